//! An act done by an instant, that instant included.

use tregua_calendar::Window;

use super::{Ask, Range, just_after};
use crate::instances::Instance;
use crate::outcome::{Outcome, Outcomes};

/// Up to the due instant; up to the last moment; up to the end of the cure; between the first two; between the last two.
pub(super) fn asks(instance: &Instance) -> Vec<Ask> {
    let Window { from, to: due } = instance.window;
    let after = just_after(due);
    let late = just_after(instance.last);
    let stretch = |from, to, from_start| Ask {
        measure: 0,
        span: Window::new(from, just_after(to)),
        upper: Window::new(from, to),
        from_start,
    };
    vec![
        stretch(from, due, true),
        stretch(from, instance.last, true),
        stretch(from, instance.cure, true),
        stretch(after, instance.last, false),
        stretch(late, instance.cure, false),
    ]
}

pub(super) fn outcomes(instance: &Instance, ranges: &[Range]) -> Outcomes {
    let [by_due, by_last, by_cure, between, curing] = ranges else {
        return Outcomes::new();
    };
    let mut outcomes = Outcomes::new();
    if by_due.reaches(1) {
        outcomes.insert(Outcome::Met);
    }
    if by_due.lo < 1 && between.reaches(1) && instance.last > instance.window.to {
        outcomes.insert(Outcome::Late);
    }
    if by_last.lo < 1 && curing.reaches(1) && instance.cure > instance.last {
        outcomes.insert(Outcome::Cured);
    }
    if by_cure.lo < 1 {
        outcomes.insert(Outcome::NotMet);
    }
    outcomes
}
