//! One cell explained, as JSON: the shape of `tregua explain --json`, which the browser serves as well.

use std::collections::BTreeSet;
use std::ops::{Deref, Range};

use serde_json::{Value, json};
use tregua_agreement::Agreement;
use tregua_record::Claim;
use tregua_record::entries::claim::Kind;
use tregua_report::Say;
use tregua_standing::document::{Keys, row_json_with};
use tregua_standing::{Explanation, Name, Row, Statement};
use tregua_wording::Wording;

use crate::why_not;

/// The same part, instance and view on every reading.
pub fn same_cell<'r>(row: &Row, rows: impl IntoIterator<Item = &'r Row>) -> Vec<&'r Row> {
    let same = |other: &&Row| {
        (&other.clause, &other.part, &other.instance, &other.view)
            == (&row.clause, &row.part, &row.instance, &row.view)
    };
    rows.into_iter().filter(same).collect()
}

/// How much is told of the entries, which may be very many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Which of those that were looked at, by their places.
    pub looked_at: Range<usize>,
    /// At most so many of those that were counted, in `counted_from`.
    pub counted: usize,
}

impl Told {
    /// All of them.
    pub fn all() -> Self {
        Told {
            looked_at: 0..usize::MAX,
            counted: usize::MAX,
        }
    }
}

/// What an explanation says, for programs. `others` are the rows of the same cell on every reading; `claim` gives what an
/// entry says, as far as the reader may see it.
pub fn explained<C: Deref<Target = Claim>>(
    words: &Wording,
    agreement: &Agreement,
    explanation: &Explanation,
    others: &[&Row],
    keys: &Keys<'_>,
    told: &Told,
    claim: impl Fn(&str) -> Option<C>,
) -> Value {
    let row = &explanation.row;
    let counted: BTreeSet<&str> = row.counted_from.iter().map(Name::as_str).collect();
    let span = agreement.clause(&row.clause).map(|clause| clause.span);
    let entries: Vec<Value> = explanation
        .considered
        .iter()
        .skip(told.looked_at.start)
        .take(told.looked_at.len())
        .map(|considered| {
            let claim = claim(&considered.entry);
            let claim = claim.as_deref();
            let reason = why_not(words, &considered.weight, keys);
            json!({
                "entry": considered.entry, "claim": claim.map(|claim| &claim.key), "voice": claim.map(|claim| &claim.voice),
                "source": claim.and_then(|claim| claim.source.as_ref()), "figure": claim.and_then(|claim| claim.figure.as_ref()),
                "counted": counted.contains(considered.entry.as_str()), "rests_on": reason.is_none(), "why_not": reason,
            })
        })
        .collect();
    let readings: Vec<Value> = others
        .iter()
        .map(|other| json!({ "reading": {"counting point": other.point, "name": other.reading}, "held_by": other.held.by, "status": other.status.word() }))
        .collect();
    let missing: Vec<Value> = explanation
        .missing
        .iter()
        .map(|(act, thing, point)| json!({ "act": act, "thing": thing, "counting_point": point }))
        .collect();
    let rules: Vec<String> = explanation
        .rules
        .iter()
        .map(|rule| words.say(rule, &[]))
        .collect();
    let row_json = row_json_with(agreement, row, keys, told.counted);
    let mut value = serde_json::to_value(row_json).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        let said = Say { words, agreement }.phrase(row);
        let span =
            span.map(|span| json!({"start": span.start, "end": span.end, "line": span.line}));
        let further = [
            ("said", json!(said)),
            ("clause_span", json!(span)),
            ("rules", json!(rules)),
            ("entries", json!(entries)),
            ("readings", json!(readings)),
            ("missing", json!(missing)),
        ];
        object.extend(further.map(|(name, value)| (name.to_owned(), value)));
    }
    value
}

/// Notes that name an entry the row was counted from: context, and what in a transcription is ours.
pub fn notes<'s>(
    row: &Row,
    statements: impl Iterator<Item = &'s Statement> + Clone,
) -> Vec<&'s Statement> {
    let counted: BTreeSet<&str> = row.counted_from.iter().map(Name::as_str).collect();
    let used: BTreeSet<&str> = statements
        .clone()
        .filter(|statement| counted.contains(statement.id.as_str()))
        .map(|statement| statement.claim.key.as_str())
        .collect();
    let names_one = |statement: &&Statement| {
        let mut named = statement.claim.refers_to.iter();
        statement.claim.kind == Kind::Note && named.any(|key| used.contains(key.as_str()))
    };
    statements.filter(names_one).collect()
}
