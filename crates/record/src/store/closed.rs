//! The table of payloads that are sealed for some: what travels in their place, by the id of the entry.

use rusqlite::{OptionalExtension, params};

use super::{Change, Reader, StoreError, blob};
use crate::EntryId;
use crate::reading::MAX_CLOSED_BYTES;

const SCHEMA: &str = include_str!("../schema-closed.sql");
/// The format that has this table: the first entry for a group brings it.
pub(super) const SINCE: u32 = 4;

impl Reader<'_> {
    pub(crate) fn has_closed(self) -> Result<bool, StoreError> {
        Ok(self.format()? >= SINCE)
    }

    /// The sealed payload of an entry.
    pub(crate) fn closed(self, id: EntryId) -> Result<Option<Vec<u8>>, StoreError> {
        if !self.has_closed()? {
            return Ok(None);
        }
        let sql = "SELECT bytes FROM closed WHERE id = ?1 AND length(bytes) <= ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_row(params![id.as_bytes(), MAX_CLOSED_BYTES as i64], |row| {
            Ok(blob(row.get_ref(0)?))
        });
        Ok(found.optional()?)
    }

    /// Shows every sealed payload with the id of its entry; without its bytes if they are more than any has.
    pub(crate) fn each_closed(
        self,
        mut visit: impl FnMut(Vec<u8>, Option<Vec<u8>>),
    ) -> Result<(), StoreError> {
        if !self.has_closed()? {
            return Ok(());
        }
        let sql = "SELECT id, iif(length(bytes) <= ?1, bytes, NULL) FROM closed ORDER BY id";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([MAX_CLOSED_BYTES as i64])?;
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(1)?;
            let bytes = bytes.as_blob_or_null().ok().flatten().map(<[u8]>::to_vec);
            visit(blob(row.get_ref(0)?), bytes);
        }
        Ok(())
    }

    /// Sealed payloads of no entry that is on record or kept apart.
    pub(crate) fn stray_closed(self) -> Result<Vec<Vec<u8>>, StoreError> {
        if !self.has_closed()? {
            return Ok(Vec::new());
        }
        let sql = "SELECT id FROM closed WHERE id NOT IN (SELECT id FROM entry) \
                   AND id NOT IN (SELECT id FROM apart) ORDER BY id";
        let mut statement = self.connection.prepare(sql)?;
        let strays = statement.query_map([], |row| Ok(blob(row.get_ref(0)?)))?;
        Ok(strays.collect::<Result<_, _>>()?)
    }
}

impl Change<'_> {
    /// Makes the table, if this is the first entry for a group.
    pub(crate) fn open_to_groups(&self) -> Result<(), StoreError> {
        self.open_to_others()?;
        if !self.reader().has_closed()? {
            self.transaction.execute_batch(SCHEMA)?;
            self.transaction
                .pragma_update(None, "user_version", SINCE)?;
        }
        Ok(())
    }

    /// Keeps the sealed payload of an entry, unless one is kept already.
    pub(crate) fn put_closed(&self, id: EntryId, bytes: &[u8]) -> Result<(), StoreError> {
        self.open_to_groups()?;
        self.transaction
            .prepare_cached(
                "INSERT INTO closed (id, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute(params![id.as_bytes(), bytes])?;
        Ok(())
    }

    pub(super) fn drop_closed(&self, id: EntryId) -> Result<usize, StoreError> {
        if !self.reader().has_closed()? {
            return Ok(0);
        }
        let sql = "DELETE FROM closed WHERE id = ?1";
        Ok(self.transaction.execute(sql, [id.as_bytes()])?)
    }
}

pub(super) fn lay_out(connection: &rusqlite::Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(SCHEMA)?)
}
