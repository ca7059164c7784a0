//! `tregua-verify --log KEY [--witness KEY]… PROOF ENTRY [CONTENT]`, or a folder with a log's static files.

use std::path::Path;
use std::process::ExitCode;

use tregua_verify::{Key, Keys, Report, exhibit, whole_log};

const USAGE: &str = "usage: tregua-verify --log KEY [--witness KEY]... PROOF ENTRY [CONTENT]\n       \
                     tregua-verify --log KEY [--witness KEY]... FOLDER";

fn main() -> ExitCode {
    match run() {
        Ok(report) => {
            report
                .proved
                .iter()
                .for_each(|what| println!("proved: {what}"));
            report
                .not_proved
                .iter()
                .for_each(|what| println!("not proved: {what}"));
            ExitCode::SUCCESS
        }
        Err((code, what)) => {
            eprintln!("{what}");
            ExitCode::from(code)
        }
    }
}

/// What was asked for; with the code to end with, why it cannot be told or does not hold.
fn run() -> Result<Report, (u8, String)> {
    let usage = |why: &str| (2, format!("{why}\n{USAGE}"));
    let (mut log, mut witnesses, mut files) = (None, Vec::new(), Vec::new());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--log" | "--witness" => {
                let text = words.next().ok_or_else(|| usage("a key is missing"))?;
                let key = Key::read(&text).map_err(|why| (2, why))?;
                match (word.as_str(), key.is_witness()) {
                    ("--log", false) => log = Some(key),
                    ("--witness", true) => witnesses.push(key),
                    _ => return Err(usage("this is the key of the other kind")),
                }
            }
            _ => files.push(word),
        }
    }
    let log = log.ok_or_else(|| usage("whose log is it? its key is missing"))?;
    let keys = Keys { log, witnesses };
    let read = |path: &String| std::fs::read(path).map_err(|error| (2, format!("{path}: {error}")));
    let report = match files.as_slice() {
        [folder] if Path::new(folder).is_dir() => whole_log(
            |path| std::fs::read(Path::new(folder).join(path)).ok(),
            &keys,
        ),
        [proof, entry] => exhibit(&read(proof)?, &read(entry)?, None, &keys),
        [proof, entry, content] => {
            exhibit(&read(proof)?, &read(entry)?, Some(&read(content)?), &keys)
        }
        _ => return Err(usage("give a proof and an entry, or a folder")),
    };
    report.map_err(|why| (1, format!("nothing is proved: {why}")))
}
