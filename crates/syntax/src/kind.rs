//! The kinds of node and token in the tree.

/// What a node or a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum SyntaxKind {
    /// The whole text.
    File,
    /// One line of the header.
    Header,
    /// A `thing` line with its `kinds` lines.
    Thing,
    /// A `phase` line with its `starts` and `lasts`.
    Phase,
    /// A `clause` line with what it says.
    Clause,
    /// A `names in …` line with the names as another language writes them.
    Names,
    /// An `example` line with the claims it gives and what follows from them.
    Example,
    /// One sentence, with the comments and blank lines before it.
    Line,
    /// A run of letters: a keyword, part of a name, an offset.
    Word,
    /// ASCII digits.
    Number,
    /// `2023-11-24`, whether or not there is such a day.
    Date,
    /// `07:00`, whether or not there is such an hour.
    Time,
    /// Words in double quotes, quotes included.
    Quoted,
    /// Words in backticks, backticks included.
    Code,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `;`, which only free text may hold.
    Semicolon,
    /// Spaces and tabs.
    Space,
    /// The end of a line.
    Newline,
    /// From `#` to the end of the line.
    Comment,
    /// A text beyond the limit, not looked into.
    TooLong,
}

use SyntaxKind::*;

/// Every kind, in the order of their numbers.
const ALL: &[SyntaxKind] = &[
    File, Header, Thing, Phase, Clause, Names, Example, Line, Word, Number, Date, Time, Quoted,
    Code, Comma, Colon, Open, Close, Semicolon, Space, Newline, Comment, TooLong,
];

impl SyntaxKind {
    /// True for what separates words and says nothing itself.
    pub fn is_layout(self) -> bool {
        matches!(self, Space | Newline | Comment)
    }
}

/// The language of agreements, as `rowan` wants to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tregua {}

impl rowan::Language for Tregua {
    type Kind = SyntaxKind;

    fn kind_from_raw(raw: rowan::SyntaxKind) -> SyntaxKind {
        ALL.get(usize::from(raw.0)).copied().unwrap_or(TooLong)
    }

    fn kind_to_raw(kind: SyntaxKind) -> rowan::SyntaxKind {
        rowan::SyntaxKind(kind as u16)
    }
}

/// A node of the tree.
pub type SyntaxNode = rowan::SyntaxNode<Tregua>;
/// A token of the tree.
pub type SyntaxToken = rowan::SyntaxToken<Tregua>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_comes_back_from_its_number() {
        for (number, kind) in ALL.iter().enumerate() {
            assert_eq!(*kind as usize, number);
        }
        assert_eq!(ALL.last(), Some(&TooLong));
    }
}
