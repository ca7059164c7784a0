//! A law of phases that wait: where they begin the same for everybody, they are judged as phases that the text says to start then.

use std::collections::BTreeMap;

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Due, Event, Kernel, Windows};
use tregua_calendar::{Said, When};
use tregua_enumerator::cases::Case;
use tregua_laws::{Name, for_each_case, moment, name, rows, statements};
use tregua_record::entries::claim::Kind;
use tregua_standing::{Evaluator, Row};

/// True if every phase that waits, waits for words on record alone, and these speak of instants.
fn begins_alike(case: &Case) -> bool {
    let mut events = case.agreement.phases.iter().flat_map(|phase| &phase.once);
    let said = |event: &Event| matches!(event, Event::Announced { .. } | Event::Agreed { .. });
    let at_once = case.statements.iter().all(|one| {
        let claim = &one.claim;
        let begins = claim.act.as_deref() == Some("start") || claim.kind == Kind::Agree;
        let dated = matches!(claim.occurred, Some(When::Dates(..) | When::Between(_)));
        !begins || !(dated || claim.occurred.is_none() && matches!(claim.said, Some(Said::On(_))))
    });
    at_once && events.all(said)
}

/// The text with each phase that has begun starting where it began; `None` if none has.
fn dated(case: &Case, evaluator: &Evaluator<'_>) -> Option<Agreement> {
    let mut text = case.agreement.clone();
    let mut begun = 0;
    for phase in text
        .phases
        .iter_mut()
        .filter(|phase| !phase.once.is_empty())
    {
        let span = evaluator
            .phases()
            .iter()
            .find(|span| span.name == phase.name)?;
        phase.starts = span.window.from;
        phase.once.clear();
        begun += 1;
    }
    (begun > 0).then_some(text)
}

/// True if some clause is due at an instant of its own, or kept to from one on: one that was past when its phase began binds
/// nobody, and what waits for such a clause goes by that.
fn due_at(case: &Case) -> bool {
    let readings = case
        .agreement
        .clauses
        .iter()
        .flat_map(|clause| &clause.readings);
    let mut parts = readings.flat_map(|reading| &reading.parts);
    parts.any(|part| {
        let due = match (&part.duty.kernel, part.duty.kernel.windows()) {
            (Kernel::Done { due, .. } | Kernel::Share { due, .. }, _) => Some(*due),
            (_, Some(Windows::Since { due, .. })) => Some(due),
            _ => None,
        };
        matches!(due, Some(Due::At(_)))
    })
}

#[test]
fn a_phase_that_waited_is_judged_as_one_that_starts_then() {
    let (mut begun, mut compared) = (0, 0);
    let law = |case: &Case| {
        if !begins_alike(case) || due_at(case) {
            return Ok(());
        }
        let all = statements(case);
        let evaluator = Evaluator::new(&case.agreement, &all, moment(case));
        let Some(text) = dated(case, &evaluator) else {
            return Ok(());
        };
        begun += 1;
        let starts = Case {
            agreement: text,
            ..case.clone()
        };
        let theirs = rows(&starts, &all);
        let theirs: BTreeMap<Name, &Row> = theirs.iter().map(|row| (name(row), row)).collect();
        let ours = rows(case, &all);
        if ours.len() != theirs.len() {
            return Err(format!("{} rows and {}", ours.len(), theirs.len()));
        }
        for row in &ours {
            let says = |row: &Row| (row.status, row.outcomes.clone(), row.causes.clone());
            let other = theirs.get(&name(row)).map(|other| says(other));
            if other != Some(says(row)) {
                return Err(format!("{:?}: {:?} and {other:?}", name(row), says(row)));
            }
            compared += 1;
        }
        Ok(())
    };
    match for_each_case(law) {
        Ok(tried) => println!("{tried} cases, {begun} with a phase that began, {compared} rows"),
        Err(broken) => panic!("{broken}"),
    }
    assert!(compared > 100, "{compared} rows are too few to tell");
}
