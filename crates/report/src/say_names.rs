//! Names in words: as the reader's language writes them if the text says how, else as the text has them, set apart.

use tregua_record::entries::claim::anonymous;
use tregua_wording::{Arg, Lang, Wording};

use crate::Say;

/// A voice's name, set apart; of officials who gave none, with the reader's own word for that.
pub fn voice(words: &Wording, name: &str) -> String {
    match anonymous(name) {
        None => words.apart(name).into_owned(),
        Some(name) => words.say("voice-anonymous", &[("voice", name.into())]),
    }
}

impl Say<'_> {
    /// A name of the text.
    pub fn name(&self, name: &str) -> String {
        self.words.apart(self.shown(name)).into_owned()
    }

    /// A voice's name, as [`voice`] says it.
    pub fn voice(&self, name: &str) -> String {
        match anonymous(name) {
            None => self.name(name),
            Some(_) => voice(self.words, name),
        }
    }

    /// Voices in a list of our own: in alphabetical order for the reader, so that nobody stands first by another's choice.
    pub fn voices(&self, joiner: &str, voices: &[String]) -> String {
        let mut voices: Vec<&str> = voices.iter().map(String::as_str).collect();
        voices.sort_by(|a, b| self.words.order(self.shown(a), self.shown(b)));
        let voices = voices.into_iter().map(|name| self.voice(name));
        self.words.join(joiner, voices)
    }

    /// Kinds of which one is enough.
    pub(crate) fn kinds(&self, kinds: &[String]) -> String {
        let kinds = kinds.iter().map(|kind| self.name(kind));
        self.words.join("list-or", kinds)
    }

    /// `reading “300 a day”`.
    pub fn reading_name(&self, name: &str) -> String {
        let name = Arg::said(self.name(name));
        self.words.say("reading-named", &[("name", name)])
    }

    /// The plural of a declared thing; another unit as it is.
    pub fn plural(&self, unit: &str) -> String {
        // Of Arabic forms the one for a few is the plural as such; the others go with a number beside them.
        let bare = match self.words.lang() {
            Lang::Arabic => "few",
            _ => "other",
        };
        self.form(unit, bare)
    }

    /// The form of a declared thing that goes with a number; another unit as it is.
    pub fn unit(&self, unit: &str, number: u64) -> String {
        self.form(unit, self.words.category(number.into()))
    }

    fn form(&self, unit: &str, category: &str) -> String {
        let Some(thing) = self.agreement.thing(unit) else {
            return unit.to_owned();
        };
        let own = match category {
            "one" => &thing.name,
            _ => &thing.plural,
        };
        let lang = self.words.lang().code();
        let written = self.agreement.counted(lang, &thing.name, category);
        written.unwrap_or(own).to_owned()
    }

    /// A name as the reader's language writes it if the text says how, else as it is.
    pub fn shown<'n>(&'n self, name: &'n str) -> &'n str {
        let lang = self.words.lang().code();
        self.agreement.rendered(lang, name).unwrap_or(name)
    }
}
