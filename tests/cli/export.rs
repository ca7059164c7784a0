//! `export`: what is on record as rows again, which come back as the same claims.

use std::fs;

use serde_json::Value;

use crate::stage::{CLAIMS, COLUMNS, Folder};

/// Everything a record says, by column, in an order of its own: entries come sources first and named ones first.
fn said(folder: &Folder, record: &str) -> (Vec<String>, Vec<String>) {
    let all = folder.json(&["export", record]);
    let rows = |table: &str| {
        let mut rows: Vec<String> = all[table]
            .as_array()
            .unwrap()
            .iter()
            .map(Value::to_string)
            .collect();
        rows.sort();
        rows
    };
    (rows("claims"), rows("sources"))
}

fn init(folder: &Folder, record: &str, text: &str) {
    folder
        .tregua(&[
            "init",
            record,
            "--author",
            "Another Office",
            "--agreement",
            text,
        ])
        .exits(0);
}

#[test]
fn the_worked_history_comes_back_from_csv_and_from_a_workbook() {
    let folder = Folder::with_the_pause();
    let text = "pause/pause.tregua";
    let before = said(&folder, "pause/pause.record");
    assert!(before.0.len() > 150 && before.1.len() > 80);
    folder
        .tregua(&[
            "export",
            "pause/pause.record",
            "--to",
            "c.csv",
            "--sources",
            "s.csv",
        ])
        .exits(0)
        .says("c.csv holds")
        .fits_the_page();
    init(&folder, "csv.record", text);
    folder
        .tregua(&[
            "import",
            "csv.record",
            "c.csv",
            "s.csv",
            "--commit",
            "--rebuilt",
        ])
        .exits(0);
    assert_eq!(said(&folder, "csv.record"), before);
    folder
        .tregua(&["export", "pause/pause.record", "--to", "all.xlsx", "--tags"])
        .exits(0)
        .says("all.xlsx holds");
    init(&folder, "xlsx.record", text);
    folder
        .tregua(&["import", "xlsx.record", "all.xlsx", "--commit", "--rebuilt"])
        .exits(0);
    assert_eq!(said(&folder, "xlsx.record"), before);
    // And from one to the other, byte for byte.
    folder
        .tregua(&["export", "xlsx.record", "--to", "again.csv"])
        .exits(0);
    assert_eq!(folder.bytes("again.csv"), folder.bytes("c.csv"));
}

#[test]
fn what_was_exported_adds_nothing_to_the_record_it_came_from() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&["export", "river.record", "--to", "all.xlsx"])
        .exits(0);
    let before = folder.bytes("river.record");
    folder
        .tregua(&["import", "river.record", "all.xlsx", "--commit"])
        .exits(0)
        .says("on record already");
    assert_eq!(folder.bytes("river.record"), before);
}

#[test]
fn corrections_and_retractions_are_rows_like_others() {
    let folder = Folder::with_the_river_on_record();
    folder.claims(
        "later.csv",
        "fix,correct,Beta,,admit,Alpha,truck,,160,total,whole,crossing,2024-01-01,d1-beta,GAZ,160,2024-01-02T22:00+02:00,\n\
         gone,retract,Alpha,,,,,,,,,,,d1-alpha,GAZ,,2024-01-03T22:00+02:00,\n",
    );
    folder
        .tregua(&["import", "river.record", "later.csv", "--commit"])
        .exits(0);
    let before = said(&folder, "river.record");
    folder
        .tregua(&["export", "river.record", "--to", "all.xlsx"])
        .exits(0);
    init(&folder, "second.record", "river.tregua");
    folder
        .tregua(&["import", "second.record", "all.xlsx", "--commit"])
        .exits(0);
    assert_eq!(said(&folder, "second.record"), before);
    assert!(before.0.iter().any(|row| row.contains("retract")));
}

#[test]
fn csv_opens_right_in_a_spreadsheet_and_computes_nothing() {
    let folder = Folder::at_the_river();
    let row = |key: &str, note: &str| {
        format!("{key},note,Alpha,,,,,,,,,,,,GAZ,\"{note}\",2024-01-01T22:00+02:00,\"{note}\"\n")
    };
    let live = [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "'=1",
        "＝1",
        "=HYPERLINK(\"\"http://example.org\"\";\"\"x\"\")",
        "שלום",
        "\u{200f}سلام",
    ];
    let rows: String = (0..)
        .zip(live)
        .map(|(at, note)| row(&format!("k{at}"), note))
        .collect();
    // What a spreadsheet would have written for the fifth: one apostrophe is the guard, the other belongs to the words.
    folder.claims("live.csv", &rows.replace("\"'=1\"", "\"''=1\""));
    folder
        .tregua(&[
            "import",
            "river.record",
            "sources.csv",
            "live.csv",
            "--commit",
        ])
        .exits(0);
    folder
        .tregua(&[
            "export",
            "river.record",
            "--to",
            "c.csv",
            "--sources",
            "s.csv",
            "--tags",
        ])
        .exits(0);
    let text = String::from_utf8(folder.bytes("c.csv")).unwrap();
    assert!(text.starts_with("\u{feff}claim,kind,voice,"));
    assert!(
        text.lines().all(|line| !line.ends_with('\r'))
            && text.matches("\r\n").count() == live.len() + 2
    );
    let mut reader =
        csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let cells: Vec<String> = reader
        .records()
        .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for cell in &cells {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']),
            "{cell}"
        );
    }
    assert!(cells.contains(&"'=1+1".to_owned()) && cells.contains(&"''=1".to_owned()));
    assert!(cells.contains(&"#date+said".to_owned()));
    init(&folder, "second.record", "river.tregua");
    folder
        .tregua(&["import", "second.record", "c.csv", "s.csv", "--commit"])
        .exits(0);
    assert_eq!(
        said(&folder, "second.record"),
        said(&folder, "river.record")
    );
}

#[test]
fn a_file_that_is_there_is_left_alone_unless_told_otherwise() {
    let folder = Folder::with_the_river_on_record();
    folder.write("claims.csv", "mine");
    let names = folder.names();
    folder
        .tregua(&[
            "export",
            "river.record",
            "--to",
            "new.csv",
            "--sources",
            "claims.csv",
        ])
        .exits(1)
        .says("`claims.csv` is already there")
        .says("--force");
    assert_eq!(
        (folder.bytes("claims.csv"), folder.names()),
        (b"mine".to_vec(), names)
    );
    folder
        .tregua(&["export", "river.record", "--to", "claims.csv", "--force"])
        .exits(0)
        .says("1 source on record");
    assert!(
        folder
            .bytes("claims.csv")
            .starts_with("\u{feff}claim".as_bytes())
    );
    assert!(folder.names().iter().all(|name| !name.ends_with(".part")));
}

#[test]
fn names_that_say_no_format_folders_and_the_record_itself_are_refused() {
    let folder = Folder::with_the_river_on_record();
    fs::create_dir(folder.path("folder.csv")).unwrap();
    let before = folder.bytes("river.record");
    let export = |words: &[&str]| {
        let words: Vec<&str> = ["export", "river.record"]
            .iter()
            .chain(words)
            .copied()
            .collect();
        folder.tregua(&words)
    };
    export(&["--to", "claims.txt"])
        .exits(2)
        .says("`.csv` or `.xlsx`");
    export(&["--to", "river.record", "--force"]).exits(2);
    export(&["--to", "a.csv", "--sources", "a.csv"])
        .exits(2)
        .says("two files");
    export(&["--sources", "a.csv"]).exits(2);
    export(&["--to", "folder.csv", "--force"])
        .exits(1)
        .says("is a folder");
    export(&["--to", "nowhere/a.csv"])
        .exits(4)
        .says("nowhere/a.csv");
    fs::copy(folder.path("river.record"), folder.path("river.csv")).unwrap();
    folder
        .tregua(&["export", "river.csv", "--to", "river.csv", "--force"])
        .exits(2)
        .says("the record itself");
    assert_eq!(folder.bytes("river.record"), before);
}

#[test]
fn without_a_file_claims_are_printed_and_all_rows_are_in_json() {
    let folder = Folder::with_the_river_on_record();
    let run = folder.tregua(&["export", "river.record"]).exits(0);
    assert!(run.out.starts_with("claim,kind,voice,") && run.out.lines().count() == 3);
    let all = folder.json(&["export", "river.record"]);
    assert_eq!(all["claims"][1]["amount"], "150");
    assert_eq!(all["sources"][0]["publisher"], "Gazette");
    // Instants are written on the agreement's own clock.
    assert_eq!(all["claims"][0]["said"], "2024-01-01T22:00:00+02:00");
    let files = folder.json(&["export", "river.record", "--to", "all.xlsx"]);
    assert_eq!(
        files["files"][0],
        serde_json::json!({ "file": "all.xlsx", "claims": 2, "sources": 1 })
    );
}

#[test]
fn when_claims_were_received_goes_along_where_asked_for() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&["export", "river.record", "--to", "c.csv", "--received"])
        .exits(0);
    init(&folder, "second.record", "river.tregua");
    folder
        .tregua(&[
            "import",
            "second.record",
            "sources.csv",
            "c.csv",
            "--commit",
        ])
        .exits(1)
        .says("received");
    folder
        .tregua(&[
            "import",
            "second.record",
            "sources.csv",
            "c.csv",
            "--commit",
            "--rebuilt",
        ])
        .exits(0);
    let received = |record: &str| {
        let all = folder.json(&["export", record, "--received"]);
        all["claims"][0]["received"].clone()
    };
    assert_eq!(received("second.record"), received("river.record"));
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let folder = Folder::at_the_river();
    folder.write("c.csv", format!("{COLUMNS}{CLAIMS}"));
    folder
        .tregua(&["import", "river.record", "sources.csv", "c.csv", "--commit"])
        .exits(0);
    for name in ["one.xlsx", "two.xlsx"] {
        folder
            .tregua(&["export", "river.record", "--to", name])
            .exits(0);
    }
    assert_eq!(folder.bytes("one.xlsx"), folder.bytes("two.xlsx"));
}
