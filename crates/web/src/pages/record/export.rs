//! `/record/export`: what is on record as files: rows that import reads again, a workbook, JSON.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use tregua_desk::rows::{Form, OnRecord, Table, with_received};
use tregua_desk::{Held, intake};
use tregua_import::{Layout, Rows, WriteError};

use crate::access::Action;
use crate::frame::Sheet;
use crate::reply::{Reply, Trouble};
use crate::routes::{Page, Route};
use crate::visit::Visit;

use super::export_sheet;
use super::find::{Filters, matching};

/// Rows that are turned into JSON at once.
const CHUNK: usize = 1000;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page::<Export>(),
        Route::get("/record/export/{file}", Action::Export, give),
    ]
}

/// What can be had as files.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Export {
    /// What narrows it.
    pub(super) filters: Filters,
    /// The name of a search that narrows it as well.
    pub(super) search: Option<String>,
    /// How many claims there are.
    pub(super) claims: usize,
    /// How many sources there are.
    pub(super) sources: usize,
    /// Entries whose payload was erased, or is not understood by this version; they make no rows.
    pub(super) unread: usize,
    /// Claims of which something is withheld from this reader, in files as well.
    pub(super) withheld: usize,
    /// Names of the files, the last part of their addresses.
    pub(super) files: Vec<&'static str>,
}

/// The files, in the order of the page.
pub(super) const FILES: [&str; 4] = ["record.xlsx", "claims.csv", "sources.csv", "record.json"];

impl Page for Export {
    const PATH: &'static str = "/record/export";
    const ACTION: Action = Action::Export;
    const TITLE: &'static str = "web-record-export-title";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let filters = Filters::of_address(visit)?;
        let mut export = Export {
            claims: 0,
            sources: 0,
            unread: 0,
            withheld: 0,
            files: FILES.to_vec(),
            search: searched(visit)?.map(|(name, _)| name),
            filters,
        };
        let words = words(visit)?;
        let mut sources = Sources::new(&export.filters);
        let Export {
            claims,
            unread,
            withheld,
            ..
        } = &mut export;
        matching(visit, &sources.filters.clone(), &words, |seen| {
            sources.note(seen.held, seen.claim.as_deref());
            *claims += usize::from(seen.claim.is_some());
            *unread += usize::from(seen.held.payload.is_none());
            *withheld += usize::from(visit.withheld(seen.held.id).is_some());
        });
        export.sources = sources.keys(visit).len();
        Ok(export)
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::at_a_moment(export_sheet::export(self, visit))
    }
}

/// Which sources go along: all of them, or those of the claims that were chosen.
struct Sources {
    filters: Filters,
    keys: BTreeSet<String>,
}

impl Sources {
    fn new(filters: &Filters) -> Self {
        Sources {
            filters: filters.clone(),
            keys: BTreeSet::new(),
        }
    }

    fn note(&mut self, held: &Held, claim: Option<&tregua_record::Claim>) {
        let own = held.source().map(|source| &source.key);
        let named = claim.and_then(|claim| claim.source.as_ref());
        if let Some(key) = own.or(named).filter(|key| !self.keys.contains(*key)) {
            self.keys.insert(key.clone());
        }
    }

    /// Their keys, those of them that are on record.
    fn keys(&self, visit: &Visit) -> Vec<String> {
        let all = visit.snapshot.holdings.sources();
        let chosen = all.filter(|source| self.keys.contains(&source.key));
        chosen.map(|source| source.key.clone()).collect()
    }
}

/// The search that narrows it: its name, and its words.
///
/// # Errors
/// [`Trouble::Input`] if the words were forgotten: to give everything instead would be another file than the one asked for.
fn searched(visit: &Visit) -> Result<Option<(String, String)>, Trouble> {
    let Some(name) = visit.get("search").filter(|name| !name.is_empty()) else {
        return Ok(None);
    };
    match visit.house.searches.find(&visit.whose(), name, visit.now) {
        Some(words) => Ok(Some((name.to_owned(), words))),
        None => Err(Trouble::Input(visit.t("web-record-search-forgotten"))),
    }
}

fn words(visit: &Visit) -> Result<String, Trouble> {
    Ok(searched(visit)?.map(|(_, words)| words).unwrap_or_default())
}

/// The rows, as this reader may take them along; looks at restricted entries are logged.
fn rows(visit: &Visit, filters: &Filters, words: &str, tables: &[Table]) -> OnRecord {
    let mut rows = OnRecord {
        claims: Vec::new(),
        sources: Vec::new(),
        unread: 0,
    };
    let received = visit.get("received").is_some();
    let mut sources = Sources::new(filters);
    matching(visit, filters, words, |seen| {
        sources.note(seen.held, seen.claim.as_deref());
        rows.unread += usize::from(seen.held.payload.is_none());
        if seen.claim.is_none() || !tables.contains(&Table::Claims) {
            return;
        }
        let shown = visit.exported(seen.held);
        if let Some(claim) = shown.claim {
            rows.claims.push(if received {
                with_received(claim, seen.held.received)
            } else {
                claim
            });
        }
    });
    if tables.contains(&Table::Sources) {
        let holdings = &visit.snapshot.holdings;
        let keys = sources.keys(visit);
        let sources = keys.iter().filter_map(|key| holdings.source(key));
        rows.sources = sources.map(|source| intake::source_row(source)).collect();
    }
    rows
}

fn give(visit: &Visit) -> Result<Reply, Trouble> {
    const BOTH: [Table; 2] = [Table::Claims, Table::Sources];
    let name = visit.param("file");
    let (tables, form, media): (&[Table], Option<Form>, &'static str) = match name {
        "claims.csv" => (&BOTH[..1], Some(Form::Csv), "text/csv; charset=utf-8"),
        "sources.csv" => (&BOTH[1..], Some(Form::Csv), "text/csv; charset=utf-8"),
        "record.xlsx" => (
            &BOTH,
            Some(Form::Xlsx),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "record.json" => (&BOTH, None, "application/json"),
        _ => return Err(Trouble::Absent),
    };
    let filters = Filters::of_address(visit)?;
    let files = &visit.house.files;
    let _turn = files.lock().unwrap_or_else(PoisonError::into_inner);
    let rows = rows(visit, &filters, &words(visit)?, tables);
    let layout = Layout {
        tags: visit.get("tags").is_some(),
        clock: Some(visit.snapshot.clock()),
    };
    let bytes = match form {
        Some(form) => rows
            .file(form, tables, layout)
            .map_err(|error| match error {
                WriteError::TooLarge => Trouble::Input(visit.t("web-record-export-too-large")),
                WriteError::Other(said) => Trouble::Fault(said),
            })?,
        None => json(&rows, layout).map_err(|error| Trouble::Fault(error.to_string()))?,
    };
    Ok(Reply::File {
        name: name.to_owned(),
        media,
        bytes,
    })
}

/// The same shape as `tregua export --json`, written piece by piece: as one value in memory it would be many times its text.
fn json(rows: &OnRecord, layout: Layout<'_>) -> serde_json::Result<Vec<u8>> {
    let mut out = b"{\"format\":1,\"claims\":[".to_vec();
    let claims = rows.claims.chunks(CHUNK).map(Rows::Shared);
    list(&mut out, claims, layout)?;
    out.extend(b"],\"sources\":[");
    let sources = rows.sources.chunks(CHUNK).map(Rows::Sources);
    list(&mut out, sources, layout)?;
    out.extend(format!("],\"unread\":{}}}", rows.unread).into_bytes());
    Ok(out)
}

fn list<'r>(
    out: &mut Vec<u8>,
    chunks: impl Iterator<Item = Rows<'r>>,
    layout: Layout<'_>,
) -> serde_json::Result<()> {
    let mut first = true;
    for chunk in chunks {
        for cells in tregua_import::objects(chunk, layout.clock) {
            if !std::mem::take(&mut first) {
                out.push(b',');
            }
            let cells = cells
                .into_iter()
                .map(|(column, text)| (column, Value::String(text)));
            let object: serde_json::Map<String, Value> = cells.collect();
            serde_json::to_writer(&mut *out, &object)?;
        }
    }
    Ok(())
}
