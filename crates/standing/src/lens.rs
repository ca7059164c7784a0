//! What each view is made of, for one part: whom it hears, which of their entries it counts, what it makes of several.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::figures::Figure;
use crate::instances::Instance;
use crate::ruling::Frame;
use crate::sheet::{Sheet, Use};
use crate::view::{Joined, View, Voices};

/// A view, taken apart.
pub(crate) struct Lens<'f> {
    pub(crate) heard: Heard<'f>,
    pub(crate) joined: Joined,
    pub(crate) using: Use<'f>,
}

/// Whom a view hears.
pub(crate) enum Heard<'f> {
    /// One voice, with all that it says or concedes.
    One(Cow<'f, str>),
    /// These.
    These(Cow<'f, [String]>),
    /// Everyone who spoke.
    Everyone,
    /// Nobody whom the text names: what such a view would say cannot be checked.
    Nobody,
}

impl<'f> Heard<'f> {
    fn of(voices: Cow<'f, [String]>) -> Self {
        match voices.is_empty() {
            true => Heard::Nobody,
            false => Heard::These(voices),
        }
    }

    pub(crate) fn hears(&self, voice: &str) -> bool {
        match self {
            Heard::One(own) => own == voice,
            Heard::These(voices) => voices.iter().any(|own| own == voice),
            Heard::Everyone => true,
            Heard::Nobody => false,
        }
    }

    /// The voices, in alphabetical order; of everyone, those that spoke to the instance.
    pub(crate) fn voices(
        &self,
        sheet: &Sheet<'_>,
        instance: &Instance,
        using: &Use<'_>,
    ) -> BTreeSet<String> {
        match self {
            Heard::One(voice) => [voice.clone().into_owned()].into(),
            Heard::These(voices) => voices.iter().cloned().collect(),
            Heard::Everyone => sheet.spoke(instance, using),
            Heard::Nobody => BTreeSet::new(),
        }
    }
}

impl Lens<'_> {
    /// True if the view hears whoever gave the figure, and lets the entry in. (One that repeats another's is told apart by
    /// those who explain it.)
    pub(crate) fn sees(&self, figure: &Figure) -> bool {
        let entries = self.using.only;
        self.heard.hears(&figure.voice)
            && entries.is_none_or(|entries| entries.lets_in(&figure.version.live.statement.claim))
    }
}

impl<'a> Frame<'a> {
    /// What `view` is made of. One that nobody defined hears nobody.
    pub(crate) fn lens<'v>(&self, view: &'v View) -> Lens<'v>
    where
        'a: 'v,
    {
        let apart = Joined::SideBySide;
        match view {
            _ if self.of_record() => Lens::joining(Heard::Everyone, apart),
            View::AccordingTo(voice) => Lens::one(voice),
            View::NamedBody => Lens::several(self.counting_bodies().into(), apart),
            View::BothParties => {
                Lens::several(Cow::Borrowed(&self.agreement.parties[..]), Joined::Alike)
            }
            View::AllVoices => Lens::joining(Heard::Everyone, apart),
            View::Own(name) => self.own(name),
        }
    }

    fn own<'v>(&self, name: &str) -> Lens<'v>
    where
        'a: 'v,
    {
        let Some(own) = self.views.iter().find(|own| own.name == name) else {
            return Lens::joining(Heard::Nobody, Joined::SideBySide);
        };
        let heard = match &own.voices {
            Voices::Named(voices) => Heard::These(voices.iter().cloned().collect()),
            Voices::Parties => Heard::of(Cow::Borrowed(&self.agreement.parties)),
            Voices::Mediators => Heard::of(Cow::Borrowed(&self.agreement.mediators)),
            Voices::CountingBodies => Heard::of(self.counting_bodies().into()),
            Voices::Everyone => Heard::Everyone,
        };
        Lens {
            heard,
            joined: own.joined,
            using: Use {
                repeats: own.entries.repeats,
                undenied: None,
                only: (!own.entries.all()).then_some(&own.entries),
            },
        }
    }
}

impl<'v> Lens<'v> {
    fn one(voice: &'v str) -> Self {
        Lens {
            heard: Heard::One(Cow::Borrowed(voice)),
            joined: Joined::SideBySide,
            using: Use::EVERYTHING,
        }
    }

    /// A single one is heard as it would be by its own view.
    fn several(voices: Cow<'v, [String]>, joined: Joined) -> Self {
        if joined == Joined::SideBySide
            && let [voice] = &*voices
        {
            return Lens {
                heard: Heard::One(Cow::Owned(voice.clone())),
                joined,
                using: Use::EVERYTHING,
            };
        }
        Lens::joining(Heard::of(voices), joined)
    }

    /// Each is heard with what it reports itself: what one repeats of another is no second voice.
    fn joining(heard: Heard<'v>, joined: Joined) -> Self {
        Lens {
            heard,
            joined,
            using: Use::OWN_REPORTS,
        }
    }
}
