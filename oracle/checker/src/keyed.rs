//! An act owed within a length of each trigger, or before it: one instance for each key under which somebody says that there
//! was one, and windows of its own for each voice (`docs/standings.md` §5, Respond; §6, Keys).

use std::borrow::Cow;

use crate::count::{Closings, Count, Credit, Query, count};
use crate::figure::{Figure, Reader, Region};
use crate::input::{Follow, Row};
use crate::judge::Bench;
use crate::live::Said;
use crate::time::{Instant, Span, instant};

/// From the first instant at which the trigger may have happened to the last, that one included.
pub(crate) type Dated = (Instant, Instant);

/// True for a figure of the trigger that may have happened in the phase.
fn may(figure: &Figure<'_>, phase: Span) -> bool {
    figure.hi != Some(0) && figure.region.span.meets(phase)
}

/// When these put the trigger.
pub(crate) fn dated<'f, 'a: 'f>(
    triggers: impl Iterator<Item = &'f Figure<'a>>,
    phase: Span,
) -> Option<Dated> {
    let within = triggers.filter(|one| may(one, phase)).map(|one| {
        let span = one.region.span.cut(phase);
        let at_once = span.to - span.from <= 1;
        (span.from, if at_once { span.from } else { span.to })
    });
    within.reduce(hull)
}

fn hull(one: Dated, other: Dated) -> Dated {
    (one.0.min(other.0), one.1.max(other.1))
}

/// The keys of a trigger: the objects that it names, else its `about` key, else that of its claim.
fn is_under(figure: &Figure<'_>, key: &str) -> bool {
    let words = &figure.said.words;
    match &words.about {
        _ if !words.ids.is_empty() => words.ids.iter().any(|id| id == key),
        Some(about) => about == key,
        None => words.claim == key,
    }
}

/// True for a figure of the act owed that answers a trigger under this key.
pub(crate) fn answers(figure: &Figure<'_>, key: &str, triggers: &[&Figure<'_>]) -> bool {
    let words = &figure.said.words;
    let names = || words.ids.iter().chain(&words.about).chain(&words.refers_to);
    let nothing = figure.total && figure.hi == Some(0) && names().next().is_none();
    let of_trigger = |name: &String| triggers.iter().any(|one| one.said.entry.claim == *name);
    nothing || names().any(|name| name == key) || words.refers_to.iter().any(of_trigger)
}

/// What follows from a trigger at one instant.
pub(crate) fn follow(row: &Row, at: Instant) -> Option<&Follow> {
    let mut all = row.follows.iter();
    all.find_map(|(text, follow)| (instant(text) == Some(at)).then_some(follow))
}

/// The row with its windows as they follow from a trigger in this time; `None` if that is not written down.
fn placed(row: &Row, (first, last): Dated, phase: Span) -> Option<Row> {
    let (early, late) = (follow(row, first)?, follow(row, last)?);
    let from = if row.duty.before {
        phase.from.min(early.day)
    } else {
        first
    };
    let window = Span { from, to: late.due };
    Some(Row {
        window,
        last: late.last,
        until: late.until,
        ..row.clone()
    })
}

/// All that the counts of one voice are made from.
struct Voice<'f, 'a> {
    row: &'f Row,
    key: &'f str,
    phase: Span,
    /// What reads the act owed, and the trigger.
    readers: &'f [Reader<'a>],
    /// Its figures of the act owed under the key, and of the trigger.
    owed: Vec<&'f Figure<'a>>,
    triggers: Vec<&'f Figure<'a>>,
    as_of: Instant,
}

impl Voice<'_, '_> {
    /// Up to d, m and e; in (d, m] and (m, e]; then how many triggers.
    fn counts(&self, closings: &dyn Fn(Instant) -> Closings) -> Option<Vec<Count>> {
        let trigger = self.trigger()?;
        let Some((first, last)) = dated(self.triggers.iter().copied(), self.phase) else {
            // Anything is possible, and no cure where the text has none.
            let open = Count::silent(true);
            let curing = if self.row.until > self.row.last {
                open.clone()
            } else {
                nothing()
            };
            return Some(vec![
                open.clone(),
                open.clone(),
                open.clone(),
                open,
                curing,
                trigger,
            ]);
        };
        let (early, late) = (follow(self.row, first)?, follow(self.row, last)?);
        let before = self.row.duty.before;
        let start = if before { Instant::MIN } else { early.day };
        let since = if before {
            self.phase.from.min(early.day)
        } else {
            first
        };
        let ask = |from: Instant, to: Instant| self.ask(from, to, closings);
        let up_to = |sooner: Instant, later: Instant| {
            let (surely, maybe, after) =
                (ask(start, sooner)?, ask(start, later)?, ask(since, later)?);
            let earlier = maybe.lo.saturating_sub(after.lo);
            let hi = after.hi.map(|hi| hi.saturating_add(earlier));
            let (lo, hi) = match hi {
                Some(hi) if hi < surely.lo => (hi, Some(surely.lo)),
                hi => (surely.lo, hi),
            };
            let straddle = beyond(&maybe, surely.lo);
            Some(Count {
                lo,
                hi,
                straddle,
                over: after.over,
                ..maybe
            })
        };
        let between = |from: Dated, to: Dated| {
            if before {
                return Some(nothing());
            }
            let (surely, maybe) = (ask(from.1 + 1, to.0)?, ask(from.0 + 1, to.1)?);
            Some(Count {
                lo: surely.lo,
                straddle: beyond(&maybe, surely.lo),
                ..maybe
            })
        };
        let (due, end, cure) = (
            (early.due, late.due),
            (early.last, late.last),
            (early.until, late.until),
        );
        Some(vec![
            up_to(due.0, due.1)?,
            up_to(end.0, end.1)?,
            up_to(cure.0, cure.1)?,
            between(due, end)?,
            if cure == end {
                nothing()
            } else {
                between(end, cure)?
            },
            trigger,
        ])
    }

    /// From one instant to another, that one included; an empty stretch has nothing in it.
    fn ask(
        &self,
        from: Instant,
        to: Instant,
        closings: &dyn Fn(Instant) -> Closings,
    ) -> Option<Count> {
        if from >= to {
            return Some(nothing());
        }
        let cells = self.readers.first()?.cells();
        let asked = Region {
            span: Span { from, to: to + 1 },
            cells,
        };
        let query = Query {
            asked,
            upper: Span { from, to },
            credit: Credit::ByTime,
            ban: false,
        };
        Some(count(&self.owed, &query, &closings(to), self.as_of))
    }

    /// How many triggers there were: what is said under one key is of one happening.
    fn trigger(&self) -> Option<Count> {
        if self.triggers.is_empty() {
            return Some(Count::silent(true));
        }
        let cells = self.readers.get(1)?.cells();
        let rated = self.row.duty.n.is_some();
        let fit = |figure: &Figure<'_>, count: Option<u64>| {
            let object = figure.said.words.ids.iter().any(|id| id == self.key);
            if rated && !object {
                count
            } else {
                Some(count.unwrap_or(1).min(1))
            }
        };
        let inside = |one: &Figure<'_>| one.place_known && one.region.span.inside(self.phase);
        let surely = |one: &&Figure<'_>| {
            let counts = inside(one) && one.sure.cells & !cells == 0;
            fit(one, Some(one.lo)).filter(|_| counts).unwrap_or(0)
        };
        let lo = self.triggers.iter().map(surely).min()?;
        let here = || self.triggers.iter().filter(|one| may(one, self.phase));
        let tops = here()
            .map(|one| fit(one, one.hi))
            .collect::<Option<Vec<u64>>>();
        let hi = tops.map(|tops| tops.into_iter().max().unwrap_or(0));
        let straddle = if here().all(|one| inside(one)) {
            Some(0)
        } else {
            hi.map(|hi| hi.saturating_sub(lo))
        };
        Some(Count {
            lo,
            hi,
            straddle,
            spoken: true,
            ..Count::silent(true)
        })
    }
}

impl<'a> Bench<'a> {
    /// The key and the phase of an act owed for each of another.
    pub(crate) fn keyed(&self) -> Option<(&'a str, Span)> {
        let key = self.row.instance.as_deref().filter(|_| self.row.by_key())?;
        Some((key, self.row.phase?))
    }

    /// True for a figure of its trigger under its key.
    pub(crate) fn is_under(&self, figure: &Figure<'_>) -> bool {
        let trigger = self.row.group().is_none();
        trigger && self.keyed().is_some_and(|(key, _)| is_under(figure, key))
    }

    /// All figures of its trigger under its key.
    pub(crate) fn triggers(&self) -> Vec<&Figure<'a>> {
        let all = self.figures.get(1).into_iter().flatten();
        all.filter(|one| self.is_under(one)).collect()
    }

    pub(crate) fn keyed_counts(
        &self,
        voice: &str,
        usable: &dyn Fn(&Said<'_>) -> bool,
        key: &str,
        phase: Span,
    ) -> Option<Vec<Count>> {
        let measure = self.row.duty.measures.first()?;
        let all = self.triggers();
        let mut said = Voice {
            row: self.row,
            key,
            phase,
            readers: &self.readers,
            owed: self.own(0, voice, usable),
            triggers: self.own(1, voice, usable),
            as_of: self.document.as_of,
        };
        said.owed.retain(|one| answers(one, key, &all));
        said.triggers.retain(|one| is_under(one, key));
        said.counts(&|end| self.closings(voice, usable, measure, end))
    }

    /// The row with the windows that the trigger has as all voices put it, repeats included; `None` without one.
    pub(crate) fn at_trigger(&self) -> Option<Row> {
        let (_, phase) = self.keyed()?;
        placed(self.row, dated(self.triggers().into_iter(), phase)?, phase)
    }

    /// The row with its windows as the voices of the view put the trigger: what their dates have in common, or all of them.
    pub(crate) fn as_seen(&self) -> Cow<'a, Row> {
        let as_it_is = Cow::Borrowed(self.row);
        // A group lasts as long as the phase, whoever tells of it.
        let keyed = self.keyed().filter(|_| self.row.group().is_none());
        let Some((_, phase)) = keyed else {
            return as_it_is;
        };
        let Some(lens) = self.lens() else {
            return as_it_is;
        };
        let voices = self.voices(&lens);
        let of = |voice: &String| {
            let triggers = self.own(1, voice, &|one| lens.usable(one)).into_iter();
            dated(triggers.filter(|one| self.is_under(one)), phase)
        };
        let each: Vec<Dated> = voices.iter().filter_map(of).collect();
        let meet = |one: Dated, other: Dated| (one.0.max(other.0), one.1.min(other.1));
        let common = each.iter().copied().reduce(meet);
        let alike = lens.alike;
        let common = common.filter(|(from, to)| from <= to && !alike);
        let at = common.or_else(|| each.into_iter().reduce(hull));
        at.and_then(|at| placed(self.row, at, phase))
            .map_or(as_it_is, Cow::Owned)
    }
}

fn nothing() -> Count {
    Count {
        hi: Some(0),
        ..Count::silent(true)
    }
}

/// How much more than `lo` there may be by what `maybe` counts and what straddles its edges.
fn beyond(maybe: &Count, lo: u64) -> Option<u64> {
    let more = maybe.straddle?;
    Some(maybe.lo.saturating_add(more).saturating_sub(lo))
}
