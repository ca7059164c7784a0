//! The first row of a file: which table it holds and which column stands where.

use std::collections::BTreeMap;

use crate::columns::{EXTRA, Table};
use crate::formats::{Cell, Nature, Row};
use crate::limits::MAX_COLUMNS;
use crate::nearest::nearest;
use crate::problem::{self, Trouble};

/// A cell of the header: its name in lower case, and its position.
pub(crate) type NamedCell<'a> = (&'a str, usize);

/// The columns of one file by position.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) table: Table,
    /// Position of each known column.
    known: BTreeMap<&'static str, usize>,
    /// Position of each column that starts with `x_`.
    extra: BTreeMap<String, usize>,
    /// What to call the column at each position in a message; `None` where the header has no name.
    names: Vec<Option<String>>,
}

impl Header {
    /// Reads a header; `trouble` hears of everything wrong with it. `None` if the table cannot be told.
    pub(crate) fn read(
        row: &Row<'_>,
        trouble: &mut dyn FnMut(Option<NamedCell<'_>>, Trouble),
    ) -> Option<Self> {
        let names = names(row);
        let Some(table) = recognise(&names) else {
            let known = [Table::Claims, Table::Sources].map(Table::key);
            let near = names
                .iter()
                .flat_map(|name| nearest(name, known))
                .take(1)
                .collect();
            trouble(None, Trouble::new(problem::NOT_RECOGNISED).suggest(near));
            return None;
        };
        if row.width > MAX_COLUMNS {
            trouble(
                None,
                Trouble::new(problem::TOO_MANY_COLUMNS).arg("limit", MAX_COLUMNS),
            );
        }
        let mut header = Header {
            table,
            known: BTreeMap::new(),
            extra: BTreeMap::new(),
            names: Vec::new(),
        };
        for (at, name) in names.into_iter().enumerate() {
            if row
                .cells
                .get(at)
                .is_some_and(|cell| cell.nature == Nature::Merged)
            {
                trouble(Some((&name, at)), Trouble::new(problem::MERGED));
            }
            if let Err(problem) = header.add(at, &name) {
                trouble(Some((&name, at)), problem);
            }
            header
                .names
                .push(Some(name).filter(|name| !name.is_empty()));
        }
        for needed in table
            .needed()
            .iter()
            .filter(|needed| !header.known.contains_key(**needed))
        {
            trouble(None, Trouble::with_word(problem::COLUMN_MISSING, needed));
        }
        Some(header)
    }

    /// Position of a known column.
    pub(crate) fn position(&self, column: &str) -> Option<usize> {
        self.known.get(column).copied()
    }

    /// The columns that start with `x_`, with their positions.
    pub(crate) fn extra(&self) -> impl Iterator<Item = (&str, usize)> {
        self.extra.iter().map(|(name, at)| (name.as_str(), *at))
    }

    /// The name of the column at a position.
    pub(crate) fn name(&self, at: usize) -> Option<&str> {
        self.names.get(at).and_then(Option::as_deref)
    }

    /// How many columns it names or leaves nameless.
    pub(crate) fn width(&self) -> usize {
        self.names.len()
    }

    fn add(&mut self, at: usize, name: &str) -> Result<(), Trouble> {
        let twice = if let Some(column) = self.table.column(name) {
            self.known.insert(column.name, at).is_some()
        } else if name.starts_with(EXTRA) {
            self.extra.insert(name.to_owned(), at).is_some()
        } else if name.is_empty() {
            // Programs leave commas after the last column; only words under such a column are wrong.
            false
        } else {
            return Err(unknown(self.table, name));
        };
        if twice {
            Err(Trouble::with_word(problem::COLUMN_TWICE, name))
        } else {
            Ok(())
        }
    }
}

/// The rows below a header, without blank rows and without HXL tags, which stand in the first of them.
pub(crate) fn below<'a>(rows: impl Iterator<Item = Row<'a>>) -> impl Iterator<Item = Row<'a>> {
    let tags = |(at, row): &(usize, Row<'_>)| *at == 0 && is_hxl(row);
    rows.filter(|row| !row.is_blank())
        .enumerate()
        .filter(move |row| !tags(row))
        .map(|(_, row)| row)
}

/// True if the row carries HXL tags: every cell that holds anything starts with `#`.
fn is_hxl(row: &Row<'_>) -> bool {
    let tag = |cell: &Cell<'_>| {
        cell.is_blank() || (cell.nature == Nature::Words && cell.text.starts_with('#'))
    };
    row.faults.is_empty() && row.cells.iter().all(tag)
}

/// The table that a row names the columns of, if it is a header.
pub(crate) fn table(row: &Row<'_>) -> Option<Table> {
    recognise(&names(row))
}

/// The names in a header, in lower case.
fn names(row: &Row<'_>) -> Vec<String> {
    let lower = |cell: &Cell<'_>| cell.text.to_lowercase();
    row.cells.iter().map(lower).collect()
}

fn recognise(names: &[String]) -> Option<Table> {
    let has = |column: &str| names.iter().any(|name| name == column);
    if has("claim") {
        Some(Table::Claims)
    } else if has("source") && (has("publisher") || has("title")) {
        Some(Table::Sources)
    } else {
        None
    }
}

fn unknown(table: Table, name: &str) -> Trouble {
    let known = || table.columns().iter().map(|column| column.name);
    Trouble::with_word(problem::UNKNOWN_COLUMN, name)
        .accepted(known())
        .suggest(nearest(name, known()))
}
