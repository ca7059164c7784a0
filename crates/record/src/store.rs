//! Where a record is kept: one SQLite file. Nothing here knows what an entry means.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{
    Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior, params,
};
use thiserror::Error;
use tregua_calendar::Timestamp;

use crate::commitment::{MAX_PAYLOAD_BYTES, Sealed};
use crate::envelope::{Envelope, MAX_ENTRY_BYTES};
use crate::key::with_suffix;
use crate::{DeviceId, EntryId};

mod attached;
mod closed;
mod erase;
mod exchange;
mod log;
mod words;

pub(crate) use attached::AttachedRow;
pub(crate) use exchange::ApartRow;
pub(crate) use log::{CheckpointRow, hashes_of};

const SCHEMA: &str = include_str!("schema.sql");
/// "TReg": what the `file` command shows, and how we know a file as ours.
const APPLICATION_ID: u32 = 0x5452_6567;
const VERSION: u32 = 5;
/// The format of a record that is not exchanged with others.
const ALONE: u32 = 2;
/// The format before there was a log; such files are read, and get theirs with the first thing added.
const WITHOUT_LOG: u32 = 1;
/// How long to wait for another program that is writing to the same record.
const PATIENCE: Duration = Duration::from_secs(5);
/// Pages kept in memory, in KiB: ids are random, so that a large import touches pages all over its indexes.
const CACHE_KIB: i64 = 32 * 1024;
/// Statements kept ready: one entry takes more than the sixteen that are kept otherwise, each of which would then be gone when
/// its turn comes again.
const STATEMENTS: usize = 64;

/// The record's file could not be read or written: a full disk, a lost folder, another program holding it.
/// Nothing was half-written; try again once the cause is gone.
#[derive(Debug, Error)]
#[error("the record's file cannot be used: {0}")]
pub struct StoreError(#[from] rusqlite::Error);

impl StoreError {
    /// True if the file's own content is at fault, not the disk or its rights.
    pub(crate) fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match &self.0 {
            rusqlite::Error::SqliteFailure(failure, text) => {
                // A missing table or column is a file that tregua did not leave like this.
                let schema = text
                    .as_deref()
                    .is_some_and(|text| text.starts_with("no such"));
                schema || matches!(failure.code, DatabaseCorrupt | NotADatabase)
            }
            rusqlite::Error::SqlInputError { msg, .. } => msg.starts_with("no such"),
            rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::FromSqlConversionFailure(..) => true,
            _ => false,
        }
    }
}

/// Why a file could not be opened as a record.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OpenError {
    /// No such file.
    #[error("no record at `{}`; make one with `tregua init`", .0.display())]
    Absent(PathBuf),
    /// Another kind of file.
    #[error("`{}` is not a record of tregua; records are made by `tregua init`", .0.display())]
    NotARecord(PathBuf),
    /// Made by a newer version.
    #[error("`{}` was made by a newer version (format {found}, this one reads {VERSION}); update tregua", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: u32,
    },
    /// The first entry does not say whose record this is.
    #[error("`{}` does not begin with a sound charter: {found}; `tregua verify` lists what is damaged", path.display())]
    Charter {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        found: Box<crate::Problem>,
    },
    /// The file could not be read.
    #[error("cannot read `{}`: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// One entry as its row has it. Every column but `bytes`, `salt` and `payload` is derived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) idx: i64,
    pub(crate) id: Vec<u8>,
    pub(crate) columns: Columns,
    /// `None` if longer than any entry may be.
    pub(crate) bytes: Option<Vec<u8>>,
    pub(crate) payload: Option<PayloadRow>,
}

/// What is derived from an entry's bytes, its payload and the receipts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) device: Vec<u8>,
    pub(crate) seq: i64,
    pub(crate) kind: i64,
    pub(crate) author: String,
    pub(crate) signed_ms: i64,
    pub(crate) received_ms: Option<i64>,
    pub(crate) rebuilt: i64,
    pub(crate) key: Option<String>,
}

/// A payload as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PayloadRow {
    pub(crate) salt: Vec<u8>,
    /// `None` if longer than any payload may be.
    pub(crate) bytes: Option<Vec<u8>>,
}

#[derive(Debug)]
pub(crate) struct Store {
    connection: Connection,
}

impl Store {
    /// A new store in a new file.
    pub(crate) fn create(path: &Path) -> Result<Self, StoreError> {
        let connection = Connection::open(path)?;
        let mode: String =
            connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        debug_assert_eq!(mode, "wal");
        Store::lay_out(connection, ALONE, true)
    }

    /// A new store in memory.
    pub(crate) fn in_memory() -> Result<Self, StoreError> {
        Store::lay_out(Connection::open_in_memory()?, ALONE, true)
    }

    /// Opens the store of an existing record, and nothing else.
    pub(crate) fn open(path: &Path) -> Result<Self, OpenError> {
        check_is_record(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(StoreError)?;
        // SQLite finds out only when it reads that it may not make the files beside this one.
        let settled = settle(&connection).and_then(|()| {
            let read = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
            read.map_err(StoreError)
        });
        match settled {
            Err(error) if may_not_write(&error.0) => {
                Store::open_to_read(path).map_err(|_| error.into())
            }
            Err(error) if !error.is_damage() => Err(error.into()),
            // Damage is for those who read on to name.
            _ => Ok(Store { connection }),
        }
    }

    /// Opens a record where nothing may be written: an auditor's copy, a share. Refused while another program's changes
    /// lie in a file beside it, which cannot be read without writing.
    fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let beside = with_suffix(path, "-wal");
        let settled = fs::metadata(&beside).map_or(true, |found| found.len() == 0);
        let uri = path.to_str().filter(|_| settled).map(read_only_uri);
        let uri = uri.ok_or(rusqlite::Error::InvalidPath(path.to_owned()))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(uri, flags)?;
        settle(&connection)?;
        Ok(Store { connection })
    }

    fn lay_out(connection: Connection, format: u32, words: bool) -> Result<Self, StoreError> {
        settle(&connection)?;
        connection.execute_batch(SCHEMA)?;
        if words {
            words::lay_out(&connection)?;
        }
        if format > WITHOUT_LOG {
            log::lay_out(&connection)?;
        }
        if format >= exchange::SINCE {
            exchange::lay_out(&connection)?;
        }
        if format >= closed::SINCE {
            closed::lay_out(&connection)?;
        }
        if format >= attached::SINCE {
            attached::lay_out(&connection)?;
        }
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        connection.pragma_update(None, "user_version", format)?;
        Ok(Store { connection })
    }

    /// Moves everything into the one file and closes it.
    pub(crate) fn close(self) -> Result<(), StoreError> {
        self.connection
            .close()
            .map_err(|(_, error)| StoreError(error))
    }

    /// Begins a change that no other program can interleave with. Dropping it undoes everything.
    pub(crate) fn change(&mut self) -> Result<Change<'_>, StoreError> {
        let behaviour = TransactionBehavior::Immediate;
        Ok(Change {
            transaction: self.connection.transaction_with_behavior(behaviour)?,
        })
    }

    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader {
            connection: &self.connection,
        }
    }

    /// Gives back the memory of pages that were read.
    pub(crate) fn rest(&self) -> Result<(), StoreError> {
        self.connection
            .execute_batch("PRAGMA shrink_memory")
            .map_err(StoreError)
    }

    #[cfg(test)]
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// Reads rows, inside a change or outside.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'store> {
    connection: &'store Connection,
}

const ROW: &str = "SELECT e.idx, e.id, e.device, e.seq, e.kind, e.author, e.signed, e.received, \
    e.rebuilt, e.key, iif(length(e.bytes) <= :entry, e.bytes, NULL), p.salt, \
    iif(length(p.bytes) <= :payload, p.bytes, NULL) \
    FROM entry e LEFT JOIN payload p ON p.id = e.id";

const BY_KEY: &str = "WHERE e.author = :author AND e.key = :key AND e.kind BETWEEN :first AND :last \
    ORDER BY e.idx LIMIT 1";

impl Reader<'_> {
    /// Every row in order of `idx`, one at a time.
    pub(crate) fn each_row<E: From<StoreError>>(
        self,
        visit: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_row_from(i64::MIN, visit)
    }

    /// The rows from an `idx` on, in its order, one at a time.
    pub(crate) fn each_row_from<E: From<StoreError>>(
        self,
        from: i64,
        mut visit: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self
            .connection
            .prepare(&format!("{ROW} WHERE e.idx >= :from ORDER BY e.idx"))
            .map_err(StoreError)?;
        let limits = rusqlite::named_params! {
            ":entry": MAX_ENTRY_BYTES as i64, ":payload": MAX_PAYLOAD_BYTES as i64,
            ":from": from,
        };
        let mut rows = statement.query(limits).map_err(StoreError)?;
        while let Some(row) = rows.next().map_err(StoreError)? {
            visit(read_row(row).map_err(StoreError)?)?;
        }
        Ok(())
    }

    pub(crate) fn first(self) -> Result<Option<Row>, StoreError> {
        self.one("ORDER BY e.idx LIMIT 1", &[])
    }

    pub(crate) fn last_of(self, device: DeviceId) -> Result<Option<Row>, StoreError> {
        self.one(
            "WHERE e.device = :device ORDER BY e.seq DESC, e.idx LIMIT 1",
            &[(":device", &device.as_bytes().as_slice())],
        )
    }

    pub(crate) fn by_id(self, id: EntryId) -> Result<Option<Row>, StoreError> {
        self.one("WHERE e.id = :id", &[(":id", &id.as_bytes().as_slice())])
    }

    /// The first row with this author and key whose kind lies in the range.
    pub(crate) fn by_key(
        self,
        author: &str,
        key: &str,
        kinds: std::ops::RangeInclusive<u64>,
    ) -> Result<Option<Row>, StoreError> {
        let (first, last) = (*kinds.start() as i64, *kinds.end() as i64);
        self.one(
            BY_KEY,
            &[
                (":author", &author),
                (":key", &key),
                (":first", &first),
                (":last", &last),
            ],
        )
    }

    /// How many payloads there are.
    pub(crate) fn payloads(self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM payload";
        let n: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok(n.unsigned_abs())
    }

    /// Payloads that belong to no entry, with the id they are kept under.
    pub(crate) fn stray_payloads(self) -> Result<Vec<(Vec<u8>, PayloadRow)>, StoreError> {
        let sql = "SELECT id, salt, iif(length(bytes) <= ?1, bytes, NULL) FROM payload \
                   WHERE id NOT IN (SELECT id FROM entry) ORDER BY id";
        let mut statement = self.connection.prepare(sql)?;
        let strays = statement.query_map([MAX_PAYLOAD_BYTES as i64], |row| {
            let (salt, bytes) = (blob(row.get_ref(1)?), some_blob(row.get_ref(2)?));
            Ok((blob(row.get_ref(0)?), PayloadRow { salt, bytes }))
        })?;
        Ok(strays.collect::<Result<_, _>>()?)
    }

    /// What SQLite itself finds wrong with the file, if anything.
    pub(crate) fn integrity(self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let found = statement.query_map([], |row| row.get::<_, String>(0))?;
        let found: Vec<String> = found.collect::<Result<_, _>>()?;
        Ok(found.into_iter().filter(|line| line != "ok").collect())
    }

    /// Tables, indexes, triggers and views other than those of a new record, and those that lack.
    pub(crate) fn foreign_schema(self) -> Result<Vec<String>, StoreError> {
        // A record that an earlier version made, and that was read since and not changed, has no table of words.
        let (format, words) = (self.format()?, self.has_words()?);
        let ours = Store::lay_out(Connection::open_in_memory()?, format, words)?;
        let expected = schema_of(&ours.connection)?;
        let found = schema_of(self.connection)?;
        let differ = |left: &[(String, String)], right: &[(String, String)]| -> Vec<String> {
            left.iter()
                .filter(|item| !right.contains(item))
                .map(|(name, _)| name.clone())
                .collect()
        };
        let mut names = differ(&found, &expected);
        names.extend(differ(&expected, &found));
        names.sort();
        names.dedup();
        Ok(names)
    }

    fn one(
        self,
        which: &str,
        values: &[(&str, &dyn rusqlite::ToSql)],
    ) -> Result<Option<Row>, StoreError> {
        let (entry, payload) = (MAX_ENTRY_BYTES as i64, MAX_PAYLOAD_BYTES as i64);
        let mut all: Vec<(&str, &dyn rusqlite::ToSql)> =
            vec![(":entry", &entry), (":payload", &payload)];
        all.extend_from_slice(values);
        let mut statement = self.connection.prepare_cached(&format!("{ROW} {which}"))?;
        Ok(statement.query_row(all.as_slice(), read_row).optional()?)
    }
}

/// A change under way. Nothing of it is kept until [`Change::commit`].
pub(crate) struct Change<'store> {
    transaction: Transaction<'store>,
}

impl Change<'_> {
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader {
            connection: &self.transaction,
        }
    }

    /// Adds an entry at the end, with its payload and the words of it if it is there. `received` and `rebuilt` follow with the receipt.
    pub(crate) fn add(
        &self,
        envelope: &Envelope,
        key: Option<&str>,
        sealed: Option<(&Sealed, Option<&str>)>,
    ) -> Result<(), StoreError> {
        let header = envelope.header();
        let id = envelope.id();
        self.transaction
            .prepare_cached(
                "INSERT INTO entry (idx, id, device, seq, kind, author, signed, received, rebuilt, key, bytes) \
                 SELECT coalesce(max(idx) + 1, 0), ?1, ?2, ?3, ?4, ?5, ?6, NULL, 0, ?7, ?8 FROM entry",
            )?
            .execute(params![
                id.as_bytes(),
                header.device.as_bytes(),
                header.seq as i64,
                header.kind.number() as i64,
                header.author.as_str(),
                header.signed.as_millisecond(),
                key,
                envelope.bytes(),
            ])?;
        match sealed {
            Some((sealed, words)) => self.put_payload(id, sealed, words),
            None => self.mark_bare(id),
        }
    }

    fn put_payload(
        &self,
        id: EntryId,
        sealed: &Sealed,
        words: Option<&str>,
    ) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("INSERT INTO payload (id, salt, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![id.as_bytes(), sealed.salt, sealed.bytes])?;
        words.map_or(Ok(()), |words| self.put_words(id, words))
    }

    pub(crate) fn set_received(
        &self,
        id: EntryId,
        received: Timestamp,
        rebuilt: bool,
    ) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("UPDATE entry SET received = ?2, rebuilt = ?3 WHERE id = ?1")?
            .execute(params![id.as_bytes(), received.as_millisecond(), rebuilt])?;
        Ok(())
    }

    /// Keeps what was changed, and the tree over it, all or nothing.
    pub(crate) fn commit(self) -> Result<(), StoreError> {
        self.extend_tree()?;
        Ok(self.transaction.commit()?)
    }
}

/// Settings that hold for a connection: durable, strict, and deaf to code that a crafted file may carry.
fn may_not_write(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, ReadOnly};
    matches!(error.sqlite_error_code(), Some(ReadOnly | CannotOpen))
}

/// The file as SQLite reads it without locks or files beside it, with every sign of the path that means something written out.
fn read_only_uri(path: &str) -> String {
    let mut uri = String::from("file:");
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' => uri.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    // Plans that look at the values asked for would be made anew for each of a hundred thousand keys.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    Ok(())
}

/// Looks at the first hundred bytes, before SQLite is let near the file.
fn check_is_record(path: &Path) -> Result<(), OpenError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => OpenError::Absent(path.to_owned()),
        io::ErrorKind::UnexpectedEof | io::ErrorKind::IsADirectory => {
            OpenError::NotARecord(path.to_owned())
        }
        _ => OpenError::Io {
            path: path.to_owned(),
            source,
        },
    };
    let mut start = [0_u8; 100];
    File::open(path)
        .and_then(|mut file| file.read_exact(&mut start))
        .map_err(failed)?;
    let number = |at: usize| {
        let bytes = start
            .get(at..at + 4)
            .and_then(|bytes| <[u8; 4]>::try_from(bytes).ok());
        bytes.map_or(0, u32::from_be_bytes)
    };
    let (version, application) = (number(60), number(68));
    if !start.starts_with(b"SQLite format 3\0") || application != APPLICATION_ID {
        return Err(OpenError::NotARecord(path.to_owned()));
    }
    if version > VERSION {
        return Err(OpenError::Newer {
            path: path.to_owned(),
            found: version,
        });
    }
    Ok(())
}

/// Each item's name, and all that is said of it: quoted, since bytes may stand where a text should and read the same.
fn schema_of(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT type || ' ' || name, quote(type) || quote(name) || quote(tbl_name) || quote(sql) FROM sqlite_schema \
               WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1";
    let mut statement = connection.prepare(sql)?;
    let items = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(items.collect::<Result<_, _>>()?)
}

fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let payload = match row.get_ref(11)? {
        ValueRef::Null => None,
        salt => Some(PayloadRow {
            salt: blob(salt),
            bytes: some_blob(row.get_ref(12)?),
        }),
    };
    Ok(Row {
        idx: row.get(0)?,
        id: blob(row.get_ref(1)?),
        columns: Columns {
            device: blob(row.get_ref(2)?),
            seq: row.get(3)?,
            kind: row.get(4)?,
            author: text(row.get_ref(5)?).unwrap_or_default(),
            signed_ms: row.get(6)?,
            received_ms: row.get(7)?,
            rebuilt: row.get(8)?,
            key: text(row.get_ref(9)?),
        },
        bytes: some_blob(row.get_ref(10)?),
        payload,
    })
}

/// A blob, or a text's bytes: a damaged column is something to report, not to stop at.
fn some_blob(value: ValueRef<'_>) -> Option<Vec<u8>> {
    match value {
        ValueRef::Blob(bytes) | ValueRef::Text(bytes) => Some(bytes.to_vec()),
        _ => None,
    }
}

fn blob(value: ValueRef<'_>) -> Vec<u8> {
    some_blob(value).unwrap_or_default()
}

fn text(value: ValueRef<'_>) -> Option<String> {
    some_blob(value).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn a_record_that_may_not_be_written_is_read_and_an_unsettled_one_is_not() {
        let folder = std::env::temp_dir().join(format!("tregua store #1 {}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("a 100% record?.record");
        Store::create(&path).unwrap().close().unwrap();
        let store = Store::open_to_read(&path).unwrap();
        assert_eq!(
            store.reader().by_key("Alpha", "a", 101..=199).unwrap(),
            None
        );
        let written = store.connection.execute("CREATE TABLE more (x)", []);
        assert!(may_not_write(&written.unwrap_err()));
        drop(store);
        fs::write(with_suffix(&path, "-wal"), b"changes of another program").unwrap();
        assert!(Store::open_to_read(&path).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_key_is_looked_up_by_its_index_with_a_plan_made_once() {
        let store = Store::in_memory().unwrap();
        let reader = store.reader();
        for key in ["a", "b", "c"] {
            assert_eq!(reader.by_key("Alpha", key, 101..=199).unwrap(), None);
        }
        let sql = format!("{ROW} {BY_KEY}");
        let statement = store.connection.prepare_cached(&sql).unwrap();
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
        let mut plan = store
            .connection
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let mut steps = plan.raw_query();
        let first: String = steps.next().unwrap().unwrap().get(3).unwrap();
        assert!(first.contains("entry_by_key"), "{first}");
    }
}
