//! `tregua positions`: who takes which position on which clause, of each text on record.

use std::collections::BTreeSet;

use serde_json::json;
use tregua_desk::text::{Text, understand};
use tregua_record::Sha256;
use tregua_report::positions::{Positions, positions};

use crate::cli;
use crate::commands::print_json;
use crate::commands::status::{text_and_record, unknown};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::{instant, now};
use crate::print;

pub(crate) fn run(args: &cli::Positions, as_json: bool) -> Outcome {
    let (text, record) = text_and_record(&args.files)?;
    let record = load::record(record)?;
    let holdings = load::known(&record, load::holdings(&record)?, &args.known)?;
    let asked = text.map(load::text).transpose()?;
    let asked = asked.map(|text| Sha256::of(text.text.as_bytes()));
    let as_known = instant("--as-known", args.as_known.as_deref())?.unwrap_or_else(now);
    let mut texts: Vec<(Text, bool)> = Vec::new();
    for (held, kept) in holdings.held_texts() {
        if asked.is_none_or(|sha256| sha256 == kept.sha256()) {
            let read = understand(kept.name.clone(), kept.text.clone());
            let read = read.map_err(|misread| Fault::misread(print::words(), misread))?;
            texts.push((read, asked.is_some() || held.signed <= as_known));
        }
    }
    if texts.is_empty() {
        return Err(no_text(
            asked.is_some(),
            text.map(|path| path.display().to_string()),
        ));
    }
    let mut told: Vec<(Text, Positions)> = Vec::new();
    for (text, there) in texts.into_iter().rev() {
        let by = args
            .known
            .by
            .map_or_else(|| holdings.usually_by(&text.agreement), Into::into);
        let statements = holdings.statements(by, &text.agreement.clock);
        let sha256 = Sha256::of(text.text.as_bytes()).to_string();
        let found = positions(&text.agreement, &sha256, &statements, as_known);
        // A version that nobody had spoken of and that was not on record then was not there to be told.
        if there || found.spoken().next().is_some() {
            told.push((text, found));
        }
    }
    if told.is_empty() {
        return Err(Fault::input(print::words().say("position-not-yet", &[])));
    }
    only(&mut told, &args.clause)?;
    if as_json {
        let told: Vec<&Positions> = told.iter().map(|(_, found)| found).collect();
        return print_json(
            &json!({ "format": 1, "as_known": as_known.to_string(), "texts": told }),
        );
    }
    for (at, (text, found)) in told.iter().enumerate() {
        if at > 0 {
            print::line("");
        }
        print::positions::print(&text.agreement, found);
    }
    Ok(())
}

/// Leaves the rows of these clauses, by their label in any of the texts.
fn only(told: &mut [(Text, Positions)], labels: &[String]) -> Outcome {
    let known: BTreeSet<&String> = told
        .iter()
        .flat_map(|(_, found)| found.rows.iter().filter_map(|row| row.clause.as_ref()))
        .collect();
    if let Some(label) = labels.iter().find(|label| !known.contains(label)) {
        return Err(unknown("clause", label, known.into_iter().cloned()));
    }
    if !labels.is_empty() {
        for (_, found) in told {
            let asked = |clause: &Option<String>| {
                clause
                    .as_ref()
                    .is_some_and(|clause| labels.contains(clause))
            };
            found.rows.retain(|row| asked(&row.clause));
            found.links.retain(|link| asked(&link.clause));
            found.passage.clear();
        }
    }
    Ok(())
}

fn no_text(asked: bool, name: Option<String>) -> Fault {
    let words = print::words();
    if asked {
        let args = [("name", name.unwrap_or_default().into())];
        return Fault::input(words.say("text-not-in-record", &args))
            .hint(words.say("text-not-in-record-help", &[]));
    }
    Fault::input(words.say("text-none", &[])).hint(words.say("position-no-text-help", &[]))
}
