//! Answers that take long: each worked out by one thread for all who ask, and a few of them kept with the moment they are of.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::reckoning::Reckoning;

/// Answers kept for one moment: one may be large, and there is no end to what can be asked.
const MOST_KEPT: usize = 8;

/// The answers of one moment that were asked for last, by what was asked.
pub(crate) struct Answers<K, T>(Mutex<Vec<(K, Arc<Answer<T>>)>>);

/// An answer, being worked out by one thread for all who ask.
struct Answer<T> {
    found: Mutex<Option<Arc<T>>>,
    /// True while a thread works, and once it has.
    begun: AtomicBool,
    done: Condvar,
}

impl<K, T> Default for Answers<K, T> {
    fn default() -> Self {
        Answers(Mutex::default())
    }
}

impl<T> Default for Answer<T> {
    fn default() -> Self {
        Answer {
            found: Mutex::default(),
            begun: AtomicBool::default(),
            done: Condvar::default(),
        }
    }
}

impl<K: PartialEq, T: Send + Sync + 'static> Answers<K, T> {
    /// What `work` finds of the moment. Where that takes longer than `patience`, `None`: the page says so, and asks again by
    /// itself.
    pub(crate) fn find(
        &self,
        reckoning: &Arc<Reckoning>,
        asked: K,
        patience: Duration,
        work: impl FnOnce(&Reckoning) -> T + Send + 'static,
    ) -> Option<Arc<T>> {
        let answer = self.answer(asked);
        if !answer.begun.swap(true, Ordering::AcqRel) {
            let (reckoning, working) = (Arc::clone(reckoning), Arc::clone(&answer));
            std::thread::spawn(move || {
                // Also where it panics somebody may try again.
                let work = std::panic::AssertUnwindSafe(|| work(&reckoning));
                let found = std::panic::catch_unwind(work).ok();
                working.begun.store(found.is_some(), Ordering::Release);
                *working.place() = found.map(Arc::new);
                working.done.notify_all();
            });
        }
        answer.wait(patience)
    }

    fn answer(&self, asked: K) -> Arc<Answer<T>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, answer)) = kept.iter().find(|(own, _)| *own == asked) {
            return Arc::clone(answer);
        }
        if kept.len() >= MOST_KEPT {
            kept.remove(0);
        }
        let answer = Arc::<Answer<T>>::default();
        kept.push((asked, Arc::clone(&answer)));
        answer
    }
}

impl<T> Answer<T> {
    fn place(&self) -> std::sync::MutexGuard<'_, Option<Arc<T>>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait(&self, patience: Duration) -> Option<Arc<T>> {
        let working = |found: &mut Option<_>| found.is_none() && self.begun.load(Ordering::Acquire);
        let found = self.place();
        let (found, _) = self
            .done
            .wait_timeout_while(found, patience, working)
            .ok()?;
        found.clone()
    }
}
