//! An act owed after each of another, for each key. Every voice is counted up to the instants that follow from the trigger
//! as that voice dates it; where it says that there was none, nothing was owed.

use tregua_calendar::{Timestamp, Window};

use super::{Ask, Range, just_after};
use crate::outcome::{Outcome, Outcomes};

/// From one instant to another, that one included.
pub(crate) fn stretch(from: Timestamp, to: Timestamp) -> Ask {
    Ask {
        measure: 0,
        span: Window::new(from, just_after(to)),
        upper: Window::new(from, to),
        from_start: true,
    }
}

/// The same without the first instant.
pub(crate) fn stretch_after(from: Timestamp, to: Timestamp) -> Ask {
    stretch(just_after(from), to)
}

/// Up to the due instant, the last moment, the end of the cure; the trigger; between the first two, the last two.
pub(super) fn outcomes(ranges: &[Range]) -> Outcomes {
    let [by_due, by_last, by_cure, trigger, between, curing] = ranges else {
        return Outcomes::new();
    };
    let mut outcomes = Outcomes::new();
    if trigger.lo == 0 {
        outcomes.insert(Outcome::Met);
    }
    if !trigger.reaches(1) {
        return outcomes;
    }
    if by_due.reaches(1) {
        outcomes.insert(Outcome::Met);
    }
    if by_due.lo < 1 && between.reaches(1) {
        outcomes.insert(Outcome::Late);
    }
    if by_last.lo < 1 && curing.reaches(1) {
        outcomes.insert(Outcome::Cured);
    }
    if by_cure.lo < 1 {
        outcomes.insert(Outcome::NotMet);
    }
    outcomes
}
