//! A bundle, as `docs/exchange.md` has it: what one node sends another.

use sha2::{Digest, Sha256};

use crate::Report;
use crate::cbor::{self, Value};
use crate::members::Says;
use crate::note::hex;
use crate::story::Story;

/// No bundle is longer.
const MOST_BYTES: usize = 64 * 1024 * 1024;

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
    let (space, part, have) = opening.ok_or("it does not begin as a bundle does")?;
    let mut story = Story::new(false);
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
                    (true, true) => Ok(report(&story, item - 2, part, have)),
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

/// The space, which part it is, and how many devices its sender had entries of.
fn opened(parts: &[Value]) -> Option<([u8; 32], i128, usize)> {
    let [
        Value::Number(0),
        Value::Text(magic),
        Value::Number(1),
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
    well.then_some((space.hash()?, *part, have.len()))
}

fn report(story: &Story, entries: u64, part: i128, have: usize) -> Report {
    let mut report = Report::default();
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
    if story.without > 0 {
        report.noted.push(format!(
            "{} entries came without their content: the sender did not have it, or left it out",
            story.without
        ));
    }
    if have > 0 {
        report
            .noted
            .push(format!("devices of which its sender had entries: {have}"));
    }
    let mut not = |what: &str| report.not_proved.push(what.to_owned());
    not("that nothing was left out: entries at the end of a device's chain can be");
    not("whose entries count: each node decides that for itself");
    not("who sent it: a bundle is signed by nobody, its entries are");
    not("whose devices these are: that is what whoever gave you their digits says");
    not("when anything was signed or received, or that what is said is so");
    report
}
