//! `tregua due`: what falls due, for whom, and how far each voice says it is.

use crate::stage::{AFTER, Folder};

/// Two hours before the end of the first day at the river.
const MORNING: &str = "2024-01-02T05:00+02:00";

#[test]
fn each_counting_point_shows_what_each_voice_counted_and_who_is_silent() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&["due", "river.record", "--by", "said", "--as-of", MORNING])
        .exits(0)
        .fits_the_page()
        .says("━━ Alpha")
        .says("by 2 Jan 2024 07:00, in 2 h: aid · each day · 1 Jan 2024")
        .says("counted at dispatch: nothing received from Alpha, Beta")
        .says("counted at crossing: Alpha 200 so far; Beta 150 so far")
        .says("after that, 3 Jan 2024 07:00: aid, each day (Alpha)")
        .never_says("━━ Beta");
}

#[test]
fn the_first_morning_of_the_pause_as_known_then() {
    let folder = Folder::with_the_pause();
    let run = folder
        .tregua(&[
            "due",
            "pause/pause.record",
            "--as-known",
            "2023-11-25T06:00+02:00",
            "--within",
            "90 min",
        ])
        .exits(0)
        .fits_the_page();
    let trucks = run.out.split("goods trucks · each day").nth(1).unwrap();
    let trucks: Vec<&str> = trucks.lines().take(5).map(str::trim).collect();
    insta::assert_snapshot!(trucks.join("\n"), @r"
    · 24 Nov 2023
    as written: at least 200 trucks (goods)
    counted at dispatch: UN 200 so far; nothing received from Hamas, Israel; all voices: met
    counted at crossing: Israel 200 so far; nothing received from Hamas; all voices: met
    counted at offloading: UN 137 so far; nothing received from Hamas, Israel
    ");
}

#[test]
fn the_last_morning_lists_conditions_apart_and_the_end_of_the_phase() {
    let folder = Folder::with_the_pause();
    let run = folder
        .tregua(&[
            "due",
            "pause/pause.record",
            "--as-known",
            "2023-11-30T06:00+02:00",
        ])
        .exits(0)
        .fits_the_page()
        .says("Pause ends 30 Nov 2023 07:00, in 1 h")
        .says("nobody is bound")
        .says("earns 1 more")
        .says("reading “a condition for one more day, not a duty” (ours)");
    let apart = run.out.split("nobody is bound").nth(1).unwrap();
    assert!(apart.contains("may be done by 30 Nov 2023 07:00, in 1 h: extension"));
    assert!(!apart.contains("goods trucks"));
}

#[test]
fn a_party_narrows_it_and_one_that_is_none_is_told_the_names() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&["due", "river.record", "--as-of", MORNING, "--party", "Beta"])
        .exits(0)
        .says("nothing falls due for Beta up to 3 Jan 2024 05:00; looked at 1 clause");
    folder
        .tregua(&["due", "river.record", "--party", "Gamma"])
        .exits(2)
        .says("`Gamma`")
        .says("`Alpha`");
}

#[test]
fn an_ended_phase_says_so_and_what_came_since() {
    let folder = Folder::with_the_pause();
    folder
        .tregua(&["due", "pause/pause.record", "--as-of", AFTER])
        .exits(0)
        .says("Pause ended 1 Dec 2023 07:00; since then ")
        .says("nothing falls due up to 3 Dec 2023 00:00")
        .says("after that nothing falls due");
}

#[test]
fn as_json_it_has_rows_counts_and_no_zero_for_the_silent() {
    let folder = Folder::with_the_river_on_record();
    let found = folder.json(&["due", "river.record", "--by", "said", "--as-of", MORNING]);
    let due = &found["due"][0];
    assert_eq!(due["at"], "2024-01-02T07:00:00+02:00");
    assert_eq!(due["bound"], serde_json::json!(["Alpha"]));
    assert_eq!(due["condition"], false);
    let readings = due["readings"].as_array().unwrap();
    assert_eq!(readings[0]["row"]["reading"]["counting point"], "dispatch");
    assert_eq!(readings[0]["so_far"], serde_json::json!([]));
    assert_eq!(readings[1]["so_far"][1]["voice"], "Beta");
    assert_eq!(readings[1]["so_far"][1]["counted"]["lo"], 150);
    assert_eq!(found["as_of"], "2024-01-02T05:00:00+02:00");
}

#[test]
fn a_length_that_is_none_is_a_wrong_command_line() {
    let folder = Folder::with_the_river_on_record();
    for length in ["", "soon", "24", "0 h", "1 month", "9999 days"] {
        folder
            .tregua(&["due", "river.record", "--within", length])
            .exits(2)
            .says("--within")
            .says("24 h");
    }
}
