//! Clauses that wait: for another clause, for an announcement, for somebody's act; and how what they wait for comes about.

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Course, Event, Kernel, Measure, Part};
use tregua_agreement::meaning::{Clause, Phase, Span};
use tregua_calendar::{Length, Said, When};
use tregua_record::entries::claim::{Adds, Claim, Kind};

use crate::cases::dice::Dice;
use crate::cases::sayings::{About, columns};
use crate::cases::{figures, plain, planned};

/// Lets the last clause wait for something, or none.
pub(crate) fn draw(dice: &mut Dice<'_>, agreement: &mut Agreement) {
    let first = agreement
        .clauses
        .first()
        .filter(|clause| comes_due_once(agreement, clause));
    let named = first.map(|clause| clause.was.first().unwrap_or(&clause.label).clone());
    let several = agreement.clauses.len() > 1;
    let stands = named.filter(|_| several).map(|clause| Event::Stands {
        clause,
        met: dice.chance(2, 3),
    });
    let announced = Event::Announced {
        by: dice.one(
            (2, plain::words(&["Gamma"])),
            vec![(1, plain::words(&["Alpha", "Beta"]))],
        ),
    };
    let mut verified = plain::measure("verify", None);
    verified.actors = plain::words(&["Epsilon"]);
    verified.place = dice.chance(1, 3).then(|| "North".to_owned());
    let act = Event::Done(Box::new(verified));
    let weight = 2 * usize::from(stands.is_some());
    let mut once = dice.one(
        (9, Vec::new()),
        vec![
            (1, vec![announced.clone()]),
            (1, vec![act.clone()]),
            (3 * weight, stands.clone().into_iter().collect()),
        ],
    );
    if !once.is_empty() && dice.chance(1, 6) {
        once.extend(
            [announced, act]
                .into_iter()
                .filter(|event| !once.contains(event))
                .take(1)
                .collect::<Vec<_>>(),
        );
    }
    each_part(agreement.clauses.last_mut(), |course| {
        course.once.clone_from(&once)
    });
    free(dice, agreement);
    replace(dice, agreement);
    begin(dice, agreement);
}

/// Lets the phase of all clauses wait for something, or gives the last clause a phase of its own that does: mostly for what
/// becomes of the first.
fn begin(dice: &mut Dice<'_>, agreement: &mut Agreement) {
    if !dice.chance(1, 7) {
        return;
    }
    let announced = Event::Announced {
        by: dice.one(
            (2, plain::words(&["Gamma"])),
            vec![(1, plain::words(&["Alpha", "Beta"]))],
        ),
    };
    let mut verified = plain::measure("verify", None);
    verified.actors = plain::words(&["Epsilon"]);
    let agreed = Event::Agreed {
        by: plain::words(&["Alpha", "Beta"]),
        clause: None,
    };
    let others = vec![(2, Event::Done(Box::new(verified))), (1, agreed)];
    let other = dice.one((2, announced), others);
    let named = agreement.clauses.first();
    let named = named.filter(|clause| comes_due_once(agreement, clause));
    let stands = named.map(|clause| Event::Stands {
        clause: clause.label.clone(),
        met: dice.chance(3, 4),
    });
    // A clause that speaks of its phase itself stays in it; and no phase waits for what waits for it.
    let own = |part: &Part| {
        let moves = matches!(
            part.duty.kernel,
            Kernel::Earned { .. } | Kernel::Renewed { .. }
        );
        !moves && part.duty.course.events().next().is_none()
    };
    let last = agreement.clauses.last().map(|clause| &clause.readings);
    let free = last
        .into_iter()
        .flatten()
        .all(|reading| reading.parts.iter().all(own));
    let apart = agreement.clauses.len() > 1
        && free
        && agreement.clauses.first().is_some_and(|first| {
            let mut parts = first.readings.iter().flat_map(|reading| &reading.parts);
            parts.all(own)
        });
    let Some(phase) = agreement.phases.first_mut() else {
        return;
    };
    if !apart {
        // What another clause says is no way to begin the phase of both.
        phase.once = vec![other];
        return;
    }
    let over = Event::Over {
        phase: phase.name.clone(),
    };
    let stands = stands.map_or_else(Vec::new, |event| vec![event]);
    let both: Vec<Event> = stands.iter().cloned().chain([over.clone()]).collect();
    let weight = usize::from(!stands.is_empty());
    let once = dice.one(
        (1, vec![other]),
        vec![(1, vec![over]), (4 * weight, stands), (weight, both)],
    );
    let later = Phase {
        name: "Later".to_owned(),
        starts: phase.starts,
        once,
        lasts: dice.one(
            (3, Some(Length::Days(2))),
            vec![(1, Some(Length::Hours(30)))],
        ),
        span: Span::default(),
    };
    agreement.phases.push(later);
    if let Some(clause) = agreement.clauses.last_mut() {
        let parts = clause
            .readings
            .iter_mut()
            .flat_map(|reading| &mut reading.parts);
        parts.for_each(|part| part.duty.phase = Some("Later".to_owned()));
    }
}

/// Lets the last clause stand in the place of the first, once it is agreed on.
fn replace(dice: &mut Dice<'_>, agreement: &mut Agreement) {
    if agreement.clauses.len() < 2 || !dice.chance(1, 6) {
        return;
    }
    let by = dice.one(
        (2, plain::words(&["Alpha", "Beta"])),
        vec![(1, plain::words(&["Beta"]))],
    );
    let label = agreement.clauses.last().map(|clause| clause.label.clone());
    let earns = |clause: &Clause| {
        let mut parts = clause.readings.iter().flat_map(|reading| &reading.parts);
        parts.any(|part| matches!(part.duty.kernel, Kernel::Earned { .. }))
    };
    if agreement.clauses.iter().any(earns) {
        return;
    }
    let own = Event::Agreed {
        by: by.clone(),
        clause: None,
    };
    each_part(agreement.clauses.last_mut(), |course| {
        course.once.push(own.clone())
    });
    each_part(agreement.clauses.first_mut(), |course| {
        course.replaced_by = vec![Event::Agreed {
            by: by.clone(),
            clause: label.clone(),
        }];
    });
}

/// Lets two clauses go side by side, or a clause free those whom it binds: mostly by what became of the other, sometimes both by each other.
fn free(dice: &mut Dice<'_>, agreement: &mut Agreement) {
    let labels: Vec<Option<String>> = agreement
        .clauses
        .iter()
        .map(|clause| comes_due_once(agreement, clause).then(|| clause.label.clone()))
        .collect();
    let mut left = plain::measure("withdraw", None);
    left.actors = plain::words(&["Beta"]);
    let left = Event::Done(Box::new(left));
    let both = dice.chance(1, 3);
    for at in 0..agreement.clauses.len() {
        let other = labels.get(1 - at.min(1)).cloned().flatten();
        let other = other.filter(|_| labels.len() > 1);
        let stands = other.map(|clause| Event::Stands {
            clause,
            met: dice.chance(1, 4),
        });
        let weight = if both { 6 } else { 2 } * usize::from(stands.is_some());
        let freed = dice.one(
            (9, Vec::new()),
            vec![
                (1, vec![left.clone()]),
                (weight, stands.into_iter().collect()),
            ],
        );
        let other = labels.get(1 - at.min(1)).cloned().flatten();
        let own = labels.get(at).is_some_and(Option::is_some);
        let other = other.filter(|_| own && labels.len() > 1 && dice.chance(1, 3));
        let alongside: Vec<Event> = other
            .map(|clause| Event::Performed { clause })
            .into_iter()
            .collect();
        each_part(agreement.clauses.get_mut(at), |course| {
            course.freed.clone_from(&freed);
            course.alongside.clone_from(&alongside);
        });
        ground(dice, agreement, at, &labels, &left);
    }
}

/// Asks those who may suspend the clause for a ground: mostly that the other was not met.
fn ground(
    dice: &mut Dice<'_>,
    agreement: &mut Agreement,
    at: usize,
    labels: &[Option<String>],
    left: &Event,
) {
    let other = labels.get(1 - at.min(1)).cloned().flatten();
    let other = other.filter(|_| labels.len() > 1);
    let stands = other.map(|clause| Event::Stands {
        clause,
        met: dice.chance(1, 4),
    });
    let weight = 3 * usize::from(stands.is_some());
    let ground = dice.one(
        (7, Vec::new()),
        vec![
            (1, vec![left.clone()]),
            (weight, stands.into_iter().collect()),
        ],
    );
    let clause = agreement.clauses.get_mut(at).into_iter();
    let readings = clause.flat_map(|clause| &mut clause.readings);
    for part in readings.flat_map(|reading| &mut reading.parts) {
        if !part.duty.suspended_by.is_empty() {
            part.duty.course.ground.clone_from(&ground);
        }
    }
}

fn each_part(clause: Option<&mut Clause>, mut change: impl FnMut(&mut Course)) {
    let readings = clause.into_iter().flat_map(|clause| &mut clause.readings);
    // Nothing stands beside a renewal in the language, and what people judge waits for nothing.
    let parts = readings.flat_map(|reading| &mut reading.parts);
    let counted = |part: &&mut Part| {
        !matches!(
            part.duty.kernel,
            Kernel::Renewed { .. } | Kernel::ByHand { .. }
        )
    };
    for part in parts.filter(counted) {
        change(&mut part.duty.course);
    }
}

fn comes_due_once(agreement: &Agreement, clause: &Clause) -> bool {
    let mut parts = clause.readings.iter().flat_map(|reading| &reading.parts);
    parts.all(|part| {
        planned(agreement, &part.duty)
            .iter()
            .all(|one| one.date.is_none())
    })
}

/// What lets the part be in force: an announcement, or an act.
pub(crate) fn opening(
    dice: &mut Dice<'_>,
    about: &About<'_>,
    key: &str,
    voice: &str,
) -> Option<Claim> {
    let at = plain::minutes(
        about.instance.window().from,
        60 * dice.one((3, 2), vec![(1, -3), (1, 26), (1, 50)]),
    );
    let date = about.agreement.clock.civil(at).date();
    let when = dice.one((4, When::Instant(at)), vec![(1, When::Dates(date, date))]);
    let own = about.duty.course.events();
    let own = own.map(|event| (event, &about.clause.label));
    let phase = about.agreement.phase_of(about.duty).into_iter();
    let begins = phase.flat_map(|phase| phase.once.iter().map(move |event| (event, &phase.name)));
    let events: Vec<(&Event, &String)> = own.chain(begins).collect();
    let (event, name) = *dice.any_of(&events)?;
    let mut claim = match event {
        Event::Stands { .. } | Event::Performed { .. } | Event::Over { .. } => return None,
        Event::Agreed { by, clause } => {
            let named = dice.any_of(by).map_or("Beta", String::as_str);
            let voice = dice.one((5, named), vec![(1, "Gamma")]);
            let mut claim = plain::claim(key, Kind::Agree, voice);
            claim.clause = Some(clause.clone().unwrap_or_else(|| name.clone()).into());
            claim
        }
        Event::Announced { by } => {
            let named = dice.any_of(by).map_or("Gamma", String::as_str);
            let mut claim = plain::claim(key, Kind::Announce, named);
            claim.act = Some("start".into());
            claim.clause = Some(name.clone().into());
            claim
        }
        Event::Done(measure) => acted(dice, about, key, voice, measure),
    };
    let at_once = claim.kind == Kind::Agree && dice.chance(1, 3);
    claim.occurred = (!at_once).then_some(when);
    claim.said = Some(Said::At(plain::minutes(at, 30)));
    Some(claim)
}

/// Whether the clause or its phase waits for something.
pub(crate) fn for_something(about: &About<'_>) -> bool {
    let phase = about.agreement.phase_of(about.duty);
    let begins = phase.is_some_and(|phase| !phase.once.is_empty());
    begins || about.duty.course.events().next().is_some()
}

fn acted(
    dice: &mut Dice<'_>,
    about: &About<'_>,
    key: &str,
    voice: &str,
    measure: &Measure,
) -> Claim {
    let mut claim = figures::figure(dice, about, key, voice);
    claim.kind = Kind::Claim;
    columns(&mut claim, measure);
    (claim.adds, claim.clause, claim.counts_for) = (Adds::Event, None, None);
    claim.kinds.clear();
    claim.place = measure
        .place
        .clone()
        .filter(|_| dice.chance(4, 5))
        .map(Into::into);
    claim
}
