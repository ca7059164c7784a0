//! Trees, proofs and tiles beside the slow definition of RFC 6962, section 2.1, and beside two libraries of others.

use std::collections::BTreeMap;

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use tlog_tiles::{TileHashReader, TileReader};
use tregua_log::{
    Absent, Edge, Hash, Place, Tiled, Tree, consistency, empty_root, inclusion, leaf_hash, of_size,
    root, verify_consistency, verify_inclusion,
};

fn leaf(at: u64) -> Vec<u8> {
    format!("leaf {at}").into_bytes()
}

fn tree(size: u64) -> Tree {
    (0..size).map(|at| leaf_hash(&leaf(at))).collect()
}

/// The definitions, word for word.
mod slow {
    use super::*;

    fn sha(parts: &[&[u8]]) -> Vec<u8> {
        Sha256::digest(parts.concat()).to_vec()
    }

    pub(crate) fn mth(d: &[Vec<u8>]) -> Vec<u8> {
        match d {
            [] => sha(&[]),
            [one] => sha(&[&[0], one]),
            more => {
                let k = split(more.len());
                sha(&[&[1], &mth(&more[..k]), &mth(&more[k..])])
            }
        }
    }

    pub(crate) fn path(m: usize, d: &[Vec<u8>]) -> Vec<Vec<u8>> {
        if d.len() == 1 {
            return Vec::new();
        }
        let k = split(d.len());
        let (mut found, beside) = match m < k {
            true => (path(m, &d[..k]), mth(&d[k..])),
            false => (path(m - k, &d[k..]), mth(&d[..k])),
        };
        found.push(beside);
        found
    }

    pub(crate) fn proof(m: usize, d: &[Vec<u8>]) -> Vec<Vec<u8>> {
        subproof(m, d, true)
    }

    fn subproof(m: usize, d: &[Vec<u8>], b: bool) -> Vec<Vec<u8>> {
        if m == d.len() {
            return if b { Vec::new() } else { vec![mth(d)] };
        }
        let k = split(d.len());
        let (mut found, beside) = match m <= k {
            true => (subproof(m, &d[..k], b), mth(&d[k..])),
            false => (subproof(m - k, &d[k..], false), mth(&d[..k])),
        };
        found.push(beside);
        found
    }

    fn split(n: usize) -> usize {
        let mut k = 1;
        while k * 2 < n {
            k *= 2;
        }
        k
    }
}

fn bytes(hashes: &[Hash]) -> Vec<Vec<u8>> {
    hashes.iter().map(|hash| hash.as_bytes().to_vec()).collect()
}

#[test]
fn every_small_tree_and_proof_is_as_the_definition_says() {
    let leaves: Vec<Vec<u8>> = (0..70).map(leaf).collect();
    let tree = tree(70);
    assert_eq!(tree.root(0).unwrap(), empty_root());
    for size in 0..=70_u64 {
        let whole = &leaves[..size as usize];
        let top = tree.root(size).unwrap();
        assert_eq!(top.as_bytes().to_vec(), slow::mth(whole), "root {size}");
        for index in 0..size {
            let path = inclusion(&tree, index, size).unwrap();
            assert_eq!(bytes(&path), slow::path(index as usize, whole));
            let hash = leaf_hash(&leaf(index));
            verify_inclusion(index, size, hash, &path, top).unwrap();
        }
        for old in 1..=size {
            let path = consistency(&tree, old, size).unwrap();
            assert_eq!(
                bytes(&path),
                slow::proof(old as usize, whole),
                "{old} to {size}"
            );
            verify_consistency(old, size, tree.root(old).unwrap(), top, &path).unwrap();
        }
    }
    verify_consistency(0, 70, empty_root(), tree.root(70).unwrap(), &[]).unwrap();
}

#[test]
fn roots_are_those_of_published_trees() {
    // The eight leaves of the test vectors of Certificate Transparency.
    let leaves = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];
    let unhex = |text: &str| -> Vec<u8> {
        let digit = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        (0..text.len()).step_by(2).map(digit).collect()
    };
    let tree: Tree = leaves.iter().map(|text| leaf_hash(&unhex(text))).collect();
    let hex = |size| -> String {
        let root = tree.root(size).unwrap();
        let digits = root.as_bytes().iter().map(|byte| format!("{byte:02x}"));
        digits.collect()
    };
    assert_eq!(
        hex(1),
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    );
    assert_eq!(
        hex(2),
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    );
    assert_eq!(
        hex(8),
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    );
}

/// One byte of one hash changed, one hash lost or one too many: never a proof.
fn no_other_path(path: &[Hash], leaf: Hash, holds: impl Fn(&[Hash]) -> bool) {
    assert!(holds(path));
    for at in 0..path.len() {
        let mut changed = path.to_vec();
        let mut bytes = *changed[at].as_bytes();
        bytes[at % 32] ^= 1;
        changed[at] = Hash::from_bytes(bytes);
        assert!(!holds(&changed));
        let mut shorter = path.to_vec();
        shorter.remove(at);
        assert!(!holds(&shorter));
    }
    assert!(!holds(&[path, &[leaf]].concat()));
}

proptest! {
    #[test]
    fn proofs_of_others_are_ours_and_ours_are_theirs(size in 1_u64..700, index in 0_u64..700, old in 1_u64..700) {
        let (index, old) = (index % size, 1 + old % size);
        let ours = tree(size);
        let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        (0..size).for_each(|at| theirs.push(leaf(at)));
        let mut then = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        (0..old).for_each(|at| then.push(leaf(at)));
        let top = ours.root(size).unwrap();
        prop_assert_eq!(top.as_bytes().to_vec(), theirs.root().as_bytes().to_vec());

        let path = inclusion(&ours, index, size).unwrap();
        let proof = theirs.prove_inclusion(index as usize);
        prop_assert_eq!(bytes(&path).concat(), proof.as_bytes());

        let grown = consistency(&ours, old, size).unwrap();
        if old < size {
            let proof = theirs.prove_consistency((size - old) as usize);
            prop_assert_eq!(bytes(&grown).concat(), proof.as_bytes());
            prop_assert!(theirs.root().verify_consistency(&then.root(), &proof).is_ok());
        }
    }

    #[test]
    fn a_changed_proof_proves_nothing(size in 1_u64..300, index in 0_u64..300, old in 1_u64..300) {
        let (index, old) = (index % size, 1 + old % size);
        let tree = tree(size);
        let (top, before) = (tree.root(size).unwrap(), tree.root(old).unwrap());
        let own = leaf_hash(&leaf(index));
        let path = inclusion(&tree, index, size).unwrap();
        no_other_path(&path, own, |path| verify_inclusion(index, size, own, path, top).is_ok());
        let other = leaf_hash(b"another");
        prop_assert!(verify_inclusion(index, size, other, &path, top).is_err());
        prop_assert!(verify_inclusion(size, size, own, &path, top).is_err());
        for at in (0..size).filter(|at| *at != index) {
            prop_assert!(verify_inclusion(at, size, own, &path, top).is_err());
        }
        let grown = consistency(&tree, old, size).unwrap();
        no_other_path(&grown, own, |path| verify_consistency(old, size, before, top, path).is_ok());
        prop_assert!(verify_consistency(old, size, other, top, &grown).is_err());
        prop_assert!(verify_consistency(old, size, before, other, &grown).is_err());
        prop_assert!(verify_consistency(size + 1, size, before, top, &grown).is_err());
    }

    #[test]
    fn tiles_hold_the_tree_however_it_grew(steps in prop::collection::vec(1_u64..400, 1..6)) {
        let (mut edge, mut shelf) = (Edge::default(), Shelf::default());
        for step in steps {
            for _ in 0..step {
                let filled = edge.push(leaf_hash(&leaf(edge.size())));
                shelf.put(filled.iter().map(|(place, hashes)| (*place, hashes.as_slice())));
            }
            shelf.put(edge.open());
            // Taken up again from what was put down.
            edge = Edge::load(edge.size(), |place| shelf.read(place)).unwrap().unwrap();
        }
        let size = edge.size();
        let memory = tree(size);
        let top = memory.root(size).unwrap();
        let tiled = Tiled::new(size, |place| shelf.read(place));
        prop_assert_eq!(root(&tiled, size).unwrap(), top);
        for index in [0, size / 3, size - 1] {
            prop_assert_eq!(inclusion(&tiled, index, size).unwrap(), inclusion(&memory, index, size).unwrap());
            let old = index + 1;
            prop_assert_eq!(consistency(&tiled, old, size).unwrap(), consistency(&memory, old, size).unwrap());
        }

        // The same tiles as others cut, at the same paths, which others read and check.
        let ours: Vec<Place> = of_size(size).collect();
        let theirs = tlog_tiles::Tile::new_tiles(8, 0, size);
        let paths: Vec<String> = ours.iter().map(ToString::to_string).collect();
        let expected: Vec<String> = theirs.iter().map(|tile| tile.path().replacen("tile/8/", "tile/", 1)).collect();
        prop_assert_eq!(paths, expected);
        let reader = TileHashReader::new(size, tlog_tiles::Hash(*top.as_bytes()), &shelf);
        let index = size / 2;
        let proof = tlog_tiles::prove_record(size, index, &reader).unwrap();
        let path: Vec<Vec<u8>> = proof.iter().map(|hash| hash.0.to_vec()).collect();
        prop_assert_eq!(path, bytes(&inclusion(&memory, index, size).unwrap()));
    }
}

/// Tiles in memory; one that grew replaces the narrower one.
#[derive(Default)]
struct Shelf(BTreeMap<(u8, u64), Vec<Hash>>);

impl Shelf {
    fn put<'a>(&mut self, tiles: impl Iterator<Item = (Place, &'a [Hash])>) {
        for (place, hashes) in tiles {
            assert_eq!(usize::from(place.width), hashes.len());
            self.0.insert((place.level, place.index), hashes.to_vec());
        }
    }

    fn read(&self, place: Place) -> Result<Vec<Hash>, Absent> {
        let absent = Absent {
            level: place.level,
            index: place.index,
        };
        let whole = self.0.get(&(place.level, place.index)).ok_or(absent)?;
        whole
            .get(..usize::from(place.width))
            .map(<[Hash]>::to_vec)
            .ok_or(absent)
    }
}

impl TileReader for Shelf {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[tlog_tiles::Tile]) -> Result<Vec<Vec<u8>>, tlog_tiles::Error> {
        let place = |tile: &tlog_tiles::Tile| Place {
            level: tile.level(),
            index: tile.level_index(),
            width: tile.width() as u16,
        };
        let read =
            |tile: &tlog_tiles::Tile| bytes(&self.read(place(tile)).unwrap_or_default()).concat();
        Ok(tiles.iter().map(read).collect())
    }

    fn save_tiles(&self, _: &[tlog_tiles::Tile], _: &[Vec<u8>]) {}
}

#[test]
fn a_large_tree_has_the_tiles_that_the_specification_counts() {
    let of = |size, level: u8| {
        of_size(size)
            .filter(move |place| place.level == level)
            .collect::<Vec<_>>()
    };
    assert_eq!(of(70_000, 0).len(), 274);
    assert_eq!(of(70_000, 0)[273].width, 112);
    assert_eq!(of(70_000, 1).len(), 2);
    assert_eq!(of(70_000, 1)[1].to_string(), "tile/1/001.p/17");
    assert_eq!(of(70_000, 2)[0].to_string(), "tile/2/000.p/1");
    assert_eq!(of_size(256).count(), 2);
    assert_eq!(of_size(0).count(), 0);
    let far = Place {
        level: 0,
        index: 1_234_067,
        width: 256,
    };
    assert_eq!(far.to_string(), "tile/0/x001/x234/067");
    assert_eq!(far.entries_path(), "tile/entries/x001/x234/067");
    for path in ["tile/0/x001/x234/067", "tile/63/000.p/1", "tile/2/999"] {
        assert_eq!(Place::parse(path).unwrap().to_string(), path);
    }
    for path in [
        "tile/0/1",
        "tile/00/001",
        "tile/0/x000/001",
        "tile/64/000",
        "tile/0/000.p/256",
        "tile/0/000.p/0",
        "tile/0/001/002",
        "tile/0/x1000/000",
        "tile/entries/000",
        "",
    ] {
        assert_eq!(Place::parse(path), None, "{path}");
    }
}
