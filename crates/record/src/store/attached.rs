//! The tables of attached files: each sealed, once, in pieces.

use rusqlite::{OptionalExtension, params};

use super::{Change, Reader, Row, StoreError, blob, some_blob};
use crate::attached::PIECE_BYTES;
use crate::entries::attachment;
use crate::{EntryId, Sha256};

const SCHEMA: &str = include_str!("../schema-attached.sql");
/// The format that has these tables: the first attached file brings them.
pub(super) const SINCE: u32 = 5;

/// An attached file as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AttachedRow {
    /// Under which number its pieces are kept.
    pub(crate) n: i64,
    pub(crate) id: Vec<u8>,
    /// Of what is sealed, in bytes.
    pub(crate) size: i64,
}

impl Reader<'_> {
    pub(crate) fn has_attached(self) -> Result<bool, StoreError> {
        Ok(self.format()? >= SINCE)
    }

    /// Entries that attach a file, in the order of the file.
    pub(crate) fn each_attachment<E: From<StoreError>>(
        self,
        visit: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_of(attachment::CODE, visit)
    }

    /// The file of this hash.
    pub(crate) fn attached(self, id: Sha256) -> Result<Option<AttachedRow>, StoreError> {
        if !self.has_attached()? {
            return Ok(None);
        }
        let sql = "SELECT n, id, size FROM attached WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([id.as_bytes()], read).optional()?)
    }

    /// Every file, by number.
    pub(crate) fn all_attached(self) -> Result<Vec<AttachedRow>, StoreError> {
        if !self.has_attached()? {
            return Ok(Vec::new());
        }
        let mut statement = self
            .connection
            .prepare("SELECT n, id, size FROM attached ORDER BY n")?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The piece of a file in this place; `None` if there is none, or it is longer than any.
    pub(crate) fn piece(self, n: i64, place: u64) -> Result<Option<Vec<u8>>, StoreError> {
        let sql =
            "SELECT bytes FROM piece WHERE attached = ?1 AND place = ?2 AND length(bytes) <= ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        let values = params![n, place as i64, PIECE_BYTES as i64];
        let found = statement.query_row(values, |row| Ok(blob(row.get_ref(0)?)));
        Ok(found.optional()?)
    }

    /// How many pieces there are, of all files.
    pub(crate) fn pieces(self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM piece";
        let n: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok(n.unsigned_abs())
    }

    /// True if an entry is here whose content was erased here.
    pub(crate) fn is_erased(self, id: EntryId) -> Result<bool, StoreError> {
        let row = self.by_id(id)?;
        let empty = row.is_some_and(|row| row.payload.is_none());
        Ok(empty && !(self.is_exchanged()? && self.is_bare(id)?))
    }
}

impl Change<'_> {
    /// Makes the tables, if this is the first attached file.
    pub(crate) fn open_to_attached(&self) -> Result<(), StoreError> {
        self.open_to_groups()?;
        if !self.reader().has_attached()? {
            self.transaction.execute_batch(SCHEMA)?;
            self.transaction
                .pragma_update(None, "user_version", SINCE)?;
        }
        Ok(())
    }

    /// Begins a file whose hash is known when all of it was read; gives the number for its pieces.
    pub(crate) fn begin_attached(&self) -> Result<i64, StoreError> {
        self.open_to_attached()?;
        let sql = "INSERT INTO attached (id, size) VALUES (randomblob(32), 0) RETURNING n";
        Ok(self.transaction.query_row(sql, [], |row| row.get(0))?)
    }

    pub(crate) fn put_piece(&self, n: i64, place: u64, bytes: &[u8]) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("INSERT INTO piece (attached, place, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![n, place as i64, bytes])?;
        Ok(())
    }

    /// Gives a file its hash and its size.
    pub(crate) fn end_attached(&self, n: i64, id: Sha256, size: u64) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("UPDATE attached SET id = ?2, size = ?3 WHERE n = ?1")?
            .execute(params![n, id.as_bytes(), size as i64])?;
        Ok(())
    }

    /// Takes a file away. The record's file holds it until [`super::Store::wipe`].
    pub(crate) fn drop_attached(&self, n: i64) -> Result<(), StoreError> {
        self.transaction
            .execute("DELETE FROM piece WHERE attached = ?1", [n])?;
        self.transaction
            .execute("DELETE FROM attached WHERE n = ?1", [n])?;
        Ok(())
    }
}

pub(super) fn lay_out(connection: &rusqlite::Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(SCHEMA)?)
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<AttachedRow> {
    Ok(AttachedRow {
        n: row.get(0)?,
        id: some_blob(row.get_ref(1)?).unwrap_or_default(),
        size: row.get(2)?,
    })
}
