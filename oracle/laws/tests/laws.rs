//! Laws that need no judge: order of arrival, swapped names, and what a row rests on.

#![expect(
    clippy::panic,
    reason = "a helper of tests that fails is a test that fails"
)]

use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::Timestamp;
use tregua_enumerator::cases::{Case, mirror, mirror_text, mirror_view};
use tregua_laws::{for_each_case, moment, name, rows, statements, view};
use tregua_standing::{Evaluator, Moment, Row, Statement, Wanted};

/// What a row says.
fn told(
    row: &Row,
) -> (
    &'static str,
    BTreeSet<&'static str>,
    BTreeSet<&'static str>,
    Vec<String>,
) {
    let outcomes = row.outcomes.iter().map(|outcome| outcome.word()).collect();
    let causes = row.causes.iter().map(|cause| cause.word()).collect();
    let counts = [&row.counted, &row.base]
        .map(|count| format!("{count:?}"))
        .to_vec();
    (row.status.word(), outcomes, causes, counts)
}

fn hold(law: impl FnMut(&Case) -> Result<(), String>) {
    match for_each_case(law) {
        Ok(tried) => println!("{tried} cases"),
        Err(broken) => panic!("{broken}"),
    }
}

#[test]
fn statements_may_arrive_in_any_order() {
    hold(|case| {
        let there = statements(case);
        let back: Vec<Statement> = there.iter().rev().cloned().collect();
        let (one, two) = (rows(case, &there), rows(case, &back));
        for (there, back) in one.iter().zip(&two) {
            if there != back {
                return Err(format!(
                    "{:?}: {:?} and {:?}",
                    name(there),
                    told(there),
                    told(back)
                ));
            }
        }
        Ok(())
    });
}

#[test]
fn what_was_read_for_one_moment_serves_every_other() {
    hold(|case| {
        let all = statements(case);
        let asked = moment(case);
        let late = Moment {
            as_of: case.as_of,
            as_known: Timestamp::MAX,
        };
        let evaluator = Evaluator::new(&case.agreement, &all, late).at(asked);
        let known = all
            .iter()
            .filter(|statement| statement.known <= case.as_known);
        let afresh = Evaluator::new(&case.agreement, known, asked);
        let (there, here) = (
            evaluator.rows(&Wanted::default()),
            afresh.rows(&Wanted::default()),
        );
        if let Some((one, two)) = there.iter().zip(&here).find(|(one, two)| one != two) {
            return Err(format!(
                "{:?}: {:?} and {:?}",
                name(one),
                told(one),
                told(two)
            ));
        }
        // What does not stand is told by a walk over all statements as well.
        let gone = tregua_standing::gone(&all, case.as_known);
        match all
            .iter()
            .find(|one| evaluator.gone(&one.id) != gone.get(one.id.as_str()))
        {
            Some(one) => Err(format!("gone: {}", one.id)),
            None if there.len() != here.len() => Err("more rows here than there".to_owned()),
            None => Ok(()),
        }
    });
}

#[test]
fn a_row_kept_from_another_moment_is_the_row_of_this_one() {
    hold(|case| {
        let all = statements(case);
        let second = std::time::Duration::from_secs(1);
        let mut moments: Vec<Moment> = Vec::new();
        for at in all.iter().map(|one| one.known).chain([case.as_of]) {
            for at in [at, at - second] {
                moments.push(Moment {
                    as_of: at,
                    as_known: at,
                });
                moments.push(Moment {
                    as_of: case.as_of,
                    as_known: at,
                });
                moments.push(Moment {
                    as_of: at,
                    as_known: case.as_known,
                });
            }
        }
        let first = Evaluator::new(&case.agreement, &all, moment(case));
        // There and back, so that what was kept is asked for again.
        for at in moments.iter().chain(moments.iter().rev()) {
            let evaluator = first.at(*at);
            let kept = evaluator.standings(&Wanted::default());
            let mut afresh = evaluator.rows_only(&Wanted::default());
            for row in &mut afresh {
                row.counted_from.clear();
            }
            let pair = kept.iter().zip(&afresh).find(|(one, two)| ***one != **two);
            if let Some((one, two)) = pair {
                return Err(format!(
                    "{at:?} {:?}: {:?} and {:?}",
                    name(one),
                    told(one),
                    told(two)
                ));
            }
            if kept.len() != afresh.len() {
                return Err(format!("{} rows and {}", kept.len(), afresh.len()));
            }
        }
        Ok(())
    });
}

#[test]
fn swapping_the_parties_names_mirrors_every_row() {
    hold(|case| {
        let mirrored = mirror(case);
        let ours = rows(case, &statements(case));
        let theirs = rows(&mirrored, &statements(&mirrored));
        let found: BTreeMap<_, _> = theirs.iter().map(|row| (name(row), row)).collect();
        for judged in case.views() {
            let (here, there) = (view(&judged), view(&mirror_view(&case.agreement, &judged)));
            for row in ours.iter().filter(|row| row.view == here) {
                let (clause, part, point, reading, day, _) = name(row);
                let text = |words: String| mirror_text(&case.agreement, &words);
                let other = (
                    text(clause),
                    text(part),
                    point,
                    reading.map(text),
                    day,
                    there.to_string(),
                );
                match found.get(&other) {
                    Some(other) if told(other) == told(row) => {}
                    other => {
                        return Err(format!(
                            "{:?}: {:?}, mirrored {:?}",
                            name(row),
                            told(row),
                            other.map(|row| told(row))
                        ));
                    }
                }
            }
        }
        Ok(())
    });
}

/// Rows whose sets are taken apart, per case: each costs a judgement for every entry of its set.
const ROWS_TAKEN_APART: usize = 8;

#[test]
fn what_a_row_rests_on_forces_it_and_nothing_of_it_can_go() {
    let mut taken_apart = 0;
    hold(|case| {
        let all = statements(case);
        let evaluator = Evaluator::new(&case.agreement, &all, moment(case));
        // Sets are minimal given the phases as they are, so only unmoved ones can be judged on a part of the entries.
        if evaluator.phases().iter().any(|phase| phase.ends.len() > 1) {
            return Ok(());
        }
        let shown = rows(case, &all);
        let some = shown
            .iter()
            .filter(|row| !row.rests_on.is_empty())
            .take(ROWS_TAKEN_APART);
        for row in some {
            let again = |left_out: Option<&String>| {
                let kept: Vec<Statement> = all
                    .iter()
                    .filter(|one| row.rests_on.contains(&one.id) && Some(&one.id) != left_out)
                    .cloned()
                    .collect();
                let wanted = Wanted {
                    clauses: [row.clause.clone()].into(),
                    parts: [row.part.clone()].into(),
                    days: row.instance.into_iter().collect(),
                    views: [row.view.clone()].into(),
                    ..Wanted::default()
                };
                let rows = Evaluator::new(&case.agreement, &kept, moment(case)).rows(&wanted);
                let same = rows.into_iter().find(|other| name(other) == name(row));
                same.map(|row| (row.status, row.outcomes))
            };
            let says = Some((row.status, row.outcomes.clone()));
            if again(None) != says {
                return Err(format!(
                    "{:?} rests on {:?}, which says {:?} and not {says:?}",
                    name(row),
                    row.rests_on,
                    again(None)
                ));
            }
            if let Some(idle) = row.rests_on.iter().find(|id| again(Some(id)) == says) {
                return Err(format!(
                    "{:?} rests on {:?} and can do without {idle}",
                    name(row),
                    row.rests_on
                ));
            }
            taken_apart += 1;
        }
        Ok(())
    });
    println!("{taken_apart} rows taken apart");
    assert!(taken_apart > 100);
}
