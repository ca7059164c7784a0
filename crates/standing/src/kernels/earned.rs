//! Days that a phase earns: whether the arithmetic alone gives one more grant before the end at issue.
//!
//! It never moves a phase (announcements do), and nobody is bound by it.

use tregua_agreement::duty::Sense;

use super::{Range, amount};
use crate::outcome::Outcomes;

/// What one grant takes; past the cap nothing earns it.
pub(super) fn number(per: u64, capped: bool) -> Range {
    Range::at(if capped { u64::MAX } else { per })
}

pub(super) fn outcomes(number: Range, ranges: &[Range]) -> Outcomes {
    if number.lo == u64::MAX {
        return Outcomes::from([crate::outcome::Outcome::NotMet]);
    }
    amount::outcomes(Sense::AtLeast, number, ranges)
}
