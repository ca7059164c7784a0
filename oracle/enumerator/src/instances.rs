//! In which windows a part is judged (`docs/standings.md` §5 Done, Earned; §6 Instances).

use tregua_agreement::duty::{Due, Duty, Kernel, Sense, Windows};
use tregua_calendar::{Clock, Date, Length, Time, Timestamp, Window};

use crate::figures::just_after;
use crate::phases::PhaseTimes;
use crate::question::Question;
use crate::renewals;

/// So many instances of one part are judged (§6).
const MOST: usize = 4_000;

/// One instance of a part.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    /// Its date, if it is one of several.
    pub(crate) date: Option<Date>,
    /// Its key and the phase in which its trigger has to lie, if claims make it.
    pub(crate) key: Option<(String, Window)>,
    /// The end of its window, or the due instant.
    pub(crate) due: Timestamp,
    /// The last moment, with the cure.
    pub(crate) last: Timestamp,
    /// The last moment, without it.
    pub(crate) last_moment: Timestamp,
    /// Its windows.
    pub(crate) windows: Spans,
    /// For days earned: the end that this instance is for.
    pub(crate) end: Option<Timestamp>,
}

/// The windows of one instance.
#[derive(Debug, Clone)]
pub(crate) enum Spans {
    /// W, and with a cure W + cure.
    Counted(Vec<Window>),
    /// A deadline: its stretches, one after the other.
    Stretches(Vec<Stretch>),
}

/// One stretch of a deadline: up to d, up to m, up to m + cure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch {
    /// From ws to the end of the stretch, that end excluded.
    pub(crate) open: Window,
    /// The same, that end included.
    pub(crate) closed: Window,
    /// The stretch alone: after the one before, its end excluded.
    pub(crate) alone: Window,
    /// The same, its end included.
    pub(crate) alone_closed: Window,
}

impl Stretch {
    /// Whether no instant is left after the stretch before.
    pub(crate) fn is_empty(&self) -> bool {
        self.alone_closed.is_empty()
    }
}

impl Instance {
    /// W: up to the due instant.
    pub(crate) fn window(&self) -> Window {
        match &self.windows {
            Spans::Counted(windows) => windows
                .first()
                .map(|window| Window::new(window.from, window.to.min(self.due))),
            Spans::Stretches(stretches) => stretches.first().map(|stretch| stretch.open),
        }
        .unwrap_or(Window::new(self.due, self.due))
    }

    /// Everything in which an act can matter.
    pub(crate) fn reach(&self) -> Vec<Window> {
        match &self.windows {
            Spans::Counted(windows) => windows.clone(),
            Spans::Stretches(stretches) => stretches.iter().map(|stretch| stretch.closed).collect(),
        }
    }
}

/// Every instance of a duty, earliest first.
pub(crate) fn instances(
    question: &Question<'_>,
    phases: &[PhaseTimes],
    duty: &Duty,
) -> Vec<Instance> {
    let phase = duty
        .phase
        .as_ref()
        .and_then(|name| phases.iter().find(|times| times.phase == *name));
    match &duty.kernel {
        // Made by claims: `together.rs`.
        kernel if kernel.group().is_some() => Vec::new(),
        Kernel::Amount {
            windows: Windows::Any(length),
            threshold,
            ..
        } => {
            let clock = &question.agreement.clock;
            let whole = phase.map(|phase| Window::new(phase.starts, phase.end()));
            whole
                .map(|whole| any_stretch(clock, *length, threshold.sense, whole))
                .into_iter()
                .collect()
        }
        Kernel::Amount { windows, .. } => counted(question, phase, *windows, duty.cure),
        Kernel::Ratio { windows, .. }
        | Kernel::Ban { windows, .. }
        | Kernel::Allow { windows, .. } => counted(question, phase, *windows, None),
        Kernel::Done { due, at_latest, .. } | Kernel::Share { due, at_latest, .. } => {
            done(question, phase, due, *at_latest, duty.cure)
        }
        Kernel::ByHand { .. } => counted(question, phase, Windows::Overall, None),
        // Made by claims: `keyed.rs`.
        Kernel::Respond { .. } => Vec::new(),
        Kernel::Earned { phase: grows, .. } => {
            earned(question, phases.iter().find(|times| times.phase == *grows))
        }
        Kernel::Renewed {
            phase: renewed,
            notice,
            ..
        } => phases
            .iter()
            .find(|times| times.phase == *renewed)
            .map_or_else(Vec::new, |times| {
                renewals::instances(question, times, *notice)
            }),
    }
}

/// "The same instance in force only from `at` on", or none (§6, What a clause waits for).
pub(crate) fn opened(
    question: &Question<'_>,
    duty: &Duty,
    instance: &Instance,
    at: Timestamp,
) -> Option<Instance> {
    let clock = &question.agreement.clock;
    let window = instance.window();
    let begin = window.from.max(at);
    match &duty.kernel {
        Kernel::Done {
            due: Due::After(length),
            at_latest,
            ..
        }
        | Kernel::Share {
            due: Due::After(length),
            at_latest,
            ..
        } => {
            let due = clock.plus(begin, *length);
            Some(deadline(
                question,
                None,
                window.from,
                due,
                *at_latest,
                duty.cure,
            ))
        }
        Kernel::Done { .. } | Kernel::Share { .. } => {
            Some(instance.clone()).filter(|one| one.due > at)
        }
        Kernel::Earned { .. }
        | Kernel::ByHand { .. }
        | Kernel::Renewed { .. }
        | Kernel::Respond { .. } => Some(instance.clone()).filter(|_| window.from >= at),
        Kernel::Amount {
            windows: Windows::Any(length),
            threshold,
            ..
        } => {
            let rest = Window::new(begin, window.to);
            let some = (!rest.is_empty()).then_some(rest);
            some.map(|rest| any_stretch(clock, *length, threshold.sense, rest))
        }
        Kernel::Amount { windows, .. }
        | Kernel::Ratio { windows, .. }
        | Kernel::Ban { windows, .. }
        | Kernel::Allow { windows, .. } => {
            let cure = duty
                .cure
                .filter(|_| matches!(duty.kernel, Kernel::Amount { .. }));
            match windows {
                Windows::From(length) => {
                    let rest = Window::new(begin, clock.plus(begin, *length));
                    Some(one_window(clock, rest, cure))
                }
                Windows::Since {
                    due: Due::After(length),
                    at_latest,
                } => {
                    let due = clock.plus(at, *length);
                    let reached = deadline(question, None, at, due, *at_latest, None);
                    let begin = begin.max(reached.last_moment);
                    let rest = Window::new(begin, window.to);
                    (begin < window.to).then(|| one_window(clock, rest, None))
                }
                Windows::Overall | Windows::Since { .. } if begin >= window.to => None,
                Windows::Since { .. } => {
                    Some(one_window(clock, Window::new(begin, window.to), None))
                }
                Windows::Overall => Some(one_window(clock, Window::new(begin, window.to), cure)),
                _ => Some(instance.clone()).filter(|_| window.from >= at),
            }
        }
    }
}

/// "due at g if it would be due before": the instance of a clause whose counterpart was done at `at`.
pub(crate) fn not_before(
    question: &Question<'_>,
    duty: &Duty,
    instance: &Instance,
    at: Timestamp,
) -> Instance {
    let several = instance.date.is_some() || instance.key.is_some() || anywhere(duty).is_some();
    if several || at <= instance.due {
        return instance.clone();
    }
    let from = instance.window().from;
    // What has no end yet is not made good after it.
    let cure = duty.cure.filter(|_| at < Timestamp::MAX);
    match &duty.kernel {
        Kernel::Done { at_latest, .. } | Kernel::Share { at_latest, .. } => {
            deadline(question, None, from, at, *at_latest, cure)
        }
        kernel => {
            let cure = cure.filter(|_| matches!(kernel, Kernel::Amount { .. }));
            one_window(&question.agreement.clock, Window::new(from, at), cure)
        }
    }
}

/// "made good by the date agreed on": the same instance with a cure that ends then.
pub(crate) fn made_good_by(
    question: &Question<'_>,
    instance: &Instance,
    at: Timestamp,
) -> Instance {
    let from = instance.window().from;
    let windows = match &instance.windows {
        Spans::Counted(windows) => {
            let first = windows.first().copied();
            Spans::Counted(first.into_iter().chain([Window::new(from, at)]).collect())
        }
        Spans::Stretches(stretches) => {
            let mut kept: Vec<Stretch> = stretches.iter().take(2).copied().collect();
            let begin = just_after(question, instance.last_moment);
            let end = just_after(question, at);
            kept.push(Stretch {
                open: Window::new(from, at),
                closed: Window::new(from, end),
                alone: Window::new(begin, at),
                alone_closed: Window::new(begin, end),
            });
            Spans::Stretches(kept)
        }
    };
    Instance {
        last: at,
        windows,
        ..instance.clone()
    }
}

/// "what must not happen, or not more often, is counted up to there": the instance of a clause that binds nobody from
/// `end` on; none if it begins only then.
pub(crate) fn closed(
    question: &Question<'_>,
    duty: &Duty,
    instance: &Instance,
    end: Option<Timestamp>,
) -> Option<Instance> {
    if let (Some(end), Some((length, sense))) = (end, anywhere(duty)) {
        let left = Window::new(instance.window().from, instance.due.min(end));
        let clock = &question.agreement.clock;
        return (!left.is_empty()).then(|| any_stretch(clock, length, sense, left));
    }
    let limit = match &duty.kernel {
        Kernel::Ban { .. } => true,
        Kernel::Amount { threshold, .. } => threshold.sense == Sense::AtMost,
        Kernel::Ratio { sense, .. } => *sense == Sense::AtMost,
        _ => false,
    };
    match end {
        Some(end) if limit && end < instance.due => {
            let from = instance.window().from;
            (from < end).then(|| Instance {
                date: instance.date,
                key: None,
                due: end,
                last: end,
                last_moment: end,
                windows: Spans::Counted(vec![Window::new(from, end)]),
                end: None,
            })
        }
        _ => Some(instance.clone()),
    }
}

/// An instance cut at `end`: up to there, and no further.
pub(crate) fn until(
    question: &Question<'_>,
    duty: &Duty,
    from: Timestamp,
    end: Timestamp,
) -> Instance {
    match &duty.kernel {
        Kernel::Done { .. } => deadline(question, None, from, end, Some(Length::Hours(0)), None),
        _ => one_window(&question.agreement.clock, Window::new(from, end), None),
    }
}

/// Whether the instances are those of days: then a `counts_for` names one of them (§6, Credit).
pub(crate) fn of_days(duty: &Duty) -> bool {
    match &duty.kernel {
        Kernel::Amount { windows, .. }
        | Kernel::Ratio { windows, .. }
        | Kernel::Ban { windows, .. }
        | Kernel::Allow { windows, .. } => {
            matches!(
                windows,
                Windows::EachDay | Windows::EachWeek | Windows::EachDayBetween(..)
            )
        }
        Kernel::Done { due, .. } => matches!(due, Due::EachDay(_) | Due::OnDayPhaseWouldEnd(_)),
        Kernel::Share { .. }
        | Kernel::Respond { .. }
        | Kernel::Earned { .. }
        | Kernel::ByHand { .. }
        | Kernel::Renewed { .. } => false,
    }
}

fn counted(
    question: &Question<'_>,
    phase: Option<&PhaseTimes>,
    windows: Windows,
    cure: Option<Length>,
) -> Vec<Instance> {
    let Some(phase) = phase else {
        return Vec::new();
    };
    let clock = &question.agreement.clock;
    let whole = Window::new(phase.starts, phase.end());
    match windows {
        Windows::From(length) => vec![one_window(
            clock,
            Window::new(phase.starts, clock.plus(phase.starts, length)),
            cure,
        )],
        // The stretches of a length are looked for in the whole (`any_stretch`).
        Windows::Overall | Windows::Any(_) => vec![one_window(clock, whole, cure)],
        Windows::Since { due, at_latest } => done(question, Some(phase), &due, at_latest, None)
            .into_iter()
            .map(|one| Window::new(one.last_moment.max(whole.from), whole.to))
            .filter(|rest| rest.from < rest.to)
            .map(|rest| one_window(clock, rest, None))
            .collect(),
        Windows::EachDay => clock
            .days_in(&whole, MOST)
            .into_iter()
            .map(|date| dated(date, clock.day(date)))
            .collect(),
        Windows::EachWeek => seven_days_each(clock, &whole),
        Windows::EachDayBetween(first, second) => dates_of_hours(clock, &whole, first, second),
    }
}

/// The length of the stretches in which an amount is judged, and which side of it honours the text.
pub(crate) fn anywhere(duty: &Duty) -> Option<(Length, Sense)> {
    match &duty.kernel {
        Kernel::Amount {
            windows: Windows::Any(length),
            threshold,
            ..
        } => Some((*length, threshold.sense)),
        _ => None,
    }
}

/// One instance for all of them (§6): for a minimum, at least as long as its first whole stretch.
fn any_stretch(clock: &Clock, length: Length, sense: Sense, window: Window) -> Instance {
    let mut whole = window;
    if sense == Sense::AtLeast {
        let needed = match length {
            Length::Hours(_) => clock.plus(window.from, length),
            Length::Days(days) => {
                let mut date = clock.day_of(window.from);
                while clock.day(date).from < window.from {
                    date = date.tomorrow().unwrap_or(date);
                }
                day_row(clock, date, days).to
            }
        };
        whole.to = whole.to.max(needed);
    }
    one_window(clock, whole, None)
}

/// So many agreement days, one after the other.
pub(crate) fn day_row(clock: &Clock, first: Date, days: u32) -> Window {
    let mut last = first;
    for _ in 1..days {
        last = last.tomorrow().unwrap_or(last);
    }
    Window::new(clock.day(first).from, clock.day(last).to)
}

/// A cure belongs to an amount over one window (§5).
fn one_window(clock: &Clock, window: Window, cure: Option<Length>) -> Instance {
    let last = cure.map_or(window.to, |cure| clock.plus(window.to, cure));
    let mut windows = vec![window];
    windows.extend(cure.map(|_| Window::new(window.from, last)));
    Instance {
        date: None,
        key: None,
        due: window.to,
        last,
        last_moment: window.to,
        windows: Spans::Counted(windows),
        end: None,
    }
}

fn dated(date: Date, window: Window) -> Instance {
    Instance {
        date: Some(date),
        key: None,
        due: window.to,
        last: window.to,
        last_moment: window.to,
        windows: Spans::Counted(vec![window]),
        end: None,
    }
}

/// "each n-th seven days from the start of the phase that begin in it", named by the civil date of their first instant.
fn seven_days_each(clock: &Clock, phase: &Window) -> Vec<Instance> {
    let mut found = Vec::new();
    let mut days = 0;
    while found.len() < MOST {
        let first = clock.plus(phase.from, Length::Days(days));
        if first >= phase.to {
            break;
        }
        days += 7;
        let next = clock.plus(phase.from, Length::Days(days));
        found.push(dated(clock.civil(first).date(), Window::new(first, next)));
    }
    found
}

/// "each civil date whose hours begin in the phase".
fn dates_of_hours(clock: &Clock, phase: &Window, first: Time, second: Time) -> Vec<Instance> {
    let mut found = Vec::new();
    let mut date = clock.civil(phase.from).date();
    while found.len() < MOST && clock.civil_date(date).from < phase.to {
        let until = if second > first {
            date
        } else {
            date.tomorrow().unwrap_or(date)
        };
        let hours = Window::new(
            clock.instant(date, first).at,
            clock.instant(until, second).at,
        );
        if phase.holds(hours.from) {
            found.push(dated(date, hours));
        }
        match date.tomorrow() {
            Ok(next) => date = next,
            Err(_) => break,
        }
    }
    found
}

fn done(
    question: &Question<'_>,
    phase: Option<&PhaseTimes>,
    due: &Due,
    at_latest: Option<Length>,
    cure: Option<Length>,
) -> Vec<Instance> {
    let clock = &question.agreement.clock;
    let start = phase.map_or(Timestamp::MIN, |times| times.starts);
    let stretch = |date, from, due| deadline(question, date, from, due, at_latest, cure);
    match (due, phase) {
        (Due::At(at), _) => vec![stretch(None, start, *at)],
        (Due::After(length), Some(phase)) => {
            vec![stretch(None, start, clock.plus(phase.starts, *length))]
        }
        (Due::EachDay(hour), Some(phase)) => {
            let days = dates_with_hour(clock, phase.starts, phase.end(), *hour).into_iter();
            days.map(|(date, due)| stretch(Some(date), day_before(clock, due), due))
                .collect()
        }
        (Due::OnDayPhaseWouldEnd(hour), Some(phase)) => {
            let would_end = |date: &Date| {
                let end = phase.end_before(clock.civil_date(*date).from);
                end.is_some_and(|end| clock.civil(end).date() == *date)
            };
            let dates = phase
                .dates_of_ends(question.agreement)
                .into_iter()
                .filter(would_end);
            dates
                .map(|date| {
                    let due = clock.instant(date, *hour).at;
                    stretch(Some(date), day_before(clock, due), due)
                })
                .collect()
        }
        (_, None) => Vec::new(),
    }
}

/// "each date D whose D t lies in the phase, its start left out, its end included", with D t.
fn dates_with_hour(
    clock: &Clock,
    starts: Timestamp,
    end: Timestamp,
    hour: Time,
) -> Vec<(Date, Timestamp)> {
    let mut found = Vec::new();
    let mut date = clock.civil(starts).date();
    while found.len() < MOST && clock.civil_date(date).from <= end {
        let due = clock.instant(date, hour).at;
        if starts < due && due <= end {
            found.push((date, due));
        }
        match date.tomorrow() {
            Ok(next) => date = next,
            Err(_) => break,
        }
    }
    found
}

/// "one agreement day before d (d − 1 day by the clock)".
fn day_before(clock: &Clock, at: Timestamp) -> Timestamp {
    let local = clock.civil(at);
    clock
        .instant(
            local.date().yesterday().unwrap_or(local.date()),
            local.time(),
        )
        .at
}

pub(crate) fn deadline(
    question: &Question<'_>,
    date: Option<Date>,
    from: Timestamp,
    due: Timestamp,
    at_latest: Option<Length>,
    cure: Option<Length>,
) -> Instance {
    let clock = &question.agreement.clock;
    let last_moment = match at_latest {
        // Nobody knows yet when it is due.
        _ if due == Timestamp::MAX => due,
        Some(length) => clock.plus(due, length),
        None => end_of_day(clock, due),
    };
    let cured = cure.map(|length| clock.plus(last_moment, length));
    let mut ends = vec![due, last_moment];
    ends.extend(cured);
    let mut stretches = Vec::new();
    let mut begin = from;
    for end in ends {
        let after = just_after(question, end);
        stretches.push(Stretch {
            open: Window::new(from, end),
            closed: Window::new(from, after),
            alone: Window::new(begin, end),
            alone_closed: Window::new(begin, after),
        });
        begin = after;
    }
    Instance {
        date,
        key: None,
        due,
        last: cured.unwrap_or(last_moment),
        last_moment,
        windows: Spans::Stretches(stretches),
        end: None,
    }
}

/// The end of an instant's agreement day; an instant on the boundary belongs to the day it ends.
pub(crate) fn end_of_day(clock: &Clock, at: Timestamp) -> Timestamp {
    let day = clock.day(clock.day_of(at));
    if day.from == at { at } else { day.to }
}

/// "one instance per date on which the phase has had an end later than those before it (of several ends on a date the last):
/// counted in [the end of the instance before, or start, that end)".
fn earned(question: &Question<'_>, phase: Option<&PhaseTimes>) -> Vec<Instance> {
    let Some(phase) = phase else {
        return Vec::new();
    };
    let mut later: Vec<(Date, Timestamp)> = Vec::new();
    for end in phase.ends() {
        if later.last().is_some_and(|(_, latest)| end <= *latest) || end <= phase.starts {
            continue;
        }
        let date = question.agreement.clock.civil(end).date();
        // "of several ends on a date the last".
        later.retain(|(other, _)| *other != date);
        later.push((date, end));
    }
    let mut from = phase.starts;
    let mut found = Vec::new();
    for (date, end) in later {
        found.push(Instance {
            date: Some(date),
            key: None,
            due: end,
            last: end,
            last_moment: end,
            windows: Spans::Counted(vec![Window::new(from, end)]),
            end: Some(end),
        });
        from = end;
    }
    found
}
