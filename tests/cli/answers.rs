//! Acts owed after each of another, as people read them: told by the stories that evaluator and judge are held to.

use crate::stage::{Folder, repository};

const AFTER: &str = "2024-01-20T00:00+02:00";

/// A record of a story of `oracle/laws/tests/stories`.
fn told(name: &str) -> Folder {
    let path = repository().join(format!("oracle/laws/tests/stories/{name}.txt"));
    let story = std::fs::read_to_string(path).unwrap();
    let mut parts = story.split("\n== ");
    let folder = Folder::new();
    folder.write("text.tregua", parts.next().unwrap());
    let rows = parts.next().unwrap().strip_prefix("claims\n").unwrap();
    folder.write("claims.csv", rows);
    folder
        .tregua(&[
            "init",
            "r.record",
            "--author",
            "Desk",
            "--agreement",
            "text.tregua",
        ])
        .exits(0);
    folder
        .tregua(&["import", "r.record", "claims.csv", "--commit"])
        .exits(0);
    folder
}

#[test]
fn each_request_has_a_column_of_its_own_and_each_voice_its_own_hours() {
    let folder = told("answers");
    let status = ["status", "r.record", "--as-of", AFTER, "--by", "said"];
    let run = folder.tregua(&status).exits(0).fits_the_page();
    insta::assert_snapshot!("requests", run.out.split_once("━━").unwrap().1);
    let json = folder.json(&status);
    let rows = json["rows"].as_array().unwrap();
    let of = |key: &str, view: &str| {
        let mut rows = rows.iter();
        rows.find(|row| row["key"] == key && row["view"] == view)
            .unwrap()
    };
    let (alpha, beta) = (
        of("r1", "according to Alpha"),
        of("r1", "according to Beta"),
    );
    assert!(alpha["instance"].is_null());
    assert_eq!(alpha["window"][0], "2024-01-02T18:00:00+02:00");
    assert_eq!(beta["window"][0], "2024-01-02T10:00:00+02:00");
}

#[test]
fn an_exchange_of_three_for_one_is_kept_at_each_and_read_in_every_language() {
    let folder = told("exchanges");
    for lang in ["en", "it", "ar", "he"] {
        let words = [
            "--lang", lang, "status", "r.record", "--as-of", AFTER, "--by", "said",
        ];
        let run = folder.tregua(&words).exits(0);
        insta::assert_snapshot!(
            format!("exchange-{lang}"),
            run.out.split_once("━━").unwrap().1
        );
    }
}
