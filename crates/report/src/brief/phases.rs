//! In force until: where each phase stands, and on whose word its end was moved.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tregua_calendar::Timestamp;
use tregua_record::Kind;
use tregua_standing::{Evaluator, Statement, Status};

use crate::stamp::Stamp;

/// Where one phase stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PhaseNote {
    /// Its name.
    pub phase: String,
    /// Not begun, in force, ended.
    pub state: PhaseState,
    /// Its start.
    pub from: Stamp,
    /// Its end; `None`: nothing ends it.
    pub to: Option<Stamp>,
    /// Each end that was announced and took effect after the planned one.
    pub moved: Vec<PhaseMove>,
    /// After the end: the voices that gave an account of it. What they say is in the record.
    pub accounts: Vec<String>,
}

/// The state of a phase at the cut-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PhaseState {
    /// Not begun.
    NotBegun,
    /// In force.
    InForce,
    /// Ended.
    Ended,
}

/// An end that took effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PhaseMove {
    /// The end.
    pub to: Stamp,
    /// From when it held.
    pub since: Stamp,
}

/// A phase that begins once something has come about, of which it is not known that it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PhaseWaits {
    /// Its name.
    pub phase: String,
    /// What it waits for, as a text says it.
    pub once: Vec<String>,
    /// The status that all voices leave open of its beginning; `None`: it has not begun so far.
    pub open: Option<String>,
}

impl PhaseWaits {
    /// The status under [`PhaseWaits::open`].
    pub(crate) fn status(&self) -> Option<Status> {
        let word = self.open.as_deref()?;
        let mut known = Status::ALL.iter().copied();
        known.find(|status| status.word() == word)
    }
}

pub(crate) fn waiting(now: &Evaluator<'_>) -> Vec<PhaseWaits> {
    let waiting = now.phases_waiting().iter();
    waiting
        .map(|one| PhaseWaits {
            phase: one.phase.clone(),
            once: one.once.iter().map(ToString::to_string).collect(),
            open: one.open.map(|status| status.word().to_owned()),
        })
        .collect()
}

pub(crate) fn phases(now: &Evaluator<'_>) -> Vec<PhaseNote> {
    let clock = &now.agreement().clock;
    let as_of = now.moment().as_of;
    now.phases()
        .iter()
        .map(|phase| {
            let state = if as_of < phase.window.from {
                PhaseState::NotBegun
            } else if as_of < phase.window.to {
                PhaseState::InForce
            } else {
                PhaseState::Ended
            };
            let moved = phase.ends.iter().skip(1).map(|end| PhaseMove {
                to: Stamp::new(end.at, clock),
                since: Stamp::new(end.since, clock),
            });
            let mut accounts: Vec<String> = now
                .standing()
                .filter(|statement| {
                    state == PhaseState::Ended && statement.claim.kind == Kind::Account
                })
                .map(Statement::voice)
                .collect();
            accounts.sort();
            accounts.dedup();
            PhaseNote {
                phase: phase.name.clone(),
                state,
                from: Stamp::new(phase.window.from, clock),
                to: (phase.window.to < Timestamp::MAX).then(|| Stamp::new(phase.window.to, clock)),
                moved: moved.collect(),
                accounts,
            }
        })
        .collect()
}
