//! The claims of a log as statements of a record, and the rows they lead to as answers.

use std::sync::Arc;
use std::time::Duration;

use bench_logs::{Answers, DAYS, Event, Job, Kind, Verdict, What};
use tregua_calendar::{Timestamp, When, Window};
use tregua_record::entries::claim::{Actor, Adds, Amount, Claim, Kind as ClaimKind};
use tregua_record::{Name, Shared};
use tregua_standing::{Standing, Statement, Status, View};

use crate::texts::{VOICES, zone};

/// The beginning of the log's year.
const BEGINS: i64 = 1_924_992_000;

/// The instant so many seconds into the log's year.
pub(crate) fn instant(seconds: i64) -> Timestamp {
    Timestamp::from_second(BEGINS + seconds).unwrap_or(Timestamp::MAX)
}

/// Each claim of a log as an entry of its voice. That nothing was done under a key is left out where a job does not ask by
/// key: without the key it would say that nothing was done at all.
pub(crate) fn statements(job: Job, events: &[Event]) -> Vec<Statement> {
    let by_key = matches!(job, Job::Deadline | Job::RatioKeyed);
    let told = events
        .iter()
        .filter(|event| by_key || event.what != What::Nothing);
    let shared = &mut Shared::default();
    told.map(|event| statement(job.kind(), event, shared))
        .collect()
}

/// As a record is opened: what many say is kept once.
fn statement(kind: Kind, event: &Event, shared: &mut Shared) -> Statement {
    let voice = VOICES
        .get(usize::from(event.voice))
        .copied()
        .unwrap_or("nobody");
    let key = Name::from(format!("c{}", event.claim));
    let voice = shared.name(voice);
    let what = match event.what {
        What::Withdraw => ClaimKind::Retract,
        _ => ClaimKind::Claim,
    };
    let mut claim = Claim::new(&key, what, &voice);
    claim.occurred = Some(When::Instant(instant(event.at)));
    match event.what {
        What::Withdraw => {
            claim.refers_to = vec![format!("c{}", event.key).into()];
            claim.occurred = None;
        }
        What::Deliver => {
            claim.act = Some(shared.name("admit"));
            claim.actor = Some(Actor::Named(shared.name("Beta")));
            claim.thing = Some(shared.name("truck"));
            claim.counting_point = Some(shared.name("crossing"));
            claim.place = Some(shared.name(&zone(event.key)));
            claim.amount = Some(Amount::exactly(event.n.into()));
        }
        What::Trigger => {
            let (act, actor, thing, point) = match kind {
                Kind::Exchanges => ("admit", "Beta", "pallet", "crossing"),
                _ => ("admit", "Alpha", "truck", "crossing"),
            };
            claim.act = Some(shared.name(act));
            claim.actor = Some(Actor::Named(shared.name(actor)));
            claim.thing = Some(shared.name(thing));
            claim.counting_point = Some(shared.name(point));
            claim.amount = Some(Amount::exactly(event.n.into()));
            claim.ids.insert(format!("k{}", event.key));
        }
        What::Act | What::Nothing => {
            match kind {
                Kind::Exchanges => {
                    claim.act = Some(shared.name("admit"));
                    claim.actor = Some(Actor::Named(shared.name("Alpha")));
                    claim.thing = Some(shared.name("crate"));
                    claim.counting_point = Some(shared.name("crossing"));
                }
                _ => {
                    claim.act = Some(shared.name("notify"));
                    claim.actor = Some(Actor::Named(shared.name("Beta")));
                    claim.to = Some(shared.name("Alpha"));
                    claim.counting_point = Some(shared.name("receipt"));
                }
            }
            claim.ids.insert(format!("k{}", event.key));
            let nothing = event.what == What::Nothing;
            if nothing {
                claim.adds = Adds::Total;
                let (from, to) = (event.at, event.at + i64::from(event.n));
                claim.occurred = Some(When::Between(Window::new(instant(from), instant(to))));
            }
            let n = if nothing { 0 } else { event.n.into() };
            claim.amount = Some(Amount::exactly(n));
        }
    }
    Statement {
        id: key,
        author: voice,
        claim: Arc::new(claim),
        known: instant(event.known),
    }
}

/// The views of a form, in the order of [`Answers::by_view`].
pub(crate) fn views(voices: u8) -> Vec<View> {
    let own = VOICES.iter().take(voices.into());
    let according = own.map(|voice| View::AccordingTo((*voice).to_owned()));
    let joint = [View::NamedBody, View::BothParties, View::AllVoices];
    let joint = joint.into_iter().filter(|_| voices > 1);
    according.chain(joint).collect()
}

/// Rows put where the true answers have theirs.
pub(crate) struct Sheet {
    job: Job,
    views: Vec<View>,
    zones: Vec<String>,
    first: tregua_calendar::Date,
    pub(crate) answers: Answers,
    /// Rows that are none of the job's: there should be none.
    pub(crate) strangers: usize,
}

impl Sheet {
    /// An empty one of the shape of `truth`.
    pub(crate) fn like(job: Job, truth: &Answers, voices: u8, places: u32) -> Self {
        let empty = |own: &Vec<Verdict>| vec![Verdict::None; own.len()];
        Sheet {
            job,
            views: views(voices),
            zones: (0..places)
                .map(|place| format!("trucks at {}", zone(place)))
                .collect(),
            first: tregua_calendar::Date::constant(2031, 1, 1),
            answers: Answers {
                by_view: truth.by_view.iter().map(empty).collect(),
            },
            strangers: 0,
        }
    }

    /// Puts one answer in its place.
    pub(crate) fn put(&mut self, standing: &Standing<'_>) {
        let view = self.views.iter().position(|view| view == standing.view);
        let place = self.place(standing);
        let slot = view
            .and_then(|view| self.answers.by_view.get_mut(view))
            .zip(place)
            .and_then(|(own, place)| own.get_mut(place));
        match slot {
            Some(slot) => *slot = verdict(standing.status),
            None => self.strangers += 1,
        }
    }

    fn place(&self, standing: &Standing<'_>) -> Option<usize> {
        let day =
            |date: tregua_calendar::Date| usize::try_from((date - self.first).get_days()).ok();
        let zone = || self.zones.iter().position(|zone| *zone == *standing.clause);
        match (self.job, standing.key, standing.day) {
            (Job::Deadline | Job::RatioKeyed, Some(key), _) => key.strip_prefix('k')?.parse().ok(),
            (Job::Quota, None, Some(date)) => {
                Some(zone()? * usize::try_from(DAYS).ok()? + day(date)?)
            }
            (Job::Sliding, None, None) => zone(),
            (Job::RatioDaily, None, Some(date)) => day(date),
            (Job::RatioPooled, None, None) => Some(0),
            _ => None,
        }
    }

    /// How many answers differ.
    pub(crate) fn differences(&self, truth: &Answers) -> usize {
        let pairs = self.answers.by_view.iter().zip(&truth.by_view);
        let differ = |(own, truth): (&Vec<Verdict>, &Vec<Verdict>)| {
            own.iter().zip(truth).filter(|(a, b)| a != b).count()
        };
        pairs.map(differ).sum::<usize>() + self.strangers
    }
}

fn verdict(status: Status) -> Verdict {
    match status {
        Status::Met => Verdict::Met,
        Status::Late => Verdict::Late,
        Status::NotMet => Verdict::NotMet,
        Status::Contested => Verdict::Contested,
        _ => Verdict::Open,
    }
}

/// A moment after everything in the log, its graces included.
pub(crate) fn after_all() -> Timestamp {
    let ten_days = Duration::from_secs(10 * 86_400);
    instant(DAYS * bench_logs::DAY)
        .checked_add(ten_days)
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use bench_logs::{Knobs, answers, ceiling, generate, quota};
    use tregua_standing::{Evaluator, Moment, Wanted};

    use super::*;

    /// Small logs with every knob turned: the answers are the true ones, and all of them.
    #[test]
    fn the_evaluator_gives_the_true_answers() {
        for job in Job::ALL {
            if crate::texts::cannot_say(job).is_some() {
                continue;
            }
            for voices in [1, 3] {
                let knobs = Knobs {
                    voices,
                    contested: 0.2,
                    late: 0.05,
                    withdrawn: 0.05,
                    ..Knobs::plain(job.kind(), 1_500 * usize::from(voices))
                };
                let threshold = match job {
                    Job::Sliding => ceiling(knobs.happenings()),
                    _ => quota(knobs.happenings()),
                };
                let events = generate(&knobs);
                let truth = answers(job, &events, voices, threshold);
                let text = crate::texts::text(job, threshold, bench_logs::PLACES);
                let agreement = tregua_agreement::read(&text).agreement.unwrap();
                let statements = statements(job, &events);
                let moment = Moment {
                    as_of: after_all(),
                    as_known: after_all(),
                };
                let evaluator = Evaluator::new(&agreement, &statements, moment);
                let wanted = Wanted {
                    views: views(voices).into_iter().collect(),
                    ..Wanted::default()
                };
                let mut sheet = Sheet::like(job, &truth, voices, bench_logs::PLACES);
                evaluator.each_standing(&wanted, &mut |standing| sheet.put(standing));
                assert_eq!(sheet.strangers, 0, "{text}");
                // A row is what its standing said.
                let mut rows = evaluator.rows_only(&wanted).into_iter();
                evaluator.each_standing(&wanted, &mut |standing| {
                    let row = rows.next().unwrap();
                    assert_eq!(standing.row(), row);
                    assert_eq!(
                        (standing.status, standing.outcomes),
                        (row.status, &row.outcomes)
                    );
                });
                assert_eq!(rows.next(), None);
                for (view, (own, truth)) in
                    sheet.answers.by_view.iter().zip(&truth.by_view).enumerate()
                {
                    for (at, pair) in own.iter().zip(truth).enumerate() {
                        assert_eq!(pair.0, pair.1, "{} view {view} at {at}", job.name());
                    }
                }
            }
        }
    }
}
