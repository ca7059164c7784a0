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

/// The part of a clause in the list that a row is of.
fn listed<'d>(document: &'d mut Value, row: &Value) -> Option<&'d mut Value> {
    let clauses = document["clauses"].as_array_mut()?.iter_mut();
    let mut own = clauses
        .filter(|one| one["clause"] == row["clause"]["labels"][0] && one["alone"] == row["alone"]);
    let readings = own.next()?["readings"].as_array_mut()?.iter_mut();
    let mut same = readings.filter(|one| one["reading"] == row["reading"]);
    let part = row["part"].as_str()?;
    same.next()?["parts"].get_mut(part)
}

/// A row that others wait for goes, and with it the mention of its instance, in every view: one of those whose part has its
/// instances made so.
fn with_its_mention(document: &mut Value, windows: &str, at: usize) -> Option<()> {
    let rows = further(document)?.clone();
    let mut of_sort = rows.iter().filter(|row| {
        let part = listed(document, row);
        part.is_some_and(|part| part["windows"] == windows)
    });
    let row = of_sort.nth(at)?.clone();
    let same = |other: &Value| {
        ["clause", "part", "reading", "instance", "alone"]
            .iter()
            .all(|name| other[*name] == row[*name])
    };
    further(document)?.retain(|other| !same(other));
    let instances = listed(document, &row)?["instances"].as_array_mut()?;
    instances.retain(|instance| *instance != row["instance"]);
    Some(())
}

const CHANGES: [(&str, Change); 8] = [
    ("the only one left out with its mention", |document| {
        with_its_mention(document, "one", 0)
    }),
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

const DAYS: &str = "agreement \"Talks of the river\"\nlanguage 1, english\nparties Alpha and Beta\n\
    clock +02:00, each day runs 07:00 to 07:00\nthing truck (trucks)\nzone North \"north of the river\"\n\
    phase Pause\n  starts 2031-01-01 09:00\n  lasts 4 days\n\
    clause aid in Pause\n  Beta must admit at least 3 trucks each day, counted at crossing\n\
    clause flights in Pause\n  Alpha must not fly over North\n  once clause aid is met\n";

#[test]
fn of_days_none_can_be_left_out_with_its_mention() {
    let agreement = tregua_agreement::read(DAYS).agreement;
    let agreement = agreement.unwrap_or_else(|| panic!("{DAYS}"));
    let at = |text: &str| text.parse().unwrap_or_else(|_| panic!("{text}"));
    // While the phase runs, and after its end.
    for as_of in ["2031-01-03T12:00:00Z", "2031-02-01T00:00:00Z"] {
        let moment = Moment {
            as_of: at(as_of),
            as_known: at(as_of),
        };
        let evaluator = Evaluator::new(&agreement, &[], moment);
        let wanted = Wanted {
            clauses: ["flights".to_owned()].into(),
            views: [View::AllVoices].into(),
            ..Wanted::default()
        };
        let document = certificates(&evaluator, &evaluator.explain(&wanted));
        assert!(!is_refused(&document), "{:#?}", check(&document));
        let mut days = 0;
        loop {
            let mut changed = document.clone();
            if with_its_mention(&mut changed, "each day", days).is_none() {
                break;
            }
            assert!(is_refused(&changed), "day {days}");
            days += 1;
        }
        assert_eq!(days, 4);
    }
}
