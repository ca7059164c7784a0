//! The device's signing key and the file that holds it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::{ffi::OsString, fmt};

use ed25519_dalek::{Signer, SigningKey};
use thiserror::Error;
use tregua_log::SignatureLine;
use zeroize::Zeroizing;

use crate::entropy::Entropy;
use crate::ids::from_hex;
use crate::private::{is_exposed, owner_only};
use crate::{DeviceId, LogId, RootId};

/// What is added to the name of a key that is to take another's place.
const NEXT: &str = ".new";
const DEVICE: &str = "tregua device key 1";
const LOG: &str = "tregua log key 1";
const ROOT: &str = "tregua root key 1";

/// A device's secret key. It cannot print itself, and its memory is wiped when it is dropped.
pub(crate) struct DeviceKey(SigningKey);

/// Why the device's key could not be used. Nothing was signed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum KeyError {
    /// No key file beside the record: it can be read here, not added to.
    #[error("no signing key at `{}`; add to the record on the device that made it", .0.display())]
    Absent(PathBuf),
    /// The file is not a key.
    #[error("`{}` is not a signing key; restore it from where you keep it", .0.display())]
    NotAKey(PathBuf),
    /// Others can read the key.
    #[error("others can read the signing key `{}`; run `chmod 600` on it", .0.display())]
    Exposed(PathBuf),
    /// The key of another device.
    #[error("`{}` is the key of device `{}`, and the record was made by `{}`", path.display(), found.short(), expected.short())]
    OtherDevice {
        /// The key file.
        path: PathBuf,
        /// The device of the key.
        found: DeviceId,
        /// The device of the record.
        expected: DeviceId,
    },
    /// The key of another log than the one whose checkpoints are kept here.
    #[error("`{}` is not the key of the log whose checkpoints are here; restore it from where you keep it", .0.display())]
    OtherLog(PathBuf),
    /// The device signed more than this copy of the record holds: an older copy was put back.
    #[error(
        "`{}` is an older copy: its device signed up to number {signed}, and {} here; `tregua device --new` goes on with a new key",
        path.display(),
        up_to(*here)
    )]
    Behind {
        /// The record.
        path: PathBuf,
        /// The number that the device signed last.
        signed: u64,
        /// The last one here.
        here: Option<u64>,
    },
    /// The record is another file than the one that its device signed last.
    #[error(
        "`{}` was copied or moved since it was last signed; if it was moved and no other copy is used, say so with `tregua device --moved`, else go on with a new key: `tregua device --new`",
        .0.display()
    )]
    Copied(PathBuf),
    /// The device signed before, and no guard says what it signed last: it was not copied along.
    #[error(
        "no guard beside `{}` says what its device signed last, and it signed up to number {here} here; if no other copy is used and none signed more, say so with `tregua device --moved`, else go on with a new key: `tregua device --new`",
        path.display()
    )]
    NoGuard {
        /// The record.
        path: PathBuf,
        /// The last number here.
        here: u64,
    },
    /// The device was revoked: what it signs would count for nothing.
    #[error(
        "device `{}`, which signs here, was revoked: what it signs from now on counts for nothing; `tregua device --new` goes on with a new key",
        .0.short()
    )]
    Revoked(DeviceId),
    /// What was signed is on record, and the file that guards its numbers could not be written.
    #[error(
        "what was signed is on record, and `{}` could not be written: {source}; make room, and sign nothing in another copy",
        path.display()
    )]
    Unguarded {
        /// The guard.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk refused.
    #[error("cannot use the signing key `{}`: {source}", path.display())]
    Io {
        /// The key file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl DeviceKey {
    pub(crate) fn draw(entropy: &mut Entropy) -> Result<Self, getrandom::Error> {
        let seed = Zeroizing::new(entropy.draw()?);
        Ok(DeviceKey(SigningKey::from_bytes(&seed)))
    }

    pub(crate) fn device(&self) -> DeviceId {
        DeviceId::from_bytes(self.0.verifying_key().to_bytes())
    }

    pub(crate) fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }

    /// Writes the key to a new file that only its owner can read, from its first moment on.
    pub(crate) fn save(&self, path: &Path) -> io::Result<()> {
        save(&self.0, DEVICE, path)
    }

    /// Writes a key that is to take the place of the one at `path`, beside it: it is found there as soon as the record names
    /// its device, and takes its place by [`settle`](DeviceKey::settle).
    pub(crate) fn save_next(&self, path: &Path) -> Result<(), KeyError> {
        let next = with_suffix(path, NEXT);
        match fs::remove_file(&next) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => self.save(&next),
        }
        .map_err(|source| failed(path, source))
    }

    /// If the key of `device` still stands beside its place, gives it that place. What stood there is kept under the digits of
    /// its own device; nothing did where a copy came without its key.
    pub(crate) fn settle(path: &Path, device: DeviceId) -> Result<(), KeyError> {
        let next = with_suffix(path, NEXT);
        match load(&next, DEVICE).map(|key| DeviceKey(key).device()) {
            Ok(found) if found == device => {}
            _ => return Ok(()),
        }
        let old = match load(path, DEVICE) {
            Ok(key) => Some(DeviceKey(key).device()),
            Err(KeyError::Absent(_)) => None,
            Err(error) => return Err(error),
        };
        if let Some(old) = old.filter(|old| *old != device) {
            let kept = with_suffix(path, &format!("-{}", old.short()));
            fs::rename(path, kept).map_err(|source| failed(path, source))?;
        }
        fs::rename(&next, path)
            .and_then(|()| sync_folder(path))
            .map_err(|source| failed(path, source))
    }

    /// Reads the key that belongs to `expected`.
    pub(crate) fn load(path: &Path, expected: DeviceId) -> Result<Self, KeyError> {
        let key = load(path, DEVICE).map(DeviceKey);
        let found = match &key {
            Ok(key) => Some(key.device()),
            Err(KeyError::Absent(_)) => None,
            Err(_) => return key,
        };
        if found == Some(expected) {
            return key;
        }
        // One that was to take its place, and did not come to it.
        let next = load(&with_suffix(path, NEXT), DEVICE).map(DeviceKey);
        match (next, found) {
            (Ok(next), _) if next.device() == expected => Ok(next),
            (_, Some(found)) => Err(KeyError::OtherDevice {
                path: path.to_owned(),
                found,
                expected,
            }),
            (_, None) => key,
        }
    }

    /// The line by which the device signs a head of its log, under the log's name.
    pub(crate) fn sign_note(&self, name: &str, text: &str) -> SignatureLine {
        tregua_log::sign(name, &self.0, text)
    }
}

/// The secret key of a node's log: not the device's, so that a log can be kept by another process than the one that signs
/// entries. It signs nothing but checkpoints.
pub(crate) struct LogKey(SigningKey);

impl LogKey {
    pub(crate) fn draw(entropy: &mut Entropy) -> Result<Self, getrandom::Error> {
        let seed = Zeroizing::new(entropy.draw()?);
        Ok(LogKey(SigningKey::from_bytes(&seed)))
    }

    pub(crate) fn id(&self) -> LogId {
        LogId::from_bytes(self.0.verifying_key().to_bytes())
    }

    pub(crate) fn sign_note(&self, name: &str, text: &str) -> SignatureLine {
        tregua_log::sign(name, &self.0, text)
    }

    pub(crate) fn save(&self, path: &Path) -> io::Result<()> {
        save(&self.0, LOG, path)
    }

    pub(crate) fn load(path: &Path) -> Result<Self, KeyError> {
        Ok(LogKey(load(path, LOG)?))
    }
}

/// An organisation's root key in a charter of several: it signs approvals and nothing else, and is best kept on a drive of its
/// own. It cannot print itself, and its memory is wiped when it is dropped.
pub struct RootKey(SigningKey);

impl RootKey {
    /// Makes a key, in a new file that only its owner can read.
    ///
    /// # Errors
    /// [`KeyError::Io`] if there is a file already, or if it cannot be written.
    pub fn make(path: &Path) -> Result<Self, KeyError> {
        let seed = Entropy::system().draw();
        let seed = seed.map_err(|error| failed(path, io::Error::other(error.to_string())))?;
        let key = SigningKey::from_bytes(&Zeroizing::new(seed));
        save(&key, ROOT, path)
            .and_then(|()| sync_folder(path))
            .map_err(|source| failed(path, source))?;
        Ok(RootKey(key))
    }

    /// Reads the key of a file.
    ///
    /// # Errors
    /// [`KeyError`] if there is none, if others can read it, or if it is something else.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        Ok(RootKey(load(path, ROOT)?))
    }

    /// Its public half, which a charter names.
    pub fn id(&self) -> RootId {
        RootId::from_bytes(self.0.verifying_key().to_bytes())
    }

    pub(crate) fn sign(&self, words: &str) -> [u8; 64] {
        self.0.sign(words.as_bytes()).to_bytes()
    }

    /// The line by which it signs words as a note, under its own digits.
    pub fn sign_note(&self, words: &str) -> SignatureLine {
        tregua_log::sign(&self.id().to_string(), &self.0, words)
    }

    /// A key for tests and worked histories.
    pub fn fixed(seed: u8) -> Self {
        RootKey(SigningKey::from_bytes(&[seed; 32]))
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey(secret)")
    }
}

impl fmt::Debug for LogKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LogKey(secret)")
    }
}

fn save(key: &SigningKey, first_line: &str, path: &Path) -> io::Result<()> {
    let mut file = owner_only(OpenOptions::new().write(true).create_new(true)).open(path)?;
    let mut text = Zeroizing::new(String::with_capacity(128));
    text.push_str(first_line);
    text.push('\n');
    for byte in key.as_bytes() {
        push_hex(&mut text, *byte);
    }
    text.push('\n');
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key is worse than none; the error that led here is the one to tell.
        let _ = fs::remove_file(path);
    }
    written
}

fn failed(path: &Path, source: io::Error) -> KeyError {
    KeyError::Io {
        path: path.to_owned(),
        source,
    }
}

fn load(path: &Path, first_line: &str) -> Result<SigningKey, KeyError> {
    let read = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => KeyError::Absent(path.to_owned()),
        _ => failed(path, source),
    };
    let mut file = File::open(path).map_err(read)?;
    if is_exposed(&file).map_err(read)? {
        return Err(KeyError::Exposed(path.to_owned()));
    }
    // A key file is shorter than this; a longer one is something else.
    let mut text = Zeroizing::new([0_u8; 128]);
    let length = read_up_to(&mut file, &mut text[..]).map_err(read)?;
    let key = text.get(..length).and_then(|text| parse(text, first_line));
    key.ok_or_else(|| KeyError::NotAKey(path.to_owned()))
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceKey(secret)")
    }
}

/// The last number here, in words.
fn up_to(here: Option<u64>) -> String {
    here.map_or_else(|| "none".to_owned(), |here| here.to_string())
}

/// Where the key of a record is kept: beside it, `.key` added to its name.
pub fn key_path(record: &Path) -> PathBuf {
    with_suffix(record, ".key")
}

pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Where the key of a record's log is kept: beside it, `.log-key` added to its name, once a checkpoint was signed.
pub fn log_key_path(record: &Path) -> PathBuf {
    with_suffix(record, ".log-key")
}

/// Makes the names in a file's folder durable; without it a power cut may undo a rename.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    if cfg!(unix) {
        fs::File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

fn parse(text: &[u8], first_line: &str) -> Option<SigningKey> {
    let text = std::str::from_utf8(text).ok()?;
    let digits = text
        .strip_prefix(first_line)?
        .strip_prefix('\n')?
        .strip_suffix('\n')?;
    let seed = Zeroizing::new(from_hex(digits)?);
    Some(SigningKey::from_bytes(&seed))
}

fn read_up_to(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while let Some(rest) = buffer.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match file.read(rest)? {
            0 => break,
            read => length += read,
        }
    }
    Ok(length)
}

fn push_hex(text: &mut String, byte: u8) {
    for nibble in [byte >> 4, byte & 15] {
        text.extend(char::from_digit(u32::from(nibble), 16));
    }
}
