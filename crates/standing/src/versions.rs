//! What each statement of a family was to be read as, and over which stretch of what was known.

use std::collections::HashMap;
use std::sync::Arc;

use tregua_calendar::{Date, Timestamp};
use tregua_record::Name;
use tregua_record::entries::claim::Kind;

use crate::figures::date_of;
use crate::phases::denies;
use crate::statement::{Gone, Live, Statement, live};

/// A statement as it was to be read over a stretch of what was known.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub(crate) live: Live,
    pub(crate) known: Stretch,
    /// Its statement hung together with no other when it was read.
    pub(crate) lone: bool,
    /// What few have.
    around: Option<Box<Around>>,
}

/// What other statements say of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Around {
    denied_by: Vec<Box<str>>,
    credits: Vec<(Box<str>, Date)>,
}

impl Around {
    fn of(live: &Live, among: &[Live]) -> Option<Box<Self>> {
        // What denies nothing and is credited nowhere has nothing around it but others.
        let says = |one: &Live| one.kind == Kind::Deny || one.claim.counts_for.is_some();
        if !among.iter().any(says) {
            return None;
        }
        let around = Around {
            denied_by: denied_by(live, among),
            credits: credits(live, among),
        };
        (around != Around::default()).then(|| Box::new(around))
    }
}

impl Version {
    /// By when its statement was known, then by key, then by id, then from when it stood.
    pub(crate) fn order(&self) -> (Timestamp, &str, &str, Timestamp) {
        let one = &self.live.statement;
        (one.known, &one.claim.key, &one.id, self.known.from)
    }

    /// The voices that deny it on their own, each once, in order.
    pub(crate) fn denied_by(&self) -> &[Box<str>] {
        self.around.as_ref().map_or(&[], |own| &own.denied_by)
    }

    /// Which days those who speak of its `about` key credit it to.
    pub(crate) fn credits(&self) -> &[(Box<str>, Date)] {
        self.around.as_ref().map_or(&[], |own| &own.credits)
    }

    pub(crate) fn says_the_same(&self, other: &Version) -> bool {
        let (mine, theirs) = (&self.live, &other.live);
        (mine.kind, mine.origin(), mine.key(), &mine.claim)
            == (theirs.kind, theirs.origin(), theirs.key(), &theirs.claim)
            && self.around == other.around
    }
}

/// A stretch of what was known: from an instant on, up to and without another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) from: Timestamp,
    /// `None`: to this day.
    pub(crate) until: Option<Timestamp>,
}

impl Stretch {
    pub(crate) fn beginning(from: Timestamp) -> Self {
        Stretch { from, until: None }
    }

    /// One that never holds.
    pub(crate) fn never(&self) -> Self {
        Stretch {
            until: Some(self.from),
            ..*self
        }
    }

    pub(crate) fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

fn replaces(statement: &Statement) -> bool {
    matches!(statement.claim.kind, Kind::Correct | Kind::Retract)
}

/// True if how another statement of the family is to be read may depend on this one.
pub(crate) fn changes_others(statement: &Statement) -> bool {
    let claim = &statement.claim;
    replaces(statement)
        || matches!(claim.kind, Kind::Confirm | Kind::Respond | Kind::Deny)
        || claim.counts_for.is_some()
}

/// The version of a statement that depends on no other.
pub(crate) fn alone(statement: &Arc<Statement>) -> Option<Version> {
    let live = crate::statement::alone(statement)?;
    let own = std::slice::from_ref(&live);
    Some(Version {
        known: Stretch::beginning(statement.known),
        lone: true,
        around: Around::of(&live, own),
        live,
    })
}

/// All versions of the members of one family.
pub(crate) fn read(
    family: &[&Arc<Statement>],
    gone: &mut HashMap<Name, Vec<(Stretch, Gone)>>,
) -> Vec<Version> {
    let mut moments: Vec<Timestamp> = family.iter().map(|statement| statement.known).collect();
    moments.sort_unstable();
    moments.dedup();
    let mut closed: Vec<Version> = Vec::new();
    let mut open: Vec<Version> = Vec::new();
    for at in moments {
        let (lives, replaced) = live(family.iter().copied(), at);
        for statement in family {
            let why = replaced.get(statement.id.as_str());
            let why = why.filter(|why| **why != Gone::NotKnownYet);
            note_gone(gone, &statement.id, why, at);
        }
        let mut now: Vec<Version> = lives
            .iter()
            .map(|live| Version {
                live: live.clone(),
                known: Stretch::beginning(at),
                lone: false,
                around: Around::of(live, &lives),
            })
            .collect();
        for mut before in open.drain(..) {
            let own = now
                .iter_mut()
                .find(|version| version.live.statement.id == before.live.statement.id);
            match own {
                Some(version) if version.says_the_same(&before) => {
                    version.known.from = before.known.from
                }
                _ => {
                    before.known.until = Some(at);
                    closed.push(before);
                }
            }
        }
        open = now;
    }
    closed.extend(open);
    closed
}

/// Keeps why a statement is gone from `at` on, or that it is not.
fn note_gone(
    gone: &mut HashMap<Name, Vec<(Stretch, Gone)>>,
    id: &Name,
    why: Option<&Gone>,
    at: Timestamp,
) {
    let last = gone.get_mut(id).and_then(|reasons| reasons.last_mut());
    let open = last.filter(|(known, _)| known.until.is_none());
    if open.as_ref().map(|(_, said)| said) == why {
        return;
    }
    if let Some((known, _)) = open {
        known.until = Some(at);
    }
    if let Some(why) = why {
        let known = Stretch::beginning(at);
        gone.entry(id.clone())
            .or_default()
            .push((known, why.clone()));
    }
}

fn denied_by(live: &Live, among: &[Live]) -> Vec<Box<str>> {
    let own = |denial: &&Live| denial.statement.claim.repeats.is_none() && denies(denial, live);
    let mut voices: Vec<Box<str>> = among
        .iter()
        .filter(own)
        .map(|denial| Box::from(denial.voice()))
        .collect();
    voices.sort_unstable();
    voices.dedup();
    voices
}

fn credits(live: &Live, among: &[Live]) -> Vec<(Box<str>, Date)> {
    let Some(about) = &live.claim.about else {
        return Vec::new();
    };
    let same = among
        .iter()
        .filter(|other| other.claim.about.as_ref() == Some(about));
    let mut credits: Vec<(Box<str>, Date)> = same
        .filter_map(|other| {
            let date = other.claim.counts_for.as_deref().and_then(date_of)?;
            Some((Box::from(other.voice()), date))
        })
        .collect();
    credits.sort_unstable();
    credits.dedup();
    credits
}
