//! The windows that a row may have, by when what its clause waits for comes about: for those who check it without a calendar
//! (`docs/certificate.md`).

use tregua_calendar::{Timestamp, Window};

use crate::evaluator::{Evaluator, Wanted};
use crate::events::Role;
use crate::instances::{Instance, closed, not_before, opened};
use crate::row::Row;
use crate::ruling::Frame;
use crate::sheet::Sheet;
use crate::turn::{Came, either};

/// The windows of a row if what its clause waits for comes about at these instants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Its phase begins then; `None`: the phase waits for nothing, or has not begun.
    pub begun: Option<Timestamp>,
    /// The clause is in force from then on.
    pub opened: Option<Timestamp>,
    /// Those whom it binds are free from then on.
    pub freed: Option<Timestamp>,
    /// The other side has done its own then; the end of all time: it has not.
    pub due: Option<Timestamp>,
    /// Its windows then; `None` where nothing of it is left.
    pub times: Option<Times>,
}

/// The windows of an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// Its window.
    pub window: Window,
    /// Its last moment.
    pub last: Timestamp,
    /// Until when it can be made good.
    pub until: Timestamp,
    /// The phase that it lies in, where that waits for something: as it is if it begins then.
    pub phase: Option<Window>,
}

/// An instance on its way to where it is judged.
struct At {
    way: Way,
    instance: Instance,
    phase: Option<Window>,
}

/// A way, and where it leads to if something is left.
type Then = (Way, Option<At>);

impl At {
    /// The same after one more thing has come about, as `to` notes.
    fn then(&self, instance: Option<Instance>, to: impl FnOnce(&mut Way)) -> Then {
        let mut way = self.way.clone();
        to(&mut way);
        way.times = instance.as_ref().map(|one| times(one, self.phase));
        let phase = self.phase;
        let next = instance.map(|instance| At {
            way: way.clone(),
            instance,
            phase,
        });
        (way, next)
    }
}

fn times(instance: &Instance, phase: Option<Window>) -> Times {
    Times {
        window: instance.window,
        last: instance.last,
        until: instance.cure,
        phase,
    }
}

impl Evaluator<'_> {
    /// Every way that the ruling on `row` has to look at, first the row as it is before anything has come about; empty for a row
    /// of another text.
    pub fn ways(&self, row: &Row) -> Vec<Way> {
        self.find_ways(row).unwrap_or_default()
    }

    fn find_ways(&self, row: &Row) -> Option<Vec<Way>> {
        let clause = self.agreement.clause(&row.clause)?;
        let same = (&row.point, &row.reading);
        let mut readings = clause.readings.iter();
        let reading = readings.find(|reading| (&reading.point, &reading.name) == same)?;
        let part = reading.parts.iter().find(|part| part.name == row.part)?;
        let frame = self.frame(clause, part);
        let sheet = self.sheet(&frame);
        let mut all = self.instances(part, &sheet, &Wanted::default()).into_iter();
        let instance = all.find(|one| one.name() == row.instance)?;
        // Of what happens under a key the windows follow from its trigger; only its phase has to be told.
        let phase = instance.key.as_ref().map(|keyed| keyed.phase);
        let keyed = phase.is_some();
        let before = At {
            way: Way {
                begun: None,
                opened: None,
                freed: None,
                due: None,
                times: Some(times(&instance, phase)),
            },
            instance,
            phase,
        };
        let mut ways = vec![before.way.clone()];
        let mut now = self.begun(&frame, &sheet, before, row, &mut ways);
        if keyed {
            return Some(ways);
        }
        let (agreement, duty) = (self.agreement, &part.duty);
        let mut step = |now: &[At], each: &dyn Fn(&At) -> Vec<Then>| {
            let (told, next): (Vec<Way>, Vec<Option<At>>) = now.iter().flat_map(each).unzip();
            ways.extend(told);
            next.into_iter().flatten().collect::<Vec<At>>()
        };
        if !duty.course.once.is_empty() {
            let came = self.events.all(clause, Role::Opens, duty, &row.view).came;
            now = step(&now, &|one| {
                let from = |at| {
                    let own = opened(agreement, duty, &one.instance, at);
                    one.then(own, |way| way.opened = Some(at))
                };
                came.ends().into_iter().map(from).collect()
            });
        }
        let out = frame.ways_out(&row.view).into_iter();
        let out = either(out.map(|(turn, _)| turn).collect()).came;
        now.extend(step(&now, &|one| {
            let until = |at| {
                let own = closed(agreement, duty, &one.instance, at);
                one.then(own, |way| way.freed = Some(at))
            };
            out.ends().into_iter().map(until).collect()
        }));
        if !duty.course.alongside.is_empty() && !self.events.alone {
            let came = self.events.all(clause, Role::Alongside, duty, &row.view);
            let due = match came.came {
                Came::At { .. } => came.came.ends(),
                Came::Not | Came::Open(_) => vec![Timestamp::MAX, self.moment.as_of],
            };
            step(&now, &|one| {
                let due_at = |at: &Timestamp| {
                    let own = not_before(agreement, duty, &one.instance, *at);
                    one.then(Some(own), |way| way.due = Some(*at))
                };
                due.iter().map(due_at).collect()
            });
        }
        Some(ways)
    }

    /// The instance in each beginning that its phase has by the view; as it is, where its phase waits for nothing.
    fn begun(
        &self,
        frame: &Frame<'_>,
        sheet: &Sheet<'_>,
        before: At,
        row: &Row,
        ways: &mut Vec<Way>,
    ) -> Vec<At> {
        let Some(waiting) = self.events.waits_to_begin(self.agreement, &frame.part.duty) else {
            return vec![before];
        };
        let mut now = Vec::new();
        for at in waiting.turn(&row.view).came.ends() {
            let own = frame.begun_at(waiting, sheet, &before.instance, at);
            let from = At {
                phase: own.as_ref().map(|(span, _)| span.window),
                way: before.way.clone(),
                instance: before.instance.clone(),
            };
            let own = own.map(|(_, own)| own);
            let (way, next) = from.then(own, |way| way.begun = Some(at));
            ways.push(way);
            now.extend(next);
        }
        now
    }

    /// From each instant at which a phase may begin, by some view, to when it ends then.
    pub fn beginnings(&self, phase: &str) -> Vec<Window> {
        let mut waiting = self.events.begun.iter();
        let mut dated = self.phases.iter();
        match waiting.find(|one| one.phase.name == phase) {
            Some(begun) => begun.spans.iter().map(|span| span.window).collect(),
            None => {
                let own = dated.find(|span| span.name == phase);
                own.map(|span| span.window).into_iter().collect()
            }
        }
    }
}
