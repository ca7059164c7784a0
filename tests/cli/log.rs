//! `tregua log`: the entries of a record, in their order.

use crate::stage::Folder;

#[test]
fn every_entry_has_one_line_with_its_place_id_kind_and_key() {
    let folder = Folder::with_the_river_on_record();
    let run = folder
        .tregua(&["log", "river.record"])
        .exits(0)
        .fits_the_page();
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 6);
    let log = folder.json(&["log", "river.record"]);
    for (line, entry) in lines.iter().zip(log["entries"].as_array().unwrap()) {
        assert!(
            line.trim_start().starts_with(&entry["idx"].to_string()),
            "{line}"
        );
        assert!(
            line.contains(&entry["entry"].as_str().unwrap()[..12]),
            "{line}"
        );
        assert!(line.contains(entry["kind"].as_str().unwrap()), "{line}");
        assert!(
            line.contains(entry["claim"].as_str().unwrap_or_default()),
            "{line}"
        );
    }
    assert_eq!(log["record_head"], log["entries"][5]["entry"]);
}

#[test]
fn the_last_few_are_the_last_few_and_more_than_all_is_all() {
    let folder = Folder::with_the_river_on_record();
    let lines = |last: &str| {
        folder
            .tregua(&["log", "river.record", "--last", last])
            .exits(0)
            .out
            .lines()
            .count()
    };
    assert_eq!(
        (lines("0"), lines("2"), lines("6"), lines("1000")),
        (0, 2, 6, 6)
    );
    folder
        .tregua(&["log", "river.record", "--last", "2"])
        .exits(0)
        .says("d1-beta")
        .says("receipt");
}
