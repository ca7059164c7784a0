//! Entries that cannot be read here, and why: told wherever somebody may miss them.

use std::sync::Arc;

use tregua_agreement::meaning::Clause;
use tregua_record::{Codes, EntryId, KindCode, Organisation};
use tregua_standing::document::UnreadEntry;
use tregua_wording::{Arg, Wording};

use crate::{Held, HeldPayload, Holdings};

/// An entry that cannot be read here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its id.
    pub id: EntryId,
    /// What it is.
    pub kind: KindCode,
    /// The organisation that signed it.
    pub author: Arc<Organisation>,
    /// What its header tells of it.
    pub codes: Codes,
    /// Why it cannot be read.
    pub why: WhyUnread,
    /// Of one for a group its name.
    pub group: Option<String>,
    /// The first notice that its content was erased, here or elsewhere.
    pub notice: Option<Arc<Held>>,
}

/// Why an entry cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyUnread {
    /// This node erased its content.
    Erased,
    /// It came without its content, which somebody else erased.
    ErasedElsewhere,
    /// It is for a group.
    Restricted,
    /// It came without its content, which may still come.
    NotCome,
    /// Its content is gone, and nobody says why.
    Gone,
    /// This version does not understand it.
    NotUnderstood,
}

impl WhyUnread {
    /// The word that documents have for it.
    pub fn word(self) -> &'static str {
        match self {
            WhyUnread::Erased => "erased",
            WhyUnread::ErasedElsewhere => "erased-elsewhere",
            WhyUnread::Restricted => "restricted",
            WhyUnread::NotCome => "not-come",
            WhyUnread::Gone => "gone",
            WhyUnread::NotUnderstood => "not-understood",
        }
    }
}

impl Holdings {
    /// The entries that cannot be read here, in the order of the record's file. One that hands out another says nothing of its
    /// own, and is not missed.
    pub fn unread(&self) -> Vec<Unread> {
        let entries = self.entries().iter();
        let entries = entries.filter(|held| !held.kind.is_disclosure());
        entries.filter_map(|held| self.unread_of(held)).collect()
    }

    /// Why this one cannot be read, if it cannot.
    pub fn unread_of(&self, held: &Held) -> Option<Unread> {
        let told = held.told.as_deref().filter(|_| held.payload.is_none());
        let (codes, here) = told?;
        let notices = self.notices_of(held.id);
        let own = notices.iter().find(|notice| notice.own);
        let notice = own.or(notices.first());
        let why = match () {
            () if *here => WhyUnread::NotUnderstood,
            () if own.is_some() => WhyUnread::Erased,
            () if held.group.is_some() && notice.is_none() => WhyUnread::Restricted,
            () if !self.bare.contains(&held.id) => WhyUnread::Gone,
            () if notice.is_some() => WhyUnread::ErasedElsewhere,
            () => WhyUnread::NotCome,
        };
        Some(Unread {
            id: held.id,
            kind: held.kind,
            author: Arc::clone(&held.author),
            codes: codes.clone(),
            why,
            group: held.group.as_deref().map(|group| self.group(*group)),
            notice: notice.cloned(),
        })
    }

    /// The name of a group; of one that is not known here the digits of its entry.
    pub fn group(&self, id: EntryId) -> String {
        let group = self.groups.get(&id).map(|held| &held.payload);
        match group {
            Some(Some(HeldPayload::Group(group))) => group.name.clone(),
            _ => id.short(),
        }
    }

    /// Notices that the content of this entry was erased, in the order of the record's file.
    pub fn notices_of(&self, id: EntryId) -> &[Arc<Held>] {
        self.notices.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Every entry that somebody erased the content of, with their notices.
    pub fn erasures(&self) -> impl Iterator<Item = (EntryId, &[Arc<Held>])> {
        let all = self.notices.iter();
        all.map(|(of, notices)| (*of, notices.as_slice()))
    }
}

impl Unread {
    /// True if its header names this clause; or, where it names none, an act that the clause asks about, by one whom it asks
    /// about it.
    pub fn may_be_about(&self, clause: &Clause) -> bool {
        let Codes {
            acts,
            parties,
            clauses,
        } = &self.codes;
        if !clauses.is_empty() {
            return clauses.contains(&clause.label);
        }
        let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
        let mut measures = parts.flat_map(|part| part.duty.kernel.measures());
        measures.any(|measure| {
            let by = measure.actors.iter().any(|actor| parties.contains(actor));
            acts.contains(&measure.act) && (by || parties.is_empty())
        })
    }

    /// As reports give it to programs.
    pub fn json(&self) -> UnreadEntry {
        let notice = self.notice.as_deref();
        UnreadEntry {
            entry: self.id.to_string(),
            kind: self.kind.to_string(),
            author: self.author.to_string(),
            acts: self.codes.acts.iter().cloned().collect(),
            clauses: self.codes.clauses.iter().cloned().collect(),
            why: self.why.word(),
            group: self.group.clone(),
            erased_by: notice.map(|notice| notice.author.to_string()),
            erased_at: notice.map(|notice| notice.signed.to_string()),
            because: notice.and_then(because),
            notice: notice.map(|notice| notice.id.to_string()),
        }
    }

    /// Why it cannot be read, in words.
    pub fn said(&self, words: &Wording) -> String {
        if let (WhyUnread::Restricted, Some(group)) = (self.why, &self.group) {
            return words.say("unread-restricted", &[("group", group.as_str().into())]);
        }
        let notice = self.notice.as_deref();
        let Some(notice) = notice.filter(|_| self.why != WhyUnread::NotUnderstood) else {
            return words.say(&format!("unread-{}", self.why.word()), &[]);
        };
        let erased = Arg::said(erased(words, notice));
        let key = match self.why {
            WhyUnread::ErasedElsewhere => "unread-erased-elsewhere",
            _ => "unread-erased",
        };
        words.say(key, &[("erased", erased)])
    }
}

/// The reason of a notice, as documents have it.
pub fn because(notice: &Held) -> Option<&'static str> {
    match &notice.payload {
        Some(HeldPayload::Erasure(erasure)) => Some(erasure.why.word()),
        _ => None,
    }
}

/// What a notice says: by whom, when, why, and which it is.
pub fn erased(words: &Wording, notice: &Held) -> String {
    let why = because(notice).unwrap_or("request");
    let args = [
        ("organisation", notice.author.as_str().into()),
        ("day", notice.signed.strftime("%Y-%m-%d").to_string().into()),
        ("why", Arg::said(words.known("erase-why", why))),
        ("notice", notice.id.short().into()),
    ];
    words.say("unread-notice", &args)
}
