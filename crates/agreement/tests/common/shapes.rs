//! The page of shapes, `docs/shapes.md`, taken apart.

use std::collections::{BTreeMap, BTreeSet};

const PAGE: &str = include_str!("../../../../docs/shapes.md");

/// The sample of each source.
pub(crate) fn samples() -> BTreeMap<&'static str, &'static str> {
    let parts = PAGE.split("\n### ").skip(1);
    let parts = parts.map(|part| {
        let (name, rest) = part.split_once('\n').unwrap();
        let text = rest.split("```text\n").nth(1).unwrap();
        (name, text.split("```").next().unwrap())
    });
    parts.collect()
}

pub(crate) struct Row {
    pub(crate) number: u8,
    /// The lines of the text.
    pub(crate) lines: Vec<String>,
    pub(crate) judged: BTreeSet<String>,
    pub(crate) source: &'static str,
}

pub(crate) fn rows() -> Vec<Row> {
    let lines = PAGE.lines().filter(|line| line.starts_with("| "));
    let cells = lines.map(|line| line.trim_matches('|').split(" | ").map(str::trim));
    let rows = cells.map(Iterator::collect::<Vec<&str>>);
    let rows = rows.filter(|row| row[0] != "#");
    rows.map(|row| {
        let [number, _, said, judged, source] = row.try_into().unwrap();
        Row {
            number: number.parse().unwrap(),
            lines: said
                .split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect(),
            judged: judged.split(", ").map(str::to_owned).collect(),
            source,
        }
    })
    .collect()
}

/// The row's lines below the sample of its source, and where they begin.
pub(crate) fn text(row: &Row) -> (String, usize) {
    let name = row.source.split([' ', ':', ',', ';']).next().unwrap();
    let sample = samples()[name];
    let own = row.lines.join("\n");
    if own.starts_with("phase ") {
        return (format!("{sample}{own}\n"), sample.len());
    }
    let phase = sample
        .lines()
        .find_map(|line| line.strip_prefix("phase "))
        .unwrap();
    // What moves a phase names it itself.
    let moves = own.starts_with(&format!("{phase} "));
    let head = if moves {
        String::new()
    } else {
        format!(" in {phase}")
    };
    let text = format!("{sample}clause example{head}\n{own}\n");
    (text, sample.len())
}

/// Every row's lines as a text of their own.
pub(crate) fn texts() -> Vec<(String, String)> {
    let sayable = |row: &&Row| !row.lines.is_empty();
    let rows = rows();
    let rows = rows.iter().filter(sayable);
    rows.map(|row| (format!("shape {}", row.number), text(row).0))
        .collect()
}
