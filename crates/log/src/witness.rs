//! What is sent to a witness and what it answers (c2sp.org/tlog-witness), as texts: how they travel is for others.

use std::fmt;

use thiserror::Error;

use crate::base64::decimal;
use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::note::{MAX_NOTE_BYTES, Note, NoteError, SignatureLine, parse_lines};
use crate::tree::Hash;

/// Most hashes of a proof.
pub const MAX_PROOF_LINES: usize = 63;

/// A request to cosign a checkpoint: the body of `add-checkpoint`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size of the last checkpoint that the witness cosigned; 0 if none.
    pub old: u64,
    /// That the log of that size is the beginning of this one.
    pub proof: Vec<Hash>,
    /// The checkpoint, signed by the log.
    pub checkpoint: Note,
}

/// Why a text is no request.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RequestError {
    /// Not the form of a request.
    #[error("line {0} is not that of a request to a witness")]
    Line(usize),
    /// The note at its end.
    #[error("its checkpoint cannot be read: {0}")]
    Note(#[from] NoteError),
    /// The text of that note.
    #[error("its checkpoint cannot be read: {0}")]
    Checkpoint(#[from] CheckpointError),
}

impl AddCheckpoint {
    /// Reads a request, as a witness does.
    ///
    /// # Errors
    /// [`RequestError`] names the line that cannot be read.
    pub fn parse(bytes: &[u8]) -> Result<Self, RequestError> {
        if bytes.len() > 2 * MAX_NOTE_BYTES {
            return Err(NoteError::TooLong.into());
        }
        let whole = std::str::from_utf8(bytes).map_err(|_| RequestError::Line(1))?;
        let (head, note) = whole.split_once("\n\n").ok_or(RequestError::Line(1))?;
        let mut lines = head.split('\n').zip(1..);
        let old = lines
            .next()
            .and_then(|(line, _)| decimal(line.strip_prefix("old ")?))
            .ok_or(RequestError::Line(1))?;
        let mut proof = Vec::new();
        for (line, at) in lines {
            let hash = Hash::from_base64(line).filter(|_| proof.len() < MAX_PROOF_LINES);
            proof.push(hash.ok_or(RequestError::Line(at))?);
        }
        let checkpoint = Note::parse(note.as_bytes())?;
        checkpoint.text().parse::<Checkpoint>()?;
        Ok(AddCheckpoint {
            old,
            proof,
            checkpoint,
        })
    }

    /// Reads the lines that a witness answered with. Whose they are is told by [`Note::verify`], once they stand under the
    /// checkpoint.
    ///
    /// # Errors
    /// [`NoteError`] if they are no lines of signatures.
    pub fn parse_answer(bytes: &[u8]) -> Result<Vec<SignatureLine>, NoteError> {
        if bytes.len() > MAX_NOTE_BYTES {
            return Err(NoteError::TooLong);
        }
        parse_lines(std::str::from_utf8(bytes).map_err(|_| NoteError::Form)?)
    }
}

impl AddCheckpoint {
    /// Reads the size of the last checkpoint that a witness cosigned, as it answers with code 409.
    pub fn parse_size(bytes: &[u8]) -> Option<u64> {
        let text = std::str::from_utf8(bytes).ok()?;
        decimal(text.strip_suffix('\n').unwrap_or(text))
    }
}

impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        self.proof
            .iter()
            .try_for_each(|hash| writeln!(f, "{hash}"))?;
        write!(f, "\n{}", self.checkpoint)
    }
}
