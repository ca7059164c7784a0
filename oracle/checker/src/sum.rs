//! What categories of a base make owed together (`docs/standings.md` §5, Sum).

use crate::count::Count;
use crate::input::Row;

/// The counts that are held against each other: of a base with categories, what they make owed in place of how many there are.
pub(crate) fn held(row: &Row, counts: &[Count]) -> Vec<Count> {
    match counts {
        [owed, all, each @ ..] if !row.duty.rates.is_empty() => {
            vec![owed.clone(), due(&row.duty.rates, all, each)]
        }
        _ => counts.to_vec(),
    }
}

/// One voice's counts: of each category what its number of all and its numbers of the others leave, and of all what those of each do.
pub(crate) fn narrowed(row: &Row, counts: Vec<Count>) -> Vec<Count> {
    let (all, each) = match counts.as_slice() {
        [_, all, each @ ..] if !row.duty.rates.is_empty() && fits(all, each) => (all, each),
        _ => return counts,
    };
    let (least, most) = ends(each);
    let sharper = |count: &Count, lo: u64, hi: Option<u64>| Count {
        lo: lo.max(count.lo),
        hi: [hi, count.hi].into_iter().flatten().min(),
        ..count.clone()
    };
    let left = each.iter().enumerate().map(|(at, own)| {
        let others: Vec<Count> = each
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, one)| one.clone())
            .collect();
        let (lo, hi) = ends(&others);
        sharper(
            own,
            hi.map_or(0, |hi| all.lo.saturating_sub(hi)),
            all.hi.map(|all| all.saturating_sub(lo)),
        )
    });
    let first = counts.first().cloned().into_iter();
    first
        .chain([sharper(all, least, most)])
        .chain(left)
        .collect()
}

/// The least and the most of several together.
fn ends(each: &[Count]) -> (u64, Option<u64>) {
    (
        add(each.iter().map(|one| Some(one.lo))).unwrap_or(0),
        add(each.iter().map(|one| one.hi)),
    )
}

/// True if there is a number of each, and of all, that goes with the others.
fn fits(all: &Count, each: &[Count]) -> bool {
    let (least, most) = ends(each);
    let up_to = |one: u64, other: Option<u64>| other.is_none_or(|other| one <= other);
    let together = up_to(least, all.hi) && up_to(all.lo, most) && up_to(all.lo, all.hi);
    together && each.iter().all(|one| up_to(one.lo, one.hi))
}

/// A sum of numbers of which any may be without bound.
fn add(mut ends: impl Iterator<Item = Option<u64>>) -> Option<u64> {
    ends.try_fold(0u64, |sum, end| Some(sum.saturating_add(end?)))
}

/// What categories make owed, as a count.
pub(crate) fn due(rates: &[u64], all: &Count, each: &[Count]) -> Count {
    let pairs = || rates.iter().copied().zip(each);
    let weigh = |n: u64, end: Option<u64>| end.map(|end| n.saturating_mul(end));
    let (least, _) = ends(each);
    let sure = add(pairs().map(|(n, one)| weigh(n, Some(one.lo)))).unwrap_or(u64::MAX);
    let (lo, hi) = if fits(all, each) {
        let free = |one: &Count| one.hi.map(|hi| hi - one.lo);
        let left = all.hi.map(|hi| hi - least);
        let more = extreme(
            pairs().map(|(n, one)| (n, free(one))).collect(),
            Some(all.lo.saturating_sub(least)),
            false,
        );
        let most = extreme(pairs().map(|(n, one)| (n, free(one))).collect(), left, true);
        (
            sure.saturating_add(more.unwrap_or(0)),
            most.map(|more| sure.saturating_add(more)),
        )
    } else {
        let (few, many) = (
            rates.iter().min().copied().unwrap_or(0),
            rates.iter().max().copied().unwrap_or(0),
        );
        let apart = add(pairs().map(|(n, one)| weigh(n, one.hi)));
        let whole = weigh(many, all.hi);
        (
            sure.min(few.saturating_mul(all.lo)),
            apart.zip(whole).map(|(one, other)| one.max(other)),
        )
    };
    let edges = pairs().map(|(n, one)| (n, one.straddle)).collect();
    Count {
        lo,
        hi,
        straddle: extreme(edges, all.straddle, true),
        spoken: all.spoken || each.iter().any(|one| one.spoken),
        ..all.clone()
    }
}

/// What so many weigh at most, or at least, that are spread over categories with so much room; `None`: without bound.
fn extreme(mut rooms: Vec<(u64, Option<u64>)>, number: Option<u64>, most: bool) -> Option<u64> {
    rooms.sort_by_key(|(n, _)| *n);
    if most {
        rooms.reverse();
    }
    // How many lie in the first k categories together is settled by their room: the next takes what is left.
    let mut taken = Some(0u64);
    let mut weight = Some(0u64);
    for (n, room) in rooms {
        let reach = taken
            .zip(room)
            .map(|(taken, room)| taken.saturating_add(room));
        let next = match (reach, number) {
            (Some(reach), Some(number)) => Some(reach.min(number)),
            (reach, number) => reach.or(number),
        };
        let here = next.zip(taken).map(|(next, taken)| next - taken);
        weight = weight
            .zip(here)
            .map(|(weight, here)| weight.saturating_add(n.saturating_mul(here)));
        taken = next;
    }
    weight
}
