//! A state to reach and to keep to (`docs/standings.md` §5, State).

use std::collections::BTreeSet;

use tregua_agreement::duty::{Kernel, Level};
use tregua_calendar::{Timestamp, Window};

use crate::counts::Counted;
use crate::figures::Figure;
use crate::grid::Cell;
use crate::seat::{Counts, Seat, Without, keeps};

/// A figure that says how many are there becomes a report of the level: one event of 1, of 0, or of either.
pub(crate) fn report(
    figure: Figure,
    level: Level,
    asked: &BTreeSet<Cell>,
    total: bool,
) -> Option<Figure> {
    if figure.sure.is_disjoint(asked) {
        return None;
    }
    // The most that it says of the kinds asked for: what holds them all.
    let mut most = BTreeSet::new();
    if asked.is_subset(&figure.cells) {
        most.extend(figure.hi);
    }
    // The least: what lies among them.
    let mut least = 0;
    if figure.sure.is_subset(asked) {
        least = figure.lo;
    }
    for (cells, count) in &figure.parts {
        if asked.is_subset(cells) {
            most.insert(*count);
        }
        if cells.is_subset(asked) {
            least = least.max(*count);
        }
    }
    let n = match level {
        Level::Within(n) | Level::Above(n) => n,
        // As many as there are is kept, to be held against those of the start.
        Level::AboveStart => {
            return Some(Figure {
                event: !total,
                whole: total && figure.whole,
                credited: None,
                cells: asked.clone(),
                sure: asked.clone(),
                lo: least,
                hi: most.first().copied(),
                parts: Vec::new(),
                ..figure
            });
        }
    };
    let more = least > n;
    let not_more = most.first().is_some_and(|most| *most <= n);
    let asks_more = matches!(level, Level::Above(_));
    let (lo, hi) = match (more, not_more) {
        // Its parts and its whole say different things, or neither says enough.
        (true, true) | (false, false) => (0, 1),
        (true, false) if asks_more => (1, 1),
        (false, true) if !asks_more => (1, 1),
        _ => (0, 0),
    };
    // How many there were at most in all of its time.
    let throughout = total && asks_more;
    Some(Figure {
        event: !throughout,
        whole: throughout && figure.whole,
        credited: None,
        cells: asked.clone(),
        sure: asked.clone(),
        lo,
        hi: Some(hi),
        parts: Vec::new(),
        ..figure
    })
}

/// What a voice said of more than there was at the start: "of those of no total in whose time the start lies, from the least to
/// the greatest; each of the others is more if its least is above the greatest, no more if its most is not above the least".
pub(crate) fn since_the_start(all: &[Figure], voice: &str, start: Timestamp) -> Vec<Figure> {
    let own = all.iter().filter(|figure| figure.voice == voice);
    let (then, later): (Vec<&Figure>, Vec<&Figure>) =
        own.partition(|figure| figure.event && figure.span.holds(start));
    let known: Vec<&&Figure> = then.iter().filter(|one| !one.place_unknown).collect();
    let least = known.iter().map(|one| one.lo).min().unwrap_or_default();
    let greatest = match known.iter().any(|one| one.hi.is_none()) {
        true => None,
        false => known.iter().filter_map(|one| one.hi).max(),
    };
    let told = |figure: &Figure| {
        let more = greatest.is_some_and(|greatest| greatest < figure.lo);
        let no_more = figure.hi.is_some_and(|most| most <= least);
        let (lo, hi) = match (more, no_more) {
            (true, false) => (1, 1),
            (false, true) => (0, 0),
            _ => (0, 1),
        };
        Figure {
            lo,
            hi: Some(hi),
            ..figure.clone()
        }
    };
    later.into_iter().map(told).collect()
}

impl Seat<'_> {
    fn reaches_a_state(&self) -> bool {
        matches!(&self.duty.kernel, Kernel::Done { measure, .. } if measure.level.is_some())
    }

    /// The latest beginning, up to where it has to be kept to, of what a voice says it is not so.
    fn not_so(&self, voice: &str, counts: &Counts<'_>, without: Without<'_>) -> Option<Timestamp> {
        if !self.reaches_a_state() {
            return None;
        }
        let mut own = counts.figures.clone();
        own.retain(|one| one.voice == voice && keeps(one, without) && one.hi == Some(0));
        own.retain(|one| one.span.from <= self.instance.last);
        own.iter().map(|one| one.span.from).max()
    }

    /// "A report that it is so is taken back by a later one": those that are not.
    pub(crate) fn not_taken_back(
        &self,
        voice: &str,
        counts: &Counts<'_>,
        without: Without<'_>,
    ) -> impl Fn(&Figure) -> bool + use<> {
        let last = self.not_so(voice, counts, without);
        move |one| match last {
            Some(last) => one.hi == Some(0) || one.span.to > last,
            None => true,
        }
    }

    /// "Of what is over by then, U is at most L + s."
    pub(crate) fn told(
        &self,
        counted: Counted,
        window: Window,
        voice: &str,
        counts: &Counts<'_>,
        without: Without<'_>,
    ) -> Counted {
        let last = self.not_so(voice, counts, without);
        if !counted.over || last.is_none_or(|last| last < window.to) {
            return counted;
        }
        let reached = counted.straddle.map(|more| counted.lo + more);
        let hi = match (counted.hi, reached) {
            (Some(hi), Some(reached)) => Some(hi.min(reached)),
            (hi, reached) => hi.or(reached),
        };
        Counted { hi, ..counted }
    }
}
