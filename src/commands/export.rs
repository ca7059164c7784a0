//! `tregua export`: every claim and source on record as rows again, in the columns that import reads.

mod publish;

use std::collections::BTreeSet;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tregua_desk::rows::{Form, OnRecord, Table};
use tregua_import::Layout;
use tregua_wording::Arg;

use crate::cli::Export;
use crate::commands::print_json;
use crate::draft::{Draft, may_write};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::print::{aside, line, words};

pub(crate) fn run(args: &Export, as_json: bool) -> Outcome {
    if let Some(path) = &args.public {
        return publish::run(args, path, as_json);
    }
    let targets = targets(args)?;
    let record = load::record(&args.record)?;
    let (holdings, _) = load::reported(&record)?;
    let rows = OnRecord::of(&holdings, args.received);
    let text = load::newest_text(&record)?;
    let layout = Layout {
        tags: args.tags,
        clock: text.as_ref().map(|text| &text.agreement.clock),
    };
    rows.remarks(words())
        .iter()
        .for_each(|remark| aside(remark));
    let mut written = Vec::new();
    for target in &targets {
        let write = |out: &mut dyn Write| rows.write(out, target.form, &target.tables, layout);
        written.push(Draft::write(&target.path, write)?);
    }
    // Everything is on disk under other names; now it takes its place.
    for draft in written {
        draft.keep()?;
    }
    if targets.is_empty() {
        return printed(&rows, layout, as_json);
    }
    if as_json {
        return print_json(&document(&targets, &rows));
    }
    targets.iter().for_each(|target| report(target, &rows));
    if !targets
        .iter()
        .any(|target| target.tables.contains(&Table::Sources))
        && !rows.sources.is_empty()
    {
        let left = [("sources", Arg::said(rows.count(Table::Sources, words())))];
        line(&words().say("export-sources-left", &left));
    }
    Ok(())
}

/// The rows themselves, where nothing was asked to be written.
fn printed(rows: &OnRecord, layout: Layout<'_>, as_json: bool) -> Outcome {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let written = if as_json {
        serde_json::to_writer_pretty(&mut out, &rows.document(layout.clock))
            .map_err(std::io::Error::from)
            .and_then(|()| out.write_all(b"\n"))
    } else {
        tregua_import::write_text(&mut out, rows.table(Table::Claims), layout)
    };
    // A reader who has gone away (`| head`) is no fault.
    let _ = written.and_then(|()| out.flush());
    Ok(())
}

/// One file to write.
struct Target {
    path: PathBuf,
    form: Form,
    tables: Vec<Table>,
}

/// The files asked for, if each may be written. A workbook takes the sources along unless they have a file of their own.
fn targets(args: &Export) -> Result<Vec<Target>, Fault> {
    let mut targets = Vec::new();
    if let Some(path) = &args.to {
        let form = form(path)?;
        let mut tables = vec![Table::Claims];
        if form == Form::Xlsx && args.sources.is_none() {
            tables.push(Table::Sources);
        }
        targets.push(Target {
            path: path.clone(),
            form,
            tables,
        });
    }
    if let Some(path) = &args.sources {
        targets.push(Target {
            path: path.clone(),
            form: form(path)?,
            tables: vec![Table::Sources],
        });
    }
    let paths: BTreeSet<&PathBuf> = targets.iter().map(|target| &target.path).collect();
    if paths.len() < targets.len() {
        return Err(Fault::usage(words().say("export-one-file", &[])));
    }
    for Target { path, .. } in &targets {
        let file = [("file", path.display().to_string())];
        let file: Vec<_> = file
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        if path.is_dir() {
            return Err(Fault::input(words().say("export-folder", &file)));
        }
        may_write(path, &args.record, args.force)?;
    }
    Ok(targets)
}

fn form(path: &Path) -> Result<Form, Fault> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("csv") => Ok(Form::Csv),
        Some("xlsx") => Ok(Form::Xlsx),
        _ => {
            let shown = path.display().to_string();
            let file = [("file", shown.as_str().into())];
            Err(Fault::usage(words().say("export-form", &file)))
        }
    }
}

fn report(target: &Target, rows: &OnRecord) {
    let shown = target.path.display().to_string();
    let counts: Vec<String> = target
        .tables
        .iter()
        .map(|table| rows.count(*table, words()))
        .collect();
    let file = ("file", shown.as_str().into());
    line(&match counts.as_slice() {
        [claims, sources] => words().say(
            "export-both",
            &[
                ("claims", Arg::said(claims.as_str())),
                ("sources", Arg::said(sources.as_str())),
                file,
            ],
        ),
        counts => {
            let rows = counts.concat();
            words().say("export-one", &[("rows", Arg::said(rows)), file])
        }
    });
}

/// What was written.
fn document(targets: &[Target], rows: &OnRecord) -> Value {
    let files: Vec<Value> = targets
        .iter()
        .map(|target| {
            let count = |table: Table| match table {
                _ if !target.tables.contains(&table) => 0,
                Table::Claims => rows.claims.len(),
                Table::Sources => rows.sources.len(),
            };
            json!({
                "file": target.path.display().to_string(),
                "claims": count(Table::Claims), "sources": count(Table::Sources),
            })
        })
        .collect();
    json!({ "format": 1, "files": files, "unread": rows.unread, "restricted": rows.restricted })
}
