//! What can be found out about a text before anything happens: terms that cannot all be kept, or that never come due.
//!
//! Each finding is a warning with a witness: the instant, or the days and numbers, that show it. A text may be meant so, and
//! stands. Only the clauses' own words are looked into, and of these only terms in force from the start of their phase that
//! nothing gates, frees or replaces. What is not looked into is written in each file; nothing is ever found that is not so. What
//! is too much to look into is told as not decided (N0701).

mod banned;
mod caps;
mod days;
mod gates;
mod uncounted;
mod windows;

use std::ops::Range;

use tregua_syntax::Diagnostic;

use crate::duty::{Measure, Part};
use crate::fault::{Fault, MAX_DIAGNOSTICS, full};
use crate::meaning::{Agreement, Clause, Phase};

/// At most so many pairs of a ban and a duty are held against each other; what is left is not decided, and said to be so.
const MAX_PAIRS: usize = 200_000;

/// Adds a warning for everything that is found.
pub(crate) fn reason(agreement: &Agreement, text: &str, faults: &mut Vec<Fault>) {
    let checks: [fn(&Agreement) -> Vec<Diagnostic>; 5] = [
        windows::outside,
        caps::beyond,
        banned::only_window,
        gates::never_or_for_good,
        uncounted::by_nobody,
    ];
    for check in checks {
        if full(faults) {
            return;
        }
        // Too many complaints are an error, and a warning is none.
        let room = MAX_DIAGNOSTICS.saturating_sub(faults.len());
        let found = check(agreement).into_iter().take(room);
        faults.extend(found.map(|mut found| {
            found.span = head(text, &found.span);
            for (span, _) in &mut found.related {
                *span = head(text, span);
            }
            Box::new(found)
        }));
    }
}

/// The first line of a clause: its name is enough to find it by.
fn head(text: &str, clause: &Range<usize>) -> Range<usize> {
    let words = text.get(clause.clone()).unwrap_or_default();
    let line = words.lines().next().unwrap_or_default();
    let line = line.split('#').next().unwrap_or_default().trim_end();
    clause.start..clause.start + line.len()
}

/// A warning about a clause.
fn warning(code: &'static str, clause: &Clause) -> Diagnostic {
    Diagnostic::warning(code, clause.span.start..clause.span.end).with("clause", &*clause.label)
}

/// That something about a clause was not decided: more than so many, of this sort (`days`, `bounds` or `pairs`), are not looked into.
fn not_decided(clause: &Clause, sort: &str, most: usize) -> Diagnostic {
    Diagnostic::note("N0701", clause.span.start..clause.span.end)
        .with("clause", &*clause.label)
        .with("sort", sort)
        .with("n", most.to_string())
}

/// The parts of a clause's own words, on every counting point that it leaves open.
fn own(clause: &Clause) -> impl Iterator<Item = &Part> {
    let own = clause
        .readings
        .iter()
        .filter(|reading| reading.name.is_none());
    own.flat_map(|reading| &reading.parts)
}

/// True if the part binds from the start of its phase on, come what may.
fn always(part: &Part) -> bool {
    !part.duty.condition && part.duty.course.events().next().is_none()
}

/// The phases of which the text says when they begin; of one that waits for something no day can be named.
fn begins_on_a_day(agreement: &Agreement) -> impl Iterator<Item = &Phase> {
    agreement
        .phases
        .iter()
        .filter(|phase| phase.once.is_empty())
}

/// True if who asserts one also stands to the other: a text that only A asserts and one that only B does are not one text.
fn of_one_text(a: &Clause, b: &Clause) -> bool {
    let (a, b) = (&a.asserted_by, &b.asserted_by);
    a.is_empty() || b.is_empty() || a.iter().any(|voice| b.contains(voice))
}

/// True if whatever counts for `narrow` counts for `wide` too.
fn within(narrow: &Measure, wide: &Measure) -> bool {
    let or_any = |narrow: &Option<String>, wide: &Option<String>| wide.is_none() || narrow == wide;
    let kinds = wide.kinds.iter().all(|wide| {
        let same = narrow.kinds.iter().find(|narrow| narrow.axis == wide.axis);
        same.is_some_and(|narrow| narrow.any_of.is_subset(&wide.any_of))
    });
    narrow.act == wide.act
        && narrow
            .actors
            .iter()
            .all(|actor| wide.actors.contains(actor))
        && or_any(&narrow.thing, &wide.thing)
        && (wide.thing.is_none() || narrow.unit == wide.unit)
        && narrow.level == wide.level
        && narrow.group == wide.group
        && narrow.crediting == wide.crediting
        && narrow.point == wide.point
        && or_any(&narrow.place, &wide.place)
        && or_any(&narrow.to, &wide.to)
        && kinds
}
