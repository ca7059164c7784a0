//! Views: whose statements count.

use std::fmt;

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
}

impl View {
    /// The view of this name, as [`fmt::Display`] writes it; any other text is a voice.
    pub fn named(text: &str) -> View {
        match text {
            "named body" => View::NamedBody,
            "both parties" => View::BothParties,
            "all voices" => View::AllVoices,
            voice => View::AccordingTo(
                voice
                    .strip_prefix("according to ")
                    .unwrap_or(voice)
                    .to_owned(),
            ),
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
        }
    }
}
