//! Short words that everyone may keep for ever: the only text in a header.

use std::collections::BTreeSet;
use std::fmt;

use thiserror::Error;

/// Longest code, in bytes of UTF-8.
pub const MAX_CODE_BYTES: usize = 96;

/// Most codes in one list of a header.
pub const MAX_CODES: usize = 32;

/// Why a text cannot stand in a header. Shorten it, or leave it to the payload.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CodeError {
    /// Empty, or with spaces around it.
    #[error("`{0}` is empty or has spaces around it; write the bare word")]
    Bare(String),
    /// A line break or another control character.
    #[error("{0:?} holds a control character; write it on one line")]
    Control(String),
    /// Too long.
    #[error("`{0}` is longer than {MAX_CODE_BYTES} bytes; use a shorter label")]
    TooLong(String),
    /// Too many at once.
    #[error("{0} codes where at most {MAX_CODES} fit; split the statement")]
    TooMany(usize),
}

/// An organisation's name code, as it signs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Organisation(String);

impl Organisation {
    /// From its name code: one line of at most [`MAX_CODE_BYTES`].
    ///
    /// # Errors
    /// [`CodeError`] if it is empty, long, or holds control characters.
    pub fn new(name: &str) -> Result<Self, CodeError> {
        check_code(name)?;
        Ok(Organisation(name.to_owned()))
    }

    /// The name code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Organisation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a header tells about its payload, so that entries can be found after the payload is gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Codes {
    /// Verbs of the lexicon.
    pub acts: BTreeSet<String>,
    /// Who acts, from whom, to whom; never the voice, never a person.
    pub parties: BTreeSet<String>,
    /// Labels of clauses.
    pub clauses: BTreeSet<String>,
}

impl Codes {
    /// True if the header carries no code.
    pub fn is_empty(&self) -> bool {
        self.acts.is_empty() && self.parties.is_empty() && self.clauses.is_empty()
    }

    /// Of these codes, those that `declared` has as well.
    #[must_use]
    pub fn within(&self, declared: &Codes) -> Codes {
        let both = |own: &BTreeSet<String>, known: &BTreeSet<String>| {
            own.intersection(known).cloned().collect()
        };
        Codes {
            acts: both(&self.acts, &declared.acts),
            parties: both(&self.parties, &declared.parties),
            clauses: both(&self.clauses, &declared.clauses),
        }
    }

    pub(crate) fn check(&self) -> Result<(), CodeError> {
        for list in [&self.acts, &self.parties, &self.clauses] {
            if list.len() > MAX_CODES {
                return Err(CodeError::TooMany(list.len()));
            }
            list.iter().try_for_each(|code| check_code(code))?;
        }
        Ok(())
    }
}

pub(crate) fn check_code(code: &str) -> Result<(), CodeError> {
    if code.is_empty() || code.trim() != code {
        return Err(CodeError::Bare(code.to_owned()));
    }
    if code.chars().any(char::is_control) {
        return Err(CodeError::Control(code.to_owned()));
    }
    if code.len() > MAX_CODE_BYTES {
        return Err(CodeError::TooLong(code.to_owned()));
    }
    Ok(())
}
