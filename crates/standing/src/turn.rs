//! Whether something has come about, of several things, and when.

use tregua_calendar::Timestamp;
use tregua_record::Name;

use crate::outcome::Status;

/// Whether something has come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Came {
    /// Not so far, as far as the view knows; perhaps never.
    Not,
    /// At an instant between these two, which are the same if the instant is known.
    At {
        /// Not before.
        first: Timestamp,
        /// By then at the latest.
        last: Timestamp,
    },
    /// It cannot be told, and this is the status of that.
    Open(Status),
}

impl Came {
    /// The two ends of when it came about, once if they are one; none unless it has.
    pub(crate) fn ends(self) -> Vec<Timestamp> {
        match self {
            Came::At { first, last } if first == last => vec![first],
            Came::At { first, last } => vec![first, last],
            Came::Not | Came::Open(_) => Vec::new(),
        }
    }
}

/// The same with the entries by which it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    pub(crate) came: Came,
    pub(crate) by: Vec<Name>,
}

impl Turn {
    pub(crate) fn not() -> Self {
        Turn {
            came: Came::Not,
            by: Vec::new(),
        }
    }

    pub(crate) fn open(status: Status) -> Self {
        Turn {
            came: Came::Open(status),
            by: Vec::new(),
        }
    }
}

/// All of several: what one lacks they lack together; then what one leaves open; else the latest.
pub(crate) fn together(turns: Vec<Turn>) -> Turn {
    if turns.iter().any(|turn| turn.came == Came::Not) {
        return Turn::not();
    }
    if let Some(status) = open(&turns) {
        return Turn::open(status);
    }
    joined(turns, Ord::max)
}

/// One of several is enough.
pub(crate) fn either(turns: Vec<Turn>) -> Turn {
    let (came, others): (Vec<Turn>, Vec<Turn>) = turns
        .into_iter()
        .partition(|turn| matches!(turn.came, Came::At { .. }));
    if !came.is_empty() {
        return joined(came, Ord::min);
    }
    open(&others).map_or_else(Turn::not, Turn::open)
}

/// The first status of those that are open, in the order of the statuses of §8.
pub(crate) fn open(turns: &[Turn]) -> Option<Status> {
    const ORDER: [Status; 4] = [
        Status::NotCheckable,
        Status::Contested,
        Status::Ambiguous,
        Status::Unverified,
    ];
    ORDER
        .into_iter()
        .find(|status| turns.iter().any(|turn| turn.came == Came::Open(*status)))
}

pub(crate) fn joined(turns: Vec<Turn>, pick: fn(Timestamp, Timestamp) -> Timestamp) -> Turn {
    let mut all = Turn::not();
    for turn in turns {
        all.came = match (all.came, turn.came) {
            (Came::At { first: a, last: b }, Came::At { first, last }) => Came::At {
                first: pick(a, first),
                last: pick(b, last),
            },
            (_, came) => came,
        };
        all.by.extend(
            turn.by
                .into_iter()
                .filter(|id| !all.by.contains(id))
                .collect::<Vec<_>>(),
        );
    }
    all
}
