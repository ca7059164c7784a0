//! `share`: steps of a schedule, `Alpha must hand over at least 30 percent of weapons registered by Monitors by … and 65 percent by …`.

use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure, participle};
use crate::clause::{Change, Chosen, DuePhrase, Slot, point_of_its_own};
use crate::cursor::Cursor;
use crate::duty::{Due, Kernel, Measure, Part};
use crate::fault::Reads;
use crate::lexicon::Verb;
use crate::names::{Form, Names};
use crate::phrases::{self, expect};

pub(super) struct Kind;

#[derive(Clone)]
struct Share {
    verb: Verb,
    actors: Vec<String>,
    measure: Measure,
    percent: u64,
    base: Measure,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool {
        let must = matches!(subject, Subject::Voices { mode: Mode::Must, verb, .. } if verb.name != "allow");
        must && phrases::is_threshold(rest) && rest.has_ahead("percent")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        expect(cursor, "at least")?;
        let percent = phrases::percent(cursor)?;
        expect(cursor, "of")?;
        let start = *cursor;
        let thing = phrases::thing(cursor, names, Form::Many)?;
        let mut owed = measure(&verb, &actors, Some(thing), Roles::default());
        owed.kinds = phrases::kinds(cursor, thing)?;
        // What it is a share of is what somebody has counted of the same, and is said to have counted.
        let counted = participle(cursor, names)?;
        expect(cursor, "by")?;
        let by = phrases::voices(cursor, names)?;
        let mut base = measure(&counted, &by, Some(thing), Roles::default());
        base.kinds = owed.kinds.clone();
        base.point = point_of_its_own(cursor, &start, &counted)?;
        Ok(Box::new(Share {
            verb,
            actors,
            measure: owed,
            percent,
            base,
        }))
    }
}

impl Term for Share {
    fn name(&self) -> &'static str {
        "share"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[
            Within, Due, Steps, AtLatest, Counted, LeftOpen, Condition, Cure, Suspended, Waived,
            Once, Freed, Instead, Alongside, Manner, Effort,
        ]
    }

    fn check(&self, chosen: &Chosen) -> Result<(), Lack> {
        match (&chosen.said.due, &chosen.said.within) {
            (Some(DuePhrase::Instant(at)), None) => {
                let mut last = (self.percent, *at);
                for step in &chosen.said.steps {
                    if step.0 <= last.0 || step.1 <= last.1 {
                        return Err(Lack::Steps);
                    }
                    last = *step;
                }
                Ok(())
            }
            (None, Some(_)) => Ok(()),
            _ => Err(Lack::Window(&[
                "by 2024-01-01 07:00",
                "within … days from start of …",
            ])),
        }
    }

    /// A reading of a schedule is about what it is a share of.
    fn thing_of_kinds(&self) -> Option<&str> {
        self.base.thing.as_deref()
    }

    fn changed(&self, change: &Change) -> Option<Box<dyn Term>> {
        let Change::Kinds(kinds) = change else {
            return None;
        };
        let mut changed = self.clone();
        changed.base.kinds = kinds.clone();
        Some(Box::new(changed))
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let first = match (&chosen.said.due, &chosen.said.within) {
            (Some(DuePhrase::Instant(at)), _) => Due::At(*at),
            (_, Some((length, _))) => Due::After(*length),
            // `check` has refused a share without an hour.
            _ => return Vec::new(),
        };
        let further = chosen
            .said
            .steps
            .iter()
            .map(|(percent, at)| (*percent, Due::At(*at)));
        let part = |(percent, due): (u64, Due)| {
            let (n, m) = lowest(percent, 100);
            let (measure, base) = (
                chosen.counting(&self.measure),
                chosen.triggering(&self.base),
            );
            let kernel = Kernel::Share {
                measure,
                n,
                m,
                base,
                due,
                at_latest: chosen.said.at_latest,
            };
            chosen.part(
                format!("{percent} percent"),
                kernel,
                &self.actors,
                self.measure.to.as_deref(),
            )
        };
        std::iter::once((self.percent, first))
            .chain(further)
            .map(part)
            .collect()
    }
}

/// A fraction in lowest terms.
fn lowest(n: u64, m: u64) -> (u64, u64) {
    let (mut a, mut b) = (n, m);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    (n / a.max(1), m / a.max(1))
}
