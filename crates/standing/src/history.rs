//! Every statement as it was to be read at each moment: which stood, from when, until when, and what it then said.
//!
//! What a statement says at a moment depends only on the statements it hangs together with: those that name each other
//! or share an `about` key. So each such family is read by itself, once for every moment at which one of its members
//! became known, and whatever stays the same from one of these moments to the next is one version. A single statement,
//! as nearly all are, is one version from the moment it was known.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use tregua_calendar::{Date, Timestamp};
use tregua_record::entries::claim::Kind;

use crate::figures::{act_of_speech, date_of};
use crate::phases::denies;
use crate::statement::{Gone, Live, Statement, live};
use crate::ties::Ties;

/// A statement as it was to be read over a stretch of what was known.
#[derive(Debug, Clone)]
pub(crate) struct Version<'a> {
    /// Its place among all versions of the history.
    pub(crate) place: usize,
    pub(crate) live: Live<'a>,
    pub(crate) known: Stretch,
    /// The voices that deny it on their own, each once, in order.
    pub(crate) denied_by: Box<[Box<str>]>,
    /// Which days those who speak of its `about` key credit it to.
    pub(crate) credits: Box<[(Box<str>, Date)]>,
}

impl Version<'_> {
    fn says_the_same(&self, other: &Version<'_>) -> bool {
        let (mine, theirs) = (&self.live, &other.live);
        (mine.kind, mine.origin, &mine.key, &mine.claim)
            == (theirs.kind, theirs.origin, &theirs.key, &theirs.claim)
            && (&self.denied_by, &self.credits) == (&other.denied_by, &other.credits)
    }
}

/// Places of the versions that count one act, in order.
#[derive(Default)]
struct Acts {
    all: Vec<usize>,
    /// Those that state no place.
    anywhere: Vec<usize>,
    by_place: HashMap<String, Vec<usize>>,
}

impl Acts {
    fn put(&mut self, at: usize, place: Option<&str>) {
        self.all.push(at);
        let Some(place) = place else {
            self.anywhere.push(at);
            return;
        };
        match self.by_place.get_mut(place) {
            Some(own) => own.push(at),
            None => {
                self.by_place.insert(place.to_owned(), vec![at]);
            }
        }
    }

    /// Those that may count at `place`: there, or not said where.
    fn at(&self, place: Option<&str>) -> Cow<'_, [usize]> {
        let Some(place) = place else {
            return Cow::Borrowed(&self.all);
        };
        let own = self.by_place.get(place).map_or(&[][..], Vec::as_slice);
        if self.anywhere.is_empty() {
            return Cow::Borrowed(own);
        }
        let mut both = [own, &self.anywhere].concat();
        both.sort_unstable();
        Cow::Owned(both)
    }
}

/// A statement without a family.
const ALONE: usize = usize::MAX;

/// A stretch of what was known: from an instant on, up to and without another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) from: Timestamp,
    /// `None`: to this day.
    pub(crate) until: Option<Timestamp>,
}

impl Stretch {
    fn beginning(from: Timestamp) -> Self {
        Stretch { from, until: None }
    }

    pub(crate) fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// All versions of all statements.
pub(crate) struct History<'a> {
    /// Everything given, in the order given.
    pub(crate) statements: Vec<&'a Statement>,
    /// The place of each statement, by its id.
    places: HashMap<&'a str, usize>,
    /// Each family of several, by the places of its members in order.
    families: Vec<Vec<usize>>,
    /// For each statement, the place of its family among the families; [`ALONE`] if it has none.
    family_of: Vec<usize>,
    /// Places of the statements that were replaced at some time: few among many.
    replaced: Vec<usize>,
    /// Statements that were replaced: by what, and over which stretch.
    gone: HashMap<&'a str, Vec<(Stretch, Gone)>>,
    /// By the ids of their statements, then by when they began to hold.
    versions: Vec<Arc<Version<'a>>>,
    /// Their places by when their statements were known, then by key, then by id; sorted when somebody first asks.
    by_known: OnceLock<Box<[usize]>>,
    /// Places of those that count an act, by the act.
    by_act: HashMap<String, Acts>,
    /// Places of those that close windows.
    closing: Vec<usize>,
    /// Places of those that speak of a clause or move a phase.
    governing: Vec<usize>,
}

impl<'a> History<'a> {
    pub(crate) fn new(statements: Vec<&'a Statement>) -> Self {
        let mut versions: Vec<Arc<Version<'a>>> = Vec::with_capacity(statements.len());
        let mut gone = HashMap::new();
        let (families, family_of) = families(&statements);
        for family in &families {
            let members = family.iter().filter_map(|place| statements.get(*place));
            let members: Vec<&'a Statement> = members.copied().collect();
            if members.iter().any(|statement| changes_others(statement)) {
                versions.extend(read(&members, &mut gone).into_iter().map(Arc::new));
            } else {
                versions.extend(members.iter().filter_map(|one| alone(one)).map(Arc::new));
            }
        }
        let single = statements.iter().zip(&family_of);
        let single = single.filter(|(_, family)| **family == ALONE);
        let single = single.filter_map(|(statement, _)| alone(statement));
        versions.extend(single.map(Arc::new));
        versions.sort_by(|a, b| {
            let name = |version: &Arc<Version<'a>>| {
                (version.live.statement.id.as_str(), version.known.from)
            };
            name(a).cmp(&name(b))
        });
        for (place, version) in versions.iter_mut().enumerate() {
            // Nobody shares them yet.
            if let Some(version) = Arc::get_mut(version) {
                version.place = place;
            }
        }
        let ids = statements.iter().enumerate();
        let were = |at: &usize| {
            let statement = statements.get(*at);
            statement.is_some_and(|statement: &&Statement| gone.contains_key(statement.id.as_str()))
        };
        let mut history = History {
            replaced: (0..statements.len()).filter(were).collect(),
            places: ids
                .map(|(at, statement)| (statement.id.as_str(), at))
                .collect(),
            statements,
            families,
            family_of,
            gone,
            versions,
            by_known: OnceLock::new(),
            by_act: HashMap::new(),
            closing: Vec::new(),
            governing: Vec::new(),
        };
        history.sort_out();
        history
    }

    fn sort_out(&mut self) {
        for (at, version) in self.versions.iter().enumerate() {
            let live = &version.live;
            let act = match act_of_speech(&live.claim) {
                None if !crate::figures::counts(live.kind) => None,
                None => live.claim.act.as_deref(),
                by_saying => by_saying,
            };
            if let Some(act) = act {
                if !self.by_act.contains_key(act) {
                    self.by_act.insert(act.to_owned(), Acts::default());
                }
                if let Some(acts) = self.by_act.get_mut(act) {
                    acts.put(at, live.claim.place.as_deref());
                }
            }
            if live.kind == Kind::Close {
                self.closing.push(at);
            }
            if governs(live) {
                self.governing.push(at);
            }
        }
        // A denial governs where it denies what moves a phase, or that somebody agreed.
        let mut announced: Vec<usize> = self.of_kind(Kind::Announce);
        announced.extend(self.of_kind(Kind::Agree));
        if !announced.is_empty() {
            let announced: Vec<&Live<'_>> = self.lives_at(&announced).collect();
            let denials = self.of_kind(Kind::Deny);
            let bearing: Vec<usize> = denials
                .into_iter()
                .filter(|at| {
                    let denial = self.versions.get(*at).map(|version| &version.live);
                    denial.is_some_and(|denial| announced.iter().any(|of| denies(denial, of)))
                })
                .collect();
            self.governing.extend(bearing);
            self.governing.sort_unstable();
            self.governing.dedup();
        }
    }

    fn of_kind(&self, kind: Kind) -> Vec<usize> {
        let of_kind = |at: &usize| {
            self.versions
                .get(*at)
                .is_some_and(|version| version.live.kind == kind)
        };
        (0..self.versions.len()).filter(of_kind).collect()
    }

    fn lives_at<'s>(&'s self, places: &'s [usize]) -> impl Iterator<Item = &'s Live<'a>> {
        self.at(places).map(|version| &version.live)
    }

    fn at<'s>(&'s self, places: &'s [usize]) -> impl Iterator<Item = &'s Arc<Version<'a>>> {
        places.iter().filter_map(|at| self.versions.get(*at))
    }

    /// The versions that hold when this much is known, in the order of their statements' ids.
    pub(crate) fn standing(&self, as_known: Timestamp) -> impl Iterator<Item = &Arc<Version<'a>>> {
        let holds = move |version: &&Arc<Version<'a>>| version.known.holds(as_known);
        self.versions.iter().filter(holds)
    }

    /// The same by when their statements were known, then by key, then by id: ids are random and would give another order
    /// after every import.
    pub(crate) fn standing_by_known(
        &self,
        as_known: Timestamp,
    ) -> impl Iterator<Item = &Arc<Version<'a>>> {
        let holds = move |version: &&Arc<Version<'a>>| version.known.holds(as_known);
        self.at(self.by_known()).filter(holds)
    }

    pub(crate) fn by_known(&self) -> &[usize] {
        self.by_known.get_or_init(|| {
            // Versions stand by their ids already, and sorting leaves those alike as they are.
            let statement = |version: &Arc<Version<'a>>| version.live.statement;
            let named = self.versions.iter().map(statement).enumerate();
            let mut order: Vec<(Timestamp, &str, usize)> = named
                .map(|(place, one)| (one.known, one.claim.key.as_str(), place))
                .collect();
            order.sort_unstable();
            order.into_iter().map(|(.., place)| place).collect()
        })
    }

    /// How many versions there are.
    pub(crate) fn len(&self) -> usize {
        self.versions.len()
    }

    /// Versions of statements that count this act and may count it at this place, whenever they hold. Without a place,
    /// anywhere.
    pub(crate) fn counting(
        &self,
        act: &str,
        place: Option<&str>,
    ) -> impl Iterator<Item = &Arc<Version<'a>>> {
        let acts = self.by_act.get(act);
        let places = acts.map_or_else(Cow::default, |acts| acts.at(place));
        let versions = (0..places.len()).filter_map(move |at| places.get(at).copied());
        versions.filter_map(|at| self.versions.get(at))
    }

    /// Versions of statements that close windows, whenever they hold.
    pub(crate) fn closing(&self) -> impl Iterator<Item = &Arc<Version<'a>>> {
        self.at(&self.closing)
    }

    /// Why the statement of this id does not stand when this much is known; `None` if it does, or is none of these.
    pub(crate) fn gone(&self, id: &str, as_known: Timestamp) -> Option<&Gone> {
        let statement = self.statements.get(*self.places.get(id)?)?;
        if statement.known > as_known {
            return Some(&Gone::NotKnownYet);
        }
        let mut reasons = self.gone.get(id)?.iter();
        let now = reasons.find(|(known, _)| known.holds(as_known));
        now.map(|(_, why)| why)
    }

    /// The statements known by then that were replaced and do not stand, in the order given, each with why.
    pub(crate) fn replaced(
        &self,
        as_known: Timestamp,
    ) -> impl Iterator<Item = (&'a Statement, &Gone)> {
        let once = self
            .replaced
            .iter()
            .filter_map(|place| self.statements.get(*place));
        once.filter_map(move |statement| match self.gone(&statement.id, as_known)? {
            Gone::NotKnownYet => None,
            why => Some((*statement, why)),
        })
    }

    /// The statements known by then that hang together with those of these ids, in the order given.
    pub(crate) fn tied<'i>(
        &self,
        ids: impl Iterator<Item = &'i str>,
        as_known: Timestamp,
    ) -> Vec<&'a Statement> {
        let asked: Vec<&str> = ids.collect();
        let mut near: Vec<usize> = Vec::new();
        for place in asked.iter().filter_map(|id| self.places.get(id)) {
            let family = self
                .family_of
                .get(*place)
                .and_then(|family| self.families.get(*family));
            match family {
                Some(members) => near.extend(members),
                None => near.push(*place),
            }
        }
        near.sort_unstable();
        near.dedup();
        let near = near
            .iter()
            .filter_map(|place| self.statements.get(*place))
            .copied();
        let known = near.filter(|statement| statement.known <= as_known);
        Ties::new(known.collect()).all_tied(asked.into_iter())
    }

    /// What speaks of a clause or moves a phase, when this much is known: few among many.
    pub(crate) fn governing(&self, as_known: Timestamp) -> Vec<Live<'a>> {
        let holds = |version: &&Arc<Version<'a>>| version.known.holds(as_known);
        let standing = self.at(&self.governing).filter(holds);
        standing.map(|version| version.live.clone()).collect()
    }
}

/// True if a statement gives no figure and may bear on a clause, or on when a phase is in force.
fn governs(live: &Live<'_>) -> bool {
    let of_a_claim = !live.speaks_of().is_empty() || live.statement.claim.about.is_some();
    match live.kind {
        Kind::Confirm | Kind::Deny => !of_a_claim && live.claim.clause.is_some(),
        Kind::Close | Kind::Note | Kind::Account => false,
        kind => !crate::figures::counts(kind) && !matches!(kind, Kind::Request | Kind::Answer),
    }
}

fn replaces(statement: &Statement) -> bool {
    matches!(statement.claim.kind, Kind::Correct | Kind::Retract)
}

/// True if how another statement of the family is to be read may depend on this one.
fn changes_others(statement: &Statement) -> bool {
    let claim = &statement.claim;
    replaces(statement)
        || matches!(claim.kind, Kind::Confirm | Kind::Respond | Kind::Deny)
        || claim.counts_for.is_some()
}

/// The version of a statement that depends on no other.
fn alone(statement: &Statement) -> Option<Version<'_>> {
    let live = crate::statement::alone(statement)?;
    let own = std::slice::from_ref(&live);
    Some(Version {
        place: 0,
        known: Stretch::beginning(statement.known),
        denied_by: denied_by(&live, own),
        credits: credits(&live, own),
        live,
    })
}

/// All versions of the members of one family.
fn read<'a>(
    family: &[&'a Statement],
    gone: &mut HashMap<&'a str, Vec<(Stretch, Gone)>>,
) -> Vec<Version<'a>> {
    let mut moments: Vec<Timestamp> = family.iter().map(|statement| statement.known).collect();
    moments.sort_unstable();
    moments.dedup();
    let mut closed: Vec<Version<'a>> = Vec::new();
    let mut open: Vec<Version<'a>> = Vec::new();
    for at in moments {
        let (lives, replaced) = live(family.iter().copied(), at);
        for statement in family {
            let why = replaced.get(statement.id.as_str());
            let why = why.filter(|why| **why != Gone::NotKnownYet);
            note_gone(gone, &statement.id, why, at);
        }
        let mut now: Vec<Version<'a>> = lives
            .iter()
            .map(|live| Version {
                place: 0,
                live: live.clone(),
                known: Stretch::beginning(at),
                denied_by: denied_by(live, &lives),
                credits: credits(live, &lives),
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
fn note_gone<'a>(
    gone: &mut HashMap<&'a str, Vec<(Stretch, Gone)>>,
    id: &'a str,
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
        gone.entry(id).or_default().push((known, why.clone()));
    }
}

fn denied_by(live: &Live<'_>, among: &[Live<'_>]) -> Box<[Box<str>]> {
    let own = |denial: &&Live<'_>| denial.statement.claim.repeats.is_none() && denies(denial, live);
    let mut voices: Vec<Box<str>> = among
        .iter()
        .filter(own)
        .map(|denial| Box::from(&*denial.voice))
        .collect();
    voices.sort_unstable();
    voices.dedup();
    voices.into()
}

fn credits(live: &Live<'_>, among: &[Live<'_>]) -> Box<[(Box<str>, Date)]> {
    let Some(about) = &live.claim.about else {
        return Box::default();
    };
    let same = among
        .iter()
        .filter(|other| other.claim.about.as_ref() == Some(about));
    let mut credits: Vec<(Box<str>, Date)> = same
        .filter_map(|other| {
            let date = other.claim.counts_for.as_deref().and_then(date_of)?;
            Some((Box::from(&*other.voice), date))
        })
        .collect();
    credits.sort_unstable();
    credits.dedup();
    credits.into()
}

/// The families of several, and for each statement the place of its own.
fn families(statements: &[&Statement]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut named: HashMap<&str, Vec<usize>> = HashMap::new();
    let refers = statements
        .iter()
        .flat_map(|statement| &statement.claim.refers_to);
    for key in refers {
        named.entry(key).or_default();
    }
    let mut abouts: HashMap<&str, usize> = HashMap::new();
    let mut roots = Roots((0..statements.len()).collect());
    for (at, statement) in statements.iter().enumerate() {
        if let Some(places) = named.get_mut(statement.claim.key.as_str()) {
            places.push(at);
        }
        if let Some(about) = &statement.claim.about {
            let first = *abouts.entry(about).or_insert(at);
            roots.join(first, at);
        }
    }
    for (at, statement) in statements.iter().enumerate() {
        for key in &statement.claim.refers_to {
            for place in named.get(key.as_str()).into_iter().flatten() {
                roots.join(at, *place);
            }
        }
    }
    // A root is the first of its family. Nearly all are alone, and nothing is made for those.
    let mut families: Vec<Vec<usize>> = Vec::new();
    let mut family_of = vec![ALONE; statements.len()];
    for at in 0..statements.len() {
        let root = roots.of(at);
        if root == at {
            continue;
        }
        let name = match family_of.get(root) {
            Some(name) if *name != ALONE => *name,
            _ => {
                families.push(vec![root]);
                families.len() - 1
            }
        };
        if let Some(family) = families.get_mut(name) {
            family.push(at);
        }
        for place in [root, at] {
            if let Some(slot) = family_of.get_mut(place) {
                *slot = name;
            }
        }
    }
    (families, family_of)
}

/// Each member's way to the root of its family.
struct Roots(Vec<usize>);

impl Roots {
    fn of(&mut self, at: usize) -> usize {
        let mut root = at;
        while let Some(next) = self.0.get(root).copied().filter(|next| *next != root) {
            root = next;
        }
        // The next question finds it in one step.
        let mut step = at;
        while let Some(slot) = self.0.get_mut(step).filter(|slot| **slot != root) {
            step = std::mem::replace(slot, root);
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}
