#![doc = include_str!("../README.md")]

mod isolate;
mod lang;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};

pub use isolate::isolate;
pub use lang::{Direction, Lang};

/// One language's phrases, ready to speak.
pub struct Wording {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    plurals: Option<PluralRules>,
    broken: Vec<String>,
}

/// Something put into a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Words, shown as they are and set apart if they run the other way.
    Text(Cow<'a, str>),
    /// A whole number. Under the name `n`, the phrase also sees its plural category as `n-plural`.
    Number(i128),
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

impl Wording {
    /// The phrases of `lang`, which are part of the program.
    pub fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.id()]);
        // Isolation is ours: only words that run the other way are set apart, so that plain output can be searched.
        bundle.set_use_isolating(false);
        let mut broken = Vec::new();
        for (file, text) in lang.phrases() {
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, errors)| {
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
            bundle,
            plurals,
            broken,
        }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
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
                Arg::Text(text) => {
                    values.set(*name, isolate(text, self.lang.direction()).into_owned())
                }
                Arg::Number(number) => {
                    values.set(*name, number.to_string());
                    values.set(format!("{name}-plural"), self.category(*number));
                }
            }
        }
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&values), &mut errors)
            .into_owned()
    }

    /// The plural category of a number: `one`, `two`, `few`, `many`, `other`, `zero`.
    ///
    /// From `icu_plurals`, handed to Fluent as a word: the two disagree about some languages.
    fn category(&self, number: i128) -> FluentValue<'static> {
        let count = u64::try_from(number.unsigned_abs()).unwrap_or(u64::MAX);
        let category = self
            .plurals
            .as_ref()
            .map_or(PluralCategory::Other, |rules| rules.category_for(count));
        FluentValue::from(match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        })
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
    }
}
