//! W0704: a ban on what another clause asks of the same party, over the whole of its phase.
//!
//! Not looked into: bans on some hours of the day, which leave the others.

use tregua_syntax::Diagnostic;

use super::{MAX_PAIRS, always, not_decided, of_one_text, own, warning, within};
use crate::duty::{Kernel, Measure, Part, Sense, Windows};
use crate::meaning::{Agreement, Clause};

pub(super) fn only_window(agreement: &Agreement) -> Vec<Diagnostic> {
    let parts = || {
        agreement
            .clauses
            .iter()
            .flat_map(|clause| own(clause).map(move |part| (clause, part)))
    };
    let mut found: Vec<Diagnostic> = Vec::new();
    let (all, mut left) = (parts().count(), MAX_PAIRS);
    for (clause, ban) in parts().filter(|(_, part)| always(part)) {
        let Kernel::Ban {
            measure,
            windows: Windows::Overall,
        } = &ban.duty.kernel
        else {
            continue;
        };
        let Some(rest) = left.checked_sub(all) else {
            found.push(not_decided(clause, "pairs", MAX_PAIRS));
            break;
        };
        left = rest;
        let asked = parts().find(|(other, part)| {
            let same_phase = part.duty.phase == ban.duty.phase;
            let asked = asks(part).is_some_and(|asked| banned(asked, measure));
            same_phase && always(part) && asked && of_one_text(other, clause)
        });
        if let Some((other, _)) = asked {
            found.extend(both(agreement, clause, other, ban));
        }
    }
    found
}

/// What a part cannot be kept without.
fn asks(part: &Part) -> Option<&Measure> {
    match &part.duty.kernel {
        Kernel::Amount {
            measure, threshold, ..
        } => {
            let some = threshold.sense != Sense::AtMost
                && threshold.sense != Sense::Batch
                && threshold.lo > 0;
            some.then_some(measure)
        }
        Kernel::Done { measure, .. } | Kernel::Share { measure, .. } => Some(measure),
        _ => None,
    }
}

/// True if whatever keeps the duty is an act under the ban, wherever either is counted.
fn banned(asked: &Measure, ban: &Measure) -> bool {
    let ban = Measure {
        point: asked.point.clone(),
        ..ban.clone()
    };
    // Asked of several, one of whom may act, is not a ban on that.
    asked.actors == ban.actors && within(asked, &ban)
}

fn both(agreement: &Agreement, ban: &Clause, duty: &Clause, part: &Part) -> Option<Diagnostic> {
    let phase = agreement
        .phase(part.duty.phase.as_deref()?)
        .filter(|phase| phase.once.is_empty())?;
    let found = warning("W0704", ban)
        .with("other", &*duty.label)
        .with("from", agreement.writes(phase.starts));
    Some(found.beside(duty.span.start..duty.span.end, "said-here"))
}
