//! A record's file, row by row: what its bytes prove, beside heads that the reader kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::Report;
use crate::clock::instant;
use crate::database::{Beside, Database, EntryRow};
use crate::entry;
use crate::members::{self, Device, Members, Signer};
use crate::note::{self, Checkpoint, Key, hex, to_base64, unhex};
use crate::story::{Story, Taken};
use crate::tree::{self, Hash};
use crate::trust::Trust;

mod contents;

/// Most faults that are listed.
const MOST_TOLD: usize = 50;

/// What the reader has beside the record.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// The key of the log, if it is known.
    pub log: Option<Key>,
    /// Keys of witnesses.
    pub witnesses: Vec<Key>,
    /// A trust file, which names witnesses too.
    pub trust: Option<Trust>,
    /// Checkpoints that somebody kept: a name for each, and its bytes.
    pub against: Vec<(String, Vec<u8>)>,
}

/// Checks a record's file.
///
/// # Errors
/// In plain words, everything that does not hold, in the order of the file: then the record is not what was signed.
pub fn record(path: &Path, given: &Given) -> Result<Report, Vec<String>> {
    let alone = |why: String| vec![why];
    let database = Database::open(path).map_err(alone)?;
    let mut audit = Audit::new(database.beside().map_err(alone)?);
    let read = database.each_entry(|row| audit.row(&row));
    read.map_err(alone)?;
    audit.end(given);
    match audit.wrong.is_empty() {
        true => Ok(audit.report),
        false => {
            let more = audit.wrong.len().saturating_sub(MOST_TOLD);
            audit.wrong.truncate(MOST_TOLD);
            audit
                .wrong
                .extend((more > 0).then(|| format!("and {more} more")));
            Err(audit.wrong)
        }
    }
}

struct Audit {
    beside: Beside,
    story: Story,
    founder: Option<Signer>,
    leaves: Vec<Hash>,
    /// What each row says of being received.
    said: Vec<Said>,
    /// Heads that entries say their authors had seen.
    seen: Vec<(usize, crate::entry::Seen)>,
    signed: Vec<i128>,
    /// Of each checkpoint kept how many entries it is over, and who saw it when.
    times: Vec<(u64, Vec<(String, u64)>)>,
    /// Entries of which there is no content here: place, id and device.
    bare: Vec<(usize, [u8; 32], Device)>,
    /// What notices say was erased, and the device that signed each.
    notices: Vec<(Device, [u8; 32])>,
    /// Of these the ones that this node signed a notice of.
    erased: BTreeSet<[u8; 32]>,
    /// How many came without their content.
    came_bare: u64,
    /// Files that attachments name, and by which entries.
    files: BTreeMap<[u8; 32], Vec<Naming>>,
    report: Report,
    wrong: Vec<String>,
}

/// What a checkpoint turns out to be.
enum Found {
    /// Of this record's log, with those of the witnesses given who cosigned it, and when.
    Ours(Checkpoint, Vec<(String, u64)>),
    Altered(String),
    Foreign,
}

/// An entry that attached a file.
struct Naming {
    place: usize,
    id: [u8; 32],
    device: Device,
}

struct Said {
    place: usize,
    id: [u8; 32],
    received: Option<i64>,
    rebuilt: i64,
    own: Option<i128>,
}

impl Audit {
    fn new(beside: Beside) -> Self {
        Audit {
            beside,
            story: Story::new(true),
            founder: None,
            leaves: Vec::new(),
            said: Vec::new(),
            seen: Vec::new(),
            signed: Vec::new(),
            times: Vec::new(),
            bare: Vec::new(),
            notices: Vec::new(),
            erased: BTreeSet::new(),
            came_bare: 0,
            files: BTreeMap::new(),
            report: Report::default(),
            wrong: Vec::new(),
        }
    }

    fn row(&mut self, row: &EntryRow) {
        let place = self.leaves.len();
        let told = |why: String| format!("entry {place}: {why}");
        if usize::try_from(row.idx) != Ok(place) {
            self.wrong.push(told(format!(
                "its row says that it is entry {}: one is missing, or the rows were counted anew",
                row.idx
            )));
        }
        let bytes = row.bytes.as_deref().unwrap_or_default();
        self.leaves.push(tree::leaf(&entry::leaf(bytes)));
        let content = match &row.content {
            Some(None) => {
                self.wrong
                    .push(told("its content is longer than any may be".to_owned()));
                None
            }
            Some(Some(content)) => Some(content.as_slice()),
            None => None,
        };
        let taken = match self.story.take(bytes, content) {
            Ok(taken) => taken,
            Err(why) => {
                self.wrong.push(told(why));
                self.signed.push(i128::MAX);
                return;
            }
        };
        let (id, device) = (taken.entry.id, taken.entry.device);
        if content.is_none() {
            self.bare.push((place, id, device));
        }
        let erases = taken.entry.erases.iter();
        self.notices.extend(erases.map(|of| (device, *of)));
        let sealed = self.beside.sealed.get(id.as_slice());
        if let (Some(named), Some(found)) = (taken.entry.closed, sealed)
            && named != *found
        {
            self.wrong.push(told(
                "what is sealed for its readers is not what was signed".to_owned(),
            ));
        }
        if let Some(file) = taken.entry.file {
            let naming = Naming { place, id, device };
            self.files.entry(file).or_default().push(naming);
        }
        let charter = matches!(taken.entry.kind, 1 | 13);
        if charter != (place == 0) {
            self.wrong.push(told(
                "a record begins with its charter, and has no other".to_owned(),
            ));
        }
        if place == 0 {
            self.founder = Some((taken.entry.device, taken.entry.author.clone()));
        }
        for what in columns(row, &taken) {
            self.wrong.push(told(format!(
                "its column `{what}` says something else than its bytes"
            )));
        }
        self.signed.push(taken.entry.signed);
        let seen = taken.entry.seen.iter().cloned();
        self.seen.extend(seen.map(|seen| (place, seen)));
        self.said.push(Said {
            place,
            id: taken.entry.id,
            received: row.received,
            rebuilt: row.rebuilt,
            own: taken.own_received,
        });
    }

    fn end(&mut self, given: &Given) {
        for line in std::mem::take(&mut self.beside.damage) {
            self.wrong.push(format!("the file is damaged: {line}"));
        }
        for (kind, name) in std::mem::take(&mut self.beside.foreign) {
            match kind.as_str() {
                "table" | "index" => self.report.noted.push(format!(
                    "the file holds {kind} `{name}`, which is not looked at here"
                )),
                // What runs by itself, or shows other rows than there are.
                _ => self.wrong.push(format!(
                    "the file holds {kind} `{name}`, which tregua did not make"
                )),
            }
        }
        if self.beside.stray > 0 {
            self.wrong
                .push(format!("{} contents belong to no entry", self.beside.stray));
        }
        let Some(founder) = self.founder.clone() else {
            self.wrong
                .push("it does not begin with a charter".to_owned());
            return;
        };
        let (own, devices) = self.node(&founder);
        self.charter_apart();
        let members = self.members(&founder, &own, &devices);
        let received = self.received(&devices);
        self.missing(&devices, &received);
        self.attached(&devices, &received);
        self.tiles();
        let heads = self.heads(&devices, given);
        self.seen_heads(heads.first());
        let shown = self.against(&devices, given, heads.first());
        self.apart(&members);
        self.trusted(given);
        self.tell(&members, &heads, shown, given);
    }

    /// Whose copy it is: the organisation, and the devices that sign or signed here.
    fn node(&mut self, founder: &Signer) -> (String, BTreeSet<Device>) {
        let (mut own, mut devices) = (founder.1.clone(), BTreeSet::new());
        for (device, author) in &self.beside.node {
            match <Device>::try_from(device.as_slice()) {
                Ok(device) => devices.insert(device),
                Err(_) => {
                    self.wrong
                        .push("table `node` names something that is no device".to_owned());
                    false
                }
            };
            own.clone_from(author);
        }
        if devices.is_empty() {
            devices.insert(founder.0);
        }
        (own, devices)
    }

    /// What root keys signed counts wherever it lies.
    fn charter_apart(&mut self) {
        for (bytes, content) in &self.beside.apart {
            let mut alone = Story::new(false);
            alone.space = self.story.space;
            let content = content.clone().map(Option::unwrap_or_default);
            let read = alone.take(bytes.as_deref().unwrap_or_default(), content.as_deref());
            // What cannot be read is told with all else that is kept apart.
            if read.is_ok() {
                self.story.charter.absorb(alone.charter);
            }
        }
    }

    fn members(&mut self, founder: &Signer, own: &str, devices: &BTreeSet<Device>) -> Members {
        let own_devices = devices.iter().map(|device| (*device, own.to_owned()));
        let given: BTreeSet<Signer> = own_devices.chain([founder.clone()]).collect();
        let council = self.story.charter.council();
        let members = members::fold(&self.story.sayings, own, &given, council.as_ref());
        if let Some(council) = council {
            self.report.proved.extend(council.proved);
            self.report.noted.extend(council.noted);
        }
        for (signer, entries) in &self.story.signers {
            let (device, name) = (hex(&signer.0), &signer.1);
            if members.lapsed.contains(signer) {
                self.report.noted.push(format!(
                    "{entries} entries of device {device} for \"{name}\" count for nothing: whoever admitted it was revoked"
                ));
            } else if !members.counted.contains(signer) {
                self.wrong.push(format!(
                    "{entries} entries are of device {device} for \"{name}\", whom nobody here admitted"
                ));
            }
        }
        for (device, end) in &members.ends {
            self.report.noted.push(match end {
                0 => format!(
                    "device {} was revoked: none of its entries counts",
                    hex(device)
                ),
                end => format!(
                    "device {} was revoked: its entries count up to its number {}",
                    hex(device),
                    end - 1
                ),
            });
        }
        members
    }

    /// When each entry was received, by the receipts of this node's devices: the first that covers it counts. Gives which
    /// were.
    fn received(&mut self, devices: &BTreeSet<Device>) -> BTreeSet<[u8; 32]> {
        let mut by: BTreeMap<[u8; 32], (i128, bool)> = BTreeMap::new();
        let own = |device: &Device| devices.contains(device);
        for receipt in self.story.receipts.iter().filter(|it| own(&it.device)) {
            for id in &receipt.covers {
                by.entry(*id).or_insert((receipt.received, receipt.rebuilt));
            }
        }
        for said in &self.said {
            let due = by.get(&said.id).map(|(received, rebuilt)| {
                let own = said.own.filter(|_| *rebuilt);
                (own.unwrap_or(*received), *rebuilt)
            });
            let (at, rebuilt) = due.unzip();
            let fits = said.received.map(i128::from) == at
                && said.rebuilt == i64::from(rebuilt.unwrap_or(false));
            if !fits {
                let says = match at {
                    Some(at) => format!("a receipt says {}", instant(at.div_euclid(1000))),
                    None => "no receipt says so".to_owned(),
                };
                self.wrong.push(format!(
                    "entry {}: when it was received is not what its row says: {says}",
                    said.place
                ));
            }
        }
        by.into_keys().collect()
    }

    /// The log's tiles are those that the entries give.
    fn tiles(&mut self) {
        let Some(mut held) = self.beside.tiles.take() else {
            self.report
                .noted
                .push("it has no log yet: it is of the first format".to_owned());
            return;
        };
        let mut wrong = Vec::new();
        for (level, place, hashes) in tree::tiles(&self.leaves) {
            if held.remove(&(level, place)) != Some(hashes) {
                wrong.push(format!("tile/{level}/{place}"));
            }
        }
        wrong.extend(
            held.keys()
                .map(|(level, place)| format!("tile/{level}/{place}")),
        );
        if let Some(first) = wrong.first() {
            self.wrong.push(format!(
                "{} tiles of the log are not what the entries give, `{first}` the first: entries were changed, or are gone",
                wrong.len()
            ));
        }
    }

    /// The checkpoints that are kept in it: signed by one log and by a device of this node, over these entries.
    fn heads(&mut self, devices: &BTreeSet<Device>, given: &Given) -> Vec<Checkpoint> {
        let mut heads: Vec<Checkpoint> = Vec::new();
        for (size, bytes) in std::mem::take(&mut self.beside.checkpoints) {
            let name = format!("the checkpoint of size {size}");
            let head = match self.own_checkpoint(&bytes, devices, given) {
                Found::Ours(head, seen) => {
                    self.cosigned(&head, &seen);
                    self.times.push((head.size, seen));
                    head
                }
                Found::Altered(why) => {
                    self.wrong.push(format!("{name}: {why}"));
                    continue;
                }
                Found::Foreign => {
                    self.wrong.push(format!("{name} is of another record"));
                    continue;
                }
            };
            if i128::from(size) != i128::from(head.size) {
                self.wrong
                    .push(format!("{name} is over {} entries", head.size));
            }
            if heads.first().is_some_and(|one| one.origin != head.origin) {
                self.wrong.push(format!(
                    "{name} is of another log than the one before: a log was begun anew"
                ));
            }
            self.wrong
                .extend(self.over(&head).map(|why| format!("{name} {why}")));
            heads.push(head);
        }
        heads
    }

    /// Reads a checkpoint as one of this record's own log.
    fn own_checkpoint(&self, bytes: &[u8], devices: &BTreeSet<Device>, given: &Given) -> Found {
        let origin = note::origin(bytes).unwrap_or_default();
        let mut parts = origin.splitn(3, '/');
        let (name, space, log) = (parts.next(), parts.next(), parts.next());
        let key = log.and_then(unhex).and_then(|key| Key::of(origin, key));
        let of_space = name == Some("tregua") && space.and_then(unhex) == self.story.space;
        let Some(key) = key.filter(|_| of_space) else {
            return Found::Foreign;
        };
        let owners = devices.iter().filter_map(|device| Key::of(origin, *device));
        let owners: Vec<Key> = owners.collect();
        let known = std::iter::once(&key).chain(&owners);
        let trusted = given.trust.iter().flat_map(Trust::witnesses);
        let known: Vec<&Key> = known.chain(&given.witnesses).chain(trusted).collect();
        let (head, signed) = match note::signed(bytes, &known) {
            Ok(read) => read,
            Err(why) => return Found::Altered(why),
        };
        let by = |wanted: &Key| signed.iter().any(|(found, _)| *found == wanted);
        if !owners.iter().any(by) {
            return Found::Foreign;
        }
        if !by(&key) {
            return Found::Altered("it is not signed by the log that it names".to_owned());
        }
        if given.log.as_ref().is_some_and(|log| *log != key) {
            return Found::Altered("it is of another log than the key given".to_owned());
        }
        Found::Ours(head, note::times(&signed))
    }

    /// What of a checkpoint does not hold for the entries.
    fn over(&self, head: &Checkpoint) -> Option<String> {
        let size = usize::try_from(head.size).unwrap_or(usize::MAX);
        match self.leaves.get(..size) {
            None => Some(format!(
                "is over {} entries, and {} are here: entries were removed from the end",
                head.size,
                self.leaves.len()
            )),
            Some(leaves) => (tree::root(leaves) != head.root)
                .then(|| "was signed over other entries than those here".to_owned()),
        }
    }

    /// Who saw a head, and which entries say that they were signed before and were not under it.
    fn cosigned(&mut self, head: &Checkpoint, seen: &[(String, u64)]) {
        for (name, time) in seen {
            self.report.proved.push(format!(
                "witness `{name}` says that it saw the log with the first {} entries at {}",
                head.size,
                instant(i128::from(*time))
            ));
        }
        let Some(first) = seen.iter().map(|(_, time)| i128::from(*time) * 1000).min() else {
            return;
        };
        let size = usize::try_from(head.size).unwrap_or(usize::MAX);
        let early = |(_, signed): &(usize, &i128)| **signed < first;
        let later = self.signed.iter().enumerate().skip(size);
        for (place, signed) in later.filter(early) {
            self.report.noted.push(format!(
                "entry {place} says that it was signed at {}, and was not in the log that a witness saw after that: it came late, or its time was made up",
                instant(signed.div_euclid(1000))
            ));
        }
    }

    /// Heads of this record's own log that entries say their authors had seen.
    fn seen_heads(&mut self, own: Option<&Checkpoint>) {
        for (place, seen) in std::mem::take(&mut self.seen) {
            if own.is_none_or(|own| own.origin != seen.origin) {
                continue;
            }
            let head = Checkpoint {
                origin: seen.origin,
                size: seen.size,
                root: seen.root,
            };
            let found = self.over(&head);
            self.wrong
                .extend(found.map(|why| format!("a head that entry {place} names {why}")));
        }
    }

    /// Holds the entries to the checkpoints given; over how many of them they are shown to be those of a checkpoint.
    fn against(
        &mut self,
        devices: &BTreeSet<Device>,
        given: &Given,
        own: Option<&Checkpoint>,
    ) -> Option<u64> {
        let mut shown = None;
        for (name, bytes) in &given.against {
            let found = match self.own_checkpoint(bytes, devices, given) {
                Found::Foreign => Some(
                    "is no checkpoint of this record: if you were given it as one, this is another record than it was signed over"
                        .to_owned(),
                ),
                Found::Altered(why) => Some(format!("does not hold: {why}")),
                Found::Ours(head, _) if own.is_some_and(|own| own.origin != head.origin) => {
                    Some("is of another log of the same device: one of the two was begun anew".to_owned())
                }
                Found::Ours(head, seen) => {
                    self.cosigned(&head, &seen);
                    let over = self.over(&head);
                    if over.is_none() {
                        shown = shown.max(Some(head.size));
                    }
                    over
                }
            };
            self.wrong
                .extend(found.map(|why| format!("the checkpoint given, `{name}`, {why}")));
        }
        shown
    }

    /// What is kept apart: sound in itself, and no part of the rest.
    fn apart(&mut self, members: &Members) {
        let (mut strangers, mut awaiting) = (0, 0);
        for (bytes, content) in std::mem::take(&mut self.beside.apart) {
            let mut alone = Story::new(false);
            alone.space = self.story.space;
            let content = content.map(Option::unwrap_or_default);
            let taken = alone.take(bytes.as_deref().unwrap_or_default(), content.as_deref());
            match taken.map(|taken| (taken.entry.device, taken.entry.author)) {
                Ok(signer) if members.counted.contains(&signer) => awaiting += 1,
                Ok(_) => strangers += 1,
                Err(why) => self
                    .wrong
                    .push(format!("an entry that is kept apart: {why}")),
            }
        }
        for (entries, why) in [
            (strangers, "nobody here trusts their devices"),
            (awaiting, "they wait for what comes before them"),
        ] {
            if entries > 0 {
                self.report.noted.push(format!(
                    "{entries} entries are kept apart, and count for nothing: {why}"
                ));
            }
        }
    }

    /// Whether as many witnesses as a trust file asks for saw a checkpoint of this record.
    fn trusted(&mut self, given: &Given) {
        let Some(trust) = &given.trust else {
            return;
        };
        match trust.about(self.story.space) {
            Ok(told) => self.report.proved.extend(told),
            Err(why) => return self.wrong.push(why),
        }
        let reached = self.times.iter().rev();
        let mut reached =
            reached.filter_map(|(size, seen)| Some((size, trust.reached(seen).ok()?)));
        match reached.next() {
            Some((size, how)) => self.report.proved.push(format!("the checkpoint over the first {size} entries: {how}")),
            None => self.report.not_proved.push(
                "that as many witnesses as the trust file asks for saw any checkpoint of this record".to_owned(),
            ),
        }
    }

    fn tell(&mut self, members: &Members, heads: &[Checkpoint], shown: Option<u64>, given: &Given) {
        let entries = self.leaves.len();
        let space = self
            .story
            .space
            .map_or_else(String::new, |space| hex(&space));
        let mut proved = vec![format!(
            "{entries} entries about space {space}, each as it was signed, each column as its bytes have it"
        )];
        proved.extend(self.story.told());
        proved.push(format!(
            "{} contents are what their entries committed to",
            self.story.contents
        ));
        proved.push(format!(
            "the root of the log over them is {}",
            to_base64(&tree::root(&self.leaves))
        ));
        if let Some(last) = heads.last() {
            proved.push(format!(
                "checkpoints of its log that hold for these entries: {}, the last over {} of them",
                heads.len(),
                last.size
            ));
        }
        if let Some(size) = shown {
            proved.push(format!(
                "the first {size} entries are those of the checkpoint given"
            ));
        }
        if !self.story.receipts.is_empty() {
            proved.push(
                "when each was received here is what signed receipts of this node say".to_owned(),
            );
        }
        proved.append(&mut self.report.proved);
        self.report.proved = proved;

        let noted = &mut self.report.noted;
        noted.append(&mut self.story.noted);
        let (fitting, wrong) = self.story.disclosed();
        noted.extend(wrong);
        self.report.proved.extend(fitting);
        let noted = &mut self.report.noted;
        for (device, organisation) in &members.counted {
            let given = self.founder.as_ref() == Some(&(*device, organisation.clone()));
            let how = if given { ", which founded it" } else { "" };
            noted.push(format!(
                "entries of device {} for \"{organisation}\"{how} count here",
                hex(device)
            ));
        }
        if !self.erased.is_empty() {
            noted.push(format!(
                "{} contents were erased, and notices of this node say so: signatures and chains still hold",
                self.erased.len()
            ));
        }
        if self.came_bare > 0 {
            noted.push(format!(
                "{} entries came from others without their content",
                self.came_bare
            ));
        }

        let mut not = |what: String| self.report.not_proved.push(what);
        not(match shown {
            None => "that nothing was removed from the end: no checkpoint was given".to_owned(),
            Some(size) => format!("that nothing was removed after the first {size} entries"),
        });
        if given.log.is_none() && !heads.is_empty() {
            not(
                "whose log it is: its key was not given, and is taken from the record itself"
                    .to_owned(),
            );
        }
        if given.witnesses.is_empty() && given.trust.is_none() {
            not("since when anything is there: no key of a witness was given".to_owned());
        }
        not("when anything was signed or received: that is the word of whoever holds the device's key".to_owned());
        not("whose devices these are, and that no device was added to those of this node: compare their digits with those you know".to_owned());
        if self.came_bare > 0 {
            not("that entries which came from others without their content never had it here: a row says so, and nobody signs it".to_owned());
        }
        not("that what is said is so".to_owned());
    }
}

/// The columns that say something else than the bytes of the entry.
fn columns(row: &EntryRow, taken: &Taken) -> Vec<&'static str> {
    let entry = &taken.entry;
    [
        ("id", row.id == entry.id),
        ("device", row.device == entry.device),
        ("seq", i128::from(row.seq) == entry.seq),
        ("kind", i128::from(row.kind) == entry.kind),
        ("author", row.author == entry.author),
        ("signed", i128::from(row.signed) == entry.signed),
        ("key", entry.restricted || row.key == taken.key),
    ]
    .into_iter()
    .filter_map(|(column, fits)| (!fits).then_some(column))
    .collect()
}
