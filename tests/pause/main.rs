//! The worked history, held to what its sources say: each answer of the table, and that every answer follows its facts.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests that fails is a test that fails"
)]

mod history;
mod terms;

use std::collections::BTreeMap;

use history::{AFTER, Cell, History, Standings, count, slack};
use tregua_standing::{Cause, Flag, Status, View};

const TRUCKS: Cell<'_> = Cell {
    clause: "goods trucks",
    part: "each day",
    day: None,
    point: None,
    reading: None,
};
const CREDITED: Option<&str> = Some("two released on 29 November count on 30 November");

fn trucks<'a>(day: &'a str, point: &'a str) -> Cell<'a> {
    Cell {
        day: Some(day),
        point: Some(point),
        ..TRUCKS
    }
}

fn exchange<'a>(part: &'a str, day: Option<&'a str>, reading: Option<&'a str>) -> Cell<'a> {
    Cell {
        clause: "exchange",
        part,
        day,
        point: Some("handover"),
        reading,
    }
}

fn list(reading: Option<&str>) -> Cell<'_> {
    let point = if reading == Some("an offer by then is enough") {
        "offer"
    } else {
        "acceptance"
    };
    Cell {
        clause: "list for an added day",
        part: "deadline",
        day: Some("2023-12-01"),
        point: Some(point),
        reading,
    }
}

fn after() -> Standings {
    History::of_the_pause().standings(AFTER, None)
}

#[test]
fn trucks_of_the_first_day_stand_by_counting_point() {
    let now = after();
    let day = "2023-11-24";
    for (view, point) in [
        ("UN", "dispatch"),
        ("Israel", "crossing"),
        ("Egypt", "crossing"),
    ] {
        let row = now.row(trucks(day, point), view);
        assert_eq!(
            (row.status, count(row).as_str()),
            (Status::Met, "200"),
            "{view} at {point}"
        );
    }
    let offloaded = now.row(trucks(day, "offloading"), "UN");
    assert_eq!(
        (offloaded.status, slack(offloaded)),
        (Status::NotMet, Some(-63))
    );
    assert_eq!(offloaded.rests_on, ["t24-un-offloaded"]);
    assert_eq!(
        offloaded.closed_by,
        Some(tregua_standing::ClosedBy::DatedFigure)
    );
    let silent = now.row(trucks(day, "offloading"), "Israel");
    assert_eq!(
        (silent.status, silent.counted_from.len()),
        (Status::Unverified, 0)
    );
    assert_eq!(
        now.row(trucks(day, "crossing"), "named body").status,
        Status::NotCheckable
    );
    assert_eq!(
        now.over("goods trucks", "each day", Some(day), "all voices"),
        Status::Ambiguous
    );
}

#[test]
fn without_the_header_line_on_dated_figures_the_same_day_is_unverified() {
    let mut history = History::of_the_pause();
    history.text = history.text.replace(
        "\na dated figure counts for the day that begins on it\n",
        "\n",
    );
    let now = history.standings(AFTER, None);
    for (view, point) in [
        ("UN", "dispatch"),
        ("Israel", "crossing"),
        ("UN", "offloading"),
    ] {
        assert_eq!(
            now.row(trucks("2023-11-24", point), view).status,
            Status::Unverified,
            "{view} at {point}"
        );
    }
}

#[test]
fn with_the_load_left_unknown_the_first_day_is_unverified() {
    let mut history = History::of_the_pause();
    history.set("t24-un-dispatched", "of_kind", "");
    let now = history.standings(AFTER, None);
    let row = now.row(trucks("2023-11-24", "dispatch"), "UN");
    assert_eq!(
        (row.status, count(row).as_str()),
        (Status::Unverified, "0..200")
    );
}

#[test]
fn a_receipt_of_187_is_never_merged_with_a_crossing_of_187() {
    let now = after();
    let day = "2023-11-25";
    assert_eq!(now.row(trucks(day, "dispatch"), "UN").status, Status::Met);
    let crossed = now.row(trucks(day, "crossing"), "UN");
    assert_eq!(
        (crossed.status, crossed.counted.as_ref().unwrap().lo),
        (Status::Unverified, 187)
    );
    assert_eq!(
        now.row(trucks(day, "offloading"), "UN").counted_from,
        [] as [&str; 0]
    );
    let mentions = |entry: &str| {
        now.rows.iter().any(|row| {
            row.clause == "goods trucks" && row.counted_from.iter().any(|id| *id == entry)
        })
    };
    assert!(mentions("t25-un-crossed") && !mentions("p25-prcs"));
}

#[test]
fn an_average_is_a_count_of_the_week_and_no_standing_of_a_day() {
    let now = after();
    for day in 26..=30 {
        let row = now.row(trucks(&format!("2023-11-{day}"), "crossing"), "UN");
        assert_eq!(row.status, Status::Unverified, "{day} Nov");
    }
    assert_eq!(
        now.row(trucks("2023-11-26", "crossing"), "Israel").status,
        Status::Met
    );
    let week = now
        .tallies
        .iter()
        .find(|tally| tally.voice == "UN" && tally.point.as_deref() == Some("crossing"))
        .unwrap();
    assert_eq!(
        (week.counted.lo, week.counted.hi, week.beside),
        (1187, Some(1193), Some((200, 7)))
    );
}

#[test]
fn the_first_fifty_are_met_by_the_days_and_the_differing_total_is_flagged() {
    let now = after();
    let cell = Cell {
        clause: "releases",
        part: "total",
        day: None,
        point: Some("handover"),
        reading: None,
    };
    let row = now.row(cell, "UN");
    assert_eq!(
        (row.status, row.counted.as_ref().unwrap().lo),
        (Status::Met, 50)
    );
    assert_eq!(row.rests_on, ["r24-un", "r25-un", "r26-un", "r27-un"]);
    let flags: Vec<(u64, u64, Vec<String>)> = now
        .tallies
        .iter()
        .filter(|tally| tally.voice == "UN")
        .flat_map(|tally| &tally.flags)
        .filter_map(|flag| match flag {
            Flag::Total {
                entry,
                says,
                others_lo,
                of,
                ..
            } if entry == "tot27-un" => Some((*says, *others_lo, of.clone())),
            _ => None,
        })
        .collect();
    assert!(
        flags.contains(&(51, 50, vec!["Israeli".to_owned()])),
        "{flags:?}"
    );
    assert!(
        flags.contains(&(18, 19, vec!["foreign".to_owned()])),
        "{flags:?}"
    );
}

#[test]
fn the_last_day_is_short_by_two_as_written_and_met_on_the_reading_that_credits_two() {
    let now = after();
    let cell = Cell {
        clause: "releases each day",
        part: "each day",
        day: Some("2023-11-30"),
        point: Some("handover"),
        reading: None,
    };
    let row = now.row(cell, "Israel");
    assert_eq!((row.status, count(row).as_str()), (Status::NotMet, "8"));
    let credited = now.row(
        Cell {
            reading: CREDITED,
            ..cell
        },
        "Israel",
    );
    assert_eq!(
        (credited.status, count(credited).as_str()),
        (Status::Met, "10")
    );
    assert_eq!(credited.held.by, ["Qatar"]);
    let all = now.row(cell, "all voices");
    assert_eq!(
        (all.status, all.beside.as_slice()),
        (
            Status::TermNotConfirmed,
            [("Israel".to_owned(), Status::NotMet)].as_slice()
        )
    );
}

#[test]
fn the_exchange_follows_who_counts() {
    let now = after();
    let of = |part, day, reading| {
        let row = now.row(exchange(part, day, reading), "Israel");
        (count(row), slack(row).unwrap())
    };
    let days = [
        "2023-11-24",
        "2023-11-25",
        "2023-11-26",
        "2023-11-27",
        "2023-11-28",
        "2023-11-29",
        "2023-11-30",
    ];
    let written = ["39/13", "39/13", "39/13", "33/11", "30/10", "30/10", "30/8"];
    for (day, expected) in days.into_iter().zip(written) {
        assert_eq!(of("each day", Some(day), None).0, expected, "{day}");
    }
    let all = Some("all Israelis released count");
    assert_eq!(
        of("each day", Some("2023-11-26"), all),
        ("39/14".to_owned(), -3)
    );
    assert_eq!(
        of("each day", Some("2023-11-29"), all),
        ("30/12".to_owned(), -6)
    );
    assert_eq!(
        of("each day", Some("2023-11-30"), CREDITED),
        ("30/10".to_owned(), 0)
    );
    assert_eq!(of("overall", None, None), ("240/78".to_owned(), 6));
    assert_eq!(of("overall", None, CREDITED), ("240/80".to_owned(), 0));
    assert_eq!(of("overall", None, all), ("240/81".to_owned(), -3));
}

#[test]
fn two_accounts_of_women_and_children_on_one_day_change_nothing() {
    let before = after();
    let mut history = History::of_the_pause();
    history.set("r25-isr", "of_kind", "Israeli;agreement=13;woman=5;child=8");
    let same = history.standings(AFTER, None);
    let statuses = |standings: &Standings| {
        standings
            .rows
            .iter()
            .map(|row| row.status)
            .collect::<Vec<_>>()
    };
    assert_eq!(statuses(&before), statuses(&same));
}

#[test]
fn the_list_of_the_last_morning_stands_by_reading_and_voice() {
    let now = after();
    for view in ["Israel", "United States"] {
        assert_eq!(now.row(list(None), view).status, Status::NotMet, "{view}");
    }
    assert_eq!(now.row(list(None), "Hamas").status, Status::Unverified);
    assert_eq!(
        now.row(list(Some("an offer by then is enough")), "Hamas")
            .status,
        Status::Met
    );
    for view in ["Israel", "United States", "Hamas"] {
        assert_eq!(
            now.row(list(Some("a condition for one more day, not a duty")), view)
                .status,
            Status::Lapsed,
            "{view}"
        );
    }
    assert_eq!(
        now.over(
            "list for an added day",
            "deadline",
            Some("2023-12-01"),
            "all voices"
        ),
        Status::Ambiguous
    );
}

#[test]
fn opposed_parties_on_record_as_holding_readings_make_the_list_contested() {
    let mut history = History::of_the_pause();
    history.text = history
        .text
        .replace(
            "counted at offer, is ours",
            "counted at offer, held by Hamas",
        )
        .replace(
            "condition of extension, is ours",
            "condition of extension, held by Israel",
        );
    let now = history.standings(AFTER, None);
    assert_eq!(
        now.over(
            "list for an added day",
            "deadline",
            Some("2023-12-01"),
            "all voices"
        ),
        Status::Contested
    );
}

#[test]
fn visits_follow_the_sources_and_are_never_called_denied() {
    let cell = Cell {
        clause: "visits",
        part: "allow",
        day: None,
        point: None,
        reading: None,
    };
    let now = after();
    assert_eq!(now.row(cell, "Israel").status, Status::Unverified);
    assert_eq!(now.row(cell, "all voices").status, Status::TermNotConfirmed);
    let mut history = History::of_the_pause();
    history.set("visit-press", "voice", "Israel");
    history.set("visit-press", "occurred", "2023-11-24/2023-11-30");
    assert_eq!(
        history.standings(AFTER, None).row(cell, "Israel").status,
        Status::NotMet
    );
}

#[test]
fn no_flight_is_reported_and_the_misprint_is_shown_and_not_judged() {
    let now = after();
    for row in now
        .rows
        .iter()
        .filter(|row| row.clause == "flights" && row.view != View::NamedBody)
    {
        assert_eq!(
            (row.status, row.counted_from.len()),
            (Status::Unverified, 0)
        );
    }
    let clause = now.agreement.clause("flights").unwrap();
    assert_eq!(clause.misprints[0].sources, ["PTES22", "SCENE"]);
    assert!(clause.readings.iter().all(|reading| reading.name.is_none()));
}

#[test]
fn the_pause_ends_where_announcements_moved_it_whatever_was_earned() {
    let now = after();
    let phase = &now.phases[0];
    let ends: Vec<String> = phase
        .ends
        .iter()
        .map(|end| now.agreement.clock.write(end.at))
        .collect();
    assert_eq!(
        ends,
        [
            "2023-11-28T07:00:00+02:00",
            "2023-11-30T07:00:00+02:00",
            "2023-12-01T07:00:00+02:00"
        ]
    );
    assert_eq!(phase.moved_by, ["x1-qat", "x2-qat"]);
    let earned = Cell {
        clause: "extension",
        part: "days earned",
        day: Some("2023-11-30"),
        point: Some("undertaking"),
        reading: None,
    };
    assert_ne!(now.row(earned, "Hamas").status, Status::Met);
    let mut history = History::of_the_pause();
    ["x2-qat", "x2-isr"]
        .iter()
        .for_each(|claim| history.drop(claim));
    assert_eq!(
        history.standings(AFTER, None).phases[0].ends.len(),
        2,
        "one party alone moves no end"
    );
}

#[test]
fn each_side_gives_its_account_and_anonymous_officials_stand_apart() {
    let now = after();
    let voices: Vec<String> = now.accounts.iter().map(|account| account.voice()).collect();
    assert_eq!(voices.iter().filter(|voice| *voice == "Hamas").count(), 3);
    assert_eq!(voices.iter().filter(|voice| *voice == "Israel").count(), 4);
    let named = voices
        .iter()
        .position(|voice| voice.ends_with("(anonymous)"))
        .unwrap();
    assert!(
        voices[..named]
            .iter()
            .all(|voice| !voice.ends_with("(anonymous)"))
    );
    assert!(
        voices[named..]
            .iter()
            .all(|voice| voice.ends_with("(anonymous)"))
    );
}

#[test]
fn totals_stand_side_by_side_with_their_flags() {
    let now = after();
    let released = |voice: &str, end: &str| {
        let tally = now.tallies.iter().find(|tally| {
            tally.voice == voice
                && tally.thing.as_deref() == Some("person held in Gaza")
                && now.agreement.clock.write(tally.window.to).starts_with(end)
        });
        tally.unwrap_or_else(|| panic!("{voice} to {end}")).clone()
    };
    assert_eq!(released("Israel", "2023-12-01").counted.hi, Some(105));
    assert_eq!(released("AFP", "2023-12-01").counted.hi, Some(110));
    let press = released("Seed 1 report", "2023-12-01").counted;
    assert_eq!((press.lo, press.hi, press.out_of), (101, None, Some(239)));
    assert_eq!(
        released("TIME", "2023-12-01").flags,
        [Flag::Parts {
            entry: "tot-time".into(),
            add_to: 102,
            whole: 105
        }]
    );
    assert_eq!(
        (
            released("CNN", "2023-11-29").counted.hi,
            released("Middle East Monitor", "2023-11-29").counted.hi
        ),
        (Some(81), Some(86))
    );
    assert_eq!(released("Al Jazeera", "2023-11-30").counted.hi, Some(97));
}

#[test]
fn late_on_the_first_evening_only_the_figure_at_dispatch_has_decided() {
    let then = "2023-11-24T23:00+02:00";
    let now = History::of_the_pause().standings(then, Some(then));
    let dispatched = now.row(trucks("2023-11-24", "dispatch"), "UN");
    assert_eq!(
        (dispatched.status, dispatched.counted.as_ref().unwrap().lo),
        (Status::Met, 200)
    );
    let offloaded = now.row(trucks("2023-11-24", "offloading"), "UN");
    assert_eq!(
        (offloaded.status, offloaded.counted.as_ref().unwrap().lo),
        (Status::Pending, 137)
    );
    assert_eq!(offloaded.causes, [Cause::Pending].into());
    assert_eq!(
        now.agreement.clock.write(offloaded.decides_at.unwrap()),
        "2023-11-25T07:00:00+02:00"
    );
}

#[test]
fn five_altered_figures_change_their_answers_and_no_others() {
    let before = after();
    let mut history = History::of_the_pause();
    history.set("t24-un-offloaded", "amount", "210");
    history.set("t24-isr", "amount", "199");
    history.set("pr30-isr", "amount", "23");
    history.set("r30-isr", "amount", "11");
    history.set("r30-isr", "of_kind", "Israeli;agreement=11;woman=9;child=2");
    history.set("out30-isr", "amount", "11");
    history.set("avg-un", "amount", "180");
    let now = history.standings(AFTER, None);
    let first = "2023-11-24";
    let last = Some("2023-11-30");
    let told = |cell, view| {
        let row = now.row(cell, view);
        (row.status, slack(row))
    };
    assert_eq!(
        told(trucks(first, "offloading"), "UN"),
        (Status::Met, Some(10))
    );
    assert_eq!(
        told(trucks(first, "crossing"), "Israel"),
        (Status::NotMet, Some(-1))
    );
    assert_eq!(
        told(trucks(first, "crossing"), "all voices").0,
        Status::Contested,
        "199 against Egypt's 200"
    );
    assert_eq!(
        told(exchange("each day", last, None), "Israel"),
        (Status::NotMet, Some(-10))
    );
    let each_day = Cell {
        clause: "releases each day",
        part: "each day",
        day: last,
        point: Some("handover"),
        reading: None,
    };
    assert_eq!(told(each_day, "Israel"), (Status::Met, Some(1)));
    let week = now
        .tallies
        .iter()
        .find(|tally| tally.voice == "UN" && tally.point.as_deref() == Some("crossing"))
        .unwrap();
    assert_eq!((week.counted.lo, week.counted.hi), (1257, Some(1263)));
    let changed: Vec<String> = before
        .rows
        .iter()
        .zip(&now.rows)
        .filter(|(old, new)| old.status != new.status)
        .map(|(old, _)| {
            format!(
                "{} {:?}",
                old.clause,
                old.instance.as_ref().map(|name| name.to_string())
            )
        })
        .collect();
    assert!(
        changed.iter().all(|cell| {
            [
                "goods trucks Some(\"2023-11-24\")",
                "exchange Some(\"2023-11-30\")",
                "exchange None",
                "releases each day Some(\"2023-11-30\")",
            ]
            .contains(&cell.as_str())
        }),
        "{changed:#?}"
    );
}

#[test]
fn the_whole_history_a_week_later_stands_the_same() {
    let before = after();
    let mut history = History::of_the_pause();
    history.shift(7);
    let later = history.standings("2023-12-09T00:00+02:00", None);
    assert_eq!(before.rows.len(), later.rows.len());
    for (old, new) in before.rows.iter().zip(&later.rows) {
        assert_eq!(
            (
                &old.clause,
                &old.view,
                old.status,
                &old.outcomes,
                &old.counted
            ),
            (
                &new.clause,
                &new.view,
                new.status,
                &new.outcomes,
                &new.counted
            )
        );
        assert_eq!(&old.rests_on, &new.rests_on);
        let week = new.window.from.as_second() - old.window.from.as_second();
        assert_eq!(week, 7 * 24 * 3600);
    }
}

#[test]
fn parties_of_other_names_stand_the_same() {
    let before = after();
    let mut history = History::of_the_pause();
    history.rename(&[
        ("Israel", "Beta"),
        ("Hamas", "Alpha"),
        ("Gaza", "Valley"),
        ("Qatar", "Gamma"),
        ("Egypt", "Delta"),
    ]);
    mirrored(
        &before,
        &history.standings(AFTER, None),
        &[
            ("Israel", "Beta"),
            ("Hamas", "Alpha"),
            ("Qatar", "Gamma"),
            ("Egypt", "Delta"),
        ],
    );
}

#[test]
fn swapping_the_parties_names_mirrors_every_answer() {
    let before = after();
    let swap = [("Israel", "Hamas"), ("Hamas", "Israel")];
    let mut history = History::of_the_pause();
    history.rename(&swap);
    mirrored(&before, &history.standings(AFTER, None), &swap);
}

/// Every row of `before` stands in `after` under the new names, with the same answer.
fn mirrored(before: &Standings, after: &Standings, names: &[(&str, &str)]) {
    let renamed = |text: &str| {
        let marked = names
            .iter()
            .enumerate()
            .fold(text.to_owned(), |text, (at, (from, _))| {
                text.replace(from, &format!("\u{1}{at}\u{2}"))
            });
        names
            .iter()
            .enumerate()
            .fold(marked, |text, (at, (_, to))| {
                text.replace(&format!("\u{1}{at}\u{2}"), to)
            })
    };
    assert_eq!(before.rows.len(), after.rows.len());
    for row in &before.rows {
        let view = View::named(&renamed(&row.view.to_string()));
        let same = after.rows.iter().find(|other| {
            (&other.clause, &other.part, &other.instance, &other.point)
                == (&row.clause, &row.part, &row.instance, &row.point)
                && other.reading.as_deref() == row.reading.as_deref().map(&renamed).as_deref()
                && other.view == view
        });
        let same = same.unwrap_or_else(|| panic!("{} {} {view}", row.clause, row.part));
        assert_eq!(
            (
                row.status,
                &row.outcomes,
                &row.causes,
                &row.counted,
                &row.slack
            ),
            (
                same.status,
                &same.outcomes,
                &same.causes,
                &same.counted,
                &same.slack
            )
        );
    }
}

#[test]
fn every_row_of_the_case_file_has_a_home_and_every_claim_and_clause_a_row() {
    let rows: Vec<&str> = include_str!("../../examples/gaza-2023-11/case-rows.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    let history = History::of_the_pause();
    let agreement = after().agreement;
    let mut homes: BTreeMap<&str, Vec<&str>> = rows.iter().map(|row| (*row, vec![])).collect();
    let mut house = |row: &str, home| match homes.get_mut(row) {
        Some(known) => known.push(home),
        None => panic!("`{home}` names {row}, which is no row"),
    };
    for claim in &history.claims {
        let (key, cell) = (claim["claim"].as_str(), claim["x_case"].as_str());
        assert!(!cell.is_empty(), "claim `{key}` names no row");
        cell.split(';').for_each(|row| house(row, key));
    }
    for clause in &agreement.clauses {
        let label = clause.label.as_str();
        assert!(!clause.rows.is_empty(), "clause `{label}` names no row");
        clause.rows.iter().for_each(|row| house(row, label));
    }
    let homeless: Vec<&str> = homes
        .iter()
        .filter(|(_, homes)| homes.is_empty())
        .map(|(row, _)| *row)
        .collect();
    assert_eq!(homeless, [] as [&str; 0]);
    for (table, count) in [("T", 28), ("X", 2), ("A2-", 8), ("A2.1-", 15), ("A3-", 13)]
        .into_iter()
        .chain([("A4-", 24), ("A5-", 15), ("A6-E", 20), ("S1-", 19)])
    {
        let found = rows.iter().filter(|row| row.starts_with(table)).count();
        assert_eq!(found, count, "rows of {table} in case-rows.txt");
    }
}
