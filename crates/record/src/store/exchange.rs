//! The tables of a record that is exchanged with others: the devices of this node, and what is kept apart.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, params};

use super::{Change, PayloadRow, Reader, StoreError, blob, some_blob, text};
use crate::bundle::Have;
use crate::commitment::MAX_PAYLOAD_BYTES;
use crate::entries::{admission, approval, change, receipt, revocation, shared_charter};
use crate::envelope::MAX_ENTRY_BYTES;
use crate::{DeviceId, EntryId, Envelope, Sealed};

const SCHEMA: &str = include_str!("../schema-exchange.sql");
/// The format that has these tables: the first thing that comes from others brings them.
pub(super) const SINCE: u32 = 3;

/// What is kept apart, as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ApartRow {
    pub(crate) id: Vec<u8>,
    pub(crate) device: Vec<u8>,
    pub(crate) seq: i64,
    pub(crate) author: String,
    /// `None` if longer than any entry may be.
    pub(crate) bytes: Option<Vec<u8>>,
    pub(crate) payload: Option<PayloadRow>,
}

const APART: &str = "SELECT id, device, seq, author, iif(length(bytes) <= :entry, bytes, NULL), salt, \
    iif(length(payload) <= :payload, payload, NULL) FROM apart";

impl Reader<'_> {
    pub(crate) fn is_exchanged(self) -> Result<bool, StoreError> {
        Ok(self.format()? >= SINCE)
    }

    /// The devices that sign or signed here, with the organisation, the present one last; none where the founder's still does.
    pub(crate) fn node(self) -> Result<Vec<(Vec<u8>, String)>, StoreError> {
        if !self.is_exchanged()? {
            return Ok(Vec::new());
        }
        let sql = "SELECT device, author FROM node ORDER BY n";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            let author = text(row.get_ref(1)?).unwrap_or_default();
            Ok((blob(row.get_ref(0)?), author))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Admissions, revocations and what a charter of several is made of, in the order of the file.
    pub(crate) fn each_membership<E: From<StoreError>>(
        self,
        mut visit: impl FnMut(super::Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = format!(
            "{} WHERE e.kind IN (:one, :other, :charter, :change, :approval) ORDER BY e.idx",
            super::ROW
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(StoreError)?;
        let values = rusqlite::named_params! {
            ":entry": MAX_ENTRY_BYTES as i64, ":payload": MAX_PAYLOAD_BYTES as i64,
            ":one": admission::CODE as i64, ":other": revocation::CODE as i64,
            ":charter": shared_charter::CODE as i64, ":change": change::CODE as i64,
            ":approval": approval::CODE as i64,
        };
        let mut rows = statement.query(values).map_err(StoreError)?;
        while let Some(row) = rows.next().map_err(StoreError)? {
            visit(super::read_row(row).map_err(StoreError)?)?;
        }
        Ok(())
    }

    /// Of each device the number and the id of the last entry.
    pub(crate) fn have(self) -> Result<Have, StoreError> {
        let sql = "SELECT e.device, e.seq, min(e.id) FROM entry e JOIN \
            (SELECT device, max(seq) AS last FROM entry GROUP BY device) l \
            ON e.device = l.device AND e.seq = l.last GROUP BY e.device";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok((
                blob(row.get_ref(0)?),
                row.get::<_, i64>(1)?,
                blob(row.get_ref(2)?),
            ))
        })?;
        let mut have = Have::new();
        for row in rows {
            let (device, seq, id) = row?;
            if let (Ok(device), Ok(seq), Ok(id)) =
                (device.try_into(), u64::try_from(seq), id.try_into())
            {
                let (device, id) = (DeviceId::from_bytes(device), EntryId::from_bytes(id));
                have.insert(device, (seq, id));
            }
        }
        Ok(have)
    }

    /// Of each device that signed two entries under one number the lowest such number.
    pub(crate) fn forked(self) -> Result<BTreeMap<DeviceId, u64>, StoreError> {
        let mut forked = BTreeMap::new();
        for fork in self.forks()? {
            // By number: the first of a device is its lowest.
            forked.entry(fork.device).or_insert(fork.seq);
        }
        Ok(forked)
    }

    /// Every number under which a device signed more than one entry.
    pub(crate) fn forks(self) -> Result<Vec<crate::Fork>, StoreError> {
        let sql = "SELECT device, seq FROM entry GROUP BY device, seq HAVING count(*) > 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows =
            statement.query_map([], |row| Ok((blob(row.get_ref(0)?), row.get::<_, i64>(1)?)))?;
        let mut forks = Vec::new();
        for row in rows {
            let (device, seq) = row?;
            if let (Ok(device), Ok(seq)) = (<[u8; 32]>::try_from(device), u64::try_from(seq)) {
                let device = DeviceId::from_bytes(device);
                let entries = self.under(device, seq)?;
                forks.push(crate::Fork {
                    device,
                    seq,
                    entries,
                });
            }
        }
        forks.sort();
        Ok(forks)
    }

    /// The entries of a device under a number: one, unless it told two stories.
    pub(crate) fn under(self, device: DeviceId, seq: u64) -> Result<Vec<EntryId>, StoreError> {
        let sql = "SELECT id FROM entry WHERE device = ?1 AND seq = ?2 ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params![device.as_bytes(), seq as i64], |row| {
            Ok(blob(row.get_ref(0)?))
        })?;
        let ids: Vec<Vec<u8>> = rows.collect::<Result<_, _>>()?;
        let ids = ids.into_iter().filter_map(|id| id.try_into().ok());
        Ok(ids.map(EntryId::from_bytes).collect())
    }

    /// Which device signed an entry, and under which number.
    pub(crate) fn signed_by(self, id: EntryId) -> Result<Option<(Vec<u8>, i64)>, StoreError> {
        let sql = "SELECT device, seq FROM entry WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_row([id.as_bytes()], |row| {
            Ok((blob(row.get_ref(0)?), row.get(1)?))
        });
        Ok(found.optional()?)
    }

    /// Who signed something here under a key, but for one.
    pub(crate) fn authors_but(self, author: &str) -> Result<Vec<String>, StoreError> {
        if !self.is_exchanged()? {
            return Ok(Vec::new());
        }
        let sql = "SELECT DISTINCT author FROM entry WHERE key IS NOT NULL AND author <> ?1 ORDER BY author";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([author], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What is kept apart, by device and number.
    pub(crate) fn each_apart<E: From<StoreError>>(
        self,
        mut visit: impl FnMut(ApartRow) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.is_exchanged()? {
            return Ok(());
        }
        let sql = format!("{APART} ORDER BY device, seq, id");
        let mut statement = self.connection.prepare_cached(&sql).map_err(StoreError)?;
        let limits = rusqlite::named_params! {
            ":entry": MAX_ENTRY_BYTES as i64, ":payload": MAX_PAYLOAD_BYTES as i64,
        };
        let mut rows = statement.query(limits).map_err(StoreError)?;
        while let Some(row) = rows.next().map_err(StoreError)? {
            visit(read_apart(row).map_err(StoreError)?)?;
        }
        Ok(())
    }

    /// How much is kept apart: entries, and their bytes with their payloads.
    pub(crate) fn size_apart(self) -> Result<(u64, u64), StoreError> {
        let sql = "SELECT count(*), coalesce(sum(length(bytes) + coalesce(length(payload), 0)), 0) FROM apart";
        let size = self.connection.query_row(sql, [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
        })?;
        Ok((size.0.unsigned_abs(), size.1.unsigned_abs()))
    }

    /// How many entries are kept apart of each device, by the organisation that it says it signs for.
    pub(crate) fn apart_by_device(self) -> Result<Vec<(DeviceId, String, u64)>, StoreError> {
        let sql = "SELECT device, author, count(*) FROM apart GROUP BY device, author";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            let author = text(row.get_ref(1)?).unwrap_or_default();
            Ok((blob(row.get_ref(0)?), author, row.get::<_, i64>(2)?))
        })?;
        let mut counted = Vec::new();
        for row in rows {
            let (device, author, entries) = row?;
            if let Ok(device) = device.try_into() {
                counted.push((DeviceId::from_bytes(device), author, entries.unsigned_abs()));
            }
        }
        Ok(counted)
    }

    /// The last number that a device signed, as far as is known: on record or kept apart.
    pub(crate) fn last_known(self, device: DeviceId) -> Result<Option<u64>, StoreError> {
        let last = |table: &str| {
            let sql = format!("SELECT max(seq) FROM {table} WHERE device = ?1");
            let mut statement = self.connection.prepare_cached(&sql)?;
            statement.query_row([device.as_bytes()], |row| row.get::<_, Option<i64>>(0))
        };
        let apart = match self.is_exchanged()? {
            true => last("apart")?,
            false => None,
        };
        Ok(last("entry")?.max(apart).map(i64::unsigned_abs))
    }

    /// What is kept apart under this id.
    pub(crate) fn apart(self, id: EntryId) -> Result<Option<ApartRow>, StoreError> {
        let sql = format!("{APART} WHERE id = :id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values = rusqlite::named_params! {
            ":entry": MAX_ENTRY_BYTES as i64, ":payload": MAX_PAYLOAD_BYTES as i64, ":id": id.as_bytes(),
        };
        Ok(statement.query_row(values, read_apart).optional()?)
    }

    /// True if an entry came without its payload, and nobody had it yet.
    pub(crate) fn is_bare(self, id: EntryId) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM bare WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.exists([id.as_bytes()])?)
    }

    /// True if a receipt of one of these devices came by a bundle: only then does another receipt cover it.
    pub(crate) fn have_receipts_come_back(self, devices: &[DeviceId]) -> Result<bool, StoreError> {
        let sql =
            "SELECT 1 FROM entry WHERE kind = ?1 AND device = ?2 AND received IS NOT NULL LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        for device in devices {
            if statement.exists(params![receipt::CODE as i64, device.as_bytes()])? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The entries that came without their payloads.
    pub(crate) fn bare(self) -> Result<BTreeSet<EntryId>, StoreError> {
        if !self.is_exchanged()? {
            return Ok(BTreeSet::new());
        }
        let mut statement = self.connection.prepare("SELECT id FROM bare ORDER BY id")?;
        let rows = statement.query_map([], |row| Ok(blob(row.get_ref(0)?)))?;
        let ids: Vec<Vec<u8>> = rows.collect::<Result<_, _>>()?;
        let ids = ids.into_iter().filter_map(|id| id.try_into().ok());
        Ok(ids.map(EntryId::from_bytes).collect())
    }
}

impl Change<'_> {
    /// Makes the tables, if this is the first thing that comes from others.
    pub(crate) fn open_to_others(&self) -> Result<(), StoreError> {
        if !self.reader().is_exchanged()? {
            self.extend_tree()?;
            self.transaction.execute_batch(SCHEMA)?;
            self.transaction
                .pragma_update(None, "user_version", SINCE)?;
        }
        Ok(())
    }

    /// From now on this device signs here.
    pub(crate) fn set_node(&self, device: DeviceId, author: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO node (device, author) VALUES (?1, ?2)";
        self.transaction
            .execute(sql, params![device.as_bytes(), author])?;
        Ok(())
    }

    /// Keeps an entry apart; with its payload from now on, if it was there without.
    pub(crate) fn put_apart(
        &self,
        envelope: &Envelope,
        sealed: Option<&Sealed>,
    ) -> Result<(), StoreError> {
        let header = envelope.header();
        self.transaction
            .prepare_cached(
                "INSERT INTO apart (id, device, seq, author, bytes, salt, payload) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
                 ON CONFLICT (id) DO UPDATE SET salt = excluded.salt, payload = excluded.payload",
            )?
            .execute(params![
                envelope.id().as_bytes(),
                header.device.as_bytes(),
                header.seq as i64,
                header.author.as_str(),
                envelope.bytes(),
                sealed.map(|sealed| sealed.salt),
                sealed.map(|sealed| sealed.bytes.as_slice()),
            ])?;
        Ok(())
    }

    pub(crate) fn take_from_apart(&self, id: EntryId) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("DELETE FROM apart WHERE id = ?1")?
            .execute([id.as_bytes()])?;
        Ok(())
    }

    /// Notes that an entry came without its payload: one that comes later may be kept. A payload that was erased has no such
    /// note, and does not come back.
    pub(crate) fn mark_bare(&self, id: EntryId) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("INSERT INTO bare (id) VALUES (?1)")?
            .execute([id.as_bytes()])?;
        Ok(())
    }

    /// Keeps the payload of an entry that came without it.
    pub(crate) fn fill(
        &self,
        id: EntryId,
        key: Option<&str>,
        (sealed, words): (&Sealed, Option<&str>),
    ) -> Result<(), StoreError> {
        self.put_payload(id, sealed, words)?;
        self.transaction
            .prepare_cached("UPDATE entry SET key = ?2 WHERE id = ?1")?
            .execute(params![id.as_bytes(), key])?;
        self.transaction
            .prepare_cached("DELETE FROM bare WHERE id = ?1")?
            .execute([id.as_bytes()])?;
        Ok(())
    }
}

pub(super) fn lay_out(connection: &rusqlite::Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(SCHEMA)?)
}

fn read_apart(row: &rusqlite::Row<'_>) -> rusqlite::Result<ApartRow> {
    let salt = some_blob(row.get_ref(5)?);
    let payload = match salt {
        None => None,
        Some(salt) => Some(PayloadRow {
            salt,
            bytes: some_blob(row.get_ref(6)?),
        }),
    };
    Ok(ApartRow {
        id: blob(row.get_ref(0)?),
        device: blob(row.get_ref(1)?),
        seq: row.get(2)?,
        author: text(row.get_ref(3)?).unwrap_or_default(),
        bytes: some_blob(row.get_ref(4)?),
        payload,
    })
}
