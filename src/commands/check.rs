//! `tregua check`: everything that is wrong with the text of an agreement, with place and way forward.

use std::path::Path;

use serde_json::{Value, json};
use tregua_agreement::Outcome as Read;
use tregua_desk::examples::{self, Judged};
use tregua_syntax::Severity;
use tregua_wording::Arg;

use crate::cli::Check;
use crate::commands::print_json;
use crate::draft::Draft;
use crate::exit::{self, Fault, Outcome};
use crate::load;
use crate::print::{diagnostics, line, words};

pub(crate) fn run(args: &Check, as_json: bool) -> Outcome {
    let mut broken = false;
    let mut failed = None;
    let mut files = Vec::new();
    for path in &args.files {
        match Checked::of(path, args.bless) {
            Ok(checked) => {
                broken |= checked.read.has_errors();
                if as_json {
                    files.push(checked.json());
                } else {
                    checked.print();
                }
            }
            // The other files are still checked; the worst of what happened decides the exit code.
            Err(fault) => {
                exit::print(&fault);
                if as_json {
                    files.push(json!({ "file": path.display().to_string(), "errors": true, "clauses": null, "diagnostics": [], "unread": true }));
                }
                failed = Some(fault);
            }
        }
    }
    if as_json {
        print_json(&json!({ "files": files }))?;
    }
    match failed {
        Some(fault) => Err(fault.printed()),
        None if broken => Err(Fault::input_printed()),
        None => Ok(()),
    }
}

/// A text, with what is wrong with it and with its examples.
struct Checked {
    name: String,
    text: String,
    read: Read,
    /// How many lines of examples were held against what follows from their claims.
    examples: usize,
    /// How many of them were written anew.
    blessed: usize,
}

impl Checked {
    fn of(path: &Path, bless: bool) -> Result<Self, Fault> {
        let name = path.display().to_string();
        let mut text = load::read_text(path)?;
        let (mut read, mut judged) = judge(&name, &text);
        let mut blessed = 0;
        if bless
            && !judged.filled.is_empty()
            && let Some(anew) = judged.blessed(&text)
        {
            blessed = judged.filled.len();
            (read, judged) = judge(&name, &anew);
            if read.has_errors() || !judged.diagnostics.is_empty() {
                let args = [("file", name.as_str().into())];
                return Err(Fault::world(words().say("check-bless-otherwise", &args)));
            }
            Draft::replace(path, &anew)?;
            text = anew;
        }
        read.diagnostics.extend(judged.diagnostics);
        read.diagnostics.sort_by_key(|found| found.span.start);
        Ok(Checked {
            name,
            text,
            read,
            examples: judged.lines,
            blessed,
        })
    }

    fn json(&self) -> Value {
        let read = &self.read;
        json!({
            "file": self.name, "errors": read.has_errors(),
            "clauses": read.agreement.as_ref().map(|agreement| agreement.clauses.iter().map(|clause| clause.label.clone()).collect::<Vec<_>>()),
            "diagnostics": read.diagnostics.iter().map(|found| diagnostics::as_json(&self.text, found)).collect::<Vec<_>>(),
            "not_decided": read.diagnostics.iter().filter(|one| one.severity == Severity::Note).count(),
            "example_lines": self.examples, "blessed": self.blessed,
        })
    }

    fn print(&self) {
        let english = words();
        let found = &self.read.diagnostics;
        diagnostics::print(&self.name, &self.text, found);
        let of_file = |key: &str, n: usize| {
            let file = ("file", Arg::from(self.name.as_str()));
            line(&english.say(key, &[file, ("n", (n as u64).into())]));
        };
        if self.blessed > 0 {
            of_file("check-blessed", self.blessed);
        }
        let count = |severity| found.iter().filter(|one| one.severity == severity).count();
        let undecided = count(Severity::Note);
        if found.len() == undecided {
            let agreement = self.read.agreement.as_ref();
            of_file(
                "check-clean",
                agreement.map_or(0, |agreement| agreement.clauses.len()),
            );
        } else {
            let counted =
                |key: &str, severity| english.say(key, &[("n", (count(severity) as u64).into())]);
            let counts = [
                counted("errors", Severity::Error),
                counted("warnings", Severity::Warning),
            ];
            let counts = english.join("list-comma", counts);
            line(&format!("{}: {counts}", english.apart(&self.name)));
        }
        if undecided > 0 {
            of_file("check-undecided", undecided);
        }
        let judged = found.iter().all(|one| !examples::CODES.contains(&one.code));
        if self.examples > 0 && judged {
            of_file("check-examples", self.examples);
        }
    }
}

fn judge(name: &str, text: &str) -> (Read, Judged) {
    let read = tregua_agreement::read(text);
    let judged = examples::judge(name, text, &read, words());
    (read, judged)
}
