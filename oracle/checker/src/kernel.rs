//! What may come of counts, and why more than one thing may (`docs/standings.md` §5).

use std::collections::BTreeSet;

use crate::count::Count;
use crate::input::Row;
use crate::owed;
use crate::sum;
use crate::time::Span;

pub(crate) type Words = BTreeSet<&'static str>;

/// Numbers something may be, `None` for no bound.
pub(crate) type Range = (u64, Option<u64>);

/// The statuses that outcomes and causes become, in the order of §8.
pub(crate) const CAUSES: [&str; 4] = ["contested", "ambiguous", "unverified", "pending"];

/// A count that is needed: of which measure, in which span, with the end of which stretch.
pub(crate) struct Ask {
    pub(crate) measure: usize,
    pub(crate) span: Span,
    pub(crate) upper: Span,
    pub(crate) from_start: bool,
}

/// The counts that the row's kernel needs; `None` for a kernel that is not known here.
pub(crate) fn asks(row: &Row) -> Option<Vec<Ask>> {
    let window = row.window;
    let plain = |measure, to| {
        let span = Span {
            from: window.from,
            to,
        };
        Ask {
            measure,
            span,
            upper: span,
            from_start: true,
        }
    };
    let stretch = |from, to, from_start| Ask {
        measure: 0,
        span: Span { from, to: to + 1 },
        upper: Span { from, to },
        from_start,
    };
    Some(match row.duty.kernel.as_str() {
        "amount" if row.until > window.to => vec![plain(0, window.to), plain(0, row.until)],
        "amount" | "ban" | "allow" | "earned" | "by hand" => vec![plain(0, window.to)],
        // Notice that is given as it is due is given in time.
        "renewed" if row.duty.notice => vec![plain(0, window.to + 1)],
        "renewed" => vec![plain(0, window.to)],
        "ratio" => {
            let measures = 0..row.duty.measures.len();
            measures.map(|at| plain(at, window.to)).collect()
        }
        // Of an act owed for each of another every voice has windows of its own.
        "respond" => Vec::new(),
        "done" | "share" => vec![
            stretch(window.from, window.to, true),
            stretch(window.from, row.last, true),
            stretch(window.from, row.until, true),
            stretch(window.to + 1, row.last, false),
            stretch(row.last + 1, row.until, false),
        ],
        _ => return None,
    })
}

/// The text's number; of "every one", as many as the figures say there are.
pub(crate) fn number(row: &Row, counts: &[Count]) -> Range {
    let duty = &row.duty;
    match duty.kernel.as_str() {
        "amount" => (duty.lo.unwrap_or(0), duty.hi),
        "allow" if duty.every => match counts.iter().filter_map(|count| count.out_of).max() {
            Some(all) => (all, Some(all)),
            None => (1, None),
        },
        "allow" => (1, Some(1)),
        "renewed" if !row.duty.notice => (1, Some(1)),
        "earned" => (duty.lo.unwrap_or(0), duty.lo),
        _ => (0, Some(0)),
    }
}

/// Every outcome that some number of each range has.
pub(crate) fn outcomes(row: &Row, ranges: &[Range], number: Range) -> Words {
    let sense = match row.duty.kernel.as_str() {
        "amount" => row.duty.sense.as_deref().unwrap_or(""),
        "ban" => "at most",
        "renewed" if row.duty.notice => "at most",
        "earned" if beyond_cap(row) => return ["not met"].into(),
        "ratio" => return ratio(row, ranges),
        "done" => return deadline(row, ranges),
        "share" | "respond" => return owed::outcomes(row, ranges),
        _ => "at least",
    };
    let honours = |count: u64, number: u64| match sense {
        "at least" => count >= number,
        "at most" => count <= number,
        "none or at least" => count == 0 || count >= number,
        _ => count == number,
    };
    let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else {
        return Words::new();
    };
    // What matters changes only next to an edge of a range: those values stand for all others.
    let edges: Vec<u64> = ranges
        .iter()
        .chain([&number])
        .flat_map(|(lo, hi)| [*lo, hi.unwrap_or(*lo)])
        .collect();
    let near: BTreeSet<u64> = edges
        .iter()
        .flat_map(|at| [at.saturating_sub(1), *at, at + 1, at + 2])
        .chain([u64::MAX])
        .collect();
    let of = |range: &Range| -> Vec<u64> {
        let within = |at: &&u64| range.0 <= **at && range.1.is_none_or(|hi| **at <= hi);
        near.iter().filter(within).copied().collect()
    };
    let mut found = Words::new();
    for number in of(&number) {
        let some =
            |range: &Range, met: bool| of(range).iter().any(|count| honours(*count, number) == met);
        found.extend(some(first, true).then_some("met"));
        found.extend(
            (ranges.len() > 1 && some(first, false) && some(last, true)).then_some("cured"),
        );
        found.extend(some(last, false).then_some("not met"));
    }
    found
}

/// True if one more grant would carry the phase past the reading's cap.
pub(crate) fn beyond_cap(row: &Row) -> bool {
    row.grant
        .as_ref()
        .is_some_and(|grant| grant.ends > grant.cap)
}

fn ratio(row: &Row, ranges: &[Range]) -> Words {
    let [owed, base] = ranges else {
        return Words::new();
    };
    let times = |count: Option<u64>, by: Option<u64>| {
        count.map(|count| u128::from(count) * u128::from(by.unwrap_or(0)))
    };
    // What categories make owed is weighed already.
    let n = row
        .duty
        .n
        .map(|n| if row.duty.rates.is_empty() { n } else { 1 });
    let m = row.duty.m;
    let at_most = row.duty.sense.as_deref() == Some("at most");
    // The one that has to be as much as the other at least: of a limit, what it is for.
    let (much, little) = match at_most {
        true => ((base, n), (owed, m)),
        false => ((owed, m), (base, n)),
    };
    let less = |one: (&Range, Option<u64>), other: (&Range, Option<u64>)| {
        let most = times(other.0.1, other.1);
        most.is_none_or(|most| times(Some(one.0.0), one.1) < Some(most))
    };
    let met =
        times(much.0.1, much.1).is_none_or(|most| Some(most) >= times(Some(little.0.0), little.1));
    let not_met = less(much, little);
    [(met, "met"), (not_met, "not met")]
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, word)| word)
        .collect()
}

fn deadline(row: &Row, ranges: &[Range]) -> Words {
    let [by_due, by_last, by_cure, between, curing] = ranges else {
        return Words::new();
    };
    let one = |range: &Range| range.1.is_none_or(|hi| hi >= 1);
    let possible = [
        (one(by_due), "met"),
        (
            by_due.0 < 1 && one(between) && row.last > row.window.to,
            "late",
        ),
        (
            by_last.0 < 1 && one(curing) && row.until > row.last,
            "cured",
        ),
        (by_cure.0 < 1, "not met"),
    ];
    possible
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, word)| word)
        .collect()
}

/// True unless what was reported, against the text's smallest number, comes to "not met" alone.
pub(crate) fn honoured(row: &Row, counts: &[Count], number: Range) -> bool {
    if row.duty.kernel == "done" {
        return counts.iter().take(3).any(|count| count.lo >= 1);
    }
    let counts = sum::held(row, counts);
    let mut reported: Vec<Range> = counts.iter().map(reported).collect();
    // Of a stretch after the due instant no more than of the whole up to its end.
    if let [_, by_last, by_cure, between, curing, _] = reported.as_mut_slice() {
        between.1 = between.1.min(by_last.1);
        curing.1 = curing.1.min(by_cure.1);
    }
    outcomes(row, &reported, (number.0, Some(number.0))) != ["not met"].into()
}

/// The outcomes still possible and their causes.
pub(crate) fn judged(row: &Row, counts: &[Count], number: Range) -> (Words, Words) {
    let silence = |count: &Count| {
        // The text itself says what silence means, once notice is due.
        let most = count.straddle.map(|more| count.lo.saturating_add(more));
        let hi = if count.over && row.duty.notice {
            most
        } else {
            count.hi
        };
        Count {
            hi,
            ..count.clone()
        }
    };
    let counts = sum::held(row, counts);
    let counts: &[Count] = &counts.iter().map(silence).collect::<Vec<_>>();
    let with = |range: fn(&Count) -> Range, number: Range| {
        outcomes(row, &counts.iter().map(range).collect::<Vec<_>>(), number)
    };
    let full = with(|count| (count.lo, count.hi), number);
    if full.len() <= 1 {
        return (full, Words::new());
    }
    let plain = (number.0, Some(number.0));
    let varies = |range, number| with(range, number).len() > 1;
    let alone = [
        (
            "ambiguous",
            varies(straddled, plain) || varies(reported, number),
        ),
        ("unverified", varies(silent, plain)),
        ("pending", varies(future, plain)),
    ];
    let more =
        |range: fn(&Count) -> Range| counts.iter().any(|count| range(count) != reported(count));
    let open = [
        ("ambiguous", number != plain || more(straddled)),
        ("unverified", more(silent)),
        ("pending", counts.iter().any(|count| !count.over)),
    ];
    let named = |list: [(&'static str, bool); 3]| {
        list.into_iter()
            .filter(|(_, is)| *is)
            .map(|(word, _)| word)
            .collect::<Words>()
    };
    let causes = named(alone);
    (
        full,
        if causes.is_empty() {
            named(open)
        } else {
            causes
        },
    )
}

fn reported(count: &Count) -> Range {
    (count.lo, Some(count.lo))
}

fn straddled(count: &Count) -> Range {
    (
        count.lo,
        count.straddle.map(|more| count.lo.saturating_add(more)),
    )
}

fn silent(count: &Count) -> Range {
    match (count.over, count.hi) {
        (false, _) => reported(count),
        (true, None) => (count.lo, None),
        (true, Some(hi)) => (
            count.lo,
            Some(
                count
                    .straddle
                    .map_or(0, |more| hi.saturating_sub(more))
                    .max(count.lo),
            ),
        ),
    }
}

fn future(count: &Count) -> Range {
    if count.over {
        reported(count)
    } else {
        (count.lo, None)
    }
}
