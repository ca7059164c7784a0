use tregua_record::entries::claim::Kind as ClaimKind;

use super::*;
use crate::evaluator::Moment;
use crate::stage::{agreement, at, year};

/// A retraction of `of`.
fn back(of: &Statement, known: &str, number: usize) -> Arc<Statement> {
    let mut back = of.clone();
    back.id = format!("back-{number}").into();
    back.known = at(known);
    let claim = back.claim_mut();
    claim.refers_to = vec![std::mem::take(&mut claim.key)];
    claim.key = format!("back-{number}").into();
    claim.kind = ClaimKind::Retract;
    claim.amount = None;
    Arc::new(back)
}

#[test]
fn one_entry_judges_its_own_rows_and_no_others() {
    let agreement = agreement(
        "clause exchange in Pause\n  Alpha must release at least 3 detainees for each 1 captive\n  each day\n  counted at handover\n\n\
         clause releases in Pause\n  Beta must release at least 10 captives each day\n  counted at handover\n",
    );
    let mut statements = year(28);
    let now = at("2032-02-01T00:00:00Z");
    let moment = Moment {
        as_of: now,
        as_known: now,
    };
    let wanted = Wanted::default();
    let mut ours = Evaluator::new(&agreement, &statements, moment);
    let before = ours.standings(&wanted);
    for number in 0..200 {
        let of = statements.get(number * 199).unwrap();
        let back = back(of, "2032-01-15T00:00:00Z", number);
        statements.push((*back).clone());
        let (next, rows) = ours.entered(back, &wanted);
        ours = next;
        assert!((1..=24).contains(&rows.len()), "{}", rows.len());
    }
    let after = ours.standings(&wanted);
    let same = before
        .iter()
        .zip(&after)
        .filter(|(one, two)| Arc::ptr_eq(one, two));
    assert!(same.count() > after.len() / 3);
    let afresh = Evaluator::new(&agreement, &statements, moment).rows_only(&wanted);
    assert_eq!(after.len(), afresh.len());
    for (one, other) in after.iter().zip(&afresh) {
        let plain = Row {
            counted_from: Vec::new(),
            ..other.clone()
        };
        assert_eq!(**one, plain);
    }
}

#[test]
fn what_was_judged_after_an_entry_is_found_again_at_its_own_moments_and_at_no_other() {
    let agreement = agreement(
        "clause exchange in Pause\n  Alpha must release at least 3 detainees for each 1 captive\n  overall\n  counted at handover\n\n\
         clause releases in Pause\n  Beta must release at least 10 captives each day\n  counted at handover\n",
    );
    let mut statements = year(5);
    let moments = ["2032-02-01", "2032-01-03", "2032-02-01", "2032-01-02"];
    let wanted = Wanted::default();
    let moment = |day: &str| {
        let now = at(&format!("{day}T00:00:00Z"));
        Moment {
            as_of: now,
            as_known: now,
        }
    };
    let mut ours = Evaluator::new(&agreement, &statements, moment(moments[0]));
    ours.standings(&wanted);
    for (number, day) in moments.iter().cycle().take(12).enumerate() {
        let of = statements.get(number * 7).unwrap();
        let back = back(of, "2032-01-02T12:00:00Z", number);
        statements.push((*back).clone());
        ours = ours.entered(back, &wanted).0;
        // Judged at the moment of the entry, asked at another, and again at its own.
        let own = ours.moment();
        for moment in [own, moment(day), own] {
            ours = ours.at(moment);
            let afresh = Evaluator::new(&agreement, &statements, moment).rows_only(&wanted);
            let kept = ours.standings(&wanted);
            assert_eq!(kept.len(), afresh.len());
            for (one, other) in kept.iter().zip(&afresh) {
                let plain = Row {
                    counted_from: Vec::new(),
                    ..other.clone()
                };
                assert_eq!(**one, plain, "{day}");
            }
        }
        ours = ours.at(moment(day));
    }
}
