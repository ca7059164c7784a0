//! The corpus of broken inputs in `tests/broken`: a clear message and an exit code for each, never a panic.

use std::fs;
use std::path::Path;

use crate::stage::{Folder, Run, absolute_paths, copy, repository};

/// Bytes beyond what the program reads as one text, made here rather than stored.
const TOO_MUCH_TEXT: usize = 1024 * 1024 + 1;

/// A river folder with one part of the corpus in `broken/`.
fn stage(part: &str) -> (Folder, Vec<String>) {
    let folder = Folder::with_the_river_on_record();
    copy(
        &repository().join("tests/broken").join(part),
        &folder.path("broken"),
    );
    let mut names: Vec<String> = fs::read_dir(folder.path("broken"))
        .unwrap()
        .map(|found| format!("broken/{}", found.unwrap().file_name().to_string_lossy()))
        .collect();
    names.sort();
    (folder, names)
}

/// Holds a run on broken input to its manners: an exit code of ours, a message, no panic, no place but those it was given.
#[track_caller]
fn well_mannered(folder: &Folder, run: &Run) {
    assert!(matches!(run.code, Some(1..=4)), "{run:#?}");
    let said = run.both();
    assert!(
        !said.contains("panicked") && !said.contains("RUST_BACKTRACE"),
        "{run:#?}"
    );
    assert!(said.lines().any(|line| !line.trim().is_empty()), "{run:#?}");
    assert!(
        !said.contains(&*folder.root().to_string_lossy()),
        "{run:#?}"
    );
    assert!(!said.contains(env!("CARGO_MANIFEST_DIR")), "{run:#?}");
    assert_eq!(absolute_paths(&run.err), [] as [&str; 0], "{run:#?}");
    assert!(!said.contains('\u{1b}') && !said.contains('\0'), "{run:#?}");
}

#[test]
fn the_corpus_has_at_least_thirty_inputs() {
    let files: usize = ["text", "csv", "record"]
        .iter()
        .map(|part| {
            fs::read_dir(repository().join("tests/broken").join(part))
                .unwrap()
                .count()
        })
        .sum();
    assert!(files >= 30, "{files}");
}

#[test]
fn every_broken_text_is_refused_with_a_message() {
    let (folder, names) = stage("text");
    for name in &names {
        well_mannered(&folder, &folder.tregua(&["check", name]));
        well_mannered(
            &folder,
            &folder.tregua(&[
                "init",
                "new.record",
                "--author",
                "Lake Monitors",
                "--agreement",
                name,
            ]),
        );
        well_mannered(
            &folder,
            &folder.tregua(&["status", name, "river.record", "--what-if"]),
        );
        assert!(
            !folder.path("new.record").exists() && !folder.path("new.record.key").exists(),
            "{name}"
        );
    }
}

#[test]
fn every_broken_text_that_is_text_is_told_off_in_json_as_well() {
    let (folder, names) = stage("text");
    for name in names {
        let run = folder.tregua(&["check", &name, "--json"]);
        well_mannered(&folder, &run);
        if run.code == Some(1) && !run.out.is_empty() {
            assert_eq!(run.json()["files"][0]["errors"], true, "{name}");
        }
    }
}

#[test]
fn every_broken_table_is_refused_with_a_message_and_nothing_is_imported() {
    let (folder, names) = stage("csv");
    let before = folder.bytes("river.record");
    for name in &names {
        well_mannered(
            &folder,
            &folder.tregua(&["import", "river.record", name, "--commit"]),
        );
        well_mannered(
            &folder,
            &folder.tregua(&[
                "import",
                "river.record",
                "sources.csv",
                name,
                "--commit",
                "--json",
            ]),
        );
        assert_eq!(before, folder.bytes("river.record"), "{name}");
    }
}

#[test]
fn every_broken_workbook_is_refused_with_a_message_and_nothing_is_imported() {
    let folder = Folder::with_the_river_on_record();
    let samples = repository().join("crates/import/tests/bad");
    copy(&samples, &folder.path("broken"));
    let before = folder.bytes("river.record");
    let mut names: Vec<String> = fs::read_dir(samples)
        .unwrap()
        .map(|found| format!("broken/{}", found.unwrap().file_name().to_string_lossy()))
        .filter(|name| name.ends_with(".xlsx"))
        .collect();
    names.sort();
    assert!(names.len() >= 10, "{names:?}");
    for name in &names {
        for words in [
            &["import", "river.record", name, "--commit"][..],
            &["import", "river.record", name, "sources.csv", "--json"],
        ] {
            let run = folder.tregua(words);
            well_mannered(&folder, &run);
            assert_eq!(run.code, Some(1), "{run:#?}");
        }
        assert_eq!(before, folder.bytes("river.record"), "{name}");
    }
}

#[test]
fn a_cell_of_a_workbook_is_named_as_spreadsheets_name_it() {
    let folder = Folder::with_the_river_on_record();
    let cells = repository().join("crates/import/tests/bad/cells.xlsx");
    fs::copy(cells, folder.path("cells.xlsx")).unwrap();
    let import = ["import", "river.record", "cells.xlsx"];
    folder
        .tregua(&import)
        .exits(1)
        .says("error[I075] cells.xlsx, sheet Claims of March, row 2, column H (amount): ")
        .says("cells.xlsx, sheet Claims of March, row 14, column P: ");
    let json: Vec<&str> = import.iter().copied().chain(["--json"]).collect();
    let refused = folder.tregua(&json).exits(1).json();
    let first = &refused["problems"][0];
    assert_eq!(
        (
            &first["sheet"],
            &first["line"],
            &first["letters"],
            &first["column"]
        ),
        (
            &"Claims of March".into(),
            &2.into(),
            &"H".into(),
            &"amount".into()
        )
    );
}

#[test]
fn every_broken_record_fails_its_check_and_no_command_changes_it() {
    let (folder, names) = stage("record");
    for name in &names {
        let path = folder.path(name);
        let before = fs::read(&path).ok();
        for words in [
            &["verify", name][..],
            &["verify", name, "--json"],
            &["status", name],
            &["status", "river.tregua", name],
            &["explain", name, "aid"],
            &["import", name, "claims.csv", "--commit"],
            &["init", name, "--author", "Lake Monitors"],
        ] {
            well_mannered(&folder, &folder.tregua(words));
        }
        // The log shows what can be read, wherever the damage is.
        let log = folder.tregua(&["log", name]);
        assert!(log.code == Some(0) || !log.err.is_empty(), "{log:#?}");
        assert!(!log.both().contains("panicked"), "{log:#?}");
        assert_eq!(before, fs::read(&path).ok(), "{name}");
        assert!(
            !Path::new(&format!("{}.key", path.display())).exists(),
            "{name}"
        );
    }
}

/// Records of ours with part of the file cut off or written over.
const DAMAGED: [&str; 9] = [
    "a-page-of-noise",
    "a-page-of-zeros",
    "bytes-of-nothing",
    "cut-in-the-middle",
    "first-page-only",
    "last-page-missing",
    "no-entry-table",
    "page-size-of-one",
    "payload-of-nothing",
];

#[test]
fn a_damaged_record_fails_verification_and_is_named() {
    let (folder, _) = stage("record");
    for name in DAMAGED {
        let path = format!("broken/{name}.record");
        let run = folder.tregua(&["verify", &path]);
        assert_eq!(run.code, Some(3), "{run:#?}");
    }
}

#[test]
fn inputs_too_large_to_store_here_are_refused_as_well() {
    let folder = Folder::with_the_river_on_record();
    folder.write("huge.tregua", "x".repeat(TOO_MUCH_TEXT));
    well_mannered(&folder, &folder.tregua(&["check", "huge.tregua"]));
    folder.write("lines.tregua", "clause a in Pause\n".repeat(50_000));
    well_mannered(&folder, &folder.tregua(&["check", "lines.tregua"]));
    folder.write("wide.csv", format!("claim{}\n", ",x_a".repeat(20_000)));
    well_mannered(
        &folder,
        &folder.tregua(&["import", "river.record", "wide.csv", "--commit"]),
    );
    folder.write(
        "cell.csv",
        format!("claim,kind,voice\n{},claim,Alpha\n", "k".repeat(1_000_000)),
    );
    well_mannered(
        &folder,
        &folder.tregua(&["import", "river.record", "cell.csv", "--commit"]),
    );
    folder.write(
        "rows.csv",
        format!("claim,kind,voice,amount\n{}", "a,b,c,d\n".repeat(60_000)),
    );
    let run = folder.tregua(&["import", "river.record", "rows.csv", "--commit"]);
    well_mannered(&folder, &run);
    assert!(
        run.err.len() < 4_000_000,
        "{} bytes of messages",
        run.err.len()
    );
}

#[test]
fn every_broken_key_is_refused_before_anything_is_signed() {
    let folder = Folder::with_the_river_on_record();
    let (record, key) = (
        folder.bytes("river.record"),
        folder.bytes("river.record.key"),
    );
    let other = Folder::at_the_river();
    let mut changed = key.clone();
    let last = changed.iter().rposition(u8::is_ascii_alphanumeric).unwrap();
    changed[last] = if changed[last] == b'a' { b'b' } else { b'a' };
    folder.claims("new.csv", "d9,claim,Alpha,,admit,Alpha,truck,,1,event,,crossing,2024-01-02,,GAZ,1,2024-01-02T22:00+02:00,\n");
    for broken in [
        Vec::new(),
        b"\n".to_vec(),
        vec![0; 32],
        b"tregua".to_vec(),
        key[..key.len() / 2].to_vec(),
        changed,
        other.bytes("river.record.key"),
        vec![b'x'; 100_000],
    ] {
        folder.write("river.record.key", &broken);
        let run = folder.tregua(&[
            "import",
            "river.record",
            "sources.csv",
            "new.csv",
            "--commit",
        ]);
        well_mannered(&folder, &run);
        assert_eq!(record, folder.bytes("river.record"), "{run:#?}");
        let text = String::from_utf8_lossy(&broken).into_owned();
        let secret = text.split_whitespace().find(|word| word.len() >= 40);
        assert!(
            secret.is_none_or(|secret| !run.both().contains(secret)),
            "the key is in the message"
        );
    }
}
