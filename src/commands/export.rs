//! `tregua export`: every claim and source on record as rows again, in the columns that import reads.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use tregua_calendar::Clock;
use tregua_desk::{HeldPayload, Holdings};
use tregua_import::{Layout, Options, Rows, SourceRow, Vocabulary};
use tregua_record::Claim;
use tregua_wording::Arg;

use crate::cli::Export;
use crate::commands::import::source_row;
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::print::{aside, line, words};

/// Keys named at most when claims would not read back alike.
const MOST_NAMED: usize = 20;

pub(crate) fn run(args: &Export, as_json: bool) -> Outcome {
    let targets = targets(args)?;
    let record = load::record(&args.record)?;
    let rows = OnRecord::of(&load::holdings(&record)?, args.received);
    let text = load::newest_text(&record)?;
    let layout = Layout {
        tags: args.tags,
        clock: text.as_ref().map(|text| &text.agreement.clock),
    };
    rows.warn();
    let mut written = Vec::new();
    for target in &targets {
        let bytes = match target.form {
            Form::Csv => tregua_import::write_csv(rows.table(target.tables[0]), layout),
            Form::Xlsx => {
                let tables: Vec<Rows<'_>> = target
                    .tables
                    .iter()
                    .map(|table| rows.table(*table))
                    .collect();
                tregua_import::write_xlsx(&tables, layout).map_err(|error| {
                    let args = [
                        ("path", target.path.display().to_string().into()),
                        ("system", error.to_string().into()),
                    ];
                    Fault::input(words().say("file-problem", &args))
                })?
            }
        };
        written.push(Draft::write(&target.path, &bytes)?);
    }
    // Everything is on disk under other names; now it takes its place.
    for draft in written {
        draft.keep()?;
    }
    if as_json {
        return print_json(&document(&targets, &rows, layout.clock));
    }
    if targets.is_empty() {
        let text = tregua_import::write_text(rows.table(Table::Claims), layout);
        // A reader who has gone away (`| head`) is no fault.
        let _ = std::io::stdout().lock().write_all(&text);
        return Ok(());
    }
    targets.iter().for_each(|target| report(target, &rows));
    if !targets
        .iter()
        .any(|target| target.tables.contains(&Table::Sources))
        && !rows.sources.is_empty()
    {
        let left = [("sources", Arg::said(rows.count(Table::Sources)))];
        line(&words().say("export-sources-left", &left));
    }
    Ok(())
}

/// What a file is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Claims,
    Sources,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Xlsx,
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
        let whole = |path: &Path| fs::canonicalize(path).ok();
        if whole(path).is_some_and(|path| whole(&args.record) == Some(path)) {
            return Err(Fault::usage(words().say("export-record", &file)));
        }
        if path.is_dir() {
            return Err(Fault::input(words().say("export-folder", &file)));
        }
        if path.exists() && !args.force {
            return Err(Fault::input(words().say("export-exists", &file)));
        }
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

/// What is on record, as rows, in the order of its entries.
struct OnRecord {
    claims: Vec<Claim>,
    sources: Vec<SourceRow>,
    /// Entries whose payload was erased, or is not understood by this version.
    unread: usize,
}

impl OnRecord {
    fn of(holdings: &Holdings, received: bool) -> Self {
        let mut rows = OnRecord {
            claims: Vec::new(),
            sources: Vec::new(),
            unread: 0,
        };
        for entry in holdings.entries() {
            match &entry.payload {
                Some(HeldPayload::Statement(claim)) => {
                    let mut claim = (**claim).clone();
                    if received {
                        claim.received = claim.received.or(entry.received);
                    }
                    rows.claims.push(claim);
                }
                Some(HeldPayload::Source(source)) => rows.sources.push(source_row(source)),
                Some(_) => {}
                None => rows.unread += 1,
            }
        }
        rows
    }

    fn table(&self, table: Table) -> Rows<'_> {
        match table {
            Table::Claims => Rows::Claims(&self.claims),
            Table::Sources => Rows::Sources(&self.sources),
        }
    }

    fn count(&self, table: Table) -> String {
        let (key, n) = match table {
            Table::Claims => ("claims", self.claims.len()),
            Table::Sources => ("sources", self.sources.len()),
        };
        words().say(key, &[("n", (n as u64).into())])
    }

    /// Says on standard error what the rows cannot say.
    fn warn(&self) {
        if self.unread > 0 {
            let entries = words().say("entries", &[("n", (self.unread as u64).into())]);
            aside(&words().say("export-unread", &[("entries", Arg::said(entries))]));
        }
        let keys = self.that_read_otherwise();
        if !keys.is_empty() {
            let n = words().say("claims", &[("n", (keys.len() as u64).into())]);
            let few = keys.iter().take(MOST_NAMED);
            let few = few.map(|key| words().apart(&format!("`{key}`")).into_owned());
            let more = (keys.len() > MOST_NAMED).then(|| words().say("and-more", &[]));
            let named = words().join("list-comma", few.chain(more));
            let args = [("claims", Arg::said(n)), ("keys", Arg::said(named))];
            aside(&words().say("export-otherwise", &args));
        }
    }

    /// Keys of claims whose rows would not read back as the same claims: a name with the sign that parts a list, say.
    /// Rows cannot make such claims, but a record may hold claims that never were rows.
    fn that_read_otherwise(&self) -> Vec<&str> {
        let bytes = tregua_import::write_claims(&self.claims);
        let file = tregua_import::File {
            name: "",
            bytes: &bytes,
        };
        let named = |key: &String| key.clone();
        let options = Options {
            known_sources: self
                .claims
                .iter()
                .filter_map(|claim| claim.source.clone())
                .collect(),
            known_claims: self
                .claims
                .iter()
                .flat_map(|claim| claim.refers_to.iter().map(named))
                .collect(),
            rebuild: true,
            ..Options::default()
        };
        let read = tregua_import::read(&[file], &Vocabulary::open(), &options);
        if read.claims == self.claims {
            return Vec::new();
        }
        // Row `n` stands on no certain line: words may hold line ends. Each claim is tried by itself.
        let alone = |claim: &&Claim| {
            let bytes = tregua_import::write_claims(std::slice::from_ref(*claim));
            let file = tregua_import::File {
                name: "",
                bytes: &bytes,
            };
            let read = tregua_import::read(&[file], &Vocabulary::open(), &options);
            read.claims.first() != Some(*claim)
        };
        self.claims
            .iter()
            .filter(alone)
            .map(|claim| claim.key.as_str())
            .collect()
    }
}

fn report(target: &Target, rows: &OnRecord) {
    let shown = target.path.display().to_string();
    let counts: Vec<String> = target
        .tables
        .iter()
        .map(|table| rows.count(*table))
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

/// What was written; or, where nothing was asked to be written, the rows themselves.
fn document(targets: &[Target], rows: &OnRecord, clock: Option<&Clock>) -> Value {
    let list = |table: Table| -> Vec<Value> {
        let objects = tregua_import::objects(rows.table(table), clock).into_iter();
        let object = |cells: Vec<(String, String)>| {
            let cells = cells
                .into_iter()
                .map(|(column, text)| (column, Value::String(text)));
            Value::Object(cells.collect::<Map<_, _>>())
        };
        objects.map(object).collect()
    };
    if targets.is_empty() {
        return json!({
            "format": 1, "claims": list(Table::Claims), "sources": list(Table::Sources), "unread": rows.unread,
        });
    }
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
    json!({ "format": 1, "files": files, "unread": rows.unread })
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Fault {
    let args = [
        ("path", path.display().to_string().into()),
        ("system", error.to_string().into()),
    ];
    Fault::world(words().say("file-cannot-write", &args))
}

/// A file written whole under another name beside its own, so that a full disk never leaves half a table behind.
struct Draft {
    draft: PathBuf,
    target: PathBuf,
    kept: bool,
}

impl Draft {
    fn write(target: &Path, bytes: &[u8]) -> Result<Self, Fault> {
        let failed = |error: std::io::Error| cannot_write(target, &error);
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let name = format!(".{name}.{}.part", std::process::id());
        let path = target.with_file_name(name);
        let mut file = File::create_new(&path).map_err(failed)?;
        let draft = Draft {
            draft: path,
            target: target.to_owned(),
            kept: false,
        };
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(failed)?;
        Ok(draft)
    }

    fn keep(mut self) -> Result<(), Fault> {
        fs::rename(&self.draft, &self.target)
            .map_err(|error| cannot_write(&self.target, &error))?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.draft);
        }
    }
}
