//! Entries one after the other, as a record or a bundle has them: each held to its signature, its space, its device's chain and
//! its content; and what of their contents matters to whoever checks: who is admitted, and when something was received.

use std::collections::{BTreeMap, BTreeSet};

use crate::cbor::{self, Value};
use crate::charter::Charter;
use crate::clock;
use crate::entry::{self, Entry, Told};
use crate::members::{Device, Sayings, Says, Signer};
use crate::note::hex;

/// No entry is longer.
const MOST_ENTRY_BYTES: usize = 60 * 1024;
/// No content is longer; 32 bytes of salt stand before it.
const MOST_CONTENT_BYTES: usize = 32 + 1024 * 1024;

/// What was read so far.
#[derive(Default)]
pub(crate) struct Story {
    pub(crate) space: Option<[u8; 32]>,
    /// Whether every device's chain has to begin here.
    whole: bool,
    /// Of each device, by number, the entries.
    pub(crate) chains: BTreeMap<Device, BTreeMap<i128, Vec<[u8; 32]>>>,
    /// The last entry read of each device, and when it says that it was signed.
    last: BTreeMap<Device, ([u8; 32], i128)>,
    pub(crate) signers: BTreeMap<Signer, u64>,
    pub(crate) ids: BTreeSet<[u8; 32]>,
    pub(crate) sayings: Sayings,
    pub(crate) charter: Charter,
    pub(crate) receipts: Vec<Receipt>,
    /// What entries of version 3 committed to.
    commits: BTreeMap<[u8; 32], [u8; 32]>,
    /// Fields that were shown one by one: of which entry, by which, what they commit to, how many.
    shown: Vec<Shown>,
    pub(crate) contents: u64,
    pub(crate) without: u64,
    pub(crate) noted: Vec<String>,
}

/// Of which entry, by which, what the fields commit to, how many they are.
type Shown = ([u8; 32], [u8; 32], Option<([u8; 32], usize)>);

/// What a receipt says: when what it covers was received.
pub(crate) struct Receipt {
    pub(crate) device: Device,
    pub(crate) received: i128,
    pub(crate) rebuilt: bool,
    pub(crate) covers: Vec<[u8; 32]>,
}

/// An entry that was taken, and what its content says of itself.
pub(crate) struct Taken {
    pub(crate) entry: Entry,
    /// Its key, where its kind has one.
    pub(crate) key: Option<String>,
    /// When the claim itself says that it was received, which counts where a history was rebuilt.
    pub(crate) own_received: Option<i128>,
}

impl Story {
    /// `whole`: every device's chain has to begin here, as in a record; a bundle may leave out what the other has.
    pub(crate) fn new(whole: bool) -> Self {
        Story {
            whole,
            ..Story::default()
        }
    }

    /// Takes the next entry: its signed bytes, and its content behind its salt.
    pub(crate) fn take(&mut self, bytes: &[u8], content: Option<&[u8]>) -> Result<Taken, String> {
        if bytes.len() > MOST_ENTRY_BYTES {
            return Err("it is longer than any entry".to_owned());
        }
        let entry = Entry::read(bytes)?;
        match self.space {
            Some(space) if space != entry.space => {
                return Err("it was signed for another space".to_owned());
            }
            _ => self.space = Some(entry.space),
        }
        // The founding entry is what the space is named after.
        if matches!(entry.kind, 1 | 13) && entry.commit != entry.space {
            return Err("it is a charter, and of another space".to_owned());
        }
        let says = content.map(|content| opened(&entry, content)).transpose()?;
        self.follow(&entry)?;
        *self
            .signers
            .entry((entry.device, entry.author.clone()))
            .or_default() += 1;
        match &says {
            Some(_) => self.contents += 1,
            None => self.without += 1,
        }
        let says = says.flatten();
        if entry.by_field {
            self.commits.insert(entry.id, entry.commit);
        }
        if let (16, Some(says)) = (entry.kind, &says)
            && says.field(0).is_none()
        {
            let commit = entry::shown_commit(says);
            let shown = entry.reveals.iter().map(|of| (*of, entry.id, commit));
            self.shown.extend(shown);
        }
        if let Some(says) = &says {
            self.note_membership(&entry, says)?;
        }
        let field = |at: i128| says.as_ref().and_then(|says| says.field(at));
        let (mut key, mut own_received) = (None, None);
        match entry.kind {
            3 | 5 | 101..=199 => {
                key = field(0).and_then(Value::text).map(str::to_owned);
            }
            4 => self.receipts.extend(
                says.as_ref()
                    .map(|says| receipt(&entry, says))
                    .transpose()?,
            ),
            _ => {}
        }
        if (101..=199).contains(&entry.kind) {
            let own = field(33).and_then(Value::text);
            own_received = own.and_then(clock::milliseconds);
        }
        Ok(Taken {
            entry,
            key,
            own_received,
        })
    }

    /// Takes what everybody may be told of an entry, and its content behind its salt.
    pub(crate) fn take_told(
        &mut self,
        id: [u8; 32],
        half: &Told,
        content: Option<&[u8]>,
    ) -> Result<(), String> {
        if !self.ids.insert(id) {
            return Err("it stands here twice".to_owned());
        }
        self.commits.insert(id, half.commit());
        let Some(content) = content else {
            return Ok(());
        };
        if content.len() > MOST_CONTENT_BYTES {
            return Err("its content is longer than any may be".to_owned());
        }
        let says = half.opened(content)?;
        if half.kind == 16 && says.field(0).is_none() {
            let commit = entry::shown_commit(&says);
            let shown = half.reveals.iter().map(|of| (*of, id, commit));
            self.shown.extend(shown);
        }
        Ok(())
    }

    /// Holds an entry to those of its device that were read before it.
    fn follow(&mut self, entry: &Entry) -> Result<(), String> {
        if !self.ids.insert(entry.id) {
            return Err("it stands here twice".to_owned());
        }
        let short = |id: &[u8; 32]| hex(id).chars().take(12).collect::<String>();
        let chain = self.chains.entry(entry.device).or_default();
        let before = chain.get(&(entry.seq - 1)).map_or(&[][..], Vec::as_slice);
        match entry.prev {
            None if entry.seq == 0 => {}
            Some(prev) if entry.seq > 0 && before.contains(&prev) => {}
            Some(_) if entry.seq > 0 && !self.whole && before.is_empty() => {
                self.noted.push(format!(
                    "what comes before number {} of device {} is not in this bundle",
                    entry.seq,
                    hex(&entry.device)
                ));
            }
            _ => {
                return Err(format!(
                    "it is number {} of its device, and does not follow what stands before it: an entry was removed, moved or replaced",
                    entry.seq
                ));
            }
        }
        if let Some((last, signed)) = self.last.get(&entry.device)
            && Some(*last) == entry.prev
            && entry.signed < *signed
        {
            self.noted.push(format!(
                "entry {} says that it was signed before {}, which it follows: a clock was set back, or a time was made up",
                short(&entry.id),
                short(last)
            ));
        }
        let under = chain.entry(entry.seq).or_default();
        under.push(entry.id);
        if let [_, _, ..] = under.as_slice() {
            let all: Vec<String> = under.iter().map(short).collect();
            self.noted.push(format!(
                "device {} signed more than one entry under its number {}: {}; the signatures together prove that it told two stories",
                hex(&entry.device),
                entry.seq,
                all.join(", ")
            ));
        }
        self.last.insert(entry.device, (entry.id, entry.signed));
        Ok(())
    }

    /// Charter, admission, revocation.
    fn note_membership(&mut self, entry: &Entry, says: &Value) -> Result<(), String> {
        let unread = || "its content says nothing that can be read of a device".to_owned();
        let of_device = |organisation: i128, device: i128| {
            let organisation = says.field(organisation)?.text()?.to_owned();
            Some((says.field(device)?.hash()?, organisation))
        };
        let said = match entry.kind {
            1 => {
                let named = of_device(0, 1).ok_or_else(unread)?;
                return match named == (entry.device, entry.author.clone()) {
                    true => Ok(()),
                    false => Err("the charter names another founder than signed it".to_owned()),
                };
            }
            6 => {
                let (device, organisation) = of_device(0, 1).ok_or_else(unread)?;
                Says::Admits(device, organisation)
            }
            7 => {
                let device = says.field(0).and_then(Value::hash).ok_or_else(unread)?;
                Says::Revokes(device, says.field(1).and_then(Value::number))
            }
            13..=15 => return self.charter.note(entry, says),
            _ => return Ok(()),
        };
        let signer = (entry.device, entry.author.clone());
        self.sayings.push((signer, entry.seq, said));
        Ok(())
    }

    /// Which fields that were shown one by one are those of their entries; and those that are not, or whose entry is not here.
    pub(crate) fn disclosed(&self) -> (Vec<String>, Vec<String>) {
        let (mut proved, mut noted) = (Vec::new(), Vec::new());
        for (of, by, commit) in &self.shown {
            let (of_hex, by) = (hex(of), hex(by));
            match (self.commits.get(of), commit) {
                (Some(due), Some((commit, fields))) if due == commit => proved.push(format!(
                    "{fields} fields of entry {of_hex} that entry {by} shows are those which it committed to, and nothing is told of its others"
                )),
                (Some(_), _) => noted.push(format!(
                    "what entry {by} shows as fields of entry {of_hex} is not what that committed to"
                )),
                (None, _) => noted.push(format!(
                    "entry {by} shows fields of entry {of_hex}, which is not here"
                )),
            }
        }
        (proved, noted)
    }

    /// Of each device which numbers it signed, in words: what follows one after the other in one line.
    pub(crate) fn told(&self) -> Vec<String> {
        let mut told = Vec::new();
        for (device, chain) in &self.chains {
            let names = self.signers.keys().filter(|(signer, _)| signer == device);
            let names: Vec<String> = names.map(|(_, name)| format!("\"{name}\"")).collect();
            let (mut runs, mut numbers) = (Vec::new(), chain.keys().copied().peekable());
            while let Some(from) = numbers.next() {
                let mut to = from;
                while let Some(next) = numbers.next_if_eq(&(to + 1)) {
                    to = next;
                }
                runs.push(match from == to {
                    true => format!("number {from}"),
                    false => format!("numbers {from} to {to}"),
                });
            }
            told.push(format!(
                "device {} signed {} for {}, one after the other without a gap",
                hex(device),
                runs.join(", and "),
                names.join(" and ")
            ));
        }
        told
    }
}

/// The content of an entry, held to what it committed to; `None` where its form is not known here.
fn opened(entry: &Entry, content: &[u8]) -> Result<Option<Value>, String> {
    if content.len() > MOST_CONTENT_BYTES {
        return Err("its content is longer than any may be".to_owned());
    }
    if !entry.committed_to(content) {
        return Err("its content or the salt is not what it committed to".to_owned());
    }
    if !entry.tells_size_of(content) {
        return Err("its content has another size than it says".to_owned());
    }
    if entry.restricted {
        return Ok(None);
    }
    let (_, bytes) = content.split_at(32);
    cbor::read(bytes)
        .map(Some)
        .map_err(|why| format!("its content cannot be read: {why}"))
}

fn receipt(entry: &Entry, says: &Value) -> Result<Receipt, String> {
    let unread = || "the receipt does not say when something was received".to_owned();
    let received = says.field(0).and_then(Value::text);
    let covers = says.field(2).and_then(Value::list).unwrap_or_default();
    Ok(Receipt {
        device: entry.device,
        received: received.and_then(clock::milliseconds).ok_or_else(unread)?,
        // `true`, as CBOR has it.
        rebuilt: says.field(1) == Some(&Value::Plain(21)),
        covers: covers.iter().filter_map(Value::hash).collect(),
    })
}
