//! Signed notes: a text and who signed it (c2sp.org/signed-note).

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{base64, cosignature};

/// Longest note that is read: sixteen post-quantum signatures fit five times.
pub const MAX_NOTE_BYTES: usize = 512 * 1024;
/// Most signatures of a note.
pub const MAX_SIGNATURES: usize = 100;

const DASH: &str = "\u{2014} ";

/// What a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyKind {
    /// The text of a note, by Ed25519: type 0x01.
    Note,
    /// That it saw a checkpoint at a time, by Ed25519: type 0x04, the key of a witness.
    Cosignature,
}

impl KeyKind {
    const ALL: [KeyKind; 2] = [KeyKind::Note, KeyKind::Cosignature];

    fn byte(self) -> u8 {
        match self {
            KeyKind::Note => 0x01,
            KeyKind::Cosignature => 0x04,
        }
    }
}

/// A public key under its name. Written `name+id+key`, as it is handed to those who check.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    kind: KeyKind,
    key: VerifyingKey,
}

/// Why a text is no key. Ask whoever gave it for the whole line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum KeyParseError {
    /// Not three parts joined by `+`.
    #[error("a key is written name+id+key; copy the whole line")]
    Form,
    /// The name cannot be one.
    #[error("the name of a key is not empty and has no spaces and no +")]
    Name,
    /// Neither an Ed25519 key nor that of a witness.
    #[error("this is a key of another type; Ed25519 keys of logs and witnesses are read")]
    Type,
    /// Not a point of the curve, or one that signs for anybody.
    #[error("this is no public key of Ed25519")]
    Key,
    /// The id belongs to another key or name.
    #[error("the id does not belong to this name and key; a letter was changed")]
    Id,
}

impl VerifierKey {
    /// A key under a name.
    ///
    /// # Errors
    /// [`KeyParseError`] if the name cannot be one, or the bytes are no key.
    pub fn new(name: &str, kind: KeyKind, key: &[u8; 32]) -> Result<Self, KeyParseError> {
        if !is_name(name) {
            return Err(KeyParseError::Name);
        }
        let key = VerifyingKey::from_bytes(key).map_err(|_| KeyParseError::Key)?;
        if key.is_weak() {
            return Err(KeyParseError::Key);
        }
        Ok(VerifierKey {
            name: name.to_owned(),
            kind,
            key,
        })
    }

    /// Its name: the origin of a log, or what a witness calls itself.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it signs.
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Its 32 bytes, whatever its name.
    pub fn bytes(&self) -> [u8; 32] {
        *self.key.as_bytes()
    }

    /// The four bytes that stand for it in a signature.
    pub fn id(&self) -> u32 {
        key_id(&self.name, self.kind, self.key.as_bytes())
    }

    fn fits(&self, line: &SignatureLine) -> bool {
        line.name == self.name && line.id == self.id()
    }

    /// When it signed, if it says; `Err` if the signature does not fit.
    fn check(&self, text: &str, signature: &[u8]) -> Result<Option<u64>, ()> {
        let fits = |message: &[u8], signature: &[u8]| {
            let signature = Signature::from_slice(signature).map_err(|_| ())?;
            self.key.verify_strict(message, &signature).map_err(|_| ())
        };
        match self.kind {
            KeyKind::Note => fits(text.as_bytes(), signature).map(|()| None),
            KeyKind::Cosignature => {
                let (time, signature) = cosignature::split(signature).ok_or(())?;
                let message = cosignature::cosigned_message(time, text);
                fits(message.as_bytes(), signature).map(|()| Some(time))
            }
        }
    }
}

fn key_id(name: &str, kind: KeyKind, key: &[u8; 32]) -> u32 {
    let mut hash = Sha256::new();
    hash.update(name.as_bytes());
    hash.update([b'\n', kind.byte()]);
    hash.update(key);
    let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
    u32::from_be_bytes([a, b, c, d])
}

fn is_name(name: &str) -> bool {
    let odd = |sign: char| sign.is_whitespace() || sign.is_control() || sign == '+';
    !name.is_empty() && !name.chars().any(odd)
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = vec![self.kind.byte()];
        key.extend_from_slice(self.key.as_bytes());
        let (name, id) = (&self.name, self.id());
        write!(f, "{name}+{id:08x}+{}", base64::encode(&key))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifierKey({self})")
    }
}

impl FromStr for VerifierKey {
    type Err = KeyParseError;

    fn from_str(text: &str) -> Result<Self, KeyParseError> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyParseError::Form);
        };
        let bytes = base64::decode(key).ok_or(KeyParseError::Form)?;
        let (kind, key) = bytes.split_first().ok_or(KeyParseError::Form)?;
        let kind = KeyKind::ALL
            .into_iter()
            .find(|known| known.byte() == *kind)
            .ok_or(KeyParseError::Type)?;
        let key = <[u8; 32]>::try_from(key).map_err(|_| KeyParseError::Key)?;
        let key = VerifierKey::new(name, kind, &key)?;
        match format!("{:08x}", key.id()) == id {
            true => Ok(key),
            false => Err(KeyParseError::Id),
        }
    }
}

/// A text and the lines of those who signed it. What is written again is what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<SignatureLine>,
}

/// One line of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureLine {
    name: String,
    id: u32,
    signature: Vec<u8>,
}

/// Who signed a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed<'a> {
    /// The key.
    pub key: &'a VerifierKey,
    /// When a witness says that it did, in seconds since 1970 (POSIX).
    pub time: Option<u64>,
}

/// Why a text is no note, or proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NoteError {
    /// Longer than any note that is read.
    #[error("the note is longer than {MAX_NOTE_BYTES} bytes")]
    TooLong,
    /// Not the form of a note.
    #[error(
        "a signed note is a text, an empty line, and lines of signatures; copy the whole of it, with the last line's end"
    )]
    Form,
    /// A line of a signature is not one.
    #[error("line {0} of the signatures cannot be read; copy the note again")]
    Line(usize),
    /// More signatures than are read.
    #[error("the note has more than {MAX_SIGNATURES} signatures")]
    TooMany,
    /// A known key's signature does not fit.
    #[error("the signature of `{0}` does not fit this note; it was changed after signing")]
    Signature(String),
    /// Nobody known signed it.
    #[error("no key that is known here signed this note")]
    Unknown,
}

impl SignatureLine {
    /// The name of the key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the key signed with: 64 bytes of Ed25519, after a time where a witness did.
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// Reads a line, without its end.
    pub fn parse(line: &str) -> Option<Self> {
        let (name, rest) = line.strip_prefix(DASH)?.split_once(' ')?;
        let bytes = base64::decode(rest)?;
        let (id, signature) = bytes.split_first_chunk::<4>()?;
        if !is_name(name) || signature.is_empty() {
            return None;
        }
        Some(SignatureLine {
            name: name.to_owned(),
            id: u32::from_be_bytes(*id),
            signature: signature.to_vec(),
        })
    }

    pub(crate) fn made(name: &str, kind: KeyKind, key: &SigningKey, signature: Vec<u8>) -> Self {
        SignatureLine {
            name: name.to_owned(),
            id: key_id(name, kind, key.verifying_key().as_bytes()),
            signature,
        }
    }
}

impl fmt::Display for SignatureLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = self.id.to_be_bytes().to_vec();
        bytes.extend_from_slice(&self.signature);
        write!(f, "{DASH}{} {}", self.name, base64::encode(&bytes))
    }
}

/// The line by which a key signs a text.
pub fn sign(name: &str, key: &SigningKey, text: &str) -> SignatureLine {
    let signature = key.sign(text.as_bytes()).to_bytes().to_vec();
    SignatureLine::made(name, KeyKind::Note, key, signature)
}

impl Note {
    /// A note of a text, which ends with a line's end, and lines of signatures.
    pub fn new(text: String, signatures: Vec<SignatureLine>) -> Self {
        Note { text, signatures }
    }

    /// Reads a note. Who signed it is told by [`Note::verify`].
    ///
    /// # Errors
    /// [`NoteError`] if the bytes are not of a note.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        if bytes.len() > MAX_NOTE_BYTES {
            return Err(NoteError::TooLong);
        }
        let whole = std::str::from_utf8(bytes).map_err(|_| NoteError::Form)?;
        if whole.chars().any(|sign| sign < ' ' && sign != '\n') {
            return Err(NoteError::Form);
        }
        let gap = whole.rfind("\n\n").ok_or(NoteError::Form)?;
        let (text, rest) = whole.split_at(gap + 1);
        let lines = rest.strip_prefix('\n').ok_or(NoteError::Form)?;
        let signatures = parse_lines(lines)?;
        Ok(Note {
            text: text.to_owned(),
            signatures,
        })
    }

    /// What was signed, with its last line's end.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines of those who signed, known or not.
    pub fn signatures(&self) -> &[SignatureLine] {
        &self.signatures
    }

    /// The note with more lines: those that it has already are left out.
    #[must_use]
    pub fn with(mut self, more: impl IntoIterator<Item = SignatureLine>) -> Self {
        for line in more {
            if !self.signatures.contains(&line) {
                self.signatures.push(line);
            }
        }
        self
    }

    /// Which of the known keys signed. Lines of other keys are passed over; every line of a known key has to fit.
    ///
    /// # Errors
    /// [`NoteError::Signature`] if a known key's line does not fit, [`NoteError::Unknown`] if no known key signed.
    pub fn verify<'a>(&self, known: &'a [VerifierKey]) -> Result<Vec<Signed<'a>>, NoteError> {
        let mut signed = Vec::new();
        for line in &self.signatures {
            let Some(key) = known.iter().find(|key| key.fits(line)) else {
                continue;
            };
            let time = key
                .check(&self.text, &line.signature)
                .map_err(|()| NoteError::Signature(line.name.clone()))?;
            signed.push(Signed { key, time });
        }
        match signed.is_empty() {
            true => Err(NoteError::Unknown),
            false => Ok(signed),
        }
    }
}

/// Reads lines of signatures, one at least.
pub(crate) fn parse_lines(lines: &str) -> Result<Vec<SignatureLine>, NoteError> {
    let lines = lines.strip_suffix('\n').ok_or(NoteError::Form)?;
    let mut read = Vec::new();
    for (at, line) in lines.split('\n').enumerate() {
        if at == MAX_SIGNATURES {
            return Err(NoteError::TooMany);
        }
        read.push(SignatureLine::parse(line).ok_or(NoteError::Line(at + 1))?);
    }
    Ok(read)
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures
            .iter()
            .try_for_each(|line| writeln!(f, "{line}"))
    }
}
