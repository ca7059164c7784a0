//! A table as comma-separated text (RFC 4180).

use std::io::{self, Write};

use super::Sheet;

/// Signs for which a cell is quoted. A semicolon or a tab parts nothing here, but a program may take it to.
const QUOTED: [char; 6] = ['"', ',', ';', '\t', '\n', '\r'];

pub(super) fn write(out: &mut dyn Write, sheet: &Sheet<'_>, line_end: &str) -> io::Result<()> {
    let mut csv = String::new();
    for line in sheet.lines() {
        csv.clear();
        for (at, cell) in line.iter().enumerate() {
            if at > 0 {
                csv.push(',');
            }
            if cell.contains(QUOTED) {
                csv.push('"');
                csv.push_str(&cell.replace('"', "\"\""));
                csv.push('"');
            } else {
                csv.push_str(cell);
            }
        }
        csv.push_str(line_end);
        out.write_all(csv.as_bytes())?;
    }
    Ok(())
}
