//! What a ruling rests on: the smallest set of statements, found by leaving them out one at a time.

use std::collections::BTreeSet;
use std::sync::Arc;

use tregua_calendar::Timestamp;
use tregua_record::Name;
use tregua_record::entries::claim::Adds;

use crate::column::Column;
use crate::history::{Change, History};
use crate::instances::Instance;
use crate::ruling::{Frame, Ruling};
use crate::sheet::Sheet;
use crate::statement::{Live, Statement};
use crate::view::View;

/// Passes over the statements: enough to halve any number down to one, and to settle.
const MOST_PASSES: usize = 128;
/// Up to so many statements are tried one by one at once.
const FEW: usize = 40;

/// What has to stay the same: how a view rules on an instance, with the phases as they are.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'f> {
    pub(crate) frame: &'f Frame<'f>,
    pub(crate) instance: &'f Instance,
    pub(crate) view: &'f View,
    pub(crate) ruling: &'f Ruling,
}

/// The smallest set of `bearing` statements on which the view rules the same on the instance.
///
/// "The same" is status and outcomes. Statements are left out one by one: first those that name the fewest kinds, so that
/// the most telling figure stays, and of those the latest known.
pub(crate) fn rests_on(asked: Asked<'_>, bearing: &[&Arc<Statement>]) -> Vec<Name> {
    if Trial::of(asked, Vec::new()).is_same() {
        return Vec::new();
    }
    let mut trial = Trial::of(asked, in_order(bearing));
    // A year of events beside daily totals: one of the two usually carries the ruling alone.
    for adds in [Adds::Event, Adds::Total] {
        let others = trial.statements.iter();
        let others = others.filter(|one| one.claim.adds != adds).cloned();
        let others: Vec<Arc<Statement>> = others.collect();
        if trial.statements.len() > FEW && others.len() < trial.statements.len() {
            let others = Trial::of(asked, others);
            if others.is_same() {
                trial = others;
            }
        }
    }
    // Halves, quarters and so on first, then one by one until none can go: what is left is the smallest of its kind.
    let mut size = trial.statements.len().div_ceil(2);
    for _ in 0..MOST_PASSES {
        let before = trial.kept.len();
        trial.leave_out_runs(size.max(1));
        if size <= 1 && trial.kept.len() == before {
            break;
        }
        size /= 2;
    }
    trial.kept().map(|one| one.id.clone()).collect()
}

/// What is left out first comes last: figures that name the fewest kinds, then the latest known.
fn in_order(bearing: &[&Arc<Statement>]) -> Vec<Arc<Statement>> {
    let mut all: Vec<Arc<Statement>> = bearing.iter().copied().cloned().collect();
    fn order(one: &Statement) -> (std::cmp::Reverse<usize>, Timestamp, &str, &str) {
        let kinds = std::cmp::Reverse(kinds_named(one));
        (kinds, one.known, &one.claim.key, &one.id)
    }
    all.sort_by(|one, other| order(one).cmp(&order(other)));
    all
}

fn kinds_named(statement: &Statement) -> usize {
    statement.claim.kinds.len() + usize::from(statement.claim.under.is_some())
}

/// Statements of which some are left out. Those that come and go touch only what hangs together with them.
struct Trial<'f> {
    asked: Asked<'f>,
    statements: Vec<Arc<Statement>>,
    /// Places of those that are not left out, in order.
    kept: Vec<usize>,
    history: History,
    /// One for each measure of the part.
    columns: Vec<Arc<Column>>,
}

impl<'f> Trial<'f> {
    fn of(asked: Asked<'f>, statements: Vec<Arc<Statement>>) -> Self {
        let frame = asked.frame;
        let history = History::new(statements.iter().cloned());
        let measures = frame.part.duty.kernel.measures().into_iter();
        let columns = measures.map(|measure| {
            let counting = history.counting(&measure.act, measure.place.as_deref());
            let (agreement, clause) = (frame.agreement, frame.clause);
            let column = Column::new(agreement, clause, measure, counting, history.closing());
            Arc::new(column)
        });
        Trial {
            columns: columns.collect(),
            asked,
            kept: (0..statements.len()).collect(),
            statements,
            history,
        }
    }

    fn kept(&self) -> impl Iterator<Item = &Arc<Statement>> {
        let kept = self.kept.iter();
        kept.filter_map(|place| self.statements.get(*place))
    }

    /// True if what is left rules the same.
    fn is_same(&self) -> bool {
        let Asked {
            frame,
            instance,
            view,
            ruling,
        } = self.asked;
        let sheet = frame.sheet_over(self.columns.clone(), Timestamp::MAX);
        let governing = self.history.governing(Timestamp::MAX);
        let again = frame.rule(&sheet, &governing, instance, view);
        (again.status, &again.outcomes) == (ruling.status, &ruling.outcomes)
    }

    /// Leaves out runs of `size` statements, latest first, wherever the ruling stays the same.
    fn leave_out_runs(&mut self, size: usize) {
        if self.history.len() > 2 * self.kept.len() + FEW {
            // More has gone than is left.
            *self = Trial::of(self.asked, self.kept().cloned().collect());
        }
        let mut end = self.kept.len();
        while end > 0 {
            let start = end.saturating_sub(size);
            let run: Vec<usize> = self.kept.drain(start..end).collect();
            for place in &run {
                let change = self.history.leave_out(*place);
                self.follow(&change);
            }
            if !self.is_same() {
                for place in &run {
                    let change = self.history.put_back(*place);
                    self.follow(&change);
                }
                self.kept.splice(start..start, run);
            }
            end = start;
        }
    }

    fn follow(&mut self, change: &Change) {
        let Frame {
            agreement,
            clause,
            part,
            ..
        } = self.asked.frame;
        let measures = part.duty.kernel.measures();
        for (column, measure) in self.columns.iter_mut().zip(measures) {
            Arc::make_mut(column).change(agreement, clause, measure, change);
        }
    }
}

/// The ids of statements that bear on a part without giving it a figure: they speak of its term, or close a window.
pub(crate) fn on_every_instance(
    frame: &Frame<'_>,
    sheet: &Sheet<'_>,
    lives: &[Live],
) -> BTreeSet<Name> {
    let term = lives.iter().filter(|live| frame.bears_on_term(live));
    let closing = sheet.all_closing().into_iter().map(Name::from);
    term.map(|live| live.statement.id.clone())
        .chain(closing)
        .collect()
}

#[cfg(test)]
mod tests;
