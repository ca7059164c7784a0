//! Every standing comes with a certificate that a checker accepts, and with none that says anything else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Value, json};
use tregua_checker::check;
use tregua_enumerator::cases::Case;
use tregua_laws::{for_each_case, moment, statements};
use tregua_record::entries::claim::{Adds, Attribution, Coverage};
use tregua_report::certificate::certificates;
use tregua_standing::{Entries, Evaluator, Joined, OwnView, Statement, View, Voices, Wanted};

/// The certificates of a case, for the judge's views.
fn certified(case: &Case, all: &[Statement]) -> Value {
    let evaluator = Evaluator::new(&case.agreement, all, moment(case));
    let wanted = Wanted {
        views: case.views().iter().map(tregua_laws::view).collect(),
        ..Wanted::default()
    };
    certificates(&evaluator, &evaluator.explain(&wanted))
}

#[test]
fn the_checker_accepts_the_certificate_of_every_standing() {
    let mut rows = 0;
    let tried = for_each_case(|case| {
        let document = certified(case, &statements(case));
        let checked = check(&document)?;
        rows += checked.rows;
        if !checked.not_shown.is_empty() || checked.unknown > 0 {
            let unknown = checked.unknown;
            return Err(format!(
                "{:#?}, {unknown} of unknown kernels",
                checked.not_shown
            ));
        }
        Ok(())
    });
    let tried = tried.unwrap_or_else(|broken| panic!("{broken}"));
    println!("{tried} cases, {rows} rows");
    assert!(rows > tried);
}

/// Views that readers could add: of every way to hear and to join, and of every choice among entries.
fn own_views(case: &Case) -> Vec<OwnView> {
    let [apart, alike] = [Joined::SideBySide, Joined::Alike];
    let all = Entries::default();
    let first: BTreeSet<String> = case.agreement.parties.iter().take(1).cloned().collect();
    let view = |name: &str, voices, joined, entries| OwnView {
        name: name.to_owned(),
        voices,
        joined,
        entries,
    };
    vec![
        view(
            "all alike",
            Voices::Everyone,
            alike,
            Entries {
                repeats: true,
                ..all.clone()
            },
        ),
        view("one", Voices::Named(first), apart, all.clone()),
        view(
            "mediators",
            Voices::Mediators,
            apart,
            Entries {
                repeats: true,
                ..all.clone()
            },
        ),
        view("bodies alike", Voices::CountingBodies, alike, all.clone()),
        view(
            "without reserve",
            Voices::Everyone,
            apart,
            Entries {
                hedged: Some(false),
                ..all.clone()
            },
        ),
        view(
            "with reserve",
            Voices::Parties,
            alike,
            Entries {
                hedged: Some(true),
                ..all.clone()
            },
        ),
        view(
            "named offices",
            Voices::Everyone,
            apart,
            Entries {
                attribution: Some(Attribution::Named),
                ..all.clone()
            },
        ),
        view(
            "one source",
            Voices::Everyone,
            alike,
            Entries {
                sources: ["odd".to_owned()].into(),
                ..all
            },
        ),
    ]
}

#[test]
fn the_checker_accepts_what_a_readers_own_view_shows() {
    let mut rows = 0;
    let tried = for_each_case(|case| {
        let mut all = statements(case);
        for (at, one) in all.iter_mut().enumerate() {
            let claim = one.claim_mut();
            claim.hedge = (at % 3 == 0).then(|| "apparently".into());
            claim.source = Some(if at % 2 == 0 { "even" } else { "odd" }.into());
        }
        let own = own_views(case);
        let views: BTreeSet<View> = own.iter().map(|own| View::Own(own.name.clone())).collect();
        let wanted = Wanted {
            views,
            ..Wanted::default()
        };
        let evaluator = Evaluator::with_views(&case.agreement, &all, moment(case), Arc::from(own));
        let document = certificates(&evaluator, &evaluator.explain(&wanted));
        let checked = check(&document)?;
        rows += checked.rows;
        if !checked.not_shown.is_empty() {
            return Err(format!("{:#?}", checked.not_shown));
        }
        Ok(())
    });
    let tried = tried.unwrap_or_else(|broken| panic!("{broken}"));
    println!("{tried} cases, {rows} rows");
    assert!(rows > tried);
}

/// What is listed and its weights the checker judges; the evaluator keeps an order, which sorting anew must give as well.
#[test]
fn an_explanation_lists_entries_by_when_they_were_known_then_by_key() {
    let mut listed = 0;
    let tried = for_each_case(|case| {
        let all = statements(case);
        let evaluator = Evaluator::new(&case.agreement, &all, moment(case));
        let mut sorted: Vec<&Statement> = all.iter().collect();
        sorted.sort_by_key(|one| (one.known, &one.claim.key, &one.id));
        for explanation in evaluator.explain(&Wanted::default()) {
            let told: Vec<&str> = explanation
                .considered
                .iter()
                .map(|one| one.entry.as_str())
                .collect();
            let among: BTreeSet<&str> = told.iter().copied().collect();
            let ids = sorted.iter().map(|one| one.id.as_str());
            let in_order: Vec<&str> = ids.filter(|id| among.contains(id)).collect();
            if told != in_order {
                return Err(format!("{told:?} and not {in_order:?}"));
            }
            listed += told.len();
        }
        Ok(())
    });
    let tried = tried.unwrap_or_else(|broken| panic!("{broken}"));
    assert!(listed > tried);
}

/// Changes are tried on one case in so many: each asks anew.
const ONE_IN: usize = 20;

/// One thing changed in a document; `None` where there is nothing of the kind to change.
type Mutation = fn(&mut Value, usize) -> Option<()>;

/// The same of what a case is made of.
type Change = fn(&mut Case, &mut Vec<Statement>) -> Option<()>;

/// Changes of what a certificate says. Each makes it say something else, so each must be refused.
const SAID: [(&str, Mutation); 11] = [
    ("another status", |document, at| {
        let row = row(document, at)?;
        let other = if row["status"] == "met" {
            "not met"
        } else {
            "met"
        };
        row["status"] = json!(other);
        Some(())
    }),
    ("an outcome more or less", |document, at| {
        let outcomes = row(document, at)?["outcomes"].as_array_mut()?;
        if outcomes.pop().is_none() {
            outcomes.push(json!("met"));
        }
        Some(())
    }),
    ("a cause less", |document, at| {
        row(document, at)?["causes"].as_array_mut()?.pop().map(drop)
    }),
    ("an entry named less", |document, at| {
        let named = row(document, at)?["rests_on"].as_array_mut()?;
        let middle = named.len() / 2;
        (!named.is_empty()).then(|| drop(named.remove(middle)))
    }),
    ("an entry named more", |document, at| {
        let row = row(document, at)?;
        let named = row["rests_on"].clone();
        let others = row["considered"]
            .as_array()?
            .iter()
            .map(|one| one["entry"].clone());
        let other = others
            .into_iter()
            .find(|id| !named.as_array().is_some_and(|named| named.contains(id)))?;
        row["rests_on"].as_array_mut()?.push(other);
        Some(())
    }),
    ("an entry of no record named", |document, at| {
        row(document, at)?["rests_on"]
            .as_array_mut()?
            .push(json!("nobody's"));
        Some(())
    }),
    ("an entry passed over", |document, at| {
        row(document, at)?["considered"]
            .as_array_mut()?
            .pop()
            .map(drop)
    }),
    ("an entry considered twice", |document, at| {
        let considered = row(document, at)?["considered"].as_array_mut()?;
        let again = considered.first()?.clone();
        considered.push(again);
        Some(())
    }),
    ("another reason", |document, at| {
        let considered = row(document, at)?["considered"].as_array_mut()?;
        let one = considered
            .iter_mut()
            .find(|one| one["weight"] == "no figure")?;
        let other = if one["test"] == "act" { "place" } else { "act" };
        one["test"] = json!(other);
        Some(())
    }),
    ("a minute more outside", |document, at| {
        let considered = row(document, at)?["considered"].as_array_mut()?;
        let minutes = considered
            .iter_mut()
            .find_map(|one| one.get_mut("minutes").filter(|minutes| minutes.is_u64()))?;
        *minutes = json!(minutes.as_u64()? + 1);
        Some(())
    }),
    ("another count", |document, at| {
        let lo = row(document, at)?["counted"].get_mut("lo")?;
        *lo = json!(lo.as_u64()? + 1);
        Some(())
    }),
];

fn row(document: &mut Value, at: usize) -> Option<&mut Value> {
    document["rows"].get_mut(at)
}

/// Changes of what is on record or asked. Whether one changes a row, the evaluator says when it is asked anew.
const GIVEN: [(&str, Change); 8] = [
    ("an entry left out of the record", |_, all| {
        all.pop().map(drop)
    }),
    ("one more of something counted", |_, all| {
        let amount = all
            .iter_mut()
            .find_map(|one| one.claim_mut().amount.as_mut())?;
        amount.lo += 1;
        amount.hi = amount.hi.map(|hi| hi + 1);
        Some(())
    }),
    ("said by somebody else", |_, all| {
        all.first_mut()?.claim_mut().voice = "Omega".into();
        Some(())
    }),
    ("at another counting point", |_, all| {
        let points = all
            .iter_mut()
            .filter(|one| one.claim.counting_point.is_some());
        points.last()?.claim_mut().counting_point = Some("elsewhere".into());
        Some(())
    }),
    ("so far, not the whole", |_, all| {
        let whole = |one: &&mut Statement| {
            one.claim.adds == Adds::Total && one.claim.coverage == Coverage::Whole
        };
        all.iter_mut().find(whole)?.claim_mut().coverage = Coverage::SoFar;
        Some(())
    }),
    ("one event taken for another", |_, all| {
        let about = all
            .iter_mut()
            .find_map(|one| one.claim_mut().about.as_mut())?;
        *about = "something else".into();
        Some(())
    }),
    ("asked an hour earlier", |case, _| {
        case.as_of = case
            .as_of
            .checked_sub(std::time::Duration::from_secs(3_600))
            .ok()?;
        Some(())
    }),
    ("a party more that may be counted", |case, _| {
        let body = case.agreement.parties.first()?.clone();
        case.agreement.counting_bodies.push(body);
        Some(())
    }),
];

/// What sort of duty a row is of, as far as a checker goes other ways for it.
fn sort(row: &Value) -> String {
    let duty = &row["duty"];
    let named = |list: &Value| list.as_array().is_some_and(|list| !list.is_empty());
    let more = [
        (duty["before"] == json!(true), ", before"),
        (duty["measures"][0]["level"].is_object(), " of a state"),
        (row["stretches"].is_object(), " in stretches"),
        (duty["notice"] == json!(true), ", notice"),
        (
            duty["kernel"] == "ban" && named(&duty["suspended_by"]),
            ", perhaps suspended",
        ),
        (named(&duty["cure_agreed_by"]), ", by a date agreed on"),
        (row["course"].is_object(), ", in its course"),
    ];
    let kernel = duty["kernel"].as_str().unwrap_or_default();
    let more = more.iter().filter(|(is, _)| *is);
    more.fold(kernel.to_owned(), |sort, (_, more)| sort + more)
}

/// The sorts of duty of which every one of these changes has to be refused at least once.
const SORTS: [&str; 23] = [
    "allow, in its course",
    "amount, in its course",
    "ban, in its course",
    "done, in its course",
    "amount",
    "amount in stretches",
    "amount, by a date agreed on",
    "allow",
    "ban",
    "ban of a state",
    "ban of a state, perhaps suspended",
    "ban, perhaps suspended",
    "by hand",
    "done",
    "done of a state",
    "done, by a date agreed on",
    "earned",
    "ratio",
    "renewed",
    "renewed, notice",
    "respond",
    "respond, before",
    "share",
];

/// Those of them that nothing is rested on, or counted for.
const BARE: [&str; 1] = ["by hand"];

#[test]
fn a_row_of_every_sort_that_says_anything_else_is_refused() {
    let mut caught: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut drawn = 0;
    let tried = for_each_case(|case| {
        drawn += 1;
        if drawn % 4 != 0 {
            return Ok(());
        }
        let statements = statements(case);
        let evaluator = Evaluator::new(&case.agreement, &statements, moment(case));
        let wanted = Wanted {
            views: case.views().iter().map(tregua_laws::view).collect(),
            ..Wanted::default()
        };
        let explained = evaluator.explain(&wanted);
        let document = certificates(&evaluator, &explained);
        // One row of each sort: one that rests on something, if there is one.
        let mut rows: BTreeMap<String, usize> = BTreeMap::new();
        let all = document["rows"].as_array().into_iter().flatten();
        for (at, row) in all.enumerate() {
            let rests = row["rests_on"]
                .as_array()
                .is_some_and(|ids| !ids.is_empty());
            if rests || !rows.contains_key(&sort(row)) {
                rows.insert(sort(row), at);
            }
        }
        for (sort, at) in rows {
            // The row alone, with what it waits for: the others would only be checked again.
            let document = certificates(&evaluator, &explained[at..=at]);
            for (what, change) in SAID {
                let mut changed = document.clone();
                if change(&mut changed, 0).is_none() {
                    continue;
                }
                if check(&changed).is_ok_and(|checked| checked.not_shown.is_empty()) {
                    return Err(format!("{what}, in row {at} ({sort}), is not noticed"));
                }
                *caught.entry((sort.clone(), what)).or_default() += 1;
            }
        }
        Ok(())
    });
    let tried = tried.unwrap_or_else(|broken| panic!("{broken}"));
    println!("{tried} cases; refused:");
    caught
        .iter()
        .for_each(|((sort, what), times)| println!("{times:8} {sort}: {what}"));
    let asked = [
        "another status",
        "an entry named less",
        "an entry named more",
        "an entry passed over",
    ];
    let missing = SORTS
        .into_iter()
        .flat_map(|sort| asked.map(|what| (sort, what)));
    let missing: Vec<_> = missing
        .filter(|(sort, what)| !(BARE.contains(sort) && *what == "an entry named less"))
        .filter(|(sort, what)| !caught.contains_key(&((*sort).to_owned(), *what)))
        .collect();
    assert!(missing.is_empty(), "never tried: {missing:?}");
}

#[test]
fn a_certificate_that_says_anything_else_is_refused() {
    let mut caught: BTreeMap<&str, usize> = BTreeMap::new();
    let mut drawn = 0;
    let tried = for_each_case(|case| {
        drawn += 1;
        if drawn % ONE_IN != 0 {
            return Ok(());
        }
        let all = statements(case);
        let document = certified(case, &all);
        let rows = document["rows"].as_array().map_or(0, Vec::len);
        // One row of each case, another one each time.
        if rows == 0 {
            return Ok(());
        }
        let at = (case.statements.len() * 7 + 3) % rows;
        for (what, change) in SAID {
            let mut changed = document.clone();
            if change(&mut changed, at).is_none() {
                continue;
            }
            match check(&changed) {
                Ok(checked) if checked.not_shown.is_empty() => {
                    return Err(format!("{what}, in row {at}, is not noticed"));
                }
                _ => *caught.entry(what).or_default() += 1,
            }
        }
        for (what, change) in GIVEN {
            let (mut other, mut said) = (case.clone(), all.clone());
            if change(&mut other, &mut said).is_none() {
                continue;
            }
            // The old rows, said to follow from what is given now.
            let anew = certified(&other, &said);
            if given(&anew) != given(&document) {
                continue;
            }
            let mut changed = anew.clone();
            changed["rows"] = document["rows"].clone();
            let refused = check(&changed).map_or(true, |checked| !checked.not_shown.is_empty());
            let differs = decided(&anew) != decided(&document);
            if differs && !refused {
                return Err(format!("{what} is not noticed"));
            }
            // What it rests on may be chosen anew where nothing else changes: the old choice is as good.
            if refused && told(&anew) == told(&document) {
                return Err(format!(
                    "{what} changes nothing, and is refused: {:?}",
                    check(&anew)
                ));
            }
            *caught.entry(what).or_default() += usize::from(differs);
        }
        Ok(())
    });
    let tried = tried.unwrap_or_else(|broken| panic!("{broken}"));
    println!("{tried} cases; refused:");
    caught
        .iter()
        .for_each(|(what, times)| println!("{times:8} {what}"));
    assert_eq!(
        caught.len(),
        SAID.len() + GIVEN.len(),
        "every change was made"
    );
    assert!(caught.values().all(|times| *times > 0), "{caught:?}");
}

/// What a checker takes as given in a row.
const TAKEN: [&str; 10] = [
    "window", "last", "until", "grace", "phase", "grant", "duty", "reading", "instance", "course",
];

fn given(document: &Value) -> Vec<Vec<Value>> {
    let rows = document["rows"].as_array().into_iter().flatten();
    rows.map(|row| TAKEN.iter().map(|name| row[*name].clone()).collect())
        .collect()
}

/// What a row comes to.
fn decided(document: &Value) -> Vec<Vec<Value>> {
    let parts = ["status", "outcomes", "causes", "counted", "base", "slack"];
    let rows = document["rows"].as_array().into_iter().flatten();
    rows.map(|row| parts.map(|name| row[name].clone()).to_vec())
        .collect()
}

/// What a checker is to check of the rows.
fn told(document: &Value) -> Vec<Value> {
    let rows = document["rows"].as_array().cloned().unwrap_or_default();
    let checked = |mut row: Value| {
        // In the order of when they were known; a checker reads them as sets.
        for list in ["considered", "rests_on"] {
            if let Some(list) = row.get_mut(list).and_then(Value::as_array_mut) {
                list.sort_by_key(Value::to_string);
            }
        }
        row
    };
    rows.into_iter().map(checked).collect()
}
