//! What people read: words, tables, and lines that reach a closed pipe without a fuss.

pub(crate) mod changes;
pub(crate) mod count;
pub(crate) mod diagnostics;
pub(crate) mod due;
pub(crate) mod explain;
pub(crate) mod missing;
pub(crate) mod status;
pub(crate) mod table;
pub(crate) mod trouble;

use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use tregua_agreement::Agreement;
use tregua_import::Problem;
use tregua_report::{Say, lines};
use tregua_wording::{Arg, Digits, Direction, Lang, Wording};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

pub(crate) use tregua_report::lines::{pad, wrap};

/// How wide text may be.
pub(crate) const WIDTH: usize = 100;

static WORDS: OnceLock<Wording> = OnceLock::new();

/// Something that was printed did not arrive: a full disk, not a reader who has gone away.
static CUT_SHORT: AtomicBool = AtomicBool::new(false);

/// True if something that was printed did not arrive.
pub(crate) fn cut_short() -> bool {
    std::io::stdout()
        .flush()
        .is_err_and(|error| error.kind() != std::io::ErrorKind::BrokenPipe)
        || CUT_SHORT.load(Ordering::Relaxed)
}

/// Sets the reader's language, once, before anything is said.
pub(crate) fn speak(lang: Lang, digits: Digits) {
    let _ = WORDS.set(Wording::with_digits(lang, digits));
}

/// The phrases of the reader's language.
pub(crate) fn words() -> &'static Wording {
    WORDS.get_or_init(|| Wording::new(Lang::English))
}

/// What is said of `agreement`, in the reader's language.
pub(crate) fn say(agreement: &Agreement) -> Say<'_> {
    Say {
        words: words(),
        agreement,
    }
}

/// One line on standard output, in the direction of the reader's language. A reader who has gone away (`| head`) is no fault.
pub(crate) fn line(text: &str) {
    line_as_it_is(&tregua_wording::line(text, words().direction()));
}

/// One line if it fits the page; else a paragraph whose further lines stand in a little.
pub(crate) fn folded(text: &str) {
    if text.width() <= WIDTH {
        return line(text);
    }
    for (at, text) in wrap(text, WIDTH - 2).iter().enumerate() {
        line(&if at == 0 {
            text.clone()
        } else {
            format!("  {text}")
        });
    }
}

/// One line that is no sentence of ours: JSON, a command to copy, a drawing of a text.
pub(crate) fn line_as_it_is(text: &str) {
    if let Err(error) = writeln!(std::io::stdout().lock(), "{text}")
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        CUT_SHORT.store(true, Ordering::Relaxed);
    }
}

/// Invisible, and left-to-right: at the beginning of a line it gives the whole line its direction, whatever it begins with.
const LRM: char = '\u{200E}';

/// One line of a drawing of somebody's text: it runs from the left in every language.
pub(crate) fn drawn(text: &str) {
    match words().direction() {
        Direction::LeftToRight => line_as_it_is(text),
        Direction::RightToLeft => line_as_it_is(&format!("{LRM}{text}")),
    }
}

/// A line for people on standard error.
pub(crate) fn aside(text: &str) {
    for text in text.lines() {
        // Where nobody can be told, there is nobody to tell it to.
        let _ = writeln!(
            std::io::stderr().lock(),
            "{}",
            tregua_wording::line(text, words().direction())
        );
    }
}

/// `text` cut off at `width` columns; what is open there is closed.
pub(crate) fn cut(text: &str, width: usize) -> String {
    let mut kept = String::new();
    for letter in text.chars() {
        if kept.width() + letter.width().unwrap_or(0) > width {
            break;
        }
        kept.push(letter);
    }
    let mut lines = [kept];
    tregua_wording::balance(&mut lines);
    let [kept] = lines;
    kept
}

/// A paragraph: `head` at its start, `text` wrapped beside it.
pub(crate) fn hanging(head: &str, indent: usize, text: &str) {
    for text in lines::hanging(head, indent, text, WIDTH) {
        line(&text);
    }
}

/// Arguments that are numbers of ours, where the message came as plain text: sizes, limits, places in a file.
const NUMBERS: [&str; 7] = [
    "bytes", "cells", "columns", "count", "limit", "line", "position",
];

/// Arguments of a message that came as plain text.
pub(crate) fn text_args<'a>(args: &'a [(&'static str, String)]) -> Vec<(&'a str, Arg<'a>)> {
    let arg = |name: &str, value: &'a str| {
        let number = NUMBERS.contains(&name) && value.bytes().all(|byte| byte.is_ascii_digit());
        match value.parse() {
            Ok(number_of_ours) if number => Arg::Number(number_of_ours),
            _ => list(value).map_or(Arg::from(value), Arg::said),
        }
    };
    args.iter()
        .map(|(name, value)| (*name, arg(name, value)))
        .collect()
}

/// A list as the crates below write it into an argument (`` `a`, `b`, … ``), as the reader's language joins it.
fn list(value: &str) -> Option<String> {
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
    let joined = words().names("list-comma", names);
    let more = more.then(|| words().say("and-more", &[]));
    several.then(|| words().join("list-comma", std::iter::once(joined).chain(more)))
}

/// One problem of an import: file, line, column, what, and what may have been meant.
pub(crate) fn import_problem(problem: &Problem, severity: &str) -> String {
    let place = import_place(problem);
    let message = words().say(problem.code, &text_args(&problem.args));
    let said = words().say(
        "problem-line",
        &[
            (
                "severity",
                Arg::said(words().say(&format!("severity-{severity}"), &[])),
            ),
            ("code", problem.code.into()),
            ("place", Arg::said(place)),
            ("message", Arg::said(message)),
        ],
    );
    if problem.suggestions.is_empty() {
        said
    } else {
        format!("{said}\n  {}", meant(&problem.suggestions, "list-or"))
    }
}

/// What may have been meant, each word in backticks.
pub(crate) fn meant(suggestions: &[String], joiner: &str) -> String {
    let quoted = words().names(joiner, suggestions.iter().map(|word| format!("`{word}`")));
    words().say("did-you-mean", &[("words", Arg::said(quoted))])
}

/// Where a problem of an import stands: a line of a text as editors name it, a cell of a workbook as spreadsheets do.
fn import_place(problem: &Problem) -> String {
    let file = ("file", Arg::from(problem.file.as_str()));
    let line = Arg::from(problem.line as u64);
    let Some(sheet) = &problem.sheet else {
        let at = match problem.line {
            0 => words().apart(&problem.file).into_owned(),
            _ => words().say("place-line", &[file, ("line", line)]),
        };
        let Some(column) = &problem.column else {
            return at;
        };
        let args = [("place", Arg::said(at)), ("column", column.as_str().into())];
        return words().say("place-column", &args);
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
    words().say(key, &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_an_argument_is_told_from_one_word_and_keeps_its_end() {
        assert_eq!(list("`aid`, `visits`").as_deref(), Some("`aid`, `visits`"));
        assert_eq!(list("`aid`, …").as_deref(), Some("`aid`, …"));
        for word in ["aid", "`aid`", "`aid", "", "`", "aid, visits"] {
            assert_eq!(list(word), None, "{word}");
        }
    }
}
