//! The page on an invented record.

use axum::http::StatusCode;
use tregua_wording::Lang;

use crate::access::Role;
use crate::stage::{Stage, TEXT};

/// Asks for a draft, and gives its address.
fn draft(stage: &Stage) -> String {
    let typed = [("cutoff", "06:00"), ("drafter", "Night desk")];
    let got = stage.post("/brief", &typed);
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let (address, done) = got.location().split_once('?').unwrap();
    assert_eq!(done, "done=drafted");
    address.to_owned()
}

fn hash(stage: &Stage, draft: &str) -> String {
    let data = stage.get(&format!("{draft}.json")).json();
    data["draft"]["sha256"].as_str().unwrap().to_owned()
}

fn release(stage: &Stage, draft: &str, releaser: &str, read: &str) -> crate::stage::Got {
    stage.post(draft, &[("releaser", releaser), ("read", read)])
}

#[test]
fn a_draft_is_read_released_by_another_and_shown_again_as_it_was() {
    let stage = Stage::of(Role::Alone);
    let draft = draft(&stage);
    let got = stage.get(&draft);
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    let read = hash(&stage, &draft);
    // The hour alone is the last one past, on the agreement's clock.
    let data = stage.get(&format!("{draft}.json")).json();
    assert_eq!(
        data["draft"]["brief"]["cutoff"],
        "2031-01-03T06:00:00+02:00"
    );
    assert!(got.text.contains(&read), "the button carries the hash");
    let got = release(&stage, &draft, "Day desk", &read);
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    assert_eq!(got.location(), "/brief/1?done=released");
    let said =
        "<p class=\"done\" role=\"status\" tabindex=\"-1\" autofocus>the edition is released";
    assert!(stage.get(got.location()).text.contains(said));
    assert!(!stage.get("/brief/1").text.contains("class=\"done\""));
    let again = stage.get("/brief/1.json").json();
    assert_eq!(again["sha256"], read.as_str());
    assert_eq!(again["releaser"], "Day desk");
    assert_eq!(again["brief"], data["draft"]["brief"]);
    let list = stage.get("/brief.json").json();
    assert_eq!(list["editions"][0]["drafter"], "Night desk");
    assert_eq!(list["drafts"].as_array().unwrap().len(), 0);
    // What its hash is of, byte for byte.
    let content = stage.get("/brief/1/content").text;
    let of_content = tregua_record::Sha256::of(content.as_bytes()).to_string();
    assert_eq!(of_content, read);
    assert!(stage.get("/brief/1/text").text.contains("Day desk"));
}

#[test]
fn whoever_drafted_does_not_release() {
    let stage = Stage::of(Role::Alone);
    let draft = draft(&stage);
    let read = hash(&stage, &draft);
    for releaser in ["night  desk", ""] {
        let got = release(&stage, &draft, releaser, &read);
        assert_eq!(got.status, StatusCode::BAD_REQUEST);
        assert!(got.text.contains("href=\"#releaser\""), "{}", got.text);
    }
    let list = stage.get("/brief.json").json();
    assert_eq!(list["editions"].as_array().unwrap().len(), 0);
}

#[test]
fn what_moved_since_it_was_read_is_not_released() {
    let stage = Stage::of(Role::Alone);
    let draft = draft(&stage);
    let read = hash(&stage, &draft);
    let text = TEXT.replace("at least 200 trucks", "at least 250 trucks");
    let from = stage.get("/agreement.json").json()["sha256"].clone();
    let sent = [
        ("do", "put"),
        ("text", &text),
        ("from", from.as_str().unwrap()),
    ];
    let got = stage.post("/agreement/edit", &sent);
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let got = release(&stage, &draft, "Day desk", &read);
    assert_eq!(got.status, StatusCode::BAD_REQUEST);
    assert!(got.text.contains("has moved"), "{}", got.text);
    let list = stage.get("/brief.json").json();
    assert_eq!(list["editions"].as_array().unwrap().len(), 0);
    // What is read now can be released from the same page.
    let now = hash(&stage, &draft);
    assert_ne!(now, read);
    assert!(got.text.contains(&now));
    let got = release(&stage, &draft, "Day desk", &now);
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    // An edition is shown by the text it was made by, whichever is the newest.
    let sent = [("do", "put"), ("text", TEXT), ("confirm", "yes")];
    assert_eq!(
        stage.post("/agreement/edit", &sent).status,
        StatusCode::SEE_OTHER
    );
    assert!(stage.get("/brief/1").text.contains(&now));
}

#[test]
fn a_cut_off_that_is_none_is_said_with_the_way_to_its_field() {
    let stage = Stage::of(Role::Alone);
    for cutoff in ["dawn", "2031-02-01T06:00"] {
        let got = stage.post("/brief", &[("cutoff", cutoff), ("drafter", "Night desk")]);
        assert_eq!(got.status, StatusCode::BAD_REQUEST);
        assert!(got.text.contains("href=\"#cutoff\""), "{}", got.text);
        assert!(
            got.text.contains("value=\"Night desk\""),
            "what was typed stays"
        );
        assert!(!got.text.contains("--cutoff"), "{}", got.text);
    }
}

#[test]
fn an_observer_reads_editions_and_drafts_none() {
    let stage = Stage::of(Role::Observer);
    let got = stage.get("/brief");
    assert_eq!(got.status, StatusCode::OK);
    assert!(!got.text.contains("name=\"cutoff\""), "{}", got.text);
    let typed = [("cutoff", "06:00"), ("drafter", "Night desk")];
    assert_eq!(stage.post("/brief", &typed).status, StatusCode::FORBIDDEN);
    assert_eq!(stage.get("/brief/1").status, StatusCode::NOT_FOUND);
}

#[test]
fn the_page_to_print_brings_its_style_and_allows_no_other() {
    let stage = Stage::of(Role::Alone).in_language(Lang::Arabic);
    let draft = draft(&stage);
    let read = hash(&stage, &draft);
    release(&stage, &draft, "Day desk", &read);
    let got = stage.get("/brief/1/print");
    assert_eq!(got.status, StatusCode::OK);
    let policy: Vec<_> = got
        .headers
        .get_all("content-security-policy")
        .iter()
        .collect();
    assert_eq!(policy.len(), 1);
    let policy = policy[0].to_str().unwrap();
    assert!(policy.contains("style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert!(got.text.contains("dir=\"rtl\""));
}

#[test]
fn a_record_without_a_text_has_no_brief() {
    let claims = "claim,kind,voice,said\nn-1,note,Alpha,2031-01-02T09:00+02:00\n";
    let stage = Stage::with(None, claims, Some(Role::Alone));
    let got = stage.get("/brief");
    assert_eq!(got.status, StatusCode::OK);
    assert!(!got.text.contains("name=\"cutoff\""));
    let typed = [("cutoff", "06:00"), ("drafter", "Night desk")];
    assert_eq!(stage.post("/brief", &typed).status, StatusCode::CONFLICT);
}

#[test]
fn names_in_a_brief_are_text_and_never_code() {
    let stage = Stage::of(Role::Alone);
    let typed = [("cutoff", "06:00"), ("drafter", "<b>Night</b> & day")];
    let got = stage.post("/brief", &typed);
    let page = stage.get(got.location()).text;
    assert!(!page.contains("<b>Night"), "{page}");
    assert!(page.contains("&lt;b&gt;Night"));
}
