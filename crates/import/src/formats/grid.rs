//! A sheet held as one text with its cells marked, a few bytes for each beyond its words.

use std::borrow::Cow;

use super::{Cell, Nature, Parted, Row, Rows, Table};
use crate::limits::MAX_COLUMNS;

/// The filled cells of a sheet, row by row.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    text: String,
    cells: Vec<Mark>,
    rows: Vec<Start>,
}

/// Where a cell stands, and where its words end; they begin where those of the one before end.
#[derive(Debug, Clone, Copy)]
struct Mark {
    end: u32,
    column: u16,
    nature: Nature,
}

/// A row: its number, and its first cell.
#[derive(Debug, Clone, Copy)]
struct Start {
    line: u32,
    first: u32,
}

impl Grid {
    /// Adds a cell at a line (from 1) and a column (from 0). `None` if it does not come after the last one, or if the
    /// sheet's words would pass four gibibytes.
    pub(crate) fn push(
        &mut self,
        line: u32,
        column: u32,
        text: &str,
        nature: Nature,
    ) -> Option<()> {
        let column = u16::try_from(column).ok()?;
        match self.rows.last() {
            Some(row) if row.line > line => return None,
            Some(row) if row.line == line => {
                if self.cells.last().is_some_and(|last| last.column >= column) {
                    return None;
                }
            }
            _ => {
                let first = u32::try_from(self.cells.len()).ok()?;
                self.rows.push(Start { line, first });
            }
        }
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).ok()?;
        self.cells.push(Mark {
            end,
            column,
            nature,
        });
        Some(())
    }

    /// Forgets the row added last.
    pub(crate) fn drop_last_row(&mut self) {
        if let Some(row) = self.rows.pop() {
            self.cells.truncate(row.first as usize);
        }
        let end = self.cells.last().map_or(0, |mark| mark.end as usize);
        self.text.truncate(end);
    }

    /// Bytes of all words.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Rows with a filled cell.
    pub(crate) fn height(&self) -> usize {
        self.rows.len()
    }

    /// Changes what a filled cell is taken for; nothing happens where there is none.
    pub(crate) fn take_as(&mut self, line: u32, column: u32, nature: Nature) {
        let Ok(row) = self.rows.binary_search_by_key(&line, |row| row.line) else {
            return;
        };
        let range = self.range(row);
        let Some(marks) = self.cells.get_mut(range) else {
            return;
        };
        if let Ok(at) = marks.binary_search_by_key(&column, |mark| u32::from(mark.column))
            && let Some(mark) = marks.get_mut(at)
        {
            mark.nature = nature;
        }
    }

    /// The cells of the row at this place.
    fn range(&self, row: usize) -> std::ops::Range<usize> {
        let first = |row: usize| self.rows.get(row).map(|row| row.first as usize);
        let from = first(row).unwrap_or(self.cells.len());
        from..first(row + 1).unwrap_or(self.cells.len())
    }

    fn row(&self, at: usize) -> Option<Row<'_>> {
        let line = self.rows.get(at)?.line as usize;
        let range = self.range(at);
        let mut from = match range.start.checked_sub(1) {
            None => 0,
            Some(before) => self.cells.get(before)?.end,
        };
        let marks = self.cells.get(range)?;
        let width = marks.last().map_or(0, |mark| usize::from(mark.column) + 1);
        let mut cells = Vec::new();
        for mark in marks
            .iter()
            .filter(|mark| usize::from(mark.column) < MAX_COLUMNS)
        {
            let empty = Cell {
                line,
                ..Cell::default()
            };
            cells.resize(usize::from(mark.column), empty);
            let text = self.text.get(from as usize..mark.end as usize)?;
            cells.push(Cell {
                line,
                text: Cow::Borrowed(text),
                nature: mark.nature,
            });
            from = mark.end;
        }
        Some(Row {
            line,
            cells,
            width,
            faults: Vec::new(),
            parted: Parted::ByPlace,
        })
    }
}

impl Table for Grid {
    fn rows(&self) -> Rows<'_> {
        Box::new((0..self.rows.len()).filter_map(|at| self.row(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_where_they_stood() {
        let mut grid = Grid::default();
        for (line, column, text) in [(2, 1, "b2"), (2, 3, "d2"), (7, 0, "a7")] {
            grid.push(line, column, text, Nature::Words).unwrap();
        }
        let rows: Vec<(usize, Vec<String>)> = grid
            .rows()
            .map(|row| {
                (
                    row.line,
                    row.cells.iter().map(|cell| cell.text.to_string()).collect(),
                )
            })
            .collect();
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(
            rows,
            [(2, texts(&["", "b2", "", "d2"])), (7, texts(&["a7"]))]
        );
    }

    #[test]
    fn one_cell_is_taken_for_something_else_and_no_other() {
        let mut grid = Grid::default();
        for (line, column) in [(1, 0), (1, 2), (4, 2)] {
            grid.push(line, column, "x", Nature::Words).unwrap();
        }
        grid.take_as(1, 2, Nature::Merged);
        grid.take_as(1, 1, Nature::Merged);
        grid.take_as(3, 2, Nature::Merged);
        let natures: Vec<Nature> = grid
            .rows()
            .flat_map(|row| row.cells)
            .map(|cell| cell.nature)
            .collect();
        let words = Nature::Words;
        assert_eq!(natures, [words, words, Nature::Merged, words, words, words]);
    }

    #[test]
    fn a_cell_that_goes_back_is_refused() {
        let mut grid = Grid::default();
        grid.push(2, 1, "b2", Nature::Words).unwrap();
        assert!(grid.push(2, 1, "again", Nature::Words).is_none());
        assert!(grid.push(1, 5, "above", Nature::Words).is_none());
        assert!(grid.push(3, 70_000, "beyond", Nature::Words).is_none());
    }
}
