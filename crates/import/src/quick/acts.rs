//! What was done, to what, where it was counted and by whom: from the line, else from the clauses that count it.

use std::collections::BTreeSet;

use tregua_record::entries::claim::{Actor, Kind};

use super::fill::Filling;
use super::names::VerbWord;
use super::terms::{Counted, UNDERTAKING};
use super::{Filled, Question, UNSTATED};
use crate::cells::names;
use crate::problem::listed;

impl<'a> Filling<'a> {
    pub(super) fn act_and_thing(&mut self) {
        self.kinds();
        self.own_thing();
        self.act();
        self.thing_of_clause();
    }

    /// What clauses count by the line's verb, point and actor, as far as it has them.
    pub(super) fn measures(&self) -> impl Iterator<Item = &'a Counted> + use<'a> {
        let terms = self.terms;
        // A figure is of something that is counted, not of a list handed over.
        let figure = self.segment.figure.is_some();
        let verb = self.segment.verb.as_ref().map(|verb| verb.value.clone());
        let actor = self.named_actor();
        terms.measures.iter().filter(move |known| {
            let act = verb.as_ref().and_then(|verb| verb.act.clone());
            let point = verb.as_ref().and_then(|verb| verb.point.clone());
            (known.amount || !figure)
                && act.is_none_or(|act| act == known.act)
                && point.is_none_or(|point| terms.points_done(&known.act).contains(&point.as_str()))
                && actor
                    .as_ref()
                    .is_none_or(|actor| known.actors.contains(actor))
        })
    }

    fn named_actor(&self) -> Option<String> {
        let answered = self.answer("actor").flatten().map(str::to_owned);
        answered.or_else(|| self.segment.actor.clone())
    }

    fn act(&mut self) {
        let vocabulary = self.words.vocabulary;
        if let Some(answered) = self.answered("act", |text| vocabulary.act(text)) {
            self.claim.act = answered.map(Into::into);
            return;
        }
        let verb = self.segment.verb.clone();
        if let Some(act) = verb.as_ref().and_then(|verb| verb.value.act.clone()) {
            self.claim.act = Some(act.into());
            return;
        }
        if verb.is_none() && !self.counts_something() {
            return;
        }
        if verb.is_none() && self.claim.thing.is_none() {
            // What was counted is asked first; it may say what was done with it.
            return;
        }
        let point = self.wanted_point(verb.as_ref().map(|verb| &verb.value));
        let thing = self.claim.thing.clone();
        let fits = |known: &&Counted| {
            point.as_ref().is_none_or(|point| {
                self.terms
                    .verb(&known.act)
                    .is_some_and(|verb| verb.points.contains(point))
            })
        };
        // What nobody declared may be a load of something that is: fuel, of trucks.
        let loaded = self.words.things_with(thing.as_deref());
        let on_thing = |known: &&Counted| {
            known.thing.as_deref() == thing.as_deref()
                || known
                    .thing
                    .as_ref()
                    .is_some_and(|name| loaded.contains(name))
        };
        let counted: Vec<&Counted> = self.measures().filter(fits).collect();
        let mut of_thing: Vec<&Counted> = counted.iter().copied().filter(on_thing).collect();
        let undeclared = thing
            .as_deref()
            .is_none_or(|thing| vocabulary.declared_thing(thing).is_none());
        if of_thing.is_empty() && undeclared && point.is_some() {
            of_thing = counted;
        }
        let acts: BTreeSet<&str> = of_thing.iter().map(|known| known.act.as_str()).collect();
        if let (Some(act), 1) = (acts.first(), acts.len()) {
            self.claim.act = Some((*act).into());
            let from = Filled::new("act", act, "note-from-clause");
            let labels = labels(&of_thing);
            return self.note(from.with("clause", &labels));
        }
        let by_lexicon = if acts.is_empty() {
            self.acts_with(
                point.as_deref(),
                verb.as_ref().map(|verb| verb.span.clone()),
            )
        } else {
            Vec::new()
        };
        if let [act] = by_lexicon.as_slice() {
            self.claim.act = Some(act.clone().into());
            let written = verb.and_then(|verb| self.parsed.line.get(verb.span));
            let own = self.terms.verb(act).map(|verb| verb.done.as_str());
            match (written, &point) {
                (Some(written), _) if own == Some(written.to_lowercase().as_str()) => {
                    self.note(Filled::new("act", act, "note-from-word").with("word", written));
                }
                (_, Some(point)) => {
                    self.note(Filled::new("act", act, "note-from-verb").with("point", point));
                }
                _ => {}
            }
            return;
        }
        let choices: Vec<String> = if acts.is_empty() {
            by_lexicon
        } else {
            acts.into_iter().map(str::to_owned).collect()
        };
        let span = verb.map(|verb| verb.span);
        self.ask(
            Question::new("act", "note-ask-act")
                .choices(choices)
                .at(span),
        );
    }

    /// A figure of something, so that somebody did something.
    fn counts_something(&self) -> bool {
        let kinds = [Kind::Claim, Kind::Correct, Kind::Undertake, Kind::Offer];
        kinds.contains(&self.claim.kind)
            && (self.segment.figure.is_some() || self.claim.thing.is_some())
    }

    /// The counting point that the words name, or that the kind of statement is.
    fn wanted_point(&self, verb: Option<&VerbWord>) -> Option<String> {
        let answered = self.answer("counting_point").flatten().map(str::to_owned);
        answered
            .or_else(|| self.segment.point.clone())
            .or_else(|| verb.and_then(|verb| verb.point.clone()))
            .or_else(|| point_of(self.claim.kind).map(str::to_owned))
    }

    /// Verbs that pass a counting point; the one whose own participle was written, if there is one.
    fn acts_with(&self, point: Option<&str>, span: Option<std::ops::Range<usize>>) -> Vec<String> {
        let Some(point) = point else {
            return Vec::new();
        };
        let written = span
            .and_then(|span| self.parsed.line.get(span))
            .unwrap_or_default();
        let own = self
            .terms
            .verbs
            .iter()
            .find(|verb| verb.done == written.to_lowercase());
        if let Some(verb) = own {
            return vec![verb.name.clone()];
        }
        let passes = |verb: &&tregua_agreement::lexicon::Verb| {
            verb.points.iter().any(|known| known == point)
        };
        let verbs = self.terms.verbs.iter().filter(passes);
        verbs.map(|verb| verb.name.clone()).collect()
    }

    /// Clauses that count this act upon this thing.
    pub(super) fn counted(&self) -> Vec<&'a Counted> {
        let (act, thing) = (&self.claim.act, &self.claim.thing);
        let same_act: Vec<&Counted> = self
            .terms
            .measures
            .iter()
            .filter(|known| Some(known.act.as_str()) == act.as_deref())
            .collect();
        let same: Vec<&Counted> = same_act
            .iter()
            .copied()
            .filter(|known| known.thing.as_deref() == thing.as_deref())
            .collect();
        let declared = thing
            .as_deref()
            .is_some_and(|thing| self.words.vocabulary.declared_thing(thing).is_some());
        if same.is_empty() && !declared {
            return same_act;
        }
        same
    }

    pub(super) fn point(&mut self) {
        let vocabulary = self.words.vocabulary;
        if let Some(answered) = self.answered("counting_point", |text| vocabulary.point(text)) {
            self.claim.counting_point = answered.map(Into::into);
            return;
        }
        let verb = self.segment.verb.clone();
        let Some(act) = self.claim.act.clone() else {
            // Kept for when the act is answered.
            self.claim.counting_point = self
                .wanted_point(verb.as_ref().map(|verb| &verb.value))
                .map(Into::into);
            return;
        };
        let points: Vec<String> = self
            .terms
            .verb(&act)
            .map_or_else(Vec::new, |verb| verb.points.clone());
        if let Some(point) = self.wanted_point(verb.as_ref().map(|verb| &verb.value)) {
            let by_kind = self.segment.point.is_none()
                && verb.as_ref().is_none_or(|verb| verb.value.point.is_none());
            if points.contains(&point) {
                if by_kind {
                    self.note(Filled::new("counting_point", &point, "note-from-promise"));
                } else if let Some(verb) = verb.filter(|_| self.segment.point.is_none()) {
                    let word = self.parsed.line.get(verb.span).unwrap_or_default();
                    self.note(
                        Filled::new("counting_point", &point, "note-from-word").with("word", word),
                    );
                }
                self.claim.counting_point = Some(point.into());
                return;
            }
            if !by_kind {
                if !points.is_empty() {
                    self.claim.counting_point = Some(point.into());
                }
                return;
            }
        }
        if !matches!(self.claim.kind, Kind::Claim | Kind::Correct) {
            return;
        }
        let done = self.terms.points_done(&act);
        let counted = self.counted();
        let by_clause: BTreeSet<&str> = counted
            .iter()
            .flat_map(|known| &known.points)
            .map(String::as_str)
            .filter(|point| *point != UNDERTAKING)
            .collect();
        match (done.as_slice(), by_clause.first(), by_clause.len()) {
            ([], ..) => {}
            ([only], ..) => {
                let from = Filled::new("counting_point", only, "note-from-verb");
                self.claim.counting_point = Some((*only).into());
                self.note(from.with("point", &act));
            }
            (_, Some(point), 1) => {
                let from = Filled::new("counting_point", point, "note-from-clause");
                self.claim.counting_point = Some((*point).into());
                self.note(from.with("clause", &labels(&counted)));
            }
            (several, ..) => {
                // What is said to be somewhere got there.
                let there = |point: &&&str| self.segment.place.is_some() && **point == "delivery";
                let there = several.iter().filter(there);
                let first = several.iter().filter(|point| by_clause.contains(**point));
                let first = there.chain(first);
                let rest = several.iter().filter(|point| !by_clause.contains(**point));
                let choices = first.chain(rest).map(|point| (*point).to_owned());
                let question = Question::new("counting_point", "note-ask-point")
                    .with("act", &act)
                    .choices(choices)
                    .choices([UNSTATED.to_owned()]);
                self.ask(question.at(verb.map(|verb| verb.span)));
            }
        }
    }

    pub(super) fn actor(&mut self) {
        if let Some(answered) = self.answered("actor", |text| Ok(names::actor(text))) {
            self.claim.actor = answered;
            return;
        }
        if let Some(actor) = &self.segment.actor {
            self.claim.actor = Some(names::actor(actor));
            return;
        }
        let Some(act) = self.claim.act.clone() else {
            return;
        };
        let verb = self.terms.verb(&act);
        let announced = verb.is_some_and(|verb| {
            !(verb.modes.required || verb.modes.allowed || verb.modes.forbidden)
        });
        if announced {
            return;
        }
        let mut counted = self.counted();
        if counted.iter().any(|known| known.owed) {
            counted.retain(|known| known.owed);
        }
        let actors: BTreeSet<&str> = counted
            .iter()
            .flat_map(|known| &known.actors)
            .map(String::as_str)
            .collect();
        let promised = point_of(self.claim.kind).is_some() && self.claim.kind != Kind::Accept;
        let voice = self.claim.voice.as_str();
        if promised
            && (actors.contains(voice) || self.terms.parties.iter().any(|party| party == voice))
        {
            let voice = voice.to_owned();
            self.note(Filled::new("actor", &voice, "note-from-promiser"));
            self.claim.actor = Some(Actor::Named(voice.into()));
            return;
        }
        if let (Some(actor), 1) = (actors.first(), actors.len()) {
            self.claim.actor = Some(Actor::Named((*actor).into()));
            let from = Filled::new("actor", actor, "note-from-clause");
            self.note(from.with("clause", &labels(&counted)));
            return;
        }
        if matches!(
            self.claim.kind,
            Kind::Claim | Kind::Correct | Kind::Undertake
        ) && act != "hold"
        {
            let likely = actors.into_iter().map(str::to_owned).collect::<Vec<_>>();
            let question = Question::new("actor", "note-ask-actor")
                .with("act", verb.map_or(act.as_str(), |verb| verb.done.as_str()))
                .with("verb", &act)
                .choices(likely)
                .choices(self.terms.parties.iter().cloned())
                .choices(["unknown".to_owned(), UNSTATED.to_owned()]);
            self.ask(question);
        }
    }
}

/// The point at which a statement of this kind counts something.
fn point_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Undertake => Some(UNDERTAKING),
        Kind::Offer => Some("offer"),
        Kind::Accept => Some("acceptance"),
        _ => None,
    }
}

/// Labels of clauses, each once, in backticks.
pub(super) fn labels(known: &[&Counted]) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for counted in known {
        if !labels.contains(&counted.clause.as_str()) {
            labels.push(&counted.clause);
        }
    }
    listed(labels)
}
