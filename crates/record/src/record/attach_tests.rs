use std::io::Cursor;

use super::*;
use crate::common::{bare, claim};
use crate::record::handed::{NAME, bundle, now, take};
use crate::{Kind, Step, Why};

/// Enough for more than one piece.
fn photograph() -> Vec<u8> {
    let mut bytes = b"\xff\xd8\xff".to_vec();
    bytes.extend((0..600_000_u32).map(|n| ((n % 8191 * 37) >> 3) as u8));
    bytes
}

fn telling(to: Option<EntryId>) -> Attaching {
    Attaching {
        name: format!("{NAME}.jpg"),
        note: Some("the bridge from the north".to_owned()),
        to,
        ..Attaching::default()
    }
}

fn attach(record: &mut Record, bytes: &[u8], told: Attaching) -> Attached {
    let mut input = Cursor::new(bytes.to_vec());
    record.attach(&mut input, told, now(), |_| {}).unwrap()
}

fn opened(record: &Record, id: EntryId) -> Result<Vec<u8>, AttachError> {
    let mut out = Vec::new();
    record.open_attached(id, &mut out, |_| {})?;
    Ok(out)
}

fn count(record: &Record, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    let connection = record.store().connection();
    connection.query_row(&sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn an_attached_file_comes_back_as_it_was_and_is_kept_once() {
    let mut record = bare(1);
    let claims = record
        .append(vec![claim("a1", Kind::Claim).into()], now())
        .unwrap();
    let bytes = photograph();
    let first = attach(&mut record, &bytes, telling(Some(claims[0])));
    assert!(first.new && !first.shared);
    assert_eq!(first.attachment.media_type, "image/jpeg");
    assert_eq!(first.attachment.sha256, Sha256::of(&bytes));
    assert_eq!(opened(&record, first.id).unwrap(), bytes);
    let (pieces, head) = (count(&record, "piece"), record.head().unwrap());
    assert!(pieces > 1);

    let again = attach(&mut record, &bytes, telling(Some(claims[0])));
    assert_eq!((again.id, again.new), (first.id, false));
    assert_eq!(record.head().unwrap(), head);
    let other = attach(&mut record, &bytes, telling(None));
    assert!(other.new && other.shared);
    assert_eq!(count(&record, "piece"), pieces);
    assert_eq!(opened(&record, other.id).unwrap(), bytes);

    let all = record.attachments().unwrap();
    assert_eq!(
        all.iter().map(|it| it.id).collect::<Vec<_>>(),
        [first.id, other.id]
    );
    assert_eq!(all[0].to, claims);
    assert_eq!(all[0].file, all[1].file);
    let found = record.verify().unwrap();
    assert!(found.is_sound(), "{:?}", found.problems);
    assert_eq!((found.files, found.lacking), (1, 0));
    assert!(matches!(
        opened(&record, claims[0]),
        Err(AttachError::NoAttachment(_))
    ));
}

#[test]
fn neither_a_header_nor_a_piece_tells_which_file_it_is() {
    let bytes = photograph();
    let of = |seed| {
        let mut record = bare(seed);
        let done = attach(&mut record, &bytes, telling(None));
        let (envelope, _) = record.proof(done.id).unwrap().unwrap();
        let file = envelope.header().file().unwrap();
        (
            envelope.bytes().to_vec(),
            file,
            record.piece(file, 0).unwrap().unwrap(),
        )
    };
    let (one, two) = (of(1), of(2));
    assert_ne!(one.1, two.1);
    let hash = Sha256::of(&bytes);
    let within = |all: &[u8], part: &[u8]| all.windows(part.len()).any(|at| at == part);
    assert!(!within(&one.0, hash.as_bytes()) && !within(&one.0, b"Quillfeather"));
    assert!(!within(&one.2, &bytes[3..40]));
}

#[test]
fn what_is_for_a_group_is_opened_by_its_readers_alone_and_so_is_its_custody() {
    let mut record = bare(1);
    let own = record.make_reader().unwrap();
    let group = crate::Group {
        name: "families".to_owned(),
        readers: [own].into(),
    };
    let group = record.set_group(group, now()).unwrap();
    let bytes = photograph();
    let told = Attaching {
        group: Some("families".to_owned()),
        ..telling(None)
    };
    let restricted = attach(&mut record, &bytes, told);
    assert_eq!(restricted.group, Some(group));
    // The same file for everybody is sealed anew: else its name would give the other one away.
    let open = attach(&mut record, &bytes, telling(None));
    assert!(!open.shared);
    // What is said of it, and attached to it, is for the same readers.
    let step = Custody {
        step: Step::Received,
        on: None,
        from: Some("Alpha Liaison".to_owned()),
        to: None,
        seal: None,
        note: None,
    };
    let custody = record
        .note_custody(restricted.id, step.clone(), now())
        .unwrap();
    let beside = attach(&mut record, b"another", telling(Some(restricted.id)));
    assert_eq!(beside.group, Some(group));
    let is_for = |id| record.proof(id).unwrap().unwrap().0.header().group;
    assert_eq!(is_for(custody), Some(group));
    let refused = record.note_custody(custody, step, now());
    assert!(matches!(refused, Err(AttachError::NoAttachment(_))));

    // Another node keeps the entry, cannot read it, and has no file of it.
    let charter = crate::bundle::Unpacker::open(&mut bundle(&record).as_slice())
        .unwrap()
        .next_entry()
        .unwrap()
        .unwrap();
    let beta = crate::Organisation::new("Beta office").unwrap();
    let entropy = crate::Entropy::fixed(9);
    let mut other = Record::join_in_memory(&beta, &charter, entropy).unwrap();
    take(&mut other, &bundle(&record));
    let there = other.attachments().unwrap();
    let there = there.iter().find(|it| it.id == restricted.id).unwrap();
    assert_eq!(
        (there.kept, &there.attachment, there.erased),
        (None, &None, false)
    );
    assert!(matches!(
        opened(&other, restricted.id),
        Err(AttachError::Unread(_))
    ));
    assert!(matches!(
        opened(&other, open.id),
        Err(AttachError::NotHere(_))
    ));
    let found = other.verify().unwrap();
    assert!(found.is_sound(), "{:?}", found.problems);
    assert_eq!((found.files, found.lacking), (0, 3));

    // Revealed, everybody opens it; the file stays as it was sealed.
    record.reveal(&[restricted.id].into(), now()).unwrap();
    take(&mut other, &bundle(&record));
    assert!(matches!(
        opened(&other, restricted.id),
        Err(AttachError::NotHere(_))
    ));
}

#[test]
fn erasing_takes_the_file_with_the_last_entry_that_names_it() {
    let mut record = bare(1);
    let bytes = photograph();
    let first = attach(&mut record, &bytes, telling(None));
    let told = Attaching {
        note: None,
        ..telling(None)
    };
    let second = attach(&mut record, &bytes, told);
    let erase = |record: &mut Record, id| record.erase(&[id].into(), Why::Danger, now()).unwrap();
    erase(&mut record, first.id);
    assert!(matches!(
        opened(&record, first.id),
        Err(AttachError::Unread(_))
    ));
    assert_eq!(opened(&record, second.id).unwrap(), bytes);
    erase(&mut record, second.id);
    assert_eq!(
        (count(&record, "piece"), count(&record, "attached")),
        (0, 0)
    );
    assert!(record.attachments().unwrap().iter().all(|it| it.erased));
    let found = record.verify().unwrap();
    assert!(found.is_sound(), "{:?}", found.problems);
    assert_eq!((found.files, found.lacking), (0, 0));
}

#[test]
fn every_change_of_a_kept_file_is_found_and_placed() {
    let changes = [
        (
            "UPDATE piece SET bytes = zeroblob(length(bytes)) WHERE place = 1",
            "attached file is not",
        ),
        ("DELETE FROM piece WHERE place = 1", "attached file is not"),
        (
            "UPDATE piece SET place = place + 1 WHERE place = 2",
            "attached file is not",
        ),
        (
            "UPDATE attached SET size = size + 1",
            "attached file is not",
        ),
        (
            "UPDATE attached SET id = zeroblob(32)",
            "no attachment here names",
        ),
        ("DELETE FROM attached", "belong to no attached file"),
        ("DELETE FROM attached", "attached here with it is gone"),
        (
            "INSERT INTO attached (id, size) VALUES (zeroblob(32), 0)",
            "no attachment here names",
        ),
    ];
    for (change, told) in changes {
        let mut record = bare(1);
        attach(&mut record, &photograph(), telling(None));
        record
            .store()
            .connection()
            .pragma_update(None, "foreign_keys", false)
            .unwrap();
        record.store().connection().execute(change, []).unwrap();
        let found = record.verify().unwrap();
        let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
        assert!(
            said.iter().any(|it| it.contains(told)),
            "{change}: {said:?}"
        );
    }
}

#[test]
fn a_file_is_refused_where_its_entry_cannot_be_written() {
    let mut record = bare(1);
    let absent = EntryId::from_bytes([7; 32]);
    let mut input = Cursor::new(b"x".to_vec());
    let refused = record.attach(&mut input, telling(Some(absent)), now(), |_| {});
    assert!(matches!(refused, Err(AttachError::Absent(_))));
    let told = Attaching {
        group: Some("nobody".to_owned()),
        ..telling(None)
    };
    let refused = record.attach(&mut input, told, now(), |_| {});
    assert!(matches!(refused, Err(AttachError::Group(_))));
    /// Another file each time it is read.
    struct Moving(u8);
    impl Read for Moving {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            out.fill(self.0);
            self.0 += 1;
            Ok(if self.0.is_multiple_of(4) {
                0
            } else {
                out.len()
            })
        }
    }
    impl Seek for Moving {
        fn seek(&mut self, _: io::SeekFrom) -> io::Result<u64> {
            self.0 = 1;
            Ok(0)
        }
    }
    let refused = record.attach(&mut Moving(0), telling(None), now(), |_| {});
    assert!(matches!(refused, Err(AttachError::Changed)), "{refused:?}");
    assert!(record.attachments().unwrap().is_empty());
}

/// Everything that is attached, as it goes to others.
fn parcel(record: &Record, sending: &crate::Sending) -> (Vec<u8>, crate::WrittenParcel) {
    let mut out = Vec::new();
    let written = record.write_parcel(sending, &mut out, |_| {}).unwrap();
    (out, written)
}

fn take_parcel(
    record: &mut Record,
    bytes: &[u8],
) -> Result<crate::TakenParcel, crate::ParcelError> {
    let parcel = crate::Incoming {
        name: "a.attachments".to_owned(),
        input: Box::new(bytes),
    };
    record.take_parcel(parcel, |_| {})
}

/// Another node of the same truce, which has only the charter.
fn joined(record: &Record) -> Record {
    let all = bundle(record);
    let mut input = all.as_slice();
    let mut unpacker = crate::bundle::Unpacker::open(&mut input).unwrap();
    let charter = unpacker.next_entry().unwrap().unwrap();
    let beta = Organisation::new("Beta office").unwrap();
    Record::join_in_memory(&beta, &charter, crate::Entropy::fixed(9)).unwrap()
}

#[test]
fn files_are_asked_for_and_come_in_any_order_and_more_than_once() {
    use crate::{Sending, TakenParcel};
    let mut record = bare(1);
    let bytes = photograph();
    let one = attach(&mut record, &bytes, telling(None));
    let two = attach(&mut record, b"a signed text", telling(None));
    let mut other = joined(&record);
    let (all, written) = parcel(&record, &Sending::All);
    assert_eq!((written.files, written.lacking), (2, 0));
    assert!(crate::parcel::is_parcel(&all) && crate::fuzz::parcel(&all));

    // Before the entries nobody there asks for them.
    let early = take_parcel(&mut other, &all).unwrap();
    assert_eq!((early.new, early.unasked), (0, 2));
    take(&mut other, &bundle(&record));
    let (asking, none) = parcel(&other, &Sending::Asked(BTreeSet::new()));
    assert_eq!(none.files, 0);
    let mut input = asking.as_slice();
    let asked = crate::parcel::ParcelUnpacker::open(&mut input).unwrap();
    let asked = asked.opening().lacks.clone();
    assert_eq!(asked, other.lacking().unwrap());
    assert_eq!(asked.len(), 2);
    // What nobody names is nobody's business.
    let stranger = Sha256::of(b"stranger");
    let first = asked.iter().copied().take(1).chain([stranger]).collect();
    let (part, written) = parcel(&record, &Sending::Asked(first));
    assert_eq!((written.files, written.lacking), (1, 0));
    assert_eq!(take_parcel(&mut other, &part).unwrap().new, 1);
    let rest = take_parcel(&mut other, &all).unwrap();
    let due = TakenParcel {
        carried: 2,
        new: 1,
        here: 1,
        unasked: 0,
    };
    assert_eq!(rest, due);
    assert_eq!(take_parcel(&mut other, &all).unwrap().here, 2);
    assert_eq!(opened(&other, one.id).unwrap(), bytes);
    assert_eq!(opened(&other, two.id).unwrap(), b"a signed text");
    let found = other.verify().unwrap();
    assert!(found.is_sound(), "{:?}", found.problems);
    assert_eq!((found.files, found.lacking), (2, 0));

    // What was erased there stays away, and is not asked for.
    other.erase(&[one.id].into(), Why::Request, now()).unwrap();
    assert!(other.lacking().unwrap().is_empty());
    let after = take_parcel(&mut other, &all).unwrap();
    assert_eq!((after.new, after.here, after.unasked), (0, 1, 1));
}

#[test]
fn a_parcel_that_was_changed_or_cut_leaves_nothing_behind_that_is_not_signed_for() {
    let mut record = bare(1);
    attach(&mut record, b"a signed text", telling(None));
    let mut other = joined(&record);
    take(&mut other, &bundle(&record));
    let (all, _) = parcel(&record, &crate::Sending::All);
    for at in (0..all.len()).step_by(41).chain(all.len() - 50..all.len()) {
        let mut changed = all.clone();
        changed[at] ^= 1;
        for bytes in [&changed[..], &all[..at]] {
            let refused = take_parcel(&mut other, bytes).unwrap_err();
            // Of a file that came whole before what is wrong, the signed hash says all that is needed.
            if refused.taken.new == 0 {
                let kept = other.store().reader().all_attached().unwrap();
                assert_eq!(kept, [], "byte {at}");
                continue;
            }
            let found = other.verify().unwrap();
            assert!(found.is_sound() && found.files == 1, "byte {at}");
            let id = other.attachments().unwrap()[0].id;
            assert_eq!(opened(&other, id).unwrap(), b"a signed text");
            let kept = other.store().reader().all_attached().unwrap();
            let change = other.store_mut().change().unwrap();
            change.drop_attached(kept[0].n).unwrap();
            change.commit().unwrap();
        }
    }
    assert!(take_parcel(&mut other, &[&all[..], b"x"].concat()).is_err());
    let strange = parcel(&bare(7), &crate::Sending::All).0;
    let refused = take_parcel(&mut other, &strange).unwrap_err();
    assert!(refused.to_string().contains("another space"), "{refused}");
}
