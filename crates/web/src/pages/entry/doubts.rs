//! What is put on record only after a plain yes. Nothing is refused for it: it may be so, but it is seldom meant.

use maud::{Markup, html};
use tregua_record::{Claim, Kind};

use super::draft::{Draft, Told};
use super::ground::Ground;
use super::sign::by_key;
use super::widgets::coded;
use crate::visit::{Form, Visit};

/// The import's notice that something was said before it happened.
const SAID_BEFORE: &str = "I118";

impl Draft {
    /// Takes out of what is worth knowing what has to be answered, and adds what is odd about what it replaces.
    pub(super) fn doubt(&mut self, visit: &Visit, ground: &Ground) {
        let is_asked = |told: &mut Told| told.code == SAID_BEFORE;
        self.asks = self.notices.extract_if(.., is_asked).collect();
        self.asks
            .extend(of_what_it_replaces(visit, ground, &self.claim));
    }

    /// True if a yes was given to everything that is asked of the draft at this place of its form.
    pub(super) fn is_sure(&self, form: &Form, part: usize) -> bool {
        self.asks.is_empty() || form.get(&field(part)) == "yes"
    }
}

fn field(part: usize) -> String {
    format!("p{part}-sure")
}

/// That another voice is given than the one that is corrected or taken back; that this was corrected or taken back already.
fn of_what_it_replaces(visit: &Visit, ground: &Ground, claim: &Claim) -> Vec<Told> {
    if !matches!(claim.kind, Kind::Correct | Kind::Retract) {
        return Vec::new();
    }
    let mut asks = Vec::new();
    for key in &claim.refers_to {
        let other = by_key(visit, key)
            .filter_map(|held| held.claim())
            .map(|original| &original.voice)
            .find(|voice| **voice != claim.voice);
        if let Some(other) = other {
            let told = Told::new("web-entry-ask-voice").with("word", key);
            asks.push(told.with("other", other).with("voice", &claim.voice));
        }
        if ground.is_replaced(key) {
            asks.push(Told::new("web-entry-ask-again").with("word", key));
        }
    }
    asks
}

/// The question, with its yes.
pub(super) fn question(visit: &Visit, part: usize, draft: &Draft) -> Markup {
    let id = field(part);
    html! {
        @if !draft.asks.is_empty() {
            fieldset.question {
                legend { (visit.t("web-entry-ask")) }
                ul { @for asked in &draft.asks { li { (coded(&asked.words(visit))) } } }
                div.choice {
                    input type="checkbox" id=(id) name=(id) value="yes" autofocus[part == 0];
                    " " label.inline for=(id) { (visit.t("web-entry-ask-yes")) }
                }
            }
        }
    }
}
