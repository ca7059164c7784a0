//! The log against those who change the file: tiles, kept heads, the end cut off, another history.

use std::collections::BTreeMap;

use tregua_log::{
    KeyKind, LogProof, Note, Place, VerifierKey, cosign, of_size, verify_consistency,
};

use super::{remove, said, verify_with};
use crate::common::*;
use crate::entropy::Entropy;
use crate::*;

/// The story with a head over it, and one entry more with a second head.
fn signed_twice(seed: u64) -> (Record, LogHead, LogHead) {
    let mut record = story(seed);
    let first = record.sign_head().unwrap();
    add(&mut record, "later");
    let second = record.sign_head().unwrap();
    (record, first, second)
}

fn add(record: &mut Record, key: &str) -> EntryId {
    let draft = Draft::new(Payload::Statement(claim(key, Kind::Claim)));
    record.append(vec![draft], signed()).unwrap()[0]
}

fn witness() -> (ed25519_dalek::SigningKey, VerifierKey) {
    let key = ed25519_dalek::SigningKey::from_bytes(&[3; 32]);
    let name = "witness.example.org/w1";
    let known = VerifierKey::new(name, KeyKind::Cosignature, key.verifying_key().as_bytes());
    (key, known.unwrap())
}

#[test]
fn a_head_is_signed_once_over_the_same_entries_and_kept() {
    let (mut record, first, second) = signed_twice(20);
    assert_eq!((first.checkpoint.size, second.checkpoint.size), (7, 8));
    assert_eq!(first.checkpoint.origin, second.checkpoint.origin);
    assert_eq!(record.sign_head().unwrap(), second);
    assert_eq!(record.heads().unwrap(), [first.clone(), second.clone()]);
    let found = record.verify().unwrap();
    assert!(found.is_sound(), "{}", said(&found));
    assert_eq!(found.log.heads.len(), 2);
    assert_eq!(found.log.root, Some(second.checkpoint.root));
    let growth = record.prove_growth(7, 8).unwrap();
    let (old, new) = (first.checkpoint.root, second.checkpoint.root);
    verify_consistency(7, 8, old, new, &growth).unwrap();
    // The name says which truce and which log, and nothing else.
    let name = first.checkpoint.origin.split('/').collect::<Vec<_>>();
    assert_eq!(name[..2], ["tregua", &record.space().to_string()]);
}

#[test]
fn an_entry_is_proved_to_whoever_has_the_key_of_the_log() {
    let (mut record, first, _) = signed_twice(21);
    let entries = record.entries().unwrap();
    for entry in &entries {
        let (proof, bytes) = record.prove(entry.id, &[]).unwrap();
        assert_eq!(proof.index, entry.idx);
        let read = LogProof::parse(proof.to_string().as_bytes()).unwrap();
        let (checkpoint, _) = read
            .verify(&leaf(&bytes), std::slice::from_ref(&first.key))
            .unwrap();
        assert_eq!(checkpoint.size, 8);
        assert_eq!(Envelope::decode(&bytes).unwrap().id(), entry.id);
    }
    let uncovered = add(&mut record, "last");
    assert!(
        matches!(record.prove(uncovered, &[]), Err(ProveError::NotCovered(id)) if id == uncovered)
    );
    let absent = EntryId::from_bytes([0; 32]);
    assert!(matches!(
        record.prove(absent, &[]),
        Err(ProveError::Absent(_))
    ));
}

#[test]
fn lines_of_known_witnesses_are_kept_and_the_first_witnessed_head_proves() {
    let (mut record, first, second) = signed_twice(22);
    let (key, known) = witness();
    let line = cosign(known.name(), &key, 1_900_000_000, &first.note);
    let wrong = cosign(known.name(), &key, 1_900_000_000, &second.note);
    let stranger = ed25519_dalek::SigningKey::from_bytes(&[4; 32]);
    let unknown = cosign("stranger.example.org", &stranger, 1, &first.note);
    let lines = vec![wrong, unknown, line];
    let kept = record
        .keep_cosignatures(7, lines, std::slice::from_ref(&known))
        .unwrap();
    assert_eq!(kept.note.signatures().len(), 3);
    assert_eq!(record.heads().unwrap()[0], kept);
    assert!(record.verify().unwrap().is_sound());
    let id = record.entries().unwrap()[2].id;
    let later = cosign(known.name(), &key, 1_900_000_060, &second.note);
    let witnesses = [known.clone()];
    record
        .keep_cosignatures(8, vec![later], &witnesses)
        .unwrap();
    assert_eq!(kept.seen(&witnesses), Some(1_900_000_000));
    assert_eq!((first.seen(&witnesses), kept.seen(&[])), (None, None));
    // Whoever asks for a witness that cosigned the later head alone gets that one.
    let other = ed25519_dalek::SigningKey::from_bytes(&[5; 32]);
    let name = "witness.example.org/w2";
    let other_key = VerifierKey::new(name, KeyKind::Cosignature, other.verifying_key().as_bytes());
    let other_key = [other_key.unwrap()];
    let line = cosign(name, &other, 1_900_000_120, &second.note);
    record.keep_cosignatures(8, vec![line], &other_key).unwrap();
    let (proof, _) = record.prove(id, &other_key).unwrap();
    assert!(proof.checkpoint.text().contains("\n8\n"));
    let (proof, bytes) = record.prove(id, &witnesses).unwrap();
    let keys = [first.key.clone(), known];
    let (checkpoint, signed) = proof.verify(&leaf(&bytes), &keys).unwrap();
    assert_eq!(checkpoint.size, 7);
    assert_eq!(signed[1].time, Some(1_900_000_000));
}

#[test]
fn every_changed_byte_of_a_tile_or_a_head_is_found() {
    let (record, ..) = signed_twice(23);
    let connection = record.store().connection();
    let mut flips = 0;
    for (table, column, key) in [("tile", "hashes", "idx"), ("checkpoint", "note", "size")] {
        let sql = format!("SELECT {key}, CAST({column} AS BLOB) FROM {table}");
        let cells: Vec<(i64, Vec<u8>)> = connection
            .prepare(&sql)
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let cast = if table == "tile" {
            "?2"
        } else {
            "CAST(?2 AS TEXT)"
        };
        let update = format!("UPDATE {table} SET {column} = {cast} WHERE {key} = ?1");
        for (place, cell) in cells {
            for at in 0..cell.len() {
                let mut changed = cell.clone();
                changed[at] ^= 1 << (at % 7);
                let found = verify_with(&record, |connection| {
                    let values = rusqlite::params![place, changed];
                    connection.execute(&update, values).unwrap();
                });
                let words = said(&found);
                match table {
                    // The entry whose hash it is.
                    "tile" => assert!(words.contains(&format!("entry {} ", at / 32)), "{words}"),
                    _ => assert!(
                        words.contains(&format!("the checkpoint of size {place}")),
                        "{words}"
                    ),
                }
                flips += 1;
            }
        }
    }
    assert!(flips > 500, "{flips} bytes changed");
}

#[test]
fn tiles_that_are_gone_or_too_many_and_heads_of_other_sizes_are_found() {
    let (record, ..) = signed_twice(24);
    for (sql, words) in [
        ("DELETE FROM tile", "the log does not cover it"),
        (
            "INSERT INTO tile VALUES (1, 0, zeroblob(32))",
            "`tile/1/0` of the log is not what",
        ),
        (
            "UPDATE tile SET hashes = substr(hashes, 1, 31)",
            "does not cover",
        ),
        (
            "UPDATE checkpoint SET size = 6 WHERE size = 7",
            "the checkpoint of size 6 was changed",
        ),
        ("UPDATE tile SET level = 1", "does not cover"),
    ] {
        let found = verify_with(&record, |connection| connection.execute_batch(sql).unwrap());
        assert!(said(&found).contains(words), "{sql}: {}", said(&found));
    }
}

/// Cuts the end off as somebody does who knows the format: entries, payloads, words kept of them, receipts' columns, tiles.
fn cut(record: &Record, from: i64) {
    let connection = record.store().connection();
    connection
        .execute_batch("PRAGMA foreign_keys = OFF; UPDATE entry SET received = NULL;")
        .unwrap();
    let last = record.store().reader().next_idx().unwrap() as i64;
    (from..last).rev().for_each(|idx| remove(connection, idx));
    connection
        .execute_batch("DELETE FROM words WHERE id NOT IN (SELECT id FROM payload)")
        .unwrap();
    connection
        .execute(
            "UPDATE tile SET hashes = substr(hashes, 1, 32 * ?1)",
            [from],
        )
        .unwrap();
}

#[test]
fn an_end_cut_off_is_told_by_a_kept_head_and_by_one_that_somebody_else_kept() {
    let (record, first, _) = signed_twice(25);
    cut(&record, 6);
    let found = record.verify().unwrap();
    assert!(
        said(&found).contains("covered by the log: 8, here: 6"),
        "{}",
        said(&found)
    );
    assert!(said(&found).contains("the checkpoint of size 7 covers more"));

    // Whoever takes the heads away as well leaves a record that is sound in itself,
    let connection = record.store().connection();
    connection.execute("DELETE FROM checkpoint", []).unwrap();
    let found = record.verify().unwrap();
    assert!(found.is_sound(), "{}", said(&found));
    // and is found by the head that somebody else has.
    let note = first.note.to_string();
    let found = record.verify_against(&[note.as_bytes()]).unwrap();
    assert!(
        said(&found).contains("the checkpoint given covers more entries than are here"),
        "{}",
        said(&found)
    );
}

#[test]
fn nothing_is_added_or_signed_where_the_end_was_cut_off() {
    let (mut record, ..) = signed_twice(26);
    cut(&record, 6);
    let draft = Draft::new(Payload::Statement(claim("more", Kind::Claim)));
    let refused = record
        .append(vec![draft], signed())
        .unwrap_err()
        .to_string();
    assert!(refused.contains("here: 6"), "{refused}");
    let refused = record.sign_head().unwrap_err().to_string();
    assert!(refused.contains("here: 6"), "{refused}");
}

#[test]
fn another_history_by_the_holder_of_the_key_is_told_by_any_head_and_never_signed() {
    let (mut record, first, second) = signed_twice(27);
    cut(&record, 6);
    let connection = record.store().connection();
    connection.execute("DELETE FROM checkpoint", []).unwrap();
    add(&mut record, "told otherwise");
    add(&mut record, "and more");
    assert!(record.verify().unwrap().is_sound(), "sound in itself");

    let note = second.note.to_string();
    let found = record.verify_against(&[note.as_bytes()]).unwrap();
    assert!(
        said(&found).contains("the checkpoint given was signed over other entries"),
        "{}",
        said(&found)
    );
    // With its own older head back in its place, nothing more is signed.
    let put_back = "INSERT INTO checkpoint VALUES (7, ?1)";
    let note = first.note.to_string();
    let connection = record.store().connection();
    connection.execute(put_back, [note]).unwrap();
    let refused = record.sign_head().unwrap_err().to_string();
    assert!(
        refused.contains("the checkpoint of size 7 was signed over other entries"),
        "{refused}"
    );
}

#[test]
fn no_head_is_signed_over_an_entry_whose_signature_does_not_fit() {
    let mut record = story(32);
    record.sign_head().unwrap();
    let id = add(&mut record, "later");
    // Somebody without the device's key who knows the format: another last byte of the signature, and the tiles made anew.
    let connection = record.store().connection();
    let row = record.store().reader().by_id(id).unwrap().unwrap();
    let mut bytes = row.bytes.unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    let sql = "UPDATE entry SET bytes = ?2 WHERE id = ?1";
    connection
        .execute(sql, rusqlite::params![id.as_bytes(), bytes])
        .unwrap();
    connection.execute("DELETE FROM tile", []).unwrap();
    let refused = record.sign_head().unwrap_err().to_string();
    assert!(
        refused.contains("entry 7 ") && refused.contains("the signature of device"),
        "{refused}"
    );
    assert_eq!(record.heads().unwrap().len(), 1);
}

#[test]
fn a_head_that_was_given_is_held_to_the_log_and_says_how_far_it_reaches() {
    let (mut record, first, second) = signed_twice(28);
    let note = first.note.to_string();
    let found = record.verify_against(&[note.as_bytes()]).unwrap();
    assert!(found.is_sound(), "{}", said(&found));
    assert_eq!(found.log.shown, Some(7));
    assert_eq!(found.limits(), [Limit::RemovedAfter(7)]);
    assert_eq!(
        found.limits()[0].sentence(),
        "nothing here shows entries removed after the first 7"
    );

    // What is no head of this record shows nothing about it.
    let foreign = |note: &str| {
        let found = record.verify_against(&[b"", note.as_bytes()]).unwrap();
        assert!(found.is_sound(), "{}", said(&found));
        assert_eq!((found.log.shown, found.log.foreign.len()), (None, 2));
        let (place, why) = &found.log.foreign[1];
        assert_eq!(*place, 1);
        why.to_string()
    };
    assert!(foreign("a note\n").contains("cannot be read"));
    let (_, other, _) = signed_twice(29);
    assert!(foreign(&other.note.to_string()).contains("is of another space"));
    let changed = note.replacen("\n7\n", "\n6\n", 1);
    assert!(foreign(&changed).contains("was changed after it was signed"));
    let lines = first.note.signatures();
    let alone = |line: usize| {
        Note::new(first.note.text().to_owned(), vec![lines[line].clone()]).to_string()
    };
    assert!(foreign(&alone(0)).contains("is of the log of another node"));
    assert!(foreign(&alone(1)).contains("is not signed by"));

    // The same device with a new key for its log: another log, whose order nothing binds to this one.
    let connection = record.store().connection();
    connection.execute("DELETE FROM checkpoint", []).unwrap();
    record.forget_log_key();
    let anew = record.sign_head().unwrap();
    assert_ne!(anew.checkpoint.origin, second.checkpoint.origin);
    let found = record.verify_against(&[note.as_bytes()]).unwrap();
    assert_eq!(found.problems.len(), 1, "{}", said(&found));
    assert!(said(&found).contains("one of the two was begun anew"));
}

#[test]
fn a_record_of_the_first_format_is_read_as_it_is_and_gets_its_log_with_the_next_entry() {
    let mut record = story(30);
    let connection = record.store().connection();
    connection
        .execute_batch("DROP TABLE tile; DROP TABLE checkpoint; PRAGMA user_version = 1;")
        .unwrap();
    let found = record.verify().unwrap();
    assert!(found.is_sound(), "{}", said(&found));
    assert!(found.log.heads.is_empty() && record.heads().unwrap().is_empty());
    assert!(
        !record.store().reader().has_log().unwrap(),
        "reading writes nothing"
    );

    add(&mut record, "later");
    assert!(record.store().reader().has_log().unwrap());
    assert_eq!(record.store().reader().tiled_size().unwrap(), 8);
    assert!(record.verify().unwrap().is_sound());
    assert_eq!(record.sign_head().unwrap().checkpoint.size, 8);
}

#[test]
fn tiles_grow_with_every_change_as_if_they_were_made_at_once() {
    let mut record = bare(31);
    for step in [1, 254, 1, 300, 3] {
        let from = record.store().reader().next_idx().unwrap();
        let drafts = (0..step).map(|at| {
            let key = format!("c{}", from + at);
            Draft::new(Payload::Statement(claim(&key, Kind::Claim)))
        });
        record.append(drafts.collect(), signed()).unwrap();
        let found = record.verify().unwrap();
        assert!(found.is_sound(), "{}", said(&found));
        assert_eq!(found.log.size, from + step);
    }
    let head = record.sign_head().unwrap();
    let size = head.checkpoint.size;
    let mut files = BTreeMap::new();
    record
        .each_log_file(size, |path, bytes| {
            files.insert(path.to_owned(), bytes.to_vec());
            Ok::<_, ReadError>(())
        })
        .unwrap();
    for place in of_size(size) {
        assert_eq!(
            files[&place.to_string()].len(),
            usize::from(place.width) * 32
        );
    }
    // The bundles hold the leaves of the entries: no payload, and not who signed.
    let bundle = &files["tile/entries/000"];
    let length = usize::from(u16::from_be_bytes([bundle[0], bundle[1]]));
    let charter = record.proof(record.entries().unwrap()[0].id);
    let (charter, _) = charter.unwrap().unwrap();
    assert_eq!(*charter.leaf(), bundle[2..2 + length]);
    let bundles = files.keys().filter(|path| path.starts_with("tile/entries"));
    assert_eq!(bundles.count(), 3);
    assert!(
        files
            .keys()
            .all(|path| path.starts_with("tile/entries") || Place::parse(path).is_some())
    );
}

#[test]
fn the_key_of_the_log_lies_beside_the_record_and_is_no_other() {
    let folder = Folder::new("log-key");
    let path = folder.path("a.record");
    let mut record = Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    assert!(!log_key_path(&path).exists(), "drawn with the first head");
    record.sign_head().unwrap();
    let kept = std::fs::read(log_key_path(&path)).unwrap();
    assert!(kept.starts_with(b"tregua log key 1\n"));
    add(&mut record, "a");
    assert_eq!(record.sign_head().unwrap().checkpoint.size, 3);

    add(&mut record, "b");
    std::fs::remove_file(log_key_path(&path)).unwrap();
    let refused = record.sign_head().unwrap_err();
    assert!(matches!(refused, HeadError::Key(KeyError::Absent(_))));
    let other = key::LogKey::draw(&mut Entropy::fixed(1)).unwrap();
    other.save(&log_key_path(&path)).unwrap();
    let refused = record.sign_head().unwrap_err();
    assert!(matches!(refused, HeadError::Key(KeyError::OtherLog(_))));
    let found = record.verify().unwrap();
    assert!(found.is_sound(), "{}", said(&found));
}
