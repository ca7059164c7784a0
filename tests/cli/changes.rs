//! `tregua changes`: from what to what, and by which entries.

use serde_json::Value;

use crate::stage::{CLAIMS, Folder};

fn pause(words: &[&str]) -> Vec<String> {
    ["changes", "pause/pause.record", "--by", "said"]
        .iter()
        .chain(words)
        .map(|word| (*word).to_owned())
        .collect()
}

fn run(folder: &Folder, words: &[String]) -> crate::stage::Run {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    folder.tregua(&words)
}

#[test]
fn who_was_away_one_night_reads_what_changed_and_by_which_entry() {
    let folder = Folder::with_the_pause();
    let night = run(
        &folder,
        &pause(&[
            "--from",
            "2023-11-24T23:00+02:00",
            "--to",
            "2023-11-25T06:00+02:00",
            "--clause",
            "goods trucks",
            "--view",
            "Israel",
        ]),
    );
    let night = night.exits(0).fits_the_page();
    let told = night.out.split("what changed").nth(1).unwrap();
    let told = told.split("came in between").next().unwrap();
    let told: Vec<&str> = told.lines().collect();
    insta::assert_snapshot!(told[..told.len() - 1].join("\n"));
}

#[test]
fn an_extension_is_told_with_its_entry_and_the_days_it_adds() {
    let folder = Folder::with_the_pause();
    let words = pause(&[
        "--from",
        "2023-11-27T12:00+02:00",
        "--to",
        "2023-11-28T06:00+02:00",
        "--clause",
        "flights",
        "--view",
        "all voices",
    ]);
    run(&folder, &words)
        .exits(0)
        .says("Pause: its end moved from 28 Nov 2023 07:00 to 30 Nov 2023 07:00")
        .says("by x1-qat: Qatar")
        .says("28 Nov 2023 to 29 Nov 2023")
        .says("not there → pending");
}

#[test]
fn a_quiet_hour_says_what_was_looked_at() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&[
            "changes",
            "river.record",
            "--by",
            "said",
            "--from",
            "2024-01-05T10:00+02:00",
            "--to",
            "2024-01-05T11:00+02:00",
        ])
        .exits(0)
        .says("nothing changed in 40 cells looked at")
        .says("0 entries came in between");
}

#[test]
fn the_clock_alone_is_named_as_such() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&[
            "changes",
            "river.record",
            "--by",
            "said",
            "--from",
            "2024-01-03T06:00+02:00",
            "--to",
            "2024-01-03T08:00+02:00",
        ])
        .exits(0)
        .says("time alone")
        .says("aid: pending → unverified");
}

#[test]
fn every_changed_cell_names_an_entry_or_the_clock() {
    let folder = Folder::with_the_pause();
    let words = pause(&[
        "--from",
        "2023-11-29T12:00+02:00",
        "--to",
        "2023-12-01T12:00+02:00",
    ]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = folder.json(&words);
    let cells = found["cells"].as_array().unwrap();
    assert!(cells.len() > 50);
    for cell in cells {
        let by = cell["by"].as_array().unwrap();
        assert_eq!(cell["by_time"], Value::Bool(by.is_empty()), "{cell}");
        assert_ne!(cell["before"], cell["after"]);
        assert!(by.iter().all(|entry| entry["claim"].is_string()), "{cell}");
    }
}

#[test]
fn a_correction_is_listed_with_what_it_replaces() {
    let folder = Folder::with_the_river_on_record();
    let correction = "d1-beta-2,correct,Beta,,admit,Alpha,truck,,210,total,whole,crossing,2024-01-01,d1-beta,GAZ,210,2024-01-03T10:00+02:00,\n";
    folder.claims("more.csv", &format!("{CLAIMS}{correction}"));
    folder
        .tregua(&["import", "river.record", "more.csv", "--commit"])
        .exits(0);
    folder
        .tregua(&[
            "changes",
            "river.record",
            "--by",
            "said",
            "--from",
            "2024-01-03T09:00+02:00",
            "--to",
            "2024-01-03T11:00+02:00",
            "--view",
            "Beta",
        ])
        .exits(0)
        .says("Beta: not met (short by 50: 150) → met (reached: 210, 10 more than asked)")
        .says("d1-beta-2 (Beta, correct) replaces d1-beta");
}

#[test]
fn moments_that_do_not_follow_each_other_are_a_wrong_command_line() {
    let folder = Folder::with_the_river_on_record();
    let ask = |from: &str, to: &str| {
        folder.tregua(&["changes", "river.record", "--from", from, "--to", to])
    };
    ask("2024-01-03T09:00+02:00", "2024-01-03T09:00+02:00")
        .exits(2)
        .says("--from is not before --to");
    ask("yesterday", "2024-01-03T09:00+02:00")
        .exits(2)
        .says("--from")
        .says("+02:00");
    ask("2024-01-03T09:00+02:00", "noon").exits(2).says("--to");
    folder.tregua(&["changes", "river.record"]).exits(2);
}
