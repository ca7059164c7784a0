//! Attached files on their way: what this node lacks, what it sends, what it takes in.

use std::collections::BTreeSet;
use std::io::{self, Write};

use sha2::Digest;
use thiserror::Error;

use super::append::AppendError;
use super::attach::wanted;
use super::exchange::Incoming;
use super::read::ReadError;
use super::{PackError, Record};
use crate::bundle::{BundleError, BundleProblem};
use crate::parcel::{MAX_ASKED, ParcelOpening, ParcelPacker, ParcelUnpacker};
use crate::store::{Store, StoreError};
use crate::{EntryId, Finding, Problem, Sha256, SpaceId};

/// Which files to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    /// Every one that is here.
    All,
    /// Those that somebody asked for.
    Asked(BTreeSet<Sha256>),
}

/// What was written to a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenParcel {
    /// How many files it holds.
    pub files: u64,
    /// How many bytes it has.
    pub bytes: u64,
    /// How many of those to send are not here.
    pub lacking: u64,
}

/// What came in a parcel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TakenParcel {
    /// How many files it holds.
    pub carried: u64,
    /// How many are here from now on.
    pub new: u64,
    /// How many were here already.
    pub here: u64,
    /// How many no entry on record names, or only one whose content was erased here: they were passed over.
    pub unasked: u64,
}

/// Why a parcel was not taken to its end. Files that came before that stay; giving it again goes on.
#[derive(Debug, Error)]
#[error("`{file}`: {error}")]
pub struct ParcelError {
    /// The name of its file.
    pub file: String,
    /// What was taken before.
    pub taken: TakenParcel,
    /// What is wrong.
    pub error: Box<ParcelFault>,
}

/// What is wrong with a parcel, or with taking it in.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ParcelFault {
    /// It is not as its sender wrote it, or is of another truce.
    #[error(transparent)]
    Parcel(#[from] BundleError),
    /// The record.
    #[error(transparent)]
    Append(#[from] AppendError),
}

macro_rules! by_append {
    ($($error:ty),+) => { $(impl From<$error> for ParcelFault {
        fn from(error: $error) -> Self {
            ParcelFault::Append(error.into())
        }
    })+ };
}
by_append!(StoreError, ReadError);

impl Record {
    /// The files that entries on record name, whose content was not erased here, and that are not here.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn lacking(&self) -> Result<BTreeSet<Sha256>, ReadError> {
        let reader = self.store().reader();
        let mut lacking = BTreeSet::new();
        for file in wanted(reader)?.into_keys() {
            if reader.attached(file)?.is_none() {
                lacking.insert(file);
            }
        }
        Ok(lacking)
    }

    /// Writes a parcel: what this node lacks, and the files to send. At no time is more than a piece in memory.
    ///
    /// # Errors
    /// [`PackError`]; what was written is of no use then.
    pub fn write_parcel(
        &self,
        sending: &Sending,
        out: &mut dyn Write,
        mut watch: impl FnMut(u64),
    ) -> Result<WrittenParcel, PackError> {
        let reader = self.store().reader();
        let mut lacks = self.lacking()?;
        while lacks.len() > MAX_ASKED {
            lacks.pop_last();
        }
        let space = self.node.space;
        let mut packer = ParcelPacker::open(out, &ParcelOpening { space, lacks })?;
        let known = wanted(reader)?;
        let files: Vec<Sha256> = match sending {
            Sending::All => known.keys().copied().collect(),
            // What nobody names here is nobody's business, whoever asks.
            Sending::Asked(asked) => {
                let named = asked.iter().filter(|file| known.contains_key(file));
                named.copied().collect()
            }
        };
        let (mut lacking, mut carried) = (0, 0);
        for file in files {
            let Some(row) = reader.attached(file)? else {
                lacking += 1;
                continue;
            };
            packer.file(file, row.size.unsigned_abs())?;
            let (mut place, mut hash) = (0, sha2::Sha256::new());
            while let Some(piece) = reader.piece(row.n, place)? {
                hash.update(&piece);
                packer.piece(&piece)?;
                carried += piece.len() as u64;
                watch(carried);
                place += 1;
            }
            if hash.finalize().as_slice() != file.as_bytes() {
                let id = known.get(&file).and_then(|named| named.first());
                return Err(damaged(id.copied()).into());
            }
        }
        let (files, bytes) = packer.close()?;
        Ok(WrittenParcel {
            files,
            bytes,
            lacking,
        })
    }

    /// Takes in attached files that others sent, each in a transaction of its own and held to the hash that a signed header
    /// names; parcels may come in any order and more than once. Files that no entry here names are passed over. Who
    /// watches is told how many bytes were taken.
    ///
    /// # Errors
    /// [`ParcelError`] says what was taken before; that stays.
    pub fn take_parcel(
        &mut self,
        parcel: Incoming<'_>,
        watch: impl FnMut(u64),
    ) -> Result<TakenParcel, ParcelError> {
        let mut taken = TakenParcel::default();
        let space = self.node.space;
        match take(&mut self.store, space, parcel.input, &mut taken, watch) {
            Ok(()) => Ok(taken),
            Err(error) => Err(ParcelError {
                file: parcel.name,
                taken,
                error: Box::new(error),
            }),
        }
    }
}

fn take(
    store: &mut Store,
    space: SpaceId,
    mut input: Box<dyn io::Read + '_>,
    taken: &mut TakenParcel,
    mut watch: impl FnMut(u64),
) -> Result<(), ParcelFault> {
    let mut parcel = ParcelUnpacker::open(&mut *input)?;
    if parcel.opening().space != space {
        return Err(parcel.fault(BundleProblem::Space).into());
    }
    let wanted = wanted(store.reader())?;
    let mut bytes = 0;
    while let Some((file, size)) = parcel.next_file()? {
        taken.carried += 1;
        let Some(named) = wanted.get(&file) else {
            taken.unasked += 1;
            continue;
        };
        let change = store.change()?;
        // Somebody may have erased it since.
        let mut kept = named.iter().map(|id| change.reader().is_erased(*id));
        if kept.try_fold(true, |all, erased| erased.map(|erased| all && erased))? {
            taken.unasked += 1;
            continue;
        }
        if change.reader().attached(file)?.is_some() {
            taken.here += 1;
            continue;
        }
        let n = change.begin_attached()?;
        let (mut hash, mut place) = (sha2::Sha256::new(), 0);
        while let Some(piece) = parcel.next_piece()? {
            hash.update(&piece);
            change.put_piece(n, place, &piece)?;
            place += 1;
            bytes += piece.len() as u64;
            watch(bytes);
        }
        if hash.finalize().as_slice() != file.as_bytes() {
            return Err(parcel.fault(BundleProblem::Attached).into());
        }
        change.end_attached(n, file, size)?;
        change.commit()?;
        taken.new += 1;
    }
    Ok(())
}

fn damaged(id: Option<EntryId>) -> ReadError {
    ReadError::Damaged(Box::new(Problem {
        idx: None,
        id,
        found: Finding::Attached,
    }))
}
