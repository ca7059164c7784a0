#![doc = include_str!("../README.md")]

mod bundle;
mod cbor;
mod charter;
mod clock;
mod database;
mod entry;
mod members;
mod note;
mod public;
mod record;
mod story;
mod tree;
mod trust;

pub use bundle::{bundle, is_bundle};
use clock::instant;
use entry::Entry;
pub use note::Key;
use note::{base64, checkpoint, decimal, hex, unhex};
pub use public::{is_public, public};
pub use record::{Given, record};
use tree::Hash;
pub use trust::Trust;

/// What was looked at, in plain words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What is proved to whoever trusts the keys that were given.
    pub proved: Vec<String>,
    /// What was found beside that, and is nobody's damage: two stories of one device, what was revoked, what is missing.
    pub noted: Vec<String>,
    /// What is not.
    pub not_proved: Vec<String>,
}

/// The keys that are trusted.
#[derive(Debug, Clone)]
pub struct Keys {
    /// That of the log.
    pub log: Key,
    /// Those of witnesses.
    pub witnesses: Vec<Key>,
    /// A trust file that says how many of them together.
    pub trust: Option<Trust>,
}

impl Keys {
    /// What the trust file asks for, if there is one: that enough witnesses saw the log.
    ///
    /// # Errors
    /// In plain words, that too few did, or that it is about another record.
    fn enough(&self, space: [u8; 32], seen: &[(String, u64)]) -> Result<Vec<String>, String> {
        let Some(trust) = &self.trust else {
            return Ok(Vec::new());
        };
        let mut told = trust.about(Some(space))?;
        told.push(trust.reached(seen)?);
        Ok(told)
    }
}

/// Checks an exhibit: the proof (c2sp.org/tlog-proof), the signed bytes of the entry, and its content with the salt before it.
///
/// # Errors
/// In plain words, what does not hold: then nothing is proved.
pub fn exhibit(
    proof: &[u8],
    bytes: &[u8],
    payload: Option<&[u8]>,
    keys: &Keys,
) -> Result<Report, String> {
    let proof = std::str::from_utf8(proof).map_err(|_| "the proof is no text".to_owned())?;
    let (head, note) = proof
        .split_once("\n\n")
        .ok_or("the proof has no checkpoint")?;
    let mut lines = head.lines();
    if lines.next() != Some("c2sp.org/tlog-proof@v1") {
        return Err("the proof is not of the form c2sp.org/tlog-proof@v1".to_owned());
    }
    let mut line = lines.next().unwrap_or_default();
    if let Some(extra) = line.strip_prefix("extra ") {
        base64(extra).ok_or("the proof's line `extra` cannot be read")?;
        line = lines.next().unwrap_or_default();
    }
    let index = line.strip_prefix("index ").and_then(decimal);
    let index = index.ok_or("the proof does not say the entry's place")?;
    let path: Option<Vec<Hash>> = lines
        .map(|line| base64(line).and_then(|bytes| <Hash>::try_from(bytes).ok()))
        .collect();
    let path = path.ok_or("a line of the proof is no hash")?;
    let (checkpoint, seen) = checkpoint(note.as_bytes(), &keys.log, &keys.witnesses)?;
    let leaf = tree::leaf(&entry::leaf(bytes));
    if tree::root_by(&path, index, checkpoint.size, leaf) != Some(checkpoint.root) {
        return Err(format!(
            "the entry is not at place {index} of the log: the path leads to another root"
        ));
    }
    let entry = Entry::read(bytes)?;
    of_space(&entry, &checkpoint.origin)?;
    let enough = keys.enough(entry.space, &seen)?;
    let mut report = Report::default();
    let mut proved = |what: String| report.proved.push(what);
    proved(format!(
        "the log with the key given holds this entry, unchanged, at place {index} of {}",
        checkpoint.size
    ));
    proved(format!(
        "device {} signed it for \"{}\" as number {} of its entries, of kind {}",
        hex(&entry.device),
        entry.author,
        entry.seq,
        entry.kind
    ));
    proved(format!("its id is {}", hex(&entry.id)));
    match payload {
        Some(payload) if entry.committed_to(payload) => {
            proved("the content given is what the entry committed to when it was signed".to_owned())
        }
        Some(_) => {
            return Err("the content or its salt is not what the entry committed to".to_owned());
        }
        None => {}
    }
    for (name, time) in &seen {
        proved(format!(
            "witness `{name}` says that it saw the log with this entry in it at {}",
            instant(i128::from(*time))
        ));
    }
    enough.into_iter().for_each(&mut proved);
    let mut not = |what: &str| report.not_proved.push(what.to_owned());
    not(&format!(
        "when it was signed: {} is what the author's own clock said",
        instant(entry.signed.div_euclid(1000))
    ));
    if seen.is_empty() {
        not("since when the log has it: no witness whose key was given cosigned");
    }
    if payload.is_none() {
        not("what it says: its content was not given");
    }
    not("that what it says is so, or that nothing was left out of the log");
    not("whose device and whose log this is: that is what whoever gave you the keys says");
    Ok(report)
}

/// Checks a whole log in its static form (c2sp.org/tlog-tiles). `read` gives the bytes of a file by its path, `None` if there
/// is none.
///
/// # Errors
/// In plain words, what does not hold first, and at which entry.
pub fn whole_log(read: impl Fn(&str) -> Option<Vec<u8>>, keys: &Keys) -> Result<Report, String> {
    let note = read("checkpoint").ok_or("there is no file `checkpoint`")?;
    let (checkpoint, seen) = checkpoint(&note, &keys.log, &keys.witnesses)?;
    let (mut leaves, mut last): (Vec<Hash>, Vec<Entry>) = Default::default();
    let mut hashed = 0_u64;
    while (leaves.len() as u64) < checkpoint.size {
        let at = leaves.len() as u64;
        let width = (checkpoint.size - at).min(256);
        let numbered = numbered(at / 256, width);
        let path = format!("tile/entries/{numbered}");
        let bundle = read(&path).ok_or_else(|| format!("there is no file `{path}`"))?;
        let entries = unbundled(&bundle).ok_or_else(|| format!("`{path}` is cut off"))?;
        if entries.len() as u64 != width {
            return Err(format!(
                "`{path}` holds {} entries, not {width}",
                entries.len()
            ));
        }
        let mut hashes = Vec::new();
        for bytes in entries {
            let place = leaves.len();
            let told = |why: String| format!("entry {place}: {why}");
            match entry::is_hashes(bytes) {
                true => hashed += 1,
                false => {
                    let entry = Entry::read(bytes).map_err(told)?;
                    of_space(&entry, &checkpoint.origin).map_err(told)?;
                    follow(&mut last, entry).map_err(told)?;
                }
            }
            hashes.extend_from_slice(&tree::leaf(bytes));
            leaves.push(tree::leaf(bytes));
        }
        let path = format!("tile/0/{numbered}");
        if let Some(tile) = read(&path).filter(|tile| *tile != hashes) {
            let same = tile.chunks(32).zip(hashes.chunks(32));
            let place = at as usize + same.take_while(|(left, right)| left == right).count();
            return Err(format!(
                "entry {place}: `{path}` is not what the entries give"
            ));
        }
    }
    if tree::root(&leaves) != checkpoint.root {
        return Err("the entries give another root than the log signed".to_owned());
    }
    // Hashes name no space: the log's own name does.
    let space = space_of(&checkpoint.origin);
    let enough = space.map(|space| keys.enough(space, &seen)).transpose()?;
    let mut report = Report::default();
    report.proved.push(format!(
        "the log with the key given signed for these {} entries, in this order, and no others",
        checkpoint.size
    ));
    for head in &last {
        report.proved.push(format!(
            "device {} signed {} of them for \"{}\", one after the other without a gap",
            hex(&head.device),
            head.seq + 1,
            head.author
        ));
    }
    if hashed > 0 {
        report.noted.push(format!(
            "{hashed} of them are here as hashes, which tell neither who signed them nor of what kind they are"
        ));
    }
    report.proved.extend(enough.unwrap_or_default());
    for (name, time) in &seen {
        report.proved.push(format!(
            "witness `{name}` says that it saw this log at {}",
            instant(i128::from(*time))
        ));
    }
    let mut not = |what: &str| report.not_proved.push(what.to_owned());
    if seen.is_empty() {
        not("since when any of them is there: no witness whose key was given cosigned");
    }
    not("that nothing came after them");
    if hashed > 0 {
        not(
            "that those which are here as hashes were signed by anybody: whoever has the entries can tell",
        );
    }
    not("what they say: content is not in these files, only what each entry committed to");
    Ok(report)
}

/// An entry is signed for a space, which the name of its log holds.
fn of_space(entry: &Entry, origin: &str) -> Result<(), String> {
    match space_of(origin) == Some(entry.space) {
        true => Ok(()),
        false => Err("it was signed for another space than that of this log".to_owned()),
    }
}

/// The space that the name of a log holds.
fn space_of(origin: &str) -> Option<[u8; 32]> {
    unhex(origin.split('/').nth(1)?)
}

/// Holds an entry to the one before it of the same device.
fn follow(last: &mut Vec<Entry>, entry: Entry) -> Result<(), String> {
    let before = last.iter_mut().find(|last| last.device == entry.device);
    let due = before.as_ref().map_or(0, |last| last.seq + 1);
    let named = before.as_ref().map(|last| last.id);
    if entry.seq != due || entry.prev != named {
        return Err("it does not follow the entry before it of its device".to_owned());
    }
    match before {
        Some(before) => *before = entry,
        None => last.push(entry),
    }
    Ok(())
}

/// The entries of a bundle, each behind its length.
fn unbundled(bundle: &[u8]) -> Option<Vec<&[u8]>> {
    let (mut rest, mut entries) = (bundle, Vec::new());
    while !rest.is_empty() {
        let (length, after) = rest.split_first_chunk::<2>()?;
        let (entry, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        entries.push(entry);
        rest = after;
    }
    Some(entries)
}

/// The path of a tile by its number: `x001/x234/067`, `.p/` and its width if it is not full.
fn numbered(index: u64, width: u64) -> String {
    let mut path = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1000);
        rest /= 1000;
    }
    match width {
        256 => path,
        width => format!("{path}.p/{width}"),
    }
}
