use axum::http::StatusCode;
use serde_json::Value;
use tregua_wording::Lang;

use super::path;
use crate::access::Role;
use crate::pages::bits;
use crate::stage::{CLAIMS, Stage, TEXT};

fn labels(json: &Value) -> Vec<&str> {
    let clauses = json["clauses"].as_array().unwrap().iter();
    clauses
        .map(|clause| clause["clause"].as_str().unwrap())
        .collect()
}

/// The values of every `href`.
fn links(page: &str) -> Vec<&str> {
    let parts = page.split("href=\"").skip(1);
    parts.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_overview_tells_each_clause_over_its_readings_by_the_joint_views() {
    let json = Stage::of(Role::Observer).get("/terms.json").json();
    let expected = ["aid", "exchange", "flights", "list", "extension"];
    assert_eq!(labels(&json), expected);
    let aid = &json["clauses"][0];
    assert_eq!(aid["readings"], 4);
    let part = &aid["parts"][0];
    assert_eq!(part["bound"][0], "Alpha");
    let standings = part["standings"].as_array().unwrap();
    let voices: Vec<&str> = standings
        .iter()
        .map(|one| one["view"].as_str().unwrap())
        .collect();
    assert!(!voices.iter().any(|view| view.starts_with("according to")));
    // On the first day the readings differ at the crossing, where the two parties do.
    let first = standings
        .iter()
        .find(|one| {
            one["view"] == "all voices" && one["instances"].as_array().unwrap()[0] == "2031-01-01"
        })
        .unwrap();
    assert_eq!(first["readings_differ"], true, "{first}");
}

#[test]
fn filters_narrow_by_clause_view_day_reading_and_status() {
    let stage = Stage::of(Role::Observer);
    let get = |query: &str| stage.get(&format!("/terms.json?{query}")).json();
    assert_eq!(labels(&get("clause=exchange")), ["exchange"]);
    assert_eq!(labels(&get("status=no+such")), [] as [&str; 0]);
    let beta = format!("clause=aid&view={}", bits::voice_key("Beta"));
    let json = get(&format!("{beta}&reading=as+written&day=2031-01-01"));
    let standings = &json["clauses"][0]["parts"][0]["standings"];
    assert_eq!(standings[0]["view"], "according to Beta");
    assert_eq!(standings[0]["instances"][0], "2031-01-01");
    assert_eq!(standings[0]["readings"], 2, "two counting points");
    let differ = get("clause=aid&reading=crossing&day=2031-01-01&status=ambiguous");
    assert_eq!(labels(&differ), ["aid"]);
    let page = stage.get("/terms?status=no+such").text;
    assert!(page.contains("no cell is like that"), "{page}");
}

#[test]
fn a_clause_has_a_table_for_each_reading_and_its_cells_lead_to_why() {
    let stage = Stage::of(Role::Observer);
    let page = stage.get("/terms/aid").text;
    for said in [
        "as written (nobody on record as holding it)",
        "reading “150 a day” (held by Beta)",
        "counted at dispatch",
        "counted at crossing",
        "short by 50: 150",
        "reached: 150",
        "over the readings",
        "Alpha must admit at least 200 trucks each day",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let why = links(&page)
        .into_iter()
        .find(|link| link.starts_with("/why?") && link.contains("150"))
        .unwrap()
        .replace("&amp;", "&");
    assert_eq!(stage.get(&why).status, StatusCode::OK);
    assert_eq!(stage.get("/terms/no-such").status, StatusCode::NOT_FOUND);
}

#[test]
fn no_address_names_a_voice() {
    let claims = CLAIMS.replace("b-day1,claim,Beta", "b-day1,claim,Somebody Else");
    let stage = Stage::with(Some(TEXT), &claims, Some(Role::Observer));
    for path in ["/terms", "/terms/aid"] {
        let page = stage.get(path).text;
        assert!(page.contains("Somebody Else"));
        let named = |link: &&str| link.contains("Somebody");
        assert_eq!(links(&page).into_iter().find(named), None);
        assert!(!page.contains("value=\"Somebody"));
    }
}

#[test]
fn the_moment_is_kept_from_page_to_page() {
    let stage = Stage::of(Role::Observer);
    let page = stage.get("/terms?as-of=2031-01-02T09:00").text;
    let aid = links(&page)
        .into_iter()
        .find(|link| link.starts_with("/terms/aid"))
        .unwrap();
    assert_eq!(aid, "/terms/aid?as-of=2031-01-02T09%3A00");
    assert!(page.contains("type=\"hidden\" name=\"as-of\" value=\"2031-01-02T09:00\""));
}

#[test]
fn labels_of_any_letters_have_an_address() {
    assert_eq!(path("goods trucks"), "/terms/goods%20trucks");
    assert_eq!(path("a/b+c"), "/terms/a%2Fb%2Bc");
    let text = TEXT.replace("clause aid in Pause", "clause aid by road in Pause");
    let stage = Stage::with(Some(&text), CLAIMS, Some(Role::Observer));
    let got = stage.get(&format!("{}.json", path("aid by road")));
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    let json = got.json();
    assert_eq!(json["clause"], "aid by road");
    // What a cell rests on is not worked out here, and not said to be nothing.
    assert!(json["rows"][0].get("rests_on").is_none());
    assert_eq!(json["words"][0]["text"], "clause aid by road in Pause");
}

#[test]
fn of_many_cells_a_hundred_are_told_at_a_time_and_then_where_the_others_are() {
    let text = TEXT.replace("lasts 4 days", "lasts 20 days");
    let stage = Stage::with(Some(&text), CLAIMS, Some(Role::Observer));
    let rows = |json: &Value| json["rows"].as_array().unwrap().clone();
    let whole = stage.get("/terms/aid.json?full=yes").json();
    let of = whole["of"].as_u64().unwrap() as usize;
    assert!(of > 200 && rows(&whole).len() == of && whole["next"].is_null());
    let mut all = Vec::new();
    let mut differ = Vec::new();
    let mut next = "/terms/aid.json?as-of=2031-01-30".to_owned();
    loop {
        let json = stage.get(&next).json();
        assert!((1..=100).contains(&rows(&json).len()), "{next}");
        all.extend(rows(&json));
        for one in json["over_readings"].as_array().unwrap() {
            if !differ.contains(one) {
                differ.push(one.clone());
            }
        }
        match json["next"].as_str() {
            Some(address) => next = address.to_owned(),
            None => break,
        }
    }
    let at_once = stage
        .get("/terms/aid.json?as-of=2031-01-30&full=yes")
        .json();
    assert_eq!(all, rows(&at_once));
    let expected = at_once["over_readings"].as_array().unwrap();
    assert!(!expected.is_empty() && expected.iter().all(|one| differ.contains(one)));
    assert_eq!(differ.len(), expected.len());
    let got = stage.get("/terms/aid.json?from=soon");
    assert_eq!(got.status, StatusCode::BAD_REQUEST);
    assert!(
        got.text.contains("`soon` is no number of a list"),
        "{}",
        got.text
    );
}

#[test]
fn in_arabic_names_of_the_text_are_set_apart() {
    let stage = Stage::of(Role::Observer).in_language(Lang::Arabic);
    let page = stage.get("/terms/aid").text;
    assert!(page.contains("dir=\"rtl\""));
    assert!(page.contains("\u{2068}Beta\u{2069}"), "{page}");
    assert!(page.contains("<blockquote class=\"own-words\" dir=\"ltr\" lang=\"en\">"));
    assert!(!page.contains('⟨'), "a phrase is missing: {page}");
    let page = stage.get("/terms").text;
    assert!(page.contains("<bdi>aid</bdi>"));
    assert!(!page.contains('⟨'), "a phrase is missing: {page}");
}
