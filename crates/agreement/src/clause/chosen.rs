//! What one reading of a clause has settled, and the duties that follow.

use tregua_calendar::Timestamp;

use super::modifiers::{Modifiers, Slot};
use crate::duty::{Cap, Course, Crediting, Duty, Hand, Kernel, Measure, Part, Windows};

/// The choices of one reading.
#[derive(Debug, Clone)]
pub(crate) struct Chosen<'a> {
    /// What stands beside the sentence, alike for all readings.
    pub(crate) said: &'a Modifiers,
    /// The counting point.
    pub(crate) point: Option<String>,
    /// Whose `counts_for` is followed, where the reading follows it.
    pub(crate) credited_to: Option<Vec<String>>,
    /// The cap of an extension.
    pub(crate) cap: Option<Cap>,
    /// A condition, not a duty.
    pub(crate) condition: bool,
    /// The one window of a reading of the rate, in place of all that the clause says of windows.
    pub(crate) rate: Option<Windows>,
    /// The due instant of a reading of it, in place of the clause's.
    pub(crate) due: Option<Timestamp>,
    phase: &'a str,
    parties: &'a [String],
}

impl<'a> Chosen<'a> {
    /// The clause's own words.
    pub(crate) fn new(said: &'a Modifiers, phase: &'a str, parties: &'a [String]) -> Self {
        Chosen {
            said,
            point: None,
            credited_to: None,
            cap: said.cap,
            // Who owes an effort does not owe what it comes to.
            condition: said.has(Slot::Condition) || said.has(Slot::Effort),
            rate: None,
            due: None,
            phase,
            parties,
        }
    }

    /// The same at this counting point.
    pub(crate) fn at(&self, point: Option<String>) -> Self {
        Chosen {
            point,
            ..self.clone()
        }
    }

    /// The windows in which an amount is counted.
    pub(crate) fn amount_windows(&self) -> Vec<Windows> {
        if let Some(rate) = self.rate {
            return vec![rate];
        }
        let total = self.said.within.as_ref();
        let total = total.map(|(length, _)| Windows::From(*length));
        let overall = self.said.has(Slot::Overall).then_some(Windows::Overall);
        [total, self.said.each, self.said.any, overall]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The measure as this reading counts it.
    pub(crate) fn counting(&self, measure: &Measure) -> Measure {
        let mut measure = measure.clone();
        measure.point = self.point.clone().or(measure.point);
        measure.counted_by = self.said.counted_by.clone();
        if let Some(holders) = &self.credited_to {
            measure.crediting = Crediting::AsCountsForSays {
                holders: holders.clone(),
            };
        }
        measure
    }

    /// What makes something owed: who counts it is the clause's, where it is counted is its own.
    pub(crate) fn triggering(&self, trigger: &Measure) -> Measure {
        Measure {
            counted_by: self.said.counted_by.clone(),
            ..trigger.clone()
        }
    }

    /// A part that `actors` owe, to `to` where the sentence says so.
    pub(crate) fn part(
        &self,
        name: String,
        kernel: Kernel,
        actors: &[String],
        to: Option<&str>,
    ) -> Part {
        let duty = Duty {
            kernel,
            bound: if self.condition {
                Vec::new()
            } else {
                actors.to_vec()
            },
            beneficiaries: self.beneficiaries(actors, to),
            condition: self.condition,
            cure: self.said.cure,
            cure_agreed_by: self.said.cure_agreed_by.clone(),
            suspended_by: self.said.suspended_by.clone(),
            phase: Some(self.phase.to_owned()),
            course: Course {
                once: self
                    .said
                    .once
                    .iter()
                    .chain(&self.said.instead)
                    .cloned()
                    .collect(),
                replaced_by: Vec::new(),
                freed: self.said.freed.clone(),
                alongside: self.said.alongside.clone(),
                ground: self.said.ground.clone(),
            },
        };
        Part { name, duty }
    }

    /// A part that people judge, each in their own voice: it waits for nothing, and nothing can be made good of it.
    pub(crate) fn by_hand(&self, hand: Hand, words: &str, actors: &[String]) -> Part {
        let measure = Measure {
            act: "honour".to_owned(),
            actors: actors.to_vec(),
            thing: None,
            list_of: None,
            kinds: Vec::new(),
            unit: None,
            point: None,
            place: None,
            to: None,
            through: None,
            counted_by: self.said.counted_by.clone(),
            crediting: Crediting::ByTime,
            level: None,
            group: None,
        };
        let kernel = Kernel::ByHand {
            hand,
            words: words.to_owned(),
            measure,
        };
        let duty = Duty {
            bound: actors.to_vec(),
            phase: Some(self.phase.to_owned()),
            ..Duty::of(kernel)
        };
        Part {
            name: hand.word().to_owned(),
            duty,
        }
    }

    /// The part that the words beside the sentence add to these, where they say how something is to be done.
    pub(crate) fn beside(&self, parts: &[Part]) -> Option<Part> {
        let (hand, words) = self.said.by_hand.as_ref()?;
        let mut actors: Vec<String> = Vec::new();
        for part in parts {
            let duty = &part.duty;
            // Of a condition nobody is bound, and still somebody acts.
            let by = match duty.bound.as_slice() {
                [] => &duty.kernel.measure().actors,
                _ => &duty.bound,
            };
            actors.extend(
                by.iter()
                    .filter(|name| !actors.contains(name))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
        }
        Some(self.by_hand(*hand, words, &actors))
    }

    /// The part that asks for a beginning, where the text says by when: any of it done by then.
    pub(crate) fn beginning(
        &self,
        measure: &Measure,
        actors: &[String],
        name: String,
    ) -> Option<Part> {
        let (due, _) = self.said.begun.as_ref()?;
        let kernel = Kernel::Done {
            measure: self.counting(measure),
            due: *due,
            at_latest: None,
        };
        let mut part = self.part(name, kernel, actors, measure.to.as_deref());
        // What can be made good is the whole of it.
        part.duty.cure = None;
        part.duty.cure_agreed_by.clear();
        Some(part)
    }

    /// Those named by `may be waived by`; else the party it is owed to; else every other party.
    fn beneficiaries(&self, actors: &[String], to: Option<&str>) -> Vec<String> {
        if !self.said.waived_by.is_empty() {
            return self.said.waived_by.clone();
        }
        by_default(self.parties, actors, to)
    }
}

/// Who may waive what `actors` owe, where the text does not say: the party it is owed to, else every other party.
pub(crate) fn by_default(parties: &[String], actors: &[String], to: Option<&str>) -> Vec<String> {
    match to.filter(|to| parties.iter().any(|party| party == to)) {
        Some(to) => vec![to.to_owned()],
        None => {
            let others = parties.iter().filter(|party| !actors.contains(party));
            others.cloned().collect()
        }
    }
}
