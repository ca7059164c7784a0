//! The reading view of a text: each clause in words, in any language, part by part; and the same as plain data.
//!
//! A reading aid: the agreed text itself counts. What it declares stays as it is written. English is the language of the text, so
//! the reading in English is what the text would say, made of what was understood of it: its words read again mean the same. Other
//! languages tell it part by part.

pub mod clauses;
mod teller;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_agreement::meaning::{Clause, Reading};
use tregua_agreement::written::{WrittenReading, written};
use tregua_wording::{Arg, Lang};

use crate::Say;
use teller::Teller;

pub use clauses::{ClauseData, clauses};
pub use teller::Asked;

/// A text in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadingView {
    /// Its name.
    pub name: String,
    /// What stands above it in every language: that the text itself counts.
    pub aid: String,
    /// What sort of text it is, as its header says.
    pub text: Option<String>,
    /// Who takes part, in which roles; the phases; the clock.
    pub facts: Vec<Fact>,
    /// Its clauses, in the order of the text.
    pub clauses: Vec<ClauseTold>,
}

/// One line of what the text declares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fact {
    /// `mediators`; of a phase its name.
    pub name: String,
    /// What is said of it.
    pub said: String,
}

/// A clause in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClauseTold {
    /// Its label, as the text has it.
    pub label: String,
    /// Its label as the language writes it.
    pub name: String,
    /// Its first line in the text, from 1.
    pub line: usize,
    /// The track it is on, where the text groups its clauses.
    pub track: Option<String>,
    /// Who asserts it, where only some do.
    pub asserted: Option<String>,
    /// The clause's own words first, other readings after.
    pub readings: Vec<ReadingTold>,
    /// Versions of it that the press got wrong.
    pub misprints: Vec<String>,
}

/// One reading of a clause in words; readings that differ only in the counting point are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadingTold {
    /// Its name; absent for the clause's own words.
    pub name: Option<String>,
    /// Who holds it, and where that is said; absent for the clause's own words.
    pub held: Option<String>,
    /// Where it is counted, or that the text leaves that open.
    pub counted: Option<String>,
    /// What it asks: in English the sentence and what stands beside it, in the words of the language, then what no count judges
    /// and what may take its place; in other languages part by part.
    pub parts: Vec<Asked>,
}

impl Say<'_> {
    /// The text in words.
    pub fn reading_view(&self) -> ReadingView {
        let teller = Teller(*self);
        let agreement = self.agreement;
        ReadingView {
            name: self.name(&agreement.name),
            aid: teller.t("aid"),
            text: agreement.text.as_deref().map(|text| self.text_header(text)),
            facts: self.facts(&teller),
            clauses: agreement
                .clauses
                .iter()
                .map(|clause| self.clause_in_words(clause))
                .collect(),
        }
    }

    fn facts(&self, teller: &Teller<'_>) -> Vec<Fact> {
        let agreement = self.agreement;
        let list = |voices: &[String]| self.voices("list-and", voices);
        let bodies = match agreement.counting_bodies.as_slice() {
            [] => teller.t("bodies-none"),
            bodies => list(bodies),
        };
        let fact = |key: &str, said: String| Fact {
            name: teller.t(key),
            said,
        };
        let roles = [
            ("parties", &agreement.parties),
            ("mediators", &agreement.mediators),
            ("carriers", &agreement.carriers),
        ];
        let roles = roles.into_iter().filter(|(_, voices)| !voices.is_empty());
        let phases = agreement.phases.iter().map(|phase| Fact {
            name: self.name(&phase.name),
            said: teller.phase(phase),
        });
        let clock = self.words.apart(agreement.clock.zone()).into_owned();
        roles
            .map(|(key, voices)| fact(key, list(voices)))
            .chain([fact("bodies", bodies)])
            .chain(phases)
            .chain([fact("clock", clock)])
            .collect()
    }

    /// One clause in words.
    pub fn clause_in_words(&self, clause: &Clause) -> ClauseTold {
        let teller = Teller(*self);
        let asserted = || {
            let voices = teller.voices(&clause.asserted_by);
            self.words.say("asserted-by", &[("voices", voices)])
        };
        let readings = by_name(&clause.readings);
        let misprints = clause.misprints.iter().map(|misprint| {
            let sources = Arg::said(self.words.names("list-comma", &misprint.sources));
            let words = misprint.words.as_str().into();
            teller.with("misprint", &[("words", words), ("sources", sources)])
        });
        ClauseTold {
            label: clause.label.clone(),
            name: self.name(&clause.label),
            line: clause.span.line,
            track: clause.track.as_deref().map(|track| self.track(track)),
            asserted: (!clause.asserted_by.is_empty()).then(asserted),
            readings: match self.words.lang() {
                Lang::English => {
                    let apart = |name: &str| self.words.apart(name).into_owned();
                    let written = written(self.agreement, clause, &apart).readings;
                    let told = readings.iter().zip(&written);
                    told.filter_map(|(alike, said)| self.as_written(&teller, alike, said))
                        .collect()
                }
                _ => readings
                    .iter()
                    .filter_map(|alike| self.one_reading(&teller, alike))
                    .collect(),
            },
            misprints: misprints.collect(),
        }
    }

    /// The reading in the words of the language, and beside it what the language says elsewhere or not at all.
    fn as_written(
        &self,
        teller: &Teller<'_>,
        alike: &[&Reading],
        said: &WrittenReading,
    ) -> Option<ReadingTold> {
        let told = self.one_reading(teller, alike)?;
        let first = alike.first()?;
        let parts = first.parts.iter();
        let beside = parts.filter_map(|part| teller.beside(part));
        let words = Asked {
            lead: said.sentence.clone(),
            rest: teller
                .in_phase(first.parts.first()?)
                .into_iter()
                .chain(said.beside.clone())
                .chain(said.change.clone())
                .collect::<Vec<_>>()
                .join(", "),
        };
        let mut parts = vec![words];
        for beside in beside {
            if !parts.contains(&beside) {
                parts.push(beside);
            }
        }
        Some(ReadingTold {
            counted: None,
            parts,
            ..told
        })
    }

    fn one_reading(&self, teller: &Teller<'_>, alike: &[&Reading]) -> Option<ReadingTold> {
        let first = alike.first()?;
        let held = || {
            let nobody = || self.words.say("held-nobody", &[]);
            self.held(&first.held).unwrap_or_else(nobody)
        };
        let name = first.name.as_deref();
        Some(ReadingTold {
            name: name.map(|name| self.reading_name(name)),
            held: name.map(|_| held()),
            counted: teller.points(alike),
            parts: first.parts.iter().map(|part| teller.part(part)).collect(),
        })
    }
}

/// Readings that differ only in the counting point together, in the order of the text.
fn by_name(readings: &[Reading]) -> Vec<Vec<&Reading>> {
    let mut named: Vec<Vec<&Reading>> = Vec::new();
    for reading in readings {
        let same = |group: &&mut Vec<&Reading>| {
            group
                .first()
                .is_some_and(|first| first.name == reading.name)
        };
        match named.iter_mut().find(same) {
            Some(group) => group.push(reading),
            None => named.push(vec![reading]),
        }
    }
    named
}
