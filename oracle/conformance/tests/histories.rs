//! The worked histories: the certificate of every row of each of them, at several moments, put to the checker.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read the histories fails"
)]

use std::fs;
use std::path::Path;

use tregua_checker::check;
use tregua_import::{File, Options, Vocabulary};
use tregua_report::certificate::certificates;
use tregua_standing::{Evaluator, Moment, Statement, Wanted};

fn accepted(text: &str, moments: &[&str]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(text);
    let beside = |name: &str| fs::read(path.parent().unwrap().join(name)).unwrap();
    let read = tregua_agreement::read(&fs::read_to_string(&path).unwrap());
    let agreement = read.agreement.unwrap();
    let (sources, claims) = (beside("sources.csv"), beside("claims.csv"));
    let files = [
        File {
            name: "sources.csv",
            bytes: &sources,
        },
        File {
            name: "claims.csv",
            bytes: &claims,
        },
    ];
    let batch = tregua_import::read(&files, &Vocabulary::from(&agreement), &Options::default());
    assert_eq!(batch.problems, []);
    let each = batch.claims.into_iter();
    let statements: Vec<Statement> = each
        .map(|claim| Statement {
            id: (&claim.key).into(),
            author: "recorder".into(),
            known: claim.said.unwrap().latest(&agreement.clock),
            claim: claim.into(),
        })
        .collect();
    for moment in moments {
        let as_of = moment.parse().unwrap();
        let moment = Moment {
            as_of,
            as_known: as_of,
        };
        let evaluator = Evaluator::new(&agreement, &statements, moment);
        let explained = evaluator.explain(&Wanted::default());
        let checked = check(&certificates(&evaluator, &explained)).unwrap();
        assert_eq!(checked.not_shown, Vec::<String>::new(), "{text} at {as_of}");
        assert_eq!((checked.rows, checked.unknown), (explained.len(), 0));
        println!("{text} at {as_of}: {} rows", checked.rows);
    }
}

#[test]
fn every_row_of_the_pause() {
    accepted(
        "gaza-2023-11/pause.tregua",
        &[
            "2023-11-25T20:00+02:00",
            "2023-11-30T06:50+02:00",
            "2023-12-02T00:00+02:00",
        ],
    );
}

#[test]
fn every_row_of_the_truce_of_yemen() {
    accepted(
        "yemen-2022/truce.tregua",
        &["2022-05-15T00:00+03:00", "2022-11-01T00:00+03:00"],
    );
}
