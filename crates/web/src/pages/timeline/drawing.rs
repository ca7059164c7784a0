//! The drawing: time runs in the direction of reading. It is for the eye; the list below it holds the same for everyone.

use maud::{Markup, html};
use tregua_calendar::{Timestamp, When};
use tregua_report::Stamp;
use tregua_report::timeline::{Axis, Sort};
use tregua_wording::{Arg, Direction};

use super::at::{AtMoment, Incident, Mark, Phase, Stretch, known_words};
use crate::access::Action;
use crate::pages::record;
use crate::visit::Visit;

/// Units of the drawing; the page scales it.
const WIDTH: f64 = 1200.0;
const EDGE: f64 = 6.0;
const TOP: f64 = 22.0;
const PHASE: f64 = 40.0;
const LANE: f64 = 52.0;
/// Between two labels of days.
const LABEL: f64 = 74.0;
/// The highest column of a lane.
const COLUMN: f64 = 20.0;
/// Marks piled on one another before they are only counted.
const MOST_PILED: usize = 3;
/// Incidents drawn beside one another before they are only counted.
const MOST_ROWS: usize = 4;

struct Pen<'a> {
    axis: &'a Axis,
    rtl: bool,
}

impl Pen<'_> {
    /// Where an instant lies; what lies outside is drawn at the edge.
    fn x(&self, at: Timestamp) -> f64 {
        let (from, to) = (self.axis.from().as_second(), self.axis.to().as_second());
        let passed = (at.as_second().clamp(from, to) - from) as f64;
        let place = EDGE + (WIDTH - 2.0 * EDGE) * passed / ((to - from).max(1) as f64);
        let place = if self.rtl { WIDTH - place } else { place };
        (place * 10.0).round() / 10.0
    }

    /// The left edge and the width of a stretch of time.
    fn span(&self, from: Timestamp, to: Timestamp) -> (f64, f64) {
        let (one, two) = (self.x(from), self.x(to));
        (one.min(two), ((one - two).abs() * 10.0).round() / 10.0)
    }

    /// The side that reading begins on.
    fn start(&self) -> f64 {
        if self.rtl { WIDTH - EDGE } else { EDGE }
    }

    /// True if words that begin at `x` would run over the edge.
    fn near_end(&self, x: f64) -> bool {
        if self.rtl {
            x < WIDTH * 0.5
        } else {
            x > WIDTH * 0.5
        }
    }
}

pub(super) fn svg(visit: &Visit, at: &AtMoment) -> Markup {
    let pen = Pen {
        axis: &at.axis,
        rtl: visit.words().direction() == Direction::RightToLeft,
    };
    let lanes = TOP + PHASE * at.phases.len() as f64 + 6.0;
    let all = Sort::ALL.len() + 1;
    let bottom = lanes + LANE * all as f64;
    let height = bottom + 34.0;
    let moment = visit.asked.moment;
    let (dark, dark_wide) = pen.span(moment.as_of, at.axis.to());
    html! {
        svg.timeline viewBox={ "0 0 " (WIDTH) " " (height) } width=(WIDTH) height=(height) role="group" aria-label=(visit.t("web-timeline-drawing-same")) focusable="false" {
            rect.ahead x=(dark) y=(TOP) width=(dark_wide) height=(bottom - TOP) {}
            (grid(visit, &pen, at, bottom))
            @for (n, phase) in at.phases.iter().enumerate() {
                (bar(visit, &pen, phase, TOP + 4.0 + PHASE * n as f64))
            }
            @for (n, sort) in Sort::ALL.into_iter().enumerate() {
                (lane(visit, &pen, at, sort, lanes + LANE * n as f64))
            }
            (incidents(visit, &pen, at, lanes + LANE * Sort::ALL.len() as f64))
            (line(visit, &pen, "of", moment.as_of, "web-timeline-as-of", bottom, 14.0))
            @if !visit.asked.known_now {
                (line(visit, &pen, "known", moment.as_known, "web-timeline-as-known", bottom, 29.0))
            }
        }
    }
}

/// A stretch in words: its day, or its first and last.
pub(super) fn days(visit: &Visit, stretch: &Stretch) -> String {
    let clock = visit.snapshot.clock();
    let first = clock.day_of(stretch.from.at());
    let next = clock.day_of(stretch.to.at());
    let last = next.yesterday().unwrap_or(next);
    visit.say().when(&When::Dates(first, last))
}

/// One end of a phase in words: planned, moved on, or the one that holds.
pub(super) fn end_of(visit: &Visit, phase: &Phase, end: &Stamp) -> String {
    let key = if phase.moved_from.first() == Some(end) {
        "web-timeline-end-planned"
    } else if phase.moved_from.contains(end) {
        "web-timeline-end-before"
    } else {
        "web-timeline-end"
    };
    let args = [
        ("phase", phase.name.as_str().into()),
        ("at", Arg::said(visit.say().instant(end.at()))),
    ];
    visit.with(key, &args)
}

fn grid(visit: &Visit, pen: &Pen<'_>, at: &AtMoment, bottom: f64) -> Markup {
    let wide = (WIDTH - 2.0 * EDGE) / at.stretches.len().max(1) as f64;
    let every = (LABEL / wide).ceil().max(1.0) as usize;
    let clock = visit.snapshot.clock();
    html! {
        @for (n, stretch) in at.stretches.iter().enumerate() {
            @let x = pen.x(stretch.from.at());
            @let left = wide * (at.stretches.len() - n) as f64;
            @let named = n.is_multiple_of(every) && left > LABEL * 0.6;
            line.day x1=(x) x2=(x) y1=(if named { 2.0 } else { TOP }) y2=(bottom) {}
            @if named {
                text x=(x + if pen.rtl { -4.0 } else { 4.0 }) y="14" { (visit.say().short_day(clock.day_of(stretch.from.at()))) }
            }
        }
    }
}

fn bar(visit: &Visit, pen: &Pen<'_>, phase: &Phase, y: f64) -> Markup {
    let end = phase.to.as_ref().map_or(pen.axis.to(), Stamp::at);
    let now = visit.asked.moment.as_of;
    let (x, wide) = pen.span(phase.from.at(), end);
    let (done, done_wide) = pen.span(phase.from.at(), now.clamp(phase.from.at(), end));
    let state = visit.t(match phase.state {
        "not begun" => "phase-not-begun",
        "in force" => "phase-in-force",
        _ => "phase-ended",
    });
    html! {
        text.lane x=(pen.x(phase.from.at())) y=(y + 12.0) { (visit.words().apart(&phase.name)) " · " (state) }
        rect.phase x=(x) y=(y + 16.0) width=(wide) height="14" {
            @if let Some(to) = &phase.to { title { (end_of(visit, phase, to)) } }
        }
        @if done_wide > 0.0 { rect.phase-done x=(done) y=(y + 16.0) width=(done_wide) height="14" {} }
        @for (n, moved) in phase.moved_from.iter().enumerate() {
            @let at = pen.x(moved.at());
            g {
                title { (end_of(visit, phase, moved)) }
                line.moved x1=(at) x2=(at) y1=(y + 13.0) y2=(y + 33.0) {}
                text.small x=(at + if pen.rtl { -3.0 } else { 3.0 }) y=(y + 12.0) {
                    @if n == 0 && phase.moved_from.len() < 4 { (visit.t("web-timeline-planned-short")) }
                }
            }
        }
    }
}

fn lane(visit: &Visit, pen: &Pen<'_>, at: &AtMoment, sort: Sort, y: f64) -> Markup {
    let marks: Vec<&Mark> = at.marks.iter().filter(|mark| mark.sort == sort).collect();
    let count = |stretch: &Stretch| stretch.statements.get(sort.word()).copied().unwrap_or(0);
    html! {
        text.lane x=(pen.start()) y=(y + 12.0) { (visit.t(&format!("web-timeline-lane-{}", sort.word()))) }
        @if marks.is_empty() { (columns(visit, pen, at, sort.word(), y, count)) }
        @else { (piles(visit, pen, sort, &marks, y)) }
    }
}

/// A column for each stretch, as high as its number beside the others of the lane, with the number on it.
fn columns(
    visit: &Visit,
    pen: &Pen<'_>,
    at: &AtMoment,
    class: &str,
    y: f64,
    count: impl Fn(&Stretch) -> u64,
) -> Markup {
    let most = at.stretches.iter().map(&count).max().unwrap_or(0).max(1);
    let foot = y + LANE - 4.0;
    html! {
        @for (n, stretch) in at.stretches.iter().enumerate() {
            @let own = count(stretch);
            @if own > 0 {
                @let (x, wide) = pen.span(stretch.from.at(), stretch.to.at());
                @let high = (COLUMN * own as f64 / most as f64).max(2.0).round();
                a href={ "#stretch-" (n) } tabindex="-1" {
                    rect class={ "sort-" (class) } x=(x + 2.0) y=(foot - high) width=(((wide - 4.0).max(2.0) * 10.0).round() / 10.0) height=(high) {}
                    @if wide > 16.0 {
                        text.number x=(((x + wide / 2.0) * 10.0).round() / 10.0) y=(foot - high - 3.0) { (visit.words().number(own.into())) }
                    }
                }
            }
        }
    }
}

/// A mark for each statement; those of about the same time are piled up, and counted where the pile would grow too high.
fn piles(visit: &Visit, pen: &Pen<'_>, sort: Sort, marks: &[&Mark], y: f64) -> Markup {
    let mut piles: Vec<(f64, Vec<&Mark>)> = Vec::new();
    for mark in marks {
        let x = pen.x(mark.known.at());
        match piles.last_mut() {
            Some((at, pile)) if (*at - x).abs() < 11.0 => pile.push(mark),
            _ => piles.push((x, vec![mark])),
        }
    }
    let may = visit.may(Action::SeeRecord);
    let foot = y + LANE - 9.0;
    html! {
        @for (x, pile) in &piles {
            @for (n, mark) in pile.iter().take(MOST_PILED).enumerate() {
                @let title = known_words(visit, mark.known.at());
                @let own = html! { path class={ "sort-" (sort.word()) } d=(shape(sort, *x, foot - 10.0 * n as f64)) { title { (title) } } };
                @if may { a href=(record::address(visit, &mark.entry)) tabindex="-1" { (own) } } @else { (own) }
            }
            @if pile.len() > MOST_PILED {
                text.number x=(x) y=(foot - 10.0 * MOST_PILED as f64 + 3.0) {
                    (visit.with("web-timeline-more", &[("n", ((pile.len() - MOST_PILED) as u64).into())]))
                }
            }
        }
    }
}

/// A shape for a sort, so that they stay apart without colour: diamond, triangle, square.
fn shape(sort: Sort, x: f64, y: f64) -> String {
    match sort {
        Sort::Planned => format!("M{x} {}l5 5l-5 5l-5 -5z", y - 5.0),
        Sort::Replied => format!("M{x} {}l5 9h-10z", y - 4.5),
        _ => format!("M{} {}h8v8h-8z", x - 4.0, y - 4.0),
    }
}

/// Incidents as long as their time is unsure, beside one another.
fn incidents(visit: &Visit, pen: &Pen<'_>, at: &AtMoment, y: f64) -> Markup {
    let mut ends: Vec<Timestamp> = Vec::new();
    let mut rows: Vec<(usize, &Incident)> = Vec::new();
    for one in &at.incidents {
        let free = ends.iter().position(|end| *end <= one.from.at());
        let row = free.unwrap_or(ends.len());
        match ends.get_mut(row) {
            Some(end) => *end = one.to.at(),
            None => ends.push(one.to.at()),
        }
        rows.push((row, one));
    }
    let may = visit.may(Action::SeeRecord);
    html! {
        text.lane x=(pen.start()) y=(y + 12.0) { (visit.t("web-timeline-lane-incidents")) }
        @if rows.is_empty() || ends.len() > MOST_ROWS { (columns(visit, pen, at, "incidents", y, |stretch| stretch.incidents)) }
        @else {
            @for (row, one) in &rows {
                @let (x, wide) = pen.span(one.from.at(), one.to.at());
                @let own = html! {
                    rect.sort-incidents x=(x) y=(y + 17.0 + 8.0 * *row as f64) width=((wide - 1.0).max(4.0)) height="6" {
                        title { bdi { (one.key) } }
                    }
                };
                @match one.entries.first().filter(|_| may) {
                    Some(entry) => a href=(record::address(visit, entry)) tabindex="-1" { (own) },
                    None => (own),
                }
            }
        }
    }
}

/// The line of a moment, with its words below.
fn line(
    visit: &Visit,
    pen: &Pen<'_>,
    class: &str,
    at: Timestamp,
    key: &str,
    bottom: f64,
    below: f64,
) -> Markup {
    let x = pen.x(at);
    let anchor = if pen.near_end(x) { "end" } else { "start" };
    html! {
        g class={ "moment-" (class) } {
            line x1=(x) x2=(x) y1=(TOP - 4.0) y2=(bottom + below - 11.0) {}
            text x=(x) y=(bottom + below) text-anchor=(anchor) { (visit.t(key)) " " (visit.say().instant(at)) }
        }
    }
}
