//! A bundle, as `docs/exchange.md` has it: what one node sends another.

use sha2::{Digest, Sha256};

use crate::Report;
use crate::cbor::{self, Value};
use crate::entry::Entry;
use crate::members::Says;
use crate::note::hex;
use crate::story::Story;

/// No bundle is longer.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Nothing that is sealed for a group is longer.
const MOST_SEALED_BYTES: usize = (1024 + 64) * 1024;
/// How what is sealed begins: a file of age (C2SP.org/age).
const SEALED: &[u8] = b"age-encryption.org/v1\n";

/// True if these bytes begin as a bundle does.
pub fn is_bundle(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x86\x00\x6dtregua bundle")
}

/// Checks a bundle: its form from the first byte to the last, and every entry and content in it.
///
/// # Errors
/// In plain words, what does not hold first, and in which item of the bundle.
pub fn bundle(bytes: &[u8]) -> Result<Report, String> {
    if bytes.len() > MOST_BYTES {
        return Err("it is longer than a bundle may be".to_owned());
    }
    let mut rest = bytes;
    let opening = cbor::next(&mut rest).ok();
    let opening = opening.as_ref().and_then(Value::list).and_then(opened);
    let (opening, space) = opening.ok_or("it does not begin as a bundle does")?;
    let (mut story, mut sealed) = (Story::new(false), 0);
    story.space = Some(space);
    for item in 2_u64.. {
        let told = |why: String| format!("item {item} of the bundle: {why}");
        let before = bytes.len() - rest.len();
        let value = cbor::next(&mut rest).map_err(told)?;
        let parts = value.list().unwrap_or_default();
        match parts {
            [Value::Number(1), Value::Bytes(entry)] => story.take(entry, None).map(|_| ()),
            [
                Value::Number(1),
                Value::Bytes(entry),
                Value::Bytes(closed),
            ] if opening.may_be_sealed => {
                sealed += 1;
                let taken = story.take(entry, None);
                taken.and_then(|taken| is_sealed(&taken.entry, closed))
            }
            [
                Value::Number(1),
                Value::Bytes(entry),
                Value::Bytes(salt),
                Value::Bytes(payload),
            ] if salt.len() == 32 => {
                let content = [salt.as_slice(), payload].concat();
                story.take(entry, Some(&content)).map(|_| ())
            }
            [Value::Number(2), Value::Number(entries), Value::Bytes(sha256)] => {
                let (read, _) = bytes.split_at(before);
                let due = <[u8; 32]>::from(Sha256::digest(read));
                let fits = *entries == i128::from(item - 2) && sha256.as_slice() == due;
                return match (fits, rest.is_empty()) {
                    (true, true) => Ok(report(&story, item - 2, sealed, &opening)),
                    (true, false) => Err("something follows the end of the bundle".to_owned()),
                    (false, _) => Err(
                        "the end of the bundle does not fit what stands before it: it was changed on its way"
                            .to_owned(),
                    ),
                };
            }
            _ => Err("it is nothing that a bundle holds".to_owned()),
        }
        .map_err(told)?;
    }
    Err("the bundle has no end".to_owned())
}

/// What a bundle says of itself, beside the space.
struct Opening {
    /// Which part it is.
    part: i128,
    /// How many devices its sender had entries of.
    have: usize,
    /// True if contents may be sealed for groups in it (format 2).
    may_be_sealed: bool,
}

/// Holds a content that is sealed for a group to all that can be told without its key.
fn is_sealed(entry: &Entry, closed: &[u8]) -> Result<(), String> {
    if !entry.restricted {
        return Err("its content is sealed, and it was signed for everybody".to_owned());
    }
    if closed.len() > MOST_SEALED_BYTES || !closed.starts_with(SEALED) {
        return Err("its content is not sealed as a content is".to_owned());
    }
    if entry
        .closed
        .is_some_and(|named| <[u8; 32]>::from(Sha256::digest(closed)) != named)
    {
        return Err("what is sealed for its readers is not what was signed".to_owned());
    }
    Ok(())
}

fn opened(parts: &[Value]) -> Option<(Opening, [u8; 32])> {
    let [
        Value::Number(0),
        Value::Text(magic),
        Value::Number(format @ (1 | 2)),
        space,
        Value::Number(part),
        Value::List(have),
    ] = parts
    else {
        return None;
    };
    let one = |value: &Value| match value.list()? {
        [device, Value::Number(_), id] => device.hash().zip(id.hash()),
        _ => None,
    };
    let well = magic == "tregua bundle" && *part > 0 && have.iter().all(|it| one(it).is_some());
    let opening = Opening {
        part: *part,
        have: have.len(),
        may_be_sealed: *format == 2,
    };
    well.then_some((opening, space.hash()?))
}

fn report(story: &Story, entries: u64, sealed: u64, opening: &Opening) -> Report {
    let mut report = Report::default();
    let Opening { part, have, .. } = opening;
    let space = story.space.map_or_else(String::new, |space| hex(&space));
    report.proved.push(format!(
        "part {part} of a bundle about space {space}: {entries} entries, each as it was signed"
    ));
    report.proved.extend(story.told());
    if story.contents > 0 {
        report.proved.push(format!(
            "{} contents are what their entries committed to",
            story.contents
        ));
    }
    let (proved, noted) = story.disclosed();
    report.proved.extend(proved);
    report.noted.extend(noted);
    report.noted.extend(story.noted.iter().cloned());
    for ((device, author), number, says) in &story.sayings {
        let who = format!("device {} of \"{author}\", number {number},", hex(device));
        report.noted.push(match says {
            Says::Admits(device, of) => format!("{who} admits device {} for \"{of}\"", hex(device)),
            Says::Revokes(device, Some(last)) => format!(
                "{who} revokes device {}: its entries would count up to its number {last}",
                hex(device)
            ),
            Says::Revokes(device, None) => {
                format!(
                    "{who} revokes device {}: none of its entries would count",
                    hex(device)
                )
            }
        });
    }
    // Others may hold approvals that are not here, or a change that passes these by.
    if let Some(council) = story.charter.council() {
        let told = council.noted.into_iter().chain(council.proved);
        let told = told.map(|line| format!("by this bundle alone: {line}"));
        report.noted.extend(told);
    }
    if sealed > 0 {
        report
            .noted
            .push(format!("{sealed} contents are sealed for a group"));
    }
    let without = story.without - sealed;
    if without > 0 {
        report.noted.push(format!(
            "{without} entries came without their content: the sender did not have it, or left it out"
        ));
    }
    if *have > 0 {
        report
            .noted
            .push(format!("devices of which its sender had entries: {have}"));
    }
    let mut not = |what: &str| report.not_proved.push(what.to_owned());
    if sealed > 0 {
        not(
            "that what is sealed is what its entries committed to: who may open it can tell, and `tregua merge` does",
        );
    }
    not("that nothing was left out: entries at the end of a device's chain can be");
    not("whose entries count: each node decides that for itself");
    not("who sent it: a bundle is signed by nobody, its entries are");
    not("whose devices these are: that is what whoever gave you their digits says");
    not("when anything was signed or received, or that what is said is so");
    report
}
