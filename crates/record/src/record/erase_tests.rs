//! What is erased is gone from every file beside the record, stays away, and breaks no proof.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;

use super::super::handed::{NAME, bundle, naming, now, take};
use super::*;
use crate::bundle::Unpacker;
use crate::common::{Folder, at, claim, full_claim, monitors, reception, signed, story, text};
use crate::{Entropy, Kind, Reception};

/// Every file of the folder that holds the words.
fn files_with(folder: &Folder, words: &str) -> Vec<String> {
    let mut names = folder.names();
    names.retain(|name| {
        let bytes = fs::read(folder.path(name)).unwrap();
        bytes
            .windows(words.len())
            .any(|window| window == words.as_bytes())
    });
    names
}

fn sound(record: &Record) -> crate::Verification {
    let found = record.verify().unwrap();
    let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert!(found.is_sound(), "{said:#?}");
    found
}

fn joined(bytes: &[u8], seed: u64, author: &str) -> Record {
    let mut input = bytes;
    let mut unpacker = Unpacker::open(&mut input).unwrap();
    let charter = unpacker.next_entry().unwrap().unwrap();
    let author = Organisation::new(author).unwrap();
    let mut record = Record::join_in_memory(&author, &charter, Entropy::fixed(seed)).unwrap();
    take(&mut record, bytes);
    record
}

#[test]
fn what_is_erased_is_in_no_file_beside_the_record_and_proofs_hold() {
    let folder = Folder::new("erase");
    let path = folder.path("lake.record");
    let mut record = Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    // Enough of them that pages were split and filled anew.
    let many = (0..300).map(|n| naming(&format!("n{n}")));
    let ids = record.append(many.collect(), signed()).unwrap();
    record
        .append(vec![claim("kept", Kind::Claim).into()], signed())
        .unwrap();
    let head = record.sign_head().unwrap();
    assert!(!files_with(&folder, NAME).is_empty());

    let erased = record.erase(&ids.iter().copied().collect(), Why::Danger, now());
    let erased = erased.unwrap();
    assert_eq!((erased.entries.len(), erased.notices.len()), (300, 300));
    assert!(erased.wiped && erased.before.is_empty());
    // With the record open and after it is closed.
    assert_eq!(files_with(&folder, NAME), Vec::<String>::new());
    let found = record
        .verify_against(&[head.note.to_string().as_bytes()])
        .unwrap();
    assert!(found.is_sound(), "{:?}", found.problems);
    assert_eq!(found.erased.len(), 300);
    let proof = record.prove(ids[0], &[]).unwrap();
    assert_eq!(proof.0.index, 2);
    let (envelope, sealed) = record.proof(ids[0]).unwrap().unwrap();
    assert!(envelope.check_signature().is_ok() && sealed.is_none());
    drop(record);
    assert_eq!(files_with(&folder, NAME), Vec::<String>::new());

    let mut record = Record::open(&path).unwrap();
    let notices = record.notices().unwrap();
    assert_eq!(notices.len(), 300);
    let first = notices.iter().find(|notice| notice.of == ids[0]).unwrap();
    assert_eq!(
        (first.why, first.own, first.signed),
        (Some(Why::Danger), true, now())
    );
    assert_eq!(first.author, monitors());
    assert!(!String::from_utf8_lossy(&bundle(&record)).contains(NAME));
    // Doing it again signs nothing more, and wipes again.
    let again = record.erase(&[ids[0]].into(), Why::Danger, now()).unwrap();
    assert_eq!((again.entries, again.before), (vec![], vec![ids[0]]));
    assert_eq!(record.notices().unwrap().len(), 300);
    sound(&record);
}

#[test]
fn another_program_that_reads_keeps_the_file_from_being_wiped_and_that_is_told() {
    let folder = Folder::new("erase-read");
    let path = folder.path("lake.record");
    let mut record = Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    let ids = record.append(vec![naming("n1")], signed()).unwrap();
    let ids: BTreeSet<EntryId> = ids.into_iter().collect();
    let reader = rusqlite::Connection::open(&path).unwrap();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM entry")
        .unwrap();
    let erased = record.erase(&ids, Why::Slip, now()).unwrap();
    assert!(!erased.wiped);
    sound(&record);
    reader.execute_batch("COMMIT").unwrap();
    assert!(record.erase(&ids, Why::Slip, now()).unwrap().wiped);
    assert_eq!(files_with(&folder, NAME), Vec::<String>::new());
}

#[test]
fn what_a_record_rests_on_stays_and_nothing_is_erased_by_half() {
    let mut record = story(1);
    let entries = record.entries().unwrap();
    let claim = entries[3].id;
    // The charter, the receipt; a notice of an erasure below.
    for needed in [entries[0].id, entries[6].id] {
        let both = [claim, needed].into();
        let error = record.erase(&both, Why::Law, now()).unwrap_err();
        assert!(matches!(error, EraseError::Needed(id) if id == needed));
    }
    let absent = EntryId::from_bytes([9; 32]);
    let error = record.erase(&[claim, absent].into(), Why::Law, now());
    assert!(matches!(error, Err(EraseError::Absent(id)) if id == absent));
    assert_eq!(record.entries().unwrap(), entries);
    // A source, a text, a denial: all may go.
    let some = [entries[1].id, entries[2].id, entries[5].id].into();
    let erased = record.erase(&some, Why::Term, now()).unwrap();
    assert_eq!(sound(&record).erased.len(), 3);
    let notice = erased.notices[0];
    let error = record.erase(&[notice].into(), Why::Law, now()).unwrap_err();
    assert!(matches!(error, EraseError::Needed(id) if id == notice));
}

#[test]
fn a_claim_that_said_itself_when_it_was_received_is_received_by_its_receipt_then() {
    let mut record = story(2);
    let mut own = full_claim("r1", Kind::Claim);
    own.received = Some(at("2029-12-31T00:00:00Z"));
    (own.repeats, own.refers_to) = (None, Vec::new());
    let rebuilt = Reception {
        rebuilt: true,
        ..reception()
    };
    let imported = record.import(vec![own.into()], rebuilt, signed()).unwrap();
    let id = imported.entries[0];
    record.erase(&[id].into(), Why::Request, now()).unwrap();
    sound(&record);
}

#[test]
fn a_notice_of_others_asks_and_one_of_the_same_organisation_is_followed() {
    let mut first = story(3);
    let id = first.append(vec![naming("n1")], signed()).unwrap()[0];
    let whole = bundle(&first);
    let mut other = joined(&whole, 4, "Delta Office");
    let mut same = joined(&whole, 5, "Lake Monitors");
    first.erase(&[id].into(), Why::Danger, now()).unwrap();
    let after = bundle(&first);

    let merged = take(&mut other, &after);
    assert_eq!((merged.asked, merged.erased), (1, 0));
    assert!(
        other
            .statement_by_key("Lake Monitors", "n1")
            .unwrap()
            .is_some()
    );
    assert_eq!(take(&mut other, &after).asked, 0);
    // They follow it: their notice names the one that asked.
    let followed = other.erase(&[id].into(), Why::Danger, now()).unwrap();
    let notice = other.entries().unwrap().pop().unwrap();
    assert_eq!(notice.id, followed.notices[0]);
    let asked = first.notices().unwrap()[0].id;
    let names = |rel, id| notice.header.refs.contains(&Ref { rel, id });
    assert!(names(Rel::Erases, id) && names(Rel::Replies, asked));
    sound(&other);

    let merged = take(&mut same, &after);
    assert_eq!((merged.asked, merged.erased, merged.unwiped), (0, 1, false));
    assert!(
        same.statement_by_key("Lake Monitors", "n1")
            .unwrap()
            .is_none()
    );
    assert_eq!(sound(&same).erased.len(), 1);
    assert_eq!(
        same.notices().unwrap().iter().filter(|it| it.own).count(),
        1
    );
    // Whoever still has it brings it back to nobody, whatever came first.
    for record in [&mut first, &mut other, &mut same] {
        assert_eq!(
            (take(record, &whole).filled, take(record, &whole).erased),
            (0, 0)
        );
        assert!(
            record
                .statement_by_key("Lake Monitors", "n1")
                .unwrap()
                .is_none()
        );
        sound(record);
    }
    // The first learns who followed.
    let back = bundle(&other);
    first.trust(other.device(), other.author(), now()).unwrap();
    take(&mut first, &back);
    first.trust(other.device(), other.author(), now()).unwrap();
    take(&mut first, &back);
    let authors: Vec<String> = first
        .notices()
        .unwrap()
        .iter()
        .map(|it| it.author.to_string())
        .collect();
    assert_eq!(authors, ["Lake Monitors", "Delta Office"]);
    sound(&first);
}

#[test]
fn content_that_comes_after_its_notice_stays_away() {
    let mut first = story(6);
    let whole = bundle(&first);
    let mut same = joined(&whole, 7, "Lake Monitors");
    let id = first.append(vec![naming("n1")], signed()).unwrap()[0];
    let with = bundle(&first);
    first.erase(&[id].into(), Why::Slip, now()).unwrap();
    let without = bundle(&first);
    // Without its content first, with the notice; then whole.
    let merged = take(&mut same, &without);
    assert_eq!((merged.new, merged.erased), (2, 0));
    assert_eq!(sound(&same).erased.len(), 1);
    let merged = take(&mut same, &with);
    assert_eq!((merged.filled, merged.erased), (0, 0));
    sound(&same);
    // What a node had erased itself comes back with an older copy of another's, after an older copy of its own was put back.
    let mut older = joined(&with, 8, "Lake Monitors");
    assert_eq!(take(&mut older, &without).erased, 1);
    sound(&older);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Whatever two devices of an organisation erase, and however often they tell each other, both end with the same.
    #[test]
    fn two_devices_end_with_the_same(ones in 0_u8..32, others in 0_u8..32, order in any::<[bool; 4]>()) {
        let mut first = story(20);
        let drafts = (0..5).map(|n| naming(&format!("n{n}"))).collect();
        let ids = first.append(drafts, signed()).unwrap();
        let mut second = joined(&bundle(&first), 21, "Lake Monitors");
        first.trust(second.device(), &monitors(), now()).unwrap();
        let some = |bits: u8| -> BTreeSet<EntryId> {
            let chosen = ids.iter().enumerate().filter(|(n, _)| bits & (1 << n) != 0);
            chosen.map(|(_, id)| *id).collect()
        };
        first.erase(&some(ones), Why::Term, now()).unwrap();
        second.erase(&some(others), Why::Term, now()).unwrap();
        for forth in order.into_iter().chain([true, false, true]) {
            let (from, to) = if forth { (&first, &mut second) } else { (&second, &mut first) };
            let bytes = bundle(from);
            take(to, &bytes);
            sound(to);
        }
        let gone = some(ones | others);
        for record in [&first, &second] {
            for id in &ids {
                let (_, sealed) = record.proof(*id).unwrap().unwrap();
                prop_assert_eq!(sealed.is_none(), gone.contains(id));
            }
        }
    }
}
