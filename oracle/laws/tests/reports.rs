//! Laws of the reports: what changed is what differs, with its causes; what is due mirrors.

#![expect(
    clippy::panic,
    reason = "a helper of tests that fails is a test that fails"
)]

use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::{Length, Timestamp, Window};
use tregua_enumerator::cases::{Case, mirror, mirror_text};
use tregua_laws::{Name, for_each_case, moment, name, statements};
use tregua_report::{Due, changes, due};
use tregua_standing::{Evaluator, Moment, Row, Statement, View, Wanted};

fn hold(law: impl FnMut(&Case) -> Result<(), String>) {
    match for_each_case(law) {
        Ok(tried) => println!("{tried} cases"),
        Err(broken) => panic!("{broken}"),
    }
}

/// What a cell tells a reader, as text.
fn told(row: &Row) -> String {
    let counts = [&row.counted, &row.base].map(|count| {
        count.as_ref().map(|count| {
            let state = (count.spoken, count.differs, count.out_of);
            (count.lo, count.hi, state)
        })
    });
    format!(
        "{:?} {:?} {:?} {counts:?} {:?} {:?} {:?} {:?} {:?}",
        row.status,
        row.outcomes,
        row.causes,
        row.slack,
        row.window,
        row.until,
        row.required,
        row.beside
    )
}

/// Every cell that both moments' voices make, with what it tells.
fn table(of: &Evaluator<'_>, views: &BTreeSet<View>) -> BTreeMap<Name, String> {
    let wanted = Wanted {
        views: views.clone(),
        ..Wanted::default()
    };
    let rows = of.rows_only(&wanted);
    rows.iter().map(|row| (name(row), told(row))).collect()
}

/// Moments to compare: an earlier one, at which about half was known, and the case's own.
fn two_moments(case: &Case, all: &[Statement]) -> (Moment, Moment) {
    let to = moment(case);
    let mut known: Vec<Timestamp> = all.iter().map(|one| one.known).collect();
    known.sort();
    let half = known.get(known.len() / 2).copied().unwrap_or(to.as_known);
    let as_known = half.min(to.as_known);
    // Every other case is asked at one clock, so that entries alone can have changed it.
    let as_of = if all.len().is_multiple_of(2) {
        to.as_of
    } else {
        as_known.min(to.as_of)
    };
    (Moment { as_of, as_known }, to)
}

#[test]
fn what_changed_is_what_differs_and_every_change_has_its_cause() {
    let (mut changed, mut by_entries) = (0, 0);
    hold(|case| {
        let all = statements(case);
        let (from, to) = two_moments(case, &all);
        let earlier = Evaluator::new(&case.agreement, &all, from);
        let later = Evaluator::new(&case.agreement, &all, to);
        let views: BTreeSet<View> = case.views().iter().map(tregua_laws::view).collect();
        let wanted = Wanted {
            views: views.clone(),
            ..Wanted::default()
        };
        let found = changes(&earlier, &later, &wanted);
        let middle = Evaluator::new(
            &case.agreement,
            &all,
            Moment {
                as_of: to.as_of,
                ..from
            },
        );
        let [before, clock, after] =
            [&earlier, &middle, &later].map(|moment| table(moment, &views));
        let names: BTreeSet<&Name> = before.keys().chain(after.keys()).collect();
        let differing: BTreeSet<&Name> = names
            .into_iter()
            .filter(|name| before.get(*name) != after.get(*name))
            .collect();
        let mut listed = BTreeSet::new();
        for cell in &found.cells {
            let row = cell.after.as_ref().or(cell.before.as_ref());
            let place = row.map(name).ok_or("a change of nothing")?;
            let by_clock = clock.get(&place) == after.get(&place);
            if by_clock != cell.by_time || cell.by_time != cell.by.is_empty() {
                return Err(format!("{place:?}: by time {by_clock}, told {cell:#?}"));
            }
            let in_between = |id: &tregua_standing::Name| {
                all.iter().any(|one| {
                    one.id == *id && from.as_known < one.known && one.known <= to.as_known
                })
            };
            if !cell.by.iter().all(in_between) {
                return Err(format!(
                    "{place:?}: names entries of another time: {cell:#?}"
                ));
            }
            by_entries += usize::from(!cell.by_time);
            listed.insert(place);
        }
        let missed: Vec<_> = differing
            .iter()
            .filter(|name| !listed.contains(**name))
            .collect();
        if !missed.is_empty() || listed.len() != found.cells.len() {
            return Err(format!("not told of {missed:?}"));
        }
        changed += listed.len();
        Ok(())
    });
    println!("{changed} changed cells, {by_entries} by entries");
    assert!(by_entries > 1_000);
}

/// What is due, as text, each name put through `named`; names of several are put in order after that.
fn lines(found: &[Due], named: &dyn Fn(&str) -> String) -> BTreeSet<String> {
    let line = |due: &Due| {
        let readings: BTreeSet<String> = due
            .readings
            .iter()
            .map(|one| {
                let said: BTreeSet<String> = one
                    .so_far
                    .iter()
                    .map(|(voice, count)| format!("{}={}..{:?}", named(voice), count.lo, count.hi))
                    .collect();
                format!("{:?} {:?} {said:?}", one.point, one.row.status)
            })
            .collect();
        let bound: BTreeSet<String> = due.bound.iter().map(|voice| named(voice)).collect();
        format!(
            "{} {} {bound:?} {} {} {readings:?}",
            due.at,
            named(&due.clause),
            due.condition,
            due.overdue
        )
    };
    found.iter().map(line).collect()
}

#[test]
fn swapping_the_parties_names_mirrors_what_is_due() {
    let mut listed = 0;
    hold(|case| {
        let ask = |case: &Case| -> Vec<Due> {
            let all = statements(case);
            let evaluator = Evaluator::new(&case.agreement, &all, moment(case));
            let to = case.agreement.clock.plus(case.as_of, Length::Days(1));
            due(&evaluator, Window::new(case.as_of, to))
        };
        let ours = ask(case);
        let theirs = ask(&mirror(case));
        let swapped = lines(&ours, &|name| mirror_text(&case.agreement, name));
        let there = lines(&theirs, &|name| name.to_owned());
        if swapped != there {
            return Err(format!("{swapped:#?} mirrored {there:#?}"));
        }
        listed += ours.len();
        Ok(())
    });
    println!("{listed} things due");
    assert!(listed > 500);
}
