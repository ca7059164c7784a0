//! From a file of rows to an edition and a line of quick entry, without a program around it.
#![expect(clippy::unwrap_used, reason = "a test may")]

use jiff::Timestamp;
use tregua_desk::answers::Ground;
use tregua_desk::editions::{self, Asked};
use tregua_desk::intake::{self, Handed};
use tregua_desk::rows::{Form, OnRecord, Table};
use tregua_desk::text::{newest_text, understand};
use tregua_desk::{By, FaultKind, Holdings};
use tregua_import::Layout;
use tregua_import::quick::Answers;
use tregua_record::{AgreementText, Entropy, Organisation, Reception, Record};
use tregua_wording::{Lang, Wording};

const TEXT: &str = "\
agreement \"Talks of the river\"
language 1, english
parties Alpha and Beta
counting bodies Counters
clock +02:00, each day runs 07:00 to 07:00
thing truck (trucks)
phase Pause
  starts 2031-03-01 07:00
  lasts 4 days

clause aid in Pause
  Alpha must admit at least 200 trucks each day
  counted at crossing
";

const ROWS: &str = "\
claim,kind,voice,act,actor,thing,amount,adds,counting_point,occurred,said
a1,claim,Alpha,admit,Alpha,trucks,210,total,crossing,2031-03-01,2031-03-02T09:00+02:00
";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn words() -> Wording {
    Wording::new(Lang::English)
}

fn record() -> Record {
    let author = Organisation::new("Lake Monitors").unwrap();
    let kept = Some(AgreementText::new("Talks of the river", TEXT));
    Record::in_memory(&author, at("2031-03-01T00:00:00Z"), kept, Entropy::system()).unwrap()
}

/// Puts rows on record; how many were new.
fn import(record: &mut Record, rows: &str) -> usize {
    let words = words();
    let file = Handed {
        name: "folder/claims.csv".to_owned(),
        bytes: rows.as_bytes().to_owned(),
    };
    assert_eq!(file.received().name, "claims.csv");
    let read = intake::read(record, std::slice::from_ref(&file), false, &words).unwrap();
    assert_eq!(read.problems, []);
    let batch = intake::batch(read, &words).unwrap();
    let planned = intake::plan(record, &batch.drafts, false, &words).unwrap();
    let now = at("2031-03-02T08:00:00Z");
    let reception = Reception {
        at: now,
        rebuilt: false,
        files: vec![file.received()],
    };
    let done = intake::put(record, batch.drafts, reception, now, &words).unwrap();
    assert_eq!(done.new, planned);
    planned
}

#[test]
fn rows_go_in_once_and_come_out_as_they_went_in() {
    let mut record = record();
    assert_eq!(import(&mut record, ROWS), 1);
    assert_eq!(import(&mut record, ROWS), 0);
    let holdings = Holdings::of(&record, &words()).unwrap();
    let rows = OnRecord::of(&holdings, false);
    assert_eq!(rows.remarks(&words()), [""; 0]);
    let mut bytes = Vec::new();
    let written = rows.write(&mut bytes, Form::Csv, &[Table::Claims], Layout::default());
    written.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("a1") && text.contains("210"), "{text}");
    assert_eq!(import(&mut record, &text), 0);
}

#[test]
fn an_edition_takes_two_desks_and_the_hash_of_what_was_read() {
    let words = words();
    let mut record = record();
    import(&mut record, ROWS);
    let text = newest_text(&record, &words).unwrap().unwrap();
    let holdings = Holdings::of(&record, &words).unwrap();
    let by = holdings.usually_by(&text.agreement);
    assert_eq!(by, By::Received);
    let statements = holdings.statements(by, &text.agreement.clock);
    let asked = |last| Asked {
        text: &text,
        statements: &statements,
        by,
        cutoff: at("2031-03-02T09:00:00Z"),
        last,
        drafter: Some("Day Desk".to_owned()),
    };
    let drafted = editions::draft(asked(None), &words).unwrap();
    let may = |read: &str, releaser| editions::may_release(&drafted, read, releaser, &words);
    assert!(may(&drafted.sha256, "day-desk").is_err());
    assert!(may("0123456789", "Night Desk").is_err());
    assert!(may(&drafted.sha256[..7], "Night Desk").is_err());
    may(&drafted.sha256[..8], "Night Desk").unwrap();
    let now = at("2031-03-02T09:05:00Z");
    editions::freeze(&mut record, None, &drafted, "Night Desk", now, &words).unwrap();
    let holdings = holdings.read_on(&record, &words).unwrap();
    let kept = editions::list(&holdings);
    let again = editions::again(&holdings, &kept, 1, &words).unwrap();
    assert_eq!(
        (&again.brief, &again.sha256),
        (&drafted.brief, &drafted.sha256)
    );
    assert_eq!(again.release().releaser, Some("Night Desk"));
    // The next one has to be later than the last.
    let fault = editions::draft(asked(kept.last()), &words).unwrap_err();
    assert_eq!(fault.kind(), FaultKind::Input);
    assert!(editions::again(&holdings, &kept, 2, &words).is_err());
}

#[test]
fn a_line_is_read_against_the_record_and_put_on_it() {
    let words = words();
    let mut record = record();
    let text = newest_text(&record, &words).unwrap().unwrap();
    let holdings = Holdings::of(&record, &words).unwrap();
    let ground = Ground::new(Some(text.agreement), &holdings);
    let noted = at("2031-03-02T10:00:00Z");
    let line = "Alpha: admitted 180 trucks";
    let open = ground.read(line, noted, &Answers::new());
    let [draft] = open.drafts.as_slice() else {
        panic!("{open:?}")
    };
    assert!(!draft.questions.is_empty());
    let columns = draft.questions.iter().map(|open| open.column.to_owned());
    let mut answers: Answers = columns
        .map(|column| (column, tregua_import::quick::UNSTATED.to_owned()))
        .collect();
    // A day is asked for, and then whether the figure covers all of it.
    answers.insert("occurred".to_owned(), "2031-03-01".to_owned());
    answers.insert("coverage".to_owned(), "whole".to_owned());
    let mut found = ground.read(line, noted, &answers);
    assert!(found.drafts[0].questions.is_empty(), "{found:?}");
    let key = ground.key(&found.drafts[0], noted, []);
    let other = ground.key(&found.drafts[0], noted, [key.clone()]);
    assert_ne!(key, other);
    found.drafts[0].claim.key = key.as_str().into();
    let done = ground
        .put(&mut record, &found.drafts, noted, &words)
        .unwrap();
    assert_eq!(done.new, 1);
    let after = holdings.read_on(&record, &words).unwrap();
    assert!(after.claims().any(|claim| claim.key == key));
}

#[test]
fn a_text_that_is_not_understood_comes_back_with_its_diagnostics() {
    let misread = understand("t".to_owned(), TEXT.replace("must", "mstu")).unwrap_err();
    assert!(!misread.diagnostics.is_empty());
    let fault = tregua_desk::Fault::misread(&words(), misread);
    assert_eq!(fault.kind(), FaultKind::Input);
    assert!(fault.diagnostics().is_some() && fault.lines().len() == 1);
}
