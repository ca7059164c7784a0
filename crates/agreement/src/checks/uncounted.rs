//! W0707: numbers that nobody is named to count, beside others that somebody is.
//!
//! A text that names nobody at all leaves that open as a whole, and is not warned of; in one that names counting bodies in its
//! header every number is counted by them.

use tregua_syntax::Diagnostic;

use super::{own, warning};
use crate::duty::Kernel;
use crate::meaning::Agreement;

pub(super) fn by_nobody(agreement: &Agreement) -> Vec<Diagnostic> {
    let bodies = |kernel: &Kernel| {
        let amounts = kernel
            .amounts()
            .into_iter()
            .filter(|measure| measure.level.is_none());
        amounts
            .map(|measure| measure.counted_by.clone())
            .collect::<Vec<_>>()
    };
    let clauses = || agreement.clauses.iter();
    let all = |clause| {
        own(clause)
            .flat_map(|part| bodies(&part.duty.kernel))
            .collect::<Vec<_>>()
    };
    let named = clauses().find(|clause| all(clause).iter().any(|by| !by.is_empty()));
    let Some(named) = named.filter(|_| agreement.counting_bodies.is_empty()) else {
        return Vec::new();
    };
    let uncounted = clauses().filter(|clause| all(clause).iter().any(Vec::is_empty));
    let beside = named.span.start..named.span.end;
    let warn = |clause| {
        warning("W0707", clause)
            .with("other", &*named.label)
            .beside(beside.clone(), "said-here")
    };
    uncounted.map(warn).collect()
}
