#![doc = include_str!("../README.md")]

mod digits;
mod isolate;
mod lang;
mod order;

use std::borrow::Cow;
use std::cmp::Ordering;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentType;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};

pub use digits::Digits;
pub use isolate::{balance, cell, isolate, line};
pub use lang::{Direction, Lang};
pub use tregua_letters::{fold, latin_digit, latin_digits};

/// One language's phrases, ready to speak.
pub struct Wording {
    lang: Lang,
    digits: Digits,
    bundle: FluentBundle<FluentResource>,
    plurals: Option<PluralRules>,
    broken: Vec<String>,
}

/// Something put into a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Words of somebody else, shown as they are and set apart where they could run the other way. A phrase can choose by them.
    Text(Cow<'a, str>),
    /// Words that this language has said already: a phrase, a date, a list. They go in as they are.
    Said(Cow<'a, str>),
    /// A whole number. Under the name `n`, the phrase also sees its plural category as `n-plural`.
    Number(i128),
    /// Digits with a form of their own, such as the `07` of an hour: shown in the reader's digits.
    Figures(Cow<'a, str>),
}

impl<'a> Arg<'a> {
    /// Words that this language has said already.
    pub fn said(words: impl Into<Cow<'a, str>>) -> Self {
        Arg::Said(words.into())
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

impl From<u64> for Arg<'_> {
    fn from(number: u64) -> Self {
        Arg::Number(number.into())
    }
}

/// What goes into a phrase as it is. Fluent's own strings are set apart as they are written; a value of our own is not.
#[derive(Debug, Clone, PartialEq)]
struct AsItIs(String);

impl FluentType for AsItIs {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        self.0.clone().into()
    }

    fn as_string_threadsafe(
        &self,
        _: &intl_memoizer::concurrent::IntlLangMemoizer,
    ) -> Cow<'static, str> {
        self.0.clone().into()
    }
}

/// Sets an insert apart when it is written, and only then: what a phrase chooses by stays bare.
fn written(value: &FluentValue<'_>, direction: Direction) -> Option<String> {
    match value {
        FluentValue::String(text) => Some(isolate(text, direction).into_owned()),
        _ => None,
    }
}

impl Wording {
    /// The phrases of `lang`, which are part of the program, with the digits of the language.
    pub fn new(lang: Lang) -> Self {
        Wording::with_digits(lang, Digits::Locale)
    }

    /// The phrases of `lang` with the digits asked for.
    pub fn with_digits(lang: Lang, digits: Digits) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.id()]);
        // Isolation is ours: only words that run the other way are set apart, so that plain output can be searched.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang.direction() {
            Direction::LeftToRight => |value, _| written(value, Direction::LeftToRight),
            Direction::RightToLeft => |value, _| written(value, Direction::RightToLeft),
        }));
        let mut broken = Vec::new();
        for (file, text) in lang.phrases() {
            let text = match lang.direction() {
                Direction::LeftToRight => (*text).to_owned(),
                Direction::RightToLeft => {
                    let (apart, odd) = isolate::code_apart(text);
                    broken
                        .extend(odd.iter().map(|at| {
                            format!("{file}: line {at}: a backtick without its partner")
                        }));
                    digits.shape_file(&apart, lang)
                }
            };
            let resource = FluentResource::try_new(text).unwrap_or_else(|(partial, errors)| {
                broken.push(format!("{file}: {} unreadable phrases", errors.len()));
                partial
            });
            if let Err(errors) = bundle.add_resource(resource) {
                broken.push(format!("{file}: {} phrases of the same key", errors.len()));
            }
        }
        let plurals =
            PluralRules::try_new(lang.locale().into(), PluralRuleType::Cardinal.into()).ok();
        Wording {
            lang,
            digits,
            bundle,
            plurals,
            broken,
        }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The digits asked for.
    pub fn digits(&self) -> Digits {
        self.digits
    }

    /// Which way it runs.
    pub fn direction(&self) -> Direction {
        self.lang.direction()
    }

    /// What is wrong with the phrase files themselves; a test keeps this empty.
    pub fn broken(&self) -> &[String] {
        &self.broken
    }

    /// True if there is a phrase under `key`.
    pub fn has(&self, key: &str) -> bool {
        self.bundle
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    /// The phrase under `key` with `args` put in. A key without a phrase is shown as `⟨key⟩`, never dropped.
    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return format!("⟨{key}⟩");
        };
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, text.as_ref()),
                Arg::Said(words) => values.set(*name, as_it_is(words)),
                Arg::Figures(figures) => values.set(*name, as_it_is(&self.figures(figures))),
                Arg::Number(number) => {
                    values.set(*name, as_it_is(&self.number(*number)));
                    values.set(
                        format!("{name}-plural"),
                        FluentValue::from(self.category(*number)),
                    );
                }
            }
        }
        let (mut said, mut errors) = (String::new(), Vec::new());
        // Written piece by piece: a phrase as a whole is no insert and is not set apart. A string takes every write.
        let _ = self
            .bundle
            .write_pattern(&mut said, pattern, Some(&values), &mut errors);
        said
    }

    /// A number of ours in the reader's digits. Every count, date, hour and length passes here; keys, codes of sources, ids,
    /// versions, hashes and plates do not: they are names, and keep the digits they are written in.
    pub fn number(&self, number: i128) -> String {
        self.figures(&number.to_string()).into_owned()
    }

    /// Digits with a form of their own (`07:00`) in the reader's digits.
    pub fn figures<'a>(&self, figures: &'a str) -> Cow<'a, str> {
        self.digits.shape(figures, self.lang)
    }

    /// A name, a key, a quote: words that are not ours, set apart where they could run the other way.
    pub fn apart<'a>(&self, text: &'a str) -> Cow<'a, str> {
        isolate(text, self.direction())
    }

    /// A word of the language of agreements or of the record, such as the counting point `offloading`: its phrase
    /// (`point-offloading`) if it has one, else the word as written, set apart.
    pub fn known(&self, sort: &str, word: &str) -> String {
        let key = format!("{sort}-{}", word.replace(' ', "-"));
        if self.has(&key) {
            self.say(&key, &[])
        } else {
            self.apart(word).into_owned()
        }
    }

    /// What the language has said, joined by the phrase `list-comma`, `list-or`, …
    ///
    /// `list-and` stands before the last item; before the others stands `list-and-before` (a comma in Italian). A joiner
    /// that ends in a maqaf loses it before a word in Hebrew letters: it is written before other letters and digits only.
    pub fn join<T: AsRef<str>>(&self, joiner: &str, items: impl IntoIterator<Item = T>) -> String {
        let last = self.say(joiner, &[]);
        let earlier = match joiner {
            "list-and" => self.say("list-and-before", &[]),
            _ => last.clone(),
        };
        let mut joined = String::new();
        let mut items = items.into_iter().enumerate().peekable();
        while let Some((at, item)) = items.next() {
            let item = item.as_ref();
            if at > 0 {
                let between = if items.peek().is_some() {
                    &earlier
                } else {
                    &last
                };
                let hebrew = item.chars().find(|letter| letter.is_alphanumeric());
                joined.push_str(match hebrew {
                    Some('א'..='ת') => between.trim_end_matches('־'),
                    _ => between,
                });
            }
            joined.push_str(item);
        }
        joined
    }

    /// Names that are not ours, each set apart, in the order given.
    pub fn names<T: AsRef<str>>(&self, joiner: &str, names: impl IntoIterator<Item = T>) -> String {
        self.join(
            joiner,
            names
                .into_iter()
                .map(|name| self.apart(name.as_ref()).into_owned()),
        )
    }

    /// The order of two names for a reader of this language.
    pub fn order(&self, a: &str, b: &str) -> Ordering {
        order::compare(a, b, self.lang)
    }

    /// The plural category of a number: `one`, `two`, `few`, `many`, `other`, `zero`.
    ///
    /// From `icu_plurals`, handed to Fluent as a word: the two disagree about some languages.
    pub fn category(&self, number: i128) -> &'static str {
        let count = u64::try_from(number.unsigned_abs()).unwrap_or(u64::MAX);
        let category = self
            .plurals
            .as_ref()
            .map_or(PluralCategory::Other, |rules| rules.category_for(count));
        word(category)
    }

    /// The plural categories of the language, in alphabetical order: what every choice by `n-plural` must cover.
    pub fn categories(&self) -> Vec<&'static str> {
        let mut words: Vec<&str> = self
            .plurals
            .as_ref()
            .map_or_else(Vec::new, |rules| rules.categories().map(word).collect());
        words.sort_unstable();
        words
    }
}

fn as_it_is(words: &str) -> FluentValue<'static> {
    FluentValue::Custom(Box::new(AsItIs(words.to_owned())))
}

fn word(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_file_is_read_whole() {
        for lang in Lang::ALL {
            assert_eq!(Wording::new(*lang).broken(), &[] as &[String]);
        }
    }

    #[test]
    fn numbers_bring_their_plural_and_unknown_keys_are_shown() {
        let english = Wording::new(Lang::English);
        assert_eq!(english.say("entries", &[("n", 1u64.into())]), "1 entry");
        assert_eq!(english.say("entries", &[("n", 2u64.into())]), "2 entries");
        assert_eq!(english.say("no-such-key", &[]), "⟨no-such-key⟩");
    }

    #[test]
    fn words_of_the_other_direction_are_set_apart() {
        let english = Wording::new(Lang::English);
        let said = english.say("according-to", &[("voice", "عمر".into())]);
        assert!(said.contains("\u{2068}عمر\u{2069}"), "{said:?}");
        let said = english.say("according-to", &[("voice", "Alpha".into())]);
        assert_eq!(said, "according to Alpha");
    }

    #[test]
    fn in_a_right_to_left_language_every_insert_is_set_apart_once() {
        for lang in [Lang::Arabic, Lang::Hebrew] {
            let words = Wording::new(lang);
            for voice in ["Alpha", "7", "ألفا", "אלפא", "Alpha (north)"] {
                let said = words.say("according-to", &[("voice", voice.into())]);
                assert_eq!(
                    said.matches(&format!("\u{2068}{voice}\u{2069}")).count(),
                    1,
                    "{said:?}"
                );
                assert_eq!(said.matches('\u{2068}').count(), 1, "{said:?}");
            }
        }
    }

    #[test]
    fn what_a_phrase_chooses_by_stays_bare() {
        for lang in Lang::ALL {
            let words = Wording::new(*lang);
            let args = |what: &'static str| [("what", what.into()), ("found", "Xyz".into())];
            let thing = words.say("E0202", &args("thing"));
            let phase = words.say("E0202", &args("phase"));
            assert_ne!(thing, phase, "{lang:?}: the variant is not chosen");
        }
    }

    #[test]
    fn what_was_said_before_goes_in_as_it_is() {
        let hebrew = Wording::new(Lang::Hebrew);
        let inner = hebrew.say("entries", &[("n", 5u64.into())]);
        let said = hebrew.say("verify-sound", &[("entries", Arg::said(inner.clone()))]);
        assert!(
            said.contains(&inner) && !said.contains('\u{2068}'),
            "{said:?}"
        );
    }

    #[test]
    fn code_in_a_phrase_runs_from_the_left() {
        let arabic = Wording::new(Lang::Arabic);
        let said = arabic.say("import-dry", &[]);
        assert!(said.contains("\u{2066}`--commit`\u{2069}"), "{said:?}");
    }

    #[test]
    fn numbers_take_the_readers_digits_and_names_keep_theirs() {
        let arabic = Wording::new(Lang::Arabic);
        assert_eq!(arabic.number(129_000), "١٢٩٠٠٠");
        assert_eq!(
            arabic.say("explain-line", &[("n", 77u64.into())]),
            "السطر ٧٧"
        );
        let said = arabic.say("according-to", &[("voice", "OCHA49".into())]);
        assert!(said.contains("OCHA49"), "{said:?}");
        let latin = Wording::with_digits(Lang::Arabic, Digits::Latin);
        assert_eq!(
            latin.say("explain-line", &[("n", 77u64.into())]),
            "السطر 77"
        );
        for lang in [Lang::English, Lang::Italian, Lang::Hebrew] {
            assert_eq!(Wording::new(lang).number(129_000), "129000");
        }
    }

    #[test]
    fn names_are_joined_as_each_language_writes_a_list() {
        let joined = |lang: Lang, names: &[&str]| {
            let joined = Wording::new(lang).names("list-and", names);
            joined.replace(['\u{2068}', '\u{2069}'], "")
        };
        let three = ["Alpha", "Beta", "Delta"];
        assert_eq!(joined(Lang::English, &three), "Alpha and Beta and Delta");
        assert_eq!(joined(Lang::Italian, &three), "Alpha, Beta e Delta");
        assert_eq!(joined(Lang::Italian, &three[..2]), "Alpha e Beta");
        assert_eq!(joined(Lang::Hebrew, &three[..2]), "Alpha ו־Beta");
        assert_eq!(joined(Lang::Hebrew, &["Alpha", "אלפא"]), "Alpha ואלפא");
        assert_eq!(joined(Lang::Hebrew, &["אלפא", "3"]), "אלפא ו־3");
    }

    #[test]
    fn arabic_and_hebrew_count_as_their_grammars_do() {
        let entries = |lang: Lang, n: u64| Wording::new(lang).say("entries", &[("n", n.into())]);
        let arabic = [0, 1, 2, 3, 11, 100].map(|n| entries(Lang::Arabic, n));
        assert_eq!(
            arabic,
            [
                "لا قيود",
                "قيد واحد",
                "قيدان",
                "٣ قيود",
                "١١ قيدا",
                "١٠٠ قيد"
            ]
        );
        let hebrew = [1, 2, 3, 20].map(|n| entries(Lang::Hebrew, n));
        assert_eq!(hebrew, ["רשומה אחת", "שתי רשומות", "3 רשומות", "20 רשומות"]);
        let italian = [1, 2, 1_000_000].map(|n| entries(Lang::Italian, n));
        assert_eq!(
            italian,
            [
                "1 registrazione",
                "2 registrazioni",
                "1000000 di registrazioni"
            ]
        );
    }

    #[test]
    fn words_without_a_phrase_are_shown_as_written() {
        let hebrew = Wording::new(Lang::Hebrew);
        assert_eq!(hebrew.known("point", "offloading"), "פריקה");
        assert_eq!(
            hebrew.known("point", "weighing"),
            "\u{2068}weighing\u{2069}"
        );
        assert_eq!(
            Wording::new(Lang::English).known("act", "hand over"),
            "hand over"
        );
    }
}
