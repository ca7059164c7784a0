//! Phrases into claims: what the line says, what the agreement or the record leaves one possibility for, what is open.

use std::collections::BTreeSet;

use tregua_calendar::{Clock, Date, Timestamp};
use tregua_record::Name;
use tregua_record::entries::claim::{Adds, Attribution, Claim, Coverage, Kind};

use super::grammar::{Parsed, Segment};
use super::names::{Spoken, Words};
use super::terms::Terms;
use super::{Answers, Filled, Known, Noted, Question, Setting, Slip, UNSTATED, dates};
use crate::cells::{amount, names};
use crate::limits::MAX_FIGURE_CHARS;
use crate::nearest::nearest;
use crate::problem::Trouble;
use crate::rows::source::SourceRow;

/// At most so many keys are offered.
const MAX_OFFERED: usize = 8;

/// Fills every claim of a line.
pub(crate) fn fill(
    parsed: &Parsed,
    words: &Words<'_>,
    setting: &Setting<'_>,
    answers: &Answers,
) -> Noted {
    let mut noted = Noted::default();
    for segment in &parsed.segments {
        let mut filling = Filling {
            parsed,
            segment,
            words,
            terms: setting.vocabulary.terms(),
            setting,
            answers,
            claim: Claim::new("n-0", parsed.kind.unwrap_or(Kind::Claim), ""),
            source: None,
            filled: Vec::new(),
            questions: Vec::new(),
            slips: Vec::new(),
            hints: Vec::new(),
        };
        filling.run();
        let (draft, slips) = filling.done();
        noted.drafts.push(draft);
        noted.slips.extend(slips);
    }
    if !noted.slips.is_empty() {
        noted.drafts.clear();
        noted.slips.dedup();
    }
    noted
}

/// The date of an instant on the agreement's clock; without one, in UTC.
pub(crate) fn date_of(at: Timestamp, clock: Option<&Clock>) -> Date {
    clock.map_or_else(|| utc(at), |clock| clock.civil(at).date())
}

fn utc(at: Timestamp) -> Date {
    // A fixed offset of nothing is always there.
    Clock::new("+00:00", "00:00").map_or(Date::ZERO, |clock| clock.civil(at).date())
}

/// One claim on its way.
pub(crate) struct Filling<'a> {
    pub(crate) parsed: &'a Parsed,
    pub(crate) segment: &'a Segment,
    pub(crate) words: &'a Words<'a>,
    pub(crate) terms: &'a Terms,
    pub(crate) setting: &'a Setting<'a>,
    pub(crate) answers: &'a Answers,
    pub(crate) claim: Claim,
    pub(crate) source: Option<SourceRow>,
    pub(crate) filled: Vec<Filled>,
    pub(crate) questions: Vec<Question>,
    pub(crate) slips: Vec<Slip>,
    pub(crate) hints: Vec<Filled>,
}

impl<'a> Filling<'a> {
    fn run(&mut self) {
        self.voice();
        self.kind();
        self.amount();
        self.act_and_thing();
        self.point();
        self.actor();
        self.roles();
        self.named_source();
        dates::fill(self);
        self.adding();
        self.links();
        self.figure();
        self.kinds_that_exclude();
        self.kinds_left_open();
    }

    pub(crate) fn known(&self) -> &'a Known {
        self.setting.known
    }

    /// An answer to a column; `Some(None)` if it may stay empty.
    pub(crate) fn answer(&self, column: &str) -> Option<Option<&'a str>> {
        let text = self.answers.get(column)?.trim();
        Some((!text.eq_ignore_ascii_case(UNSTATED) && !text.is_empty()).then_some(text))
    }

    /// An answer as `parse` understands it.
    pub(crate) fn answered<T>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Trouble>,
    ) -> Option<Option<T>> {
        let text = match self.answer(column)? {
            Some(text) => text,
            None => return Some(None),
        };
        match parse(text) {
            Ok(value) => Some(Some(value)),
            Err(trouble) => {
                let mut slip = Slip::new(trouble.code, 0..0).of_answer(column);
                slip.args = trouble.args;
                slip.suggestions = trouble.suggestions;
                self.slips.push(slip);
                Some(None)
            }
        }
    }

    pub(crate) fn ask(&mut self, question: Question) {
        self.questions.push(question);
    }

    pub(crate) fn note(&mut self, filled: Filled) {
        self.filled.push(filled);
    }

    fn voice(&mut self) {
        self.claim.speaker = self.parsed.office.as_ref().map(Name::from);
        if self.parsed.anonymous {
            self.claim.attribution = Attribution::Anonymous;
        }
        if let Some(Some(answer)) = self.answer("voice") {
            let spoken = self.words.spoken(answer);
            return match spoken {
                Spoken::New(_) => self.claim.voice = answer.into(),
                known => self.speak(answer, known),
            };
        }
        let Some(written) = &self.parsed.voice else {
            let voices = self.likely_voices();
            return self.ask(Question::new("voice", "note-ask-voice").choices(voices));
        };
        match self.words.spoken(&written.value) {
            Spoken::New(near) if self.words.vocabulary.declared().is_some() || !near.is_empty() => {
                let choices = near.into_iter().chain([written.value.clone()]);
                let question = Question::new("voice", "note-ask-voice-new")
                    .with("word", &written.value)
                    .choices(choices);
                self.claim.voice = written.value.as_str().into();
                self.ask(question.at(Some(written.span.clone())));
            }
            // Without a text there is nothing to know a voice from: words are taken as they stand.
            Spoken::New(_) => self.claim.voice = written.value.as_str().into(),
            known => self.speak(&written.value, known),
        }
    }

    fn speak(&mut self, written: &str, spoken: Spoken) {
        match spoken {
            Spoken::Voice(voice, exact) => {
                if !exact {
                    self.note(
                        Filled::new("voice", &voice, "note-from-spelling").with("word", written),
                    );
                }
                self.claim.voice = voice.into();
            }
            Spoken::Office {
                office,
                voice,
                declared,
            } => {
                let from = if declared {
                    "note-from-office"
                } else {
                    "note-from-office-record"
                };
                self.note(
                    Filled::new("voice", &voice, from)
                        .with("office", &office)
                        .with("voice", &voice),
                );
                self.claim.speaker.get_or_insert(office.into());
                self.claim.voice = voice.into();
            }
            Spoken::New(_) => {}
        }
    }

    fn likely_voices(&self) -> Vec<String> {
        let declared = self.words.vocabulary.declared();
        let declared = declared.into_iter().flat_map(|names| &names.voices);
        self.terms
            .parties
            .iter()
            .chain(declared)
            .chain(&self.known().voices)
            .take(12)
            .cloned()
            .collect()
    }

    fn kind(&mut self) {
        self.claim.refers_to = self.parsed.refers_to.iter().map(Name::from).collect();
        self.claim.cause = self.parsed.cause.as_ref().map(Name::from);
        self.claim.hedge = self.segment.hedge.as_ref().map(Name::from);
        let announced = self.parsed.kind.is_none()
            && self.segment.figure.is_none()
            && self
                .segment
                .verb
                .as_ref()
                .and_then(|verb| self.terms.verb(verb.value.act.as_deref()?))
                .is_some_and(|verb| {
                    !(verb.modes.required || verb.modes.allowed || verb.modes.forbidden)
                });
        let verb = self.segment.verb.as_ref();
        if let Some(verb) =
            verb.filter(|verb| verb.value.bare && self.parsed.kind.is_none() && !announced)
        {
            let word = self.parsed.line.get(verb.span.clone()).unwrap_or_default();
            self.claim.kind = Kind::Announce;
            self.note(Filled::new("kind", "announce", "note-from-bare").with("word", word));
        }
        if announced {
            self.claim.kind = Kind::Announce;
            self.note(Filled::new("kind", "announce", "note-from-announced"));
        }
    }

    fn amount(&mut self) {
        self.claim.unit = self.segment.unit.as_ref().map(Name::from);
        if let Some(answered) = self.answered("amount", amount::amount) {
            self.claim.amount = answered;
            return;
        }
        let Some(figure) = &self.segment.figure else {
            return;
        };
        self.claim.out_of = figure.value.out_of;
        if !figure.value.unbounded {
            self.claim.amount = Some(figure.value.amount);
            return;
        }
        if !self.takes_amount() {
            return;
        }
        let question = match figure.value.amount.about {
            Some(n) => {
                let tenth = (n / 10).max(1);
                let near = format!(
                    "about {n} ({}..{})",
                    n.saturating_sub(tenth),
                    n.saturating_add(tenth)
                );
                Question::new("amount", "note-ask-amount")
                    .with("word", &n.to_string())
                    .with("form", &near)
                    .choices([near])
            }
            None => {
                let word = self.segment.words.clone().unwrap_or_default();
                Question::new("amount", "note-ask-vague").with("word", &word)
            }
        };
        self.ask(question.at(Some(figure.span.clone())));
    }

    /// A plan, a denial and a cause never carry an amount.
    fn takes_amount(&self) -> bool {
        !matches!(
            self.claim.kind,
            Kind::Announce | Kind::Deny | Kind::Account | Kind::Note
        )
    }

    fn roles(&mut self) {
        self.claim.from = self.segment.from.as_ref().map(Name::from);
        self.claim.to = self.segment.to.as_ref().map(Name::from);
        self.claim.through = self.segment.through.as_ref().map(Name::from);
        self.claim.place = self.segment.place.as_ref().map(Name::from);
        if let Some(answered) = self.answered("place", |text| Ok(text.to_owned())) {
            self.claim.place = answered.map(Into::into);
            return;
        }
        let Some(other) = self
            .segment
            .other_place
            .as_ref()
            .filter(|_| self.claim.place.is_none())
        else {
            return;
        };
        // With nothing near it is a place of its own, of which the check of the row says so.
        self.claim.place = Some(other.value.clone().into());
        let names = self.words.vocabulary.declared();
        let zones = names
            .into_iter()
            .flat_map(|names| names.zones.iter().map(String::as_str));
        let near = nearest(&other.value, zones);
        if !near.is_empty() {
            let question = Question::new("place", "note-ask-place")
                .with("word", &other.value)
                .choices(near)
                .choices([other.value.clone()]);
            self.ask(question.at(Some(other.span.clone())));
        }
    }

    /// How the amount adds, and how much of its time it covers.
    fn adding(&mut self) {
        if !self.takes_amount() || self.segment.figure.is_none() && self.claim.amount.is_none() {
            return;
        }
        let dated = self
            .claim
            .occurred
            .is_some_and(|when| when.dates().is_some());
        let adds = self.answered("adds", |text| names::one_of(text, Adds::ALL, Adds::word));
        let promised = matches!(
            self.claim.kind,
            Kind::Undertake | Kind::Offer | Kind::Accept
        );
        self.claim.adds = match (adds.flatten(), self.segment.adds) {
            (Some(adds), _) | (None, Some(adds)) => adds,
            _ if dated && !promised => {
                self.note(Filled::new("adds", "total", "note-from-date-total"));
                Adds::Total
            }
            _ => Adds::Event,
        };
        if let Some(answered) = self.answered("coverage", |text| {
            names::one_of(text, Coverage::ALL, Coverage::word)
        }) {
            self.claim.coverage = answered.unwrap_or(Coverage::Whole);
            return;
        }
        // `since` without an end: up to the moment it was said.
        let until_said = self.segment.since.is_some() && self.segment.when.is_none();
        if let Some(coverage) = self
            .segment
            .coverage
            .or(until_said.then_some(Coverage::SoFar))
        {
            self.claim.coverage = coverage;
            return;
        }
        if !dated || promised || self.claim.adds == Adds::Stock {
            return;
        }
        if self.terms.dated_figures {
            self.note(Filled::new("coverage", "whole", "note-from-dated"));
        } else if dates::said_after(self) {
            self.note(Filled::new("coverage", "whole", "note-from-over"));
        } else {
            let choices = Coverage::ALL
                .iter()
                .map(|coverage| coverage.word().to_owned());
            self.ask(Question::new("coverage", "note-ask-coverage").choices(choices));
        }
    }

    fn links(&mut self) {
        if let Some(answered) = self.answered("about", |text| Ok(text.to_owned())) {
            self.claim.about = answered.map(Into::into);
        } else if self.claim.kind == Kind::Account && self.claim.refers_to.is_empty() {
            let act = self.claim.act.as_ref();
            let keys = act.and_then(|act| self.known().abouts.get(act.as_str()));
            let keys = keys.into_iter().flatten().take(MAX_OFFERED).cloned();
            let question = Question::new("about", "note-ask-about").choices(keys);
            self.ask(question.choices([UNSTATED.to_owned()]));
        }
        let vocabulary = self.words.vocabulary;
        if let Some(answered) = self.answered("clause", |text| vocabulary.term(text)) {
            self.claim.clause = answered.map(Into::into);
            return;
        }
        // A claim is led to its clauses by act and thing; what is promised or announced of a term is led by its label.
        let by_label = matches!(
            self.claim.kind,
            Kind::Announce | Kind::Undertake | Kind::Offer | Kind::Accept | Kind::Refuse
        );
        if !by_label {
            return;
        }
        let act = self.claim.act.as_deref();
        let point = self.claim.counting_point.as_deref();
        let labels: BTreeSet<&str> = match act {
            Some("extend") => self.terms.extensions.iter().map(String::as_str).collect(),
            Some(act) if point.is_some() => self
                .terms
                .measures
                .iter()
                .filter(|known| {
                    known.act == act && known.thing.as_deref() == self.claim.thing.as_deref()
                })
                .filter(|known| point.is_some_and(|point| known.points.contains(point)))
                .map(|known| known.clause.as_str())
                .collect(),
            _ => BTreeSet::new(),
        };
        if let (Some(label), 1) = (labels.first(), labels.len()) {
            self.claim.clause = Some((*label).into());
            self.note(Filled::new("clause", label, "note-from-only-clause"));
        }
    }

    fn figure(&mut self) {
        if let Some(answered) = self.answered("figure", |text| Ok(text.to_owned())) {
            self.claim.figure = answered.map(Into::into);
            return;
        }
        let words = self.segment.words.as_deref().map(|words| {
            // Bounds in brackets are the recorder's, not the printer's.
            let words = words.split('(').next().unwrap_or(words).trim();
            words.strip_suffix(" of").unwrap_or(words).to_owned()
        });
        let text = self
            .parsed
            .note
            .clone()
            .or_else(|| self.segment.quote.clone())
            .or(words);
        let text = text
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty());
        let Some(text) = text else { return };
        if text.chars().count() > MAX_FIGURE_CHARS {
            let limit = MAX_FIGURE_CHARS.to_string();
            let end = self.parsed.line.len();
            return self
                .slips
                .push(Slip::new("I060", 0..end).with("limit", &limit));
        }
        if !self.takes_amount() && self.segment.figure.is_some() {
            self.claim.amount = None;
            self.note(
                Filled::new("figure", &text, "note-from-plan").with("kind", self.claim.kind.word()),
            );
        }
        self.claim.figure = Some(text.into());
    }
}
