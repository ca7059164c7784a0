//! Plain events of one voice in small heaps, each summed by when it became known, so that a long window adds heaps and not
//! events.
//!
//! An event is plain if it is one number that nothing else bears on: without rivals, denials, corrections or repeats, of
//! kinds and in a place that count. Of a voice with totals or closings no event is plain: those may beat it.

use tregua_calendar::{Timestamp, Window};

use crate::figures::Figure;
use crate::region::Region;

/// Events in a heap; twice as many are parted into two. Two heaps of a window lie across its edges and are walked through.
const HEAP: usize = 32;

/// Heaps in the order of their beginnings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tray {
    heaps: Vec<Heap>,
}

#[derive(Debug, Clone)]
struct Heap {
    /// From the first beginning to the last end.
    span: Window,
    /// The latest end among the heaps up to and with this one.
    latest: Timestamp,
    /// Places of the figures.
    places: Vec<usize>,
    /// By when they became known: the sum up to and with each.
    known: Vec<(Timestamp, u64)>,
}

impl Heap {
    /// A heap of the figures at `places`; `None` of none.
    fn of(figures: &[Figure], places: Vec<usize>) -> Option<Self> {
        let own = || places.iter().filter_map(|place| figures.get(*place));
        let span = own()
            .map(|figure| figure.region.span)
            .reduce(|all, one| Window::new(all.from.min(one.from), all.to.max(one.to)))?;
        let mut known: Vec<(Timestamp, u64)> =
            own().map(|figure| (figure.known.from, figure.lo)).collect();
        known.sort_unstable();
        let mut sum = 0u64;
        for (_, amount) in &mut known {
            sum = sum.saturating_add(*amount);
            *amount = sum;
        }
        Some(Heap {
            span,
            latest: span.to,
            places,
            known,
        })
    }
}

/// How many plain events lie inside what is asked, and what they add to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Plain {
    pub(crate) events: usize,
    pub(crate) sum: u64,
}

/// True if the figure is a plain event for a measure that asks about these kinds.
pub(crate) fn is_plain(figure: &Figure, asked: &Region) -> bool {
    let settled = figure.known.until.is_none() && !figure.denied;
    let counted = !figure.total && figure.credited().is_none() && figure.hi == Some(figure.lo);
    let said = !figure.repeats && !figure.out_of;
    settled
        && counted
        && said
        && figure.place_known
        && !figure.region.span.is_empty()
        && figure.sure().kinds_inside(asked)
        && figure.region.kinds_inside(asked)
}

impl Tray {
    /// A tray of the figures at `places`, all of them plain.
    pub(crate) fn of(figures: &[Figure], places: impl Iterator<Item = usize>) -> Self {
        let mut places: Vec<usize> = places.collect();
        sort(figures, &mut places);
        let heaps = places.chunks(HEAP);
        let heaps = heaps.filter_map(|heap| Heap::of(figures, heap.to_vec()));
        let mut tray = Tray {
            heaps: heaps.collect(),
        };
        tray.settle(0);
        tray
    }

    /// Counts anew how far heaps reach, from one on.
    fn settle(&mut self, from: usize) {
        let before = from.checked_sub(1).and_then(|at| self.heaps.get(at));
        let mut latest = before.map_or(Timestamp::MIN, |heap| heap.latest);
        for heap in self.heaps.iter_mut().skip(from) {
            latest = latest.max(heap.span.to);
            heap.latest = latest;
        }
    }

    /// One more plain figure.
    pub(crate) fn put(&mut self, figures: &[Figure], place: usize) {
        let Some(figure) = figures.get(place) else {
            return;
        };
        let from = figure.region.span.from;
        let after = self.heaps.partition_point(|heap| heap.span.from <= from);
        let at = after.saturating_sub(1);
        let mut places = match self.heaps.get_mut(at) {
            Some(heap) => std::mem::take(&mut heap.places),
            None => Vec::new(),
        };
        places.push(place);
        sort(figures, &mut places);
        let rest = match places.len() >= 2 * HEAP {
            true => places.split_off(HEAP),
            false => Vec::new(),
        };
        let heaps = [places, rest].into_iter();
        let heaps = heaps.filter_map(|places| Heap::of(figures, places));
        let until = self.heaps.len().min(at + 1);
        self.heaps.splice(at..until, heaps);
        self.settle(at);
    }

    /// Takes a figure away.
    pub(crate) fn take(&mut self, figures: &[Figure], place: usize) {
        let Some(figure) = figures.get(place) else {
            return;
        };
        let last = self
            .heaps
            .partition_point(|heap| heap.span.from <= figure.region.span.from);
        // Nearly always it is on the last one that begins before it.
        let own = |at: &usize| {
            self.heaps
                .get(*at)
                .is_some_and(|heap| heap.places.contains(&place))
        };
        let Some(at) = (0..last).rev().find(own) else {
            return;
        };
        let Some(heap) = self.heaps.get_mut(at) else {
            return;
        };
        let mut places = std::mem::take(&mut heap.places);
        places.retain(|own| *own != place);
        self.heaps.splice(at..=at, Heap::of(figures, places));
        self.settle(at);
    }

    /// The places of all events in heaps that touch `span`.
    pub(crate) fn over(&self, span: &Window) -> impl Iterator<Item = usize> {
        self.touching(span)
            .iter()
            .flat_map(|heap| heap.places.iter().copied())
    }

    fn touching(&self, outer: &Window) -> &[Heap] {
        let first = self.heaps.partition_point(|heap| heap.latest <= outer.from);
        let last = self.heaps.partition_point(|heap| heap.span.from < outer.to);
        self.heaps.get(first..last).unwrap_or_default()
    }

    /// What the events inside `inner` add to when this much is known: heap by heap, and one by one in heaps that lie across an
    /// edge. The places of those that only touch `outer` go to `apart`.
    pub(crate) fn inside(
        &self,
        figures: &[Figure],
        (inner, outer): (&Window, &Window),
        as_known: Timestamp,
        apart: &mut Vec<usize>,
    ) -> Plain {
        let mut plain = Plain::default();
        for heap in self.touching(outer) {
            if heap.span.inside(inner) {
                let events = heap.known.partition_point(|(known, _)| *known <= as_known);
                let sum = events.checked_sub(1).and_then(|last| heap.known.get(last));
                plain.events += events;
                plain.sum = plain.sum.saturating_add(sum.map_or(0, |(_, sum)| *sum));
                continue;
            }
            for place in &heap.places {
                let Some(figure) = figures.get(*place) else {
                    continue;
                };
                let span = &figure.region.span;
                if span.inside(inner) {
                    if figure.known.holds(as_known) {
                        plain.events += 1;
                        plain.sum = plain.sum.saturating_add(figure.lo);
                    }
                } else if span.overlaps(outer) {
                    apart.push(*place);
                }
            }
        }
        plain
    }
}

/// Puts places in the order in which their figures begin.
fn sort(figures: &[Figure], places: &mut [usize]) {
    let span = |place: &usize| figures.get(*place).map(|figure| figure.region.span);
    // What is said is said about in the order in which it happens, which a stable sort makes use of.
    let mut sorted: Vec<(Option<Window>, usize)> =
        places.iter().map(|place| (span(place), *place)).collect();
    sorted.sort();
    for (slot, (_, place)) in places.iter_mut().zip(sorted) {
        *slot = place;
    }
}
