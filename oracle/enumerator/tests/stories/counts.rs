//! Hand-computed stories about counts: one voice, then several. Alpha owes crates; the day runs from 07:00 to 07:00.

use crate::story::*;
use tregua_agreement::duty::{Cap, Crediting, Kernel, Measure, Sense, Threshold, Windows};
use tregua_calendar::Length;
use tregua_enumerator::cases::plain;
use tregua_enumerator::{Interval, View};
use tregua_record::entries::claim::{
    Actor, Adds, Amount, Attribution, Claim, Coverage, Kind, KindPart,
};

const DAY: Windows = Windows::EachDay;

fn goods() -> Story {
    story(at_least(200, DAY))
}

#[test]
fn a_whole_dated_total_of_137_is_short_of_200() {
    assert_eq!(
        goods()
            .says(total("t", "Epsilon", 137, "03-01"))
            .according_to("Epsilon"),
        "not met"
    );
}

#[test]
fn without_the_header_a_dated_total_covers_only_part_of_the_day() {
    let story = goods()
        .without_header()
        .says(total("t", "Epsilon", 137, "03-01"));
    assert_eq!(story.according_to("Epsilon"), "unverified");
}

#[test]
fn a_dated_total_of_200_reaches_200() {
    let story = goods().says(total("t", "Epsilon", 200, "03-01"));
    let answers = story.answers(&View::AccordingTo("Epsilon".to_owned()));
    assert_eq!(status_of(&answers, "2030-03-01"), Some("met"));
    assert_eq!(status_of(&answers, "2030-03-02"), Some("unverified"));
    assert_eq!(
        answers[0].intervals,
        [Interval {
            lo: 200,
            hi: Some(200)
        }]
    );
}

#[test]
fn a_silent_voice_leaves_it_unverified() {
    assert_eq!(goods().according_to("Epsilon"), "unverified");
}

#[test]
fn before_the_day_is_over_the_rest_of_it_is_pending() {
    let story = goods()
        .says(total("t", "Epsilon", 137, "03-01"))
        .asked_on("03-01T22:00");
    assert_eq!(story.according_to("Epsilon"), "pending");
    assert_eq!(story.according_to("Beta"), "pending");
}

#[test]
fn so_far_is_a_lower_bound_and_never_a_number() {
    let claim = Claim {
        coverage: Coverage::SoFar,
        ..total("t", "Epsilon", 137, "03-01")
    };
    assert_eq!(
        goods().says(claim.clone()).according_to("Epsilon"),
        "unverified"
    );
    let enough = Claim {
        amount: Some(Amount::exactly(200)),
        ..claim
    };
    assert_eq!(goods().says(enough).according_to("Epsilon"), "met");
}

#[test]
fn events_with_different_keys_add_up() {
    let story = goods()
        .says(event("a", "Epsilon", 120, "03-01T09:00"))
        .says(event("b", "Epsilon", 80, "03-01T10:00"));
    assert_eq!(story.according_to("Epsilon"), "met");
}

#[test]
fn events_with_one_key_are_rivals_and_not_a_sum() {
    let rival = Claim {
        about: Some("a".into()),
        ..event("b", "Epsilon", 120, "03-01T10:00")
    };
    let story = goods()
        .says(event("a", "Epsilon", 80, "03-01T09:00"))
        .says(rival);
    assert_eq!(story.according_to("Epsilon"), "unverified");
    assert_eq!(
        story
            .says(close("c", "Epsilon", "03-01"))
            .according_to("Epsilon"),
        "not met"
    );
}

#[test]
fn closing_turns_events_into_a_number_and_silence_into_nothing() {
    let close = close("c", "Epsilon", "03-01");
    assert_eq!(
        goods().says(close.clone()).according_to("Epsilon"),
        "unverified"
    );
    let story = goods()
        .says(close)
        .says(event("a", "Epsilon", 120, "03-01T09:00"));
    assert_eq!(story.according_to("Epsilon"), "not met");
}

#[test]
fn grace_closes_a_voice_that_has_reported() {
    let graced = || goods().with(|agreement| agreement.reporting_grace = Some(Length::Hours(24)));
    let story = graced().says(event("a", "Epsilon", 120, "03-01T09:00"));
    assert_eq!(story.according_to("Epsilon"), "not met");
    assert_eq!(story.according_to("Beta"), "unverified");
    assert_eq!(
        story.asked_on("03-03T06:59").according_to("Epsilon"),
        "unverified"
    );
}

#[test]
fn a_whole_total_beats_the_events_inside_it() {
    let story = goods()
        .says(total("t", "Epsilon", 137, "03-01"))
        .says(event("a", "Epsilon", 250, "03-01T09:00"));
    assert_eq!(story.according_to("Epsilon"), "not met");
}

#[test]
fn a_voice_that_differs_from_itself_keeps_both_figures() {
    let hours = total("u", "Epsilon", 210, "03-01T08:00/03-01T12:00");
    let story = goods()
        .says(total("t", "Epsilon", 137, "03-01"))
        .says(hours);
    let answers = story.answers(&View::AccordingTo("Epsilon".to_owned()));
    assert_eq!(answers[0].status, "unverified");
    assert_eq!(
        answers[0].intervals,
        [Interval {
            lo: 137,
            hi: Some(210)
        }]
    );
}

#[test]
fn two_totals_cover_a_window_together() {
    let story = story(at_least(200, Windows::From(Length::Days(2))))
        .says(total("t", "Epsilon", 90, "03-01"))
        .says(total("u", "Epsilon", 100, "03-02"));
    assert_eq!(story.according_to("Epsilon"), "not met");
}

#[test]
fn an_average_is_a_total_with_bounds() {
    let of = |n| {
        story(at_least(n, Windows::From(Length::Days(2)))).says(figure(
            "t",
            "Epsilon",
            Adds::Average,
            100,
            "03-01/03-02",
        ))
    };
    assert_eq!(of(199).according_to("Epsilon"), "met");
    assert_eq!(of(200).according_to("Epsilon"), "unverified");
    assert_eq!(of(201).according_to("Epsilon"), "not met");
}

#[test]
fn an_event_across_the_edge_is_ambiguous() {
    let story = goods()
        .without_header()
        .says(event("a", "Epsilon", 250, "03-01"));
    let answers = story.answers(&View::AccordingTo("Epsilon".to_owned()));
    assert_eq!(answers[0].status, "ambiguous");
    assert_eq!(answers[0].causes, ["ambiguous", "unverified"].into());
}

#[test]
fn an_imprecise_number_of_the_text_is_ambiguous() {
    let threshold = Threshold {
        sense: Sense::AtLeast,
        lo: 190,
        hi: Some(210),
        about: Some(200),
    };
    let duty = || {
        plain::duty(Kernel::Amount {
            measure: crates(),
            threshold,
            windows: DAY,
        })
    };
    let of = |n| {
        story(duty())
            .says(total("t", "Epsilon", n, "03-01"))
            .according_to("Epsilon")
    };
    assert_eq!([of(189), of(200), of(210)], ["not met", "ambiguous", "met"]);
}

#[test]
fn too_many_is_certain_before_the_day_is_over() {
    let story = story(amount(Sense::AtMost, 3, DAY)).asked_on("03-01T22:00");
    assert_eq!(story.according_to("Epsilon"), "pending");
    assert_eq!(
        story
            .says(event("a", "Epsilon", 4, "03-01T09:00"))
            .according_to("Epsilon"),
        "not met"
    );
}

#[test]
fn exactly_is_neither_more_nor_less() {
    let of = |n| {
        story(amount(Sense::Exactly, 3, DAY))
            .says(total("t", "Epsilon", n, "03-01"))
            .according_to("Epsilon")
    };
    assert_eq!([of(2), of(3), of(4)], ["not met", "met", "not met"]);
}

#[test]
fn an_unknown_kind_counts_in_the_upper_end_only() {
    let small = Measure {
        kinds: vec![plain::kinds("size", &["small"])],
        ..crates()
    };
    let duty = plain::duty(Kernel::Amount {
        measure: small,
        threshold: plain::threshold(Sense::AtLeast, 3),
        windows: DAY,
    });
    let of_kinds = |kinds| Claim {
        kinds,
        ..total("t", "Epsilon", 5, "03-01")
    };
    let part = |kind: &str, count| KindPart {
        all_of: vec![[kind.to_owned()].into()],
        count,
    };
    let status = |kinds| {
        story(duty.clone())
            .says(of_kinds(kinds))
            .according_to("Epsilon")
    };
    assert_eq!(status(Vec::new()), "unverified");
    assert_eq!(status(vec![part("small", None)]), "met");
    assert_eq!(
        status(vec![part("small", Some(3)), part("large", Some(2))]),
        "met"
    );
    assert_eq!(
        status(vec![part("small", Some(2)), part("large", Some(3))]),
        "not met"
    );
    assert_eq!(status(vec![part("large", None)]), "unverified");
}

#[test]
fn a_claim_credited_to_another_day_leaves_its_arrangement() {
    let agreed = plain::kinds("arrangement", &["agreed"]);
    let crediting = Crediting::AsCountsForSays {
        holders: Vec::new(),
    };
    let measure = Measure {
        kinds: vec![agreed],
        crediting,
        ..crates()
    };
    let duty = plain::duty(Kernel::Amount {
        measure,
        threshold: plain::threshold(Sense::AtLeast, 2),
        windows: DAY,
    });
    let side = Claim {
        under: Some("side".into()),
        ..event("a", "Epsilon", 2, "03-01T20:00")
    };
    let credited = Claim {
        counts_for: Some("2030-03-02".into()),
        ..side.clone()
    };
    let status = |claim: Claim| {
        let answers = story(duty.clone())
            .says(claim)
            .answers(&View::AccordingTo("Epsilon".to_owned()));
        [answers[0].status, answers[1].status]
    };
    assert_eq!(status(side), ["unverified", "unverified"]);
    assert_eq!(status(credited), ["unverified", "met"]);
}

#[test]
fn a_ratio_holds_owed_against_its_base() {
    let base = Measure {
        actors: plain::words(&["Beta"]),
        ..plain::measure("release", Some("pallet"))
    };
    let duty = plain::duty(Kernel::Ratio {
        sense: Sense::AtLeast,
        rates: Vec::new(),
        owed: crates(),
        n: 3,
        m: 1,
        base,
        windows: DAY,
    });
    let given = |n| Claim {
        act: Some("release".into()),
        thing: Some("pallet".into()),
        actor: Some(Actor::Named("Beta".into())),
        ..total("b", "Epsilon", n, "03-01")
    };
    let status = |n| {
        story(duty.clone())
            .says(total("a", "Epsilon", 39, "03-01"))
            .says(given(n))
            .according_to("Epsilon")
    };
    assert_eq!([status(13), status(14)], ["met", "not met"]);
    let alone = story(duty.clone()).says(total("a", "Epsilon", 39, "03-01"));
    assert_eq!(alone.according_to("Epsilon"), "unverified");
}

#[test]
fn a_ban_is_met_only_by_a_voice_that_covers_the_whole() {
    let flight = || act(event("f", "Beta", 1, "03-02T09:00"), "fly");
    let north = Claim {
        place: Some("North".into()),
        ..flight()
    };
    let unknown = Claim {
        actor: Some(Actor::Unknown),
        ..north.clone()
    };
    let all_over = || close("c", "Beta", "03-01/03-04");
    let over_north = || Claim {
        place: Some("North".into()),
        ..all_over()
    };
    let closed = || story(no_flights()).says(over_north());
    assert_eq!(
        story(no_flights()).says(all_over()).according_to("Beta"),
        "unverified"
    );
    assert_eq!(story(no_flights()).according_to("Beta"), "unverified");
    assert_eq!(closed().according_to("Beta"), "met");
    assert_eq!(
        story(no_flights()).says(north).according_to("Beta"),
        "not met"
    );
    assert_eq!(
        story(no_flights()).says(unknown).according_to("Beta"),
        "unverified"
    );
    assert_eq!(closed().says(flight()).according_to("Beta"), "ambiguous");
}

#[test]
fn every_means_as_many_as_the_voice_counts() {
    let visits = Measure {
        actors: plain::words(&["Epsilon"]),
        ..plain::measure("visit", Some("pallet"))
    };
    let allow = |every| {
        plain::duty(Kernel::Allow {
            measure: visits.clone(),
            every,
            windows: Windows::Overall,
        })
    };
    let visited = |out_of| Claim {
        act: Some("visit".into()),
        thing: Some("pallet".into()),
        actor: Some(Actor::Named("Epsilon".into())),
        out_of,
        ..total("v", "Epsilon", 3, "03-01/03-04")
    };
    let status = |every, out_of| {
        story(allow(every))
            .says(visited(out_of))
            .according_to("Epsilon")
    };
    assert_eq!(status(false, None), "met");
    assert_eq!(status(true, Some(3)), "met");
    assert_eq!(status(true, Some(100)), "not met");
    assert_eq!(status(true, None), "ambiguous");
}

#[test]
fn days_are_earned_by_whole_tens_and_within_the_cap() {
    let measure = Measure {
        point: Some("undertaking".to_owned()),
        ..plain::measure("release", Some("crate"))
    };
    let earned = |cap| {
        let kernel = Kernel::Earned {
            phase: "Pause".to_owned(),
            measure: measure.clone(),
            days: 1,
            per: 10,
            cap,
        };
        plain::duty(kernel)
    };
    let promise = |n| {
        let said = event("u", "Alpha", n, "03-04T09:00/03-04T10:00");
        Claim {
            kind: Kind::Undertake,
            act: Some("release".into()),
            ..said
        }
    };
    let status = |cap, n| story(earned(cap)).says(promise(n)).according_to("Alpha");
    assert_eq!(status(Cap::LeftOpen, 10), "met");
    assert_eq!(status(Cap::LeftOpen, 9), "unverified");
    assert_eq!(status(Cap::Days(5), 10), "met");
    assert_eq!(status(Cap::Days(4), 10), "not met");
    assert_eq!(
        story(earned(Cap::LeftOpen))
            .asked_on("03-03T00:00")
            .according_to("Alpha"),
        "pending"
    );
}

#[test]
fn an_anonymous_official_is_a_voice_of_its_own() {
    let claim = Claim {
        attribution: Attribution::Anonymous,
        ..total("t", "Alpha", 200, "03-01")
    };
    let story = goods().says(claim);
    assert_eq!(story.according_to("Alpha"), "unverified");
    assert_eq!(story.according_to("Alpha (anonymous)"), "met");
    assert_eq!(story.status(&View::AllVoices), "met");
    assert_eq!(story.status(&View::BothParties), "unverified");
}

#[test]
fn a_place_left_unstated_counts_in_the_upper_end_only() {
    let measure = Measure {
        place: Some("North".to_owned()),
        ..crates()
    };
    let duty = plain::duty(Kernel::Amount {
        measure,
        threshold: plain::threshold(Sense::AtLeast, 2),
        windows: DAY,
    });
    let story = story(duty).says(event("a", "Epsilon", 2, "03-01T09:00"));
    assert_eq!(story.according_to("Epsilon"), "ambiguous");
}

#[test]
fn parts_that_add_to_the_whole_say_of_which_kinds_it_surely_is() {
    let agreed = Measure {
        kinds: vec![plain::kinds("arrangement", &["agreed"])],
        ..crates()
    };
    let duty = plain::duty(Kernel::Amount {
        measure: agreed,
        threshold: plain::threshold(Sense::AtLeast, 5),
        windows: DAY,
    });
    let part = |sets: &[&str], count| KindPart {
        all_of: sets.iter().map(|&kind| [kind.to_owned()].into()).collect(),
        count: Some(count),
    };
    let status = |kinds| {
        let claim = Claim {
            kinds,
            ..event("a", "Epsilon", 5, "03-01T09:00")
        };
        story(duty.clone()).says(claim).according_to("Epsilon")
    };
    assert_eq!(
        status(vec![part(&["small", "agreed"], 3), part(&["large"], 2)]),
        "unverified"
    );
    assert_eq!(
        status(vec![part(&["agreed"], 5), part(&["small"], 2)]),
        "met"
    );
    assert_eq!(
        status(vec![part(&["agreed"], 4), part(&["side"], 1)]),
        "unverified"
    );
}

#[test]
fn a_total_without_a_place_is_no_lower_end_for_a_place() {
    let measure = Measure {
        place: Some("North".to_owned()),
        ..crates()
    };
    let duty = plain::duty(Kernel::Amount {
        measure,
        threshold: plain::threshold(Sense::AtLeast, 2),
        windows: DAY,
    });
    let of = |n| {
        story(duty.clone())
            .says(total("t", "Epsilon", n, "03-01"))
            .according_to("Epsilon")
    };
    assert_eq!([of(1), of(2)], ["not met", "unverified"]);
}

#[test]
fn a_credited_figure_is_added_beside_the_total_of_its_day() {
    let crediting = Crediting::AsCountsForSays {
        holders: plain::words(&["Gamma"]),
    };
    let measure = Measure {
        crediting,
        ..crates()
    };
    let threshold = plain::threshold(Sense::AtLeast, 10);
    let duty = plain::duty(Kernel::Amount {
        measure,
        threshold,
        windows: DAY,
    });
    let counts_for = Some("2030-03-02".to_owned());
    let word = |voice: &str| Claim {
        counts_for: counts_for.clone().map(Into::into),
        about: Some("two".into()),
        ..plain::claim("n", Kind::Note, voice)
    };
    let told = || {
        story(duty.clone())
            .says(event("two", "Epsilon", 2, "03-01T20:00"))
            .says(total("t", "Epsilon", 8, "03-02"))
    };
    let status = |story: Story| {
        let answers = story.answers(&View::AccordingTo("Epsilon".to_owned()));
        status_of(&answers, "2030-03-02").unwrap().to_owned()
    };
    assert_eq!(status(told()), "not met");
    assert_eq!(status(told().says(word("Gamma"))), "met");
    assert_eq!(status(told().says(word("Eta"))), "not met");
}

fn so_far(claim: Claim) -> Claim {
    Claim {
        coverage: Coverage::SoFar,
        ..claim
    }
}

fn kind(kind: &str, count: Option<u64>) -> KindPart {
    KindPart {
        all_of: vec![[kind.to_owned()].into()],
        count,
    }
}

/// The intervals of the first instance.
fn counted(story: Story, voice: &str) -> (u64, Option<u64>) {
    let one = story.answers(&View::AccordingTo(voice.to_owned()))[0].intervals[0];
    (one.lo, one.hi)
}

fn small_crates() -> Story {
    let measure = Measure {
        kinds: vec![plain::kinds("size", &["small"])],
        ..crates()
    };
    story(plain::duty(Kernel::Amount {
        measure,
        threshold: plain::threshold(Sense::AtLeast, 5),
        windows: DAY,
    }))
}

#[test]
fn a_voice_that_counts_so_far_has_closed_nothing() {
    let told = || {
        goods()
            .says(event("a", "Epsilon", 5, "03-01T09:00"))
            .says(close("c", "Epsilon", "03-01"))
    };
    assert_eq!(counted(told(), "Epsilon"), (5, Some(5)));
    let early = "03-01T07:00/03-01T10:00";
    let some = told().says(so_far(total("t", "Epsilon", 3, early)));
    assert_eq!(counted(some, "Epsilon"), (5, None));
}

#[test]
fn a_closing_holds_totals_and_the_events_outside_them() {
    let told = goods()
        .says(total("t", "Epsilon", 3, "03-01T07:00/03-01T10:00"))
        .says(event("a", "Epsilon", 7, "03-01T09:00"))
        .says(event("b", "Epsilon", 2, "03-01T12:00"))
        .says(close("c", "Epsilon", "03-01"));
    assert_eq!(counted(told, "Epsilon"), (5, Some(5)));
    let unbounded = Claim {
        amount: Some(Amount::at_least(2)),
        ..event("b", "Epsilon", 2, "03-01T12:00")
    };
    let told = goods().says(unbounded).says(close("c", "Epsilon", "03-01"));
    assert_eq!(counted(told, "Epsilon"), (2, None));
}

#[test]
fn whoever_closes_something_else_has_not_closed_this() {
    let hi = |close: Claim| {
        let told = goods()
            .says(event("a", "Epsilon", 5, "03-01T09:00"))
            .says(close);
        counted(told, "Epsilon").1
    };
    let close = || close("c", "Epsilon", "03-01");
    let actor = |actor| Claim {
        actor: Some(actor),
        ..close()
    };
    let named = |name: &str| actor(Actor::Named(name.into()));
    assert_eq!(hi(named("Alpha")), Some(5));
    assert_eq!(hi(named("Beta")), None);
    assert_eq!(hi(actor(Actor::Unknown)), None);
    let at_point = Claim {
        counting_point: Some("crossing".into()),
        ..close()
    };
    assert_eq!(hi(at_point), None);
    let of_pallets = Claim {
        thing: Some("pallet".into()),
        ..close()
    };
    assert_eq!(hi(of_pallets), None);
}

#[test]
fn the_window_of_a_close_is_read_like_other_dates() {
    let told = || {
        goods()
            .says(event("a", "Epsilon", 5, "03-01T09:00"))
            .says(close("c", "Epsilon", "03-01"))
    };
    assert_eq!(counted(told(), "Epsilon").1, Some(5));
    assert_eq!(counted(told().without_header(), "Epsilon").1, None);
}

#[test]
fn a_part_of_a_whole_total_beats_the_events_inside_it() {
    let parts = vec![kind("small", Some(3))];
    let of_parts = Claim {
        kinds: parts,
        ..total("t", "Epsilon", 9, "03-01")
    };
    let small = Claim {
        kinds: vec![kind("small", None)],
        ..event("a", "Epsilon", 8, "03-01T09:00")
    };
    let told = small_crates().says(of_parts.clone()).says(small.clone());
    assert_eq!(counted(told, "Epsilon"), (3, Some(3)));
    let not_whole = small_crates().says(so_far(of_parts)).says(small);
    assert_eq!(counted(not_whole, "Epsilon"), (8, None));
}

#[test]
fn an_average_has_no_parts() {
    let parts = vec![kind("small", Some(3)), kind("large", Some(2))];
    let average = Claim {
        kinds: parts,
        ..figure("t", "Epsilon", Adds::Average, 5, "03-01")
    };
    assert_eq!(
        counted(small_crates().says(average), "Epsilon"),
        (0, Some(5))
    );
}

#[test]
fn what_is_credited_adds_what_it_surely_is_and_what_it_can_be() {
    let crediting = Crediting::AsCountsForSays {
        holders: Vec::new(),
    };
    let measure = Measure {
        kinds: vec![plain::kinds("size", &["small"])],
        crediting,
        ..crates()
    };
    let duty = plain::duty(Kernel::Amount {
        measure,
        threshold: plain::threshold(Sense::AtLeast, 10),
        windows: DAY,
    });
    let small = |claim| Claim {
        kinds: vec![kind("small", None)],
        ..claim
    };
    let second = |claim| Claim {
        counts_for: Some("2030-03-02".into()),
        ..claim
    };
    let on_the_second = |credited: Claim| {
        let told = story(duty.clone())
            .says(small(total("t", "Epsilon", 8, "03-02")))
            .says(second(credited));
        let answers = told.answers(&View::AccordingTo("Epsilon".to_owned()));
        (answers[1].intervals[0].lo, answers[1].intervals[0].hi)
    };
    let before = || event("a", "Epsilon", 2, "03-01T20:00");
    assert_eq!(on_the_second(small(before())), (10, Some(10)));
    assert_eq!(on_the_second(before()), (8, Some(10)));
    let large = Claim {
        kinds: vec![kind("small", Some(0)), kind("large", Some(2))],
        ..before()
    };
    assert_eq!(on_the_second(large), (8, Some(10)));
    let total = || total("a", "Epsilon", 2, "03-01T20:00/03-01T21:00");
    assert_eq!(on_the_second(small(total())), (10, Some(10)));
    assert_eq!(on_the_second(so_far(small(total()))), (10, None));
}

#[test]
fn of_several_words_on_its_day_the_earliest_counts() {
    let crediting = Crediting::AsCountsForSays {
        holders: Vec::new(),
    };
    let measure = Measure {
        crediting,
        ..crates()
    };
    let duty = plain::duty(Kernel::Amount {
        measure,
        threshold: plain::threshold(Sense::AtLeast, 2),
        windows: DAY,
    });
    let word = |key: &str, day: &str| Claim {
        counts_for: Some(format!("2030-{day}").into()),
        about: Some("two".into()),
        ..plain::claim(key, Kind::Note, "Gamma")
    };
    let told = story(duty)
        .says(event("two", "Epsilon", 2, "03-01T20:00"))
        .says(word("k", "03-03"))
        .says(word("l", "03-02"));
    let answers = told.answers(&View::AccordingTo("Epsilon".to_owned()));
    assert_eq!(status_of(&answers, "2030-03-02"), Some("met"));
    assert_eq!(status_of(&answers, "2030-03-03"), Some("unverified"));
}
