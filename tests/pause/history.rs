//! The worked history as data that a test can change: its text, its claims, and the standings that follow.

use std::collections::BTreeMap;

use tregua_agreement::Agreement;
use tregua_calendar::{Date, Timestamp};
use tregua_import::{File, Options, Vocabulary};
use tregua_standing::{
    Evaluator, InstanceName, Moment, OverReadings, Row, Statement, Status, Tally, View, Wanted,
};

/// The text and the claims, as written in `examples/gaza-2023-11`.
#[derive(Clone)]
pub(crate) struct History {
    pub(crate) text: String,
    pub(crate) sources: String,
    pub(crate) claims: Vec<BTreeMap<String, String>>,
    columns: Vec<String>,
}

/// The moment at which the worked history is shown.
pub(crate) const AFTER: &str = "2023-12-02T00:00+02:00";

impl History {
    pub(crate) fn of_the_pause() -> Self {
        let mut reader = csv::Reader::from_reader(
            include_bytes!("../../examples/gaza-2023-11/claims.csv").as_slice(),
        );
        let columns: Vec<String> = reader
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        let claims = reader.deserialize().map(Result::unwrap).collect();
        History {
            text: include_str!("../../examples/gaza-2023-11/pause.tregua").to_owned(),
            sources: include_str!("../../examples/gaza-2023-11/sources.csv").to_owned(),
            claims,
            columns,
        }
    }

    /// Sets one cell of one claim.
    pub(crate) fn set(&mut self, claim: &str, column: &str, value: &str) {
        let row = self
            .claims
            .iter_mut()
            .find(|row| row["claim"] == claim)
            .unwrap_or_else(|| panic!("no claim {claim}"));
        row.insert(column.to_owned(), value.to_owned());
    }

    /// Leaves a claim out.
    pub(crate) fn drop(&mut self, claim: &str) {
        let before = self.claims.len();
        self.claims.retain(|row| row["claim"] != claim);
        assert_eq!(self.claims.len(), before - 1, "no claim {claim}");
    }

    /// Replaces words everywhere, in the text as in the claims.
    pub(crate) fn rename(&mut self, words: &[(&str, &str)]) {
        let swap = |text: &str| {
            // First to marks that nothing else holds, so that two names can be swapped.
            let marked = words
                .iter()
                .enumerate()
                .fold(text.to_owned(), |text, (at, (from, _))| {
                    text.replace(from, &format!("\u{1}{at}\u{2}"))
                });
            words
                .iter()
                .enumerate()
                .fold(marked, |text, (at, (_, to))| {
                    text.replace(&format!("\u{1}{at}\u{2}"), to)
                })
        };
        self.text = swap(&self.text);
        for row in &mut self.claims {
            row.iter_mut()
                .filter(|(column, _)| {
                    !matches!(column.as_str(), "claim" | "source" | "refers_to" | "about")
                })
                .for_each(|(_, cell)| *cell = swap(cell));
        }
    }

    /// Moves every date of the history.
    pub(crate) fn shift(&mut self, days: i32) {
        self.text = shifted(&self.text, days);
        for row in &mut self.claims {
            row.values_mut()
                .for_each(|cell| *cell = shifted(cell, days));
        }
    }

    fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.columns).unwrap();
        for row in &self.claims {
            writer
                .write_record(
                    self.columns
                        .iter()
                        .map(|column| row.get(column).map_or("", String::as_str)),
                )
                .unwrap();
        }
        writer.into_inner().unwrap()
    }

    /// Everything that follows from it, at a moment, as known by `said`.
    pub(crate) fn standings(&self, as_of: &str, as_known: Option<&str>) -> Standings {
        let read = tregua_agreement::read(&self.text);
        assert!(!read.has_errors(), "{:?}", read.diagnostics);
        let agreement = read.agreement.unwrap();
        let claims = self.csv();
        let files = [
            File {
                name: "sources.csv",
                bytes: self.sources.as_bytes(),
            },
            File {
                name: "claims.csv",
                bytes: &claims,
            },
        ];
        let batch = tregua_import::read(&files, &Vocabulary::from(&agreement), &Options::default());
        assert_eq!(batch.problems, []);
        let statements: Vec<Statement> = batch
            .claims
            .into_iter()
            .map(|claim| Statement {
                id: (&claim.key).into(),
                author: "recorder".into(),
                known: claim
                    .said
                    .unwrap_or_else(|| panic!("{} has no said", claim.key))
                    .latest(&agreement.clock),
                claim: claim.into(),
            })
            .collect();
        let as_known = as_known.map_or(Timestamp::MAX, |text| text.parse().unwrap());
        let moment = Moment {
            as_of: as_of.parse().unwrap(),
            as_known,
        };
        let evaluator = Evaluator::new(&agreement, &statements, moment);
        let wanted = Wanted::default();
        let rows = evaluator.rows(&wanted);
        Standings {
            over: evaluator.over_readings(&wanted, &rows),
            rows,
            tallies: evaluator.tallies(),
            phases: evaluator.phases().to_vec(),
            accounts: evaluator.accounts().into_iter().cloned().collect(),
            agreement: agreement.clone(),
        }
    }
}

/// What follows from a history.
pub(crate) struct Standings {
    pub(crate) rows: Vec<Row>,
    pub(crate) over: Vec<OverReadings>,
    pub(crate) tallies: Vec<Tally>,
    pub(crate) phases: Vec<tregua_standing::PhaseSpan>,
    pub(crate) accounts: Vec<Statement>,
    pub(crate) agreement: Agreement,
}

/// Which cell of the table: clause, part, day, counting point, reading, view.
#[derive(Clone, Copy)]
pub(crate) struct Cell<'a> {
    pub(crate) clause: &'a str,
    pub(crate) part: &'a str,
    pub(crate) day: Option<&'a str>,
    pub(crate) point: Option<&'a str>,
    pub(crate) reading: Option<&'a str>,
}

impl Standings {
    pub(crate) fn row(&self, cell: Cell<'_>, view: &str) -> &Row {
        let day = cell.day.map(|day| InstanceName::Day(day.parse().unwrap()));
        let view = View::named(view);
        let mut found = self.rows.iter().filter(|row| {
            (
                row.clause.as_str(),
                row.part.as_str(),
                row.instance.as_ref(),
            ) == (cell.clause, cell.part, day.as_ref())
                && (row.point.as_deref(), row.reading.as_deref()) == (cell.point, cell.reading)
                && row.view == view
        });
        let row = found.next().unwrap_or_else(|| {
            panic!(
                "no row {} {} {:?} {:?} {view}",
                cell.clause, cell.part, cell.day, cell.reading
            )
        });
        assert!(found.next().is_none());
        row
    }

    pub(crate) fn over(&self, clause: &str, part: &str, day: Option<&str>, view: &str) -> Status {
        let day = day.map(|day| InstanceName::Day(day.parse().unwrap()));
        let view = View::named(view);
        self.over
            .iter()
            .find(|over| {
                over.clause == clause
                    && over.part == part
                    && over.instance == day
                    && over.view == view
            })
            .unwrap()
            .status
    }
}

/// `lo..hi`, `lo..`, or one number; a ratio as `owed/base`.
pub(crate) fn count(row: &Row) -> String {
    let one = |count: &tregua_standing::Count| match count.hi {
        Some(hi) if hi == count.lo => hi.to_string(),
        Some(hi) => format!("{}..{hi}", count.lo),
        None => format!("{}..", count.lo),
    };
    let owed = row.counted.as_ref().map_or_else(String::new, one);
    row.base
        .as_ref()
        .map_or(owed.clone(), |base| format!("{owed}/{}", one(base)))
}

/// Units over or short.
pub(crate) fn slack(row: &Row) -> Option<i128> {
    match row.slack {
        Some(tregua_standing::Slack::Units(by)) => Some(by),
        _ => None,
    }
}

fn shifted(text: &str, days: i32) -> String {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut at = 0;
    while at < text.len() {
        let date = text
            .get(at..at + 10)
            .filter(|_| at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
            .and_then(|date| {
                let shaped = date.bytes().enumerate().all(|(at, byte)| {
                    if matches!(at, 4 | 7) {
                        byte == b'-'
                    } else {
                        byte.is_ascii_digit()
                    }
                });
                shaped.then(|| date.parse::<Date>().ok()).flatten()
            });
        if let Some(date) = date {
            let moved = (0..days).fold(date, |date, _| date.tomorrow().unwrap());
            out.push_str(&moved.to_string());
            at += 10;
        } else {
            let letter = text[at..].chars().next().unwrap();
            out.push(letter);
            at += letter.len_utf8();
        }
    }
    out
}
