//! What a charter and an admission both say: which device signs for which organisation.

use crate::fields::{FieldError, Fields, bytes_value};
use crate::{CodeError, DeviceId, Organisation};

crate::fields::keys! {
    ORGANISATION = 0 "organisation",
    DEVICE = 1 "device",
}

pub(super) fn write(organisation: &Organisation, device: DeviceId, fields: &mut Fields) {
    fields.put(ORGANISATION, organisation.as_str());
    fields.put(DEVICE, bytes_value(device.as_bytes()));
}

pub(super) fn read(fields: &mut Fields) -> Result<(Organisation, DeviceId), FieldError> {
    let name = fields.text(ORGANISATION)?;
    let name = fields.need(ORGANISATION, name)?;
    let device = fields.hash(DEVICE)?;
    let organisation = Organisation::new(&name).map_err(not_a_name)?;
    let device = fields.need(DEVICE, device)?;
    Ok((organisation, DeviceId::from_bytes(device)))
}

fn not_a_name(_: CodeError) -> FieldError {
    FieldError::Wrong {
        key: ORGANISATION,
        expected: "the name code of an organisation",
    }
}
