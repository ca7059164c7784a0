//! The digits that numbers of ours are written in.

use std::borrow::Cow;

use crate::Lang;

/// Which digits a reader wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Digits {
    /// Those of the reader's language.
    ///
    /// For `ar` CLDR gives Arabic-Indic digits (numbering system `arab`), as in the Arabic documents of the United Nations
    /// and in `ar-PS`, `ar-EG`, `ar-IQ`; only some regions (`ar-AE` and those of the Maghreb) default to Latin ones. We
    /// follow CLDR for plain `ar`. English, Italian and Hebrew have ASCII digits.
    #[default]
    Locale,
    /// 0 to 9, whatever the language: easier to compare with files and with other languages.
    Latin,
}

impl Digits {
    /// `text` with each ASCII digit as `lang` writes it.
    pub(crate) fn shape(self, text: &str, lang: Lang) -> Cow<'_, str> {
        match (self, lang) {
            (Digits::Locale, Lang::Arabic) => text.chars().map(arabic_indic).collect(),
            _ => Cow::Borrowed(text),
        }
    }
}

fn arabic_indic(letter: char) -> char {
    match letter.to_digit(10) {
        Some(digit) => char::from_u32('٠' as u32 + digit).unwrap_or(letter),
        None => letter,
    }
}
