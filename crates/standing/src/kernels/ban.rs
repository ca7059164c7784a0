//! An act that must not happen. One is enough; that none happened needs a voice that states its coverage.

use super::Range;
use crate::outcome::{Outcome, Outcomes};

pub(super) fn outcomes(ranges: &[Range]) -> Outcomes {
    let Some(acts) = ranges.first() else {
        return Outcomes::new();
    };
    let mut outcomes = Outcomes::new();
    if acts.lo == 0 {
        outcomes.insert(Outcome::Met);
    }
    if acts.reaches(1) {
        outcomes.insert(Outcome::NotMet);
    }
    outcomes
}
