//! `tregua missing`: kinds of figure, never who ought to supply them.

use crate::stage::{AFTER, Folder, LATER};

#[test]
fn a_kind_of_figure_is_told_once_with_what_would_settle_it() {
    let folder = Folder::with_the_pause();
    let run = folder
        .tregua(&[
            "missing",
            "pause/pause.record",
            "--clause",
            "goods trucks",
            "--day",
            "2023-11-25",
            "--reading",
            "offloading",
            "--reading",
            "as written",
            "--view",
            "UN",
            "--view",
            "both parties",
            "--as-of",
            AFTER,
        ])
        .exits(0)
        .fits_the_page();
    let told = run.out.split("what is open\n").nth(1).unwrap();
    insta::assert_snapshot!(told);
}

#[test]
fn acts_that_must_not_happen_are_not_asked_about() {
    let folder = Folder::with_the_pause();
    folder
        .tregua(&[
            "missing",
            "pause/pause.record",
            "--clause",
            "flights",
            "--as-of",
            AFTER,
        ])
        .exits(0)
        .says("nothing is open for want of a figure; looked at ")
        .says("acts that must not happen are not asked about");
}

#[test]
fn no_line_says_who_ought_to_supply_a_figure() {
    let folder = Folder::with_the_pause();
    let run = folder
        .tregua(&["missing", "pause/pause.record", "--as-of", AFTER])
        .exits(0)
        .fits_the_page();
    for word in [
        "should",
        "must ",
        "ought",
        "owes",
        "by Hamas",
        "by Israel",
        "fail",
    ] {
        let own = run
            .out
            .replace("must not happen", "")
            .replace("held by Israel", "");
        assert!(!own.contains(word), "{word}");
    }
}

#[test]
fn as_json_each_names_figure_window_and_cell() {
    let folder = Folder::with_the_river_on_record();
    let found = folder.json(&[
        "missing",
        "river.record",
        "--as-of",
        LATER,
        "--day",
        "2024-01-02",
        "--view",
        "Alpha",
    ]);
    let first = &found["missing"][0];
    assert_eq!(first["act"], "admit");
    assert_eq!(first["thing"], "truck");
    assert_eq!(first["enough"]["at_least"], 200);
    assert_eq!(first["enough"]["whole_window"], true);
    assert_eq!(first["status"], "unverified");
    assert_eq!(first["window"][0], "2024-01-02T07:00:00+02:00");
    assert_eq!(found["missing"].as_array().unwrap().len(), 2);
}

#[test]
fn a_name_that_nothing_bears_is_told_the_names() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&["missing", "river.record", "--clause", "nowhere"])
        .exits(2)
        .says("`aid`");
}
