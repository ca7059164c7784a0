//! So many owed for each so many of the base, both counted in the same window.

use super::Range;
use crate::outcome::{Outcome, Outcomes};

/// Met if m·owed ≥ n·base. Counts are far below the bounds of `u128`, so nothing wraps.
pub(super) fn outcomes(n: u64, m: u64, ranges: &[Range]) -> Outcomes {
    let [owed, base] = ranges else {
        return Outcomes::new();
    };
    let times = |count: u64, by: u64| u128::from(count) * u128::from(by);
    let mut outcomes = Outcomes::new();
    if owed
        .hi
        .is_none_or(|most| times(most, m) >= times(base.lo, n))
    {
        outcomes.insert(Outcome::Met);
    }
    if base
        .hi
        .is_none_or(|most| times(owed.lo, m) < times(most, n))
    {
        outcomes.insert(Outcome::NotMet);
    }
    outcomes
}
