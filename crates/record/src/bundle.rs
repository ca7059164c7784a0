//! What travels between nodes: entries with their payloads, one CBOR item after another, so that it is read item by item.
//! The form is in `docs/exchange.md`. Nobody has to trust who carries it: every entry is held to its signature, every payload
//! to what was committed to, and the whole to the hash at its end.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

use sha2::Digest;
use thiserror::Error;

use crate::commitment::MAX_PAYLOAD_BYTES;
use crate::envelope::MAX_ENTRY_BYTES;
use crate::reading::MAX_CLOSED_BYTES;
use crate::{DeviceId, EntryError, EntryId, FieldError, Sealed, Sha256, SpaceId};

/// Most bytes of a bundle: a larger record goes in parts.
pub const MAX_BUNDLE_BYTES: u64 = 64 * 1024 * 1024;
/// Fewest bytes that a part may be asked to have: the largest entry with its payload has room in it.
pub const MIN_BUNDLE_BYTES: u64 = 2 * 1024 * 1024;
/// Most devices whose ends a bundle tells.
pub const MAX_HAVE: usize = 4096;

const MAGIC: &str = "tregua bundle";
const FORMAT: u64 = 1;
/// The format of bundles that may carry what is sealed for groups.
const FORMAT_WITH_CLOSED: u64 = 2;
/// Of the closing item: its array, type, the longest count and the hash.
const CLOSING_BYTES: u64 = 1 + 1 + 9 + 34;

const OPENING: u64 = 0;
const ENTRY: u64 = 1;
const CLOSING: u64 = 2;

/// What a node has: of each device the number and the id of the last entry.
pub type Have = BTreeMap<DeviceId, (u64, EntryId)>;

/// How a bundle begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The space that its entries belong to.
    pub space: SpaceId,
    /// True if it may carry what is sealed for groups.
    pub closed: bool,
    /// Which part it is, from 1.
    pub part: u64,
    /// What its sender had: whoever answers leaves that out.
    pub have: Have,
}

/// An entry on its way, as its bytes have it: nothing of it was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The signed bytes.
    pub bytes: Vec<u8>,
    /// The payload with its salt; `None` where the sender did not have it.
    pub sealed: Option<Sealed>,
    /// In their place, what is sealed for a group.
    pub closed: Option<Vec<u8>>,
}

/// What goes along with an entry.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Content<'a> {
    /// Salt and payload.
    Open(&'a Sealed),
    /// The same sealed for a group.
    Closed(&'a [u8]),
}

/// Why a bundle was not taken: which item, from 1 for the opening, where it begins, and what is wrong.
#[derive(Debug, Error)]
#[error("item {item} (from byte {at}): {problem}")]
pub struct BundleError {
    /// Which item.
    pub item: u64,
    /// Where it begins, in bytes from the start.
    pub at: u64,
    /// What is wrong.
    pub problem: BundleProblem,
}

/// What is wrong with a bundle. Nothing of it was taken; ask for it again.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BundleProblem {
    /// Another kind of file.
    #[error("this is no bundle of tregua; bundles are made by `tregua bundle`")]
    NotABundle,
    /// Of a later version.
    #[error("the bundle was made by a newer version (format {0}); update tregua")]
    Newer(u64),
    /// It ends before its end.
    #[error("the bundle is cut off here; ask for it again")]
    CutShort,
    /// Bytes that no bundle has in this place.
    #[error("the bytes are not what stands here in a bundle; it was altered on its way")]
    Form,
    /// Larger than any may be.
    #[error("{found} bytes, where at most {most} are allowed")]
    TooLarge {
        /// What it says.
        found: u64,
        /// What is allowed.
        most: u64,
    },
    /// The end tells of other bytes or another number of entries.
    #[error("the end of the bundle does not fit what stands before it; it was altered on its way")]
    Closing,
    /// Something follows the end.
    #[error("something follows the end of the bundle")]
    Trailing,
    /// Of another truce.
    #[error("it belongs to another space; this record is not about the same truce")]
    Space,
    /// The signed bytes of an entry.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// The payload is not the entry's.
    #[error("the payload or its salt is not what was committed to")]
    Payload,
    /// What is sealed for a group is not what was signed.
    #[error("what is sealed for its readers is not what was signed")]
    Closed,
    /// The payload fits, but was not written in its one form.
    #[error("the payload was not written as the format asks: {0}")]
    PayloadForm(FieldError),
    /// Another charter than the record's.
    #[error("a record begins with its one charter; this is another one")]
    Charter,
    /// An attached file.
    #[error("an attached file is not what a signed entry names; it was altered on its way")]
    Attached,
    /// The file could not be read.
    #[error("cannot be read: {0}")]
    Read(io::Error),
}

/// Writes a bundle.
pub(crate) struct Packer<'a> {
    out: &'a mut dyn Write,
    hash: sha2::Sha256,
    written: u64,
    entries: u64,
}

impl<'a> Packer<'a> {
    /// Writes items of another kind of file with an end as a bundle has it.
    pub(crate) fn bare(out: &'a mut dyn Write) -> Self {
        Packer {
            out,
            hash: sha2::Sha256::new(),
            written: 0,
            entries: 0,
        }
    }

    pub(crate) fn open(out: &'a mut dyn Write, opening: &Opening) -> io::Result<Self> {
        let mut packer = Packer::bare(out);
        let mut item = Vec::new();
        head(&mut item, ARRAY, 6);
        head(&mut item, NUMBER, OPENING);
        text(&mut item, MAGIC);
        let format = if opening.closed {
            FORMAT_WITH_CLOSED
        } else {
            FORMAT
        };
        head(&mut item, NUMBER, format);
        bytes(&mut item, opening.space.as_bytes());
        head(&mut item, NUMBER, opening.part);
        head(&mut item, ARRAY, opening.have.len() as u64);
        for (device, (seq, id)) in &opening.have {
            head(&mut item, ARRAY, 3);
            bytes(&mut item, device.as_bytes());
            head(&mut item, NUMBER, *seq);
            bytes(&mut item, id.as_bytes());
        }
        packer.put(&item)?;
        Ok(packer)
    }

    /// Writes an entry; false, and nothing is written, if the bundle would then have more than `most` bytes.
    pub(crate) fn add(
        &mut self,
        signed: &[u8],
        content: Option<Content<'_>>,
        most: u64,
    ) -> io::Result<bool> {
        let mut item = Vec::new();
        let fields = match content {
            None => 2,
            Some(Content::Closed(_)) => 3,
            Some(Content::Open(_)) => 4,
        };
        head(&mut item, ARRAY, fields);
        head(&mut item, NUMBER, ENTRY);
        bytes(&mut item, signed);
        match content {
            None => {}
            Some(Content::Closed(closed)) => bytes(&mut item, closed),
            Some(Content::Open(sealed)) => {
                bytes(&mut item, &sealed.salt);
                bytes(&mut item, &sealed.bytes);
            }
        }
        if self.written + item.len() as u64 + CLOSING_BYTES > most {
            return Ok(false);
        }
        self.entries += 1;
        self.put(&item)?;
        Ok(true)
    }

    /// Ends the bundle; says how many entries and bytes it has.
    pub(crate) fn close(mut self) -> io::Result<(u64, u64)> {
        let hash: [u8; 32] = self.hash.clone().finalize().into();
        let mut item = Vec::new();
        head(&mut item, ARRAY, 3);
        head(&mut item, NUMBER, CLOSING);
        head(&mut item, NUMBER, self.entries);
        bytes(&mut item, &hash);
        self.put(&item)?;
        Ok((self.entries, self.written))
    }

    /// One more of what the end counts.
    pub(crate) fn count(&mut self) {
        self.entries += 1;
    }

    pub(crate) fn put(&mut self, item: &[u8]) -> io::Result<()> {
        self.hash.update(item);
        self.written += item.len() as u64;
        self.out.write_all(item)
    }
}

pub(crate) const NUMBER: u8 = 0;
pub(crate) const BYTES: u8 = 2;
const TEXT: u8 = 3;
pub(crate) const ARRAY: u8 = 4;

/// The head of a CBOR item in its shortest form.
pub(crate) fn head(out: &mut Vec<u8>, major: u8, value: u64) {
    let top = major << 5;
    match value {
        0..=23 => out.push(top | value as u8),
        24..=0xff => out.extend([top | 24, value as u8]),
        0x100..=0xffff => {
            out.push(top | 25);
            out.extend((value as u16).to_be_bytes());
        }
        0x1_0000..=0xffff_ffff => {
            out.push(top | 26);
            out.extend((value as u32).to_be_bytes());
        }
        _ => {
            out.push(top | 27);
            out.extend(value.to_be_bytes());
        }
    }
}

pub(crate) fn bytes(out: &mut Vec<u8>, content: &[u8]) {
    head(out, BYTES, content.len() as u64);
    out.extend_from_slice(content);
}

pub(crate) fn text(out: &mut Vec<u8>, content: &str) {
    head(out, TEXT, content.len() as u64);
    out.extend_from_slice(content.as_bytes());
}

/// Reads a bundle item by item. No length in it is believed before it was held to what is allowed there.
pub struct Unpacker<'a> {
    input: &'a mut dyn Read,
    /// Most bytes of all of it.
    most: u64,
    /// Over everything up to the item under way, and over that too.
    before: sha2::Sha256,
    hash: sha2::Sha256,
    at: u64,
    item: u64,
    began: u64,
    entries: u64,
    opening: Opening,
}

impl<'a> Unpacker<'a> {
    /// Reads how a bundle begins.
    ///
    /// # Errors
    /// [`BundleError`] if it is none, or of a newer version.
    pub fn open(input: &'a mut dyn Read) -> Result<Self, BundleError> {
        let mut unpacker = Unpacker::bare(input, MAX_BUNDLE_BYTES);
        match unpacker.read_opening() {
            Ok(opening) => {
                unpacker.opening = opening;
                Ok(unpacker)
            }
            Err(problem) => Err(unpacker.fault(problem)),
        }
    }

    /// Reads items of another kind of file with an end as a bundle has it.
    pub(crate) fn bare(input: &'a mut dyn Read, most: u64) -> Self {
        Unpacker {
            input,
            most,
            before: sha2::Sha256::new(),
            hash: sha2::Sha256::new(),
            at: 0,
            item: 1,
            began: 0,
            entries: 0,
            opening: Opening {
                space: SpaceId::from_bytes([0; 32]),
                closed: false,
                part: 0,
                have: Have::new(),
            },
        }
    }

    /// The next item begins here.
    pub(crate) fn begin(&mut self) {
        self.item += 1;
        self.began = self.at;
        self.before = self.hash.clone();
    }

    /// How it begins.
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// What is wrong, with the item read last.
    pub fn fault(&self, problem: BundleProblem) -> BundleError {
        BundleError {
            item: self.item,
            at: self.began,
            problem,
        }
    }

    /// The next entry; `None` once the end was read, and fits.
    ///
    /// # Errors
    /// [`BundleError`] says where the bundle is not what its sender wrote.
    pub fn next_entry(&mut self) -> Result<Option<Carried>, BundleError> {
        self.begin();
        self.read_item().map_err(|problem| self.fault(problem))
    }

    /// SHA-256 of everything read.
    pub fn sha256(&self) -> Sha256 {
        Sha256::from_bytes(self.hash.clone().finalize().into())
    }

    fn read_opening(&mut self) -> Result<Opening, BundleProblem> {
        // Whatever else it is: what does not begin so is another kind of file.
        let mut start = Vec::new();
        head(&mut start, ARRAY, 6);
        head(&mut start, NUMBER, OPENING);
        text(&mut start, MAGIC);
        match self.take(start.len() as u64) {
            Ok(found) if found == start => {}
            Err(BundleProblem::Read(error)) => return Err(BundleProblem::Read(error)),
            _ => return Err(BundleProblem::NotABundle),
        }
        let format = self.value(NUMBER)?;
        let closed = match format {
            FORMAT => false,
            FORMAT_WITH_CLOSED => true,
            format => return Err(BundleProblem::Newer(format)),
        };
        let space = SpaceId::from_bytes(self.hash32()?);
        let part = self.value(NUMBER)?;
        let devices = self.value(ARRAY)?;
        at_most(devices, MAX_HAVE as u64)?;
        let mut have = Have::new();
        for _ in 0..devices {
            self.expect(ARRAY, 3)?;
            let device = DeviceId::from_bytes(self.hash32()?);
            let seq = self.value(NUMBER)?;
            let id = EntryId::from_bytes(self.hash32()?);
            if have
                .last_key_value()
                .is_some_and(|(last, _)| *last >= device)
            {
                return Err(BundleProblem::Form);
            }
            have.insert(device, (seq, id));
        }
        Ok(Opening {
            space,
            closed,
            part,
            have,
        })
    }

    fn read_item(&mut self) -> Result<Option<Carried>, BundleProblem> {
        let fields = self.value(ARRAY)?;
        let kind = self.value(NUMBER)?;
        match (kind, fields) {
            (ENTRY, 2..=4) if fields != 3 || self.opening.closed => {
                let signed = self.bytes(MAX_ENTRY_BYTES as u64)?;
                let (mut sealed, mut closed) = (None, None);
                match fields {
                    2 => {}
                    3 => closed = Some(self.bytes(MAX_CLOSED_BYTES as u64)?),
                    _ => {
                        sealed = Some(Sealed {
                            salt: self.hash32()?,
                            bytes: self.bytes(MAX_PAYLOAD_BYTES as u64)?,
                        });
                    }
                }
                self.entries += 1;
                Ok(Some(Carried {
                    bytes: signed,
                    sealed,
                    closed,
                }))
            }
            (CLOSING, 3) => self.closing(self.entries).map(|()| None),
            _ => Err(BundleProblem::Form),
        }
    }

    /// The rest of the closing item, and nothing behind it.
    pub(crate) fn closing(&mut self, counted: u64) -> Result<(), BundleProblem> {
        let due: [u8; 32] = self.before.clone().finalize().into();
        let entries = self.value(NUMBER)?;
        if self.hash32()? != due || entries != counted {
            return Err(BundleProblem::Closing);
        }
        match self.input.read(&mut [0]) {
            Ok(0) => Ok(()),
            Ok(_) => Err(BundleProblem::Trailing),
            Err(error) => Err(BundleProblem::Read(error)),
        }
    }

    pub(crate) fn hash32(&mut self) -> Result<[u8; 32], BundleProblem> {
        self.expect(BYTES, 32)?;
        let bytes = self.take(32)?;
        bytes.try_into().map_err(|_| BundleProblem::Form)
    }

    fn bytes(&mut self, most: u64) -> Result<Vec<u8>, BundleProblem> {
        let length = self.value(BYTES)?;
        at_most(length, most)?;
        self.take(length)
    }

    pub(crate) fn expect(&mut self, major: u8, due: u64) -> Result<(), BundleProblem> {
        match self.value(major)? == due {
            true => Ok(()),
            false => Err(BundleProblem::Form),
        }
    }

    /// The number in the head of an item of this type, which has to be written in its shortest form.
    pub(crate) fn value(&mut self, major: u8) -> Result<u64, BundleProblem> {
        let first = self.take(1)?;
        let first = first.first().copied().unwrap_or_default();
        if first >> 5 != major {
            return Err(BundleProblem::Form);
        }
        let (length, least) = match first & 31 {
            small @ 0..=23 => return Ok(u64::from(small)),
            24 => (1, 24),
            25 => (2, 0x100),
            26 => (4, 0x1_0000),
            27 => (8, 0x1_0000_0000),
            _ => return Err(BundleProblem::Form),
        };
        let digits = self.take(length)?;
        let value = digits
            .iter()
            .fold(0_u64, |value, digit| value << 8 | u64::from(*digit));
        match value >= least {
            true => Ok(value),
            false => Err(BundleProblem::Form),
        }
    }

    /// The next bytes; their number was held to what is allowed.
    pub(crate) fn take(&mut self, length: u64) -> Result<Vec<u8>, BundleProblem> {
        at_most(self.at.saturating_add(length), self.most)?;
        let mut found = vec![0; usize::try_from(length).map_err(|_| BundleProblem::Form)?];
        self.input
            .read_exact(&mut found)
            .map_err(|error| match error.kind() {
                io::ErrorKind::UnexpectedEof => BundleProblem::CutShort,
                _ => BundleProblem::Read(error),
            })?;
        self.hash.update(&found);
        self.at += length;
        Ok(found)
    }
}

fn at_most(found: u64, most: u64) -> Result<(), BundleProblem> {
    match found <= most {
        true => Ok(()),
        false => Err(BundleProblem::TooLarge { found, most }),
    }
}
