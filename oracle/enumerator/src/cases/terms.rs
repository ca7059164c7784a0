//! Agreements: a header, one or two phases, one or two clauses with their readings.

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Crediting, Duty, Kernel, Measure, Part, Windows};
use tregua_agreement::meaning::{Clause, Held, Phase, Reading, Span};
use tregua_calendar::{Clock, ClockError, Length};

use crate::cases::dice::Dice;
use crate::cases::{parts, plain, renewals, waits};

/// An agreement.
pub(crate) fn agreement(dice: &mut Dice<'_>) -> Result<Agreement, ClockError> {
    let mut agreement = plain::agreement()?;
    if dice.chance(1, 6) {
        agreement.clock = Clock::new("+00:00", "00:00")?;
    }
    agreement.dated_figures = dice.chance(2, 3);
    agreement.reporting_grace = dice.one(
        (6, None),
        vec![(2, Some(Length::Hours(24))), (1, Some(Length::Days(3)))],
    );
    agreement.counting_bodies = dice.one(
        (4, Vec::new()),
        vec![
            (3, plain::words(&["Epsilon"])),
            (2, plain::words(&["Epsilon", "Zeta"])),
        ],
    );
    if dice.chance(1, 4) {
        agreement.mediators.pop();
    }
    phases(dice, &mut agreement);
    let clauses = if dice.chance(1, 4) { 2 } else { 1 };
    for label in ["first term", "second term"].into_iter().take(clauses) {
        let clause = clause(dice, &agreement, label);
        agreement.clauses.push(clause);
    }
    waits::draw(dice, &mut agreement);
    Ok(agreement)
}

/// One phase of one to five days, sometimes with an odd end, sometimes with another after it.
fn phases(dice: &mut Dice<'_>, agreement: &mut Agreement) {
    let clock = agreement.clock.clone();
    let starts = clock.day(plain::FIRST_DATE).from;
    let lasts = dice.one(
        (4, Some(Length::Days(3))),
        vec![
            (3, Some(Length::Days(1))),
            (3, Some(Length::Days(2))),
            (1, Some(Length::Days(5))),
            (1, Some(Length::Hours(40))),
            (1, Some(Length::Days(9))),
        ],
    );
    for phase in &mut agreement.phases {
        phase.starts = starts;
        phase.lasts = lasts;
    }
    if let (true, Some(length)) = (dice.chance(1, 8), lasts) {
        let name = "Second".to_owned();
        let starts = clock.plus(starts, length);
        agreement.phases.push(Phase {
            name,
            starts,
            once: Vec::new(),
            lasts: Some(Length::Days(1)),
            span: Span::default(),
        });
    }
}

fn clause(dice: &mut Dice<'_>, agreement: &Agreement, label: &str) -> Clause {
    let duty = parts::duty(dice, agreement);
    let mut clause = plain::clause(label, duty);
    clause.asserted_by = dice.one(
        (16, Vec::new()),
        vec![
            (2, plain::words(&["Alpha"])),
            (1, plain::words(&["Beta"])),
            (1, plain::words(&["Beta", "Gamma"])),
        ],
    );
    if dice.chance(1, 6) {
        clause.was.push(format!("former {label}"));
    }
    renewals::of_both(dice, &mut clause);
    split_overall(dice, &mut clause);
    say_how(dice, &mut clause);
    let Some(plainest) = clause.readings.first_mut() else {
        return clause;
    };
    plainest.held = held(dice);
    plainest.point = measure_of(plainest).and_then(|measure| measure.point.clone());
    let plainest = plainest.clone();
    for name in ["another reading", "a third reading"]
        .into_iter()
        .take(dice.one((3, 0), vec![(3, 1), (1, 2)]))
    {
        let reading = reading(dice, agreement, &plainest, name);
        clause.readings.push(reading);
    }
    clause
}

/// "in a manner …", "as a best effort": one part more, which people judge.
fn say_how(dice: &mut Dice<'_>, clause: &mut Clause) {
    let counted = |part: &Part| {
        !matches!(
            part.duty.kernel,
            Kernel::Earned { .. } | Kernel::Renewed { .. } | Kernel::ByHand { .. }
        )
    };
    let mut parts = clause.readings.iter().flat_map(|reading| &reading.parts);
    if !parts.all(counted) {
        return;
    }
    if let Some(beside) = parts::beside(dice) {
        for reading in &mut clause.readings {
            reading.parts.push(beside.clone());
        }
    }
}

/// "each day and overall": two parts of one reading. Only counts are asked for so; a ban is one part, and two of one name nothing
/// could tell apart.
fn split_overall(dice: &mut Dice<'_>, clause: &mut Clause) {
    let both = dice.chance(1, 5);
    for reading in &mut clause.readings {
        let overall = |part: &Part| {
            let mut other = part.clone();
            let windows = windows_of(&mut other.duty.kernel)?;
            (both && matches!(windows, Windows::EachDay | Windows::EachWeek)).then_some(())?;
            *windows = Windows::Overall;
            Some(other)
        };
        let added: Vec<Part> = reading.parts.iter().filter_map(overall).collect();
        reading.parts.extend(added);
        for part in &mut reading.parts {
            part.name = parts::name(&part.duty.kernel);
        }
    }
}

fn windows_of(kernel: &mut Kernel) -> Option<&mut Windows> {
    match kernel {
        Kernel::Amount { windows, .. } | Kernel::Ratio { windows, .. } => Some(windows),
        Kernel::Ban { .. }
        | Kernel::Allow { .. }
        | Kernel::Done { .. }
        | Kernel::Share { .. }
        | Kernel::Respond { .. }
        | Kernel::Earned { .. }
        | Kernel::ByHand { .. }
        | Kernel::Renewed { .. } => None,
    }
}

fn held(dice: &mut Dice<'_>) -> Held {
    let by = |names: &[&str]| Held {
        by: plain::words(names),
        ..Held::default()
    };
    let ours = Held {
        ours: true,
        ..Held::default()
    };
    dice.one(
        (3, Held::default()),
        vec![
            (2, by(&["Alpha"])),
            (2, by(&["Beta"])),
            (1, by(&["Gamma"])),
            (1, ours),
        ],
    )
}

/// The plainest reading with one thing changed.
fn reading(dice: &mut Dice<'_>, agreement: &Agreement, plainest: &Reading, name: &str) -> Reading {
    let mut reading = plainest.clone();
    reading.name = Some(name.to_owned());
    reading.held = held(dice);
    let change = dice.roll(6);
    let roll = dice.roll(6);
    for part in &mut reading.parts {
        match change {
            0 => credited(&mut part.duty, roll),
            1 => part.duty.condition = true,
            2 => parts::change_number(&mut part.duty.kernel, roll),
            3 => each_measure(&mut part.duty.kernel, |measure| measure.kinds.clear()),
            4 => each_measure(&mut part.duty.kernel, |measure| {
                measure.point = parts::other_point(agreement, measure)
            }),
            _ => credited(&mut part.duty, 0),
        }
    }
    reading.point = measure_of(&reading).and_then(|measure| measure.point.clone());
    reading
}

fn credited(duty: &mut Duty, roll: usize) {
    // No day is credited with an answer: it counts under its key.
    if matches!(duty.kernel, Kernel::Respond { .. }) {
        return;
    }
    // Nor is a day credited with what is there.
    if duty.kernel.measure().level.is_some() {
        return;
    }
    let holders = match roll {
        0 | 1 => Vec::new(),
        2 | 3 => plain::words(&["Gamma"]),
        _ => plain::words(&["Beta"]),
    };
    each_measure(&mut duty.kernel, |measure| {
        measure.crediting = Crediting::AsCountsForSays {
            holders: holders.clone(),
        }
    });
}

fn each_measure(kernel: &mut Kernel, change: impl FnMut(&mut Measure)) {
    kernel.measures_mut().into_iter().for_each(change);
}

fn measure_of(reading: &Reading) -> Option<&Measure> {
    reading.parts.first().map(|part| part.duty.kernel.measure())
}
