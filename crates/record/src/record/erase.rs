//! Erases the content of entries: payload, salt and key go, the signed header stays, and a notice says so.
//!
//! Every node decides about its own copy. Its notice is a request to others, whom nothing compels: only what a device of the
//! same organisation erased is erased here without being asked, or else a party could take back from everybody's copies what it
//! had conceded.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;
use tregua_calendar::Timestamp;

use super::append::AppendError;
use super::disclose::disclosures;
use super::read::{self, ReadError, contents_of, damaged, own_envelope};
use super::{Node, Record, attach, received, trust};
use crate::entries::erasure::{self, Erasure, Why};
use crate::entries::{admission, approval, change, charter, receipt, revocation, shared_charter};
use crate::key::KeyError;
use crate::members::Roll;
use crate::store::{Change, Reader, Row, StoreError};
use crate::{
    DeviceId, EntryId, Header, KindCode, MAX_REFS, Organisation, Packed, Payload, Ref, Rel,
};

/// That somebody erased the content of an entry in their own copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The notice itself.
    pub id: EntryId,
    /// The entry whose content was erased.
    pub of: EntryId,
    /// Whose copy it was erased in.
    pub author: Organisation,
    /// The device that signed it.
    pub device: DeviceId,
    /// When, by the author's clock.
    pub signed: Timestamp,
    /// Why; `None` if this version does not know the reason.
    pub why: Option<Why>,
    /// True if this node signed it: then the content is gone here.
    pub own: bool,
    seq: u64,
}

/// What was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// Entries whose content is gone now.
    pub entries: Vec<EntryId>,
    /// Entries whose content this node had erased before.
    pub before: Vec<EntryId>,
    /// The notices written.
    pub notices: Vec<EntryId>,
    /// False if the words may still lie in unused parts of the record's file, because another program reads it or there is no
    /// room to write it anew. Doing the same again finishes it.
    pub wiped: bool,
}

/// Why nothing was erased. The record is unchanged.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EraseError {
    /// Nothing of this id is on record.
    #[error("no entry `{}` is on record", .0.short())]
    Absent(EntryId),
    /// The record rests on it, and it names no person.
    #[error(
        "entry `{}` says whose record this is, whose entries count, when something was received or that something was erased; that stays", .0.short()
    )]
    Needed(EntryId),
    /// The notice was not signed.
    #[error(transparent)]
    Append(#[from] AppendError),
}

macro_rules! by_append {
    ($($error:ty),+) => { $(impl From<$error> for EraseError {
        fn from(error: $error) -> Self {
            EraseError::Append(error.into())
        }
    })+ };
}
by_append!(StoreError, ReadError, KeyError);

impl Record {
    /// Erases the content of these entries here, all or none, and signs a notice of each.
    ///
    /// Signatures, chain, log and proofs hold as before. Content that comes again by a bundle stays away. Copies of others, and
    /// files that were written before, are not reached.
    ///
    /// # Errors
    /// [`EraseError`]; the record is then unchanged.
    pub fn erase(
        &mut self,
        entries: &BTreeSet<EntryId>,
        why: Why,
        at: Timestamp,
    ) -> Result<Erased, EraseError> {
        let mut writing = self.writing()?;
        let (change, node) = (&writing.change, writing.node);
        let told = notices(change.reader(), node)?;
        let mut done = Erased {
            entries: Vec::new(),
            before: Vec::new(),
            notices: Vec::new(),
            wiped: false,
        };
        let mut rebuilt = false;
        // What was handed out of it goes with it.
        let disclosed = disclosures(change.reader())?;
        let handed = entries.iter().filter_map(|id| disclosed.get(id)).flatten();
        let entries: BTreeSet<EntryId> = entries.iter().chain(handed).copied().collect();
        for id in &entries {
            rebuilt |= may_be_erased(change.reader(), *id)?.columns.rebuilt != 0;
            let taken = change.erase(*id)?;
            match told.iter().any(|notice| notice.own && notice.of == *id) {
                true if !taken => done.before.push(*id),
                true => done.entries.push(*id),
                false => {
                    done.entries.push(*id);
                    done.notices.push(*id);
                }
            }
        }
        if !done.entries.is_empty() {
            attach::drop_unwanted(change)?;
            // Claims of a rebuilt history said themselves when they were received.
            if rebuilt {
                received::settle_all(change, node)?;
            }
            let head = Some(read::head(change.reader(), node.device)?);
            let mut wrote = None;
            if !done.notices.is_empty() {
                trust::check_own(change.reader(), node, head)?;
                let (ids, head) = writing.sign(head, at, |pen| {
                    let write = |id: &EntryId| {
                        let payload = Packed::from(Payload::Erasure(Erasure { why }));
                        pen.write(&payload, refs(*id, &told))
                    };
                    done.notices.iter().map(write).collect::<Result<_, _>>()
                })?;
                (done.notices, wrote) = (ids, head);
            }
            writing.finish(wrote)?;
        } else {
            drop(writing);
        }
        done.wiped = self.store.wipe();
        Ok(done)
    }

    /// Whether [`Record::erase`] would take these, without doing it.
    ///
    /// # Errors
    /// As [`Record::erase`].
    pub fn may_erase(&self, entries: &BTreeSet<EntryId>) -> Result<(), EraseError> {
        let reader = self.store().reader();
        entries
            .iter()
            .try_for_each(|id| may_be_erased(reader, *id).map(drop))
    }

    /// Every notice on record that somebody erased content, in the order of the file.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn notices(&self) -> Result<Vec<Notice>, ReadError> {
        notices(self.store().reader(), &self.node)
    }

    /// Entries that came from others without their content, which may still come.
    ///
    /// # Errors
    /// [`ReadError`] if the record cannot be read.
    pub fn bare(&self) -> Result<BTreeSet<EntryId>, ReadError> {
        Ok(self.store().reader().bare()?)
    }
}

/// What a header says that is erased.
pub(crate) fn erased_by(header: &Header) -> impl Iterator<Item = EntryId> {
    let is_notice = header.kind.number() == erasure::CODE;
    let names = move |link: &&Ref| is_notice && link.rel == Rel::Erases;
    header.refs.iter().filter(names).map(|link| link.id)
}

/// True of kinds that a record rests on.
fn is_needed(kind: KindCode) -> bool {
    [
        charter::CODE,
        shared_charter::CODE,
        change::CODE,
        approval::CODE,
        receipt::CODE,
        admission::CODE,
        revocation::CODE,
        erasure::CODE,
    ]
    .contains(&kind.number())
}

fn may_be_erased(reader: Reader<'_>, id: EntryId) -> Result<Row, EraseError> {
    let row = reader.by_id(id)?.ok_or(EraseError::Absent(id))?;
    match is_needed(own_envelope(&row)?.header().kind) {
        true => Err(EraseError::Needed(id)),
        false => Ok(row),
    }
}

/// The entry, and the notices of others that are followed with this one.
fn refs(of: EntryId, told: &[Notice]) -> BTreeSet<Ref> {
    let one = |rel, id| Ref { rel, id };
    let others = told.iter().filter(|notice| !notice.own && notice.of == of);
    let others = others.map(|notice| one(Rel::Replies, notice.id));
    let own = [one(Rel::Erases, of)];
    own.into_iter().chain(others).take(MAX_REFS).collect()
}

pub(super) fn notices(reader: Reader<'_>, node: &Node) -> Result<Vec<Notice>, ReadError> {
    let mut notices = Vec::new();
    reader.each_erasure(|row| {
        let envelope = own_envelope(&row)?;
        let header = envelope.header();
        let contents = contents_of(&row, header).map_err(|found| damaged(&row, found))?;
        let why = match contents.payload {
            Some(Payload::Erasure(erasure)) => Some(erasure.why),
            _ => None,
        };
        notices.extend(erased_by(header).map(|of| Notice {
            id: envelope.id(),
            of,
            author: header.author.clone(),
            device: header.device,
            signed: header.signed,
            why,
            own: node.devices.contains(&header.device),
            seq: header.seq,
        }));
        Ok::<_, ReadError>(())
    })?;
    Ok(notices)
}

/// What was erased while others' entries were taken in.
#[derive(Default)]
pub(super) struct Followed {
    /// What this node has to sign of it.
    pub(super) sign: Vec<(Payload, BTreeSet<Ref>)>,
    /// How many entries lost their content.
    pub(super) erased: u64,
    /// How many have content here that others ask to erase, by what just came.
    pub(super) asked: u64,
    /// True if one of them came in by rebuilding a history.
    pub(super) rebuilt: bool,
}

/// Erases what this node's own organisation erased, here before or on another of its devices. `new` are the entries that came.
pub(super) fn follow(
    change: &Change<'_>,
    node: &Node,
    roll: &Roll,
    new: &BTreeSet<EntryId>,
) -> Result<Followed, ReadError> {
    let told = notices(change.reader(), node)?;
    let (mut followed, mut asked) = (Followed::default(), BTreeSet::new());
    let mut due: BTreeMap<EntryId, Option<Why>> = BTreeMap::new();
    for notice in &told {
        let counts =
            roll.admits(notice.device, &notice.author) && roll.counts(notice.device, notice.seq);
        match notice.own || (counts && notice.author == node.author) {
            true => drop(due.entry(notice.of).or_insert(notice.why)),
            false if new.contains(&notice.id) => drop(asked.insert(notice.of)),
            false => {}
        }
    }
    let disclosed = disclosures(change.reader())?;
    for (of, handed) in disclosed {
        if let Some(why) = due.get(&of).copied() {
            due.extend(handed.into_iter().map(|id| (id, why)));
        }
    }
    for (of, why) in &due {
        let Some(row) = change.reader().by_id(*of)? else {
            continue;
        };
        if is_needed(own_envelope(&row)?.header().kind) {
            continue;
        }
        followed.erased += u64::from(row.payload.is_some());
        followed.rebuilt |= row.columns.rebuilt != 0;
        let signed = told.iter().any(|notice| notice.own && notice.of == *of);
        if change.erase(*of)? && !signed {
            let why = why.unwrap_or(Why::Request);
            let payload = Payload::Erasure(Erasure { why });
            followed.sign.push((payload, refs(*of, &told)));
        }
    }
    if followed.erased > 0 {
        attach::drop_unwanted(change)?;
    }
    for of in asked {
        let row = change.reader().by_id(of)?;
        followed.asked += u64::from(row.is_some_and(|row| row.payload.is_some()));
    }
    Ok(followed)
}

#[cfg(test)]
#[path = "erase_tests.rs"]
mod tests;
