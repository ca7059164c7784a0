//! One voice's figures day by day: a column for each, the numbers asked for as lines.

use maud::{Markup, html};

use super::scale::stride;
use super::{Mark, Reading, Rule, Scale, WIDTH, gaps, grid, px, wide};

const HEIGHT: f64 = 180.0;
const START: f64 = 44.0;
const END: f64 = 32.0;
/// Room for two lines of numbers above the highest column.
const TOP: f64 = 30.0;
/// From one line of small text to the next.
const LINE: f64 = 11.0;
const BOTTOM: f64 = 26.0;

/// Figures of one voice, a column for each day.
pub(crate) struct Columns<'a> {
    /// What the chart is called.
    pub(crate) name: String,
    /// The days' labels, the earliest first.
    pub(crate) days: &'a [String],
    /// The figures; a day without one is a gap.
    pub(crate) marks: Vec<Mark>,
    /// Numbers asked for.
    pub(crate) rules: &'a [Rule],
    /// The axis, the same for charts that are compared.
    pub(crate) scale: Scale,
}

/// The place of the axis `share` on the page.
fn y(share: f64) -> f64 {
    HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
}

impl Columns<'_> {
    /// As SVG.
    pub(crate) fn draw(&self, reading: Reading<'_>) -> Markup {
        let band = (WIDTH - START - END) / self.days.len().max(1) as f64;
        html! {
            svg.chart role="list" aria-label=(self.name) viewBox={ "0 0 " (px(WIDTH)) " " (px(HEIGHT)) } data-zoom="" {
                (self.axes(reading, band))
                @for (mark, place) in self.marks.iter().zip(self.number_places(band)) { (self.mark(reading, band, mark, place)) }
            }
        }
    }

    fn axes(&self, reading: Reading<'_>, band: f64) -> Markup {
        let (near, far) = (reading.x(START), reading.x(WIDTH - END));
        let every = stride(self.days, band);
        let is_gap = |day: &usize| !self.marks.iter().any(|mark| mark.at == *day);
        html! {
            g aria-hidden="true" {
                line.c-base x1=(px(near)) x2=(px(far)) y1=(px(y(0.0))) y2=(px(y(0.0))) {}
                (grid([near, far], self.scale.ticks().into_iter().filter(|tick| *tick > 0).map(|tick| y(self.scale.share(tick)))))
                @for tick in self.scale.ticks() {
                    text.c-tick.c-before x=(px(reading.x(START - 4.0))) y=(px(y(self.scale.share(tick)) + 4.0)) { ((reading.number)(tick)) }
                }
                @for (day, label) in self.days.iter().enumerate().step_by(every) {
                    text.c-tick x=(px(reading.x(START + band * (day as f64 + 0.5)))) y=(px(HEIGHT - 8.0)) { (label) }
                }
                (gaps((0..self.days.len()).filter(is_gap).map(|day| reading.x(START + band * (day as f64 + 0.5))), y(0.0) - 3.0))
                @for (rule, place) in self.rules.iter().zip(self.label_places()) {
                    @let at = px(y(self.scale.share(rule.at)));
                    line class=(if rule.broken { "c-rule c-broken" } else { "c-rule" }) x1=(px(near)) x2=(px(far)) y1=(at) y2=(at) {}
                    text.c-asked text-anchor="start" x=(px(reading.x(WIDTH - END + 3.0))) y=(px(place)) dy="4" { (rule.label) }
                }
            }
        }
    }

    /// Where the labels of the lines stand: beside them, but never on one another.
    fn label_places(&self) -> Vec<f64> {
        let mut order: Vec<usize> = (0..self.rules.len()).collect();
        order.sort_by_key(|at| self.rules.get(*at).map(|rule| rule.at));
        let mut places = vec![0.0; self.rules.len()];
        let mut below = f64::INFINITY;
        for at in order {
            if let (Some(rule), Some(place)) = (self.rules.get(at), places.get_mut(at)) {
                below = y(self.scale.share(rule.at)).min(below - LINE);
                *place = below;
            }
        }
        places
    }

    /// The upper edge of what is drawn for a mark: past the axis where no number ends it.
    fn top(&self, mark: &Mark) -> f64 {
        mark.hi.map_or(TOP - 6.0, |hi| y(self.scale.share(hi)))
    }

    /// Where the number of each mark stands: over what is drawn for it, a line higher where it would run into the number of
    /// the day before; nowhere, if it has no room even so.
    fn number_places(&self, band: f64) -> Vec<Option<f64>> {
        let mut places: Vec<Option<f64>> = Vec::with_capacity(self.marks.len());
        for (at, mark) in self.marks.iter().enumerate() {
            let lo = y(self.scale.share(mark.lo));
            let beside = if mark.hi.is_none() {
                lo
            } else {
                self.top(mark).min(lo)
            } - 3.0;
            let before = at
                .checked_sub(1)
                .and_then(|at| Some((self.marks.get(at)?, (*places.get(at)?)?)));
            let runs_into = before.is_some_and(|(earlier, place)| {
                let room = band * mark.at.abs_diff(earlier.at) as f64;
                (wide(&mark.short) + wide(&earlier.short)) / 2.0 + 4.0 > room
                    && (place - beside).abs() < LINE
            });
            let place = if runs_into { beside - LINE } else { beside };
            places.push((wide(&mark.short) <= band + 4.0).then_some(place));
        }
        places
    }

    fn mark(&self, reading: Reading<'_>, band: f64, mark: &Mark, number: Option<f64>) -> Markup {
        let thick = (band * 0.64).min(36.0);
        let from = |at: usize| START + band * (at as f64 + 0.5);
        let left = reading.left(from(mark.at) - thick / 2.0, thick);
        let middle = reading.x(from(mark.at));
        let (floor, lo) = (y(0.0), y(self.scale.share(mark.lo)));
        let top = self.top(mark);
        html! {
            g role="listitem" {
                a href=(mark.href) {
                    title { (mark.said) }
                    // All of the column leads there, however low the bar.
                    rect.c-hit x=(px(left)) y=(px(TOP)) width=(px(thick)) height=(px(floor - TOP)) {}
                    @if mark.lo > 0 {
                        rect.c-bar x=(px(left)) y=(px(lo)) width=(px(thick)) height=(px(floor - lo)) {}
                    } @else if mark.hi == Some(0) {
                        line.c-zero x1=(px(left)) x2=(px(left + thick)) y1=(px(floor)) y2=(px(floor)) {}
                    }
                    @match mark.hi {
                        Some(hi) if hi > mark.lo => {
                            rect.c-open x=(px(left)) y=(px(top)) width=(px(thick)) height=(px(lo - top)) {}
                            path.c-whisker d={ "M" (px(middle)) " " (px(lo)) "V" (px(top)) (if hi > self.scale.top { "m-4 5l4 -5l4 5" } else { "m-4 0h8" }) } {}
                        }
                        Some(_) => {}
                        None => {
                            path.c-unbounded d={ "M" (px(left)) " " (px(lo)) "V" (px(top + 10.0)) "M" (px(left + thick)) " " (px(lo)) "V" (px(top + 10.0)) } {}
                            path.c-whisker d={ "M" (px(middle)) " " (px(lo)) "V" (px(top)) "m-4 5l4 -5l4 5" } {}
                        }
                    }
                    @if let Some(number) = number {
                        text.c-value x=(px(middle)) y=(px(number)) { (mark.short) }
                    }
                }
            }
            @for was in &mark.was {
                @let old = y(self.scale.share(was.lo));
                @let place = reading.x(from(was.at));
                g role="listitem" {
                    a href=(was.href) {
                        title { (was.said) }
                        path.c-revised d={ "M" (px(place)) " " (px(old)) "L" (px(middle)) " " (px(lo)) } {}
                        @if let Some(hi) = was.hi.filter(|hi| *hi > was.lo) {
                            line.c-was x1=(px(place)) x2=(px(place)) y1=(px(old)) y2=(px(y(self.scale.share(hi)))) {}
                        }
                        rect.c-was x=(px(place - thick / 2.0)) y=(px(old - 2.0)) width=(px(thick)) height="4" {}
                    }
                }
            }
        }
    }
}
