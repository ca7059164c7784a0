//! The outcomes still possible, and why (`docs/standings.md` §5): every value that a count can have is tried.

use std::collections::BTreeSet;

use tregua_agreement::duty::Sense;
use tregua_calendar::Timestamp;

use crate::completions::weighed;
use crate::question::TooLarge;

/// So many values of one count are tried.
const MOST_VALUES: u64 = 6_000;

/// The words for outcomes.
pub(crate) type Outcomes = BTreeSet<&'static str>;

pub(crate) const MET: &str = "met";
pub(crate) const LATE: &str = "late";
pub(crate) const CURED: &str = "cured";
pub(crate) const NOT_MET: &str = "not met";
pub(crate) const CONTESTED: &str = "contested";
pub(crate) const AMBIGUOUS: &str = "ambiguous";
pub(crate) const UNVERIFIED: &str = "unverified";
pub(crate) const PENDING: &str = "pending";

/// What is known of one count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    /// L.
    pub(crate) lo: u64,
    /// U over the same window: what voices are compared by.
    pub(crate) hi: Option<u64>,
    /// For a stretch of a deadline: L of the stretch alone; else L.
    pub(crate) alone_lo: u64,
    /// For a stretch of a deadline: U of the stretch alone; else U.
    pub(crate) alone_hi: Option<u64>,
    /// s; `None` if unbounded.
    pub(crate) straddle: Option<u64>,
    /// Its window is over.
    pub(crate) over: bool,
    /// Some figure touches its window.
    pub(crate) heard: bool,
}

/// A number of the text: the smallest and the largest it can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) lo: u64,
    pub(crate) hi: Option<u64>,
}

/// The test of a kernel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    /// A count against the text's number.
    Against(Sense),
    /// The same, with a second count up to the end of the cure.
    Cured(Sense),
    /// m·a ≥ n·b, or ≤ of a limit.
    Ratio { limit: bool, n: u64, m: u64 },
    /// m·a ≥ the sum of each n·c, c the number of each category: the counts are of a, of all of them together, of each.
    Sum {
        limit: bool,
        rates: Vec<u64>,
        m: u64,
    },
    /// A deadline: whether there is time after it, and a cure.
    Deadline { late: bool, cure: bool },
    /// A deadline after triggers, whose count comes last: n owed for each m of them; and whether there is a cure.
    Answer { rate: (u64, u64), cure: bool },
    /// No notice; once it was due, none that is not on record.
    Silence,
    /// ⌊c / per⌋ ≥ 1, if the cap has room for one grant.
    Earned { per: u64, room: bool },
}

/// All that one voice, or several together, leave open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Account {
    /// Every count, in the order of the kernel.
    pub(crate) counts: Vec<Count>,
    /// The text's number.
    pub(crate) number: Number,
    /// Of one voice: the earliest and the latest instant at which the trigger happened.
    pub(crate) trigger: Option<(Timestamp, Timestamp)>,
}

/// The outcomes of an account, and why there is more than one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) outcomes: Outcomes,
    pub(crate) causes: BTreeSet<&'static str>,
}

/// What a count may be: for a deadline, up to `top` in the stretch alone.
#[derive(Debug, Clone, Copy)]
struct Range {
    lo: u64,
    top: Option<u64>,
}

/// O and the causes.
pub(crate) fn verdict(test: &Test, account: &Account) -> Result<Verdict, TooLarge> {
    let heard;
    let account = match test {
        Test::Silence => {
            heard = as_heard(account);
            &heard
        }
        Test::Sum { limit, rates, m } => {
            let weighed = weighed(rates, account)?;
            return verdict(&one_for_each(*limit, *m), &weighed);
        }
        _ => account,
    };
    let all: Vec<Range> = account
        .counts
        .iter()
        .map(|count| Range {
            lo: count.lo,
            top: count.alone_hi,
        })
        .collect();
    let outcomes = possible(test, account, &all, account.number)?;
    let causes = if outcomes.len() > 1 {
        causes(test, account)?
    } else {
        BTreeSet::new()
    };
    Ok(Verdict { outcomes, causes })
}

/// Whether the counts as reported (L, the text's smallest number) honour the duty, at whatever time.
pub(crate) fn honoured(test: &Test, account: &Account) -> bool {
    if let Test::Sum { limit, rates, m } = test {
        // Too many completions to look at have been told of before.
        let weighed = weighed(rates, account);
        return weighed.is_ok_and(|weighed| honoured(&one_for_each(*limit, *m), &weighed));
    }
    let number = account.number.lo;
    let counts: Vec<u64> = account.counts.iter().map(|count| count.lo).collect();
    match (test, counts.as_slice()) {
        (Test::Against(sense) | Test::Cured(sense), counts) => {
            counts.iter().any(|count| honours(*sense, *count, number))
        }
        (Test::Ratio { limit, n, m }, [owed, base]) => keeps_ratio(*limit, (*n, *m), *owed, *base),
        (Test::Silence, counts) => counts.iter().all(|count| *count == 0),
        (Test::Earned { per, room }, [count]) => *room && earns(*per, *count),
        (Test::Deadline { .. }, counts) => counts.iter().any(|count| *count >= 1),
        (Test::Answer { rate, .. }, [counts @ .., triggers]) => {
            *triggers == 0 || counts.iter().any(|count| *count >= owed(*rate, *triggers))
        }
        _ => false,
    }
}

/// "Once notice is due, U = L + s."
fn as_heard(account: &Account) -> Account {
    let mut heard = account.clone();
    for count in heard.counts.iter_mut().filter(|count| count.over) {
        count.alone_hi = straddled(count);
        count.hi = count.alone_hi;
    }
    heard
}

/// What is weighed already, one for each so many.
fn one_for_each(limit: bool, m: u64) -> Test {
    Test::Ratio { limit, n: 1, m }
}

fn keeps_ratio(limit: bool, (n, m): (u64, u64), owed: u64, base: u64) -> bool {
    let (owed, base) = (
        u128::from(m) * u128::from(owed),
        u128::from(n) * u128::from(base),
    );
    if limit { owed <= base } else { owed >= base }
}

fn earns(per: u64, count: u64) -> bool {
    count.checked_div(per).unwrap_or(0) >= 1
}

fn smallest(account: &Account) -> Number {
    Number {
        lo: account.number.lo,
        hi: Some(account.number.lo),
    }
}

/// Nothing beyond L.
fn reported(account: &Account) -> Vec<Range> {
    account
        .counts
        .iter()
        .map(|count| Range {
            lo: count.lo,
            top: Some(count.alone_lo),
        })
        .collect()
}

/// Each open type alone; if none varies the outcome alone, every type that is open.
fn causes(test: &Test, account: &Account) -> Result<BTreeSet<&'static str>, TooLarge> {
    let alone = |extend: fn(&Count) -> Option<u64>| -> Vec<Range> {
        account
            .counts
            .iter()
            .map(|count| Range {
                lo: count.lo,
                top: extend(count),
            })
            .collect()
    };
    let varies = |ranges: &[Range], number| {
        possible(test, account, ranges, number).map(|outcomes| outcomes.len() > 1)
    };
    let plain = smallest(account);
    let mut found = BTreeSet::new();
    if varies(&alone(straddled), plain)? || varies(&reported(account), account.number)? {
        found.insert(AMBIGUOUS);
    }
    if varies(&alone(silent), plain)? {
        found.insert(UNVERIFIED);
    }
    if varies(&alone(future), plain)? {
        found.insert(PENDING);
    }
    Ok(if found.is_empty() {
        open(account)
    } else {
        found
    })
}

fn open(account: &Account) -> BTreeSet<&'static str> {
    let more = |count: &Count, top: Option<u64>| top.is_none_or(|top| top > count.alone_lo);
    let text = account.number.hi != Some(account.number.lo);
    let mut open = BTreeSet::new();
    if text
        || account
            .counts
            .iter()
            .any(|count| more(count, straddled(count)))
    {
        open.insert(AMBIGUOUS);
    }
    if account
        .counts
        .iter()
        .any(|count| more(count, silent(count)))
    {
        open.insert(UNVERIFIED);
    }
    if account
        .counts
        .iter()
        .any(|count| more(count, future(count)))
    {
        open.insert(PENDING);
    }
    open
}

/// L + s.
fn straddled(count: &Count) -> Option<u64> {
    count
        .straddle
        .map(|straddle| count.alone_lo.saturating_add(straddle))
}

/// U − s in a window that is over; an unbounded U stays unbounded.
fn silent(count: &Count) -> Option<u64> {
    match count.alone_hi {
        _ if !count.over => Some(count.alone_lo),
        None => None,
        Some(hi) => Some(
            count
                .straddle
                .map_or(0, |straddle| hi.saturating_sub(straddle))
                .max(count.alone_lo),
        ),
    }
}

/// Anything, in a window that is not over.
fn future(count: &Count) -> Option<u64> {
    if count.over {
        Some(count.alone_lo)
    } else {
        None
    }
}

/// Every outcome that some completion has.
fn possible(
    test: &Test,
    account: &Account,
    ranges: &[Range],
    number: Number,
) -> Result<Outcomes, TooLarge> {
    let infinite = infinite(test, account)?;
    let numbers = values(number.lo, number.hi, infinite + 1);
    let counts: Vec<Vec<u64>> = ranges
        .iter()
        .map(|range| values(range.lo, range.top, infinite))
        .collect();
    let mut found = Outcomes::new();
    match (test, counts.as_slice()) {
        (Test::Against(sense), [counts]) => {
            for (count, number) in pairs(counts, &numbers) {
                found.insert(if honours(*sense, count, number) {
                    MET
                } else {
                    NOT_MET
                });
            }
        }
        (Test::Cured(sense), [first, second]) => {
            for number in numbers {
                found.extend(cured(*sense, first, second, number));
            }
        }
        (Test::Ratio { limit, n, m }, [owed, base]) => {
            for (owed, base) in pairs(owed, base) {
                let met = keeps_ratio(*limit, (*n, *m), owed, base);
                found.insert(if met { MET } else { NOT_MET });
            }
        }
        (Test::Silence, [counts]) => {
            found.extend(
                counts
                    .iter()
                    .map(|count| if *count == 0 { MET } else { NOT_MET }),
            );
        }
        (Test::Earned { per, room }, [counts]) => {
            for count in counts {
                found.insert(if *room && earns(*per, *count) {
                    MET
                } else {
                    NOT_MET
                });
            }
        }
        (Test::Deadline { late, cure }, _) => found.extend(by_deadline(ranges, *late, *cure)),
        (Test::Answer { rate, cure }, [.., triggers]) => {
            for happened in triggers {
                found.extend(answered(ranges, owed(*rate, *happened), *cure));
            }
        }
        _ => {}
    }
    Ok(found)
}

fn honours(sense: Sense, count: u64, number: u64) -> bool {
    match sense {
        Sense::AtLeast => count >= number,
        Sense::AtMost => count <= number,
        Sense::Exactly => count == number,
        Sense::Batch => count == 0 || count >= number,
    }
}

/// "met if some c honours; cured if some c does not and some c₂ does; not met if some c₂ does not".
fn cured(sense: Sense, first: &[u64], second: &[u64], number: u64) -> Outcomes {
    let some = |counts: &[u64], honoured| {
        counts
            .iter()
            .any(|count| honours(sense, *count, number) == honoured)
    };
    let mut found = Outcomes::new();
    if some(first, true) {
        found.insert(MET);
    }
    if some(first, false) && some(second, true) {
        found.insert(CURED);
    }
    if some(second, false) {
        found.insert(NOT_MET);
    }
    found
}

/// The four lines of §5, Done. The first range is c₁, the second c₂, the third, with a cure, c₃.
fn by_deadline(ranges: &[Range], late: bool, cure: bool) -> Outcomes {
    let none_before = |at: usize| ranges.get(at).is_some_and(|range| range.lo < 1);
    let can_be_in = |at: usize| {
        ranges
            .get(at)
            .is_some_and(|range| range.top.is_none_or(|top| top >= 1))
    };
    let mut found = Outcomes::new();
    if can_be_in(0) {
        found.insert(MET);
    }
    if none_before(0) && can_be_in(1) && late {
        found.insert(LATE);
    }
    if cure && none_before(1) && can_be_in(2) {
        found.insert(CURED);
    }
    if none_before(if cure { 2 } else { 1 }) {
        found.insert(NOT_MET);
    }
    found
}

/// "n for each m", whole ones.
fn owed((n, m): (u64, u64), triggers: u64) -> u64 {
    n.saturating_mul(triggers).div_ceil(m)
}

/// §5, Respond: what may come of r acts owed. Where none is, that is met.
fn answered(ranges: &[Range], r: u64, cure: bool) -> Outcomes {
    // The most that can have been done by the end of a stretch: what each stretch up to it can hold.
    let most = |stretches: usize| {
        let tops: Option<Vec<u64>> = ranges.iter().take(stretches).map(|one| one.top).collect();
        tops.map(|tops| tops.iter().sum::<u64>())
    };
    let enough = |stretches| most(stretches).is_none_or(|most| most >= r);
    let short = |at: usize| ranges.get(at).is_some_and(|range| range.lo < r);
    let any = |at: usize| ranges.get(at).is_some_and(|range| range.top != Some(0));
    let mut found = Outcomes::new();
    if enough(1) {
        found.insert(MET);
    }
    if short(0) && any(1) && enough(2) {
        found.insert(LATE);
    }
    if cure && short(1) && any(2) && enough(3) {
        found.insert(CURED);
    }
    if short(if cure { 2 } else { 1 }) {
        found.insert(NOT_MET);
    }
    found
}

/// Every value from `lo` to `hi`, `infinite` standing for every value beyond.
fn values(lo: u64, hi: Option<u64>, infinite: u64) -> Vec<u64> {
    (lo..=hi.map_or(infinite.max(lo), |hi| hi.min(infinite.max(lo)))).collect()
}

fn pairs<'a>(ones: &'a [u64], others: &'a [u64]) -> impl Iterator<Item = (u64, u64)> + 'a {
    ones.iter()
        .flat_map(move |one| others.iter().map(move |other| (*one, *other)))
}

/// A number beyond every number of the case, on either side of a ratio: no value above it has another outcome.
fn infinite(test: &Test, account: &Account) -> Result<u64, TooLarge> {
    let of_count = |count: &Count| {
        [
            Some(count.lo),
            Some(count.alone_lo),
            count.hi,
            count.alone_hi,
            straddled(count),
        ]
        .into_iter()
        .flatten()
        .max()
    };
    let text = [Some(account.number.lo), account.number.hi]
        .into_iter()
        .flatten();
    let greatest = account
        .counts
        .iter()
        .filter_map(of_count)
        .chain(text)
        .max()
        .unwrap_or(0);
    let beyond = match test {
        Test::Ratio { n, m, .. } | Test::Answer { rate: (n, m), .. } => greatest
            .max(1)
            .saturating_mul((*n).max(*m).max(1))
            .saturating_mul(3),
        Test::Earned { per, .. } => greatest.max(*per),
        _ => greatest,
    };
    TooLarge::check("values", beyond.saturating_add(2), MOST_VALUES)?;
    Ok(beyond + 2)
}
