//! `allow`: somebody must be let act, `Alpha must allow Relief Body to visit every person held in North`.

use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure, roles, verb, wrong_mode};
use crate::clause::{Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Kernel, Measure, Part, Windows};
use crate::fault::{Reads, keywords};
use crate::lexicon::Verb;
use crate::names::{Form, Names};
use crate::near_misses;
use crate::phrases::{self, expect};

pub(super) struct Kind;

struct Allow {
    verb: Verb,
    bound: Vec<String>,
    measure: Measure,
    every: bool,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, _rest: &Cursor) -> bool {
        matches!(subject, Subject::Voices { mode: Mode::Must, verb, .. } if verb.name == "allow")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors: bound, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        let allowed = phrases::voices(cursor, names)?;
        expect(cursor, "to")?;
        let start = *cursor;
        let verb = verb(cursor, names)?;
        if !verb.modes.allowed {
            return Err(wrong_mode(&start, &verb, "must allow … to"));
        }
        let mut measure = measure(&verb, &allowed, None, Roles::default());
        // `every` goes with the singular, `any` with the plural: a lost word is never silent.
        if cursor.is("each") && !cursor.is("each day") && !cursor.is("each week")
            || cursor.is("all")
        {
            return Err(near_misses::write(cursor, 1, "every"));
        }
        let every = cursor.eat("every");
        if !every && names.thing_names.next(cursor).is_some() {
            return Err(keywords(cursor, &["every", "any"]));
        }
        if every || cursor.eat("any") {
            let thing = phrases::thing(cursor, names, if every { Form::One } else { Form::Many })?;
            (measure.thing, measure.unit) = (Some(thing.name.clone()), thing.unit.clone());
            measure.kinds = phrases::kinds(cursor, thing)?;
        }
        let Roles { place, to, through } = roles(cursor, names)?;
        (measure.place, measure.to, measure.through) = (place, to, through);
        Ok(Box::new(Allow {
            verb,
            bound,
            measure,
            every,
        }))
    }
}

impl Term for Allow {
    fn name(&self) -> &'static str {
        "allow"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[
            Each, Overall, Between, Counted, LeftOpen, Suspended, Waived, Once, Freed, Instead,
            Manner,
        ]
    }

    fn check(&self, chosen: &Chosen) -> Result<(), Lack> {
        if chosen.said.between.is_some() && chosen.said.each == Some(Windows::EachWeek) {
            return Err(Lack::Window(&["between … each day", "each week"]));
        }
        Ok(())
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let windows = match chosen.said.between {
            Some((from, to)) => Windows::EachDayBetween(from, to),
            None => chosen.said.each.unwrap_or(Windows::Overall),
        };
        let kernel = Kernel::Allow {
            measure: chosen.counting(&self.measure),
            every: self.every,
            windows,
        };
        vec![chosen.part(
            "allow".to_owned(),
            kernel,
            &self.bound,
            self.measure.to.as_deref(),
        )]
    }
}
