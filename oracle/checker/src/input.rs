//! The document that is checked, as it is written (`docs/certificate.md`).

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::time::{Instant, Span, read};

/// A record, and rows that are said to follow from it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Document {
    pub(crate) format: u32,
    pub(crate) agreement: Agreement,
    #[serde(deserialize_with = "read")]
    pub(crate) as_of: Instant,
    pub(crate) days: BTreeMap<String, Day>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) rows: Vec<Row>,
    /// The views that a reader added.
    #[serde(default)]
    pub(crate) views: Vec<OwnView>,
    /// What clauses have that something waits for.
    #[serde(default)]
    pub(crate) clauses: Vec<Listed>,
    /// The phases that something waits for, or that wait themselves.
    #[serde(default)]
    pub(crate) phases: Vec<Phase>,
    /// Rows of those clauses that are not among the rows themselves.
    #[serde(default)]
    pub(crate) further: Vec<Row>,
    /// When the declared grace is over after any end that a row may be cut at.
    #[serde(default)]
    pub(crate) grace: BTreeMap<String, String>,
}

/// A clause that something waits for, by itself or not: its readings with their parts, and the instances of each.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Listed {
    pub(crate) clause: String,
    pub(crate) alone: bool,
    pub(crate) readings: Vec<ListedReading>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ListedReading {
    pub(crate) reading: Reading,
    pub(crate) held_by: Vec<String>,
    pub(crate) parts: BTreeMap<String, ListedPart>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ListedPart {
    pub(crate) by_hand: bool,
    /// How the text makes its instances: `one`, or `each day`; `None` for any other way.
    pub(crate) windows: Option<String>,
    pub(crate) instances: Vec<Option<String>>,
}

/// A phase: what it waits for, the first instant that it may start at, and when it ends if it begins at an instant.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Phase {
    pub(crate) name: String,
    #[serde(deserialize_with = "read")]
    pub(crate) starts: Instant,
    pub(crate) once: Vec<Event>,
    pub(crate) ends: BTreeMap<String, Option<At>>,
}

/// A view that a reader added, in the shape of `docs/views.md`.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct OwnView {
    pub(crate) name: String,
    pub(crate) voices: Voices,
    pub(crate) joined: String,
    pub(crate) entries: Chosen,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Voices {
    Named(BTreeSet<String>),
    Sort(String),
}

/// Which entries a view counts.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Chosen {
    pub(crate) repeats: bool,
    pub(crate) attribution: Option<String>,
    pub(crate) hedged: Option<bool>,
    pub(crate) sources: BTreeSet<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Agreement {
    pub(crate) parties: Vec<String>,
    pub(crate) mediators: Vec<String>,
    pub(crate) counting_bodies: Vec<String>,
    pub(crate) dated_figures: bool,
    pub(crate) things: Vec<Thing>,
    /// How many phases it has.
    pub(crate) phases: usize,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Thing {
    pub(crate) name: String,
    pub(crate) plural: String,
    pub(crate) axes: Vec<Axis>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Axis {
    pub(crate) axis: String,
    pub(crate) kinds: Vec<String>,
}

/// What a date stands for: the agreement's day that begins on it, and the date from midnight to midnight.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Day {
    pub(crate) day: Span,
    pub(crate) date: Span,
}

/// A statement, in the columns of `claims.csv`.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Entry {
    pub(crate) entry: String,
    pub(crate) claim: String,
    pub(crate) author: String,
    pub(crate) kind: String,
    pub(crate) voice: String,
    pub(crate) attribution: Option<String>,
    pub(crate) repeats: Option<String>,
    pub(crate) act: Option<String>,
    pub(crate) actor: Option<String>,
    pub(crate) thing: Option<String>,
    #[serde(default)]
    pub(crate) of_kind: Vec<KindPart>,
    pub(crate) amount: Option<Amount>,
    pub(crate) unit: Option<String>,
    pub(crate) out_of: Option<u64>,
    pub(crate) adds: String,
    pub(crate) coverage: String,
    pub(crate) counting_point: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) occurred: Option<String>,
    pub(crate) said: Option<String>,
    pub(crate) about: Option<String>,
    pub(crate) clause: Option<String>,
    pub(crate) under: Option<String>,
    pub(crate) counts_for: Option<String>,
    #[serde(default)]
    pub(crate) refers_to: Vec<String>,
    #[serde(default)]
    pub(crate) ids: Vec<String>,
    /// Said with a reserve.
    #[serde(default)]
    pub(crate) hedged: bool,
    pub(crate) source: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) struct Amount {
    pub(crate) lo: u64,
    pub(crate) hi: Option<u64>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct KindPart {
    pub(crate) all_of: Vec<Vec<String>>,
    pub(crate) count: Option<u64>,
}

/// Where a part is said to stand, and on what.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Row {
    pub(crate) clause: Clause,
    pub(crate) part: String,
    pub(crate) reading: Reading,
    pub(crate) duty: Duty,
    /// It is held against others as it stands by itself.
    #[serde(default)]
    pub(crate) alone: bool,
    /// What it waits for, if it does.
    pub(crate) course: Option<Course>,
    pub(crate) instance: Option<String>,
    pub(crate) window: Span,
    #[serde(deserialize_with = "read")]
    pub(crate) last: Instant,
    #[serde(deserialize_with = "read")]
    pub(crate) until: Instant,
    pub(crate) grace: BTreeMap<String, String>,
    /// Of an act owed for each of another: what follows from one at an instant.
    #[serde(default)]
    pub(crate) follows: BTreeMap<String, Follow>,
    pub(crate) phase: Option<Span>,
    pub(crate) grant: Option<Grant>,
    /// Of an amount in any stretch.
    pub(crate) stretches: Option<Stretches>,
    /// Of consent to a renewal: where the end that it is asked about would go.
    pub(crate) renewed_to: Option<At>,
    pub(crate) view: String,
    pub(crate) status: String,
    pub(crate) outcomes: Vec<String>,
    pub(crate) causes: Vec<String>,
    pub(crate) counted: Option<Amount>,
    pub(crate) base: Option<Amount>,
    pub(crate) slack: Option<Slack>,
    pub(crate) rests_on: Vec<String>,
    pub(crate) considered: Vec<Considered>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Reading {
    #[serde(rename = "counting point")]
    pub(crate) point: Option<String>,
    pub(crate) name: Option<String>,
}

/// What ties a row to others, and the windows it has by when that comes about.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Course {
    /// The phase that it lies in, if that waits for something.
    pub(crate) phase: Option<String>,
    pub(crate) once: Vec<Event>,
    pub(crate) freed: Vec<Event>,
    pub(crate) replaced_by: Vec<Event>,
    pub(crate) alongside: Vec<Event>,
    pub(crate) ground: Vec<Event>,
    pub(crate) ways: Vec<Way>,
}

/// Something that may come about. A clause is named by all of its labels.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub(crate) enum Event {
    Stands {
        clause: Vec<String>,
        met: bool,
    },
    Performed {
        clause: Vec<String>,
    },
    Agreed {
        by: Vec<String>,
        clause: Vec<String>,
    },
    Announced {
        by: Vec<String>,
    },
    Done {
        measure: Box<Measure>,
    },
    Over {
        phase: String,
    },
}

/// The windows that a row has if what it waits for comes about at these instants.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Way {
    #[serde(flatten)]
    pub(crate) when: When,
    /// `None` where nothing of it is left.
    pub(crate) times: Option<Times>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct When {
    pub(crate) begun: Option<At>,
    pub(crate) opened: Option<At>,
    pub(crate) freed: Option<At>,
    pub(crate) due: Option<At>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) struct Times {
    pub(crate) window: Span,
    #[serde(deserialize_with = "read")]
    pub(crate) last: Instant,
    #[serde(deserialize_with = "read")]
    pub(crate) until: Instant,
    /// As the row has them, which has none of its own where its phase waits.
    pub(crate) phase: Option<Span>,
    pub(crate) grant: Option<Grant>,
    pub(crate) renewed_to: Option<At>,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Clause {
    pub(crate) labels: Vec<String>,
    /// The phase that it renews.
    pub(crate) renews: Option<String>,
    pub(crate) asserted_by: Vec<String>,
}

/// What follows from a trigger at one instant: when its day begins (of what is owed before, that of `due`), and until when
/// the act is in time, late, or makes good.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Follow {
    #[serde(deserialize_with = "read")]
    pub(crate) day: Instant,
    #[serde(deserialize_with = "read")]
    pub(crate) due: Instant,
    #[serde(deserialize_with = "read")]
    pub(crate) last: Instant,
    #[serde(deserialize_with = "read")]
    pub(crate) until: Instant,
}

/// An instant, where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) struct At(#[serde(deserialize_with = "read")] pub(crate) Instant);

/// The length of the stretches, in hours or in days; then where each of the agreement's days begins and ends that they need.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Stretches {
    pub(crate) hours: Option<u32>,
    pub(crate) days: Option<u32>,
    #[serde(default)]
    pub(crate) edges: Vec<At>,
    /// Stretches that end by then have had their reporting grace.
    pub(crate) graced: Option<At>,
}

/// Where one more grant of days would carry the phase, and how far it may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) struct Grant {
    #[serde(deserialize_with = "read")]
    pub(crate) ends: Instant,
    #[serde(deserialize_with = "read")]
    pub(crate) cap: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Slack {
    pub(crate) amount: i128,
    pub(crate) unit: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Duty {
    pub(crate) kernel: String,
    pub(crate) measures: Vec<Measure>,
    pub(crate) sense: Option<String>,
    pub(crate) lo: Option<u64>,
    pub(crate) hi: Option<u64>,
    pub(crate) n: Option<u64>,
    pub(crate) m: Option<u64>,
    /// Of a base with categories: how many each of them makes owed.
    #[serde(default)]
    pub(crate) rates: Vec<u64>,
    #[serde(default)]
    pub(crate) every: bool,
    /// True for an act owed before another.
    #[serde(default)]
    pub(crate) before: bool,
    /// True for notice against a renewal, false for consent to it.
    #[serde(default)]
    pub(crate) notice: bool,
    pub(crate) beneficiaries: Vec<String>,
    pub(crate) suspended_by: Vec<String>,
    /// Who must agree on a new date by which it can be made good.
    pub(crate) cure_agreed_by: Vec<String>,
    /// The text lets it be made good, by a date agreed on or within a length.
    pub(crate) can_be_made_good: bool,
    /// What was reached is kept to: what waits for the clause to be met waits for it to be reached.
    pub(crate) keeps_to: bool,
    pub(crate) condition: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Measure {
    pub(crate) act: String,
    pub(crate) actors: Vec<String>,
    pub(crate) thing: Option<String>,
    pub(crate) kinds: Vec<Choice>,
    pub(crate) unit: Option<String>,
    pub(crate) point: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) counted_by: Vec<String>,
    /// Whose `counts_for` is followed; nobody named: anybody's. `None`: acts count when they happened.
    pub(crate) credited_by: Option<Vec<String>>,
    pub(crate) level: Option<Level>,
    /// The thing that tells groups apart of which nobody is to be parted from the others.
    pub(crate) group: Option<String>,
}

/// Of a state: the most that there may be, and whether reports of more are counted or those of no more.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Level {
    /// `None`: as many as there were at the start.
    pub(crate) most: Option<u64>,
    pub(crate) above: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Choice {
    pub(crate) axis: String,
    pub(crate) any_of: Vec<String>,
}

impl Row {
    /// The thing that tells its groups apart, if it is about groups.
    pub(crate) fn group(&self) -> Option<&str> {
        let measure = self.duty.measures.first()?;
        measure
            .group
            .as_deref()
            .filter(|_| self.duty.kernel == "ban")
    }

    /// True if claims make its instances: one for each key that they give.
    pub(crate) fn by_key(&self) -> bool {
        self.duty.kernel == "respond" || self.group().is_some()
    }

    pub(crate) fn times(&self) -> Times {
        Times {
            window: self.window,
            last: self.last,
            until: self.until,
            phase: self.phase,
            grant: self.grant,
            renewed_to: self.renewed_to,
        }
    }

    /// The same row in other windows.
    pub(crate) fn within(&self, times: &Times) -> Row {
        Row {
            window: times.window,
            last: times.last,
            until: times.until,
            phase: times.phase,
            grant: times.grant,
            renewed_to: times.renewed_to,
            ..self.clone()
        }
    }
}

/// What is said to have become of an entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) struct Considered {
    pub(crate) entry: String,
    pub(crate) weight: String,
    pub(crate) minutes: Option<u64>,
    pub(crate) test: Option<String>,
    pub(crate) by: Option<String>,
}
