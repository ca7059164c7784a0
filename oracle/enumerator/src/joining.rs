//! Several voices as one (`docs/standings.md` §7): whether they oppose, their hull, their intersection.

use crate::kernels::{Account, Count, Verdict};
use crate::views::Seen;

/// Whether voices oppose, and to what effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opposed {
    /// No two of them do.
    None,
    /// Some do, and those that do lead to the same outcomes.
    Agreeing,
    /// Two that do lead to different outcomes.
    Differing,
}

/// Two voices oppose if for a count that decides the part their intervals are disjoint.
pub(crate) fn opposed(own: &[Seen]) -> Opposed {
    let disjoint = |one: &Count, other: &Count| {
        one.hi.is_some_and(|hi| hi < other.lo) || other.hi.is_some_and(|hi| hi < one.lo)
    };
    let oppose = |one: &Seen, other: &Seen| {
        let mut counts = one.account.counts.iter().zip(&other.account.counts);
        let apart = match (one.account.trigger, other.account.trigger) {
            (Some(one), Some(other)) => one.1 < other.0 || other.1 < one.0,
            _ => false,
        };
        apart || counts.any(|(one, other)| disjoint(one, other))
    };
    let mut found = Opposed::None;
    for (at, one) in own.iter().enumerate() {
        for other in own.iter().skip(at + 1).filter(|other| oppose(one, other)) {
            if one.verdict.outcomes != other.verdict.outcomes {
                return Opposed::Differing;
            }
            found = Opposed::Agreeing;
        }
    }
    found
}

/// What all voices have in common, with their causes if it is several.
pub(crate) fn common(own: &[Seen]) -> Verdict {
    let mut outcomes = own
        .first()
        .map(|seen| seen.verdict.outcomes.clone())
        .unwrap_or_default();
    outcomes.retain(|outcome| {
        own.iter()
            .all(|seen| seen.verdict.outcomes.contains(outcome))
    });
    let several = outcomes.len() > 1;
    let causes = own
        .iter()
        .filter(|_| several)
        .flat_map(|seen| seen.verdict.causes.iter().copied())
        .collect();
    Verdict { outcomes, causes }
}

/// Several accounts as one, count by count; where there is none, nobody spoke.
pub(crate) fn together(
    silent: &Account,
    own: &[Seen],
    join: fn(&[Count]) -> Option<Count>,
) -> Account {
    let of_count = |(at, silent): (usize, &Count)| {
        let all: Vec<Count> = own
            .iter()
            .filter_map(|seen| seen.account.counts.get(at).copied())
            .collect();
        join(&all).unwrap_or(*silent)
    };
    Account {
        counts: silent.counts.iter().enumerate().map(of_count).collect(),
        number: silent.number,
        trigger: None,
    }
}

/// The greater of two upper ends, `None` being unbounded.
fn greatest(ends: impl Iterator<Item = Option<u64>>) -> Option<u64> {
    ends.collect::<Option<Vec<u64>>>()
        .and_then(|all| all.into_iter().max())
}

pub(crate) fn hull(all: &[Count]) -> Option<Count> {
    Some(Count {
        lo: all.iter().map(|count| count.lo).min()?,
        hi: greatest(all.iter().map(|count| count.hi)),
        alone_lo: all.iter().map(|count| count.alone_lo).min()?,
        alone_hi: greatest(all.iter().map(|count| count.alone_hi)),
        straddle: greatest(all.iter().map(|count| count.straddle)),
        over: all.iter().all(|count| count.over),
        heard: all.iter().any(|count| count.heard),
    })
}

/// Where two oppose the intersection is empty; as in §4 both ends are shown: [U, L].
pub(crate) fn intersection(all: &[Count]) -> Option<Count> {
    let ordered = |lo: u64, hi: Option<u64>| match hi {
        Some(hi) if hi < lo => (hi, Some(lo)),
        _ => (lo, hi),
    };
    let least = |ends: Vec<Option<u64>>| ends.into_iter().flatten().min();
    let (lo, hi) = ordered(
        all.iter().map(|count| count.lo).max()?,
        least(all.iter().map(|count| count.hi).collect()),
    );
    let heard: Vec<_> = all.iter().filter(|count| count.heard).collect();
    // "the least among the voices with a figure that touches it"; where no figure does, none is open.
    let straddle = match heard.is_empty() {
        true => Some(0),
        false => least(heard.iter().map(|count| count.straddle).collect()),
    };
    Some(Count {
        lo,
        hi,
        // In a stretch that voices are not compared by the intersection may be empty: nothing happened there that all say.
        alone_lo: all.iter().map(|count| count.alone_lo).max()?,
        alone_hi: least(all.iter().map(|count| count.alone_hi).collect()),
        straddle,
        over: all.iter().all(|count| count.over),
        heard: !heard.is_empty(),
    })
}
