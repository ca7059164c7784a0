//! `tregua check`: everything that is wrong with a text, at once, with place and way forward.

use crate::stage::{Folder, RIVER};

#[test]
fn a_clean_text_is_called_clean() {
    let folder = Folder::with_examples();
    folder
        .tregua(&["check", "examples/yemen-2022/truce.tregua"])
        .exits(0)
        .says("no problem found");
}

#[test]
fn what_shows_in_the_text_alone_is_a_warning_with_the_numbers_that_show_it() {
    let folder = Folder::with_examples();
    folder
        .tregua(&["check", "examples/gaza-2023-11/pause.tregua"])
        .exits(0)
        .says("`releases each day` on each of 4 days comes to 40, not to the 50 of `releases`")
        .says("0 errors, 1 warning")
        .fits_the_page();
}

#[test]
fn every_error_is_printed_with_its_line_and_a_way_forward() {
    let folder = Folder::new();
    folder.write(
        "slips.tregua",
        RIVER
            .replace("parties", "partys")
            .replace("must admit", "must admitt")
            .replace("lasts 4 days", "lasts 4 dais"),
    );
    let run = folder.tregua(&["check", "slips.tregua"]).exits(1);
    for place in ["slips.tregua:3:", "slips.tregua:9:", "slips.tregua:12:"] {
        assert!(run.both().contains(place), "{place} not in {run:#?}");
    }
    run.says("did you mean `parties`?").says("3 errors");
}

#[test]
fn json_gives_each_diagnostic_its_code_place_and_words() {
    let folder = Folder::new();
    folder.write("slip.tregua", RIVER.replace("must admit", "shall admit"));
    let found = folder
        .tregua(&["check", "slip.tregua", "--json"])
        .exits(1)
        .json();
    let file = &found["files"][0];
    assert_eq!(
        (&file["file"], &file["errors"]),
        (&"slip.tregua".into(), &true.into())
    );
    let slip = &file["diagnostics"][0];
    assert_eq!(
        (&slip["code"], &slip["severity"], &slip["line"]),
        (&"E0105".into(), &"error".into(), &12.into())
    );
    assert_eq!(slip["suggestions"], serde_json::json!(["must"]));
    assert!(slip["message"].as_str().unwrap().contains("shall"));
}

#[test]
fn several_texts_are_checked_in_one_go_and_one_bad_one_decides() {
    let folder = Folder::new();
    folder.write("good.tregua", RIVER);
    folder.write("bad.tregua", RIVER.replace("clause aid", "claus aid"));
    folder.tregua(&["check", "good.tregua"]).exits(0);
    folder
        .tregua(&["check", "bad.tregua", "good.tregua"])
        .exits(1)
        .says("good.tregua")
        .says("bad.tregua");
}

#[test]
fn a_missing_text_does_not_keep_the_others_from_being_checked() {
    let folder = Folder::new();
    folder.write("bad.tregua", RIVER.replace("clause aid", "claus aid"));
    folder
        .tregua(&["check", "missing.tregua", "bad.tregua"])
        .exits(1)
        .says("missing.tregua")
        .says("claus");
}

/// An example of the river, with these statuses on its lines.
fn with_example(statuses: [&str; 2]) -> String {
    let [first, second] = statuses;
    format!(
        "{RIVER}
example \"a day told by one\"
  | claim | kind | voice | act | actor | thing | amount | adds | counting_point | occurred
  | a-1 | claim | Alpha | admit | Alpha | truck | 210 | total | crossing | 2024-01-01
  as of 2024-01-10 00:00
  | according to Alpha | aid | each day | 2024-01-01 |{first}
  | according to Beta | aid | each day | 2024-01-01 |{second}
"
    )
}

#[test]
fn an_example_that_comes_out_otherwise_is_told_at_its_line_and_blessed_when_asked() {
    let folder = Folder::new();
    let right = with_example([" unverified, met", " unverified, unverified"]);
    folder.write("t.tregua", &right);
    folder
        .tregua(&["check", "t.tregua"])
        .exits(0)
        .says("2 lines of its examples follow from the claims");
    let wrong = with_example([" unverified, not met", ""]);
    folder.write("t.tregua", &wrong);
    let run = folder.tregua(&["check", "t.tregua"]).exits(1);
    run.says("E0804")
        .says("t.tregua:19:56")
        .says("`unverified, not met` is given, and `unverified, met` follows from the claims")
        .says("no status is given, and `unverified, unverified` follows from the claims")
        .says("2 errors");
    assert_eq!(folder.read("t.tregua"), wrong);
    let found = folder
        .tregua(&["check", "t.tregua", "--json"])
        .exits(1)
        .json();
    let file = &found["files"][0];
    assert_eq!(
        (&file["example_lines"], &file["blessed"], &file["errors"]),
        (&2.into(), &0.into(), &true.into())
    );
    assert_eq!(file["diagnostics"][0]["line"], 19);
    folder
        .tregua(&["check", "t.tregua", "--bless"])
        .exits(0)
        .says("2 lines of its examples written anew");
    assert_eq!(folder.read("t.tregua"), right);
    let again = folder.tregua(&["check", "t.tregua", "--bless"]).exits(0);
    assert!(!again.out.contains("written anew"), "{again:#?}");
    assert_eq!(folder.names(), ["t.tregua"]);
}

#[test]
fn a_claim_that_is_not_understood_is_told_in_the_readers_language() {
    let folder = Folder::new();
    let text = with_example([" met", " met"]).replace("| admit |", "| admitt |");
    folder.write("t.tregua", text);
    for (lang, words) in [
        ("en", "is no verb"),
        ("ar", "ليس من أفعال"),
        ("he", "אינו פועל"),
    ] {
        let run = folder.tregua(&["--lang", lang, "check", "t.tregua"]);
        let run = run.exits(1).says("E0802").says(words);
        assert!(!run.out.contains('\u{fffd}'), "{run:#?}");
    }
}

#[test]
fn where_more_is_wrong_with_an_example_nothing_is_written() {
    let folder = Folder::new();
    for (from, to, code) in [
        ("| 210 |", "| many |", "E0802"),
        (
            "each day | 2024-01-01 | met",
            "each week | 2024-01-01 | met",
            "E0803",
        ),
        ("must admit", "must admitt", "E0103"),
    ] {
        let text = with_example([" met", " met"]).replacen(from, to, 1);
        folder.write("t.tregua", &text);
        let run = folder.tregua(&["check", "t.tregua", "--bless"]).exits(1);
        assert!(run.both().contains(code), "{code} not in {run:#?}");
        assert_eq!(folder.read("t.tregua"), text);
    }
}

#[test]
fn an_example_is_set_and_carried_as_json_and_no_part_of_what_was_agreed() {
    let folder = Folder::new();
    folder.write("bare.tregua", RIVER);
    folder.write(
        "t.tregua",
        with_example([" met", " met"]).replace("\n  |", "\n|"),
    );
    folder.tregua(&["fmt", "t.tregua"]).exits(0);
    let set = with_example([" met", " met"]);
    assert!(
        folder
            .read("t.tregua")
            .ends_with(set.split_once("example").unwrap().1)
    );
    let json = folder
        .tregua(&["fmt", "--to-json", "t.tregua"])
        .exits(0)
        .out;
    assert!(json.contains("\"block\": \"example\""), "{json}");
    folder.write("t.json", json);
    let back = folder
        .tregua(&["fmt", "--from-json", "t.json"])
        .exits(0)
        .out;
    assert_eq!(back.trim_end(), folder.read("t.tregua").trim_end());
    let shown = |file: &str| folder.tregua(&["show", file]).exits(0).out;
    assert_eq!(shown("t.tregua"), shown("bare.tregua"));
    let compared = |other: &str| folder.tregua(&["diff", "bare.tregua", other]).exits(0).out;
    assert_eq!(
        compared("t.tregua").replace("t.tregua", "bare.tregua"),
        compared("bare.tregua")
    );
}
