//! What is wrong at a place in a file, in the reader's language: messages came as a key and arguments that are plain text.

use tregua_import::Problem;
use tregua_syntax::{Diagnostic, Severity};
use tregua_wording::{Arg, Wording};

/// Arguments that are numbers of ours, where the message came as plain text: sizes, limits, places in a file.
const NUMBERS: [&str; 10] = [
    "bytes", "cells", "columns", "count", "days", "limit", "line", "position", "sum", "total",
];

/// An argument that is a sentence in the reader's language already, with what was said by others set apart in it.
pub const SENTENCE: &str = "sentence";

/// Arguments of a message that came as plain text.
pub fn text_args<'a>(
    words: &Wording,
    args: &'a [(&'static str, String)],
) -> Vec<(&'a str, Arg<'a>)> {
    let arg = |name: &str, value: &'a str| {
        let number = NUMBERS.contains(&name) && value.bytes().all(|byte| byte.is_ascii_digit());
        match value.parse() {
            Ok(number_of_ours) if number => Arg::Number(number_of_ours),
            _ if name == SENTENCE => Arg::said(value),
            _ => list(words, value).map_or(Arg::from(value), Arg::said),
        }
    };
    args.iter()
        .map(|(name, value)| (*name, arg(name, value)))
        .collect()
}

/// A list as the crates below write it into an argument (`` `a`, `b`, … ``), as the reader's language joins it.
fn list(words: &Wording, value: &str) -> Option<String> {
    let inner = value.strip_prefix('`')?;
    let (inner, more) = match inner.strip_suffix("`, …") {
        Some(inner) => (inner, true),
        None => (inner.strip_suffix('`')?, false),
    };
    let names: Vec<String> = inner
        .split("`, `")
        .map(|name| format!("`{name}`"))
        .collect();
    let several = names.len() > 1 || more;
    let joined = words.names("list-comma", names);
    let more = more.then(|| words.say("and-more", &[]));
    several.then(|| words.join("list-comma", std::iter::once(joined).chain(more)))
}

/// One problem of an import: file, line, column, what, and what may have been meant.
pub fn import_problem(words: &Wording, problem: &Problem, severity: &str) -> String {
    let place = import_place(words, problem);
    let message = words.say(problem.code, &text_args(words, &problem.args));
    let said = words.say(
        "problem-line",
        &[
            (
                "severity",
                Arg::said(words.say(&format!("severity-{severity}"), &[])),
            ),
            ("code", problem.code.into()),
            ("place", Arg::said(place)),
            ("message", Arg::said(message)),
        ],
    );
    if problem.suggestions.is_empty() {
        said
    } else {
        format!(
            "{said}\n  {}",
            meant(words, &problem.suggestions, "list-or")
        )
    }
}

/// What is wrong at a place in the text of an agreement.
pub fn diagnostic(words: &Wording, found: &Diagnostic) -> String {
    words.say(found.code, &text_args(words, &found.args))
}

/// The way forward for it, where there is one beyond what may have been meant.
pub fn diagnostic_help(words: &Wording, found: &Diagnostic) -> Option<String> {
    let key = format!("{}-help", found.code);
    words
        .has(&key)
        .then(|| words.say(&key, &text_args(words, &found.args)))
}

/// The word for how bad it is.
pub fn severity(found: &Diagnostic) -> &'static str {
    match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// What may have been meant, each word in backticks.
pub fn meant(words: &Wording, suggestions: &[String], joiner: &str) -> String {
    let quoted = words.names(joiner, suggestions.iter().map(|word| format!("`{word}`")));
    words.say("did-you-mean", &[("words", Arg::said(quoted))])
}

/// Where a problem of an import stands: a line of a text as editors name it, a cell of a workbook as spreadsheets do.
fn import_place(words: &Wording, problem: &Problem) -> String {
    let file = ("file", Arg::from(problem.file.as_str()));
    let line = Arg::from(problem.line as u64);
    let Some(sheet) = &problem.sheet else {
        let at = match problem.line {
            0 => words.apart(&problem.file).into_owned(),
            _ => words.say("place-line", &[file, ("line", line)]),
        };
        let Some(column) = &problem.column else {
            return at;
        };
        let args = [("place", Arg::said(at)), ("column", column.as_str().into())];
        return words.say("place-column", &args);
    };
    let mut args = vec![file, ("sheet", sheet.as_str().into()), ("row", line)];
    let key = match (&problem.letters, &problem.column) {
        _ if problem.line == 0 => "import-place-sheet",
        (None, _) => "import-place-row",
        (Some(letters), None) => {
            args.push(("letters", letters.as_str().into()));
            "import-place-letters"
        }
        (Some(letters), Some(column)) => {
            args.push(("letters", letters.as_str().into()));
            args.push(("column", column.as_str().into()));
            "import-place-cell"
        }
    };
    words.say(key, &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_an_argument_is_told_from_one_word_and_keeps_its_end() {
        let words = Wording::new(tregua_wording::Lang::English);
        assert_eq!(
            list(&words, "`aid`, `visits`").as_deref(),
            Some("`aid`, `visits`")
        );
        assert_eq!(list(&words, "`aid`, …").as_deref(), Some("`aid`, …"));
        for word in ["aid", "`aid`", "`aid", "", "`", "aid, visits"] {
            assert_eq!(list(&words, word), None, "{word}");
        }
    }
}
