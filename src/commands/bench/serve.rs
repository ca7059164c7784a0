//! `tregua bench --serve`: how the server does over many entries, and under many readers and writers at once.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{failed, finished, program};
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::print::line;

/// Readers and writers of the load, as many as a mission with its partners may be on a bad morning.
const READERS: usize = 200;
const WRITERS: usize = 20;

/// Each waits so long from one request to the next: a person reads before asking for more.
const READER_PAUSE: Duration = Duration::from_secs(2);
const WRITER_PAUSE: Duration = Duration::from_secs(3);

/// Pages that are asked for. The first ones are asked for most.
const PAGES: &[&str] = &[
    "/",
    "/terms",
    "/record",
    "/",
    "/figures",
    "/timeline",
    "/now.json",
    "/terms.json",
    "/brief",
    "/voices",
    "/agreement",
];

/// Times each page over many entries is asked for; the middle one is told.
const TIMES: usize = 7;

/// How long a moment may take to be worked out before the bench gives up.
const LONGEST_WAIT: Duration = Duration::from_secs(180);

/// Runs the three jobs: starting, pages over many claims, the load.
pub(super) fn run(claims: usize, seconds: u64, as_json: bool) -> Outcome {
    let folder = std::env::temp_dir().join(format!("tregua-bench-{}", std::process::id()));
    std::fs::create_dir(&folder).map_err(|error| failed(&error))?;
    let done = jobs(&folder, claims, seconds, as_json);
    let _ = std::fs::remove_dir_all(&folder);
    let done = done?;
    if as_json {
        return print_json(&done);
    }
    Ok(())
}

fn jobs(folder: &Path, claims: usize, seconds: u64, quiet: bool) -> Result<Value, Fault> {
    let tell = |text: String| {
        if !quiet {
            line(&text);
        }
    };
    let demo = Server::start(&["--demo".as_ref()])?;
    let mut reader = demo.come_in()?;
    let first = reader.get("/")?;
    let start_ms = demo.started.as_millis();
    tell(format!(
        "start: address after {start_ms} ms; first page {} bytes in {:.1} ms",
        first.bytes,
        ms(first.took)
    ));
    drop((reader, demo));

    let pages = if claims > 0 {
        over_many(folder, claims, &tell)?
    } else {
        Value::Null
    };
    let load = load(folder, seconds, &tell)?;
    Ok(json!({
        "start": { "address_ms": start_ms as u64, "first_page_bytes": first.bytes, "first_page_ms": ms(first.took) },
        "pages": pages,
        "load": load,
    }))
}

/// Every page over a record of so many claims.
fn over_many(folder: &Path, claims: usize, tell: &dyn Fn(String)) -> Result<Value, Fault> {
    let record = many(folder, claims)?;
    let server = Server::start(&[record.as_os_str()])?;
    let mut reader = server.come_in()?;
    let began = Instant::now();
    // The moment is worked out once; pages that come before say so and come back.
    while reader.get("/terms.json")?.status == 202 {
        if began.elapsed() > LONGEST_WAIT {
            return Err(Fault::world("the moment was not worked out in time"));
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    let worked_out = began.elapsed();
    tell(format!(
        "{claims} claims: opened in {:.1} s, one moment worked out in {:.1} s",
        server.started.as_secs_f64(),
        worked_out.as_secs_f64()
    ));
    let mut told = BTreeMap::new();
    for page in PAGES.iter().collect::<std::collections::BTreeSet<_>>() {
        let first = reader.get(page)?.took;
        let mut took = Vec::new();
        let mut last = reader.get(page)?;
        took.push(last.took);
        for _ in 1..TIMES {
            last = reader.get(page)?;
            took.push(last.took);
        }
        took.sort();
        let middle = took.get(TIMES / 2).copied().unwrap_or_default();
        let worst = took.last().copied().unwrap_or_default();
        tell(format!(
            "  {page:<14} {:7.1} ms (first {:.1}, worst of {TIMES} {:.1}), {} bytes, status {}",
            ms(middle),
            ms(first),
            ms(worst),
            last.bytes,
            last.status
        ));
        told.insert(
            (*page).to_owned(),
            json!({ "ms": ms(middle), "first_ms": ms(first), "worst_ms": ms(worst), "bytes": last.bytes, "status": last.status }),
        );
    }
    let memory = server.peak_memory_mib();
    tell(format!("  peak memory {memory:.0} MiB"));
    Ok(json!({
        "claims": claims, "opened_s": server.started.as_secs_f64(), "worked_out_s": worked_out.as_secs_f64(),
        "pages": told, "peak_memory_mib": memory,
    }))
}

/// Readers and writers on the worked history, kept on disk; every claim that was acknowledged is looked for afterwards.
fn load(folder: &Path, seconds: u64, tell: &dyn Fn(String)) -> Result<Value, Fault> {
    let kept = folder.join("pause");
    let mut demo = program()?;
    demo.args(["demo", "--keep"]).arg(&kept);
    finished(&mut demo)?;
    let record = kept.join("pause.record");
    let server = Server::start(&[record.as_os_str()])?;
    let cookie = server.come_in()?.cookie;
    let ending = Arc::new(AtomicBool::new(false));
    let seen = Arc::new(Mutex::new(Seen::default()));
    let began = Instant::now();
    let people: Vec<_> = (0..READERS + WRITERS)
        .map(|at| {
            let (server, cookie) = (server.address.clone(), cookie.clone());
            let (ending, seen) = (ending.clone(), seen.clone());
            std::thread::spawn(move || person(at, &server, &cookie, &ending, &seen))
        })
        .collect();
    std::thread::sleep(Duration::from_secs(seconds));
    ending.store(true, Ordering::Relaxed);
    for person in people {
        let _ = person.join();
    }
    let took = began.elapsed();
    let (memory, cpu_s) = (server.peak_memory_mib(), server.cpu_s());
    drop(server);
    let mut log = program()?;
    log.args(["log", "--json"]).arg(&record);
    let log = finished(&mut log)?;
    let mut verify = program()?;
    finished(verify.arg("verify").arg(&record))?;
    let seen = seen.lock().map_err(|error| failed(&error))?;
    let lost = seen
        .acknowledged
        .iter()
        .filter(|key| !log.contains(key.as_str()))
        .count();
    let told = json!({
        "seconds": took.as_secs_f64(), "readers": READERS, "writers": WRITERS,
        "reads": quantiles(&seen.reads), "writes": quantiles(&seen.writes), "errors": seen.errors.len(),
        "acknowledged": seen.acknowledged.len(), "lost": lost, "peak_memory_mib": memory, "cpu_s": cpu_s,
    });
    let quantile = |job: &str| {
        let told = &told[job];
        format!(
            "{} {job}: half within {} ms, 99 of 100 within {} ms, worst {} ms",
            told["n"], told["p50_ms"], told["p99_ms"], told["worst_ms"]
        )
    };
    tell(format!(
        "{READERS} readers and {WRITERS} writers for {:.0} s: {} errors, {} claims acknowledged, {lost} of them lost",
        took.as_secs_f64(),
        seen.errors.len(),
        seen.acknowledged.len()
    ));
    tell(format!("  {}", quantile("reads")));
    tell(format!("  {}", quantile("writes")));
    tell(format!(
        "  peak memory {memory:.0} MiB, {:.2} processors used",
        cpu_s / took.as_secs_f64()
    ));
    for error in seen.errors.iter().take(5) {
        tell(format!("  error: {error}"));
    }
    Ok(told)
}

#[derive(Default)]
struct Seen {
    reads: Vec<Duration>,
    writes: Vec<Duration>,
    errors: Vec<String>,
    /// Keys of claims whose page said that they are on record.
    acknowledged: Vec<String>,
}

/// One reader, or one writer, until told to end.
fn person(at: usize, address: &str, cookie: &str, ending: &AtomicBool, seen: &Mutex<Seen>) {
    let writes = at >= READERS;
    let pause = if writes { WRITER_PAUSE } else { READER_PAUSE };
    // They do not all come in the same instant.
    std::thread::sleep(pause.mul_f64(at as f64 / (READERS + WRITERS) as f64));
    let mut reader = None;
    let mut turn = 0;
    while !ending.load(Ordering::Relaxed) {
        let began = Instant::now();
        let key = format!("load-{at}-{turn}");
        let answer = reader
            .take()
            .map_or_else(|| Reader::connect(address, cookie), Ok)
            .and_then(|mut connected: Reader| {
                let answer = if writes {
                    connected.post("/entry/claim", &claim(&key))
                } else {
                    let page = PAGES.get((at + turn) % PAGES.len()).unwrap_or(&"/");
                    connected.get(page)
                };
                reader = Some(connected);
                answer
            });
        if let Ok(mut seen) = seen.lock() {
            match answer {
                Ok(answer) if writes && answer.status == 303 => {
                    seen.acknowledged.push(key);
                    seen.writes.push(answer.took);
                }
                Ok(answer) if !writes && answer.status == 200 => seen.reads.push(answer.took),
                Ok(answer) => seen.errors.push(format!("status {}", answer.status)),
                Err(error) => {
                    reader = None;
                    seen.errors.push(error.lines().join(" "));
                }
            }
        }
        turn += 1;
        std::thread::sleep(pause.saturating_sub(began.elapsed()));
    }
}

/// A claim as the form sends it.
fn claim(key: &str) -> String {
    let pairs = [
        ("claim", key),
        ("voice", "UN"),
        ("act", "admit"),
        ("actor", "Israel"),
        ("thing", "truck"),
        ("amount", "1"),
        ("adds", "event"),
        ("counting_point", "offloading"),
        ("occurred", "2023-11-26T12:00+02:00"),
        ("about", key),
        ("said", "2023-11-26T20:00+02:00"),
        ("sign", "yes"),
    ];
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace('+', "%2B").replace(':', "%3A")))
        .collect();
    pairs.join("&")
}

fn quantiles(took: &[Duration]) -> Value {
    let mut took = took.to_vec();
    took.sort();
    let at = |share: f64| {
        let last = took.len().saturating_sub(1);
        let place = (last as f64 * share).round() as usize;
        ms(took.get(place).copied().unwrap_or_default())
    };
    json!({ "n": took.len(), "p50_ms": at(0.5), "p99_ms": at(0.99), "worst_ms": at(1.0) })
}

/// Milliseconds, to a tenth.
fn ms(took: Duration) -> f64 {
    (took.as_secs_f64() * 10_000.0).round() / 10.0
}

/// The program serving a record, as a process of its own; it ends with this.
struct Server {
    process: Child,
    address: String,
    link: String,
    /// From its start until it said its address.
    started: Duration,
}

impl Server {
    fn start(args: &[&std::ffi::OsStr]) -> Result<Self, Fault> {
        let mut command: Command = program()?;
        command.args(["serve", "--json"]).args(args);
        let began = Instant::now();
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(&error))?;
        let said = process.stdout.take().ok_or_else(|| failed(&"no output"))?;
        let mut text = String::new();
        for part in BufReader::new(said).lines() {
            text.push_str(&part.map_err(|error| failed(&error))?);
            let Ok(said) = serde_json::from_str::<Value>(&text) else {
                continue;
            };
            let word = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
            return Ok(Server {
                process,
                address: word("address"),
                link: word("link"),
                started: began.elapsed(),
            });
        }
        let _ = process.kill();
        Err(Fault::world("the server ended before it said its address"))
    }

    /// Comes in through the link.
    fn come_in(&self) -> Result<Reader, Fault> {
        let mut reader = Reader::connect(&self.address, "")?;
        let path = self
            .link
            .split_once(&self.address)
            .map_or("/", |(_, path)| path);
        let answer = reader.get(path)?;
        reader.cookie = answer.cookie;
        Ok(reader)
    }

    fn proc(&self, file: &str) -> String {
        let path = PathBuf::from(format!("/proc/{}/{file}", self.process.id()));
        std::fs::read_to_string(path).unwrap_or_default()
    }

    fn peak_memory_mib(&self) -> f64 {
        let status = self.proc("status");
        let peak = status
            .lines()
            .find_map(|text| text.strip_prefix("VmHWM:"))
            .and_then(|peak| peak.trim().split(' ').next()?.parse::<f64>().ok());
        peak.unwrap_or(f64::NAN) / 1024.0
    }

    fn cpu_s(&self) -> f64 {
        let stat = self.proc("stat");
        let mut words = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .skip(11);
        let mut next = || words.next().and_then(|word| word.parse::<f64>().ok());
        (next().unwrap_or(f64::NAN) + next().unwrap_or(f64::NAN)) / 100.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// One connection that is kept, as a browser keeps it.
struct Reader {
    stream: BufReader<TcpStream>,
    address: String,
    cookie: String,
}

/// What came back.
struct Answer {
    status: u16,
    cookie: String,
    bytes: usize,
    took: Duration,
}

impl Reader {
    fn connect(address: &str, cookie: &str) -> Result<Self, Fault> {
        let stream = TcpStream::connect(address).map_err(|error| failed(&error))?;
        stream.set_nodelay(true).map_err(|error| failed(&error))?;
        let patience = Some(Duration::from_secs(30));
        stream
            .set_read_timeout(patience)
            .map_err(|error| failed(&error))?;
        Ok(Reader {
            stream: BufReader::new(stream),
            address: address.to_owned(),
            cookie: cookie.to_owned(),
        })
    }

    fn get(&mut self, path: &str) -> Result<Answer, Fault> {
        self.send("GET", path, "")
    }

    fn post(&mut self, path: &str, form: &str) -> Result<Answer, Fault> {
        self.send("POST", path, form)
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> Result<Answer, Fault> {
        let wrong = |error: std::io::Error| failed(&error);
        let began = Instant::now();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\nsec-fetch-site: same-origin\r\ncontent-type: \
             application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len()
        );
        self.stream
            .get_mut()
            .write_all(head.as_bytes())
            .map_err(wrong)?;
        let mut answer = Answer {
            status: 0,
            cookie: String::new(),
            bytes: 0,
            took: Duration::ZERO,
        };
        let mut text = String::new();
        loop {
            text.clear();
            if self.stream.read_line(&mut text).map_err(wrong)? == 0 {
                return Err(failed(&"the connection was closed"));
            }
            let text = text.trim_end();
            if text.is_empty() {
                break;
            }
            if answer.status == 0 {
                let status = text.split(' ').nth(1);
                answer.status = status.and_then(|word| word.parse().ok()).unwrap_or(0);
            }
            let lower = text.to_ascii_lowercase();
            if let Some(length) = lower.strip_prefix("content-length:") {
                answer.bytes = length.trim().parse().unwrap_or(0);
            }
            if lower.starts_with("set-cookie:") {
                let value = text.split_once(':').map_or("", |(_, value)| value.trim());
                answer.cookie = value.split(';').next().unwrap_or("").to_owned();
            }
        }
        let mut rest = vec![0; answer.bytes];
        self.stream.read_exact(&mut rest).map_err(wrong)?;
        answer.took = began.elapsed();
        Ok(answer)
    }
}

/// A record of so many claims by six voices over a year, and the text they are about.
fn many(folder: &Path, claims: usize) -> Result<PathBuf, Fault> {
    const TEXT: &str = "\
agreement \"A year at the North crossing\"
language 1, english
parties Alpha and Beta
mediators Delta
clock +02:00, each day runs 07:00 to 07:00
a dated figure counts for the day that begins on it
thing truck (trucks)
thing captive (captives)
thing detainee (detainees)
zone North \"north of the crossing\"
phase Pause
  starts 2025-01-01 07:00
  lasts 365 days

clause aid in Pause
  Alpha must admit at least 200 trucks each day
  counting point left open: dispatch or crossing or offloading

clause exchange in Pause
  Alpha must release at least 3 detainees for each 1 captive
  overall
  counted at handover

clause releases in Pause
  Beta must release at least 10 captives each day
  counted at handover

clause flights in Pause
  Alpha must not fly over North
  between 10:00 and 16:00 each day
";
    const VOICES: [&str; 6] = [
        "Alpha",
        "Beta",
        "Delta",
        "Red Office",
        "Blue Office",
        "Lake Press",
    ];
    let mut csv = String::from(
        "claim,kind,voice,act,actor,thing,amount,adds,counting_point,occurred,about,said\n",
    );
    let a_day = claims / 365 + 1;
    let first: jiff::civil::Date = jiff::civil::date(2025, 1, 1);
    for at in 0..claims {
        let (day, turn) = (at / a_day, at % a_day);
        let date = first.saturating_add(jiff::Span::new().days(day as i64));
        let (act, actor, thing, point) = match turn % 5 {
            3 => ("release", "Beta", "captive", "handover"),
            4 => ("release", "Alpha", "detainee", "handover"),
            _ => (
                "admit",
                "Alpha",
                "truck",
                ["dispatch", "crossing", "offloading"][turn % 3],
            ),
        };
        csv.push_str(&format!(
            "c{at},claim,{},{act},{actor},{thing},{},event,{point},{date}T{:02}:{:02}+02:00,g{at},{date}T23:59+02:00\n",
            VOICES[turn % VOICES.len()],
            1 + at % 9,
            7 + turn * 16 / a_day,
            turn % 60,
        ));
    }
    let (text, rows) = (folder.join("year.tregua"), folder.join("year.csv"));
    std::fs::write(&text, TEXT).map_err(|error| failed(&error))?;
    std::fs::write(&rows, csv).map_err(|error| failed(&error))?;
    let record = folder.join("year.record");
    let mut init = program()?;
    init.args(["init", "--author", "Lake Monitors", "--agreement"]);
    finished(init.arg(&text).arg(&record))?;
    let mut import = program()?;
    finished(import.arg("import").arg(&record).arg(&rows).arg("--commit"))?;
    Ok(record)
}
