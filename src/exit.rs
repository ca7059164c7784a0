//! How the program ends: exit codes of `claims-format.md`, and what is printed with them.

use std::process::ExitCode;

use serde_json::json;
pub(crate) use tregua_desk::Fault;
use tregua_desk::FaultKind;

use crate::print::{aside, diagnostics, has_printed, line_as_it_is};

/// What a command gives back.
pub(crate) type Outcome = Result<(), Fault>;

/// Prints what there is to say.
pub(crate) fn print(fault: &Fault) {
    if let Some(misread) = fault.diagnostics() {
        diagnostics::print(&misread.name, &misread.text, &misread.diagnostics);
    }
    for (at, line) in fault.lines().iter().enumerate() {
        aside(&format!("{}{line}", if at == 0 { "tregua: " } else { "" }));
    }
}

/// Prints what is left to say and gives the exit code. With `--json` it is JSON too, unless something was printed already:
/// then standard output holds that one document.
pub(crate) fn end(fault: &Fault, as_json: bool) -> ExitCode {
    let (code, kind) = match fault.kind() {
        FaultKind::Input => (1, "input"),
        FaultKind::Usage => (2, "usage"),
        FaultKind::Unsound => (3, "unsound"),
        FaultKind::World => (4, "world"),
    };
    match fault.lines() {
        [message, help @ ..] if as_json && !has_printed() => {
            let help: Vec<&str> = help.iter().map(|line| line.trim_start()).collect();
            let mut error = json!({ "exit": code, "kind": kind, "message": message, "help": help });
            if let Some(misread) = fault.diagnostics() {
                let found = misread.diagnostics.iter();
                let found = found.map(|one| diagnostics::as_json(&misread.text, one));
                error["file"] = misread.name.as_str().into();
                error["diagnostics"] = found.collect();
            }
            line_as_it_is(&format!("{:#}", json!({ "error": error })));
        }
        _ => print(fault),
    }
    ExitCode::from(code)
}
