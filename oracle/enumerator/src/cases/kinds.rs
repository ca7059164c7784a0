//! Kinds: for the whole of a figure, with counts for its parts, or none.

use std::collections::BTreeSet;

use tregua_agreement::duty::Measure;
use tregua_record::entries::claim::{Claim, KindPart};

use crate::cases::dice::Dice;

/// Kinds for the whole, counts for parts, or nothing: then every kind is possible.
pub(crate) fn name(dice: &mut Dice<'_>, measure: &Measure, claim: &mut Claim) {
    let has_axes = measure.thing.as_deref() == Some("crate");
    if !has_axes || (measure.kinds.is_empty() && dice.chance(2, 3)) {
        return;
    }
    let n = claim.amount.and_then(|amount| amount.hi).unwrap_or(2);
    let less = n.saturating_sub(1);
    match dice.roll(14) {
        0..=4 => claim.kinds.push(part(&["small"], None)),
        5 => claim.kinds.push(part(&["large"], None)),
        6 => claim
            .kinds
            .extend([part(&["small"], Some(n)), part(&["large"], Some(0))]),
        7 => claim
            .kinds
            .extend([part(&["small"], Some(less)), part(&["large"], Some(1))]),
        8 => claim.kinds.push(part(&["small"], Some(n))),
        9 => claim.kinds.push(part(&["agreed"], Some(n))),
        10 => claim.kinds.extend([
            part(&["small", "agreed"], Some(less)),
            part(&["small", "side"], Some(1)),
        ]),
        11 => claim
            .kinds
            .extend([part(&["small"], Some(n)), part(&["agreed"], Some(n))]),
        12 => claim
            .kinds
            .extend([part(&["small"], Some(less)), part(&["agreed"], Some(1))]),
        _ => {}
    }
    let under = dice.one((3, Some("agreed")), vec![(2, Some("side")), (2, None)]);
    claim.under = under.map(Into::into);
}

/// As many as the measure asks for are of the kinds that it asks for, by their kinds or by their parts.
pub(crate) fn as_asked(dice: &mut Dice<'_>, measure: &Measure, claim: &mut Claim) {
    let by_parts = !measure.kinds.is_empty() && dice.chance(1, 3);
    for choice in &measure.kinds {
        let sets = vec![choice.any_of.clone()];
        let n = claim
            .amount
            .filter(|amount| amount.hi == Some(amount.lo))
            .map(|amount| amount.lo);
        claim.kinds.push(KindPart {
            all_of: sets,
            count: n.filter(|_| by_parts),
        });
    }
    if by_parts && dice.chance(1, 2) {
        claim.kinds.push(part(&["large"], Some(1)));
        claim.amount = claim.amount.map(|mut amount| {
            amount.lo += 1;
            amount.hi = amount.hi.map(|hi| hi + 1);
            amount
        });
    }
}

fn part(kinds: &[&str], count: Option<u64>) -> KindPart {
    let all_of = kinds
        .iter()
        .map(|&kind| BTreeSet::from([kind.to_owned()]))
        .collect();
    KindPart { all_of, count }
}
