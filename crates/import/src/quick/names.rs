//! The names that a line may use: voices and their offices, things and kinds, zones, verbs.

use std::collections::BTreeSet;

use super::forms::{self, forms};
use super::reader::Reader;
use super::{Known, Setting};
use crate::Vocabulary;
use crate::nearest::nearest;

/// Every name of an agreement and a record, in the forms in which people write them.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) known: &'a Known,
    voices: Vec<String>,
    /// (form, thing)
    things: Vec<(String, String)>,
    /// (form, kind)
    kinds: Vec<(String, String)>,
    zones: Vec<String>,
    /// (form, what it means)
    verbs: Vec<(String, VerbWord)>,
    phases: Vec<String>,
}

/// What a verb of the line says: an act, a counting point, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VerbWord {
    /// A verb of the lexicon.
    pub(crate) act: Option<String>,
    /// The counting point that its form names.
    pub(crate) point: Option<String>,
    /// True for the bare verb (`release`, `to release`, `will release`): what is to be, not what was.
    pub(crate) bare: bool,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Spoken {
    /// A voice by its name; true if the line has it letter for letter.
    Voice(String, bool),
    /// An office of a voice; true if the agreement says so, false if the record does.
    Office {
        office: String,
        voice: String,
        declared: bool,
    },
    /// Nobody here knows it: names that are near.
    New(Vec<String>),
}

impl<'a> Words<'a> {
    pub(crate) fn new(setting: &Setting<'a>) -> Self {
        let (vocabulary, known) = (setting.vocabulary, setting.known);
        let terms = vocabulary.terms();
        let mut words = Words {
            vocabulary,
            known,
            voices: known.voices.iter().cloned().collect(),
            things: Vec::new(),
            kinds: Vec::new(),
            zones: Vec::new(),
            verbs: Vec::new(),
            phases: terms
                .phases
                .iter()
                .map(|phase| phase.name.clone())
                .collect(),
        };
        if let Some(names) = vocabulary.declared() {
            words.voices.extend(names.voices.iter().cloned());
            for thing in &names.things {
                let all = forms(&thing.name).into_iter().chain(forms(&thing.plural));
                words
                    .things
                    .extend(all.map(|form| (form, thing.name.clone())));
                for kind in thing.axes.iter().flat_map(|axis| &axis.kinds) {
                    let all = forms(kind).into_iter();
                    words.kinds.extend(all.map(|form| (form, kind.clone())));
                }
            }
            words.zones.extend(names.zones.iter().cloned());
        }
        if vocabulary.declared().is_none() {
            for thing in &known.things {
                let all = forms(thing).into_iter();
                words.things.extend(all.map(|form| (form, thing.clone())));
            }
        }
        let office = |name: &String| words.office(name).is_some();
        let confirmed = known.confirmed.iter().filter(|name| !office(name));
        let confirmed: Vec<String> = confirmed.cloned().collect();
        words.voices.extend(confirmed);
        words.voices.sort();
        words.voices.dedup();
        words.verbs = verbs(terms);
        words
    }

    /// Who is meant by the words before the colon.
    pub(crate) fn spoken(&self, name: &str) -> Spoken {
        if let Some(voice) = self.voices.iter().find(|voice| *voice == name) {
            return Spoken::Voice(voice.clone(), true);
        }
        if let Some(office) = self.office(name) {
            return office;
        }
        let alike = |voice: &&String| voice.to_lowercase() == name.to_lowercase();
        match self.voices.iter().find(alike) {
            Some(voice) => Spoken::Voice(voice.clone(), false),
            None => {
                let names = self.vocabulary.declared();
                let offices = names.into_iter().flat_map(|names| names.offices.keys());
                let all: BTreeSet<&str> = self
                    .voices
                    .iter()
                    .chain(offices)
                    .map(String::as_str)
                    .collect();
                Spoken::New(nearest(name, all))
            }
        }
    }

    fn office(&self, name: &str) -> Option<Spoken> {
        let alike = |office: &str| office.to_lowercase() == name.to_lowercase();
        let declared = self
            .vocabulary
            .declared()
            .and_then(|names| names.offices.iter().find(|(office, _)| alike(office)));
        if let Some((office, voice)) = declared {
            return Some(Spoken::Office {
                office: office.clone(),
                voice: voice.clone(),
                declared: true,
            });
        }
        let (office, voices) = self
            .known
            .offices
            .iter()
            .find(|(office, _)| alike(office))?;
        let mut voices = voices.iter();
        match (voices.next(), voices.next()) {
            (Some(voice), None) => Some(Spoken::Office {
                office: office.clone(),
                voice: voice.clone(),
                declared: false,
            }),
            _ => None,
        }
    }

    /// A voice or an office that comes next, as it is known.
    pub(crate) fn voice(&self, reader: &Reader<'_>) -> Option<(usize, String)> {
        let offices = self
            .vocabulary
            .declared()
            .into_iter()
            .flat_map(|names| names.offices.keys());
        let all = self.voices.iter().chain(offices);
        let (count, _, name) = reader.longest(all.map(|name| (name.as_str(), name)))?;
        Some((count, name.clone()))
    }

    pub(crate) fn thing(&self, reader: &Reader<'_>) -> Option<(usize, String)> {
        let all = self.things.iter().map(|(form, name)| (form.as_str(), name));
        let (count, _, name) = reader.longest(all)?;
        Some((count, name.clone()))
    }

    pub(crate) fn kind(&self, reader: &Reader<'_>) -> Option<(usize, String)> {
        let all = self.kinds.iter().map(|(form, name)| (form.as_str(), name));
        let (count, _, name) = reader.longest(all)?;
        Some((count, name.clone()))
    }

    pub(crate) fn zone(&self, reader: &Reader<'_>) -> Option<(usize, String)> {
        let all = self.zones.iter().map(|name| (name.as_str(), name));
        let (count, _, name) = reader.longest(all)?;
        Some((count, name.clone()))
    }

    pub(crate) fn phase(&self, reader: &Reader<'_>) -> Option<usize> {
        let all = self.phases.iter().map(|name| (name.as_str(), ()));
        reader.longest(all).map(|(count, ..)| count)
    }

    pub(crate) fn verb(&self, reader: &Reader<'_>) -> Option<(usize, VerbWord)> {
        let all = self.verbs.iter().map(|(form, verb)| (form.as_str(), verb));
        let (count, _, verb) = reader.longest(all)?;
        Some((count, verb.clone()))
    }

    /// A counting point that comes next by its own name.
    pub(crate) fn point(&self, reader: &Reader<'_>) -> Option<(usize, String)> {
        let points = self
            .vocabulary
            .terms()
            .verbs
            .iter()
            .flat_map(|verb| &verb.points);
        let (count, _, point) = reader.longest(points.map(|point| (point.as_str(), point)))?;
        Some((count, point.clone()))
    }

    /// Declared things that have all of these kinds.
    pub(crate) fn things_with<'k>(
        &self,
        kinds: impl IntoIterator<Item = &'k str> + Clone,
    ) -> Vec<String> {
        let names = self.vocabulary.declared();
        let things = names.into_iter().flat_map(|names| &names.things);
        things
            .filter(|thing| {
                kinds
                    .clone()
                    .into_iter()
                    .all(|kind| thing.axis_of(kind).is_some())
            })
            .map(|thing| thing.name.clone())
            .collect()
    }
}

/// Forms of verbs; a form that names a counting point comes before the verb that sounds alike.
fn verbs(terms: &super::terms::Terms) -> Vec<(String, VerbWord)> {
    let mut all: Vec<(String, VerbWord)> = Vec::new();
    let mut add = |form: String, act: Option<&str>, point: Option<&str>| {
        if !all.iter().any(|(known, _)| *known == form) {
            let verb = VerbWord {
                act: act.map(str::to_owned),
                point: point.map(str::to_owned),
                bare: act.is_some_and(|act| act == form),
            };
            all.push((form, verb));
        }
    };
    for (form, point) in forms::POINTS {
        add((*form).to_owned(), None, Some(point));
    }
    for (form, act) in forms::VERBS {
        if terms.verb(act).is_some() {
            add((*form).to_owned(), Some(act), None);
        }
    }
    for verb in &terms.verbs {
        let name = verb.name.as_str();
        let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
        let with = |form: String| {
            if rest.is_empty() {
                form
            } else {
                format!("{form} {rest}")
            }
        };
        for form in [
            name.to_owned(),
            verb.done.clone(),
            with(format!("{first}s")),
        ] {
            add(form, Some(name), None);
        }
    }
    all
}
