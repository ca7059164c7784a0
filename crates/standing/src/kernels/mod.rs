//! The duty kernels: which counts each asks for, and which outcomes a set of counts leaves possible.
//!
//! One file per kernel. A kernel never sees statements, voices or views, only counts.

mod allow;
mod amount;
mod ban;
mod done;
mod earned;
mod ratio;
mod renewed;
pub(crate) mod respond;

use tregua_agreement::duty::{Duty, Kernel};
use tregua_calendar::{Timestamp, Window};

use crate::count::{Count, Credit, Query};
use crate::instances::Instance;
use crate::outcome::{Cause, Causes, Outcome, Outcomes};

/// Numbers something may be: from `lo` to `hi`, `None` for no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) lo: u64,
    pub(crate) hi: Option<u64>,
}

impl Range {
    pub(crate) fn at(n: u64) -> Self {
        Range { lo: n, hi: Some(n) }
    }

    /// True if it can be `n` or more.
    pub(crate) fn reaches(&self, n: u64) -> bool {
        self.hi.is_none_or(|hi| hi >= n)
    }
}

/// One count a kernel needs: which measure, and in which span.
pub(crate) struct Ask {
    /// Index into [`Kernel::measures`].
    pub(crate) measure: usize,
    /// The span for the lower end.
    pub(crate) span: Window,
    /// The span for the upper end.
    pub(crate) upper: Window,
    /// Counted from the beginning of the instance: figures credited to its day count here.
    pub(crate) from_start: bool,
}

impl Ask {
    pub(crate) fn plain(measure: usize, span: Window) -> Self {
        Ask {
            measure,
            span,
            upper: span,
            from_start: true,
        }
    }
}

/// The counts that `duty` needs for `instance`.
pub(crate) fn asks(duty: &Duty, instance: &Instance) -> Vec<Ask> {
    match &duty.kernel {
        Kernel::Amount { .. } => amount::asks(instance),
        Kernel::Ratio { .. } => {
            let measures = 0..duty.kernel.measures().len();
            measures
                .map(|measure| Ask::plain(measure, instance.window))
                .collect()
        }
        // The base is asked for apart: `sheet/base.rs`.
        Kernel::Done { .. } | Kernel::Share { .. } => done::asks(instance),
        // Each voice is asked in windows of its own: `sheet/keyed.rs`.
        Kernel::Respond { .. } => Vec::new(),
        Kernel::Ban { .. }
        | Kernel::Allow { .. }
        | Kernel::ByHand { .. }
        | Kernel::Earned { .. }
        | Kernel::Renewed { notice: None, .. } => vec![Ask::plain(0, instance.window)],
        // Notice that is given as it is due is given in time.
        Kernel::Renewed { .. } => {
            let window = Window::new(instance.window.from, just_after(instance.window.to));
            vec![Ask::plain(0, window)]
        }
    }
}

/// A query from an ask, with the region that its measure asks about.
pub(crate) fn query(
    duty: &Duty,
    ask: &Ask,
    asked: crate::region::Region,
    instance: &Instance,
) -> Query {
    let ban = matches!(duty.kernel, Kernel::Ban { .. });
    // What is named by an end of the phase is no day that a figure could be credited to.
    let of_end = matches!(duty.kernel, Kernel::Earned { .. } | Kernel::Renewed { .. });
    let by_day = instance.date.filter(|_| !of_end);
    let credit = match by_day {
        Some(date) if ask.from_start => Credit::Day(date),
        Some(_) => Credit::Nowhere,
        None => Credit::ByTime,
    };
    Query {
        asked,
        upper: ask.upper,
        credit,
        ban,
    }
}

/// The query of an ask in an instance that no date names.
pub(crate) fn query_by_time(ask: &Ask, asked: crate::region::Region) -> Query {
    Query {
        asked,
        upper: ask.upper,
        credit: Credit::ByTime,
        ban: false,
    }
}

/// How many of the counts, from the first, voices can oppose each other on: those from the start of the instance, and
/// whether there was a trigger.
pub(crate) fn compared(duty: &Duty) -> usize {
    match duty.kernel {
        Kernel::Done { .. } => 3,
        Kernel::Respond { .. } | Kernel::Share { .. } => 4,
        _ => usize::MAX,
    }
}

/// What categories of a base make owed together, as a count of its own; `None` where all of a base makes as many owed.
pub(crate) fn weighed(duty: &Duty, counts: &[Count]) -> Option<Count> {
    let Kernel::Ratio { rates, .. } = &duty.kernel else {
        return None;
    };
    let [_, all, each @ ..] = counts else {
        return None;
    };
    (!rates.is_empty()).then(|| ratio::due(rates, all, each))
}

/// What one voice says of all of a base and of its categories, held against each other; of another duty what it says.
pub(crate) fn held_together(duty: &Duty, mut counts: Vec<Count>) -> Vec<Count> {
    if matches!(&duty.kernel, Kernel::Ratio { rates, .. } if !rates.is_empty()) {
        ratio::narrowed(&mut counts);
    }
    counts
}

/// What the kernel judges: of a base with categories, what they make owed in place of how many there are of each.
fn judged_by(duty: &Duty, counts: &[Count]) -> Vec<Count> {
    match (weighed(duty, counts), counts.first()) {
        (Some(due), Some(owed)) => vec![owed.clone(), due],
        _ => counts.to_vec(),
    }
}

/// True unless the counts as reported, held against the text's smallest number, come to `not met` alone. An amount within
/// its ceiling that a cure's longer count exceeds was honoured.
pub(crate) fn honoured(duty: &Duty, instance: &Instance, counts: &[Count], number: Range) -> bool {
    // Of a deadline the counts from its start are read: voices are compared by those, and shown from one to the other.
    if matches!(duty.kernel, Kernel::Done { .. }) {
        return counts
            .iter()
            .take(compared(duty))
            .any(|count| count.lo >= 1);
    }
    let counts = judged_by(duty, counts);
    let mut reported: Vec<Range> = counts.iter().map(as_reported).collect();
    let answers = matches!(duty.kernel, Kernel::Respond { .. } | Kernel::Share { .. });
    if let (true, [by_due, by_last, by_cure, .., between, curing]) =
        (answers, reported.as_mut_slice())
    {
        // What a whole total up to the end leaves out was not done in a part of it either.
        *between = Range::at(between.lo.min(by_last.lo.saturating_sub(by_due.lo)));
        *curing = Range::at(curing.lo.min(by_cure.lo.saturating_sub(by_last.lo)));
    }
    let outcomes = outcomes(duty, instance, &reported, Range::at(number.lo));
    outcomes != Outcomes::from([Outcome::NotMet])
}

/// The outcomes that `ranges` (one per ask) and the text's number leave possible.
fn outcomes(duty: &Duty, instance: &Instance, ranges: &[Range], number: Range) -> Outcomes {
    match &duty.kernel {
        Kernel::Amount { threshold, .. } => amount::outcomes(threshold.sense, number, ranges),
        Kernel::Ratio {
            sense, n, m, rates, ..
        } => {
            // What categories make owed is weighed already.
            let n = if rates.is_empty() { *n } else { 1 };
            ratio::outcomes(*sense, n, *m, ranges)
        }
        Kernel::Done { .. } => done::outcomes(instance, ranges),
        Kernel::Respond { rate, .. } => respond::outcomes(*rate, ranges),
        // What is owed for each so many of a base, in the stretches of a deadline.
        Kernel::Share { n, m, .. } => respond::outcomes(Some((*n, *m)), ranges),
        Kernel::Ban { .. } => ban::outcomes(ranges),
        Kernel::Allow { .. } => allow::outcomes(number, ranges),
        Kernel::Earned { .. } => earned::outcomes(number, ranges),
        Kernel::Renewed { notice, .. } => renewed::outcomes(notice.is_some(), number, ranges),
        // No count says anything of it: `by_hand.rs` shows who judged.
        Kernel::ByHand { .. } => Outcomes::new(),
    }
}

/// The text's number, which it may leave imprecise.
pub(crate) fn number(duty: &Duty, counts: &[Count], capped: bool) -> Range {
    match &duty.kernel {
        Kernel::Amount { threshold, .. } => Range {
            lo: threshold.lo,
            hi: threshold.hi,
        },
        Kernel::Allow { every, .. } => allow::number(*every, counts),
        Kernel::Earned { per, .. } => earned::number(*per, capped),
        Kernel::Renewed { notice, .. } => renewed::number(notice.is_some()),
        Kernel::Ratio { .. }
        | Kernel::Done { .. }
        | Kernel::Share { .. }
        | Kernel::Respond { .. }
        | Kernel::ByHand { .. }
        | Kernel::Ban { .. } => Range::at(0),
    }
}

/// The outcomes still possible, and what keeps them several (`docs/standings.md` §5).
pub(crate) fn judge(
    duty: &Duty,
    instance: &Instance,
    counts: &[Count],
    number: Range,
) -> (Outcomes, Causes) {
    let made: Vec<Count>;
    let counts = match &duty.kernel {
        Kernel::Renewed {
            notice: Some(_), ..
        } => {
            made = counts.iter().map(renewed::by_silence).collect();
            &made
        }
        Kernel::Ratio { rates, .. } if !rates.is_empty() => {
            made = judged_by(duty, counts);
            &made
        }
        _ => counts,
    };
    let full = outcomes(
        duty,
        instance,
        &counts.iter().map(whole).collect::<Vec<_>>(),
        number,
    );
    if full.len() <= 1 {
        return (full, Causes::new());
    }
    let smallest = Range::at(number.lo);
    let varies = |range: &dyn Fn(&Count) -> Range, number: Range| {
        outcomes(
            duty,
            instance,
            &counts.iter().map(range).collect::<Vec<_>>(),
            number,
        )
        .len()
            > 1
    };
    let alone = [
        (
            Cause::Ambiguous,
            varies(&straddled, smallest) || varies(&as_reported, number),
        ),
        (Cause::Unverified, varies(&silent, smallest)),
        (Cause::Pending, varies(&future, smallest)),
    ];
    let open = [
        (
            Cause::Ambiguous,
            number != smallest
                || counts
                    .iter()
                    .any(|count| straddled(count) != as_reported(count)),
        ),
        (
            Cause::Unverified,
            counts
                .iter()
                .any(|count| silent(count) != as_reported(count)),
        ),
        (Cause::Pending, counts.iter().any(|count| !count.over)),
    ];
    let named = |list: [(Cause, bool); 3]| {
        list.into_iter()
            .filter(|(_, is)| *is)
            .map(|(cause, _)| cause)
            .collect::<Causes>()
    };
    let causes = named(alone);
    (
        full,
        if causes.is_empty() {
            named(open)
        } else {
            causes
        },
    )
}

fn whole(count: &Count) -> Range {
    Range {
        lo: count.lo,
        hi: count.hi,
    }
}

fn as_reported(count: &Count) -> Range {
    Range::at(count.lo)
}

fn straddled(count: &Count) -> Range {
    Range {
        lo: count.lo,
        hi: count
            .straddle
            .map(|straddle| count.lo.saturating_add(straddle)),
    }
}

fn silent(count: &Count) -> Range {
    if !count.over {
        return as_reported(count);
    }
    let hi = match (count.hi, count.straddle) {
        (Some(hi), Some(straddle)) => Some(hi.saturating_sub(straddle).max(count.lo)),
        // A straddle without bound leaves nothing for silence to add.
        (Some(_), None) => Some(count.lo),
        (None, _) => None,
    };
    Range { lo: count.lo, hi }
}

fn future(count: &Count) -> Range {
    if count.over {
        as_reported(count)
    } else {
        Range {
            lo: count.lo,
            hi: None,
        }
    }
}

/// One instant later: windows that include their last instant end here.
pub(crate) fn just_after(at: Timestamp) -> Timestamp {
    at.checked_add(std::time::Duration::from_nanos(1))
        .unwrap_or(at)
}
