//! `tregua show`: a text in words, in any language.

use crate::stage::{Folder, RIVER};

const NAMES: &str = "\nnames in Arabic\n  Alpha: \"ألفا\"\n  aid: \"المعونة\"\n  Pause: \"الهدنة\"\n  \
    truck: one \"شاحنة\", two \"شاحنتان\", few \"شاحنات\", many \"شاحنة\", other \"شاحنة\"\n";

fn told(text: &str, words: &[&str]) -> crate::stage::Run {
    let folder = Folder::new();
    folder.write("talks.tregua", text);
    let line: Vec<&str> = ["show", "talks.tregua"]
        .iter()
        .chain(words)
        .copied()
        .collect();
    folder.tregua(&line).exits(0)
}

#[test]
fn a_clause_is_told_in_words_and_a_reading_aid_says_what_it_is() {
    told(RIVER, &[])
        .says("the text itself counts")
        .says("parties: Alpha and Beta")
        .says("Alpha must admit at least 200 trucks · in Pause, each day")
        .says("counting point left open:")
        .fits_the_page();
}

#[test]
fn names_are_written_as_the_text_says_and_things_in_the_form_of_their_number() {
    let text = |n: &str| RIVER.replace("200 trucks", n) + NAMES;
    let arabic = ["--lang", "ar", "--digits", "latin"];
    told(&text("200 trucks"), &arabic)
        .says("ألفا")
        .says("المعونة")
        .says("200 \u{2068}شاحنة");
    told(&text("2 trucks"), &arabic).says("2 \u{2068}شاحنتان");
    told(&text("5 trucks"), &arabic).says("5 \u{2068}شاحنات");
    told(&text("1 truck"), &[]).says("at least 1 truck ");
    told(&text("200 trucks"), &[]).never_says("شاحنة");
}

#[test]
fn one_clause_can_be_asked_for_and_one_that_is_not_there_is_told() {
    let folder = Folder::new();
    let more = "clause calm in Pause\n  Beta must not attack\n";
    folder.write("talks.tregua", RIVER.to_owned() + more);
    let calm = ["show", "talks.tregua", "--clause", "calm"];
    folder
        .tregua(&calm)
        .exits(0)
        .says("Beta must not attack")
        .never_says("trucks");
    let none = ["show", "talks.tregua", "--clause", "quiet"];
    folder
        .tregua(&none)
        .exits(2)
        .says("no clause")
        .says("`aid`");
}

#[test]
fn what_is_told_is_there_as_json_beside_what_it_means() {
    let folder = Folder::new();
    folder.write("talks.tregua", RIVER.to_owned() + NAMES);
    let shown = folder.json(&["show", "talks.tregua", "--lang", "ar"]);
    assert_eq!(shown["lang"], "ar");
    assert_eq!(shown["in_words"]["clauses"][0]["label"], "aid");
    let name = shown["in_words"]["clauses"][0]["name"].as_str();
    assert!(name.is_some_and(|name| name.contains("المعونة")));
    assert_eq!(
        shown["clauses"][0]["readings"][0]["parts"][0]["asks"]["number"]["lo"],
        200
    );
}

#[test]
fn of_a_record_its_newest_text_is_shown() {
    let folder = Folder::with_the_river_on_record();
    let record = folder
        .names()
        .into_iter()
        .find(|name| name.ends_with(".record"));
    folder
        .tregua(&["show", &record.unwrap()])
        .exits(0)
        .says("at least 200 trucks");
}
