//! A place in a sentence, and what can be asked of the words that follow.

use std::ops::Range;

use tregua_syntax::{SyntaxKind, Word};

/// The words of one line, and how many of them have been read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'a> {
    words: &'a [Word],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(words: &'a [Word]) -> Self {
        Cursor { words, at: 0 }
    }

    /// The words not yet read.
    pub(crate) fn rest(&self) -> &'a [Word] {
        self.words.get(self.at..).unwrap_or_default()
    }

    /// All words of the line, read or not, and how many are read.
    pub(crate) fn line(&self) -> (&'a [Word], usize) {
        (self.words, self.at)
    }

    pub(crate) fn peek(&self) -> Option<&'a Word> {
        self.words.get(self.at)
    }

    pub(crate) fn peek_kind(&self) -> Option<SyntaxKind> {
        self.peek().map(|word| word.kind)
    }

    pub(crate) fn at_end(&self) -> bool {
        self.at >= self.words.len()
    }

    /// True at the end of the line and before a comma.
    pub(crate) fn at_phrase_end(&self) -> bool {
        self.at_end() || self.peek_kind() == Some(SyntaxKind::Comma)
    }

    /// The same, one word before.
    pub(crate) fn back(&self) -> Self {
        Cursor {
            at: self.at.saturating_sub(1),
            ..*self
        }
    }

    pub(crate) fn skip(&mut self, words: usize) {
        self.at = self.words.len().min(self.at + words);
    }

    /// Goes to the next comma or the end.
    pub(crate) fn skip_phrase(&mut self) {
        while !self.at_phrase_end() {
            self.skip(1);
        }
    }

    /// True if these keywords, set apart by single spaces, come next.
    pub(crate) fn is(&self, phrase: &str) -> bool {
        starts_with(self.rest(), phrase)
    }

    /// Reads these keywords if they come next.
    pub(crate) fn eat(&mut self, phrase: &str) -> bool {
        let found = self.is(phrase);
        if found {
            self.skip(phrase.split(' ').count());
        }
        found
    }

    /// Reads the next word if it is of this kind.
    pub(crate) fn eat_kind(&mut self, kind: SyntaxKind) -> Option<&'a Word> {
        let word = self.peek().filter(|word| word.kind == kind)?;
        self.skip(1);
        Some(word)
    }

    /// True if these keywords come anywhere in the rest of the line.
    pub(crate) fn has_ahead(&self, phrase: &str) -> bool {
        let rest = self.rest();
        (0..rest.len()).any(|from| {
            rest.get(from..)
                .is_some_and(|words| starts_with(words, phrase))
        })
    }

    /// The next word's place; after the last word, the empty place behind it.
    pub(crate) fn here(&self) -> Range<usize> {
        let end = self.words.last().map_or(0, |word| word.span.end);
        self.peek().map_or(end..end, |word| word.span.clone())
    }

    /// From where `earlier` stood to the last word read since.
    pub(crate) fn since(&self, earlier: &Cursor<'a>) -> Range<usize> {
        let start = earlier.here().start;
        let last = self.at.checked_sub(1).and_then(|at| self.words.get(at));
        start..last.map_or(start, |word| word.span.end).max(start)
    }
}

/// True if `words` begin with these keywords.
pub(crate) fn starts_with(words: &[Word], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase
        .split(' ')
        .all(|keyword| words.next().is_some_and(|word| word.text == keyword))
}

/// The words as the user wrote them, with single spaces between.
pub(crate) fn said(words: &[Word]) -> String {
    words
        .iter()
        .map(|word| word.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}
