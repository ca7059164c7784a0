//! Two duties, aspect by aspect: what differs, and which way it turns for those they bind.
//!
//! Each rule is sound for its aspect alone: it says tighter only where whatever honours the new words honours the old ones.
//! Several aspects together keep a direction only if they agree on it.

use std::collections::BTreeSet;

use tregua_calendar::{Length, Time};

use super::Turn;
use crate::duty::{
    Course, Due, Duty, Event, Kernel, KindChoice, Level, Measure, Rate, Sense, Threshold, Windows,
};

/// What of a duty differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// The sort of duty: an amount before, a deadline now.
    Sort,
    /// Who is bound.
    Bound,
    /// The act, the thing, or to whom.
    Act,
    /// Which kinds count.
    Kinds,
    /// How many, or what share.
    Number,
    /// In which windows or hours.
    Windows,
    /// By when.
    Due,
    /// The last moment.
    LastMoment,
    /// Where.
    Place,
    /// Where it is counted.
    Point,
    /// Whose count.
    CountedBy,
    /// Through whom: stated, never judged.
    Through,
    /// What makes it owed.
    Trigger,
    /// Whether it is a duty or a condition of something else.
    Condition,
    /// Whether and until when it can be made good.
    Cure,
    /// Who may suspend it, and on what ground.
    Suspension,
    /// Who may waive it.
    Waiver,
    /// What opens it.
    Gate,
    /// What frees those it binds, or takes its place.
    Release,
    /// What it goes side by side with.
    Alongside,
    /// The phase it lives in.
    Phase,
    /// How a phase grows: days, groups, cap, length, notice.
    Growth,
    /// Which day a claim is credited to.
    Crediting,
    /// Words that people judge by hand.
    Words,
}

impl Aspect {
    /// As JSON and phrases name it.
    pub fn word(self) -> &'static str {
        match self {
            Aspect::Sort => "sort",
            Aspect::Bound => "bound",
            Aspect::Act => "act",
            Aspect::Kinds => "kinds",
            Aspect::Number => "number",
            Aspect::Windows => "windows",
            Aspect::Due => "due",
            Aspect::LastMoment => "last-moment",
            Aspect::Place => "place",
            Aspect::Point => "point",
            Aspect::CountedBy => "counted-by",
            Aspect::Through => "through",
            Aspect::Trigger => "trigger",
            Aspect::Condition => "condition",
            Aspect::Cure => "cure",
            Aspect::Suspension => "suspension",
            Aspect::Waiver => "waiver",
            Aspect::Gate => "gate",
            Aspect::Release => "release",
            Aspect::Alongside => "alongside",
            Aspect::Phase => "phase",
            Aspect::Growth => "growth",
            Aspect::Crediting => "crediting",
            Aspect::Words => "words",
        }
    }
}

/// What differs between two duties of one part, and which way each turns.
pub(super) fn duties(before: &Duty, after: &Duty) -> Vec<(Aspect, Turn)> {
    let mut found = kernels(&before.kernel, &after.kernel);
    let pull = if pull(before) == pull(after) {
        pull(after)
    } else {
        Pull::Both
    };
    found.extend(measures(
        before.kernel.measure(),
        after.kernel.measure(),
        pull,
    ));
    found.push((Aspect::Condition, condition(before, after)));
    found.push((Aspect::Cure, cure(before, after)));
    found.push((Aspect::Suspension, suspension(before, after)));
    found.push((
        Aspect::Waiver,
        permission(&before.beneficiaries, &after.beneficiaries),
    ));
    found.push((
        Aspect::Phase,
        Turn::of_sets(before.phase == after.phase, before.phase == after.phase),
    ));
    found.extend(courses(&before.course, &after.course));
    found.retain(|(_, turn)| *turn != Turn::Same);
    found.sort();
    found.dedup();
    found
}

/// Whether more of what a duty counts honours it sooner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pull {
    /// More: something must be done.
    Up,
    /// Less: something must not be done, or not too often.
    Down,
    /// Neither: so many and no others.
    Both,
}

fn pull(duty: &Duty) -> Pull {
    match &duty.kernel {
        Kernel::Amount { threshold, .. }
            if matches!(threshold.sense, Sense::Exactly | Sense::Batch) =>
        {
            Pull::Both
        }
        // Less has to be gone, or is limited, where fewer kinds or places are meant.
        kernel if kernel.measure().level.is_some() => Pull::Down,
        _ if duty.limits() => Pull::Down,
        _ => Pull::Up,
    }
}

fn kernels(before: &Kernel, after: &Kernel) -> Vec<(Aspect, Turn)> {
    match (before, after) {
        (
            Kernel::Amount {
                threshold: a,
                windows: v,
                ..
            },
            Kernel::Amount {
                threshold: b,
                windows: w,
                ..
            },
        ) => {
            vec![
                (Aspect::Number, thresholds(a, b)),
                (Aspect::Windows, windows(*v, *w, b.sense)),
            ]
        }
        (
            Kernel::Ratio {
                n: n1,
                m: m1,
                base: a,
                rates: r,
                windows: v,
                sense: g,
                ..
            },
            Kernel::Ratio {
                n: n2,
                m: m2,
                base: b,
                rates: s,
                windows: w,
                sense: h,
                ..
            },
        ) => {
            // Of a limit, more for each is looser, and so is more that it is for.
            let turned = |turn: Turn| match (g, h) {
                (Sense::AtLeast, Sense::AtLeast) => turn,
                (Sense::AtMost, Sense::AtMost) => turn.back(),
                _ => Turn::Incomparable,
            };
            let number = rates((*n1, *m1, r), (*n2, *m2, s));
            let mut found = vec![(Aspect::Number, turned(number))];
            found.push((
                Aspect::Windows,
                if v == w {
                    Turn::Same
                } else {
                    Turn::Incomparable
                },
            ));
            let bases = bases(a, b).into_iter();
            found.extend(bases.map(|(aspect, turn)| (aspect, turned(turn))));
            found
        }
        (
            Kernel::Share {
                n: n1,
                m: m1,
                base: a,
                due: d,
                at_latest: l,
                ..
            },
            Kernel::Share {
                n: n2,
                m: m2,
                base: b,
                due: e,
                at_latest: k,
                ..
            },
        ) => {
            let mut found = vec![(Aspect::Number, fraction((*n1, *m1), (*n2, *m2)))];
            found.extend([
                (Aspect::Due, due(d, e)),
                (Aspect::LastMoment, last_moment(*l, *k)),
            ]);
            found.extend(bases(a, b));
            found
        }
        (
            Kernel::Done {
                due: d,
                at_latest: l,
                ..
            },
            Kernel::Done {
                due: e,
                at_latest: k,
                ..
            },
        ) => {
            vec![
                (Aspect::Due, due(d, e)),
                (Aspect::LastMoment, last_moment(*l, *k)),
            ]
        }
        (
            Kernel::Respond {
                trigger: a,
                rate: r,
                within: t,
                before: f,
                at_latest: l,
                ..
            },
            Kernel::Respond {
                trigger: b,
                rate: s,
                within: u,
                before: g,
                at_latest: k,
                ..
            },
        ) => {
            let within = match (f, g) {
                (false, false) => lengths(*t, *u),
                // So long before: the longer the earlier.
                (true, true) => lengths(*t, *u).back(),
                _ => Turn::Incomparable,
            };
            let mut found = vec![
                (Aspect::Due, within),
                (Aspect::LastMoment, last_moment(*l, *k)),
            ];
            found.push((
                Aspect::Number,
                match (r, s) {
                    (None, None) => Turn::Same,
                    (Some(r), Some(s)) => fraction(*r, *s),
                    _ => Turn::Incomparable,
                },
            ));
            found.extend(bases(a, b));
            found
        }
        (Kernel::Ban { windows: v, .. }, Kernel::Ban { windows: w, .. }) => {
            vec![(Aspect::Windows, hours(*v, *w))]
        }
        (
            Kernel::Allow {
                every: e,
                windows: v,
                ..
            },
            Kernel::Allow {
                every: f,
                windows: w,
                ..
            },
        ) => {
            vec![
                (Aspect::Number, Turn::of_sets(f >= e, f <= e)),
                (Aspect::Windows, hours(*v, *w)),
            ]
        }
        (Kernel::ByHand { words: a, .. }, Kernel::ByHand { words: b, .. }) => {
            vec![(
                Aspect::Words,
                if a == b {
                    Turn::Same
                } else {
                    Turn::Incomparable
                },
            )]
        }
        (one, two) if std::mem::discriminant(one) != std::mem::discriminant(two) => {
            vec![(Aspect::Sort, Turn::Incomparable)]
        }
        (one, two) => {
            // What they count is told apart below; the rest says how a phase grows.
            let mut two = two.clone();
            for (to, from) in two.measures_mut().into_iter().zip(one.measures()) {
                to.clone_from(from);
            }
            vec![(
                Aspect::Growth,
                if *one == two {
                    Turn::Same
                } else {
                    Turn::Incomparable
                },
            )]
        }
    }
}

/// The numbers that honour a threshold for certain, and those that may: from, to.
fn honoured(threshold: &Threshold) -> [(u64, u64); 2] {
    let high = threshold.hi.unwrap_or(u64::MAX);
    match threshold.sense {
        Sense::AtLeast => [(high, u64::MAX), (threshold.lo, u64::MAX)],
        Sense::AtMost => [(0, threshold.lo), (0, high)],
        Sense::Exactly => [(threshold.lo, high), (threshold.lo, high)],
        // Beside none at all, which every batch allows.
        Sense::Batch => [(high.max(1), u64::MAX), (threshold.lo.max(1), u64::MAX)],
    }
}

fn thresholds(before: &Threshold, after: &Threshold) -> Turn {
    if (before.sense == Sense::Batch) != (after.sense == Sense::Batch) {
        return Turn::Incomparable;
    }
    let within = |inner: &(u64, u64), outer: &(u64, u64)| inner.0 >= outer.0 && inner.1 <= outer.1;
    let (a, b) = (honoured(before), honoured(after));
    let all = |inner: &[(u64, u64); 2], outer: &[(u64, u64); 2]| {
        inner
            .iter()
            .zip(outer)
            .all(|(inner, outer)| within(inner, outer))
    };
    let turn = Turn::of_sets(all(&b, &a), all(&a, &b));
    // Of two numbers, neither within the other, only `exactly` asks the same of another one.
    if turn == Turn::Shifted && before.sense != after.sense {
        Turn::Incomparable
    } else {
        turn
    }
}

/// More for each: tighter.
fn fraction(before: (u64, u64), after: (u64, u64)) -> Turn {
    let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
    Turn::by_order(&product(after.0, before.1), &product(before.0, after.1))
}

/// The same of each category: one text may have a number for all of them, or both have the same categories.
fn rates(before: (u64, u64, &[Rate]), after: (u64, u64, &[Rate])) -> Turn {
    let each: Vec<(u64, u64)> = match (before.2, after.2) {
        ([], []) => vec![(before.0, after.0)],
        ([], categories) => categories.iter().map(|own| (before.0, own.n)).collect(),
        (categories, []) => categories.iter().map(|own| (own.n, after.0)).collect(),
        (ours, theirs) => {
            let same = |own: &Rate| theirs.iter().find(|rate| rate.of.kinds == own.of.kinds);
            let pairs = ours.iter().map(|own| Some((own.n, same(own)?.n)));
            match pairs.collect::<Option<Vec<_>>>() {
                Some(pairs) if ours.len() == theirs.len() => pairs,
                _ => return Turn::Incomparable,
            }
        }
    };
    let turns = each
        .iter()
        .map(|(a, b)| fraction((*a, before.1), (*b, after.1)));
    turns.fold(Turn::Same, Turn::and)
}

fn windows(before: Windows, after: Windows, sense: Sense) -> Turn {
    let turn = match (before, after) {
        (one, two) if one == two => return Turn::Same,
        // So many in a longer time: easier to reach, harder to stay below.
        (Windows::From(a), Windows::From(b)) | (Windows::Any(a), Windows::Any(b)) => lengths(a, b),
        (one, two) => match (fineness(one), fineness(two)) {
            (Some(one), Some(two)) => Turn::by_order(&one, &two),
            _ => Turn::Incomparable,
        },
    };
    match (sense, turn) {
        (Sense::AtLeast, turn) => turn,
        (Sense::AtMost, turn) => turn.back(),
        (Sense::Exactly | Sense::Batch, _) => Turn::Incomparable,
    }
}

/// Windows of which each lies within one of the next: so many in every one of the finer are so many in the coarser.
fn fineness(windows: Windows) -> Option<u8> {
    match windows {
        Windows::EachDay => Some(0),
        Windows::Overall => Some(1),
        // A week may begin in the phase and be cut by its end; a length from the start may outlast it.
        Windows::EachWeek
        | Windows::From(_)
        | Windows::EachDayBetween(..)
        | Windows::Any(_)
        | Windows::Since { .. } => None,
    }
}

/// Of what must not be done, or must be allowed, more of the time is tighter.
fn hours(before: Windows, after: Windows) -> Turn {
    let minutes = |windows: Windows| -> Option<BTreeSet<i16>> {
        let minute = |time: Time| i16::from(time.hour()) * 60 + i16::from(time.minute());
        match windows {
            Windows::Overall | Windows::EachDay => Some((0..1440).collect()),
            Windows::EachDayBetween(from, to) if minute(from) < minute(to) => {
                Some((minute(from)..minute(to)).collect())
            }
            Windows::EachDayBetween(from, to) => {
                Some((0..minute(to)).chain(minute(from)..1440).collect())
            }
            _ => None,
        }
    };
    // From an earlier instant on is for longer.
    if let (
        Windows::Since {
            due: d,
            at_latest: l,
        },
        Windows::Since {
            due: e,
            at_latest: k,
        },
    ) = (&before, &after)
    {
        return due(d, e).and(last_moment(*l, *k));
    }
    match (minutes(before), minutes(after)) {
        _ if before == after => Turn::Same,
        (Some(a), Some(b)) if a == b => Turn::Shifted,
        (Some(a), Some(b)) => Turn::of_sets(b.is_superset(&a), a.is_superset(&b)),
        _ => Turn::Incomparable,
    }
}

/// Days are of the agreement's clock, hours elapsed: a day can have 23.
fn lengths(before: Length, after: Length) -> Turn {
    match (before, after) {
        (Length::Days(a), Length::Days(b)) => Turn::by_order(&a, &b),
        (Length::Hours(a), Length::Hours(b)) => Turn::by_order(&a, &b),
        _ => Turn::Incomparable,
    }
}

fn due(before: &Due, after: &Due) -> Turn {
    match (before, after) {
        (Due::At(a), Due::At(b)) => Turn::by_order(a, b),
        (Due::After(a), Due::After(b)) => lengths(*a, *b),
        (Due::EachDay(a), Due::EachDay(b))
        | (Due::OnDayPhaseWouldEnd(a), Due::OnDayPhaseWouldEnd(b)) => Turn::by_order(a, b),
        _ => Turn::Incomparable,
    }
}

fn last_moment(before: Option<Length>, after: Option<Length>) -> Turn {
    match (before, after) {
        (None, None) => Turn::Same,
        (Some(a), Some(b)) => lengths(a, b),
        // Without one it is the end of the day: sooner or later than a length, as the due hour has it.
        _ => Turn::Shifted,
    }
}

fn measures(before: &Measure, after: &Measure, pull: Pull) -> Vec<(Aspect, Turn)> {
    let turned = |turn: Turn| match (pull, turn) {
        (Pull::Up, turn) => turn,
        (Pull::Down, turn) => turn.back(),
        (Pull::Both, Turn::Same | Turn::Shifted) => turn,
        (Pull::Both, _) => Turn::Incomparable,
    };
    let same_act = before.act == after.act
        && before.thing == after.thing
        && before.unit == after.unit
        && before.group == after.group
        && before.to == after.to;
    let place = match (&before.place, &after.place) {
        (None, None) => Turn::Same,
        (None, Some(_)) => turned(Turn::Tighter),
        (Some(_), None) => turned(Turn::Looser),
        (Some(a), Some(b)) => Turn::of_sets(a == b, a == b),
    };
    let shifted = |same: bool| if same { Turn::Same } else { Turn::Shifted };
    vec![
        (
            Aspect::Act,
            if same_act {
                Turn::Same
            } else {
                Turn::Incomparable
            },
        ),
        (Aspect::Kinds, turned(kinds(&before.kinds, &after.kinds))),
        (Aspect::Place, place),
        (Aspect::Number, level(before.level, after.level)),
        (Aspect::Point, shifted(before.point == after.point)),
        (
            Aspect::CountedBy,
            shifted(before.counted_by == after.counted_by),
        ),
        (Aspect::Through, shifted(before.through == after.through)),
        (
            Aspect::Crediting,
            shifted(before.crediting == after.crediting),
        ),
    ]
}

/// The fewer there may be, the tighter.
fn level(before: Option<Level>, after: Option<Level>) -> Turn {
    match (before, after) {
        (None, None) => Turn::Same,
        (Some(a), Some(b)) => match (a.most(), b.most()) {
            (Some(a), Some(b)) => Turn::by_order(&a, &b),
            (a, b) if a == b => Turn::Same,
            _ => Turn::Incomparable,
        },
        _ => Turn::Incomparable,
    }
}

/// What makes something owed, or what a share is of: the more counts there, the more is owed.
fn bases(before: &Measure, after: &Measure) -> Vec<(Aspect, Turn)> {
    let turns = measures(before, after, Pull::Down)
        .into_iter()
        .map(|(_, turn)| turn);
    let turn = turns.fold(Turn::Same, Turn::and);
    let turn = if before.actors == after.actors {
        turn
    } else {
        Turn::Incomparable
    };
    vec![(Aspect::Trigger, turn)]
}

/// Fewer kinds that count: tighter, for what must be reached.
fn kinds(before: &[KindChoice], after: &[KindChoice]) -> Turn {
    let counts = |choices: &[KindChoice], axis: &str| {
        choices
            .iter()
            .find(|one| one.axis == axis)
            .map(|one| one.any_of.clone())
    };
    let within = |inner: &[KindChoice], outer: &[KindChoice]| {
        outer.iter().all(|choice| {
            counts(inner, &choice.axis).is_some_and(|own| own.is_subset(&choice.any_of))
        })
    };
    // Other kinds are something else, not the same at another time or place.
    match Turn::of_sets(within(after, before), within(before, after)) {
        Turn::Shifted => Turn::Incomparable,
        turn => turn,
    }
}

fn condition(before: &Duty, after: &Duty) -> Turn {
    Turn::by_order(&before.condition, &after.condition)
}

fn cure(before: &Duty, after: &Duty) -> Turn {
    let by_length = match (before.cure, after.cure) {
        (None, None) => Turn::Same,
        (None, Some(_)) => Turn::Looser,
        (Some(_), None) => Turn::Tighter,
        (Some(a), Some(b)) => lengths(a, b),
    };
    by_length.and(permission(&before.cure_agreed_by, &after.cure_agreed_by))
}

/// Something that all of these may do, to the relief of those bound: from nobody to somebody it loosens, and each more who
/// must join in tightens it.
fn permission(before: &[String], after: &[String]) -> Turn {
    let set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
    match (before.is_empty(), after.is_empty()) {
        (true, true) => Turn::Same,
        (true, false) => Turn::Looser,
        (false, true) => Turn::Tighter,
        (false, false) => Turn::of_sets(
            set(after).is_superset(&set(before)),
            set(before).is_superset(&set(after)),
        ),
    }
}

/// Whoever may suspend may do so alone.
fn suspension(before: &Duty, after: &Duty) -> Turn {
    let set = |duty: &Duty| duty.suspended_by.iter().cloned().collect::<BTreeSet<_>>();
    let (a, b) = (set(before), set(after));
    let who = Turn::of_sets(a.is_superset(&b), b.is_superset(&a));
    if a.is_empty() || b.is_empty() {
        who
    } else {
        who.and(needed(&before.course.ground, &after.course.ground).back())
    }
}

/// Events all of which must come about before those bound are: each more loosens.
fn needed(before: &[Event], after: &[Event]) -> Turn {
    let all = |inner: &[Event], outer: &[Event]| inner.iter().all(|event| outer.contains(event));
    Turn::of_sets(all(after, before), all(before, after))
}

fn courses(before: &Course, after: &Course) -> Vec<(Aspect, Turn)> {
    let freed = match (before.freed.is_empty(), after.freed.is_empty()) {
        (true, true) => Turn::Same,
        (true, false) => Turn::Looser,
        (false, true) => Turn::Tighter,
        (false, false) => needed(&before.freed, &after.freed).back(),
    };
    vec![
        (Aspect::Gate, needed(&before.once, &after.once)),
        (
            Aspect::Release,
            freed.and(needed(&before.replaced_by, &after.replaced_by)),
        ),
        (
            Aspect::Alongside,
            needed(&before.alongside, &after.alongside),
        ),
    ]
}
