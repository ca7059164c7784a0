//! Every phrase is said somewhere: a key that no source names, whole or in parts, is a phrase that four languages keep for nobody.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests end the test, as the tests do"
)]

#[expect(dead_code, reason = "other tests look at more of a phrase")]
mod common;

use std::collections::BTreeSet;
use std::path::Path;

use tregua_wording::Lang;

/// Keys as the sources write them.
#[derive(Default)]
struct Named {
    /// Every literal.
    whole: BTreeSet<String>,
    /// The same as parts of keys: `hand over` is told as `act-hand-over`.
    words: BTreeSet<String>,
    /// Literals with inserts, as what stands around these: `brief-{}-head` is `brief-` and `-head`.
    made: BTreeSet<Vec<String>>,
}

impl Named {
    fn read(&mut self, source: &str) {
        for literal in literals(source) {
            if literal.contains('{') {
                self.made.insert(around(&literal));
            }
            self.words.insert(literal.replace([' ', '_', '.'], "-"));
            self.words.insert(literal.clone());
            self.whole.insert(literal);
        }
        // `words.known("act", word)` is a key of this sort.
        for call in source.split("known(").skip(1) {
            if let Some(sort) = call
                .trim_start()
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next())
            {
                self.made.insert(vec![format!("{sort}-"), String::new()]);
            }
        }
    }

    fn says(&self, key: &str) -> bool {
        self.whole.contains(key) || self.made.iter().any(|made| self.makes(made, key))
    }

    /// True if it can stand in the place of an insert: a word, or a part that is put together itself (`new-{column}`).
    fn inserts(&self, word: &str) -> bool {
        let began = |made: &&Vec<String>| made.first().is_some_and(|first| first == "new-");
        self.words.contains(word)
            || self
                .made
                .iter()
                .filter(began)
                .any(|made| self.makes(made, word))
    }

    /// True if `key` is these pieces with words of the sources between them.
    fn makes(&self, pieces: &[String], key: &str) -> bool {
        let [first, rest @ ..] = pieces else {
            return false;
        };
        let Some(second) = rest.first() else {
            return false;
        };
        // A key that begins with an insert begins with a literal of several parts, such as `web-record-rel`, or with a code.
        let part = |word: &str| match first.is_empty() {
            true => {
                word.contains(|letter: char| letter == '-' || letter.is_ascii_digit())
                    && self.whole.contains(word)
            }
            false => self.inserts(word),
        };
        let Some(left) = key.strip_prefix(first.as_str()) else {
            return false;
        };
        let ends = left.match_indices(second.as_str()).map(|(end, _)| end);
        ends.filter_map(|end| Some((left.get(..end)?, left.get(end..)?)))
            .filter(|(word, _)| part(word))
            .any(|(_, after)| match rest.len() {
                1 => after == second,
                _ => self.makes(rest, after),
            })
    }
}

/// The strings of a source, without those in comments.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut letters = source.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        if letter == '/' && letters.peek() == Some(&'/') {
            letters.by_ref().find(|letter| *letter == '\n');
        } else if letter == '"' && !matches!(before, '\'' | '\\') {
            let raw = matches!(before, '#' | 'r');
            let mut text = String::new();
            while let Some(letter) = letters.next() {
                match letter {
                    '"' if before != '#' || letters.peek() == Some(&'#') => break,
                    '\\' if !raw => drop(letters.next()),
                    _ => text.push(letter),
                }
            }
            found.push(text);
        }
        before = letter;
    }
    found
}

/// A literal with inserts as what stands around these.
fn around(literal: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut inside = false;
    for letter in literal.chars() {
        match letter {
            '{' => {
                inside = true;
                pieces.push(String::new());
            }
            '}' => inside = false,
            _ if inside => {}
            _ => pieces.last_mut().expect("never empty").push(letter),
        }
    }
    pieces
}

/// Every source of ours below `folder`, without tests.
fn sources(folder: &Path, named: &mut Named) {
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder of ours").path())
        .collect();
    found.sort();
    for path in found {
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if path.is_dir() {
            if name != "tests" {
                sources(&path, named);
            }
        } else if path.extension().is_some_and(|end| end == "rs") && !name.ends_with("tests") {
            let source = std::fs::read_to_string(&path).expect("a source of ours");
            let own = source.split("#[cfg(test)]\nmod tests {").next();
            named.read(own.unwrap_or_default());
        }
    }
}

#[test]
fn every_phrase_is_said_somewhere() {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut named = Named::default();
    sources(&house.join("src"), &mut named);
    let crates = std::fs::read_dir(house.join("crates")).expect("the crates");
    for one in crates {
        sources(&one.expect("a crate").path().join("src"), &mut named);
    }
    let phrases = common::phrases(Lang::English);
    let told = |key: &str| {
        phrases
            .values()
            .any(|phrase| phrase.raw.contains(&format!("{{ {key} }}")))
    };
    let unsaid: Vec<_> = phrases
        .keys()
        .filter(|key| !named.says(key) && !told(key))
        .collect();
    assert!(unsaid.is_empty(), "no source says {unsaid:#?}");
}

#[test]
fn a_key_in_parts_is_found_and_a_likely_one_is_not() {
    let mut named = Named::default();
    named.read(
        r#"
        // "comment-only"
        words.say("reached", &[]); words.known("act", "hand over");
        format!("head-{}-hint", "voice"); tied("rel-by"); format!("{key}-{}", "source");
        "#,
    );
    for key in [
        "reached",
        "act-hand-over",
        "head-voice-hint",
        "rel-by-source",
    ] {
        assert!(named.says(key), "{key}");
    }
    for key in [
        "comment-only",
        "head-other-hint",
        "head-voice",
        "act-release",
        "voice-source",
    ] {
        assert!(!named.says(key), "{key}");
    }
}
