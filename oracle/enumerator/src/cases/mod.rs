//! Small cases: an invented agreement, a few statements, a moment.

mod dice;
mod figures;
mod kinds;
mod mirror;
mod moves;
mod parts;
pub mod plain;
mod renewals;
mod sayings;
mod states;
mod stories;
mod terms;
mod waits;

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};
use tregua_agreement::Agreement;
use tregua_calendar::{ClockError, Length, Timestamp};
use tregua_record::entries::claim::Attribution;

use crate::instances::{Instance, instances};
use crate::phases::phase_times;
use crate::question::{Question, Statement, View};
use dice::Dice;
pub use mirror::{mirror, mirror_text, mirror_view};

/// So many times somebody speaks at most; each time one to three statements are made.
const MOST_SAYINGS: usize = 6;

/// So many statements in all: one voice's can still be combined in every way.
const MOST_STATEMENTS: usize = 10;

/// An agreement, what was said, and a moment.
#[derive(Debug, Clone)]
pub struct Case {
    /// The agreement.
    pub agreement: Agreement,
    /// What was said.
    pub statements: Vec<Statement>,
    /// The clock that deadlines are read against.
    pub as_of: Timestamp,
    /// Statements known later do not count.
    pub as_known: Timestamp,
}

impl Case {
    /// The question that this case asks.
    pub fn question(&self) -> Question<'_> {
        Question {
            agreement: &self.agreement,
            statements: &self.statements,
            as_of: self.as_of,
            as_known: self.as_known,
        }
    }

    /// Every view worth asking for: each voice that says anything, both parties even if silent, and the joint views.
    pub fn views(&self) -> Vec<View> {
        let anonymous = |statement: &Statement| match statement.claim.attribution {
            Attribution::Named => statement.claim.voice.to_string(),
            Attribution::Anonymous => format!("{} (anonymous)", statement.claim.voice),
        };
        let said = self.statements.iter().map(anonymous);
        let voices: BTreeSet<String> = self.agreement.parties.iter().cloned().chain(said).collect();
        let single = voices.into_iter().map(View::AccordingTo);
        single
            .chain([View::NamedBody, View::BothParties, View::AllVoices])
            .collect()
    }
}

/// Small cases, most of them decided by a few statements. They shrink towards one clause, one reading and silence.
pub fn case() -> impl Strategy<Value = Case> {
    let rolls = vec(any::<u16>(), 96);
    let saying = || vec(any::<u16>(), 40);
    let sayings = prop_oneof![1 => vec(saying(), 0..=2), 4 => vec(saying(), 3..=MOST_SAYINGS)];
    (rolls, sayings).prop_filter_map("a clock that is known", |(rolls, sayings)| {
        build(&rolls, &sayings).ok()
    })
}

/// The case that these rolls of the dice make. Any numbers will do; missing ones count as 0.
///
/// # Errors
/// [`ClockError`] never, as long as the zones written here are known.
pub fn build(rolls: &[u16], sayings: &[Vec<u16>]) -> Result<Case, ClockError> {
    let mut dice = Dice::new(rolls);
    let agreement = terms::agreement(&mut dice)?;
    let mut case = Case {
        agreement,
        statements: Vec::new(),
        as_of: Timestamp::MAX,
        as_known: Timestamp::MAX,
    };
    let as_of = moment(&mut dice, &case.agreement);
    for rolls in sayings.iter().take(MOST_SAYINGS) {
        let said = sayings::statements(
            &mut Dice::new(rolls),
            &case.agreement,
            &case.statements,
            as_of,
        );
        case.statements.extend(said);
    }
    case.statements.truncate(MOST_STATEMENTS);
    case.as_of = as_of;
    if dice.chance(1, 8) {
        case.as_known = as_of;
    }
    Ok(case)
}

/// A moment at which something can be decided: long after, or near an edge of the first part's windows.
fn moment(dice: &mut Dice<'_>, agreement: &Agreement) -> Timestamp {
    let clock = &agreement.clock;
    let Some(phase) = agreement.phases.first() else {
        return Timestamp::MAX;
    };
    let end = clock.plus(phase.starts, phase.lasts.unwrap_or(Length::Days(3)));
    let long_after = clock.plus(end, Length::Days(20));
    let parts = agreement
        .clauses
        .iter()
        .flat_map(|clause| &clause.readings)
        .flat_map(|reading| &reading.parts);
    let ends: Vec<Instance> = parts
        .flat_map(|part| planned(agreement, &part.duty))
        .collect();
    // Most stories are about the first instance.
    let first = ends.first().filter(|_| dice.chance(1, 2));
    let Some(one) = first.or(dice.any_of(&ends)) else {
        return long_after;
    };
    let while_open = if one.last > one.due { 24 } else { 3 };
    let moments = vec![
        (6, clock.plus(end, Length::Hours(30))),
        (4, one.last),
        (4, one.due),
        (while_open, middle(one.due, one.last)),
        (3, middle(one.window().from, one.due)),
        (3, plain::minutes(one.due, -1)),
        (2, plain::minutes(one.due, 1)),
        (2, clock.plus(phase.starts, Length::Days(1))),
        (2, end),
        (2, plain::minutes(phase.starts, -60)),
        (1, phase.starts),
        (1, plain::minutes(one.last, -1)),
    ];
    dice.one((14, long_after), moments)
}

/// The instances of a duty while nobody has announced anything.
fn planned(agreement: &Agreement, duty: &tregua_agreement::duty::Duty) -> Vec<Instance> {
    // A phase that waits for something may begin at once.
    let mut begun = agreement.clone();
    begun.phases.iter_mut().for_each(|phase| phase.once.clear());
    let question = Question {
        agreement: &begun,
        statements: &[],
        // Before silence could have renewed anything.
        as_of: Timestamp::MIN,
        as_known: Timestamp::MAX,
    };
    let phases = phase_times(&question);
    let mut found = instances(&question, &phases, duty);
    // Claims make the instances of an answer; most of what is said here is of one on the first morning.
    let trigger = first_trigger(agreement);
    let named = |times: &&crate::phases::PhaseTimes| duty.phase.as_ref() == Some(&times.phase);
    if let Some(times) = phases.iter().find(named) {
        let phase = tregua_calendar::Window::new(times.starts, times.end());
        found.extend(crate::keyed::planned(
            &question,
            duty,
            &phase,
            (trigger, trigger),
        ));
    }
    found
}

/// When most triggers happen.
fn first_trigger(agreement: &Agreement) -> Timestamp {
    plain::minutes(agreement.clock.day(plain::FIRST_DATE).from, 180)
}

fn middle(one: Timestamp, other: Timestamp) -> Timestamp {
    plain::second(one.as_second().midpoint(other.as_second()))
}
