//! What is said about a line: slips, questions and where things were filled from, by the keys of their phrases.

use std::ops::Range;

use super::{Filled, MAX_LINE_CHARS, Question, Slip};
use crate::problem::is_odd;

/// Every key, so that a test can hold each to its phrase.
pub(crate) const PHRASES: &[&str] = &[
    "note-slip-empty",
    "note-slip-long",
    "note-slip-odd",
    "note-slip-word",
    "note-slip-effects",
    "note-slip-kind",
    "note-slip-kinds",
    "note-slip-second",
    "note-slip-figure",
    "note-slip-verbs",
    "note-slip-voice",
    "note-slip-large",
    "note-slip-decimal",
    "note-slip-scale",
    "note-slip-date-form",
    "note-slip-many",
    "note-slip-key",
    "note-slip-which",
    "note-slip-date",
    "note-slip-backwards",
    "note-slip-nothing",
    "note-slip-new-source",
    "note-ask-voice",
    "note-ask-voice-new",
    "note-ask-act",
    "note-ask-actor",
    "note-ask-thing",
    "note-ask-thing-new",
    "note-ask-amount",
    "note-ask-vague",
    "note-ask-point",
    "note-ask-coverage",
    "note-ask-when",
    "note-ask-until",
    "note-ask-place",
    "note-ask-year",
    "note-ask-zone",
    "note-ask-about",
    "note-ask-source",
    "note-ask-source-several",
    "note-ask-said",
    "note-from-office",
    "note-from-office-record",
    "note-from-spelling",
    "note-from-clause",
    "note-from-verb",
    "note-from-word",
    "note-from-kind-of",
    "note-from-phase",
    "note-from-recent",
    "note-from-today",
    "note-from-clock",
    "note-from-since",
    "note-from-dated",
    "note-from-over",
    "note-from-date-total",
    "note-from-source",
    "note-from-source-date",
    "note-from-noted",
    "note-from-plan",
    "note-from-announced",
    "note-from-bare",
    "note-from-promise",
    "note-from-promiser",
    "note-from-only-clause",
    "note-hint-kinds",
];

impl Slip {
    pub(crate) fn new(code: &'static str, span: Range<usize>) -> Self {
        Slip {
            code,
            args: Vec::new(),
            span,
            answer: None,
            suggestions: Vec::new(),
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.args.push((name, value.to_owned()));
        self
    }

    /// About an answer, not about the line.
    pub(crate) fn of_answer(mut self, column: &'static str) -> Self {
        self.answer = Some(column);
        self.span = 0..0;
        self
    }
}

impl Question {
    pub(crate) fn new(column: &'static str, asks: &'static str) -> Self {
        Question {
            column,
            asks,
            args: Vec::new(),
            choices: Vec::new(),
            span: None,
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.args.push((name, value.to_owned()));
        self
    }

    pub(crate) fn choices(mut self, choices: impl IntoIterator<Item = String>) -> Self {
        for choice in choices {
            if !self.choices.contains(&choice) {
                self.choices.push(choice);
            }
        }
        self
    }

    pub(crate) fn at(mut self, span: Option<Range<usize>>) -> Self {
        self.span = span;
        self
    }
}

impl Filled {
    pub(crate) fn new(column: &'static str, value: impl ToString, from: &'static str) -> Self {
        Filled {
            column,
            value: value.to_string(),
            from,
            args: Vec::new(),
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.args.push((name, value.to_owned()));
        self
    }
}

/// What stands in the way before a line is read at all.
pub(crate) fn of_line(line: &str) -> Vec<Slip> {
    if line.trim().is_empty() {
        return vec![Slip::new("note-slip-empty", 0..0)];
    }
    if let Some((end, _)) = line.char_indices().nth(MAX_LINE_CHARS) {
        let limit = MAX_LINE_CHARS.to_string();
        return vec![Slip::new("note-slip-long", end..end).with("limit", &limit)];
    }
    let odd = |(at, c): (usize, char)| {
        let code = format!("U+{:04X}", u32::from(c));
        is_odd(c, false)
            .then(|| Slip::new("note-slip-odd", at..at + c.len_utf8()).with("character", &code))
    };
    line.char_indices().filter_map(odd).take(8).collect()
}
