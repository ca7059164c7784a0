//! Quick entry on any bytes at all.

use tregua_calendar::Timestamp;

use super::{Answers, Known, Setting, key, read};
use crate::rows::source::SourceRow;
use crate::{Vocabulary, write_claims};

const TEXT: &str = "\
agreement \"Talks of the river\"
language 1, english
parties Alpha and Beta
mediators Gamma
Office of Crossings speaks for Alpha
clock +02:00, each day runs 07:00 to 07:00
a dated figure counts for the day that begins on it
thing person held by Beta (people held by Beta)
  kinds age: woman and man and child
  kinds home: Alphan and foreign
thing crate (crates)
  kinds load: seed and flour and fuel
zone North \"north of the river\"
phase Pause
  starts 2031-03-04 07:00
  lasts 4 days

clause crates in Pause
  Alpha must admit at least 200 crates of load seed each day
  counting point left open: dispatch or crossing or offloading

clause releases in Pause
  Beta must release at least 10 people held by Beta each day
  counted at handover
";

/// Reads any bytes as a line, with and without an agreement.
///
/// For a fuzzer, and for the stable test that runs it. It panics only if we have a bug: a span outside the line, or a
/// draft that no spreadsheet could hold.
pub fn fuzz(bytes: &[u8]) {
    let line = String::from_utf8_lossy(bytes);
    let agreement = tregua_agreement::read(TEXT).agreement;
    let declared = agreement.as_ref().map(Vocabulary::from);
    let known = Known {
        sources: vec![SourceRow {
            key: "RB49".to_owned(),
            publisher: Some("Relief Body".to_owned()),
            title: Some("Update #49".to_owned()),
            ..SourceRow::default()
        }],
        claims: ["d1-alpha".to_owned()].into(),
        voices: ["Relief Body".to_owned()].into(),
        ..Known::default()
    };
    for vocabulary in declared.into_iter().chain([Vocabulary::open()]) {
        let setting = Setting {
            vocabulary: &vocabulary,
            known: &known,
            noted: Timestamp::UNIX_EPOCH,
        };
        let noted = read(&line, &setting, &Answers::new());
        let questions = noted.drafts.iter().flat_map(|draft| &draft.questions);
        let spans = questions.filter_map(|open| open.span.clone());
        let spans = spans.chain(noted.slips.iter().map(|slip| slip.span.clone()));
        for span in spans {
            assert!(
                line.get(span.clone()).is_some(),
                "no place {span:?} in the line"
            );
        }
        for draft in &noted.drafts {
            let mut claim = draft.claim.clone();
            claim.key = key(&claim, &setting, &known.claims).into();
            assert!(!write_claims(&[claim]).is_empty(), "a draft is a row");
        }
    }
}
