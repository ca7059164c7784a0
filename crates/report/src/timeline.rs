//! A record along time: what became known when, of which sort, and when incidents are said to have happened.
//!
//! Times on the axis are cut into stretches; what a drawing cannot show one by one is counted by stretch.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tregua_agreement::Agreement;
use tregua_calendar::{Clock, Timestamp, Window};
use tregua_record::entries::claim::Kind;
use tregua_standing::{Evaluator, Name, Statement};

use crate::brief::accounts_of_incidents;

/// Stretches an axis is cut into at most: more would be narrower than a word.
const MOST_STRETCHES: usize = 60;

/// Of so many statements one may lie outside the axis: a late review would squeeze everything else.
const ONE_OUTSIDE_OF: usize = 50;

/// Days that a stretch may last.
const STEPS_DAYS: [usize; 6] = [1, 2, 7, 28, 91, MOST_STEP_DAYS];
const MOST_STEP_DAYS: usize = 364;

/// Days that an axis may last.
const MOST_DAYS: usize = MOST_STEP_DAYS * MOST_STRETCHES;

/// What a statement does, as far as a timeline tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Says that something happened, says the same, or closes a count.
    Reported,
    /// Denies or replies.
    Replied,
    /// A plan, a promise, a step of a negotiation.
    Planned,
    /// Replaces or removes an earlier statement.
    Corrected,
    /// Accounts, requests, talks, context.
    Other,
}

impl Sort {
    /// Every sort, in the order shown.
    pub const ALL: [Sort; 5] = [
        Sort::Planned,
        Sort::Reported,
        Sort::Replied,
        Sort::Corrected,
        Sort::Other,
    ];

    /// Its word in phrases and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Sort::Reported => "reported",
            Sort::Replied => "replied",
            Sort::Planned => "planned",
            Sort::Corrected => "corrected",
            Sort::Other => "other",
        }
    }

    /// The sort of a kind.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Claim | Kind::Confirm | Kind::Close => Sort::Reported,
            Kind::Deny | Kind::Respond | Kind::NoComment | Kind::Answer => Sort::Replied,
            Kind::Announce
            | Kind::Offer
            | Kind::Accept
            | Kind::Refuse
            | Kind::Undertake
            | Kind::Agree
            | Kind::Suspend
            | Kind::Waive => Sort::Planned,
            Kind::Correct | Kind::Retract => Sort::Corrected,
            Kind::Account | Kind::Request | Kind::Meet | Kind::Note => Sort::Other,
        }
    }
}

/// Where the time that is drawn begins and ends, in stretches of whole days of the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// The beginning of each stretch, and the end of the last.
    pub edges: Vec<Timestamp>,
    /// How many days each stretch lasts.
    pub step_days: usize,
}

impl Axis {
    /// The axis of an agreement and of all that was ever said of it, so that it is the same whatever moment is asked about:
    /// every phase as planned, and the times from when all but one statement in fifty are known. `shown` lies on it as well.
    pub fn of(agreement: &Agreement, statements: &[Statement], shown: &[Timestamp]) -> Self {
        let mut known: Vec<Timestamp> = statements.iter().map(|one| one.known).collect();
        let outside = known.len() / ONE_OUTSIDE_OF;
        let mut ends: Vec<Timestamp> = shown.to_vec();
        if !known.is_empty() {
            let last = known.len() - 1;
            ends.push(*known.select_nth_unstable(outside.min(last)).1);
            ends.push(*known.select_nth_unstable(last - outside.min(last)).1);
        }
        for phase in &agreement.phases {
            ends.push(phase.starts);
            ends.extend(phase.planned_end(&agreement.clock));
        }
        let first = ends.iter().min().copied().unwrap_or_default();
        let last = ends.iter().max().copied().unwrap_or_default();
        Axis::between(&agreement.clock, first, last)
    }

    fn between(clock: &Clock, first: Timestamp, last: Timestamp) -> Self {
        let begin = clock.day_of(first);
        let days = clock.days_in(&Window::new(first, last), MOST_DAYS).len() + 1;
        let few = |step: &usize| days.div_ceil(*step) < MOST_STRETCHES;
        let step_days = STEPS_DAYS.into_iter().find(few).unwrap_or(MOST_STEP_DAYS);
        let mut edges = vec![clock.day(begin).from];
        let mut date = begin;
        while edges.last().is_some_and(|edge| *edge <= last) && edges.len() <= MOST_STRETCHES {
            for _ in 0..step_days {
                date = date.tomorrow().unwrap_or(date);
            }
            edges.push(clock.day(date).from);
        }
        Axis { edges, step_days }
    }

    /// Its beginning.
    pub fn from(&self) -> Timestamp {
        self.edges.first().copied().unwrap_or_default()
    }

    /// Its end.
    pub fn to(&self) -> Timestamp {
        self.edges.last().copied().unwrap_or_default()
    }

    /// The stretch that holds an instant; `None` outside the axis.
    pub fn stretch(&self, at: Timestamp) -> Option<usize> {
        let after = self.edges.partition_point(|edge| *edge <= at);
        (after > 0 && after < self.edges.len()).then(|| after - 1)
    }

    /// How many stretches there are.
    pub fn len(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// True if there is no stretch.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What is known at a moment, along an axis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Along {
    /// For each sort the statements that became known in each stretch.
    pub counts: BTreeMap<Sort, Vec<u64>>,
    /// Statements that became known before the axis begins.
    pub before: u64,
    /// Statements that became known after it ends.
    pub after: u64,
    /// The plans, replies and corrections one by one, by when they became known; those of a sort of which there are too
    /// many are only counted.
    pub named: Vec<Named>,
    /// Incidents of which a time is told, by that time; empty if there are too many.
    pub incidents: Vec<Happening>,
    /// Incidents that touch each stretch.
    pub incident_counts: Vec<u64>,
    /// Incidents without a time, or outside the axis.
    pub incidents_elsewhere: u64,
}

/// One statement that is drawn by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The entry.
    pub entry: Name,
    /// Its sort.
    pub sort: Sort,
    /// From when it is known.
    pub known: Timestamp,
}

/// One incident: accounts that share an `about` key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// The key that its accounts share, or that of its only claim.
    pub key: String,
    /// The earliest beginning that an account gives.
    pub from: Timestamp,
    /// The latest end that an account gives.
    pub to: Timestamp,
    /// The entries of its accounts.
    pub entries: Vec<Name>,
}

/// What is known at the evaluator's moment, along an axis. Up to `most` statements of a sort, and incidents, are named one
/// by one.
pub fn along(now: &Evaluator<'_>, axis: &Axis, most: usize) -> Along {
    let mut found = Along {
        counts: Sort::ALL
            .into_iter()
            .map(|sort| (sort, vec![0; axis.len()]))
            .collect(),
        incident_counts: vec![0; axis.len()],
        ..Along::default()
    };
    let mut named: BTreeMap<Sort, Vec<Named>> = BTreeMap::new();
    for one in now.known() {
        let sort = Sort::of(one.claim.kind);
        let Some(stretch) = axis.stretch(one.known) else {
            match one.known < axis.from() {
                true => found.before += 1,
                false => found.after += 1,
            }
            continue;
        };
        let counts = found.counts.get_mut(&sort);
        if let Some(count) = counts.and_then(|counts| counts.get_mut(stretch)) {
            *count += 1;
        }
        if matches!(sort, Sort::Planned | Sort::Replied | Sort::Corrected) {
            let own = named.entry(sort).or_default();
            // One more than is named, to know that there are too many.
            if own.len() <= most {
                own.push(Named {
                    entry: one.id.clone(),
                    sort,
                    known: one.known,
                });
            }
        }
    }
    found.named = named
        .into_values()
        .filter(|own| own.len() <= most)
        .flatten()
        .collect();
    found
        .named
        .sort_by(|a, b| (a.known, a.sort, &a.entry).cmp(&(b.known, b.sort, &b.entry)));
    incidents(now, axis, most, &mut found);
    found
}

fn incidents(now: &Evaluator<'_>, axis: &Axis, most: usize, found: &mut Along) {
    let clock = &now.agreement().clock;
    for (key, accounts) in accounts_of_incidents(now) {
        let windows = || {
            let told = accounts.iter().filter_map(|one| one.claim.occurred);
            told.map(|when| when.window(clock))
        };
        let (Some(from), Some(to)) = (
            windows().map(|window| window.from).min(),
            windows().map(|window| window.to).max(),
        ) else {
            found.incidents_elsewhere += 1;
            continue;
        };
        let Some(first) = axis.stretch(from) else {
            found.incidents_elsewhere += 1;
            continue;
        };
        // Ends are not part of what they end.
        let last = axis.edges.partition_point(|edge| *edge < to);
        for count in found
            .incident_counts
            .iter_mut()
            .take(last.max(first + 1))
            .skip(first)
        {
            *count += 1;
        }
        if found.incidents.len() <= most {
            found.incidents.push(Happening {
                key: key.to_owned(),
                from,
                to,
                entries: accounts.iter().map(|one| one.id.clone()).collect(),
            });
        }
    }
    if found.incidents.len() > most {
        found.incidents.clear();
    }
    found
        .incidents
        .sort_by(|a, b| (a.from, a.to, &a.key).cmp(&(b.from, b.to, &b.key)));
}

/// Moments worth stopping at, in order: when something becomes known, when a phase begins or ends, and whole hours or days
/// between, at most `most` of them. Where there are more, they are whole hours or days at which something was known.
pub fn stops(
    agreement: &Agreement,
    statements: &[Statement],
    axis: &Axis,
    most: usize,
) -> Vec<Timestamp> {
    const MINUTE: i64 = 60;
    let up = |at: Timestamp, to_s: i64| {
        let second = at.as_second() + i64::from(at.subsec_nanosecond() > 0);
        Timestamp::from_second(
            second.div_euclid(to_s) * to_s + if second.rem_euclid(to_s) > 0 { to_s } else { 0 },
        )
        .unwrap_or(at)
    };
    let fixed = axis
        .edges
        .iter()
        .copied()
        .chain(agreement.phases.iter().flat_map(|phase| {
            let end = phase.planned_end(&agreement.clock);
            [Some(phase.starts), end].into_iter().flatten()
        }));
    let fixed: BTreeSet<Timestamp> = fixed.collect();
    let mut all = BTreeSet::new();
    for coarse_s in [
        MINUTE,
        15 * MINUTE,
        60 * MINUTE,
        360 * MINUTE,
        1440 * MINUTE,
    ] {
        all = fixed.clone();
        all.extend(statements.iter().map(|one| up(one.known, coarse_s)));
        if all.len() <= most {
            break;
        }
    }
    // Hours fill what is left.
    for grid_s in [3600, 6 * 3600, 12 * 3600] {
        let span = axis.to().as_second() - axis.from().as_second();
        if all.len() as i64 + span / grid_s <= most as i64 {
            let mut at = axis.from().as_second();
            while at <= axis.to().as_second() {
                all.extend(Timestamp::from_second(at));
                at += grid_s;
            }
            break;
        }
    }
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::{CROSSING, agreement, announce, at, evaluator, naming, says, trucks};

    fn told() -> Vec<Statement> {
        let mut raid = says("raid", Kind::Claim, "Beta", "2024-01-02T10:00");
        raid.claim_mut().blamed = Some("Alpha".into());
        raid.claim_mut().about = Some("incident-1".into());
        raid.claim_mut().occurred = Some("2024-01-02".parse().unwrap());
        let mut again = raid.clone();
        again.id = "raid-2".into();
        again.claim_mut().key = "raid-2".into();
        again.claim_mut().voice = "Alpha".into();
        vec![
            trucks(
                "a",
                "Alpha",
                200,
                "2024-01-01",
                "crossing",
                "2024-01-01T20:00",
            ),
            naming(says("no", Kind::Deny, "Beta", "2024-01-02T09:00"), &["a"]),
            announce(
                "x",
                "Delta",
                "extend",
                "2024-01-06T07:00",
                "2024-01-03T12:00",
            ),
            raid,
            again,
        ]
    }

    fn axis(statements: &[Statement]) -> Axis {
        Axis::of(&agreement(CROSSING), statements, &[])
    }

    #[test]
    fn the_axis_is_cut_at_the_days_of_the_agreement_and_holds_the_phase() {
        let axis = axis(&told());
        assert_eq!(axis.edges.first(), Some(&at("2024-01-01T07:00")));
        assert_eq!(axis.edges.get(1), Some(&at("2024-01-02T07:00")));
        assert!(axis.to() > at("2024-01-05T07:00"));
        assert_eq!(axis.stretch(at("2024-01-02T06:59")), Some(0));
        assert_eq!(axis.stretch(at("2024-01-02T07:00")), Some(1));
        assert_eq!(axis.stretch(at("2023-12-31T07:00")), None);
        assert_eq!(axis.stretch(axis.to()), None);
    }

    #[test]
    fn one_late_word_among_many_does_not_squeeze_the_rest() {
        let mut many: Vec<Statement> = (0..60)
            .map(|n| says(&format!("s{n}"), Kind::Note, "Alpha", "2024-01-02T10:00"))
            .collect();
        many.push(says("late", Kind::Note, "Alpha", "2025-01-02T10:00"));
        assert!(axis(&many).to() < at("2024-01-08T07:00"));
        let axis_of_few = axis(&many[59..]);
        assert!(axis_of_few.to() > at("2025-01-02T10:00"));
        assert!(axis_of_few.len() <= MOST_STRETCHES && axis_of_few.step_days > 1);
    }

    #[test]
    fn only_what_is_known_is_counted_and_in_its_stretch() {
        let (text, told) = (agreement(CROSSING), told());
        let axis = axis(&told);
        let early = along(&evaluator(&text, &told, "2024-01-02T09:30"), &axis, 9);
        assert_eq!(early.counts[&Sort::Reported].iter().sum::<u64>(), 1);
        assert_eq!(early.counts[&Sort::Replied][1], 1);
        assert_eq!(early.incidents, []);
        let late = along(&evaluator(&text, &told, "2024-01-04T09:30"), &axis, 9);
        assert_eq!(late.counts[&Sort::Planned][2], 1);
        let named: Vec<&str> = late.named.iter().map(|one| one.entry.as_str()).collect();
        assert_eq!(named, ["no", "x"]);
    }

    #[test]
    fn accounts_of_one_incident_are_one_mark_as_wide_as_they_are_unsure() {
        let (text, told) = (agreement(CROSSING), told());
        let axis = axis(&told);
        let late = along(&evaluator(&text, &told, "2024-01-04T09:30"), &axis, 9);
        assert_eq!(late.incidents.len(), 1);
        let one = &late.incidents[0];
        assert_eq!(one.entries, ["raid", "raid-2"]);
        assert_eq!(
            (one.from, one.to),
            (at("2024-01-02T00:00"), at("2024-01-03T00:00"))
        );
        assert_eq!(late.incident_counts, [1, 1, 0, 0, 0]);
        let none = along(&evaluator(&text, &told, "2024-01-04T09:30"), &axis, 0);
        assert_eq!((none.incidents.len(), none.named.len()), (0, 0));
        assert_eq!(none.incident_counts, [1, 1, 0, 0, 0]);
    }

    #[test]
    fn stops_are_where_something_becomes_known_and_few_enough() {
        let (text, told) = (agreement(CROSSING), told());
        let axis = axis(&told);
        let all = stops(&text, &told, &axis, 500);
        assert!(all.contains(&at("2024-01-02T09:00")) && all.contains(&at("2024-01-05T07:00")));
        assert!(all.windows(2).all(|two| two[0] < two[1]));
        assert!(all.len() > 100, "hours between: {}", all.len());
        let few = stops(&text, &told, &axis, 12);
        assert!(few.len() <= 12, "{few:?}");
        // What is known at a stop was known before it or just then, never after.
        let known = told.iter().map(|one| one.known).max().unwrap();
        assert!(few.last().unwrap() >= &known);
    }
}
