//! Instances: the separately judged windows of a part. They come from the agreement, never from what was said.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Due, Duty, Kernel, Sense, Windows};
use tregua_calendar::{Clock, Date, Length, Timestamp, Window};
use tregua_record::Name;

use crate::phases::PhaseSpan;
use crate::renewals::terms;
use crate::row::InstanceName;
use crate::sheet::Sheet;
use crate::stretches;

/// Instances of one part at most that the agreement's own windows make: more than ten years of days. Those that claims
/// make are as many as the claims tell apart.
pub(crate) const MOST: usize = 4_000;

/// One instance of a part.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Instance {
    /// The date it is named by; `None` if the part has only one, or if claims name it.
    pub(crate) date: Option<Date>,
    /// The key it is named by, where claims make the instance.
    pub(crate) key: Option<Keyed>,
    /// Its window; for a deadline, up to the due instant.
    pub(crate) window: Window,
    /// For a deadline: the last moment.
    pub(crate) last: Timestamp,
    /// With a cure: until when it can be made good; else the same as `last`.
    pub(crate) cure: Timestamp,
}

/// What names an instance that claims make.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Keyed {
    /// The key.
    pub(crate) key: Name,
    /// The phase that its trigger has to lie in.
    pub(crate) phase: Window,
}

impl Instance {
    /// What names it among several.
    pub(crate) fn name(&self) -> Option<InstanceName> {
        let key = self.key.as_ref();
        key.map(|keyed| InstanceName::Key(String::from(&keyed.key)))
            .or(self.date.map(InstanceName::Day))
    }

    /// True if a question about `day` is a question about this instance of `duty`: of a week, on any of its seven dates.
    pub(crate) fn is_of(&self, day: Date, duty: &Duty) -> bool {
        let Some(first) = self.date else { return true };
        let dates = if duty.kernel.windows() == Some(Windows::EachWeek) {
            7
        } else {
            1
        };
        (0..dates * 24).contains(&day.duration_since(first).as_hours())
    }
}

/// The instances of `duty`, in order. In a phase that nothing ends yet they run two days past `as_of`. Those that claims make
/// are found on the `sheet`: all of them, or those under some keys.
pub(crate) fn instances(
    agreement: &Agreement,
    duty: &Duty,
    phases: &[PhaseSpan],
    as_of: Timestamp,
    (sheet, keys): (&Sheet<'_>, Option<&BTreeSet<String>>),
) -> Vec<Instance> {
    let named = match &duty.kernel {
        Kernel::Earned { phase, .. } => Some(phase),
        _ => duty.phase.as_ref(),
    };
    let phase = named.map_or_else(
        || phases.first(),
        |name| phases.iter().find(|phase| phase.name == *name),
    );
    let Some(mut phase) = phase.cloned() else {
        return Vec::new();
    };
    if phase.window.to == Timestamp::MAX && !whole_phase(&duty.kernel) {
        phase.window.to = agreement
            .clock
            .plus(as_of.max(phase.window.from), Length::Days(2));
    }
    let phase = &phase;
    let mut found = match &duty.kernel {
        kernel if kernel.group().is_some() => return sheet.grouped(&phase.window, keys),
        kernel if kernel.any_stretch().is_some() => {
            let any = kernel.any_stretch().into_iter();
            any.map(|any| anywhere(&agreement.clock, any, phase.window))
                .collect()
        }
        Kernel::Amount { windows, .. }
        | Kernel::Ratio { windows, .. }
        | Kernel::Ban { windows, .. }
        | Kernel::Allow { windows, .. } => in_windows(agreement, *windows, phase),
        Kernel::Done { due, at_latest, .. } | Kernel::Share { due, at_latest, .. } => {
            deadlines(agreement, due, *at_latest, phase)
        }
        Kernel::Respond { .. } => return sheet.keyed(&phase.window, keys),
        Kernel::ByHand { .. } => in_windows(agreement, Windows::Overall, phase),
        Kernel::Earned { .. } => ends(agreement, phase),
        Kernel::Renewed { notice, .. } => renewals(agreement, phase, *notice),
    };
    for instance in &mut found {
        *instance = cured(agreement, duty, instance.clone());
        // What is counted from an opening that is not known yet has no end yet.
        if !duty.course.once.is_empty() && from_start(&duty.kernel) {
            instance.window.to = Timestamp::MAX;
            (instance.last, instance.cure) = (instance.window.to, instance.window.to);
        }
    }
    found
}

/// The same instance of a clause whose parties are freed at `end`; `None` if nothing of it comes before. What must not
/// happen, or not too often, is counted up to there; what must be done keeps its window, and runs out. Stretches that are
/// over by then stay.
pub(crate) fn closed(
    agreement: &Agreement,
    duty: &Duty,
    instance: &Instance,
    end: Timestamp,
) -> Option<Instance> {
    if let Some(any) = duty.kernel.any_stretch() {
        let window = Window::new(instance.window.from, end.min(instance.window.to));
        return (!window.is_empty()).then(|| anywhere(&agreement.clock, any, window));
    }
    if !duty.limits() || end >= instance.window.to {
        return Some(instance.clone());
    }
    let window = Window::new(instance.window.from, end);
    (!window.is_empty()).then(|| single(instance.date, window))
}

/// The same instance, due at `at` if it would be due before: the time that its counterpart took.
pub(crate) fn not_before(
    agreement: &Agreement,
    duty: &Duty,
    instance: &Instance,
    at: Timestamp,
) -> Instance {
    let several = instance.name().is_some() || duty.kernel.any_stretch().is_some();
    if at <= instance.window.to || several {
        return instance.clone();
    }
    let moved = match &duty.kernel {
        Kernel::Done { at_latest, .. } | Kernel::Share { at_latest, .. } => {
            deadline(agreement, None, instance.window.from, at, *at_latest)
        }
        _ => single(None, Window::new(instance.window.from, at)),
    };
    cured(agreement, duty, moved)
}

/// The same with its cure. One belongs to a deadline or to an amount over one window.
fn cured(agreement: &Agreement, duty: &Duty, instance: Instance) -> Instance {
    let curable = match &duty.kernel {
        Kernel::Amount { windows, .. } => matches!(windows, Windows::From(_) | Windows::Overall),
        kernel => matches!(kernel, Kernel::Done { .. } | Kernel::Share { .. }),
    };
    let length = duty.cure.filter(|_| curable);
    let cure = length.map_or(instance.last, |length| {
        agreement.clock.plus(instance.last, length)
    });
    Instance { cure, ..instance }
}

/// True if the length of its window is counted from the start of the phase.
fn from_start(kernel: &Kernel) -> bool {
    match kernel {
        Kernel::Done { due, .. } | Kernel::Share { due, .. } => matches!(due, Due::After(_)),
        kernel => matches!(kernel.windows(), Some(Windows::From(_))),
    }
}

/// The same instance of a clause that is in force only from `at` on; `None` if it has none of it.
///
/// Days, weeks and hours of a day stay where the phase has them: those that begin before `at` are not in force. What is
/// counted from the start of the phase is counted from `at`, and so is what lasts as long as the phase. For a deadline
/// only its due instant moves, if it is counted from the start: an act done before is done.
pub(crate) fn opened(
    agreement: &Agreement,
    duty: &Duty,
    instance: &Instance,
    at: Timestamp,
) -> Option<Instance> {
    let clock = &agreement.clock;
    let cured = |instance| cured(agreement, duty, instance);
    let begin = instance.window.from.max(at);
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
            let found = deadline(
                agreement,
                None,
                instance.window.from,
                clock.plus(begin, *length),
                *at_latest,
            );
            Some(cured(found))
        }
        Kernel::Done { .. } | Kernel::Share { .. } => {
            (instance.window.to > at).then(|| instance.clone())
        }
        kernel => match kernel.windows() {
            Some(Windows::From(length)) => {
                let window = Window::new(begin, clock.plus(begin, length));
                Some(cured(single(None, window)))
            }
            Some(Windows::Any(_)) => {
                let window = Window::new(begin, instance.window.to);
                let any = kernel.any_stretch().filter(|_| !window.is_empty());
                any.map(|any| anywhere(clock, any, window))
            }
            Some(Windows::Since {
                due: Due::After(length),
                at_latest,
            }) => {
                // Later than its own hour, since the opening is not before the phase.
                let due = clock.plus(at, length);
                let last = deadline(agreement, None, at, due, at_latest).last;
                let window = Window::new(begin.max(last), instance.window.to);
                (!window.is_empty()).then(|| single(None, window))
            }
            Some(Windows::Overall | Windows::Since { .. }) => {
                let window = Window::new(begin, instance.window.to);
                (!window.is_empty()).then(|| cured(single(None, window)))
            }
            _ => (instance.window.from >= at).then(|| instance.clone()),
        },
    }
}

fn whole_phase(kernel: &Kernel) -> bool {
    matches!(
        kernel.windows(),
        Some(Windows::Overall | Windows::Since { .. })
    ) || kernel.any_stretch().is_some()
        || matches!(kernel, Kernel::Respond { .. } | Kernel::ByHand { .. })
}

/// One instance for all stretches of a length in a window. A minimum has at least one whole stretch, even where the window
/// is too short for it.
fn anywhere(clock: &Clock, (length, sense): (Length, Sense), window: Window) -> Instance {
    let to = match sense {
        Sense::AtLeast => window
            .to
            .max(stretches::first(clock, length, window.from).to),
        Sense::AtMost | Sense::Exactly | Sense::Batch => window.to,
    };
    single(None, Window::new(window.from, to))
}

fn single(date: Option<Date>, window: Window) -> Instance {
    Instance {
        date,
        key: None,
        window,
        last: window.to,
        cure: window.to,
    }
}

fn in_windows(agreement: &Agreement, windows: Windows, phase: &PhaseSpan) -> Vec<Instance> {
    let clock = &agreement.clock;
    match windows {
        Windows::From(length) => {
            let end = clock.plus(phase.window.from, length);
            vec![single(None, Window::new(phase.window.from, end))]
        }
        Windows::Overall | Windows::Any(_) => vec![single(None, phase.window)],
        Windows::Since { due, at_latest } => {
            let deadlines = deadlines(agreement, &due, at_latest, phase).into_iter();
            let begin = |last: Timestamp| last.max(phase.window.from);
            let rest = deadlines.map(|one| Window::new(begin(one.last), phase.window.to));
            rest.filter(|rest| !rest.is_empty())
                .map(|rest| single(None, rest))
                .collect()
        }
        Windows::EachDay => {
            let dates = clock.days_in(&phase.window, MOST).into_iter();
            dates
                .map(|date| single(Some(date), clock.day(date)))
                .collect()
        }
        Windows::EachWeek => weeks(agreement, &phase.window).take(MOST).collect(),
        Windows::EachDayBetween(from, to) => {
            let hours = |date: Date| {
                let end = if to <= from {
                    date.tomorrow().unwrap_or(date)
                } else {
                    date
                };
                Window::new(clock.instant(date, from).at, clock.instant(end, to).at)
            };
            let dates = dates_of(agreement, &phase.window).map(|date| (date, hours(date)));
            let inside = dates.filter(|(_, window)| phase.window.holds(window.from));
            inside
                .map(|(date, window)| single(Some(date), window))
                .collect()
        }
    }
}

/// Every seven days from the start of the phase that begin in it, each named by the date of its first instant.
fn weeks(agreement: &Agreement, phase: &Window) -> impl Iterator<Item = Instance> {
    let (clock, phase) = (&agreement.clock, *phase);
    // Always from the start of the phase, so that a clock change inside one week leaves the others where they were.
    let edge = move |week: u32| clock.plus(phase.from, Length::Days(week.saturating_mul(7)));
    let each = (0..).map(move |week| Window::new(edge(week), edge(week + 1)));
    each.take_while(move |week| week.from < phase.to && !week.is_empty())
        .map(|week| single(Some(clock.civil(week.from).date()), week))
}

/// The end of an instant's agreement day; an instant on the boundary belongs to the day it ends.
pub(crate) fn end_of_day(clock: &Clock, at: Timestamp) -> Timestamp {
    let just_before = at
        .checked_sub(std::time::Duration::from_nanos(1))
        .unwrap_or(at);
    clock.day(clock.day_of(just_before)).to
}

fn deadlines(
    agreement: &Agreement,
    due: &Due,
    at_latest: Option<Length>,
    phase: &PhaseSpan,
) -> Vec<Instance> {
    let clock = &agreement.clock;
    let deadline = |date, from, at| deadline(agreement, date, from, at, at_latest);
    let day_before = |date: Date, time| {
        let at = clock.instant(date, time).at;
        let from = date
            .yesterday()
            .map_or(at, |date| clock.instant(date, time).at);
        deadline(Some(date), from, at)
    };
    match due {
        Due::At(at) => vec![deadline(None, phase.window.from.min(*at), *at)],
        Due::After(length) => {
            vec![deadline(
                None,
                phase.window.from,
                clock.plus(phase.window.from, *length),
            )]
        }
        Due::EachDay(time) => {
            let each = dates_of(agreement, &phase.window).map(|date| day_before(date, *time));
            each.filter(|one| phase.window.from < one.window.to && one.window.to <= phase.window.to)
                .collect()
        }
        Due::OnDayPhaseWouldEnd(time) => {
            // A date counts if, as it began, the phase was to end on it. Ends that were moved before are passed over.
            let would_end = |date: &Date| {
                let midnight = clock.civil_date(*date).from;
                clock.civil(phase.end_before(midnight)).date() == *date
            };
            // Of all ends the phase has had, also those that were moved back.
            let ends = phase.ends.iter().filter(|end| end.at < Timestamp::MAX);
            let dates: BTreeSet<Date> = ends.map(|end| clock.civil(end.at).date()).collect();
            dates
                .into_iter()
                .filter(would_end)
                .map(|date| day_before(date, *time))
                .collect()
        }
    }
}

/// A deadline at `at`, for what is done from `from` on.
fn deadline(
    agreement: &Agreement,
    date: Option<Date>,
    from: Timestamp,
    at: Timestamp,
    at_latest: Option<Length>,
) -> Instance {
    let clock = &agreement.clock;
    let last = match at_latest {
        // It is not known yet when it is due.
        _ if at == Timestamp::MAX => at,
        Some(length) => clock.plus(at, length).max(at),
        None => end_of_day(clock, at).max(at),
    };
    Instance {
        date,
        key: None,
        window: Window::new(from, at),
        last,
        cure: last,
    }
}

/// One instance per date on which the phase has had an end later than those before it; of several on a date, the last.
fn ends(agreement: &Agreement, phase: &PhaseSpan) -> Vec<Instance> {
    let mut latest = phase.window.from;
    let mut later: BTreeMap<Date, Timestamp> = BTreeMap::new();
    for end in phase.ends.iter().filter(|end| end.at < Timestamp::MAX) {
        if end.at > latest {
            later.insert(agreement.clock.civil(end.at).date(), end.at);
            latest = end.at;
        }
    }
    let mut from = phase.window.from;
    let mut found = Vec::new();
    for (date, end) in later {
        found.push(single(Some(date), Window::new(from, end)));
        from = end;
    }
    found
}

/// One instance for each end that can be renewed and still stands, named by its date; of several on one date, the last.
fn renewals(agreement: &Agreement, phase: &PhaseSpan, notice: Option<Length>) -> Vec<Instance> {
    let clock = &agreement.clock;
    let mut found: BTreeMap<Date, Instance> = BTreeMap::new();
    for term in terms(phase.window.from, &phase.ends) {
        let Some(window) = term.window(clock, notice) else {
            continue;
        };
        let date = clock.civil(term.to).date();
        let instance = Instance {
            date: Some(date),
            key: None,
            window,
            last: term.to,
            cure: term.to,
        };
        found.insert(date, instance);
    }
    found.into_values().collect()
}

/// The civil dates that a window touches, its last instant's included.
fn dates_of(agreement: &Agreement, window: &Window) -> impl Iterator<Item = Date> {
    let first = agreement.clock.civil(window.from).date();
    let last = agreement.clock.civil(window.to).date();
    let mut next = Some(first);
    std::iter::from_fn(move || {
        let date = next.filter(|date| *date <= last)?;
        next = date.tomorrow().ok();
        Some(date)
    })
    .take(MOST)
}
