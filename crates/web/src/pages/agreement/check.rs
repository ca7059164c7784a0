//! What is wrong with a text that somebody writes: for the page, and while they type.

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_desk::problems::{diagnostic, diagnostic_help, meant, severity};
use tregua_syntax::{Diagnostic, line_and_column};

use crate::pages::bits::coded;
use crate::reply::{Reply, Trouble};
use crate::visit::Visit;

/// A text looked through.
#[derive(Serialize, JsonSchema, Default)]
pub(crate) struct Checked {
    /// How many errors: with any, the text cannot be put on record.
    pub(super) errors: usize,
    /// How many warnings.
    pub(super) warnings: usize,
    /// Labels of the clauses that are understood.
    clauses: Vec<String>,
    /// Each error and warning, in the order of the text.
    found: Vec<Found>,
}

/// An error or a warning.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Found {
    /// Its code: `E0103`.
    code: String,
    /// `error` or `warning`.
    severity: String,
    /// The line it speaks of, from 1.
    line: usize,
    /// The column, from 1, in characters.
    column: usize,
    /// Bytes of the text it speaks of: the first, and one past the last.
    span: [usize; 2],
    /// Suggestions, as they would stand in the text.
    suggestions: Vec<String>,
    #[serde(skip)]
    said: Said,
}

/// The same in the reader's language.
#[derive(Default)]
struct Said {
    message: String,
    help: Vec<String>,
}

/// Looks a text through.
pub(super) fn check(visit: &Visit, text: &str) -> Checked {
    let outcome = tregua_agreement::read(text);
    let found: Vec<Found> = outcome
        .diagnostics
        .iter()
        .map(|one| Found::of(visit, text, one))
        .collect();
    let count = |severity: &str| found.iter().filter(|one| one.severity == severity).count();
    let clauses = outcome.agreement.iter().flat_map(|text| &text.clauses);
    Checked {
        errors: count("error"),
        warnings: count("warning"),
        clauses: clauses.map(|clause| clause.label.clone()).collect(),
        found,
    }
}

/// The text as a form sends it, with the ends of lines that files have.
pub(super) fn sent(visit: &Visit) -> String {
    visit.form.get("text").replace("\r\n", "\n")
}

/// While somebody types: what the page would say, as words.
pub(super) fn now(visit: &Visit) -> Result<Reply, Trouble> {
    let checked = check(visit, &sent(visit));
    let found: Vec<_> = checked
        .found
        .iter()
        .map(|one| {
            serde_json::json!({
                "code": one.code, "severity": one.severity, "line": one.line, "column": one.column,
                "head": one.head(visit), "message": one.said.message, "help": one.said.help,
            })
        })
        .collect();
    Reply::json(&serde_json::json!({
        "errors": checked.errors, "warnings": checked.warnings, "clauses": checked.clauses,
        "said": checked.summary(visit), "found": found,
    }))
}

impl Found {
    fn of(visit: &Visit, text: &str, found: &Diagnostic) -> Self {
        let words = visit.words();
        let (line, column) = line_and_column(text, found.span.start);
        let suggested =
            (!found.suggestions.is_empty()).then(|| meant(words, &found.suggestions, "list-or"));
        let help = diagnostic_help(words, found).into_iter().chain(suggested);
        Found {
            code: found.code.to_owned(),
            severity: severity(found).to_owned(),
            line,
            column,
            span: [found.span.start, found.span.end],
            suggestions: found.suggestions.clone(),
            said: Said {
                message: diagnostic(words, found),
                help: help.collect(),
            },
        }
    }

    /// `line 12: error E0103`
    fn head(&self, visit: &Visit) -> String {
        let severity = visit.t(&format!("severity-{}", self.severity));
        let args = [
            ("line", (self.line as u64).into()),
            ("severity", tregua_wording::Arg::said(severity)),
            ("code", self.code.as_str().into()),
        ];
        visit.with("web-agreement-found", &args)
    }
}

impl Checked {
    /// How many errors and warnings, or that all is understood.
    pub(super) fn summary(&self, visit: &Visit) -> String {
        let words = visit.words();
        let n = |n: usize| [("n", (n as u64).into())];
        if self.found.is_empty() {
            return visit.with("web-agreement-clean", &n(self.clauses.len()));
        }
        let counts = [("errors", self.errors), ("warnings", self.warnings)];
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        words.join(
            "list-comma",
            counts.map(|(key, count)| words.say(key, &n(*count))),
        )
    }

    /// Everything found, each with the way to its line.
    pub(super) fn list(&self, visit: &Visit) -> Markup {
        html! {
            // A list of nothing would be read aloud as one.
            @if !self.found.is_empty() {
                ul.found {
                    @for one in &self.found {
                        li class=(one.severity) {
                            a href={ "#line-" (one.line) } data-line=(one.line) data-column=(one.column) { (one.head(visit)) }
                            " " (coded(&one.said.message))
                            @for help in &one.said.help { p.hint { (coded(help)) } }
                        }
                    }
                }
            }
        }
    }

    /// The lines that are spoken of, from 1, without repetition.
    pub(super) fn lines(&self) -> std::collections::BTreeSet<usize> {
        self.found.iter().map(|one| one.line).collect()
    }
}
