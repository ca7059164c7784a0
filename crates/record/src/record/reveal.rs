//! Gives what was sealed for a group to everybody: from then on bundles carry it with its salt, so that all can hold it to what
//! was committed to when it was signed.

use std::collections::BTreeSet;

use thiserror::Error;
use tregua_calendar::Timestamp;

use super::append::AppendError;
use super::groups::GroupError;
use super::plan::Draft;
use super::read::{ReadError, own_envelope};
use super::trust::members;
use super::{Node, Record};
use crate::store::{Reader, StoreError};
use crate::{EntryId, Header, MAX_REFS, Organisation, Payload, Ref, Rel, Reveal};

/// Why nothing was revealed. The record is unchanged.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RevealError {
    /// Nothing of this id is on record.
    #[error("no entry `{}` is on record", .0.short())]
    Absent(EntryId),
    /// It is for everybody.
    #[error("entry `{}` is not for a group; everybody may read it", .0.short())]
    Open(EntryId),
    /// Another organisation sealed it.
    #[error("entry `{}` is of another organisation; only its author says that it is for everybody", .0.short())]
    OfAnother(EntryId),
    /// Its content is not here.
    #[error("the content of entry `{}` is not here", .0.short())]
    Unread(EntryId),
    /// No claim has such a field.
    #[error(
        "a claim has no field `{0}`; its fields are the columns of claims, such as act, amount and place"
    )]
    NoField(String),
    /// This one has not.
    #[error("nothing stands under `{field}` in entry `{}`", id.short())]
    WithoutField {
        /// The entry.
        id: EntryId,
        /// The field.
        field: String,
    },
    /// It committed to its content as a whole.
    #[error(
        "entry `{}` is no claim, or is of a version before fields were committed to one by one; it can be revealed as a whole", .0.short()
    )]
    InOnePiece(EntryId),
    /// There is no such group.
    #[error(transparent)]
    Group(#[from] GroupError),
    /// Nothing was signed.
    #[error(transparent)]
    Append(#[from] AppendError),
}

macro_rules! by_append {
    ($($error:ty),+) => { $(impl From<$error> for RevealError {
        fn from(error: $error) -> Self {
            RevealError::Append(error.into())
        }
    })+ };
}
by_append!(StoreError, ReadError);

impl Record {
    /// Says that the content of these entries of this node's own organisation is for everybody, by an entry of this node. That
    /// cannot be taken back. What was revealed before is left as it is.
    ///
    /// # Errors
    /// [`RevealError`]; the record is then unchanged.
    pub fn reveal(
        &mut self,
        entries: &BTreeSet<EntryId>,
        at: Timestamp,
    ) -> Result<Vec<EntryId>, RevealError> {
        self.may_reveal(entries)?;
        let before = Revealed::of(self.store().reader(), &self.node)?;
        let own = &self.node.author;
        let new = entries.iter().filter(|id| !before.has(**id, own));
        let refs: Vec<Ref> = new
            .map(|id| Ref {
                rel: Rel::Reveals,
                id: *id,
            })
            .collect();
        let drafts = refs.chunks(MAX_REFS).map(|refs| Draft {
            payload: Payload::Reveal(Reveal).into(),
            refs: refs.to_vec(),
        });
        Ok(self.append(drafts.collect(), at)?)
    }

    /// Whether [`Record::reveal`] would take these, without doing it.
    ///
    /// # Errors
    /// As [`Record::reveal`].
    pub fn may_reveal(&self, entries: &BTreeSet<EntryId>) -> Result<(), RevealError> {
        for id in entries {
            let row = self.store().reader().by_id(*id)?;
            let row = row.ok_or(RevealError::Absent(*id))?;
            let envelope = own_envelope(&row)?;
            let header = envelope.header();
            if header.group.is_none() {
                return Err(RevealError::Open(*id));
            }
            if header.author != self.node.author {
                return Err(RevealError::OfAnother(*id));
            }
            if row.payload.is_none() {
                return Err(RevealError::Unread(*id));
            }
        }
        Ok(())
    }
}

/// What was said to be for everybody, and by whom.
pub(super) struct Revealed(BTreeSet<(EntryId, Organisation)>);

impl Revealed {
    /// Of those whose entries count: who took a key from its owner, and was revoked since, gives nothing to anybody.
    pub(super) fn of(reader: Reader<'_>, node: &Node) -> Result<Self, ReadError> {
        let mut revealed = BTreeSet::new();
        if reader.has_closed()? {
            let roll = members(reader)?.roll(&node.footing());
            reader.each_reveal(|row| {
                let envelope = own_envelope(&row)?;
                let header: &Header = envelope.header();
                if !roll.counts(header.device, header.seq) {
                    return Ok(());
                }
                let named = header.refs.iter().filter(|link| link.rel == Rel::Reveals);
                revealed.extend(named.map(|link| (link.id, header.author.clone())));
                Ok::<_, ReadError>(())
            })?;
        }
        Ok(Revealed(revealed))
    }

    /// True if the author of an entry said so.
    pub(super) fn has(&self, id: EntryId, author: &Organisation) -> bool {
        self.0.contains(&(id, author.clone()))
    }
}
