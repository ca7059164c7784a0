//! All keys of a part at once: who asks for every instance that claims make walks through the figures twice in the order in which
//! they came, and needs not look under each key by itself. `Sheet::find_near` does that, and finds the same.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use tregua_record::Name;

use super::keyed::{Near, Owed, keys as keys_of};
use super::near::speaks_of_all;
use crate::column::Column;
use crate::figures::Figure;

/// The figures that ever were under each key.
pub(super) struct Table {
    /// In the order of the keys.
    slots: Vec<Slot>,
    /// Slots and places of triggers, in the order of the places.
    told: Vec<(u32, u32)>,
    /// Places of triggers, and of what may answer them, key by key; under each key in the order of the columns.
    triggers: Vec<u32>,
    owed: Vec<Owed>,
    /// Where the last one was found: instances are asked about one after the other.
    cursor: Cell<usize>,
}

/// One key.
pub(super) struct Slot {
    pub(super) key: Name,
    /// Where its triggers, and what may answer them, begin and end.
    triggers: (u32, u32),
    owed: (u32, u32),
}

/// The keys while a table is made: each by its place among them as they were met.
struct Keys<'f> {
    met: HashMap<&'f str, u32>,
    names: Vec<&'f Name>,
}

impl<'f> Keys<'f> {
    fn number(&mut self, name: &'f Name) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        *self.met.entry(name).or_insert_with(|| {
            self.names.push(name);
            next
        })
    }

    fn find(&self, name: &Name) -> Option<u32> {
        self.met.get(name.as_str()).copied()
    }

    /// The names in order, and what place in it each has.
    fn in_order(&self) -> (Vec<&'f Name>, Vec<u32>) {
        let met = self.names.iter().zip(0u32..);
        let mut order: Vec<(u64, &Name, u32)> =
            met.map(|(name, at)| (first(name), *name, at)).collect();
        order.sort_unstable();
        let mut ranks: Vec<u32> = vec![0; order.len()];
        for ((.., met), rank) in order.iter().zip(0u32..) {
            if let Some(own) = ranks.get_mut(*met as usize) {
                *own = rank;
            }
        }
        (order.iter().map(|(_, name, _)| *name).collect(), ranks)
    }
}

/// A short key is told apart by its first letters, which are at hand.
fn first(name: &str) -> u64 {
    let mut letters = [0; 8];
    for (slot, letter) in letters.iter_mut().zip(name.bytes()) {
        *slot = letter;
    }
    u64::from_be_bytes(letters)
}

impl Table {
    pub(super) fn of(triggers: &Column, owed: &Column) -> Self {
        let mut keys = Keys {
            met: HashMap::with_capacity(triggers.figures.len()),
            names: Vec::new(),
        };
        let mut told: Vec<(u32, u32)> = Vec::with_capacity(triggers.figures.len());
        for (place, figure) in (0u32..).zip(&triggers.figures) {
            for name in keys_of(figure) {
                told.push((keys.number(name), place));
            }
        }
        let mut answers = answers((&keys, &told), &triggers.figures, &owed.figures);
        let (in_order, ranks) = keys.in_order();
        let rank = |slot: &mut u32| {
            *slot = ranks.get(*slot as usize).copied().unwrap_or(u32::MAX);
        };
        told.iter_mut().for_each(|(slot, _)| rank(slot));
        answers.iter_mut().for_each(|(slot, _)| rank(slot));
        // What surely answers comes first of its place.
        answers.sort_unstable_by_key(|(slot, owed)| (*slot, owed.place, !owed.surely));
        answers.dedup_by_key(|(slot, owed)| (*slot, owed.place));
        let mut under = told.clone();
        under.sort_unstable();
        under.dedup();
        let mut slots = Vec::with_capacity(in_order.len());
        let (mut rest_under, mut rest_owed) = ((0, under.as_slice()), (0, answers.as_slice()));
        for (name, at) in in_order.into_iter().zip(0u32..) {
            slots.push(Slot {
                key: name.clone(),
                triggers: cut(&mut rest_under, at),
                owed: cut(&mut rest_owed, at),
            });
        }
        Table {
            slots,
            told,
            triggers: under.iter().map(|(_, place)| *place).collect(),
            owed: answers.iter().map(|(_, owed)| *owed).collect(),
            cursor: Cell::new(0),
        }
    }

    /// The keys in order.
    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The places of keys and triggers, in the order in which the triggers were told.
    pub(super) fn told(&self) -> impl Iterator<Item = (usize, usize)> {
        let told = self.told.iter();
        told.map(|(slot, place)| (*slot as usize, *place as usize))
    }

    /// The places of the triggers under a key.
    pub(super) fn triggers(&self, slot: &Slot) -> impl Iterator<Item = usize> {
        let (from, to) = slot.triggers;
        let own = self.triggers.get(from as usize..to as usize);
        own.unwrap_or_default().iter().map(|place| *place as usize)
    }

    /// What may answer the triggers under a key.
    pub(super) fn owed(&self, slot: &Slot) -> &[Owed] {
        let (from, to) = slot.owed;
        let own = self.owed.get(from as usize..to as usize);
        own.unwrap_or_default()
    }

    /// A key; `None` if nobody says that its trigger happened.
    pub(super) fn slot(&self, key: &Name) -> Option<&Slot> {
        let is = |at: &usize| self.slots.get(*at).is_some_and(|slot| slot.key == *key);
        let last = self.cursor.get();
        let search = || {
            let found = self.slots.binary_search_by(|slot| slot.key.cmp(key));
            found.ok()
        };
        let at = [last, last + 1].into_iter().find(is).or_else(search)?;
        self.cursor.set(at);
        self.slots.get(at)
    }

    /// What is near a key.
    pub(super) fn near(&self, key: &Name) -> Option<Near> {
        let slot = self.slot(key)?;
        Some(Near {
            triggers: self.triggers(slot).collect(),
            owed: self.owed(slot).to_vec(),
            heard: RefCell::default(),
            dated: RefCell::default(),
        })
    }
}

/// Takes what is under a key off the front of a list in the order of the keys; gives where it began and ended.
fn cut<T>((from, rest): &mut (u32, &[(u32, T)]), slot: u32) -> (u32, u32) {
    let own = rest.iter().take_while(|(of, _)| *of == slot).count();
    let began = *from;
    *rest = rest.get(own..).unwrap_or_default();
    *from = began.saturating_add(u32::try_from(own).unwrap_or(u32::MAX));
    (began, *from)
}

/// For each key the figures that may answer its triggers.
fn answers(
    (keys, told): (&Keys<'_>, &[(u32, u32)]),
    triggers: &[Figure],
    owed: &[Figure],
) -> Vec<(u32, Owed)> {
    let mut answers: Vec<(u32, Owed)> = Vec::with_capacity(owed.len());
    let mut by_claim: HashMap<&Name, Vec<u32>> = HashMap::new();
    let mut of_all: Vec<u32> = Vec::new();
    let surely = |place| Owed {
        place,
        surely: true,
    };
    for (place, figure) in (0u32..).zip(owed) {
        if let Some(only) = &figure.only {
            answers.extend(keys.find(only).map(|slot| (slot, surely(place))));
            continue;
        }
        let claim = &figure.version.live.claim;
        let named = claim.ids.iter().chain(&claim.about).chain(&claim.refers_to);
        answers.extend(named.filter_map(|name| Some((keys.find(name)?, surely(place)))));
        for name in &claim.refers_to {
            by_claim.entry(name).or_default().push(place);
        }
        if speaks_of_all(figure) {
            of_all.push(place);
        }
    }
    if !by_claim.is_empty() {
        // An answer may also name the claim of a trigger that is under the key, while that stands.
        for (slot, place) in told {
            let Some(figure) = triggers.get(*place as usize) else {
                continue;
            };
            let name = &figure.version.live.statement.claim.key;
            for place in by_claim.get(name).into_iter().flatten().copied() {
                let surely = false;
                answers.push((*slot, Owed { place, surely }));
            }
        }
    }
    if !of_all.is_empty() {
        let every = 0..u32::try_from(keys.names.len()).unwrap_or(u32::MAX);
        answers.extend(every.flat_map(|slot| of_all.iter().map(move |at| (slot, surely(*at)))));
    }
    answers
}

#[cfg(test)]
mod tests {
    use tregua_calendar::When;
    use tregua_record::entries::claim::{Actor, Adds, Amount, Claim, Kind};

    use crate::evaluator::{Evaluator, Moment};
    use crate::stage::{agreement, at};
    use crate::statement::Statement;

    const TEXT: &str = "clause answers in Pause\n\
        Beta must notify Alpha within 24 hours of each captive admitted by Alpha counted at crossing\n\
        counted at receipt\nat latest 24 hours after that\n";

    /// Triggers and answers that name objects, happenings, each other's claims and nothing at all, some taken back later.
    fn statements() -> Vec<Statement> {
        let mut turn = 7u32;
        let mut any = |most: u32| {
            turn = turn.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (turn >> 16) % most
        };
        let one = |at_hour: u32, key: String, claim: Claim| Statement {
            id: format!("{:08x}-{key}", at_hour.wrapping_mul(0x9e37_79b9)).into(),
            author: "Alpha".into(),
            known: at("2031-01-02T00:00:00Z")
                + std::time::Duration::from_secs(3_600 * u64::from(at_hour)),
            claim: claim.into(),
        };
        let mut all = Vec::new();
        for number in 0..400 {
            let key = format!("c{number}");
            let earlier = |n: u32| format!("c{}", n % number.max(1));
            let taken_back = any(12) == 0;
            let kind = if taken_back {
                Kind::Retract
            } else {
                Kind::Claim
            };
            let mut claim = Claim::new(&key, kind, if any(3) == 0 { "Beta" } else { "Alpha" });
            if taken_back {
                claim.refers_to = vec![earlier(any(400)).into()];
                all.push(one(number, key, claim));
                continue;
            }
            let trigger = any(2) == 0;
            let (act, actor) = if trigger {
                ("admit", "Alpha")
            } else {
                ("notify", "Beta")
            };
            claim.act = Some(act.into());
            claim.actor = Some(Actor::Named(actor.into()));
            claim.thing = trigger.then(|| "captive".into());
            let point = if trigger { "crossing" } else { "receipt" };
            claim.counting_point = Some(point.into());
            claim.amount = Some(Amount::exactly(1));
            let when = at("2031-01-02T00:00:00Z");
            let when = when + std::time::Duration::from_secs(1_800 * u64::from(any(400)));
            claim.occurred = Some(When::Instant(when));
            for _ in 0..any(3) {
                claim.ids.insert(format!("k{}", any(60)));
            }
            claim.about = (any(4) == 0)
                .then(|| format!("k{}", any(60)))
                .map(Into::into);
            if !trigger && any(3) == 0 {
                claim.refers_to = vec![earlier(any(400)).into()];
            }
            if !trigger && any(30) == 0 {
                claim.amount = Some(Amount::exactly(0));
                claim.adds = Adds::Total;
            }
            all.push(one(number, key, claim));
        }
        all
    }

    #[test]
    fn all_keys_at_once_find_what_each_finds_by_itself() {
        let agreement = agreement(TEXT);
        let statements = statements();
        for known in ["2031-01-05T00:00:00Z", "2031-02-01T00:00:00Z"] {
            let moment = Moment {
                as_of: at("2031-03-01T00:00:00Z"),
                as_known: at(known),
            };
            let evaluator = Evaluator::new(&agreement, &statements, moment);
            let clause = &agreement.clauses[0];
            let frame = evaluator.frame(clause, &clause.readings[0].parts[0]);
            let sheet = evaluator.sheet(&frame);
            let table = sheet.table().unwrap();
            let (mut several, mut by_claim) = (0, 0);
            for slot in table.slots() {
                let (listed, found) = (table.near(&slot.key).unwrap(), sheet.find_near(&slot.key));
                assert_eq!(listed.triggers, found.triggers, "{}", slot.key);
                let column = &sheet.columns[0];
                let answers = |near: &super::Near| -> Vec<u32> {
                    let own = near.owed.iter().filter(|owed| {
                        let figure = &column.figures[owed.place as usize];
                        let answers = sheet.answers(figure, &slot.key, near);
                        assert!(answers || !owed.surely);
                        answers
                    });
                    own.map(|owed| owed.place).collect()
                };
                assert_eq!(answers(&listed), answers(&found), "{}", slot.key);
                several += usize::from(listed.triggers.len() > 1);
                by_claim += listed.owed.iter().filter(|owed| !owed.surely).count();
            }
            assert!(several > 5 && by_claim > 5, "{several} {by_claim}");
            assert!(table.near(&"nobody's".into()).is_none());
        }
    }
}
