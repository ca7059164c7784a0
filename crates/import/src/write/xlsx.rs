//! Tables as sheets of a workbook, written row by row as they come: nothing of a sheet is held. Every cell is text, so that
//! no program makes a date, a number or a formula of it.
//!
//! A workbook is an archive of parts in XML (ECMA-376). Ours has the fewest that spreadsheets ask for, and its words stand in
//! their cells: a table of shared words could be written only after the last row.

use std::fmt::Write as _;
use std::io::{self, Write};

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::{Layout, Rows, Sheet};
use crate::columns::Table;

/// How wide a column is, in characters: keys and dates fit, long words go on in the next cell or are cut from sight.
const WIDTH: u32 = 18;

/// Rows and columns that a sheet has, and characters that a cell holds.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const MOST_CHARS: usize = 32_767;

/// Places of formats among those of [`STYLES`].
const TEXT: u32 = 1;
const BOLD: u32 = 2;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MEDIA: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A plain format, text (number format 49), and bold text.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>\
     <font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>\
     <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
     <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
     <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
     <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
     <xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
     <xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs>\
     <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

/// Why rows cannot be a file.
#[derive(Debug)]
pub enum WriteError {
    /// A sheet has room for about a million rows and a cell for 32,767 characters; CSV has neither bound. Nothing was written.
    TooLarge,
    /// What the system says: it takes no more.
    System(io::Error),
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WriteError::TooLarge => {
                f.write_str("more rows, or a longer cell, than a sheet has room for; write CSV")
            }
            WriteError::System(said) => said.fmt(f),
        }
    }
}

impl std::error::Error for WriteError {}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        WriteError::System(error)
    }
}

/// Writes tables as a workbook, each on a sheet with its name and a header that stays in sight. The same rows always give
/// the same bytes: no clock is read.
///
/// # Errors
/// [`WriteError`]: before the first byte if the rows do not fit a sheet; later only what the system says.
pub fn write_xlsx(
    out: &mut dyn Write,
    tables: &[Rows<'_>],
    layout: Layout<'_>,
) -> Result<(), WriteError> {
    let sheets: Vec<Sheet<'_>> = tables.iter().map(|rows| Sheet::of(*rows, layout)).collect();
    if !sheets.iter().all(fits) {
        return Err(WriteError::TooLarge);
    }
    Ok(Book(ZipWriter::new_stream(out)).write(&sheets)?)
}

fn fits(sheet: &Sheet<'_>) -> bool {
    let rows = 1 + usize::from(sheet.layout.tags) + sheet.rows.len();
    rows <= MOST_ROWS && sheet.columns.len() <= MOST_COLUMNS && sheet.longest <= MOST_CHARS
}

struct Book<'o>(ZipWriter<StreamWriter<&'o mut dyn Write>>);

impl Book<'_> {
    fn write(mut self, sheets: &[Sheet<'_>]) -> io::Result<()> {
        self.part("[Content_Types].xml", &types(sheets.len()))?;
        self.part(
            "_rels/.rels",
            &links(&["officeDocument\" Target=\"xl/workbook.xml"]),
        )?;
        self.part("xl/workbook.xml", &workbook(sheets))?;
        let mut targets: Vec<String> = (1..=sheets.len())
            .map(|at| format!("worksheet\" Target=\"worksheets/sheet{at}.xml"))
            .collect();
        targets.push("styles\" Target=\"styles.xml".to_owned());
        self.part("xl/_rels/workbook.xml.rels", &links(&targets))?;
        let styles = format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>");
        self.part("xl/styles.xml", &styles)?;
        for (at, sheet) in (1..).zip(sheets) {
            self.begin(&format!("xl/worksheets/sheet{at}.xml"))?;
            self.sheet(sheet, at == 1)?;
        }
        self.0.finish()?;
        Ok(())
    }

    fn begin(&mut self, name: &str) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        self.0.start_file(name, options)?;
        self.0.write_all(DECLARATION.as_bytes())
    }

    fn part(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.begin(name)?;
        self.0.write_all(text.as_bytes())
    }

    fn sheet(&mut self, sheet: &Sheet<'_>, first: bool) -> io::Result<()> {
        let names: Vec<String> = (0..sheet.columns.len()).map(letters).collect();
        let selected = if first { " tabSelected=\"1\"" } else { "" };
        let mut text = format!(
            "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView{selected} workbookViewId=\"0\"><pane xSplit=\"1\" ySplit=\"1\" \
             topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" \
             max=\"{}\" width=\"{WIDTH}\" style=\"{TEXT}\" customWidth=\"1\"/></cols><sheetData>",
            names.len()
        );
        for (row, line) in (1..).zip(sheet.lines()) {
            let format = if row == 1 { BOLD } else { TEXT };
            // A `String` takes whatever is written to it.
            let _ = write!(text, "<row r=\"{row}\">");
            for (name, words) in names
                .iter()
                .zip(&line)
                .filter(|(_, words)| !words.is_empty())
            {
                let _ = write!(
                    text,
                    "<c r=\"{name}{row}\" s=\"{format}\" t=\"inlineStr\"><is><t"
                );
                if words.starts_with(char::is_whitespace) || words.ends_with(char::is_whitespace) {
                    text.push_str(" xml:space=\"preserve\"");
                }
                text.push('>');
                escape(words, &mut text);
                text.push_str("</t></is></c>");
            }
            text.push_str("</row>");
            self.0.write_all(text.as_bytes())?;
            text.clear();
        }
        text.push_str("</sheetData></worksheet>");
        self.0.write_all(text.as_bytes())
    }
}

/// What each part is.
fn types(sheets: usize) -> String {
    let mut parts = String::new();
    let mut part = |name: &str, what: &str| {
        let _ = write!(
            parts,
            "<Override PartName=\"/xl/{name}.xml\" ContentType=\"{MEDIA}.{what}+xml\"/>"
        );
    };
    part("workbook", "sheet.main");
    for at in 1..=sheets {
        part(&format!("worksheets/sheet{at}"), "worksheet");
    }
    part("styles", "styles");
    format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\
         \"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         {parts}</Types>"
    )
}

/// Which parts belong to one: the kind and the target of each.
fn links(targets: &[impl AsRef<str>]) -> String {
    let mut links = String::new();
    for (at, target) in (1..).zip(targets) {
        let target = target.as_ref();
        let _ = write!(
            links,
            "<Relationship Id=\"rId{at}\" Type=\"{OFFICE}/{target}\"/>"
        );
    }
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{links}</Relationships>")
}

fn workbook(sheets: &[Sheet<'_>]) -> String {
    let mut named = String::new();
    for (at, sheet) in (1..).zip(sheets) {
        let name = match sheet.rows.table() {
            Table::Claims => "claims",
            Table::Sources => "sources",
        };
        let _ = write!(
            named,
            "<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>"
        );
    }
    format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{named}</sheets></workbook>")
}

/// What a column is called: A to Z, AA, AB and so on.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut name = Vec::new();
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

/// Words as they stand in a part. What XML has no sign for is written `_x001B_`, as spreadsheets do; words that look like
/// that have the sign before them written so.
fn escape(words: &str, out: &mut String) {
    for (at, sign) in words.char_indices() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' => out.push(sign),
            '_' if !looks_escaped(words.as_bytes().get(at..).unwrap_or_default()) => out.push('_'),
            '_' | '\0'..' ' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(out, "_x{:04X}_", u32::from(sign));
            }
            _ => out.push(sign),
        }
    }
}

fn looks_escaped(words: &[u8]) -> bool {
    match words {
        [b'_', b'x', digits @ ..] => {
            let (digits, rest) = digits.split_at_checked(4).unwrap_or_default();
            digits.len() == 4
                && digits.iter().all(u8::is_ascii_hexdigit)
                && rest.first() == Some(&b'_')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use proptest::prelude::*;
    use rust_xlsxwriter::Workbook;

    use super::*;
    use crate::rows::source::SourceRow;

    type Cells = Vec<Vec<Data>>;

    fn cells(workbook: Vec<u8>) -> Vec<(String, Cells)> {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).unwrap();
        let sheets = book.worksheets().into_iter();
        sheets
            .map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect()))
            .collect()
    }

    /// What another's writer makes of the same lines, a whole workbook in memory.
    fn held(sheet: &Sheet<'_>, name: &str) -> Vec<u8> {
        let mut book = Workbook::new();
        let worksheet = book.add_worksheet();
        worksheet.set_name(name).unwrap();
        for (row, line) in (0..).zip(sheet.lines()) {
            for (column, words) in (0..).zip(line) {
                if !words.is_empty() {
                    worksheet.write_string(row, column, words).unwrap();
                }
            }
        }
        book.save_to_buffer().unwrap()
    }

    fn source(note: &str, key: usize) -> SourceRow {
        SourceRow {
            key: format!("S{key}"),
            note: Some(note.to_owned()),
            ..SourceRow::default()
        }
    }

    proptest! {
        /// Whatever stands in a cell, and however many columns there are.
        #[test]
        fn a_reader_finds_what_another_writer_would_have_written(
            notes in prop::collection::vec("(_x[0-9a-fA-F]{0,5}_?|[ -~\\t\\n\\r\\u{0}-\\u{ff}<&>_שر]){1,6}", 1..4),
            columns in prop::collection::btree_map("x_[a-z]{1,4}", "[a-z]{1,3}", 0..40), tags in any::<bool>(),
        ) {
            let mut rows: Vec<SourceRow> = notes.iter().enumerate().map(|(at, note)| source(note, at)).collect();
            rows[0].extra = columns;
            let (rows, layout) = (Rows::Sources(&rows), Layout { tags, clock: None });
            let mut ours = Vec::new();
            write_xlsx(&mut ours, &[rows], layout).unwrap();
            prop_assert_eq!(cells(ours), cells(held(&Sheet::of(rows, layout), "sources")));
        }
    }

    #[test]
    fn columns_are_called_as_spreadsheets_call_them() {
        let called = [0, 25, 26, 701, 702, 16_383].map(letters);
        assert_eq!(called, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_cell_that_is_too_long_is_told_before_anything_is_written() {
        let written = |note: &str| {
            let mut out = Vec::new();
            let rows = [source(note, 0)];
            let told = write_xlsx(&mut out, &[Rows::Sources(&rows)], Layout::default());
            (told, out)
        };
        let long = "ש".repeat(MOST_CHARS);
        assert!(written(&long).0.is_ok());
        // The guard before a formula is a character of the cell as well.
        for longer in [format!("{long}x"), format!("={}", &long[2..])] {
            let (told, out) = written(&longer);
            assert!(matches!(told, Err(WriteError::TooLarge)) && out.is_empty());
        }
    }

    #[test]
    fn what_the_system_says_is_handed_on() {
        let mut full: &mut [u8] = &mut [0; 64];
        let told = write_xlsx(&mut full, &[Rows::Sources(&[])], Layout::default());
        assert!(matches!(told, Err(WriteError::System(_))));
    }
}
