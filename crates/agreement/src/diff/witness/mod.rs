//! A course of events that honours one text and not the other: what a change comes to, on a day.
//!
//! A course is all that happens: what is not in it is not done, agreed, announced or held. The search tries few courses, all made
//! of the numbers, instants, places and kinds that the two clauses name, the plainest first. It says nothing where a word leaves
//! doubt, of lists that name people, of what goes alongside another clause, and of gates that other clauses open in the course.

mod courses;
#[cfg(test)]
mod tests;

use tregua_calendar::{Length, Timestamp, Window};

use crate::Agreement;
use crate::duty::{Due, Duty, Event, Kernel, Level, Measure, Sense, Windows};
use crate::meaning::{Clause, Phase};
use courses::courses;

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
    let duties = own(clause)?;
    let stage = Stage::of(duties.first()?, text)?;
    let parts: Vec<_> = duties.iter().map(|duty| (*duty, &stage)).collect();
    let found = courses(&parts)
        .into_iter()
        .find(|course| stage.honours_all(&duties, course) == Some(false))?;
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
    let (a, b) = (own(old)?, own(new)?);
    let two = Stage::of(b.first()?, after)?;
    // That a phase moved is told of the phase: what the words come to is shown on the same days.
    let one = if a.first()?.phase == b.first()?.phase {
        two
    } else {
        Stage::of(a.first()?, before)?
    };
    let of_first = a.iter().map(|duty| (*duty, &one));
    let parts: Vec<_> = of_first.chain(b.iter().map(|duty| (*duty, &two))).collect();
    courses(&parts).into_iter().find_map(|deeds| {
        match (one.honours_all(&a, &deeds)?, two.honours_all(&b, &deeds)?) {
            (true, false) => Some(Witness {
                deeds,
                honours_first: true,
            }),
            (false, true) => Some(Witness {
                deeds,
                honours_first: false,
            }),
            _ => None,
        }
    })
}

/// What a clause asks by its own words; `None` where people judge it, where nobody owes it, or where it can be made good.
fn own(clause: &Clause) -> Option<Vec<&Duty>> {
    let mut own = clause
        .readings
        .iter()
        .filter(|reading| reading.name.is_none());
    let duties: Vec<&Duty> = own.next()?.parts.iter().map(|part| &part.duty).collect();
    let plain = |duty: &&Duty| {
        duty.course.alongside.is_empty()
            && !duty.condition
            && !duty.by_hand()
            && !duty.can_be_made_good()
    };
    (!duties.is_empty() && duties.len() <= MAX_PARTS && duties.iter().all(plain)).then_some(duties)
}

/// Of a clause of more parts no course is looked for.
const MAX_PARTS: usize = 8;

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

    /// Whether a course honours each of these duties; `None` for what is not known here.
    fn honours_all(&self, duties: &[&Duty], deeds: &[Deed]) -> Option<bool> {
        all(duties.iter().map(|duty| self.honours(duty, deeds)))
    }

    /// Whether a course honours a duty; `None` for what is not known here.
    fn honours(&self, duty: &Duty, deeds: &[Deed]) -> Option<bool> {
        // Deeds say nothing of who belongs to whom.
        if duty.kernel.group().is_some() {
            return None;
        }
        let opens = match duty.course.once.as_slice() {
            [] => self.window.from,
            once => match self.come_about(once, deeds)? {
                Some(at) => at,
                // What never comes into force asks nothing.
                None => return Some(true),
            },
        };
        // Each text that puts another clause in its place asks for consent first, which no course has.
        let ends = match duty.course.freed.as_slice() {
            [] => self.window.to,
            freed => self.come_about(freed, deeds)?.unwrap_or(self.window.to),
        };
        let bound = Window::new(opens.max(self.window.from), ends.min(self.window.to));
        if bound.is_empty() {
            return Some(true);
        }
        if bound == self.window {
            return self.kept(duty, deeds);
        }
        // In force for a part of the phase only, a ban holds there, and the rest is asked of as of then.
        match &duty.kernel {
            Kernel::Ban { .. } => Stage {
                window: bound,
                ..*self
            }
            .kept(duty, deeds),
            _ => None,
        }
    }

    /// When all of these have come about in a course: `Some(None)` if they never do, `None` if that cannot be told.
    fn come_about(&self, events: &[Event], deeds: &[Deed]) -> Option<Option<Timestamp>> {
        let mut last = self.window.from;
        for event in events {
            let at = match event {
                Event::Done(measure) => {
                    let times = self.times(deeds).into_iter();
                    let done = times.filter(|(deed, _)| matches(measure, deed));
                    done.map(|(_, at)| at).min()
                }
                Event::Agreed { .. } | Event::Announced { .. } => None,
                Event::Stands { clause, met: true } => self.met(clause, deeds)?,
                Event::Stands { met: false, .. } | Event::Performed { .. } | Event::Over { .. } => {
                    return None;
                }
            };
            let Some(at) = at else {
                return Some(None);
            };
            last = last.max(at);
        }
        Some(Some(last))
    }

    /// A clause that asks for something is not met while none of it is done; of any other nothing is known here.
    fn met(&self, label: &str, deeds: &[Deed]) -> Option<Option<Timestamp>> {
        let duties = own(self.text.clause(label)?)?;
        let asks = |duty: &&Duty| {
            let kernel = &duty.kernel;
            let act = match kernel {
                Kernel::Amount { threshold, .. } => threshold.sense == Sense::AtLeast,
                Kernel::Done { .. } => kernel.measure().level.is_none(),
                _ => false,
            };
            act && !deeds.iter().any(|deed| matches(kernel.measure(), deed))
        };
        duties.iter().any(asks).then_some(None)
    }

    /// Whether a course honours a duty that is in force in the whole of the window.
    fn kept(&self, duty: &Duty, deeds: &[Deed]) -> Option<bool> {
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
            // Whoever holds some again before the last moment has not left.
            Kernel::Done {
                measure,
                due,
                at_latest,
            } if measure.level.is_some() => {
                let last = self.last_moment(*due, *at_latest)?;
                self.most_held(measure, self.due(*due)?, last, deeds)
            }
            Kernel::Ban { measure, windows } if measure.level.is_some() => {
                let from = match windows {
                    Windows::Since { due, at_latest } => self.last_moment(*due, *at_latest)?,
                    _ => self.window.from,
                };
                self.most_held(measure, from, self.window.to, deeds)
            }
            Kernel::Share {
                measure,
                n,
                m,
                base,
                due,
                ..
            } => {
                let due = self.due(*due)?;
                let whole: u64 = self.counted(base, deeds).0.iter().map(|(_, n)| n).sum();
                let done = self.counted(measure, deeds).0.into_iter();
                let by_then = done.filter(|(at, _)| *at >= self.phase.starts && *at <= due);
                let done: u64 = by_then.map(|(_, amount)| amount).sum();
                Some(u128::from(done) * u128::from(*m) >= u128::from(whole) * u128::from(*n))
            }
            // Who is on a list no course says.
            Kernel::Respond { measure, .. }
                if measure.thing.as_deref() == Some("list") && measure.list_of.is_none() =>
            {
                None
            }
            Kernel::Respond {
                measure,
                trigger,
                rate: None,
                within,
                before,
                ..
            } => {
                let triggers = self.counted(trigger, deeds).0.into_iter();
                let mut triggers = triggers.filter(|(at, _)| self.window.holds(*at));
                let answers = self.counted(measure, deeds).0;
                let answered = |(at, _): (Timestamp, u64)| {
                    let clock = &self.text.clock;
                    answers.iter().any(|(answer, _)| match before {
                        true => *answer <= clock.minus(at, *within),
                        false => *answer >= at && *answer <= clock.plus(at, *within),
                    })
                };
                Some(triggers.all(answered))
            }
            Kernel::Done { measure, due, .. } => {
                let due = self.due(*due)?;
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

    /// The due instant, where there is one.
    fn due(&self, due: Due) -> Option<Timestamp> {
        match due {
            Due::At(at) => Some(at),
            Due::After(length) => Some(self.text.clock.plus(self.phase.starts, length)),
            Due::EachDay(_) | Due::OnDayPhaseWouldEnd(_) => None,
        }
    }

    /// The last moment at which what is due can still be done: what the text says, else the end of the due instant's day.
    fn last_moment(&self, due: Due, at_latest: Option<Length>) -> Option<Timestamp> {
        let (due, clock) = (self.due(due)?, &self.text.clock);
        Some(match at_latest {
            Some(after) => clock.plus(due, after),
            None => {
                // An instant on the boundary belongs to the day it ends.
                let before = clock.minus(due, Length::Hours(1));
                clock.day(clock.day_of(before)).to.max(due)
            }
        })
    }

    /// True if at no moment more are held than may be; holding is told of moments. `None` where that is as many as there were.
    fn most_held(
        &self,
        measure: &Measure,
        from: Timestamp,
        to: Timestamp,
        deeds: &[Deed],
    ) -> Option<bool> {
        let most = measure.level.map_or(Some(0), Level::most)?;
        let mut times = self.times(deeds).into_iter();
        let more = times.any(|(deed, at)| {
            matches(measure, deed) && deed.amount > most && at >= from && at < to
        });
        Some(!more)
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
