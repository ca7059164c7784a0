//! Rows that are kept from one moment, and from one entry, to the next.

use std::sync::Arc;

use tregua_agreement::duty::Kernel;
use tregua_agreement::meaning::{Clause, Reading};
use tregua_record::entries::claim::Kind;

use crate::evaluator::{Evaluator, Shared, Wanted};
use crate::figures::Figure;
use crate::instances::Instance;
use crate::kept::{Governed, RowKey, Stale};
use crate::ledger::Bearing;
use crate::making::Judged;
use crate::phases::PhaseSpan;
use crate::row::Row;
use crate::ruling::Frame;
use crate::sheet::Sheet;
use crate::statement::{Live, Statement};

impl Evaluator<'_> {
    /// The same rows as [`Evaluator::rows_only`], without what they were counted from, each shared with the other moments at which it is the same: of an evaluator
    /// made by [`Evaluator::at`], only what changed in between is judged, and after [`Evaluator::entered`] only what was put bears on.
    pub fn standings(&self, wanted: &Wanted) -> Vec<Arc<Row>> {
        self.each_kept(wanted, false)
    }

    /// The same with what they were counted from.
    pub fn standings_told(&self, wanted: &Wanted) -> Vec<Arc<Row>> {
        self.each_kept(wanted, true)
    }

    /// One more statement, and the rows of [`Evaluator::standings`] that it bears on, as they stand then: of those that were asked
    /// for before at this moment, and of keys that it makes.
    #[must_use]
    pub fn entered(self, statement: Arc<Statement>, wanted: &Wanted) -> (Self, Vec<Arc<Row>>) {
        let Evaluator {
            mut ledger,
            moment,
            untold,
            phases,
            governing,
            ..
        } = self;
        let bearing = Arc::make_mut(&mut ledger).put(statement);
        let next = Evaluator::of(ledger, moment).without_hours_of(untold);
        let versions = |governing: &[Live]| -> Vec<usize> {
            governing.iter().map(|live| live.version).collect()
        };
        if next.phases != phases || versions(&next.governing) != versions(&governing) {
            let rows = next.standings(wanted);
            return (next, rows);
        }
        let mut rows = Vec::new();
        for Bearing {
            clause,
            reading,
            part,
            stale,
            forgotten,
        } in bearing
        {
            let frame = next.frame(clause, part);
            let sheet = next.sheet(&frame);
            let shared = Shared {
                views: next.views(clause, wanted),
                governing: next.governing(clause),
            };
            let instances = match stale {
                Stale::Nothing => continue,
                Stale::Near(_) => forgotten,
                Stale::Everything => next.instances(part, &sheet, wanted),
                Stale::Under(keys) => next.instances_under(part, &sheet, &keys),
            };
            let judged = (clause, reading, &frame, &sheet, &shared);
            next.kept_rows(judged, instances, (false, false), &mut rows);
        }
        (next, rows)
    }

    fn each_kept(&self, wanted: &Wanted, told: bool) -> Vec<Arc<Row>> {
        let mut rows = Vec::new();
        self.each_part(wanted, &mut |clause, reading, frame, sheet, shared| {
            let instances = self.instances(frame.part, sheet, wanted);
            if let Some(mut kept) = self.ledger.kept.part(frame.part) {
                kept.begin();
            }
            let judged = (clause, reading, frame, sheet, shared);
            self.kept_rows(judged, instances, (told, true), &mut rows);
        });
        rows
    }

    /// The rows of a part in these instances, those judged that are not kept: whether with what they were counted from, and
    /// whether other moments are to be asked about soon.
    fn kept_rows(
        &self,
        (clause, reading, frame, sheet, shared): (
            &Clause,
            &Reading,
            &Frame<'_>,
            &Sheet<'_>,
            &Shared,
        ),
        instances: Vec<Instance>,
        (told, soon): (bool, bool),
        rows: &mut Vec<Arc<Row>>,
    ) {
        let Some(mut kept) = self.ledger.kept.part(frame.part) else {
            return;
        };
        let Shared { views, governing } = shared;
        let governed = kept.governed(self.governed(frame, governing));
        let places: Vec<usize> = views.iter().map(|view| kept.view(view)).collect();
        for instance in instances {
            let turns = || sheet.turns(&instance);
            let (place, past) = kept.instance(&instance, &self.moment, soon, turns);
            // How early or late a deed was done is read off the figures themselves; nothing else of a row is.
            let kernel = &frame.part.duty.kernel;
            let reads = told || matches!(kernel, Kernel::Done { .. } | Kernel::Respond { .. });
            let mut touching: Option<Vec<&Figure>> = (!reads).then(Vec::new);
            for (view, name) in views.iter().zip(&places) {
                let key = RowKey {
                    past,
                    governed,
                    view: *name,
                    told,
                };
                rows.push(kept.row(place, key, || {
                    let touching = touching.get_or_insert_with(|| sheet.touching(&instance));
                    let ruling = frame.rule(sheet, governing, &instance, view);
                    let moved = (reads && ruling.instance != instance)
                        .then(|| sheet.touching(&ruling.instance));
                    let touching = moved.as_ref().unwrap_or(touching);
                    let judged = Judged {
                        clause,
                        reading,
                        frame,
                        touching,
                        governing,
                        instance: &ruling.instance.clone(),
                    };
                    let row = self.row(&judged, sheet, view.clone(), ruling, Vec::new());
                    match told {
                        true => row,
                        false => Row {
                            counted_from: Vec::new(),
                            ..row
                        },
                    }
                }));
            }
        }
    }

    fn governed(&self, frame: &Frame<'_>, governing: &[Live]) -> Governed {
        let duty = &frame.part.duty;
        let said = |kind| governing.iter().any(|live| live.kind == kind);
        // Of a ban that was suspended in part, what is left of each window is counted by itself.
        let suspended = || matches!(duty.kernel, Kernel::Ban { .. }) && said(Kind::Suspend);
        // A date that was agreed on is an instant of the instance's, and no instance knows of it.
        let dated = || !duty.cure_agreed_by.is_empty() && said(Kind::Agree);
        let begins = || self.events.waits_to_begin(self.agreement, duty).is_some();
        let waits = duty.course.events().next().is_some() || begins() || suspended() || dated();
        let by = governing.iter().map(|live| live.version);
        let as_of = self.moment.as_of;
        let begun = |phase: &PhaseSpan| (as_of >= phase.window.from, as_of >= phase.window.to);
        Governed {
            phases: self.phases.clone(),
            begun: self.phases.iter().map(begun).collect(),
            by: by.collect(),
            moment: waits.then_some(self.moment),
            untold: Arc::clone(&self.untold),
        }
    }
}

#[cfg(test)]
mod tests;
