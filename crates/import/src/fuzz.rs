//! The importer on any bytes at all.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::meaning::{Axis, Thing};
use tregua_calendar::Clock;

use crate::vocabulary::Declared;
use crate::{File, Options, Outcome, Vocabulary, read, write_claims};

/// Reads any bytes, with and without an agreement's names, and writes back what was read.
///
/// For a fuzzer, and for the stable test that runs it over a corpus. It returns whatever the bytes are, and panics only
/// if we have a bug: claims that do not read back as they were written.
pub fn fuzz(bytes: &[u8]) {
    let options = Options {
        rebuild: true,
        ..Options::default()
    };
    let _ = read(
        &[File {
            name: "fuzz.csv",
            bytes,
        }],
        &invented(),
        &Options::default(),
    );
    let Outcome { claims, .. } = read(
        &[File {
            name: "fuzz.csv",
            bytes,
        }],
        &Vocabulary::open(),
        &options,
    );
    if !claims.is_empty() {
        let written = write_claims(&claims);
        let again = read(
            &[File {
                name: "again.csv",
                bytes: &written,
            }],
            &Vocabulary::open(),
            &options,
        );
        assert!(
            again.claims == claims,
            "claims do not read back as they were written"
        );
    }
}

/// A small agreement between invented parties.
fn invented() -> Vocabulary {
    let words =
        |words: &[&str]| -> Vec<String> { words.iter().map(|word| (*word).to_owned()).collect() };
    let set = |names: &[&str]| -> BTreeSet<String> { words(names).into_iter().collect() };
    let axes = vec![Axis {
        name: "load".to_owned(),
        kinds: words(&["seed", "flour"]),
    }];
    Vocabulary::of(Declared {
        acts: BTreeMap::from([("admit".to_owned(), words(&["crossing", "offloading"]))]),
        points: set(&["crossing", "offloading"]),
        things: vec![Thing {
            name: "crate".to_owned(),
            plural: "crates".to_owned(),
            unit: None,
            axes,
        }],
        zones: set(&["North crossing"]),
        terms: set(&["crates each day"]),
        voices: set(&["Alpha", "Beta"]),
        offices: BTreeMap::from([("Office of Crossings".to_owned(), "Alpha".to_owned())]),
        clock: Clock::new("Asia/Gaza", "07:00").ok(),
    })
}
