use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use tregua_enumerator::cases::case;

use super::*;
use crate::evaluator::{Evaluator, Moment, Wanted};
use crate::stage::{agreement, at, year};
use crate::versions::Version;

/// The same search, everything read again each time.
fn rests_slowly(asked: Asked<'_>, bearing: &[&Arc<Statement>]) -> Vec<Name> {
    let same = |statements: &[Arc<Statement>]| {
        let Asked {
            frame,
            instance,
            view,
            ruling,
        } = asked;
        let history = History::new(statements.iter().cloned());
        let standing: Vec<Arc<Version>> = history.standing(Timestamp::MAX).cloned().collect();
        let sheet = frame.sheet_of(&standing, Timestamp::MAX);
        let governing = history.governing(Timestamp::MAX);
        let again = frame.rule(&sheet, &governing, instance, view);
        (again.status, &again.outcomes) == (ruling.status, &ruling.outcomes)
    };
    if same(&[]) {
        return Vec::new();
    }
    let mut kept = in_order(bearing);
    for adds in [Adds::Event, Adds::Total] {
        let others: Vec<Arc<Statement>> = kept
            .iter()
            .filter(|one| one.claim.adds != adds)
            .cloned()
            .collect();
        if kept.len() > FEW && same(&others) {
            kept = others;
        }
    }
    let mut size = kept.len().div_ceil(2);
    loop {
        let before = kept.len();
        let mut end = kept.len();
        while end > 0 {
            let start = end.saturating_sub(size.max(1));
            let run: Vec<Arc<Statement>> = kept.drain(start..end).collect();
            if !same(&kept) {
                kept.splice(start..start, run);
            }
            end = start;
        }
        if size <= 1 && kept.len() == before {
            return kept.iter().map(|one| one.id.clone()).collect();
        }
        size /= 2;
    }
}

/// Calls `each` with every row's question and what bears on it.
fn for_each_row(evaluator: &Evaluator<'_>, mut each: impl FnMut(Asked<'_>, &[&Arc<Statement>])) {
    let all: Vec<&Arc<Statement>> = evaluator.history().statements().collect();
    let at = evaluator.moment();
    let known: Vec<&Arc<Statement>> = all
        .into_iter()
        .filter(|one| one.known <= at.as_known)
        .collect();
    evaluator.each_part(&Wanted::default(), &mut |clause, _, frame, sheet, _| {
        let governing = evaluator.governing(clause);
        for instance in evaluator.instances(frame.part, sheet, &Wanted::default()) {
            for view in evaluator.views(clause, &Wanted::default()) {
                let ruling = frame.rule(sheet, &governing, &instance, &view);
                let asked = Asked {
                    frame,
                    instance: &instance,
                    view: &view,
                    ruling: &ruling,
                };
                each(asked, &known);
            }
        }
    });
}

#[test]
fn what_a_row_rests_on_is_what_a_search_that_reads_everything_again_finds() {
    let mut runner = TestRunner::deterministic();
    let mut found = 0;
    for _ in 0..300 {
        let case = case().new_tree(&mut runner).unwrap().current();
        let statements: Vec<Statement> = case
            .statements
            .iter()
            .map(|one| Statement {
                id: (&one.id).into(),
                author: (&one.author).into(),
                claim: one.claim.clone().into(),
                known: one.known,
            })
            .collect();
        let moment = Moment {
            as_of: case.as_of,
            as_known: case.as_known,
        };
        let evaluator = Evaluator::new(&case.agreement, &statements, moment);
        for_each_row(&evaluator, |asked, bearing| {
            let (ours, theirs) = (rests_on(asked, bearing), rests_slowly(asked, bearing));
            assert_eq!(
                ours, theirs,
                "{:?} {} {case:#?}",
                asked.view, asked.frame.clause.label
            );
            found += usize::from(!ours.is_empty());
        });
    }
    assert!(found > 500, "{found}");
}

#[test]
fn of_a_year_it_is_found_without_reading_the_year_again_and_again() {
    let agreement = agreement(
        "clause exchange in Pause\n  Alpha must release at least 3 detainees for each 1 captive\n  overall\n  counted at handover\n",
    );
    let statements = year(28);
    assert!(statements.len() > 40_000);
    let now = at("2032-02-01T00:00:00Z");
    let evaluator = Evaluator::new(
        &agreement,
        &statements,
        Moment {
            as_of: now,
            as_known: now,
        },
    );
    let began = Instant::now();
    let rows = evaluator.rows(&Wanted::default());
    let took = began.elapsed();
    let rests: BTreeSet<(String, &str, usize)> = rows
        .iter()
        .map(|row| (row.view.to_string(), row.status.word(), row.rests_on.len()))
        .collect();
    println!("{took:?} {rests:?}");
    // A minute is far more than it takes, and far less than reading it all again for every trial.
    assert!(rests.iter().any(|(.., entries)| *entries > 0), "{rests:?}");
    assert!(took < Duration::from_secs(60), "{took:?}");
}
