//! `tregua explain`: why a term stands where it stands.

use std::path::PathBuf;

use serde_json::{Value, json};
use tregua_desk::Unread;
use tregua_desk::explained::{Told, explained, same_cell};
use tregua_report::certificate::certificates;
use tregua_standing::Wanted;
use tregua_standing::document::Keys;

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
    let question = Question::ask(&files, args.narrow.what_if, &args.when)?.seen(&args.narrow)?;
    let wanted = question.wanted(&[label.display().to_string()], &args.narrow)?;
    if args.certificate {
        let evaluator = question.evaluator();
        return print_json(&certificates(&evaluator, &evaluator.explain(&wanted)));
    }
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
            .map(|one| {
                let others = same_cell(&one.row, &rows);
                let agreement = &question.text.agreement;
                let mut value = explained(
                    words(),
                    agreement,
                    one,
                    &others,
                    &keys,
                    &Told::all(),
                    |id| keys.claim(id),
                );
                let clause = agreement.clause(&one.row.clause);
                let about =
                    |unread: &&Unread| clause.is_some_and(|clause| unread.may_be_about(clause));
                let about = question.unread.iter().filter(about).map(Unread::json);
                let about: Vec<_> = about.collect();
                if !about.is_empty() {
                    value["unreadable"] = json!(about);
                }
                value
            })
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
            &question.unread,
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
