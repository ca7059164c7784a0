//! Where keys and salts come from.

use crate::ids::sha256;

/// Where keys and salts come from.
///
/// A record on disk always uses the system's randomness. The fixed kind makes the same bytes on every run, for tests
/// and worked histories: a record made with it proves nothing.
#[derive(Debug, Clone)]
pub struct Entropy(Kind);

#[derive(Debug, Clone)]
enum Kind {
    System,
    Fixed { seed: u64, drawn: u64 },
}

impl Entropy {
    /// The operating system's randomness.
    pub fn system() -> Self {
        Entropy(Kind::System)
    }

    /// The same bytes on every run, by `seed`.
    pub fn fixed(seed: u64) -> Self {
        Entropy(Kind::Fixed { seed, drawn: 0 })
    }

    /// 32 bytes that nobody else has, or that everybody has if fixed.
    pub(crate) fn draw(&mut self) -> Result<[u8; 32], getrandom::Error> {
        match &mut self.0 {
            Kind::System => {
                let mut bytes = [0; 32];
                getrandom::fill(&mut bytes)?;
                Ok(bytes)
            }
            Kind::Fixed { seed, drawn } => {
                *drawn += 1;
                let label = b"tregua/fixed entropy, not secret";
                Ok(sha256(&[label, &seed.to_be_bytes(), &drawn.to_be_bytes()]))
            }
        }
    }
}
