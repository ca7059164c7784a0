//! Rules that cases drawn from everything meet too seldom: the evaluator beside its judge and the checker, on cases made for each.
//!
//! Groups of which nobody is to be parted from the others; levels held to what was there at the start.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of tests that fails is a test that fails"
)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use tregua_agreement::Agreement;
use tregua_calendar::{Timestamp, When};
use tregua_checker::check;
use tregua_enumerator::cases::Case;
use tregua_enumerator::{Statement as Said, judge};
use tregua_laws::{asked, moment, name, name_of_answer, rows, statements};
use tregua_record::NameSet;
use tregua_record::entries::claim::{Actor, Adds, Amount, Claim, Coverage, Kind};
use tregua_report::certificate::certificates;
use tregua_standing::{Evaluator, Wanted};

const GROUPS: &str = "agreement \"Talks of the river\"\nlanguage 1, english\nparties Alpha and Beta\nmediators Gamma\n\
    counting bodies Monitors\nclock +02:00, each day runs 07:00 to 07:00\n\
    a dated figure counts for the day that begins on it\nreporting grace 36 hours\n\
    thing captive (captives)\n  kinds age: adult and minor\nthing family (families)\n\
    phase Pause\n  starts 2030-03-01 07:00\n  lasts 4 days\n\
    clause families in Pause\n  Alpha must release each family of captives of age minor together\n  counted at handover\n";

/// Rifles that nobody may have more of than when the phase began.
const LEVELS: &str = "agreement \"Talks of the river\"\nlanguage 1, english\nparties Alpha and Beta\nmediators Gamma\n\
    counting bodies Monitors\nclock +02:00, each day runs 07:00 to 07:00\n\
    a dated figure counts for the day that begins on it\nreporting grace 36 hours\n\
    thing rifle (rifles)\n  kinds calibre: light and heavy\nzone North \"north of the river\"\n\
    phase Pause\n  starts 2030-03-01 07:00\n  lasts 4 days\n\
    clause level in Pause\n  Alpha must hold no more rifles of calibre heavy in North than at start of Pause\n";

fn agreement(text: &str) -> Agreement {
    let read = tregua_agreement::read(text);
    assert_eq!(read.diagnostics, []);
    read.agreement.unwrap()
}

/// When something came: hours inside a day, a day, several days, over an edge of days, before the phase.
const TIMES: [&str; 11] = [
    "2030-03-01",
    "2030-03-01T07:00+02:00",
    "2030-03-01T12:00+02:00",
    "2030-03-01T20:00+02:00",
    "2030-03-02T06:00+02:00",
    "2030-03-02",
    "2030-03-03T09:00+02:00",
    "2030-03-01..2030-03-02",
    "2030-03-02T06:00+02:00/2030-03-02T08:00+02:00",
    "2030-03-01T07:00+02:00/2030-03-05T07:00+02:00",
    "2030-02-28T12:00+02:00",
];

const NAMED: [&[&str]; 6] = [
    &["family 1"],
    &["family 1", "person 7"],
    &["family-2"],
    &["family 1", "family-2"],
    &["families"],
    &[],
];

fn amount() -> impl Strategy<Value = Option<Amount>> {
    prop_oneof![
        4 => (1u64..=3).prop_map(|n| Some(Amount::exactly(n))),
        1 => Just(Some(Amount::exactly(0))),
        1 => Just(Some(Amount::between(0, 2))),
        1 => Just(Some(Amount::at_least(2))),
        1 => Just(None),
    ]
}

/// What a claim of a release becomes of what is held: numbers of a moment, of a day, of the start, or totals.
fn of_level(claim: Claim) -> Claim {
    let kind = claim
        .under
        .as_deref()
        .map(|kind| if kind == "adult" { "light" } else { "heavy" });
    Claim {
        act: Some("hold".into()),
        thing: Some("rifle".into()),
        counting_point: None,
        place: (claim.out_of != Some(2)).then(|| "North".into()),
        adds: match claim.adds {
            Adds::Event if claim.about.is_none() => Adds::Stock,
            adds => adds,
        },
        under: kind.map(Into::into),
        clause: claim.clause.as_ref().map(|_| "level".into()),
        ids: NameSet::default(),
        out_of: None,
        ..claim
    }
}

fn claim() -> impl Strategy<Value = Claim> {
    let voice = prop::sample::select(vec!["Alpha", "Beta", "Gamma", "Monitors"]);
    let kind = prop_oneof![12 => Just(Kind::Claim), 1 => Just(Kind::Close), 1 => Just(Kind::Deny), 1 => Just(Kind::Waive)];
    let adds = prop_oneof![3 => Just(Adds::Event), 2 => Just(Adds::Total)];
    let size = prop_oneof![2 => Just(None), 1 => Just(Some(2u64)), 1 => Just(Some(3))];
    let about = prop_oneof![3 => Just(None), 1 => Just(Some("a1")), 1 => Just(Some("a2"))];
    let under = prop_oneof![3 => Just(Some("minor")), 1 => Just(None), 1 => Just(Some("adult"))];
    let rest = (0..TIMES.len(), 0..NAMED.len(), any::<bool>(), 0u8..8);
    let parts = (voice, kind, adds, amount(), size, about, under, rest);
    parts.prop_map(|(voice, kind, adds, amount, size, about, under, rest)| {
        let (time, group, so_far, repeats) = rest;
        let mut claim = Claim::new("k", kind, voice);
        claim.act = Some("release".into());
        claim.actor = Some(Actor::Named("Alpha".into()));
        claim.thing = Some("captive".into());
        claim.counting_point = Some("handover".into());
        claim.occurred = TIMES[time].parse::<When>().ok();
        claim.adds = adds;
        claim.amount = amount.filter(|_| kind == Kind::Claim);
        claim.out_of = size;
        claim.about = about.map(Into::into);
        claim.under = under.map(Into::into);
        claim.ids = NAMED[group].iter().map(|id| (*id).to_owned()).collect();
        if so_far && adds == Adds::Total {
            claim.coverage = Coverage::SoFar;
        }
        if repeats == 0 {
            claim.repeats = Some("Beta".into());
        }
        if kind == Kind::Waive {
            claim.clause = Some("families".into());
        }
        claim
    })
}

fn case(text: &str, claims: Vec<Claim>, as_of: &str) -> Case {
    let as_of: Timestamp = as_of.parse().unwrap();
    let said = claims.into_iter().enumerate().map(|(at, claim)| Said {
        id: format!("e{at}"),
        author: claim.voice.to_string(),
        claim: Claim {
            key: format!("k{at}").into(),
            ..claim
        },
        known: "2030-03-01T05:00Z".parse().unwrap(),
    });
    Case {
        agreement: agreement(text),
        statements: said.collect(),
        as_of,
        as_known: "2030-05-01T00:00Z".parse().unwrap(),
    }
}

/// In the phase; over and not yet past its grace; past it.
const MOMENTS: [&str; 3] = [
    "2030-03-03T10:00+02:00",
    "2030-03-05T12:00+02:00",
    "2030-03-20T00:00+02:00",
];

/// Ten thousand at most: each is of one clause, and after that nothing new comes.
fn for_each(text: &str, mut each: impl FnMut(&Case)) {
    let mut runner = TestRunner::deterministic();
    let of = (
        prop::collection::vec(claim(), 1..6),
        prop::sample::select(MOMENTS.to_vec()),
    );
    for _ in 0..asked().min(10_000) {
        let (claims, as_of) = of.new_tree(&mut runner).unwrap().current();
        let claims = match text {
            LEVELS => claims.into_iter().map(of_level).collect(),
            _ => claims,
        };
        each(&case(text, claims, as_of));
    }
}

/// How often each status was said by both.
fn said_by_both(text: &str) -> BTreeMap<String, usize> {
    let mut statuses = BTreeMap::<String, usize>::new();
    for_each(text, |case| {
        let mut ours: Vec<_> = rows(case, &statements(case))
            .into_iter()
            .map(|row| (name(&row), row))
            .collect();
        ours.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut theirs = Vec::new();
        for view in case.views() {
            theirs.extend(judge(&case.question(), &view).unwrap());
        }
        theirs.sort_by_key(name_of_answer);
        assert_eq!(ours.len(), theirs.len(), "{case:#?}");
        for ((named, row), answer) in ours.iter().zip(&theirs) {
            assert_eq!(*named, name_of_answer(answer), "{case:#?}");
            let outcomes: BTreeSet<&str> = row.outcomes.iter().map(|one| one.word()).collect();
            let causes: BTreeSet<&str> = row.causes.iter().map(|one| one.word()).collect();
            let judged = answer.outcomes.clone();
            let why = answer.causes.clone();
            assert_eq!(
                (row.status.word(), outcomes, causes),
                (answer.status, judged, why),
                "{named:?} {case:#?}"
            );
            *statuses.entry(row.status.word().to_owned()).or_default() += 1;
        }
    });
    println!("{statuses:?}");
    statuses
}

#[test]
fn the_evaluator_and_its_judge_say_the_same() {
    for text in [GROUPS, LEVELS] {
        let statuses = said_by_both(text);
        for status in [
            "met",
            "not met",
            "contested",
            "ambiguous",
            "unverified",
            "pending",
        ] {
            assert!(statuses.contains_key(status), "{status}: {statuses:?}");
        }
    }
}

#[test]
fn the_checker_accepts_every_row_and_no_other_status() {
    for text in [GROUPS, LEVELS] {
        let refused = refused(text);
        assert!(refused > 1_000, "{refused}");
    }
}

/// How many rows were refused once they said another status.
fn refused(text: &str) -> usize {
    let mut refused = 0;
    for_each(text, |case| {
        let all = statements(case);
        let evaluator = Evaluator::new(&case.agreement, &all, moment(case));
        let wanted = Wanted {
            views: case.views().iter().map(tregua_laws::view).collect(),
            ..Wanted::default()
        };
        let document = certificates(&evaluator, &evaluator.explain(&wanted));
        let checked = check(&document).unwrap();
        assert_eq!(
            (checked.unknown, checked.not_shown),
            (0, vec![]),
            "{case:#?}"
        );
        let rows = document["rows"].as_array().map_or(0, Vec::len);
        for at in 0..rows {
            let mut changed = document.clone();
            let status = &mut changed["rows"][at]["status"];
            *status = if *status == "met" {
                json!("not met")
            } else {
                json!("met")
            };
            assert!(
                !check(&changed).unwrap().not_shown.is_empty(),
                "{}",
                Value::from(at)
            );
            refused += 1;
        }
    });
    refused
}
