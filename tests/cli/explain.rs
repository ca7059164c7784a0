//! `tregua explain`: why, in at most forty lines for each row of the table that the worked history must answer.

use insta::assert_snapshot;

use crate::stage::{AFTER, Folder, fits};

/// A row of the worked history: the name of its snapshot, its clause, and the options that lead to it alone.
type Ask<'a> = (&'a str, &'a str, &'a [&'a str]);

const CREDITED: &str = "two released on 29 November count on 30 November";
const OFFER: &str = "an offer by then is enough";
const CONDITION: &str = "a condition for one more day, not a duty";
const ALL_ISRAELIS: &str = "all Israelis released count";

/// The questions of the table.
const TABLE: [Ask<'_>; 22] = [
    (
        "trucks-24-dispatch-un",
        "goods trucks",
        &[
            "--day",
            "2023-11-24",
            "--view",
            "UN",
            "--reading",
            "dispatch",
        ],
    ),
    (
        "trucks-24-crossing-israel",
        "goods trucks",
        &[
            "--day",
            "2023-11-24",
            "--view",
            "Israel",
            "--reading",
            "crossing",
        ],
    ),
    (
        "trucks-24-crossing-egypt",
        "goods trucks",
        &[
            "--day",
            "2023-11-24",
            "--view",
            "Egypt",
            "--reading",
            "crossing",
        ],
    ),
    (
        "trucks-24-offloading-un",
        "goods trucks",
        &[
            "--day",
            "2023-11-24",
            "--view",
            "UN",
            "--reading",
            "offloading",
        ],
    ),
    (
        "trucks-24-offloading-israel",
        "goods trucks",
        &[
            "--day",
            "2023-11-24",
            "--view",
            "Israel",
            "--reading",
            "offloading",
        ],
    ),
    (
        "trucks-25-crossing-un",
        "goods trucks",
        &[
            "--day",
            "2023-11-25",
            "--view",
            "UN",
            "--reading",
            "crossing",
        ],
    ),
    (
        "trucks-26-crossing-israel",
        "goods trucks",
        &[
            "--day",
            "2023-11-26",
            "--view",
            "Israel",
            "--reading",
            "crossing",
        ],
    ),
    (
        "trucks-27-crossing-un",
        "goods trucks",
        &[
            "--day",
            "2023-11-27",
            "--view",
            "UN",
            "--reading",
            "crossing",
        ],
    ),
    ("releases-total-un", "releases", &["--view", "UN"]),
    (
        "releases-30-israel",
        "releases each day",
        &["--day", "2023-11-30", "--view", "Israel"],
    ),
    (
        "releases-30-israel-credited",
        "releases each day",
        &[
            "--day",
            "2023-11-30",
            "--view",
            "Israel",
            "--reading",
            CREDITED,
        ],
    ),
    (
        "releases-30-all-voices",
        "releases each day",
        &["--day", "2023-11-30", "--view", "all voices"],
    ),
    (
        "exchange-26-all-israelis",
        "exchange",
        &[
            "--part",
            "each day",
            "--day",
            "2023-11-26",
            "--view",
            "Israel",
            "--reading",
            ALL_ISRAELIS,
        ],
    ),
    (
        "exchange-overall-israel",
        "exchange",
        &["--part", "overall", "--view", "Israel"],
    ),
    (
        "exchange-overall-all-israelis",
        "exchange",
        &[
            "--part",
            "overall",
            "--view",
            "Israel",
            "--reading",
            ALL_ISRAELIS,
        ],
    ),
    (
        "list-israel",
        "list for an added day",
        &["--day", "2023-12-01", "--view", "Israel"],
    ),
    (
        "list-hamas",
        "list for an added day",
        &["--day", "2023-12-01", "--view", "Hamas"],
    ),
    (
        "list-hamas-offer",
        "list for an added day",
        &["--day", "2023-12-01", "--view", "Hamas", "--reading", OFFER],
    ),
    (
        "list-hamas-condition",
        "list for an added day",
        &[
            "--day",
            "2023-12-01",
            "--view",
            "Hamas",
            "--reading",
            CONDITION,
        ],
    ),
    (
        "extension-28-hamas",
        "extension",
        &["--day", "2023-11-28", "--view", "Hamas"],
    ),
    ("visits-all-voices", "visits", &["--view", "all voices"]),
    (
        "flights-25-hamas",
        "flights",
        &["--day", "2023-11-25", "--view", "Hamas"],
    ),
];

/// The explanations that a command printed, without the heading that all share.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.starts_with("━━ ") {
            blocks.push(String::new());
        }
        if let Some(block) = blocks.last_mut() {
            block.push_str(line);
            block.push('\n');
        }
    }
    blocks
        .into_iter()
        .map(|block| format!("{}\n", block.trim_end()))
        .collect()
}

/// What is printed about the one row asked for.
fn explained(folder: &Folder, (name, clause, options): &Ask<'_>) -> String {
    let question = ["explain", "pause/pause.record", clause, "--as-of", AFTER];
    let words: Vec<&str> = question.iter().chain(*options).copied().collect();
    let run = folder.tregua(&words).exits(0);
    let mut found = blocks(&run.out);
    assert_eq!(found.len(), 1, "{name}: {run:#?}");
    found.remove(0)
}

#[test]
fn each_row_of_the_table_is_explained_in_at_most_forty_lines_of_a_hundred_columns() {
    let folder = Folder::with_the_pause();
    for ask in &TABLE {
        let text = explained(&folder, ask);
        assert!(
            text.lines().count() <= 40,
            "{}: {} lines\n{text}",
            ask.0,
            text.lines().count()
        );
        fits(&text);
    }
}

#[test]
fn each_row_of_the_table_is_explained_as_a_person_has_read_it() {
    let folder = Folder::with_the_pause();
    for ask in &TABLE {
        assert_snapshot!(ask.0, explained(&folder, ask));
    }
}

#[test]
fn an_explanation_is_the_same_words_whatever_ids_the_entries_have() {
    let texts = || {
        let folder = Folder::with_the_pause();
        TABLE.map(|ask| explained(&folder, &ask))
    };
    assert_eq!(texts(), texts());
}

#[test]
fn one_row_as_json_says_what_counted_and_why_the_rest_did_not() {
    let folder = Folder::with_the_pause();
    let row = folder.json(&[
        "explain",
        "pause/pause.record",
        "releases",
        "--view",
        "UN",
        "--as-of",
        AFTER,
    ]);
    assert_eq!(
        (&row["clause"], &row["status"]),
        (&"releases".into(), &"met".into())
    );
    assert!(row["clause_span"]["line"].is_u64());
    for key in ["rules", "entries", "readings", "missing"] {
        assert!(row[key].is_array(), "{key}");
    }
    for entry in row["entries"].as_array().unwrap() {
        assert!(
            entry["voice"].is_string() && entry["counted"].is_boolean(),
            "{entry}"
        );
        assert!(
            entry["rests_on"] == true || entry["why_not"].is_string(),
            "{entry}"
        );
    }
}

#[test]
fn a_statement_of_an_earlier_day_is_never_called_later() {
    let folder = Folder::with_the_pause();
    let row = folder.json(&[
        "explain",
        "pause/pause.record",
        "releases each day",
        "--day",
        "2023-11-30",
        "--view",
        "Israel",
        "--reading",
        "as written",
        "--as-of",
        AFTER,
    ]);
    let entry = |claim: &str| {
        row["entries"]
            .as_array()
            .unwrap()
            .iter()
            .find(|entry| entry["claim"] == claim)
            .unwrap()
    };
    assert_eq!(entry("r29-isr")["why_not"], "before the window");
    let first = folder.json(&[
        "explain",
        "pause/pause.record",
        "releases each day",
        "--day",
        "2023-11-28",
        "--view",
        "Israel",
        "--reading",
        "as written",
        "--as-of",
        AFTER,
    ]);
    let entry = |claim: &str| {
        first["entries"]
            .as_array()
            .unwrap()
            .iter()
            .find(|entry| entry["claim"] == claim)
            .unwrap()
    };
    assert_eq!(entry("r29-isr")["why_not"], "after the window");
    assert_eq!(entry("r27-isr")["why_not"], "before the window");
}

#[test]
fn a_clause_that_is_not_there_is_a_wrong_command_line_that_lists_those_that_are() {
    let folder = Folder::with_the_pause();
    folder
        .tregua(&["explain", "pause/pause.record", "truce"])
        .exits(2)
        .says("`truce`")
        .says("`goods trucks`");
    folder
        .tregua(&["explain", "pause/pause.record"])
        .exits(2)
        .says("a clause");
}

#[test]
fn a_row_that_no_instance_has_is_said_to_be_none() {
    let folder = Folder::with_the_pause();
    folder
        .tregua(&[
            "explain",
            "pause/pause.record",
            "goods trucks",
            "--day",
            "2022-01-01",
            "--as-of",
            AFTER,
        ])
        .exits(0)
        .says("no");
}

#[test]
fn a_certificate_is_accepted_by_a_checker_that_trusts_nobody() {
    let folder = Folder::with_the_pause();
    let mut document = folder.json(&[
        "explain",
        "pause/pause.record",
        "goods trucks",
        "--certificate",
        "--as-of",
        AFTER,
    ]);
    let checked = tregua_checker::check(&document).unwrap();
    assert_eq!(checked.not_shown, Vec::<String>::new());
    assert!(checked.rows > 100, "{} rows", checked.rows);
    // Whoever leaves an entry out of the record has not shown the rest.
    let entries = document["entries"].as_array_mut().unwrap();
    entries.retain(|entry| entry["claim"] != "t24-un-offloaded");
    let checked = tregua_checker::check(&document).unwrap();
    assert!(!checked.not_shown.is_empty());
}
