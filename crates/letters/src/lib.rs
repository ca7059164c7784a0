#![doc = include_str!("../README.md")]

/// Appends `text` to `into` in small letters, without accents, vowel points, tatweel and signs that nobody sees, with one
/// form of each letter, one sort of quotes and hyphens, and the digits 0 to 9.
pub fn fold(text: &str, into: &mut String) {
    if text.is_ascii() {
        // Most words on record: no letter is looked at by itself.
        let from = into.len();
        into.push_str(text);
        if let Some(new) = into.get_mut(from..) {
            new.make_ascii_lowercase();
        }
        return;
    }
    let letters = text.chars().flat_map(char::to_lowercase);
    into.extend(letters.filter(|letter| !is_mark(*letter)).map(one_form));
}

/// Marks on letters and around words: they carry no letter of their own.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn one_form(letter: char) -> char {
    match letter {
        '٠'..='٩' | '۰'..='۹' => latin_digit(letter),
        '“' | '”' | '„' | '«' | '»' | '״' => '"',
        '‘' | '’' | '׳' => '\'',
        '‐'..='―' | '־' | '−' => '-',
        'ک' => 'ك',
        'ی' => 'ي',
        'ā' | 'ă' | 'ą' => 'a',
        'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' | 'ḥ' | 'ḫ' => 'h',
        'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ń' | 'ņ' | 'ň' => 'n',
        'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ṣ' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ṭ' => 't',
        'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' | 'ẓ' => 'z',
        'ḍ' => 'd',
        letter => plain(letter),
    }
}

/// `text` alone, made alike.
pub fn folded(text: &str) -> String {
    let mut into = String::new();
    fold(text, &mut into);
    into
}

/// At most so many words are looked for at once, of so many letters in all.
pub const MOST_ASKED: (usize, usize) = (16, 200);

/// The words that somebody looks for, made alike: parted by spaces, and of no meaning but their own, whatever signs are in them.
pub fn asked(words: &str) -> Vec<String> {
    let (most, letters) = MOST_ASKED;
    let words: String = words.chars().take(letters).collect();
    let words = folded(&words);
    words
        .split_whitespace()
        .take(most)
        .map(str::to_owned)
        .collect()
}

/// The first of these words in `text` with so many others before and behind it, as printed; `None` where none is there. The words
/// asked for are made alike, and each is found within longer ones too.
pub fn around(text: &str, asked: &[String], beside: usize) -> Option<String> {
    let printed: Vec<&str> = text.split_whitespace().collect();
    let holds = |word: &&str| {
        let word = folded(word);
        asked.iter().any(|one| word.contains(one.as_str()))
    };
    let at = printed.iter().position(holds)?;
    let (from, to) = (
        at.saturating_sub(beside),
        (at + beside + 1).min(printed.len()),
    );
    let few = printed.get(from..to)?.join(" ");
    let (before, behind) = (
        if from > 0 { "… " } else { "" },
        if to < printed.len() { " …" } else { "" },
    );
    Some(format!("{before}{few}{behind}"))
}

/// A digit of Arabic or Persian as 0 to 9; anything else as it is. Readers type in the digits of their language.
pub fn latin_digit(letter: char) -> char {
    let of = |zero: char| u32::from(letter).checked_sub(u32::from(zero));
    let value = ['٠', '۰']
        .into_iter()
        .filter_map(of)
        .find(|value| *value < 10);
    value
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or(letter)
}

/// The same of a whole text.
pub fn latin_digits(text: &str) -> String {
    text.chars().map(latin_digit).collect()
}

/// One letter for those that a reader takes for the same: with and without a hamza, an accent, a final form.
pub fn plain(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' => 'ي',
        'ة' => 'ه',
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_finds_what_is_printed() {
        for (typed, printed) in [
            ("north crossing", "North Crossing"),
            ("è caffe", "È Caffé"),
            ("ṣafad", "Safad"),
            ("مساعده", "مُسَاعَدَة"),
            ("احمر", "أحـــمر"),
            ("שלום", "שָׁלוֹם"),
            ("ארץ", "ארצ"),
            ("137", "١٣٧"),
            ("al-arish", "Al‑Arish"),
            ("\"pause\"", "“pause”"),
        ] {
            assert_eq!(folded(typed), folded(printed), "{typed}");
        }
    }

    #[test]
    fn other_words_stay_other_words() {
        assert_ne!(folded("offloaded"), folded("loaded"));
        assert_ne!(folded("بيت"), folded("بنت"));
        assert_eq!(folded(""), "");
    }

    #[test]
    fn what_is_typed_in_digits_of_a_language_is_read_as_0_to_9() {
        assert_eq!(latin_digits("٢٠٢٣-۱۱-24 أ"), "2023-11-24 أ");
    }

    #[test]
    fn signs_that_mean_something_elsewhere_are_words_like_others() {
        let asked = asked("NOT \"north\" OR a* -b (c) %");
        assert_eq!(asked, ["not", "\"north\"", "or", "a*", "-b", "(c)", "%"]);
        assert_eq!(super::asked(&"a ".repeat(1_000)).len(), 16);
        assert_eq!(super::asked(&"a".repeat(1_000)), ["a".repeat(200)]);
    }

    #[test]
    fn a_few_words_are_shown_as_they_are_printed() {
        let text = "One two “Café” four five";
        let around = |words: &str| around(text, &asked(words), 1);
        assert_eq!(around("cafe").as_deref(), Some("… two “Café” four …"));
        assert_eq!(around("ne").as_deref(), Some("One two …"));
        assert_eq!(around("six"), None);
    }
}
