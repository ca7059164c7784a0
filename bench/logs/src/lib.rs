//! Logs of claims that every engine of the bench reads, made from a seed, and the true answers to them by plain loops.
//!
//! A log is lines of text, one claim each, in the order in which they became known. Times are seconds from the beginning
//! of the log's year. Nothing in it is about anybody: keys are numbers, voices are 0, 1, 2.

mod generate;
mod meter;
mod parse;
mod truth;

pub use generate::{Knobs, generate};
pub use meter::{Used, measured, memory_kib, peak_kib};
pub use parse::{parse, write};
pub use truth::{Answers, Verdict, answers, windows_within};

/// Seconds in an hour.
pub const HOUR: i64 = 3_600;
/// Seconds in a day.
pub const DAY: i64 = 24 * HOUR;
/// Days in a log.
pub const DAYS: i64 = 365;
/// Places that deliveries are counted at.
pub const PLACES: u32 = 20;
/// How many are owed for each one.
pub const RATE: u32 = 3;

/// What a log is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Requests, each with an answer owed within 24 hours.
    Requests,
    /// Deliveries of one to five at one of [`PLACES`].
    Deliveries,
    /// Goods let in, each with [`RATE`] others owed within 24 hours.
    Exchanges,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Requests, Kind::Deliveries, Kind::Exchanges];

    /// Its name on a command line.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Requests => "requests",
            Kind::Deliveries => "deliveries",
            Kind::Exchanges => "exchanges",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a claim says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Something that makes something else owed, under its key.
    Trigger,
    /// What is owed, under the key of its trigger.
    Act,
    /// A delivery of so many at the place that is its key.
    Deliver,
    /// That nothing of what is owed under the key was done, from the claim's time on for so many seconds.
    Nothing,
    /// That the voice takes back the claim whose number is the key.
    Withdraw,
}

impl What {
    /// Every one.
    pub const ALL: [What; 5] = [
        What::Trigger,
        What::Act,
        What::Deliver,
        What::Nothing,
        What::Withdraw,
    ];

    /// The word in a log.
    pub fn word(self) -> &'static str {
        match self {
            What::Trigger => "trigger",
            What::Act => "act",
            What::Deliver => "deliver",
            What::Nothing => "nothing",
            What::Withdraw => "withdraw",
        }
    }
}

/// One claim: a line of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// Its number, unique in the log.
    pub claim: u32,
    /// From when it is known.
    pub known: i64,
    /// When what it says happened, as the voice has it.
    pub at: i64,
    /// Who says it.
    pub voice: u8,
    /// What it says.
    pub what: What,
    /// The key it is about.
    pub key: u32,
    /// How many; of [`What::Nothing`], for how many seconds.
    pub n: u32,
}

/// What a job asks of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// An answer within 24 hours of each request, at latest 24 hours after that.
    Deadline,
    /// At least so many each day at each place.
    Quota,
    /// At most so many in any seven days at each place.
    Sliding,
    /// [`RATE`] owed for each one within 24 hours of it, at latest 24 hours after that.
    RatioKeyed,
    /// [`RATE`] owed for each one over the whole year.
    RatioPooled,
    /// [`RATE`] owed for each one of the same day.
    RatioDaily,
}

impl Job {
    /// Every job.
    pub const ALL: [Job; 6] = [
        Job::Deadline,
        Job::Quota,
        Job::Sliding,
        Job::RatioKeyed,
        Job::RatioPooled,
        Job::RatioDaily,
    ];

    /// Its name on a command line.
    pub fn name(self) -> &'static str {
        match self {
            Job::Deadline => "deadline",
            Job::Quota => "quota",
            Job::Sliding => "sliding",
            Job::RatioKeyed => "ratio-keyed",
            Job::RatioPooled => "ratio-pooled",
            Job::RatioDaily => "ratio-daily",
        }
    }

    /// The job of this name.
    pub fn named(name: &str) -> Option<Job> {
        Job::ALL.into_iter().find(|job| job.name() == name)
    }

    /// The log it reads.
    pub fn kind(self) -> Kind {
        match self {
            Job::Deadline => Kind::Requests,
            Job::Quota | Job::Sliding => Kind::Deliveries,
            Job::RatioKeyed | Job::RatioPooled | Job::RatioDaily => Kind::Exchanges,
        }
    }
}

/// How many each place needs a day, of a log of so many happenings: about a quarter of the days fall short.
pub fn quota(happenings: usize) -> u64 {
    let a_day = happenings as f64 * 3.0 / f64::from(PLACES) / DAYS as f64;
    // Of a sum of that many draws of 1 to 5 the spread is √(11·k), k draws.
    let spread = (happenings as f64 * 11.0 / f64::from(PLACES) / DAYS as f64).sqrt();
    (a_day - 0.7 * spread).max(2.0) as u64
}

/// How many each place may have in any seven days, of a log of so many happenings: some windows have more.
pub fn ceiling(happenings: usize) -> u64 {
    let a_week = happenings as f64 * 21.0 / f64::from(PLACES) / DAYS as f64;
    let spread = (happenings as f64 * 77.0 / f64::from(PLACES) / DAYS as f64).sqrt();
    (a_week + 3.3 * spread) as u64
}
