//! A course of events that honours one text and not the other: what a change comes to, on a day.
//!
//! The search knows four sorts of duty: amounts, ratios, deadlines and bans. It tries few courses, all made of the numbers,
//! instants, places and kinds that the two duties name, the plainest first; of the others it says nothing. What it finds is
//! held against the evaluator by tests.

use tregua_calendar::{Length, Timestamp, Window};

use crate::Agreement;
use crate::duty::{Due, Duty, Kernel, KindChoice, Measure, Sense, Windows};
use crate::meaning::{Axis, Clause, Phase};

/// A course of events, and which of the texts it honours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// What is done; nothing at all where it is empty.
    pub deeds: Vec<Deed>,
    /// True if it honours the first text and not the second; else the other way round.
    pub honours_first: bool,
}

/// Something done, as often as it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The verb.
    pub act: String,
    /// Who.
    pub actor: String,
    /// The thing, as declared.
    pub thing: Option<String>,
    /// Of which kinds.
    pub kinds: Vec<String>,
    /// Where; `None`: outside of every place named.
    pub place: Option<String>,
    /// To whom.
    pub to: Option<String>,
    /// How many.
    pub amount: u64,
    /// When: the first time.
    pub at: Timestamp,
    /// On how many days in a row, at the same hour.
    pub days: u32,
}

/// In a longer phase no course is looked for.
const MAX_DAYS: usize = 400;

/// Of a clause that one text has alone: what honours the other, which asks nothing, and not it.
pub(super) fn of_one(clause: &Clause, text: &Agreement, added: bool) -> Option<Witness> {
    let duty = single(clause)?;
    let stage = Stage::of(duty, text)?;
    let found = courses(&[(duty, &stage)])
        .into_iter()
        .find(|course| stage.honours(duty, course) == Some(false))?;
    Some(Witness {
        deeds: found,
        honours_first: added,
    })
}

/// Of a clause in both texts.
pub(super) fn of_two(
    (old, before): (&Clause, &Agreement),
    (new, after): (&Clause, &Agreement),
) -> Option<Witness> {
    let (a, b) = (single(old)?, single(new)?);
    let two = Stage::of(b, after)?;
    // That a phase moved is told of the phase: what the words come to is shown on the same days.
    let one = if a.phase == b.phase {
        two
    } else {
        Stage::of(a, before)?
    };
    courses(&[(a, &one), (b, &two)])
        .into_iter()
        .find_map(
            |deeds| match (one.honours(a, &deeds)?, two.honours(b, &deeds)?) {
                (true, false) => Some(Witness {
                    deeds,
                    honours_first: true,
                }),
                (false, true) => Some(Witness {
                    deeds,
                    honours_first: false,
                }),
                _ => None,
            },
        )
}

/// The one duty of a clause by its own words; `None` where it has several, or something opens or frees it.
fn single(clause: &Clause) -> Option<&Duty> {
    let mut own = clause
        .readings
        .iter()
        .filter(|reading| reading.name.is_none());
    let [part] = own.next()?.parts.as_slice() else {
        return None;
    };
    let plain = part.duty.course.events().next().is_none()
        && !part.duty.condition
        && !part.duty.can_be_made_good();
    plain.then_some(&part.duty)
}

/// Where and when a duty lives.
#[derive(Clone, Copy)]
struct Stage<'a> {
    text: &'a Agreement,
    phase: &'a Phase,
    window: Window,
}

impl<'a> Stage<'a> {
    fn of(duty: &Duty, text: &'a Agreement) -> Option<Self> {
        let phase = text.phase(duty.phase.as_ref()?)?;
        let to = phase.planned_end(&text.clock)?;
        let window = Window::new(phase.starts, to);
        if text.clock.days_in(&window, MAX_DAYS + 1).len() > MAX_DAYS {
            return None;
        }
        Some(Stage {
            text,
            phase,
            window,
        })
    }

    /// The days of the phase.
    fn days(&self) -> Vec<Window> {
        let days = self.text.clock.days_in(&self.window, MAX_DAYS).into_iter();
        days.map(|date| self.text.clock.day(date)).collect()
    }

    /// Whether a course honours a duty; `None` for what is not known here.
    fn honours(&self, duty: &Duty, deeds: &[Deed]) -> Option<bool> {
        // Deeds say nothing of how many are left.
        if duty
            .kernel
            .measures()
            .iter()
            .any(|measure| measure.level.is_some())
        {
            return None;
        }
        match &duty.kernel {
            Kernel::Amount {
                measure,
                threshold,
                windows,
            } => {
                let honoured = |count: u64| {
                    let high = threshold.hi.unwrap_or(u64::MAX);
                    match threshold.sense {
                        Sense::AtLeast => sure(count >= threshold.lo, count >= high),
                        Sense::AtMost => sure(count <= high, count <= threshold.lo),
                        Sense::Exactly => Some((threshold.lo..=high).contains(&count)),
                        Sense::Batch if count == 0 => Some(true),
                        Sense::Batch => sure(count >= threshold.lo, count >= high),
                    }
                };
                let windows = self.windows(*windows)?;
                let counted = self.counted(measure, deeds);
                all(windows
                    .iter()
                    .map(|window| honoured(counted.within(window))))
            }
            Kernel::Ratio {
                sense,
                owed,
                n,
                m,
                base,
                rates,
                windows,
            } => {
                let windows = self.windows(*windows)?;
                let owed = self.counted(owed, deeds);
                let all = [(*n, base)];
                let categories = rates.iter().map(|rate| (rate.n, &rate.of));
                let all = all.into_iter().filter(|_| rates.is_empty());
                let owing: Vec<_> = all.chain(categories).collect();
                let owing: Vec<_> = owing
                    .into_iter()
                    .map(|(n, measure)| (n, self.counted(measure, deeds)))
                    .collect();
                let kept = |window: &Window| {
                    let each = owing.iter();
                    let due =
                        each.map(|(n, base)| u128::from(base.within(window)) * u128::from(*n));
                    let owed = u128::from(owed.within(window)) * u128::from(*m);
                    match sense {
                        Sense::AtMost => owed <= due.sum(),
                        _ => owed >= due.sum(),
                    }
                };
                Some(windows.iter().all(kept))
            }
            Kernel::Done { measure, due, .. } => {
                let due = match due {
                    Due::At(at) => *at,
                    Due::After(length) => self.text.clock.plus(self.phase.starts, *length),
                    Due::EachDay(_) | Due::OnDayPhaseWouldEnd(_) => return None,
                };
                let done = |(deed, at): (&Deed, Timestamp)| {
                    matches(measure, deed) && at >= self.phase.starts && at <= due
                };
                Some(self.times(deeds).into_iter().any(done))
            }
            Kernel::Ban { measure, windows } => {
                let within = |at: Timestamp| match windows {
                    Windows::EachDayBetween(from, to) => {
                        let time = self.text.clock.civil(at).time();
                        if from < to {
                            (*from..*to).contains(&time)
                        } else {
                            time >= *from || time < *to
                        }
                    }
                    _ => true,
                };
                let broken = |(deed, at): (&Deed, Timestamp)| {
                    matches(measure, deed) && self.window.holds(at) && within(at)
                };
                Some(!self.times(deeds).into_iter().any(broken))
            }
            _ => None,
        }
    }

    fn windows(&self, windows: Windows) -> Option<Vec<Window>> {
        match windows {
            Windows::Overall => Some(vec![self.window]),
            Windows::From(length) => Some(vec![Window::new(
                self.phase.starts,
                self.text.clock.plus(self.phase.starts, length),
            )]),
            Windows::EachDay => Some(
                self.days()
                    .iter()
                    .map(|day| day.cut(&self.window))
                    .collect(),
            ),
            Windows::EachWeek
            | Windows::EachDayBetween(..)
            | Windows::Any(_)
            | Windows::Since { .. } => None,
        }
    }

    /// Each time that something is done.
    fn times<'d>(&self, deeds: &'d [Deed]) -> Vec<(&'d Deed, Timestamp)> {
        let on_day = |deed: &Deed, day: u32| self.text.clock.plus(deed.at, Length::Days(day));
        let each = |deed: &'d Deed| {
            (0..deed.days)
                .map(move |day| (deed, on_day(deed, day)))
                .collect::<Vec<_>>()
        };
        deeds.iter().flat_map(each).collect()
    }

    /// What a measure counts of a course.
    fn counted(&self, measure: &Measure, deeds: &[Deed]) -> Counted {
        let times = self.times(deeds).into_iter();
        let mut counted: Vec<(Timestamp, u64)> = times
            .filter(|(deed, _)| matches(measure, deed))
            .map(|(deed, at)| (at, deed.amount))
            .collect();
        counted.sort_unstable();
        Counted(counted)
    }
}

/// How many at which instant, the earliest first.
struct Counted(Vec<(Timestamp, u64)>);

impl Counted {
    fn within(&self, window: &Window) -> u64 {
        let from = self.0.partition_point(|(at, _)| *at < window.from);
        let to = self.0.partition_point(|(at, _)| *at < window.to);
        self.0
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .map(|(_, amount)| amount)
            .sum()
    }
}

/// `Some` where the words leave no doubt.
fn sure(possible: bool, certain: bool) -> Option<bool> {
    (possible == certain).then_some(certain)
}

/// True if all are; false if one is not; else in doubt.
fn all(each: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut doubt = false;
    for one in each {
        match one {
            Some(false) => return Some(false),
            Some(true) => {}
            None => doubt = true,
        }
    }
    (!doubt).then_some(true)
}

fn matches(measure: &Measure, deed: &Deed) -> bool {
    measure.act == deed.act
        && measure.actors.contains(&deed.actor)
        && measure.thing == deed.thing
        && measure
            .kinds
            .iter()
            .all(|choice| deed.kinds.iter().any(|kind| choice.any_of.contains(kind)))
        && (measure.place.is_none() || measure.place == deed.place)
        && (measure.to.is_none() || measure.to == deed.to)
}

/// Courses to try, the plainest first.
fn courses(duties: &[(&Duty, &Stage<'_>)]) -> Vec<Vec<Deed>> {
    let mut courses: Vec<Vec<Deed>> = vec![Vec::new()];
    let mut moments: Vec<(Timestamp, u32)> = Vec::new();
    let mut amounts: Vec<u64> = vec![1];
    for (duty, stage) in duties {
        let days = stage.days();
        let first = stage.phase.starts;
        moments.push((first, u32::try_from(days.len()).unwrap_or(u32::MAX)));
        moments.push((first, 1));
        moments.extend(days.last().map(|day| (day.from.max(first), 1)));
        let around =
            |at: Timestamp| [at, stage.text.clock.plus(at, Length::Hours(1))].map(|at| (at, 1));
        match &duty.kernel {
            Kernel::Amount { threshold, .. } => amounts.extend(near(threshold.lo, threshold.hi)),
            Kernel::Ratio { n, m, rates, .. } => {
                let each = rates.iter().map(|rate| rate.n).chain([*n]);
                amounts.extend(each.flat_map(|n| [n, *m, n.saturating_mul(*m)]));
            }
            Kernel::Done {
                due: Due::At(at), ..
            } => moments.extend(around(*at)),
            Kernel::Done {
                due: Due::After(length),
                ..
            } => moments.extend(around(stage.text.clock.plus(first, *length))),
            Kernel::Ban {
                windows: Windows::EachDayBetween(from, to),
                ..
            } => {
                // The first day of the phase may begin after these hours.
                for day in stage.text.clock.days_in(&stage.window, 2) {
                    moments.extend(
                        [*from, *to].map(|time| (stage.text.clock.instant(day, time).at, 1)),
                    );
                }
            }
            _ => {}
        }
    }
    amounts.sort_unstable();
    amounts.dedup();
    moments.dedup();
    let measures: Vec<&Measure> = duties
        .iter()
        .flat_map(|(duty, _)| duty.kernel.measures())
        .collect();
    let places = places(&measures);
    let text = duties.last().map(|(_, stage)| stage.text);
    let axes = |measure: &Measure| {
        text.and_then(|text| text.thing(measure.thing.as_ref()?))
            .map_or(&[][..], |thing| &thing.axes)
    };
    for measure in &measures {
        let amounts = if measure.thing.is_some() {
            &amounts[..]
        } else {
            &[1]
        };
        for (at, days) in &moments {
            for amount in amounts {
                let done = |place: &Option<&String>| {
                    deeds(measure, &measures, axes(measure), place.cloned())
                };
                let alone = places.iter().flat_map(done);
                courses.extend(alone.map(|deed| {
                    vec![Deed {
                        amount: *amount,
                        at: *at,
                        days: *days,
                        ..deed
                    }]
                }));
            }
        }
    }
    let ratios: Vec<(u64, u64)> = duties
        .iter()
        .flat_map(|(duty, _)| match &duty.kernel {
            Kernel::Ratio { n, m, rates, .. } => {
                let each = rates.iter().map(|rate| (rate.n, *m));
                each.chain([(*n, *m)]).collect()
            }
            _ => Vec::new(),
        })
        .collect();
    let whole = ratios.iter().map(|(_, m)| *m).fold(1, u64::saturating_mul);
    for (duty, stage) in duties {
        let Kernel::Ratio { owed, base, .. } = &duty.kernel else {
            continue;
        };
        let at = stage.phase.starts;
        let numbers = ratios
            .iter()
            .flat_map(|(n, m)| near(n.saturating_mul(whole / m), None));
        for number in numbers {
            for (owed, base) in deeds(owed, &measures, axes(owed), None)
                .into_iter()
                .zip(deeds(base, &measures, axes(base), None))
            {
                courses.push(vec![
                    Deed {
                        amount: whole,
                        at,
                        ..base
                    },
                    Deed {
                        amount: number,
                        at,
                        ..owed
                    },
                ]);
            }
        }
    }
    courses
}

fn near(lo: u64, hi: Option<u64>) -> impl Iterator<Item = u64> {
    [lo.saturating_sub(1), lo, lo.saturating_add(1)]
        .into_iter()
        .chain(hi)
}

fn places<'m>(measures: &[&'m Measure]) -> Vec<Option<&'m String>> {
    let mut places: Vec<Option<&String>> = measures
        .iter()
        .map(|measure| measure.place.as_ref())
        .collect();
    places.push(None);
    places.sort();
    places.dedup();
    places
}

/// Things of a measure: of the kinds it counts, and, along each axis that one of the measures names, of every other kind.
fn deeds(
    measure: &Measure,
    others: &[&Measure],
    axes: &[Axis],
    place: Option<String>,
) -> Vec<Deed> {
    let same = || others.iter().filter(|other| other.thing == measure.thing);
    let choice = |axis: &Axis| -> Option<&KindChoice> {
        let mut named = measure
            .kinds
            .iter()
            .chain(same().flat_map(|other| &other.kinds));
        named.find(|choice| choice.axis == axis.name)
    };
    let named: Vec<(&Axis, &String)> = axes
        .iter()
        .filter_map(|axis| Some((axis, choice(axis)?.any_of.first()?)))
        .collect();
    let plain: Vec<String> = named.iter().map(|(_, kind)| (*kind).clone()).collect();
    let mut kinds = vec![plain.clone()];
    for (at, (axis, own)) in named.iter().enumerate() {
        for kind in axis.kinds.iter().filter(|kind| kind != own) {
            let mut other = plain.clone();
            other.splice(at..=at, [kind.clone()]);
            kinds.push(other);
        }
    }
    let Some(actor) = measure.actors.first() else {
        return Vec::new();
    };
    let of_kinds = |kinds| Deed {
        act: measure.act.clone(),
        actor: actor.clone(),
        thing: measure.thing.clone(),
        kinds,
        place: place.clone(),
        to: measure.to.clone(),
        amount: 1,
        at: Timestamp::UNIX_EPOCH,
        days: 1,
    };
    kinds.into_iter().map(of_kinds).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{Aspect, Turn, compare};
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
        single(&text.clauses[0]).unwrap()
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
                assert_eq!(turn.back(), super::tests::turn(b, a), "{one} / {two}");
                *told.entry(turn).or_default() += 1;
                let stage = Stage::of(b, after).unwrap();
                for course in courses(&[(a, &stage), (b, &stage)]) {
                    let (Some(old), Some(new)) =
                        (stage.honours(a, &course), stage.honours(b, &course))
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
}
