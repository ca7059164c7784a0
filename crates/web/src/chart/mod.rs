//! Charts as SVG with real words and links, made of plain data: they know columns, numbers and labels, and no agreement.
//!
//! A chart is a list that a screen reader walks: each mark is an item with a link, and its title says what it shows. Axes and
//! grid are hidden from it, because every title names its own day and number. Shapes and patterns carry what colour does, so
//! that it prints in black and white. Time and bars run in the direction of reading.

mod columns;
mod rows;
mod scale;
mod steps;

use maud::{Markup, html};

pub(crate) use columns::Columns;
pub(crate) use rows::{Row, Rows};
pub(crate) use scale::Scale;
pub(crate) use steps::{Panel, Steps};

/// Width of every chart, in its own units; on paper and screen it fills its card.
pub(crate) const WIDTH: f64 = 320.0;

/// How a reader reads.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    /// True if from right to left: time runs that way too.
    pub(crate) rtl: bool,
    /// A number in the reader's digits.
    pub(crate) number: &'a dyn Fn(u64) -> String,
}

/// An interval at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The column, from the earliest.
    pub(crate) at: usize,
    /// At least this many.
    pub(crate) lo: u64,
    /// At most; `None`: left open.
    pub(crate) hi: Option<u64>,
    /// The number, short enough to stand beside the mark.
    pub(crate) short: String,
    /// All that it says, in a sentence.
    pub(crate) said: String,
    /// Where it leads.
    pub(crate) href: String,
    /// What stood there before it was corrected.
    pub(crate) was: Vec<Was>,
}

/// A figure that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Was {
    /// Its column.
    pub(crate) at: usize,
    /// At least this many.
    pub(crate) lo: u64,
    /// At most; `None`: left open.
    pub(crate) hi: Option<u64>,
    /// All that it says.
    pub(crate) said: String,
    /// Where it leads.
    pub(crate) href: String,
}

/// A number that the text asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    /// The number.
    pub(crate) at: u64,
    /// What stands at the line.
    pub(crate) label: String,
    /// True if the line is broken: a reading that is not the clause's own words.
    pub(crate) broken: bool,
}

impl Reading<'_> {
    /// A distance from the start of the line as a distance from the left.
    pub(crate) fn x(&self, from_start: f64) -> f64 {
        if self.rtl {
            WIDTH - from_start
        } else {
            from_start
        }
    }

    /// The left edge of what begins so far from the start and is so wide.
    pub(crate) fn left(&self, from_start: f64, wide: f64) -> f64 {
        if self.rtl {
            WIDTH - from_start - wide
        } else {
            from_start
        }
    }
}

/// The patterns that charts are filled with: once on each page that has any.
pub(crate) fn patterns() -> Markup {
    html! {
        svg.unseen aria-hidden="true" width="0" height="0" {
            defs {
                pattern #hatch width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect.c-paper width="5" height="5" {}
                    line.c-hatch x1="0" y1="0" x2="0" y2="5" {}
                }
            }
        }
    }
}

/// Where days without a figure are marked: one text with a place for each sign.
pub(crate) fn gaps(places: impl Iterator<Item = f64>, y: f64) -> Markup {
    let places: Vec<String> = places.map(px).collect();
    html! {
        @if !places.is_empty() {
            text.c-gap x=(places.join(" ")) y=(px(y)) { ("–".repeat(places.len())) }
        }
    }
}

/// Lines across at these heights, as one path.
pub(crate) fn grid(x: [f64; 2], heights: impl Iterator<Item = f64>) -> Markup {
    let line = |y: f64| format!("M{} {}H{}", px(x[0]), px(y), px(x[1]));
    let path: String = heights.map(line).collect();
    html! { @if !path.is_empty() { path.c-grid d=(path) {} } }
}

/// A coordinate: a tenth is fine enough.
pub(crate) fn px(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    format!("{rounded}")
}

/// About how wide a text is drawn, in units of the chart. Marks of direction take no room.
pub(crate) fn wide(text: &str) -> f64 {
    let drawn = text
        .chars()
        .filter(|letter| !matches!(letter, '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}'));
    drawn.count() as f64 * 6.2
}

#[cfg(test)]
mod tests;
