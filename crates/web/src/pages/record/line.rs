//! An entry in one line, as lists of entries show it; and the small pieces that the record's pages share.

use std::sync::Arc;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::{Clock, Timestamp};
use tregua_desk::{Held, HeldPayload};
use tregua_record::{Claim, EntryId, KindCode, Rel};
use tregua_report::{Stamp, claimed};
use tregua_standing::Gone;
use tregua_wording::Arg;

use crate::access::Withheld;
use crate::pages::bits::name;
use crate::visit::Visit;

/// An entry in one line. What is withheld from the reader is not in it.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Line {
    /// Its id: 64 hexadecimal digits.
    pub(crate) entry: String,
    /// Its place in the record's file, from 0.
    pub(crate) idx: u64,
    /// What it is: a word of the claims format, `source`, `agreement`, `charter`, `receipt`, `edition`, or `unknown kind 77`.
    pub(crate) kind: String,
    /// The organisation that signed it.
    pub(crate) author: String,
    /// Its key, for kinds that have keys; the name of a text, the number of an edition.
    pub(crate) key: Option<String>,
    /// Who says it.
    pub(crate) voice: Option<String>,
    /// The verb.
    pub(crate) act: Option<String>,
    /// What is counted or acted upon.
    pub(crate) thing: Option<String>,
    /// The amount as a row has it: `150`, `24..`, `about 100 (90..110)`.
    pub(crate) amount: Option<String>,
    /// When it happened, as a row has it.
    pub(crate) occurred: Option<String>,
    /// The key of its source.
    pub(crate) source: Option<String>,
    /// Who published that source; for a source itself, who published it.
    pub(crate) publisher: Option<String>,
    /// When this node received it, RFC 3339 on the agreement's clock.
    pub(crate) received: Option<String>,
    /// Why it does not stand at the moment asked about; `null` if it stands.
    pub(crate) gone: Option<GoneData>,
    /// That something of it is withheld from this reader.
    pub(crate) withheld: Option<Withheld>,
    #[serde(skip)]
    pub(crate) claim: Option<Arc<Claim>>,
    #[serde(skip)]
    pub(crate) held: Arc<Held>,
}

/// Why a statement does not stand.
#[derive(Serialize, JsonSchema, Clone)]
pub(crate) struct GoneData {
    /// `corrected`, `retracted` or `not known yet`.
    pub(crate) how: &'static str,
    /// The entry that corrected or retracted it.
    pub(crate) by: Option<String>,
}

impl GoneData {
    pub(crate) fn of(gone: &Gone) -> Self {
        let (how, by) = match gone {
            Gone::NotKnownYet => ("not known yet", None),
            Gone::CorrectedBy(by) => ("corrected", Some(by.into())),
            Gone::RetractedBy(by) => ("retracted", Some(by.into())),
        };
        GoneData { how, by }
    }
}

impl Line {
    /// The line of an entry; a look at it is logged where it has to be.
    pub(crate) fn of(visit: &Visit, held: &Arc<Held>, gone: Option<&Gone>) -> Self {
        let shown = visit.shown(held);
        let clock = visit.snapshot.clock();
        let claim = shown.claim;
        let said = claim.as_deref();
        let cells = said.map(|claim| cells(claim, clock)).unwrap_or_default();
        let cell = |column: &str| {
            let mut found = cells.iter().filter(|(name, _)| name == column);
            found.next().map(|(_, text)| text.clone())
        };
        let source =
            said.and_then(|claim| visit.snapshot.holdings.source(claim.source.as_deref()?));
        let publisher = source.or(held.source()).and_then(|source| {
            let printed = source.publisher.as_ref().or(source.title.as_ref());
            printed.cloned()
        });
        Line {
            entry: held.id.to_string(),
            idx: held.idx,
            kind: held.kind.to_string(),
            author: held.author.to_string(),
            key: key(held).map(str::to_owned),
            voice: said.map(|claim| claim.voice.clone()).map(String::from),
            act: cell("act"),
            thing: cell("thing"),
            amount: cell("amount"),
            occurred: cell("occurred"),
            source: cell("source"),
            publisher,
            received: held.received.map(|at| clock.write(at)),
            gone: gone.map(GoneData::of),
            withheld: shown.withheld,
            claim,
            held: Arc::clone(held),
        }
    }
}

/// The key of an entry, or what stands in for one.
pub(crate) fn key(held: &Held) -> Option<&str> {
    match held.payload.as_ref()? {
        HeldPayload::Statement(claim) => Some(&claim.key),
        HeldPayload::Source(source) => Some(&source.key),
        HeldPayload::Agreement(text) => Some(&text.name),
        HeldPayload::Edition(edition) => Some(&edition.number),
        HeldPayload::Charter(_)
        | HeldPayload::Receipt(_)
        | HeldPayload::Admission(_)
        | HeldPayload::Revocation(_)
        | HeldPayload::Erasure(_)
        | HeldPayload::Group(_)
        | HeldPayload::Reveal
        | HeldPayload::Attachment(_)
        | HeldPayload::Custody(_)
        | HeldPayload::SharedCharter(_)
        | HeldPayload::Change(_)
        | HeldPayload::Approval(_)
        | HeldPayload::Disclosure => None,
    }
}

/// The columns of a claim with its cells, as a file has them.
pub(crate) fn cells(claim: &Claim, clock: &Clock) -> Vec<(String, String)> {
    let rows = tregua_import::Rows::Claims(std::slice::from_ref(claim));
    tregua_import::objects(rows, Some(clock))
        .flatten()
        .map(|(column, text)| (column.to_owned(), text))
        .collect()
}

/// A kind of entry, in words.
pub(crate) fn kind(visit: &Visit, kind: KindCode) -> String {
    match kind.word() {
        Some(word) => visit.words().known("kind", word),
        None => visit.with("kind-unknown", &[("n", kind.number().into())]),
    }
}

/// What was done with what: `trucks admitted`.
pub(crate) fn done(visit: &Visit, claim: &Claim) -> Option<String> {
    let say = visit.say();
    match (&claim.act, &claim.thing) {
        (Some(act), thing) => Some(say.done(act, thing.as_deref())),
        (None, Some(thing)) => Some(visit.words().apart(&say.plural(thing)).into_owned()),
        (None, None) => None,
    }
}

/// How many: the amount and its kinds.
pub(crate) fn how_many(visit: &Visit, claim: &Claim) -> Option<String> {
    let words = visit.words();
    match (claimed::amount(words, claim), claimed::kinds(words, claim)) {
        (Some(amount), Some(kinds)) => Some(format!("{amount} ({kinds})")),
        (amount, kinds) => amount.or(kinds),
    }
}

/// How many a correction says beside how many were said before: `200 → 178`. `None` for anything else, and where that stays.
pub(crate) fn revised(visit: &Visit, held: &Held) -> Option<String> {
    let link = held.refs.iter().find(|link| link.rel == Rel::Corrects)?;
    let original = visit.snapshot.entry(link.id)?;
    let many = |held: &Held| how_many(visit, &*visit.shown(held).claim?);
    let (before, after) = (many(original)?, many(held)?);
    let args = [
        ("before", Arg::said(before.clone())),
        ("after", Arg::said(after.clone())),
    ];
    (before != after).then(|| visit.with("web-record-revised", &args))
}

/// The same of an entry by its id.
pub(crate) fn revised_by(visit: &Visit, id: &str) -> Option<String> {
    revised(visit, visit.snapshot.entry(id.parse().ok()?)?)
}

/// How many it says; a correction, also how many were said before.
pub(crate) fn many_now(visit: &Visit, held: &Held, claim: &Claim) -> Option<String> {
    revised(visit, held).or_else(|| how_many(visit, claim))
}

/// The address of an entry, at the moment that the page is about.
pub(crate) fn address(visit: &Visit, id: &str) -> String {
    visit.link(&format!("/record/{id}"))
}

/// The beginning of an id, for screens.
pub(crate) fn short(id: &str) -> &str {
    id.get(..12).unwrap_or(id)
}

/// A link to an entry: its key, or the beginning of its id.
pub(crate) fn entry_link(visit: &Visit, id: &str) -> Markup {
    let held = id.parse::<EntryId>().ok();
    let held = held.and_then(|id| visit.snapshot.entry(id));
    let label = held.and_then(|held| key(held)).unwrap_or(short(id));
    html! { a href=(address(visit, id)) { (name(label)) } }
}

/// An instant, for people and for machines.
pub(crate) fn instant(visit: &Visit, at: Timestamp) -> Markup {
    let stamp = Stamp::new(at, visit.snapshot.clock());
    html! { time datetime=(stamp.text()) { (visit.say().instant(at)) } }
}

/// That an entry does not stand, and by which entry.
pub(crate) fn gone(visit: &Visit, gone: &GoneData) -> Markup {
    let shape = match gone.how {
        "corrected" => "↻",
        "retracted" => "⌫",
        _ => "…",
    };
    let said = visit.t(&format!("web-record-gone-{}", gone.how.replace(' ', "-")));
    html! {
        span.gone {
            span aria-hidden="true" { (shape) } " "
            @match &gone.by {
                Some(by) => {
                    a href=(address(visit, by)) { (said) }
                    @if let Some(revised) = revised_by(visit, by) { " " bdi { (revised) } }
                }
                None => { (said) }
            }
        }
    }
}

/// `3 claims`, `1 source`: a phrase of a number.
pub(crate) fn count(visit: &Visit, key: &str, n: usize) -> String {
    visit.with(key, &[("n", Arg::from(n as u64))])
}

/// A part of a path: what could mean something else there is written as its bytes.
pub(crate) fn part(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
