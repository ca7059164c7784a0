//! Figures of several voices beneath each other: a bar along the line for each.

use maud::{Markup, html};

use super::{Reading, Scale, WIDTH, px};

const HIGH: f64 = 38.0;
const END: f64 = 74.0;
const FOOT: f64 = 20.0;

/// One bar.
pub(crate) struct Row {
    /// Who says it, and of when.
    pub(crate) label: String,
    /// At least this many.
    pub(crate) lo: u64,
    /// At most; `None`: left open.
    pub(crate) hi: Option<u64>,
    /// The number, in short.
    pub(crate) short: String,
    /// All that it says.
    pub(crate) said: String,
    /// Where it leads.
    pub(crate) href: String,
}

/// Bars beneath each other on one axis.
pub(crate) struct Rows {
    /// What the chart is called.
    pub(crate) name: String,
    /// The bars.
    pub(crate) rows: Vec<Row>,
    /// The axis.
    pub(crate) scale: Scale,
}

impl Rows {
    /// As SVG.
    pub(crate) fn draw(&self, reading: Reading<'_>) -> Markup {
        let height = self.rows.len() as f64 * HIGH + FOOT;
        let long = WIDTH - END;
        let ticks = self.scale.ticks();
        let last = ticks.len().saturating_sub(1);
        html! {
            svg.chart role="list" aria-label=(self.name) viewBox={ "0 0 " (px(WIDTH)) " " (px(height)) } {
                g aria-hidden="true" {
                    @for (at, tick) in ticks.iter().enumerate() {
                        @let place = px(reading.x(1.0 + long * self.scale.share(*tick)));
                        line class=(if at == 0 { "c-base" } else { "c-grid" }) x1=(place) x2=(place) y1="2" y2=(px(height - FOOT + 4.0)) {}
                        @if at == 0 || at == last {
                            text.c-tick.c-after[at == 0] x=(place) y=(px(height - 4.0)) { ((reading.number)(*tick)) }
                        }
                    }
                }
                @for (at, row) in self.rows.iter().enumerate() { (self.row(reading, at as f64 * HIGH, row)) }
            }
        }
    }

    fn row(&self, reading: Reading<'_>, above: f64, row: &Row) -> Markup {
        let long = WIDTH - END;
        let lo = long * self.scale.share(row.lo);
        let hi = row.hi.map_or(long, |hi| long * self.scale.share(hi));
        let (bar, middle) = (above + 18.0, above + 24.0);
        let tip = reading.x(1.0 + hi + 8.0);
        let back = if reading.rtl { 5.0 } else { -5.0 };
        html! {
            g role="listitem" {
                a href=(row.href) {
                    title { (row.said) }
                    rect.c-hit x="0" y=(px(above + 2.0)) width=(px(WIDTH)) height=(px(HIGH - 4.0)) {}
                    text.c-label text-anchor="start" x=(px(reading.x(4.0))) y=(px(above + 13.0)) { (row.label) }
                    @if row.lo > 0 {
                        rect.c-bar x=(px(reading.left(1.0, lo))) y=(px(bar)) width=(px(lo)) height="12" {}
                    } @else if row.hi == Some(0) {
                        line.c-zero x1=(px(reading.x(1.0))) x2=(px(reading.x(1.0))) y1=(px(bar)) y2=(px(bar + 12.0)) {}
                    }
                    @match row.hi {
                        Some(most) if most > row.lo => {
                            rect.c-open x=(px(reading.left(1.0 + lo, hi - lo))) y=(px(bar)) width=(px(hi - lo)) height="12" {}
                            @if most > self.scale.top {
                                path.c-whisker d={ "M" (px(reading.x(1.0 + lo))) " " (px(middle)) "H" (px(tip)) "m" (px(back)) " -4L" (px(tip)) " " (px(middle)) "l" (px(back)) " 4" } {}
                            } @else {
                                path.c-whisker d={ "M" (px(reading.x(1.0 + lo))) " " (px(middle)) "H" (px(reading.x(1.0 + hi))) "m0 -4v8" } {}
                            }
                        }
                        Some(_) => {}
                        None => {
                            path.c-unbounded d={ "M" (px(reading.x(1.0 + lo))) " " (px(bar)) "H" (px(reading.x(1.0 + hi))) "M" (px(reading.x(1.0 + lo))) " " (px(bar + 12.0)) "H" (px(reading.x(1.0 + hi))) } {}
                            path.c-whisker d={ "M" (px(reading.x(1.0 + lo))) " " (px(middle)) "H" (px(tip)) "m" (px(back)) " -4L" (px(tip)) " " (px(middle)) "l" (px(back)) " 4" } {}
                        }
                    }
                    text.c-value.c-before x=(px(reading.x(WIDTH - 2.0))) y=(px(bar + 10.0)) { (row.short) }
                }
            }
        }
    }
}
