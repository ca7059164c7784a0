//! The tree keeps every byte, whatever it is given.

use proptest::prelude::*;
use tregua_syntax::{format, parse};

const SCRAPS: &[&str] = &[
    "clause ",
    "phase ",
    "thing ",
    "kinds ",
    "agreement ",
    "\"",
    "`",
    "#",
    ",",
    ":",
    "(",
    ")",
    ";",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "07:00",
    "2023-11-24",
    "+02:00",
    "a dated ",
    "speaks for",
    "\u{feff}",
    "\u{202e}",
    "é",
    "עברית",
    "٣",
    "must ",
    "12",
    "\u{0}",
];

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(proptest::sample::select(SCRAPS), 0..60)
            .prop_map(|scraps| scraps.concat()),
    ]
}

proptest! {
    #[test]
    fn setting_a_text_anew_keeps_its_words_and_comments_and_is_done_once(text in any_text()) {
        let set = format(&text);
        prop_assert_eq!(parse(&set).tree.said(), parse(&text).tree.said());
        prop_assert_eq!(format(&set), set);
    }

    #[test]
    fn the_tree_holds_exactly_the_text(text in any_text()) {
        let parsed = parse(&text);
        prop_assert_eq!(parsed.tree.text(), text.clone());
        for block in parsed.tree.blocks() {
            prop_assert!(!block.lines.is_empty());
            for line in &block.lines {
                prop_assert!(!line.words.is_empty());
                for word in line.words.iter().chain(&line.comments) {
                    prop_assert_eq!(&text[word.span.clone()], word.text.as_str());
                }
            }
        }
    }
}

#[test]
fn a_text_beyond_the_limit_is_kept_and_named() {
    let text = "clause x\n".repeat(120_000);
    let parsed = parse(&text);
    assert_eq!(parsed.tree.text(), text);
    assert_eq!(parsed.diagnostics[0].code, "E0001");
    assert!(parsed.tree.blocks().is_empty());
}

#[test]
fn comments_stay_with_their_line_or_the_next() {
    let text =
        "# first\n\nparties Alpha and Beta # second\n# third\nclause visits # fourth\n  # fifth\n";
    let blocks = parse(text).tree.blocks();
    let comments: Vec<Vec<&str>> = blocks
        .iter()
        .map(|block| {
            block.lines[0]
                .comments
                .iter()
                .map(|comment| comment.text.as_str())
                .collect()
        })
        .collect();
    assert_eq!(
        comments,
        [vec!["# first", "# second"], vec!["# third", "# fourth"]]
    );
    assert_eq!(parse(text).tree.text(), text);
}

#[test]
fn a_line_that_opens_nothing_stays_in_the_block_before_it() {
    let text =
        "clause one\n  nonsense here\n  more\nclause two\nCOGAT speaks for Alpha\nparties Alpha\n";
    let lines: Vec<usize> = parse(text)
        .tree
        .blocks()
        .iter()
        .map(|block| block.lines.len())
        .collect();
    assert_eq!(lines, [3, 1, 1, 1]);
}
