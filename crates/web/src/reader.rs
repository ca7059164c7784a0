//! What a reader prefers: language, digits. Kept in a cookie of their own, never in an address.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use tregua_wording::{Digits, Lang};

use crate::access::cookie;

/// The cookie of preferences: `ar.latin`.
const COOKIE_NAME: &str = "prefers";

/// A year, in seconds.
const YEAR_S: u32 = 365 * 24 * 3600;

/// How a reader reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Prefers {
    pub(crate) lang: Lang,
    pub(crate) digits: Digits,
}

impl Prefers {
    /// What the cookie says; else what the browser asks for; else what the program was started with.
    pub(crate) fn of(headers: &HeaderMap, otherwise: Prefers) -> Self {
        cookie(headers, COOKIE_NAME)
            .and_then(Prefers::parse)
            .or_else(|| Prefers::accepted(headers, otherwise.digits))
            .unwrap_or(otherwise)
    }

    fn parse(text: &str) -> Option<Self> {
        let (lang, digits) = text.split_once('.')?;
        Some(Prefers {
            lang: Lang::of_code(lang)?,
            digits: digits_of(digits)?,
        })
    }

    /// The first language of `Accept-Language` that we speak. Its order is taken as written.
    fn accepted(headers: &HeaderMap, digits: Digits) -> Option<Self> {
        let line = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
        let codes = line.split(',').filter_map(|part| {
            let tag = part.split(';').next()?.trim();
            Lang::of_code(tag.split('-').next()?)
        });
        let lang = codes.into_iter().next()?;
        Some(Prefers { lang, digits })
    }

    /// The value of `Set-Cookie` that keeps this.
    pub(crate) fn cookie(self) -> String {
        format!(
            "{COOKIE_NAME}={}.{}; Max-Age={YEAR_S}; SameSite=Strict; HttpOnly; Path=/",
            self.lang.code(),
            digits_word(self.digits)
        )
    }
}

/// The word of a choice of digits.
pub(crate) fn digits_word(digits: Digits) -> &'static str {
    match digits {
        Digits::Locale => "locale",
        Digits::Latin => "latin",
    }
}

/// The choice of this word.
pub(crate) fn digits_of(word: &str) -> Option<Digits> {
    [Digits::Locale, Digits::Latin]
        .into_iter()
        .find(|digits| digits_word(*digits) == word)
}
