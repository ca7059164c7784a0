//! Kinds: `woman=9;child=4`, `woman|child=7`, `goods`, `Israeli&side=3`.

use std::collections::BTreeSet;

use tregua_agreement::meaning::Thing;
use tregua_record::entries::claim::{Amount, KindPart};

use super::amount::number;
use crate::limits::MAX_KIND_PARTS;
use crate::problem::{self, Trouble};

/// The parts of an `of_kind` cell, in their order.
pub(crate) fn kinds(text: &str) -> Result<Vec<KindPart>, Trouble> {
    let mut parts: Vec<KindPart> = Vec::new();
    for words in text.split(';') {
        let words = words.trim();
        if words.is_empty() {
            return Err(Trouble::new(problem::EMPTY_ITEM));
        }
        let part = part(words)?;
        if parts.iter().any(|other| other.all_of == part.all_of) {
            return Err(Trouble::with_word(problem::KIND_TWICE, words));
        }
        if parts.len() == MAX_KIND_PARTS {
            return Err(Trouble::new(problem::TOO_MANY_KINDS).arg("limit", MAX_KIND_PARTS));
        }
        parts.push(part);
    }
    Ok(parts)
}

/// The words that read back as these parts.
pub(crate) fn write(parts: &[KindPart]) -> String {
    let alternatives =
        |set: &BTreeSet<String>| set.iter().map(String::as_str).collect::<Vec<_>>().join("|");
    let part = |part: &KindPart| {
        let kinds = part
            .all_of
            .iter()
            .map(alternatives)
            .collect::<Vec<_>>()
            .join("&");
        part.count
            .map_or(kinds.clone(), |count| format!("{kinds}={count}"))
    };
    parts.iter().map(part).collect::<Vec<_>>().join(";")
}

/// The sum of the parts, if it differs from the whole.
///
/// Parts are added along one axis at a time, and only if no two of them can hold the same one. A sum below the whole
/// says something only if the parts name every kind of the axis.
pub(crate) fn sum_that_differs(thing: &Thing, parts: &[KindPart], whole: &Amount) -> Option<u64> {
    (0..thing.axes.len()).find_map(|axis| {
        let along: Vec<&KindPart> = parts
            .iter()
            .filter(|part| kinds_on(thing, part, axis).is_some())
            .collect();
        let counts: Option<Vec<u64>> = along.iter().map(|part| part.count).collect();
        let sum = counts
            .filter(|counts| !counts.is_empty())?
            .into_iter()
            .try_fold(0u64, u64::checked_add)?;
        let apart = along.iter().enumerate().all(|(at, part)| {
            along
                .iter()
                .skip(at + 1)
                .all(|other| (0..thing.axes.len()).any(|axis| disjoint(thing, part, other, axis)))
        });
        let below = sum < whole.lo && names_every_kind(thing, &along, axis);
        (apart && (below || whole.hi.is_some_and(|hi| sum > hi))).then_some(sum)
    })
}

fn part(text: &str) -> Result<KindPart, Trouble> {
    let not_understood = || Trouble::with_word(problem::KIND_NOT_UNDERSTOOD, text);
    let (kinds, count) = match text.split_once('=') {
        Some((_, "")) => return Err(not_understood()),
        Some((kinds, count)) => (kinds, Some(number(count)?)),
        None => (text, None),
    };
    let alternatives = |set: &str| -> Option<BTreeSet<String>> {
        set.split('|')
            .map(|kind| {
                Some(kind.trim())
                    .filter(|kind| !kind.is_empty())
                    .map(str::to_owned)
            })
            .collect()
    };
    let all_of: Option<Vec<BTreeSet<String>>> = kinds.split('&').map(alternatives).collect();
    let all_of = all_of.ok_or_else(not_understood)?;
    Ok(KindPart { all_of, count })
}

fn kinds_on<'p>(thing: &Thing, part: &'p KindPart, axis: usize) -> Option<&'p BTreeSet<String>> {
    part.all_of
        .iter()
        .find(|set| set.first().and_then(|kind| thing.axis_of(kind)) == Some(axis))
}

fn disjoint(thing: &Thing, one: &KindPart, other: &KindPart, axis: usize) -> bool {
    match (kinds_on(thing, one, axis), kinds_on(thing, other, axis)) {
        (Some(one), Some(other)) => one.is_disjoint(other),
        _ => false,
    }
}

/// True if the parts leave nothing out along the axis.
fn names_every_kind(thing: &Thing, parts: &[&KindPart], axis: usize) -> bool {
    let kinds = thing
        .axes
        .get(axis)
        .map(|axis| axis.kinds.as_slice())
        .unwrap_or_default();
    kinds.iter().all(|kind| {
        let of_kind =
            |part: &&&KindPart| kinds_on(thing, part, axis).is_some_and(|set| set.contains(kind));
        let of_kind: Vec<&KindPart> = parts.iter().filter(of_kind).copied().collect();
        of_kind.iter().any(|part| part.all_of.len() == 1)
            || split_by_another_axis(thing, &of_kind, axis)
    })
}

/// True if the parts of one kind name every kind of a second axis, and no third.
fn split_by_another_axis(thing: &Thing, parts: &[&KindPart], axis: usize) -> bool {
    let pairs = parts.iter().all(|part| part.all_of.len() == 2);
    let full = |(other, kinds): (usize, &Vec<String>)| {
        let named: BTreeSet<&String> = parts
            .iter()
            .filter_map(|part| kinds_on(thing, part, other))
            .flatten()
            .collect();
        other != axis && kinds.iter().all(|kind| named.contains(kind))
    };
    pairs
        && thing
            .axes
            .iter()
            .map(|axis| &axis.kinds)
            .enumerate()
            .any(full)
}

#[cfg(test)]
mod tests {
    use tregua_agreement::meaning::Axis;

    use super::*;

    fn person() -> Thing {
        let axis = |name: &str, kinds: &[&str]| Axis {
            name: name.to_owned(),
            kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        };
        let axes = vec![
            axis("age", &["woman", "man", "child"]),
            axis("home", &["Alphan", "foreign"]),
            axis("way", &["main", "side"]),
        ];
        Thing {
            name: "person".to_owned(),
            plural: "people".to_owned(),
            unit: None,
            axes,
        }
    }

    #[test]
    fn every_form_reads_back_as_written() {
        for text in [
            "woman=9;child=4",
            "child|woman=7",
            "goods",
            "Alphan&side=3",
            "child|woman&side=2;man",
        ] {
            assert_eq!(write(&kinds(text).unwrap()), text);
        }
    }

    #[test]
    fn empty_kinds_odd_counts_and_repeats_are_refused() {
        for text in [
            "woman=9;",
            "=9",
            "woman|=2",
            "woman=9;woman=4",
            "woman=",
            "woman=1=2",
            "&side",
        ] {
            assert!(kinds(text).is_err(), "{text}");
        }
    }

    #[test]
    fn parts_are_added_only_where_nobody_is_counted_twice() {
        let differs = |text: &str, whole: u64| {
            sum_that_differs(&person(), &kinds(text).unwrap(), &Amount::exactly(whole))
        };
        assert_eq!(
            differs("Alphan&main=75;Alphan&side=3;foreign=24", 105),
            Some(102)
        );
        assert_eq!(differs("woman=9;child=4", 13), None);
        assert_eq!(differs("woman=9;child=4", 12), Some(13));
        assert_eq!(differs("woman=9;child=4", 20), None, "men are not named");
        assert_eq!(
            differs("Alphan&side=3;foreign=24", 105),
            None,
            "the other way is not named"
        );
        assert_eq!(
            differs("Alphan=13;Alphan&main=12", 13),
            None,
            "the second is inside the first"
        );
        assert_eq!(
            differs("woman=9;Alphan=13", 13),
            None,
            "two axes describe the same people"
        );
    }
}
