//! `source`: a document that claims come from.

use std::collections::BTreeMap;

use tregua_calendar::Said;

use super::Content;
use crate::Sha256;
use crate::fields::{FieldError, Fields, bytes_value, text_of};

/// A document: the columns of `sources.csv`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Its key, unique per record and author.
    pub key: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Said>,
    /// For undated documents: when it is first known to have existed.
    pub known_from: Option<Said>,
    /// Where it was found.
    pub url: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// SHA-256 of the document as stored.
    pub sha256: Option<Sha256>,
    /// A remark.
    pub note: Option<String>,
    /// Columns that start with `x_`: kept, not interpreted.
    pub extra: BTreeMap<String, String>,
}

impl Source {
    /// Shows every text in it that somebody may look for, as it was written.
    pub fn printed(&self, put: &mut dyn FnMut(&str)) {
        put(&self.key);
        let texts = [&self.publisher, &self.title, &self.note];
        texts.into_iter().flatten().for_each(|text| put(text));
        self.extra.values().for_each(|text| put(text));
    }
}

pub(crate) const CODE: u64 = 3;

crate::fields::keys! {
    KEY = 0 "source",
    PUBLISHER = 1 "publisher",
    TITLE = 2 "title",
    PUBLISHED = 3 "published",
    KNOWN_FROM = 4 "known_from",
    URL = 5 "url",
    LANGUAGE = 6 "language",
    SHA256 = 7 "sha256",
    NOTE = 8 "note",
    EXTRA = 9 "x_ columns",
}

impl Content for Source {
    const KIND: (u64, &'static str) = (CODE, "source");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(KEY, self.key.as_str());
        fields.put_text(PUBLISHER, self.publisher.as_ref());
        fields.put_text(TITLE, self.title.as_ref());
        fields.put_some(PUBLISHED, self.published.map(|at| at.to_string()));
        fields.put_some(KNOWN_FROM, self.known_from.map(|at| at.to_string()));
        fields.put_text(URL, self.url.as_ref());
        fields.put_text(LANGUAGE, self.language.as_ref());
        fields.put_some(SHA256, self.sha256.map(|hash| bytes_value(hash.as_bytes())));
        fields.put_text(NOTE, self.note.as_ref());
        fields.put_text_map(EXTRA, self.extra.clone());
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let key = fields.text(KEY)?;
        Ok(Source {
            key: fields.need(KEY, key)?,
            publisher: fields.text(PUBLISHER)?,
            title: fields.text(TITLE)?,
            published: fields.parsed(PUBLISHED, "a date or an instant")?,
            known_from: fields.parsed(KNOWN_FROM, "a date or an instant")?,
            url: fields.text(URL)?,
            language: fields.text(LANGUAGE)?,
            sha256: fields.hash(SHA256)?.map(Sha256::from_bytes),
            note: fields.text(NOTE)?,
            extra: fields.text_map(EXTRA, |value| text_of(EXTRA, value))?,
        })
    }

    fn key(&self) -> Option<&str> {
        Some(&self.key)
    }
}
