//! Two small searches: the heaviest set of pieces that do not clash, and the cheapest cover of a region.
//!
//! Both are exact within a bound on their steps. Past it they fall back to a result that is still true, only wider:
//! a lower end that may be too low, an upper end that may be too high.

use std::collections::{BTreeMap, BTreeSet};

use crate::region::Region;

/// Search steps before falling back. A year of daily totals beside weekly and yearly ones stays far below.
const STEPS: usize = 20_000;

/// Something that counts towards a lower end.
pub(crate) struct Piece<'a> {
    regions: Vec<&'a Region>,
    event: bool,
    weight: u64,
}

impl<'a> Piece<'a> {
    pub(crate) fn total(region: &'a Region, weight: u64) -> Self {
        Piece {
            regions: vec![region],
            event: false,
            weight,
        }
    }

    pub(crate) fn event(regions: Vec<&'a Region>, weight: u64) -> Self {
        Piece {
            regions,
            event: true,
            weight,
        }
    }

    /// Two pieces that may speak of the same things clash; events are happenings of their own.
    fn clashes(&self, other: &Piece<'_>) -> bool {
        let both_events = self.event && other.event;
        !both_events
            && self
                .regions
                .iter()
                .any(|mine| other.regions.iter().any(|theirs| mine.touches(theirs)))
    }
}

/// The largest sum over pieces of which no two clash.
pub(crate) fn heaviest_set(pieces: &[Piece<'_>]) -> u64 {
    let (events, totals): (Vec<&Piece<'_>>, Vec<&Piece<'_>>) =
        pieces.iter().partition(|piece| piece.event);
    // Events never clash among themselves, so all that clash with the same totals stand or fall together.
    let mut bundles: BTreeMap<BTreeSet<usize>, u64> = BTreeMap::new();
    for event in events {
        let clashing = totals
            .iter()
            .enumerate()
            .filter(|(_, total)| event.clashes(total))
            .map(|(at, _)| at)
            .collect();
        let bundle = bundles.entry(clashing).or_default();
        *bundle = bundle.saturating_add(event.weight);
    }
    let mut weights: Vec<u64> = totals.iter().map(|total| total.weight).collect();
    let mut clashes: Vec<BTreeSet<usize>> = totals
        .iter()
        .enumerate()
        .map(|(at, one)| {
            (0..totals.len())
                .filter(|other| {
                    *other != at && totals.get(*other).is_some_and(|two| one.clashes(two))
                })
                .collect()
        })
        .collect();
    for (clashing, weight) in bundles {
        let own = weights.len();
        for total in &clashing {
            if let Some(set) = clashes.get_mut(*total) {
                set.insert(own);
            }
        }
        weights.push(weight);
        clashes.push(clashing);
    }
    let mut search = Packing {
        weights,
        clashes,
        steps: STEPS,
    };
    let all = (0..search.weights.len()).collect();
    search.best(all)
}

struct Packing {
    weights: Vec<u64>,
    clashes: Vec<BTreeSet<usize>>,
    steps: usize,
}

impl Packing {
    fn best(&mut self, mut left: BTreeSet<usize>) -> u64 {
        let mut sum = 0u64;
        while let Some(first) = left.first().copied() {
            let component = self.component(first, &left);
            left = left.difference(&component).copied().collect();
            sum = sum.saturating_add(self.best_connected(component));
        }
        sum
    }

    fn best_connected(&mut self, component: BTreeSet<usize>) -> u64 {
        let degree = |at: &usize| self.neighbours(*at).intersection(&component).count();
        let Some(busiest) = component.iter().copied().max_by_key(degree) else {
            return 0;
        };
        if degree(&busiest) == 0 {
            return self.weight(busiest);
        }
        if self.steps == 0 {
            return self.greedy(component);
        }
        self.steps -= 1;
        let mut without = component;
        without.remove(&busiest);
        let compatible = without
            .difference(self.neighbours(busiest))
            .copied()
            .collect();
        let with = self.weight(busiest).saturating_add(self.best(compatible));
        with.max(self.best(without))
    }

    fn greedy(&self, mut left: BTreeSet<usize>) -> u64 {
        let mut sum = 0u64;
        while let Some(heaviest) = left.iter().copied().max_by_key(|at| self.weight(*at)) {
            sum = sum.saturating_add(self.weight(heaviest));
            left.remove(&heaviest);
            left = left
                .difference(self.neighbours(heaviest))
                .copied()
                .collect();
        }
        sum
    }

    fn component(&self, first: usize, left: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([first]);
        let mut edge = vec![first];
        while let Some(at) = edge.pop() {
            for next in self.neighbours(at).intersection(left) {
                if found.insert(*next) {
                    edge.push(*next);
                }
            }
        }
        found
    }

    fn neighbours(&self, at: usize) -> &BTreeSet<usize> {
        static NONE: BTreeSet<usize> = BTreeSet::new();
        self.clashes.get(at).unwrap_or(&NONE)
    }

    fn weight(&self, at: usize) -> u64 {
        self.weights.get(at).copied().unwrap_or(0)
    }
}

/// The smallest sum over covers that together contain all of `asked`; `None` if they do not.
pub(crate) fn cheapest_cover(asked: &Region, covers: &[(&Region, u64)]) -> Option<u64> {
    let all: Vec<&Region> = covers.iter().map(|(region, _)| *region).collect();
    // With this settled every branch of the search ends in a cover.
    if asked.uncovered(&all).is_some() {
        return None;
    }
    let mut search = Covering {
        asked,
        covers,
        best: None,
        steps: STEPS,
    };
    search.extend(&mut Vec::new(), 0);
    search.best
}

struct Covering<'a> {
    asked: &'a Region,
    covers: &'a [(&'a Region, u64)],
    best: Option<u64>,
    steps: usize,
}

impl<'a> Covering<'a> {
    fn extend(&mut self, used: &mut Vec<&'a Region>, sum: u64) {
        if self.best.is_some_and(|best| sum >= best) {
            return;
        }
        let Some(open) = self.asked.uncovered(used) else {
            self.best = Some(sum);
            return;
        };
        // Any cover must contain the first instant of what is open, with the first kind of each axis.
        let corner = corner(&open);
        let covers = self.covers.iter();
        for (region, hi) in covers.filter(|(region, _)| corner.inside(region)) {
            // Out of steps with a cover in hand: it is true, if perhaps not the cheapest.
            if self.steps == 0 && self.best.is_some() {
                return;
            }
            self.steps = self.steps.saturating_sub(1);
            used.push(region);
            self.extend(used, sum.saturating_add(*hi));
            used.pop();
        }
    }
}

fn corner(region: &Region) -> Region {
    let from = region.span.from;
    let to = from
        .checked_add(std::time::Duration::from_nanos(1))
        .unwrap_or(region.span.to)
        .min(region.span.to);
    Region {
        span: tregua_calendar::Window::new(from, to),
        kinds: region
            .kinds
            .iter()
            .map(|kinds| kinds & kinds.wrapping_neg())
            .collect(),
    }
}
