//! The layout of a text: same words, same comments, one way to set them.

use std::ops::Range;

use crate::lexer::{Lexed, lex};
use crate::parser::opens_at;
use crate::{MAX_BYTES, SyntaxKind};

/// The column, from 0, at which a comment beside a sentence begins, if the sentence leaves room for two spaces.
const COMMENT_COLUMN: usize = 57;

/// `text`, set as every text is set. Nothing is added to its words and comments or taken away, broken or not.
///
/// - What opens a thing, a phase, a clause, names in another language or an example, and every line of the header, begins its line; what belongs to it is indented by
///   two spaces, comments too.
/// - One space between words, none before a comma, a colon, a semicolon or inside brackets. Comments beside sentences begin
///   in one column.
/// - A blank line before every phase, clause, list of names and example, at most one anywhere else, none at either end. Lines end with `\n`.
///
/// A text beyond [`MAX_BYTES`] is given back as it is.
///
/// ```
/// use tregua_syntax::format;
///
/// let set = format("clause  visits in Pause # T24\nasserted by Alpha ,Beta\n");
/// assert_eq!(set, "clause visits in Pause                                   # T24\n  asserted by Alpha, Beta\n");
/// assert_eq!(format(&set), set);
/// ```
pub fn format(text: &str) -> String {
    if text.len() > MAX_BYTES {
        return text.to_owned();
    }
    let (tokens, _) = lex(text);
    let lines: Vec<Set> = (tokens.split_inclusive(|token| token.kind == SyntaxKind::Newline))
        .map(|line| Set::of(text, line))
        .collect();
    let sentences = sentences(&lines);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    // True inside a thing, a phase, a clause, a list of names or an example.
    let mut within = false;
    // Blank lines wait for the line that they stand before.
    let mut blank = false;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() {
            blank = true;
            continue;
        }
        let sentence = sentences.get(at).copied().flatten();
        let opening = sentence.and_then(|line| line.opens);
        let indented = sentence.is_some() && opening.is_none() && within;
        let apart = matches!(
            opening,
            Some(SyntaxKind::Phase | SyntaxKind::Clause | SyntaxKind::Names | SyntaxKind::Example)
        ) && !follows_comment(&lines, at);
        if (blank || apart) && !out.is_empty() {
            out.push('\n');
        }
        blank = false;
        if indented {
            out.push_str("  ");
        }
        line.write(&mut out, if indented { 2 } else { 0 });
        if !line.words.is_empty() {
            within |= line.opens.is_some();
        }
    }
    out
}

/// For each line the sentence that it is, or that it goes with because it is a comment before it.
fn sentences<'l, 'a>(lines: &'l [Set<'a>]) -> Vec<Option<&'l Set<'a>>> {
    let mut next = None;
    let mut sentences: Vec<_> = lines
        .iter()
        .rev()
        .map(|line| {
            if !line.words.is_empty() {
                next = Some(line);
            }
            next
        })
        .collect();
    sentences.reverse();
    sentences
}

/// Whether a comment of the same sentence stands right before this line: the blank line then stands before that.
fn follows_comment(lines: &[Set<'_>], at: usize) -> bool {
    let before = lines.iter().take(at).rev().find(|line| !line.is_blank());
    before.is_some_and(|line| line.words.is_empty())
}

/// One line of a text, without its layout.
struct Set<'a> {
    words: Vec<(SyntaxKind, &'a str)>,
    comment: Option<&'a str>,
    opens: Option<SyntaxKind>,
}

impl<'a> Set<'a> {
    fn of(text: &'a str, line: &[Lexed]) -> Self {
        let said = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
        let words = line.iter().filter(|token| !token.kind.is_layout());
        let comment = line.iter().find(|token| token.kind == SyntaxKind::Comment);
        Set {
            words: words.map(|token| (token.kind, said(&token.span))).collect(),
            comment: comment.map(|token| said(&token.span).trim_end()),
            opens: opens_at(text, line),
        }
    }

    fn is_blank(&self) -> bool {
        self.words.is_empty() && self.comment.is_none()
    }

    fn write(&self, out: &mut String, indent: usize) {
        let start = out.len();
        out.push_str(&set_line(self.words.iter().copied()));
        if let Some(comment) = self.comment {
            if !self.words.is_empty() {
                let width = indent + out.get(start..).unwrap_or_default().chars().count();
                let gap = COMMENT_COLUMN.saturating_sub(width).max(2);
                out.extend(std::iter::repeat_n(' ', gap));
            }
            out.push_str(comment);
        }
        out.push('\n');
    }
}

/// Words and marks as a sentence has them: one space between words, none before a comma, a colon, a semicolon or inside brackets.
pub fn set_line<'w>(words: impl IntoIterator<Item = (SyntaxKind, &'w str)>) -> String {
    let mut out = String::new();
    let mut before = None;
    for (kind, word) in words {
        let joined = matches!(
            kind,
            SyntaxKind::Comma | SyntaxKind::Colon | SyntaxKind::Semicolon | SyntaxKind::Close
        );
        if before.is_some_and(|before| before != SyntaxKind::Open) && !joined {
            out.push(' ');
        }
        out.push_str(word);
        before = Some(kind);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_a_block_stands_out_and_comments_go_with_their_sentence() {
        let set = format(
            "\n\n# about it all\r\nparties Alpha   and Beta\n\n\n\nclock +02:00 , each day runs 07:00 to 07:00\n   thing truck( trucks )\n\n# goods, or fuel\nkinds load:goods and fuel\n# four days\nphase Pause # P1\nstarts 2031-01-01 07:00\n\n",
        );
        let wanted = "\
# about it all
parties Alpha and Beta

clock +02:00, each day runs 07:00 to 07:00
thing truck (trucks)

  # goods, or fuel
  kinds load: goods and fuel

# four days
phase Pause                                              # P1
  starts 2031-01-01 07:00
";
        assert_eq!(set, wanted);
        assert_eq!(format(&set), set);
    }

    #[test]
    fn a_long_sentence_keeps_its_comment_and_an_open_quote_its_words() {
        let long = "reading \"a name that goes on for longer than the column of comments\": uncapped # ours";
        let set = format(long);
        assert!(set.ends_with("uncapped  # ours\n"), "{set}");
        let open = "reading \"never   closed: x # no comment";
        assert_eq!(format(open), format!("{open}\n"));
    }

    #[test]
    fn nothing_is_set_as_nothing() {
        assert_eq!(format(""), "");
        assert_eq!(format("\n \n"), "");
    }
}
