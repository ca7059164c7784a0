//! The grid of kinds: which cells a measure asks for and a statement names (`docs/standings.md` §3.2).

use std::collections::BTreeSet;

use tregua_agreement::duty::Measure;
use tregua_agreement::meaning::Axis;
use tregua_record::entries::claim::{Claim, KindPart};

use crate::question::Question;

/// One kind per axis of a thing; a thing without axes has one cell.
pub(crate) type Cell = Vec<String>;

/// The cells that count for a measure (§3.2).
pub(crate) fn measured_cells(question: &Question<'_>, measure: &Measure) -> BTreeSet<Cell> {
    cells(&measured_kinds(axes(question, measure), measure))
}

/// The axes of the thing that a measure counts.
fn axes<'a>(question: &Question<'a>, measure: &Measure) -> &'a [Axis] {
    let thing = measure
        .thing
        .as_deref()
        .and_then(|name| question.agreement.thing(name));
    thing.map_or(&[], |thing| thing.axes.as_slice())
}

/// Per axis, the kinds that count.
fn measured_kinds(axes: &[Axis], measure: &Measure) -> Vec<BTreeSet<String>> {
    let of_axis = |axis: &Axis| {
        let choices: Vec<_> = measure
            .kinds
            .iter()
            .filter(|choice| choice.axis == axis.name)
            .collect();
        let counts = |kind: &&String| choices.iter().all(|choice| choice.any_of.contains(*kind));
        axis.kinds.iter().filter(counts).cloned().collect()
    };
    axes.iter().map(of_axis).collect()
}

/// The kinds that one statement names, seen from a measure.
pub(crate) struct Grid<'a> {
    axes: &'a [Axis],
    said: &'a Claim,
    /// Per axis, the kinds that the measure asks for.
    pub(crate) asked: Vec<BTreeSet<String>>,
    /// Per axis, the kinds that the statement leaves possible.
    kinds: Vec<BTreeSet<String>>,
    /// The axes of arrangements of a credited figure: those that its `under` names (§6).
    open: BTreeSet<usize>,
}

impl<'a> Grid<'a> {
    pub(crate) fn new(
        question: &Question<'a>,
        measure: &Measure,
        said: &'a Claim,
        credited: bool,
    ) -> Self {
        let axes = axes(question, measure);
        let asked = measured_kinds(axes, measure);
        let named = |axis: &Axis| {
            said.under
                .as_ref()
                .is_some_and(|under| axis.kinds.iter().any(|kind| under == kind))
        };
        let open = axes
            .iter()
            .enumerate()
            .filter(|(_, axis)| credited && named(axis))
            .map(|(at, _)| at)
            .collect();
        let mut grid = Grid {
            axes,
            said,
            asked,
            kinds: Vec::new(),
            open,
        };
        grid.kinds = grid.stated();
        grid
    }

    /// Per axis, the kinds that the uncounted kind parts and `under` name; all of them where none is named. On the axis of
    /// arrangements a credited figure is of whatever the measure asks.
    fn stated(&self) -> Vec<BTreeSet<String>> {
        let uncounted = self.said.kinds.iter().filter(|part| part.count.is_none());
        let uncounted = uncounted.flat_map(|part| part.all_of.iter().flatten());
        let under = self.said.under.as_deref();
        let named: BTreeSet<&str> = uncounted.map(String::as_str).chain(under).collect();
        let of_axis = |(at, axis): (usize, &Axis)| {
            if self.open.contains(&at) {
                return self.asked.get(at).cloned().unwrap_or_default();
            }
            let kinds: BTreeSet<String> = axis
                .kinds
                .iter()
                .filter(|kind| named.contains(kind.as_str()))
                .cloned()
                .collect();
            if kinds.is_empty() {
                axis.kinds.iter().cloned().collect()
            } else {
                kinds
            }
        };
        self.axes.iter().enumerate().map(of_axis).collect()
    }

    /// The statement's region.
    pub(crate) fn region(&self) -> BTreeSet<Cell> {
        cells(&self.kinds)
    }

    /// Its parts that have counts: each narrows the region.
    pub(crate) fn parts(&self) -> Vec<(BTreeSet<Cell>, u64)> {
        let narrowed = |part: &KindPart| {
            let of_axis = |(at, kinds): (usize, &BTreeSet<String>)| match self.named_by(part, at) {
                Some(named) => kinds.intersection(&named).cloned().collect(),
                None => kinds.clone(),
            };
            cells(
                &self
                    .kinds
                    .iter()
                    .enumerate()
                    .map(of_axis)
                    .collect::<Vec<_>>(),
            )
        };
        self.said
            .kinds
            .iter()
            .filter(|part| !self.leaves_no_kind(part))
            .filter_map(|part| Some((narrowed(part), part.count?)))
            .collect()
    }

    /// "A part that leaves no kind is none", on whatever axis.
    fn leaves_no_kind(&self, part: &KindPart) -> bool {
        self.kinds.iter().enumerate().any(|(at, kinds)| {
            let named = self.named_by(part, at);
            named.is_some_and(|named| named.is_disjoint(kinds))
        })
    }

    /// The kinds of one axis that a part names; `None` if it names none, or where the figure passes as whatever is asked.
    fn named_by(&self, part: &KindPart, at: usize) -> Option<BTreeSet<String>> {
        let axis = self.axes.get(at).filter(|_| !self.open.contains(&at))?;
        let sets: Vec<_> = part
            .all_of
            .iter()
            .filter(|set| axis.kinds.iter().any(|kind| set.contains(kind)))
            .collect();
        let all = |kind: &&String| sets.iter().all(|set| set.contains(*kind));
        if sets.is_empty() {
            None
        } else {
            Some(axis.kinds.iter().filter(all).cloned().collect())
        }
    }

    /// Where what is counted surely lies: on an axis on which the parts do not overlap and add to the whole, one number,
    /// only the kinds they name.
    pub(crate) fn sure(&self, lo: u64, hi: Option<u64>) -> BTreeSet<Cell> {
        let of_axis = |(at, kinds): (usize, &BTreeSet<String>)| {
            let parts = self
                .said
                .kinds
                .iter()
                .filter(|part| !self.leaves_no_kind(part))
                .filter_map(|part| Some((self.named_by(part, at)?, part.count?)))
                .map(|(named, count)| (named.intersection(kinds).cloned().collect(), count));
            let parts: Vec<(BTreeSet<String>, u64)> = parts.collect();
            let sum = parts.iter().map(|part| part.1).fold(0, u64::saturating_add);
            let named: BTreeSet<String> = parts
                .iter()
                .flat_map(|part| part.0.iter().cloned())
                .collect();
            let apart = parts.iter().map(|part| part.0.len()).sum::<usize>() == named.len();
            let all = !parts.is_empty() && apart && lo == sum && hi == Some(sum);
            if all {
                kinds.intersection(&named).cloned().collect()
            } else {
                kinds.clone()
            }
        };
        cells(
            &self
                .kinds
                .iter()
                .enumerate()
                .map(of_axis)
                .collect::<Vec<_>>(),
        )
    }
}

/// Every way to take one kind per axis.
pub(crate) fn cells(kinds: &[BTreeSet<String>]) -> BTreeSet<Cell> {
    let mut grid: BTreeSet<Cell> = BTreeSet::from([Vec::new()]);
    for axis in kinds {
        grid = grid
            .iter()
            .flat_map(|cell| {
                axis.iter()
                    .map(|kind| [cell.as_slice(), std::slice::from_ref(kind)].concat())
            })
            .collect();
    }
    grid
}
