//! What one reader sees of an entry.

use std::collections::BTreeSet;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_desk::Held;
use tregua_record::{Claim, Codes, EntryId};
use tregua_report::Stamp;
use tregua_standing::Statement;
use tregua_wording::Arg;

use super::{Action, Class};
use crate::visit::Visit;

/// A statement as this reader may see it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The statement, whole or masked; `None` if the entry is none.
    pub claim: Option<Arc<Claim>>,
    /// What is withheld; `None` if it is whole.
    pub withheld: Option<Withheld>,
}

/// That something of an entry is withheld: hours (the day stays), places, plates, words as printed, columns of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Withheld {
    /// Until when: a midnight, RFC 3339 on the agreement's clock; `None` until it is closed and 24 hours more.
    #[schemars(with = "Option<String>")]
    pub until: Option<Stamp>,
}

/// A look at restricted entries, for the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// Seen on a page or in its data.
    Entry(EntryId),
    /// Taken along as a file.
    Export(EntryId),
}

impl Visit {
    /// An entry as this reader may see it: for whatever is put before them. Looks at restricted entries are logged.
    pub fn shown(&self, held: &Held) -> Shown {
        let shown = self.masked(held);
        if shown.withheld.is_none() && self.is_restricted(held.id) {
            self.logged(Read::Entry(held.id));
        }
        shown
    }

    /// The same, to be taken along as a file.
    pub fn exported(&self, held: &Held) -> Shown {
        let shown = self.masked(held);
        if shown.withheld.is_none() && self.is_restricted(held.id) {
            self.logged(Read::Export(held.id));
        }
        shown
    }

    /// The same, to look through and not to be shown: for filters and searches, which must not find what is withheld.
    pub fn masked(&self, held: &Held) -> Shown {
        let whole = held.claim();
        let withheld = whole.and_then(|_| self.withheld(held.id));
        let claim = whole.map(|claim| match withheld {
            None => Arc::clone(claim),
            Some(_) => Arc::new(self.snapshot.classes().masked(claim, self.snapshot.clock())),
        });
        Shown { claim, withheld }
    }

    /// The statement of an evaluator's, as this reader may see it.
    pub fn shown_statement(&self, statement: &Statement) -> Shown {
        let id = statement.id.parse::<EntryId>().ok();
        match id.and_then(|id| self.snapshot.entry(id)) {
            Some(held) => self.shown(held),
            None => Shown {
                claim: Some(Arc::clone(&statement.claim)),
                withheld: None,
            },
        }
    }

    /// What of an entry is withheld from this reader now: bytes of such an entry are not given to them either.
    pub fn withheld(&self, id: EntryId) -> Option<Withheld> {
        if self.may_with(Action::SeeRecord, Class::Restricted) || !self.is_restricted(id) {
            return None;
        }
        let until = self.snapshot.classes().restriction(id)?.until;
        let clock = self.snapshot.clock();
        Some(Withheld {
            until: until.map(|until| Stamp::new(until, clock)),
        })
    }

    /// True if an entry is restricted now, whoever asks. The clock decides, not the moment that the page is about.
    pub fn is_restricted(&self, id: EntryId) -> bool {
        let restriction = self.snapshot.classes().restriction(id);
        restriction.is_some_and(|restriction| restriction.holds(self.now))
    }

    /// The entries that are restricted now, whoever asks.
    pub fn restricted(&self) -> impl Iterator<Item = &Arc<Held>> {
        let ids = self.snapshot.classes().holding(self.now);
        ids.filter_map(|id| self.snapshot.entry(id))
    }

    /// What a header tells of a withheld entry: zones are places too.
    pub fn shown_codes(&self, id: EntryId, codes: &Codes) -> Codes {
        let mut codes = codes.clone();
        if self.withheld(id).is_some() {
            let classes = self.snapshot.classes();
            codes.parties.retain(|name| classes.names_voices(name));
        }
        codes
    }

    /// Says that something is withheld, and until when.
    pub fn says_withheld(&self, withheld: &Withheld) -> String {
        match &withheld.until {
            Some(until) => {
                let until = self.say().instant(until.at());
                self.with("web-access-withheld-until", &[("until", Arg::said(until))])
            }
            None => self.t("web-access-withheld"),
        }
    }

    /// Has a look at restricted entries logged, once for each visit: before the answer goes out.
    pub fn logged(&self, read: Read) {
        if let Ok(mut reads) = self.reads.lock() {
            reads.insert(read);
        }
    }

    /// What was looked at.
    pub(crate) fn reads(&self) -> BTreeSet<Read> {
        self.reads
            .lock()
            .map(|reads| reads.clone())
            .unwrap_or_default()
    }
}
