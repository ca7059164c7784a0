//! What holds for a batch as a whole.

use std::io::{Cursor, Write};
use std::time::Instant;

use crate::common::{agreement, read_with_agreement};
use tregua_import::{
    File, MAX_CELL_BYTES, MAX_FILE_BYTES, MAX_PROBLEMS, MAX_ROWS, Options, Outcome, Vocabulary,
    read, read_packed,
};
use tregua_record::Payload;

fn open(name: &str, text: &str) -> Outcome {
    read(
        &[File {
            name,
            bytes: text.as_bytes(),
        }],
        &Vocabulary::open(),
        &Options::default(),
    )
}

fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome
        .problems
        .iter()
        .map(|problem| problem.code)
        .collect()
}

#[test]
fn claims_may_stand_before_their_sources_and_refer_to_later_rows() {
    let claims = "claim,kind,voice,refers_to,source\na,confirm,Alpha,b,S1\nb,claim,Beta,,S1\n";
    let sources = "source,title\nS1,A page\n";
    let files = [("c.csv", claims), ("s.csv", sources)].map(|(name, text)| File {
        name,
        bytes: text.as_bytes(),
    });
    let outcome = read_with_agreement(&files, false);
    assert_eq!(codes(&outcome), Vec::<&str>::new());
    assert_eq!(
        (outcome.claims.len(), outcome.sources.len(), outcome.rows),
        (2, 1, 3)
    );
}

#[test]
fn a_slip_in_one_file_keeps_every_file_out_and_the_keys_of_its_row_are_still_known() {
    let claims = "claim,kind,voice,refers_to\na,confirm,Alpha,b\nb,clam,Beta,\n";
    let outcome = read_with_agreement(
        &[
            File {
                name: "c.csv",
                bytes: claims.as_bytes(),
            },
            File {
                name: "s.csv",
                bytes: b"source,title\nS1,A page\n",
            },
        ],
        false,
    );
    assert_eq!(codes(&outcome), ["I021"]);
    assert!(outcome.claims.is_empty() && outcome.sources.is_empty());
}

#[test]
fn packed_claims_are_the_same_claims_and_repeated_keys_are_told_alike() {
    let header = "claim,kind,voice,thing,of_kind,amount,occurred,x_note\n";
    let first = "a,claim,Alpha,crate,seed=2;flour=1,3,2031-03-01,as printed\n";
    let second = "b,claim,Beta,crate,,3..5,2031-03-01T07:00+02:00,\n";
    let changed = "a,claim,Beta,crate,seed=2;flour=1,4,2031-03-01,as printed\n";
    for (rows, codes) in [
        (vec![first, second], vec![]),
        (vec![first, second, first], vec!["I106"]),
        (vec![first, changed, second], vec!["I029"]),
    ] {
        let text = format!("{header}{}", rows.concat());
        let file = File {
            name: "a.csv",
            bytes: text.as_bytes(),
        };
        let (words, options) = (Vocabulary::open(), Options::default());
        let one = read(&[file], &words, &options);
        let packed = read_packed(&[file], &words, &options);
        let opened: Vec<Payload> = packed
            .claims
            .iter()
            .map(|one| one.open().unwrap())
            .collect();
        let claims: Vec<Payload> = one.claims.into_iter().map(Payload::Statement).collect();
        assert_eq!(opened, claims);
        assert_eq!(
            (
                packed.sources,
                &packed.problems,
                &packed.notices,
                packed.rows
            ),
            (one.sources, &one.problems, &one.notices, one.rows)
        );
        let told = packed.problems.iter().chain(&packed.notices);
        assert_eq!(told.map(|one| one.code).collect::<Vec<_>>(), codes);
    }
}

#[test]
fn an_open_vocabulary_looks_nothing_up_and_notices_no_names() {
    let text = "claim,kind,voice,act,actor,thing,of_kind,counting_point,clause,place\na,claim,Anyone,wave,Someone,flag,red=1,mast,any,hill\n";
    let outcome = open("a.csv", text);
    assert!(outcome.problems.is_empty() && outcome.notices.is_empty());
}

#[test]
fn a_plural_becomes_the_declared_singular_and_former_labels_are_known() {
    let text =
        "claim,kind,voice,act,actor,thing,clause\na,claim,Alpha,admit,Beta,crates,daily crates\n";
    let outcome = read_with_agreement(
        &[File {
            name: "a.csv",
            bytes: text.as_bytes(),
        }],
        false,
    );
    assert_eq!(outcome.claims[0].thing.as_deref(), Some("crate"));
    assert_eq!(outcome.claims[0].clause.as_deref(), Some("daily crates"));
}

#[test]
fn a_list_is_a_thing_in_every_agreement() {
    let text = "claim,kind,voice,act,actor,thing,to\na,claim,Alpha,hand over,Beta,lists,Alpha\n";
    let outcome = read_with_agreement(
        &[File {
            name: "a.csv",
            bytes: text.as_bytes(),
        }],
        false,
    );
    assert_eq!(outcome.claims[0].thing.as_deref(), Some("list"));
}

#[test]
fn cells_that_may_name_people_are_never_repeated() {
    let bytes = include_bytes!("../bad/private.csv");
    let outcome = read_with_agreement(
        &[File {
            name: "private.csv",
            bytes,
        }],
        false,
    );
    assert!(outcome.problems.len() >= 3);
    for problem in outcome.problems.iter().chain(&outcome.notices) {
        assert!(!format!("{problem:?}").contains("Secret"), "{problem:?}");
    }
}

#[test]
fn long_words_are_cut() {
    let outcome = open(
        "a.csv",
        &format!("claim,kind,voice\na,{},Alpha\n", "k".repeat(500)),
    );
    assert_eq!(outcome.problems[0].args[0].1.chars().count(), 61);
}

#[test]
fn a_cell_too_long_a_header_too_wide_and_a_list_too_long_are_refused() {
    let long = open(
        "a.csv",
        &format!(
            "claim,kind,voice,cause\na,note,Alpha,{}\n",
            "k".repeat(MAX_CELL_BYTES + 1)
        ),
    );
    assert_eq!(codes(&long), ["I017"]);
    let wide: String = (0..1_200).map(|at| format!(",x_{at}")).collect();
    assert_eq!(
        codes(&open("a.csv", &format!("claim,kind,voice{wide}\n"))),
        ["I016"]
    );
    let kinds: Vec<String> = (0..100).map(|at| format!("k{at}")).collect();
    let many = open(
        "a.csv",
        &format!(
            "claim,kind,voice,thing,of_kind\na,note,Alpha,crate,{}\n",
            kinds.join(";")
        ),
    );
    assert_eq!(codes(&many), ["I039"]);
}

#[test]
fn problems_beyond_the_limit_are_counted() {
    let rows: String = (0..MAX_PROBLEMS + 7)
        .map(|at| format!("a{at},clam,Alpha\n"))
        .collect();
    let outcome = open("a.csv", &format!("claim,kind,voice\n{rows}"));
    let last = outcome.problems.last().unwrap();
    assert_eq!(outcome.problems.len(), MAX_PROBLEMS + 1);
    assert_eq!(
        (last.code, last.line, last.args[0].1.as_str()),
        ("I099", MAX_PROBLEMS + 2, "7")
    );
}

#[test]
fn swapping_the_names_of_the_parties_mirrors_what_is_said() {
    let swap = |text: &str| {
        text.replace("Alpha", "#")
            .replace("Beta", "Alpha")
            .replace('#', "Beta")
    };
    let mut mirrored = agreement();
    mirrored.parties.reverse();
    let text = std::str::from_utf8(include_bytes!("../bad/statements.csv")).unwrap();
    let one = read(
        &[File {
            name: "a",
            bytes: text.as_bytes(),
        }],
        &Vocabulary::from(&agreement()),
        &Options::default(),
    );
    let swapped = swap(text);
    let other = read(
        &[File {
            name: "a",
            bytes: swapped.as_bytes(),
        }],
        &Vocabulary::from(&mirrored),
        &Options::default(),
    );
    assert_eq!(
        swap(&format!("{:?}", one.problems)),
        format!("{:?}", other.problems)
    );
}

#[test]
#[ignore = "a measurement: run it with `--release -- --ignored --nocapture`"]
fn a_hundred_thousand_rows() {
    let row = |at: usize| {
        format!(
            "c{at},claim,Alpha,admit,Beta,crates,seed=9;flour=4,{at},crossing,2031-03-01,2031-03-01T22:00+02:00,\"{at}, as printed\"\n"
        )
    };
    let rows: String = (0..100_000).map(row).collect();
    let text = format!(
        "claim,kind,voice,act,actor,thing,of_kind,amount,counting_point,occurred,said,figure\n{rows}"
    );
    let start = Instant::now();
    let outcome = read_with_agreement(
        &[File {
            name: "a.csv",
            bytes: text.as_bytes(),
        }],
        false,
    );
    println!(
        "{} claims, {} problems, {:?}",
        outcome.claims.len(),
        outcome.problems.len(),
        start.elapsed()
    );
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    let bytes = vec![0; MAX_FILE_BYTES + 1];
    let outcome = read_with_agreement(
        &[File {
            name: "large.csv",
            bytes: &bytes,
        }],
        false,
    );
    assert_eq!(codes(&outcome), ["I001"]);
}

/// A workbook whose parts each unpack to 64 MiB of nothing.
fn bomb(parts: usize) -> Vec<u8> {
    let mut one = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default();
    one.start_file(
        "xl/0.xml",
        plain.compression_method(zip::CompressionMethod::Deflated),
    )
    .unwrap();
    let blanks = vec![b' '; 1 << 20];
    (0..64).for_each(|_| one.write_all(&blanks).unwrap());
    let one = one.finish().unwrap();
    let mut all = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut one = zip::ZipArchive::new(one).unwrap();
    for part in 0..parts {
        let copied = one.by_index_raw(0).unwrap();
        all.raw_copy_file_rename(copied, format!("xl/{part}.xml"))
            .unwrap();
    }
    all.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_unpacks_to_more_than_anybody_has_is_refused_and_not_held() {
    let bytes = bomb(17);
    assert!(bytes.len() < 2 << 20);
    let outcome = read_with_agreement(
        &[File {
            name: "bomb.xlsx",
            bytes: &bytes,
        }],
        false,
    );
    assert_eq!(codes(&outcome), ["I073"]);
}

#[test]
fn hours_in_cells_without_an_offset_need_a_clock() {
    let bytes = include_bytes!("../corpus/hours.xlsx");
    let file = File {
        name: "hours.xlsx",
        bytes,
    };
    let nowhere = read(
        &[file],
        &Vocabulary::open(),
        &Options {
            known_sources: ["R0".to_owned()].into(),
            ..Options::default()
        },
    );
    assert_eq!(codes(&nowhere), ["I082"]);
    let here = read_with_agreement(&[file], false);
    assert_eq!(codes(&here), Vec::<&str>::new());
    assert_eq!(
        here.claims[0].said.unwrap().to_string(),
        "2031-03-01T20:00:00Z"
    );
    assert_eq!(here.notices[0].code, "I116");
}

#[test]
fn a_format_is_known_by_its_bytes_and_not_by_its_name() {
    let workbook = include_bytes!("../good/claims-and-sources.xlsx");
    let text = b"claim,kind,voice\na,note,Alpha\n";
    for (name, bytes) in [("claims.csv", &workbook[..]), ("claims.xlsx", text)] {
        let outcome = read_with_agreement(&[File { name, bytes }], false);
        assert!(
            outcome.problems.is_empty() && !outcome.claims.is_empty(),
            "{name}"
        );
    }
}

#[test]
#[ignore = "takes seconds without optimisation: run it with `--release -- --ignored`"]
fn a_row_too_many_is_refused() {
    let rows = "S1,a page\n".repeat(MAX_ROWS + 1);
    let outcome = open("s.csv", &format!("source,title\n{rows}"));
    assert_eq!(codes(&outcome), ["I015"]);
    assert_eq!(
        (outcome.rows, outcome.problems[0].line),
        (MAX_ROWS, MAX_ROWS + 2)
    );
}

#[test]
#[ignore = "a measurement: run it with `--release -- --ignored --nocapture`"]
fn files_made_to_be_slow_take_seconds() {
    let wrong = |at: usize| {
        format!(
            "key-number-{at},clam,Alpha,admitt,craate,crates a day,key-numbr-{at},R{at},offlaoding\n"
        )
    };
    let wrong: String = (0..100_000).map(wrong).collect();
    let voices: String = (0..300_000)
        .map(|at| format!("c{at},note,Alpha{at}\n"))
        .collect();
    let header = "claim,kind,voice";
    for (name, text) in [
        (
            "open quotes",
            format!("{header}\n{}", "\"a\n".repeat(2_000_000)),
        ),
        (
            "one open quote",
            format!("{header}\n\"x\n{}", "a\"\"b\n".repeat(1_000_000)),
        ),
        (
            "wrong cells",
            format!("{header},act,thing,clause,refers_to,source,counting_point\n{wrong}"),
        ),
        ("commas", ",".repeat(50_000_000)),
        ("new voices", format!("{header}\n{voices}")),
    ] {
        let start = Instant::now();
        let outcome = read_with_agreement(
            &[File {
                name,
                bytes: text.as_bytes(),
            }],
            false,
        );
        println!("{name}: {} rows, {:?}", outcome.rows, start.elapsed());
        assert!(
            outcome.problems.len() <= MAX_PROBLEMS + 1 && outcome.notices.len() <= MAX_PROBLEMS + 1
        );
    }
}
