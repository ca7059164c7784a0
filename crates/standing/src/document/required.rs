//! What the text asks of a row, as JSON.

use serde::Serialize;
use tregua_agreement::Agreement;
use tregua_agreement::duty::Sense;

use crate::row::{Rates, Required, Row};

/// What the text asks, in its JSON shape.
#[derive(Debug, Clone, Serialize)]
pub(super) struct RequiredJson {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bounds: Option<(u64, Option<u64>)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<Vec<String>>,
    /// Where categories make different numbers owed: of each its number, in place of `owed`, and its kinds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rates: Rates,
    #[serde(skip_serializing_if = "Option::is_none")]
    owed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    each: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<String>,
    /// Of what no count can judge: the words of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
}

pub(super) fn required_json(agreement: &Agreement, row: &Row) -> RequiredJson {
    let blank = RequiredJson {
        kind: "",
        amount: None,
        bounds: None,
        kinds: row.kinds.clone(),
        rates: Rates::new(),
        owed: None,
        each: None,
        of: None,
        unit: None,
        due: None,
        last: None,
        words: None,
    };
    let clock = &agreement.clock;
    match &row.required {
        Required::Amount {
            sense: side,
            lo,
            hi,
            about,
            unit,
        } => {
            let exact = *hi == Some(*lo);
            RequiredJson {
                kind: side.words(),
                amount: if exact { Some(*lo) } else { *about },
                bounds: (!exact).then_some((*lo, *hi)),
                unit: Some(unit.clone()),
                ..blank
            }
        }
        Required::Ratio {
            sense,
            n,
            m,
            owed,
            unit,
            base,
            rates,
            by,
        } => RequiredJson {
            kind: match sense {
                Sense::AtMost => "ratio at most",
                _ => "ratio",
            },
            rates: rates.clone(),
            due: by.map(|(due, _)| clock.write(due)),
            last: by.map(|(_, last)| clock.write(last)),
            amount: *owed,
            owed: Some(*n),
            each: Some(*m),
            of: Some(base.clone()),
            unit: Some(unit.clone()),
            ..blank
        },
        Required::Done { due, last } => RequiredJson {
            kind: "by",
            due: Some(clock.write(*due)),
            last: Some(clock.write(*last)),
            ..blank
        },
        Required::State { most, unit, by } => RequiredJson {
            kind: match most {
                Some(_) => "held",
                None => "held as at the start",
            },
            amount: *most,
            unit: Some(unit.clone()),
            due: by.map(|(due, _)| clock.write(due)),
            last: by.map(|(_, last)| clock.write(last)),
            ..blank
        },
        Required::Together { group, unit } => RequiredJson {
            kind: "together",
            of: Some(group.clone()),
            unit: Some(unit.clone()),
            ..blank
        },
        Required::None { act } => RequiredJson {
            kind: "none",
            amount: Some(0),
            unit: Some(act.clone()),
            ..blank
        },
        Required::ByHand { hand, words } => RequiredJson {
            kind: hand.word(),
            words: Some(words.clone()),
            ..blank
        },
        Required::Renewed { due, tacit } => RequiredJson {
            kind: if *tacit { "no notice" } else { "consent" },
            due: Some(clock.write(*due)),
            ..blank
        },
        Required::Allowed { every, act } => RequiredJson {
            kind: "allowed",
            of: every.clone(),
            unit: Some(act.clone()),
            ..blank
        },
    }
}
