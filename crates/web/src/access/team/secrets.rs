//! Passwords, one-time codes, invitations: how they are made, kept and checked.

use std::sync::{Condvar, Mutex};

use argon2::{Algorithm, Argon2, Params, Version};
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Totp};

use super::{Refused, TeamError};

/// Shortest and longest password, in characters.
pub(crate) const PASSWORD_CHARS: std::ops::RangeInclusive<usize> = 8..=256;

/// Guesses (as a power of ten) that a password must withstand.
const LEAST_GUESSES_LOG10: f64 = 10.0;

/// Beyond this many characters nothing more is estimated: it is long enough.
const ESTIMATED_CHARS: usize = 64;

/// Passwords hashed at once: each takes [`Cost`]'s memory.
const AT_ONCE: usize = 2;

/// How many may wait for their turn.
const MAY_WAIT: usize = 16;

/// What hashing a password costs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// Memory, in KiB.
    pub(crate) memory_kib: u32,
    /// Passes over it.
    pub(crate) passes: u32,
}

impl Cost {
    /// 46 MiB, one lane: a choice that OWASP's cheat sheet lists as strong; about a tenth of a second on a laptop.
    pub(crate) const REAL: Cost = Cost {
        memory_kib: 46 * 1024,
        passes: 2,
    };

    /// For tests.
    #[cfg(test)]
    pub(crate) const TINY: Cost = Cost {
        memory_kib: 64,
        passes: 1,
    };
}

/// Hashes passwords, so many at a time.
pub(crate) struct Hasher {
    cost: Cost,
    turns: Mutex<(usize, usize)>,
    free: Condvar,
}

impl Hasher {
    pub(crate) fn new(cost: Cost) -> Self {
        Hasher {
            cost,
            turns: Mutex::new((0, 0)),
            free: Condvar::new(),
        }
    }

    /// argon2id of a password.
    pub(crate) fn hash(&self, password: &str, salt: &[u8]) -> Result<[u8; 32], Refused> {
        self.take_turn()?;
        let hashed = self.hash_now(password, salt);
        if let Ok(mut turns) = self.turns.lock() {
            turns.0 -= 1;
        }
        self.free.notify_one();
        hashed.map_err(|error| Refused::Fault(TeamError(error.to_string())))
    }

    fn take_turn(&self) -> Result<(), Refused> {
        let broken =
            || Refused::Fault(TeamError("a thread that hashed a password died".to_owned()));
        let mut turns = self.turns.lock().map_err(|_| broken())?;
        if turns.1 >= MAY_WAIT {
            return Err(Refused::Wait(2));
        }
        turns.1 += 1;
        while turns.0 >= AT_ONCE {
            turns = self.free.wait(turns).map_err(|_| broken())?;
        }
        turns.1 -= 1;
        turns.0 += 1;
        Ok(())
    }

    fn hash_now(&self, password: &str, salt: &[u8]) -> argon2::Result<[u8; 32]> {
        let params = Params::new(self.cost.memory_kib, self.cost.passes, 1, Some(32))?;
        let mut hash = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
            password.as_bytes(),
            salt,
            &mut hash,
        )?;
        Ok(hash)
    }
}

/// Whether a password may be chosen: its length, and how many guesses it takes, with what anybody would guess here first.
pub(crate) fn strong(password: &str, context: &[&str]) -> Result<(), Refused> {
    let length = password.chars().count();
    if !PASSWORD_CHARS.contains(&length) {
        return Err(Refused::Length);
    }
    let estimated: String = password.chars().take(ESTIMATED_CHARS).collect();
    let words: Vec<&str> = context
        .iter()
        .flat_map(|text| text.split_whitespace().chain([*text]))
        .chain(["tregua", "truce", "ceasefire"])
        .collect();
    let estimate = zxcvbn::zxcvbn(&estimated, &words);
    if estimate.guesses_log10() < LEAST_GUESSES_LOG10 {
        return Err(Refused::Weak);
    }
    Ok(())
}

/// One-time codes of this secret: six digits, new every 30 seconds, the one before and after taken as well.
pub(crate) fn codes(secret: &[u8]) -> Result<Totp, TeamError> {
    Builder::new()
        .with_secret(secret)
        .build()
        .map_err(|error| TeamError(error.to_string()))
}

/// The step of a code, if it is right and its step was not used.
pub(crate) fn step_of(
    secret: &[u8],
    code: &str,
    now_s: i64,
    used: i64,
) -> Result<Option<i64>, TeamError> {
    let code: String = code.chars().filter_map(digit).collect();
    let Ok(now_s) = u64::try_from(now_s) else {
        return Ok(None);
    };
    let step = codes(secret)?.check(&code, now_s);
    Ok(step
        .and_then(|step| i64::try_from(step).ok())
        .filter(|step| *step > used))
}

/// Codes may be typed in the digits of the reader's language, with spaces.
fn digit(letter: char) -> Option<char> {
    (!letter.is_whitespace()).then(|| tregua_wording::latin_digit(letter))
}

/// The secret as people type it.
pub(crate) fn base32(secret: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for chunk in secret.chunks(5) {
        let bits = chunk
            .iter()
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        let bits = bits << (8 * (5 - chunk.len()));
        for at in 0..(chunk.len() * 8).div_ceil(5) {
            let letter = (bits >> (35 - 5 * at)) & 31;
            text.extend(
                LETTERS
                    .get(letter as usize)
                    .map(|letter| char::from(*letter)),
            );
        }
    }
    text
}

/// The secret of its letters.
pub(crate) fn of_base32(letters: &str) -> Option<Vec<u8>> {
    totp_rs::Secret::try_from_base32(letters)
        .ok()
        .map(|secret| secret.as_bytes().to_vec())
}

/// What an app of one-time codes reads.
pub(crate) fn address_of(secret: &[u8], host: &str, handle: &str) -> String {
    let host = form_urlencoded::byte_serialize(host.as_bytes()).collect::<String>();
    let handle = form_urlencoded::byte_serialize(handle.as_bytes()).collect::<String>();
    let label = if handle.is_empty() {
        host.clone()
    } else {
        format!("{host}:{handle}")
    };
    format!(
        "otpauth://totp/{label}?secret={}&issuer={host}",
        base32(secret)
    )
}

/// Random bytes.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], TeamError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| TeamError(error.to_string()))?;
    Ok(bytes)
}

/// A one-time code to come in with: 100 bits, in groups that can be read aloud.
pub(crate) fn invitation() -> Result<String, TeamError> {
    let text = base32(&random::<13>()?);
    let letters: Vec<char> = text.chars().take(20).collect();
    let groups = letters
        .chunks(5)
        .map(|group| group.iter().collect::<String>());
    Ok(groups.collect::<Vec<_>>().join("-"))
}

/// An invitation as it is kept; how it was typed does not matter.
pub(crate) fn invitation_hash(code: &str) -> Vec<u8> {
    let letters = code.chars().filter(|letter| letter.is_ascii_alphanumeric());
    let code: String = letters.map(|letter| letter.to_ascii_uppercase()).collect();
    token_hash(&code)
}

/// A token as it is kept.
pub(crate) fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
