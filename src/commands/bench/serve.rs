//! `tregua bench --serve`: how the server does over many entries, and under many readers and writers at once.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tregua_wording::Arg;

use super::client::{Answer, Reader, Server};
use super::year::many;
use super::{failed, finished, program};
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::print::{line, words};

/// Readers and writers of the load, as many as a mission with its partners may be on a bad morning.
const READERS: usize = 200;
const WRITERS: usize = 20;

/// Each waits so long from one request to the next: a person reads before asking for more.
const READER_PAUSE: Duration = Duration::from_secs(2);
const WRITER_PAUSE: Duration = Duration::from_secs(3);

/// Pages that every record has; the first one is asked for most.
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
    "/agreement/reading",
    "/entry",
    "/entry/claim",
    "/record/export",
    "/reports",
    "/settings",
];

/// Files, which may take longer than a page: they go out while they are written.
const FILES: &[&str] = &[
    "/record/export/claims.csv",
    "/record/export/record.json",
    "/record/export/record.xlsx",
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

/// Prints a phrase with these numbers and names, unless the answer is for programs.
struct Teller {
    quiet: bool,
}

impl Teller {
    fn tell(&self, key: &str, figures: &[(&str, String)]) {
        if self.quiet {
            return;
        }
        let arg = |said: &String| match said.parse::<f64>() {
            Ok(_) => Arg::Figures(said.clone().into()),
            Err(_) => Arg::Text(said.clone().into()),
        };
        let args: Vec<(&str, Arg<'_>)> = figures
            .iter()
            .map(|(name, said)| (*name, arg(said)))
            .collect();
        line(&words().say(key, &args));
    }
}

fn jobs(folder: &Path, claims: usize, seconds: u64, quiet: bool) -> Result<Value, Fault> {
    let teller = Teller { quiet };
    let start = start(&teller)?;
    let pages = if claims > 0 {
        over_many(folder, claims, &teller)?
    } else {
        Value::Null
    };
    let load = load(folder, seconds, &teller)?;
    Ok(json!({ "start": start, "pages": pages, "load": load }))
}

/// How soon the worked history is there, and what its first page weighs with everything that it asks for.
fn start(teller: &Teller) -> Result<Value, Fault> {
    let demo = Server::start(&["--demo".as_ref()])?;
    let mut reader = demo.come_in()?;
    let first = reader.get("/")?;
    let assets = assets(&first.text());
    let mut bytes = first.body.len();
    for asset in &assets {
        bytes += reader.get(asset)?.body.len();
    }
    // The stream of news is a request of its own.
    let requests = assets.len() + 2;
    let start_ms = ms(demo.started);
    let figures = [
        ("start", start_ms.to_string()),
        ("page", first.body.len().to_string()),
        ("ms", ms(first.took).to_string()),
        ("requests", requests.to_string()),
        ("bytes", bytes.to_string()),
    ];
    teller.tell("bench-start", &figures);
    Ok(json!({
        "address_ms": start_ms, "first_page_bytes": first.body.len(), "first_page_ms": ms(first.took),
        "requests": requests, "bytes": bytes,
    }))
}

/// The files of ours that a page names, each once.
fn assets(page: &str) -> Vec<String> {
    let named = page.split("/assets/").skip(1);
    let mut assets: Vec<String> = named
        .filter_map(|rest| Some(format!("/assets/{}", rest.split('"').next()?)))
        .collect();
    assets.sort();
    assets.dedup();
    assets
}

/// The pages, with those that are about something on this record: a term, a cell, an entry, a voice, words looked for.
fn pages(reader: &mut Reader) -> Result<Vec<String>, Fault> {
    let mut pages: Vec<String> = PAGES.iter().map(|page| (*page).to_owned()).collect();
    for (page, before) in [
        ("/terms", "/terms/"),
        ("/terms", "/why?"),
        ("/voices", "/voices/"),
        ("/record", "/record/"),
    ] {
        pages.extend(linked(&reader.get(page)?, before));
    }
    let term = pages.iter().find(|page| page.starts_with("/terms/"));
    if let Some(term) = term.cloned() {
        pages.extend(linked(&reader.get(&term)?, "/why?"));
        pages.push(format!("{term}.json"));
    }
    let cell = pages.iter().find(|page| page.starts_with("/why?"));
    pages.extend(cell.map(|cell| cell.replacen("/why?", "/why.json?", 1)));
    let found = reader.post("/record/search", "words=crossing")?;
    if found.status == 303 {
        pages.push(found.location);
    }
    pages.dedup();
    Ok(pages)
}

/// The first address of this kind that a page leads to.
fn linked(page: &Answer, before: &str) -> Option<String> {
    const OTHER: [&str; 3] = ["/record/export", "/record/import", "/record/search"];
    let text = page.text();
    let mut quoted = text.split('"').filter(|quoted| {
        let other = OTHER.iter().any(|other| quoted.starts_with(other));
        quoted.len() > before.len() && quoted.starts_with(before) && !other
    });
    quoted.next().map(|path| path.replace("&amp;", "&"))
}

/// Every page over a record of so many claims.
fn over_many(folder: &Path, claims: usize, teller: &Teller) -> Result<Value, Fault> {
    let record = many(folder, claims)?;
    let server = Server::start(&[record.as_os_str()])?;
    let opened_mib = server.memory_mib().0;
    let mut reader = server.come_in()?;
    let began = Instant::now();
    // The moment is worked out once; pages that come before say so and come back.
    while reader.get("/terms.json")?.status == 202 {
        if began.elapsed() > LONGEST_WAIT {
            return Err(Fault::world(words().say("bench-too-long", &[])));
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    let worked_out = began.elapsed();
    let worked_mib = server.memory_mib().0;
    let figures = [
        ("claims", claims.to_string()),
        ("opened", seconds(server.started)),
        ("worked", seconds(worked_out)),
    ];
    teller.tell("bench-opened", &figures);
    let mut told = BTreeMap::new();
    for page in pages(&mut reader)? {
        if let Entry::Vacant(place) = told.entry(page) {
            let took = page_takes(&mut reader, place.key(), TIMES, teller)?;
            place.insert(took);
        }
    }
    let after = after_entries(&mut reader, teller)?;
    let pages_mib = server.memory_mib().1;
    for file in FILES {
        let took = page_takes(&mut reader, file, 1, teller)?;
        told.insert((*file).to_owned(), took);
    }
    let files_mib = server.memory_mib().1;
    let memory = [
        ("opened", mib(opened_mib)),
        ("worked", mib(worked_mib)),
        ("pages", mib(pages_mib)),
        ("files", mib(files_mib)),
    ];
    teller.tell("bench-memory", &memory);
    Ok(json!({
        "claims": claims, "opened_s": server.started.as_secs_f64(), "worked_out_s": worked_out.as_secs_f64(), "pages": told, "after_an_entry": after,
        "opened_mib": opened_mib, "worked_out_mib": worked_mib, "peak_after_pages_mib": pages_mib, "peak_after_files_mib": files_mib,
    }))
}

/// How soon pages show an entry that was just put on record: each is asked for as soon as it is there.
fn after_entries(reader: &mut Reader, teller: &Teller) -> Result<Value, Fault> {
    const AFTER: [&str; 2] = ["/", "/terms"];
    let mut put = Vec::new();
    let mut took = Vec::new();
    for turn in 0..TIMES {
        let (_, answer) = put_on_record(reader, &of_a_year(&format!("after-{turn}")))?;
        if entry(&answer).is_none() {
            let args = [
                ("path", FORM.into()),
                ("system", answer.status.to_string().into()),
            ];
            return Err(Fault::world(words().say("file-problem", &args)));
        }
        put.push(answer.took);
        for page in AFTER {
            let began = Instant::now();
            while reader.get(page)?.status == 202 && began.elapsed() < LONGEST_WAIT {
                std::thread::sleep(Duration::from_millis(5));
            }
            took.push(began.elapsed());
        }
    }
    let told = json!({ "put": quantiles(&put), "pages": quantiles(&took) });
    let figures = [
        ("put", told["put"]["p50_ms"].to_string()),
        ("page", told["pages"]["p50_ms"].to_string()),
        ("worst", told["pages"]["worst_ms"].to_string()),
    ];
    teller.tell("bench-after", &figures);
    Ok(told)
}

/// What one page takes: the first answer, until it is whole (one that takes long to work out says so first), and then the
/// middle and the worst of some.
fn page_takes(
    reader: &mut Reader,
    page: &str,
    times: usize,
    teller: &Teller,
) -> Result<Value, Fault> {
    let mut last = reader.get(page)?;
    let first = last.took;
    let mut whole = first;
    let began = Instant::now();
    while last.status == 202 && began.elapsed() < LONGEST_WAIT {
        std::thread::sleep(Duration::from_millis(50));
        last = reader.get(page)?;
        whole = first + began.elapsed();
    }
    let mut took = Vec::new();
    for _ in 0..times {
        last = reader.get(page)?;
        took.push(last.took);
    }
    took.sort();
    let middle = took.get(times / 2).copied().unwrap_or_default();
    let worst = took.last().copied().unwrap_or_default();
    let figures = [
        ("page", page.to_owned()),
        ("ms", ms(middle).to_string()),
        ("first", ms(first).to_string()),
        ("whole", ms(whole).to_string()),
        ("worst", ms(worst).to_string()),
        ("bytes", last.body.len().to_string()),
        ("status", last.status.to_string()),
    ];
    teller.tell("bench-page", &figures);
    Ok(json!({
        "ms": ms(middle), "first_ms": ms(first), "whole_ms": ms(whole), "worst_ms": ms(worst), "bytes": last.body.len(), "status": last.status,
    }))
}

/// Readers and writers on the worked history, kept on disk; every entry that was acknowledged is looked for afterwards.
fn load(folder: &Path, seconds: u64, teller: &Teller) -> Result<Value, Fault> {
    let kept = folder.join("pause");
    let mut demo = program()?;
    demo.args(["demo", "--keep"]).arg(&kept);
    finished(&mut demo)?;
    let record = kept.join("pause.record");
    let server = Server::start(&[record.as_os_str()])?;
    let mut first = server.come_in()?;
    let pages = Arc::new(pages(&mut first)?);
    let cookie = first.cookie.clone();
    drop(first);
    let ending = Arc::new(AtomicBool::new(false));
    let seen = Arc::new(Mutex::new(Seen::default()));
    let began = Instant::now();
    let people: Vec<_> = (0..READERS + WRITERS)
        .map(|at| {
            let person = Person {
                at,
                address: server.address.clone(),
                cookie: cookie.clone(),
                pages: pages.clone(),
            };
            let (ending, seen) = (ending.clone(), seen.clone());
            std::thread::spawn(move || person.comes(&ending, &seen))
        })
        .collect();
    std::thread::sleep(Duration::from_secs(seconds));
    ending.store(true, Ordering::Relaxed);
    for person in people {
        let _ = person.join();
    }
    let took = began.elapsed().as_secs_f64();
    let (memory, cpu_s) = (server.memory_mib().1, server.cpu_s());
    drop(server);
    let mut log = program()?;
    log.args(["log", "--json"]).arg(&record);
    let log = finished(&mut log)?;
    let mut verify = program()?;
    finished(verify.arg("verify").arg(&record))?;
    let seen = seen.lock().map_err(|error| failed(&error))?;
    let acknowledged = seen.acknowledged.iter();
    let lost = acknowledged.filter(|id| !log.contains(id.as_str())).count();
    let told = json!({
        "seconds": took, "readers": READERS, "writers": WRITERS,
        "reads": quantiles(&seen.reads), "writes": quantiles(&seen.writes), "errors": seen.errors.len(),
        "acknowledged": seen.acknowledged.len(), "lost": lost, "peak_memory_mib": memory, "cpu_s": cpu_s,
    });
    let figures = [
        ("readers", READERS.to_string()),
        ("writers", WRITERS.to_string()),
        ("seconds", format!("{took:.0}")),
        ("errors", seen.errors.len().to_string()),
        ("acknowledged", seen.acknowledged.len().to_string()),
        ("lost", lost.to_string()),
        ("memory", mib(memory)),
        ("processors", format!("{:.2}", cpu_s / took)),
    ];
    teller.tell("bench-load", &figures);
    for (key, job) in [("bench-reads", "reads"), ("bench-writes", "writes")] {
        let quantiles = &told[job];
        let names = [
            ("half", "p50_ms"),
            ("most", "p99_ms"),
            ("worst", "worst_ms"),
        ];
        let mut figures = vec![("requests", quantiles["requests"].to_string())];
        figures.extend(names.map(|(name, key)| (name, quantiles[key].to_string())));
        teller.tell(key, &figures);
    }
    for error in seen.errors.iter().take(5) {
        teller.tell("bench-error", &[("what", error.clone())]);
    }
    Ok(told)
}

#[derive(Default)]
struct Seen {
    reads: Vec<Duration>,
    writes: Vec<Duration>,
    /// The page, and its status or what the system said.
    errors: Vec<String>,
    /// Ids of entries that a page said are on record.
    acknowledged: Vec<String>,
}

/// One reader, or one writer.
struct Person {
    at: usize,
    address: String,
    cookie: String,
    pages: Arc<Vec<String>>,
}

impl Person {
    fn writes(&self) -> bool {
        self.at >= READERS
    }

    /// Asks, or writes, until told to end.
    fn comes(&self, ending: &AtomicBool, seen: &Mutex<Seen>) {
        let pause = if self.writes() {
            WRITER_PAUSE
        } else {
            READER_PAUSE
        };
        // They do not all come in the same instant.
        std::thread::sleep(pause.mul_f64(self.at as f64 / (READERS + WRITERS) as f64));
        let mut kept = None;
        let mut turn = 0;
        while !ending.load(Ordering::Relaxed) {
            let began = Instant::now();
            let reader = kept.take();
            let reader = reader.map_or_else(|| Reader::connect(&self.address, &self.cookie), Ok);
            let done = reader.and_then(|mut reader: Reader| {
                if self.writes() {
                    self.write(&mut reader, turn, seen)?;
                } else {
                    self.read(&mut reader, turn, seen)?;
                }
                kept = Some(reader);
                Ok(())
            });
            if let (Err(error), Ok(mut seen)) = (done, seen.lock()) {
                seen.errors.push(error.lines().join(" "));
            }
            turn += 1;
            std::thread::sleep(pause.saturating_sub(began.elapsed()));
        }
    }

    fn read(&self, reader: &mut Reader, turn: usize, seen: &Mutex<Seen>) -> Result<(), Fault> {
        let at = (self.at + turn) % self.pages.len().max(1);
        let page = self.pages.get(at).map_or("/", String::as_str);
        let answer = reader.get(page)?;
        let mut seen = seen.lock().map_err(|error| failed(&error))?;
        match answer.status {
            200 => seen.reads.push(answer.took),
            status => seen.errors.push(format!("{page} {status}")),
        }
        Ok(())
    }

    fn write(&self, reader: &mut Reader, turn: usize, seen: &Mutex<Seen>) -> Result<(), Fault> {
        let typed = claim(&format!("load-{}-{turn}", self.at));
        let (shown, answer) = put_on_record(reader, &typed)?;
        let mut seen = seen.lock().map_err(|error| failed(&error))?;
        match entry(&answer) {
            Some(id) => {
                seen.acknowledged.push(id);
                seen.writes.extend([shown.took, answer.took]);
            }
            None => seen
                .errors
                .push(format!("{FORM} {} {}", shown.status, answer.status)),
        }
        Ok(())
    }
}

/// As the form asks: what was typed is read and shown, and what was shown is put on record.
fn put_on_record(reader: &mut Reader, typed: &str) -> Result<(Answer, Answer), Fault> {
    let shown = reader.post(FORM, typed)?;
    let page = shown.text();
    let hidden = ["noted", "seen", "key"].map(|name| (name, hidden(&page, name)));
    let put = format!("{typed}&do=put&{}", form(&hidden));
    let answer = reader.post(FORM, &put)?;
    Ok((shown, answer))
}

/// Where claims are typed field by field.
const FORM: &str = "/entry/claim";

/// A claim as the form sends it.
fn claim(about: &str) -> String {
    form(&[
        ("voice", "UN"),
        ("act", "admit"),
        ("actor", "Israel"),
        ("thing", "truck"),
        ("amount", "1"),
        ("adds", "event"),
        ("counting_point", "offloading"),
        ("occurred", "2023-11-26T12:00+02:00"),
        ("about", about),
        ("said", "2023-11-26T20:00+02:00"),
    ])
}

/// A claim about the year of many claims.
fn of_a_year(about: &str) -> String {
    form(&[
        ("voice", "Delta"),
        ("act", "admit"),
        ("actor", "Alpha"),
        ("thing", "truck"),
        ("amount", "3"),
        ("adds", "event"),
        ("counting_point", "crossing"),
        ("occurred", "2025-06-01T12:00+02:00"),
        ("about", about),
        ("said", "2025-06-01T20:00+02:00"),
    ])
}

/// Names and values as a browser sends them.
fn form(pairs: &[(&str, &str)]) -> String {
    let coded = |text: &str| -> String {
        let code = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        text.bytes().map(code).collect()
    };
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", coded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The value of a hidden field.
fn hidden<'p>(page: &'p str, name: &str) -> &'p str {
    let before = format!("type=\"hidden\" name=\"{name}\" value=\"");
    let value = page.split_once(&before).map(|(_, rest)| rest);
    value.and_then(|rest| rest.split('"').next()).unwrap_or("")
}

/// The entry that an answer says is on record.
fn entry(answer: &Answer) -> Option<String> {
    let (_, id) = answer.location.split_once("done=")?;
    (answer.status == 303 && id.len() == 64).then(|| id.to_owned())
}

fn quantiles(took: &[Duration]) -> Value {
    let mut took = took.to_vec();
    took.sort();
    let at = |share: f64| {
        let last = took.len().saturating_sub(1);
        let place = (last as f64 * share).round() as usize;
        ms(took.get(place).copied().unwrap_or_default())
    };
    json!({ "requests": took.len(), "p50_ms": at(0.5), "p99_ms": at(0.99), "worst_ms": at(1.0) })
}

/// Milliseconds, to a tenth.
fn ms(took: Duration) -> f64 {
    (took.as_secs_f64() * 10_000.0).round() / 10.0
}

fn seconds(took: Duration) -> String {
    format!("{:.1}", took.as_secs_f64())
}

fn mib(mebibytes: f64) -> String {
    format!("{mebibytes:.0}")
}
