//! No course speaks against a direction that is told, and each direction has one that shows it.

use std::collections::BTreeMap;

use crate::diff::{Aspect, Turn, compare, difference};

use super::*;

const HEADER: &str = "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\nclock +02:00, each day runs 07:00 to 07:00\n\
    a dated figure counts for the day that begins on it\nthing truck (trucks)\nkinds load: goods and fuel\nkinds size: small and large\n\
    thing captive (captives)\nkinds rank: civilian and soldier\nzone North \"north\"\nzone South \"south\"\n\
    phase Pause\nstarts 2031-01-01 07:00\nlasts 3 days\nclause one in Pause\n";

const SENTENCES: &[&str] = &[
    "Alpha must admit at least 2 trucks each day",
    "Alpha must admit at least 3 trucks each day",
    "Alpha must admit at least 3 trucks overall",
    "Alpha must admit at least 6 trucks overall",
    "Alpha must admit at least 3 trucks within 2 days from start of Pause",
    "Alpha must admit at least 3 trucks within 3 days from start of Pause",
    "Alpha must admit exactly 3 trucks overall",
    "Alpha must admit exactly 4 trucks overall",
    "Alpha must admit at most 3 trucks overall",
    "Alpha must admit at most 2 trucks each day",
    "Alpha must admit at most 5 trucks within 2 days from start of Pause",
    "Alpha must admit about 3 trucks (bounds 2 to 4) overall",
    "Alpha must admit at least about 3 trucks (bounds 2 to 4) overall",
    "Alpha must admit at least 3 trucks of load fuel overall",
    "Alpha must admit at least 3 trucks of size small overall",
    "Alpha must admit at most 3 trucks of load fuel overall",
    "Alpha must admit at least 3 trucks in North overall",
    "Alpha must admit at least 3 trucks in South overall",
    "Alpha must admit at most 3 trucks in North overall",
    "Alpha must release at least 3 captives for each 1 captive overall",
    "Alpha must release at least 2 captives for each 1 captive overall",
    "Alpha must release at least 6 captives for each 2 captives overall",
    "Alpha must release at least 3 captives of rank civilian for each 1 captive overall",
    "Alpha must release at least 3 captives for each 1 captive of rank civilian overall",
    "Alpha must visit in North by 2031-01-02 12:00",
    "Alpha must visit in North by 2031-01-02 18:00",
    "Alpha must visit in South by 2031-01-02 18:00",
    "Alpha must not fly",
    "Alpha must not fly over North",
    "Alpha must not fly between 10:00 and 16:00 each day",
    "Alpha must not fly between 09:00 and 17:00 each day",
    "Alpha must not fly between 15:00 and 19:00 each day",
    "Alpha must not fly between 22:00 and 05:00 each day",
    "Alpha must not fly over North between 10:00 and 16:00 each day",
];

fn text(sentence: &str) -> Agreement {
    let point = match sentence {
        one if one.contains("release") => "counted at handover\n",
        one if one.contains("admit") => "counted at crossing\n",
        _ => "",
    };
    let outcome = crate::read(&format!("{HEADER}{sentence}\n{point}"));
    assert!(
        !outcome.has_errors(),
        "{sentence}: {:?}",
        outcome.diagnostics
    );
    outcome.agreement.unwrap()
}

fn duty(text: &Agreement) -> &Duty {
    own(&text.clauses[0]).unwrap()[0]
}

fn turn(before: &Duty, after: &Duty) -> Turn {
    compare::duties(before, after)
        .into_iter()
        .map(|(_, turn)| turn)
        .fold(Turn::Same, Turn::and)
}

/// Of every pair of sentences: no course that is tried speaks against the direction that is told, and seen from the other
/// text it is turned round.
#[test]
fn a_direction_is_never_contradicted_by_a_course_of_events() {
    let texts: Vec<Agreement> = SENTENCES.iter().map(|sentence| text(sentence)).collect();
    let mut told: BTreeMap<Turn, usize> = BTreeMap::new();
    for (one, before) in SENTENCES.iter().zip(&texts) {
        for (two, after) in SENTENCES.iter().zip(&texts) {
            let (a, b) = (duty(before), duty(after));
            let turn = turn(a, b);
            assert_eq!(turn.back(), self::turn(b, a), "{one} / {two}");
            *told.entry(turn).or_default() += 1;
            let stage = Stage::of(b, after).unwrap();
            for course in courses(&[(a, &stage), (b, &stage)]) {
                let (Some(old), Some(new)) = (stage.honours(a, &course), stage.honours(b, &course))
                else {
                    continue;
                };
                let contradicted = match turn {
                    Turn::Same => old != new,
                    Turn::Tighter => new && !old,
                    Turn::Looser => old && !new,
                    Turn::Shifted | Turn::Incomparable => false,
                };
                assert!(!contradicted, "{turn:?}: {one} / {two}: {course:?}");
            }
        }
    }
    assert!(
        told.values().all(|times| *times >= 20) && told.len() == 5,
        "{told:?}"
    );
}

#[test]
fn what_turns_one_way_has_a_witness() {
    let texts: Vec<Agreement> = SENTENCES.iter().map(|sentence| text(sentence)).collect();
    for (one, before) in SENTENCES.iter().zip(&texts) {
        for (two, after) in SENTENCES.iter().zip(&texts) {
            let turn = turn(duty(before), duty(after));
            let witness = of_two((&before.clauses[0], before), (&after.clauses[0], after));
            match turn {
                Turn::Same => assert_eq!(witness, None, "{one} / {two}"),
                Turn::Tighter => assert!(
                    witness.is_some_and(|witness| witness.honours_first),
                    "{one} / {two}"
                ),
                Turn::Looser => assert!(
                    witness.is_some_and(|witness| !witness.honours_first),
                    "{one} / {two}"
                ),
                Turn::Shifted | Turn::Incomparable => {}
            }
        }
    }
}

/// Clauses that are alike in what they are about: states, shares, answers, gates.
const ALIKE: &[&[&str]] = &[
    &[
        "Alpha must hold at most 40 trucks in North",
        "Alpha must hold at most 30 trucks in North",
        "Alpha must not hold any trucks in North",
    ],
    &[
        "Alpha must withdraw all trucks from North by 2031-01-02 12:00",
        "Alpha must withdraw all trucks from North by 2031-01-02 18:00",
        "Alpha must withdraw all trucks from North within 2 days from start of Pause",
    ],
    &[
        "Alpha must hand over at least 30 percent of trucks registered by Beta by 2031-01-02 12:00\ncounted at receipt",
        "Alpha must hand over at least 40 percent of trucks registered by Beta by 2031-01-02 12:00\ncounted at receipt",
        "Alpha must hand over at least 30 percent of trucks registered by Beta by 2031-01-03 12:00\ncounted at receipt",
    ],
    &[
        "Alpha must answer each request by Beta within 24 hours",
        "Alpha must answer each request by Beta within 12 hours",
    ],
    &[
        "Alpha must notify Beta within 6 hours of each truck admitted by Beta counted at crossing\ncounted at receipt",
        "Alpha must notify Beta within 9 hours of each truck admitted by Beta counted at crossing\ncounted at receipt",
    ],
    &[
        "Alpha must notify Beta at least 6 hours before each truck admitted by Beta counted at crossing\ncounted at receipt",
        "Alpha must notify Beta at least 3 hours before each truck admitted by Beta counted at crossing\ncounted at receipt",
    ],
    &[
        "Alpha must not attack",
        "Alpha must not attack\nonce Beta has visited in North",
        "Alpha must not attack\nfreed as soon as Beta has visited in North",
        "Alpha must not attack\nonce clause calm is met",
        "Alpha must not attack\nonce Beta has agreed to it",
    ],
    &[
        "Alpha must visit in North by 2031-01-02 12:00",
        "Alpha must visit in North by 2031-01-02 12:00\nonce clause calm is met",
    ],
    &[
        "Alpha must release at least 3 captives for each 1 captive each day and overall\ncounted at handover",
        "Alpha must release at least 3 captives for each 1 captive overall\ncounted at handover",
    ],
];

/// Wherever one of two is tighter there is a course that shows it, and none ever shows the contrary.
#[test]
fn states_shares_answers_and_gates_have_a_witness_that_agrees_with_their_direction() {
    let text = |sentence: &str| {
        let text = format!(
            "{HEADER}{sentence}\nclause calm in Pause\nBeta must visit in South by 2031-01-02 12:00\n"
        );
        let text = text.replace(
            "phase Pause",
            "verb register (registered), can be required\nphase Pause",
        );
        let outcome = crate::read(&text);
        assert!(
            !outcome.has_errors(),
            "{sentence}: {:?}",
            outcome.diagnostics
        );
        outcome.agreement.unwrap()
    };
    let (mut shown, mut told) = (0, Vec::new());
    for (one, two) in ALIKE.iter().flat_map(|alike| {
        alike
            .iter()
            .flat_map(|one| alike.iter().map(move |two| (one, two)))
    }) {
        let (before, after) = (text(one), text(two));
        let difference = difference(&before, &after);
        let Some(change) = difference.clauses.first() else {
            assert_eq!(one, two);
            continue;
        };
        let turn = change.turns.get("Alpha").copied();
        let first = change.witness.as_ref().map(|witness| witness.honours_first);
        shown += usize::from(first.is_some());
        match turn {
            Some(Turn::Tighter) => assert_eq!(first, Some(true), "{one} / {two}"),
            Some(Turn::Looser) => assert_eq!(first, Some(false), "{one} / {two}"),
            _ => told.push(format!("{one} / {two}: {turn:?} {first:?}")),
        }
    }
    assert!(shown >= 30, "{shown}: {told:#?}");
}

#[test]
fn each_change_is_told_by_what_it_changes() {
    let pair = |one: usize, two: usize| {
        let (before, after) = (text(SENTENCES[one]), text(SENTENCES[two]));
        compare::duties(duty(&before), duty(&after))
    };
    assert_eq!(pair(0, 1), [(Aspect::Number, Turn::Tighter)]);
    assert_eq!(pair(1, 2), [(Aspect::Windows, Turn::Looser)]);
    assert_eq!(pair(13, 2), [(Aspect::Kinds, Turn::Looser)]);
    assert_eq!(pair(24, 25), [(Aspect::Due, Turn::Looser)]);
    assert_eq!(
        pair(29, 28),
        [
            (Aspect::Windows, Turn::Tighter),
            (Aspect::Place, Turn::Looser)
        ]
    );
}
