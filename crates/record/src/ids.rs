//! Names made of 32 bytes, each its own type, written as hex.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Why a text names nothing. Write all 64 hex digits.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not 64 hex digits; copy the whole of it")]
pub struct HexError(String);

macro_rules! hex_names {
    ($($(#[$doc:meta])* $name:ident,)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 32]);

        impl $name {
            /// From its bytes.
            pub const fn from_bytes(bytes: [u8; 32]) -> Self {
                $name(bytes)
            }

            /// Its bytes.
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }

            /// The first twelve hex digits, for screens.
            pub fn short(&self) -> String {
                self.to_string().chars().take(12).collect()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // Every statement of a large record is named so: digit by digit, not by formatting.
                let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
                let mut text = [0; 64];
                for (place, digit) in text.iter_mut().zip(digits) {
                    *place = b"0123456789abcdef".get(usize::from(digit)).copied().unwrap_or(b'?');
                }
                f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.short())
            }
        }

        impl FromStr for $name {
            type Err = HexError;

            fn from_str(text: &str) -> Result<Self, HexError> {
                from_hex(text).map($name).ok_or_else(|| HexError(text.to_owned()))
            }
        }
    )+ };
}

hex_names! {
    /// An entry: SHA-256 of its Sig_structure, the bytes its signature covers.
    EntryId,
    /// A space (one truce): the commitment of its charter's payload.
    SpaceId,
    /// A device: its Ed25519 public key.
    DeviceId,
    /// A log: its Ed25519 public key.
    LogId,
    /// An organisation's root key in a charter of several: its Ed25519 public key.
    RootId,
    /// The salted commitment to a payload.
    Commitment,
    /// SHA-256 of a document.
    Sha256,
}

impl Sha256 {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Sha256(sha256(&[bytes]))
    }
}

/// SHA-256 of the parts, one after the other.
pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    use sha2::Digest;
    let mut hash = sha2::Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

pub(crate) fn from_hex(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let mut value = 0;
        for digit in pair {
            value = value * 16 + char::from(*digit).to_digit(16)? as u8;
        }
        *byte = value;
    }
    Some(bytes)
}
