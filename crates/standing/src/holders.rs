//! Who holds which reading.

use std::collections::BTreeSet;

use tregua_agreement::meaning::Held;

/// True if two parties are on record as holding readings that come to different things.
pub(crate) fn differ<'r, T: Ord>(
    parties: &[String],
    readings: impl Iterator<Item = (&'r Held, T)> + Clone,
) -> bool {
    let of = |party: &String| -> BTreeSet<T> {
        let own = readings.clone().filter(|(held, _)| held.by.contains(party));
        own.map(|(_, found)| found).collect()
    };
    let held: Vec<BTreeSet<T>> = parties
        .iter()
        .map(of)
        .filter(|own| !own.is_empty())
        .collect();
    held.windows(2).any(|pair| match pair {
        [one, two] => one != two,
        _ => false,
    })
}
