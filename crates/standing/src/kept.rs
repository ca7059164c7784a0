//! Rows kept from one moment to the next.
//!
//! A row changes only when something it was made from comes or goes: a statement near it becomes known or is replaced, the
//! clock passes an instant that matters to it, or what governs its clause changes. So each instance lists the instants at
//! which the first two happen, in order, and a moment is told by how many of them are past. A row judged for one moment
//! is the row of every moment that has passed the same ones, and a moment close to another one judges little anew.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};

use tregua_agreement::duty::Part;
use tregua_calendar::Timestamp;

use crate::evaluator::Moment;
use crate::instances::Instance;
use crate::name::Name;
use crate::phases::PhaseSpan;
use crate::row::Row;
use crate::view::View;

/// Rows of one part kept at most. Past it, those are dropped that the last moments did not ask for.
const MOST_ROWS: usize = 20_000;
/// Ways to be governed kept at most for one part; past it all its rows are judged anew.
const MOST_FRAMES: usize = 256;

/// The instants that matter to an instance.
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
    fn past(&self, moment: &Moment) -> (usize, usize) {
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
    /// The statements, each by its id and the address of what it says: kept by the history, one for each version.
    pub(crate) by: Vec<(Name, usize)>,
    /// Of a clause that names events or has a new date, and of a ban that is suspended: the moment itself, so that each of its rows is judged
    /// anew at every moment. A row may be kept between two moments if none of the instants it turns at lies between them,
    /// and those of other clauses' figures, and of windows that the events move in each view, are not among the ones that an
    /// instance knows of itself. Only these clauses pay for it; what their events come to is worked out once a moment.
    pub(crate) moment: Option<Moment>,
    /// Ids of entries whose hours are not told.
    pub(crate) untold: Arc<BTreeSet<String>>,
}

/// What was judged of one part.
#[derive(Default)]
pub(crate) struct PartKept {
    instances: HashMap<Instance, usize>,
    turns: Vec<Turns>,
    governed: Vec<Governed>,
    views: Vec<View>,
    rows: HashMap<RowKey, (Arc<Row>, u32)>,
    /// Counts the moments asked about.
    round: u32,
}

/// An instance, how many of its instants are past, how its clause is governed, and the view: all by their places.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct RowKey {
    instance: usize,
    past: (usize, usize),
    governed: usize,
    view: usize,
}

impl PartKept {
    /// Begins another moment; returns the place of how the clause is governed then.
    pub(crate) fn begin(&mut self, governed: Governed) -> usize {
        self.round = self.round.wrapping_add(1);
        if self.rows.len() > MOST_ROWS {
            let (round, before) = (self.round, self.round.wrapping_sub(1));
            self.rows
                .retain(|_, (_, asked)| *asked == round || *asked == before);
        }
        if let Some(place) = self.governed.iter().position(|own| *own == governed) {
            return place;
        }
        if self.governed.len() >= MOST_FRAMES {
            self.governed.clear();
            self.rows.clear();
        }
        self.governed.push(governed);
        self.governed.len() - 1
    }

    pub(crate) fn view(&mut self, view: &View) -> usize {
        if let Some(place) = self.views.iter().position(|own| own == view) {
            return place;
        }
        self.views.push(view.clone());
        self.views.len() - 1
    }

    /// The place of an instance, and how many of its instants are past; `turns` finds them the first time.
    pub(crate) fn instance(
        &mut self,
        instance: &Instance,
        moment: &Moment,
        turns: impl FnOnce() -> Turns,
    ) -> (usize, (usize, usize)) {
        let place = match self.instances.get(instance) {
            Some(place) => *place,
            None => {
                self.turns.push(turns());
                self.instances
                    .insert(instance.clone(), self.turns.len() - 1);
                self.turns.len() - 1
            }
        };
        let past = self
            .turns
            .get(place)
            .map_or((0, 0), |turns| turns.past(moment));
        (place, past)
    }

    /// The row of this key, judged if it was not kept.
    pub(crate) fn row(
        &mut self,
        (instance, past): (usize, (usize, usize)),
        governed: usize,
        view: usize,
        judge: impl FnOnce() -> Row,
    ) -> Arc<Row> {
        let round = self.round;
        let key = RowKey {
            instance,
            past,
            governed,
            view,
        };
        let kept = self
            .rows
            .entry(key)
            .or_insert_with(|| (Arc::new(judge()), round));
        kept.1 = round;
        Arc::clone(&kept.0)
    }
}

/// What was judged of every part of an agreement.
pub(crate) struct Kept {
    /// By the address of the part in the agreement.
    places: HashMap<usize, usize>,
    parts: Vec<Mutex<PartKept>>,
}

impl Kept {
    pub(crate) fn of<'a>(parts: impl Iterator<Item = &'a Part>) -> Self {
        let places: HashMap<usize, usize> = parts.map(address).zip(0..).collect();
        Kept {
            parts: places.iter().map(|_| Mutex::default()).collect(),
            places,
        }
    }

    /// What was judged of `part`; `None` if it is no part of this agreement.
    pub(crate) fn part(&self, part: &Part) -> Option<MutexGuard<'_, PartKept>> {
        let kept = self.parts.get(*self.places.get(&address(part))?)?;
        // Who panicked while judging left nothing half-kept: rows are inserted whole.
        Some(
            kept.lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
        )
    }
}

fn address(part: &Part) -> usize {
    std::ptr::from_ref(part).addr()
}
