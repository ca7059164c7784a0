//! What an agreement means: parties, things, zones, phases, and clauses with their readings.

use std::collections::BTreeMap;

use tregua_calendar::{Clock, Length, Timestamp};

use crate::duty::{Duty, Event, Kernel, Part};
use crate::lexicon::Lexicon;

/// An agreement, lowered. Everything `standing` and `import` need; nothing about layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its name.
    pub name: String,
    /// The standing of the text itself, e.g. `reconstructed from reports; signed by nobody`; printed everywhere.
    pub text: Option<String>,
    /// The parties, as declared.
    pub parties: Vec<String>,
    /// The mediators, as declared.
    pub mediators: Vec<String>,
    /// Neutral carriers.
    pub carriers: Vec<String>,
    /// Bodies named as counting; empty where none is.
    pub counting_bodies: Vec<String>,
    /// Which office speaks for whom: (office, voice).
    pub speaks_for: Vec<(String, String)>,
    /// The agreement's clock.
    pub clock: Clock,
    /// `a dated figure counts for the day that begins on it`.
    pub dated_figures: bool,
    /// How long after a window a voice that has reported in it may still add: then its count closes.
    pub reporting_grace: Option<Length>,
    /// Things that can be counted.
    pub things: Vec<Thing>,
    /// Declared zones.
    pub zones: Vec<Zone>,
    /// Tracks: what clauses are grouped by, where the text groups them. Nothing is judged by them.
    pub tracks: Vec<String>,
    /// Phases.
    pub phases: Vec<Phase>,
    /// Clauses, in the order of the text.
    pub clauses: Vec<Clause>,
    /// The verbs this agreement may use.
    pub lexicon: Lexicon,
    /// Its names as other languages write them, by the code of the language. Only shown: nothing is judged by them.
    pub renderings: BTreeMap<String, BTreeMap<String, Rendering>>,
}

/// A name as another language writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendering {
    /// Of a thing, its forms by plural category (`few`).
    pub forms: BTreeMap<String, String>,
    /// As a name that is not counted: a kind and a clause can be called what a thing is called.
    pub name: Option<String>,
}

/// Something that can be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its name: `person held in Gaza`.
    pub name: String,
    /// Its plural: `people held in Gaza`.
    pub plural: String,
    /// What its numbers count, as the claims write it: `L`; `None` for pieces.
    pub unit: Option<String>,
    /// Axes along which it has kinds.
    pub axes: Vec<Axis>,
}

/// One axis of kinds: every one of the thing is of exactly one of them, known or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Its name: `age`.
    pub name: String,
    /// Its kinds, at least two (an axis of one says nothing).
    pub kinds: Vec<String>,
}

/// A declared place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its name.
    pub name: String,
    /// How the text describes it.
    pub description: String,
    /// True if no line was published.
    pub no_line: bool,
}

/// A stretch of time with its own terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Its name.
    pub name: String,
    /// Its first instant; of one that waits, the earliest that it can have.
    pub starts: Timestamp,
    /// What must have come about before it starts: all of these. Empty where it starts at `starts`.
    pub once: Vec<Event>,
    /// How long it lasts unless moved; `None`: until ended.
    pub lasts: Option<Length>,
    /// Where it stands in the text.
    pub span: Span,
}

/// A place in the text, in bytes, with its line (1-based).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line of the first byte.
    pub line: usize,
}

/// One term with a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its label: a stable identity.
    pub label: String,
    /// Former labels (`was`).
    pub was: Vec<String>,
    /// Where it stands in the text.
    pub span: Span,
    /// Who asserts it, where only some do.
    pub asserted_by: Vec<String>,
    /// The track it is on, where the text groups its clauses.
    pub track: Option<String>,
    /// Rows of the case file named in its comments (`T03`, `X2`, `A4-07`).
    pub rows: Vec<String>,
    /// Versions of it that the press got wrong: shown, never judged.
    pub misprints: Vec<Misprint>,
    /// Every reading: the clause's own words first, named readings after, each with each open counting point.
    pub readings: Vec<Reading>,
}

/// A misprint of the press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misprint {
    /// The words as printed.
    pub words: String,
    /// Keys of the sources that print them.
    pub sources: Vec<String>,
}

/// One way to read what the text leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The counting point chosen, where the clause leaves it open or names one.
    pub point: Option<String>,
    /// Its name; `None` for the clause's own words.
    pub name: Option<String>,
    /// Who holds it, and where that is said.
    pub held: Held,
    /// What it asks.
    pub parts: Vec<Part>,
}

/// Who holds a reading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// Voices on record as holding it.
    pub by: Vec<String>,
    /// Sources it is found in.
    pub in_sources: Vec<String>,
    /// Rows of the case file it comes from.
    pub from_rows: Vec<String>,
    /// True if it is ours, to show what the text leaves open.
    pub ours: bool,
}

impl Agreement {
    /// An instant as the text writes it, on its clock: `2024-01-03 12:00`.
    pub(crate) fn writes(&self, at: Timestamp) -> String {
        self.clock.civil(at).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// Everybody whom the text gives a voice: parties, mediators, carriers, counting bodies, as declared.
    pub fn declared_voices(&self) -> impl Iterator<Item = &String> {
        self.parties
            .iter()
            .chain(&self.mediators)
            .chain(&self.carriers)
            .chain(&self.counting_bodies)
    }

    /// A name that is not counted, as this language writes it, if the text says how.
    pub fn rendered(&self, lang: &str, name: &str) -> Option<&str> {
        self.renderings.get(lang)?.get(name)?.name.as_deref()
    }

    /// So many of a declared thing as this language writes it, by plural category (`few`), if the text says how.
    pub fn counted(&self, lang: &str, name: &str, category: &str) -> Option<&str> {
        let forms = &self.renderings.get(lang)?.get(name)?.forms;
        let form = forms.get(category).or_else(|| forms.get("other"));
        form.map(String::as_str)
    }

    /// The declared thing of this name (or plural).
    pub fn thing(&self, name: &str) -> Option<&Thing> {
        self.things
            .iter()
            .find(|thing| thing.name == name || thing.plural == name)
    }

    /// The phase of this name.
    pub fn phase(&self, name: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.name == name)
    }

    /// The phase that a duty lives in; of what earns days, the one that grows.
    pub fn phase_of(&self, duty: &Duty) -> Option<&Phase> {
        let name = match &duty.kernel {
            Kernel::Earned { phase, .. } => Some(phase),
            _ => duty.phase.as_ref(),
        };
        match name {
            Some(name) => self.phase(name),
            None => self.phases.first(),
        }
    }

    /// True if `label` is the label of `clause`, or formerly was. What a phase waits for is asked under the name of the phase,
    /// as of a clause that the text does not have.
    pub fn names(&self, label: &str, clause: &Clause) -> bool {
        self.clause(label)
            .map_or(label == clause.label, |named| named.label == clause.label)
    }

    /// The clause of this label, or formerly of this label.
    pub fn clause(&self, label: &str) -> Option<&Clause> {
        let now = self.clauses.iter().find(|clause| clause.label == label);
        now.or_else(|| {
            self.clauses
                .iter()
                .find(|clause| clause.was.iter().any(|old| old == label))
        })
    }
}

impl Phase {
    /// Where it ends unless it is moved. `None` where nothing ends it, or nobody knows yet when it starts.
    pub fn planned_end(&self, clock: &Clock) -> Option<Timestamp> {
        let lasts = self.lasts.filter(|_| self.once.is_empty());
        lasts.map(|length| clock.plus(self.starts, length))
    }
}

impl Thing {
    /// The axis that holds `kind`, by position.
    pub fn axis_of(&self, kind: &str) -> Option<usize> {
        self.axes
            .iter()
            .position(|axis| axis.kinds.iter().any(|known| known == kind))
    }
}
