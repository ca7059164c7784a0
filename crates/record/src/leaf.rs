//! What the log holds of an entry.
//!
//! Of versions 1 and 2 that is the entry itself, as it was signed. Of version 3 it is three hashes: so a log can be published, and
//! an entry's place in it proved, without telling who signed it.

use std::borrow::Cow;

use crate::cbor;
use crate::ids::sha256;

/// What the hash over that half of a header begins with that everybody may be told.
const TOLD_PREFIX: &[u8] = b"tregua/told/v3";
/// And that over the other half, which tells who signed, with the signature.
const WITHHELD_PREFIX: &[u8] = b"tregua/withheld/v3";

/// The leaf of an entry, from its bytes: what is hashed into the tree. Bytes that are no entry of version 3 are their own leaf.
pub fn leaf(entry: &[u8]) -> Cow<'_, [u8]> {
    match told_of(entry) {
        Some(half) => Cow::Owned(of_hashes(half.id, told_hash(half.told), half.withheld)),
        None => Cow::Borrowed(entry),
    }
}

/// What everybody may be told of an entry of version 3, and the hashes of the rest.
pub(crate) struct ToldHalf<'a> {
    pub(crate) id: [u8; 32],
    /// The half as its bytes stand.
    pub(crate) told: &'a [u8],
    /// The hash over the other half and the signature.
    pub(crate) withheld: [u8; 32],
}

/// The half that everybody may be told; `None` of entries that have no halves.
pub(crate) fn told_of(entry: &[u8]) -> Option<ToldHalf<'_>> {
    let halves = Halves::of(entry)?;
    Some(ToldHalf {
        id: halves.id(),
        told: halves.told,
        withheld: sha256(&[WITHHELD_PREFIX, halves.withheld, halves.signature]),
    })
}

/// The hash of the half that everybody may be told.
fn told_hash(told: &[u8]) -> [u8; 32] {
    sha256(&[TOLD_PREFIX, told])
}

/// `[3, id, hash of what may be told, hash of who signed]`.
fn of_hashes(id: [u8; 32], told: [u8; 32], withheld: [u8; 32]) -> Vec<u8> {
    let mut leaf = vec![0x84, 0x03];
    for hash in [id, told, withheld] {
        leaf.extend([0x58, 0x20]);
        leaf.extend(hash);
    }
    leaf
}

/// The bytes of an entry of version 3, taken apart where they lie.
struct Halves<'a> {
    /// Protected header, space and signed bytes, each as it stands in what is signed.
    covered: [&'a [u8]; 3],
    told: &'a [u8],
    withheld: &'a [u8],
    signature: &'a [u8],
}

impl<'a> Halves<'a> {
    fn of(entry: &'a [u8]) -> Option<Self> {
        let mut rest = entry.strip_prefix(&[0x84])?;
        let mut next = || cbor::item(&mut rest);
        let (protected, _, signed, signature) = (next()?, next()?, next()?, next()?);
        let mut halves = cbor::string(signed)?.strip_prefix(&[0x82])?;
        let told = cbor::string(cbor::item(&mut halves)?)?;
        let withheld = cbor::string(cbor::item(&mut halves)?)?;
        let space = cbor::pairs(told)?.into_iter().find(|pair| pair.key == 1)?;
        (rest.is_empty() && halves.is_empty()).then_some(Halves {
            covered: [protected, space.value, signed],
            told,
            withheld,
            signature: cbor::string(signature)?,
        })
    }

    /// SHA-256 of the Sig_structure.
    fn id(&self) -> [u8; 32] {
        let [protected, space, signed] = self.covered;
        sha256(&[b"\x84\x6aSignature1", protected, space, signed])
    }
}
