//! What readers sent, kept a while under a random name: an address may be kept in many places, and words may name people. So
//! a page made of what was sent can be shown again, turned, gone back to, and read in another language.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tregua_calendar::Timestamp;

/// Things kept at once, of all readers; the oldest makes room.
const MOST: usize = 256;
/// Of one reader.
const MOST_OF_ONE: usize = 64;
/// How long, in seconds.
const KEPT_S: i64 = 12 * 3600;

/// Things of one sort, oldest first.
pub(crate) struct Kept<T>(Mutex<VecDeque<One<T>>>);

struct One<T> {
    name: String,
    whose: String,
    since: Timestamp,
    what: T,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept(Mutex::default())
    }
}

impl<T: Clone> Kept<T> {
    /// What is kept still.
    fn all(&self, now: Timestamp) -> MutexGuard<'_, VecDeque<One<T>>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|one| now.as_second() - one.since.as_second() < KEPT_S);
        all
    }

    /// Keeps something for a reader; gives its name.
    ///
    /// # Errors
    /// If the system gives no randomness.
    pub(crate) fn keep(
        &self,
        whose: &str,
        what: T,
        now: Timestamp,
    ) -> Result<String, getrandom::Error> {
        let mut random = [0; 16];
        getrandom::fill(&mut random)?;
        let name = format!("{:032x}", u128::from_le_bytes(random));
        let mut all = self.all(now);
        let own = |one: &One<T>| one.whose == whose;
        let oldest = match all.iter().filter(|one| own(one)).count() {
            MOST_OF_ONE.. => all.iter().position(own),
            _ => (all.len() >= MOST).then_some(0),
        };
        if let Some(oldest) = oldest {
            all.remove(oldest);
        }
        all.push_back(One {
            name: name.clone(),
            whose: whose.to_owned(),
            since: now,
            what,
        });
        Ok(name)
    }

    /// What has this name, for the reader who sent it.
    pub(crate) fn find(&self, whose: &str, name: &str, now: Timestamp) -> Option<T> {
        let all = self.all(now);
        let mut own = all.iter().filter(|one| one.whose == whose);
        own.find(|one| one.name == name).map(|one| one.what.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn what_was_sent_is_kept_for_who_sent_it_and_not_for_ever() {
        let kept: Kept<String> = Kept::default();
        let keep = |whose: &str, what: &str| kept.keep(whose, what.to_owned(), at(0)).unwrap();
        let first = keep("m1", "north gate");
        assert_eq!(
            kept.find("m1", &first, at(1)).as_deref(),
            Some("north gate")
        );
        assert_eq!(kept.find("m2", &first, at(1)), None);
        // Whoever sends much lets go of their own, not of what others sent.
        for _ in 0..MOST {
            keep("m2", "other");
        }
        assert!(kept.find("m1", &first, at(1)).is_some());
        assert_eq!(kept.all(at(1)).len(), 1 + MOST_OF_ONE);
        assert_eq!(kept.find("m1", &first, at(KEPT_S)), None);
    }

    #[test]
    fn of_many_readers_the_oldest_makes_room() {
        let kept: Kept<u8> = Kept::default();
        let first = kept.keep("m", 0, at(0)).unwrap();
        for reader in 0..MOST {
            kept.keep(&reader.to_string(), 0, at(0)).unwrap();
        }
        assert_eq!(kept.find("m", &first, at(0)), None);
    }
}
