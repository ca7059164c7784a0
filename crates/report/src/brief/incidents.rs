//! Incidents, with coverage: accounts of one happening side by side, who is named by whom, and what was replied.
//! Figures of harm are never added up; where nobody states coverage, silence says nothing.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tregua_agreement::duty::Kernel;
use tregua_record::entries::claim::{Actor, Adds};
use tregua_record::{Claim, Kind};
use tregua_standing::{Evaluator, Statement};

use super::News;
use crate::stamp::Stamp;

/// Words for harm that are shown as they are; any other is shown as `other`.
const HARM: [&str; 9] = [
    "killed",
    "injured",
    "missing",
    "detained",
    "displaced",
    "damaged",
    "destroyed",
    "intercepted",
    "launched",
];

/// One happening, as its accounts have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Incident {
    /// The key that its accounts share, or that of its only claim.
    pub key: String,
    /// When, as claimed: each way it is given.
    pub occurred: Vec<String>,
    /// Declared zones that are named.
    pub places: Vec<String>,
    /// The accounts.
    pub accounts: Vec<Account>,
    /// What was replied.
    pub replies: Vec<Reply>,
    /// Parties that an account names and that have not replied.
    pub no_reply: Vec<String>,
}

/// What one voice says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Account {
    /// The voice.
    pub voice: String,
    /// The verb.
    pub act: Option<String>,
    /// Who acted, according to it: a declared name or a voice of the record, `unknown`, or `other` for any other words.
    pub actor: Option<String>,
    /// Whom it holds responsible, in the same way.
    pub blamed: Option<String>,
    /// Harm with its bounds.
    pub harm: Vec<Harm>,
    /// The claim's key.
    pub claim: String,
    /// Its source.
    pub source: Option<String>,
}

/// One kind of harm with its bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Harm {
    /// One of the known words, or `other`.
    pub word: String,
    /// At least.
    pub lo: u64,
    /// At most; `None`: left open.
    pub hi: Option<u64>,
}

/// A reply of one voice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reply {
    /// The voice.
    pub voice: String,
    /// `deny`, `respond`, `no comment`, `answer`.
    pub kind: String,
    /// The claim's key.
    pub claim: String,
}

/// A statement that reports cover a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// The voice.
    pub voice: String,
    /// From.
    pub from: Stamp,
    /// To.
    pub to: Stamp,
    /// The declared zone, if it names one.
    pub place: Option<String>,
}

/// The accounts of each incident that stand, by the key that they share: claims of harm, of somebody held responsible, or of an act
/// that some clause forbids.
pub(crate) fn accounts_of_incidents<'e>(
    now: &'e Evaluator<'_>,
) -> BTreeMap<&'e str, Vec<&'e Statement>> {
    let banned = banned(now);
    let is_account = |claim: &Claim| {
        let harmful = !claim.effects.is_empty() || claim.blamed.is_some();
        let happened = claim.adds != Adds::Stock;
        let act = claim.act.as_deref().is_some_and(|act| banned.contains(act)) && happened;
        claim.kind == Kind::Claim && (harmful || act)
    };
    let mut groups: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
    for statement in now
        .standing()
        .filter(|statement| is_account(&statement.claim))
    {
        groups
            .entry(group_of(&statement.claim))
            .or_default()
            .push(statement);
    }
    groups
}

/// The incidents of which something is new, oldest first, and how many others are on record.
pub(crate) fn incidents(now: &Evaluator<'_>, news: News) -> (Vec<Incident>, u64) {
    let groups = accounts_of_incidents(now);
    let mut found = Vec::new();
    let mut earlier = 0;
    for (key, mut accounts) in groups {
        accounts.sort_by_key(|statement| (statement.voice(), statement.claim.key.clone()));
        let keys: BTreeSet<&str> = accounts.iter().map(|one| one.claim.key.as_str()).collect();
        let mut replies: Vec<&Statement> = now
            .standing()
            .filter(|statement| replies_to(&statement.claim, key, &keys))
            .collect();
        replies.sort_by_key(|statement| (statement.voice(), statement.claim.key.clone()));
        if accounts
            .iter()
            .chain(&replies)
            .any(|statement| news.holds(statement))
        {
            let clock = &now.agreement().clock;
            let first = accounts.iter().filter_map(|one| one.claim.occurred);
            let begins = first.map(|when| when.window(clock).from).min();
            found.push((begins, incident(now, key, &accounts, &replies)));
        } else {
            earlier += 1;
        }
    }
    found.sort_by(|a, b| (a.0, &a.1.key).cmp(&(b.0, &b.1.key)));
    (
        found.into_iter().map(|(_, incident)| incident).collect(),
        earlier,
    )
}

/// Who says that its reports cover which window, of what the text bans or of everything.
pub(crate) fn coverage(now: &Evaluator<'_>) -> Vec<Coverage> {
    let agreement = now.agreement();
    let banned = banned(now);
    let covers = |claim: &Claim| {
        claim.kind == Kind::Close && claim.act.as_deref().is_none_or(|act| banned.contains(act))
    };
    let mut found: Vec<Coverage> = now
        .standing()
        .filter(|statement| covers(&statement.claim))
        .filter_map(|statement| {
            let window = statement.claim.occurred?.window(&agreement.clock);
            Some(Coverage {
                voice: statement.voice(),
                from: Stamp::new(window.from, &agreement.clock),
                to: Stamp::new(window.to, &agreement.clock),
                place: statement
                    .claim
                    .place
                    .clone()
                    .filter(|place| declared(now, place))
                    .map(String::from),
            })
        })
        .collect();
    found.sort_by(|a, b| (&a.voice, &a.from, &a.place).cmp(&(&b.voice, &b.from, &b.place)));
    found
}

/// The acts that some clause forbids.
fn banned<'a>(now: &Evaluator<'a>) -> BTreeSet<&'a str> {
    let readings = now
        .agreement()
        .clauses
        .iter()
        .flat_map(|clause| &clause.readings);
    readings
        .flat_map(|reading| &reading.parts)
        .filter_map(|part| match &part.duty.kernel {
            // How many somebody holds somewhere is a figure, and nothing that happened; nor is what of a group came together.
            Kernel::Ban { measure, .. } if measure.level.is_none() && measure.group.is_none() => {
                Some(measure.act.as_str())
            }
            _ => None,
        })
        .collect()
}

fn group_of(claim: &Claim) -> &str {
    claim.about.as_deref().unwrap_or(&claim.key)
}

fn replies_to(claim: &Claim, key: &str, keys: &BTreeSet<&str>) -> bool {
    let replies = matches!(
        claim.kind,
        Kind::Deny | Kind::Respond | Kind::NoComment | Kind::Answer | Kind::Confirm
    );
    replies
        && (claim.about.as_deref() == Some(key)
            || claim
                .refers_to
                .iter()
                .any(|named| keys.contains(named.as_str())))
}

fn incident(
    now: &Evaluator<'_>,
    key: &str,
    accounts: &[&Statement],
    replies: &[&Statement],
) -> Incident {
    let occurred: BTreeSet<String> = accounts
        .iter()
        .filter_map(|one| one.claim.occurred)
        .map(|when| super::written(now, when))
        .collect();
    let places: BTreeSet<String> = accounts
        .iter()
        .filter_map(|one| one.claim.place.as_ref().map(String::from))
        .filter(|place| declared(now, place))
        .collect();
    let replied: BTreeSet<String> = replies
        .iter()
        .chain(accounts)
        .map(|statement| statement.voice())
        .collect();
    let named: BTreeSet<String> = accounts
        .iter()
        .flat_map(|one| {
            let actor = one.claim.actor.as_ref().and_then(Actor::name);
            [
                actor.map(str::to_owned),
                one.claim.blamed.as_ref().map(Into::into),
            ]
        })
        .flatten()
        .filter(|name| now.agreement().parties.contains(name) && !replied.contains(name))
        .collect();
    Incident {
        key: key.to_owned(),
        occurred: occurred.into_iter().collect(),
        places: places.into_iter().collect(),
        accounts: accounts.iter().map(|one| account(now, one)).collect(),
        replies: replies
            .iter()
            .map(|one| Reply {
                voice: one.voice(),
                kind: one.claim.kind.word().to_owned(),
                claim: one.claim.key.to_string(),
            })
            .collect(),
        no_reply: named.into_iter().collect(),
    }
}

fn account(now: &Evaluator<'_>, statement: &Statement) -> Account {
    let claim = &statement.claim;
    Account {
        voice: statement.voice(),
        act: claim.act.as_ref().map(Into::into),
        actor: claim.actor.as_ref().map(|actor| match actor {
            Actor::Named(name) => known_name(now, name),
            Actor::Unknown => "unknown".to_owned(),
        }),
        blamed: claim.blamed.as_ref().map(|name| known_name(now, name)),
        harm: claim
            .effects
            .iter()
            .map(|(word, amount)| Harm {
                word: HARM
                    .iter()
                    .find(|known| *known == word)
                    .map_or_else(|| "other".to_owned(), |known| (*known).to_owned()),
                lo: amount.lo,
                hi: amount.hi,
            })
            .collect(),
        claim: claim.key.to_string(),
        source: claim.source.as_ref().map(Into::into),
    }
}

/// The name if the text declares it or it speaks on this record; other words could be anybody's name.
fn known_name(now: &Evaluator<'_>, name: &str) -> String {
    let agreement = now.agreement();
    let mut declared = agreement.declared_voices();
    let known = declared.any(|known| known == name)
        || now
            .standing()
            .any(|statement| statement.claim.voice == name);
    if known { name } else { "other" }.to_owned()
}

fn declared(now: &Evaluator<'_>, place: &str) -> bool {
    now.agreement().zones.iter().any(|zone| zone.name == place)
}
