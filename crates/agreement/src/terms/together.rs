//! `together`: of each group none is parted from the others, `Alpha must release each family of people held in North together`.

use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure, own_part, roles};
use crate::clause::{Change, Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Kernel, Measure, Part, Windows};
use crate::fault::Reads;
use crate::lexicon::Verb;
use crate::names::{Form, Names};
use crate::phrases::{self, expect};

pub(super) struct Kind;

#[derive(Clone)]
struct Together {
    verb: Verb,
    actors: Vec<String>,
    measure: Measure,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool {
        matches!(
            subject,
            Subject::Voices {
                mode: Mode::Must,
                ..
            }
        ) && rest.is("each")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        expect(cursor, "each")?;
        let group = phrases::thing(cursor, names, Form::One)?;
        expect(cursor, "of")?;
        let thing = phrases::thing(cursor, names, Form::Many)?;
        let mut measure = measure(&verb, &actors, Some(thing), Roles::default());
        measure.kinds = phrases::kinds(cursor, thing)?;
        measure.group = Some(group.name.clone());
        let Roles { place, to, through } = roles(cursor, names)?;
        (measure.place, measure.to, measure.through) = (place, to, through);
        expect(cursor, "together")?;
        Ok(Box::new(Together {
            verb,
            actors,
            measure,
        }))
    }
}

impl Term for Together {
    fn name(&self) -> &'static str {
        "together"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[Counted, LeftOpen, Waived]
    }

    fn check(&self, _chosen: &Chosen) -> Result<(), Lack> {
        Ok(())
    }

    fn thing_of_kinds(&self) -> Option<&str> {
        self.measure.thing.as_deref()
    }

    fn changed(&self, change: &Change) -> Option<Box<dyn Term>> {
        let Change::Kinds(kinds) = change else {
            return None;
        };
        let mut changed = self.clone();
        changed.measure.kinds = kinds.clone();
        Some(Box::new(changed))
    }

    /// Each for itself: whom one parts never marks the other's row.
    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let part = |actor: &String| {
            let mut measure = chosen.counting(&self.measure);
            measure.actors = vec![actor.clone()];
            let name = own_part("together", &self.actors, actor);
            let kernel = Kernel::Ban {
                measure,
                windows: Windows::Overall,
            };
            chosen.part(
                name,
                kernel,
                std::slice::from_ref(actor),
                self.measure.to.as_deref(),
            )
        };
        self.actors.iter().map(part).collect()
    }
}
