//! What the tests of erasing and of groups share: a claim that names somebody, and bundles handed from record to record.

use tregua_calendar::Timestamp;

use crate::bundle::Unpacker;
use crate::common::{at, claim, reception, signed, story};
use crate::{Draft, Entropy, EntryId, Group, Incoming, Kind, Merged, Organisation, Record, Since};

/// Somebody's name.
pub(super) const NAME: &str = "Zacharias Quillfeather";

pub(super) fn now() -> Timestamp {
    at("2030-01-03T08:00:00Z")
}

/// A claim whose words name somebody.
pub(super) fn naming(key: &str) -> Draft {
    let mut one = claim(key, Kind::Claim);
    one.figure = Some(NAME.into());
    one.into()
}

/// All of a record in one bundle.
pub(super) fn bundle(record: &Record) -> Vec<u8> {
    let mut out = Vec::new();
    let all = record.write_part(&Since::Nothing, 0, 1, u64::MAX, &mut out);
    assert_eq!(all.unwrap().next, None);
    out
}

/// Takes a bundle in.
pub(super) fn take(record: &mut Record, bytes: &[u8]) -> Merged {
    let incoming = Incoming {
        name: "a.bundle".to_owned(),
        input: Box::new(bytes),
    };
    record.merge(vec![incoming], now(), |_| {}).unwrap()
}

/// A record of the truce that this bundle is of.
pub(super) fn joined(bytes: &[u8], seed: u64, author: &str) -> Record {
    let mut input = bytes;
    let mut unpacker = Unpacker::open(&mut input).unwrap();
    let charter = unpacker.next_entry().unwrap().unwrap();
    let author = Organisation::new(author).unwrap();
    Record::join_in_memory(&author, &charter, Entropy::fixed(seed)).unwrap()
}

/// Nothing is wrong with it.
pub(super) fn sound(record: &Record) {
    let found = record.verify().unwrap();
    let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert!(found.is_sound(), "{said:#?}");
}

pub(super) fn of(name: &str, readers: &[&String]) -> Group {
    Group {
        name: name.to_owned(),
        readers: readers.iter().map(|reader| (*reader).clone()).collect(),
    }
}

/// What stands as printed under a key of the founder.
pub(super) fn says(record: &Record, key: &str) -> Option<String> {
    let entry = record.statement_by_key("Lake Monitors", key).unwrap()?;
    entry.claim()?.figure.as_ref().map(Into::into)
}

/// A founder with a claim for a group in which the second is and the third is not.
pub(super) fn three() -> (Record, Record, Record, EntryId) {
    let mut first = story(1);
    let whole = bundle(&first);
    let mut second = joined(&whole, 2, "Delta Office");
    let third = joined(&whole, 3, "Hill Office");
    let (own, other) = (first.make_reader().unwrap(), second.make_reader().unwrap());
    first
        .set_group(of("families", &[&own, &other]), signed())
        .unwrap();
    let done = first.import_for("families", vec![naming("n1")], reception(), signed());
    (first, second, third, done.unwrap().entries[0])
}
