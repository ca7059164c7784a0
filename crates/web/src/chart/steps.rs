//! Two sums of one voice as they grow, above each other on one axis of time.

use maud::{Markup, html};

use super::scale::stride;
use super::{Mark, Reading, Scale, WIDTH, gaps, grid, px, wide};

const START: f64 = 44.0;
const END: f64 = 10.0;
const HIGH: f64 = 96.0;
const HEAD: f64 = 34.0;
const FOOT: f64 = 24.0;

/// One of the sums.
pub(crate) struct Panel {
    /// What it counts.
    pub(crate) name: String,
    /// What is known at the end of each day; a day without a mark is a gap.
    pub(crate) marks: Vec<Mark>,
    /// Its axis.
    pub(crate) scale: Scale,
}

/// Sums above each other.
pub(crate) struct Steps<'a> {
    /// What the chart is called.
    pub(crate) name: String,
    /// The days' labels.
    pub(crate) days: &'a [String],
    /// The sums, the first on top.
    pub(crate) panels: Vec<Panel>,
}

impl Steps<'_> {
    /// As SVG.
    pub(crate) fn draw(&self, reading: Reading<'_>) -> Markup {
        let height = self.panels.len() as f64 * (HIGH + HEAD) + FOOT;
        let band = (WIDTH - START - END) / self.days.len().max(1) as f64;
        let every = stride(self.days, band);
        html! {
            svg.chart role="list" aria-label=(self.name) viewBox={ "0 0 " (px(WIDTH)) " " (px(height)) } data-zoom="" {
                @for (at, panel) in self.panels.iter().enumerate() {
                    (panel.draw(reading, band, self.days.len(), at as f64 * (HIGH + HEAD) + HEAD))
                }
                g aria-hidden="true" {
                    @for (day, label) in self.days.iter().enumerate().step_by(every) {
                        text.c-tick x=(px(reading.x(START + band * (day as f64 + 0.5)))) y=(px(height - 6.0)) { (label) }
                    }
                }
            }
        }
    }
}

impl Panel {
    fn draw(&self, reading: Reading<'_>, band: f64, days: usize, above: f64) -> Markup {
        let y = |number: u64| above + HIGH * (1.0 - self.scale.share(number));
        let edge = |day: usize| reading.x(START + band * day as f64);
        let ends = [reading.x(START), reading.x(WIDTH - END)];
        let without = (0..days).filter(|day| !self.marks.iter().any(|mark| mark.at == *day));
        let path = self.line(&y, &edge);
        html! {
            g aria-hidden="true" {
                text.c-label text-anchor="start" x=(px(reading.x(2.0))) y=(px(above - 18.0)) { (self.name) }
                line.c-base x1=(px(ends[0])) x2=(px(ends[1])) y1=(px(y(0))) y2=(px(y(0))) {}
                (grid(ends, self.scale.ticks().into_iter().filter(|tick| *tick > 0).map(y)))
                @for tick in self.scale.ticks() {
                    text.c-tick.c-before x=(px(reading.x(START - 4.0))) y=(px(y(tick) + 4.0)) { ((reading.number)(tick)) }
                }
                (gaps(without.map(|day| reading.x(START + band * (day as f64 + 0.5))), y(0) - 3.0))
                @for mark in &self.marks {
                    @if let Some(hi) = mark.hi.filter(|hi| *hi > mark.lo) {
                        @let (low, high) = (y(mark.lo), y(hi));
                        rect.c-open x=(px(reading.left(START + band * mark.at as f64, band))) y=(px(high)) width=(px(band)) height=(px(low - high)) {}
                    }
                }
                path.c-step d=(path) {}
            }
            @for (place, mark) in self.marks.iter().enumerate() {
                @let middle = reading.x(START + band * (mark.at as f64 + 0.5));
                @let changed = place == 0 || self.marks.get(place - 1).is_none_or(|before| before.short != mark.short);
                g role="listitem" {
                    a href=(mark.href) {
                        title { (mark.said) }
                        rect.c-hit x=(px(reading.left(START + band * mark.at as f64, band))) y=(px(above)) width=(px(band)) height=(px(HIGH)) {}
                        @if says_so(mark) { circle.c-dot cx=(px(middle)) cy=(px(y(mark.lo))) r="2.5" {} }
                        @if mark.hi.is_none() {
                            path.c-whisker d={ "M" (px(middle)) " " (px(y(mark.lo) - 4.0)) "v-9m-3 4l3 -4l3 4" } {}
                        }
                        @if changed && wide(&mark.short) <= band + 6.0 {
                            @let clear = if mark.hi.is_none() { 15.0 } else { 5.0 };
                            text.c-value x=(px(middle)) y=(px(y(mark.hi.unwrap_or(mark.lo)) - clear)) { (mark.short) }
                        }
                    }
                }
            }
        }
    }

    /// One level for each day, joined where days follow each other; a gap stays a gap.
    fn line(&self, y: &dyn Fn(u64) -> f64, edge: &dyn Fn(usize) -> f64) -> String {
        let mut path = String::new();
        let mut before: Option<usize> = None;
        for mark in self.marks.iter().filter(|mark| says_so(mark)) {
            let place = px(y(mark.lo));
            if before.is_some_and(|day| day + 1 == mark.at) {
                path.push_str(&format!("V{place}"));
            } else {
                path.push_str(&format!("M{} {place}", px(edge(mark.at))));
            }
            path.push_str(&format!("H{}", px(edge(mark.at + 1))));
            before = Some(mark.at);
        }
        path
    }
}

/// False of a mere bound from above: a line at 0 would say that there were none.
fn says_so(mark: &Mark) -> bool {
    mark.lo > 0 || mark.hi == Some(0)
}
