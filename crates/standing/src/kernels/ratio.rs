//! So many owed for each so many of the base, both counted in the same window.

use tregua_agreement::duty::{Rate, Sense};

use super::Range;
use crate::count::Count;
use crate::outcome::{Outcome, Outcomes};

/// Met if m·owed ≥ n·base, or, of a limit, ≤. Counts are far below the bounds of `u128`, so nothing wraps.
pub(super) fn outcomes(sense: Sense, n: u64, m: u64, ranges: &[Range]) -> Outcomes {
    let [owed, base] = ranges else {
        return Outcomes::new();
    };
    let times = |count: u64, by: u64| u128::from(count) * u128::from(by);
    let (most, enough) = (
        |range: &Range, by| range.hi.map(|hi| times(hi, by)),
        |range: &Range, by| times(range.lo, by),
    );
    // The one that is to be the greater, and the other.
    let limit = sense == Sense::AtMost;
    let (high, low) = match limit {
        true => ((base, n), (owed, m)),
        false => ((owed, m), (base, n)),
    };
    let mut outcomes = Outcomes::new();
    if most(high.0, high.1).is_none_or(|most| most >= enough(low.0, low.1)) {
        outcomes.insert(Outcome::Met);
    }
    if most(low.0, low.1).is_none_or(|most| enough(high.0, high.1) < most) {
        outcomes.insert(Outcome::NotMet);
    }
    outcomes
}

/// What the categories make owed, for each so many: from the least to the most that some numbers of `each` come to which lie
/// in their intervals and in that of `all` together. Somebody whose category is not known is of one of them, not of several.
/// Where no numbers do, the voice differs from itself: what `each` come to by themselves, and what `all` can.
pub(super) fn due(rates: &[Rate], all: &Count, each: &[Count]) -> Count {
    let mut sorted: Vec<(u64, &Count)> = rates.iter().map(|rate| rate.n).zip(each).collect();
    sorted.sort_by_key(|(n, _)| *n);
    let (dearest, cheapest) = (|| sorted.iter().rev(), || sorted.iter());
    let weight = |end: &dyn Fn(&Count) -> Option<u64>| {
        let weighed = sorted.iter().map(|(n, count)| (*n, end(count)));
        fill(weighed, None)
    };
    let room = |count: &Count| count.hi.map(|hi| hi.saturating_sub(count.lo));
    let sure = weight(&|count| Some(count.lo)).unwrap_or(u64::MAX);
    let (sum_lo, _) = sum(each.iter());
    let (lo, hi) = if fit(all, each) {
        let missing = all.lo.saturating_sub(sum_lo);
        let least = fill(
            cheapest().map(|(n, count)| (*n, room(count))),
            Some(missing),
        );
        let left = all.hi.map(|hi| hi.saturating_sub(sum_lo));
        let most = fill(dearest().map(|(n, count)| (*n, room(count))), left);
        let with = |more: u64| sure.saturating_add(more);
        (with(least.unwrap_or(0)), most.map(with))
    } else {
        let times =
            |n: Option<&(u64, &Count)>, count: u64| n.map_or(0, |(n, _)| n.saturating_mul(count));
        let alone = times(cheapest().next(), all.lo);
        let most = weight(&|count| count.hi).zip(all.hi);
        let most = most.map(|(each, all)| each.max(times(dearest().next(), all)));
        (sure.min(alone), most)
    };
    let over_edges = dearest().map(|(n, count)| (*n, count.straddle));
    let any = |is: &dyn Fn(&Count) -> bool| is(all) || each.iter().any(is);
    Count {
        lo,
        hi,
        straddle: fill(over_edges, all.straddle),
        differs: any(&|count| count.differs),
        spoken: any(&|count| count.spoken),
        ..all.clone()
    }
}

/// What one voice says of all and of each, held against each other: what some numbers that lie in all of its intervals leave of
/// each. The same where no numbers do.
pub(super) fn narrowed(counts: &mut [Count]) {
    let [_, all, each @ ..] = counts else { return };
    if !fit(all, each) {
        return;
    }
    let others = |at: usize| {
        let others = each.iter().enumerate().filter(|(other, _)| *other != at);
        sum(others.map(|(_, count)| count))
    };
    let left = |at: usize| {
        let (lo, hi) = others(at);
        let least = hi.map_or(0, |hi| all.lo.saturating_sub(hi));
        (least, all.hi.map(|most| most.saturating_sub(lo)))
    };
    let left: Vec<(u64, Option<u64>)> = (0..each.len()).map(left).collect();
    let whole = sum(each.iter());
    let narrow = |count: &mut Count, (lo, hi): (u64, Option<u64>)| {
        count.lo = count.lo.max(lo);
        count.hi = count.hi.into_iter().chain(hi).min();
    };
    narrow(all, whole);
    each.iter_mut()
        .zip(left)
        .for_each(|(count, left)| narrow(count, left));
}

/// From the sum of the least to that of the most.
fn sum<'c>(counts: impl Iterator<Item = &'c Count>) -> (u64, Option<u64>) {
    counts.fold((0, Some(0)), |(lo, hi), count| {
        let most = hi.zip(count.hi).map(|(sum, hi)| sum.saturating_add(hi));
        (lo.saturating_add(count.lo), most)
    })
}

/// True if some numbers of each lie in their intervals, and their sum in that of all.
fn fit(all: &Count, each: &[Count]) -> bool {
    let ordered = |count: &Count| count.hi.is_none_or(|hi| hi >= count.lo);
    let (lo, hi) = sum(each.iter());
    let meet = all.hi.is_none_or(|most| most >= lo) && hi.is_none_or(|most| most >= all.lo);
    meet && ordered(all) && each.iter().all(ordered)
}

/// So many in all, taken from the first that has room, then from the next: what they weigh. `None` where nothing bounds it.
fn fill(rooms: impl Iterator<Item = (u64, Option<u64>)>, mut left: Option<u64>) -> Option<u64> {
    let mut sum = 0u64;
    for (n, room) in rooms {
        let take = match (room, left) {
            (Some(room), Some(left)) => room.min(left),
            (room, left) => room.or(left)?,
        };
        sum = sum.saturating_add(n.saturating_mul(take));
        left = left.map(|left| left.saturating_sub(take));
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(lo: u64, hi: Option<u64>) -> Count {
        Count {
            lo,
            hi,
            ..Count::silent(true)
        }
    }

    fn range(rates: &[u64], all: Count, each: &[Count]) -> (u64, Option<u64>) {
        let text = "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\n\
            clock +02:00, each day runs 07:00 to 07:00\nthing truck (trucks)\n\
            phase Pause\nstarts 2024-01-01 07:00\nlasts 4 days\n\
            clause aid in Pause\nBeta must admit at least 3 trucks overall\ncounted at crossing\n";
        let agreement = tregua_agreement::read(text).agreement.unwrap();
        let of = agreement.clauses[0].readings[0].parts[0]
            .duty
            .kernel
            .measure();
        let rate = |n: &u64| Rate {
            n: *n,
            of: of.clone(),
        };
        let rates: Vec<Rate> = rates.iter().map(rate).collect();
        let due = due(&rates, &all, each);
        (due.lo, due.hi)
    }

    #[test]
    fn somebody_of_unknown_category_is_of_one_of_them() {
        let exactly = |n| between(n, Some(n));
        // Ten of whom nobody says what they are: between ten times three and ten times five, not up to eighty.
        let open = between(0, Some(10));
        assert_eq!(
            range(&[3, 5], exactly(10), &[open.clone(), open.clone()]),
            (30, Some(50))
        );
        // Four are civilians for sure; of the other six nobody knows.
        let some = between(4, Some(10));
        assert_eq!(
            range(&[3, 5], exactly(10), &[some, open.clone()]),
            (30, Some(42))
        );
        // Nothing bounds how many there are.
        let silent = between(0, None);
        assert_eq!(
            range(&[3, 5], silent.clone(), &[exactly(4), silent.clone()]),
            (12, None)
        );
        // All of them together are closed: so is each.
        assert_eq!(
            range(&[5, 3], exactly(2), &[silent.clone(), silent]),
            (6, Some(10))
        );
        // Parts that do not add to their whole: both are kept.
        assert_eq!(
            range(&[3, 5], exactly(10), &[exactly(4), exactly(4)]),
            (30, Some(50))
        );
    }
}
