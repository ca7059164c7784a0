//! Three organisations that share a charter: who counts, whatever comes first, and that nobody decides alone.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::handed::{bundle, now, take};
use super::*;
use crate::bundle::{Carried, Content, Packer, Unpacker};
use crate::common::{Folder, claim, signed};
use crate::{Entropy, InitError, Kind, Member};

const NAMES: [&str; 4] = ["Alpha", "Beta", "Gamma", "Delta"];

fn of(name: &str) -> Organisation {
    Organisation::new(name).unwrap()
}

/// The root key of Alpha, Beta, Gamma or Delta.
fn root(n: usize) -> RootKey {
    RootKey::fixed(n as u8 + 1)
}

fn roster(names: usize, threshold: u64) -> Roster {
    let seat = |n: usize| Seat {
        root: root(n).id(),
        devices: BTreeSet::new(),
    };
    let seats = NAMES.iter().take(names).enumerate();
    Roster {
        seats: seats.map(|(n, name)| (of(name), seat(n))).collect(),
        threshold,
    }
}

fn first_of(bytes: &[u8]) -> Carried {
    let mut input = bytes;
    let mut unpacker = Unpacker::open(&mut input).unwrap();
    unpacker.next_entry().unwrap().unwrap()
}

fn joined(first: &Record, n: usize) -> Record {
    let all = bundle(first);
    let entropy = Entropy::fixed(n as u64 + 10);
    let mut record = Record::join_in_memory(&of(NAMES[n]), &first_of(&all), entropy).unwrap();
    take(&mut record, &all);
    record
}

/// Alpha founds a record that two of three change; Beta and Gamma join it, and say that their devices are theirs.
fn three() -> [Record; 3] {
    let first = Record::shared_in_memory(&of("Alpha"), roster(3, 2), signed(), Entropy::fixed(1));
    let mut first = first.unwrap();
    let mut others = [1, 2].map(|n| {
        let mut record = joined(&first, n);
        assert!(!record.charter().unwrap().unwrap().is_taken);
        record.introduce(&root(n), now()).unwrap();
        assert!(record.charter().unwrap().unwrap().is_taken);
        record
    });
    for other in &others {
        assert_eq!(take(&mut first, &bundle(other)).apart, 0);
    }
    let all = bundle(&first);
    others.iter_mut().for_each(|other| drop(take(other, &all)));
    let [second, third] = others;
    [first, second, third]
}

fn exchange(records: &mut [Record]) {
    for _ in 0..2 {
        let all: Vec<Vec<u8>> = records.iter().map(bundle).collect();
        for record in records.iter_mut() {
            all.iter().for_each(|bytes| drop(take(record, bytes)));
        }
    }
}

fn charter(record: &Record) -> CharterNow {
    record.charter().unwrap().unwrap()
}

fn sound(record: &Record) {
    let found = record.verify().unwrap();
    let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert!(found.is_sound(), "{said:#?}");
    outside(record);
}

/// `tregua-verify`, which shares no code with this crate, finds it sound too, and the same members.
fn outside(record: &Record) -> tregua_verify::Report {
    let folder = Folder::new("charter");
    let path = folder.path("a.record");
    let connection = record.store().connection();
    let sql = "VACUUM INTO ?1";
    connection.execute(sql, [path.to_str().unwrap()]).unwrap();
    let report = tregua_verify::record(&path, &tregua_verify::Given::default()).unwrap();
    let said = report.noted.join("\n");
    for member in members(record) {
        let (device, name) = (member.device, &member.organisation);
        let counted = format!("entries of device {device} for \"{name}\"");
        let counts = said.lines().any(|line| line.starts_with(&counted));
        assert_eq!(counts, !member.lapsed, "{device} {name}\n{said}");
        let cut = match member.revoked {
            Some(Some(last)) => {
                format!("device {device} was revoked: its entries count up to its number {last}")
            }
            Some(None) => format!("device {device} was revoked: none of its entries counts"),
            None => continue,
        };
        assert!(said.contains(&cut), "{cut}\n{said}");
    }
    report
}

fn members(record: &Record) -> Vec<Member> {
    record.members().unwrap()
}

fn seat(n: usize) -> Difference {
    Difference::Seat(of(NAMES[n]), root(n).id())
}

#[test]
fn everybody_takes_the_devices_that_root_keys_introduce_and_every_node_has_the_same_members() {
    let mut records = three();
    let known = members(&records[0]);
    assert_eq!(known.len(), 3);
    assert!(known.iter().all(|it| it.revoked.is_none() && !it.lapsed));
    for record in &records {
        assert_eq!(members(record), known);
        sound(record);
    }
    let draft = claim("c1", Kind::Claim).into();
    records[2].append(vec![draft], signed()).unwrap();
    exchange(&mut records);
    assert!(
        records[0]
            .statement_by_key("Gamma", "c1")
            .unwrap()
            .is_some()
    );
    // Twice is once.
    let again = records[1].introduce(&root(1), now()).unwrap();
    assert_eq!(again, Merged::default());
}

#[test]
fn a_change_waits_for_its_threshold_and_no_party_alone_admits_or_throws_out() {
    let mut records = three();
    let (id, _) = records[0]
        .propose(&[seat(3)], Some(&root(0)), now())
        .unwrap();
    exchange(&mut records);
    for record in &records {
        let now = charter(record);
        assert_eq!(now.roster.seats.len(), 3);
        let [open] = now.open.as_slice() else {
            panic!("{now:#?}")
        };
        assert_eq!((open.id, open.threshold), (id, 2));
        assert_eq!(open.approved, BTreeSet::from([of("Alpha")]));
        // With four organisations two are no majority any more.
        let said = [
            Difference::Seat(of("Delta"), root(3).id()),
            Difference::Threshold(3),
        ];
        assert_eq!(open.differences, said);
    }
    // Neither again, nor by whom the charter does not know.
    assert_eq!(
        records[0].approve(id, &root(0), now()).unwrap(),
        Merged::default()
    );
    let stranger = records[0].approve(id, &root(3), now());
    assert!(matches!(stranger, Err(CharterError::NotARoot(_))));
    records[1].approve(id, &root(1), now()).unwrap();
    exchange(&mut records);
    for record in &records {
        let now = charter(record);
        assert_eq!(
            (now.state, now.roster.seats.len(), now.roster.threshold),
            (id, 4, 3)
        );
        assert!(now.open.is_empty() && now.in_effect.len() == 1);
        let said = outside(record).proved.join("\n");
        let words = format!("{id} was approved by the root keys of \"Alpha\", \"Beta\", 2 of 3");
        assert!(said.contains(&words), "{said}");
        sound(record);
    }
    // Nor does anybody alone decide about another's devices.
    let gamma = records[2].device();
    let alone = records[0].revoke(gamma, None, now());
    assert!(matches!(alone, Err(MergeError::Shared(name)) if name == of("Gamma")));
    let alone = records[0].trust(root_device(), &of("Delta"), now());
    assert!(matches!(alone, Err(MergeError::Shared(_))));
}

fn root_device() -> DeviceId {
    DeviceId::from_bytes([7; 32])
}

#[test]
fn who_is_thrown_out_keeps_what_it_said_and_a_stolen_root_key_introduces_nobody_any_more() {
    let mut records = three();
    let gamma = records[2].device();
    // As far as it is known to whoever proposes.
    let last = records[0].last_here(gamma).unwrap().unwrap();
    let (id, _) = records[0]
        .propose(&[Difference::NoSeat(of("Gamma"))], Some(&root(0)), now())
        .unwrap();
    let carried = {
        exchange(&mut records);
        // Beta signs on a machine of its own; Alpha carries it.
        records[1].sign_approval(id, &root(1)).unwrap().to_string()
    };
    let signed_note = Signed::parse(carried.as_bytes()).unwrap();
    records[0].carry(&signed_note, now()).unwrap();
    exchange(&mut records);
    for record in &records {
        let found = members(record)
            .into_iter()
            .find(|it| it.device == gamma)
            .unwrap();
        assert_eq!(found.revoked, Some(Some(last)));
        sound(record);
    }
    let refused = records[2].append(vec![claim("late", Kind::Claim).into()], signed());
    assert!(refused.is_err(), "what it signs counts for nothing");
    // Beta's root key was stolen: the two that are left change it, and the old one says nothing any more.
    let rotated = RootKey::fixed(77);
    let (id, _) = records[0]
        .propose(
            &[Difference::Root(of("Beta"), rotated.id())],
            Some(&root(0)),
            now(),
        )
        .unwrap();
    exchange(&mut records);
    records[1].approve(id, &root(1), now()).unwrap();
    exchange(&mut records);
    let mut thief = joined(&records[0], 1);
    assert!(matches!(
        thief.introduce(&root(1), now()),
        Err(CharterError::NotARoot(_))
    ));
    thief.introduce(&rotated, now()).unwrap();
    let merged = take(&mut records[0], &bundle(&thief));
    assert_eq!(merged.apart, 0);
    // Beta's device of before is named by the change, and counts as it did.
    let beta = records[1].device();
    assert!(
        members(&records[0])
            .iter()
            .any(|it| it.device == beta && it.revoked.is_none())
    );
}

#[test]
fn one_root_key_of_three_changes_nothing_whatever_it_signs() {
    let mut records = three();
    let known = members(&records[1]);
    let hostile = [
        vec![Difference::NoSeat(of("Alpha"))],
        vec![Difference::Root(of("Beta"), root(3).id())],
        vec![Difference::End(records[1].device(), None)],
        vec![seat(3), Difference::Device(of("Delta"), root_device())],
    ];
    for edits in hostile {
        records[2].propose(&edits, Some(&root(2)), now()).unwrap();
    }
    exchange(&mut records);
    for record in &records {
        assert_eq!(members(record), known);
        assert_eq!(
            (
                charter(record).open.len(),
                charter(record).roster.seats.len()
            ),
            (4, 3)
        );
        sound(record);
    }
    let waits = outside(&records[0]).noted.join("\n");
    assert!(
        waits.contains("that \"Gamma\" proposed has 1 of 2 approvals (\"Gamma\"): it waits"),
        "{waits}"
    );
    // Whoever runs Gamma's machine has its device's key, its root key and the database, and makes approvals up: Beta's in name
    // alone, one of Beta's for another change, and one of Beta's for this change in another space.
    let all: Vec<EntryId> = charter(&records[2]).open.iter().map(|it| it.id).collect();
    let [wanted, other] = [all[0], all[1]];
    let space = records[2].space();
    let elsewhere = crate::SpaceId::from_bytes([9; 32]);
    for signature in [
        root(2).sign(&change_words(space, wanted)),
        root(1).sign(&change_words(space, other)),
        root(1).sign(&change_words(elsewhere, wanted)),
        root(1).sign(&format!("approve {wanted}")),
    ] {
        let forged = Payload::Approval(Approval {
            root: root(1).id(),
            signature,
            change: Some(wanted),
        });
        let sign = |taking: &mut super::super::exchange::Taking<'_>| {
            taking.sign(forged)?;
            Ok(Vec::new())
        };
        records[2].taking(now(), sign).unwrap();
    }
    exchange(&mut records);
    for record in &records {
        assert_eq!(
            (members(record), charter(record).open.len()),
            (known.clone(), 4)
        );
        sound(record);
    }
    // A threshold that one could reach alone is no threshold.
    let alone = records[2].propose(&[Difference::Threshold(1)], Some(&root(2)), now());
    assert!(matches!(
        alone,
        Err(CharterError::Roster(RosterProblem::Threshold { .. }))
    ));
    let nothing = records[2].propose(&[Difference::Threshold(2)], None, now());
    assert!(matches!(nothing, Err(CharterError::NothingChanges)));
}

#[test]
fn two_changes_of_one_state_are_both_kept_and_one_counts_everywhere() {
    let mut records = three();
    let (one, _) = records[0]
        .propose(&[seat(3)], Some(&root(0)), now())
        .unwrap();
    let edits = [Difference::Device(of("Gamma"), root_device())];
    let (other, _) = records[2].propose(&edits, Some(&root(2)), now()).unwrap();
    // Beta approves both, to each before it knows of the other's approval.
    let signed_both = [one, other].map(|id| {
        let mut apart = joined(&records[0], 1);
        take(&mut apart, &bundle(&records[2]));
        apart.sign_approval(id, &root(1)).unwrap()
    });
    records[0].carry(&signed_both[0], now()).unwrap();
    records[2].carry(&signed_both[1], now()).unwrap();
    assert_eq!(
        (charter(&records[0]).state, charter(&records[2]).state),
        (one, other)
    );
    exchange(&mut records);
    for record in &records {
        let now = charter(record);
        assert_eq!(now.state, one.min(other));
        let [beside] = now.beside.as_slice() else {
            panic!("{now:#?}")
        };
        assert_eq!(beside.id, one.max(other));
        assert!(beside.approved.contains(&of("Beta")));
        sound(record);
    }
    let late = records[0].sign_approval(one.max(other), &root(0));
    assert!(matches!(late, Err(CharterError::PassedBy(_))));
}

#[test]
fn what_cannot_be_a_charter_is_refused() {
    let make = |roster: Roster| {
        Record::shared_in_memory(&of("Alpha"), roster, signed(), Entropy::fixed(1)).map(drop)
    };
    assert!(matches!(
        make(roster(1, 1)),
        Err(InitError::Roster(RosterProblem::Alone))
    ));
    for threshold in [0, 1, 4] {
        let made = make(roster(3, threshold));
        assert!(matches!(
            made,
            Err(InitError::Roster(RosterProblem::Threshold { .. }))
        ));
    }
    let mut same = roster(3, 2);
    same.seats.get_mut(&of("Beta")).unwrap().root = root(0).id();
    assert!(matches!(
        make(same),
        Err(InitError::Roster(RosterProblem::SameRoot(..)))
    ));
    let mut without = roster(4, 3);
    without.seats.remove(&of("Alpha"));
    assert!(matches!(make(without), Err(InitError::NoSeat(_))));
    let alone = Record::in_memory(&of("Alpha"), signed(), None, Entropy::fixed(1)).unwrap();
    assert_eq!(alone.charter().unwrap(), None);
}

/// Each entry of these bundles in a bundle of its own, none twice.
fn one_by_one(bundles: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut parts = BTreeSet::new();
    for bytes in bundles {
        let mut input = bytes.as_slice();
        let mut unpacker = Unpacker::open(&mut input).unwrap();
        let mut opening = unpacker.opening().clone();
        opening.have.clear();
        while let Some(one) = unpacker.next_entry().unwrap() {
            let mut out = Vec::new();
            let mut packer = Packer::open(&mut out, &opening).unwrap();
            let content = one.sealed.as_ref().map(Content::Open);
            packer.add(&one.bytes, content, u64::MAX).unwrap();
            packer.close().unwrap();
            parts.insert(out);
        }
    }
    parts.into_iter().collect()
}

/// A seat for Delta, whose device signs; a key changed; Gamma thrown out; two changes of one state; a device that Beta revokes.
fn eventful() -> Vec<Vec<u8>> {
    let mut records = Vec::from(three());
    let pass = |records: &mut Vec<Record>, by: usize, edits: &[Difference], with: &[usize]| {
        let (id, _) = records[by].propose(edits, Some(&root(by)), now()).unwrap();
        exchange(records);
        for n in with {
            records[*n].approve(id, &root(*n), now()).unwrap();
        }
        exchange(records);
    };
    pass(&mut records, 0, &[seat(3)], &[1]);
    let mut delta = joined(&records[0], 3);
    delta.introduce(&root(3), now()).unwrap();
    delta
        .append(vec![claim("d1", Kind::Claim).into()], signed())
        .unwrap();
    records.push(delta);
    exchange(&mut records);
    let second = records[1].renew_device(now()).unwrap();
    records[1].introduce(&root(1), now()).unwrap();
    exchange(&mut records);
    pass(
        &mut records,
        3,
        &[Difference::Root(of("Beta"), root(8).id())],
        &[0, 2],
    );
    assert!(
        members(&records[0])
            .iter()
            .any(|it| it.device == second && !it.lapsed)
    );
    // Delta and Alpha each want Gamma out, in two changes, and Gamma agrees to both.
    let edits = [Difference::NoSeat(of("Gamma"))];
    let (one, _) = records[0].propose(&edits, Some(&root(0)), now()).unwrap();
    let (other, _) = records[3].propose(&edits, Some(&root(3)), now()).unwrap();
    exchange(&mut records);
    let both = [one, other].map(|id| records[2].sign_approval(id, &root(2)).unwrap());
    let beta = [one, other].map(|id| records[1].sign_approval(id, &root(8)).unwrap());
    for (n, at) in [(0, 0), (3, 1)] {
        records[n].carry(&both[at], now()).unwrap();
        records[n].carry(&beta[at], now()).unwrap();
    }
    records[2]
        .append(vec![claim("g1", Kind::Claim).into()], signed())
        .unwrap();
    records.iter().map(bundle).collect()
}

static EVENTFUL: LazyLock<Vec<Vec<u8>>> = LazyLock::new(eventful);

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Entry by entry in any order: the same charter, the same members, the same entries that count.
    #[test]
    fn the_order_in_which_entries_come_does_not_matter(
        order in Just((0..192_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let bundles = &*EVENTFUL;
        let parts = one_by_one(bundles);
        assert!(parts.len() < 192, "{}", parts.len());
        let reader = |seed| {
            let charter = first_of(&bundles[0]);
            Record::join_in_memory(&of("Reader"), &charter, Entropy::fixed(seed)).unwrap()
        };
        let (mut whole, mut shuffled) = (reader(90), reader(90));
        bundles.iter().for_each(|bytes| drop(take(&mut whole, bytes)));
        for place in order.into_iter().filter(|place| *place < parts.len()) {
            take(&mut shuffled, &parts[place]);
        }
        prop_assert_eq!(charter(&shuffled), charter(&whole));
        prop_assert_eq!(members(&shuffled), members(&whole));
        prop_assert_eq!(shuffled.revoked().unwrap(), whole.revoked().unwrap());
        prop_assert_eq!(counted(&shuffled), counted(&whole));
        sound(&whole);
        sound(&shuffled);
    }
}

/// Entries on record that count, but for what the reader signed of itself.
fn counted(record: &Record) -> BTreeSet<EntryId> {
    let ends = record.revoked().unwrap();
    let counts = |entry: &crate::Entry| {
        let end = ends.get(&entry.header.device);
        !entry.own && end.is_none_or(|end| entry.header.seq < *end)
    };
    record
        .entries()
        .unwrap()
        .into_iter()
        .filter(counts)
        .map(|entry| entry.id)
        .collect()
}
