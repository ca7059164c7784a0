//! What a ruling rests on: the smallest set of statements, found by leaving them out one at a time.

use std::collections::BTreeSet;
use std::sync::Arc;

use tregua_calendar::Timestamp;
use tregua_record::entries::claim::Adds;

use crate::history::{History, Version};
use crate::instances::Instance;
use crate::name::Name;
use crate::ruling::{Frame, Ruling};
use crate::sheet::Sheet;
use crate::statement::{Live, Statement};
use crate::view::View;

/// Passes over the statements: enough to halve any number down to one, and to settle.
const MOST_PASSES: usize = 128;
/// Up to so many statements are tried one by one at once.
const FEW: usize = 40;

/// The smallest set of `bearing` statements on which `view` rules the same on `instance`.
///
/// "The same" is status and outcomes, with the phases as they are. Statements are left out one by one: first those that
/// name the fewest kinds, so that the most telling figure stays, and of those the latest known.
pub(crate) fn rests_on(
    frame: &Frame<'_>,
    bearing: &[&Statement],
    instance: &Instance,
    view: &View,
    ruling: &Ruling,
) -> Vec<Name> {
    if same(frame, &[], instance, view, ruling) {
        return Vec::new();
    }
    let mut kept = bearing.to_vec();
    // What is left out first comes last: figures that name the fewest kinds, then the latest known.
    kept.sort_by_key(|statement| {
        (
            std::cmp::Reverse(kinds_named(statement)),
            statement.known,
            statement.claim.key.clone(),
            statement.id.clone(),
        )
    });
    // A year of events beside daily totals: one of the two usually carries the ruling alone.
    for adds in [Adds::Event, Adds::Total] {
        let others: Vec<&Statement> = kept
            .iter()
            .copied()
            .filter(|one| one.claim.adds != adds)
            .collect();
        if kept.len() > FEW && same(frame, &others, instance, view, ruling) {
            kept = others;
        }
    }
    // Halves, quarters and so on first, then one by one until none can go: what is left is the smallest of its kind.
    let mut size = kept.len().div_ceil(2);
    for _ in 0..MOST_PASSES {
        let before = kept.len();
        leave_out(frame, &mut kept, size.max(1), instance, view, ruling);
        if size <= 1 && kept.len() == before {
            break;
        }
        size /= 2;
    }
    kept.into_iter()
        .map(|statement| statement.id.clone())
        .collect()
}

fn kinds_named(statement: &Statement) -> usize {
    statement.claim.kinds.len() + usize::from(statement.claim.under.is_some())
}

/// Leaves out runs of `size` statements, latest first, wherever the ruling stays the same.
fn leave_out(
    frame: &Frame<'_>,
    kept: &mut Vec<&Statement>,
    size: usize,
    instance: &Instance,
    view: &View,
    ruling: &Ruling,
) {
    let mut end = kept.len();
    while end > 0 {
        let start = end.saturating_sub(size);
        let run: Vec<&Statement> = kept.drain(start..end).collect();
        if !same(frame, kept, instance, view, ruling) {
            kept.splice(start..start, run);
        }
        end = start;
    }
}

fn same(
    frame: &Frame<'_>,
    statements: &[&Statement],
    instance: &Instance,
    view: &View,
    ruling: &Ruling,
) -> bool {
    let history = History::new(statements.to_vec());
    let standing: Vec<Arc<Version<'_>>> = history.standing(Timestamp::MAX).cloned().collect();
    let sheet = frame.sheet_of(&standing, Timestamp::MAX);
    let governing = history.governing(Timestamp::MAX);
    let again = frame.rule(&sheet, &governing, instance, view);
    (again.status, &again.outcomes) == (ruling.status, &ruling.outcomes)
}

/// The ids of statements that bear on a part without giving it a figure: they speak of its term, or close a window.
pub(crate) fn on_every_instance(
    frame: &Frame<'_>,
    sheet: &Sheet<'_, '_>,
    lives: &[Live<'_>],
) -> BTreeSet<Name> {
    let term = lives.iter().filter(|live| frame.bears_on_term(live));
    let closing = sheet.all_closing().into_iter().map(Name::from);
    term.map(|live| live.statement.id.clone())
        .chain(closing)
        .collect()
}
