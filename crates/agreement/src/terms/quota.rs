//! `quota`: an amount in a window; of a range, two of them, `Alpha must release at least 50 people … within 4 days from start of Pause`.

use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure, roles};
use crate::clause::{Change, Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Due, Kernel, Measure, Part, Sense, Threshold, Windows};
use crate::fault::Reads;
use crate::lexicon::Verb;
use crate::names::Names;
use crate::phrases::{self, Wanted};

pub(super) struct Kind;

#[derive(Clone)]
struct Quota {
    verb: Verb,
    actors: Vec<String>,
    measure: Measure,
    wanted: Wanted,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool {
        let must = matches!(subject, Subject::Voices { mode: Mode::Must, verb, .. } if verb.name != "allow");
        must && phrases::is_threshold(rest)
            && !rest.has_ahead("for each")
            && !rest.has_ahead("percent")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        let mut wanted = phrases::wanted(cursor)?;
        let thing = phrases::thing(cursor, names, wanted.form())?;
        phrases::bounds(cursor, &mut wanted.number)?;
        let mut measure = measure(&verb, &actors, Some(thing), Roles::default());
        measure.kinds = phrases::kinds(cursor, thing)?;
        let Roles { place, to, through } = roles(cursor, names)?;
        (measure.place, measure.to, measure.through) = (place, to, through);
        Ok(Box::new(Quota {
            verb,
            actors,
            measure,
            wanted,
        }))
    }
}

impl Term for Quota {
    fn name(&self) -> &'static str {
        "quota"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[
            Within, Begun, Each, Batch, Any, Overall, Counted, LeftOpen, Condition, Cure,
            Suspended, Waived, Once, Freed, Instead, Alongside, Manner, Effort,
        ]
    }

    fn check(&self, chosen: &Chosen) -> Result<(), Lack> {
        let windows = chosen.amount_windows();
        if windows.is_empty() {
            return Err(Lack::Window(&[
                "each day",
                "within … days from start of …",
                "overall",
                "in any … hours",
            ]));
        }
        // Neither the most nor the least in a stretch is one number.
        let any = |window: &Windows| matches!(window, Windows::Any(_));
        if self.wanted.number.sense == Sense::Exactly && windows.iter().any(any) {
            return Err(Lack::NotBuilt(Slot::Any, 9, "exactly-in-any"));
        }
        if chosen.said.has(Slot::Batch) && self.wanted.number.sense != Sense::AtLeast {
            return Err(Lack::NotBuilt(Slot::Batch, 10, "batch-number"));
        }
        let total_only = windows
            .iter()
            .all(|window| matches!(window, Windows::From(_)));
        // What begins and is to be finished is one amount, in the end.
        let once = windows
            .iter()
            .all(|window| matches!(window, Windows::From(_) | Windows::Overall));
        if chosen.said.has(Slot::Begun) && (!once || self.wanted.number.sense == Sense::AtMost) {
            return Err(Lack::NotBuilt(Slot::Begun, 3, "start-and-finish"));
        }
        super::beginning(
            chosen,
            chosen
                .said
                .within
                .as_ref()
                .map(|(length, _)| Due::After(*length)),
        )?;
        if chosen.said.has(Slot::Cure) && !total_only {
            return Err(Lack::NotBuilt(Slot::Cure, 45, "cure"));
        }
        Ok(())
    }

    fn counted_thing(&self) -> Option<&str> {
        self.measure.thing.as_deref()
    }

    fn thing_of_kinds(&self) -> Option<&str> {
        self.measure.thing.as_deref()
    }

    fn changed(&self, change: &Change) -> Option<Box<dyn Term>> {
        let mut changed = self.clone();
        match change {
            Change::Count(wanted, _) => changed.wanted = *wanted,
            Change::Kinds(kinds) => changed.measure.kinds = kinds.clone(),
            _ => return None,
        }
        Some(Box::new(changed))
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let part = |windows: Windows| {
            let batch = self.wanted.number.sense == Sense::AtLeast
                && chosen.rate.is_none()
                && chosen.said.has(Slot::Batch)
                && Some(windows) == chosen.said.each;
            let sense = if batch {
                Sense::Batch
            } else {
                self.wanted.number.sense
            };
            let threshold = Threshold {
                sense,
                ..self.wanted.number
            };
            let name = if batch {
                "batch".to_owned()
            } else {
                windows.part()
            };
            let of = |name: String, threshold: Threshold| {
                let kernel = Kernel::Amount {
                    measure: chosen.counting(&self.measure),
                    threshold,
                    windows,
                };
                chosen.part(name, kernel, &self.actors, self.measure.to.as_deref())
            };
            let limit = self.wanted.limit;
            let limit = limit.map(|most| of(windows.part(), most).limiting());
            std::iter::once(of(name, threshold)).chain(limit)
        };
        let begun = chosen.beginning(&self.measure, &self.actors, "begun".to_owned());
        begun
            .into_iter()
            .chain(chosen.amount_windows().into_iter().flat_map(part))
            .collect()
    }
}
