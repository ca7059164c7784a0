//! The salted commitment that lets a payload be erased without breaking a proof.

use crate::ids::sha256;
use crate::{Commitment, slots};

/// What the hash begins with, so that no other hash of ours can be taken for a commitment.
pub const COMMITMENT_PREFIX: &[u8] = b"tregua/payload/v1";

/// Most bytes of a payload: room for the text of a long agreement.
pub const MAX_PAYLOAD_BYTES: usize = 1024 * 1024;

const SMALLEST_SIZE: u64 = 256;

/// A payload's bytes with their salt: together they open the commitment, and together they are erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// 256 random bits: without them nobody can guess a payload from its commitment.
    pub salt: [u8; 32],
    /// The payload, as it was committed to.
    pub bytes: Vec<u8>,
}

impl Sealed {
    /// What entries of version 3 commit to: each field apart, so that one can be shown without the others (`slots.rs`). `None`
    /// if the bytes are not fields.
    pub fn commit_by_field(&self) -> Option<Commitment> {
        slots::leaves(&self.salt, &self.bytes).map(|leaves| slots::commit(&leaves))
    }

    /// What entries of versions 1 and 2 commit to: `SHA-256("tregua/payload/v1" ‖ salt ‖ bytes)`.
    pub fn commit(&self) -> Commitment {
        Commitment::from_bytes(sha256(&[COMMITMENT_PREFIX, &self.salt, &self.bytes]))
    }

    /// The size that a header states: the next power of two, 256 at least.
    pub fn size(&self) -> u64 {
        (self.bytes.len() as u64)
            .max(SMALLEST_SIZE)
            .next_power_of_two()
    }
}
