//! The tree as tiles: 256 hashes each, eight levels of the tree between one level of tiles and the next
//! (c2sp.org/tlog-tiles).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use crate::base64::decimal;
use crate::tree::{Hash, Nodes, node_hash};

/// How many hashes a full tile has.
pub const TILE_WIDTH: usize = 256;
/// How many levels of the tree lie between two levels of tiles.
const HEIGHT: u8 = 8;
/// No tree of a 64-bit size has more levels of tiles.
const MAX_LEVEL: u8 = 63;

/// Where a tile is, and how many hashes it has. Written as the path of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The level of tiles: 0 holds the hashes of leaves.
    pub level: u8,
    /// Its place on the level.
    pub index: u64,
    /// How many hashes it has: 1 to 256.
    pub width: u16,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tile/{}/", self.level)?;
        self.number(f)
    }
}

impl Place {
    /// The path of the file that holds the leaves of a tile of level 0.
    pub fn entries_path(&self) -> String {
        struct Numbered(Place);
        impl fmt::Display for Numbered {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("tile/entries/")?;
                self.0.number(f)
            }
        }
        Numbered(*self).to_string()
    }

    /// Reads the path of a tile's file.
    pub fn parse(path: &str) -> Option<Self> {
        let rest = path.strip_prefix("tile/")?;
        let (level, rest) = rest.split_once('/')?;
        let level = u8::try_from(decimal(level)?).ok()?;
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, u16::try_from(decimal(width)?).ok()?),
            None => (rest, TILE_WIDTH as u16),
        };
        let mut index = 0_u64;
        for part in number.split('/') {
            let digits = part.strip_prefix('x').unwrap_or(part);
            let group: u64 = digits.parse().ok()?;
            index = index.checked_mul(1000)?.checked_add(group)?;
        }
        let place = Place {
            level,
            index,
            width,
        };
        let within = level <= MAX_LEVEL && (1..=TILE_WIDTH as u16).contains(&width);
        // One form only: what is written again is what was read.
        (within && place.to_string() == path).then_some(place)
    }

    fn number(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut groups = vec![self.index % 1000];
        let mut rest = self.index / 1000;
        while rest > 0 {
            groups.push(rest % 1000);
            rest /= 1000;
        }
        while let Some(group) = groups.pop() {
            match groups.is_empty() {
                true => write!(f, "{group:03}")?,
                false => write!(f, "x{group:03}/")?,
            }
        }
        if usize::from(self.width) < TILE_WIDTH {
            write!(f, ".p/{}", self.width)?;
        }
        Ok(())
    }
}

/// Every tile of the tree with this size, level by level from the leaves up.
pub fn of_size(size: u64) -> impl Iterator<Item = Place> {
    let levels = (0..=MAX_LEVEL / HEIGHT).map(move |level| (level, size >> (level * HEIGHT)));
    let levels = levels.take_while(|(_, hashes)| *hashes > 0);
    levels.flat_map(|(level, hashes)| {
        let (full, rest) = (hashes / TILE_WIDTH as u64, hashes % TILE_WIDTH as u64);
        let place = move |index, width| Place {
            level,
            index,
            width,
        };
        let partial = (rest > 0).then(|| place(full, rest as u16));
        (0..full)
            .map(move |index| place(index, TILE_WIDTH as u16))
            .chain(partial)
    })
}

/// The hash over hashes that are a power of two in number; `None` if they are not.
pub fn tile_root(hashes: &[Hash]) -> Option<Hash> {
    if !hashes.len().is_power_of_two() {
        return None;
    }
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        let pairs = row.as_chunks::<2>().0.iter();
        row = pairs
            .map(|[left, right]| node_hash(*left, *right))
            .collect();
    }
    row.first().copied()
}

/// The right edge of a growing tree: on each level the tile that is not full yet. All that is needed to add leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    /// By level; each shorter than a full tile.
    open: Vec<Vec<Hash>>,
}

impl Edge {
    /// The edge of the tree with this size, from its unfinished tiles; `None` if what is given for one has another width.
    ///
    /// # Errors
    /// Whatever `read` says.
    pub fn load<E>(
        size: u64,
        mut read: impl FnMut(Place) -> Result<Vec<Hash>, E>,
    ) -> Result<Option<Self>, E> {
        let mut open = Vec::new();
        for level in 0..=MAX_LEVEL / HEIGHT {
            let hashes = size >> (level * HEIGHT);
            if hashes == 0 {
                break;
            }
            let width = hashes % TILE_WIDTH as u64;
            let tile = match width {
                0 => Vec::new(),
                width => read(Place {
                    level,
                    index: hashes / TILE_WIDTH as u64,
                    width: width as u16,
                })?,
            };
            if tile.len() as u64 != width {
                return Ok(None);
            }
            open.push(tile);
        }
        Ok(Some(Edge { size, open }))
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf, and gives the tiles that it fills, from the leaves up.
    pub fn push(&mut self, leaf: Hash) -> Vec<(Place, Vec<Hash>)> {
        self.size += 1;
        let (mut hash, mut filled) = (leaf, Vec::new());
        for level in 0..=MAX_LEVEL / HEIGHT {
            let at = usize::from(level);
            if self.open.len() == at {
                self.open.push(Vec::new());
            }
            let Some(tile) = self.open.get_mut(at) else {
                break;
            };
            tile.push(hash);
            let Some(above) = tile_root(tile).filter(|_| tile.len() == TILE_WIDTH) else {
                break;
            };
            let index = (self.size >> (level * HEIGHT)) / TILE_WIDTH as u64 - 1;
            let place = Place {
                level,
                index,
                width: TILE_WIDTH as u16,
            };
            filled.push((place, std::mem::take(tile)));
            hash = above;
        }
        filled
    }

    /// The tiles that are not full, from the leaves up.
    pub fn open(&self) -> impl Iterator<Item = (Place, &[Hash])> {
        let levels = self.open.iter().zip(0_u8..);
        levels
            .filter(|(tile, _)| !tile.is_empty())
            .map(|(tile, level)| {
                let place = Place {
                    level,
                    index: (self.size >> (level * HEIGHT)) / TILE_WIDTH as u64,
                    width: tile.len() as u16,
                };
                (place, tile.as_slice())
            })
    }
}

/// A tree whose hashes are read from tiles, each once.
pub struct Tiled<F> {
    size: u64,
    read: F,
    held: RefCell<BTreeMap<(u8, u64), Vec<Hash>>>,
}

impl<F, E> Tiled<F>
where
    F: Fn(Place) -> Result<Vec<Hash>, E>,
{
    /// The tree with this size. `read` gives at least as many hashes of a tile as its place says.
    pub fn new(size: u64, read: F) -> Self {
        Tiled {
            size,
            read,
            held: RefCell::default(),
        }
    }
}

impl<F, E> Nodes for Tiled<F>
where
    F: Fn(Place) -> Result<Vec<Hash>, E>,
    E: From<crate::Absent>,
{
    type Error = E;

    fn node(&self, level: u8, index: u64) -> Result<Hash, E> {
        let absent = || E::from(crate::Absent { level, index });
        let (floor, inner) = (level / HEIGHT, level % HEIGHT);
        // The first of its hashes on that level of tiles, and how many they are.
        let (first, count) = (index << inner, 1_usize << inner);
        let tile = first / TILE_WIDTH as u64;
        let hashes = (self.size >> (floor * HEIGHT)).saturating_sub(tile * TILE_WIDTH as u64);
        let from = (first % TILE_WIDTH as u64) as usize;
        let mut held = self.held.borrow_mut();
        let row = match held.entry((floor, tile)) {
            std::collections::btree_map::Entry::Occupied(row) => row.into_mut(),
            std::collections::btree_map::Entry::Vacant(_) if hashes == 0 => return Err(absent()),
            std::collections::btree_map::Entry::Vacant(row) => row.insert((self.read)(Place {
                level: floor,
                index: tile,
                width: hashes.min(TILE_WIDTH as u64) as u16,
            })?),
        };
        let row = row.get(from..from + count).ok_or_else(absent)?;
        tile_root(row).ok_or_else(absent)
    }
}
