//! Accounts that differ, and the one figure that would close each: one list, for the brief and for whoever looks in between.
//! Whose figure it should be is not for us to say.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tregua_calendar::Window;
use tregua_standing::document::Keys;
use tregua_standing::{Evaluator, Row, Status, View, Wanted};

use crate::brief::figures::{self, Figure, Figures, Period, What};

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

/// A difference, with what of the text it touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// What differs.
    pub difference: Difference,
    /// The clauses that ask about it, by label, in the order of the text.
    pub clauses: Vec<String>,
    /// The stretch of time of figures; `None` for a term.
    pub window: Option<Window>,
}

impl Differing {
    /// Where all voices stand on it, on the clause's own words, among the rows of the same moment.
    pub fn row<'r>(&self, rows: &'r [Row]) -> Option<&'r Row> {
        rows.iter()
            .find(|row| row.view == View::AllVoices && row.reading.is_none() && self.touches(row))
    }

    fn touches(&self, row: &Row) -> bool {
        match &self.difference {
            Difference::Figures { what, .. } => {
                self.clauses.contains(&row.clause)
                    && self.window == Some(row.window)
                    && row.point == what.point
                    && row.kinds == what.kinds
            }
            Difference::Term {
                clause,
                part,
                instance,
                status,
            } => {
                row.clause == *clause
                    && row.part == *part
                    && row.status.word() == status
                    && (instance.is_none()
                        || *instance == row.instance.as_ref().map(ToString::to_string))
            }
        }
    }
}

/// Phases that are over, then days, the newest first, then terms. A difference is listed until somebody's word closes it.
pub fn differing(now: &Evaluator<'_>, keys: &Keys<'_>) -> Vec<Differing> {
    let over = figures::over_by_now(now);
    let all = figures::over(now, &over, keys);
    let mut found: Vec<(usize, Differing)> = all
        .iter()
        .flat_map(|figures| of_figures(figures, &over))
        .collect();
    found.sort_by_key(|(day, _)| *day);
    let figures = found.into_iter().map(|(_, difference)| difference);
    let mut found: Vec<Differing> = Vec::new();
    for one in figures.chain(of_terms(now)) {
        // The same accounts of every kind and of some kinds are one difference.
        let twin = found
            .iter_mut()
            .find(|known| is_same(&known.difference, &one.difference));
        match twin {
            None => found.push(one),
            Some(known) => {
                for clause in one.clauses {
                    if !known.clauses.contains(&clause) {
                        known.clauses.push(clause);
                    }
                }
            }
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

fn of_figures(figures: &Figures, over: &[(Window, Period)]) -> Vec<(usize, Differing)> {
    let columns = over.iter().enumerate();
    columns
        .filter_map(|(at, (window, period))| {
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
                let differing = Differing {
                    difference,
                    clauses: figures.clauses.clone(),
                    window: Some(*window),
                };
                (at, differing)
            })
        })
        .collect()
}

/// No number lies in both.
fn excludes(one: &Figure, two: &Figure) -> bool {
    one.hi.is_some_and(|hi| hi < two.lo) || two.hi.is_some_and(|hi| hi < one.lo)
}

/// Terms contested among all voices, other than by a count of the table, on the clause's own words; each part once.
fn of_terms(now: &Evaluator<'_>) -> Vec<Differing> {
    let wanted = Wanted {
        views: [View::AllVoices].into(),
        ..Wanted::default()
    };
    let mut found: Vec<Differing> = Vec::new();
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
        let differing = Differing {
            clauses: vec![row.clause.clone()],
            window: None,
            difference: Difference::Term {
                clause: row.clause,
                part: row.part,
                // Whether a term was agreed is one question, not one for each day.
                instance: row
                    .instance
                    .filter(|_| !of_term)
                    .map(|name| name.to_string()),
                status: row.status.word().to_owned(),
            },
        };
        if !found.contains(&differing) {
            found.push(differing);
        }
    }
    found
}

fn is_done_or_not(required: &tregua_standing::Required) -> bool {
    use tregua_standing::Required;
    matches!(
        required,
        Required::Done { .. }
            | Required::None { .. }
            | Required::Together { .. }
            | Required::State { .. }
            | Required::Allowed { .. }
            | Required::Renewed { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::{CROSSING, agreement, evaluator, says, trucks};
    use tregua_record::entries::claim::Kind;
    use tregua_standing::Statement;

    const NOON: &str = "2024-01-03T12:00";

    fn said(id: &str, voice: &str, n: u64, day: &str) -> Statement {
        trucks(id, voice, n, day, "crossing", "2024-01-03T09:00")
    }

    /// `clauses day status: voice lo..hi, …` of each.
    fn told(statements: &[Statement]) -> Vec<String> {
        let agreement = agreement(CROSSING);
        let now = evaluator(&agreement, statements, NOON);
        let rows = now.rows_only(&Wanted::default());
        let found = differing(&now, &Keys::new(statements.iter()));
        let each = found.iter().map(|one| {
            let row = one.row(&rows).map(|row| row.status.word());
            let (day, voices) = match &one.difference {
                Difference::Figures { period, voices, .. } => (period.day.clone(), voices.clone()),
                Difference::Term { instance, .. } => (instance.clone(), Vec::new()),
            };
            let voices = voices
                .iter()
                .map(|(voice, figure)| format!("{voice} {}..{:?}", figure.lo, figure.hi));
            let voices: Vec<String> = voices.collect();
            format!("{:?} {day:?} {row:?}: {}", one.clauses, voices.join(", "))
        });
        each.collect()
    }

    #[test]
    fn days_come_latest_first_with_each_voice_and_where_all_stand() {
        let statements = [
            said("a1", "Alpha", 210, "2024-01-01"),
            said("b1", "Beta", 140, "2024-01-01"),
            said("b2", "Beta", 140, "2024-01-02"),
            said("a2", "Alpha", 210, "2024-01-02"),
        ];
        let day = |day: &str| {
            format!(
                "[\"aid\"] Some(\"2024-01-0{day}\") Some(\"contested\"): Alpha 210..Some(210), Beta 140..Some(140)"
            )
        };
        assert_eq!(told(&statements), [day("2"), day("1")]);
    }

    #[test]
    fn figures_that_decide_nothing_differ_too() {
        // Both reach what the text asks.
        let statements = [
            said("a1", "Alpha", 210, "2024-01-01"),
            said("b1", "Beta", 260, "2024-01-01"),
        ];
        assert_eq!(
            told(&statements),
            [
                "[\"aid\"] Some(\"2024-01-01\") Some(\"met\"): Alpha 210..Some(210), Beta 260..Some(260)"
            ]
        );
    }

    #[test]
    fn a_term_that_is_contested_is_one_question_and_comes_last() {
        let mut denial = says("d", Kind::Deny, "Alpha", "2024-01-02T20:00");
        denial.claim_mut().clause = Some("patrols".into());
        let statements = [
            denial,
            said("a1", "Alpha", 210, "2024-01-01"),
            said("b1", "Beta", 140, "2024-01-01"),
        ];
        let found = told(&statements);
        assert_eq!(found.len(), 2, "{found:#?}");
        assert_eq!(found[1], "[\"patrols\"] None Some(\"term contested\"): ");
    }
}
