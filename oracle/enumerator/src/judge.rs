//! The status of every clause, reading, part and instance (`docs/standings.md` §8).

use std::collections::BTreeSet;

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Duty, Kernel, Part};
use tregua_agreement::meaning::{Clause, Reading};
use tregua_calendar::Timestamp;
use tregua_record::entries::claim::Kind;

use crate::consent;
use crate::events::{self, Came};
use crate::figures::{Place, names_clause, time_of};
use crate::instances::{self, Instance, closed, not_before, opened};
use crate::kernels::{
    AMBIGUOUS, CONTESTED, CURED, LATE, MET, NOT_MET, Outcomes, PENDING, UNVERIFIED, honoured,
};
use crate::keyed;
use crate::live::{Spoken, spoken};
use crate::phases::{PhaseTimes, times};
use crate::question::{Answer, Interval, Question, TooLarge, View};
use crate::seat::{Seat, speaks_of};
use crate::together;
use crate::views::{Seen, of_record};

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
        dated: &phases,
        begun: false,
        view,
        deep: 0,
        alone: false,
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

#[derive(Clone, Copy)]
pub(crate) struct Bench<'a> {
    pub(crate) question: Question<'a>,
    pub(crate) spoken: &'a [Spoken<'a>],
    pub(crate) phases: &'a [PhaseTimes],
    /// Those that start at an instant of their own.
    pub(crate) dated: &'a [PhaseTimes],
    /// The phase at issue waits for something, and is among `phases` as if that had come about.
    pub(crate) begun: bool,
    pub(crate) view: &'a View,
    /// Through how many clauses that name another this question has come: those that open it, what frees one, and again.
    pub(crate) deep: usize,
    /// As if no clause freed anybody.
    pub(crate) alone: bool,
}

/// What §8 finds for one instance.
pub(crate) struct Found {
    pub(crate) status: &'static str,
    /// The instance as it was judged.
    pub(crate) instance: Instance,
    seen: Option<Seen>,
    /// Whether the kernel's outcomes and causes belong to the answer.
    with_outcomes: bool,
    /// Where the opening straddles: what either end leaves possible.
    straddled: Option<Outcomes>,
}

impl Found {
    pub(crate) fn plain(status: &'static str, instance: &Instance) -> Self {
        Found {
            status,
            instance: instance.clone(),
            seen: None,
            with_outcomes: false,
            straddled: None,
        }
    }

    /// Whether anything was counted for it.
    pub(crate) fn judged(&self) -> bool {
        self.seen.is_some()
    }

    /// Where something came about between two instants: the same by both, or ambiguous.
    pub(crate) fn or_open(self, late: Found) -> Found {
        if self.status == late.status && self.outcomes() == late.outcomes() {
            return late;
        }
        let (one, other) = (self.outcomes(), late.outcomes());
        let outcomes = if one.is_empty() || other.is_empty() {
            Outcomes::new()
        } else {
            one.union(&other).copied().collect()
        };
        Found {
            straddled: Some(outcomes),
            status: AMBIGUOUS,
            ..late
        }
    }

    fn outcomes(&self) -> Outcomes {
        let shown = self.seen.as_ref().filter(|_| self.with_outcomes);
        let own = || shown.map(|seen| seen.verdict.outcomes.clone());
        self.straddled.clone().or_else(own).unwrap_or_default()
    }

    fn causes(&self) -> BTreeSet<&'static str> {
        let shown = self.seen.as_ref().filter(|_| self.with_outcomes);
        match (&self.straddled, shown) {
            (Some(_), _) => BTreeSet::from([AMBIGUOUS]),
            (None, Some(seen)) => seen.verdict.causes.clone(),
            // What it waits for is open, and nothing was counted.
            (None, None) => [CONTESTED, AMBIGUOUS, UNVERIFIED]
                .into_iter()
                .filter(|cause| *cause == self.status)
                .collect(),
        }
    }
}

impl<'a> Bench<'a> {
    fn part(
        &self,
        clause: &'a Clause,
        reading: &Reading,
        part: &'a Part,
        answers: &mut Vec<Answer>,
    ) -> Result<(), TooLarge> {
        let place = Place {
            question: self.question,
            clause,
        };
        for instance in &self.instances(&place, &part.duty)? {
            let found = self.found(&place, &part.duty, instance)?;
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
                outcomes: found.outcomes(),
                causes: found.causes(),
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

    pub(crate) fn instances(
        &self,
        place: &Place<'a>,
        duty: &'a Duty,
    ) -> Result<Vec<Instance>, TooLarge> {
        if let Some(phase) = self.waits(duty) {
            return self.of_any_beginning(place, duty, phase);
        }
        let planned = instances::instances(&self.question, self.phases, duty);
        let made = keyed::instances(place, self.spoken, self.phases, duty);
        let of_groups = together::instances(place, self.spoken, self.phases, duty);
        Ok(planned.into_iter().chain(made).chain(of_groups).collect())
    }

    /// The ten steps of §8, in their order.
    pub(crate) fn found(
        &self,
        place: &Place<'a>,
        duty: &'a Duty,
        instance: &Instance,
    ) -> Result<Found, TooLarge> {
        let plain = |status| Ok(Found::plain(status, instance));
        if let Some(status) = self.term(place.clause) {
            return plain(status);
        }
        let seat = Seat::new(place, self.spoken, self.phases, duty, instance);
        if *self.view == View::NamedBody && !of_record(duty) && seat.bodies().is_none() {
            return plain("not checkable");
        }
        if matches!(duty.kernel, Kernel::ByHand { .. }) {
            return plain("not checkable");
        }
        if let Some(phase) = self.waits(duty) {
            return self.once_begun(place, duty, phase, instance);
        }
        let phase = duty
            .phase
            .as_ref()
            .and_then(|name| self.phases.iter().find(|times| times.phase == *name));
        if phase.is_some_and(|times| self.question.as_of < times.starts) {
            return plain("not in force");
        }
        if duty.course.once.is_empty() {
            return self.in_force(place, duty, instance);
        }
        let (first, last) = match self.came(place.clause, &duty.course.once)? {
            Came::Not => return plain("not in force"),
            Came::Open(status) => return plain(status),
            Came::At(first, last) => (first, last),
        };
        let seen = &seat.as_seen(self.view);
        let from = |at| match opened(&self.question, duty, seen, at) {
            // Under a key nothing moves.
            Some(_) if self.question.as_of >= at && instance.key.is_some() => {
                self.in_force(place, duty, instance)
            }
            Some(instance) if self.question.as_of >= at => self.in_force(place, duty, &instance),
            _ => plain("not in force"),
        };
        let (early, late) = (from(first)?, from(last)?);
        Ok(early.or_open(late))
    }

    /// From step 4 on.
    fn in_force(
        &self,
        place: &Place<'a>,
        duty: &'a Duty,
        instance: &Instance,
    ) -> Result<Found, TooLarge> {
        let bound = |end| self.bound_until(place, duty, instance, end);
        let alone = Bench {
            alone: true,
            ..*self
        };
        let mut ways = Vec::new();
        if !duty.course.freed.is_empty() && !self.alone {
            ways.push(alone.came(place.clause, &duty.course.freed)?);
        }
        // What was agreed on stands in its place whatever other clauses do.
        for consent in &duty.course.replaced_by {
            ways.push(alone.came(place.clause, std::slice::from_ref(consent))?);
        }
        match events::one(&ways) {
            Came::Not => bound(None),
            Came::Open(status) => Ok(match bound(None)? {
                found if [NOT_MET, "overdue"].contains(&found.status) => Found {
                    status,
                    with_outcomes: false,
                    straddled: None,
                    ..found
                },
                found => found,
            }),
            Came::At(first, last) => {
                let (early, late) = (bound(Some(first))?, bound(Some(last))?);
                Ok(early.or_open(late))
            }
        }
    }

    /// "as if the phase had ended at `end`", where that is past.
    fn bound_until(
        &self,
        place: &Place<'a>,
        duty: &'a Duty,
        instance: &Instance,
        end: Option<Timestamp>,
    ) -> Result<Found, TooLarge> {
        let end = end.filter(|end| self.question.as_of >= *end);
        let Some(instance) = &closed(&self.question, duty, instance, end) else {
            let waived = self.waived(place.clause, duty, instance);
            let status = if waived { "waived" } else { "lapsed" };
            return Ok(Found::plain(status, instance));
        };
        let judged = |instance: &Instance| self.judged(place, duty, instance, None, end);
        if duty.course.alongside.is_empty() || self.alone {
            return judged(instance);
        }
        let alone = Bench {
            alone: true,
            ..*self
        };
        let not_due = || -> Result<Found, TooLarge> {
            let open = not_before(&self.question, duty, instance, Timestamp::MAX);
            let now = not_before(&self.question, duty, instance, self.question.as_of);
            let mut found = self.judged(place, duty, &open, Some(&now), end)?;
            // Nobody knows yet when it is due, so what its own hour would leave possible still is.
            if let Some(seen) = found.seen.as_mut().filter(|_| found.with_outcomes)
                && seen.verdict.outcomes.len() > 1
            {
                let late = matches!(duty.kernel, Kernel::Done { .. } | Kernel::Share { .. })
                    .then_some(LATE);
                let agreed = !duty.cure_agreed_by.is_empty();
                let cured = (agreed || duty.cure.is_some()).then_some(CURED);
                seen.verdict
                    .outcomes
                    .extend([late, cured].into_iter().flatten());
            }
            Ok(found)
        };
        let due = |at| judged(&not_before(&self.question, duty, instance, at));
        Ok(match alone.came(place.clause, &duty.course.alongside)? {
            Came::At(first, last) => due(first)?.or_open(due(last)?),
            Came::Not => not_due()?,
            Came::Open(status) => {
                let (own, open) = (judged(instance)?, not_due()?);
                if own.status == open.status {
                    open
                } else {
                    Found {
                        status,
                        with_outcomes: false,
                        straddled: None,
                        ..own
                    }
                }
            }
        })
    }

    /// From step 4 on. Where it is not known yet when it is due, `now` is as if that were at once.
    fn judged(
        &self,
        place: &Place<'a>,
        duty: &'a Duty,
        instance: &Instance,
        now: Option<&Instance>,
        end: Option<Timestamp>,
    ) -> Result<Found, TooLarge> {
        let phase = duty
            .phase
            .as_ref()
            .and_then(|name| self.phases.iter().find(|times| times.phase == *name));
        if self.waived(place.clause, duty, instance) {
            return Ok(Found::plain("waived", instance));
        }
        let good = |instance: &Instance| {
            let agreed = consent::new_date(self, place, duty, instance, end);
            agreed.map_or_else(
                || instance.clone(),
                |at| instances::made_good_by(&self.question, instance, at),
            )
        };
        let instance = &good(instance);
        let seat = Seat::new(place, self.spoken, self.phases, duty, instance);
        let Some(mut seen) = seat.seen(self.view)? else {
            return Ok(Found::plain("not checkable", instance));
        };
        if let (Some(now), Some(_)) = (now, only(&seen.verdict.outcomes)) {
            // "Met only what would be met if it were due at once."
            let now = good(now);
            let seat = Seat::new(place, self.spoken, self.phases, duty, &now);
            let at_once = seat.seen(self.view)?;
            if at_once.is_some_and(|at_once| at_once.verdict.outcomes != seen.verdict.outcomes) {
                seen.verdict.outcomes = [MET, NOT_MET].into();
                seen.verdict.causes = [PENDING].into();
            }
        }
        let instance = &seat.as_seen(self.view);
        let found = |status, seen, with_outcomes| Found {
            status,
            instance: instance.clone(),
            seen: Some(seen),
            with_outcomes,
            straddled: None,
        };
        if let Some(done) =
            only(&seen.verdict.outcomes).filter(|one| [MET, LATE, CURED].contains(one))
        {
            return Ok(found(done, seen, true));
        }
        let suspended = self.suspended(place, duty, instance)?;
        if suspended == Some("suspended") {
            return Ok(found("suspended", seen, false));
        }
        let failed = duty.condition && only(&seen.verdict.outcomes) == Some(NOT_MET);
        let undone =
            || self.undone(duty, instance, phase, end) && !honoured(&seat.test, &seen.account);
        if failed || undone() {
            return Ok(found("lapsed", seen, false));
        }
        let status = self.open(instance, &seen);
        Ok(match suspended {
            Some(open) if [NOT_MET, "overdue"].contains(&status) => found(open, seen, false),
            _ => found(status, seen, true),
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
            names_clause(clause, said.clause.as_deref())
                && !one.names_others
                && said.about.is_none()
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
                None => said.counts_for.is_none() || said.counts_for.as_deref() == date.as_deref(),
            };
            let mut measures = duty.kernel.measures().into_iter();
            one.kind == Kind::Waive
                && names_clause(clause, said.clause.as_deref())
                && here
                && measures.any(|measure| speaks_of(&self.question, one, measure))
        };
        let by = |voice: &String| {
            self.spoken
                .iter()
                .any(|one| one.voice == *voice && waives(one))
        };
        !duty.beneficiaries.is_empty() && duty.beneficiaries.iter().all(by)
    }

    /// Step 6, with the ground that the text asks for: what it comes to at either end of when that came about.
    fn suspended(
        &self,
        place: &Place<'a>,
        duty: &'a Duty,
        instance: &Instance,
    ) -> Result<Option<&'static str>, TooLarge> {
        let from = |ground| self.suspended_from(place, duty, instance, ground);
        let ground = &duty.course.ground;
        if ground.is_empty() {
            return Ok(from(None)?.then_some("suspended"));
        }
        if self.alone {
            return Ok(None);
        }
        let bench = Bench {
            alone: true,
            ..*self
        };
        Ok(match bench.came(place.clause, ground)? {
            Came::Not => None,
            Came::Open(status) => from(None)?.then_some(status),
            Came::At(first, last) => {
                let both = [from(Some(first))?, from(Some(last))?];
                match both {
                    [true, true] => Some("suspended"),
                    [false, false] => None,
                    _ => Some(AMBIGUOUS),
                }
            }
        })
    }

    /// A suspension by one who may, from the ground on, up to the same voice's resumption.
    fn suspended_from(
        &self,
        place: &Place<'_>,
        duty: &Duty,
        instance: &Instance,
        ground: Option<Timestamp>,
    ) -> Result<bool, TooLarge> {
        let own = |one: &&Spoken<'_>| {
            duty.suspended_by.contains(&one.voice)
                && names_clause(place.clause, one.content.clause.as_deref())
        };
        let time = |one: &Spoken<'_>| {
            let when = one.content.occurred.as_ref();
            when.map(|when| time_of(&self.question, when))
        };
        let mut stretches: Vec<(Timestamp, Timestamp)> = Vec::new();
        for one in self
            .spoken
            .iter()
            .filter(own)
            .filter(|one| one.kind == Kind::Suspend)
        {
            let Some(window) = time(one) else { continue };
            let ends = self.spoken.iter().filter(own).filter(|other| {
                let resumes = other.content.act.as_deref() == Some("resume");
                other.kind == Kind::Announce && resumes && other.voice == one.voice
            });
            let ends = ends.filter_map(time).map(|when| when.from);
            let end = ends
                .filter(|at| *at >= window.from)
                .fold(window.to, Ord::min);
            let from = ground.map_or(window.from, |ground| ground.max(window.from));
            if from < end {
                stretches.push((from, end));
            }
        }
        if matches!(duty.kernel, Kernel::Done { .. } | Kernel::Share { .. }) {
            let due = instance.due;
            return Ok(stretches.iter().any(|(from, to)| *from <= due && due < *to));
        }
        let window = instance.window();
        let meets = |(from, to): &(Timestamp, Timestamp)| *from < window.to && window.from < *to;
        stretches.retain(meets);
        if stretches.is_empty() || !matches!(duty.kernel, Kernel::Ban { .. }) {
            return Ok(!stretches.is_empty());
        }
        // Every stretch between two edges that lies in no suspension.
        let mut edges: Vec<Timestamp> = vec![window.from, window.to];
        edges.extend(stretches.iter().flat_map(|(from, to)| [*from, *to]));
        edges.retain(|edge| window.from <= *edge && *edge <= window.to);
        edges.sort();
        for pair in free_stretches(&edges, &stretches) {
            let mut rest = instances::until(&self.question, duty, pair.0, pair.1);
            rest.date = instance.date;
            let seat = Seat::new(place, self.spoken, self.phases, duty, &rest);
            let seen = seat.seen(self.view)?;
            if seen.is_some_and(|seen| only(&seen.verdict.outcomes) == Some(NOT_MET)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Step 7 but for what L honours: the phase is over and nobody was bound at the due instant.
    fn undone(
        &self,
        duty: &Duty,
        instance: &Instance,
        phase: Option<&PhaseTimes>,
        freed: Option<Timestamp>,
    ) -> bool {
        let ends = phase.map(PhaseTimes::end).into_iter().chain(freed);
        ends.min().is_some_and(|end| {
            self.question.as_of >= end
                && (instance.due > end || (duty.condition && instance.due == end))
        })
    }
}

/// The longest stretches between edges that lie in none of the taken ones.
fn free_stretches(
    edges: &[Timestamp],
    taken: &[(Timestamp, Timestamp)],
) -> Vec<(Timestamp, Timestamp)> {
    let mut free: Vec<(Timestamp, Timestamp)> = Vec::new();
    for (from, to) in edges.iter().zip(edges.iter().skip(1)) {
        if from == to || taken.iter().any(|(start, end)| start <= from && to <= end) {
            continue;
        }
        match free.last_mut() {
            Some(last) if last.1 == *from => last.1 = *to,
            _ => free.push((*from, *to)),
        }
    }
    free
}

fn only(outcomes: &Outcomes) -> Option<&'static str> {
    match outcomes.len() {
        1 => outcomes.iter().next().copied(),
        _ => None,
    }
}
