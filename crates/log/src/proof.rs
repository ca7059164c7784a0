//! The file that proves a leaf: its place, the path to the root, and the checkpoint (c2sp.org/tlog-proof).

use std::fmt;

use thiserror::Error;

use crate::base64::{self, decimal};
use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::note::{MAX_NOTE_BYTES, Note, NoteError, Signed, VerifierKey};
use crate::tree::{Hash, ProofError, verify_inclusion};
use crate::witness::MAX_PROOF_LINES;

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// A proof that a leaf is in a log, which can be checked with nothing but the keys of those trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogProof {
    /// Data that travels along and proves nothing; we write none.
    pub extra: Option<Vec<u8>>,
    /// The leaf's place in the log, from 0.
    pub index: u64,
    /// The hashes beside the way from the leaf to the root, the leaf's sibling first.
    pub path: Vec<Hash>,
    /// The checkpoint, signed by the log and by those who witnessed it.
    pub checkpoint: Note,
}

/// Why a text is no proof, or proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ProofTextError {
    /// Not the form of a proof.
    #[error("line {0} is not that of a proof (c2sp.org/tlog-proof@v1); copy the whole file")]
    Line(usize),
    /// The note at its end.
    #[error("its checkpoint cannot be read: {0}")]
    Note(#[from] NoteError),
    /// The text of that note.
    #[error("its checkpoint cannot be read: {0}")]
    Checkpoint(#[from] CheckpointError),
    /// The leaf is not where it says.
    #[error("the entry is not at place {index} of the log with this root: {source}")]
    Proof {
        /// Where it says that it is.
        index: u64,
        /// Why it is not.
        source: ProofError,
    },
}

impl LogProof {
    /// Reads the file.
    ///
    /// # Errors
    /// [`ProofTextError`] names the line that cannot be read.
    pub fn parse(bytes: &[u8]) -> Result<Self, ProofTextError> {
        if bytes.len() > 2 * MAX_NOTE_BYTES {
            return Err(NoteError::TooLong.into());
        }
        let whole = std::str::from_utf8(bytes).map_err(|_| ProofTextError::Line(1))?;
        let (head, note) = whole.split_once("\n\n").ok_or(ProofTextError::Line(1))?;
        let mut lines = head.split('\n').zip(1..).peekable();
        if lines.next().is_none_or(|(line, _)| line != FIRST_LINE) {
            return Err(ProofTextError::Line(1));
        }
        let word = |found: Option<&(&str, usize)>, word: &str| {
            found.and_then(|(line, _)| line.strip_prefix(word).map(str::to_owned))
        };
        let mut extra = None;
        if let Some(text) = word(lines.peek(), "extra ") {
            extra = Some(base64::decode(&text).ok_or(ProofTextError::Line(2))?);
            lines.next();
        }
        let at = lines.peek().map_or(2, |(_, at)| *at);
        let index = word(lines.peek(), "index ").and_then(|text| decimal(&text));
        let index = index.ok_or(ProofTextError::Line(at))?;
        lines.next();
        let mut path = Vec::new();
        for (line, at) in lines {
            let hash = Hash::from_base64(line).filter(|_| path.len() < MAX_PROOF_LINES);
            path.push(hash.ok_or(ProofTextError::Line(at))?);
        }
        Ok(LogProof {
            extra,
            index,
            path,
            checkpoint: Note::parse(note.as_bytes())?,
        })
    }

    /// Checks that a leaf of these bytes is where the proof says, in the log that the known keys signed for. The origin is
    /// for the caller to compare.
    ///
    /// # Errors
    /// [`ProofTextError`] if it is not, or if no known key signed.
    pub fn verify<'a>(
        &self,
        leaf: &[u8],
        known: &'a [VerifierKey],
    ) -> Result<(Checkpoint, Vec<Signed<'a>>), ProofTextError> {
        let signed = self.checkpoint.verify(known)?;
        let checkpoint: Checkpoint = self.checkpoint.text().parse()?;
        let (size, leaf) = (checkpoint.size, crate::leaf_hash(leaf));
        verify_inclusion(self.index, size, leaf, &self.path, checkpoint.root).map_err(
            |source| ProofTextError::Proof {
                index: self.index,
                source,
            },
        )?;
        Ok((checkpoint, signed))
    }
}

impl fmt::Display for LogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", base64::encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.path
            .iter()
            .try_for_each(|hash| writeln!(f, "{hash}"))?;
        write!(f, "\n{}", self.checkpoint)
    }
}
