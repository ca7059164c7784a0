//! The generated cases reach every status word, and the judge keeps its own laws on them.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of tests that fails is a test that fails"
)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tregua_enumerator::cases::{Case, case, mirror, mirror_text, mirror_view};
use tregua_enumerator::{Answer, judge};

const CASES: usize = 2_500;

const WORDS: [&str; 16] = [
    "met",
    "late",
    "cured",
    "not met",
    "overdue",
    "pending",
    "unverified",
    "contested",
    "ambiguous",
    "not in force",
    "suspended",
    "waived",
    "lapsed",
    "not checkable",
    "term contested",
    "term not confirmed",
];

/// The same cases in every run.
fn cases(count: usize) -> Vec<Case> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    (0..count)
        .map(|_| case().new_tree(&mut runner).unwrap().current())
        .collect()
}

fn answers(case: &Case) -> Vec<Answer> {
    let views = case.views();
    views
        .iter()
        .flat_map(|view| judge(&case.question(), view).unwrap())
        .collect()
}

#[test]
fn every_status_word_is_reached_in_fifty_cases() {
    let mut answers_with: BTreeMap<&str, usize> = WORDS.map(|word| (word, 0)).into();
    let mut cases_with: BTreeMap<&str, usize> = answers_with.clone();
    let mut sizes = Vec::new();
    for case in cases(CASES) {
        let found = answers(&case);
        sizes.push(found.len());
        for (word, cases) in &mut cases_with {
            let times = found.iter().filter(|answer| answer.status == *word).count();
            *answers_with.get_mut(word).unwrap() += times;
            *cases += usize::from(times > 0);
        }
    }
    println!("{CASES} cases, {} answers", sizes.iter().sum::<usize>());
    for (word, times) in &answers_with {
        println!("{times:6} answers in {:4} cases: {word}", cases_with[word]);
    }
    for word in WORDS {
        assert!(
            cases_with[word] >= 50,
            "`{word}` in {} cases only",
            cases_with[word]
        );
    }
    assert_eq!(
        answers_with.values().sum::<usize>(),
        sizes.iter().sum::<usize>(),
        "another word"
    );
}

#[test]
fn the_order_of_the_statements_does_not_matter() {
    for case in cases(200) {
        let mut turned = case.clone();
        turned.statements.reverse();
        assert_eq!(answers(&case), answers(&turned), "{case:?}");
    }
}

#[test]
fn with_the_parties_swapped_every_standing_is_the_others() {
    for case in cases(400) {
        let mirrored = mirror(&case);
        for view in case.views() {
            let mut expected = judge(&case.question(), &view).unwrap();
            for answer in &mut expected {
                answer.clause = mirror_text(&case.agreement, &answer.clause);
                answer.part = mirror_text(&case.agreement, &answer.part);
                answer.reading.1 = answer
                    .reading
                    .1
                    .as_ref()
                    .map(|name| mirror_text(&case.agreement, name));
                answer.view = mirror_view(&case.agreement, &answer.view);
            }
            let mut found =
                judge(&mirrored.question(), &mirror_view(&case.agreement, &view)).unwrap();
            let key = |answer: &Answer| {
                (
                    answer.clause.clone(),
                    answer.part.clone(),
                    answer.reading.clone(),
                )
            };
            // Clauses come in reverse order, what is inside them does not.
            expected.sort_by_key(key);
            found.sort_by_key(key);
            assert_eq!(expected, found, "{case:?}");
        }
    }
}

#[test]
fn a_statement_known_later_changes_nothing() {
    for mut case in cases(200) {
        case.as_known = case.as_of;
        let mut known = case.clone();
        known
            .statements
            .retain(|statement| statement.known <= case.as_known);
        for view in case.views() {
            assert_eq!(
                judge(&case.question(), &view),
                judge(&known.question(), &view),
                "{case:?}"
            );
        }
    }
}

#[test]
fn outcomes_and_causes_go_together() {
    for case in cases(400) {
        for answer in answers(&case) {
            let several = answer.outcomes.len() > 1;
            // Where it is open whether a clause is in force at all, the cause is the status, and nothing was counted.
            let waits =
                answer.outcomes.is_empty() && answer.causes == BTreeSet::from([answer.status]);
            let none = answer.causes.is_empty();
            assert!(several || none || waits, "{answer:?} {case:?}");
            assert!(!several || !answer.causes.is_empty(), "{answer:?} {case:?}");
        }
    }
}
