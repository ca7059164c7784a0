//! Which figures are under a key, found without asking all: an index of each column by the names its figures give.

use std::hash::{DefaultHasher, Hash, Hasher};

use tregua_record::Name;

use crate::figures::Figure;
use crate::names::Names;

/// The figures of a column by the names in their claims: objects, `about` keys, claims they refer to, and of those without
/// an object or an `about` key the key of the claim itself. Two names may share a place; who looks one up compares the names.
#[derive(Debug, Clone, Default)]
pub(crate) struct ByName {
    /// For each bucket of hashes, where its names begin; one more for the end.
    starts: Vec<u32>,
    /// The lower half of a name's hash, and the place of a figure that gives it: bucket by bucket, in each by place.
    names: Vec<(u32, u32)>,
    /// Places of figures that name nothing and yet speak of every key: totals of nothing.
    of_all: Vec<u32>,
    /// The names of figures that came later.
    late: Names,
}

impl ByName {
    /// The index of these figures.
    pub(crate) fn of(figures: &[Figure]) -> Self {
        let mut hashed: Vec<(u64, u32)> = Vec::with_capacity(figures.len());
        let mut index = ByName::default();
        for (place, figure) in (0u32..).zip(figures) {
            hashed.extend(names(figure).map(|name| (hash(name), place)));
            if speaks_of_all(figure) {
                index.of_all.push(place);
            }
        }
        // About as many buckets as names, so that a bucket has one or two.
        index.starts = vec![0; hashed.len().next_power_of_two() + 1];
        for (hash, _) in &hashed {
            let bucket = index.bucket(*hash);
            if let Some(slot) = index.starts.get_mut(bucket + 1) {
                *slot += 1;
            }
        }
        let mut sum = 0;
        for start in &mut index.starts {
            sum += *start;
            *start = sum;
        }
        let mut next = index.starts.clone();
        index.names = vec![(0, 0); hashed.len()];
        for (hash, place) in hashed {
            let Some(at) = next.get_mut(index.bucket(hash)) else {
                continue;
            };
            if let Some(slot) = index.names.get_mut(*at as usize) {
                *slot = (tag(hash), place);
            }
            *at += 1;
        }
        index
    }

    /// One more figure.
    pub(crate) fn put(&mut self, figure: &Figure, place: usize) {
        for name in names(figure) {
            self.late.put(name, place);
        }
        if speaks_of_all(figure) {
            self.of_all.extend(u32::try_from(place));
        }
    }

    /// The bucket of a hash, by its upper bits: as many buckets as `starts` has, without the one for the end.
    fn bucket(&self, hash: u64) -> usize {
        let buckets = self.starts.len().saturating_sub(1).max(1);
        // Of one bucket the shift would be by all 64 bits.
        let upper = hash.checked_shr(64 - buckets.trailing_zeros()).unwrap_or(0);
        usize::try_from(upper).unwrap_or(0)
    }

    /// The places of all figures that name `name`, perhaps with some that do not.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        let hash = hash(name);
        let bucket = self.bucket(hash);
        let edge = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        let own = self.names.get(edge(bucket)..edge(bucket + 1));
        let own = own.unwrap_or_default().iter();
        own.filter(move |(own, _)| *own == tag(hash))
            .map(|(_, place)| *place as usize)
            .chain(self.late.of(name))
    }

    /// The places of the figures that speak of every key.
    pub(crate) fn of_all(&self) -> impl Iterator<Item = usize> {
        self.of_all.iter().map(|place| *place as usize)
    }
}

/// The names that a figure is found under.
pub(crate) fn names(figure: &Figure) -> impl Iterator<Item = &Name> {
    let claimed = || {
        let live = &figure.version.live;
        let claim = &live.claim;
        let unnamed = claim.ids.is_empty() && claim.about.is_none();
        let own = unnamed.then_some(live.key());
        let names = claim.ids.iter().chain(&claim.about).chain(&claim.refers_to);
        names.chain(own)
    };
    let claimed = figure.only.is_none().then(claimed);
    figure.only.iter().chain(claimed.into_iter().flatten())
}

/// True for a total of nothing that names no object, happening or claim: it says it of every key.
pub(crate) fn speaks_of_all(figure: &Figure) -> bool {
    let names_none = || {
        let claim = &figure.version.live.claim;
        claim.ids.is_empty() && claim.about.is_none() && claim.refers_to.is_empty()
    };
    figure.total && figure.hi == Some(0) && figure.only.is_none() && names_none()
}

/// The half of a hash that its bucket says nothing of.
fn tag(hash: u64) -> u32 {
    (hash & u64::from(u32::MAX)) as u32
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
