//! What people read: words, tables, and lines that reach a closed pipe without a fuss.

pub(crate) mod changes;
pub(crate) mod count;
pub(crate) mod diagnostics;
pub(crate) mod due;
pub(crate) mod explain;
pub(crate) mod missing;
pub(crate) mod positions;
pub(crate) mod status;
pub(crate) mod table;

use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use tregua_agreement::Agreement;
use tregua_report::{Say, lines};
use tregua_wording::{Digits, Direction, Lang, Wording};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

pub(crate) use tregua_report::lines::{pad, wrap};

/// How wide text may be.
pub(crate) const WIDTH: usize = 100;

static WORDS: OnceLock<Wording> = OnceLock::new();

/// Something that was printed did not arrive: a full disk, not a reader who has gone away.
static CUT_SHORT: AtomicBool = AtomicBool::new(false);

/// Something was printed on standard output.
static PRINTED: AtomicBool = AtomicBool::new(false);

/// True if something was printed on standard output.
pub(crate) fn has_printed() -> bool {
    PRINTED.load(Ordering::Relaxed)
}

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

/// A voice's name, in the reader's language.
pub(crate) fn voice(name: &str) -> String {
    tregua_report::voice(words(), name)
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
    PRINTED.store(true, Ordering::Relaxed);
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
