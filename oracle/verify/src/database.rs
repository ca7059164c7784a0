//! The rows of a record's file. SQLite reads its pages and nothing else: what the rows mean is checked elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Row};
use sha2::{Digest, Sha256};

/// No entry and no content is longer: what is, is not loaded.
const MOST_BYTES: i64 = 1024 * 1024;

pub(crate) type Bytes = Option<Vec<u8>>;

/// A row of `entry`, with what `payload` holds under its id: the salt and the bytes.
pub(crate) struct EntryRow {
    pub(crate) idx: i64,
    pub(crate) id: Vec<u8>,
    pub(crate) device: Vec<u8>,
    pub(crate) seq: i64,
    pub(crate) kind: i64,
    pub(crate) author: String,
    pub(crate) signed: i64,
    pub(crate) received: Option<i64>,
    pub(crate) rebuilt: i64,
    pub(crate) key: Option<String>,
    /// `None` if longer than anything may be.
    pub(crate) bytes: Bytes,
    pub(crate) content: Option<Bytes>,
}

/// Everything in a record's file but its entries.
#[derive(Default)]
pub(crate) struct Beside {
    pub(crate) damage: Vec<String>,
    /// What is in the file beside the tables that are known here: its type and name.
    pub(crate) foreign: Vec<(String, String)>,
    /// The devices that sign or signed here, with the organisation.
    pub(crate) node: Vec<(Vec<u8>, String)>,
    pub(crate) bare: BTreeSet<Vec<u8>>,
    pub(crate) tiles: Option<BTreeMap<(i64, i64), Vec<u8>>>,
    pub(crate) checkpoints: Vec<(i64, Vec<u8>)>,
    /// What is kept apart: its signed bytes, and its content.
    pub(crate) apart: Vec<(Bytes, Option<Bytes>)>,
    /// How many contents belong to no entry.
    pub(crate) stray: i64,
    pub(crate) attached: Vec<Attached>,
    /// How many pieces belong to no attached file.
    pub(crate) stray_pieces: i64,
    /// What is sealed for groups, hashed, by its entry.
    pub(crate) sealed: BTreeMap<Vec<u8>, [u8; 32]>,
}

/// An attached file as its pieces give it.
pub(crate) struct Attached {
    /// What its row says: the hash and the length.
    pub(crate) said: (Vec<u8>, i64),
    /// What its pieces give.
    pub(crate) found: ([u8; 32], i64),
}

/// A record's file, open to be read.
pub(crate) struct Database(Connection);

const OURS: &[&str] = &[
    "entry",
    "entry_by_key",
    "entry_by_device",
    "payload",
    "tile",
    "checkpoint",
    "node",
    "apart",
    "apart_by_device",
    "bare",
    "attached",
    "piece",
    "closed",
    "words",
];

impl Database {
    /// Opens a file. Nothing is written to it; a copy on a disk that is not written to can be read as well.
    pub(crate) fn open(path: &Path) -> Result<Self, String> {
        let said = |error: rusqlite::Error| format!("{}: {error}", path.display());
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(path, flags).map_err(said)?;
        let reads = |connection: &Connection| {
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
                row.get::<_, i64>(0)
            })
        };
        if reads(&opened).is_ok() {
            return Ok(Database(opened));
        }
        // SQLite keeps a file beside one that others may write to; where none can be made, nothing may lie beside it either.
        let beside = format!("{}-wal", path.display());
        if std::fs::metadata(&beside).is_ok_and(|found| found.len() > 0) {
            return Err(format!(
                "changes lie in `{beside}`, and cannot be read without writing; copy both files to where you may write"
            ));
        }
        let mut uri = "file:".to_owned();
        for byte in path.to_str().unwrap_or_default().bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                    uri.push(char::from(byte));
                }
                other => uri.push_str(&format!("%{other:02X}")),
            }
        }
        uri.push_str("?immutable=1");
        let flags = flags | OpenFlags::SQLITE_OPEN_URI;
        let opened = Connection::open_with_flags(uri, flags).map_err(said)?;
        reads(&opened).map_err(said)?;
        Ok(Database(opened))
    }

    /// Shows every entry, in the order of the file.
    pub(crate) fn each_entry(&self, mut visit: impl FnMut(EntryRow)) -> Result<(), String> {
        let sql = format!(
            "SELECT e.idx, e.id, e.device, e.seq, e.kind, e.author, e.signed, e.received, e.rebuilt, e.key, \
             iif(length(e.bytes) <= {MOST_BYTES}, e.bytes, NULL), p.salt, iif(length(p.bytes) <= {MOST_BYTES}, p.bytes, NULL) \
             FROM entry e LEFT JOIN payload p ON p.id = e.id ORDER BY e.idx"
        );
        self.each(&sql, |row| {
            visit(EntryRow {
                idx: number(row, 0)?.unwrap_or(-1),
                id: blob(row, 1)?.unwrap_or_default(),
                device: blob(row, 2)?.unwrap_or_default(),
                seq: number(row, 3)?.unwrap_or(-1),
                kind: number(row, 4)?.unwrap_or(-1),
                author: text(row, 5)?.unwrap_or_default(),
                signed: number(row, 6)?.unwrap_or(i64::MIN),
                received: number(row, 7)?,
                rebuilt: number(row, 8)?.unwrap_or(-1),
                key: text(row, 9)?,
                bytes: blob(row, 10)?,
                content: content(row, 11)?,
            });
            Ok(())
        })
    }

    /// Everything else.
    pub(crate) fn beside(&self) -> Result<Beside, String> {
        let mut beside = Beside::default();
        self.each("PRAGMA integrity_check(20)", |row| {
            let line = text(row, 0)?.unwrap_or_default();
            beside.damage.extend((line != "ok").then_some(line));
            Ok(())
        })?;
        let mut tables = BTreeSet::new();
        self.each("SELECT type, name FROM sqlite_schema", |row| {
            let (kind, name) = (text(row, 0)?, text(row, 1)?.unwrap_or_default());
            if !OURS.contains(&name.as_str()) && !name.starts_with("sqlite_autoindex_") {
                let kind = kind.unwrap_or_default();
                beside.foreign.push((kind, name.clone()));
            }
            tables.insert(name);
            Ok(())
        })?;
        self.each(
            "SELECT count(*) FROM payload WHERE id NOT IN (SELECT id FROM entry)",
            |row| {
                beside.stray = number(row, 0)?.unwrap_or(0);
                Ok(())
            },
        )?;
        if tables.contains("node") {
            self.each("SELECT device, author FROM node ORDER BY n", |row| {
                let author = text(row, 1)?.unwrap_or_default();
                beside
                    .node
                    .push((blob(row, 0)?.unwrap_or_default(), author));
                Ok(())
            })?;
            self.each("SELECT id FROM bare", |row| {
                beside.bare.extend(blob(row, 0)?);
                Ok(())
            })?;
            let sql = format!(
                "SELECT iif(length(bytes) <= {MOST_BYTES}, bytes, NULL), salt, \
                 iif(length(payload) <= {MOST_BYTES}, payload, NULL) FROM apart ORDER BY device, seq, id"
            );
            self.each(&sql, |row| {
                beside.apart.push((blob(row, 0)?, content(row, 1)?));
                Ok(())
            })?;
        }
        if tables.contains("tile") {
            let mut tiles = BTreeMap::new();
            self.each("SELECT level, idx, hashes FROM tile", |row| {
                let place = (number(row, 0)?.unwrap_or(-1), number(row, 1)?.unwrap_or(-1));
                tiles.insert(place, blob(row, 2)?.unwrap_or_default());
                Ok(())
            })?;
            beside.tiles = Some(tiles);
            self.each("SELECT size, note FROM checkpoint ORDER BY size", |row| {
                let size = number(row, 0)?.unwrap_or(-1);
                beside
                    .checkpoints
                    .push((size, text(row, 1)?.unwrap_or_default().into_bytes()));
                Ok(())
            })?;
        }
        if tables.contains("closed") {
            self.each("SELECT id, bytes FROM closed", |row| {
                let hash = Sha256::digest(blob(row, 1)?.unwrap_or_default());
                beside
                    .sealed
                    .insert(blob(row, 0)?.unwrap_or_default(), hash.into());
                Ok(())
            })?;
        }
        if tables.contains("attached") {
            (beside.attached, beside.stray_pieces) = self.attached()?;
        }
        Ok(beside)
    }

    /// The attached files, hashed piece by piece, and how many pieces belong to none.
    fn attached(&self) -> Result<(Vec<Attached>, i64), String> {
        let mut rows = Vec::new();
        self.each("SELECT n, id, size FROM attached ORDER BY n", |row| {
            let id = blob(row, 1)?.unwrap_or_default();
            rows.push((number(row, 0)?, (id, number(row, 2)?.unwrap_or(-1))));
            Ok(())
        })?;
        let mut all = Vec::new();
        for (n, said) in rows {
            let (mut hash, mut length, mut places) = (Sha256::new(), 0, 0);
            let sql = format!(
                "SELECT place, iif(length(bytes) <= {MOST_BYTES}, bytes, NULL) FROM piece WHERE attached = {} ORDER BY place",
                n.unwrap_or(-1)
            );
            self.each(&sql, |row| {
                let bytes = blob(row, 1)?.filter(|_| number(row, 0) == Ok(Some(places)));
                // A piece that is missing or too long: then the length is not what it should be either.
                let bytes = bytes.unwrap_or_default();
                hash.update(&bytes);
                length += bytes.len() as i64;
                places += 1;
                Ok(())
            })?;
            let found = (hash.finalize().into(), length);
            all.push(Attached { said, found });
        }
        let mut stray = 0;
        let sql = "SELECT count(*) FROM piece WHERE attached NOT IN (SELECT n FROM attached)";
        self.each(sql, |row| {
            stray = number(row, 0)?.unwrap_or(0);
            Ok(())
        })?;
        Ok((all, stray))
    }

    fn each(
        &self,
        sql: &str,
        mut visit: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), String> {
        let said = |error: rusqlite::Error| format!("the file cannot be read: {error}");
        let mut statement = self.0.prepare(sql).map_err(said)?;
        let mut rows = statement.query([]).map_err(said)?;
        while let Some(row) = rows.next().map_err(said)? {
            visit(row).map_err(said)?;
        }
        Ok(())
    }
}

/// Salt and bytes together; within it `None` if they are longer than any may be.
fn content(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Bytes>> {
    let Some(mut salt) = blob(row, at)? else {
        return Ok(None);
    };
    Ok(Some(blob(row, at + 1)?.map(|bytes| {
        salt.extend_from_slice(&bytes);
        salt
    })))
}

fn number(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<i64>> {
    Ok(match row.get_ref(at)? {
        ValueRef::Integer(number) => Some(number),
        _ => None,
    })
}

fn blob(row: &Row<'_>, at: usize) -> rusqlite::Result<Bytes> {
    Ok(match row.get_ref(at)? {
        ValueRef::Blob(bytes) => Some(bytes.to_vec()),
        _ => None,
    })
}

fn text(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<String>> {
    Ok(match row.get_ref(at)? {
        ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    })
}
