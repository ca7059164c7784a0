//! `custody`: one step in the keeping of what an attachment is of.

use tregua_calendar::Said;

use super::Content;
use crate::fields::{FieldError, Fields};

/// One step in the keeping of the original or of a copy, as the office says that signs it. The header names the attachment.
/// Offices are named by their names, and people never.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Custody {
    /// What was done.
    pub step: Step,
    /// When, if that is said.
    pub on: Option<Said>,
    /// The office that it came from.
    pub from: Option<String>,
    /// The office that it went to.
    pub to: Option<String>,
    /// The number of the seal.
    pub seal: Option<String>,
    /// How it is kept, why it was opened, what the copy is for.
    pub note: Option<String>,
}

macro_rules! steps {
    ($($(#[$doc:meta])* $variant:ident = $code:literal $word:literal,)+) => {
        /// What was done with it: a closed set, after the steps that the Berkeley Protocol on Digital Open Source Investigations
        /// (OHCHR, HR/PUB/20/2) and forms of chain of custody ask to write down.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Step { $($(#[$doc])* $variant,)+ }

        impl Step {
            /// Every step.
            pub const ALL: &'static [Step] = &[$(Step::$variant,)+];

            /// The code on disk.
            pub fn code(self) -> u64 {
                match self { $(Step::$variant => $code,)+ }
            }

            /// The word that documents and command lines have for it.
            pub fn word(self) -> &'static str {
                match self { $(Step::$variant => $word,)+ }
            }
        }
    };
}

steps! {
    /// The office that signs made it or took it up itself.
    Collected = 1 "collected",
    /// It came from another office.
    Received = 2 "received",
    /// It was put where it is kept.
    Kept = 3 "kept",
    /// A seal was put on.
    Sealed = 4 "sealed",
    /// A seal, or what it is kept in, was opened.
    Opened = 5 "opened",
    /// A working copy was made; the original stayed as it was.
    Copied = 6 "copied",
    /// It went to another office.
    HandedOn = 7 "handed-on",
    /// The original was destroyed.
    Destroyed = 8 "destroyed",
}

pub(crate) const CODE: u64 = 12;

crate::fields::keys! {
    STEP = 0 "step",
    ON = 1 "on",
    FROM = 2 "from",
    TO = 3 "to",
    SEAL = 4 "seal",
    NOTE = 5 "note",
}

impl Content for Custody {
    const KIND: (u64, &'static str) = (CODE, "custody");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(STEP, self.step.code());
        fields.put_some(ON, self.on.map(|at| at.to_string()));
        fields.put_text(FROM, self.from.as_ref());
        fields.put_text(TO, self.to.as_ref());
        fields.put_text(SEAL, self.seal.as_ref());
        fields.put_text(NOTE, self.note.as_ref());
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let of_code = |code| Step::ALL.iter().copied().find(|step| step.code() == code);
        Ok(Custody {
            step: fields.code(STEP, "a step of keeping", of_code)?,
            on: fields.parsed(ON, "a date or an instant")?,
            from: fields.text(FROM)?,
            to: fields.text(TO)?,
            seal: fields.text(SEAL)?,
            note: fields.text(NOTE)?,
        })
    }
}
