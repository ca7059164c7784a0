//! The jobs that an RTLola specification says, by its interpreter. Disordered claims are fed in the order in which they became
//! known, with the time at which they did: its clock only moves forward.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::process::ExitCode;
use std::time::Duration;

use bench_logs::{DAYS, Job, Verdict, What, answers, measured, parse, peak_kib, quota};
use rtlola_interpreter::monitor::{Change, Incremental};
use rtlola_interpreter::time::RelativeFloat;
use rtlola_interpreter::{ConfigBuilder, Value};
use serde_json::json;

/// One instance for each request, with a timer of its own.
const DEADLINE: &str = "\
input request: UInt64
input respond: UInt64
output overdue(id: UInt64)
  spawn with request
  eval @Local(24h) with true
  close @respond when respond == id
";

/// One instance for each place, and its sum at the end of each day.
const QUOTA: &str = "\
input place: UInt64
input n: UInt64
output own(p: UInt64)
  spawn with place
  eval @(place && n) when place == p with n
output a_day(p: UInt64)
  spawn with place
  eval @Global(24h) with own(p).aggregate(over: 24h, using: sum)
";

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
    let usage = "rtlola JOB EVENTS FILE";
    let job = words.next().and_then(|job| Job::named(&job)).ok_or(usage)?;
    let made = words.next().and_then(|n| n.parse().ok()).ok_or(usage)?;
    let file = words.next().ok_or(usage)?;
    let spec = match job {
        Job::Deadline => DEADLINE,
        Job::Quota => QUOTA,
        _ => {
            let why = "not written: its windows end at each event or on one grid, and these end with each key, day or year";
            println!(
                "{}",
                json!({ "engine": "rtlola-interpreter", "cannot_say": why })
            );
            return Ok(());
        }
    };
    let text = std::fs::read_to_string(&file).map_err(|why| why.to_string())?;
    let (events, reading) = measured(|| parse(&text));
    let events = events.map_err(|line| format!("line {line} is no claim"))?;
    let threshold = quota(made);
    let truth = answers(job, &events, 1, threshold);
    let truth = truth.by_view.into_iter().next().unwrap_or_default();
    let mut monitor = ConfigBuilder::new()
        .spec_str(spec)
        .offline::<RelativeFloat>()
        .with_array_events::<2, Infallible, [Value; 2]>()
        .with_verdict::<Incremental>()
        .monitor()
        .map_err(|why| why.to_string())?;
    let asked = monitor
        .ir()
        .outputs
        .iter()
        .position(|output| ["overdue", "a_day"].contains(&output.name.as_str()));
    let mut found = BTreeSet::new();
    let days = usize::try_from(DAYS).unwrap_or(0);
    let mut take = |at: Duration, verdict: Incremental| {
        for (output, changes) in verdict {
            if Some(output) != asked {
                continue;
            }
            for change in changes {
                let Change::Value(Some(key), value) = change else {
                    continue;
                };
                let Some(Value::Unsigned(key)) = key.first() else {
                    continue;
                };
                let key = usize::try_from(*key).unwrap_or(usize::MAX);
                match (job, value) {
                    (Job::Deadline, _) => {
                        found.insert(key);
                    }
                    (_, Value::Unsigned(sum)) if (1..threshold).contains(&sum) => {
                        let day = usize::try_from(at.as_secs() / 86_400).unwrap_or(0);
                        found.insert(key * days + day.saturating_sub(1));
                    }
                    _ => {}
                }
            }
        }
    };
    let mut wrong = None;
    let ((), used) = measured(|| {
        for event in &events {
            let number = |n: u32| Value::Unsigned(n.into());
            let values = match event.what {
                What::Trigger => [number(event.key), Value::None],
                What::Act => [Value::None, number(event.key)],
                What::Deliver => [number(event.key), number(event.n)],
                // It has no word for what did not happen, nor for taking something back.
                What::Nothing | What::Withdraw => continue,
            };
            let at = Duration::from_secs(event.known.unsigned_abs());
            match monitor.accept_event(values, at) {
                Ok(told) => {
                    for (at, verdict) in told.timed {
                        take(at, verdict);
                    }
                    take(at, told.event);
                }
                Err(why) => wrong = Some(why.to_string()),
            }
        }
        let end = Duration::from_secs((DAYS.unsigned_abs() + 3) * 86_400);
        for (at, verdict) in monitor.accept_time(end) {
            take(at, verdict);
        }
    });
    if let Some(why) = wrong {
        return Err(why);
    }
    // It tells of what was not done in time and of nothing else.
    let true_ones: BTreeSet<usize> = (0..truth.len())
        .filter(|at| matches!(truth.get(*at), Some(Verdict::Late | Verdict::NotMet)))
        .collect();
    println!(
        "{}",
        json!({
            "engine": "rtlola-interpreter",
            "events": events.len(),
            "answers": true_ones.len(),
            "false": found.difference(&true_ones).count(),
            "missed": true_ones.difference(&found).count(),
            "differences": found.symmetric_difference(&true_ones).count(),
            "seconds": used.cpu.as_secs_f64(),
            "reading": reading.cpu.as_secs_f64(),
            "peak_kib": peak_kib(),
        })
    );
    Ok(())
}
