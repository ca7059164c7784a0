//! Ways in which others write tables. A format is one file here and one line in [`FORMATS`].

pub(crate) mod csv;

use std::borrow::Cow;

use crate::limits::MAX_FILE_BYTES;
use crate::problem::{self, Trouble};

/// A way to write a table.
#[derive(Debug)]
pub(crate) struct Format {
    /// Its name, as people know it.
    pub(crate) name: &'static str,
    /// True if the bytes may be of this format; the first that says so reads them.
    pub(crate) fits: fn(&[u8]) -> bool,
    /// The rows, lazily; called twice per file, first for the keys and then for the cells.
    pub(crate) rows: for<'a> fn(&'a [u8]) -> Result<Rows<'a>, Fault>,
}

/// Every format.
pub(crate) const FORMATS: &[Format] = &[csv::FORMAT];

/// Rows from the first to the last; rows without any cell are left out.
pub(crate) type Rows<'a> = Box<dyn Iterator<Item = Row<'a>> + 'a>;

/// One row.
#[derive(Debug, Default)]
pub(crate) struct Row<'a> {
    /// Line on which it begins, from 1.
    pub(crate) line: usize,
    /// Its cells, at most [`crate::MAX_COLUMNS`] of them.
    pub(crate) cells: Vec<Cell<'a>>,
    /// How many cells it has, kept or not.
    pub(crate) width: usize,
    /// What is wrong with the way it is written.
    pub(crate) faults: Vec<Fault>,
}

/// One cell, without the blanks around it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell<'a> {
    /// Line on which it begins.
    pub(crate) line: usize,
    /// Its words; empty where the cell is.
    pub(crate) text: Cow<'a, str>,
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
        self.faults.is_empty() && self.cells.iter().all(|cell| cell.text.is_empty())
    }
}

/// The rows of a file in the first format that fits its bytes.
pub(crate) fn rows(bytes: &[u8]) -> Result<Rows<'_>, Fault> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Fault::whole(
            Trouble::new(problem::FILE_TOO_LARGE).arg("limit", MAX_FILE_BYTES >> 20),
        ));
    }
    match FORMATS.iter().find(|format| (format.fits)(bytes)) {
        Some(format) => (format.rows)(bytes),
        None => {
            let names = problem::listed(FORMATS.iter().map(|format| format.name));
            Err(Fault::whole(
                Trouble::new(problem::UNKNOWN_FORMAT).arg("formats", names),
            ))
        }
    }
}
