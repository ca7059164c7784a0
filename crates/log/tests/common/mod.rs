//! A small log and its keys. The keys are made of fixed bytes: what they sign proves nothing.

#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]
#![allow(
    clippy::allow_attributes,
    reason = "not every test leaves something out"
)]

use ed25519_dalek::SigningKey;
use tregua_log::{
    AddCheckpoint, Checkpoint, KeyKind, LogProof, Note, Tree, VerifierKey, consistency, inclusion,
    leaf_hash, sign,
};

pub(crate) const ORIGIN: &str = "example.org/lake";
pub(crate) const WITNESS: &str = "witness.example.org/w1";

pub(crate) fn log_key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

pub(crate) fn witness_key() -> SigningKey {
    SigningKey::from_bytes(&[9; 32])
}

pub(crate) fn log_verifier() -> VerifierKey {
    VerifierKey::new(ORIGIN, KeyKind::Note, log_key().verifying_key().as_bytes()).unwrap()
}

pub(crate) fn witness_verifier() -> VerifierKey {
    let key = witness_key().verifying_key();
    VerifierKey::new(WITNESS, KeyKind::Cosignature, key.as_bytes()).unwrap()
}

pub(crate) fn tree(size: u64) -> Tree {
    (0..size)
        .map(|at| leaf_hash(format!("leaf {at}").as_bytes()))
        .collect()
}

pub(crate) fn checkpoint(size: u64) -> Checkpoint {
    Checkpoint {
        origin: ORIGIN.to_owned(),
        size,
        root: tree(size).root(size).unwrap(),
        extension: Vec::new(),
    }
}

pub(crate) fn signed_checkpoint(size: u64) -> Note {
    let text = checkpoint(size).to_string();
    let line = sign(ORIGIN, &log_key(), &text);
    Note::new(text, vec![line])
}

pub(crate) fn proof_of(index: u64, size: u64) -> LogProof {
    LogProof {
        extra: None,
        index,
        path: inclusion(&tree(size), index, size).unwrap(),
        checkpoint: signed_checkpoint(size),
    }
}

pub(crate) fn request(old: u64, new: u64) -> AddCheckpoint {
    AddCheckpoint {
        old,
        proof: consistency(&tree(new), old, new).unwrap(),
        checkpoint: signed_checkpoint(new),
    }
}
