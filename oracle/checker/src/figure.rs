//! What an entry says of a measure, or the first test it fails (`docs/standings.md` §3).

use crate::input::{Document, Entry, Measure, Thing};
use crate::live::Said;
use crate::state::report;
use crate::time::{SECOND, Span, day_number, instant};

/// A span of time and the kinds that are possible in it, one bit per cell of the thing's grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Region {
    pub(crate) span: Span,
    pub(crate) cells: u128,
}

impl Region {
    pub(crate) fn inside(self, outer: Region) -> bool {
        self.span.inside(outer.span) && self.cells & !outer.cells == 0
    }

    pub(crate) fn meets(self, other: Region) -> bool {
        self.span.meets(other.span) && self.cells & other.cells != 0
    }
}

/// One voice's number for a measure.
#[derive(Clone)]
pub(crate) struct Figure<'a> {
    pub(crate) said: &'a Said<'a>,
    pub(crate) region: Region,
    /// Where what it counts surely lies.
    pub(crate) sure: Region,
    pub(crate) lo: u64,
    pub(crate) hi: Option<u64>,
    pub(crate) parts: Vec<(Region, u64)>,
    pub(crate) total: bool,
    pub(crate) covers_all: bool,
    pub(crate) place_known: bool,
    /// The date it is credited to.
    pub(crate) credited: Option<String>,
}

/// A measure with what its figures are read by.
#[derive(Clone)]
pub(crate) struct Reader<'a> {
    pub(crate) document: &'a Document,
    pub(crate) labels: &'a [String],
    /// The phase that its clause renews.
    pub(crate) renews: Option<&'a String>,
    pub(crate) measure: &'a Measure,
}

impl Reader<'_> {
    fn thing(&self) -> Option<&Thing> {
        let name = self.measure.thing.as_ref()?;
        self.document
            .agreement
            .things
            .iter()
            .find(|thing| thing.name == *name || thing.plural == *name)
    }

    /// Per axis, the kinds that the measure asks for; all where it names none.
    fn asked(&self) -> Vec<u64> {
        let axes = self.thing().map_or(&[][..], |thing| &thing.axes);
        let of_axis = |at: usize, name: &str| {
            let choices = self
                .measure
                .kinds
                .iter()
                .filter(|choice| choice.axis == name);
            choices.fold(self.all(at), |kinds, choice| {
                kinds & self.mask(at, choice.any_of.iter())
            })
        };
        axes.iter()
            .enumerate()
            .map(|(at, axis)| of_axis(at, &axis.axis))
            .collect()
    }

    /// The cells that count.
    pub(crate) fn cells(&self) -> u128 {
        self.grid(&self.asked())
    }

    fn all(&self, axis: usize) -> u64 {
        self.mask(
            axis,
            self.thing()
                .into_iter()
                .flat_map(|thing| thing.axes.iter())
                .flat_map(|axis| &axis.kinds),
        )
    }

    fn mask<'n>(&self, axis: usize, names: impl Iterator<Item = &'n String>) -> u64 {
        let kinds = self
            .thing()
            .and_then(|thing| thing.axes.get(axis))
            .map_or(&[][..], |axis| &axis.kinds);
        let at = names.filter_map(|name| kinds.iter().take(64).position(|kind| kind == name));
        at.fold(0, |mask, at| mask | 1 << at)
    }

    /// One bit for every way to take one of the kinds per axis.
    fn grid(&self, kinds: &[u64]) -> u128 {
        let mut cells = vec![0usize];
        for (axis, mask) in kinds.iter().enumerate() {
            let size = self.all(axis).count_ones() as usize;
            let bits = (0..size).filter(|at| mask & (1 << at) != 0);
            cells = bits
                .flat_map(|at| cells.iter().map(move |cell| cell * size + at))
                .collect();
        }
        cells
            .into_iter()
            .filter(|cell| *cell < 128)
            .fold(0, |grid, cell| grid | 1 << cell)
    }

    /// True if the grid fits what is counted with here.
    pub(crate) fn fits(&self) -> bool {
        let sizes = self
            .thing()
            .into_iter()
            .flat_map(|thing| &thing.axes)
            .map(|axis| axis.kinds.len());
        sizes.product::<usize>() <= 128
    }

    /// The figure, or the name of the first test of §3 that fails.
    pub(crate) fn figure<'a>(
        &self,
        said: &'a Said<'a>,
        all: &[Said<'_>],
    ) -> Result<Figure<'a>, &'static str> {
        let (words, measure) = (&said.words, self.measure);
        let point = point(words);
        let level = measure.level;
        let by_saying = done_by_saying(words);
        // Who asks has asked, whoever the columns say acts.
        let actor = match by_saying {
            Some(_) => Some(&words.voice).filter(|_| words.attribution.is_none()),
            None => words.actor.as_ref(),
        };
        let same = |one: &Option<String>, asked: &Option<String>| {
            one.is_none() || asked.is_none() || one == asked
        };
        let nothing = words.amount.is_some_and(|amount| amount.hi == Some(0));
        let tests = [
            (
                "kind",
                by_saying == Some(measure.act.as_str())
                    || (!matches!(measure.act.as_str(), "extend" | "end")
                        && (matches!(words.kind.as_str(), "claim" | "confirm" | "respond")
                            || promised(words))),
            ),
            // Nothing is there or gone by being promised.
            ("kind", level.is_none() || !spoken(words)),
            ("clause", self.same_clause(said)),
            ("act", act(words) == Some(measure.act.as_str())),
            (
                "actor",
                actor.is_some_and(|actor| measure.actors.contains(actor)),
            ),
            (
                "thing",
                self.same_thing(words) || (by_saying.is_some() && measure.thing.is_none()),
            ),
            ("unit", words.unit == measure.unit || by_saying.is_some()),
            (
                "point",
                measure.point.is_none() || point == measure.point.as_deref(),
            ),
            ("place", same(&words.place, &measure.place)),
            ("to", same(&words.to, &measure.to)),
            ("stock", words.adds != "stock" || level.is_some()),
            (
                "acceptance",
                point != Some("acceptance")
                    || nothing
                    || measure.to.as_ref().is_none_or(|to| *to == said.voice),
            ),
        ];
        if let Some((test, _)) = tests.iter().find(|(_, passed)| !passed) {
            return Err(test);
        }
        let credited = self.credited(words, all).filter(|_| level.is_none());
        let kinds = self.kinds(words, credited.is_some());
        if kinds
            .iter()
            .zip(self.asked())
            .any(|(own, asked)| own & asked == 0)
        {
            return Err("kinds");
        }
        let parts = self.parts(words, &kinds);
        let (lo, hi) = stated(words);
        let sure = if hi == Some(lo) && words.adds != "average" {
            narrowed(&kinds, &parts, lo)
        } else {
            kinds.clone()
        };
        let elsewhere = sure
            .iter()
            .zip(self.asked())
            .any(|(own, asked)| own & asked == 0);
        if level.is_some() && elsewhere {
            return Err("kinds");
        }
        let span = self.span(words).ok_or("time")?;
        let (lo, hi) = match level {
            Some(_) => (lo, hi),
            None => self.amount(words).ok_or("time")?,
        };
        let region = |kinds: &[u64]| Region {
            span,
            cells: self.grid(kinds),
        };
        let figure = Figure {
            said,
            region: region(&kinds),
            sure: region(&sure),
            lo,
            hi,
            parts: parts
                .iter()
                .map(|(kinds, count)| (region(kinds), *count))
                .collect(),
            total: !spoken(words) && matches!(words.adds.as_str(), "total" | "average"),
            covers_all: words.coverage == "whole",
            place_known: measure.place.is_none() || words.place.is_some(),
            credited,
        };
        Ok(match level {
            Some(level) => report(figure, level, self.cells()),
            None => figure,
        })
    }

    /// A clause that renews a phase is also spoken of by the phase's name, and by none only where there is no other.
    fn same_clause(&self, said: &Said<'_>) -> bool {
        let label = said.words.clause.as_ref();
        match self.renews {
            None => label.is_none() || said.names(self.labels),
            Some(_) if label.is_none() => self.document.agreement.phases == 1,
            Some(phase) => label == Some(phase) || said.names(self.labels),
        }
    }

    fn same_thing(&self, words: &Entry) -> bool {
        match (&words.thing, &self.measure.thing) {
            (Some(said), Some(asked)) => {
                let declared = |thing: &Thing| *said == thing.name || *said == thing.plural;
                said == asked || self.thing().is_some_and(declared)
            }
            (said, asked) => said.is_none() && asked.is_none(),
        }
    }

    /// What is said is an act of speech: its time is when it was said.
    fn span(&self, words: &Entry) -> Option<Span> {
        let interval = words
            .occurred
            .as_ref()
            .filter(|text| text.contains('T') && text.contains('/'));
        // Of consent and notice `occurred` is the end that they speak of.
        let planned = matches!(done_by_saying(words), Some("extend" | "end"));
        let text = match spoken(words) {
            true if planned => words.said.as_ref(),
            true => interval.or(words.said.as_ref()),
            false => words.occurred.as_ref(),
        };
        span(self.document, text?, self.document.agreement.dated_figures)
    }

    /// Without an amount at least one; an average over dates becomes a total.
    fn amount(&self, words: &Entry) -> Option<(u64, Option<u64>)> {
        let (lo, hi) = stated(words);
        if done_by_saying(words).is_some() {
            // How many of something are asked for is not how often it was asked.
            return Some((1, Some(1)));
        }
        if words.adds != "average" {
            return Some((lo, hi));
        }
        let text = words.occurred.as_ref().filter(|text| !text.contains('T'))?;
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let days = u64::try_from(day_number(last)? - day_number(first)? + 1).ok()?;
        // A half more or less on each day: counted in halves, so that all stays whole.
        let least = (lo * 2).saturating_sub(1) * days;
        Some((
            least.div_ceil(2),
            hi.map(|hi| ((hi * 2 + 1) * days - 1) / 2),
        ))
    }

    /// Per axis, the kinds that its uncounted parts and its arrangement name.
    fn kinds(&self, words: &Entry, credited: bool) -> Vec<u64> {
        let plain = || words.of_kind.iter().filter(|part| part.count.is_none());
        let of_axis = |(at, asked): (usize, u64)| {
            let parts = self.mask(at, plain().flat_map(|part| part.all_of.iter().flatten()));
            let under = self.mask(at, words.under.iter());
            match (parts, under) {
                (_, under) if under != 0 && credited => asked,
                (0, 0) => self.all(at),
                (parts, under) if parts & under != 0 => parts & under,
                (parts, under) => parts | under,
            }
        };
        self.asked().into_iter().enumerate().map(of_axis).collect()
    }

    /// Its parts that have counts, each narrowing its kinds; an average has none.
    fn parts(&self, words: &Entry, kinds: &[u64]) -> Vec<(Vec<u64>, u64)> {
        let counted = words
            .of_kind
            .iter()
            .filter(|_| words.adds != "average" && self.thing().is_some());
        let narrow = |sets: &[Vec<String>]| -> Vec<u64> {
            let of_axis = |(at, own): (usize, &u64)| {
                let named = sets
                    .iter()
                    .map(|set| self.mask(at, set.iter()))
                    .filter(|named| *named != 0);
                named.fold(*own, |own, named| own & named)
            };
            kinds.iter().enumerate().map(of_axis).collect()
        };
        let parts = counted.filter_map(|part| Some((narrow(&part.all_of), part.count?)));
        parts
            .filter(|(kinds, _)| kinds.iter().all(|own| *own != 0))
            .collect()
    }

    /// The date it is credited to: its own, or the one that a holder gives for the same `about` key, the earliest.
    fn credited(&self, words: &Entry, all: &[Said<'_>]) -> Option<String> {
        let holders = self.measure.credited_by.as_ref()?;
        let date = |entry: &Entry| {
            entry
                .counts_for
                .as_ref()
                .and_then(|text| text.get(..10))
                .map(str::to_owned)
        };
        let gives = |other: &&Said<'_>| {
            words.about.is_some()
                && other.words.about == words.about
                && (holders.is_empty() || holders.contains(&other.voice))
        };
        let theirs = || {
            all.iter()
                .filter(gives)
                .filter_map(|other| date(&other.words))
                .min()
        };
        date(words).or_else(theirs)
    }
}

/// At least, and at most, as many as it says; without an amount one or more.
fn stated(words: &Entry) -> (u64, Option<u64>) {
    words
        .amount
        .map_or((1, None), |amount| (amount.lo, amount.hi))
}

/// The point at which an entry counts.
fn point(words: &Entry) -> Option<&str> {
    words
        .counting_point
        .as_deref()
        .or(match words.kind.as_str() {
            "offer" => Some("offer"),
            "accept" => Some("acceptance"),
            "undertake" => Some("undertaking"),
            _ => None,
        })
}

fn spoken(words: &Entry) -> bool {
    promised(words) || done_by_saying(words).is_some()
}

fn promised(words: &Entry) -> bool {
    matches!(words.kind.as_str(), "offer" | "accept" | "undertake")
}

/// The act that is done by saying this.
fn done_by_saying(words: &Entry) -> Option<&'static str> {
    match (words.kind.as_str(), words.act.as_deref()) {
        ("request", _) => Some("request"),
        ("answer", _) => Some("answer"),
        ("agree" | "announce", Some("extend")) => Some("extend"),
        ("announce", Some("end")) => Some("end"),
        _ => None,
    }
}

/// The act that an entry speaks of.
pub(crate) fn act(words: &Entry) -> Option<&str> {
    done_by_saying(words).or(words.act.as_deref())
}

/// The instants of a claimed time: `dated`, dates are the agreement's days; else they run from midnight to midnight.
pub(crate) fn span(document: &Document, text: &str, dated: bool) -> Option<Span> {
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    if text.contains('T') {
        let (from, to) = (instant(first)?, instant(last)?);
        return Some(Span {
            from,
            to: if text.contains('/') { to } else { from + 1 },
        });
    }
    let of = |date: &str| {
        document
            .days
            .get(date)
            .map(|day| if dated { day.day } else { day.date })
    };
    Some(Span {
        from: of(first)?.from,
        to: of(last)?.to,
    })
}

/// Days follow the calendar: each is 22 to 26 hours long and begins within two days of its date in UTC.
pub(crate) fn odd_days(document: &Document) -> Vec<&String> {
    let odd = |date: &str, span: Span| {
        let hours = 22 * 3600 * SECOND..=26 * 3600 * SECOND;
        let midnight = day_number(date).map(|days| days * 86_400 * SECOND);
        let near = midnight.is_some_and(|at| (at - span.from).abs() <= 2 * 86_400 * SECOND);
        !near || !hours.contains(&(span.to - span.from))
    };
    let days = document
        .days
        .iter()
        .filter(|(date, day)| odd(date, day.day) || odd(date, day.date));
    days.map(|(date, _)| date).collect()
}

/// Per axis only the kinds that its parts name, where those do not overlap and add to the whole.
fn narrowed(kinds: &[u64], parts: &[(Vec<u64>, u64)], whole: u64) -> Vec<u64> {
    let of_axis = |(at, own): (usize, &u64)| {
        let of = |part: &Vec<u64>| part.get(at).copied().unwrap_or(*own);
        let naming: Vec<(u64, u64)> = parts
            .iter()
            .map(|(part, n)| (of(part), *n))
            .filter(|(part, _)| part != own)
            .collect();
        let named = naming.iter().fold(0, |all, (part, _)| all | part);
        let apart = naming
            .iter()
            .map(|(part, _)| part.count_ones())
            .sum::<u32>()
            == named.count_ones();
        let adds = naming.iter().map(|(_, n)| *n).sum::<u64>() == whole;
        if !naming.is_empty() && apart && adds {
            named
        } else {
            *own
        }
    };
    kinds.iter().enumerate().map(of_axis).collect()
}
