//! Declared names: several words are fine, the longest match wins, and declaration comes before use.

use std::collections::BTreeMap;
use std::ops::Range;

use tregua_calendar::Clock;
use tregua_syntax::{Diagnostic, SyntaxKind, Word};

use crate::cursor::{Cursor, said};
use crate::fault::{Reads, What, expected, near_names};
use crate::lexicon::Lexicon;
use crate::meaning::Thing;

/// A name has at most so many words.
pub(crate) const MAX_NAME_WORDS: usize = 12;

/// Everything the header declares that a clause can name.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Parties, mediators, carriers, counting bodies and offices.
    pub(crate) voices: Table<bool>,
    /// Things by singular and plural; the value says which of `things`, and whether the key is its plural.
    pub(crate) thing_names: Table<(usize, Form)>,
    /// The things themselves.
    pub(crate) things: Vec<Thing>,
    /// Zones.
    pub(crate) zones: Table<()>,
    /// Phases.
    pub(crate) phases: Table<()>,
    /// Tracks.
    pub(crate) tracks: Table<()>,
    /// Verbs.
    pub(crate) lexicon: Lexicon,
    /// The forms of the verbs that the text declares itself.
    pub(crate) own_verbs: Table<()>,
    /// The parties, in order.
    pub(crate) parties: Vec<String>,
    /// The clock, once its line has been read.
    pub(crate) clock: Option<Clock>,
}

/// Which form of a thing's name was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    One,
    Many,
    /// The name has one form for both.
    Either,
}

/// Names of one sort, each with where it was declared.
#[derive(Debug)]
pub(crate) struct Table<T> {
    entries: BTreeMap<String, (Range<usize>, T)>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table {
            entries: BTreeMap::new(),
        }
    }
}

impl<T> Table<T> {
    /// Declares a name. Gives back where it stood before, if it did; the first declaration stays.
    pub(crate) fn declare(
        &mut self,
        name: &str,
        span: Range<usize>,
        value: T,
    ) -> Option<Range<usize>> {
        if let Some((before, _)) = self.entries.get(name) {
            return Some(before.clone());
        }
        self.entries.insert(name.to_owned(), (span, value));
        None
    }

    pub(crate) fn get(&self, name: &str) -> Option<&T> {
        self.entries.get(name).map(|(_, value)| value)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The longest declared name that comes next: its words, itself, its value. Reads nothing.
    pub(crate) fn next<'s>(&'s self, cursor: &Cursor) -> Option<(usize, &'s str, &'s T)> {
        let words = name_words(cursor.rest());
        (1..=words.len()).rev().find_map(|count| {
            let (name, (_, value)) = self.entries.get_key_value(&said(words.get(..count)?))?;
            Some((count, name.as_str(), value))
        })
    }

    /// Names that become another one of this table when a single word is lost: (where declared, name, other name).
    pub(crate) fn one_word_apart(&self) -> Vec<(Range<usize>, &str, String)> {
        self.one_word_from(|other| self.entries.contains_key(other))
    }

    /// The same of names that become one of the `known`.
    pub(crate) fn one_word_from(
        &self,
        known: impl Fn(&str) -> bool,
    ) -> Vec<(Range<usize>, &str, String)> {
        let mut found = Vec::new();
        for (name, (span, _)) in &self.entries {
            let words: Vec<&str> = name.split(' ').collect();
            let shorter = (0..words.len()).map(|gone| {
                let kept = words
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| *at != gone)
                    .map(|(_, word)| *word);
                kept.collect::<Vec<_>>().join(" ")
            });
            let other = shorter.into_iter().find(|shorter| known(shorter));
            found.extend(other.map(|other| (span.clone(), name.as_str(), other)));
        }
        found
    }

    /// Reads the longest declared name that comes next.
    pub(crate) fn read(&self, cursor: &mut Cursor, what: What) -> Reads<(&str, &T)> {
        let Some((count, name, value)) = self.next(cursor) else {
            return Err(self.unknown(cursor, what));
        };
        let (declared, _) = self
            .entries
            .get(name)
            .ok_or_else(|| self.unknown(cursor, what))?;
        if declared.start > cursor.here().start {
            let late = Diagnostic::error("E0203", cursor.here())
                .with("found", name)
                .beside(declared.clone(), "declared-here");
            return Err(Box::new(late));
        }
        cursor.skip(count);
        Ok((name, value))
    }

    /// The complaint about a name that is not in this table.
    pub(crate) fn unknown(&self, cursor: &Cursor, what: What) -> crate::fault::Fault {
        let general = expected(cursor, what, []);
        let is_name = cursor
            .peek()
            .is_some_and(|word| word.kind == SyntaxKind::Word && !is_keyword(&word.text));
        if general.code != "E0103" || !is_name {
            return general;
        }
        let words = name_words(cursor.rest());
        let until = words
            .iter()
            .position(|word| is_keyword(&word.text))
            .unwrap_or(words.len())
            .clamp(1, 4);
        let shown = words.get(..until).unwrap_or_default();
        let end = shown.last().map_or(cursor.here().end, |word| word.span.end);
        let fault = Diagnostic::error("E0202", cursor.here().start..end)
            .with("found", said(shown))
            .with("what", what.key());
        Box::new(fault.suggest(near_names(cursor, self.names())))
    }
}

impl Names {
    /// The thing of this name.
    pub(crate) fn thing(&self, name: &str) -> Option<&Thing> {
        let (at, _) = self.thing_names.get(name)?;
        self.things.get(*at).filter(|thing| thing.name == name)
    }
}

/// The next words that can belong to a name.
fn name_words(words: &[Word]) -> &[Word] {
    let fits = |word: &Word| matches!(word.kind, SyntaxKind::Word | SyntaxKind::Number);
    let count = words
        .iter()
        .take(MAX_NAME_WORDS)
        .take_while(|word| fits(word))
        .count();
    words.get(..count).unwrap_or_default()
}

/// The longest of `known` that comes next, with its number of words.
pub(crate) fn longest<'k>(
    cursor: &Cursor,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<(usize, &'k str)> {
    let fits = known.into_iter().filter(|name| cursor.is(name));
    fits.map(|name| (name.split(' ').count(), name))
        .max_by_key(|(words, _)| *words)
}

/// Words that hold sentences together. A name neither begins nor ends with one, and is not one.
const KEYWORDS: &[&str] = &[
    "and",
    "or",
    "of",
    "in",
    "over",
    "to",
    "through",
    "by",
    "at",
    "for",
    "each",
    "every",
    "must",
    "may",
    "not",
    "from",
    "on",
    "within",
    "between",
    "about",
    "exactly",
    "least",
    "most",
    "each",
    "asserted",
    "counted",
    "counting",
    "reading",
    "misprinted",
    "was",
    "whole",
    "cap",
    "uncapped",
    "earned",
    "left",
    "held",
    "is",
    "credited",
    "condition",
    "begun",
    "kinds",
    "starts",
    "lasts",
    "clause",
    "phase",
    "thing",
    "agreement",
    "language",
    "text",
    "parties",
    "mediator",
    "mediators",
    "carrier",
    "carriers",
    "clock",
    "zone",
    "verb",
    "reporting",
    "list",
    "any",
    "extends",
    "renews",
    "undertaken",
    "overall",
    "together",
    "than",
    "has",
    "have",
    "once",
    "speaks",
    "a",
    "the",
];

/// True for a word that holds sentences together.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}
