//! Answers that take long: worked out by one thread for all who ask, and a few of them kept.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use tregua_calendar::Timestamp;
use tregua_report::{Changes, changes};
use tregua_standing::{Moment, Wanted};

use crate::reckoning::Reckoning;

/// Answers kept for one moment: one may be large, and there is no end to the times that can be asked about.
const MOST_KEPT: usize = 8;
/// How long a page waits for an answer before it says that it is being worked out.
const PATIENCE: Duration = Duration::from_millis(400);

/// The answers of one moment that were asked for last.
#[derive(Default)]
struct Kept(Mutex<Vec<(Asking, Arc<Answer>)>>);

/// The earlier moment and what is wanted.
type Asking = (Timestamp, Wanted);

/// An answer, being worked out by one thread for all who ask.
#[derive(Default)]
struct Answer {
    found: Mutex<Option<Arc<Changes>>>,
    /// True while a thread works.
    begun: AtomicBool,
    done: Condvar,
}

/// What changed from `from` to the moment of the reckoning. Where it takes long, `None`: the page asks again by itself.
pub(super) fn found(
    reckoning: &Arc<Reckoning>,
    from: Timestamp,
    wanted: &Wanted,
) -> Option<Arc<Changes>> {
    let kept = reckoning.once("changes", |_, _| Kept::default());
    let answer = kept.answer((from, wanted.clone()));
    if !answer.begun.swap(true, Ordering::AcqRel) {
        let (reckoning, wanted) = (Arc::clone(reckoning), wanted.clone());
        let working = Arc::clone(&answer);
        std::thread::spawn(move || {
            let from = Moment {
                as_of: from,
                as_known: from,
            };
            let work =
                || reckoning.ask(|evaluator, _| changes(&evaluator.at(from), evaluator, &wanted));
            // Also where it panics somebody may try again.
            let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).ok();
            working.begun.store(found.is_some(), Ordering::Release);
            if let Ok(mut place) = working.found.lock() {
                *place = found.map(Arc::new);
            }
            working.done.notify_all();
        });
    }
    answer.wait()
}

impl Kept {
    fn answer(&self, asking: Asking) -> Arc<Answer> {
        let mut kept = match self.0.lock() {
            Ok(kept) => kept,
            Err(poisoned) => poisoned.into_inner(),
        };
        if let Some((_, answer)) = kept.iter().find(|(own, _)| *own == asking) {
            return Arc::clone(answer);
        }
        if kept.len() >= MOST_KEPT {
            kept.remove(0);
        }
        let answer = Arc::<Answer>::default();
        kept.push((asking, Arc::clone(&answer)));
        answer
    }
}

impl Answer {
    fn wait(&self) -> Option<Arc<Changes>> {
        let working = |found: &mut Option<_>| found.is_none() && self.begun.load(Ordering::Acquire);
        let found = self.found.lock().ok()?;
        let (found, _) = self
            .done
            .wait_timeout_while(found, PATIENCE, working)
            .ok()?;
        found.clone()
    }
}
