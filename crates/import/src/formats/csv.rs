//! Rows parted by commas, semicolons or tabs (RFC 4180), in UTF-8 with or without a byte-order mark, or in UTF-16 with one.
//!
//! Our own reader, because two slips must be seen here that readers in use let pass in silence: a quote that never
//! closes, which swallows rows, and words outside the quotes of a cell. It also knows the line of every cell.

use std::borrow::Cow;

use super::{Cell, Fault, Format, Nature, Opened, Parted, Row, Rows, Table};
use crate::guard;
use crate::limits::{MAX_CELL_BYTES, MAX_COLUMNS};
use crate::problem::{self, Trouble};

pub(crate) const FORMAT: Format = Format {
    name: "CSV UTF-8",
    fits,
    open,
};

/// How binary formats that people send by mistake begin: the older XLS (and a workbook behind a password), PDF.
const BINARY: &[&[u8]] = &[b"\xD0\xCF\x11\xE0", b"%PDF"];

/// Signs that part columns. Spreadsheets write semicolons where the comma is the sign of decimals, and tabs as
/// "Unicode text".
const SEPARATORS: [char; 3] = [',', ';', '\t'];

fn fits(bytes: &[u8]) -> bool {
    !BINARY.iter().any(|magic| bytes.starts_with(magic))
}

fn open(bytes: &[u8]) -> Result<Vec<Opened<'_>>, Fault> {
    let text = text(bytes)?;
    let separator = separator(&text)?;
    Ok(vec![Opened {
        sheet: None,
        rows: Ok(Box::new(Rowed { text, separator })),
        faults: Vec::new(),
    }])
}

/// A text in rows.
struct Rowed<'a> {
    text: Cow<'a, str>,
    separator: Separator,
}

/// What parts the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Separator {
    sign: char,
    /// Bytes and lines before the header that only name the sign: `sep=;`, as spreadsheets write it.
    named_in: usize,
}

impl Table for Rowed<'_> {
    fn rows(&self) -> Rows<'_> {
        Box::new(Reader {
            text: &self.text,
            separator: self.separator.sign as u8,
            at: self.separator.named_in,
            line: if self.separator.named_in > 0 { 2 } else { 1 },
            width: 0,
        })
    }
}

/// The bytes as text, without the byte-order mark.
fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let wide = |from: fn([u8; 2]) -> u16| utf_16(bytes, from).map(Cow::Owned);
    match bytes {
        [0xff, 0xfe, ..] => return wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => return wide(u16::from_be_bytes),
        _ => {}
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text))),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
            Err(Fault {
                line,
                cell: None,
                trouble: Trouble::new(problem::NOT_UTF8),
            })
        }
    }
}

/// UTF-16 behind its byte-order mark.
fn utf_16(bytes: &[u8], from: fn([u8; 2]) -> u16) -> Result<String, Fault> {
    let broken = || Fault::whole(Trouble::new(problem::UTF16));
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(broken());
    }
    let units = units.iter().skip(1).map(|unit| from(*unit));
    char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .map_err(|_| broken())
}

/// The sign that parts the header most often, outside quotes; the comma where nothing does.
fn separator(text: &str) -> Result<Separator, Fault> {
    let first = text.lines().next().unwrap_or_default();
    if let Some(sign) = first.trim_end().strip_prefix("sep=") {
        let named = SEPARATORS
            .into_iter()
            .find(|known| sign == known.to_string() || sign.is_empty() && *known == '\t');
        let named_in = text.find('\n').map_or(text.len(), |at| at + 1);
        return match named {
            Some(sign) => Ok(Separator { sign, named_in }),
            None => Err(other_separator(sign)),
        };
    }
    let header = text.lines().find(|line| !line.trim().is_empty());
    let header = header.unwrap_or_default();
    let count = |sign: char| {
        let outside = header.split('"').step_by(2);
        outside
            .map(|part| part.matches(sign).count())
            .sum::<usize>()
    };
    if SEPARATORS.into_iter().all(|sign| count(sign) == 0) && count('|') > 0 {
        return Err(other_separator("|"));
    }
    // The first of equals is the comma.
    let sign = SEPARATORS.into_iter().rev().max_by_key(|sign| count(*sign));
    Ok(Separator {
        sign: sign.unwrap_or(','),
        named_in: 0,
    })
}

fn other_separator(sign: &str) -> Fault {
    Fault::whole(Trouble::with_word(problem::OTHER_SEPARATOR, sign))
}

/// Where the reader stands.
struct Reader<'a> {
    text: &'a str,
    /// An ASCII sign.
    separator: u8,
    /// Byte of the next character; always at the edge of a character, since every stop is an ASCII sign.
    at: usize,
    line: usize,
    /// Cells kept of the row before.
    width: usize,
}

impl<'a> Iterator for Reader<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        self.skip_line_ends();
        if self.at >= self.text.len() {
            return None;
        }
        let mut row = Row {
            line: self.line,
            // Rows are mostly as wide as the one before.
            cells: Vec::with_capacity(self.width),
            parted: Parted::By(char::from(self.separator)),
            ..Row::default()
        };
        loop {
            let line = self.line;
            let text = self.cell(&mut row);
            if row.cells.len() < MAX_COLUMNS {
                row.cells.push(Cell {
                    line,
                    text,
                    nature: Nature::Words,
                });
            }
            row.width += 1;
            match self.peek() {
                Some(sign) if sign == self.separator => self.at += 1,
                _ => {
                    self.width = row.cells.len();
                    return Some(row);
                }
            }
        }
    }
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Signs that end a cell outside quotes.
    fn stops(&self) -> [char; 3] {
        [char::from(self.separator), '\n', '\r']
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_line_ends(&mut self) {
        while let Some(byte @ (b'\n' | b'\r')) = self.peek() {
            self.at += 1;
            // The two signs of a Windows line end are one line.
            if byte == b'\n' || self.peek() != Some(b'\n') {
                self.line += 1;
            }
        }
    }

    /// The next cell, trimmed; stops before the separator or line end after it.
    fn cell(&mut self, row: &mut Row<'a>) -> Cow<'a, str> {
        let line = self.line;
        let text = match self.peek() {
            Some(b'"') => self.quoted(row),
            _ => self.bare(row),
        };
        if text.len() > MAX_CELL_BYTES {
            let limit = MAX_CELL_BYTES >> 10;
            fault(
                row,
                line,
                Trouble::new(problem::CELL_TOO_LONG).arg("limit", limit),
            );
            return Cow::Borrowed("");
        }
        match text {
            Cow::Borrowed(text) => Cow::Borrowed(guard::open(text)),
            Cow::Owned(text) => Cow::Owned(guard::open(&text).to_owned()),
        }
    }

    fn bare(&mut self, row: &mut Row<'a>) -> Cow<'a, str> {
        let rest = self.rest();
        let end = rest.find(self.stops()).unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or_default().trim();
        // A quote after a blank does not quote: its separators would split the cell unseen.
        if text.starts_with('"') {
            fault(row, self.line, Trouble::new(problem::QUOTE_MISPLACED));
        }
        self.at += end;
        Cow::Borrowed(text)
    }

    fn quoted(&mut self, row: &mut Row<'a>) -> Cow<'a, str> {
        let opened = self.line;
        let rest = self.rest();
        let Some(close) = closing_quote(rest) else {
            // Nothing after it is quoted either, so the rows that follow can still be read and their problems listed.
            fault(row, opened, Trouble::new(problem::QUOTE_OPEN));
            self.at += rest.find(['\n', '\r']).unwrap_or(rest.len());
            return Cow::Borrowed("");
        };
        let inside = rest.get(1..close).unwrap_or_default();
        let tail = rest.get(close + 1..).unwrap_or_default();
        let end = tail.find(self.stops()).unwrap_or(tail.len());
        if !tail.get(..end).unwrap_or_default().trim().is_empty() {
            return self.misplaced(row, inside, close + 1 + end);
        }
        self.at += close + 1 + end;
        self.line += line_ends(inside);
        match inside.contains('"') {
            true => Cow::Owned(inside.trim().replace("\"\"", "\"")),
            false => Cow::Borrowed(inside.trim()),
        }
    }

    /// Words follow the closing quote, `width` bytes from here to the end of the cell.
    ///
    /// Where lines lie between the quotes, the first was probably never closed and the last opens another cell: reading
    /// goes on after the first line, so that the rows between are not lost.
    fn misplaced(&mut self, row: &mut Row<'a>, inside: &str, width: usize) -> Cow<'a, str> {
        let rest = self.rest();
        match line_ends(inside) {
            0 => {
                fault(row, self.line, Trouble::new(problem::QUOTE_MISPLACED));
                self.at += width;
            }
            lines => {
                let trouble = Trouble::new(problem::QUOTE_SPANS).arg("line", self.line + lines);
                fault(row, self.line, trouble);
                self.at += rest.find(['\n', '\r']).unwrap_or(rest.len());
            }
        }
        Cow::Borrowed("")
    }
}

/// Byte of the quote that closes the one at byte 0; a doubled quote does not close.
fn closing_quote(text: &str) -> Option<usize> {
    let mut from = 1;
    loop {
        let at = from + text.get(from..)?.find('"')?;
        if text.as_bytes().get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        from = at + 2;
    }
}

fn line_ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |(at, byte): (usize, &u8)| {
        *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
    };
    bytes.iter().enumerate().filter(|pair| ends(*pair)).count()
}

fn fault(row: &mut Row<'_>, line: usize, trouble: Trouble) {
    row.faults.push(Fault {
        line,
        cell: Some(row.width),
        trouble,
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        let texts = |row: Row<'_>| {
            (
                row.line,
                row.cells.iter().map(|cell| cell.text.to_string()).collect(),
            )
        };
        sheet(text.as_bytes()).rows().map(texts).collect()
    }

    fn sheet(bytes: &[u8]) -> Box<dyn Table + '_> {
        open(bytes).ok().unwrap().remove(0).rows.ok().unwrap()
    }

    #[test]
    fn the_header_says_what_parts_the_columns() {
        for (text, expected) in [
            ("a,b\n1,2\n", ["1", "2"]),
            ("a;b\n1;2\n", ["1", "2"]),
            ("a\tb\n1\t2\n", ["1", "2"]),
            ("a;\"b,c,d\"\n1;\"2\"\n", ["1", "2"]),
            ("a;b\n\"x;y\";\"two\nlines\"\n", ["x;y", "two\nlines"]),
            ("sep=;\r\na;b\r\n1;2\r\n", ["1", "2"]),
            ("\u{feff}sep=\t\na\tb\n1\t2\n", ["1", "2"]),
            ("a,b;c\n1,2\n", ["1", "2"]),
        ] {
            assert_eq!(cells(text).last().unwrap().1, expected, "{text:?}");
        }
        assert_eq!(cells("sep=;\na;b\n1;2\n")[1].0, 3);
        assert!(open(b"a|b\n1|2\n").is_err());
        assert!(open(b"sep=|\na|b\n1|2\n").is_err());
    }

    #[test]
    fn utf_16_reads_as_the_same_text_in_utf_8() {
        let text = "\u{feff}claim\tfigure\n\u{5d0}\t\u{661}\u{1f600}\n";
        for bytes in [
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>(),
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            let rows = sheet(&bytes);
            let row = rows.rows().last().unwrap();
            assert_eq!(
                (&*row.cells[0].text, &*row.cells[1].text),
                ("\u{5d0}", "\u{661}\u{1f600}")
            );
        }
        assert!(open(b"\xff\xfea").is_err(), "half a unit");
        assert!(open(b"\xff\xfe\x00\xd8a\x00").is_err(), "half a pair");
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let text = "\u{feff}\n\r\na,b\r\n\"one\ntwo\",c\rlast,\"d\"\n";
        let lines: Vec<usize> = cells(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [3, 4, 6]);
    }

    #[test]
    fn an_open_quote_is_named_where_it_opens_and_the_next_rows_are_still_read() {
        let sheet = sheet(b"a,b\n1,\"two\n3,4\n");
        let rows: Vec<Row<'_>> = sheet.rows().collect();
        let codes: Vec<_> = rows
            .iter()
            .flat_map(|row| &row.faults)
            .map(|fault| (fault.line, fault.trouble.code))
            .collect();
        assert_eq!(codes, [(2, problem::QUOTE_OPEN)]);
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn words_outside_the_quotes_are_seen() {
        for text in ["a,b\n1,\"x\"y\n", "a,b\n1, \"x, y\"\n"] {
            let faults: Vec<_> = sheet(text.as_bytes())
                .rows()
                .flat_map(|row| row.faults)
                .collect();
            assert!(
                faults
                    .iter()
                    .any(|fault| fault.trouble.code == problem::QUOTE_MISPLACED),
                "{text}"
            );
        }
    }

    proptest! {
        /// On well-written files our reader and the one everybody uses see the same cells.
        #[test]
        fn a_well_written_file_reads_as_others_read_it(table in proptest::collection::vec(
            proptest::collection::vec("[a-c ,;\"\n\r\u{e9}\u{5d0}]{0,6}", 2..5), 1..6,
        )) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            table.iter().for_each(|row| writer.write_record(row).unwrap());
            let bytes = writer.into_inner().unwrap();
            let mut theirs = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[..]);
            let theirs: Vec<Vec<String>> = theirs
                .records()
                .map(|row| row.unwrap().iter().map(|cell| cell.trim().to_owned()).collect())
                .collect();
            let ours = Reader { text: std::str::from_utf8(&bytes).unwrap(), separator: b',', at: 0, line: 1, width: 0 };
            let ours: Vec<Vec<String>> =
                ours.map(|row| row.cells.iter().map(|cell| cell.text.to_string()).collect()).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
