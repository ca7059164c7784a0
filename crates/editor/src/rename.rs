//! Another label for a clause: at its head, wherever it is named, and `was` for the old one.

use lsp_types::{Position, Range as Place, TextEdit};
use thiserror::Error;
use tregua_syntax::{Block, Line, Severity, SyntaxKind, Word};

use crate::Open;
use crate::place::{byte, place};

/// Why nothing was renamed. The text is as it was.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum NotRenamed {
    /// Put the cursor on a label.
    #[error("only the label of a clause is renamed, where it stands after `clause`")]
    NoLabel,
    /// Choose another label.
    #[error("with the label `{label}` the text could not be read as it is now: {code}")]
    Unreadable {
        /// The label asked for.
        label: String,
        /// The code of the first new complaint.
        code: &'static str,
    },
}

/// A label somewhere in a text.
struct Found {
    label: String,
    span: std::ops::Range<usize>,
}

impl Open {
    /// The label at this place, for the editor to offer.
    ///
    /// # Errors
    /// [`NotRenamed::NoLabel`] if none stands there.
    pub fn label_at(&self, at: Position) -> Result<(Place, String), NotRenamed> {
        let found = self
            .named_at(byte(&self.text, at))
            .ok_or(NotRenamed::NoLabel)?;
        Ok((place(&self.text, &found.span), found.label))
    }

    /// The edits that give the clause named at this place another label.
    ///
    /// # Errors
    /// [`NotRenamed`]: nothing stands there, or the text with the new label has errors that it has not now.
    pub fn rename(&self, at: Position, label: &str) -> Result<Vec<TextEdit>, NotRenamed> {
        let old = self
            .named_at(byte(&self.text, at))
            .ok_or(NotRenamed::NoLabel)?
            .label;
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        if label == old {
            return Ok(Vec::new());
        }
        let blocks = self.read.tree.blocks();
        let mut cuts: Vec<(std::ops::Range<usize>, String)> = Vec::new();
        for block in &blocks {
            for (at, line) in block.lines.iter().enumerate() {
                let head = block.kind == SyntaxKind::Clause && at == 0;
                let spans = named(line, block, at, &old);
                if head && !spans.is_empty() {
                    let end = line_end(&self.text, line.span().end);
                    cuts.push((end..end, format!("\n  was {old}")));
                }
                cuts.extend(spans.into_iter().map(|span| (span, label.clone())));
            }
        }
        cuts.sort_by_key(|(span, _)| span.start);
        let renamed = Open::new(with(&self.text, &cuts));
        let errors = |open: &Open| {
            let errors = open.read.diagnostics.iter();
            let errors = errors.filter(|found| found.severity == Severity::Error);
            errors.map(|found| found.code).collect::<Vec<_>>()
        };
        let (before, after) = (errors(self), errors(&renamed));
        if after.len() > before.len() {
            let new = after
                .iter()
                .find(|code| !before.contains(code))
                .or(after.first());
            let code = new.copied().unwrap_or_default();
            return Err(NotRenamed::Unreadable { label, code });
        }
        let edits = cuts.into_iter().map(|(span, new_text)| TextEdit {
            range: place(&self.text, &span),
            new_text,
        });
        Ok(edits.collect())
    }

    /// The clause that is named at this byte.
    fn named_at(&self, at: usize) -> Option<Found> {
        let block = self.block_at(at)?;
        let labels = self.labels();
        for (index, line) in block.lines.iter().enumerate() {
            for label in &labels {
                let spans = named(line, &block, index, label);
                let here = spans
                    .into_iter()
                    .find(|span| span.start <= at && at <= span.end);
                if let Some(span) = here {
                    let label = label.clone();
                    return Some(Found { label, span });
                }
            }
        }
        None
    }

    /// The labels of all clauses that can be read, the longest first: one may begin another.
    fn labels(&self) -> Vec<String> {
        let clauses = self
            .read
            .agreement
            .iter()
            .flat_map(|agreement| &agreement.clauses);
        let mut labels: Vec<String> = clauses.map(|clause| clause.label.clone()).collect();
        labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
        labels
    }
}

/// Where a line names the clause of this label: at its head, after `clause` in a sentence, or as a name that another language writes.
fn named(line: &Line, block: &Block, at: usize, label: &str) -> Vec<std::ops::Range<usize>> {
    let wanted: Vec<&str> = label.split(' ').collect();
    let words = &line.words;
    let there = |from: usize| {
        let said = words.get(from..from + wanted.len())?;
        let same = said
            .iter()
            .map(|word| word.text.as_str())
            .eq(wanted.iter().copied());
        let (first, last) = (said.first()?, said.last()?);
        same.then_some(first.span.start..last.span.end)
    };
    let whole = |end: usize| {
        let next = words.get(end);
        next.is_none_or(|word: &Word| {
            word.kind != SyntaxKind::Word || LABEL_ENDS.contains(&word.text.as_str())
        })
    };
    if block.kind == SyntaxKind::Names {
        let found = there(0).filter(|_| at > 0 && whole(wanted.len()));
        return found.into_iter().collect();
    }
    let after_clause = (0..words.len()).filter(|from| {
        let before = from.checked_sub(1).and_then(|before| words.get(before));
        before.is_some_and(|word| word.text == "clause") && whole(from + wanted.len())
    });
    after_clause.filter_map(there).collect()
}

/// Words that can follow a label in a sentence.
const LABEL_ENDS: [&str; 7] = ["in", "is", "stands", "done", "once", "and", "has"];

fn line_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let end = from + rest.find('\n').unwrap_or(rest.len());
    match text.get(from..end).unwrap_or_default().ends_with('\r') {
        true => end - 1,
        false => end,
    }
}

/// The text with these stretches replaced; they are in order and do not overlap.
fn with(text: &str, cuts: &[(std::ops::Range<usize>, String)]) -> String {
    let (mut made, mut from) = (String::with_capacity(text.len()), 0);
    for (span, new) in cuts {
        made.push_str(text.get(from..span.start).unwrap_or_default());
        made.push_str(new);
        from = span.end;
    }
    made.push_str(text.get(from..).unwrap_or_default());
    made
}
