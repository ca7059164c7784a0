//! An amount in a window: at least, at most or exactly so many, perhaps made good within a cure.

use tregua_agreement::duty::Sense;
use tregua_calendar::Window;

use super::{Ask, Range};
use crate::instances::Instance;
use crate::outcome::{Outcome, Outcomes};

pub(super) fn asks(instance: &Instance) -> Vec<Ask> {
    let mut asks = vec![Ask::plain(0, instance.window)];
    if instance.cure > instance.window.to {
        asks.push(Ask::plain(
            0,
            Window::new(instance.window.from, instance.cure),
        ));
    }
    asks
}

pub(super) fn outcomes(sense: Sense, number: Range, ranges: &[Range]) -> Outcomes {
    let (Some(first), last) = (ranges.first(), ranges.last()) else {
        return Outcomes::new();
    };
    let last = last.unwrap_or(first);
    let mut outcomes = Outcomes::new();
    if may_honour(sense, number, first) {
        outcomes.insert(Outcome::Met);
    }
    if ranges.len() > 1 && may_miss(sense, number, first) && may_honour(sense, number, last) {
        outcomes.insert(Outcome::Cured);
    }
    if may_miss(sense, number, last) {
        outcomes.insert(Outcome::NotMet);
    }
    outcomes
}

/// Some count of `range` honours some number the text can mean.
fn may_honour(sense: Sense, number: Range, range: &Range) -> bool {
    match sense {
        Sense::AtLeast => range.reaches(number.lo),
        Sense::AtMost => number.reaches(range.lo),
        Sense::Exactly => range.reaches(number.lo) && number.reaches(range.lo),
    }
}

/// Some count of `range` misses some number the text can mean.
fn may_miss(sense: Sense, number: Range, range: &Range) -> bool {
    match sense {
        Sense::AtLeast => number.hi.is_none_or(|most| range.lo < most),
        Sense::AtMost => range.reaches(number.lo.saturating_add(1)),
        Sense::Exactly => *range != Range::at(number.lo) || number != Range::at(number.lo),
    }
}
