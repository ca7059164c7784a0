//! A page as plain text, at most a hundred columns wide.

use tregua_wording::{Direction, cell};

use super::{Block, Page};
use crate::lines::{hanging, pad, wrap};

/// How wide text may be.
const WIDTH: usize = 100;

/// Width of a table's first column.
const NAME: usize = 26;

/// The page as text, each line ending in a line break.
pub fn text(page: &Page) -> String {
    let mut lines = vec![page.title.clone()];
    for line in &page.heading {
        lines.extend(wrap(line, WIDTH));
    }
    for section in &page.sections {
        lines.push(String::new());
        lines.push(format!("━━ {}", section.title));
        for block in &section.blocks {
            push(block, page.direction(), &mut lines);
        }
    }
    lines.push(String::new());
    for line in &page.foot {
        lines.extend(wrap(line, WIDTH));
    }
    let mut out = String::new();
    for line in lines {
        out.push_str(tregua_wording::line(&line, page.direction()).trim_end());
        out.push('\n');
    }
    out
}

fn push(block: &Block, direction: Direction, lines: &mut Vec<String>) {
    match block {
        Block::Line { head, text } => {
            let joined = if head.is_empty() || text.is_empty() {
                format!("{head}{text}")
            } else {
                format!("{head}  {text}")
            };
            // The first line of a block stands out, so that a reader sees where the next begins.
            for (at, text) in wrap(&joined, WIDTH - 5).iter().enumerate() {
                let indent = if at == 0 { "   " } else { "     " };
                lines.push(format!("{indent}{text}"));
            }
        }
        Block::Table { heads, groups } => {
            let width = ((WIDTH - NAME) / heads.len().max(1)).clamp(12, 36);
            row(("", heads), width, direction, lines);
            for group in groups {
                lines.extend(hanging("   ", 3, &group.caption, WIDTH));
                for (name, cells) in &group.rows {
                    row((name, cells), width, direction, lines);
                }
                if !group.note.is_empty() {
                    lines.extend(hanging("     ", 7, &group.note, WIDTH));
                }
            }
        }
    }
}

fn row(row: (&str, &[String]), width: usize, direction: Direction, lines: &mut Vec<String>) {
    let (name, cells) = row;
    let name = wrap(name, NAME - 6);
    let cells: Vec<Vec<String>> = cells.iter().map(|cell| wrap(cell, width - 1)).collect();
    let height = cells
        .iter()
        .map(Vec::len)
        .max()
        .unwrap_or(0)
        .max(name.len());
    for at in 0..height {
        let own = name.get(at).map_or("", String::as_str);
        let indent = if at == 0 { "     " } else { "       " };
        let mut line = pad(
            &format!("{}{own}", if own.is_empty() { "" } else { indent }),
            NAME,
        );
        for lines_of in &cells {
            let text = lines_of.get(at).map_or("", String::as_str);
            line.push_str(&pad(&cell(text, direction), width));
        }
        lines.push(line);
    }
}
