//! Accounts that differ, and the one figure that would close each. Whose figure it should be is not for us to say.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tregua_standing::document::Keys;
use tregua_standing::{Evaluator, Status, View, Wanted};

use super::figures::{self, Figure, Figures, Period, What};

/// Voices whose accounts exclude each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "difference", rename_all = "kebab-case")]
pub enum Difference {
    /// Figures for one thing, point and stretch of time that have no number in common. It would be closed by one figure
    /// for `what` over the whole of `period` that those who differ accept.
    Figures {
        /// What is counted, and where.
        what: What,
        /// The stretch of time.
        period: Period,
        /// Each voice that gave a figure for it.
        voices: Vec<(String, Figure)>,
    },
    /// A term on which voices oppose each other otherwise: that it was done, or that it was agreed. No figure closes it.
    Term {
        /// The clause's label.
        clause: String,
        /// The part.
        part: String,
        /// The instance's date, if it has one.
        instance: Option<String>,
        /// `contested` or `term contested`.
        status: String,
    },
}

/// Phases that are over, then days, the newest first, then terms. A difference is listed until somebody's word closes it.
pub(crate) fn differ(now: &Evaluator<'_>, keys: &Keys<'_>) -> Vec<Difference> {
    let all = figures::over(now, &figures::over_by_now(now), keys);
    let mut found: Vec<(usize, Difference)> = all.iter().flat_map(of_figures).collect();
    found.sort_by_key(|(day, _)| *day);
    let figures = found.into_iter().map(|(_, difference)| difference);
    let mut found: Vec<Difference> = Vec::new();
    for difference in figures.chain(of_terms(now)) {
        // The same accounts of every kind and of some kinds are one difference.
        if !found.iter().any(|known| is_same(known, &difference)) {
            found.push(difference);
        }
    }
    found
}

fn is_same(known: &Difference, other: &Difference) -> bool {
    match (known, other) {
        (
            Difference::Figures {
                what,
                period,
                voices,
            },
            Difference::Figures {
                what: other,
                period: at,
                voices: by,
            },
        ) => {
            let of_every_kind = What {
                kinds: Vec::new(),
                ..what.clone()
            };
            (other == what || *other == of_every_kind) && period == at && voices == by
        }
        (known, other) => known == other,
    }
}

fn of_figures(figures: &Figures) -> Vec<(usize, Difference)> {
    let columns = figures.periods.iter().enumerate();
    columns
        .filter_map(|(at, period)| {
            let voices: Vec<(String, Figure)> = figures
                .voices
                .iter()
                .filter_map(|row| Some((row.voice.clone(), row.figures.get(at)?.clone()?)))
                .filter(|(_, figure)| figure.is_certain())
                .collect();
            let opposed = voices
                .iter()
                .any(|(_, one)| voices.iter().any(|(_, two)| excludes(one, two)));
            opposed.then(|| {
                let difference = Difference::Figures {
                    what: figures.what.clone(),
                    period: period.clone(),
                    voices,
                };
                (at, difference)
            })
        })
        .collect()
}

/// No number lies in both.
fn excludes(one: &Figure, two: &Figure) -> bool {
    one.hi.is_some_and(|hi| hi < two.lo) || two.hi.is_some_and(|hi| hi < one.lo)
}

/// Terms contested among all voices, other than by a count of the table, on the clause's own words; each part once.
fn of_terms(now: &Evaluator<'_>) -> Vec<Difference> {
    let wanted = Wanted {
        views: [View::AllVoices].into(),
        ..Wanted::default()
    };
    let mut found: Vec<Difference> = Vec::new();
    for row in now.rows_only(&wanted) {
        let contested = match row.status {
            Status::TermContested => true,
            Status::Contested => row.counted.is_none() || is_done_or_not(&row.required),
            _ => false,
        };
        if !contested || row.reading.is_some() {
            continue;
        }
        let of_term = row.status == Status::TermContested;
        let difference = Difference::Term {
            clause: row.clause,
            part: row.part,
            // Whether a term was agreed is one question, not one for each day.
            instance: row
                .instance
                .filter(|_| !of_term)
                .map(|date| date.to_string()),
            status: row.status.word().to_owned(),
        };
        if !found.contains(&difference) {
            found.push(difference);
        }
    }
    found
}

fn is_done_or_not(required: &tregua_standing::Required) -> bool {
    use tregua_standing::Required;
    matches!(
        required,
        Required::Done { .. } | Required::None { .. } | Required::Allowed { .. }
    )
}
