//! How a phase is renewed (`docs/standings.md` §6, Renewals): by consent, or by nobody's having given notice.

use tregua_agreement::Agreement;
use tregua_agreement::duty::Kernel;
use tregua_agreement::meaning::{Clause, Phase};
use tregua_calendar::{Length, Said, Timestamp, When, Window};
use tregua_record::Name;
use tregua_record::entries::claim::Kind;

use crate::figures::{just_after, names_clause, time_of};
use crate::instances::{Instance, Spans};
use crate::live::{Spoken, denies};
use crate::phases::{Move, PhaseTimes};
use crate::question::Question;

/// An end of a phase that no later move took back, and the one that it follows.
pub(crate) struct Standing {
    pub(crate) end: Timestamp,
    before: Option<Timestamp>,
    set: Timestamp,
    brought_forward: bool,
}

/// "The ends that still stand": every end earlier than all that came after it.
pub(crate) fn standing(phase: &PhaseTimes) -> Vec<Standing> {
    let planned = phase.planned.map(|end| (end, Timestamp::MIN));
    let moved = phase.moves.iter().map(|one| (one.end, one.effective));
    let all: Vec<(Timestamp, Timestamp)> = planned.into_iter().chain(moved).collect();
    // From the last one back: those that are earlier than all that came after.
    let mut kept: Vec<(Timestamp, Timestamp, bool)> = Vec::new();
    let previous = all.iter().rev().skip(1).map(Some).chain([None]);
    for ((end, set), previous) in all.iter().rev().zip(previous) {
        if kept.last().is_none_or(|(later, ..)| end < later) {
            let brought_forward = previous.is_some_and(|(other, _)| end < other);
            kept.push((*end, *set, brought_forward));
        }
    }
    let before = kept.iter().skip(1).map(|one| Some(one.0)).chain([None]);
    let found = kept.iter().zip(before).map(|(one, before)| Standing {
        end: one.0,
        before,
        set: one.1,
        brought_forward: one.2,
    });
    let mut found: Vec<Standing> = found.collect();
    found.reverse();
    found
}

/// When consent or notice can be given for an end: `None` where silence does not renew it. Notice may be given at the last
/// instant itself.
fn open(
    question: &Question<'_>,
    starts: Timestamp,
    one: &Standing,
    notice: Option<Length>,
) -> Option<Window> {
    let clock = &question.agreement.clock;
    let back = |end| notice.map_or(end, |length| clock.minus(end, length));
    let until = back(one.end);
    if notice.is_some() && (one.brought_forward || one.set > until) {
        return None;
    }
    let from = one.before.map_or(starts, back);
    Some(Window::new(from.min(until), until))
}

/// One instance for each end that can be renewed, "of several on a date the last".
pub(crate) fn instances(
    question: &Question<'_>,
    phase: &PhaseTimes,
    notice: Option<Length>,
) -> Vec<Instance> {
    let mut found: Vec<Instance> = Vec::new();
    for one in standing(phase) {
        let Some(window) = open(question, phase.starts, &one, notice) else {
            continue;
        };
        let counted = match notice {
            Some(_) => Window::new(window.from, just_after(question, window.to)),
            None => window,
        };
        let date = question.agreement.clock.civil(one.end).date();
        found.retain(|other| other.date != Some(date));
        found.push(Instance {
            date: Some(date),
            key: None,
            due: window.to,
            last: one.end,
            last_moment: one.end,
            windows: Spans::Counted(vec![counted]),
            end: Some(one.end),
        });
    }
    found
}

/// "Consent to an end before the one that the reading asks for, and notice of an end after the present one, are of another
/// renewal."
pub(crate) fn is_of(
    agreement: &Agreement,
    kernel: &Kernel,
    end: Timestamp,
    named: Option<&When>,
) -> bool {
    let (Kernel::Renewed { length, notice, .. }, Some(When::Instant(named))) = (kernel, named)
    else {
        return true;
    };
    match notice {
        Some(_) => *named <= end,
        None => *named >= agreement.clock.plus(end, *length),
    }
}

/// The first renewal of the present end that takes effect.
pub(crate) fn next(
    question: &Question<'_>,
    spoken: &[Spoken<'_>],
    phase: &Phase,
    times: &PhaseTimes,
) -> Option<Move> {
    let ends = standing(times);
    let present = ends.last()?;
    let mut moves: Vec<Move> = Vec::new();
    for clause in &question.agreement.clauses {
        if !clause.asserted_by.is_empty() {
            continue;
        }
        let renewing = Renewing {
            question,
            spoken,
            phase,
            clause,
            present,
        };
        moves.extend(renewing.result());
    }
    moves.sort_by_key(|one| (one.effective, one.end));
    let mut first = moves.into_iter().next()?;
    first.effective = first.effective.max(present.set);
    Some(first)
}

struct Renewing<'a> {
    question: &'a Question<'a>,
    spoken: &'a [Spoken<'a>],
    phase: &'a Phase,
    clause: &'a Clause,
    present: &'a Standing,
}

impl Renewing<'_> {
    fn result(&self) -> Option<Move> {
        let clock = &self.question.agreement.clock;
        let mut who: Vec<&String> = Vec::new();
        let mut ends: Vec<Timestamp> = Vec::new();
        let mut notices: Vec<Option<Length>> = Vec::new();
        for part in self
            .clause
            .readings
            .iter()
            .flat_map(|reading| &reading.parts)
        {
            if let Kernel::Renewed {
                phase,
                measure,
                length,
                notice,
            } = &part.duty.kernel
                && *phase == self.phase.name
            {
                who.extend(&measure.actors);
                ends.push(clock.plus(self.present.end, *length));
                notices.push(*notice);
            }
        }
        let least = ends.into_iter().min()?;
        match notices.first()? {
            Some(notice) => self.silence(&who, least, *notice),
            None => self.consent(&who, least),
        }
    }

    /// The latest end to which everybody agreed to go at least; when the last of them was known to.
    fn consent(&self, who: &[&String], least: Timestamp) -> Option<Move> {
        let window = open(self.question, self.phase.starts, self.present, None)?;
        let said: Vec<(&String, Timestamp, Timestamp, &str)> = self
            .words("extend", window)
            .map(|one| {
                let to = match one.content.occurred {
                    Some(When::Instant(end)) => end,
                    _ => least,
                };
                (
                    &one.voice,
                    to,
                    one.statement.known,
                    one.statement.id.as_str(),
                )
            })
            .filter(|(_, to, ..)| *to > self.present.end)
            .collect();
        // Of all ends that anybody named, the latest that each has agreed to reach.
        let mut ends: Vec<Timestamp> = said.iter().map(|(_, to, ..)| *to).collect();
        ends.sort();
        let reached = |end: Timestamp| {
            let each = who.iter().map(|voice| {
                said.iter()
                    .filter(|(by, to, ..)| by == voice && *to >= end)
                    .map(|(_, _, known, id)| (*known, *id))
                    .min()
            });
            each.collect::<Option<Vec<_>>>()
        };
        let end = ends.into_iter().rfind(|end| reached(*end).is_some())?;
        let by = reached(end)?;
        Some(Move {
            end,
            effective: by.iter().map(|(known, _)| *known).max()?,
            moved_by: by.into_iter().map(|(_, id)| id.to_owned()).collect(),
        })
    }

    fn silence(&self, who: &[&String], end: Timestamp, notice: Length) -> Option<Move> {
        let window = open(self.question, self.phase.starts, self.present, Some(notice))?;
        let counted = Window::new(window.from, just_after(self.question, window.to));
        let given = self.words("end", counted).any(|one| {
            let later =
                matches!(one.content.occurred, Some(When::Instant(end)) if end > self.present.end);
            who.contains(&&one.voice) && !later
        });
        (!given && self.question.as_of > window.to).then(|| Move {
            end,
            effective: window.to,
            moved_by: Vec::new(),
        })
    }

    /// What was said of it in anybody's own words, surely in a window, "that no party denies".
    fn words(&self, act: &'static str, window: Window) -> impl Iterator<Item = &Spoken<'_>> {
        let agreement = self.question.agreement;
        self.spoken.iter().filter(move |one| {
            let kind = one.kind == Kind::Announce || (one.kind == Kind::Agree && act == "extend");
            let clause = one.content.clause.as_ref();
            let here = match clause {
                Some(label) => {
                    **label == *self.phase.name
                        || names_clause(self.clause, clause.map(Name::as_str))
                }
                None => agreement.phases.len() == 1,
            };
            let when = match one.content.said {
                Some(Said::At(at)) => Some(When::Instant(at)),
                Some(Said::On(date)) => Some(When::Dates(date, date)),
                None => None,
            };
            let span = when.map(|when| time_of(self.question, &when));
            let denied = || {
                let mut denials = self.spoken.iter();
                denials.any(|deny| agreement.parties.contains(&deny.voice) && denies(deny, one))
            };
            kind && one.content.act.as_deref() == Some(act)
                && here
                && span.is_some_and(|span| span.inside(&window))
                && !denied()
        })
    }
}
