//! Why something was not done: in the reader's words, and of which kind.

use tregua_record::{OpenError, ReadError};
use tregua_wording::{Arg, Wording};

use crate::text::Misread;
use crate::trouble;

/// Why something was not done. Everything worth saying is in the lines, and in the diagnostics of a text if there are any.
#[derive(Debug, Clone)]
pub struct Fault {
    kind: FaultKind,
    lines: Vec<String>,
    misread: Option<Box<Misread>>,
}

/// What sort of fault it is: the exit codes 1 to 4 of the program, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The input has errors.
    Input,
    /// What was asked for is asked wrongly: a command line, a query.
    Usage,
    /// The record fails verification.
    Unsound,
    /// The world failed: disk, rights, memory. Nothing is half-done.
    World,
}

impl Fault {
    /// A fault of this kind in one line; in none, if all was said already.
    pub fn new(kind: FaultKind, line: Option<String>) -> Self {
        Fault {
            kind,
            lines: line.into_iter().collect(),
            misread: None,
        }
    }

    /// The input has errors.
    pub fn input(line: impl Into<String>) -> Self {
        Fault::new(FaultKind::Input, Some(line.into()))
    }

    /// The input has errors, all of which were printed.
    pub fn input_printed() -> Self {
        Fault::new(FaultKind::Input, None)
    }

    /// It is asked wrongly.
    pub fn usage(line: impl Into<String>) -> Self {
        Fault::new(FaultKind::Usage, Some(line.into()))
    }

    /// The record fails verification; what was found was printed.
    pub fn unsound_printed() -> Self {
        Fault::new(FaultKind::Unsound, None)
    }

    /// The record is damaged.
    pub fn unsound(line: impl Into<String>) -> Self {
        Fault::new(FaultKind::Unsound, Some(line.into()))
    }

    /// The world failed.
    pub fn world(line: impl Into<String>) -> Self {
        Fault::new(FaultKind::World, Some(line.into()))
    }

    /// The world failed; what there is to say was printed.
    pub fn world_printed() -> Self {
        Fault::new(FaultKind::World, None)
    }

    /// What the phrase says is wrong with the input, and its way forward (`<key>-help`) if it has one.
    pub fn phrase(words: &Wording, key: &str, args: &[(&str, Arg<'_>)]) -> Self {
        let fault = Fault::input(words.say(key, args));
        let help = format!("{key}-help");
        if words.has(&help) {
            fault.hint(words.say(&help, args))
        } else {
            fault
        }
    }

    /// A record that does not open.
    pub fn opening(words: &Wording, error: &OpenError) -> Self {
        let said = trouble::opening(words, error);
        match error {
            OpenError::Charter { .. } => Fault::unsound(said),
            OpenError::Io { .. } | OpenError::Store(_) => Fault::world(said),
            _ => Fault::input(said),
        }
    }

    /// A record that cannot be read.
    pub fn reading(words: &Wording, error: &ReadError) -> Self {
        let said = trouble::reading(words, error);
        match error {
            ReadError::Store(_) => Fault::world(said),
            _ => Fault::unsound(said),
        }
    }

    /// A text that is not understood, with its diagnostics.
    pub fn misread(words: &Wording, misread: Misread) -> Self {
        let said = words.say("text-has-errors", &[("file", misread.name.as_str().into())]);
        Fault {
            misread: Some(Box::new(misread)),
            ..Fault::input(said)
        }
    }

    /// A way forward, on a line of its own.
    #[must_use]
    pub fn hint(mut self, line: impl Into<String>) -> Self {
        self.lines.push(format!("  {}", line.into()));
        self
    }

    /// The same with nothing left to say.
    #[must_use]
    pub fn printed(self) -> Self {
        Fault::new(self.kind, None)
    }

    /// What sort of fault it is.
    pub fn kind(&self) -> FaultKind {
        self.kind
    }

    /// What there is to say; further lines stand in a little.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The text that was not understood, to be shown before the lines.
    pub fn diagnostics(&self) -> Option<&Misread> {
        self.misread.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use tregua_wording::Lang;

    use super::*;

    #[test]
    fn a_fault_keeps_its_kind_when_all_was_said() {
        let fault = Fault::usage("which one").hint("name one");
        assert_eq!(fault.lines(), ["which one", "  name one"]);
        let fault = fault.printed();
        assert_eq!(fault.kind(), FaultKind::Usage);
        assert!(fault.lines().is_empty());
    }

    #[test]
    fn a_phrase_brings_its_way_forward_if_it_has_one() {
        let words = Wording::new(Lang::English);
        let lines = |key: &str| Fault::phrase(&words, key, &[]).lines().len();
        assert_eq!(lines("text-absent"), 2);
        assert_eq!(lines("brief-unsound"), 1);
    }
}
