//! The known words nearest to an unknown one.

use std::collections::BTreeSet;
use std::ops::Bound;

use crate::limits::{MAX_COMPARED, MAX_COMPARED_CHARS, MAX_NEIGHBOURS, MAX_SUGGESTIONS};

/// At most three of `known` that `word` may have been meant to be, nearest first.
///
/// Near is at most a third of the letters changed, added, dropped or swapped with their neighbour, upper and lower case
/// alike; or one holds the other.
pub(crate) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Vec<String> {
    let sought = letters(word);
    let mut found: Vec<(usize, &str)> = known
        .into_iter()
        .take(MAX_COMPARED)
        .filter_map(|candidate| Some((distance(&sought, &letters(candidate))?, candidate)))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
        .into_iter()
        .take(MAX_SUGGESTIONS)
        .map(|(_, candidate)| candidate.to_owned())
        .collect()
}

/// The same over sets that may be large: all of a small one, the neighbours in the alphabet of a large one.
pub(crate) fn nearest_of(word: &str, known: [&BTreeSet<String>; 2]) -> Vec<String> {
    nearest(word, known.into_iter().flat_map(|set| around(word, set)))
}

fn around<'w>(word: &str, known: &'w BTreeSet<String>) -> Vec<&'w str> {
    if known.len() <= 2 * MAX_NEIGHBOURS {
        return known.iter().map(String::as_str).collect();
    }
    let before = known
        .range::<str, _>((Bound::Unbounded, Bound::Excluded(word)))
        .rev()
        .take(MAX_NEIGHBOURS);
    let after = known
        .range::<str, _>((Bound::Excluded(word), Bound::Unbounded))
        .take(MAX_NEIGHBOURS);
    before.chain(after).map(String::as_str).collect()
}

fn letters(word: &str) -> Vec<char> {
    word.chars()
        .flat_map(char::to_lowercase)
        .take(MAX_COMPARED_CHARS)
        .collect()
}

/// How far apart, or `None` if too far to suggest.
fn distance(sought: &[char], candidate: &[char]) -> Option<usize> {
    let longer = sought.len().max(candidate.len());
    let allowed = (longer / 3).max(1);
    let shorter = sought.len().min(candidate.len());
    if shorter >= 3 && (holds(candidate, sought) || holds(sought, candidate)) {
        return Some((longer - shorter).min(allowed));
    }
    if longer - shorter > allowed {
        return None;
    }
    Some(edits(sought, candidate)).filter(|edits| *edits <= allowed && *edits < longer)
}

fn holds(long: &[char], short: &[char]) -> bool {
    long.windows(short.len()).any(|window| window == short)
}

/// Letters changed, added, dropped, or swapped with their neighbour, to turn one word into the other.
fn edits(from: &[char], to: &[char]) -> usize {
    // Three rows of the usual table, each one longer than `to`; rows are reused, since this runs for every known word.
    let mut above: Vec<usize> = (0..=to.len()).collect();
    let mut two_above = above.clone();
    let mut current = above.clone();
    let cost = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
    let mut last: Option<char> = None;
    for (row, &letter) in from.iter().enumerate() {
        let mut left = row + 1;
        let mut before: Option<char> = None;
        if let Some(first) = current.first_mut() {
            *first = left;
        }
        for (column, &other) in to.iter().enumerate() {
            let changed = cost(&above, column) + usize::from(letter != other);
            let mut best = changed.min(left + 1).min(cost(&above, column + 1) + 1);
            if column > 0 && last == Some(other) && before == Some(letter) {
                best = best.min(cost(&two_above, column - 1) + 1);
            }
            if let Some(cell) = current.get_mut(column + 1) {
                *cell = best;
            }
            (left, before) = (best, Some(other));
        }
        std::mem::swap(&mut two_above, &mut above);
        std::mem::swap(&mut above, &mut current);
        last = Some(letter);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits_between(from: &str, to: &str) -> usize {
        edits(&letters(from), &letters(to))
    }

    #[test]
    fn a_slip_costs_one_edit_and_a_swap_of_neighbours_too() {
        assert_eq!(edits_between("truck", "truck"), 0);
        assert_eq!(edits_between("truk", "truck"), 1);
        assert_eq!(edits_between("trukc", "truck"), 1);
        assert_eq!(edits_between("", "truck"), 5);
        assert_eq!(edits_between("kitten", "sitting"), 3);
    }

    #[test]
    fn the_nearest_come_first_and_the_far_do_not_come() {
        let known = ["offloading", "offer", "crossing", "delivery"];
        assert_eq!(nearest("offlaoding", known), ["offloading"]);
        assert_eq!(nearest("Offer", known), ["offer"]);
        assert_eq!(nearest("load", known), ["offloading"]);
        assert!(nearest("zebra", known).is_empty());
        assert!(nearest("", known).is_empty());
    }

    #[test]
    fn a_large_set_is_searched_among_neighbours_only() {
        let known: BTreeSet<String> = (0..5_000).map(|n| format!("claim-{n:05}")).collect();
        assert_eq!(
            nearest_of("claim-02500x", [&known, &BTreeSet::new()])
                .first()
                .map(String::as_str),
            Some("claim-02500")
        );
    }
}
