//! `baseline`: no more of something than there was when the phase began, `Alpha must hold no more rifles in North than at start of Pause`.

use super::state::HOLDING;
use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure, own_part};
use crate::clause::{Change, Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Kernel, Level, Measure, Part, Windows};
use crate::fault::Reads;
use crate::lexicon::Verb;
use crate::names::{Form, Names};
use crate::phrases::{self, expect};

pub(super) struct Kind;

#[derive(Clone)]
struct Baseline {
    verb: Verb,
    actors: Vec<String>,
    measure: Measure,
    phase: String,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool {
        let holds = matches!(subject, Subject::Voices { mode: Mode::Must, verb, .. } if verb.name == HOLDING);
        holds && rest.is("no more")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        expect(cursor, "no more")?;
        let thing = phrases::thing(cursor, names, Form::Many)?;
        let kinds = phrases::kinds(cursor, thing)?;
        expect(cursor, "in")?;
        let place = Some(phrases::zone(cursor, names)?);
        expect(cursor, "than at start of")?;
        let phase = phrases::phase(cursor, names)?;
        let mut measure = measure(
            &verb,
            &actors,
            Some(thing),
            Roles {
                place,
                ..Roles::default()
            },
        );
        (measure.kinds, measure.level) = (kinds, Some(Level::AboveStart));
        Ok(Box::new(Baseline {
            verb,
            actors,
            measure,
            phase,
        }))
    }
}

impl Term for Baseline {
    fn name(&self) -> &'static str {
        "baseline"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[Waived, Freed]
    }

    fn check(&self, _chosen: &Chosen) -> Result<(), Lack> {
        Ok(())
    }

    fn phase(&self) -> Option<&str> {
        Some(&self.phase)
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

    /// Each for itself: what one holds never marks the other's row.
    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let part = |actor: &String| {
            let measure = Measure {
                actors: vec![actor.clone()],
                ..chosen.counting(&self.measure)
            };
            let name = own_part("kept", &self.actors, actor);
            let kernel = Kernel::Ban {
                measure,
                windows: Windows::Overall,
            };
            chosen.part(name, kernel, std::slice::from_ref(actor), None)
        };
        self.actors.iter().map(part).collect()
    }
}
