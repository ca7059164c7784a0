//! The jobs as differential dataflows: facts go in and out at any time, and answers follow. One worker.
//!
//! It has no time of its own: a deadline is a number in a fact, and how much is known is the frontier, moved hour by hour.

use std::cell::RefCell;
use std::process::ExitCode;
use std::rc::Rc;

use bench_logs::{
    DAY, DAYS, Event, HOUR, Job, RATE, Verdict, What, answers, measured, parse, peak_kib, quota,
};
use differential_dataflow::input::{Input, InputSession};
use serde_json::json;

/// Corrections that are timed.
const CORRECTIONS: usize = 1_000;

/// A fact under its key: what, when, how many.
type Fact = (u32, (u8, i64, u32));

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut words = std::env::args().skip(1);
    let usage = "differential JOB EVENTS FILE";
    let job = words.next().and_then(|job| Job::named(&job)).ok_or(usage)?;
    let made = words.next().and_then(|n| n.parse().ok()).ok_or(usage)?;
    let file = words.next().ok_or(usage)?;
    if job == Job::Sliding {
        println!(
            "{}",
            json!({ "engine": "differential-dataflow", "cannot_say": "a ceiling on any seven days, without a fact for every second" })
        );
        return Ok(());
    }
    let text = std::fs::read_to_string(&file).map_err(|why| why.to_string())?;
    let (events, reading) = measured(|| parse(&text));
    let events = events.map_err(|line| format!("line {line} is no claim"))?;
    let threshold = quota(made);
    let truth = answers(job, &events, 1, threshold);
    let truth = truth.by_view.into_iter().next().unwrap_or_default();
    timely::execute_directly(move |worker| {
        let found = Rc::new(RefCell::new(vec![Verdict::None; truth.len()]));
        let told = Rc::clone(&found);
        let (mut input, probe) = worker.dataflow::<i64, _, _>(|scope| {
            let (input, facts) = scope.new_collection::<Fact, isize>();
            let verdicts = facts.reduce(move |_, facts, out| {
                out.push((verdict(job, facts, threshold), 1isize));
            });
            let put = verdicts.inspect(move |((key, verdict), _, diff)| {
                if let (Some(slot), true) = (told.borrow_mut().get_mut(*key as usize), *diff > 0) {
                    *slot = *verdict;
                }
            });
            let (probe, _) = put.probe();
            (input, probe)
        });
        let mut by_claim: Vec<Option<Event>> = vec![None; events.len()];
        let ((), used) = measured(|| {
            if matches!(job, Job::Quota | Job::RatioDaily | Job::RatioPooled) {
                // Every day there is, so that a day without a fact has its answer.
                (0..u32::try_from(truth.len()).unwrap_or(0))
                    .for_each(|key| input.insert((key, (9, 0, 0))));
            }
            for event in &events {
                let hour = event.known / HOUR;
                if hour > *input.time() {
                    input.advance_to(hour);
                    input.flush();
                    worker.step_while(|| probe.less_than(input.time()));
                }
                update(job, event, &mut by_claim, &mut input);
            }
            input.advance_to((DAYS + 30) * 24);
            input.flush();
            worker.step_while(|| probe.less_than(input.time()));
        });
        let differences = found
            .borrow()
            .iter()
            .zip(&truth)
            .filter(|(a, b)| a != b)
            .count();
        let mut took = Vec::new();
        let acts = events
            .iter()
            .filter(|event| matches!(event.what, What::Act | What::Deliver));
        for event in acts
            .step_by((events.len() / CORRECTIONS / 2).max(1))
            .take(CORRECTIONS)
        {
            for diff in [-1, 1] {
                let ((), used) = measured(|| {
                    if let Some(fact) = fact(job, event) {
                        input.update(fact, diff);
                    }
                    input.advance_to(input.time() + 1);
                    input.flush();
                    worker.step_while(|| probe.less_than(input.time()));
                });
                took.push(used.cpu);
            }
        }
        took.sort_unstable();
        let at = |share: f64| {
            let place = (took.len() as f64 * share) as usize;
            took.get(place).map(|one| one.as_secs_f64() * 1e6)
        };
        println!(
            "{}",
            json!({
                "engine": "differential-dataflow",
                "events": events.len(),
                "answers": truth.len(),
                "differences": differences,
                "seconds": used.cpu.as_secs_f64(),
                "reading": reading.cpu.as_secs_f64(),
                "peak_kib": peak_kib(),
                "correction_us": { "p50": at(0.5), "p99": at(0.99), "samples": took.len() },
            })
        );
    });
    Ok(())
}

/// Puts a claim in, or takes one back.
fn update(
    job: Job,
    event: &Event,
    by_claim: &mut [Option<Event>],
    input: &mut InputSession<i64, Fact, isize>,
) {
    if event.what == What::Withdraw {
        let wrong = by_claim.get(event.key as usize).copied().flatten();
        if let Some(fact) = wrong.as_ref().and_then(|wrong| fact(job, wrong)) {
            input.update(fact, -1);
        }
        return;
    }
    if let Some(slot) = by_claim.get_mut(event.claim as usize) {
        *slot = Some(*event);
    }
    if let Some(fact) = fact(job, event) {
        input.update(fact, 1);
    }
}

/// A claim as a fact of the key it is about.
fn fact(job: Job, event: &Event) -> Option<Fact> {
    let what = match event.what {
        What::Trigger => 0,
        What::Act => 1,
        What::Nothing => 2,
        What::Deliver => 3,
        What::Withdraw => return None,
    };
    let day = u32::try_from(event.at / DAY).ok()?;
    match job {
        Job::Deadline | Job::RatioKeyed => Some((event.key, (what, event.at, event.n))),
        Job::Quota => Some((
            event.key * u32::try_from(DAYS).ok()? + day,
            (what, 0, event.n),
        )),
        Job::RatioDaily => (what < 2).then_some((day, (what, 0, event.n))),
        Job::RatioPooled => (what < 2).then_some((0, (what, 0, event.n))),
        Job::Sliding => None,
    }
}

fn verdict(job: Job, facts: &[(&(u8, i64, u32), isize)], threshold: u64) -> Verdict {
    let sum = |what: u8| {
        let own = facts.iter().filter(|((own, ..), _)| *own == what);
        own.map(|((.., n), times)| u64::from(*n) * times.unsigned_abs() as u64)
            .sum::<u64>()
    };
    match job {
        Job::Quota => match sum(3) {
            0 => Verdict::Open,
            sum if sum >= threshold => Verdict::Met,
            _ => Verdict::NotMet,
        },
        Job::RatioDaily | Job::RatioPooled => match (sum(1), sum(0)) {
            (0, _) | (_, 0) => Verdict::Open,
            (owed, base) if owed >= u64::from(RATE) * base => Verdict::Met,
            _ => Verdict::NotMet,
        },
        _ => {
            let rate = if job == Job::Deadline {
                1
            } else {
                u64::from(RATE)
            };
            let Some(((_, trigger, _), _)) = facts.iter().find(|((what, ..), _)| *what == 0) else {
                return Verdict::None;
            };
            let within = |what: u8, from: i64, to: i64| {
                let own = facts.iter().filter(|((own, at, _), _)| {
                    *own == what && (from..=to).contains(&(at - trigger))
                });
                own.map(|((.., n), times)| u64::from(*n) * times.unsigned_abs() as u64)
                    .sum::<u64>()
            };
            let (in_time, late) = (within(1, i64::MIN / 2, DAY), within(1, DAY + 1, 2 * DAY));
            let in_time_told = in_time > 0 || within(2, 0, DAY - 1) > 0;
            let late_told = late > 0 || within(2, DAY, 9 * DAY) > 0;
            match () {
                () if in_time >= rate => Verdict::Met,
                () if in_time_told && late > 0 && in_time + late >= rate => Verdict::Late,
                () if in_time_told && late_told => Verdict::NotMet,
                () => Verdict::Open,
            }
        }
    }
}
