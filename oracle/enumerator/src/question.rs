//! What the judge is asked and what it answers.

use std::collections::BTreeSet;

use thiserror::Error;
use tregua_agreement::Agreement;
use tregua_calendar::Timestamp;
use tregua_record::entries::claim::Claim;

/// One statement on record (`docs/standings.md` §1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its entry: only an order among statements, and a name to speak of it.
    pub id: String,
    /// The organisation that signed it.
    pub author: String,
    /// What it says.
    pub claim: Claim,
    /// The instant from which it is known.
    pub known: Timestamp,
}

/// Whose statements count (§7).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// What one voice says or concedes.
    AccordingTo(String),
    /// What the body says that the clause or the header names as counting.
    NamedBody,
    /// What the parties say alike.
    BothParties,
    /// What anybody says.
    AllVoices,
}

/// An agreement, what was said, and a moment (§1).
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The agreement.
    pub agreement: &'a Agreement,
    /// Every statement, in any order.
    pub statements: &'a [Statement],
    /// The clock that deadlines are read against.
    pub as_of: Timestamp,
    /// Statements known later do not count.
    pub as_known: Timestamp,
}

/// A whole-number interval; `hi` is `None` when nothing bounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// At least this many.
    pub lo: u64,
    /// At most this many.
    pub hi: Option<u64>,
}

/// Where one part stands, for one reading, instance and view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Label of the clause.
    pub clause: String,
    /// Name of the part.
    pub part: String,
    /// The reading: its counting point and its name.
    pub reading: (Option<String>, Option<String>),
    /// The instance: its date, or `None` where the part has only one.
    pub instance: Option<String>,
    /// The view that was asked for.
    pub view: View,
    /// One of the sixteen words of `design.md` §4.
    pub status: &'static str,
    /// The outcomes still possible; empty where none was looked for (§8).
    pub outcomes: BTreeSet<&'static str>,
    /// Why more than one is possible (§5); empty otherwise.
    pub causes: BTreeSet<&'static str>,
    /// What the view counts: one interval per measure and window, in the order of the kernel; for a deadline, up to the
    /// due instant, the last moment and the end of the cure. Empty where nothing was counted.
    pub intervals: Vec<Interval>,
}

/// A case with too much in it for every completion to be looked at. Ask about a smaller one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("too large to enumerate: {found} {what}, at most {bound} can be looked at")]
pub struct TooLarge {
    /// What there is too much of.
    pub what: &'static str,
    /// How much of it there is.
    pub found: u64,
    /// How much could have been looked at.
    pub bound: u64,
}

impl TooLarge {
    /// `Ok` if `found` is within `bound`.
    pub(crate) fn check(what: &'static str, found: u64, bound: u64) -> Result<(), TooLarge> {
        if found <= bound {
            Ok(())
        } else {
            Err(TooLarge { what, found, bound })
        }
    }
}
