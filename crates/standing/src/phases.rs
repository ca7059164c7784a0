//! Phases: where each begins and ends, as announcements and renewals have moved it.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::duty::Kernel;
use tregua_agreement::meaning::Phase;
use tregua_calendar::{Timestamp, When, Window};
use tregua_record::Name;
use tregua_record::entries::claim::Kind;

use crate::instances::MOST;
use crate::renewals::Renewals;
use crate::statement::Live;

/// One phase at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseSpan {
    /// Its name.
    pub name: String,
    /// From its start to its end; the end is the furthest future if nothing ends it.
    pub window: Window,
    /// Each end it has had, in order, with the instant from which it held; the last is the present one.
    pub ends: Vec<PhaseEnd>,
    /// Statements that moved it.
    pub moved_by: Vec<Name>,
}

/// One end that a phase has had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseEnd {
    /// The end.
    pub at: Timestamp,
    /// From when it held; the planned end held from the beginning of time.
    pub since: Timestamp,
    /// True if nobody's words moved it there: it was renewed by silence.
    pub by_silence: bool,
}

impl PhaseSpan {
    /// The end that held just before `moment`.
    pub(crate) fn end_before(&self, moment: Timestamp) -> Timestamp {
        let held = self.ends.iter().rev().find(|end| end.since < moment);
        held.or(self.ends.first())
            .map_or(self.window.to, |end| end.at)
    }
}

/// Every phase of the agreement that starts at an instant of its own, as the statements that stand have moved it.
pub(crate) fn phases(agreement: &Agreement, lives: &[Live], as_of: Timestamp) -> Vec<PhaseSpan> {
    let dated = agreement
        .phases
        .iter()
        .filter(|phase| phase.once.is_empty());
    dated
        .map(|phase| span(agreement, phase, lives, as_of))
        .collect()
}

/// A phase that waits for something, if it begins at this instant: as one that starts then.
pub(crate) fn from(
    agreement: &Agreement,
    phase: &Phase,
    at: Timestamp,
    lives: &[Live],
    as_of: Timestamp,
) -> PhaseSpan {
    let started = Phase {
        starts: at,
        once: Vec::new(),
        ..phase.clone()
    };
    span(agreement, &started, lives, as_of)
}

fn span(agreement: &Agreement, phase: &Phase, lives: &[Live], as_of: Timestamp) -> PhaseSpan {
    let planned = phase.lasts.map_or(Timestamp::MAX, |length| {
        agreement.clock.plus(phase.starts, length)
    });
    let mut ends = vec![PhaseEnd {
        at: planned,
        since: Timestamp::MIN,
        by_silence: false,
    }];
    let mut moved_by = Vec::new();
    let mut announced = moves(agreement, phase, lives).into_iter().peekable();
    let renewals = Renewals {
        agreement,
        phase,
        lives,
        as_of,
    };
    // Whatever takes effect first moves the end first; each renewal is one of the end that holds by then.
    while ends.len() < MOST {
        let renewed = renewals.next(&ends);
        let first = |step: &Move| {
            renewed
                .as_ref()
                .is_none_or(|renewed| order(step) <= order(renewed))
        };
        let Some(step) = announced.next_if(first).or(renewed) else {
            break;
        };
        let end = ends.last().map_or(planned, |end| end.at);
        let moves = if step.extends {
            step.to > end
        } else {
            step.to < end
        };
        if moves {
            ends.push(PhaseEnd {
                at: step.to,
                since: step.since,
                by_silence: step.by.is_empty(),
            });
            moved_by.extend(step.by);
        }
    }
    let end = ends.last().map_or(planned, |end| end.at);
    PhaseSpan {
        name: phase.name.clone(),
        window: Window::new(phase.starts, end),
        ends,
        moved_by,
    }
}

/// A new end that is in effect.
pub(crate) struct Move {
    pub(crate) to: Timestamp,
    pub(crate) extends: bool,
    pub(crate) since: Timestamp,
    pub(crate) by: Vec<Name>,
}

fn moves(agreement: &Agreement, phase: &Phase, lives: &[Live]) -> Vec<Move> {
    let mut announced: BTreeMap<(Timestamp, bool), Vec<&Live>> = BTreeMap::new();
    for live in lives
        .iter()
        .filter(|live| live.kind == Kind::Announce && names(agreement, phase, live))
    {
        let extends = match live.claim.act.as_deref() {
            Some("extend") => true,
            Some("end") => false,
            _ => continue,
        };
        if let Some(When::Instant(to)) = live.claim.occurred {
            announced.entry((to, extends)).or_default().push(live);
        }
    }
    let mut moves: Vec<Move> = announced
        .into_iter()
        .filter_map(|((to, extends), by)| {
            effective(agreement, &by, lives).map(|(since, by)| Move {
                to,
                extends,
                since,
                by,
            })
        })
        .collect();
    moves.sort_by_key(order);
    moves
}

fn order(step: &Move) -> (Timestamp, Timestamp) {
    (step.since, step.to)
}

fn names(agreement: &Agreement, phase: &Phase, live: &Live) -> bool {
    let Some(label) = live.claim.clause.as_deref() else {
        return agreement.phases.len() == 1;
    };
    let earns = |kernel: &Kernel| match kernel {
        Kernel::Earned { phase: of, .. } | Kernel::Renewed { phase: of, .. } => *of == phase.name,
        _ => false,
    };
    label == phase.name
        || agreement.clause(label).is_some_and(|clause| {
            clause
                .readings
                .iter()
                .flat_map(|reading| &reading.parts)
                .any(|part| {
                    part.duty.phase.as_deref() == Some(phase.name.as_str())
                        || earns(&part.duty.kernel)
                })
        })
}

/// From when an announced end holds and on whose word: all parties', or a mediator's that no party denies.
fn effective(
    agreement: &Agreement,
    by: &[&Live],
    lives: &[Live],
) -> Option<(Timestamp, Vec<Name>)> {
    // A party denies one announcement, or an `about` key; another announcement of the same end may still stand.
    let denied = |announcement: &&&Live| denied(agreement, lives, announcement);
    let first = |voices: &[String]| {
        let said = by
            .iter()
            .filter(|live| voices.iter().any(|voice| live.voice() == *voice));
        said.min_by_key(|live| (live.statement.known, &live.statement.id))
            .copied()
    };
    let mediators = by.iter().filter(|live| {
        agreement
            .mediators
            .iter()
            .any(|mediator| live.voice() == *mediator)
            && !denied(live)
    });
    let mediated = mediators
        .min_by_key(|live| (live.statement.known, &live.statement.id))
        .copied();
    let each: Option<Vec<&Live>> = agreement
        .parties
        .iter()
        .map(|party| first(std::slice::from_ref(party)))
        .collect();
    let agreed = each.filter(|each| !each.is_empty());
    let from_parties = agreed.map(|each| {
        let since = each
            .iter()
            .map(|live| live.statement.known)
            .max()
            .unwrap_or(Timestamp::MIN);
        (
            since,
            each.iter()
                .map(|live| live.statement.id.clone())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>(),
        )
    });
    let from_mediator =
        mediated.map(|live| (live.statement.known, vec![live.statement.id.clone()]));
    match (from_mediator, from_parties) {
        (Some((mediator, id)), Some((parties, _))) => Some((mediator.min(parties), id)),
        (mediator, parties) => mediator.or(parties),
    }
}

/// True if a party denies what `of` says.
pub(crate) fn denied(agreement: &Agreement, lives: &[Live], of: &Live) -> bool {
    let mut parties = lives
        .iter()
        .filter(|live| agreement.parties.iter().any(|party| live.voice() == *party));
    parties.any(|live| denies(live, of))
}

/// True if `live` denies the claim `of`: it names it, or its `about` key.
pub(crate) fn denies(live: &Live, of: &Live) -> bool {
    let same_key = live.claim.about.is_some() && live.claim.about == of.claim.about;
    let named = live.speaks_of();
    live.kind == Kind::Deny
        && (named.contains(&of.statement.claim.key) || (named.is_empty() && same_key))
}
