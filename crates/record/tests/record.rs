//! Records made, opened, added to and refused.

#![expect(clippy::panic, reason = "a helper of tests")]

mod common;

use std::fs;

use common::*;
use tregua_record::{
    AppendError, Draft, Entropy, InitError, KeyError, Kind, OpenError, Organisation, Payload,
    Reception, Record, RefusalReason, Rel, key_path, verify_file,
};

fn refusals(error: AppendError) -> Vec<RefusalReason> {
    match error {
        AppendError::Refused(refusals) => {
            refusals.into_iter().map(|refusal| refusal.reason).collect()
        }
        other => panic!("{other}"),
    }
}

fn add(record: &mut Record, claims: Vec<tregua_record::Claim>) -> Result<usize, AppendError> {
    let drafts = claims.into_iter().map(Draft::from).collect();
    record.append(drafts, signed()).map(|ids| ids.len())
}

#[test]
fn a_record_is_made_with_its_key_and_its_text_and_opens_again() {
    let folder = Folder::new("made");
    let path = folder.path("lake.tregua");
    let made = Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    let (space, head) = (made.space(), made.head().unwrap());
    drop(made);
    assert_eq!(
        folder.names(),
        ["lake.tregua", "lake.tregua.guard", "lake.tregua.key"]
    );
    let record = Record::open(&path).unwrap();
    assert_eq!((record.space(), record.head().unwrap()), (space, head));
    assert_eq!(record.author(), &monitors());
    assert_eq!(
        head.to_string(),
        record.entries().unwrap()[1].id.to_string()
    );
    let kept = record.agreements().unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (&kept[0].agreement, kept[0].sha256),
        (&text(), text().sha256())
    );
    assert!(record.verify().unwrap().is_sound());
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_the_key_and_an_exposed_key_is_not_used() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("exposed");
    let path = folder.path("lake.tregua");
    let mut record = Record::init(&path, &monitors(), signed(), None).unwrap();
    let key = key_path(&path);
    assert_eq!(
        fs::metadata(&key).unwrap().permissions().mode() & 0o777,
        0o600
    );
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let error = add(&mut record, vec![claim("c1", Kind::Claim)]).unwrap_err();
    assert!(
        matches!(error, AppendError::Key(KeyError::Exposed(_))),
        "{error}"
    );
}

#[test]
fn what_is_there_already_is_never_touched() {
    for beside in ["", ".key", "-wal", "-shm", "-journal"] {
        let folder = Folder::new("exists");
        let name = format!("lake.tregua{beside}");
        fs::write(folder.path(&name), "mine").unwrap();
        let error = Record::init(&folder.path("lake.tregua"), &monitors(), signed(), None);
        assert!(matches!(error, Err(InitError::Exists(_))));
        assert_eq!(folder.names(), std::slice::from_ref(&name));
        assert_eq!(fs::read_to_string(folder.path(&name)).unwrap(), "mine");
    }
}

#[test]
fn a_record_that_cannot_be_made_leaves_nothing_behind() {
    let folder = Folder::new("half");
    let huge = tregua_record::AgreementText::new("long.tregua", &"x".repeat(2 * 1024 * 1024));
    let error = Record::init(
        &folder.path("lake.tregua"),
        &monitors(),
        signed(),
        Some(huge),
    );
    assert!(matches!(
        error,
        Err(InitError::Append(AppendError::Refused(_)))
    ));
    assert!(folder.names().is_empty(), "{:?}", folder.names());
    let error = Record::init(&folder.path("no/lake.tregua"), &monitors(), signed(), None);
    assert!(matches!(error, Err(InitError::Io { .. })));
    assert!(folder.names().is_empty());
}

#[test]
fn other_files_are_refused_with_a_clear_word() {
    let folder = Folder::new("others");
    let absent = Record::open(&folder.path("none.tregua")).unwrap_err();
    assert!(matches!(absent, OpenError::Absent(_)), "{absent}");
    let database = folder.path("other.sqlite");
    rusqlite::Connection::open(&database)
        .unwrap()
        .execute_batch("CREATE TABLE entry (id INTEGER)")
        .unwrap();
    let words = folder.path("words.txt");
    fs::write(&words, "claim,kind\n".repeat(20)).unwrap();
    let short = folder.path("short");
    fs::write(&short, "SQLite").unwrap();
    for path in [database, words, short, folder.path("")] {
        let error = Record::open(&path).unwrap_err();
        assert!(matches!(error, OpenError::NotARecord(_)), "{error}");
    }
}

#[test]
fn a_record_of_a_newer_version_is_refused_and_named_so() {
    let folder = Folder::new("newer");
    let path = folder.path("lake.tregua");
    Record::init(&path, &monitors(), signed(), None).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes[63] = 99;
    fs::write(&path, bytes).unwrap();
    let error = Record::open(&path).unwrap_err();
    assert!(
        matches!(error, OpenError::Newer { found: 99, .. }),
        "{error}"
    );
}

#[test]
fn the_key_of_another_device_does_not_sign() {
    let folder = Folder::new("other-key");
    let (one, two) = (folder.path("one.tregua"), folder.path("two.tregua"));
    let mut record = Record::init(&one, &monitors(), signed(), None).unwrap();
    Record::init(&two, &monitors(), signed(), None).unwrap();
    fs::copy(key_path(&two), key_path(&one)).unwrap();
    let error = add(&mut record, vec![claim("c1", Kind::Claim)]).unwrap_err();
    assert!(
        matches!(error, AppendError::Key(KeyError::OtherDevice { .. })),
        "{error}"
    );
    fs::write(key_path(&one), "no key").unwrap();
    let error = add(&mut record, vec![claim("c1", Kind::Claim)]).unwrap_err();
    assert!(
        matches!(error, AppendError::Key(KeyError::NotAKey(_))),
        "{error}"
    );
    fs::remove_file(key_path(&one)).unwrap();
    let error = add(&mut record, vec![claim("c1", Kind::Claim)]).unwrap_err();
    assert!(
        matches!(error, AppendError::Key(KeyError::Absent(_))),
        "{error}"
    );
    assert_eq!(record.entries().unwrap().len(), 1);
}

#[test]
fn two_programs_on_one_record_take_turns() {
    let folder = Folder::new("turns");
    let path = folder.path("lake.tregua");
    let mut one = Record::init(&path, &monitors(), signed(), None).unwrap();
    let mut two = Record::open(&path).unwrap();
    for turn in 0..4 {
        add(&mut one, vec![claim(&format!("a{turn}"), Kind::Claim)]).unwrap();
        add(&mut two, vec![claim(&format!("b{turn}"), Kind::Claim)]).unwrap();
    }
    assert_eq!(one.entries().unwrap().len(), 9);
    assert_eq!(one.head().unwrap(), two.head().unwrap());
    assert!(two.verify().unwrap().is_sound());
}

#[test]
fn keys_lead_to_entries_within_the_batch_whatever_its_order() {
    let mut record = bare(1);
    let mut drafts = story_drafts();
    drafts.reverse();
    let ids = record.append(drafts, signed()).unwrap();
    let entries = record.entries().unwrap();
    let denial = entries.iter().find(|entry| entry.id == ids[0]).unwrap();
    let refs: Vec<_> = denial
        .header
        .refs
        .iter()
        .map(|to| (to.rel, to.id))
        .collect();
    assert_eq!(refs, [(Rel::Denies, ids[2]), (Rel::Source, ids[3])]);
    assert_eq!(
        record
            .statement_by_key("Lake Monitors", "d1")
            .unwrap()
            .unwrap()
            .id,
        ids[0]
    );
    assert_eq!(
        record
            .source_by_key("Lake Monitors", "LAKE1")
            .unwrap()
            .unwrap()
            .id,
        ids[3]
    );
    assert!(
        record
            .source_by_key("Lake Monitors", "c1")
            .unwrap()
            .is_none()
    );
    assert!(record.statement_by_key("Others", "d1").unwrap().is_none());
}

#[test]
fn every_draft_that_cannot_stand_is_named_and_nothing_is_added() {
    let mut record = story(2);
    let head = record.head().unwrap();
    let changed = tregua_record::Claim {
        figure: Some("64".into()),
        ..claim("c1", Kind::Claim)
    };
    let nowhere = tregua_record::Claim {
        refers_to: vec!["c9".into()],
        source: Some("NONE".into()),
        ..claim("n1", Kind::Deny)
    };
    let names_itself = tregua_record::Claim {
        refers_to: vec!["n2".into()],
        ..claim("n2", Kind::Correct)
    };
    let long = tregua_record::Claim {
        clause: Some("x".repeat(97).into()),
        ..claim("n3", Kind::Claim)
    };
    let own = tregua_record::Claim {
        received: Some(signed()),
        ..claim("n4", Kind::Claim)
    };
    let fine = claim("n5", Kind::Claim);
    let reasons = refusals(
        add(
            &mut record,
            vec![
                changed,
                nowhere,
                names_itself,
                long,
                own,
                claim("n6", Kind::Retract),
                fine,
            ],
        )
        .unwrap_err(),
    );
    let said: Vec<String> = reasons.iter().map(ToString::to_string).collect();
    let expected = [
        "the key `c1` is already used with other content; write a correction",
        "no statement `c9` is on record",
        "no source `NONE` is on record",
        "`n2` and another draft name each other",
        "is longer than 96 bytes",
        "it gives its own `received`",
        "a retract names the statement it changes",
    ];
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.contains(expected), "{said} does not say {expected}");
    }
    assert_eq!(record.head().unwrap(), head);
    assert!(record.plan(&story_drafts(), false).unwrap().new.is_empty());
}

#[test]
fn an_import_twice_adds_nothing_the_second_time() {
    let mut record = bare(3);
    let first = record
        .import(story_drafts(), reception(), signed())
        .unwrap();
    assert_eq!((first.new, first.receipts.len()), (4, 1));
    let head = record.head().unwrap();
    let mut again = story_drafts();
    again.extend(story_drafts());
    let second = record.import(again, reception(), signed()).unwrap();
    assert_eq!((second.new, second.receipts.len()), (0, 0));
    assert_eq!(
        second.entries,
        [first.entries.clone(), first.entries].concat()
    );
    assert_eq!(record.head().unwrap(), head);
}

#[test]
fn a_receipt_says_when_entries_were_received_and_whether_they_were_rebuilt() {
    let mut record = bare(4);
    record
        .import(story_drafts(), reception(), signed())
        .unwrap();
    let own = at("2029-12-31T00:00:00Z");
    let rebuilt = Reception {
        rebuilt: true,
        ..reception()
    };
    let with_own = tregua_record::Claim {
        received: Some(own),
        ..claim("r1", Kind::Claim)
    };
    let drafts = vec![with_own.into(), claim("r2", Kind::Claim).into()];
    record.import(drafts, rebuilt, signed()).unwrap();
    add(&mut record, vec![claim("later", Kind::Note)]).unwrap();
    let told = |key: &str| {
        let entry = record
            .statement_by_key("Lake Monitors", key)
            .unwrap()
            .unwrap();
        (entry.received, entry.rebuilt)
    };
    assert_eq!(told("c1"), (Some(reception().at), false));
    assert_eq!(told("r1"), (Some(own), true));
    assert_eq!(told("r2"), (Some(reception().at), true));
    assert_eq!(told("later"), (None, false));
    for entry in record.entries().unwrap() {
        if let Some(claim) = entry.claim() {
            assert_eq!((entry.received, entry.rebuilt), told(&claim.key));
        }
    }
    assert!(record.verify().unwrap().is_sound());
}

#[test]
fn a_record_in_memory_is_the_same_on_every_run_only_if_asked() {
    assert_eq!(story(5).head().unwrap(), story(5).head().unwrap());
    assert_ne!(story(5).head().unwrap(), story(6).head().unwrap());
    let drawn = || Record::in_memory(&monitors(), signed(), None, Entropy::system()).unwrap();
    assert_ne!(drawn().space(), drawn().space());
}

#[test]
fn nothing_that_holds_a_key_prints_it() {
    let folder = Folder::new("prints");
    let path = folder.path("lake.tregua");
    Record::init(&path, &monitors(), signed(), None).unwrap();
    let secret = fs::read_to_string(key_path(&path))
        .unwrap()
        .lines()
        .nth(1)
        .unwrap()
        .to_owned();
    assert_eq!(secret.len(), 64);
    let printed = format!("{:?} {:?}", Record::open(&path).unwrap(), bare(1));
    assert!(
        !printed.contains(&secret) && printed.contains("DeviceKey(secret)"),
        "{printed}"
    );
}

#[test]
fn who_watches_sees_how_many_entries_were_signed() {
    let folder = Folder::new("watched");
    let path = folder.path("lake.tregua");
    let mut record = Record::init(&path, &monitors(), signed(), None).unwrap();
    let so_far = record.signed_so_far();
    let count = || so_far.load(std::sync::atomic::Ordering::Relaxed);
    let claim = |key: &str| tregua_record::Claim::new(key, Kind::Note, "Alpha");
    add(&mut record, vec![claim("a"), claim("b")]).unwrap();
    assert_eq!(count(), 2);
    add(&mut record, vec![claim("b"), claim("c")]).unwrap();
    assert_eq!(count(), 1, "what is here already is not signed again");
    let mut other = claim("c");
    other.figure = Some("few words".into());
    add(&mut record, vec![claim("d"), other]).unwrap_err();
    assert_eq!(count(), 0);
}

#[test]
fn a_long_import_is_covered_by_several_receipts() {
    let mut record = bare(7);
    let drafts = (0..16_390)
        .map(|n| claim(&format!("c{n}"), Kind::Note).into())
        .collect();
    let imported = record.import(drafts, reception(), signed()).unwrap();
    assert_eq!((imported.new, imported.receipts.len()), (16_390, 2));
    assert!(record.entries().unwrap().iter().all(|entry| {
        entry.received.is_some() == matches!(entry.payload, Some(Payload::Statement(_)))
    }));
}

#[test]
fn an_organisation_is_a_short_word_on_one_line() {
    for name in ["", " Lake", "Lake\nMonitors", &"x".repeat(97)] {
        assert!(Organisation::new(name).is_err(), "{name:?}");
    }
    assert!(Organisation::new("لجنة البحيرة").is_ok());
}

#[test]
fn a_damaged_record_names_the_entry_when_read_and_can_still_be_verified() {
    let folder = Folder::new("damaged");
    let path = folder.path("lake.tregua");
    Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    let damage = |idx: i64| {
        let connection = rusqlite::Connection::open(&path).unwrap();
        let sql = "UPDATE entry SET bytes = substr(bytes, 1, length(bytes) - 1) WHERE idx = ?1";
        connection.execute(sql, [idx]).unwrap();
    };
    damage(1);
    let error = Record::open(&path)
        .unwrap()
        .entries()
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("entry 1 (`") && error.contains("tregua verify"),
        "{error}"
    );
    damage(0);
    let error = Record::open(&path).unwrap_err().to_string();
    assert!(
        error.contains("does not begin with a sound charter: entry 0 (`"),
        "{error}"
    );
    let found = verify_file(&path).unwrap();
    let places: Vec<_> = found.problems.iter().map(|problem| problem.idx).collect();
    assert_eq!(places, [Some(0), Some(1)]);
}
