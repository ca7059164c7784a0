//! Sample files: good ones become claims, bad ones become a list of everything wrong with them.
//!
//! A file whose name ends in `-rebuild.csv` is read with the option that rebuilds a live record.

use std::path::Path;

use crate::common::{printed, read_with_agreement};
use tregua_import::{File, Outcome, write_claims};

/// Names of files are part of what people read, and never a path of this machine.
fn outcome(path: &Path) -> Outcome {
    let name = path.file_name().unwrap().to_str().unwrap();
    let bytes = std::fs::read(path).unwrap();
    read_with_agreement(
        &[File {
            name,
            bytes: &bytes,
        }],
        name.ends_with("-rebuild.csv"),
    )
}

#[test]
fn good_files_become_claims_and_sources() {
    insta::glob!("..", "good/*.*", |path| {
        let Outcome {
            sources,
            claims,
            problems,
            notices,
            rows,
        } = outcome(path);
        let sources: String = sources
            .iter()
            .map(|source| format!("{source:?}\n"))
            .collect();
        let claims = String::from_utf8(write_claims(&claims)).unwrap();
        insta::assert_snapshot!(format!(
            "{rows} rows\n\n{sources}\n{claims}\nnotices\n{}\nproblems\n{}",
            printed(&notices),
            printed(&problems)
        ));
        assert!(problems.is_empty());
    });
}

#[test]
fn bad_files_are_refused_with_every_problem_listed() {
    insta::glob!("..", "bad/*.*", |path| {
        let outcome = outcome(path);
        insta::assert_snapshot!(format!(
            "{}\nnotices\n{}",
            printed(&outcome.problems),
            printed(&outcome.notices)
        ));
        assert!(!outcome.problems.is_empty());
        assert!(outcome.claims.is_empty() && outcome.sources.is_empty());
    });
}
