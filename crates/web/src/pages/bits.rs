//! Small pieces that several pages are made of.

use maud::{Markup, html};
use tregua_record::Sha256;
use tregua_record::entries::claim::anonymous;
use tregua_report::Say;
use tregua_standing::{Status, View};
use tregua_wording::{Direction, Wording};

use crate::visit::Visit;

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
        View::Own(name) => format!("own-{}", hashed(name)),
    }
}

/// A voice as addresses carry it.
pub(crate) fn voice_key(voice: &str) -> String {
    format!("voice-{}", hashed(voice))
}

fn hashed(name: &str) -> String {
    let hash = Sha256::of(name.as_bytes()).to_string();
    hash.get(..12).unwrap_or(&hash).to_owned()
}

/// A name that is not ours, set apart.
pub(crate) fn name(name: &str) -> Markup {
    html! { bdi { (name) } }
}

/// A clause's label as the reader's language writes it, set apart.
pub(crate) fn clause(say: &Say<'_>, label: &str) -> Markup {
    name(say.shown(label))
}

/// A voice's name, set apart; of officials who gave none, with the reader's own word for that.
pub(crate) fn voice(words: &Wording, voice: &str) -> Markup {
    match anonymous(voice) {
        None => name(voice),
        Some(_) => html! { (tregua_report::voice(words, voice)) },
    }
}

/// Says what was just done, as the address tells it by one of these words. It has the focus, so that whoever does not see
/// the page is told first.
pub(crate) fn done(visit: &Visit, words: &[(&str, &str)]) -> Markup {
    let word = visit.get("done");
    let said = words.iter().find(|(own, _)| Some(*own) == word);
    html! {
        @if let Some((_, key)) = said {
            p.done role="status" tabindex="-1" autofocus { (visit.t(key)) }
        }
    }
}

/// Words as printed by the source of this key, between the quotes of the reader's language.
pub(crate) fn quoted(visit: &Visit, text: &str, source: Option<&str>) -> Markup {
    html! { q { (printed(visit, text, source)) } }
}

/// The same without quotes: who reads pages aloud is told the language, if it is known not to be the reader's.
pub(crate) fn printed(visit: &Visit, text: &str, source: Option<&str>) -> Markup {
    let source = source.and_then(|key| visit.snapshot.holdings.source(key));
    let stated = source.and_then(|source| source.language.as_deref());
    html! { bdi lang=[language(visit.words(), text, stated)] { (text) } }
}

/// The language of a quote as an attribute: as stated, if that is a tag; unknown, if its letters are not the reader's.
fn language<'l>(words: &Wording, text: &str, stated: Option<&'l str>) -> Option<&'l str> {
    let tag = |tag: &&str| {
        let mut parts = tag.split('-');
        let first = parts.next().unwrap_or_default();
        let short = |part: &str| {
            (1..=8).contains(&part.len()) && part.chars().all(|one| one.is_ascii_alphanumeric())
        };
        matches!(first.len(), 2 | 3)
            && first.chars().all(|one| one.is_ascii_alphabetic())
            && parts.all(short)
    };
    let own = |letter: char| {
        letter.is_ascii_alphabetic() == (words.direction() == Direction::LeftToRight)
    };
    let strange = text
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .any(|letter| !own(letter));
    match stated.filter(tag) {
        Some(stated) if stated == words.lang().code() => None,
        Some(stated) => Some(stated),
        None => strange.then_some(""),
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
    fn a_quote_tells_its_language_where_that_is_not_the_readers() {
        use tregua_wording::Lang;
        let told = |reader, text, stated| {
            let words = Wording::new(reader);
            language(&words, text, stated).map(str::to_owned)
        };
        let unknown = Some(String::new());
        assert_eq!(
            told(Lang::Arabic, "two lists", Some("en")),
            Some("en".to_owned())
        );
        assert_eq!(told(Lang::English, "two lists", Some("en")), None);
        assert_eq!(told(Lang::Arabic, "two lists", None), unknown);
        assert_eq!(told(Lang::English, "قائمتان", None), unknown);
        assert_eq!(told(Lang::Italian, "two lists", None), None);
        assert_eq!(told(Lang::Hebrew, "137", None), None);
        assert_eq!(
            told(Lang::Hebrew, "two lists", Some("modern English")),
            unknown
        );
        assert_eq!(
            told(Lang::Hebrew, "duas", Some("pt-BR")),
            Some("pt-BR".to_owned())
        );
    }

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
