//! `tregua explain`: why a term stands where it stands.

use std::path::PathBuf;

use serde_json::{Value, json};
use tregua_desk::why_not;
use tregua_standing::document::{self, Keys};
use tregua_standing::{Explanation, Row, Wanted};

use crate::cli::Explain;
use crate::commands::print_json;
use crate::commands::status::Question;
use crate::exit::{Fault, Outcome};
use crate::print::{self, line, words};

/// Explanations printed at once.
const MOST: usize = 6;

pub(crate) fn run(args: &Explain, as_json: bool) -> Outcome {
    let (label, files) = match args.words.as_slice() {
        [files @ .., label] if !files.is_empty() => (label, files),
        _ => {
            return Err(Fault::usage(words().say("give-record-and-clause", &[]))
                .hint(words().apart("tregua explain AGREEMENT RECORD \"goods trucks\"")));
        }
    };
    let files: Vec<PathBuf> = files.to_vec();
    let question = Question::ask(&files, args.narrow.what_if, &args.when)?;
    let wanted = question.wanted(&[label.display().to_string()], &args.narrow)?;
    explain(
        &question,
        &as_written_unless_named(&question, wanted),
        as_json,
    )
}

/// Without a reading's name the clause's own words are explained; the other readings are listed beside them.
fn as_written_unless_named(question: &Question, mut wanted: Wanted) -> Wanted {
    let readings = question
        .text
        .agreement
        .clauses
        .iter()
        .flat_map(|clause| &clause.readings);
    let named = readings
        .filter_map(|reading| reading.name.as_ref())
        .any(|name| wanted.readings.contains(name));
    if !named {
        wanted.readings.insert("as written".to_owned());
    }
    wanted
}

/// Prints the explanations of the wanted rows.
pub(crate) fn explain(question: &Question, wanted: &Wanted, as_json: bool) -> Outcome {
    let evaluator = question.evaluator();
    let keys = Keys::new(&question.statements);
    let explanations = evaluator.explain(wanted);
    let all = Wanted {
        readings: Default::default(),
        ..wanted.clone()
    };
    let rows = evaluator.rows_only(&all);
    if as_json {
        let mut values: Vec<Value> = explanations
            .iter()
            .map(|one| as_value(question, one, &rows, &keys))
            .collect();
        let value = if values.len() == 1 {
            values.remove(0)
        } else {
            json!({ "explanations": values })
        };
        return print_json(&value);
    }
    question.heading(&evaluator, &keys);
    if explanations.is_empty() {
        line(&words().say("no-rows", &[]));
    }
    for explanation in explanations.iter().take(MOST) {
        line("");
        let others = same_cell(&explanation.row, &rows);
        print::explain::print(
            &question.text.agreement,
            &question.text.text,
            explanation,
            &others,
            &question.statements,
            &keys,
        );
    }
    if explanations.len() > MOST {
        line("");
        line(&words().say(
            "explain-more",
            &[("n", ((explanations.len() - MOST) as u64).into())],
        ));
    }
    Ok(())
}

/// The same part, instance and view on every reading.
fn same_cell(row: &Row, rows: &[Row]) -> Vec<Row> {
    rows.iter()
        .filter(|other| {
            (&other.part, other.instance, &other.view) == (&row.part, row.instance, &row.view)
        })
        .cloned()
        .collect()
}

fn as_value(
    question: &Question,
    explanation: &Explanation,
    rows: &[Row],
    keys: &Keys<'_>,
) -> Value {
    let agreement = &question.text.agreement;
    let row = document::row_json(agreement, &explanation.row, keys);
    let span = agreement
        .clause(&explanation.row.clause)
        .map(|clause| clause.span);
    let entries: Vec<Value> = explanation
        .considered
        .iter()
        .map(|considered| {
            let claim = keys.claim(&considered.entry);
            let reason = why_not(words(), &considered.weight, keys);
            json!({
                "entry": considered.entry, "claim": claim.map(|claim| &claim.key), "voice": claim.map(|claim| &claim.voice),
                "source": claim.and_then(|claim| claim.source.as_ref()), "figure": claim.and_then(|claim| claim.figure.as_ref()),
                "counted": explanation.row.counted_from.contains(&considered.entry), "rests_on": reason.is_none(), "why_not": reason,
            })
        })
        .collect();
    let readings: Vec<Value> = same_cell(&explanation.row, rows)
        .iter()
        .map(|other| json!({ "reading": {"counting point": other.point, "name": other.reading}, "held_by": other.held.by, "status": other.status.word() }))
        .collect();
    let missing: Vec<Value> = explanation
        .missing
        .iter()
        .map(|(act, thing, point)| json!({ "act": act, "thing": thing, "counting_point": point }))
        .collect();
    let rules: Vec<String> = explanation
        .rules
        .iter()
        .map(|rule| words().say(rule, &[]))
        .collect();
    let mut value = serde_json::to_value(row).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        object.insert(
            "said".to_owned(),
            json!(print::say(agreement).phrase(&explanation.row)),
        );
        object.insert(
            "clause_span".to_owned(),
            json!(
                span.map(|span| json!({"start": span.start, "end": span.end, "line": span.line}))
            ),
        );
        object.insert("rules".to_owned(), json!(rules));
        object.insert("entries".to_owned(), json!(entries));
        object.insert("readings".to_owned(), json!(readings));
        object.insert("missing".to_owned(), json!(missing));
    }
    value
}
