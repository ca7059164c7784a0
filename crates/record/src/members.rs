//! Whose entries count here: a fold over the admissions and revocations on record, whatever their order.
//!
//! A node decides for itself. It takes the entries of the device that founded the record, of its own devices, of those that
//! its own organisation admitted, and of those that a device it takes already admitted for that device's own organisation.
//! A revocation counts from the same two: the node's own organisation, and the organisation whose device it is.
//!
//! Where several organisations share a charter (`charter.rs`) nobody decides for others: a node takes its own devices, those of
//! the charter as it is, and those that a device it takes already admitted for that device's own organisation.

use std::collections::{BTreeMap, BTreeSet};

use crate::charter::{Charter, Settled};
use crate::{DeviceId, Envelope, Organisation, Payload};

/// Who decides, and who was there from the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Footing {
    /// The organisation that signs here, where it decides for itself; `None` where several share a charter.
    pub(crate) own: Option<Organisation>,
    /// The founder's device and those of this node.
    pub(crate) given: Vec<(DeviceId, Organisation)>,
}

/// The admissions and revocations seen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Members {
    said: Vec<Said>,
    pub(crate) charter: Charter,
}

#[derive(Debug, Clone)]
struct Said {
    signer: DeviceId,
    author: Organisation,
    seq: u64,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Admits(DeviceId, Organisation),
    /// The first number that does not count.
    Ends(DeviceId, u64),
}

/// Whose entries count, and up to which number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Roll {
    members: BTreeSet<(DeviceId, Organisation)>,
    /// Those who would be members if nobody had been revoked.
    once: BTreeSet<(DeviceId, Organisation)>,
    /// The first number of a device that does not count.
    ends: BTreeMap<DeviceId, u64>,
}

impl Roll {
    /// True if the device may sign for the organisation here.
    pub(crate) fn admits(&self, device: DeviceId, author: &Organisation) -> bool {
        self.members.contains(&(device, author.clone()))
    }

    /// True if the device was admitted to sign for the organisation, by one who has no say any more.
    pub(crate) fn has_lapsed(&self, device: DeviceId, author: &Organisation) -> bool {
        let whom = (device, author.clone());
        self.once.contains(&whom) && !self.members.contains(&whom)
    }

    /// Those whose admission counts no longer, in the order of the devices.
    pub(crate) fn lapsed(&self) -> impl Iterator<Item = &(DeviceId, Organisation)> {
        self.once.difference(&self.members)
    }

    /// True if what a device signed under this number was signed before it was revoked.
    pub(crate) fn counts(&self, device: DeviceId, seq: u64) -> bool {
        self.ends.get(&device).is_none_or(|end| seq < *end)
    }

    /// Devices and whom they sign for, in the order of the devices.
    pub(crate) fn members(&self) -> impl Iterator<Item = &(DeviceId, Organisation)> {
        self.members.iter()
    }

    /// The first number of a revoked device that does not count.
    pub(crate) fn end(&self, device: DeviceId) -> Option<u64> {
        self.ends.get(&device).copied()
    }
}

impl Members {
    /// Takes note of an entry; true if it is one of those that matter here.
    pub(crate) fn note(&mut self, envelope: &Envelope, payload: Option<&Payload>) -> bool {
        let header = envelope.header();
        let what = match payload {
            Some(Payload::Admission(it)) => What::Admits(it.device, it.organisation.clone()),
            Some(Payload::Revocation(it)) => {
                What::Ends(it.device, it.last.map_or(0, |last| last.saturating_add(1)))
            }
            Some(payload) => return self.charter.note(envelope, payload),
            None => return false,
        };
        self.said.push(Said {
            signer: header.device,
            author: header.author.clone(),
            seq: header.seq,
            what,
        });
        true
    }

    /// Who admitted a device for an organisation, whether that counts here or not.
    pub(crate) fn vouching(
        &self,
        device: DeviceId,
        organisation: &Organisation,
    ) -> BTreeSet<Organisation> {
        let admits = |said: &&Said| matches!(&said.what, What::Admits(it, of) if *it == device && of == organisation);
        let said = self.said.iter().filter(admits);
        said.map(|said| said.author.clone()).collect()
    }

    /// Whose entries count.
    ///
    /// Revocations are told twice: what a device that was revoked admitted after its end has no say in the second round. The
    /// end of the one that revokes does not matter otherwise: of two that revoke each other both are revoked.
    pub(crate) fn roll(&self, footing: &Footing) -> Roll {
        let settled = self.charter.settle().unwrap_or_default();
        let given = |ever| self.given(footing, &settled, ever);
        let mut roll = Roll::default();
        roll.once = self.members(footing, given(true), &roll);
        for _ in 0..2 {
            roll.members = self.members(footing, given(false), &roll);
            roll.ends = self.ends(footing, &settled, &roll.members);
        }
        roll.members = self.members(footing, given(false), &roll);
        roll
    }

    /// Whose entries count whatever a device admits: now, or if nobody had been revoked.
    fn given(
        &self,
        footing: &Footing,
        settled: &Settled,
        ever: bool,
    ) -> BTreeSet<(DeviceId, Organisation)> {
        let mut given: BTreeSet<_> = footing.given.iter().cloned().collect();
        let chain = settled.chain.iter().flat_map(|(_, roster)| roster.listed());
        given.extend(chain.chain(self.charter.introduced(settled, ever)));
        if ever {
            let reached = settled.reached.values();
            given.extend(reached.flat_map(|roster| roster.listed()));
        }
        given
    }

    fn members(
        &self,
        footing: &Footing,
        given: BTreeSet<(DeviceId, Organisation)>,
        roll: &Roll,
    ) -> BTreeSet<(DeviceId, Organisation)> {
        let mut members = given;
        let decides = |author: &Organisation| footing.own.as_ref() == Some(author);
        loop {
            let before = members.len();
            for said in &self.said {
                let What::Admits(device, organisation) = &said.what else {
                    continue;
                };
                let signer = (said.signer, said.author.clone());
                let has_say = decides(&said.author) || said.author == *organisation;
                if has_say && members.contains(&signer) && roll.counts(said.signer, said.seq) {
                    members.insert((*device, organisation.clone()));
                }
            }
            if members.len() == before {
                return members;
            }
        }
    }

    fn ends(
        &self,
        footing: &Footing,
        settled: &Settled,
        members: &BTreeSet<(DeviceId, Organisation)>,
    ) -> BTreeMap<DeviceId, u64> {
        let mut ends = settled.ends.clone();
        // Of an organisation that has left what its devices signed counts as far as the change said.
        for (device, organisation) in members {
            if settled.has_left(organisation) {
                ends.entry(*device).or_insert(0);
            }
        }
        for said in &self.said {
            let What::Ends(device, end) = said.what else {
                continue;
            };
            let signer = (said.signer, said.author.clone());
            let of_its_own = members.contains(&(device, said.author.clone()));
            let decides = footing.own.as_ref() == Some(&said.author);
            if members.contains(&signer) && (decides || of_its_own) {
                let known = ends.entry(device).or_insert(end);
                *known = end.min(*known);
            }
        }
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(n: u8) -> DeviceId {
        DeviceId::from_bytes([n; 32])
    }

    fn of(name: &str) -> Organisation {
        Organisation::new(name).unwrap()
    }

    fn said(signer: u8, author: &str, seq: u64, what: What) -> Said {
        Said {
            signer: device(signer),
            author: of(author),
            seq,
            what,
        }
    }

    fn admits(signer: u8, author: &str, seq: u64, who: u8, organisation: &str) -> Said {
        let what = What::Admits(device(who), of(organisation));
        said(signer, author, seq, what)
    }

    fn ends(signer: u8, author: &str, seq: u64, who: u8, end: u64) -> Said {
        said(signer, author, seq, What::Ends(device(who), end))
    }

    fn noted(said: Vec<Said>) -> Members {
        let charter = Charter::default();
        Members { said, charter }
    }

    /// Seen by Alpha's device 1 in a record that Founder's device 0 began; the same whatever the order.
    fn roll(said: &[Said]) -> Roll {
        let footing = Footing {
            own: Some(of("Alpha")),
            given: vec![(device(0), of("Founder")), (device(1), of("Alpha"))],
        };
        let said = said.to_vec();
        let backwards = said.iter().rev().cloned().collect();
        let found = noted(said).roll(&footing);
        assert_eq!(noted(backwards).roll(&footing), found);
        found
    }

    fn devices(roll: &Roll) -> Vec<u8> {
        roll.members()
            .map(|(device, _)| device.as_bytes()[0])
            .collect()
    }

    #[test]
    fn a_node_admits_whom_it_likes_and_others_only_their_own() {
        let found = roll(&[
            admits(1, "Alpha", 3, 2, "Beta"),
            admits(2, "Beta", 0, 3, "Beta"),
            // Not for another organisation, and not by one that is not taken.
            admits(2, "Beta", 1, 4, "Gamma"),
            admits(0, "Founder", 1, 5, "Gamma"),
            admits(6, "Beta", 1, 7, "Beta"),
        ]);
        assert_eq!(devices(&found), [0, 1, 2, 3]);
        assert!(!found.admits(device(2), &of("Gamma")));
    }

    #[test]
    fn a_revoked_device_counts_up_to_its_last_and_admits_nobody_after() {
        let found = roll(&[
            admits(1, "Alpha", 3, 2, "Beta"),
            admits(2, "Beta", 0, 3, "Beta"),
            ends(3, "Beta", 1, 2, 5),
            admits(2, "Beta", 5, 4, "Beta"),
            // One that has no say revokes nobody.
            ends(4, "Beta", 0, 3, 0),
            ends(2, "Beta", 2, 1, 0),
        ]);
        assert_eq!(devices(&found), [0, 1, 2, 3]);
        assert!(found.counts(device(2), 4) && !found.counts(device(2), 5));
        assert_eq!(
            (found.end(device(2)), found.end(device(3))),
            (Some(5), None)
        );
        assert_eq!(found.end(device(1)), None);
    }

    #[test]
    fn whom_a_revoked_device_admitted_after_its_last_has_lapsed_until_admitted_again() {
        let mut said = vec![
            admits(1, "Alpha", 3, 2, "Beta"),
            admits(2, "Beta", 0, 3, "Beta"),
            ends(1, "Alpha", 4, 1, 3),
        ];
        let found = roll(&said);
        assert_eq!(devices(&found), [0, 1]);
        assert!(
            found.has_lapsed(device(2), &of("Beta")) && !found.has_lapsed(device(9), &of("Beta"))
        );
        assert_eq!(found.lapsed().count(), 2);
        said.push(admits(1, "Alpha", 2, 2, "Beta"));
        assert_eq!(devices(&roll(&said)), [0, 1, 2, 3]);
        assert_eq!(roll(&said).lapsed().count(), 0);
    }

    #[test]
    fn of_several_revocations_the_earliest_counts_and_of_two_that_revoke_each_other_both() {
        let found = roll(&[
            admits(1, "Alpha", 3, 2, "Beta"),
            admits(1, "Alpha", 4, 3, "Beta"),
            ends(2, "Beta", 9, 3, 4),
            ends(3, "Beta", 8, 2, 6),
            ends(1, "Alpha", 9, 2, 2),
        ]);
        assert_eq!(
            (found.end(device(2)), found.end(device(3))),
            (Some(2), Some(4))
        );
    }
}
