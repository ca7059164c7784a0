//! `agreement`: the text of an agreement. Each version is an entry of its own.

use super::Content;
use crate::Sha256;
use crate::fields::{FieldError, Fields};

/// The text of an agreement, as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementText {
    /// The name of its file, without folders.
    pub name: String,
    /// What kind of text it is: [`AgreementText::MEDIA_TYPE`] for the agreement language.
    pub media_type: String,
    /// The text, every byte as given.
    pub text: String,
}

impl AgreementText {
    /// The media type of the agreement language.
    pub const MEDIA_TYPE: &'static str = "text/x-tregua";

    /// A text in the agreement language.
    pub fn new(name: &str, text: &str) -> Self {
        AgreementText {
            name: name.to_owned(),
            media_type: AgreementText::MEDIA_TYPE.to_owned(),
            text: text.to_owned(),
        }
    }

    /// SHA-256 of the text: what `sha256sum` says of the file.
    pub fn sha256(&self) -> Sha256 {
        Sha256::of(self.text.as_bytes())
    }
}

pub(crate) const CODE: u64 = 2;

crate::fields::keys! {
    NAME = 0 "name",
    MEDIA_TYPE = 1 "media type",
    TEXT = 2 "text",
}

impl Content for AgreementText {
    const KIND: (u64, &'static str) = (CODE, "agreement");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(NAME, self.name.as_str());
        fields.put(MEDIA_TYPE, self.media_type.as_str());
        fields.put(TEXT, self.text.as_str());
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let (name, media_type, text) = (
            fields.text(NAME)?,
            fields.text(MEDIA_TYPE)?,
            fields.text(TEXT)?,
        );
        Ok(AgreementText {
            name: fields.need(NAME, name)?,
            media_type: fields.need(MEDIA_TYPE, media_type)?,
            text: fields.need(TEXT, text)?,
        })
    }
}
