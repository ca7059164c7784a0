//! The evaluator at one moment, kept with what has been worked out of it, and shared by all who ask about that moment.

use std::any::Any;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use self_cell::self_cell;
use tregua_agreement::Agreement;
use tregua_desk::{By, Text};
use tregua_standing::document::Keys;
use tregua_standing::{Evaluator, Moment, Row, Statement, Wanted};

use crate::house::Snapshot;
use crate::moment::Asked;

/// Reckonings kept at once: sliders go back and forth over a few moments.
const MOST_KEPT: usize = 24;

/// Statements and rows that all reckonings kept may hold together, so that a large record does not fill the memory many
/// times over. The newest is kept whatever it holds.
const MOST_HELD: usize = 250_000;

/// If the last reckoning of a record took longer than this, nobody waits for the next one.
const LONG: Duration = Duration::from_millis(700);

/// The first reckoning of a record with more entries than this is taken to be one of those.
const MANY: usize = 10_000;

/// How long a page waits where reckonings are quick; a machine under load is slow now and then.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a page waits where they are long.
const SHORT_PATIENCE: Duration = Duration::from_millis(40);

struct Ground {
    snapshot: Arc<Snapshot>,
    text: Arc<Text>,
    statements: Arc<Vec<Statement>>,
    moment: Moment,
}

struct Worked<'a> {
    evaluator: Evaluator<'a>,
    keys: Keys<'a>,
}

self_cell!(
    struct Cell {
        owner: Ground,
        #[not_covariant]
        dependent: Worked,
    }
);

/// One moment, worked out.
pub struct Reckoning {
    cell: Cell,
    /// Every row, without what it rests on, in the order of the text.
    pub rows: Vec<Row>,
    memo: Mutex<BTreeMap<String, Arc<dyn Any + Send + Sync>>>,
    /// How long it took.
    pub took: Duration,
}

impl Reckoning {
    fn of(snapshot: Arc<Snapshot>, text: Arc<Text>, by: By, moment: Moment) -> Self {
        let began = Instant::now();
        let ground = Ground {
            statements: snapshot.statements(by),
            text,
            snapshot,
            moment,
        };
        let cell = Cell::new(ground, |ground| Worked {
            evaluator: Evaluator::new(
                &ground.text.agreement,
                ground.statements.iter(),
                ground.moment,
            ),
            keys: Keys::new(ground.statements.iter()),
        });
        let rows = cell.with_dependent(|_, worked| worked.evaluator.rows_only(&Wanted::default()));
        Reckoning {
            cell,
            rows,
            memo: Mutex::default(),
            took: began.elapsed(),
        }
    }

    /// Asks the evaluator, with the keys of its statements.
    pub fn ask<T>(&self, ask: impl FnOnce(&Evaluator<'_>, &Keys<'_>) -> T) -> T {
        self.cell
            .with_dependent(|_, worked| ask(&worked.evaluator, &worked.keys))
    }

    /// Works something out once and keeps it: what many readers of this moment ask for. `key` names it, with its arguments.
    pub fn once<T: Any + Send + Sync>(
        &self,
        key: &str,
        work: impl FnOnce(&Evaluator<'_>, &Keys<'_>) -> T,
    ) -> Arc<T> {
        let kept = || {
            let memo = self.memo.lock().ok()?;
            memo.get(key).cloned()?.downcast::<T>().ok()
        };
        if let Some(kept) = kept() {
            return kept;
        }
        let made = Arc::new(self.ask(work));
        if let Ok(mut memo) = self.memo.lock() {
            memo.insert(key.to_owned(), made.clone());
        }
        made
    }

    /// How much it holds, in statements and rows.
    fn holds(&self) -> usize {
        self.cell.borrow_owner().statements.len() + self.rows.len()
    }

    /// The text it is reckoned by.
    pub fn agreement(&self) -> &Agreement {
        &self.cell.borrow_owner().text.agreement
    }

    /// The record as it stood.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.cell.borrow_owner().snapshot
    }
}

/// What a reckoning is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Of {
    as_of: i128,
    as_known: i128,
    by: By,
    live: bool,
    snapshot: u64,
}

enum Place {
    BeingWorkedOut,
    Ready {
        reckoning: Arc<Reckoning>,
        used: u64,
    },
}

#[derive(Default)]
struct Shelf {
    places: BTreeMap<Of, Place>,
    uses: u64,
    /// How long the last one took.
    last: Option<Duration>,
}

/// The reckonings of a house.
#[derive(Default)]
pub(crate) struct Reckonings {
    shelf: Mutex<Shelf>,
    done: Condvar,
}

impl Reckonings {
    /// The reckoning of this moment. Where that takes long, a live page gets the one before, and any other page `None`: it
    /// asks again by itself, while one thread works.
    pub(crate) fn get(
        self: &Arc<Self>,
        snapshot: &Arc<Snapshot>,
        text: &Arc<Text>,
        asked: &Asked,
    ) -> Option<Arc<Reckoning>> {
        let of = Of {
            as_of: asked.moment.as_of.as_nanosecond(),
            as_known: asked.moment.as_known.as_nanosecond(),
            by: asked.by,
            live: asked.live,
            snapshot: snapshot.number,
        };
        let mut shelf = self.shelf.lock().ok()?;
        if let Some(found) = shelf.take(&of) {
            return Some(found);
        }
        if let Entry::Vacant(place) = shelf.places.entry(of) {
            place.insert(Place::BeingWorkedOut);
            let (all, snapshot, text) = (Arc::clone(self), Arc::clone(snapshot), Arc::clone(text));
            let (by, moment) = (asked.by, asked.moment);
            std::thread::spawn(move || {
                // Also where working it out panics, its place is freed, so that the next page tries again.
                let worked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                    Arc::new(Reckoning::of(snapshot, text, by, moment))
                }));
                all.put(of, worked.ok());
            });
        }
        let long = match shelf.last {
            Some(last) => last > LONG,
            None => snapshot.entries().len() > MANY,
        };
        let patience = if long { SHORT_PATIENCE } else { PATIENCE };
        let until = Instant::now() + patience;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            shelf = self.done.wait_timeout(shelf, left).ok()?.0;
            if let Some(found) = shelf.take(&of) {
                return Some(found);
            }
            if !shelf.places.contains_key(&of) {
                break;
            }
        }
        if asked.live {
            shelf.newest_live(asked.by)
        } else {
            None
        }
    }

    fn put(&self, of: Of, worked: Option<Arc<Reckoning>>) {
        let Ok(mut shelf) = self.shelf.lock() else {
            return;
        };
        shelf.places.remove(&of);
        if let Some(reckoning) = worked {
            shelf.last = Some(reckoning.took);
            shelf.uses += 1;
            let used = shelf.uses;
            shelf.places.insert(of, Place::Ready { reckoning, used });
            shelf.clear(of);
        }
        drop(shelf);
        self.done.notify_all();
    }
}

impl Shelf {
    fn take(&mut self, of: &Of) -> Option<Arc<Reckoning>> {
        let next = self.uses + 1;
        match self.places.get_mut(of)? {
            Place::BeingWorkedOut => None,
            Place::Ready { reckoning, used } => {
                *used = next;
                self.uses = next;
                Some(Arc::clone(reckoning))
            }
        }
    }

    fn newest_live(&self, by: By) -> Option<Arc<Reckoning>> {
        let live = self.places.iter().filter(|(of, _)| of.live && of.by == by);
        let ready = live.filter_map(|(of, place)| match place {
            Place::Ready { reckoning, .. } => Some((of.snapshot, of.as_of, reckoning)),
            Place::BeingWorkedOut => None,
        });
        ready
            .max_by_key(|(snapshot, as_of, _)| (*snapshot, *as_of))
            .map(|(_, _, reckoning)| Arc::clone(reckoning))
    }

    /// Lets go of what nobody will ask for again: older live ones, and those unused for longest.
    fn clear(&mut self, newest: Of) {
        if newest.live {
            let stale = |of: &Of| of.live && of.by == newest.by && *of < newest;
            self.places
                .retain(|of, place| !(stale(of) && matches!(place, Place::Ready { .. })));
        }
        loop {
            let ready = self.places.iter().filter_map(|(of, place)| match place {
                Place::Ready { reckoning, used } => Some((*used, *of, reckoning.holds())),
                Place::BeingWorkedOut => None,
            });
            let ready: Vec<(u64, Of, usize)> = ready.collect();
            let held: usize = ready.iter().map(|(_, _, holds)| holds).sum();
            if ready.len() <= 1 || (ready.len() <= MOST_KEPT && held <= MOST_HELD) {
                break;
            }
            let Some((_, of, _)) = ready.into_iter().min_by_key(|(used, _, _)| *used) else {
                break;
            };
            self.places.remove(&of);
        }
    }
}
