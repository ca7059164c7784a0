//! Merkle trees as RFC 6962, section 2.1, defines them.

use sha2::{Digest, Sha256};

pub(crate) type Hash = [u8; 32];

pub(crate) fn leaf(bytes: &[u8]) -> Hash {
    let mut hash = Sha256::new();
    hash.update([0]);
    hash.update(bytes);
    hash.finalize().into()
}

fn node(left: Hash, right: Hash) -> Hash {
    let mut hash = Sha256::new();
    hash.update([1]);
    hash.update(left);
    hash.update(right);
    hash.finalize().into()
}

/// The root over leaves.
pub(crate) fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [one] => *one,
        more => {
            let (left, right) = more.split_at(split(more.len() as u64) as usize);
            node(root(left), root(right))
        }
    }
}

/// Every tile over these leaves: its level, its place in the level, its hashes (c2sp.org/tlog-tiles).
pub(crate) fn tiles(leaves: &[Hash]) -> Vec<(i64, i64, Vec<u8>)> {
    let (mut tiles, mut hashes) = (Vec::new(), leaves.to_vec());
    for level in 0.. {
        if hashes.is_empty() {
            break;
        }
        for (place, tile) in (0..).zip(hashes.chunks(256)) {
            tiles.push((level, place, tile.concat()));
        }
        // A tile that is full is one hash of the level above.
        hashes = hashes.chunks_exact(256).map(root).collect();
    }
    tiles
}

/// The root that a path leads to from a leaf: the definition of a path, read from its end. `None` if it is not as long as it
/// has to be.
pub(crate) fn root_by(path: &[Hash], index: u64, size: u64, leaf: Hash) -> Option<Hash> {
    if index >= size {
        return None;
    }
    if size == 1 {
        return path.is_empty().then_some(leaf);
    }
    let (beside, below) = path.split_last()?;
    let middle = split(size);
    match index < middle {
        true => root_by(below, index, middle, leaf).map(|left| node(left, *beside)),
        false => {
            let right = root_by(below, index - middle, size - middle, leaf);
            right.map(|right| node(*beside, right))
        }
    }
}

/// The largest power of two below a size of two or more.
fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}
