//! `tregua-verify`: a record, a bundle, an exhibit, or a folder with a log's static files, offline.

use std::path::Path;
use std::process::ExitCode;

use tregua_verify::{
    Given, Key, Keys, Report, Trust, bundle, exhibit, is_bundle, is_public, public, record,
    whole_log,
};

const USAGE: &str = "\
usage: tregua-verify [--log KEY] [--witness KEY]... [--trust FILE] [--against CHECKPOINT]... RECORD
       tregua-verify BUNDLE
       tregua-verify [--log KEY] [--witness KEY]... PUBLIC
       tregua-verify --log KEY [--witness KEY]... PROOF ENTRY [CONTENT]
       tregua-verify --log KEY [--witness KEY]... FOLDER
       tregua-verify --trust FILE PROOF ENTRY [CONTENT], or FOLDER

RECORD      a record's file; --against holds it to a checkpoint that you kept (`tregua head --to`)
BUNDLE      what one node sends another (`tregua bundle`)
PUBLIC      what everybody may have (`tregua export --public`)
PROOF …     an exhibit (`tregua proof --to`)
FOLDER      a published log (`tregua head --tiles`)
KEY         name+id+key, from somebody you believe
FILE        a trust file (`tregua witness trust`), from somebody you believe: logs, witnesses, and how many of them together

Nothing is written, and no network is used. Exit codes: 0 it holds; 1 it does not; 2 it could not be read or was asked wrongly.";

type Outcome = Result<Report, (u8, Vec<String>)>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|word| word == "--help" || word == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match run(words) {
        Ok(report) => {
            let told = [
                ("proved", &report.proved),
                ("worth knowing", &report.noted),
                ("not proved", &report.not_proved),
            ];
            for (how, lines) in told {
                lines.iter().for_each(|line| println!("{how}: {line}"));
            }
            ExitCode::SUCCESS
        }
        Err((code, lines)) => {
            lines.iter().for_each(|line| eprintln!("{line}"));
            ExitCode::from(code)
        }
    }
}

/// What was asked for; with the code to end with, why it cannot be told or does not hold.
fn run(words: Vec<String>) -> Outcome {
    let usage = |why: &str| (2, vec![why.to_owned(), USAGE.to_owned()]);
    let read =
        |path: &String| std::fs::read(path).map_err(|error| (2, vec![format!("{path}: {error}")]));
    let (mut given, mut files) = (Given::default(), Vec::new());
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut value = || {
            words
                .next()
                .ok_or_else(|| usage("something is missing at the end"))
        };
        match word.as_str() {
            "--log" | "--witness" => {
                let key = Key::read(&value()?).map_err(|why| (2, vec![why]))?;
                match (word.as_str(), key.is_witness()) {
                    ("--log", false) => given.log = Some(key),
                    ("--witness", true) => given.witnesses.push(key),
                    _ => return Err(usage("this is the key of the other kind")),
                }
            }
            "--trust" => {
                let trust = Trust::read(&read(&value()?)?);
                given.trust = Some(trust.map_err(|why| (1, vec![why]))?);
            }
            "--against" => {
                let path = value()?;
                let bytes = read(&path)?;
                given.against.push((path, bytes));
            }
            option if option.starts_with("--") => {
                return Err(usage(&format!("`{option}` is no option")));
            }
            _ => files.push(word),
        }
    }
    let holds = |found: Result<Report, String>| {
        found.map_err(|why| (1, vec![format!("nothing is proved: {why}")]))
    };
    // Of a trust file the log that the checkpoint names.
    let keys = |given: Given, note: &str| {
        let mut trusted = given.trust.iter().filter_map(|trust| trust.log_of(note));
        let log = given.log.clone().or_else(|| trusted.next().cloned());
        let log = log.ok_or_else(|| usage("whose log is it? its key is missing"))?;
        let more = given.trust.iter().flat_map(Trust::witnesses).cloned();
        Ok(Keys {
            log,
            witnesses: given.witnesses.iter().cloned().chain(more).collect(),
            trust: given.trust.clone(),
        })
    };
    match files.as_slice() {
        [folder] if Path::new(folder).is_dir() => {
            let file = |path: &str| std::fs::read(Path::new(folder).join(path)).ok();
            let note =
                String::from_utf8_lossy(&file("checkpoint").unwrap_or_default()).into_owned();
            holds(whole_log(file, &keys(given, &note)?))
        }
        [file] => match kind_of(file)? {
            Kind::Record => record(Path::new(file), &given).map_err(|wrong| {
                let wrong = wrong.into_iter().map(|why| format!("does not hold: {why}"));
                (1, wrong.collect())
            }),
            Kind::Bundle => holds(bundle(&read(file)?)),
            Kind::Public => holds(public(&read(file)?, &given)),
            Kind::Other => Err(usage(&format!(
                "`{file}` is neither a record nor a bundle; a proof needs its entry beside it"
            ))),
        },
        [proof, entry] => {
            let proof = read(proof)?;
            let keys = keys(given, &String::from_utf8_lossy(&proof))?;
            holds(exhibit(&proof, &read(entry)?, None, &keys))
        }
        [proof, entry, content] => {
            let (proof, content) = (read(proof)?, read(content)?);
            let keys = keys(given, &String::from_utf8_lossy(&proof))?;
            holds(exhibit(&proof, &read(entry)?, Some(&content), &keys))
        }
        _ => Err(usage("say what is to be checked")),
    }
}

enum Kind {
    Record,
    Bundle,
    Public,
    Other,
}

/// What a file is, by how it begins.
fn kind_of(path: &str) -> Result<Kind, (u8, Vec<String>)> {
    use std::io::Read;
    let mut start = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(64).read_to_end(&mut start))
        .map_err(|error| (2, vec![format!("{path}: {error}")]))?;
    Ok(match start.starts_with(b"SQLite format 3\0") {
        true => Kind::Record,
        false if is_bundle(&start) => Kind::Bundle,
        false if is_public(&start) => Kind::Public,
        false => Kind::Other,
    })
}
