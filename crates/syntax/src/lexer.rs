//! Text to tokens. Every byte lands in exactly one token, in order.

use std::ops::Range;

use crate::{Diagnostic, SyntaxKind};

/// The longest text that is looked into: 1 MiB, some ten thousand clauses.
pub const MAX_BYTES: usize = 1 << 20;

/// A token: its kind and the bytes it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lexed {
    pub(crate) kind: SyntaxKind,
    pub(crate) span: Range<usize>,
}

/// The tokens of `text`, and what is wrong with its characters.
pub(crate) fn lex(text: &str) -> (Vec<Lexed>, Vec<Diagnostic>) {
    if text.len() > MAX_BYTES {
        let whole = 0..text.len();
        let complaint = Diagnostic::error("E0001", 0..0)
            .with("bytes", text.len().to_string())
            .with("limit", MAX_BYTES.to_string());
        return (
            vec![Lexed {
                kind: SyntaxKind::TooLong,
                span: whole,
            }],
            vec![complaint],
        );
    }
    let mut tokens = Vec::new();
    let mut diagnostics = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (kind, len) = token(rest);
        let span = at..at + len;
        complain(
            kind,
            rest.get(..len).unwrap_or(rest),
            span.clone(),
            &mut diagnostics,
        );
        tokens.push(Lexed { kind, span });
        at += len;
    }
    (tokens, diagnostics)
}

/// The kind and length of the token that `rest` begins with. The length is never 0.
fn token(rest: &str) -> (SyntaxKind, usize) {
    let first = rest.chars().next().unwrap_or('\n');
    let one = first.len_utf8();
    match first {
        '\r' if rest.starts_with("\r\n") => (SyntaxKind::Newline, 2),
        '\n' | '\r' => (SyntaxKind::Newline, 1),
        '#' => (SyntaxKind::Comment, to_line_end(rest)),
        '"' => (SyntaxKind::Quoted, to_closing(rest, '"')),
        '`' => (SyntaxKind::Code, to_closing(rest, '`')),
        ',' => (SyntaxKind::Comma, one),
        ':' => (SyntaxKind::Colon, one),
        '(' => (SyntaxKind::Open, one),
        ')' => (SyntaxKind::Close, one),
        ';' => (SyntaxKind::Semicolon, one),
        space if is_space(space) => (SyntaxKind::Space, run(rest, is_space)),
        _ => {
            let len = word_len(rest);
            (classify(rest.get(..len).unwrap_or(rest)), len)
        }
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\n' && c != '\r' || c == '\u{feff}'
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn to_line_end(text: &str) -> usize {
    run(text, |c| c != '\n' && c != '\r')
}

/// Up to and including the closing mark, or to the end of the line where there is none.
fn to_closing(text: &str, mark: char) -> usize {
    // No further than to the first of both: a line may be one quote after another.
    let inside = text.get(1..).unwrap_or_default();
    match inside.find([mark, '\n', '\r']) {
        Some(at) if inside.get(at..).is_some_and(|rest| rest.starts_with(mark)) => at + 2,
        end => {
            let line = text.get(..end.map_or(text.len(), |at| at + 1));
            line.unwrap_or(text).trim_end().len().max(1)
        }
    }
}

/// A word ends at a space or a mark; a colon between digits belongs to it (`07:00`).
fn word_len(text: &str) -> usize {
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let in_time = c == ':'
            && before.is_ascii_digit()
            && chars
                .peek()
                .is_some_and(|(_, after)| after.is_ascii_digit());
        let ends = is_space(c)
            || matches!(
                c,
                '\n' | '\r' | '#' | '"' | '`' | ',' | ':' | '(' | ')' | ';'
            );
        if ends && !in_time {
            return at.max(1);
        }
        before = c;
    }
    text.len()
}

fn classify(word: &str) -> SyntaxKind {
    let shape: String = word
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    match shape.as_str() {
        "0000-00-00" => SyntaxKind::Date,
        "00:00" | "0:00" => SyntaxKind::Time,
        _ if shape.chars().all(|c| c == '0') => SyntaxKind::Number,
        _ => SyntaxKind::Word,
    }
}

/// Complains about a token that cannot be what it looks like.
fn complain(kind: SyntaxKind, text: &str, span: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
    let mark = match kind {
        SyntaxKind::Quoted => Some('"'),
        SyntaxKind::Code => Some('`'),
        _ => None,
    };
    if let Some(mark) = mark
        && (text.len() < 2 || !text.ends_with(mark))
    {
        diagnostics.push(Diagnostic::error("E0002", span.clone()).with("found", text));
    }
    if let Some((at, hidden)) = text.char_indices().find(|(_, c)| is_hidden(*c)) {
        let place = span.start + at..span.start + at + hidden.len_utf8();
        diagnostics.push(
            Diagnostic::error("E0003", place).with("found", format!("U+{:04X}", u32::from(hidden))),
        );
    }
}

/// Characters that show nothing, or that make a line look other than it reads: a reader could be deceived by them.
fn is_hidden(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let breaks = matches!(c, '\u{2028}' | '\u{2029}');
    let turns =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    control || breaks || turns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<SyntaxKind> {
        lex(text)
            .0
            .into_iter()
            .map(|token| token.kind)
            .filter(|kind| !kind.is_layout())
            .collect()
    }

    #[test]
    fn hours_dates_and_offsets_are_one_token_each() {
        use SyntaxKind::*;
        assert_eq!(
            kinds("2023-11-24 07:00 +02:00, 4"),
            [Date, Time, Word, Comma, Number]
        );
        assert_eq!(kinds("kinds age: woman"), [Word, Word, Colon, Word]);
    }

    #[test]
    fn a_quote_left_open_ends_with_its_line() {
        let (tokens, diagnostics) = lex("reading \"x: y  \nnext");
        assert_eq!(tokens[2].span, 8..13);
        assert_eq!(diagnostics[0].code, "E0002");
    }

    #[test]
    fn characters_that_turn_the_line_around_are_named() {
        let (_, diagnostics) = lex("parties Alpha\u{202e} and Beta # \u{2066}");
        let found: Vec<_> = diagnostics
            .iter()
            .map(|d| (d.code, d.args[0].1.as_str()))
            .collect();
        assert_eq!(found, [("E0003", "U+202E"), ("E0003", "U+2066")]);
    }
}
