//! Fourteen edits by somebody who runs the machine, straight in SQLite, and what tells of each: a check of the record alone, a
//! checkpoint that somebody kept, a witness's cosignature. `docs/survival.md` has the table; this holds it.
//!
//! `cargo test -p tregua-record hostile_administrator -- --nocapture` prints it.

use rusqlite::{Connection, params};
use tregua_log::{KeyKind, Note, VerifierKey, cosign};

use super::remove;
use crate::common::*;
use crate::*;

/// What tells of an edit.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    /// `tregua verify`.
    alone: bool,
    /// `tregua verify --against` a checkpoint that the reader kept, or was handed by the one who runs the machine.
    kept: bool,
    /// The same with the last head that a witness cosigned, and its time.
    cosigned: bool,
}

const ALONE: Told = Told {
    alone: true,
    kept: true,
    cosigned: true,
};
const KEPT: Told = Told {
    alone: false,
    kept: true,
    cosigned: true,
};
const COSIGNED: Told = Told {
    alone: false,
    kept: false,
    cosigned: true,
};

/// When the witness saw the head over the story.
const SEEN_AT: u64 = 1_893_585_600;

fn witness() -> (ed25519_dalek::SigningKey, VerifierKey) {
    let key = ed25519_dalek::SigningKey::from_bytes(&[3; 32]);
    let name = "witness.example.org/w1";
    let known = VerifierKey::new(name, KeyKind::Cosignature, key.verifying_key().as_bytes());
    (key, known.unwrap())
}

fn say(record: &mut Record, key: &str, at_time: &str) -> EntryId {
    let draft = claim(key, Kind::Claim).into();
    record.append(vec![draft], at(at_time)).unwrap()[0]
}

/// A record with a head that was cosigned, an entry more, and that head as others have it.
fn watched(seed: u64) -> (Record, Note) {
    let mut record = story(seed);
    say(&mut record, "a1", "2030-01-02T10:00:01Z");
    let head = record.sign_head().unwrap();
    let (key, known) = witness();
    let line = cosign(known.name(), &key, SEEN_AT, &head.note);
    let head = record.keep_cosignatures(8, vec![line], &[known]).unwrap();
    say(&mut record, "a2", "2030-01-02T14:00:00Z");
    (record, head.note)
}

/// The log over what is there now, as if it had never been otherwise; heads of before are gone where `heads` says so.
fn log_anew(record: &mut Record, heads: bool) {
    let connection = record.store().connection();
    connection.execute("DELETE FROM tile", []).unwrap();
    if heads {
        connection.execute("DELETE FROM checkpoint", []).unwrap();
    }
    record.store_mut().change().unwrap().commit().unwrap();
}

fn run(connection: &Connection, sql: &str) {
    connection
        .execute_batch(&format!(
            "PRAGMA foreign_keys = OFF; {sql}; PRAGMA foreign_keys = ON"
        ))
        .unwrap();
}

/// What a reader finds who has this head.
fn told(record: &Record, handed: &Note, cosigned: &Note) -> Told {
    let against = |note: &Note| {
        !record
            .verify_against(&[note.to_string().as_bytes()])
            .unwrap()
            .is_sound()
    };
    let (_, known) = witness();
    Told {
        alone: !record.verify().unwrap().is_sound(),
        kept: against(handed),
        // One that the witness did not sign is no head of the witness's.
        cosigned: against(cosigned)
            || cosigned.verify(&[known]).is_err()
            || backdated(record, cosigned),
    }
}

/// The same by `tregua-verify`, which shares no code with this crate, on a file of its own.
fn told_outside(record: &Record, handed: &Note, cosigned: &Note) -> Told {
    let folder = Folder::new("outside");
    let path = folder.path("a.record");
    let connection = record.store().connection();
    let sql = "VACUUM INTO ?1";
    connection.execute(sql, [path.to_str().unwrap()]).unwrap();
    let (_, known) = witness();
    let told = |notes: &[&Note], witnesses: Vec<tregua_verify::Key>| {
        let bytes = |note: &&Note| ("kept".to_owned(), note.to_string().into_bytes());
        let given = tregua_verify::Given {
            log: None,
            witnesses,
            trust: None,
            against: notes.iter().map(bytes).collect(),
        };
        match tregua_verify::record(&path, &given) {
            Err(_) => true,
            Ok(report) => {
                let late = "was not in the log that a witness saw";
                report.noted.iter().any(|line| line.contains(late))
            }
        }
    };
    let witness = tregua_verify::Key::read(&known.to_string()).unwrap();
    Told {
        alone: told(&[], Vec::new()),
        kept: told(&[handed], Vec::new()),
        cosigned: told(&[cosigned], vec![witness]),
    }
}

/// True if an entry says that it was signed before the witness saw a head that does not cover it.
fn backdated(record: &Record, cosigned: &Note) -> bool {
    let head = record.read_head(cosigned.to_string().as_bytes()).unwrap();
    let (_, known) = witness();
    let seen = i64::try_from(head.seen(&[known]).unwrap()).unwrap();
    let mut found = false;
    record
        .each_entry_from(head.checkpoint.size, |entry| {
            found |= entry.header.signed.as_second() < seen
        })
        .unwrap();
    found
}

/// Makes the record as it is afterwards, with the head that its reader has and the one that the witness has.
type Edit = fn(u64) -> (Record, Note, Note);

fn edits() -> Vec<(&'static str, Edit, Told)> {
    fn plain(seed: u64, edit: impl FnOnce(&mut Record)) -> (Record, Note, Note) {
        let (mut record, note) = watched(seed);
        edit(&mut record);
        (record, note.clone(), note)
    }
    vec![
        (
            "an entry's bytes are changed",
            |seed| {
                plain(seed, |record| {
                    run(
                        record.store().connection(),
                        "UPDATE entry SET bytes = CAST(substr(bytes, 1, 200) || x'00' || substr(bytes, 202) AS BLOB) WHERE idx = 4",
                    );
                    log_anew(record, false);
                })
            },
            ALONE,
        ),
        (
            "a payload is changed",
            |seed| {
                plain(seed, |record| {
                    run(
                        record.store().connection(),
                        "UPDATE payload SET bytes = CAST(replace(CAST(bytes AS TEXT), 'c1', 'c9') AS BLOB) WHERE id = (SELECT id FROM entry WHERE idx = 3)",
                    )
                })
            },
            ALONE,
        ),
        (
            "a payload is taken away, and no notice says so",
            |seed| {
                plain(seed, |record| {
                    run(
                        record.store().connection(),
                        "DELETE FROM words WHERE id = (SELECT id FROM entry WHERE idx = 3); \
                 DELETE FROM payload WHERE id = (SELECT id FROM entry WHERE idx = 3); UPDATE entry SET key = NULL WHERE idx = 3",
                    )
                })
            },
            ALONE,
        ),
        (
            "what is sealed for a group is changed",
            |seed| {
                plain(seed, |record| {
                    let group = Group {
                        name: "families".to_owned(),
                        readers: [record.make_reader().unwrap()].into(),
                    };
                    let late = at("2030-01-02T14:00:00Z");
                    record.set_group(group, late).unwrap();
                    let drafts = vec![claim("s1", Kind::Claim).into()];
                    record
                        .import_for("families", drafts, reception(), late)
                        .unwrap();
                    run(
                        record.store().connection(),
                        "UPDATE closed SET bytes = CAST(substr(bytes, 1, 300) || x'00' || substr(bytes, 302) AS BLOB)",
                    );
                })
            },
            ALONE,
        ),
        (
            "an entry is deleted, the gap closed, the log made anew",
            |seed| {
                plain(seed, |record| {
                    let connection = record.store().connection();
                    remove(connection, 4);
                    run(
                        connection,
                        "UPDATE entry SET idx = -idx WHERE idx > 4; UPDATE entry SET idx = -idx - 1 WHERE idx < 0",
                    );
                    log_anew(record, true);
                })
            },
            ALONE,
        ),
        (
            "entries are moved into another order, the log made anew",
            |seed| {
                plain(seed, |record| {
                    run(
                        record.store().connection(),
                        "UPDATE entry SET idx = 99 WHERE idx = 3; UPDATE entry SET idx = 3 WHERE idx = 4; UPDATE entry SET idx = 4 WHERE idx = 99",
                    );
                    log_anew(record, true);
                })
            },
            ALONE,
        ),
        (
            "`received` is changed",
            |seed| {
                plain(seed, |record| {
                    run(
                        record.store().connection(),
                        "UPDATE entry SET received = received - 3600000 WHERE received IS NOT NULL",
                    )
                })
            },
            ALONE,
        ),
        (
            "a receipt is changed, and `received` with it",
            |seed| {
                plain(seed, |record| {
                    run(
                        record.store().connection(),
                        "UPDATE payload SET bytes = CAST(replace(CAST(bytes AS TEXT), '09:30', '08:30') AS BLOB) WHERE id = (SELECT id FROM entry WHERE idx = 6); \
                 UPDATE entry SET received = received - 3600000 WHERE received IS NOT NULL",
                    )
                })
            },
            ALONE,
        ),
        (
            "an entry without the device's key is added",
            |seed| {
                plain(seed, |record| {
                    let other = story(seed + 1000);
                    let id = other.entries().unwrap()[4].id;
                    let (envelope, _) = other.proof(id).unwrap().unwrap();
                    let header = envelope.header();
                    record.store().connection().execute(
                    "INSERT INTO entry VALUES (9, ?1, ?2, ?3, ?4, ?5, ?6, NULL, 0, NULL, ?7)",
                    params![id.as_bytes(), header.device.as_bytes(), header.seq as i64, header.kind.number() as i64,
                        header.author.as_str(), header.signed.as_millisecond(), envelope.bytes()],
                ).unwrap();
                    log_anew(record, false);
                })
            },
            ALONE,
        ),
        (
            "with the key: an entry is signed under an earlier time, among those signed now",
            |seed| {
                plain(seed, |record| {
                    say(record, "late", "2030-01-02T10:00:02Z");
                })
            },
            COSIGNED,
        ),
        (
            "the last entries are cut off, the log made anew",
            |seed| {
                plain(seed, |record| {
                    remove(record.store().connection(), 8);
                    remove(record.store().connection(), 7);
                    log_anew(record, true);
                })
            },
            KEPT,
        ),
        (
            "with the key: another history is written in the place of this one",
            |seed| {
                let (_, note) = watched(seed);
                let mut other = story(seed);
                say(&mut other, "b1", "2030-01-02T10:00:01Z");
                say(&mut other, "b2", "2030-01-02T14:00:00Z");
                (other, note.clone(), note)
            },
            KEPT,
        ),
        (
            "an older copy of the file is put back",
            |seed| {
                let (_, note) = watched(seed);
                (story(seed), note.clone(), note)
            },
            KEPT,
        ),
        (
            "with the keys: another history, and a checkpoint of it for who asks",
            |seed| {
                let (_, note) = watched(seed);
                let mut other = story(seed);
                say(&mut other, "b1", "2030-01-02T10:00:01Z");
                let forged = other.sign_head().unwrap().note;
                (other, forged, note)
            },
            COSIGNED,
        ),
    ]
}

#[test]
fn a_hostile_administrator_is_told_by_what_the_page_says() {
    let edits = edits();
    assert_eq!(edits.len(), 14);
    let (record, note) = watched(500);
    let nothing = Told {
        alone: false,
        kept: false,
        cosigned: false,
    };
    assert_eq!(
        told(&record, &note, &note),
        nothing,
        "where nothing was edited"
    );
    assert_eq!(told_outside(&record, &note, &note), nothing);
    println!("{:<78} alone  kept  cosigned", "");
    let (mut counts, page) = ([0; 3], include_str!("../../../../../docs/survival.md"));
    for (n, (name, edit, due)) in edits.into_iter().enumerate() {
        let (record, handed, cosigned) = edit(501 + n as u64);
        let found = told(&record, &handed, &cosigned);
        let sign = |told: bool| if told { "yes" } else { "–" };
        println!(
            "{name:<78} {:<6} {:<5} {}",
            sign(found.alone),
            sign(found.kept),
            sign(found.cosigned)
        );
        assert_eq!(found, due, "{name}");
        let outside = told_outside(&record, &handed, &cosigned);
        assert_eq!(outside, due, "{name}, by tregua-verify");
        for (count, told) in counts
            .iter_mut()
            .zip([found.alone, found.kept, found.cosigned])
        {
            *count += usize::from(told);
        }
        let row = format!(
            "| {name} | {} | {} | {} |",
            sign(found.alone),
            sign(found.kept),
            sign(found.cosigned)
        );
        assert!(page.contains(&row), "docs/survival.md has no row\n{row}");
    }
    println!(
        "of 14 told: {} by the record alone, {} by a checkpoint, {} by a cosignature",
        counts[0], counts[1], counts[2]
    );
    assert_eq!(counts, [9, 12, 14]);
}
