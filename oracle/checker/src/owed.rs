//! So many owed for each so many, in time, late or made good: a share, an answer (`docs/standings.md` §5, Share, Respond).

use crate::input::Row;
use crate::kernel::{Range, Words};

/// Where the count of what it is owed for stands among the counts: after the stretches from the start and those after.
pub(crate) const BASE: usize = 5;

/// What may come of it, over every number that it may be owed for.
pub(crate) fn outcomes(row: &Row, ranges: &[Range]) -> Words {
    let [by_due, by_last, by_cure, between, curing, base] = ranges else {
        return Words::new();
    };
    let sum = |one: Option<u64>, other: Option<u64>| Some(one?.saturating_add(other?));
    let late = sum(by_due.1, between.1);
    let cured = sum(late, curing.1);
    let in_time = by_due.1.is_none_or(|most| owed(row, base.0) <= most);
    let possible = [
        (in_time, "met"),
        (
            between.1 != Some(0) && some(row, base, by_due.0, late),
            "late",
        ),
        (
            curing.1 != Some(0) && some(row, base, by_last.0, cured),
            "cured",
        ),
        (some(row, base, by_cure.0, None), "not met"),
    ];
    let found = possible.into_iter().filter(|(is, _)| *is);
    found.map(|(_, word)| word).collect()
}

/// How many are owed for so many: whole ones.
fn owed(row: &Row, count: u64) -> u64 {
    match (row.duty.n, row.duty.m) {
        (Some(n), Some(m)) => {
            let owed = (u128::from(n) * u128::from(count)).div_ceil(u128::from(m.max(1)));
            u64::try_from(owed).unwrap_or(u64::MAX)
        }
        _ => count,
    }
}

/// True if for some number more than `beyond` are owed, and no more than `most`: the first number for which there are more.
fn some(row: &Row, base: &Range, beyond: u64, most: Option<u64>) -> bool {
    let first = match (row.duty.n, row.duty.m) {
        (Some(0), _) => return false,
        (Some(n), Some(m)) => {
            let first = u128::from(m) * u128::from(beyond) / u128::from(n) + 1;
            u64::try_from(first).unwrap_or(u64::MAX)
        }
        _ => beyond.saturating_add(1),
    };
    let first = first.max(base.0);
    base.1.is_none_or(|hi| first <= hi) && most.is_none_or(|most| owed(row, first) <= most)
}
