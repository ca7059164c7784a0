//! The courses of events that are tried: of the numbers, instants, places and kinds that two clauses name.

use tregua_calendar::{Length, Timestamp};

use crate::duty::{Due, Duty, Event, Kernel, KindChoice, Level, Measure, Windows};
use crate::meaning::Axis;

use super::{Deed, Stage};

/// Courses to try, the plainest first.
pub(super) fn courses(duties: &[(&Duty, &Stage<'_>)]) -> Vec<Vec<Deed>> {
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
            Kernel::Done { measure, due, .. } if measure.level.is_some() => {
                amounts.extend(near(measure.level.and_then(Level::most).unwrap_or(0), None));
                moments.extend(stage.due(*due).into_iter().flat_map(around));
            }
            Kernel::Ban { measure, windows } if measure.level.is_some() => {
                amounts.extend(near(measure.level.and_then(Level::most).unwrap_or(0), None));
                if let Windows::Since { due, at_latest } = windows {
                    moments.extend(
                        stage
                            .last_moment(*due, *at_latest)
                            .into_iter()
                            .flat_map(around),
                    );
                }
            }
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
    courses.extend(shares(duties, &measures));
    courses.extend(answers(duties, &measures));
    courses.extend(gates(duties, &courses, &measures));
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
                // What is owed on the same day, and on the next.
                for after in [0, 1] {
                    let later = stage.text.clock.plus(at, Length::Days(after));
                    courses.push(vec![
                        Deed {
                            amount: whole,
                            at,
                            ..base.clone()
                        },
                        Deed {
                            amount: number,
                            at: later,
                            ..owed.clone()
                        },
                    ]);
                }
            }
        }
    }
    courses
}

/// So many of a base at the start, and so many of what is owed of it by an instant near one that a step names.
fn shares(duties: &[(&Duty, &Stage<'_>)], measures: &[&Measure]) -> Vec<Vec<Deed>> {
    let mut numbers: Vec<(u64, Timestamp)> = Vec::new();
    let mut found = Vec::new();
    for (duty, stage) in duties {
        if let Kernel::Share { n, m, due, .. } = &duty.kernel
            && let Some(due) = stage.due(*due)
        {
            let percent = (100 * n).checked_div(*m).unwrap_or(*n);
            let after = stage.text.clock.plus(due, Length::Hours(1));
            numbers.extend(near(percent, None).flat_map(|number| [(number, due), (number, after)]));
        }
    }
    // A step that is kept and one that is not stand beside each other, the later with all of it.
    let lasts: Vec<Timestamp> = numbers.iter().map(|(_, at)| *at).collect();
    for (duty, stage) in duties {
        let Kernel::Share { measure, base, .. } = &duty.kernel else {
            continue;
        };
        let deed = |measure: &Measure| {
            deeds(measure, measures, &[], measure.place.clone())
                .into_iter()
                .next()
        };
        let (Some(owed), Some(base)) = (deed(measure), deed(base)) else {
            continue;
        };
        let whole = Deed {
            amount: 100,
            at: stage.phase.starts,
            ..base
        };
        found.push(vec![whole.clone()]);
        for (number, at) in numbers
            .iter()
            .filter(|(number, _)| (1..=100).contains(number))
        {
            let step = Deed {
                amount: *number,
                at: *at,
                ..owed.clone()
            };
            found.push(vec![whole.clone(), step.clone()]);
            for last in lasts.iter().filter(|last| *last > at && *number < 100) {
                let rest = Deed {
                    amount: 100 - number,
                    at: *last,
                    ..owed.clone()
                };
                found.push(vec![whole.clone(), step.clone(), rest]);
            }
        }
    }
    found
}

/// An act that calls for another, alone and with the other about so long after or before it.
fn answers(duties: &[(&Duty, &Stage<'_>)], measures: &[&Measure]) -> Vec<Vec<Deed>> {
    let mut leads: Vec<(Length, bool)> = Vec::new();
    for (duty, _) in duties {
        if let Kernel::Respond { within, before, .. } = &duty.kernel {
            leads.push((*within, *before));
        }
    }
    let mut found = Vec::new();
    for (duty, stage) in duties {
        let Kernel::Respond {
            measure, trigger, ..
        } = &duty.kernel
        else {
            continue;
        };
        let clock = &stage.text.clock;
        // A day into the phase there is room before it, too.
        let at = clock.plus(stage.phase.starts, Length::Days(1));
        for place in [trigger.place.clone(), None] {
            let calls = deeds(trigger, measures, &[], place);
            let answer = deeds(measure, measures, &[], measure.place.clone());
            let (Some(calls), Some(answer)) = (calls.first(), answer.first()) else {
                continue;
            };
            let calls = Deed {
                at,
                ..calls.clone()
            };
            found.push(vec![calls.clone()]);
            for (lead, before) in &leads {
                let there = match before {
                    true => clock.minus(at, *lead),
                    false => clock.plus(at, *lead),
                };
                for at in [there, clock.plus(there, Length::Hours(1))] {
                    let mut both = [
                        calls.clone(),
                        Deed {
                            at,
                            ..answer.clone()
                        },
                    ];
                    both.sort_by_key(|deed| deed.at);
                    found.push(both.to_vec());
                }
            }
        }
    }
    found
}

/// Each course again, behind an act that a gate of one of the duties waits for.
fn gates(
    duties: &[(&Duty, &Stage<'_>)],
    courses: &[Vec<Deed>],
    measures: &[&Measure],
) -> Vec<Vec<Deed>> {
    let mut found = Vec::new();
    for (duty, stage) in duties {
        for event in duty.course.once.iter().chain(&duty.course.freed) {
            let Event::Done(measure) = event else {
                continue;
            };
            let Some(opens) = deeds(measure, measures, &[], measure.place.clone())
                .into_iter()
                .next()
            else {
                continue;
            };
            let opens = Deed {
                at: stage.phase.starts,
                ..opens
            };
            let behind = courses
                .iter()
                .map(|course| [vec![opens.clone()], course.clone()].concat());
            found.extend(behind);
        }
    }
    found
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
