//! A row of `sources.csv`.

use std::collections::BTreeMap;

use tregua_calendar::Said;

use crate::batch::Context;
use crate::cells::{names, times};
use crate::line::Line;
use crate::problem::{self, Trouble};

/// A document that claims come from, as its row describes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceRow {
    /// Its key, which claims name.
    pub key: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its title. It or the publisher is there.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Said>,
    /// For undated sources: since when it is known.
    pub known_from: Option<Said>,
    /// Where it was found; `http` or `https`.
    pub url: Option<String>,
    /// Its language, as a tag such as `en` or `pt-BR`.
    pub language: Option<String>,
    /// SHA-256 of the stored document, 64 lower-case hexadecimal digits.
    pub sha256: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Columns that start with `x_`: kept, not interpreted.
    pub extra: BTreeMap<String, String>,
}

/// Reads a row; `None` if anything in it is wrong.
pub(crate) fn read(line: &mut Line<'_>, context: &Context<'_>) -> Option<SourceRow> {
    if line.askew() {
        return None;
    }
    let clock = context.vocabulary.clock();
    let key = line.required("source", names::key);
    let row = SourceRow {
        key: key.unwrap_or_default(),
        publisher: line.words("publisher").map(String::from),
        title: line.words("title").map(String::from),
        published: line.time("published", clock, times::said),
        known_from: line.time("known_from", clock, times::said),
        url: line.parse("url", names::url),
        language: line.parse("language", names::language),
        sha256: line.parse("sha256", names::sha256),
        note: line.words("note").map(String::from),
        extra: line.extra(),
    };
    if row.publisher.is_none() && row.title.is_none() {
        line.problem("publisher", Trouble::new(problem::SOURCE_WITHOUT_NAME));
    }
    (!line.failed()).then_some(row)
}

/// The columns in which two rows differ.
pub(crate) fn differing(one: &SourceRow, other: &SourceRow) -> Vec<&'static str> {
    let pairs = [
        ("publisher", one.publisher != other.publisher),
        ("title", one.title != other.title),
        ("published", one.published != other.published),
        ("known_from", one.known_from != other.known_from),
        ("url", one.url != other.url),
        ("language", one.language != other.language),
        ("sha256", one.sha256 != other.sha256),
        ("note", one.note != other.note),
        ("x_…", one.extra != other.extra),
    ];
    pairs
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(column, _)| column)
        .collect()
}
