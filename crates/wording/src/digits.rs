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

    /// A phrase file with the numbers of its own words as `lang` writes them. What is code stays as it is: keys, what stands
    /// between braces or backticks, and numbers in a name such as `UTF-8` or a date such as `2023-11-24`.
    pub(crate) fn shape_file(self, file: &str, lang: Lang) -> String {
        let mut shaped = String::with_capacity(file.len());
        for line in file.split_inclusive('\n') {
            let words_from = match line.starts_with([' ', '}', '#']) {
                true => 0,
                false => line.find('=').unwrap_or(line.len()),
            };
            let (key, words) = line.split_at(words_from);
            shaped.push_str(key);
            let (mut code, mut depth) = (line.starts_with('#'), 0);
            for word in words.split_inclusive(|letter: char| !in_a_name(letter)) {
                let name =
                    word.contains(|letter: char| in_a_name(letter) && !letter.is_ascii_digit());
                for letter in word.chars() {
                    match letter {
                        '`' => code ^= true,
                        '{' | '[' => depth += 1,
                        '}' | ']' => depth -= 1,
                        _ => {}
                    }
                    match code || depth > 0 || name {
                        true => shaped.push(letter),
                        false => {
                            shaped.push_str(&self.shape(letter.encode_utf8(&mut [0; 4]), lang))
                        }
                    }
                }
            }
        }
        shaped
    }
}

/// What a name or a date in Latin letters and digits is made of.
fn in_a_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

fn arabic_indic(letter: char) -> char {
    match letter.to_digit(10) {
        Some(digit) => char::from_u32('٠' as u32 + digit).unwrap_or(letter),
        None => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_phrases_are_those_of_the_language_and_code_keeps_its_own() {
        let file =
            "I011 = أقل من 3 و24، `0`، UTF-8، 2023-11-24، { \"9\" }\n    [m1] 40 { $n2 }\n# 5\n";
        assert_eq!(
            Digits::Locale.shape_file(file, Lang::Arabic),
            "I011 = أقل من ٣ و٢٤، `0`، UTF-8، 2023-11-24، { \"9\" }\n    [m1] ٤٠ { $n2 }\n# 5\n"
        );
        for (digits, lang) in [
            (Digits::Latin, Lang::Arabic),
            (Digits::Locale, Lang::Hebrew),
        ] {
            assert_eq!(digits.shape_file(file, lang), file);
        }
    }
}
