//! `/reports`: the statements of press reports, each with where it lives in the record.
//!
//! A worked history brings the pages that tell its statements. Of any other record the entries themselves say it: a claim
//! names the statement it comes from in a column of its own that begins with `x_`, such as `x_case` with `S1-01`.

mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_record::{Claim, EntryId};
use tregua_report::statements::{self, Piece};

use crate::access::Action;
use crate::frame::Sheet;
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

/// Claims listed for one statement that only entries name; the rest is counted.
const MOST: usize = 20;

/// Statements listed of reports that only entries name; a record that needs more says so.
const MOST_STATEMENTS: usize = 500;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page::<Reports>()]
}

/// What reports say, and where it lives.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Reports {
    /// True if the statements come with the history, told in words of ours; false if entries of the record name them.
    told: bool,
    /// The reports.
    reports: Vec<Report>,
    /// Statements left out.
    more: usize,
}

/// One report.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Report {
    /// Its title; null for a report that only entries name.
    title: Option<String>,
    /// What the ids of its statements begin with: `S1`.
    name: String,
    /// Its statements, in order.
    statements: Vec<ReportStatement>,
}

/// One statement.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ReportStatement {
    /// Its id: `S1-01`.
    id: String,
    /// What it says, in English words of ours; null where only entries name it.
    says: Option<String>,
    /// Whose statement it is, in English words of ours.
    by: Option<String>,
    /// True if it is said that no clause judges it.
    recorded_only: bool,
    /// Where it lives: words in English, and names of claims and clauses between them.
    lives_in: Vec<Home>,
    /// Claims left out.
    more: usize,
}

/// A piece of what says where a statement lives.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub(crate) enum Home {
    /// Words between names.
    Words {
        /// The words.
        words: String,
    },
    /// A claim of this record.
    Claim {
        /// Its key.
        claim: String,
        /// Its entry's id, in hex.
        entry: String,
        /// Whose it is.
        voice: String,
    },
    /// A clause of this record's text.
    Clause {
        /// Its label.
        clause: String,
    },
    /// A name that this record does not know: it is of another history.
    Elsewhere {
        /// The name.
        name: String,
    },
}

impl Page for Reports {
    const PATH: &'static str = "/reports";
    const ACTION: Action = Action::SeeRecord;
    const TITLE: &'static str = "web-nav-reports";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let pages = visit.house.settings.reports;
        Ok(if pages.is_empty() {
            named(visit)
        } else {
            told(visit, pages)
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::plain(sheet::reports(self, visit))
    }
}

/// Statements that come with the history.
fn told(visit: &Visit, pages: &[&str]) -> Reports {
    let entries = visit.snapshot.entries().iter();
    let claims: BTreeMap<&str, (EntryId, String)> = entries
        .filter_map(|held| {
            let claim = held.claim()?;
            Some((claim.key.as_str(), (held.id, claim.told_by().into())))
        })
        .collect();
    let agreement = visit.say().agreement;
    let home = |piece: &Piece| match piece {
        Piece::Words(words) => Home::Words {
            words: words.clone(),
        },
        Piece::Name(name) => match claims.get(name.as_str()) {
            Some((id, voice)) => Home::Claim {
                claim: name.clone(),
                entry: id.to_string(),
                voice: voice.clone(),
            },
            None if agreement.clause(name).is_some() => Home::Clause {
                clause: name.clone(),
            },
            None => Home::Elsewhere { name: name.clone() },
        },
    };
    let report = |page: &&str| {
        let report = statements::read(page);
        let first = report.statements.first();
        let name = first.and_then(|one| one.id.split('-').next());
        Report {
            name: name.unwrap_or_default().to_owned(),
            title: Some(report.title.clone()),
            statements: report
                .statements
                .iter()
                .map(|one| ReportStatement {
                    id: one.id.clone(),
                    says: Some(one.says.clone()),
                    by: Some(one.by.clone()),
                    recorded_only: one.recorded_only,
                    lives_in: one.lives.iter().map(home).collect(),
                    more: 0,
                })
                .collect(),
        }
    };
    Reports {
        told: true,
        reports: pages.iter().map(report).collect(),
        more: 0,
    }
}

/// Statements that entries name. What is withheld from this reader is not looked into.
fn named(visit: &Visit) -> Reports {
    let mut found: BTreeMap<(String, u64, String), Vec<Home>> = BTreeMap::new();
    for held in visit.snapshot.entries() {
        let names_any = |claim: &Claim| ids(claim).next().is_some();
        if !held.claim().is_some_and(|claim| names_any(claim)) {
            continue;
        }
        let Some(claim) = visit.masked(held).claim else {
            continue;
        };
        for id in ids(&claim) {
            let (report, number) = id.split_once('-').unwrap_or((id, ""));
            let place = (
                report.to_owned(),
                number.parse().unwrap_or(0),
                id.to_owned(),
            );
            let homes = found.entry(place).or_default();
            homes.push(Home::Claim {
                claim: claim.key.to_string(),
                entry: held.id.to_string(),
                voice: claim.told_by().to_string(),
            });
        }
    }
    let more = found.len().saturating_sub(MOST_STATEMENTS);
    let mut reports: Vec<Report> = Vec::new();
    for ((name, _, id), mut homes) in found.into_iter().take(MOST_STATEMENTS) {
        if reports.last().is_none_or(|last| last.name != name) {
            reports.push(Report {
                title: None,
                name,
                statements: Vec::new(),
            });
        }
        let left = homes.len().saturating_sub(MOST);
        homes.truncate(MOST);
        if let Some(report) = reports.last_mut() {
            report.statements.push(ReportStatement {
                id,
                says: None,
                by: None,
                recorded_only: false,
                lives_in: homes,
                more: left,
            });
        }
    }
    Reports {
        told: false,
        reports,
        more,
    }
}

/// The statements of reports that a claim names in its own columns.
fn ids(claim: &Claim) -> impl Iterator<Item = &str> {
    let cells = claim.extra.values();
    cells
        .flat_map(|cell| cell.split([';', ',', ' ']))
        .map(str::trim)
        .filter(|id| statements::is_statement(id))
}
