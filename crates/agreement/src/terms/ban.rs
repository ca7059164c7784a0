//! `ban`: an act that must not happen, `Alpha must not fly over North between 10:00 and 16:00 each day`.

use super::state::HOLDING;
use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure, own_part, roles};
use crate::clause::{Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Kernel, Level, Measure, Part, Windows};
use crate::fault::Reads;
use crate::lexicon::Verb;
use crate::names::{Form, Names};
use crate::phrases::{self, expect};

pub(super) struct Kind;

struct Ban {
    verb: Verb,
    actors: Vec<String>,
    measure: Measure,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, _rest: &Cursor) -> bool {
        matches!(
            subject,
            Subject::Voices {
                mode: Mode::MustNot,
                ..
            }
        )
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        let mut measure = measure(&verb, &actors, None, Roles::default());
        // `any` goes with the thing, so that a lost thing never widens a ban in silence.
        let names_thing = names.thing_names.next(cursor).is_some() || !verb.points.is_empty();
        if names_thing || cursor.is("any") {
            expect(cursor, "any")?;
            let thing = phrases::thing(cursor, names, Form::Many)?;
            (measure.thing, measure.unit) = (Some(thing.name.clone()), thing.unit.clone());
            measure.kinds = phrases::kinds(cursor, thing)?;
        }
        let Roles { place, to, through } = roles(cursor, names)?;
        (measure.place, measure.to, measure.through) = (place, to, through);
        // What must not be held anywhere must not be there at any moment.
        measure.level = (verb.name == HOLDING).then_some(Level::Above(0));
        Ok(Box::new(Ban {
            verb,
            actors,
            measure,
        }))
    }
}

impl Term for Ban {
    fn name(&self) -> &'static str {
        "ban"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[
            Between, Counted, LeftOpen, Suspended, Waived, Once, Freed, Instead, Manner, Except,
        ]
    }

    fn check(&self, _chosen: &Chosen) -> Result<(), Lack> {
        Ok(())
    }

    /// A joint ban is split: what one does never marks the other's row.
    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let windows = chosen.said.between.map_or(Windows::Overall, |(from, to)| {
            Windows::EachDayBetween(from, to)
        });
        let part = |actor: &String| {
            let mut measure = chosen.counting(&self.measure);
            measure.actors = vec![actor.clone()];
            let name = own_part("ban", &self.actors, actor);
            let bound = std::slice::from_ref(actor);
            chosen.part(
                name,
                Kernel::Ban { measure, windows },
                bound,
                self.measure.to.as_deref(),
            )
        };
        self.actors.iter().map(part).collect()
    }
}
