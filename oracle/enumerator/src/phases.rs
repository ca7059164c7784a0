//! How announcements move the end of a phase (`docs/standings.md` §6, Phase ends).

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::duty::Kernel;
use tregua_agreement::meaning::Phase;
use tregua_calendar::{Date, Timestamp, When};
use tregua_record::entries::claim::Kind;

use crate::live::{self, Spoken};
use crate::question::Question;
use crate::renewals;

/// A phase that silence renews for ever is followed so far.
const MOST_ENDS: usize = 3_999;

/// A phase as announcements have moved it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseTimes {
    /// Its name.
    pub phase: String,
    /// Its first instant.
    pub starts: Timestamp,
    /// Start + length; `None`: until ended.
    pub planned: Option<Timestamp>,
    /// What moved its end, in the order in which it did.
    pub moves: Vec<Move>,
}

/// One effective move of a phase's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The new end.
    pub end: Timestamp,
    /// The first known moment at which it was announced by all who must.
    pub effective: Timestamp,
    /// Ids of the announcements: one mediator's, or all the parties'.
    pub moved_by: Vec<String>,
}

impl PhaseTimes {
    /// Where it ends after every move; the end of time if nothing ends it.
    pub fn end(&self) -> Timestamp {
        self.ends().last().copied().unwrap_or(Timestamp::MAX)
    }

    /// Every end it has had, the planned one first.
    pub fn ends(&self) -> Vec<Timestamp> {
        self.planned
            .into_iter()
            .chain(self.moves.iter().map(|one| one.end))
            .collect()
    }

    /// Where it would end by the moves effective before `moment`.
    pub fn end_before(&self, moment: Timestamp) -> Option<Timestamp> {
        let moved = self.moves.iter().rfind(|one| one.effective < moment);
        moved.map(|one| one.end).or(self.planned)
    }

    /// The dates on which one of its ends lies.
    pub(crate) fn dates_of_ends(&self, agreement: &Agreement) -> BTreeSet<Date> {
        self.ends()
            .into_iter()
            .map(|end| agreement.clock.civil(end).date())
            .collect()
    }
}

/// Every phase of the agreement that starts at an instant of its own, as the statements known at the moment have moved it.
pub fn phase_times(question: &Question<'_>) -> Vec<PhaseTimes> {
    times(question, &live::spoken(question))
}

pub(crate) fn times(question: &Question<'_>, spoken: &[Spoken<'_>]) -> Vec<PhaseTimes> {
    question
        .agreement
        .phases
        .iter()
        .filter(|phase| phase.once.is_empty())
        .map(|phase| moved(question, spoken, phase))
        .collect()
}

/// A phase that waits for something, as one that starts at this instant.
pub(crate) fn started(
    question: &Question<'_>,
    spoken: &[Spoken<'_>],
    phase: &Phase,
    at: Timestamp,
) -> PhaseTimes {
    let dated = Phase {
        starts: at,
        ..phase.clone()
    };
    moved(question, spoken, &dated)
}

fn moved(question: &Question<'_>, spoken: &[Spoken<'_>], phase: &Phase) -> PhaseTimes {
    let planned = phase
        .lasts
        .map(|length| question.agreement.clock.plus(phase.starts, length));
    let mut times = PhaseTimes {
        phase: phase.name.clone(),
        starts: phase.starts,
        planned,
        moves: Vec::new(),
    };
    let mut announced: Vec<(Way, Move)> = Vec::new();
    for (way, end) in ends_announced(question.agreement, spoken, phase).keys() {
        announced.extend(
            effective(question.agreement, spoken, phase, *way, *end).map(|one| (*way, one)),
        );
    }
    // "moves apply in the order in which they became effective"; of two at one moment, the one to the earlier end first.
    announced.sort_by_key(|(way, one)| (one.effective, one.end, *way));
    // "Whatever takes effect first moves it first": an announcement before a renewal where both take effect at once.
    let mut announced = announced.into_iter().peekable();
    while times.moves.len() < MOST_ENDS {
        let renewed = renewals::next(question, spoken, phase, &times);
        let earlier = |(_, one): &(Way, Move)| {
            let renewed = renewed.as_ref();
            renewed.is_none_or(|other| (one.effective, one.end) <= (other.effective, other.end))
        };
        let Some((way, one)) = announced
            .next_if(earlier)
            .or(renewed.map(|one| (Way::Extend, one)))
        else {
            break;
        };
        let forward = match way {
            Way::Extend => one.end > times.end(),
            Way::End => one.end < times.end(),
        };
        if forward {
            times.moves.push(one);
        }
    }
    times
}

/// Which way an announcement may move an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Extend,
    End,
}

/// What an announcement announces for this phase: the way and the new end, an instant.
fn announces(agreement: &Agreement, one: &Spoken<'_>, phase: &Phase) -> Option<(Way, Timestamp)> {
    if one.kind != Kind::Announce || !names_phase(agreement, one.content.clause.as_deref(), phase) {
        return None;
    }
    let way = match one.content.act.as_deref() {
        Some("extend") => Way::Extend,
        Some("end") => Way::End,
        _ => return None,
    };
    match one.content.occurred {
        Some(When::Instant(end)) => Some((way, end)),
        _ => None,
    }
}

/// By its label, or a clause of it or that earns days for it, or not at all where there is only one.
fn names_phase(agreement: &Agreement, clause: Option<&str>, phase: &Phase) -> bool {
    let Some(label) = clause else {
        return agreement.phases.len() == 1;
    };
    let parts = agreement
        .clause(label)
        .into_iter()
        .flat_map(|clause| &clause.readings)
        .flat_map(|reading| &reading.parts);
    let of_phase = |kernel: &Kernel, of: Option<&String>| {
        of == Some(&phase.name)
            || matches!(kernel, Kernel::Earned { phase: other, .. } | Kernel::Renewed { phase: other, .. } if *other == phase.name)
    };
    label == phase.name
        || parts
            .into_iter()
            .any(|part| of_phase(&part.duty.kernel, part.duty.phase.as_ref()))
}

type Announced<'a> = BTreeMap<(Way, Timestamp), Vec<&'a Spoken<'a>>>;

fn ends_announced<'a>(
    agreement: &Agreement,
    spoken: &'a [Spoken<'a>],
    phase: &Phase,
) -> Announced<'a> {
    let mut ends: Announced<'a> = BTreeMap::new();
    for one in spoken {
        if let Some(end) = announces(agreement, one, phase) {
            ends.entry(end).or_default().push(one);
        }
    }
    ends
}

/// The first known moment at which all parties announce an end, or a mediator does and no party denies it.
fn effective(
    agreement: &Agreement,
    spoken: &[Spoken<'_>],
    phase: &Phase,
    way: Way,
    end: Timestamp,
) -> Option<Move> {
    let ends = ends_announced(agreement, spoken, phase);
    let by = ends.get(&(way, end))?;
    let earliest = |voice: &String| {
        let of_voice = by.iter().filter(|one| one.voice == *voice);
        of_voice
            .map(|one| (one.statement.known, one.statement.id.clone()))
            .min()
    };
    let denied = |one: &&&Spoken<'_>| {
        spoken
            .iter()
            .any(|deny| agreement.parties.contains(&deny.voice) && live::denies(deny, one))
    };
    let mediated = by
        .iter()
        .filter(|one| agreement.mediators.contains(&one.voice))
        .filter(|one| !denied(one));
    let mediator = mediated
        .map(|one| (one.statement.known, one.statement.id.clone()))
        .min();
    let parties: Option<Vec<(Timestamp, String)>> =
        agreement.parties.iter().map(earliest).collect();
    let together = parties
        .filter(|all| !all.is_empty())
        .and_then(|all| Some((all.iter().map(|one| one.0).max()?, all)));
    let known = mediator
        .iter()
        .map(|one| one.0)
        .chain(together.iter().map(|one| one.0))
        .min()?;
    let moved_by = match (mediator, together) {
        (Some((_, id)), _) => vec![id],
        (None, Some((_, all))) => all.into_iter().map(|one| one.1).collect(),
        (None, None) => Vec::new(),
    };
    Some(Move {
        end,
        effective: known,
        moved_by,
    })
}
