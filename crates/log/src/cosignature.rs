//! Cosignatures of witnesses: that a checkpoint was the largest consistent one they had seen at a time
//! (c2sp.org/tlog-cosignature, the Ed25519 type).

use ed25519_dalek::{Signer, SigningKey};

use crate::note::{KeyKind, Note, SignatureLine};

/// Times beyond this are no times.
const MAX_TIME: u64 = i64::MAX as u64;

/// What a witness signs: a header, the time in seconds since 1970 (POSIX), the text of the checkpoint.
pub fn cosigned_message(time: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

/// The line by which a witness cosigns a checkpoint at a time, in seconds since 1970. It says that the witness held the
/// checkpoint to the one it saw before: check that first.
pub fn cosign(name: &str, key: &SigningKey, time: u64, checkpoint: &Note) -> SignatureLine {
    let message = cosigned_message(time, checkpoint.text());
    let mut signature = time.to_be_bytes().to_vec();
    signature.extend_from_slice(&key.sign(message.as_bytes()).to_bytes());
    SignatureLine::made(name, KeyKind::Cosignature, key, signature)
}

/// The time and the signature proper.
pub(crate) fn split(signature: &[u8]) -> Option<(u64, &[u8])> {
    let (time, rest) = signature.split_first_chunk::<8>()?;
    let time = u64::from_be_bytes(*time);
    (time <= MAX_TIME).then_some((time, rest))
}
