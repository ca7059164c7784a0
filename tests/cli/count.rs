//! `tregua count`: counts as such, by voice and counting point; also where no agreement is on record.

use crate::stage::{AFTER, Folder, LATER};

/// Claims before any agreement: trucks, litres that no voice says who admitted, and what is still held.
const EARLY: &str = "\
claim,kind,voice,act,actor,thing,of_kind,amount,unit,adds,counting_point,occurred,figure,said
a,claim,Alpha,admit,Beta,truck,,100,,total,crossing,2024-01-01,100,2024-01-02
b,claim,Delta,admit,Beta,truck,,90,,total,crossing,2024-01-01,90,2024-01-02
c,claim,Delta,admit,,fuel,,1000,L,event,crossing,2024-01-02T23:30Z,1000,2024-01-03
h1,claim,Alpha,hold,Beta,captive,,240,,stock,,2024-01-01,240,2024-01-01
h2,claim,Alpha,hold,Beta,captive,adult=100;child=37,137,,stock,,2024-01-05,137,2024-01-05
";

fn before_any_text() -> Folder {
    let folder = Folder::new();
    folder.write("early.csv", EARLY);
    folder
        .tregua(&["init", "early.record", "--author", "Lake Monitors"])
        .exits(0);
    folder
        .tregua(&["import", "early.record", "early.csv", "--commit"])
        .exits(0);
    folder
}

#[test]
fn rival_figures_stand_beneath_each_other_and_are_never_summed() {
    let folder = Folder::with_the_river_on_record();
    let run = folder
        .tregua(&["count", "river.record", "--as-of", LATER])
        .exits(0)
        .fits_the_page();
    let told = run.out.split("across voices\n").nth(1).unwrap();
    insta::assert_snapshot!(told.trim(), @r"
    ━━ trucks admitted by Alpha, counted at crossing
         1 Jan 2024 07:00 → 5 Jan 2024 07:00 (+02:00)
         Alpha                      200 or more
         Beta                       150 or more
    ");
}

#[test]
fn chosen_days_are_the_agreements_days() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&[
            "count",
            "river.record",
            "--what",
            "trucks",
            "--voice",
            "Beta",
            "--from",
            "2024-01-01",
            "--to",
            "2024-01-01",
            "--as-of",
            LATER,
        ])
        .exits(0)
        .says("1 Jan 2024 07:00 → 2 Jan 2024 07:00 (+02:00)")
        .says("Beta                       150\n")
        .never_says("200");
}

#[test]
fn a_record_without_a_text_counts_in_civil_days_and_says_so() {
    let folder = before_any_text();
    let run = folder
        .tregua(&["count", "early.record", "--as-of", LATER])
        .exits(0)
        .fits_the_page()
        .says("this record holds no agreement: days run from midnight to midnight at +00:00");
    let told = run.out.split("across voices\n").nth(1).unwrap();
    insta::assert_snapshot!(told.trim());
    folder
        .tregua(&[
            "count",
            "early.record",
            "--what",
            "fuel",
            "--clock",
            "+02:00",
            "--as-of",
            LATER,
        ])
        .exits(0)
        .says("3 Jan 2024 00:00 → 4 Jan 2024 00:00 (+02:00)");
}

#[test]
fn what_is_still_held_keeps_its_earlier_figures() {
    let folder = before_any_text();
    let found = folder.json(&[
        "count",
        "early.record",
        "--what",
        "captive",
        "--as-of",
        LATER,
    ]);
    assert_eq!(found["agreement"], serde_json::Value::Null);
    let held = found["counts"][0]["still_there"].as_array().unwrap();
    let amounts: Vec<u64> = held
        .iter()
        .map(|one| one["amount"]["lo"].as_u64().unwrap())
        .collect();
    assert_eq!(amounts, [137, 240]);
    assert_eq!(held[0]["parts"]["child"], 37);
}

#[test]
fn the_trucks_of_the_pause_are_counted_at_each_point_apart() {
    let folder = Folder::with_the_pause();
    folder
        .tregua(&[
            "count",
            "pause/pause.record",
            "--what",
            "trucks",
            "--act",
            "admit",
            "--point",
            "crossing",
            "--as-of",
            AFTER,
        ])
        .exits(0)
        .fits_the_page()
        .says("trucks admitted by Israel, counted at crossing")
        .says("UN                         1187 to 1193")
        .never_says("offloading");
}

#[test]
fn names_and_clocks_that_are_none_are_wrong_command_lines() {
    let folder = before_any_text();
    for (option, known) in [
        ("--what", "`truck`"),
        ("--act", "`admit`"),
        ("--point", "`crossing`"),
        ("--voice", "`Delta`"),
    ] {
        folder
            .tregua(&["count", "early.record", option, "nowhere"])
            .exits(2)
            .says("`nowhere`")
            .says(known);
    }
    folder
        .tregua(&["count", "early.record", "--clock", "Mars"])
        .exits(2)
        .says("--clock");
    folder
        .tregua(&["count", "early.record", "--from", "2024-01-01"])
        .exits(2)
        .says("--to");
    folder
        .tregua(&[
            "count",
            "early.record",
            "--from",
            "2024-01-05",
            "--to",
            "2024-01-01",
        ])
        .exits(2)
        .says("comes after");
    Folder::with_the_river_on_record()
        .tregua(&["count", "river.record", "--clock", "+02:00"])
        .exits(2)
        .says("its text has the clock");
}

#[test]
fn an_empty_answer_says_what_was_looked_at() {
    before_any_text()
        .tregua(&[
            "count",
            "early.record",
            "--from",
            "2020-01-01",
            "--to",
            "2020-01-02",
        ])
        .exits(0)
        .says("nothing counted matches; looked at 3 measures of 5 claims");
}
