//! Figures by voice and counting basis, for the last two days and since the phase began. Nothing is summed across voices.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tregua_agreement::duty::{Measure, Part};
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Clock, Date, Timestamp, Window};
use tregua_record::Claim;
use tregua_record::Name;
use tregua_standing::document::Keys;
use tregua_standing::{Evaluator, Tally};

use crate::stamp::Stamp;

/// Days shown one by one, the newest last.
const DAYS: usize = 2;

/// Days looked at for accounts that differ: a year and a day.
const MOST_DAYS: usize = 366;

/// What is counted: the words of the agreement, and the counting point, without which no figure is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct What {
    /// The verb.
    pub act: String,
    /// The thing, as declared.
    pub thing: Option<String>,
    /// The kinds that count, one list of alternatives for each axis; empty: every kind.
    pub kinds: Vec<Vec<String>>,
    /// The unit, if not pieces.
    pub unit: Option<String>,
    /// Where it is counted.
    pub point: Option<String>,
    /// The zone in which it counts, if the clause names one.
    pub place: Option<String>,
}

/// The figures for one thing at one counting point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figures {
    /// What is counted.
    pub what: What,
    /// The clauses that ask about it.
    pub clauses: Vec<String>,
    /// What the text asks each day, where it asks that.
    pub asked_each_day: Option<u64>,
    /// The stretches of time, one column each.
    pub periods: Vec<Period>,
    /// A row for each voice that gave a figure for one of the periods.
    pub voices: Vec<VoiceFigures>,
    /// Parties and mediators from which no figure was received for any of them.
    pub nothing_received: Vec<String>,
}

/// A stretch of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// The agreement day's date; `None` for a longer stretch.
    pub day: Option<String>,
    /// From.
    pub from: Stamp,
    /// To, not included.
    pub to: Stamp,
    /// Over at the cut-off.
    pub over: bool,
}

/// One voice's figures, one for each period; `None`: nothing received, which is not 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VoiceFigures {
    /// The voice.
    pub voice: String,
    /// A figure for each period.
    pub figures: Vec<Option<Figure>>,
}

/// What one voice says was counted in one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// At least this many.
    pub lo: u64,
    /// At most this many; `None`: it leaves that open.
    pub hi: Option<u64>,
    /// "Of so many", as the voice states it.
    pub out_of: Option<u64>,
    /// The voice differs from itself.
    pub differs: bool,
    /// How its claims count: `total`, `event`, `average`, `so far`.
    pub basis: Vec<String>,
    /// The sources of those claims.
    pub sources: Vec<String>,
    /// Keys of the claims.
    pub claims: Vec<String>,
}

impl Figure {
    /// True unless it is a bound from above alone, which no voice gave for this measure.
    pub(crate) fn is_certain(&self) -> bool {
        self.lo > 0 || self.hi.is_none_or(|hi| hi == 0)
    }
}

/// Every measure of the text with the figures at the evaluator's moment.
pub(crate) fn figures(now: &Evaluator<'_>, keys: &Keys<'_>) -> Vec<Figures> {
    let periods = periods(now);
    let mut found: Vec<Figures> = Vec::new();
    for group in over(now, &periods, keys) {
        // A count of every kind that says nothing else than one of some kinds adds nothing; its clauses go with it.
        let twin = found.iter_mut().find(|known| says_the_same(known, &group));
        match twin {
            Some(known) => known.clauses.extend(group.clauses),
            None => found.push(group),
        }
    }
    found
}

/// Every measure of the text over these periods.
pub(crate) fn over(
    now: &Evaluator<'_>,
    periods: &[(Window, Period)],
    keys: &Keys<'_>,
) -> Vec<Figures> {
    measures(now)
        .iter()
        .filter_map(|asked| group(now, asked, periods, keys))
        .collect()
}

/// True if `wide` counts every kind of what `known` counts some kinds of, and every figure is the same.
fn says_the_same(known: &Figures, wide: &Figures) -> bool {
    let of_every_kind = What {
        kinds: Vec::new(),
        ..known.what.clone()
    };
    !wide.voices.is_empty() && wide.what == of_every_kind && wide.voices == known.voices
}

/// A measure with the part that asks about it.
struct AskedMeasure<'a> {
    clauses: Vec<&'a Clause>,
    part: &'a Part,
    measure: Measure,
}

/// The measures of the clauses' own words, each once, in the order of the text.
fn measures<'a>(now: &Evaluator<'a>) -> Vec<AskedMeasure<'a>> {
    let mut found: Vec<AskedMeasure<'a>> = Vec::new();
    for clause in &now.agreement().clauses {
        let written = clause
            .readings
            .iter()
            .filter(|reading| reading.name.is_none());
        for part in written.flat_map(|reading| &reading.parts) {
            for measure in part.duty.kernel.amounts() {
                let same = |known: &&mut AskedMeasure<'_>| what(&known.measure) == what(measure);
                match found.iter_mut().find(same) {
                    Some(known) if known.clauses.contains(&clause) => {}
                    Some(known) => known.clauses.push(clause),
                    None => found.push(AskedMeasure {
                        clauses: vec![clause],
                        part,
                        measure: measure.clone(),
                    }),
                }
            }
        }
    }
    found
}

pub(crate) fn what(measure: &Measure) -> What {
    What {
        act: measure.act.clone(),
        thing: measure.thing.clone(),
        kinds: measure
            .kinds
            .iter()
            .map(|choice| choice.any_of.iter().cloned().collect())
            .collect(),
        unit: measure.unit.clone(),
        point: measure.point.clone(),
        place: measure.place.clone(),
    }
}

fn group(
    now: &Evaluator<'_>,
    asked: &AskedMeasure<'_>,
    periods: &[(Window, Period)],
    keys: &Keys<'_>,
) -> Option<Figures> {
    let agreement = now.agreement();
    let first = asked.clauses.first()?;
    let windows: Vec<Window> = periods.iter().map(|(window, _)| *window).collect();
    let tallies = now.tallies_asked(first, asked.part, &asked.measure, &windows, |tally| tally);
    let of = |window: &Window| -> Vec<&Tally> {
        let own = tallies.iter().filter(|tally| tally.window == *window);
        own.collect()
    };
    let columns: Vec<Vec<&Tally>> = windows.iter().map(of).collect();
    let voices: BTreeSet<&str> = columns
        .iter()
        .flatten()
        .map(|tally| tally.voice.as_str())
        .collect();
    let rows = voices.iter().map(|voice| VoiceFigures {
        voice: (*voice).to_owned(),
        figures: columns
            .iter()
            .map(|column| {
                let tally = column.iter().find(|tally| tally.voice == *voice)?;
                Some(figure(tally, keys))
            })
            .collect(),
    });
    // A figure for more kinds than are asked for bounds these from above and says of none of them that it was so: it is
    // shown beside a voice's own figures, and makes no row.
    let rows: Vec<VoiceFigures> = rows
        .filter(|row| row.figures.iter().flatten().any(Figure::is_certain))
        .collect();
    let asked_of: BTreeSet<&String> = agreement
        .parties
        .iter()
        .chain(&agreement.mediators)
        .chain(&agreement.counting_bodies)
        .collect();
    Some(Figures {
        what: what(&asked.measure),
        clauses: asked
            .clauses
            .iter()
            .map(|clause| clause.label.clone())
            .collect(),
        asked_each_day: columns
            .iter()
            .flatten()
            .find_map(|tally| tally.beside)
            .map(|(each_day, _)| each_day),
        periods: periods.iter().map(|(_, period)| period.clone()).collect(),
        nothing_received: asked_of
            .into_iter()
            .filter(|voice| !voices.contains(voice.as_str()))
            .cloned()
            .collect(),
        voices: rows,
    })
}

fn figure(tally: &Tally, keys: &Keys<'_>) -> Figure {
    let own: Vec<&Claim> = tally.from.iter().filter_map(|id| keys.claim(id)).collect();
    let basis: BTreeSet<&str> = own
        .iter()
        .map(|claim| match claim.coverage {
            tregua_record::entries::claim::Coverage::SoFar => claim.coverage.word(),
            tregua_record::entries::claim::Coverage::Whole => claim.adds.word(),
        })
        .collect();
    let sources: BTreeSet<&Name> = own
        .iter()
        .filter_map(|claim| claim.source.as_ref())
        .collect();
    let keys: BTreeSet<&Name> = own.iter().map(|claim| &claim.key).collect();
    Figure {
        lo: tally.counted.lo,
        hi: tally.counted.hi,
        out_of: tally.counted.out_of,
        differs: tally.counted.differs,
        basis: basis.into_iter().map(str::to_owned).collect(),
        sources: sources.into_iter().map(String::from).collect(),
        claims: keys.into_iter().map(String::from).collect(),
    }
}

/// The last two agreement days begun by the moment, and the phase up to the end of the last of them.
pub(crate) fn periods(now: &Evaluator<'_>) -> Vec<(Window, Period)> {
    let clock = &now.agreement().clock;
    let as_of = now.moment().as_of;
    let phase = now
        .phases()
        .iter()
        .filter(|phase| phase.window.from <= as_of)
        .max_by_key(|phase| phase.window.from)
        .map(|phase| phase.window);
    let begun = days_back(clock, as_of).filter(|date| {
        phase.is_none_or(|phase| {
            clock
                .day(*date)
                .overlaps(&Window::new(phase.from, Timestamp::MAX))
        })
    });
    let mut days: Vec<Date> = begun.take(DAYS).collect();
    days.reverse();
    let mut found: Vec<(Window, Period)> = days
        .iter()
        .map(|date| {
            let window = clock.day(*date);
            (window, period(clock, Some(*date), window, as_of))
        })
        .collect();
    let last = found.last().map(|(window, _)| *window);
    if let (Some(phase), Some(last)) = (phase, last) {
        let whole = Window::new(phase.from, phase.to.min(last.to));
        if found.iter().all(|(window, _)| *window != whole) {
            found.push((whole, period(clock, None, whole, as_of)));
        }
    }
    found
}

/// What is over at the moment: each phase, then every agreement day since the first began, newest first; at most
/// [`MOST_DAYS`] of them.
pub(crate) fn over_by_now(now: &Evaluator<'_>) -> Vec<(Window, Period)> {
    let clock = &now.agreement().clock;
    let as_of = now.moment().as_of;
    let begun = now.phases().iter().map(|phase| phase.window.from).min();
    let Some(begun) = begun.filter(|begun| *begun <= as_of) else {
        return Vec::new();
    };
    let phases = now.phases().iter().map(|phase| phase.window);
    let whole = phases.filter(|window| window.to <= as_of);
    let days = days_back(clock, as_of)
        .map(|date| (date, clock.day(date)))
        .take_while(|(_, window)| window.to > begun)
        .filter(|(_, window)| window.to <= as_of)
        .take(MOST_DAYS);
    whole
        .map(|window| (window, period(clock, None, window, as_of)))
        .chain(days.map(|(date, window)| (window, period(clock, Some(date), window, as_of))))
        .collect()
}

fn period(clock: &Clock, date: Option<Date>, window: Window, as_of: Timestamp) -> Period {
    Period {
        day: date.map(|date| date.to_string()),
        from: Stamp::new(window.from, clock),
        to: Stamp::new(window.to, clock),
        over: window.to <= as_of,
    }
}

/// The agreement days begun by `as_of`, the newest first; at most ten years of them.
fn days_back(clock: &Clock, as_of: Timestamp) -> impl Iterator<Item = Date> {
    let mut next = Some(clock.day_of(as_of));
    std::iter::from_fn(move || {
        let date = next?;
        next = date.yesterday().ok();
        Some(date)
    })
    .take(4_000)
}
