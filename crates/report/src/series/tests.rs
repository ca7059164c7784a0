//! Tests of the series.

use super::*;
use crate::stage::{CROSSING, agreement, evaluator, naming, says, trucks};
use tregua_agreement::Agreement;
use tregua_record::entries::claim::{Actor, Kind, KindPart};

fn drawn(agreement: &Agreement, statements: &[Statement]) -> Charted {
    drawn_at(agreement, statements, "2024-01-04T12:00", None, None)
}

fn drawn_at(
    agreement: &Agreement,
    statements: &[Statement],
    moment: &str,
    first: Option<Date>,
    last: Option<Date>,
) -> Charted {
    let keys = Keys::new(statements);
    let known = Known {
        keys: &keys,
        published: &|claim| claim.source.is_some(),
    };
    charted(
        &evaluator(agreement, statements, moment),
        &known,
        first,
        last,
    )
}

fn figure(id: &str, voice: &str, n: u64, day: &str) -> Statement {
    trucks(id, voice, n, day, "crossing", "2024-01-03T08:00")
}

fn released(id: &str, thing: &str, by: &str, n: u64, day: &str) -> Statement {
    let mut one = says(id, Kind::Claim, "Delta", "2024-01-03T08:00");
    one.claim_mut().act = Some("release".into());
    one.claim_mut().actor = Some(Actor::Named(by.into()));
    one.claim_mut().thing = Some(thing.into());
    one.claim_mut().amount = Some(Amount::exactly(n));
    one.claim_mut().counting_point = Some("handover".into());
    one.claim_mut().occurred = Some(day.parse().unwrap());
    one
}

fn ends(points: &[Option<Point>]) -> Vec<Option<(u64, Option<u64>)>> {
    let ends = |point: &Point| (point.lo, point.hi);
    points
        .iter()
        .map(|point| point.as_ref().map(ends))
        .collect()
}

#[test]
fn each_counting_point_and_voice_stands_alone_with_gaps_and_the_numbers_of_each_reading() {
    let agreement = agreement(CROSSING);
    let statements = [
        figure("a1", "Alpha", 210, "2024-01-01"),
        figure("a3", "Alpha", 0, "2024-01-03"),
        figure("b1", "Beta", 150, "2024-01-01"),
    ];
    let found = drawn(&agreement, &statements);
    assert_eq!(found.days.len(), 4);
    let crossing = found
        .asked
        .iter()
        .find(|one| one.what.point.as_deref() == Some("crossing"))
        .unwrap();
    assert_eq!(
        ends(&crossing.voices[0].points),
        [Some((210, Some(210))), None, Some((0, Some(0))), None]
    );
    assert_eq!(crossing.voices[1].voice, "Beta");
    assert_eq!(crossing.nothing_received, ["Delta"]);
    let lines: Vec<(Option<&str>, u64)> = crossing
        .lines
        .iter()
        .map(|line| (line.reading.as_deref(), line.lo))
        .collect();
    assert_eq!(lines, [(None, 200), (Some("150 a day"), 150)]);
    let dispatch = found
        .asked
        .iter()
        .find(|one| one.what.point.as_deref() == Some("dispatch"))
        .unwrap();
    assert!(dispatch.voices.is_empty());
}

#[test]
fn what_was_corrected_is_found_from_what_stands() {
    let agreement = agreement(CROSSING);
    let correction = |id: &str, n, of: &str| {
        let mut one = naming(figure(id, "Alpha", n, "2024-01-01"), &[of]);
        one.claim_mut().kind = Kind::Correct;
        one
    };
    let statements = [
        figure("a", "Alpha", 100, "2024-01-01"),
        correction("b", 120, "a"),
        correction("c", 130, "b"),
    ];
    let found = drawn(&agreement, &statements);
    let crossing = found
        .asked
        .iter()
        .find(|one| one.what.point.as_deref() == Some("crossing"))
        .unwrap();
    let point = crossing.voices[0].points[0].as_ref().unwrap();
    let before = |list: &[Replaced]| -> Vec<(String, u64, String)> {
        list.iter()
            .map(|one| (one.at.claim.clone(), one.amount.lo, one.by.claim.clone()))
            .collect()
    };
    let is = |a: &str, n, b: &str| (a.to_owned(), n, b.to_owned());
    assert_eq!(point.lo, 130);
    assert_eq!(
        before(&point.replaced),
        [is("b", 120, "c"), is("a", 100, "b")]
    );
    assert_eq!(found.replaced.len(), 2);
}

#[test]
fn a_small_figure_that_no_source_published_is_told_apart() {
    let agreement = agreement(CROSSING);
    let mut published = figure("p", "Beta", 2, "2024-01-01");
    published.claim_mut().source = Some("Gazette".into());
    let statements = [
        figure("a", "Alpha", 1, "2024-01-01"),
        figure("b", "Alpha", 7, "2024-01-02"),
        published,
    ];
    let found = drawn(&agreement, &statements);
    let small = |voice: usize, day: usize| {
        let crossing = found
            .asked
            .iter()
            .find(|one| one.what.point.as_deref() == Some("crossing"));
        crossing.unwrap().voices[voice].points[day]
            .as_ref()
            .unwrap()
            .small
    };
    assert_eq!(small(0, 0), Some((1, 1)));
    assert_eq!(small(0, 1), None);
    assert_eq!(small(1, 0), None);
}

#[test]
fn an_exchange_adds_up_by_voice_and_is_silent_before_the_first_figure() {
    let agreement = agreement(CROSSING);
    let statements = [
        released("d2", "detainee", "Alpha", 6, "2024-01-02"),
        released("d3", "detainee", "Alpha", 3, "2024-01-03"),
        released("c2", "captive", "Beta", 2, "2024-01-02"),
    ];
    let found = drawn(&agreement, &statements);
    let [exchange] = &found.exchanges[..] else {
        panic!("{:#?}", found.exchanges)
    };
    assert_eq!((exchange.n, exchange.m), (3, 1));
    assert_eq!(exchange.owed.thing.as_deref(), Some("detainee"));
    let lows = |points: &[Option<Point>]| -> Vec<Option<u64>> {
        points.iter().map(|p| p.as_ref().map(|p| p.lo)).collect()
    };
    assert_eq!(
        lows(&exchange.voices[0].owed),
        [None, Some(6), Some(9), Some(9)]
    );
    assert_eq!(
        lows(&exchange.voices[0].base),
        [None, Some(2), Some(2), Some(2)]
    );
}

#[test]
fn what_no_clause_asks_about_is_found_among_the_others() {
    let agreement = agreement(CROSSING);
    let mut elsewhere = figure("r", "Beta", 80, "2024-01-02");
    elsewhere.claim_mut().counting_point = Some("receipt".into());
    let mut incident = figure("i", "Beta", 1, "2024-01-02");
    incident.claim_mut().act = Some("attack".into());
    incident.claim_mut().thing = None;
    let statements = [elsewhere, incident, figure("a", "Alpha", 90, "2024-01-02")];
    let found = drawn(&agreement, &statements);
    let points: Vec<Option<&str>> = found
        .others
        .iter()
        .map(|one| one.what.point.as_deref())
        .collect();
    assert_eq!(points, [Some("receipt")]);
    assert!(found.others[0].lines.is_empty());
}

#[test]
fn things_that_are_still_held_are_counted_over_longer_stretches() {
    let agreement = agreement(CROSSING);
    let mut still = released("h", "captive", "Beta", 137, "2024-01-02");
    still.claim_mut().act = Some("hold".into());
    still.claim_mut().adds = Adds::Stock;
    still.claim_mut().counting_point = None;
    let statements = [still, figure("a", "Alpha", 90, "2024-01-02")];
    let found = drawn(&agreement, &statements);
    assert_eq!(found.held.len(), 1);
    assert_eq!(found.held[0].rows.len(), 1);
}

#[test]
fn days_are_those_of_the_phase_and_a_week_after_it_unless_others_are_asked_for() {
    let agreement = agreement(CROSSING);
    let days = |moment: &str, first: Option<&str>, last: Option<&str>| {
        let date = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        let found = drawn_at(&agreement, &[], moment, date(first), date(last));
        let end = |day: Option<&Date>| day.unwrap().to_string();
        let ends = [end(found.days.first()), end(found.days.last())];
        (ends, found.cut)
    };
    let is = |first: &str, last: &str, cut| ([first.to_owned(), last.to_owned()], cut);
    assert_eq!(
        days("2024-01-03T12:00", None, None),
        is("2024-01-01", "2024-01-03", false)
    );
    assert_eq!(
        days("2024-03-01T12:00", None, None),
        is("2024-01-01", "2024-01-12", false)
    );
    assert_eq!(
        days("2024-01-03T12:00", Some("2024-01-02"), Some("2024-01-02")),
        is("2024-01-02", "2024-01-02", false)
    );
    let (ends, cut) = days("2024-03-01T12:00", Some("2020-01-01"), Some("2024-01-05"));
    assert_eq!((ends[1].as_str(), cut), ("2024-01-05", true));
}

#[test]
fn what_no_number_is_asked_of_is_left_out_where_it_says_the_same() {
    let text = CROSSING
        .replace("(detainees)\n", "(detainees)\n  kinds age: young and old\n")
        .replace("2 detainees each day", "2 detainees of age young each day");
    let agreement = agreement(&text);
    let mut of_kind = released("d", "detainee", "Alpha", 6, "2024-01-02");
    of_kind.claim_mut().kinds = vec![KindPart {
        all_of: vec![BTreeSet::from(["young".to_owned()])],
        count: None,
    }];
    let shown = |statements: &[Statement]| -> Vec<(usize, usize)> {
        let found = drawn(&agreement, statements);
        let detainees = found
            .asked
            .iter()
            .filter(|one| one.what.thing.as_deref() == Some("detainee"));
        detainees
            .map(|one| (one.what.kinds.len(), one.lines.len()))
            .collect()
    };
    // What the exchange owes of every kind says the same as the quota of one kind.
    assert_eq!(shown(&[of_kind.clone()]), [(1, 1)]);
    let more = released("e", "detainee", "Alpha", 2, "2024-01-03");
    assert_eq!(shown(&[of_kind, more]), [(0, 0), (1, 1)]);
}
