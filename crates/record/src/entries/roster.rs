//! Who has a seat in a charter of several, as the charter and every change of it write it.

use std::collections::{BTreeMap, BTreeSet};

use ciborium::Value;
use thiserror::Error;

use crate::fields::{FieldError, Fields, bytes_value, hash_of};
use crate::{CodeError, DeviceId, Organisation, RootId};

/// Most organisations of a charter.
pub const MAX_SEATS: usize = 32;
/// Most devices that a charter names.
pub const MAX_LISTED: usize = 512;

/// The organisations of a charter, and how many of them have to sign a change. Each has one seat and one voice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// The organisations.
    pub seats: BTreeMap<Organisation, Seat>,
    /// How many of them sign a change: more than half.
    pub threshold: u64,
}

/// What an organisation signs with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Its root key, which signs nothing but approvals of changes and of its own devices.
    pub root: RootId,
    /// Devices that the charter names as its own. It may admit others by itself.
    pub devices: BTreeSet<DeviceId>,
}

/// Why organisations cannot share a charter so.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RosterProblem {
    /// One is not several.
    #[error("a charter of several names two organisations at least")]
    Alone,
    /// Two halves could decide two things, or nobody anything.
    #[error(
        "{threshold} of {seats} cannot be the threshold: it is more than half of them, and no more than all"
    )]
    Threshold {
        /// The threshold asked for.
        threshold: u64,
        /// How many organisations there are.
        seats: u64,
    },
    /// One who holds two seats has two voices.
    #[error("`{0}` and `{1}` have the same root key; each organisation makes its own")]
    SameRoot(Organisation, Organisation),
    /// A device signs for one organisation.
    #[error("device `{}` is named for two organisations; it signs for one", .0.short())]
    SameDevice(DeviceId),
    /// More than fit.
    #[error("a charter names at most {MAX_SEATS} organisations and {MAX_LISTED} devices")]
    TooMany,
}

impl Roster {
    /// The least threshold of so many organisations: more than half.
    pub fn majority(seats: usize) -> u64 {
        seats as u64 / 2 + 1
    }

    /// Whether a charter can be so.
    ///
    /// # Errors
    /// [`RosterProblem`] says what is in the way.
    pub fn check(&self) -> Result<(), RosterProblem> {
        let seats = self.seats.len();
        if seats < 2 {
            return Err(RosterProblem::Alone);
        }
        let (mut roots, mut devices) = (BTreeMap::new(), BTreeSet::new());
        for (name, seat) in &self.seats {
            if let Some(other) = roots.insert(seat.root, name) {
                return Err(RosterProblem::SameRoot(other.clone(), name.clone()));
            }
            for device in &seat.devices {
                if !devices.insert(*device) {
                    return Err(RosterProblem::SameDevice(*device));
                }
            }
        }
        if seats > MAX_SEATS || devices.len() > MAX_LISTED {
            return Err(RosterProblem::TooMany);
        }
        if self.threshold < Roster::majority(seats) || self.threshold > seats as u64 {
            return Err(RosterProblem::Threshold {
                threshold: self.threshold,
                seats: seats as u64,
            });
        }
        Ok(())
    }

    /// Whose root key this is.
    pub fn of_root(&self, root: RootId) -> Option<&Organisation> {
        let mut seats = self.seats.iter();
        seats.find_map(|(name, seat)| (seat.root == root).then_some(name))
    }

    /// The devices that are named, each with whom it signs for.
    pub fn listed(&self) -> impl Iterator<Item = (DeviceId, Organisation)> + '_ {
        let each = |(name, seat): (&Organisation, &Seat)| {
            let name = name.clone();
            let devices: Vec<DeviceId> = seat.devices.iter().copied().collect();
            devices
                .into_iter()
                .map(move |device| (device, name.clone()))
        };
        self.seats.iter().flat_map(each)
    }
}

crate::fields::keys! {
    SEATS = 0 "organisations",
    THRESHOLD = 1 "threshold",
}

pub(super) fn write(roster: &Roster, fields: &mut Fields) {
    let seats = roster.seats.iter().map(|(name, seat)| {
        let keys = std::iter::once(seat.root.as_bytes())
            .chain(seat.devices.iter().map(DeviceId::as_bytes));
        let keys = keys.map(|key| bytes_value(key)).collect();
        (name.as_str().to_owned(), Value::Array(keys))
    });
    fields.put_text_map(SEATS, seats);
    fields.put(THRESHOLD, roster.threshold);
}

pub(super) fn read(fields: &mut Fields) -> Result<Roster, FieldError> {
    let keys = |value: Value| match value {
        Value::Array(keys) => keys.iter().map(|key| hash_of(SEATS, key)).collect(),
        _ => Err(not_seats()),
    };
    let named = fields.text_map(SEATS, keys)?;
    let mut seats = BTreeMap::new();
    for (name, keys) in named {
        let keys: Vec<[u8; 32]> = keys;
        let (root, devices) = keys.split_first().ok_or_else(not_seats)?;
        let name = Organisation::new(&name).map_err(|_: CodeError| not_seats())?;
        let seat = Seat {
            root: RootId::from_bytes(*root),
            devices: devices.iter().copied().map(DeviceId::from_bytes).collect(),
        };
        seats.insert(name, seat);
    }
    let threshold = fields.number(THRESHOLD)?;
    let threshold = fields.need(THRESHOLD, threshold)?;
    Ok(Roster { seats, threshold })
}

fn not_seats() -> FieldError {
    FieldError::Wrong {
        key: SEATS,
        expected: "organisations by name, each with its root key and its devices",
    }
}
