//! A plain table: a first column of names, further columns of cells with several lines each. Reads without colour.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::{WIDTH, line, pad, words, wrap};

/// One row: a name and its cells, each a few lines.
pub(crate) struct TableRow {
    pub(crate) name: String,
    pub(crate) cells: Vec<Vec<String>>,
}

/// Width of the first column.
const NAME: usize = 23;

/// Prints rows under their column heads, as many columns at a time as fit. A column is never narrower than a word in it
/// (`129000..130000`), which would run into the next.
pub(crate) fn print(heads: &[String], rows: &[TableRow]) {
    let columns = heads.len().max(1);
    let cells = rows.iter().flat_map(|row| row.cells.iter().flatten());
    // Words of a cell may be set on lines of their own; a head stays on one.
    let longest = cells
        .flat_map(|text| text.split(' '))
        .chain(heads.iter().map(String::as_str))
        .map(UnicodeWidthStr::width)
        .max()
        .unwrap_or(0);
    let width = ((WIDTH - NAME) / columns)
        .clamp(10, 38)
        .max(longest + 1)
        .min(WIDTH - NAME);
    let at_once = ((WIDTH - NAME) / width).max(1);
    for first in (0..heads.len()).step_by(at_once) {
        let shown = first..heads.len().min(first + at_once);
        print_block(heads, rows, shown, width);
    }
}

fn print_block(heads: &[String], rows: &[TableRow], shown: std::ops::Range<usize>, width: usize) {
    let mut head = pad("", NAME);
    for title in heads.get(shown.clone()).unwrap_or_default() {
        head.push_str(&pad(&cell(title), width));
    }
    if !head.trim().is_empty() {
        line(head.trim_end());
    }
    for row in rows {
        let name = name(&row.name);
        let cells: Vec<Vec<String>> = shown
            .clone()
            .map(|at| broken(row.cells.get(at), width))
            .collect();
        let height = cells
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or(0)
            .max(name.len());
        for at in 0..height {
            let mut text = pad(
                &format!(
                    "  {}{}",
                    if at == 0 { "" } else { "  " },
                    cell(name.get(at).map_or("", String::as_str))
                ),
                NAME,
            );
            for lines in &cells {
                let inside = lines.get(at).map_or("", String::as_str);
                text.push_str(&pad(&cell(inside), width));
            }
            line(text.trim_end());
        }
    }
}

/// A line of a cell, kept from running into the next.
fn cell(text: &str) -> Cow<'_, str> {
    tregua_wording::cell(text, words().direction())
}

/// A name's lines. The first stands two from the edge, the others four, and each a space from the first column.
fn name(name: &str) -> Vec<String> {
    let lines = wrap(name, NAME - 4);
    let too_wide = lines.iter().skip(1).any(|line| line.width() > NAME - 5);
    if too_wide {
        wrap(name, NAME - 5)
    } else {
        lines
    }
}

/// A cell's lines, each broken to fit with a space beside the next column.
fn broken(lines: Option<&Vec<String>>, width: usize) -> Vec<String> {
    lines
        .into_iter()
        .flatten()
        .flat_map(|text| wrap(text, width - 1))
        .collect()
}
