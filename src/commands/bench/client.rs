//! The program serving, as a process of its own, and a browser's connection to it.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{failed, program};
use crate::exit::Fault;
use crate::print::words;

/// The program serving a record, as a process of its own; it ends with this.
pub(super) struct Server {
    process: Child,
    pub(super) address: String,
    link: String,
    /// From its start until it said its address.
    pub(super) started: Duration,
}

impl Server {
    pub(super) fn start(args: &[&std::ffi::OsStr]) -> Result<Self, Fault> {
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
        Err(Fault::world(words().say("bench-no-address", &[])))
    }

    /// Comes in through the link.
    pub(super) fn come_in(&self) -> Result<Reader, Fault> {
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

    /// Resident memory now, and the most there was, in MiB.
    pub(super) fn memory_mib(&self) -> (f64, f64) {
        let status = self.proc("status");
        let of = |key: &str| {
            let line = status.lines().find_map(|text| text.strip_prefix(key));
            let kib = line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
            kib.unwrap_or(f64::NAN) / 1024.0
        };
        (of("VmRSS:"), of("VmHWM:"))
    }

    pub(super) fn cpu_s(&self) -> f64 {
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
pub(super) struct Reader {
    stream: BufReader<TcpStream>,
    address: String,
    pub(super) cookie: String,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    cookie: String,
    /// Where it sends the reader.
    pub(super) location: String,
    pub(super) body: Vec<u8>,
    pub(super) took: Duration,
}

impl Answer {
    pub(super) fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }
}

impl Reader {
    pub(super) fn connect(address: &str, cookie: &str) -> Result<Self, Fault> {
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

    pub(super) fn get(&mut self, path: &str) -> Result<Answer, Fault> {
        self.send("GET", path, "")
    }

    pub(super) fn post(&mut self, path: &str, form: &str) -> Result<Answer, Fault> {
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
            location: String::new(),
            body: Vec::new(),
            took: Duration::ZERO,
        };
        let (mut text, mut length, mut in_pieces) = (String::new(), 0, false);
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
            if let Some(said) = lower.strip_prefix("content-length:") {
                length = said.trim().parse().unwrap_or(0);
            }
            in_pieces |= lower == "transfer-encoding: chunked";
            if lower.starts_with("location:") {
                let value = text.split_once(':').map_or("", |(_, value)| value.trim());
                value.clone_into(&mut answer.location);
            }
            if lower.starts_with("set-cookie:") {
                let value = text.split_once(':').map_or("", |(_, value)| value.trim());
                answer.cookie = value.split(';').next().unwrap_or("").to_owned();
            }
        }
        if in_pieces {
            self.take_pieces(&mut answer.body).map_err(wrong)?;
        } else {
            answer.body = vec![0; length];
            self.stream.read_exact(&mut answer.body).map_err(wrong)?;
        }
        answer.took = began.elapsed();
        Ok(answer)
    }

    /// Takes a body whose length nobody knew when it began: pieces, each behind its length, until one of none.
    fn take_pieces(&mut self, body: &mut Vec<u8>) -> std::io::Result<()> {
        let mut line = String::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let length = u64::from_str_radix(line.trim_end(), 16);
            let length = length.map_err(std::io::Error::other)?;
            let came = (&mut self.stream).take(length).read_to_end(body)?;
            if came as u64 != length {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            line.clear();
            self.stream.read_line(&mut line)?;
            if length == 0 {
                return Ok(());
            }
        }
    }
}
