//! Places by name, where places are added one at a time: a table of hashes, which others compare with the names themselves.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

/// No place: the end of a chain.
const END: u32 = u32::MAX;

/// Places by the hash of a name. Two names may share a hash; whoever looks one up compares the names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// The last link of each hash.
    last: HashMap<u32, u32, BuildHasherDefault<AsItIs>>,
    /// A place, and the link before it.
    links: Vec<(u32, u32)>,
}

impl Names {
    /// Adds a place under a name.
    pub(crate) fn put(&mut self, name: &str, place: usize) {
        let (Ok(place), Ok(link)) = (u32::try_from(place), u32::try_from(self.links.len())) else {
            return;
        };
        let before = self.last.insert(hash(name), link).unwrap_or(END);
        self.links.push((place, before));
    }

    /// The places under a name, the newest first, perhaps with some of another name.
    pub(crate) fn of(&self, name: &str) -> impl Iterator<Item = usize> {
        let mut at = self.last.get(&hash(name)).copied().unwrap_or(END);
        std::iter::from_fn(move || {
            let (place, before) = *self.links.get(at as usize)?;
            at = before;
            Some(place as usize)
        })
    }
}

fn hash(name: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    let whole = hasher.finish();
    // Either half would do.
    (whole & u64::from(u32::MAX)) as u32
}

/// What is hashed already is not hashed again; only spread, for tables look at the upper bits.
#[derive(Debug, Clone, Copy, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) | u64::from(*byte);
        }
    }

    fn write_u32(&mut self, hash: u32) {
        self.0 = (u64::from(hash) << 32) | u64::from(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_under_their_names_the_newest_first() {
        let mut names = Names::default();
        let said = ["north", "south", "north", "west", "north"];
        for (place, name) in said.iter().enumerate() {
            names.put(name, place);
        }
        assert_eq!(names.of("north").collect::<Vec<_>>(), [4, 2, 0]);
        assert_eq!(names.of("south").collect::<Vec<_>>(), [1]);
        assert_eq!(names.of("east").count(), 0);
    }
}
