//! A charter of several, as changes of members and approvals make it: a fold over what is here, whatever its order.
//!
//! A change names the state that it changes: the charter, or the change in effect before it. It reaches its threshold when so
//! many organisations of that state approved it, each by the root key that it has there. After each state at most one change is
//! in effect: of several that reached the threshold the one with the lowest id, which every copy finds alike. All of them are
//! kept and told, with the organisations that approved more than one.

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::{Signature, VerifyingKey};

use crate::entries::approval::Approval;
use crate::{
    DeviceId, EntryId, Envelope, MemberChange, Organisation, Payload, RootId, Roster, SpaceId,
};

/// What a root key signs to approve a change.
pub(crate) fn change_words(space: SpaceId, change: EntryId) -> String {
    format!("tregua charter\nspace {space}\nchange {change}\n")
}

/// What a root key signs to say that a device is its organisation's own.
pub(crate) fn device_words(
    space: SpaceId,
    organisation: &Organisation,
    device: DeviceId,
) -> String {
    format!("tregua charter\nspace {space}\ndevice {device}\norganisation {organisation}\n")
}

/// What the first change names as the state that it changes: the space, which is named after the charter.
pub(crate) fn first_state(space: SpaceId) -> EntryId {
    EntryId::from_bytes(*space.as_bytes())
}

/// The charter, the changes proposed and what root keys signed, as far as it is here.
#[derive(Debug, Clone, Default)]
pub(crate) struct Charter {
    founding: Option<(EntryId, Roster)>,
    pub(crate) changes: BTreeMap<EntryId, Proposed>,
    approvals: BTreeMap<EntryId, BTreeSet<RootId>>,
    introduced: BTreeSet<(RootId, DeviceId, Organisation)>,
}

/// A change, who proposed it, and when by the author's own clock.
#[derive(Debug, Clone)]
pub(crate) struct Proposed {
    pub(crate) change: MemberChange,
    pub(crate) by: Organisation,
    pub(crate) signed: tregua_calendar::Timestamp,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// The charter, then each change in effect, the present one last.
    pub(crate) chain: Vec<(EntryId, Roster)>,
    /// Every state that reached its threshold, in effect or not.
    pub(crate) reached: BTreeMap<EntryId, Roster>,
    /// Of devices that sign no longer the first number that does not count.
    pub(crate) ends: BTreeMap<DeviceId, u64>,
}

impl Settled {
    /// The charter as it is now, and the entry that made it so.
    pub(crate) fn now(&self) -> Option<&(EntryId, Roster)> {
        self.chain.last()
    }

    /// True of an organisation that had a seat and has none any more.
    pub(crate) fn has_left(&self, organisation: &Organisation) -> bool {
        let had = self
            .chain
            .iter()
            .any(|(_, it)| it.seats.contains_key(organisation));
        had && self
            .now()
            .is_some_and(|(_, it)| !it.seats.contains_key(organisation))
    }
}

impl Charter {
    /// Takes note of an entry; true if it is one of those that may change who counts.
    pub(crate) fn note(&mut self, envelope: &Envelope, payload: &Payload) -> bool {
        let (id, header) = (envelope.id(), envelope.header());
        match payload {
            Payload::SharedCharter(it) if header.seq == 0 && header.prev.is_none() => {
                // Its commitment is the id of the space: there is one.
                let founds = header.space.as_bytes() == header.commit.as_bytes();
                if founds && it.roster.check().is_ok() {
                    self.founding = Some((first_state(header.space), it.roster.clone()));
                }
                founds
            }
            Payload::Change(it) => {
                self.changes.insert(
                    id,
                    Proposed {
                        change: it.clone(),
                        by: header.author.clone(),
                        signed: header.signed,
                    },
                );
                self.approvals.contains_key(&id)
            }
            Payload::Approval(it) => {
                let words = match it.change {
                    Some(change) => change_words(header.space, change),
                    None => device_words(header.space, &header.author, header.device),
                };
                if !is_signed(it, &words) {
                    return false;
                }
                match it.change {
                    Some(change) => {
                        self.approvals.entry(change).or_default().insert(it.root);
                        self.changes.contains_key(&change)
                    }
                    None => {
                        let whom = (it.root, header.device, header.author.clone());
                        self.introduced.insert(whom)
                    }
                }
            }
            _ => false,
        }
    }

    /// Which organisations of a state approved a change.
    pub(crate) fn approved(&self, change: EntryId, roster: &Roster) -> BTreeSet<Organisation> {
        let roots = self.approvals.get(&change);
        let whose = |root: &RootId| roster.of_root(*root).cloned();
        roots.into_iter().flatten().filter_map(whose).collect()
    }

    /// The charter as it is by what is here; `None` in a record that one organisation founded alone.
    pub(crate) fn settle(&self) -> Option<Settled> {
        let (founding, roster) = self.founding.as_ref()?;
        let mut after: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
        for (id, proposed) in &self.changes {
            after.entry(proposed.change.after).or_default().push(*id);
        }
        let mut settled = Settled {
            chain: vec![(*founding, roster.clone())],
            ..Settled::default()
        };
        // Each change has one state before it, so that none is met twice.
        let mut open = vec![(*founding, roster.clone())];
        while let Some((id, roster)) = open.pop() {
            let follow = after.get(&id).into_iter().flatten();
            for (next, proposed) in follow.filter_map(|next| Some((*next, self.changes.get(next)?)))
            {
                let approved = self.approved(next, &roster).len() as u64;
                if approved >= roster.threshold && proposed.change.roster.check().is_ok() {
                    open.push((next, proposed.change.roster.clone()));
                }
            }
            settled.reached.insert(id, roster);
        }
        let mut last = *founding;
        let next = |settled: &Settled, last: &EntryId| {
            let mut follow = after.get(last)?.iter();
            // By id: the lowest is the first.
            follow.find(|id| settled.reached.contains_key(id)).copied()
        };
        while let Some(change) = next(&settled, &last) {
            if let Some(proposed) = self.changes.get(&change) {
                let roster = proposed.change.roster.clone();
                settled.cut(&roster, &proposed.change.ends);
                settled.chain.push((change, roster));
            }
            last = change;
        }
        Some(settled)
    }

    /// Devices that root keys said are their organisation's own: by the keys of the charter as it is, or by any that it had.
    pub(crate) fn introduced<'a>(
        &'a self,
        settled: &'a Settled,
        ever: bool,
    ) -> impl Iterator<Item = (DeviceId, Organisation)> + 'a {
        let has = move |roster: &Roster, root: RootId, name: &Organisation| {
            roster.seats.get(name).is_some_and(|seat| seat.root == root)
        };
        let counts = move |(root, _, name): &&(RootId, DeviceId, Organisation)| match ever {
            true => settled
                .reached
                .values()
                .any(|roster| has(roster, *root, name)),
            false => settled
                .now()
                .is_some_and(|(_, roster)| has(roster, *root, name)),
        };
        // Of one that signs no longer what it signed before its end still counts.
        let ended = move |(root, device, name): &&(RootId, DeviceId, Organisation)| {
            let had = || {
                settled
                    .chain
                    .iter()
                    .any(|(_, roster)| has(roster, *root, name))
            };
            settled.ends.contains_key(device) && had()
        };
        let introduced = self
            .introduced
            .iter()
            .filter(move |it| counts(it) || ended(it));
        introduced.map(|(_, device, name)| (*device, name.clone()))
    }
}

impl Settled {
    /// What the next state ends: what it says, and devices that were named and are not any more. An end is never taken back.
    fn cut(&mut self, next: &Roster, ends: &BTreeMap<DeviceId, u64>) {
        let listed: BTreeSet<DeviceId> = next.listed().map(|(device, _)| device).collect();
        let gone = self
            .now()
            .into_iter()
            .flat_map(|(_, roster)| roster.listed());
        let gone: Vec<DeviceId> = gone
            .map(|(device, _)| device)
            .filter(|device| !listed.contains(device))
            .collect();
        for device in gone {
            if !ends.contains_key(&device) {
                self.ends.entry(device).or_insert(0);
            }
        }
        for (device, end) in ends {
            let known = self.ends.entry(*device).or_insert(*end);
            *known = (*end).min(*known);
        }
    }
}

/// Whether a root key signed these words.
pub(crate) fn is_signed(approval: &Approval, words: &str) -> bool {
    let signature = Signature::from_bytes(&approval.signature);
    VerifyingKey::from_bytes(approval.root.as_bytes())
        .is_ok_and(|key| key.verify_strict(words.as_bytes(), &signature).is_ok())
}
