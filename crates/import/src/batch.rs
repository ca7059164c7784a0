//! A batch of files, read together: keys first, so that a row may name a later row, then cells.

use std::cell::Cell;
use std::collections::BTreeSet;

use tregua_record::Packed;
use tregua_record::entries::claim::Claim;

use crate::columns;
use crate::formats::{self, Opened, PassedOver, Row, Table};
use crate::header::{self, Header};
use crate::kept::{Kept, Keyed};
use crate::limits::{MAX_PROBLEMS, MAX_ROWS};
use crate::line::Line;
use crate::nearest::nearest_of;
use crate::problem::{self, Origin, Place, Problem, Report, Trouble};
use crate::rows::claim;
use crate::rows::source::{self, SourceRow};
use crate::vocabulary::Vocabulary;

/// One file of a batch.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// What to call it in messages.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// What the record already holds, and what this import may do. By default nothing and nothing unusual.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Keys of sources already on record.
    pub known_sources: BTreeSet<String>,
    /// Keys of claims already on record; rows may refer to them. Whether a row with such a key adds anything is for the
    /// caller to tell, who has the record.
    pub known_claims: BTreeSet<String>,
    /// Voices already on record: no notice is given for them.
    pub known_voices: BTreeSet<String>,
    /// Labels of clauses, and names of phases, of earlier texts on record: rows may speak of those texts.
    pub known_terms: BTreeSet<String>,
    /// True if a live record is being rebuilt: only then may rows say when they were `received`.
    pub rebuild: bool,
}

/// What a batch holds, and what was noticed in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<C = Claim> {
    /// The sources, in the order of their rows. Empty if there is any problem: a batch goes in whole or not at all.
    pub sources: Vec<SourceRow>,
    /// The claims, in the order of their rows. Empty if there is any problem.
    pub claims: Vec<C>,
    /// What is wrong, by file and line; at most [`crate::MAX_PROBLEMS`], then one that counts the rest.
    pub problems: Vec<Problem>,
    /// What is worth knowing; the batch is not refused for it. At most as many, counted likewise.
    pub notices: Vec<Problem>,
    /// Rows read, headers, HXL tags and blank rows not counted.
    pub rows: usize,
}

/// Reads a batch of files into sources and draft claims.
///
/// Nothing stops at the first problem. A row that says the same as an earlier one adds nothing and is noticed; rows with
/// one key and different words are a problem.
pub fn read(files: &[File<'_>], vocabulary: &Vocabulary, options: &Options) -> Outcome {
    read_as(files, vocabulary, options)
}

/// As [`read`], with each claim packed as soon as it was read: for files of many rows.
pub fn read_packed(
    files: &[File<'_>],
    vocabulary: &Vocabulary,
    options: &Options,
) -> Outcome<Packed> {
    read_as(files, vocabulary, options)
}

fn read_as<C: Keyed + From<Claim>>(
    files: &[File<'_>],
    vocabulary: &Vocabulary,
    options: &Options,
) -> Outcome<C> {
    let mut report = Report::default();
    let opened = open(files, &mut report);
    let sheets: Vec<Sheet<'_>> = opened
        .iter()
        .filter_map(|opened| Sheet::read(opened, &mut report))
        .collect();
    let mut keys = Keys::default();
    sheets.iter().for_each(|sheet| keys.gather(sheet));
    let context = Context {
        vocabulary,
        options,
        keys: &keys,
        suggestions_left: Cell::new(MAX_PROBLEMS),
    };
    let mut batch = Batch {
        sources: Kept::default(),
        claims: Kept::default(),
        rows: 0,
    };
    for sheet in &sheets {
        batch.read(sheet, &context, &mut report);
    }
    batch.outcome(report)
}

/// Everything a row is read against.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) options: &'a Options,
    pub(crate) keys: &'a Keys,
    /// How many more keys are looked up by nearness: each costs a search, and nobody reads more than the kept problems.
    suggestions_left: Cell<usize>,
}

impl Context<'_> {
    /// True for the key of a claim of this batch or on record.
    pub(crate) fn knows_claim(&self, key: &str) -> bool {
        self.keys.claims.contains(key) || self.options.known_claims.contains(key)
    }

    /// The known keys of claims nearest to `word`.
    pub(crate) fn near_claims(&self, word: &str) -> Vec<String> {
        self.near(word, [&self.keys.claims, &self.options.known_claims])
    }

    /// The known keys of sources nearest to `word`.
    pub(crate) fn near_sources(&self, word: &str) -> Vec<String> {
        self.near(word, [&self.keys.sources, &self.options.known_sources])
    }

    fn near(&self, word: &str, known: [&BTreeSet<String>; 2]) -> Vec<String> {
        let left = self.suggestions_left.get();
        self.suggestions_left.set(left.saturating_sub(1));
        if left == 0 {
            Vec::new()
        } else {
            nearest_of(word, known)
        }
    }

    /// True for the key of a source of this batch or on record.
    pub(crate) fn knows_source(&self, key: &str) -> bool {
        self.keys.sources.contains(key) || self.options.known_sources.contains(key)
    }
}

/// Keys and voices of a batch, also those of rows that turn out wrong: one slip is one problem.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    pub(crate) claims: BTreeSet<String>,
    pub(crate) sources: BTreeSet<String>,
    pub(crate) voices: BTreeSet<String>,
}

impl Keys {
    fn gather(&mut self, sheet: &Sheet<'_>) {
        let table = sheet.header.table;
        for row in sheet.rows().take(MAX_ROWS) {
            match table {
                columns::Table::Claims => {
                    insert(&mut self.claims, sheet.words(&row, table.key()));
                    insert(&mut self.voices, sheet.words(&row, "voice"));
                }
                columns::Table::Sources => {
                    insert(&mut self.sources, sheet.words(&row, table.key()))
                }
            }
        }
    }
}

fn insert(set: &mut BTreeSet<String>, word: Option<&str>) {
    if let Some(word) = word.filter(|word| !word.is_empty() && !set.contains(*word)) {
        set.insert(word.to_owned());
    }
}

/// One table of a file, before its header is understood.
struct OpenSheet<'a> {
    number: usize,
    file: &'a str,
    sheet: Option<String>,
    rows: Box<dyn Table + 'a>,
}

impl OpenSheet<'_> {
    fn origin(&self) -> Origin<'_> {
        Origin {
            number: self.number,
            file: self.file,
            sheet: self.sheet.as_deref(),
        }
    }

    /// The first row that holds anything.
    fn first(&self) -> Option<Row<'_>> {
        self.rows.rows().find(|row| !row.is_blank())
    }
}

/// The tables of all files. Sheets beside those of claims and sources are told, and so is what is wrong with a file.
fn open<'a>(files: &[File<'a>], report: &mut Report) -> Vec<OpenSheet<'a>> {
    let mut number = 0;
    let mut all = Vec::new();
    for file in files {
        let whole = Origin {
            number,
            file: file.name,
            sheet: None,
        };
        let opened = match formats::open(file.bytes) {
            Ok(opened) => opened,
            Err(fault) => {
                report.problem(Place::line(whole, fault.line), fault.trouble);
                number += 1;
                continue;
            }
        };
        let mut tables = Vec::new();
        for Opened {
            sheet,
            rows,
            faults,
        } in opened
        {
            let origin = Origin {
                number,
                file: file.name,
                sheet: sheet.as_deref(),
            };
            for fault in faults {
                let place = Place {
                    at: fault.cell,
                    ..Place::line(origin, fault.line)
                };
                report.problem(place, fault.trouble);
            }
            let passed_over = match &rows {
                Ok(_) => None,
                Err(PassedOver::Hidden) => Some(problem::HIDDEN_SHEET),
                Err(PassedOver::NoRows) => Some(problem::SHEET_WITHOUT_ROWS),
            };
            if let Some(code) = passed_over {
                report.notice(Place::line(origin, 0), Trouble::new(code));
            }
            tables.extend(rows.ok().map(|rows| OpenSheet {
                number,
                file: file.name,
                sheet,
                rows,
            }));
            number += 1;
        }
        all.extend(ours(tables, whole, report));
    }
    all
}

/// The tables of one file that are ours to read. One that is alone is; beside claims or sources, others are passed
/// over with a notice, and empty sheets without one.
fn ours<'a>(
    mut tables: Vec<OpenSheet<'a>>,
    whole: Origin<'_>,
    report: &mut Report,
) -> Vec<OpenSheet<'a>> {
    let sheets = tables.iter().any(|table| table.sheet.is_some());
    if !sheets {
        return tables;
    }
    tables.retain(|table| table.first().is_some());
    if tables.is_empty() {
        report.problem(Place::line(whole, 0), Trouble::new(problem::NO_HEADER));
    }
    let known = |table: &OpenSheet<'_>| {
        table
            .first()
            .is_some_and(|row| header::table(&row).is_some())
    };
    if tables.iter().any(known) {
        tables.retain(|table| {
            let known = known(table);
            if !known {
                let place = Place::line(table.origin(), 0);
                report.notice(place, Trouble::new(problem::OTHER_SHEET));
            }
            known
        });
    }
    tables
}

/// One table whose header was understood.
struct Sheet<'a> {
    opened: &'a OpenSheet<'a>,
    header: Header,
}

impl<'a> Sheet<'a> {
    fn read(opened: &'a OpenSheet<'a>, report: &mut Report) -> Option<Self> {
        let origin = opened.origin();
        let Some(row) = opened.first() else {
            report.problem(Place::line(origin, 0), Trouble::new(problem::NO_HEADER));
            return None;
        };
        for fault in &row.faults {
            report.problem(Place::line(origin, fault.line), fault.trouble.clone());
        }
        let header = Header::read(&row, &mut |cell, trouble| {
            let place = Place {
                column: cell.map(|(name, _)| name),
                at: cell.map(|(_, at)| at),
                ..Place::line(origin, row.line)
            };
            report.problem(place, trouble);
        })?;
        Some(Sheet { opened, header })
    }

    /// The rows below the header.
    fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let rows = self.opened.rows.rows();
        header::below(rows.filter(|row| !row.is_blank()).skip(1))
    }

    fn words<'r>(&self, row: &'r Row<'_>, column: &str) -> Option<&'r str> {
        row.cells
            .get(self.header.position(column)?)
            .map(|cell| cell.text.as_ref())
    }
}

/// What was read so far.
struct Batch<'a, C> {
    sources: Kept<'a, SourceRow>,
    claims: Kept<'a, C>,
    rows: usize,
}

impl<'a, C: Keyed + From<Claim>> Batch<'a, C> {
    fn read(&mut self, sheet: &Sheet<'a>, context: &Context<'_>, report: &mut Report) {
        let table = sheet.header.table;
        let origin = sheet.opened.origin();
        for (count, row) in sheet.rows().enumerate() {
            if count == MAX_ROWS {
                let trouble = Trouble::new(problem::TOO_MANY_ROWS).arg("limit", MAX_ROWS);
                report.problem(Place::line(origin, row.line), trouble);
                return;
            }
            self.rows += 1;
            let key = sheet.words(&row, table.key()).unwrap_or_default();
            let place = Place {
                column: Some(table.key()),
                at: sheet.header.position(table.key()),
                ..Place::line(origin, row.line)
            };
            let mut line = Line::new(&sheet.header, &row, origin, report);
            match table {
                columns::Table::Claims => {
                    let claim = claim::read(&mut line, context);
                    self.claims.keep(key, claim.map(C::from), place, report);
                }
                columns::Table::Sources => {
                    let source = source::read(&mut line, context);
                    self.sources.keep(key, source, place, report);
                }
            }
        }
    }

    fn outcome(self, report: Report) -> Outcome<C> {
        let (problems, notices) = report.finish();
        let mut outcome = Outcome {
            sources: Vec::new(),
            claims: Vec::new(),
            problems,
            notices,
            rows: self.rows,
        };
        if outcome.problems.is_empty() {
            outcome.sources = self.sources.into_rows();
            outcome.claims = self.claims.into_rows();
        }
        outcome
    }
}
