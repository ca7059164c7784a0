//! Whose entries count here, and whose are kept apart.

use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::Timestamp;

use super::append::AppendError;
use super::exchange::{MergeError, Merged};
use super::read::{ReadError, contents_of, damaged, own_envelope, sealed_of};
use super::{Head, Node, Record};
use crate::entries::is_of_charter;
use crate::key::KeyError;
use crate::members::{Members, Roll};
use crate::store::{Reader, StoreError};
use crate::{Admission, DeviceId, Envelope, Organisation, Payload, Revocation};

/// A device whose entries count here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The device.
    pub device: DeviceId,
    /// The organisation that it signs for.
    pub organisation: Organisation,
    /// Of one that was revoked the last number that counts, if any does.
    pub revoked: Option<Option<u64>>,
    /// True if whoever admitted it has no say any more, as one who was revoked: what it signed is kept and counts for nothing
    /// until it is trusted again.
    pub lapsed: bool,
}

/// Entries of one device that are kept apart, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The device.
    pub device: DeviceId,
    /// The organisation that it says it signs for.
    pub organisation: Organisation,
    /// How many entries wait.
    pub entries: u64,
    /// True if the device is admitted: then what waits has to be preceded by entries that did not come yet.
    pub admitted: bool,
    /// The first number that waits.
    pub first: u64,
    /// Who on record admitted it, none of whom decides here.
    pub vouching: BTreeSet<Organisation>,
}

impl Record {
    /// Admits a device that signs for an organisation, by an entry of this node, and takes in what waited for that.
    ///
    /// # Errors
    /// [`MergeError::Shared`] for another organisation's where several share a charter, and others; the record is then unchanged.
    pub fn trust(
        &mut self,
        device: DeviceId,
        organisation: &Organisation,
        at: Timestamp,
    ) -> Result<Merged, MergeError> {
        let admission = Admission {
            device,
            organisation: organisation.clone(),
        };
        if self.node.shared && *organisation != self.node.author {
            return Err(MergeError::Shared(organisation.clone()));
        }
        self.taking(at, |taking| {
            if !taking.roll.admits(device, organisation) {
                taking.sign(Payload::Admission(admission))?;
            }
            Ok(Vec::new())
        })
    }

    /// Revokes a device by an entry of this node: what it signed after its number `last` (`None`: all of it) does not count.
    ///
    /// # Errors
    /// [`MergeError::OwnDevice`] for the device that signs here, [`MergeError::NotSignedYet`] for a number that it did not
    /// sign as far as is known here, and others; the record is then unchanged.
    pub fn revoke(
        &mut self,
        device: DeviceId,
        last: Option<u64>,
        at: Timestamp,
    ) -> Result<Merged, MergeError> {
        if device == self.node.device {
            return Err(MergeError::OwnDevice(device));
        }
        if self.node.shared {
            let members = self.members()?;
            let other = members.into_iter().find(|it| it.device == device);
            if let Some(other) = other.filter(|it| it.organisation != self.node.author) {
                return Err(MergeError::Shared(other.organisation));
            }
        }
        let known = self.store().reader().last_known(device)?;
        if let Some(last) = last.filter(|last| known.is_none_or(|known| known < *last)) {
            return Err(MergeError::NotSignedYet {
                device,
                last,
                known,
            });
        }
        self.taking(at, |taking| {
            taking.sign(Payload::Revocation(Revocation { device, last }))?;
            Ok(Vec::new())
        })
    }

    /// The last number of a device that is on record.
    pub(super) fn last_here(&self, device: DeviceId) -> Result<Option<u64>, ReadError> {
        let row = self.store().reader().last_of(device)?;
        row.map(|row| Ok(own_envelope(&row)?.header().seq))
            .transpose()
    }

    /// Whose entries are kept apart, and why.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn waiting(&self) -> Result<Vec<Waiting>, ReadError> {
        let reader = self.store().reader();
        let members = members(reader)?;
        let roll = members.roll(&self.node.footing());
        let mut waiting: BTreeMap<(DeviceId, Organisation), (u64, u64)> = BTreeMap::new();
        reader.each_apart(|row| {
            if let Some(Ok(envelope)) = row.bytes.as_deref().map(Envelope::decode) {
                let header = envelope.header();
                let of = (header.device, header.author.clone());
                let (entries, _) = waiting.entry(of).or_insert((0, header.seq));
                *entries += 1;
            }
            Ok::<_, ReadError>(())
        })?;
        let one = |((device, organisation), (entries, first))| Waiting {
            vouching: members.vouching(device, &organisation),
            admitted: roll.admits(device, &organisation),
            device,
            organisation,
            entries,
            first,
        };
        Ok(waiting.into_iter().map(one).collect())
    }

    /// Whose entries count here: device, organisation, and the last number that counts where the device was revoked (`None` in
    /// it: none does). After them those whose admission counts no longer.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn members(&self) -> Result<Vec<Member>, ReadError> {
        let roll = members(self.store().reader())?.roll(&self.node.footing());
        let members = roll.members().map(|whom| member(&roll, whom, false));
        Ok(members
            .chain(roll.lapsed().map(|whom| member(&roll, whom, true)))
            .collect())
    }

    /// Of each device that was revoked, or whose admission counts no longer, the first number that does not count.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn revoked(&self) -> Result<BTreeMap<DeviceId, u64>, ReadError> {
        if !self.store().reader().is_exchanged()? {
            return Ok(BTreeMap::new());
        }
        let members = self.members()?;
        let mut ends = BTreeMap::new();
        for member in &members {
            if let Some(last) = member.revoked {
                ends.insert(member.device, last.map_or(0, |last| last.saturating_add(1)));
            }
            // One that is taken for another organisation still counts.
            let taken = |other: &Member| other.device == member.device && !other.lapsed;
            if member.lapsed && !members.iter().any(taken) {
                ends.insert(member.device, 0);
            }
        }
        Ok(ends)
    }
}

/// The admissions and revocations on record.
pub(super) fn members(reader: Reader<'_>) -> Result<Members, ReadError> {
    let mut members = Members::default();
    reader.each_membership(|row| {
        let envelope = own_envelope(&row)?;
        let contents =
            contents_of(&row, envelope.header()).map_err(|found| damaged(&row, found))?;
        members.note(&envelope, contents.payload.as_ref());
        Ok::<_, ReadError>(())
    })?;
    note_apart(reader, &mut members)?;
    Ok(members)
}

/// What is kept apart and holds what root keys signed: that counts wherever it lies.
pub(crate) fn note_apart(reader: Reader<'_>, members: &mut Members) -> Result<(), StoreError> {
    reader.each_apart(|row| {
        let envelope = row
            .bytes
            .as_deref()
            .and_then(|bytes| Envelope::decode(bytes).ok());
        let of_one = envelope.filter(|it| is_of_charter(it.header().kind));
        if let Some((envelope, sealed)) = of_one.zip(row.payload.as_ref().and_then(sealed_of))
            && envelope.header().opens(&sealed)
        {
            let read = Payload::decode(envelope.header().kind, &sealed.bytes);
            members.note(&envelope, read.ok().and_then(|read| read.payload).as_ref());
        }
        Ok(())
    })
}

fn member(roll: &Roll, (device, organisation): &(DeviceId, Organisation), lapsed: bool) -> Member {
    Member {
        device: *device,
        organisation: organisation.clone(),
        revoked: roll.end(*device).map(|end| end.checked_sub(1)),
        lapsed,
    }
}

/// Those whose entries count no longer, or not as far, where they did before.
pub(super) fn stopped(before: &Roll, now: &Roll) -> Vec<Member> {
    let mut stopped = Vec::new();
    for whom in before.members() {
        let (device, organisation) = whom;
        let lapsed = !now.admits(*device, organisation);
        let earlier = match (before.end(*device), now.end(*device)) {
            (Some(before), Some(now)) => now < before,
            (None, now) => now.is_some(),
            (Some(_), None) => false,
        };
        if lapsed || earlier {
            stopped.push(member(now, whom, lapsed));
        }
    }
    stopped
}

/// How many entries are kept apart: those of devices that are not admitted, and those that wait for what comes before them.
pub(super) fn apart(reader: Reader<'_>, roll: &Roll) -> Result<(u64, u64), ReadError> {
    let (mut strangers, mut awaiting) = (0, 0);
    for (device, author, entries) in reader.apart_by_device()? {
        match Organisation::new(&author).is_ok_and(|author| roll.admits(device, &author)) {
            true => awaiting += entries,
            false => strangers += entries,
        }
    }
    Ok((strangers, awaiting))
}

/// Refuses to sign with a device whose next entry would count for nothing.
pub(super) fn check_own(
    reader: Reader<'_>,
    node: &Node,
    head: Option<Head>,
) -> Result<(), AppendError> {
    if !reader.is_exchanged().map_err(AppendError::from)? {
        return Ok(());
    }
    let roll = members(reader)?.roll(&node.footing());
    match roll.counts(node.device, head.map_or(0, |head| head.seq + 1)) {
        true => Ok(()),
        false => Err(KeyError::Revoked(node.device).into()),
    }
}
