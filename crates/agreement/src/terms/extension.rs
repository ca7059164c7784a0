//! `extension`: days earned by a promise, `Pause extends 1 day for each 10 people … undertaken`, or by performance, `… for
//! each 10 people … handed over`.

use tregua_calendar::Length;
use tregua_syntax::Diagnostic;

use super::{Lack, Roles, Subject, Term, TermKind, measure};
use crate::clause::{Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Cap, Kernel, Measure, Part};
use crate::fault::{Reads, keywords};
use crate::lexicon::Verb;
use crate::names::Names;
use crate::phrases::{self, expect, form_for};

/// What is undertaken or done.
const ACT: &str = "release";
/// The words for each of its counting points that can earn a day, and how the modifier says the same.
pub(crate) const EARNING: &[(&str, &str)] =
    &[("undertaken", "undertaking"), ("handed over", "handover")];

pub(super) struct Kind;

struct Extension {
    phase: String,
    days: u32,
    per: u64,
    measure: Measure,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, _rest: &Cursor) -> bool {
        matches!(subject, Subject::Phase(_))
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Phase(phase) = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        if !cursor.eat("extends") {
            return Err(keywords(cursor, &["extends", "renews"]));
        }
        let start = *cursor;
        let Length::Days(days) = phrases::length(cursor)? else {
            return Err(Box::new(
                Diagnostic::error("E0306", cursor.since(&start))
                    .with("found", "hours")
                    .suggest(["days".to_owned()]),
            ));
        };
        expect(cursor, "for each")?;
        let per = phrases::positive(cursor)?;
        let thing = phrases::thing(cursor, names, form_for(per))?;
        let kinds = phrases::kinds(cursor, thing)?;
        let point = EARNING
            .iter()
            .find(|(words, _)| cursor.eat(words))
            .map(|(_, point)| *point);
        let point = point.ok_or_else(|| keywords(cursor, &["undertaken", "handed over"]))?;
        let act = names.lexicon.verb(ACT).cloned();
        let act = act.ok_or_else(|| keywords(cursor, &[ACT]))?;
        // Whoever undertakes it earns the day: the sentence names nobody.
        let mut measure = measure(&act, &names.parties, Some(thing), Roles::default());
        measure.kinds = kinds;
        measure.point = Some(point.to_owned());
        Ok(Box::new(Extension {
            phase,
            days,
            per,
            measure,
        }))
    }
}

impl Extension {
    /// How the modifier says what the sentence says.
    fn earned_by(&self) -> &'static [&'static str] {
        match self.measure.point.as_deref() {
            Some("handover") => &["earned by handover before end of …"],
            _ => &["earned by undertaking before end of …"],
        }
    }
}

impl Term for Extension {
    fn name(&self) -> &'static str {
        "extension"
    }

    /// None: its counting point is in its words.
    fn verb(&self) -> Option<&Verb> {
        None
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[Whole, Cap, Earned, Waived]
    }

    fn check(&self, chosen: &Chosen) -> Result<(), Lack> {
        let said = chosen.said;
        let lacks: &[(bool, &'static [&'static str])] = &[
            (said.whole.is_none(), &["whole tens only"]),
            (
                said.cap.is_none(),
                &["cap left open", "uncapped", "at most … days in all"],
            ),
            (
                said.earned.as_ref().map(|(point, _)| *point) != self.measure.point.as_deref(),
                self.earned_by(),
            ),
        ];
        if let Some((_, words)) = lacks.iter().find(|(lacks, _)| *lacks) {
            return Err(Lack::Extension(words));
        }
        if said.whole != Some(self.per) {
            return Err(Lack::Rounding(self.per));
        }
        if said.earned.as_ref().map(|(_, phase)| phase) != Some(&self.phase) {
            return Err(Lack::TwoPhases);
        }
        Ok(())
    }

    fn phase(&self) -> Option<&str> {
        Some(&self.phase)
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let kernel = Kernel::Earned {
            phase: self.phase.clone(),
            measure: chosen.counting(&self.measure),
            days: self.days,
            per: self.per,
            cap: chosen.cap.unwrap_or(Cap::LeftOpen),
        };
        let mut part = chosen.part("days earned".to_owned(), kernel, &[], None);
        part.duty.condition = true;
        vec![part]
    }
}
