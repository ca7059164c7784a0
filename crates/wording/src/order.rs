//! Names in alphabetical order, as a reader of each language expects it.
//!
//! Not the full collation of Unicode: `icu_collator` with its data would add more to the program than all our phrases, for
//! lists of a dozen names. What is done instead: names in the reader's own script come first; letters are compared without
//! regard to case, to the forms of alif, hamza and the final letters of Hebrew, and to accents of the Latin letters used in
//! Western Europe; what is then equal keeps the order of its code points.

use std::cmp::Ordering;

use tregua_letters::plain;

use crate::Lang;

/// The order of two names for a reader of `lang`.
pub(crate) fn compare(a: &str, b: &str, lang: Lang) -> Ordering {
    key(a, lang).cmp(&key(b, lang)).then_with(|| a.cmp(b))
}

fn key(name: &str, lang: Lang) -> (bool, String) {
    let first = name.chars().find(|letter| letter.is_alphabetic());
    let own = first.is_some_and(|letter| match lang {
        Lang::English | Lang::Italian => !crate::isolate::runs_right_to_left(letter),
        Lang::Arabic => matches!(letter, '\u{0600}'..='\u{06FF}'),
        Lang::Hebrew => matches!(letter, '\u{0590}'..='\u{05FF}'),
    });
    (!own, name.to_lowercase().chars().map(plain).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(mut names: Vec<&str>, lang: Lang) -> Vec<&str> {
        names.sort_by(|a, b| compare(a, b, lang));
        names
    }

    #[test]
    fn the_readers_own_script_comes_first() {
        let names = vec!["Alpha", "باء", "אלף"];
        assert_eq!(sorted(names.clone(), Lang::Arabic), ["باء", "Alpha", "אלף"]);
        assert_eq!(sorted(names.clone(), Lang::Hebrew), ["אלף", "Alpha", "باء"]);
        assert_eq!(sorted(names, Lang::Italian), ["Alpha", "אלף", "باء"]);
    }

    #[test]
    fn forms_of_a_letter_count_as_the_letter() {
        assert_eq!(
            sorted(vec!["بيت", "أرض", "إبل"], Lang::Arabic),
            ["إبل", "أرض", "بيت"]
        );
        assert_eq!(
            sorted(vec!["Zeta", "Èta", "eta b", "alpha"], Lang::Italian),
            ["alpha", "Èta", "eta b", "Zeta"]
        );
    }
}
