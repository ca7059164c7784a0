//! The terms beside releases, trucks and lists, and what no term counts: incidents, people still held, munitions.

use std::collections::BTreeSet;

use tregua_standing::{Name, Status};

use crate::history::{Cell, History, count, slack};
use crate::{after, trucks};

const EACH_DAY: Cell<'_> = Cell {
    clause: "fuel trucks",
    part: "each day",
    day: Some("2023-11-24"),
    point: Some("crossing"),
    reading: None,
};

const BAN: Cell<'_> = Cell {
    clause: "attacks",
    part: "ban",
    day: None,
    point: None,
    reading: None,
};

#[test]
fn the_people_released_in_return_reach_what_was_agreed_for_the_first_part() {
    let now = after();
    let cell = Cell {
        clause: "releases in return",
        part: "total",
        day: None,
        point: Some("handover"),
        reading: None,
    };
    let row = now.row(cell, "Israel");
    assert_eq!((row.status, count(row).as_str()), (Status::Met, "150"));
    let partly = now.row(cell, "UN");
    assert_eq!(
        (partly.status, partly.counted.as_ref().unwrap().lo),
        (Status::Unverified, 111)
    );
}

#[test]
fn fuel_stands_in_trucks_and_in_litres_and_about_is_left_open() {
    let now = after();
    let israel = now.row(EACH_DAY, "Israel");
    assert_eq!((israel.status, count(israel).as_str()), (Status::Met, "4"));
    let litres = Cell {
        clause: "fuel",
        ..EACH_DAY
    };
    for day in ["2023-11-24", "2023-11-25"] {
        let cell = Cell {
            day: Some(day),
            ..litres
        };
        let written = now.row(cell, "UN");
        assert_eq!(
            (written.status, count(written).as_str()),
            (Status::Ambiguous, "129000"),
            "about 130,000 does not say whether 129,000 is enough"
        );
        let within = Cell {
            reading: Some("one per cent less is enough"),
            ..cell
        };
        let row = now.row(within, "UN");
        assert_eq!((row.status, slack(row)), (Status::Met, Some(300)));
    }
    let gas = Cell {
        clause: "cooking gas",
        ..EACH_DAY
    };
    assert_eq!(now.row(gas, "UN").status, Status::Met);
    assert_eq!(now.row(gas, "Israel").status, Status::Met);
}

#[test]
fn litres_are_no_trucks_and_an_average_of_litres_decides_no_day() {
    let mut history = History::of_the_pause();
    history.set("fuel24-un", "unit", "");
    let now = history.standings(crate::history::AFTER, None);
    let litres = Cell {
        clause: "fuel",
        ..EACH_DAY
    };
    assert_eq!(
        now.row(litres, "UN").status,
        Status::Unverified,
        "a figure in no unit is no figure in litres"
    );
    let later = Cell {
        day: Some("2023-11-28"),
        ..litres
    };
    assert_eq!(after().row(later, "UN").status, Status::Unverified);
}

#[test]
fn what_one_party_alone_asserts_is_judged_in_its_own_view_and_in_no_other() {
    let now = after();
    let north = Cell {
        clause: "aid to the north",
        day: Some("2023-11-25"),
        point: Some("delivery"),
        ..EACH_DAY
    };
    assert_eq!(now.row(north, "Hamas").status, Status::Ambiguous);
    let hundred = Cell {
        reading: Some("100 a day"),
        ..north
    };
    let short = now.row(hundred, "Hamas");
    assert_eq!((short.status, slack(short)), (Status::NotMet, Some(-97)));
    for view in ["Israel", "UN", "all voices"] {
        assert_eq!(
            now.row(hundred, view).status,
            Status::TermNotConfirmed,
            "{view}"
        );
    }
    for (clause, status) in [
        ("flights over the south", Status::NotMet),
        ("attacks", Status::NotMet),
        ("arrests", Status::Unverified),
        ("vehicles", Status::Unverified),
    ] {
        let cell = Cell { clause, ..BAN };
        assert_eq!(now.row(cell, "Hamas").status, status, "{clause}");
        assert_eq!(
            now.row(cell, "Israel").status,
            Status::TermNotConfirmed,
            "{clause}"
        );
    }
}

#[test]
fn an_incident_of_unstated_scope_says_so_and_counts_for_no_clause() {
    let history = History::of_the_pause();
    let incidents: Vec<_> = history
        .claims
        .iter()
        .filter(|claim| claim["act"] == "use force")
        .collect();
    let keys: BTreeSet<&str> = incidents
        .iter()
        .map(|claim| claim["about"].as_str())
        .collect();
    for key in [
        "inc-24-north",
        "inc-26-farmers",
        "inc-28-tank",
        "inc-28-devices",
        "inc-30-jerusalem",
        "inc-1201-rocket",
    ] {
        assert!(keys.contains(key), "{key}");
        let mut reports = incidents.iter().filter(|claim| claim["about"] == key);
        assert!(
            reports.all(|claim| claim["hedge"].starts_with("scope not stated")),
            "{key}"
        );
    }
    let now = after();
    let counted: BTreeSet<&str> = now
        .rows
        .iter()
        .flat_map(|row| row.counted_from.iter().map(Name::as_str))
        .collect();
    let judged: Vec<_> = incidents
        .iter()
        .filter(|claim| counted.contains(claim["claim"].as_str()))
        .collect();
    assert!(judged.is_empty(), "{judged:?}");
}

#[test]
fn each_side_accused_has_its_reply_beside_the_report_where_it_gave_one() {
    let history = History::of_the_pause();
    let replied = |about: &str, voice: &str| {
        let mut replies = history.claims.iter().filter(|claim| {
            claim["about"] == about
                && claim["voice"] == voice
                && matches!(claim["kind"].as_str(), "respond" | "no comment" | "deny")
        });
        replies.next().is_some()
    };
    for (about, voice) in [
        ("inc-24-north", "Israel"),
        ("reasons-25", "Israel"),
        ("inc-26-farmers", "Israel"),
        ("inc-28-tank", "Israel"),
        ("inc-28-devices", "Hamas"),
        ("inc-30-jerusalem", "Hamas"),
    ] {
        assert!(replied(about, voice), "{voice} on {about}");
    }
}

#[test]
fn aid_after_the_end_and_totals_from_before_the_start_move_no_day() {
    let before = after();
    let mut history = History::of_the_pause();
    for claim in ["cum-prcs", "cum-egy", "t1201-un", "t1202-egy", "t1202-isr"] {
        history.drop(claim);
    }
    let without = history.standings(crate::history::AFTER, None);
    for day in 24..=30 {
        let cell = format!("2023-11-{day}");
        for view in ["UN", "Israel", "Egypt", "all voices"] {
            let of = |standings: &crate::history::Standings| {
                let row = standings.row(trucks(&cell, "crossing"), view);
                (row.status, count(row))
            };
            assert_eq!(of(&before), of(&without), "{day} Nov, {view}");
        }
    }
}

#[test]
fn the_page_of_the_history_counts_what_lies_there() {
    let page = include_str!("../../examples/gaza-2023-11/README.md");
    let history = History::of_the_pause();
    let sources = csv::Reader::from_reader(history.sources.as_bytes())
        .into_records()
        .count();
    for line in [
        format!("{} clauses", after().agreement.clauses.len()),
        format!("{} claims", history.claims.len()),
        format!("{sources} sources"),
    ] {
        assert!(page.contains(&line), "README.md does not say `{line}`");
    }
}
