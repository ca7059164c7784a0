//! `tregua show`: a text in words, in any language, as a reading aid.

use std::collections::BTreeSet;

use serde_json::json;
use tregua_record::Sha256;
use tregua_report::reading::{ClauseTold, ReadingTold, clauses};

use crate::cli::Show;
use crate::commands::print_json;
use crate::commands::status::unknown;
use crate::exit::Outcome;
use crate::load;
use crate::print::{folded, hanging, line, say, words};

pub(crate) fn run(args: &Show, as_json: bool) -> Outcome {
    let text = load::text_or_newest(&args.file)?;
    let agreement = &text.agreement;
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    for label in &args.clause {
        let labels = || agreement.clauses.iter().map(|clause| clause.label.clone());
        let clause = agreement.clause(label);
        let clause = clause.ok_or_else(|| unknown("clause", label, labels()))?;
        wanted.insert(&clause.label);
    }
    let asked = |label: &str| wanted.is_empty() || wanted.contains(label);
    let mut view = say(agreement).reading_view();
    view.clauses.retain(|clause| asked(&clause.label));
    if as_json {
        let mut data = clauses(agreement);
        data.retain(|clause| asked(&clause.label));
        return print_json(&json!({
            "agreement": agreement.name,
            "sha256": Sha256::of(text.text.as_bytes()).to_string(),
            "lang": words().lang().code(),
            "in_words": view,
            "clauses": data,
        }));
    }
    folded(&view.name);
    folded(&view.aid);
    if let Some(text) = &view.text {
        folded(text);
    }
    line("");
    for fact in &view.facts {
        hanging("", 2, &format!("{}: {}", fact.name, fact.said));
    }
    view.clauses.iter().for_each(clause);
    Ok(())
}

fn clause(clause: &ClauseTold) {
    line("");
    folded(&clause.name);
    if let Some(track) = &clause.track {
        hanging("  ", 4, track);
    }
    if let Some(asserted) = &clause.asserted {
        hanging("  ", 4, asserted);
    }
    for told in &clause.readings {
        match &told.name {
            None => parts(told, 2),
            Some(name) => {
                let held = told.held.iter().cloned();
                let name = words().join("list-semicolon", [name.clone()].into_iter().chain(held));
                hanging("  ", 4, &name);
                parts(told, 4);
            }
        }
    }
    for misprint in &clause.misprints {
        hanging("  ", 4, misprint);
    }
}

/// Each part on lines of its own: who and which act, then the rest of it.
fn parts(told: &ReadingTold, indent: usize) {
    let head = format!("{}–", " ".repeat(indent));
    for part in &told.parts {
        let rest = [&part.rest].into_iter().filter(|rest| !rest.is_empty());
        let said = [&part.lead].into_iter().chain(rest).chain(&told.counted);
        let said: Vec<&str> = said.map(String::as_str).collect();
        hanging(&head, indent + 2, &said.join(" · "));
    }
}
