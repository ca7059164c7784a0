//! What people read: words, tables, and lines that reach a closed pipe without a fuss.

pub(crate) mod diagnostics;
pub(crate) mod explain;
pub(crate) mod status;
pub(crate) mod table;

use std::io::Write;
use std::sync::LazyLock;

use tregua_agreement::Agreement;
use tregua_import::Problem;
use tregua_report::Say;
use tregua_wording::{Arg, Lang, Wording};
use unicode_width::UnicodeWidthStr;

/// How wide text may be.
pub(crate) const WIDTH: usize = 100;

/// The phrases of the reader's language.
pub(crate) fn words() -> &'static Wording {
    static WORDS: LazyLock<Wording> = LazyLock::new(|| Wording::new(Lang::English));
    &WORDS
}

/// What is said of `agreement`, in the reader's language.
pub(crate) fn say(agreement: &Agreement) -> Say<'_> {
    Say {
        words: words(),
        agreement,
    }
}

/// One line on standard output. A reader who has gone away (`| head`) is no fault.
pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// `text` filled up with spaces to `width` columns.
pub(crate) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// `text` in lines of at most `width` columns, broken at spaces where there are any.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut current = String::new();
    for word in text.split(' ') {
        let fits = current.is_empty() || current.width() + 1 + word.width() <= width;
        if !fits {
            lines.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    lines.push(current);
    lines
}

/// A paragraph: `head` at the left, `text` wrapped beside it.
pub(crate) fn hanging(head: &str, indent: usize, text: &str) {
    let mut head = head;
    if head.width() >= indent && !head.trim().is_empty() {
        line(head);
        head = "";
    }
    for (at, wrapped) in wrap(text, WIDTH.saturating_sub(indent)).iter().enumerate() {
        let start = if at == 0 { head } else { "" };
        line(format!("{}{wrapped}", pad(start, indent)).trim_end());
    }
}

/// Arguments of a message that came as plain text.
pub(crate) fn text_args<'a>(args: &'a [(&'static str, String)]) -> Vec<(&'a str, Arg<'a>)> {
    args.iter()
        .map(|(name, value)| (*name, Arg::from(value.as_str())))
        .collect()
}

/// One problem of an import: file, line, column, what, and what may have been meant.
pub(crate) fn import_problem(problem: &Problem, severity: &str) -> String {
    let place = import_place(problem);
    let message = words().say(problem.code, &text_args(&problem.args));
    let meant = if problem.suggestions.is_empty() {
        String::new()
    } else {
        let quoted: Vec<String> = problem
            .suggestions
            .iter()
            .map(|word| format!("`{word}`"))
            .collect();
        format!("\n  did you mean {}?", quoted.join(" or "))
    };
    format!("{severity}[{}] {place}: {message}{meant}", problem.code)
}

/// Where a problem of an import stands: a line of a text as editors name it, a cell of a workbook as spreadsheets do.
fn import_place(problem: &Problem) -> String {
    let Some(sheet) = &problem.sheet else {
        let mut place = problem.file.clone();
        if problem.line > 0 {
            place.push_str(&format!(":{}", problem.line));
        }
        if let Some(column) = &problem.column {
            place.push_str(&format!(", column {column}"));
        }
        return place;
    };
    let row = problem.line.to_string();
    let mut args = vec![
        ("file", problem.file.as_str()),
        ("sheet", sheet),
        ("row", &row),
    ];
    let key = match (&problem.letters, &problem.column) {
        _ if problem.line == 0 => "import-place-sheet",
        (None, _) => "import-place-row",
        (Some(letters), None) => {
            args.push(("letters", letters));
            "import-place-letters"
        }
        (Some(letters), Some(column)) => {
            args.extend([("letters", letters.as_str()), ("column", column)]);
            "import-place-cell"
        }
    };
    let args: Vec<_> = args
        .into_iter()
        .map(|(name, value)| (name, Arg::from(value)))
        .collect();
    words().say(key, &args)
}
