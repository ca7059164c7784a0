//! Every line of `docs/shapes.md` reads, and lowers to what the page says it is judged by.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may stop the test"
)]
#![allow(
    clippy::allow_attributes,
    reason = "an expectation fails in the files whose helpers never stop"
)]

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::duty::{Duty, Kernel};
use tregua_agreement::meaning::Clause;

const PAGE: &str = include_str!("../../../docs/shapes.md");

/// The sample of each source.
fn samples() -> BTreeMap<&'static str, &'static str> {
    let parts = PAGE.split("\n### ").skip(1);
    let parts = parts.map(|part| {
        let (name, rest) = part.split_once('\n').unwrap();
        let text = rest.split("```text\n").nth(1).unwrap();
        (name, text.split("```").next().unwrap())
    });
    parts.collect()
}

struct Row {
    number: u8,
    /// The lines of the text.
    lines: Vec<String>,
    judged: BTreeSet<String>,
    source: &'static str,
}

fn rows() -> Vec<Row> {
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
fn text(row: &Row) -> (String, usize) {
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

fn judged_by(clause: &Clause) -> BTreeSet<String> {
    let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
    parts
        .flat_map(|part| [kernel(&part.duty)].into_iter().chain(ties(&part.duty)))
        .collect()
}

fn kernel(duty: &Duty) -> String {
    let word = match &duty.kernel {
        Kernel::Amount { .. } => "amount",
        Kernel::Ratio { .. } => "ratio",
        Kernel::Done { .. } => "done",
        Kernel::Share { .. } => "share",
        Kernel::Respond { .. } => "respond",
        Kernel::Ban { .. } => "ban",
        Kernel::Allow { .. } => "allow",
        Kernel::Earned { .. } => "earned",
        Kernel::ByHand { .. } => "by hand",
        Kernel::Renewed { .. } => "renewed",
    };
    match duty.kernel.measure().level {
        Some(_) => format!("state: {word}"),
        None => word.to_owned(),
    }
}

fn ties(duty: &Duty) -> Vec<String> {
    let course = &duty.course;
    let said = [
        ("once", !course.once.is_empty()),
        ("freed", !course.freed.is_empty()),
        ("alongside", !course.alongside.is_empty()),
        ("ground", !course.ground.is_empty()),
        ("cure", duty.can_be_made_good()),
        ("extra", duty.by_hand()),
    ];
    let said = said.into_iter().filter(|(_, said)| *said);
    said.map(|(word, _)| word.to_owned()).collect()
}

#[test]
fn every_shape_has_its_row() {
    let numbers: Vec<u8> = rows().iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=52).collect::<Vec<u8>>());
}

#[test]
fn every_sample_reads_by_itself() {
    for (name, sample) in samples() {
        let read = tregua_agreement::read(sample);
        assert!(
            read.diagnostics.is_empty(),
            "{name}: {:#?}",
            read.diagnostics
        );
    }
}

#[test]
fn every_line_is_judged_by_what_its_row_says() {
    let mut wrong = Vec::new();
    for row in rows().iter().filter(|row| !row.lines.is_empty()) {
        let (text, begins) = text(row);
        let read = tregua_agreement::read(&text);
        if read.has_errors() {
            let said = read.diagnostics.iter().map(|one| {
                let words = text.get(one.span.clone()).unwrap_or_default();
                format!("{} `{words}`", one.code)
            });
            wrong.push(format!("{}: {:?}", row.number, said.collect::<Vec<_>>()));
            continue;
        }
        let agreement = read.agreement.unwrap();
        let mut clauses = agreement.clauses.iter();
        let own = clauses.rfind(|clause| clause.span.start >= begins);
        let found = own.map_or_else(|| BTreeSet::from(["–".to_owned()]), judged_by);
        if found != row.judged {
            wrong.push(format!(
                "{}: {found:?}, and the page says {:?}",
                row.number, row.judged
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_cannot_be_said_has_no_line() {
    for row in rows() {
        assert_eq!(
            row.lines.is_empty(),
            row.judged.contains("cannot"),
            "{}",
            row.number
        );
    }
}
