//! The status of every clause, reading, part and instance (`docs/standings.md` §8).

use std::collections::BTreeSet;

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Duty, Part};
use tregua_agreement::meaning::{Clause, Reading};
use tregua_record::entries::claim::Kind;

use crate::figures::{Place, names_clause, time_of};
use crate::instances::{self, Instance};
use crate::kernels::{
    AMBIGUOUS, CONTESTED, CURED, LATE, MET, NOT_MET, Outcomes, PENDING, UNVERIFIED, honoured,
};
use crate::keyed;
use crate::live::{Spoken, spoken};
use crate::phases::{PhaseTimes, times};
use crate::question::{Answer, Interval, Question, TooLarge, View};
use crate::seat::Seat;
use crate::views::Seen;

/// Where every clause × reading × part × instance stands in a view, in the order of the agreement.
///
/// # Errors
/// [`TooLarge`] if some completion would have to be skipped.
pub fn judge(question: &Question<'_>, view: &View) -> Result<Vec<Answer>, TooLarge> {
    let spoken = spoken(question);
    let phases = times(question, &spoken);
    let bench = Bench {
        question: *question,
        spoken: &spoken,
        phases: &phases,
        view,
    };
    let mut answers = Vec::new();
    for clause in &question.agreement.clauses {
        for reading in &clause.readings {
            for part in &reading.parts {
                bench.part(clause, reading, part, &mut answers)?;
            }
        }
    }
    Ok(answers)
}

/// Where one part stands over all its readings (§8, last paragraph): `answers` are those to one view; `None` where no
/// reading of the clause has this part and instance.
pub fn over_readings(
    agreement: &Agreement,
    answers: &[Answer],
    clause: &str,
    part: &str,
    instance: Option<&str>,
) -> Option<&'static str> {
    let here = |answer: &&Answer| {
        answer.clause == clause && answer.part == part && answer.instance.as_deref() == instance
    };
    let answers: Vec<&Answer> = answers.iter().filter(here).collect();
    let first = answers.first()?.status;
    if answers.iter().all(|answer| answer.status == first) {
        return Some(first);
    }
    let holders = |answer: &Answer| {
        let clause = agreement
            .clauses
            .iter()
            .find(|one| one.label == answer.clause);
        let same = |reading: &&Reading| {
            reading.point == answer.reading.0 && reading.name == answer.reading.1
        };
        let reading = clause.and_then(|clause| clause.readings.iter().find(same));
        let by = reading
            .map(|reading| reading.held.by.clone())
            .unwrap_or_default();
        by.into_iter()
            .filter(|voice| agreement.parties.contains(voice))
            .collect::<BTreeSet<String>>()
    };
    let opposed = |one: &Answer, other: &Answer| {
        let (ours, theirs) = (holders(one), holders(other));
        one.status != other.status
            && ours
                .iter()
                .any(|party| theirs.iter().any(|other| other != party))
    };
    let contested = answers
        .iter()
        .any(|one| answers.iter().any(|other| opposed(one, other)));
    Some(if contested { CONTESTED } else { AMBIGUOUS })
}

struct Bench<'a> {
    question: Question<'a>,
    spoken: &'a [Spoken<'a>],
    phases: &'a [PhaseTimes],
    view: &'a View,
}

/// What §8 finds for one instance.
struct Found {
    status: &'static str,
    seen: Option<Seen>,
    /// Whether the kernel's outcomes and causes belong to the answer.
    with_outcomes: bool,
}

impl Found {
    fn plain(status: &'static str) -> Self {
        Found {
            status,
            seen: None,
            with_outcomes: false,
        }
    }
}

impl<'a> Bench<'a> {
    fn part(
        &self,
        clause: &'a Clause,
        reading: &Reading,
        part: &Part,
        answers: &mut Vec<Answer>,
    ) -> Result<(), TooLarge> {
        let place = Place {
            question: self.question,
            clause,
        };
        let planned = instances::instances(&self.question, self.phases, &part.duty);
        let made = keyed::instances(&place, self.spoken, self.phases, &part.duty);
        let instances = planned.into_iter().chain(made).collect::<Vec<_>>();
        for instance in &instances {
            let found = self.found(&place, &part.duty, instance)?;
            let shown = found.seen.as_ref().filter(|_| found.with_outcomes);
            let counts = found
                .seen
                .iter()
                .flat_map(|seen| seen.account.counts.iter());
            answers.push(Answer {
                clause: clause.label.clone(),
                part: part.name.clone(),
                reading: (reading.point.clone(), reading.name.clone()),
                instance: match &instance.key {
                    Some((key, _)) => Some(key.clone()),
                    None => instance.date.map(|date| date.to_string()),
                },
                view: self.view.clone(),
                status: found.status,
                outcomes: shown
                    .map(|seen| seen.verdict.outcomes.clone())
                    .unwrap_or_default(),
                causes: shown
                    .map(|seen| seen.verdict.causes.clone())
                    .unwrap_or_default(),
                intervals: counts
                    .map(|count| Interval {
                        lo: count.lo,
                        hi: count.hi,
                    })
                    .collect(),
            });
        }
        Ok(())
    }

    /// The ten steps of §8, in their order.
    fn found(
        &self,
        place: &Place<'_>,
        duty: &Duty,
        instance: &Instance,
    ) -> Result<Found, TooLarge> {
        if let Some(status) = self.term(place.clause) {
            return Ok(Found::plain(status));
        }
        let seat = Seat::new(place, self.spoken, self.phases, duty, instance);
        let Some(seen) = seat.seen(self.view)? else {
            return Ok(Found::plain("not checkable"));
        };
        let instance = &seat.as_seen(self.view);
        let phase = duty
            .phase
            .as_ref()
            .and_then(|name| self.phases.iter().find(|times| times.phase == *name));
        if phase.is_some_and(|times| self.question.as_of < times.starts) {
            return Ok(Found::plain("not in force"));
        }
        if self.waived(place.clause, duty, instance) {
            return Ok(Found::plain("waived"));
        }
        if let Some(done) =
            only(&seen.verdict.outcomes).filter(|one| [MET, LATE, CURED].contains(one))
        {
            return Ok(Found {
                status: done,
                seen: Some(seen),
                with_outcomes: true,
            });
        }
        if self.suspended(place.clause, duty, instance) {
            return Ok(Found {
                status: "suspended",
                seen: Some(seen),
                with_outcomes: false,
            });
        }
        let failed = duty.condition && only(&seen.verdict.outcomes) == Some(NOT_MET);
        let undone = || self.undone(duty, instance, phase) && !honoured(&seat.test, &seen.account);
        if failed || undone() {
            return Ok(Found {
                status: "lapsed",
                seen: Some(seen),
                with_outcomes: false,
            });
        }
        let status = self.open(instance, &seen);
        Ok(Found {
            status,
            seen: Some(seen),
            with_outcomes: true,
        })
    }

    /// Steps 8 to 10.
    fn open(&self, instance: &Instance, seen: &Seen) -> &'static str {
        let outcomes = &seen.verdict.outcomes;
        if let Some(one) = only(outcomes) {
            return one;
        }
        if !outcomes.contains(MET)
            && self.question.as_of >= instance.due
            && self.question.as_of < instance.last
        {
            return "overdue";
        }
        let first = [CONTESTED, AMBIGUOUS, UNVERIFIED, PENDING]
            .into_iter()
            .find(|cause| seen.verdict.causes.contains(cause));
        // A voice whose figures leave no outcome at all differs from itself: nothing it says can be relied upon.
        first.unwrap_or(if self.question.as_of < instance.due {
            PENDING
        } else {
            UNVERIFIED
        })
    }

    /// Step 1: a clause that only some assert. `None` if it is judged.
    fn term(&self, clause: &Clause) -> Option<&'static str> {
        if clause.asserted_by.is_empty() {
            return None;
        }
        // A `correct` names what it replaces; beyond that, the term is named and no claim.
        let names = |one: &&Spoken<'_>| {
            let said = &one.statement.claim;
            names_clause(clause, said.clause.as_ref()) && !one.names_others && said.about.is_none()
        };
        let agrees = |voice: &String| {
            let mut by = self
                .spoken
                .iter()
                .filter(names)
                .filter(|one| one.voice == *voice);
            by.any(|one| matches!(one.kind, Kind::Agree | Kind::Confirm))
        };
        if let View::AccordingTo(voice) = self.view
            && (clause.asserted_by.contains(voice) || agrees(voice))
        {
            return None;
        }
        let denied = self
            .spoken
            .iter()
            .filter(names)
            .any(|one| one.kind == Kind::Deny);
        Some(if denied {
            "term contested"
        } else {
            "term not confirmed"
        })
    }

    /// Step 4: every beneficiary has a live `waive`. Where the text names no beneficiary, nobody can waive.
    fn waived(&self, clause: &Clause, duty: &Duty, instance: &Instance) -> bool {
        let date = instance.date.map(|date| date.to_string());
        let waives = |one: &Spoken<'_>| {
            let said = &one.content;
            let here = match &instance.key {
                Some((key, _)) => said.about.as_ref().is_none_or(|about| about == key),
                None => said.counts_for.is_none() || said.counts_for == date,
            };
            one.kind == Kind::Waive && names_clause(clause, said.clause.as_ref()) && here
        };
        let by = |voice: &String| {
            self.spoken
                .iter()
                .any(|one| one.voice == *voice && waives(one))
        };
        !duty.beneficiaries.is_empty() && duty.beneficiaries.iter().all(by)
    }

    /// Step 6.
    fn suspended(&self, clause: &Clause, duty: &Duty, instance: &Instance) -> bool {
        self.spoken.iter().any(|one| {
            let meets = |when| time_of(&self.question, when).overlaps(&instance.window());
            one.kind == Kind::Suspend
                && duty.suspended_by.contains(&one.voice)
                && names_clause(clause, one.content.clause.as_ref())
                && one.content.occurred.as_ref().is_some_and(meets)
        })
    }

    /// Step 7 but for what L honours: the phase is over and nobody was bound at the due instant.
    fn undone(&self, duty: &Duty, instance: &Instance, phase: Option<&PhaseTimes>) -> bool {
        let over = |times: &PhaseTimes| {
            let end = times.end();
            self.question.as_of >= end
                && (instance.due > end || (duty.condition && instance.due == end))
        };
        phase.is_some_and(over)
    }
}

fn only(outcomes: &Outcomes) -> Option<&'static str> {
    match outcomes.len() {
        1 => outcomes.iter().next().copied(),
        _ => None,
    }
}
