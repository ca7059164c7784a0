//! Every language says everything that English says, with the same inserts, in its own grammar; nothing is negated in one
//! language and stated in another without a reviewer seeing it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests end the test, as the tests do"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Phrase, phrases, without_code};
use tregua_wording::{Direction, Lang, Wording};

/// The other languages.
fn others() -> impl Iterator<Item = Lang> {
    Lang::ALL
        .iter()
        .copied()
        .filter(|lang| *lang != Lang::English)
}

#[test]
fn no_phrase_file_is_broken() {
    for lang in Lang::ALL {
        assert_eq!(Wording::new(*lang).broken(), &[] as &[String], "{lang:?}");
    }
}

#[test]
fn every_phrase_file_is_in_the_list_of_files() {
    for lang in Lang::ALL {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("phrases")
            .join(lang.code());
        let there: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|found| found.unwrap().file_name().to_string_lossy().into_owned())
            .map(|name| format!("{}/{name}", lang.code()))
            .collect();
        let listed: BTreeSet<String> = lang
            .phrases()
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect();
        assert_eq!(there, listed);
    }
}

#[test]
fn every_language_has_every_phrase_and_none_of_its_own() {
    let english: BTreeSet<String> = phrases(Lang::English).into_keys().collect();
    assert!(
        english.len() > 400,
        "only {} phrases were read",
        english.len()
    );
    for lang in others() {
        let own: BTreeSet<String> = phrases(lang).into_keys().collect();
        let missing: Vec<_> = english.difference(&own).collect();
        let extra: Vec<_> = own.difference(&english).collect();
        assert!(missing.is_empty(), "{lang:?} lacks {missing:?}");
        assert!(
            extra.is_empty(),
            "{lang:?} has phrases of its own: {extra:?}"
        );
    }
}

#[test]
fn every_phrase_takes_the_same_inserts_in_every_language() {
    let english = phrases(Lang::English);
    for lang in others() {
        for (key, phrase) in phrases(lang) {
            assert_eq!(phrase.variables, english[&key].variables, "{lang:?}: {key}");
        }
    }
}

#[test]
fn every_choice_by_number_covers_what_the_language_needs() {
    let mut seen = 0;
    for lang in Lang::ALL {
        let needed: BTreeSet<String> = Wording::new(*lang)
            .categories()
            .into_iter()
            .map(str::to_owned)
            .collect();
        for (key, phrase) in phrases(*lang) {
            for (_, variants) in phrase
                .choices
                .iter()
                .filter(|(by, _)| by.ends_with("-plural"))
            {
                assert_eq!(*variants, needed, "{lang:?}: {key}");
                seen += 1;
            }
        }
    }
    assert!(seen >= 40, "only {seen} choices by number were looked at");
}

#[test]
fn the_categories_are_those_of_cldr() {
    let of = |lang| Wording::new(lang).categories().join(" ");
    assert_eq!(of(Lang::English), "one other");
    assert_eq!(of(Lang::Italian), "many one other");
    assert_eq!(of(Lang::Arabic), "few many one other two zero");
    assert_eq!(of(Lang::Hebrew), "one other two");
}

#[test]
fn every_other_choice_has_the_same_variants_in_every_language() {
    let english = phrases(Lang::English);
    let chosen = |phrase: &Phrase| -> BTreeMap<String, BTreeSet<String>> {
        let choices = phrase.choices.iter();
        choices
            .filter(|(by, _)| !by.ends_with("-plural") && by != "month")
            .cloned()
            .collect()
    };
    for lang in others() {
        for (key, phrase) in phrases(lang) {
            assert_eq!(chosen(&phrase), chosen(&english[&key]), "{lang:?}: {key}");
        }
    }
}

#[test]
fn what_stands_between_backticks_in_english_stands_in_every_language() {
    let code = |raw: &str| -> BTreeSet<String> {
        raw.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    };
    let english = phrases(Lang::English);
    for lang in others() {
        for (key, phrase) in phrases(lang) {
            let (own, needed) = (code(&phrase.raw), code(&english[&key].raw));
            let lost: Vec<_> = needed.difference(&own).collect();
            assert!(lost.is_empty(), "{lang:?}: {key} lost {lost:?}");
        }
    }
}

#[test]
fn every_isolate_is_closed() {
    for lang in Lang::ALL {
        let words = Wording::new(*lang);
        for (key, phrase) in phrases(*lang) {
            let args: Vec<(&str, tregua_wording::Arg<'_>)> = phrase
                .variables
                .iter()
                .map(|name| (name.as_str(), "Alpha 1".into()))
                .collect();
            let said = words.say(&key, &args);
            let mut open = 0i32;
            for letter in said.chars() {
                match letter {
                    '\u{2066}'..='\u{2068}' => open += 1,
                    '\u{2069}' => open -= 1,
                    _ => {}
                }
                assert!(open >= 0, "{lang:?}: {key}: {said:?}");
            }
            assert_eq!(open, 0, "{lang:?}: {key}: {said:?}");
        }
    }
}

#[test]
fn nothing_invisible_takes_a_column() {
    use unicode_width::UnicodeWidthStr;
    for lang in Lang::ALL {
        let said = Wording::new(*lang).say("according-to", &[("voice", "Alpha".into())]);
        let bare: String = said
            .chars()
            .filter(|letter| !matches!(letter, '\u{2066}'..='\u{2069}' | '\u{200F}'))
            .collect();
        assert_eq!(said.width(), bare.width());
        let direction = lang.direction();
        assert_eq!(tregua_wording::line(&said, direction).width(), bare.width());
        assert_eq!(tregua_wording::cell(&said, direction).width(), bare.width());
        if direction == Direction::RightToLeft {
            assert_ne!(said, bare);
        }
    }
}

/// Words that judge, in each language. They appear only in quotes, as a voice's own.
const JUDGING: [(Lang, &[&str]); 4] = [
    (
        Lang::English,
        &[
            "verdict", "breach", "violat", "guilt", "failed", "failure", "blame",
        ],
    ),
    (
        Lang::Italian,
        &[
            "verdetto",
            "violazion",
            "violat",
            "colpevol",
            "colpa",
            "fallit",
            "fallimento",
        ],
    ),
    (
        Lang::Arabic,
        &[
            "انتهاك",
            "انتهك",
            "خرق",
            "مذنب",
            "فشل",
            "أخفق",
            "إخفاق",
            "إدانة",
            "مدان",
        ],
    ),
    (
        Lang::Hebrew,
        &[
            "פסק דין",
            "הפרה",
            "הפרת",
            "הפרו",
            "הפרות",
            "אשם",
            "אשמ",
            "נכשל",
            "כישלון",
        ],
    ),
];

/// Nouns for the people held, and for those who act, that belong to one voice or another. Ours are "people held in Gaza" and
/// "people held by Israel" and their equivalents.
const VOICES_OWN: [(Lang, &[&str]); 4] = [
    (
        Lang::English,
        &[
            "hostage", "prisoner", "detainee", "captive", "terror", "martyr",
        ],
    ),
    (
        Lang::Italian,
        &["ostagg", "prigionier", "detenut", "terroris", "martir"],
    ),
    (
        Lang::Arabic,
        &[
            "رهين",
            "رهائن",
            "أسير",
            "أسرى",
            "سجين",
            "سجناء",
            "معتقل",
            "إرهاب",
            "شهيد",
        ],
    ),
    (
        Lang::Hebrew,
        &["חטופ", "חטוף", "שבוי", "אסיר", "עציר", "מחבל", "טרור"],
    ),
];

#[test]
fn no_phrase_takes_over_a_voices_own_noun() {
    for (lang, words) in VOICES_OWN {
        for (key, phrase) in phrases(lang) {
            let said = phrase.raw.to_lowercase();
            let found: Vec<_> = words.iter().filter(|word| said.contains(**word)).collect();
            assert!(found.is_empty(), "{lang:?}: {key} says {found:?}: {said}");
        }
    }
}

#[test]
fn no_phrase_judges() {
    // The name of a known shape of terms: one side is released from its own duty. It calls nothing by that name.
    let shape = "the other side's breach";
    for (lang, words) in JUDGING {
        for (key, phrase) in phrases(lang) {
            let said = phrase
                .raw
                .to_lowercase()
                .replace("release-by-breach", "")
                .replace(shape, "");
            let found: Vec<_> = words.iter().filter(|word| said.contains(**word)).collect();
            assert!(found.is_empty(), "{lang:?}: {key} says {found:?}: {said}");
        }
    }
}

/// Words that say "not" in English.
const NOT: &[&str] = &[
    "not",
    "no",
    "nobody",
    "none",
    "nothing",
    "never",
    "neither",
    "nor",
    "cannot",
    "without",
    "unverified",
];

/// Words, or with a star their beginnings, that say so in the other languages.
const DENYING: [(Lang, &[&str]); 3] = [
    (
        Lang::Italian,
        &[
            "non",
            "né",
            "nessun",
            "nessuno",
            "nessuna",
            "nulla",
            "mai",
            "senza",
            "manca",
            "mancano",
            "impossibile",
        ],
    ),
    (
        Lang::Arabic,
        &[
            "لا",
            "ولا",
            "فلا",
            "ألا",
            "لم",
            "ولم",
            "لن",
            "ليس",
            "وليس",
            "فليس",
            "ليست",
            "فليست",
            "غير",
            "عدم",
            "بعدم",
            "دون",
            "دونها",
            "بلا",
            "وإلا",
            "تتعذر",
            "يتعذر",
        ],
    ),
    (
        Lang::Hebrew,
        &[
            "לא",
            "ולא",
            "שלא",
            "אין",
            "ואין",
            "שאין",
            "אינ*",
            "ואינ*",
            "שאינ*",
            "איש",
            "אף",
            "לאף",
            "אי",
            "אסור",
            "בלי",
            "בלעדי*",
            "טרם",
            "שטרם",
            "לעולם",
        ],
    ),
];

/// True if one of these words is in the text; with a star, a word that begins so.
fn has_word(text: &str, wanted: &[&str]) -> bool {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphabetic() && letter != '\'')
        .any(|word| {
            wanted.iter().any(|not| match not.strip_suffix('*') {
                Some(beginning) => word.starts_with(beginning),
                None => word == *not,
            })
        })
}

/// Pieces of phrases that deny something in English: key and variant. Where each language has its own plural forms, the phrase
/// as a whole is one piece.
fn negations() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (key, phrase) in phrases(Lang::English) {
        for (variant, text) in pieces(&phrase) {
            if has_word(&without_code(&text), NOT) {
                found.push((key.clone(), variant));
            }
        }
    }
    found
}

fn pieces(phrase: &Phrase) -> BTreeMap<String, String> {
    if phrase.choices.iter().any(|(by, _)| by.ends_with("-plural")) {
        [(String::new(), phrase.raw.clone())].into()
    } else {
        phrase.pieces()
    }
}

/// Set `UPDATE_GOLDEN=1` to write the file anew, then read what changed: a lost "not" turns a sentence round.
#[test]
fn negations_stand_side_by_side_for_review() {
    let by_lang: Vec<_> = Lang::ALL
        .iter()
        .map(|lang| (lang.code(), phrases(*lang)))
        .collect();
    let mut golden = String::from(
        "Phrases that deny something, in each language. Made by `phrases.rs`; read every change as a reviewer.\n",
    );
    for (key, variant) in negations() {
        let title = if variant.is_empty() {
            key.clone()
        } else {
            format!("{key} [{variant}]")
        };
        golden.push_str(&format!("\n{title}\n"));
        for (code, phrases) in &by_lang {
            golden.push_str(&format!("  {code}  {}\n", pieces(&phrases[&key])[&variant]));
        }
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/negations.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &golden).unwrap();
    }
    let kept = std::fs::read_to_string(&path)
        .unwrap()
        .replace("\r\n", "\n");
    assert!(
        kept == golden,
        "tests/negations.txt differs; write it anew with UPDATE_GOLDEN=1 and read the change"
    );
}

#[test]
fn what_english_denies_every_language_denies() {
    let denying = negations();
    assert!(
        denying.len() > 150,
        "only {} negations were found",
        denying.len()
    );
    for (lang, words) in DENYING {
        let own = phrases(lang);
        let stated: Vec<String> = denying
            .iter()
            .map(|(key, variant)| (key, pieces(&own[key])[variant].clone()))
            .filter(|(_, said)| !has_word(&without_code(said), words))
            .map(|(key, said)| format!("{key} = {said}"))
            .collect();
        assert!(
            stated.is_empty(),
            "{lang:?} denies nothing in:\n{}",
            stated.join("\n")
        );
    }
}

/// The quotes of each language, by CLDR.
const QUOTES: [(Lang, &[char]); 4] = [
    (Lang::English, &['“', '”']),
    (Lang::Italian, &['«', '»']),
    (Lang::Arabic, &['«', '»']),
    (Lang::Hebrew, &['”']),
];

#[test]
fn each_language_quotes_with_its_own_signs() {
    for (lang, own) in QUOTES {
        let mut seen = 0;
        for (key, phrase) in phrases(lang) {
            // What Fluent itself needs quotes for, such as a joiner that begins with a blank, holds none of ours.
            let text = without_code(&phrase.raw)
                .replace("{ \"", "")
                .replace("\" }", "");
            let quotes = text.chars().filter(|letter| "\"“”„«»".contains(*letter));
            for quote in quotes {
                assert!(own.contains(&quote), "{lang:?}: {key}: {text}");
                seen += 1;
            }
        }
        assert!(seen > 10, "{lang:?}: only {seen} quotes were looked at");
    }
}
