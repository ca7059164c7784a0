//! `edition`: a brief as it was released. Frozen: what it said on its day stays readable whatever is recorded later.

use tregua_calendar::Timestamp;

use super::Content;
use crate::Sha256;
use crate::fields::{FieldError, Fields};

/// One numbered edition of the brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its number in digits, `1`, `2`, …: the entry's key, so that a number is used once.
    pub number: String,
    /// The moment up to which it says what was known.
    pub cutoff: Timestamp,
    /// What it says, as JSON: the drafter's work, every byte as the releaser read it.
    pub content: String,
    /// The desk or office that drafted it.
    pub drafter: String,
    /// The desk or office that released it; never the drafter.
    pub releaser: String,
}

impl Edition {
    /// SHA-256 of what it says: the hash that is printed on it.
    pub fn sha256(&self) -> Sha256 {
        Sha256::of(self.content.as_bytes())
    }
}

pub(crate) const CODE: u64 = 5;

crate::fields::keys! {
    NUMBER = 0 "number",
    CUTOFF = 1 "cutoff",
    CONTENT = 2 "content",
    DRAFTER = 3 "drafter",
    RELEASER = 4 "releaser",
}

impl Content for Edition {
    const KIND: (u64, &'static str) = (CODE, "edition");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(NUMBER, self.number.as_str());
        fields.put(CUTOFF, self.cutoff.to_string());
        fields.put(CONTENT, self.content.as_str());
        fields.put(DRAFTER, self.drafter.as_str());
        fields.put(RELEASER, self.releaser.as_str());
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let (number, cutoff) = (fields.text(NUMBER)?, fields.instant(CUTOFF)?);
        let (content, drafter, releaser) = (
            fields.text(CONTENT)?,
            fields.text(DRAFTER)?,
            fields.text(RELEASER)?,
        );
        Ok(Edition {
            number: fields.need(NUMBER, number)?,
            cutoff: fields.need(CUTOFF, cutoff)?,
            content: fields.need(CONTENT, content)?,
            drafter: fields.need(DRAFTER, drafter)?,
            releaser: fields.need(RELEASER, releaser)?,
        })
    }

    fn key(&self) -> Option<&str> {
        Some(&self.number)
    }
}
