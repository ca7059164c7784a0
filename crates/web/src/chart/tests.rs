//! Tests of the charts: places, shapes, directions.

use super::*;

fn number(n: u64) -> String {
    n.to_string()
}

fn reading(rtl: bool) -> Reading<'static> {
    Reading {
        rtl,
        number: &number,
    }
}

fn mark(at: usize, lo: u64, hi: Option<u64>) -> Mark {
    Mark {
        at,
        lo,
        hi,
        short: lo.to_string(),
        said: format!("day {at}"),
        href: format!("/record/{at}"),
        was: Vec::new(),
    }
}

fn columns(marks: Vec<Mark>, rtl: bool) -> String {
    let days: Vec<String> = (1..=4).map(|day| format!("{day} Jan")).collect();
    let rules = [Rule {
        at: 200,
        label: "200".to_owned(),
        broken: false,
    }];
    let chart = Columns {
        name: "trucks".to_owned(),
        days: &days,
        marks,
        rules: &rules,
        scale: Scale::holding(210),
    };
    chart.draw(reading(rtl)).into_string()
}

/// The number in the attribute `name` of the first element with this class.
fn attribute(svg: &str, class: &str, name: &str) -> f64 {
    let element = &svg[svg.find(&format!("class=\"{class}\"")).unwrap()..];
    let element = &element[..element.find('>').unwrap()];
    let value = &element[element.find(&format!(" {name}=\"")).unwrap() + name.len() + 3..];
    value[..value.find('"').unwrap()].parse().unwrap()
}

#[test]
fn an_axis_ends_at_a_round_number_and_has_few_marks() {
    assert_eq!(Scale::holding(210).ticks(), [0, 100, 200, 300]);
    assert_eq!(Scale::holding(3).ticks(), [0, 1, 2, 3]);
    assert_eq!(Scale::holding(0).top, 1);
    assert_eq!(Scale::holding(130_000).top, 150_000);
    assert!(Scale::holding(u64::MAX).ticks().len() <= 5);
}

#[test]
fn time_runs_in_the_direction_of_reading() {
    let x = |rtl, day| {
        let svg = columns(vec![mark(day, 100, Some(100))], rtl);
        attribute(&svg, "c-bar", "x")
    };
    assert!(x(false, 0) < x(false, 1));
    assert!(x(true, 0) > x(true, 1));
}

#[test]
fn a_figure_an_interval_and_an_open_one_have_shapes_of_their_own() {
    let drawn = |lo, hi| columns(vec![mark(1, lo, hi)], false);
    let exact = drawn(100, Some(100));
    assert!(exact.contains("c-bar") && !exact.contains("c-open") && !exact.contains("c-unbounded"));
    let between = drawn(100, Some(150));
    assert!(between.contains("c-open") && between.contains("c-whisker"));
    let open = drawn(100, None);
    assert!(open.contains("c-unbounded") && !open.contains("c-open"));
    let bar = attribute(&exact, "c-bar", "height");
    assert!((bar * 1.5 - attribute(&drawn(150, Some(150)), "c-bar", "height")).abs() < 0.2);
}

#[test]
fn nothing_reported_is_a_gap_and_a_claimed_zero_is_a_mark() {
    let svg = columns(vec![mark(0, 0, Some(0))], false);
    let gaps = svg.split("c-gap").nth(1).unwrap();
    assert_eq!(gaps.split('<').next().unwrap().matches('–').count(), 3);
    assert_eq!(svg.matches("role=\"listitem\"").count(), 1);
    assert!(svg.contains("c-zero") && !svg.contains("c-bar"));
}

#[test]
fn every_mark_is_an_item_with_a_link_and_a_title_and_axes_are_not_read_out() {
    let svg = columns(vec![mark(0, 100, Some(100)), mark(2, 5, None)], false);
    assert!(svg.contains("role=\"list\" aria-label=\"trucks\""));
    assert_eq!(svg.matches("<a href=\"/record/").count(), 2);
    assert_eq!(svg.matches("<title>").count(), 2);
    let axes = &svg[svg.find("aria-hidden").unwrap()..svg.find("listitem").unwrap()];
    assert!(axes.contains(">200<") && axes.contains("1 Jan"));
    assert!(!svg.contains("style="));
}

#[test]
fn what_was_corrected_is_joined_to_what_replaced_it() {
    let mut now = mark(2, 130, Some(130));
    now.was = vec![Was {
        at: 1,
        lo: 100,
        hi: Some(100),
        said: "said first".to_owned(),
        href: "/record/first".to_owned(),
    }];
    let svg = columns(vec![now], false);
    assert_eq!(svg.matches("role=\"listitem\"").count(), 2);
    assert!(svg.contains("c-revised") && svg.contains("c-was"));
    assert!(svg.contains("href=\"/record/first\""));
}

#[test]
fn labels_that_would_run_into_each_other_are_left_out() {
    let labels: Vec<String> = (0..30).map(|day| format!("{day} January")).collect();
    assert!(scale::stride(&labels, 9.0) > 5);
    assert_eq!(scale::stride(&labels[..2], 200.0), 1);
}

#[test]
fn numbers_of_neighbours_do_not_run_into_each_other() {
    let days: Vec<String> = (1..=8).map(|day| format!("{day} Jan")).collect();
    let between = |at| {
        let mut between = mark(at, 13, Some(31));
        between.short = "13–31".to_owned();
        between
    };
    let chart = Columns {
        name: "trucks".to_owned(),
        days: &days,
        marks: vec![between(0), between(1), between(2), mark(6, 13, Some(31))],
        rules: &[],
        scale: Scale::holding(31),
    };
    let svg = chart.draw(reading(false)).into_string();
    let heights: Vec<f64> = (svg
        .match_indices("c-value")
        .map(|(at, _)| attribute(&svg[at - 7..], "c-value", "y")))
    .collect();
    let [first, second, third, alone] = heights[..] else {
        panic!("{heights:?}");
    };
    assert!(first - second > 10.0, "the second stands a line higher");
    assert_eq!((first, first), (third, alone));
    assert!(second > 8.0, "and is not cut off");
}

#[test]
fn bars_grow_from_the_start_of_the_line() {
    let svg = |rtl| {
        let row = Row {
            label: "Alpha".to_owned(),
            lo: 50,
            hi: None,
            short: "50..".to_owned(),
            said: "Alpha: 50 or more".to_owned(),
            href: "/record/a".to_owned(),
        };
        let chart = Rows {
            name: "held".to_owned(),
            rows: vec![row],
            scale: Scale::holding(100),
        };
        chart.draw(reading(rtl)).into_string()
    };
    let (left, right) = (svg(false), svg(true));
    assert!(attribute(&left, "c-bar", "x") < 10.0);
    let end = attribute(&right, "c-bar", "x") + attribute(&right, "c-bar", "width");
    assert!(end > WIDTH - 10.0, "{end}");
    assert!(left.contains("c-unbounded"));
}

#[test]
fn steps_leave_gaps_and_draw_no_line_for_a_bound_from_above_alone() {
    let days: Vec<String> = (1..=4).map(|day| format!("{day} Jan")).collect();
    let path = |marks: Vec<Mark>| {
        let chart = Steps {
            name: "sums".to_owned(),
            days: &days,
            panels: vec![Panel {
                name: "captives".to_owned(),
                marks,
                scale: Scale::holding(10),
            }],
        };
        let svg = chart.draw(reading(false)).into_string();
        let path = &svg[svg.find("c-step").unwrap()..];
        path[..path.find('>').unwrap()].to_owned()
    };
    let joined = path(vec![mark(0, 2, Some(2)), mark(1, 5, Some(5))]);
    assert_eq!(
        (joined.matches('M').count(), joined.matches('V').count()),
        (1, 1)
    );
    let parted = path(vec![mark(0, 2, Some(2)), mark(2, 5, Some(5))]);
    assert_eq!(
        (parted.matches('M').count(), parted.matches('V').count()),
        (2, 0)
    );
    assert_eq!(path(vec![mark(0, 0, Some(7))]).matches('H').count(), 0);
}

#[test]
fn an_interval_that_ends_beyond_the_axis_ends_in_an_arrow() {
    let top = Scale::holding(210).top;
    let cap = |hi| columns(vec![mark(1, 100, Some(hi))], false).contains("m-4 0h8");
    assert!(cap(top) && !cap(top + 1));
}

#[test]
fn labels_of_lines_never_stand_on_one_another() {
    let days = ["1 Jan".to_owned()];
    let rules = [300, 290, 10].map(|at| Rule {
        at,
        label: format!("asked {at}"),
        broken: false,
    });
    let chart = Columns {
        name: "trucks".to_owned(),
        days: &days,
        marks: Vec::new(),
        rules: &rules,
        scale: Scale::holding(1_000),
    };
    let svg = chart.draw(reading(false)).into_string();
    let place = |at: u64| -> f64 {
        let before = &svg[..svg.find(&format!(">asked {at}<")).unwrap()];
        let value = &before[before.rfind(" y=\"").unwrap() + 4..];
        value[..value.find('"').unwrap()].parse().unwrap()
    };
    assert!(place(290) - place(300) >= 10.9 && place(10) - place(290) >= 10.9);
}
