//! `tregua status`: which rows, at which moment, by which text.

use serde_json::Value;

use crate::stage::{AFTER, Folder, LATER, RIVER};

/// What the rows of a status hold under a key, each value once.
fn values(status: &Value, key: &str) -> Vec<String> {
    let mut found: Vec<String> = status["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row[key].as_str().unwrap_or("–").to_owned())
        .collect();
    found.sort();
    found.dedup();
    found
}

fn river(words: &[&str]) -> Value {
    let all: Vec<&str> = ["status", "river.record", "--as-of", LATER]
        .iter()
        .chain(words)
        .copied()
        .collect();
    Folder::with_the_river_on_record().json(&all)
}

#[test]
fn the_whole_table_of_the_worked_history_fits_a_hundred_columns() {
    let folder = Folder::with_the_pause();
    let run = folder
        .tregua(&["status", "pause/pause.record", "--as-of", AFTER])
        .exits(0)
        .fits_the_page();
    for clause in [
        "releases",
        "releases each day",
        "exchange",
        "goods trucks",
        "flights",
        "list for an added day",
        "extension",
        "visits",
    ] {
        assert!(run.out.contains(&format!("━━ {clause}")), "{clause}");
    }
}

#[test]
fn no_status_stands_without_its_voice_and_what_was_counted_where() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&["status", "river.record", "--by", "said", "--as-of", LATER])
        .exits(0)
        .says("counted at crossing")
        .says("according to Beta")
        .says("150 −50");
}

#[test]
fn output_reads_without_colour() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&["status", "river.record", "--as-of", LATER])
        .exits(0)
        .never_says("\u{1b}[");
}

#[test]
fn a_clause_narrows_the_rows_to_itself() {
    let folder = Folder::with_the_pause();
    let found = folder.json(&[
        "status",
        "pause/pause.record",
        "--clause",
        "flights",
        "--clause",
        "visits",
        "--as-of",
        AFTER,
    ]);
    assert_eq!(values(&found, "clause"), ["flights", "visits"]);
}

#[test]
fn a_part_narrows_the_rows_to_itself() {
    let folder = Folder::with_the_pause();
    let found = folder.json(&[
        "status",
        "pause/pause.record",
        "--clause",
        "exchange",
        "--part",
        "overall",
        "--as-of",
        AFTER,
    ]);
    assert_eq!(values(&found, "part"), ["overall"]);
}

#[test]
fn a_day_narrows_the_rows_to_itself() {
    let found = river(&["--day", "2024-01-02", "--day", "2024-01-03"]);
    assert_eq!(values(&found, "instance"), ["2024-01-02", "2024-01-03"]);
}

#[test]
fn a_counting_point_narrows_the_rows_to_itself() {
    let found = river(&["--reading", "crossing"]);
    assert!(
        found["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["reading"]["counting point"] == "crossing")
    );
}

#[test]
fn a_counting_point_and_the_words_as_written_together_ask_for_one_row() {
    let folder = Folder::with_the_pause();
    let found = folder.json(&[
        "status",
        "pause/pause.record",
        "--clause",
        "goods trucks",
        "--day",
        "2023-11-24",
        "--view",
        "UN",
        "--reading",
        "offloading",
        "--reading",
        "as written",
        "--as-of",
        AFTER,
    ]);
    let readings: Vec<&Value> = found["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["reading"])
        .collect();
    assert_eq!(
        readings,
        [&serde_json::json!({"counting point": "offloading", "name": null})]
    );
}

#[test]
fn a_view_narrows_the_rows_to_itself() {
    let found = river(&["--view", "Beta", "--view", "all voices"]);
    assert_eq!(values(&found, "view"), ["according to Beta", "all voices"]);
    assert_eq!(
        values(&river(&["--view", "named body"]), "status"),
        ["not checkable"]
    );
}

#[test]
fn a_name_that_nothing_bears_is_a_wrong_command_line_that_lists_the_names() {
    let folder = Folder::with_the_river_on_record();
    for (option, known) in [
        ("--clause", "`aid`"),
        ("--part", "`each day`"),
        ("--reading", "`crossing`"),
        ("--view", "`Alpha`"),
    ] {
        folder
            .tregua(&["status", "river.record", option, "nowhere"])
            .exits(2)
            .says("`nowhere`")
            .says(known);
    }
}

#[test]
fn a_day_that_no_calendar_has_is_a_wrong_command_line() {
    let folder = Folder::with_the_river_on_record();
    for day in ["2024-02-30", "yesterday", "24-01-01", ""] {
        folder
            .tregua(&["status", "river.record", "--day", day])
            .exits(2)
            .says("--day");
    }
}

#[test]
fn a_moment_without_its_offset_is_a_wrong_command_line() {
    let folder = Folder::with_the_river_on_record();
    for option in ["--as-of", "--as-known"] {
        for instant in ["2024-01-01", "2024-01-01T07:00", "noon", ""] {
            folder
                .tregua(&["status", "river.record", option, instant])
                .exits(2)
                .says(option)
                .says("+02:00");
        }
    }
    folder
        .tregua(&["status", "river.record", "--by", "rumour"])
        .exits(2)
        .says("said")
        .says("received");
}

#[test]
fn a_text_that_is_not_on_record_is_refused_unless_one_asks_what_if() {
    let folder = Folder::with_the_river_on_record();
    folder.write(
        "other.tregua",
        RIVER.replace("at least 200", "at least 100"),
    );
    folder
        .tregua(&["status", "other.tregua", "river.record"])
        .exits(1)
        .says("not in this record")
        .says("--what-if");
    folder
        .tregua(&[
            "status",
            "other.tregua",
            "river.record",
            "--what-if",
            "--by",
            "said",
            "--as-of",
            LATER,
        ])
        .exits(0)
        .says("at least 100 trucks");
}

#[test]
fn the_record_alone_is_read_by_its_own_text() {
    let folder = Folder::with_the_river_on_record();
    let by_text = folder.json(&[
        "status",
        "river.tregua",
        "river.record",
        "--as-of",
        LATER,
        "--as-known",
        LATER,
    ]);
    let alone = folder.json(&[
        "status",
        "river.record",
        "--as-of",
        LATER,
        "--as-known",
        LATER,
    ]);
    assert_eq!(by_text, alone);
}

#[test]
fn as_known_alone_also_sets_the_moment_that_deadlines_are_read_against() {
    let found = Folder::with_the_river_on_record().json(&[
        "status",
        "river.record",
        "--as-known",
        "2024-01-02T00:00+02:00",
    ]);
    assert_eq!(found["as_of"], "2024-01-02T00:00:00+02:00");
    assert!(found["as_known"].as_str().unwrap().starts_with("2024-01-0"));
    let both = Folder::with_the_river_on_record().json(&[
        "status",
        "river.record",
        "--as-known",
        "2024-01-02T00:00+02:00",
        "--as-of",
        LATER,
    ]);
    assert_eq!(both["as_of"], "2024-01-10T00:00:00+02:00");
}

#[test]
fn a_live_record_is_known_by_what_it_received_and_a_rebuilt_one_by_what_was_said() {
    assert_eq!(river(&[])["known_by"], "received");
    let folder = Folder::with_the_pause();
    assert_eq!(
        folder.json(&[
            "status",
            "pause/pause.record",
            "--clause",
            "visits",
            "--as-of",
            AFTER
        ])["known_by"],
        "said"
    );
}

#[test]
fn the_first_evening_as_known_then_has_decided_at_dispatch_alone() {
    let folder = Folder::with_the_pause();
    let at = |point: &str| {
        let found = folder.json(&[
            "status",
            "pause/pause.record",
            "--clause",
            "goods trucks",
            "--day",
            "2023-11-24",
            "--view",
            "UN",
            "--reading",
            point,
            "--as-known",
            "2023-11-24T23:00+02:00",
            "--by",
            "said",
        ]);
        let row = found["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["reading"]["name"].is_null())
            .unwrap()
            .clone();
        (
            row["status"].as_str().unwrap().to_owned(),
            row["counted"]["lo"].as_u64().unwrap(),
        )
    };
    assert_eq!(at("dispatch"), ("met".to_owned(), 200));
    assert_eq!(at("offloading"), ("pending".to_owned(), 137));
}

#[test]
fn before_anything_was_said_nothing_is_decided() {
    let found = Folder::with_the_pause().json(&[
        "status",
        "pause/pause.record",
        "--clause",
        "goods trucks",
        "--as-known",
        "2023-11-01T00:00Z",
    ]);
    for row in found["rows"].as_array().unwrap() {
        assert!(
            !["met", "not met"].contains(&row["status"].as_str().unwrap()),
            "{row}"
        );
        assert_eq!(row["rests_on"], serde_json::json!([]));
    }
}

#[test]
fn a_reader_adds_a_view_and_every_place_of_a_slip_in_it_is_told() {
    let folder = Folder::with_the_river_on_record();
    folder.write(
        "views.json",
        r#"{"views": [{"name": "the two sides", "voices": "parties", "joined": "alike"}]}"#,
    );
    let words = ["status", "river.record", "--as-of", LATER, "--by", "said"];
    let with = |more: &[&'static str]| [&words[..], more].concat();
    let own = with(&["--views", "views.json", "--view", "the two sides"]);
    let status = folder.json(&own);
    assert_eq!(values(&status, "view"), ["view the two sides"]);
    let both = folder.json(&with(&["--view", "both parties"]));
    assert_eq!(values(&status, "status"), values(&both, "status"));
    folder.tregua(&own).exits(0).says("view “the two sides”");
    folder
        .tregua(&with(&[
            "--views",
            "views.json",
            "--view",
            "view the sides",
        ]))
        .exits(2)
        .says("no view `the sides` here")
        .says("the two sides");
    folder.write(
        "views.json",
        r#"{"views": [{"name": "a", "voices": ["Gamma"]}]}"#,
    );
    folder
        .tregua(&with(&["--views", "views.json"]))
        .exits(2)
        .says("no voice `Gamma` here");
    folder.write(
        "views.json",
        r#"{"views": [{"name": "a", "voices": "partys"}]}"#,
    );
    folder
        .tregua(&with(&["--views", "views.json"]))
        .exits(1)
        .says("views[0].voices")
        .says("`parties`");
}
