//! What can be wrong with a stored entry.

use std::fmt;

use thiserror::Error;

use crate::{DeviceId, EntryError, EntryId, FieldError, HeadProblem};

/// Something wrong, and with which entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The entry's place in the file, from 0; `None` if it concerns the file as a whole.
    pub idx: Option<u64>,
    /// Its id, computed from its bytes if they can be read, else as its row states it.
    pub id: Option<EntryId>,
    /// What was found.
    pub found: Finding,
}

/// What is wrong with an entry or with the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Finding {
    /// Its signed bytes.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// Longer than any entry.
    #[error("the signed bytes are longer than any entry may be")]
    TooLong,
    /// The payload or its salt was changed, or belongs to another entry.
    #[error("the payload or its salt is not what was committed to")]
    Payload,
    /// What is sealed for a group was changed, or belongs to another entry.
    #[error("what is sealed for its readers is not what was signed")]
    Closed,
    /// The payload has another size than the header says.
    #[error("the payload has another size than the header states")]
    PayloadSize,
    /// The payload fits its commitment, but was not written in its one form.
    #[error("the payload was not written as the format asks: {0}")]
    PayloadForm(FieldError),
    /// A derived column says something else than the bytes.
    #[error("the column `{column}` says {found}, and the entry says {expected}")]
    Column {
        /// Its name.
        column: &'static str,
        /// What it says.
        found: String,
        /// What was recomputed.
        expected: String,
    },
    /// An entry before this one was removed.
    #[error("{0} before this one is missing")]
    Gap(Missing),
    /// The chain of its device does not lead here.
    #[error("it names `{}` as the one before it, and that is `{}`", short(*.named), short(*.found))]
    Chain {
        /// What it names.
        named: Option<EntryId>,
        /// What comes before it here.
        found: Option<EntryId>,
    },
    /// It does not follow its device's last entry.
    #[error("it is number {found} of its device, where number {expected} comes next")]
    Order {
        /// Its number.
        found: u64,
        /// The number due.
        expected: u64,
    },
    /// Two entries of one device with one number: a proof that the device told two stories.
    #[error("its device signed another entry with the same number: `{}`", .0.short())]
    Fork(EntryId),
    /// Its author's clock went back.
    #[error("it says that it was signed before `{}`, which it follows", .0.short())]
    SignedBefore(EntryId),
    /// It belongs to another record.
    #[error("it belongs to another space")]
    Space,
    /// Its device is not one the charter admits, or signs for another organisation.
    #[error("its device is not admitted to sign for `{0}` here")]
    NotAdmitted(String),
    /// Its device was admitted by one who has no say any more.
    #[error(
        "its device is no longer admitted to sign for `{0}` here; its entries are kept and count for nothing until it is trusted again"
    )]
    Lapsed(String),
    /// The device that signs here was revoked.
    #[error(
        "it is the last of device `{}`, which signs here and was revoked: what it signs from now on counts for nothing; `tregua device --new` goes on with a new key",
        .0.short()
    )]
    SignerRevoked(DeviceId),
    /// The first entry is no charter, or another entry is one.
    #[error("a record begins with its one charter; this is not it")]
    Charter,
    /// The charter's header and its payload disagree.
    #[error("the charter's payload names another device or organisation than its header")]
    CharterNames,
    /// A key used twice by one author.
    #[error("its key `{key}` was already used by entry `{}`; a change is written as a correction", .first.short())]
    KeyTwice {
        /// The key.
        key: String,
        /// The first entry with it.
        first: EntryId,
    },
    /// It names an entry that is not here.
    #[error("it names entry `{}`, which is not here before it", .0.short())]
    NamesAbsent(EntryId),
    /// The payload is there, but not where it belongs.
    #[error("its payload is kept under another id, `{0}`")]
    PayloadMoved(String),
    /// The payload is gone, and nobody here says that it was erased.
    #[error(
        "its payload is gone, and no notice of this node says that it was erased; restore a copy"
    )]
    Removed,
    /// The payload is there, though this node said that it erased it.
    #[error("its payload is here again, though this node erased it; `tregua erase` takes it away")]
    NotErased,
    /// A payload without its entry.
    #[error("a payload belongs to no entry here")]
    StrayPayload,
    /// The log has another hash for this entry.
    #[error("the log knows other bytes in its place")]
    Leaf,
    /// The log does not have it yet.
    #[error("the log does not cover it")]
    NotInLog,
    /// A tile of the log, by its path.
    #[error("`{0}` of the log is not what the entries give")]
    Tile(String),
    /// Entries are gone from the end.
    #[error(
        "entries were removed from the end (covered by the log: {covered}, here: {entries}); restore a copy"
    )]
    Cut {
        /// How many it covers, by its tiles or by a checkpoint.
        covered: u64,
        /// How many are here.
        entries: u64,
    },
    /// A checkpoint that was signed.
    #[error("the checkpoint of size {size} {why}")]
    Head {
        /// Over how many entries.
        size: u64,
        /// What is wrong with it.
        why: HeadProblem,
    },
    /// A checkpoint that somebody else kept.
    #[error("the checkpoint given {0}")]
    Given(HeadProblem),
    /// The database.
    #[error("the file holds something that tregua did not make, or lacks something: {0}")]
    Schema(String),
    /// An attached file was changed, cut or put together otherwise.
    #[error("the attached file is not what was signed for")]
    Attached,
    /// A file that was attached here is not here.
    #[error("the file that was attached here with it is gone; restore a copy")]
    AttachedGone,
    /// An attached file that is nobody's.
    #[error("a file is kept that no attachment here names: {0}")]
    StrayAttached(String),
    /// Pieces of no file.
    #[error("pieces are kept that belong to no attached file")]
    StrayPieces,
    /// SQLite's own check.
    #[error("the file is damaged: {0}")]
    File(String),
}

/// What a gap may hide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// How many places are empty.
    pub entries: u64,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.entries {
            1 => f.write_str("1 entry"),
            more => write!(f, "{more} entries"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.idx, self.id) {
            (Some(idx), Some(id)) => write!(f, "entry {idx} (`{}`): {}", id.short(), self.found),
            (Some(idx), None) => write!(f, "entry {idx}: {}", self.found),
            (None, Some(id)) => write!(f, "entry `{}`: {}", id.short(), self.found),
            (None, None) => write!(f, "{}", self.found),
        }
    }
}

fn short(id: Option<EntryId>) -> String {
    id.map_or_else(|| "none".to_owned(), |id| id.short())
}
