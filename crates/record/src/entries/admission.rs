//! `admission`: whose entries the author takes: those of a device that signs for an organisation.

use super::{Content, device_of};
use crate::fields::{FieldError, Fields};
use crate::{DeviceId, Organisation};

/// That the author takes what a device signs for an organisation. For whom that counts is in `docs/exchange.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission {
    /// The organisation that the device signs for.
    pub organisation: Organisation,
    /// The device.
    pub device: DeviceId,
}

pub(crate) const CODE: u64 = 6;

impl Content for Admission {
    const KIND: (u64, &'static str) = (CODE, "admission");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        device_of::KEYS
    }

    fn write(&self, fields: &mut Fields) {
        device_of::write(&self.organisation, self.device, fields);
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let (organisation, device) = device_of::read(fields)?;
        Ok(Admission {
            organisation,
            device,
        })
    }
}
