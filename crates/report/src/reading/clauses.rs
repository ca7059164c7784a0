//! Clauses as plain data: what each asks of whom, on each reading, in the codes of the agreement language.

use schemars::JsonSchema;
use serde::Serialize;
use tregua_agreement::Agreement;
use tregua_agreement::duty::{
    Cap, Crediting, Due, Duty, Kernel, Measure, Sense, Threshold, Windows,
};
use tregua_agreement::meaning::{Clause, Reading};
use tregua_calendar::{Clock, Length};

use crate::Stamp;

/// A clause.
#[derive(Serialize, JsonSchema)]
pub struct ClauseData {
    /// Its label: a stable identity.
    pub label: String,
    /// Former labels.
    was: Vec<String>,
    /// Its first line in the text, from 1.
    pub line: usize,
    /// The track it is on, where the text groups its clauses.
    pub track: Option<String>,
    /// Who asserts it, where only some do.
    asserted_by: Vec<String>,
    /// Rows of the case file that its comments name.
    rows: Vec<String>,
    /// Every reading: the clause's own words first, each with each counting point that is left open.
    readings: Vec<ReadingData>,
}

/// One way to read what a clause leaves open.
#[derive(Serialize, JsonSchema)]
pub struct ReadingData {
    /// The counting point, where the clause names one or leaves it open.
    point: Option<String>,
    /// Its name; absent for the clause's own words.
    name: Option<String>,
    /// Voices on record as holding it.
    held_by: Vec<String>,
    /// Sources it is found in.
    held_in: Vec<String>,
    /// True if it is ours, to show what the text leaves open.
    ours: bool,
    /// What it asks, in parts that are judged each by itself.
    parts: Vec<PartData>,
}

/// A part that is judged by itself.
#[derive(Serialize, JsonSchema)]
pub struct PartData {
    /// Its name: `each day`, `overall`, `deadline`, `ban`.
    part: String,
    /// Who owes it; empty where nobody is bound.
    bound: Vec<String>,
    /// True if it is a condition that somebody may fulfil, not a duty.
    condition: bool,
    /// The phase it lives in.
    phase: Option<String>,
    /// What it asks.
    asks: Asks,
    /// In which windows it is judged: `within 4 days`, `overall`, `each day`, `each week`, `10:00 to 16:00 each day`.
    windows: Option<String>,
    /// All of these together may waive it.
    waived_by: Vec<String>,
    /// Any of these may suspend it.
    suspended_by: Vec<String>,
    /// What gives them a ground, in the words of the text; empty where none is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suspended_on: Vec<String>,
    /// What it waits for, in the words of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    once: Vec<String>,
    /// What frees those whom it binds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    freed_as_soon_as: Vec<String>,
    /// What puts another clause in its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    replaced_once: Vec<String>,
    /// What the other side does side by side with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alongside: Vec<String>,
    /// How long after its last moment it can still be made good: `2 days`, `12 h`.
    cure: Option<String>,
    /// All of these together may agree on a new date by which it can still be made good.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cure_agreed_by: Vec<String>,
}

/// What is asked.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Asks {
    /// An amount in a window.
    Amount {
        /// What is counted.
        of: Counted,
        /// How many.
        number: Number,
    },
    /// So many for each so many.
    Ratio {
        /// What is owed, or limited.
        of: Counted,
        /// True if it is a limit: at most so many.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        at_most: bool,
        /// How many are owed…
        n: u64,
        /// …for each so many of the base.
        m: u64,
        /// What makes it owed.
        base: Counted,
        /// Where categories of the base make different numbers owed: each with its own, in place of `n`.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        rates: Vec<Rate>,
    },
    /// Of each group all on one day.
    Together {
        /// What is counted.
        of: Counted,
        /// The thing that tells groups apart.
        group: String,
    },
    /// An act by an instant.
    Done {
        /// The act.
        of: Counted,
        /// By when: an instant, or `within 3 days`, `07:00 each day`, `07:00 on the day that Pause would end`.
        due: String,
        /// How long after that it can still be done late.
        at_latest: Option<String>,
    },
    /// A share of a base by an instant.
    Share {
        /// The act.
        of: Counted,
        /// At least so many…
        n: u64,
        /// …of each so many of the base.
        m: u64,
        /// What it is a share of.
        base: Counted,
        /// By when, as of an act.
        due: String,
        /// How long after that it can still be done late.
        at_latest: Option<String>,
    },
    /// An act owed after each of another.
    Respond {
        /// The act.
        of: Counted,
        /// The act after each of which it is owed.
        after: Counted,
        /// So many for each so many of that act; null: once, however many.
        rate: Option<[u64; 2]>,
        /// How long after it; where it is owed before, at least how long before it.
        within: String,
        /// True if it is owed before.
        before: bool,
        /// How long after that it can still be done late.
        at_latest: Option<String>,
    },
    /// An act that must not happen.
    Ban {
        /// The act.
        of: Counted,
    },
    /// Somebody must be allowed to act.
    Allow {
        /// The act, and who is allowed it.
        of: Counted,
        /// True if it extends to every one of the thing.
        every: bool,
    },
    /// Words that no count can judge; people do, each in their own voice.
    ByHand {
        /// What sort of words: `principle`, `manner`, `exception`, `effort` or `search`.
        hand: String,
        /// The words of the text.
        words: String,
        /// Whom they bind.
        who: Vec<String>,
    },
    /// Days added to a phase for each so many.
    Earned {
        /// What earns them.
        of: Counted,
        /// The phase that grows.
        phase: String,
        /// Days added…
        days: u32,
        /// …for each so many.
        per: u64,
        /// The cap on the phase's whole length: `left open`, `none`, or in days.
        cap: String,
    },
    /// A phase that is renewed, with the consent of all who are named or unless one of them gives notice.
    Renewed {
        /// Consent (`extend`) or notice (`end`), and whose.
        of: Counted,
        /// The phase that is renewed.
        phase: String,
        /// For how long: `60 days`.
        length: String,
        /// How long before the end notice is due; null where consent is asked.
        notice: Option<String>,
    },
}

/// A number with what its words can mean.
#[derive(Serialize, JsonSchema)]
pub struct Number {
    /// `at least`, `at most` or `exactly`.
    sense: String,
    /// The smallest number the words can mean.
    lo: u64,
    /// The largest; absent where nothing bounds it.
    hi: Option<u64>,
    /// Of "about n": the n.
    about: Option<u64>,
}

/// A category of a base, and how many it makes owed.
#[derive(Serialize, JsonSchema)]
pub struct Rate {
    /// How many are owed for each so many of it.
    n: u64,
    /// The category.
    of: Counted,
}

/// What is counted: an act by an actor upon a thing.
#[derive(Serialize, JsonSchema)]
pub struct Counted {
    /// The verb.
    act: String,
    /// Who acts: any of these.
    actors: Vec<String>,
    /// The thing, as declared.
    thing: Option<String>,
    /// Kinds that count: one of each list.
    kinds: Vec<Vec<String>>,
    /// The unit, if not pieces.
    unit: Option<String>,
    /// The zone in which the act counts.
    place: Option<String>,
    /// To whom.
    to: Option<String>,
    /// Through whom.
    through: Option<String>,
    /// Bodies that the clause names as counting.
    counted_by: Vec<String>,
    /// True if a claim counts for the instance that its `counts_for` names.
    as_counts_for_says: bool,
}

/// Every clause of a text.
pub fn clauses(agreement: &Agreement) -> Vec<ClauseData> {
    let clock = &agreement.clock;
    let clauses = agreement.clauses.iter();
    clauses
        .map(|clause| ClauseData::of(clause, clock))
        .collect()
}

impl ClauseData {
    fn of(clause: &Clause, clock: &Clock) -> Self {
        ClauseData {
            label: clause.label.clone(),
            was: clause.was.clone(),
            line: clause.span.line,
            track: clause.track.clone(),
            asserted_by: clause.asserted_by.clone(),
            rows: clause.rows.clone(),
            readings: clause
                .readings
                .iter()
                .map(|reading| ReadingData::of(reading, clock))
                .collect(),
        }
    }
}

impl ReadingData {
    fn of(reading: &Reading, clock: &Clock) -> Self {
        let held = &reading.held;
        ReadingData {
            point: reading.point.clone(),
            name: reading.name.clone(),
            held_by: held.by.clone(),
            held_in: held.in_sources.clone(),
            ours: held.ours,
            parts: reading
                .parts
                .iter()
                .map(|part| PartData::of(&part.name, &part.duty, clock))
                .collect(),
        }
    }
}

impl PartData {
    fn of(part: &str, duty: &Duty, clock: &Clock) -> Self {
        PartData {
            part: part.to_owned(),
            bound: duty.bound.clone(),
            condition: duty.condition,
            phase: duty.phase.clone(),
            asks: asks(&duty.kernel, duty.phase.as_deref(), clock),
            windows: duty.kernel.windows().map(windows),
            waived_by: duty.beneficiaries.clone(),
            suspended_by: duty.suspended_by.clone(),
            suspended_on: duty.course.ground.iter().map(ToString::to_string).collect(),
            once: duty.course.once.iter().map(ToString::to_string).collect(),
            freed_as_soon_as: duty.course.freed.iter().map(ToString::to_string).collect(),
            replaced_once: duty
                .course
                .replaced_by
                .iter()
                .map(ToString::to_string)
                .collect(),
            alongside: duty
                .course
                .alongside
                .iter()
                .map(ToString::to_string)
                .collect(),
            cure: duty.cure.map(length),
            cure_agreed_by: duty.cure_agreed_by.clone(),
        }
    }
}

fn asks(kernel: &Kernel, phase: Option<&str>, clock: &Clock) -> Asks {
    let of = counted(kernel.measure());
    match kernel {
        Kernel::Amount { threshold, .. } => Asks::Amount {
            of,
            number: number(threshold),
        },
        Kernel::Ratio {
            sense,
            n,
            m,
            base,
            rates,
            ..
        } => Asks::Ratio {
            of,
            at_most: *sense == Sense::AtMost,
            n: *n,
            m: *m,
            base: counted(base),
            rates: rates
                .iter()
                .map(|rate| Rate {
                    n: rate.n,
                    of: counted(&rate.of),
                })
                .collect(),
        },
        Kernel::Done { due, at_latest, .. } => Asks::Done {
            of,
            due: due_words(due, phase, clock),
            at_latest: at_latest.map(length),
        },
        Kernel::Respond {
            trigger,
            rate,
            within,
            before,
            at_latest,
            ..
        } => Asks::Respond {
            before: *before,
            of,
            after: counted(trigger),
            rate: rate.map(|(n, m)| [n, m]),
            within: length(*within),
            at_latest: at_latest.map(length),
        },
        Kernel::Share {
            n,
            m,
            base,
            due,
            at_latest,
            ..
        } => Asks::Share {
            of,
            n: *n,
            m: *m,
            base: counted(base),
            due: due_words(due, phase, clock),
            at_latest: at_latest.map(length),
        },
        Kernel::ByHand {
            hand,
            words,
            measure,
        } => Asks::ByHand {
            hand: hand.word().to_owned(),
            words: words.clone(),
            who: measure.actors.clone(),
        },
        Kernel::Ban { measure, .. } => match &measure.group {
            Some(group) => Asks::Together {
                of,
                group: group.clone(),
            },
            None => Asks::Ban { of },
        },
        Kernel::Allow { every, .. } => Asks::Allow { of, every: *every },
        Kernel::Renewed {
            phase,
            length: by,
            notice,
            ..
        } => Asks::Renewed {
            of,
            phase: phase.clone(),
            length: length(*by),
            notice: notice.map(length),
        },
        Kernel::Earned {
            phase,
            days,
            per,
            cap,
            ..
        } => Asks::Earned {
            of,
            phase: phase.clone(),
            days: *days,
            per: *per,
            cap: match cap {
                Cap::LeftOpen => "left open".to_owned(),
                Cap::Uncapped => "none".to_owned(),
                Cap::Days(days) => length(Length::Days(*days)),
            },
        },
    }
}

fn due_words(due: &Due, phase: Option<&str>, clock: &Clock) -> String {
    match due {
        Due::At(at) => Stamp::new(*at, clock).text().to_owned(),
        Due::After(after) => format!("within {}", length(*after)),
        Due::EachDay(time) => format!("{} each day", time.strftime("%H:%M")),
        Due::OnDayPhaseWouldEnd(time) => {
            let (time, phase) = (time.strftime("%H:%M"), phase.unwrap_or_default());
            format!("{time} on the day that {phase} would end")
        }
    }
}

fn number(threshold: &Threshold) -> Number {
    let sense = threshold.sense.words();
    Number {
        sense: sense.to_owned(),
        lo: threshold.lo,
        hi: threshold.hi,
        about: threshold.about,
    }
}

fn counted(measure: &Measure) -> Counted {
    Counted {
        act: measure.act.clone(),
        actors: measure.actors.clone(),
        thing: measure.thing.clone(),
        kinds: kinds(measure),
        unit: measure.unit.clone(),
        place: measure.place.clone(),
        to: measure.to.clone(),
        through: measure.through.clone(),
        counted_by: measure.counted_by.clone(),
        as_counts_for_says: measure.crediting != Crediting::ByTime,
    }
}

/// The kinds that count, one list for each axis.
pub(super) fn kinds(measure: &Measure) -> Vec<Vec<String>> {
    let choices = measure.kinds.iter();
    choices
        .map(|choice| choice.any_of.iter().cloned().collect())
        .collect()
}

fn windows(windows: Windows) -> String {
    match windows {
        Windows::From(after) => format!("within {}", length(after)),
        Windows::Overall => "overall".to_owned(),
        Windows::Since { .. } => "from its last moment on".to_owned(),
        Windows::EachDay => "each day".to_owned(),
        Windows::EachWeek => "each week".to_owned(),
        Windows::Any(any) => format!("in any {}", length(any)),
        Windows::EachDayBetween(from, to) => {
            let (from, to) = (from.strftime("%H:%M"), to.strftime("%H:%M"));
            format!("{from} to {to} each day")
        }
    }
}

fn length(length: Length) -> String {
    match length {
        Length::Days(1) => "1 day".to_owned(),
        Length::Days(days) => format!("{days} days"),
        Length::Hours(hours) => format!("{hours} h"),
    }
}
