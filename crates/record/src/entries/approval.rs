//! `approval`: that an organisation's root key signed a change of members, or a device of its own.

use super::Content;
use crate::fields::{FieldError, Fields, bytes_value};
use crate::{EntryId, RootId};

/// What a root key signed. Whoever carries it: the signature is the organisation's own voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The root key.
    pub root: RootId,
    /// Its Ed25519 signature over the words in `docs/entry-format.md`.
    pub signature: [u8; 64],
    /// The change that is approved; `None`: the device that signs this entry is the organisation's own.
    pub change: Option<EntryId>,
}

pub(crate) const CODE: u64 = 15;

crate::fields::keys! {
    ROOT = 0 "root",
    SIGNATURE = 1 "signature",
    CHANGE = 2 "change",
}

impl Content for Approval {
    const KIND: (u64, &'static str) = (CODE, "approval");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(ROOT, bytes_value(self.root.as_bytes()));
        fields.put(SIGNATURE, bytes_value(&self.signature));
        fields.put_some(CHANGE, self.change.map(|id| bytes_value(id.as_bytes())));
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let root = fields.hash(ROOT)?;
        let signature = fields.take(SIGNATURE);
        let signature = fields.need(SIGNATURE, signature)?;
        let signature = signature
            .as_bytes()
            .and_then(|bytes| bytes.as_slice().try_into().ok());
        let expected = "64 bytes";
        Ok(Approval {
            root: RootId::from_bytes(fields.need(ROOT, root)?),
            signature: signature.ok_or(FieldError::Wrong {
                key: SIGNATURE,
                expected,
            })?,
            change: fields.hash(CHANGE)?.map(EntryId::from_bytes),
        })
    }
}
