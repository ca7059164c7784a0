//! What was counted: the thing that a line names, that its kinds leave, or that the only clauses on its act are about.

use std::collections::BTreeSet;

use tregua_agreement::duty::KindChoice;
use tregua_agreement::meaning::Thing;
use tregua_record::entries::claim::KindPart;

use super::acts::labels;
use super::fill::Filling;
use super::scan::noun_of;
use super::terms::Counted;
use super::{Filled, Question, Slip};
use crate::nearest::nearest;
use crate::problem::listed;

/// At most so many things are offered.
const MAX_CHOICES: usize = 8;

impl Filling<'_> {
    pub(super) fn kinds(&mut self) {
        let mut parts: Vec<KindPart> = Vec::new();
        for set in &self.segment.kinds {
            parts.push(KindPart {
                all_of: vec![set.clone()],
                count: None,
            });
        }
        for part in &self.segment.parts {
            if !parts.iter().any(|known| known.all_of == part.all_of) {
                parts.push(part.clone());
            }
        }
        parts.dedup_by(|one, other| one.all_of == other.all_of);
        self.claim.kinds = parts;
    }

    /// Two kinds of one axis that both describe the whole: nothing is of both.
    pub(super) fn kinds_that_exclude(&mut self) {
        let thing = self.claim.thing.as_deref();
        let Some(thing) = thing.and_then(|thing| self.words.vocabulary.declared_thing(thing))
        else {
            return;
        };
        let whole = self.claim.kinds.iter().filter(|part| part.count.is_none());
        let kinds = whole.filter_map(|part| part.all_of.first()?.first());
        let mut axes = BTreeSet::new();
        let second = kinds
            .filter_map(|kind| Some((thing.axis_of(kind)?, kind)))
            .find(|(axis, _)| !axes.insert(*axis));
        if let Some((_, kind)) = second {
            let end = self.parsed.line.len();
            let slip = Slip::new("note-slip-kinds", 0..end).with("word", kind);
            self.slips.push(slip);
        }
    }

    /// The thing that the line or an answer names, or that its kinds leave.
    pub(super) fn own_thing(&mut self) {
        if let Some(answer) = self.answer("thing") {
            let Some(answer) = answer else { return };
            let (thing, kinds) = noun_of(answer, self.words);
            self.claim.thing = Some(thing.into());
            for set in kinds {
                let all_of = vec![set];
                if !self.claim.kinds.iter().any(|part| part.all_of == all_of) {
                    self.claim.kinds.insert(
                        0,
                        KindPart {
                            all_of,
                            count: None,
                        },
                    );
                }
            }
            return;
        }
        if let Some(thing) = &self.segment.thing {
            self.claim.thing = Some(thing.value.clone().into());
            return;
        }
        if let Some(other) = &self.segment.other_thing {
            self.claim.thing = Some(other.value.clone().into());
            if let Some(names) = self.words.vocabulary.declared() {
                let all = names
                    .things
                    .iter()
                    .flat_map(|thing| [thing.name.as_str(), thing.plural.as_str()]);
                let near = nearest(&other.value, all);
                if near.is_empty() && self.claim.unit.is_some() {
                    // Litres and tonnes are of what they are of; the check of the row says that no clause counts it.
                    return;
                }
                let question = Question::new("thing", "note-ask-thing-new")
                    .with("word", &other.value)
                    .choices(near.into_iter().chain(self.likely_things()))
                    .choices([other.value.clone()]);
                self.ask(question.at(Some(other.span.clone())));
            }
            return;
        }
        let kinds: Vec<String> = self
            .claim
            .kinds
            .iter()
            .flat_map(|part| &part.all_of)
            .flatten()
            .cloned()
            .collect();
        if kinds.is_empty() || self.claim.unit.is_some() {
            return;
        }
        let mut things = self.words.things_with(kinds.iter().map(String::as_str));
        if things.len() > 1 {
            let counted = |thing: &String| {
                self.measures()
                    .any(|known| known.thing.as_ref() == Some(thing))
            };
            let counted: Vec<String> = things
                .iter()
                .filter(|thing| counted(thing))
                .cloned()
                .collect();
            if !counted.is_empty() {
                things = counted;
            }
        }
        match things.as_slice() {
            [thing] => {
                let from = Filled::new("thing", thing, "note-from-kind-of");
                self.claim.thing = Some(thing.clone().into());
                self.note(from.with("kind", &kinds.join(", ")).with("thing", thing));
            }
            several => {
                let question = Question::new("thing", "note-ask-thing").choices(several.to_vec());
                self.ask(question);
            }
        }
    }

    /// The thing that the only clauses on this act are about.
    pub(super) fn thing_of_clause(&mut self) {
        if self.claim.thing.is_some() || self.questions.iter().any(|open| open.column == "thing") {
            return;
        }
        if self.answers.contains_key("thing") {
            return;
        }
        if self.claim.unit.is_some() {
            let choices = self.measured();
            return self.ask(Question::new("thing", "note-ask-thing").choices(choices));
        }
        if self.segment.figure.is_none() {
            return;
        }
        if self.claim.act.is_none() {
            let likely = self.likely_things();
            return self.ask(Question::new("thing", "note-ask-thing").choices(likely));
        }
        let act = self.claim.act.clone();
        let known: Vec<&Counted> = self
            .measures()
            .filter(|known| Some(known.act.as_str()) == act.as_deref() && known.thing.is_some())
            .collect();
        let things_of = |known: &[&Counted]| -> BTreeSet<String> {
            let things = known.iter().filter_map(|known| known.thing.clone());
            things.collect()
        };
        // A bare figure is of pieces: what clauses count in litres or tonnes is not meant.
        let pieces = known.iter().copied().filter(|known| known.unit.is_none());
        let pieces: Vec<&Counted> = pieces.collect();
        let things = things_of(&pieces);
        match (things.first(), things.len()) {
            (Some(thing), 1) => {
                self.claim.thing = Some(thing.clone().into());
                let from = Filled::new("thing", thing, "note-from-clause");
                self.note(from.with("clause", &labels(&pieces)));
            }
            _ => {
                let things = things_of(&known);
                self.ask(Question::new("thing", "note-ask-thing").choices(things));
            }
        }
    }

    /// What may be measured in litres or tonnes: things of the record that nobody declared, and the loads of what is
    /// brought somewhere.
    fn measured(&self) -> Vec<String> {
        let vocabulary = self.words.vocabulary;
        let undeclared = |name: &&String| vocabulary.declared_thing(name).is_none();
        let on_record = self.known().things.iter().filter(undeclared).cloned();
        let brought = |known: &&Counted| {
            let verb = self.terms.verb(&known.act);
            verb.is_some_and(|verb| verb.points.iter().any(|point| point == "delivery"))
        };
        let things = self
            .measures()
            .filter(brought)
            .filter_map(|known| known.thing.as_deref());
        let things = things.filter_map(|name| vocabulary.declared_thing(name));
        let loads = things
            .flat_map(|thing| &thing.axes)
            .flat_map(|axis| &axis.kinds);
        on_record.chain(loads.cloned()).take(MAX_CHOICES).collect()
    }

    /// Declared things, those that clauses count by this verb first, each also with its kinds.
    fn likely_things(&self) -> Vec<String> {
        let Some(names) = self.words.vocabulary.declared() else {
            return Vec::new();
        };
        let counted: Vec<&str> = self
            .measures()
            .filter_map(|known| known.thing.as_deref())
            .collect();
        let (first, rest): (Vec<&Thing>, Vec<&Thing>) = names
            .things
            .iter()
            .partition(|thing| counted.contains(&thing.name.as_str()));
        let with_kinds = |thing: &&Thing| {
            let kinds = thing.axes.iter().flat_map(|axis| &axis.kinds);
            let kinds = kinds.map(|kind| format!("{kind} {}", thing.plural));
            std::iter::once(thing.plural.clone())
                .chain(kinds)
                .collect::<Vec<_>>()
        };
        // With one thing counted by this verb, its kinds are likely what is meant.
        let kinds = first.len() == 1;
        let first = first.iter().flat_map(|thing| match kinds {
            true => with_kinds(thing),
            false => vec![thing.plural.clone()],
        });
        let rest = rest.iter().map(|thing| thing.plural.clone());
        first.chain(rest).take(MAX_CHOICES).collect()
    }

    /// What a clause on this very figure would want to know: kinds that the line leaves open.
    pub(super) fn kinds_left_open(&mut self) {
        if self.claim.amount.is_none() {
            return;
        }
        let Some(thing) = self
            .claim
            .thing
            .as_deref()
            .and_then(|thing| self.words.vocabulary.declared_thing(thing))
        else {
            return;
        };
        let given: BTreeSet<usize> = self
            .claim
            .kinds
            .iter()
            .flat_map(|part| part.all_of.iter().flatten())
            .filter_map(|kind| thing.axis_of(kind))
            .collect();
        let point = self.claim.counting_point.as_ref();
        let counted = self.counted().into_iter().filter(|known| {
            known.points.is_empty()
                || point.is_none_or(|point| known.points.contains(point.as_str()))
        });
        // What several clauses want to know is said once.
        let mut wanted: Vec<(&KindChoice, Vec<&str>)> = Vec::new();
        for known in counted {
            for choice in &known.kinds {
                let axis = thing.axes.iter().position(|axis| axis.name == choice.axis);
                if axis.is_none_or(|axis| given.contains(&axis)) {
                    continue;
                }
                match wanted.iter_mut().find(|(other, _)| *other == choice) {
                    Some((_, clauses)) if clauses.contains(&known.clause.as_str()) => {}
                    Some((_, clauses)) => clauses.push(&known.clause),
                    None => wanted.push((choice, vec![&known.clause])),
                }
            }
        }
        let hint = |(choice, clauses): (&KindChoice, Vec<&str>)| {
            let kinds = choice.any_of.iter().map(String::as_str);
            Filled::new("of_kind", "", "note-hint-kinds")
                .with("clause", &listed(clauses))
                .with("axis", &choice.axis)
                .with("kinds", &listed(kinds))
        };
        self.hints = wanted.into_iter().map(hint).collect();
    }
}
