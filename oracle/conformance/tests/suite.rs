//! The cases of `conformance/`, put to the evaluator, to its judge and, as certificates, to the checker.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its cases fails"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use tregua_conformance::answer::read;
use tregua_conformance::cases::{self, schema};
use tregua_conformance::{Answerer, Case, answer};
use tregua_report::certificate::certificates;
use tregua_standing::{Evaluator, Wanted};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../conformance")
}

fn all() -> Vec<Case> {
    cases::read(&folder()).unwrap()
}

fn differences(by: Answerer) -> Vec<String> {
    let all = all();
    let each = all
        .iter()
        .map(|case| case.differences(&answer(by, &case.question())));
    each.flatten().collect()
}

#[test]
fn the_evaluator_answers_every_case() {
    let found = differences(Answerer::Evaluator);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_judge_answers_every_case() {
    let found = differences(Answerer::Enumerator);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_checker_accepts_the_certificate_of_every_row_of_every_case() {
    let mut rows = 0;
    for case in all() {
        let read = read(&case.question()).unwrap();
        let evaluator = Evaluator::new(&read.agreement, &read.statements, read.moment);
        let document = certificates(&evaluator, &evaluator.explain(&Wanted::default()));
        let checked = tregua_checker::check(&document).unwrap();
        assert_eq!(checked.not_shown, Vec::<String>::new(), "{}", case.id);
        assert_eq!(checked.unknown, 0, "{}", case.id);
        rows += checked.rows;
    }
    println!("{rows} rows");
}

#[test]
fn there_are_enough_cases_and_each_has_a_name_of_its_own() {
    let all = all();
    let names: BTreeSet<&String> = all.iter().map(|case| &case.id).collect();
    assert_eq!(names.len(), all.len());
    assert!(all.len() >= 150, "{} cases", all.len());
    let sentences = all
        .iter()
        .all(|case| case.title.ends_with('.') && !case.rule.is_empty());
    assert!(sentences, "a title is a sentence, and names its rule");
    let words: BTreeSet<&String> = all
        .iter()
        .flat_map(|case| &case.expect)
        .map(|one| &one.status)
        .collect();
    assert_eq!(words.len(), 16, "every status occurs: {words:?}");
}

#[test]
fn a_wrong_answer_is_told() {
    let all = all();
    let case = all.first().unwrap();
    let mut answers = answer(Answerer::Evaluator, &case.question());
    assert!(case.differences(&answers).is_empty());
    answers.answers.first_mut().unwrap().status = "waived".to_owned();
    assert_eq!(case.differences(&answers).len(), 1);
    answers.answers.clear();
    assert_eq!(case.differences(&answers).len(), 1);
    let mut unreadable = case.question();
    unreadable
        .agreement
        .push("the parties will be nice".to_owned());
    let refused = answer(Answerer::Evaluator, &unreadable);
    assert!(refused.error.is_some());
    assert_eq!(case.differences(&refused).len(), 1);
}

/// The way another implementation goes: a program of its own, a line in and a line out.
#[test]
fn a_program_is_asked_line_by_line() {
    let program = env!("CARGO_BIN_EXE_tregua-conformance");
    for by in [&[][..], &["--by", "enumerator"]] {
        let done = Command::new(program)
            .arg("run")
            .arg(folder())
            .args([program, "answer"])
            .args(by)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success(), "{told}");
        assert!(told.contains(&format!("{0} of {0} cases", all().len())));
    }
}

/// `UPDATE_GOLDEN=1` writes it anew.
#[test]
fn the_schema_is_the_one_that_is_published() {
    let path = folder().join("schema.json");
    let ours = format!("{:#}\n", schema());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &ours).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), ours);
}
