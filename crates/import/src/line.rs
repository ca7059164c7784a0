//! One row under its header: cells by name, and complaints with their place.

use std::collections::BTreeMap;

use crate::columns;
use crate::formats::{Cell, Fault, Row};
use crate::header::Header;
use crate::problem::{self, Place, Report, Trouble, is_odd};

/// One row under its header; whatever is wrong with a cell goes to the report with its place.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    header: &'a Header,
    row: &'a Row<'a>,
    file: &'a str,
    report: &'a mut Report,
    failed: bool,
    askew: bool,
}

impl<'a> Line<'a> {
    /// The row, with what can be said of it before any cell is understood already said.
    pub(crate) fn new(
        header: &'a Header,
        row: &'a Row<'a>,
        file: &'a str,
        report: &'a mut Report,
    ) -> Self {
        let mut line = Line {
            header,
            row,
            file,
            report,
            failed: false,
            askew: false,
        };
        line.check_faults();
        line.check_width();
        line.check_characters();
        line
    }

    /// The words of a cell; `None` where it is empty or the file has no such column.
    pub(crate) fn text(&self, column: &str) -> Option<&'a str> {
        self.cell(column).map(|cell| cell.text.as_ref())
    }

    /// The words of a cell as they stand.
    pub(crate) fn words(&self, column: &str) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    /// A cell as `parse` understands it; what it does not understand is reported.
    pub(crate) fn parse<T>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Trouble>,
    ) -> Option<T> {
        match parse(self.text(column)?) {
            Ok(meaning) => Some(meaning),
            Err(trouble) => {
                self.problem(column, trouble);
                None
            }
        }
    }

    /// The same for a cell that may not be empty.
    pub(crate) fn required<T>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Trouble>,
    ) -> Option<T> {
        // A column that is not there was reported once, with the header.
        if self.text(column).is_none() && self.header.position(column).is_some() {
            self.problem(column, Trouble::new(problem::CELL_NEEDED));
        }
        self.parse(column, parse)
    }

    /// Every column that starts with `x_` and holds something.
    pub(crate) fn extra(&self) -> BTreeMap<String, String> {
        let filled = |(name, at): (&str, usize)| {
            let cell = self
                .row
                .cells
                .get(at)
                .filter(|cell| !cell.text.is_empty())?;
            Some((name.to_owned(), cell.text.to_string()))
        };
        self.header.extra().filter_map(filled).collect()
    }

    /// Reports a problem with a cell.
    pub(crate) fn problem(&mut self, column: &str, trouble: Trouble) {
        self.failed = true;
        let place = Place {
            file: self.file,
            line: self.line_of(column),
            column: Some(column),
        };
        self.report.problem(place, guarded(column, trouble));
    }

    /// Reports something worth knowing about a cell.
    pub(crate) fn notice(&mut self, column: &str, trouble: Trouble) {
        let place = Place {
            file: self.file,
            line: self.line_of(column),
            column: Some(column),
        };
        self.report.notice(place, guarded(column, trouble));
    }

    /// The same, once for each name in a batch.
    pub(crate) fn notice_once(&mut self, column: &str, name: &str, trouble: Trouble) {
        if self.report.first_time(trouble.code, name) {
            self.notice(column, trouble);
        }
    }

    /// True once a problem of this row was reported.
    pub(crate) fn failed(&self) -> bool {
        self.failed
    }

    /// True if cells may stand under the wrong column: what they say would only be noise.
    pub(crate) fn askew(&self) -> bool {
        self.askew
    }

    fn cell(&self, column: &str) -> Option<&'a Cell<'a>> {
        let row: &'a Row<'a> = self.row;
        row.cells
            .get(self.header.position(column)?)
            .filter(|cell| !cell.text.is_empty())
    }

    fn line_of(&self, column: &str) -> usize {
        self.cell(column).map_or(self.row.line, |cell| cell.line)
    }

    fn check_faults(&mut self) {
        for Fault {
            line,
            cell,
            trouble,
        } in &self.row.faults
        {
            (self.failed, self.askew) = (true, true);
            let column = cell.and_then(|at| self.header.name(at));
            self.report.problem(
                Place {
                    file: self.file,
                    line: *line,
                    column,
                },
                trouble.clone(),
            );
        }
    }

    /// A row with a cell too many has a comma outside quotes, and its cells stand askew. One with a cell too few has
    /// mostly lost the empty ones at its end.
    fn check_width(&mut self) {
        let (cells, columns) = (self.row.width, self.header.width());
        let beyond = self.row.cells.get(columns..).unwrap_or_default();
        let filled_beyond = self.row.width > self.row.cells.len()
            || beyond.iter().any(|cell| !cell.text.is_empty());
        let code = if filled_beyond && cells > columns {
            problem::ROW_TOO_LONG
        } else if cells < columns {
            problem::ROW_TOO_SHORT
        } else {
            return;
        };
        // An open quote has eaten the rest of its row and was reported already.
        if self.row.faults.is_empty() {
            (self.failed, self.askew) = (true, filled_beyond);
            let trouble = Trouble::new(code)
                .arg("cells", cells)
                .arg("columns", columns);
            self.report
                .problem(Place::line(self.file, self.row.line), trouble);
        }
    }

    fn check_characters(&mut self) {
        if self.askew {
            return;
        }
        let row: &'a Row<'a> = self.row;
        let header: &'a Header = self.header;
        for (at, cell) in row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.text.is_empty())
        {
            let Some(name) = header.name(at) else {
                if at < header.width() {
                    self.failed = true;
                    let trouble = Trouble::new(problem::NAMELESS_COLUMN).arg("position", at + 1);
                    self.report
                        .problem(Place::line(self.file, cell.line), trouble);
                }
                continue;
            };
            let prose = header.table.column(name).is_none_or(|column| column.prose);
            if let Some(odd) = cell.text.chars().find(|c| is_odd(*c, prose)) {
                self.failed = true;
                let trouble = Trouble::new(problem::ODD_CHARACTER)
                    .arg("character", format!("U+{:04X}", u32::from(odd)));
                self.report.problem(
                    Place {
                        file: self.file,
                        line: cell.line,
                        column: Some(name),
                    },
                    trouble,
                );
            }
        }
    }
}

fn guarded(column: &str, trouble: Trouble) -> Trouble {
    if columns::is_private(column) {
        trouble.without_words()
    } else {
        trouble
    }
}
