//! What lines and forms are read against: the words of the text, what is on record, and who said what of which day.
//!
//! It grows with the record: what was read once is not read again for the next entry.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use tregua_calendar::{Clock, Date, Timestamp, When};
use tregua_desk::{Held, answers};
use tregua_import::Vocabulary;
use tregua_import::quick::{self, Answers, Known, Noted, Setting};
use tregua_record::Name;
use tregua_record::{Claim, EntryId, Kind};

use crate::house::{House, Snapshot};

/// Keys of our own begin so.
const OWN_KEYS: &str = "n-";

/// The last ground made, for whoever asks next.
#[derive(Debug, Default)]
pub(crate) struct Grounds(Mutex<Option<Arc<Ground>>>);

/// Reads what is on record before anybody asks for it.
pub(crate) fn warm(house: &House) {
    house.grounds.of(&house.snapshot());
}

/// A voice and the days it spoke of, first and last.
type Spoken = (Name, Date, Date);

/// What one record gives.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
    pub(super) vocabulary: Vocabulary,
    pub(super) known: Known,
    /// Claims by voice and day.
    spoken: BTreeMap<Spoken, Vec<EntryId>>,
    /// Keys of claims that were corrected or retracted.
    replaced: BTreeSet<Name>,
    /// The last entry looked at, and how many there were.
    last: Option<EntryId>,
    count: usize,
    text: Option<String>,
}

impl Grounds {
    /// The ground that the record of this house gives, perhaps a little newer than the snapshot.
    pub(super) fn of(&self, snapshot: &Snapshot) -> Arc<Ground> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entries = snapshot.entries();
        if let Some(made) = last.take() {
            if made.count >= entries.len() {
                return Arc::clone(last.insert(made));
            }
            let seen = made.count.checked_sub(1).and_then(|at| entries.get(at));
            if made.text == snapshot.text_sha256 && seen.map(|held| held.id) == made.last {
                let mut grown = Arc::unwrap_or_clone(made);
                grown.read_on(snapshot);
                return Arc::clone(last.insert(Arc::new(grown)));
            }
        }
        let agreement = snapshot.text.as_ref().map(|text| &text.agreement);
        let mut made = Ground {
            vocabulary: agreement.map_or_else(Vocabulary::open, Vocabulary::from),
            known: Known::default(),
            spoken: BTreeMap::new(),
            replaced: BTreeSet::new(),
            last: None,
            count: 0,
            text: snapshot.text_sha256.clone(),
        };
        made.read_on(snapshot);
        Arc::clone(last.insert(Arc::new(made)))
    }
}

impl Ground {
    fn read_on(&mut self, snapshot: &Snapshot) {
        let entries = snapshot.entries();
        for held in entries.iter().skip(self.count) {
            self.note(held, snapshot.clock());
        }
        self.count = entries.len();
        self.last = entries.last().map(|held| held.id);
    }

    fn note(&mut self, held: &Held, clock: &Clock) {
        answers::learn(&mut self.known, held);
        let Some(claim) = held.claim() else { return };
        if let (Kind::Claim | Kind::Correct, Some((first, last))) = (claim.kind, days(claim, clock))
        {
            let spoken = (claim.voice.clone(), first, last);
            self.spoken.entry(spoken).or_default().push(held.id);
        }
        if matches!(claim.kind, Kind::Correct | Kind::Retract) {
            self.replaced.extend(claim.refers_to.iter().cloned());
        }
    }

    /// A line with its answers, as written at this moment.
    pub(super) fn read(&self, line: &str, noted: Timestamp, answers: &Answers) -> Noted {
        quick::read(line, &self.setting(noted), answers)
    }

    fn setting(&self, noted: Timestamp) -> Setting<'_> {
        Setting {
            vocabulary: &self.vocabulary,
            known: &self.known,
            noted,
        }
    }

    /// A key that neither the record nor `drafted` uses.
    pub(super) fn key(&self, claim: &Claim, noted: Timestamp, drafted: &[String]) -> String {
        let own = self.known.claims.range(OWN_KEYS.to_owned()..);
        let own = own.take_while(|key| key.starts_with(OWN_KEYS));
        let taken = own.chain(drafted).cloned().collect();
        quick::key(claim, &self.setting(noted), &taken)
    }

    /// True if this claim was corrected or retracted.
    pub(super) fn is_replaced(&self, key: &str) -> bool {
        self.replaced.contains(key)
    }

    /// Entries in which the same voice said something of the same measure and day; those that were replaced are left out.
    pub(super) fn alike(&self, claim: &Claim, snapshot: &Snapshot) -> Vec<Arc<Held>> {
        let Some((first, last)) = days(claim, snapshot.clock()) else {
            return Vec::new();
        };
        if claim.kind != Kind::Claim {
            return Vec::new();
        }
        let spoken = (claim.voice.clone(), first, last);
        let ids = self.spoken.get(&spoken).map(Vec::as_slice);
        let entries = ids.unwrap_or_default().iter();
        entries
            .filter_map(|id| snapshot.entry(*id))
            .filter(|held| {
                held.claim().is_some_and(|other| {
                    !self.replaced.contains(&other.key) && measure(other) == measure(claim)
                })
            })
            .cloned()
            .collect()
    }
}

/// What is counted, of whom, where in its course.
fn measure(claim: &Claim) -> [Option<&str>; 5] {
    let actor = claim.actor.as_ref();
    [
        claim.act.as_deref(),
        actor.map(|actor| actor.name().unwrap_or("")),
        claim.thing.as_deref(),
        claim.unit.as_deref(),
        claim.counting_point.as_deref(),
    ]
}

/// The days that a claim speaks of, on the agreement's clock.
fn days(claim: &Claim, clock: &Clock) -> Option<(Date, Date)> {
    let on = |at: Timestamp| clock.civil(at).date();
    Some(match claim.occurred? {
        When::Dates(first, last) => (first, last),
        When::Instant(at) => (on(at), on(at)),
        When::Between(window) => (on(window.from), on(window.to)),
    })
}
