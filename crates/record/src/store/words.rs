//! The table of words: what each payload that is here says, in letters made alike, to be looked through without opening them all.
//!
//! A row goes with its payload by the database itself, so that nothing which erases can forget it, an earlier version of tregua
//! neither. It may be missing: then the payload itself is looked into.

use rusqlite::{OptionalExtension, params};

use super::{Change, Reader, Row, StoreError, blob};
use crate::EntryId;
use crate::commitment::MAX_PAYLOAD_BYTES;
use crate::envelope::MAX_ENTRY_BYTES;

const SCHEMA: &str = include_str!("../schema-words.sql");

impl Reader<'_> {
    pub(crate) fn has_words(self) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'words'";
        Ok(self.connection.prepare_cached(sql)?.exists([])?)
    }

    /// The words kept of an entry.
    pub(crate) fn words(self, id: EntryId) -> Result<Option<String>, StoreError> {
        let sql = "SELECT text FROM words WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_row([id.as_bytes()], |row| row.get(0));
        Ok(found.optional()?)
    }

    /// The same of a row as it stands in the file.
    pub(crate) fn words_of_row(self, row: &Row) -> Result<Option<String>, StoreError> {
        match <[u8; 32]>::try_from(row.id.as_slice()) {
            Ok(id) => self.words(EntryId::from_bytes(id)),
            Err(_) => Ok(None),
        }
    }

    /// How many entries words are kept of.
    pub(crate) fn words_kept(self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM words";
        let n: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok(n.unsigned_abs())
    }

    /// How many entries are here without their content.
    pub(crate) fn without_payload(self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM entry WHERE id NOT IN (SELECT id FROM payload)";
        let n: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok(n.unsigned_abs())
    }

    /// Places and ids of the entries whose kept words hold all of these somewhere, in the order of the file.
    pub(crate) fn holding(self, words: &[String]) -> Result<Vec<(i64, EntryId)>, StoreError> {
        let each = (1..=words.len()).map(|at| format!(" AND instr(w.text, ?{at}) > 0"));
        let sql = format!(
            "SELECT e.idx, e.id FROM words w JOIN entry e ON e.id = w.id WHERE true{} ORDER BY e.idx",
            each.collect::<String>()
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map(rusqlite::params_from_iter(words), |row| {
            Ok((row.get::<_, i64>(0)?, blob(row.get_ref(1)?)))
        })?;
        let found: Vec<(i64, Vec<u8>)> = rows.collect::<Result<_, _>>()?;
        let ids = found
            .into_iter()
            .filter_map(|(idx, id)| Some((idx, EntryId::from_bytes(id.try_into().ok()?))));
        Ok(ids.collect())
    }

    /// Rows with a payload of which no words are kept, in the order of the file: all of a record that has no such table yet.
    pub(crate) fn each_without_words<E: From<StoreError>>(
        self,
        mut visit: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let kept = match self.has_words()? {
            true if self.words_kept()? == self.payloads()? => return Ok(()),
            true => "AND p.id NOT IN (SELECT id FROM words)",
            false => "",
        };
        let sql = format!(
            "{} WHERE p.id IS NOT NULL {kept} ORDER BY e.idx",
            super::ROW
        );
        let mut statement = self.connection.prepare(&sql).map_err(StoreError)?;
        let limits = rusqlite::named_params! {
            ":entry": MAX_ENTRY_BYTES as i64, ":payload": MAX_PAYLOAD_BYTES as i64,
        };
        let mut rows = statement.query(limits).map_err(StoreError)?;
        while let Some(row) = rows.next().map_err(StoreError)? {
            visit(super::read_row(row).map_err(StoreError)?)?;
        }
        Ok(())
    }
}

impl Change<'_> {
    /// Makes the table. A record that an earlier version made gets it with the first change.
    pub(crate) fn open_to_words(&self) -> Result<(), StoreError> {
        Ok(self.transaction.execute_batch(SCHEMA)?)
    }

    /// Keeps the words of an entry whose payload is here.
    pub(crate) fn put_words(&self, id: EntryId, words: &str) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("INSERT INTO words (id, text) VALUES (?1, ?2)")?
            .execute(params![id.as_bytes(), words])?;
        Ok(())
    }
}

pub(super) fn lay_out(connection: &rusqlite::Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(SCHEMA)?)
}
