//! Diagnostics of an agreement's text: drawn for the terminal, or as JSON.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::{Value, json};
use tregua_syntax::{Diagnostic, Severity};

use super::{line, text_args, words};

/// Prints every diagnostic with the lines it speaks of.
pub(crate) fn print(name: &str, text: &str, found: &[Diagnostic]) {
    for diagnostic in found {
        line(&draw(name, text, diagnostic));
        line("");
    }
}

fn draw(name: &str, text: &str, diagnostic: &Diagnostic) -> String {
    let english = words();
    let message = english.say(diagnostic.code, &text_args(&diagnostic.args));
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let related = diagnostic
        .related
        .iter()
        .map(|(span, key)| (within(text, span), english.say(key, &[])));
    let mut snippet = Snippet::source(text)
        .path(name)
        .annotation(AnnotationKind::Primary.span(within(text, &diagnostic.span)));
    for (span, label) in related {
        snippet = snippet.annotation(AnnotationKind::Context.span(span).label(label));
    }
    let mut group: Group<'_> = level
        .primary_title(message)
        .id(diagnostic.code)
        .element(snippet);
    if let Some(help) = help(diagnostic) {
        group = group.element(Level::HELP.message(help));
    }
    if !diagnostic.suggestions.is_empty() {
        group = group.element(Level::HELP.message(meant(diagnostic)));
    }
    Renderer::plain().render(&[group])
}

/// A span inside the text; messages about the end of the file point just before it.
fn within(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let end = span.end.min(text.len());
    span.start.min(end)..end
}

fn help(diagnostic: &Diagnostic) -> Option<String> {
    let key = format!("{}-help", diagnostic.code);
    words()
        .has(&key)
        .then(|| words().say(&key, &text_args(&diagnostic.args)))
}

fn meant(diagnostic: &Diagnostic) -> String {
    let quoted: Vec<String> = diagnostic
        .suggestions
        .iter()
        .map(|word| format!("`{word}`"))
        .collect();
    words().say("did-you-mean", &[("words", quoted.join(", ").into())])
}

/// A diagnostic as JSON: code, place in line and column (1-based, columns in characters), words.
pub(crate) fn as_json(text: &str, diagnostic: &Diagnostic) -> Value {
    let (line, column) = place(text, diagnostic.span.start);
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    json!({
        "code": diagnostic.code, "severity": severity, "line": line, "column": column,
        "span": [diagnostic.span.start, diagnostic.span.end],
        "message": words().say(diagnostic.code, &text_args(&diagnostic.args)), "help": help(diagnostic),
        "suggestions": diagnostic.suggestions,
    })
}

fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .map_or(0, |last| last.chars().count())
        + 1;
    (line, column)
}
