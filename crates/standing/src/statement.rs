//! Statements: what the evaluator is given, and which of them are live at a moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tregua_calendar::Timestamp;
use tregua_record::entries::claim::{Amount, Attribution, Claim, Kind};

use tregua_record::Name;

/// One statement of the record, as the evaluator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The entry's id, as text; shared with whatever names the entry. No two statements have the same.
    pub id: Name,
    /// The organisation that signed it; shared by all that it signed.
    pub author: Name,
    /// What it says; shared, so that who keeps many statements keeps each claim once.
    pub claim: Arc<Claim>,
    /// From when it is known: said, received or proved, as the caller chose.
    pub known: Timestamp,
}

impl Statement {
    /// What it says, to change it here; others who share the claim keep theirs.
    pub fn claim_mut(&mut self) -> &mut Claim {
        Arc::make_mut(&mut self.claim)
    }

    /// Whose statement it is in the tables: an anonymous one never counts as the party it works for.
    pub fn voice(&self) -> String {
        self.claim.told_by().into()
    }
}

/// A statement that stands, after corrections, with what it confirms or admits filled in.
#[derive(Debug, Clone)]
pub(crate) struct Live {
    /// The place of the version that it is, which no other ever has.
    pub(crate) version: usize,
    /// The statement itself.
    pub(crate) statement: Arc<Statement>,
    /// What it does: for a correction, what the statement did that it stands in for.
    pub(crate) kind: Kind,
    /// What it says; for a confirmation with the kind, point and time of what it confirms.
    /// Its own claim as it is, unless something was filled in.
    pub(crate) claim: Arc<Claim>,
    /// What few statements have.
    rare: Option<Box<Rare>>,
}

/// What is not the statement's own claim's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Rare {
    /// Its voice, where that is not the claim's: somebody who was not named.
    unnamed: Option<Name>,
    /// For a correction, the id of the statement at the beginning of its chain.
    origin: Option<Name>,
    /// The key of the claim that it stands in for, or confirms, where it is not its own.
    of: Option<Name>,
}

/// What rivals share: one happening, or one statement corrected twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject<'l> {
    /// The happening of this `about` key.
    About(&'l str),
    /// The statement of this id.
    Entry(&'l str),
}

impl Live {
    /// Its voice.
    pub(crate) fn voice(&self) -> &str {
        self.told_by()
    }

    /// Its voice as a name that others share.
    pub(crate) fn told_by(&self) -> &Name {
        let unnamed = self.rare().and_then(|rare| rare.unnamed.as_ref());
        unnamed.unwrap_or(&self.statement.claim.voice)
    }

    fn rare(&self) -> Option<&Rare> {
        self.rare.as_deref()
    }

    /// For a correction, the id of the statement at the beginning of its chain.
    pub(crate) fn origin(&self) -> Option<&Name> {
        self.rare().and_then(|rare| rare.origin.as_ref())
    }

    /// The key of the claim that it stands in for, or confirms; else its own.
    pub(crate) fn key(&self) -> &Name {
        let of = self.rare().and_then(|rare| rare.of.as_ref());
        of.unwrap_or(&self.statement.claim.key)
    }

    /// The keys of the statements it speaks of; those that a correction replaces are not among them.
    pub(crate) fn speaks_of(&self) -> &[Name] {
        match self.statement.claim.kind {
            Kind::Correct => &[],
            _ => &self.statement.claim.refers_to,
        }
    }

    /// What it shares with its rivals.
    pub(crate) fn subject(&self) -> Subject<'_> {
        match &self.claim.about {
            Some(about) => Subject::About(about),
            None => Subject::Entry(self.origin().unwrap_or(&self.statement.id)),
        }
    }
}

/// Why a statement does not stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gone {
    /// Not known yet at the moment asked about.
    NotKnownYet,
    /// Corrected by this entry.
    CorrectedBy(Name),
    /// Retracted by this entry.
    RetractedBy(Name),
}

/// The statements that do not stand at `as_known`, by id, and why. All others do. The order of `statements` does not matter.
pub fn gone<'a>(
    statements: impl IntoIterator<Item = &'a Statement>,
    as_known: Timestamp,
) -> BTreeMap<&'a str, Gone> {
    let mut gone = BTreeMap::new();
    let known = known(statements, as_known, &mut gone);
    // Only what a correction or a retraction names has to be found again.
    let named: BTreeSet<&str> = known
        .iter()
        .filter(|statement| replaces(statement))
        .flat_map(|statement| statement.claim.refers_to.iter().map(Name::as_str))
        .collect();
    let by_key = index_by_key(
        known
            .iter()
            .copied()
            .filter(|statement| named.contains(statement.claim.key.as_str())),
    );
    drop_replaced(&known, &by_key, &mut gone);
    gone
}

/// The statements that stand at `as_known`, in the order given, each with what it does: a correction does what the statement
/// did that it stands in for. Retractions do nothing and are left out.
pub fn stands<'a>(
    statements: impl IntoIterator<Item = &'a Statement>,
    as_known: Timestamp,
) -> Vec<(&'a Statement, Kind)> {
    let known = known(statements, as_known, &mut BTreeMap::new());
    let by_key = index_by_key(known.iter().copied());
    let standing = drop_replaced(&known, &by_key, &mut BTreeMap::new());
    let does = |statement: &'a Statement| match statement.claim.kind {
        Kind::Retract => None,
        Kind::Correct => Some((statement, origin(statement, &by_key)?.claim.kind)),
        kind => Some((statement, kind)),
    };
    standing.into_iter().filter_map(does).collect()
}

/// The statements that stand at `as_known`, and why the others do not.
pub(crate) fn live<'a>(
    statements: impl IntoIterator<Item = &'a Arc<Statement>>,
    as_known: Timestamp,
) -> (Vec<Live>, BTreeMap<&'a str, Gone>) {
    let statements: Vec<&Arc<Statement>> = statements.into_iter().collect();
    let mut gone = BTreeMap::new();
    let known = known(statements.iter().map(|one| &***one), as_known, &mut gone);
    let by_key = index_by_key(known.iter().copied());
    let standing = drop_replaced(&known, &by_key, &mut gone);
    let stands = statements
        .into_iter()
        .filter(|statement| !gone.contains_key(statement.id.as_str()));
    let lives = stands.filter_map(|statement| resolve(statement, &standing, &by_key));
    (lives.collect(), gone)
}

/// A statement as it stands if nothing else was ever said; `None` for a retraction.
pub(crate) fn alone(statement: &Arc<Statement>) -> Option<Live> {
    if statement.claim.refers_to.is_empty() && statement.claim.kind != Kind::Correct {
        return resolve(statement, &[], &ByKey::new());
    }
    live([statement], statement.known).0.pop()
}

/// The statements that are known at `as_known`; the others go to `gone`.
fn known<'a>(
    statements: impl IntoIterator<Item = &'a Statement>,
    as_known: Timestamp,
    gone: &mut BTreeMap<&'a str, Gone>,
) -> Vec<&'a Statement> {
    let mut known = Vec::new();
    for statement in statements {
        if statement.known <= as_known {
            known.push(statement);
        } else {
            gone.insert(statement.id.as_str(), Gone::NotKnownYet);
        }
    }
    known
}

/// Claim keys are unique per author; several authors may use one.
type ByKey<'a> = BTreeMap<&'a str, Vec<&'a Statement>>;

fn index_by_key<'a>(known: impl Iterator<Item = &'a Statement>) -> ByKey<'a> {
    let mut by_key = ByKey::new();
    for statement in known {
        by_key
            .entry(statement.claim.key.as_str())
            .or_default()
            .push(statement);
    }
    by_key
}

/// The statements that no correction or retraction in effect names.
fn drop_replaced<'a>(
    known: &[&'a Statement],
    by_key: &ByKey<'a>,
    gone: &mut BTreeMap<&'a str, Gone>,
) -> Vec<&'a Statement> {
    let undone = undone(known, by_key);
    let in_effect = known
        .iter()
        .filter(|statement| !undone.contains(statement.id.as_str()));
    for statement in in_effect.filter(|statement| replaces(statement)) {
        for target in own_named(statement, by_key) {
            let by = statement.id.clone();
            let why = match statement.claim.kind {
                Kind::Retract => Gone::RetractedBy(by),
                _ => Gone::CorrectedBy(by),
            };
            // Of several, the smallest id is named, whatever the order of arrival.
            let entry = gone
                .entry(target.id.as_str())
                .or_insert_with(|| why.clone());
            if order(&why) < order(entry) {
                *entry = why;
            }
        }
    }
    let stands = |statement: &&&'a Statement| !gone.contains_key(statement.id.as_str());
    known.iter().filter(stands).copied().collect()
}

fn order(gone: &Gone) -> (u8, &str) {
    match gone {
        Gone::NotKnownYet => (0, ""),
        Gone::RetractedBy(id) => (1, id),
        Gone::CorrectedBy(id) => (2, id),
    }
}

/// The corrections and retractions that a retraction in effect names: they have no effect.
///
/// Entries can only name what was there before them, so every chain of retractions has a last one, and each
/// round settles one link. A made-up ring never settles: none of it is undone, and all of it stands.
fn undone<'a>(known: &[&'a Statement], by_key: &ByKey<'a>) -> BTreeSet<&'a str> {
    let mut undone: BTreeSet<&str> = BTreeSet::new();
    for _ in 0..=known.len() {
        let retracts = known.iter().filter(|statement| {
            statement.claim.kind == Kind::Retract && !undone.contains(statement.id.as_str())
        });
        let next: BTreeSet<&str> = retracts
            .flat_map(|statement| own_named(statement, by_key))
            .map(|target| target.id.as_str())
            .collect();
        if next == undone {
            return undone;
        }
        undone = next;
    }
    BTreeSet::new()
}

fn replaces(statement: &Statement) -> bool {
    matches!(statement.claim.kind, Kind::Correct | Kind::Retract)
}

/// The statements of its own author that a statement names.
fn own_named<'a>(statement: &Statement, by_key: &ByKey<'a>) -> impl Iterator<Item = &'a Statement> {
    let author = statement.author.clone();
    named(statement, by_key).filter(move |target| target.author == author)
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

fn resolve(
    statement: &Arc<Statement>,
    standing: &[&Statement],
    by_key: &ByKey<'_>,
) -> Option<Live> {
    let original = match statement.claim.kind {
        Kind::Retract => return None,
        Kind::Correct => Some(origin(statement, by_key)?),
        _ => None,
    };
    let kind = original.unwrap_or(statement).claim.kind;
    let echo = match statement.claim.kind {
        Kind::Confirm | Kind::Respond => echoed(statement, standing, by_key, 0),
        _ => None,
    };
    let of = match &echo {
        Some(echo) => Some(echo.key.clone()),
        None => original.map(|original| original.claim.key.clone()),
    };
    let claim = echo.unwrap_or_else(|| own_words(statement, kind));
    let rare = Rare {
        unnamed: match statement.claim.attribution {
            Attribution::Named => None,
            Attribution::Anonymous => Some(statement.claim.told_by()),
        },
        origin: original.map(|original| original.id.clone()),
        of,
    };
    Some(Live {
        version: usize::MAX,
        statement: Arc::clone(statement),
        kind,
        claim,
        rare: (rare != Rare::default()).then(|| Box::new(rare)),
    })
}

/// The same words as a claim of this kind.
fn of_kind(mut claim: Arc<Claim>, kind: Kind) -> Arc<Claim> {
    if claim.kind != kind {
        Arc::make_mut(&mut claim).kind = kind;
    }
    claim
}

/// The statement at the beginning of a chain of corrections.
fn origin<'a>(statement: &Statement, by_key: &ByKey<'a>) -> Option<&'a Statement> {
    let mut seen = BTreeSet::from([statement.id.as_str()]);
    let mut at = own_named(statement, by_key).next()?;
    while at.claim.kind == Kind::Correct && seen.insert(at.id.as_str()) {
        match own_named(at, by_key).next() {
            Some(earlier) => at = earlier,
            None => break,
        }
    }
    Some(at)
}

/// Confirmations of confirmations followed at most: nobody needs more, and a made-up ring ends.
const MOST_ECHOES: usize = 16;

/// What a confirmation or an admission says, in the confirmer's own voice; `None` if it names nothing known.
fn echoed(
    statement: &Statement,
    standing: &[&Statement],
    by_key: &ByKey<'_>,
    depth: usize,
) -> Option<Arc<Claim>> {
    let own = &statement.claim;
    let mut echoed: Vec<&Statement> = if own.refers_to.is_empty() {
        let about = own.about.as_ref()?;
        let is_claim = |other: &Statement| match other.claim.kind {
            Kind::Claim => true,
            Kind::Correct => {
                origin(other, by_key).is_some_and(|origin| origin.claim.kind == Kind::Claim)
            }
            _ => false,
        };
        let under_key =
            |other: &&&Statement| other.claim.about.as_ref() == Some(about) && is_claim(other);
        standing.iter().filter(under_key).copied().collect()
    } else {
        named(statement, by_key).collect()
    };
    echoed.sort_by(|a, b| a.id.cmp(&b.id));
    let says = |other: &&Statement| match other.claim.kind {
        Kind::Confirm | Kind::Respond if depth < MOST_ECHOES => {
            self::echoed(other, standing, by_key, depth + 1)
        }
        Kind::Correct => origin(other, by_key).map(|origin| {
            let mut claim = own_words(other, origin.claim.kind);
            Arc::make_mut(&mut claim).key.clone_from(&origin.claim.key);
            claim
        }),
        _ => None,
    };
    let said: Vec<Arc<Claim>> = echoed
        .iter()
        .map(|other| says(other).unwrap_or_else(|| own_words(other, other.claim.kind)))
        .collect();
    let widest = said
        .iter()
        .map(|claim| claim.amount.unwrap_or(Amount::at_least(1)))
        .reduce(|a, b| Amount {
            lo: a.lo.min(b.lo),
            hi: a.hi.zip(b.hi).map(|(a, b)| a.max(b)),
            about: None,
        });
    let mut first = said.into_iter().next()?;
    let claim = Arc::make_mut(&mut first);
    claim.amount = widest;
    claim.repeats.clone_from(&own.repeats);
    if own.kind == Kind::Respond {
        admit(claim);
    }
    Some(first)
}

/// What a statement says in its own columns, as a statement of `kind`: one that responds to nothing known, and a
/// correction of a response, admit what they name.
fn own_words(statement: &Statement, kind: Kind) -> Arc<Claim> {
    let mut own = of_kind(Arc::clone(&statement.claim), kind);
    if kind == Kind::Respond {
        admit(Arc::make_mut(&mut own));
    }
    own
}

/// The act is admitted, not how much of it there was nor how it was made up.
fn admit(claim: &mut Claim) {
    let hi = claim.amount.and_then(|amount| amount.hi);
    claim.amount = Some(Amount {
        lo: hi.map_or(1, |hi| hi.min(1)),
        hi,
        about: None,
    });
    claim.kinds.retain(|part| part.count.is_none());
}

#[cfg(test)]
mod tests {
    use tregua_calendar::Said;
    use tregua_record::entries::claim::KindPart;

    use super::*;

    #[test]
    fn who_responds_to_nothing_known_admits_what_the_own_columns_name_and_not_how_much() {
        let counted = |kind: &str| KindPart {
            all_of: vec![BTreeSet::from([kind.to_owned()])],
            count: Some(6),
        };
        let mut claim = Claim::new("k1", Kind::Respond, "Alpha");
        claim.amount = Some(Amount::exactly(6));
        claim.kinds = vec![counted("small")];
        claim.refers_to = vec!["unheard of".into()];
        claim.said = Some(Said::At(Timestamp::UNIX_EPOCH));
        let statements = [Arc::new(Statement {
            id: "e1".into(),
            author: "Alpha".into(),
            claim: Arc::new(claim),
            known: Timestamp::UNIX_EPOCH,
        })];
        let (lives, _) = live(&statements, Timestamp::MAX);
        let said = &lives.first().unwrap().claim;
        let amount = said.amount.unwrap();
        assert_eq!((amount.lo, amount.hi), (1, Some(6)));
        assert_eq!(said.kinds, []);
    }

    #[test]
    fn a_correction_of_a_response_admits_as_the_response_did() {
        let statement = |key: &str, kind: Kind, of: &[&str]| {
            let mut claim = Claim::new(key, kind, "Alpha");
            claim.amount = Some(Amount::between(0, 6));
            claim.refers_to = of.iter().map(|key| (*key).into()).collect();
            Arc::new(Statement {
                id: key.into(),
                author: "Alpha".into(),
                claim: Arc::new(claim),
                known: Timestamp::UNIX_EPOCH,
            })
        };
        let statements = [
            statement("k1", Kind::Respond, &["unheard of"]),
            statement("k2", Kind::Correct, &["k1"]),
        ];
        let (lives, _) = live(&statements, Timestamp::MAX);
        assert_eq!(lives.len(), 1);
        let amount = lives.first().unwrap().claim.amount.unwrap();
        assert_eq!((amount.lo, amount.hi), (1, Some(6)));
    }

    #[test]
    fn what_does_not_stand_is_told_without_the_rest() {
        let statement = |id: &str, key: &str, kind: Kind, of: &[&str], known: i64| {
            let mut claim = Claim::new(key, kind, "Alpha");
            claim.refers_to = of.iter().map(|key| (*key).into()).collect();
            Statement {
                id: id.into(),
                author: "Alpha".into(),
                claim: Arc::new(claim),
                known: Timestamp::from_second(known).unwrap(),
            }
        };
        let statements = [
            statement("e1", "k1", Kind::Claim, &[], 1),
            statement("e2", "k2", Kind::Correct, &["k1"], 2),
            statement("e3", "k3", Kind::Claim, &[], 1),
            statement("e4", "k4", Kind::Retract, &["k3"], 1),
            statement("e5", "k5", Kind::Retract, &["k4"], 1),
            statement("e6", "k6", Kind::Claim, &[], 9),
        ];
        let at = Timestamp::from_second(5).unwrap();
        let alone = gone(&statements, at);
        assert_eq!(alone["e1"], Gone::CorrectedBy("e2".into()));
        assert_eq!(alone["e4"], Gone::RetractedBy("e5".into()));
        assert_eq!(alone["e6"], Gone::NotKnownYet);
        assert!(!alone.contains_key("e3"), "its retraction was retracted");
        let shared = statements.clone().map(Arc::new);
        assert_eq!(alone, live(&shared, at).1);
    }
}
