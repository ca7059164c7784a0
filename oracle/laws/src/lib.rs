#![doc = include_str!("../README.md")]

use std::collections::BTreeSet;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tregua_enumerator::cases::{Case, case};
use tregua_enumerator::{Answer, judge};
use tregua_standing::{Evaluator, Moment, Row, Statement, View, Wanted};

/// Cases each law is tried on, unless `TREGUA_CASES` says otherwise.
const CASES: usize = 3_000;

/// Where the cases begin: `TREGUA_SEED`, a number; without it, always the same ones.
fn seed() -> Option<u64> {
    let asked = std::env::var("TREGUA_SEED").ok()?;
    asked.parse().ok()
}

/// The generated cases: with one seed the same in every run.
pub fn generated() -> impl Iterator<Item = Result<Case, String>> {
    let rng = match seed() {
        Some(seed) => {
            let mut bytes = [0; 32];
            let (first, _) = bytes.split_at_mut(8);
            first.copy_from_slice(&seed.to_le_bytes());
            TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)
        }
        None => TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    };
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    std::iter::from_fn(move || {
        let tree = case().new_tree(&mut runner);
        Some(
            tree.map(|tree| tree.current())
                .map_err(|reason| reason.to_string()),
        )
    })
}

/// Calls `each` for as many generated cases as are asked for.
///
/// # Errors
/// What `each` says of the first case that breaks its law, and how to draw that case again.
pub fn for_each_case(each: impl FnMut(&Case) -> Result<(), String>) -> Result<usize, String> {
    for_the_first(asked(), each)
}

/// How many cases are asked for.
pub fn asked() -> usize {
    let asked = std::env::var("TREGUA_CASES").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(CASES)
}

/// Calls `each` for so many generated cases, where one of them takes much longer than elsewhere.
///
/// # Errors
/// As [`for_each_case`].
pub fn for_the_first(
    count: usize,
    mut each: impl FnMut(&Case) -> Result<(), String>,
) -> Result<usize, String> {
    let of_seed = seed().map_or_else(String::new, |seed| format!(" of TREGUA_SEED={seed}"));
    for (at, case) in generated().take(count).enumerate() {
        let case = case?;
        each(&case).map_err(|broken| format!("case {at}{of_seed}: {broken}\n{case:#?}"))?;
    }
    Ok(count)
}

/// The statements of a case as the evaluator takes them.
pub fn statements(case: &Case) -> Vec<Statement> {
    let each = case.statements.iter().map(|statement| Statement {
        id: (&statement.id).into(),
        author: (&statement.author).into(),
        claim: statement.claim.clone().into(),
        known: statement.known,
    });
    each.collect()
}

/// The moment of a case.
pub fn moment(case: &Case) -> Moment {
    Moment {
        as_of: case.as_of,
        as_known: case.as_known,
    }
}

/// A view of the judge's as the evaluator names it.
pub fn view(view: &tregua_enumerator::View) -> View {
    match view {
        tregua_enumerator::View::AccordingTo(voice) => View::AccordingTo(voice.clone()),
        tregua_enumerator::View::NamedBody => View::NamedBody,
        tregua_enumerator::View::BothParties => View::BothParties,
        tregua_enumerator::View::AllVoices => View::AllVoices,
    }
}

/// Every row of a case, for the judge's views.
pub fn rows(case: &Case, statements: &[Statement]) -> Vec<Row> {
    let views: BTreeSet<View> = case.views().iter().map(view).collect();
    let wanted = Wanted {
        views,
        ..Wanted::default()
    };
    Evaluator::new(&case.agreement, statements, moment(case)).rows(&wanted)
}

/// What names a row: clause, part, counting point, reading, instance, view.
pub type Name = (
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    String,
);

/// What names a row of the evaluator.
pub fn name(row: &Row) -> Name {
    let day = row.instance.as_ref().map(ToString::to_string);
    (
        row.clause.clone(),
        row.part.clone(),
        row.point.clone(),
        row.reading.clone(),
        day,
        row.view.to_string(),
    )
}

/// What names an answer of the judge.
pub fn name_of_answer(answer: &Answer) -> Name {
    let (point, reading) = answer.reading.clone();
    (
        answer.clause.clone(),
        answer.part.clone(),
        point,
        reading,
        answer.instance.clone(),
        view(&answer.view).to_string(),
    )
}

/// Every answer of the judge; `None` if the case is too large to enumerate.
pub fn answers(case: &Case) -> Option<Vec<Answer>> {
    let mut found = Vec::new();
    for view in case.views() {
        found.extend(judge(&case.question(), &view).ok()?);
    }
    Some(found)
}
