//! `renewal`: an end that moves if all of these agree, `Truce renews for 61 days by consent of Alpha and Beta`, or unless one
//! of these says otherwise in time, `Truce renews for 60 days unless notice by Alpha or Beta 10 days before its end`.

use tregua_calendar::Length;

use super::{Lack, Roles, Subject, Term, TermKind, measure};
use crate::clause::{Change, Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Kernel, Part};
use crate::fault::{Reads, keywords};
use crate::lexicon::Verb;
use crate::names::Names;
use crate::phrases::{self, expect};

pub(super) struct Kind;

#[derive(Clone)]
struct Renewal {
    phase: String,
    length: Length,
    /// Who agrees; or who may give notice.
    by: Vec<String>,
    /// How long before the end notice is due; `None` where consent is asked.
    notice: Option<Length>,
    /// What consent or notice is: `extend`, `end`.
    act: Verb,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool {
        matches!(subject, Subject::Phase(_)) && rest.is("renews")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Phase(phase) = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        expect(cursor, "renews for")?;
        let length = phrases::length(cursor)?;
        let (by, notice) = if cursor.eat("by consent of") {
            (phrases::voices(cursor, names)?, None)
        } else if cursor.eat("unless notice by") {
            let by = phrases::either(cursor, names)?;
            let before = phrases::length(cursor)?;
            expect(cursor, "before its end")?;
            (by, Some(before))
        } else {
            return Err(keywords(cursor, &["by consent of", "unless notice by"]));
        };
        let act = if notice.is_some() { "end" } else { "extend" };
        let verb = names.lexicon.verb(act).cloned();
        let act = verb.ok_or_else(|| keywords(cursor, &[act]))?;
        Ok(Box::new(Renewal {
            phase,
            length,
            by,
            notice,
            act,
        }))
    }
}

impl Term for Renewal {
    fn name(&self) -> &'static str {
        "renewal"
    }

    /// None: it is given by being said.
    fn verb(&self) -> Option<&Verb> {
        None
    }

    fn takes(&self) -> &'static [Slot] {
        &[]
    }

    fn check(&self, _chosen: &Chosen) -> Result<(), Lack> {
        Ok(())
    }

    fn phase(&self) -> Option<&str> {
        Some(&self.phase)
    }

    fn changed(&self, change: &Change) -> Option<Box<dyn Term>> {
        let Change::Length(length) = change else {
            return None;
        };
        Some(Box::new(Renewal {
            length: *length,
            ..self.clone()
        }))
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let each = self.by.iter().map(|voice| {
            let kernel = Kernel::Renewed {
                phase: self.phase.clone(),
                measure: measure(
                    &self.act,
                    std::slice::from_ref(voice),
                    None,
                    Roles::default(),
                ),
                length: self.length,
                notice: self.notice,
            };
            let what = if self.notice.is_some() {
                "notice"
            } else {
                "consent"
            };
            let mut part = chosen.part(format!("{what}: {voice}"), kernel, &[], None);
            // Nobody owes it, and nobody can let it go: it is asked of each by name.
            part.duty.condition = true;
            part.duty.beneficiaries = Vec::new();
            part
        });
        each.collect()
    }
}
