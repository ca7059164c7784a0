//! Diagnostics of an agreement's text: drawn for the terminal, or as JSON.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str};
use serde_json::{Value, json};
use tregua_desk::problems::{self, SENTENCE, diagnostic_help, meant, severity, text_args};
use tregua_syntax::{Diagnostic, Severity, line_and_column};

use tregua_wording::{Arg, Direction};

use super::{line, line_as_it_is, words};

/// Prints every diagnostic with the lines it speaks of.
pub(crate) fn print(name: &str, text: &str, found: &[Diagnostic]) {
    for diagnostic in found {
        match words().direction() {
            Direction::LeftToRight => line_as_it_is(&draw(name, text, diagnostic)),
            Direction::RightToLeft => draw_beside(name, text, diagnostic),
        }
        line("");
    }
}

/// Title, drawing and help in one.
fn draw(name: &str, text: &str, diagnostic: &Diagnostic) -> String {
    // The title is ours, and so are the isolates in it; what is put in is made harmless before.
    let mut group: Group<'_> = level(diagnostic)
        .secondary_title(message(diagnostic))
        .id(diagnostic.code)
        .element(snippet(name, text, diagnostic));
    for help in helps(diagnostic) {
        let level = Level::HELP.with_name(severity_name("help"));
        group = group.element(level.message(help));
    }
    Renderer::plain().render(&[group])
}

/// The drawing of a text runs from the left, as the text does; title and help are lines of their own and run as the reader
/// reads, above and below it.
fn draw_beside(name: &str, text: &str, diagnostic: &Diagnostic) {
    let args = [
        ("severity", Arg::said(severity_name(severity(diagnostic)))),
        ("code", diagnostic.code.into()),
        ("message", Arg::said(message(diagnostic))),
    ];
    line(&words().say("message-line", &args));
    let group = Group::with_level(level(diagnostic)).element(snippet(name, text, diagnostic));
    for drawn in Renderer::plain().render(&[group]).lines() {
        super::drawn(drawn);
    }
    for help in helps(diagnostic) {
        let args = [
            ("severity", Arg::said(severity_name("help"))),
            ("message", Arg::said(help)),
        ];
        line(&words().say("help-line", &args));
    }
}

fn level(diagnostic: &Diagnostic) -> Level<'static> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.with_name(severity_name(severity(diagnostic)))
}

fn severity_name(severity: &str) -> String {
    words().say(&format!("severity-{severity}"), &[])
}

fn snippet<'a>(
    name: &'a str,
    text: &'a str,
    diagnostic: &'a Diagnostic,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let primary = AnnotationKind::Primary.span(within(text, &diagnostic.span));
    let snippet = Snippet::source(text).path(name).annotation(primary);
    snippet.annotations(diagnostic.related.iter().map(|(span, key)| {
        let label = words().say(key, &[]);
        AnnotationKind::Context
            .span(within(text, span))
            .label(tregua_wording::cell(&label, words().direction()).into_owned())
    }))
}

/// The message, with hidden characters of the text made visible.
fn message(diagnostic: &Diagnostic) -> String {
    let args = harmless(&diagnostic.args);
    words().say(diagnostic.code, &text_args(words(), &args))
}

/// A sentence of ours keeps the isolates in it: it is made of a text without errors, and so without hidden characters.
fn harmless(args: &[(&'static str, String)]) -> Vec<(&'static str, String)> {
    let made = |name: &str, value: &str| match name {
        SENTENCE => value.to_owned(),
        _ => normalize_untrusted_str(value),
    };
    args.iter()
        .map(|(name, value)| (*name, made(name, value)))
        .collect()
}

/// The way forward, and what may have been meant.
fn helps(diagnostic: &Diagnostic) -> Vec<String> {
    let meant = (!diagnostic.suggestions.is_empty())
        .then(|| meant(words(), &diagnostic.suggestions, "list-comma"));
    diagnostic_help(words(), diagnostic)
        .into_iter()
        .chain(meant)
        .collect()
}

/// A span inside the text; messages about the end of the file point just before it.
fn within(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let end = span.end.min(text.len());
    span.start.min(end)..end
}

/// A diagnostic as JSON: code, place in line and column (1-based, columns in characters), words.
pub(crate) fn as_json(text: &str, diagnostic: &Diagnostic) -> Value {
    let (line, column) = line_and_column(text, diagnostic.span.start);
    json!({
        "code": diagnostic.code, "severity": severity(diagnostic), "line": line, "column": column,
        "span": [diagnostic.span.start, diagnostic.span.end],
        "message": problems::diagnostic(words(), diagnostic), "help": diagnostic_help(words(), diagnostic),
        "suggestions": diagnostic.suggestions,
    })
}
