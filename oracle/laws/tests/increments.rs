//! Laws of entries that come one by one: in whatever order they come, what stands after each is what an evaluator finds that reads
//! everything from scratch.

#![expect(
    clippy::panic,
    reason = "a helper of tests that fails is a test that fails"
)]

use std::collections::BTreeSet;
use std::sync::Arc;

use tregua_enumerator::cases::{Case, plain};
use tregua_laws::{asked, for_the_first, moment, name, statements};
use tregua_record::entries::claim::Kind;
use tregua_standing::{Evaluator, Row, Statement, Wanted};

/// Each case is judged from scratch after each of its entries, in several orders: of very many cases a tenth will do.
fn hold(law: impl FnMut(&Case) -> Result<(), String>) {
    let count = asked().min(3_000).max(asked() / 10);
    match for_the_first(count, law) {
        Ok(tried) => println!("{tried} cases"),
        Err(broken) => panic!("{broken}"),
    }
}

/// Each of these statements comes alone; before each what stands is asked for, so that something is kept.
fn one_by_one<'s>(
    case: &Case,
    coming: impl Iterator<Item = &'s Statement>,
    with_sets: bool,
) -> Result<(), String> {
    let mut here: Vec<Statement> = Vec::new();
    let mut ours = Evaluator::new(&case.agreement, &here, moment(case));
    for one in coming {
        here.push(one.clone());
        ours = ours.with([Arc::new(one.clone())]);
        let theirs = Evaluator::new(&case.agreement, &here, moment(case));
        let kept = ours.standings_told(&Wanted::default());
        let afresh = theirs.rows_only(&Wanted::default());
        same(kept.iter().map(|row| &**row), afresh.iter())
            .map_err(|broken| format!("after {}: {broken}", one.id))?;
        if ours.phases() != theirs.phases() {
            return Err(format!("phases after {}", one.id));
        }
        for one in &here {
            if ours.gone(&one.id) != theirs.gone(&one.id) {
                return Err(format!("gone: {}", one.id));
            }
        }
    }
    let (ours, theirs) = (ours, Evaluator::new(&case.agreement, &here, moment(case)));
    if with_sets {
        let (ours, theirs) = (
            ours.rows(&Wanted::default()),
            theirs.rows(&Wanted::default()),
        );
        same(ours.iter(), theirs.iter())?;
        let explained = |evaluator: &Evaluator<'_>| evaluator.explain(&Wanted::default());
        let again = Evaluator::new(&case.agreement, &here, moment(case));
        let put = Evaluator::new(&case.agreement, [], moment(case))
            .with(here.iter().cloned().map(Arc::new));
        if explained(&put) != explained(&again) {
            return Err("explanations differ".to_owned());
        }
    }
    Ok(())
}

fn same<'r>(
    ours: impl Iterator<Item = &'r Row>,
    theirs: impl Iterator<Item = &'r Row>,
) -> Result<(), String> {
    let (ours, theirs): (Vec<&Row>, Vec<&Row>) = (ours.collect(), theirs.collect());
    if ours.len() != theirs.len() {
        return Err(format!("{} rows and {}", ours.len(), theirs.len()));
    }
    let mut pairs = ours.iter().zip(&theirs);
    match pairs.find(|(one, two)| one != two) {
        Some((one, two)) => Err(format!("{:?}: {one:?} and {two:?}", name(one))),
        None => Ok(()),
    }
}

#[test]
fn entries_that_come_one_by_one_in_any_order_end_in_the_same_rows() {
    hold(|case| {
        let all = statements(case);
        one_by_one(case, all.iter(), true)?;
        one_by_one(case, all.iter().rev(), true)?;
        let odd = all.iter().skip(1).step_by(2);
        one_by_one(case, odd.chain(all.iter().step_by(2)), false)
    });
}

#[test]
fn what_is_corrected_withdrawn_and_restored_as_it_comes_ends_in_the_same_rows() {
    let mut tried = 0;
    hold(|case| {
        let mut all = statements(case);
        let Some(of) = all.get(tried % all.len().max(1)).cloned() else {
            return Ok(());
        };
        tried += 1;
        let change = |id: &str, kind: Kind, key: &str| {
            let mut claim = match kind {
                Kind::Retract => plain::claim(id, kind, &of.claim.voice),
                _ => (*of.claim).clone(),
            };
            claim.key = id.into();
            claim.kind = kind;
            claim.refers_to = vec![key.into()];
            if let (Kind::Correct, Some(amount)) = (kind, claim.amount.as_mut()) {
                amount.hi = amount.hi.map(|hi| hi + 1);
            }
            Statement {
                id: id.into(),
                author: of.author.clone(),
                claim: claim.into(),
                known: of.known,
            }
        };
        all.push(change("zz-1", Kind::Correct, &of.claim.key));
        all.push(change("zz-2", Kind::Retract, "zz-1"));
        all.push(change("zz-3", Kind::Retract, &of.claim.key));
        all.push(change("zz-4", Kind::Retract, "zz-3"));
        one_by_one(case, all.iter(), false)?;
        one_by_one(case, all.iter().rev(), false)
    });
    assert!(tried > 100);
}

#[test]
fn whoever_still_looks_at_the_record_before_an_entry_sees_it_as_it_was() {
    hold(|case| {
        let all = statements(case);
        let Some((last, before)) = all.split_last() else {
            return Ok(());
        };
        let first = Evaluator::new(&case.agreement, before, moment(case));
        let seen = first.standings_told(&Wanted::default());
        let more = [Arc::new(last.clone())];
        let after = Evaluator::resume(&case.agreement, first.carry(), more, moment(case));
        let now = after.standings_told(&Wanted::default());
        let afresh =
            Evaluator::new(&case.agreement, &all, moment(case)).rows_only(&Wanted::default());
        same(now.iter().map(|row| &**row), afresh.iter())?;
        let still = first.standings_told(&Wanted::default());
        same(
            still.iter().map(|row| &**row),
            seen.iter().map(|row| &**row),
        )
    });
}

/// What stands without some entries is what an evaluator finds that never heard of them.
fn as_never_made(
    case: &Case,
    all: &[Statement],
    ours: &Evaluator<'_>,
    ids: &BTreeSet<&str>,
) -> Result<(), String> {
    let others = all.iter().filter(|one| !ids.contains(one.id.as_str()));
    let others: Vec<&Statement> = others.collect();
    let theirs = Evaluator::new(&case.agreement, others.iter().copied(), moment(case));
    let kept = ours.standings_told(&Wanted::default());
    let afresh = theirs.rows_only(&Wanted::default());
    same(kept.iter().map(|row| &**row), afresh.iter())?;
    let apart = others
        .iter()
        .find(|one| ours.gone(&one.id) != theirs.gone(&one.id));
    match apart {
        Some(one) => Err(format!("gone: {}", one.id)),
        None if ours.known().len() != theirs.known().len() => Err("what is known".to_owned()),
        None if ours.phases() != theirs.phases() => Err("phases".to_owned()),
        None => Ok(()),
    }
}

#[test]
fn entries_left_out_and_taken_back_are_as_if_never_made() {
    hold(|case| {
        let all = statements(case);
        let whole = Evaluator::new(&case.agreement, &all, moment(case));
        let seen = whole.standings_told(&Wanted::default());
        let every = |nth: usize, of: usize| -> BTreeSet<&str> {
            let some = all.iter().skip(nth).step_by(of);
            some.map(|one| one.id.as_str()).collect()
        };
        let sets = [
            every(0, 2),
            every(0, 3),
            every(1, 3),
            every(0, 1),
            every(all.len(), 1),
        ];
        let mut trial: Option<Evaluator<'_>> = None;
        for ids in &sets {
            let next = match trial {
                Some(trial) => trial.leaving_out(ids),
                None => whole.without(ids),
            };
            as_never_made(case, &all, &next, ids)?;
            trial = Some(next);
        }
        // Of what was left out already, nothing comes back.
        let (some, others) = (every(1, 3), every(2, 3));
        let both = some.union(&others).copied().collect();
        as_never_made(case, &all, &whole.without(&some).without(&others), &both)?;
        let still = whole.standings_told(&Wanted::default());
        same(
            still.iter().map(|row| &**row),
            seen.iter().map(|row| &**row),
        )
    });
}
