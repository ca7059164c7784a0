//! What falls due in the next day, in the brief's plain form.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tregua_agreement::duty::Sense;
use tregua_calendar::Window;
use tregua_standing::{Evaluator, Rates, Required, Row};

use crate::due::{Due, DueReading, due};
use crate::stamp::Stamp;

/// Something due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DueNote {
    /// When.
    pub at: Stamp,
    /// It is past, and not done on some reading.
    pub overdue: bool,
    /// Who owes it; empty: nobody is bound.
    pub bound: Vec<String>,
    /// The clause's label.
    pub clause: String,
    /// The part.
    pub part: String,
    /// The instance's date.
    pub instance: Option<String>,
    /// Who asserts the clause, where only some do.
    pub asserted_by: Vec<String>,
    /// What is asked, on each reading that asks something else.
    pub asked: Vec<Asked>,
    /// How far each voice says it is, at each counting point. A silent voice is absent.
    pub so_far: Vec<SoFar>,
}

/// What a reading asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Asked {
    /// The reading's name; `None`: the clause's own words.
    pub reading: Option<String>,
    /// Who holds it.
    pub held_by: Vec<String>,
    /// What it asks.
    pub what: Ask,
    /// The kinds that count.
    pub kinds: Vec<Vec<String>>,
}

/// What a text asks, as numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Ask {
    /// So many.
    Amount {
        /// `at least`, `at most`, `exactly`.
        sense: String,
        /// The smallest number it can mean.
        lo: u64,
        /// The largest; `None`: no bound.
        hi: Option<u64>,
        /// The "about n" of the text.
        about: Option<u64>,
        /// The unit or thing.
        unit: String,
    },
    /// So many for each so many.
    Ratio {
        /// Owed…
        n: u64,
        /// …for each.
        m: u64,
        /// Unit of what is owed.
        unit: String,
        /// Unit of the base.
        base: String,
        /// Where categories of the base make different numbers owed: of each its number, and its kinds.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rates: Rates,
    },
    /// An act by the instant.
    Done,
    /// No more than so many held by the instant.
    State {
        /// The most.
        most: u64,
        /// The thing.
        unit: String,
    },
    /// To be allowed: the act, and with every one of which thing.
    Allowed {
        /// The act.
        act: String,
        /// The thing.
        every: Option<String>,
    },
}

/// How far one voice says it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SoFar {
    /// The counting point.
    pub point: Option<String>,
    /// The voice.
    pub voice: String,
    /// At least this many.
    pub lo: u64,
    /// At most; `None`: left open.
    pub hi: Option<u64>,
    /// For a ratio: at least and at most how many of the base, where the voice gave a figure for it.
    pub base: Option<(u64, Option<u64>)>,
}

pub(crate) fn notes(now: &Evaluator<'_>, window: Window) -> Vec<DueNote> {
    due(now, window).iter().map(|due| note(now, due)).collect()
}

fn note(now: &Evaluator<'_>, due: &Due) -> DueNote {
    let mut asked: Vec<Asked> = Vec::new();
    let mut so_far: Vec<SoFar> = Vec::new();
    for reading in &due.readings {
        if let Some(what) = ask(&reading.row.required) {
            let same = |known: &Asked| (&known.what, &known.kinds) == (&what, &reading.row.kinds);
            if !asked.iter().any(same) {
                asked.push(Asked {
                    reading: reading.reading.clone(),
                    held_by: reading.row.held.by.clone(),
                    kinds: reading.row.kinds.clone(),
                    what,
                });
            }
        }
        if reading.reading.is_none() && is_count(&reading.row) {
            so_far.extend(voices(reading));
        }
    }
    DueNote {
        at: Stamp::new(due.at, &now.agreement().clock),
        overdue: due.overdue,
        bound: due.bound.clone(),
        clause: due.clause.clone(),
        part: due.part.clone(),
        instance: due.instance.as_ref().map(ToString::to_string),
        asserted_by: due.asserted_by.clone(),
        asked,
        so_far,
    }
}

fn is_count(row: &Row) -> bool {
    matches!(
        row.required,
        Required::Amount { .. } | Required::Ratio { .. }
    )
}

fn voices(reading: &DueReading) -> Vec<SoFar> {
    let base = |voice: &String| {
        let own = reading.base.iter().find(|(other, _)| other == voice);
        own.map(|(_, count)| (count.lo, count.hi))
    };
    let each = reading.so_far.iter().map(|(voice, count)| SoFar {
        base: base(voice),
        point: reading.point.clone(),
        voice: voice.clone(),
        lo: count.lo,
        hi: count.hi,
    });
    // An open range says nothing of how far it is.
    let says = |one: &SoFar| one.lo > 0 || one.hi.is_some();
    // Of a ratio one side alone would read as a count against the term.
    let is_ratio = matches!(reading.row.required, Required::Ratio { .. });
    each.filter(|one| says(one) && (!is_ratio || one.base.is_some()))
        .collect()
}

fn ask(required: &Required) -> Option<Ask> {
    Some(match required {
        Required::Amount {
            sense,
            lo,
            hi,
            about,
            unit,
        } => Ask::Amount {
            sense: sense.words().to_owned(),
            lo: *lo,
            hi: *hi,
            about: *about,
            unit: unit.clone(),
        },
        // It is never due.
        Required::ByHand { .. } => return None,
        Required::Ratio {
            n,
            m,
            unit,
            base,
            rates,
            ..
        } => Ask::Ratio {
            n: *n,
            m: *m,
            unit: unit.clone(),
            base: base.clone(),
            rates: rates.clone(),
        },
        Required::Done { .. } | Required::Renewed { .. } => Ask::Done,
        Required::State {
            by: Some(_),
            most: Some(most),
            unit,
        } => Ask::State {
            most: *most,
            unit: unit.clone(),
        },
        Required::Allowed { every, act } => Ask::Allowed {
            act: act.clone(),
            every: every.clone(),
        },
        Required::State { .. } | Required::Together { .. } | Required::None { .. } => return None,
    })
}

impl Ask {
    /// The same as the evaluator has it, for the words of [`crate::Say`]; `due` is the instant.
    pub(crate) fn required(&self, due: tregua_calendar::Timestamp) -> Required {
        match self {
            Ask::Amount {
                sense,
                lo,
                hi,
                about,
                unit,
            } => Required::Amount {
                sense: match sense.as_str() {
                    "at most" => Sense::AtMost,
                    "exactly" => Sense::Exactly,
                    "none or at least" => Sense::Batch,
                    _ => Sense::AtLeast,
                },
                lo: *lo,
                hi: *hi,
                about: *about,
                unit: unit.clone(),
            },
            Ask::Ratio {
                n,
                m,
                unit,
                base,
                rates,
            } => Required::Ratio {
                by: None,
                // Limits never fall due.
                sense: Sense::AtLeast,
                rates: rates.clone(),
                n: *n,
                m: *m,
                owed: None,
                unit: unit.clone(),
                base: base.clone(),
            },
            Ask::Done => Required::Done { due, last: due },
            Ask::State { most, unit } => Required::State {
                most: Some(*most),
                unit: unit.clone(),
                by: Some((due, due)),
            },
            Ask::Allowed { act, every } => Required::Allowed {
                every: every.clone(),
                act: act.clone(),
            },
        }
    }
}
