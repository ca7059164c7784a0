//! What went wrong in a sentence: the one place that turns a place and an expectation into a diagnostic.

use tregua_syntax::{Diagnostic, SyntaxKind, nearest};

use crate::clause::begins_an_addition;
use crate::cursor::Cursor;
use crate::{near_misses, reserved};

/// A diagnostic on its way to the list; boxed, as it is rare and large.
pub(crate) type Fault = Box<Diagnostic>;
/// Something read from a sentence, or why it could not be.
pub(crate) type Reads<T> = Result<T, Fault>;

/// At most so many diagnostics: a reader of the first two hundred has enough to do.
pub(crate) const MAX_DIAGNOSTICS: usize = 200;

/// True once so much is wrong that nothing more is looked at.
pub(crate) fn full(faults: &[Fault]) -> bool {
    faults.len() > MAX_DIAGNOSTICS
}

/// What a sentence lacks at some place, as a key that the phrase files know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Axis,
    Change,
    Colon,
    Date,
    Holder,
    Key,
    Kind,
    Label,
    Modifier,
    Name,
    Number,
    Object,
    Phase,
    Plural,
    Point,
    Quoted,
    Thing,
    Track,
    Hour,
    Verb,
    Voice,
    Zone,
}

impl What {
    pub(crate) fn key(self) -> &'static str {
        match self {
            What::Axis => "axis",
            What::Change => "change",
            What::Colon => "colon",
            What::Date => "date",
            What::Holder => "holder",
            What::Key => "key",
            What::Kind => "kind",
            What::Label => "label",
            What::Modifier => "modifier",
            What::Name => "name",
            What::Number => "number",
            What::Object => "object",
            What::Phase => "phase",
            What::Plural => "plural",
            What::Point => "point",
            What::Quoted => "quoted",
            What::Thing => "thing",
            What::Track => "track",
            What::Hour => "hour",
            What::Verb => "verb",
            What::Voice => "voice",
            What::Zone => "zone",
        }
    }
}

/// An error of this code at the next word.
pub(crate) fn at(cursor: &Cursor, code: &'static str) -> Diagnostic {
    let found = cursor
        .peek()
        .map(|word| word.text.clone())
        .unwrap_or_default();
    Diagnostic::error(code, cursor.here()).with("found", found)
}

/// One of these keywords should come next.
pub(crate) fn keywords(cursor: &Cursor, expected: &[&str]) -> Fault {
    if let Some(fault) = known_trouble(cursor) {
        return fault;
    }
    let list = expected
        .iter()
        .take(3)
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(" / ");
    let found = cursor
        .peek()
        .map(|word| word.text.clone())
        .unwrap_or_default();
    let fault = at(cursor, code_here(cursor))
        .with("what", "words")
        .with("expected", list);
    Box::new(fault.suggest(nearest(&found, expected.iter().copied())))
}

/// Something of this sort should come next; `known` are the names it could have been.
pub(crate) fn expected<'k>(
    cursor: &Cursor,
    what: What,
    known: impl IntoIterator<Item = &'k str>,
) -> Fault {
    let number_wanted = matches!(what, What::Number | What::Hour | What::Date);
    let bare = cursor.peek_kind() == Some(SyntaxKind::Number);
    if what == What::Number
        && let Some(fault) = near_misses::written_out(cursor)
    {
        return fault;
    }
    // Where a number is wanted, a number of the wrong sort is not a bare one.
    if let Some(fault) = known_trouble(cursor).filter(|_| !(number_wanted && bare)) {
        return fault;
    }
    let fault = at(cursor, code_here(cursor))
        .with("what", what.key())
        .with("expected", "");
    Box::new(fault.suggest(near_names(cursor, known)))
}

/// The sentence was complete, yet words follow.
pub(crate) fn left_over(cursor: &Cursor) -> Fault {
    known_trouble(cursor).unwrap_or_else(|| Box::new(at(cursor, "E0102")))
}

/// Known names near to what the user wrote, tried over the next one to four words.
pub(crate) fn near_names<'k>(
    cursor: &Cursor,
    known: impl IntoIterator<Item = &'k str>,
) -> Vec<String> {
    // Bounded: so many names are compared and no more.
    let known: Vec<&str> = known.into_iter().take(300).collect();
    let rest = cursor.rest();
    let mut found = Vec::new();
    for words in (1..=rest.len().min(4)).rev() {
        let said = crate::cursor::said(rest.get(..words).unwrap_or_default());
        for name in nearest(&said, known.iter().copied()) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

fn code_here(cursor: &Cursor) -> &'static str {
    if cursor.at_end() { "E0104" } else { "E0103" }
}

/// Trouble that has a message of its own: a shape to come, a near miss, a bare number, a comma in a list.
fn known_trouble(cursor: &Cursor) -> Option<Fault> {
    let found = reserved::fault(cursor)
        .or_else(|| near_misses::beyond(cursor))
        .or_else(|| near_misses::from_to(cursor))
        .or_else(|| near_misses::fault(cursor))
        .or_else(|| odd_digits(cursor));
    found.or_else(|| match cursor.peek_kind()? {
        SyntaxKind::Number => Some(Box::new(at(cursor, "E0301"))),
        // A comma before an addition sets it apart: then what is missing is missing before it.
        SyntaxKind::Comma if !begins_an_addition(cursor) => Some(Box::new(at(cursor, "E0106"))),
        _ => None,
    })
}

/// A number in other digits, or with separators in it.
pub(crate) fn odd_digits(cursor: &Cursor) -> Option<Fault> {
    let word = cursor.peek().filter(|word| word.kind == SyntaxKind::Word)?;
    let first = word.text.chars().find(|c| !matches!(c, '+' | '-'))?;
    let numeric = first.is_numeric()
        && word
            .text
            .chars()
            .all(|c| c.is_numeric() || !c.is_alphabetic());
    let ascii: String = word
        .text
        .chars()
        .filter_map(|c| c.to_digit(10).or_else(|| digit_value(c)))
        .map(|d| d.to_string())
        .collect();
    let fault = Diagnostic::error("E0302", word.span.clone()).with("found", word.text.clone());
    numeric.then(|| Box::new(fault.suggest((!ascii.is_empty()).then_some(ascii))))
}

/// The value of a digit of the scripts most likely here: Arabic-Indic, Persian, full width.
fn digit_value(c: char) -> Option<u32> {
    [0x0660, 0x06F0, 0xFF10]
        .into_iter()
        .find_map(|zero| u32::from(c).checked_sub(zero).filter(|value| *value < 10))
}
