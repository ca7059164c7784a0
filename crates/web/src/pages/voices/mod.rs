//! `/voices`: who spoke. `/voices/{voice}`: what one voice said. Nothing is added up: that would rank them.

mod sheet;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_agreement::Agreement;
use tregua_calendar::{Said, Timestamp};
use tregua_record::Name;
use tregua_record::entries::claim::Attribution;
use tregua_record::{Claim, EntryId};
use tregua_report::Stamp;
use tregua_standing::{Gone, Statement};

use crate::access::{Action, Withheld};
use crate::frame::Sheet;
use crate::pages::bits;
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

/// Statements on one page.
const PAGE: usize = 50;

/// Offices that are named; the rest is counted.
const MOST_OFFICES: usize = 12;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page::<Voices>(), Route::page::<Voice>()]
}

/// Who spoke by the moment asked about, and who is declared and did not. Instants are RFC 3339 on the agreement's clock.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Voices {
    /// What was known by then counts.
    #[schemars(with = "String")]
    as_known: Stamp,
    /// The voices by name, as bytes order it; a page puts them in the order of its language.
    voices: Vec<Who>,
}

/// One voice.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Who {
    /// Its name; an office that spoke anonymously is a voice of its own.
    voice: String,
    /// How addresses tell it.
    key: String,
    /// How the text declares it; empty: it does not.
    declared: Vec<Role>,
    /// The offices that spoke for it, by name; at most twelve.
    offices: Vec<String>,
    /// How many more.
    more_offices: usize,
    /// How many entries are its own.
    entries: usize,
    /// When it last spoke.
    #[schemars(with = "Option<String>")]
    last: Option<Stamp>,
}

/// What a text declares a voice to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Role {
    /// `party`, `mediator`, `carrier`, `counting-body` or `office`.
    role: &'static str,
    /// For an office: whom it speaks for.
    of: Option<String>,
}

/// What one voice said by the moment asked about, the latest first.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Voice {
    /// The voice.
    who: Who,
    /// The page, from 1.
    page: usize,
    /// How many pages of fifty statements.
    pages: usize,
    /// The statements of this page.
    statements: Vec<Told>,
}

/// One statement.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Told {
    /// Its entry's id, in hex.
    entry: String,
    /// Its key.
    claim: String,
    /// What kind of statement it is.
    kind: &'static str,
    /// The office that spoke.
    speaker: Option<String>,
    /// The act.
    act: Option<String>,
    /// What it is done with.
    thing: Option<String>,
    /// At least so many.
    lo: Option<u64>,
    /// At most; null: left open, or no amount.
    hi: Option<u64>,
    /// Where it was counted.
    counting_point: Option<String>,
    /// The figure or few words as printed.
    figure: Option<String>,
    /// When it was said: a date, or an instant.
    said: Option<String>,
    /// From when it is known, by the time asked for.
    #[schemars(with = "String")]
    known: Stamp,
    /// The time it is about, as claims write it.
    occurred: Option<String>,
    /// Its source.
    source: Option<SourceOf>,
    /// `corrected` or `retracted`, if it does not stand any more.
    gone: Option<&'static str>,
    /// What of it is withheld from this reader now.
    withheld: Option<Withheld>,
    #[serde(skip)]
    shown: Option<Arc<Claim>>,
}

/// A document.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SourceOf {
    /// Its key.
    source: String,
    /// Who published it.
    publisher: Option<String>,
    /// Its title.
    title: Option<String>,
}

impl Page for Voices {
    const PATH: &'static str = "/voices";
    const ACTION: Action = Action::SeeRecord;
    const TITLE: &'static str = "web-nav-voices";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let statements = visit.snapshot.statements(visit.asked.by);
        let known = visit.asked.moment.as_known;
        let voices = all(visit, &statements, known).into_iter();
        Ok(Voices {
            as_known: Stamp::new(known, visit.snapshot.clock()),
            voices: voices.map(|(voice, own)| own.who(visit, voice)).collect(),
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::at_a_moment(sheet::all(self, visit))
    }
}

impl Page for Voice {
    const PATH: &'static str = "/voices/{voice}";
    const ACTION: Action = Action::SeeRecord;
    const TITLE: &'static str = "web-nav-voices";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let statements = visit.snapshot.statements(visit.asked.by);
        let known = visit.asked.moment.as_known;
        let key = visit.param("voice");
        let found = all(visit, &statements, known)
            .into_iter()
            .find(|(voice, _)| bits::voice_key(voice) == key);
        let (voice, own) = found.ok_or(Trouble::Absent)?;
        let mut said: Vec<&Statement> = own.said.clone();
        said.sort_by(|a, b| (b.known, &a.claim.key).cmp(&(a.known, &b.claim.key)));
        let pages = said.len().div_ceil(PAGE).max(1);
        let page = visit.get("page").and_then(|page| page.parse().ok());
        let page = page.unwrap_or(1).clamp(1, pages);
        let shown = said.into_iter().skip((page - 1) * PAGE).take(PAGE);
        let gone = gone(visit);
        Ok(Voice {
            statements: shown.map(|one| of(visit, one, &gone)).collect(),
            who: own.who(visit, voice),
            page,
            pages,
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        // The name is not part of the title of the window, which browsers keep.
        Sheet::at_a_moment(sheet::one(self, visit))
    }
}

/// What one voice said, as it is gathered.
#[derive(Default)]
struct Own<'s> {
    said: Vec<&'s Statement>,
}

/// Every voice that is declared or has spoken, with its statements. One walk over all of them.
fn all<'s>(
    visit: &Visit,
    statements: &'s [Statement],
    known: Timestamp,
) -> BTreeMap<String, Own<'s>> {
    let mut by_name: BTreeMap<(&str, Attribution), Own<'_>> = BTreeMap::new();
    for one in statements.iter().filter(|one| one.known <= known) {
        let name = (one.claim.voice.as_str(), one.claim.attribution);
        by_name.entry(name).or_default().said.push(one);
    }
    let mut voices: BTreeMap<String, Own<'_>> = BTreeMap::new();
    for own in by_name.into_values() {
        if let Some(first) = own.said.first() {
            voices.insert(first.voice(), own);
        }
    }
    if let Some(text) = &visit.snapshot.text {
        for voice in text.agreement.declared_voices() {
            voices.entry(voice.clone()).or_default();
        }
    }
    voices
}

impl Own<'_> {
    fn who(&self, visit: &Visit, voice: String) -> Who {
        let text = visit.snapshot.text.as_ref();
        let offices = self
            .said
            .iter()
            .filter_map(|one| one.claim.speaker.as_ref());
        let offices: BTreeSet<&Name> = offices.collect();
        let last = self.said.iter().map(|one| one.known).max();
        Who {
            key: bits::voice_key(&voice),
            declared: text.map_or_else(Vec::new, |text| declared(&text.agreement, &voice)),
            more_offices: offices.len().saturating_sub(MOST_OFFICES),
            offices: offices
                .into_iter()
                .take(MOST_OFFICES)
                .map(String::from)
                .collect(),
            entries: self.said.len(),
            last: last.map(|at| Stamp::new(at, visit.snapshot.clock())),
            voice,
        }
    }
}

fn declared(agreement: &Agreement, voice: &str) -> Vec<Role> {
    let lists = [
        ("party", &agreement.parties),
        ("mediator", &agreement.mediators),
        ("carrier", &agreement.carriers),
        ("counting-body", &agreement.counting_bodies),
    ];
    let listed = lists
        .into_iter()
        .filter(|(_, names)| names.iter().any(|name| name == voice));
    let listed = listed.map(|(role, _)| Role { role, of: None });
    let offices = agreement
        .speaks_for
        .iter()
        .filter(|(office, _)| office == voice);
    let offices = offices.map(|(_, of)| Role {
        role: "office",
        of: Some(of.clone()),
    });
    listed.chain(offices).collect()
}

/// Tells what does not stand any more, where that can be told: an agreement that is being worked out tells nothing yet.
fn gone(visit: &Visit) -> impl Fn(&str) -> Option<&'static str> {
    let reckoning = visit.reckoning().ok();
    move |id| {
        let reckoning = reckoning.as_ref()?;
        reckoning.ask(|evaluator, _| match evaluator.gone(id)? {
            Gone::CorrectedBy(_) => Some("corrected"),
            Gone::RetractedBy(_) => Some("retracted"),
            Gone::NotKnownYet => None,
        })
    }
}

fn of(visit: &Visit, one: &Statement, gone: impl Fn(&str) -> Option<&'static str>) -> Told {
    let clock = visit.snapshot.clock();
    let shown = match one.id.parse::<EntryId>() {
        Ok(id) => visit.snapshot.entry(id).map(|held| visit.shown(held)),
        Err(_) => None,
    };
    let (claim, withheld) = shown.map_or((None, None), |shown| (shown.claim, shown.withheld));
    let told = claim.as_deref();
    let source = told.and_then(|claim| claim.source.as_deref()).map(|key| {
        let source = visit.snapshot.holdings.source(key);
        SourceOf {
            source: key.to_owned(),
            publisher: source.and_then(|source| source.publisher.clone()),
            title: source.and_then(|source| source.title.clone()),
        }
    });
    let said = |said: Said| match said {
        Said::At(at) => clock.write(at),
        Said::On(date) => date.to_string(),
    };
    Told {
        entry: (&one.id).into(),
        claim: one.claim.key.to_string(),
        kind: one.claim.kind.word(),
        speaker: told
            .and_then(|claim| claim.speaker.clone())
            .map(String::from),
        act: told.and_then(|claim| claim.act.clone()).map(String::from),
        thing: told.and_then(|claim| claim.thing.clone()).map(String::from),
        lo: told.and_then(|claim| claim.amount).map(|amount| amount.lo),
        hi: told
            .and_then(|claim| claim.amount)
            .and_then(|amount| amount.hi),
        counting_point: told
            .and_then(|claim| claim.counting_point.clone())
            .map(String::from),
        figure: told
            .and_then(|claim| claim.figure.clone().or_else(|| claim.cause.clone()))
            .map(String::from),
        said: told.and_then(|claim| claim.said).map(said),
        known: Stamp::new(one.known, clock),
        occurred: told
            .and_then(|claim| claim.occurred)
            .map(|when| when.to_string()),
        source,
        gone: gone(&one.id),
        withheld,
        shown: claim,
    }
}
