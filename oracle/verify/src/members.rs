//! Whose entries count, as `docs/exchange.md` says, from the admissions and revocations that were read.

use std::collections::{BTreeMap, BTreeSet};

use crate::charter::Council;

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

/// The fold: `own` is the organisation that keeps this copy and decides for itself, `given` whose entries count from the start;
/// where several share a charter none decides for another, and root keys say whose entries count. What a device admitted
/// after it was revoked has no say; who revokes has one whether revoked or not.
pub(crate) fn fold(
    sayings: &Sayings,
    own: &str,
    given: &BTreeSet<Signer>,
    council: Option<&Council>,
) -> Members {
    let mut members = Members::default();
    let own = council.is_none().then_some(own);
    let with = |more: Option<&BTreeSet<Signer>>| given | more.unwrap_or(&BTreeSet::new());
    let (given, ever) = (
        with(council.map(|it| &it.given)),
        with(council.map(|it| &it.ever)),
    );
    let once = admitted(sayings, own, &(&given | &ever), &members.ends);
    for _ in 0..2 {
        let counted = admitted(sayings, own, &given, &members.ends);
        members.ends = ends(sayings, own, &counted, council);
    }
    members.counted = admitted(sayings, own, &given, &members.ends);
    members.lapsed = once.difference(&members.counted).cloned().collect();
    members
}

fn admitted(
    sayings: &Sayings,
    own: Option<&str>,
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
            let has_say = own == Some(&signer.1) || signer.1 == *organisation;
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

fn ends(
    sayings: &Sayings,
    own: Option<&str>,
    counted: &BTreeSet<Signer>,
    council: Option<&Council>,
) -> BTreeMap<Device, i128> {
    let mut ends = council.map_or_else(BTreeMap::new, |it| it.ends.clone());
    for (device, name) in counted {
        if council.is_some_and(|it| it.left.contains(name)) {
            ends.entry(*device).or_insert(0);
        }
    }
    for (signer, _, says) in sayings {
        let Says::Revokes(device, last) = says else {
            continue;
        };
        let of_its_own = counted.contains(&(*device, signer.1.clone()));
        if counted.contains(signer) && (own == Some(&signer.1) || of_its_own) {
            let end = last.map_or(0, |last| last + 1);
            let known: &mut i128 = ends.entry(*device).or_insert(end);
            *known = end.min(*known);
        }
    }
    ends
}
