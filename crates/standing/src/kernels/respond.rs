//! An act owed after each of another, for each key: once, or so many for each so many. Every voice is counted up to the instants
//! that follow from the trigger as that voice dates it; where it says that there was none, nothing was owed.

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

/// The ranges: up to the due instant, the last moment, the end of the cure; the trigger; between the first two, the last two.
pub(super) fn outcomes(rate: Option<(u64, u64)>, ranges: &[Range]) -> Outcomes {
    let [by_due, by_last, by_cure, trigger, between, curing] = ranges else {
        return Outcomes::new();
    };
    // Once is one for each one: a trigger is then counted as one at most.
    let (n, m) = rate.unwrap_or((1, 1));
    let owed = |triggers: u64| (u128::from(n) * u128::from(triggers)).div_ceil(u128::from(m));
    // The least that is owed for some number of triggers and is more than `count`.
    let more_than = |count: u64| {
        let least = u64::try_from(u128::from(m) * u128::from(count) / u128::from(n) + 1);
        let triggers = least.unwrap_or(u64::MAX).max(trigger.lo);
        trigger.reaches(triggers).then(|| owed(triggers))
    };
    let sum =
        |one: Option<u64>, other: Option<u64>| one.zip(other).map(|(a, b)| a.saturating_add(b));
    let within = |owed: u128, most: Option<u64>| most.is_none_or(|most| owed <= u128::from(most));
    let by_last_most = sum(by_due.hi, between.hi);
    let by_cure_most = sum(by_last_most, curing.hi);
    let mut outcomes = Outcomes::new();
    if within(owed(trigger.lo), by_due.hi) {
        outcomes.insert(Outcome::Met);
    }
    if between.reaches(1) && more_than(by_due.lo).is_some_and(|owed| within(owed, by_last_most)) {
        outcomes.insert(Outcome::Late);
    }
    if curing.reaches(1) && more_than(by_last.lo).is_some_and(|owed| within(owed, by_cure_most)) {
        outcomes.insert(Outcome::Cured);
    }
    if more_than(by_cure.lo).is_some() {
        outcomes.insert(Outcome::NotMet);
    }
    outcomes
}
