//! The page on an invented record.

use axum::http::StatusCode;
use tregua_wording::Lang;

use super::edit::SAMPLE;
use crate::access::Role;
use crate::stage::{Got, Stage, TEXT};

fn put(stage: &Stage, text: &str, more: &[(&str, &str)]) -> Got {
    let from = stage.get("/agreement/edit.json").json()["from"].clone();
    let from = from.as_str().unwrap_or("").to_owned();
    let mut fields = vec![("do", "put"), ("text", text), ("from", from.as_str())];
    fields.extend(more);
    stage.post("/agreement/edit", &fields)
}

#[test]
fn every_line_has_a_place_and_every_clause_a_way_to_its_terms() {
    let stage = Stage::of(Role::Observer);
    let page = stage.get("/agreement").text;
    let data = stage.get("/agreement.json").json();
    assert_eq!(data["text"], TEXT);
    let clauses = data["clauses"].as_array().unwrap();
    assert_eq!(clauses.len(), 5);
    for clause in clauses {
        let place = format!("id=\"L{}\"", clause["line"]);
        assert!(page.contains(&place), "{place}");
    }
    assert!(page.contains("href=\"/terms/aid\""));
    assert_eq!(page.matches("id=\"L").count(), TEXT.lines().count());
    assert!(
        !page.contains("/agreement/edit"),
        "an observer writes no text"
    );
}

#[test]
fn a_reading_is_in_the_language_chosen_whatever_the_readers_own_is() {
    let stage = Stage::of(Role::Observer).in_language(Lang::Italian);
    for lang in Lang::ALL {
        let got = stage.get(&format!("/agreement/reading?in={}", lang.code()));
        assert_eq!(got.status, StatusCode::OK, "{}", got.text);
        let dir = crate::frame::direction(*lang);
        let section = format!("class=\"reading\" lang=\"{}\" dir=\"{dir}\"", lang.code());
        assert!(got.text.contains(&section), "{section}");
        assert!(got.text.contains("<html lang=\"it\""));
        assert!(
            !got.text.contains("web-agreement-"),
            "a phrase is missing: {}",
            got.text
        );
    }
}

#[test]
fn a_clause_says_who_must_what_counted_where_and_who_reads_it_otherwise() {
    let page = Stage::of(Role::Observer).get("/agreement/reading").text;
    for said in [
        "Alpha must admit at least 200 trucks",
        "each day",
        "counting point left open: dispatch or crossing",
        "150 a day",
        "held by Beta",
        "at least 150 trucks",
        "Alpha must not fly",
        "between 10:00 and 16:00 each day",
        "at least 3 detainees for each 1 captive",
        "by 07:00 on the day that Pause would end",
        "condition of extension",
        "Pause extends 1 day for each 10 captives undertaken",
        "cap left open",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

#[test]
fn a_text_with_errors_comes_back_with_each_of_them_and_its_line() {
    let stage = Stage::of(Role::Alone);
    let text = TEXT.replace("Alpha must admit", "Alfa must admit");
    let got = put(&stage, &text, &[]);
    assert_eq!(got.status, StatusCode::BAD_REQUEST);
    assert!(got.text.contains("href=\"#line-16\""), "{}", got.text);
    assert!(got.text.contains("id=\"line-16\""));
    assert!(got.text.contains("Alfa must admit"), "what was typed stays");
    let now = stage
        .post("/agreement/check.json", &[("text", &text)])
        .json();
    assert_eq!(now["errors"], 1, "{now}");
    assert_eq!(now["found"][0]["line"], 16);
    assert!(
        now["found"][0]["message"]
            .as_str()
            .unwrap()
            .contains("Alfa")
    );
    assert_eq!(
        stage.get("/agreement.json").json()["versions"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn a_new_version_is_put_on_record_beside_the_old_and_compared_with_it() {
    let stage = Stage::of(Role::Alone);
    // As a browser sends it.
    let text = TEXT
        .replace("200 trucks", "250 trucks")
        .replace('\n', "\r\n");
    let got = put(&stage, &text, &[]);
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let page = stage.get(got.location()).text;
    assert!(page.contains("autofocus>the text is on record"), "{page}");
    let data = stage.get("/agreement.json").json();
    assert_eq!(data["text"], TEXT.replace("200 trucks", "250 trucks"));
    assert_eq!(data["versions"].as_array().unwrap().len(), 2);
    let compared = stage.get("/agreement/versions.json").json();
    let lines = compared["changes"][0]["lines"].as_array().unwrap();
    let changed: Vec<_> = lines
        .iter()
        .filter(|line| line["change"] != "same")
        .collect();
    assert_eq!(changed.len(), 2, "{compared}");
    let page = stage.get("/agreement/versions?from=1&to=2").text;
    assert!(
        page.contains("<del>  Alpha must admit at least 200"),
        "{page}"
    );
    assert!(
        page.contains("<ins>  Alpha must admit at least 250"),
        "{page}"
    );
    assert!(
        page.contains("<li>tighter for") && page.contains("aid"),
        "{page}"
    );
    let aid = &compared["difference"]["clauses"][0];
    assert_eq!(
        (&aid["after"], &aid["changes"][0]["aspect"]),
        (&"aid".into(), &"number".into())
    );
    // The same again is no new version.
    assert_eq!(put(&stage, &text, &[]).status, StatusCode::BAD_REQUEST);
}

#[test]
fn what_began_from_an_older_version_is_put_on_record_only_when_that_is_confirmed() {
    let stage = Stage::of(Role::Alone);
    let text = TEXT.replace("200 trucks", "250 trucks");
    let mut fields = vec![("do", "put"), ("text", text.as_str()), ("from", "0000")];
    let got = stage.post("/agreement/edit", &fields);
    assert_eq!(got.status, StatusCode::BAD_REQUEST);
    assert!(got.text.contains("name=\"confirm\""), "{}", got.text);
    fields.push(("confirm", "yes"));
    assert_eq!(
        stage.post("/agreement/edit", &fields).status,
        StatusCode::SEE_OTHER
    );
}

#[test]
fn a_record_without_a_text_offers_to_begin_one() {
    let claims = "claim,kind,voice,said\nn-1,note,Alpha,2031-01-02T09:00+02:00\n";
    let stage = Stage::with(None, claims, Some(Role::Alone));
    let page = stage.get("/agreement");
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("/agreement/edit"), "{}", page.text);
    assert!(
        stage
            .get("/agreement/edit")
            .text
            .contains("Talks at the North crossing")
    );
    let got = put(&stage, SAMPLE, &[]);
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    assert_eq!(stage.get("/agreement.json").json()["text"], SAMPLE);
}

#[test]
fn the_sample_is_clean() {
    let outcome = tregua_agreement::read(SAMPLE);
    assert!(outcome.diagnostics.is_empty(), "{:#?}", outcome.diagnostics);
}

#[test]
fn whoever_may_not_write_a_text_gets_no_place_to() {
    for role in [
        Role::Observer,
        Role::Reporter,
        Role::Mediator,
        Role::Auditor,
    ] {
        let stage = Stage::of(role);
        assert_eq!(stage.get("/agreement/edit").status, StatusCode::FORBIDDEN);
        let sent = stage.post("/agreement/check.json", &[("text", TEXT)]);
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{role:?}");
    }
}
