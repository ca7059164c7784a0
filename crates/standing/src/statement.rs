//! Statements: what the evaluator is given, and which of them are live at a moment.

use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::Timestamp;
use tregua_record::entries::claim::{Amount, Attribution, Claim, Kind};

/// One statement of the record, as the evaluator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The entry's id, as text.
    pub id: String,
    /// The organisation that signed it.
    pub author: String,
    /// What it says.
    pub claim: Claim,
    /// From when it is known: said, received or proved, as the caller chose.
    pub known: Timestamp,
}

impl Statement {
    /// Whose statement it is in the tables: an anonymous one never counts as the party it works for.
    pub fn voice(&self) -> String {
        match self.claim.attribution {
            Attribution::Named => self.claim.voice.clone(),
            Attribution::Anonymous => format!("{} (anonymous)", self.claim.voice),
        }
    }
}

/// A statement that stands, after corrections, with what it confirms or admits filled in.
#[derive(Debug, Clone)]
pub(crate) struct Live<'a> {
    /// The statement itself.
    pub(crate) statement: &'a Statement,
    /// What it says, resolved.
    pub(crate) claim: Claim,
    /// Its voice.
    pub(crate) voice: String,
    /// Rivals share it: one happening, or one statement corrected twice.
    pub(crate) group: String,
}

/// Why a statement does not stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gone {
    /// Not known yet at the moment asked about.
    NotKnownYet,
    /// Corrected by this entry.
    CorrectedBy(String),
    /// Retracted by this entry.
    RetractedBy(String),
}

/// The statements that stand at `as_known`, and why the others do not.
pub(crate) fn live(
    statements: &[Statement],
    as_known: Timestamp,
) -> (Vec<Live<'_>>, BTreeMap<&str, Gone>) {
    let mut gone = BTreeMap::new();
    let known: Vec<&Statement> = statements
        .iter()
        .filter(|statement| {
            let is_known = statement.known <= as_known;
            if !is_known {
                gone.insert(statement.id.as_str(), Gone::NotKnownYet);
            }
            is_known
        })
        .collect();
    let by_key = index_by_key(&known);
    let standing = drop_replaced(&known, &by_key, &mut gone);
    let lives = standing
        .iter()
        .filter(|statement| statement.claim.kind != Kind::Retract)
        .filter_map(|statement| resolve(statement, &standing, &by_key))
        .collect();
    (lives, gone)
}

/// Claim keys are unique per author; several authors may use one.
type ByKey<'a> = BTreeMap<&'a str, Vec<&'a Statement>>;

fn index_by_key<'a>(known: &[&'a Statement]) -> ByKey<'a> {
    let mut by_key = ByKey::new();
    for statement in known {
        by_key
            .entry(statement.claim.key.as_str())
            .or_default()
            .push(statement);
    }
    by_key
}

/// The statements that no standing correction or retraction names.
///
/// Entries can only name what was there before them, so following the names ends; the step count bounds
/// a made-up circle, whose members then all stand.
fn drop_replaced<'a>(
    known: &[&'a Statement],
    by_key: &ByKey<'a>,
    gone: &mut BTreeMap<&'a str, Gone>,
) -> Vec<&'a Statement> {
    let mut replaced: BTreeMap<&str, &Statement> = BTreeMap::new();
    for _ in 0..=known.len() {
        let mut next: BTreeMap<&str, &Statement> = BTreeMap::new();
        for statement in known.iter().filter(|statement| {
            replaces(statement) && !replaced.contains_key(statement.id.as_str())
        }) {
            for target in
                named(statement, by_key).filter(|target| target.author == statement.author)
            {
                next.entry(target.id.as_str()).or_insert(statement);
            }
        }
        let settled = next.keys().eq(replaced.keys());
        replaced = next;
        if settled {
            break;
        }
    }
    for (id, by) in &replaced {
        let by_id = by.id.clone();
        gone.insert(
            id,
            if by.claim.kind == Kind::Retract {
                Gone::RetractedBy(by_id)
            } else {
                Gone::CorrectedBy(by_id)
            },
        );
    }
    known
        .iter()
        .copied()
        .filter(|statement| !replaced.contains_key(statement.id.as_str()))
        .collect()
}

fn replaces(statement: &Statement) -> bool {
    matches!(statement.claim.kind, Kind::Correct | Kind::Retract)
}

fn named<'a>(statement: &Statement, by_key: &ByKey<'a>) -> impl Iterator<Item = &'a Statement> {
    statement
        .claim
        .refers_to
        .iter()
        .filter_map(|key| by_key.get(key.as_str()))
        .flatten()
        .copied()
        .collect::<Vec<_>>()
        .into_iter()
}

fn resolve<'a>(
    statement: &'a Statement,
    standing: &[&'a Statement],
    by_key: &ByKey<'a>,
) -> Option<Live<'a>> {
    let claim = &statement.claim;
    let mut said = claim.clone();
    let mut corrected = None;
    match claim.kind {
        Kind::Correct => {
            let original = origin(statement, by_key);
            said.kind = original.map_or(Kind::Claim, |original| original.claim.kind);
            corrected = original.map(|original| original.id.clone());
        }
        Kind::Confirm | Kind::Respond => {
            if let Some(echo) = echoed(statement, standing, by_key) {
                said = Claim {
                    kind: claim.kind,
                    ..echo
                };
                said.repeats.clone_from(&claim.repeats);
                if claim.kind == Kind::Respond {
                    let hi = said.amount.and_then(|amount| amount.hi);
                    said.amount = Some(Amount {
                        lo: hi.map_or(1, |hi| hi.min(1)),
                        hi,
                        about: None,
                    });
                }
            }
        }
        _ => {}
    }
    let group = match (&said.about, corrected) {
        (Some(about), _) => format!("about {about}"),
        (None, Some(original)) => format!("entry {original}"),
        (None, None) => format!("entry {}", statement.id),
    };
    Some(Live {
        statement,
        voice: statement.voice(),
        claim: said,
        group,
    })
}

/// The statement at the beginning of a chain of corrections.
fn origin<'a>(statement: &Statement, by_key: &ByKey<'a>) -> Option<&'a Statement> {
    let mut seen = BTreeSet::from([statement.id.as_str()]);
    let mut at = named(statement, by_key).find(|target| target.author == statement.author)?;
    while at.claim.kind == Kind::Correct && seen.insert(at.id.as_str()) {
        match named(at, by_key).find(|target| target.author == at.author) {
            Some(earlier) => at = earlier,
            None => break,
        }
    }
    Some(at)
}

/// What a confirmation or an admission says, in the confirmer's own voice.
fn echoed(statement: &Statement, standing: &[&Statement], by_key: &ByKey<'_>) -> Option<Claim> {
    let own = &statement.claim;
    let mut echoed: Vec<&Statement> = if own.refers_to.is_empty() {
        let about = own.about.as_ref()?;
        let under_key = |other: &&&Statement| {
            other.claim.about.as_ref() == Some(about)
                && !matches!(other.claim.kind, Kind::Confirm | Kind::Respond | Kind::Deny)
        };
        standing.iter().filter(under_key).copied().collect()
    } else {
        named(statement, by_key).collect()
    };
    echoed.sort_by(|a, b| a.id.cmp(&b.id));
    let first = echoed.first()?;
    let amounts: Vec<Amount> = echoed
        .iter()
        .filter_map(|other| other.claim.amount)
        .collect();
    let widest = amounts.iter().copied().reduce(|a, b| Amount {
        lo: a.lo.min(b.lo),
        hi: a.hi.zip(b.hi).map(|(a, b)| a.max(b)),
        about: None,
    });
    let mut claim = first.claim.clone();
    claim.key.clone_from(&own.key);
    claim.voice.clone_from(&own.voice);
    claim.attribution = own.attribution;
    claim.said = own.said;
    claim.amount = widest;
    claim.refers_to.clone_from(&own.refers_to);
    Some(claim)
}
