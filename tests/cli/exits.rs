//! How the program ends: 0 done, 1 the input has errors, 2 the command line is wrong, 3 the record is unsound, 4 the world failed.

use crate::stage::Folder;

#[test]
fn a_wrong_command_line_ends_with_two() {
    let folder = Folder::new();
    for words in [
        &[][..],
        &["frobnicate"],
        &["demo", "--loud"],
        &["init"],
        &["init", "a.record"],
        &["import", "a.record"],
        &["status"],
        &["explain"],
        &["check"],
        &["log", "a.record", "--last", "many"],
        &["log", "a.record", "--last", "-1"],
        &["status", "a", "b", "c"],
    ] {
        let run = folder.tregua(words).exits(2);
        assert!(!run.both().trim().is_empty(), "{words:?} says nothing");
    }
    assert_eq!(folder.names(), [] as [&str; 0]);
}

#[test]
fn help_and_version_end_with_zero() {
    let folder = Folder::new();
    folder.tregua(&["--help"]).exits(0).says("Exit codes");
    folder
        .tregua(&["--version"])
        .exits(0)
        .says(env!("CARGO_PKG_VERSION"));
    folder.tregua(&["status", "--version"]).exits(0);
}

#[test]
fn a_file_that_is_not_there_ends_with_one_and_is_named() {
    let folder = Folder::at_the_river();
    for words in [
        &["check", "missing.tregua"][..],
        &["status", "missing.record"],
        &["status", "missing.tregua", "river.record"],
        &["explain", "missing.record", "aid"],
        &["log", "missing.record"],
        &["verify", "missing.record"],
        &["import", "missing.record", "claims.csv"],
        &["import", "river.record", "missing.csv", "--commit"],
        &[
            "init",
            "new.record",
            "--author",
            "Lake Monitors",
            "--agreement",
            "missing.tregua",
        ],
    ] {
        folder.tregua(words).exits(1).says("`missing.");
    }
    assert!(!folder.path("missing.record").exists() && !folder.path("new.record").exists());
}

#[test]
fn a_folder_where_a_file_should_be_ends_with_one_or_four_and_a_message() {
    let folder = Folder::at_the_river();
    std::fs::create_dir(folder.path("folder")).unwrap();
    for words in [
        &["check", "folder"][..],
        &["status", "folder"],
        &["status", "folder", "river.record"],
        &["log", "folder"],
        &["verify", "folder"],
        &["import", "folder", "claims.csv"],
        &["import", "river.record", "folder", "--commit"],
        &["init", "folder", "--author", "Lake Monitors"],
    ] {
        let run = folder.tregua(words).says("`folder`");
        assert!(matches!(run.code, Some(1 | 4)), "{run:#?}");
    }
    folder.tregua(&["check", "folder"]).exits(4);
    folder
        .tregua(&["import", "river.record", "folder", "--commit"])
        .exits(4);
}

#[test]
fn a_place_that_cannot_be_written_ends_with_four_and_nothing_half_done() {
    let folder = Folder::new();
    // A file where a folder would have to be cannot be written into, whoever runs this.
    folder.write("wall", "a file");
    folder
        .tregua(&["init", "wall/a.record", "--author", "Lake Monitors"])
        .exits(4)
        .says("wall/a.record");
    folder
        .tregua(&["demo", "--keep", "wall/demo"])
        .exits(4)
        .says("wall/demo");
    folder
        .tregua(&[
            "init",
            "no/such/folder/a.record",
            "--author",
            "Lake Monitors",
        ])
        .exits(4)
        .says("no/such/folder");
    assert_eq!(folder.names(), ["wall"]);
    assert_eq!(folder.bytes("wall"), b"a file");
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    use std::process::{Command, Stdio};
    let mut run = Command::new(env!("CARGO_BIN_EXE_tregua"))
        .args(["demo", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(run.stdout.take());
    let done = run.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn with_json_a_fault_is_json_too_and_standard_output_holds_one_document() {
    let folder = Folder::at_the_river();
    let run = folder.tregua(&["log", "missing.record", "--json"]).exits(1);
    let error = &run.json()["error"];
    assert_eq!(
        (&error["exit"], &error["kind"]),
        (&1.into(), &"input".into())
    );
    let said = error["message"].as_str().unwrap();
    assert!(said.contains("`missing.record`"), "{said}");
    folder.write(
        "slip.tregua",
        "agreement \"A\"\nlanguage 1, english\nclause x\n  Alpha\n",
    );
    let run = folder.tregua(&["show", "slip.tregua", "--json"]).exits(1);
    let error = &run.json()["error"];
    assert_eq!(error["file"], "slip.tregua");
    assert!(
        error["diagnostics"][0]["code"]
            .as_str()
            .unwrap()
            .starts_with('E')
    );
}
