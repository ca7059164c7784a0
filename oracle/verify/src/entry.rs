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
    /// The entries that it says something of their content is for others too (`reveals`).
    pub(crate) reveals: Vec<[u8; 32]>,
    /// The entries whose content it says was erased where it was signed.
    pub(crate) erases: Vec<[u8; 32]>,
    /// True if it committed to each field of its content apart (version 3).
    pub(crate) by_field: bool,
    /// Of an attachment the file: SHA-256 of what is sealed.
    pub(crate) file: Option<[u8; 32]>,
    /// True if its content is for some readers only: it is held to its commitment, and not read.
    pub(crate) restricted: bool,
    /// SHA-256 of its content as it is sealed for its readers, where the header names it.
    pub(crate) closed: Option<[u8; 32]>,
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
        let (fields, halves) = fields_of(header).map_err(said)?;
        let lacks = |name: &str| said(format!("its header has no {name}"));
        let hash = |at| fields.field(at).and_then(Value::hash);
        let number = |at| fields.field(at).and_then(Value::number);
        let space = hash(1).ok_or_else(|| lacks("space"))?;
        let device = hash(4).ok_or_else(|| lacks("device"))?;
        if !matches!((number(0), halves), (Some(1 | 2), false) | (Some(3), true)) {
            return Err(said("it is of a version that is not known here".to_owned()));
        }
        if halves && hash(17).is_none() {
            return Err(lacks("salt"));
        }
        // {1: -8, 4: the device}, and nothing else.
        let named = [&[0xa2, 0x01, 0x27, 0x04][..], &cbor::bytes(&device)].concat();
        if *protected != named {
            return Err(said(
                "its envelope names another key than its header".to_owned(),
            ));
        }
        let covered = covered(protected, &space, header);
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
        let kind = number(2).ok_or_else(|| lacks("kind"))?;
        Ok(Entry {
            id: Sha256::digest(&covered).into(),
            space,
            kind,
            author: author.clone(),
            device,
            seq: number(5).ok_or_else(|| lacks("number"))?,
            prev: hash(6),
            signed: number(9).ok_or_else(|| lacks("time"))?,
            commit: commit.ok_or_else(|| lacks("commitment"))?,
            size: size.ok_or_else(|| lacks("size"))?,
            reveals: naming(&fields, REVEALS),
            erases: match kind {
                8 => naming(&fields, ERASES),
                _ => Vec::new(),
            },
            by_field: halves,
            file: hash(1014).filter(|_| kind == 11),
            restricted: fields.field(15).is_some(),
            closed: hash(1015).filter(|_| fields.field(15).is_some()),
            seen: seen.ok_or_else(|| said("a head that it names has not its form".to_owned()))?,
        })
    }

    /// True if the header says how long this content is, salt not counted: rounded up to a power of two, at least 256.
    pub(crate) fn tells_size_of(&self, payload: &[u8]) -> bool {
        rounded(payload) == Some(self.size)
    }

    /// True if this is the content that the entry committed to: 32 bytes of salt, then the bytes.
    pub(crate) fn committed_to(&self, content: &[u8]) -> bool {
        match (content.split_first_chunk::<32>(), self.by_field) {
            (None, _) => false,
            (Some(_), false) => sha256(&[b"tregua/payload/v1", content]) == self.commit,
            (Some((salt, fields)), true) => {
                leaves(salt, fields).is_ok_and(|leaves| commit(&leaves) == self.commit)
            }
        }
    }
}

/// How an entry names another: whose content was erased, whose content is for others too.
const ERASES: i128 = 11;
const REVEALS: i128 = 12;

/// The entries that a header names in this way.
fn naming(fields: &Value, how: i128) -> Vec<[u8; 32]> {
    let refs = fields.field(12).and_then(Value::list).unwrap_or_default();
    let of = |link: &Value| match link.field(0)?.number()? == how {
        true => link.field(1)?.hash(),
        false => None,
    };
    refs.iter().filter_map(of).collect()
}

/// What the fields that a disclosure shows, with the leaves of all other places, commit to; and how many they are.
pub(crate) fn shown_commit(content: &Value) -> Option<([u8; 32], usize)> {
    let Some(Value::Bytes(others)) = content.field(3) else {
        return None;
    };
    let mut others = others.chunks_exact(32);
    let shown = content.field(2).and_then(Value::list).unwrap_or_default();
    let mut leaves = Vec::new();
    let mut used = 0;
    for place in 0..PLACES as i128 {
        let here = shown
            .iter()
            .find(|field| field.field(0).and_then(Value::number) == Some(place));
        leaves.push(match here {
            Some(field) => match (field.field(1)?, field.field(2)?) {
                (Value::Bytes(salt), Value::Bytes(value)) if salt.len() == 32 => {
                    used += 1;
                    leaf_of_field(salt, value)
                }
                _ => return None,
            },
            None => others.next()?.try_into().ok()?,
        });
    }
    let all = used == shown.len() && others.next().is_none();
    all.then(|| (commit(&leaves), used))
}

/// How many places a content has, each with a leaf of its own; those from the last on share it.
pub(crate) const PLACES: usize = 48;

/// What an entry of version 3 committed to, from the leaves of all places.
pub(crate) fn commit(leaves: &[[u8; 32]]) -> [u8; 32] {
    sha256(&[b"tregua/payload/v3", leaves.as_flattened()])
}

/// The leaf of a field that is shown with the salt of its place.
pub(crate) fn leaf_of_field(salt: &[u8], value: &[u8]) -> [u8; 32] {
    sha256(&[b"tregua/field/v3", salt, value])
}

/// The leaves of a content: the salt of the place where there is no field.
fn leaves(salt: &[u8; 32], content: &[u8]) -> Result<Vec<[u8; 32]>, String> {
    let pairs = cbor::pairs(content)?;
    let shared = (PLACES - 1) as u64;
    let mut leaves = Vec::new();
    for place in 0..PLACES as u64 {
        let own = sha256(&[b"tregua/salt/v3", salt, &[place as u8]]);
        let value: Vec<u8> = match place == shared {
            false => {
                let here = pairs.iter().filter(|(key, ..)| *key == place);
                here.flat_map(|(_, value, _)| value.iter().copied())
                    .collect()
            }
            true => {
                let here = pairs.iter().filter(|(key, ..)| *key >= shared);
                here.flat_map(|(.., pair)| pair.iter().copied()).collect()
            }
        };
        leaves.push(match value.is_empty() {
            true => own,
            false => leaf_of_field(&own, &value),
        });
    }
    Ok(leaves)
}

/// What a log holds of an entry: itself, and from version 3 on its id and two hashes.
pub(crate) fn leaf(bytes: &[u8]) -> Vec<u8> {
    let hashed = || {
        let Value::List(parts) = cbor::read(bytes).ok()? else {
            return None;
        };
        let [
            Value::Bytes(protected),
            _,
            Value::Bytes(header),
            Value::Bytes(signature),
        ] = parts.as_slice()
        else {
            return None;
        };
        let Value::List(halves) = cbor::read(header).ok()? else {
            return None;
        };
        let [Value::Bytes(told), Value::Bytes(withheld)] = halves.as_slice() else {
            return None;
        };
        let space = cbor::read(told).ok()?.field(1)?.hash()?;
        Some(leaf_of_hashes(
            &sha256(&[&covered(protected, &space, header)]),
            told,
            &sha256(&[b"tregua/withheld/v3", withheld, signature]),
        ))
    };
    hashed().unwrap_or_else(|| bytes.to_vec())
}

/// The half of a header that everybody may be told.
pub(crate) struct Told {
    pub(crate) space: [u8; 32],
    pub(crate) kind: i128,
    commit: [u8; 32],
    size: i128,
    pub(crate) reveals: Vec<[u8; 32]>,
}

impl Told {
    pub(crate) fn read(half: &[u8]) -> Result<Self, String> {
        let said = |why: String| format!("what is told of it cannot be read: {why}");
        let fields = cbor::read(half).map_err(said)?;
        let lacks = |name: &str| said(format!("it has no {name}"));
        if fields.field(0).and_then(Value::number) != Some(3) {
            return Err(said("it is of a version that is not known here".to_owned()));
        }
        if [3, 4, 5, 6, 7, 9, 17]
            .iter()
            .any(|at| fields.field(*at).is_some())
        {
            return Err(said("it holds a field of the other half".to_owned()));
        }
        let payload = fields.field(13).ok_or_else(|| lacks("commitment"))?;
        let commit = payload.field(0).and_then(Value::hash);
        let size = payload.field(1).and_then(Value::number);
        let space = fields.field(1).and_then(Value::hash);
        let kind = fields.field(2).and_then(Value::number);
        Ok(Told {
            space: space.ok_or_else(|| lacks("space"))?,
            kind: kind.ok_or_else(|| lacks("kind"))?,
            commit: commit.ok_or_else(|| lacks("commitment"))?,
            size: size.ok_or_else(|| lacks("size"))?,
            reveals: naming(&fields, REVEALS),
        })
    }

    /// What it committed to.
    pub(crate) fn commit(&self) -> [u8; 32] {
        self.commit
    }

    /// The content, salt before it, if it is what was committed to.
    pub(crate) fn opened(&self, content: &[u8]) -> Result<Value, String> {
        let fits = content
            .split_first_chunk::<32>()
            .is_some_and(|(salt, fields)| {
                leaves(salt, fields).is_ok_and(|leaves| commit(&leaves) == self.commit)
            });
        if !fits {
            return Err("its content or the salt is not what it committed to".to_owned());
        }
        if rounded(content) != Some(self.size) {
            return Err("its content has another size than it says".to_owned());
        }
        let (_, bytes) = content.split_at(32);
        cbor::read(bytes).map_err(|why| format!("its content cannot be read: {why}"))
    }
}

/// The length of a content, salt not counted: rounded up to a power of two, at least 256.
fn rounded(content: &[u8]) -> Option<i128> {
    let length = content.len().saturating_sub(32).max(256);
    i128::try_from(length.next_power_of_two()).ok()
}

/// The leaf of an entry of version 3 of which only the half is known that everybody may be told.
pub(crate) fn leaf_of_hashes(id: &[u8; 32], told: &[u8], withheld: &[u8; 32]) -> Vec<u8> {
    let told = sha256(&[b"tregua/told/v3", told]);
    let hashes = [id, &told, withheld].map(|hash| cbor::bytes(hash));
    [&[0x84, 0x03][..], &hashes.concat()].concat()
}

/// True if a leaf holds no entry but its hashes.
pub(crate) fn is_hashes(leaf: &[u8]) -> bool {
    leaf.len() == 104 && leaf.starts_with(&[0x84, 0x03, 0x58, 0x20])
}

/// The fields of a header, and whether it has two halves.
fn fields_of(header: &[u8]) -> Result<(Value, bool), String> {
    let halves = match cbor::read(header)? {
        Value::List(halves) => halves,
        whole => return Ok((whole, false)),
    };
    let [Value::Bytes(told), Value::Bytes(withheld)] = halves.as_slice() else {
        return Err("its header has not two halves".to_owned());
    };
    match (cbor::read(told)?, cbor::read(withheld)?) {
        (Value::Map(told), Value::Map(withheld)) => {
            let within = |half: &[(Value, Value)], allowed: fn(&i128) -> bool| {
                half.iter()
                    .all(|(key, _)| key.number().as_ref().is_some_and(allowed))
            };
            let who = |key: &i128| matches!(key, 3..=7 | 9 | 17);
            match within(&withheld, who) && within(&told, |key| !matches!(key, 3..=7 | 9 | 17)) {
                true => Ok((Value::Map([told, withheld].concat()), true)),
                false => Err("a field of its header stands in the wrong half".to_owned()),
            }
        }
        _ => Err("its header has no fields".to_owned()),
    }
}

/// What the signature covers.
fn covered(protected: &[u8], space: &[u8; 32], header: &[u8]) -> Vec<u8> {
    [
        vec![0x84],
        cbor::text("Signature1"),
        cbor::bytes(protected),
        cbor::bytes(space),
        cbor::bytes(header),
    ]
    .concat()
}

pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    hash.finalize().into()
}
