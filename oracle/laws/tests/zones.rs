//! Clock changes of every zone, from 2023 to 2026: the days they make longer or shorter, and what falls on their edges.

#![expect(
    clippy::unwrap_used,
    reason = "a zone that cannot be read ends the test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::tz::{Offset, TimeZone};
use tregua_agreement::Agreement;
use tregua_agreement::duty::{Due, Duty, Kernel, Sense, Windows};
use tregua_calendar::{Clock, Date, Length, Time, Timestamp, When};
use tregua_enumerator::cases::{Case, plain};
use tregua_laws::{answers, name, name_of_answer, rows, statements};
use tregua_record::entries::claim::{Actor, Adds, Amount, Kind};
use tregua_standing::{InstanceName, Row};

/// Hours at which days begin: two that some clocks skip or double, midnight, and an ordinary one.
const DAY_STARTS: [&str; 4] = ["00:00", "01:30", "02:00", "07:00"];

/// A change of a zone's clock: the first instant after it, and by how much it was set forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    at: Timestamp,
    from: Offset,
    to: Offset,
}

/// Every change of every zone. Zones that change alike are tried once, by the first of their names.
fn changes() -> BTreeMap<Vec<Change>, String> {
    let from: Timestamp = "2023-01-01T00:00Z".parse().unwrap();
    let to: Timestamp = "2027-01-01T00:00Z".parse().unwrap();
    let mut found = BTreeMap::new();
    for zone in jiff::tz::db().available() {
        let tz = TimeZone::get(zone.as_str()).unwrap();
        let mut before = tz.to_offset(from);
        let mut own = Vec::new();
        for transition in tz.following(from).take_while(|one| one.timestamp() < to) {
            let change = Change {
                at: transition.timestamp(),
                from: before,
                to: transition.offset(),
            };
            before = change.to;
            // A name or a rule may change and the hour stay.
            if change.from != change.to {
                own.push(change);
            }
        }
        if !own.is_empty() {
            found.entry(own).or_insert_with(|| zone.as_str().to_owned());
        }
    }
    found
}

fn second(at: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(at.as_second() + seconds).unwrap()
}

/// A term for each day around a change, and one thing done at each of these instants.
fn case(zone: &str, day_start: &str, change: Change, duty: Duty, done: &[Timestamp]) -> Case {
    let clock = Clock::new(zone, day_start).unwrap();
    let first = clock
        .civil(change.at)
        .date()
        .yesterday()
        .unwrap()
        .yesterday()
        .unwrap();
    let mut agreement: Agreement = plain::agreement().unwrap();
    agreement.phases[0].starts = clock.day(first).from;
    agreement.phases[0].lasts = Some(Length::Days(5));
    agreement.dated_figures = true;
    agreement.clock = clock;
    agreement.clauses = vec![plain::clause("term", duty)];
    let statements = done.iter().enumerate().map(|(at, when)| {
        let mut claim = plain::claim(&format!("k{at}"), Kind::Claim, "Epsilon");
        claim.act = Some("admit".into());
        claim.actor = Some(Actor::Named("Alpha".into()));
        claim.adds = Adds::Event;
        claim.amount = Some(Amount::exactly(1));
        claim.occurred = Some(When::Instant(*when));
        plain::statement(claim)
    });
    Case {
        agreement,
        statements: statements.collect(),
        as_of: second(change.at, 30 * 86_400),
        as_known: Timestamp::MAX,
    }
}

/// Exactly so many a day: a day is told from its neighbours by its number.
fn each_day() -> Duty {
    plain::duty(Kernel::Amount {
        measure: plain::measure("admit", None),
        threshold: plain::threshold(Sense::AtLeast, 2),
        windows: Windows::EachDay,
    })
}

#[test]
fn days_around_a_change_follow_one_another_and_are_as_long_as_the_clock_makes_them() {
    let (mut days, mut odd) = (0, BTreeSet::new());
    for (own, zone) in changes() {
        for change in own {
            for day_start in DAY_STARTS {
                let clock = Clock::new(&zone, day_start).unwrap();
                let mut date: Date = clock
                    .civil(change.at)
                    .date()
                    .yesterday()
                    .unwrap()
                    .yesterday()
                    .unwrap();
                let (mut sum, first) = (0, clock.day(date).from);
                for _ in 0..5 {
                    let (day, next) = (clock.day(date), clock.day(date.tomorrow().unwrap()));
                    assert_eq!(day.to, next.from, "{zone} {day_start} {date}");
                    assert!(!day.is_empty(), "{zone} {day_start} {date}");
                    // Half-open: its first instant is its own, its end the next one's.
                    assert_eq!(clock.day_of(day.from), date, "{zone} {day_start}");
                    assert_eq!(
                        clock.day_of(day.to),
                        date.tomorrow().unwrap(),
                        "{zone} {day_start}"
                    );
                    let last = day.to.checked_sub(Duration::from_nanos(1)).unwrap();
                    assert_eq!(clock.day_of(last), date, "{zone} {day_start}");
                    let minutes = (day.to.as_second() - day.from.as_second()) / 60;
                    if minutes != 24 * 60 {
                        odd.insert(minutes);
                    }
                    sum += minutes * 60;
                    days += 1;
                    date = date.tomorrow().unwrap();
                }
                assert_eq!(sum, clock.day(date).from.as_second() - first.as_second());
                let skipped = i64::from(change.to.seconds() - change.from.seconds());
                // In the five days the clock is set once, unless a boundary itself was moved by it or another change is near.
                let off = 5 * 86_400 - sum;
                assert!(
                    off.abs() <= 2 * skipped.abs(),
                    "{zone} {day_start}: {off} of {skipped}"
                );
            }
        }
    }
    println!("{days} days; minutes of those that are not 24 hours: {odd:?}");
    assert!(odd.contains(&(23 * 60)) && odd.contains(&(25 * 60)));
    assert!(days > 1_000);
}

#[test]
fn what_falls_on_the_edges_of_such_a_day_counts_once_and_the_judge_says_the_same() {
    let mut tried = 0;
    for (own, zone) in changes() {
        for change in own {
            for day_start in DAY_STARTS {
                let clock = Clock::new(&zone, day_start).unwrap();
                let day = clock.day(clock.day_of(change.at));
                // On its first instant and a second before its end; the two on the other sides are not of this day.
                let done = [second(day.from, -1), day.from, second(day.to, -1), day.to];
                let case = case(&zone, day_start, change, each_day(), &done);
                let rows = rows(&case, &statements(&case));
                let judged = answers(&case).unwrap();
                for answer in &judged {
                    let row = rows
                        .iter()
                        .find(|row| name(row) == name_of_answer(answer))
                        .unwrap();
                    assert_eq!(
                        row.status.word(),
                        answer.status,
                        "{zone} {day_start} {:?}",
                        name(row)
                    );
                }
                let own = rows
                    .iter()
                    .filter(|row| row.view.to_string() == "according to Epsilon");
                let counted: Vec<(bool, u64)> = own
                    .map(|row| (row.window == day, row.counted.as_ref().unwrap().lo))
                    .collect();
                let of_day: Vec<u64> = counted
                    .iter()
                    .filter(|(is, _)| *is)
                    .map(|(_, lo)| *lo)
                    .collect();
                assert_eq!(of_day, [2], "{zone} {day_start} {}", change.at);
                assert_eq!(
                    counted.iter().map(|(_, lo)| lo).sum::<u64>(),
                    4,
                    "{zone} {day_start}"
                );
                tried += 1;
            }
        }
    }
    println!("{tried} changes");
    assert!(tried > 500);
}

#[test]
fn an_hour_that_is_skipped_or_doubled_is_due_once_a_day() {
    let mut tried = 0;
    for (own, zone) in changes() {
        for change in own {
            // The middle of the hour that the change skips or doubles, as clocks show it.
            let shift = i64::from(change.to.seconds() - change.from.seconds());
            let inside = second(change.at, -shift.abs() / 2);
            let shown = change.from.to_datetime(match shift > 0 {
                true => second(inside, shift.abs()),
                false => inside,
            });
            let time = shown.time();
            let duty = plain::duty(Kernel::Done {
                measure: plain::measure("admit", None),
                due: Due::EachDay(Time::constant(time.hour(), time.minute(), 0, 0)),
                at_latest: None,
            });
            let done = [change.at, second(change.at, 1)];
            let case = case(&zone, "07:00", change, duty, &done);
            let rows = rows(&case, &statements(&case));
            for answer in answers(&case).unwrap() {
                let row = rows
                    .iter()
                    .find(|row| name(row) == name_of_answer(&answer))
                    .unwrap();
                assert_eq!(row.status.word(), answer.status, "{zone} {:?}", name(row));
            }
            let own: Vec<_> = rows
                .iter()
                .filter(|row| row.view.to_string() == "according to Epsilon")
                .collect();
            let dates: BTreeSet<_> = own.iter().map(|row| day(row)).collect();
            assert_eq!(dates.len(), own.len(), "{zone} {}", change.at);
            assert!(
                (4..=6).contains(&own.len()),
                "{zone}: {} in five days",
                own.len()
            );
            for pair in own.windows(2) {
                let [one, next] = pair else { continue };
                assert_eq!(day(one).tomorrow().unwrap(), day(next), "{zone}");
                assert!(one.window.to < next.window.to, "{zone} {}", change.at);
                assert_eq!(one.window.to, next.window.from, "{zone} {}", change.at);
            }
            // A skipped hour is due at the first instant after the jump; a doubled one at its first occurrence.
            let due = own.iter().find(|row| day(row) == shown.date());
            let expected = if shift > 0 { change.at } else { inside };
            assert_eq!(due.unwrap().window.to, expected, "{zone} {shown}");
            tried += 1;
        }
    }
    println!("{tried} changes");
    assert!(tried > 150);
}

/// The date that names the row's instance.
fn day(row: &Row) -> Date {
    row.instance.as_ref().and_then(InstanceName::day).unwrap()
}
