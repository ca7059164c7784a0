//! What a reader sees first: what each voice says of a term, what goes on after a phase, what moved since they last looked.

use std::collections::BTreeMap;

use tregua_calendar::Timestamp;
use tregua_record::entries::claim::Kind;
use tregua_standing::document::Keys;
use tregua_standing::{Count, InstanceName, Name, Row, View};

use crate::changes::{index, place, same};
use crate::due::Since;

/// Each voice that has spoken on what `row` is about, with its own row of the same reading and instance; in alphabetical
/// order. `rows` are whole tables, as the evaluator gives them.
pub fn voices_of<'r>(rows: &'r [Row], row: &Row) -> Vec<(&'r str, &'r Row)> {
    rows.chunk_by(|a, b| cell(a) == cell(b))
        .find(|own| own.first().is_some_and(|first| cell(first) == cell(row)))
        .map_or_else(Vec::new, voices)
}

/// What the rows of all views of one cell have in common.
fn cell(
    row: &Row,
) -> (
    &str,
    Option<&str>,
    Option<&str>,
    &str,
    Option<&InstanceName>,
) {
    (
        &row.clause,
        row.point.as_deref(),
        row.reading.as_deref(),
        &row.part,
        row.instance.as_ref(),
    )
}

/// The rows of voices that have spoken: of those who gave more than an upper bound, as long as there is any.
fn voices(cell: &[Row]) -> Vec<(&str, &Row)> {
    let of = |told: fn(&Row) -> bool| {
        let own = cell.iter().filter_map(|row| match &row.view {
            View::AccordingTo(voice) if told(row) => Some((voice.as_str(), row)),
            _ => None,
        });
        let mut own: Vec<(&str, &Row)> = own.collect();
        own.sort_by_key(|(voice, _)| *voice);
        own
    };
    let certain = of(is_certain);
    if certain.is_empty() {
        of(has_spoken)
    } else {
        certain
    }
}

/// True if what the voice said bounds anything.
fn has_spoken(row: &Row) -> bool {
    let told = |count: &Count| count.spoken && (count.lo > 0 || count.hi.is_some());
    row.counted.iter().chain(&row.base).any(told)
}

/// True if what the voice said is more than an upper bound; of a ratio, on either side.
fn is_certain(row: &Row) -> bool {
    let told = |count: &Count| count.spoken && (count.lo > 0 || count.hi == Some(0));
    row.counted.iter().chain(&row.base).any(told)
}

/// What goes on after a phase has ended, without a term in force: entries about one act, or of one kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Series {
    /// The act and what it was done with; `None`: statements of another sort.
    pub done: Option<(String, Option<String>)>,
    /// The word for their kind, where there is no act.
    pub kind: Option<&'static str>,
    /// Who says so, as tables name them; in alphabetical order.
    pub voices: Vec<String>,
    /// The entries, in the order they were known.
    pub entries: Vec<Name>,
}

/// The entries after a phase, by what they are about: acts in alphabetical order, then other statements by kind.
pub fn series(since: &Since, keys: &Keys<'_>) -> Vec<Series> {
    let mut found: BTreeMap<_, Series> = BTreeMap::new();
    for id in &since.entries {
        let Some(claim) = keys.claim(id) else {
            continue;
        };
        let done = claim
            .act
            .as_ref()
            .map(|act| (act.to_string(), claim.thing.as_ref().map(String::from)));
        let kind: Option<Kind> = done.is_none().then_some(claim.kind);
        let one = found
            .entry((done.is_none(), done.clone(), kind))
            .or_insert_with(|| Series {
                done,
                kind: kind.map(Kind::word),
                voices: Vec::new(),
                entries: Vec::new(),
            });
        if !one.voices.iter().any(|voice| *voice == claim.voice) {
            one.voices.push(claim.voice.to_string());
        }
        one.entries.push(id.clone());
    }
    let mut found: Vec<Series> = found.into_values().collect();
    for one in &mut found {
        one.voices.sort();
    }
    found
}

/// A part in one instance of which some cell stands otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moved {
    /// The clause's label.
    pub clause: String,
    /// The part's name.
    pub part: String,
    /// The instance, unless the part has only one.
    pub instance: Option<InstanceName>,
}

/// Which parts that have begun stand otherwise in the later of two whole tables, the latest instances first, then in the
/// order of the text. That costs little; [`crate::changes()`] of those that are shown tells which entries did it.
pub fn moved(before: &[Row], after: &[Row], as_of: Timestamp) -> Vec<Moved> {
    let earlier = index(before);
    let later = index(after);
    let other = |row: &&Row| !same(earlier.get(&place(row)).copied(), Some(row));
    let gone = before.iter().filter(|row| !later.contains_key(&place(row)));
    let rows = after.iter().filter(other).chain(gone);
    let rows = rows.filter(|row| row.window.from <= as_of);
    let mut places: BTreeMap<_, Timestamp> = BTreeMap::new();
    let mut found: Vec<(Timestamp, Moved)> = Vec::new();
    for row in rows {
        let key = (&row.clause, &row.part, &row.instance);
        if places.insert(key, row.window.to).is_none() {
            let moved = Moved {
                clause: row.clause.clone(),
                part: row.part.clone(),
                instance: row.instance.clone(),
            };
            found.push((row.window.to, moved));
        }
    }
    found.sort_by_key(|(to, _)| std::cmp::Reverse(*to));
    found.into_iter().map(|(_, moved)| moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::due::since;
    use crate::stage::{CROSSING, agreement, at, evaluator, says, trucks};
    use tregua_standing::{Statement, Wanted};

    const NOON: &str = "2024-01-03T12:00";

    fn said(id: &str, voice: &str, n: u64, day: &str) -> Statement {
        trucks(id, voice, n, day, "crossing", "2024-01-03T09:00")
    }

    #[test]
    fn voices_that_gave_no_figure_of_their_own_are_not_named() {
        let statements = [
            said("a1", "Alpha", 210, "2024-01-01"),
            said("b1", "Beta", 140, "2024-01-01"),
            said("d2", "Delta", 140, "2024-01-02"),
        ];
        let agreement = agreement(CROSSING);
        let rows = evaluator(&agreement, &statements, NOON).rows_only(&Wanted::default());
        let row = rows.iter().find(|row| {
            row.clause == "aid"
                && row.instance == Some(InstanceName::Day("2024-01-01".parse().unwrap()))
                && row.point.as_deref() == Some("crossing")
        });
        let voices = voices_of(&rows, row.unwrap());
        let names: Vec<_> = voices.iter().map(|(voice, _)| *voice).collect();
        assert_eq!(names, ["Alpha", "Beta"]);
    }

    #[test]
    fn what_goes_on_after_a_phase_is_told_by_act_and_by_kind() {
        let mut note = says("n", Kind::Note, "Delta", "2024-01-05T18:00");
        note.claim_mut().occurred = Some("2024-01-06".parse().unwrap());
        let later = |id, voice| trucks(id, voice, 9, "2024-01-06", "crossing", "2024-01-07T09:00");
        let statements = [
            note,
            later("b", "Beta"),
            later("a", "Alpha"),
            said("old", "Alpha", 210, "2024-01-01"),
        ];
        let agreement = agreement(CROSSING);
        let evaluator = evaluator(&agreement, &statements, "2024-01-08T12:00");
        let keys = Keys::new(statements.iter());
        let ended = since(&evaluator);
        let [pause] = ended.as_slice() else {
            panic!("{ended:#?}")
        };
        let found = series(pause, &keys);
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.done.is_some(), one.kind, one.voices.join(" ")))
            .collect();
        assert!(
            told.contains(&(true, None, "Alpha Beta".to_owned())),
            "{told:?}"
        );
        assert_eq!(
            told.last(),
            Some(&(false, Some("note"), "Delta".to_owned()))
        );
        assert!(
            found
                .iter()
                .all(|one| !one.entries.iter().any(|id| *id == "old"))
        );
    }

    #[test]
    fn what_moved_is_what_the_changes_tell() {
        let statements = [said("b1", "Beta", 140, "2024-01-01")];
        let agreement = agreement(CROSSING);
        let (from, to) = (
            evaluator(&agreement, &statements, "2024-01-03T08:00"),
            evaluator(&agreement, &statements, NOON),
        );
        let all = Wanted::default();
        let found = moved(&from.rows_only(&all), &to.rows_only(&all), at(NOON));
        let changes = crate::changes(&from, &to, &all);
        let mut told: Vec<Moved> = changes
            .cells
            .iter()
            .map(|cell| cell.after.as_ref().or(cell.before.as_ref()).unwrap())
            .filter(|row| row.window.from <= at(NOON))
            .map(|row| Moved {
                clause: row.clause.clone(),
                part: row.part.clone(),
                instance: row.instance.clone(),
            })
            .collect();
        told.sort();
        told.dedup();
        let mut sorted = found.clone();
        sorted.sort();
        assert_eq!(sorted, told);
        assert!(found.iter().any(|one| one.clause == "aid"), "{found:?}");
    }
}
