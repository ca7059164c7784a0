//! Rows kept from one moment to the next.
//!
//! A row changes only when something it was made from comes or goes: a statement near it becomes known or is replaced, the
//! clock passes an instant that matters to it, or what governs its clause changes. So each instance lists the instants at
//! which the first two happen, in order, and a moment is told by how many of them are past. A row judged for one moment
//! is the row of every moment that has passed the same ones, and a moment close to another one judges little anew.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};

use tregua_agreement::duty::{Duty, Part};
use tregua_calendar::{Timestamp, Window};
use tregua_record::Name;

use crate::evaluator::Moment;
use crate::instances::Instance;
use crate::kernels;
use crate::phases::PhaseSpan;
use crate::row::Row;
use crate::view::View;

/// The ids of so many entries take as much memory as one row, about.
const ENTRIES_OF_A_ROW: usize = 48;
/// Rows of one part kept at most. Past it, those are dropped that the last moments did not ask for.
const MOST_ROWS: usize = 20_000;
/// Ways to be governed kept at most for one part; past it all its rows are judged anew.
const MOST_FRAMES: usize = 256;

/// The instants that matter to an instance.
#[derive(Debug, Clone)]
pub(crate) struct Turns {
    /// When something near it became known, or was replaced; in order.
    known: Box<[Timestamp]>,
    /// When time alone may change how it stands; in order.
    clock: Box<[Timestamp]>,
}

impl Turns {
    pub(crate) fn new(mut known: Vec<Timestamp>, mut clock: Vec<Timestamp>) -> Self {
        for instants in [&mut known, &mut clock] {
            instants.sort_unstable();
            instants.dedup();
        }
        Turns {
            known: known.into(),
            clock: clock.into(),
        }
    }

    /// How many of them are past, of each.
    fn past(&self, moment: &Moment) -> Past {
        (
            self.known.partition_point(|at| *at <= moment.as_known),
            self.clock.partition_point(|at| *at <= moment.as_of),
        )
    }
}

/// What a clause is governed by at a moment, apart from figures and the instance's own instants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Governed {
    pub(crate) phases: Vec<PhaseSpan>,
    /// For each phase, whether it has begun, and whether it has ended.
    pub(crate) begun: Vec<(bool, bool)>,
    /// The places of the statements' versions.
    pub(crate) by: Vec<usize>,
    /// Of a clause that names events or has a new date, and of a ban that is suspended: the moment itself, so that each of its rows is judged
    /// anew at every moment. A row may be kept between two moments if none of the instants it turns at lies between them,
    /// and those of other clauses' figures, and of windows that the events move in each view, are not among the ones that an
    /// instance knows of itself. Only these clauses pay for it; what their events come to is worked out once a moment.
    pub(crate) moment: Option<Moment>,
    /// Ids of entries whose hours are not told.
    pub(crate) untold: Arc<BTreeSet<String>>,
}

/// What was judged of one part.
#[derive(Clone, Default)]
pub(crate) struct PartKept {
    places: HashMap<Instance, usize>,
    cells: Vec<Cell>,
    /// Of instances that claims make, their places by their keys.
    by_key: HashMap<Name, Vec<usize>>,
    governed: Vec<Governed>,
    views: Vec<View>,
    /// How much all rows hold, and how much they held when some were let go last.
    held: usize,
    left: usize,
    /// Counts the moments asked about.
    round: u32,
}

/// One instance.
#[derive(Clone)]
struct Cell {
    instance: Instance,
    /// `None`: to be found anew.
    turns: Option<Turns>,
    /// The moment for which its rows are [`UNSETTLED`].
    judged_at: Option<Moment>,
    rows: Vec<KeptRow>,
}

#[derive(Clone)]
struct KeptRow {
    key: RowKey,
    row: Arc<Row>,
    /// When it was asked for last.
    asked: u32,
}

/// How many of its instants are past, of each sort.
pub(crate) type Past = (usize, usize);

/// Not asked yet how many are: of a row that was judged before its instance's instants were looked for.
const UNSETTLED: Past = (usize::MAX, usize::MAX);

/// How many of its instance's instants are past, how its clause is governed, the view (both by their places), and whether it
/// tells what it was counted from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowKey {
    pub(crate) past: Past,
    pub(crate) governed: usize,
    pub(crate) view: usize,
    pub(crate) told: bool,
}

/// Which instances of a part a change of the record may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stale {
    Nothing,
    Everything,
    /// Those that ask about one of these windows, each with the place of its measure.
    Near(Vec<(usize, Window)>),
    /// Those of these keys.
    Under(BTreeSet<String>),
}

impl PartKept {
    /// Begins another moment.
    pub(crate) fn begin(&mut self) {
        self.round = self.round.wrapping_add(1);
        // Where all are asked for each time, letting go finds nothing: then it is tried again once there are twice as many.
        if self.held > MOST_ROWS.max(2 * self.left) {
            let (round, before) = (self.round, self.round.wrapping_sub(1));
            self.retain(|row| row.asked == round || row.asked == before);
        }
    }

    /// The place of how the clause is governed.
    pub(crate) fn governed(&mut self, governed: Governed) -> usize {
        if let Some(place) = self.governed.iter().position(|own| *own == governed) {
            return place;
        }
        if self.governed.len() >= MOST_FRAMES {
            self.governed.clear();
            self.retain(|_| false);
        }
        self.governed.push(governed);
        self.governed.len() - 1
    }

    fn retain(&mut self, keep: impl Fn(&KeptRow) -> bool) {
        self.held = 0;
        for cell in &mut self.cells {
            cell.rows.retain(&keep);
            self.held += cell
                .rows
                .iter()
                .map(|kept| weight(&kept.row))
                .sum::<usize>();
        }
        self.left = self.held;
    }

    pub(crate) fn view(&mut self, view: &View) -> usize {
        if let Some(place) = self.views.iter().position(|own| own == view) {
            return place;
        }
        self.views.push(view.clone());
        self.views.len() - 1
    }

    /// The place of an instance, and how many of its instants are past; `turns` finds them when they are needed. Where
    /// others are to be asked about it `soon`, that is the first time; else as soon as another moment is asked about: an
    /// instance of a year turns at every entry of the year, and who puts one entry after the other asks about one moment.
    pub(crate) fn instance(
        &mut self,
        instance: &Instance,
        moment: &Moment,
        soon: bool,
        turns: impl FnOnce() -> Turns,
    ) -> (usize, Past) {
        let place = match self.places.get(instance) {
            Some(place) => *place,
            None => {
                let place = self.cells.len();
                self.cells.push(Cell {
                    instance: instance.clone(),
                    turns: None,
                    judged_at: None,
                    rows: Vec::new(),
                });
                self.places.insert(instance.clone(), place);
                if let Some(keyed) = &instance.key {
                    let own = self.by_key.entry(keyed.key.clone()).or_default();
                    own.push(place);
                }
                place
            }
        };
        let cell = self.cells.get_mut(place);
        let past = cell.map(|cell| cell.past(moment, soon, turns));
        (place, past.unwrap_or_default())
    }

    /// The row of this key, judged if it was not kept.
    pub(crate) fn row(
        &mut self,
        instance: usize,
        key: RowKey,
        judge: impl FnOnce() -> Row,
    ) -> Arc<Row> {
        let round = self.round;
        let Some(cell) = self.cells.get_mut(instance) else {
            return Arc::new(judge());
        };
        if let Some(kept) = cell.rows.iter_mut().find(|kept| kept.key == key) {
            kept.asked = round;
            return Arc::clone(&kept.row);
        }
        let row = Arc::new(judge());
        self.held += weight(&row);
        cell.rows.push(KeptRow {
            key,
            row: Arc::clone(&row),
            asked: round,
        });
        row
    }

    /// Lets go of what a change of the record may change: gives the instances among them that were asked for last. Where the
    /// clause waits for others, that is everything.
    pub(crate) fn forget(&mut self, duty: &Duty, stale: &mut Stale) -> Vec<Instance> {
        if self
            .governed
            .iter()
            .any(|governed| governed.moment.is_some())
        {
            *stale = Stale::Everything;
        }
        let round = self.round;
        let mut forgotten = Vec::new();
        let mut forget = |cell: &mut Cell, held: &mut usize| {
            if cell.rows.iter().any(|kept| kept.asked == round) {
                forgotten.push(cell.instance.clone());
            }
            *held -= cell.forget();
        };
        match stale {
            Stale::Nothing => {}
            Stale::Everything => {
                *self = PartKept {
                    round,
                    ..PartKept::default()
                }
            }
            Stale::Near(spans) => {
                for cell in &mut self.cells {
                    // Nothing is asked beyond these; most instances are told apart by that alone.
                    let Instance {
                        window, last, cure, ..
                    } = cell.instance;
                    let end = window.to.max(last).max(cure);
                    let reached =
                        |(_, span): &(usize, Window)| span.from <= end && window.from <= span.to;
                    if !spans.iter().any(reached) {
                        continue;
                    }
                    let asks = kernels::asks(duty, &cell.instance);
                    let near = |(measure, span): &(usize, Window)| {
                        let mut own = asks.iter().filter(|ask| ask.measure == *measure);
                        own.any(|ask| span.overlaps(&ask.span) || span.overlaps(&ask.upper))
                    };
                    if spans.iter().any(near) {
                        forget(cell, &mut self.held);
                    }
                }
            }
            Stale::Under(keys) => {
                for place in keys
                    .iter()
                    .filter_map(|key| self.by_key.get(key.as_str()))
                    .flatten()
                {
                    if let Some(cell) = self.cells.get_mut(*place) {
                        forget(cell, &mut self.held);
                    }
                }
            }
        }
        forgotten
    }
}

impl Cell {
    fn past(&mut self, moment: &Moment, soon: bool, turns: impl FnOnce() -> Turns) -> Past {
        let same = self.judged_at.is_none_or(|at| at == *moment);
        if self.turns.is_none() && same && !soon {
            self.judged_at = Some(*moment);
            return UNSETTLED;
        }
        let turns = self.turns.get_or_insert_with(turns);
        if let Some(at) = self.judged_at.take() {
            let before = turns.past(&at);
            let unsettled = self.rows.iter_mut().map(|kept| &mut kept.key.past);
            unsettled
                .filter(|past| **past == UNSETTLED)
                .for_each(|past| *past = before);
        }
        turns.past(moment)
    }

    /// Lets go of all of it; gives how much it held.
    fn forget(&mut self) -> usize {
        (self.turns, self.judged_at) = (None, None);
        let rows = self.rows.drain(..);
        rows.map(|kept| weight(&kept.row)).sum()
    }
}

/// How much a row holds: the ids of many entries weigh more than the rest.
fn weight(row: &Row) -> usize {
    1 + row.counted_from.len() / ENTRIES_OF_A_ROW
}

/// What was judged of every part of an agreement, in the order of the text.
pub(crate) struct Kept {
    /// By the address of the part in the agreement.
    places: HashMap<usize, usize>,
    parts: Vec<Mutex<PartKept>>,
}

impl Kept {
    /// Of these parts what was kept before, if anything was.
    pub(crate) fn of<'a>(
        parts: impl Iterator<Item = &'a Part>,
        mut before: impl Iterator<Item = PartKept>,
    ) -> Self {
        let places: HashMap<usize, usize> = parts.map(address).zip(0..).collect();
        let parts = (0..places.len()).map(|_| Mutex::new(before.next().unwrap_or_default()));
        Kept {
            parts: parts.collect(),
            places,
        }
    }

    /// A copy of what is kept, part by part.
    pub(crate) fn copy(&self) -> Vec<PartKept> {
        self.parts.iter().map(|part| locked(part).clone()).collect()
    }

    /// What was judged of `part`; `None` if it is no part of this agreement.
    pub(crate) fn part(&self, part: &Part) -> Option<MutexGuard<'_, PartKept>> {
        let kept = self.parts.get(*self.places.get(&address(part))?)?;
        Some(locked(kept))
    }
}

fn locked(part: &Mutex<PartKept>) -> MutexGuard<'_, PartKept> {
    // Who panicked while judging left nothing half-kept: rows are inserted whole.
    part.lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn address(part: &Part) -> usize {
    std::ptr::from_ref(part).addr()
}
