//! A text as JSON, and back: the same tree, for programs that make or change texts. Its shape is `docs/agreement.schema.json`.

use rowan::NodeOrToken;
use serde_json::{Map, Value, json};

use crate::lexer::lex;
use crate::parser::parse;
use crate::{Diagnostic, Severity, SyntaxKind, SyntaxNode, format};

/// The version of the shape.
const VERSION: u64 = 1;

/// Why some JSON is no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoText {
    /// Where in it: `blocks[2].lines[0].words[3]`; empty for the whole.
    pub path: String,
    /// What is wrong there.
    pub why: WhyNoText,
}

/// What is wrong at one place of some JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNoText {
    /// Something else belongs there: `object`, `list`, `items` (a list that is not empty), `version`, `block` (the name of a kind of
    /// block), `comment` (a text), `word`.
    Wanted(&'static str),
    /// A field that the shape does not know.
    Field(String),
    /// This is not one word of its kind: a space in it, a mark, an open quote, a date of another form.
    NotOne(String),
    /// A comment is one line that begins with `#`.
    Comment,
    /// It says that it is something else than its words say: the first words of a line open a block, or none.
    Otherwise,
}

/// A text without its layout: blocks of lines, and the comments after the last.
#[derive(Debug, PartialEq, Eq)]
struct Sheet {
    blocks: Vec<(SyntaxKind, Vec<Sentence>)>,
    after: Vec<String>,
}

/// Comments before it, blank lines among them as nothing; words; a comment beside it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sentence {
    before: Vec<String>,
    words: Vec<(SyntaxKind, String)>,
    beside: Option<String>,
}

/// The text as JSON, without its layout but for blank lines.
///
/// # Errors
/// What is wrong with its characters, such as a quote that is left open: what the text says is not certain then.
pub fn to_json(text: &str) -> Result<Value, Vec<Diagnostic>> {
    let parsed = parse(&format(text));
    let broken = |one: &Diagnostic| one.severity == Severity::Error;
    if parsed.diagnostics.iter().any(broken) {
        // As they stand in the text that was given.
        let mut own = parse(text).diagnostics;
        own.retain(broken);
        return Err(own);
    }
    Ok(written(&Sheet::of(&parsed.tree.root())))
}

/// The text that some JSON is, set as every text is set. What it leaves out of layout is put in.
///
/// # Errors
/// The first place at which it is not of that shape, or would not be read back as it stands.
pub fn from_json(value: &Value) -> Result<String, NoText> {
    let sheet = read(value)?;
    let text = format(&sheet.text());
    let again = Sheet::of(&parse(&text).tree.root());
    match sheet.differs(&again) {
        Some(path) => Err(NoText {
            path,
            why: WhyNoText::Otherwise,
        }),
        None => Ok(text),
    }
}

const BLOCKS: [(&str, SyntaxKind); 6] = [
    ("header", SyntaxKind::Header),
    ("thing", SyntaxKind::Thing),
    ("phase", SyntaxKind::Phase),
    ("clause", SyntaxKind::Clause),
    ("names", SyntaxKind::Names),
    ("example", SyntaxKind::Example),
];

/// What is no plain word has its kind beside it.
const WORDS: [(&str, SyntaxKind); 5] = [
    ("number", SyntaxKind::Number),
    ("date", SyntaxKind::Date),
    ("time", SyntaxKind::Time),
    ("quoted", SyntaxKind::Quoted),
    ("code", SyntaxKind::Code),
];

/// Marks are told apart by themselves.
const MARKS: [(&str, SyntaxKind); 5] = [
    (",", SyntaxKind::Comma),
    (":", SyntaxKind::Colon),
    ("(", SyntaxKind::Open),
    (")", SyntaxKind::Close),
    (";", SyntaxKind::Semicolon),
];

impl Sheet {
    fn of(root: &SyntaxNode) -> Sheet {
        let mut sheet = Sheet {
            blocks: Vec::new(),
            after: Vec::new(),
        };
        let mut rest = Vec::new();
        for child in root.children_with_tokens() {
            match child {
                NodeOrToken::Node(block) => {
                    let lines = block
                        .children()
                        .map(|line| Sentence::of(line.children_with_tokens()));
                    sheet.blocks.push((block.kind(), lines.collect()));
                }
                token => rest.push(token),
            }
        }
        sheet.after = Sentence::of(rest.into_iter()).before;
        sheet
    }

    fn text(&self) -> String {
        let mut text = String::new();
        let mut line = |line: &str| {
            text.push_str(line);
            text.push('\n');
        };
        for sentence in self.blocks.iter().flat_map(|(_, lines)| lines) {
            sentence.before.iter().for_each(|before| line(before));
            let words: Vec<&str> = sentence
                .words
                .iter()
                .map(|(_, word)| word.as_str())
                .collect();
            let beside = sentence
                .beside
                .as_deref()
                .map_or(String::new(), |beside| format!("  {beside}"));
            line(&(words.join(" ") + &beside));
        }
        self.after.iter().for_each(|after| line(after));
        text
    }

    /// The first place at which two differ in more than layout.
    fn differs(&self, other: &Sheet) -> Option<String> {
        for (at, (kind, lines)) in self.blocks.iter().enumerate() {
            let Some((other_kind, others)) = other.blocks.get(at) else {
                return Some(format!("blocks[{at}]"));
            };
            if kind != other_kind || lines.is_empty() {
                return Some(format!("blocks[{at}]"));
            }
            let apart = lines
                .iter()
                .enumerate()
                .find(|(at, line)| !others.get(*at).is_some_and(|other| line.says(other)));
            if let Some((line, _)) = apart {
                return Some(format!("blocks[{at}].lines[{line}]"));
            }
            if others.len() > lines.len() {
                // The next block opens with a line that opens none.
                return Some(format!("blocks[{}]", at + 1));
            }
        }
        let fits = self.blocks.len() == other.blocks.len();
        (!fits || comments(&self.after) != comments(&other.after)).then(|| "after".to_owned())
    }
}

impl Sentence {
    fn of(tokens: impl Iterator<Item = NodeOrToken<SyntaxNode, crate::SyntaxToken>>) -> Sentence {
        let mut sentence = Sentence::default();
        let mut begun = false;
        for token in tokens.filter_map(NodeOrToken::into_token) {
            let text = token.text().to_owned();
            match token.kind() {
                SyntaxKind::Space => {}
                SyntaxKind::Newline => {
                    if !begun && sentence.words.is_empty() {
                        sentence.before.push(String::new());
                    }
                    begun = false;
                }
                SyntaxKind::Comment => {
                    begun = true;
                    let text = text.trim_end().to_owned();
                    match sentence.words.is_empty() {
                        true => sentence.before.push(text),
                        false => sentence.beside = Some(text),
                    }
                }
                kind => {
                    begun = true;
                    sentence.words.push((kind, text));
                }
            }
        }
        sentence
    }

    fn says(&self, other: &Sentence) -> bool {
        let own = (&self.words, &self.beside) == (&other.words, &other.beside);
        own && comments(&self.before) == comments(&other.before)
    }
}

/// Without the blank lines among them, which are layout.
fn comments(lines: &[String]) -> Vec<&String> {
    lines.iter().filter(|line| !line.is_empty()).collect()
}

fn written(sheet: &Sheet) -> Value {
    let word = |(kind, text): &(SyntaxKind, String)| {
        let own = WORDS.iter().find(|(_, own)| own == kind);
        let mark = MARKS.iter().any(|(_, own)| own == kind);
        match own {
            _ if mark => json!({ "mark": text }),
            Some((name, SyntaxKind::Quoted | SyntaxKind::Code)) => {
                json!({ *name: text.get(1..text.len() - 1).unwrap_or_default() })
            }
            Some((name, _)) => json!({ *name: text }),
            None => json!(text),
        }
    };
    let line = |line: &Sentence| {
        let mut out = Map::new();
        if !line.before.is_empty() {
            out.insert("before".to_owned(), json!(line.before));
        }
        out.insert("words".to_owned(), line.words.iter().map(word).collect());
        if let Some(beside) = &line.beside {
            out.insert("beside".to_owned(), json!(beside));
        }
        Value::Object(out)
    };
    let block = |(kind, lines): &(SyntaxKind, Vec<Sentence>)| {
        let name = BLOCKS
            .iter()
            .find(|(_, own)| own == kind)
            .map(|(name, _)| *name);
        json!({ "block": name, "lines": lines.iter().map(line).collect::<Vec<_>>() })
    };
    let mut out = Map::new();
    out.insert("tregua".to_owned(), json!(VERSION));
    out.insert(
        "blocks".to_owned(),
        sheet.blocks.iter().map(block).collect(),
    );
    if !sheet.after.is_empty() {
        out.insert("after".to_owned(), json!(sheet.after));
    }
    Value::Object(out)
}

fn wanted(path: &str, what: &'static str) -> NoText {
    NoText {
        path: path.to_owned(),
        why: WhyNoText::Wanted(what),
    }
}

/// The fields of an object that has no others than these.
fn object<'v>(
    value: &'v Value,
    path: &str,
    fields: &[&str],
) -> Result<&'v Map<String, Value>, NoText> {
    let object = value.as_object().ok_or_else(|| wanted(path, "object"))?;
    match object.keys().find(|name| !fields.contains(&name.as_str())) {
        Some(name) => Err(NoText {
            path: path.to_owned(),
            why: WhyNoText::Field(name.clone()),
        }),
        None => Ok(object),
    }
}

fn under(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// The items of a list, each read with its path; none where the field is left out and may be.
fn list<T>(
    object: &Map<String, Value>,
    (path, name): (&str, &str),
    may_lack: bool,
    read: impl Fn(&Value, &str) -> Result<T, NoText>,
) -> Result<Vec<T>, NoText> {
    let path = under(path, name);
    let items = match object.get(name) {
        None if may_lack => return Ok(Vec::new()),
        Some(Value::Array(items)) if may_lack || !items.is_empty() => items,
        _ if may_lack => return Err(wanted(&path, "list")),
        _ => return Err(wanted(&path, "items")),
    };
    let each = items.iter().enumerate();
    each.map(|(at, item)| read(item, &format!("{path}[{at}]")))
        .collect()
}

fn read(value: &Value) -> Result<Sheet, NoText> {
    let top = object(value, "", &["tregua", "blocks", "after"])?;
    if top.get("tregua") != Some(&json!(VERSION)) {
        return Err(wanted("tregua", "version"));
    }
    let block = |value: &Value, path: &str| {
        let fields = object(value, path, &["block", "lines"])?;
        let name = fields.get("block").and_then(Value::as_str);
        let known = BLOCKS.iter().find(|(own, _)| Some(*own) == name);
        let (_, kind) = known.ok_or_else(|| wanted(&under(path, "block"), "block"))?;
        Ok((*kind, list(fields, (path, "lines"), false, line)?))
    };
    Ok(Sheet {
        blocks: list(top, ("", "blocks"), true, block)?,
        after: list(top, ("", "after"), true, comment)?,
    })
}

fn line(value: &Value, path: &str) -> Result<Sentence, NoText> {
    let fields = object(value, path, &["before", "words", "beside"])?;
    let beside = fields.get("beside");
    let beside = beside
        .map(|beside| comment(beside, &under(path, "beside")))
        .transpose()?;
    if beside.as_ref().is_some_and(String::is_empty) {
        return Err(comment_wanted(&under(path, "beside")));
    }
    Ok(Sentence {
        before: list(fields, (path, "before"), true, comment)?,
        words: list(fields, (path, "words"), false, word)?,
        beside,
    })
}

fn comment_wanted(path: &str) -> NoText {
    NoText {
        path: path.to_owned(),
        why: WhyNoText::Comment,
    }
}

/// A comment with its `#`; nothing for a blank line.
fn comment(value: &Value, path: &str) -> Result<String, NoText> {
    let text = value.as_str().ok_or_else(|| wanted(path, "comment"))?;
    let is_one =
        |text: &str| one_token(text) == Some(SyntaxKind::Comment) && text.trim_end() == text;
    match text.is_empty() || is_one(text) {
        true => Ok(text.to_owned()),
        false => Err(comment_wanted(path)),
    }
}

/// The kind of a text that is one token and nothing wrong with it.
fn one_token(text: &str) -> Option<SyntaxKind> {
    let (tokens, complaints) = lex(text);
    let broken = complaints.iter().any(|one| one.severity == Severity::Error);
    match &tokens[..] {
        [only] if !broken => Some(only.kind),
        _ => None,
    }
}

fn word(value: &Value, path: &str) -> Result<(SyntaxKind, String), NoText> {
    let one = "word";
    let (kind, text, said) = match value {
        Value::String(text) => (SyntaxKind::Word, text.clone(), text),
        Value::Object(fields) => {
            let mut each = fields.iter();
            let (Some((name, Value::String(said))), None) = (each.next(), each.next()) else {
                return Err(wanted(path, one));
            };
            let typed = WORDS
                .iter()
                .find(|(own, _)| own == name)
                .map(|(_, kind)| *kind);
            let mark = MARKS.iter().find(|(own, _)| name == "mark" && own == said);
            let kind = typed.or(mark.map(|(_, kind)| *kind));
            let text = match kind {
                Some(SyntaxKind::Quoted) => format!("\"{said}\""),
                Some(SyntaxKind::Code) => format!("`{said}`"),
                Some(_) => said.clone(),
                None => return Err(wanted(path, one)),
            };
            (kind.unwrap_or(SyntaxKind::Word), text, said)
        }
        _ => return Err(wanted(path, one)),
    };
    match one_token(&text) == Some(kind) {
        true => Ok((kind, text)),
        false => Err(NoText {
            path: path.to_owned(),
            why: WhyNoText::NotOne(said.clone()),
        }),
    }
}
