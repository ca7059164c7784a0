//! Whether the record verifies: looked at once for each last entry, by a thread of its own where that takes long.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::house::House;

/// How long a page waits; a small record is verified in this time.
const PATIENCE: Duration = Duration::from_millis(700);

/// What was found of the record that had this last entry.
#[derive(Default)]
pub(crate) struct Soundness {
    found: Mutex<Option<(String, Found)>>,
    done: Condvar,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// It is still being looked at.
    Looking,
    /// It verifies.
    Sound,
    /// It does not.
    Unsound,
    /// It could not be read: what the system said.
    Unread(String),
}

/// Whether the record verifies whose last entry this is.
pub(super) fn soundness(house: &Arc<House>, head: &str) -> Found {
    let own = &house.drafts.sound;
    let mut found = own.lock();
    let known = found.as_ref().filter(|(of, _)| of == head);
    // What could not be read may be readable the next time.
    if !known.is_some_and(|(_, found)| !matches!(found, Found::Unread(_))) {
        *found = Some((head.to_owned(), Found::Looking));
        let (house, head) = (Arc::clone(house), head.to_owned());
        std::thread::spawn(move || look(&house, head));
    }
    let until = Instant::now() + PATIENCE;
    loop {
        match found.as_ref() {
            Some((of, Found::Looking)) if of == head => {}
            Some((of, known)) if of == head => return known.clone(),
            // Somebody asks about a later entry by now.
            _ => return Found::Looking,
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Found::Looking;
        }
        let waited = own.done.wait_timeout(found, left);
        found = waited.unwrap_or_else(PoisonError::into_inner).0;
    }
}

fn look(house: &House, head: String) {
    let verified = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        house.read(|record| record.verify())
    }));
    let seen = match verified {
        Ok(Ok(checked)) if checked.is_sound() => Found::Sound,
        Ok(Ok(_)) => Found::Unsound,
        Ok(Err(error)) => Found::Unread(error.to_string()),
        Err(_) => Found::Unread("verifying the record panicked".to_owned()),
    };
    let own = &house.drafts.sound;
    let mut found = own.lock();
    if found.as_ref().is_some_and(|(of, _)| *of == head) {
        *found = Some((head, seen));
    }
    drop(found);
    own.done.notify_all();
}

impl Soundness {
    fn lock(&self) -> MutexGuard<'_, Option<(String, Found)>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
