//! Which statements are live, and what each of them says (`docs/standings.md` §2).

use std::collections::BTreeSet;

use tregua_record::Name;
use tregua_record::entries::claim::{Amount, Attribution, Claim, Kind};

use crate::question::{Question, Statement};

/// One thing that a live statement says. A `confirm` of two claims says two.
#[derive(Debug, Clone)]
pub(crate) struct Spoken<'a> {
    /// The statement.
    pub(crate) statement: &'a Statement,
    /// Who speaks (§2, Voice).
    pub(crate) voice: String,
    /// What the statement does, with a `correct` counted as what it corrects.
    pub(crate) kind: Kind,
    /// What the words said are: the kind of the claim confirmed or answered, else `kind`.
    pub(crate) says: Kind,
    /// The words said. What is confirmed keeps its own time, `said` with it.
    pub(crate) content: Claim,
    /// For a `correct`: the id of the statement at the beginning of its chain.
    pub(crate) corrects: Option<&'a str>,
    /// Whether it names anything but what it corrects.
    pub(crate) names_others: bool,
}

/// The voice of a statement: an anonymous one is a voice of its own.
fn voice_of(claim: &Claim) -> String {
    match claim.attribution {
        Attribution::Named => claim.voice.to_string(),
        Attribution::Anonymous => format!("{} (anonymous)", claim.voice),
    }
}

/// Everything that is said by live statements, in order of their ids.
pub(crate) fn spoken<'a>(question: &Question<'a>) -> Vec<Spoken<'a>> {
    let known = Known::new(question);
    let mut said = Vec::new();
    for &statement in &known.statements {
        if !known.live.contains(statement.id.as_str()) {
            continue;
        }
        let kind = known.kind(statement);
        let beginning = known.beginning(statement).id.as_str();
        for (content, says) in known.contents(statement, known.depth()) {
            said.push(Spoken {
                statement,
                voice: voice_of(&statement.claim),
                kind,
                says,
                content,
                corrects: (beginning != statement.id).then_some(beginning),
                names_others: !known.named(statement).is_empty(),
            });
        }
    }
    said
}

/// True if the statement behind `deny` denies `other`, by its key or its `about` key.
pub(crate) fn denies(deny: &Spoken<'_>, other: &Spoken<'_>) -> bool {
    let named = deny
        .statement
        .claim
        .refers_to
        .contains(&other.statement.claim.key);
    let about =
        deny.statement.claim.about.is_some() && deny.statement.claim.about == other.content.about;
    deny.kind == Kind::Deny && deny.statement.id != other.statement.id && (named || about)
}

/// The statements known at the moment.
struct Known<'a> {
    statements: Vec<&'a Statement>,
    live: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn new(question: &Question<'a>) -> Self {
        let mut statements: Vec<&Statement> = question
            .statements
            .iter()
            .filter(|statement| statement.known <= question.as_known)
            .collect();
        statements.sort_by(|one, other| one.id.cmp(&other.id));
        let mut known = Known {
            statements,
            live: BTreeSet::new(),
        };
        known.live = known.find_live();
        known
    }

    /// No chain of statements is longer than there are statements.
    fn depth(&self) -> usize {
        self.statements.len()
    }

    /// Live is what no `correct` or `retract` in effect names.
    fn find_live(&self) -> BTreeSet<&'a str> {
        let stands = |statement: &&&'a Statement| {
            !self
                .replacing(statement)
                .iter()
                .any(|other| self.in_effect(other))
        };
        self.statements
            .iter()
            .filter(stands)
            .map(|statement| statement.id.as_str())
            .collect()
    }

    /// Only a retract in effect undoes a `correct` or a `retract`; a later correction leaves it in effect.
    fn in_effect(&self, statement: &'a Statement) -> bool {
        !self
            .replacing(statement)
            .iter()
            .any(|other| other.claim.kind == Kind::Retract && self.in_effect(other))
    }

    /// The `correct` and `retract` statements that name `statement` with effect.
    fn replacing(&self, statement: &'a Statement) -> Vec<&'a Statement> {
        let names = |other: &&Statement| self.replaces(other, statement);
        self.statements.iter().copied().filter(names).collect()
    }

    /// Whether `one` names `other` with effect: not if `other` leads back to `one`, for in a ring all stand.
    fn replaces(&self, one: &'a Statement, other: &'a Statement) -> bool {
        names_to_replace(one, other) && !self.leads_to(other, one)
    }

    fn leads_to(&self, from: &'a Statement, to: &'a Statement) -> bool {
        let mut reached = vec![from];
        let mut at = 0;
        while let Some(one) = reached.get(at).copied() {
            for &next in &self.statements {
                let new = reached.iter().all(|before| before.id != next.id);
                if new && names_to_replace(one, next) {
                    reached.push(next);
                }
            }
            at += 1;
        }
        reached.iter().any(|one| one.id == to.id)
    }

    /// The statements that a `correct` or `retract` names with effect, in the order in which it names them.
    fn replaced_by(&self, statement: &'a Statement) -> impl Iterator<Item = &'a Statement> {
        statement.claim.refers_to.iter().flat_map(move |key| {
            let named = move |other: &&Statement| {
                &other.claim.key == key && self.replaces(statement, other)
            };
            self.statements.iter().copied().filter(named)
        })
    }

    /// The statement at the beginning of a `correct`'s chain of first-named statements; any other statement is its own.
    fn beginning(&self, statement: &'a Statement) -> &'a Statement {
        let mut first = statement;
        while first.claim.kind == Kind::Correct {
            match self.replaced_by(first).next() {
                Some(named) => first = named,
                None => break,
            }
        }
        first
    }

    /// A `correct` takes the kind of the beginning of its chain; one that names nothing of its author's stays one.
    fn kind(&self, statement: &'a Statement) -> Kind {
        self.beginning(statement).claim.kind
    }

    /// The keys that a statement names beyond what it corrects.
    fn named(&self, statement: &'a Statement) -> Vec<&'a Name> {
        let replaced: BTreeSet<&str> = self
            .replaced_by(statement)
            .map(|other| other.claim.key.as_str())
            .collect();
        statement
            .claim
            .refers_to
            .iter()
            .filter(|key| !replaced.contains(key.as_str()))
            .collect()
    }

    /// What a statement says: its own columns, or what it confirms or answers.
    fn contents(&self, statement: &'a Statement, depth: usize) -> Vec<(Claim, Kind)> {
        let kind = self.kind(statement);
        let own = Claim {
            key: self.beginning(statement).claim.key.clone(),
            ..statement.claim.clone()
        };
        match kind {
            Kind::Correct | Kind::Retract => return Vec::new(),
            Kind::Confirm | Kind::Respond if depth > 0 => {}
            _ => return vec![(own, kind)],
        }
        let named = self.named(statement);
        let is_named =
            |other: &&&Statement| named.contains(&&other.claim.key) && other.id != statement.id;
        let known: Vec<&Statement> = self.statements.iter().filter(is_named).copied().collect();
        let about = own.about.as_ref().and_then(|about| self.under_key(about));
        let mut said = match about {
            _ if !known.is_empty() => known
                .iter()
                .flat_map(|other| self.contents(other, depth - 1))
                .collect(),
            Some(covered) => vec![covered],
            None => vec![(own, Kind::Claim)],
        };
        for (content, _) in said.iter_mut().filter(|_| kind == Kind::Respond) {
            content.amount = Some(answered(content.amount));
            content.kinds.retain(|part| part.count.is_none());
        }
        said
    }

    /// "amount from their least `lo` to their greatest `hi`, the rest from the first of them by id".
    fn under_key(&self, about: &str) -> Option<(Claim, Kind)> {
        let under = |statement: &&&Statement| {
            statement.claim.about.as_deref() == Some(about)
                && self.live.contains(statement.id.as_str())
                && self.kind(statement) == Kind::Claim
        };
        let claims: Vec<&Claim> = self
            .statements
            .iter()
            .filter(under)
            .map(|statement| &statement.claim)
            .collect();
        let mut content = (*claims.first()?).clone();
        let amounts: Vec<Amount> = claims.iter().map(|claim| stated(claim.amount)).collect();
        let lo = amounts.iter().map(|amount| amount.lo).min().unwrap_or(1);
        let hi = amounts
            .iter()
            .map(|amount| amount.hi)
            .collect::<Option<Vec<u64>>>();
        content.amount = Some(Amount {
            lo,
            hi: hi.and_then(|all| all.into_iter().max()),
            about: None,
        });
        Some((content, Kind::Claim))
    }
}

/// The amount as stated; without one, at least 1 (§3).
pub(crate) fn stated(amount: Option<Amount>) -> Amount {
    amount.unwrap_or(Amount {
        lo: 1,
        hi: None,
        about: None,
    })
}

/// `respond`: "the same, with amount [1, hi] (0 if hi is 0)".
fn answered(amount: Option<Amount>) -> Amount {
    let hi = stated(amount).hi;
    Amount {
        lo: if hi == Some(0) { 0 } else { 1 },
        hi,
        about: None,
    }
}

/// Whether `one` is a `correct` or `retract` that names `other`, of the same author.
fn names_to_replace(one: &Statement, other: &Statement) -> bool {
    matches!(one.claim.kind, Kind::Correct | Kind::Retract)
        && one.id != other.id
        && one.author == other.author
        && one.claim.refers_to.contains(&other.claim.key)
}
