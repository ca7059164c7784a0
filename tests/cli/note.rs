//! `tregua note`: a line, the notebook, and how a draft gets on record.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::stage::{Folder, LATER, Run, repository};

/// A line that is complete on the record of the river.
const READY: &str = "Beta: 150 trucks crossed 1 Jan, Gazette";

/// A line that leaves its counting point open.
const OPEN: &str = "Beta: 150 trucks 1 Jan, Gazette";

/// The river with a source on record, and one claim that has a key to speak of.
fn river() -> Folder {
    let folder = Folder::with_the_river_on_record();
    for name in ["river.tregua", "sources.csv", "claims.csv"] {
        std::fs::remove_file(folder.path(name)).unwrap();
    }
    folder
}

fn note(folder: &Folder, words: &[&str]) -> Run {
    let words: Vec<&str> = ["note", "river.record"]
        .iter()
        .chain(words)
        .copied()
        .collect();
    folder.tregua(&words)
}

fn entries(folder: &Folder) -> usize {
    let log = folder.json(&["log", "river.record"]);
    log["entries"].as_array().unwrap().len()
}

/// Keys of the claims on record, in order.
fn keys(folder: &Folder) -> Vec<String> {
    let log = folder.json(&["log", "river.record"]);
    let entries = log["entries"].as_array().unwrap().iter();
    entries
        .filter_map(|entry| entry["claim"].as_str())
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_morning_with_the_notebook() {
    let folder = river();
    let mut transcript = String::new();
    let steps: &[(&[&str], i32)] = &[
        (&[READY], 0),
        (
            &["Office: 30 trucks dispatched 1 Jan; 28 crossed by 19:00, Gazette"],
            0,
        ),
        (&[OPEN], 0),
        (&["Beta: 150 lorries crossed 1 Jan, Gazette"], 0),
        (&["Beta: 150 trucks vanished 1 Jan, Gazette"], 1),
        (&["Beta denies d1-alpha, Gazette"], 0),
        (&["--list"], 0),
        (&["--put-on-record", "--all"], 1),
        (&["--change", "2", "--voice", "Office"], 0),
        (&["--change", "4", "--point", "crossing"], 0),
        (
            &["--change", "5", "Beta: 150 trucks crossed 1 Jan, Gazette"],
            0,
        ),
        (&["--delete", "5"], 0),
        (&["--change", "6", "--said", "2024-01-02"], 0),
        (&["--list"], 0),
        (&["--put-on-record", "1", "2", "3", "4", "6"], 0),
        (&["--list"], 0),
    ];
    for (words, code) in steps {
        let run = note(&folder, words).exits(*code).fits_the_page();
        let quoted: Vec<String> = words
            .iter()
            .map(|word| match word.contains(' ') {
                true => format!("\"{word}\""),
                false => (*word).to_owned(),
            })
            .collect();
        transcript.push_str(&format!(
            "$ tregua note river.record {}\n",
            quoted.join(" ")
        ));
        transcript.push_str(&hide(&run.both()));
        transcript.push('\n');
    }
    insta::assert_snapshot!("note__a_morning", transcript);
    assert_eq!(entries(&folder), 6 + 5 + 1, "five claims and a receipt");
    assert_eq!(
        folder.names(),
        ["river.record", "river.record.guard", "river.record.key"]
    );
    folder.tregua(&["verify", "river.record"]).exits(0);
}

/// Receipts differ from run to run.
fn hide(text: &str) -> String {
    let hidden = text
        .lines()
        .map(|line| match line.split_once("; receipt ") {
            Some((before, _)) => format!("{before}; receipt …\n"),
            None => format!("{line}\n"),
        });
    hidden.collect()
}

#[test]
fn what_is_put_on_record_counts_like_a_row_of_a_spreadsheet() {
    let folder = river();
    let standing = |folder: &Folder| {
        let status = folder.json(&[
            "status",
            "river.record",
            "--as-of",
            LATER,
            "--day",
            "2024-01-01",
            "--view",
            "Gamma",
        ]);
        status["rows"][0]["counted"].clone()
    };
    folder
        .tregua(&[
            "status",
            "river.record",
            "--as-of",
            LATER,
            "--view",
            "Gamma",
        ])
        .exits(2);
    note(
        &folder,
        &[
            "Gamma: 210 trucks dispatched 1 Jan, Gazette",
            "--voice",
            "Gamma",
            "--put-on-record",
        ],
    )
    .exits(0);
    assert_eq!(standing(&folder)["lo"], 210);
}

#[test]
fn a_line_with_open_questions_is_kept_and_not_put_on_record() {
    let folder = river();
    note(&folder, &[OPEN])
        .exits(0)
        .says("--point")
        .says("dispatch | crossing");
    let before = entries(&folder);
    note(&folder, &["--put-on-record", "1"])
        .exits(1)
        .says("--point");
    assert_eq!(entries(&folder), before);
    note(&folder, &["--change", "1", "--point", "crossing", "--json"]).exits(0);
    note(&folder, &["--put-on-record", "1"]).exits(0);
    assert_eq!(
        keys(&folder).last().map(String::as_str),
        Some("n-20240101-beta-1")
    );
}

#[test]
fn all_or_nothing_is_put_on_record() {
    let folder = river();
    note(&folder, &[READY]).exits(0);
    note(&folder, &[OPEN]).exits(0);
    let before = entries(&folder);
    note(&folder, &["--put-on-record", "--all"]).exits(1);
    note(&folder, &["--put-on-record", "1", "7"])
        .exits(1)
        .says("no draft 7");
    assert_eq!(entries(&folder), before);
    note(&folder, &["--put-on-record"])
        .exits(2)
        .says("say which");
    let drafts = folder.json(&["note", "river.record", "--list"]);
    assert_eq!(drafts["drafts"].as_array().unwrap().len(), 2);
}

#[test]
fn a_line_that_is_not_understood_writes_nothing() {
    let folder = river();
    let run = note(&folder, &["Beta: 150 trucks vanished 1 Jan"])
        .exits(1)
        .fits_the_page();
    let lines: Vec<&str> = run.out.lines().collect();
    let at = lines[0].find("vanished").unwrap();
    assert_eq!(lines[1].find('^'), Some(at), "{run:#?}");
    assert_eq!(lines[1].matches('^').count(), "vanished".len());
    assert_eq!(
        folder.names(),
        ["river.record", "river.record.guard", "river.record.key"]
    );
}

/// After signing and before the draft was taken out of the notebook.
#[test]
fn a_crash_in_between_never_makes_two_claims() {
    let folder = river();
    note(&folder, &[READY]).exits(0);
    note(
        &folder,
        &[
            "Zeta: 3 trucks crossed 2 Jan, News",
            "--voice",
            "Zeta",
            "--source",
            "N2=River News, 2024-01-02",
        ],
    )
    .exits(0);
    let crashed = folder.bytes("river.record.notebook");
    note(&folder, &["--put-on-record", "--all"]).exits(0);
    let after = (entries(&folder), folder.bytes("river.record"));
    folder.write("river.record.notebook", &crashed);
    own(&folder);
    note(&folder, &["--change", "1", "--point", "dispatch"])
        .exits(1)
        .says("on record already");
    note(&folder, &["--put-on-record", "--all"])
        .exits(0)
        .says("on record already");
    assert_eq!((entries(&folder), folder.bytes("river.record")), after);
    assert_eq!(
        folder.names(),
        ["river.record", "river.record.guard", "river.record.key"]
    );
}

#[cfg(unix)]
fn own(folder: &Folder) {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.path("river.record.notebook");
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn own(_: &Folder) {}

#[cfg(unix)]
#[test]
fn the_notebook_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = river();
    note(&folder, &[READY]).exits(0);
    let path = folder.path("river.record.notebook");
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    note(&folder, &["--list"]).exits(1).says("chmod 600");
    note(&folder, &[READY]).exits(1).says("chmod 600");
}

/// An answer to an old line must not change what the new one says.
#[test]
fn a_new_line_keeps_only_the_answers_that_it_asks_for_again() {
    let folder = river();
    let about = "Beta: about 150 trucks 1 Jan, Gazette";
    note(
        &folder,
        &[
            about,
            "--point",
            "crossing",
            "--amount",
            "about 150 (140..160)",
        ],
    )
    .exits(0);
    let columns = |line: &str| {
        note(&folder, &["--change", "1", line]).exits(0);
        folder.json(&["note", "river.record", "--show", "1"])["drafts"][0].clone()
    };
    let draft = columns("Beta: 170 trucks 1 Jan, Gazette");
    assert_eq!(draft["columns"]["amount"], "170");
    assert_eq!(draft["columns"]["counting_point"], "crossing");
    assert_eq!(draft["ready"], true);
    let draft = columns("Beta: 170 trucks dispatched 1 Jan, Gazette");
    assert_eq!(draft["columns"]["counting_point"], "dispatch");
    assert_eq!(draft["answers"], serde_json::json!({}));
}

#[test]
fn what_is_deleted_or_changed_is_in_no_file() {
    let folder = river();
    note(
        &folder,
        &["Beta: 150 trucks crossed 1 Jan “Quillfeather”, Gazette"],
    )
    .exits(0);
    note(
        &folder,
        &["Beta: 151 trucks crossed 1 Jan “Zacharias”, Gazette"],
    )
    .exits(0);
    note(&folder, &["--change", "2", READY]).exits(0);
    note(&folder, &["--delete", "1"])
        .exits(0)
        .says("old blocks");
    for name in folder.names() {
        let bytes = folder.bytes(&name);
        for word in ["Quillfeather", "Zacharias"] {
            let holds = bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes());
            assert!(!holds, "{name} holds `{word}`");
        }
    }
    note(&folder, &["--delete", "9"])
        .exits(1)
        .says("no draft 9");
}

#[test]
fn it_works_before_any_text_exists() {
    let folder = Folder::new();
    folder
        .tregua(&["init", "river.record", "--author", "Lake Monitors"])
        .exits(0);
    let drafts = folder.json(&[
        "note",
        "river.record",
        "Beta: 150 trucks crossed 2024-01-01",
    ]);
    let draft = &drafts["drafts"][0];
    assert_eq!(draft["columns"]["thing"], "trucks");
    let asked: Vec<&str> = draft["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|open| open["option"].as_str().unwrap())
        .collect();
    assert_eq!(asked, ["--act", "--coverage", "--said"]);
    note(
        &folder,
        &[
            "--change",
            "1",
            "--act",
            "admit",
            "--actor",
            "unstated",
            "--coverage",
            "whole",
            "--said",
            "2024-01-02",
        ],
    )
    .exits(0);
    note(&folder, &["--put-on-record", "1"]).exits(0);
    assert_eq!(keys(&folder), ["n-20240101-1"]);
}

#[test]
fn a_new_source_comes_on_record_with_its_claim() {
    let folder = river();
    note(&folder, &["Beta: 150 trucks crossed 1 Jan, River News"])
        .exits(0)
        .says("KEY=");
    note(
        &folder,
        &[
            "--change",
            "1",
            "--source",
            "RN2=River News, Trucks at last, 2024-01-02",
        ],
    )
    .exits(0);
    note(&folder, &["--put-on-record", "1"]).exits(0);
    let before = entries(&folder);
    // The next line knows it by its publisher.
    note(
        &folder,
        &[
            "Alpha: 200 trucks dispatched 1 Jan, River News",
            "--put-on-record",
        ],
    )
    .exits(0)
    .says("taken for River News");
    assert_eq!(entries(&folder), before + 2);
}

#[test]
fn the_same_as_data() {
    let folder = river();
    let found = folder.json(&["note", "river.record", OPEN]);
    let draft = &found["drafts"][0];
    assert_eq!(draft["n"], 1);
    assert_eq!(draft["claim"], "n-20240101-beta-1");
    assert_eq!(draft["ready"], false);
    assert_eq!(draft["columns"]["amount"], "150");
    let filled = draft["filled"].as_array().unwrap();
    let actor = filled
        .iter()
        .find(|filled| filled["column"] == "actor")
        .unwrap();
    assert_eq!(actor["value"], "Alpha");
    assert_eq!(actor["from"], "clause `aid`");
    assert_eq!(draft["questions"][0]["option"], "--point");
    assert_eq!(draft["questions"][0]["choices"][0], "dispatch");
    let refused = note(&folder, &["--put-on-record", "1", "--json"])
        .exits(1)
        .json();
    assert_eq!(refused["on_record"], Value::Array(Vec::new()));
    assert_eq!(refused["drafts"][0]["n"], 1);
    let slips = note(&folder, &["Beta: 150 trucks vanished 1 Jan", "--json"])
        .exits(1)
        .json();
    assert_eq!(slips["slips"][0]["code"], "note-slip-word");
    assert_eq!(slips["slips"][0]["span"], serde_json::json!([17, 25]));
    note(&folder, &["--change", "1", "--point", "crossing"]).exits(0);
    let put = note(&folder, &["--put-on-record", "1", "--json"])
        .exits(0)
        .json();
    assert_eq!(put["on_record"][0], "n-20240101-beta-1");
    assert_eq!(put["new"], 1);
}

#[test]
fn the_record_can_be_left_out_where_there_is_one() {
    let folder = river();
    folder.tregua(&["note", READY]).exits(0);
    folder.tregua(&["note"]).exits(0).says("1 draft");
    folder.tregua(&["note", "--show", "1"]).exits(0).says("150");
    folder.tregua(&["note", "--put-on-record", "1"]).exits(0);
    folder
        .tregua(&["init", "other.record", "--author", "Lake Monitors"])
        .exits(0);
    folder
        .tregua(&["note", READY])
        .exits(2)
        .says("several records");
    folder.tregua(&["note", "nowhere.record"]).exits(1);
    folder
        .tregua(&["note", "river.record", "Beta:", "150", "trucks"])
        .exits(2)
        .says("quotes");
    Folder::new()
        .tregua(&["note", READY])
        .exits(2)
        .says("name the record");
}

#[test]
fn lines_come_from_standard_input_all_or_none() {
    let folder = river();
    let feed = |lines: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tregua"))
            .args(["note", "river.record", "-"])
            .current_dir(folder.root())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(lines.as_bytes())
            .unwrap();
        child.wait_with_output().unwrap().status.code()
    };
    assert_eq!(
        feed(&format!("{READY}\nBeta: 150 trucks vanished\n")),
        Some(1)
    );
    note(&folder, &["--list"]).says("empty");
    assert_eq!(feed(&format!("{READY}\n\n{OPEN}\n")), Some(0));
    note(&folder, &["--list"]).says("2 drafts");
    assert_eq!(feed("\n"), Some(1));
}

#[test]
fn drafts_made_at_the_same_time_are_all_kept_under_numbers_and_keys_of_their_own() {
    let folder = river();
    let running: Vec<_> = (0..6)
        .map(|_| {
            Command::new(env!("CARGO_BIN_EXE_tregua"))
                .args(["note", "river.record", READY])
                .current_dir(folder.root())
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in running {
        assert!(child.wait().unwrap().success());
    }
    let drafts = folder.json(&["note", "river.record", "--list"]);
    let mut keys: Vec<&str> = drafts["drafts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|draft| draft["claim"].as_str().unwrap())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 6);
}

/// Every line that the page gives as an example is understood on the worked history, and leaves no question open.
#[test]
fn the_lines_of_the_page_are_complete_on_the_worked_history() {
    let page = std::fs::read_to_string(repository().join("docs/note.md")).unwrap();
    let blocks = page.split("```note\n").skip(1);
    let lines: Vec<&str> = blocks
        .filter_map(|block| block.split("```").next())
        .flat_map(str::lines)
        .collect();
    assert!(lines.len() > 20, "{lines:?}");
    let folder = Folder::with_the_pause();
    for line in lines {
        let found = folder.tregua(&["note", "pause/pause.record", line, "--json"]);
        let found = found.exits(0).json();
        for draft in found["drafts"].as_array().unwrap() {
            let open: Vec<&Value> = draft["questions"].as_array().unwrap().iter().collect();
            let asked_of = |column: &str| open.iter().any(|open| open["column"] == column);
            // An account asks which event it explains, and an undated source when it was said.
            let account = line.contains("because") && asked_of("about");
            let undated = asked_of("said");
            assert!(
                open.len() == usize::from(account) + usize::from(undated),
                "{line}: {open:#?}"
            );
        }
    }
}
