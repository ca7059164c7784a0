//! `tregua import`: sources and claims from files. A dry run unless `--commit`; all or nothing.

use std::collections::BTreeSet;
use std::fs;
use std::io::IsTerminal;
use std::path::Path;

use serde_json::json;
use tregua_desk::intake::{self, Batch, Handed};
use tregua_desk::problems::{import_problem, text_args};
use tregua_import::Problem;
use tregua_record::{Imported, ReceivedFile, Reception};
use tregua_wording::Arg;

use crate::cli::Import;
use crate::commands::group::refused as refused_for;
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
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    progress("import-reading", bytes >> 20, MANY_MEBIBYTES);
    let rows = intake::read(&mut record, &files, args.rebuilt, words())?;
    // Only their hashes are needed from here on.
    let received: Vec<ReceivedFile> = files.iter().map(Handed::received).collect();
    drop(files);
    progress("import-looking-up", rows.rows, MANY_ROWS);
    for notice in rows.notices.iter().filter(|_| !as_json) {
        aside(&import_problem(words(), notice, "note"));
    }
    if !rows.problems.is_empty() {
        return refused(&rows.problems, &rows.notices, as_json);
    }
    let Batch {
        sources,
        claims,
        drafts,
        notices,
    } = intake::batch(rows, words())?;
    let total = drafts.len();
    let group = args.group.as_deref();
    let group = group.map(|group| record.group(group).map_err(refused_for));
    let group = group.transpose()?.map(|known| known.group.name);
    // Without writing it is only planned; writing plans for itself.
    let planned = if args.commit && args.group.is_none() {
        0
    } else {
        intake::plan(&record, &drafts, args.rebuilt, words())?
    };
    let done = if args.commit {
        progress("import-signing", total, MANY_ROWS);
        let reception = Reception {
            at: now(),
            rebuilt: args.rebuilt,
            files: received,
        };
        Some(match &args.group {
            None => intake::put(&mut record, drafts, reception, now(), words())?,
            Some(group) => record
                .import_for(group, drafts, reception, now())
                .map_err(refused_for)?,
        })
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
            "committed": args.commit, "for": group, "claims": claims, "sources": sources, "on_record_already": here,
            "new": done.as_ref().map_or(new, |done| done.new), "record_head": head,
            "receipts": done.as_ref().map(|done| done.receipts.iter().map(ToString::to_string).collect::<Vec<_>>()),
            "notices": notices.iter().map(problem_json).collect::<Vec<_>>(), "problems": [],
        }));
    }
    report(claims, sources, here, done.as_ref());
    if let Some(group) = group.filter(|_| new > 0) {
        let group = words().apart(&group).into_owned();
        line(&words().say("import-for", &[("group", group.into())]));
    }
    Ok(())
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

fn read(path: &Path) -> Result<Handed, Fault> {
    let size = fs::metadata(path)
        .map_err(|error| load::unreadable(path, &error))?
        .len();
    if size > tregua_import::MAX_FILE_BYTES as u64 {
        let args = [("path", path.display().to_string().into())];
        return Err(Fault::input(words().say("file-too-large-to-import", &args))
            .hint(words().say("file-too-large-to-import-help", &[])));
    }
    let bytes = fs::read(path).map_err(|error| load::unreadable(path, &error))?;
    Ok(Handed {
        name: path.display().to_string(),
        bytes,
    })
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
