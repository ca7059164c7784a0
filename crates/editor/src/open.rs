//! A text open in an editor: what is wrong with it, what its clauses say, how it is set.

use std::ops::Range;

use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DocumentSymbol, Hover,
    HoverContents, Location, MarkupContent, MarkupKind, NumberOrString, Position, SymbolKind,
    TextEdit, Uri,
};
use tregua_agreement::Outcome;
use tregua_agreement::meaning::{Agreement, Clause};
use tregua_desk::{examples, problems};
use tregua_report::Say;
use tregua_syntax::{Block, Severity, SyntaxKind};
use tregua_wording::Wording;

use crate::place::{byte, place};

/// A text open in an editor.
#[derive(Debug, Clone)]
pub struct Open {
    pub(crate) text: String,
    pub(crate) read: Outcome,
    /// What is wrong with its examples, once they were judged.
    judged: Vec<tregua_syntax::Diagnostic>,
}

impl Open {
    /// Reads the text; whatever is wrong with it is told by [`Open::diagnostics`].
    pub fn new(text: String) -> Self {
        let read = tregua_agreement::read(&text);
        Open {
            text,
            read,
            judged: Vec::new(),
        }
    }

    /// True if it has examples that can be judged.
    pub fn has_examples(&self) -> bool {
        !self.read.examples.is_empty() && !self.read.has_errors()
    }

    /// Holds its examples against what follows from their claims, as `tregua check` does: a record for each of them, so not at
    /// every key.
    pub fn judge(&mut self, name: &str, words: &Wording) {
        self.judged = examples::judge(name, &self.text, &self.read, words).diagnostics;
    }

    /// Everything that is wrong, in the reader's language: message, way forward, what may have been meant, other places that matter.
    pub fn diagnostics(&self, uri: &Uri, words: &Wording) -> Vec<Diagnostic> {
        let one = |found: &tregua_syntax::Diagnostic| {
            let help = problems::diagnostic_help(words, found);
            let meant = (!found.suggestions.is_empty())
                .then(|| problems::meant(words, &found.suggestions, "list-comma"));
            let said = [Some(problems::diagnostic(words, found)), help, meant];
            let said: Vec<String> = said.into_iter().flatten().collect();
            let related = found
                .related
                .iter()
                .map(|(span, key)| DiagnosticRelatedInformation {
                    location: Location {
                        uri: uri.clone(),
                        range: place(&self.text, span),
                    },
                    message: words.say(key, &[]),
                });
            let related: Vec<DiagnosticRelatedInformation> = related.collect();
            Diagnostic {
                range: place(&self.text, &found.span),
                severity: Some(match found.severity {
                    Severity::Error => DiagnosticSeverity::ERROR,
                    Severity::Warning => DiagnosticSeverity::WARNING,
                    Severity::Note => DiagnosticSeverity::INFORMATION,
                }),
                code: Some(NumberOrString::String(found.code.to_owned())),
                source: Some("tregua".to_owned()),
                message: said.join("\n"),
                related_information: (!related.is_empty()).then_some(related),
                ..Diagnostic::default()
            }
        };
        let all = self.read.diagnostics.iter().chain(&self.judged);
        all.map(one).collect()
    }

    /// What the clause at this place says, part by part and reading by reading, in the reader's language.
    pub fn hover(&self, at: Position, words: &Wording) -> Option<Hover> {
        let agreement = self.read.agreement.as_ref()?;
        let clause = self.clause_at(agreement, at)?;
        let told = Say { words, agreement }.clause_in_words(clause);
        let mut lines = vec![format!("**{}**", told.name)];
        lines.extend(told.track);
        lines.extend(told.asserted);
        for reading in told.readings {
            let held = reading.name.into_iter().chain(reading.held);
            let held: Vec<String> = held.collect();
            if !held.is_empty() {
                lines.push(format!("*{}*", held.join(" · ")));
            }
            lines.extend(reading.parts.into_iter().map(|part| {
                let rest = Some(part.rest).filter(|rest| !rest.is_empty());
                let said = [part.lead]
                    .into_iter()
                    .chain(rest)
                    .chain(reading.counted.clone());
                format!("- {}", said.collect::<Vec<_>>().join(" · "))
            }));
        }
        lines.extend(told.misprints);
        Some(Hover {
            contents: HoverContents::Markup(MarkupContent {
                kind: MarkupKind::Markdown,
                value: lines.join("\n\n"),
            }),
            range: None,
        })
    }

    /// The clauses and phases, for the outline of the text.
    #[expect(
        deprecated,
        reason = "the type has no other way to be made, and still has the old field"
    )]
    pub fn outline(&self) -> Vec<DocumentSymbol> {
        let symbol = |block: &Block| {
            let kind = match block.kind {
                SyntaxKind::Clause => SymbolKind::FUNCTION,
                SyntaxKind::Phase => SymbolKind::NAMESPACE,
                SyntaxKind::Thing => SymbolKind::CLASS,
                _ => return None,
            };
            let head = block.lines.first()?;
            let words = head.words.iter().skip(1).map(|word| word.text.as_str());
            let name = words.collect::<Vec<_>>().join(" ");
            // An outline has no room for a name without letters.
            (!name.is_empty()).then(|| DocumentSymbol {
                name,
                detail: None,
                kind,
                tags: None,
                deprecated: None,
                range: place(&self.text, &block.span()),
                selection_range: place(&self.text, &head.span()),
                children: None,
            })
        };
        self.read.tree.blocks().iter().filter_map(symbol).collect()
    }

    /// One edit that sets the whole text, if it is set otherwise.
    pub fn format(&self) -> Vec<TextEdit> {
        let set = tregua_syntax::format(&self.text);
        if set == self.text {
            return Vec::new();
        }
        vec![TextEdit {
            range: place(&self.text, &(0..self.text.len())),
            new_text: set,
        }]
    }

    /// The clause whose lines hold this place.
    fn clause_at<'a>(&self, agreement: &'a Agreement, at: Position) -> Option<&'a Clause> {
        let block = self.block_at(byte(&self.text, at))?;
        let line = block.span().start;
        let clauses = agreement.clauses.iter();
        clauses.into_iter().find(|clause| clause.span.start == line)
    }

    /// The block whose lines hold this byte, or end on its line.
    pub(crate) fn block_at(&self, at: usize) -> Option<Block> {
        let blocks = self.read.tree.blocks();
        let line_end = |end: usize| {
            let rest = self.text.get(end..).unwrap_or_default();
            end + rest.find('\n').unwrap_or(rest.len())
        };
        let holds = |span: Range<usize>| span.start <= at && at <= line_end(span.end);
        blocks.into_iter().find(|block| holds(block.span()))
    }
}
