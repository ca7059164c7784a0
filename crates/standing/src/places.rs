//! Where statements and versions are found: by their names, and by the act that they count; and how those to be read next are looked
//! at ahead.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use tregua_record::Name;
use tregua_record::entries::claim::Actor;

use crate::names::Names;
use crate::statement::Statement;

/// Places of the versions that count one act, in order.
#[derive(Clone, Default)]
pub(crate) struct Acts {
    all: Vec<usize>,
    /// Those that state no place.
    anywhere: Vec<usize>,
    by_place: HashMap<String, Vec<usize>>,
}

impl Acts {
    pub(crate) fn put(&mut self, at: usize, place: Option<&str>) {
        self.all.push(at);
        let Some(place) = place else {
            self.anywhere.push(at);
            return;
        };
        match self.by_place.get_mut(place) {
            Some(own) => own.push(at),
            None => {
                self.by_place.insert(place.to_owned(), vec![at]);
            }
        }
    }

    /// Those that may count at `place`: there, or not said where.
    pub(crate) fn at(&self, place: Option<&str>) -> Cow<'_, [usize]> {
        let Some(place) = place else {
            return Cow::Borrowed(&self.all);
        };
        let own = self.by_place.get(place).map_or(&[][..], Vec::as_slice);
        if self.anywhere.is_empty() {
            return Cow::Borrowed(own);
        }
        let mut both = [own, &self.anywhere].concat();
        both.sort_unstable();
        Cow::Owned(both)
    }
}

/// Places of statements by their ids, by their keys, by the keys that they name, and by their `about` keys, each of which has
/// one of its statements there.
#[derive(Clone, Default)]
pub(crate) struct Index {
    pub(crate) by_id: Names,
    pub(crate) by_key: Names,
    by_named: Names,
    by_about: Names,
}

impl Index {
    /// Adds the statement at `place`, the last of `statements`; gives the places of those before it that it hangs together with:
    /// all that name it or are named by it, and one of those about the same.
    pub(crate) fn put(&mut self, statements: &[Arc<Statement>], place: usize) -> Vec<usize> {
        let Some(statement) = statements.get(place) else {
            return Vec::new();
        };
        let claim = &statement.claim;
        self.by_id.put(&statement.id, place);
        let mut kin: Vec<usize> = Vec::new();
        let at = |at: &usize| statements.get(*at).map(|one| &one.claim);
        for key in &claim.refers_to {
            let keyed = |place: &usize| at(place).is_some_and(|one| one.key == *key);
            kin.extend(self.by_key.of(key).filter(keyed));
        }
        let names = |place: &usize| at(place).is_some_and(|one| one.refers_to.contains(&claim.key));
        kin.extend(self.by_named.of(&claim.key).filter(names));
        let of_about = |place: &usize| at(place).is_some_and(|one| one.about == claim.about);
        let about = claim.about.as_deref();
        let first = about.and_then(|about| self.by_about.of(about).find(of_about));
        kin.extend(first);
        if let (Some(about), None) = (about, first) {
            self.by_about.put(about, place);
        }
        self.by_key.put(&claim.key, place);
        for key in &claim.refers_to {
            self.by_named.put(key, place);
        }
        kin
    }
}

/// Statements looked at together before each is read.
pub(crate) const AHEAD: usize = 32;

/// Looks at what will be read of some statements. A claim is large, and its texts lie apart from it: who reads one after the other
/// waits for each piece of each. Touched together, all are under way at once; that is a third of the time that reading takes.
pub(crate) fn look_ahead(statements: &[Arc<Statement>]) {
    let mut seen = 0;
    for one in statements {
        seen += Arc::strong_count(&one.claim);
    }
    for one in statements {
        let claim = &one.claim;
        let said = [
            claim.voice.len(),
            claim.kinds.len(),
            claim.ids.len(),
            claim.refers_to.len(),
            claim.key.len(),
        ];
        let named = [
            claim.repeats.is_some(),
            claim.to.is_some(),
            claim.unit.is_some(),
            claim.about.is_some(),
            claim.clause.is_some(),
            claim.under.is_some(),
            claim.counts_for.is_some(),
            claim.occurred.is_some(),
            claim.amount.is_some(),
        ];
        seen += said.iter().sum::<usize>() + named.iter().filter(|is| **is).count();
    }
    for one in statements {
        let claim = &one.claim;
        let texts = [
            &claim.act,
            &claim.thing,
            &claim.counting_point,
            &claim.place,
        ];
        let texts = texts.into_iter().flatten().map(Name::as_str);
        let actor = claim.actor.as_ref().and_then(Actor::name);
        let texts = texts.chain(actor).chain([claim.voice.as_str()]);
        for text in texts.chain(claim.ids.first().map(Name::as_str)) {
            seen += usize::from(text.as_bytes().first().copied().unwrap_or(0));
        }
    }
    std::hint::black_box(seen);
}
