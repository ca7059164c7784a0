//! `/record/export`: what is on record as files: rows that import reads again, a workbook, JSON.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_desk::rows::{Form, OnRecord, Table};
use tregua_desk::{Held, intake};
use tregua_import::{Layout, SharedClaim, WriteError};

use crate::access::Action;
use crate::frame::Sheet;
use crate::pour::system;
use crate::reply::{Reply, Trouble};
use crate::routes::{Page, Route};
use crate::visit::Visit;

use super::export_sheet;
use super::find::{Filters, matching};

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
        let own = held.source().map(|source| source.key.as_str());
        let named = claim.and_then(|claim| claim.source.as_deref());
        if let Some(key) = own.or(named).filter(|key| !self.keys.contains(*key)) {
            self.keys.insert(key.to_owned());
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
        restricted: 0,
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
            rows.claims.push(SharedClaim {
                claim,
                received: seen.held.received.filter(|_| received),
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
    const BOTH: &[Table] = &[Table::Claims, Table::Sources];
    let name = visit.param("file");
    let (tables, form, media): (&'static [Table], Option<Form>, &'static str) = match name {
        "claims.csv" => (&[Table::Claims], Some(Form::Csv), "text/csv; charset=utf-8"),
        "sources.csv" => (
            &[Table::Sources],
            Some(Form::Csv),
            "text/csv; charset=utf-8",
        ),
        "record.xlsx" => (
            BOTH,
            Some(Form::Xlsx),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "record.json" => (BOTH, None, "application/json"),
        _ => return Err(Trouble::Absent),
    };
    let filters = Filters::of_address(visit)?;
    let rows = rows(visit, &filters, &words(visit)?, tables);
    let (tags, snapshot) = (visit.get("tags").is_some(), Arc::clone(&visit.snapshot));
    let too_large = visit.t("web-record-export-too-large");
    let write = move |out: &mut dyn Write| {
        let clock = Some(snapshot.clock());
        let Some(form) = form else {
            let written = serde_json::to_writer(out, &rows.document(clock));
            return written.map_err(|error| system(error.into()));
        };
        let written = rows.write(out, form, tables, Layout { tags, clock });
        written.map_err(|error| match error {
            WriteError::TooLarge => Trouble::Input(too_large),
            WriteError::System(error) => system(error),
        })
    };
    let house = &visit.house;
    Ok(Reply::File {
        name: name.to_owned(),
        media,
        body: house.files.pour(house.settings.log, write)?,
    })
}
