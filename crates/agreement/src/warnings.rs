//! What a text may say but had better not: clock changes at an hour it uses, names one word apart.

use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::{Clock, ClockChange, Length, Time};
use tregua_syntax::Diagnostic;

use crate::duty::{Due, Kernel, Windows};
use crate::fault::{Fault, MAX_DIAGNOSTICS};
use crate::meaning::{Clause, Phase};
use crate::names::Names;

/// Warns of names that turn into another when a word is lost.
pub(crate) fn of_near_names(names: &Names, faults: &mut Vec<Fault>) {
    let mut near = names.voices.one_word_apart();
    near.extend(names.thing_names.one_word_apart());
    near.extend(names.zones.one_word_apart());
    near.extend(names.phases.one_word_apart());
    near.extend(names.tracks.one_word_apart());
    let verbs = names.lexicon.verbs.iter();
    let forms: BTreeSet<&str> = verbs
        .flat_map(|verb| [verb.name.as_str(), verb.done.as_str()])
        .collect();
    near.extend(names.own_verbs.one_word_from(|form| forms.contains(form)));
    for (span, name, other) in near.into_iter().take(MAX_DIAGNOSTICS) {
        faults.push(Box::new(
            Diagnostic::warning("W0602", span)
                .with("found", name)
                .with("other", other),
        ));
    }
}

/// Warns where a clock change skips or doubles an hour that a clause uses each day.
pub(crate) fn of_clock_changes(
    phases: &[Phase],
    clauses: &[Clause],
    clock: Option<&Clock>,
    faults: &mut Vec<Fault>,
) {
    let Some(clock) = clock else { return };
    let by_name: BTreeMap<&str, &Phase> = phases
        .iter()
        .map(|phase| (phase.name.as_str(), phase))
        .collect();
    for clause in clauses {
        let parts = clause
            .readings
            .iter()
            .take(1)
            .flat_map(|reading| &reading.parts);
        for part in parts {
            let hours = hours_of(&part.duty.kernel);
            if hours.is_empty() {
                continue;
            }
            let phase = part.duty.phase.as_deref();
            let phase = phase.and_then(|name| by_name.get(name).copied());
            // Which days a phase has that waits for something nobody knows yet.
            let phase = phase.filter(|phase| phase.once.is_empty());
            let Some((phase, lasts)) = phase.and_then(|phase| Some((phase, phase.lasts?))) else {
                continue;
            };
            for time in hours {
                faults.extend(odd_hour(clause, time, phase, lasts, clock));
            }
        }
    }
}

fn hours_of(kernel: &Kernel) -> Vec<Time> {
    match kernel {
        Kernel::Ban {
            windows: Windows::EachDayBetween(from, to),
            ..
        }
        | Kernel::Allow {
            windows: Windows::EachDayBetween(from, to),
            ..
        } => vec![*from, *to],
        Kernel::Done {
            due: Due::EachDay(time) | Due::OnDayPhaseWouldEnd(time),
            ..
        } => vec![*time],
        _ => Vec::new(),
    }
}

/// The first day of the phase's first year on which the clock skips or doubles this hour.
fn odd_hour(
    clause: &Clause,
    time: Time,
    phase: &Phase,
    lasts: Length,
    clock: &Clock,
) -> Option<Fault> {
    let last = clock.civil(clock.plus(phase.starts, lasts)).date();
    let mut date = clock.civil(phase.starts).date();
    for _ in 0..366 {
        let resolved = clock.instant(date, time);
        if let Some(change) = resolved.change {
            let change = if change == ClockChange::Skipped {
                "skipped"
            } else {
                "doubled"
            };
            let found = format!("{date} {:02}:{:02}", time.hour(), time.minute());
            let warning = Diagnostic::warning("W0601", clause.span.start..clause.span.end)
                .with("found", found);
            return Some(Box::new(
                warning
                    .with("change", change)
                    .with("taken", clock.write(resolved.at)),
            ));
        }
        date = date.tomorrow().ok().filter(|next| *next <= last)?;
    }
    None
}
