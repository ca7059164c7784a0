//! What each view is made of: whom it hears, which of their entries it counts, what it makes of several (`docs/standings.md`
//! §7, `docs/views.md`).

use std::collections::BTreeSet;

use crate::figure::Figure;
use crate::input::{Entry, OwnView, Voices};
use crate::judge::{Bench, Seen};
use crate::live::Said;

/// A view, taken apart.
pub(crate) struct Lens<'a> {
    /// These; `None` is everyone who spoke.
    pub(crate) voices: Option<BTreeSet<String>>,
    /// It is one voice's own, with nobody beside it to oppose or deny it.
    alone: bool,
    /// What they say alike; else side by side.
    pub(crate) alike: bool,
    /// Also what repeats another's report.
    pub(crate) repeats: bool,
    /// What a reader's own view chooses among entries.
    only: Option<&'a OwnView>,
}

impl Lens<'_> {
    /// True if it counts what this entry says, whoever's it is.
    pub(crate) fn usable(&self, one: &Said<'_>) -> bool {
        (self.repeats || one.entry.repeats.is_none()) && self.lets_in(one.entry)
    }

    pub(crate) fn hears(&self, voice: &str) -> bool {
        self.voices
            .as_ref()
            .is_none_or(|voices| voices.contains(voice))
    }

    pub(crate) fn sees(&self, figure: &Figure<'_>) -> bool {
        self.hears(&figure.said.voice) && self.lets_in(figure.said.entry)
    }

    pub(crate) fn lets_in(&self, entry: &Entry) -> bool {
        let Some(own) = self.only else {
            return true;
        };
        let chosen = &own.entries;
        let attribution = entry.attribution.as_deref().unwrap_or("named");
        let source = || {
            entry
                .source
                .as_ref()
                .is_some_and(|one| chosen.sources.contains(one))
        };
        chosen
            .attribution
            .as_ref()
            .is_none_or(|asked| asked == attribution)
            && chosen.hedged.is_none_or(|hedged| hedged == entry.hedged)
            && (chosen.sources.is_empty() || source())
    }
}

impl<'a> Bench<'a> {
    /// `None` where the view hears nobody that the text names, or is one that nobody made.
    pub(crate) fn lens(&self) -> Option<Lens<'a>> {
        let agreement = &self.document.agreement;
        let several = |voices: BTreeSet<String>, alike: bool| Lens {
            alone: !alike && voices.len() == 1,
            repeats: !alike && voices.len() == 1,
            voices: Some(voices),
            alike,
            only: None,
        };
        let everyone = || Lens {
            voices: None,
            alone: false,
            alike: false,
            repeats: false,
            only: None,
        };
        let parties = || agreement.parties.iter().cloned().collect();
        let found = match self.row.view.as_str() {
            // Words on record, the same to every view.
            _ if self.row.duty.kernel == "renewed" => everyone(),
            "both parties" => several(parties(), true),
            "all voices" => everyone(),
            "named body" => several(self.bodies(), false),
            view => match view.strip_prefix("view ") {
                None => {
                    let voice = view.strip_prefix("according to ").unwrap_or(view);
                    several([voice.to_owned()].into(), false)
                }
                Some(name) => {
                    let own = self.document.views.iter().find(|own| own.name == name)?;
                    let voices = match &own.voices {
                        Voices::Named(voices) => Some(voices.clone()),
                        Voices::Sort(sort) => match sort.as_str() {
                            "parties" => Some(parties()),
                            "mediators" => Some(agreement.mediators.iter().cloned().collect()),
                            "counting bodies" => Some(self.bodies()),
                            _ => None,
                        },
                    };
                    let alike = own.joined == "alike";
                    Lens {
                        voices,
                        alone: false,
                        alike,
                        repeats: own.entries.repeats,
                        only: Some(own),
                    }
                }
            },
        };
        let nobody = found.voices.as_ref().is_some_and(BTreeSet::is_empty);
        (!nobody).then_some(found)
    }

    /// What the view makes of all.
    pub(crate) fn seen(&self, lens: &Lens<'_>) -> Seen {
        let voices = self.voices(lens);
        match voices.first() {
            Some(voice) if lens.alone => self.voice(voice, &|one| lens.usable(one)),
            None => self.voice("", &|one| lens.usable(one)),
            Some(_) if lens.alike => self.both(&voices, lens),
            Some(_) => self.side_by_side(&voices, lens),
        }
    }

    /// The voices that it hears; of everyone, those that spoke to the instance.
    pub(crate) fn voices(&self, lens: &Lens<'_>) -> BTreeSet<String> {
        lens.voices.clone().unwrap_or_else(|| self.spoke(lens))
    }
}
