//! Holds `docs/entry-format.md` to the code: every key and every code appears there, under its name.

use crate::entries::{claim, custody, disclosure, erasure, payload_keys, receipt, statement};
use crate::header::{inner, key};
use crate::{Rel, known_kinds};

/// The lines of the section with this heading.
fn section(heading: &str) -> String {
    let whole = include_str!("../../../docs/entry-format.md");
    let mut lines = whole
        .lines()
        .skip_while(|line| line.trim_start_matches('#').trim() != heading);
    assert!(lines.next().is_some(), "no section `{heading}`");
    lines
        .take_while(|line| !line.starts_with('#'))
        .collect::<Vec<_>>()
        .join("\n")
}

fn holds(heading: &str, rows: impl IntoIterator<Item = (u64, &'static str)>) {
    let text = section(heading);
    let rows: Vec<_> = rows.into_iter().collect();
    for (number, name) in &rows {
        let start = format!("| {number} | `{name}` |");
        assert!(
            text.lines().any(|line| line.starts_with(&start)),
            "{heading}: no row `{start}`"
        );
    }
    let numbered = |line: &&str| {
        line.split('|')
            .nth(1)
            .is_some_and(|cell| cell.trim().parse::<u64>().is_ok())
            && !line.contains("reserved")
    };
    let found = text.lines().filter(numbered).count();
    assert_eq!(
        found,
        rows.len(),
        "{heading}: rows that the code does not know"
    );
}

#[test]
fn the_page_lists_every_key_and_code_and_no_other() {
    holds("Header", key::KEYS.iter().copied());
    holds("Seen heads", inner::seen::KEYS.iter().copied());
    holds("Codes", inner::codes::KEYS.iter().copied());
    holds("References", inner::refs::KEYS.iter().copied());
    holds("Payload commitment", inner::payload::KEYS.iter().copied());
    holds(
        "Relations",
        Rel::ALL.iter().map(|rel| (rel.code(), rel.word())),
    );
    holds("Kinds", known_kinds());
    let headings = [
        "Charter",
        "Agreement",
        "Source",
        "Receipt",
        "Edition",
        "Admission",
        "Revocation",
        "Erasure",
        "Group",
        "Reveal",
        "Attachment",
        "Custody",
        "Shared charter",
        "Change of members",
        "Approval",
        "Disclosure",
        "Statement",
    ];
    for (heading, (word, keys)) in headings.iter().zip(payload_keys()) {
        assert!(*heading == "Statement" || heading.to_lowercase() == word);
        holds(heading, keys.iter().copied());
    }
    let words = |all: &[(u64, &'static str)]| all.to_vec();
    holds("Files of a receipt", receipt::file::KEYS.iter().copied());
    holds(
        "Fields that are shown",
        disclosure::field::KEYS.iter().copied(),
    );
    holds(
        "Reasons",
        words(&all(erasure::Why::ALL, |it| (it.code(), it.word()))),
    );
    holds(
        "Steps",
        words(&all(custody::Step::ALL, |it| (it.code(), it.word()))),
    );
    holds("Amounts", statement::amount::KEYS.iter().copied());
    holds("Kinds of the thing", statement::part::KEYS.iter().copied());
    holds(
        "Attribution",
        words(&all(claim::Attribution::ALL, |it| (it.code(), it.word()))),
    );
    holds(
        "Adds",
        words(&all(claim::Adds::ALL, |it| (it.code(), it.word()))),
    );
    holds(
        "Coverage",
        words(&all(claim::Coverage::ALL, |it| (it.code(), it.word()))),
    );
}

#[test]
fn the_page_states_the_formulas_and_the_bounds() {
    let whole = include_str!("../../../docs/entry-format.md");
    for stated in [
        "SHA-256(\"tregua/payload/v1\" ‖ salt ‖ bytes)",
        "60 KiB",
        "1 MiB",
        "nested at most 8 deep",
        "nothing here shows entries removed from the end",
    ] {
        assert!(whole.contains(stated), "{stated}");
    }
    assert_eq!(crate::MAX_ENTRY_BYTES, 60 * 1024);
    assert_eq!(crate::MAX_PAYLOAD_BYTES, 1024 * 1024);
    assert_eq!(crate::MAX_NESTING, 8);
    assert_eq!(crate::COMMITMENT_PREFIX, b"tregua/payload/v1");
}

fn all<T: Copy>(values: &[T], row: impl Fn(T) -> (u64, &'static str)) -> Vec<(u64, &'static str)> {
    values.iter().map(|value| row(*value)).collect()
}
