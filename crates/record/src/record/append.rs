//! Adding entries: signed, chained, and written all together or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use thiserror::Error;
use tregua_calendar::Timestamp;

use super::groups::For;
use super::plan::{Draft, Plan, Refusal, Target, plan};
use super::read::{self, ReadError, received_of};
use super::search::{self, words_of};
use super::{Head, Node, Record, Signer, log, trust};
use crate::entries::receipt::{Receipt, ReceivedFile};
use crate::entropy::Entropy;
use crate::key::{DeviceKey, KeyError};
use crate::store::{Change, StoreError};
use crate::{
    Codes, EntryError, EntryId, Envelope, Extra, FieldError, Header, Packed, Payload, Ref, Sealed,
    Sha256, reading,
};

/// Most entries one receipt covers, so that its payload stays within bounds; more are covered by more receipts.
pub(super) const MAX_COVERED: usize = 16 * 1024;

/// Why nothing was added. In every case the record is unchanged.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AppendError {
    /// Some drafts were not accepted: all of them are listed. Correct them and try again.
    #[error("{}", refusals_text(.0))]
    Refused(Vec<Refusal>),
    /// The signing key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The record is damaged, or cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The entry would be too large.
    #[error("the entry cannot be signed: {0}")]
    Entry(#[from] EntryError),
    /// The payload cannot be written.
    #[error("the payload cannot be kept as it is: {0}")]
    Payload(#[from] FieldError),
    /// It cannot be sealed for its readers.
    #[error("the entry cannot be sealed for its readers: {0}")]
    Closing(String),
    /// The system gave no randomness.
    #[error("the system gives no randomness for a salt: {0}")]
    Entropy(#[from] getrandom::Error),
    /// The file could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// When and from what an import received its entries; it becomes a signed receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reception {
    /// When this node received them.
    pub at: Timestamp,
    /// True if a history is being rebuilt: the receipt says so, and claims may give their own `received`.
    pub rebuilt: bool,
    /// The files read.
    pub files: Vec<ReceivedFile>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The entry of each draft, in the order given, whether new or here already.
    pub entries: Vec<EntryId>,
    /// How many of them are new.
    pub new: usize,
    /// The receipts written; none if nothing was new.
    pub receipts: Vec<EntryId>,
}

impl Record {
    /// What adding these drafts would do, without doing it.
    ///
    /// # Errors
    /// [`AppendError::Refused`] lists every draft that would not be accepted.
    pub fn plan(&self, drafts: &[Draft], rebuilt: bool) -> Result<Plan, AppendError> {
        let author = self.node.author.as_str();
        plan(self.store.reader(), author, drafts, rebuilt)?.map_err(AppendError::Refused)
    }

    /// Signs the drafts with the device's key and adds them, all or none.
    ///
    /// Keys that a statement names (`refers_to`, `repeats`, `source`) are looked up here and among the drafts; drafts
    /// are signed after those they name. A draft that is here already with the same content adds nothing. The answer
    /// holds the entry of each draft, in the order given.
    ///
    /// # Errors
    /// [`AppendError`]; the record is then unchanged.
    pub fn append(
        &mut self,
        drafts: Vec<Draft>,
        signed: Timestamp,
    ) -> Result<Vec<EntryId>, AppendError> {
        self.add(&drafts, None, signed, None)
            .map(|done| done.entries)
    }

    /// Adds drafts as [`Record::append`] does, with a signed receipt that names those that are new.
    ///
    /// # Errors
    /// [`AppendError`]; the record is then unchanged.
    pub fn import(
        &mut self,
        drafts: Vec<Draft>,
        reception: Reception,
        signed: Timestamp,
    ) -> Result<Imported, AppendError> {
        self.add(&drafts, Some(&reception), signed, None)
    }

    pub(super) fn write_charter(
        &mut self,
        charter: &Payload,
        sealed: &Sealed,
        signed: Timestamp,
    ) -> Result<(), AppendError> {
        let Record {
            store,
            node,
            signer,
            entropy,
            ..
        } = self;
        let change = store.change()?;
        let mut header = header(node, None, charter, sealed, BTreeSet::new(), signed)?;
        header.salt = Some(entropy.draw()?);
        let envelope = Record::with_key(signer, node.device, |key| Envelope::sign(header, key))??;
        change.add(
            &envelope,
            charter.key(),
            Some((sealed, Some(&words_of(charter)))),
        )?;
        Ok(change.commit()?)
    }

    pub(super) fn add(
        &mut self,
        drafts: &[Draft],
        reception: Option<&Reception>,
        signed: Timestamp,
        group: Option<&For>,
    ) -> Result<Imported, AppendError> {
        // Planned inside the change: no other program can use a key or a number in between.
        let mut writing = self.writing()?;
        let (reader, node) = (writing.change.reader(), writing.node);
        let rebuilt = reception.is_some_and(|reception| reception.rebuilt);
        let plan =
            plan(reader, node.author.as_str(), drafts, rebuilt)?.map_err(AppendError::Refused)?;
        if plan.new.is_empty() {
            let entries = in_order_given(drafts.len(), &plan, &BTreeMap::new());
            return Ok(Imported {
                entries,
                new: 0,
                receipts: Vec::new(),
            });
        }
        let head = Some(read::head(reader, node.device)?);
        trust::check_own(reader, node, head)?;
        let (done, head) = writing.sign(head, signed, |pen| {
            let made = pen.write_drafts(drafts, &plan, group)?;
            let receipts = match reception {
                Some(reception) => pen.write_receipts(reception, drafts, &plan, &made)?,
                None => Vec::new(),
            };
            let entries = in_order_given(drafts.len(), &plan, &made);
            Ok(Imported {
                entries,
                new: made.len(),
                receipts,
            })
        })?;
        writing.finish(head)?;
        Ok(done)
    }

    /// Begins a change: nobody else writes until it is finished, and nothing is written unless it is.
    pub(super) fn writing(&mut self) -> Result<Writing<'_>, AppendError> {
        let Record {
            store,
            node,
            signer,
            entropy,
            tells,
            signed,
            ..
        } = self;
        signed.store(0, Ordering::Relaxed);
        let change = store.change()?;
        log::check_end(change.reader())?;
        search::catch_up(&change)?;
        Ok(Writing {
            change,
            node,
            signer,
            entropy,
            tells,
            so_far: signed,
        })
    }
}

/// A change under way, and what it takes to sign in it.
pub(super) struct Writing<'a> {
    pub(super) change: Change<'a>,
    pub(super) node: &'a Node,
    signer: &'a Signer,
    entropy: &'a mut Entropy,
    tells: &'a Codes,
    so_far: &'a AtomicUsize,
}

impl Writing<'_> {
    /// Signs what `write` writes onto the chain of this node's device, after `head`; gives the new head too.
    pub(super) fn sign<T>(
        &mut self,
        head: Option<Head>,
        signed: Timestamp,
        write: impl FnOnce(&mut Pen<'_>) -> Result<T, AppendError>,
    ) -> Result<(T, Option<Head>), AppendError> {
        let (signer, node) = (self.signer, self.node);
        signer.check(node, head, self.change.reader())?;
        Record::with_key(signer, node.device, |key| {
            let mut pen = Pen {
                change: &self.change,
                node,
                key,
                entropy: self.entropy,
                tells: self.tells,
                so_far: self.so_far,
                head,
                signed,
            };
            let written = write(&mut pen)?;
            Ok((written, pen.head))
        })?
    }

    /// Makes the change durable, then notes what the device signed last.
    pub(super) fn finish(self, head: Option<Head>) -> Result<(), AppendError> {
        self.change.commit()?;
        Ok(self.signer.note(head)?)
    }
}

/// Signs one entry after another onto the chain.
pub(super) struct Pen<'a> {
    change: &'a Change<'a>,
    node: &'a Node,
    key: &'a DeviceKey,
    entropy: &'a mut Entropy,
    tells: &'a Codes,
    so_far: &'a AtomicUsize,
    /// The entry before the next one; none where the device has not signed yet.
    head: Option<Head>,
    signed: Timestamp,
}

impl Pen<'_> {
    fn write_drafts(
        &mut self,
        drafts: &[Draft],
        plan: &Plan,
        group: Option<&For>,
    ) -> Result<BTreeMap<usize, EntryId>, AppendError> {
        let mut made = BTreeMap::new();
        for place in &plan.new {
            let Some(draft) = drafts.get(*place) else {
                continue;
            };
            let links = plan
                .links
                .get(place)
                .into_iter()
                .flat_map(|links| links.iter());
            let refs = links.filter_map(|link| {
                let id = match link.to {
                    Target::Here(id) => Some(id),
                    // Signed before this one: that is what the order is for.
                    Target::Draft(other) => made.get(&other).copied(),
                };
                id.map(|id| Ref { rel: link.rel, id })
            });
            let id = self.write_for(&draft.payload, refs.collect(), group, None)?;
            made.insert(*place, id);
        }
        Ok(made)
    }

    fn write_receipts(
        &mut self,
        reception: &Reception,
        drafts: &[Draft],
        plan: &Plan,
        made: &BTreeMap<usize, EntryId>,
    ) -> Result<Vec<EntryId>, AppendError> {
        let mut receipts = Vec::new();
        for places in plan.new.chunks(MAX_COVERED) {
            let receipt = Receipt {
                received: reception.at,
                rebuilt: reception.rebuilt,
                entries: places
                    .iter()
                    .filter_map(|place| made.get(place).copied())
                    .collect(),
                files: reception.files.clone(),
            };
            let by = read::Receiving {
                received: receipt.received,
                rebuilt: receipt.rebuilt,
            };
            let receipt = Packed::from(Payload::Receipt(receipt));
            receipts.push(self.write(&receipt, BTreeSet::new())?);
            for place in places {
                if let (Some(id), Some(draft)) = (made.get(place), drafts.get(*place)) {
                    let own = match by.rebuilt {
                        true => draft.payload.open()?.own_received(),
                        false => None,
                    };
                    let receiving = received_of(by, own);
                    self.change
                        .set_received(*id, receiving.received, receiving.rebuilt)?;
                }
            }
        }
        Ok(receipts)
    }

    /// Signs one entry.
    pub(super) fn write(
        &mut self,
        packed: &Packed,
        refs: BTreeSet<Ref>,
    ) -> Result<EntryId, AppendError> {
        self.write_for(packed, refs, None, None)
    }

    /// Signs one entry, and seals it for a group; names its attached file.
    pub(super) fn write_for(
        &mut self,
        packed: &Packed,
        refs: BTreeSet<Ref>,
        group: Option<&For>,
        file: Option<Sha256>,
    ) -> Result<EntryId, AppendError> {
        let payload = &packed.open()?;
        let sealed = seal(packed.bytes()?, self.entropy)?;
        let mut header = header(self.node, self.head, payload, &sealed, refs, self.signed)?;
        header.salt = Some(self.entropy.draw()?);
        header.codes = payload.codes().within(self.tells);
        header.group = group.map(|group| group.id);
        if let Some(file) = file {
            header.set_file(file);
        }
        let closed = group.map(|group| reading::close(&sealed, group.readers.iter()));
        let closed = closed.transpose();
        let closed = closed.map_err(|error| AppendError::Closing(error.to_string()))?;
        if let Some(closed) = &closed {
            header.set_closed(Sha256::of(closed));
        }
        let envelope = Envelope::sign(header, self.key)?;
        let words = words_of(payload);
        self.change
            .add(&envelope, payload.key(), Some((&sealed, Some(&words))))?;
        if let Some(closed) = closed {
            self.change.put_closed(envelope.id(), &closed)?;
        }
        self.so_far.fetch_add(1, Ordering::Relaxed);
        self.head = Some(Head {
            device: self.node.device,
            seq: envelope.header().seq,
            id: envelope.id(),
        });
        Ok(envelope.id())
    }
}

/// A payload's bytes under a salt of their own.
pub(super) fn seal(bytes: Vec<u8>, entropy: &mut Entropy) -> Result<Sealed, AppendError> {
    Ok(Sealed {
        bytes,
        salt: entropy.draw()?,
    })
}

fn header(
    node: &Node,
    head: Option<Head>,
    payload: &Payload,
    sealed: &Sealed,
    refs: BTreeSet<Ref>,
    signed: Timestamp,
) -> Result<Header, FieldError> {
    Ok(Header {
        space: node.space,
        kind: payload.kind(),
        author: node.author.clone(),
        device: node.device,
        seq: head.map_or(0, |head| head.seq + 1),
        prev: head.map(|head| head.id),
        seen: Vec::new(),
        signed,
        codes: Codes::default(),
        refs,
        commit: sealed.commit_by_field().ok_or(FieldError::NotFields)?,
        size: sealed.size(),
        group: None,
        salt: None,
        extra: Extra::default(),
    })
}

fn in_order_given(drafts: usize, plan: &Plan, made: &BTreeMap<usize, EntryId>) -> Vec<EntryId> {
    let id = |place: usize| plan.here.get(&place).or_else(|| made.get(&place)).copied();
    let original = |place: usize| plan.twins.get(&place).copied().unwrap_or(place);
    (0..drafts)
        .filter_map(|place| id(original(place)))
        .collect()
}

fn refusals_text(refusals: &[Refusal]) -> String {
    let line = |refusal: &Refusal| match &refusal.key {
        Some(key) => format!("`{key}`: {}", refusal.reason),
        None => format!("draft {}: {}", refusal.draft + 1, refusal.reason),
    };
    refusals.iter().map(line).collect::<Vec<_>>().join("\n")
}
