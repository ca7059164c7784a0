//! What a record holds, in memory: each entry once, each claim once, and the statements made of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use tregua_agreement::Agreement;
use tregua_calendar::Clock;
use tregua_log::{VerifierKey, seen_by_quorum};
use tregua_record::{
    Admission, AgreementText, Approval, Attachment, Charter, Claim, Codes, Custody, DeviceId,
    Edition, Entry, EntryId, Erasure, Group, KindCode, MemberChange, Organisation, Payload,
    Receipt, Received, Record, Ref, Rel, Revocation, Shared, SharedCharter, Source, Unread,
};
use tregua_standing::{Name, Statement};
use tregua_wording::Wording;

use crate::Fault;

/// By which of its times a statement is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// When the voice said it.
    Said,
    /// When this record received it.
    Received,
    /// When it is proved to have been there: the earliest time at which a witness that the reader knows saw the log with it
    /// in it. What no such head covers is not known at all.
    Proved,
}

impl By {
    /// The word that documents and queries have for it.
    pub fn word(self) -> &'static str {
        match self {
            By::Said => "said",
            By::Received => "received",
            By::Proved => "proved",
        }
    }
}

/// One entry: of its header what reports tell, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its id.
    pub id: EntryId,
    /// Its place in the record's file, from 0.
    pub idx: u64,
    /// What it is.
    pub kind: KindCode,
    /// The organisation that signed it.
    pub author: Arc<Organisation>,
    /// The device that signed it.
    pub device: DeviceId,
    /// Its place in the device's chain, from 0.
    pub seq: u64,
    /// When it was signed, by the author's own clock.
    pub signed: Timestamp,
    /// Entries it refers to.
    pub refs: Box<[Ref]>,
    /// The entry that says who may read it; `None` for everybody.
    pub group: Option<Box<EntryId>>,
    /// What it says; `None` if erased or not understood: see [`Holdings::unread`].
    pub payload: Option<HeldPayload>,
    /// Of one that cannot be read, or not by everybody, what its header tells, and whether content is here that this version does not understand.
    pub(crate) told: Option<Box<(Codes, bool)>>,
    /// True if this node signed it.
    pub own: bool,
    /// When this node received it, by the first receipt that covers it; in a rebuilt record by the claim itself, if it says.
    pub received: Option<Timestamp>,
    /// True if that receipt is of a rebuilt history.
    pub rebuilt: bool,
}

/// What an entry says, shared with whoever else needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldPayload {
    /// Who founded the record.
    Charter(Arc<Charter>),
    /// The text of an agreement.
    Agreement(Arc<AgreementText>),
    /// A document that claims come from.
    Source(Arc<Source>),
    /// What an import received, and when.
    Receipt(Arc<Receipt>),
    /// A brief as it was released.
    Edition(Arc<Edition>),
    /// Whose entries the author takes.
    Admission(Arc<Admission>),
    /// Up to which number the entries of a device count.
    Revocation(Arc<Revocation>),
    /// That content was erased, and why.
    Erasure(Arc<Erasure>),
    /// Who may read what is sealed for it.
    Group(Arc<Group>),
    /// That what was sealed for a group is for everybody.
    Reveal,
    /// A file that is evidence.
    Attachment(Arc<Attachment>),
    /// One step in its keeping.
    Custody(Arc<Custody>),
    /// Which organisations share the record.
    SharedCharter(Arc<SharedCharter>),
    /// What such a charter shall be.
    Change(Arc<MemberChange>),
    /// What an organisation's root key signed.
    Approval(Arc<Approval>),
    /// What an earlier entry holds; which, and what of it, the record itself tells ([`tregua_record::Disclosed`]).
    Disclosure,
    /// One statement by one voice.
    Statement(Arc<Claim>),
}

impl HeldPayload {
    fn of(payload: Payload, shared: &mut Shared) -> Self {
        match payload {
            Payload::Charter(it) => HeldPayload::Charter(it.into()),
            Payload::Agreement(it) => HeldPayload::Agreement(it.into()),
            Payload::Source(it) => HeldPayload::Source(it.into()),
            Payload::Receipt(it) => HeldPayload::Receipt(it.into()),
            Payload::Edition(it) => HeldPayload::Edition(it.into()),
            Payload::Admission(it) => HeldPayload::Admission(it.into()),
            Payload::Revocation(it) => HeldPayload::Revocation(it.into()),
            Payload::Erasure(it) => HeldPayload::Erasure(it.into()),
            Payload::Group(it) => HeldPayload::Group(it.into()),
            Payload::Reveal(_) => HeldPayload::Reveal,
            Payload::Attachment(it) => HeldPayload::Attachment(it.into()),
            Payload::Custody(it) => HeldPayload::Custody(it.into()),
            Payload::SharedCharter(it) => HeldPayload::SharedCharter(it.into()),
            Payload::Change(it) => HeldPayload::Change(it.into()),
            Payload::Approval(it) => HeldPayload::Approval(it.into()),
            Payload::Disclosure(_) => HeldPayload::Disclosure,
            Payload::Statement(it) => HeldPayload::Statement(compact(it, shared).into()),
        }
    }
}

/// The claim without room to grow, and with one copy of what many say: it is kept for long and does not change.
fn compact(mut claim: Claim, shared: &mut Shared) -> Claim {
    claim.share(shared);
    for part in &mut claim.kinds {
        part.all_of.shrink_to_fit();
    }
    claim.kinds.shrink_to_fit();
    claim.refers_to.shrink_to_fit();
    claim
}

impl Held {
    /// What the record has of an entry; texts that other entries have are shared with them.
    pub fn of(entry: Entry, shared: &mut Shared) -> Self {
        let header = entry.header;
        let here = !matches!(entry.unread, None | Some(Unread::Erased));
        let told = entry.payload.is_none() || header.group.is_some();
        let told = told.then(|| Box::new((header.codes, here)));
        let payload = entry.payload;
        let payload = payload.map(|payload| HeldPayload::of(payload, shared));
        Held {
            told,
            group: header.group.map(Box::new),
            id: entry.id,
            idx: entry.idx,
            kind: header.kind,
            author: header.author.into(),
            device: header.device,
            seq: header.seq,
            signed: header.signed,
            refs: header.refs.into_iter().collect(),
            payload,
            own: entry.own,
            received: entry.received,
            rebuilt: entry.rebuilt,
        }
    }

    /// The statement, if it is one that can be read.
    pub fn claim(&self) -> Option<&Arc<Claim>> {
        match &self.payload {
            Some(HeldPayload::Statement(claim)) => Some(claim),
            _ => None,
        }
    }

    /// The source, if it is one that can be read.
    pub fn source(&self) -> Option<&Arc<Source>> {
        match &self.payload {
            Some(HeldPayload::Source(source)) => Some(source),
            _ => None,
        }
    }

    /// The entry whose content it says was erased.
    pub fn erases(&self) -> Option<EntryId> {
        let mut refs = self.refs.iter();
        let of = refs.find(|link| link.rel == Rel::Erases)?.id;
        matches!(self.payload, Some(HeldPayload::Erasure(_))).then_some(of)
    }

    /// The entries that it says are for everybody.
    pub fn reveals(&self) -> impl Iterator<Item = EntryId> {
        let says = matches!(self.payload, Some(HeldPayload::Reveal));
        let named = move |link: &&Ref| says && link.rel == Rel::Reveals;
        self.refs.iter().filter(named).map(|link| link.id)
    }

    /// What this node says it received; the receipts of others tell of their nodes.
    fn receipt(&self) -> Option<&Receipt> {
        match &self.payload {
            Some(HeldPayload::Receipt(receipt)) if self.own => Some(receipt),
            _ => None,
        }
    }

    /// Takes from the receipts when it was received, unless it is known already: the first receipt counts.
    fn take(&mut self, received: &Received) {
        let own = self.claim().and_then(|claim| claim.received);
        if let Some((at, rebuilt)) = received.of(self.id, own).filter(|_| !self.is_received()) {
            self.received = Some(at);
            self.rebuilt = rebuilt;
        }
    }

    fn is_received(&self) -> bool {
        self.received.is_some()
    }
}

/// The entries of a record, in the order of its file.
#[derive(Debug, Clone, Default)]
pub struct Holdings {
    entries: Vec<Arc<Held>>,
    /// Of each device that was revoked the first number that does not count.
    revoked: BTreeMap<DeviceId, u64>,
    /// Notices that content was erased, by the entry that it was of.
    pub(crate) notices: BTreeMap<EntryId, Vec<Arc<Held>>>,
    /// Who is in which group, by the entry that says so.
    pub(crate) groups: BTreeMap<EntryId, Arc<Held>>,
    /// True if what is for groups is not read, though it may be opened here.
    shut: bool,
    /// Entries that came from others without their content.
    pub(crate) bare: BTreeSet<EntryId>,
    /// Over how many entries heads are that witnesses saw, and since when those are proved: both grow.
    witnessed: Vec<(u64, Timestamp)>,
    /// By key, and of those who have one the same by author: each has their own.
    sources: BTreeMap<String, BTreeMap<Arc<Organisation>, Arc<Source>>>,
}

impl Holdings {
    /// Everything on record, read entry by entry.
    ///
    /// # Errors
    /// A [`Fault`] if the record is damaged or cannot be read.
    pub fn of(record: &Record, words: &Wording) -> Result<Self, Fault> {
        Holdings::all(record, words, false)
    }

    /// The same without the content of what is for groups: for whoever shows the record to more people than are in them.
    ///
    /// # Errors
    /// As [`Holdings::of`].
    pub fn for_everybody(record: &Record, words: &Wording) -> Result<Self, Fault> {
        Holdings::all(record, words, true)
    }

    fn all(record: &Record, words: &Wording, shut: bool) -> Result<Self, Fault> {
        let none = Holdings {
            shut,
            ..Holdings::default()
        };
        none.read_on(record, words)
    }

    /// The same with what was added to the record since. What is here already is shared, not read again.
    ///
    /// # Errors
    /// As [`Holdings::of`].
    pub fn read_on(&self, record: &Record, words: &Wording) -> Result<Self, Fault> {
        let from = self.entries.last().map_or(0, |held| held.idx + 1);
        let mut new = Vec::new();
        let shared = &mut Shared::default();
        record
            .each_entry_from(from, |entry| new.push(Held::of(entry, shared)))
            .map_err(|error| Fault::reading(words, &error))?;
        let erased = |held: &Held| {
            held.erases().is_some() || held.reveals().next().is_some() || held.kind.is_disclosure()
        };
        if new.iter().any(erased) && !self.entries.is_empty() {
            // What was read before may be gone from the record, or be for everybody now, or have been handed to this node.
            return Holdings::all(record, words, self.shut);
        }
        let bare = record.bare();
        let bare = bare.map_err(|error| Fault::reading(words, &error))?;
        let revoked = record.revoked();
        let revoked = revoked.map_err(|error| Fault::reading(words, &error))?;
        Ok(Holdings {
            revoked,
            bare,
            ..self.with(new)
        })
    }

    /// The same with what these witnesses saw of the record's log.
    ///
    /// # Errors
    /// A [`Fault`] if one of its heads is damaged.
    pub fn witnessed(
        self,
        record: &Record,
        witnesses: &[VerifierKey],
        quorum: u64,
        words: &Wording,
    ) -> Result<Self, Fault> {
        let heads = record.heads();
        let heads = heads.map_err(|error| Fault::reading(words, &error))?;
        let mut witnessed: Vec<(u64, Timestamp)> = Vec::new();
        for (place, head) in heads.iter().enumerate() {
            // Whoever saw a larger head saw what this one covers too.
            let larger = heads.iter().skip(place);
            let times = larger.flat_map(|head| head.times(witnesses));
            let seen = seen_by_quorum(times, quorum).and_then(|at| i64::try_from(at).ok());
            let Some(at) = seen.and_then(|at| Timestamp::from_second(at).ok()) else {
                continue;
            };
            witnessed.retain(|(_, before)| *before < at);
            witnessed.push((head.checkpoint.size, at));
        }
        Ok(Holdings { witnessed, ..self })
    }

    /// Since when an entry is proved to have been there, and under the head over how many entries.
    pub fn proved(&self, held: &Held) -> Option<(u64, Timestamp)> {
        let mut heads = self.witnessed.iter();
        heads.find(|(size, _)| *size > held.idx).copied()
    }

    /// False for what was signed after its device was revoked: it is kept and shown, and no statement is made of it.
    pub fn counts(&self, held: &Held) -> bool {
        let end = self.revoked.get(&held.device);
        end.is_none_or(|end| held.seq < *end)
    }

    /// The same with these entries behind it; their receipts say when entries were received.
    #[must_use]
    pub fn with(&self, new: Vec<Held>) -> Self {
        let mut received = Received::default();
        for receipt in new.iter().filter_map(Held::receipt) {
            received.note(receipt);
        }
        let mut revealed = BTreeSet::new();
        for held in &new {
            revealed.extend(held.reveals().map(|id| (id, Arc::clone(&held.author))));
        }
        let mut all = Holdings {
            entries: Vec::with_capacity(self.entries.len() + new.len()),
            revoked: self.revoked.clone(),
            notices: self.notices.clone(),
            groups: self.groups.clone(),
            shut: self.shut,
            bare: self.bare.clone(),
            witnessed: self.witnessed.clone(),
            sources: self.sources.clone(),
        };
        for held in &self.entries {
            let mut held = Arc::clone(held);
            if !held.is_received() && received.of(held.id, None).is_some() {
                Arc::make_mut(&mut held).take(&received);
            }
            all.entries.push(held);
        }
        for mut held in new {
            held.take(&received);
            if revealed.contains(&(held.id, Arc::clone(&held.author))) {
                held.group = None;
            }
            if self.shut && held.group.is_some() {
                held.payload = None;
            }
            // Most entries have the author of the one before.
            if let Some(before) = all.entries.last().filter(|one| one.author == held.author) {
                held.author = Arc::clone(&before.author);
            }
            if let Some(source) = held.source() {
                let of_key = all.sources.entry(source.key.clone()).or_default();
                of_key.insert(Arc::clone(&held.author), Arc::clone(source));
            }
            let held = Arc::new(held);
            if let Some(of) = held.erases() {
                all.notices.entry(of).or_default().push(Arc::clone(&held));
            }
            if matches!(held.payload, Some(HeldPayload::Group(_))) {
                all.groups.insert(held.id, Arc::clone(&held));
            }
            all.entries.push(held);
        }
        all
    }

    /// The entries, in the order of the record's file.
    pub fn entries(&self) -> &[Arc<Held>] {
        &self.entries
    }

    /// The statements that can be read, in the order of the record's file.
    pub fn claims(&self) -> impl Iterator<Item = &Arc<Claim>> {
        self.entries.iter().filter_map(|held| held.claim())
    }

    /// The texts on record, the oldest first.
    pub fn texts(&self) -> impl Iterator<Item = &AgreementText> {
        self.held_texts().map(|(_, text)| text)
    }

    /// The entries of the texts on record, each with its text, the oldest first.
    pub fn held_texts(&self) -> impl Iterator<Item = (&Held, &AgreementText)> {
        self.entries.iter().filter_map(|held| match &held.payload {
            Some(HeldPayload::Agreement(text)) => Some((held.as_ref(), text.as_ref())),
            _ => None,
        })
    }

    /// The source of this key; of several authors' that of the first by name.
    pub fn source(&self, key: &str) -> Option<&Arc<Source>> {
        self.sources.get(key)?.values().next()
    }

    /// The source that an author means by this key: their own, if they have one.
    pub fn source_of(&self, author: &Organisation, key: &str) -> Option<&Arc<Source>> {
        let own = self.sources.get(key).and_then(|all| all.get(author));
        own.or_else(|| self.source(key))
    }

    /// Every source, in the order of the keys and then of the authors.
    pub fn sources(&self) -> impl Iterator<Item = &Arc<Source>> {
        self.sources.values().flat_map(BTreeMap::values)
    }

    /// True if every statement came in by rebuilding a history.
    pub fn rebuilt(&self) -> bool {
        let mut statements = self
            .entries
            .iter()
            .filter(|held| held.claim().is_some())
            .peekable();
        statements.peek().is_some() && statements.all(|held| held.rebuilt)
    }

    /// By which time statements are known unless somebody asks otherwise: as said where a history was rebuilt or its text
    /// put together from reports, else as received.
    pub fn usually_by(&self, agreement: &Agreement) -> By {
        let text = agreement.text.as_deref();
        let reconstructed = text.is_some_and(|text| text.contains("reconstructed"));
        if reconstructed || self.rebuilt() {
            By::Said
        } else {
            By::Received
        }
    }

    /// The statements, each known from the time chosen; they share the claims.
    pub fn statements(&self, by: By, clock: &Clock) -> Vec<Statement> {
        self.statements_on(by, clock, &[])
    }

    /// The same, sharing names with those that were made when the record held less.
    pub fn statements_on(&self, by: By, clock: &Clock, before: &[Statement]) -> Vec<Statement> {
        // Few sign many.
        let mut authors: BTreeMap<&str, Name> = BTreeMap::new();
        let mut all: Vec<Statement> = Vec::with_capacity(self.claims().count());
        for held in &self.entries {
            let Some(claim) = held.claim().filter(|_| self.counts(held)) else {
                continue;
            };
            let received = held.received.unwrap_or(held.signed);
            let known = match by {
                By::Received => received,
                By::Said => self.said(&held.author, claim, clock).unwrap_or(received),
                By::Proved => match self.proved(held) {
                    Some((_, at)) => at,
                    None => continue,
                },
            };
            let made = before.get(all.len());
            if let Some(made) = made.filter(|made| Arc::ptr_eq(&made.claim, claim)) {
                all.push(Statement {
                    known,
                    ..made.clone()
                });
                continue;
            }
            let author = held.author.as_str();
            let author = authors.entry(author).or_insert_with(|| author.into());
            all.push(Statement {
                id: held.id.to_string().into(),
                author: author.clone(),
                claim: Arc::clone(claim),
                known,
            });
        }
        all
    }

    /// When the voice said it; without that, when its source came out or is first known to have existed.
    fn said(&self, author: &Organisation, claim: &Claim, clock: &Clock) -> Option<Timestamp> {
        let source = || {
            let key = claim.source.as_deref();
            key.and_then(|key| self.source_of(author, key))
        };
        let said = claim
            .said
            .or_else(|| source()?.published.or(source()?.known_from))?;
        Some(said.latest(clock))
    }
}
