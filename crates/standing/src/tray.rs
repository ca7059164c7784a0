//! Plain events of one voice in small heaps, each summed by when it became known, so that a long window adds heaps and not
//! events.
//!
//! An event is plain if it is one number that nothing else bears on: without rivals, denials, corrections or repeats, of
//! kinds and in a place that count. Of a voice with totals or closings no event is plain: those may beat it.

use tregua_calendar::{Timestamp, Window};

use crate::figures::Figure;
use crate::region::Region;

/// Events in a heap. Two heaps of a window lie across its edges and are walked through.
const HEAP: usize = 32;

/// Heaps in the order of their beginnings.
#[derive(Default)]
pub(crate) struct Tray {
    heaps: Vec<Heap>,
    /// The latest end among the heaps up to and with this one.
    latest_end: Vec<Timestamp>,
}

struct Heap {
    /// From the first beginning to the last end.
    span: Window,
    /// Places of the figures.
    places: Vec<usize>,
    /// By when they became known: the sum up to and with each.
    known: Vec<(Timestamp, u64)>,
}

/// How many plain events lie inside what is asked, and what they add to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Plain {
    pub(crate) events: usize,
    pub(crate) sum: u64,
}

/// True if the figure is a plain event for a measure that asks about these kinds.
pub(crate) fn is_plain(figure: &Figure<'_>, asked: &Region) -> bool {
    let claim = &figure.version.live.claim;
    let settled = figure.known.until.is_none() && figure.version.denied_by.is_empty();
    let counted = !figure.total && figure.credited.is_none() && figure.hi == Some(figure.lo);
    let said = claim.repeats.is_none() && claim.out_of.is_none();
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
    pub(crate) fn of(figures: &[Figure<'_>], places: impl Iterator<Item = usize>) -> Self {
        let span = |place: &usize| figures.get(*place).map(|figure| figure.region.span);
        let mut places: Vec<usize> = places.collect();
        places.sort_by_key(|place| span(place).map(|span| (span.from, span.to)));
        let mut tray = Tray::default();
        let mut latest = Timestamp::MIN;
        for heap in places.chunks(HEAP) {
            let own = || heap.iter().filter_map(|place| figures.get(*place));
            let whole = own()
                .map(|figure| figure.region.span)
                .reduce(|all, one| Window::new(all.from.min(one.from), all.to.max(one.to)));
            let Some(span) = whole else { continue };
            let mut known: Vec<(Timestamp, u64)> =
                own().map(|figure| (figure.known.from, figure.lo)).collect();
            known.sort_unstable();
            let mut sum = 0u64;
            for (_, amount) in &mut known {
                sum = sum.saturating_add(*amount);
                *amount = sum;
            }
            latest = latest.max(span.to);
            tray.latest_end.push(latest);
            tray.heaps.push(Heap {
                span,
                places: heap.to_vec(),
                known,
            });
        }
        tray
    }

    /// The places of all events in heaps that touch `span`.
    pub(crate) fn over(&self, span: &Window) -> impl Iterator<Item = usize> {
        self.touching(span)
            .iter()
            .flat_map(|heap| heap.places.iter().copied())
    }

    fn touching(&self, outer: &Window) -> &[Heap] {
        let first = self.latest_end.partition_point(|end| *end <= outer.from);
        let last = self.heaps.partition_point(|heap| heap.span.from < outer.to);
        self.heaps.get(first..last).unwrap_or_default()
    }

    /// What the events inside `inner` add to when this much is known, heap by heap; the places of those in heaps that only
    /// touch `outer` go to `apart`.
    pub(crate) fn inside(
        &self,
        inner: &Window,
        outer: &Window,
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
            } else {
                apart.extend(&heap.places);
            }
        }
        plain
    }
}
