//! Whether numbers asked for and numbers allowed, each over some days in a row, fit together.
//!
//! With S(d) for how many there were before day d, each bound says something of a difference of two of them, and so does
//! "never less than none". Such bounds have a solution in whole numbers if and only if no ring of them adds up to less than
//! nothing (Bellman 1958; Cormen et al., *Introduction to Algorithms*, difference constraints). The tests try every course of
//! events on a few days instead.

/// So many over the days `from..to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bound {
    /// The first day, from 0.
    pub(super) from: usize,
    /// One past the last day.
    pub(super) to: usize,
    /// At least so many.
    pub(super) least: u64,
    /// At most so many.
    pub(super) most: Option<u64>,
}

/// At most so many days are looked at.
pub(super) const MAX_DAYS: usize = 400;
/// At most so many bounds at once; their number times that of the days bounds the work.
pub(super) const MAX_BOUNDS: usize = 2_000;

/// Whether bounds can all be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// They can.
    Kept,
    /// These cannot, by their place among the bounds, in order.
    Conflict(Vec<usize>),
    /// More than [`MAX_DAYS`] days, or [`MAX_BOUNDS`] bounds.
    NotDecided,
}

/// Whether all of these can be kept on so many days. Of conflicts the one is named that is over first: bounds that end by the first
/// day by which something has gone wrong.
pub(super) fn decide(days: usize, bounds: &[Bound]) -> Answer {
    if days > MAX_DAYS || bounds.len() > MAX_BOUNDS {
        return Answer::NotDecided;
    }
    let upto = |day: usize| -> (Vec<usize>, Vec<Bound>) {
        let all = bounds.iter().copied().enumerate();
        all.filter(|(_, bound)| bound.to <= day).unzip()
    };
    let broken = |day: usize| conflict(day, &upto(day).1);
    let Some(_) = broken(days) else {
        return Answer::Kept;
    };
    // What cannot be kept by one day cannot be kept by a later one.
    let (mut kept, mut first) = (0, days);
    while kept + 1 < first {
        let day = kept.midpoint(first);
        match broken(day) {
            Some(_) => first = day,
            None => kept = day,
        }
    }
    let (places, bounds) = upto(first);
    let ring = conflict(first, &bounds).unwrap_or_default();
    let named = ring.into_iter().filter_map(|at| places.get(at).copied());
    Answer::Conflict(named.collect())
}

/// Bounds that cannot all be kept, by their place in `bounds`, in order; `None` if they can.
fn conflict(days: usize, bounds: &[Bound]) -> Option<Vec<usize>> {
    let mut edges: Vec<Edge> = Vec::new();
    for (at, bound) in bounds.iter().enumerate() {
        let whose = Some(at);
        let whole = |number: u64| {
            i64::try_from(number)
                .unwrap_or(i64::MAX / 4)
                .min(i64::MAX / 4_096)
        };
        edges.push(Edge {
            from: bound.to,
            to: bound.from,
            weight: -whole(bound.least),
            whose,
        });
        edges.extend(bound.most.map(|most| Edge {
            from: bound.from,
            to: bound.to,
            weight: whole(most),
            whose,
        }));
    }
    edges.extend((0..days).map(|day| Edge {
        from: day + 1,
        to: day,
        weight: 0,
        whose: None,
    }));
    let mut distance = vec![0_i64; days + 1];
    let mut by: Vec<Option<usize>> = vec![None; days + 1];
    let mut last = None;
    // One round more than there are steps in the longest way: whatever still shrinks then lies behind a ring.
    for _ in 0..=days + 1 {
        last = None;
        for (at, edge) in edges.iter().enumerate() {
            let (Some(start), Some(end)) = (
                distance.get(edge.from).copied(),
                distance.get(edge.to).copied(),
            ) else {
                continue;
            };
            if start + edge.weight < end {
                set(&mut distance, edge.to, start + edge.weight);
                set(&mut by, edge.to, Some(at));
                last = Some(edge.to);
            }
        }
        last?;
    }
    // Going back far enough one is inside the ring.
    let back = |day: usize| by.get(day).copied().flatten().and_then(|at| edges.get(at));
    let mut day = last?;
    for _ in 0..=days {
        day = back(day)?.from;
    }
    let start = day;
    let mut ring: Vec<usize> = Vec::new();
    for _ in 0..=days {
        let edge = back(day)?;
        ring.extend(edge.whose);
        day = edge.from;
        if day == start {
            break;
        }
    }
    ring.sort_unstable();
    ring.dedup();
    Some(ring)
}

struct Edge {
    from: usize,
    to: usize,
    weight: i64,
    whose: Option<usize>,
}

fn set<T>(values: &mut [T], at: usize, value: T) {
    if let Some(place) = values.get_mut(at) {
        *place = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAYS: usize = 4;
    const MOST: u64 = 4;

    fn keeps(course: &[u64], bound: &Bound) -> bool {
        let sum: u64 = course[bound.from..bound.to].iter().sum();
        sum >= bound.least && bound.most.is_none_or(|most| sum <= most)
    }

    /// Every course of so many days, each day with up to four times what any bound can ask.
    fn courses() -> Vec<Vec<u64>> {
        let each = 0..=MOST;
        let mut courses = vec![Vec::new()];
        for _ in 0..DAYS {
            let longer = courses.iter().flat_map(|course: &Vec<u64>| {
                each.clone()
                    .map(move |n| course.iter().copied().chain([n]).collect())
            });
            courses = longer.collect();
        }
        courses
    }

    prop_compose! {
        fn bound()(from in 0..DAYS, length in 1..=DAYS, least in 0..=MOST, room in 0..=MOST, capped: bool) -> Bound {
            let to = (from + length).min(DAYS);
            Bound { from, to, least, most: capped.then_some(if room < least { room } else { room.max(least) }) }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// No bound asks for more than four, so days of more than four decide nothing.
        #[test]
        fn bounds_conflict_if_and_only_if_no_course_of_events_keeps_them(bounds in prop::collection::vec(bound(), 1..6)) {
            let fits = |bounds: &[Bound]| courses().iter().any(|course| bounds.iter().all(|bound| keeps(course, bound)));
            match decide(DAYS, &bounds) {
                Answer::NotDecided => prop_assert!(false, "a few bounds on a few days"),
                Answer::Kept => prop_assert!(fits(&bounds), "{bounds:?}"),
                Answer::Conflict(named) => {
                    let named: Vec<Bound> = named.iter().map(|at| bounds[*at]).collect();
                    prop_assert!(!fits(&named), "{bounds:?}: {named:?}");
                    // Up to the day before the last of these nothing has gone wrong yet.
                    let last = named.iter().map(|bound| bound.to).max().unwrap();
                    let before: Vec<Bound> = bounds.iter().copied().filter(|bound| bound.to < last).collect();
                    prop_assert!(fits(&before), "{bounds:?}: {named:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_too_much_is_not_decided() {
        let bound = Bound {
            from: 0,
            to: 1,
            least: 2,
            most: Some(1),
        };
        assert_eq!(decide(1, &[bound]), Answer::Conflict(vec![0]));
        assert_eq!(decide(MAX_DAYS, &[bound]), Answer::Conflict(vec![0]));
        assert_eq!(decide(MAX_DAYS + 1, &[bound]), Answer::NotDecided);
        assert_eq!(decide(1, &vec![bound; MAX_BOUNDS + 1]), Answer::NotDecided);
    }
}
