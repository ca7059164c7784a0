//! Tables as sheets of a workbook. Every cell is text, so that no program makes a date, a number or a formula of it.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Layout, Rows, Sheet};
use crate::columns::Table;

/// How wide a column is, in characters: keys and dates fit, long words go on in the next cell or are cut from sight.
const WIDTH: f64 = 18.0;

/// Why rows cannot be a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// A sheet has room for about a million rows and a cell for 32,767 characters; CSV has neither bound.
    TooLarge,
    /// What the writer says; nothing we know of leads here.
    Other(String),
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WriteError::TooLarge => {
                f.write_str("more rows, or a longer cell, than a sheet has room for; write CSV")
            }
            WriteError::Other(said) => f.write_str(said),
        }
    }
}

impl std::error::Error for WriteError {}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError | XlsxError::MaxStringLengthExceeded => {
                WriteError::TooLarge
            }
            error => WriteError::Other(error.to_string()),
        }
    }
}

/// Writes tables as a workbook, each on a sheet with its name and a header that stays in sight. The same rows always give
/// the same bytes: no clock is read.
///
/// # Errors
/// [`WriteError`] if the rows do not fit a sheet.
pub fn write_xlsx(tables: &[Rows<'_>], layout: Layout<'_>) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    let nowhen = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&nowhen));
    for rows in tables {
        fill(book.add_worksheet(), &Sheet::of(*rows, layout))?;
    }
    Ok(book.save_to_buffer()?)
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet<'_>) -> Result<(), WriteError> {
    worksheet.set_name(match sheet.rows.table() {
        Table::Claims => "claims",
        Table::Sources => "sources",
    })?;
    let text = Format::new().set_num_format("@");
    let bold = text.clone().set_bold();
    let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    worksheet.set_column_range_width(0, last, WIDTH)?;
    worksheet.set_column_range_format(0, last, &text)?;
    worksheet.set_freeze_panes(1, 1)?;
    for (row, line) in (0..).zip(sheet.lines()) {
        for (column, words) in (0..).zip(line) {
            let format = if row == 0 { &bold } else { &text };
            if !words.is_empty() {
                worksheet.write_string_with_format(row, column, words, format)?;
            }
        }
    }
    Ok(())
}
