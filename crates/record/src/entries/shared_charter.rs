//! `shared charter`: the first entry of a record that several organisations share. Its commitment is the id of the space, so
//! whoever joins the space has joined this charter and no other.

use super::Content;
use super::roster::{self, Roster};
use crate::fields::{FieldError, Fields};

/// Which organisations share a record, and how many of them change who does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedCharter {
    /// The organisations, with the device of the one that writes it down.
    pub roster: Roster,
}

pub(crate) const CODE: u64 = 13;

impl Content for SharedCharter {
    const KIND: (u64, &'static str) = (CODE, "shared charter");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        roster::KEYS
    }

    fn write(&self, fields: &mut Fields) {
        roster::write(&self.roster, fields);
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let roster = roster::read(fields)?;
        Ok(SharedCharter { roster })
    }
}
