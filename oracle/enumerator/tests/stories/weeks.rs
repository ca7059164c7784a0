//! Amounts each week: seven days from the start of the phase, and what becomes of the one that its end cuts.

use tregua_agreement::duty::{Sense, Windows};
use tregua_calendar::{Clock, Length};
use tregua_enumerator::View;
use tregua_enumerator::cases::plain;
use tregua_record::entries::claim::Adds;

use crate::story::{Story, amount, at, at_least, figure, story};

/// At least 2 a week, in a phase of so many days from 1 March 2030, 07:00.
fn weekly(days: u32) -> Story {
    story(at_least(2, Windows::EachWeek)).with(|agreement| {
        agreement.phases[0].lasts = Some(Length::Days(days));
    })
}

/// The weeks as Delta counts: the date that names each, and its status.
fn by_delta(story: &Story) -> Vec<(String, &'static str)> {
    let answers = story.answers(&View::AccordingTo("Delta".to_owned()));
    let named = answers.into_iter();
    named
        .map(|one| (one.instance.unwrap_or_default()[5..].to_owned(), one.status))
        .collect()
}

fn weeks(story: &Story) -> Vec<String> {
    by_delta(story).into_iter().map(|(week, _)| week).collect()
}

#[test]
fn a_week_is_seven_days_from_the_start_of_the_phase_and_named_by_its_first_date() {
    assert_eq!(weeks(&weekly(14)), ["03-01", "03-08"]);
    assert_eq!(weeks(&weekly(15)), ["03-01", "03-08", "03-15"]);
    assert_eq!(weeks(&weekly(3)), ["03-01"]);
}

#[test]
fn a_week_begins_at_the_hour_of_the_phase_and_not_of_the_day() {
    let evening = || {
        weekly(14).with(|agreement| {
            agreement.clock = Clock::new("+02:00", "00:00").unwrap();
            agreement.phases[0].starts = at("03-01T19:00");
        })
    };
    let at_the_edge = |when: &str| {
        evening().says(figure(
            "c",
            "Delta",
            Adds::Event,
            2,
            &format!("03-08T{when}"),
        ))
    };
    assert_eq!(weeks(&evening()), ["03-01", "03-08"]);
    let status = |told: &Story, week: usize| by_delta(told)[week].1;
    assert_eq!(status(&at_the_edge("18:59"), 0), "met");
    assert_eq!(status(&at_the_edge("18:59"), 1), "unverified");
    assert_eq!(status(&at_the_edge("19:00"), 0), "unverified");
    assert_eq!(status(&at_the_edge("19:00"), 1), "met");
}

#[test]
fn each_week_is_judged_by_what_happened_in_it_and_nothing_is_carried_over() {
    let told = weekly(14)
        .says(figure("a", "Delta", Adds::Total, 5, "03-01/03-07"))
        .says(figure("b", "Delta", Adds::Total, 1, "03-08/03-14"));
    let expected = [("03-01", "met"), ("03-08", "not met")];
    assert_eq!(
        by_delta(&told),
        expected.map(|(week, status)| (week.to_owned(), status))
    );
}

#[test]
fn a_total_of_several_weeks_says_nothing_of_one() {
    let told = weekly(14).says(figure("a", "Delta", Adds::Total, 8, "03-01/03-14"));
    assert!(
        by_delta(&told)
            .iter()
            .all(|(_, status)| *status == "unverified")
    );
    let none = weekly(14).says(figure("a", "Delta", Adds::Total, 1, "03-01/03-14"));
    assert!(
        by_delta(&none)
            .iter()
            .all(|(_, status)| *status == "not met")
    );
}

#[test]
fn a_week_that_the_end_of_the_phase_cuts_is_met_or_runs_out_and_is_never_not_met() {
    let last = |told: &Story| by_delta(told).last().unwrap().1;
    assert_eq!(last(&weekly(10)), "lapsed");
    let one = || weekly(10).says(figure("a", "Delta", Adds::Event, 1, "03-09T12:00"));
    assert_eq!(last(&one()), "lapsed");
    let two = one().says(figure("b", "Delta", Adds::Event, 1, "03-10T12:00"));
    assert_eq!(last(&two), "met");
    assert_eq!(last(&one().asked_on("03-10T12:00")), "pending");
    // Nothing was said of the week before it, which was whole.
    assert_eq!(by_delta(&one())[0].1, "unverified");
}

#[test]
fn a_ceiling_of_a_week_can_be_passed_before_it_is_over() {
    let duty = amount(Sense::AtMost, 2, Windows::EachWeek);
    let told = story(duty)
        .says(figure("a", "Delta", Adds::Event, 3, "03-02T12:00"))
        .asked_on("03-03T00:00");
    assert_eq!(told.according_to("Delta"), "not met");
}

#[test]
fn a_renewed_phase_makes_the_cut_week_whole_and_adds_others() {
    let renewed = weekly(10).says(plain_extension("03-22T07:00"));
    assert_eq!(weeks(&renewed), ["03-01", "03-08", "03-15"]);
    assert_eq!(by_delta(&renewed)[1].1, "unverified");
}

fn plain_extension(to: &str) -> tregua_record::entries::claim::Claim {
    let mut claim = plain::claim("x", tregua_record::entries::claim::Kind::Announce, "Gamma");
    claim.act = Some("extend".into());
    claim.occurred = Some(tregua_calendar::When::Instant(at(to)));
    claim.said = Some(tregua_calendar::Said::At(at("03-05T00:00")));
    claim
}

#[test]
fn a_clock_change_inside_a_week_leaves_the_hour_of_the_next() {
    let told = weekly(14).with(|agreement| {
        agreement.clock = Clock::new("Europe/Rome", "07:00").unwrap();
        agreement.phases[0].starts = "2030-03-29T07:00+01:00".parse().unwrap();
    });
    // The clock goes forward on 31 March: the first week has 167 hours.
    let edge = "2030-04-05T07:00+02:00".parse().unwrap();
    let mut claim = figure("c", "Delta", Adds::Event, 2, "03-01");
    claim.occurred = Some(tregua_calendar::When::Instant(edge));
    claim.said = Some(tregua_calendar::Said::At(edge));
    let told = told.says(claim).asked_on("05-01T00:00");
    let expected = [("03-29", "unverified"), ("04-05", "met")];
    assert_eq!(
        by_delta(&told),
        expected.map(|(week, status)| (week.to_owned(), status))
    );
}
