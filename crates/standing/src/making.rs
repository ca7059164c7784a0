//! How a ruling becomes a row: what was required, counted and by how much missed, and what it was counted from.

use tregua_agreement::duty::{Duty, Kernel};
use tregua_agreement::meaning::{Clause, Reading};
use tregua_calendar::Timestamp;
use tregua_record::Name;

use crate::count::Count;
use crate::evaluator::Evaluator;
use crate::figures::Figure;
use crate::instances::Instance;
use crate::outcome::Status;
use crate::row::{Row, Slack, kinds, required, slack};
use crate::ruling::{Frame, Ruling};
use crate::sheet::Sheet;
use crate::statement::Live;
use crate::view::View;

/// What a row is about, gathered by the loop that holds it all.
#[derive(Clone, Copy)]
pub(crate) struct Judged<'b> {
    pub(crate) clause: &'b Clause,
    pub(crate) reading: &'b Reading,
    pub(crate) frame: &'b Frame<'b>,
    /// The figures that touch the instance.
    pub(crate) touching: &'b [&'b Figure],
    /// What governs the clause.
    pub(crate) governing: &'b [Live],
    pub(crate) instance: &'b Instance,
}

impl Evaluator<'_> {
    pub(crate) fn row(
        &self,
        judged: &Judged<'_>,
        sheet: &Sheet<'_>,
        view: View,
        ruling: Ruling,
        rests_on: Vec<Name>,
    ) -> Row {
        let Judged {
            clause,
            reading,
            frame,
            touching,
            governing,
            instance,
        } = *judged;
        let duty = &frame.part.duty;
        let base = match duty.kernel {
            Kernel::Ratio { .. } => ruling.counts.get(1).cloned(),
            Kernel::Respond { .. } | Kernel::Share { .. } => ruling.counts.get(3).cloned(),
            _ => None,
        };
        let beside = if view == View::AllVoices {
            self.beside(frame, sheet, governing, instance)
        } else {
            Vec::new()
        };
        Row {
            clause: clause.label.clone(),
            part: frame.part.name.clone(),
            point: reading.point.clone(),
            reading: reading.name.clone(),
            held: reading.held.clone(),
            instance: instance.name(),
            window: instance.window,
            until: instance.cure,
            status: ruling.status,
            required: required(
                duty,
                instance.window,
                instance.last,
                base.as_ref(),
                &ruling.counts,
            ),
            kinds: kinds(duty),
            slack: slack(duty, &ruling.outcomes, ruling.number, &ruling.counts)
                .or_else(|| self.minutes(frame, touching, instance, &view, &ruling)),
            decides_at: self.decides_at(instance, &ruling),
            closed_by: ruling
                .counts
                .first()
                .filter(|count| count.is_exact() || ruling.status == Status::NotMet)
                .and_then(|count| count.closed_by),
            counted: first_with_flag(&ruling.counts),
            base,
            counted_from: match duty.by_hand() {
                true => Vec::new(),
                false => self.counted_from(frame, touching, &view),
            },
            judged: frame.judgements(touching, &view),
            in_force_by: self.in_force_by(frame, instance, &view),
            suspensions: frame.declared(governing, instance, &view),
            waivers: frame.waivers(governing, instance),
            freed_by: ruling.freed,
            waited: ruling.waited,
            waits_for: ruling.waits,
            outcomes: ruling.outcomes,
            causes: ruling.causes,
            rests_on,
            beside,
            view,
        }
    }

    /// For a clause that only some assert: how it stands for those.
    fn beside(
        &self,
        frame: &Frame<'_>,
        sheet: &Sheet<'_>,
        governing: &[Live],
        instance: &Instance,
    ) -> Vec<(String, Status)> {
        let asserters = frame.clause.asserted_by.iter();
        asserters
            .map(|voice| {
                let ruling = frame.rule(
                    sheet,
                    governing,
                    instance,
                    &View::AccordingTo(voice.clone()),
                );
                (voice.clone(), ruling.status)
            })
            .collect()
    }

    fn counted_from(&self, frame: &Frame<'_>, touching: &[&Figure], view: &View) -> Vec<Name> {
        let lens = frame.lens(view);
        let counted = touching.iter().filter(|figure| lens.sees(figure));
        let mut ordered: Vec<_> = counted
            .map(|figure| &figure.version.live.statement)
            .map(|statement| (statement.known, &statement.claim.key, &statement.id))
            .collect();
        ordered.sort_unstable();
        ordered.dedup();
        ordered.into_iter().map(|(.., id)| id.clone()).collect()
    }

    fn decides_at(&self, instance: &Instance, ruling: &Ruling) -> Option<Timestamp> {
        let undecided = matches!(
            ruling.status,
            Status::Pending
                | Status::Overdue
                | Status::Contested
                | Status::Ambiguous
                | Status::Unverified
        );
        let started = self
            .phases
            .first()
            .map(|phase| phase.window.from)
            .filter(|from| ruling.status == Status::NotInForce && *from > self.moment.as_of)
            .or(ruling.opens);
        let grace = self
            .agreement
            .reporting_grace
            .map(|grace| self.agreement.clock.plus(instance.window.to, grace));
        let edges = [
            Some(instance.window.to),
            Some(instance.last),
            Some(instance.cure),
            grace,
        ];
        let next = edges
            .into_iter()
            .flatten()
            .filter(|edge| undecided && *edge > self.moment.as_of)
            .min();
        started.or(next)
    }

    /// Minutes between the act and the due instant, where one act at one instant decides.
    fn minutes(
        &self,
        frame: &Frame<'_>,
        touching: &[&Figure],
        instance: &Instance,
        view: &View,
        ruling: &Ruling,
    ) -> Option<Slack> {
        let done = matches!(ruling.status, Status::Met | Status::Late | Status::Cured);
        let duty = &frame.part.duty;
        // What has no due instant yet is done neither early nor late.
        let due = instance.window.to < Timestamp::MAX;
        if !done
            || !due
            || !matches!(
                duty.kernel,
                Kernel::Done { .. } | Kernel::Respond { rate: None, .. }
            )
        {
            return None;
        }
        let lens = frame.lens(view);
        let counted = touching
            .iter()
            .filter(|figure| lens.sees(figure) && figure.lo > 0 && is_act(duty, figure));
        let untold = |figure: &Figure| {
            self.untold
                .contains(figure.version.live.statement.id.as_str())
        };
        if counted.clone().any(|figure| untold(figure)) {
            return None;
        }
        let spans = counted.map(|figure| figure.region.span);
        let at_once = spans.filter(|span| span.to.as_nanosecond() - span.from.as_nanosecond() <= 1);
        let first = at_once.map(|span| span.from).min()?;
        let minutes = (instance.window.to.as_second() - first.as_second()).div_euclid(60);
        Some(Slack::Minutes(minutes))
    }
}

/// True for a figure of the act itself, not of what makes it owed.
fn is_act(duty: &Duty, figure: &Figure) -> bool {
    let [measure, trigger] = duty.kernel.measures()[..] else {
        return true;
    };
    let claim = &figure.version.live.claim;
    let actor = claim.actor.as_ref().and_then(|actor| actor.name());
    let by = |actors: &[String]| actors.iter().any(|name| Some(name.as_str()) == actor);
    let of = |act: &str| claim.act.as_deref() == Some(act);
    of(&measure.act) && by(&measure.actors) || !(of(&trigger.act) && by(&trigger.actors))
}

/// The count that decides, flagged if the voice differs from itself in any stretch.
fn first_with_flag(counts: &[Count]) -> Option<Count> {
    let differs = counts.iter().any(|count| count.differs);
    counts.first().map(|count| Count {
        differs,
        ..count.clone()
    })
}
