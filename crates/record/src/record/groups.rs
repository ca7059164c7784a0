//! Groups of readers, this node's own reading key, and what is sealed for a group.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;
use tregua_calendar::Timestamp;

use super::append::{AppendError, Imported, Reception};
use super::plan::Draft;
use super::read::{ReadError, contents_of, damaged, own_envelope};
use super::{Record, Signer};
use crate::entries::group::{Group, MAX_READERS};
use crate::key::KeyError;
use crate::reading::{ReaderError, ReadingKey, check_reader, reading_key_path};
use crate::{CodeError, EntryId, Organisation, Payload, codes};

/// A group on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownGroup {
    /// The entry that says who is in it.
    pub id: EntryId,
    /// The organisation that named it.
    pub author: Organisation,
    /// Its name, and who may read.
    pub group: Group,
    /// True if this node's reading key is among them.
    pub readable: bool,
    /// True if a later entry of the same author and name took its place.
    pub replaced: bool,
}

/// Why no group was written, or nothing sealed for one. The record is unchanged.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum GroupError {
    /// A name that cannot stand in an entry.
    #[error(transparent)]
    Name(#[from] CodeError),
    /// A key that is none.
    #[error(transparent)]
    Reader(#[from] ReaderError),
    /// Nobody, or too many.
    #[error("a group has from 1 to {MAX_READERS} readers, and this one would have {0}")]
    Readers(usize),
    /// No group of this name.
    #[error("no group `{0}` is on record; `tregua group` lists them")]
    Absent(String),
    /// Several organisations have one of this name.
    #[error(
        "several organisations have a group `{0}`; name one of your own, or give the first digits of its entry"
    )]
    Several(String),
    /// Nothing was signed.
    #[error(transparent)]
    Append(#[from] AppendError),
}

macro_rules! by_append {
    ($($error:ty),+) => { $(impl From<$error> for GroupError {
        fn from(error: $error) -> Self {
            GroupError::Append(error.into())
        }
    })+ };
}
by_append!(ReadError, KeyError);

/// For whom something is sealed.
#[derive(Debug, Clone)]
pub(super) struct For {
    pub(super) id: EntryId,
    pub(super) readers: BTreeSet<String>,
}

impl Record {
    /// This node's reading key, as others seal for it; `None` if it has none yet.
    ///
    /// # Errors
    /// [`KeyError`] if the file beside the record cannot be used.
    pub fn reader(&self) -> Result<Option<String>, KeyError> {
        Ok(self.reading_key()?.map(|key| key.reader()))
    }

    /// The same; makes one if there is none.
    ///
    /// # Errors
    /// As [`Record::reader`].
    pub fn make_reader(&mut self) -> Result<String, KeyError> {
        if let Some(reader) = self.reader()? {
            return Ok(reader);
        }
        let key = ReadingKey::draw();
        if let Signer::Beside(path) = &self.signer {
            key.save(&reading_key_path(path))?;
        } else {
            self.reading = Some(key.clone());
        }
        Ok(key.reader())
    }

    pub(super) fn reading_key(&self) -> Result<Option<ReadingKey>, KeyError> {
        match &self.signer {
            Signer::Beside(path) => ReadingKey::load(&reading_key_path(path)),
            Signer::Held(_) => Ok(self.reading.clone()),
        }
    }

    /// Says who may read what is sealed for a group from now on, by an entry of this node.
    ///
    /// # Errors
    /// [`GroupError`]; the record is then unchanged.
    pub fn set_group(&mut self, group: Group, signed: Timestamp) -> Result<EntryId, GroupError> {
        codes::check_code(&group.name)?;
        group.readers.iter().try_for_each(|one| check_reader(one))?;
        if !(1..=MAX_READERS).contains(&group.readers.len()) {
            return Err(GroupError::Readers(group.readers.len()));
        }
        let own = |it: &KnownGroup| it.author == self.node.author && it.group == group;
        let same = self
            .groups()?
            .into_iter()
            .find(|it| !it.replaced && own(it));
        if let Some(same) = same {
            return Ok(same.id);
        }
        let drafts = vec![Draft::new(Payload::Group(group))];
        let ids = self.append(drafts, signed)?;
        ids.first().copied().ok_or_else(|| ReadError::Empty.into())
    }

    /// Every group on record, in the order of the file.
    ///
    /// # Errors
    /// [`GroupError`] if the record is damaged, or the reading key cannot be used.
    pub fn groups(&self) -> Result<Vec<KnownGroup>, GroupError> {
        let own = self.reader()?;
        let mut groups: Vec<KnownGroup> = Vec::new();
        let mut last: BTreeMap<(Organisation, String), (u64, EntryId)> = BTreeMap::new();
        self.store().reader().each_group(|row| {
            let envelope = own_envelope(&row)?;
            let header = envelope.header();
            let contents = contents_of(&row, header).map_err(|found| damaged(&row, found))?;
            if let Some(Payload::Group(group)) = contents.payload {
                let (id, author) = (envelope.id(), header.author.clone());
                let whose = (author.clone(), group.name.clone());
                // By number, then by id: the same whatever came first.
                let known = last.entry(whose).or_insert((header.seq, id));
                *known = (*known).max((header.seq, id));
                let readable = own.as_ref().is_some_and(|own| group.readers.contains(own));
                groups.push(KnownGroup {
                    id,
                    author,
                    group,
                    readable,
                    replaced: false,
                });
            }
            Ok::<_, ReadError>(())
        })?;
        for group in &mut groups {
            let whose = (group.author.clone(), group.group.name.clone());
            group.replaced = last.get(&whose).is_some_and(|(_, id)| *id != group.id);
        }
        Ok(groups)
    }

    /// Adds drafts as [`Record::import`] does, each sealed for a group: its name, or the first digits of its entry. Whoever has
    /// none of its keys gets the header alone. The receipt, which everybody reads, says nothing of the files: a name may be somebody's,
    /// and a hash shows whoever guesses the file that it is the one.
    ///
    /// # Errors
    /// [`GroupError`]; the record is then unchanged.
    pub fn import_for(
        &mut self,
        group: &str,
        drafts: Vec<Draft>,
        reception: Reception,
        signed: Timestamp,
    ) -> Result<Imported, GroupError> {
        let known = self.group(group)?;
        let group = For {
            id: known.id,
            readers: known.group.readers,
        };
        let reception = Reception {
            files: Vec::new(),
            ..reception
        };
        Ok(self.add(&drafts, Some(&reception), signed, Some(&group))?)
    }

    /// The group of this name, or whose entry begins with these digits: this node's own organisation's comes first.
    ///
    /// # Errors
    /// [`GroupError`] if there is none, or there are several.
    pub fn group(&self, word: &str) -> Result<KnownGroup, GroupError> {
        let mut found = self.groups()?;
        let digits = word.len() >= 8;
        let named = |it: &KnownGroup| it.group.name == word && !it.replaced;
        let by_id = |it: &KnownGroup| digits && it.id.to_string().starts_with(word);
        found.retain(|it| named(it) || by_id(it));
        if let Some(own) = found.iter().find(|it| it.author == self.node.author) {
            return Ok(own.clone());
        }
        match found.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(GroupError::Absent(word.to_owned())),
            _ => Err(GroupError::Several(word.to_owned())),
        }
    }
}

#[cfg(test)]
#[path = "groups_tests.rs"]
mod tests;
