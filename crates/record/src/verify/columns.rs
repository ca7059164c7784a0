//! Holds what stands beside the bytes of an entry to them.

use crate::problem::Finding;
use crate::record::{hex, sealed_of, words_of};
use crate::store::{ApartRow, Columns, Row};
use crate::{DeviceId, EntryId, Envelope, Header, Organisation, Payload, Sha256};

/// Holds a row that is kept apart to the bytes of its entry; gives who signed it.
pub(super) fn sound_apart(row: &ApartRow) -> Result<(DeviceId, Organisation), Finding> {
    let envelope = Envelope::decode(row.bytes.as_deref().ok_or(Finding::TooLong)?)?;
    envelope.check_signature()?;
    let header = envelope.header();
    let (id, device) = (envelope.id(), header.device);
    let found = [
        differ("apart.id", row.id.as_slice(), id.as_bytes(), hex),
        differ(
            "apart.device",
            row.device.as_slice(),
            device.as_bytes(),
            hex,
        ),
        differ(
            "apart.seq",
            i128::from(row.seq),
            i128::from(header.seq),
            |seq| seq.to_string(),
        ),
        differ(
            "apart.author",
            row.author.as_str(),
            header.author.as_str(),
            str::to_owned,
        ),
    ];
    if let Some(found) = found.into_iter().flatten().next() {
        return Err(found);
    }
    if let Some(held) = &row.payload {
        let sealed = sealed_of(held).ok_or(Finding::Payload)?;
        if header.commit_of(&sealed) != Some(header.commit) {
            return Err(Finding::Payload);
        }
    }
    Ok((device, header.author.clone()))
}

/// Computes every column again but those that come from receipts.
pub(super) fn columns(
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

/// Holds the words kept of an entry to what it says; of content that is gone or not understood none are kept.
pub(super) fn kept_words(kept: &str, payload: Option<&Payload>) -> Option<Finding> {
    let due = payload.map(words_of);
    // What the words are is for those who may read them.
    let mark = |words: Option<&str>| match words {
        Some(words) => format!("words of hash {}", Sha256::of(words.as_bytes())),
        None => nothing(),
    };
    differ("words.text", Some(kept), due.as_deref(), mark)
}

/// The finding that a column is not what it should be, in words only where it is not: there are many rows.
pub(super) fn differ<T: PartialEq + Copy>(
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

pub(super) fn nothing() -> String {
    "nothing".to_owned()
}
