//! `tregua import`: a dry run unless asked, all or nothing, the same row twice adds nothing.

use serde_json::Value;

use crate::stage::{CLAIMS, Folder, LATER};

/// Committed, with the claims of this file.
fn commit(folder: &Folder, file: &str) -> crate::stage::Run {
    folder.tregua(&["import", "river.record", "sources.csv", file, "--commit"])
}

fn entries(folder: &Folder) -> Vec<Value> {
    folder.json(&["log", "river.record"])["entries"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn a_dry_run_writes_nothing_and_says_how_to() {
    let folder = Folder::at_the_river();
    let before = (folder.bytes("river.record"), folder.names());
    folder
        .tregua(&["import", "river.record", "sources.csv", "claims.csv"])
        .exits(0)
        .says("2 claims")
        .says("1 source")
        .says("nothing was written")
        .says("--commit");
    assert_eq!(before, (folder.bytes("river.record"), folder.names()));
}

#[test]
fn a_committed_import_ends_with_a_receipt() {
    let folder = Folder::with_the_river_on_record();
    let entries = entries(&folder);
    let kinds: Vec<&str> = entries
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "charter",
            "agreement",
            "source",
            "claim",
            "claim",
            "receipt"
        ]
    );
    assert!(entries[3]["received"].is_string());
    assert_eq!(entries[3]["rebuilt"], false);
    folder.tregua(&["verify", "river.record"]).exits(0);
}

#[test]
fn the_same_files_again_add_nothing_and_say_so() {
    let folder = Folder::with_the_river_on_record();
    let before = folder.bytes("river.record");
    commit(&folder, "claims.csv")
        .exits(0)
        .says("on record already")
        .says("nothing was written");
    assert_eq!(entries(&folder).len(), 6);
    assert_eq!(before, folder.bytes("river.record"));
}

#[test]
fn one_new_row_among_old_ones_is_all_that_is_added() {
    let folder = Folder::with_the_river_on_record();
    let new = "d2-alpha,claim,Alpha,,admit,Alpha,truck,,210,total,whole,crossing,2024-01-02,,GAZ,210,2024-01-02T22:00+02:00,\n";
    folder.claims("more.csv", &format!("{CLAIMS}{new}"));
    let done = folder.json(&[
        "import",
        "river.record",
        "sources.csv",
        "more.csv",
        "--commit",
    ]);
    assert_eq!(
        (&done["new"], &done["on_record_already"]),
        (&1.into(), &3.into())
    );
    assert_eq!(entries(&folder).len(), 8);
}

#[test]
fn one_bad_row_keeps_out_the_whole_batch_and_every_bad_row_is_named() {
    let folder = Folder::at_the_river();
    let bad = "\
d2-alpha,claim,Alpha,,admit,Alpha,truck,,many,total,whole,crossing,2024-01-02,,GAZ,,2024-01-02T22:00+02:00,
d3-alpha,claim,Alpha,,admitt,Alpha,truck,,10,total,whole,crossing,2024-01-03,,GAZ,,2024-01-03T22:00+02:00,
d4-alpha,claim,Alpha,,admit,Alpha,truck,,10,total,whole,crossing,2024-02-30,,GAZ,,2024-01-04T22:00+02:00,
";
    folder.claims("mixed.csv", &format!("{CLAIMS}{bad}"));
    let before = folder.bytes("river.record");
    commit(&folder, "mixed.csv")
        .exits(1)
        .says("mixed.csv:4")
        .says("mixed.csv:5")
        .says("mixed.csv:6")
        .says("did you mean `admit`?")
        .says("nothing was imported")
        .never_says("mixed.csv:2,");
    assert_eq!(before, folder.bytes("river.record"));
}

#[test]
fn the_bad_rows_are_also_listed_in_json() {
    let folder = Folder::at_the_river();
    folder.claims(
        "bad.csv",
        &CLAIMS.replace(",200,", ",many,").replace(",150,", ",few,"),
    );
    let run = folder
        .tregua(&[
            "import",
            "river.record",
            "sources.csv",
            "bad.csv",
            "--commit",
            "--json",
        ])
        .exits(1);
    let refused = run.json();
    assert_eq!(refused["committed"], false);
    let lines: Vec<u64> = refused["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [2, 3]);
    assert_eq!(refused["problems"][0]["column"], "amount");
}

#[test]
fn a_column_that_nobody_knows_is_an_error_that_lists_the_known_ones() {
    let folder = Folder::at_the_river();
    folder.write("odd.csv", "claim,kind,voice,colour\nc1,note,Alpha,red\n");
    commit(&folder, "odd.csv")
        .exits(1)
        .says("colour")
        .says("counting_point")
        .says("x_");
}

#[test]
fn a_key_on_record_with_other_content_asks_for_a_correction() {
    let folder = Folder::with_the_river_on_record();
    let before = folder.bytes("river.record");
    folder.claims("changed.csv", &CLAIMS.replace(",150,", ",160,"));
    commit(&folder, "changed.csv")
        .exits(1)
        .says("d1-beta")
        .says("write a correction");
    assert_eq!(before, folder.bytes("river.record"));
}

#[test]
fn a_key_twice_in_one_file_with_other_content_asks_for_a_correction() {
    let folder = Folder::at_the_river();
    folder.claims(
        "twice.csv",
        &format!("{CLAIMS}{}", CLAIMS.replace(",150,", ",160,")),
    );
    commit(&folder, "twice.csv")
        .exits(1)
        .says("d1-beta")
        .says("write a correction");
}

const CORRECTION: &str = "d1-beta-2,correct,Beta,,admit,Alpha,truck,,205,total,whole,crossing,2024-01-01,d1-beta,GAZ,205,2024-01-02T22:00+02:00,\n";

#[test]
fn a_correction_replaces_what_it_names_and_explain_shows_both() {
    let folder = Folder::with_the_river_on_record();
    let ask = [
        "explain",
        "river.record",
        "aid",
        "--day",
        "2024-01-01",
        "--reading",
        "crossing",
        "--view",
        "Beta",
        "--by",
        "said",
        "--as-of",
        LATER,
    ];
    folder
        .tregua(&ask)
        .exits(0)
        .says("according to Beta: not met")
        .says("150");
    folder.claims("correction.csv", CORRECTION);
    commit(&folder, "correction.csv").exits(0);
    folder
        .tregua(&ask)
        .exits(0)
        .says("according to Beta: met")
        .says("corrected by d1-beta-2: d1-beta");
}

#[test]
fn what_a_corrected_row_rests_on_is_the_correction() {
    let folder = Folder::with_the_river_on_record();
    folder.claims("correction.csv", CORRECTION);
    commit(&folder, "correction.csv").exits(0);
    let row = folder.json(&[
        "explain",
        "river.record",
        "aid",
        "--day",
        "2024-01-01",
        "--reading",
        "crossing",
        "--view",
        "Beta",
        "--by",
        "said",
        "--as-of",
        LATER,
    ]);
    let rests_on: Vec<&str> = row["rests_on"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["claim"].as_str().unwrap())
        .collect();
    assert!(rests_on.contains(&"d1-beta-2"), "{rests_on:?}");
}

const LATE: &str = "\
claim,kind,voice,act,actor,thing,amount,adds,coverage,counting_point,occurred,said,received
d1-alpha,claim,Alpha,admit,Alpha,truck,200,total,whole,crossing,2024-01-01,2024-01-01T22:00+02:00,2024-01-05T10:00:00Z
";

#[test]
fn when_a_row_was_received_is_read_only_to_rebuild_a_live_record() {
    let folder = Folder::at_the_river();
    folder.write("late.csv", LATE);
    folder
        .tregua(&["import", "river.record", "late.csv", "--commit"])
        .exits(1)
        .says("received")
        .says("late.csv:2");
    folder
        .tregua(&[
            "import",
            "river.record",
            "late.csv",
            "--commit",
            "--rebuilt",
        ])
        .exits(0);
    let entries = entries(&folder);
    assert_eq!(
        (&entries[2]["received"], &entries[2]["rebuilt"]),
        (&"2024-01-05T10:00:00Z".into(), &true.into())
    );
    folder
        .tregua(&["log", "river.record"])
        .exits(0)
        .says("rebuilt history");
    folder.tregua(&["verify", "river.record"]).exits(0);
}

#[test]
fn what_was_said_early_and_received_late_is_known_by_the_time_asked_for() {
    let folder = Folder::at_the_river();
    folder.write("late.csv", LATE);
    folder
        .tregua(&[
            "import",
            "river.record",
            "late.csv",
            "--commit",
            "--rebuilt",
        ])
        .exits(0);
    let then = |by: &str| {
        let found = folder.json(&[
            "status",
            "river.record",
            "--clause",
            "aid",
            "--day",
            "2024-01-01",
            "--reading",
            "crossing",
            "--view",
            "Alpha",
            "--as-known",
            "2024-01-03T00:00Z",
            "--by",
            by,
        ]);
        assert_eq!(found["known_by"], by);
        found["rows"][0]["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(then("said"), "met");
    assert_eq!(then("received"), "unverified");
}

#[test]
fn claims_of_one_file_may_name_sources_of_another_in_any_order() {
    let folder = Folder::at_the_river();
    folder
        .tregua(&[
            "import",
            "river.record",
            "claims.csv",
            "sources.csv",
            "--commit",
        ])
        .exits(0);
    assert_eq!(entries(&folder)[2]["kind"], "source");
}

#[test]
fn a_record_without_its_key_can_be_read_and_not_added_to() {
    let folder = Folder::at_the_river();
    std::fs::remove_file(folder.path("river.record.key")).unwrap();
    let before = folder.bytes("river.record");
    let run = commit(&folder, "claims.csv").says("river.record.key");
    assert!(matches!(run.code, Some(1 | 4)), "{run:#?}");
    folder.tregua(&["log", "river.record"]).exits(0);
    assert_eq!(before, folder.bytes("river.record"));
}
