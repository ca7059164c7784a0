//! `charter`: the first entry of a record. Its commitment is the id of the space.

use super::{Content, device_of};
use crate::fields::{FieldError, Fields};
use crate::{DeviceId, Organisation};

/// Who founded a record, on which device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charter {
    /// The organisation that founds it.
    pub organisation: Organisation,
    /// Its first device.
    pub device: DeviceId,
}

pub(crate) const CODE: u64 = 1;

impl Content for Charter {
    const KIND: (u64, &'static str) = (CODE, "charter");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        device_of::KEYS
    }

    fn write(&self, fields: &mut Fields) {
        device_of::write(&self.organisation, self.device, fields);
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let (organisation, device) = device_of::read(fields)?;
        Ok(Charter {
            organisation,
            device,
        })
    }
}
