//! Payloads held as bytes: an import holds a hundred thousand of them at once.

use super::claim::Claim;
use super::{KindCode, Payload};
use crate::FieldError;

/// A payload held as the bytes it will be signed as: a few hundred, where a [`Claim`] in parts takes kilobytes.
///
/// Two are equal if they say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed(Held);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Held {
    Bytes {
        kind: KindCode,
        key: Option<Box<str>>,
        bytes: Box<[u8]>,
    },
    /// It has no bytes that read back as the same; the record says why when it is asked to keep it.
    Loose(Box<Payload>),
}

impl Packed {
    /// The code of its kind.
    pub fn kind(&self) -> KindCode {
        match &self.0 {
            Held::Bytes { kind, .. } => *kind,
            Held::Loose(payload) => payload.kind(),
        }
    }

    /// Its key, for kinds that have keys.
    pub fn key(&self) -> Option<&str> {
        match &self.0 {
            Held::Bytes { key, .. } => key.as_deref(),
            Held::Loose(payload) => payload.key(),
        }
    }

    /// The payload itself.
    ///
    /// # Errors
    /// [`FieldError`] never in practice: bytes are held only if they were read back when they were packed.
    pub fn open(&self) -> Result<Payload, FieldError> {
        match &self.0 {
            Held::Bytes { kind, bytes, .. } => {
                let payload = Payload::decode(*kind, bytes)?.payload;
                payload.ok_or(FieldError::NotFields)
            }
            Held::Loose(payload) => Ok(payload.as_ref().clone()),
        }
    }

    /// Its bytes, in their one form.
    ///
    /// # Errors
    /// As [`Payload::encode`].
    pub fn bytes(&self) -> Result<Vec<u8>, FieldError> {
        match &self.0 {
            Held::Bytes { bytes, .. } => Ok(bytes.to_vec()),
            Held::Loose(payload) => payload.encode(),
        }
    }

    /// True if a payload of this kind with these bytes is the same.
    pub(crate) fn is(&self, other: KindCode, other_bytes: &[u8]) -> bool {
        match &self.0 {
            Held::Bytes { kind, bytes, .. } => *kind == other && **bytes == *other_bytes,
            Held::Loose(_) => false,
        }
    }
}

impl From<Payload> for Packed {
    fn from(payload: Payload) -> Self {
        Packed(match payload.encode() {
            Ok(bytes) => Held::Bytes {
                kind: payload.kind(),
                key: payload.key().map(Box::from),
                bytes: bytes.into_boxed_slice(),
            },
            Err(_) => Held::Loose(Box::new(payload)),
        })
    }
}

impl From<Claim> for Packed {
    fn from(claim: Claim) -> Self {
        Packed::from(Payload::Statement(claim))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AgreementText, Kind, MAX_PAYLOAD_BYTES};

    #[test]
    fn what_was_packed_is_what_is_opened() {
        let mut claim = Claim::new("a1", Kind::Claim, "Alpha");
        claim.ids = ["P-2", "P-1"].map(str::to_owned).into();
        claim.extra = [("x_note".to_owned(), "as printed".to_owned())].into();
        let packed = Packed::from(claim.clone());
        let payload = Payload::Statement(claim);
        assert_eq!(packed.kind(), payload.kind());
        assert_eq!(packed.key(), Some("a1"));
        assert_eq!(packed.open().unwrap(), payload);
        assert_eq!(packed.bytes(), payload.encode());
        assert!(packed.is(payload.kind(), &payload.encode().unwrap()));
        assert!(!packed.is(KindCode::from(119), &payload.encode().unwrap()));
    }

    #[test]
    fn what_has_no_bytes_stays_as_it_is() {
        let long = Payload::Agreement(AgreementText::new("a", &"x".repeat(MAX_PAYLOAD_BYTES)));
        let packed = Packed::from(long.clone());
        assert_eq!(packed.open().unwrap(), long);
        assert_eq!(packed.bytes(), long.encode());
        assert!(packed.bytes().is_err());
    }
}
