//! `admission`: whose entries the author takes: those of a device that signs for an organisation.

use super::Content;
use crate::fields::{FieldError, Fields, bytes_value};
use crate::{CodeError, DeviceId, Organisation};

/// That the author takes what a device signs for an organisation. For whom that counts is in `docs/exchange.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission {
    /// The organisation that the device signs for.
    pub organisation: Organisation,
    /// The device.
    pub device: DeviceId,
}

pub(crate) const CODE: u64 = 6;

crate::fields::keys! {
    ORGANISATION = 0 "organisation",
    DEVICE = 1 "device",
}

impl Content for Admission {
    fn kinds() -> Vec<(u64, &'static str)> {
        vec![(CODE, "admission")]
    }

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn code(&self) -> u64 {
        CODE
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(ORGANISATION, self.organisation.as_str());
        fields.put(DEVICE, bytes_value(self.device.as_bytes()));
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let name = fields.text(ORGANISATION)?;
        let name = fields.need(ORGANISATION, name)?;
        let device = fields.hash(DEVICE)?;
        Ok(Admission {
            organisation: Organisation::new(&name).map_err(not_a_name)?,
            device: DeviceId::from_bytes(fields.need(DEVICE, device)?),
        })
    }
}

fn not_a_name(_: CodeError) -> FieldError {
    FieldError::Wrong {
        key: ORGANISATION,
        expected: "the name code of an organisation",
    }
}
