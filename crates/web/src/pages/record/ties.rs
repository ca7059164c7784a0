//! How entries hang together: what names what, chains of corrections, rival accounts.

use std::collections::BTreeSet;
use std::sync::Arc;

use tregua_desk::Held;
use tregua_record::{EntryId, Rel};

use crate::visit::Visit;

/// Rival accounts shown at most; there is a list of all.
pub(super) const MOST_RIVALS: usize = 20;

/// Entries that name one shown at most, of each relation.
pub(super) const MOST_NAMING: usize = 50;

/// What hangs together with one entry.
pub(super) struct Ties {
    /// What it names.
    pub(super) names: Vec<(Rel, EntryId)>,
    /// What names it, in the order of the file.
    pub(super) named_by: Vec<(Rel, Arc<Held>)>,
    /// Further entries that name it.
    pub(super) named_by_more: usize,
    /// The steps of corrections it belongs to: first what was said first, then what corrected or retracted that; those of
    /// one step stand side by side. Empty if nothing was ever corrected.
    pub(super) chain: Vec<Vec<Arc<Held>>>,
    /// Other entries under the same `about`, those of the chain not among them.
    pub(super) rivals: Vec<Arc<Held>>,
    /// Further ones.
    pub(super) rivals_more: usize,
}

/// A correction or a retraction.
struct Change<'a> {
    by: &'a Arc<Held>,
    of: EntryId,
}

impl Ties {
    /// Looks through the record once.
    pub(super) fn of(visit: &Visit, held: &Held) -> Self {
        let about = visit
            .masked(held)
            .claim
            .and_then(|claim| claim.about.clone());
        let mut ties = Ties {
            names: held.refs.iter().map(|link| (link.rel, link.id)).collect(),
            named_by: Vec::new(),
            named_by_more: 0,
            chain: Vec::new(),
            rivals: Vec::new(),
            rivals_more: 0,
        };
        let mut changes: Vec<Change<'_>> = Vec::new();
        let mut rivals: Vec<&Arc<Held>> = Vec::new();
        for other in visit.snapshot.entries() {
            for link in &other.refs {
                if matches!(link.rel, Rel::Corrects | Rel::Retracts) {
                    changes.push(Change {
                        by: other,
                        of: link.id,
                    });
                }
                // Of a source, the list of its claims is a filter of the record.
                if link.id == held.id && link.rel != Rel::Source {
                    if ties.named_by.len() < MOST_NAMING {
                        ties.named_by.push((link.rel, Arc::clone(other)));
                    } else {
                        ties.named_by_more += 1;
                    }
                }
            }
            let same = about.is_some() && other.claim().is_some_and(|claim| claim.about == about);
            if same && other.id != held.id {
                rivals.push(other);
            }
        }
        ties.chain = chain(visit, held.id, &changes);
        // What corrects a claim, or is corrected by it, is another word of one account and no other account.
        let chained: BTreeSet<EntryId> = ties.chain.iter().flatten().map(|one| one.id).collect();
        rivals.retain(|rival| !chained.contains(&rival.id));
        ties.rivals_more = rivals.len().saturating_sub(MOST_RIVALS);
        ties.rivals = rivals.into_iter().take(MOST_RIVALS).cloned().collect();
        ties
    }
}

/// From what was said first, step by step to what corrects it last. Entries name only what was there before them, so it ends.
fn chain(visit: &Visit, id: EntryId, changes: &[Change<'_>]) -> Vec<Vec<Arc<Held>>> {
    let mut first = BTreeSet::from([id]);
    loop {
        let before: BTreeSet<EntryId> = changes
            .iter()
            .filter(|change| first.contains(&change.by.id))
            .map(|change| change.of)
            .collect();
        let roots: BTreeSet<EntryId> = first
            .iter()
            .filter(|one| !changes.iter().any(|change| change.by.id == **one))
            .chain(&before)
            .copied()
            .collect();
        if roots == first {
            break;
        }
        first = roots;
    }
    let mut seen = first.clone();
    let mut chain = vec![first];
    while let Some(step) = chain.last() {
        let next: BTreeSet<EntryId> = changes
            .iter()
            .filter(|change| step.contains(&change.of))
            .map(|change| change.by.id)
            .filter(|by| seen.insert(*by))
            .collect();
        if next.is_empty() {
            break;
        }
        chain.push(next);
    }
    if chain.len() < 2 {
        return Vec::new();
    }
    let held = |id: &EntryId| visit.snapshot.entry(*id).cloned();
    let step = |ids: &BTreeSet<EntryId>| {
        let mut step: Vec<Arc<Held>> = ids.iter().filter_map(held).collect();
        step.sort_by_key(|held| held.idx);
        step
    };
    chain.iter().map(step).collect()
}
