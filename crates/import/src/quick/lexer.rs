//! A line in words, numbers, hours, dates, quotes and signs, each with its place.

use std::ops::Range;

/// One piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Sort,
    /// As written; of a quotation what stands inside, of a number its digits alone.
    pub(crate) text: String,
    /// In lower case.
    pub(crate) lower: String,
    /// Bytes of the line.
    pub(crate) span: Range<usize>,
}

/// What sort of piece it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Word,
    /// ASCII digits; signs between groups of three are left out.
    Number,
    /// `22:00`.
    Hour,
    /// `2023-11-24`, or an instant with its offset.
    Date,
    /// Words in quotes.
    Quote,
    /// One character.
    Sign,
}

impl Token {
    pub(crate) fn is_sign(&self, sign: char) -> bool {
        self.kind == Sort::Sign && self.text.starts_with(sign)
    }

    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.kind == Sort::Word && self.lower == word
    }

    /// The number, if it is one that fits.
    pub(crate) fn number(&self) -> Option<u64> {
        (self.kind == Sort::Number)
            .then(|| self.text.parse().ok())
            .flatten()
    }
}

/// The pieces of a line, in order. Never fails; what is nothing else is a sign.
pub(crate) fn lex(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let rest = line.get(at..).unwrap_or_default();
        let (kind, length, text) = piece(rest, c);
        let length = length.max(c.len_utf8());
        tokens.push(Token {
            kind,
            lower: text.to_lowercase(),
            text,
            span: at..at + length,
        });
        at += length;
    }
    tokens
}

fn piece(rest: &str, first: char) -> (Sort, usize, String) {
    let as_is = |sort, length: usize| (sort, length, rest.get(..length).unwrap_or(rest).to_owned());
    if let Some(close) = closing(first) {
        let inside = rest.get(first.len_utf8()..).unwrap_or_default();
        if let Some(end) = inside.find(close) {
            let text = inside.get(..end).unwrap_or_default().to_owned();
            return (Sort::Quote, first.len_utf8() + end + close.len_utf8(), text);
        }
        return as_is(Sort::Sign, first.len_utf8());
    }
    if first.is_ascii_digit() {
        if let Some(length) = date(rest) {
            return as_is(Sort::Date, length);
        }
        if let Some(length) = hour(rest) {
            return as_is(Sort::Hour, length);
        }
        let (length, digits) = number(rest);
        return (Sort::Number, length, digits);
    }
    if first.is_alphanumeric() {
        return as_is(Sort::Word, word(rest));
    }
    as_is(Sort::Sign, first.len_utf8())
}

fn closing(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        _ => None,
    }
}

/// Letters, digits, and signs between two of them: `t24-un`, `Shati’`, `U.N`.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let joins =
            matches!(c, '-' | '_' | '’' | '\'' | '.') && next.is_some_and(char::is_alphanumeric);
        if !c.is_alphanumeric() && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Digits; groups of three may be parted as people print them.
fn number(rest: &str) -> (usize, String) {
    let run = |from: usize| {
        let tail = rest.get(from..).unwrap_or_default();
        tail.find(|c: char| !c.is_ascii_digit())
            .unwrap_or(tail.len())
    };
    let mut end = run(0);
    let mut digits = rest.get(..end).unwrap_or_default().to_owned();
    if !(1..=3).contains(&end) {
        return (end, digits);
    }
    while let Some(sign) = rest.get(end..).and_then(|tail| tail.chars().next()) {
        let from = end + sign.len_utf8();
        if !matches!(sign, ',' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}') || run(from) != 3
        {
            break;
        }
        digits.push_str(rest.get(from..from + 3).unwrap_or_default());
        end = from + 3;
    }
    (end, digits)
}

fn hour(rest: &str) -> Option<usize> {
    let (hour, tail) = rest.split_once(':')?;
    let minute = tail
        .get(..2)
        .filter(|minute| minute.bytes().all(|byte| byte.is_ascii_digit()))?;
    let digits = (1..=2).contains(&hour.len()) && hour.bytes().all(|byte| byte.is_ascii_digit());
    let ends = !tail
        .get(2..)
        .and_then(|tail| tail.chars().next())
        .is_some_and(char::is_alphanumeric);
    (digits && ends).then_some(hour.len() + 1 + minute.len())
}

/// `2023-11-24`, and what belongs to an instant after it.
fn date(rest: &str) -> Option<usize> {
    let head = rest.get(..10)?;
    let iso = head.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !iso {
        return None;
    }
    let tail = rest.get(10..).unwrap_or_default();
    if !tail.starts_with(['T', 't']) {
        return Some(10);
    }
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '+' | '-' | '.');
    let end = tail.find(|c: char| !part(c)).unwrap_or(tail.len());
    Some(10 + tail.get(..end)?.trim_end_matches(['.', ':']).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(line: &str) -> Vec<String> {
        let sort = |token: &Token| format!("{:?}:{}", token.kind, token.text);
        lex(line).iter().map(sort).collect()
    }

    #[test]
    fn numbers_hours_dates_and_keys_are_one_piece_each() {
        assert_eq!(
            pieces("Alpha/Office: 129,000 L by 19:00, 24–27 Nov, t24-alpha."),
            [
                "Word:Alpha",
                "Sign:/",
                "Word:Office",
                "Sign::",
                "Number:129000",
                "Word:L",
                "Word:by",
                "Hour:19:00",
                "Sign:,",
                "Number:24",
                "Sign:–",
                "Number:27",
                "Word:Nov",
                "Sign:,",
                "Word:t24-alpha",
                "Sign:.",
            ]
        );
        assert_eq!(
            pieces("2031-03-04 2031-03-04T22:00+02:00, 4, 13 “few words"),
            [
                "Date:2031-03-04",
                "Date:2031-03-04T22:00+02:00",
                "Sign:,",
                "Number:4",
                "Sign:,",
                "Number:13",
                "Sign:“",
                "Word:few",
                "Word:words",
            ]
        );
        assert_eq!(
            pieces("\"a b\" 1,37"),
            ["Quote:a b", "Number:1", "Sign:,", "Number:37"]
        );
    }
}
