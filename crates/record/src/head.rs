//! A head of this node's log: a checkpoint signed by the log's own key, and by the device whose log it is.

use thiserror::Error;
use tregua_log::{Checkpoint, KeyKind, Note, NoteError, Signed, VerifierKey, seen_by_quorum};

use crate::ids::from_hex;
use crate::{DeviceId, LogId, SpaceId};

const ORIGIN: &str = "tregua";

/// Why a note is no head of this record's log.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum HeadProblem {
    /// Not a note, or not over a checkpoint.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// Not of a log of tregua.
    #[error("is of a log that is not tregua's")]
    Foreign,
    /// Of another truce.
    #[error("is of another space")]
    Space,
    /// Of this truce, and kept by another node: the order of entries differs, so they cannot be held to each other.
    #[error("is of the log of another node")]
    OtherNode,
    /// Signed by a device of this node, and of a log with another key: the log was begun anew.
    #[error("is of another log that a device of this record signed: one of the two was begun anew")]
    OtherLog,
    /// The log's line is not there.
    #[error("is not signed by the log that it names")]
    NotSigned,
    /// A signature does not fit.
    #[error("was changed after it was signed")]
    Signature,
    /// The entries here give another root.
    #[error("was signed over other entries than those here")]
    Root,
    /// There are fewer entries here.
    #[error("covers more entries than are here")]
    Cut,
}

impl HeadProblem {
    /// True if it is no head of this record at all, so that it shows nothing about it: neither that entries are as they were,
    /// nor that they are not.
    pub fn is_foreign(&self) -> bool {
        match self {
            HeadProblem::Unreadable(_)
            | HeadProblem::Foreign
            | HeadProblem::Space
            | HeadProblem::OtherNode
            | HeadProblem::NotSigned
            | HeadProblem::Signature => true,
            HeadProblem::OtherLog | HeadProblem::Root | HeadProblem::Cut => false,
        }
    }
}

/// A head whose signatures fit: which log, how many entries, which root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogHead {
    /// What it says.
    pub checkpoint: Checkpoint,
    /// The key of the log, as witnesses and others who check are given it.
    pub key: VerifierKey,
    /// The signed note, with the lines of whoever else signed.
    pub note: Note,
}

/// The name of a node's log: the space, then the log's key, so that a head can be checked by itself. It names nobody.
pub(crate) fn origin(space: SpaceId, key: &[u8; 32]) -> String {
    let key = LogId::from_bytes(*key);
    format!("{ORIGIN}/{space}/{key}")
}

/// The space and the key that an origin names.
fn parse_origin(name: &str) -> Option<(SpaceId, [u8; 32])> {
    let (space, key) = name
        .strip_prefix(ORIGIN)?
        .strip_prefix('/')?
        .split_once('/')?;
    let parsed = (SpaceId::from_bytes(from_hex(space)?), from_hex(key)?);
    (origin(parsed.0, &parsed.1) == name).then_some(parsed)
}

impl LogHead {
    /// Reads a head and checks its two signatures: that of the log, whose key its name holds, and that of the device.
    ///
    /// # Errors
    /// [`HeadProblem`] says why it is no head of a log of this device.
    pub fn read(bytes: &[u8], space: SpaceId, device: DeviceId) -> Result<Self, HeadProblem> {
        let note = Note::parse(bytes).map_err(|error| unreadable(&error))?;
        let checkpoint: Checkpoint = note.text().parse().map_err(|error| unreadable(&error))?;
        let (of, key) = parse_origin(&checkpoint.origin).ok_or(HeadProblem::Foreign)?;
        if of != space {
            return Err(HeadProblem::Space);
        }
        let verifier = |key| VerifierKey::new(&checkpoint.origin, KeyKind::Note, key);
        let (Ok(log), Ok(device)) = (verifier(&key), verifier(device.as_bytes())) else {
            return Err(HeadProblem::Signature);
        };
        for (key, absent) in [
            (&log, HeadProblem::NotSigned),
            (&device, HeadProblem::OtherNode),
        ] {
            match note.verify(std::slice::from_ref(key)) {
                Ok(_) => {}
                Err(NoteError::Unknown) => return Err(absent),
                Err(_) => return Err(HeadProblem::Signature),
            }
        }
        Ok(LogHead {
            checkpoint,
            key: log,
            note,
        })
    }
}

impl LogHead {
    /// When the first of the witnesses given saw it, by its own clock, in seconds since 1970: whatever it covers was there by
    /// then. `None` if none of them cosigned it, or if a line of one of them does not fit.
    pub fn seen(&self, witnesses: &[VerifierKey]) -> Option<u64> {
        self.seen_by(witnesses, 1)
    }

    /// When so many of the witnesses given had seen it; `None` if fewer did, or if a line of one of them does not fit.
    pub fn seen_by(&self, witnesses: &[VerifierKey], quorum: u64) -> Option<u64> {
        seen_by_quorum(self.times(witnesses), quorum)
    }

    /// Who of the witnesses given cosigned it, and when by their own clocks; nobody if a line of one of them does not fit.
    pub fn times(&self, witnesses: &[VerifierKey]) -> Vec<(String, u64)> {
        let signed = self.note.verify(witnesses).unwrap_or_default();
        let time = |signed: &Signed<'_>| Some((signed.key.name().to_owned(), signed.time?));
        signed.iter().filter_map(time).collect()
    }
}

fn unreadable(error: &dyn std::fmt::Display) -> HeadProblem {
    HeadProblem::Unreadable(error.to_string())
}
