//! Laws of moments: what was read of a record once serves every moment, and rows kept from one are those of another.

#![expect(
    clippy::panic,
    reason = "a helper of tests that fails is a test that fails"
)]

use tregua_calendar::Timestamp;
use tregua_enumerator::cases::Case;
use tregua_laws::{for_each_case, moment, name, statements};
use tregua_standing::{Evaluator, Moment, Wanted};

/// Moments of a case that are walked through, there and back.
const MOST_MOMENTS: usize = 7;

fn hold(law: impl FnMut(&Case) -> Result<(), String>) {
    match for_each_case(law) {
        Ok(tried) => println!("{tried} cases"),
        Err(broken) => panic!("{broken}"),
    }
}

#[test]
fn what_was_read_for_one_moment_serves_every_other() {
    hold(|case| {
        let all = statements(case);
        let asked = moment(case);
        let late = Moment {
            as_of: case.as_of,
            as_known: Timestamp::MAX,
        };
        let evaluator = Evaluator::new(&case.agreement, &all, late).at(asked);
        let known = all
            .iter()
            .filter(|statement| statement.known <= case.as_known);
        let afresh = Evaluator::new(&case.agreement, known, asked);
        let (there, here) = (
            evaluator.rows(&Wanted::default()),
            afresh.rows(&Wanted::default()),
        );
        if let Some((one, two)) = there.iter().zip(&here).find(|(one, two)| one != two) {
            return Err(format!("{:?}: {one:?} and {two:?}", name(one)));
        }
        // What does not stand is told by a walk over all statements as well.
        let gone = tregua_standing::gone(&all, case.as_known);
        match all
            .iter()
            .find(|one| evaluator.gone(&one.id) != gone.get(one.id.as_str()))
        {
            Some(one) => Err(format!("gone: {}", one.id)),
            None if there.len() != here.len() => Err("more rows here than there".to_owned()),
            None => Ok(()),
        }
    });
}

#[test]
fn a_row_kept_from_another_moment_is_the_row_of_this_one() {
    hold(|case| {
        let all = statements(case);
        let second = std::time::Duration::from_secs(1);
        let mut moments: Vec<Moment> = Vec::new();
        for at in all.iter().map(|one| one.known).chain([case.as_of]) {
            for at in [at, at.checked_sub(second).unwrap_or(at)] {
                moments.push(Moment {
                    as_of: at,
                    as_known: at,
                });
                moments.push(Moment {
                    as_of: case.as_of,
                    as_known: at,
                });
                moments.push(Moment {
                    as_of: at,
                    as_known: case.as_known,
                });
            }
        }
        // A few of them, spread over all, keep the law quick; other cases have other ones.
        let every = moments.len().div_ceil(MOST_MOMENTS);
        let moments: Vec<Moment> = moments.into_iter().step_by(every).collect();
        let first = Evaluator::new(&case.agreement, &all, moment(case));
        // There and back, so that what was kept is asked for again.
        for at in moments.iter().chain(moments.iter().rev()) {
            let evaluator = first.at(*at);
            let kept = evaluator.standings(&Wanted::default());
            let mut afresh = evaluator.rows_only(&Wanted::default());
            let told = evaluator.standings_told(&Wanted::default());
            if !told.iter().map(|row| &**row).eq(&afresh) {
                return Err(format!("{at:?}: what rows were counted from"));
            }
            for row in &mut afresh {
                row.counted_from.clear();
            }
            let pair = kept.iter().zip(&afresh).find(|(one, two)| ***one != **two);
            if let Some((one, two)) = pair {
                return Err(format!("{at:?} {:?}: {one:?} and {two:?}", name(one)));
            }
            if kept.len() != afresh.len() {
                return Err(format!("{} rows and {}", kept.len(), afresh.len()));
            }
        }
        Ok(())
    });
}

/// What is handed over before a row is made of it is what the row says, and the row is the same.
#[test]
fn a_standing_is_its_row() {
    hold(|case| {
        let all = statements(case);
        let evaluator = Evaluator::new(&case.agreement, &all, moment(case));
        let mut rows = evaluator.rows_only(&Wanted::default()).into_iter();
        let mut broken = None;
        evaluator.each_standing(&Wanted::default(), &mut |standing| {
            let row = rows.next();
            let same = row.as_ref().is_some_and(|row| {
                let key = row.instance.as_ref().and_then(|own| own.key());
                let day = row.instance.as_ref().and_then(|own| own.day());
                let told = (
                    standing.clause,
                    standing.part,
                    standing.view,
                    standing.status,
                );
                told == (&*row.clause, &*row.part, &row.view, row.status)
                    && (standing.key, standing.day) == (key, day)
                    && (standing.point, standing.reading)
                        == (row.point.as_deref(), row.reading.as_deref())
                    && *standing.outcomes == row.outcomes
                    && standing.row() == *row
            });
            if !same {
                broken = Some(format!("{row:?} and {:?}", standing.row()));
            }
        });
        match (broken, rows.next()) {
            (Some(broken), _) => Err(broken),
            (None, Some(row)) => Err(format!("{:?}: no standing of it", name(&row))),
            (None, None) => Ok(()),
        }
    });
}
