//! A plain table: a first column of names, further columns of cells with several lines each. Reads without colour.

use std::borrow::Cow;

use super::{WIDTH, line, pad, words, wrap};

/// One row: a name and its cells, each a few lines.
pub(crate) struct TableRow {
    pub(crate) name: String,
    pub(crate) cells: Vec<Vec<String>>,
}

/// Width of the first column.
const NAME: usize = 23;

/// Prints rows under their column heads, as many columns at a time as fit.
pub(crate) fn print(heads: &[String], rows: &[TableRow]) {
    let columns = heads.len().max(1);
    let width = ((WIDTH - NAME) / columns).clamp(10, 38);
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
        let name = wrap(&row.name, NAME - 4);
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

/// A cell's lines, each broken to fit with a space beside the next column.
fn broken(lines: Option<&Vec<String>>, width: usize) -> Vec<String> {
    lines
        .into_iter()
        .flatten()
        .flat_map(|text| wrap(text, width - 1))
        .collect()
}
