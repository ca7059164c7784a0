//! The tree, and a plain view of it: blocks of lines of words.

use std::ops::Range;

use rowan::GreenNode;

use crate::{SyntaxKind, SyntaxNode};

/// A text as a lossless tree: file, blocks, lines, tokens. Cheap to clone; may cross threads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    green: GreenNode,
}

/// A header line, a thing, a phase, a clause, names in another language or an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Which of them.
    pub kind: SyntaxKind,
    /// Its lines, at least one.
    pub lines: Vec<Line>,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its words and marks, at least one; no layout.
    pub words: Vec<Word>,
    /// The comments that stand before it and at its end, `#` included.
    pub comments: Vec<Word>,
}

/// One token of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// What it is.
    pub kind: SyntaxKind,
    /// Its text, quotes included.
    pub text: String,
    /// Where it stands.
    pub span: Range<usize>,
}

impl Tree {
    pub(crate) fn new(green: GreenNode) -> Self {
        Tree { green }
    }

    /// The root node, for tools that walk or edit the tree.
    pub fn root(&self) -> SyntaxNode {
        SyntaxNode::new_root(self.green.clone())
    }

    /// The text, byte for byte.
    pub fn text(&self) -> String {
        self.root().text().to_string()
    }

    /// Its words and comments line by line: texts that agree in these differ in layout alone.
    pub fn said(&self) -> Vec<Vec<String>> {
        let mut lines = vec![Vec::new()];
        let elements = self.root().descendants_with_tokens();
        for token in elements.filter_map(|element| element.into_token()) {
            match (token.kind(), lines.last_mut()) {
                (SyntaxKind::Space, _) => {}
                (SyntaxKind::Newline, _) => lines.push(Vec::new()),
                (_, Some(line)) => line.push(token.text().trim_end().to_owned()),
                (_, None) => {}
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> Vec<Block> {
        let block = |node: SyntaxNode| Block {
            kind: node.kind(),
            lines: node.children().map(line).collect(),
        };
        self.root().children().map(block).collect()
    }
}

impl Line {
    /// From its first word to its last.
    pub fn span(&self) -> Range<usize> {
        let start = self.words.first().map_or(0, |word| word.span.start);
        let end = self.words.last().map_or(start, |word| word.span.end);
        start..end
    }
}

impl Block {
    /// From its first word to its last.
    pub fn span(&self) -> Range<usize> {
        let start = self.lines.first().map_or(0, |line| line.span().start);
        let end = self.lines.last().map_or(start, |line| line.span().end);
        start..end
    }
}

impl Word {
    /// What stands between its quotes or backticks; the word itself where it has none.
    pub fn inside(&self) -> &str {
        match self.kind {
            SyntaxKind::Quoted => self.text.trim_matches('"'),
            SyntaxKind::Code => self.text.trim_matches('`'),
            _ => &self.text,
        }
    }
}

fn line(node: SyntaxNode) -> Line {
    let mut line = Line {
        words: Vec::new(),
        comments: Vec::new(),
    };
    for token in node
        .children_with_tokens()
        .filter_map(|element| element.into_token())
    {
        let range = token.text_range();
        let word = Word {
            kind: token.kind(),
            text: token.text().to_owned(),
            span: usize::from(range.start())..usize::from(range.end()),
        };
        match word.kind {
            SyntaxKind::Comment => line.comments.push(word),
            kind if kind.is_layout() => {}
            _ => line.words.push(word),
        }
    }
    line
}
