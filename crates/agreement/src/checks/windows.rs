//! W0701: what comes due before its phase starts, or after it ends.
//!
//! A phase that the text lets grow (extension, renewal) is not looked into at its end: it may reach that far.

use std::collections::BTreeSet;

use tregua_calendar::Timestamp;
use tregua_syntax::Diagnostic;

use super::{own, warning};
use crate::duty::{Due, Kernel, Windows};
use crate::meaning::{Agreement, Phase};

pub(super) fn outside(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    let growing = growing(agreement);
    for clause in &agreement.clauses {
        for part in own(clause) {
            let phase = part
                .duty
                .phase
                .as_deref()
                .and_then(|name| agreement.phase(name));
            let Some(phase) = phase.filter(|phase| phase.once.is_empty()) else {
                continue;
            };
            let Some(due) = due(agreement, &part.duty.kernel, phase) else {
                continue;
            };
            let end = phase.planned_end(&agreement.clock);
            let end = end.filter(|_| !growing.contains(phase.name.as_str()));
            let why = match end {
                _ if due < phase.starts => "before",
                Some(end) if due > end => "after",
                _ => continue,
            };
            let edge = if why == "before" {
                Some(phase.starts)
            } else {
                end
            };
            let warning = warning("W0701", clause)
                .with("why", why)
                .with("phase", &*phase.name)
                .with("due", agreement.writes(due))
                .with(
                    "edge",
                    edge.map(|edge| agreement.writes(edge)).unwrap_or_default(),
                );
            // Once for a clause, whatever its counting points.
            if found
                .last()
                .is_none_or(|before| before.span != warning.span)
            {
                found.push(warning);
            }
        }
    }
    found
}

/// The last instant at which a part can be done in time, where it has one of its own.
fn due(agreement: &Agreement, kernel: &Kernel, phase: &Phase) -> Option<Timestamp> {
    let after = |length| agreement.clock.plus(phase.starts, length);
    let at = |due: &Due| match due {
        Due::At(at) => Some(*at),
        Due::After(length) => Some(after(*length)),
        Due::EachDay(_) | Due::OnDayPhaseWouldEnd(_) => None,
    };
    match kernel {
        Kernel::Done { due, .. } | Kernel::Share { due, .. } => at(due),
        Kernel::Amount {
            windows: Windows::From(length),
            ..
        }
        | Kernel::Ratio {
            windows: Windows::From(length),
            ..
        } => Some(after(*length)),
        Kernel::Amount {
            windows: Windows::Since { due, .. },
            ..
        } => at(due),
        _ => None,
    }
}

/// The phases that a clause lets grow.
fn growing(agreement: &Agreement) -> BTreeSet<&str> {
    let readings = agreement.clauses.iter().flat_map(|clause| &clause.readings);
    let kernels = readings
        .flat_map(|reading| &reading.parts)
        .map(|part| &part.duty.kernel);
    let grown = kernels.filter_map(|kernel| match kernel {
        Kernel::Earned { phase, .. } | Kernel::Renewed { phase, .. } => Some(phase.as_str()),
        _ => None,
    });
    grown.collect()
}
