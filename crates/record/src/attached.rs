//! Attached files as they are kept: sealed with a key of their own, padded, in pieces. Nothing here holds one whole.
//!
//! What is sealed is an `age` file (X25519) over the bytes of the file and zeros behind them, so that `age --decrypt` opens it with
//! the key that stands in the payload. The header names it by the SHA-256 of what is sealed: without the key nobody can
//! tell from that hash which photograph it is, and everybody who carries it can hold it to what was signed.

use std::io::{self, BufReader, Read, Write};
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use age::{Decryptor, Encryptor};
use sha2::Digest;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::Sha256;
use crate::entries::attachment::{Attachment, FileKey};

/// Longest file that can be attached, in bytes: what a common drive (FAT32) takes as one file, with its padding.
pub const MAX_ATTACHED_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// Longest that one can be when it is sealed: padding adds a sixteenth at most, `age` a few hundred bytes and 16 for each 64 KiB.
pub const MAX_SEALED_BYTES: u64 = MAX_ATTACHED_BYTES + MAX_ATTACHED_BYTES / 16 + 1024 * 1024;
/// What is sealed is kept and carried in pieces of so many bytes; the last may be shorter.
pub const PIECE_BYTES: usize = 256 * 1024;

/// The least that padding fills up to.
const LEAST_BYTES: u64 = 4096;

/// Why a file was not opened. What was written of it is of no use.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum UnsealError {
    /// It does not open with the key, or holds something else than was said of it.
    #[error("the attached file is not what the entry says of it")]
    Other,
    /// It could not be read or written.
    #[error("cannot be read or written: {0}")]
    Io(#[from] io::Error),
}

/// To how many bytes a file of this length is filled up: the next number of which only the first few binary digits are not
/// zero, so that what is kept tells little of the length (Padmé, Nikitin et al. 2019: at most a sixteenth more).
pub(crate) fn padded(length: u64) -> u64 {
    let length = length.max(LEAST_BYTES);
    let digits = length.ilog2();
    let free = digits - (digits.ilog2() + 1);
    length.next_multiple_of(1 << free)
}

/// What is told of a file without reading more of it than one piece at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Measured {
    pub(crate) length: u64,
    pub(crate) sha256: Sha256,
    pub(crate) media_type: &'static str,
}

/// Reads a file to its end, or to what is too long: then `None`.
pub(crate) fn measure(
    input: &mut dyn Read,
    mut watch: impl FnMut(u64),
) -> io::Result<Option<Measured>> {
    let (mut hash, mut length, mut media_type) = (sha2::Sha256::new(), 0, None);
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let read = fill(input, &mut piece)?;
        let bytes = piece.get(..read).unwrap_or_default();
        media_type.get_or_insert_with(|| media_type_of(bytes));
        hash.update(bytes);
        length += bytes.len() as u64;
        if length > MAX_ATTACHED_BYTES {
            return Ok(None);
        }
        watch(length);
        if read < PIECE_BYTES {
            return Ok(Some(Measured {
                length,
                sha256: Sha256::from_bytes(hash.finalize().into()),
                media_type: media_type.unwrap_or(UNKNOWN),
            }));
        }
    }
}

/// Reads until the piece is full or the input ends.
pub(crate) fn fill(input: &mut dyn Read, piece: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = piece.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match input.read(rest) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

const UNKNOWN: &str = "application/octet-stream";

/// What a file says itself that it is, whatever its name says.
fn media_type_of(start: &[u8]) -> &'static str {
    const KNOWN: &[(usize, &[u8], &str)] = &[
        (0, b"%PDF-", "application/pdf"),
        (0, b"\xff\xd8\xff", "image/jpeg"),
        (0, b"\x89PNG\r\n\x1a\n", "image/png"),
        (0, b"GIF8", "image/gif"),
        (8, b"WEBP", "image/webp"),
        (0, b"II*\0", "image/tiff"),
        (0, b"MM\0*", "image/tiff"),
        (4, b"ftyphei", "image/heic"),
        (4, b"ftypqt", "video/quicktime"),
        (4, b"ftyp", "video/mp4"),
        (0, b"\x1aE\xdf\xa3", "video/x-matroska"),
        (0, b"OggS", "application/ogg"),
        (0, b"ID3", "audio/mpeg"),
        (8, b"WAVE", "audio/wav"),
        (0, b"PK\x03\x04", "application/zip"),
    ];
    let says = |(at, sign, _): &&(usize, &[u8], &'static str)| {
        start.get(*at..).is_some_and(|rest| rest.starts_with(sign))
    };
    if let Some((_, _, found)) = KNOWN.iter().find(says) {
        return found;
    }
    // A letter may be cut in two where the piece ends.
    let whole = match std::str::from_utf8(start) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    match whole && !start.is_empty() && !start.contains(&0) {
        true => "text/plain",
        false => UNKNOWN,
    }
}

/// What was sealed.
pub(crate) struct SealedFile {
    pub(crate) key: FileKey,
    pub(crate) id: Sha256,
    pub(crate) size: u64,
    /// Of the bytes as they were read.
    pub(crate) sha256: Sha256,
}

/// Seals `length` bytes of a file with a new key, and hands what is sealed to `keep` piece by piece.
///
/// # Errors
/// Those of reading and of `keep`; [`io::ErrorKind::UnexpectedEof`] if there are fewer bytes.
pub(crate) fn seal_file<E: From<io::Error>>(
    input: &mut dyn Read,
    length: u64,
    keep: impl FnMut(u64, &[u8]) -> Result<(), E>,
    mut watch: impl FnMut(u64),
) -> Result<SealedFile, E> {
    let identity = Identity::generate();
    let recipient = identity.to_public();
    let mut pieces = Pieces::new(keep);
    let mut hash = sha2::Sha256::new();
    let sealed = (|| {
        let one = std::iter::once(&recipient as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(one).map_err(io::Error::other)?;
        let mut writer = encryptor.wrap_output(&mut pieces)?;
        let mut piece = Zeroizing::new(vec![0; PIECE_BYTES]);
        let mut left = length;
        while left > 0 {
            let most = usize::try_from(left).map_or(PIECE_BYTES, |left| left.min(PIECE_BYTES));
            let bytes = piece.get_mut(..most).unwrap_or_default();
            input.read_exact(bytes)?;
            hash.update(&*bytes);
            writer.write_all(bytes)?;
            left -= bytes.len() as u64;
            watch(length - left);
        }
        piece.fill(0);
        let mut zeros = padded(length) - length;
        while zeros > 0 {
            let most = usize::try_from(zeros).map_or(PIECE_BYTES, |zeros| zeros.min(PIECE_BYTES));
            writer.write_all(piece.get(..most).unwrap_or_default())?;
            zeros -= most as u64;
        }
        writer.finish()?;
        Ok::<_, io::Error>(())
    })();
    let (id, size) = pieces.end(sealed)?;
    Ok(SealedFile {
        key: FileKey(Zeroizing::new(
            identity.to_string().expose_secret().to_owned(),
        )),
        id,
        size,
        sha256: Sha256::from_bytes(hash.finalize().into()),
    })
}

/// Cuts what is written into pieces.
struct Pieces<K, E> {
    keep: K,
    piece: Vec<u8>,
    place: u64,
    size: u64,
    hash: sha2::Sha256,
    /// What `keep` said, which a writer cannot pass on.
    failed: Option<E>,
}

impl<E: From<io::Error>, K: FnMut(u64, &[u8]) -> Result<(), E>> Pieces<K, E> {
    fn new(keep: K) -> Self {
        Pieces {
            keep,
            piece: Vec::with_capacity(PIECE_BYTES),
            place: 0,
            size: 0,
            hash: sha2::Sha256::new(),
            failed: None,
        }
    }

    fn put(&mut self) -> io::Result<()> {
        self.hash.update(&self.piece);
        self.size += self.piece.len() as u64;
        let kept = (self.keep)(self.place, &self.piece);
        self.piece.clear();
        self.place += 1;
        kept.map_err(|error| {
            self.failed = Some(error);
            io::Error::other("a piece was not kept")
        })
    }

    fn end(mut self, written: io::Result<()>) -> Result<(Sha256, u64), E> {
        let ended = written.and_then(|()| match self.piece.is_empty() {
            true => Ok(()),
            false => self.put(),
        });
        match (ended, self.failed) {
            (Ok(()), _) => Ok((Sha256::from_bytes(self.hash.finalize().into()), self.size)),
            (Err(_), Some(failed)) => Err(failed),
            (Err(error), None) => Err(error.into()),
        }
    }
}

impl<E: From<io::Error>, K: FnMut(u64, &[u8]) -> Result<(), E>> Write for Pieces<K, E> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(PIECE_BYTES - self.piece.len());
        self.piece.extend(bytes.iter().take(taken));
        if self.piece.len() == PIECE_BYTES {
            self.put()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens what was sealed, piece by piece, and writes the file as it was attached.
///
/// # Errors
/// [`UnsealError::Other`] if it is not what the entry says: another length, another hash, something behind it.
pub fn unseal(
    attachment: &Attachment,
    piece: impl FnMut(u64) -> io::Result<Option<Vec<u8>>>,
    out: &mut dyn Write,
    mut watch: impl FnMut(u64),
) -> Result<(), UnsealError> {
    let key = Identity::from_str(&attachment.key.0).map_err(|_| UnsealError::Other)?;
    if attachment.length > MAX_ATTACHED_BYTES {
        return Err(UnsealError::Other);
    }
    let sealed = BufReader::new(Unpieced {
        piece,
        place: 0,
        rest: io::Cursor::new(Vec::new()),
    });
    let decryptor = Decryptor::new_buffered(sealed).map_err(unsealing)?;
    let own = std::iter::once(&key as &dyn age::Identity);
    let mut input = decryptor.decrypt(own).map_err(unsealing)?;
    let (mut hash, mut left) = (sha2::Sha256::new(), attachment.length);
    let mut buffer = Zeroizing::new(vec![0; PIECE_BYTES]);
    loop {
        let read = fill(&mut input, &mut buffer).map_err(broken)?;
        let bytes = buffer.get(..read).unwrap_or_default();
        let own = usize::try_from(left).map_or(read, |left| left.min(read));
        let (own, behind) = bytes.split_at(own);
        hash.update(own);
        out.write_all(own)?;
        left -= own.len() as u64;
        watch(attachment.length - left);
        if behind.iter().any(|byte| *byte != 0) {
            return Err(UnsealError::Other);
        }
        if read < PIECE_BYTES {
            break;
        }
    }
    let sha256 = Sha256::from_bytes(hash.finalize().into());
    match left == 0 && sha256 == attachment.sha256 {
        true => Ok(()),
        false => Err(UnsealError::Other),
    }
}

fn unsealing(error: age::DecryptError) -> UnsealError {
    match error {
        age::DecryptError::Io(error) => broken(error),
        _ => UnsealError::Other,
    }
}

/// `age` tells of changed bytes as of errors of reading.
fn broken(error: io::Error) -> UnsealError {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    match error.kind() {
        InvalidData | InvalidInput | UnexpectedEof => UnsealError::Other,
        _ => UnsealError::Io(error),
    }
}

/// Reads pieces one after the other.
struct Unpieced<P> {
    piece: P,
    place: u64,
    rest: io::Cursor<Vec<u8>>,
}

impl<P: FnMut(u64) -> io::Result<Option<Vec<u8>>>> Read for Unpieced<P> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.rest.read(out)?;
        if read > 0 || out.is_empty() {
            return Ok(read);
        }
        match (self.piece)(self.place)? {
            None => Ok(0),
            Some(piece) => {
                self.place += 1;
                self.rest = io::Cursor::new(piece);
                self.rest.read(out)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A sealed file and what its entry says of it.
    pub(super) fn sealed(bytes: &[u8]) -> (Attachment, Vec<Vec<u8>>, Sha256) {
        let mut pieces = Vec::new();
        let measured = measure(&mut &bytes[..], |_| {}).unwrap().unwrap();
        let keep = |place, piece: &[u8]| {
            assert_eq!(place, pieces.len() as u64);
            pieces.push(piece.to_vec());
            Ok::<_, io::Error>(())
        };
        let sealed = seal_file(&mut &bytes[..], measured.length, keep, |_| {}).unwrap();
        assert_eq!(sealed.sha256, measured.sha256);
        assert_eq!(sealed.id, Sha256::of(&pieces.concat()));
        let attachment = Attachment {
            name: "bridge.jpg".to_owned(),
            media_type: measured.media_type.to_owned(),
            length: measured.length,
            sha256: measured.sha256,
            key: sealed.key,
            note: None,
        };
        (attachment, pieces, sealed.id)
    }

    fn opened(attachment: &Attachment, pieces: &[Vec<u8>]) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let piece = |place| {
            Ok(usize::try_from(place)
                .ok()
                .and_then(|at| pieces.get(at).cloned()))
        };
        unseal(attachment, piece, &mut out, |_| {}).ok()?;
        Some(out)
    }

    #[test]
    fn padding_tells_little_and_costs_a_sixteenth_at_most() {
        for length in (0..200_000)
            .step_by(37)
            .chain([1 << 30, MAX_ATTACHED_BYTES])
        {
            let full = padded(length);
            assert!(full >= length.max(LEAST_BYTES));
            assert!(
                full <= length + length / 16 || full == LEAST_BYTES,
                "{length}"
            );
        }
        let sizes: std::collections::BTreeSet<u64> = (1_000_000..2_000_000).map(padded).collect();
        assert!(sizes.len() <= 40, "{}", sizes.len());
        assert!(padded(MAX_ATTACHED_BYTES) < MAX_SEALED_BYTES);
    }

    #[test]
    fn a_file_says_itself_what_it_is() {
        for (start, due) in [
            (&b"%PDF-1.7"[..], "application/pdf"),
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
            ("fiume, نهر".as_bytes(), "text/plain"),
            (b"\0\x01\x02", UNKNOWN),
            (b"", UNKNOWN),
        ] {
            assert_eq!(media_type_of(start), due);
        }
    }

    #[test]
    fn what_was_changed_or_cut_does_not_open() {
        let bytes: Vec<u8> = (0..5000_u32).map(|n| n as u8).collect();
        let (attachment, pieces, _) = sealed(&bytes);
        assert_eq!(opened(&attachment, &pieces), Some(bytes));
        let whole = pieces.concat();
        for at in (0..whole.len()).step_by(53).chain([whole.len() - 1]) {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert_eq!(opened(&attachment, &[changed]), None, "byte {at}");
            assert_eq!(
                opened(&attachment, &[whole[..at].to_vec()]),
                None,
                "cut at {at}"
            );
        }
        let shorter = Attachment {
            length: attachment.length - 1,
            ..attachment.clone()
        };
        assert_eq!(opened(&shorter, &pieces), None);
        let (other, _, _) = sealed(b"something else");
        assert_eq!(opened(&other, &pieces), None);
        assert!(!format!("{attachment:?}").contains("AGE-SECRET"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn what_was_sealed_opens_again(length in prop_oneof![0..9000_usize, 262_000..262_400_usize, 500_000..530_000_usize], seed in any::<u8>()) {
            let bytes: Vec<u8> = (0..length).map(|n| (n as u8).wrapping_mul(seed)).collect();
            let (attachment, pieces, _) = sealed(&bytes);
            prop_assert!(pieces.iter().rev().skip(1).all(|piece| piece.len() == PIECE_BYTES));
            prop_assert_eq!(opened(&attachment, &pieces), Some(bytes));
        }
    }
}
