//! What goes to other nodes: entries that they do not have yet, in parts.

use std::collections::BTreeMap;
use std::io::{self, Write};

use thiserror::Error;

use super::Record;
use super::read::{ReadError, contents_of, damaged, own_envelope, sealed_of};
use super::reveal::Revealed;
use crate::bundle::{Content, Have, MIN_BUNDLE_BYTES, Opening, Packer};
use crate::store::{Reader, StoreError};
use crate::{DeviceId, Header};

/// What the one a bundle is for has already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// Nothing is known of it.
    Nothing,
    /// As many of the first entries of this file.
    Place(u64),
    /// What they said themselves.
    Have(Have),
}

/// A part that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenPart {
    /// How many entries it holds.
    pub entries: u64,
    /// How many bytes it has.
    pub bytes: u64,
    /// The place in this file from which the next part goes on; `None` if this was the last.
    pub next: Option<u64>,
}

/// Why a part was not written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PackError {
    /// The record is damaged: nothing of it is handed on.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The file could not be written.
    #[error("cannot be written: {0}")]
    Write(#[from] io::Error),
}

impl From<StoreError> for PackError {
    fn from(error: StoreError) -> Self {
        PackError::Read(error.into())
    }
}

impl Record {
    /// What this node has, for whoever sends it something.
    ///
    /// # Errors
    /// [`ReadError`] if the record cannot be read.
    pub fn have(&self) -> Result<Have, ReadError> {
        Ok(self.store().reader().have()?)
    }

    /// Writes a part of what somebody else does not have: entries with their payloads, from the place `from` of this file on,
    /// at most `most` bytes (and not fewer than [`MIN_BUNDLE_BYTES`]). Each part can be taken in alone; what needs entries of
    /// another part then waits for it.
    ///
    /// # Errors
    /// [`PackError`]; what was written is of no use then.
    pub fn write_part(
        &self,
        since: &Since,
        from: u64,
        part: u64,
        most: u64,
        out: &mut dyn Write,
    ) -> Result<WrittenPart, PackError> {
        let reader = self.store().reader();
        let most = most.clamp(MIN_BUNDLE_BYTES, crate::bundle::MAX_BUNDLE_BYTES);
        let mut have = reader.have()?;
        while have.len() > crate::bundle::MAX_HAVE {
            have.pop_last();
        }
        let opening = Opening {
            closed: reader.has_closed()?,
            space: self.node.space,
            part,
            have,
        };
        let known = Known::of(reader, since)?;
        let revealed = Revealed::of(reader, &self.node)?;
        let mut packer = Packer::open(out, &opening)?;
        let start = from.max(known.from);
        let walked = reader.each_row_from(i64::try_from(start).unwrap_or(i64::MAX), |row| {
            let envelope = own_envelope(&row)?;
            if known.has(envelope.header()) {
                return Ok(());
            }
            contents_of(&row, envelope.header()).map_err(|found| damaged(&row, found))?;
            let (sealed, closed);
            let header = envelope.header();
            let to_all = header.group.is_none() || revealed.has(envelope.id(), &header.author);
            let content = match to_all && row.payload.is_some() {
                true => {
                    sealed = row.payload.as_ref().and_then(sealed_of);
                    sealed.as_ref().map(Content::Open)
                }
                // What is for a group travels as it was sealed, whoever can read it here.
                false => {
                    closed = reader.closed(envelope.id())?;
                    closed.as_deref().map(Content::Closed)
                }
            };
            match packer.add(envelope.bytes(), content, most)? {
                true => Ok(()),
                false => Err(Halt::Full(row.idx.unsigned_abs())),
            }
        });
        let next = match walked {
            Ok(()) => None,
            Err(Halt::Full(idx)) => Some(idx),
            Err(Halt::Failed(error)) => return Err(error),
        };
        let (entries, bytes) = packer.close()?;
        Ok(WrittenPart {
            entries,
            bytes,
            next,
        })
    }
}

/// Ends a walk over the entries.
enum Halt {
    Full(u64),
    Failed(PackError),
}

impl<E: Into<PackError>> From<E> for Halt {
    fn from(error: E) -> Self {
        Halt::Failed(error.into())
    }
}

/// What somebody else has.
struct Known {
    from: u64,
    have: Have,
    /// Numbers from which a device's entries go along whatever they have: it told two stories.
    forked: BTreeMap<DeviceId, u64>,
}

impl Known {
    fn of(reader: Reader<'_>, since: &Since) -> Result<Self, StoreError> {
        let (from, mut have) = match since {
            Since::Nothing => (0, Have::new()),
            Since::Place(place) => (*place, Have::new()),
            Since::Have(have) => (0, have.clone()),
        };
        // Another entry under the last number: they know another story of that device, so they are told all of ours.
        let mut other = Vec::new();
        for (device, (seq, id)) in &have {
            let ours = reader.under(*device, *seq)?;
            if !ours.is_empty() && !ours.contains(id) {
                other.push(*device);
            }
        }
        for device in other {
            have.remove(&device);
        }
        let forked = reader.forked()?;
        Ok(Known { from, have, forked })
    }

    fn has(&self, header: &Header) -> bool {
        let told = |seq: &u64| header.seq >= *seq;
        let forked = self.forked.get(&header.device).is_some_and(told);
        let have = self.have.get(&header.device);
        !forked && have.is_some_and(|(last, _)| header.seq <= *last)
    }
}
