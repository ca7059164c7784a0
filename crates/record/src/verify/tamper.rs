//! Changes every byte of a small record, one at a time, and more: `verify` names the entry each time.

use rusqlite::{Connection, params};

mod admin;
mod log;

use super::{Limit, Verification};
use crate::common::*;
use crate::{Attaching, Record, Why, verify_file};

/// Makes a change, verifies, and takes the change back.
fn verify_with(record: &Record, change: impl FnOnce(&Connection)) -> Verification {
    let connection = record.store().connection();
    connection
        .execute_batch("PRAGMA defer_foreign_keys = ON; BEGIN")
        .unwrap();
    change(connection);
    let found = record.verify().unwrap();
    connection.execute_batch("ROLLBACK").unwrap();
    found
}

/// The problems name the entry at `idx`, by place or by its right id.
fn names(found: &Verification, record: &Record, idx: u64) -> bool {
    let id = record.entries().unwrap()[idx as usize].id;
    found
        .problems
        .iter()
        .any(|problem| problem.idx == Some(idx) || problem.id == Some(id))
}

fn said(found: &Verification) -> String {
    found
        .problems
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect()
}

fn flip_each_byte(record: &Record, table: &str, column: &str) -> usize {
    let connection = record.store().connection();
    let own = if table == "payload" { "t.id" } else { "e.id" };
    let sql = format!(
        "SELECT e.idx, {own}, CAST(t.{column} AS BLOB) FROM {table} t JOIN entry e ON e.id = t.id \
         WHERE t.{column} IS NOT NULL ORDER BY e.idx"
    );
    let cells: Vec<(u64, Vec<u8>, Vec<u8>)> = connection
        .prepare(&sql)
        .unwrap()
        .query_map([], |row| {
            Ok((row.get::<_, i64>(0)? as u64, row.get(1)?, row.get(2)?))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let text = ["author", "key"].contains(&column);
    let mut flips = 0;
    for (idx, id, cell) in cells {
        for at in 0..cell.len() {
            let mut changed = cell.clone();
            changed[at] ^= 1 << (at % 7);
            let cast = if text { "CAST(?2 AS TEXT)" } else { "?2" };
            let update = format!("UPDATE {table} SET {column} = {cast} WHERE id = ?1");
            let found = verify_with(record, |connection| {
                connection.execute(&update, params![id, changed]).unwrap();
            });
            assert!(
                names(&found, record, idx),
                "{table}.{column} {idx} byte {at}: {}",
                said(&found)
            );
            flips += 1;
        }
    }
    flips
}

#[test]
fn an_untouched_record_is_sound_and_says_what_it_cannot_show() {
    let found = story(1).verify().unwrap();
    assert!(found.is_sound(), "{}", said(&found));
    assert_eq!(
        (found.entries, found.payloads, found.erased.len()),
        (7, 7, 0)
    );
    assert_eq!(found.limits(), [Limit::RemovedFromEnd]);
    assert_eq!(
        Limit::RemovedFromEnd.sentence(),
        "nothing here shows entries removed from the end"
    );
}

#[test]
fn every_changed_byte_is_found_and_names_its_entry() {
    let record = story(2);
    let columns = [
        ("entry", "bytes"),
        ("entry", "id"),
        ("entry", "device"),
        ("entry", "author"),
        ("entry", "key"),
        ("payload", "id"),
        ("payload", "salt"),
        ("payload", "bytes"),
    ];
    let flips: usize = columns
        .iter()
        .map(|(table, column)| flip_each_byte(&record, table, column))
        .sum();
    assert!(flips > 3000, "{flips} bytes changed");
}

#[test]
fn every_changed_bit_of_a_derived_number_is_found_and_names_its_entry() {
    let record = story(3);
    let entries = record.entries().unwrap();
    for column in ["seq", "kind", "signed", "received", "rebuilt"] {
        for entry in &entries {
            for bit in 0..63 {
                let sql = format!(
                    "UPDATE entry SET {column} = (coalesce({column}, 0) | ?2) - (coalesce({column}, 0) & ?2) WHERE idx = ?1"
                );
                let found = verify_with(&record, |connection| {
                    connection
                        .execute(&sql, params![entry.idx as i64, 1_i64 << bit])
                        .unwrap();
                });
                assert!(
                    names(&found, &record, entry.idx),
                    "{column} {} bit {bit}",
                    entry.idx
                );
            }
            if column == "received" && entry.received.is_some() {
                let found = verify_with(&record, |connection| {
                    let sql = "UPDATE entry SET received = NULL WHERE idx = ?1";
                    connection.execute(sql, [entry.idx as i64]).unwrap();
                });
                assert!(
                    said(&found).contains("the column `received` says nothing"),
                    "{}",
                    said(&found)
                );
            }
        }
    }
}

#[test]
fn a_key_put_where_none_belongs_is_found() {
    let record = story(4);
    let found = verify_with(&record, |connection| {
        connection
            .execute("UPDATE entry SET key = 'c9' WHERE idx = 1", [])
            .unwrap();
    });
    assert!(said(&found).contains("entry 1"), "{}", said(&found));
}

#[test]
fn swapped_payloads_are_found() {
    let record = story(5);
    let found = verify_with(&record, |connection| {
        connection
            .execute_batch(
                "CREATE TEMP TABLE two AS SELECT p.id, p.salt, p.bytes FROM payload p \
                   JOIN entry e ON e.id = p.id WHERE e.idx IN (3, 4);
                 UPDATE payload SET
                   salt = (SELECT salt FROM two WHERE two.id <> payload.id),
                   bytes = (SELECT bytes FROM two WHERE two.id <> payload.id)
                 WHERE id IN (SELECT id FROM two);",
            )
            .unwrap();
    });
    let said = said(&found);
    assert!(
        said.contains("entry 3 ") && said.contains("entry 4 "),
        "{said}"
    );
    assert!(said.contains("not what was committed to"), "{said}");
}

fn remove(connection: &Connection, idx: i64) {
    let sql = "DELETE FROM payload WHERE id = (SELECT id FROM entry WHERE idx = ?1)";
    connection.execute(sql, [idx]).unwrap();
    connection
        .execute("DELETE FROM entry WHERE idx = ?1", [idx])
        .unwrap();
}

#[test]
fn a_removed_entry_is_found_even_if_the_places_are_closed_up() {
    let record = story(6);
    for idx in 0..6 {
        let found = verify_with(&record, |connection| remove(connection, idx));
        assert!(
            said(&found).contains("1 entry before this one is missing"),
            "{}",
            said(&found)
        );
        let found = verify_with(&record, |connection| {
            remove(connection, idx);
            for later in idx + 1..7 {
                let sql = "UPDATE entry SET idx = idx - 1 WHERE idx = ?1";
                connection.execute(sql, [later]).unwrap();
            }
        });
        assert!(
            names(&found, &record, idx as u64),
            "{idx}: {}",
            said(&found)
        );
        assert!(
            said(&found).contains("comes next"),
            "{idx}: {}",
            said(&found)
        );
    }
}

#[test]
fn entries_in_another_order_are_found() {
    let record = story(7);
    for first in 0..6 {
        let found = verify_with(&record, |connection| {
            for (from, to) in [(first, 99), (first + 1, first), (99, first + 1)] {
                let sql = "UPDATE entry SET idx = ?2 WHERE idx = ?1";
                connection.execute(sql, [from, to]).unwrap();
            }
        });
        assert!(
            names(&found, &record, first as u64),
            "{first}: {}",
            said(&found)
        );
    }
}

#[test]
fn a_changed_receipt_is_found_and_an_erased_one_leaves_its_entries_unreceived() {
    let record = story(8);
    let found = verify_with(&record, |connection| {
        let sql = "UPDATE payload SET bytes = CAST(replace(CAST(bytes AS TEXT), '09:30', '08:30') AS BLOB) \
                   WHERE id = (SELECT id FROM entry WHERE idx = 6)";
        assert_eq!(connection.execute(sql, []).unwrap(), 1);
    });
    assert!(said(&found).contains("entry 6 "), "{}", said(&found));

    let found = verify_with(&record, |connection| {
        let sql = "DELETE FROM payload WHERE id = (SELECT id FROM entry WHERE idx = 6)";
        connection.execute(sql, []).unwrap();
    });
    assert_eq!(found.erased.len(), 1);
    assert!(
        (2..6).all(|idx| names(&found, &record, idx)),
        "{}",
        said(&found)
    );
}

#[test]
fn the_last_entries_can_be_removed_unseen_which_is_why_the_limit_is_always_said() {
    let record = story(9);
    let found = verify_with(&record, |connection| {
        remove(connection, 6);
        connection
            .execute("UPDATE entry SET received = NULL", [])
            .unwrap();
        remove(connection, 5);
        // Who knows the format shortens the log as well; one that signed a head would tell: see `log`.
        connection
            .execute("UPDATE tile SET hashes = substr(hashes, 1, 32 * 5)", [])
            .unwrap();
    });
    assert!(found.is_sound(), "{}", said(&found));
    assert_eq!(found.limits(), [Limit::RemovedFromEnd]);
}

#[test]
fn a_payload_that_is_gone_without_a_notice_and_one_that_came_back_are_named() {
    let mut record = story(10);
    let id = record.entries().unwrap()[3].id;
    let (_, sealed) = record.proof(id).unwrap().unwrap();
    let sealed = sealed.unwrap();
    let found = verify_with(&record, |connection| {
        let sql = "DELETE FROM payload WHERE id = ?1";
        connection.execute(sql, [id.as_bytes().as_slice()]).unwrap();
        // The key is part of what was erased.
        connection
            .execute("UPDATE entry SET key = NULL WHERE idx = 3", [])
            .unwrap();
    });
    assert!(said(&found).contains("its payload is gone, and no notice"));
    assert_eq!((found.problems.len(), found.problems[0].idx), (1, Some(3)));
    assert_eq!(found.erased, [(3, id)]);

    record.erase(&[id].into(), Why::Slip, signed()).unwrap();
    let found = record.verify().unwrap();
    assert!(found.is_sound(), "{}", said(&found));
    assert_eq!(found.erased, [(3, id)]);
    let found = verify_with(&record, |connection| {
        let sql = "INSERT INTO payload VALUES (?1, ?2, ?3)";
        let values = params![id.as_bytes(), sealed.salt, sealed.bytes];
        connection.execute(sql, values).unwrap();
        let sql = "UPDATE entry SET key = 'c1' WHERE idx = 3";
        connection.execute(sql, []).unwrap();
    });
    assert!(
        said(&found).contains("its payload is here again"),
        "{}",
        said(&found)
    );
}

#[test]
fn tables_and_triggers_that_tregua_did_not_make_are_found() {
    let record = story(11);
    let found = verify_with(&record, |connection| {
        connection
            .execute_batch(
                "CREATE TRIGGER late AFTER INSERT ON entry BEGIN DELETE FROM payload; END; \
                 DROP INDEX entry_by_key;",
            )
            .unwrap();
    });
    let said = said(&found);
    assert!(
        said.contains("trigger late") && said.contains("index entry_by_key"),
        "{said}"
    );
}

#[test]
fn an_entry_of_another_record_is_found() {
    let (record, other) = (story(12), story(13));
    let foreign = other.entries().unwrap()[3].id;
    let (envelope, sealed) = other.proof(foreign).unwrap().unwrap();
    let sealed = sealed.unwrap();
    let found = verify_with(&record, |connection| {
        remove(connection, 6);
        let header = envelope.header();
        connection
            .execute(
                "INSERT INTO entry VALUES (6, ?1, ?2, ?3, ?4, ?5, ?6, NULL, 0, 'c1', ?7)",
                params![
                    foreign.as_bytes(),
                    header.device.as_bytes(),
                    header.seq as i64,
                    header.kind.number() as i64,
                    header.author.as_str(),
                    header.signed.as_millisecond(),
                    envelope.bytes()
                ],
            )
            .unwrap();
        let sql = "INSERT INTO payload VALUES (?1, ?2, ?3)";
        connection
            .execute(sql, params![foreign.as_bytes(), sealed.salt, sealed.bytes])
            .unwrap();
    });
    let remarked: String = found.remarks.iter().map(ToString::to_string).collect();
    let said = said(&found);
    assert!(
        said.contains("another space") && said.contains("not admitted"),
        "{said}"
    );
    // What others do with their keys damages nothing here.
    assert!(remarked.contains("already used"), "{remarked}");
}

/// Everything that a file says, table by table, as SQLite reads it; `None` where it cannot.
fn contents(path: &std::path::Path) -> Option<Vec<String>> {
    let schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name";
    let own = ["PRAGMA user_version", "PRAGMA application_id"];
    let mut lines = said_by(path, &[schema, own[0], own[1]])?;
    lines.extend(rows(path)?);
    Some(lines)
}

/// The rows of its tables.
fn rows(path: &std::path::Path) -> Option<Vec<String>> {
    let tables = [
        "SELECT * FROM entry ORDER BY idx",
        "SELECT * FROM payload ORDER BY id",
        "SELECT * FROM tile ORDER BY level, idx",
        "SELECT * FROM checkpoint ORDER BY size",
        "SELECT * FROM attached ORDER BY n",
        "SELECT * FROM piece ORDER BY attached, place",
    ];
    said_by(path, &tables)
}

fn said_by(path: &std::path::Path, queries: &[&str]) -> Option<Vec<String>> {
    let connection = Connection::open(path).ok()?;
    let mut lines = Vec::new();
    for sql in queries {
        let mut statement = connection.prepare(sql).ok()?;
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            let cell = |at| row.get::<_, rusqlite::types::Value>(at);
            let cells: rusqlite::Result<Vec<_>> = (0..columns).map(cell).collect();
            Ok(format!("{:?}", cells?))
        });
        lines.extend(rows.ok()?.collect::<Result<Vec<_>, _>>().ok()?);
    }
    Some(lines)
}

/// One byte of 61 in `cargo test`; every byte with `TREGUA_FLIPS=1`, which takes half an hour.
#[test]
fn a_changed_byte_of_the_file_is_told_or_changes_nothing_that_it_says() {
    let step = std::env::var("TREGUA_FLIPS").ok();
    let step = step.and_then(|step| step.parse().ok()).unwrap_or(61);
    let folder = Folder::new("any-byte");
    let path = folder.path("a.record");
    let mut record = Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    let reception = reception();
    record.import(story_drafts(), reception, signed()).unwrap();
    let told = Attaching {
        name: "bridge.txt".to_owned(),
        ..Attaching::default()
    };
    let mut input = std::io::Cursor::new(b"seen from the north".to_vec());
    record.attach(&mut input, told, signed(), |_| {}).unwrap();
    record.sign_head().unwrap();
    drop(record);
    let (whole, said_before) = (std::fs::read(&path).unwrap(), contents(&path));
    assert!(said_before.is_some() && verify_file(&path).unwrap().is_sound());
    let copy = folder.path("b.record");
    let (mut told, mut harmless, mut unseen, mut outside) = (0, 0, Vec::new(), 0);
    let given = tregua_verify::Given::default();
    assert!(tregua_verify::record(&path, &given).is_ok());
    for at in (0..whole.len()).step_by(step) {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        for beside in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(crate::key::with_suffix(&copy, beside));
        }
        std::fs::write(&copy, changed).unwrap();
        // Another program does not know which tables and numbers of SQLite's are ours, but every row.
        match tregua_verify::record(&copy, &given) {
            Ok(_) => assert_eq!(rows(&copy), rows(&path), "byte {at}, by tregua-verify"),
            Err(_) => outside += 1,
        }
        match verify_file(&copy) {
            Ok(found) if found.is_sound() => {
                // Room that nothing stands in, or a counter of SQLite's.
                match contents(&copy) == said_before {
                    true => harmless += 1,
                    false => unseen.push(at),
                }
            }
            Ok(found) => {
                assert!(!found.problems.is_empty());
                told += 1;
            }
            Err(_) => told += 1,
        }
    }
    println!(
        "{} bytes: {told} told ({outside} by tregua-verify), {harmless} change nothing",
        whole.len()
    );
    assert_eq!(unseen, [0; 0], "bytes that change what it says, untold");
    assert!(told > 0 && harmless > 0, "{told} told, {harmless} harmless");
}
