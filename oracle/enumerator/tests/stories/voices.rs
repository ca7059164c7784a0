//! Hand-computed stories about statements, views and the steps of §8.

use crate::story::*;
use tregua_agreement::duty::{Due, Duty, Kernel, Measure, Sense, Windows};
use tregua_agreement::meaning::Held;
use tregua_calendar::{Length, Said};
use tregua_enumerator::cases::plain;
use tregua_enumerator::{Question, View, judge, over_readings, phase_times};
use tregua_record::entries::claim::{Adds, Amount, Claim, Kind};

const DAY: Windows = Windows::EachDay;

fn goods() -> Story {
    story(at_least(200, DAY))
}

/// One notice, at this moment.
fn notice(when: &str) -> Claim {
    act(event("n", "Alpha", 1, when), "notify")
}

/// Alpha's word that there was no notice in a stretch of time.
fn none(key: &str, when: &str) -> Claim {
    act(total(key, "Alpha", 0, when), "notify")
}

#[test]
fn a_retraction_takes_back_and_can_be_taken_back() {
    let story = goods().says(total("t", "Alpha", 200, "03-01")).says(naming(
        "r",
        Kind::Retract,
        "Alpha",
        "t",
    ));
    assert_eq!(story.according_to("Alpha"), "unverified");
    assert_eq!(
        story
            .says(naming("s", Kind::Retract, "Alpha", "r"))
            .according_to("Alpha"),
        "met"
    );
}

#[test]
fn a_correction_replaces_only_what_its_own_author_said() {
    let correction = || Claim {
        kind: Kind::Correct,
        refers_to: vec!["t".into()],
        ..total("c", "Alpha", 137, "03-01")
    };
    let story = || goods().says(total("t", "Alpha", 200, "03-01"));
    assert_eq!(story().says(correction()).according_to("Alpha"), "not met");
    assert_eq!(
        story().signed_by("Eta", correction()).according_to("Alpha"),
        "met"
    );
}

#[test]
fn two_corrections_of_one_event_are_rivals() {
    let correction = |key: &str, n| {
        let event = Claim {
            about: None,
            ..event(key, "Alpha", n, "03-01T09:00")
        };
        Claim {
            kind: Kind::Correct,
            refers_to: vec!["a".into()],
            ..event
        }
    };
    let story = goods().says(event("a", "Alpha", 10, "03-01T09:00"));
    let story = story
        .says(correction("b", 120))
        .says(correction("c", 130))
        .says(close("d", "Alpha", "03-01"));
    assert_eq!(story.according_to("Alpha"), "not met");
}

#[test]
fn who_confirms_says_the_same_and_who_responds_admits_the_act() {
    let story = || goods().says(total("t", "Alpha", 200, "03-01"));
    assert_eq!(
        story()
            .says(naming("c", Kind::Confirm, "Beta", "t"))
            .according_to("Beta"),
        "met"
    );
    assert_eq!(
        story()
            .says(naming("c", Kind::Respond, "Beta", "t"))
            .according_to("Beta"),
        "unverified"
    );
    assert_eq!(
        story()
            .says(naming("c", Kind::Confirm, "Beta", "t"))
            .status(&View::BothParties),
        "met"
    );
}

#[test]
fn a_denied_claim_is_contested_among_all_voices() {
    let story =
        goods()
            .says(total("t", "Alpha", 200, "03-01"))
            .says(naming("d", Kind::Deny, "Beta", "t"));
    assert_eq!(story.status(&View::AllVoices), "contested");
    assert_eq!(story.according_to("Alpha"), "met");
    assert_eq!(story.according_to("Beta"), "unverified");
}

#[test]
fn opposed_parties_with_different_outcomes_are_contested() {
    let story = goods()
        .says(total("a", "Alpha", 200, "03-01"))
        .says(total("b", "Beta", 137, "03-01"));
    assert_eq!(story.status(&View::BothParties), "contested");
    assert_eq!(story.status(&View::AllVoices), "contested");
}

#[test]
fn opposed_figures_with_one_outcome_are_not_contested() {
    let story = goods()
        .says(total("a", "Alpha", 120, "03-01"))
        .says(total("b", "Beta", 137, "03-01"));
    assert_eq!(story.status(&View::BothParties), "not met");
    assert_eq!(story.status(&View::AllVoices), "not met");
}

#[test]
fn opposed_figures_on_both_sides_of_a_number_agree_that_it_is_not_that_number() {
    let exactly = || story(amount(Sense::Exactly, 4, DAY));
    let story = exactly()
        .says(total("a", "Alpha", 3, "03-01"))
        .says(total("b", "Beta", 5, "03-01"));
    assert_eq!(story.status(&View::BothParties), "not met");
    assert_eq!(story.status(&View::AllVoices), "not met");
}

#[test]
fn one_party_alone_does_not_settle_it_for_both() {
    let story = goods().says(total("a", "Alpha", 200, "03-01"));
    assert_eq!(story.status(&View::BothParties), "unverified");
    assert_eq!(story.status(&View::AllVoices), "met");
}

#[test]
fn whoever_repeats_another_is_no_second_voice() {
    let repeated = Claim {
        repeats: Some("a".into()),
        ..total("b", "Eta", 137, "03-01")
    };
    let story = goods()
        .says(total("a", "Alpha", 200, "03-01"))
        .says(repeated);
    assert_eq!(story.status(&View::AllVoices), "met");
    assert_eq!(story.according_to("Eta"), "not met");
}

#[test]
fn the_named_body_is_the_clauses_or_the_headers_or_nobody() {
    let counted = || goods().says(total("t", "Epsilon", 200, "03-01"));
    assert_eq!(counted().status(&View::NamedBody), "not checkable");
    let header = |agreement: &mut tregua_agreement::Agreement| {
        agreement.counting_bodies = plain::words(&["Epsilon"])
    };
    assert_eq!(counted().with(header).status(&View::NamedBody), "met");
    let zeta = Measure {
        counted_by: plain::words(&["Zeta"]),
        ..crates()
    };
    let threshold = plain::threshold(Sense::AtLeast, 200);
    let duty = plain::duty(Kernel::Amount {
        measure: zeta,
        threshold,
        windows: DAY,
    });
    let story = story(duty)
        .says(total("t", "Epsilon", 200, "03-01"))
        .with(header);
    assert_eq!(story.status(&View::NamedBody), "unverified");
}

#[test]
fn before_its_phase_a_term_is_not_in_force() {
    assert_eq!(
        goods().asked_on("03-01T06:59").according_to("Alpha"),
        "not in force"
    );
    assert_eq!(
        goods().asked_on("03-01T07:00").according_to("Alpha"),
        "pending"
    );
}

#[test]
fn only_the_beneficiary_can_waive() {
    assert_eq!(
        goods()
            .says(about_term("w", Kind::Waive, "Alpha"))
            .according_to("Alpha"),
        "unverified"
    );
    assert_eq!(
        goods()
            .says(about_term("w", Kind::Waive, "Beta"))
            .according_to("Alpha"),
        "waived"
    );
    let one_day = Claim {
        counts_for: Some("2030-03-02".into()),
        ..about_term("w", Kind::Waive, "Beta")
    };
    let answers = goods().says(one_day).answers(&View::BothParties);
    assert_eq!(status_of(&answers, "2030-03-01"), Some("unverified"));
    assert_eq!(status_of(&answers, "2030-03-02"), Some("waived"));
}

#[test]
fn a_suspension_holds_where_its_time_meets_the_window() {
    let duty = Duty {
        suspended_by: plain::words(&["Beta"]),
        ..at_least(200, DAY)
    };
    let suspend = |voice: &str| Claim {
        occurred: close("", "", "03-01T09:00/03-01T10:00").occurred,
        ..about_term("s", Kind::Suspend, voice)
    };
    let answers = story(duty.clone())
        .says(suspend("Beta"))
        .answers(&View::BothParties);
    assert_eq!(
        [answers[0].status, answers[1].status],
        ["suspended", "unverified"]
    );
    assert_eq!(
        story(duty).says(suspend("Gamma")).according_to("Beta"),
        "unverified"
    );
}

#[test]
fn a_term_that_only_some_assert_is_judged_by_them_alone() {
    let asserted = || {
        goods()
            .with(|agreement| {
                agreement
                    .clauses
                    .iter_mut()
                    .for_each(|one| one.asserted_by = plain::words(&["Alpha"]))
            })
            .says(total("t", "Alpha", 200, "03-01"))
    };
    assert_eq!(asserted().according_to("Alpha"), "met");
    assert_eq!(asserted().status(&View::AllVoices), "term not confirmed");
    let denied = || asserted().says(about_term("d", Kind::Deny, "Beta"));
    assert_eq!(
        [denied().according_to("Beta"), denied().according_to("Eta")],
        ["term contested"; 2]
    );
    let agreed = asserted().says(about_term("g", Kind::Agree, "Beta"));
    assert_eq!(
        [agreed.according_to("Beta"), agreed.according_to("Eta")],
        ["unverified", "term not confirmed"]
    );
}

#[test]
fn an_act_at_the_due_instant_is_in_time() {
    assert_eq!(
        story(by_noon())
            .says(notice("03-02T12:00"))
            .according_to("Alpha"),
        "met"
    );
    let closed = story(by_noon())
        .says(notice("03-02T12:00"))
        .says(none("z", "03-01T07:00/03-02T12:00"));
    assert_eq!(closed.according_to("Alpha"), "met");
}

#[test]
fn an_act_after_the_due_instant_is_late_once_nothing_came_before() {
    let story = story(by_noon()).says(notice("03-02T12:01"));
    assert_eq!(story.according_to("Alpha"), "unverified");
    assert_eq!(
        story
            .says(none("z", "03-01T07:00/03-02T12:00"))
            .according_to("Alpha"),
        "late"
    );
}

#[test]
fn a_notice_is_overdue_until_its_last_moment_and_then_not_met() {
    let story = |moment: &str| {
        story(by_noon())
            .says(none("z", "03-01T07:00/03-02T12:00"))
            .asked_on(moment)
    };
    assert_eq!(story("03-02T11:00").according_to("Alpha"), "pending");
    assert_eq!(story("03-02T12:30").according_to("Alpha"), "overdue");
    assert_eq!(story("03-03T08:00").according_to("Alpha"), "unverified");
    let silent = story("03-03T08:00").says(none("y", "03-02T12:00/03-03T07:00"));
    assert_eq!(silent.according_to("Alpha"), "not met");
}

#[test]
fn what_is_done_within_the_cure_is_cured() {
    let duty = || Duty {
        cure: Some(Length::Days(1)),
        ..by_noon()
    };
    let story = || story(duty()).says(none("z", "03-01T07:00/03-03T07:00"));
    assert_eq!(
        story().says(notice("03-03T20:00")).according_to("Alpha"),
        "cured"
    );
    assert_eq!(
        story().asked_on("03-03T08:00").according_to("Alpha"),
        "overdue"
    );
    assert_eq!(
        story()
            .says(none("y", "03-03T07:00/03-04T07:00"))
            .according_to("Alpha"),
        "not met"
    );
}

#[test]
fn an_amount_made_good_within_the_cure_is_cured() {
    let duty = Duty {
        cure: Some(Length::Days(1)),
        ..at_least(5, Windows::From(Length::Days(1)))
    };
    let story = story(duty).says(total("t", "Epsilon", 3, "03-01"));
    assert_eq!(story.according_to("Epsilon"), "unverified");
    assert_eq!(
        story
            .says(total("u", "Epsilon", 2, "03-02"))
            .according_to("Epsilon"),
        "cured"
    );
}

#[test]
fn a_condition_left_undone_runs_out_and_a_duty_is_not_met() {
    let due = Due::OnDayPhaseWouldEnd(tregua_calendar::Time::constant(7, 0, 0, 0));
    let list = Measure {
        point: Some("acceptance".to_owned()),
        to: Some("Beta".to_owned()),
        ..plain::measure("hand over", None)
    };
    let duty = plain::duty(Kernel::Done {
        measure: list,
        due,
        at_latest: None,
    });
    let refused = || {
        act(
            total("z", "Beta", 0, "03-04T07:00/03-05T07:00"),
            "hand over",
        )
    };
    let refused = || Claim {
        counting_point: Some("acceptance".into()),
        ..refused()
    };
    assert_eq!(
        story(duty.clone()).says(refused()).according_to("Beta"),
        "not met"
    );
    let condition = Duty {
        condition: true,
        ..duty.clone()
    };
    assert_eq!(
        story(condition).says(refused()).according_to("Beta"),
        "lapsed"
    );
    let accept = |voice: &str| {
        let said = Some(Said::At(at("03-05T06:30")));
        Claim {
            kind: Kind::Accept,
            said,
            occurred: None,
            ..act(figure("a", voice, Adds::Event, 1, "03-05"), "hand over")
        }
    };
    assert_eq!(
        story(duty.clone())
            .says(accept("Beta"))
            .according_to("Beta"),
        "met"
    );
    assert_eq!(
        story(duty).says(accept("Alpha")).according_to("Alpha"),
        "unverified"
    );
}

#[test]
fn a_mediator_moves_the_end_unless_a_party_denies_it() {
    let days = |story: Story| story.answers(&View::BothParties).len();
    assert_eq!(days(goods()), 4);
    assert_eq!(days(goods().says(extend("x", "Gamma", "03-06T07:00"))), 5);
    let denied = goods()
        .says(extend("x", "Gamma", "03-06T07:00"))
        .says(naming("d", Kind::Deny, "Alpha", "x"));
    assert_eq!(days(denied), 4);
    assert_eq!(days(goods().says(extend("x", "Alpha", "03-06T07:00"))), 4);
    let both = goods()
        .says(extend("x", "Alpha", "03-06T07:00"))
        .says(extend("y", "Beta", "03-06T07:00"));
    assert_eq!(days(both), 5);
    assert_eq!(days(goods().says(extend("x", "Gamma", "03-04T07:00"))), 4);
}

#[test]
fn a_list_is_due_on_each_date_on_which_the_phase_would_have_ended() {
    let due = Due::OnDayPhaseWouldEnd(tregua_calendar::Time::constant(7, 0, 0, 0));
    let duty = plain::duty(Kernel::Done {
        measure: plain::measure("notify", None),
        due,
        at_latest: None,
    });
    let mut told = story(duty).says(extend("x", "Gamma", "03-06T07:00"));
    told.statements[0].known = at("03-05T06:00");
    let dates = |story: &Story| -> Vec<Option<String>> {
        story
            .answers(&View::AllVoices)
            .into_iter()
            .map(|one| one.instance)
            .collect()
    };
    let date = |text: &str| Some(text.to_owned());
    assert_eq!(dates(&told), [date("2030-03-05"), date("2030-03-06")]);
    told.statements[0].known = at("03-04T23:00");
    assert_eq!(dates(&told), [date("2030-03-06")]);
}

#[test]
fn over_the_readings_only_holders_on_record_make_it_contested() {
    let mut story = goods().says(total("t", "Epsilon", 200, "03-01"));
    let clause = &mut story.agreement.clauses[0];
    let mut other = clause.readings[0].clone();
    other.name = Some("300 a day".to_owned());
    other.parts[0].duty = at_least(300, DAY);
    clause.readings.push(other);
    let over = |story: &Story| {
        let answers = story.answers(&View::AccordingTo("Epsilon".to_owned()));
        over_readings(
            &story.agreement,
            &answers,
            "term",
            "total",
            Some("2030-03-01"),
        )
    };
    assert_eq!(over(&story), Some("ambiguous"));
    let by = |name: &str| Held {
        by: plain::words(&[name]),
        ..Held::default()
    };
    story.agreement.clauses[0].readings[0].held = by("Alpha");
    story.agreement.clauses[0].readings[1].held = by("Gamma");
    assert_eq!(over(&story), Some("ambiguous"));
    story.agreement.clauses[0].readings[1].held = by("Beta");
    assert_eq!(over(&story), Some("contested"));
    story.agreement.clauses[0].readings[1].parts[0].duty = at_least(100, DAY);
    assert_eq!(over(&story), Some("met"));
}

#[test]
fn what_is_not_yet_known_does_not_count() {
    let mut story = goods().says(total("t", "Epsilon", 200, "03-01"));
    story.statements[0].known = at("03-03T00:00");
    let ask = |as_known| {
        let (agreement, statements) = (&story.agreement, story.statements.as_slice());
        let question = Question {
            agreement,
            statements,
            as_of: story.as_of,
            as_known,
        };
        judge(&question, &View::AllVoices).unwrap()[0].status
    };
    assert_eq!(
        [ask(at("03-02T23:59")), ask(at("03-03T00:00"))],
        ["unverified", "met"]
    );
}

#[test]
fn a_move_names_who_moved_it() {
    let story = goods()
        .says(extend("y", "Delta", "03-06T07:00"))
        .says(extend("x", "Gamma", "03-06T07:00"));
    let (agreement, statements) = (&story.agreement, story.statements.as_slice());
    let question = Question {
        agreement,
        statements,
        as_of: story.as_of,
        as_known: story.as_of,
    };
    assert_eq!(phase_times(&question)[0].moves[0].moved_by, ["x"]);
}

#[test]
fn a_case_with_too_many_pieces_is_refused() {
    let mut story = goods();
    for n in 0..15 {
        story = story.says(event(&format!("e{n}"), "Epsilon", 1, "03-01T09:00"));
    }
    let (agreement, statements) = (&story.agreement, story.statements.as_slice());
    let question = Question {
        agreement,
        statements,
        as_of: story.as_of,
        as_known: story.as_of,
    };
    let refused = judge(&question, &View::AccordingTo("Epsilon".to_owned())).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "too large to enumerate: 15 pieces, at most 14 can be looked at"
    );
    let amount = Some(Amount::at_least(1));
    let without = Claim {
        amount,
        ..total("t", "Alpha", 1, "03-01")
    };
    assert!(judge(&question, &View::AccordingTo(without.voice.to_string())).is_ok());
}

/// A later word on an earlier statement, by the same voice.
fn correction(key: &str, of: &str, n: u64) -> Claim {
    Claim {
        kind: Kind::Correct,
        refers_to: vec![of.into()],
        ..total(key, "Alpha", n, "03-01")
    }
}

#[test]
fn a_correction_that_is_corrected_still_has_its_effect() {
    let told = || {
        goods()
            .says(total("t", "Alpha", 200, "03-01"))
            .says(correction("c", "t", 137))
            .says(correction("d", "c", 150))
    };
    let count = |story: Story| {
        let answers = story.answers(&View::AccordingTo("Alpha".to_owned()));
        (answers[0].intervals[0].lo, answers[0].intervals[0].hi)
    };
    assert_eq!(count(told()), (150, Some(150)));
    let back = |named: &str| naming("r", Kind::Retract, "Alpha", named);
    assert_eq!(count(told().says(back("d"))), (137, Some(137)));
    // What the retracted one replaced stands again, beside what stands in its own place.
    assert_eq!(count(told().says(back("c"))), (150, Some(200)));
}

#[test]
fn corrections_of_one_chain_are_rivals() {
    let correction = |key: &str, of: &str, n| Claim {
        about: None,
        kind: Kind::Correct,
        refers_to: vec![of.into()],
        ..event(key, "Alpha", n, "03-01T09:00")
    };
    let story = goods()
        .says(event("a", "Alpha", 10, "03-01T09:00"))
        .says(correction("b", "a", 120))
        .says(correction("c", "b", 130))
        .says(correction("d", "a", 140))
        .says(close("e", "Alpha", "03-01"));
    let answers = story.answers(&View::AccordingTo("Alpha".to_owned()));
    let one = answers[0].intervals[0];
    assert_eq!((one.lo, one.hi), (130, Some(140)));
}

#[test]
fn a_correction_of_nothing_says_nothing() {
    let story = goods().says(correction("c", "unheard of", 200));
    assert_eq!(story.according_to("Alpha"), "unverified");
}

#[test]
fn a_confirmed_offer_stays_an_offer_of_its_time() {
    let measure = Measure {
        point: Some("offer".to_owned()),
        ..plain::measure("notify", None)
    };
    let due = Due::At(at("03-02T12:00"));
    let duty = plain::duty(Kernel::Done {
        measure,
        due,
        at_latest: None,
    });
    let offer = Claim {
        kind: Kind::Offer,
        said: Some(Said::At(at("03-02T09:00"))),
        occurred: None,
        ..notice("03-02T09:00")
    };
    let confirm = Claim {
        said: Some(Said::At(at("03-05T09:00"))),
        ..naming("c", Kind::Confirm, "Beta", "n")
    };
    let story = story(duty).says(offer).says(confirm);
    assert_eq!(story.according_to("Beta"), "met");
}

#[test]
fn who_confirms_nothing_that_is_known_says_what_it_says() {
    let own = |refers_to| Claim {
        kind: Kind::Confirm,
        refers_to,
        ..total("c", "Beta", 200, "03-01")
    };
    let unknown = vec!["unheard of".into()];
    assert_eq!(goods().says(own(Vec::new())).according_to("Beta"), "met");
    assert_eq!(goods().says(own(unknown)).according_to("Beta"), "met");
}

#[test]
fn a_notice_of_each_day_is_due_on_each_date_whose_hour_lies_in_the_phase() {
    let dates = |hour| {
        let due = Due::EachDay(tregua_calendar::Time::constant(hour, 0, 0, 0));
        let duty = plain::duty(Kernel::Done {
            measure: plain::measure("notify", None),
            due,
            at_latest: None,
        });
        let answers = story(duty).answers(&View::AllVoices);
        let all: Vec<String> = answers.into_iter().filter_map(|one| one.instance).collect();
        (all[0].clone(), all[all.len() - 1].clone(), all.len())
    };
    let days = |first: &str, last: &str| (format!("2030-{first}"), format!("2030-{last}"), 4);
    assert_eq!(dates(19), days("03-01", "03-04"));
    assert_eq!(dates(7), days("03-02", "03-05"));
    assert_eq!(dates(6), days("03-02", "03-05"));
}

#[test]
fn days_are_earned_for_later_ends_only() {
    let kernel = Kernel::Earned {
        phase: "Pause".to_owned(),
        measure: plain::measure("release", Some("crate")),
        days: 1,
        per: 10,
        cap: tregua_agreement::duty::Cap::LeftOpen,
    };
    let mut told = story(plain::duty(kernel))
        .says(Claim {
            act: Some("end".into()),
            ..extend("x", "Gamma", "03-04T07:00")
        })
        .says(extend("y", "Gamma", "03-04T19:00"))
        .says(extend("z", "Gamma", "03-06T07:00"));
    told.statements[0].known = at("03-02T00:00");
    told.statements[1].known = at("03-03T00:00");
    told.statements[2].known = at("03-04T00:00");
    let answers = told.answers(&View::AllVoices);
    let dates: Vec<_> = answers.iter().map(|one| one.instance.as_deref()).collect();
    assert_eq!(dates, [Some("2030-03-05"), Some("2030-03-06")]);
    told = told.says(extend("w", "Gamma", "03-06T19:00"));
    told.statements[3].known = at("03-05T00:00");
    assert_eq!(told.answers(&View::AllVoices).len(), 2);
}

#[test]
fn a_voice_is_judged_with_and_without_all_that_others_deny() {
    let story = goods()
        .says(event("a", "Alpha", 120, "03-01T09:00"))
        .says(event("b", "Alpha", 200, "03-01T10:00"))
        .says(event("c", "Alpha", 200, "03-01T11:00"));
    let denied = |story: Story, key: &str| {
        let id = format!("deny {key}");
        story.says(naming(&id, Kind::Deny, "Beta", key))
    };
    let some = denied(denied(story, "a"), "b");
    assert_eq!(some.status(&View::AllVoices), "met");
    assert_eq!(denied(some, "c").status(&View::AllVoices), "contested");
}

#[test]
fn whoever_has_no_figure_closes_no_straddle() {
    let story = goods()
        .without_header()
        .says(event("a", "Epsilon", 250, "03-01"))
        .says(event("b", "Eta", 1, "03-09T09:00"))
        .says(naming("d", Kind::Deny, "Beta", "a"));
    // Beta has no figure here: what Epsilon leaves open at the edge stays open.
    let answers = story.answers(&View::AllVoices);
    assert!(answers[0].causes.contains("ambiguous"), "{answers:?}");
}

#[test]
fn nobody_waives_what_benefits_nobody_named() {
    let duty = Duty {
        beneficiaries: Vec::new(),
        ..at_least(200, DAY)
    };
    let story = story(duty).says(about_term("w", Kind::Waive, "Beta"));
    assert_eq!(story.according_to("Alpha"), "unverified");
}

#[test]
fn to_confirm_an_incident_under_a_term_is_not_to_confirm_the_term() {
    let asserted = |confirm: Claim| {
        goods()
            .with(|agreement| agreement.clauses[0].asserted_by = plain::words(&["Alpha"]))
            .says(confirm)
            .according_to("Beta")
    };
    let confirm = || about_term("c", Kind::Confirm, "Beta");
    assert_eq!(asserted(confirm()), "unverified");
    let incident = Claim {
        about: Some("a".into()),
        ..confirm()
    };
    assert_eq!(asserted(incident), "term not confirmed");
}

#[test]
fn a_condition_lapses_once_it_cannot_be_met_or_nobody_is_bound_any_more() {
    let condition = |duty: Duty| Duty {
        condition: true,
        ..duty
    };
    let failed = || {
        story(condition(by_noon()))
            .says(none("z", "03-01T07:00/03-03T07:00"))
            .asked_on("03-03T08:00")
    };
    assert_eq!(failed().according_to("Alpha"), "lapsed");
    // Due inside the phase and silent: what was said is all there is to go by.
    let open = || story(condition(by_noon()));
    assert_eq!(open().according_to("Alpha"), "unverified");
    let overall = || story(condition(at_least(200, Windows::Overall)));
    assert_eq!(overall().according_to("Alpha"), "lapsed");
    assert_eq!(
        overall().asked_on("03-05T06:59").according_to("Alpha"),
        "pending"
    );
    let plain_duty = story(at_least(200, Windows::Overall));
    assert_eq!(plain_duty.according_to("Alpha"), "unverified");
}

#[test]
fn stretches_that_leave_no_outcome_together_are_contested_whatever_else_is_denied() {
    let said =
        |key: &str, voice: &str, n: u64, when: &str| act(total(key, voice, n, when), "notify");
    let later = act(event("e2", "Epsilon", 1, "03-02T15:00"), "notify");
    // Epsilon: not by noon, but in the afternoon. Zeta: once in the two days, and not in the afternoon.
    let story = story(by_noon())
        .says(said("e1", "Epsilon", 0, "03-01T07:00/03-02T12:00"))
        .says(later)
        .says(said("z1", "Zeta", 1, "03-01T07:00/03-03T07:00"))
        .says(said("z2", "Zeta", 0, "03-02T12:00/03-03T07:00"));
    assert_eq!(story.according_to("Epsilon"), "late");
    assert_eq!(story.according_to("Zeta"), "met");
    let outcomes = |story: &Story| story.answers(&View::AllVoices)[0].outcomes.clone();
    assert_eq!(story.status(&View::AllVoices), "contested");
    assert_eq!(outcomes(&story), ["late", "met"].into());
    // Who denies a figure of one of them takes nothing from what the other says; who says nothing else leaves all open.
    let denied = story.says(naming("d", Kind::Deny, "Beta", "e1"));
    assert_eq!(denied.status(&View::AllVoices), "contested");
    assert_eq!(outcomes(&denied), ["late", "met", "not met"].into());
}
