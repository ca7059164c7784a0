//! The languages we speak. A language is a folder of phrase files and a line in each list here.

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
    /// English.
    English,
}

impl Lang {
    /// Every language.
    pub const ALL: &'static [Lang] = &[Lang::English];

    /// Its code, as in `--lang`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::English => "en",
        }
    }

    /// Which way it runs.
    pub fn direction(self) -> Direction {
        match self {
            Lang::English => Direction::LeftToRight,
        }
    }

    /// Its phrase files: (name, text).
    pub(crate) fn phrases(self) -> &'static [(&'static str, &'static str)] {
        macro_rules! files {
            ($lang:literal: $($file:literal),+) => {
                &[$((concat!($lang, "/", $file), include_str!(concat!("../phrases/", $lang, "/", $file)))),+]
            };
        }
        match self {
            Lang::English => {
                files!("en": "diagnostics.ftl", "import.ftl", "standing.ftl", "program.ftl", "note.ftl")
            }
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
