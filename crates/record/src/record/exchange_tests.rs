//! Two and three nodes of one truce: what travels, what is kept apart, and that no order matters.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor};

use proptest::prelude::*;

use super::*;
use crate::Since;
use crate::bundle::{Carried, Content, MIN_BUNDLE_BYTES, Packer, Unpacker};
use crate::common::{at, claim, monitors, signed, story};
use crate::entries::KindCode;
use crate::{AgreementText, Codes, Draft, Extra, Finding, Kind, Record, Unread, Why};

/// Everything in one bundle.
fn bundle(record: &Record, since: &Since) -> Vec<u8> {
    let mut out = Vec::new();
    let part = record.write_part(since, 0, 1, u64::MAX, &mut out).unwrap();
    assert_eq!((part.next, part.bytes), (None, out.len() as u64));
    out
}

fn take(record: &mut Record, bundles: &[&[u8]]) -> Result<Merged, MergeError> {
    let incoming = bundles.iter().enumerate().map(|(n, bytes)| Incoming {
        name: format!("{n}.bundle"),
        input: Box::new(*bytes),
    });
    record.merge(incoming.collect(), at("2030-01-03T08:00:00Z"), |_| {})
}

fn first_of(bundle: &[u8]) -> Carried {
    let mut input = bundle;
    let mut unpacker = Unpacker::open(&mut input).unwrap();
    unpacker.next_entry().unwrap().unwrap()
}

fn delta() -> Organisation {
    Organisation::new("Delta Office").unwrap()
}

/// A second node of the same truce, with everything that the first has.
fn joined(first: &Record, seed: u64, author: &Organisation) -> Record {
    let bytes = bundle(first, &Since::Nothing);
    let entropy = Entropy::fixed(seed);
    let mut record = Record::join_in_memory(author, &first_of(&bytes), entropy).unwrap();
    take(&mut record, &[&bytes]).unwrap();
    record
}

fn say(record: &mut Record, key: &str) -> EntryId {
    let draft = claim(key, Kind::Claim).into();
    record.append(vec![draft], signed()).unwrap()[0]
}

type Contents = BTreeMap<EntryId, Option<Payload>>;

/// What a record says, whatever its order: every entry with its payload, but for what each node signs of itself.
fn contents(record: &Record) -> Contents {
    let entries = record.entries().unwrap().into_iter();
    let told = entries.filter(|entry| entry.header.kind.number() != 4);
    told.map(|entry| (entry.id, entry.payload)).collect()
}

fn sound(record: &Record) -> crate::Verification {
    let found = record.verify().unwrap();
    let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert!(found.is_sound(), "{said:#?}");
    found
}

#[test]
fn what_another_node_signed_waits_until_its_device_is_trusted() {
    let mut first = story(1);
    let mut second = joined(&first, 2, &delta());
    assert_eq!(contents(&first), contents(&second));
    assert_eq!(second.space(), first.space());
    assert_ne!(second.device(), first.device());
    say(&mut second, "x1");
    sound(&second);

    let back = bundle(&second, &Since::Have(first.have().unwrap()));
    let merged = take(&mut first, &[&back]).unwrap();
    assert_eq!((merged.new, merged.here, merged.apart), (0, 0, 2));
    assert_eq!(merged.receipts, []);
    let found = sound(&first);
    assert_eq!((found.entries, found.apart), (7, 2));
    let waiting = first.waiting().unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (waiting[0].device, waiting[0].entries),
        (second.device(), 2)
    );
    assert!(!waiting[0].admitted && waiting[0].organisation == delta());
    assert!(
        first
            .statement_by_key("Delta Office", "x1")
            .unwrap()
            .is_none()
    );

    let time = at("2030-01-03T09:00:00Z");
    let merged = first.trust(second.device(), &delta(), time).unwrap();
    assert_eq!((merged.new, merged.receipts.len()), (2, 1));
    let here = first
        .statement_by_key("Delta Office", "x1")
        .unwrap()
        .unwrap();
    assert_eq!((here.received, here.own), (Some(time), false));
    assert_eq!(first.waiting().unwrap(), []);
    assert_eq!(sound(&first).apart, 0);
    // Nothing more comes of doing it again.
    assert_eq!(take(&mut first, &[&back]).unwrap().here, 2);
    let again = first.trust(second.device(), &delta(), time).unwrap();
    assert_eq!((again.new, again.receipts.len()), (0, 0));
    assert_eq!(first.entries().unwrap().len(), 7 + 1 + 2 + 1);
}

#[test]
fn a_claim_of_another_can_be_denied_by_its_key_and_each_own_key_comes_first() {
    let first = story(3);
    let mut second = joined(&first, 4, &delta());
    let deny = |key: &str| crate::Claim {
        refers_to: vec!["c1".into()],
        ..claim(key, Kind::Deny)
    };
    let of = |record: &Record, id| record.proof(id).unwrap().unwrap().0.header().refs.clone();
    let theirs = first
        .statement_by_key("Lake Monitors", "c1")
        .unwrap()
        .unwrap();
    let id = second.append(vec![deny("x1").into()], signed()).unwrap()[0];
    assert!(of(&second, id).iter().any(|named| named.id == theirs.id));
    let own = say(&mut second, "c1");
    let id = second.append(vec![deny("x2").into()], signed()).unwrap()[0];
    assert!(of(&second, id).iter().any(|named| named.id == own));
    assert!(!of(&second, id).iter().any(|named| named.id == theirs.id));
    sound(&second);
}

/// The columns say what reading says.
fn received_alike(record: &Record, author: &str, key: &str) -> Option<Timestamp> {
    let column = record.statement_by_key(author, key).unwrap().unwrap();
    let entries = record.entries().unwrap().into_iter();
    let read: Vec<_> = entries.filter(|entry| entry.id == column.id).collect();
    assert_eq!(read[0].received, column.received);
    column.received
}

#[test]
fn what_a_node_signed_itself_comes_back_with_its_own_receipts() {
    // An older copy was put back: what the first signed since is in a bundle only, and at another node.
    let (mut full, mut old) = (story(50), story(50));
    let mut second = joined(&old, 51, &delta());
    say(&mut second, "x1");
    let from_second = bundle(&second, &Since::Nothing);
    take(&mut full, &[&from_second]).unwrap();
    full.trust(second.device(), &delta(), at("2030-01-02T09:00:00Z"))
        .unwrap();
    let reception = crate::Reception {
        at: at("2030-01-02T10:00:00Z"),
        rebuilt: false,
        files: Vec::new(),
    };
    let drafts = vec![claim("own1", Kind::Claim).into()];
    full.import(drafts, reception, signed()).unwrap();
    let whole = bundle(&full, &Since::Nothing);
    // What comes back covers entries of others that did not come with it, and then do.
    let mut alone = Vec::new();
    let mut input = whole.as_slice();
    let mut unpacker = Unpacker::open(&mut input).unwrap();
    let mut packer = Packer::open(&mut alone, &unpacker.opening().clone()).unwrap();
    while let Some(one) = unpacker.next_entry().unwrap() {
        let envelope = Envelope::decode(&one.bytes).unwrap();
        if envelope.header().device == full.device() {
            packer
                .add(&one.bytes, one.sealed.as_ref().map(Content::Open), u64::MAX)
                .unwrap();
        }
    }
    packer.close().unwrap();
    let device = old.renew_device(at("2030-01-02T12:00:00Z")).unwrap();
    assert_eq!(old.device(), device);
    take(&mut old, &[&alone]).unwrap();
    assert!(!sound(&old).remarks.is_empty());
    let own = received_alike(&old, "Lake Monitors", "own1");
    assert_eq!(own, Some(at("2030-01-02T10:00:00Z")));
    take(&mut old, &[&whole]).unwrap();
    sound(&old);
    let theirs = received_alike(&old, "Delta Office", "x1");
    assert_eq!(theirs, Some(at("2030-01-02T09:00:00Z")));

    // The same device signed on in the older copy, its guard put back with it.
    let mut copy = story(50);
    say(&mut copy, "other");
    say(&mut copy, "own1");
    take(&mut copy, &[&whole]).unwrap();
    assert!(!sound(&copy).forks.is_empty());
    received_alike(&copy, "Lake Monitors", "own1");
}

#[test]
fn whose_admission_counts_no_longer_is_kept_and_can_be_admitted_again() {
    let mut first = story(60);
    let mut second = joined(&first, 61, &delta());
    say(&mut second, "x1");
    take(&mut first, &[&bundle(&second, &Since::Nothing)]).unwrap();
    let (before, last) = (first.device(), first.head().unwrap().seq);
    let time = at("2030-01-03T09:00:00Z");
    first.trust(second.device(), &delta(), time).unwrap();
    first.renew_device(time).unwrap();
    first.revoke(before, Some(last), time).unwrap();
    let found = sound(&first);
    let lapsed = |problem: &&crate::Problem| matches!(problem.found, Finding::Lapsed(_));
    assert_eq!(found.remarks.iter().filter(lapsed).count(), 1);
    assert_eq!(first.revoked().unwrap().get(&second.device()), Some(&0));
    let members = first.members().unwrap();
    assert!(
        members
            .iter()
            .any(|it| it.device == second.device() && it.lapsed)
    );

    first.trust(second.device(), &delta(), time).unwrap();
    assert_eq!(first.revoked().unwrap().get(&second.device()), None);
    assert!(!first.members().unwrap().iter().any(|it| it.lapsed));
    assert_eq!(sound(&first).remarks.iter().filter(lapsed).count(), 0);
}

#[test]
fn a_device_that_told_two_stories_has_both_of_them_kept_and_shown() {
    // The same key and the same beginning, and then not.
    let (mut one, mut other) = (story(5), story(5));
    let mut reader = joined(&one, 6, &delta());
    let here = [say(&mut one, "a1"), say(&mut one, "a2")];
    let there = [
        say(&mut other, "b1"),
        say(&mut other, "b2"),
        say(&mut other, "b3"),
    ];
    let (one, other) = (
        bundle(&one, &Since::Nothing),
        bundle(&other, &Since::Nothing),
    );
    let merged = take(&mut reader, &[&one]).unwrap();
    assert_eq!((merged.new, merged.forks.len()), (2, 0));
    let merged = take(&mut reader, &[&other]).unwrap();
    let mut forks: Vec<BTreeSet<EntryId>> = Vec::new();
    for fork in &merged.forks {
        forks.push(fork.entries.iter().copied().collect());
    }
    let both = |n: usize| BTreeSet::from([here[n], there[n]]);
    assert_eq!((merged.new, forks), (3, vec![both(0), both(1)]));
    assert_eq!(merged.forks[0].seq, 7);
    let found = sound(&reader);
    assert_eq!(found.forks, merged.forks);
    assert_eq!(reader.forks().unwrap(), merged.forks);
    for key in ["a1", "a2", "b1", "b2", "b3"] {
        assert!(
            reader
                .statement_by_key("Lake Monitors", key)
                .unwrap()
                .is_some()
        );
    }
    // Whoever has one of the stories is told the other, whatever they say they have.
    let mut third = joined(&story(5), 7, &Organisation::new("Third").unwrap());
    take(&mut third, &[&one]).unwrap();
    let rest = bundle(&reader, &Since::Have(third.have().unwrap()));
    let merged = take(&mut third, &[&rest]).unwrap();
    assert_eq!(merged.forks.len(), 2);
    sound(&third);
}

#[test]
fn every_changed_byte_and_every_cut_is_refused_with_its_place_and_changes_nothing() {
    let first = story(8);
    let whole = bundle(&first, &Since::Nothing);
    let mut second = joined(&story(8), 9, &delta());
    let before = second.entries().unwrap();
    let (mut flips, mut cuts) = (0, 0);
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        let MergeError::Bundle { file, error } = take(&mut second, &[&changed]).unwrap_err() else {
            panic!("byte {at}");
        };
        assert_eq!(file, "0.bundle");
        // What is wrong may only show where something ends, and never before it begins.
        let next = error.at + 4000;
        assert!(
            error.at <= at as u64 && (at as u64) < next || error.item > 8,
            "{at}: {error}"
        );
        flips += 1;
    }
    for length in 0..whole.len() {
        let error = take(&mut second, &[&whole[..length]]).unwrap_err();
        let said = error.to_string();
        assert!(
            said.contains("cut off") || said.contains("no bundle"),
            "{said}"
        );
        cuts += 1;
    }
    let mut longer = whole.clone();
    longer.push(0);
    let said = take(&mut second, &[&longer]).unwrap_err().to_string();
    assert!(said.contains("follows the end"), "{said}");
    assert_eq!(second.entries().unwrap(), before);
    println!("{flips} bytes changed, {cuts} cuts: all refused");
    // One bad file, and none of them is taken.
    let mut more = story(8);
    say(&mut more, "z1");
    let good = bundle(&more, &Since::Nothing);
    assert!(take(&mut second, &[&good, &longer]).is_err());
    assert_eq!(second.entries().unwrap(), before);
    assert_eq!(take(&mut second, &[&good]).unwrap().new, 1);
}

#[test]
fn no_length_is_believed_before_it_was_held_to_what_is_allowed() {
    let first = story(10);
    let whole = bundle(&first, &Since::Have(first.have().unwrap()));
    // The opening stays; then an entry of four gigabytes is announced, or one of many exabytes, or a list of them.
    let closing = 1 + 1 + 1 + 34;
    let opening = &whole[..whole.len() - closing];
    for tail in [
        &[0x82, 1, 0x5a, 0xff, 0xff, 0xff, 0xff][..],
        &[
            0x82, 1, 0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        ],
        &[0x82, 1, 0x59, 0xf0, 0x01],
    ] {
        let bytes = [opening, tail].concat();
        let mut second = joined(&story(10), 11, &delta());
        let said = take(&mut second, &[&bytes]).unwrap_err().to_string();
        assert!(said.contains("are allowed"), "{said}");
    }
}

#[test]
fn an_entry_of_another_truce_is_refused() {
    let mut first = story(12);
    let said = take(&mut first, &[&bundle(&story(13), &Since::Nothing)]);
    let said = said.unwrap_err().to_string();
    assert!(said.contains("another space"), "{said}");
}

#[test]
fn kinds_of_a_later_version_are_kept_and_told_as_such() {
    let mut first = story(14);
    let entropy = &mut Entropy::fixed(99);
    // A map with one field, of a kind that nobody knows yet.
    let sealed = Sealed {
        salt: entropy.draw().unwrap(),
        bytes: vec![0xa1, 0x00, 0x01],
    };
    let head = first.head().unwrap();
    let header = Header {
        space: first.space(),
        kind: KindCode::from(77),
        author: monitors(),
        device: first.device(),
        seq: head.seq + 1,
        prev: Some(head.id),
        seen: Vec::new(),
        signed: signed(),
        codes: Codes::default(),
        refs: BTreeSet::new(),
        commit: sealed.commit(),
        size: sealed.size(),
        group: None,
        salt: None,
        extra: Extra::default(),
    };
    let device = first.device();
    let signed = Record::with_key(&first.signer, device, |key| Envelope::sign(header, key));
    let envelope = signed.unwrap().unwrap();
    let change = first.store.change().unwrap();
    change.add(&envelope, None, Some((&sealed, None))).unwrap();
    change.commit().unwrap();
    let second = joined(&first, 15, &delta());
    let kept = second.entries().unwrap();
    let kept = kept.iter().find(|entry| entry.id == envelope.id()).unwrap();
    assert_eq!(kept.unread, Some(Unread::UnknownKind));
    assert_eq!(sound(&second).not_understood.len(), 1);
    let (bytes, payload) = second.proof(envelope.id()).unwrap().unwrap();
    assert_eq!((bytes.bytes(), payload), (envelope.bytes(), Some(sealed)));
}

/// The bundle without the payloads of its entries, as somebody on its way may make it.
fn without_payloads(bundle: &[u8]) -> Vec<u8> {
    let mut input = bundle;
    let mut unpacker = Unpacker::open(&mut input).unwrap();
    let mut out = Vec::new();
    let mut packer = Packer::open(&mut out, &unpacker.opening().clone()).unwrap();
    while let Some(carried) = unpacker.next_entry().unwrap() {
        packer.add(&carried.bytes, None, u64::MAX).unwrap();
    }
    packer.close().unwrap();
    out
}

#[test]
fn payloads_that_were_left_out_come_later_and_those_that_were_erased_stay_away() {
    let mut first = story(16);
    say(&mut first, "e1");
    let whole = bundle(&first, &Since::Nothing);
    let bare = without_payloads(&whole);
    let charter = first_of(&whole);
    let mut second = Record::join_in_memory(&delta(), &charter, Entropy::fixed(17)).unwrap();
    assert_eq!(take(&mut second, &[&bare]).unwrap().new, 7);
    let found = sound(&second);
    assert_eq!((found.bare, found.erased.len()), (7, 0));
    let merged = take(&mut second, &[&whole]).unwrap();
    assert_eq!((merged.new, merged.filled), (0, 7));
    assert_eq!(contents(&second), contents(&first));
    assert_eq!(sound(&second).bare, 0);

    let id = second
        .statement_by_key("Lake Monitors", "e1")
        .unwrap()
        .unwrap()
        .id;
    second.erase(&[id].into(), Why::Slip, signed()).unwrap();
    let merged = take(&mut second, &[&whole]).unwrap();
    assert_eq!((merged.new, merged.filled), (0, 0));
    assert_eq!(sound(&second).erased.len(), 1);
}

#[test]
fn a_large_record_goes_in_parts_that_come_in_any_order() {
    let mut first = story(18);
    for n in 0..6 {
        let text = AgreementText::new(&format!("{n}.tregua"), &format!("{n}").repeat(900_000));
        let draft = Draft::new(Payload::Agreement(text));
        first.append(vec![draft], signed()).unwrap();
    }
    let (mut parts, mut from) = (Vec::new(), Some(0));
    while let Some(start) = from {
        let mut out = Vec::new();
        let part = parts.len() as u64 + 1;
        let written = first.write_part(&Since::Nothing, start, part, MIN_BUNDLE_BYTES, &mut out);
        from = written.unwrap().next;
        assert!(out.len() as u64 <= MIN_BUNDLE_BYTES);
        parts.push(out);
    }
    assert_eq!(parts.len(), 3);
    let charter = first_of(&parts[0]);
    let mut second = Record::join_in_memory(&delta(), &charter, Entropy::fixed(19)).unwrap();
    let mut merged = Vec::new();
    for part in [2, 1, 0] {
        merged.push(take(&mut second, &[&parts[part]]).unwrap());
        sound(&second);
    }
    assert!(merged[0].new == 0 && merged[0].apart > 0, "{merged:?}");
    assert_eq!(contents(&first), contents(&second));
    assert_eq!(second.waiting().unwrap(), []);
}

#[test]
fn there_is_little_room_for_what_waits_and_parts_that_come_together_need_none() {
    let mut first = story(22);
    let begun = bundle(&first, &Since::Nothing);
    let have = first.have().unwrap();
    say(&mut first, "one before");
    let one = bundle(&first, &Since::Have(have));
    let have = first.have().unwrap();
    let many = (0..250).map(|n| claim(&format!("m{n}"), Kind::Claim).into());
    first.append(many.collect(), signed()).unwrap();
    let rest = bundle(&first, &Since::Have(have));
    let charter = first_of(&begun);
    let mut second = Record::join_in_memory(&delta(), &charter, Entropy::fixed(23)).unwrap();
    take(&mut second, &[&begun]).unwrap();
    let said = take(&mut second, &[&rest]).unwrap_err().to_string();
    assert!(said.contains("than there is room for"), "{said}");
    assert_eq!(second.waiting().unwrap(), []);
    assert_eq!(take(&mut second, &[&rest, &one]).unwrap().new, 251);
    sound(&second);
}

#[test]
fn what_is_kept_apart_is_held_to_its_bytes_too() {
    let mut first = story(20);
    let mut second = joined(&first, 21, &delta());
    say(&mut second, "x1");
    take(&mut first, &[&bundle(&second, &Since::Nothing)]).unwrap();
    for change in [
        "UPDATE apart SET seq = seq + 1",
        "UPDATE apart SET author = 'Lake Monitors'",
        "UPDATE apart SET payload = x'a0'",
        "UPDATE apart SET bytes = x'80'",
    ] {
        let connection = first.store().connection();
        connection.execute_batch("BEGIN").unwrap();
        connection.execute_batch(change).unwrap();
        assert!(!first.verify().unwrap().is_sound(), "{change}");
        connection.execute_batch("ROLLBACK").unwrap();
    }
    let sql = format!(
        "INSERT INTO node (device, author) VALUES (x'{}', 'Delta Office')",
        second.device()
    );
    first.store().connection().execute_batch(&sql).unwrap();
    let found = first.verify().unwrap();
    // Whoever else is said to sign here has not received what the receipts of the founder say.
    let column = |found: &Finding| {
        matches!(
            found,
            Finding::Column {
                column: "received",
                ..
            }
        )
    };
    assert!(found.problems.iter().any(|problem| column(&problem.found)));
}

/// The records of three nodes that told each other something, as bundles in parts.
fn three_nodes() -> (Vec<Vec<u8>>, Vec<DeviceId>, Contents) {
    let mut first = story(30);
    let (echo, fox) = (delta(), Organisation::new("Fox Watch").unwrap());
    let (mut second, mut third) = (joined(&first, 31, &echo), joined(&first, 32, &fox));
    let time = at("2030-01-03T10:00:00Z");
    for n in 0..4 {
        say(&mut first, &format!("f{n}"));
        say(&mut second, &format!("s{n}"));
        say(&mut third, &format!("t{n}"));
        let from_third = bundle(&third, &Since::Nothing);
        take(&mut second, &[&from_third]).unwrap();
        second.trust(third.device(), &fox, time).unwrap();
    }
    let mut again = story(30);
    say(&mut again, "another story");
    let mut bundles = Vec::new();
    for record in [&first, &second, &third, &again] {
        let whole = bundle(record, &Since::Nothing);
        // Cut by hand into bundles of five entries.
        let mut input = whole.as_slice();
        let mut unpacker = Unpacker::open(&mut input).unwrap();
        let mut carried = Vec::new();
        while let Some(one) = unpacker.next_entry().unwrap() {
            carried.push(one);
        }
        for some in carried.chunks(5) {
            let mut out = Vec::new();
            let mut packer = Packer::open(&mut out, &unpacker.opening().clone()).unwrap();
            for one in some {
                packer
                    .add(&one.bytes, one.sealed.as_ref().map(Content::Open), u64::MAX)
                    .unwrap();
            }
            packer.close().unwrap();
            bundles.push(out);
        }
    }
    let mut all = contents(&first);
    all.extend(contents(&second));
    all.extend(contents(&third));
    all.extend(contents(&again));
    (bundles, vec![second.device(), third.device()], all)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Any order, any repetition, trust given at any moment: the same record.
    #[test]
    fn the_order_of_bundles_does_not_matter(
        order in Just((0..64_usize).collect::<Vec<_>>()).prop_shuffle(),
        trust_after in 0..12_usize,
        twice in 0..12_usize,
    ) {
        let (bundles, devices, mut all) = three_nodes();
        let whole = bundle(&story(30), &Since::Nothing);
        let reader = Organisation::new("Reader").unwrap();
        let mut record = Record::join_in_memory(&reader, &first_of(&whole), Entropy::fixed(33)).unwrap();
        let names = [delta(), Organisation::new("Fox Watch").unwrap()];
        let order = order.into_iter().filter(|place| *place < bundles.len());
        for (n, place) in order.enumerate() {
            take(&mut record, &[&bundles[place]]).unwrap();
            if n == twice {
                take(&mut record, &[&bundles[place]]).unwrap();
            }
            if n == trust_after {
                for (device, name) in devices.iter().zip(&names) {
                    record.trust(*device, name, signed()).unwrap();
                }
            }
        }
        prop_assert_eq!(record.waiting().unwrap(), []);
        let own = record.entries().unwrap().into_iter().filter(|entry| entry.own);
        all.extend(own.filter(|entry| entry.header.kind.number() != 4).map(|entry| (entry.id, entry.payload)));
        prop_assert_eq!(contents(&record), all);
        prop_assert_eq!(sound(&record).forks.len(), 1);
    }
}

#[test]
fn a_bundle_reads_from_a_stream_that_gives_little_at_a_time() {
    struct Slow(Cursor<Vec<u8>>);
    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(7);
            self.0.read(&mut buffer[..most])
        }
    }
    let first = story(40);
    let mut second = joined(&story(40), 41, &delta());
    let input = Box::new(Slow(Cursor::new(bundle(&first, &Since::Nothing))));
    let name = "slow.bundle".to_owned();
    let merged = second.merge(vec![Incoming { name, input }], signed(), |_| {});
    assert_eq!(merged.unwrap().here, 7);
}

#[test]
fn a_device_that_another_of_its_organisation_revoked_signs_nothing_but_what_came() {
    let mut first = story(41);
    let mut second = joined(&first, 42, &monitors());
    say(&mut second, "x1");
    let (mine, time) = (first.device(), at("2030-01-03T09:00:00Z"));
    let refused = first.revoke(mine, None, time).unwrap_err();
    assert!(matches!(refused, MergeError::OwnDevice(device) if device == mine));
    let send = |from: &Record, to: &mut Record| {
        let sent = bundle(from, &Since::Have(to.have().unwrap()));
        take(to, &[&sent]).unwrap()
    };
    send(&second, &mut first);
    first.trust(second.device(), &monitors(), time).unwrap();
    send(&first, &mut second);

    let last = first.head().unwrap().seq;
    let refused = second.revoke(mine, Some(last + 9), time).unwrap_err();
    let MergeError::NotSignedYet { known, .. } = refused else {
        panic!("{refused}");
    };
    assert_eq!(known, Some(last));
    let revoked = second.revoke(mine, Some(last), time).unwrap();
    assert_eq!(revoked.stopped.len(), 1);
    assert_eq!(first.may_not_sign().unwrap().map(|it| it.to_string()), None);
    let merged = send(&second, &mut first);
    assert_eq!(
        (merged.stopped[0].device, merged.stopped[0].revoked),
        (mine, Some(Some(last)))
    );
    assert_eq!(merged.receipts.len(), 1);

    let draft = || vec![claim("x9", Kind::Claim).into()];
    let is_revoked = |error: &AppendError| matches!(error, AppendError::Key(KeyError::Revoked(device)) if *device == mine);
    assert!(is_revoked(&first.append(draft(), time).unwrap_err()));
    let refused = first.trust(DeviceId::from_bytes([9; 32]), &delta(), time);
    let Err(MergeError::Append(refused)) = refused else {
        panic!("{refused:?}");
    };
    assert!(is_revoked(&refused));
    assert!(matches!(
        first.may_not_sign().unwrap(),
        Some(KeyError::Revoked(_))
    ));
    let is_remarked = |record: &Record| {
        let remarks = sound(record).remarks;
        remarks
            .iter()
            .any(|it| it.found == Finding::SignerRevoked(mine))
    };
    assert!(is_remarked(&first));
    first.renew_device(time).unwrap();
    first.append(draft(), time).unwrap();
    assert!(first.may_not_sign().unwrap().is_none());
    assert!(!is_remarked(&first));
}

#[test]
fn what_waits_for_its_predecessor_is_not_told_as_waiting_for_trust() {
    let mut first = story(43);
    let mut second = joined(&first, 44, &delta());
    say(&mut second, "x1");
    let time = at("2030-01-03T09:00:00Z");
    let early = bundle(&second, &Since::Have(first.have().unwrap()));
    take(&mut first, &[&early]).unwrap();
    assert_eq!(take(&mut first, &[&early]).unwrap().apart_already, 2);
    first.trust(second.device(), &delta(), time).unwrap();

    say(&mut second, "x2");
    let have = second.have().unwrap();
    let middle = bundle(&second, &Since::Have(first.have().unwrap()));
    say(&mut second, "x3");
    let late = bundle(&second, &Since::Have(have));
    let merged = take(&mut first, &[&late]).unwrap();
    assert_eq!((merged.new, merged.apart, merged.awaiting), (0, 1, 1));
    let found = sound(&first);
    assert_eq!((found.apart, found.awaiting), (1, 1));
    let merged = take(&mut first, &[&late]).unwrap();
    assert_eq!((merged.apart, merged.apart_already), (0, 1));
    let merged = take(&mut first, &[&late, &middle]).unwrap();
    assert_eq!((merged.new, merged.apart_already), (2, 0));
    assert_eq!(sound(&first).apart, 0);
    // A claim is found by its key, whoever signed it.
    let found = first.statements_by_key("x3").unwrap();
    assert_eq!(found.len(), 1);
    say(&mut first, "x3");
    assert_eq!(first.statements_by_key("x3").unwrap().len(), 2);
    assert_eq!(first.statements_by_key("x7").unwrap(), []);
}

#[test]
fn a_node_that_joins_before_anything_was_said_can_sign() {
    let mut first = crate::common::bare(45);
    let mut second = joined(&first, 46, &delta());
    assert!(second.may_not_sign().unwrap().is_none());
    say(&mut second, "x1");
    sound(&second);
    let sent = bundle(&second, &Since::Have(first.have().unwrap()));
    assert_eq!(take(&mut first, &[&sent]).unwrap().apart, 2);
}
