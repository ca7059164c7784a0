//! Half-open windows and lengths.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A half-open stretch of time: `from` belongs to it, `to` does not.
///
/// An empty window has `from >= to`; it contains nothing and overlaps nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Window {
    /// First instant inside.
    pub from: Timestamp,
    /// First instant after.
    pub to: Timestamp,
}

impl Window {
    /// The window from `from` up to, not including, `to`.
    pub fn new(from: Timestamp, to: Timestamp) -> Self {
        Window { from, to }
    }

    /// True if no instant lies inside.
    pub fn is_empty(&self) -> bool {
        self.from >= self.to
    }

    /// True if `at` lies inside.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.to
    }

    /// True if every instant of `self` lies inside `outer`.
    pub fn inside(&self, outer: &Window) -> bool {
        self.is_empty() || (outer.from <= self.from && self.to <= outer.to)
    }

    /// True if some instant lies in both.
    pub fn overlaps(&self, other: &Window) -> bool {
        !self.cut(other).is_empty()
    }

    /// The instants that lie in both; may be empty.
    pub fn cut(&self, other: &Window) -> Window {
        Window::new(self.from.max(other.from), self.to.min(other.to))
    }
}

/// A length of time as an agreement states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Length {
    /// Agreement days: 23, 24 or 25 hours each, by the agreement's clock.
    Days(u32),
    /// Elapsed hours.
    Hours(u32),
}
