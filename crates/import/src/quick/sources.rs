//! The source that a line names: by its key, or by words of its publisher, title, number and date.

use std::collections::BTreeSet;

use tregua_calendar::Said;

use super::fill::Filling;
use super::forms::{MONTHS, month};
use super::{Filled, Question, Slip, UNSTATED};
use crate::cells::{names, times};
use crate::nearest::nearest;
use crate::rows::source::SourceRow;

/// What the words of a line may mean among the sources on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meant {
    /// Exactly one; true if the line has its key letter for letter.
    One(String, bool),
    /// Several fit: their keys.
    Several(Vec<String>),
    /// None fits: keys that are near.
    None(Vec<String>),
}

/// At most so many are offered.
const MAX_OFFERED: usize = 8;

/// What `words` mean among `sources`.
pub(crate) fn meant(words: &str, sources: &[SourceRow]) -> Meant {
    let words = words.trim();
    if let Some(row) = sources.iter().find(|row| row.key == words) {
        return Meant::One(row.key.clone(), true);
    }
    let asked = pieces(words);
    let joined = asked.concat();
    let mut by_key = sources
        .iter()
        .filter(|row| pieces(&row.key).concat() == joined && !joined.is_empty());
    if let (Some(row), None) = (by_key.next(), by_key.next()) {
        return Meant::One(row.key.clone(), false);
    }
    let fits: Vec<&SourceRow> = match asked.iter().any(|piece| names_something(piece)) {
        true => sources
            .iter()
            .filter(|row| {
                let known = known(row);
                asked.iter().all(|piece| known.contains(piece))
            })
            .collect(),
        false => Vec::new(),
    };
    match fits.as_slice() {
        [one] => Meant::One(one.key.clone(), false),
        [] => Meant::None(nearest(words, sources.iter().map(|row| row.key.as_str()))),
        several => Meant::Several(
            several
                .iter()
                .take(MAX_OFFERED)
                .map(|row| row.key.clone())
                .collect(),
        ),
    }
}

/// A month or a number alone names no source.
fn names_something(piece: &str) -> bool {
    piece.chars().any(char::is_alphabetic) && month(piece).is_none() && piece.chars().count() > 1
}

/// Every piece by which a source can be named.
fn known(row: &SourceRow) -> BTreeSet<String> {
    let texts = [
        Some(row.key.as_str()),
        row.publisher.as_deref(),
        row.title.as_deref(),
    ];
    let mut known: BTreeSet<String> = texts.into_iter().flatten().flat_map(pieces).collect();
    known.insert(pieces(&row.key).concat());
    if let Some(Said::On(date)) = row.published {
        known.insert(date.day().to_string());
        known.insert(date.year().to_string());
        let at = usize::try_from(date.month() - 1).unwrap_or(0);
        known.extend(MONTHS.get(at).map(|name| short(name)));
    }
    known
}

/// Runs of letters and runs of digits, in lower case, months by three letters: `OCHA #49` gives `ocha`, `49`.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last: Option<bool> = None;
    for c in text.chars().flat_map(char::to_lowercase) {
        let sort = c.is_alphanumeric().then(|| c.is_numeric());
        match (sort, pieces.last_mut()) {
            (Some(_), Some(piece)) if sort == last => piece.push(c),
            (Some(_), _) => pieces.push(c.to_string()),
            (None, _) => {}
        }
        last = sort;
    }
    pieces.iter().map(|piece| short(piece)).collect()
}

fn short(piece: &str) -> String {
    match month(piece) {
        Some(_) => piece.chars().take(3).collect(),
        None => piece.to_owned(),
    }
}

impl Filling<'_> {
    pub(super) fn named_source(&mut self) {
        if let Some(answer) = self.answer("source") {
            let Some(answer) = answer else { return };
            if answer.contains('=') {
                match new_source(answer) {
                    Some(row) => {
                        self.claim.source = Some(row.key.clone().into());
                        self.source = Some(row);
                    }
                    None => {
                        let slip = Slip::new("note-slip-new-source", 0..0).of_answer("source");
                        self.slips.push(slip);
                    }
                }
                return;
            }
            return self.resolve_source(answer, None);
        }
        if let Some(source) = &self.parsed.source {
            let span = source.span.clone();
            self.resolve_source(&source.value, Some(span));
        }
    }

    fn resolve_source(&mut self, written: &str, span: Option<std::ops::Range<usize>>) {
        match meant(written, &self.known().sources) {
            Meant::One(key, exact) => {
                if !exact {
                    let row = self.known().sources.iter().find(|row| row.key == key);
                    let what = row.map(described).unwrap_or_default();
                    let from = Filled::new("source", &key, "note-from-source");
                    self.note(from.with("word", written).with("what", &what));
                }
                self.claim.source = Some(key.into());
            }
            Meant::Several(keys) => {
                let question = Question::new("source", "note-ask-source-several")
                    .with("word", written)
                    .choices(keys);
                self.ask(question.at(span));
            }
            Meant::None(near) => {
                let question = Question::new("source", "note-ask-source")
                    .with("word", written)
                    .choices(near)
                    .choices([UNSTATED.to_owned()]);
                self.ask(question.at(span));
            }
        }
    }
}

/// A source in a few words: publisher, title, date.
fn described(row: &SourceRow) -> String {
    let published = row.published.map(|said| said.to_string());
    [row.publisher.clone(), row.title.clone(), published]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// `KEY=publisher, title, date`: a source that is not on record yet; the date and the title may be left out.
pub(crate) fn new_source(text: &str) -> Option<SourceRow> {
    let (key, rest) = text.split_once('=')?;
    let key = names::key(key.trim()).ok().filter(|key| !key.is_empty())?;
    let mut items: Vec<&str> = rest
        .split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect();
    let mut row = SourceRow {
        key,
        ..SourceRow::default()
    };
    if let Some(at) = items.iter().position(|item| item.contains("://")) {
        row.url = Some(names::url(items.remove(at)).ok()?);
    }
    if let Some(published) = items.last().and_then(|last| times::said(last).ok()) {
        row.published = Some(published);
        items.pop();
    }
    row.publisher = (!items.is_empty()).then(|| items.remove(0).to_owned());
    row.title = (!items.is_empty()).then(|| items.join(", "));
    row.publisher.is_some().then_some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Vec<SourceRow> {
        let row = |key: &str, publisher: &str, title: &str, date: &str| SourceRow {
            key: key.to_owned(),
            publisher: Some(publisher.to_owned()),
            title: Some(title.to_owned()),
            published: date.parse().ok(),
            ..SourceRow::default()
        };
        vec![
            row("RB49", "Relief Body", "Daily Update #49", "2031-03-04"),
            row("RB50", "Relief Body", "Daily Update #50", "2031-03-05"),
            row("Gazette", "Gazette", "Trucks at the river", "2031-03-05"),
        ]
    }

    #[test]
    fn a_key_a_number_or_words_of_the_title_find_the_one_that_is_meant() {
        let meant = |words: &str| meant(words, &sources());
        assert_eq!(meant("RB49"), Meant::One("RB49".to_owned(), true));
        for words in [
            "rb #49",
            "RB-49",
            "Relief Body 49",
            "Daily Update 49",
            "Relief Body 4 March",
        ] {
            assert_eq!(
                meant(words),
                Meant::One("RB49".to_owned(), false),
                "{words}"
            );
        }
        assert_eq!(
            meant("Relief Body"),
            Meant::Several(vec!["RB49".to_owned(), "RB50".to_owned()])
        );
        assert_eq!(meant("gazete"), Meant::None(vec!["Gazette".to_owned()]));
        assert_eq!(meant("49"), Meant::None(Vec::new()));
        assert_eq!(meant("4 March"), Meant::None(Vec::new()));
    }
}
