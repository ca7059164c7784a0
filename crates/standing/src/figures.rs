//! What a statement says of a measure: a figure, or the reason why it is none.

use std::sync::Arc;

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Crediting, Kernel, Measure};
use tregua_agreement::meaning::{Clause, Thing};
use tregua_calendar::{Date, Said, When, Window};
use tregua_record::Name;
use tregua_record::entries::claim::{Actor, Adds, Amount, Attribution, Claim, Coverage, Kind};

use crate::region::{Region, all_kinds, mask};
use crate::state::Stated;
use crate::statement::Live;
use crate::versions::{Stretch, Version};

/// Why a statement gives no figure for a measure: the first test it fails, in the order of `docs/standings.md` §3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyNot {
    /// Its kind never counts: a plan, a question, an account…
    Kind,
    /// It says that it belongs to another clause.
    Clause,
    /// Another act.
    Act,
    /// Another actor, or none it knows.
    Actor,
    /// Another thing.
    Thing,
    /// Another unit.
    Unit,
    /// Another counting point, or none stated.
    Point,
    /// Elsewhere.
    Place,
    /// To somebody else.
    To,
    /// A stock: how many are still there, a measure of its own.
    Stock,
    /// An acceptance counts only in the accepting party's own voice.
    Acceptance,
    /// None of the kinds that count.
    Kinds,
    /// It states no time.
    Time,
    /// It is of another key than the instance.
    Key,
    /// Its voice later says that it is otherwise again.
    Otherwise,
    /// It speaks of another renewal: consent to less than this one, or notice of a later end.
    Renewal,
}

impl WhyNot {
    /// The key of the phrase that says it.
    pub fn key(self) -> &'static str {
        match self {
            WhyNot::Kind => "why-kind",
            WhyNot::Clause => "why-clause",
            WhyNot::Act => "why-act",
            WhyNot::Actor => "why-actor",
            WhyNot::Thing => "why-thing",
            WhyNot::Unit => "why-unit",
            WhyNot::Point => "why-point",
            WhyNot::Place => "why-place",
            WhyNot::To => "why-to",
            WhyNot::Stock => "why-stock",
            WhyNot::Acceptance => "why-acceptance",
            WhyNot::Kinds => "why-kinds",
            WhyNot::Time => "why-time",
            WhyNot::Key => "why-key",
            WhyNot::Otherwise => "why-otherwise",
            WhyNot::Renewal => "why-renewal",
        }
    }
}

/// One voice's number for a measure.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// The statement as it is to be read while the figure stands; every column shares it.
    pub(crate) version: Arc<Version>,
    /// While how much was known it stands: the version's, at hand.
    pub(crate) known: Stretch,
    /// Whose it is: the voice of the version, at hand.
    pub(crate) voice: Name,
    /// The object it is of, if its claim gives just one, and names no happening and no claim: at hand as well.
    pub(crate) only: Option<Name>,
    /// It repeats another's report; some voice denies it; it states "of so many"; it names objects. At hand as well: a claim is
    /// large, and to look into many costs more than all else.
    pub(crate) repeats: bool,
    pub(crate) denied: bool,
    pub(crate) out_of: bool,
    pub(crate) names_objects: bool,
    /// No other figure can be its rival: its statement hangs together with no other.
    pub(crate) lone: bool,
    /// What it speaks of: a total of this region says how many are in all of it.
    pub(crate) region: Region,
    pub(crate) lo: u64,
    pub(crate) hi: Option<u64>,
    /// A total or an average; otherwise an event.
    pub(crate) total: bool,
    /// Its coverage is whole (whether its time is over is the moment's business).
    pub(crate) covers_all: bool,
    /// Given in dates, and read by the header's rule.
    pub(crate) dated: bool,
    pub(crate) place_known: bool,
    /// What few have.
    rare: Option<Box<Rare>>,
    /// The place in the column of the first of its rivals, or its own: the same for all that share it.
    pub(crate) rival: usize,
}

#[derive(Debug, Clone, Default)]
struct Rare {
    /// Where those it counts surely lie, where that is less than its region: its parts add to its whole and name their kinds.
    narrowed: Option<Region>,
    /// Parts of it with kinds and counts of their own.
    parts: Box<[(Region, u64)]>,
    /// The date of the instance it is credited to, under a reading that credits.
    credited: Option<Date>,
}

impl Figure {
    /// False for one that another took the place of: it never stands.
    pub(crate) fn is_ever(&self) -> bool {
        self.known.until != Some(self.known.from)
    }

    /// Where those it counts surely lie.
    pub(crate) fn sure(&self) -> &Region {
        let narrowed = self.rare.as_ref().and_then(|rare| rare.narrowed.as_ref());
        narrowed.unwrap_or(&self.region)
    }

    /// Parts of it with kinds and counts of their own.
    pub(crate) fn parts(&self) -> &[(Region, u64)] {
        self.rare.as_ref().map_or(&[], |rare| &rare.parts)
    }

    /// The date of the instance it is credited to, under a reading that credits.
    pub(crate) fn credited(&self) -> Option<Date> {
        self.rare.as_ref()?.credited
    }
}

/// The object that a claim names, if that is all it names.
fn only(claim: &Claim) -> Option<Name> {
    match (&*claim.ids, &claim.about, &*claim.refers_to) {
        ([one], None, []) => Some(one.clone()),
        _ => None,
    }
}

/// What all figures for one measure are read with.
pub(crate) struct Reader<'a> {
    agreement: &'a Agreement,
    clause: &'a Clause,
    measure: &'a Measure,
    thing: Option<&'a Thing>,
    /// The phase that the clause renews.
    renews: Option<&'a str>,
    /// Every kind of the thing, and those that the measure asks about.
    every: Box<[u64]>,
    asked: Box<[u64]>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(agreement: &'a Agreement, clause: &'a Clause, measure: &'a Measure) -> Self {
        let thing = measure
            .thing
            .as_deref()
            .and_then(|name| agreement.thing(name));
        let every = all_kinds(thing);
        let mut asked = every.clone();
        for choice in &measure.kinds {
            let Some(thing) = thing else { continue };
            let axis = thing.axes.iter().position(|axis| axis.name == choice.axis);
            if let Some((axis, slot)) = axis.and_then(|axis| Some((axis, asked.get_mut(axis)?))) {
                *slot = mask(thing, axis, choice.any_of.iter().map(String::as_str));
            }
        }
        Reader {
            agreement,
            clause,
            measure,
            thing,
            renews: renewed(clause),
            every,
            asked,
        }
    }

    /// The cells the measure asks about.
    pub(crate) fn asked(&self, span: Window) -> Region {
        Region {
            span,
            kinds: self.asked.clone(),
        }
    }

    /// What a statement says of the measure.
    pub(crate) fn figure(&self, version: &Arc<Version>) -> Result<Figure, WhyNot> {
        let live = &version.live;
        let claim = &live.claim;
        self.same_measure(live)?;
        let credited = self.credited(version);
        let kinds = self.kinds(claim, credited.is_some());
        if kinds
            .iter()
            .zip(&self.asked)
            .any(|(own, asked)| own & asked == 0)
        {
            return Err(WhyNot::Kinds);
        }
        let (span, dated) = self.span(claim).ok_or(WhyNot::Time)?;
        let (lo, hi) = self.amount(claim).ok_or(WhyNot::Time)?;
        let region = Region { span, kinds };
        let parts = self.parts(claim, &region);
        let exact = lo == hi.unwrap_or(u64::MAX);
        let sure = (exact && !parts.is_empty()).then(|| narrowed(&region, &parts, lo));
        if let Some(level) = self.measure.level {
            let there = Stated {
                region: &region,
                sure: sure.as_ref().unwrap_or(&region),
                parts: &parts,
                lo,
                hi,
            };
            let whole = claim.adds == Adds::Total;
            // What was there when the phase began each voice says for itself: `sheet/baseline.rs`.
            let (lo, hi, total) = match level.most() {
                Some(most) => {
                    let report = there.report(most, level, &self.asked(span), whole);
                    let report = report.ok_or(WhyNot::Kinds)?;
                    (report.lo, Some(report.hi), report.throughout)
                }
                None => {
                    let (least, most) = there.there(&self.asked(span)).ok_or(WhyNot::Kinds)?;
                    (least.unwrap_or(0), most, whole)
                }
            };
            return Ok(Figure {
                version: Arc::clone(version),
                known: version.known,
                voice: live.told_by().clone(),
                only: only(claim),
                repeats: claim.repeats.is_some(),
                denied: !version.denied_by().is_empty(),
                out_of: claim.out_of.is_some(),
                names_objects: !claim.ids.is_empty(),
                lone: version.lone,
                region: self.asked(span),
                lo,
                hi,
                total,
                covers_all: claim.coverage == Coverage::Whole,
                dated,
                place_known: self.measure.place.is_none() || claim.place.is_some(),
                rare: None,
                rival: 0,
            });
        }
        let rare = Rare {
            narrowed: sure.filter(|sure| *sure != region),
            parts: parts.into(),
            credited,
        };
        let few = rare.narrowed.is_some() || !rare.parts.is_empty() || rare.credited.is_some();
        Ok(Figure {
            version: Arc::clone(version),
            known: version.known,
            voice: live.told_by().clone(),
            only: only(claim),
            repeats: claim.repeats.is_some(),
            denied: !version.denied_by().is_empty(),
            out_of: claim.out_of.is_some(),
            names_objects: !claim.ids.is_empty(),
            lone: version.lone,
            rare: few.then(|| Box::new(rare)),
            region,
            lo,
            hi,
            total: is_total(claim),
            covers_all: claim.coverage == Coverage::Whole,
            dated,
            place_known: self.measure.place.is_none() || claim.place.is_some(),
            rival: 0,
        })
    }

    fn same_measure(&self, live: &Live) -> Result<(), WhyNot> {
        let (claim, measure) = (&live.claim, self.measure);
        let by_saying = act_of_speech(claim);
        // In the order of the reasons, each asked only if those before it passed: most statements fail an early one.
        let must = |passed: bool, why: WhyNot| if passed { Ok(()) } else { Err(why) };
        must(
            by_saying == Some(&measure.act)
                || (counts(claim.kind) && !only_by_saying(&measure.act)),
            WhyNot::Kind,
        )?;
        // Nothing is there or gone by being promised.
        must(measure.level.is_none() || !is_speech(claim), WhyNot::Kind)?;
        must(self.same_clause(claim), WhyNot::Clause)?;
        must(
            by_saying.or(claim.act.as_deref()) == Some(&measure.act),
            WhyNot::Act,
        )?;
        must(self.actor_counts(claim), WhyNot::Actor)?;
        must(
            self.same_thing(claim) || (by_saying.is_some() && measure.thing.is_none()),
            WhyNot::Thing,
        )?;
        must(
            claim.unit.as_deref() == measure.unit.as_deref() || by_saying.is_some(),
            WhyNot::Unit,
        )?;
        must(
            measure.point.is_none() || point(claim) == measure.point.as_deref(),
            WhyNot::Point,
        )?;
        must(
            measure.place.is_none()
                || claim.place.is_none()
                || claim.place.as_deref() == measure.place.as_deref(),
            WhyNot::Place,
        )?;
        must(
            claim.to.is_none()
                || measure.to.is_none()
                || claim.to.as_deref() == measure.to.as_deref(),
            WhyNot::To,
        )?;
        must(
            claim.adds != Adds::Stock || measure.level.is_some(),
            WhyNot::Stock,
        )?;
        must(self.may_accept(live), WhyNot::Acceptance)
    }

    /// Its `clause` column is empty or names the clause; of a renewal, also the phase that it renews, and nothing only where
    /// there is no other phase.
    fn same_clause(&self, claim: &Claim) -> bool {
        let names = |label: &Name| self.agreement.names(label, self.clause);
        match (self.renews, &claim.clause) {
            (None, label) => label.as_ref().is_none_or(names),
            (Some(_), None) => self.agreement.phases.len() == 1,
            (Some(phase), Some(label)) => *label == *phase || names(label),
        }
    }

    fn actor_counts(&self, claim: &Claim) -> bool {
        let spoke = (claim.attribution == Attribution::Named).then_some(claim.voice.as_str());
        let actor = match act_of_speech(claim) {
            Some(_) => spoke,
            None => claim.actor.as_ref().and_then(Actor::name),
        };
        actor.is_some_and(|actor| self.measure.actors.iter().any(|name| name == actor))
    }

    fn same_thing(&self, claim: &Claim) -> bool {
        match (claim.thing.as_deref(), self.measure.thing.as_deref()) {
            (Some(said), Some(asked)) => {
                said == asked
                    || self
                        .thing
                        .is_some_and(|thing| said == thing.name || said == thing.plural)
            }
            (None, None) => true,
            _ => false,
        }
    }

    fn may_accept(&self, live: &Live) -> bool {
        let nothing = live.claim.amount.is_some_and(|amount| amount.hi == Some(0));
        point(&live.claim) != Some("acceptance")
            || nothing
            || self
                .measure
                .to
                .as_ref()
                .is_none_or(|to| live.voice() == *to)
    }

    fn span(&self, claim: &Claim) -> Option<(Window, bool)> {
        let spoken = is_speech(claim);
        // Of consent and notice, `occurred` is the end that they speak of.
        let planned = act_of_speech(claim).is_some_and(only_by_saying);
        let when = match (claim.occurred, claim.said) {
            (_, said) if planned => time_said(said?),
            (Some(when @ When::Between(_)), _) if spoken => when,
            (_, Some(said)) if spoken => time_said(said),
            (when, _) => when?,
        };
        Some(read_window(self.agreement, when))
    }

    fn amount(&self, claim: &Claim) -> Option<(u64, Option<u64>)> {
        if act_of_speech(claim).is_some() {
            // How many of something are asked for is not how often it was asked.
            return Some((1, Some(1)));
        }
        let amount = claim.amount.unwrap_or(Amount::at_least(1));
        if claim.adds != Adds::Average || self.measure.level.is_some() {
            return Some((amount.lo, amount.hi));
        }
        let (first, last) = claim.occurred?.dates()?;
        let days = u64::try_from((last - first).get_days())
            .ok()?
            .checked_add(1)?;
        average_as_total(amount.lo, amount.hi, days)
    }

    fn kinds(&self, claim: &Claim, credited: bool) -> Box<[u64]> {
        let mut kinds = self.every.clone();
        let Some(thing) = self.thing else {
            return kinds;
        };
        for (axis, own) in kinds.iter_mut().enumerate() {
            let plain = claim.kinds.iter().filter(|part| part.count.is_none());
            let named = plain
                .flat_map(|part| &part.all_of)
                .flatten()
                .map(String::as_str);
            let by_part = mask(thing, axis, named);
            let by_under = mask(thing, axis, claim.under.iter().map(Name::as_str));
            if by_part != 0 {
                *own &= by_part;
            }
            match by_under {
                0 => {}
                // Who credits an act to the agreement takes it out of its side arrangement.
                _ if credited => *own = self.asked.get(axis).copied().unwrap_or(*own),
                // A row that names one kind in a part and another in `under` leaves both open.
                under if *own & under != 0 => *own &= under,
                under => *own |= under,
            }
        }
        kinds
    }

    fn parts(&self, claim: &Claim, whole: &Region) -> Vec<(Region, u64)> {
        let Some(thing) = self.thing.filter(|_| claim.adds != Adds::Average) else {
            return Vec::new();
        };
        let part = |sets: &[std::collections::BTreeSet<String>]| {
            let mut region = whole.clone();
            for set in sets {
                for (axis, own) in region.kinds.iter_mut().enumerate() {
                    let named = mask(thing, axis, set.iter().map(String::as_str));
                    if named != 0 {
                        *own &= named;
                    }
                }
            }
            region
                .kinds
                .iter()
                .all(|kinds| *kinds != 0)
                .then_some(region)
        };
        let counted = claim
            .kinds
            .iter()
            .filter_map(|one| Some((part(&one.all_of)?, one.count?)));
        counted.collect()
    }

    /// The date it is credited to: what it says itself, else what holders of the reading say of its `about` key. Where they
    /// say several, the earliest.
    fn credited(&self, version: &Version) -> Option<Date> {
        let Crediting::AsCountsForSays { holders } = &self.measure.crediting else {
            return None;
        };
        let own = version.live.claim.counts_for.as_deref().and_then(date_of);
        let held = |voice: &str| holders.is_empty() || holders.iter().any(|holder| holder == voice);
        let said = version.credits().iter().filter(|(voice, _)| held(voice));
        own.or_else(|| said.map(|(_, date)| *date).min())
    }
}

/// The window of a claimed time, and whether it is by the header's rule for dated figures.
pub(crate) fn read_window(agreement: &Agreement, when: When) -> (Window, bool) {
    let clock = &agreement.clock;
    match when.dates() {
        Some((first, last)) if agreement.dated_figures => {
            (Window::new(clock.day(first).from, clock.day(last).to), true)
        }
        _ => (when.window(clock), false),
    }
}

/// Only these kinds say that something happened.
pub(crate) fn counts(kind: Kind) -> bool {
    use Kind::{Accept, Claim, Confirm, Offer, Respond, Undertake};
    matches!(kind, Claim | Confirm | Respond | Offer | Accept | Undertake)
}

/// The act that an entry is by itself: whoever speaks does it by saying so.
pub(crate) fn act_of_speech(claim: &Claim) -> Option<&'static str> {
    match (claim.kind, claim.act.as_deref()) {
        (Kind::Request, _) => Some("request"),
        (Kind::Answer, _) => Some("answer"),
        (Kind::Agree | Kind::Announce, Some("extend")) => Some("extend"),
        (Kind::Announce, Some("end")) => Some("end"),
        _ => None,
    }
}

/// Consent and notice: nobody else's word for them counts.
fn only_by_saying(act: &str) -> bool {
    matches!(act, "extend" | "end")
}

/// The phase that a clause renews.
pub(crate) fn renewed(clause: &Clause) -> Option<&str> {
    let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
    parts
        .map(|part| &part.duty.kernel)
        .find_map(|kernel| match kernel {
            Kernel::Renewed { phase, .. } => Some(phase.as_str()),
            _ => None,
        })
}

/// The time at which something was said; a date is all of it.
pub(crate) fn time_said(said: Said) -> When {
    match said {
        Said::At(at) => When::Instant(at),
        Said::On(date) => When::Dates(date, date),
    }
}

/// Done by being said, and so when it is said.
fn is_speech(claim: &Claim) -> bool {
    matches!(claim.kind, Kind::Offer | Kind::Accept | Kind::Undertake)
        || act_of_speech(claim).is_some()
}

fn is_total(claim: &Claim) -> bool {
    !is_speech(claim) && matches!(claim.adds, Adds::Total | Adds::Average)
}

/// The point at which a statement counts something.
pub(crate) fn point(claim: &Claim) -> Option<&str> {
    claim.counting_point.as_deref().or(match claim.kind {
        Kind::Offer => Some("offer"),
        Kind::Accept => Some("acceptance"),
        Kind::Undertake => Some("undertaking"),
        _ => None,
    })
}

/// `whole` narrowed to the kinds its parts name, axis by axis, where those parts do not overlap and add to `amount`.
fn narrowed(whole: &Region, parts: &[(Region, u64)], amount: u64) -> Region {
    let mut sure = whole.clone();
    for axis in 0..whole.kinds.len() {
        let kinds_of = |region: &Region| region.kinds.get(axis).copied().unwrap_or(0);
        let all = kinds_of(whole);
        let naming: Vec<(u64, u64)> = parts
            .iter()
            .map(|(region, count)| (kinds_of(region), *count))
            .filter(|(kinds, _)| *kinds != all)
            .collect();
        let union = naming.iter().fold(0, |union, (kinds, _)| union | kinds);
        let apart = naming
            .iter()
            .map(|(kinds, _)| kinds.count_ones())
            .sum::<u32>()
            == union.count_ones();
        let add_to = naming
            .iter()
            .fold(0u64, |sum, (_, count)| sum.saturating_add(*count));
        if let Some(own) = sure
            .kinds
            .get_mut(axis)
            .filter(|_| !naming.is_empty() && apart && add_to == amount)
        {
            *own = union;
        }
    }
    sure
}

/// A whole-number average of `lo` to `hi` over `days`, as a total: it was rounded to what was printed.
fn average_as_total(lo: u64, hi: Option<u64>, days: u64) -> Option<(u64, Option<u64>)> {
    let least = lo
        .checked_mul(2)?
        .saturating_sub(1)
        .checked_mul(days)?
        .div_ceil(2);
    let most = match hi {
        // Below (hi + ½)·days: the largest whole number under it.
        Some(hi) => Some((hi.checked_mul(2)?.checked_add(1)?.checked_mul(days)? - 1) / 2),
        None => None,
    };
    Some((least, most))
}

/// The date that a `counts_for` names: a date, or the date an instant is written with.
pub(crate) fn date_of(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_average_of_170_over_seven_days_is_1187_to_1193() {
        assert_eq!(
            average_as_total(170, Some(170), 7),
            Some((1187, Some(1193)))
        );
        assert_eq!(average_as_total(0, Some(0), 7), Some((0, Some(3))));
        assert_eq!(average_as_total(10, None, 2), Some((19, None)));
    }
}
