//! A record that works before any text exists: talks, put on record without an agreement.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::stage::{Folder, repository};

const CLAIMS: &str = "examples/gaza-2024-02/claims.csv";
const SOURCES: &str = "examples/gaza-2024-02/sources.csv";

type Row = BTreeMap<String, String>;

fn rows(file: &str) -> Vec<Row> {
    let bytes = fs::read(repository().join(file)).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    reader.deserialize().map(Result::unwrap).collect()
}

fn on_record() -> Folder {
    let folder = Folder::with_examples();
    folder
        .tregua(&["init", "talks.record", "--author", "Lake Monitors"])
        .exits(0)
        .says("no agreement yet");
    folder
        .tregua(&["import", "talks.record", SOURCES, CLAIMS, "--commit"])
        .exits(0);
    folder
}

#[test]
fn talks_go_on_record_without_any_text_and_the_record_is_sound_and_whole() {
    let folder = on_record();
    let found = folder.json(&["verify", "talks.record"]);
    assert_eq!(
        (&found["sound"], &found["erased"]),
        (&true.into(), &0.into())
    );
    assert_eq!(found["entries"], found["payloads"]);
    let log = folder.json(&["log", "talks.record"]);
    let on_record: BTreeSet<&str> = log["entries"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|entry| entry["claim"].as_str())
        .collect();
    let (claims, sources) = (rows(CLAIMS), rows(SOURCES));
    let written: BTreeSet<&str> = claims
        .iter()
        .map(|row| row["claim"].as_str())
        .chain(sources.iter().map(|row| row["source"].as_str()))
        .collect();
    assert_eq!(on_record, written);
    // The charter and the receipt stand beside them.
    assert_eq!(found["entries"], written.len() + 2);
    // Once more adds nothing.
    folder
        .tregua(&["import", "talks.record", SOURCES, CLAIMS, "--commit"])
        .exits(0);
    assert_eq!(
        folder.json(&["log", "talks.record"])["record_head"],
        log["record_head"]
    );
}

#[test]
fn the_log_shows_who_met_and_when_and_cuts_no_word() {
    let folder = on_record();
    let log = folder
        .tregua(&["log", "talks.record"])
        .exits(0)
        .fits_the_page();
    let meeting = log.out.lines().find(|line| line.contains("k01-egy"));
    let meeting = meeting.unwrap();
    assert!(meeting.ends_with("i24NEWS       2024-01-28"), "{meeting}");
    for line in log.out.lines().filter(|line| line.contains('…')) {
        assert!(line.ends_with(" …"), "{line}");
    }
}

#[test]
fn without_a_text_nothing_stands_and_the_program_says_why() {
    on_record()
        .tregua(&["status", "talks.record"])
        .exits(1)
        .says("the record holds no agreement");
}

#[test]
fn every_row_of_the_case_file_is_on_record_and_every_claim_names_its_row_and_source() {
    let page = fs::read_to_string(repository().join("examples/gaza-2024-02/case-rows.txt"));
    let page = page.unwrap();
    let known: BTreeSet<&str> = page.lines().filter(|line| !line.starts_with('#')).collect();
    let sources = rows(SOURCES);
    let sources: BTreeSet<&str> = sources.iter().map(|row| row["source"].as_str()).collect();
    let claims = rows(CLAIMS);
    let mut named = BTreeSet::new();
    for claim in &claims {
        assert!(sources.contains(claim["source"].as_str()), "{claim:?}");
        named.extend(claim["x_case"].split(';'));
    }
    assert_eq!(named, known);
}

#[test]
fn a_meeting_is_told_by_its_attendances_and_acceptance_only_by_the_party_itself() {
    let claims = rows(CLAIMS);
    for claim in &claims {
        let key = &claim["claim"];
        match claim["kind"].as_str() {
            "meet" => assert!(
                !claim["actor"].is_empty() && !claim["about"].is_empty(),
                "{key}"
            ),
            // Nobody accepts or refuses in another's name.
            "accept" | "refuse" | "offer" => {
                assert!(
                    ["Hamas", "Israel"].contains(&claim["voice"].as_str()),
                    "{key}"
                );
            }
            _ => {}
        }
        if claim["attribution"] == "anonymous" {
            assert!(
                !claim["speaker"].is_empty()
                    || !claim["hedge"].is_empty()
                    || claim["voice"].contains("near"),
                "{key}"
            );
        }
    }
    let paris: Vec<&str> = claims
        .iter()
        .filter(|claim| claim["kind"] == "meet" && claim["about"] == "m-paris-0128")
        .map(|claim| claim["actor"].as_str())
        .collect();
    assert_eq!(
        paris,
        ["United States", "Qatar", "Israel", "Israel", "Egypt"]
    );
    // Every term of the counter-proposal is on record, in the voice that made it or told of it.
    for term in (1..=17).map(|n| format!("C{n:02}")) {
        assert!(claims.iter().any(|claim| claim["x_case"] == term), "{term}");
    }
}
