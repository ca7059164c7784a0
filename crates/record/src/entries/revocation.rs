//! `revocation`: up to which number the entries of a device are its organisation's.

use super::Content;
use crate::DeviceId;
use crate::fields::{FieldError, Fields, bytes_value};

/// That a device signs no longer. What it signed up to `last` counts as before; what it signed after is kept, shown and not
/// counted. For whom that counts is in `docs/exchange.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revocation {
    /// The device.
    pub device: DeviceId,
    /// The number of its last entry that counts; `None` if none does.
    pub last: Option<u64>,
}

pub(crate) const CODE: u64 = 7;

crate::fields::keys! {
    DEVICE = 0 "device",
    LAST = 1 "last",
}

impl Content for Revocation {
    const KIND: (u64, &'static str) = (CODE, "revocation");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(DEVICE, bytes_value(self.device.as_bytes()));
        fields.put_some(LAST, self.last);
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let device = fields.hash(DEVICE)?;
        Ok(Revocation {
            device: DeviceId::from_bytes(fields.need(DEVICE, device)?),
            last: fields.number(LAST)?,
        })
    }
}
