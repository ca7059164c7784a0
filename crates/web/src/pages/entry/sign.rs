//! Signing: by the named key of this record, and only what somebody has seen.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::Timestamp;
use tregua_desk::{Fault, FaultKind, Held, intake};
use tregua_import::SourceRow;
use tregua_record::{Claim, EntryId, Kind};

use super::draft::{Cell, Told, Wrong, cells};
use super::kinds::Shape;
use crate::visit::Visit;

/// How often another key is tried if somebody was faster.
const TRIES: usize = 32;

/// Oldest moment of writing that a form may bring along, in seconds: a form that lay open for longer is of a new moment.
const OLDEST_S: i64 = 12 * 3600;

/// By whom what is typed here is signed. Logging in does not make an author.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub(crate) struct Signer {
    /// The organisation of this record.
    pub(super) organisation: String,
    /// Its device's public key.
    pub(super) key: String,
}

impl Signer {
    /// As the last entry of this record says; the record itself may be busy with a long import.
    pub(super) fn of(visit: &Visit) -> Self {
        let head = visit.snapshot.head.parse::<EntryId>().ok();
        if let Some(held) = head.and_then(|head| visit.snapshot.entry(head)) {
            return Signer {
                organisation: held.author.to_string(),
                key: held.device.to_string(),
            };
        }
        visit.house.read(|record| Signer {
            organisation: record.author().to_string(),
            key: record.device().to_string(),
        })
    }
}

/// When a form was first read: what `today` means in it.
pub(super) fn noted(visit: &Visit, typed: &str) -> Timestamp {
    let now = visit.now;
    let typed = typed.parse::<Timestamp>().ok().filter(|at| {
        let age = now.as_second() - at.as_second();
        (0..=OLDEST_S).contains(&age)
    });
    typed.unwrap_or(now)
}

/// A key as we make them; a form may bring its own along.
pub(super) fn own_key(typed: &str) -> Option<String> {
    let ours = typed.starts_with("n-")
        && typed.len() <= 120
        && typed
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    ours.then(|| typed.to_owned())
}

/// Corrections and retractions of what another organisation signed, or nobody.
pub(super) fn not_ours(visit: &Visit, claim: &Claim, field: &str) -> Option<Wrong> {
    if !matches!(claim.kind, Kind::Correct | Kind::Retract) {
        return None;
    }
    let signer = Signer::of(visit);
    let own = |key: &str| {
        by_key(visit, key).any(|held| held.author.as_str() == signer.organisation.as_str())
    };
    let foreign = claim.refers_to.iter().find(|key| !own(key))?;
    let author = by_key(visit, foreign).next()?.author.to_string();
    let told = Told::new("web-entry-not-ours").with("organisation", author);
    Some(Wrong::new(field, told))
}

pub(super) fn by_key<'v>(visit: &'v Visit, key: &'v str) -> impl Iterator<Item = &'v Held> {
    let entries = visit.snapshot.entries().iter().map(AsRef::as_ref);
    entries.filter(move |held: &&Held| held.claim().is_some_and(|claim| claim.key == *key))
}

/// Puts claims on record with their sources, all or none; what it gives is durable.
///
/// A key that stands for something else by now is replaced by the next one that is free. The same claims under the same keys
/// again add nothing, so that a form sent twice makes one entry.
///
/// # Errors
/// A [`Fault`]; the record is then unchanged.
pub(super) fn sign(
    visit: &Visit,
    mut claims: Vec<Claim>,
    sources: &[SourceRow],
    noted: Timestamp,
) -> Result<Vec<EntryId>, Fault> {
    let words = visit.words();
    let mut left = TRIES;
    loop {
        let snapshot = visit.house.snapshot();
        let ground = visit.house.grounds.of(&snapshot);
        let mut given: Vec<String> = Vec::new();
        for claim in &mut claims {
            let taken = || {
                let mut held = snapshot.entries().iter().filter_map(|held| held.claim());
                held.any(|other| other.key == claim.key && **other != *claim)
            };
            let used = ground.known.claims.contains(claim.key.as_str()) && taken();
            if used || given.iter().any(|key| *key == claim.key) {
                claim.key = ground.key(claim, noted, &given).into();
            }
            given.push(claim.key.to_string());
        }
        let drafts = intake::drafts(sources.to_vec(), claims.clone(), words)?;
        let fault = match visit.house.append(words, drafts) {
            Ok(entries) => return Ok(entries.into_iter().skip(sources.len()).collect()),
            Err(fault) => fault,
        };
        left -= 1;
        let changed = visit.house.snapshot().number != snapshot.number;
        if fault.kind() != FaultKind::Input || !changed || left == 0 {
            return Err(fault);
        }
    }
}

/// Entries that were put on record just now, as the next page names them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct Done {
    /// The entry's id.
    pub(super) entry: String,
    /// The claim's key.
    pub(super) key: String,
    /// Its kind, as addresses name it.
    pub(super) kind: String,
    /// Its cells, as this reader may see them.
    pub(super) cells: Vec<Cell>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) claim: Option<Arc<Claim>>,
    /// True if another like it can be begun from it.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) may_repeat: bool,
}

/// What the address says was put on record; only what is there is said.
pub(super) fn done(visit: &Visit) -> Vec<(EntryId, Done)> {
    let ids = visit.get("done").unwrap_or("").split('.');
    let done = |id: &str| {
        let id: EntryId = id.parse().ok()?;
        let held = visit.snapshot.entry(id)?;
        let key = held.claim()?.key.clone();
        let shown = visit.shown(held);
        let kind = shown.claim.as_ref().and_then(|claim| Shape::of(claim.kind));
        let clock = visit.snapshot.text.as_ref().map(|_| visit.snapshot.clock());
        let cells = shown.claim.as_ref().map(|claim| cells(claim, clock));
        let done = Done {
            entry: id.to_string(),
            key: key.to_string(),
            kind: kind.map(Shape::word).unwrap_or_default(),
            cells: cells.unwrap_or_default(),
            may_repeat: shown.withheld.is_none() && kind.is_some_and(Shape::may_repeat),
            claim: shown.claim,
        };
        Some((id, done))
    };
    ids.filter_map(done).collect()
}

/// The address that says so.
pub(super) fn done_at(path: &str, entries: &[EntryId], more: &str) -> String {
    let ids: Vec<String> = entries.iter().map(ToString::to_string).collect();
    format!("{path}?done={}{more}", ids.join("."))
}
