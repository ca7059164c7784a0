//! Checkpoints: the size and root of a log, as the text of a signed note (c2sp.org/tlog-checkpoint).

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::base64::decimal;
use crate::tree::Hash;

/// What a log said of itself at a size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log.
    pub origin: String,
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// Lines that others may have added; we write none.
    pub extension: Vec<String>,
}

/// Why a text is no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "a checkpoint is three lines: the name of the log, its size, its root in base 64; copy the whole of it"
)]
pub struct CheckpointError;

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let text = text.strip_suffix('\n').ok_or(CheckpointError)?;
        let mut lines = text.split('\n');
        let mut line = || lines.next().filter(|line| !line.is_empty());
        let (Some(origin), Some(size), Some(root)) = (line(), line(), line()) else {
            return Err(CheckpointError);
        };
        let checkpoint = Checkpoint {
            origin: origin.to_owned(),
            size: decimal(size).ok_or(CheckpointError)?,
            root: Hash::from_base64(root).ok_or(CheckpointError)?,
            extension: lines.map(str::to_owned).collect(),
        };
        match checkpoint.extension.iter().any(String::is_empty) {
            true => Err(CheckpointError),
            false => Ok(checkpoint),
        }
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, self.root)?;
        let mut extension = self.extension.iter();
        extension.try_for_each(|line| writeln!(f, "{line}"))
    }
}
