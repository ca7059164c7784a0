//! The Merkle tree of RFC 6962, section 2.1: roots, proofs, and their checks.

use std::fmt;

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::base64;

/// A hash of the tree: 32 bytes, written in base 64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash([u8; 32]);

impl Hash {
    /// From its bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Hash(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// From its base 64, in the one form.
    pub fn from_base64(text: &str) -> Option<Self> {
        let bytes = base64::decode(text)?;
        Some(Hash(<[u8; 32]>::try_from(bytes).ok()?))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64::encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

/// The hash of a leaf: SHA-256 of a zero byte and the leaf's bytes.
pub fn leaf_hash(bytes: &[u8]) -> Hash {
    digest(&[&[0], bytes])
}

/// The hash of an inner node: SHA-256 of a one byte and the two below it.
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    digest(&[&[1], &left.0, &right.0])
}

/// The root of a tree without leaves: SHA-256 of nothing.
pub fn empty_root() -> Hash {
    digest(&[])
}

fn digest(parts: &[&[u8]]) -> Hash {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    Hash(hash.finalize().into())
}

/// Where the hashes of complete subtrees come from: memory, or tiles.
pub trait Nodes {
    /// Why a hash could not be had.
    type Error;

    /// The hash over the leaves from `index << level` up to, not including, `(index + 1) << level`.
    ///
    /// # Errors
    /// If it cannot be had. What is asked for always lies within the tree that the caller named.
    fn node(&self, level: u8, index: u64) -> Result<Hash, Self::Error>;
}

/// The root of the first `size` leaves.
///
/// # Errors
/// As [`Nodes::node`].
pub fn root<N: Nodes>(nodes: &N, size: u64) -> Result<Hash, N::Error> {
    match size {
        0 => Ok(empty_root()),
        size => range(nodes, 0, size),
    }
}

/// The inclusion proof of a leaf in the tree of the first `size` leaves: the leaf's sibling first. Empty if the tree has no
/// such leaf, which then proves nothing.
///
/// # Errors
/// As [`Nodes::node`].
pub fn inclusion<N: Nodes>(nodes: &N, index: u64, size: u64) -> Result<Vec<Hash>, N::Error> {
    let (mut start, mut end, mut path) = (0, size, Vec::new());
    while index < size && end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push(range(nodes, middle, end)?);
            end = middle;
        } else {
            path.push(range(nodes, start, middle)?);
            start = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// The proof that the tree of the first `old` leaves is the beginning of that of the first `new`. Empty if they are the same,
/// or if `old` is none or more than `new`.
///
/// # Errors
/// As [`Nodes::node`].
pub fn consistency<N: Nodes>(nodes: &N, old: u64, new: u64) -> Result<Vec<Hash>, N::Error> {
    let mut path = Vec::new();
    if old == 0 || old >= new {
        return Ok(path);
    }
    let (mut start, mut end) = (0, new);
    // Whether the old tree is the whole of what is left to the walk, and its root known to whoever checks.
    let mut whole = true;
    while old != end {
        let middle = start + split(end - start);
        if old <= middle {
            path.push(range(nodes, middle, end)?);
            end = middle;
        } else {
            path.push(range(nodes, start, middle)?);
            (start, whole) = (middle, false);
        }
    }
    if !whole {
        path.push(range(nodes, start, end)?);
    }
    path.reverse();
    Ok(path)
}

/// The hash over the leaves of a range that begins where a tree of its size may.
fn range<N: Nodes>(nodes: &N, start: u64, end: u64) -> Result<Hash, N::Error> {
    let size = end - start;
    if size.is_power_of_two() {
        let level = size.trailing_zeros() as u8;
        return nodes.node(level, start >> level);
    }
    let middle = start + split(size);
    Ok(node_hash(
        range(nodes, start, middle)?,
        range(nodes, middle, end)?,
    ))
}

/// The largest power of two below a size of two or more.
fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ProofError {
    /// Sizes and place do not go together.
    #[error("the place or the sizes do not go together")]
    OutOfRange,
    /// Too few or too many hashes.
    #[error("the proof is too short or too long")]
    Length,
    /// The hashes lead elsewhere.
    #[error("the proof leads to another root")]
    Root,
}

/// Checks that a leaf of this hash stands at `index` of the tree with this size and root (RFC 9162, section 2.1.3.2).
///
/// # Errors
/// [`ProofError`] if it does not, or if the path has not its one length.
pub fn verify_inclusion(
    index: u64,
    size: u64,
    leaf: Hash,
    path: &[Hash],
    root: Hash,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::OutOfRange);
    }
    let (mut at, mut last, mut hash) = (index, size - 1, leaf);
    for sibling in path {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if at & 1 == 1 || at == last {
            hash = node_hash(*sibling, hash);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            hash = node_hash(hash, *sibling);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    match (last, hash == root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::Root),
        _ => Err(ProofError::Length),
    }
}

/// Checks that the tree with the size `old` is the beginning of that with the size `new` (RFC 9162, section 2.1.4.2).
///
/// # Errors
/// [`ProofError`] if it is not, or if the path has not its one length.
pub fn verify_consistency(
    old: u64,
    new: u64,
    old_root: Hash,
    new_root: Hash,
    path: &[Hash],
) -> Result<(), ProofError> {
    if old > new {
        return Err(ProofError::OutOfRange);
    }
    if old == new || old == 0 {
        let start_fits = old == new || old_root == empty_root();
        let end_fits = old != new || old_root == new_root;
        return match (path.is_empty(), start_fits && end_fits) {
            (false, _) => Err(ProofError::Length),
            (true, false) => Err(ProofError::Root),
            (true, true) => Ok(()),
        };
    }
    let mut rest = path.iter().copied();
    let seed = match old.is_power_of_two() {
        true => old_root,
        false => rest.next().ok_or(ProofError::Length)?,
    };
    let (mut at, mut last) = (old - 1, new - 1);
    while at & 1 == 1 {
        (at, last) = (at >> 1, last >> 1);
    }
    let (mut from_old, mut from_new) = (seed, seed);
    for hash in rest {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if at & 1 == 1 || at == last {
            from_old = node_hash(hash, from_old);
            from_new = node_hash(hash, from_new);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            from_new = node_hash(from_new, hash);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    match (last, from_old == old_root && from_new == new_root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::Root),
        _ => Err(ProofError::Length),
    }
}

/// A tree in memory: two hashes for each leaf.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The hashes of complete subtrees, leaves first.
    levels: Vec<Vec<Hash>>,
}

/// A hash that a tree does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the tree has no node {index} on level {level}")]
pub struct Absent {
    /// Its level: 0 for leaves.
    pub level: u8,
    /// Its place on the level.
    pub index: u64,
}

impl Tree {
    /// Adds a leaf at the end, by its hash.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let Some(row) = self.levels.get_mut(level) else {
                return;
            };
            row.push(hash);
            // A pair is complete with every second hash.
            let Some([left, right]) = row.last_chunk().filter(|_| row.len() % 2 == 0) else {
                return;
            };
            hash = node_hash(*left, *right);
        }
    }

    /// How many leaves it has.
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// The hash of a leaf.
    pub fn leaf(&self, index: u64) -> Option<Hash> {
        self.node(0, index).ok()
    }

    /// The root of its first `size` leaves.
    ///
    /// # Errors
    /// [`Absent`] if it has fewer.
    pub fn root(&self, size: u64) -> Result<Hash, Absent> {
        root(self, size)
    }
}

impl Nodes for Tree {
    type Error = Absent;

    fn node(&self, level: u8, index: u64) -> Result<Hash, Absent> {
        let row = self.levels.get(usize::from(level));
        let at = usize::try_from(index).ok();
        let hash = row.zip(at).and_then(|(row, at)| row.get(at));
        hash.copied().ok_or(Absent { level, index })
    }
}

impl FromIterator<Hash> for Tree {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut tree = Tree::default();
        leaves.into_iter().for_each(|leaf| tree.push(leaf));
        tree
    }
}
