//! Phases that wait for something (`docs/standings.md` §6, Beginnings).

use std::collections::BTreeSet;

use tregua_agreement::duty::{Due, Duty, Kernel};
use tregua_agreement::meaning::{Clause, Phase};
use tregua_calendar::{Timestamp, Window};

use crate::events::Came;
use crate::figures::Place;
use crate::instances::{Instance, Spans};
use crate::judge::{Bench, Found};
use crate::phases::{PhaseTimes, started};
use crate::question::{TooLarge, View};

impl<'a> Bench<'a> {
    /// The phase of a duty, if it waits for something and is not taken to have begun.
    pub(crate) fn waits(&self, duty: &Duty) -> Option<&'a Phase> {
        let name = duty.phase.as_ref().filter(|_| !self.begun)?;
        let mut phases = self.question.agreement.phases.iter();
        phases.find(|phase| phase.name == *name && !phase.once.is_empty())
    }

    /// When the phase begins, by this view: all it waits for has come about, and not before the earliest instant.
    pub(crate) fn began(&self, phase: &Phase) -> Result<Came, TooLarge> {
        let gate = Clause {
            label: phase.name.clone(),
            was: Vec::new(),
            span: phase.span,
            asserted_by: Vec::new(),
            track: None,
            rows: Vec::new(),
            misprints: Vec::new(),
            readings: Vec::new(),
        };
        // "what has not come about by the clock": whatever is open of the rest, it has not begun.
        let now = self.question.as_of;
        let mut to_come = phase.starts > now;
        for event in &phase.once {
            let one = self.came(&gate, std::slice::from_ref(event))?;
            to_come |= matches!(one, Came::At(first, _) if first > now);
        }
        Ok(match self.came(&gate, &phase.once)? {
            Came::Open(_) if to_come => Came::Not,
            Came::At(first, last) => Came::At(first.max(phase.starts), last.max(phase.starts)),
            other => other,
        })
    }

    /// "the phase is over", by this view.
    pub(crate) fn over(&self, name: &str) -> Result<Came, TooLarge> {
        let mut phases = self.question.agreement.phases.iter();
        let Some(phase) = phases.find(|phase| phase.name == name) else {
            return Ok(Came::Not);
        };
        let ends = if phase.once.is_empty() {
            let times = self.dated.iter().filter(|times| times.phase == name);
            times.map(PhaseTimes::end).collect::<Vec<_>>()
        } else {
            match self.began(phase)? {
                Came::At(first, last) => {
                    let from = |at| started(&self.question, self.spoken, phase, at).end();
                    vec![from(first), from(last)]
                }
                other => return Ok(other),
            }
        };
        let (first, last) = (ends.iter().min(), ends.iter().max());
        Ok(match first.zip(last) {
            Some((first, last)) if *last < Timestamp::MAX => Came::At(*first, *last),
            _ => Came::Not,
        })
    }

    /// Every instance that some view has, from whichever beginning; one that stands for all before there is any.
    pub(crate) fn of_any_beginning(
        &self,
        place: &Place<'a>,
        duty: &'a Duty,
        phase: &'a Phase,
    ) -> Result<Vec<Instance>, TooLarge> {
        let mut found: Vec<Instance> = Vec::new();
        for at in self.beginnings(phase)? {
            for one in self.begun_at(phase, at, |bench| bench.instances(place, duty))? {
                if !found.iter().any(|own| same(own, &one)) {
                    found.push(one);
                }
            }
        }
        found.sort_by_key(|one| (one.date, one.key.as_ref().map(|(key, _)| key.clone())));
        if found.is_empty() && !duty.kernel.keyed() {
            let window = Window::new(phase.starts, Timestamp::MAX);
            found.push(Instance {
                date: None,
                key: None,
                due: window.to,
                last: window.to,
                last_moment: window.to,
                windows: Spans::Counted(vec![window]),
                end: None,
            });
        }
        Ok(found)
    }

    /// By every voice that says anything, by those whom the text names, by none, and by several together.
    fn beginnings(&self, phase: &'a Phase) -> Result<BTreeSet<Timestamp>, TooLarge> {
        let agreement = self.question.agreement;
        let mut voices: BTreeSet<String> =
            self.spoken.iter().map(|one| one.voice.clone()).collect();
        voices.extend(agreement.parties.iter().cloned());
        let asserters = agreement
            .clauses
            .iter()
            .flat_map(|clause| &clause.asserted_by);
        voices.extend(asserters.cloned());
        voices.insert(String::new());
        let mut views: Vec<View> = voices.into_iter().map(View::AccordingTo).collect();
        views.extend([View::NamedBody, View::BothParties, View::AllVoices]);
        let mut found = BTreeSet::new();
        for view in &views {
            let bench = Bench { view, ..*self };
            if let Came::At(first, last) = bench.began(phase)? {
                found.extend([first, last]);
            }
        }
        Ok(found)
    }

    /// "as if the phase started then".
    fn begun_at<T>(&self, phase: &Phase, at: Timestamp, ask: impl FnOnce(&Bench<'_>) -> T) -> T {
        let times = started(&self.question, self.spoken, phase, at);
        let others = self.dated.iter().cloned();
        let phases: Vec<PhaseTimes> = others.chain([times]).collect();
        ask(&Bench {
            phases: &phases,
            begun: true,
            ..*self
        })
    }

    /// The instance of a clause whose phase waits for something.
    pub(crate) fn once_begun(
        &self,
        place: &Place<'a>,
        duty: &'a Duty,
        phase: &'a Phase,
        instance: &Instance,
    ) -> Result<Found, TooLarge> {
        let not_in_force = || Ok(Found::plain("not in force", instance));
        let from = |at: Timestamp| {
            let past = match &duty.kernel {
                Kernel::Done { due, .. } | Kernel::Share { due, .. } => {
                    matches!(due, Due::At(due) if *due <= at)
                }
                _ => false,
            };
            if self.question.as_of < at || past {
                return not_in_force();
            }
            self.begun_at(phase, at, |bench| {
                let own = bench.instances(place, duty)?;
                match own.iter().find(|own| same(own, instance)) {
                    Some(own) => bench.found(place, duty, own),
                    None => not_in_force(),
                }
            })
        };
        match self.began(phase)? {
            Came::Not => not_in_force(),
            Came::Open(status) => Ok(Found::plain(status, instance)),
            Came::At(first, last) => Ok(from(first)?.or_open(from(last)?)),
        }
    }
}

fn same(one: &Instance, other: &Instance) -> bool {
    let key = |instance: &Instance| instance.key.as_ref().map(|(key, _)| key.clone());
    one.date == other.date && key(one) == key(other)
}
