//! Looking for words in what this node may read: content that is here, opened where it is for a group of which this node is one.

use tregua_letters::asked;

use super::read::{self, ReadError, contents_of, entry_of, own_envelope};
use super::{Entry, Record};
use crate::store::{Change, Row, StoreError};
use crate::{EntryId, Header, Payload, Sealed};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The words that were looked for, made alike; at most [`tregua_letters::MOST_ASKED`].
    pub words: Vec<String>,
    /// How many entries hold all of them.
    pub all: usize,
    /// The last of these, in the order of the file, as many as were asked for.
    pub entries: Vec<Entry>,
    /// How many entries were not looked into, for their content is not here: erased, sealed for others, or still to come.
    pub unread: usize,
}

impl Record {
    /// The entries that hold all of these words somewhere in what they say, each word within longer ones too; the last `most` of
    /// them. Signs in the words mean nothing but themselves. Without a word nothing is found.
    ///
    /// What is not here is not found: erased, sealed for others, or come without its content.
    ///
    /// # Errors
    /// [`ReadError`] if an entry is damaged or the file cannot be read.
    pub fn search(&self, words: &str, most: usize) -> Result<Found, ReadError> {
        let reader = self.store().reader();
        let words = asked(words);
        let mut found = Found {
            words,
            all: 0,
            entries: Vec::new(),
            unread: 0,
        };
        if found.words.is_empty() {
            return Ok(found);
        }
        found.unread = usize::try_from(reader.without_payload()?).unwrap_or(usize::MAX);
        let mut places = match reader.has_words()? {
            true => reader.holding(&found.words)?,
            false => Vec::new(),
        };
        reader.each_without_words(|row| {
            let text = text_of(&row)?.unwrap_or_default();
            if found.words.iter().all(|word| text.contains(word.as_str())) {
                places.push((row.idx, own_envelope(&row)?.id()));
            }
            Ok::<_, ReadError>(())
        })?;
        places.sort_unstable();
        found.all = places.len();
        for (_, id) in places.iter().skip(found.all.saturating_sub(most)) {
            if let Some(row) = reader.by_id(*id)? {
                found.entries.push(entry_of(&row, &self.node)?);
            }
        }
        Ok(found)
    }
}

/// What an entry says in letters made alike, a line for each of its texts, so that nothing is found across two of them.
pub(crate) fn words_of(payload: &Payload) -> String {
    let mut words = String::new();
    payload.printed(&mut |text| {
        tregua_letters::fold(text, &mut words);
        words.push('\n');
    });
    words
}

/// The same of a row that has its payload, as far as this version understands it.
fn text_of(row: &Row) -> Result<Option<String>, ReadError> {
    let envelope = own_envelope(row)?;
    let contents = contents_of(row, envelope.header());
    let contents = contents.map_err(|found| read::damaged(row, found))?;
    Ok(contents.payload.as_ref().map(words_of))
}

/// Makes the table of words and fills it, where an earlier version made the record. What is damaged is left out, and told by
/// whoever reads it.
pub(super) fn catch_up(change: &Change<'_>) -> Result<(), StoreError> {
    let reader = change.reader();
    if reader.has_words()? {
        return Ok(());
    }
    let mut rows: Vec<(EntryId, String)> = Vec::new();
    change.open_to_words()?;
    reader.each_without_words(|row| {
        if let (Ok(envelope), Ok(Some(text))) = (own_envelope(&row), text_of(&row)) {
            rows.push((envelope.id(), text));
        }
        // A few at a time: a large record is not held in memory.
        if rows.len() >= AT_ONCE {
            put(change, &mut rows)?;
        }
        Ok::<_, StoreError>(())
    })?;
    put(change, &mut rows)
}

/// So many rows are written at a time.
const AT_ONCE: usize = 1024;

fn put(change: &Change<'_>, rows: &mut Vec<(EntryId, String)>) -> Result<(), StoreError> {
    rows.drain(..)
        .try_for_each(|(id, text)| change.put_words(id, &text))
}

/// The words of a payload that is put on record; `None` where it is not here, or this version does not understand it: then a later
/// one looks into it.
pub(super) fn words_in(header: &Header, sealed: Option<&Sealed>) -> Option<String> {
    let decoded = Payload::decode(header.kind, &sealed?.bytes).ok()?;
    decoded.payload.as_ref().map(words_of)
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
