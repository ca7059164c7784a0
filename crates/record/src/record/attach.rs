//! Attached files: kept sealed, once, beside the entries that name them; and the steps of their keeping.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Seek, Write};

use thiserror::Error;
use tregua_calendar::Timestamp;

use super::append::AppendError;
use super::groups::{For, GroupError};
use super::plan::Draft;
use super::read::{self, ReadError, contents_of, damaged, own_envelope};
use super::reveal::Revealed;
use super::{Record, trust};
use crate::attached::{self, MAX_ATTACHED_BYTES, UnsealError, unseal};
use crate::entries::attachment;
use crate::key::KeyError;
use crate::store::{Change, Reader, StoreError};
use crate::{
    Attachment, Custody, EntryId, Header, Organisation, Packed, Payload, Ref, Rel, Sha256,
};

/// A file to attach, and what is said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attaching {
    /// Its name, without folders.
    pub name: String,
    /// What kind of file it is; `None`: what its first bytes say.
    pub media_type: Option<String>,
    /// What it shows.
    pub note: Option<String>,
    /// The entry that it is attached to.
    pub to: Option<EntryId>,
    /// The group that may open it; `None`: whoever may read the entry that it is attached to, or everybody.
    pub group: Option<String>,
}

/// What was attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The entry.
    pub id: EntryId,
    /// False if the same was attached in the same words before: then nothing was written.
    pub new: bool,
    /// True if the same file was kept already, for the same readers: it is kept once.
    pub shared: bool,
    /// What the entry says.
    pub attachment: Attachment,
    /// The group that may open it.
    pub group: Option<EntryId>,
}

/// An attachment on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAttachment {
    /// The entry.
    pub id: EntryId,
    /// Who signed it.
    pub author: Organisation,
    /// When, by the author's clock.
    pub signed: Timestamp,
    /// The entries that it is attached to.
    pub to: Vec<EntryId>,
    /// The group that may open it; `None` for everybody.
    pub group: Option<EntryId>,
    /// SHA-256 of the sealed file, as the header has it.
    pub file: Sha256,
    /// How many bytes are kept of it, sealed; `None`: the file is not here.
    pub kept: Option<u64>,
    /// What it says; `None` if that cannot be read here.
    pub attachment: Option<Attachment>,
    /// True if its content was erased here, and the file with it.
    pub erased: bool,
}

/// Why nothing was attached, noted or opened. The record is unchanged.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AttachError {
    /// Longer than any attached file may be.
    #[error("the file is longer than the {} MiB that can be attached; split it, or attach a part", MAX_ATTACHED_BYTES / (1024 * 1024))]
    TooLong,
    /// It is another file than it was a moment ago.
    #[error("the file changed while it was read; try again once nobody writes to it")]
    Changed,
    /// Nothing of this id is on record.
    #[error("no entry `{}` is on record", .0.short())]
    Absent(EntryId),
    /// Another kind of entry.
    #[error("entry `{}` is no attachment; `tregua attachments` lists them", .0.short())]
    NoAttachment(EntryId),
    /// What it says cannot be read here.
    #[error("what attachment `{}` says cannot be read here: it was erased, is for a group, or did not come", .0.short())]
    Unread(EntryId),
    /// The file is not here.
    #[error("the file of attachment `{}` is not here; `tregua attachments --ask` asks another node for it", .0.short())]
    NotHere(EntryId),
    /// The file is not what the entry says.
    #[error("the file of attachment `{}`: {error}", id.short())]
    Unseal {
        /// The entry.
        id: EntryId,
        /// What is wrong.
        error: UnsealError,
    },
    /// The group.
    #[error(transparent)]
    Group(Box<GroupError>),
    /// It could not be read.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// Nothing was signed.
    #[error(transparent)]
    Append(#[from] AppendError),
}

macro_rules! by_append {
    ($($error:ty),+) => { $(impl From<$error> for AttachError {
        fn from(error: $error) -> Self {
            AttachError::Append(error.into())
        }
    })+ };
}
by_append!(StoreError, ReadError, KeyError);

impl From<GroupError> for AttachError {
    fn from(error: GroupError) -> Self {
        match error {
            GroupError::Append(error) => AttachError::Append(error),
            error => AttachError::Group(Box::new(error)),
        }
    }
}

/// Reads and finds its way back to the beginning: the file is read twice, the first time for its length and its hash.
pub trait Rereadable: Read + Seek {}
impl<T: Read + Seek> Rereadable for T {}

impl Record {
    /// Attaches a file, in one transaction: it is sealed, kept in pieces, and named by an entry. At no time is more than a piece
    /// of it in memory. Who watches is told how many bytes were read, of the two times that it is.
    ///
    /// # Errors
    /// [`AttachError`]; the record is then unchanged.
    pub fn attach(
        &mut self,
        input: &mut dyn Rereadable,
        told: Attaching,
        at: Timestamp,
        mut watch: impl FnMut(u64),
    ) -> Result<Attached, AttachError> {
        let group = self.readers_of(told.group.as_deref(), told.to)?;
        let measured = attached::measure(&mut *input, &mut watch)?.ok_or(AttachError::TooLong)?;
        input.rewind()?;
        let media_type = told.media_type;
        let mut says = Attachment {
            name: told.name,
            media_type: media_type.unwrap_or_else(|| measured.media_type.to_owned()),
            length: measured.length,
            sha256: measured.sha256,
            key: attachment::FileKey::default(),
            note: told.note,
        };
        let refs: BTreeSet<Ref> = told.to.into_iter().map(concerns).collect();
        let mut writing = self.writing()?;
        let (reader, node) = (writing.change.reader(), writing.node);
        if let Some(to) = told.to {
            reader.by_id(to)?.ok_or(AttachError::Absent(to))?;
        }
        let group_id = group.as_ref().map(|group| group.id);
        let mut kept = None;
        for (header, id, known) in known(reader)? {
            // Who has a key of it has it of all: so only among the same readers.
            let (Some(file), Some(known)) = (header.file(), known) else {
                continue;
            };
            if known.sha256 != says.sha256
                || known.length != says.length
                || header.group != group_id
                || reader.attached(file)?.is_none()
            {
                continue;
            }
            says.key = known.key.clone();
            kept = Some(file);
            if known == says && header.refs == refs && header.author == node.author {
                return Ok(Attached {
                    id,
                    new: false,
                    shared: true,
                    attachment: says,
                    group: group_id,
                });
            }
        }
        let head = Some(read::head(reader, node.device)?);
        trust::check_own(reader, node, head)?;
        let shared = kept.is_some();
        let file = match kept {
            Some(file) => file,
            None => {
                let change = &writing.change;
                let n = change.begin_attached()?;
                let keep = |place, piece: &[u8]| Ok(change.put_piece(n, place, piece)?);
                let seal = attached::seal_file(&mut *input, says.length, keep, &mut watch);
                let sealed = seal.map_err(|error: AttachError| match error {
                    AttachError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                        AttachError::Changed
                    }
                    error => error,
                })?;
                if sealed.sha256 != says.sha256 {
                    return Err(AttachError::Changed);
                }
                change.end_attached(n, sealed.id, sealed.size)?;
                says.key = sealed.key;
                sealed.id
            }
        };
        let packed = Packed::from(Payload::Attachment(says.clone()));
        let (id, head) = writing.sign(head, at, |pen| {
            pen.write_for(&packed, refs, group.as_ref(), Some(file))
        })?;
        writing.finish(head)?;
        Ok(Attached {
            id,
            new: true,
            shared,
            attachment: says,
            group: group_id,
        })
    }

    /// Says one step in the keeping of what an attachment is of, for those who may open it.
    ///
    /// # Errors
    /// [`AttachError`]; the record is then unchanged.
    pub fn note_custody(
        &mut self,
        of: EntryId,
        custody: Custody,
        at: Timestamp,
    ) -> Result<EntryId, AttachError> {
        let row = self.store().reader().by_id(of)?;
        let row = row.ok_or(AttachError::Absent(of))?;
        if own_envelope(&row)?.header().kind.number() != attachment::CODE {
            return Err(AttachError::NoAttachment(of));
        }
        let group = self.readers_of(None, Some(of))?;
        let draft = Draft {
            payload: Payload::Custody(custody).into(),
            refs: vec![concerns(of)],
        };
        let done = self.add(&[draft], None, at, group.as_ref())?;
        let id = done.entries.first().copied();
        Ok(id.ok_or(ReadError::Empty)?)
    }

    /// Every attachment on record, in the order of the file.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn attachments(&self) -> Result<Vec<KnownAttachment>, ReadError> {
        let reader = self.store().reader();
        let revealed = Revealed::of(reader, &self.node)?;
        let mut all = Vec::new();
        for (header, id, attachment) in known(reader)? {
            let Some(file) = header.file() else { continue };
            let kept = reader.attached(file)?.map(|row| row.size.unsigned_abs());
            let group = header.group;
            all.push(KnownAttachment {
                id,
                erased: attachment.is_none() && reader.is_erased(id)?,
                to: concerned(&header).collect(),
                group: group.filter(|_| !revealed.has(id, &header.author)),
                author: header.author,
                signed: header.signed,
                file,
                kept,
                attachment,
            });
        }
        Ok(all)
    }

    /// Opens the file of an attachment and writes it as it was attached. What was written before an error is of no use.
    ///
    /// # Errors
    /// [`AttachError`] if it is not here, cannot be opened here, or is not what the entry says.
    pub fn open_attached(
        &self,
        id: EntryId,
        out: &mut dyn Write,
        watch: impl FnMut(u64),
    ) -> Result<Attachment, AttachError> {
        let reader = self.store().reader();
        let row = reader.by_id(id)?.ok_or(AttachError::Absent(id))?;
        let envelope = own_envelope(&row)?;
        let header = envelope.header();
        let file = header.file().ok_or(AttachError::NoAttachment(id))?;
        let contents = contents_of(&row, header).map_err(|found| damaged(&row, found))?;
        let Some(Payload::Attachment(attachment)) = contents.payload else {
            return Err(AttachError::Unread(id));
        };
        let kept = reader.attached(file)?.ok_or(AttachError::NotHere(id))?;
        let piece = |place| reader.piece(kept.n, place).map_err(io::Error::other);
        unseal(&attachment, piece, out, watch)
            .map_err(|error| AttachError::Unseal { id, error })?;
        Ok(attachment)
    }

    /// A piece of a sealed file, by its hash and the place of the piece, from 0; `None` behind its end. [`unseal`] opens them.
    ///
    /// # Errors
    /// [`ReadError`] if the record cannot be read.
    pub fn piece(&self, file: Sha256, place: u64) -> Result<Option<Vec<u8>>, ReadError> {
        let reader = self.store().reader();
        match reader.attached(file)? {
            Some(row) => Ok(reader.piece(row.n, place)?),
            None => Ok(None),
        }
    }

    /// Who may read what is put on record: the group named or else those who may read the entry it is about.
    fn readers_of(
        &self,
        group: Option<&str>,
        about: Option<EntryId>,
    ) -> Result<Option<For>, AttachError> {
        let known = match (group, about) {
            (Some(word), _) => self.group(word)?,
            (None, None) => return Ok(None),
            (None, Some(about)) => {
                let reader = self.store().reader();
                let row = reader.by_id(about)?.ok_or(AttachError::Absent(about))?;
                let envelope = own_envelope(&row)?;
                let header = envelope.header();
                let Some(group) = header.group else {
                    return Ok(None);
                };
                if Revealed::of(reader, &self.node)?.has(about, &header.author) {
                    return Ok(None);
                }
                self.group(&group.to_string())?
            }
        };
        Ok(Some(For {
            id: known.id,
            readers: known.group.readers,
        }))
    }
}

fn concerns(id: EntryId) -> Ref {
    Ref {
        rel: Rel::Concerns,
        id,
    }
}

fn concerned(header: &Header) -> impl Iterator<Item = EntryId> {
    let refs = header.refs.iter();
    let named = refs.filter(|link| link.rel == Rel::Concerns);
    named.map(|link| link.id)
}

/// Every attachment: its header, its id, and what it says where that can be read.
fn known(reader: Reader<'_>) -> Result<Vec<(Header, EntryId, Option<Attachment>)>, ReadError> {
    let mut all = Vec::new();
    reader.each_attachment(|row| {
        let envelope = own_envelope(&row)?;
        let header = envelope.header();
        let contents = contents_of(&row, header).map_err(|found| damaged(&row, found))?;
        let says = match contents.payload {
            Some(Payload::Attachment(attachment)) => Some(attachment),
            _ => None,
        };
        all.push((header.clone(), envelope.id(), says));
        Ok::<_, ReadError>(())
    })?;
    Ok(all)
}

/// Which files entries on record name whose content was not erased here, and by which entries.
pub(super) fn wanted(reader: Reader<'_>) -> Result<BTreeMap<Sha256, Vec<EntryId>>, ReadError> {
    let mut wanted: BTreeMap<Sha256, Vec<EntryId>> = BTreeMap::new();
    for (header, id, says) in known(reader)? {
        if let Some(file) = header.file()
            && (says.is_some() || !reader.is_erased(id)?)
        {
            wanted.entry(file).or_default().push(id);
        }
    }
    Ok(wanted)
}

/// Takes away files that nothing names any more.
pub(super) fn drop_unwanted(change: &Change<'_>) -> Result<(), ReadError> {
    let all = change.reader().all_attached()?;
    if all.is_empty() {
        return Ok(());
    }
    let wanted = wanted(change.reader())?;
    for row in all {
        let id = <[u8; 32]>::try_from(row.id).map(Sha256::from_bytes);
        if !id.is_ok_and(|id| wanted.contains_key(&id)) {
            change.drop_attached(row.n)?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "attach_tests.rs"]
mod tests;
