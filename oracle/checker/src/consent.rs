//! A new date by consent (`docs/standings.md` §6.5).

use std::collections::BTreeSet;

use crate::input::Row;
use crate::judge::Bench;
use crate::live::Said;
use crate::time::Instant;

/// Until when it can be made good by a date agreed on: the latest that all who must have agreed to, else the last moment;
/// `None` where the text knows no such date.
pub(crate) fn until(bench: &Bench<'_>) -> Option<Instant> {
    let row = bench.row;
    curable(row).then(|| agreed(bench).map_or(row.last, |at| at.max(row.last)))
}

/// True for what a date agreed on makes good.
pub(crate) fn curable(row: &Row) -> bool {
    let comes_due = match row.duty.kernel.as_str() {
        "done" => true,
        "amount" => row.instance.is_none() && row.stretches.is_none(),
        _ => false,
    };
    comes_due && !row.duty.cure_agreed_by.is_empty()
}

/// The latest date that all of them have agreed to.
fn agreed(bench: &Bench<'_>) -> Option<Instant> {
    let each = bench.row.duty.cure_agreed_by.iter();
    let dates = each.map(|who| dates(bench, who));
    let common = dates.reduce(|ours, theirs| &ours & &theirs)?;
    common.into_iter().max()
}

/// The dates that one has agreed to for this instance: the instant, or the end of anything longer.
fn dates(bench: &Bench<'_>, who: &str) -> BTreeSet<Instant> {
    let own = || bench.said.iter().filter(|one| one.voice == who);
    let taken_back = |one: &Said<'_>| own().any(|other| other.denies(one));
    let agrees = |one: &&Said<'_>| {
        let day = one
            .words
            .counts_for
            .as_ref()
            .and_then(|text| text.get(..10));
        let this = day == bench.row.instance.as_deref();
        one.kind == "agree" && bench.names(one) && this && !taken_back(one)
    };
    let times = own().filter(agrees).filter_map(|one| bench.dated(one));
    let last = times.map(|time| {
        if time.to - time.from <= 1 {
            time.from
        } else {
            time.to
        }
    });
    last.collect()
}
