//! `tregua check`: everything that is wrong with a text, at once, with place and way forward.

use crate::stage::{Folder, RIVER};

#[test]
fn a_clean_text_is_called_clean() {
    let folder = Folder::with_examples();
    folder
        .tregua(&["check", "examples/yemen-2022/truce.tregua"])
        .exits(0)
        .says("no problem found");
}

#[test]
fn what_shows_in_the_text_alone_is_a_warning_with_the_numbers_that_show_it() {
    let folder = Folder::with_examples();
    folder
        .tregua(&["check", "examples/gaza-2023-11/pause.tregua"])
        .exits(0)
        .says("`releases each day` on each of 4 days comes to 40, not to the 50 of `releases`")
        .says("0 errors, 1 warning")
        .fits_the_page();
}

#[test]
fn every_error_is_printed_with_its_line_and_a_way_forward() {
    let folder = Folder::new();
    folder.write(
        "slips.tregua",
        RIVER
            .replace("parties", "partys")
            .replace("must admit", "must admitt")
            .replace("lasts 4 days", "lasts 4 dais"),
    );
    let run = folder.tregua(&["check", "slips.tregua"]).exits(1);
    for place in ["slips.tregua:3:", "slips.tregua:9:", "slips.tregua:12:"] {
        assert!(run.both().contains(place), "{place} not in {run:#?}");
    }
    run.says("did you mean `parties`?").says("3 errors");
}

#[test]
fn json_gives_each_diagnostic_its_code_place_and_words() {
    let folder = Folder::new();
    folder.write("slip.tregua", RIVER.replace("must admit", "shall admit"));
    let found = folder
        .tregua(&["check", "slip.tregua", "--json"])
        .exits(1)
        .json();
    let file = &found["files"][0];
    assert_eq!(
        (&file["file"], &file["errors"]),
        (&"slip.tregua".into(), &true.into())
    );
    let slip = &file["diagnostics"][0];
    assert_eq!(
        (&slip["code"], &slip["severity"], &slip["line"]),
        (&"E0105".into(), &"error".into(), &12.into())
    );
    assert_eq!(slip["suggestions"], serde_json::json!(["must"]));
    assert!(slip["message"].as_str().unwrap().contains("shall"));
}

#[test]
fn several_texts_are_checked_in_one_go_and_one_bad_one_decides() {
    let folder = Folder::new();
    folder.write("good.tregua", RIVER);
    folder.write("bad.tregua", RIVER.replace("clause aid", "claus aid"));
    folder.tregua(&["check", "good.tregua"]).exits(0);
    folder
        .tregua(&["check", "bad.tregua", "good.tregua"])
        .exits(1)
        .says("good.tregua")
        .says("bad.tregua");
}

#[test]
fn a_missing_text_does_not_keep_the_others_from_being_checked() {
    let folder = Folder::new();
    folder.write("bad.tregua", RIVER.replace("clause aid", "claus aid"));
    folder
        .tregua(&["check", "missing.tregua", "bad.tregua"])
        .exits(1)
        .says("missing.tregua")
        .says("claus");
}
