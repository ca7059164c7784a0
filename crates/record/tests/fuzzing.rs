//! The fuzz targets over a corpus and two seconds of changes to it. The fuzzer's own wrapper lives elsewhere.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod common;
#[path = "../../log/tests/dice/mod.rs"]
mod dice;

use std::path::Path;
use std::time::{Duration, Instant};

use common::*;
use dice::{Dice, change};
use tregua_record::{Attaching, Record, Sending, Since, fuzz};

/// The golden bytes, the rejects, and whatever a fuzzer found (`tests/corpus`, one hex file each).
fn corpus() -> Vec<Vec<u8>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut inputs = Vec::new();
    for folder in ["golden", "rejects", "corpus"] {
        let mut paths: Vec<_> = std::fs::read_dir(tests.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        for path in paths {
            let text = std::fs::read_to_string(&path).unwrap();
            if folder == "golden" {
                let wanted = |line: &&str| line.starts_with("entry") || line.starts_with("payload");
                let hex = |line: &str| unhex(line.split_whitespace().next_back().unwrap());
                inputs.extend(text.lines().filter(wanted).map(hex));
            } else {
                inputs.push(unhex(&text));
            }
        }
    }
    inputs
}

/// Bundles with everything, with some, and with nothing but what the sender has.
fn bundles() -> Vec<Vec<u8>> {
    let record = story(1);
    let have = Since::Have(record.have().unwrap());
    let bundle = |since: &Since| {
        let mut bytes = Vec::new();
        record
            .write_part(since, 0, 1, u64::MAX, &mut bytes)
            .unwrap();
        bytes
    };
    vec![
        bundle(&Since::Nothing),
        bundle(&Since::Place(5)),
        bundle(&have),
    ]
}

/// Attached files on their way: none, one of one piece and one of two, and a sender who lacks some.
fn parcels() -> Vec<Vec<u8>> {
    let parcel = |record: &Record| {
        let mut bytes = Vec::new();
        let written = record.write_parcel(&Sending::All, &mut bytes, |_| {});
        written.map(|_| bytes).unwrap()
    };
    let mut record = bare(1);
    let none = parcel(&record);
    for length in [3, 300_000] {
        let mut input = std::io::Cursor::new(vec![7; length]);
        let told = Attaching {
            name: "a".to_owned(),
            ..Attaching::default()
        };
        record.attach(&mut input, told, signed(), |_| {}).unwrap();
    }
    vec![none, parcel(&record)]
}

const TELLING: &[u8] = &[
    0x00, 0x18, 0x1b, 0x5b, 0x5f, 0x7f, 0x9b, 0x9f, 0xa0, 0xbf, 0xf9, 0xff,
];

#[test]
fn no_bytes_make_the_decoders_panic() {
    let corpus = corpus();
    let entries = corpus.iter().filter(|bytes| fuzz::entry(bytes)).count();
    let payloads = corpus.iter().filter(|bytes| fuzz::payload(bytes)).count();
    assert!(
        entries >= 25 && payloads >= 25,
        "{entries} entries, {payloads} payloads in the corpus"
    );

    let bundles = bundles();
    assert!(bundles.iter().all(|bytes| fuzz::bundle(bytes)));
    let parcels = parcels();
    assert!(parcels.iter().all(|bytes| fuzz::parcel(bytes)));
    let (mut dice, mut tried) = (Dice(0x7265_6775_6174), 0_u32);
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(2) {
        let mut bytes = corpus[dice.roll(corpus.len())].clone();
        let other = &corpus[dice.roll(corpus.len())];
        for _ in 0..=dice.roll(4) {
            change(&mut bytes, other, TELLING, &mut dice);
        }
        fuzz::entry(&bytes);
        fuzz::payload(&bytes);
        let mut bytes = bundles[dice.roll(bundles.len())].clone();
        for _ in 0..=dice.roll(4) {
            change(&mut bytes, other, TELLING, &mut dice);
        }
        fuzz::bundle(&bytes);
        let mut bytes = parcels[dice.roll(parcels.len())].clone();
        for _ in 0..=dice.roll(4) {
            change(&mut bytes, other, TELLING, &mut dice);
        }
        fuzz::parcel(&bytes);
        tried += 1;
    }
    assert!(tried > 100, "only {tried} changed inputs in two seconds");
}
