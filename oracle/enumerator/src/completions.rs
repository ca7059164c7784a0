//! What categories make owed: every completion of how many there are of each is tried (`docs/standings.md` §5, Sum).

use crate::kernels::{Account, Count};
use crate::question::TooLarge;

/// So many completions are tried.
const MOST_COMPLETIONS: u64 = 400_000;

/// The same account with what the categories make owed in place of how many there are of all and of each.
pub(crate) fn weighed(rates: &[u64], account: &Account) -> Result<Account, TooLarge> {
    let (owed, all, each) = match account.counts.as_slice() {
        [owed, all, each @ ..] => (*owed, *all, each),
        _ => return Ok(account.clone()),
    };
    let due = due(rates, &all, each)?;
    Ok(Account {
        counts: vec![owed, due],
        ..account.clone()
    })
}

/// What there may be of one category: from, to.
type Ends = (u64, Option<u64>);

/// One voice's counts, of each category and of all only what some completion has: each is weighed alone, then all alike. As they
/// are where there is no completion.
pub(crate) fn narrowed(mut counts: Vec<Count>) -> Result<Vec<Count>, TooLarge> {
    let (all, each) = match counts.as_slice() {
        [_, all, each @ ..] => (*all, each.to_vec()),
        _ => return Ok(counts),
    };
    let ends: Vec<Ends> = each.iter().map(|one| (one.lo, one.hi)).collect();
    for (at, count) in counts.iter_mut().skip(1).enumerate() {
        // The first is all of them; the others are one of them each.
        let weigh = |category: usize| u64::from(at == 0 || at == category + 1);
        let weights: Vec<u64> = (0..each.len()).map(weigh).collect();
        if let Some((lo, hi)) = range(&weights, &ends, (all.lo, all.hi))? {
            (count.lo, count.hi) = (lo, hi);
            (count.alone_lo, count.alone_hi) = (lo, hi);
        }
    }
    Ok(counts)
}

fn due(rates: &[u64], all: &Count, each: &[Count]) -> Result<Count, TooLarge> {
    let ends: Vec<Ends> = each.iter().map(|one| (one.lo, one.hi)).collect();
    let whole = (all.lo, all.hi);
    let together = range(rates, &ends, whole)?;
    let (lo, hi) = match together {
        Some(range) => range,
        // "what each come to by themselves, and what all of them can".
        None => {
            let anything: Vec<Ends> = vec![(0, None); each.len()];
            let mut kept = Vec::new();
            kept.extend(range(rates, &ends, (0, None))?);
            kept.extend(range(rates, &anything, whole)?);
            let lo = kept.iter().map(|(lo, _)| *lo).min().unwrap_or(0);
            let his: Option<Vec<u64>> = kept.iter().map(|(_, hi)| *hi).collect();
            (lo, his.and_then(|his| his.into_iter().max()))
        }
    };
    // "the most that so many more weigh, no more than s of each, and than s of all".
    let edges: Vec<Ends> = each.iter().map(|one| (0, one.straddle)).collect();
    let straddle = range(rates, &edges, (0, all.straddle))?.and_then(|(_, hi)| hi);
    Ok(Count {
        lo,
        hi,
        alone_lo: lo,
        alone_hi: hi,
        straddle,
        over: all.over,
        heard: all.heard || each.iter().any(|one| one.heard),
    })
}

/// The least and the most that numbers weigh of which each lies in its ends and their sum in those of the whole; `None` if no
/// numbers do.
fn range(
    rates: &[u64],
    each: &[Ends],
    whole: Ends,
) -> Result<Option<(u64, Option<u64>)>, TooLarge> {
    let finite = each.iter().chain([&whole]);
    let greatest = finite.flat_map(|(lo, hi)| [*lo, hi.unwrap_or(0)]).max();
    let top = greatest.unwrap_or(0);
    let values = each
        .iter()
        .map(|(lo, hi)| hi.unwrap_or(top).saturating_sub(*lo) + 1);
    let completions = values.fold(1u64, u64::saturating_mul);
    TooLarge::check("completions", completions, MOST_COMPLETIONS)?;
    let mut found: Option<(u64, u64)> = None;
    let mut numbers: Vec<u64> = each.iter().map(|(lo, _)| *lo).collect();
    let ordered = each.iter().all(|(lo, hi)| *lo <= hi.unwrap_or(top));
    if !ordered {
        return Ok(None);
    }
    loop {
        let sum: u64 = numbers.iter().sum();
        if whole.0 <= sum && whole.1.is_none_or(|most| sum <= most) {
            let weight: u64 = rates.iter().zip(&numbers).map(|(n, one)| n * one).sum();
            let (lo, hi) = found.unwrap_or((weight, weight));
            found = Some((lo.min(weight), hi.max(weight)));
        }
        // The next completion, counting up as a counter does; none is left when all have turned over.
        let turned = numbers.iter_mut().zip(each).all(|(number, (lo, hi))| {
            let last = *number >= hi.unwrap_or(top);
            *number = if last { *lo } else { *number + 1 };
            last
        });
        if turned {
            break;
        }
    }
    let free = rates
        .iter()
        .zip(each)
        .any(|(n, (_, hi))| *n > 0 && hi.is_none());
    let unbounded = whole.1.is_none() && free;
    Ok(found.map(|(lo, hi)| (lo, Some(hi).filter(|_| !unbounded))))
}
