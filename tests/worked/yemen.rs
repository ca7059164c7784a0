//! The truce in Yemen of 2022, held to what its sources say: ends that were renewed, ships over two months, flights each week.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_calendar::Date;
use tregua_record::entries::claim::Kind;
use tregua_standing::{PhaseSpan, Row, Slack, Status, Tally, View, Wanted};

use crate::example::Example;

const YEMEN: Example = Example {
    text: include_str!("../../examples/yemen-2022/truce.tregua"),
    sources: include_bytes!("../../examples/yemen-2022/sources.csv"),
    claims: include_bytes!("../../examples/yemen-2022/claims.csv"),
    rows: include_str!("../../examples/yemen-2022/case-rows.txt"),
};

const AFTER: &str = "2022-10-03T00:00+03:00";
/// While the truce ran, the reports of 14 June read: ten weeks and a part of the eleventh.
const JUNE: &str = "2022-06-16T00:00+03:00";
const TWO_A_DAY: Option<&str> = Some("two a day");

/// What follows from the history.
struct Now {
    rows: Vec<Row>,
    phases: Vec<PhaseSpan>,
    tallies: Vec<Tally>,
    agreement: Agreement,
}

/// Asked at `as_of`, knowing what had been said by `as_known`.
fn asked(as_of: &str, as_known: &str) -> Now {
    YEMEN.asked(as_of, as_known, |now| Now {
        rows: now.rows(&Wanted::default()),
        phases: now.phases().to_vec(),
        tallies: now.tallies(),
        agreement: now.agreement().clone(),
    })
}

/// With all that was ever said.
fn at(as_of: &str) -> Now {
    asked(as_of, "2030-01-01T00:00Z")
}

impl Now {
    fn end(&self) -> String {
        let phase = self.phases.first().unwrap();
        self.agreement.clock.write(phase.window.to)
    }

    /// The row of a clause in a view; `named` is the date of the instance, if it is one of several.
    fn row(&self, clause: &str, reading: Option<&str>, named: Option<&str>, view: &str) -> &Row {
        let date: Option<Date> = named.map(|date| date.parse().unwrap());
        let mut found = self.rows.iter().filter(|row| {
            (row.clause.as_str(), row.reading.as_deref()) == (clause, reading)
                && (row.instance.as_ref().and_then(|name| name.day()), &row.view)
                    == (date, &View::named(view))
        });
        let row = found.next();
        assert!(found.next().is_none());
        row.unwrap_or_else(|| panic!("no row {clause} {reading:?} {named:?} {view}"))
    }

    /// Each instance of the flights, by its date without the year, with its status.
    fn flights(&self, reading: Option<&str>, view: &str) -> Vec<(String, Status)> {
        let own = self.rows.iter().filter(|row| {
            (row.clause.as_str(), row.reading.as_deref()) == ("flights", reading)
                && row.view == View::named(view)
        });
        own.map(|row| {
            (
                row.instance.as_ref().unwrap().to_string()[5..].to_owned(),
                row.status,
            )
        })
        .collect()
    }
}

/// `3..` or one number.
fn count(row: &Row) -> String {
    let count = row.counted.as_ref().unwrap();
    match count.hi {
        Some(hi) if hi == count.lo => hi.to_string(),
        Some(hi) => format!("{}..{hi}", count.lo),
        None => format!("{}..", count.lo),
    }
}

#[test]
fn the_truce_ends_where_the_mediator_moved_it_and_each_renewal_was_known_when_it_was_announced() {
    let planned = "2022-06-02T19:00:00+03:00";
    assert_eq!(asked(JUNE, "2022-06-01T00:00+03:00").end(), planned);
    assert_eq!(asked(JUNE, JUNE).end(), "2022-08-02T19:00:00+03:00");
    let now = at(AFTER);
    assert_eq!(now.end(), "2022-10-02T19:00:00+03:00");
    assert_eq!(now.phases.first().unwrap().moved_by, ["x1-un", "x2-un"]);
}

#[test]
fn it_was_renewed_by_announcement_and_no_consent_of_a_party_is_on_record() {
    let now = at(AFTER);
    let parties = ["Ansar Allah", "Coalition", "Government of Yemen"];
    let consents = |date: &str, view: &str| -> Vec<(String, Status)> {
        let date: Option<Date> = Some(date.parse().unwrap());
        let own = now.rows.iter().filter(|row| {
            let of = row.instance.as_ref().and_then(|name| name.day());
            row.clause == "renewal" && of == date && row.view == View::named(view)
        });
        own.map(|row| (row.part.clone(), row.status)).collect()
    };
    let each = |status| parties.map(|party| (format!("consent: {party}"), status));
    for date in ["2022-06-02", "2022-08-02"] {
        assert_eq!(consents(date, "all voices"), each(Status::Unverified));
    }
    // What was not given by the last end ran out with the truce; in every view alike.
    for view in ["all voices", "named body", "Coalition"] {
        assert_eq!(consents("2022-10-02", view), each(Status::Lapsed));
    }
}

#[test]
fn eighteen_ships_are_neither_reached_nor_missed_by_what_anybody_counted() {
    let now = at(AFTER);
    let ships = |view| now.row("fuel ships", None, None, view);
    let by = |view| (ships(view).status, count(ships(view)));
    assert_eq!(
        by("fuel company run by Ansar Allah"),
        (Status::Unverified, "2..".to_owned())
    );
    assert_eq!(
        by("television of Ansar Allah"),
        (Status::Unverified, "3..".to_owned())
    );
    assert_eq!(by("all voices"), (Status::Unverified, "3..".to_owned()));
    // Seven ships after the two months are none of the eighteen, and what a company says is not its party's word.
    assert_eq!(by("UN"), (Status::Unverified, "0..".to_owned()));
    assert!(ships("Ansar Allah").counted_from.is_empty());
    assert_eq!(ships("named body").status, Status::NotCheckable);
    // The gas ship is held, and of another kind: nobody's count of fuel ships has it.
    assert!(
        now.rows
            .iter()
            .all(|row| !row.counted_from.iter().any(|id| *id == "gas-tv"))
    );
}

#[test]
fn according_to_the_un_no_flight_went_in_six_weeks_and_one_is_reported_in_the_seventh() {
    let now = at(AFTER);
    let weeks = now.flights(None, "UN");
    assert_eq!(weeks.len(), 27);
    let missed: Vec<&str> = weeks
        .iter()
        .filter(|(_, status)| *status == Status::NotMet)
        .map(|(week, _)| week.as_str())
        .collect();
    assert_eq!(
        missed,
        ["04-02", "04-09", "04-16", "04-23", "04-30", "05-07"]
    );
    let first = now.row("flights", None, Some("2022-04-02"), "UN");
    assert_eq!(
        (count(first), first.slack),
        ("0".to_owned(), Some(Slack::Units(-2)))
    );
    assert_eq!(first.rests_on, ["fl0-un"]);
    let seventh = now.row("flights", None, Some("2022-05-14"), "UN");
    assert_eq!(
        (seventh.status, count(seventh)),
        (Status::Unverified, "1..".to_owned())
    );
    // No party gave a number for any week.
    for party in ["Ansar Allah", "Coalition", "Government of Yemen"] {
        let told = now.flights(None, party);
        let silent = |(week, status): &(String, Status)| {
            *status == Status::Unverified || (week == "10-01" && *status == Status::Lapsed)
        };
        assert!(told.iter().all(silent), "{party} {told:?}");
    }
}

#[test]
fn eight_round_trips_by_14_june_are_a_total_and_no_standing_of_a_week() {
    let now = at(AFTER);
    let total = now
        .tallies
        .iter()
        .filter(|tally| tally.voice == "UN" && tally.thing.as_deref() == Some("flight"))
        .find(|tally| now.agreement.clock.write(tally.window.to) == "2022-06-15T00:00:00+03:00")
        .unwrap();
    assert_eq!((total.counted.lo, total.counted.hi), (8, None));
    for week in ["2022-05-21", "2022-05-28", "2022-06-04"] {
        let row = now.row("flights", None, Some(week), "UN");
        assert_eq!(
            (row.status, count(row)),
            (Status::Unverified, "0..".to_owned()),
            "{week}"
        );
    }
    // Ten whole weeks and three days by then would have asked for twenty, and one more for the days.
    let asked_for = now
        .flights(None, "UN")
        .iter()
        .filter(|(week, _)| week.as_str() < "06-11")
        .count()
        * 2;
    assert_eq!(asked_for, 20);
}

#[test]
fn two_a_week_and_two_a_day_are_judged_side_by_side() {
    let now = at(AFTER);
    let clause = now.agreement.clause("flights").unwrap();
    let held: Vec<(Option<&str>, &[String])> = clause
        .readings
        .iter()
        .map(|reading| (reading.name.as_deref(), reading.held.by.as_slice()))
        .collect();
    assert_eq!(
        held,
        [
            (None, [].as_slice()),
            (TWO_A_DAY, &["Ansar Allah".to_owned()])
        ]
    );
    let days = now.flights(TWO_A_DAY, "UN");
    // The days that begin in the truce: from 3 April, midnight.
    assert_eq!((days[0].0.as_str(), days.len()), ("04-03", 183));
    let missed = days
        .iter()
        .filter(|(_, status)| *status == Status::NotMet)
        .count();
    assert_eq!(missed, 43);
    let first = now.row("flights", TWO_A_DAY, Some("2022-05-16"), "UN");
    assert_eq!(
        (first.part.as_str(), first.status, count(first)),
        ("each day", Status::Unverified, "1..".to_owned())
    );
    assert!(now.flights(TWO_A_DAY, "Ansar Allah").len() == 183);
}

#[test]
fn the_week_that_is_running_is_pending_and_the_one_that_the_end_cuts_runs_out() {
    let june = asked(JUNE, JUNE);
    let running = june.row("flights", None, Some("2022-06-11"), "UN");
    assert_eq!(running.status, Status::Pending);
    assert_eq!(
        running.decides_at,
        Some("2022-06-18T19:00+03:00".parse().unwrap())
    );
    // In the planned two months the ninth week is cut; the renewal makes it whole.
    let before = asked("2022-06-03T00:00+03:00", "2022-06-01T00:00+03:00");
    let ninth = |now: &Now| now.row("flights", None, Some("2022-05-28"), "UN").status;
    assert_eq!(
        (ninth(&before), ninth(&june)),
        (Status::Lapsed, Status::Unverified)
    );
    let last = at(AFTER);
    let cut = last.row("flights", None, Some("2022-10-01"), "UN");
    assert_eq!(cut.status, Status::Lapsed);
    assert_eq!(cut.in_force_by, ["x1-un", "x2-un"]);
}

#[test]
fn nobody_is_marked_by_acts_that_were_alleged_of_no_one() {
    let now = at(AFTER);
    let bans = now.rows.iter().filter(|row| row.clause == "quiet");
    let stands: BTreeSet<(&str, Status)> = bans
        .filter(|row| row.view != View::NamedBody)
        .map(|row| (row.part.as_str(), row.status))
        .collect();
    let parties = ["Ansar Allah", "Coalition", "Government of Yemen"];
    let parts = parties.map(|party| format!("ban: {party}"));
    let expected = parts
        .each_ref()
        .map(|part| (part.as_str(), Status::Unverified));
    assert_eq!(stands, BTreeSet::from(expected));
}

#[test]
fn the_nature_of_the_truce_is_a_principle_that_no_count_judges_and_nobody_has() {
    let now = at(AFTER);
    let rows = now.rows.iter().filter(|row| row.clause == "nature");
    let told: BTreeSet<(&str, Status, usize)> = rows
        .map(|row| (row.part.as_str(), row.status, row.judged.len()))
        .collect();
    let expected = ("principle", Status::NotCheckable, 0);
    assert_eq!(told, BTreeSet::from([expected]));
}

#[test]
fn why_it_was_not_renewed_is_told_by_each_side() {
    let told: BTreeMap<String, String> = YEMEN
        .claims()
        .into_iter()
        .filter(|claim| claim.kind == Kind::Account)
        .map(|claim| (claim.voice.into(), claim.cause.unwrap().into()))
        .collect();
    let voices: Vec<&str> = told.keys().map(String::as_str).collect();
    assert_eq!(voices, ["Ansar Allah", "Government of Yemen"]);
}

#[test]
fn every_row_of_the_case_file_has_a_claim_or_a_clause_and_every_claim_and_clause_a_row() {
    YEMEN.is_housed();
}
