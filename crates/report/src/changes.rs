//! What changed between two moments: cells of the table, ends of phases, entries; and which entries changed which cell.

use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::Timestamp;
use tregua_record::entries::claim::Kind;
use tregua_standing::{Count, Evaluator, InstanceName, Moment, Name, Row, Statement, View, Wanted};

use crate::causes::Causes;

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// The cells that stand differently, in the order of the later table; those that are gone come last.
    pub cells: Vec<Change>,
    /// The phases whose end moved, or that began or ended in between.
    pub phases: Vec<PhaseChange>,
    /// The entries that became known in between, by when they did.
    pub entries: Vec<EntryChange>,
}

/// One cell that stands differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How it stood; `None`: there was no such instance.
    pub before: Option<Row>,
    /// How it stands; `None`: there is no such instance any more.
    pub after: Option<Row>,
    /// The entries in between that changed it, by when they were known: figures that came, corrections, retractions,
    /// denials, announcements. Empty where time alone did it, and only there.
    pub by: Vec<Name>,
    /// The clock alone changed it: with what was known before it would stand the same.
    pub by_time: bool,
}

/// One phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseChange {
    /// Its name.
    pub phase: String,
    /// Its start, as it is known after.
    pub starts: Timestamp,
    /// Its end before; the furthest future if nothing ended it.
    pub before: Timestamp,
    /// Its end after.
    pub after: Timestamp,
    /// The entries that moved it; empty if it did not move.
    pub by: Vec<Name>,
    /// It was not in force at the first moment and is, or has been, by the second.
    pub began: bool,
    /// Its end lies between the two moments.
    pub ended: bool,
}

/// What an entry that came in between does to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// It stands on its own.
    New,
    /// It corrects the entries it replaces.
    Correction,
    /// It retracts the entries it replaces.
    Retraction,
}

/// One entry that became known in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryChange {
    /// The entry.
    pub entry: Name,
    /// What it does to others.
    pub kind: EntryKind,
    /// The entries that do not stand any more because of it.
    pub replaces: Vec<Name>,
    /// How many cells it changed; 0: it changed nothing, or only what is not asked about.
    pub cells: usize,
}

/// What changed from one moment to another. Both must be of the same agreement and statements.
///
/// A cell changes if its status, outcomes, causes, counts, window, what is asked, or what stands beside it does. A cell
/// that would also have changed without any new entry is `by_time`; every other one names at least one entry.
pub fn changes(from: &Evaluator<'_>, to: &Evaluator<'_>, wanted: &Wanted) -> Changes {
    // The later clock over the earlier knowledge: what time alone does.
    let middle = from.at(Moment {
        as_of: to.moment().as_of,
        as_known: from.moment().as_known,
    });
    let [before, by_clock, after] = tables([from, &middle, to], wanted);
    let clock = index(&by_clock);
    let mut causes = Causes::between(&middle, to);
    let mut cells: Vec<Change> = Vec::new();
    let mut asked = Vec::new();
    for (before, after) in pairs(&before, &after) {
        if same(before, after) {
            continue;
        }
        let middle = before
            .or(after)
            .and_then(|row| clock.get(&place(row)).copied());
        let by_time = same(middle, after);
        if !by_time {
            asked.push((cells.len(), middle, after));
        }
        cells.push(Change {
            before: before.cloned(),
            after: after.cloned(),
            by: Vec::new(),
            by_time,
        });
    }
    for (at, by) in causes.of_cells(&asked) {
        if let Some(cell) = cells.get_mut(at) {
            cell.by = by;
        }
    }
    Changes {
        phases: phases(from, to, &mut causes),
        entries: entries(&causes, &cells),
        cells,
    }
}

/// The table at each moment, over the views of all of them: a voice that spoke in between was silent before.
fn tables<const N: usize>(moments: [&Evaluator<'_>; N], wanted: &Wanted) -> [Vec<Row>; N] {
    let mut tables = moments.map(|_| Vec::new());
    let Some(first) = moments.first() else {
        return tables;
    };
    let asked = |label: &String| wanted.clauses.is_empty() || wanted.clauses.contains(label);
    let clauses = first.agreement().clauses.iter();
    for clause in clauses.filter(|clause| asked(&clause.label)) {
        let views = moments
            .iter()
            .flat_map(|moment| moment.views(clause, wanted));
        let own = Wanted {
            clauses: BTreeSet::from([clause.label.clone()]),
            views: views.collect(),
            ..wanted.clone()
        };
        for (table, moment) in tables.iter_mut().zip(moments) {
            table.extend(moment.rows_only(&own));
        }
    }
    tables
}

/// Cells of two tables side by side: in the order of the second, then those that only the first has.
fn pairs<'r>(before: &'r [Row], after: &'r [Row]) -> Vec<(Option<&'r Row>, Option<&'r Row>)> {
    let earlier = index(before);
    let later = index(after);
    let there = after
        .iter()
        .map(|row| (earlier.get(&place(row)).copied(), Some(row)));
    let gone = before
        .iter()
        .filter(|row| !later.contains_key(&place(row)))
        .map(|row| (Some(row), None));
    there.chain(gone).collect()
}

/// What names a cell: clause, part, counting point, reading, instance, view.
pub(crate) type Place<'r> = (
    &'r str,
    &'r str,
    Option<&'r str>,
    Option<&'r str>,
    Option<&'r InstanceName>,
    &'r View,
);

/// What names the cell of a row.
pub(crate) fn place(row: &Row) -> Place<'_> {
    (
        &row.clause,
        &row.part,
        row.point.as_deref(),
        row.reading.as_deref(),
        row.instance.as_ref(),
        &row.view,
    )
}

/// The rows of a table by the names of their cells.
pub(crate) fn index(rows: &[Row]) -> BTreeMap<Place<'_>, &Row> {
    rows.iter().map(|row| (place(row), row)).collect()
}

/// True if a reader is told the same by both. What a row was counted from, and when it may next change, is not told.
pub(crate) fn same(one: Option<&Row>, two: Option<&Row>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => {
            let told = |row: &Row| (row.status, row.window, row.until, row.slack);
            told(one) == told(two)
                && (&one.outcomes, &one.causes, &one.required, &one.beside)
                    == (&two.outcomes, &two.causes, &two.required, &two.beside)
                && same_count(one.counted.as_ref(), two.counted.as_ref())
                && same_count(one.base.as_ref(), two.base.as_ref())
        }
        (one, two) => one.is_none() && two.is_none(),
    }
}

/// Whether its window is over, and what closed it, shows in the numbers and the status where it matters.
fn same_count(one: Option<&Count>, two: Option<&Count>) -> bool {
    let told = |count: &Count| {
        (
            count.lo,
            count.hi,
            count.spoken,
            count.differs,
            count.out_of,
        )
    };
    one.map(told) == two.map(told)
}

fn phases(
    from: &Evaluator<'_>,
    to: &Evaluator<'_>,
    causes: &mut Causes<'_, '_>,
) -> Vec<PhaseChange> {
    let (start, end) = (from.moment().as_of, to.moment().as_of);
    let passed = |at: Timestamp| start < at && at <= end;
    let mut found = Vec::new();
    for after in to.phases() {
        // One that waits is among the phases only from when it has begun.
        let mut known = from.phases().iter();
        let before = known.find(|phase| phase.name == after.name);
        let came = before.is_none() && after.window.from <= end;
        let before = before.unwrap_or(after);
        let moved = before.window.to != after.window.to;
        let change = PhaseChange {
            phase: after.name.clone(),
            starts: after.window.from,
            before: before.window.to,
            after: after.window.to,
            by: if moved {
                causes.of_phase(&after.name)
            } else {
                Vec::new()
            },
            began: came || passed(after.window.from),
            ended: passed(after.window.to),
        };
        if moved || change.began || change.ended {
            found.push(change);
        }
    }
    found
}

fn entries(causes: &Causes<'_, '_>, cells: &[Change]) -> Vec<EntryChange> {
    let mut changed: BTreeMap<&str, usize> = BTreeMap::new();
    for id in cells.iter().flat_map(|cell| &cell.by) {
        *changed.entry(id).or_default() += 1;
    }
    let entry = |statement: &Statement| EntryChange {
        entry: statement.id.clone(),
        kind: match statement.claim.kind {
            Kind::Correct => EntryKind::Correction,
            Kind::Retract => EntryKind::Retraction,
            _ => EntryKind::New,
        },
        replaces: causes.replaced_by(&statement.id),
        cells: changed.get(statement.id.as_str()).copied().unwrap_or(0),
    };
    causes.entries().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::{CROSSING, agreement, announce, at, evaluator, naming, says, trucks};
    use tregua_standing::Status;

    const FIRST: &str = "2024-01-02T12:00";
    const SECOND: &str = "2024-01-03T06:00";

    fn between(text: &str, statements: &[Statement], from: &str, to: &str) -> Changes {
        let agreement = agreement(text);
        let (from, to) = (
            evaluator(&agreement, statements, from),
            evaluator(&agreement, statements, to),
        );
        let found = changes(&from, &to, &Wanted::default());
        for cell in &found.cells {
            assert_eq!(cell.by_time, cell.by.is_empty(), "{cell:#?}");
            assert!(!same(cell.before.as_ref(), cell.after.as_ref()));
        }
        found
    }

    /// The changed cells of a clause, first day, at the crossing, as written: view, statuses, entries.
    fn aid(found: &Changes, view: &str) -> Option<(Option<Status>, Option<Status>, Vec<Name>)> {
        let cell = found.cells.iter().find(|cell| {
            let row = cell.after.as_ref().or(cell.before.as_ref()).unwrap();
            row.clause == "aid"
                && row.point.as_deref() == Some("crossing")
                && row.reading.is_none()
                && row.instance == Some(InstanceName::Day("2024-01-01".parse().unwrap()))
                && row.view == View::named(view)
        })?;
        let status = |row: &Option<Row>| row.as_ref().map(|row| row.status);
        Some((status(&cell.before), status(&cell.after), cell.by.clone()))
    }

    fn said(id: &str, voice: &str, n: u64, known: &str) -> Statement {
        trucks(id, voice, n, "2024-01-01", "crossing", known)
    }

    #[test]
    fn nothing_new_at_the_same_clock_changes_nothing() {
        let statements = [said("a", "Alpha", 200, "2024-01-01T20:00")];
        let found = between(CROSSING, &statements, FIRST, FIRST);
        assert_eq!(found, Changes::default());
    }

    #[test]
    fn a_figure_that_came_names_itself_and_only_where_it_counts() {
        let statements = [
            said("a", "Alpha", 200, "2024-01-01T20:00"),
            said("b", "Beta", 137, "2024-01-02T22:00"),
        ];
        let found = between(CROSSING, &statements, FIRST, SECOND);
        let beta = aid(&found, "Beta").unwrap();
        assert_eq!(
            beta,
            (
                Some(Status::Unverified),
                Some(Status::NotMet),
                vec!["b".into()]
            )
        );
        assert_eq!(aid(&found, "Alpha"), None);
        let all = aid(&found, "all voices").unwrap();
        assert_eq!((all.0, all.1), (Some(Status::Met), Some(Status::Contested)));
        assert_eq!(all.2, ["b"]);
        assert_eq!(found.entries.len(), 1);
        assert_eq!(found.entries[0].kind, EntryKind::New);
        assert!(found.entries[0].cells >= 2);
    }

    #[test]
    fn the_clock_alone_is_said_to_have_done_it() {
        let found = between(CROSSING, &[], FIRST, "2024-01-03T08:00");
        assert!(!found.cells.is_empty());
        assert!(found.cells.iter().all(|cell| cell.by_time));
        assert_eq!(found.entries, []);
    }

    #[test]
    fn a_correction_names_itself_and_what_it_replaces() {
        let mut correction = naming(said("c", "Beta", 205, "2024-01-02T22:00"), &["b"]);
        correction.claim_mut().kind = Kind::Correct;
        let statements = [said("b", "Beta", 137, "2024-01-01T22:00"), correction];
        let found = between(CROSSING, &statements, FIRST, SECOND);
        let beta = aid(&found, "Beta").unwrap();
        assert_eq!((beta.0, beta.1), (Some(Status::NotMet), Some(Status::Met)));
        assert_eq!(beta.2, ["c"]);
        assert_eq!(found.entries[0].kind, EntryKind::Correction);
        assert_eq!(found.entries[0].replaces, ["b"]);
    }

    #[test]
    fn a_retraction_takes_a_figure_away_and_its_own_retraction_brings_it_back() {
        let retraction = |id, of, known| naming(says(id, Kind::Retract, "Beta", known), &[of]);
        let statements = [
            said("b", "Beta", 137, "2024-01-01T22:00"),
            retraction("r", "b", "2024-01-02T14:00"),
            retraction("rr", "r", "2024-01-02T18:00"),
        ];
        let gone = between(CROSSING, &statements[..2], FIRST, SECOND);
        let beta = aid(&gone, "Beta").unwrap();
        assert_eq!(
            (beta.1, beta.2),
            (Some(Status::Unverified), vec!["r".into()])
        );
        assert_eq!(gone.entries[0].replaces, ["b"]);
        let back = between(CROSSING, &statements, "2024-01-02T16:00", SECOND);
        let beta = aid(&back, "Beta").unwrap();
        assert_eq!((beta.1, beta.2), (Some(Status::NotMet), vec!["rr".into()]));
        let all = between(CROSSING, &statements, FIRST, SECOND);
        assert_eq!(aid(&all, "Beta"), None);
        assert!(all.entries.iter().all(|entry| entry.cells == 0));
    }

    #[test]
    fn a_late_claim_changes_a_day_long_past() {
        let statements = [said("b", "Beta", 137, "2024-01-04T22:00")];
        let found = between(
            CROSSING,
            &statements,
            "2024-01-04T21:00",
            "2024-01-04T23:00",
        );
        assert_eq!(aid(&found, "Beta").unwrap().2, ["b"]);
    }

    #[test]
    fn a_denial_of_a_term_is_named_in_every_cell_it_changes() {
        let mut denial = says("d", Kind::Deny, "Alpha", "2024-01-02T20:00");
        denial.claim_mut().clause = Some("patrols".into());
        let found = between(CROSSING, &[denial], FIRST, "2024-01-02T21:00");
        let of_term: Vec<&Change> = found
            .cells
            .iter()
            .filter(|cell| cell.after.as_ref().unwrap().status == Status::TermContested)
            .collect();
        assert!(!of_term.is_empty());
        assert!(of_term.iter().all(|cell| cell.by == ["d"]), "{of_term:#?}");
    }

    #[test]
    fn a_denial_of_a_claim_is_named_beside_no_figure() {
        let mut event = said("a", "Alpha", 200, "2024-01-01T20:00");
        event.claim_mut().about = Some("convoy".into());
        let denial = naming(says("d", Kind::Deny, "Beta", "2024-01-02T20:00"), &["a"]);
        let found = between(CROSSING, &[event, denial], FIRST, SECOND);
        let all = aid(&found, "all voices").unwrap();
        assert_eq!((all.0, all.1), (Some(Status::Met), Some(Status::Contested)));
        assert_eq!(all.2, ["d"]);
    }

    #[test]
    fn a_close_and_nothing_else_is_named() {
        let mut event = said("a", "Alpha", 90, "2024-01-01T20:00");
        event.claim_mut().adds = tregua_record::entries::claim::Adds::Event;
        event.claim_mut().occurred = Some("2024-01-01T12:00+02:00".parse().unwrap());
        let mut close = says("c", Kind::Close, "Alpha", "2024-01-02T20:00");
        close.claim_mut().occurred = Some("2024-01-01".parse().unwrap());
        close.claim_mut().act = Some("admit".into());
        let found = between(CROSSING, &[event, close], FIRST, SECOND);
        let alpha = aid(&found, "Alpha").unwrap();
        assert_eq!(
            alpha,
            (
                Some(Status::Unverified),
                Some(Status::NotMet),
                vec!["c".into()]
            )
        );
    }

    #[test]
    fn an_extension_moves_the_end_and_is_named_by_the_days_it_adds() {
        let statements = [announce(
            "x",
            "Delta",
            "extend",
            "2024-01-06T07:00",
            "2024-01-04T20:00",
        )];
        let found = between(
            CROSSING,
            &statements,
            "2024-01-04T12:00",
            "2024-01-04T21:00",
        );
        let phase = &found.phases[0];
        assert_eq!(
            (phase.before, phase.after),
            (at("2024-01-05T07:00"), at("2024-01-06T07:00"))
        );
        assert_eq!(phase.by, ["x"]);
        let added = found.cells.iter().filter(|cell| cell.before.is_none());
        let mut days = 0;
        for cell in added {
            assert_eq!(cell.by, ["x"]);
            days += 1;
        }
        assert!(days > 0);
    }

    #[test]
    fn an_extension_denied_names_the_denial() {
        let statements = [
            announce(
                "x",
                "Delta",
                "extend",
                "2024-01-06T07:00",
                "2024-01-04T11:00",
            ),
            naming(says("d", Kind::Deny, "Alpha", "2024-01-04T20:00"), &["x"]),
        ];
        let found = between(
            CROSSING,
            &statements,
            "2024-01-04T12:00",
            "2024-01-04T21:00",
        );
        assert_eq!(found.phases[0].by, ["d"]);
        let gone: Vec<&Change> = found
            .cells
            .iter()
            .filter(|cell| cell.after.is_none())
            .collect();
        assert!(!gone.is_empty());
        assert!(gone.iter().all(|cell| cell.by == ["d"]));
    }

    #[test]
    fn a_phase_that_ended_in_between_is_told_though_nothing_moved_it() {
        let found = between(CROSSING, &[], "2024-01-05T06:00", "2024-01-05T08:00");
        assert!(found.phases[0].ended && found.phases[0].by.is_empty());
    }

    #[test]
    fn a_new_voice_was_silent_before() {
        let statements = [said("u", "Delta", 137, "2024-01-02T22:00")];
        let found = between(CROSSING, &statements, FIRST, SECOND);
        let delta = aid(&found, "Delta").unwrap();
        assert_eq!(delta.0, Some(Status::Unverified));
        assert_eq!(delta.2, ["u"]);
    }

    #[test]
    fn looking_back_names_the_same_entries() {
        let statements = [said("b", "Beta", 137, "2024-01-02T22:00")];
        let agreement = agreement(CROSSING);
        let (early, late) = (
            evaluator(&agreement, &statements, FIRST),
            evaluator(&agreement, &statements, SECOND),
        );
        let found = changes(&late, &early, &Wanted::default());
        let beta = aid(&found, "Beta").unwrap();
        assert_eq!(
            beta,
            (
                Some(Status::NotMet),
                Some(Status::Unverified),
                vec!["b".into()]
            )
        );
    }
}
