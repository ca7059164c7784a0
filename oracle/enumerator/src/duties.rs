//! The test that a duty has to stand, and the measures it counts (`docs/standings.md` §5).

use tregua_agreement::duty::{Cap, Duty, Kernel, Sense};
use tregua_calendar::Length;

use crate::figures::Place;
use crate::instances::{Instance, Spans, Stretch};
use crate::kernels::Test;
use crate::phases::PhaseTimes;

/// The test of one instance.
pub(crate) fn test(
    place: &Place<'_>,
    phases: &[PhaseTimes],
    duty: &Duty,
    instance: &Instance,
) -> Test {
    match &duty.kernel {
        Kernel::Amount { threshold, .. } => match &instance.windows {
            Spans::Counted(windows) if windows.len() > 1 => Test::Cured(threshold.sense),
            _ => Test::Against(threshold.sense),
        },
        Kernel::Ratio {
            sense, n, m, rates, ..
        } => {
            let limit = *sense == Sense::AtMost;
            match rates.is_empty() {
                true => Test::Ratio {
                    limit,
                    n: *n,
                    m: *m,
                },
                false => Test::Sum {
                    limit,
                    rates: rates.iter().map(|rate| rate.n).collect(),
                    m: *m,
                },
            }
        }
        Kernel::Done { .. } => match &instance.windows {
            Spans::Stretches(stretches) => Test::Deadline {
                late: has_time_after(stretches),
                cure: stretches.len() > 2,
            },
            Spans::Counted(_) => Test::Deadline {
                late: false,
                cure: false,
            },
        },
        Kernel::Share { n, m, .. } => Test::Answer {
            rate: (*n, *m),
            // What is not due yet is not made good either.
            cure: matches!(&instance.windows, Spans::Stretches(stretches) if stretches.len() > 2),
        },
        Kernel::Respond { rate, .. } => Test::Answer {
            rate: rate.unwrap_or((1, 1)),
            cure: duty.cure.is_some(),
        },
        // What people judge is put to no test; `judge.rs` answers before.
        Kernel::Ban { .. } | Kernel::ByHand { .. } => Test::Against(Sense::AtMost),
        Kernel::Renewed {
            notice: Some(_), ..
        } => Test::Silence,
        Kernel::Renewed { .. } => Test::Against(Sense::AtLeast),
        Kernel::Allow { .. } => Test::Against(Sense::AtLeast),
        Kernel::Earned {
            phase,
            days,
            per,
            cap,
            ..
        } => {
            let grows = phases.iter().find(|times| times.phase == *phase);
            Test::Earned {
                per: *per,
                room: room(place, grows, instance, *days, *cap),
            }
        }
    }
}

/// m > d: there is a last moment after the due instant.
fn has_time_after(stretches: &[Stretch]) -> bool {
    matches!(stretches, [due, last, ..] if last.open.to > due.open.to)
}

/// "with a cap of k days, the phase as long as that end plus one grant is within it".
fn room(
    place: &Place<'_>,
    grows: Option<&PhaseTimes>,
    instance: &Instance,
    days: u32,
    cap: Cap,
) -> bool {
    let clock = &place.question.agreement.clock;
    match (cap, grows, instance.end) {
        (Cap::Days(most), Some(times), Some(end)) => {
            let day = Length::Days;
            clock.plus(end, day(days)) <= clock.plus(times.starts, day(most))
        }
        _ => true,
    }
}
