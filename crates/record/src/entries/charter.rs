//! `charter`: the first entry of a record. Its commitment is the id of the space.

use super::Content;
use crate::fields::{FieldError, Fields, bytes_value};
use crate::{CodeError, DeviceId, Organisation};

/// Who founded a record, on which device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charter {
    /// The organisation that founds it.
    pub organisation: Organisation,
    /// Its first device.
    pub device: DeviceId,
}

const CODE: u64 = 1;

crate::fields::keys! {
    ORGANISATION = 0 "organisation",
    DEVICE = 1 "device",
}

impl Content for Charter {
    fn kinds() -> Vec<(u64, &'static str)> {
        vec![(CODE, "charter")]
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
        Ok(Charter {
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
