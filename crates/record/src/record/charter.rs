//! A charter of several: as it is, what was proposed, and what root keys sign.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;
use tregua_calendar::Timestamp;
use tregua_log::{Note, SignatureLine};

use super::Record;
use super::exchange::{MergeError, Merged};
use super::read::ReadError;
use super::trust::members;
use crate::charter::{Charter, Settled, change_words, device_words, first_state};
use crate::entries::approval::Approval;
use crate::entries::roster::{Roster, RosterProblem, Seat};
use crate::key::{DeviceKey, KeyError, RootKey};
use crate::{DeviceId, EntryId, MemberChange, Organisation, Payload, RootId};

/// An organisation, and the public key that is its own.
type Owned = (Organisation, [u8; 32]);

/// A charter of several, as it is by what is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharterNow {
    /// What made it so: a change, or the charter itself, which has the id of the space.
    pub state: EntryId,
    /// The organisations that share it.
    pub roster: Roster,
    /// Changes in effect, in their order.
    pub in_effect: Vec<Proposal>,
    /// Changes of the charter as it is that wait for approvals.
    pub open: Vec<Proposal>,
    /// Changes that reached their threshold beside another that counts: some organisation approved both.
    pub beside: Vec<Proposal>,
    /// Changes of an earlier state, which can count no longer.
    pub passed_by: Vec<Proposal>,
    /// True if the others take what this node's device signs.
    pub is_taken: bool,
}

/// A change of members, and who approved it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its entry.
    pub id: EntryId,
    /// What it changes.
    pub after: EntryId,
    /// Who proposed it.
    pub by: Organisation,
    /// When, by the author's own clock.
    pub signed: Timestamp,
    /// What it changes there.
    pub differences: Vec<Difference>,
    /// How many organisations have to approve it.
    pub threshold: u64,
    /// Those that did.
    pub approved: BTreeSet<Organisation>,
    /// Those that did not.
    pub others: BTreeSet<Organisation>,
}

/// One thing that a change of members changes, or that somebody wants to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// An organisation gets a seat, with this root key.
    Seat(Organisation, RootId),
    /// An organisation has no seat any more; what its devices signed, as far as it is here, counts.
    NoSeat(Organisation),
    /// An organisation signs with another root key.
    Root(Organisation, RootId),
    /// A device is named as an organisation's.
    Device(Organisation, DeviceId),
    /// A device signs no longer; its last number that counts, if any does.
    End(DeviceId, Option<u64>),
    /// So many organisations have to approve a change.
    Threshold(u64),
}

/// What a root key signed, to be put on record by whoever carries it: a signed note (c2sp.org/signed-note).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed(Note);

/// Why the charter was not changed, or nothing was approved. The record is unchanged.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CharterError {
    /// There is no such charter.
    #[error(
        "one organisation founded this record alone; a charter of several is made with `tregua init --member`"
    )]
    Alone,
    /// A charter cannot be so.
    #[error(transparent)]
    Roster(#[from] RosterProblem),
    /// It is not among those who share it.
    #[error("`{0}` has no seat in the charter")]
    NoSeat(Organisation),
    /// It has a seat already.
    #[error("`{0}` has a seat in the charter already")]
    HasSeat(Organisation),
    /// It is so already.
    #[error("that changes nothing: the charter is so already")]
    NothingChanges,
    /// The root key is none of the charter.
    #[error("`{}` is the root key of no organisation that decides about this; take the one that the charter names", .0.short())]
    NotARoot(RootId),
    /// The root key is another organisation's.
    #[error("this is the root key of `{0}`, and `{1}` signs here")]
    OfAnother(Organisation, Organisation),
    /// No such change is here.
    #[error("no change of members `{0}` is here")]
    NoChange(String),
    /// The charter has changed since.
    #[error("the charter has changed since `{}` was proposed; propose it anew", .0.short())]
    PassedBy(EntryId),
    /// What was carried here is no approval.
    #[error("this is no approval of a change in this space; copy the whole of it")]
    NoApproval,
    /// The record could not be read, or nothing could be signed.
    #[error(transparent)]
    Merge(#[from] MergeError),
}

impl From<ReadError> for CharterError {
    fn from(error: ReadError) -> Self {
        CharterError::Merge(error.into())
    }
}

impl Record {
    /// The charter that several organisations share; `None` of a record that one founded alone.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn charter(&self) -> Result<Option<CharterNow>, ReadError> {
        Ok(self.council()?.map(|council| council.told(self)))
    }

    /// Proposes a change of the charter as it is, and approves it where a root key is given.
    ///
    /// # Errors
    /// [`CharterError`]; the record is then unchanged.
    pub fn propose(
        &mut self,
        edits: &[Difference],
        root: Option<&RootKey>,
        at: Timestamp,
    ) -> Result<(EntryId, Merged), CharterError> {
        let council = self.council()?.ok_or(CharterError::Alone)?;
        let change = council.edited(self, edits)?;
        if let Some(key) = root {
            let root = key.id();
            council
                .now()
                .of_root(root)
                .ok_or(CharterError::NotARoot(root))?;
        }
        let (space, mut proposed) = (self.space(), None);
        let merged = self.taking(at, |taking| {
            let id = taking.sign(Payload::Change(change))?;
            proposed = Some(id);
            if let Some(key) = root {
                taking.sign(approval(key, &change_words(space, id), Some(id)))?;
            }
            Ok(Vec::new())
        })?;
        let id = proposed.ok_or(CharterError::NothingChanges)?;
        Ok((id, merged))
    }

    /// Approves a change by a root key, in an entry of this node; nothing is written where that key approved it before.
    ///
    /// # Errors
    /// [`CharterError`]; the record is then unchanged.
    pub fn approve(
        &mut self,
        change: EntryId,
        key: &RootKey,
        at: Timestamp,
    ) -> Result<Merged, CharterError> {
        let signed = self.sign_approval(change, key)?;
        self.carry(&signed, at)
    }

    /// What a root key signs to approve a change, for others to put on record.
    ///
    /// # Errors
    /// [`CharterError`] if the change is not one of the charter as it is, or the key is not one of its roots.
    pub fn sign_approval(&self, change: EntryId, key: &RootKey) -> Result<Signed, CharterError> {
        let council = self.council()?.ok_or(CharterError::Alone)?;
        council.open(change)?;
        let root = key.id();
        council
            .now()
            .of_root(root)
            .ok_or(CharterError::NotARoot(root))?;
        let words = change_words(self.space(), change);
        let line = key.sign_note(&words);
        Ok(Signed(Note::new(words, vec![line])))
    }

    /// Puts on record what a root key signed, whoever's it is.
    ///
    /// # Errors
    /// [`CharterError`]; the record is then unchanged.
    pub fn carry(&mut self, signed: &Signed, at: Timestamp) -> Result<Merged, CharterError> {
        let council = self.council()?.ok_or(CharterError::Alone)?;
        let (root, signature, change) = signed.open(self.space())?;
        council.open(change)?;
        let organisation = council
            .now()
            .of_root(root)
            .ok_or(CharterError::NotARoot(root))?;
        if council
            .charter
            .approved(change, council.now())
            .contains(organisation)
        {
            return Ok(Merged::default());
        }
        let approval = Payload::Approval(Approval {
            root,
            signature,
            change: Some(change),
        });
        Ok(self.taking(at, |taking| {
            taking.sign(approval)?;
            Ok(Vec::new())
        })?)
    }

    /// Says by the organisation's root key that this node's device is its own: from then on the others take what it signs.
    ///
    /// # Errors
    /// [`CharterError`]; the record is then unchanged.
    pub fn introduce(&mut self, key: &RootKey, at: Timestamp) -> Result<Merged, CharterError> {
        let council = self.council()?.ok_or(CharterError::Alone)?;
        let (author, device) = (self.author().clone(), self.device());
        match council.now().of_root(key.id()) {
            Some(found) if *found == author => {}
            Some(found) => return Err(CharterError::OfAnother(found.clone(), author)),
            None => return Err(CharterError::NotARoot(key.id())),
        }
        if council.takes(device, &author) {
            return Ok(Merged::default());
        }
        let words = device_words(self.space(), &author, device);
        let approval = approval(key, &words, None);
        Ok(self.taking(at, |taking| {
            taking.sign(approval)?;
            Ok(Vec::new())
        })?)
    }

    /// The change whose id begins with these digits.
    ///
    /// # Errors
    /// [`CharterError::NoChange`] if there is none, or several.
    pub fn change_named(&self, digits: &str) -> Result<EntryId, CharterError> {
        let council = self.council()?.ok_or(CharterError::Alone)?;
        let mut found = council.charter.changes.keys();
        let mut named = found
            .by_ref()
            .filter(|id| id.to_string().starts_with(digits));
        match (named.next(), named.next()) {
            (Some(one), None) => Ok(*one),
            _ => Err(CharterError::NoChange(digits.to_owned())),
        }
    }

    /// Whose keys say who shares the record, and how many of them together: the root keys of the charter as it is, or the
    /// founder's device.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn roots(&self) -> Result<(Vec<Owned>, u64), ReadError> {
        Ok(match self.council()? {
            Some(council) => {
                let seats = council.now().seats.iter();
                let roots = seats.map(|(name, seat)| (name.clone(), *seat.root.as_bytes()));
                (roots.collect(), council.now().threshold)
            }
            None => {
                let (device, name) = &self.node.founder;
                (vec![(name.clone(), *device.as_bytes())], 1)
            }
        })
    }

    /// The line by which the founder's device signs words as a note, under its own digits; `None` where another device signs, or
    /// where several share the charter.
    ///
    /// # Errors
    /// [`KeyError`] if its key is not there.
    pub fn sign_as_founder(&self, words: &str) -> Result<Option<SignatureLine>, KeyError> {
        let (device, node) = (self.node.device, &self.node);
        if node.shared || node.founder.0 != device {
            return Ok(None);
        }
        let sign = |key: &DeviceKey| key.sign_note(&device.to_string(), words);
        Record::with_key(&self.signer, device, sign).map(Some)
    }

    fn council(&self) -> Result<Option<Council>, ReadError> {
        let charter = members(self.store().reader())?.charter;
        Ok(charter.settle().map(|settled| Council { charter, settled }))
    }
}

fn approval(key: &RootKey, words: &str, change: Option<EntryId>) -> Payload {
    Payload::Approval(Approval {
        root: key.id(),
        signature: key.sign(words),
        change,
    })
}

impl Signed {
    /// Reads it; whether it is an approval is told when it is put on record.
    ///
    /// # Errors
    /// [`CharterError::NoApproval`] if it is no signed note.
    pub fn parse(bytes: &[u8]) -> Result<Self, CharterError> {
        Note::parse(bytes)
            .map(Signed)
            .map_err(|_| CharterError::NoApproval)
    }

    fn open(&self, space: crate::SpaceId) -> Result<(RootId, [u8; 64], EntryId), CharterError> {
        let change = self
            .0
            .text()
            .lines()
            .nth(2)
            .and_then(|line| line.strip_prefix("change "));
        let change: Option<EntryId> = change.and_then(|id| id.parse().ok());
        let change = change.filter(|id| change_words(space, *id) == self.0.text());
        let read = |line: &SignatureLine| {
            let root: RootId = line.name().parse().ok()?;
            Some((root, <[u8; 64]>::try_from(line.signature()).ok()?))
        };
        let signed = self.0.signatures().iter().find_map(read);
        let ((root, signature), change) = signed.zip(change).ok_or(CharterError::NoApproval)?;
        let approval = Approval {
            root,
            signature,
            change: Some(change),
        };
        match crate::charter::is_signed(&approval, self.0.text()) {
            true => Ok((root, signature, change)),
            false => Err(CharterError::NoApproval),
        }
    }
}

impl std::fmt::Display for Signed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What is here of a charter, and what came of it.
struct Council {
    charter: Charter,
    settled: Settled,
}

static NOBODY: Roster = Roster {
    seats: BTreeMap::new(),
    threshold: 0,
};

impl Council {
    fn now(&self) -> &Roster {
        self.settled.now().map_or(&NOBODY, |(_, roster)| roster)
    }

    fn state(&self, record: &Record) -> EntryId {
        let founding = || first_state(record.space());
        self.settled.now().map_or_else(founding, |(id, _)| *id)
    }

    /// True if the charter takes a device for an organisation, as far as root keys say.
    fn takes(&self, device: DeviceId, author: &Organisation) -> bool {
        let named = self
            .now()
            .listed()
            .chain(self.charter.introduced(&self.settled, false));
        let ended = self.settled.ends.contains_key(&device);
        !ended
            && named
                .into_iter()
                .any(|(it, of)| it == device && of == *author)
    }

    /// Refuses a change that is not one of the charter as it is.
    fn open(&self, change: EntryId) -> Result<(), CharterError> {
        let proposed = self.charter.changes.get(&change);
        let proposed = proposed.ok_or_else(|| CharterError::NoChange(change.short()))?;
        match self.settled.now() {
            Some((state, _)) if *state == proposed.change.after => Ok(()),
            _ => Err(CharterError::PassedBy(change)),
        }
    }

    fn ends_of(&self, state: EntryId) -> BTreeMap<DeviceId, u64> {
        let change = self.charter.changes.get(&state);
        change.map_or_else(BTreeMap::new, |it| it.change.ends.clone())
    }

    fn edited(&self, record: &Record, edits: &[Difference]) -> Result<MemberChange, CharterError> {
        let (mut roster, state) = (self.now().clone(), self.state(record));
        let mut ends = self.ends_of(state);
        let asked = edits
            .iter()
            .any(|edit| matches!(edit, Difference::Threshold(_)));
        for edit in edits {
            self.edit(record, edit, &mut roster, &mut ends)?;
        }
        let (least, most) = (
            Roster::majority(roster.seats.len()),
            roster.seats.len() as u64,
        );
        if !asked && least <= most {
            roster.threshold = roster.threshold.clamp(least, most);
        }
        roster.check()?;
        if roster == *self.now() && ends == self.ends_of(state) {
            return Err(CharterError::NothingChanges);
        }
        Ok(MemberChange {
            after: state,
            roster,
            ends,
        })
    }

    fn edit(
        &self,
        record: &Record,
        edit: &Difference,
        roster: &mut Roster,
        ends: &mut BTreeMap<DeviceId, u64>,
    ) -> Result<(), CharterError> {
        let members = record.members()?;
        let of = |name: &Organisation| {
            let counts = members
                .iter()
                .filter(|it| !it.lapsed && it.organisation == *name);
            counts.cloned().collect::<Vec<_>>()
        };
        let mut end = |device: DeviceId, last: Option<u64>| {
            let first_out = last.map_or(0, |last| last.saturating_add(1));
            let known = ends.entry(device).or_insert(first_out);
            *known = first_out.min(*known);
        };
        match edit {
            Difference::Seat(name, root) => {
                let seat = Seat {
                    root: *root,
                    devices: BTreeSet::new(),
                };
                if roster.seats.insert(name.clone(), seat).is_some() {
                    return Err(CharterError::HasSeat(name.clone()));
                }
            }
            Difference::NoSeat(name) => {
                roster
                    .seats
                    .remove(name)
                    .ok_or_else(|| CharterError::NoSeat(name.clone()))?;
                for member in of(name).iter().filter(|it| it.revoked.is_none()) {
                    end(member.device, record.last_here(member.device)?);
                }
            }
            Difference::Root(name, root) => {
                let seat = roster
                    .seats
                    .get_mut(name)
                    .ok_or_else(|| CharterError::NoSeat(name.clone()))?;
                seat.root = *root;
                // Those that the key of before had introduced are named, or they would count no longer.
                let counted = of(name).into_iter().filter(|it| it.revoked.is_none());
                seat.devices.extend(counted.map(|it| it.device));
            }
            Difference::Device(name, device) => {
                let seat = roster
                    .seats
                    .get_mut(name)
                    .ok_or_else(|| CharterError::NoSeat(name.clone()))?;
                seat.devices.insert(*device);
            }
            Difference::End(device, last) => {
                roster.seats.values_mut().for_each(|seat| {
                    seat.devices.remove(device);
                });
                end(*device, *last);
            }
            Difference::Threshold(threshold) => roster.threshold = *threshold,
        }
        Ok(())
    }

    fn told(&self, record: &Record) -> CharterNow {
        let state = self.state(record);
        let mut told = CharterNow {
            state,
            roster: self.now().clone(),
            in_effect: Vec::new(),
            open: Vec::new(),
            beside: Vec::new(),
            passed_by: Vec::new(),
            is_taken: self.takes(record.device(), record.author()),
        };
        for id in self.charter.changes.keys() {
            // What changes a state that never was is told by nobody.
            let Some(proposal) = self.proposal(*id) else {
                continue;
            };
            let in_effect = self.settled.chain.iter().any(|(it, _)| it == id);
            let reached = self.settled.reached.contains_key(id);
            match (in_effect, reached) {
                (true, _) => told.in_effect.push(proposal),
                (false, true) => told.beside.push(proposal),
                (false, false) if proposal.after == state => told.open.push(proposal),
                (false, false) => told.passed_by.push(proposal),
            }
        }
        let place = |it: &Proposal| self.settled.chain.iter().position(|(id, _)| *id == it.id);
        told.in_effect.sort_by_key(place);
        told
    }

    fn proposal(&self, id: EntryId) -> Option<Proposal> {
        let proposed = self.charter.changes.get(&id)?;
        let change = &proposed.change;
        let before = self.settled.reached.get(&change.after)?;
        let approved = self.charter.approved(id, before);
        let others = before.seats.keys().filter(|name| !approved.contains(name));
        Some(Proposal {
            id,
            after: change.after,
            by: proposed.by.clone(),
            signed: proposed.signed,
            differences: differences(before, &self.ends_of(change.after), change),
            threshold: before.threshold,
            others: others.cloned().collect(),
            approved,
        })
    }
}

/// What a change changes, in the order of the organisations.
fn differences(
    before: &Roster,
    ended: &BTreeMap<DeviceId, u64>,
    change: &MemberChange,
) -> Vec<Difference> {
    let mut found = Vec::new();
    let after = &change.roster;
    for (name, seat) in &after.seats {
        let known = before.seats.get(name);
        match known {
            None => found.push(Difference::Seat(name.clone(), seat.root)),
            Some(known) if known.root != seat.root => {
                found.push(Difference::Root(name.clone(), seat.root));
            }
            Some(_) => {}
        }
        let new = seat
            .devices
            .iter()
            .filter(|device| known.is_none_or(|it| !it.devices.contains(device)));
        found.extend(new.map(|device| Difference::Device(name.clone(), *device)));
    }
    let gone = before
        .seats
        .keys()
        .filter(|name| !after.seats.contains_key(name));
    found.extend(gone.map(|name| Difference::NoSeat(name.clone())));
    let listed: BTreeSet<DeviceId> = after.listed().map(|(device, _)| device).collect();
    let dropped = before.listed().map(|(device, _)| device);
    let dropped =
        dropped.filter(|device| !listed.contains(device) && !change.ends.contains_key(device));
    found.extend(dropped.map(|device| Difference::End(device, None)));
    for (device, end) in &change.ends {
        if ended.get(device).is_none_or(|before| end < before) {
            found.push(Difference::End(*device, end.checked_sub(1)));
        }
    }
    if before.threshold != after.threshold {
        found.push(Difference::Threshold(after.threshold));
    }
    found
}

#[cfg(test)]
#[path = "charter_tests.rs"]
mod tests;
