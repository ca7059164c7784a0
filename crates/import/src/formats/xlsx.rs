//! Workbooks of Excel and its likes (`.xlsx`).
//!
//! Another's reader takes them apart; here is what it leaves to us: a bound on what a small file may unpack to, dates and
//! hours as they are shown, and everything that a workbook has and a row of claims has not, told instead of dropped.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use super::grid::Grid;
use super::serial::{self, Stamp};
use super::{Fault, Format, Nature, Opened, PassedOver, Table};
use crate::guard;
use crate::header;
use crate::limits::{MAX_CELL_BYTES, MAX_FILE_BYTES, MAX_ROWS, MAX_SHEETS, MAX_UNPACKED_BYTES};
use crate::problem::{self, Trouble};

pub(crate) const FORMAT: Format = Format {
    name: "XLSX",
    fits,
    open,
};

/// The largest whole number of which a spreadsheet keeps every digit: fifteen of them.
const MOST_EXACT: f64 = 999_999_999_999_999.0;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// How a ZIP archive begins: a file in it, or nothing at all.
fn fits(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn open(bytes: &[u8]) -> Result<Vec<Opened<'_>>, Fault> {
    check_unpacked(bytes)?;
    // Another's reader on bytes of anybody: should it stop at some of them, the file is refused and the program goes on.
    let read = std::panic::catch_unwind(|| read_book(bytes));
    read.unwrap_or_else(|_| Err(Fault::whole(Trouble::new(problem::NOT_A_WORKBOOK))))
}

fn read_book(bytes: &[u8]) -> Result<Vec<Opened<'static>>, Fault> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| whole(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    if sheets.is_empty() {
        return Err(Fault::whole(Trouble::new(problem::NOT_A_WORKBOOK)));
    }
    if sheets.len() > MAX_SHEETS {
        return Err(Fault::whole(
            Trouble::new(problem::TOO_MANY_SHEETS).arg("limit", MAX_SHEETS),
        ));
    }
    let mut left = MAX_FILE_BYTES;
    let mut opened = Vec::new();
    for sheet in sheets {
        let (rows, faults): (Result<Box<dyn Table>, _>, _) = match (sheet.typ, sheet.visible) {
            (_, SheetVisible::Hidden | SheetVisible::VeryHidden) => {
                (Err(PassedOver::Hidden), Vec::new())
            }
            (SheetType::WorkSheet, _) => {
                let (grid, faults) = read_sheet(&mut book, &sheet.name, left);
                left = left.saturating_sub(grid.bytes());
                (Ok(Box::new(grid)), faults)
            }
            _ => (Err(PassedOver::NoRows), Vec::new()),
        };
        opened.push(Opened {
            sheet: Some(sheet.name),
            rows,
            faults,
        });
    }
    Ok(opened)
}

/// Unpacks every part into nothing, so that nothing is ever held of an archive that unpacks to more than a workbook
/// has, whatever sizes it states. A part that is cut or changed is found here too, by its checksum.
fn check_unpacked(bytes: &[u8]) -> Result<(), Fault> {
    let damaged = || Fault::whole(Trouble::new(problem::ARCHIVE_DAMAGED));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut left = MAX_UNPACKED_BYTES;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| damaged())?;
        let has_strings = part
            .name()
            .is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
        let mut promise = Promise::default();
        let mut part = part.take(left + 1);
        let unpacked = if has_strings {
            std::io::copy(&mut part, &mut promise)
        } else {
            std::io::copy(&mut part, &mut std::io::sink())
        };
        let unpacked = unpacked.map_err(|_| damaged())?;
        left = left.checked_sub(unpacked).ok_or_else(|| {
            let limit = MAX_UNPACKED_BYTES >> 20;
            Fault::whole(Trouble::new(problem::UNPACKS_TOO_LARGE).arg("limit", limit))
        })?;
        if promise.strings > unpacked {
            return Err(damaged());
        }
    }
    Ok(())
}

/// How many strings a part says it holds. The reader makes room for as many before it sees any, so that a part that
/// promises more of them than it has bytes must not get that far.
#[derive(Default)]
struct Promise {
    /// The largest number after a mention of the attribute, whatever stands between.
    strings: u64,
    /// Letters of the attribute seen so far, without a break.
    letters: usize,
    /// True from its last letter to the next digit.
    mentioned: bool,
    /// The digits after it so far.
    count: Option<u64>,
}

impl Promise {
    const ATTRIBUTE: &[u8] = b"uniqueCount";

    fn hear(&mut self, byte: u8) {
        if byte.is_ascii_digit() {
            if self.mentioned || self.count.is_some() {
                let count = self.count.unwrap_or(0).saturating_mul(10);
                let count = count.saturating_add(u64::from(byte - b'0'));
                self.count = Some(count);
                self.strings = self.strings.max(count);
                self.mentioned = false;
            }
            self.letters = 0;
            return;
        }
        self.count = None;
        self.letters = match Self::ATTRIBUTE.get(self.letters) {
            Some(letter) if *letter == byte => self.letters + 1,
            _ => usize::from(Self::ATTRIBUTE.first() == Some(&byte)),
        };
        if self.letters == Self::ATTRIBUTE.len() {
            (self.mentioned, self.letters) = (true, 0);
        }
    }
}

impl Write for Promise {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        // Without the zero bytes of UTF-16, in which a part may be written.
        let bytes_of_text = bytes.iter().filter(|byte| **byte != 0);
        bytes_of_text.for_each(|byte| self.hear(*byte));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The cells of a sheet, and what is wrong with it as a whole. Only the first row is read of a sheet that holds neither
/// claims nor sources.
fn read_sheet(book: &mut Book<'_>, name: &str, most_bytes: usize) -> (Grid, Vec<Fault>) {
    let mut filling = Filling {
        grid: Grid::default(),
        since_1904: book.has_1904_epoch(),
        midnights: Vec::new(),
        most_bytes,
    };
    let filled = match book.worksheet_cells_reader(name) {
        Ok(mut cells) => filling.fill(&mut cells),
        // Nothing but an empty sheet has no cells at all.
        Err(error) => Err(whole(&error)),
    };
    let faults = filled.and_then(|ours| {
        if ours {
            filling.see_midnights(book, name)?;
            filling.see_merged(book, name)?;
        }
        Ok(())
    });
    if faults.is_err() {
        // What was being read may lack cells, which nobody should be asked for.
        filling.grid.drop_last_row();
    }
    (filling.grid, faults.err().into_iter().collect())
}

/// A sheet being read.
struct Filling {
    grid: Grid,
    since_1904: bool,
    /// Cells that hold a whole day: a date, or midnight if they show hours.
    midnights: Vec<(u32, u32)>,
    /// Bytes of words that may still be held.
    most_bytes: usize,
}

impl Filling {
    /// Reads the cells up to the end, or up to the end of a first row that is no header of ours; false then.
    fn fill(&mut self, cells: &mut XlsxCellReader<'_, Cursor<&[u8]>>) -> Result<bool, Fault> {
        let mut header = 0;
        loop {
            let cell = cells.next_cell_with_formula_metadata();
            let Some(cell) = cell.map_err(|error| whole(&error))? else {
                return Ok(self.is_ours());
            };
            let (line, column) = (cell.pos.0.saturating_add(1), cell.pos.1);
            let (text, nature) = match (cell.value, cell.formula) {
                (DataRef::Empty, Some(_)) => (String::new(), Nature::Uncomputed),
                (value, _) => self.words(line, column, value),
            };
            let text = guard::open(text.trim());
            if text.is_empty() && nature == Nature::Words {
                continue;
            }
            if self.grid.height() == 1 && line > header && !self.is_ours() {
                return Ok(false);
            }
            if self.grid.height() == 0 {
                header = line;
            }
            self.keep(line, column, text, nature)?;
        }
    }

    /// True if its first row is a header of claims or of sources.
    fn is_ours(&self) -> bool {
        let first = self.grid.rows().next();
        first.is_some_and(|row| header::table(&row).is_some())
    }

    fn keep(&mut self, line: u32, column: u32, text: &str, nature: Nature) -> Result<(), Fault> {
        let at = |trouble| Fault {
            line: line as usize,
            cell: Some(column as usize),
            trouble,
        };
        if text.len() > MAX_CELL_BYTES {
            let trouble = Trouble::new(problem::CELL_TOO_LONG);
            return Err(at(trouble.arg("limit", MAX_CELL_BYTES >> 10)));
        }
        // The header, a row of tags, and one more, which is then refused with its place.
        if self.grid.height() > MAX_ROWS + 2 {
            return Err(at(
                Trouble::new(problem::TOO_MANY_ROWS).arg("limit", MAX_ROWS)
            ));
        }
        if self.grid.bytes() + text.len() > self.most_bytes {
            let trouble = Trouble::new(problem::FILE_TOO_LARGE);
            return Err(at(trouble.arg("limit", MAX_FILE_BYTES >> 20)));
        }
        self.grid
            .push(line, column, text, nature)
            .ok_or_else(|| at(Trouble::new(problem::NOT_A_WORKBOOK)))
    }

    /// A cell as words, and what the spreadsheet took it for.
    fn words(&mut self, line: u32, column: u32, value: DataRef<'_>) -> (String, Nature) {
        match value {
            DataRef::Empty => (String::new(), Nature::Words),
            DataRef::String(text) => (text, Nature::Words),
            DataRef::SharedString(text) => (text.to_owned(), Nature::Words),
            DataRef::Bool(true) => ("TRUE".to_owned(), Nature::Words),
            DataRef::Bool(false) => ("FALSE".to_owned(), Nature::Words),
            DataRef::Int(number) => (number.to_string(), Nature::Words),
            DataRef::Float(number) if number.abs() > MOST_EXACT => {
                (number.to_string(), Nature::Rounded)
            }
            // A sum of tenths may miss a whole number by less than a spreadsheet shows.
            DataRef::Float(number) => (shown(number), Nature::Words),
            DataRef::DateTime(serial) => {
                let number = serial.as_f64();
                if number.fract() == 0.0 && number >= 1.0 && serial.is_datetime() {
                    self.midnights.push((line, column));
                }
                stamped(if serial.is_duration() {
                    serial::length(number)
                } else {
                    serial::stamp(number, self.since_1904, false)
                })
            }
            DataRef::DateTimeIso(text) => {
                let nature = match text.split_once('T') {
                    None => Nature::Date,
                    Some(_) => Nature::DateTime,
                };
                (text, nature)
            }
            DataRef::DurationIso(text) => (text, Nature::Hour),
            DataRef::Error(error) => (error.to_string(), Nature::Error),
        }
    }

    /// Whole days in cells that show hours are midnight. Styles are gone through only where there may be such a cell.
    fn see_midnights(&mut self, book: &mut Book<'_>, name: &str) -> Result<(), Fault> {
        if self.midnights.is_empty() {
            return Ok(());
        }
        let mut cells = book
            .worksheet_cells_reader(name)
            .map_err(|error| whole(&error))?;
        let with_hours: BTreeSet<usize> = cells
            .styles()
            .iter()
            .enumerate()
            .filter(|(_, style)| {
                let format = style.number_format.as_ref();
                format.is_some_and(|format| serial::shows_hours(&format.format_code))
            })
            .map(|(at, _)| at)
            .collect();
        if with_hours.is_empty() {
            return Ok(());
        }
        while let Some((row, column, style)) =
            cells.next_style_id().map_err(|error| whole(&error))?
        {
            let place = (row.saturating_add(1), column);
            if with_hours.contains(&style) && self.midnights.binary_search(&place).is_ok() {
                self.grid.take_as(place.0, place.1, Nature::DateTime);
            }
        }
        Ok(())
    }

    fn see_merged(&mut self, book: &mut Book<'_>, name: &str) -> Result<(), Fault> {
        let merged = book
            .merge_cells_by_sheet_name(name)
            .map_err(|error| whole(&error))?;
        for region in &merged {
            let (row, column) = region.start;
            self.grid
                .take_as(row.saturating_add(1), column, Nature::Merged);
        }
        Ok(())
    }
}

fn stamped(stamp: Stamp) -> (String, Nature) {
    match stamp {
        Stamp::Date(text) => (text, Nature::Date),
        Stamp::DateTime(text) => (text, Nature::DateTime),
        Stamp::Hour(text) => (text, Nature::Hour),
        Stamp::Never => (String::new(), Nature::Never),
    }
}

/// A number in the fifteen digits that a spreadsheet shows at most: 0.1 + 0.2 is 0.3 there, and so it is here.
fn shown(number: f64) -> String {
    let exact = format!("{number:.14e}");
    exact.parse::<f64>().unwrap_or(number).to_string()
}

/// What to say of a file that could not be read as a workbook. The reader's own words are about its insides, and are
/// left out, but for an error value that it does not know.
fn whole(error: &XlsxError) -> Fault {
    Fault::whole(match error {
        XlsxError::Zip(_) | XlsxError::Io(_) => Trouble::new(problem::ARCHIVE_DAMAGED),
        XlsxError::CellError(words) => Trouble::with_word(problem::ERROR_UNKNOWN, words),
        _ => Trouble::new(problem::NOT_A_WORKBOOK),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn promised(part: &str) -> u64 {
        let mut promise = Promise::default();
        // In pieces, as a part arrives.
        part.as_bytes()
            .chunks(3)
            .for_each(|piece| promise.write_all(piece).unwrap());
        promise.strings
    }

    #[test]
    fn a_promise_of_strings_is_heard_wherever_it_stands() {
        for (part, count) in [
            ("<sst count=\"9\" uniqueCount=\"12\"><si/></sst>", 12),
            ("<sst uniqueCount  =\n '7'/>", 7),
            (
                "<!-- uniqueCount 3 uniqueuniqueCount --><sst uniqueCount=\"45\">",
                45,
            ),
            ("<sst count=\"9\"><si/></sst>", 0),
            ("<sst uniqueCount=\"99999999999999999999999\">", u64::MAX),
            ("u\0n\0i\0q\0u\0e\0C\0o\0u\0n\0t\0=\0\"\0\x31\0\x32\0", 12),
        ] {
            assert_eq!(promised(part), count, "{part}");
        }
    }

    #[test]
    fn more_strings_than_bytes_are_refused_before_room_is_made_for_them() {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let plain = zip::write::SimpleFileOptions::default();
        archive.start_file("xl/SharedStrings.xml", plain).unwrap();
        let part = b"<sst uniqueCount=\"18446744073709551615\"><si><t>a</t></si></sst>";
        archive.write_all(part).unwrap();
        let bytes = archive.finish().unwrap().into_inner();
        let fault = open(&bytes).err().unwrap();
        assert_eq!(fault.trouble.code, problem::ARCHIVE_DAMAGED);
    }
}
