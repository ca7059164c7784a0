//! Duties: one of each kernel, with small numbers.

use tregua_agreement::Agreement;
use tregua_agreement::duty::{
    Cap, Due, Duty, Hand, Kernel, Measure, Part, Rate, Sense, Threshold, Windows,
};
use tregua_calendar::{Length, Time};

use crate::cases::dice::Dice;
use crate::cases::{plain, renewals, states};

const MORNING: Time = Time::constant(7, 0, 0, 0);
const NOON: Time = Time::constant(12, 0, 0, 0);
const EVENING: Time = Time::constant(19, 0, 0, 0);

/// The name of a part, as the language gives it.
pub(crate) fn name(kernel: &Kernel) -> String {
    let name = match kernel {
        Kernel::Renewed {
            measure, notice, ..
        } => {
            let what = if notice.is_some() {
                "notice"
            } else {
                "consent"
            };
            return format!("{what}: {}", measure.actors.join(" and "));
        }
        Kernel::Amount { windows, .. } | Kernel::Ratio { windows, .. } => match windows {
            Windows::From(_) => "total",
            Windows::Overall => "overall",
            Windows::Since { .. } => "kept",
            Windows::EachDay | Windows::EachDayBetween(..) => "each day",
            Windows::EachWeek => "each week",
            Windows::Any(Length::Hours(12)) => "any 12 hours",
            Windows::Any(Length::Hours(_)) => "any 24 hours",
            Windows::Any(Length::Days(1)) => "any 1 day",
            Windows::Any(Length::Days(_)) => "any 2 days",
        },
        Kernel::Done { measure, .. } if measure.level.is_some() => "reached",
        Kernel::Ban { measure, .. } if measure.level.is_some() => "kept",
        Kernel::Done { .. } => "deadline",
        Kernel::Share { m: 2, .. } => "50 percent",
        Kernel::Share { .. } => "30 percent",
        Kernel::Respond { .. } => "each time",
        Kernel::Ban { .. } => "ban",
        Kernel::Allow { .. } => "allow",
        Kernel::Earned { .. } => "days earned",
        Kernel::ByHand { hand, .. } => hand.word(),
    };
    name.to_owned()
}

/// A duty of Alpha, sometimes suspended by Beta, sometimes a condition.
pub(crate) fn duty(dice: &mut Dice<'_>, agreement: &Agreement) -> Duty {
    let kernel = match dice.roll(38) {
        0..=6 => amount(dice),
        7 | 8 => ratio(dice),
        9..=16 | 31..=33 => done(dice, agreement),
        17 | 18 => ban(dice),
        19 | 20 => allow(dice),
        23..=26 => respond(dice),
        27..=29 => share(dice, agreement),
        30 => renewals::kernel(dice),
        34..=36 => states::kernel(dice, agreement),
        37 => by_hand(Hand::Principle),
        _ => earned(dice),
    };
    let mut duty = plain::duty(kernel);
    let cured = matches!(
        duty.kernel,
        Kernel::Amount { .. }
            | Kernel::Done { .. }
            | Kernel::Share { .. }
            | Kernel::Respond { before: false, .. }
    );
    if cured && dice.chance(4, 5) {
        duty.cure = Some(dice.one((2, Length::Days(1)), vec![(1, Length::Hours(12))]));
    }
    let dated = matches!(duty.kernel, Kernel::Amount { .. } | Kernel::Done { .. });
    if dated && duty.cure.is_none() && dice.chance(1, 2) {
        duty.cure_agreed_by = dice.one(
            (3, plain::words(&["Alpha", "Beta"])),
            vec![(1, plain::words(&["Beta"]))],
        );
    }
    let earned = matches!(duty.kernel, Kernel::Earned { .. } | Kernel::Renewed { .. });
    duty.condition = earned || dice.chance(1, 10);
    let beta = plain::words(&["Beta"]);
    duty.suspended_by = dice.one(
        (2, Vec::new()),
        vec![(2, beta), (1, plain::words(&["Beta", "Gamma"]))],
    );
    if matches!(duty.kernel, Kernel::Renewed { .. }) {
        // No text lets anybody suspend consent or notice, which are given by being said.
        duty.suspended_by.clear();
    }
    duty.beneficiaries = dice.one(
        (4, plain::words(&["Beta"])),
        vec![(1, plain::words(&["Beta", "Gamma"])), (1, Vec::new())],
    );
    duty
}

/// Something that Alpha admits or releases: kinds, points, places and counting bodies as they come.
fn counted(dice: &mut Dice<'_>, thing: &str) -> Measure {
    let mut measure = plain::measure("admit", Some(thing));
    let point = dice.one(
        (3, None),
        vec![(2, Some("crossing")), (1, Some("offloading"))],
    );
    measure.point = point.map(str::to_owned);
    if thing == "crate" {
        match dice.roll(8) {
            0..=3 => {}
            4 | 5 => measure.kinds.push(plain::kinds("size", &["small"])),
            6 => measure.kinds.push(plain::kinds("arrangement", &["agreed"])),
            _ => measure.kinds.extend([
                plain::kinds("size", &["small"]),
                plain::kinds("arrangement", &["agreed"]),
            ]),
        }
    }
    measure.place = dice.chance(1, 8).then(|| "North".to_owned());
    measure.to = dice.chance(1, 4).then(|| "Beta".to_owned());
    measure.unit = dice.chance(1, 12).then(|| "t".to_owned());
    measure.counted_by = counting(dice);
    measure
}

fn counting(dice: &mut Dice<'_>) -> Vec<String> {
    dice.one(
        (4, Vec::new()),
        vec![
            (2, plain::words(&["Epsilon"])),
            (1, plain::words(&["Epsilon", "Beta"])),
        ],
    )
}

fn windows(dice: &mut Dice<'_>) -> Windows {
    let between = Windows::EachDayBetween(Time::constant(10, 0, 0, 0), Time::constant(16, 0, 0, 0));
    dice.one(
        (4, Windows::Overall),
        vec![
            (4, Windows::EachDay),
            (2, Windows::EachWeek),
            (2, Windows::From(Length::Days(1))),
            (1, Windows::From(Length::Hours(36))),
            (1, between),
        ],
    )
}

fn amount(dice: &mut Dice<'_>) -> Kernel {
    let measure = counted(dice, "crate");
    let sense = dice.one(
        (5, Sense::AtLeast),
        vec![(2, Sense::AtMost), (2, Sense::Exactly)],
    );
    let n = dice.one((3, 2), vec![(3, 3), (2, 1), (1, 5)]);
    let mut threshold = plain::threshold(sense, n);
    if dice.chance(1, 6) {
        threshold = imprecise(threshold, dice.roll(3));
    }
    let mut windows = windows(dice);
    // Neither the most nor the least in a stretch is one number.
    if sense != Sense::Exactly && dice.chance(1, 4) {
        windows = Windows::Any(dice.one(
            (2, Length::Hours(24)),
            vec![
                (1, Length::Hours(12)),
                (1, Length::Days(1)),
                (2, Length::Days(2)),
            ],
        ));
    }
    let days = matches!(windows, Windows::EachDay | Windows::EachWeek);
    if sense == Sense::AtLeast && days && dice.chance(1, 6) {
        threshold.sense = Sense::Batch;
    }
    Kernel::Amount {
        measure,
        threshold,
        windows,
    }
}

fn imprecise(threshold: Threshold, roll: usize) -> Threshold {
    let hi = match roll {
        0 => Some(threshold.lo + 1),
        1 => Some(threshold.lo + 2),
        _ => None,
    };
    Threshold {
        hi,
        about: Some(threshold.lo),
        ..threshold
    }
}

fn ratio(dice: &mut Dice<'_>) -> Kernel {
    let owed = counted(dice, "crate");
    let mut base = plain::measure("release", Some("pallet"));
    base.actors = plain::words(&["Beta"]);
    base.counted_by = owed.counted_by.clone();
    let (n, m) = dice.one((3, (1, 1)), vec![(2, (2, 1)), (1, (3, 2)), (1, (1, 2))]);
    let rates = match dice.chance(1, 2) {
        true => categories(dice, n, &mut base),
        false => Vec::new(),
    };
    let limit = dice.chance(1, 4);
    if limit && rates.is_empty() && dice.chance(1, 2) {
        // So many in for so many out, by the same.
        base.actors = plain::words(&["Alpha"]);
    }
    Kernel::Ratio {
        sense: if limit { Sense::AtMost } else { Sense::AtLeast },
        owed,
        n,
        m,
        base,
        rates,
        windows: windows(dice),
    }
}

/// Crates in place of pallets, each size with a number of its own; now and then only those that are agreed on.
fn categories(dice: &mut Dice<'_>, n: u64, base: &mut Measure) -> Vec<Rate> {
    base.thing = Some("crate".to_owned());
    if dice.chance(1, 4) {
        base.kinds.push(plain::kinds("arrangement", &["agreed"]));
    }
    let of = |size: &str| {
        let mut measure = base.clone();
        measure.kinds.push(plain::kinds("size", &[size]));
        measure
    };
    let more = n + dice.one((3, 1), vec![(2, 2), (1, 0)]);
    let rates = vec![
        Rate { n, of: of("small") },
        Rate {
            n: more,
            of: of("large"),
        },
    ];
    base.kinds.push(plain::kinds("size", &["small", "large"]));
    rates
}

/// An instant that comes once, drawn at noon with this weight against three for after a length, and the last moment.
pub(crate) fn once_due(
    dice: &mut Dice<'_>,
    agreement: &Agreement,
    at_noon: usize,
) -> (Due, Option<Length>) {
    let noon = agreement.clock.instant(plain::date(1), NOON).at;
    let due = dice.one(
        (at_noon, Due::At(noon)),
        vec![
            (2, Due::After(Length::Hours(30))),
            (1, Due::After(Length::Days(1))),
        ],
    );
    let at_latest = dice.one(
        (3, None),
        vec![(1, Some(Length::Hours(6))), (1, Some(Length::Days(1)))],
    );
    (due, at_latest)
}

/// A step of a schedule: a share of what Beta has released.
fn share(dice: &mut Dice<'_>, agreement: &Agreement) -> Kernel {
    let measure = counted(dice, "crate");
    let mut base = plain::measure("release", Some("pallet"));
    base.actors = plain::words(&["Beta"]);
    base.counted_by = measure.counted_by.clone();
    let (n, m) = dice.one((2, (1, 2)), vec![(1, (3, 10))]);
    let (due, at_latest) = once_due(dice, agreement, 3);
    Kernel::Share {
        measure,
        n,
        m,
        base,
        due,
        at_latest,
    }
}

fn done(dice: &mut Dice<'_>, agreement: &Agreement) -> Kernel {
    let mut measure = match dice.roll(3) {
        0 => plain::measure("notify", None),
        1 => counted(dice, "crate"),
        _ => {
            let point = dice.one((2, "acceptance"), vec![(1, "offer")]);
            Measure {
                point: Some(point.to_owned()),
                to: Some("Beta".to_owned()),
                ..plain::measure("hand over", None)
            }
        }
    };
    measure.counted_by = counting(dice);
    let clock = &agreement.clock;
    let noon = clock.instant(plain::date(1), NOON).at;
    let morning = clock.instant(plain::date(1), MORNING).at;
    let due = dice.one(
        (3, Due::At(noon)),
        vec![
            (1, Due::At(morning)),
            (2, Due::After(Length::Hours(30))),
            (1, Due::After(Length::Days(1))),
            (2, Due::EachDay(EVENING)),
            (2, Due::EachDay(MORNING)),
            (1, Due::EachDay(Time::midnight())),
            (2, Due::OnDayPhaseWouldEnd(MORNING)),
            (1, Due::OnDayPhaseWouldEnd(NOON)),
        ],
    );
    let at_latest = dice.one(
        (3, None),
        vec![(1, Some(Length::Hours(6))), (1, Some(Length::Days(1)))],
    );
    Kernel::Done {
        measure,
        due,
        at_latest,
    }
}

/// Alpha answers what Beta does: asks, or releases a pallet; or notifies of what it let in itself.
fn respond(dice: &mut Dice<'_>) -> Kernel {
    let by_beta = |act: &str, thing: Option<&str>| Measure {
        actors: plain::words(&["Beta"]),
        ..plain::measure(act, thing)
    };
    let (mut measure, mut trigger) = match dice.roll(3) {
        0 => (plain::measure("answer", None), by_beta("request", None)),
        1 => (counted(dice, "crate"), by_beta("release", Some("pallet"))),
        _ => (plain::measure("notify", None), counted(dice, "crate")),
    };
    measure.counted_by = counting(dice);
    trigger.counted_by.clone_from(&measure.counted_by);
    let within = dice.one(
        (3, Length::Hours(24)),
        vec![
            (2, Length::Days(1)),
            (2, Length::Hours(6)),
            (1, Length::Hours(21)),
        ],
    );
    let at_latest = dice.one(
        (3, None),
        vec![(2, Some(Length::Hours(6))), (1, Some(Length::Days(1)))],
    );
    let rate = dice.one(
        (3, None),
        vec![
            (2, Some((2, 1))),
            (1, Some((1, 1))),
            (1, Some((3, 2))),
            (1, Some((1, 2))),
        ],
    );
    let rate = rate.filter(|_| measure.thing.is_some() && trigger.thing.is_some());
    let before = rate.is_none() && dice.chance(1, 4);
    Kernel::Respond {
        measure,
        trigger,
        rate,
        within,
        before,
        at_latest: at_latest.filter(|_| !before),
    }
}

fn ban(dice: &mut Dice<'_>) -> Kernel {
    let mut measure = plain::measure("fly", None);
    measure.place = dice.chance(1, 2).then(|| "North".to_owned());
    measure.counted_by = counting(dice);
    Kernel::Ban {
        measure,
        windows: windows(dice),
    }
}

fn allow(dice: &mut Dice<'_>) -> Kernel {
    let mut measure = plain::measure("visit", Some("pallet"));
    measure.actors = plain::words(&["Epsilon"]);
    measure.counted_by = counting(dice);
    let every = dice.chance(1, 2);
    Kernel::Allow {
        measure,
        every,
        windows: windows(dice),
    }
}

/// Words that no count can judge.
fn by_hand(hand: Hand) -> Kernel {
    Kernel::ByHand {
        hand,
        words: "in good faith".to_owned(),
        measure: plain::measure("honour", None),
    }
}

/// How something is to be done, or that it is only tried: beside what is counted.
pub(crate) fn beside(dice: &mut Dice<'_>) -> Option<Part> {
    let hand = dice.one(
        (24, None),
        vec![(1, Some(Hand::Manner)), (1, Some(Hand::Effort))],
    )?;
    let duty = Duty {
        beneficiaries: Vec::new(),
        ..plain::duty(by_hand(hand))
    };
    let name = hand.word().to_owned();
    Some(Part { name, duty })
}

fn earned(dice: &mut Dice<'_>) -> Kernel {
    let mut measure = plain::measure("release", Some("crate"));
    measure.point = Some(
        dice.one((2, "undertaking"), vec![(1, "handover")])
            .to_owned(),
    );
    let cap = dice.one(
        (2, Cap::LeftOpen),
        vec![(1, Cap::Uncapped), (1, Cap::Days(4)), (1, Cap::Days(3))],
    );
    Kernel::Earned {
        phase: "Pause".to_owned(),
        measure,
        days: 1,
        per: dice.one((1, 2), vec![(1, 3)]),
        cap,
    }
}

/// Another number, or none that is certain.
pub(crate) fn change_number(kernel: &mut Kernel, roll: usize) {
    match kernel {
        Kernel::Amount { threshold, .. } if roll < 3 => *threshold = imprecise(*threshold, roll),
        Kernel::Amount { threshold, .. } => {
            *threshold = plain::threshold(threshold.sense, threshold.lo + 1)
        }
        Kernel::Ratio { n, rates, .. } => {
            *n += 1;
            rates.iter_mut().for_each(|rate| rate.n += 1);
        }
        Kernel::Allow { every, .. } => *every = !*every,
        Kernel::Earned { cap, .. } => *cap = Cap::Days(3),
        Kernel::Renewed { length, .. } => *length = Length::Days(2),
        Kernel::Done { at_latest, .. }
        | Kernel::Share { at_latest, .. }
        | Kernel::Respond {
            at_latest,
            before: false,
            ..
        } => {
            *at_latest = Some(Length::Hours(1));
        }
        Kernel::Ban { windows, .. } => *windows = Windows::Overall,
        Kernel::Respond { within, .. } => *within = Length::Hours(1),
        Kernel::ByHand { words, .. } => words.push('!'),
    }
}

/// Another point at which the same act is counted.
pub(crate) fn other_point(agreement: &Agreement, measure: &Measure) -> Option<String> {
    let points = agreement
        .lexicon
        .verb(&measure.act)
        .map(|verb| verb.points.clone())
        .unwrap_or_default();
    points
        .into_iter()
        .rfind(|point| Some(point) != measure.point.as_ref())
}
