//! What everybody may have: the log as hashes, and of what was said to everybody what it says, without who signed it.
//! The form is in `docs/public.md`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use sha2::Digest;
use thiserror::Error;
use tregua_log::{Note, leaf_hash};

use super::Record;
use super::disclose::disclosures;
use super::read::{ReadError, contents_of, damaged, own_envelope, sealed_of};
use super::reveal::Revealed;
use super::trust::members;
use crate::bundle::{ARRAY, NUMBER, bytes, head, text};
use crate::entries::{agreement, disclosure, erasure, source};
use crate::leaf::{leaf, told_of};
use crate::members::Roll;
use crate::store::{Reader, Row, StoreError};
use crate::{EntryId, Header, LogHead, Rel};

const MAGIC: &str = "tregua public";
const FORMAT: u64 = 1;

const OPENING: u64 = 0;
const HIDDEN: u64 = 1;
const SHOWN: u64 = 2;
const CLOSING: u64 = 3;

/// What was written for everybody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// How many entries the checkpoint covers: each has its leaf there.
    pub entries: u64,
    /// How many of them say what they say.
    pub shown: u64,
    /// How many are told of without content, which was erased or did not come.
    pub empty: u64,
    /// How many are there as hashes because they are of a version whose leaf tells who signed.
    pub older: u64,
    /// How many are there as hashes because they are for a group, are withheld, or are about the members of the truce.
    pub closed: u64,
    /// How many were added since the checkpoint, and are not there.
    pub after: u64,
}

/// Why nothing was written for everybody.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PublishError {
    /// There is nothing that speaks for the whole.
    #[error("no checkpoint is kept; sign one with `tregua head`, and have it cosigned if you can")]
    NoHead,
    /// The record is damaged: nothing of it is handed on.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The file could not be written.
    #[error("cannot be written: {0}")]
    Write(#[from] io::Error),
}

impl From<StoreError> for PublishError {
    fn from(error: StoreError) -> Self {
        PublishError::Read(error.into())
    }
}

impl Record {
    /// Writes what everybody may have, up to the largest checkpoint that is kept: the leaf of every entry, so that the root can be
    /// computed from them; what says something to everybody with its content; the checkpoint with the lines of its log and of
    /// witnesses. No author, device, number, time of signing or signature, and not who is a member. `withheld` says which entries
    /// are not for everybody yet, though they are for no group.
    ///
    /// # Errors
    /// [`PublishError`]; what was written is of no use then.
    pub fn write_public(
        &self,
        withheld: impl Fn(EntryId) -> bool,
        out: &mut dyn Write,
    ) -> Result<Published, PublishError> {
        let reader = self.store().reader();
        let kept = self.heads()?;
        let last = kept.last().ok_or(PublishError::NoHead)?;
        let size = last.checkpoint.size;
        let mut published = Published {
            entries: size,
            ..Published::default()
        };
        let allowed = Allowed {
            reader,
            roll: members(reader)?.roll(&self.node.footing()),
            revealed: Revealed::of(reader, &self.node)?,
            disclosed: disclosures(reader)?,
        };
        let mut writer = Writer {
            out,
            hash: sha2::Sha256::new(),
        };
        writer.open(self.node.space.as_bytes(), &public_note(last))?;
        reader.each_row(|row| -> Result<(), PublishError> {
            if row.idx.unsigned_abs() >= size {
                published.after += 1;
                return Ok(());
            }
            let envelope = own_envelope(&row)?;
            let header = envelope.header();
            contents_of(&row, header).map_err(|found| damaged(&row, found))?;
            let told = told_of(envelope.bytes());
            let id = envelope.id();
            let whole = !withheld(id) && allowed.shows(&row, id, header)?;
            // What fields are shown of is told of, or nobody could hold them to it.
            let may = whole || allowed.is_disclosed(id, header)?;
            let mut item = Vec::new();
            match told.filter(|_| may) {
                None => {
                    head(&mut item, ARRAY, 2);
                    head(&mut item, NUMBER, HIDDEN);
                    let hash = leaf_hash(&leaf(envelope.bytes()));
                    bytes(&mut item, hash.as_bytes());
                    match header.salt {
                        None => published.older += 1,
                        Some(_) => published.closed += 1,
                    }
                }
                Some(told) => {
                    let sealed = row.payload.as_ref().filter(|_| whole).and_then(sealed_of);
                    head(&mut item, ARRAY, if sealed.is_some() { 6 } else { 4 });
                    head(&mut item, NUMBER, SHOWN);
                    bytes(&mut item, &told.id);
                    bytes(&mut item, &told.withheld);
                    bytes(&mut item, told.told);
                    if let Some(sealed) = sealed {
                        bytes(&mut item, &sealed.salt);
                        bytes(&mut item, &sealed.bytes);
                        published.shown += 1;
                    } else {
                        published.empty += 1;
                    }
                }
            }
            Ok(writer.put(&item)?)
        })?;
        writer.close(size)?;
        Ok(published)
    }
}

/// What may be shown of which entries.
struct Allowed<'a> {
    reader: Reader<'a>,
    roll: Roll,
    revealed: Revealed,
    /// By entry, those that show something of it.
    disclosed: BTreeMap<EntryId, Vec<EntryId>>,
}

impl Allowed<'_> {
    /// True of what says something to everybody, by one whose entries count here; of what corrects, retracts or shows another only
    /// where that is its author's own, since nobody can tell whose it is.
    fn shows(&self, row: &Row, id: EntryId, header: &Header) -> Result<bool, ReadError> {
        let kind = header.kind.number();
        let says = kind == disclosure::CODE
            || matches!(
                kind,
                agreement::CODE | source::CODE | erasure::CODE | 101..=199
            );
        let counts = self.roll.admits(header.device, &header.author)
            && self.roll.counts(header.device, header.seq);
        let to_all = header.group.is_none() || self.revealed.has(id, &header.author);
        let gone = row.payload.is_none() && header.group.is_some();
        if !says || !counts || !to_all || gone {
            return Ok(false);
        }
        let own = |rel| matches!(rel, Rel::Corrects | Rel::Retracts | Rel::Reveals);
        for link in header.refs.iter().filter(|link| own(link.rel)) {
            let of = self.reader.by_id(link.id)?;
            if of.is_none_or(|of| of.columns.author != header.author.as_str()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// True if its own author shows some fields of it to everybody.
    fn is_disclosed(&self, id: EntryId, header: &Header) -> Result<bool, ReadError> {
        for by in self.disclosed.get(&id).into_iter().flatten() {
            if let Some(row) = self.reader.by_id(*by)? {
                let envelope = own_envelope(&row)?;
                let by_author = envelope.header().author == header.author;
                if by_author && self.shows(&row, *by, envelope.header())? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

/// The checkpoint without the line of the device that signed it, which would tell whose log it is.
fn public_note(head: &LogHead) -> String {
    let text = head.note.text();
    let of_log = |line: &&tregua_log::SignatureLine| {
        let alone = Note::new(text.to_owned(), vec![(*line).clone()]);
        line.name() != head.checkpoint.origin
            || alone.verify(std::slice::from_ref(&head.key)).is_ok()
    };
    let lines = head.note.signatures().iter().filter(of_log).cloned();
    Note::new(text.to_owned(), lines.collect()).to_string()
}

struct Writer<'a> {
    out: &'a mut dyn Write,
    hash: sha2::Sha256,
}

impl Writer<'_> {
    fn open(&mut self, space: &[u8], note: &str) -> io::Result<()> {
        let mut item = Vec::new();
        head(&mut item, ARRAY, 5);
        head(&mut item, NUMBER, OPENING);
        text(&mut item, MAGIC);
        head(&mut item, NUMBER, FORMAT);
        bytes(&mut item, space);
        bytes(&mut item, note.as_bytes());
        self.put(&item)
    }

    fn put(&mut self, item: &[u8]) -> io::Result<()> {
        self.hash.update(item);
        self.out.write_all(item)
    }

    fn close(mut self, entries: u64) -> io::Result<()> {
        let hash: [u8; 32] = self.hash.clone().finalize().into();
        let mut item = Vec::new();
        head(&mut item, ARRAY, 3);
        head(&mut item, NUMBER, CLOSING);
        head(&mut item, NUMBER, entries);
        bytes(&mut item, &hash);
        self.put(&item)
    }
}

#[cfg(test)]
#[path = "publish_tests.rs"]
mod tests;
