//! One job, one form, in a process of its own, so that none pays for another's memory. Each prints one line of JSON.

use std::collections::BTreeSet;
use std::time::Duration;

use bench_logs::{Answers, DAY, Event, Job, Used, answers, measured, parse, peak_kib};
use serde_json::{Value, json};
use tregua_agreement::Agreement;
use tregua_standing::{Evaluator, Moment, Near, Row, Statement, Wanted};

use crate::claims::{Sheet, after_all, instant, statements, views};
use crate::texts::{cannot_say, text};

/// What is measured: a job on a log.
pub(crate) struct Task {
    pub(crate) job: Job,
    pub(crate) voices: u8,
    /// The number that the text asks for, of a quota.
    pub(crate) threshold: u64,
    /// The log's text.
    pub(crate) log: String,
}

/// How often a loop that takes microseconds is repeated; the least of them counts.
const PASSES: usize = 5;
/// Corrections that are timed.
const CORRECTIONS: usize = 400;
/// Explanations that are timed.
const SAMPLES: usize = 60;

impl Task {
    fn events(&self) -> Result<Vec<Event>, String> {
        parse(&self.log).map_err(|line| format!("line {line} of the log is no claim"))
    }

    fn truth(&self, events: &[Event]) -> Answers {
        answers(self.job, events, self.voices, self.threshold)
    }

    /// The plain loop.
    pub(crate) fn plain(&self) -> Result<Value, String> {
        let (events, reading) = measured(|| self.events());
        let events = events?;
        let mut best: Option<(Answers, Used)> = None;
        for _ in 0..PASSES {
            let pass = measured(|| self.truth(&events));
            if best.as_ref().is_none_or(|best| pass.1.cpu < best.1.cpu) {
                best = Some(pass);
            }
        }
        let Some((truth, used)) = best else {
            return Err("the loop was not run".to_owned());
        };
        Ok(json!({
            "engine": "plain loop",
            "events": events.len(),
            "answers": truth.by_view.iter().map(Vec::len).sum::<usize>(),
            "seconds": used.cpu.as_secs_f64(),
            "reading": reading.cpu.as_secs_f64(),
            "peak_kib": peak_kib(),
        }))
    }

    /// The evaluator, from a log to every answer.
    pub(crate) fn tregua(&self) -> Result<Value, String> {
        if let Some(what) = cannot_say(self.job) {
            return Ok(json!({ "engine": "tregua", "cannot_say": what }));
        }
        let (events, parsing) = measured(|| self.events());
        let events = events?;
        let truth = self.truth(&events);
        let agreement = self.agreement()?;
        let (statements, building) = measured(|| statements(self.job, &events));
        let wanted = self.wanted();
        let mut sheet = Sheet::like(self.job, &truth, self.voices, bench_logs::PLACES);
        let (evaluator, sorting) =
            measured(|| Evaluator::new(&agreement, &statements, moment(after_all())));
        let ((), judging) = measured(|| {
            evaluator.each_standing(&wanted, &mut |standing| sheet.put(standing));
        });
        let ((), rows) = measured(|| evaluator.each_row_only(&wanted, &mut |_| ()));
        let peak = peak_kib();
        let keys = truth.by_view.iter().map(Vec::len).max().unwrap_or(0);
        let mut told = json!({
            "engine": "tregua",
            "events": events.len(),
            "answers": truth.by_view.iter().map(Vec::len).sum::<usize>(),
            "differences": sheet.differences(&truth),
            "parsing": parsing.cpu.as_secs_f64(),
            "building": building.cpu.as_secs_f64(),
            "sorting": sorting.cpu.as_secs_f64(),
            "judging": judging.cpu.as_secs_f64(),
            "rows": rows.cpu.as_secs_f64(),
            "seconds": (sorting.cpu + judging.cpu).as_secs_f64(),
            "reading": (parsing.cpu + building.cpu).as_secs_f64(),
            "bytes_per_claim": per(building.grown_kib, statements.len()),
            "bytes_per_claim_beside": per(sorting.grown_kib + judging.grown_kib, statements.len()),
            "bytes_per_key": per(sorting.grown_kib + judging.grown_kib, keys),
            "peak_kib": peak,
        });
        drop(evaluator);
        told["correction_us"] = self.corrections(&agreement, &statements, &wanted);
        told["explanation_ms"] = self.explanations(&agreement, &statements, &wanted);
        Ok(told)
    }

    /// What one more claim costs that takes another back: from the claim in memory to every row that it changes.
    fn corrections(&self, agreement: &Agreement, all: &[Statement], wanted: &Wanted) -> Value {
        let mut evaluator = Evaluator::new(agreement, all, moment(after_all()));
        // Whoever looks at a record has asked for its rows.
        evaluator.standings(wanted);
        let mut took = Vec::new();
        let mut backs = Vec::new();
        let mut rows = 0;
        for sample in 0..CORRECTIONS {
            let Some(wrong) = all.get(sample * all.len() / CORRECTIONS) else {
                continue;
            };
            let mut back = wrong.clone();
            back.id = format!("back{sample}").into();
            let claim = back.claim_mut();
            claim.key = format!("back{sample}").into();
            claim.kind = tregua_record::entries::claim::Kind::Retract;
            claim.refers_to = vec![wrong.claim.key.clone()];
            claim.amount = None;
            let shared = std::sync::Arc::new(back.clone());
            let ((next, changed), used) = measured(|| evaluator.entered(shared, wanted));
            evaluator = next;
            rows += changed.len();
            took.push(used.cpu);
            backs.push(back);
        }
        let afresh = Evaluator::new(agreement, all.iter().chain(&backs), moment(after_all()));
        let afresh = afresh.rows_only(wanted);
        let kept = evaluator.standings(wanted);
        let apart = |(one, other): (&std::sync::Arc<Row>, &Row)| one.status != other.status;
        let differences = kept
            .iter()
            .zip(&afresh)
            .filter(|(one, other)| apart((one, other)));
        let differences = differences.count() + kept.len().abs_diff(afresh.len());
        let mut told = quantiles(&mut took, 1e6);
        told["rows"] = rows.into();
        told["differences"] = differences.into();
        told
    }

    /// One day of one clause in one view, explained. An instance of a key cannot be asked for alone.
    fn explanations(&self, agreement: &Agreement, all: &[Statement], wanted: &Wanted) -> Value {
        if !matches!(self.job, Job::Quota | Job::RatioDaily) {
            return Value::Null;
        }
        let evaluator = Evaluator::new(agreement, all, moment(after_all()));
        let mut took = Vec::new();
        for sample in 0..SAMPLES {
            let day = i64::try_from(30 + 5 * sample).unwrap_or(0);
            let date = instant(day * DAY).to_string();
            let date = date.get(..10).and_then(|date| date.parse().ok());
            let clause = agreement.clauses.first().map(|clause| clause.label.clone());
            let one = Wanted {
                clauses: clause.into_iter().collect(),
                days: date.into_iter().collect(),
                views: wanted.views.iter().next().cloned().into_iter().collect(),
                ..Wanted::default()
            };
            let near = Near::OfMoreThan(1_000);
            let (told, used) = measured(|| evaluator.explain_near(&one, near));
            if told.len() == 1 {
                took.push(used.cpu);
            }
        }
        quantiles(&mut took, 1e3)
    }

    fn wanted(&self) -> Wanted {
        Wanted {
            views: views(self.voices).into_iter().collect(),
            ..Wanted::default()
        }
    }

    fn agreement(&self) -> Result<Agreement, String> {
        agreement(&text(self.job, self.threshold, bench_logs::PLACES))
    }
}

/// Thirty clauses, six views, and a hand on the slider: the clock and what is known move together, day by day.
pub(crate) fn slider(events: &[Event], clauses: u32, stops: usize) -> Result<Value, String> {
    let agreement = agreement(&text(Job::Quota, 10, clauses))?;
    let statements = statements(Job::Quota, events);
    let wanted = Wanted {
        views: views(3).into_iter().collect(),
        ..Wanted::default()
    };
    let first = Evaluator::new(&agreement, &statements, moment(instant(0)));
    let (mut all, mut of_day, mut as_known) = (Vec::new(), Vec::new(), Vec::new());
    let mut rows = 0;
    for stop in 0..stops {
        let days = 180 * i64::try_from(stop).unwrap_or(0) / i64::try_from(stops).unwrap_or(1);
        let at = instant((100 + days) * DAY + 12 * bench_logs::HOUR);
        let (found, used) = measured(|| first.at(moment(at)).standings(&wanted));
        rows = rows.max(found.len());
        all.push(used.cpu);
        let date = at.to_string();
        let date = date.get(..10).and_then(|date| date.parse().ok());
        let one = Wanted {
            days: BTreeSet::from_iter(date),
            ..wanted.clone()
        };
        let ((), used) = measured(|| {
            first.at(moment(at)).each_row_only(&one, &mut |_| ());
        });
        of_day.push(used.cpu);
        // The same question at the end of the year, to those who knew no more than this.
        let then = Moment {
            as_of: after_all(),
            as_known: at,
        };
        let (_, used) = measured(|| first.at(then).standings(&wanted));
        as_known.push(used.cpu);
    }
    let first_ms = all.first().map(|first| first.as_secs_f64() * 1e3);
    // The first stop judges all that went before; a hand that moves on pays for what changes.
    let mut moved: Vec<Duration> = all.into_iter().skip(1).collect();
    Ok(json!({
        "engine": "tregua",
        "job": "slider",
        "entries": statements.len(),
        "clauses": clauses,
        "views": 6,
        "stops": stops,
        "rows": rows,
        "first_stop_ms": first_ms,
        "next_stop_ms": quantiles(&mut moved, 1e3),
        "one_day_ms": quantiles(&mut of_day, 1e3),
        "as_known_first_ms": as_known.first().map(|first| first.as_secs_f64() * 1e3),
        "as_known_ms": quantiles(as_known.get_mut(1..).unwrap_or_default(), 1e3),
    }))
}

fn agreement(text: &str) -> Result<Agreement, String> {
    let read = tregua_agreement::read(text);
    match read.agreement {
        Some(agreement) if !read.has_errors() => Ok(agreement),
        _ => Err(format!("the text has problems: {:?}", read.diagnostics)),
    }
}

fn moment(at: tregua_calendar::Timestamp) -> Moment {
    Moment {
        as_of: at,
        as_known: at,
    }
}

fn per(kib: i64, things: usize) -> Value {
    if things == 0 {
        return Value::Null;
    }
    json!((kib as f64 * 1024.0 / things as f64).round())
}

/// The middle one and the 99th of 100; of fewer, the greatest.
fn quantiles(took: &mut [Duration], scale: f64) -> Value {
    took.sort_unstable();
    let at = |share: f64| {
        let place = (took.len() as f64 * share) as usize;
        let one = took.get(place.min(took.len().saturating_sub(1)));
        one.map(|one| one.as_secs_f64() * scale)
    };
    json!({ "p50": at(0.5), "p99": at(0.99), "samples": took.len() })
}
