//! The sheet of one part: every figure for its measures, voice by voice, and the counts they give in an instance.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Duty, Measure};
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Timestamp, Window};
use tregua_record::entries::claim::Kind;

use crate::count::{Closings, Count, Credit, Query, count};
use crate::figures::{Figure, Reader, WhyNot, read_window};
use crate::instances::Instance;
use crate::kernels::{self, Ask};
use crate::phases::denies;
use crate::shelf::Shelf;
use crate::statement::Live;

/// Everything said about one part, ready to be counted in any of its instances.
pub(crate) struct Sheet<'a> {
    agreement: &'a Agreement,
    duty: &'a Duty,
    as_of: Timestamp,
    /// Denials, and statements that close windows: few among many.
    denials: Vec<&'a Live<'a>>,
    closes: Vec<&'a Live<'a>>,
    /// One per measure.
    columns: Vec<Column<'a>>,
}

struct Column<'a> {
    measure: &'a Measure,
    reader: Reader<'a>,
    figures: Vec<Figure<'a>>,
    all: Shelf,
    by_voice: BTreeMap<String, Own>,
}

/// One voice's figures, as places in the column's.
#[derive(Default)]
struct Own {
    shelf: Shelf,
    /// Rivals of one another, by the name of their group.
    groups: BTreeMap<String, Vec<usize>>,
}

/// Which statements of the record a count may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Use<'v> {
    /// All that the voice says.
    Everything,
    /// Without those that repeat another's report.
    OwnReports,
    /// Without those that repeat, and without those that another of these voices denies.
    Undenied(&'v BTreeSet<String>),
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(
        agreement: &'a Agreement,
        clause: &'a Clause,
        duty: &'a Duty,
        lives: &'a [Live<'a>],
        as_of: Timestamp,
    ) -> Self {
        let columns = kernels::measures(&duty.kernel)
            .into_iter()
            .map(|measure| {
                let reader = Reader::new(agreement, clause, measure, lives);
                let figures: Vec<Figure<'_>> = lives
                    .iter()
                    .filter_map(|live| reader.figure(live).ok())
                    .collect();
                let mut by_voice: BTreeMap<String, Own> = BTreeMap::new();
                for (at, figure) in figures.iter().enumerate() {
                    let own = by_voice.entry(figure.live.voice.clone()).or_default();
                    let group = figure.live.group.clone();
                    own.groups.entry(group).or_default().push(at);
                }
                for own in by_voice.values_mut() {
                    own.shelf = Shelf::of(&figures, own.groups.values().flatten().copied());
                }
                Column {
                    measure,
                    reader,
                    all: Shelf::of(&figures, 0..figures.len()),
                    figures,
                    by_voice,
                }
            })
            .collect();
        Sheet {
            agreement,
            duty,
            as_of,
            denials: lives
                .iter()
                .filter(|live| live.kind == Kind::Deny)
                .collect(),
            closes: lives
                .iter()
                .filter(|live| live.kind == Kind::Close)
                .collect(),
            columns,
        }
    }

    /// The counts of `voice` for the kernel's asks in `instance`.
    pub(crate) fn counts(&self, voice: &str, instance: &Instance, using: &Use<'_>) -> Vec<Count> {
        let asks = kernels::asks(self.duty, instance);
        asks.iter()
            .filter_map(|ask| {
                let column = self.columns.get(ask.measure)?;
                let query = kernels::query(self.duty, ask, column.reader.asked(ask.span), instance);
                let figures = column
                    .by_voice
                    .get(voice)
                    .map_or_else(Vec::new, |own| self.near(column, own, ask, using));
                Some(count(
                    &figures,
                    &query,
                    &self.closings(voice, column.measure, &query, using),
                    self.as_of,
                ))
            })
            .collect()
    }

    /// The voice's figures near what is asked. Rivals stand or fall together, also those that put the same thing elsewhere.
    fn near<'s>(
        &self,
        column: &'s Column<'a>,
        own: &Own,
        ask: &Ask,
        using: &Use<'_>,
    ) -> Vec<&'s Figure<'a>> {
        let usable = |place: &usize| {
            let figure = column.figures.get(*place)?;
            self.usable(figure, using).then_some(figure)
        };
        let spans = [&ask.span, &ask.upper];
        let over = spans.into_iter().flat_map(|span| own.shelf.over(span));
        let named = own.shelf.credited().iter().copied();
        let groups: BTreeSet<&str> = over
            .chain(named)
            .filter_map(|place| Some(usable(&place)?.live.group.as_str()))
            .collect();
        let members: BTreeSet<usize> = groups
            .into_iter()
            .filter_map(|group| own.groups.get(group))
            .flatten()
            .copied()
            .collect();
        members.iter().filter_map(usable).collect()
    }

    fn usable(&self, figure: &Figure<'_>, using: &Use<'_>) -> bool {
        let own = figure.live.claim.repeats.is_none();
        match using {
            Use::Everything => true,
            Use::OwnReports => own,
            Use::Undenied(by) => own && !self.denied(figure, by),
        }
    }

    fn denied(&self, figure: &Figure<'_>, by: &BTreeSet<String>) -> bool {
        let others = self
            .denials
            .iter()
            .filter(|live| live.voice != figure.live.voice);
        others
            .into_iter()
            .any(|live| is_own(live) && by.contains(&live.voice) && denies(live, figure.live))
    }

    /// The voices with a figure that touches `instance`, or that deny one of those.
    pub(crate) fn spoke(&self, instance: &Instance, using: &Use<'_>) -> BTreeSet<String> {
        let figures: Vec<&Figure<'_>> = self
            .touching(instance)
            .into_iter()
            .filter(|figure| self.usable(figure, using))
            .collect();
        let mut voices: BTreeSet<String> = figures
            .iter()
            .map(|figure| figure.live.voice.clone())
            .collect();
        let deniers = self
            .denials
            .iter()
            .filter(|live| is_own(live) && figures.iter().any(|figure| denies(live, figure.live)));
        voices.extend(deniers.map(|live| live.voice.clone()));
        let over = |live: &Live<'_>| {
            let when = live
                .claim
                .occurred
                .map(|when| read_window(self.agreement, when).0);
            when.is_some_and(|window| window.overlaps(&instance.window))
        };
        let closing = self.closes.iter().filter(|live| {
            is_own(live)
                && over(live)
                && self
                    .columns
                    .iter()
                    .any(|column| closes(live, column.measure))
        });
        voices.extend(closing.map(|live| live.voice.clone()));
        voices
    }

    /// Every voice with a figure for the part, wherever it falls.
    pub(crate) fn voices(&self) -> BTreeSet<String> {
        let figures = self.columns.iter().flat_map(|column| &column.figures);
        figures.map(|figure| figure.live.voice.clone()).collect()
    }

    /// The figures that touch a query of `instance`, or are credited to it.
    pub(crate) fn touching(&self, instance: &Instance) -> Vec<&Figure<'_>> {
        let asks = kernels::asks(self.duty, instance);
        let mut found = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let own = asks.iter().filter(|ask| ask.measure == at);
            let queries: Vec<Query> = own
                .map(|ask| kernels::query(self.duty, ask, column.reader.asked(ask.span), instance))
                .collect();
            let over = queries
                .iter()
                .flat_map(|query| column.all.over(&query.asked.span));
            let near: BTreeSet<usize> = over.chain(column.all.credited().iter().copied()).collect();
            let meets = |figure: &&Figure<'_>| {
                queries
                    .iter()
                    .any(|query| match (figure.credited, query.credit) {
                        (Some(credited), Credit::Day(date)) => credited == date,
                        (Some(_), Credit::Nowhere) => false,
                        _ => figure.region.touches(&query.asked),
                    })
            };
            let figures = near.iter().filter_map(|place| column.figures.get(*place));
            found.extend(figures.filter(meets));
        }
        found
    }

    /// The span of each statement's figure, by its id, and whether it is credited to an instance. Of several, that of the
    /// first measure.
    pub(crate) fn spans(&self) -> BTreeMap<&str, (Window, bool)> {
        let mut spans = BTreeMap::new();
        for figure in self.columns.iter().flat_map(|column| &column.figures) {
            spans
                .entry(figure.live.statement.id.as_str())
                .or_insert((figure.region.span, figure.credited.is_some()));
        }
        spans
    }

    /// Why each statement gives no figure, by the first measure of the part that came nearest.
    pub(crate) fn why_not(&self, live: &Live<'_>) -> Option<WhyNot> {
        let mut reasons = Vec::new();
        for column in &self.columns {
            match column.reader.figure(live) {
                Ok(_) => return None,
                Err(why) => reasons.push(why),
            }
        }
        reasons.into_iter().max()
    }

    /// The acts this part counts.
    pub(crate) fn acts(&self) -> BTreeSet<&str> {
        self.columns
            .iter()
            .map(|column| column.measure.act.as_str())
            .collect()
    }

    /// All figures of one measure, by voice.
    pub(crate) fn by_voice(&self, measure: usize) -> BTreeMap<&str, Vec<&Figure<'_>>> {
        let mut by_voice: BTreeMap<&str, Vec<&Figure<'_>>> = BTreeMap::new();
        for figure in self
            .columns
            .get(measure)
            .map_or(&[][..], |column| &column.figures)
        {
            by_voice
                .entry(figure.live.voice.as_str())
                .or_default()
                .push(figure);
        }
        by_voice
    }

    fn closings(&self, voice: &str, measure: &Measure, query: &Query, using: &Use<'_>) -> Closings {
        let kept = |live: &Live<'_>| *using == Use::Everything || is_own(live);
        let own = self
            .closes
            .iter()
            .filter(|live| live.voice == voice && kept(live) && closes(live, measure));
        let closed = own.filter_map(|live| {
            let window = read_window(self.agreement, live.claim.occurred?).0;
            Some((window, states_place(live, measure)))
        });
        let grace_over = self
            .agreement
            .reporting_grace
            .is_some_and(|grace| self.as_of >= self.agreement.clock.plus(query.upper.to, grace));
        Closings {
            closed: closed.collect(),
            grace_over,
        }
    }

    /// Every statement that closes a window for some measure of the part.
    pub(crate) fn all_closing(&self) -> BTreeSet<&'a str> {
        let of_some = |live: &&&Live<'a>| {
            self.columns
                .iter()
                .any(|column| closes(live, column.measure))
        };
        self.closes
            .iter()
            .filter(of_some)
            .map(|live| live.statement.id.as_str())
            .collect()
    }
}

/// True unless it repeats another's report.
fn is_own(live: &Live<'_>) -> bool {
    live.statement.claim.repeats.is_none()
}

/// True if `live` closes windows of the measure: what it leaves unstated it means whatever it is.
fn closes(live: &Live<'_>, measure: &Measure) -> bool {
    let claim = &live.claim;
    let same = |said: &Option<String>, asked: Option<&str>| {
        said.as_deref().is_none_or(|said| Some(said) == asked)
    };
    let actor = claim.actor.as_ref().is_none_or(|actor| {
        actor
            .name()
            .is_some_and(|name| measure.actors.iter().any(|known| known == name))
    });
    live.kind == Kind::Close
        && actor
        && same(&claim.act, Some(&measure.act))
        && same(&claim.thing, measure.thing.as_deref())
        && same(&claim.counting_point, measure.point.as_deref())
        && same(&claim.place, measure.place.as_deref())
}

/// Coverage of a ban is coverage of its place.
fn states_place(live: &Live<'_>, measure: &Measure) -> bool {
    measure.place.is_none() || live.claim.place == measure.place
}
