//! `tregua search`: words in what can be read here.

use crate::stage::Folder;

#[test]
fn entries_are_found_by_words_in_them_with_a_few_words_around() {
    let folder = Folder::with_the_pause();
    let run = folder
        .tregua(&["search", "pause/pause.record", "MOTHERS", "separated"])
        .exits(0)
        .fits_the_page()
        .says("term13-isr")
        .says("mothers and children separated");
    assert!(run.err.is_empty(), "{}", run.err);
    let json = folder.json(&["search", "pause/pause.record", "mothers", "separated"]);
    let entries = json["entries"].as_array().unwrap();
    assert_eq!(json["all"], entries.len());
    let found = entries.iter().find(|entry| entry["key"] == "c27-isr-apart");
    let found = found.unwrap();
    assert_eq!(found["voice"], "Israel");
    assert_eq!(found["around"], "mothers and children separated");
}

#[test]
fn the_last_few_are_shown_and_all_are_counted() {
    let folder = Folder::with_the_river_on_record();
    let run = folder
        .tregua(&["search", "river.record", "truck", "--last", "1"])
        .exits(0);
    run.says("d1-beta").never_says("d1-alpha").says("`--last`");
    let json = folder.json(&["search", "river.record", "truck", "--last", "1"]);
    // The text of the agreement speaks of trucks too.
    assert_eq!(json["all"], 3);
    assert_eq!(json["entries"].as_array().unwrap().len(), 1);
}

#[test]
fn signs_mean_nothing_but_themselves_and_nothing_found_is_no_fault() {
    let folder = Folder::with_the_river_on_record();
    for words in ["\"", "truck OR sheep", "a*", "(", "%", "';--", "NEAR(a b)"] {
        folder
            .tregua(&["search", "river.record", "--", words])
            .exits(0)
            .fits_the_page();
    }
    folder
        .tregua(&["search", "river.record", "zeppelin"])
        .exits(0)
        .says("nothing that can be read here");
    folder
        .tregua(&["search", "river.record", "  "])
        .exits(1)
        .says("no word to look for");
}

#[test]
fn what_was_erased_is_not_found_and_the_reader_is_told_that_something_was_not_looked_into() {
    let folder = Folder::with_the_river_on_record();
    let by = ["search", "river.record", "d1-alpha"];
    folder.tregua(&by).exits(0).says("d1-alpha");
    folder
        .tregua(&[
            "erase",
            "river.record",
            "d1-alpha",
            "--because",
            "slip",
            "--commit",
        ])
        .exits(0);
    let run = folder.tregua(&by).exits(0).never_says("d1-alpha ");
    run.says("nothing that can be read here")
        .says("not looked into");
    folder
        .tregua(&["search", "river.record", "d1-alpha", "--lang", "ar"])
        .exits(0)
        .fits_the_page();
}
