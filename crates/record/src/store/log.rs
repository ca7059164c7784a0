//! The log's tables: tiles, which are derived from the entries and made anew at will, and checkpoints, which are not.

use rusqlite::{OptionalExtension, params};
use tregua_log::{Edge, Hash, Place, TILE_WIDTH, Tree, leaf_hash};

use super::{Change, Reader, StoreError, blob, some_blob};
use crate::envelope::MAX_ENTRY_BYTES;
use crate::leaf::leaf;

const SCHEMA: &str = include_str!("../schema-log.sql");
/// The format that has these tables.
const SINCE: u32 = 2;

/// A checkpoint as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CheckpointRow {
    pub(crate) size: i64,
    pub(crate) note: Vec<u8>,
}

/// A tile as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TileRow {
    pub(crate) level: i64,
    pub(crate) idx: i64,
    pub(crate) hashes: Vec<u8>,
}

impl Reader<'_> {
    /// True if the file has a log: the first thing that is added to an older file brings it.
    pub(crate) fn has_log(self) -> Result<bool, StoreError> {
        Ok(self.format()? >= SINCE)
    }

    pub(crate) fn format(self) -> Result<u32, StoreError> {
        let mut statement = self.connection.prepare_cached("PRAGMA user_version")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// How many leaves the tiles cover.
    pub(crate) fn tiled_size(self) -> Result<u64, StoreError> {
        if !self.has_log()? {
            return Ok(0);
        }
        let sql = "SELECT idx, length(hashes) FROM tile WHERE level = 0 ORDER BY idx DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let last: Option<(i64, i64)> = statement
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (index, bytes) = last.unwrap_or((0, 0));
        let full = u64::try_from(index).unwrap_or(0);
        Ok(full.saturating_mul(TILE_WIDTH as u64) + bytes.unsigned_abs() / 32)
    }

    /// The place that the next entry gets: as many as there are, in a sound file.
    pub(crate) fn next_idx(self) -> Result<u64, StoreError> {
        let sql = "SELECT coalesce(max(idx) + 1, 0) FROM entry";
        let mut statement = self.connection.prepare_cached(sql)?;
        let next: i64 = statement.query_row([], |row| row.get(0))?;
        Ok(u64::try_from(next).unwrap_or(0))
    }

    /// How many entries the largest kept checkpoint covers.
    pub(crate) fn largest_checkpoint(self) -> Result<u64, StoreError> {
        if !self.has_log()? {
            return Ok(0);
        }
        let sql = "SELECT coalesce(max(size), 0) FROM checkpoint";
        let mut statement = self.connection.prepare_cached(sql)?;
        let size: i64 = statement.query_row([], |row| row.get(0))?;
        Ok(u64::try_from(size).unwrap_or(0))
    }

    /// The hashes of a tile, as many as its place says; `None` if there are fewer.
    pub(crate) fn tile(self, place: Place) -> Result<Option<Vec<Hash>>, StoreError> {
        let sql = "SELECT hashes FROM tile WHERE level = ?1 AND idx = ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found: Option<Vec<u8>> = statement
            .query_row(params![place.level, place.index as i64], |row| {
                Ok(blob(row.get_ref(0)?))
            })
            .optional()?;
        let hashes = found.map(|bytes| hashes_of(&bytes)).unwrap_or_default();
        Ok(hashes.get(..usize::from(place.width)).map(<[Hash]>::to_vec))
    }

    /// Every tile's row, whatever it holds, level by level.
    pub(crate) fn each_tile(self, mut visit: impl FnMut(TileRow)) -> Result<(), StoreError> {
        let sql = "SELECT level, idx, hashes FROM tile ORDER BY level, idx";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            visit(TileRow {
                level: row.get(0)?,
                idx: row.get(1)?,
                hashes: blob(row.get_ref(2)?),
            });
        }
        Ok(())
    }

    /// The checkpoints that were kept, smallest first.
    pub(crate) fn checkpoints(self) -> Result<Vec<CheckpointRow>, StoreError> {
        if !self.has_log()? {
            return Ok(Vec::new());
        }
        let sql = "SELECT size, note FROM checkpoint ORDER BY size";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            let (size, note) = (row.get(0)?, blob(row.get_ref(1)?));
            Ok(CheckpointRow { size, note })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The tree over the stored bytes, read back: it owes nothing to the tiles.
    pub(crate) fn tree_of_entries(self) -> Result<Tree, StoreError> {
        let mut tree = Tree::default();
        self.each_leaf(0, |_, leaf| {
            tree.push(leaf);
            Ok::<_, StoreError>(())
        })?;
        Ok(tree)
    }

    /// The leaves of entries from a place on, by their stored bytes, and their hashes. What is longer than any entry counts as
    /// nothing: it is no entry.
    pub(crate) fn each_leaf<E: From<StoreError>>(
        self,
        from: u64,
        mut visit: impl FnMut(&[u8], Hash) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql =
            "SELECT iif(length(bytes) <= ?1, bytes, NULL) FROM entry WHERE idx >= ?2 ORDER BY idx";
        let mut statement = self.connection.prepare_cached(sql).map_err(StoreError)?;
        let limits = params![MAX_ENTRY_BYTES as i64, from as i64];
        let mut rows = statement.query(limits).map_err(StoreError)?;
        while let Some(row) = rows.next().map_err(StoreError)? {
            let bytes = some_blob(row.get_ref(0).map_err(StoreError)?).unwrap_or_default();
            let leaf = leaf(&bytes);
            visit(&leaf, leaf_hash(&leaf))?;
        }
        Ok(())
    }
}

impl Change<'_> {
    /// Brings the tiles up to the entries. A file of the first format gets its tables here; tiles that are not of one piece
    /// are made anew.
    pub(crate) fn extend_tree(&self) -> Result<(), StoreError> {
        let reader = self.reader();
        if !reader.has_log()? {
            self.transaction.execute_batch(SCHEMA)?;
            self.transaction
                .pragma_update(None, "user_version", SINCE)?;
        }
        let size = reader.tiled_size()?;
        let loaded = Edge::load(size, |place| {
            reader.tile(place).map(Option::unwrap_or_default)
        })?;
        let mut edge = match loaded {
            Some(edge) => edge,
            None => {
                self.transaction.execute("DELETE FROM tile", [])?;
                Edge::default()
            }
        };
        let before: Vec<Place> = edge.open().map(|(place, _)| place).collect();
        let mut filled = Vec::new();
        reader.each_leaf(edge.size(), |_, leaf| {
            filled.extend(edge.push(leaf));
            Ok::<_, StoreError>(())
        })?;
        for (place, hashes) in &filled {
            self.put_tile(*place, hashes)?;
        }
        for (place, hashes) in edge.open().filter(|(place, _)| !before.contains(place)) {
            self.put_tile(place, hashes)?;
        }
        Ok(())
    }

    /// Keeps a checkpoint, or more signatures under one that is kept.
    pub(crate) fn keep_checkpoint(&self, size: u64, note: &str) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO checkpoint (size, note) VALUES (?1, ?2) \
                 ON CONFLICT (size) DO UPDATE SET note = excluded.note",
            )?
            .execute(params![size as i64, note])?;
        Ok(())
    }

    fn put_tile(&self, place: Place, hashes: &[Hash]) -> Result<(), StoreError> {
        let bytes: Vec<u8> = hashes.iter().flat_map(|hash| *hash.as_bytes()).collect();
        self.transaction
            .prepare_cached(
                "INSERT INTO tile (level, idx, hashes) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (level, idx) DO UPDATE SET hashes = excluded.hashes",
            )?
            .execute(params![place.level, place.index as i64, bytes])?;
        Ok(())
    }
}

pub(super) fn lay_out(connection: &rusqlite::Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(SCHEMA)?)
}

/// The whole hashes of a tile's bytes.
pub(crate) fn hashes_of(bytes: &[u8]) -> Vec<Hash> {
    let chunks = bytes.as_chunks::<32>().0.iter();
    chunks.map(|chunk| Hash::from_bytes(*chunk)).collect()
}
