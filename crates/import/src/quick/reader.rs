//! A place in a line: looks ahead, matches phrases whatever their case, remembers where they stood.

use std::ops::Range;

use super::lexer::{Sort, Token};

/// Where reading stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
}

/// Something found, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<T> {
    pub(crate) value: T,
    pub(crate) span: Range<usize>,
}

impl<T> Found<T> {
    pub(crate) fn new(value: T, span: Range<usize>) -> Self {
        Found { value, span }
    }
}

impl<'t> Reader<'t> {
    pub(crate) fn new(tokens: &'t [Token]) -> Self {
        Reader { tokens, at: 0 }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn rest(&self) -> &'t [Token] {
        self.tokens.get(self.at..).unwrap_or_default()
    }

    /// Every piece of the line.
    pub(crate) fn all(&self) -> &'t [Token] {
        self.tokens
    }

    pub(crate) fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    pub(crate) fn ahead(&self, by: usize) -> Option<&'t Token> {
        self.tokens.get(self.at + by)
    }

    pub(crate) fn skip(&mut self, count: usize) {
        self.at = (self.at + count).min(self.tokens.len());
    }

    /// The place from `start` to where reading stands.
    pub(crate) fn since(&self, start: usize) -> Range<usize> {
        let from = self.tokens.get(start).map_or(0, |token| token.span.start);
        let last = self.at.saturating_sub(1).max(start);
        let to = self.tokens.get(last).map_or(from, |token| token.span.end);
        from..to.max(from)
    }

    /// True if no blank stands before what comes next.
    pub(crate) fn touches(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before
            .zip(self.peek())
            .is_some_and(|(before, next)| before.span.end == next.span.start)
    }

    /// How many pieces `phrase` takes, if it comes next, in any case.
    pub(crate) fn sees(&self, phrase: &str) -> Option<usize> {
        let words = phrase.split(' ');
        let mut count = 0;
        for word in words {
            let token = self.tokens.get(self.at + count)?;
            let matches = matches!(token.kind, Sort::Word | Sort::Number)
                && token.lower == word.to_lowercase();
            if !matches {
                return None;
            }
            count += 1;
        }
        Some(count)
    }

    /// Reads `phrase` if it comes next.
    pub(crate) fn eat(&mut self, phrase: &str) -> bool {
        let seen = self.sees(phrase);
        self.skip(seen.unwrap_or(0));
        seen.is_some()
    }

    pub(crate) fn eat_sign(&mut self, signs: &[char]) -> bool {
        let fits = self
            .peek()
            .is_some_and(|token| signs.iter().any(|sign| token.is_sign(*sign)));
        self.skip(usize::from(fits));
        fits
    }

    /// The longest of some phrases that comes next, with its value; reads nothing.
    pub(crate) fn longest<'p, T>(
        &self,
        known: impl IntoIterator<Item = (&'p str, T)>,
    ) -> Option<(usize, &'p str, T)> {
        let fits = known
            .into_iter()
            .filter_map(|(phrase, value)| Some((self.sees(phrase)?, phrase, value)));
        fits.max_by_key(|(count, ..)| *count)
    }
}
