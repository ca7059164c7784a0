//! What a row may refer to.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::meaning::Thing;
use tregua_calendar::Clock;
use tregua_record::entries::claim::KindPart;

use crate::nearest::nearest;
use crate::problem::{self, Trouble};
use crate::quick::terms::Terms;

/// Things that the language itself knows and no agreement declares, with their plurals: a clause says `list of …`.
const THINGS_OF_THE_LANGUAGE: &[(&str, &str)] = &[("list", "lists")];

/// What a row may refer to: the names that an agreement declares, or any name where there is no text yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// `None`: anything goes.
    declared: Option<Declared>,
    /// What a line of quick entry is filled from.
    terms: Terms,
}

/// The names of one agreement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Declared {
    /// Verbs, each with its counting points.
    pub(crate) acts: BTreeMap<String, Vec<String>>,
    /// Counting points over all verbs and readings.
    pub(crate) points: BTreeSet<String>,
    /// Things with their axes of kinds, declared or of the language.
    pub(crate) things: Vec<Thing>,
    /// Zones.
    pub(crate) zones: BTreeSet<String>,
    /// Labels of clauses, now and formerly, and names of phases.
    pub(crate) terms: BTreeSet<String>,
    /// Parties, mediators, carriers, counting bodies.
    pub(crate) voices: BTreeSet<String>,
    /// Offices, each with the voice it speaks for.
    pub(crate) offices: BTreeMap<String, String>,
    /// The clock its hours are read on.
    pub(crate) clock: Option<Clock>,
}

impl From<&Agreement> for Vocabulary {
    fn from(agreement: &Agreement) -> Self {
        Vocabulary {
            terms: Terms::from(agreement),
            ..Vocabulary::of(Declared::from(agreement))
        }
    }
}

impl Vocabulary {
    /// For a record without an agreement text: cells are read, and nothing is looked up.
    pub fn open() -> Self {
        Vocabulary {
            declared: None,
            terms: Terms::default(),
        }
    }

    /// The same, knowing these clauses and phases of earlier texts as well.
    #[must_use]
    pub fn with_earlier(mut self, terms: impl IntoIterator<Item = String>) -> Self {
        if let Some(declared) = &mut self.declared {
            declared.terms.extend(terms);
        }
        self
    }

    pub(crate) fn of(declared: Declared) -> Self {
        Vocabulary {
            declared: Some(declared),
            terms: Terms::default(),
        }
    }

    /// The agreement's own clock.
    pub(crate) fn clock(&self) -> Option<&Clock> {
        self.declared.as_ref()?.clock.as_ref()
    }

    /// What a line of quick entry is filled from.
    pub(crate) fn terms(&self) -> &Terms {
        &self.terms
    }

    /// A verb of the lexicon.
    pub(crate) fn act(&self, word: &str) -> Result<String, Trouble> {
        self.one_of(word, problem::ACT_UNKNOWN, |names| names.acts.keys())
    }

    /// A counting point of any verb.
    pub(crate) fn point(&self, word: &str) -> Result<String, Trouble> {
        self.one_of(word, problem::POINT_UNKNOWN, |names| names.points.iter())
    }

    /// The label of a clause or the name of a phase.
    pub(crate) fn term(&self, word: &str) -> Result<String, Trouble> {
        self.one_of(word, problem::CLAUSE_UNKNOWN, |names| names.terms.iter())
    }

    /// A thing, in the singular, however the row writes it. One that is not declared is kept as written: no clause
    /// counts it, and [`crate::checks`] says so.
    pub(crate) fn thing(&self, word: &str) -> String {
        self.declared_thing(word)
            .map_or_else(|| word.to_owned(), |thing| thing.name.clone())
    }

    /// Whether the kinds are kinds of the thing, alternatives of one axis each, no two sets on the same axis.
    pub(crate) fn check_kinds(&self, thing: &str, parts: &[KindPart]) -> Result<(), Trouble> {
        let Some(thing) = self.declared_thing(thing) else {
            return Ok(());
        };
        for set in parts.iter().flat_map(|part| &part.all_of) {
            for kind in set {
                axis_of(thing, kind)?;
            }
        }
        parts.iter().try_for_each(|part| check_axes(thing, part))
    }

    /// The thing as declared; `None` where anything goes.
    pub(crate) fn declared_thing(&self, name: &str) -> Option<&Thing> {
        self.declared.as_ref()?.thing(name)
    }

    /// The names, where there are any.
    pub(crate) fn declared(&self) -> Option<&Declared> {
        self.declared.as_ref()
    }

    fn one_of<'v, I>(
        &'v self,
        word: &str,
        code: &'static str,
        names: impl Fn(&'v Declared) -> I,
    ) -> Result<String, Trouble>
    where
        I: Iterator<Item = &'v String>,
    {
        let Some(declared) = &self.declared else {
            return Ok(word.to_owned());
        };
        let known = || names(declared).map(String::as_str);
        if known().any(|name| name == word) {
            return Ok(word.to_owned());
        }
        Err(Trouble::with_word(code, word)
            .accepted(known())
            .suggest(nearest(word, known())))
    }
}

impl Declared {
    pub(crate) fn thing(&self, word: &str) -> Option<&Thing> {
        self.things
            .iter()
            .find(|thing| thing.name == word || thing.plural == word)
    }
}

impl From<&Agreement> for Declared {
    fn from(agreement: &Agreement) -> Self {
        let verbs = &agreement.lexicon.verbs;
        let of_readings = agreement.clauses.iter().flat_map(|clause| &clause.readings);
        let labels = agreement
            .clauses
            .iter()
            .flat_map(|clause| clause.was.iter().chain([&clause.label]));
        let voices = [
            &agreement.parties,
            &agreement.mediators,
            &agreement.carriers,
            &agreement.counting_bodies,
        ];
        Declared {
            acts: verbs
                .iter()
                .map(|verb| (verb.name.clone(), verb.points.clone()))
                .collect(),
            points: verbs
                .iter()
                .flat_map(|verb| verb.points.iter().cloned())
                .chain(of_readings.filter_map(|reading| reading.point.clone()))
                .collect(),
            things: agreement
                .things
                .iter()
                .cloned()
                .chain(things_of_the_language())
                .collect(),
            zones: agreement
                .zones
                .iter()
                .map(|zone| zone.name.clone())
                .collect(),
            terms: labels
                .chain(agreement.phases.iter().map(|phase| &phase.name))
                .cloned()
                .collect(),
            voices: voices.into_iter().flatten().cloned().collect(),
            offices: agreement.speaks_for.iter().cloned().collect(),
            clock: Some(agreement.clock.clone()),
        }
    }
}

fn things_of_the_language() -> impl Iterator<Item = Thing> {
    THINGS_OF_THE_LANGUAGE.iter().map(|(name, plural)| Thing {
        name: (*name).to_owned(),
        plural: (*plural).to_owned(),
        unit: None,
        axes: Vec::new(),
    })
}

fn axis_of(thing: &Thing, kind: &str) -> Result<usize, Trouble> {
    thing.axis_of(kind).ok_or_else(|| {
        let known = || {
            thing
                .axes
                .iter()
                .flat_map(|axis| &axis.kinds)
                .map(String::as_str)
        };
        let trouble = Trouble::with_word(problem::KIND_UNKNOWN, kind).arg("thing", &thing.name);
        trouble.accepted(known()).suggest(nearest(kind, known()))
    })
}

fn check_axes(thing: &Thing, part: &KindPart) -> Result<(), Trouble> {
    let mut used = BTreeSet::new();
    for set in &part.all_of {
        let axes: BTreeSet<usize> = set.iter().filter_map(|kind| thing.axis_of(kind)).collect();
        let words = || set.iter().map(String::as_str).collect::<Vec<_>>().join("|");
        if axes.len() > 1 {
            return Err(Trouble::with_word(
                problem::ALTERNATIVES_OF_TWO_AXES,
                &words(),
            ));
        }
        if axes.into_iter().any(|axis| !used.insert(axis)) {
            return Err(Trouble::with_word(problem::TWO_KINDS_OF_ONE_AXIS, &words()));
        }
    }
    Ok(())
}
