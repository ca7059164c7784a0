//! The bytes that are kept: a COSE_Sign1 over a header, valid in one form only.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use ciborium::Value;
use coset::{CborSerializable, CoseSign1, CoseSign1Builder, HeaderBuilder, iana};
use ed25519_dalek::{Signature, VerifyingKey};
use thiserror::Error;

use crate::bundle::{ARRAY, bytes as put, head, text};
use crate::cbor::{self, CborError};
use crate::fields::FieldError;
use crate::header::Header;
use crate::ids::sha256;
use crate::key::DeviceKey;
use crate::leaf::leaf;
use crate::{DeviceId, EntryId, SpaceId};

/// Most bytes of a signed entry: what a leaf of a transparency log holds, with room to spare.
pub const MAX_ENTRY_BYTES: usize = 60 * 1024;

/// A signed entry, kept as it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    bytes: Vec<u8>,
    /// What the signature covers: taken from the bytes once, for the id and for the check.
    covered: Vec<u8>,
    signature: Vec<u8>,
    id: EntryId,
    header: Header,
}

/// Why bytes are no entry. They were changed after signing, or never were one; ask for them again.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EntryError {
    /// The outer bytes.
    #[error("the envelope is damaged: {0}")]
    Envelope(#[from] CborError),
    /// Not the four parts of a COSE_Sign1.
    #[error("the envelope is not a COSE_Sign1 of four parts")]
    NotSign1,
    /// Something unsigned travels along.
    #[error("the unsigned map of the envelope is not empty; nothing unsigned belongs to an entry")]
    Unprotected,
    /// The signed header.
    #[error("the header is damaged: {0}")]
    Header(#[from] FieldError),
    /// The envelope could have been written in another way, or names another key than its header.
    #[error("the envelope is not in its one form: reading and writing it again gives other bytes")]
    NotCanonical,
    /// The signature does not fit.
    #[error("the signature of device `{}` does not fit these bytes", .0.short())]
    Signature(DeviceId),
}

impl Envelope {
    /// Signs a header.
    pub(crate) fn sign(header: Header, key: &DeviceKey) -> Result<Self, EntryError> {
        let signed = header.write()?;
        let unsigned = sign1(header.device, signed, Vec::new());
        let covered = unsigned.tbs_data(header.space.as_bytes());
        let id = EntryId::from_bytes(sha256(&[&covered]));
        let signature = key.sign(&covered).to_vec();
        let whole = CoseSign1 {
            signature: signature.clone(),
            ..unsigned
        };
        let bytes = whole.to_vec().map_err(|_| EntryError::NotSign1)?;
        if bytes.len() > MAX_ENTRY_BYTES {
            let (found, most) = (bytes.len(), MAX_ENTRY_BYTES);
            return Err(CborError::TooLarge { found, most }.into());
        }
        Ok(Envelope {
            bytes,
            covered,
            signature,
            id,
            header,
        })
    }

    /// Reads an entry in its one valid form. The signature is checked by [`Envelope::check_signature`].
    ///
    /// # Errors
    /// [`EntryError`] says what is wrong with the bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, EntryError> {
        let (protected, header, signed, signature) = open(bytes)?;
        // Every length was held to its one form when the bytes were read, and what is protected is the same for all.
        if protected.strip_prefix(&PROTECTED) != Some(header.device.as_bytes()) {
            return Err(EntryError::NotCanonical);
        }
        let covered = covered(&protected, &header, &signed);
        let id = EntryId::from_bytes(sha256(&[&covered]));
        Ok(Envelope {
            bytes: bytes.to_vec(),
            covered,
            signature,
            id,
            header,
        })
    }

    /// Checks the signature of the device that the header names, strictly (no small-order keys, no torsion).
    ///
    /// # Errors
    /// [`EntryError::Signature`] if it does not fit.
    pub fn check_signature(&self) -> Result<(), EntryError> {
        self.check_signature_with(&mut KnownKeys::default())
    }

    /// The same, for whoever checks many: a device's key is unpacked once.
    pub(crate) fn check_signature_with(&self, keys: &mut KnownKeys) -> Result<(), EntryError> {
        let device = self.header.device;
        let wrong = || EntryError::Signature(device);
        let signature = Signature::from_slice(&self.signature).map_err(|_| wrong())?;
        let key = match keys.0.entry(device) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let key = VerifyingKey::from_bytes(device.as_bytes());
                unknown.insert(key.map_err(|_| wrong())?)
            }
        };
        key.verify_strict(&self.covered, &signature)
            .map_err(|_| wrong())
    }

    /// What a log holds of it: see [`leaf`](fn@crate::leaf).
    pub fn leaf(&self) -> Cow<'_, [u8]> {
        leaf(&self.bytes)
    }

    /// The bytes as received.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 of the bytes that the signature covers.
    pub fn id(&self) -> EntryId {
        self.id
    }

    /// What was signed.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The space that the signature is bound to.
    pub fn space(&self) -> SpaceId {
        self.header.space
    }
}

/// The keys of devices, unpacked: that takes an eighth of what checking a signature does.
#[derive(Default)]
pub(crate) struct KnownKeys(BTreeMap<DeviceId, VerifyingKey>);

/// How the protected header begins, `{1: -8 (EdDSA), 4: the device}`; its 32 bytes follow.
const PROTECTED: [u8; 6] = [0xa2, 0x01, 0x27, 0x04, 0x58, 0x20];

/// What is protected, the header, its bytes, the signature.
type Parts = (Vec<u8>, Header, Vec<u8>, Vec<u8>);

/// Takes an envelope apart.
fn open(bytes: &[u8]) -> Result<Parts, EntryError> {
    let Value::Array(parts) = cbor::read_to_compare(bytes, MAX_ENTRY_BYTES)? else {
        return Err(EntryError::NotSign1);
    };
    let parts = <[Value; 4]>::try_from(parts).map_err(|_| EntryError::NotSign1)?;
    let [
        Value::Bytes(protected),
        Value::Map(unprotected),
        Value::Bytes(signed),
        Value::Bytes(signature),
    ] = parts
    else {
        return Err(EntryError::NotSign1);
    };
    if !unprotected.is_empty() {
        return Err(EntryError::Unprotected);
    }
    let mut again = Vec::with_capacity(bytes.len());
    head(&mut again, ARRAY, 4);
    put(&mut again, &protected);
    again.push(EMPTY_MAP);
    put(&mut again, &signed);
    put(&mut again, &signature);
    if again != bytes {
        cbor::read(bytes, MAX_ENTRY_BYTES)?;
        return Err(EntryError::NotCanonical);
    }
    let header = Header::read(&signed, MAX_ENTRY_BYTES)?;
    Ok((protected, header, signed, signature))
}

/// A map without anything in it.
const EMPTY_MAP: u8 = 0xa0;

/// The bytes that a signature covers: the `Sig_structure` of RFC 9052, §4.4, as [`CoseSign1::tbs_data`] gives it too, and at a
/// tenth of its cost.
fn covered(protected: &[u8], header: &Header, signed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(signed.len() + 128);
    head(&mut bytes, ARRAY, 4);
    text(&mut bytes, "Signature1");
    put(&mut bytes, protected);
    put(&mut bytes, header.space.as_bytes());
    put(&mut bytes, signed);
    bytes
}

/// The one COSE_Sign1 for this device and header: `{alg: EdDSA, kid: device}` protected, nothing unprotected.
fn sign1(device: DeviceId, signed: Vec<u8>, signature: Vec<u8>) -> CoseSign1 {
    let protected = HeaderBuilder::new()
        .algorithm(iana::Algorithm::EdDSA)
        .key_id(device.as_bytes().to_vec())
        .build();
    CoseSign1Builder::new()
        .protected(protected)
        .payload(signed)
        .signature(signature)
        .build()
}
