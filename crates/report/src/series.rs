//! Figures day by day: what each voice says was counted at each counting point, beside the numbers that the text asks for;
//! an exchange as it adds up; what is still held; and what was replaced by a correction.
//!
//! Plain numbers with the entries they come from. Nothing is summed across voices, and a day without a figure is `None`.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::duty::{Kernel, Measure, Part, Sense, Windows};
use tregua_agreement::meaning::{Clause, Held};
use tregua_calendar::{Date, Said, Timestamp, When, Window};
use tregua_record::Claim;
use tregua_record::entries::claim::{Adds, Amount};
use tregua_standing::document::Keys;
use tregua_standing::{Count, Evaluator, Gone, Measured, Name, PhaseSpan, Rates, Statement, Tally};

use crate::brief::{What, what};
use crate::counts::{Counts, CountsWanted, counts};

/// Most days in a series: a quarter of a year.
pub const MOST_DAYS: usize = 92;

/// Days shown where no phase says which matter: four weeks.
const DAYS_WITHOUT_PHASE: usize = 28;

/// Days shown after the end of a phase: how things went on without it.
const DAYS_AFTER: usize = 7;

/// Everything that can be drawn of the days asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charted {
    /// The agreement days, the oldest first; never none.
    pub days: Vec<Date>,
    /// True if more days were asked for than are shown: these are the last of them.
    pub cut: bool,
    /// What the text asks about, in its order.
    pub asked: Vec<Series>,
    /// What else is counted.
    pub others: Vec<Series>,
    /// Exchanges of so many for so many, as they add up from the start of their phase.
    pub exchanges: Vec<Exchange>,
    /// Counts over longer stretches, and stocks, of things that are exchanged or still held.
    pub held: Vec<HeldSeries>,
    /// Figures that no longer stand, the one said last first.
    pub replaced: Vec<Replaced>,
}

/// An entry, so far as it is named beside a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ref {
    /// The entry.
    pub entry: Name,
    /// The claim's key.
    pub claim: String,
    /// Key of its source.
    pub source: Option<String>,
    /// When it was said.
    pub said: Option<Said>,
}

/// A figure that no longer stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// Its entry.
    pub at: Ref,
    /// Who said it.
    pub voice: String,
    /// What was counted.
    pub thing: Option<String>,
    /// The act.
    pub act: Option<String>,
    /// The counting point.
    pub point: Option<String>,
    /// The agreement day it spoke of, if it was one.
    pub day: Option<Date>,
    /// How many.
    pub amount: Amount,
    /// True if it is below [`SMALL`] and no source published it.
    pub small: bool,
    /// The entry that names it.
    pub by: Ref,
    /// True if it was taken back without another in its place.
    pub retracted: bool,
}

/// What is needed beside the evaluator: the claims by their entries, and which of them stand in a published source.
pub struct Known<'a> {
    /// The claims.
    pub keys: &'a Keys<'a>,
    /// True if a published source states the claim.
    pub published: &'a dyn Fn(&Claim) -> bool,
}

/// Counts below this are shown to few unless they were published: a single person could be known by them.
pub const SMALL: u64 = 3;

/// Most entries named beside one figure.
const MOST_NAMED: usize = 5;

/// One thing at one counting point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What is counted.
    pub what: What,
    /// Who acts: any of these; empty: not stated.
    pub actors: Vec<String>,
    /// What the text asks, on each reading.
    pub lines: Vec<Line>,
    /// Each voice with a figure for one of the days, in the order of code points.
    pub voices: Vec<VoicePoints>,
    /// Parties, mediators and counting bodies from which no figure was received for any of the days.
    pub nothing_received: Vec<String>,
}

/// A number that the text asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The clause's label.
    pub clause: String,
    /// Who asserts it, where only some do.
    pub asserted_by: Vec<String>,
    /// The part's name: `each day`, `total`.
    pub part: String,
    /// The reading's name; `None`: the clause's own words.
    pub reading: Option<String>,
    /// The counting point of the reading.
    pub point: Option<String>,
    /// Who holds it.
    pub held: Held,
    /// True if it is asked of each day, so that it can stand beside the days.
    pub each_day: bool,
    /// Which side of the number honours it.
    pub sense: Sense,
    /// The smallest number the text can mean.
    pub lo: u64,
    /// The largest; `None`: no bound.
    pub hi: Option<u64>,
    /// The "about n" of the text.
    pub about: Option<u64>,
}

/// One voice's figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoicePoints {
    /// The voice.
    pub voice: String,
    /// One for each day; `None`: nothing reported, which is not 0.
    pub points: Vec<Option<Point>>,
}

/// What one voice says was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// At least this many.
    pub lo: u64,
    /// At most this many; `None`: left open.
    pub hi: Option<u64>,
    /// The voice differs from itself.
    pub differs: bool,
    /// Entries it was made from, a few of them.
    pub from: Vec<Ref>,
    /// How many more there are.
    pub more: usize,
    /// What of it is small and not published: the least of those entries together, and how much more they could have said
    /// and still be small. `None`: nothing.
    pub small: Option<(u64, u64)>,
    /// Figures that were corrected on the way to it, the latest first.
    pub replaced: Vec<Replaced>,
}

/// What one voice says over a longer stretch, or is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldSeries {
    /// What is counted.
    pub what: What,
    /// Who acts: any of these; empty: not stated.
    pub actors: Vec<String>,
    /// Counts, the longest stretch first, then stocks, voice by voice, the latest first.
    pub rows: Vec<HeldRow>,
}

/// One figure of a stretch or of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    /// Who says so.
    pub voice: String,
    /// The stretch that it counts.
    pub window: Option<Window>,
    /// Of what is still there: at which time.
    pub when: Option<When>,
    /// True if it says how many are still there.
    pub stock: bool,
    /// Of a stock: the kinds that it names. How many women and children are there is not how many people are.
    pub kinds: Vec<String>,
    /// The figure.
    pub figure: Point,
}

/// So many for each so many, as they add up day by day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// Labels of the clauses that ask it.
    pub clauses: Vec<String>,
    /// Who asserts it, where only some do.
    pub asserted_by: Vec<String>,
    /// Owed…
    pub n: u64,
    /// …for each so many of the base.
    pub m: u64,
    /// What makes it owed.
    pub base: What,
    /// Where categories of it make different numbers owed: of each its number, and its kinds.
    pub rates: Rates,
    /// What is owed.
    pub owed: What,
    /// From when it adds up.
    pub from: Timestamp,
    /// The days, each with all since the start up to its end.
    pub days: Vec<Date>,
    /// Each voice that speaks of one of the two.
    pub voices: Vec<VoiceExchange>,
}

/// One voice's two sums, one for each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceExchange {
    /// The voice.
    pub voice: String,
    /// Of the base.
    pub base: Vec<Option<Point>>,
    /// Of what is owed.
    pub owed: Vec<Option<Point>>,
}

/// Everything that can be drawn of the days from `first` to `last`; where they are not given, of the phase begun last.
pub fn charted(
    now: &Evaluator<'_>,
    known: &Known<'_>,
    first: Option<Date>,
    last: Option<Date>,
) -> Charted {
    let desk = Desk::new(now, known);
    let (days, cut) = days_of(now, first, last);
    let clock = &now.agreement().clock;
    let windows: Vec<Window> = days.iter().map(|day| clock.day(*day)).collect();
    let groups = groups(now);
    let asked: Vec<Series> = groups
        .iter()
        .map(|group| asked(&desk, group, &windows))
        .collect();
    let asked = without_twins(asked);
    let exchanges = exchanges(&desk, &days);
    let others = others(&desk, &asked, &windows);
    let held = held(&desk, &exchanges);
    Charted {
        cut,
        asked,
        others,
        exchanges,
        held,
        replaced: desk.replaced(),
        days,
    }
}

/// The days to show, and whether fewer than asked for.
fn days_of(now: &Evaluator<'_>, first: Option<Date>, last: Option<Date>) -> (Vec<Date>, bool) {
    let clock = &now.agreement().clock;
    let as_of = now.moment().as_of;
    let today = clock.day_of(as_of);
    let begun = now
        .phases()
        .iter()
        .filter(|phase| phase.window.from <= as_of);
    let phase = begun.max_by_key(|phase| phase.window.from);
    let otherwise_last = match phase {
        Some(phase) if phase.window.to < as_of => {
            let end = clock.day_of(phase.window.to);
            let after = std::iter::successors(Some(end), |day| day.tomorrow().ok());
            today.min(after.take(DAYS_AFTER + 1).last().unwrap_or(end))
        }
        Some(_) => today,
        None => last_said(now).map_or(today, |latest| latest.min(today)),
    };
    let last = last.unwrap_or(otherwise_last);
    let first = first.unwrap_or_else(|| match phase {
        Some(phase) => clock.day_of(phase.window.from),
        None => back(last).take(DAYS_WITHOUT_PHASE).last().unwrap_or(last),
    });
    let first = first.min(last);
    let mut days: Vec<Date> = back(last)
        .take_while(|day| *day >= first)
        .take(MOST_DAYS)
        .collect();
    days.reverse();
    let cut = days.first().is_some_and(|shown| *shown > first);
    (days, cut)
}

fn back(from: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |day| day.yesterday().ok())
}

/// The last agreement day that a figure speaks of.
fn last_said(now: &Evaluator<'_>) -> Option<Date> {
    let clock = &now.agreement().clock;
    let amounts = now.standing().filter(|one| one.claim.amount.is_some());
    amounts
        .filter_map(|one| {
            day_of_claim(now, &one.claim).or(one
                .claim
                .occurred
                .map(|when| clock.day_of(when.window(clock).from)))
        })
        .max()
}

/// The agreement day that a claim speaks of: a date is the day that begins on it where the text says so. `None` if it
/// speaks of no single day.
pub fn day_of_claim(now: &Evaluator<'_>, claim: &Claim) -> Option<Date> {
    let clock = &now.agreement().clock;
    let when = claim.occurred?;
    if let Some((first, last)) = when.dates() {
        return (first == last).then_some(first);
    }
    let window = when.window(clock);
    let day = clock.day_of(window.from);
    window.inside(&clock.day(day)).then_some(day)
}

/// A measure of the text, with everything it is asked for.
struct Group<'a> {
    clause: &'a Clause,
    part: &'a Part,
    measure: &'a Measure,
    lines: Vec<Line>,
}

/// Every measure of every reading, each once, in the order of the text.
fn groups<'a>(now: &Evaluator<'a>) -> Vec<Group<'a>> {
    let mut found: Vec<Group<'a>> = Vec::new();
    for clause in &now.agreement().clauses {
        for reading in &clause.readings {
            for part in &reading.parts {
                for measure in part.duty.kernel.amounts() {
                    let same = |known: &&mut Group<'_>| {
                        what(known.measure) == what(measure)
                            && known.measure.actors == measure.actors
                    };
                    let at = match found.iter_mut().find(same) {
                        Some(group) => group,
                        None => {
                            found.push(Group {
                                clause,
                                part,
                                measure,
                                lines: Vec::new(),
                            });
                            let Some(group) = found.last_mut() else {
                                continue;
                            };
                            group
                        }
                    };
                    let Kernel::Amount {
                        threshold, windows, ..
                    } = &part.duty.kernel
                    else {
                        continue;
                    };
                    let line = Line {
                        clause: clause.label.clone(),
                        asserted_by: clause.asserted_by.clone(),
                        part: part.name.clone(),
                        reading: reading.name.clone(),
                        point: reading.point.clone(),
                        held: reading.held.clone(),
                        each_day: matches!(windows, Windows::EachDay),
                        sense: threshold.sense,
                        lo: threshold.lo,
                        hi: threshold.hi,
                        about: threshold.about,
                    };
                    if !at.lines.contains(&line) {
                        at.lines.push(line);
                    }
                }
            }
        }
    }
    found
}

fn asked(desk: &Desk<'_>, group: &Group<'_>, windows: &[Window]) -> Series {
    let take = |tally| desk.noted(tally);
    let noted = desk
        .now
        .tallies_asked(group.clause, group.part, group.measure, windows, take);
    let agreement = desk.now.agreement();
    let voices = voices(noted, windows);
    let awaited: BTreeSet<&String> = agreement
        .parties
        .iter()
        .chain(&agreement.mediators)
        .chain(&agreement.counting_bodies)
        .collect();
    Series {
        what: what(group.measure),
        actors: group.measure.actors.clone(),
        lines: group.lines.clone(),
        nothing_received: awaited
            .into_iter()
            .filter(|name| !voices.iter().any(|own| own.voice == **name))
            .cloned()
            .collect(),
        voices,
    }
}

/// Leaves out what no number is asked of where it says what another series of the same thing says: an exchange counts all
/// of what a quota counts some kinds of, and often nobody tells these apart.
fn without_twins(series: Vec<Series>) -> Vec<Series> {
    let of_every_kind = |what: &What| What {
        kinds: Vec::new(),
        ..what.clone()
    };
    let same = |one: &Series, two: &Series| {
        of_every_kind(&one.what) == of_every_kind(&two.what) && one.voices == two.voices
    };
    let is_twin = |at: usize, one: &Series| {
        let mut others = series.iter().enumerate().filter(|(place, _)| *place != at);
        one.lines.is_empty()
            && others.any(|(place, two)| same(one, two) && (!two.lines.is_empty() || place < at))
    };
    let twins: Vec<bool> = series
        .iter()
        .enumerate()
        .map(|(at, one)| is_twin(at, one))
        .collect();
    let kept = series.into_iter().zip(twins);
    kept.filter_map(|(one, twin)| (!twin).then_some(one))
        .collect()
}

/// Each voice with its figures in these windows. A voice that only bounds the count from above says of none that it
/// happened, and makes no row.
fn voices(noted: impl IntoIterator<Item = Noted>, windows: &[Window]) -> Vec<VoicePoints> {
    let places: BTreeMap<Window, usize> = windows
        .iter()
        .enumerate()
        .map(|(at, window)| (*window, at))
        .collect();
    let mut by_voice: BTreeMap<String, Vec<Option<Point>>> = BTreeMap::new();
    for (window, voice, point) in noted {
        let Some(place) = places.get(&window) else {
            continue;
        };
        let row = by_voice
            .entry(voice)
            .or_insert_with(|| vec![None; windows.len()]);
        if let Some(cell) = row.get_mut(*place) {
            *cell = Some(point);
        }
    }
    let says_so = |point: &Point| point.lo > 0 || point.hi == Some(0);
    by_voice
        .into_iter()
        .filter(|(_, points)| points.iter().flatten().any(says_so))
        .map(|(voice, points)| VoicePoints { voice, points })
        .collect()
}

/// Things that claims count and no clause asks about. Acts without a thing are incidents: how many of them somebody reported
/// is no figure to lay beside another's.
fn others(desk: &Desk<'_>, asked: &[Series], windows: &[Window]) -> Vec<Series> {
    let mut found = Vec::new();
    for measured in desk.now.measured() {
        let is_asked = |series: &Series| {
            let own = &series.what;
            (&own.act, &own.thing, &own.unit, &own.point)
                == (
                    &measured.act,
                    &measured.thing,
                    &measured.unit,
                    &measured.point,
                )
                && own.place.is_none()
                && measured
                    .actor
                    .as_ref()
                    .is_some_and(|actor| series.actors.contains(actor))
        };
        if measured.thing.is_none() || asked.iter().any(is_asked) {
            continue;
        }
        let tallies = desk.now.counts_of(&measured, windows).into_iter();
        let voices = voices(tallies.map(|tally| desk.noted(tally)), windows);
        if voices.is_empty() {
            continue;
        }
        found.push(Series {
            what: what_of(&measured),
            actors: measured.actor.into_iter().collect(),
            lines: Vec::new(),
            voices,
            nothing_received: Vec::new(),
        });
    }
    found
}

/// Every exchange in the clauses' own words.
fn exchanges(desk: &Desk<'_>, days: &[Date]) -> Vec<Exchange> {
    let now = desk.now;
    let clock = &now.agreement().clock;
    let mut found: Vec<Exchange> = Vec::new();
    for clause in &now.agreement().clauses {
        let written = clause.readings.iter().filter(|one| one.name.is_none());
        for part in written.flat_map(|reading| &reading.parts) {
            let Kernel::Ratio {
                owed,
                n,
                m,
                base,
                rates,
                sense: Sense::AtLeast,
                ..
            } = &part.duty.kernel
            else {
                continue;
            };
            let rates = rates.iter().map(|rate| (rate.n, what(&rate.of).kinds));
            let rates: Rates = rates.collect();
            let own = |known: &&mut Exchange| {
                let same = (&known.base, &known.owed, &known.rates);
                same == (&what(base), &what(owed), &rates) && (known.n, known.m) == (*n, *m)
            };
            if let Some(known) = found.iter_mut().find(own) {
                if !known.clauses.contains(&clause.label) {
                    known.clauses.push(clause.label.clone());
                }
                continue;
            }
            let named = |phase: &&PhaseSpan| part.duty.phase.as_ref() == Some(&phase.name);
            let phase = now.phases().iter().find(named).or(now.phases().first());
            let Some(phase) = phase.map(|phase| phase.window) else {
                continue;
            };
            let inside = |day: &&Date| clock.day(**day).overlaps(&phase);
            let days: Vec<Date> = days.iter().filter(inside).copied().collect();
            let windows: Vec<Window> = days
                .iter()
                .map(|day| Window::new(phase.from, clock.day(*day).to.min(phase.to)))
                .collect();
            let sums = |measure: &Measure| {
                let take = |tally| desk.noted(tally);
                let noted = now.tallies_asked(clause, part, measure, &windows, take);
                voices(noted, &windows)
            };
            found.push(Exchange {
                clauses: vec![clause.label.clone()],
                asserted_by: clause.asserted_by.clone(),
                n: *n,
                m: *m,
                base: what(base),
                rates,
                owed: what(owed),
                from: phase.from,
                voices: side_by_side(sums(base), sums(owed), days.len()),
                days,
            });
        }
    }
    found
}

fn side_by_side(base: Vec<VoicePoints>, owed: Vec<VoicePoints>, days: usize) -> Vec<VoiceExchange> {
    let mut by_voice: BTreeMap<String, [Vec<Option<Point>>; 2]> = BTreeMap::new();
    for (side, rows) in [base, owed].into_iter().enumerate() {
        for row in rows {
            let own = by_voice
                .entry(row.voice)
                .or_insert_with(|| [vec![None; days], vec![None; days]]);
            if let Some(place) = own.get_mut(side) {
                *place = row.points;
            }
        }
    }
    by_voice
        .into_iter()
        .map(|(voice, [base, owed])| VoiceExchange { voice, base, owed })
        .collect()
}

/// Counts and stocks of the things that are exchanged or of which somebody says how many are still there.
fn held(desk: &Desk<'_>, exchanges: &[Exchange]) -> Vec<HeldSeries> {
    let now = desk.now;
    let exchanged = exchanges
        .iter()
        .flat_map(|one| [&one.base.thing, &one.owed.thing])
        .flatten()
        .cloned();
    let stocks = now
        .standing()
        .filter(|one| one.claim.adds == Adds::Stock && one.claim.amount.is_some())
        .filter_map(|one| one.claim.thing.as_ref().map(String::from));
    let declared = |name: String| {
        let thing = now.agreement().thing(&name);
        thing.map_or(name, |thing| thing.name.clone())
    };
    let things: BTreeSet<String> = exchanged.chain(stocks).map(declared).collect();
    if things.is_empty() {
        return Vec::new();
    }
    let wanted = CountsWanted {
        things,
        ..CountsWanted::default()
    };
    counts(now, &wanted)
        .into_iter()
        .map(|one| desk.held(&one))
        .filter(|one| !one.rows.is_empty())
        .collect()
}

fn what_of(measured: &Measured) -> What {
    What {
        act: measured.act.clone(),
        thing: measured.thing.clone(),
        kinds: measured
            .kinds
            .iter()
            .map(|kind| vec![kind.clone()])
            .collect(),
        unit: measured.unit.clone(),
        point: measured.point.clone(),
        place: None,
    }
}

/// What one voice says of one window, with no more of its entries than are shown.
type Noted = (Window, String, Point);

/// The evaluator with what is looked up beside it.
struct Desk<'a> {
    now: &'a Evaluator<'a>,
    known: &'a Known<'a>,
    /// What each correction or retraction named.
    replaced: BTreeMap<&'a str, Vec<(&'a Statement, bool)>>,
}

impl<'a> Desk<'a> {
    fn new(now: &'a Evaluator<'a>, known: &'a Known<'a>) -> Self {
        let mut replaced: BTreeMap<&str, Vec<(&Statement, bool)>> = BTreeMap::new();
        for statement in now.known() {
            let (by, retracted) = match now.gone(&statement.id) {
                Some(Gone::CorrectedBy(by)) => (by, false),
                Some(Gone::RetractedBy(by)) => (by, true),
                _ => continue,
            };
            replaced.entry(by).or_default().push((statement, retracted));
        }
        Desk {
            now,
            known,
            replaced,
        }
    }

    fn at(&self, entry: &str) -> Option<Ref> {
        let claim = self.known.keys.claim(entry)?;
        Some(Ref {
            entry: entry.into(),
            claim: claim.key.to_string(),
            source: claim.source.as_ref().map(Into::into),
            said: claim.said,
        })
    }

    fn is_small(&self, claim: &Claim) -> bool {
        let below = claim.amount.is_some_and(|amount| amount.lo < SMALL);
        below && !(self.known.published)(claim)
    }

    fn noted(&self, tally: Tally) -> Noted {
        let point = self.point(&tally.counted, &tally.from);
        (tally.window, tally.voice, point)
    }

    fn point(&self, count: &Count, from: &[Name]) -> Point {
        self.figure(count.lo, count.hi, count.differs, from)
    }

    fn figure(&self, lo: u64, hi: Option<u64>, differs: bool, from: &[Name]) -> Point {
        let claims = from.iter().filter_map(|id| self.known.keys.claim(id));
        let small = claims
            .filter(|claim| self.is_small(claim))
            .filter_map(|claim| claim.amount)
            .fold(None, |sum: Option<(u64, u64)>, amount| {
                let (least, room) = sum.unwrap_or((0, 0));
                let most = SMALL - 1;
                let more = amount.hi.map_or(0, |hi| most.saturating_sub(hi));
                Some((least + amount.lo.min(most), room + more))
            });
        let named = from.iter().take(MOST_NAMED);
        let replaced = if self.replaced.is_empty() {
            Vec::new()
        } else {
            from.iter().flat_map(|id| self.before(id)).collect()
        };
        Point {
            lo,
            hi,
            differs,
            from: named.filter_map(|id| self.at(id)).collect(),
            more: from.len().saturating_sub(MOST_NAMED),
            small,
            replaced,
        }
    }

    /// Everything that was corrected on the way to this entry, the latest first.
    fn before(&self, entry: &str) -> Vec<Replaced> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut found = Vec::new();
        let mut next: Vec<&str> = vec![entry];
        while let Some(by) = next.pop() {
            for (statement, retracted) in self.replaced.get(by).into_iter().flatten() {
                // Corrections that name each other in a ring end here.
                if seen.insert(&statement.id) {
                    next.push(&statement.id);
                    found.extend(self.told(statement, by, *retracted));
                }
            }
        }
        found
    }

    fn told(&self, statement: &Statement, by: &str, retracted: bool) -> Option<Replaced> {
        let claim = &statement.claim;
        Some(Replaced {
            at: self.at(&statement.id)?,
            voice: statement.voice(),
            thing: claim.thing.as_ref().map(Into::into),
            act: claim.act.as_ref().map(Into::into),
            point: claim.counting_point.as_ref().map(Into::into),
            day: day_of_claim(self.now, claim),
            amount: claim.amount?,
            small: self.is_small(claim),
            by: self.at(by)?,
            retracted,
        })
    }

    /// Every figure that no longer stands, the one said last first.
    fn replaced(&self) -> Vec<Replaced> {
        let clock = &self.now.agreement().clock;
        let told = self.replaced.iter().flat_map(|(by, ones)| {
            let own = ones.iter();
            own.filter_map(|(statement, retracted)| self.told(statement, by, *retracted))
        });
        let mut found: Vec<Replaced> = told.collect();
        found.sort_by_key(|one| {
            let said = one.at.said.map(|said| said.latest(clock));
            (std::cmp::Reverse(said), one.at.claim.clone())
        });
        found
    }

    fn held(&self, one: &Counts) -> HeldSeries {
        let tallies = one.tallies.iter().map(|tally| HeldRow {
            voice: tally.voice.clone(),
            window: Some(tally.window),
            when: None,
            stock: false,
            kinds: Vec::new(),
            figure: self.point(&tally.counted, &tally.from),
        });
        let stocks = one.stocks.iter().filter_map(|stock| {
            let amount = stock.amount?;
            let from = [stock.entry.clone()];
            let claim = self.known.keys.claim(&stock.entry)?;
            Some(HeldRow {
                voice: stock.voice.clone(),
                window: None,
                when: stock.when,
                stock: true,
                kinds: crate::brief::kinds(claim),
                figure: self.figure(amount.lo, amount.hi, false, &from),
            })
        });
        HeldSeries {
            what: what_of(&one.measured),
            actors: one.measured.actor.iter().cloned().collect(),
            rows: tallies.chain(stocks).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
