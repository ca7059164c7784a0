//! The importer on any bytes at all.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

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

/// Parts of a workbook in the order in which [`fuzz_workbook`] takes them, each with what stands for it where the bytes
/// give none.
const PARTS: &[(&str, &str)] = &[
    ("xl/worksheets/sheet1.xml", SHEET),
    ("xl/sharedStrings.xml", STRINGS),
    ("xl/styles.xml", STYLES),
    ("xl/workbook.xml", WORKBOOK),
    ("xl/_rels/workbook.xml.rels", RELATIONS),
];
const SHEET: &str = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>";
const STRINGS: &str = "<sst><si><t>claim</t></si><si><t>kind</t></si><si><t>voice</t></si></sst>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd hh:mm\"/></numFmts>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
const WORKBOOK: &str =
    "<workbook><sheets><sheet name=\"claims\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
const RELATIONS: &str = "<Relationships><Relationship Id=\"r1\" Type=\"http://x/worksheet\" \
    Target=\"worksheets/sheet1.xml\"/></Relationships>";

/// Reads any bytes as the parts of a workbook, parted by zero bytes, in a sound archive: what [`fuzz`] would seldom get
/// to behind the checksums of one.
pub fn fuzz_workbook(bytes: &[u8]) {
    let mut given = bytes.split(|byte| *byte == 0);
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, otherwise) in PARTS {
        let part = given.next().filter(|part| !part.is_empty());
        let written = archive.start_file(*name, stored);
        if written.is_err()
            || archive
                .write_all(part.unwrap_or(otherwise.as_bytes()))
                .is_err()
        {
            return;
        }
    }
    if let Ok(archive) = archive.finish() {
        fuzz(&archive.into_inner());
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
