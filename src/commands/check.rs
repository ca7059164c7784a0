//! `tregua check`: everything that is wrong with the text of an agreement, with place and way forward.

use serde_json::json;
use tregua_syntax::Severity;

use crate::cli::Check;
use crate::commands::print_json;
use crate::exit::{self, Fault, Outcome};
use crate::load;
use crate::print::{diagnostics, line, words};

pub(crate) fn run(args: &Check, as_json: bool) -> Outcome {
    let mut broken = false;
    let mut unread = None;
    let mut files = Vec::new();
    for path in &args.files {
        let text = match load::read_text(path) {
            Ok(text) => text,
            // The other files are still checked; the worst of what happened decides the exit code.
            Err(fault) => {
                exit::print(&fault);
                if as_json {
                    files.push(json!({ "file": path.display().to_string(), "errors": true, "clauses": null, "diagnostics": [], "unread": true }));
                }
                unread = Some(fault);
                continue;
            }
        };
        let outcome = tregua_agreement::read(&text);
        let name = path.display().to_string();
        broken |= outcome.has_errors();
        if as_json {
            files.push(json!({
                "file": name, "errors": outcome.has_errors(),
                "clauses": outcome.agreement.as_ref().map(|agreement| agreement.clauses.iter().map(|clause| clause.label.clone()).collect::<Vec<_>>()),
                "diagnostics": outcome.diagnostics.iter().map(|found| diagnostics::as_json(&text, found)).collect::<Vec<_>>(),
            }));
            continue;
        }
        diagnostics::print(&name, &text, &outcome.diagnostics);
        let english = words();
        let count = |severity| {
            outcome
                .diagnostics
                .iter()
                .filter(|found| found.severity == severity)
                .count() as u64
        };
        let clauses = outcome
            .agreement
            .as_ref()
            .map_or(0, |agreement| agreement.clauses.len() as u64);
        if outcome.diagnostics.is_empty() {
            line(&english.say(
                "check-clean",
                &[("file", name.into()), ("n", clauses.into())],
            ));
        } else {
            let counted = |key: &str, severity| english.say(key, &[("n", count(severity).into())]);
            let counts = [
                counted("errors", Severity::Error),
                counted("warnings", Severity::Warning),
            ];
            let counts = english.join("list-comma", counts);
            line(&format!("{}: {counts}", english.apart(&name)));
        }
    }
    if as_json {
        print_json(&json!({ "files": files }))?;
    }
    match unread {
        Some(fault) => Err(fault.printed()),
        None if broken => Err(Fault::input_printed()),
        None => Ok(()),
    }
}
