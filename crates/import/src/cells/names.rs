//! Keys, lists of keys, and words from a fixed set.

use tregua_record::entries::claim::Actor;

use crate::nearest::nearest;
use crate::problem::{self, Trouble};

/// A key: anything but the sign that parts keys in a list.
pub(crate) fn key(text: &str) -> Result<String, Trouble> {
    match text.contains(';') {
        true => Err(Trouble::with_word(problem::KEY_WITH_SEMICOLON, text)),
        false => Ok(text.to_owned()),
    }
}

/// Items parted by semicolons, in their order.
pub(crate) fn list(text: &str) -> Result<Vec<String>, Trouble> {
    let items = text.split(';').map(str::trim);
    let filled = |item: &str| Some(item.to_owned()).filter(|item| !item.is_empty());
    items
        .map(filled)
        .collect::<Option<_>>()
        .ok_or_else(|| Trouble::new(problem::EMPTY_ITEM))
}

/// One of a fixed set of words, upper and lower case alike.
pub(crate) fn one_of<T: Copy>(
    text: &str,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Result<T, Trouble> {
    let known = || all.iter().map(|value| word(*value));
    let found = all
        .iter()
        .find(|value| word(**value).eq_ignore_ascii_case(text));
    found.copied().ok_or_else(|| {
        Trouble::with_word(problem::NOT_A_WORD, text)
            .accepted(known())
            .suggest(nearest(text, known()))
    })
}

/// Who did it; `unknown` is a statement, an empty cell is none.
pub(crate) fn actor(text: &str) -> Actor {
    match text.eq_ignore_ascii_case("unknown") {
        true => Actor::Unknown,
        false => Actor::Named(text.into()),
    }
}

/// A web address, with or without its scheme; any other scheme could do something when it is opened.
pub(crate) fn url(text: &str) -> Result<String, Trouble> {
    let host = match text.split_once("://") {
        Some(("http" | "https", host)) => host,
        Some(_) => "",
        None => text,
    };
    // `javascript:…` has a colon before its first slash; a port is digits.
    let first = host.split('/').next().unwrap_or_default();
    let (name, port) = first.split_once(':').unwrap_or((first, "0"));
    let sound = !name.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    match sound && !text.contains(char::is_whitespace) {
        true => Ok(text.to_owned()),
        false => Err(Trouble::with_word(problem::NOT_A_URL, text)),
    }
}

/// A SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256(text: &str) -> Result<String, Trouble> {
    match text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        true => Ok(text.to_ascii_lowercase()),
        false => Err(Trouble::with_word(problem::NOT_A_SHA256, text)),
    }
}

/// A language by its tag (`pt-BR`) or its name: letters, digits, hyphens and blanks, at most forty.
pub(crate) fn language(text: &str) -> Result<String, Trouble> {
    let sound = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | ' ');
    match (2..=40).contains(&text.chars().count()) && text.chars().all(sound) {
        true => Ok(text.to_owned()),
        false => Err(Trouble::with_word(problem::NOT_A_LANGUAGE, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_their_order_and_have_no_empty_item() {
        assert_eq!(list("b; a").unwrap(), ["b", "a"]);
        assert!(list("a;;b").is_err());
        assert!(list("a;").is_err());
    }

    #[test]
    fn addresses_hashes_and_languages_are_checked_by_shape() {
        assert!(url("https://example.org/a").is_ok());
        assert!(url("example.org/a").is_ok());
        assert!(url("example.org:8080/a").is_ok());
        assert!(url("ftp://example.org").is_err());
        assert!(url("javascript:alert(1)").is_err());
        assert!(url("https://").is_err());
        assert_eq!(sha256(&"AB".repeat(32)).unwrap(), "ab".repeat(32));
        assert!(sha256("abc").is_err());
        assert!(
            ["en", "pt-BR", "Italian"]
                .iter()
                .all(|tag| language(tag).is_ok())
        );
        assert!(["e", "en_GB", ""].iter().all(|tag| language(tag).is_err()));
    }
}
