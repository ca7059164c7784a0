//! Views: whose statements count. A view is a name; what it is made of is data ([`OwnView`]), of the four that everyone
//! has as of those that somebody adds.

use std::collections::BTreeSet;
use std::fmt;

use tregua_record::entries::claim::{Attribution, Claim};

/// Whose statements count (`design.md` §4).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// What this voice says or concedes.
    AccordingTo(String),
    /// What the body named as counting says.
    NamedBody,
    /// What all parties say alike.
    BothParties,
    /// Every voice's own standing, side by side.
    AllVoices,
    /// One that somebody added, by its name.
    Own(String),
}

/// A view that somebody added: a predicate over statements, and how the voices that it hears are joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnView {
    /// Its name.
    pub name: String,
    /// Whom it hears.
    pub voices: Voices,
    /// What it makes of several.
    pub joined: Joined,
    /// Which of their entries it counts.
    pub entries: Entries,
}

/// Whom a view hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Voices {
    /// These.
    Named(BTreeSet<String>),
    /// The parties of the agreement.
    Parties,
    /// Its mediators.
    Mediators,
    /// The bodies that the clause, or else the header, names as counting.
    CountingBodies,
    /// Everyone who spoke.
    Everyone,
}

/// What a view makes of several voices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// What they say alike: from the least to the greatest of them.
    Alike,
    /// Each for itself: what they leave possible together; contested where two oppose each other.
    SideBySide,
}

/// Which entries a view counts. It is asked of the entry that gives the figure: of a confirmation, not of what it confirms; of a
/// correction, not of what it corrects. Denials and corrections
/// speak of entries and not of what happened: they are not chosen among.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entries {
    /// Also those that repeat another's report. Left out, a report counts once, for whoever made it.
    pub repeats: bool,
    /// Only of voices named, or only of those that gave no name.
    pub attribution: Option<Attribution>,
    /// Only with a reserve ("apparently"), or only without one.
    pub hedged: Option<bool>,
    /// Only from these sources, by their keys; empty: from any.
    pub sources: BTreeSet<String>,
}

impl Entries {
    /// True if nothing is chosen beyond the voices.
    pub(crate) fn all(&self) -> bool {
        self.attribution.is_none() && self.hedged.is_none() && self.sources.is_empty()
    }

    /// True if it counts this claim; `repeats` is asked elsewhere.
    pub(crate) fn lets_in(&self, claim: &Claim) -> bool {
        let from = || {
            let source = claim.source.as_deref();
            source.is_some_and(|source| self.sources.contains(source))
        };
        self.attribution.is_none_or(|own| claim.attribution == own)
            && self
                .hedged
                .is_none_or(|hedged| claim.hedge.is_some() == hedged)
            && (self.sources.is_empty() || from())
    }
}

impl View {
    /// The view of this name, as [`fmt::Display`] writes it; any other text is a voice.
    pub fn named(text: &str) -> View {
        match text {
            "named body" => View::NamedBody,
            "both parties" => View::BothParties,
            "all voices" => View::AllVoices,
            other => match other.strip_prefix("view ") {
                Some(own) => View::Own(own.to_owned()),
                None => {
                    let voice = other.strip_prefix("according to ").unwrap_or(other);
                    View::AccordingTo(voice.to_owned())
                }
            },
        }
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            View::AccordingTo(voice) => write!(f, "according to {voice}"),
            View::NamedBody => f.write_str("named body"),
            View::BothParties => f.write_str("both parties"),
            View::AllVoices => f.write_str("all voices"),
            View::Own(name) => write!(f, "view {name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_read_back_as_it_is_written() {
        let own = View::Own("relief offices".to_owned());
        let views = [
            View::AccordingTo("North".to_owned()),
            View::NamedBody,
            View::BothParties,
            View::AllVoices,
            own,
        ];
        for view in views {
            assert_eq!(View::named(&view.to_string()), view);
        }
        assert_eq!(View::named("North"), View::AccordingTo("North".to_owned()));
    }
}
