//! How the program ends: exit codes of `claims-format.md`, and what is printed with them.

use std::process::ExitCode;

pub(crate) use tregua_desk::Fault;
use tregua_desk::FaultKind;

use crate::print::{aside, diagnostics};

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

/// Prints what is left to say and gives the exit code.
pub(crate) fn end(fault: &Fault) -> ExitCode {
    print(fault);
    ExitCode::from(match fault.kind() {
        FaultKind::Input => 1,
        FaultKind::Usage => 2,
        FaultKind::Unsound => 3,
        FaultKind::World => 4,
    })
}
