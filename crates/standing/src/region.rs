//! Regions: a span of time × the kinds something can be of. What figures speak of, and what a part asks about.

use tregua_agreement::meaning::Thing;
use tregua_calendar::Window;

/// A span and, for each axis of the thing, the kinds that are possible: bit k stands for the axis's k-th kind.
///
/// Never empty on an axis; a thing without axes has no masks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) span: Window,
    pub(crate) kinds: Box<[u64]>,
}

impl Region {
    /// True if all of it lies in `outer`.
    pub(crate) fn inside(&self, outer: &Region) -> bool {
        self.span.inside(&outer.span) && self.kinds_inside(outer)
    }

    /// True if its kinds are among those of `outer`.
    pub(crate) fn kinds_inside(&self, outer: &Region) -> bool {
        self.kinds
            .iter()
            .zip(&outer.kinds)
            .all(|(mine, theirs)| mine & !theirs == 0)
    }

    /// True if some kind at some instant lies in both.
    pub(crate) fn touches(&self, other: &Region) -> bool {
        self.span.overlaps(&other.span) && self.kinds_touch(other)
    }

    /// True if some kind could be in both.
    pub(crate) fn kinds_touch(&self, other: &Region) -> bool {
        self.kinds
            .iter()
            .zip(&other.kinds)
            .all(|(mine, theirs)| mine & theirs != 0)
    }

    /// The part both share, if they touch.
    fn cut(&self, other: &Region) -> Option<Region> {
        self.touches(other).then(|| Region {
            span: self.span.cut(&other.span),
            kinds: self
                .kinds
                .iter()
                .zip(&other.kinds)
                .map(|(mine, theirs)| mine & theirs)
                .collect(),
        })
    }

    /// What is left of it outside `other`, as regions that do not touch each other.
    fn minus(&self, other: &Region) -> Vec<Region> {
        let Some(shared) = self.cut(other) else {
            return vec![self.clone()];
        };
        let mut left = Vec::new();
        let mut rest = self.clone();
        for (from, to) in [
            (rest.span.from, shared.span.from),
            (shared.span.to, rest.span.to),
        ] {
            if from < to {
                left.push(Region {
                    span: Window::new(from, to),
                    kinds: rest.kinds.clone(),
                });
            }
        }
        rest.span = shared.span;
        for (axis, mask) in shared.kinds.iter().enumerate() {
            let Some(own) = rest.kinds.get_mut(axis) else {
                continue;
            };
            let outside = *own & !mask;
            *own = *mask;
            if outside != 0 {
                let mut piece = rest.clone();
                if let Some(slot) = piece.kinds.get_mut(axis) {
                    *slot = outside;
                }
                left.push(piece);
            }
        }
        left
    }

    /// Some region of it that none of `covers` contains; `None` if together they contain all of it.
    pub(crate) fn uncovered(&self, covers: &[&Region]) -> Option<Region> {
        let mut left = vec![self.clone()];
        for cover in covers {
            left = left.iter().flat_map(|piece| piece.minus(cover)).collect();
            if left.is_empty() {
                return None;
            }
        }
        left.into_iter().next()
    }
}

/// The mask of the named kinds on the axis at `axis`; names of other axes are passed over.
pub(crate) fn mask<'a>(thing: &Thing, axis: usize, names: impl Iterator<Item = &'a str>) -> u64 {
    let kinds = thing.axes.get(axis).map_or(&[][..], |axis| &axis.kinds);
    names
        .filter_map(|name| kinds.iter().take(64).position(|kind| kind == name))
        .fold(0, |mask, at| mask | (1 << at))
}

/// The masks with every kind of every axis.
pub(crate) fn all_kinds(thing: Option<&Thing>) -> Box<[u64]> {
    let full = |kinds: usize| {
        if kinds >= 64 {
            u64::MAX
        } else {
            (1 << kinds) - 1
        }
    };
    thing.map_or_else(Box::default, |thing| {
        thing
            .axes
            .iter()
            .map(|axis| full(axis.kinds.len()))
            .collect()
    })
}

/// Masks that leave nothing out, for as many axes.
pub(crate) fn everything(kinds: &[u64]) -> Box<[u64]> {
    vec![u64::MAX; kinds.len()].into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(from: i64, to: i64, kinds: &[u64]) -> Region {
        let at = |second| tregua_calendar::Timestamp::from_second(second).unwrap();
        Region {
            span: Window::new(at(from), at(to)),
            kinds: kinds.into(),
        }
    }

    #[test]
    fn pieces_left_over_do_not_touch_the_other_or_each_other() {
        let whole = region(0, 10, &[0b111, 0b11]);
        let other = region(3, 5, &[0b010, 0b01]);
        let left = whole.minus(&other);
        assert_eq!(left.len(), 4);
        for (at, piece) in left.iter().enumerate() {
            assert!(!piece.touches(&other));
            assert!(left.iter().skip(at + 1).all(|next| !piece.touches(next)));
        }
        assert!(other.uncovered(&left.iter().collect::<Vec<_>>()).is_some());
        let mut all: Vec<&Region> = left.iter().collect();
        all.push(&other);
        assert!(whole.uncovered(&all).is_none());
    }
}
