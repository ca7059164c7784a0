//! Quick entry: one line of somebody's words becomes a draft claim, with what was filled in and what is still open.
//!
//! *who says · what · how many · when · source.* The forms are in `docs/note.md`. Nothing is guessed silently: what the
//! line does not say is filled only where the agreement or the record leaves one possibility, and then it is listed; the
//! rest is asked. This module reads no clock and no disk, and names nothing that a claim of a spreadsheet could not hold.

mod acts;
mod amounts;
mod dates;
mod fill;
mod forms;
mod fuzz;
mod grammar;
mod lexer;
mod names;
mod phrases;
mod questions;
mod reader;
mod row;
mod scan;
mod sources;
pub(crate) mod terms;
mod things;
mod times;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use tregua_calendar::{Said, Timestamp, When};
use tregua_record::entries::claim::Claim;

use crate::Vocabulary;
use crate::problem::Problem;
use crate::rows::source::SourceRow;

pub use fuzz::fuzz;

/// Characters of one line: far more than anybody says in a minute.
pub const MAX_LINE_CHARS: usize = 1_000;

/// What the record already knows.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Sources on record.
    pub sources: Vec<SourceRow>,
    /// Keys of claims on record.
    pub claims: BTreeSet<String>,
    /// Voices on record.
    pub voices: BTreeSet<String>,
    /// Voices that are not on record yet, and that somebody confirmed in an answer.
    pub confirmed: BTreeSet<String>,
    /// Acts on record, each with the keys `about` of its claims.
    pub abouts: BTreeMap<String, BTreeSet<String>>,
    /// Things on record, declared or not.
    pub things: BTreeSet<String>,
    /// Offices on record, each with the voices they spoke for.
    pub offices: BTreeMap<String, BTreeSet<String>>,
}

/// What a line is read against.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The words of the record's text, or [`Vocabulary::open`].
    pub vocabulary: &'a Vocabulary,
    /// What is on record.
    pub known: &'a Known,
    /// When the line was written: what `today` means, and when a voice is taken to have spoken if the line is fresh.
    pub noted: Timestamp,
}

/// What was answered beside the line, by column of `claims.csv` (see [`ANSWERS`]); an answer goes before the line.
pub type Answers = BTreeMap<String, String>;

/// The columns that can be answered, in the order in which they are asked.
pub const ANSWERS: &[&str] = &[
    "voice",
    "thing",
    "amount",
    "act",
    "actor",
    "counting_point",
    "adds",
    "coverage",
    "place",
    "occurred",
    "about",
    "clause",
    "source",
    "figure",
    "said",
];

/// The answer that leaves a column empty, where it may stay so.
pub const UNSTATED: &str = "unstated";

/// What one line holds: drafts, or what stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Noted {
    /// One draft for each claim of the line, in its order. Empty if there is any slip.
    pub drafts: Vec<Draft>,
    /// What could not be understood, by place.
    pub slips: Vec<Slip>,
}

/// A claim to be: complete once no question is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The claim as far as it is known; its key is empty.
    pub claim: Claim,
    /// A source that comes with it.
    pub source: Option<SourceRow>,
    /// What the line does not say and where it was taken from.
    pub filled: Vec<Filled>,
    /// What has to be answered first.
    pub questions: Vec<Question>,
    /// What the line could say more of, though nothing has to be answered.
    pub hints: Vec<Filled>,
    /// What is worth knowing; nothing is refused for it.
    pub notices: Vec<Problem>,
}

/// Something the line does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The column.
    pub column: &'static str,
    /// What it was filled with, as a cell.
    pub value: String,
    /// Where that comes from: the key of a phrase, and its arguments.
    pub from: &'static str,
    /// Arguments of the phrase.
    pub args: Vec<(&'static str, String)>,
}

/// Something that has to be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The column that is open, one of [`ANSWERS`].
    pub column: &'static str,
    /// The key of a phrase.
    pub asks: &'static str,
    /// Arguments of the phrase.
    pub args: Vec<(&'static str, String)>,
    /// Answers that would be taken, likeliest first; others may do as well.
    pub choices: Vec<String>,
    /// The words of the line it is about, in bytes; `None` if nothing is there.
    pub span: Option<Range<usize>>,
}

/// Words that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The key of a phrase.
    pub code: &'static str,
    /// Arguments of the phrase.
    pub args: Vec<(&'static str, String)>,
    /// Where, in bytes of the line; of an answer `0..0`.
    pub span: Range<usize>,
    /// The column of the answer it is about, if it is not about the line.
    pub answer: Option<&'static str>,
    /// What may have been meant.
    pub suggestions: Vec<String>,
}

/// Every key that drafts, questions and slips may use; a test holds each to having its phrase.
pub const PHRASES: &[&str] = questions::PHRASES;

/// Reads a line, with what was answered beside it.
///
/// Every draft could be a row of `claims.csv`: it is checked as one. `drafts` is empty if there is any slip.
pub fn read(line: &str, setting: &Setting<'_>, answers: &Answers) -> Noted {
    let mut slips = questions::of_line(line);
    if slips.is_empty() {
        let words = names::Words::new(setting);
        match grammar::parse(line, &words) {
            Ok(parsed) => return fill::fill(&parsed, &words, setting, answers),
            Err(found) => slips = found,
        }
    }
    Noted {
        drafts: Vec::new(),
        slips,
    }
}

/// A key for a claim: `n-20231124-un-1`, by when it happened, else was said, else was noted. The voice is in it only if it is known, so that no key carries a stranger's name.
///
/// `taken` are the keys that are in use.
pub fn key(claim: &Claim, setting: &Setting<'_>, taken: &BTreeSet<String>) -> String {
    let clock = setting.vocabulary.terms().clock.clone();
    let on = |at| fill::date_of(at, clock.as_ref());
    let occurred = claim.occurred.map(|when| match when {
        When::Dates(first, _) => first,
        When::Instant(at) => on(at),
        When::Between(window) => on(window.from),
    });
    let said = claim.said.map(|said| match said {
        Said::On(date) => date,
        Said::At(at) => on(at),
    });
    let date = occurred.or(said).unwrap_or_else(|| on(setting.noted));
    let mut start = format!("n-{}", date.to_string().replace('-', ""));
    let declared = setting.vocabulary.declared();
    let known = declared.is_some_and(|names| names.voices.contains(claim.voice.as_str()))
        || setting.known.voices.contains(claim.voice.as_str());
    let voice: String = claim
        .voice
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let voice = voice.split_whitespace().collect::<Vec<_>>().join("-");
    if known && !voice.is_empty() {
        start.push('-');
        start.push_str(&voice);
    }
    let mut count = 1u64;
    while taken.contains(&format!("{start}-{count}")) {
        count += 1;
    }
    format!("{start}-{count}")
}

/// The cells of a claim that are not empty, by column, as a row of `claims.csv` has them.
pub fn cells(claim: &Claim) -> Vec<(String, String)> {
    let bytes = crate::write_claims(std::slice::from_ref(claim));
    let mut rows = rows_of(&String::from_utf8_lossy(&bytes)).into_iter();
    let (head, row) = (
        rows.next().unwrap_or_default(),
        rows.next().unwrap_or_default(),
    );
    head.into_iter()
        .zip(row)
        .filter(|(_, cell)| !cell.is_empty())
        .collect()
}

/// Rows as we write them ourselves: cells with signs in quotes, quotes in them doubled.
fn rows_of(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = csv.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use tregua_record::Kind;

    #[test]
    fn the_cells_of_a_claim_are_those_of_its_row() {
        let mut claim = Claim::new("a", Kind::Note, "Alpha, \"the first\"");
        claim.figure = Some("\"".into());
        claim.cause = Some("one,\ntwo".into());
        let expected = [
            ("claim", "a"),
            ("kind", "note"),
            ("voice", "Alpha, \"the first\""),
            ("cause", "one,\ntwo"),
            ("figure", "\""),
        ];
        let expected = expected.map(|(column, cell)| (column.to_owned(), cell.to_owned()));
        assert_eq!(cells(&claim), expected);
    }
}
