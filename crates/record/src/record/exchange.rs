//! What comes from other nodes: what is taken in, what is kept apart, and whose entries count.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::atomic::{AtomicUsize, Ordering};

use thiserror::Error;
use tregua_calendar::Timestamp;

use super::append::{AppendError, MAX_COVERED, Pen};
use super::read::{self, ReadError, contents_of, damaged, envelope_of, own_envelope, sealed_of};
use super::{Head, InitError, Node, Record, Signer, log, received};
use crate::bundle::{BundleError, BundleProblem, Carried, Unpacker};
use crate::entries::receipt::{Receipt, ReceivedFile};
use crate::entropy::Entropy;
use crate::guard;
use crate::key::{DeviceKey, KeyError, key_path, with_suffix};
use crate::members::{Members, Roll};
use crate::record::LogSigner;
use crate::store::{Change, Reader, Store, StoreError};
use crate::{
    Admission, Codes, DeviceId, EntryId, Envelope, FieldError, Header, Organisation, Packed,
    Payload, Revocation, Sealed,
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
    /// Numbers under which a device signed more than one entry, where one of them is new.
    pub forks: Vec<Fork>,
    /// The receipts written; none if nothing came on record.
    pub receipts: Vec<EntryId>,
}

/// A device whose entries count here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The device.
    pub device: DeviceId,
    /// The organisation that it signs for.
    pub organisation: Organisation,
    /// Of one that was revoked the last number that counts, if any does.
    pub revoked: Option<Option<u64>>,
    /// True if whoever admitted it has no say any more, as one who was revoked: what it signed is kept and counts for nothing
    /// until it is trusted again.
    pub lapsed: bool,
}

/// Entries of one device that are kept apart, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The device.
    pub device: DeviceId,
    /// The organisation that it says it signs for.
    pub organisation: Organisation,
    /// How many entries wait.
    pub entries: u64,
    /// True if the device is admitted: then what waits has to be preceded by entries that did not come yet.
    pub admitted: bool,
    /// The first number that waits.
    pub first: u64,
    /// Who on record admitted it, none of whom decides here.
    pub vouching: BTreeSet<Organisation>,
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
                    let (envelope, sealed, key) = check(carried, taking.node)
                        .map_err(|problem| refused(unpacker.fault(problem)))?;
                    taking.take(&envelope, sealed.as_ref(), key.as_deref())?;
                }
                let sha256 = unpacker.sha256();
                files.push(ReceivedFile { name, sha256 });
            }
            Ok(files)
        })
    }

    /// Admits a device that signs for an organisation, by an entry of this node, and takes in what waited for that.
    ///
    /// # Errors
    /// [`MergeError`]; the record is then unchanged.
    pub fn trust(
        &mut self,
        device: DeviceId,
        organisation: &Organisation,
        at: Timestamp,
    ) -> Result<Merged, MergeError> {
        let admission = Admission {
            device,
            organisation: organisation.clone(),
        };
        self.taking(at, |taking| {
            if !taking.roll.admits(device, organisation) {
                taking.sign(Payload::Admission(admission))?;
            }
            Ok(Vec::new())
        })
    }

    /// Revokes a device by an entry of this node: what it signed after its number `last` (`None`: all of it) does not count.
    ///
    /// # Errors
    /// [`MergeError`]; the record is then unchanged.
    pub fn revoke(
        &mut self,
        device: DeviceId,
        last: Option<u64>,
        at: Timestamp,
    ) -> Result<Merged, MergeError> {
        self.taking(at, |taking| {
            taking.sign(Payload::Revocation(Revocation { device, last }))?;
            Ok(Vec::new())
        })
    }

    /// Goes on with a new key, as after an older copy was put back: the device of before signs here no longer, and the new one
    /// begins a chain of its own. Others take its entries once they trust it. The key of before is kept beside the record,
    /// under the digits of its device.
    ///
    /// # Errors
    /// [`MergeError`]; run again what was not finished.
    pub fn renew_device(&mut self, at: Timestamp) -> Result<DeviceId, MergeError> {
        let key = DeviceKey::draw(&mut self.entropy).map_err(AppendError::Entropy)?;
        let (device, before) = (key.device(), self.node.device);
        let change = self.store.change()?;
        change.open_to_others()?;
        if change.reader().node()?.is_empty() {
            change.set_node(before, self.node.author.as_str())?;
        }
        change.set_node(device, self.node.author.as_str())?;
        match &mut self.signer {
            Signer::Held(held) => *held = key,
            Signer::Beside(path) => {
                let old = with_suffix(path, &format!(".key-{}", before.short()));
                key.replace(&key_path(path), &old)?;
            }
        }
        change.commit()?;
        self.node.device = device;
        self.node.devices.push(device);
        // Its first entry says for whom it signs.
        let admission = Admission {
            device,
            organisation: self.node.author.clone(),
        };
        self.taking(at, |taking| {
            taking.sign(Payload::Admission(admission))?;
            Ok(Vec::new())
        })?;
        Ok(device)
    }

    /// Says that the record was moved, and that no other copy of it is used.
    ///
    /// # Errors
    /// [`MergeError`] if it is an older copy; then only a new key goes on.
    pub fn moved(&mut self) -> Result<(), MergeError> {
        let reader = self.store.reader();
        let head = read::head(reader, self.node.device)?;
        match self.signer.check(&self.node, Some(head), reader) {
            Ok(()) => Ok(()),
            Err(KeyError::Copied(path)) => Ok(guard::renew(&path, head)?),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether this device may sign here as things are: `None`, or why not.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn may_not_sign(&self) -> Result<Option<KeyError>, ReadError> {
        let reader = self.store().reader();
        let head = read::head(reader, self.node.device)?;
        Ok(self.signer.check(&self.node, Some(head), reader).err())
    }

    /// Whose entries are kept apart, and why.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn waiting(&self) -> Result<Vec<Waiting>, ReadError> {
        let reader = self.store().reader();
        let members = members(reader)?;
        let roll = members.roll(&self.node.footing());
        let mut waiting: BTreeMap<(DeviceId, Organisation), (u64, u64)> = BTreeMap::new();
        reader.each_apart(|row| {
            if let Some(Ok(envelope)) = row.bytes.as_deref().map(Envelope::decode) {
                let header = envelope.header();
                let of = (header.device, header.author.clone());
                let (entries, _) = waiting.entry(of).or_insert((0, header.seq));
                *entries += 1;
            }
            Ok::<_, ReadError>(())
        })?;
        let one = |((device, organisation), (entries, first))| Waiting {
            vouching: members.vouching(device, &organisation),
            admitted: roll.admits(device, &organisation),
            device,
            organisation,
            entries,
            first,
        };
        Ok(waiting.into_iter().map(one).collect())
    }

    /// Whose entries count here: device, organisation, and the last number that counts where the device was revoked (`None` in
    /// it: none does). After them those whose admission counts no longer.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn members(&self) -> Result<Vec<Member>, ReadError> {
        let roll = members(self.store().reader())?.roll(&self.node.footing());
        let one = |(device, organisation): &(DeviceId, Organisation), lapsed| Member {
            device: *device,
            organisation: organisation.clone(),
            revoked: roll.end(*device).map(|end| end.checked_sub(1)),
            lapsed,
        };
        let members = roll.members().map(|whom| one(whom, false));
        Ok(members
            .chain(roll.lapsed().map(|whom| one(whom, true)))
            .collect())
    }

    /// Of each device that was revoked, or whose admission counts no longer, the first number that does not count.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn revoked(&self) -> Result<BTreeMap<DeviceId, u64>, ReadError> {
        if !self.store().reader().is_exchanged()? {
            return Ok(BTreeMap::new());
        }
        let members = self.members()?;
        let mut ends = BTreeMap::new();
        for member in &members {
            if let Some(last) = member.revoked {
                ends.insert(member.device, last.map_or(0, |last| last.saturating_add(1)));
            }
            // One that is taken for another organisation still counts.
            let taken = |other: &Member| other.device == member.device && !other.lapsed;
            if member.lapsed && !members.iter().any(taken) {
                ends.insert(member.device, 0);
            }
        }
        Ok(ends)
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
        let mut node = Node::of_founder(header.space, header.device, header.author.clone());
        let (envelope, sealed, key_of) = check(charter.clone(), &node).map_err(refused)?;
        let change = store.change()?;
        change.open_to_others()?;
        change.set_node(device, author.as_str())?;
        change.add(&envelope, key_of.as_deref(), sealed.as_ref())?;
        change.commit()?;
        (node.author, node.device, node.devices) = (author.clone(), device, vec![device]);
        Ok(Record {
            store,
            node,
            signer: Signer::Held(key),
            log: LogSigner::Held(None),
            entropy,
            tells: Codes::default(),
            signed: std::sync::Arc::default(),
        })
    }

    /// Makes a change that takes in entries of others; `read` brings them, and says which files they came from.
    fn taking(
        &mut self,
        at: Timestamp,
        read: impl FnOnce(&mut Taking<'_>) -> Result<Vec<ReceivedFile>, MergeError>,
    ) -> Result<Merged, MergeError> {
        let Record {
            store,
            node,
            signer,
            entropy,
            tells,
            signed: so_far,
            ..
        } = self;
        so_far.store(0, Ordering::Relaxed);
        let change = store.change()?;
        log::check_end(change.reader())?;
        change.open_to_others()?;
        let members = members(change.reader())?;
        let mut taking = Taking {
            roll: members.roll(&node.footing()),
            members,
            change: &change,
            node,
            signer,
            entropy,
            tells,
            so_far,
            at,
            covered: Vec::new(),
            done: Merged::default(),
            signed: false,
            head: None,
        };
        let (waited, _) = change.reader().size_apart()?;
        let files = read(&mut taking)?;
        taking.settle()?;
        let (waiting, bytes) = change.reader().size_apart()?;
        // Parts that came before the first wait only until all are read.
        if waiting > waited && (waiting > MAX_APART.0 || bytes > MAX_APART.1) {
            let files = files.into_iter().map(|file| file.name);
            let files = files.collect::<Vec<_>>().join(", ");
            return Err(MergeError::TooManyApart(files));
        }
        taking.done.apart = waiting.saturating_sub(waited);
        taking.find_forks()?;
        taking.write_receipts(&files)?;
        let (done, signed, taking_head) = (taking.done, taking.signed, taking.head);
        if signed || done.new + done.apart + done.filled > 0 || waiting != waited {
            let wrote = taking_head;
            change.commit()?;
            signer.note(wrote)?;
        }
        Ok(done)
    }
}

/// A change under way that takes in entries of others.
struct Taking<'a> {
    change: &'a Change<'a>,
    node: &'a Node,
    signer: &'a Signer,
    entropy: &'a mut Entropy,
    tells: &'a Codes,
    so_far: &'a AtomicUsize,
    at: Timestamp,
    members: Members,
    roll: Roll,
    /// What came on record.
    covered: Vec<EntryId>,
    done: Merged,
    /// True if this node signed something beside receipts.
    signed: bool,
    /// What it signed last.
    head: Option<Head>,
}

impl Taking<'_> {
    /// Puts an entry on record, or apart, or fills in its payload.
    fn take(
        &mut self,
        envelope: &Envelope,
        sealed: Option<&Sealed>,
        key: Option<&str>,
    ) -> Result<(), MergeError> {
        let (id, reader) = (envelope.id(), self.change.reader());
        if reader.signed_by(id)?.is_some() {
            self.done.here += 1;
            if let Some(sealed) = sealed
                && reader.is_bare(id)?
            {
                self.change.fill(id, key, sealed)?;
                self.done.filled += 1;
                self.note(envelope.header(), Some(sealed));
            }
            return Ok(());
        }
        let header = envelope.header();
        let waiting = reader.apart(id)?;
        // What waits with its payload is put on record when all is read.
        let more = sealed.is_some() && waiting.as_ref().is_some_and(|row| row.payload.is_none());
        if waiting.is_some() && !more {
            return Ok(());
        }
        if self.roll.admits(header.device, &header.author) && follows(reader, header)? {
            self.change.take_from_apart(id)?;
            return self.put(envelope, sealed, key);
        }
        self.done.filled += u64::from(more);
        Ok(self.change.put_apart(envelope, sealed)?)
    }

    fn put(
        &mut self,
        envelope: &Envelope,
        sealed: Option<&Sealed>,
        key: Option<&str>,
    ) -> Result<(), MergeError> {
        self.change.add(envelope, key, sealed)?;
        self.covered.push(envelope.id());
        self.done.new += 1;
        self.note(envelope.header(), sealed);
        Ok(())
    }

    /// Takes note of who is admitted, or no longer.
    fn note(&mut self, header: &Header, sealed: Option<&Sealed>) {
        let payload = sealed.and_then(|sealed| {
            let read = Payload::decode(header.kind, &sealed.bytes).ok()?;
            read.payload
        });
        if self.members.note(header, payload.as_ref()) {
            self.roll = self.members.roll(&self.node.footing());
        }
    }

    /// Puts on record what waits no longer.
    fn settle(&mut self) -> Result<(), MergeError> {
        loop {
            let (mut ready, mut moved) = (Vec::new(), 0);
            let roll = &self.roll;
            self.change.reader().each_apart(|row| {
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
                let reader = self.change.reader();
                let Some(row) = reader.apart(id)? else {
                    continue;
                };
                let carried = Carried {
                    bytes: row.bytes.unwrap_or_default(),
                    sealed: row.payload.as_ref().and_then(sealed_of),
                };
                // It was checked when it came; what was changed since is no entry any more.
                let (envelope, sealed, key) = check(carried, self.node).map_err(|problem| {
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
                    self.change.take_from_apart(id)?;
                    self.put(&envelope, sealed.as_ref(), key.as_deref())?;
                    moved += 1;
                }
            }
            if moved == 0 {
                return Ok(());
            }
        }
    }

    /// Signs an entry of this node.
    fn sign(&mut self, payload: Payload) -> Result<(), MergeError> {
        for id in self.write(vec![payload.clone()])? {
            self.signed = true;
            let row = self.change.reader().by_id(id)?.ok_or(ReadError::Empty)?;
            self.members
                .note(own_envelope(&row)?.header(), Some(&payload));
        }
        self.roll = self.members.roll(&self.node.footing());
        Ok(())
    }

    /// Receipts over what came on record; over the charter too where this node signs for the first time.
    fn write_receipts(&mut self, files: &[ReceivedFile]) -> Result<(), MergeError> {
        let mut covered = std::mem::take(&mut self.covered);
        if self.change.reader().last_of(self.node.device)?.is_none()
            && let Some(first) = self.change.reader().first()?
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
        let receipts: Vec<Payload> = receipts.collect();
        self.done.receipts = self.write(receipts)?;
        for id in covered {
            self.change.set_received(id, self.at, false)?;
        }
        Ok(received::settle(self.change, self.node)?)
    }

    fn write(&mut self, payloads: Vec<Payload>) -> Result<Vec<EntryId>, MergeError> {
        if payloads.is_empty() {
            return Ok(Vec::new());
        }
        let head = match self.change.reader().last_of(self.node.device)? {
            None => None,
            Some(row) => {
                let envelope = envelope_of(&row).map_err(|found| damaged(&row, found))?;
                Some(Head {
                    device: self.node.device,
                    seq: envelope.header().seq,
                    id: envelope.id(),
                })
            }
        };
        self.signer.check(self.node, head, self.change.reader())?;
        let (ids, head) = Record::with_key(self.signer, self.node.device, |key| {
            let mut pen = Pen {
                change: self.change,
                node: self.node,
                key,
                entropy: self.entropy,
                tells: self.tells,
                so_far: self.so_far,
                head,
                signed: self.at,
            };
            let write = |payload| pen.write(&Packed::from(payload), BTreeSet::new());
            let ids: Vec<EntryId> = payloads.into_iter().map(write).collect::<Result<_, _>>()?;
            Ok::<_, AppendError>((ids, pen.head))
        })??;
        self.head = head;
        Ok(ids)
    }

    /// Of the numbers with more than one entry those where one is new.
    fn find_forks(&mut self) -> Result<(), MergeError> {
        if !self.covered.is_empty() {
            let new: BTreeSet<EntryId> = self.covered.iter().copied().collect();
            let mut forks = self.change.reader().forks()?;
            forks.retain(|fork| fork.entries.iter().any(|id| new.contains(id)));
            self.done.forks = forks;
        }
        Ok(())
    }
}

/// The admissions and revocations on record.
fn members(reader: Reader<'_>) -> Result<Members, ReadError> {
    let mut members = Members::default();
    reader.each_membership(|row| {
        let envelope = own_envelope(&row)?;
        let contents =
            contents_of(&row, envelope.header()).map_err(|found| damaged(&row, found))?;
        members.note(envelope.header(), contents.payload.as_ref());
        Ok::<_, ReadError>(())
    })?;
    Ok(members)
}

fn is_charter(header: &Header) -> bool {
    header.kind.number() == 1 && header.space.as_bytes() == header.commit.as_bytes()
}

type Checked = (Envelope, Option<Sealed>, Option<String>);

/// Holds an entry to its form, its signature, its space and its payload; gives its key as well.
fn check(carried: Carried, node: &Node) -> Result<Checked, BundleProblem> {
    let envelope = Envelope::decode(&carried.bytes)?;
    let header = envelope.header();
    if header.space != node.space {
        return Err(BundleProblem::Space);
    }
    envelope.check_signature()?;
    if header.kind.number() == 1 && !is_charter(header) {
        return Err(BundleProblem::Charter);
    }
    let mut key = None;
    if let Some(sealed) = &carried.sealed {
        if sealed.commit() != header.commit || sealed.size() != header.size {
            return Err(BundleProblem::Payload);
        }
        match Payload::decode(header.kind, &sealed.bytes) {
            Ok(read) => key = read.payload.and_then(|it| it.key().map(str::to_owned)),
            Err(error @ FieldError::Cbor(_)) => return Err(BundleProblem::PayloadForm(error)),
            // Something of a later version: kept, and told as such.
            Err(_) => {}
        }
    }
    Ok((envelope, carried.sealed, key))
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
