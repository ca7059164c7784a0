//! A signed entry, as `docs/entry-format.md` has it.

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::cbor::{self, Value};

/// What the header of an entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) id: [u8; 32],
    pub(crate) space: [u8; 32],
    pub(crate) kind: i128,
    pub(crate) author: String,
    pub(crate) device: [u8; 32],
    pub(crate) seq: i128,
    pub(crate) prev: Option<[u8; 32]>,
    /// By the author's own clock, in milliseconds since 1970.
    pub(crate) signed: i128,
    pub(crate) commit: [u8; 32],
}

impl Entry {
    /// Reads an entry and checks its signature.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, String> {
        let said = |why: String| format!("the entry cannot be read: {why}");
        let Value::List(parts) = cbor::read(bytes).map_err(said)? else {
            return Err(said("it is no list".to_owned()));
        };
        let [
            Value::Bytes(protected),
            Value::Map(unsigned),
            Value::Bytes(header),
            Value::Bytes(signature),
        ] = parts.as_slice()
        else {
            return Err(said("it has not the four parts of a COSE_Sign1".to_owned()));
        };
        if !unsigned.is_empty() {
            return Err(said("something unsigned travels in it".to_owned()));
        }
        let fields = cbor::read(header).map_err(said)?;
        let lacks = |name: &str| said(format!("its header has no {name}"));
        let hash = |at| field(&fields, at).and_then(as_hash);
        let number = |at| field(&fields, at).and_then(as_number);
        let space = hash(1).ok_or_else(|| lacks("space"))?;
        let device = hash(4).ok_or_else(|| lacks("device"))?;
        if number(0) != Some(1) {
            return Err(said("it is of a version that is not known here".to_owned()));
        }
        // {1: -8, 4: the device}, and nothing else.
        let named = [&[0xa2, 0x01, 0x27, 0x04][..], &cbor::bytes(&device)].concat();
        if *protected != named {
            return Err(said(
                "its envelope names another key than its header".to_owned(),
            ));
        }
        let covered = [
            vec![0x84],
            cbor::text("Signature1"),
            cbor::bytes(protected),
            cbor::bytes(&space),
            cbor::bytes(header),
        ]
        .concat();
        let fits = VerifyingKey::from_bytes(&device).ok().is_some_and(|key| {
            let signature = Signature::from_slice(signature).ok();
            signature.is_some_and(|signature| key.verify_strict(&covered, &signature).is_ok())
        });
        if !fits {
            return Err(
                "the signature of the entry does not fit: it was changed after signing".to_owned(),
            );
        }
        let Some(Value::Text(author)) = field(&fields, 3) else {
            return Err(lacks("author"));
        };
        let payload = field(&fields, 13).ok_or_else(|| lacks("commitment"))?;
        let commit = field(payload, 0).and_then(as_hash);
        Ok(Entry {
            id: Sha256::digest(&covered).into(),
            space,
            kind: number(2).ok_or_else(|| lacks("kind"))?,
            author: author.clone(),
            device,
            seq: number(5).ok_or_else(|| lacks("number"))?,
            prev: hash(6),
            signed: number(9).ok_or_else(|| lacks("time"))?,
            commit: commit.ok_or_else(|| lacks("commitment"))?,
        })
    }

    /// True if this is the content that the entry committed to: 32 bytes of salt, then the bytes.
    pub(crate) fn committed_to(&self, payload: &[u8]) -> bool {
        let mut hash = Sha256::new();
        hash.update(b"tregua/payload/v1");
        hash.update(payload);
        payload.len() >= 32 && <[u8; 32]>::from(hash.finalize()) == self.commit
    }
}

fn field(map: &Value, at: i128) -> Option<&Value> {
    let Value::Map(pairs) = map else {
        return None;
    };
    let found = pairs.iter().find(|(key, _)| *key == Value::Number(at));
    found.map(|(_, value)| value)
}

fn as_hash(value: &Value) -> Option<[u8; 32]> {
    match value {
        Value::Bytes(bytes) => <[u8; 32]>::try_from(bytes.as_slice()).ok(),
        _ => None,
    }
}

fn as_number(value: &Value) -> Option<i128> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}
