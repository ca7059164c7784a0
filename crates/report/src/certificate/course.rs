//! What a row waits for, and the rows of others by which that came about, as deep as it takes (`docs/certificate.md`).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use tregua_agreement::Agreement;
use tregua_agreement::duty::{Crediting, Duty, Event, Kernel, Measure, Windows};
use tregua_agreement::meaning::{Clause, Phase};
use tregua_calendar::{Timestamp, Window};
use tregua_standing::{Evaluator, Explanation, Row, View, Wanted, Way};

use super::{duty_of, ends, grace, grant, measure_json, renewed_to, row, span};

/// True if a duty waits for anything, or is freed, suspended or replaced by it.
pub(super) fn ties(agreement: &Agreement, duty: &Duty) -> bool {
    duty.course.events().next().is_some() || begins(agreement, duty)
}

/// True if the phase it lives in waits for something.
pub(super) fn begins(agreement: &Agreement, duty: &Duty) -> bool {
    let phase = agreement.phase_of(duty);
    phase.is_some_and(|phase| !phase.once.is_empty())
}

/// What ties a row to others, with the windows it has by when that comes about; `None` where nothing does.
pub(super) fn of_row(
    agreement: &Agreement,
    clause: &Clause,
    duty: &Duty,
    ways: &[Way],
    phase: Option<Window>,
) -> Option<Value> {
    if !ties(agreement, duty) {
        return None;
    }
    let waiting = agreement.phase_of(duty).filter(|_| begins(agreement, duty));
    let course = &duty.course;
    let own = labels(clause);
    let each = |events: &[Event]| events_json(agreement, events, &own);
    let way = |way: &Way| {
        let times = way.times.map(|times| {
            let phase = times.phase.or(phase);
            // As of every row: only what is done by an instant has a last moment of its own.
            let last = match duty.kernel {
                Kernel::Renewed { .. } => times.window.to,
                _ => times.last,
            };
            json!({
                "window": span(times.window), "last": last.to_string(), "until": times.until.to_string(),
                "phase": phase.map(span), "renewed_to": renewed_to(agreement, duty, times.until),
                "grant": phase.and_then(|phase| grant(agreement, duty, times.window, phase)),
            })
        });
        let at = |at: Option<Timestamp>| at.map(|at| at.to_string());
        json!({
            "begun": at(way.begun), "opened": at(way.opened), "freed": at(way.freed), "due": at(way.due), "times": times,
        })
    };
    Some(json!({
        "phase": waiting.map(|phase| &phase.name),
        "once": each(&course.once), "freed": each(&course.freed), "replaced_by": each(&course.replaced_by),
        "alongside": each(&course.alongside), "ground": each(&course.ground),
        "ways": ways.iter().map(way).collect::<Vec<_>>(),
    }))
}

fn labels(clause: &Clause) -> Vec<&String> {
    [&clause.label].into_iter().chain(&clause.was).collect()
}

/// Events asked under these names.
fn events_json(agreement: &Agreement, events: &[Event], own: &[&String]) -> Vec<Value> {
    let of = |label: &String| match agreement.clause(label) {
        Some(clause) => json!(labels(clause)),
        None => json!([label]),
    };
    let each = events.iter().map(|event| match event {
        Event::Stands { clause, met } => {
            json!({ "event": "stands", "clause": of(clause), "met": met })
        }
        Event::Performed { clause } => json!({ "event": "performed", "clause": of(clause) }),
        Event::Agreed { by, clause } => {
            let clause = clause.as_ref().map_or_else(|| json!(own), of);
            json!({ "event": "agreed", "by": by, "clause": clause })
        }
        Event::Announced { by } => json!({ "event": "announced", "by": by }),
        Event::Done(measure) => {
            let measure = Measure {
                crediting: Crediting::ByTime,
                ..(**measure).clone()
            };
            json!({ "event": "done", "measure": measure_json(&measure) })
        }
        Event::Over { phase } => json!({ "event": "over", "phase": phase }),
    });
    each.collect()
}

/// What other rows wait for.
#[derive(Default)]
pub(super) struct Awaited {
    /// The clauses, with what each of their readings has.
    pub(super) clauses: Vec<Value>,
    /// The phases.
    pub(super) phases: Vec<Value>,
    /// Their rows, as far as they are not certified for themselves.
    pub(super) rows: Vec<Value>,
    /// When the declared grace is over after any end of what is on record.
    pub(super) grace: BTreeMap<String, String>,
}

/// A clause or a phase by itself or as it stands, in a view.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    Clause(bool, String, View),
    Phase(bool, String, View),
}

/// What these events ask of others.
fn asked<'e>(
    agreement: &Agreement,
    events: impl Iterator<Item = &'e Event>,
    alone: bool,
    view: &View,
) -> Vec<Need> {
    let named = events.filter_map(|event| match event {
        Event::Stands { clause, .. } | Event::Performed { clause } => {
            let named = agreement.clause(clause)?;
            Some(Need::Clause(alone, named.label.clone(), view.clone()))
        }
        Event::Over { phase } => Some(Need::Phase(alone, phase.clone(), view.clone())),
        _ => None,
    });
    named.collect()
}

/// What a row asks of others. What stands by itself frees nobody, waits for no other side, and is not suspended on a ground.
fn of(agreement: &Agreement, row: &Row, alone: bool) -> Vec<Need> {
    let duty = agreement.clause(&row.clause);
    let Some(duty) = duty.and_then(|clause| duty_of(clause, row)) else {
        return Vec::new();
    };
    let course = &duty.course;
    let mut needs = asked(agreement, course.once.iter(), alone, &row.view);
    if !alone {
        let beside = course.freed.iter().chain(&course.alongside);
        needs.extend(asked(
            agreement,
            beside.chain(&course.ground),
            true,
            &row.view,
        ));
    }
    let phase = agreement.phase_of(duty).filter(|_| begins(agreement, duty));
    let phase = phase.map(|phase| Need::Phase(alone, phase.name.clone(), row.view.clone()));
    needs.extend(phase);
    needs
}

/// All that the rows wait for, as deep as it takes.
pub(super) fn awaited(evaluator: &Evaluator<'_>, explanations: &[Explanation]) -> Awaited {
    let agreement = evaluator.agreement();
    let rows = explanations.iter().map(|one| &one.row);
    let waits = |row: &Row| {
        let clause = agreement.clause(&row.clause);
        let duty = clause.and_then(|clause| duty_of(clause, row));
        duty.is_some_and(|duty| ties(agreement, duty))
    };
    let mut found = Awaited::default();
    if !rows.clone().any(waits) {
        return found;
    }
    let known = evaluator.known().into_iter();
    found.grace = grace(agreement, &ends(&agreement.clock, known).collect());
    let mut open: Vec<Need> = rows.flat_map(|row| of(agreement, row, false)).collect();
    let certified: BTreeSet<Key> = explanations.iter().map(|one| key(&one.row)).collect();
    let alone = evaluator.by_themselves();
    let (mut done, mut listed) = (BTreeSet::new(), BTreeSet::new());
    while let Some(need) = open.pop() {
        if !done.insert(need.clone()) {
            continue;
        }
        match need {
            Need::Clause(by_itself, label, view) => {
                let asked = if by_itself { &alone } else { evaluator };
                let wanted = Wanted {
                    clauses: [label.clone()].into(),
                    views: [view].into(),
                    ..Wanted::default()
                };
                let each = asked.explain(&wanted);
                let rows: Vec<&Row> = each.iter().map(|one| &one.row).collect();
                open.extend(rows.iter().flat_map(|row| of(agreement, row, by_itself)));
                let clause = agreement.clause(&label);
                if let Some(clause) = clause.filter(|_| listed.insert((by_itself, label))) {
                    found.clauses.push(list(clause, by_itself, &rows));
                }
                let others = each.iter();
                let others = others.filter(|one| by_itself || !certified.contains(&key(&one.row)));
                found
                    .rows
                    .extend(others.filter_map(|one| row(asked, one, by_itself)));
            }
            Need::Phase(by_itself, name, view) => {
                let Some(phase) = agreement.phases.iter().find(|phase| phase.name == name) else {
                    continue;
                };
                open.extend(asked(agreement, phase.once.iter(), by_itself, &view));
                if found.phases.iter().all(|told| told["name"] != json!(name)) {
                    let spans = evaluator.beginnings(&name).into_iter();
                    let spans = spans.chain(alone.beginnings(&name));
                    found.phases.push(phase_json(agreement, phase, spans));
                }
            }
        }
    }
    found
}

/// What names a row.
type Key = (
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    View,
);

fn key(row: &Row) -> Key {
    let instance = row.instance.as_ref().map(ToString::to_string);
    let (point, reading) = (row.point.clone(), row.reading.clone());
    (
        row.clause.clone(),
        row.part.clone(),
        point,
        reading,
        instance,
        row.view.clone(),
    )
}

/// The readings of a clause with their parts, and the instances that these have.
fn list(clause: &Clause, alone: bool, rows: &[&Row]) -> Value {
    let readings = clause.readings.iter().map(|reading| {
        let same = |row: &&&Row| (&row.point, &row.reading) == (&reading.point, &reading.name);
        let parts = reading.parts.iter().map(|part| {
            let own = rows.iter().filter(same).filter(|row| row.part == part.name);
            let instances = own.map(|row| row.instance.as_ref().map(ToString::to_string));
            let instances: Vec<Option<String>> = instances.collect();
            let told = json!({
                "by_hand": part.duty.by_hand(), "windows": windows(&part.duty.kernel), "instances": instances,
            });
            (part.name.clone(), told)
        });
        json!({
            "reading": { "counting point": reading.point, "name": reading.name }, "held_by": reading.held.by,
            "parts": parts.collect::<BTreeMap<_, _>>(),
        })
    });
    json!({ "clause": clause.label, "alone": alone, "readings": readings.collect::<Vec<_>>() })
}

/// How the text makes the instances of a part, where that takes no calendar beyond the agreement's days.
fn windows(kernel: &Kernel) -> Option<&'static str> {
    match kernel.windows().filter(|_| !kernel.keyed())? {
        Windows::From(_) | Windows::Overall | Windows::Any(_) => Some("one"),
        Windows::EachDay => Some("each day"),
        Windows::EachWeek | Windows::EachDayBetween(..) | Windows::Since { .. } => None,
    }
}

fn phase_json(agreement: &Agreement, phase: &Phase, spans: impl Iterator<Item = Window>) -> Value {
    let end = |window: &Window| (window.to < Timestamp::MAX).then(|| window.to.to_string());
    let ends = spans.map(|window| (window.from.to_string(), end(&window)));
    json!({
        "name": phase.name, "starts": phase.starts.to_string(),
        "once": events_json(agreement, &phase.once, &[&phase.name]), "ends": ends.collect::<BTreeMap<_, _>>(),
    })
}
