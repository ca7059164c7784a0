//! `erasure`: that the author erased the content of an entry where it keeps the record.

use super::Content;
use crate::fields::{FieldError, Fields};

/// That the author erased the content of the entry that the header names. It holds nothing of what was erased. Other nodes
/// read it as a request; whose notice they follow by themselves is in `docs/restricted.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Why.
    pub why: Why,
}

/// Why content was erased: one of few reasons, so that the notice tells nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Why {
    /// A person whom it is about asked for it.
    Request,
    /// It may put somebody in danger.
    Danger,
    /// A law, a court or an authority asks for it.
    Law,
    /// The time for which it was to be kept is over.
    Term,
    /// It was never meant to be on record.
    Slip,
}

impl Why {
    /// Every reason.
    pub const ALL: &'static [Why] = &[Why::Request, Why::Danger, Why::Law, Why::Term, Why::Slip];

    /// The code on disk.
    pub fn code(self) -> u64 {
        match self {
            Why::Request => 1,
            Why::Danger => 2,
            Why::Law => 3,
            Why::Term => 4,
            Why::Slip => 5,
        }
    }

    /// The word that documents and command lines have for it.
    pub fn word(self) -> &'static str {
        match self {
            Why::Request => "request",
            Why::Danger => "danger",
            Why::Law => "law",
            Why::Term => "term",
            Why::Slip => "slip",
        }
    }
}

pub(crate) const CODE: u64 = 8;

crate::fields::keys! {
    WHY = 0 "why",
}

impl Content for Erasure {
    const KIND: (u64, &'static str) = (CODE, "erasure");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(WHY, self.why.code());
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let of_code = |code| Why::ALL.iter().copied().find(|why| why.code() == code);
        let why = fields.code(WHY, "a reason for erasing", of_code)?;
        Ok(Erasure { why })
    }
}
