//! Somebody must be allowed to act: at least once, or with every one of the thing.

use tregua_agreement::duty::Sense;

use super::{Range, amount};
use crate::count::Count;
use crate::outcome::Outcomes;

/// With `every`, as many as the figures say there are; unstated, the text's number is open.
pub(super) fn number(every: bool, counts: &[Count]) -> Range {
    if !every {
        return Range::at(1);
    }
    match counts.iter().filter_map(|count| count.out_of).max() {
        Some(all) => Range::at(all),
        None => Range { lo: 1, hi: None },
    }
}

pub(super) fn outcomes(number: Range, ranges: &[Range]) -> Outcomes {
    amount::outcomes(Sense::AtLeast, number, ranges)
}
