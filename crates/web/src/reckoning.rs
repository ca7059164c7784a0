//! The evaluator at one moment, kept with what has been worked out of it, and shared by all who ask about that moment.

use std::any::Any;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use self_cell::self_cell;
use tregua_agreement::Agreement;
use tregua_calendar::Timestamp;
use tregua_desk::{By, Text};
use tregua_standing::document::Keys;
use tregua_standing::{Carried, Evaluator, Moment, OwnView, Row, Statement, Wanted};

use crate::house::Snapshot;
use crate::moment::Asked;
use crate::pages::WARM;

/// Reckonings kept at once: sliders go back and forth over a few moments.
const MOST_KEPT: usize = 24;

/// Rows that all reckonings kept may hold together, so that a large record does not fill the memory many times over. The
/// newest is kept whatever it holds.
const MOST_HELD: usize = 40_000;

/// The ids of so many entries take as much memory as one row, about.
const ENTRIES_OF_A_ROW: usize = 48;

/// Records as they stood whose statements are kept read: the newest, by two clocks, and the one before. Of a large record the
/// one before is let go: what was worked out of it holds it for as long as that is shown.
const MOST_BASES: usize = 3;

/// If the last reckoning of a record took longer than this, nobody waits for the next one.
const LONG: Duration = Duration::from_millis(700);

/// Nor of a record with more entries than this: what its pages ask for first is worked out with it, and that takes long also
/// where the moment itself does not.
const MANY: usize = 10_000;

/// Reckonings worked out at once: each of a large record takes much memory for a while, and a processor.
const MOST_AT_WORK: usize = 2;

/// A moment that nobody has asked for during so long is not worked out any more. A page that waits asks every second, and
/// no page waits for longer without asking.
const GIVEN_UP: Duration = Duration::from_secs(6);

/// How long a page waits where reckonings are quick; a machine under load is slow now and then.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a page waits where they are long.
const SHORT_PATIENCE: Duration = Duration::from_millis(40);

struct Ground {
    snapshot: Arc<Snapshot>,
    text: Arc<Text>,
    statements: Arc<Vec<Statement>>,
}

/// Of a base at the end of time: other moments are asked of it.
type Read<'a> = Evaluator<'a>;

self_cell!(
    struct BaseCell {
        owner: Ground,
        #[covariant]
        dependent: Read,
    }
);

/// The statements of a record as it stood, read once for all moments.
struct Base(BaseCell);

impl Base {
    /// What an earlier base has read already is not read again.
    fn of(
        snapshot: Arc<Snapshot>,
        text: Arc<Text>,
        by: By,
        views: Arc<[OwnView]>,
        earlier: Option<&Base>,
    ) -> Self {
        let ground = Ground {
            statements: snapshot.statements(by),
            text,
            snapshot,
        };
        let end = Moment {
            as_of: Timestamp::MAX,
            as_known: Timestamp::MAX,
        };
        let carried = earlier.and_then(|earlier| earlier.carried_to(&ground));
        Base(BaseCell::new(ground, |ground| {
            let agreement = &ground.text.agreement;
            let Some((carried, read)) = carried else {
                return Evaluator::with_views(agreement, ground.statements.iter(), end, views);
            };
            let new = ground.statements.iter().skip(read).cloned();
            Evaluator::resume(agreement, carried, new.map(Arc::new), end)
        }))
    }

    /// What was read here, and of how many statements, if a later ground has the same ones and more behind them. Where one of
    /// them is known from another time than before, or many have come, everything is read again.
    fn carried_to(&self, later: &Ground) -> Option<(Carried, usize)> {
        let own = self.0.borrow_owner();
        let (read, all) = (&own.statements, &later.statements);
        let same = |(one, other): (&Statement, &Statement)| {
            one.known == other.known && Arc::ptr_eq(&one.claim, &other.claim)
        };
        let goes_on = Arc::ptr_eq(&own.text, &later.text)
            && read.len() <= all.len()
            && all.len() <= 2 * read.len()
            && read.iter().zip(all.iter()).all(same);
        goes_on.then(|| (self.0.borrow_dependent().carry(), read.len()))
    }
}

self_cell!(
    struct Cell {
        owner: Arc<Base>,
        #[covariant]
        dependent: Read,
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
    /// `untold`: ids of entries whose hours its readers may not know.
    fn of(base: Arc<Base>, moment: Moment, untold: BTreeSet<String>) -> Self {
        let began = Instant::now();
        let cell = Cell::new(base, |base| {
            let evaluator = base.0.borrow_dependent().at(moment);
            evaluator.without_hours_of(Arc::new(untold))
        });
        let rows = cell.borrow_dependent().standings_told(&Wanted::default());
        let rows = rows.iter().map(|row| Row::clone(row)).collect();
        Reckoning {
            cell,
            rows,
            memo: Mutex::default(),
            took: began.elapsed(),
        }
    }

    fn ground(&self) -> &Ground {
        self.cell.borrow_owner().0.borrow_owner()
    }

    /// Asks the evaluator, with the keys of its statements.
    pub fn ask<T>(&self, ask: impl FnOnce(&Evaluator<'_>, &Keys<'_>) -> T) -> T {
        let evaluator = self.cell.borrow_dependent();
        ask(evaluator, &Keys::of(evaluator))
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

    /// How much it holds beside what all moments share: its rows, and the entries they were counted from.
    fn holds(&self) -> usize {
        self.rows
            .iter()
            .map(|row| 1 + row.counted_from.len() / ENTRIES_OF_A_ROW)
            .sum()
    }

    /// True if what is worked out of it takes longer than a page should wait.
    pub fn takes_long(&self) -> bool {
        self.took > LONG || is_large(self.snapshot())
    }

    /// The text it is reckoned by.
    pub fn agreement(&self) -> &Agreement {
        &self.ground().text.agreement
    }

    /// The record as it stood.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.ground().snapshot
    }
}

fn is_large(snapshot: &Snapshot) -> bool {
    snapshot.entries().len() > MANY
}

/// What a reckoning is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Of {
    as_of: i128,
    as_known: i128,
    by: By,
    live: bool,
    /// True if it is for readers who may not know every hour.
    masked: bool,
    snapshot: u64,
}

impl Of {
    fn new(snapshot: &Snapshot, asked: &Asked, masked: Option<Timestamp>) -> Self {
        Of {
            as_of: asked.moment.as_of.as_nanosecond(),
            as_known: asked.moment.as_known.as_nanosecond(),
            by: asked.by,
            live: asked.live,
            masked: masked.is_some(),
            snapshot: snapshot.number,
        }
    }
}

enum Place {
    /// It has been asked for; no thread works on it yet.
    Asked(Asking),
    BeingWorkedOut,
    Ready {
        reckoning: Arc<Reckoning>,
        used: u64,
    },
}

/// What is needed to work it out, and when somebody asked for it last.
struct Asking {
    snapshot: Arc<Snapshot>,
    text: Arc<Text>,
    moment: Moment,
    masked: Option<Timestamp>,
    last: Instant,
}

#[derive(Default)]
struct Shelf {
    places: BTreeMap<Of, Place>,
    /// Threads that work.
    working: usize,
    uses: u64,
    /// How long the last one took.
    last: Option<Duration>,
}

/// A base, and of which snapshot by which clock it is.
type Numbered = ((u64, By), Arc<Base>);

/// The reckonings of a house.
#[derive(Default)]
pub(crate) struct Reckonings {
    shelf: Mutex<Shelf>,
    done: Condvar,
    /// The newest last, by the number of the snapshot. Locked while one is read: nobody reads the same one twice.
    bases: Mutex<Vec<Numbered>>,
    /// Views beside those that everyone has.
    views: Arc<[OwnView]>,
}

impl Reckonings {
    /// Reckonings with views that somebody added.
    pub(crate) fn with(views: Arc<[OwnView]>) -> Self {
        Reckonings {
            views,
            ..Reckonings::default()
        }
    }

    /// The reckoning of this moment; masked, without the hours of entries that are restricted then. Where that takes long, a
    /// live page gets the one before, and any other page `None`: it asks again by itself, while one thread works.
    pub(crate) fn get(
        self: &Arc<Self>,
        snapshot: &Arc<Snapshot>,
        text: &Arc<Text>,
        asked: &Asked,
        masked: Option<Timestamp>,
    ) -> Option<Arc<Reckoning>> {
        let of = Of::new(snapshot, asked, masked);
        let mut shelf = self.shelf.lock().ok()?;
        if let Some(found) = shelf.take(&of) {
            return Some(found);
        }
        shelf.ask(of, snapshot, text, asked.moment, masked);
        self.set_to_work(&mut shelf);
        let long = is_large(snapshot) || shelf.last.is_some_and(|last| last > LONG);
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
            shelf.newest_live(asked.by, of.masked)
        } else {
            None
        }
    }

    /// Begins with what readers of a large record will ask for next, before they do.
    pub(crate) fn foresee(self: &Arc<Self>, snapshot: &Arc<Snapshot>, asked: &Asked) {
        let large = is_large(snapshot);
        if let (true, Some(text), Ok(mut shelf)) = (large, &snapshot.text, self.shelf.lock()) {
            let of = Of::new(snapshot, asked, None);
            shelf.ask(of, snapshot, text, asked.moment, None);
            self.set_to_work(&mut shelf);
        }
    }

    fn set_to_work(self: &Arc<Self>, shelf: &mut Shelf) {
        if shelf.working < MOST_AT_WORK && shelf.is_asked() {
            shelf.working += 1;
            let all = Arc::clone(self);
            std::thread::spawn(move || all.work());
        }
    }

    /// Works out what is asked for until nothing is.
    fn work(&self) {
        while let Some((of, asking)) = self.next() {
            let Asking {
                snapshot,
                text,
                moment,
                masked,
                ..
            } = asking;
            // Also where working it out panics, its place is freed, so that the next page tries again.
            let worked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                let large = is_large(&snapshot);
                if large {
                    snapshot.classes();
                }
                let restricted = masked
                    .iter()
                    .flat_map(|now| snapshot.classes().holding(*now));
                let untold = restricted.map(|id| id.to_string()).collect();
                let base = self.base(&snapshot, text, of.by);
                let reckoning = Arc::new(Reckoning::of(base, moment, untold));
                if of.live && large {
                    // Readers have the page of the minute before until what they will ask for first is there as well.
                    WARM.iter().for_each(|warm| warm(&reckoning));
                }
                reckoning
            }));
            self.put(of, worked.ok());
        }
    }

    /// The statements of the snapshot, read for every moment.
    fn base(&self, snapshot: &Arc<Snapshot>, text: Arc<Text>, by: By) -> Arc<Base> {
        let mut bases = self
            .bases
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let name = (snapshot.number, by);
        if let Some((_, base)) = bases.iter().find(|(own, _)| *own == name) {
            return Arc::clone(base);
        }
        let earlier = bases.iter().rev().find(|((_, own), _)| *own == by);
        let base = Arc::new(Base::of(
            Arc::clone(snapshot),
            text,
            by,
            Arc::clone(&self.views),
            earlier.map(|(_, base)| &**base),
        ));
        bases.push((name, Arc::clone(&base)));
        bases.sort_by_key(|(name, _)| *name);
        let newest = bases.last().map(|((number, _), _)| *number);
        let spare = match is_large(snapshot) {
            true => bases.partition_point(|((number, _), _)| Some(*number) < newest),
            false => bases.len().saturating_sub(MOST_BASES),
        };
        bases.drain(..spare);
        base
    }

    fn next(&self) -> Option<(Of, Asking)> {
        let mut shelf = self.shelf.lock().ok()?;
        let next = shelf.next();
        if next.is_none() {
            shelf.working -= 1;
        }
        next
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
    fn is_asked(&self) -> bool {
        let mut places = self.places.values();
        places.any(|place| matches!(place, Place::Asked(_)))
    }

    /// Notes that somebody wants it.
    fn ask(
        &mut self,
        of: Of,
        snapshot: &Arc<Snapshot>,
        text: &Arc<Text>,
        moment: Moment,
        masked: Option<Timestamp>,
    ) {
        let last = Instant::now();
        match self.places.entry(of) {
            Entry::Occupied(mut place) => {
                if let Place::Asked(asking) = place.get_mut() {
                    asking.last = last;
                }
            }
            Entry::Vacant(place) => {
                place.insert(Place::Asked(Asking {
                    snapshot: Arc::clone(snapshot),
                    text: Arc::clone(text),
                    moment,
                    masked,
                    last,
                }));
            }
        }
    }

    /// What was asked for last of all. What nobody has asked for in a while is let go: its reader moved on.
    fn next(&mut self) -> Option<(Of, Asking)> {
        self.places.retain(
            |_, place| !matches!(place, Place::Asked(asking) if asking.last.elapsed() > GIVEN_UP),
        );
        let asked = self.places.iter().filter_map(|(of, place)| match place {
            Place::Asked(asking) => Some((asking.last, *of)),
            _ => None,
        });
        let (_, of) = asked.max()?;
        match self.places.insert(of, Place::BeingWorkedOut) {
            Some(Place::Asked(asking)) => Some((of, asking)),
            _ => None,
        }
    }

    fn take(&mut self, of: &Of) -> Option<Arc<Reckoning>> {
        let next = self.uses + 1;
        match self.places.get_mut(of)? {
            Place::Asked(_) | Place::BeingWorkedOut => None,
            Place::Ready { reckoning, used } => {
                *used = next;
                self.uses = next;
                Some(Arc::clone(reckoning))
            }
        }
    }

    fn newest_live(&self, by: By, masked: bool) -> Option<Arc<Reckoning>> {
        let own = |of: &Of| of.live && of.by == by && of.masked == masked;
        let live = self.places.iter().filter(|(of, _)| own(of));
        let ready = live.filter_map(|(of, place)| match place {
            Place::Ready { reckoning, .. } => Some((of.snapshot, of.as_of, reckoning)),
            Place::Asked(_) | Place::BeingWorkedOut => None,
        });
        ready
            .max_by_key(|(snapshot, as_of, _)| (*snapshot, *as_of))
            .map(|(_, _, reckoning)| Arc::clone(reckoning))
    }

    /// Lets go of what nobody will ask for again: older live ones, and those unused for longest.
    fn clear(&mut self, newest: Of) {
        if newest.live {
            let alike = |of: &Of| of.live && (of.by, of.masked) == (newest.by, newest.masked);
            let stale = |of: &Of| alike(of) && *of < newest;
            self.places
                .retain(|of, place| !(stale(of) && matches!(place, Place::Ready { .. })));
        }
        loop {
            let ready = self.places.iter().filter_map(|(of, place)| match place {
                Place::Ready { reckoning, used } => Some((*used, *of, reckoning.holds())),
                Place::Asked(_) | Place::BeingWorkedOut => None,
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

#[cfg(test)]
mod tests {
    use tregua_record::{Claim, Draft, Payload};

    use super::*;
    use crate::access::Role;
    use crate::stage::Stage;

    fn of(hour: i128) -> Of {
        Of {
            as_of: hour,
            as_known: hour,
            by: By::Said,
            live: false,
            masked: false,
            snapshot: 1,
        }
    }

    #[test]
    fn what_was_asked_for_last_comes_first_and_what_nobody_waits_for_not_at_all() {
        let snapshot = Stage::of(Role::Observer).house.snapshot();
        let text = snapshot.text.clone().unwrap();
        let moment = Moment {
            as_of: tregua_calendar::Timestamp::UNIX_EPOCH,
            as_known: tregua_calendar::Timestamp::UNIX_EPOCH,
        };
        let mut shelf = Shelf::default();
        for hour in [1, 2, 3, 1] {
            shelf.ask(of(hour), &snapshot, &text, moment, None);
        }
        let mut next = || shelf.next().map(|(of, _)| of.as_of);
        assert_eq!([next(), next()], [Some(1), Some(3)]);
        for place in shelf.places.values_mut() {
            if let Place::Asked(asking) = place {
                asking.last = asking.last.checked_sub(GIVEN_UP * 2).unwrap();
            }
        }
        assert!(shelf.next().is_none() && !shelf.places.contains_key(&of(2)));
        assert_eq!(shelf.places.len(), 2, "those being worked out stay");
    }

    #[test]
    fn many_moments_at_once_take_few_threads_and_all_are_answered() {
        let stage = Stage::of(Role::Observer);
        let snapshot = stage.house.snapshot();
        let text = snapshot.text.clone().unwrap();
        let all = Arc::<Reckonings>::default();
        let begun: Vec<Of> = (1..=6)
            .map(|hour| {
                let mut shelf = all.shelf.lock().unwrap();
                let at = tregua_calendar::Timestamp::from_second(hour * 3600).unwrap();
                let moment = Moment {
                    as_of: at,
                    as_known: at,
                };
                shelf.ask(of(hour.into()), &snapshot, &text, moment, None);
                all.set_to_work(&mut shelf);
                assert!(shelf.working <= MOST_AT_WORK);
                of(hour.into())
            })
            .collect();
        let until = Instant::now() + Duration::from_secs(60);
        let mut shelf = all.shelf.lock().unwrap();
        while !begun.iter().all(|of| shelf.take(of).is_some()) {
            assert!(Instant::now() < until, "not all were worked out");
            shelf = all.done.wait_timeout(shelf, GIVEN_UP).unwrap().0;
        }
    }

    #[test]
    fn after_an_entry_the_next_base_goes_on_from_the_one_before() {
        let stage = Stage::of(Role::Reporter);
        let words = tregua_wording::Wording::new(tregua_wording::Lang::English);
        let all = Arc::<Reckonings>::default();
        let base = || {
            let snapshot = stage.house.snapshot();
            let text = snapshot.text.clone().unwrap();
            all.base(&snapshot, text, By::Received)
        };
        let moment = Moment {
            as_of: crate::stage::now(),
            as_known: Timestamp::MAX,
        };
        let rows = |base: &Base| {
            let evaluator = base.0.borrow_dependent().at(moment);
            evaluator.standings_told(&Wanted::default())
        };
        let before = base();
        let seen = rows(&before);
        let claims = stage.house.snapshot();
        let mut claim = Claim::clone(claims.holdings.claims().next().unwrap());
        claim.key = "a-later".into();
        claim.amount = Some(tregua_record::entries::claim::Amount::exactly(199));
        let draft = Draft::new(Payload::Statement(claim));
        stage.house.append(&words, vec![draft]).unwrap();
        let after = base();
        let ground = after.0.borrow_owner();
        let carried = before.carried_to(ground).map(|(_, read)| read);
        assert_eq!(carried, Some(ground.statements.len() - 1));
        let now = rows(&after);
        let afresh = Evaluator::new(&ground.text.agreement, ground.statements.iter(), moment);
        let afresh = afresh.rows_only(&Wanted::default());
        assert!(now.iter().map(|row| &**row).eq(&afresh));
        assert_ne!(now, seen);
        let shared = now.iter().zip(&seen);
        assert!(shared.filter(|(one, two)| Arc::ptr_eq(one, two)).count() > 10);
        assert_eq!(rows(&before), seen, "whoever looks at it keeps it");
        // Of another text nothing is carried over.
        let other = Ground {
            text: Arc::new(Text::clone(&ground.text)),
            statements: Arc::clone(&ground.statements),
            snapshot: Arc::clone(&ground.snapshot),
        };
        assert!(before.carried_to(&other).is_none());
    }
}
