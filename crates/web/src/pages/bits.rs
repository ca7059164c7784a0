//! Small pieces that several pages are made of.

use maud::{Markup, html};
use tregua_record::Sha256;
use tregua_record::entries::claim::anonymous;
use tregua_report::Say;
use tregua_standing::{Status, View};
use tregua_wording::Wording;

/// A status as a word, a shape and a colour, in this order of weight.
pub(crate) fn status(say: &Say<'_>, status: Status) -> Markup {
    let word = status.word().replace(' ', "-");
    html! {
        span class={ "status status-" (word) } {
            span.shape aria-hidden="true" { (shape(status)) } " " (say.status(status))
        }
    }
}

/// A shape for a status: it stays apart in black and white.
pub(crate) fn shape(status: Status) -> &'static str {
    match status {
        Status::Met => "●",
        Status::Cured => "◉",
        Status::Late => "◐",
        Status::NotMet => "○",
        Status::Overdue => "◌",
        Status::Pending => "…",
        Status::Unverified => "?",
        Status::Contested => "≠",
        Status::Ambiguous => "±",
        Status::TermContested => "≢",
        Status::TermNotConfirmed => "¿",
        _ => "–",
    }
}

/// A view as addresses carry it. A voice is told by its hash: an undeclared one could be somebody's name, and addresses are
/// kept in many places.
pub(crate) fn view_key(view: &View) -> String {
    match view {
        View::AccordingTo(voice) => voice_key(voice),
        View::NamedBody => "named-body".to_owned(),
        View::BothParties => "both-parties".to_owned(),
        View::AllVoices => "all-voices".to_owned(),
    }
}

/// A voice as addresses carry it.
pub(crate) fn voice_key(voice: &str) -> String {
    let hash = Sha256::of(voice.as_bytes()).to_string();
    format!("voice-{}", hash.get(..12).unwrap_or(&hash))
}

/// A name that is not ours, set apart.
pub(crate) fn name(name: &str) -> Markup {
    html! { bdi { (name) } }
}

/// A voice's name, set apart; of officials who gave none, with the reader's own word for that.
pub(crate) fn voice(words: &Wording, voice: &str) -> Markup {
    match anonymous(voice) {
        None => name(voice),
        Some(_) => html! { (tregua_report::voice(words, voice)) },
    }
}

/// Words of ours in which what is code stands between backticks.
pub(crate) fn coded(said: &str) -> Markup {
    let parts: Vec<&str> = said.split('`').collect();
    // A backtick without a second one is itself.
    if parts.len().is_multiple_of(2) {
        return html! { (said) };
    }
    html! {
        @for (at, part) in parts.iter().enumerate() {
            @if at.is_multiple_of(2) { (part) } @else { code { bdi { (part) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_backticks_is_code() {
        let shown = |said| coded(said).into_string();
        assert_eq!(
            shown("write `a` or `b`"),
            "write <code><bdi>a</bdi></code> or <code><bdi>b</bdi></code>"
        );
        assert_eq!(shown("one ` alone"), "one ` alone");
        assert_eq!(shown("`<b>`"), "<code><bdi>&lt;b&gt;</bdi></code>");
    }
}
