//! One row of the table: where a part stands on one reading, in one instance and view.

use tregua_agreement::duty::{Duty, Event, Hand, Kernel, Measure, Sense};
use tregua_agreement::meaning::Held;
use tregua_calendar::{Date, Timestamp, Window};
use tregua_record::Name;

use crate::count::{ClosedBy, Count};
use crate::kernels::{self, Range};
use crate::outcome::{Causes, Outcome, Outcomes, Status};
use crate::view::View;

/// Where a part stands, with what carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The clause's label.
    pub clause: String,
    /// The part's name.
    pub part: String,
    /// The counting point of the reading, where it has one.
    pub point: Option<String>,
    /// The reading's name; `None`: the clause's own words.
    pub reading: Option<String>,
    /// Who holds the reading.
    pub held: Held,
    /// What names the instance, unless the part has only one.
    pub instance: Option<InstanceName>,
    /// The instance's window.
    pub window: Window,
    /// Until when it can still be done or made good: for a deadline its last moment, or the end of its cure; else the
    /// end of the window.
    pub until: Timestamp,
    /// Whose statements count.
    pub view: View,
    /// The status.
    pub status: Status,
    /// The outcomes still possible; empty for a status that stands over them.
    pub outcomes: Outcomes,
    /// What keeps several outcomes possible.
    pub causes: Causes,
    /// What the text asks for.
    pub required: Required,
    /// The kinds that count, one list of alternatives for each axis the text names; for a ratio, of its base.
    pub kinds: Vec<Vec<String>>,
    /// The count that decides; `None` where nothing was counted.
    pub counted: Option<Count>,
    /// For a ratio: the count of the base; for an answer: whether there was what it answers.
    pub base: Option<Count>,
    /// How much more or less than asked, or how early or late.
    pub slack: Option<Slack>,
    /// The next instant at which time alone can change the status.
    pub decides_at: Option<Timestamp>,
    /// What closed the count.
    pub closed_by: Option<ClosedBy>,
    /// The smallest set of entries that forces status and outcomes, given the phases as they are.
    pub rests_on: Vec<Name>,
    /// The entries that the count was made from, whether or not they decide.
    pub counted_from: Vec<Name>,
    /// Entries by which its window is in force at all: those that moved the phase's end past the first planned one, and
    /// those by which came about what the clause waited for.
    pub in_force_by: Vec<Name>,
    /// What the clause still waits for in this view.
    pub waits_for: Vec<Event>,
    /// What freed those whom it binds, or may have.
    pub freed_by: Vec<Event>,
    /// The suspensions that somebody declared of it, and what each is worth in this view.
    pub suspensions: Vec<Suspending>,
    /// The waivers that somebody declared of it.
    pub waivers: Vec<Waiver>,
    /// Who judged what no count can judge, each in its own voice, and how.
    pub judged: Vec<Judging>,
    /// It is not in force for want of something that the clause waits for, and not of its phase.
    pub waited: bool,
    /// For a clause that only some assert, in the view of all voices: how it stands for those.
    pub beside: Vec<(String, Status)>,
}

/// What somebody says of how words were kept that no count can judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judging {
    /// The entry that says so.
    pub entry: Name,
    /// Whose word it is.
    pub voice: String,
    /// What it says.
    pub says: Judgement,
}

/// What an entry says of words that no count can judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// That they were kept.
    Kept,
    /// That they were not.
    NotKept,
    /// Something, and leaves that open.
    Open,
}

impl Judgement {
    /// Its word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Judgement::Kept => "kept",
            Judgement::NotKept => "not kept",
            Judgement::Open => "open",
        }
    }
}

/// A waiver that somebody declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The entry that says so.
    pub entry: Name,
    /// Who waives it.
    pub voice: String,
    /// True for one of those who together may.
    pub benefits: bool,
}

/// A suspension that somebody declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspending {
    /// The entry that says so.
    pub entry: Name,
    /// Whose suspension it is.
    pub voice: String,
    /// What it is worth.
    pub worth: Worth,
}

/// What a suspension is worth in a view. Only the first two suspend anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// The text lets this voice suspend the clause, and asks for no ground.
    Power,
    /// It does on a ground, which has come about.
    Ground,
    /// It does on a ground; whether that has come about cannot be told.
    Open,
    /// It does on a ground, which has not come about.
    NoGround,
    /// The text lets this voice suspend nothing of it.
    NoPower,
}

impl Worth {
    /// Its word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Worth::Power => "as the text allows",
            Worth::Ground => "well-founded",
            Worth::Open => "ground open",
            Worth::NoGround => "without ground",
            Worth::NoPower => "without a power",
        }
    }
}

/// What names one instance among several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceName {
    /// A date: of a day, or of the first day of a week.
    Day(Date),
    /// The key of what claims say happened, where that makes the instance.
    Key(String),
}

impl InstanceName {
    /// The date, if it is one.
    pub fn day(&self) -> Option<Date> {
        match self {
            InstanceName::Day(date) => Some(*date),
            InstanceName::Key(_) => None,
        }
    }

    /// True for a date and the one after it.
    pub fn precedes(&self, next: &InstanceName) -> bool {
        let tomorrow = self.day().and_then(|date| date.tomorrow().ok());
        tomorrow.is_some() && tomorrow == next.day()
    }

    /// The key, if it is one.
    pub fn key(&self) -> Option<&str> {
        match self {
            InstanceName::Day(_) => None,
            InstanceName::Key(key) => Some(key),
        }
    }
}

impl std::fmt::Display for InstanceName {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            InstanceName::Day(date) => write!(out, "{date}"),
            InstanceName::Key(key) => out.write_str(key),
        }
    }
}

/// What the text asks for, as numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Required {
    /// So many, at least, at most or exactly.
    Amount {
        /// Which side.
        sense: Sense,
        /// The smallest number the text can mean.
        lo: u64,
        /// The largest, `None` for no bound.
        hi: Option<u64>,
        /// The "about n" of the text.
        about: Option<u64>,
        /// The unit or thing.
        unit: String,
    },
    /// So many for each so many.
    Ratio {
        /// At least, or at most.
        sense: Sense,
        /// Owed, or allowed…
        n: u64,
        /// …for each so many.
        m: u64,
        /// How many are owed for the base as counted, where that is one number.
        owed: Option<u64>,
        /// Unit of what is owed.
        unit: String,
        /// Unit of the base.
        base: String,
        /// Where categories of the base make different numbers owed: of each its number, in place of `n`, and its kinds.
        rates: Rates,
        /// For a ratio kept under each key: the due instant and the last moment.
        by: Option<(Timestamp, Timestamp)>,
    },
    /// Done by an instant.
    Done {
        /// The due instant, included.
        due: Timestamp,
        /// The last moment.
        last: Timestamp,
    },
    /// Not at all.
    None {
        /// The act.
        act: String,
    },
    /// Of each group all on one day.
    Together {
        /// The thing that tells groups apart.
        group: String,
        /// What they are groups of.
        unit: String,
    },
    /// No more of something to be held.
    State {
        /// The most; `None`: as many as there were at the start.
        most: Option<u64>,
        /// The thing, or the act where the text names none.
        unit: String,
        /// Where it is to be reached: the due instant and the last moment; else it is to be kept to all the time.
        by: Option<(Timestamp, Timestamp)>,
    },
    /// To be allowed.
    Allowed {
        /// With every one of this thing.
        every: Option<String>,
        /// The act.
        act: String,
    },
    /// Words that no count can judge.
    ByHand {
        /// What sort of words.
        hand: Hand,
        /// The words, as the text has them.
        words: String,
    },
    /// Consent to a renewal, or none of the notices that would stand against it.
    Renewed {
        /// Before when; notice at that instant is still in time.
        due: Timestamp,
        /// True where silence renews.
        tacit: bool,
    },
}

/// How far from the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slack {
    /// In units of what is counted; negative: short.
    Units(i128),
    /// In minutes; negative: late.
    Minutes(i64),
}

/// The same part, instance and view over all its readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverReadings {
    /// The clause's label.
    pub clause: String,
    /// The part's name.
    pub part: String,
    /// The instance.
    pub instance: Option<InstanceName>,
    /// The view.
    pub view: View,
    /// One status for all, or contested, or ambiguous.
    pub status: Status,
    /// Each reading's point, name and status.
    pub readings: Vec<(Option<String>, Option<String>, Status)>,
}

/// Of each category so many, and its kinds.
pub type Rates = Vec<(u64, Vec<Vec<String>>)>;

pub(crate) fn required(
    duty: &Duty,
    window: Window,
    last: Timestamp,
    base: Option<&Count>,
    counts: &[Count],
) -> Required {
    // So many as the base makes owed, where it is one number.
    let owed_for = |n: u64, m: u64| {
        let sure = base.filter(|count| count.is_exact());
        sure.map(|count| n.saturating_mul(count.lo).div_ceil(m))
    };
    match &duty.kernel {
        Kernel::Amount {
            measure, threshold, ..
        } => Required::Amount {
            sense: threshold.sense,
            lo: threshold.lo,
            hi: threshold.hi,
            about: threshold.about,
            unit: unit(measure),
        },
        Kernel::Ratio {
            owed,
            n,
            m,
            base: per,
            rates,
            sense,
            ..
        } => Required::Ratio {
            sense: *sense,
            n: *n,
            m: *m,
            owed: match kernels::weighed(duty, counts) {
                Some(due) if *sense == Sense::AtMost => due.is_exact().then(|| due.lo / *m),
                Some(due) => due.is_exact().then(|| due.lo.div_ceil(*m)),
                None if *sense == Sense::AtMost => {
                    let sure = base.filter(|count| count.is_exact());
                    sure.map(|count| n.saturating_mul(count.lo) / *m)
                }
                None => owed_for(*n, *m),
            },
            unit: unit(owed),
            base: unit(per),
            rates: rates
                .iter()
                .map(|rate| (rate.n, kinds_of(&rate.of)))
                .collect(),
            by: None,
        },
        Kernel::Respond {
            measure,
            trigger,
            rate: Some((n, m)),
            ..
        } => Required::Ratio {
            n: *n,
            m: *m,
            owed: owed_for(*n, *m),
            unit: unit(measure),
            base: unit(trigger),
            rates: Rates::new(),
            sense: Sense::AtLeast,
            by: Some((window.to, last)),
        },
        Kernel::Share {
            measure,
            n,
            m,
            base: of,
            ..
        } => Required::Ratio {
            n: *n,
            m: *m,
            owed: owed_for(*n, *m),
            unit: unit(measure),
            base: unit(of),
            rates: Rates::new(),
            sense: Sense::AtLeast,
            by: Some((window.to, last)),
        },
        Kernel::Done {
            measure: measure @ Measure {
                level: Some(level), ..
            },
            ..
        } => Required::State {
            most: level.most(),
            unit: unit(measure),
            by: Some((window.to, last)),
        },
        Kernel::Ban {
            measure: measure @ Measure {
                level: Some(level), ..
            },
            ..
        } => Required::State {
            most: level.most(),
            unit: unit(measure),
            by: None,
        },
        Kernel::Done { .. } | Kernel::Respond { .. } => Required::Done {
            due: window.to,
            last,
        },
        Kernel::Ban {
            measure: measure @ Measure {
                group: Some(group), ..
            },
            ..
        } => Required::Together {
            group: group.clone(),
            unit: unit(measure),
        },
        Kernel::Ban { measure, .. } => Required::None {
            act: measure.act.clone(),
        },
        Kernel::Allow { measure, every, .. } => Required::Allowed {
            every: every.then(|| unit(measure)),
            act: measure.act.clone(),
        },
        Kernel::Earned { measure, per, .. } => Required::Amount {
            sense: Sense::AtLeast,
            lo: *per,
            hi: Some(*per),
            about: None,
            unit: unit(measure),
        },
        Kernel::ByHand { hand, words, .. } => Required::ByHand {
            hand: *hand,
            words: words.clone(),
        },
        Kernel::Renewed { notice, .. } => Required::Renewed {
            due: window.to,
            tacit: notice.is_some(),
        },
    }
}

/// The kinds that the deciding measure names.
pub(crate) fn kinds(duty: &Duty) -> Vec<Vec<String>> {
    let measures = duty.kernel.measures();
    let deciding = match &duty.kernel {
        Kernel::Ratio { base, .. } => Some(base),
        _ => measures.last().copied(),
    };
    deciding.map_or_else(Vec::new, kinds_of)
}

fn kinds_of(measure: &Measure) -> Vec<Vec<String>> {
    let choices = measure.kinds.iter();
    choices
        .map(|choice| choice.any_of.iter().cloned().collect())
        .collect()
}

fn unit(measure: &Measure) -> String {
    measure
        .unit
        .clone()
        .or_else(|| measure.thing.clone())
        .unwrap_or_else(|| measure.act.clone())
}

/// Units short or over, where somebody reported anything.
pub(crate) fn slack(
    duty: &Duty,
    outcomes: &Outcomes,
    number: Range,
    counts: &[Count],
) -> Option<Slack> {
    let count = counts.first().filter(|count| count.spoken)?;
    let not_met = *outcomes == Outcomes::from([Outcome::NotMet]);
    let at_least = |n: u64, count: &Count| {
        // An open count without a lower end says nothing of how much is missing.
        if outcomes.len() != 1 && count.lo == 0 {
            return None;
        }
        let nearest = if not_met { count.hi? } else { count.lo };
        Some(Slack::Units(i128::from(nearest) - i128::from(n)))
    };
    match &duty.kernel {
        Kernel::Amount { threshold, .. } => match threshold.sense {
            Sense::AtLeast => at_least(number.lo, count),
            // Where there is no batch, none is short of anything.
            Sense::Batch if count.lo == 0 => None,
            Sense::Batch => at_least(number.lo, count),
            Sense::AtMost => Some(Slack::Units(i128::from(number.hi?) - i128::from(count.lo))),
            Sense::Exactly => count
                .is_exact()
                .then(|| Slack::Units(i128::from(count.lo) - i128::from(number.lo))),
        },
        // Past the cap no number would be enough, and none is missing.
        Kernel::Earned { per, .. } if number.lo > *per => None,
        Kernel::Earned { .. } | Kernel::Allow { .. } => at_least(number.lo, count),
        Kernel::Ratio { n, m, .. }
        | Kernel::Share { n, m, .. }
        | Kernel::Respond {
            rate: Some((n, m)), ..
        } => {
            let at = if matches!(duty.kernel, Kernel::Ratio { .. }) {
                1
            } else {
                3
            };
            let base = counts.get(at).filter(|base| base.spoken)?;
            let (due, n) = match kernels::weighed(duty, counts) {
                Some(due) => (due, 1),
                None => (base.clone(), *n),
            };
            let both = count.is_exact() && due.is_exact();
            let over = i128::from(*m) * i128::from(count.lo) - i128::from(n) * i128::from(due.lo);
            // Of a limit, what is left of it.
            let slack = if duty.limits() { -over } else { over };
            both.then_some(Slack::Units(slack))
        }
        Kernel::Done { .. }
        | Kernel::Respond { .. }
        | Kernel::Ban { .. }
        | Kernel::ByHand { .. }
        | Kernel::Renewed { .. } => None,
    }
}
