//! `receipt`: what an import received, and when; signed like any other entry.

use ciborium::Value;
use tregua_calendar::Timestamp;

use super::Content;
use crate::fields::{FieldError, Fields, bytes_value, hash_of};
use crate::{EntryId, Sha256};

/// What an import received, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// When this node received what it covers.
    pub received: Timestamp,
    /// True if a history is being rebuilt: then `received` proves nothing about when it was known.
    pub rebuilt: bool,
    /// The entries it covers, in the order they were appended.
    pub entries: Vec<EntryId>,
    /// The files they came from.
    pub files: Vec<ReceivedFile>,
}

/// A file that an import read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedFile {
    /// Its name, without folders.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: Sha256,
}

pub(crate) const CODE: u64 = 4;

crate::fields::keys! {
    RECEIVED = 0 "received",
    REBUILT = 1 "rebuilt",
    ENTRIES = 2 "entries",
    FILES = 3 "files",
}

pub(crate) mod file {
    crate::fields::keys! { NAME = 0 "name", SHA256 = 1 "sha256", }
}

impl Content for Receipt {
    const KIND: (u64, &'static str) = (CODE, "receipt");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(RECEIVED, self.received.to_string());
        fields.put(REBUILT, self.rebuilt);
        fields.put_list(
            ENTRIES,
            self.entries.iter().map(|id| bytes_value(id.as_bytes())),
        );
        fields.put_list(FILES, self.files.iter().map(ReceivedFile::value));
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let (received, rebuilt) = (fields.instant(RECEIVED)?, fields.truth(REBUILT)?);
        let id = |value: Value| hash_of(ENTRIES, &value).map(EntryId::from_bytes);
        Ok(Receipt {
            received: fields.need(RECEIVED, received)?,
            rebuilt: fields.need(REBUILT, rebuilt)?,
            entries: fields.list(ENTRIES, id)?,
            files: fields.list(FILES, ReceivedFile::read)?,
        })
    }
}

impl ReceivedFile {
    fn value(&self) -> Value {
        let mut fields = Fields::default();
        fields.put(file::NAME, self.name.as_str());
        fields.put(file::SHA256, bytes_value(self.sha256.as_bytes()));
        fields.into_value()
    }

    fn read(value: Value) -> Result<Self, FieldError> {
        let mut fields = Fields::from_value(value)?;
        let (name, sha256) = (fields.text(file::NAME)?, fields.hash(file::SHA256)?);
        Ok(ReceivedFile {
            name: fields.need(file::NAME, name)?,
            sha256: Sha256::from_bytes(fields.need(file::SHA256, sha256)?),
        })
    }
}
