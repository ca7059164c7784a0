//! The guard before words that a spreadsheet would take for a formula.
//!
//! Opened in a spreadsheet, a cell of CSV that begins with `=`, `+`, `-` or `@` is computed, whoever wrote it. So an
//! apostrophe is written before it, the sign by which spreadsheets themselves mark text; and one apostrophe before such
//! a sign is taken away when a cell is read, whoever put it there. Words that begin with apostrophes and such a sign
//! get one more, so that all words come back as they were.

use std::borrow::Cow;

/// Signs that begin a formula, also at full width; a tab or a carriage return may be skipped on the way to one.
const LIVE: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

const GUARD: char = '\'';

/// The words as they are written into a cell.
pub(crate) fn shut(words: &str) -> Cow<'_, str> {
    match is_live(words) {
        true => Cow::Owned(format!("{GUARD}{words}")),
        false => Cow::Borrowed(words),
    }
}

/// The words of a cell.
pub(crate) fn open(cell: &str) -> &str {
    match cell.strip_prefix(GUARD) {
        Some(words) if is_live(words) => words,
        _ => cell,
    }
}

/// True if a sign of a formula stands first, behind no guard or any number of them.
fn is_live(words: &str) -> bool {
    words.trim_start_matches(GUARD).starts_with(LIVE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_get_a_guard_and_other_words_none() {
        for (words, cell) in [
            ("=1+1", "'=1+1"),
            ("@office", "'@office"),
            ("-5", "'-5"),
            ("'=1", "''=1"),
            ("＝1", "'＝1"),
            ("'tis", "'tis"),
            ("''", "''"),
            ("137", "137"),
            ("", ""),
        ] {
            assert_eq!(shut(words), cell);
        }
    }

    proptest! {
        #[test]
        fn all_words_come_back_and_no_cell_is_live(words in "['=@+\t\r-]{0,4}[a-z＝]{0,2}") {
            let cell = shut(&words);
            prop_assert_eq!(open(&cell), &words);
            prop_assert!(!cell.starts_with(LIVE));
        }
    }
}
