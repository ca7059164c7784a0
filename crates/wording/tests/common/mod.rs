//! The phrases of a language as its files have them: inserts, choices, the text as written.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use tregua_wording::Lang;

/// One phrase.
#[derive(Debug, Clone, Default)]
pub(crate) struct Phrase {
    /// What is put in, with what phrases it refers to put in; a plural category counts as its number.
    pub(crate) variables: BTreeSet<String>,
    /// What it chooses by, and the variants it has.
    pub(crate) choices: Vec<(String, BTreeSet<String>)>,
    /// Its text in one line.
    pub(crate) raw: String,
    refers_to: Vec<String>,
}

impl Phrase {
    /// Its text in pieces: each variant of its choice under its name, what stands around the choice under no name.
    pub(crate) fn pieces(&self) -> BTreeMap<String, String> {
        let Some((before, rest)) = self.raw.split_once(" ->") else {
            return [(String::new(), self.raw.clone())].into();
        };
        let before = before
            .rsplit_once('{')
            .expect("a choice begins with a brace")
            .0;
        let mut pieces = BTreeMap::new();
        let (mut label, mut text, mut depth) = (String::new(), String::new(), 1);
        let mut letters = rest.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if depth == 1 && letter == '[' {
                if !label.is_empty() {
                    pieces.insert(label, text.trim_end_matches([' ', '*']).to_owned());
                }
                label = letters
                    .by_ref()
                    .take_while(|letter| *letter != ']')
                    .collect();
                text = String::new();
            } else {
                text.push(letter);
            }
        }
        pieces.insert(label, text.trim().to_owned());
        let after: String = letters.collect();
        let around = format!("{} … {}", before.trim(), after.trim());
        if around.trim() != "…" {
            pieces.insert(String::new(), around);
        }
        pieces
    }
}

/// A text without what stands between backticks.
pub(crate) fn without_code(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

/// Every phrase of `lang` by its key.
pub(crate) fn phrases(lang: Lang) -> BTreeMap<String, Phrase> {
    let mut found = BTreeMap::new();
    for (file, text) in lang.phrases() {
        let resource = fluent_syntax::parser::parse(*text)
            .unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        let raw = raws(text);
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let key = message.id.name.to_owned();
            let mut phrase = Phrase {
                raw: raw[&key].clone(),
                ..Phrase::default()
            };
            if let Some(pattern) = &message.value {
                walk(pattern, &mut phrase);
            }
            assert!(
                found.insert(key.clone(), phrase).is_none(),
                "{file}: {key} twice"
            );
        }
    }
    // What a phrase refers to brings its own inserts along; one level is all there is.
    let flat = found.clone();
    for phrase in found.values_mut() {
        for key in phrase.refers_to.clone() {
            let more = flat[&key].clone();
            phrase.variables.extend(more.variables);
            for deeper in more.refers_to {
                phrase.variables.extend(flat[&deeper].variables.clone());
            }
        }
    }
    found
}

/// The text of each phrase in one line.
fn raws(file: &str) -> BTreeMap<String, String> {
    let mut raws: BTreeMap<String, String> = BTreeMap::new();
    let mut current = None;
    for line in file.lines() {
        let begins = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if let Some((key, text)) = line.split_once(" = ").filter(|_| begins) {
            raws.insert(key.to_owned(), text.trim().to_owned());
            current = Some(key.to_owned());
        } else if line.starts_with([' ', '}', '*']) {
            let key = current.as_ref().expect("a phrase goes on");
            let raw = raws.get_mut(key).expect("it began");
            raw.push(' ');
            raw.push_str(line.trim());
        }
    }
    raws
}

fn walk(pattern: &Pattern<&str>, phrase: &mut Phrase) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_in(expression, phrase);
        }
    }
}

fn expression_in(expression: &Expression<&str>, phrase: &mut Phrase) {
    match expression {
        Expression::Inline(inline) => inline_in(inline, phrase),
        Expression::Select { selector, variants } => {
            inline_in(selector, phrase);
            if let InlineExpression::VariableReference { id } = selector {
                let keys = variants.iter().map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                });
                phrase.choices.push((id.name.to_owned(), keys.collect()));
            }
            variants
                .iter()
                .for_each(|variant| walk(&variant.value, phrase));
        }
    }
}

fn inline_in(inline: &InlineExpression<&str>, phrase: &mut Phrase) {
    match inline {
        InlineExpression::VariableReference { id } => {
            let name = id.name.strip_suffix("-plural").unwrap_or(id.name);
            phrase.variables.insert(name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => phrase.refers_to.push(id.name.to_owned()),
        InlineExpression::Placeable { expression } => expression_in(expression, phrase),
        _ => {}
    }
}
