//! What a counter-proposal changes, and which way for whom.
//!
//! Clauses are paired by label (`was` included), then, of those left over, by what they are about. Two that are paired are held
//! against each other reading by reading and part by part.

mod compare;
mod turn;
mod witness;

use std::collections::{BTreeMap, BTreeSet};

pub use compare::Aspect;
pub use turn::Turn;
pub use witness::{Deed, Witness};

use crate::Agreement;
use crate::duty::{Duty, Event, Part};
use crate::meaning::{Clause, Phase, Reading};

/// What differs between two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Phases that are not the same in both, by name.
    pub phases: Vec<PhaseChange>,
    /// Clauses that are not the same in both: in the order of the second text, those that were dropped last.
    pub clauses: Vec<ClauseChange>,
    /// Labels of the clauses that say the same in both.
    pub unchanged: Vec<String>,
}

/// A phase that was added, dropped or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseChange {
    /// Its name.
    pub name: String,
    /// As it was.
    pub before: Option<Phase>,
    /// As it is.
    pub after: Option<Phase>,
}

/// How two clauses were found to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aligned {
    /// By their label.
    Label,
    /// By a former label that the second text gives.
    Was,
    /// By what they are about: no other clause of either text is about it.
    Meaning,
}

/// A clause that was added, dropped or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseChange {
    /// Its label in the first text; `None`: added.
    pub before: Option<String>,
    /// Its label in the second text; `None`: dropped.
    pub after: Option<String>,
    /// How the two were paired; `None` if it is in one text alone.
    pub aligned: Option<Aligned>,
    /// What differs, over all readings and parts; by its own words first.
    pub changes: Vec<Change>,
    /// Readings that only the second text has, by name.
    pub readings_added: Vec<String>,
    /// Readings that only the first text has, by name.
    pub readings_dropped: Vec<String>,
    /// Who asserts the term, if that changed: before, after; empty where all do.
    pub asserted: Option<(Vec<String>, Vec<String>)>,
    /// The track it is on: in the second text, in the first where it was dropped.
    pub track: Option<String>,
    /// The track before and after, if that changed; nothing turns by it.
    pub moved: Option<(Option<String>, Option<String>)>,
    /// Which way it turns by its own words, for everybody whom one of the texts binds by it.
    pub turns: BTreeMap<String, Turn>,
    /// A course of events that honours one of the texts and not the other.
    pub witness: Option<Witness>,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The reading it is in; `None`: the clause's own words.
    pub reading: Option<String>,
    /// The part it is in, as the second text names it; as the first does, where it was dropped.
    pub part: String,
    /// What differs.
    pub aspect: Aspect,
    /// Which way it turns for those it binds.
    pub turn: Turn,
}

/// Compares two texts.
pub fn difference(before: &Agreement, after: &Agreement) -> Difference {
    let pairs = pairs(before, after);
    let before = &renamed(before, &pairs);
    let mut clauses = Vec::new();
    let mut unchanged = Vec::new();
    for clause in &after.clauses {
        let found = pairs.iter().find(|(_, label, _)| *label == clause.label);
        let old = found.and_then(|(old, _, how)| {
            Some((before.clauses.iter().find(|one| one.label == *old)?, *how))
        });
        match old {
            None => clauses.push(alone(clause, after, true)),
            Some((old, how)) => match changed((old, before), (clause, after), how) {
                Some(change) => clauses.push(change),
                None => unchanged.push(clause.label.clone()),
            },
        }
    }
    let dropped = before
        .clauses
        .iter()
        .filter(|clause| !pairs.iter().any(|(old, ..)| *old == clause.label));
    clauses.extend(dropped.map(|clause| alone(clause, before, false)));
    Difference {
        phases: phases(before, after),
        clauses,
        unchanged,
    }
}

/// (Label before, label after, how they were paired.)
fn pairs(before: &Agreement, after: &Agreement) -> Vec<(String, String, Aligned)> {
    let mut pairs: Vec<(String, String, Aligned)> = Vec::new();
    for clause in &after.clauses {
        let has = |label: &String| before.clauses.iter().any(|old| old.label == *label);
        let former = clause.was.iter().find(|label| has(label));
        match (has(&clause.label), former) {
            (true, _) => pairs.push((clause.label.clone(), clause.label.clone(), Aligned::Label)),
            (false, Some(old)) => pairs.push((old.clone(), clause.label.clone(), Aligned::Was)),
            (false, None) => {}
        }
    }
    let left = |clauses: &[Clause], taken: BTreeSet<&String>| -> BTreeMap<String, Vec<String>> {
        let mut by_subject: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for clause in clauses
            .iter()
            .filter(|clause| !taken.contains(&clause.label))
        {
            by_subject
                .entry(subject(clause))
                .or_default()
                .push(clause.label.clone());
        }
        by_subject
    };
    let old = left(&before.clauses, pairs.iter().map(|(old, ..)| old).collect());
    let new = left(
        &after.clauses,
        pairs.iter().map(|(_, new, _)| new).collect(),
    );
    for (subject, labels) in old {
        if let ([old], Some([new])) = (labels.as_slice(), new.get(&subject).map(Vec::as_slice)) {
            pairs.push((old.clone(), new.clone(), Aligned::Meaning));
        }
    }
    pairs
}

/// What a clause is about: the sort of each duty, who owes it, the act and the thing.
fn subject(clause: &Clause) -> String {
    let own = clause
        .readings
        .iter()
        .find(|reading| reading.name.is_none());
    let parts = own.map_or(&[][..], |reading| &reading.parts);
    let mut subjects: BTreeSet<String> = BTreeSet::new();
    for part in parts {
        let measure = part.duty.kernel.measure();
        let bound: BTreeSet<&String> = part.duty.bound.iter().collect();
        // A ratio is about its base as well.
        let measures = part.duty.kernel.measures().len();
        subjects.insert(format!(
            "{} {measures} {bound:?} {} {:?} {:?}",
            part.duty.limits(),
            measure.act,
            measure.thing,
            measure.to
        ));
    }
    subjects.into_iter().collect::<Vec<_>>().join("; ")
}

/// A clause that one of the texts has alone.
fn alone(clause: &Clause, text: &Agreement, added: bool) -> ClauseChange {
    let turn = if added { Turn::Tighter } else { Turn::Looser };
    let own = own_words(clause);
    let duties = own
        .iter()
        .flat_map(|reading| &reading.parts)
        .map(|part| &part.duty);
    let bound = duties
        .filter(|duty| !duty.condition)
        .flat_map(|duty| &duty.bound);
    let label = Some(clause.label.clone());
    let (mut before, mut after) = (None, label);
    if !added {
        std::mem::swap(&mut before, &mut after);
    }
    ClauseChange {
        before,
        after,
        aligned: None,
        changes: Vec::new(),
        readings_added: Vec::new(),
        readings_dropped: Vec::new(),
        asserted: None,
        track: clause.track.clone(),
        moved: None,
        turns: bound.map(|party| (party.clone(), turn)).collect(),
        witness: witness::of_one(clause, text, added),
    }
}

fn own_words(clause: &Clause) -> Vec<&Reading> {
    clause
        .readings
        .iter()
        .filter(|reading| reading.name.is_none())
        .collect()
}

fn changed(
    (old, before): (&Clause, &Agreement),
    (new, after): (&Clause, &Agreement),
    aligned: Aligned,
) -> Option<ClauseChange> {
    let names = |clause: &Clause| -> BTreeSet<String> {
        clause
            .readings
            .iter()
            .filter_map(|reading| reading.name.clone())
            .collect()
    };
    let (were, are) = (names(old), names(new));
    let mut changes = Vec::new();
    let mut turns: BTreeMap<String, Turn> = BTreeMap::new();
    for name in std::iter::once(None).chain(are.intersection(&were).map(Some)) {
        for (part, a, b) in parts(old, new, name) {
            let found = match (a, b) {
                (Some(a), Some(b)) => compare::duties(a, b),
                (None, _) => vec![(Aspect::Windows, Turn::Tighter)],
                (_, None) => vec![(Aspect::Windows, Turn::Looser)],
            };
            let bound = |duty: Option<&Duty>| -> BTreeSet<String> {
                duty.into_iter()
                    .filter(|duty| !duty.condition)
                    .flat_map(|duty| duty.bound.clone())
                    .collect()
            };
            let (was, is) = (bound(a), bound(b));
            let both = a.is_some() && b.is_some();
            if name.is_none() {
                let turn = found
                    .iter()
                    .map(|(_, turn)| *turn)
                    .fold(Turn::Same, Turn::and);
                for party in was.union(&is) {
                    let own = match (was.contains(party), is.contains(party)) {
                        (false, true) if both => Turn::Tighter,
                        (true, false) if both => Turn::Looser,
                        _ => turn,
                    };
                    let entry = turns.entry(party.clone()).or_insert(Turn::Same);
                    *entry = entry.and(own);
                }
            }
            let who = (both && was != is).then_some((Aspect::Bound, Turn::Shifted));
            let said = who.into_iter().chain(found);
            changes.extend(said.map(|(aspect, turn)| Change {
                reading: name.cloned(),
                part: part.clone(),
                aspect,
                turn,
            }));
        }
    }
    let mut told = BTreeSet::new();
    changes.retain(|change: &Change| {
        told.insert((
            change.reading.clone(),
            change.part.clone(),
            change.aspect,
            change.turn,
        ))
    });
    let asserted = (old.asserted_by != new.asserted_by)
        .then(|| (old.asserted_by.clone(), new.asserted_by.clone()));
    let (readings_added, readings_dropped) = (
        are.difference(&were).cloned().collect::<Vec<_>>(),
        were.difference(&are).cloned().collect::<Vec<_>>(),
    );
    let points = |clause: &Clause| -> BTreeSet<Option<String>> {
        own_words(clause)
            .iter()
            .map(|reading| reading.point.clone())
            .collect()
    };
    if points(old) != points(new) && !changes.iter().any(|change| change.aspect == Aspect::Point) {
        changes.push(Change {
            reading: None,
            part: String::new(),
            aspect: Aspect::Point,
            turn: Turn::Shifted,
        });
        turns
            .values_mut()
            .for_each(|turn| *turn = turn.and(Turn::Shifted));
    }
    let moved = (old.track != new.track).then(|| (old.track.clone(), new.track.clone()));
    let same = changes.is_empty()
        && asserted.is_none()
        && moved.is_none()
        && readings_added.is_empty()
        && readings_dropped.is_empty();
    if same && aligned == Aligned::Label {
        return None;
    }
    turns.retain(|_, turn| *turn != Turn::Same);
    Some(ClauseChange {
        before: Some(old.label.clone()),
        after: Some(new.label.clone()),
        aligned: Some(aligned),
        witness: if changes.is_empty() {
            None
        } else {
            witness::of_two((old, before), (new, after))
        },
        changes,
        readings_added,
        readings_dropped,
        asserted,
        track: new.track.clone(),
        moved,
        turns,
    })
}

/// The parts of a reading in both texts, by name; a clause of one part has one, whatever it is called. Where the two leave
/// open different counting points, one point of each stands for the rest: that the points differ is told once.
fn parts<'a>(
    old: &'a Clause,
    new: &'a Clause,
    name: Option<&String>,
) -> Vec<(String, Option<&'a Duty>, Option<&'a Duty>)> {
    let of = |clause: &'a Clause| -> Vec<&'a Reading> {
        clause
            .readings
            .iter()
            .filter(|reading| reading.name.as_ref() == name)
            .collect()
    };
    let (olds, news) = (of(old), of(new));
    let mut pairs: Vec<(&Reading, &Reading)> = Vec::new();
    for new in &news {
        pairs.extend(
            olds.iter()
                .find(|old| old.point == new.point)
                .map(|old| (*old, *new)),
        );
    }
    if pairs.is_empty() {
        pairs.extend(olds.first().copied().zip(news.first().copied()));
    }
    let mut found: Vec<(String, Option<&Duty>, Option<&Duty>)> = Vec::new();
    for (old, new) in pairs {
        let matched: Vec<(String, Option<&Duty>, Option<&Duty>)> =
            match (old.parts.as_slice(), new.parts.as_slice()) {
                ([one], [two]) => vec![(two.name.clone(), Some(&one.duty), Some(&two.duty))],
                (olds, news) => {
                    let names: BTreeSet<&String> =
                        olds.iter().chain(news).map(|part| &part.name).collect();
                    let duty = |parts: &'a [Part], name: &String| {
                        parts
                            .iter()
                            .find(|part| part.name == *name)
                            .map(|part| &part.duty)
                    };
                    names
                        .into_iter()
                        .map(|name| (name.clone(), duty(olds, name), duty(news, name)))
                        .collect()
                }
            };
        for one in matched {
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    found
}

/// The first text with its clauses called as in the second, where clauses name each other.
fn renamed(before: &Agreement, pairs: &[(String, String, Aligned)]) -> Agreement {
    let mut text = before.clone();
    let readings = text
        .clauses
        .iter_mut()
        .flat_map(|clause| &mut clause.readings);
    let begins = text.phases.iter_mut().flat_map(|phase| &mut phase.once);
    for event in readings
        .flat_map(|reading| &mut reading.parts)
        .flat_map(|part| part.duty.course.events_mut())
        .chain(begins)
    {
        let label = match event {
            Event::Stands { clause, .. } | Event::Performed { clause } => Some(clause),
            Event::Agreed { clause, .. } => clause.as_mut(),
            Event::Announced { .. } | Event::Done(_) | Event::Over { .. } => None,
        };
        let called = label.and_then(|label| {
            Some((
                pairs.iter().find(|(old, ..)| old == label)?.1.clone(),
                label,
            ))
        });
        if let Some((now, label)) = called {
            *label = now;
        }
    }
    text
}

fn phases(before: &Agreement, after: &Agreement) -> Vec<PhaseChange> {
    let names: BTreeSet<&String> = before
        .phases
        .iter()
        .chain(&after.phases)
        .map(|phase| &phase.name)
        .collect();
    let says = |phase: Option<&Phase>| {
        phase.map(|phase| Phase {
            span: Default::default(),
            ..phase.clone()
        })
    };
    let change = |name: &String| PhaseChange {
        name: name.clone(),
        before: says(before.phase(name)),
        after: says(after.phase(name)),
    };
    names
        .into_iter()
        .map(change)
        .filter(|one| one.before != one.after)
        .collect()
}
