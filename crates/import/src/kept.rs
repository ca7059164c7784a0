//! Rows kept once each: the same row again adds nothing, other words under the same key are a problem.

use std::collections::BTreeMap;

use tregua_record::entries::claim::Claim;
use tregua_record::{Packed, Payload};

use crate::problem::{self, Origin, Place, Report, Trouble, listed};
use crate::rows::source::{self, SourceRow};
use crate::write;

/// A row with a key.
pub(crate) trait Keyed: PartialEq {
    /// The notice for the same row again.
    const AGAIN: &'static str;
    /// The problem of the same key with other words.
    const REUSED: &'static str;

    /// The columns in which two rows differ.
    fn differing(&self, other: &Self) -> Vec<&'static str>;
}

impl Keyed for Claim {
    const AGAIN: &'static str = problem::CLAIM_AGAIN;
    const REUSED: &'static str = problem::KEY_REUSED;

    fn differing(&self, other: &Self) -> Vec<&'static str> {
        write::differing(self, other)
    }
}

impl Keyed for Packed {
    const AGAIN: &'static str = Claim::AGAIN;
    const REUSED: &'static str = Claim::REUSED;

    fn differing(&self, other: &Self) -> Vec<&'static str> {
        match (self.open(), other.open()) {
            (Ok(Payload::Statement(one)), Ok(Payload::Statement(other))) => one.differing(&other),
            _ => Vec::new(),
        }
    }
}

impl Keyed for SourceRow {
    const AGAIN: &'static str = problem::SOURCE_AGAIN;
    const REUSED: &'static str = problem::SOURCE_REUSED;

    fn differing(&self, other: &Self) -> Vec<&'static str> {
        source::differing(self, other)
    }
}

/// The rows of one table over all files, in their order.
#[derive(Debug)]
pub(crate) struct Kept<'a, T> {
    rows: Vec<T>,
    seen: BTreeMap<String, Seen<'a>>,
}

/// Where a key was first met.
#[derive(Debug)]
struct Seen<'a> {
    origin: Origin<'a>,
    line: usize,
    /// Position among the rows; `None` if that row was wrong, and nothing can be compared with it.
    at: Option<usize>,
}

impl<T> Default for Kept<'_, T> {
    fn default() -> Self {
        Kept {
            rows: Vec::new(),
            seen: BTreeMap::new(),
        }
    }
}

impl<'a, T: Keyed> Kept<'a, T> {
    /// Keeps a row, unless its key was met before; `None` for a row that was wrong.
    pub(crate) fn keep(
        &mut self,
        key: &str,
        row: Option<T>,
        place: Place<'a>,
        report: &mut Report,
    ) {
        if let Some(seen) = self.seen.get(key) {
            let earlier = seen.at.and_then(|at| self.rows.get(at));
            if let (Some(earlier), Some(row)) = (earlier, &row) {
                compare(key, earlier, row, seen, place, report);
            }
            return;
        }
        let at = row.is_some().then_some(self.rows.len());
        self.rows.extend(row);
        self.seen.insert(
            key.to_owned(),
            Seen {
                origin: place.origin,
                line: place.line,
                at,
            },
        );
    }

    /// The rows.
    pub(crate) fn into_rows(self) -> Vec<T> {
        self.rows
    }
}

fn compare<T: Keyed>(
    key: &str,
    earlier: &T,
    row: &T,
    seen: &Seen<'_>,
    place: Place<'_>,
    report: &mut Report,
) {
    let about = |code| {
        Trouble::with_word(code, key)
            .arg("file", seen.origin.label())
            .arg("line", seen.line)
    };
    if earlier == row {
        report.notice(place, about(T::AGAIN));
    } else {
        report.problem(
            place,
            about(T::REUSED).arg("columns", listed(earlier.differing(row))),
        );
    }
}
