//! Tokens to a tree. The first words of a line say where it belongs; nothing else does.

use rowan::{GreenNodeBuilder, Language};

use crate::lexer::{Lexed, lex};
use crate::{Diagnostic, SyntaxKind, Tree, Tregua, nearest};

/// A text as a tree, with what is wrong with its characters.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The tree; its text is the input, byte for byte.
    pub tree: Tree,
    /// Unclosed quotes, hidden characters, a text too long.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `text`. Never fails: what is not understood is kept where it stands.
///
/// A line that opens no block of its own belongs to the block before it, so that one slip costs one clause.
/// Blank lines and comments on lines of their own go with the next sentence. A text longer than
/// [`MAX_BYTES`](crate::MAX_BYTES) becomes a tree of one token. (The tree counts bytes in 32 bits.)
pub fn parse(text: &str) -> Parsed {
    let (tokens, diagnostics) = lex(text);
    let mut builder = Builder {
        text,
        green: GreenNodeBuilder::new(),
        block: false,
    };
    builder.start(SyntaxKind::File);
    let mut waiting: Vec<&Lexed> = Vec::new();
    for line in tokens.split_inclusive(|token| token.kind == SyntaxKind::Newline) {
        waiting.extend(line);
        if line
            .iter()
            .all(|token| token.kind.is_layout() || token.kind == SyntaxKind::TooLong)
        {
            continue;
        }
        builder.open_block(opens_at(text, line));
        builder.start(SyntaxKind::Line);
        waiting.drain(..).for_each(|token| builder.token(token));
        builder.green.finish_node();
    }
    builder.close_block();
    waiting.drain(..).for_each(|token| builder.token(token));
    builder.green.finish_node();
    Parsed {
        tree: Tree::new(builder.green.finish()),
        diagnostics,
    }
}

/// The first words of every line that begins a block of its own.
const OPENINGS: &[(&[&str], SyntaxKind)] = &[
    (&["clause"], SyntaxKind::Clause),
    (&["phase"], SyntaxKind::Phase),
    (&["thing"], SyntaxKind::Thing),
    (&["names", "in"], SyntaxKind::Names),
    (&["example"], SyntaxKind::Example),
    (&["agreement"], SyntaxKind::Header),
    (&["language"], SyntaxKind::Header),
    (&["text"], SyntaxKind::Header),
    (&["parties"], SyntaxKind::Header),
    (&["mediator"], SyntaxKind::Header),
    (&["mediators"], SyntaxKind::Header),
    (&["carrier"], SyntaxKind::Header),
    (&["carriers"], SyntaxKind::Header),
    (&["counting", "bodies"], SyntaxKind::Header),
    (&["counting", "body"], SyntaxKind::Header),
    (&["clock"], SyntaxKind::Header),
    (&["a", "dated"], SyntaxKind::Header),
    (&["reporting"], SyntaxKind::Header),
    (&["zone"], SyntaxKind::Header),
    (&["track"], SyntaxKind::Header),
    (&["tracks"], SyntaxKind::Header),
    (&["verb"], SyntaxKind::Header),
];

/// The block that a line of tokens opens, if it opens one.
pub(crate) fn opens_at(text: &str, line: &[Lexed]) -> Option<SyntaxKind> {
    opens(&words(text, line))
}

/// The block that a line with these words opens, if it opens one.
fn opens(words: &[&str]) -> Option<SyntaxKind> {
    // A line of a table belongs to what it stands in, whatever its cells say.
    let table = words.first().is_some_and(|word| word.starts_with('|'));
    if table || gives_a_name(words) {
        return None;
    }
    // `COGAT speaks for Israel` begins with a name, so its verb says what it is.
    let speaks = words.windows(2).any(|pair| pair == ["speaks", "for"]);
    let opening = OPENINGS
        .iter()
        .find(|(first, _)| words.starts_with(first))
        .map(|(_, kind)| *kind);
    (opening.or(speaks.then_some(SyntaxKind::Header))).or_else(|| nearly_opens(words))
}

/// True for `agreement: "accordo"` and `truck: one "camion", other "camion"`: what another language calls something, whatever its
/// first word would open elsewhere. Only free text could look like it.
fn gives_a_name(words: &[&str]) -> bool {
    let colon = words.iter().position(|word| *word == ":");
    let after = |ahead: usize| {
        colon
            .and_then(|at| words.get(at + ahead))
            .is_some_and(|word| word.starts_with('"'))
    };
    words.first() != Some(&"text") && words.first() != Some(&"reading") && (after(1) || after(2))
}

/// The block that a line would open but for a slip in its first word: what follows is then read as what it is, rather than
/// line by line as what it is not. A sentence with a duty is left alone, whatever its party is called.
fn nearly_opens(words: &[&str]) -> Option<SyntaxKind> {
    let named = OPENINGS
        .iter()
        .filter(|(_, kind)| *kind != SyntaxKind::Header);
    let nearest = nearest(
        words.first()?,
        named
            .clone()
            .filter_map(|(first, _)| first.first().copied()),
    );
    let meant = named
        .clone()
        .find(|(first, _)| nearest.first().map(String::as_str) == first.first().copied());
    meant
        .filter(|_| words.len() > 1 && !words.contains(&"must"))
        .map(|(_, kind)| *kind)
}

fn words<'a>(text: &'a str, line: &[Lexed]) -> Vec<&'a str> {
    let said = line.iter().filter(|token| !token.kind.is_layout());
    said.filter_map(|token| text.get(token.span.clone()))
        .collect()
}

struct Builder<'a> {
    text: &'a str,
    green: GreenNodeBuilder<'static>,
    block: bool,
}

impl Builder<'_> {
    fn start(&mut self, kind: SyntaxKind) {
        self.green.start_node(Tregua::kind_to_raw(kind));
    }

    fn token(&mut self, token: &Lexed) {
        self.green.token(
            Tregua::kind_to_raw(token.kind),
            self.text.get(token.span.clone()).unwrap_or_default(),
        );
    }

    fn open_block(&mut self, kind: Option<SyntaxKind>) {
        if kind.is_none() && self.block {
            return;
        }
        self.close_block();
        self.start(kind.unwrap_or(SyntaxKind::Header));
        self.block = true;
    }

    fn close_block(&mut self) {
        if std::mem::take(&mut self.block) {
            self.green.finish_node();
        }
    }
}
