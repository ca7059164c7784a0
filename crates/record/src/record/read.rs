//! What a record holds, decoded and checked against what was committed to.

use std::collections::BTreeMap;
use std::path::Path;

use thiserror::Error;
use tregua_calendar::Timestamp;

use super::{Head, Node, Record};
use crate::entries::{edition, receipt::Receipt, source};
use crate::problem::{Finding, Problem};
use crate::store::{OpenError, PayloadRow, Reader, Row, StoreError};
use crate::{
    AgreementText, Claim, DeviceId, EntryId, Envelope, Extra, FieldError, Header, KindCode,
    Organisation, Packed, Payload, Sealed, Sha256,
};

/// Why a record could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// An entry is damaged: nothing is computed from such a record.
    #[error("{0}; `tregua verify` lists everything that is wrong")]
    Damaged(Box<Problem>),
    /// The record's first entry, or its device's, is gone.
    #[error("the record holds no entry of its own device; restore a copy")]
    Empty,
    /// The file could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// One entry of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// Its place in this file, from 0.
    pub idx: u64,
    /// What was signed.
    pub header: Header,
    /// What it says; `None` if erased or not understood: see `unread`.
    pub payload: Option<Payload>,
    /// Why `payload` is `None`.
    pub unread: Option<Unread>,
    /// Fields of the payload that this version does not know.
    pub extra: Extra,
    /// True if this node signed it.
    pub own: bool,
    /// When this node received it, by the first receipt that covers it; in a rebuilt record by the claim itself, if it says.
    pub received: Option<Timestamp>,
    /// True if that receipt is of a rebuilt history.
    pub rebuilt: bool,
}

/// Why a payload is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It was erased; the entry's signature and chain still hold.
    Erased,
    /// This version does not know the kind.
    UnknownKind,
    /// This version does not know something in it.
    NotUnderstood(FieldError),
}

/// The text of an agreement, as kept in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAgreement {
    /// Its entry.
    pub id: EntryId,
    /// The text.
    pub agreement: AgreementText,
    /// SHA-256 of the text.
    pub sha256: Sha256,
}

/// A payload that opens its commitment, as far as this version understands it.
#[derive(Default)]
pub(crate) struct Contents {
    pub(crate) payload: Option<Payload>,
    pub(crate) unread: Option<Unread>,
    pub(crate) extra: Extra,
}

/// When entries were received, by the receipts noted so far: of those that cover an entry the first counts.
#[derive(Debug, Clone, Default)]
pub struct Received(BTreeMap<EntryId, Receiving>);

impl Received {
    /// Takes note of a receipt; they are noted in the order of the record's file.
    pub fn note(&mut self, receipt: &Receipt) {
        note_receipt(&mut self.0, receipt);
    }

    /// When the entry was received, and whether by rebuilding a history: then what the entry itself says (`own`) counts.
    pub fn of(&self, id: EntryId, own: Option<Timestamp>) -> Option<(Timestamp, bool)> {
        let receiving = received_of(*self.0.get(&id)?, own);
        Some((receiving.received, receiving.rebuilt))
    }
}

/// When an entry was received, by which kind of receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Receiving {
    pub(crate) received: Timestamp,
    pub(crate) rebuilt: bool,
}

impl Entry {
    /// The statement, if it is one that can be read.
    pub fn claim(&self) -> Option<&Claim> {
        match &self.payload {
            Some(Payload::Statement(claim)) => Some(claim),
            _ => None,
        }
    }
}

impl Record {
    /// Every entry, in the order of this file.
    ///
    /// Each is held to its id, its one form and its commitment; signatures and chain are for [`Record::verify`].
    ///
    /// # Errors
    /// [`ReadError::Damaged`] names the first entry that was changed.
    pub fn entries(&self) -> Result<Vec<Entry>, ReadError> {
        let mut entries = Vec::new();
        let mut received = Received::default();
        self.store().reader().each_row(|row| {
            let entry = entry_of(&row, &self.node)?;
            if let Some(Payload::Receipt(receipt)) = entry.payload.as_ref().filter(|_| entry.own) {
                received.note(receipt);
            }
            entries.push(entry);
            Ok::<_, ReadError>(())
        })?;
        for entry in &mut entries {
            let own = entry.payload.as_ref().and_then(Payload::own_received);
            if let Some((at, rebuilt)) = received.of(entry.id, own) {
                entry.received = Some(at);
                entry.rebuilt = rebuilt;
            }
        }
        Ok(entries)
    }

    /// The statement that `author` made under `key`.
    ///
    /// # Errors
    /// [`ReadError`] if that entry is damaged.
    pub fn statement_by_key(&self, author: &str, key: &str) -> Result<Option<Entry>, ReadError> {
        self.by_key(author, key, KeyClass::Statement)
    }

    /// The statements that were made under `key`, by whichever author, this node's own first.
    ///
    /// # Errors
    /// [`ReadError`] if one of them is damaged.
    pub fn statements_by_key(&self, key: &str) -> Result<Vec<Entry>, ReadError> {
        let own = self.node.author.as_str();
        let mut authors = self.store().reader().authors_but(own)?;
        authors.insert(0, own.to_owned());
        let found = authors
            .iter()
            .map(|author| self.statement_by_key(author, key));
        found.filter_map(Result::transpose).collect()
    }

    /// The source that `author` named `key`.
    ///
    /// # Errors
    /// [`ReadError`] if that entry is damaged.
    pub fn source_by_key(&self, author: &str, key: &str) -> Result<Option<Entry>, ReadError> {
        self.by_key(author, key, KeyClass::Source)
    }

    /// The texts of agreements, oldest first.
    ///
    /// # Errors
    /// [`ReadError`] if an entry is damaged.
    pub fn agreements(&self) -> Result<Vec<KeptAgreement>, ReadError> {
        let mut kept = Vec::new();
        self.each_entry(|entry| {
            if let Some(Payload::Agreement(agreement)) = entry.payload {
                kept.push(KeptAgreement {
                    id: entry.id,
                    sha256: agreement.sha256(),
                    agreement,
                });
            }
        })?;
        Ok(kept)
    }

    /// Shows every entry, in the order of this file, and holds one at a time. When each was received is not told:
    /// receipts come after what they cover.
    ///
    /// # Errors
    /// As [`Record::entries`]; entries before the damaged one were shown.
    pub fn each_entry(&self, visit: impl FnMut(Entry)) -> Result<(), ReadError> {
        self.each_entry_from(0, visit)
    }

    /// The same from the place `idx` of this file on: what was added since somebody read the entries before it.
    ///
    /// # Errors
    /// As [`Record::each_entry`], of these entries.
    pub fn each_entry_from(&self, idx: u64, mut visit: impl FnMut(Entry)) -> Result<(), ReadError> {
        // A file of others may number as it likes: from the beginning means all.
        let from = match idx {
            0 => i64::MIN,
            idx => i64::try_from(idx).unwrap_or(i64::MAX),
        };
        self.store().reader().each_row_from(from, |row| {
            visit(entry_of(&row, &self.node)?);
            Ok::<_, ReadError>(())
        })
    }

    /// Gives back the memory of what was read: for programs that have read everything and stay.
    ///
    /// # Errors
    /// [`ReadError`] if the file can no longer be reached.
    pub fn rest(&self) -> Result<(), ReadError> {
        Ok(self.store().rest()?)
    }

    /// The signed bytes of an entry, and its payload with its salt unless erased: what a proof needs.
    ///
    /// # Errors
    /// [`ReadError`] if that entry is damaged.
    pub fn proof(&self, id: EntryId) -> Result<Option<(Envelope, Option<Sealed>)>, ReadError> {
        let Some(row) = self.store().reader().by_id(id)? else {
            return Ok(None);
        };
        let envelope = envelope_of(&row).map_err(|found| damaged(&row, found))?;
        contents_of(&row, envelope.header()).map_err(|found| damaged(&row, found))?;
        Ok(Some((envelope, row.payload.as_ref().and_then(sealed_of))))
    }

    fn by_key(&self, author: &str, key: &str, class: KeyClass) -> Result<Option<Entry>, ReadError> {
        let Some(row) = self.store().reader().by_key(author, key, class.kinds())? else {
            return Ok(None);
        };
        let mut entry = entry_of(&row, &self.node)?;
        // The columns were computed from the receipts; `verify` computes them again.
        entry.received = row
            .columns
            .received_ms
            .and_then(|ms| Timestamp::from_millisecond(ms).ok());
        entry.rebuilt = row.columns.rebuilt != 0;
        Ok(Some(entry))
    }
}

/// Keys of statements, of sources and of editions do not clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum KeyClass {
    Source,
    Statement,
    Edition,
}

impl KeyClass {
    pub(crate) fn of(kind: KindCode) -> Option<Self> {
        [KeyClass::Source, KeyClass::Statement, KeyClass::Edition]
            .into_iter()
            .find(|class| class.kinds().contains(&kind.number()))
    }

    /// The codes its entries have; 101 to 199 are kept for statements.
    pub(crate) fn kinds(self) -> std::ops::RangeInclusive<u64> {
        match self {
            KeyClass::Source => source::CODE..=source::CODE,
            KeyClass::Statement => 101..=199,
            KeyClass::Edition => edition::CODE..=edition::CODE,
        }
    }
}

/// Reads the signed bytes of a row.
pub(crate) fn envelope_of(row: &Row) -> Result<Envelope, Finding> {
    let bytes = row.bytes.as_ref().ok_or(Finding::TooLong)?;
    Ok(Envelope::decode(bytes)?)
}

/// Reads the payload of a row, and holds it to what the header committed to.
pub(crate) fn contents_of(row: &Row, header: &Header) -> Result<Contents, Finding> {
    let Some(held) = &row.payload else {
        return Ok(Contents {
            unread: Some(Unread::Erased),
            ..Contents::default()
        });
    };
    let sealed = held_to(held, header)?;
    match Payload::decode(header.kind, &sealed.bytes) {
        Ok(decoded) => {
            let unread = decoded.payload.is_none().then_some(Unread::UnknownKind);
            Ok(Contents {
                payload: decoded.payload,
                unread,
                extra: decoded.extra,
            })
        }
        Err(error @ FieldError::Cbor(_)) => Err(Finding::PayloadForm(error)),
        Err(error) => Ok(Contents {
            unread: Some(Unread::NotUnderstood(error)),
            ..Contents::default()
        }),
    }
}

/// The payload of a row, if it is what the header committed to.
fn held_to(held: &PayloadRow, header: &Header) -> Result<Sealed, Finding> {
    let sealed = sealed_of(held).ok_or(Finding::Payload)?;
    if header.commit_of(&sealed) != Some(header.commit) {
        return Err(Finding::Payload);
    }
    if sealed.size() != header.size {
        return Err(Finding::PayloadSize);
    }
    Ok(sealed)
}

/// What a receipt says of one entry; in a rebuilt record the claim's own word counts.
pub(crate) fn received_of(by: Receiving, own: Option<Timestamp>) -> Receiving {
    Receiving {
        received: own.filter(|_| by.rebuilt).unwrap_or(by.received),
        ..by
    }
}

/// The first receipt that covers an entry counts.
pub(crate) fn note_receipt(received: &mut BTreeMap<EntryId, Receiving>, receipt: &Receipt) {
    for id in &receipt.entries {
        let receiving = Receiving {
            received: receipt.received,
            rebuilt: receipt.rebuilt,
        };
        received.entry(*id).or_insert(receiving);
    }
}

pub(super) fn head(reader: Reader<'_>, device: DeviceId) -> Result<Head, ReadError> {
    let row = reader.last_of(device)?.ok_or(ReadError::Empty)?;
    let envelope = own_envelope(&row)?;
    contents_of(&row, envelope.header()).map_err(|found| damaged(&row, found))?;
    Ok(Head {
        device,
        seq: envelope.header().seq,
        id: envelope.id(),
    })
}

pub(super) fn node(reader: Reader<'_>, path: &Path) -> Result<Node, OpenError> {
    let charter = |found: Box<Problem>| OpenError::Charter {
        path: path.to_owned(),
        found,
    };
    let none = Problem {
        idx: None,
        id: None,
        found: Finding::Charter,
    };
    let row = reader.first()?.ok_or_else(|| charter(Box::new(none)))?;
    let at = |found| charter(Box::new(problem_at(&row, found)));
    let header = envelope_of(&row).map_err(at)?.header().clone();
    if !header.kind.is_founding() || header.space.as_bytes() != header.commit.as_bytes() {
        return Err(at(Finding::Charter));
    }
    node_of(&header, reader.node()?).map_err(at)
}

/// Whose copy it is: the founder's, as its charter has it, unless the file names devices of its own.
pub(crate) fn node_of(charter: &Header, own: Vec<(Vec<u8>, String)>) -> Result<Node, Finding> {
    let mut node = Node::of_charter(charter);
    let other = || Finding::Schema("table node".to_owned());
    for (place, (device, author)) in own.into_iter().enumerate() {
        if place == 0 {
            node.devices.clear();
        }
        node.device = DeviceId::from_bytes(device.try_into().map_err(|_| other())?);
        node.author = Organisation::new(&author).map_err(|_| other())?;
        node.devices.push(node.device);
    }
    Ok(node)
}

/// The entry of a row, if it says the same: mostly told by its bytes, without taking them apart.
pub(super) fn same_here(row: &Row, payload: &Packed) -> Result<Option<EntryId>, ReadError> {
    let envelope = own_envelope(row)?;
    let (id, header) = (envelope.id(), envelope.header());
    if let Some(held) = &row.payload {
        let sealed = held_to(held, header).map_err(|found| damaged(row, found))?;
        if payload.is(header.kind, &sealed.bytes) {
            return Ok(Some(id));
        }
    }
    // An entry may have fields beside ours, and then other bytes for the same words.
    let contents = contents_of(row, header).map_err(|found| damaged(row, found))?;
    let same = |own| contents.payload == Some(own);
    Ok(payload.open().is_ok_and(same).then_some(id))
}

/// The signed bytes of a row, held to the id that it is kept under.
pub(super) fn own_envelope(row: &Row) -> Result<Envelope, ReadError> {
    let envelope = envelope_of(row).map_err(|found| damaged(row, found))?;
    let id = envelope.id();
    if row.id != id.as_bytes() {
        let (found, expected) = (hex(&row.id), id.to_string());
        return Err(damaged(
            row,
            Finding::Column {
                column: "id",
                found,
                expected,
            },
        ));
    }
    Ok(envelope)
}

/// Reads a row as an entry; when it was received is for the receipts to say.
pub(super) fn entry_of(row: &Row, node: &Node) -> Result<Entry, ReadError> {
    let envelope = own_envelope(row)?;
    let (id, header) = (envelope.id(), envelope.header());
    let contents = contents_of(row, header).map_err(|found| damaged(row, found))?;
    Ok(Entry {
        id,
        idx: row.idx.unsigned_abs(),
        header: header.clone(),
        payload: contents.payload,
        unread: contents.unread,
        extra: contents.extra,
        own: node.devices.contains(&header.device),
        received: None,
        rebuilt: false,
    })
}

/// A problem of this row, with the id that its column states.
pub(crate) fn problem_at(row: &Row, found: Finding) -> Problem {
    let id = <[u8; 32]>::try_from(row.id.as_slice())
        .ok()
        .map(EntryId::from_bytes);
    Problem {
        idx: u64::try_from(row.idx).ok(),
        id,
        found,
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn damaged(row: &Row, found: Finding) -> ReadError {
    ReadError::Damaged(Box::new(problem_at(row, found)))
}

pub(crate) fn sealed_of(held: &PayloadRow) -> Option<Sealed> {
    let salt = <[u8; 32]>::try_from(held.salt.as_slice()).ok()?;
    Some(Sealed {
        salt,
        bytes: held.bytes.clone()?,
    })
}
