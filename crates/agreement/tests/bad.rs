//! Every bad sample draws the code it is named after; its snapshot says what its author is told.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may stop the test"
)]
#![allow(
    clippy::allow_attributes,
    reason = "an expectation fails in the files whose helpers never stop"
)]

mod common;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;

fn crate_dir() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a sample; that of `E0001` is repeated until it is too long.
fn sample(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let too_long = path.file_stem().is_some_and(|name| name == "E0001");
    if too_long {
        text.repeat(2 * tregua_syntax::MAX_BYTES / text.len())
    } else {
        text
    }
}

#[test]
fn every_bad_sample_draws_the_code_of_its_name() {
    let phrases = common::Phrases::read(&crate_dir().join("../wording/phrases/en/diagnostics.ftl"));
    let others = Mutex::new(String::new());
    insta::glob!("bad/*.tregua", |path| {
        let text = sample(path);
        let outcome = tregua_agreement::read(&text);
        let code = path.file_stem().unwrap().to_string_lossy()[..5].to_owned();
        let told = phrases.told(&text, &outcome.diagnostics);
        if !outcome
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.code == code)
        {
            others
                .lock()
                .unwrap()
                .push_str(&format!("{} draws\n{told}\n", path.display()));
        }
        assert!(
            outcome
                .diagnostics
                .iter()
                .all(|diagnostic| diagnostic.suggestions.len() <= 3)
        );
        insta::assert_snapshot!(told);
    });
    assert_eq!(others.into_inner().unwrap(), "");
}

#[test]
fn every_code_has_a_message_a_page_and_a_bad_sample() {
    let messages =
        std::fs::read_to_string(crate_dir().join("../wording/phrases/en/diagnostics.ftl")).unwrap();
    let samples: BTreeSet<String> = std::fs::read_dir(crate_dir().join("tests/bad"))
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy()[..5].to_owned())
        .collect();
    for code in tregua_agreement::CODES {
        assert!(
            messages.contains(&format!("\n{code} = ")),
            "no message for {code}"
        );
        let page = crate_dir().join(format!("../../docs/diagnostics/{code}.md"));
        let page = std::fs::read_to_string(&page).unwrap_or_else(|_| panic!("no page for {code}"));
        for heading in ["## Wrong", "## Right", "## Why"] {
            assert!(page.contains(heading), "the page of {code} lacks {heading}");
        }
        assert!(samples.contains(*code), "no bad sample for {code}");
    }
}

#[test]
fn every_code_in_the_sources_is_listed() {
    let known: BTreeSet<&str> = tregua_agreement::CODES.iter().copied().collect();
    let mut used = BTreeSet::new();
    for dir in [
        "src",
        "src/checks",
        "src/clause",
        "src/terms",
        "../syntax/src",
    ] {
        for file in std::fs::read_dir(crate_dir().join(dir)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("codes.rs")
            {
                used.extend(codes(&std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert_eq!(used, known.iter().map(|code| (*code).to_owned()).collect());
}

/// Every `"E0123"` or `"W0123"` in a source file.
fn codes(source: &str) -> Vec<String> {
    let quoted = source
        .split('"')
        .filter(|word| word.len() == 5 && word.starts_with(['E', 'W', 'N']));
    quoted
        .filter(|word| word[1..].bytes().all(|byte| byte.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_examples_of_every_page_are_what_they_say() {
    for code in tregua_agreement::CODES {
        let page =
            std::fs::read_to_string(crate_dir().join(format!("../../docs/diagnostics/{code}.md")))
                .unwrap();
        for right in blocks_after(&page, "## Right") {
            let wrapped = wrap(&right);
            let outcome = tregua_agreement::read(&wrapped);
            assert!(
                !outcome.has_errors(),
                "{code}, right:\n{wrapped}\n{}",
                common::diagnostics(&wrapped, &outcome.diagnostics)
            );
        }
        for wrong in blocks_after(&page, "## Wrong")
            .into_iter()
            .filter(|_| *code != "E0001")
        {
            let wrapped = wrap(&wrong);
            let outcome = tregua_agreement::read(&wrapped);
            let told = common::diagnostics(&wrapped, &outcome.diagnostics);
            assert!(
                outcome
                    .diagnostics
                    .iter()
                    .any(|diagnostic| diagnostic.code == *code),
                "{code}, wrong:\n{wrapped}\n{told}"
            );
        }
    }
}

/// The fenced blocks between this heading and the next.
fn blocks_after(page: &str, heading: &str) -> Vec<String> {
    let section = page
        .split(heading)
        .nth(1)
        .unwrap_or_default()
        .split("\n## ")
        .next()
        .unwrap_or_default();
    section
        .split("```")
        .skip(1)
        .step_by(2)
        .map(|block| {
            block
                .trim_start_matches("text")
                .trim_start_matches('\n')
                .to_owned()
        })
        .collect()
}

/// A page shows the lines that matter; the rest of the agreement is this.
const REST: &[&str] = &[
    "agreement \"Talks of the river\"",
    "language 1, english",
    "parties Alpha and Beta",
    "mediators Delta",
    "carrier Relief Body",
    "clock +02:00, each day runs 07:00 to 07:00",
    "thing person held in North (people held in North)\n  kinds age: woman and man and child",
    "thing truck (trucks)",
    "zone North \"north of the river\"",
    "phase Pause\n  starts 2024-01-01 07:00\n  lasts 4 days",
];

/// The lines of a page in a whole agreement: what the page has itself is not added.
fn wrap(shown: &str) -> String {
    let first_two = |line: &str| {
        line.split_whitespace()
            .take(
                if line.starts_with("thing")
                    || line.starts_with("zone")
                    || line.starts_with("phase")
                {
                    2
                } else {
                    1
                },
            )
            .collect::<Vec<_>>()
            .join(" ")
    };
    let own: BTreeSet<String> = shown
        .lines()
        .filter(|line| !line.starts_with(' '))
        .map(first_two)
        .collect();
    let rest: Vec<&str> = REST
        .iter()
        .copied()
        .filter(|line| !own.contains(&first_two(line)))
        .collect();
    let body = if shown.starts_with(' ') {
        format!("clause aid in Pause\n{shown}")
    } else {
        shown.to_owned()
    };
    let (header, clauses): (&str, &str) = body
        .split_once("clause ")
        .map_or((body.as_str(), ""), |(header, _)| {
            (header, &body[header.len()..])
        });
    format!("{}\n{header}\n{clauses}", rest.join("\n"))
}
