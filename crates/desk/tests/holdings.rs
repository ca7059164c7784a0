//! What a record holds, read whole and read on, against the record's own reading.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::sync::Arc;

use jiff::Timestamp;
use tregua_desk::{By, Holdings};
use tregua_record::{
    Claim, Draft, Entropy, Kind, Organisation, Payload, Reception, Record, Shared, Source,
};
use tregua_wording::{Lang, Wording};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn claim(key: &str, source: Option<&str>) -> Draft {
    let mut claim = Claim::new(key, Kind::Claim, "Alpha");
    claim.source = source.map(Into::into);
    claim.received = (key == "own").then(|| at("2030-01-01T10:00:00Z"));
    Draft::new(Payload::Statement(claim))
}

fn source(key: &str) -> Draft {
    Draft::new(Payload::Source(Source {
        key: key.to_owned(),
        published: Some("2031-03-02T06:00+00:00".parse().unwrap()),
        ..Source::default()
    }))
}

fn import(record: &mut Record, drafts: Vec<Draft>, day: u32, rebuilt: bool) {
    let at = at(&format!("2031-03-{day:02}T08:00:00Z"));
    let reception = Reception {
        at,
        rebuilt,
        files: Vec::new(),
    };
    record.import(drafts, reception, at).unwrap();
}

fn record() -> Record {
    let author = Organisation::new("Lake Monitors").unwrap();
    Record::in_memory(&author, at("2031-03-01T00:00:00Z"), None, Entropy::system()).unwrap()
}

/// Held rows say the same as the record's own entries.
fn agrees(holdings: &Holdings, record: &Record) {
    let entries = record.entries().unwrap();
    assert_eq!(holdings.entries().len(), entries.len());
    for (held, entry) in holdings.entries().iter().zip(entries) {
        assert_eq!(
            (held.received, held.rebuilt),
            (entry.received, entry.rebuilt),
            "{}",
            held.id
        );
        assert_eq!(**held, {
            let mut own = tregua_desk::Held::of(entry, &mut Shared::default());
            own.author = Arc::clone(&held.author);
            own
        });
    }
}

#[test]
fn what_was_read_on_is_what_is_read_whole_and_shares_what_was_there() {
    let words = Wording::new(Lang::English);
    let mut record = record();
    import(
        &mut record,
        vec![source("S"), claim("a", Some("S"))],
        3,
        false,
    );
    // No receipt covers it yet.
    record
        .append(vec![claim("late", None)], at("2031-03-04T00:00:00Z"))
        .unwrap();
    let before = Holdings::of(&record, &words).unwrap();
    agrees(&before, &record);
    import(&mut record, vec![claim("own", None)], 5, true);
    let after = before.read_on(&record, &words).unwrap();
    agrees(&after, &record);
    agrees(&Holdings::of(&record, &words).unwrap(), &record);
    for (old, new) in before.entries().iter().zip(after.entries()) {
        assert!(Arc::ptr_eq(old, new));
    }
    assert!(!after.rebuilt());
    let nothing = after.read_on(&record, &words).unwrap();
    assert_eq!(nothing.entries().len(), after.entries().len());
}

#[test]
fn a_receipt_that_comes_behind_what_was_held_already_counts() {
    let words = Wording::new(Lang::English);
    let mut record = record();
    import(
        &mut record,
        vec![claim("a", None), claim("own", None)],
        3,
        true,
    );
    // Someone who had read the entries and not yet the receipt behind them.
    let all = Holdings::of(&record, &words).unwrap();
    let held: Vec<_> = all.entries().iter().map(|held| (**held).clone()).collect();
    let (receipts, mut others): (Vec<_>, Vec<_>) = held
        .into_iter()
        .partition(|held| held.kind.word() == Some("receipt"));
    assert_eq!(receipts.len(), 1);
    others.iter_mut().for_each(|held| {
        held.received = None;
        held.rebuilt = false;
    });
    let later = Holdings::default().with(others).with(receipts);
    agrees(&later, &record);
    assert!(later.rebuilt());
}

#[test]
fn statements_share_their_claims_and_are_known_from_the_time_chosen() {
    let words = Wording::new(Lang::English);
    let mut record = record();
    import(
        &mut record,
        vec![source("S"), claim("a", Some("S"))],
        3,
        false,
    );
    let holdings = Holdings::of(&record, &words).unwrap();
    let clock = tregua_calendar::Clock::new("+00:00", "00:00").unwrap();
    let known = |by| {
        let statements = holdings.statements(by, &clock);
        let [one] = statements.as_slice() else {
            panic!("{statements:?}")
        };
        let held = holdings.claims().next().unwrap();
        assert!(Arc::ptr_eq(&one.claim, held));
        one.known
    };
    assert_eq!(known(By::Received), at("2031-03-03T08:00:00Z"));
    // What does not say when it was said is known from when its source came out.
    assert_eq!(known(By::Said), at("2031-03-02T06:00:00Z"));
}
