//! One row under its header: cells by name, and complaints with their place.

use std::collections::BTreeMap;

use tregua_calendar::Clock;
use tregua_record::Name;

use crate::cells::times;
use crate::columns;
use crate::formats::{Cell, Fault, Nature, Parted, Row};
use crate::header::Header;
use crate::problem::{self, Origin, Place, Report, Trouble, is_odd, letters};

/// One row under its header; whatever is wrong with a cell goes to the report with its place.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    header: &'a Header,
    row: &'a Row<'a>,
    origin: Origin<'a>,
    report: &'a mut Report,
    failed: bool,
    askew: bool,
}

impl<'a> Line<'a> {
    /// The row, with what can be said of it before any cell is understood already said.
    pub(crate) fn new(
        header: &'a Header,
        row: &'a Row<'a>,
        origin: Origin<'a>,
        report: &'a mut Report,
    ) -> Self {
        let mut line = Line {
            header,
            row,
            origin,
            report,
            failed: false,
            askew: false,
        };
        line.check_faults();
        line.check_width();
        line.check_cells();
        line
    }

    /// The words of a cell; `None` where it is empty or the file has no such column.
    pub(crate) fn text(&self, column: &str) -> Option<&'a str> {
        self.cell(column).map(|cell| cell.text.as_ref())
    }

    /// The words of a cell as they stand.
    pub(crate) fn words(&self, column: &str) -> Option<Name> {
        self.text(column).map(Name::from)
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
        if self.is_blank(column) && self.header.position(column).is_some() {
            self.problem(column, Trouble::new(problem::CELL_NEEDED));
        }
        self.parse(column, parse)
    }

    /// A cell that says when, as `parse` understands it.
    ///
    /// A spreadsheet's cell for a date and an hour has no place for an offset. Such hours are taken as on the agreement's
    /// own clock, which a notice says once for each column; without an agreement, and where its clock skips or doubles
    /// the hour, nothing is guessed.
    pub(crate) fn time<T>(
        &mut self,
        column: &'static str,
        clock: Option<&Clock>,
        parse: impl FnOnce(&str) -> Result<T, Trouble>,
    ) -> Option<T> {
        let cell = self.cell(column)?;
        if cell.nature != Nature::DateTime {
            return self.parse(column, parse);
        }
        match (times::on_clock(&cell.text, clock), clock) {
            (Ok(text), Some(clock)) => {
                let column_here = format!("{}:{column}", self.origin.number);
                let trouble = Trouble::new(problem::HOURS_ON_CLOCK).arg("zone", clock.zone());
                self.notice_once(column, &column_here, trouble);
                // Programs that know no dates without an hour write midnight for them.
                if text.contains("T00:00:00") {
                    self.notice_once(column, &column_here, Trouble::new(problem::MIDNIGHT));
                }
                self.parse(column, |_| parse(&text))
            }
            // It has an offset of its own: some programs write the text of an instant.
            (Ok(text), None) => self.parse(column, |_| parse(&text)),
            (Err(trouble), _) => {
                self.problem(column, trouble);
                None
            }
        }
    }

    /// Every column that starts with `x_` and holds something.
    pub(crate) fn extra(&self) -> BTreeMap<String, String> {
        let filled = |(name, at): (&str, usize)| {
            let cell = self.row.cells.get(at).filter(|cell| is_readable(cell))?;
            Some((name.to_owned(), cell.text.to_string()))
        };
        self.header.extra().filter_map(filled).collect()
    }

    /// Reports a problem with a cell.
    pub(crate) fn problem(&mut self, column: &str, trouble: Trouble) {
        self.failed = true;
        let place = self.place(column);
        self.report.problem(place, guarded(column, trouble));
    }

    /// Reports something worth knowing about a cell.
    pub(crate) fn notice(&mut self, column: &str, trouble: Trouble) {
        let place = self.place(column);
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
        self.raw(column).filter(|cell| is_readable(cell))
    }

    fn raw(&self, column: &str) -> Option<&'a Cell<'a>> {
        let row: &'a Row<'a> = self.row;
        row.cells.get(self.header.position(column)?)
    }

    fn is_blank(&self, column: &str) -> bool {
        self.raw(column).is_none_or(Cell::is_blank)
    }

    fn place<'p>(&self, column: &'p str) -> Place<'p>
    where
        'a: 'p,
    {
        let filled = self.raw(column).filter(|cell| !cell.is_blank());
        Place {
            origin: self.origin,
            line: filled.map_or(self.row.line, |cell| cell.line),
            column: Some(column),
            at: self.header.position(column),
        }
    }

    fn check_faults(&mut self) {
        for Fault {
            line,
            cell,
            trouble,
        } in &self.row.faults
        {
            (self.failed, self.askew) = (true, true);
            let place = Place {
                origin: self.origin,
                line: *line,
                column: cell.and_then(|at| self.header.name(at)),
                at: *cell,
            };
            self.report.problem(place, trouble.clone());
        }
    }

    /// A row with a cell too many has a separator outside quotes, and its cells stand askew. One with a cell too few has
    /// mostly lost the empty ones at its end. Where each cell has its place, neither can be.
    fn check_width(&mut self) {
        let Parted::By(sign) = self.row.parted else {
            return;
        };
        let (cells, columns) = (self.row.width, self.header.width());
        let beyond = self.row.cells.get(columns..).unwrap_or_default();
        let filled_beyond = self.row.width > self.row.cells.len()
            || beyond.iter().any(|cell| !cell.text.is_empty());
        let code = if filled_beyond && cells > columns {
            match sign {
                ';' => problem::ROW_TOO_LONG_SEMICOLON,
                '\t' => problem::ROW_TOO_LONG_TAB,
                _ => problem::ROW_TOO_LONG,
            }
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
                .problem(Place::line(self.origin, self.row.line), trouble);
        }
    }

    fn check_cells(&mut self) {
        if self.askew {
            return;
        }
        let row: &'a Row<'a> = self.row;
        for (at, cell) in row.cells.iter().enumerate() {
            if !cell.is_blank()
                && let Some(trouble) = self.trouble_with(at, cell)
            {
                self.failed = true;
                let place = Place {
                    origin: self.origin,
                    line: cell.line,
                    column: self.header.name(at),
                    at: Some(at),
                };
                self.report.problem(place, trouble);
            }
        }
    }

    /// What is wrong with a filled cell before its words are understood.
    fn trouble_with(&self, at: usize, cell: &Cell<'_>) -> Option<Trouble> {
        let Some(name) = self.header.name(at) else {
            // Where a sign parts the cells, those beyond the header were reported with the row.
            let position = match self.row.parted {
                Parted::ByPlace => letters(at),
                Parted::By(_) if at < self.header.width() => (at + 1).to_string(),
                Parted::By(_) => return None,
            };
            return Some(Trouble::new(problem::NAMELESS_COLUMN).arg("position", position));
        };
        let column = self.header.table.column(name);
        match cell.nature {
            Nature::Words => {}
            Nature::Date | Nature::DateTime | Nature::Hour => {
                let kept = column.is_none_or(|column| column.time);
                return (!kept).then(|| Trouble::new(problem::MADE_A_DATE));
            }
            Nature::Never => return Some(Trouble::new(problem::NEVER_A_DATE)),
            Nature::Error => return Some(Trouble::new(problem::ERROR_CELL)),
            Nature::Uncomputed => return Some(Trouble::new(problem::UNCOMPUTED)),
            Nature::Rounded => return Some(Trouble::new(problem::ROUNDED)),
            Nature::Merged => return Some(Trouble::new(problem::MERGED)),
        }
        let prose = column.is_none_or(|column| column.prose);
        let odd = cell.text.chars().find(|c| is_odd(*c, prose))?;
        let code = format!("U+{:04X}", u32::from(odd));
        Some(Trouble::new(problem::ODD_CHARACTER).arg("character", code))
    }
}

/// True if a cell holds something that can be read; if it holds something that cannot, that was reported.
fn is_readable(cell: &Cell<'_>) -> bool {
    use Nature::{Date, DateTime, Hour, Words};
    !cell.text.is_empty() && matches!(cell.nature, Words | Date | DateTime | Hour)
}

fn guarded(column: &str, trouble: Trouble) -> Trouble {
    if columns::is_private(column) {
        trouble.without_words()
    } else {
        trouble
    }
}
