//! What everybody may have of a truce, as `docs/public.md` has it: the log as hashes, and what was said to everybody.

use sha2::{Digest, Sha256};

use crate::cbor::{self, Value};
use crate::clock::instant;
use crate::entry::{self, Told};
use crate::note::{self, Key, hex, unhex};
use crate::record::Given;
use crate::tree::{self, Hash};
use crate::{Keys, Report, Trust, story::Story};

/// No file for everybody is longer.
const MOST_BYTES: usize = 1024 * 1024 * 1024;

/// True if these bytes begin as what everybody may have does.
pub fn is_public(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x85\x00\x6dtregua public")
}

/// What was counted.
#[derive(Default)]
struct Counted {
    shown: u64,
    empty: u64,
    hidden: u64,
}

/// Checks what everybody may have: every leaf, every content, the root over all, and who signed the checkpoint.
///
/// # Errors
/// In plain words, what does not hold first.
pub fn public(bytes: &[u8], given: &Given) -> Result<Report, String> {
    if bytes.len() > MOST_BYTES {
        return Err("it is longer than such a file may be".to_owned());
    }
    let mut rest = bytes;
    let opening = cbor::next(&mut rest).ok();
    let opening = opening.as_ref().and_then(Value::list).and_then(opened);
    let (space, note) = opening.ok_or("it does not begin as a file for everybody does")?;
    let log = match (&given.log, &given.trust) {
        (Some(log), _) => log.clone(),
        (None, Some(trust)) => {
            let text = std::str::from_utf8(&note).unwrap_or_default();
            let own = trust.log_of(text).cloned();
            own.ok_or("the trust file names no such log")?
        }
        (None, None) => own_key(&note).ok_or("its checkpoint names no log of tregua")?,
    };
    let more = given.trust.iter().flat_map(Trust::witnesses);
    let keys = Keys {
        log,
        witnesses: given.witnesses.iter().chain(more).cloned().collect(),
        trust: given.trust.clone(),
    };
    let (checkpoint, seen) = note::checkpoint(&note, &keys.log, &keys.witnesses)?;
    let enough = keys.enough(space, &seen)?;
    if checkpoint.origin.split('/').nth(1) != Some(&hex(&space)) {
        return Err("its checkpoint is of the log of another space".to_owned());
    }
    let (mut leaves, mut story, mut counted) =
        (Vec::<Hash>::new(), Story::new(false), Counted::default());
    for item in 2_u64.. {
        let told = |why: String| format!("item {item}: {why}");
        let before = bytes.len() - rest.len();
        let value = cbor::next(&mut rest).map_err(told)?;
        let parts = value.list().unwrap_or_default();
        match parts {
            [Value::Number(1), hash] => {
                counted.hidden += 1;
                let hash = hash.hash();
                leaves.push(hash.ok_or_else(|| told("it holds no hash".to_owned()))?);
            }
            [
                Value::Number(2),
                id,
                withheld,
                Value::Bytes(half),
                content @ ..,
            ] => {
                let hashes = id.hash().zip(withheld.hash());
                let (id, withheld) = hashes.ok_or_else(|| told("it holds no hash".to_owned()))?;
                let half_read = Told::read(half).map_err(told)?;
                if half_read.space != space {
                    return Err(told("it is of another space".to_owned()));
                }
                let content = match content {
                    [] => None,
                    [Value::Bytes(salt), Value::Bytes(bytes)] if salt.len() == 32 => {
                        Some([salt.as_slice(), bytes].concat())
                    }
                    _ => return Err(told("it is nothing that such a file holds".to_owned())),
                };
                match &content {
                    Some(_) => counted.shown += 1,
                    None => counted.empty += 1,
                }
                story
                    .take_told(id, &half_read, content.as_deref())
                    .map_err(told)?;
                leaves.push(tree::leaf(&entry::leaf_of_hashes(&id, half, &withheld)));
            }
            [
                Value::Number(3),
                Value::Number(entries),
                Value::Bytes(sha256),
            ] => {
                let (read, _) = bytes.split_at(before);
                let due = <[u8; 32]>::from(Sha256::digest(read));
                let fits = *entries == leaves.len() as i128 && sha256.as_slice() == due;
                if !fits {
                    return Err(
                        "its end does not fit what stands before it: it was changed on its way"
                            .to_owned(),
                    );
                }
                if !rest.is_empty() {
                    return Err("something follows its end".to_owned());
                }
                if leaves.len() as u64 != checkpoint.size || tree::root(&leaves) != checkpoint.root
                {
                    return Err("its entries give another root than the log signed: one was changed, left out or put in".to_owned());
                }
                let mut report = report(&story, &counted, given, &checkpoint, &seen);
                report.proved.extend(enough);
                return Ok(report);
            }
            _ => return Err(told("it is nothing that such a file holds".to_owned())),
        }
    }
    Err("it has no end".to_owned())
}

fn opened(parts: &[Value]) -> Option<([u8; 32], Vec<u8>)> {
    match parts {
        [
            Value::Number(0),
            Value::Text(magic),
            Value::Number(1),
            space,
            Value::Bytes(note),
        ] => {
            let well = magic == "tregua public";
            well.then_some((space.hash()?, note.clone()))
        }
        _ => None,
    }
}

/// The key that the name of a log holds.
fn own_key(note: &[u8]) -> Option<Key> {
    let origin = note::origin(note)?;
    let key = origin.strip_prefix("tregua/")?.split('/').nth(1)?;
    Key::of(origin, unhex(key)?)
}

fn report(
    story: &Story,
    counted: &Counted,
    given: &Given,
    checkpoint: &note::Checkpoint,
    seen: &[(String, u64)],
) -> Report {
    let mut report = Report::default();
    let mut proved = |what: String| report.proved.push(what);
    proved(format!(
        "the log {} signed for these {} entries, in this order, and no others",
        checkpoint.origin, checkpoint.size
    ));
    proved(format!(
        "{} of them are shown, and what they say is what the log holds, word for word",
        counted.shown
    ));
    let (fields, noted) = story.disclosed();
    fields.into_iter().for_each(&mut proved);
    for (name, time) in seen {
        proved(format!(
            "witness `{name}` says that it saw this log at {}",
            instant(i128::from(*time))
        ));
    }
    report.noted.extend(noted);
    let mut note = |n: u64, what: &str| {
        report.noted.extend((n > 0).then(|| format!("{n} {what}")));
    };
    note(
        counted.empty,
        "entries are told of without what they say: it was erased, did not come, or is shown in part",
    );
    note(
        counted.hidden,
        "entries are here as hashes alone: for some readers only, withheld for now, about the members of the truce, or of a version that would tell who signed",
    );
    let mut not = |what: &str| report.not_proved.push(what.to_owned());
    not(
        "who signed any of them, or that anybody did: that is left out on purpose. Who keeps the log vouches for it, and those who have the entries can tell",
    );
    not(
        "that what corrects or withdraws another is by the same organisation: whoever made the file says so",
    );
    if given.log.is_none() && given.trust.is_none() {
        not("whose log it is: its key was not given, and is taken from the file itself");
    }
    if seen.is_empty() {
        not("since when any of them is there: no witness whose key was given cosigned");
    }
    not("that nothing came after them, or what those hold that are here as hashes");
    not("when anything was signed or received, or that what is said is so");
    report
}
