//! An act owed after each of another, one instance for each key (`docs/standings.md` §5 Respond, §6 Keys).

use std::collections::BTreeSet;

use tregua_agreement::duty::{Duty, Kernel};
use tregua_calendar::{Length, Timestamp, Window};

use crate::counts::Counted;
use crate::figures::{Figure, Place, figures, just_after};
use crate::instances::{Instance, deadline, end_of_day};
use crate::kernels::{Account, Count, Number};
use crate::live::Spoken;
use crate::phases::PhaseTimes;
use crate::question::{Question, TooLarge, View};
use crate::seat::{Seat, Without, keeps, reaching};

/// Every key under which somebody says that the trigger happened in the phase, in order.
pub(crate) fn instances(
    place: &Place<'_>,
    spoken: &[Spoken<'_>],
    phases: &[PhaseTimes],
    duty: &Duty,
) -> Vec<Instance> {
    let Kernel::Respond { trigger, .. } = &duty.kernel else {
        return Vec::new();
    };
    let Some(times) = phases
        .iter()
        .find(|times| duty.phase.as_ref() == Some(&times.phase))
    else {
        return Vec::new();
    };
    let phase = Window::new(times.starts, times.end());
    let said: Vec<Figure> = figures(place, spoken, trigger)
        .into_iter()
        .filter(|figure| happens_in(figure, &phase))
        .collect();
    let keys: BTreeSet<&String> = said.iter().flat_map(|figure| &figure.keys).collect();
    let of_key = |key: &String| {
        let dates = said.iter().filter(|figure| figure.keys.contains(key));
        let at = around(dates.map(|figure| instants(figure, &phase)))?;
        let mut one = planned(&place.question, duty, &phase, at)?;
        one.key = Some((key.clone(), phase));
        Some(one)
    };
    keys.into_iter().filter_map(of_key).collect()
}

/// The windows that follow from a trigger between two instants.
pub(crate) fn planned(
    question: &Question<'_>,
    duty: &Duty,
    phase: &Window,
    at: (Timestamp, Timestamp),
) -> Option<Instance> {
    let Kernel::Respond {
        within,
        before,
        at_latest,
        ..
    } = &duty.kernel
    else {
        return None;
    };
    if *before {
        let due = question.agreement.clock.minus(at.1, *within);
        let from = since(question, duty, phase, at.0);
        let at_once = Some(Length::Hours(0));
        return Some(deadline(question, None, from, due, at_once, None));
    }
    let due = question.agreement.clock.plus(at.1, *within);
    Some(deadline(question, None, at.0, due, *at_latest, duty.cure))
}

/// "from the trigger; of what is owed before, from the start of the phase, or of the day of d₁ if that is earlier".
fn since(question: &Question<'_>, duty: &Duty, phase: &Window, first: Timestamp) -> Timestamp {
    match &duty.kernel {
        Kernel::Respond {
            within,
            before: true,
            ..
        } => {
            let due = question.agreement.clock.minus(first, *within);
            phase.from.min(start_of_day(question, due))
        }
        _ => first,
    }
}

/// "the beginning of the civil date or of the agreement day of t₁, whichever is earlier".
fn start_of_day(question: &Question<'_>, at: Timestamp) -> Timestamp {
    let clock = &question.agreement.clock;
    let civil = clock.civil_date(clock.civil(at).date()).from;
    civil.min(clock.day(clock.day_of(at)).from)
}

fn happens_in(figure: &Figure, phase: &Window) -> bool {
    figure.hi != Some(0) && figure.span.overlaps(phase)
}

/// [t₁, t₂]: the span as far as it lies in the phase; one instant is both.
fn instants(figure: &Figure, phase: &Window) -> (Timestamp, Timestamp) {
    let from = figure.span.from.max(phase.from);
    let to = figure.span.to.min(phase.to);
    let long = to.as_nanosecond() - from.as_nanosecond();
    if long > 1 { (from, to) } else { (from, from) }
}

fn around(all: impl Iterator<Item = (Timestamp, Timestamp)>) -> Option<(Timestamp, Timestamp)> {
    let all: Vec<_> = all.collect();
    let first = all.iter().map(|one| one.0).min()?;
    let last = all.iter().map(|one| one.1).max()?;
    Some((first, last))
}

impl Seat<'_> {
    /// Every figure under the key, for the act owed or for the trigger.
    pub(crate) fn of_key(&self, key: &str) -> Vec<&Figure> {
        let [owed, triggers] = self.measures.as_slice() else {
            return Vec::new();
        };
        let answers = owed
            .figures
            .iter()
            .filter(|figure| self.answers(figure, key));
        let asks = triggers.figures.iter();
        answers
            .chain(asks.filter(|figure| figure.keys.contains(key)))
            .collect()
    }

    /// "under a key is what names it, or names a claim of a trigger under it; a total of nothing that names none is under
    /// every key".
    fn answers(&self, figure: &Figure, key: &str) -> bool {
        let by_trigger = |row: &String| {
            let mut triggers = self
                .measures
                .iter()
                .skip(1)
                .flat_map(|counts| &counts.figures);
            triggers.any(|trigger| trigger.row == *row && trigger.keys.contains(key))
        };
        let nothing = figure.names.is_empty() && !figure.event && figure.hi == Some(0);
        // Objects and incidents are no claims, but their names may be those of claims.
        figure.names.contains(key) || nothing || figure.refers_to.iter().any(by_trigger)
    }

    /// What a voice says of the trigger: how many, 0 or 1, and when.
    fn trigger(
        &self,
        voice: &str,
        without: Without<'_>,
        key: &str,
        phase: &Window,
    ) -> (Count, Option<(Timestamp, Timestamp)>) {
        let Some(counts) = self.measures.last() else {
            return (open(), None);
        };
        let said: Vec<&Figure> = counts
            .figures
            .iter()
            .filter(|figure| figure.voice == voice && keeps(figure, without))
            .filter(|figure| figure.keys.contains(key))
            .collect();
        if said.is_empty() {
            return (open(), None);
        }
        let rated = matches!(self.duty.kernel, Kernel::Respond { rate: Some(_), .. });
        // "once, or an object: 1 at most".
        let fit = |figure: &Figure, count: u64| {
            let one = !rated || figure.objects.contains(key);
            if one { count.min(1) } else { count }
        };
        let inside = |figure: &Figure| figure.span.inside(phase) && !figure.place_unknown;
        let surely = |figure: &Figure| {
            let counts = inside(figure) && figure.sure.is_subset(&counts.cells);
            if counts { fit(figure, figure.lo) } else { 0 }
        };
        let may: Vec<&&Figure> = said.iter().filter(|one| happens_in(one, phase)).collect();
        let lo = said.iter().map(|figure| surely(figure)).min().unwrap_or(0);
        let tops = may.iter().map(|figure| match figure.hi {
            Some(hi) => Some(fit(figure, hi)),
            None if fit(figure, u64::MAX) == 1 => Some(1),
            None => None,
        });
        let tops: Option<Vec<u64>> = tops.collect();
        let hi = tops.map(|tops| tops.into_iter().max().unwrap_or(0));
        let on_the_edge = may.iter().any(|figure| !inside(figure));
        let straddle = match hi {
            _ if !on_the_edge => Some(0),
            Some(hi) => Some(hi.saturating_sub(lo)),
            None => None,
        };
        let count = Count {
            straddle,
            heard: true,
            ..between(lo, hi)
        };
        (
            count,
            around(may.iter().map(|figure| instants(figure, phase))),
        )
    }

    /// The account of one voice: up to d, up to m, with a cure up to its end; then the trigger.
    pub(crate) fn of_trigger(
        &self,
        voice: &str,
        without: Without<'_>,
        key: &str,
        phase: &Window,
    ) -> Result<Account, TooLarge> {
        let (trigger, at) = self.trigger(voice, without, key, phase);
        let (Some((first, last)), Some(owed)) = (at, self.measures.first()) else {
            let mut account = self.nothing_of_trigger();
            account.counts.pop();
            account.counts.push(trigger);
            return Ok(account);
        };
        let question = &self.place.question;
        let among = |figure: &Figure| self.answers(figure, key);
        let ask = |from: Timestamp, to: Timestamp| -> Result<Counted, TooLarge> {
            if from >= to {
                return Ok(NONE);
            }
            let one = |to| {
                let window = Window::new(from, to);
                self.query_of(voice, owed, window, without, false, &among)
            };
            Ok(reaching(one(to)?, one(just_after(question, to))?))
        };
        let ahead = matches!(self.duty.kernel, Kernel::Respond { before: true, .. });
        let start = if ahead {
            Timestamp::MIN
        } else {
            start_of_day(question, first)
        };
        let since = since(question, self.duty, phase, first);
        let (early, late) = (self.ends(first), self.ends(last));
        let mut counts = Vec::new();
        let mut before: Option<(Timestamp, Timestamp)> = None;
        for (early, late) in early.into_iter().zip(late) {
            let (surely, maybe, after) = (ask(start, early)?, ask(start, late)?, ask(since, late)?);
            let earlier = maybe.lo.saturating_sub(after.lo);
            let top = after.hi.map(|hi| hi.saturating_add(earlier));
            let more = |wide: &Counted, lo: u64| {
                let straddle = wide.straddle?;
                Some((wide.lo.saturating_add(straddle)).saturating_sub(lo))
            };
            let (lo, hi) = match top {
                Some(top) if top < surely.lo => (top, Some(surely.lo)),
                top => (surely.lo, top),
            };
            let mut count = Count {
                straddle: more(&maybe, surely.lo),
                over: after.over,
                heard: maybe.heard,
                ..between(lo, hi)
            };
            if let Some((sooner, later)) = before {
                let surely = ask(just_after(question, later), early)?;
                // "what is owed before is never late".
                let maybe = match ahead {
                    true => NONE,
                    false => ask(just_after(question, sooner), late)?,
                };
                count.alone_lo = surely.lo;
                count.alone_hi = maybe.hi;
                count.straddle = more(&maybe, surely.lo);
                count.over = maybe.over;
                count.heard = maybe.heard;
            }
            counts.push(count);
            before = Some((early, late));
        }
        counts.push(trigger);
        Ok(Account {
            counts,
            number: Number { lo: 1, hi: Some(1) },
            trigger: at,
        })
    }

    /// The account of a voice that says nothing of the trigger.
    pub(crate) fn nothing_of_trigger(&self) -> Account {
        let stretches = if self.duty.cure.is_some() { 3 } else { 2 };
        Account {
            counts: vec![open(); stretches + 1],
            number: Number { lo: 1, hi: Some(1) },
            trigger: None,
        }
    }

    /// d, m and, with a cure, its end, of a trigger at one instant.
    fn ends(&self, at: Timestamp) -> Vec<Timestamp> {
        let clock = &self.place.question.agreement.clock;
        let Kernel::Respond {
            within,
            before,
            at_latest,
            ..
        } = &self.duty.kernel
        else {
            return Vec::new();
        };
        if *before {
            let due = clock.minus(at, *within);
            return vec![due; if self.duty.cure.is_some() { 3 } else { 2 }];
        }
        let due = clock.plus(at, *within);
        let last = match at_latest {
            Some(length) => clock.plus(due, *length),
            None => end_of_day(clock, due),
        };
        let cure = self.duty.cure.map(|length| clock.plus(last, length));
        [due, last].into_iter().chain(cure).collect()
    }

    /// The instance with the windows that the view's voices give it: what their dates of the trigger have in common, or
    /// all of them; one that none of them dates stays as it is.
    pub(crate) fn as_seen(&self, view: &View) -> Instance {
        let keyed = self.instance.key.as_ref();
        let Some((key, phase)) = keyed.filter(|_| self.duty.kernel.group().is_none()) else {
            return self.instance.clone();
        };
        let nothing = BTreeSet::new();
        let (voices, repeats) = self.voices_of(view);
        let without = Without {
            repeats,
            ids: &nothing,
        };
        let dates: Vec<(Timestamp, Timestamp)> = voices
            .iter()
            .filter_map(|voice| self.trigger(voice, without, key, phase).1)
            .collect();
        let common = (
            dates.iter().map(|one| one.0).max(),
            dates.iter().map(|one| one.1).min(),
        );
        let at = match common {
            (Some(from), Some(to)) if from <= to && *view != View::BothParties => Some((from, to)),
            _ => around(dates.into_iter()),
        };
        let dated = at.and_then(|at| planned(&self.place.question, self.duty, phase, at));
        dated.map_or_else(
            || self.instance.clone(),
            |dated| Instance {
                key: self.instance.key.clone(),
                ..dated
            },
        )
    }
}

/// An empty stretch.
const NONE: Counted = Counted {
    lo: 0,
    hi: Some(0),
    flagged: false,
    straddle: Some(0),
    over: true,
    heard: false,
};

fn between(lo: u64, hi: Option<u64>) -> Count {
    Count {
        lo,
        hi,
        alone_lo: lo,
        alone_hi: hi,
        straddle: Some(0),
        over: true,
        heard: false,
    }
}

/// Anything is possible, and nothing was said.
fn open() -> Count {
    between(0, None)
}
