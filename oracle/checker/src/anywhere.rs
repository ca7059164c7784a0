//! An amount in every stretch of a length: each stretch is counted by itself, and all of them come to one count, of the one
//! that has most, or least (`docs/standings.md` §5, In any stretch).

use std::collections::BTreeSet;

use crate::count::{Closings, Count, Credit, Query, count};
use crate::figure::{Figure, Region};
use crate::input::Stretches;
use crate::judge::{Bench, closes};
use crate::live::Said;
use crate::time::{Instant, SECOND, Span};

impl Bench<'_> {
    /// What one voice says of the stretches.
    pub(crate) fn anywhere(
        &self,
        stretches: &Stretches,
        voice: &str,
        usable: &dyn Fn(&Said<'_>) -> bool,
    ) -> Option<Count> {
        let (row, as_of, window) = (self.row, self.document.as_of, self.row.window);
        let (reader, measure) = (self.readers.first()?, row.duty.measures.first()?);
        let cells = reader.cells();
        let figures = self.own(0, voice, usable);
        // Who reported something in what it closed has not been silent in the rest of it.
        let reported = |closed: Span| {
            let asked = Region {
                span: closed.cut(window),
                cells,
            };
            let event = |one: &&&Figure<'_>| !one.total && one.credited.is_none();
            figures
                .iter()
                .filter(event)
                .any(|one| one.sure.meets(asked))
        };
        let least = row.duty.sense.as_deref() == Some("at least");
        let over = self.closings(voice, usable, measure, window.to).grace_over;
        let each = self.stretches(stretches, voice, least).into_iter();
        let each = each.map(|stretch| {
            let mut closings: Closings = self.closings(voice, usable, measure, stretch.to);
            closings.grace_over |= stretches
                .graced
                .is_some_and(|graced| stretch.to <= graced.0);
            closings
                .closed
                .iter_mut()
                .for_each(|(span, alone)| *alone = reported(*span));
            // A limit is closed everywhere once the grace has passed since the end of all.
            let whole = (!least && over && reported(window)).then_some((window, true));
            closings.closed.extend(whole);
            let asked = Region {
                span: stretch,
                cells,
            };
            let query = Query {
                asked,
                upper: stretch,
                credit: Credit::ByTime,
                ban: false,
            };
            count(&figures, &query, &closings, as_of)
        });
        let each: Vec<Count> = each.collect();
        let reach = |one: &Count| Some(one.lo.saturating_add(one.straddle?));
        let least_of = |ends: &mut dyn Iterator<Item = Option<u64>>| ends.flatten().min();
        let most_of = |ends: &mut dyn Iterator<Item = Option<u64>>| {
            ends.collect::<Option<Vec<u64>>>()
                .and_then(|all| all.into_iter().max())
        };
        let of = |ends: &mut dyn Iterator<Item = Option<u64>>| {
            if least { least_of(ends) } else { most_of(ends) }
        };
        let silent = Count::silent(as_of >= window.to);
        let Some(lo) = of(&mut each.iter().map(|one| Some(one.lo))) else {
            return Some(silent);
        };
        Some(Count {
            lo,
            hi: of(&mut each.iter().map(|one| one.hi)),
            straddle: of(&mut each.iter().map(reach)).map(|reach| reach.saturating_sub(lo)),
            spoken: each.iter().any(|one| one.spoken),
            ..silent
        })
    }

    /// Those that stand for all others: nothing changes but where a figure or a closing begins or ends at an end of one.
    fn stretches(&self, stretches: &Stretches, voice: &str, least: bool) -> Vec<Span> {
        let window = self.row.window;
        let all: BTreeSet<Span> = match stretches.hours {
            None => {
                let days = usize::try_from(stretches.days.unwrap_or(1)).unwrap_or(usize::MAX);
                let ends = stretches.edges.iter().skip(days);
                let first = stretches.edges.iter().skip(1);
                // Those of which the first day meets the window.
                let each = stretches.edges.iter().zip(first).zip(ends);
                let each = each.map(|((from, first), to)| (from.0, first.0, to.0));
                let here = each.filter(|(from, first, _)| {
                    *from == window.from || (*from < window.to && window.from < *first)
                });
                here.map(|(from, _, to)| Span { from, to }).collect()
            }
            Some(hours) => {
                let length = Instant::from(hours) * 3_600 * SECOND;
                let begins = self
                    .edges(stretches, voice)
                    .into_iter()
                    .flat_map(|at| [at, at - length]);
                let begins = begins.flat_map(|at| [at - 1, at, at + 1]);
                let here = begins.filter(|at| window.from <= *at && *at < window.to);
                here.map(|from| Span {
                    from,
                    to: from + length,
                })
                .collect()
            }
        };
        let held = all.into_iter().filter(|one| !least || one.inside(window));
        held.map(|one| if least { one } else { one.cut(window) })
            .collect()
    }

    /// Where anything begins or ends that the voice said, and up to where the clock has come, and its grace.
    fn edges(&self, stretches: &Stretches, voice: &str) -> BTreeSet<Instant> {
        let measure = self.row.duty.measures.first();
        let figures = self.figures.first().into_iter().flatten();
        let spans = figures
            .filter(|one| one.said.voice == voice)
            .map(|one| one.region.span);
        let close = |one: &&Said<'_>| {
            one.kind == "close"
                && one.voice == voice
                && measure.is_some_and(|measure| closes(one, measure))
        };
        let closings = self
            .said
            .iter()
            .filter(close)
            .filter_map(|one| self.dated(one));
        let all = spans.chain(closings).chain([self.row.window]);
        let ends = all.flat_map(|one| [one.from, one.to]);
        ends.chain([self.document.as_of])
            .chain(stretches.graced.map(|at| at.0))
            .collect()
    }
}
