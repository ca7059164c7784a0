//! Clauses that wait for each other: whether those they name are there, come due once, and never wait for themselves.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use tregua_syntax::{Diagnostic, nearest};

use crate::clause::Mention;
use crate::duty::{Due, Event, Kernel, Windows};
use crate::fault::{Fault, full};
use crate::meaning::Clause;

/// What a phase waits for.
#[derive(Debug)]
pub(crate) struct Beginning {
    /// Its name.
    pub(crate) phase: String,
    pub(crate) waits: Waits,
}

/// The clauses and phases that a phase names.
#[derive(Debug, Default)]
pub(crate) struct Waits {
    pub(crate) clauses: Vec<Mention>,
    /// Each with its place.
    pub(crate) phases: Vec<(String, Range<usize>)>,
}

/// Who waits: a clause by its present label, or a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who<'a> {
    Clause(&'a str),
    Phase(&'a str),
}

/// Looks at every mention of a clause in another one or in a phase. `broken`: some clause of the text could not be read, and a
/// label that nobody has may be its.
pub(crate) fn check(
    clauses: &[Clause],
    (mentions, beginnings): (&[(String, Mention)], &[Beginning]),
    broken: bool,
    faults: &mut Vec<Fault>,
) {
    let by_label = by_label(clauses);
    let named = |label: &str| by_label.get(label).and_then(|at| clauses.get(*at));
    let mut waits: BTreeMap<Who<'_>, BTreeSet<Who<'_>>> = BTreeMap::new();
    for (by, mention) in mentions.iter().filter(|(_, mention)| mention.waits) {
        if let Some(clause) = named(&mention.label) {
            let named = Who::Clause(&clause.label);
            waits.entry(Who::Clause(by)).or_default().insert(named);
        }
    }
    for one in beginnings {
        let own = waits.entry(Who::Phase(&one.phase)).or_default();
        let clauses_named = one.waits.clauses.iter();
        let clauses_named = clauses_named.filter_map(|mention| named(&mention.label));
        own.extend(clauses_named.map(|clause| Who::Clause(&clause.label)));
        own.extend(one.waits.phases.iter().map(|(name, _)| Who::Phase(name)));
    }
    for clause in clauses {
        let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
        let phases = parts.filter_map(|part| part.duty.phase.as_deref());
        let own = waits.entry(Who::Clause(&clause.label)).or_default();
        own.extend(phases.map(Who::Phase));
    }
    let circles = circles(&waits);
    // Each waits for the one that it names: in one circle are those that lead back.
    let leads_back = |one: Who<'_>, by: Who<'_>| {
        let circle = circles.get(&one);
        circle.is_some() && circle == circles.get(&by)
    };
    for one in beginnings {
        let by = Who::Phase(&one.phase);
        let circle = |found: &str, span: &Range<usize>| {
            let fault = Diagnostic::error("E0411", span.clone()).with("found", one.phase.clone());
            Box::new(fault.with("other", found))
        };
        for mention in &one.waits.clauses {
            let fault = match named(&mention.label) {
                None => (!broken).then(|| unknown(clauses, mention)),
                Some(clause) if recurs(clause) => Some(again_and_again(mention, &mention.label)),
                Some(clause) if leads_back(Who::Clause(&clause.label), by) => {
                    Some(circle(&clause.label, &mention.span))
                }
                Some(_) => None,
            };
            faults.extend(fault);
        }
        for (name, span) in &one.waits.phases {
            if leads_back(Who::Phase(name), by) {
                faults.push(circle(name, span));
            }
        }
    }
    for (by, mention) in mentions {
        if full(faults) {
            return;
        }
        let fault = match named(&mention.label) {
            None if broken => None,
            None => Some(unknown(clauses, mention)),
            // What is due again and again can be replaced from an instant on; what earns days frees nobody.
            Some(clause)
                if mention.instead_by.is_some() && !earns(clause) && clause.label != *by =>
            {
                None
            }
            Some(clause) if recurs(clause) => Some(again_and_again(mention, &mention.label)),
            Some(_) if mention.itself_once && named(by).is_some_and(recurs) => {
                Some(again_and_again(mention, by))
            }
            // Two that free each other's parties are no circle: each is held against the other as it stands by itself.
            Some(clause)
                if clause.label == *by
                    || (mention.waits
                        && leads_back(Who::Clause(&clause.label), Who::Clause(by))) =>
            {
                let fault = Diagnostic::error("E0411", mention.span.clone());
                let fault = fault.with("found", by.clone());
                Some(Box::new(fault.with("other", clause.label.clone())))
            }
            Some(_) => None,
        };
        faults.extend(fault);
    }
}

/// The place of the clause that each label names, a present or a former one.
fn by_label(clauses: &[Clause]) -> BTreeMap<&str, usize> {
    let mut by_label = BTreeMap::new();
    for (at, clause) in clauses.iter().enumerate() {
        for label in std::iter::once(&clause.label).chain(&clause.was) {
            by_label.entry(label.as_str()).or_insert(at);
        }
    }
    by_label
}

/// So many labels are compared with one that nobody has, and no more.
const MOST_COMPARED: usize = 2_000;

/// A label that no clause has.
fn unknown(clauses: &[Clause], mention: &Mention) -> Fault {
    let labels = clauses.iter().map(|clause| clause.label.as_str());
    let fault = Diagnostic::error("E0202", mention.span.clone())
        .with("found", mention.label.clone())
        .with("what", "clause");
    Box::new(fault.suggest(nearest(&mention.label, labels.take(MOST_COMPARED))))
}

/// A clause named that comes due again and again, or that names one so.
fn again_and_again(mention: &Mention, label: &str) -> Fault {
    let fault = Diagnostic::error("E0410", mention.span.clone());
    Box::new(fault.with("found", label))
}

/// Tells each clause that another stands in its place of the consent that puts it there.
pub(crate) fn replace(clauses: &mut [Clause], mentions: &[(String, Mention)]) {
    let named: BTreeMap<String, usize> = by_label(clauses)
        .into_iter()
        .map(|(label, at)| (label.to_owned(), at))
        .collect();
    for (by, mention) in mentions {
        let Some(voices) = &mention.instead_by else {
            continue;
        };
        let at = named.get(&mention.label);
        let readings = at
            .and_then(|at| clauses.get_mut(*at))
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

/// Those that wait, each with the number of its circle: two are in one if each waits for the other, at once or by way of others.
///
/// Each is passed twice, along what it waits for and back (Kosaraju): a text may have very many.
fn circles<'a>(waits: &BTreeMap<Who<'a>, BTreeSet<Who<'a>>>) -> BTreeMap<Who<'a>, usize> {
    let mut back: BTreeMap<Who<'a>, Vec<Who<'a>>> = BTreeMap::new();
    for (from, to) in waits {
        to.iter()
            .for_each(|to| back.entry(*to).or_default().push(*from));
    }
    let ahead_of = |one: &Who<'a>| waits.get(one).into_iter().flatten().copied();
    let (mut left, mut passed) = (Vec::new(), BTreeSet::new());
    for start in waits.keys() {
        if !passed.insert(*start) {
            continue;
        }
        let mut path = vec![(*start, ahead_of(start))];
        while let Some((one, next)) = path.last_mut() {
            match next.find(|next| passed.insert(*next)) {
                Some(next) => path.push((next, ahead_of(&next))),
                None => {
                    left.push(*one);
                    path.pop();
                }
            }
        }
    }
    let mut circles = BTreeMap::new();
    for (number, last) in left.iter().rev().enumerate() {
        let mut ahead = vec![*last];
        while let Some(one) = ahead.pop() {
            if let Entry::Vacant(place) = circles.entry(one) {
                place.insert(number);
                ahead.extend(back.get(&one).into_iter().flatten());
            }
        }
    }
    circles
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The slow way: walk from one until the other is met.
    fn leads_to<'a>(
        waits: &BTreeMap<Who<'a>, BTreeSet<Who<'a>>>,
        from: Who<'a>,
        to: Who<'a>,
    ) -> bool {
        let mut passed = BTreeSet::from([from]);
        let mut ahead = vec![from];
        while let Some(one) = ahead.pop() {
            if one == to {
                return true;
            }
            let next = waits.get(&one).into_iter().flatten().copied();
            ahead.extend(next.filter(|next| passed.insert(*next)));
        }
        false
    }

    proptest! {
        #[test]
        fn two_are_in_one_circle_if_each_leads_to_the_other(
            edges in prop::collection::vec((0usize..7, 0usize..7), 0..14),
        ) {
            const LABELS: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];
            let mut waits: BTreeMap<Who<'_>, BTreeSet<Who<'_>>> = BTreeMap::new();
            for (from, to) in &edges {
                let own = waits.entry(Who::Clause(LABELS[*from])).or_default();
                own.insert(Who::Clause(LABELS[*to]));
            }
            let circles = circles(&waits);
            for (from, to) in edges {
                let (from, to) = (Who::Clause(LABELS[from]), Who::Clause(LABELS[to]));
                let alike = circles[&from] == circles[&to];
                prop_assert_eq!(alike, leads_to(&waits, to, from));
            }
        }
    }
}
