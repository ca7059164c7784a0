//! What comes from other nodes: what is taken in, what is kept apart, and whose entries count.

use std::collections::BTreeSet;
use std::io::Read;

use thiserror::Error;
use tregua_calendar::Timestamp;

use super::append::{AppendError, MAX_COVERED, Writing};
use super::disclose::handed;
use super::read::{self, ReadError, damaged, envelope_of, own_envelope, sealed_of};
use super::search::words_in;
use super::trust::{Member, apart, check_own, members, stopped};
use super::{Head, InitError, Node, Record, erase, received};
use crate::bundle::{BundleError, BundleProblem, Carried, Unpacker};
use crate::entries::is_of_charter;
use crate::entries::receipt::{Receipt, ReceivedFile};
use crate::entropy::Entropy;
use crate::key::{DeviceKey, KeyError};
use crate::members::{Members, Roll};
use crate::reading::ReadingKey;
use crate::store::{Reader, Store, StoreError};
use crate::{
    DeviceId, EntryId, Envelope, FieldError, Header, Organisation, Packed, Payload, Ref, Sealed,
};

/// Most entries that are kept apart, and most bytes of them: strangers cannot fill a disk.
const MAX_APART: (u64, u64) = (if cfg!(test) { 200 } else { 20_000 }, 64 * 1024 * 1024);
/// How often who watches is told.
const TELL_EVERY: u64 = 1000;

/// A bundle to take in.
pub struct Incoming<'a> {
    /// The name of its file, without folders.
    pub name: String,
    /// Its bytes.
    pub input: Box<dyn Read + 'a>,
}

/// Two entries that a device signed under one number: whoever has both can show that it told two stories.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fork {
    /// The device.
    pub device: DeviceId,
    /// The number.
    pub seq: u64,
    /// The entries under it, by id.
    pub entries: Vec<EntryId>,
}

/// What was taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// How many entries the bundles held.
    pub carried: u64,
    /// How many came on record.
    pub new: u64,
    /// How many were on record already.
    pub here: u64,
    /// How many payloads came that had been missing.
    pub filled: u64,
    /// How many more entries are kept apart than before.
    pub apart: u64,
    /// How many of these are of devices that are admitted, and wait for entries that come before them.
    pub awaiting: u64,
    /// How many entries of the bundles were kept apart already, and still are.
    pub apart_already: u64,
    /// Devices whose entries count no longer from now on, or not as far as before.
    pub stopped: Vec<Member>,
    /// Numbers under which a device signed more than one entry, where one of them is new.
    pub forks: Vec<Fork>,
    /// How many entries lost their content here, because this node's own organisation erased it.
    pub erased: u64,
    /// True if what was erased may still lie in unused parts of the record's file: see [`crate::Erased::wiped`].
    pub unwiped: bool,
    /// How many entries have content here that others now ask to erase.
    pub asked: u64,
    /// The receipts written; none if nothing came on record.
    pub receipts: Vec<EntryId>,
}

/// Why nothing was taken in. The record is unchanged.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum MergeError {
    /// A bundle is not as its sender wrote it, or is of another truce.
    #[error("`{file}`: {error}")]
    Bundle {
        /// The name of its file.
        file: String,
        /// What and where.
        error: Box<BundleError>,
    },
    /// More would be kept apart than there is room for.
    #[error(
        "more would be kept apart than there is room for; trust the devices that you know (`tregua trust`), or leave `{0}` out"
    )]
    TooManyApart(String),
    /// The device that signs here would be revoked, and nothing could be signed after.
    #[error(
        "device `{}` signs here, and nothing that it signs after would count; go on with a new key first (`tregua device --new`), then revoke this one",
        .0.short()
    )]
    OwnDevice(DeviceId),
    /// A device would be revoked from a number on that it did not reach yet, so that it could go on until then.
    #[error(
        "the last number of device `{}` that is known here is {}, and not {last}; name one up to that",
        device.short(),
        known.map_or_else(|| "none".to_owned(), |known| known.to_string())
    )]
    NotSignedYet {
        /// The device.
        device: DeviceId,
        /// The number given.
        last: u64,
        /// The last one known here, on record or kept apart.
        known: Option<u64>,
    },
    /// Several organisations share the charter, and none decides about the devices of another.
    #[error(
        "nobody here decides alone about devices of `{0}`: that organisation introduces them by its root key, or a change of the charter is proposed (`tregua charter`)"
    )]
    Shared(Organisation),
    /// Nothing was signed.
    #[error(transparent)]
    Append(#[from] AppendError),
}

macro_rules! by_append {
    ($($error:ty),+) => { $(impl From<$error> for MergeError {
        fn from(error: $error) -> Self {
            MergeError::Append(error.into())
        }
    })+ };
}
by_append!(StoreError, ReadError, KeyError);

impl Record {
    /// Takes in what others sent: all of it in one transaction, or nothing. Bundles may come in any order and more than once.
    ///
    /// Every entry is held to its form, its signature and its space, every payload to what was committed to, every bundle to
    /// its end. Entries of devices that are not admitted here, and those whose predecessor is not here, are kept apart. What
    /// comes on record is covered by a receipt of this node. Who watches is told how many entries were read.
    ///
    /// # Errors
    /// [`MergeError`]; the record is then unchanged.
    pub fn merge(
        &mut self,
        bundles: Vec<Incoming<'_>>,
        at: Timestamp,
        mut watch: impl FnMut(u64),
    ) -> Result<Merged, MergeError> {
        let reading = self.reading_key()?;
        self.taking(at, |taking| {
            let mut files = Vec::new();
            for Incoming { name, mut input } in bundles {
                let refused = |error| MergeError::Bundle {
                    file: name.clone(),
                    error: Box::new(error),
                };
                let mut unpacker = Unpacker::open(&mut *input).map_err(refused)?;
                while let Some(carried) = unpacker.next_entry().map_err(refused)? {
                    taking.done.carried += 1;
                    if taking.done.carried.is_multiple_of(TELL_EVERY) {
                        watch(taking.done.carried);
                    }
                    let (envelope, sealed, key, closed) =
                        check(carried, taking.writing.node, reading.as_ref())
                            .map_err(|problem| refused(unpacker.fault(problem)))?;
                    taking.take(&envelope, sealed.as_ref(), key.as_deref())?;
                    if let Some(closed) = closed {
                        taking.keep_closed(&envelope, &closed)?;
                    }
                }
                let sha256 = unpacker.sha256();
                files.push(ReceivedFile { name, sha256 });
            }
            Ok(files)
        })
    }

    /// Every number under which a device signed more than one entry.
    ///
    /// # Errors
    /// [`ReadError`] if the record cannot be read.
    pub fn forks(&self) -> Result<Vec<Fork>, ReadError> {
        Ok(self.store().reader().forks()?)
    }

    /// A record of a truce that another founded.
    pub(super) fn of_another(
        mut store: Store,
        author: &Organisation,
        key: DeviceKey,
        entropy: Entropy,
        charter: &Carried,
    ) -> Result<Self, InitError> {
        let device = key.device();
        let refused = |problem| {
            let error = Box::new(BundleError {
                item: 2,
                at: 0,
                problem,
            });
            let file = "charter".to_owned();
            InitError::Merge(Box::new(MergeError::Bundle { file, error }))
        };
        let envelope = Envelope::decode(&charter.bytes).map_err(|error| refused(error.into()))?;
        let header = envelope.header();
        if !is_charter(header) {
            return Err(refused(BundleProblem::Charter));
        }
        let mut node = Node::of_charter(header);
        let (envelope, sealed, key_of, _) = check(charter.clone(), &node, None).map_err(refused)?;
        // Without it nobody could tell who shares the record.
        if node.shared && sealed.is_none() {
            return Err(refused(BundleProblem::Charter));
        }
        let change = store.change()?;
        change.open_to_others()?;
        change.set_node(device, author.as_str())?;
        let words = words_in(header, sealed.as_ref());
        let content = sealed.as_ref().map(|sealed| (sealed, words.as_deref()));
        change.add(&envelope, key_of.as_deref(), content)?;
        change.commit()?;
        (node.author, node.device, node.devices) = (author.clone(), device, vec![device]);
        Ok(Record::held(store, node, key, entropy))
    }

    /// Makes a change that takes in entries of others; `read` brings them, and says which files they came from.
    pub(super) fn taking(
        &mut self,
        at: Timestamp,
        read: impl FnOnce(&mut Taking<'_>) -> Result<Vec<ReceivedFile>, MergeError>,
    ) -> Result<Merged, MergeError> {
        let writing = self.writing()?;
        writing.change.open_to_others()?;
        let members = members(writing.change.reader())?;
        let mut taking = Taking {
            roll: members.roll(&writing.node.footing()),
            members,
            writing,
            at,
            covered: Vec::new(),
            again: BTreeSet::new(),
            done: Merged::default(),
            head: None,
        };
        let before = taking.roll.clone();
        let (strangers, awaited) = apart(taking.reader(), &before)?;
        let waited = strangers + awaited;
        let files = read(&mut taking)?;
        taking.settle()?;
        taking.fill_handed()?;
        let (waiting, bytes) = taking.reader().size_apart()?;
        // Parts that came before the first wait only until all are read.
        if waiting > waited && (waiting > MAX_APART.0 || bytes > MAX_APART.1) {
            let files = files.into_iter().map(|file| file.name);
            let files = files.collect::<Vec<_>>().join(", ");
            return Err(MergeError::TooManyApart(files));
        }
        let (_, awaiting) = apart(taking.reader(), &taking.roll)?;
        let done = &mut taking.done;
        done.apart = waiting.saturating_sub(waited);
        done.awaiting = awaiting.saturating_sub(awaited).min(done.apart);
        done.stopped = stopped(&before, &taking.roll);
        taking.count_again()?;
        taking.find_forks()?;
        taking.follow_erasures()?;
        taking.write_receipts(&files)?;
        let mut done = taking.finish(waiting != waited)?;
        done.unwiped = done.erased > 0 && !self.store.wipe();
        Ok(done)
    }
}

/// A change under way that takes in entries of others.
pub(super) struct Taking<'a> {
    writing: Writing<'a>,
    at: Timestamp,
    members: Members,
    pub(super) roll: Roll,
    /// What came on record.
    covered: Vec<EntryId>,
    /// What came, and was kept apart already.
    again: BTreeSet<EntryId>,
    done: Merged,
    /// What this node signed last, if it signed anything: receipts of what came on record, too.
    head: Option<Head>,
}

impl Taking<'_> {
    fn reader(&self) -> Reader<'_> {
        self.writing.change.reader()
    }

    /// Puts an entry on record, or apart, or fills in its payload.
    fn take(
        &mut self,
        envelope: &Envelope,
        sealed: Option<&Sealed>,
        key: Option<&str>,
    ) -> Result<(), MergeError> {
        let (id, reader) = (envelope.id(), self.writing.change.reader());
        if reader.signed_by(id)?.is_some() {
            self.done.here += 1;
            if let Some(sealed) = sealed
                && reader.is_bare(id)?
            {
                let words = words_in(envelope.header(), Some(sealed));
                self.writing
                    .change
                    .fill(id, key, (sealed, words.as_deref()))?;
                self.done.filled += 1;
                self.note(envelope, Some(sealed));
            }
            return Ok(());
        }
        let header = envelope.header();
        // What root keys signed counts wherever it lies.
        if is_of_charter(header.kind) {
            self.note(envelope, sealed);
        }
        let reader = self.writing.change.reader();
        let waiting = reader.apart(id)?;
        // What waits with its payload is put on record when all is read.
        let more = sealed.is_some() && waiting.as_ref().is_some_and(|row| row.payload.is_none());
        if waiting.is_some() && !more {
            self.again.insert(id);
            return Ok(());
        }
        if self.roll.admits(header.device, &header.author) && follows(reader, header)? {
            self.writing.change.take_from_apart(id)?;
            return self.put(envelope, sealed, key);
        }
        self.done.filled += u64::from(more);
        Ok(self.writing.change.put_apart(envelope, sealed)?)
    }

    /// Fills in what others handed to this node of entries that came without their content.
    fn fill_handed(&mut self) -> Result<(), MergeError> {
        for (envelope, sealed) in handed(self.reader())? {
            let header = envelope.header();
            if self.reader().is_bare(envelope.id())? {
                let read = Payload::decode(header.kind, &sealed.bytes).ok();
                let payload = read.and_then(|read| read.payload);
                let key = payload.as_ref().and_then(Payload::key);
                let words = words_in(header, Some(&sealed));
                let content = (&sealed, words.as_deref());
                self.writing.change.fill(envelope.id(), key, content)?;
                self.done.filled += 1;
                self.note(&envelope, Some(&sealed));
            }
        }
        Ok(())
    }

    /// Keeps what is sealed for a group as it came, for others who may read it, unless it was erased here.
    fn keep_closed(&mut self, envelope: &Envelope, closed: &[u8]) -> Result<(), MergeError> {
        let (id, reader) = (envelope.id(), self.reader());
        let erased = match reader.by_id(id)? {
            Some(row) => row.payload.is_none() && !reader.is_bare(id)?,
            None => reader.apart(id)?.is_none(),
        };
        match erased {
            true => Ok(()),
            false => Ok(self.writing.change.put_closed(id, closed)?),
        }
    }

    fn put(
        &mut self,
        envelope: &Envelope,
        sealed: Option<&Sealed>,
        key: Option<&str>,
    ) -> Result<(), MergeError> {
        let words = words_in(envelope.header(), sealed);
        let content = sealed.map(|sealed| (sealed, words.as_deref()));
        self.writing.change.add(envelope, key, content)?;
        self.covered.push(envelope.id());
        self.done.new += 1;
        self.note(envelope, sealed);
        Ok(())
    }

    /// Takes note of who is admitted, or no longer.
    fn note(&mut self, envelope: &Envelope, sealed: Option<&Sealed>) {
        let payload = sealed.and_then(|sealed| {
            let read = Payload::decode(envelope.header().kind, &sealed.bytes).ok()?;
            read.payload
        });
        if self.members.note(envelope, payload.as_ref()) {
            self.roll = self.members.roll(&self.writing.node.footing());
        }
    }

    /// Puts on record what waits no longer.
    fn settle(&mut self) -> Result<(), MergeError> {
        loop {
            let (mut ready, mut moved) = (Vec::new(), 0);
            let roll = &self.roll;
            self.reader().each_apart(|row| {
                let device = <[u8; 32]>::try_from(row.device).map(DeviceId::from_bytes);
                let author = Organisation::new(&row.author);
                if let (Ok(device), Ok(author), Ok(id)) = (device, author, row.id.try_into())
                    && roll.admits(device, &author)
                {
                    ready.push(EntryId::from_bytes(id));
                }
                Ok::<_, StoreError>(())
            })?;
            for id in ready {
                let reader = self.reader();
                let Some(row) = reader.apart(id)? else {
                    continue;
                };
                let carried = Carried {
                    bytes: row.bytes.unwrap_or_default(),
                    sealed: row.payload.as_ref().and_then(sealed_of),
                    // It was opened when it came, and lies where it would lie.
                    closed: None,
                };
                // It was checked when it came; what was changed since is no entry any more.
                let (envelope, sealed, key, _) =
                    check(carried, self.writing.node, None).map_err(|problem| {
                        let found = match problem {
                            BundleProblem::Entry(error) => error.into(),
                            _ => crate::Finding::Payload,
                        };
                        let id = Some(id);
                        ReadError::Damaged(Box::new(crate::Problem {
                            idx: None,
                            id,
                            found,
                        }))
                    })?;
                if follows(reader, envelope.header())? {
                    self.writing.change.take_from_apart(id)?;
                    self.put(&envelope, sealed.as_ref(), key.as_deref())?;
                    moved += 1;
                }
            }
            if moved == 0 {
                return Ok(());
            }
        }
    }

    /// From now on another device signs here.
    pub(super) fn name_device(
        &mut self,
        before: DeviceId,
        device: DeviceId,
    ) -> Result<(), MergeError> {
        let (change, author) = (&self.writing.change, self.writing.node.author.as_str());
        if change.reader().node()?.is_empty() {
            change.set_node(before, author)?;
        }
        Ok(change.set_node(device, author)?)
    }

    /// Signs an entry of this node.
    pub(super) fn sign(&mut self, payload: Payload) -> Result<EntryId, MergeError> {
        let (reader, node) = (self.reader(), self.writing.node);
        let head = reader.last_of(node.device)?;
        let head = head.map(|_| read::head(reader, node.device)).transpose()?;
        check_own(reader, node, head)?;
        let ids = self.write(vec![(payload.clone(), BTreeSet::new())])?;
        let id = *ids.last().ok_or(ReadError::Empty)?;
        let row = self.reader().by_id(id)?.ok_or(ReadError::Empty)?;
        self.members.note(&own_envelope(&row)?, Some(&payload));
        self.roll = self.members.roll(&self.writing.node.footing());
        Ok(id)
    }

    /// Makes the change durable if anything came of it.
    fn finish(self, moved: bool) -> Result<Merged, MergeError> {
        let Taking {
            done,
            writing,
            head,
            ..
        } = self;
        if head.is_some() || moved || done.apart + done.filled + done.erased > 0 {
            writing.finish(head)?;
        }
        Ok(done)
    }

    /// Erases what this node's own organisation erased, and says so.
    fn follow_erasures(&mut self) -> Result<(), MergeError> {
        let new = self.covered.iter().copied().collect();
        let followed = erase::follow(&self.writing.change, self.writing.node, &self.roll, &new)?;
        (self.done.erased, self.done.asked) = (followed.erased, followed.asked);
        self.write(followed.sign)?;
        match followed.rebuilt {
            true => Ok(received::settle_all(
                &self.writing.change,
                self.writing.node,
            )?),
            false => Ok(()),
        }
    }

    /// Receipts over what came on record; over the charter too where this node signs for the first time.
    fn write_receipts(&mut self, files: &[ReceivedFile]) -> Result<(), MergeError> {
        let mut covered = std::mem::take(&mut self.covered);
        if self.reader().last_of(self.writing.node.device)?.is_none()
            && let Some(first) = self.reader().first()?
        {
            covered.insert(0, own_envelope(&first)?.id());
        }
        let receipts = covered.chunks(MAX_COVERED).map(|covered| {
            Payload::Receipt(Receipt {
                received: self.at,
                rebuilt: false,
                entries: covered.to_vec(),
                files: files.to_vec(),
            })
        });
        let receipts = receipts.map(|receipt| (receipt, BTreeSet::new()));
        self.done.receipts = self.write(receipts.collect())?;
        for id in covered {
            self.writing.change.set_received(id, self.at, false)?;
        }
        Ok(received::settle(&self.writing.change, self.writing.node)?)
    }

    fn write(
        &mut self,
        payloads: Vec<(Payload, BTreeSet<Ref>)>,
    ) -> Result<Vec<EntryId>, MergeError> {
        if payloads.is_empty() {
            return Ok(Vec::new());
        }
        let head = match self.reader().last_of(self.writing.node.device)? {
            None => None,
            Some(row) => {
                let envelope = envelope_of(&row).map_err(|found| damaged(&row, found))?;
                Some(Head {
                    device: self.writing.node.device,
                    seq: envelope.header().seq,
                    id: envelope.id(),
                })
            }
        };
        let (ids, head) = self.writing.sign(head, self.at, |pen| {
            let write = |(payload, refs)| pen.write(&Packed::from(payload), refs);
            payloads.into_iter().map(write).collect::<Result<_, _>>()
        })?;
        self.head = head;
        Ok(ids)
    }

    /// Of what came and was kept apart already that which still is.
    fn count_again(&mut self) -> Result<(), MergeError> {
        for id in std::mem::take(&mut self.again) {
            let still = self.reader().apart(id)?.is_some();
            self.done.apart_already += u64::from(still);
        }
        Ok(())
    }

    /// Of the numbers with more than one entry those where one is new.
    fn find_forks(&mut self) -> Result<(), MergeError> {
        if !self.covered.is_empty() {
            let new: BTreeSet<EntryId> = self.covered.iter().copied().collect();
            let mut forks = self.reader().forks()?;
            forks.retain(|fork| fork.entries.iter().any(|id| new.contains(id)));
            self.done.forks = forks;
        }
        Ok(())
    }
}

fn is_charter(header: &Header) -> bool {
    header.kind.is_founding() && header.space.as_bytes() == header.commit.as_bytes()
}

type Checked = (Envelope, Option<Sealed>, Option<String>, Option<Vec<u8>>);

/// Holds an entry to its form, its signature, its space and its payload; gives its key as well. What is sealed for a group is
/// opened with the reading key, where it is for it and holds what was committed to.
fn check(
    carried: Carried,
    node: &Node,
    reading: Option<&ReadingKey>,
) -> Result<Checked, BundleProblem> {
    let envelope = Envelope::decode(&carried.bytes)?;
    let header = envelope.header();
    if header.space != node.space {
        return Err(BundleProblem::Space);
    }
    envelope.check_signature()?;
    if header.kind.is_founding() && !(is_charter(header) && header.device == node.founder.0) {
        return Err(BundleProblem::Charter);
    }
    if carried.closed.is_some() && header.group.is_none() {
        return Err(BundleProblem::Payload);
    }
    if carried
        .closed
        .as_ref()
        .is_some_and(|closed| !header.seals(closed))
    {
        return Err(BundleProblem::Closed);
    }
    let fits = |sealed: &Sealed| {
        let read = header
            .opens(sealed)
            .then(|| Payload::decode(header.kind, &sealed.bytes));
        read.is_some_and(|read| !matches!(read, Err(FieldError::Cbor(_))))
    };
    let opened = || {
        let closed = carried.closed.as_deref()?;
        // Whoever sealed it may have sealed something else: then it stays closed, and nothing else of the bundle is lost.
        reading?.open(closed).filter(fits)
    };
    let sealed = carried.sealed.clone().or_else(opened);
    let mut key = None;
    if let Some(sealed) = &sealed {
        if !header.opens(sealed) {
            return Err(BundleProblem::Payload);
        }
        match Payload::decode(header.kind, &sealed.bytes) {
            Ok(read) => key = read.payload.and_then(|it| it.key().map(str::to_owned)),
            Err(error @ FieldError::Cbor(_)) => return Err(BundleProblem::PayloadForm(error)),
            // Something of a later version: kept, and told as such.
            Err(_) => {}
        }
    }
    Ok((envelope, sealed, key, carried.closed))
}

/// True if what comes before an entry of its device is on record.
fn follows(reader: Reader<'_>, header: &Header) -> Result<bool, StoreError> {
    match (header.prev, header.seq) {
        (None, seq) => Ok(seq == 0),
        (Some(_), 0) => Ok(false),
        (Some(prev), seq) => {
            let before = reader.signed_by(prev)?;
            Ok(before.is_some_and(|(device, number)| {
                device == header.device.as_bytes() && i64::try_from(seq - 1) == Ok(number)
            }))
        }
    }
}

#[cfg(test)]
#[path = "exchange_tests.rs"]
mod tests;
