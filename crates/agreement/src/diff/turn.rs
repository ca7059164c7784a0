//! Which way a change turns a duty, for those it binds.

/// What a change does to the ways of honouring a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Nothing: what honours one honours the other.
    Same,
    /// Fewer ways of honouring it are left.
    Tighter,
    /// More ways of honouring it are open.
    Looser,
    /// The same is asked, at another time, place or point.
    Shifted,
    /// Each of the two can be honoured without the other, or nothing says which way it turns.
    Incomparable,
}

impl Turn {
    /// All of them, as JSON names them.
    pub fn word(self) -> &'static str {
        match self {
            Turn::Same => "same",
            Turn::Tighter => "tighter",
            Turn::Looser => "looser",
            Turn::Shifted => "shifted",
            Turn::Incomparable => "incomparable",
        }
    }

    /// Seen from the other text.
    #[must_use]
    pub fn back(self) -> Self {
        match self {
            Turn::Tighter => Turn::Looser,
            Turn::Looser => Turn::Tighter,
            other => other,
        }
    }

    /// Both at once.
    #[must_use]
    pub fn and(self, other: Turn) -> Self {
        match (self, other) {
            (Turn::Same, turn) | (turn, Turn::Same) => turn,
            (one, two) if one == two => one,
            _ => Turn::Incomparable,
        }
    }

    /// Of a duty to do something: what is asked is honoured by fewer (`after` lies within `before`) or by more.
    pub(super) fn of_sets(narrower: bool, wider: bool) -> Self {
        match (narrower, wider) {
            (true, true) => Turn::Same,
            (true, false) => Turn::Tighter,
            (false, true) => Turn::Looser,
            (false, false) => Turn::Shifted,
        }
    }

    /// Later, longer, more: looser.
    pub(super) fn by_order<T: Ord>(before: &T, after: &T) -> Self {
        Turn::of_sets(after <= before, after >= before)
    }
}
