//! Words that were looked for, kept a while under a random name: an address may be kept in many places, and words may name
//! people. So a page of what was found can be turned, shown again, and read in another language.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Searches kept, of all readers; the oldest makes room.
const MOST: usize = 256;

/// Longest words looked for, in characters.
pub(crate) const MOST_WORDS: usize = 200;

/// The searches of every reader, oldest first.
#[derive(Default)]
pub(crate) struct Searches(Mutex<VecDeque<Search>>);

struct Search {
    name: String,
    whose: String,
    words: String,
}

impl Searches {
    fn all(&self) -> MutexGuard<'_, VecDeque<Search>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps words for a reader; gives their name.
    ///
    /// # Errors
    /// If the system gives no randomness.
    pub(crate) fn keep(&self, whose: &str, words: &str) -> Result<String, getrandom::Error> {
        let mut random = [0; 8];
        getrandom::fill(&mut random)?;
        let name = format!("{:016x}", u64::from_le_bytes(random));
        let mut all = self.all();
        if all.len() >= MOST {
            all.pop_front();
        }
        all.push_back(Search {
            name: name.clone(),
            whose: whose.to_owned(),
            words: words.chars().take(MOST_WORDS).collect(),
        });
        Ok(name)
    }

    /// The words of this name, for the reader who looked for them.
    pub(crate) fn words(&self, whose: &str, name: &str) -> Option<String> {
        let all = self.all();
        let mut own = all.iter().filter(|search| search.whose == whose);
        own.find(|search| search.name == name)
            .map(|search| search.words.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_for_who_looked_for_them_and_not_for_ever() {
        let searches = Searches::default();
        let first = searches.keep("m1", "north gate").unwrap();
        assert_eq!(searches.words("m1", &first).as_deref(), Some("north gate"));
        assert_eq!(searches.words("m2", &first), None);
        for _ in 0..MOST {
            searches.keep("m2", "other").unwrap();
        }
        assert_eq!(searches.words("m1", &first), None);
    }
}
