//! What the course of a clause makes of a ruling: from when it is in force, until when it binds anybody, and what goes
//! alongside (`docs/standings.md` §6.1 to §6.3).

use std::collections::BTreeSet;

use tregua_agreement::duty::{Due, Event, Kernel};
use tregua_calendar::Timestamp;

use crate::begun::Begun;
use crate::events::Role;
use crate::instances::{Instance, closed, instances, not_before, opened};
use crate::outcome::{Cause, Causes, Outcome, Outcomes, Status};
use crate::phases::PhaseSpan;
use crate::ruling::{Frame, Ruling};
use crate::sheet::Sheet;
use crate::statement::Live;
use crate::turn::{Came, Turn, either};
use crate::view::View;

impl Frame<'_> {
    /// A clause that is not in force yet, or of which it is open whether it is.
    pub(crate) fn waiting(&self, status: Status, instance: &Instance, view: &View) -> Ruling {
        let label = &self.clause.label;
        let came = |event: &&Event| {
            let turn = self.events.turn(label, Role::Opens, event, view);
            matches!(turn.came, Came::At { .. })
        };
        let once = self.part.duty.course.once.iter();
        let waits = once.filter(|event| !came(event)).cloned();
        waiting_for(waits.collect(), status, instance)
    }

    /// A clause whose phase waits for something: as if the phase started when that came about, in this view.
    pub(crate) fn once_begun(
        &self,
        waiting: &Begun<'_>,
        (sheet, lives): (&Sheet<'_>, &[Live]),
        instance: &Instance,
        view: &View,
    ) -> Ruling {
        let not_begun = |status| {
            let name = &waiting.phase.name;
            let came = |event: &&Event| {
                let turn = self.events.turn(name, Role::Begins, event, view);
                matches!(turn.came, Came::At { .. })
            };
            let once = waiting.phase.once.iter();
            let waits = once.filter(|event| !came(event)).cloned();
            waiting_for(waits.collect(), status, instance)
        };
        let not_in_force = |opens| Ruling {
            opens,
            waited: true,
            ..Ruling::only(Status::NotInForce, instance)
        };
        let from = |at: Timestamp| {
            if self.as_of < at {
                return not_in_force(Some(at));
            }
            match self.begun_at(waiting, sheet, instance, at) {
                Some((span, own)) => {
                    let frame = Frame {
                        begun: Some(span),
                        ..*self
                    };
                    frame.judged_in(sheet, lives, &own, view)
                }
                None => not_in_force(None),
            }
        };
        match waiting.turn(view).came {
            Came::Not => not_begun(Status::NotInForce),
            Came::Open(status) => not_begun(status),
            Came::At { first, last } => straddled(first == last, from(last), || from(first)),
        }
    }

    /// The phase as it is if it begins at `at`, and the same instance in it; `None` where it has none, or where its date was past
    /// by then.
    pub(crate) fn begun_at<'s>(
        &self,
        waiting: &'s Begun<'_>,
        sheet: &Sheet<'_>,
        instance: &Instance,
        at: Timestamp,
    ) -> Option<(&'s PhaseSpan, Instance)> {
        let duty = &self.part.duty;
        let due = match &duty.kernel {
            Kernel::Done { due, .. } | Kernel::Share { due, .. } => Some(due),
            _ => None,
        };
        // A date that was past when it began binds nobody.
        if matches!(due, Some(Due::At(due)) if *due <= at) {
            return None;
        }
        let span = waiting.from(at)?;
        if let Some(was) = self.as_it_was {
            let own = was.iter().find(|(begun, _)| *begun == at);
            return own.map(|(_, own)| (span, own.clone()));
        }
        let keys = instance.key.as_ref();
        let keys = keys.map(|keyed| BTreeSet::from([String::from(&keyed.key)]));
        let keys = (sheet, keys.as_ref());
        let phases = std::slice::from_ref(span);
        let own = instances(self.agreement, duty, phases, self.as_of, keys);
        let own = own.into_iter().find(|own| own.name() == instance.name());
        Some((span, own?))
    }

    /// The same for every beginning in a view; `None` where claims do not make the instance, or its phase waits for nothing.
    pub(crate) fn in_each_beginning(
        &self,
        sheet: &Sheet<'_>,
        instance: &Instance,
        view: &View,
    ) -> Option<Vec<(Timestamp, Instance)>> {
        instance.key.as_ref()?;
        let waiting = self
            .events
            .waits_to_begin(self.agreement, &self.part.duty)?;
        let ends = waiting.turn(view).came.ends().into_iter();
        let own = |at| Some((at, self.begun_at(waiting, sheet, instance, at)?.1));
        Some(ends.filter_map(own).collect())
    }

    /// The instance in every further window that a ruling on it may look at: in each beginning of its phase, and as long as it
    /// is not due. Where claims make instances, what is under their key bears on them wherever it falls.
    pub(crate) fn looked_at(
        &self,
        sheet: &Sheet<'_>,
        instance: &Instance,
        view: &View,
    ) -> Vec<Instance> {
        if instance.key.is_some() {
            return Vec::new();
        }
        let duty = &self.part.duty;
        let waiting = self.events.waits_to_begin(self.agreement, duty);
        let begun = waiting.map_or(Vec::new(), |waiting| {
            let own = |at| Some(self.begun_at(waiting, sheet, instance, at)?.1);
            let ends = waiting.turn(view).came.ends().into_iter();
            ends.filter_map(own).collect()
        });
        if duty.course.alongside.is_empty() || self.events.alone {
            return begun;
        }
        let open = |one: &Instance| not_before(self.agreement, duty, one, Timestamp::MAX);
        let not_due: Vec<Instance> = std::iter::once(instance).chain(&begun).map(open).collect();
        begun.into_iter().chain(not_due).collect()
    }

    /// The ruling if the clause is in force from `at` on.
    pub(crate) fn since_opening(
        &self,
        sheet: &Sheet<'_>,
        lives: &[Live],
        instance: &Instance,
        view: &View,
        at: Timestamp,
    ) -> Ruling {
        let not_in_force = |opens| Ruling {
            opens,
            waited: true,
            ..Ruling::only(Status::NotInForce, instance)
        };
        if self.as_of < at {
            return not_in_force(Some(at));
        }
        let dated = self.dated(sheet, instance, view);
        match opened(self.agreement, &self.part.duty, &dated, at) {
            // Of what happens under a key no window moves: it is in force, or it is not.
            Some(_) if instance.key.is_some() => self.in_force(sheet, lives, instance, view),
            Some(instance) => self.in_force(sheet, lives, &instance, view),
            None => not_in_force(None),
        }
    }

    /// A clause that is in force, unless those whom it binds have been freed.
    pub(crate) fn in_force(
        &self,
        sheet: &Sheet<'_>,
        lives: &[Live],
        instance: &Instance,
        view: &View,
    ) -> Ruling {
        let bound = || self.bound_until(sheet, lives, instance, view, None);
        let ways = self.ways_out(view);
        let turns: Vec<Turn> = ways.iter().map(|(turn, _)| turn.clone()).collect();
        match either(turns).came {
            Came::Not => bound(),
            Came::Open(status) => {
                let ruling = bound();
                if !matches!(ruling.status, Status::NotMet | Status::Overdue) {
                    return ruling;
                }
                Ruling {
                    status,
                    outcomes: Outcomes::new(),
                    causes: causes_of(status),
                    freed: told(&ways),
                    ..ruling
                }
            }
            Came::At { first, last } => {
                let until = |at| self.bound_until(sheet, lives, instance, view, Some(at));
                straddled(first == last, until(last), || until(first))
            }
        }
    }

    /// Each way in which nobody is bound any more, with its events: all that the text says frees them, or one clause that was
    /// agreed on in its place.
    pub(crate) fn ways_out(&self, view: &View) -> Vec<(Turn, Vec<Event>)> {
        let course = &self.part.duty.course;
        let freed = (!course.freed.is_empty()).then(|| {
            let turn = self
                .events
                .all(self.clause, Role::Frees, &self.part.duty, view);
            (turn, course.freed.clone())
        });
        let replaced = course.replaced_by.iter().map(|event| {
            let turn = self
                .events
                .turn(&self.clause.label, Role::Replaces, event, view);
            (turn, vec![event.clone()])
        });
        freed.into_iter().chain(replaced).collect()
    }

    /// The ruling if nobody is bound after `end`.
    fn bound_until(
        &self,
        sheet: &Sheet<'_>,
        lives: &[Live],
        instance: &Instance,
        view: &View,
        end: Option<Timestamp>,
    ) -> Ruling {
        let end = end.filter(|end| self.as_of >= *end);
        let freed = |ruling: Ruling| match (end, ruling.status) {
            (Some(_), Status::Lapsed) => Ruling {
                freed: told(&self.ways_out(view)),
                ..ruling
            },
            _ => ruling,
        };
        if self.waived(lives, instance) {
            return Ruling::only(Status::Waived, instance);
        }
        let cut = match end {
            Some(end) => closed(self.agreement, &self.part.duty, instance, end),
            None => Some(instance.clone()),
        };
        let Some(instance) = cut else {
            return freed(Ruling::only(Status::Lapsed, instance));
        };
        // What is counted up to where those bound were freed is not made good later.
        let cut = |instance: &Instance| {
            let limited = self.part.duty.limits();
            limited && end == Some(instance.window.to)
        };
        let agreed = |instance: &Instance| match cut(instance) {
            true => instance.clone(),
            false => self.with_date_agreed(lives, instance.clone()),
        };
        let settled = |instance: &Instance, counted: Ruling| {
            let dated = self.dated(sheet, instance, view);
            freed(self.settle((sheet, lives), &dated, view, counted, end))
        };
        let ruled = |instance: &Instance| {
            let instance = agreed(instance);
            settled(&instance, self.counted(sheet, &instance, view))
        };
        let duty = &self.part.duty;
        if duty.course.alongside.is_empty() || self.events.alone {
            return ruled(&instance);
        }
        // Not due, whatever its own hour: done it is met, undone it waits for the other.
        let not_due = || {
            let from = |at| agreed(&not_before(self.agreement, duty, &instance, at));
            let open = from(Timestamp::MAX);
            let mut counted = self.counted(sheet, &open, view);
            // What is on record for a time that is not over yet may turn out to be after it was due: it decides nothing before.
            let at_once = || self.counted(sheet, &from(self.as_of), view);
            let decided = (counted.outcomes.len() == 1).then(at_once);
            if let Some(at_once) = decided.filter(|one| one.outcomes != counted.outcomes) {
                counted.outcomes = Outcomes::from([Outcome::Met, Outcome::NotMet]);
                counted.causes = Causes::from([Cause::Pending]);
                // A voice that differs from itself by then does so here.
                let differs = at_once.counts.iter().any(|count| count.differs);
                counted = counted.flagged(differs);
            }
            let mut ruling = settled(&open, counted);
            // Once the other is done it is due, and may still be done late or made good.
            if ruling.outcomes.len() > 1 {
                let late = matches!(duty.kernel, Kernel::Done { .. } | Kernel::Share { .. })
                    .then_some(Outcome::Late);
                let cured = duty.can_be_made_good().then_some(Outcome::Cured);
                ruling.outcomes.extend(late.into_iter().chain(cured));
            }
            if matches!(ruling.status, Status::Pending | Status::Lapsed) {
                ruling.waits.clone_from(&duty.course.alongside);
            }
            ruling
        };
        match self
            .events
            .all(self.clause, Role::Alongside, duty, view)
            .came
        {
            Came::At { first, last } => {
                let due = |at| ruled(&not_before(self.agreement, duty, &instance, at));
                straddled(first == last, due(last), || due(first))
            }
            Came::Not => not_due(),
            // Due by its own hour, or not yet: what differs with that is open.
            Came::Open(status) => {
                let (due, not_due) = (ruled(&instance), not_due());
                if due.status == not_due.status {
                    return not_due;
                }
                Ruling {
                    status,
                    outcomes: Outcomes::new(),
                    causes: causes_of(status),
                    waits: duty.course.alongside.clone(),
                    ..due
                }
            }
        }
    }
}

fn waiting_for(waits: Vec<Event>, status: Status, instance: &Instance) -> Ruling {
    Ruling {
        causes: causes_of(status),
        waits,
        waited: true,
        ..Ruling::only(status, instance)
    }
}

/// The events of the ways that came about; where none did, of those that are open.
fn told(ways: &[(Turn, Vec<Event>)]) -> Vec<Event> {
    let of = |wanted: fn(&Came) -> bool| {
        let ways = ways.iter().filter(|(turn, _)| wanted(&turn.came));
        ways.flat_map(|(_, events)| events.clone()).collect()
    };
    let came: Vec<Event> = of(|came| matches!(came, Came::At { .. }));
    if came.is_empty() {
        of(|came| matches!(came, Came::Open(_)))
    } else {
        came
    }
}

/// The cause that a status of its own names, if it does.
pub(crate) fn causes_of(status: Status) -> Causes {
    let causes = [Cause::Contested, Cause::Ambiguous, Cause::Unverified].into_iter();
    causes.filter(|cause| status == (*cause).into()).collect()
}

/// Where something came about in a stretch of time: what differs with its ends is open.
pub(crate) fn straddled(instant: bool, late: Ruling, early: impl FnOnce() -> Ruling) -> Ruling {
    if instant {
        return late;
    }
    let early = early();
    let differs = early.counts.iter().any(|count| count.differs);
    let late = late.flagged(differs);
    if (early.status, &early.outcomes) == (late.status, &late.outcomes) {
        return late;
    }
    // Where by one of them nothing is to be judged, no outcome is all that is possible.
    let judged = !early.outcomes.is_empty() && !late.outcomes.is_empty();
    let outcomes = match judged {
        true => early.outcomes.union(&late.outcomes),
        false => Outcomes::new(),
    };
    Ruling {
        status: Status::Ambiguous,
        outcomes,
        causes: Causes::from([Cause::Ambiguous]),
        ..late
    }
}
