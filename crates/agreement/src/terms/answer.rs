//! `answer`: every request answered in time, `Alpha must answer each request by Beta within 24 hours`.

use tregua_calendar::Length;

use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure, respond};
use crate::clause::{Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Measure, Part};
use crate::fault::{Reads, keywords};
use crate::lexicon::Verb;
use crate::names::Names;
use crate::phrases::{self, expect};

pub(super) struct Kind;

struct Answer {
    verb: Verb,
    measure: Measure,
    trigger: Measure,
    within: Length,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool {
        matches!(subject, Subject::Voices { mode: Mode::Must, verb, .. } if verb.name == "answer")
            && rest.is("each")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        expect(cursor, "each request by")?;
        let asking = phrases::voices(cursor, names)?;
        expect(cursor, "within")?;
        let within = phrases::length(cursor)?;
        let request = names
            .lexicon
            .verb("request")
            .ok_or_else(|| keywords(cursor, &["request"]))?;
        let mut measure = measure(&verb, &actors, None, Roles::default());
        let mut trigger = super::measure(request, &asking, None, Roles::default());
        (measure.to, trigger.to) = (only(&asking), only(&actors));
        Ok(Box::new(Answer {
            verb,
            measure,
            trigger,
            within,
        }))
    }
}

/// Among several, nobody says to which of them it is put, or which of them has to hear the answer.
pub(crate) fn only(voices: &[String]) -> Option<String> {
    match voices {
        [voice] => Some(voice.clone()),
        _ => None,
    }
}

impl Term for Answer {
    fn name(&self) -> &'static str {
        "answer"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[
            AtLatest, Counted, LeftOpen, Condition, Cure, Suspended, Waived,
        ]
    }

    fn check(&self, chosen: &Chosen) -> Result<(), Lack> {
        super::no_date_agreed(chosen)
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        vec![respond(chosen, &self.measure, &self.trigger, self.within)]
    }
}
