//! What only some may read: a payload sealed for their reading keys, as an `age` file that the `age` program opens as well.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519::{Identity, Recipient};
use age::{Decryptor, Encryptor};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::commitment::{MAX_PAYLOAD_BYTES, Sealed};
use crate::key::{KeyError, sync_folder, with_suffix};
use crate::private::{is_exposed, owner_only};

/// Most bytes of a sealed payload: the largest payload with its padding, and room for the keys of as many readers as a group has.
pub const MAX_CLOSED_BYTES: usize = MAX_PAYLOAD_BYTES + 64 * 1024;

/// Salt and length before the payload.
const BEFORE: usize = 32 + 4;

/// How many readers a sealed payload seems to have: the next of these, so that it does not tell how many there are.
const SEEMING: [usize; 5] = [1, 5, 20, 40, 60];

/// Where the reading key of a record lies: an identity file of `age`.
pub fn reading_key_path(record: &Path) -> PathBuf {
    with_suffix(record, ".reading-key")
}

/// A reader's key that is none. Copy the whole of what they gave you.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no reading key; it begins with `age1`, as `tregua group --key` prints it")]
pub struct ReaderError(pub String);

/// Holds a reader's key to its form.
///
/// # Errors
/// [`ReaderError`] if it is none.
pub fn check_reader(reader: &str) -> Result<(), ReaderError> {
    let read = Recipient::from_str(reader);
    read.map(drop).map_err(|_| ReaderError(reader.to_owned()))
}

/// The key that opens what is sealed for this node. It cannot print itself.
#[derive(Clone)]
pub(crate) struct ReadingKey(Identity);

impl std::fmt::Debug for ReadingKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReadingKey(secret)")
    }
}

impl ReadingKey {
    pub(crate) fn draw() -> Self {
        ReadingKey(Identity::generate())
    }

    /// What others seal for.
    pub(crate) fn reader(&self) -> String {
        self.0.to_public().to_string()
    }

    /// The key of this file; `None` if there is none.
    pub(crate) fn load(path: &Path) -> Result<Option<Self>, KeyError> {
        let failed = |source| KeyError::Io {
            path: path.to_owned(),
            source,
        };
        let mut file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file.map_err(failed)?,
        };
        if is_exposed(&file).map_err(failed)? {
            return Err(KeyError::Exposed(path.to_owned()));
        }
        let mut text = Zeroizing::new(String::new());
        let read = (&mut file).take(1024).read_to_string(&mut text);
        read.map_err(failed)?;
        // As `age-keygen` writes them: remarks, and one line with the key.
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let key = lines.next().and_then(|line| Identity::from_str(line).ok());
        let key = key.ok_or_else(|| KeyError::NotAKey(path.to_owned()))?;
        Ok(Some(ReadingKey(key)))
    }

    /// Writes the key to a new file that only its owner can read.
    pub(crate) fn save(&self, path: &Path) -> Result<(), KeyError> {
        let failed = |source| KeyError::Io {
            path: path.to_owned(),
            source,
        };
        let mut file = owner_only(OpenOptions::new().write(true).create_new(true))
            .open(path)
            .map_err(failed)?;
        let key = self.0.to_string();
        let text = Zeroizing::new(format!(
            "# reading key of tregua; public key: {}\n{}\n",
            self.reader(),
            key.expose_secret()
        ));
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .and_then(|()| sync_folder(path));
        if written.is_err() {
            // Half a key is worse than none; the error that led here is the one to tell.
            let _ = fs::remove_file(path);
        }
        written.map_err(failed)
    }

    /// Opens a sealed payload; `None` if it is not sealed for this key, or is no sealed payload. What it holds is still to be
    /// held to its commitment.
    pub(crate) fn open(&self, closed: &[u8]) -> Option<Sealed> {
        if closed.len() > MAX_CLOSED_BYTES {
            return None;
        }
        let decryptor = Decryptor::new_buffered(closed).ok()?;
        let own: &dyn age::Identity = &self.0;
        let mut opened = Vec::new();
        let most = MAX_CLOSED_BYTES as u64;
        let reader = decryptor.decrypt(std::iter::once(own)).ok()?;
        reader.take(most).read_to_end(&mut opened).ok()?;
        let (salt, rest) = opened.split_first_chunk::<32>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let bytes = rest.get(..length)?.to_vec();
        let sealed = Sealed { salt: *salt, bytes };
        // Padding says nothing, and holds nothing.
        let padding = rest.get(length..)?;
        let whole = u64::try_from(rest.len()) == Ok(sealed.size());
        (whole && padding.iter().all(|byte| *byte == 0)).then_some(sealed)
    }
}

/// Seals a payload with its salt for these readers: an `age` file over salt, length, payload and zeros up to the size that the
/// header states.
///
/// # Errors
/// What `age` says, for want of randomness or of readers.
pub(crate) fn close<'a>(
    sealed: &Sealed,
    readers: impl Iterator<Item = &'a String>,
) -> Result<Vec<u8>, age::EncryptError> {
    let mut keys: Vec<Recipient> = readers
        .filter_map(|reader| Recipient::from_str(reader).ok())
        .collect();
    if keys.is_empty() {
        return Err(age::EncryptError::MissingRecipients);
    }
    let seeming = SEEMING.into_iter().find(|seeming| *seeming >= keys.len());
    while keys.len() < seeming.unwrap_or_default() {
        // Nobody has the other half of these.
        keys.push(Identity::generate().to_public());
    }
    let size = usize::try_from(sealed.size()).unwrap_or(MAX_PAYLOAD_BYTES);
    let mut open = Zeroizing::new(Vec::with_capacity(BEFORE + size));
    open.extend_from_slice(&sealed.salt);
    let length = u32::try_from(sealed.bytes.len()).unwrap_or(u32::MAX);
    open.extend_from_slice(&length.to_be_bytes());
    open.extend_from_slice(&sealed.bytes);
    open.resize(BEFORE + size, 0);
    let all = keys.iter().map(|key| key as &dyn age::Recipient);
    let mut closed = Vec::new();
    let mut writer = Encryptor::with_recipients(all)?.wrap_output(&mut closed)?;
    writer.write_all(&open)?;
    writer.finish()?;
    Ok(closed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sealed(bytes: Vec<u8>) -> Sealed {
        Sealed {
            salt: [7; 32],
            bytes,
        }
    }

    #[test]
    fn every_changed_byte_and_every_cut_opens_to_nothing() {
        let key = ReadingKey::draw();
        let closed = close(&sealed(vec![1, 2, 3]), [key.reader()].iter()).unwrap();
        assert!(key.open(&closed).is_some());
        for at in 0..closed.len() {
            let mut changed = closed.clone();
            changed[at] ^= 1;
            assert_eq!(key.open(&changed), None, "byte {at}");
            assert_eq!(key.open(&closed[..at]), None, "cut at {at}");
        }
        assert_eq!(key.open(&[&closed[..], &[0]].concat()), None);
        assert_eq!(ReadingKey::draw().open(&closed), None);
    }

    #[test]
    fn neither_the_length_nor_the_number_of_readers_is_told() {
        let keys: Vec<String> = (0..6).map(|_| ReadingKey::draw().reader()).collect();
        // What is sealed, and how many stanzas of readers stand before it; `age` adds one that stands for nobody.
        let shown = |bytes: usize, readers: usize| {
            let closed = close(&sealed(vec![9; bytes]), keys.iter().take(readers)).unwrap();
            let mut rest = closed.as_slice();
            let mut stanzas = 0;
            while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
                let line = &rest[..end];
                rest = &rest[end + 1..];
                stanzas += usize::from(line.starts_with(b"-> X25519 "));
                if line.starts_with(b"--- ") {
                    break;
                }
            }
            (rest.len(), stanzas)
        };
        assert_eq!(shown(1, 1), shown(256, 1));
        assert!(shown(257, 1).0 > shown(256, 1).0);
        assert_eq!(shown(300, 2), shown(511, 5));
        assert_eq!((shown(300, 5).1, shown(300, 6).1), (5, 20));
        assert!(close(&sealed(vec![1]), [].iter()).is_err());
        assert!(check_reader(&keys[0]).is_ok() && check_reader("age1").is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn every_reader_opens_what_was_sealed(bytes in proptest::collection::vec(any::<u8>(), 0..2000), n in 1_usize..8) {
            let keys: Vec<ReadingKey> = (0..n).map(|_| ReadingKey::draw()).collect();
            let readers: Vec<String> = keys.iter().map(ReadingKey::reader).collect();
            let sealed = sealed(bytes);
            let closed = close(&sealed, readers.iter()).unwrap();
            prop_assert!(closed.len() <= MAX_CLOSED_BYTES);
            for key in &keys {
                prop_assert_eq!(key.open(&closed), Some(sealed.clone()));
            }
        }
    }
}
