use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::Value;
use tregua_wording::Lang;

use crate::access::{Door, Role};
use crate::pages::bits;
use crate::stage::{CLAIMS, Stage, TEXT};

/// The first day at the crossing, in every voice.
const CELL: &str = "clause=aid&part=each+day&day=2031-01-01&point=crossing&view=all-voices";

#[test]
fn its_data_have_the_shape_of_the_command() {
    let json = Stage::of(Role::Mediator)
        .get(&format!("/why.json?{CELL}"))
        .json();
    assert_eq!(json["status"], "contested");
    assert_eq!(json["said"], "accounts differ: 150–210");
    let rests: Vec<&str> = json["rests_on"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["claim"].as_str().unwrap())
        .collect();
    assert_eq!(rests, ["a-day1", "b-day1"]);
    let other = json["entries"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["claim"] == "a-day2")
        .unwrap();
    assert_eq!(other["why_not"], "another counting point, or none");
    assert_eq!(json["readings"].as_array().unwrap().len(), 4);
    assert_eq!(json["clause_span"]["line"], 15);
}

#[test]
fn the_page_tells_words_numbers_entries_and_readings() {
    let page = Stage::of(Role::Observer).get(&format!("/why?{CELL}")).text;
    for said in [
        "all voices · as written · counted at crossing",
        "Alpha must admit at least 200 trucks each day",
        "150 to 210",
        "<bdi>a-day1</bdi>",
        "another counting point, or none (1)",
        "held by Beta",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

#[test]
fn what_is_missing_is_told_only_to_those_who_may_see_it() {
    let told = |role: Role| {
        let stage = Stage::of(role);
        let json = stage.get(&format!("/why.json?{CELL}")).json();
        let page = stage.get(&format!("/why?{CELL}")).text;
        let listed = !json["missing"].as_array().unwrap().is_empty();
        assert_eq!(page.contains("what kind of figure would decide it"), listed);
        listed
    };
    assert!(told(Role::Mediator) && told(Role::MonitorLead));
    assert!(!told(Role::Observer) && !told(Role::Auditor));
    // Of incidents never.
    let json = Stage::of(Role::Mediator)
        .get("/why.json?clause=flights&day=2031-01-01")
        .json();
    assert_eq!(json["status"], "unverified");
    assert!(json["missing"].as_array().unwrap().is_empty());
}

#[test]
fn what_an_address_leaves_out_is_the_last_day_that_has_begun_in_all_voices() {
    let stage = Stage::of(Role::Observer);
    let json = stage.get("/why.json?clause=aid&point=crossing").json();
    assert_eq!(json["instance"], "2031-01-03");
    assert_eq!(json["view"], "all voices");
    let beta = bits::voice_key("Beta");
    let json = stage
        .get(&format!(
            "/why.json?clause=aid&view={beta}&reading=150+a+day&day=2031-01-01&point=crossing"
        ))
        .json();
    assert_eq!(json["view"], "according to Beta");
    assert_eq!(json["status"], "met");
}

#[test]
fn an_address_that_names_no_cell_says_so() {
    let stage = Stage::of(Role::Observer);
    for (address, status) in [
        ("/why", StatusCode::BAD_REQUEST),
        ("/why?clause=no-such", StatusCode::NOT_FOUND),
        ("/why?clause=aid&day=2031-02-01", StatusCode::BAD_REQUEST),
        ("/why?clause=aid&view=voice-0000", StatusCode::BAD_REQUEST),
        ("/why?clause=aid&reading=another", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(stage.get(address).status, status, "{address}");
    }
}

#[test]
fn in_arabic_every_phrase_is_there_and_names_are_set_apart() {
    let stage = Stage::of(Role::Mediator).in_language(Lang::Arabic);
    let page = stage.get(&format!("/why?{CELL}")).text;
    assert!(!page.contains('⟨'), "a phrase is missing: {page}");
    assert!(page.contains("<bdi>Beta</bdi>"));
    // Data are the same whatever the reader reads.
    let json = stage.get(&format!("/why.json?{CELL}")).json();
    assert_eq!(json["said"], "accounts differ: 150–210");
}

#[test]
fn of_the_entries_a_hundred_are_told_at_a_time_and_then_where_the_others_are() {
    let mut claims = CLAIMS.to_owned();
    for at in 0..230 {
        claims.push_str(&format!(
            "a-{at:03},claim,Alpha,admit,Alpha,truck,1,event,crossing,2031-01-02T09:00+02:00,g-{at},,1,2031-01-02T18:00+02:00\n"
        ));
    }
    let stage = Stage::with(Some(TEXT), &claims, Some(Role::Mediator));
    let cell = "clause=aid&part=each+day&day=2031-01-02&point=crossing&view=all-voices";
    let told = |json: &Value| -> Vec<String> {
        let entries = json["entries"].as_array().unwrap().iter();
        let keys = entries.map(|entry| entry["claim"].as_str().unwrap().to_owned());
        keys.collect()
    };
    let whole = stage.get(&format!("/why.json?{cell}&full=yes")).json();
    assert_eq!((&whole["of"], &whole["next"]), (&233.into(), &Value::Null));
    assert_eq!(whole["counted_from"].as_array().unwrap().len(), 230);
    assert!(whole.get("counted_from_more").is_none());
    let mut all = Vec::new();
    let mut next = format!("/why.json?{cell}");
    let mut lengths = Vec::new();
    loop {
        let json = stage.get(&next).json();
        lengths.push(told(&json).len());
        all.extend(told(&json));
        assert_eq!(json["counted_from"].as_array().unwrap().len(), 6);
        assert_eq!(json["counted_from_more"], 224);
        match json["next"].as_str() {
            Some(address) => next = address.to_owned(),
            None => break,
        }
    }
    assert_eq!(lengths, [100, 100, 33]);
    assert_eq!(all, told(&whole));
}

#[test]
fn an_explanation_that_is_kept_is_of_its_cell_and_for_its_reader() {
    let mut stage = Stage::of(Role::Mediator);
    let other = CELL.replace("2031-01-01", "2031-01-02");
    let ask = |stage: &Stage, cell: &str| stage.get(&format!("/why.json?{cell}")).json();
    let (first, second) = (ask(&stage, CELL), ask(&stage, &other));
    assert_ne!(first["window"], second["window"]);
    assert_eq!(ask(&stage, CELL), first);
    assert_eq!(ask(&stage, CELL), first);
    let listed = |json: &Value| !json["missing"].as_array().unwrap().is_empty();
    assert!(listed(&first));
    // The same house, and the same moment of it, for somebody who may see less.
    let (door, cookie) = Door::open_to(Some(Role::Observer));
    Arc::get_mut(&mut stage.house).unwrap().door = door;
    let observer = stage.other(cookie.as_deref());
    let json = ask(&observer, CELL);
    assert_eq!(json["status"], first["status"]);
    assert!(!listed(&json));
}
