//! The languages we speak. A language is a folder of phrase files and a line in each list here; a phrase file is one
//! line in `files`, for all languages at once.

use unic_langid::LanguageIdentifier;

/// Which way a language runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

/// A language that is spoken completely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// English, in which the phrases are written first.
    English,
    /// Italian.
    Italian,
    /// Arabic, in the register of the documents of the United Nations.
    Arabic,
    /// Hebrew.
    Hebrew,
}

/// The phrase files of one language: each name is a file in every language's folder.
macro_rules! files {
    ($lang:literal) => {
        files!($lang: "attach.ftl", "brief.ftl", "charter.ftl", "diagnostics.ftl", "difference.ftl", "due.ftl", "erase.ftl", "exchange.ftl", "group.ftl", "import.ftl", "log.ftl", "note.ftl", "positions.ftl", "program.ftl", "record.ftl", "show.ftl", "standing.ftl", "web.ftl", "web-agreement.ftl", "web-brief.ftl", "web-entry.ftl", "web-figures.ftl", "web-now.ftl", "web-record.ftl", "web-settings.ftl", "web-terms.ftl", "web-timeline.ftl", "witness.ftl", "words.ftl")
    };
    ($lang:literal: $($file:literal),+) => {
        &[$((concat!($lang, "/", $file), include_str!(concat!("../phrases/", $lang, "/", $file)))),+]
    };
}

impl Lang {
    /// Every language.
    pub const ALL: &'static [Lang] = &[Lang::English, Lang::Italian, Lang::Arabic, Lang::Hebrew];

    /// Its code, as in `--lang`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::English => "en",
            Lang::Italian => "it",
            Lang::Arabic => "ar",
            Lang::Hebrew => "he",
        }
    }

    /// The language of this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Lang::ALL.iter().copied().find(|lang| lang.code() == code)
    }

    /// Which way it runs.
    pub fn direction(self) -> Direction {
        match self {
            Lang::English | Lang::Italian => Direction::LeftToRight,
            Lang::Arabic | Lang::Hebrew => Direction::RightToLeft,
        }
    }

    /// Its phrase files: (name, text).
    pub fn phrases(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Lang::English => files!("en"),
            Lang::Italian => files!("it"),
            Lang::Arabic => files!("ar"),
            Lang::Hebrew => files!("he"),
        }
    }

    pub(crate) fn id(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }

    pub(crate) fn locale(self) -> icu_locale_core::Locale {
        icu_locale_core::Locale::try_from_str(self.code())
            .unwrap_or(icu_locale_core::Locale::UNKNOWN)
    }
}
