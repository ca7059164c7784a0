//! An agreement and all that was ever said about it, read once for every moment: the history of the statements, and the
//! columns of figures they give.

use std::sync::Arc;

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Event, Measure};
use tregua_agreement::meaning::Clause;

use crate::column::Column;
use crate::history::History;
use crate::kept::Kept;
use crate::view::OwnView;

/// Shared by the evaluators of one agreement and record at several moments.
pub(crate) struct Ledger<'a> {
    pub(crate) agreement: &'a Agreement,
    /// The views that somebody added.
    pub(crate) views: Arc<[OwnView]>,
    pub(crate) history: History<'a>,
    /// For each clause, in the order of the text, its measures.
    clauses: Vec<Vec<Measured<'a>>>,
    /// Rows judged for earlier moments.
    pub(crate) kept: Kept,
}

/// One measure of a clause with its column.
struct Measured<'a> {
    measure: &'a Measure,
    column: Arc<Column<'a>>,
}

impl<'a> Ledger<'a> {
    pub(crate) fn new(
        agreement: &'a Agreement,
        views: Arc<[OwnView]>,
        history: History<'a>,
    ) -> Self {
        let measured = |clause: &'a Clause| {
            let measures = measures(clause).into_iter();
            let each = measures.map(|measure| Measured {
                measure,
                column: made(agreement, &history, clause, measure),
            });
            each.collect()
        };
        let clauses = agreement.clauses.iter().map(measured).collect();
        let readings = agreement.clauses.iter().flat_map(|clause| &clause.readings);
        let parts = readings.flat_map(|reading| &reading.parts);
        Ledger {
            agreement,
            views,
            history,
            clauses,
            kept: Kept::of(parts),
        }
    }

    /// The column of `measure` under `clause`: kept, if the clause asks about this measure on some reading.
    pub(crate) fn column(&self, clause: &Clause, measure: &Measure) -> Arc<Column<'a>> {
        let place = self
            .agreement
            .clauses
            .iter()
            .position(|own| own.label == clause.label);
        let measures = place.and_then(|place| self.clauses.get(place));
        let kept =
            measures.and_then(|measures| measures.iter().find(|kept| kept.measure == measure));
        match kept {
            Some(kept) => Arc::clone(&kept.column),
            None => made(self.agreement, &self.history, clause, measure),
        }
    }
}

fn made<'a>(
    agreement: &Agreement,
    history: &History<'a>,
    clause: &Clause,
    measure: &Measure,
) -> Arc<Column<'a>> {
    let counting = history.counting(&measure.act, measure.place.as_deref());
    let column = Column::new(agreement, clause, measure, counting, history.closing());
    Arc::new(column)
}

/// The different measures of a clause on all its readings, and of the acts that it waits for.
fn measures(clause: &Clause) -> Vec<&Measure> {
    let mut found: Vec<&Measure> = Vec::new();
    for part in clause.readings.iter().flat_map(|reading| &reading.parts) {
        let acts = part.duty.course.events().filter_map(|event| match event {
            Event::Done(measure) => Some(&**measure),
            _ => None,
        });
        for measure in part.duty.kernel.measures().into_iter().chain(acts) {
            if !found.contains(&measure) {
                found.push(measure);
            }
        }
    }
    found
}
