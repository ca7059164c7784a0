//! What is wrong with a text, as plain data: the words for it come from the phrase files.

use std::ops::Range;

/// One thing to tell the author of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The key of its message in the phrase files and of its page in the docs: `E0103`.
    pub code: &'static str,
    /// Whether the text can stand as it is.
    pub severity: Severity,
    /// The bytes it speaks of; may be empty, where something is missing.
    pub span: Range<usize>,
    /// What the message is filled with, the user's own words among it.
    pub args: Vec<(&'static str, String)>,
    /// What could stand there instead, the likeliest first; at most three.
    pub suggestions: Vec<String>,
    /// Other places that matter, each with the key of its label: `declared-here`.
    pub related: Vec<(Range<usize>, &'static str)>,
}

/// Whether a text can stand as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, but look at this.
    Warning,
    /// It can, as far as was looked: something was left undecided.
    Note,
}

/// As many suggestions as a reader takes in at once.
const MAX_SUGGESTIONS: usize = 3;

impl Diagnostic {
    /// An error at `span`.
    pub fn error(code: &'static str, span: Range<usize>) -> Self {
        let (args, suggestions, related) = Default::default();
        Diagnostic {
            code,
            severity: Severity::Error,
            span,
            args,
            suggestions,
            related,
        }
    }

    /// A warning at `span`.
    pub fn warning(code: &'static str, span: Range<usize>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, span)
        }
    }

    /// A note at `span`.
    pub fn note(code: &'static str, span: Range<usize>) -> Self {
        Diagnostic {
            severity: Severity::Note,
            ..Diagnostic::error(code, span)
        }
    }

    /// The same with one more argument for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The same with suggestions; those beyond the third are left out.
    #[must_use]
    pub fn suggest(mut self, words: impl IntoIterator<Item = String>) -> Self {
        let room = MAX_SUGGESTIONS.saturating_sub(self.suggestions.len());
        self.suggestions.extend(words.into_iter().take(room));
        self
    }

    /// The same with another place that matters.
    #[must_use]
    pub fn beside(mut self, span: Range<usize>, label: &'static str) -> Self {
        self.related.push((span, label));
        self
    }
}

/// The line and column of a byte, both from 1; the column counts characters.
///
/// A byte past the end, or inside a character, stands for the nearest character before it.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (
        line,
        before.get(line_start..).unwrap_or_default().chars().count() + 1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        assert_eq!(line_and_column("ab\ncòd", 0), (1, 1));
        assert_eq!(line_and_column("ab\ncòd", 6), (2, 3));
        assert_eq!(line_and_column("ab\ncòd", 5), (2, 2));
        assert_eq!(line_and_column("ab", 99), (1, 3));
    }
}
