//! Counts as such, without a term: what each voice says was counted, rival figures beside each other, nothing summed
//! across voices.

use std::collections::BTreeSet;

use tregua_agreement::Agreement;
use tregua_calendar::{Clock, Window};
use tregua_standing::{Evaluator, Measured, Name, Stock, Tally};

/// Which counts are wanted; empty fields ask for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountsWanted {
    /// Things, as declared or as claims name them.
    pub things: BTreeSet<String>,
    /// Acts.
    pub acts: BTreeSet<String>,
    /// Counting points.
    pub points: BTreeSet<String>,
    /// Voices.
    pub voices: BTreeSet<String>,
    /// The windows to count in; none: the phases, every longer window with a total of its own, and all there is.
    pub windows: Vec<Window>,
}

/// Everything said of one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// What is counted.
    pub measured: Measured,
    /// One for each window and voice that speaks of it, the longest window first, voices in alphabetical order.
    pub tallies: Vec<Tally>,
    /// What is still there, a measure of its own: each voice's latest first.
    pub stocks: Vec<Stock>,
    /// Entries that state no time and count in no window.
    pub untimed: Vec<Name>,
}

/// The wanted counts, ordered by thing, act, actor, unit and counting point.
pub fn counts(evaluator: &Evaluator<'_>, wanted: &CountsWanted) -> Vec<Counts> {
    let asked = |set: &BTreeSet<String>, name: Option<&String>| {
        set.is_empty() || name.is_some_and(|name| set.contains(name))
    };
    let voice = |name: &String| asked(&wanted.voices, Some(name));
    let in_time = |stock: &Stock| {
        let clock = &evaluator.agreement().clock;
        let span = stock.when.map(|when| when.window(clock));
        wanted.windows.is_empty()
            || span.is_some_and(|span| wanted.windows.iter().any(|one| one.overlaps(&span)))
    };
    let mut found = Vec::new();
    for measured in evaluator.measured() {
        if !asked(&wanted.things, measured.thing.as_ref())
            || !asked(&wanted.acts, Some(&measured.act))
            || !asked(&wanted.points, measured.point.as_ref())
        {
            continue;
        }
        let mut one = Counts {
            tallies: evaluator.counts_of(&measured, &wanted.windows),
            stocks: evaluator.stocks_of(&measured),
            untimed: if wanted.windows.is_empty() && wanted.voices.is_empty() {
                evaluator.untimed_of(&measured)
            } else {
                Vec::new()
            },
            measured,
        };
        one.tallies.retain(|tally| voice(&tally.voice));
        one.stocks
            .retain(|stock| voice(&stock.voice) && in_time(stock));
        if !(one.tallies.is_empty() && one.stocks.is_empty() && one.untimed.is_empty()) {
            found.push(one);
        }
    }
    found
}

/// An agreement that agrees nothing, for a record that holds claims and no text yet: only its clock says something.
pub fn without_text(clock: Clock) -> Agreement {
    Agreement {
        name: String::new(),
        text: None,
        parties: Vec::new(),
        mediators: Vec::new(),
        carriers: Vec::new(),
        counting_bodies: Vec::new(),
        speaks_for: Vec::new(),
        clock,
        dated_figures: false,
        reporting_grace: None,
        things: Vec::new(),
        zones: Vec::new(),
        tracks: Vec::new(),
        phases: Vec::new(),
        clauses: Vec::new(),
        lexicon: Default::default(),
        renderings: Default::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::{CROSSING, agreement, evaluator, naming, says, trucks};
    use tregua_record::entries::claim::{Actor, Adds, Amount, Kind, KindPart};
    use tregua_standing::Statement;

    const AFTER: &str = "2024-01-10T00:00";

    /// `thing at point window-days: voice lo..hi` of each tally.
    fn told(agreement: &Agreement, statements: &[Statement]) -> Vec<String> {
        let evaluator = evaluator(agreement, statements, AFTER);
        let found = counts(&evaluator, &CountsWanted::default());
        let line = |one: &Counts, tally: &Tally| {
            let hours = (tally.window.to.as_second() - tally.window.from.as_second()) / 3600;
            format!(
                "{} {} {hours} h: {} {}..{:?}",
                one.measured.thing.as_deref().unwrap_or("–"),
                one.measured.point.as_deref().unwrap_or("–"),
                tally.voice,
                tally.counted.lo,
                tally.counted.hi
            )
        };
        found
            .iter()
            .flat_map(|one| one.tallies.iter().map(|tally| line(one, tally)))
            .collect()
    }

    fn said(id: &str, voice: &str, n: u64, day: &str) -> Statement {
        trucks(id, voice, n, day, "crossing", "2024-01-06T08:00")
    }

    /// Aid that no clause speaks of, in litres.
    fn litres(id: &str, voice: &str, n: u64, day: &str) -> Statement {
        let mut one = said(id, voice, n, day);
        one.claim_mut().thing = Some("fuel".into());
        one.claim_mut().unit = Some("L".into());
        one.claim_mut().actor = None;
        one.claim_mut().adds = Adds::Event;
        one
    }

    #[test]
    fn disjoint_totals_of_a_voice_add_and_voices_never_do() {
        let statements = [
            said("a1", "Alpha", 100, "2024-01-01"),
            said("a2", "Alpha", 120, "2024-01-02"),
            said("b1", "Beta", 90, "2024-01-01"),
        ];
        assert_eq!(
            told(&agreement(CROSSING), &statements),
            [
                "truck crossing 96 h: Alpha 220..None",
                "truck crossing 96 h: Beta 90..None"
            ]
        );
    }

    #[test]
    fn counting_points_stand_apart() {
        let mut dispatched = said("d", "Alpha", 150, "2024-01-01");
        dispatched.claim_mut().counting_point = Some("dispatch".into());
        let told = told(
            &agreement(CROSSING),
            &[dispatched, said("c", "Alpha", 100, "2024-01-01")],
        );
        assert_eq!(told.len(), 2);
        assert!(told[0].contains("crossing") && told[1].contains("dispatch"));
    }

    #[test]
    fn a_figure_that_names_another_clause_counts_all_the_same() {
        let mut one = said("a", "Alpha", 100, "2024-01-01");
        one.claim_mut().clause = Some("exchange".into());
        assert_eq!(told(&agreement(CROSSING), &[one]).len(), 1);
    }

    #[test]
    fn a_correction_counts_and_what_it_replaces_does_not() {
        let mut correction = naming(said("c", "Alpha", 130, "2024-01-01"), &["a"]);
        correction.claim_mut().kind = Kind::Correct;
        let told = told(
            &agreement(CROSSING),
            &[said("a", "Alpha", 100, "2024-01-01"), correction],
        );
        assert_eq!(told, ["truck crossing 96 h: Alpha 130..None"]);
    }

    #[test]
    fn things_that_no_clause_counts_are_counted_from_the_claims_alone() {
        let statements = [
            litres("f1", "Delta", 1000, "2024-01-02"),
            litres("f2", "Delta", 500, "2024-01-03"),
        ];
        let told = told(&agreement(CROSSING), &statements);
        assert_eq!(told, ["fuel crossing 96 h: Delta 1500..None"]);
    }

    #[test]
    fn without_a_text_days_are_civil_and_the_window_is_all_there_is() {
        let nothing = without_text(Clock::new("+00:00", "00:00").unwrap());
        let statements = [
            said("a1", "Alpha", 100, "2024-01-01"),
            said("a2", "Alpha", 120, "2024-01-02"),
        ];
        assert_eq!(
            told(&nothing, &statements),
            ["truck crossing 48 h: Alpha 220..Some(220)"]
        );
    }

    #[test]
    fn kinds_of_an_undeclared_thing_are_not_mixed() {
        let nothing = without_text(Clock::new("+00:00", "00:00").unwrap());
        let of = |id, kind: &str, n| {
            let mut one = said(id, "Alpha", n, "2024-01-01");
            one.claim_mut().kinds = vec![KindPart {
                all_of: vec![BTreeSet::from([kind.to_owned()])],
                count: None,
            }];
            one
        };
        let told = told(&nothing, &[of("g", "goods", 90), of("f", "fuel", 10)]);
        assert_eq!(
            told,
            [
                "truck crossing 24 h: Alpha 10..Some(10)",
                "truck crossing 24 h: Alpha 90..Some(90)"
            ]
        );
    }

    #[test]
    fn an_average_bounds_the_total_of_its_days() {
        let mut average = said("m", "Delta", 170, "2024-01-01/2024-01-04");
        average.claim_mut().adds = Adds::Average;
        let told = told(&agreement(CROSSING), &[average]);
        assert_eq!(told, ["truck crossing 96 h: Delta 678..Some(681)"]);
    }

    #[test]
    fn what_is_still_held_is_a_measure_of_its_own_and_every_figure_is_kept() {
        let held = |id: &str, n, day: &str| {
            let mut one = says(id, Kind::Claim, "Alpha", "2024-01-06T08:00");
            one.claim_mut().act = Some("hold".into());
            one.claim_mut().actor = Some(Actor::Named("Beta".into()));
            one.claim_mut().thing = Some("captive".into());
            one.claim_mut().amount = Some(Amount::exactly(n));
            one.claim_mut().adds = Adds::Stock;
            one.claim_mut().occurred = Some(day.parse().unwrap());
            one
        };
        let agreement = agreement(CROSSING);
        let statements = [held("s1", 240, "2024-01-01"), held("s2", 137, "2024-01-05")];
        let evaluator = evaluator(&agreement, &statements, AFTER);
        let found = counts(&evaluator, &CountsWanted::default());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].tallies, []);
        let amounts: Vec<u64> = found[0]
            .stocks
            .iter()
            .filter_map(|stock| Some(stock.amount?.lo))
            .collect();
        assert_eq!(amounts, [137, 240]);
    }

    #[test]
    fn names_and_windows_narrow() {
        let agreement = agreement(CROSSING);
        let statements = [
            said("a1", "Alpha", 100, "2024-01-01"),
            said("b1", "Beta", 90, "2024-01-02"),
            litres("f1", "Delta", 1000, "2024-01-02"),
        ];
        let evaluator = evaluator(&agreement, &statements, AFTER);
        let number = |wanted: CountsWanted| -> usize {
            let found = counts(&evaluator, &wanted);
            found.iter().map(|one| one.tallies.len()).sum()
        };
        let set = |name: &str| BTreeSet::from([name.to_owned()]);
        let day = agreement.clock.day("2024-01-02".parse().unwrap());
        assert_eq!(number(CountsWanted::default()), 3);
        assert_eq!(
            number(CountsWanted {
                things: set("fuel"),
                ..Default::default()
            }),
            1
        );
        assert_eq!(
            number(CountsWanted {
                voices: set("Alpha"),
                ..Default::default()
            }),
            1
        );
        assert_eq!(
            number(CountsWanted {
                windows: vec![day],
                ..Default::default()
            }),
            2
        );
    }

    #[test]
    fn a_figure_without_a_time_is_not_lost() {
        let agreement = agreement(CROSSING);
        let mut one = said("a", "Alpha", 100, "2024-01-01");
        one.claim_mut().occurred = None;
        let statements = [one];
        let evaluator = evaluator(&agreement, &statements, AFTER);
        let found = counts(&evaluator, &CountsWanted::default());
        assert_eq!(found[0].untimed, ["a"]);
    }
}
