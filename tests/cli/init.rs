//! `tregua init`: a record, its key beside it, and the text of the agreement as an entry.

use crate::stage::{Folder, RIVER};

#[test]
fn a_new_record_holds_its_charter_and_the_text_of_the_agreement() {
    let folder = Folder::at_the_river();
    let log = folder.json(&["log", "river.record"]);
    let kinds: Vec<&str> = log["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["charter", "agreement"]);
    assert_eq!(log["entries"][0]["author"], "Lake Monitors");
}

#[test]
fn a_record_can_begin_without_an_agreement_and_says_so() {
    let folder = Folder::new();
    folder
        .tregua(&["init", "a.record", "--author", "Lake Monitors"])
        .exits(0)
        .says("no agreement yet");
    folder.tregua(&["verify", "a.record"]).exits(0);
    folder
        .tregua(&["status", "a.record"])
        .exits(1)
        .says("--what-if");
}

#[cfg(unix)]
#[test]
fn the_signing_key_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::at_the_river();
    let mode = std::fs::metadata(folder.path("river.record.key"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn no_output_holds_the_signing_key() {
    let folder = Folder::new();
    let made = folder
        .tregua(&["init", "a.record", "--author", "Lake Monitors"])
        .exits(0);
    let key = String::from_utf8(folder.bytes("a.record.key")).unwrap();
    let secret: Vec<&str> = key
        .split_whitespace()
        .filter(|word| word.len() >= 40)
        .collect();
    assert!(
        !secret.is_empty(),
        "the key file has another form than this test knows"
    );
    for run in [
        made,
        folder.tregua(&["log", "a.record", "--json"]),
        folder.tregua(&["verify", "a.record", "--json"]),
    ] {
        assert!(
            secret.iter().all(|word| !run.both().contains(word)),
            "the secret is in the output of {}",
            run.line
        );
    }
}

#[test]
fn a_record_that_is_there_is_never_made_anew() {
    let folder = Folder::at_the_river();
    let before = (
        folder.bytes("river.record"),
        folder.bytes("river.record.key"),
    );
    folder
        .tregua(&["init", "river.record", "--author", "Someone else"])
        .exits(1)
        .says("already there");
    assert_eq!(
        before,
        (
            folder.bytes("river.record"),
            folder.bytes("river.record.key")
        )
    );
}

#[test]
fn a_key_that_lies_there_is_never_written_over() {
    let folder = Folder::new();
    folder.write("a.record.key", "precious");
    let run = folder.tregua(&["init", "a.record", "--author", "Lake Monitors"]);
    assert!(matches!(run.code, Some(1 | 4)), "{run:#?}");
    assert_eq!(folder.bytes("a.record.key"), b"precious");
    assert_eq!(folder.names(), ["a.record.key"]);
}

#[test]
fn an_author_that_no_code_can_hold_is_a_wrong_command_line() {
    let long = "x".repeat(200);
    for author in ["", " ", " Lake Monitors", "Lake\nMonitors", long.as_str()] {
        let folder = Folder::new();
        folder
            .tregua(&["init", "a.record", "--author", author])
            .exits(2)
            .says("--author");
        assert_eq!(folder.names(), [] as [&str; 0], "{author:?}");
    }
}

#[test]
fn a_broken_agreement_leaves_nothing_behind_and_every_error_is_printed() {
    let folder = Folder::new();
    folder.write(
        "river.tregua",
        RIVER.replace("parties", "partys").replace("must", "shall"),
    );
    folder
        .tregua(&[
            "init",
            "a.record",
            "--author",
            "Lake Monitors",
            "--agreement",
            "river.tregua",
        ])
        .exits(1)
        .says("did you mean `parties`?")
        .says("shall");
    assert_eq!(folder.names(), ["river.tregua"]);
}

#[test]
fn what_init_made_is_also_said_in_json() {
    let folder = Folder::new();
    folder.write("river.tregua", RIVER);
    let made = folder.json(&[
        "init",
        "a.record",
        "--author",
        "Lake Monitors",
        "--agreement",
        "river.tregua",
    ]);
    assert_eq!(made["record"], "a.record");
    assert_eq!(made["key"], "a.record.key");
    assert_eq!(made["author"], "Lake Monitors");
    assert_eq!(made["agreement"]["name"], "Talks of the river");
}
