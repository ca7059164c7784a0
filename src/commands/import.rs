//! `tregua import`: sources and claims from files. A dry run unless `--commit`; all or nothing.

use std::collections::BTreeSet;
use std::fs;
use std::io::IsTerminal;
use std::path::Path;

use serde_json::json;
use tregua_desk::problems::{import_problem, text_args};
use tregua_desk::text::declared;
use tregua_desk::trouble;
use tregua_import::{File, Options, Problem, SourceRow, Vocabulary};
use tregua_record::{
    AppendError, Draft, Imported, Packed, Payload, ReceivedFile, Reception, Record, Sha256, Source,
};

use tregua_wording::Arg;

use crate::cli::Import;
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{aside, line, words};

pub(crate) fn run(args: &Import, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let files = args
        .files
        .iter()
        .map(|path| read(path))
        .collect::<Result<Vec<_>, _>>()?;
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    progress("import-reading", bytes >> 20, MANY_MEBIBYTES);
    let batch = read_batch(&mut record, &files, args.rebuilt)?;
    // Only their hashes are needed from here on.
    let received: Vec<ReceivedFile> = files.iter().map(received).collect();
    drop(files);
    progress("import-looking-up", batch.rows, MANY_ROWS);
    for notice in batch.notices.iter().filter(|_| !as_json) {
        aside(&import_problem(words(), notice, "note"));
    }
    if !batch.problems.is_empty() {
        return refused(&batch.problems, &batch.notices, as_json);
    }
    let tregua_import::Outcome {
        sources,
        claims,
        notices,
        ..
    } = batch;
    let (sources, claims, drafts) = (sources.len(), claims.len(), drafts(sources, claims)?);
    let total = drafts.len();
    // Without writing it is only planned; writing plans for itself.
    let planned = if args.commit {
        0
    } else {
        let plan = record.plan(&drafts, args.rebuilt);
        plan.map_err(|error| adding(&error))?.new.len()
    };
    let done = if args.commit {
        progress("import-signing", total, MANY_ROWS);
        let reception = Reception {
            at: now(),
            rebuilt: args.rebuilt,
            files: received,
        };
        Some(put_on_record(&mut record, drafts, reception)?)
    } else {
        None
    };
    let new = match &done {
        Some(done) => done.new,
        None => planned,
    };
    let here = total - new;
    let head = record
        .head()
        .map_err(|error| load::reading(&error))?
        .to_string();
    if as_json {
        return print_json(&json!({
            "committed": args.commit, "claims": claims, "sources": sources, "on_record_already": here,
            "new": done.as_ref().map_or(new, |done| done.new), "record_head": head,
            "receipts": done.as_ref().map(|done| done.receipts.iter().map(ToString::to_string).collect::<Vec<_>>()),
            "notices": notices.iter().map(problem_json).collect::<Vec<_>>(), "problems": [],
        }));
    }
    report(claims, sources, here, done.as_ref());
    Ok(())
}

/// Signs the drafts, all or none, on a record that verifies.
fn put_on_record(
    record: &mut Record,
    drafts: Vec<Draft>,
    reception: Reception,
) -> Result<Imported, Fault> {
    let checked = record.verify().map_err(|error| load::reading(&error))?;
    if !checked.is_sound() {
        return Err(Fault::unsound(words().say("import-unsound", &[])));
    }
    record
        .import(drafts, reception, now())
        .map_err(|error| adding(&error))
}

/// From how many rows on, and how many mebibytes, people may wonder whether anything happens.
const MANY_ROWS: usize = 5_000;
const MANY_MEBIBYTES: usize = 4;

/// Says what is being done, to somebody who watches and only where it takes a while.
fn progress(key: &str, n: usize, many: usize) {
    if n >= many && std::io::stderr().is_terminal() {
        aside(&words().say(key, &[("n", (n as u64).into())]));
    }
}

fn report(claims: usize, sources: usize, here: usize, done: Option<&Imported>) {
    let english = words();
    let count = |key: &str, n: usize| english.say(key, &[("n", (n as u64).into())]);
    let counts = [
        ("claims", Arg::said(count("claims", claims))),
        ("sources", Arg::said(count("sources", sources))),
    ];
    match done {
        None if here == claims + sources => line(&english.say("import-all-here", &[])),
        None => {
            let here = ("here", (here as u64).into());
            line(&english.say(
                "import-would",
                &[counts[0].clone(), counts[1].clone(), here],
            ));
            line(&english.say("import-dry", &[]));
        }
        Some(done) => match done.receipts.first() {
            Some(receipt) => {
                let receipt = ("receipt", receipt.short().into());
                line(&english.say(
                    "import-done",
                    &[counts[0].clone(), counts[1].clone(), receipt],
                ));
            }
            None => line(&english.say("import-nothing-new", &[])),
        },
    }
}

/// Reads a batch with the words of the record's newest text, if it has one, and lets headers tell what that declares.
fn read_batch(
    record: &mut Record,
    files: &[(String, Vec<u8>)],
    rebuild: bool,
) -> Result<tregua_import::Outcome<Packed>, Fault> {
    let mut newest = None;
    let mut options = Options {
        rebuild,
        ..Options::default()
    };
    let known = record.each_entry(|entry| match entry.payload {
        Some(Payload::Statement(claim)) => {
            options.known_claims.insert(claim.key);
            options.known_voices.insert(claim.voice);
        }
        Some(Payload::Source(source)) => {
            options.known_sources.insert(source.key);
        }
        Some(Payload::Agreement(text)) => newest = Some(text),
        _ => {}
    });
    known.map_err(|error| load::reading(&error))?;
    let text = newest.map(|text| load::understand(text.name, text.text));
    let text = text.transpose()?;
    let agreement = text.as_ref().map(|text| &text.agreement);
    record.tell(declared(agreement));
    let vocabulary = agreement.map_or_else(Vocabulary::open, Vocabulary::from);
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    Ok(tregua_import::read_packed(&files, &vocabulary, &options))
}

/// Drafts for the record: sources first.
pub(super) fn drafts(
    sources: Vec<SourceRow>,
    claims: Vec<impl Into<Draft>>,
) -> Result<Vec<Draft>, Fault> {
    let mut drafts = Vec::with_capacity(sources.len() + claims.len());
    for row in sources {
        drafts.push(Draft::new(Payload::Source(source(row)?)));
    }
    drafts.extend(claims.into_iter().map(Into::into));
    Ok(drafts)
}

/// A source on record as the row it would be imported from: the reverse of [`source`].
pub(super) fn source_row(source: &Source) -> SourceRow {
    SourceRow {
        key: source.key.clone(),
        publisher: source.publisher.clone(),
        title: source.title.clone(),
        published: source.published,
        known_from: source.known_from,
        url: source.url.clone(),
        language: source.language.clone(),
        sha256: source.sha256.map(|hash| hash.to_string()),
        note: source.note.clone(),
        extra: source.extra.clone(),
    }
}

fn source(row: SourceRow) -> Result<Source, Fault> {
    let sha256 = row.sha256.as_deref().map(str::parse::<Sha256>).transpose();
    Ok(Source {
        sha256: sha256.map_err(|error| {
            let args = [
                ("key", row.key.as_str().into()),
                ("message", error.to_string().into()),
            ];
            Fault::input(words().say("source-sha256", &args))
        })?,
        key: row.key,
        publisher: row.publisher,
        title: row.title,
        published: row.published,
        known_from: row.known_from,
        url: row.url,
        language: row.language,
        note: row.note,
        extra: row.extra,
    })
}

fn read(path: &Path) -> Result<(String, Vec<u8>), Fault> {
    let size = fs::metadata(path)
        .map_err(|error| load::unreadable(path, &error))?
        .len();
    if size > tregua_import::MAX_FILE_BYTES as u64 {
        let args = [("path", path.display().to_string().into())];
        return Err(Fault::input(words().say("file-too-large-to-import", &args))
            .hint(words().say("file-too-large-to-import-help", &[])));
    }
    let bytes = fs::read(path).map_err(|error| load::unreadable(path, &error))?;
    Ok((path.display().to_string(), bytes))
}

fn received((name, bytes): &(String, Vec<u8>)) -> ReceivedFile {
    // Folders are the machine's business, and could name a person.
    let name = Path::new(name)
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    ReceivedFile {
        name,
        sha256: Sha256::of(bytes),
    }
}

fn refused(problems: &[Problem], notices: &[Problem], as_json: bool) -> Outcome {
    if as_json {
        print_json(&json!({
            "committed": false, "problems": problems.iter().map(problem_json).collect::<Vec<_>>(),
            "notices": notices.iter().map(problem_json).collect::<Vec<_>>(),
        }))?;
        return Err(Fault::input_printed());
    }
    for problem in problems {
        aside(&import_problem(words(), problem, "error"));
    }
    let english = words();
    let lines: BTreeSet<(&str, usize)> = problems
        .iter()
        .map(|problem| (problem.file.as_str(), problem.line))
        .collect();
    let count = |key: &str, n: usize| english.say(key, &[("n", (n as u64).into())]);
    let args = [
        ("problems", Arg::said(count("problems", problems.len()))),
        ("lines", Arg::said(count("lines", lines.len()))),
    ];
    Err(Fault::input(english.say("import-refused", &args)))
}

fn problem_json(problem: &Problem) -> serde_json::Value {
    json!({
        "file": problem.file, "sheet": problem.sheet, "line": problem.line, "column": problem.column,
        "letters": problem.letters, "code": problem.code,
        "message": words().say(problem.code, &text_args(words(), &problem.args)), "suggestions": problem.suggestions,
    })
}

fn adding(error: &AppendError) -> Fault {
    match error {
        AppendError::Refused(refusals) => {
            let mut fault = Fault::input(words().say("import-nothing", &[]));
            for refusal in refusals.iter().take(200) {
                let key = refusal.key.as_deref().unwrap_or("");
                let message = Arg::said(trouble::refusal(words(), &refusal.reason));
                let args = [("key", key.into()), ("message", message)];
                fault = fault.hint(words().say("import-draft-problem", &args));
            }
            fault
        }
        AppendError::Read(read) => load::reading(read),
        _ => Fault::world(trouble::adding(words(), error)),
    }
}
