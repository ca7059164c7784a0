//! Tests of the first page.

use serde_json::Value;
use tregua_wording::Lang;

use crate::access::Role;
use crate::stage::{CLAIMS, Got, Stage, TEXT};

/// The first of a list that is of this clause.
fn of_clause<'v>(list: &'v Value, clause: &str) -> &'v Value {
    let list = list.as_array().unwrap();
    let found = list.iter().find(|one| one["clause"] == clause);
    found.unwrap_or_else(|| panic!("{clause}: {list:#?}"))
}

/// The value of the cookie of visits.
fn visited(got: &Got) -> Option<String> {
    let cookies = got.headers.get_all("set-cookie").iter();
    let mut own = cookies.filter_map(|cookie| cookie.to_str().ok()?.strip_prefix("visited="));
    own.next().map(str::to_owned)
}

#[test]
fn what_is_in_force_and_what_is_due_next_come_first() {
    let got = Stage::of(Role::Observer).get("/");
    let places: Vec<usize> = [
        "id=\"force\"",
        "id=\"due\"",
        "id=\"overdue\"",
        "id=\"differ\"",
        "id=\"news\"",
    ]
    .iter()
    .map(|id| got.text.find(id).unwrap_or_else(|| panic!("{id}")))
    .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(got.text.len() < 100_000, "{} bytes", got.text.len());
}

#[test]
fn what_is_due_says_who_when_and_how_far_each_voice_says_it_is() {
    let got = Stage::of(Role::Observer).get("/now.json").json();
    let standing = &got["standing"];
    assert_eq!(standing["phases"][0]["state"], "in force");
    assert_eq!(standing["phases"][0]["to"], "2031-01-05T07:00:00+02:00");
    let aid = of_clause(&standing["due"], "aid");
    assert_eq!(aid["at"], "2031-01-04T07:00:00+02:00");
    assert_eq!(aid["bound"][0], "Alpha");
    assert_eq!(aid["day"], "2031-01-03");
    // A silent voice is no zero.
    assert_eq!(aid["so_far"].as_array().unwrap().len(), 0, "{aid:#}");
}

#[test]
fn accounts_that_differ_name_each_voice_and_lead_to_why() {
    let stage = Stage::of(Role::Observer);
    let got = stage.get("/now.json").json();
    let differ = got["standing"]["differ"].as_array().unwrap();
    let [aid] = differ.as_slice() else {
        panic!("{differ:#?}")
    };
    assert_eq!(aid["clauses"][0], "aid");
    assert_eq!(aid["day"], "2031-01-01");
    assert_eq!(aid["status"], "contested");
    assert_eq!(aid["what"]["point"], "crossing");
    let voices: Vec<&str> = aid["voices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["voice"].as_str().unwrap())
        .collect();
    assert_eq!(voices, ["Alpha", "Beta"]);
    let page = stage.get("/").text;
    let link = "/why?clause=aid&amp;part=each+day&amp;day=2031-01-01&amp;point=crossing&amp;view=all-voices";
    assert!(page.contains(link), "{page}");
}

#[test]
fn the_page_tells_the_same_differences_as_the_brief() {
    // Both reach what the text asks on the first day; what was exchanged on the second is told alike.
    let more = "b-more,claim,Beta,admit,Alpha,truck,260,total,crossing,2031-01-01,,,260,2031-01-02T11:00+02:00\n";
    let claims = CLAIMS
        .replace(",150,total", ",150,event")
        .replace("b-day1", "b-day0");
    let stage = Stage::with(Some(TEXT), &format!("{claims}{more}"), Some(Role::Observer));
    let reckoning = stage.visit("/").reckoning().unwrap();
    let brief = reckoning.ask(|now, keys| tregua_report::differ::differing(now, keys).len());
    let got = stage.get("/now.json").json();
    assert_eq!(got["standing"]["differ"].as_array().unwrap().len(), brief);
    assert!(brief > 0);
}

#[test]
fn what_changed_in_the_last_day_names_the_entries_that_changed_it() {
    let got = Stage::of(Role::Observer).get("/?by=said");
    assert!(got.text.contains("<bdi>d-rel</bdi>"), "{}", got.text);
    assert!(
        got.text.contains("by the time at which it was said"),
        "{}",
        got.text
    );
    let got = Stage::of(Role::Observer).get("/now.json?by=said").json();
    let news = &got["news"];
    assert_eq!(news["ready"], true);
    assert_eq!(news["visit"], false);
    assert_eq!(news["since"], "2031-01-02T15:00:00+02:00");
    let parts = news["parts"].as_array().unwrap();
    let named = parts.iter().flat_map(|part| part["by"].as_array().unwrap());
    let keys: Vec<&str> = named.map(|one| one["claim"].as_str().unwrap()).collect();
    assert!(keys.contains(&"d-rel"), "{news:#}");
    assert!(!keys.contains(&"a-day1"), "{news:#}");
}

#[test]
fn looking_back_tells_no_later_knowledge_as_news() {
    let path = "/now.json?by=said&as-of=2031-01-02T12:00%2B02:00";
    let got = Stage::of(Role::Observer).get(path).json();
    let news = got["news"].to_string();
    assert!(news.contains("a-day1"), "{news}");
    assert!(!news.contains("d-rel"), "{news}");
}

#[test]
fn a_visit_is_kept_in_a_cookie_unless_the_page_is_about_another_moment() {
    let stage = Stage::of(Role::Observer);
    let cookie = visited(&stage.get("/")).unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    assert_eq!(visited(&stage.get("/?as-of=2031-01-02")), None);
    assert_eq!(visited(&stage.get("/now.json")), None);
}

#[test]
fn a_reader_who_comes_back_is_told_what_changed_since() {
    let stage = Stage::of(Role::Observer);
    // Two hours before the stage's moment.
    let before = crate::stage::now().as_second() - 7200;
    let stage = stage.with_cookie(&format!("visited=.{before}"));
    let news = stage.get("/now.json").json()["news"].clone();
    assert_eq!(news["visit"], true);
    assert_eq!(news["since"], "2031-01-03T13:00:00+02:00");
    assert_eq!(news["entered"], 6);
}

#[test]
fn without_a_text_the_page_says_what_is_on_record_and_the_way_on() {
    let stage = Stage::with(None, CLAIMS, Some(Role::Alone));
    let got = stage.get("/");
    assert_eq!(got.status, 200);
    assert!(
        got.text.contains("6 claims") && got.text.contains("3 voices"),
        "{}",
        got.text
    );
    assert!(got.text.contains("href=\"/agreement\""));
    let got = Stage::with(None, CLAIMS, Some(Role::Observer)).get("/");
    assert!(
        !got.text.contains("href=\"/agreement\">add"),
        "{}",
        got.text
    );
}

#[test]
fn empty_sections_are_sentences() {
    let got = Stage::with(Some(TEXT), "claim,kind,voice\n", Some(Role::Observer)).get("/?by=said");
    for said in [
        "no accounts differ on anything that has begun",
        "nothing that is past its time is still open",
    ] {
        assert!(got.text.contains(said), "{said}: {}", got.text);
    }
}

#[test]
fn after_the_end_the_page_says_what_goes_on_without_a_term() {
    let later = "z-later,claim,Beta,admit,Alpha,truck,9,total,crossing,2031-01-06,,,9,2031-01-07T09:00+02:00\n";
    let claims = format!("{CLAIMS}{later}");
    let stage = Stage::with(Some(TEXT), &claims, Some(Role::Observer));
    let path = "?by=said&as-of=2031-01-08T12:00%2B02:00&as-known=2031-01-08T12:00%2B02:00";
    let got = stage.get(&format!("/now.json{path}")).json();
    let phase = &got["standing"]["phases"][0];
    assert_eq!(phase["state"], "ended");
    assert_eq!(phase["since"], 1);
    assert_eq!(phase["series"][0]["act"], "admit");
    let page = stage.get(&format!("/{path}")).text;
    assert!(page.contains("Pause ended 5 Jan 2031 07:00"), "{page}");
}

#[test]
fn times_count_down_only_on_the_page_that_follows_the_clock() {
    let stage = Stage::of(Role::Observer);
    assert!(stage.get("/").text.contains("data-say"));
    let past = stage.get("/?as-of=2031-01-03T12:00%2B02:00").text;
    assert!(!past.contains("data-say") && !past.contains("data-hours"));
}

#[test]
fn no_voice_is_named_in_an_address() {
    let claims = CLAIMS.replace(",Delta,", ",Ms Nobody,");
    let stage = Stage::with(Some(TEXT), &claims, Some(Role::Observer));
    let page = stage.get("/?by=said").text;
    for link in page.split("href=\"").skip(1) {
        let link = link.split('"').next().unwrap();
        assert!(!link.contains("Nobody"), "{link}");
    }
}

#[test]
fn in_arabic_names_are_set_apart_and_no_phrase_is_missing() {
    let stage = Stage::of(Role::Observer).in_language(Lang::Arabic);
    let page = stage.get("/?by=said").text;
    assert!(page.contains("dir=\"rtl\""));
    assert!(page.contains("<bdi>aid</bdi>"), "{page}");
    assert!(!page.contains('⟨'), "{page}");
}
