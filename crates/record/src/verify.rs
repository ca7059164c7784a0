//! Checks everything that the bytes of a record can show.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tregua_calendar::Timestamp;
use tregua_log::{Tree, leaf_hash};

use crate::entries::charter::Charter;
use crate::problem::{Finding, Missing, Problem};
use crate::record::{
    Founding, Receiving, Record, Unread, contents_of, envelope_of, hex, note_receipt, problem_at,
    received_of, sealed_of,
};
use crate::store::{Columns, OpenError, Reader, Row, Store, StoreError};
use crate::{Commitment, DeviceId, EntryId, Header, Payload, ReadError};

/// What was checked and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many entries the file holds.
    pub entries: u64,
    /// How many payloads opened their commitments.
    pub payloads: u64,
    /// Entries whose payload was erased: place and id.
    pub erased: Vec<(u64, EntryId)>,
    /// Entries of kinds, or with fields, that this version does not understand: kept, checked, not used.
    pub not_understood: Vec<(u64, EntryId)>,
    /// The last entry of each device: number and id.
    pub heads: BTreeMap<DeviceId, (u64, EntryId)>,
    /// The log over the entries, made anew from their bytes.
    pub log: LogFound,
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
    reader.each_row(|row| {
        check.row(&row);
        Ok::<_, StoreError>(())
    })?;
    check.receipts();
    check.strays(reader)?;
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
    founding: Option<Founding>,
    /// The end of each device's chain; `None` for the id if that entry could not be read.
    chains: BTreeMap<DeviceId, Link>,
    numbers: BTreeMap<(DeviceId, u64), EntryId>,
    keys: BTreeMap<(String, bool, String), EntryId>,
    seen: BTreeSet<EntryId>,
    commitments: BTreeMap<Commitment, (u64, EntryId)>,
    received: BTreeMap<EntryId, Receiving>,
    /// What each row says about being received, to compare once all receipts are read.
    said: Vec<Said>,
    /// An entry that could not be read may be the one that the next one follows.
    unread_before: bool,
    /// The log over the bytes as they are, and whose they are, by place.
    tree: Tree,
    leaves: Vec<(u64, Option<EntryId>)>,
}

struct Link {
    next_seq: u64,
    last: EntryId,
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
        for (id, held) in reader.stray_payloads()? {
            let commit = sealed_of(&held).map(|sealed| sealed.commit());
            let problem = match commit.and_then(|commit| self.commitments.get(&commit)) {
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

    fn about_file(&mut self, found: Finding) {
        self.result.problems.push(Problem {
            idx: None,
            id: None,
            found,
        });
    }

    fn row(&mut self, row: &Row) {
        self.result.entries += 1;
        let mut findings = Vec::new();
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
                if let Err(error) = envelope.check_signature() {
                    findings.push(error.into());
                }
                let payload = self.payload(row, place, id, header, &mut findings);
                columns(row, id, header, payload.as_ref(), &mut findings);
                self.charter(place, header, payload.as_ref(), &mut findings);
                self.chain(id, header, &mut findings);
                self.names(id, header, payload.as_ref(), &mut findings);
                self.commitments.insert(header.commit, (place, id));
                self.note(row, place, id, payload.as_ref());
                Some(id)
            }
        };
        // What is longer than any entry counts as nothing: it is no entry.
        let bytes = row.bytes.as_deref().unwrap_or_default();
        self.tree.push(leaf_hash(bytes));
        self.leaves.push((place, problem_id));
        for found in findings {
            let mut problem = problem_at(row, found);
            problem.id = problem_id.or(problem.id);
            self.result.problems.push(problem);
        }
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
        match contents.unread {
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
        let is_charter = header.kind.number() == 1;
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
            self.founding = Some(Founding {
                space: header.space,
                author: header.author.clone(),
                device: header.device,
            });
            return;
        }
        if is_charter {
            findings.push(Finding::Charter);
        }
        let Some(Founding {
            space,
            author,
            device,
        }) = &self.founding
        else {
            return;
        };
        if header.space != *space {
            findings.push(Finding::Space);
        }
        // One device founds the record; admitting others comes with a kind of its own.
        if header.device != *device || header.author != *author {
            findings.push(Finding::NotAdmitted(header.author.to_string()));
        }
    }

    fn chain(&mut self, id: EntryId, header: &Header, findings: &mut Vec<Finding>) {
        let (device, seq) = (header.device, header.seq);
        let before = self.chains.get(&device);
        let due = before.map_or(0, |link| link.next_seq);
        let follows = before.map(|link| link.last);
        let after_unread = self.unread_before && seq > due;
        if !after_unread {
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
        if let Some(other) = self.numbers.insert((device, seq), id)
            && other != id
        {
            findings.push(Finding::Fork(other));
        }
        self.unread_before = false;
        self.chains.insert(
            device,
            Link {
                next_seq: seq.saturating_add(1),
                last: id,
            },
        );
        self.result.heads.insert(device, (seq, id));
    }

    /// Keys and ids: each key once, and nothing named that is not here.
    fn names(
        &mut self,
        id: EntryId,
        header: &Header,
        payload: Option<&Payload>,
        findings: &mut Vec<Finding>,
    ) {
        if let Some((payload, key)) = payload.and_then(|payload| Some((payload, payload.key()?))) {
            let statement = matches!(payload, Payload::Statement(_));
            let whole = (header.author.to_string(), statement, key.to_owned());
            match self.keys.get(&whole) {
                Some(first) => {
                    findings.push(Finding::KeyTwice {
                        key: key.to_owned(),
                        first: *first,
                    });
                }
                None => {
                    self.keys.insert(whole, id);
                }
            }
        }
        let covered = match payload {
            Some(Payload::Receipt(receipt)) => {
                note_receipt(&mut self.received, receipt);
                receipt.entries.as_slice()
            }
            _ => &[],
        };
        let named = header
            .refs
            .iter()
            .map(|reference| &reference.id)
            .chain(covered);
        findings.extend(
            named
                .filter(|named| !self.seen.contains(*named))
                .map(|named| Finding::NamesAbsent(*named)),
        );
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

    /// Compares what the rows say about being received with what the receipts say.
    fn receipts(&mut self) {
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

/// Computes every column again but those that come from receipts.
fn columns(
    row: &Row,
    id: EntryId,
    header: &Header,
    payload: Option<&Payload>,
    findings: &mut Vec<Finding>,
) {
    let Columns {
        device,
        seq,
        kind,
        author,
        signed_ms,
        key,
        received_ms: _,
        rebuilt: _,
    } = &row.columns;
    let (id_found, device, author) = (row.id.as_slice(), device.as_slice(), author.as_str());
    // Wide enough for what a column may hold and for what a header may.
    let numbers = |name, found: i64, expected: u64| {
        differ(name, i128::from(found), i128::from(expected), |number| {
            number.to_string()
        })
    };
    let signed_due = header.signed.as_millisecond();
    let key_due = payload.and_then(Payload::key);
    let quoted = |key: Option<&str>| key.map_or_else(nothing, |key| format!("`{key}`"));
    let found = [
        differ("id", id_found, id.as_bytes(), hex),
        differ("device", device, header.device.as_bytes(), hex),
        numbers("seq", *seq, header.seq),
        numbers("kind", *kind, header.kind.number()),
        differ("author", author, header.author.as_str(), str::to_owned),
        differ("signed", *signed_ms, signed_due, |ms| ms.to_string()),
        differ("key", key.as_deref(), key_due, quoted),
    ];
    findings.extend(found.into_iter().flatten());
}

/// The finding that a column is not what it should be, in words only where it is not: there are many rows.
fn differ<T: PartialEq + Copy>(
    column: &'static str,
    found: T,
    expected: T,
    text: impl Fn(T) -> String,
) -> Option<Finding> {
    (found != expected).then(|| Finding::Column {
        column,
        found: text(found),
        expected: text(expected),
    })
}

fn nothing() -> String {
    "nothing".to_owned()
}

mod log;

pub use log::LogFound;

#[cfg(test)]
mod tamper;
