//! A charter that several organisations share, as `docs/members.md` says: what root keys signed, and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::{Signature, VerifyingKey};

use crate::cbor::Value;
use crate::entry::Entry;
use crate::members::{Device, Signer};
use crate::note::hex;

type Id = [u8; 32];
type Root = [u8; 32];

/// The organisations, each with its root key and the devices that are named as its own, and how many of them sign a change.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Roster {
    seats: BTreeMap<String, (Root, BTreeSet<Device>)>,
    threshold: usize,
}

/// What is here of a charter.
#[derive(Debug, Default)]
pub(crate) struct Charter {
    /// Under the id of the space.
    founded: Option<(Id, Roster)>,
    changes: BTreeMap<Id, Change>,
    approvals: BTreeMap<Id, BTreeSet<Root>>,
    introduced: BTreeSet<(Root, Signer)>,
}

#[derive(Debug)]
struct Change {
    by: String,
    after: Id,
    roster: Roster,
    ends: BTreeMap<Device, i128>,
}

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Council {
    /// Devices whose entries count, as far as root keys say: now, and if nobody had been revoked.
    pub(crate) given: BTreeSet<Signer>,
    pub(crate) ever: BTreeSet<Signer>,
    pub(crate) ends: BTreeMap<Device, i128>,
    /// Organisations that had a seat and have none any more.
    pub(crate) left: BTreeSet<String>,
    /// What is to be told.
    pub(crate) proved: Vec<String>,
    pub(crate) noted: Vec<String>,
}

impl Charter {
    /// Takes note of an entry of kind 13, 14 or 15.
    pub(crate) fn note(&mut self, entry: &Entry, says: &Value) -> Result<(), String> {
        let unread = || "its content says nothing that can be read of a charter".to_owned();
        match entry.kind {
            13 => {
                let roster = Roster::read(says).ok_or_else(unread)?;
                let named = roster.seats.get(&entry.author);
                if !roster.can_be()
                    || named.is_none_or(|(_, devices)| !devices.contains(&entry.device))
                {
                    return Err(
                        "the charter does not name the device that signed it, or cannot be so"
                            .to_owned(),
                    );
                }
                self.founded = Some((entry.space, roster));
            }
            14 => {
                let change = Change {
                    by: entry.author.clone(),
                    after: says.field(2).and_then(Value::hash).ok_or_else(unread)?,
                    roster: Roster::read(says).ok_or_else(unread)?,
                    ends: ends(says).ok_or_else(unread)?,
                };
                self.changes.insert(entry.id, change);
            }
            _ => {
                let root = says.field(0).and_then(Value::hash).ok_or_else(unread)?;
                let Some(Value::Bytes(signature)) = says.field(1) else {
                    return Err(unread());
                };
                let change = says
                    .field(2)
                    .map(|it| it.hash().ok_or_else(unread))
                    .transpose()?;
                let space = hex(&entry.space);
                let words = match change {
                    Some(id) => format!("tregua charter\nspace {space}\nchange {}\n", hex(&id)),
                    None => format!(
                        "tregua charter\nspace {space}\ndevice {}\norganisation {}\n",
                        hex(&entry.device),
                        entry.author
                    ),
                };
                if signed(root, signature, &words) {
                    match change {
                        Some(id) => self.approvals.entry(id).or_default().insert(root),
                        None => {
                            let whom = (entry.device, entry.author.clone());
                            self.introduced.insert((root, whom))
                        }
                    };
                }
            }
        }
        Ok(())
    }

    /// What was kept apart counts as well: root keys signed it.
    pub(crate) fn absorb(&mut self, other: Charter) {
        self.changes.extend(other.changes);
        self.introduced.extend(other.introduced);
        for (change, roots) in other.approvals {
            self.approvals.entry(change).or_default().extend(roots);
        }
    }

    fn approved<'a>(&self, change: &Id, roster: &'a Roster) -> Vec<&'a str> {
        let roots = self.approvals.get(change);
        let signed =
            |(_, (root, _)): &(&String, &(Root, _))| roots.is_some_and(|it| it.contains(root));
        roster
            .seats
            .iter()
            .filter(signed)
            .map(|(name, _)| name.as_str())
            .collect()
    }

    /// The changes of a state that so many organisations approved as it asks for, by id.
    fn reached(&self, after: Id, roster: &Roster) -> Vec<(Id, &Change)> {
        let of = self
            .changes
            .iter()
            .filter(|(_, change)| change.after == after && change.roster.can_be());
        let enough = |id: &Id| self.approved(id, roster).len() >= roster.threshold;
        of.filter(|(id, _)| enough(id))
            .map(|(id, change)| (*id, change))
            .collect()
    }

    /// `None` where one organisation founded the record alone.
    pub(crate) fn council(&self) -> Option<Council> {
        let (space, founded) = self.founded.clone()?;
        let mut council = Council::default();
        // Every state that was reached, whether it counts or not.
        let (mut open, mut states) = (vec![(space, founded.clone())], Vec::new());
        while let Some((id, roster)) = open.pop() {
            let next = self.reached(id, &roster).into_iter();
            open.extend(next.map(|(id, change)| (id, change.roster.clone())));
            states.push(roster);
        }
        let (mut last, mut chain) = (space, vec![founded]);
        while let Some(now) = chain.last().cloned() {
            let reached = self.reached(last, &now);
            self.tell_open(last, &now, &reached, &mut council);
            // Of several the lowest id, which everybody finds alike.
            let Some((id, change)) = reached.first() else {
                break;
            };
            let gone = now
                .devices()
                .filter(|(device, _)| !change.roster.names(device));
            for (device, _) in gone.filter(|(device, _)| !change.ends.contains_key(device)) {
                council.ends.entry(device).or_insert(0);
            }
            for (device, end) in &change.ends {
                let known = council.ends.entry(*device).or_insert(*end);
                *known = (*end).min(*known);
            }
            council.proved.push(format!(
                "the change of members {} was approved by the root keys of {}, {} of {} that were asked for",
                hex(id),
                listed(&self.approved(id, &now)),
                now.threshold,
                now.seats.len()
            ));
            chain.push(change.roster.clone());
            last = *id;
        }
        let now = chain.last()?;
        let had = |roster: &Roster, (root, (_, name)): &(Root, Signer)| {
            roster
                .seats
                .get(name)
                .is_some_and(|(known, _)| known == root)
        };
        let ended = |it: &(Root, Signer)| council.ends.contains_key(&it.1.0);
        for it in &self.introduced {
            if had(now, it) || (ended(it) && chain.iter().any(|roster| had(roster, it))) {
                council.given.insert(it.1.clone());
            }
            if states.iter().any(|roster| had(roster, it)) {
                council.ever.insert(it.1.clone());
            }
        }
        council.given.extend(chain.iter().flat_map(Roster::devices));
        council.ever.extend(states.iter().flat_map(Roster::devices));
        let names = chain.iter().flat_map(|roster| roster.seats.keys());
        let left = names.filter(|name| !now.seats.contains_key(*name)).cloned();
        council.left = left.collect();
        let seats: Vec<&str> = now.seats.keys().map(String::as_str).collect();
        council.noted.insert(
            0,
            format!(
                "{} share its charter; {} of {} change who does",
                listed(&seats),
                now.threshold,
                now.seats.len()
            ),
        );
        Some(council)
    }

    /// Of the changes of a state those that do not count.
    fn tell_open(&self, after: Id, now: &Roster, reached: &[(Id, &Change)], council: &mut Council) {
        for (id, change) in self
            .changes
            .iter()
            .filter(|(_, change)| change.after == after)
        {
            let approved = self.approved(id, now);
            let counts = reached.first().is_some_and(|(first, _)| first == id);
            let beside = !counts && reached.iter().any(|(one, _)| one == id);
            let why = match (counts, beside, reached.is_empty()) {
                (true, ..) => continue,
                (_, true, _) => {
                    "it does not count: another of the same state does, and who approved both told two stories"
                }
                (_, _, true) => "it waits",
                _ => "it was passed by",
            };
            council.noted.push(format!(
                "the change of members {} that \"{}\" proposed has {} of {} approvals ({}): {why}",
                hex(id),
                change.by,
                approved.len(),
                now.threshold,
                listed(&approved)
            ));
        }
    }
}

impl Roster {
    fn read(says: &Value) -> Option<Self> {
        let Value::Map(pairs) = says.field(0)? else {
            return None;
        };
        let mut seats = BTreeMap::new();
        for (name, keys) in pairs {
            let keys: Option<Vec<[u8; 32]>> = keys.list()?.iter().map(Value::hash).collect();
            let keys = keys?;
            let (root, devices) = keys.split_first()?;
            seats.insert(
                name.text()?.to_owned(),
                (*root, devices.iter().copied().collect()),
            );
        }
        let threshold = usize::try_from(says.field(1)?.number()?).ok()?;
        Some(Roster { seats, threshold })
    }

    /// Several organisations, each with a key of its own, and a threshold that no two halves reach.
    fn can_be(&self) -> bool {
        let seats = self.seats.len();
        let roots: BTreeSet<&Root> = self.seats.values().map(|(root, _)| root).collect();
        let devices: BTreeSet<Device> = self.devices().map(|(device, _)| device).collect();
        let apart = roots.len() == seats && devices.len() == self.devices().count();
        apart
            && (2..=32).contains(&seats)
            && devices.len() <= 512
            && self.threshold > seats / 2
            && self.threshold <= seats
    }

    fn devices(&self) -> impl Iterator<Item = Signer> + '_ {
        let seats = self.seats.iter();
        seats.flat_map(|(name, (_, devices))| devices.iter().map(|device| (*device, name.clone())))
    }

    fn names(&self, device: &Device) -> bool {
        self.seats
            .values()
            .any(|(_, devices)| devices.contains(device))
    }
}

fn ends(says: &Value) -> Option<BTreeMap<Device, i128>> {
    let Some(ends) = says.field(3) else {
        return Some(BTreeMap::new());
    };
    let one = |value: &Value| match value.list()? {
        [device, end] => device.hash().zip(end.number()),
        _ => None,
    };
    ends.list()?.iter().map(one).collect()
}

fn signed(root: Root, signature: &[u8], words: &str) -> bool {
    let key = VerifyingKey::from_bytes(&root).ok();
    let both = key.zip(Signature::from_slice(signature).ok());
    both.is_some_and(|(key, signature)| key.verify_strict(words.as_bytes(), &signature).is_ok())
}

fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    match names.is_empty() {
        true => "nobody".to_owned(),
        false => names.join(", "),
    }
}
