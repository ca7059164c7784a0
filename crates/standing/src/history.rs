//! Every statement as it was to be read at each moment: which stood, from when, until when, and what it then said.
//!
//! What a statement says at a moment depends only on the statements it hangs together with: those that name each other
//! or share an `about` key. So each such family is read by itself, once for every moment at which one of its members
//! became known, and whatever stays the same from one of these moments to the next is one version. A single statement,
//! as nearly all are, is one version from the moment it was known.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use tregua_calendar::Timestamp;
use tregua_record::Name;
use tregua_record::entries::claim::{Claim, Kind};

use crate::concerning::Concerning;
use crate::figures::act_of_speech;
use crate::phases::denies;
use crate::places::{AHEAD, Acts, Index, look_ahead};
use crate::statement::{Gone, Live, Statement};
use crate::ties::Ties;
use crate::versions::{Stretch, Version, alone, changes_others, read};

/// No family, or no version.
const NONE: usize = usize::MAX;

/// All versions of all statements. Statements are put to it in any order and at any time; which versions there are does not
/// depend on that.
#[derive(Clone, Default)]
pub(crate) struct History {
    /// Everything given, in the order given.
    statements: Vec<Arc<Statement>>,
    /// Made when somebody first looks one up or puts one more: who only asks for rows needs no names.
    index: OnceLock<Index>,
    /// For each statement its family, or the version that it has alone; [`NONE`] if it has none.
    family_of: Vec<usize>,
    alone: Vec<usize>,
    families: Vec<Family>,
    /// Places of the statements that are left out for a while.
    left_out: BTreeSet<usize>,
    /// Places of the statements that were replaced at some time: few among many.
    replaced: BTreeSet<usize>,
    /// Statements that were replaced: by what, and over which stretch.
    gone: HashMap<Name, Vec<(Stretch, Gone)>>,
    /// In the order in which they were read. One that another took the place of leaves an empty place.
    versions: Vec<Option<Arc<Version>>>,
    /// Their places by when their statements were known, then by key, then by id; sorted when somebody first asks.
    by_known: OnceLock<Vec<usize>>,
    /// The same as it was before the last changes.
    known_before: Vec<usize>,
    /// By what they speak of and when it happened; made when somebody first asks.
    concerning: OnceLock<Concerning>,
    /// Places of those that count an act, by the act.
    by_act: HashMap<String, Acts>,
    /// Places of those that close windows.
    closing: Vec<usize>,
    /// Places of those that speak of a clause or move a phase.
    governing: BTreeSet<usize>,
    /// Places of those that announce or agree, and of those that deny: a denial governs where it denies one of the others.
    announced: BTreeSet<usize>,
    denials: BTreeSet<usize>,
}

/// Statements that hang together, as places.
#[derive(Debug, Clone, Default)]
struct Family {
    members: Vec<usize>,
    versions: Vec<usize>,
    /// One of them may change how others are to be read.
    changing: bool,
}

/// What became of versions when a statement came or went.
#[derive(Debug, Clone, Default)]
pub(crate) struct Change {
    /// Those that are no more.
    pub(crate) dropped: Vec<Arc<Version>>,
    /// Those that are new.
    pub(crate) added: Vec<Arc<Version>>,
    /// All others of statements that hang together with these.
    pub(crate) beside: Vec<Arc<Version>>,
}

impl History {
    /// All of these at once: each family is read once.
    pub(crate) fn new(statements: impl IntoIterator<Item = Arc<Statement>>) -> Self {
        History::reading(statements, &mut |_| ())
    }

    /// The same, calling `each` with every version in the order of their places, while it is at hand: a claim is large, and
    /// who comes back to one after all others have been read waits for it again.
    pub(crate) fn reading(
        statements: impl IntoIterator<Item = Arc<Statement>>,
        each: &mut dyn FnMut(&Arc<Version>),
    ) -> Self {
        let statements: Vec<Arc<Statement>> = statements.into_iter().collect();
        let all = statements.len();
        let mut history = History {
            family_of: vec![NONE; all],
            alone: vec![NONE; all],
            versions: Vec::with_capacity(all),
            statements,
            ..History::default()
        };
        history.find_families();
        for place in 0..all {
            if place % AHEAD == 0 {
                let next = history.statements.get(place..all.min(place + AHEAD));
                look_ahead(next.unwrap_or_default());
            }
            if history.family_of.get(place) == Some(&NONE) {
                let version = history.statements.get(place).and_then(alone);
                let at = version.map(|version| history.add(version));
                if let (Some(at), Some(slot)) = (at, history.alone.get_mut(place)) {
                    *slot = at;
                    history.version(at).into_iter().for_each(&mut *each);
                }
            }
        }
        for family in 0..history.families.len() {
            let change = history.read_family(family, None);
            change.added.iter().for_each(&mut *each);
        }
        history
    }

    /// Finds out who hang together. Nearly all name nobody and are named by nobody: no index has to hold these.
    fn find_families(&mut self) {
        let named = self.statements.iter();
        let named: HashSet<&str> = named
            .flat_map(|one| one.claim.refers_to.iter().map(Name::as_str))
            .collect();
        let may = |statement: &Statement| {
            let claim = &statement.claim;
            claim.about.is_some()
                || !claim.refers_to.is_empty()
                || (!named.is_empty() && named.contains(claim.key.as_str()))
        };
        let all = self.statements.iter().enumerate();
        let may: Vec<usize> = all
            .filter(|(_, statement)| may(statement))
            .map(|(place, _)| place)
            .collect();
        let mut index = Index::default();
        for place in may {
            for other in index.put(&self.statements, place) {
                self.join(place, other);
            }
        }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index::default();
            for place in 0..self.statements.len() {
                index.put(&self.statements, place);
            }
            index
        })
    }

    /// One more statement.
    pub(crate) fn put(&mut self, statement: Arc<Statement>) -> Change {
        let place = self.statements.len();
        self.enroll(statement);
        self.read(place)
    }

    /// As if a statement had never been made; [`History::put_back`] brings it back.
    pub(crate) fn leave_out(&mut self, place: usize) -> Change {
        self.left_out.insert(place);
        self.read(place)
    }

    /// Brings back a statement that was left out.
    pub(crate) fn put_back(&mut self, place: usize) -> Change {
        self.left_out.remove(&place);
        self.read(place)
    }

    /// The places of the statements of these ids.
    pub(crate) fn places_of(&self, ids: &BTreeSet<&str>) -> BTreeSet<usize> {
        ids.iter().flat_map(|id| self.all_by_id(id)).collect()
    }

    /// The places of the statements that are left out.
    pub(crate) fn left_out(&self) -> &BTreeSet<usize> {
        &self.left_out
    }

    /// Leaves out the statements at these places and no others; gives what changes, one after the other.
    pub(crate) fn leave_out_only(&mut self, asked: &BTreeSet<usize>) -> Vec<Change> {
        let back: Vec<usize> = self.left_out.difference(asked).copied().collect();
        let out: Vec<usize> = asked.difference(&self.left_out).copied().collect();
        let mut changes: Vec<Change> = back.into_iter().map(|at| self.put_back(at)).collect();
        changes.extend(out.into_iter().map(|at| self.leave_out(at)));
        changes
    }

    /// Notes a statement and whom it hangs together with.
    fn enroll(&mut self, statement: Arc<Statement>) {
        self.index();
        let place = self.statements.len();
        self.statements.push(statement);
        self.family_of.push(NONE);
        self.alone.push(NONE);
        let index = self.index.get_mut();
        let kin = index.map(|index| index.put(&self.statements, place));
        for other in kin.into_iter().flatten() {
            self.join(place, other);
        }
    }

    /// Makes one family of those of two statements.
    fn join(&mut self, one: usize, other: usize) {
        let family_of = |place: usize| self.family_of.get(place).copied().unwrap_or(NONE);
        let (mut into, mut from) = (family_of(one), family_of(other));
        if one == other && into == NONE {
            // It names itself.
            return;
        }
        if into != NONE && into == from {
            return;
        }
        let size = |family: usize| self.families.get(family).map_or(0, |own| own.members.len());
        if size(from) > size(into) {
            std::mem::swap(&mut into, &mut from);
        }
        if into == NONE {
            self.families.push(Family::default());
            into = self.families.len() - 1;
        }
        let moved = match self.families.get_mut(from) {
            Some(family) => std::mem::take(family),
            None => Family::default(),
        };
        let mut members = moved.members;
        let mut versions = moved.versions;
        let mut changing = moved.changing;
        for single in [one, other] {
            if self.family_of.get(single) == Some(&NONE) {
                members.push(single);
                versions.extend(self.alone.get(single).filter(|at| **at != NONE));
                changing |= self
                    .statements
                    .get(single)
                    .is_some_and(|it| changes_others(it));
            }
        }
        for member in &members {
            if let Some(slot) = self.family_of.get_mut(*member) {
                *slot = into;
            }
            if let Some(slot) = self.alone.get_mut(*member) {
                *slot = NONE;
            }
        }
        if let Some(family) = self.families.get_mut(into) {
            family.members.extend(members);
            family.versions.extend(versions);
            family.changing |= changing;
        }
    }

    /// Reads what hangs together with a statement that came or went.
    fn read(&mut self, place: usize) -> Change {
        match self.family_of.get(place) {
            Some(family) if *family != NONE => self.read_family(*family, Some(place)),
            _ => self.read_alone(place),
        }
    }

    fn read_alone(&mut self, place: usize) -> Change {
        let mut change = Change::default();
        if let Some(slot) = self.alone.get_mut(place) {
            let before = std::mem::replace(slot, NONE);
            change.dropped.extend(self.drop_version(before));
        }
        let here = (!self.left_out.contains(&place)).then(|| self.statements.get(place));
        if let Some(version) = here.flatten().and_then(alone) {
            let at = self.add(version);
            if let Some(slot) = self.alone.get_mut(place) {
                *slot = at;
            }
            change.added.extend(self.version(at).cloned());
        }
        change
    }

    /// Reads a family after one of its members came or went, or all of it. Versions that stay as they were stay in place.
    fn read_family(&mut self, family: usize, came: Option<usize>) -> Change {
        let Some(own) = self.families.get_mut(family) else {
            return Change::default();
        };
        let before = std::mem::take(&mut own.versions);
        let (changing, mut members) = (own.changing, own.members.clone());
        members.retain(|place| !self.left_out.contains(place));
        members.sort_unstable();
        let statements = members
            .iter()
            .filter_map(|place| self.statements.get(*place));
        let statements: Vec<&Arc<Statement>> = statements.collect();
        let mut gone = HashMap::new();
        let same = |one: &Version, other: &Version| {
            one.live.statement.id == other.live.statement.id
                && one.known == other.known
                && one.says_the_same(other)
        };
        let mut old: Vec<(usize, Arc<Version>)> = before
            .into_iter()
            .filter_map(|at| Some((at, Arc::clone(self.version(at)?))))
            .collect();
        let (mut stay, mut new): (Vec<usize>, Vec<Version>) = (Vec::new(), Vec::new());
        match came.and_then(|place| self.statements.get(place)) {
            // Nobody is read otherwise because of one that only stands beside them.
            Some(one) if !changing => {
                let others = old.extract_if(.., |(_, version)| version.live.statement.id != one.id);
                stay.extend(others.map(|(at, _)| at));
                new.extend(
                    statements
                        .iter()
                        .filter(|it| it.id == one.id)
                        .filter_map(|it| alone(it)),
                );
            }
            _ => {
                let read = match changing {
                    true => read(&statements, &mut gone),
                    false => statements.iter().filter_map(|one| alone(one)).collect(),
                };
                for version in read {
                    match old.iter().position(|(_, own)| same(own, &version)) {
                        Some(at) => stay.push(old.swap_remove(at).0),
                        None => new.push(version),
                    }
                }
            }
        }
        if changing {
            let all = self.families.get(family).map(|own| own.members.clone());
            for place in all.into_iter().flatten() {
                let Some(id) = self.statements.get(place).map(|one| one.id.clone()) else {
                    continue;
                };
                match gone.remove(&id) {
                    Some(reasons) => {
                        self.gone.insert(id, reasons);
                        self.replaced.insert(place);
                    }
                    None => {
                        self.gone.remove(&id);
                        self.replaced.remove(&place);
                    }
                }
            }
        }
        let beside = stay.iter().filter_map(|at| self.version(*at).cloned());
        let mut change = Change {
            beside: beside.collect(),
            ..Change::default()
        };
        for (at, _) in old {
            change.dropped.extend(self.drop_version(at));
        }
        for mut version in new {
            // Also where none of them changes how another is to be read: some may be rivals.
            version.lone = false;
            let at = self.add(version);
            stay.push(at);
            change.added.extend(self.version(at).cloned());
        }
        if let Some(own) = self.families.get_mut(family) {
            own.versions = stay;
        }
        change
    }

    fn version(&self, at: usize) -> Option<&Arc<Version>> {
        self.versions.get(at)?.as_ref()
    }

    /// Adds a version; gives its place.
    fn add(&mut self, mut version: Version) -> usize {
        let at = self.versions.len();
        version.live.version = at;
        let live = &version.live;
        if let Some(act) = act_counted(live) {
            let place = live.claim.place.as_deref();
            match self.by_act.get_mut(act) {
                Some(acts) => acts.put(at, place),
                None => {
                    let mut acts = Acts::default();
                    acts.put(at, place);
                    self.by_act.insert(act.to_owned(), acts);
                }
            }
        }
        if live.kind == Kind::Close {
            self.closing.push(at);
        }
        if governs(live) {
            self.governing.insert(at);
        }
        // A denial governs where it denies what moves a phase, or that somebody agreed.
        if live.kind == Kind::Deny {
            let mut announced = self.announced.iter().filter_map(|at| self.version(*at));
            if announced.any(|of| denies(live, &of.live)) {
                self.governing.insert(at);
            }
            self.denials.insert(at);
        }
        if is_announced(live) {
            let denials = self.denials.iter();
            let bearing = denials.filter(|denial| {
                self.version(**denial)
                    .is_some_and(|denial| denies(&denial.live, live))
            });
            let bearing: Vec<usize> = bearing.copied().collect();
            self.governing.extend(bearing);
            self.announced.insert(at);
        }
        if let Some(concerning) = self.concerning.get_mut() {
            concerning.put(&version.live.claim, at);
        }
        self.versions.push(Some(Arc::new(version)));
        self.forget_order();
        at
    }

    fn drop_version(&mut self, at: usize) -> Option<Arc<Version>> {
        let version = self.versions.get_mut(at)?.take()?;
        self.forget_order();
        self.governing.remove(&at);
        self.denials.remove(&at);
        if self.announced.remove(&at) {
            // What denied it may govern no more.
            let bears = |denial: &usize| {
                let Some(denial) = self.version(*denial) else {
                    return false;
                };
                let mut announced = self.announced.iter().filter_map(|at| self.version(*at));
                governs(&denial.live) || announced.any(|of| denies(&denial.live, &of.live))
            };
            let idle: Vec<usize> = self
                .denials
                .iter()
                .filter(|at| !bears(at))
                .copied()
                .collect();
            for denial in idle {
                self.governing.remove(&denial);
            }
        }
        Some(version)
    }

    fn forget_order(&mut self) {
        if let Some(order) = self.by_known.take() {
            self.known_before = order;
        }
    }

    /// Everything given that is not left out, in the order given.
    pub(crate) fn statements(&self) -> impl Iterator<Item = &Arc<Statement>> {
        let all = self.statements.iter().enumerate();
        all.filter(|(place, _)| !self.left_out.contains(place))
            .map(|(_, statement)| statement)
    }

    fn at<'s>(
        &'s self,
        places: impl Iterator<Item = usize> + 's,
    ) -> impl Iterator<Item = &'s Arc<Version>> {
        places.filter_map(|at| self.version(at))
    }

    /// The versions that hold when this much is known, in no order that means anything.
    pub(crate) fn standing(&self, as_known: Timestamp) -> impl Iterator<Item = &Arc<Version>> {
        let holds = move |version: &&Arc<Version>| version.known.holds(as_known);
        self.versions.iter().flatten().filter(holds)
    }

    /// The same by when their statements were known, then by key, then by id: ids are random and would give another order
    /// after every import.
    pub(crate) fn standing_by_known(
        &self,
        as_known: Timestamp,
    ) -> impl Iterator<Item = &Arc<Version>> {
        let holds = move |version: &&Arc<Version>| version.known.holds(as_known);
        self.at(self.by_known().iter().copied()).filter(holds)
    }

    fn by_known(&self) -> &[usize] {
        self.by_known.get_or_init(|| {
            // What was in order before is nearly in order still, which sorting makes use of.
            let mut order = self.known_before.clone();
            let sorted = order.len();
            order.retain(|at| self.version(*at).is_some());
            let seen = self.known_before.iter().max().map_or(0, |last| last + 1);
            let new = (seen..self.versions.len()).filter(|at| self.version(*at).is_some());
            order.extend(new);
            let key = |at: &usize| self.version(*at).map(|version| version.order());
            if sorted == 0 {
                order.sort_by_cached_key(key);
            } else {
                order.sort_by(|one, other| key(one).cmp(&key(other)));
            }
            order
        })
    }

    /// The versions by what they speak of. A place whose version is no more stays in it.
    pub(crate) fn concerning(&self) -> &Concerning {
        self.concerning.get_or_init(|| {
            let versions = self.versions.iter().flatten();
            Concerning::of(versions.map(|one| (&*one.live.claim, one.live.version)))
        })
    }

    /// Of the versions at these places those that hold when this much is known: by when their statements were known, then by
    /// key, then by id.
    pub(crate) fn standing_among(
        &self,
        places: impl IntoIterator<Item = usize>,
        as_known: Timestamp,
    ) -> Vec<&Arc<Version>> {
        let places: BTreeSet<usize> = places.into_iter().collect();
        let all = self.at(places.into_iter());
        let mut all: Vec<_> = all.filter(|one| one.known.holds(as_known)).collect();
        all.sort_by(|one, other| one.order().cmp(&other.order()));
        all
    }

    /// How many places versions have.
    pub(crate) fn len(&self) -> usize {
        self.versions.len()
    }

    /// Versions of statements that count this act and may count it at this place, whenever they hold. Without a place,
    /// anywhere.
    pub(crate) fn counting(
        &self,
        act: &str,
        place: Option<&str>,
    ) -> impl Iterator<Item = &Arc<Version>> {
        let acts = self.by_act.get(act);
        let places = acts.map_or_else(Cow::default, |acts| acts.at(place));
        let versions = (0..places.len()).filter_map(move |at| places.get(at).copied());
        self.at(versions)
    }

    /// All versions, whenever they hold, in the order of their places.
    pub(crate) fn every(&self) -> impl Iterator<Item = &Arc<Version>> {
        self.versions.iter().flatten()
    }

    /// Versions of statements that close windows, whenever they hold.
    pub(crate) fn closing(&self) -> impl Iterator<Item = &Arc<Version>> {
        self.at(self.closing.iter().copied())
    }

    /// The place of the statement with this id.
    fn by_id(&self, id: &str) -> Option<usize> {
        self.all_by_id(id).next()
    }

    fn all_by_id(&self, id: &str) -> impl Iterator<Item = usize> {
        let is = move |at: &usize| self.statements.get(*at).is_some_and(|one| one.id == *id);
        self.index().by_id.of(id).filter(is)
    }

    /// What statements with this key say, whenever they hold.
    pub(crate) fn of_key(&self, key: &str) -> impl Iterator<Item = &Arc<Version>> {
        let is = move |at: &usize| {
            self.statements
                .get(*at)
                .is_some_and(|one| one.claim.key == key)
        };
        let places = self.index().by_key.of(key).filter(is);
        places.flat_map(|place| self.versions_of(place))
    }

    /// What the statement of this id says, whenever it holds.
    pub(crate) fn of_id(&self, id: &str) -> impl Iterator<Item = &Arc<Version>> {
        let place = self.by_id(id).into_iter();
        place.flat_map(|place| self.versions_of(place))
    }

    fn versions_of(&self, place: usize) -> impl Iterator<Item = &Arc<Version>> {
        let family = self
            .family_of
            .get(place)
            .and_then(|at| self.families.get(*at));
        let own = self.alone.get(place).copied();
        let all = family
            .into_iter()
            .flat_map(|family| family.versions.iter().copied());
        let id = self.statements.get(place).map(|one| &one.id);
        let its = move |version: &&Arc<Version>| Some(&version.live.statement.id) == id;
        self.at(own.into_iter().chain(all)).filter(its)
    }

    /// The statement with this id.
    pub(crate) fn statement(&self, id: &str) -> Option<&Arc<Statement>> {
        self.statements.get(self.by_id(id)?)
    }

    /// Why the statement of this id does not stand when this much is known; `None` if it does, or is none of these.
    pub(crate) fn gone(&self, id: &str, as_known: Timestamp) -> Option<&Gone> {
        if self.statement(id)?.known > as_known {
            return Some(&Gone::NotKnownYet);
        }
        let mut reasons = self.gone.get(id)?.iter();
        let now = reasons.find(|(known, _)| known.holds(as_known));
        now.map(|(_, why)| why)
    }

    /// The statements known by then that were replaced and do not stand, in the order given, each with why: of those whose
    /// claims are `asked` for.
    pub(crate) fn replaced(
        &self,
        as_known: Timestamp,
        asked: impl Fn(&Claim) -> bool,
    ) -> impl Iterator<Item = (&Statement, &Gone)> {
        let once = self
            .replaced
            .iter()
            .filter_map(|place| self.statements.get(*place));
        let once = once.filter(move |statement| asked(&statement.claim));
        once.filter_map(move |statement| match self.gone(&statement.id, as_known)? {
            Gone::NotKnownYet => None,
            why => Some((&**statement, why)),
        })
    }

    /// The statements known by then that hang together with those of these ids, in the order given.
    pub(crate) fn tied<'i>(
        &self,
        ids: impl Iterator<Item = &'i str>,
        as_known: Timestamp,
    ) -> Vec<&Arc<Statement>> {
        let mut asked: Vec<&str> = Vec::new();
        let mut near: Vec<usize> = Vec::new();
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for id in ids {
            let Some(place) = self.by_id(id) else {
                continue;
            };
            let family = self
                .family_of
                .get(place)
                .and_then(|at| self.families.get(*at));
            match family {
                Some(family) => {
                    near.extend(&family.members);
                    asked.push(id);
                }
                // Nothing hangs together with it.
                None => {
                    found.insert(place);
                }
            }
        }
        near.sort_unstable();
        near.dedup();
        let known = |place: &usize| {
            let statement = self.statements.get(*place);
            statement.is_some_and(|one| one.known <= as_known) && !self.left_out.contains(place)
        };
        near.retain(known);
        let together: Vec<&Statement> = near
            .iter()
            .filter_map(|at| self.statements.get(*at))
            .map(|one| &**one)
            .collect();
        let tied = Ties::new(together).all_tied(asked.into_iter());
        found.extend(tied.into_iter().filter_map(|at| near.get(at)));
        let found = found.into_iter().filter(known);
        found
            .filter_map(|place| self.statements.get(place))
            .collect()
    }

    /// What speaks of a clause or moves a phase, when this much is known: few among many. In the order of their ids.
    pub(crate) fn governing(&self, as_known: Timestamp) -> Vec<Live> {
        let holds = |version: &&Arc<Version>| version.known.holds(as_known);
        let mut standing: Vec<&Arc<Version>> = self
            .at(self.governing.iter().copied())
            .filter(holds)
            .collect();
        standing.sort_by(|one, other| one.live.statement.id.cmp(&other.live.statement.id));
        standing
            .into_iter()
            .map(|version| version.live.clone())
            .collect()
    }
}

/// The act that a statement counts, if it counts one.
pub(crate) fn act_counted(live: &Live) -> Option<&str> {
    match act_of_speech(&live.claim) {
        None if !crate::figures::counts(live.kind) => None,
        None => live.claim.act.as_deref(),
        by_saying => by_saying,
    }
}

/// True for what moves a phase or agrees to something: a denial of it governs as well.
fn is_announced(live: &Live) -> bool {
    matches!(live.kind, Kind::Announce | Kind::Agree)
}

/// True if a statement gives no figure and may bear on a clause, or on when a phase is in force.
fn governs(live: &Live) -> bool {
    let of_a_claim = !live.speaks_of().is_empty() || live.statement.claim.about.is_some();
    match live.kind {
        Kind::Confirm | Kind::Deny => !of_a_claim && live.claim.clause.is_some(),
        Kind::Close | Kind::Note | Kind::Account => false,
        kind => !crate::figures::counts(kind) && !matches!(kind, Kind::Request | Kind::Answer),
    }
}
