//! The mirror law: with the parties' names swapped everywhere and everything declared in reverse order, every standing
//! is the other's.

use std::collections::BTreeMap;

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Crediting, Duty, Event, Measure};
use tregua_agreement::meaning::{Clause, Reading};
use tregua_record::Name;
use tregua_record::entries::claim::{Actor, Claim};

use crate::cases::Case;
use crate::question::{Statement, View};

/// Stands for the first name while the second takes its place; no text of a case holds it.
const BETWEEN: &str = "\u{1}";

/// The case with its first two parties' names swapped everywhere, and parties, mediators, bodies, things, zones, phases,
/// clauses and statements in reverse order. Readings stay in order: a clause's own words come first.
pub fn mirror(case: &Case) -> Case {
    let agreement = &case.agreement;
    Case {
        agreement: mirror_agreement(agreement),
        statements: case
            .statements
            .iter()
            .rev()
            .map(|one| mirror_statement(agreement, one))
            .collect(),
        as_of: case.as_of,
        as_known: case.as_known,
    }
}

/// A text with the names of the agreement's first two parties swapped.
pub fn mirror_text(agreement: &Agreement, text: &str) -> String {
    match agreement.parties.as_slice() {
        [one, other, ..] => text
            .replace(one, BETWEEN)
            .replace(other, one)
            .replace(BETWEEN, other),
        _ => text.to_owned(),
    }
}

/// The view that answers a mirrored case as `view` answers the case.
pub fn mirror_view(agreement: &Agreement, view: &View) -> View {
    match view {
        View::AccordingTo(voice) => View::AccordingTo(mirror_text(agreement, voice)),
        other => other.clone(),
    }
}

fn reversed<T>(of: &[T], each: impl Fn(&T) -> T) -> Vec<T> {
    of.iter().rev().map(each).collect()
}

fn mirror_agreement(agreement: &Agreement) -> Agreement {
    let text = |name: &String| mirror_text(agreement, name);
    Agreement {
        name: text(&agreement.name),
        parties: reversed(&agreement.parties, text),
        mediators: reversed(&agreement.mediators, text),
        carriers: reversed(&agreement.carriers, text),
        counting_bodies: reversed(&agreement.counting_bodies, text),
        speaks_for: reversed(&agreement.speaks_for, |(office, voice)| {
            (text(office), text(voice))
        }),
        things: reversed(&agreement.things, Clone::clone),
        zones: reversed(&agreement.zones, Clone::clone),
        phases: reversed(&agreement.phases, |phase| {
            let mut phase = phase.clone();
            let events = phase.once.iter_mut();
            events.for_each(|event| mirror_event(agreement, event));
            phase
        }),
        clauses: reversed(&agreement.clauses, |clause| {
            mirror_clause(agreement, clause)
        }),
        ..agreement.clone()
    }
}

fn mirror_clause(agreement: &Agreement, clause: &Clause) -> Clause {
    let mut mirrored = clause.clone();
    mirrored.label = mirror_text(agreement, &clause.label);
    mirrored.asserted_by = reversed(&clause.asserted_by, |name| mirror_text(agreement, name));
    for reading in &mut mirrored.readings {
        mirror_reading(agreement, reading);
    }
    mirrored
}

fn mirror_reading(agreement: &Agreement, reading: &mut Reading) {
    reading.name = reading
        .name
        .as_ref()
        .map(|name| mirror_text(agreement, name));
    reading.held.by = reversed(&reading.held.by, |name| mirror_text(agreement, name));
    for part in &mut reading.parts {
        part.name = mirror_text(agreement, &part.name);
        mirror_duty(agreement, &mut part.duty);
    }
}

fn mirror_duty(agreement: &Agreement, duty: &mut Duty) {
    for names in [
        &mut duty.bound,
        &mut duty.beneficiaries,
        &mut duty.suspended_by,
        &mut duty.cure_agreed_by,
    ] {
        *names = reversed(names, |name| mirror_text(agreement, name));
    }
    for event in duty.course.events_mut() {
        mirror_event(agreement, event);
    }
    for measure in duty.kernel.measures_mut() {
        mirror_measure(agreement, measure);
    }
}

fn mirror_event(agreement: &Agreement, event: &mut Event) {
    match event {
        Event::Stands { clause, .. } | Event::Performed { clause } => {
            *clause = mirror_text(agreement, clause)
        }
        Event::Agreed { by, clause } => {
            *by = reversed(by, |name| mirror_text(agreement, name));
            *clause = clause.as_ref().map(|label| mirror_text(agreement, label));
        }
        Event::Announced { by } => *by = reversed(by, |name| mirror_text(agreement, name)),
        Event::Done(measure) => mirror_measure(agreement, measure),
        Event::Over { phase } => *phase = mirror_text(agreement, phase),
    }
}

fn mirror_measure(agreement: &Agreement, measure: &mut Measure) {
    let text = |name: &String| mirror_text(agreement, name);
    measure.actors = reversed(&measure.actors, text);
    measure.to = measure.to.as_ref().map(text);
    measure.through = measure.through.as_ref().map(text);
    measure.counted_by = reversed(&measure.counted_by, text);
    measure.kinds.reverse();
    if let Crediting::AsCountsForSays { holders } = &mut measure.crediting {
        *holders = reversed(holders, text);
    }
}

fn mirror_statement(agreement: &Agreement, statement: &Statement) -> Statement {
    Statement {
        id: statement.id.clone(),
        author: mirror_text(agreement, &statement.author),
        claim: mirror_claim(agreement, &statement.claim),
        known: statement.known,
    }
}

fn mirror_claim(agreement: &Agreement, claim: &Claim) -> Claim {
    let text = |name: &str| mirror_text(agreement, name);
    let name = |name: &Name| Name::from(text(name));
    let option = |own: &Option<Name>| own.as_ref().map(name);
    Claim {
        voice: name(&claim.voice),
        speaker: option(&claim.speaker),
        repeats: option(&claim.repeats),
        actor: claim.actor.as_ref().map(|actor| match actor {
            Actor::Named(own) => Actor::Named(name(own)),
            Actor::Unknown => Actor::Unknown,
        }),
        blamed: option(&claim.blamed),
        from: option(&claim.from),
        to: option(&claim.to),
        through: option(&claim.through),
        clause: option(&claim.clause),
        ids: claim.ids.iter().map(name).collect(),
        extra: claim
            .extra
            .iter()
            .map(|(key, value)| (key.clone(), text(value)))
            .collect::<BTreeMap<_, _>>(),
        ..claim.clone()
    }
}
