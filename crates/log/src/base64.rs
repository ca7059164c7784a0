//! Base 64 in its one form: padded, without stray bits at the end.

use base64ct::{Base64, Encoding};

pub(crate) fn encode(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let bytes = Base64::decode_vec(text).ok()?;
    // Whatever the decoder lets pass: what is written again is what was read.
    (encode(&bytes) == text).then_some(bytes)
}

/// A number as the log's texts write it: decimal, without leading zeros or signs.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
