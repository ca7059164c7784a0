//! W0705: a clause that waits for what can never come about while it could bind. W0706: a ground for suspension that, once
//! there, stays for good.
//!
//! Of what a clause waits for, only standings of other clauses are looked into.

use std::collections::BTreeMap;

use tregua_syntax::Diagnostic;

use super::{own, warning};
use crate::duty::{Event, Kernel, Part, Windows};
use crate::meaning::{Agreement, Clause};

pub(super) fn never_or_for_good(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let named = by_label(agreement);
    for clause in &agreement.clauses {
        // Gates and grounds are alike for every part and reading of a clause.
        let Some(part) = own(clause).next() else {
            continue;
        };
        for event in &part.duty.course.once {
            let Event::Stands { clause: label, met } = event else {
                continue;
            };
            let Some(other) = named.get(label.as_str()) else {
                continue;
            };
            if let Some(why) = never(part, other, *met) {
                let span = other.span.start..other.span.end;
                let warning = warning("W0705", clause)
                    .with("why", why)
                    .with("other", &*other.label);
                found.push(warning.beside(span, "said-here"));
            }
        }
        for event in &part.duty.course.ground {
            let Event::Stands {
                clause: label,
                met: false,
            } = event
            else {
                continue;
            };
            let other = named.get(label.as_str()).filter(|other| for_good(other));
            found.extend(other.map(|other| {
                let span = other.span.start..other.span.end;
                warning("W0706", clause)
                    .with("other", &*other.label)
                    .beside(span, "said-here")
            }));
        }
    }
    found
}

/// The clauses by their labels, present and former.
fn by_label(agreement: &Agreement) -> BTreeMap<&str, &Clause> {
    let mut named = BTreeMap::new();
    for clause in &agreement.clauses {
        for label in std::iter::once(&clause.label).chain(&clause.was) {
            named.entry(label.as_str()).or_insert(clause);
        }
    }
    named
}

/// Why a clause never comes to stand so while the phase of the one that waits is on.
fn never(waits: &Part, other: &Clause, met: bool) -> Option<&'static str> {
    let mut parts = own(other);
    if !met {
        // What binds nobody runs out; it is never "not met".
        return parts
            .all(|part| part.duty.condition)
            .then_some("binds-nobody");
    }
    // A ban, and a limit over the whole phase, are met when their phase is over, not before.
    let at_the_end = |part: &Part| {
        let whole = matches!(part.duty.kernel.windows(), Some(Windows::Overall));
        let same = part.duty.phase == waits.duty.phase;
        same && whole && part.duty.limits()
    };
    parts.any(at_the_end).then_some("met-at-the-end")
}

/// True if a clause that came to stand as not met stays so: nothing of it can be made good, and it has one last moment.
fn for_good(other: &Clause) -> bool {
    own(other).all(|part| {
        !part.duty.can_be_made_good() && !matches!(part.duty.kernel, Kernel::ByHand { .. })
    })
}
