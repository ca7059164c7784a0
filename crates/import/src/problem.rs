//! What is wrong with a file, as plain data, and the bounded list it is collected in.

use std::collections::BTreeSet;

use crate::limits::{MAX_LISTED, MAX_PROBLEMS, MAX_WORD_CHARS};

/// One thing that is wrong with a file, or worth knowing about it.
///
/// Plain data: the words for each code are in the phrase files, under the code as key and with `args` as arguments.
/// Cells of `ids`, `figure`, `speaker` and of `x_…` columns are never repeated here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file's name, as the caller gave it.
    pub file: String,
    /// The sheet, where a file has sheets.
    pub sheet: Option<String>,
    /// Line in the file as an editor counts them, or row of the sheet, from 1; 0 for the whole.
    pub line: usize,
    /// The column's letters in a sheet, where one cell is meant: `AB`.
    pub letters: Option<String>,
    /// Name of the column, where one cell is meant.
    pub column: Option<String>,
    /// Its code, one of [`CODES`].
    pub code: &'static str,
    /// Arguments of its message, by name.
    pub args: Vec<(&'static str, String)>,
    /// At most three known words or corrected cells that may have been meant, nearest first.
    pub suggestions: Vec<String>,
}

/// A code and the arguments that its message may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code: `I001`. Codes are never reused.
    pub code: &'static str,
    /// Names of its arguments.
    pub args: &'static [&'static str],
}

macro_rules! codes {
    ($($name:ident = $code:literal [$($arg:literal),*],)+) => {
        $(pub(crate) const $name: &str = $code;)+

        /// Every code. `I001` to `I099` refuse the batch, `I101` and above are notices.
        pub const CODES: &[Code] = &[$(Code { code: $code, args: &[$($arg),*] },)+];
    };
}

codes! {
    // The file.
    FILE_TOO_LARGE = "I001" ["limit"],
    NOT_UTF8 = "I002" [],
    UTF16 = "I003" [],
    NO_HEADER = "I004" [],
    OTHER_SEPARATOR = "I005" ["word"],
    NOT_RECOGNISED = "I006" [],
    UNKNOWN_FORMAT = "I007" ["formats"],
    UNKNOWN_COLUMN = "I008" ["word", "accepted"],
    COLUMN_TWICE = "I009" ["word"],
    COLUMN_MISSING = "I010" ["word"],
    ROW_TOO_LONG = "I011" ["cells", "columns"],
    ROW_TOO_SHORT = "I012" ["cells", "columns"],
    QUOTE_OPEN = "I013" [],
    QUOTE_MISPLACED = "I014" [],
    TOO_MANY_ROWS = "I015" ["limit"],
    TOO_MANY_COLUMNS = "I016" ["limit"],
    CELL_TOO_LONG = "I017" ["limit"],
    ODD_CHARACTER = "I018" ["character"],
    NAMELESS_COLUMN = "I019" ["position"],
    // Keys and known words.
    CELL_NEEDED = "I020" [],
    NOT_A_WORD = "I021" ["word", "accepted"],
    ACT_UNKNOWN = "I022" ["word", "accepted"],
    POINT_UNKNOWN = "I024" ["word", "accepted"],
    CLAUSE_UNKNOWN = "I025" ["word", "accepted"],
    SOURCE_UNKNOWN = "I026" ["word"],
    CLAIM_UNKNOWN = "I027" ["word"],
    REFERS_TO_ITSELF = "I028" ["word"],
    KEY_REUSED = "I029" ["word", "file", "line", "columns"],
    SOURCE_REUSED = "I030" ["word", "file", "line", "columns"],
    KEY_WITH_SEMICOLON = "I031" ["word"],
    EMPTY_ITEM = "I032" [],
    // Kinds and effects.
    KIND_UNKNOWN = "I033" ["word", "thing", "accepted"],
    KIND_WITHOUT_THING = "I034" [],
    ALTERNATIVES_OF_TWO_AXES = "I035" ["word"],
    TWO_KINDS_OF_ONE_AXIS = "I036" ["word"],
    KIND_NOT_UNDERSTOOD = "I037" ["word"],
    KIND_TWICE = "I038" ["word"],
    TOO_MANY_KINDS = "I039" ["limit"],
    EFFECT_NOT_UNDERSTOOD = "I040" ["word"],
    EFFECT_TWICE = "I041" ["word"],
    // Amounts.
    NOT_AN_AMOUNT = "I042" ["word"],
    NOT_A_NUMBER = "I043" ["word"],
    BELOW_ZERO = "I044" ["word"],
    DECIMAL = "I045" ["word"],
    OTHER_DIGITS = "I046" ["word"],
    THOUSANDS = "I047" ["word", "form"],
    TOO_LARGE = "I048" ["word", "limit"],
    AMOUNT_BACKWARDS = "I049" ["word"],
    ABOUT_WITHOUT_BOUNDS = "I050" ["word"],
    ABOUT_OUTSIDE_BOUNDS = "I051" ["word"],
    // Times.
    NOT_A_TIME = "I052" ["word"],
    NOT_A_MOMENT = "I053" ["word"],
    TIME_MIXED = "I054" ["word"],
    TIME_BACKWARDS = "I055" ["word"],
    NO_SUCH_DATE = "I056" ["word"],
    NO_OFFSET = "I057" ["word"],
    RECEIVED_REFUSED = "I058" [],
    RECEIVED_NEEDS_INSTANT = "I059" ["word"],
    // What a statement may hold.
    FIGURE_TOO_LONG = "I060" ["limit"],
    AMOUNT_ON_KIND = "I061" ["kind"],
    NEEDS_REFERENCE = "I062" ["kind"],
    NEEDS_REFERS_TO = "I063" ["kind"],
    // Sources.
    SOURCE_WITHOUT_NAME = "I064" [],
    NOT_A_URL = "I065" ["word"],
    NOT_A_SHA256 = "I066" ["word"],
    NOT_A_LANGUAGE = "I067" ["word"],
    // Added later.
    QUOTE_SPANS = "I068" ["line"],
    ROW_TOO_LONG_SEMICOLON = "I069" ["cells", "columns"],
    ROW_TOO_LONG_TAB = "I070" ["cells", "columns"],
    // Workbooks.
    NOT_A_WORKBOOK = "I071" [],
    ARCHIVE_DAMAGED = "I072" [],
    UNPACKS_TOO_LARGE = "I073" ["limit"],
    TOO_MANY_SHEETS = "I074" ["limit"],
    ERROR_CELL = "I075" [],
    ERROR_UNKNOWN = "I076" ["word"],
    UNCOMPUTED = "I077" [],
    ROUNDED = "I078" [],
    MERGED = "I079" [],
    MADE_A_DATE = "I080" [],
    NEVER_A_DATE = "I081" [],
    HOUR_WITHOUT_CLOCK = "I082" ["word"],
    HOUR_OF_CHANGE = "I083" ["word", "zone"],
    // The list itself.
    MORE_PROBLEMS = "I099" ["count"],
    // Notices.
    NEW_VOICE = "I101" ["word"],
    OFFICE_AS_VOICE = "I102" ["word", "voice"],
    NEW_ACTOR = "I103" ["word"],
    NEW_PLACE = "I104" ["word"],
    ACT_WITHOUT_ACTOR = "I105" [],
    CLAIM_AGAIN = "I106" ["word", "file", "line"],
    SOURCE_AGAIN = "I107" ["word", "file", "line"],
    PARTS_DIFFER = "I108" ["sum", "amount"],
    POINT_OF_OTHER_ACT = "I109" ["word", "act", "accepted"],
    ID_TWICE = "I110" [],
    REPEATS_UNKNOWN = "I111" ["word"],
    NEW_THING = "I112" ["word", "accepted"],
    OTHER_SHEET = "I113" [],
    HIDDEN_SHEET = "I114" [],
    SHEET_WITHOUT_ROWS = "I115" [],
    HOURS_ON_CLOCK = "I116" ["zone"],
    MIDNIGHT = "I117" [],
    SAID_BEFORE = "I118" ["said", "occurred"],
    MORE_NOTICES = "I199" ["count"],
}

/// What is wrong with some words, before it is known where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub(crate) code: &'static str,
    pub(crate) args: Vec<(&'static str, String)>,
    pub(crate) suggestions: Vec<String>,
}

impl Trouble {
    /// A trouble of this code, without arguments.
    pub(crate) fn new(code: &'static str) -> Self {
        Trouble {
            code,
            args: Vec::new(),
            suggestions: Vec::new(),
        }
    }

    /// A trouble about these words of the file.
    pub(crate) fn with_word(code: &'static str, word: &str) -> Self {
        Trouble::new(code).arg("word", clip(word))
    }

    /// The same with one more argument.
    pub(crate) fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The same with the words that are accepted.
    pub(crate) fn accepted<'w>(self, words: impl IntoIterator<Item = &'w str>) -> Self {
        self.arg("accepted", listed(words))
    }

    /// The same without the words of the file, for cells that may name people. No grammar of those repeats them; this
    /// is the second lock on that door.
    pub(crate) fn without_words(mut self) -> Self {
        self.args.retain(|(name, _)| *name != "word");
        self.suggestions.clear();
        self
    }

    /// The same with what may have been meant.
    pub(crate) fn suggest(mut self, suggestions: Vec<String>) -> Self {
        self.suggestions = suggestions;
        self
    }
}

/// What somebody brought: a file, or one sheet of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin<'a> {
    /// Its place among all files and sheets of the batch.
    pub(crate) number: usize,
    pub(crate) file: &'a str,
    pub(crate) sheet: Option<&'a str>,
}

impl Origin<'_> {
    /// How another place names it: `claims.csv`, or `claims.xlsx!Sheet1`, as formulas do.
    pub(crate) fn label(&self) -> String {
        match self.sheet {
            Some(sheet) => format!("{}!{}", self.file, clip(sheet)),
            None => self.file.to_owned(),
        }
    }
}

/// Where a trouble stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) origin: Origin<'a>,
    pub(crate) line: usize,
    /// The column's name.
    pub(crate) column: Option<&'a str>,
    /// Position of the cell, from 0.
    pub(crate) at: Option<usize>,
}

impl<'a> Place<'a> {
    /// A line, no cell in particular.
    pub(crate) fn line(origin: Origin<'a>, line: usize) -> Self {
        Place {
            origin,
            line,
            column: None,
            at: None,
        }
    }
}

/// The letters of a column by its position from 0: `A`, `Z`, `AA`.
pub(crate) fn letters(position: usize) -> String {
    let mut letters = Vec::new();
    let mut left = position + 1;
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// The problems and notices of a batch.
#[derive(Debug, Default)]
pub(crate) struct Report {
    problems: Kept,
    notices: Kept,
    names_seen: BTreeSet<(&'static str, String)>,
}

/// Up to [`MAX_PROBLEMS`], then the first that was left out and how many there were.
#[derive(Debug, Default)]
struct Kept {
    kept: Vec<(usize, Problem)>,
    first_left_out: Option<Problem>,
    left_out: usize,
}

impl Report {
    /// A problem: the batch is refused.
    pub(crate) fn problem(&mut self, place: Place<'_>, trouble: Trouble) {
        self.problems.push(place, trouble);
    }

    /// Worth knowing; the batch is not refused for it.
    pub(crate) fn notice(&mut self, place: Place<'_>, trouble: Trouble) {
        self.notices.push(place, trouble);
    }

    /// True the first time that this name is met under this code: a name is noticed once, not once per row.
    pub(crate) fn first_time(&mut self, code: &'static str, name: &str) -> bool {
        self.names_seen.insert((code, name.to_owned()))
    }

    /// The problems and the notices by file, sheet and line, each with a count of what was left out.
    pub(crate) fn finish(self) -> (Vec<Problem>, Vec<Problem>) {
        (
            self.problems.finish(MORE_PROBLEMS),
            self.notices.finish(MORE_NOTICES),
        )
    }
}

impl Kept {
    fn push(&mut self, place: Place<'_>, trouble: Trouble) {
        if self.kept.len() < MAX_PROBLEMS {
            self.kept
                .push((place.origin.number, placed(place, trouble)));
        } else {
            self.first_left_out.get_or_insert_with(|| {
                let row = Place::line(place.origin, place.line);
                placed(row, trouble)
            });
            self.left_out += 1;
        }
    }

    fn finish(mut self, code: &'static str) -> Vec<Problem> {
        // Headers are read before rows; a person reads file by file. The sort keeps the order within a line.
        self.kept
            .sort_by_key(|(origin, problem)| (*origin, problem.line));
        let mut kept: Vec<Problem> = self.kept.into_iter().map(|(_, problem)| problem).collect();
        if let Some(first) = self.first_left_out {
            kept.push(Problem {
                code,
                args: vec![("count", self.left_out.to_string())],
                suggestions: Vec::new(),
                ..first
            });
        }
        kept
    }
}

fn placed(place: Place<'_>, trouble: Trouble) -> Problem {
    let Trouble {
        code,
        args,
        suggestions,
    } = trouble;
    let Origin { file, sheet, .. } = place.origin;
    Problem {
        file: file.to_owned(),
        sheet: sheet.map(clip),
        line: place.line,
        letters: place.at.filter(|_| sheet.is_some()).map(letters),
        column: place.column.map(clip),
        code,
        args,
        suggestions,
    }
}

/// At most [`MAX_WORD_CHARS`] characters of `word`, on one line, with a sign in place of what nobody sees.
pub(crate) fn clip(word: &str) -> String {
    let shown = |c: char| if is_odd(c, false) { '\u{fffd}' } else { c };
    let mut clipped: String = word
        .trim()
        .chars()
        .take(MAX_WORD_CHARS)
        .map(shown)
        .collect();
    if word.trim().chars().nth(MAX_WORD_CHARS).is_some() {
        clipped.push('…');
    }
    clipped
}

/// Words in backticks, joined by commas.
pub(crate) fn listed<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut words = words.into_iter();
    let first: Vec<String> = words
        .by_ref()
        .take(MAX_LISTED)
        .map(|word| format!("`{}`", clip(word)))
        .collect();
    let more = if words.next().is_some() { ", …" } else { "" };
    format!("{}{more}", first.join(", "))
}

/// True for characters that nobody sees and that make two equal words differ, or that steer a terminal.
///
/// Words as printed may keep their line breaks and their marks of direction.
pub(crate) fn is_odd(c: char, prose: bool) -> bool {
    match c {
        '\n' | '\r' | '\t' => !prose,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{e0000}'..='\u{e007f}' => !prose,
        '\u{feff}' => true,
        _ => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let known = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ];
        for (position, expected) in known {
            assert_eq!(letters(position), expected);
        }
    }

    #[test]
    fn marks_of_direction_may_stand_in_prose_and_not_in_names() {
        for mark in [
            '\u{200e}', '\u{200f}', '\u{61c}', '\u{2066}', '\u{2069}', '\u{202b}',
        ] {
            assert!(is_odd(mark, false) && !is_odd(mark, true), "{mark:?}");
        }
        // Joiners belong to the spelling of Persian and other languages.
        assert!(!is_odd('\u{200c}', false) && !is_odd('\u{200d}', false));
        assert!(is_odd('\u{feff}', true) && is_odd('\u{1b}', true));
    }
}
