//! A table as comma-separated text (RFC 4180).

use super::Sheet;

/// Signs for which a cell is quoted. A semicolon or a tab parts nothing here, but a program may take it to.
const QUOTED: [char; 6] = ['"', ',', ';', '\t', '\n', '\r'];

pub(super) fn write(sheet: &Sheet<'_>, line_end: &str) -> Vec<u8> {
    let mut csv = String::new();
    for line in sheet.lines() {
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
    }
    csv.into_bytes()
}
