//! `tregua demo`: what a stranger sees first, and the JSON that programs outside the project rely on.

use serde_json::Value;

use crate::stage::{AFTER, Folder, absolute_paths};

#[test]
fn the_demo_fits_a_hundred_columns() {
    Folder::new().tregua(&["demo"]).exits(0).fits_the_page();
}

#[test]
fn the_demo_needs_nothing_and_leaves_nothing() {
    let folder = Folder::new();
    let run = folder.tregua(&["demo"]).exits(0);
    assert_eq!(run.err, "");
    assert_eq!(folder.names(), [] as [&str; 0]);
}

#[test]
fn the_demo_names_its_phase_its_voices_and_what_moved_it() {
    Folder::new()
        .tregua(&["demo"])
        .exits(0)
        .says("Pause: 24 Nov 2023 07:00 → 1 Dec 2023 07:00")
        .says("signed by nobody")
        .says("x1-qat")
        .says("according to Israel")
        .says("according to Hamas")
        .says("short by 63: 137");
}

#[test]
fn the_demo_names_no_place_of_this_machine() {
    let run = Folder::new().tregua(&["demo"]).exits(0);
    assert_eq!(absolute_paths(&run.out), [] as [&str; 0]);
}

#[test]
fn the_demo_as_json_keeps_the_contract_on_standings() {
    let demo = Folder::new().json(&["demo"]);
    assert_eq!(demo["format"], 1);
    for key in [
        "agreement",
        "agreement_sha256",
        "text",
        "record_head",
        "tzdb",
        "as_of",
        "as_known",
        "known_by",
    ] {
        assert!(demo[key].is_string(), "{key} is {}", demo[key]);
    }
    assert_eq!(demo["as_of"], "2023-12-02T00:00:00+02:00");
    assert_eq!(demo["known_by"], "said");
    let phase = &demo["phases"][0];
    assert_eq!(phase["phase"], "Pause");
    assert_eq!(phase["from"], "2023-11-24T07:00:00+02:00");
    assert_eq!(phase["to"], "2023-12-01T07:00:00+02:00");
    assert_eq!(phase["moved_by"], serde_json::json!(["x1-qat", "x2-qat"]));
}

/// The words of the design for where a term stands.
const STATUS_WORDS: [&str; 17] = [
    "met",
    "late",
    "cured",
    "not met",
    "overdue",
    "pending",
    "unverified",
    "contested",
    "ambiguous",
    "not in force",
    "suspended",
    "waived",
    "lapsed",
    "not checkable",
    "term contested",
    "term not confirmed",
    "not due",
];

#[test]
fn every_row_of_the_json_has_its_keys_and_types() {
    let demo = Folder::new().json(&["demo"]);
    let rows = demo["rows"].as_array().unwrap();
    assert!(rows.len() > 1000);
    for row in rows {
        holds(row, &["clause", "part", "view", "status"], Value::is_string);
        holds(
            row,
            &["held_by", "outcomes", "causes", "rests_on"],
            Value::is_array,
        );
        holds(row, &["instance", "closed_by", "decides_at"], |value| {
            value.is_string() || value.is_null()
        });
        holds(row, &["reading", "required"], Value::is_object);
        let reading = &row["reading"];
        holds(reading, &["counting point", "name"], |value| {
            value.is_string() || value.is_null()
        });
        assert!(row["required"]["kind"].is_string(), "{row}");
        let window = row["window"].as_array().unwrap();
        assert!(
            window.len() == 2 && window.iter().all(Value::is_string),
            "{row}"
        );
        if let Some(counted) = row["counted"].as_object() {
            assert!(
                counted["lo"].is_u64() && (counted["hi"].is_u64() || counted["hi"].is_null()),
                "{row}"
            );
        }
        if let Some(slack) = row["slack"].as_object() {
            assert!(
                slack["amount"].is_i64() && slack["unit"].is_string(),
                "{row}"
            );
        }
        for entry in row["rests_on"].as_array().unwrap() {
            assert!(
                entry["claim"].is_string() && entry["entry"].as_str().unwrap().len() == 64,
                "{row}"
            );
        }
        assert!(
            STATUS_WORDS.contains(&row["status"].as_str().unwrap()),
            "{}",
            row["status"]
        );
    }
}

#[track_caller]
fn holds(value: &Value, keys: &[&str], is: impl Fn(&Value) -> bool) {
    for key in keys {
        assert!(value.get(key).is_some_and(&is), "`{key}` in {value}");
    }
}

#[test]
fn the_trucks_of_the_first_day_are_in_the_json_as_the_contract_prints_them() {
    let demo = Folder::new().json(&["demo"]);
    let row = demo["rows"].as_array().unwrap().iter().find(|row| {
        row["clause"] == "goods trucks"
            && row["instance"] == "2023-11-24"
            && row["view"] == "according to UN"
            && row["reading"] == serde_json::json!({"counting point": "offloading", "name": null})
    });
    let row = row.unwrap();
    assert_eq!(row["part"], "each day");
    assert_eq!(row["status"], "not met");
    assert_eq!(row["outcomes"], serde_json::json!(["not met"]));
    assert_eq!(
        row["window"],
        serde_json::json!(["2023-11-24T07:00:00+02:00", "2023-11-25T07:00:00+02:00"])
    );
    assert_eq!(
        (&row["required"]["kind"], &row["required"]["amount"]),
        (&"at least".into(), &200.into())
    );
    assert_eq!(row["required"]["unit"], "truck");
    assert_eq!(
        (&row["counted"]["lo"], &row["counted"]["hi"]),
        (&137.into(), &137.into())
    );
    assert_eq!(
        row["slack"],
        serde_json::json!({"amount": -63, "unit": "truck"})
    );
    assert_eq!(
        row["closed_by"],
        "a dated figure counts for the day that begins on it"
    );
    let rests_on: Vec<&str> = row["rests_on"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["claim"].as_str().unwrap())
        .collect();
    assert_eq!(rests_on, ["t24-un-offloaded"]);
}

#[test]
fn the_counts_of_the_json_stand_beside_each_other_with_voice_and_flags() {
    let demo = Folder::new().json(&["demo"]);
    let counts = demo["counts"].as_array().unwrap();
    for count in counts {
        holds(count, &["what", "voice"], Value::is_string);
        holds(count, &["flags"], Value::is_array);
        holds(count, &["parts", "counted"], Value::is_object);
    }
    let released = |voice: &str| {
        let mut ends = counts.iter().filter(|count| {
            count["voice"] == voice
                && count["thing"] == "person held in Gaza"
                && count["window"][1]
                    .as_str()
                    .unwrap()
                    .starts_with("2023-12-01")
        });
        ends.next().unwrap()
    };
    assert_eq!(
        released("Israel")["counted"],
        serde_json::json!({"lo": 105, "hi": 105})
    );
    assert_eq!(released("AFP")["counted"]["hi"], 110);
    assert_eq!(released("TIME")["flags"].as_array().unwrap().len(), 1);
}

#[test]
fn what_the_demo_keeps_is_a_record_that_every_command_works_on() {
    let folder = Folder::with_the_pause();
    folder
        .tregua(&["verify", "pause/pause.record"])
        .exits(0)
        .says("sound");
    folder
        .tregua(&["log", "pause/pause.record", "--last", "1"])
        .exits(0)
        .says("receipt");
    folder.tregua(&["check", "pause/pause.tregua"]).exits(0);
    let status = [
        "status",
        "pause/pause.tregua",
        "pause/pause.record",
        "--as-of",
        AFTER,
    ];
    folder
        .tregua(&status)
        .exits(0)
        .fits_the_page()
        .says("goods trucks");
    folder
        .tregua(&[
            "explain",
            "pause/pause.record",
            "goods trucks",
            "--day",
            "2023-11-24",
            "--view",
            "UN",
            "--as-of",
            AFTER,
        ])
        .exits(0)
        .says("t24-un-offloaded");
}

#[test]
fn the_kept_record_says_of_every_standing_what_the_demo_says() {
    let folder = Folder::with_the_pause();
    let mut kept = folder.json(&["status", "pause/pause.record", "--as-of", AFTER]);
    let mut shown = folder.json(&["demo"]);
    for document in [&mut kept, &mut shown] {
        without_entries(document);
        let document = document.as_object_mut().unwrap();
        for own in ["record_head", "as_known"] {
            document.remove(own);
        }
    }
    assert_eq!(kept, shown);
}

/// Entry ids differ from record to record, their claims do not. Lists of entries are ordered by id.
fn without_entries(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("entry");
            fields.values_mut().for_each(without_entries);
        }
        Value::Array(values) => {
            values.iter_mut().for_each(without_entries);
            if values.iter().all(|value| value.get("claim").is_some()) {
                values.sort_by_key(|value| value["claim"].to_string());
            }
        }
        _ => {}
    }
}

#[test]
fn the_demo_never_writes_over_a_folder_that_is_there() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("mine")).unwrap();
    folder
        .tregua(&["demo", "--keep", "mine"])
        .exits(1)
        .says("`mine` is already there");
    assert_eq!(folder.names(), ["mine"]);
}

#[test]
fn keeping_the_demo_with_json_prints_json() {
    let folder = Folder::new();
    let kept = folder.json(&["demo", "--keep", "pause"]);
    assert!(kept.is_object(), "{kept}");
}
