//! `tregua text` and `tregua positions`: versions of a text, and who takes which position on them.

use serde_json::Value;

use crate::stage::{Folder, repository};

const FRAMEWORK: &str = "examples/gaza-2024-02/framework.tregua";
const COUNTER: &str = "examples/gaza-2024-02/counter-proposal.tregua";

fn talks() -> Folder {
    let folder = Folder::with_examples();
    folder
        .tregua(&[
            "init",
            "talks.record",
            "--author",
            "Lake Monitors",
            "--agreement",
            FRAMEWORK,
        ])
        .exits(0);
    folder.tregua(&["text", "talks.record", COUNTER]).exits(0);
    let files = [
        "examples/gaza-2024-02/sources.csv",
        "examples/gaza-2024-02/claims.csv",
    ];
    folder
        .tregua(&["import", "talks.record", files[0], files[1], "--commit"])
        .exits(0);
    folder
}

fn row<'v>(text: &'v Value, clause: Option<&str>) -> &'v Value {
    let rows = text["rows"].as_array().unwrap();
    rows.iter()
        .find(|row| row["clause"].as_str() == clause)
        .unwrap()
}

/// `party: stance claim, …` of each cell.
fn cells(row: &Value) -> Vec<String> {
    let told = |cell: &Value| {
        let positions = cell["positions"].as_array().unwrap().iter();
        let positions = positions.map(|one| format!("{} {}", one["stance"], one["claim"]));
        format!(
            "{}: {}",
            cell["party"],
            positions.collect::<Vec<_>>().join(", ")
        )
        .replace('"', "")
    };
    row["cells"].as_array().unwrap().iter().map(told).collect()
}

#[test]
fn a_further_text_goes_on_record_once_and_all_are_listed() {
    let folder = talks();
    folder
        .tregua(&["text", "talks.record", COUNTER])
        .exits(0)
        .says("on record already");
    let list = folder
        .tregua(&["text", "talks.record"])
        .exits(0)
        .fits_the_page();
    assert!(
        list.out.contains("Framework of Paris") && list.out.contains("version 2"),
        "{}",
        list.out
    );
    assert_eq!(
        folder.json(&["text", "talks.record"])["texts"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    folder.tregua(&["verify", "talks.record"]).exits(0);
    // What neither is in force is said of both.
    folder
        .tregua(&["status", FRAMEWORK, "talks.record"])
        .exits(0);
}

#[test]
fn a_cell_holds_a_partys_own_words_and_a_report_stands_beside() {
    let found = talks().json(&["positions", "talks.record"]);
    let texts = found["texts"].as_array().unwrap();
    let names: Vec<&str> = texts
        .iter()
        .map(|text| text["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["Counter-proposal of 6 February 2024", "Framework of Paris"]
    );
    let [counter, framework] = texts.as_slice() else {
        panic!()
    };
    // Israel refused a number in its own voice; that it approved the whole is Qatar's word.
    assert_eq!(
        cells(row(framework, Some("people in return"))),
        ["Hamas: ", "Israel: refuses k06-isr"]
    );
    let whole = row(framework, None);
    assert_eq!(cells(whole), ["Hamas: ", "Israel: "]);
    let reports = whole["reports"].as_array().unwrap();
    let report = |claim: &str| reports.iter().find(|one| one["claim"] == claim).unwrap();
    assert_eq!(
        (&report("k08-isr")["of"], &report("k08-isr")["stance"]),
        (&"Israel".into(), &"accepts".into())
    );
    assert_eq!(report("k08-isr")["voice"], "Qatar");
    assert_eq!(report("k04-nca")["stance"], "refuses");
    assert_eq!(report("k08-ham")["denied"][0]["voice"], "Hamas (anonymous)");
    // Who proposes the whole proposes its clauses; of most, nothing is reported from the other side.
    assert_eq!(
        cells(row(counter, Some("aid"))),
        ["Hamas: proposes c11-ham", "Israel: "]
    );
    assert_eq!(
        cells(row(counter, None)).last().unwrap(),
        "Israel: answers k16-isr"
    );
    let anonymous = &row(counter, None)["reports"];
    assert!(
        anonymous
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["claim"] == "k15-isr")
    );
}

#[test]
fn who_drafted_carried_and_received_it_is_told_by_whoever_says_so_and_ties_are_shown() {
    let found = talks().json(&["positions", FRAMEWORK, "talks.record"]);
    let text = &found["texts"][0];
    let steps = text["passage"].as_array().unwrap();
    let drafted: Vec<(&str, &str)> = steps
        .iter()
        .filter(|step| step["act"] == "draft")
        .map(|step| {
            (
                step["voice"].as_str().unwrap(),
                step["actor"].as_str().unwrap(),
            )
        })
        .collect();
    assert!(
        drafted.contains(&("Reuters", "Israel and United States")),
        "{drafted:?}"
    );
    assert!(drafted.iter().any(|(voice, _)| *voice == "AP"));
    let ties = text["links"].as_array().unwrap();
    let tie = ties.iter().find(|one| one["claim"] == "k04-tie").unwrap();
    assert_eq!(
        (&tie["clause"], &tie["track"]),
        (&"first release".into(), &"exchange".into())
    );
}

#[test]
fn what_was_not_said_yet_is_not_there_and_one_clause_can_be_asked_for() {
    let folder = talks();
    let line = [
        "positions",
        FRAMEWORK,
        "talks.record",
        "--clause",
        "people in return",
    ];
    let found = folder.json(&line);
    assert_eq!(found["texts"][0]["rows"].as_array().unwrap().len(), 1);
    let found = folder.json(&[&line[..], &["--as-known", "2024-01-30T12:00+02:00"]].concat());
    assert_eq!(
        cells(&found["texts"][0]["rows"][0]),
        ["Hamas: ", "Israel: "]
    );
    folder
        .tregua(&["positions", "talks.record", "--clause", "people"])
        .exits(2);
}

#[test]
fn it_fits_the_page_in_every_language_and_names_nobody_else_than_who_speaks() {
    let folder = talks();
    for (lang, nothing) in [
        ("en", "nothing reported"),
        ("it", "nulla riferito"),
        ("ar", "لم يبلغ عن شيء"),
        ("he", "לא דווח דבר"),
    ] {
        folder
            .tregua_in(&["positions", "talks.record"], &[("TREGUA_LANG", lang)])
            .exits(0)
            .says(nothing)
            .fits_the_page();
    }
}

#[test]
fn the_pair_of_february_2024_is_told_track_by_track_and_for_each_party() {
    let folder = Folder::with_examples();
    let told = folder
        .tregua(&["diff", FRAMEWORK, COUNTER])
        .exits(0)
        .fits_the_page();
    for said in [
        "track relief",
        "added: temporary homes",
        "for Hamas",
        "for Israel",
        "before:",
        "now:",
    ] {
        assert!(told.out.contains(said), "{said}: {}", told.out);
    }
    let found = folder.json(&["diff", FRAMEWORK, COUNTER]);
    let clauses = found["clauses"].as_array().unwrap();
    let of = |label: &str| clauses.iter().find(|one| one["after"] == label).unwrap();
    assert_eq!(of("tents")["track"], "relief");
    assert_eq!(of("tents")["turns"]["Israel"], "tighter");
    let dropped = clauses.iter().find(|one| one["before"] == "ratio").unwrap();
    assert!(dropped["after"].is_null());
}

#[test]
fn every_clause_of_the_two_texts_names_its_row() {
    let rows = std::fs::read_to_string(repository().join("examples/gaza-2024-02/case-rows.txt"));
    let rows = rows.unwrap();
    let known: Vec<&str> = rows.lines().filter(|line| !line.starts_with('#')).collect();
    let mut named: Vec<String> = Vec::new();
    for file in [FRAMEWORK, COUNTER] {
        let text = std::fs::read_to_string(repository().join(file)).unwrap();
        let read = tregua_agreement::read(&text);
        assert_eq!(read.diagnostics, [], "{file}");
        for clause in read.agreement.unwrap().clauses {
            assert!(
                !clause.rows.is_empty() && clause.track.is_some(),
                "{}",
                clause.label
            );
            named.extend(clause.rows);
        }
    }
    assert!(
        named.iter().all(|row| known.contains(&row.as_str())),
        "{named:?}"
    );
    // Every term of the counter-proposal but its structure, which is its phases, has a clause.
    for term in (2..=17).map(|n| format!("C{n:02}")) {
        assert!(named.contains(&term), "{term}");
    }
}

#[test]
fn a_version_that_nobody_knew_of_yet_is_not_told_and_steps_come_in_the_order_in_which_they_happened()
 {
    let folder = talks();
    let names = |known: &str| -> Vec<String> {
        let found = folder.json(&["positions", "talks.record", "--as-known", known]);
        let texts = found["texts"].as_array().unwrap().iter();
        texts
            .map(|text| text["text"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names("2024-01-30T12:00+02:00"), ["Framework of Paris"]);
    assert_eq!(names("2024-02-20T12:00+02:00").len(), 2);
    folder
        .tregua(&[
            "positions",
            "talks.record",
            "--as-known",
            "2023-01-01T12:00+02:00",
        ])
        .exits(1);
    let found = folder.json(&["positions", COUNTER, "talks.record"]);
    let steps = found["texts"][0]["passage"].as_array().unwrap();
    assert!(steps.len() > 1, "{steps:?}");
}
