//! Stretches of one length anywhere in a window: which of them have to be looked at, and the one count they come to
//! (`docs/standings.md` §5, In any).

use std::collections::BTreeSet;
use std::time::Duration;

use tregua_agreement::duty::Sense;
use tregua_calendar::{Clock, Date, Length, Timestamp, Window};

use crate::count::Count;

const DAY: u64 = 86_400;
const HOUR: u64 = 3_600;

/// The first whole stretch that begins at `from` or later.
pub(crate) fn first(clock: &Clock, length: Length, from: Timestamp) -> Window {
    match length {
        Length::Hours(_) => Window::new(from, clock.plus(from, length)),
        Length::Days(days) => {
            let date = clock.day_of(from);
            let begun = clock.day(date).from < from;
            in_a_row(clock, if begun { later(date, 1) } else { date }, days)
        }
    }
}

/// Stretches in `window` such that every other one counts as one of these does, if figures and closings begin and end only at
/// `edges`. Between two instants at which an edge enters or leaves a stretch nothing changes, so that those instants and the
/// ones right after them are enough. What a limit is held against is cut at the end of the window; for a minimum only whole
/// ones are there.
pub(crate) fn of(
    clock: &Clock,
    (length, sense): (Length, Sense),
    window: Window,
    edges: impl Iterator<Item = Timestamp>,
) -> Vec<Window> {
    let ends = [window.from, window.to];
    let edges = edges
        .chain(ends)
        .filter(|at| window.from <= *at && *at <= window.to && *at < Timestamp::MAX);
    let all: Vec<Window> = match length {
        Length::Hours(hours) => {
            let length = Duration::from_secs(HOUR * u64::from(hours));
            let begins = edges.flat_map(|at| [Some(at), at.checked_sub(length).ok()]);
            let begins: BTreeSet<Timestamp> = begins.flatten().collect();
            let each = begins.into_iter().flat_map(|at| [at, just_after(at)]);
            each.map(|at| Window::new(at, at.checked_add(length).unwrap_or(Timestamp::MAX)))
                .collect()
        }
        Length::Days(days) => {
            let near = edges.flat_map(|at| {
                let date = clock.day_of(at);
                let begins = [date, earlier(date, days)];
                begins
                    .into_iter()
                    .flat_map(|date| [earlier(date, 1), date, later(date, 1)])
            });
            let dates: BTreeSet<Date> = near.collect();
            let begun = clock.day(clock.day_of(window.from)).from;
            let each = dates.into_iter().map(|date| in_a_row(clock, date, days));
            each.filter(|stretch| stretch.from >= begun)
                .map(|stretch| match sense {
                    Sense::AtLeast => stretch,
                    // The day that the window begins in.
                    _ => Window::new(stretch.from.max(window.from), stretch.to),
                })
                .collect()
        }
    };
    let begins = all.into_iter().filter(|stretch| window.holds(stretch.from));
    let mut found: Vec<Window> = match sense {
        Sense::AtLeast => begins.filter(|one| one.to <= window.to).collect(),
        Sense::AtMost | Sense::Exactly | Sense::Batch => {
            begins.map(|one| one.cut(&window)).collect()
        }
    };
    found.sort_unstable();
    found.dedup();
    found
}

/// One count from those of the stretches: the most that there can be in any of them, or the least. `over`: all of them are.
/// The stretch named begins or ends at one of `edges`, where figures begin and the window begins and ends: so that it does not
/// hang on how far the clock has come.
pub(crate) fn joined(
    sense: Sense,
    over: bool,
    counted: &[(Window, Count)],
    edges: &BTreeSet<Timestamp>,
) -> Count {
    let counts = || counted.iter().map(|(_, count)| count);
    let reach = |count: &Count| Some(count.lo.saturating_add(count.straddle?));
    let (lo, hi, reach) = match sense {
        Sense::AtLeast => (
            counts().map(|count| count.lo).min(),
            counts().filter_map(|count| count.hi).min(),
            counts().filter_map(reach).min(),
        ),
        Sense::AtMost | Sense::Exactly | Sense::Batch => (
            counts().map(|count| count.lo).max(),
            greatest(counts().map(|count| count.hi)),
            greatest(counts().map(reach)),
        ),
    };
    let Some(lo) = lo else {
        return Count::silent(over);
    };
    let decides = |count: &Count| match sense {
        Sense::AtLeast => hi.map_or(count.lo == lo, |_| count.hi == hi),
        _ => count.lo == lo,
    };
    let plainest =
        |(stretch, _): &&(Window, Count)| (stretch.from.subsec_nanosecond() != 0, stretch.from);
    let named = counted.iter().filter(|(stretch, count)| {
        let met = edges.contains(&stretch.from) || edges.contains(&stretch.to);
        met && decides(count)
    });
    let named = named.min_by_key(plainest).map(|(stretch, _)| *stretch);
    let spoken = counts().any(|count| count.spoken);
    let closing = counts().filter(|count| sense != Sense::AtLeast || count.hi == hi);
    Count {
        lo,
        hi,
        straddle: reach.map(|reach| reach.saturating_sub(lo)),
        over,
        differs: counts().any(|count| count.differs),
        spoken,
        closed_by: closing
            .filter_map(|count| count.closed_by)
            .max()
            .filter(|_| hi.is_some()),
        out_of: None,
        stretch: named.filter(|_| spoken),
    }
}

/// The greatest of these, or no bound where one has none.
fn greatest(ends: impl Iterator<Item = Option<u64>>) -> Option<u64> {
    let all: Option<Vec<u64>> = ends.collect();
    all.and_then(|all| all.into_iter().max())
}

/// So many agreement days in a row, from the one that begins on `date`.
fn in_a_row(clock: &Clock, date: Date, days: u32) -> Window {
    let last = clock.day(later(date, days.saturating_sub(1)));
    Window::new(clock.day(date).from, last.to)
}

fn later(date: Date, days: u32) -> Date {
    let length = Duration::from_secs(DAY * u64::from(days));
    date.checked_add(length).unwrap_or(Date::MAX)
}

fn earlier(date: Date, days: u32) -> Date {
    let length = Duration::from_secs(DAY * u64::from(days));
    date.checked_sub(length).unwrap_or(Date::MIN)
}

fn just_after(at: Timestamp) -> Timestamp {
    at.checked_add(Duration::from_nanos(1)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        format!("2024-{text}:00+02:00").parse().unwrap()
    }

    fn clock() -> Clock {
        Clock::new("+02:00", "07:00").unwrap()
    }

    #[test]
    fn a_limit_is_held_against_cut_stretches_and_a_minimum_against_whole_ones() {
        let window = Window::new(at("01-01T07:00"), at("01-03T19:00"));
        let found = |length, sense| of(&clock(), (length, sense), window, std::iter::empty());
        let days = |sense| {
            let found = found(Length::Days(2), sense);
            let spans = found.iter().map(|one| (one.from, one.to));
            spans.collect::<Vec<_>>()
        };
        let [first, second, third, end] = [
            at("01-01T07:00"),
            at("01-02T07:00"),
            at("01-03T07:00"),
            window.to,
        ];
        assert_eq!(days(Sense::AtLeast), [(first, third)]);
        assert_eq!(
            days(Sense::AtMost),
            [(first, third), (second, end), (third, end)]
        );
        // None of three days fits.
        assert!(found(Length::Days(3), Sense::AtLeast).is_empty());
        let hours = found(Length::Hours(48), Sense::AtLeast);
        assert!(hours.iter().all(|one| one.inside(&window)));
        assert_eq!(
            hours.last().map(|one| one.to),
            Some(window.to),
            "the last whole one ends with the window"
        );
    }
}
