//! Ways in which others write tables. A format is one file here and one line in [`FORMATS`].

pub(crate) mod csv;
pub(crate) mod grid;
pub(crate) mod serial;
pub(crate) mod xlsx;

use std::borrow::Cow;

use crate::limits::MAX_FILE_BYTES;
use crate::problem::{self, Trouble};

/// A way to write a table.
#[derive(Debug)]
pub(crate) struct Format {
    /// Its name, as people know it.
    pub(crate) name: &'static str,
    /// True if the bytes may be of this format; the first that says so reads them. The file's name says nothing.
    pub(crate) fits: fn(&[u8]) -> bool,
    /// Its sheets.
    pub(crate) open: for<'a> fn(&'a [u8]) -> Result<Vec<Opened<'a>>, Fault>,
}

/// Every format.
pub(crate) const FORMATS: &[Format] = &[xlsx::FORMAT, csv::FORMAT];

/// One sheet of a file; a format without sheets has a single one.
pub(crate) struct Opened<'a> {
    /// Its name, where sheets have one.
    pub(crate) sheet: Option<String>,
    /// Its rows, or why it is not read.
    pub(crate) rows: Result<Box<dyn Table + 'a>, PassedOver>,
    /// What is wrong with it as a whole.
    pub(crate) faults: Vec<Fault>,
}

/// Why a sheet is not read. Each is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PassedOver {
    /// Somebody hid it.
    Hidden,
    /// A chart or a dialog, which has no rows.
    NoRows,
}

/// Rows that can be gone through more than once: first for the keys, then for the cells.
pub(crate) trait Table {
    /// The rows from the first to the last; rows without any cell are left out.
    fn rows(&self) -> Rows<'_>;
}

/// Rows from the first to the last.
pub(crate) type Rows<'a> = Box<dyn Iterator<Item = Row<'a>> + 'a>;

/// One row.
#[derive(Debug, Default)]
pub(crate) struct Row<'a> {
    /// Line on which it begins, from 1; in a spreadsheet the number at its left.
    pub(crate) line: usize,
    /// Its cells, at most [`crate::MAX_COLUMNS`] of them.
    pub(crate) cells: Vec<Cell<'a>>,
    /// How many cells it has, kept or not.
    pub(crate) width: usize,
    /// What is wrong with the way it is written.
    pub(crate) faults: Vec<Fault>,
    /// How its cells are parted.
    pub(crate) parted: Parted,
}

/// How the cells of a row are parted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parted {
    /// Each cell has its place: one that is not there is empty, and none can slip under another column.
    #[default]
    ByPlace,
    /// By this sign: a sign too many or too few moves all cells after it.
    By(char),
}

/// One cell, without the blanks around it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell<'a> {
    /// Line on which it begins.
    pub(crate) line: usize,
    /// Its words; empty where the cell is.
    pub(crate) text: Cow<'a, str>,
    /// What the program that wrote it took it for.
    pub(crate) nature: Nature,
}

/// What a spreadsheet takes a cell for. Everything is [`Nature::Words`] where cells are nothing but text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Words, or a number in the digits it stands for.
    #[default]
    Words,
    /// A date without an hour.
    Date,
    /// A date and an hour, without an offset: no spreadsheet has a place for one.
    DateTime,
    /// An hour or a length of time, without a date.
    Hour,
    /// A number shown as a date that is on no calendar.
    Never,
    /// `#N/A` and its likes.
    Error,
    /// A formula whose value was never stored.
    Uncomputed,
    /// A number with more digits than a spreadsheet keeps.
    Rounded,
    /// The first of some cells that were merged.
    Merged,
}

/// Something wrong with the way a file is written.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Line, from 1; 0 for the file as a whole.
    pub(crate) line: usize,
    /// Position of the cell, from 0, where one is meant.
    pub(crate) cell: Option<usize>,
    /// What it is.
    pub(crate) trouble: Trouble,
}

impl Fault {
    /// A fault of the file as a whole.
    pub(crate) fn whole(trouble: Trouble) -> Self {
        Fault {
            line: 0,
            cell: None,
            trouble,
        }
    }
}

impl Row<'_> {
    /// True if no cell holds anything.
    pub(crate) fn is_blank(&self) -> bool {
        self.faults.is_empty() && self.cells.iter().all(Cell::is_blank)
    }
}

impl Cell<'_> {
    /// True if it holds nothing.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty() && self.nature == Nature::Words
    }
}

/// The sheets of a file in the first format that fits its bytes.
pub(crate) fn open(bytes: &[u8]) -> Result<Vec<Opened<'_>>, Fault> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Fault::whole(
            Trouble::new(problem::FILE_TOO_LARGE).arg("limit", MAX_FILE_BYTES >> 20),
        ));
    }
    match FORMATS.iter().find(|format| (format.fits)(bytes)) {
        Some(format) => (format.open)(bytes),
        None => {
            let names = problem::listed(FORMATS.iter().map(|format| format.name));
            Err(Fault::whole(
                Trouble::new(problem::UNKNOWN_FORMAT).arg("formats", names),
            ))
        }
    }
}
