//! `meeting`: a kind that only tests have. It shows what a kind of term takes: this file, and its line in the list.

use tregua_calendar::Time;

use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure};
use crate::clause::{Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Due, Kernel, Measure, Part};
use crate::fault::Reads;
use crate::lexicon::Verb;
use crate::names::Names;
use crate::phrases;

pub(super) struct Kind;

struct Meeting {
    verb: Verb,
    actors: Vec<String>,
    measure: Measure,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, _rest: &Cursor) -> bool {
        matches!(subject, Subject::Voices { mode: Mode::Must, verb, .. } if verb.name == "meet")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        let to = Some(phrases::voice(cursor, names)?);
        let measure = measure(
            &verb,
            &actors,
            None,
            Roles {
                to,
                ..Roles::default()
            },
        );
        Ok(Box::new(Meeting {
            verb,
            actors,
            measure,
        }))
    }
}

impl Term for Meeting {
    fn name(&self) -> &'static str {
        "meeting"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        &[Slot::Each]
    }

    fn check(&self, chosen: &Chosen) -> Result<(), Lack> {
        if chosen.said.has(Slot::Each) {
            Ok(())
        } else {
            Err(Lack::Window(&["each day"]))
        }
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let kernel = Kernel::Done {
            measure: chosen.counting(&self.measure),
            due: Due::EachDay(Time::MAX),
            at_latest: None,
        };
        vec![chosen.part(
            "meeting".to_owned(),
            kernel,
            &self.actors,
            self.measure.to.as_deref(),
        )]
    }
}

#[test]
fn one_file_and_one_line_make_a_kind_of_term() {
    let text = "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\nclock +02:00, each day runs 07:00 to 07:00\n\
                phase Pause\n  starts 2024-01-01 07:00\n  lasts 4 days\n\
                clause talks in Pause\n  Alpha must meet Beta each day\n";
    let outcome = crate::read(text);
    assert_eq!(outcome.diagnostics, []);
    let clauses = outcome.agreement.unwrap().clauses;
    assert_eq!(clauses[0].readings[0].parts[0].name, "meeting");
}
