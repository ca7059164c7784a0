//! A phase that is renewed: by the consent of one voice, among others, or unless it gives notice.
//!
//! Neither moves a phase by itself (`phases.rs` asks for all of them together), and nobody is bound to give it.

use tregua_agreement::duty::Sense;

use super::{Range, amount};
use crate::count::Count;
use crate::outcome::Outcomes;

/// Consent: said once at least. Notice: never.
pub(super) fn number(tacit: bool) -> Range {
    Range::at(if tacit { 0 } else { 1 })
}

pub(super) fn outcomes(tacit: bool, number: Range, ranges: &[Range]) -> Outcomes {
    let sense = if tacit { Sense::AtMost } else { Sense::AtLeast };
    amount::outcomes(sense, number, ranges)
}

/// Where silence renews, the text itself says what silence means: once notice is due, what is not on record was not given.
pub(super) fn by_silence(count: &Count) -> Count {
    let most = count
        .straddle
        .map(|straddle| count.lo.saturating_add(straddle));
    Count {
        hi: if count.over { most } else { count.hi },
        ..count.clone()
    }
}
