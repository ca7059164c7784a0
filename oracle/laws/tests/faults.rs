//! Seeded faults: an evaluator that gets one rule wrong is caught by its judge.
//!
//! A fault is seeded by falsifying what the evaluator is given, so that it behaves as if it had the rule wrong, and none
//! of its own code is touched. Each fault must be caught on some generated case; how soon is printed.

use tregua_calendar::Timestamp;
use tregua_enumerator::cases::Case;
use tregua_laws::{answers, for_each_case, name, name_of_answer, rows, statements};
use tregua_record::entries::claim::{Adds, Amount, Attribution, Claim, Coverage, Kind};

type Fault = fn(&mut Case);

/// What the evaluator gets wrong, and how that is feigned.
const FAULTS: [(&str, Fault); 14] = [
    ("corrections replace nothing", |case| {
        drop_kind(case, &[Kind::Correct, Kind::Retract])
    }),
    ("a denial is not heard", |case| {
        drop_kind(case, &[Kind::Deny])
    }),
    ("rival accounts of one thing add up", |case| {
        each(case, |claim| claim.about = None)
    }),
    ("another counting point counts as well", |case| {
        each(case, |claim| claim.counting_point = None);
        measures(case, |measure| measure.point = None);
    }),
    ("an anonymous official counts as the party", |case| {
        each(case, |claim| claim.attribution = Attribution::Named)
    }),
    ("a repeated report is a second voice", |case| {
        each(case, |claim| claim.repeats = None)
    }),
    ("\"so far\" is taken for the whole", |case| {
        each(case, |claim| claim.coverage = Coverage::Whole)
    }),
    ("a total is taken for an event", |case| {
        each(case, |claim| {
            if claim.adds == Adds::Total {
                claim.adds = Adds::Event;
            }
        });
    }),
    ("silence is taken for nothing done", |case| {
        let said = case.statements.first().map(|one| one.claim.clone());
        let silent = case.agreement.parties.first().cloned();
        if let (Some(mut claim), Some(voice)) = (said, silent) {
            claim.kind = Kind::Close;
            claim = Claim {
                voice: voice.into(),
                act: None,
                thing: None,
                actor: None,
                place: None,
                counting_point: None,
                ..claim
            };
            claim.key = "silence".into();
            claim.occurred = Some(tregua_calendar::When::Between(
                tregua_calendar::Window::new(Timestamp::UNIX_EPOCH, Timestamp::MAX),
            ));
            let first = case.statements.first().cloned();
            case.statements
                .extend(first.map(|one| tregua_enumerator::Statement {
                    id: "silence".to_owned(),
                    claim,
                    ..one
                }));
        }
    }),
    ("a dated figure counts without the header's word", |case| {
        case.agreement.dated_figures = !case.agreement.dated_figures
    }),
    ("what was said later was always known", |case| {
        case.as_known = Timestamp::MAX
    }),
    ("\"101 or more\" is taken for 101", |case| {
        each(case, |claim| {
            claim.amount = claim.amount.map(|amount| Amount {
                hi: Some(amount.hi.unwrap_or(amount.lo)),
                ..amount
            })
        });
    }),
    ("a term that only some assert binds all views", |case| {
        case.agreement
            .clauses
            .iter_mut()
            .for_each(|clause| clause.asserted_by.clear());
    }),
    ("one second too many in every window", |case| {
        let later = |at: Timestamp| {
            at.checked_add(std::time::Duration::from_secs(1))
                .unwrap_or(at)
        };
        case.as_of = later(case.as_of);
        case.agreement
            .phases
            .iter_mut()
            .for_each(|phase| phase.starts = later(phase.starts));
    }),
];

fn each(case: &mut Case, change: impl Fn(&mut Claim)) {
    case.statements
        .iter_mut()
        .for_each(|statement| change(&mut statement.claim));
}

fn drop_kind(case: &mut Case, kinds: &[Kind]) {
    case.statements
        .retain(|statement| !kinds.contains(&statement.claim.kind));
}

fn measures(case: &mut Case, change: impl Fn(&mut tregua_agreement::duty::Measure)) {
    let readings = case
        .agreement
        .clauses
        .iter_mut()
        .flat_map(|clause| &mut clause.readings);
    for part in readings.flat_map(|reading| &mut reading.parts) {
        part.duty
            .kernel
            .measures_mut()
            .into_iter()
            .for_each(&change);
    }
}

/// The first case on which the faulty evaluator and the judge disagree.
fn caught(fault: Fault) -> Option<usize> {
    let mut at = 0;
    let found = for_each_case(|case| {
        at += 1;
        let mut falsified = case.clone();
        fault(&mut falsified);
        let Some(answers) = answers(case) else {
            return Ok(());
        };
        let faulty = rows(&falsified, &statements(&falsified));
        let wrong = answers.iter().any(|answer| {
            let row = faulty
                .iter()
                .find(|row| name(row) == name_of_answer(answer));
            row.is_some_and(|row| row.status.word() != answer.status)
        });
        if wrong { Err(String::new()) } else { Ok(()) }
    });
    found.is_err().then_some(at)
}

#[test]
fn every_seeded_fault_is_caught() {
    let mut missed = Vec::new();
    for (what, fault) in FAULTS {
        match caught(fault) {
            Some(at) => println!("caught on case {at:4}: {what}"),
            None => missed.push(what),
        }
    }
    assert!(missed.is_empty(), "not caught: {missed:?}");
}
