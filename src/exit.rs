//! How the program ends: exit codes of `claims-format.md`, and what is printed with them.

use std::process::ExitCode;

/// Why a command did not do what was asked. Everything worth saying is in the lines.
#[derive(Debug)]
pub(crate) struct Fault {
    kind: FaultKind,
    lines: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FaultKind {
    /// The input has errors; all were printed.
    Input,
    /// The command line is wrong.
    Usage,
    /// The record fails verification.
    Unsound,
    /// The world failed: disk, rights, memory. Nothing is half-done.
    World,
}

/// What a command gives back.
pub(crate) type Outcome = Result<(), Fault>;

impl Fault {
    /// The input has errors.
    pub(crate) fn input(line: impl Into<String>) -> Self {
        Fault {
            kind: FaultKind::Input,
            lines: vec![line.into()],
        }
    }

    /// The input has errors, all of which were printed.
    pub(crate) fn input_printed() -> Self {
        Fault {
            kind: FaultKind::Input,
            lines: Vec::new(),
        }
    }

    /// The command line is wrong.
    pub(crate) fn usage(line: impl Into<String>) -> Self {
        Fault {
            kind: FaultKind::Usage,
            lines: vec![line.into()],
        }
    }

    /// The record fails verification; what was found was printed.
    pub(crate) fn unsound_printed() -> Self {
        Fault {
            kind: FaultKind::Unsound,
            lines: Vec::new(),
        }
    }

    /// The record is damaged.
    pub(crate) fn unsound(line: impl Into<String>) -> Self {
        Fault {
            kind: FaultKind::Unsound,
            lines: vec![line.into()],
        }
    }

    /// The world failed.
    pub(crate) fn world(line: impl Into<String>) -> Self {
        Fault {
            kind: FaultKind::World,
            lines: vec![line.into()],
        }
    }

    /// A way forward, on a line of its own.
    pub(crate) fn hint(mut self, line: impl Into<String>) -> Self {
        self.lines.push(format!("  {}", line.into()));
        self
    }

    /// Prints what there is to say.
    pub(crate) fn print(&self) {
        for (at, line) in self.lines.iter().enumerate() {
            crate::print::aside(&format!("{}{line}", if at == 0 { "tregua: " } else { "" }));
        }
    }

    /// The same with nothing left to say.
    pub(crate) fn printed(self) -> Self {
        Fault {
            lines: Vec::new(),
            ..self
        }
    }

    /// Prints what is left to say and gives the exit code.
    pub(crate) fn end(&self) -> ExitCode {
        self.print();
        ExitCode::from(match self.kind {
            FaultKind::Input => 1,
            FaultKind::Usage => 2,
            FaultKind::Unsound => 3,
            FaultKind::World => 4,
        })
    }
}
