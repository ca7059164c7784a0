//! Tests of the page of reports.

use tregua_wording::Lang;

use crate::access::Role;
use crate::stage::{CLAIMS, Stage, TEXT};

const PAGE: &str = "\
# The report of the lake

| id | what it says | attributed to | lives in |
|---|---|---|---|
| S9-01 | trucks came | Alpha | `a-day1`, counted under `aid` |
| S9-02 | talks went on | Beta | recorded only: `of-another` |
";

/// The stage's claims, with a column that names statements.
fn naming() -> String {
    let ids = ["x_case", "S9-02", "S9-01;A1-02", "S9-10", "", "", ""];
    let lines = CLAIMS.lines().zip(ids);
    lines.map(|(line, id)| format!("{line},{id}\n")).collect()
}

#[test]
fn a_history_tells_each_statement_with_where_it_lives() {
    let stage = Stage::of(Role::Observer).with_reports(&[PAGE]);
    let got = stage.get("/reports.json").json();
    assert_eq!(got["told"], true);
    assert_eq!(got["reports"][0]["name"], "S9");
    let [first, second] = got["reports"][0]["statements"]
        .as_array()
        .unwrap()
        .as_slice()
    else {
        panic!("{got:#}")
    };
    assert_eq!(first["lives_in"][0]["is"], "claim");
    assert_eq!(first["lives_in"][2]["clause"], "aid");
    assert_eq!(second["recorded_only"], true);
    assert_eq!(second["lives_in"][0]["is"], "elsewhere");
    let page = stage.get("/reports").text;
    let entry = first["lives_in"][0]["entry"].as_str().unwrap();
    assert!(
        page.contains(&format!("href=\"/record/{entry}\"")),
        "{page}"
    );
    assert!(page.contains("trucks came") && page.contains("recorded only"));
    assert!(page.contains("are of another history"));
}

#[test]
fn of_other_records_the_entries_say_which_statement_they_come_from() {
    let stage = Stage::with(Some(TEXT), &naming(), Some(Role::Observer));
    let got = stage.get("/reports.json").json();
    assert_eq!(got["told"], false);
    let statements = got["reports"][0]["statements"].as_array().unwrap();
    let ids: Vec<&str> = statements
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    // By number, not by letters; rows of other tables are none.
    assert_eq!(ids, ["S9-01", "S9-02", "S9-10"]);
    assert_eq!(statements[0]["lives_in"][0]["claim"], "b-day1");
}

#[test]
fn where_nothing_is_named_the_page_says_so_and_how_to() {
    let page = Stage::of(Role::Observer).get("/reports").text;
    assert!(page.contains("nothing on record names a statement of a press report"));
    assert!(!page.contains("<table"), "{page}");
}

#[test]
fn what_is_withheld_names_nothing() {
    let claims = CLAIMS.lines().map(|line| match line {
        head if head.starts_with("claim,") => format!("{head},x_case\n"),
        plan if plan.starts_with("b-plan") => format!("{plan},S9-07\n"),
        other => format!("{other},\n"),
    });
    let claims: String = claims.collect();
    let seen = |role| {
        Stage::with(Some(TEXT), &claims, Some(role))
            .get("/reports")
            .text
    };
    assert!(seen(Role::Mediator).contains("S9-07"));
    assert!(!seen(Role::Observer).contains("S9-07"));
}

#[test]
fn in_arabic_the_words_of_the_page_are_told_to_be_english() {
    let stage = Stage::of(Role::Observer)
        .with_reports(&[PAGE])
        .in_language(Lang::Arabic);
    let page = stage.get("/reports").text;
    assert!(
        page.contains("<td lang=\"en\" dir=\"ltr\">trucks came</td>"),
        "{page}"
    );
    assert!(!page.contains('⟨'), "{page}");
}
