//! All keys of a part at once: who asks for every instance that claims make walks through the figures twice in the order in which
//! they came, and needs not look under each key by itself. `Sheet::find_near` does that, and finds the same.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

use super::keyed::{Near, Owed, keys};
use super::near::speaks_of_all;
use crate::column::Column;
use crate::figures::Figure;
use tregua_record::Name;

/// The figures that ever were under each key.
pub(super) struct Table {
    /// In the order of the keys.
    slots: Vec<Slot>,
    /// Places of triggers, and of what may answer them, key by key; under each key in the order of the columns.
    triggers: Vec<u32>,
    owed: Vec<Owed>,
    /// Where the last one was found: instances are asked about one after the other.
    cursor: Cell<usize>,
}

/// One key.
pub(super) struct Slot {
    pub(super) key: Name,
    triggers: Range<usize>,
    owed: Range<usize>,
}

impl Table {
    pub(super) fn of(triggers: &Column, owed: &Column) -> Self {
        let mut found: HashMap<&str, u32> = HashMap::with_capacity(triggers.figures.len());
        let mut names: Vec<&str> = Vec::new();
        let mut under: Vec<(u32, u32)> = Vec::with_capacity(triggers.figures.len());
        for (place, figure) in (0u32..).zip(&triggers.figures) {
            for key in keys(figure) {
                let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
                let slot = *found.entry(key).or_insert_with(|| {
                    names.push(key);
                    next
                });
                under.push((slot, place));
            }
        }
        let answers = answers((&found, &under), &triggers.figures, &owed.figures);
        // A short key is told apart by its first letters, which are at hand.
        let first = |name: &str| {
            let mut letters = [0; 8];
            for (slot, letter) in letters.iter_mut().zip(name.bytes()) {
                *slot = letter;
            }
            u64::from_be_bytes(letters)
        };
        let mut order: Vec<(u64, &str, u32)> = names
            .iter()
            .zip(0u32..)
            .map(|(name, slot)| (first(name), *name, slot))
            .collect();
        order.sort_unstable();
        let mut rank: Vec<u32> = vec![0; order.len()];
        for ((.., slot), at) in order.iter().zip(0u32..) {
            if let Some(own) = rank.get_mut(*slot as usize) {
                *own = at;
            }
        }
        let rank = |slot: u32| rank.get(slot as usize).copied().unwrap_or(u32::MAX);
        let mut under: Vec<(u32, u32)> = under
            .into_iter()
            .map(|(slot, place)| (rank(slot), place))
            .collect();
        under.sort_unstable();
        under.dedup();
        let mut answers: Vec<(u32, Owed)> = answers
            .into_iter()
            .map(|(slot, owed)| (rank(slot), owed))
            .collect();
        // What surely answers comes first of its place.
        answers.sort_unstable_by_key(|(slot, owed)| (*slot, owed.place, !owed.surely));
        answers.dedup_by_key(|(slot, owed)| (*slot, owed.place));
        let mut table = Table {
            slots: Vec::with_capacity(order.len()),
            triggers: under.iter().map(|(_, place)| *place).collect(),
            owed: answers.iter().map(|(_, owed)| *owed).collect(),
            cursor: Cell::new(0),
        };
        let (mut first_under, mut first_owed) = (0, 0);
        for ((_, name, _), at) in order.iter().zip(0u32..) {
            let end = |from: usize, own: &mut dyn Iterator<Item = u32>| {
                from + own.take_while(|slot| *slot == at).count()
            };
            let own = under.get(first_under..).unwrap_or_default().iter();
            let last_under = end(first_under, &mut own.map(|(slot, _)| *slot));
            let own = answers.get(first_owed..).unwrap_or_default().iter();
            let last_owed = end(first_owed, &mut own.map(|(slot, _)| *slot));
            table.slots.push(Slot {
                key: (*name).into(),
                triggers: first_under..last_under,
                owed: first_owed..last_owed,
            });
            (first_under, first_owed) = (last_under, last_owed);
        }
        table
    }

    /// The keys in order.
    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The places of the triggers under a key.
    pub(super) fn triggers(&self, slot: &Slot) -> impl Iterator<Item = usize> {
        let own = self.triggers.get(slot.triggers.clone());
        own.unwrap_or_default().iter().map(|place| *place as usize)
    }

    /// What may answer the triggers under a key.
    pub(super) fn owed(&self, slot: &Slot) -> &[Owed] {
        self.owed.get(slot.owed.clone()).unwrap_or_default()
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

/// For each key the figures that may answer its triggers.
fn answers(
    (found, under): (&HashMap<&str, u32>, &[(u32, u32)]),
    triggers: &[Figure],
    owed: &[Figure],
) -> Vec<(u32, Owed)> {
    let mut answers: Vec<(u32, Owed)> = Vec::with_capacity(owed.len());
    let mut by_claim: HashMap<&str, Vec<u32>> = HashMap::new();
    let mut of_all: Vec<u32> = Vec::new();
    let surely = |place| Owed {
        place,
        surely: true,
    };
    for (place, figure) in (0u32..).zip(owed) {
        let claim = &figure.version.live.claim;
        let named = claim.ids.iter().chain(&claim.about).chain(&claim.refers_to);
        for name in named {
            if let Some(slot) = found.get(name.as_str()) {
                answers.push((*slot, surely(place)));
            }
        }
        for name in &claim.refers_to {
            by_claim.entry(name).or_default().push(place);
        }
        if speaks_of_all(figure) {
            of_all.push(place);
        }
    }
    if !by_claim.is_empty() {
        // An answer may also name the claim of a trigger that is under the key, while that stands.
        for (slot, place) in under {
            let Some(figure) = triggers.get(*place as usize) else {
                continue;
            };
            let name = figure.version.live.statement.claim.key.as_str();
            for place in by_claim.get(name).into_iter().flatten().copied() {
                let surely = false;
                answers.push((*slot, Owed { place, surely }));
            }
        }
    }
    if !of_all.is_empty() {
        let every = 0..u32::try_from(found.len()).unwrap_or(u32::MAX);
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
