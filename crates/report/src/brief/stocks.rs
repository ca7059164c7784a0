//! How many are still there, by voice: a measure of its own, never computed from others by subtraction.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tregua_calendar::Timestamp;
use tregua_record::Claim;
use tregua_standing::document::Keys;
use tregua_standing::{Evaluator, Stock as StandingStock};

use super::figures::What;

/// The figures for one thing that is still there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stock {
    /// What is still there.
    pub what: What,
    /// Each voice's latest figures; unlinked figures of one voice stand beside each other.
    pub figures: Vec<StockFigure>,
}

/// One voice's figure for one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StockFigure {
    /// The voice.
    pub voice: String,
    /// At least this many.
    pub lo: u64,
    /// At most; `None`: left open.
    pub hi: Option<u64>,
    /// Of which time, as claimed.
    pub occurred: String,
    /// The claim's key.
    pub claim: String,
    /// Its source.
    pub source: Option<String>,
}

/// The latest stocks of each voice, of things that the text declares: any other words could be anybody's. Figures of
/// other kinds are other counts: how many women and children are still there is not how many people are.
pub(crate) fn stocks(now: &Evaluator<'_>, keys: &Keys<'_>) -> Vec<Stock> {
    let agreement = now.agreement();
    let mut found = Vec::new();
    for measured in now.measured() {
        let declared = measured
            .thing
            .as_deref()
            .is_some_and(|thing| agreement.thing(thing).is_some());
        if !declared {
            continue;
        }
        let mut by_kinds: BTreeMap<Vec<String>, Vec<(&Claim, StandingStock)>> = BTreeMap::new();
        for stock in now.stocks_of(&measured) {
            if let Some(claim) = keys.claim(&stock.entry) {
                by_kinds
                    .entry(kinds(claim))
                    .or_default()
                    .push((claim, stock));
            }
        }
        for (kinds, said) in by_kinds {
            let figures = latest(now, &said);
            if figures.is_empty() {
                continue;
            }
            found.push(Stock {
                what: What {
                    act: measured.act.clone(),
                    thing: measured.thing.clone(),
                    kinds: if kinds.is_empty() {
                        Vec::new()
                    } else {
                        vec![kinds]
                    },
                    unit: measured.unit.clone(),
                    point: measured.point.clone(),
                    place: None,
                },
                figures,
            });
        }
    }
    found
}

/// Every kind that a claim names, with or without a count of its own.
pub(crate) fn kinds(claim: &Claim) -> Vec<String> {
    let named = claim.kinds.iter().flat_map(|part| &part.all_of).flatten();
    let named: BTreeSet<&String> = named.collect();
    named.into_iter().cloned().collect()
}

/// Of each voice, the figures for the latest time it gave one for.
fn latest(now: &Evaluator<'_>, said: &[(&Claim, StandingStock)]) -> Vec<StockFigure> {
    let clock = &now.agreement().clock;
    let mut latest: BTreeMap<&str, (Timestamp, Vec<StockFigure>)> = BTreeMap::new();
    for (claim, stock) in said {
        // Without a time nobody can tell whether they are there still.
        let (Some(amount), Some(when)) = (stock.amount, stock.when) else {
            continue;
        };
        let at = when.window(clock).to;
        let figure = StockFigure {
            voice: stock.voice.clone(),
            lo: amount.lo,
            hi: amount.hi,
            occurred: super::written(now, when),
            claim: claim.key.to_string(),
            source: claim.source.as_ref().map(Into::into),
        };
        let kept = latest.entry(&stock.voice).or_insert((at, Vec::new()));
        if at > kept.0 {
            *kept = (at, Vec::new());
        }
        if at == kept.0 {
            kept.1.push(figure);
        }
    }
    latest
        .into_values()
        .flat_map(|(_, figures)| figures)
        .collect()
}
