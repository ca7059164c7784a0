//! What a reader sees first: on what accounts differ, what goes on after a phase, what moved since they last looked.

use std::collections::BTreeMap;

use tregua_calendar::{Date, Timestamp};
use tregua_record::entries::claim::Kind;
use tregua_standing::document::Keys;
use tregua_standing::{Count, Required, Row, Status, View};

use crate::changes::{index, place, same};
use crate::due::Since;

/// A part of a clause in one instance, on which accounts differ or which the text leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing<'r> {
    /// The clause's label.
    pub clause: &'r str,
    /// The part's name.
    pub part: &'r str,
    /// The instance, unless the part has only one; never of a term that is itself contested.
    pub instance: Option<Date>,
    /// Its cells, in the order of the text.
    pub cells: Vec<DifferingCell<'r>>,
}

/// One cell, on every reading on which it reads the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferingCell<'r> {
    /// The counting point of the readings, where they have one.
    pub point: Option<&'r str>,
    /// The readings' names; `None`: the clause's own words.
    pub readings: Vec<Option<&'r str>>,
    /// Where it stands for all voices.
    pub row: &'r Row,
    /// Each voice that has spoken, with its own row; in alphabetical order.
    pub voices: Vec<(&'r str, &'r Row)>,
}

/// Where all voices together are contested or ambiguous, of what has begun: the latest instances first, then in the order
/// of the text; terms contested as such come last. `rows` are whole tables, as the evaluator gives them.
pub fn differing(rows: &[Row], as_of: Timestamp) -> Vec<Differing<'_>> {
    let cells = rows.chunk_by(|a, b| {
        (&a.clause, &a.point, &a.reading, &a.part, a.instance)
            == (&b.clause, &b.point, &b.reading, &b.part, b.instance)
    });
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    let mut found: Vec<Differing<'_>> = Vec::new();
    for cell in cells {
        let Some(row) = cell.iter().find(|row| row.view == View::AllVoices) else {
            continue;
        };
        let of_term = row.status == Status::TermContested;
        let open = of_term || matches!(row.status, Status::Contested | Status::Ambiguous);
        if !open || row.window.from > as_of {
            continue;
        }
        // Whether a term was agreed is one question, not one for each day.
        let instance = row.instance.filter(|_| !of_term);
        let at = *places
            .entry((&row.clause, &row.part, instance, of_term))
            .or_insert(found.len());
        if at == found.len() {
            found.push(Differing {
                clause: &row.clause,
                part: &row.part,
                instance,
                cells: Vec::new(),
            });
        }
        let Some(differing) = found.get_mut(at) else {
            continue;
        };
        let voices = voices(cell);
        let like = |known: &&mut DifferingCell<'_>| {
            known.point == row.point.as_deref()
                && known.row.status == row.status
                && (of_term || same_voices(&known.voices, &voices))
        };
        match differing.cells.iter_mut().find(like) {
            Some(known) => {
                let name = row.reading.as_deref();
                if !known.readings.contains(&name) {
                    known.readings.push(name);
                }
            }
            None => differing.cells.push(DifferingCell {
                point: row.point.as_deref(),
                readings: vec![row.reading.as_deref()],
                row,
                voices,
            }),
        }
    }
    let latest = |one: &Differing<'_>| {
        let rows = one.cells.iter().map(|cell| cell.row);
        let of_term = rows.clone().any(|row| row.status == Status::TermContested);
        let to = rows.map(|row| row.window.to.min(as_of)).max();
        (of_term, std::cmp::Reverse(to))
    };
    found.sort_by_key(latest);
    found
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

/// True if a reader is told the same of every voice: its count; where it is no count, how it stands.
fn same_voices(one: &[(&str, &Row)], two: &[(&str, &Row)]) -> bool {
    let told = |row: &Row| {
        let status = match row.required {
            Required::Amount { .. } | Required::Ratio { .. } => None,
            _ => Some(row.status),
        };
        let ends = |count: &Option<Count>| {
            let count = count.as_ref();
            count.map(|count| (count.spoken, count.lo, count.hi))
        };
        (status, ends(&row.counted), ends(&row.base))
    };
    one.len() == two.len()
        && one
            .iter()
            .zip(two)
            .all(|((a, one), (b, two))| a == b && told(one) == told(two))
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
    pub entries: Vec<String>,
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
            .map(|act| (act.clone(), claim.thing.clone()));
        let kind: Option<Kind> = done.is_none().then_some(claim.kind);
        let one = found
            .entry((done.is_none(), done.clone(), kind))
            .or_insert_with(|| Series {
                done,
                kind: kind.map(Kind::word),
                voices: Vec::new(),
                entries: Vec::new(),
            });
        if !one.voices.contains(&claim.voice) {
            one.voices.push(claim.voice.clone());
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
    pub instance: Option<Date>,
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
        let key = (&row.clause, &row.part, row.instance);
        if places.insert(key, row.window.to).is_none() {
            let moved = Moved {
                clause: row.clause.clone(),
                part: row.part.clone(),
                instance: row.instance,
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

    fn rows(statements: &[Statement], moment: &str) -> Vec<Row> {
        let agreement = agreement(CROSSING);
        evaluator(&agreement, statements, moment).rows_only(&Wanted::default())
    }

    /// `clause day point: readings: voice lo..hi, …` of each cell.
    fn told(found: &[Differing<'_>]) -> Vec<String> {
        let cell = |one: &Differing<'_>, cell: &DifferingCell<'_>| {
            let voices = cell.voices.iter().map(|(voice, row)| {
                let count = row.counted.as_ref().unwrap();
                format!("{voice} {}..{:?}", count.lo, count.hi)
            });
            format!(
                "{} {:?} {:?} {}: {}",
                one.clause,
                one.instance,
                cell.point,
                cell.readings.len(),
                voices.collect::<Vec<_>>().join(", ")
            )
        };
        let cells = |one| -> Vec<String> {
            let one: &Differing<'_> = one;
            one.cells.iter().map(|own| cell(one, own)).collect()
        };
        found.iter().flat_map(cells).collect()
    }

    #[test]
    fn accounts_that_differ_come_latest_first_and_name_each_voice() {
        let statements = [
            said("a1", "Alpha", 210, "2024-01-01"),
            said("b1", "Beta", 140, "2024-01-01"),
            said("b2", "Beta", 140, "2024-01-02"),
            said("a2", "Alpha", 210, "2024-01-02"),
        ];
        let rows = rows(&statements, NOON);
        let found = differing(&rows, at(NOON));
        assert_eq!(
            told(&found),
            [
                "aid Some(2024-01-02) Some(\"crossing\") 2: Alpha 210..Some(210), Beta 140..Some(140)",
                "aid Some(2024-01-01) Some(\"crossing\") 2: Alpha 210..Some(210), Beta 140..Some(140)",
            ]
        );
    }

    #[test]
    fn readings_on_which_it_does_not_differ_are_not_named() {
        // Both reach 150 and only one 200.
        let statements = [
            said("a1", "Alpha", 210, "2024-01-01"),
            said("b1", "Beta", 160, "2024-01-01"),
        ];
        let rows = rows(&statements, NOON);
        let found = differing(&rows, at(NOON));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].cells.len(), 1);
        assert_eq!(found[0].cells[0].readings, [None]);
    }

    #[test]
    fn a_term_that_is_contested_is_one_question_and_comes_last() {
        let mut denial = says("d", Kind::Deny, "Alpha", "2024-01-02T20:00");
        denial.claim_mut().clause = Some("patrols".to_owned());
        let statements = [
            denial,
            said("a1", "Alpha", 210, "2024-01-01"),
            said("b1", "Beta", 140, "2024-01-01"),
        ];
        let rows = rows(&statements, NOON);
        let found = differing(&rows, at(NOON));
        let clauses: Vec<_> = found.iter().map(|one| (one.clause, one.instance)).collect();
        assert_eq!(
            clauses,
            [
                ("aid", Some("2024-01-01".parse().unwrap())),
                ("patrols", None)
            ]
        );
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
                .all(|one| !one.entries.contains(&"old".to_owned()))
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
                instance: row.instance,
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
