//! Checks everything that the bytes of a record can show.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tregua_calendar::Timestamp;
use tregua_log::{Tree, leaf_hash};

use crate::entries::charter::Charter;
use crate::entries::shared_charter::SharedCharter;
use crate::envelope::KnownKeys;
use crate::leaf::leaf;
use crate::members::Members;
use crate::problem::{Finding, Missing, Problem};
use crate::record::{
    Fork, Node, Receiving, Record, Unread, contents_of, envelope_of, erased_by, hex, node_of,
    note_apart, note_receipt, problem_at, received_of, sealed_of,
};
use crate::store::{Columns, OpenError, Reader, Row, Store, StoreError};
use crate::{Commitment, DeviceId, EntryId, Header, Organisation, Payload, ReadError, Sha256};

use columns::{columns, differ, kept_words, nothing, sound_apart};

/// What was checked and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many entries the file holds.
    pub entries: u64,
    /// How many payloads opened their commitments.
    pub payloads: u64,
    /// Entries whose payload was erased: place and id.
    pub erased: Vec<(u64, EntryId)>,
    /// Entries that came from others without their payload.
    pub bare: u64,
    /// Attached files that are here, each what its entry named.
    pub files: u64,
    /// Attached files that are not here, of entries that are.
    pub lacking: u64,
    /// Entries of kinds, or with fields, that this version does not understand: kept, checked, not used.
    pub not_understood: Vec<(u64, EntryId)>,
    /// The last entry of each device: number and id.
    pub heads: BTreeMap<DeviceId, (u64, EntryId)>,
    /// The log over the entries, made anew from their bytes.
    pub log: LogFound,
    /// Entries kept apart: of devices that are not admitted here, or whose predecessors did not come yet.
    pub apart: u64,
    /// How many of these are of devices that are admitted, and wait for entries that come before them.
    pub awaiting: u64,
    /// Numbers under which a device signed more than one entry: proof that it told two stories. All of them are kept.
    pub forks: Vec<Fork>,
    /// What is to be told of entries of others and is nobody's damage: a key used twice, a name of an entry that is not here.
    pub remarks: Vec<Problem>,
    /// Everything that is wrong, in the order of the file.
    pub problems: Vec<Problem>,
}

/// What a check of one record alone cannot show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Entries cut off at the end leave a record that is sound in itself.
    RemovedFromEnd,
    /// So do those after the last of a head that was given.
    RemovedAfter(u64),
}

impl Limit {
    /// The key of its sentence in the phrase files.
    pub fn key(self) -> &'static str {
        match self {
            Limit::RemovedFromEnd => "verify-nothing-shows-removed-from-end",
            Limit::RemovedAfter(_) => "verify-nothing-shows-removed-after",
        }
    }

    /// The sentence in English.
    pub fn sentence(self) -> String {
        match self {
            Limit::RemovedFromEnd => "nothing here shows entries removed from the end".to_owned(),
            Limit::RemovedAfter(size) => {
                format!("nothing here shows entries removed after the first {size}")
            }
        }
    }
}

impl Verification {
    /// True if nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

    /// What this check cannot show, whatever it found. To be said with every result.
    pub fn limits(&self) -> Vec<Limit> {
        vec![match self.log.shown {
            None => Limit::RemovedFromEnd,
            Some(size) => Limit::RemovedAfter(size),
        }]
    }
}

impl Record {
    /// Checks form, signature, chain and commitment of every entry, and computes every derived column again.
    ///
    /// # Errors
    /// [`ReadError::Store`] if the file cannot be read; what is wrong with entries is in the answer.
    pub fn verify(&self) -> Result<Verification, ReadError> {
        self.verify_against(&[])
    }

    /// The same, and holds the log to heads that somebody else kept: the bytes of their notes.
    ///
    /// # Errors
    /// As [`Record::verify`].
    pub fn verify_against(&self, older: &[&[u8]]) -> Result<Verification, ReadError> {
        Ok(verify(self.store().reader(), older)?)
    }
}

/// Checks a record that may be too damaged to open: see [`Record::verify`].
///
/// # Errors
/// [`OpenError`] if there is no such file, or it is no record at all.
pub fn verify_file(path: &Path) -> Result<Verification, OpenError> {
    verify_file_against(path, &[])
}

/// The same, and holds the log to heads that somebody else kept: see [`Record::verify_against`].
///
/// # Errors
/// As [`verify_file`].
pub fn verify_file_against(path: &Path, older: &[&[u8]]) -> Result<Verification, OpenError> {
    let found = match Store::open(path) {
        Ok(store) => verify(store.reader(), older),
        Err(OpenError::Store(error)) => Err(error),
        Err(error) => return Err(error),
    };
    match found {
        Err(error) if error.is_damage() => Ok(damaged_file(&error)),
        found => Ok(found?),
    }
}

/// A file so damaged that SQLite cannot walk through it: that is the finding.
fn damaged_file(error: &StoreError) -> Verification {
    let mut check = Check::default();
    check.about_file(Finding::File(error.to_string()));
    check.result
}

fn verify(reader: Reader<'_>, older: &[&[u8]]) -> Result<Verification, StoreError> {
    let mut check = Check::default();
    check.file(reader)?;
    check.named = reader.node()?;
    check.bare = reader.bare()?;
    let has_words = reader.has_words()?;
    reader.each_row(|row| {
        let kept = match has_words {
            true => reader.words_of_row(&row)?,
            false => None,
        };
        check.row(&row, kept.as_deref());
        Ok::<_, StoreError>(())
    })?;
    if has_words && reader.words_kept()? != check.words {
        check.about_file(Finding::StrayPayload);
    }
    note_apart(reader, &mut check.members)?;
    check.admitted();
    check.forked();
    check.erased(reader)?;
    check.receipts();
    check.strays(reader)?;
    check.closed(reader)?;
    check.apart(reader)?;
    check.attached(reader)?;
    check.log(reader, older)?;
    if check.next_idx == 0 {
        check.about_file(Finding::Charter);
    }
    check
        .result
        .problems
        .sort_by_key(|problem| (problem.idx.is_none(), problem.idx));
    Ok(check.result)
}

/// What has been seen so far.
#[derive(Default)]
struct Check {
    result: Verification,
    next_idx: u64,
    node: Option<Node>,
    /// The devices that the file names as this node's.
    named: Vec<(Vec<u8>, String)>,
    members: Members,
    /// Entries that came without their payloads.
    bare: BTreeSet<EntryId>,
    /// Entries without payload that a row says came so: place, id and device.
    came_bare: Vec<(u64, EntryId, DeviceId)>,
    /// How many entries with words kept of them were met.
    words: u64,
    /// What notices say that their devices erased.
    erasures: BTreeSet<(DeviceId, EntryId)>,
    /// Who signed, and where.
    signers: BTreeMap<(DeviceId, Organisation), Vec<(u64, EntryId)>>,
    /// The end of each device's chain; `None` for the id if that entry could not be read.
    chains: BTreeMap<DeviceId, Link>,
    /// What each device signed under a number: the first here, and the rest of those that are not the only ones.
    numbers: BTreeMap<(DeviceId, u64), EntryId>,
    forks: BTreeMap<(DeviceId, u64), BTreeSet<EntryId>>,
    keys: BTreeMap<(String, bool, String), (EntryId, DeviceId, u64)>,
    unpacked: KnownKeys,
    seen: BTreeSet<EntryId>,
    received: BTreeMap<EntryId, Receiving>,
    /// What this node's receipts name and is not here.
    uncovered: Vec<(EntryId, u64, Vec<Finding>)>,
    /// What each row says about being received, to compare once all receipts are read.
    said: Vec<Said>,
    /// An entry that could not be read may be the one that the next one follows.
    unread_before: bool,
    /// What is sealed for groups, by its entry: the entry's place, and what its header names.
    sealed: BTreeMap<EntryId, (u64, Sha256)>,
    /// Attached files that entries name.
    files: BTreeMap<Sha256, Vec<attached::Naming>>,
    /// The log over the bytes as they are, and whose they are, by place.
    tree: Tree,
    leaves: Vec<(u64, Option<EntryId>)>,
}

struct Link {
    next_seq: u64,
    last: EntryId,
    signed: Timestamp,
}

struct Said {
    idx: u64,
    id: EntryId,
    /// What its claim says itself, which counts in a rebuilt record.
    own: Option<Timestamp>,
    received_ms: Option<i64>,
    rebuilt: i64,
}

impl Check {
    fn file(&mut self, reader: Reader<'_>) -> Result<(), StoreError> {
        let (damage, schema) = (reader.integrity()?, reader.foreign_schema()?);
        damage
            .into_iter()
            .for_each(|line| self.about_file(Finding::File(line)));
        schema
            .into_iter()
            .for_each(|name| self.about_file(Finding::Schema(name)));
        Ok(())
    }

    /// A payload that belongs to no row may still open the commitment of an entry.
    fn strays(&mut self, reader: Reader<'_>) -> Result<(), StoreError> {
        // Each that was met with its entry belongs to it.
        if reader.payloads()? == self.result.payloads {
            return Ok(());
        }
        let mut commitments: BTreeMap<Commitment, (u64, EntryId)> = BTreeMap::new();
        reader.each_row(|row| {
            if let Ok(envelope) = envelope_of(&row) {
                let place = u64::try_from(row.idx).unwrap_or(0);
                commitments.insert(envelope.header().commit, (place, envelope.id()));
            }
            Ok::<_, StoreError>(())
        })?;
        for (id, held) in reader.stray_payloads()? {
            let sealed = sealed_of(&held);
            let commits = sealed.map(|sealed| [Some(sealed.commit()), sealed.commit_by_field()]);
            let mut commits = commits.into_iter().flatten().flatten();
            let problem = match commits.find_map(|commit| commitments.get(&commit)) {
                Some((idx, entry)) => {
                    let found = Finding::PayloadMoved(hex(&id));
                    Problem {
                        idx: Some(*idx),
                        id: Some(*entry),
                        found,
                    }
                }
                None => {
                    let id = <[u8; 32]>::try_from(id).ok().map(EntryId::from_bytes);
                    Problem {
                        idx: None,
                        id,
                        found: Finding::StrayPayload,
                    }
                }
            };
            self.result.problems.push(problem);
        }
        Ok(())
    }

    /// What is sealed for a group is of an entry here, and what its header named when it was signed.
    fn closed(&mut self, reader: Reader<'_>) -> Result<(), StoreError> {
        let (named, problems) = (&self.sealed, &mut self.result.problems);
        reader.each_closed(|id, bytes| {
            let id = <[u8; 32]>::try_from(id).ok().map(EntryId::from_bytes);
            let named = id.and_then(|id| Some((id, named.get(&id)?)));
            let Some((id, (place, hash))) = named else {
                return;
            };
            if bytes.is_none_or(|bytes| Sha256::of(&bytes) != *hash) {
                problems.push(Problem {
                    idx: Some(*place),
                    id: Some(id),
                    found: Finding::Closed,
                });
            }
        })?;
        for id in reader.stray_closed()? {
            let id = <[u8; 32]>::try_from(id).ok().map(EntryId::from_bytes);
            self.result.problems.push(Problem {
                idx: None,
                id,
                found: Finding::StrayPayload,
            });
        }
        Ok(())
    }

    fn about_file(&mut self, found: Finding) {
        self.result.problems.push(Problem {
            idx: None,
            id: None,
            found,
        });
    }

    fn row(&mut self, row: &Row, words: Option<&str>) {
        self.result.entries += 1;
        self.words += u64::from(words.is_some());
        let (mut findings, mut remarks) = (Vec::new(), Vec::new());
        let place = u64::try_from(row.idx).unwrap_or(0);
        let entries = place.saturating_sub(self.next_idx);
        if entries > 0 {
            findings.push(Finding::Gap(Missing { entries }));
        }
        self.next_idx = place.saturating_add(1);
        let problem_id = match envelope_of(row) {
            Err(found) => {
                findings.push(found);
                self.unread_before = true;
                None
            }
            Ok(envelope) => {
                let (id, header) = (envelope.id(), envelope.header());
                if let Err(error) = envelope.check_signature_with(&mut self.unpacked) {
                    findings.push(error.into());
                }
                let payload = self.payload(row, place, id, header, &mut findings);
                columns(row, id, header, payload.as_ref(), &mut findings);
                findings.extend(words.and_then(|kept| kept_words(kept, payload.as_ref())));
                self.charter(place, header, payload.as_ref(), &mut findings);
                self.chain(id, header, &mut findings, &mut remarks);
                self.names(
                    (place, id),
                    header,
                    payload.as_ref(),
                    &mut findings,
                    &mut remarks,
                );
                self.members.note(&envelope, payload.as_ref());
                self.erasures
                    .extend(erased_by(header).map(|of| (header.device, of)));
                let signer = (header.device, header.author.clone());
                self.signers.entry(signer).or_default().push((place, id));
                self.note(row, place, id, payload.as_ref());
                Some(id)
            }
        };
        // What is longer than any entry counts as nothing: it is no entry.
        let bytes = row.bytes.as_deref().unwrap_or_default();
        self.tree.push(leaf_hash(&leaf(bytes)));
        self.leaves.push((place, problem_id));
        let at_row = |found| {
            let mut problem = problem_at(row, found);
            problem.id = problem_id.or(problem.id);
            problem
        };
        self.result
            .problems
            .extend(findings.into_iter().map(at_row));
        self.result.remarks.extend(remarks.into_iter().map(at_row));
    }

    fn payload(
        &mut self,
        row: &Row,
        place: u64,
        id: EntryId,
        header: &Header,
        findings: &mut Vec<Finding>,
    ) -> Option<Payload> {
        let contents = match contents_of(row, header) {
            Ok(contents) => contents,
            Err(found) => {
                findings.push(found);
                return None;
            }
        };
        if let Some(closed) = header.closed() {
            self.sealed.insert(id, (place, closed));
        }
        if let Some(file) = header.file() {
            let erased = row.payload.is_none() && !self.bare.contains(&id);
            let device = header.device;
            let naming = attached::Naming {
                place,
                id,
                device,
                erased,
            };
            self.files.entry(file).or_default().push(naming);
        }
        match contents.unread {
            Some(Unread::Erased) if self.bare.contains(&id) => {
                self.came_bare.push((place, id, header.device));
            }
            Some(Unread::Erased) => self.result.erased.push((place, id)),
            None if contents.extra.is_empty() => {}
            _ => self.result.not_understood.push((place, id)),
        }
        self.result.payloads += u64::from(row.payload.is_some());
        contents.payload
    }

    fn charter(
        &mut self,
        place: u64,
        header: &Header,
        payload: Option<&Payload>,
        findings: &mut Vec<Finding>,
    ) {
        let is_charter = header.kind.is_founding();
        if place == 0 {
            if !is_charter || header.space.as_bytes() != header.commit.as_bytes() {
                findings.push(Finding::Charter);
            }
            if let Some(Payload::Charter(Charter {
                organisation,
                device,
            })) = payload
                && (*organisation != header.author || *device != header.device)
            {
                findings.push(Finding::CharterNames);
            }
            if let Some(Payload::SharedCharter(SharedCharter { roster })) = payload {
                let founds = |(device, name)| device == header.device && name == header.author;
                if roster.check().is_err() || !roster.listed().any(founds) {
                    findings.push(Finding::CharterNames);
                }
            }
            match node_of(header, std::mem::take(&mut self.named)) {
                Ok(node) => self.node = Some(node),
                Err(found) => findings.push(found),
            }
            return;
        }
        if is_charter {
            findings.push(Finding::Charter);
        }
        let space = self.node.as_ref().map(|node| node.space);
        if space.is_some_and(|space| header.space != space) {
            findings.push(Finding::Space);
        }
    }

    /// Every entry is of a device that is admitted to sign for its organisation here.
    fn admitted(&mut self) {
        let Some(node) = &self.node else { return };
        let roll = self.members.roll(&node.footing());
        if let Some((seq, id)) = self.result.heads.get(&node.device)
            && !roll.counts(node.device, seq + 1)
        {
            self.result.remarks.push(Problem {
                idx: None,
                id: Some(*id),
                found: Finding::SignerRevoked(node.device),
            });
        }
        for ((device, author), entries) in std::mem::take(&mut self.signers) {
            if roll.admits(device, &author) {
                continue;
            }
            if roll.has_lapsed(device, &author) {
                // Nobody changed this file: whoever admitted it was revoked. Told once for each device.
                let first = entries.first().map(|(idx, id)| Problem {
                    idx: Some(*idx),
                    id: Some(*id),
                    found: Finding::Lapsed(author.to_string()),
                });
                self.result.remarks.extend(first);
                continue;
            }
            let problems = entries.into_iter().map(|(idx, id)| Problem {
                idx: Some(idx),
                id: Some(id),
                found: Finding::NotAdmitted(author.to_string()),
            });
            self.result.problems.extend(problems);
        }
    }

    fn forked(&mut self) {
        let forks = std::mem::take(&mut self.forks).into_iter();
        self.result.forks = forks
            .map(|((device, seq), entries)| Fork {
                device,
                seq,
                entries: entries.into_iter().collect(),
            })
            .collect();
    }

    /// What was erased has a notice of this node, and what has one is gone.
    fn erased(&mut self, reader: Reader<'_>) -> Result<(), StoreError> {
        for (place, id, device) in std::mem::take(&mut self.came_bare) {
            match self.was_written_here(id, device) {
                true => self.result.erased.push((place, id)),
                false => self.result.bare += 1,
            }
        }
        let own = self.erasures.iter().filter(|it| self.is_own(it.0));
        let own: BTreeSet<EntryId> = own.map(|(_, of)| *of).collect();
        let removed = self.result.erased.iter().filter(|it| !own.contains(&it.1));
        let removed = removed.map(|(idx, id)| Problem {
            idx: Some(*idx),
            id: Some(*id),
            found: Finding::Removed,
        });
        self.result.problems.extend(removed);
        for id in own {
            if let Some(row) = reader.by_id(id)?.filter(|row| row.payload.is_some()) {
                self.result
                    .problems
                    .push(problem_at(&row, Finding::NotErased));
            }
        }
        Ok(())
    }

    /// Holds what is kept apart to its own bytes.
    fn apart(&mut self, reader: Reader<'_>) -> Result<(), StoreError> {
        let node = self.node.as_ref();
        let roll = node.map(|node| self.members.roll(&node.footing()));
        reader.each_apart(|row| {
            self.result.apart += 1;
            match sound_apart(&row) {
                Ok((device, author)) => {
                    let admitted = roll.as_ref().is_some_and(|it| it.admits(device, &author));
                    self.result.awaiting += u64::from(admitted);
                }
                Err(found) => {
                    let id = <[u8; 32]>::try_from(row.id.as_slice()).ok();
                    self.result.problems.push(Problem {
                        idx: None,
                        id: id.map(EntryId::from_bytes),
                        found,
                    });
                }
            }
            Ok(())
        })
    }

    /// True of what a device of this node signed and no receipt covers: it did not come by a bundle, and so was here with its
    /// content and its file. No row of the file excuses that they are not.
    fn was_written_here(&self, id: EntryId, device: DeviceId) -> bool {
        self.is_own(device) && !self.received.contains_key(&id)
    }

    /// True if this node signed it: then it knows what it did.
    fn is_own(&self, device: DeviceId) -> bool {
        let node = self.node.as_ref();
        node.is_none_or(|node| node.devices.contains(&device))
    }

    fn chain(
        &mut self,
        id: EntryId,
        header: &Header,
        findings: &mut Vec<Finding>,
        remarks: &mut Vec<Finding>,
    ) {
        let (device, seq) = (header.device, header.seq);
        let before = self.chains.get(&device);
        let due = before.map_or(0, |link| link.next_seq);
        let follows = before.map(|link| link.last);
        let after_unread = self.unread_before && seq > due;
        // A clock that was set right goes back too: it is told, and proves nothing.
        if let Some(link) = before.filter(|link| Some(link.last) == header.prev)
            && header.signed < link.signed
        {
            remarks.push(Finding::SignedBefore(link.last));
        }
        let is_next = seq == due && header.prev == follows;
        // Another story of the same device: it goes on from what is here, beside what goes on from there already.
        let goes_on = || match (header.prev, seq.checked_sub(1)) {
            (None, None) => true,
            (Some(prev), Some(number)) => self.signed_under(device, number, prev),
            _ => false,
        };
        let branches = || goes_on() && !self.signed_under(device, seq, id);
        if !after_unread && !is_next && !branches() {
            if seq != due {
                findings.push(Finding::Order {
                    found: seq,
                    expected: due,
                });
            }
            if header.prev != follows {
                findings.push(Finding::Chain {
                    named: header.prev,
                    found: follows,
                });
            }
        }
        match self.numbers.get(&(device, seq)) {
            Some(first) if *first != id => {
                let all = self.forks.entry((device, seq)).or_default();
                all.extend([*first, id]);
            }
            Some(_) => {}
            None => {
                self.numbers.insert((device, seq), id);
            }
        }
        self.unread_before = false;
        self.chains.insert(
            device,
            Link {
                next_seq: seq.saturating_add(1),
                last: id,
                signed: header.signed,
            },
        );
        let last = self.result.heads.entry(device).or_insert((seq, id));
        if last.0 <= seq {
            *last = (seq, id);
        }
    }

    /// True if the device signed this entry under this number, and it was here before.
    fn signed_under(&self, device: DeviceId, seq: u64, id: EntryId) -> bool {
        let place = (device, seq);
        self.numbers.get(&place) == Some(&id)
            || self.forks.get(&place).is_some_and(|all| all.contains(&id))
    }

    /// Keys and ids: each key once, and nothing named that is not here.
    fn names(
        &mut self,
        (place, id): (u64, EntryId),
        header: &Header,
        payload: Option<&Payload>,
        findings: &mut Vec<Finding>,
        remarks: &mut Vec<Finding>,
    ) {
        if let Some((payload, key)) = payload.and_then(|payload| Some((payload, payload.key()?))) {
            let statement = matches!(payload, Payload::Statement(_));
            let whole = (header.author.to_string(), statement, key.to_owned());
            let this = (id, header.device, header.seq);
            match self.keys.get(&whole) {
                Some((first, device, seq)) => {
                    let found = Finding::KeyTwice {
                        key: key.to_owned(),
                        first: *first,
                    };
                    // Two nodes of one organisation, two stories of one device: nobody changed this file.
                    let here = *device == header.device && *seq < header.seq;
                    let forked = self.forked_before(header.device, header.seq);
                    match here && !forked && self.is_own(header.device) {
                        true => findings.push(found),
                        false => remarks.push(found),
                    }
                }
                None => {
                    self.keys.insert(whole, this);
                }
            }
        }
        let covered = match payload {
            Some(Payload::Receipt(receipt)) => {
                if self.is_own(header.device) {
                    note_receipt(&mut self.received, receipt);
                }
                receipt.entries.as_slice()
            }
            _ => &[],
        };
        let named = header
            .refs
            .iter()
            .map(|reference| &reference.id)
            .chain(covered);
        let absent = named
            .filter(|named| !self.seen.contains(*named))
            .map(|named| Finding::NamesAbsent(*named));
        let present = self
            .node
            .as_ref()
            .is_none_or(|node| node.device == header.device);
        match (present, payload) {
            // One that came back by a bundle may cover what did not: told once all receipts are read.
            (true, Some(Payload::Receipt(_))) => {
                let absent: Vec<_> = absent.collect();
                self.uncovered.push((id, place, absent));
            }
            (true, _) => findings.extend(absent),
            // What others name, and devices of before, may be kept apart here, or come later.
            (false, _) => remarks.extend(absent),
        }
        self.seen.insert(id);
    }

    fn note(&mut self, row: &Row, idx: u64, id: EntryId, payload: Option<&Payload>) {
        let Columns {
            received_ms,
            rebuilt,
            ..
        } = row.columns;
        self.said.push(Said {
            idx,
            id,
            own: payload.and_then(Payload::own_received),
            received_ms,
            rebuilt,
        });
    }

    /// True if the device told two stories up to this number.
    fn forked_before(&self, device: DeviceId, seq: u64) -> bool {
        let up_to = (device, 0)..=(device, seq);
        self.forks.range(up_to).next().is_some()
    }

    /// Compares what the rows say about being received with what the receipts say.
    fn receipts(&mut self) {
        for (id, idx, absent) in std::mem::take(&mut self.uncovered) {
            let problems = absent.into_iter().map(|found| Problem {
                idx: Some(idx),
                id: Some(id),
                found,
            });
            // A receipt is covered by another only where it came back to the node that signed it.
            match self.received.contains_key(&id) {
                true => self.result.remarks.extend(problems),
                false => self.result.problems.extend(problems),
            }
        }
        for Said {
            idx,
            id,
            own,
            received_ms,
            rebuilt,
        } in std::mem::take(&mut self.said)
        {
            let due = self.received.get(&id).map(|by| received_of(*by, own));
            let due_ms = due.map(|due| due.received.as_millisecond());
            let due_rebuilt = i64::from(due.is_some_and(|due| due.rebuilt));
            let text = |ms: Option<i64>| ms.map_or_else(nothing, |ms| ms.to_string());
            let findings = [
                differ("received", received_ms, due_ms, text),
                differ("rebuilt", rebuilt, due_rebuilt, |it| it.to_string()),
            ];
            for found in findings.into_iter().flatten() {
                self.result.problems.push(Problem {
                    idx: Some(idx),
                    id: Some(id),
                    found,
                });
            }
        }
    }
}

mod attached;
mod columns;
mod log;

pub use log::LogFound;

#[cfg(test)]
mod tamper;
