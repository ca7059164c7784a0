//! Laws that need no judge: order of arrival, swapped names and silence, what is taken back, days and clocks, and what a row
//! rests on.

#![expect(
    clippy::panic,
    reason = "a helper of tests that fails is a test that fails"
)]

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::duty::{Course, Due, Kernel, Windows};
use tregua_calendar::{Date, Said, Timestamp, When, Window};
use tregua_enumerator::cases::{Case, mirror, mirror_text, mirror_view, plain};
use tregua_laws::{for_each_case, moment, name, rows, statements, view};
use tregua_record::entries::claim::{Adds, Kind};
use tregua_standing::{Count, Evaluator, Moment, Name, Row, Statement, Wanted};

/// What a row says.
fn told(
    row: &Row,
) -> (
    &'static str,
    BTreeSet<&'static str>,
    BTreeSet<&'static str>,
    Vec<String>,
) {
    let outcomes = row.outcomes.iter().map(|outcome| outcome.word()).collect();
    let causes = row.causes.iter().map(|cause| cause.word()).collect();
    let counts = [&row.counted, &row.base].map(|count| {
        let plain = count.clone().map(|count| Count {
            stretch: None,
            ..count
        });
        format!("{plain:?}")
    });
    let counts = counts.to_vec();
    (row.status.word(), outcomes, causes, counts)
}

fn hold(law: impl FnMut(&Case) -> Result<(), String>) {
    match for_each_case(law) {
        Ok(tried) => println!("{tried} cases"),
        Err(broken) => panic!("{broken}"),
    }
}

/// The same rows in the same order.
fn same_rows(ours: &[Row], theirs: &[Row]) -> Result<(), String> {
    if ours.len() != theirs.len() {
        return Err(format!("{} rows and {}", ours.len(), theirs.len()));
    }
    for (one, other) in ours.iter().zip(theirs) {
        if one != other {
            let both = [one, other].map(|row| (told(row), row.rests_on.clone(), row.slack));
            return Err(format!("{:?}: {both:?}", name(one)));
        }
    }
    Ok(())
}

#[test]
fn statements_may_arrive_in_any_order() {
    hold(|case| {
        let there = statements(case);
        let ours = rows(case, &there);
        let back: Vec<Statement> = there.iter().rev().cloned().collect();
        let mut turned = there.clone();
        turned.rotate_left(there.len() / 2);
        // Odd ones first, then even ones.
        let odd = there.iter().skip(1).step_by(2);
        let sorted: Vec<Statement> = odd.chain(there.iter().step_by(2)).cloned().collect();
        for other in [back, turned, sorted] {
            same_rows(&ours, &rows(case, &other))?;
        }
        Ok(())
    });
}

/// Every row of a case is, with the names swapped, the one of the case with its parties swapped.
fn mirrored_alike(case: &Case) -> Result<(), String> {
    let mirrored = mirror(case);
    let ours = rows(case, &statements(case));
    let theirs = rows(&mirrored, &statements(&mirrored));
    let found: BTreeMap<_, _> = theirs.iter().map(|row| (name(row), row)).collect();
    for judged in case.views() {
        let (here, there) = (view(&judged), view(&mirror_view(&case.agreement, &judged)));
        for row in ours.iter().filter(|row| row.view == here) {
            let (clause, part, point, reading, day, _) = name(row);
            let text = |words: String| mirror_text(&case.agreement, &words);
            let other = (
                text(clause),
                text(part),
                point,
                reading.map(text),
                day,
                there.to_string(),
            );
            match found.get(&other) {
                Some(other) if told(other) == told(row) => {}
                other => {
                    return Err(format!(
                        "{:?}: {:?}, mirrored {:?}",
                        name(row),
                        told(row),
                        other.map(|row| told(row))
                    ));
                }
            }
        }
    }
    Ok(())
}

#[test]
fn swapping_the_parties_names_mirrors_every_row() {
    hold(mirrored_alike);
}

/// The case without what one voice said, and without what it signed.
fn silenced(case: &Case, voice: &str) -> Case {
    let mut silent = case.clone();
    silent
        .statements
        .retain(|one| one.claim.voice != voice && one.author != voice);
    silent
}

#[test]
fn whichever_party_is_silent_the_other_is_judged_alike() {
    hold(|case| {
        let parties = case.agreement.parties.clone();
        parties
            .iter()
            .try_for_each(|party| mirrored_alike(&silenced(case, party)))
    });
}

#[test]
fn the_order_of_declarations_matters_to_nobody() {
    hold(|case| {
        let mut other = case.clone();
        let agreement = &mut other.agreement;
        agreement.parties.reverse();
        agreement.mediators.reverse();
        agreement.counting_bodies.reverse();
        agreement.things.reverse();
        agreement.zones.reverse();
        for thing in &mut agreement.things {
            thing.axes.reverse();
            thing.axes.iter_mut().for_each(|axis| axis.kinds.reverse());
        }
        same_rows(
            &rows(case, &statements(case)),
            &rows(&other, &statements(&other)),
        )
    });
}

#[test]
fn what_is_withdrawn_and_restored_was_never_gone() {
    let mut tried = 0;
    hold(|case| {
        let all = statements(case);
        let before = rows(case, &all);
        // One statement of each case, another one each time; withdrawn by its own author, and that withdrawn as well.
        let Some(at) = (case.agreement.clauses.len() * 5 + all.len() * 3).checked_rem(all.len())
        else {
            return Ok(());
        };
        let Some(of) = all.get(at).filter(|one| one.known <= case.as_known) else {
            return Ok(());
        };
        let retract = |id: &str, key: &str| {
            let mut claim = plain::claim(id, Kind::Retract, &of.claim.voice);
            claim.refers_to = vec![key.into()];
            Statement {
                id: id.into(),
                author: of.author.clone(),
                claim: claim.into(),
                known: of.known,
            }
        };
        let mut restored = all.clone();
        restored.push(retract("zz-withdrawn", &of.claim.key));
        restored.push(retract("zz-restored", "zz-withdrawn"));
        tried += 1;
        // Where several sets are the smallest, another may be named now: of entries that take back each other's word none
        // goes by itself. Each set is held to its own law below.
        let without_sets = |rows: Vec<Row>| -> Vec<Row> {
            let plain = |row| Row {
                rests_on: Vec::new(),
                ..row
            };
            rows.into_iter().map(plain).collect()
        };
        let after = rows(case, &restored);
        same_rows(&without_sets(before), &without_sets(after))
    });
    println!("{tried} withdrawn and restored");
    assert!(tried > 100);
}

/// So many seconds later; the ends of time stay where they are.
fn later(at: Timestamp, seconds: i64) -> Timestamp {
    if at == Timestamp::MIN || at == Timestamp::MAX {
        return at;
    }
    Timestamp::from_second(at.as_second() + seconds).unwrap_or(at)
}

/// The same case so many days later.
fn shifted(case: &Case, days: i64) -> Case {
    let seconds = days * 86_400;
    let date = |date: Date| {
        date.checked_add(jiff::Span::new().days(days))
            .unwrap_or(date)
    };
    let mut shifted = case.clone();
    for phase in &mut shifted.agreement.phases {
        phase.starts = later(phase.starts, seconds);
    }
    let readings = shifted
        .agreement
        .clauses
        .iter_mut()
        .flat_map(|clause| &mut clause.readings);
    for part in readings.flat_map(|reading| &mut reading.parts) {
        if let Kernel::Done {
            due: Due::At(at), ..
        }
        | Kernel::Share {
            due: Due::At(at), ..
        }
        | Kernel::Ban {
            windows: Windows::Since {
                due: Due::At(at), ..
            },
            ..
        } = &mut part.duty.kernel
        {
            *at = later(*at, seconds);
        }
    }
    for statement in &mut shifted.statements {
        statement.known = later(statement.known, seconds);
        let claim = &mut statement.claim;
        claim.occurred = claim.occurred.map(|when| match when {
            When::Instant(at) => When::Instant(later(at, seconds)),
            When::Between(window) => When::Between(Window::new(
                later(window.from, seconds),
                later(window.to, seconds),
            )),
            When::Dates(first, last) => When::Dates(date(first), date(last)),
        });
        claim.said = claim.said.map(|said| match said {
            Said::At(at) => Said::At(later(at, seconds)),
            Said::On(day) => Said::On(date(day)),
        });
        let credited = claim.counts_for.as_ref().map(|text| text.parse::<Date>());
        if let Some(Ok(day)) = credited {
            claim.counts_for = Some(date(day).to_string().into());
        }
    }
    shifted.as_of = later(case.as_of, seconds);
    shifted.as_known = later(case.as_known, seconds);
    shifted
}

#[test]
fn the_same_days_later_stand_the_same() {
    hold(|case| {
        // Every generated clock has a fixed offset: a day is a day.
        let days = [1, 7, 366][case.statements.len() % 3];
        let other = shifted(case, days);
        let (ours, theirs) = (
            rows(case, &statements(case)),
            rows(&other, &statements(&other)),
        );
        if ours.len() != theirs.len() {
            let (ours, theirs) = (ours.len(), theirs.len());
            return Err(format!("{ours} rows, {days} days later {theirs}"));
        }
        for (one, other) in ours.iter().zip(&theirs) {
            let moved = Window::new(
                later(one.window.from, days * 86_400),
                later(one.window.to, days * 86_400),
            );
            let stretch = |row: &Row| row.counted.as_ref().and_then(|count| count.stretch);
            let moved_stretch = stretch(one).map(|stretch| {
                Window::new(
                    later(stretch.from, days * 86_400),
                    later(stretch.to, days * 86_400),
                )
            });
            let alike = told(one) == told(other)
                && (one.slack, &one.rests_on) == (other.slack, &other.rests_on)
                && moved == other.window
                && moved_stretch == stretch(other);
            if !alike {
                let (ours, theirs) = (told(one), told(other));
                return Err(format!(
                    "{:?}: {ours:?}, {days} days later {theirs:?}",
                    name(one)
                ));
            }
        }
        Ok(())
    });
}

/// True if the clause of a row names events, on some reading of it, or its phase does.
fn names_events(case: &Case, row: &Row) -> bool {
    let clause = case.agreement.clause(&row.clause);
    let readings = clause.into_iter().flat_map(|clause| &clause.readings);
    let mut parts = readings.flat_map(|reading| &reading.parts);
    let begins = |duty| {
        let phase = case.agreement.phase_of(duty);
        phase.is_some_and(|phase| !phase.once.is_empty())
    };
    parts.any(|part| part.duty.course.events().next().is_some() || begins(&part.duty))
}

/// True if another thing may take the place of what the row's clause asks, once it is agreed to.
fn may_be_replaced(case: &Case, row: &Row) -> bool {
    let clause = case.agreement.clause(&row.clause);
    let readings = clause.into_iter().flat_map(|clause| &clause.readings);
    let mut parts = readings.flat_map(|reading| &reading.parts);
    parts.any(|part| !part.duty.course.replaced_by.is_empty())
}

/// True if anything else than its own measure says how the row's clause stands.
fn hangs_on_another(case: &Case, row: &Row) -> bool {
    let clause = case.agreement.clause(&row.clause);
    let readings = clause.into_iter().flat_map(|clause| &clause.readings);
    let mut parts = readings.flat_map(|reading| &reading.parts);
    parts.any(|part| part.duty.course != Course::default())
}

/// True if something may free the row's clause.
fn may_be_freed(case: &Case, row: &Row) -> bool {
    let clause = case.agreement.clause(&row.clause);
    let readings = clause.into_iter().flat_map(|clause| &clause.readings);
    let mut parts = readings.flat_map(|reading| &reading.parts);
    parts.any(|part| !part.duty.course.freed.is_empty())
}

/// True if something is on record for a time that is not over at `at`.
fn tells_the_future(case: &Case, at: Timestamp) -> bool {
    let clock = &case.agreement.clock;
    // A date is read from midnight, or as the agreement's day that begins on it.
    let end = |when: When| match When::dates(&when) {
        Some((_, last)) => clock.day(last).to.max(clock.civil_date(last).to),
        None => when.window(clock).to,
    };
    let occurred = case.statements.iter().filter_map(|one| one.claim.occurred);
    occurred.map(end).any(|end| end > at)
}

/// True if some clause renews a phase.
fn renews(case: &Case) -> bool {
    let renewed = |kernel: &Kernel| matches!(kernel, Kernel::Renewed { .. });
    kernels(case).any(renewed)
}

/// True if some clause renews a phase unless notice is given.
fn renewed_by_silence(case: &Case) -> bool {
    kernels(case).any(|kernel| matches!(kernel, Kernel::Renewed { notice, .. } if notice.is_some()))
}

fn kernels(case: &Case) -> impl Iterator<Item = &Kernel> {
    let readings = case.agreement.clauses.iter();
    let parts = readings
        .flat_map(|clause| &clause.readings)
        .flat_map(|reading| &reading.parts);
    parts.map(|part| &part.duty.kernel)
}

/// What a voice says in one way only: events (so is a number that is held, of a state), or totals. A voice that says both may contradict itself, and then a total
/// that becomes whole takes away what its events were sure of.
fn in_one_way(case: &Case, adds: Adds) -> Vec<Statement> {
    // An average is a total, and of a state an event.
    let states = kernels(case).any(|kernel| kernel.measure().level.is_some());
    let plain = |one: &&Statement| {
        let claim = &one.claim;
        let restates = matches!(
            claim.kind,
            Kind::Confirm | Kind::Respond | Kind::Correct | Kind::Retract
        );
        let spoken = matches!(claim.kind, Kind::Offer | Kind::Accept | Kind::Undertake);
        let is_event = spoken || matches!(claim.adds, Adds::Event | Adds::Stock);
        // Of more small crates than crates in all, the voice differs from itself in one breath.
        let most = claim.amount.and_then(|amount| amount.hi);
        let parts = || claim.kinds.iter().filter_map(|part| part.count);
        let within = most.is_none_or(|most| parts().all(|count| count <= most));
        let both_ways = states && claim.adds == Adds::Average;
        !restates
            && !both_ways
            && within
            && (claim.kind != Kind::Claim && !spoken || is_event == (adds == Adds::Event))
    };
    statements(case).iter().filter(plain).cloned().collect()
}

#[test]
fn as_the_clock_advances_what_a_voice_leaves_possible_never_widens() {
    let mut compared = 0;
    hold(|case| {
        for adds in [Adds::Event, Adds::Total] {
            let said = in_one_way(case, adds);
            let views: BTreeSet<_> = case
                .views()
                .iter()
                .filter(|view| matches!(view, tregua_enumerator::View::AccordingTo(_)))
                .map(view)
                .collect();
            let wanted = Wanted {
                views,
                ..Wanted::default()
            };
            let mut earlier: BTreeMap<_, (Timestamp, Row)> = BTreeMap::new();
            for hours in [-96, -48, -24, -7, 0, 5, 24, 72, 400] {
                let moment = Moment {
                    as_of: later(case.as_of, hours * 3_600),
                    as_known: Timestamp::MAX,
                };
                let evaluator = Evaluator::new(&case.agreement, &said, moment);
                let rows = evaluator.rows_only(&wanted);
                let differs = |row: &Row| {
                    let counts = [&row.counted, &row.base];
                    counts
                        .iter()
                        .any(|count| count.as_ref().is_some_and(|count| count.differs))
                };
                // What one clause frees or opens another by is not told alike by who differs from itself about it.
                let differing: BTreeSet<_> = rows
                    .iter()
                    .filter(|row| differs(row))
                    .map(|row| row.view.clone())
                    .collect();
                for row in rows {
                    let by_another =
                        || differing.contains(&row.view) && hangs_on_another(case, &row);
                    // A status that stands over the outcomes leaves none to compare.
                    if row.outcomes.is_empty() || differs(&row) || by_another() {
                        continue;
                    }
                    if let Some((at, before)) = earlier.get(&name(&row)) {
                        // A phase that silence renews grows as the clock advances, and with it all that lasts as long: that
                        // is another question from then on. And once another thing has taken its place a clause binds
                        // nobody: an act that was on record for a later hour, and counted until then, is not counted any more.
                        // So it is once the clause is freed; and in what is left of a window that ends there, who reported
                        // only of a later hour was silent.
                        let grown = (before.window, before.until) != (row.window, row.until);
                        let grown = grown && renewed_by_silence(case);
                        let freed = row.window.to < before.window.to && may_be_freed(case, &row);
                        let ended = freed || may_be_replaced(case, &row);
                        if grown || ended && tells_the_future(case, *at) {
                            earlier.insert(name(&row), (moment.as_of, row));
                            continue;
                        }
                        compared += 1;
                        if !row.outcomes.is_subset(&before.outcomes) {
                            return Err(format!(
                                "{:?}: {:?} at {}, before {:?}",
                                name(&row),
                                told(&row),
                                moment.as_of,
                                told(before)
                            ));
                        }
                    }
                    earlier.insert(name(&row), (moment.as_of, row));
                }
            }
        }
        Ok(())
    });
    println!("{compared} compared");
    assert!(compared > 10_000);
}

/// Rows whose sets are taken apart, per case: each costs a judgement for every entry of its set.
const ROWS_TAKEN_APART: usize = 8;

#[test]
fn what_a_row_rests_on_forces_it_and_nothing_of_it_can_go() {
    let mut taken_apart = 0;
    hold(|case| {
        let all = statements(case);
        let evaluator = Evaluator::new(&case.agreement, &all, moment(case));
        // Sets are minimal given the phases as they are, and what moved them need not be in the set, so only unmoved ones can be
        // judged on a part of the entries; the checker is given the phases, and holds the others to this law.
        let moved = evaluator.phases().iter().any(|phase| phase.ends.len() > 1);
        // Without a notice, or without what denies a consent, a phase may be renewed that was not.
        if moved || renews(case) {
            return Ok(());
        }
        // And given what a clause waits for as it has come about, which these entries alone need not bring about: the checker
        // holds such rows to this law with what came about as it is (`certificates.rs`).
        let shown = rows(case, &all);
        let some = shown
            .iter()
            .filter(|row| !names_events(case, row))
            .filter(|row| !row.rests_on.is_empty())
            .take(ROWS_TAKEN_APART);
        for row in some {
            let again = |left_out: Option<&Name>| {
                let kept: Vec<Statement> = all
                    .iter()
                    .filter(|one| row.rests_on.contains(&one.id) && Some(&one.id) != left_out)
                    .cloned()
                    .collect();
                let wanted = Wanted {
                    clauses: [row.clause.clone()].into(),
                    parts: [row.part.clone()].into(),
                    days: row.instance.iter().filter_map(|name| name.day()).collect(),
                    views: [row.view.clone()].into(),
                    ..Wanted::default()
                };
                let rows = Evaluator::new(&case.agreement, &kept, moment(case)).rows(&wanted);
                let same = rows.into_iter().find(|other| name(other) == name(row));
                same.map(|row| (row.status, row.outcomes))
            };
            let says = Some((row.status, row.outcomes.clone()));
            // Sets are minimal given the instances too: without a trigger there is none to ask about.
            let keyed = row
                .instance
                .as_ref()
                .is_some_and(|name| name.key().is_some());
            if keyed && again(None).is_none() {
                continue;
            }
            if again(None) != says {
                return Err(format!(
                    "{:?} rests on {:?}, which says {:?} and not {says:?}",
                    name(row),
                    row.rests_on,
                    again(None)
                ));
            }
            if let Some(idle) = row.rests_on.iter().find(|id| again(Some(*id)) == says) {
                return Err(format!(
                    "{:?} rests on {:?} and can do without {idle}",
                    name(row),
                    row.rests_on
                ));
            }
            taken_apart += 1;
        }
        Ok(())
    });
    println!("{taken_apart} rows taken apart");
    assert!(taken_apart > 100);
}
