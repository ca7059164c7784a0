//! What a statement says of a measure (`docs/standings.md` §3).

use std::collections::BTreeSet;

use tregua_agreement::duty::{Crediting, Kernel, Measure};
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Date, Said, Timestamp, When, Window};
use tregua_record::entries::claim::{Adds, Attribution, Claim, Coverage, Kind};

use crate::grid::{Cell, Grid, cells};
use crate::live::{Spoken, stated};
use crate::question::Question;
use crate::state::report;

/// What a live statement says of a measure.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// Id of its statement.
    pub(crate) statement: String,
    /// Who says it.
    pub(crate) voice: String,
    /// Whether it repeats another voice or claim.
    pub(crate) repeats: bool,
    /// Key of its incident.
    pub(crate) about: Option<String>,
    /// What tells it apart from others like it (§6, Keys): its named objects, else its incident, else its claim.
    pub(crate) keys: BTreeSet<String>,
    /// All that it names: objects, incident, claims.
    pub(crate) names: BTreeSet<String>,
    /// The objects it names.
    pub(crate) objects: BTreeSet<String>,
    /// The claims it names.
    pub(crate) refers_to: Vec<String>,
    /// The key of its own row.
    pub(crate) row: String,
    /// Id of the statement at the beginning of its chain of corrections.
    pub(crate) corrects: Option<String>,
    /// An event; else a total.
    pub(crate) event: bool,
    /// A total whose coverage is whole and whose span is over.
    pub(crate) whole: bool,
    /// Its time.
    pub(crate) span: Window,
    /// What its `occurred` says: of consent and notice, the end that they speak of.
    pub(crate) named: Option<When>,
    /// The instance it is credited to, where the measure follows `counts_for`: then it stands apart (§6).
    pub(crate) credited: Option<Date>,
    /// Its region in the grid: where what it counts can lie.
    pub(crate) cells: BTreeSet<Cell>,
    /// The cells in which what it counts surely lies.
    pub(crate) sure: BTreeSet<Cell>,
    /// The measure has a place and it states none.
    pub(crate) place_unknown: bool,
    /// At least this many.
    pub(crate) lo: u64,
    /// At most this many.
    pub(crate) hi: Option<u64>,
    /// Its parts that have counts.
    pub(crate) parts: Vec<(BTreeSet<Cell>, u64)>,
    /// "3 of 100": the 100.
    pub(crate) out_of: Option<u64>,
}

/// Where figures are read.
pub(crate) struct Place<'a> {
    /// The question.
    pub(crate) question: Question<'a>,
    /// The clause.
    pub(crate) clause: &'a Clause,
}

/// Every figure that the statements give for a measure.
pub(crate) fn figures(place: &Place<'_>, spoken: &[Spoken<'_>], measure: &Measure) -> Vec<Figure> {
    spoken
        .iter()
        .filter_map(|one| figure(place, spoken, measure, one))
        .collect()
}

/// The time of a `when` (§3.1): dates are agreement days if the header says so.
pub(crate) fn time_of(question: &Question<'_>, when: &When) -> Window {
    let clock = &question.agreement.clock;
    match when {
        When::Dates(first, last) if question.agreement.dated_figures => {
            Window::new(clock.day(*first).from, clock.day(*last).to)
        }
        other => other.window(clock),
    }
}

/// Whether a `clause` column names this clause, by its label or a former one.
pub(crate) fn names_clause(clause: &Clause, column: Option<&str>) -> bool {
    column.is_some_and(|label| *label == clause.label || clause.was.iter().any(|was| was == label))
}

fn figure(
    place: &Place<'_>,
    spoken: &[Spoken<'_>],
    measure: &Measure,
    one: &Spoken<'_>,
) -> Option<Figure> {
    if !counts(place, measure, one) {
        return None;
    }
    let mut said = one.content.clone();
    if said.adds == Adds::Average {
        // "an average has none": its counts are those of a day.
        said.kinds.retain(|part| part.count.is_none());
    }
    let said = &said;
    let credited = credited_to(spoken, measure, one);
    let grid = Grid::new(&place.question, measure, said, credited.is_some());
    let region = grid.region();
    if region.is_disjoint(&cells(&grid.asked)) {
        return None;
    }
    let amount = stated(said.amount);
    let (lo, hi) = match said.adds {
        _ if said_is_done(one.says, said).is_some() => (1, Some(1)),
        Adds::Average if measure.level.is_none() => {
            let (first, last) = said.occurred.and_then(|when| when.dates())?;
            average(amount.lo, amount.hi, dates_between(first, last))
        }
        _ => (amount.lo, amount.hi),
    };
    let span = own_time(&place.question, one)?;
    let event = is_speech(one) || said.adds == Adds::Event;
    let read = Figure {
        statement: one.statement.id.clone(),
        voice: one.voice.clone(),
        repeats: one.statement.claim.repeats.is_some(),
        about: said.about.as_ref().map(Into::into),
        keys: keys_of(said),
        names: (said.ids.iter().chain(&said.about).chain(&said.refers_to))
            .map(String::from)
            .collect(),
        objects: said.ids.iter().map(String::from).collect(),
        refers_to: said.refers_to.iter().map(String::from).collect(),
        row: one.statement.claim.key.to_string(),
        corrects: one.corrects.map(str::to_owned),
        event,
        whole: !event && said.coverage == Coverage::Whole && place.question.as_of >= span.to,
        span,
        named: said.occurred,
        credited,
        cells: region,
        sure: grid.sure(lo, hi),
        place_unknown: measure.place.is_some() && said.place.is_none(),
        lo,
        hi,
        parts: grid.parts(),
        out_of: said.out_of,
    };
    match measure.level {
        None => Some(read),
        Some(level) => {
            let total = said.adds == Adds::Total;
            report(read, level, &cells(&grid.asked), total)
        }
    }
}

fn keys_of(said: &Claim) -> BTreeSet<String> {
    match (&said.about, said.ids.is_empty()) {
        (_, false) => said.ids.iter().map(String::from).collect(),
        (Some(about), true) => [about.to_string()].into(),
        (None, true) => [said.key.to_string()].into(),
    }
}

/// The tests of §3 up to `acceptance`; `kinds` and `time` need what is worked out on the way.
fn counts(place: &Place<'_>, measure: &Measure, one: &Spoken<'_>) -> bool {
    let said = &one.content;
    // A confirm or respond is of the kind of what it confirms or answers.
    let speaks = [Kind::Claim, Kind::Offer, Kind::Accept, Kind::Undertake];
    let by = [Kind::Confirm, Kind::Respond];
    if let Some(act) = said_is_done(one.says, said) {
        return act == measure.act
            && (one.kind == one.says || by.contains(&one.kind))
            && of_clause(place, said)
            && said.attribution == Attribution::Named
            && measure.actors.iter().any(|actor| said.voice == *actor)
            && (measure.thing.is_none()
                || same_thing(
                    &place.question,
                    said.thing.as_deref(),
                    measure.thing.as_deref(),
                ))
            && (measure.point.is_none()
                || said.counting_point.as_deref() == measure.point.as_deref())
            && (measure.place.is_none()
                || said.place.is_none()
                || said.place.as_deref() == measure.place.as_deref())
            && (measure.to.is_none()
                || said.to.is_none()
                || said.to.as_deref() == measure.to.as_deref())
            && said.adds != Adds::Stock;
    }
    let actor = said.actor.as_ref().and_then(|actor| actor.name());
    let point = said.counting_point.as_deref().or(spoken_point(one.says));
    speaks.contains(&one.says)
        && !only_own_words(&measure.act)
        && (one.kind == one.says || by.contains(&one.kind))
        && (said.clause.is_none() || names_clause(place.clause, said.clause.as_deref()))
        && said.act.as_deref() == Some(measure.act.as_str())
        && actor.is_some_and(|name| measure.actors.iter().any(|known| known == name))
        && same_thing(
            &place.question,
            said.thing.as_deref(),
            measure.thing.as_deref(),
        )
        && said.unit.as_deref() == measure.unit.as_deref()
        && (measure.point.is_none() || point == measure.point.as_deref())
        && (measure.place.is_none() || said.place.is_none() || said.place.as_deref() == measure.place.as_deref())
        && (measure.to.is_none() || said.to.is_none() || said.to.as_deref() == measure.to.as_deref())
        && (said.adds != Adds::Stock || measure.level.is_some())
        // "A promise is no level."
        && (measure.level.is_none() || spoken_point(one.says).is_none())
        && accepted_by_the_right_voice(measure, one, point)
}

/// "at point `acceptance`, an amount above 0 counts only in the voice of the measure's `to`".
fn accepted_by_the_right_voice(measure: &Measure, one: &Spoken<'_>, point: Option<&str>) -> bool {
    let above_0 = stated(one.content.amount).hi != Some(0);
    let voice = measure.to.as_ref().is_none_or(|to| *to == one.voice);
    point != Some("acceptance") || !above_0 || voice
}

fn spoken_point(says: Kind) -> Option<&'static str> {
    match says {
        Kind::Offer => Some("offer"),
        Kind::Accept => Some("acceptance"),
        Kind::Undertake => Some("undertaking"),
        _ => None,
    }
}

fn is_speech(one: &Spoken<'_>) -> bool {
    spoken_point(one.says).is_some() || said_is_done(one.says, &one.content).is_some()
}

/// A `request` is an act `request` of its voice, an `answer` an act `answer`; who agrees or announces to extend extends, who
/// announces an end ends (§3.4).
fn said_is_done(says: Kind, said: &Claim) -> Option<&'static str> {
    let act = said.act.as_deref();
    match says {
        Kind::Request => Some("request"),
        Kind::Answer => Some("answer"),
        Kind::Agree if act == Some("extend") => Some("extend"),
        Kind::Announce if act == Some("extend") => Some("extend"),
        Kind::Announce if act == Some("end") => Some("end"),
        _ => None,
    }
}

/// "For these two nobody else's word counts."
fn only_own_words(act: &str) -> bool {
    ["extend", "end"].contains(&act)
}

/// The test `clause`; in a clause that renews a phase its own (§3.4).
fn of_clause(place: &Place<'_>, said: &Claim) -> bool {
    let named = || names_clause(place.clause, said.clause.as_deref());
    let mut parts = place.clause.readings.iter().flat_map(|one| &one.parts);
    let renews = parts.find_map(|part| match &part.duty.kernel {
        Kernel::Renewed { phase, .. } => Some(phase),
        _ => None,
    });
    match renews {
        Some(phase) if said.clause.is_some() => {
            said.clause.as_deref() == Some(phase.as_str()) || named()
        }
        Some(_) => place.question.agreement.phases.len() == 1,
        None => said.clause.is_none() || named(),
    }
}

pub(crate) fn same_thing(question: &Question<'_>, said: Option<&str>, asked: Option<&str>) -> bool {
    let declared = |name: &str| {
        question
            .agreement
            .thing(name)
            .map(|thing| thing.name.clone())
    };
    match (said, asked) {
        (Some(said), Some(asked)) => {
            said == asked || (declared(said).is_some() && declared(said) == declared(asked))
        }
        (None, None) => true,
        _ => false,
    }
}

/// The time of a figure (§3.1).
fn own_time(question: &Question<'_>, one: &Spoken<'_>) -> Option<Window> {
    let occurred = one.content.occurred.as_ref();
    if !is_speech(one) {
        return occurred.map(|when| time_of(question, when));
    }
    let plan = said_is_done(one.says, &one.content).is_some_and(only_own_words);
    if let (Some(When::Between(window)), false) = (occurred, plan) {
        return Some(*window);
    }
    let said = one.content.said?;
    Some(time_of(
        question,
        &match said {
            Said::At(at) => When::Instant(at),
            Said::On(date) => When::Dates(date, date),
        },
    ))
}

/// An average n over m dates: from ⌈(lo − ½)·m⌉ to the largest whole number below (hi + ½)·m (§3).
fn average(lo: u64, hi: Option<u64>, m: u64) -> (u64, Option<u64>) {
    let lo = (2 * lo).saturating_sub(1).saturating_mul(m).div_ceil(2);
    let hi = hi.map(|hi| (2 * hi + 1).saturating_mul(m).saturating_sub(1) / 2);
    (lo, hi)
}

fn dates_between(first: Date, last: Date) -> u64 {
    let mut date = first;
    let mut dates = 1;
    while date < last {
        dates += 1;
        match date.tomorrow() {
            Ok(next) => date = next,
            Err(_) => return dates,
        }
    }
    dates
}

/// The instance that a figure is credited to (§6, Credit): its own `counts_for`, or the one that a holder gives for the
/// same `about` key, of several the earliest day.
fn credited_to(spoken: &[Spoken<'_>], measure: &Measure, one: &Spoken<'_>) -> Option<Date> {
    let Crediting::AsCountsForSays { holders } = &measure.crediting else {
        return None;
    };
    let holds = |voice: &String| holders.is_empty() || holders.contains(voice);
    let followed = || {
        let about = one.content.about.as_ref()?;
        let gives = |other: &&Spoken<'_>| {
            let said = &other.content;
            said.about.as_ref() == Some(about) && said.counts_for.is_some() && holds(&other.voice)
        };
        let days = spoken.iter().filter(gives);
        days.filter_map(|other| other.content.counts_for.as_ref()?.parse().ok())
            .min()
    };
    match &one.content.counts_for {
        Some(own) => own.parse().ok(),
        None => followed(),
    }
}

/// The first instant after `at`.
pub(crate) fn just_after(question: &Question<'_>, at: Timestamp) -> Timestamp {
    When::Instant(at).window(&question.agreement.clock).to
}
