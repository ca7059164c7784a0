//! Holds the log to the entries: tiles, kept heads, and heads that somebody else kept.

use std::collections::{BTreeMap, BTreeSet};

use tregua_log::{Hash, Place, Tree, of_size};

use super::Check;
use crate::HeadProblem;
use crate::head::LogHead;
use crate::problem::{Finding, Problem};
use crate::record::{against, head_of, own_head};
use crate::store::{Reader, StoreError, hashes_of};

/// What was found of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogFound {
    /// How many entries it covers.
    pub size: u64,
    /// The root over them, computed from their bytes.
    pub root: Option<Hash>,
    /// The kept heads that hold, smallest first.
    pub heads: Vec<LogHead>,
    /// How many entries are shown to be those of a head that somebody else kept: the largest such head.
    pub shown: Option<u64>,
    /// Those given that are no head of this record, by their place among those given: they show nothing about it.
    pub foreign: Vec<(usize, HeadProblem)>,
}

impl Check {
    pub(super) fn log(&mut self, reader: Reader<'_>, older: &[&[u8]]) -> Result<(), StoreError> {
        let size = self.tree.size();
        self.result.log.size = size;
        self.result.log.root = self.tree.root(size).ok();
        if reader.has_log()? {
            let kept = reader.checkpoints()?;
            self.tiles(reader, kept.last().map_or(0, |row| row.size.unsigned_abs()))?;
            for row in &kept {
                let read = match &self.node {
                    Some(node) => head_of(row, node),
                    None => Err(HeadProblem::Space),
                };
                match read.and_then(|head| self.holds(head)) {
                    Ok(head) => self.result.log.heads.push(head),
                    Err(why) => self.about_head(row.size.unsigned_abs(), why),
                }
            }
            self.one_log();
        }
        for (place, bytes) in older.iter().enumerate() {
            match self.given(bytes) {
                Err(why) if why.is_foreign() => self.result.log.foreign.push((place, why)),
                Ok(size) => self.result.log.shown = self.result.log.shown.max(Some(size)),
                Err(why) => self.about_file(Finding::Given(why)),
            }
        }
        Ok(())
    }

    /// Over how many entries a head that was given shows that they are those of this log.
    fn given(&self, bytes: &[u8]) -> Result<u64, HeadProblem> {
        let node = self.node.as_ref().ok_or(HeadProblem::Space)?;
        let head = own_head(bytes, node)?;
        let own = self.result.log.heads.first();
        if own.is_some_and(|own| own.checkpoint.origin != head.checkpoint.origin) {
            return Err(HeadProblem::OtherLog);
        }
        self.holds(head).map(|head| head.checkpoint.size)
    }

    fn holds(&self, head: LogHead) -> Result<LogHead, HeadProblem> {
        match against(&self.tree, &head) {
            Some(why) => Err(why),
            None => Ok(head),
        }
    }

    fn about_head(&mut self, size: u64, why: HeadProblem) {
        self.about_file(Finding::Head { size, why });
    }

    /// A record has one log: a second name among its heads is of a log that was begun anew.
    fn one_log(&mut self) {
        let names = |head: &LogHead| head.checkpoint.origin.clone();
        let first = self.result.log.heads.first().map(names);
        let heads = self.result.log.heads.iter();
        let others: Vec<u64> = heads
            .filter(|head| Some(names(head)) != first)
            .map(|head| head.checkpoint.size)
            .collect();
        for size in others {
            self.about_head(size, HeadProblem::OtherLog);
        }
    }

    /// Every tile that the entries give, and no other.
    fn tiles(&mut self, reader: Reader<'_>, signed: u64) -> Result<(), StoreError> {
        let mut held: BTreeMap<(i64, i64), Vec<u8>> = BTreeMap::new();
        reader.each_tile(|row| {
            held.insert((row.level, row.idx), row.hashes);
        })?;
        let tiled = reader.tiled_size()?;
        let size = self.tree.size();
        if tiled.max(signed) > size {
            self.about_file(Finding::Cut {
                covered: tiled.max(signed),
                entries: size,
            });
        }
        for (idx, id) in self.leaves.iter().skip(tiled as usize) {
            self.result.problems.push(Problem {
                idx: Some(*idx),
                id: *id,
                found: Finding::NotInLog,
            });
        }
        let problems = self.result.problems.iter();
        let told: BTreeSet<u64> = problems.filter_map(|problem| problem.idx).collect();
        let mut below = false;
        for place in of_size(size.min(tiled)) {
            let found = held.remove(&(i64::from(place.level), place.index as i64));
            let due = hashes_of_tile(&self.tree, place);
            let bytes: Vec<u8> = due.iter().flat_map(|hash| *hash.as_bytes()).collect();
            // Where entries are gone, the tiles of those that are left may be wider.
            let holds = |found: &Vec<u8>| match tiled > size {
                true => found.starts_with(&bytes),
                false => *found == bytes,
            };
            if found.as_ref().is_some_and(holds) {
                continue;
            }
            let found = hashes_of(&found.unwrap_or_default());
            below |= self.leaves_known_otherwise(place, &due, &found, &told);
            // What stands above leaves that differ has to differ too.
            if !below {
                self.about_file(Finding::Tile(place.to_string()));
            }
        }
        for (level, idx) in held.into_keys() {
            // A tile of entries that are gone was told already.
            if tiled <= size {
                self.about_file(Finding::Tile(format!("tile/{level}/{idx}")));
            }
        }
        Ok(())
    }

    /// Tells of the first entry that a tile of leaves knows otherwise, but for those of which something was told already: where
    /// one is gone, all that follow have moved. True if there are any at all.
    fn leaves_known_otherwise(
        &mut self,
        place: Place,
        due: &[Hash],
        found: &[Hash],
        told: &BTreeSet<u64>,
    ) -> bool {
        if place.level > 0 {
            return false;
        }
        let from = place.index as usize * tregua_log::TILE_WIDTH;
        let leaves = self.leaves.iter().skip(from);
        let mut other = leaves
            .zip(due.iter().zip(found))
            .filter(|(_, (due, found))| due != found)
            .map(|(leaf, _)| *leaf)
            .peekable();
        let any = other.peek().is_some();
        if let Some((idx, id)) = other.find(|(idx, _)| !told.contains(idx)) {
            self.result.problems.push(Problem {
                idx: Some(idx),
                id,
                found: Finding::Leaf,
            });
        }
        any
    }
}

/// The hashes of a tile, from a tree in memory that has them.
fn hashes_of_tile(tree: &Tree, place: Place) -> Vec<Hash> {
    use tregua_log::Nodes;
    let first = place.index * tregua_log::TILE_WIDTH as u64;
    let hash = |at| tree.node(place.level * 8, first + at).ok();
    (0..u64::from(place.width)).filter_map(hash).collect()
}
