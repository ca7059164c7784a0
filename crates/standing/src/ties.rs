//! Which statements hang together: by naming each other, or by an `about` key. A ruling on a part of the statements is
//! only the same ruling if what hangs together stays together.

use std::collections::{BTreeMap, BTreeSet};

use crate::statement::Statement;

/// The ties among known statements, looked up by id.
pub(crate) struct Ties<'a> {
    /// Every known statement, also those that no longer stand.
    known: Vec<&'a Statement>,
    by_id: BTreeMap<&'a str, usize>,
    /// Statements that name each other, either way.
    named: Vec<Vec<usize>>,
    by_about: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Ties<'a> {
    pub(crate) fn new(known: Vec<&'a Statement>) -> Self {
        let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut by_about: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, statement) in known.iter().enumerate() {
            by_key
                .entry(statement.claim.key.as_str())
                .or_default()
                .push(at);
            if let Some(about) = &statement.claim.about {
                by_about.entry(about).or_default().push(at);
            }
        }
        let mut named = vec![Vec::new(); known.len()];
        for (at, statement) in known.iter().enumerate() {
            let targets = statement
                .claim
                .refers_to
                .iter()
                .filter_map(|key| by_key.get(key.as_str()));
            for target in targets.flatten().copied() {
                for (one, other) in [(at, target), (target, at)] {
                    if let Some(list) = named.get_mut(one) {
                        list.push(other);
                    }
                }
            }
        }
        let by_id = known
            .iter()
            .enumerate()
            .map(|(at, statement)| (statement.id.as_str(), at))
            .collect();
        Ties {
            known,
            by_id,
            named,
            by_about,
        }
    }

    /// The places of the statements of these ids with all that hang together with them.
    pub(crate) fn all_tied<'b>(&self, ids: impl Iterator<Item = &'b str>) -> BTreeSet<usize> {
        let mut found: BTreeSet<usize> = ids.filter_map(|id| self.by_id.get(id)).copied().collect();
        let mut edge: Vec<usize> = found.iter().copied().collect();
        let mut abouts: BTreeSet<&str> = BTreeSet::new();
        while let Some(at) = edge.pop() {
            let named = self.named.get(at).into_iter().flatten();
            let about = self
                .known
                .get(at)
                .and_then(|statement| statement.claim.about.as_deref());
            let unseen = about.filter(|about| abouts.insert(about));
            let under_key = unseen
                .and_then(|about| self.by_about.get(about))
                .into_iter()
                .flatten();
            for next in named.chain(under_key) {
                if found.insert(*next) {
                    edge.push(*next);
                }
            }
        }
        found
    }
}
