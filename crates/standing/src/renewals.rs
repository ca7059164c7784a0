//! How consent and silence move the end of a phase (`docs/standings.md` §6, Renewals).

use std::collections::BTreeSet;

use tregua_agreement::Agreement;
use tregua_agreement::duty::Kernel;
use tregua_agreement::meaning::{Clause, Phase};
use tregua_calendar::{Clock, Length, Timestamp, When, Window};
use tregua_record::entries::claim::Kind;

use crate::figures::{read_window, time_said};
use crate::kernels::just_after;
use crate::phases::{Move, PhaseEnd, denied};
use crate::statement::Live;

/// A stretch up to one end of a phase, in which that end can be renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    /// The start of the phase, or the end before.
    from: Timestamp,
    /// True if that is the start of the phase.
    first: bool,
    /// The end.
    pub(crate) to: Timestamp,
    /// From when it held.
    since: Timestamp,
    /// True if it was brought forward.
    forward: bool,
}

/// The terms of a phase with these ends: one for each end that no later move took back.
pub(crate) fn terms(starts: Timestamp, ends: &[PhaseEnd]) -> Vec<Term> {
    let mut standing: Vec<Term> = Vec::new();
    let mut present: Option<Timestamp> = None;
    for end in ends.iter().filter(|end| end.at < Timestamp::MAX) {
        while standing.last().is_some_and(|term| term.to >= end.at) {
            standing.pop();
        }
        let before = standing.last().map(|term| term.to);
        standing.push(Term {
            from: before.unwrap_or(starts),
            first: before.is_none(),
            to: end.at,
            since: end.since,
            forward: present.is_some_and(|present| end.at < present),
        });
        present = Some(end.at);
    }
    standing
}

impl Term {
    /// The term up to the present end, which is the last of `ends`; silence can have moved it thousands of times.
    fn present(starts: Timestamp, ends: &[PhaseEnd]) -> Option<Self> {
        let (last, others) = ends.split_last()?;
        let others = others.iter().rev().filter(|end| end.at < Timestamp::MAX);
        let before = others.clone().find(|end| end.at < last.at);
        (last.at < Timestamp::MAX).then(|| Term {
            from: before.map_or(starts, |end| end.at),
            first: before.is_none(),
            to: last.at,
            since: last.since,
            forward: others.clone().next().is_some_and(|end| last.at < end.at),
        })
    }

    /// When consent can be given, or notice: up to so long before the end, that instant included. Nobody can give notice of
    /// an end that was set only after it was due, and none is needed of one that was brought forward: silence renews neither.
    pub(crate) fn window(&self, clock: &Clock, notice: Option<Length>) -> Option<Window> {
        let Some(notice) = notice else {
            return Some(Window::new(self.from, self.to));
        };
        let due = clock.minus(self.to, notice);
        let from = if self.first {
            self.from
        } else {
            clock.minus(self.from, notice)
        };
        (!self.forward && self.since <= due).then(|| Window::new(from.min(due), due))
    }
}

/// What renews a phase, and what was said of it.
pub(crate) struct Renewals<'a> {
    pub(crate) agreement: &'a Agreement,
    pub(crate) phase: &'a Phase,
    pub(crate) lives: &'a [Live],
    pub(crate) as_of: Timestamp,
}

/// How a clause renews a phase, over its readings.
struct Renewing {
    /// Who agrees, or may give notice.
    by: BTreeSet<String>,
    /// By how much, by the reading that asks for least.
    length: Length,
    notice: Option<Length>,
}

impl Renewals<'_> {
    /// The first renewal of the present end that takes effect, if any does.
    pub(crate) fn next(&self, ends: &[PhaseEnd]) -> Option<Move> {
        let present = ends.last()?;
        let term = &Term::present(self.phase.starts, ends)?;
        // A term that only some assert moves nothing.
        let clauses = self.agreement.clauses.iter();
        let clauses = clauses.filter(|clause| clause.asserted_by.is_empty());
        let moves = clauses.filter_map(|clause| {
            let renewing = self.renewing(clause, term.to)?;
            match renewing.notice {
                None => self.agreed(clause, &renewing, term),
                Some(_) => self.unopposed(clause, &renewing, term),
            }
        });
        let step = moves.min_by_key(|step| (step.since, step.to))?;
        // What was agreed while another end held takes effect with this one.
        Some(Move {
            since: step.since.max(present.since),
            ..step
        })
    }

    fn renewing(&self, clause: &Clause, end: Timestamp) -> Option<Renewing> {
        let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
        let mut found: Option<Renewing> = None;
        for part in parts {
            let Kernel::Renewed {
                phase,
                measure,
                length,
                notice,
            } = &part.duty.kernel
            else {
                continue;
            };
            if *phase != self.phase.name {
                continue;
            }
            let one = found.get_or_insert_with(|| Renewing {
                by: BTreeSet::new(),
                length: *length,
                notice: *notice,
            });
            one.by.extend(measure.actors.iter().cloned());
            let after = |length| self.agreement.clock.plus(end, length);
            if after(*length) < after(one.length) {
                one.length = *length;
            }
        }
        found
    }

    /// All have agreed before the end: it moves to the earliest of the ends that they agreed to.
    fn agreed(&self, clause: &Clause, renewing: &Renewing, term: &Term) -> Option<Move> {
        let clock = &self.agreement.clock;
        let least = clock.plus(term.to, renewing.length);
        let window = term.window(clock, None)?;
        let agreed_to = |live: &Live| match live.claim.occurred {
            Some(When::Instant(end)) => end,
            _ => least,
        };
        let said: Vec<Vec<&Live>> = renewing
            .by
            .iter()
            .map(|voice| {
                let said = self.said(clause, voice, "extend", window);
                said.filter(|live| agreed_to(live) > term.to).collect()
            })
            .collect();
        let farthest = said
            .iter()
            .map(|said| said.iter().map(|live| agreed_to(live)).max());
        let to = farthest
            .collect::<Option<Vec<Timestamp>>>()?
            .into_iter()
            .min()?;
        let first = said.iter().filter_map(|said| {
            let enough = said.iter().filter(|live| agreed_to(live) >= to);
            enough.min_by_key(|live| (live.statement.known, &live.statement.id))
        });
        let consents: Vec<&&Live> = first.collect();
        Some(Move {
            to,
            extends: true,
            since: consents.iter().map(|live| live.statement.known).max()?,
            by: consents
                .iter()
                .map(|live| live.statement.id.clone())
                .collect(),
        })
    }

    /// Notice was due, and none that was given in time is on record.
    fn unopposed(&self, clause: &Clause, renewing: &Renewing, term: &Term) -> Option<Move> {
        let clock = &self.agreement.clock;
        let window = term.window(clock, renewing.notice)?;
        let including = Window::new(window.from, just_after(window.to));
        let gives = |voice: &String| {
            let mut said = self.said(clause, voice, "end", including);
            said.any(|live| match live.claim.occurred {
                Some(When::Instant(end)) => end <= term.to,
                _ => true,
            })
        };
        let silent = !renewing.by.iter().any(gives);
        (silent && self.as_of > window.to).then(|| Move {
            to: clock.plus(term.to, renewing.length),
            extends: true,
            since: window.to,
            by: Vec::new(),
        })
    }

    /// What a voice said in its own words of the renewal, surely inside the window, and no party denies.
    fn said<'s>(
        &'s self,
        clause: &'s Clause,
        voice: &'s str,
        act: &'static str,
        window: Window,
    ) -> impl Iterator<Item = &'s Live> {
        let own = move |live: &&Live| {
            live.voice() == voice
                && matches!(
                    (live.kind, act),
                    (Kind::Agree, "extend") | (Kind::Announce, _)
                )
                && live.claim.act.as_deref() == Some(act)
        };
        let of_this = move |live: &&Live| match live.claim.clause.as_deref() {
            None => self.agreement.phases.len() == 1,
            Some(label) => label == self.phase.name || self.agreement.names(label, clause),
        };
        let in_time = move |live: &&Live| {
            live.claim.said.is_some_and(|said| {
                let span = read_window(self.agreement, time_said(said)).0;
                window.from <= span.from && span.to <= window.to
            })
        };
        self.lives
            .iter()
            .filter(own)
            .filter(of_this)
            .filter(in_time)
            .filter(|live| !denied(self.agreement, self.lives, live))
    }
}
