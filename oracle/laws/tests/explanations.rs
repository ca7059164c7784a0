//! Laws of explanations: one that looks only near its row says of all that is near what one says that looks at everything.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use tregua_calendar::Window;
use tregua_enumerator::cases::Case;
use tregua_laws::{asked, for_the_first, moment, name, statements};
use tregua_standing::{Considered, Evaluator, Explanation, Near, Statement, Wanted, Weight};

const DAY: Duration = Duration::from_secs(86_400);

/// What is left out of an explanation, if that is as it should be.
fn left_out<'e>(
    case: &Case,
    all: &BTreeMap<&str, &Statement>,
    near: &Explanation,
    whole: &'e Explanation,
) -> Result<Vec<&'e Considered>, String> {
    if (&near.row, &near.rules, &near.missing) != (&whole.row, &whole.rules, &whole.missing) {
        return Err("the row, its rules or what is missing".to_owned());
    }
    let listed: BTreeSet<&str> = near
        .considered
        .iter()
        .map(|one| one.entry.as_str())
        .collect();
    let (kept, left): (Vec<&Considered>, Vec<&Considered>) = whole
        .considered
        .iter()
        .partition(|one| listed.contains(one.entry.as_str()));
    if !kept.into_iter().eq(&near.considered) {
        return Err(format!(
            "{:?} is no part of {:?}",
            near.considered, whole.considered
        ));
    }
    if near.near_only == whole.considered.is_empty() && !left.is_empty() {
        return Err("it does not say that it looked at what is near alone".to_owned());
    }
    let row = &whole.row;
    let around = Window::new(
        row.window.from.checked_sub(DAY).unwrap_or(row.window.from),
        row.until
            .max(row.window.to)
            .checked_add(DAY)
            .unwrap_or(row.until),
    );
    for one in &left {
        let elsewhere = matches!(
            one.weight,
            Weight::Before(_)
                | Weight::After(_)
                | Weight::Credited
                | Weight::No(_)
                | Weight::Gone(_)
        );
        let claim = all.get(one.entry.as_str()).map(|one| &one.claim);
        let happened = claim.and_then(|claim| claim.occurred);
        let span = happened.map(|when| when.window(&case.agreement.clock));
        if !elsewhere || span.is_some_and(|span| span.overlaps(&around)) {
            return Err(format!("{one:?} is left out, and lies near"));
        }
    }
    Ok(left)
}

#[test]
fn an_explanation_of_what_is_near_leaves_out_nothing_else() {
    let mut left = 0;
    let tried = for_the_first(asked().min(6_000), |case| {
        let all = statements(case);
        let by_id = all.iter().map(|one| (one.id.as_str(), one)).collect();
        let (first, later) = all.split_at(all.len() / 2);
        let near_only = |evaluator: &Evaluator<'_>| {
            evaluator.explain_near(&Wanted::default(), Near::OfMoreThan(0))
        };
        // What is near is found in an index that goes on with each entry.
        let begun = Evaluator::new(&case.agreement, first, moment(case));
        near_only(&begun);
        let later = later.iter().cloned().map(Arc::new);
        let evaluator = begun.with(later);
        let whole = evaluator.explain(&Wanted::default());
        let near = near_only(&evaluator);
        if near.len() != whole.len() {
            return Err(format!("{} rows and {}", near.len(), whole.len()));
        }
        for (near, whole) in near.iter().zip(&whole) {
            left += left_out(case, &by_id, near, whole)
                .map_err(|broken| format!("{:?}: {broken}", name(&whole.row)))?
                .len();
        }
        // A statement may have to be read in several ways, one after the other.
        let few = Near::OfMoreThan(20 * all.len());
        let few = evaluator.explain_near(&Wanted::default(), few);
        match few == whole {
            true => Ok(()),
            false => Err("of few entries not all were looked at".to_owned()),
        }
    });
    let tried = tried.unwrap_or_else(|broken| panic!("{broken}"));
    println!("{tried} cases, {left} entries left out");
    assert!(left > tried);
}

#[test]
fn a_row_is_found_by_its_key_alone() {
    let mut found = 0;
    let tried = for_the_first(asked().min(3_000), |case| {
        let all = statements(case);
        let evaluator = Evaluator::new(&case.agreement, &all, moment(case));
        let rows = evaluator.rows_only(&Wanted::default());
        for row in &rows {
            let Some(key) = row.instance.as_ref().and_then(|name| name.key()) else {
                continue;
            };
            let one = Wanted {
                clauses: [row.clause.clone()].into(),
                parts: [row.part.clone()].into(),
                views: [row.view.clone()].into(),
                keys: [key.to_owned()].into(),
                ..Wanted::default()
            };
            let alone = evaluator.rows_only(&one);
            if !alone.contains(row) || alone.iter().any(|other| other.instance != row.instance) {
                return Err(format!("{:?}", name(row)));
            }
            found += 1;
        }
        Ok(())
    });
    let tried = tried.unwrap_or_else(|broken| panic!("{broken}"));
    println!("{tried} cases, {found} rows of keys");
    assert!(found > 100);
}
