//! Signed notes, keys and checkpoints (c2sp.org), read with nothing but what stands here.

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

/// A public key as it is handed out: `name+id+key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub(crate) name: String,
    id: [u8; 4],
    witness: bool,
    key: VerifyingKey,
}

impl Key {
    /// Reads a key.
    ///
    /// # Errors
    /// In plain words, why it is none.
    pub fn read(text: &str) -> Result<Self, String> {
        let wrong = |why: &str| format!("`{text}` is no key: {why}");
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(wrong("it is written name+id+key"));
        };
        let bytes = base64(rest).ok_or_else(|| wrong("its last part is not base 64"))?;
        let (kind, key) = match bytes.split_first() {
            Some((kind @ (1 | 4), key)) => (*kind, key),
            _ => return Err(wrong("it is of a type that is not known here")),
        };
        let key = <[u8; 32]>::try_from(key).ok();
        let key = key.and_then(|key| VerifyingKey::from_bytes(&key).ok());
        let key = key.filter(|key| !key.is_weak());
        let key = key.ok_or_else(|| wrong("it is no point of Ed25519"))?;
        let due = id_of(name, &bytes);
        match hex(&due) == id && !name.is_empty() {
            true => Ok(Key {
                name: name.to_owned(),
                id: due,
                witness: kind == 4,
                key,
            }),
            false => Err(wrong("its id does not belong to its name and key")),
        }
    }

    /// The key under which somebody signs notes by this name; `None` if these bytes are no key.
    pub(crate) fn of(name: &str, bytes: [u8; 32]) -> Option<Self> {
        let key = VerifyingKey::from_bytes(&bytes).ok()?;
        let id = id_of(name, &[&[1], bytes.as_slice()].concat());
        Some(Key {
            name: name.to_owned(),
            id,
            witness: false,
            key,
        })
    }

    /// True if both are one key, whatever their names.
    pub(crate) fn same(&self, other: &Key) -> bool {
        self.key == other.key
    }

    /// True if it is the key of a witness.
    pub fn is_witness(&self) -> bool {
        self.witness
    }
}

/// What a log said of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    pub(crate) origin: String,
    pub(crate) size: u64,
    pub(crate) root: [u8; 32],
}

fn id_of(name: &str, typed: &[u8]) -> [u8; 4] {
    let mut hash = Sha256::new();
    hash.update(name.as_bytes());
    hash.update([b'\n']);
    hash.update(typed);
    let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
    [a, b, c, d]
}

/// Reads a checkpoint that the log's key signed, and when each witness that is known cosigned it.
pub(crate) fn checkpoint(
    bytes: &[u8],
    log: &Key,
    witnesses: &[Key],
) -> Result<(Checkpoint, Vec<(String, u64)>), String> {
    let keys: Vec<&Key> = std::iter::once(log).chain(witnesses).collect();
    let (checkpoint, signed) = signed(bytes, &keys)?;
    if !signed.iter().any(|(key, _)| *key == log) {
        return Err("the checkpoint is not signed by the log's key that was given".to_owned());
    }
    if checkpoint.origin != log.name {
        return Err("the checkpoint is of another log than the key that was given".to_owned());
    }
    Ok((checkpoint, times(&signed)))
}

/// The first line of a checkpoint: the name of its log.
pub(crate) fn origin(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()?.lines().next()
}

/// Who cosigned, and when.
pub(crate) fn times(signed: &[(&Key, Option<u64>)]) -> Vec<(String, u64)> {
    let timed = |(key, time): &(&Key, Option<u64>)| Some((key.name.clone(), (*time)?));
    signed.iter().filter_map(timed).collect()
}

/// Who of those known signed a checkpoint, and when, of those who say; lines of others are passed over.
pub(crate) type Signed<'a> = Vec<(&'a Key, Option<u64>)>;

/// Reads a checkpoint, and who of those known signed it.
pub(crate) fn signed<'a>(
    bytes: &[u8],
    keys: &[&'a Key],
) -> Result<(Checkpoint, Signed<'a>), String> {
    let whole = std::str::from_utf8(bytes).map_err(|_| "the checkpoint is no text".to_owned())?;
    let cut = || "the checkpoint has not the form of a signed note".to_owned();
    let (text, signed) = signed_note(whole, keys)?;
    let mut lines = text.lines();
    let origin = lines.next().unwrap_or_default().to_owned();
    let size = lines.next().and_then(decimal).ok_or_else(cut)?;
    let root = lines.next().and_then(base64).ok_or_else(cut)?;
    let root = <[u8; 32]>::try_from(root).map_err(|_| cut())?;
    Ok((Checkpoint { origin, size, root }, signed))
}

/// Whose of the known keys signed a note, by their names.
pub(crate) fn signed_text(whole: &str, keys: &[&Key]) -> Result<Vec<String>, String> {
    let (_, signed) = signed_note(whole, keys)?;
    Ok(signed.iter().map(|(key, _)| key.name.clone()).collect())
}

/// The text of a note, and who of those known signed it.
fn signed_note<'a, 'b>(whole: &'b str, keys: &[&'a Key]) -> Result<(&'b str, Signed<'a>), String> {
    let cut = || "it has not the form of a signed note".to_owned();
    let at = whole.rfind("\n\n").ok_or_else(cut)? + 1;
    let (text, lines) = whole.split_at(at);
    let lines = lines.strip_prefix('\n').ok_or_else(cut)?;
    let lines = lines.strip_suffix('\n').ok_or_else(cut)?;
    let mut signed = Vec::new();
    for line in lines.split('\n') {
        let (name, signature) = line
            .strip_prefix("\u{2014} ")
            .and_then(|rest| rest.split_once(' '))
            .ok_or_else(cut)?;
        let signature = base64(signature).ok_or_else(cut)?;
        let (id, signature) = signature.split_first_chunk::<4>().ok_or_else(cut)?;
        let is = |key: &&&Key| key.name == name && key.id == *id;
        let Some(key) = keys.iter().find(is) else {
            continue;
        };
        let time = fits(key, text, signature).ok_or_else(|| {
            format!("the signature of `{name}` does not fit what it stands under")
        })?;
        signed.push((*key, time));
    }
    Ok((text, signed))
}

/// When a known key signed, if it says; `None` if the signature does not fit.
fn fits(key: &Key, text: &str, signature: &[u8]) -> Option<Option<u64>> {
    let (time, message, signature) = match key.witness {
        false => (None, text.to_owned(), signature),
        true => {
            let (time, rest) = signature.split_first_chunk::<8>()?;
            let time = u64::from_be_bytes(*time);
            (
                Some(time),
                format!("cosignature/v1\ntime {time}\n{text}"),
                rest,
            )
        }
    };
    let signature = Signature::from_slice(signature).ok()?;
    let fits = key.key.verify_strict(message.as_bytes(), &signature);
    fits.ok().map(|()| time)
}

/// A number without leading zeros.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// Base 64 with its padding, and no stray bits.
pub(crate) fn base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    if !text.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for sign in digits.bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    (held == 0 && bits == padding * 2).then_some(bytes)
}

/// The same the other way round.
pub(crate) fn to_base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let held = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let sign = SIGNS.get((held >> shift & 63) as usize).copied();
            text.push(match at <= three.len() {
                true => char::from(sign.unwrap_or(b'=')),
                false => '=',
            });
        }
    }
    text
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// 32 bytes in hex, in small letters.
pub(crate) fn unhex(text: &str) -> Option<[u8; 32]> {
    let byte = |at: usize| u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..32).map(byte).collect();
    let bytes = <[u8; 32]>::try_from(bytes?).ok()?;
    (hex(&bytes) == text).then_some(bytes)
}
