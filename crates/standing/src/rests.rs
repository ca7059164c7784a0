//! What a ruling rests on: the smallest set of statements, found by leaving them out one at a time.

use std::collections::BTreeSet;

use tregua_calendar::Timestamp;

use crate::instances::Instance;
use crate::ruling::{Frame, Ruling};
use crate::sheet::Sheet;
use crate::statement::{Live, Statement, live};
use crate::view::View;

/// Passes over the statements: enough to halve any number down to one, and to settle.
const MOST_PASSES: usize = 128;

/// The smallest set of `known` statements on which `view` rules the same on `instance`.
///
/// "The same" is status and outcomes, with the phases as they are. Statements are left out one by one: first those that name the fewest
/// kinds, so that the most telling figure stays, and of those the latest known.
pub(crate) fn rests_on(
    frame: &Frame<'_>,
    known: &[&Statement],
    bearing: &BTreeSet<String>,
    instance: &Instance,
    view: &View,
    ruling: &Ruling,
) -> Vec<String> {
    if same(frame, &[], instance, view, ruling) {
        return Vec::new();
    }
    let mut kept: Vec<Statement> = known
        .iter()
        .filter(|statement| bearing.contains(&statement.id))
        .map(|s| (*s).clone())
        .collect();
    // What is left out first comes last: figures that name the fewest kinds, then the latest known.
    kept.sort_by_key(|statement| {
        (
            std::cmp::Reverse(kinds_named(statement)),
            statement.known,
            statement.claim.key.clone(),
            statement.id.clone(),
        )
    });
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
    kept.into_iter().map(|statement| statement.id).collect()
}

fn kinds_named(statement: &Statement) -> usize {
    statement.claim.kinds.len() + usize::from(statement.claim.under.is_some())
}

/// Leaves out runs of `size` statements, latest first, wherever the ruling stays the same.
fn leave_out(
    frame: &Frame<'_>,
    kept: &mut Vec<Statement>,
    size: usize,
    instance: &Instance,
    view: &View,
    ruling: &Ruling,
) {
    let mut end = kept.len();
    while end > 0 {
        let start = end.saturating_sub(size);
        let run: Vec<Statement> = kept.drain(start..end).collect();
        if !same(frame, kept, instance, view, ruling) {
            kept.splice(start..start, run);
        }
        end = start;
    }
}

fn same(
    frame: &Frame<'_>,
    statements: &[Statement],
    instance: &Instance,
    view: &View,
    ruling: &Ruling,
) -> bool {
    let (lives, _) = live(statements, Timestamp::MAX);
    let sheet = frame.sheet(&lives);
    let again = frame.rule(&sheet, &lives, instance, view);
    (again.status, &again.outcomes) == (ruling.status, &ruling.outcomes)
}

/// The statements that can bear on `instance`: those that give a figure touching it, speak of the term, or close, and
/// every one tied to those by a reference or an `about` key.
///
/// `counts` says whose figures a view looks at.
pub(crate) fn bearing(
    frame: &Frame<'_>,
    sheet: &Sheet<'_>,
    lives: &[Live<'_>],
    known: &[&Statement],
    instance: &Instance,
    counts: impl Fn(&str) -> bool,
) -> BTreeSet<String> {
    let touching = sheet
        .touching(instance)
        .into_iter()
        .filter(|figure| counts(&figure.live.voice));
    let mut found: BTreeSet<String> = touching
        .map(|figure| figure.live.statement.id.clone())
        .collect();
    found.extend(
        lives
            .iter()
            .filter(|live| frame.bears_on_term(live))
            .map(|live| live.statement.id.clone()),
    );
    found.extend(sheet.all_closing().into_iter().map(str::to_owned));
    tie(known, &mut found);
    found
}

/// Adds every statement tied to one of `found`, until nothing is added.
fn tie(known: &[&Statement], found: &mut BTreeSet<String>) {
    for _ in 0..known.len() {
        let keys: BTreeSet<&str> = known
            .iter()
            .filter(|s| found.contains(&s.id))
            .map(|s| s.claim.key.as_str())
            .collect();
        let named: BTreeSet<&str> = known
            .iter()
            .filter(|s| found.contains(&s.id))
            .flat_map(|s| &s.claim.refers_to)
            .map(String::as_str)
            .collect();
        let abouts: BTreeSet<&str> = known
            .iter()
            .filter(|s| found.contains(&s.id))
            .filter_map(|s| s.claim.about.as_deref())
            .collect();
        let tied = |s: &&&Statement| {
            !found.contains(&s.id)
                && (named.contains(s.claim.key.as_str())
                    || s.claim
                        .refers_to
                        .iter()
                        .any(|key| keys.contains(key.as_str()))
                    || s.claim
                        .about
                        .as_deref()
                        .is_some_and(|about| abouts.contains(about)))
        };
        let more: Vec<String> = known.iter().filter(tied).map(|s| s.id.clone()).collect();
        if more.is_empty() {
            return;
        }
        found.extend(more);
    }
}
