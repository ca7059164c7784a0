//! `state`: what somebody must no longer hold, or hold no more of, and keep to it: `Alpha must withdraw all rifles from North by …`,
//! `Alpha must vacate North within 3 days from start of Pause`, `Alpha must hold at most 40 rifles in North`.

use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure, own_part};
use crate::clause::{Change, Chosen, DuePhrase, Slot};
use crate::cursor::Cursor;
use crate::duty::{Due, Kernel, Level, Measure, Part, Sense, Windows};
use crate::fault::{Reads, keywords};
use crate::lexicon::Verb;
use crate::names::{Form, Names};
use crate::phrases::{self, Wanted, expect};

/// The verb of claims that say how many are still there.
pub(crate) const HOLDING: &str = "hold";

/// Verbs after which nothing is left there.
const LEAVING: [&str; 2] = ["vacate", "withdraw"];

pub(super) struct Kind;

#[derive(Clone)]
struct State {
    verb: Verb,
    actors: Vec<String>,
    /// What is held, with nothing said of how many.
    measure: Measure,
    /// The most that may be held.
    most: u64,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, _rest: &Cursor) -> bool {
        matches!(subject, Subject::Voices { mode: Mode::Must, verb, .. } if verb.name == HOLDING || LEAVING.contains(&verb.name.as_str()))
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        let mut most = 0;
        let mut thing = None;
        let mut kinds = Vec::new();
        let place = if verb.name == "vacate" {
            phrases::zone(cursor, names)?
        } else {
            let wanted = if verb.name == HOLDING {
                expect(cursor, "at most")?;
                most = phrases::number(cursor)?;
                Some(phrases::form_for(most))
            } else {
                // `all` goes with the thing, so that a lost thing never widens the term in silence.
                let named = cursor.is("all") || names.thing_names.next(cursor).is_some();
                named
                    .then(|| expect(cursor, "all").map(|()| Form::Many))
                    .transpose()?
            };
            if let Some(wanted) = wanted {
                let found = phrases::thing(cursor, names, wanted)?;
                kinds = phrases::kinds(cursor, found)?;
                thing = Some(found);
            }
            expect(cursor, if verb.name == HOLDING { "in" } else { "from" })?;
            phrases::zone(cursor, names)?
        };
        let roles = Roles {
            place: Some(place),
            ..Roles::default()
        };
        let Some(holding) = names.lexicon.verb(HOLDING) else {
            return Err(keywords(cursor, &[HOLDING]));
        };
        let mut measure = measure(holding, &actors, thing, roles);
        measure.kinds = kinds;
        Ok(Box::new(State {
            verb,
            actors,
            measure,
            most,
        }))
    }
}

impl Term for State {
    fn name(&self) -> &'static str {
        "state"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[
            Within, Begun, Due, AtLatest, Suspended, Waived, Once, Freed, Instead,
        ]
    }

    fn check(&self, chosen: &Chosen) -> Result<(), Lack> {
        // Of a level nothing begins.
        if chosen.said.has(Slot::Begun) && self.verb.name == HOLDING {
            return Err(Lack::NotBuilt(Slot::Begun, 3, "start-and-finish"));
        }
        super::beginning(chosen, due(chosen))?;
        match (&chosen.said.due, &chosen.said.within) {
            (Some(DuePhrase::Instant(_)), None) | (None, Some(_)) => Ok(()),
            // What may never be more has no instant by which it is reached.
            (None, None) if self.verb.name == HOLDING && !chosen.said.has(Slot::AtLatest) => Ok(()),
            _ => Err(Lack::Window(&[
                "by 2024-01-01 07:00",
                "within … days from start of …",
            ])),
        }
    }

    fn counted_thing(&self) -> Option<&str> {
        (self.verb.name == HOLDING)
            .then_some(self.measure.thing.as_deref())
            .flatten()
    }

    fn thing_of_kinds(&self) -> Option<&str> {
        self.measure.thing.as_deref()
    }

    fn changed(&self, change: &Change) -> Option<Box<dyn Term>> {
        let mut changed = self.clone();
        match change {
            Change::Count(
                Wanted {
                    number: most,
                    limit: None,
                },
                None,
            ) if most.sense == Sense::AtMost && most.about.is_none() => changed.most = most.lo,
            Change::Kinds(kinds) => changed.measure.kinds = kinds.clone(),
            _ => return None,
        }
        Some(Box::new(changed))
    }

    /// Each for itself: what one still holds never marks the other's row.
    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let due = due(chosen);
        let at_latest = chosen.said.at_latest;
        let of_actor = |actor: &String| {
            let held = |level| Measure {
                actors: vec![actor.clone()],
                level: Some(level),
                ..chosen.counting(&self.measure)
            };
            let bound = std::slice::from_ref(actor);
            let name = |name: &str| own_part(name, &self.actors, actor);
            let part = |of: &str, kernel| chosen.part(name(of), kernel, bound, None);
            // That some of it has gone is said by the act itself.
            let going = Measure {
                act: self.verb.name.clone(),
                actors: bound.to_vec(),
                ..self.measure.clone()
            };
            let begun = chosen.beginning(&going, bound, name("begun"));
            let reached = due.map(|due| {
                let kernel = Kernel::Done {
                    measure: held(Level::Within(self.most)),
                    due,
                    at_latest,
                };
                part("reached", kernel)
            });
            let windows = due.map_or(Windows::Overall, |due| Windows::Since { due, at_latest });
            let kept = part(
                "kept",
                Kernel::Ban {
                    measure: held(Level::Above(self.most)),
                    windows,
                },
            );
            begun
                .into_iter()
                .chain(reached)
                .chain([kept])
                .collect::<Vec<_>>()
        };
        self.actors.iter().flat_map(of_actor).collect()
    }
}

/// By when it is to be reached, if the text says so.
fn due(chosen: &Chosen) -> Option<Due> {
    match (&chosen.said.due, &chosen.said.within) {
        (Some(DuePhrase::Instant(at)), _) => Some(Due::At(*at)),
        (_, Some((length, _))) => Some(Due::After(*length)),
        _ => None,
    }
}
