//! Takes content away for good: out of its table, and out of the file.

use rusqlite::params;

use super::{Change, Reader, Row, Store, StoreError};
use crate::EntryId;
use crate::commitment::MAX_PAYLOAD_BYTES;
use crate::entries::{disclosure, erasure, group, reveal};
use crate::envelope::MAX_ENTRY_BYTES;

impl Reader<'_> {
    /// Notices of erasures, in the order of the file.
    pub(crate) fn each_erasure<E: From<StoreError>>(
        self,
        visit: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_of(erasure::CODE, visit)
    }

    /// Entries that say who is in a group, in the order of the file.
    pub(crate) fn each_group<E: From<StoreError>>(
        self,
        visit: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_of(group::CODE, visit)
    }

    /// Entries that say what is for everybody now, in the order of the file.
    pub(crate) fn each_reveal<E: From<StoreError>>(
        self,
        visit: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_of(reveal::CODE, visit)
    }

    /// Entries that hand out what others hold, in the order of the file.
    pub(crate) fn each_disclosure<E: From<StoreError>>(
        self,
        visit: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_of(disclosure::CODE, visit)
    }

    pub(super) fn each_of<E: From<StoreError>>(
        self,
        kind: u64,
        mut visit: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = format!("{} WHERE e.kind = :kind ORDER BY e.idx", super::ROW);
        let mut statement = self.connection.prepare_cached(&sql).map_err(StoreError)?;
        let values = rusqlite::named_params! {
            ":entry": MAX_ENTRY_BYTES as i64, ":payload": MAX_PAYLOAD_BYTES as i64,
            ":kind": kind as i64,
        };
        let mut rows = statement.query(values).map_err(StoreError)?;
        while let Some(row) = rows.next().map_err(StoreError)? {
            visit(super::read_row(row).map_err(StoreError)?)?;
        }
        Ok(())
    }
}

impl Change<'_> {
    /// Takes the payload, the salt and the key of an entry away, and the note that they may still come. True if there was
    /// anything to take. The file holds it until [`Store::wipe`].
    pub(crate) fn erase(&self, id: EntryId) -> Result<bool, StoreError> {
        let id = id.as_bytes();
        let mut taken = self
            .transaction
            .execute("DELETE FROM payload WHERE id = ?1", [id])?;
        self.transaction
            .execute("UPDATE entry SET key = NULL WHERE id = ?1", params![id])?;
        taken += self.drop_closed(EntryId::from_bytes(*id))?;
        if self.reader().is_exchanged()? {
            taken += self
                .transaction
                .execute("DELETE FROM bare WHERE id = ?1", [id])?;
        }
        Ok(taken > 0)
    }
}

impl Store {
    /// Makes the file hold what its tables hold and nothing else: pages are written anew, the file of changes beside it is
    /// emptied. False if that could not be finished, as while another program reads the record, or for want of room.
    pub(crate) fn wipe(&self) -> bool {
        // SQLite clears what is deleted, but pages that were split or filled anew before may keep a copy beside their rows.
        let anew = self.connection.execute_batch("VACUUM");
        let emptied = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
                row.get::<_, i64>(0)
            });
        anew.is_ok() && emptied.is_ok_and(|busy| busy == 0)
    }
}
