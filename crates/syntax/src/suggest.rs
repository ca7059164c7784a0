//! Near misses: which known words a mistyped one may have meant.

/// Longer words are not compared: the work stays bounded.
const MAX_LETTERS: usize = 48;

/// At most three of `known` that differ from `word` by few letters, the nearest first.
///
/// A third of the letters may differ (at least one); case does not count.
///
/// ```
/// assert_eq!(tregua_syntax::nearest("handovr", ["offer", "handover"]), ["handover"]);
/// ```
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let wanted = letters(word);
    if wanted.len() > MAX_LETTERS {
        return Vec::new();
    }
    let allowed = (wanted.len() / 3).max(1);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 4 * allowed)
        .map(|candidate| (distance(&wanted, &letters(candidate)), candidate))
        .filter(|(apart, _)| *apart <= allowed)
        .collect();
    near.sort();
    near.dedup();
    near.into_iter()
        .take(3)
        .map(|(_, candidate)| candidate.to_owned())
        .collect()
}

fn letters(word: &str) -> Vec<char> {
    word.chars()
        .take(MAX_LETTERS + 1)
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many letters to insert, drop, change or swap with their neighbour to come from `a` to `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut earlier: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |cells: &[usize], column: usize| {
                cells.get(column).copied().unwrap_or(usize::MAX / 2)
            };
            let changed = at(&previous, j) + usize::from(x != y);
            let mut best = changed.min(at(&previous, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&earlier, j - 1) + 1);
            }
            row.push(best);
        }
        earlier = std::mem::replace(&mut previous, row);
    }
    previous.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swapped_pair_is_one_slip() {
        assert_eq!(nearest("relaese", ["release", "receive"]), ["release"]);
        assert!(nearest("mus", ["fly", "visit"]).is_empty());
    }
}
