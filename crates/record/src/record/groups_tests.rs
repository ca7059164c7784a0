//! What is for a group travels sealed: its readers read it, all others pass it on, and everybody sees that it is there.

use super::super::handed::{NAME, bundle, joined, naming, now, of, says, sound, take, three};
use super::*;
use crate::common::{Folder, monitors, reception, signed, text};
use crate::{EntryId, Incoming, Ref, Rel, Reveal, RevealError, Unread, Why};

#[test]
fn readers_read_it_and_all_others_see_that_it_is_there_and_pass_it_on() {
    let (first, mut second, mut third, id) = three();
    assert_eq!(says(&first, "n1").as_deref(), Some(NAME));
    let sent = bundle(&first);
    assert!(!String::from_utf8_lossy(&sent).contains(NAME));
    take(&mut third, &sent);
    assert_eq!(says(&third, "n1"), None);
    let entry = third
        .entries()
        .unwrap()
        .into_iter()
        .find(|it| it.id == id)
        .unwrap();
    assert_eq!(entry.unread, Some(Unread::Erased));
    let group = third.groups().unwrap().remove(0);
    assert_eq!(
        (entry.header.group, group.readable),
        (Some(group.id), false)
    );
    assert_eq!(group.group.name, "families");
    sound(&third);
    // From one who cannot read it to one who can.
    take(&mut second, &bundle(&third));
    assert_eq!(says(&second, "n1").as_deref(), Some(NAME));
    assert!(second.groups().unwrap()[0].readable);
    assert!(!String::from_utf8_lossy(&bundle(&second)).contains(NAME));
    for record in [&first, &second] {
        sound(record);
    }
    // Nothing more comes of it, and nothing is lost by it.
    assert_eq!(take(&mut second, &sent).new, 0);
    assert_eq!(take(&mut third, &bundle(&second)).filled, 0);
    sound(&third);
}

#[test]
fn whoever_gets_a_key_later_reads_what_was_sealed_for_it() {
    let (mut first, mut second, _, _) = three();
    let key = second.reading.take();
    take(&mut second, &bundle(&first));
    assert_eq!(says(&second, "n1"), None);
    second.reading = key;
    assert_eq!(take(&mut second, &bundle(&first)).filled, 1);
    assert_eq!(says(&second, "n1").as_deref(), Some(NAME));
    sound(&second);
    // One who is in the group no longer reads what came before, and nothing after.
    let own = first.reader().unwrap().unwrap();
    first.set_group(of("families", &[&own]), signed()).unwrap();
    let done = first.import_for("families", vec![naming("n2")], reception(), signed());
    done.unwrap();
    take(&mut second, &bundle(&first));
    assert_eq!(
        (says(&second, "n2"), says(&second, "n1").as_deref()),
        (None, Some(NAME))
    );
    let groups = second.groups().unwrap();
    let replaced: Vec<bool> = groups.iter().map(|group| group.replaced).collect();
    assert_eq!(replaced, [true, false]);
    sound(&second);
}

#[test]
fn what_is_erased_goes_sealed_too_and_stays_away() {
    let (mut first, mut second, mut third, id) = three();
    let sent = bundle(&first);
    take(&mut second, &sent);
    take(&mut third, &sent);
    for record in [&mut first, &mut second, &mut third] {
        record.erase(&[id].into(), Why::Request, now()).unwrap();
        assert_eq!(record.store().reader().closed(id).unwrap(), None);
        take(record, &sent);
        assert_eq!(record.store().reader().closed(id).unwrap(), None);
        assert_eq!(says(record, "n1"), None);
        sound(record);
    }
}

/// Puts something else in the place of what is sealed for an entry.
fn sealed_anew(record: &Record, id: EntryId) -> Vec<u8> {
    let other = crate::Sealed {
        salt: [1; 32],
        bytes: vec![0xa0],
    };
    let readers = record.groups().unwrap().remove(0).group.readers;
    let false_one = crate::reading::close(&other, readers.iter()).unwrap();
    let sql = "UPDATE closed SET bytes = ?1 WHERE id = ?2";
    let values = rusqlite::params![false_one, id.as_bytes()];
    let connection = record.store().connection();
    assert_eq!(connection.execute(sql, values).unwrap(), 1);
    false_one
}

#[test]
fn what_is_sealed_and_was_altered_is_found_by_those_who_cannot_read_it() {
    let (first, _, mut third, id) = three();
    take(&mut third, &bundle(&first));
    sound(&third);
    sealed_anew(&third, id);
    let found = third.verify().unwrap().problems;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].id, &found[0].found),
        (Some(id), &crate::Finding::Closed)
    );
    // Nor does it go on from there.
    let mut fourth = joined(&bundle(&first), 4, "Lake Office");
    let altered = bundle(&third);
    let incoming = Incoming {
        name: "a.bundle".to_owned(),
        input: Box::new(altered.as_slice()),
    };
    let said = fourth.merge(vec![incoming], now(), |_| {}).unwrap_err();
    assert!(said.to_string().contains("not what was signed"), "{said}");
    assert!(take(&mut fourth, &bundle(&first)).new > 0);
    sound(&fourth);
}

#[test]
fn what_its_author_sealed_instead_stays_closed_and_nothing_else_is_lost() {
    let (mut first, mut second, _, id) = three();
    let (envelope, sealed) = first.proof(id).unwrap().unwrap();
    let false_one = sealed_anew(&first, id);
    let head = first.head().unwrap();
    let mut header = crate::Header {
        seq: head.seq + 1,
        prev: Some(head.id),
        ..envelope.header().clone()
    };
    header.set_closed(crate::Sha256::of(&false_one));
    let signed = Record::with_key(&first.signer, header.device, |key| {
        crate::Envelope::sign(header, key)
    });
    let instead = signed.unwrap().unwrap();
    let change = first.store.change().unwrap();
    let content = (sealed.as_ref().unwrap(), None);
    change.add(&instead, None, Some(content)).unwrap();
    change.put_closed(instead.id(), &false_one).unwrap();
    let sql = "DELETE FROM closed WHERE id = ?1";
    change.commit().unwrap();
    let connection = first.store().connection();
    connection.execute(sql, [id.as_bytes()]).unwrap();
    let merged = take(&mut second, &bundle(&first));
    assert!(merged.new > 1);
    let held = second.entries().unwrap();
    let held = held.iter().find(|it| it.id == instead.id()).unwrap();
    assert_eq!(held.unread, Some(Unread::Erased));
    sound(&second);
}

#[test]
fn sealed_payloads_of_no_entry_are_found() {
    let (first, ..) = three();
    let connection = first.store().connection();
    let sql = "INSERT INTO closed VALUES (x'01', x'02')";
    connection.execute(sql, []).unwrap();
    assert!(!first.verify().unwrap().is_sound());
}

#[test]
fn names_and_keys_are_held_to_their_form_and_groups_are_found_by_name_or_entry() {
    let (mut first, ..) = three();
    let own = first.reader().unwrap().unwrap();
    let refused = |first: &mut Record, group: Group| first.set_group(group, signed()).unwrap_err();
    let error = refused(&mut first, of(" families", &[&own]));
    assert!(matches!(error, GroupError::Name(_)));
    let error = refused(&mut first, of("families", &[&"age1nobody".to_owned()]));
    assert!(matches!(error, GroupError::Reader(_)));
    let error = refused(&mut first, of("families", &[]));
    assert!(matches!(error, GroupError::Readers(0)));
    let group = first.group("families").unwrap();
    assert_eq!(first.group(&group.id.to_string()[..8]).unwrap(), group);
    assert!(matches!(first.group("nobody"), Err(GroupError::Absent(_))));
    // The same again is nothing new.
    assert_eq!(first.set_group(group.group, signed()).unwrap(), group.id);
}

#[test]
fn the_reading_key_lies_beside_the_record_for_its_owner_alone() {
    let folder = Folder::new("reading");
    let path = folder.path("lake.record");
    let mut record = Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    assert_eq!(record.reader().unwrap(), None);
    let reader = record.make_reader().unwrap();
    drop(record);
    let mut record = Record::open(&path).unwrap();
    assert_eq!(record.make_reader().unwrap(), reader);
    let file = reading_key_path(&path);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("AGE-SECRET-KEY-1") && text.contains(&reader));
    std::fs::write(&file, "nothing of the kind\n").unwrap();
    assert!(matches!(record.reader(), Err(KeyError::NotAKey(_))));
    // A record without groups keeps the format that older programs read.
    let format = record.store().reader().format().unwrap();
    assert_eq!(format, 2);
}

#[test]
fn what_its_author_reveals_is_for_everybody_with_its_salt_and_what_others_say_changes_nothing() {
    let (mut first, mut second, mut third, id) = three();
    let all: BTreeSet<EntryId> = [id].into();
    take(&mut second, &bundle(&first));
    take(&mut third, &bundle(&first));
    assert!(matches!(
        second.reveal(&all, now()),
        Err(RevealError::OfAnother(_))
    ));
    let source = first.entries().unwrap()[2].id;
    assert!(matches!(
        first.reveal(&[source].into(), now()),
        Err(RevealError::Open(_))
    ));
    let absent = EntryId::from_bytes([9; 32]);
    assert!(matches!(
        first.reveal(&[absent].into(), now()),
        Err(RevealError::Absent(_))
    ));
    // One that can read it says so all the same: its bundles go on carrying it sealed.
    let draft = Draft {
        payload: Payload::Reveal(Reveal).into(),
        refs: vec![Ref {
            rel: Rel::Reveals,
            id,
        }],
    };
    second.append(vec![draft], now()).unwrap();
    assert!(!String::from_utf8_lossy(&bundle(&second)).contains(NAME));

    assert_eq!(first.reveal(&all, now()).unwrap().len(), 1);
    assert!(first.reveal(&all, now()).unwrap().is_empty());
    let sent = bundle(&first);
    assert!(String::from_utf8_lossy(&sent).contains(NAME));
    assert_eq!(take(&mut third, &sent).filled, 1);
    assert_eq!(says(&third, "n1").as_deref(), Some(NAME));
    // Others hand it on in the clear too, once they know.
    assert!(String::from_utf8_lossy(&bundle(&third)).contains(NAME));
    take(&mut second, &sent);
    for record in [&first, &second, &third] {
        sound(record);
    }
    first.erase(&all, Why::Slip, now()).unwrap();
    assert!(matches!(
        first.reveal(&all, now()),
        Err(RevealError::Unread(_))
    ));
}

#[test]
fn what_a_device_reveals_after_it_was_revoked_stays_sealed_in_the_bundles_of_those_who_revoked_it()
{
    let (mut first, mut second, _, id) = three();
    take(&mut second, &bundle(&first));
    let last = first.head().unwrap().seq;
    first.reveal(&[id].into(), now()).unwrap();
    take(&mut second, &bundle(&first));
    assert!(String::from_utf8_lossy(&bundle(&second)).contains(NAME));
    second.revoke(first.device(), Some(last), now()).unwrap();
    assert!(!String::from_utf8_lossy(&bundle(&second)).contains(NAME));
    sound(&second);
}

#[test]
fn the_receipt_of_what_is_for_a_group_tells_nothing_of_the_file() {
    let (mut first, _, _, _) = three();
    let drafts = vec![naming("n9")];
    let done = first.import_for("families", drafts, reception(), signed());
    let done = done.unwrap();
    let entries = first.entries().unwrap();
    let receipt = entries.iter().find(|entry| entry.id == done.receipts[0]);
    let Some(Payload::Receipt(receipt)) = &receipt.unwrap().payload else {
        panic!("a receipt");
    };
    assert_eq!((&receipt.files, &receipt.entries), (&vec![], &done.entries));
}
