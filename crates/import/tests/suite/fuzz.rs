//! Broken files, and what becomes of files when bytes change at random: never a panic.

use std::io::{Cursor, Read};
use std::path::Path;

use tregua_import::{Layout, Rows, write_xlsx};
use tregua_record::entries::claim::{Claim, Kind};

/// Two seconds or so on a small machine, without optimisation.
const MUTATIONS: usize = 4_000;

/// Pieces that mean something to a reader of rows.
const PIECES: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b",",
    b"\n",
    b"\r\n",
    b"\r",
    b";",
    b"=",
    b"|",
    b"&",
    b"..",
    b"/",
    b"about ",
    b" (",
    b")",
    b"-",
    b"#",
    b"x_",
    b"\xef\xbb\xbf",
    b"\xd9\xa1",
    b"\xe2\x80\x8f",
    b"\xff",
    b"\0",
    b"18446744073709551616",
    b"2031-02-30",
    b"claim",
    b"source",
];

/// Pieces that mean something to a reader of workbooks.
const TAGS: &[&[u8]] = &[
    b"<c r=\"B2\" t=\"s\"><v>1</v></c>",
    b"<c r=\"A0\"><v>1</v></c>",
    b"<c r=\"XFE1048577\"><v>1</v></c>",
    b"<c r=\"A2\" s=\"9999999999\"><v>1e308</v></c>",
    b"<c t=\"b\"><v>2</v></c>",
    b"<c t=\"e\"><v>#N/A</v></c>",
    b"<c t=\"e\"><v>#SPILL!</v></c>",
    b"<c t=\"d\"><v>2031-03-01T22:00</v></c>",
    b"<c t=\"inlineStr\"><is><t>x</t></is></c>",
    b"<c s=\"1\"><v>60</v></c>",
    b"<c s=\"2\"><v>45000</v></c>",
    b"<f t=\"shared\" si=\"18446744073709551615\" ref=\"A1:B2\">A1</f>",
    b"<row r=\"4294967295\">",
    b"</row>",
    b"<mergeCells><mergeCell ref=\"A1:C3\"/></mergeCells>",
    b"<mergeCell ref=\"C3:A1\"/>",
    b"<!DOCTYPE x [<!ENTITY a \"aaaa\">]>&a;&#0;&#xD800;",
    b"<workbookPr date1904=\"1\"/>",
    b"uniqueCount=\"99999999999\" ",
    b"state=\"hidden\" ",
    b"\0",
    b"<",
    b"\"",
    b"-1",
    b"]]>",
];

/// A small generator with a fixed seed (xorshift): a run that fails fails again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let folders = ["corpus", "good", "bad"].map(|folder| {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(folder)
    });
    let mut paths: Vec<_> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

/// The parts of the sample workbooks, as the fuzzer takes them.
fn workbooks() -> Vec<Vec<u8>> {
    let parts = [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
    ];
    // Our own writer puts its words into their cells, most others share them.
    let claim = Claim::new("a", Kind::Note, "Alpha");
    let mut ours = Vec::new();
    write_xlsx(&mut ours, &[Rows::Claims(&[claim])], Layout::default()).unwrap();
    let unpacked = seeds().into_iter().chain([ours]).filter_map(|bytes| {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
        let part = |name: &&str| {
            let mut text = Vec::new();
            if let Ok(mut part) = archive.by_name(name) {
                part.read_to_end(&mut text).unwrap_or_default();
            }
            text
        };
        let parts: Vec<Vec<u8>> = parts.iter().map(part).collect();
        Some(parts.join(&0))
    });
    unpacked.collect()
}

fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice, pieces: &[&[u8]]) {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let to = (at + dice.below(12)).min(bytes.len());
        match dice.below(5) {
            0 => drop(bytes.drain(at..to)),
            1 => bytes.truncate(at),
            2 => bytes.extend_from_within(at..to),
            3 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            _ => drop(bytes.splice(at..at, pieces[dice.below(pieces.len())].iter().copied())),
        }
    }
}

#[test]
fn no_file_of_the_corpus_makes_the_importer_panic() {
    seeds().iter().for_each(|bytes| tregua_import::fuzz(bytes));
}

#[test]
fn no_mutation_of_a_file_makes_the_importer_panic() {
    let seeds = seeds();
    let mut dice = Dice(0x7265_6775_6174);
    for _ in 0..MUTATIONS {
        let mut bytes = seeds[dice.below(seeds.len())].clone();
        mutate(&mut bytes, &mut dice, PIECES);
        tregua_import::fuzz(&bytes);
    }
}

#[test]
fn no_mutation_of_a_workbook_makes_the_importer_panic() {
    let seeds = workbooks();
    assert!(seeds.len() >= 10, "{}", seeds.len());
    seeds
        .iter()
        .for_each(|seed| tregua_import::fuzz_workbook(seed));
    let mut dice = Dice(0x0077_6f72_6b62);
    for _ in 0..MUTATIONS / 4 {
        let mut bytes = seeds[dice.below(seeds.len())].clone();
        mutate(&mut bytes, &mut dice, TAGS);
        tregua_import::fuzz_workbook(&bytes);
    }
}
