//! Whose entries count here, and whose are kept apart.

use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::Timestamp;

use super::Record;
use super::exchange::{MergeError, Merged};
use super::read::{ReadError, contents_of, damaged, own_envelope};
use crate::members::Members;
use crate::store::Reader;
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
    /// [`MergeError`]; the record is then unchanged.
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
    /// [`MergeError`]; the record is then unchanged.
    pub fn revoke(
        &mut self,
        device: DeviceId,
        last: Option<u64>,
        at: Timestamp,
    ) -> Result<Merged, MergeError> {
        self.taking(at, |taking| {
            taking.sign(Payload::Revocation(Revocation { device, last }))?;
            Ok(Vec::new())
        })
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
        let one = |(device, organisation): &(DeviceId, Organisation), lapsed| Member {
            device: *device,
            organisation: organisation.clone(),
            revoked: roll.end(*device).map(|end| end.checked_sub(1)),
            lapsed,
        };
        let members = roll.members().map(|whom| one(whom, false));
        Ok(members
            .chain(roll.lapsed().map(|whom| one(whom, true)))
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
        members.note(envelope.header(), contents.payload.as_ref());
        Ok::<_, ReadError>(())
    })?;
    Ok(members)
}
