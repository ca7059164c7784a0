//! One request by one reader: who, in which language, about which moment, of the record as it stood when they asked.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use form_urlencoded::Serializer;
use tregua_calendar::Timestamp;
use tregua_desk::Text;
use tregua_report::Say;
use tregua_wording::{Arg, Wording};

use crate::access::{Action, Class, Entrance, Member, Read, Role, authorize};
use crate::house::{House, Snapshot};
use crate::moment::{Asked, KEYS};
use crate::reader::Prefers;
use crate::reckoning::Reckoning;
use crate::reply::{Reply, Trouble};

/// What a form sends.
#[derive(Debug, Default)]
pub struct Form {
    /// Names and what was typed, in the order sent.
    pub fields: Vec<(String, String)>,
    /// Files.
    pub files: Vec<Upload>,
}

/// A file that a form sends.
#[derive(Debug)]
pub struct Upload {
    /// The field.
    pub field: String,
    /// Its name on the reader's machine.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What an address calls a form that is kept.
const FORM: &str = "form";

/// The longest form that is kept, in bytes.
const MOST_KEPT_BYTES: usize = 64 * 1024;

/// Without the marks of direction that come along at both ends when words are copied from a right-to-left page.
pub(crate) fn unmarked(typed: &str) -> &str {
    typed.trim_matches(['\u{200e}', '\u{200f}', '\u{61c}'])
}

impl Form {
    /// What was typed under this name, without marks of direction around it; empty if nothing was.
    pub fn get(&self, name: &str) -> &str {
        let mut typed = self.fields.iter().filter(|(field, _)| field == name);
        typed.next().map_or("", |(_, value)| unmarked(value))
    }

    /// Everything ticked or chosen under this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        let typed = self.fields.iter().filter(move |(field, _)| field == name);
        typed.map(|(_, value)| value.as_str())
    }
}

/// One request.
pub struct Visit {
    /// The house.
    pub house: Arc<House>,
    /// The record as it stood when the reader asked.
    pub snapshot: Arc<Snapshot>,
    /// When they asked.
    pub now: Timestamp,
    /// The moment they ask about.
    pub asked: Asked,
    /// Their path, without `.json`.
    pub path: String,
    /// The named parts of the path.
    pub params: Vec<(String, String)>,
    /// What stands after the question mark.
    pub query: Vec<(String, String)>,
    /// What they send.
    pub form: Form,
    /// Cookies of ours beside who they are and what they prefer.
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) entrance: Option<Entrance>,
    pub(crate) prefers: Prefers,
    /// Restricted entries that were looked at.
    pub(crate) reads: Mutex<BTreeSet<Read>>,
}

impl Visit {
    /// The reader's phrases.
    pub fn words(&self) -> &Wording {
        self.house.words(self.prefers)
    }

    /// A phrase without arguments.
    pub fn t(&self, key: &str) -> String {
        self.words().say(key, &[])
    }

    /// A phrase with arguments.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words().say(key, args)
    }

    /// Says things of the agreement; of one that declares nothing if the record has no text.
    pub fn say(&self) -> Say<'_> {
        let text = self.snapshot.text.as_ref();
        Say {
            words: self.words(),
            agreement: text.map_or_else(|| self.snapshot.unwritten(), |text| &text.agreement),
        }
    }

    /// The newest text.
    ///
    /// # Errors
    /// [`Trouble::NoText`] if the record has none.
    pub fn text(&self) -> Result<&Arc<Text>, Trouble> {
        self.snapshot.text.as_ref().ok_or(Trouble::NoText)
    }

    /// Where everything stands at the moment asked about.
    ///
    /// # Errors
    /// [`Trouble::NoText`] without a text; [`Trouble::Working`] while it takes long.
    pub fn reckoning(&self) -> Result<Arc<Reckoning>, Trouble> {
        self.reckoning_at(&self.asked)
    }

    /// The same at another moment.
    ///
    /// # Errors
    /// As [`Visit::reckoning`].
    pub fn reckoning_at(&self, asked: &Asked) -> Result<Arc<Reckoning>, Trouble> {
        match self.may_with(Action::SeeRecord, Class::Restricted) {
            true => self.reckoning_of(asked, None),
            false => self.reckoning_for_all(asked),
        }
    }

    /// The same as every member may see it, whoever asks: how early or late something was done tells no hour of a restricted
    /// entry.
    ///
    /// # Errors
    /// As [`Visit::reckoning`].
    pub fn reckoning_for_all(&self, asked: &Asked) -> Result<Arc<Reckoning>, Trouble> {
        let restricted = self.snapshot.classes().holding(self.now).next();
        self.reckoning_of(asked, restricted.map(|_| self.now))
    }

    fn reckoning_of(
        &self,
        asked: &Asked,
        masked: Option<Timestamp>,
    ) -> Result<Arc<Reckoning>, Trouble> {
        let text = self.text()?;
        self.house
            .reckonings
            .get(&self.snapshot, text, asked, masked)
            .ok_or(Trouble::Working)
    }

    /// The reader's role.
    pub fn role(&self) -> Option<Role> {
        self.entrance.as_ref().map(|entrance| entrance.role)
    }

    /// Who they are in a team; `None` when alone.
    pub(crate) fn member(&self) -> Option<&Member> {
        self.entrance.as_ref()?.member.as_ref()
    }

    /// The id of their account, for the log.
    pub(crate) fn account(&self) -> Option<&str> {
        self.member().map(|member| member.account.as_str())
    }

    /// Who asks, for what is kept for one reader: each member by their name in the log; alone there is one.
    pub(crate) fn whose(&self) -> String {
        let account = self.account();
        account.map(str::to_owned).unwrap_or_default()
    }

    /// Keeps the form that was sent, and goes to the page at this path that shows it: such a page can be gone back to and
    /// shown again, and nothing that was typed is in its address. `None` for what is too long to be kept.
    ///
    /// # Errors
    /// [`Trouble::Fault`] if the system gives no randomness.
    pub(crate) fn come_back(
        &self,
        path: &str,
        parts: &[(&str, &str)],
    ) -> Result<Option<Reply>, Trouble> {
        let length = |(name, value): &(String, String)| name.len() + value.len();
        let bytes: usize = self.form.fields.iter().map(length).sum();
        if bytes > MOST_KEPT_BYTES || !self.form.files.is_empty() {
            return Ok(None);
        }
        let forms = &self.house.forms;
        let name = forms
            .keep(&self.whose(), self.form.fields.clone(), self.now)
            .map_err(|error| Trouble::Fault(error.to_string()))?;
        let form = [(FORM, name.as_str())];
        let parts = [parts, &form].concat();
        Ok(Some(Reply::see(self.link_with(path, &parts))))
    }

    /// The form that this page was sent with before, by the name in its address; `None` if there is none or it is kept no
    /// longer.
    pub(crate) fn sent_before(&self) -> Option<Form> {
        let name = self.get(FORM)?;
        let fields = self.house.forms.find(&self.whose(), name, self.now)?;
        Some(Form {
            fields,
            files: Vec::new(),
        })
    }

    /// True if the address names a form that is kept no longer.
    pub(crate) fn forgot(&self) -> bool {
        self.get(FORM).is_some() && self.form.fields.is_empty()
    }

    /// True if the reader may do this, with open entries.
    pub fn may(&self, action: Action) -> bool {
        authorize(self.role(), action, Class::Open)
    }

    /// True if the reader may do this with entries of this class.
    pub fn may_with(&self, action: Action, class: Class) -> bool {
        authorize(self.role(), action, class)
    }

    /// A named part of the path.
    pub fn param(&self, name: &str) -> &str {
        let mut named = self.params.iter().filter(|(key, _)| key == name);
        named.next().map_or("", |(_, value)| value)
    }

    /// What stands after the question mark under this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut named = self.query.iter().filter(|(key, _)| key == name);
        named.next().map(|(_, value)| value.as_str())
    }

    /// Everything that stands there under this name.
    pub fn get_all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        let named = self.query.iter().filter(move |(key, _)| key == name);
        named.map(|(_, value)| value.as_str())
    }

    /// An address of ours at the same moment.
    pub fn link(&self, path: &str) -> String {
        self.link_with(path, &[])
    }

    /// The same with further parts. An empty value is left out; the parts given win over the moment asked about.
    pub fn link_with(&self, path: &str, parts: &[(&str, &str)]) -> String {
        let kept = self.query.iter().filter(|(key, value)| {
            KEYS.contains(&key.as_str())
                && !value.is_empty()
                && !parts.iter().any(|(part, _)| part == key)
        });
        let kept = kept.map(|(key, value)| (key.as_str(), value.as_str()));
        let given = parts.iter().copied().filter(|(_, value)| !value.is_empty());
        let mut query = Serializer::new(String::new());
        query.extend_pairs(kept.chain(given));
        match query.finish() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// This page, or another address with the same question, at the moment that is shown where none is asked for.
    pub(crate) fn at_its_own_moment(&self, path: &str) -> String {
        let others = self
            .query
            .iter()
            .filter(|(key, _)| !KEYS.contains(&key.as_str()));
        let mut query = Serializer::new(String::new());
        query.extend_pairs(others);
        match query.finish() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// This page as it is, to come back to.
    pub fn here(&self) -> String {
        let mut query = Serializer::new(String::new());
        query.extend_pairs(&self.query);
        match query.finish() {
            query if query.is_empty() => self.path.clone(),
            query => format!("{}?{query}", self.path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_direction_around_what_was_typed_are_left_out() {
        let marked = "\u{200f}Alpha \u{200e}40\u{61c}".to_owned();
        let form = Form {
            fields: vec![("line".to_owned(), marked)],
            files: Vec::new(),
        };
        assert_eq!(form.get("line"), "Alpha \u{200e}40");
    }
}
