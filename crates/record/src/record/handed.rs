//! What the tests of erasing and of groups share: a claim that names somebody, and bundles handed from record to record.

use tregua_calendar::Timestamp;

use crate::common::{at, claim};
use crate::{Draft, Incoming, Kind, Merged, Record, Since};

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
