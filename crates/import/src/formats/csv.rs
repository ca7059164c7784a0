//! Comma-separated rows in UTF-8 (RFC 4180), with or without a byte-order mark.
//!
//! Our own reader, because two slips must be seen here that readers in use let pass in silence: a quote that never
//! closes, which swallows rows, and words outside the quotes of a cell. It also knows the line of every cell.

use std::borrow::Cow;

use super::{Cell, Fault, Format, Row, Rows};
use crate::limits::{MAX_CELL_BYTES, MAX_COLUMNS};
use crate::problem::{self, Trouble};

pub(crate) const FORMAT: Format = Format {
    name: "CSV UTF-8",
    fits,
    rows,
};

/// How binary formats that people send by mistake begin: ZIP (XLSX, ODS), the older XLS, PDF.
const BINARY: &[&[u8]] = &[b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"%PDF"];

fn fits(bytes: &[u8]) -> bool {
    !BINARY.iter().any(|magic| bytes.starts_with(magic))
}

fn rows(bytes: &[u8]) -> Result<Rows<'_>, Fault> {
    let text = text(bytes)?;
    if let Some(separator) = other_separator(text) {
        return Err(Fault::whole(
            Trouble::new(problem::OTHER_SEPARATOR).arg("separator", separator),
        ));
    }
    Ok(Box::new(Reader {
        text,
        at: 0,
        line: 1,
    }))
}

/// The bytes as text, without the byte-order mark.
fn text(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Fault::whole(Trouble::new(problem::UTF16)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
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

/// The separator, if the first line that holds anything is parted by semicolons or tabs and not by commas.
fn other_separator(text: &str) -> Option<&'static str> {
    let header = text.lines().find(|line| !line.trim().is_empty())?;
    if header.contains(',') {
        return None;
    }
    [(';', "semicolon"), ('\t', "tab")]
        .into_iter()
        .find(|(sign, _)| header.contains(*sign))
        .map(|(_, name)| name)
}

/// Where the reader stands.
struct Reader<'a> {
    text: &'a str,
    /// Byte of the next character; always at the edge of a character, since every stop is an ASCII sign.
    at: usize,
    line: usize,
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
            ..Row::default()
        };
        loop {
            let line = self.line;
            let text = self.cell(&mut row);
            if row.cells.len() < MAX_COLUMNS {
                row.cells.push(Cell { line, text });
            }
            row.width += 1;
            match self.peek() {
                Some(b',') => self.at += 1,
                _ => return Some(row),
            }
        }
    }
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
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

    /// The next cell, trimmed; stops before the comma or line end after it.
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
        text
    }

    fn bare(&mut self, row: &mut Row<'a>) -> Cow<'a, str> {
        let rest = self.rest();
        let end = rest.find([',', '\n', '\r']).unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or_default().trim();
        // A quote after a blank does not quote: its commas would split the cell unseen.
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
        let end = tail.find([',', '\n', '\r']).unwrap_or(tail.len());
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
        rows(text.as_bytes()).unwrap().map(texts).collect()
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let text = "\u{feff}\n\r\na,b\r\n\"one\ntwo\",c\rlast,\"d\"\n";
        let lines: Vec<usize> = cells(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [3, 4, 6]);
    }

    #[test]
    fn an_open_quote_is_named_where_it_opens_and_the_next_rows_are_still_read() {
        let rows: Vec<Row<'_>> = rows(b"a,b\n1,\"two\n3,4\n").unwrap().collect();
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
            let faults: Vec<_> = rows(text.as_bytes())
                .unwrap()
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
            let ours = Reader { text: std::str::from_utf8(&bytes).unwrap(), at: 0, line: 1 };
            let ours: Vec<Vec<String>> =
                ours.map(|row| row.cells.iter().map(|cell| cell.text.to_string()).collect()).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
