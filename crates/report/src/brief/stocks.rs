//! How many are still there, by voice: a measure of its own, never computed from others by subtraction.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tregua_calendar::Timestamp;
use tregua_record::Claim;
use tregua_standing::Evaluator;

use super::figures::What;

/// The figures for one thing that is still there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// What is still there.
    pub what: What,
    /// Each voice's latest figures; unlinked figures of one voice stand beside each other.
    pub figures: Vec<StockFigure>,
}

/// One voice's figure for one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockFigure {
    /// The voice.
    pub voice: String,
    /// At least this many.
    pub lo: u64,
    /// At most; `None`: left open.
    pub hi: Option<u64>,
    /// Of which time, as claimed.
    pub occurred: Option<String>,
    /// The claim's key.
    pub claim: String,
    /// Its source.
    pub source: Option<String>,
}

/// The latest stocks of each voice, of things that the text declares: any other words could be anybody's.
pub(crate) fn stocks(now: &Evaluator<'_>) -> Vec<Stock> {
    let agreement = now.agreement();
    let claims: BTreeMap<&str, &Claim> = now
        .standing()
        .map(|statement| (statement.id.as_str(), &statement.claim))
        .collect();
    let mut found = Vec::new();
    for measured in now.measured() {
        let declared = measured
            .thing
            .as_deref()
            .is_some_and(|thing| agreement.thing(thing).is_some());
        if !declared {
            continue;
        }
        let mut latest: BTreeMap<String, (Timestamp, Vec<StockFigure>)> = BTreeMap::new();
        for stock in now.stocks_of(&measured) {
            let (Some(amount), Some(claim)) = (stock.amount, claims.get(stock.entry.as_str()))
            else {
                continue;
            };
            let at = stock
                .when
                .map_or(Timestamp::MIN, |when| when.window(&agreement.clock).to);
            let figure = StockFigure {
                voice: stock.voice.clone(),
                lo: amount.lo,
                hi: amount.hi,
                occurred: stock.when.map(|when| super::written(now, when)),
                claim: claim.key.clone(),
                source: claim.source.clone(),
            };
            let kept = latest.entry(stock.voice).or_insert((at, Vec::new()));
            if at > kept.0 {
                *kept = (at, Vec::new());
            }
            if at == kept.0 {
                kept.1.push(figure);
            }
        }
        if !latest.is_empty() {
            found.push(Stock {
                what: What {
                    act: measured.act,
                    thing: measured.thing,
                    kinds: Vec::new(),
                    unit: measured.unit,
                    point: measured.point,
                    place: None,
                },
                figures: latest
                    .into_values()
                    .flat_map(|(_, figures)| figures)
                    .collect(),
            });
        }
    }
    found
}
