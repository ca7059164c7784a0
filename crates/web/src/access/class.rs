//! Classes of entries: which statements tell hours and places of hand-overs, sites or shelters, until when, and what others
//! see of them meanwhile.
//!
//! A statement is **restricted** if
//! - its row says so: `x_class` is `restricted`;
//! - its act hands over, releases, transfers or receives people, or conveys, evacuates, moves or returns them; or it names a
//!   clause that asks for such an act. Planned or done, whatever its kind;
//! - its thing or one of its places is a site or a shelter, by its words or by those of the zone declared;
//! - it has the same `about` as one of these, or refers to one of these.
//!
//! It is so **until closed, and 24 hours more**, to the end of that date: an end to the minute would tell the hour. Hand-overs are closed when the time of everything planned or done under the
//! same `about` is over, or when somebody closed it and its time has begun. Where nothing says a time, what was done was done
//! when it was said, and what is planned lasts as long as the phases of the text. A site is closed by the end of the stretch of
//! time that it is said for, or by a `close`; an hour or a single day at which something happened there closes nothing.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use tregua_agreement::Agreement;
use tregua_calendar::{Clock, Timestamp, When, Window};
use tregua_desk::{Held, HeldPayload};
use tregua_record::{Claim, EntryId, Kind};
use tregua_record::{Name, NameSet};

use super::words;

/// How long after its closing an entry stays restricted.
const AFTER_CLOSING: Duration = Duration::from_secs(24 * 3600);

/// The column by which whoever writes a row restricts it.
const CLASS_COLUMN: &str = "x_class";

/// Why an entry is restricted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Why {
    /// Its row says so.
    Marked,
    /// It is of a hand-over of people.
    HandOver,
    /// It is of a site or a shelter.
    Site,
}

/// The entries that the public does not see at this moment, though they are for no group.
pub fn withheld_from_public(
    entries: &[Arc<Held>],
    agreement: Option<&Agreement>,
    now: Timestamp,
) -> BTreeSet<EntryId> {
    let utc = Clock::new("+00:00", "00:00").ok();
    match agreement.map(|agreement| &agreement.clock).or(utc.as_ref()) {
        Some(clock) => Classes::of(entries, agreement, clock)
            .holding(now)
            .collect(),
        // Without a clock nobody can tell what is over.
        None => entries.iter().map(|held| held.id).collect(),
    }
}

/// An entry that is restricted until some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Restriction {
    /// Why.
    pub(crate) why: Why,
    /// Until when: the end of the date 24 hours after its closing. `None` as long as nothing closes it.
    pub(crate) until: Option<Timestamp>,
}

impl Restriction {
    /// True if it still holds at this moment.
    pub(crate) fn holds(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

/// The restricted entries of a record.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    by_id: BTreeMap<EntryId, Restriction>,
    /// Names that `from`, `to` and `through` may hold without being a place.
    voices: BTreeSet<String>,
}

/// What is known of one restricted statement before it is closed.
#[derive(Debug, Clone, Copy)]
struct Open {
    why: Why,
    /// When its time begins.
    begins: Option<Timestamp>,
    /// When its time is over.
    ends: Option<Timestamp>,
}

impl Classes {
    /// Of these entries, by this text.
    pub(crate) fn of(entries: &[Arc<Held>], agreement: Option<&Agreement>, clock: &Clock) -> Self {
        let ground = Ground::of(entries, agreement, clock);
        let mut open: BTreeMap<usize, Open> = BTreeMap::new();
        for (at, held) in entries.iter().enumerate() {
            let why = held.claim().and_then(|claim| ground.why(claim));
            open.extend(why.map(|why| (at, ground.open(why, held))));
        }
        let groups = Groups::of(entries, &open);
        ground.spread(&mut open, &groups);
        let by_id = open.iter().filter_map(|(at, one)| {
            let held = entries.get(*at)?;
            let restriction = Restriction {
                why: one.why,
                until: groups
                    .closed(held, one)
                    .and_then(|closed| closed.checked_add(AFTER_CLOSING).ok())
                    .map(|until| end_of_date(until, clock)),
            };
            Some((held.id, restriction))
        });
        Classes {
            by_id: with_evidence(entries, by_id.collect()),
            voices: ground.voices,
        }
    }

    /// The restriction of an entry, whether or not it still holds.
    pub(crate) fn restriction(&self, id: EntryId) -> Option<&Restriction> {
        self.by_id.get(&id)
    }

    /// The entries whose restriction holds at this moment.
    pub(crate) fn holding(&self, now: Timestamp) -> impl Iterator<Item = EntryId> + '_ {
        let holds = move |(_, restriction): &(&EntryId, &Restriction)| restriction.holds(now);
        self.by_id.iter().filter(holds).map(|(id, _)| *id)
    }

    /// A statement without what is restricted: the day instead of the hour, no places, no plates, no words as printed, no
    /// columns of one's own. Whose it is, what it counts and how many stay.
    pub(crate) fn masked(&self, claim: &Claim, clock: &Clock) -> Claim {
        let voice = |name: &Option<Name>| name.clone().filter(|name| self.names_voices(name));
        Claim {
            from: voice(&claim.from),
            to: voice(&claim.to),
            through: voice(&claim.through),
            place: None,
            ids: NameSet::default(),
            occurred: claim.occurred.map(|when| by_the_day(when, clock)),
            cause: None,
            figure: None,
            extra: BTreeMap::new(),
            ..claim.clone()
        }
    }

    /// True if these are voices, and nothing else.
    pub(crate) fn names_voices(&self, names: &str) -> bool {
        names.split(" and ").all(|name| self.voices.contains(name))
    }
}

/// What is attached to a restricted statement shows what is withheld of it, and so does what is said of its keeping: both are
/// restricted as it is.
fn with_evidence(
    entries: &[Arc<Held>],
    mut by_id: BTreeMap<EntryId, Restriction>,
) -> BTreeMap<EntryId, Restriction> {
    let evidence = |held: &&Arc<Held>| {
        let payload = held.payload.as_ref();
        payload.is_some_and(|it| matches!(it, HeldPayload::Attachment(_) | HeldPayload::Custody(_)))
    };
    // Steps name attachments, which name statements, in whatever order they came. Each round restricts one more at least.
    loop {
        let before = by_id.len();
        for held in entries.iter().filter(evidence) {
            let mut named = held.refs.iter().filter_map(|link| by_id.get(&link.id));
            if let Some(restriction) = named.next().copied() {
                by_id.entry(held.id).or_insert(restriction);
            }
        }
        if by_id.len() == before {
            return by_id;
        }
    }
}

/// The midnight at which the civil date of `at` is over; `at` itself if it is one.
fn end_of_date(at: Timestamp, clock: &Clock) -> Timestamp {
    let date = clock.civil_date(clock.civil(at).date());
    if at == date.from { at } else { date.to }
}

/// The dates of a claimed time, on this clock.
fn by_the_day(when: When, clock: &Clock) -> When {
    let window = when.window(clock);
    let last = window.to.checked_sub(Duration::from_nanos(1));
    let last = last.unwrap_or(window.to).max(window.from);
    match when {
        When::Dates(..) => when,
        _ => When::Dates(clock.civil(window.from).date(), clock.civil(last).date()),
    }
}

/// What one looks at a statement with.
struct Ground<'a> {
    entries: &'a [Arc<Held>],
    agreement: Option<&'a Agreement>,
    clock: &'a Clock,
    /// Labels of clauses that ask for a hand-over of people.
    clauses: BTreeSet<&'a str>,
    /// Zones that are sites or shelters by their description.
    sites: BTreeSet<&'a str>,
    voices: BTreeSet<String>,
    /// When the last phase of the text ends by the text; `None` if one of them has no end.
    last_phase: Option<Timestamp>,
    /// Places and things looked at already: records name few of them many times.
    places: RefCell<BTreeMap<String, bool>>,
    /// The same of acts with their things.
    acts: RefCell<BTreeMap<(Name, Option<Name>), bool>>,
}

impl<'a> Ground<'a> {
    fn of(entries: &'a [Arc<Held>], agreement: Option<&'a Agreement>, clock: &'a Clock) -> Self {
        let claims = entries.iter().filter_map(|held| held.claim());
        let mut voices: BTreeSet<String> = claims.map(|claim| claim.voice.to_string()).collect();
        let mut ground = Ground {
            entries,
            agreement,
            clock,
            clauses: BTreeSet::new(),
            sites: BTreeSet::new(),
            voices: BTreeSet::new(),
            last_phase: None,
            places: RefCell::default(),
            acts: RefCell::default(),
        };
        if let Some(agreement) = agreement {
            voices.extend(agreement.declared_voices().cloned());
            voices.extend(
                agreement
                    .speaks_for
                    .iter()
                    .map(|(office, _)| office.clone()),
            );
            let site = |text: &str| words::names_a_site(text);
            let zones = agreement.zones.iter();
            ground.sites = zones
                .filter(|zone| site(&zone.name) || site(&zone.description))
                .map(|zone| zone.name.as_str())
                .collect();
            // A zone is a place, even where somebody speaks in its name.
            voices.retain(|voice| !agreement.zones.iter().any(|zone| zone.name == *voice));
            ground.clauses = agreement
                .clauses
                .iter()
                .filter(|clause| {
                    let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
                    parts
                        .flat_map(|part| part.duty.kernel.measures())
                        .any(|measure| {
                            ground.hands_over(Some(&measure.act), measure.thing.as_deref())
                        })
                })
                .flat_map(|clause| clause.was.iter().chain([&clause.label]))
                .map(String::as_str)
                .collect();
            let ends = agreement.phases.iter();
            let ends = ends.map(|phase| phase.planned_end(clock));
            let ends: Option<Vec<Timestamp>> = ends.collect();
            ground.last_phase = ends.and_then(|ends| ends.into_iter().max());
        }
        ground.voices = voices;
        ground
    }

    /// Why this statement is restricted by what it says itself.
    fn why(&self, claim: &Claim) -> Option<Why> {
        let marked = claim.extra.get(CLASS_COLUMN);
        if marked.is_some_and(|class| class.trim().eq_ignore_ascii_case("restricted")) {
            return Some(Why::Marked);
        }
        let by_clause = || {
            let clause = claim.clause.as_deref();
            claim.act.is_none() && clause.is_some_and(|label| self.clauses.contains(label))
        };
        if self.is_a_hand_over(claim) || by_clause() {
            return Some(Why::HandOver);
        }
        let places = [&claim.place, &claim.from, &claim.to, &claim.through];
        let mut said = places.into_iter().chain([&claim.thing]).flatten();
        said.any(|said| self.is_a_site(said)).then_some(Why::Site)
    }

    fn is_a_site(&self, place: &str) -> bool {
        let mut places = self.places.borrow_mut();
        if let Some(known) = places.get(place) {
            return *known;
        }
        let is = self.sites.contains(place) || words::names_a_site(place);
        places.insert(place.to_owned(), is);
        is
    }

    fn is_a_hand_over(&self, claim: &Claim) -> bool {
        let Some(act) = &claim.act else { return false };
        let of = (act.clone(), claim.thing.clone());
        let mut acts = self.acts.borrow_mut();
        *acts
            .entry(of)
            .or_insert_with(|| self.hands_over(claim.act.as_deref(), claim.thing.as_deref()))
    }

    /// True if such an act is a hand-over of people.
    fn hands_over(&self, act: Option<&str>, thing: Option<&str>) -> bool {
        let Some(act) = act else { return false };
        if words::HANDS_OVER.contains(&act) {
            return thing.is_none_or(|thing| {
                self.is_people(thing) || act == "release" && !self.is_known_not_people(thing)
            });
        }
        words::CONVEYS.contains(&act) && thing.is_some_and(|thing| self.is_people(thing))
    }

    fn is_people(&self, thing: &str) -> bool {
        let declared = self.agreement.and_then(|agreement| agreement.thing(thing));
        let kinds = declared.iter().flat_map(|thing| &thing.axes);
        let mut kinds = kinds.flat_map(|axis| &axis.kinds);
        !self.is_known_not_people(thing)
            && (words::names_people(thing) || kinds.any(|kind| words::names_people(kind)))
    }

    /// A list of people is no people, and neither is what comes in litres.
    fn is_known_not_people(&self, thing: &str) -> bool {
        let declared = self.agreement.and_then(|agreement| agreement.thing(thing));
        declared.is_some_and(|thing| thing.unit.is_some()) || words::names_a_list(thing)
    }

    fn open(&self, why: Why, held: &Held) -> Open {
        let claim = held.claim();
        let window =
            claim.and_then(|claim| claim.occurred.map(|when| (when, when.window(self.clock))));
        let (begins, ends) = match (window, claim) {
            (Some((when, window)), _) => (Some(window.from), stretch(why, when, window)),
            (None, Some(claim)) if why != Why::Site => (None, self.without_a_time(claim, held)),
            _ => (None, None),
        };
        Open { why, begins, ends }
    }

    fn without_a_time(&self, claim: &Claim, held: &Held) -> Option<Timestamp> {
        if is_planned(claim.kind) {
            return self.last_phase;
        }
        let said = claim.said.map(|said| said.latest(self.clock));
        Some(said.unwrap_or(held.signed))
    }

    /// What is about the same thing, or refers to it, is restricted as well.
    fn spread(&self, open: &mut BTreeMap<usize, Open>, groups: &Groups) {
        let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in open.keys() {
            if let Some(claim) = self.entries.get(*at).and_then(|held| held.claim()) {
                by_key.entry(&claim.key).or_default().push(*at);
            }
        }
        loop {
            let before = open.len();
            for (at, held) in self.entries.iter().enumerate() {
                let Some(claim) = held.claim().filter(|_| !open.contains_key(&at)) else {
                    continue;
                };
                let named = claim
                    .refers_to
                    .iter()
                    .filter_map(|key| by_key.get(key.as_str()));
                let named = named.flatten().filter_map(|other| open.get(other));
                let about = claim.about.as_deref().and_then(|about| groups.about(about));
                let Some(of) = named.copied().chain(about).min_by_key(|of| of.why) else {
                    continue;
                };
                let own = self.open(of.why, held);
                let spread = Open {
                    // What is said of a thing stays restricted at least as long as the thing.
                    ends: own.ends.zip(of.ends).map(|(own, of)| own.max(of)),
                    ..own
                };
                open.insert(at, spread);
                by_key.entry(&claim.key).or_default().push(at);
            }
            // Mostly entries refer to earlier ones: a second look finds nothing.
            if open.len() == before {
                return;
            }
        }
    }
}

/// When the time of a statement is over. For a site only a stretch of time counts.
fn stretch(why: Why, when: When, window: Window) -> Option<Timestamp> {
    let (end, moment) = match when {
        When::Instant(at) => (at, true),
        When::Dates(first, last) => (window.to, first == last),
        When::Between(_) => (window.to, false),
    };
    (why != Why::Site || !moment).then_some(end)
}

fn is_planned(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Announce
            | Kind::Undertake
            | Kind::Offer
            | Kind::Request
            | Kind::Meet
            | Kind::Accept
            | Kind::Agree
    )
}

/// What the restricted statements under each `about` say of their time, and who closed what.
#[derive(Default)]
struct Groups {
    open: BTreeMap<String, Open>,
    closed_about: BTreeMap<String, Timestamp>,
    closed_key: BTreeMap<String, Timestamp>,
}

impl Groups {
    fn of(entries: &[Arc<Held>], open: &BTreeMap<usize, Open>) -> Self {
        let mut groups = Groups::default();
        for (at, held) in entries.iter().enumerate() {
            let Some(claim) = held.claim() else { continue };
            if claim.kind == Kind::Close {
                let known = held.received.unwrap_or(held.signed);
                let about = claim.about.iter().map(|about| (about, true));
                let named = claim.refers_to.iter().map(|key| (key, false));
                for (key, is_about) in about.chain(named) {
                    let closed = match is_about {
                        true => &mut groups.closed_about,
                        false => &mut groups.closed_key,
                    };
                    let first = closed.entry(key.to_string()).or_insert(known);
                    *first = known.min(*first);
                }
                // To say that something is closed says nothing new of when it takes place.
                continue;
            }
            let (Some(about), Some(one)) = (&claim.about, open.get(&at)) else {
                continue;
            };
            match groups.open.get_mut(about.as_str()) {
                None => {
                    groups.open.insert(about.to_string(), *one);
                }
                Some(all) => {
                    all.why = all.why.min(one.why);
                    all.begins = all.begins.max(one.begins);
                    all.ends = all.ends.zip(one.ends).map(|(all, one)| all.max(one));
                }
            }
        }
        groups
    }

    fn about(&self, about: &str) -> Option<Open> {
        self.open.get(about).copied()
    }

    /// When a restricted entry is closed; `None` if nothing says so yet.
    fn closed(&self, held: &Held, own: &Open) -> Option<Timestamp> {
        let claim = held.claim()?;
        let group = claim.about.as_deref().and_then(|about| self.about(about));
        let ends = match group {
            Some(group) => own.ends.zip(group.ends).map(|(own, group)| own.max(group)),
            None => own.ends,
        };
        let begins = own.begins.max(group.and_then(|group| group.begins));
        let by_about = claim
            .about
            .as_ref()
            .and_then(|about| self.closed_about.get(about.as_str()));
        let by_key = self.closed_key.get(claim.key.as_str());
        // A closing before anything began would lay open a plan.
        let closed = by_about.into_iter().chain(by_key).min();
        let closed = closed.map(|closed| begins.map_or(*closed, |begins| begins.max(*closed)));
        match (ends, closed) {
            (Some(ends), Some(closed)) => Some(ends.min(closed)),
            (ends, closed) => ends.or(closed),
        }
    }
}

#[cfg(test)]
#[path = "class_tests.rs"]
mod tests;
