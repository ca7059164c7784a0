//! `/figures`: counts against what the text asks, by counting point and voice; what is out and what is still held; an
//! exchange as it adds up. Every figure keeps its voice, its source and what it replaced.
//!
//! Nothing is computed here: `tregua_report::series` counts. What is decided here is who may see a small count.

mod data;
mod links;
#[cfg(test)]
mod tests;
mod view;

use schemars::JsonSchema;
use serde::Serialize;

use crate::access::Action;
use crate::frame::Sheet;
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

pub(super) use data::warm;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page::<Figures>()]
}

/// What the page shows. Days are agreement days by their date; a day that is not among a series' points is a day of which
/// nothing was reported, never 0.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(crate) struct Figures {
    /// False if the record has no text: then only counts without a term are shown.
    pub(crate) text: bool,
    /// True if there are too many entries to count without a text.
    pub(crate) too_many: bool,
    /// True if counts below 3 that no source published are shown to this reader as "fewer than 3".
    pub(crate) small_merged: bool,
    /// What was asked for.
    pub(crate) asked_for: Filters,
    /// Names of parts of the address that were not understood: `from`, `to`.
    pub(crate) not_understood: Vec<String>,
    /// The days shown, the earliest first, as `2023-11-24`.
    pub(crate) days: Vec<String>,
    /// True if more days were asked for: these are the last of them.
    pub(crate) cut: bool,
    /// What can be asked for.
    pub(crate) choices: Choices,
    /// What the text asks about, in its order.
    pub(crate) topics: Vec<Topic>,
    /// What else is counted.
    pub(crate) others: Vec<Topic>,
    /// What is out, and what is still held.
    pub(crate) held: Vec<Held>,
    /// Exchanges, as they add up from the start of their phase.
    pub(crate) exchanges: Vec<Exchange>,
    /// Figures that were corrected or retracted, the one said last first; at most 100.
    pub(crate) revised: Vec<Revised>,
    /// How many more there are.
    pub(crate) revised_more: usize,
    /// The sources named above.
    pub(crate) sources: Vec<SourceShown>,
}

/// What was asked for; empty: all.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(crate) struct Filters {
    /// The thing.
    pub(crate) thing: String,
    /// The counting point.
    pub(crate) point: String,
    /// The voice's key: `voice-` and 12 hex digits.
    pub(crate) voice: String,
    /// The first day.
    pub(crate) from: String,
    /// The last day.
    pub(crate) to: String,
}

/// What can be asked for.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(crate) struct Choices {
    /// Things.
    pub(crate) things: Vec<String>,
    /// Counting points.
    pub(crate) points: Vec<String>,
    /// Voices.
    pub(crate) voices: Vec<VoiceChoice>,
}

/// A voice that can be asked for.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct VoiceChoice {
    /// Its key.
    pub(crate) key: String,
    /// Its name.
    pub(crate) voice: String,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Counted {
    /// The verb.
    pub(crate) act: String,
    /// Who acts: any of these; empty: not stated.
    pub(crate) actors: Vec<String>,
    /// The thing.
    pub(crate) thing: Option<String>,
    /// The kinds that count, one list of alternatives for each axis; empty: every kind.
    pub(crate) kinds: Vec<Vec<String>>,
    /// The unit, if not pieces.
    pub(crate) unit: Option<String>,
    /// The zone in which it counts.
    pub(crate) place: Option<String>,
}

/// One thing, at each point where it is counted. Its charts have one scale.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Topic {
    /// What is counted.
    pub(crate) counted: Counted,
    /// What the text asks, on each reading.
    pub(crate) asks: Vec<Asks>,
    /// The counting points.
    pub(crate) points: Vec<AtPoint>,
}

/// A number that the text asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Asks {
    /// The clause's label.
    pub(crate) clause: String,
    /// Who asserts it, where only some do.
    pub(crate) asserted_by: Vec<String>,
    /// The part: `each day`, `total`.
    pub(crate) part: String,
    /// The reading's name; `null`: the clause's own words.
    pub(crate) reading: Option<String>,
    /// Who holds the reading.
    pub(crate) held_by: Vec<String>,
    /// Sources that it is found in.
    pub(crate) held_in: Vec<String>,
    /// True if it is ours, to show what the text leaves open.
    pub(crate) ours: bool,
    /// True if it is asked of each day.
    pub(crate) each_day: bool,
    /// `at least`, `at most`, `exactly`.
    pub(crate) sense: String,
    /// The smallest number the text can mean.
    pub(crate) lo: u64,
    /// The largest; `null`: no bound.
    pub(crate) hi: Option<u64>,
    /// The "about n" of the text.
    pub(crate) about: Option<u64>,
}

/// Counts at one counting point.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct AtPoint {
    /// The counting point; `null`: none stated.
    pub(crate) point: Option<String>,
    /// Each voice with a figure.
    pub(crate) voices: Vec<VoiceSeries>,
    /// Parties, mediators and counting bodies from which no figure was received for any of the days.
    pub(crate) nothing_received: Vec<String>,
}

/// One voice's figures.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct VoiceSeries {
    /// The voice.
    pub(crate) voice: String,
    /// Its key in addresses.
    pub(crate) key: String,
    /// Its figures, by day.
    pub(crate) points: Vec<Figure>,
}

/// One figure: a whole-number interval.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct Figure {
    /// The day; for sums, up to the end of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) day: Option<String>,
    /// At least this many.
    pub(crate) lo: u64,
    /// At most this many; `null`: left open.
    pub(crate) hi: Option<u64>,
    /// Where a count below this was merged, this: `lo` and `hi` are then wider than what the voice said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fewer_than: Option<u64>,
    /// The voice differs from itself: both ends are its own figures.
    pub(crate) differs: bool,
    /// Entries it was made from, at most 5.
    pub(crate) entries: Vec<EntryRef>,
    /// How many more there are.
    pub(crate) more_entries: usize,
    /// Figures that were corrected on the way to it, the latest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) revised: Vec<Revised>,
}

/// An entry.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct EntryRef {
    /// Its id, in hex.
    pub(crate) entry: String,
    /// The claim's key.
    pub(crate) claim: String,
    /// Key of its source.
    pub(crate) source: Option<String>,
    /// The date on which it was said.
    pub(crate) said: Option<String>,
}

/// A figure that no longer stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct Revised {
    /// Its entry.
    pub(crate) at: EntryRef,
    /// Who said it.
    pub(crate) voice: String,
    /// What was counted.
    pub(crate) thing: Option<String>,
    /// The act.
    pub(crate) act: Option<String>,
    /// The counting point.
    pub(crate) point: Option<String>,
    /// The day it spoke of, if it was one.
    pub(crate) day: Option<String>,
    /// At least this many.
    pub(crate) lo: u64,
    /// At most; `null`: left open.
    pub(crate) hi: Option<u64>,
    /// As for a figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fewer_than: Option<u64>,
    /// True if it was taken back without another in its place.
    pub(crate) retracted: bool,
    /// The entry that corrects or retracts it.
    pub(crate) revised_by: EntryRef,
}

/// What is out, or still held, of one thing, by one act at one counting point.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Held {
    /// What is counted.
    pub(crate) counted: Counted,
    /// The counting point.
    pub(crate) point: Option<String>,
    /// The figures: counts by stretch of time, then what is still there.
    pub(crate) rows: Vec<HeldRow>,
}

/// One figure over a stretch, or of a time.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct HeldRow {
    /// Who says so.
    pub(crate) voice: String,
    /// From and to (not included) on the agreement's clock; `null`: of what is still there.
    pub(crate) window: Option<[String; 2]>,
    /// Of what is still there: at which time, as claimed.
    pub(crate) when: Option<String>,
    /// True if it says how many are still there.
    pub(crate) still: bool,
    /// Of what is still there: the kinds that it names.
    pub(crate) kinds: Vec<String>,
    /// The figure.
    pub(crate) figure: Figure,
}

/// So many for each so many, as they add up.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Exchange {
    /// Labels of the clauses that ask it.
    pub(crate) clauses: Vec<String>,
    /// Who asserts it, where only some do.
    pub(crate) asserted_by: Vec<String>,
    /// Owed…
    pub(crate) n: u64,
    /// …for each so many of the base.
    pub(crate) m: u64,
    /// What makes it owed.
    pub(crate) base: Counted,
    /// Where categories of it make different numbers owed: of each its number, and its kinds.
    pub(crate) rates: tregua_standing::Rates,
    /// What is owed.
    pub(crate) owed: Counted,
    /// Where both are counted.
    pub(crate) point: Option<String>,
    /// From when it adds up, on the agreement's clock.
    pub(crate) from: String,
    /// The days shown.
    pub(crate) days: Vec<String>,
    /// Each voice that speaks of one of the two.
    pub(crate) voices: Vec<VoiceExchange>,
}

/// One voice's two sums, up to the end of each day.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct VoiceExchange {
    /// The voice.
    pub(crate) voice: String,
    /// Its key in addresses.
    pub(crate) key: String,
    /// Of the base.
    pub(crate) base: Vec<Figure>,
    /// Of what is owed.
    pub(crate) owed: Vec<Figure>,
}

/// A source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct SourceShown {
    /// Its key.
    pub(crate) source: String,
    /// Who published it.
    pub(crate) publisher: Option<String>,
    /// Its title.
    pub(crate) title: Option<String>,
    /// The date on which it was published.
    pub(crate) published: Option<String>,
    /// Where it was found.
    pub(crate) url: Option<String>,
}

impl Page for Figures {
    const PATH: &'static str = "/figures";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-nav-figures";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        data::build(visit)
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::at_a_moment(view::main(self, visit)).with_scripts(&["figures.js"])
    }
}
