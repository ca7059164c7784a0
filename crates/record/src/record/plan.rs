//! What appending some drafts would do: which are new, in which order, and everything that stands against it.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::read::{KeyClass, ReadError, own_envelope, same_here};
use crate::entries::claim::{Claim, Kind};
use crate::store::Reader;
use crate::{CodeError, EntryId, FieldError, MAX_REFS, Packed, Payload, Ref, Rel};

/// An entry to be: what it says, and what it refers to beyond what its keys already name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it says.
    pub payload: Packed,
    /// References by id. Those that a statement names by key (`refers_to`, `repeats`, `source`) are found by the record.
    pub refs: Vec<Ref>,
}

impl Draft {
    /// A draft that refers to nothing beyond its own keys.
    pub fn new(payload: impl Into<Packed>) -> Self {
        Draft {
            payload: payload.into(),
            refs: Vec::new(),
        }
    }
}

impl<T: Into<Packed>> From<T> for Draft {
    fn from(payload: T) -> Self {
        Draft::new(payload)
    }
}

/// What appending would do. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Which drafts are new, by their place in the list given, in the order they will be signed: named entries first.
    pub new: Vec<usize>,
    /// Which drafts are here already with the same content, and where.
    pub here: BTreeMap<usize, EntryId>,
    /// Which drafts repeat another draft of the list word for word.
    pub twins: BTreeMap<usize, usize>,
    /// What each new draft refers to.
    pub(crate) links: BTreeMap<usize, Box<[Link]>>,
}

/// A reference whose target may still have to be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) rel: Rel,
    pub(crate) to: Target,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Here(EntryId),
    /// Another draft of the same list.
    Draft(usize),
}

/// Why a draft was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Its place in the list given.
    pub draft: usize,
    /// Its key, if it has one.
    pub key: Option<String>,
    /// Why.
    pub reason: RefusalReason,
}

/// Why a draft was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RefusalReason {
    /// The key stands for something else already.
    #[error(
        "the key `{key}` is already used with other content; write a correction with a key of its own"
    )]
    KeyUsed {
        /// The key.
        key: String,
        /// The entry that has it; `None` if another draft of the same list.
        by: Option<EntryId>,
    },
    /// It names a statement that is neither here nor among the drafts.
    #[error("no statement `{0}` is on record; add it first, or correct the key")]
    NoStatement(String),
    /// It names a source that is neither here nor among the drafts.
    #[error("no source `{0}` is on record; add its row to the sources")]
    NoSource(String),
    /// It names an id that is not here.
    #[error("no entry `{}` is on record", .0.short())]
    NoEntry(EntryId),
    /// Drafts that name each other.
    #[error("`{0}` and another draft name each other; leave one of the references out")]
    Circle(String),
    /// A correction or a retraction that says of nothing what it changes.
    #[error("a {0} names the statement it changes; fill in `refers_to`")]
    NamesNothing(&'static str),
    /// A code does not fit the header.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// The payload cannot be written.
    #[error("it cannot be kept as it is: {0}")]
    Payload(FieldError),
    /// Too many references.
    #[error("it refers to {0} entries, where at most {MAX_REFS} fit; split it")]
    TooManyRefs(usize),
    /// A record has one charter.
    #[error("a record has one charter, made by `tregua init`")]
    SecondCharter,
    /// Its own `received`, though nothing is being rebuilt.
    #[error("it gives its own `received`; that is kept only when a live record is rebuilt")]
    OwnReceived,
}

/// Looks at every draft and collects everything that stands against them.
pub(super) fn plan(
    reader: Reader<'_>,
    author: &str,
    drafts: &[Draft],
    rebuilt: bool,
) -> Result<Result<Plan, Vec<Refusal>>, ReadError> {
    let mut planner = Planner {
        reader,
        author,
        others: reader.authors_but(author)?,
        drafts,
        keys: BTreeMap::new(),
        twins: BTreeMap::new(),
        refusals: Vec::new(),
    };
    let mut here = BTreeMap::new();
    for draft in 0..drafts.len() {
        if let Some(id) = planner.already_here(draft)? {
            here.insert(draft, id);
        }
    }
    let mut links = BTreeMap::new();
    for (place, draft) in drafts.iter().enumerate() {
        if here.contains_key(&place) || planner.twins.contains_key(&place) {
            continue;
        }
        match draft.payload.open() {
            Ok(payload) => {
                planner.check(place, draft, &payload, rebuilt);
                links.insert(place, planner.links(place, draft, &payload)?);
            }
            Err(error) => planner.refuse(place, RefusalReason::Payload(error)),
        }
    }
    // A draft that is here already is reached by its id.
    for link in links.values_mut().flat_map(|links| links.iter_mut()) {
        if let Target::Draft(place) = link.to
            && let Some(id) = here.get(&place)
        {
            link.to = Target::Here(*id);
        }
    }
    let new = planner.order(&links);
    if !planner.refusals.is_empty() {
        planner.refusals.sort_by_key(|refusal| refusal.draft);
        return Ok(Err(planner.refusals));
    }
    Ok(Ok(Plan {
        new,
        here,
        twins: planner.twins,
        links,
    }))
}

struct Planner<'a> {
    reader: Reader<'a>,
    author: &'a str,
    /// Who else signed something here.
    others: Vec<String>,
    drafts: &'a [Draft],
    keys: BTreeMap<(KeyClass, &'a str), usize>,
    twins: BTreeMap<usize, usize>,
    refusals: Vec<Refusal>,
}

impl<'a> Planner<'a> {
    fn refuse(&mut self, draft: usize, reason: RefusalReason) {
        let key = self
            .drafts
            .get(draft)
            .and_then(|draft| draft.payload.key().map(str::to_owned));
        self.refusals.push(Refusal { draft, key, reason });
    }

    /// The entry that says the same already, if any; notes the key for the other drafts.
    fn already_here(&mut self, place: usize) -> Result<Option<EntryId>, ReadError> {
        let Some(draft) = self.drafts.get(place) else {
            return Ok(None);
        };
        let payload = &draft.payload;
        let (Some(class), Some(key)) = (KeyClass::of(payload.kind()), payload.key()) else {
            return Ok(None);
        };
        let used = |by| RefusalReason::KeyUsed {
            key: key.to_owned(),
            by,
        };
        if let Some(first) = self.keys.get(&(class, key)).copied() {
            if self
                .drafts
                .get(first)
                .is_some_and(|first| first.payload == *payload)
            {
                self.twins.insert(place, first);
            } else {
                self.refuse(place, used(None));
            }
            return Ok(None);
        }
        self.keys.insert((class, key), place);
        let Some(row) = self.reader.by_key(self.author, key, class.kinds())? else {
            return Ok(None);
        };
        if let Some(id) = same_here(&row, payload)? {
            return Ok(Some(id));
        }
        let other = own_envelope(&row)?.id();
        self.refuse(place, used(Some(other)));
        Ok(None)
    }

    fn check(&mut self, place: usize, draft: &Draft, payload: &Payload, rebuilt: bool) {
        if let Err(error) = payload.codes().check() {
            self.refuse(place, error.into());
        }
        if let Err(error) = draft.payload.bytes() {
            self.refuse(place, RefusalReason::Payload(error));
        }
        match payload {
            Payload::Charter(_) | Payload::SharedCharter(_) => {
                self.refuse(place, RefusalReason::SecondCharter)
            }
            Payload::Statement(claim) => {
                let changes = matches!(claim.kind, Kind::Correct | Kind::Retract);
                if changes && claim.refers_to.is_empty() {
                    self.refuse(place, RefusalReason::NamesNothing(claim.kind.word()));
                }
                if claim.received.is_some() && !rebuilt {
                    self.refuse(place, RefusalReason::OwnReceived);
                }
            }
            _ => {}
        }
    }

    fn links(
        &mut self,
        place: usize,
        draft: &Draft,
        payload: &Payload,
    ) -> Result<Box<[Link]>, ReadError> {
        let mut links = Vec::new();
        for Ref { rel, id } in &draft.refs {
            match self.reader.by_id(*id)? {
                Some(_) => links.push(Link {
                    rel: *rel,
                    to: Target::Here(*id),
                }),
                None => self.refuse(place, RefusalReason::NoEntry(*id)),
            }
        }
        if let Payload::Statement(claim) = payload {
            self.claim_links(place, claim, &mut links)?;
        }
        if links.len() > MAX_REFS {
            self.refuse(place, RefusalReason::TooManyRefs(links.len()));
        }
        Ok(links.into_boxed_slice())
    }

    fn claim_links(
        &mut self,
        place: usize,
        claim: &Claim,
        links: &mut Vec<Link>,
    ) -> Result<(), ReadError> {
        let rel = rel_of(claim.kind);
        for key in &claim.refers_to {
            let found = self.find(KeyClass::Statement, key)?;
            if found.is_empty() {
                self.refuse(place, RefusalReason::NoStatement(key.to_string()));
            }
            links.extend(found.into_iter().map(|to| Link { rel, to }));
        }
        if let Some(key) = &claim.source {
            match self.find(KeyClass::Source, key)?.first() {
                Some(to) => links.push(Link {
                    rel: Rel::Source,
                    to: *to,
                }),
                None => self.refuse(place, RefusalReason::NoSource(key.to_string())),
            }
        }
        // `repeats` may also name a voice; then there is no entry to point at.
        if let Some(key) = &claim.repeats {
            let found = self.find(KeyClass::Statement, key)?.into_iter();
            let rel = Rel::Repeats;
            links.extend(found.map(|to| Link { rel, to }));
        }
        Ok(())
    }

    /// What a key names: an entry of our own, or else those of others that have it.
    fn find(&self, class: KeyClass, key: &str) -> Result<Vec<Target>, ReadError> {
        if let Some(place) = self.keys.get(&(class, key)) {
            return Ok(vec![Target::Draft(*place)]);
        }
        let of = |author: &str| -> Result<Option<Target>, ReadError> {
            let row = self.reader.by_key(author, key, class.kinds())?;
            row.map(|row| own_envelope(&row).map(|envelope| Target::Here(envelope.id())))
                .transpose()
        };
        match of(self.author)? {
            Some(own) => Ok(vec![own]),
            None => {
                let others = self.others.iter().map(|author| of(author));
                others.filter_map(Result::transpose).collect()
            }
        }
    }

    /// The new drafts, each after those it names, otherwise as given.
    fn order(&mut self, links: &BTreeMap<usize, Box<[Link]>>) -> Vec<usize> {
        let mut order = Vec::new();
        let mut done = BTreeSet::new();
        let mut open = BTreeSet::new();
        for start in links.keys() {
            // Our own stack, so that a long chain of references cannot exhaust the program's.
            let mut stack = vec![(*start, false)];
            while let Some((place, named_are_done)) = stack.pop() {
                if named_are_done {
                    open.remove(&place);
                    if done.insert(place) {
                        order.push(place);
                    }
                    continue;
                }
                if done.contains(&place) {
                    continue;
                }
                open.insert(place);
                stack.push((place, true));
                let named = links
                    .get(&place)
                    .into_iter()
                    .flat_map(|links| links.iter())
                    .rev();
                for link in named {
                    match link.to {
                        Target::Draft(other) if open.contains(&other) => {
                            let key = self.drafts.get(place).and_then(|draft| draft.payload.key());
                            let key = key.unwrap_or_default().to_owned();
                            self.refuse(place, RefusalReason::Circle(key));
                        }
                        Target::Draft(other) => stack.push((other, false)),
                        Target::Here(_) => {}
                    }
                }
            }
        }
        order
    }
}

/// How a statement of this kind relates to those it refers to.
fn rel_of(kind: Kind) -> Rel {
    match kind {
        Kind::Correct => Rel::Corrects,
        Kind::Retract => Rel::Retracts,
        Kind::Confirm => Rel::Confirms,
        Kind::Deny => Rel::Denies,
        Kind::Answer => Rel::Answers,
        Kind::Respond | Kind::Accept | Kind::Refuse | Kind::NoComment => Rel::Replies,
        _ => Rel::Concerns,
    }
}
