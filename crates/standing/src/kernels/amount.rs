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
    if ranges.len() > 1 && may_cure(sense, number, first, last) {
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
        Sense::Batch => range.lo == 0 || range.reaches(number.lo),
    }
}

/// Against one and the same number that the text can mean, some count of `first` misses and some count of `last` honours.
fn may_cure(sense: Sense, number: Range, first: &Range, last: &Range) -> bool {
    match sense {
        Sense::AtLeast => {
            let least = number.lo.max(first.lo.saturating_add(1));
            number.reaches(least) && last.reaches(least)
        }
        Sense::AtMost => {
            let least = number.lo.max(last.lo);
            number.reaches(least) && first.reaches(least.saturating_add(1))
        }
        Sense::Exactly => {
            let least = number.lo.max(last.lo);
            let both = |n: u64| number.reaches(n) && last.reaches(n);
            // The number that `first` surely is cannot be missed by it; the next one can.
            let surely = *first == Range::at(least);
            both(least) && (!surely || both(least.saturating_add(1)))
        }
        Sense::Batch => {
            let some = first.lo.max(1);
            let least = number.lo.max(some.saturating_add(1));
            let honours = last.lo == 0 || last.reaches(least);
            first.reaches(some) && number.reaches(least) && honours
        }
    }
}

/// Some count of `range` misses some number the text can mean.
fn may_miss(sense: Sense, number: Range, range: &Range) -> bool {
    match sense {
        Sense::AtLeast => number.hi.is_none_or(|most| range.lo < most),
        Sense::AtMost => range.reaches(number.lo.saturating_add(1)),
        Sense::Exactly => *range != Range::at(number.lo) || number != Range::at(number.lo),
        Sense::Batch => {
            let some = range.lo.max(1);
            range.reaches(some) && number.hi.is_none_or(|most| some < most)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(lo: u64, hi: u64) -> Range {
        Range { lo, hi: Some(hi) }
    }

    #[test]
    fn what_misses_and_what_makes_it_good_are_held_against_the_same_number() {
        let of = |sense, number, first, last| outcomes(sense, number, &[first, last]);
        let (met, cured, not_met) = (Outcome::Met, Outcome::Cured, Outcome::NotMet);
        // "At most 1 or 2": 2 is too many by the one and none too many by the other, and never first the one, then the other.
        assert_eq!(
            of(Sense::AtMost, between(1, 2), Range::at(2), between(2, 9)),
            Outcomes::from([met, not_met])
        );
        assert_eq!(
            of(Sense::AtLeast, between(3, 4), Range::at(3), Range::at(4)),
            Outcomes::from([met, cured])
        );
        assert_eq!(
            of(Sense::AtLeast, between(3, 4), Range::at(3), Range::at(3)),
            Outcomes::from([met, not_met])
        );
        assert_eq!(
            of(Sense::Exactly, between(3, 4), Range::at(3), Range::at(3)),
            Outcomes::from([met, not_met])
        );
        assert_eq!(
            of(Sense::Exactly, Range::at(3), Range::at(2), between(2, 3)),
            Outcomes::from([cured, not_met])
        );
    }
}
