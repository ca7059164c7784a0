//! Which figures are under a key, found without asking all: an index of each column by the names its figures give.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::figures::Figure;

/// The figures of a column by the names in their claims: objects, `about` keys, claims they refer to, and for triggers the
/// keys of the claims themselves. Two names may share a place; who looks one up compares the names.
#[derive(Default)]
pub(crate) struct ByName {
    /// A name's hash and the place of a figure, in order.
    places: Vec<(u64, u32)>,
    /// Places of figures that name nothing and yet speak of every key: totals of nothing.
    of_all: Vec<u32>,
}

impl ByName {
    /// The index of these figures.
    pub(crate) fn of(figures: &[Figure<'_>]) -> Self {
        let mut index = ByName::default();
        for (place, figure) in (0u32..).zip(figures) {
            let claim = &figure.live.claim;
            let names = claim.ids.iter().chain(&claim.about).chain(&claim.refers_to);
            let own = names.map(String::as_str).chain([&*figure.live.key]);
            index.places.extend(own.map(|name| (hash(name), place)));
            if speaks_of_all(figure) {
                index.of_all.push(place);
            }
        }
        index.places.sort_unstable();
        index.places.dedup();
        index
    }

    /// The places of all figures that name `name`, perhaps with some that do not.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = usize> + Clone {
        let hash = hash(name);
        let first = self.places.partition_point(|(own, _)| *own < hash);
        let from = self.places.get(first..).unwrap_or_default();
        let own = from.iter().take_while(move |(own, _)| *own == hash);
        own.map(|(_, place)| *place as usize)
    }

    /// The places of the figures that speak of every key.
    pub(crate) fn of_all(&self) -> impl Iterator<Item = usize> {
        self.of_all.iter().map(|place| *place as usize)
    }
}

/// True for a total of nothing that names no object, happening or claim: it says it of every key.
pub(super) fn speaks_of_all(figure: &Figure<'_>) -> bool {
    let claim = &figure.live.claim;
    let names_none = claim.ids.is_empty() && claim.about.is_none() && claim.refers_to.is_empty();
    names_none && figure.total && figure.hi == Some(0)
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
