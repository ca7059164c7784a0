//! `ratio`: so many for each so many, `Alpha must release at least 3 … for each 1 … each day and overall`.

use tregua_syntax::Diagnostic;

use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure};
use crate::clause::{Change, Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Kernel, Measure, Part, Sense, Windows};
use crate::fault::Reads;
use crate::lexicon::Verb;
use crate::names::Names;
use crate::phrases::{self, expect, form_for};

pub(super) struct Kind;

#[derive(Clone)]
struct Ratio {
    verb: Verb,
    actors: Vec<String>,
    owed: Measure,
    n: u64,
    base: Measure,
    m: u64,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool {
        let must = matches!(subject, Subject::Voices { mode: Mode::Must, .. });
        must && phrases::is_threshold(rest) && rest.has_ahead("for each")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        let start = *cursor;
        let threshold = phrases::threshold(cursor)?;
        if threshold.sense != Sense::AtLeast || threshold.about.is_some() {
            let span = cursor.since(&start);
            let shape = Diagnostic::error("E0107", span).with("found", "for each").with("shape", "11").with("name", "ratio-cap");
            return Err(Box::new(shape));
        }
        let n = threshold.lo;
        let thing = phrases::thing(cursor, names, form_for(n))?;
        let mut owed = measure(&verb, &actors, Some(thing), Roles::default());
        owed.kinds = phrases::kinds(cursor, thing)?;
        expect(cursor, "for each")?;
        let m = phrases::positive(cursor)?;
        let base_thing = phrases::thing(cursor, names, form_for(m))?;
        // What the others do by the same verb makes it owed: nobody raises what he himself owes.
        let others: Vec<String> = names.parties.iter().filter(|party| !actors.contains(party)).cloned().collect();
        let mut base = measure(&verb, &others, Some(base_thing), Roles::default());
        base.kinds = phrases::kinds(cursor, base_thing)?;
        Ok(Box::new(Ratio { verb, actors, owed, n, base, m }))
    }
}

impl Term for Ratio {
    fn name(&self) -> &'static str {
        "ratio"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[Within, AfterEach, AtLatest, Each, Overall, Counted, LeftOpen, Condition, Suspended, Waived, Once, Freed, Instead, Alongside, Manner, Effort]
    }

    fn check(&self, chosen: &Chosen) -> Result<(), Lack> {
        let after_each = chosen.said.after_each.as_ref();
        // What makes it owed is the base: another trigger has no number. A last moment needs a due instant.
        let other = after_each.is_some_and(|(_, trigger)| trigger.is_some());
        let none = chosen.amount_windows().is_empty() && after_each.is_none();
        if none || other || (chosen.said.at_latest.is_some() && after_each.is_none()) {
            let windows = &["each day and overall", "each day", "overall", "within … hours of each"];
            return Err(Lack::Window(windows));
        }
        Ok(())
    }

    /// A reading of an exchange is about whom it counts as a reason, not about whom it owes.
    fn thing_of_kinds(&self) -> Option<&str> {
        self.base.thing.as_deref()
    }

    fn changed(&self, change: &Change) -> Option<Box<dyn Term>> {
        let Change::Kinds(kinds) = change else { return None };
        let mut changed = self.clone();
        changed.base.kinds = kinds.clone();
        Some(Box::new(changed))
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let part = |windows: Windows| {
            let (owed, base) = (chosen.counting(&self.owed), chosen.counting(&self.base));
            let kernel = Kernel::Ratio { owed, n: self.n, m: self.m, base, windows };
            chosen.part(windows.part(), kernel, &self.actors, None)
        };
        let each = chosen.said.after_each.as_ref().map(|(within, _)| {
            let kernel = Kernel::Respond {
                measure: chosen.counting(&self.owed),
                trigger: chosen.counting(&self.base),
                rate: Some((self.n, self.m)),
                within: *within,
                before: false,
                at_latest: chosen.said.at_latest,
            };
            chosen.part("each time".to_owned(), kernel, &self.actors, None)
        });
        each.into_iter().chain(chosen.amount_windows().into_iter().map(part)).collect()
    }
}
