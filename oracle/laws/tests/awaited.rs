//! A row that waits for others is shown by their rows, and by nothing that is said of them otherwise.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tregua_checker::check;
use tregua_enumerator::cases::Case;
use tregua_laws::{for_each_case, moment, statements};
use tregua_report::certificate::certificates;
use tregua_standing::{Evaluator, Moment, View, Wanted};

/// The certificates of the last clause alone: whatever its rows wait for is among the further ones.
fn certified(case: &Case, moment: Moment) -> Option<Value> {
    let all = statements(case);
    let evaluator = Evaluator::new(&case.agreement, &all, moment);
    let last = case.agreement.clauses.last()?;
    let wanted = Wanted {
        clauses: [last.label.clone()].into(),
        views: case.views().iter().map(tregua_laws::view).collect(),
        ..Wanted::default()
    };
    Some(certificates(&evaluator, &evaluator.explain(&wanted)))
}

fn further(document: &mut Value) -> Option<&mut Vec<Value>> {
    let rows = document["further"].as_array_mut()?;
    (!rows.is_empty()).then_some(rows)
}

fn is_refused(document: &Value) -> bool {
    check(document).map_or(true, |checked| !checked.not_shown.is_empty())
}

/// One thing changed in what is said of the rows that others wait for.
type Change = fn(&mut Value) -> Option<()>;

const CHANGES: [(&str, Change); 7] = [
    ("one left out", |document| {
        further(document)?.pop().map(drop)
    }),
    ("all of them left out", |document| {
        further(document)?;
        document["further"] = json!([]);
        document["clauses"] = json!([]);
        Some(())
    }),
    ("another status", |document| {
        let row = further(document)?.first_mut()?;
        row["status"] = json!(if row["status"] == "met" {
            "not met"
        } else {
            "met"
        });
        Some(())
    }),
    ("a status with all that goes with it", |document| {
        let row = further(document)?.first_mut()?;
        let other = if row["status"] == "met" {
            "not met"
        } else {
            "met"
        };
        row["status"] = json!(other);
        row["outcomes"] = json!([other]);
        row["causes"] = json!([]);
        Some(())
    }),
    ("another view", |document| {
        let row = further(document)?.last_mut()?;
        row["view"] = json!(View::AccordingTo("Omega".to_owned()).to_string());
        Some(())
    }),
    ("the clause as it does not stand", |document| {
        let row = further(document)?.last_mut()?;
        row["alone"] = json!(row["alone"] == json!(false));
        Some(())
    }),
    ("made to wait for itself", |document| {
        let row = further(document)?.first_mut()?;
        let labels = row["clause"]["labels"].clone();
        let none = json!([]);
        row["course"] = json!({
            "phase": null, "once": [{ "event": "stands", "clause": labels, "met": true }],
            "freed": none, "replaced_by": none, "alongside": none, "ground": none, "ways": none,
        });
        Some(())
    }),
];

#[test]
fn what_a_row_waits_for_has_to_be_shown_by_rows_that_hold() {
    let mut caught: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows = 0;
    let mut moved = 0;
    let tried = for_each_case(|case| {
        let Some(document) = certified(case, moment(case)) else {
            return Ok(());
        };
        let own = document["further"].as_array().map_or(0, Vec::len);
        if own == 0 {
            return Ok(());
        }
        rows += own;
        if is_refused(&document) {
            return Err(format!("{:#?}", check(&document)));
        }
        for (what, change) in CHANGES {
            let mut changed = document.clone();
            if change(&mut changed).is_none() {
                continue;
            }
            if !is_refused(&changed) {
                return Err(format!("{what}: it is not noticed"));
            }
            *caught.entry(what).or_default() += 1;
        }
        // The rows of another moment, as if they were of this one.
        let earlier = Moment {
            as_of: case.as_of - std::time::Duration::from_secs(86_400),
            ..moment(case)
        };
        let Some(other) = certified(case, earlier) else {
            return Ok(());
        };
        let mut changed = document.clone();
        changed["further"] = other["further"].clone();
        let decided = |document: &Value| {
            let all = document["further"].as_array().into_iter().flatten();
            let parts = |row: &Value| {
                ["status", "outcomes", "causes", "counted"].map(|name| row[name].clone())
            };
            all.map(parts).collect::<Vec<_>>()
        };
        if decided(&changed) != decided(&document) {
            if !is_refused(&changed) {
                return Err("rows of another moment are not noticed".to_owned());
            }
            moved += 1;
        }
        Ok(())
    });
    let tried = tried.unwrap_or_else(|broken| panic!("{broken}"));
    println!(
        "{tried} cases, {rows} rows that others wait for, {moved} times of another moment; refused:"
    );
    caught
        .iter()
        .for_each(|(what, times)| println!("{times:8} {what}"));
    assert_eq!(caught.len(), CHANGES.len(), "every change was made");
    assert!(moved > 0);
}
