//! Tests of the pages of voices.

use tregua_wording::Lang;

use crate::access::Role;
use crate::pages::bits;
use crate::stage::{CLAIMS, Stage, TEXT};

#[test]
fn voices_come_by_name_and_nothing_is_added_up() {
    let got = Stage::of(Role::Observer).get("/voices.json").json();
    let voices = got["voices"].as_array().unwrap();
    let names: Vec<&str> = voices
        .iter()
        .map(|one| one["voice"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Alpha", "Beta", "Delta"]);
    assert_eq!(voices[0]["declared"][0]["role"], "party");
    assert_eq!(voices[2]["declared"][0]["role"], "mediator");
    let page = Stage::of(Role::Observer).get("/voices").text;
    for word in ["confirmed", "denied"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn a_voice_that_nobody_declared_is_told_so_and_its_name_is_in_no_address() {
    let claims = CLAIMS.replace(",Delta,", ",Ms Nobody,");
    let stage = Stage::with(Some(TEXT), &claims, Some(Role::Observer));
    let page = stage.get("/voices").text;
    assert!(page.contains("<bdi>Ms Nobody</bdi>") && page.contains("not declared"));
    assert!(!page.contains("Nobody\""), "{page}");
    let own = stage.get(&format!("/voices/{}", bits::voice_key("Ms Nobody")));
    assert_eq!(own.status, 200);
    assert!(own.text.contains("d-rel"));
    let title = own.text.split("</title>").next().unwrap();
    assert!(!title.contains("Nobody"), "{title}");
}

#[test]
fn what_a_voice_said_is_listed_latest_first_with_figure_and_time() {
    let stage = Stage::of(Role::MonitorLead);
    let path = format!("/voices/{}.json?by=said", bits::voice_key("Alpha"));
    let got = stage.get(&path).json();
    let said = got["statements"].as_array().unwrap();
    let keys: Vec<&str> = said
        .iter()
        .map(|one| one["claim"].as_str().unwrap())
        .collect();
    assert_eq!(keys, ["a-day2", "a-day1"]);
    assert_eq!(said[1]["lo"], 210);
    assert_eq!(said[0]["figure"], "about a hundred");
    assert_eq!(said[0]["said"], "2031-01-03T09:00:00+02:00");
}

#[test]
fn what_was_not_known_by_then_is_not_listed() {
    let stage = Stage::of(Role::MonitorLead);
    let then = "?by=said&as-known=2031-01-02T12:00%2B02:00";
    let path = format!("/voices/{}.json{then}", bits::voice_key("Alpha"));
    assert_eq!(
        stage.get(&path).json()["statements"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    // Declared, and silent by then.
    let path = format!("/voices/{}{then}", bits::voice_key("Delta"));
    let page = stage.get(&path);
    assert_eq!(page.status, 200);
    assert!(page.text.contains("nothing on record"));
}

#[test]
fn hours_of_hand_overs_are_withheld_from_those_who_may_not_see_them() {
    let path = format!("/voices/{}?by=said", bits::voice_key("Beta"));
    let seen = Stage::of(Role::Mediator).get(&path).text;
    assert!(seen.contains("4 Jan 2031 16:00"), "{seen}");
    let masked = Stage::of(Role::Observer).get(&path).text;
    assert!(
        masked.contains("b-plan") && !masked.contains("4 Jan 2031 16:00"),
        "{masked}"
    );
}

#[test]
fn long_lists_are_paged() {
    let mut claims = CLAIMS.lines().next().unwrap().to_owned() + "\n";
    for n in 0..120 {
        claims += &format!(
            "k{n:03},claim,Alpha,admit,Alpha,truck,1,event,crossing,2031-01-02T10:{:02}+02:00,g{n},,1,2031-01-02T11:00+02:00\n",
            n % 60
        );
    }
    let stage = Stage::with(Some(TEXT), &claims, Some(Role::Observer));
    let path = format!("/voices/{}", bits::voice_key("Alpha"));
    let first = stage.get(&path).text;
    assert!(first.contains("1 to 50 of 120") && first.contains("page=2"));
    let last = stage.get(&format!("{path}?page=3")).text;
    assert!(last.contains("101 to 120 of 120") && !last.contains("page=4"));
    // Beyond the end is the end.
    assert!(
        stage
            .get(&format!("{path}?page=99"))
            .text
            .contains("101 to 120")
    );
}

#[test]
fn nobody_of_this_name_is_nothing() {
    let got = Stage::of(Role::Observer).get("/voices/voice-000000000000");
    assert_eq!(got.status, 404);
}

#[test]
fn without_a_text_voices_are_told_all_the_same() {
    let stage = Stage::with(None, CLAIMS, Some(Role::Observer)).in_language(Lang::Arabic);
    let page = stage.get("/voices").text;
    assert!(
        page.contains("<bdi>Delta</bdi>") && !page.contains('⟨'),
        "{page}"
    );
}

#[test]
fn officials_without_a_name_are_told_apart_in_the_readers_words_and_by_a_code_in_the_data() {
    let columns = "claim,kind,voice,";
    let (head, rows) = CLAIMS.split_once('\n').unwrap();
    assert!(head.starts_with(columns));
    let rows: String = rows
        .lines()
        .enumerate()
        .map(|(at, row)| {
            let attribution = if at == 0 { "anonymous" } else { "" };
            format!("{row},{attribution}\n")
        })
        .collect();
    let claims = format!("{head},attribution\n{rows}");
    let stage = Stage::with(Some(TEXT), &claims, Some(Role::MonitorLead));
    let stage = stage.in_language(Lang::Arabic);
    let data = stage.get("/voices.json").json();
    let voices = data["voices"].as_array().unwrap();
    let code = voices
        .iter()
        .find_map(|one| one["voice"].as_str()?.strip_suffix(" (anonymous)"))
        .unwrap();
    let own = format!(
        "/voices/{}",
        bits::voice_key(&format!("{code} (anonymous)"))
    );
    let told = format!("{code}\u{2069} (بلا ذكر الاسم)");
    for path in ["/voices", &own, "/figures", "/record"] {
        let page = stage.get(path).text;
        assert!(page.contains(&told), "{path}: {page}");
    }
    for path in [
        "/voices",
        &own,
        "/",
        "/figures",
        "/record",
        "/timeline",
        "/terms",
        "/brief",
    ] {
        assert!(!stage.get(path).text.contains("(anonymous)"), "{path}");
    }
}
