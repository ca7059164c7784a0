//! `eligible`: only those who are named on a list, `Alpha must release only people held in North named on list handed over by Beta`.

use tregua_calendar::Length;

use super::{Lack, Mode, Subject, Term, TermKind, before, measure, participle, roles};
use crate::clause::{Chosen, Slot, point_of_its_own};
use crate::cursor::Cursor;
use crate::duty::{Measure, Part};
use crate::fault::Reads;
use crate::lexicon::Verb;
use crate::names::{Form, Names};
use crate::phrases::{self, expect};

pub(super) struct Kind;

struct Eligible {
    verb: Verb,
    actors: Vec<String>,
    /// Whoever this happens to…
    happens: Measure,
    /// …is to be named before on a list of which this is done.
    list: Measure,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool {
        matches!(
            subject,
            Subject::Voices {
                mode: Mode::Must,
                ..
            }
        ) && rest.is("only")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        expect(cursor, "only")?;
        let thing = phrases::thing(cursor, names, Form::Many)?;
        let mut happens = measure(&verb, &actors, Some(thing), super::Roles::default());
        happens.kinds = phrases::kinds(cursor, thing)?;
        expect(cursor, "named on list")?;
        let start = *cursor;
        let done = participle(cursor, names)?;
        expect(cursor, "by")?;
        let by = phrases::voices(cursor, names)?;
        let roles = roles(cursor, names)?;
        let mut list = measure(&done, &by, None, roles);
        // The list is what is handed over, and claims say `list`; its `ids` are those on it.
        list.thing = Some("list".to_owned());
        list.point = point_of_its_own(cursor, &start, &done)?;
        Ok(Box::new(Eligible {
            verb,
            actors,
            happens,
            list,
        }))
    }
}

impl Term for Eligible {
    fn name(&self) -> &'static str {
        "eligible"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[
            Counted, LeftOpen, Condition, Suspended, Waived, Once, Freed, Instead,
        ]
    }

    fn check(&self, _chosen: &Chosen) -> Result<(), Lack> {
        Ok(())
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let list = Measure {
            counted_by: chosen.said.counted_by.clone(),
            ..self.list.clone()
        };
        let kernel = before(list, chosen.counting(&self.happens), Length::Hours(0));
        vec![chosen.part("eligible".to_owned(), kernel, &self.actors, None)]
    }
}
