//! What carries attached files between nodes: sealed, as they are kept, piece by piece. The form is in `docs/attachments.md`.
//! Entries travel in bundles; these are asked for, and sent, whenever there is time for them.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};

use crate::attached::{MAX_SEALED_BYTES, PIECE_BYTES};
use crate::bundle::{
    ARRAY, BYTES, BundleError, BundleProblem, NUMBER, Packer, Unpacker, bytes, head, text,
};
use crate::{Sha256, SpaceId};

/// Most files that one node asks another for at once; it asks for more once these came.
pub const MAX_ASKED: usize = 65_536;
/// Most bytes of all files in one parcel.
const MAX_PARCEL_BYTES: u64 = 1 << 40;

const MAGIC: &str = "tregua attachments";
const FORMAT: u64 = 1;

const FILE: u64 = 1;
const PIECE: u64 = 3;
const CLOSING: u64 = 2;

/// How a parcel begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelOpening {
    /// The space that its files belong to.
    pub space: SpaceId,
    /// What its sender lacks: whoever answers sends it.
    pub lacks: BTreeSet<Sha256>,
}

/// True if these bytes begin as a parcel does.
pub fn is_parcel(start: &[u8]) -> bool {
    start.starts_with(&magic())
}

fn magic() -> Vec<u8> {
    let mut start = Vec::new();
    head(&mut start, ARRAY, 5);
    head(&mut start, NUMBER, 0);
    text(&mut start, MAGIC);
    start
}

/// Writes a parcel.
pub(crate) struct ParcelPacker<'a>(Packer<'a>);

impl<'a> ParcelPacker<'a> {
    pub(crate) fn open(out: &'a mut dyn Write, opening: &ParcelOpening) -> io::Result<Self> {
        let mut item = magic();
        head(&mut item, NUMBER, FORMAT);
        bytes(&mut item, opening.space.as_bytes());
        head(&mut item, ARRAY, opening.lacks.len() as u64);
        for file in &opening.lacks {
            bytes(&mut item, file.as_bytes());
        }
        let mut packer = Packer::bare(out);
        packer.put(&item)?;
        Ok(ParcelPacker(packer))
    }

    /// Announces a file; its pieces follow.
    pub(crate) fn file(&mut self, id: Sha256, size: u64) -> io::Result<()> {
        let mut item = Vec::new();
        head(&mut item, ARRAY, 3);
        head(&mut item, NUMBER, FILE);
        bytes(&mut item, id.as_bytes());
        head(&mut item, NUMBER, size);
        self.0.count();
        self.0.put(&item)
    }

    pub(crate) fn piece(&mut self, piece: &[u8]) -> io::Result<()> {
        let mut item = Vec::with_capacity(piece.len() + 16);
        head(&mut item, ARRAY, 2);
        head(&mut item, NUMBER, PIECE);
        bytes(&mut item, piece);
        self.0.put(&item)
    }

    /// Ends the parcel; says how many files and bytes it has.
    pub(crate) fn close(self) -> io::Result<(u64, u64)> {
        self.0.close()
    }
}

/// Reads a parcel item by item; no length in it is believed before it was held to what is allowed there.
pub struct ParcelUnpacker<'a> {
    items: Unpacker<'a>,
    opening: ParcelOpening,
    files: u64,
    /// How many bytes of the file announced last did not come yet.
    left: u64,
}

impl<'a> ParcelUnpacker<'a> {
    /// Reads how a parcel begins.
    ///
    /// # Errors
    /// [`BundleError`] if it is none, or of a newer version.
    pub fn open(input: &'a mut dyn Read) -> Result<Self, BundleError> {
        let mut items = Unpacker::bare(input, MAX_PARCEL_BYTES);
        match opening(&mut items) {
            Ok(opening) => Ok(ParcelUnpacker {
                items,
                opening,
                files: 0,
                left: 0,
            }),
            Err(problem) => Err(items.fault(problem)),
        }
    }

    /// How it begins.
    pub fn opening(&self) -> &ParcelOpening {
        &self.opening
    }

    /// The next file: its hash and its size. Pieces of the one before that were not asked for are passed over. `None` once the
    /// end was read, and fits.
    ///
    /// # Errors
    /// [`BundleError`] says where the parcel is not what its sender wrote.
    pub fn next_file(&mut self) -> Result<Option<(Sha256, u64)>, BundleError> {
        while self.next_piece()?.is_some() {}
        self.items.begin();
        self.read_file()
            .map_err(|problem| self.items.fault(problem))
    }

    /// The next piece of the file; `None` behind its last.
    ///
    /// # Errors
    /// As [`ParcelUnpacker::next_file`].
    pub fn next_piece(&mut self) -> Result<Option<Vec<u8>>, BundleError> {
        if self.left == 0 {
            return Ok(None);
        }
        self.items.begin();
        let due = self.left.min(PIECE_BYTES as u64);
        let read = (|| {
            self.items.expect(ARRAY, 2)?;
            self.items.expect(NUMBER, PIECE)?;
            self.items.expect(BYTES, due)?;
            self.items.take(due)
        })();
        self.left -= due;
        read.map(Some).map_err(|problem| self.items.fault(problem))
    }

    /// What is wrong, with the item read last.
    pub fn fault(&self, problem: BundleProblem) -> BundleError {
        self.items.fault(problem)
    }

    fn read_file(&mut self) -> Result<Option<(Sha256, u64)>, BundleProblem> {
        self.items.expect(ARRAY, 3)?;
        match self.items.value(NUMBER)? {
            FILE => {
                let id = Sha256::from_bytes(self.items.hash32()?);
                let size = self.items.value(NUMBER)?;
                if !(1..=MAX_SEALED_BYTES).contains(&size) {
                    let most = MAX_SEALED_BYTES;
                    return Err(BundleProblem::TooLarge { found: size, most });
                }
                self.files += 1;
                self.left = size;
                Ok(Some((id, size)))
            }
            CLOSING => self.items.closing(self.files).map(|()| None),
            _ => Err(BundleProblem::Form),
        }
    }
}

fn opening(items: &mut Unpacker<'_>) -> Result<ParcelOpening, BundleProblem> {
    let due = magic();
    match items.take(due.len() as u64) {
        Ok(found) if found == due => {}
        Err(BundleProblem::Read(error)) => return Err(BundleProblem::Read(error)),
        _ => return Err(BundleProblem::NotABundle),
    }
    match items.value(NUMBER)? {
        FORMAT => {}
        format => return Err(BundleProblem::Newer(format)),
    }
    let space = SpaceId::from_bytes(items.hash32()?);
    let count = items.value(ARRAY)?;
    if count > MAX_ASKED as u64 {
        let most = MAX_ASKED as u64;
        return Err(BundleProblem::TooLarge { found: count, most });
    }
    let mut lacks = BTreeSet::new();
    for _ in 0..count {
        let file = Sha256::from_bytes(items.hash32()?);
        if lacks.last().is_some_and(|last| *last >= file) {
            return Err(BundleProblem::Form);
        }
        lacks.insert(file);
    }
    Ok(ParcelOpening { space, lacks })
}
