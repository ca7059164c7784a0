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

mod common;

use std::collections::BTreeSet;

use common::shapes::{rows, samples, text};
use tregua_agreement::duty::{Duty, Kernel};
use tregua_agreement::meaning::Clause;

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
    let measure = duty.kernel.measure();
    match (measure.level, &measure.group) {
        (Some(_), _) => format!("state: {word}"),
        (_, Some(_)) => format!("group: {word}"),
        _ => word.to_owned(),
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
