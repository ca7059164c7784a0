//! `change of members`: what a charter of several shall be from now on, once enough of its organisations approved it.

use std::collections::BTreeMap;

use ciborium::Value;

use super::Content;
use super::roster::{self, Roster};
use crate::fields::{FieldError, Fields, bytes_value, hash_of, number_of};
use crate::{DeviceId, EntryId};

/// The charter as it shall be: the whole of it, so that what is approved can be read without anything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberChange {
    /// What it changes: the change in effect before it, or the charter, which has the id of the space.
    pub after: EntryId,
    /// The charter from then on.
    pub roster: Roster,
    /// Of devices that sign no longer the first number that does not count.
    pub ends: BTreeMap<DeviceId, u64>,
}

pub(crate) const CODE: u64 = 14;

crate::fields::keys! {
    AFTER = 2 "after",
    ENDS = 3 "ends",
}

#[cfg(test)]
const ALL: &[(u64, &str)] = &[
    (0, "organisations"),
    (1, "threshold"),
    (2, "after"),
    (3, "ends"),
];

impl Content for MemberChange {
    const KIND: (u64, &'static str) = (CODE, "change of members");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        assert_eq!(roster::KEYS, &ALL[..2]);
        assert_eq!(KEYS, &ALL[2..]);
        ALL
    }

    fn write(&self, fields: &mut Fields) {
        roster::write(&self.roster, fields);
        fields.put(AFTER, bytes_value(self.after.as_bytes()));
        let ends = self.ends.iter().map(|(device, end)| {
            Value::Array(vec![bytes_value(device.as_bytes()), Value::from(*end)])
        });
        fields.put_list(ENDS, ends);
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let roster = roster::read(fields)?;
        let after = fields.hash(AFTER)?;
        let after = EntryId::from_bytes(fields.need(AFTER, after)?);
        let ends = fields.list(ENDS, |value| match value.as_array().map(Vec::as_slice) {
            Some([device, end]) => {
                let device = DeviceId::from_bytes(hash_of(ENDS, device)?);
                Ok((device, number_of(ENDS, end)?))
            }
            _ => Err(FieldError::Wrong {
                key: ENDS,
                expected: "devices, each with a number",
            }),
        })?;
        Ok(MemberChange {
            after,
            roster,
            ends: ends.into_iter().collect(),
        })
    }
}
