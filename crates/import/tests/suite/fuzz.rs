//! Broken files, and what becomes of files when bytes change at random: never a panic.

use std::path::Path;

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

fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let to = (at + dice.below(12)).min(bytes.len());
        match dice.below(5) {
            0 => drop(bytes.drain(at..to)),
            1 => bytes.truncate(at),
            2 => bytes.extend_from_within(at..to),
            3 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            _ => drop(bytes.splice(at..at, PIECES[dice.below(PIECES.len())].iter().copied())),
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
        mutate(&mut bytes, &mut dice);
        tregua_import::fuzz(&bytes);
    }
}
