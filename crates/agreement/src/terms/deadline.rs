//! `deadline`: an act done by an instant, `Alpha must hand over list of people … to Beta by 07:00 each day`.

use super::{Lack, Mode, Roles, Subject, Term, TermKind, before, list_of, measure, respond, roles};
use crate::clause::{Chosen, DuePhrase, Slot};
use crate::cursor::Cursor;
use crate::duty::{Due, Kernel, Measure, Part};
use crate::fault::{Reads, What, expected, keywords};
use crate::lexicon::Verb;
use crate::names::Names;
use crate::near_misses;
use crate::phrases;
use crate::reserved::{RESERVED_VERBS, not_built};

pub(super) struct Kind;

struct Deadline {
    verb: Verb,
    actors: Vec<String>,
    measure: Measure,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool {
        let must = matches!(subject, Subject::Voices { mode: Mode::Must, verb, .. } if verb.name != "allow");
        must && !phrases::is_threshold(rest)
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices {
            actors, verb, at, ..
        } = subject
        else {
            return Err(crate::fault::left_over(cursor));
        };
        if let Some((_, number, name)) = RESERVED_VERBS
            .iter()
            .find(|(reserved, ..)| *reserved == verb.name)
        {
            return Err(not_built(at, &verb.name, *number, name));
        }
        let mut measure = measure(&verb, &actors, None, Roles::default());
        if cursor.eat("list of") {
            list_of(cursor, names, &mut measure)?;
        } else if names.thing_names.next(cursor).is_some() {
            if cursor.has_ahead("named on list") {
                return Err(keywords(cursor, &["only"]));
            }
            // `must release people` would leave open how many.
            return Err(keywords(cursor, &["at least", "at most", "exactly"]));
        }
        // Whoever is notified stands right after the verb.
        let told = (verb.name == "notify")
            .then(|| phrases::voice(cursor, names))
            .transpose()?;
        let before = *cursor;
        let Roles { place, to, through } = roles(cursor, names)?;
        if let (Some(told), Some(_)) = (&told, &to) {
            return Err(phrases::twice(&before, told, None));
        }
        let to = told.or(to);
        if measure.thing.is_none() && place.is_none() && to.is_none() {
            let bare = [
                ("in", names.zones.next(cursor).map(|(_, name, ())| name)),
                ("to", names.voices.next(cursor).map(|(_, name, _)| name)),
            ];
            if let Some((role, Some(name))) = bare.into_iter().find(|(_, name)| name.is_some()) {
                return Err(near_misses::write(
                    cursor,
                    name.split(' ').count(),
                    &format!("{role} {name}"),
                ));
            }
            return Err(expected(
                cursor,
                What::Object,
                ["list of", "at least", "at most", "exactly"],
            ));
        }
        (measure.place, measure.to, measure.through) = (place, to, through);
        Ok(Box::new(Deadline {
            verb,
            actors,
            measure,
        }))
    }
}

impl Term for Deadline {
    fn name(&self) -> &'static str {
        "deadline"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[
            Within, AfterEach, BeforeEach, Due, AtLatest, Counted, LeftOpen, Condition, Cure,
            Suspended, Waived, Once, Freed, Instead, Alongside, Manner, Effort,
        ]
    }

    fn check(&self, chosen: &Chosen) -> Result<(), Lack> {
        let said = chosen.said;
        let after_each = said
            .after_each
            .as_ref()
            .map(|(_, trigger)| trigger.is_some());
        if said.before_each.is_some()
            && (said.within.is_some() || said.due.is_some() || after_each.is_some())
        {
            return Err(Lack::Window(&["at least … hours before each …"]));
        }
        if said.before_each.is_some() {
            return super::never_late(chosen);
        }
        match (&said.within, &said.due, after_each) {
            (None, None, Some(true)) => super::no_date_agreed(chosen),
            (Some(_), None, None) | (None, Some(_), None) => Ok(()),
            _ => Err(Lack::Window(&[
                "by 07:00 each day",
                "by 2024-01-01 07:00",
                "within … days from start of …",
                "within … hours of each …",
                "at least … hours before each …",
            ])),
        }
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        if let Some((lead, trigger)) = &chosen.said.before_each {
            let (owed, trigger) = (chosen.counting(&self.measure), chosen.triggering(trigger));
            let kernel = before(owed, trigger, *lead);
            return vec![chosen.part(
                "each time".to_owned(),
                kernel,
                &self.actors,
                self.measure.to.as_deref(),
            )];
        }
        if let Some((within, Some(trigger))) = &chosen.said.after_each {
            return vec![respond(chosen, &self.measure, trigger, *within)];
        }
        let due = match (&chosen.said.due, &chosen.said.within) {
            (Some(DuePhrase::EachDay(time)), _) => Due::EachDay(*time),
            (Some(DuePhrase::PhaseEnd(time, _)), _) => Due::OnDayPhaseWouldEnd(*time),
            (Some(DuePhrase::Instant(at)), _) => Due::At(chosen.due.unwrap_or(*at)),
            (None, Some((length, _))) => Due::After(*length),
            // `check` has refused a deadline without an hour.
            (None, None) => return Vec::new(),
        };
        let kernel = Kernel::Done {
            measure: chosen.counting(&self.measure),
            due,
            at_latest: chosen.said.at_latest,
        };
        vec![chosen.part(
            "deadline".to_owned(),
            kernel,
            &self.actors,
            self.measure.to.as_deref(),
        )]
    }
}
