//! The Package of Measures of 12 February 2015, held to what its sources say: each side's own line, rival translations, and counts
//! that name nobody.

use std::collections::BTreeSet;

use tregua_standing::{Row, Status, View, Wanted};

use crate::example::Example;

const MINSK: Example = Example {
    text: include_str!("../../examples/minsk-2015/package.tregua"),
    sources: include_bytes!("../../examples/minsk-2015/sources.csv"),
    claims: include_bytes!("../../examples/minsk-2015/claims.csv"),
    rows: include_str!("../../examples/minsk-2015/case-rows.txt"),
};

const MARCH: &str = "2015-03-16T00:00+02:00";

/// Where everything stands at `as_of`, with all that was ever said.
fn rows(as_of: &str) -> Vec<Row> {
    let rows = |now: &tregua_standing::Evaluator<'_>| now.rows(&Wanted::default());
    MINSK.asked(as_of, "2030-01-01T00:00Z", rows)
}

/// The row of a part by the clause's own words.
fn row<'r>(rows: &'r [Row], clause: &str, part: &str, view: &str) -> &'r Row {
    let mut found = rows.iter().filter(|row| {
        (row.clause.as_str(), row.part.as_str()) == (clause, part)
            && row.reading.is_none()
            && row.view == View::named(view)
    });
    let row = found.next();
    assert!(found.next().is_none());
    row.unwrap_or_else(|| panic!("no row {clause} {part} {view}"))
}

#[test]
fn each_side_withdraws_from_a_line_of_its_own_and_what_one_says_is_counted_for_no_other() {
    let rows = rows(MARCH);
    let reached = |clause: &str, view: &str| row(&rows, clause, "reached", view).status;
    for class in ["artillery", "rocket launchers", "heavy rockets"] {
        let formations = format!("{class} of the formations");
        assert_eq!(reached(&formations, "Armed Formations"), Status::Met);
        // Not to confirm is no count: by the body that counts, nothing is reached and nothing missed.
        assert_eq!(reached(&formations, "named body"), Status::Unverified);
        for view in ["Armed Formations", "Ukraine", "named body", "all voices"] {
            assert_eq!(
                reached(&format!("{class} of Ukraine"), view),
                Status::Unverified
            );
        }
    }
    let agreement = MINSK.agreement();
    let mut zones: Vec<&String> = Vec::new();
    for clause in agreement
        .clauses
        .iter()
        .filter(|clause| clause.rows.contains(&"M3".to_owned()))
    {
        let reading = clause.readings.first().unwrap();
        zones.extend(
            reading
                .parts
                .iter()
                .filter_map(|part| part.duty.kernel.measure().place.as_ref()),
        );
    }
    assert_eq!(zones.into_iter().collect::<BTreeSet<_>>().len(), 6);
}

#[test]
fn two_translations_are_two_instants_and_both_are_judged() {
    let agreement = MINSK.agreement();
    let clause = agreement.clause("dialogue on elections").unwrap();
    let sources: Vec<&[String]> = clause
        .readings
        .iter()
        .map(|one| one.held.in_sources.as_slice())
        .collect();
    assert_eq!(sources, [&[][..], &["KP".to_owned(), "MT".to_owned()]]);
    let rows = rows(MARCH);
    let due: BTreeSet<(Option<&str>, String)> = rows
        .iter()
        .filter(|row| row.clause == "dialogue on elections")
        .map(|row| (row.reading.as_deref(), agreement.clock.write(row.window.to)))
        .collect();
    let named = Some("on the first day after the withdrawal");
    let expected = [
        (None, "2015-02-18T00:00:00+02:00"),
        (named, "2015-03-02T00:00:00+02:00"),
    ];
    assert_eq!(due, expected.map(|(name, at)| (name, at.to_owned())).into());
}

#[test]
fn what_was_counted_of_nobody_marks_nobody() {
    let rows = rows("2021-01-01T00:00+02:00");
    let quiet = rows.iter().filter(|row| row.clause == "quiet");
    let stands: BTreeSet<Status> = quiet.map(|row| row.status).collect();
    assert!(
        !stands.contains(&Status::NotMet) && !stands.contains(&Status::Met),
        "{stands:?}"
    );
}

#[test]
fn every_row_of_the_case_file_has_a_claim_or_a_clause_and_every_claim_and_clause_a_row() {
    MINSK.is_housed();
}
