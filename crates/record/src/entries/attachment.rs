//! `attachment`: a file that is evidence: a photograph, a scanned list, a signed text.

use std::fmt;

use zeroize::Zeroizing;

use super::Content;
use crate::Sha256;
use crate::fields::{FieldError, Fields, bytes_value};

/// A file attached to an entry, or to the record as a whole. The file itself is kept sealed, piece by piece, and the header
/// names it by the hash of what is sealed; everything here is erased with the payload, the key too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, without folders. It may be somebody's: it stands in no address and in no log.
    pub name: String,
    /// What kind of file it is, as `image/jpeg`.
    pub media_type: String,
    /// Its length in bytes, of which what is sealed tells the size only, rounded up.
    pub length: u64,
    /// SHA-256 of the file as it was given.
    pub sha256: Sha256,
    /// What opens it.
    pub key: FileKey,
    /// What it shows, in the words of who attached it.
    pub note: Option<String>,
}

/// The key that opens a sealed file: an identity of `age`. It cannot print itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FileKey(pub(crate) Zeroizing<String>);

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(secret)")
    }
}

impl From<&str> for FileKey {
    fn from(key: &str) -> Self {
        FileKey(Zeroizing::new(key.to_owned()))
    }
}

pub(crate) const CODE: u64 = 11;

crate::fields::keys! {
    NAME = 0 "name",
    MEDIA_TYPE = 1 "media type",
    LENGTH = 2 "length",
    SHA256 = 3 "sha256",
    KEY = 4 "key",
    NOTE = 5 "note",
}

impl Content for Attachment {
    const KIND: (u64, &'static str) = (CODE, "attachment");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(NAME, self.name.as_str());
        fields.put(MEDIA_TYPE, self.media_type.as_str());
        fields.put(LENGTH, self.length);
        fields.put(SHA256, bytes_value(self.sha256.as_bytes()));
        fields.put(KEY, self.key.0.as_str());
        fields.put_text(NOTE, self.note.as_ref());
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let (name, media_type) = (fields.text(NAME)?, fields.text(MEDIA_TYPE)?);
        let (length, sha256) = (fields.number(LENGTH)?, fields.hash(SHA256)?);
        let key = fields.text(KEY)?;
        Ok(Attachment {
            name: fields.need(NAME, name)?,
            media_type: fields.need(MEDIA_TYPE, media_type)?,
            length: fields.need(LENGTH, length)?,
            sha256: fields.need(SHA256, sha256).map(Sha256::from_bytes)?,
            key: FileKey(Zeroizing::new(fields.need(KEY, key)?)),
            note: fields.text(NOTE)?,
        })
    }
}
