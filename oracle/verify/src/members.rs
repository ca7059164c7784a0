//! Whose entries count, as `docs/exchange.md` says, from the admissions and revocations that were read.

use std::collections::{BTreeMap, BTreeSet};

pub(crate) type Device = [u8; 32];
pub(crate) type Signer = (Device, String);

/// What an entry says about a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Says {
    Admits(Device, String),
    /// The last number that counts, if any does.
    Revokes(Device, Option<i128>),
}

/// Whose entries count, how far those of revoked devices do, and who was admitted by one who has no say any more.
#[derive(Debug, Default)]
pub(crate) struct Members {
    pub(crate) counted: BTreeSet<Signer>,
    pub(crate) lapsed: BTreeSet<Signer>,
    /// The first number of a device that does not count.
    pub(crate) ends: BTreeMap<Device, i128>,
}

/// Each saying with who signed it under which number.
pub(crate) type Sayings = Vec<(Signer, i128, Says)>;

/// The fold: `own` is the organisation that keeps this copy, `given` whose entries count from the start. What a device admitted
/// after it was revoked has no say; who revokes has one whether revoked or not.
pub(crate) fn fold(sayings: &Sayings, own: &str, given: &BTreeSet<Signer>) -> Members {
    let mut members = Members::default();
    let once = admitted(sayings, own, given, &members.ends);
    for _ in 0..2 {
        let counted = admitted(sayings, own, given, &members.ends);
        members.ends = ends(sayings, own, &counted);
    }
    members.counted = admitted(sayings, own, given, &members.ends);
    members.lapsed = once.difference(&members.counted).cloned().collect();
    members
}

fn admitted(
    sayings: &Sayings,
    own: &str,
    given: &BTreeSet<Signer>,
    ends: &BTreeMap<Device, i128>,
) -> BTreeSet<Signer> {
    let mut counted = given.clone();
    loop {
        let mut more = Vec::new();
        for (signer, number, says) in sayings {
            let Says::Admits(device, organisation) = says else {
                continue;
            };
            let has_say = signer.1 == own || signer.1 == *organisation;
            let in_time = ends.get(&signer.0).is_none_or(|end| number < end);
            let whom = (*device, organisation.clone());
            if has_say && in_time && counted.contains(signer) && !counted.contains(&whom) {
                more.push(whom);
            }
        }
        if more.is_empty() {
            return counted;
        }
        counted.extend(more);
    }
}

fn ends(sayings: &Sayings, own: &str, counted: &BTreeSet<Signer>) -> BTreeMap<Device, i128> {
    let mut ends = BTreeMap::new();
    for (signer, _, says) in sayings {
        let Says::Revokes(device, last) = says else {
            continue;
        };
        let of_its_own = counted.contains(&(*device, signer.1.clone()));
        if counted.contains(signer) && (signer.1 == own || of_its_own) {
            let end = last.map_or(0, |last| last + 1);
            let known: &mut i128 = ends.entry(*device).or_insert(end);
            *known = end.min(*known);
        }
    }
    ends
}
