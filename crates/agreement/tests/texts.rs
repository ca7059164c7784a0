//! Laws that hold for every text: nothing is lost, layout means nothing, no lost word is silent.
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
#[path = "common/hard.rs"]
mod hard;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tregua_agreement::duty::{Kernel, Part};
use tregua_agreement::meaning::Clause;
use tregua_agreement::{Outcome, fuzz, read};

/// The good examples and the worked one, by name.
fn texts() -> Vec<(String, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir.join("tests/good"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut named: Vec<(String, PathBuf)> =
        files.into_iter().map(|path| (name(&path), path)).collect();
    let examples = [
        ("the example", "gaza-2023-11/pause.tregua"),
        ("truce.tregua", "yemen-2022/truce.tregua"),
    ];
    named.extend(
        examples.map(|(name, file)| (name.to_owned(), dir.join("../../examples").join(file))),
    );
    named
        .into_iter()
        .map(|(name, path)| (name, std::fs::read_to_string(path).unwrap()))
        .collect()
}

/// The meaning without line numbers, which layout may change.
fn meaning(outcome: &Outcome) -> String {
    let printed = common::meaning(outcome.agreement.as_ref());
    let without = |line: &str| {
        line.split(" line ").next().unwrap_or_default().to_owned()
            + line
                .split(" line ")
                .nth(1)
                .and_then(|rest| rest.split_once(' '))
                .map_or("", |(_, rest)| rest)
    };
    printed.lines().map(without).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_worked_example_has_no_fault_and_what_is_found_out_about_a_text_is_so() {
    for (name, text) in texts() {
        let outcome = read(&text);
        let found: Vec<&str> = outcome.diagnostics.iter().map(|found| found.code).collect();
        let expected: &[&str] = match name.as_str() {
            // Four days of ten people are forty of the fifty: so it was agreed.
            "the example" | "pause.tregua" => &["W0703"],
            // A way out that was not found in time is not found later, and patrols may then stay suspended.
            "river.tregua" => &["W0706"],
            _ => &[],
        };
        let told = common::diagnostics(&text, &outcome.diagnostics);
        assert_eq!(found, expected, "{name}\n{told}");
    }
}

#[test]
fn the_worked_example_has_its_clauses_and_their_rows() {
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/gaza-2023-11/pause.tregua"),
    )
    .unwrap();
    let agreement = read(&text).agreement.unwrap();
    let clauses: Vec<(&str, String)> = agreement
        .clauses
        .iter()
        .map(|clause| (clause.label.as_str(), clause.rows.join(" ")))
        .collect();
    let expected = [
        ("releases", "T03"),
        ("releases each day", "T04"),
        ("releases in return", "T05"),
        ("exchange", "T06"),
        ("goods trucks", "T15"),
        ("fuel trucks", "T16"),
        ("fuel", "T16"),
        ("cooking gas", "T17"),
        ("aid to the north", "T18"),
        ("flights over the south", "T19"),
        ("flights", "T20"),
        ("attacks", "T21"),
        ("arrests", "T21"),
        ("vehicles", "T22"),
        ("list for an added day", "T12 X2"),
        ("extension", "T07 T09"),
        ("visits", "T24"),
    ];
    assert_eq!(
        clauses,
        expected.map(|(label, rows)| (label, rows.to_owned()))
    );
}

#[test]
fn the_worked_example_says_all_that_the_specification_says() {
    let texts = texts();
    let clauses = |text: &str| -> Vec<Clause> { read(text).agreement.unwrap().clauses };
    let without_place = |clause: &Clause| Clause {
        span: Default::default(),
        ..clause.clone()
    };
    let [example, sample] = ["the example", "pause.tregua"].map(|name| {
        let (_, text) = texts.iter().find(|(known, _)| known == name).unwrap();
        clauses(text).iter().map(without_place).collect::<Vec<_>>()
    });
    for clause in &sample {
        let same = example.iter().find(|other| other.label == clause.label);
        assert_eq!(same, Some(clause), "{}", clause.label);
    }
}

#[test]
fn a_text_set_anew_means_the_same_and_is_set_once() {
    for (name, text) in texts() {
        let stripped: String = (text.lines())
            .map(|line| format!("{}\n\n\n", line.trim().replace(' ', "   ")))
            .collect();
        for written in [text.clone(), stripped] {
            let set = tregua_syntax::format(&written);
            assert_eq!(meaning(&read(&set)), meaning(&read(&written)), "{name}");
            assert_eq!(tregua_syntax::format(&set), set, "{name}");
        }
    }
}

#[test]
fn indentation_and_blank_lines_mean_nothing() {
    for (name, text) in texts() {
        let as_written = meaning(&read(&text));
        let stripped: String = text
            .lines()
            .map(|line| format!("{}\n", line.trim()))
            .collect();
        assert_eq!(meaning(&read(&stripped)), as_written, "{name} stripped");
        let mut seed = 7_u32;
        let mut random = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        for _ in 0..20 {
            let mut shaken = String::new();
            for line in text.lines() {
                shaken.push_str(&" ".repeat(random(9) as usize));
                shaken.push_str(&spread(line.trim(), &mut random));
                shaken.push_str(["\n", "\r\n", "  \n", "\n\n", "\n \t\n"][random(5) as usize]);
            }
            let outcome = read(&shaken);
            assert_eq!(meaning(&outcome), as_written, "{name} shaken\n{shaken}");
        }
    }
}

/// The line with more spaces between its words, except inside quotes and comments.
fn spread(line: &str, random: &mut impl FnMut(u32) -> u32) -> String {
    let code = line.split('#').next().unwrap_or_default();
    if code.contains('"') || line.starts_with("text") {
        return line.to_owned();
    }
    let spaced: String = code
        .chars()
        .map(|c| {
            if c == ' ' {
                " ".repeat(1 + random(3) as usize)
            } else {
                c.to_string()
            }
        })
        .collect();
    spaced + &line[code.len()..]
}

#[test]
fn a_broken_clause_costs_no_other() {
    for (name, text) in texts() {
        let whole = read(&text).agreement.unwrap();
        for clause in &whole.clauses {
            // The last word of the clause's first sentence, gone.
            let inside = &text[clause.span.start..clause.span.end];
            let broken = format!(
                "{}{}{}",
                &text[..clause.span.start],
                inside
                    .replacen("must", "", 1)
                    .replacen("affirm ", "", 1)
                    .replacen("affirms ", "", 1)
                    .replacen("extends", "", 1)
                    .replacen("renews", "", 1),
                &text[clause.span.end..]
            );
            let outcome = read(&broken);
            let kept: Vec<String> = outcome
                .agreement
                .unwrap()
                .clauses
                .into_iter()
                .map(|clause| clause.label)
                .collect();
            let others: Vec<String> = whole
                .clauses
                .iter()
                .map(|other| other.label.clone())
                .filter(|label| *label != clause.label)
                .collect();
            assert_eq!(kept, others, "{name}: {}", clause.label);
        }
    }
}

/// Quoted words that no count can judge are shown as they are, like a name.
fn without_words(part: &Part) -> Part {
    let mut part = part.clone();
    if let Kernel::ByHand { words, .. } = &mut part.duty.kernel {
        words.clear();
    }
    part
}

/// What became of a text that lost a word.
#[derive(Debug, Default)]
struct Deletions {
    rejected: usize,
    renamed: usize,
    accepted: Vec<String>,
}

/// `language.md` rule 7: deleting any one word inside a clause is an error.
///
/// Words of labels and words inside quotes are names: losing one renames the clause, the reading, the misprint or what no count judges, and
/// every standing shows the new name; nothing that is judged changes. Nothing else may still read. The page holds the numbers; `just deletions`
/// prints them.
#[test]
fn no_lost_word_inside_a_clause_is_silent() {
    const PAGE: &str = include_str!("../../../docs/language.md");
    let mut texts = texts();
    texts.retain(|(name, _)| name == "river.tregua");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    common::texts_in(&root.join("../../examples"), &mut texts);
    let mut rows = String::new();
    let mut accepted = Vec::new();
    for (name, text) in texts {
        // Nothing is judged by how other languages write its names; read again with every word cut they only cost time.
        let text = text.split("\nnames in ").next().unwrap_or_default();
        let whole = read(text).agreement.unwrap();
        let mut total = Deletions::default();
        for clause in &whole.clauses {
            for word in words(text, clause.span.start, clause.span.end) {
                let cut = format!("{}{}", &text[..word.start], &text[word.end..]);
                judge(&name, text, &cut, &word, &clause.label, &whole, &mut total);
            }
        }
        let (rejected, renamed, silent) = (total.rejected, total.renamed, total.accepted.len());
        let all = rejected + renamed + silent;
        let row = format!("| `{name}` | {all} | {rejected} | {renamed} | {silent} |\n");
        print!("{row}");
        rows += &row;
        accepted.extend(total.accepted);
    }
    assert!(accepted.is_empty(), "{accepted:#?}");
    assert!(PAGE.contains(&rows), "docs/language.md should have\n{rows}");
}

fn judge(
    file: &str,
    text: &str,
    cut: &str,
    word: &std::ops::Range<usize>,
    label: &str,
    whole: &tregua_agreement::Agreement,
    total: &mut Deletions,
) {
    let outcome = read(cut);
    if outcome.has_errors() {
        total.rejected += 1;
        return;
    }
    let after = outcome.agreement.unwrap();
    let judged = |agreement: &tregua_agreement::Agreement| -> Vec<_> {
        let readings = |clause: &Clause| {
            clause
                .readings
                .iter()
                .map(|reading| {
                    (
                        reading.point.clone(),
                        reading.held.clone(),
                        reading.parts.iter().map(without_words).collect::<Vec<_>>(),
                    )
                })
                .collect::<Vec<_>>()
        };
        let sources = |clause: &Clause| {
            clause
                .misprints
                .iter()
                .map(|misprint| misprint.sources.clone())
                .collect::<Vec<_>>()
        };
        agreement
            .clauses
            .iter()
            .map(|clause| {
                (
                    clause.asserted_by.clone(),
                    clause.rows.clone(),
                    sources(clause),
                    readings(clause),
                )
            })
            .collect()
    };
    let says = |agreement: &tregua_agreement::Agreement| {
        agreement
            .clauses
            .iter()
            .map(common::clause)
            .collect::<Vec<_>>()
            .join("")
    };
    // The same duties under another name, and the name shows.
    if judged(&after) == judged(whole) && says(&after) != says(whole) {
        total.renamed += 1;
    } else {
        total.accepted.push(format!(
            "{file}: clause {label}: `{}` before `{}`",
            &text[word.clone()],
            text[word.end..]
                .chars()
                .take(30)
                .collect::<String>()
                .replace('\n', "⏎")
        ));
    }
}

/// The words between two bytes, set apart by spaces; comments are no words.
fn words(text: &str, start: usize, end: usize) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = start;
    for line in text[start..end].split_inclusive('\n') {
        let code = line.split('#').next().unwrap_or_default();
        for word in code.split_whitespace() {
            let from = at + (word.as_ptr() as usize - line.as_ptr() as usize);
            found.push(from..from + word.len());
        }
        at += line.len();
    }
    found
}

#[test]
fn a_few_seconds_of_mutations_break_nothing() {
    let mut corpus: Vec<Vec<u8>> = texts()
        .into_iter()
        .map(|(_, text)| text.into_bytes())
        .collect();
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    corpus.extend(
        std::fs::read_dir(bad)
            .unwrap()
            .map(|file| std::fs::read(file.unwrap().path()).unwrap()),
    );
    corpus.sort();
    corpus.iter().for_each(|bytes| fuzz(bytes));
    let mut seed = 0x9E37_79B9_u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) as usize) % below.max(1)
    };
    for _ in 0..1500 {
        let mut bytes = corpus[random(corpus.len())].clone();
        for _ in 0..=random(6) {
            mutate(&mut bytes, &corpus[random(corpus.len())], &mut random);
        }
        fuzz(&bytes);
    }
}

fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut impl FnMut(usize) -> usize) {
    let at = random(bytes.len() + 1).min(bytes.len());
    let until = (at + random(40)).min(bytes.len());
    match random(5) {
        0 => drop(bytes.drain(at..until)),
        1 => bytes.insert(at, random(256) as u8),
        2 => {
            let from = random(other.len() + 1).min(other.len());
            let piece = other[from..(from + random(60)).min(other.len())].to_vec();
            bytes.splice(at..at, piece).for_each(drop);
        }
        3 => {
            let piece = bytes[at..until].to_vec();
            bytes.splice(at..at, piece).for_each(drop);
        }
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random(8);
            }
        }
    }
}

#[test]
fn a_text_full_of_trouble_is_read_quickly_and_its_trouble_is_counted() {
    let started = std::time::Instant::now();
    for line in [
        "x\n",
        "clause\n",
        "clause a in b\n",
        "thing a (b)\n",
        "parties A and B and\n",
        "verb a\n",
        "\"\n",
        "reading \"x\": \n",
    ] {
        let text = line.repeat(tregua_syntax::MAX_BYTES / line.len());
        let started = std::time::Instant::now();
        let outcome = read(&text);
        println!("{line:?}: {:?}", started.elapsed());
        assert!(outcome.diagnostics.len() <= 201);
        assert_eq!(
            outcome.diagnostics.last().map(|last| last.code),
            Some("E0004"),
            "{line:?}"
        );
    }
    println!("eight texts of 1 MiB each: {:?}", started.elapsed());
}

proptest! {
    #[test]
    fn any_text_is_read_without_loss(text in any::<String>()) {
        prop_assert_eq!(read(&text).tree.text(), text);
    }
}

/// The full sizes, against the clock: `just hard`.
#[test]
fn hard_texts_are_read_whole_and_told_in_bounds() {
    for (name, text) in hard::texts(tregua_syntax::MAX_BYTES / 64) {
        let outcome = read(&text);
        assert_eq!(outcome.tree.text(), text, "{name}");
        // At most two hundred problems, and that there are more.
        assert!(outcome.diagnostics.len() <= 201, "{name}");
        let set = tregua_syntax::format(&text);
        assert_eq!(tregua_syntax::format(&set), set, "{name}");
    }
}
