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
    /// The length of its content, rounded up.
    pub(crate) size: i128,
    /// The heads of logs that its author had seen.
    pub(crate) seen: Vec<Seen>,
    /// True if its content is for some readers only: it is held to its commitment, and not read.
    pub(crate) restricted: bool,
}

/// A head of a log that the author of an entry says to have seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) origin: String,
    pub(crate) size: u64,
    pub(crate) root: [u8; 32],
}

impl Seen {
    fn read(value: &Value) -> Option<Self> {
        Some(Seen {
            origin: value.field(0)?.text()?.to_owned(),
            size: u64::try_from(value.field(1)?.number()?).ok()?,
            root: value.field(2)?.hash()?,
        })
    }
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
        let hash = |at| fields.field(at).and_then(Value::hash);
        let number = |at| fields.field(at).and_then(Value::number);
        let space = hash(1).ok_or_else(|| lacks("space"))?;
        let device = hash(4).ok_or_else(|| lacks("device"))?;
        if !matches!(number(0), Some(1 | 2)) {
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
        let Some(Value::Text(author)) = fields.field(3) else {
            return Err(lacks("author"));
        };
        let payload = fields.field(13).ok_or_else(|| lacks("commitment"))?;
        let commit = payload.field(0).and_then(Value::hash);
        let size = payload.field(1).and_then(Value::number);
        let seen = fields.field(7).and_then(Value::list).unwrap_or_default();
        let seen: Option<Vec<Seen>> = seen.iter().map(Seen::read).collect();
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
            size: size.ok_or_else(|| lacks("size"))?,
            restricted: fields.field(15).is_some(),
            seen: seen.ok_or_else(|| said("a head that it names has not its form".to_owned()))?,
        })
    }

    /// True if the header says how long this content is, salt not counted: rounded up to a power of two, at least 256.
    pub(crate) fn tells_size_of(&self, payload: &[u8]) -> bool {
        let length = payload.len().saturating_sub(32).max(256);
        i128::try_from(length.next_power_of_two()) == Ok(self.size)
    }

    /// True if this is the content that the entry committed to: 32 bytes of salt, then the bytes.
    pub(crate) fn committed_to(&self, payload: &[u8]) -> bool {
        let mut hash = Sha256::new();
        hash.update(b"tregua/payload/v1");
        hash.update(payload);
        payload.len() >= 32 && <[u8; 32]>::from(hash.finalize()) == self.commit
    }
}
