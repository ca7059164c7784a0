use std::sync::Arc;

use tregua_calendar::Timestamp;
use tregua_record::Claim;

use crate::access::{Read, Role};
use crate::stage::{Stage, TEXT};
use crate::visit::Visit;

fn claim(visit: &Visit, key: &str) -> (Arc<Claim>, Option<Option<String>>) {
    let mut entries = visit.snapshot.entries().iter();
    let held = entries.find(|held| held.claim().is_some_and(|claim| claim.key == key));
    let shown = visit.shown(held.unwrap());
    let until = shown
        .withheld
        .map(|withheld| withheld.until.map(|until| until.text().to_owned()));
    (shown.claim.unwrap(), until)
}

fn until(visit: &Visit, key: &str) -> Option<Option<String>> {
    claim(visit, key).1
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The stage's claims and these, each `claim,kind,voice,act,thing,occurred,about,refers_to,place,to,figure,x_class`.
fn with(rows: &str) -> String {
    let head = "claim,kind,voice,act,thing,occurred,about,refers_to,place,to,figure,x_class";
    let own = rows.lines().map(str::trim).filter(|line| !line.is_empty());
    own.fold(format!("{head}\n"), |all, line| format!("{all}{line}\n"))
}

fn of(rows: &str, role: Role) -> Visit {
    Stage::with(Some(TEXT), &with(rows), Some(role)).visit("/")
}

#[test]
fn a_planned_hand_over_is_told_by_the_day_until_the_date_after_it_is_over() {
    let mut visit = Stage::of(Role::Observer).visit("/");
    let (plan, withheld) = claim(&visit, "b-plan");
    assert_eq!(plan.occurred.unwrap().to_string(), "2031-01-04");
    assert_eq!(
        (plan.figure.as_deref(), plan.voice.as_str()),
        (None, "Beta")
    );
    assert_eq!(withheld.unwrap().unwrap(), "2031-01-06T00:00:00+02:00");
    visit.now = at("2031-01-05T23:59:59+02:00");
    assert!(until(&visit, "b-plan").is_some());
    visit.now = at("2031-01-06T00:00:00+02:00");
    let (plan, withheld) = claim(&visit, "b-plan");
    assert_eq!(withheld, None);
    assert_eq!(plan.figure.as_deref(), Some("three"));
}

#[test]
fn mediators_and_monitor_leads_see_all_of_it_and_their_look_is_logged() {
    for role in Role::ALL {
        let visit = Stage::of(*role).visit("/");
        let named = matches!(role, Role::Mediator | Role::MonitorLead | Role::Alone);
        assert_eq!(until(&visit, "b-plan").is_none(), named, "{role:?}");
        assert_eq!(visit.reads().len(), usize::from(named), "{role:?}");
        claim(&visit, "a-day1");
        assert_eq!(visit.reads().len(), usize::from(named), "{role:?}");
    }
}

#[test]
fn looking_through_is_no_look_and_taking_along_is_told_apart() {
    let visit = Stage::of(Role::Mediator).visit("/");
    let entries = visit.snapshot.entries().to_vec();
    let plan = entries
        .iter()
        .find(|held| held.claim().is_some_and(|claim| claim.key == "b-plan"))
        .unwrap();
    assert!(visit.masked(plan).withheld.is_none());
    assert!(visit.reads().is_empty());
    visit.exported(plan);
    assert_eq!(visit.reads(), [Read::Export(plan.id)].into());
}

#[test]
fn trucks_and_lists_are_no_people() {
    let visit = of(
        "trucks,claim,Beta,receive,truck,2031-01-03T14:00+02:00,,,Gate 4,,5,
         list,claim,Beta,hand over,list of captives,2031-01-03T06:00+02:00,,,Gate 4,Alpha,a list,
         people,claim,Beta,receive,captive,2031-01-03T06:00+02:00,,,Gate 4,Alpha,2,",
        Role::Observer,
    );
    assert_eq!(until(&visit, "trucks"), None);
    assert_eq!(until(&visit, "list"), None);
    let (people, withheld) = claim(&visit, "people");
    assert!(withheld.is_some());
    assert_eq!(
        (people.place.as_deref(), people.to.as_deref()),
        (None, Some("Alpha"))
    );
}

#[test]
fn what_is_about_a_hand_over_or_refers_to_it_is_restricted_with_it() {
    let visit = of(
        "plan,announce,Beta,release,captive,2031-01-04T16:00+02:00,g,,,,,
         met,meet,Delta,,,2031-01-04T09:00+02:00,g,,Gate 4,,at Gate 4,
         more,note,Delta,,,,,met,,,at Gate 4,
         other,note,Delta,,,2031-01-04T09:00+02:00,h,,Gate 4,,at Gate 4,",
        Role::Observer,
    );
    let end = Some(Some("2031-01-06T00:00:00+02:00".to_owned()));
    for key in ["plan", "met", "more"] {
        let (shown, withheld) = claim(&visit, key);
        assert_eq!(withheld, end, "{key}");
        assert_eq!((&shown.place, &shown.figure), (&None, &None), "{key}");
    }
    assert_eq!(until(&visit, "other"), None);
}

#[test]
fn a_plan_that_moves_keeps_what_was_planned_before_restricted() {
    let visit = of(
        "plan,announce,Beta,release,captive,2031-01-04T16:00+02:00,g,,,,,
         later,announce,Beta,release,captive,2031-01-06T16:00+02:00,g,,,,,",
        Role::Observer,
    );
    let end = Some(Some("2031-01-08T00:00:00+02:00".to_owned()));
    assert_eq!(until(&visit, "plan"), end);
    assert_eq!(until(&visit, "later"), end);
}

#[test]
fn a_closing_ends_it_earlier_but_never_before_it_began() {
    let visit = of(
        "done,claim,Beta,release,captive,2031-01-01/2031-01-07,g,,,,,
         plan,announce,Beta,release,captive,2031-01-06T16:00+02:00,h,,,,,
         c1,close,Beta,,,2031-01-01/2031-01-03,g,,,,,
         c2,close,Beta,,,2031-01-01/2031-01-03,h,,,,,",
        Role::Observer,
    );
    assert_eq!(
        until(&visit, "done").unwrap().unwrap(),
        "2031-01-05T00:00:00+02:00"
    );
    assert_eq!(
        until(&visit, "plan").unwrap().unwrap(),
        "2031-01-08T00:00:00+02:00"
    );
}

#[test]
fn sites_and_shelters_and_marked_rows_are_restricted() {
    let mut visit = of(
        "shelter,claim,Delta,attack,,2031-01-03T10:00+02:00,s,,the shelter at Gate 4,,a wall fell,
         week,note,Delta,,,2031-01-01/2031-01-02,w,,Site 12,,,
         marked,note,Delta,,,2031-01-03T10:00+02:00,,,Gate 4,,hidden,restricted
         open,note,Delta,,,2031-01-03T10:00+02:00,,,Gate 4,,not hidden,",
        Role::Reporter,
    );
    // What happened at a shelter does not close the shelter.
    assert_eq!(until(&visit, "shelter"), Some(None));
    assert_eq!(
        until(&visit, "week").unwrap().unwrap(),
        "2031-01-04T00:00:00+02:00"
    );
    assert_eq!(claim(&visit, "marked").0.figure, None);
    assert_eq!(
        claim(&visit, "open").0.figure.as_deref(),
        Some("not hidden")
    );
    visit.now = at("2041-01-01T00:00:00Z");
    assert_eq!(until(&visit, "shelter"), Some(None));
    assert_eq!(until(&visit, "marked"), None);
    let closed = of(
        "shelter,claim,Delta,attack,,2031-01-03T10:00+02:00,s,,the shelter at Gate 4,,,
         c,close,Delta,,,2031-01-03,s,,,,,",
        Role::Reporter,
    );
    assert_eq!(
        until(&closed, "shelter").unwrap().unwrap(),
        "2031-01-05T00:00:00+02:00"
    );
}

#[test]
fn a_plan_without_a_time_is_restricted_as_long_as_the_phases_last() {
    let rows = "plan,announce,Beta,release,captive,,g,,Gate 4,,,";
    assert_eq!(
        until(&of(rows, Role::Observer), "plan").unwrap().unwrap(),
        "2031-01-07T00:00:00+02:00"
    );
    let claims = with(rows);
    let without = Stage::with(None, &claims, Some(Role::Observer)).visit("/");
    assert_eq!(until(&without, "plan"), Some(None));
}

#[test]
fn zones_in_a_header_are_places_too() {
    let visit = Stage::of(Role::Observer).visit("/");
    let entries = visit.snapshot.entries();
    let named = |key: &str| {
        let held = entries
            .iter()
            .find(|held| held.claim().is_some_and(|claim| claim.key == key));
        let codes = tregua_record::Codes {
            parties: ["Beta".to_owned(), "North".to_owned()].into(),
            ..Default::default()
        };
        visit.shown_codes(held.unwrap().id, &codes).parties.len()
    };
    assert_eq!((named("b-plan"), named("a-day1")), (1, 2));
}
