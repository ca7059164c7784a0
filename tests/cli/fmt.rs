//! `tregua fmt`: the layout of texts, and nothing but that.

use crate::stage::{Folder, RIVER};

#[test]
fn a_text_is_set_once_and_then_left_alone() {
    let folder = Folder::new();
    folder.write(
        "talks.tregua",
        RIVER
            .replace("  starts", "starts")
            .replace("trucks each day", "trucks each   day # so they say"),
    );
    folder
        .tregua(&["fmt", "--check", "talks.tregua"])
        .exits(1)
        .says("line 7");
    assert!(
        folder.read("talks.tregua").contains("each   day"),
        "only looked at"
    );
    folder
        .tregua(&["fmt", "talks.tregua"])
        .exits(0)
        .says("set anew");
    let set = folder.read("talks.tregua");
    assert!(set.contains("\n  starts 2024-01-01 07:00\n"), "{set}");
    assert!(
        set.contains("trucks each day          # so they say\n"),
        "{set}"
    );
    folder
        .tregua(&["fmt", "talks.tregua"])
        .exits(0)
        .says("as it should be");
    assert_eq!(folder.read("talks.tregua"), set);
    folder.tregua(&["check", "talks.tregua"]).exits(0);
}

#[test]
fn a_broken_text_is_set_too_and_keeps_every_word() {
    let folder = Folder::new();
    folder.write("slip.tregua", RIVER.replace("must admit", "must  admitt"));
    folder.tregua(&["fmt", "slip.tregua"]).exits(0);
    assert!(
        folder
            .read("slip.tregua")
            .contains("must admitt at least 200")
    );
}

#[test]
fn json_tells_of_each_file_and_one_that_is_missing_stops_no_other() {
    let folder = Folder::new();
    folder.write("talks.tregua", RIVER.replace("  lasts", " lasts"));
    let run = folder
        .tregua(&["fmt", "nowhere.tregua", "talks.tregua", "--json"])
        .exits(1);
    let files = run.json();
    assert_eq!(files["files"][0]["unread"], true);
    assert_eq!(
        (&files["files"][1]["changed"], &files["files"][1]["line"]),
        (&true.into(), &7.into())
    );
    assert!(folder.read("talks.tregua").contains("\n  lasts"));
}

#[test]
fn the_examples_are_set_as_they_should_be() {
    let folder = Folder::with_examples();
    let texts = [
        "examples/gaza-2023-11/pause.tregua",
        "examples/yemen-2022/truce.tregua",
    ];
    folder
        .tregua(&["fmt", "--check", texts[0], texts[1]])
        .exits(0);
}

#[test]
fn a_text_goes_to_json_and_back() {
    let folder = Folder::new();
    folder.write("talks.tregua", RIVER);
    let value = folder
        .tregua(&["fmt", "talks.tregua", "--to-json"])
        .exits(0)
        .json();
    folder.write("talks.json", value.to_string());
    let back = folder
        .tregua(&["fmt", "talks.json", "--from-json", "--json"])
        .exits(0)
        .json();
    folder.tregua(&["fmt", "talks.tregua"]).exits(0);
    assert_eq!(back["text"], folder.read("talks.tregua").as_str());
    folder
        .tregua(&["fmt", "talks.json", "--from-json"])
        .exits(0)
        .says("trucks each day");
}

#[test]
fn json_that_is_no_text_is_refused_with_its_place() {
    let folder = Folder::new();
    folder.write("open.tregua", "agreement \"open");
    folder
        .tregua(&["fmt", "open.tregua", "--to-json"])
        .exits(1)
        .says("E0002");
    for (json, says) in [
        ("{", "is not JSON"),
        ("[]", "an object is wanted here"),
        (
            r#"{"tregua":1,"blocks":[{"block":"clause","lines":[]}]}"#,
            "blocks[0].lines",
        ),
        (r#"{"tregua":1,"blocks":[],"more":1}"#, "`more`"),
        (
            r#"{"tregua":1,"blocks":[{"block":"header","lines":[{"words":["two words"]}]}]}"#,
            "`two words`",
        ),
        (r#"{"tregua":1,"blocks":[],"after":["why"]}"#, "after[0]"),
        (
            r#"{"tregua":1,"blocks":[{"block":"header","lines":[{"words":["clause","x"]}]}]}"#,
            "blocks[0]",
        ),
    ] {
        folder.write("talks.json", json);
        folder
            .tregua(&["fmt", "talks.json", "--from-json"])
            .exits(1)
            .says(says);
    }
    folder
        .tregua(&["fmt", "a.json", "b.json", "--from-json"])
        .exits(2)
        .says("one file");
}
