//! Clauses that wait for each other: whether those they name are there, come due once, and never wait for themselves.

use std::collections::{BTreeMap, BTreeSet};

use tregua_syntax::{Diagnostic, nearest};

use crate::clause::Mention;
use crate::duty::{Due, Event, Kernel, Windows};
use crate::fault::{Fault, full};
use crate::meaning::Clause;

/// Looks at every mention of a clause in another one. `broken`: some clause of the text could not be read, and a label that
/// nobody has may be its.
pub(crate) fn check(
    clauses: &[Clause],
    mentions: &[(String, Mention)],
    broken: bool,
    faults: &mut Vec<Fault>,
) {
    let named = |label: &str| {
        let has =
            |clause: &&Clause| clause.label == label || clause.was.iter().any(|old| old == label);
        clauses.iter().find(has)
    };
    // Who waits for whom, by their present labels.
    let mut waits: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (by, mention) in mentions.iter().filter(|(_, mention)| mention.waits) {
        if let Some(clause) = named(&mention.label) {
            waits.entry(by).or_default().insert(&clause.label);
        }
    }
    for (by, mention) in mentions {
        if full(faults) {
            return;
        }
        let fault = match named(&mention.label) {
            None if broken => None,
            None => {
                let labels = clauses.iter().map(|clause| clause.label.as_str());
                let fault = Diagnostic::error("E0202", mention.span.clone())
                    .with("found", mention.label.clone())
                    .with("what", "clause");
                Some(fault.suggest(nearest(&mention.label, labels)))
            }
            // What is due again and again can be replaced from an instant on; what earns days frees nobody.
            Some(clause)
                if mention.instead_by.is_some() && !earns(clause) && clause.label != *by =>
            {
                None
            }
            Some(clause) if recurs(clause) => {
                let fault = Diagnostic::error("E0410", mention.span.clone());
                Some(fault.with("found", mention.label.clone()))
            }
            Some(_) if mention.itself_once && named(by).is_some_and(recurs) => {
                let fault = Diagnostic::error("E0410", mention.span.clone());
                Some(fault.with("found", by.clone()))
            }
            // Two that free each other's parties are no circle: each is held against the other as it stands by itself.
            Some(clause)
                if clause.label == *by
                    || (mention.waits && leads_to(&waits, &clause.label, by)) =>
            {
                let fault = Diagnostic::error("E0411", mention.span.clone());
                Some(
                    fault
                        .with("found", by.clone())
                        .with("other", clause.label.clone()),
                )
            }
            Some(_) => None,
        };
        faults.extend(fault.map(Box::new));
    }
}

/// Tells each clause that another stands in its place of the consent that puts it there.
pub(crate) fn replace(clauses: &mut [Clause], mentions: &[(String, Mention)]) {
    for (by, mention) in mentions {
        let Some(voices) = &mention.instead_by else {
            continue;
        };
        let named = |clause: &&mut Clause| {
            clause.label == mention.label || clause.was.contains(&mention.label)
        };
        let readings = clauses
            .iter_mut()
            .find(named)
            .into_iter()
            .flat_map(|clause| &mut clause.readings);
        for part in readings.flat_map(|reading| &mut reading.parts) {
            part.duty.course.replaced_by.push(Event::Agreed {
                by: voices.clone(),
                clause: Some(by.clone()),
            });
        }
    }
}

/// True if the clause earns days.
fn earns(clause: &Clause) -> bool {
    let mut parts = clause.readings.iter().flat_map(|reading| &reading.parts);
    parts.any(|part| matches!(part.duty.kernel, Kernel::Earned { .. }))
}

/// True if one waits for the other, at once or by way of others. Every clause is passed once.
fn leads_to(waits: &BTreeMap<&str, BTreeSet<&str>>, from: &str, to: &str) -> bool {
    let mut passed = BTreeSet::from([from]);
    let mut ahead = vec![from];
    while let Some(one) = ahead.pop() {
        if one == to {
            return true;
        }
        let next = waits.get(one).into_iter().flatten();
        ahead.extend(next.filter(|next| passed.insert(next)));
    }
    false
}

/// True if some part of the clause comes due again and again.
fn recurs(clause: &Clause) -> bool {
    let mut parts = clause.readings.iter().flat_map(|reading| &reading.parts);
    parts.any(|part| match &part.duty.kernel {
        Kernel::Amount { windows, .. }
        | Kernel::Ratio { windows, .. }
        | Kernel::Ban { windows, .. }
        | Kernel::Allow { windows, .. } => !matches!(
            windows,
            Windows::From(_) | Windows::Overall | Windows::Since { .. }
        ),
        Kernel::Done { due, .. } | Kernel::Share { due, .. } => {
            !matches!(due, Due::At(_) | Due::After(_))
        }
        Kernel::ByHand { .. } => false,
        Kernel::Respond { .. } | Kernel::Earned { .. } | Kernel::Renewed { .. } => true,
    })
}
