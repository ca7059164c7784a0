//! Corrections to the last edition: figures of days that were over then and stand otherwise now, and entries that were
//! known then and have been corrected or retracted since. A later correction never changes an edition; it stands in the next.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tregua_record::entries::claim::Amount;
use tregua_record::{Claim, Kind};
use tregua_standing::document::Keys;
use tregua_standing::{Evaluator, Statement};

use super::News;
use super::figures::{self, Figure, Figures, What};

/// Something of the last edition that stands otherwise now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "correction", rename_all = "kebab-case")]
pub enum Correction {
    /// A voice's figure for a day that was over.
    Figure {
        /// What is counted.
        what: What,
        /// The day.
        day: String,
        /// The voice.
        voice: String,
        /// As it stood; `None`: nothing had been received.
        before: Option<Box<Figure>>,
        /// As it stands; `None`: nothing stands any more.
        after: Option<Box<Figure>>,
    },
    /// A statement replaced by its author.
    Corrected {
        /// Its voice.
        voice: String,
        /// Its claim's key.
        claim: String,
        /// The key of the correction.
        by: String,
        /// How many it said and how many it says, where that changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amounts: Option<[Ends; 2]>,
    },
    /// A statement withdrawn by its author.
    Retracted {
        /// Its voice.
        voice: String,
        /// Its claim's key.
        claim: String,
        /// The key of the retraction.
        by: String,
    },
}

/// An amount, between its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ends {
    /// At least this many.
    pub lo: u64,
    /// At most this many; `None`: left open.
    pub hi: Option<u64>,
}

impl From<Amount> for Ends {
    fn from(amount: Amount) -> Self {
        Ends {
            lo: amount.lo,
            hi: amount.hi,
        }
    }
}

pub(crate) fn corrections(
    before: &Evaluator<'_>,
    now: &Evaluator<'_>,
    statements: &[Statement],
    keys: &Keys<'_>,
    news: News,
) -> Vec<Correction> {
    // The days that the last edition showed and that were over when it was cut off.
    let shown = figures::periods(before);
    let over: Vec<_> = shown
        .into_iter()
        .filter(|(_, period)| period.over && period.day.is_some())
        .collect();
    let mut found = changed(
        &figures::over(before, &over, keys),
        &figures::over(now, &over, keys),
    );
    let told: BTreeSet<String> = found
        .iter()
        .filter_map(|correction| match correction {
            Correction::Figure { before, after, .. } => Some([before, after]),
            _ => None,
        })
        .flatten()
        .flatten()
        .flat_map(|figure| figure.claims.iter().cloned())
        .collect();
    found.extend(replaced(statements, news, &told));
    found
}

fn changed(before: &[Figures], now: &[Figures]) -> Vec<Correction> {
    let mut found = Vec::new();
    for (was, is) in before.iter().zip(now) {
        let voices: BTreeSet<&String> = was
            .voices
            .iter()
            .chain(&is.voices)
            .map(|voice| &voice.voice)
            .collect();
        for voice in voices {
            for (at, period) in was.periods.iter().enumerate() {
                let (old, new) = (figure_of(was, voice, at), figure_of(is, voice, at));
                let differ = match (old, new) {
                    (Some(old), Some(new)) => {
                        (old.lo, old.hi, old.out_of) != (new.lo, new.hi, new.out_of)
                    }
                    (old, new) => old.is_some() != new.is_some(),
                };
                if differ {
                    found.push(Correction::Figure {
                        what: was.what.clone(),
                        day: period.day.clone().unwrap_or_default(),
                        voice: voice.clone(),
                        before: old.cloned().map(Box::new),
                        after: new.cloned().map(Box::new),
                    });
                }
            }
        }
    }
    found
}

fn figure_of<'a>(figures: &'a Figures, voice: &str, at: usize) -> Option<&'a Figure> {
    let row = figures.voices.iter().find(|row| row.voice == voice)?;
    row.figures
        .get(at)?
        .as_ref()
        .filter(|figure| figure.is_certain())
}

/// Statements known then that their author has replaced or withdrawn since, unless a figure above tells of it.
fn replaced(statements: &[Statement], news: News, told: &BTreeSet<String>) -> Vec<Correction> {
    let by_key: BTreeMap<(&str, &str), &Statement> = statements
        .iter()
        .map(|statement| {
            (
                (statement.author.as_str(), statement.claim.key.as_str()),
                statement,
            )
        })
        .collect();
    let mut found = Vec::new();
    let mut changes: Vec<&Statement> = statements
        .iter()
        .filter(|statement| news.holds(statement))
        .collect();
    changes.sort_by(|a, b| (a.known, &a.claim.key).cmp(&(b.known, &b.claim.key)));
    for change in changes {
        let Claim {
            key,
            kind,
            refers_to,
            ..
        } = &*change.claim;
        let named = refers_to
            .iter()
            .filter_map(|named| by_key.get(&(change.author.as_str(), named.as_str())))
            .filter(|named| named.known <= news.since);
        for target in named {
            let (voice, claim, by) = (target.voice(), target.claim.key.clone(), key.clone());
            if told.contains(claim.as_str()) || told.contains(by.as_str()) {
                continue;
            }
            match kind {
                Kind::Correct => {
                    let both = target.claim.amount.zip(change.claim.amount);
                    let amounts = both.map(|(before, after)| [before.into(), after.into()]);
                    found.push(Correction::Corrected {
                        voice,
                        claim: claim.to_string(),
                        by: by.to_string(),
                        amounts: amounts.filter(|[before, after]: &[Ends; 2]| before != after),
                    });
                }
                Kind::Retract => found.push(Correction::Retracted {
                    voice,
                    claim: claim.to_string(),
                    by: by.to_string(),
                }),
                _ => {}
            }
        }
    }
    found
}
