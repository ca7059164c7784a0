//! The sheet of one part: every figure for its measures, voice by voice, and the counts they give in an instance.

mod anywhere;
mod base;
mod baseline;
mod keyed;
pub(crate) mod likeness;
pub(crate) mod near;
mod state;
mod table;
mod together;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Duty, Kernel, Measure};
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Timestamp, When, Window};
use tregua_record::Name;

use crate::column::Column;
use crate::count::{Closings, Count, Query, count, credited_here};
use crate::evaluator::Moment;
use crate::figures::{Figure, Reader};
use crate::instances::Instance;
use crate::kept::Turns;
use crate::kernels::{self, Ask};
use crate::tray::Plain;
use crate::versions::{Stretch, Version};
use crate::view::Entries;

/// Everything said about one part, ready to be counted in any of its instances.
pub(crate) struct Sheet<'s> {
    agreement: &'s Agreement,
    clause: &'s Clause,
    duty: &'s Duty,
    moment: Moment,
    /// One per measure, over all that was ever known.
    columns: Vec<Arc<Column>>,
    /// What is near the key asked about last.
    last_near: RefCell<Option<(Name, Rc<keyed::Near>)>>,
    /// What voices say of the instance asked about last.
    last_heard: RefCell<Option<LastHeard>>,
    /// What is under each key; made where all of them are asked for.
    table: OnceCell<Option<table::Table>>,
    /// Stretches in which answers count from the same instant on, and that instant; in order.
    beginnings: RefCell<Vec<(Window, Timestamp)>>,
}

/// An instance, and each voice's counts in it with or without what repeats another's report: several views hear the same voice say
/// the same.
struct LastHeard {
    instance: Instance,
    counts: Vec<(String, bool, Vec<Count>)>,
}

/// Which statements of the record a count may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Use<'v> {
    /// Also those that repeat another's report.
    pub(crate) repeats: bool,
    /// Without those that another of these voices denies.
    pub(crate) undenied: Option<&'v BTreeSet<String>>,
    /// Only those that these let in.
    pub(crate) only: Option<&'v Entries>,
}

impl Use<'_> {
    /// All that a voice says.
    pub(crate) const EVERYTHING: Self = Use {
        repeats: true,
        undenied: None,
        only: None,
    };
    /// Without what repeats another's report.
    pub(crate) const OWN_REPORTS: Self = Use {
        repeats: false,
        ..Use::EVERYTHING
    };
}

impl<'s> Sheet<'s> {
    /// A sheet with one column for each measure of the kernel.
    pub(crate) fn new(
        agreement: &'s Agreement,
        clause: &'s Clause,
        duty: &'s Duty,
        moment: Moment,
        column: impl Fn(&Measure) -> Arc<Column>,
    ) -> Self {
        let measures = duty.kernel.measures();
        let columns = measures.into_iter().map(column).collect();
        Sheet::over(agreement, clause, duty, moment, columns)
    }

    /// The same with its columns at hand.
    pub(crate) fn over(
        agreement: &'s Agreement,
        clause: &'s Clause,
        duty: &'s Duty,
        moment: Moment,
        columns: Vec<Arc<Column>>,
    ) -> Self {
        Sheet {
            agreement,
            clause,
            duty,
            moment,
            columns,
            last_near: RefCell::default(),
            last_heard: RefCell::default(),
            table: OnceCell::new(),
            beginnings: RefCell::default(),
        }
    }

    /// The figures of a column that stand at the moment, and the places they have in it.
    fn standing<'c>(
        &self,
        column: &'c Column,
        places: impl Iterator<Item = usize>,
    ) -> Vec<&'c Figure> {
        let known = self.moment.as_known;
        let figures = places.filter_map(|place| column.figures.get(place));
        figures.filter(|figure| figure.known.holds(known)).collect()
    }

    /// All of them that stand at the moment.
    fn all_standing<'c>(
        &self,
        column: &'c Column,
    ) -> impl Iterator<Item = &'c Figure> + use<'c, 's> {
        let known = self.moment.as_known;
        column
            .figures
            .iter()
            .filter(move |figure| figure.known.holds(known))
    }

    /// The counts of `voice` for the kernel's asks in `instance`.
    pub(crate) fn counts(&self, voice: &str, instance: &Instance, using: &Use<'_>) -> Vec<Count> {
        if let Some(keyed) = &instance.key {
            return match self.group() {
                Some(_) => vec![self.parted(voice, keyed, using)],
                None => self.keyed_counts(voice, keyed, using),
            };
        }
        if using.only.is_some() || using.undenied.is_some() {
            return self.counts_of(voice, instance, using);
        }
        // Where nobody repeats anybody, it makes no difference.
        let repeats = using.repeats || !self.columns.iter().any(|column| column.repeating);
        let mut last = self.last_heard.borrow_mut();
        let last = match &mut *last {
            Some(last) if last.instance == *instance => last,
            other => other.insert(LastHeard {
                instance: instance.clone(),
                counts: Vec::new(),
            }),
        };
        let same = last
            .counts
            .iter()
            .find(|(own, with, _)| own == voice && *with == repeats);
        if let Some((.., counts)) = same {
            return counts.clone();
        }
        let counts = self.counts_of(voice, instance, using);
        last.counts
            .push((voice.to_owned(), repeats, counts.clone()));
        counts
    }

    fn counts_of(&self, voice: &str, instance: &Instance, using: &Use<'_>) -> Vec<Count> {
        if let Some(any) = self.duty.kernel.any_stretch() {
            return vec![self.anywhere(any, voice, instance, using)];
        }
        let asks = kernels::asks(self.duty, instance);
        let mut counts: Vec<Count> = asks
            .iter()
            .filter_map(|ask| {
                let column = self.columns.get(ask.measure)?;
                let query = kernels::query(self.duty, ask, column.asked(ask.span), instance);
                let held: Vec<Figure>;
                let (plain, figures) = match self.duty.kernel {
                    // A handful of words, of which some speak of another end.
                    Kernel::Renewed { .. } => (
                        Plain::default(),
                        self.said_of(column, voice, instance, using),
                    ),
                    _ if self.is_held_to_start() => {
                        held = self.held_to_start(column, voice, instance, using);
                        (Plain::default(), held.iter().collect())
                    }
                    _ if self.of_state() => (
                        Plain::default(),
                        self.reports(column, voice, instance, using),
                    ),
                    _ => self.near(column, voice, ask, using),
                };
                let counted = count(
                    &figures,
                    plain,
                    &query,
                    &self.closings(voice, column, &query, using),
                    self.moment.as_of,
                );
                Some(match self.of_state() {
                    true => state::told(counted, ask, &figures, instance),
                    false => counted,
                })
            })
            .collect();
        if let Kernel::Share { .. } = self.duty.kernel {
            counts.insert(
                base::AT.min(counts.len()),
                self.base(voice, instance, using),
            );
        }
        kernels::held_together(self.duty, counts)
    }

    /// What the voice said of the renewal that `instance` is, also what it said at another time: rivals stand or fall together.
    fn said_of<'c>(
        &self,
        column: &'c Column,
        voice: &str,
        instance: &Instance,
        using: &Use<'_>,
    ) -> Vec<&'c Figure> {
        let own = self.all_standing(column);
        own.filter(|figure| figure.version.live.voice() == voice && usable(figure, using))
            .filter(|figure| self.concerns(figure, instance))
            .collect()
    }

    /// True unless it speaks of another renewal: consent to less than this, or notice of a later end.
    fn concerns(&self, figure: &Figure, instance: &Instance) -> bool {
        let Kernel::Renewed { length, notice, .. } = &self.duty.kernel else {
            return true;
        };
        let Some(When::Instant(named)) = figure.version.live.claim.occurred else {
            return true;
        };
        match notice {
            None => named >= self.agreement.clock.plus(instance.last, *length),
            Some(_) => named <= instance.last,
        }
    }

    /// The voice's figures near what is asked, and its plain events inside of it added up. Rivals stand or fall together,
    /// also those that put the same thing elsewhere.
    fn near<'c>(
        &self,
        column: &'c Column,
        voice: &str,
        ask: &Ask,
        using: &Use<'_>,
    ) -> (Plain, Vec<&'c Figure>) {
        let Some(own) = column.by_voice.get(voice) else {
            return (Plain::default(), Vec::new());
        };
        let known = self.moment.as_known;
        let usable = |place: &usize| {
            let figure = column.figures.get(*place)?;
            (figure.known.holds(known) && usable(figure, using)).then_some(figure)
        };
        let (from, to) = (
            ask.span.from.min(ask.upper.from),
            ask.span.to.max(ask.upper.to),
        );
        let mut members: Vec<usize> = Vec::new();
        let inner = ask.span.cut(&ask.upper);
        let outer = Window::new(from, to);
        // Heaps are sums of all that was said: of entries that are chosen among, each is looked at.
        let plain = match using.only {
            None => {
                let figures = &column.figures;
                own.tray
                    .inside(figures, (&inner, &outer), known, &mut members)
            }
            Some(_) => {
                members.extend(own.tray.over(&outer));
                Plain::default()
            }
        };
        let spans = [&ask.span, &ask.upper];
        let over = spans.into_iter().flat_map(|span| own.shelf.over(span));
        for place in over.chain(own.shelf.credited().iter().copied()) {
            if usable(&place).is_some() {
                match column.rivals(place) {
                    Some(rivals) => members.extend(rivals),
                    None => members.push(place),
                }
            }
        }
        members.sort_unstable();
        members.dedup();
        (plain, members.iter().filter_map(usable).collect())
    }

    /// The voices with a figure that touches `instance`, or that deny one of those, or that close a window there.
    pub(crate) fn spoke(&self, instance: &Instance, using: &Use<'_>) -> BTreeSet<String> {
        let share = matches!(self.duty.kernel, Kernel::Share { .. });
        let disputed = self.columns.iter().any(|column| column.disputed);
        let mut voices = match instance.key.is_some() || share || disputed {
            true => self.told_of(instance, using),
            false => self.told_of_somewhere(instance, using),
        };
        let closed = self.columns.iter().flat_map(|column| &column.closes);
        let here = closed.filter(|close| {
            close.own
                && close.known().holds(self.moment.as_known)
                && close
                    .window
                    .is_some_and(|window| window.overlaps(&instance.window))
        });
        voices.extend(here.map(|close| close.voice().to_owned()));
        voices
    }

    /// The voices of all figures that touch `instance`, and who denies one of them.
    fn told_of(&self, instance: &Instance, using: &Use<'_>) -> BTreeSet<String> {
        let mut voices: BTreeSet<String> = BTreeSet::new();
        for figure in self.touching(instance) {
            // Nearly all are of a voice that is there already.
            let known = !figure.denied && voices.contains(&*figure.voice);
            if known || !usable(figure, using) {
                continue;
            }
            voices.insert(figure.voice.to_string());
            let deny = figure.version.denied_by().iter();
            voices.extend(deny.map(|voice| voice.to_string()));
        }
        voices
    }

    /// The same where nobody denies anything: of each voice the first figure is enough, and a year of others is not looked at.
    fn told_of_somewhere(&self, instance: &Instance, using: &Use<'_>) -> BTreeSet<String> {
        let mut voices: BTreeSet<String> = BTreeSet::new();
        for (at, column) in self.columns.iter().enumerate() {
            let queries = self.queries(at, column, instance);
            for (voice, own) in &column.by_voice {
                let over = queries.iter().flat_map(|query| {
                    let span = &query.asked.span;
                    own.tray.over(span).chain(own.shelf.over(span))
                });
                let mut near = over.chain(own.shelf.credited().iter().copied());
                let tells = |place: usize| {
                    column.figures.get(place).is_some_and(|figure| {
                        figure.known.holds(self.moment.as_known)
                            && usable(figure, using)
                            && self.meets(figure, &queries, instance)
                    })
                };
                if !voices.contains(&**voice) && near.any(tells) {
                    voices.insert(voice.to_string());
                }
            }
        }
        voices
    }

    /// What is asked of a column in `instance`.
    fn queries(&self, at: usize, column: &Column, instance: &Instance) -> Vec<Query> {
        let asks = kernels::asks(self.duty, instance).into_iter();
        let own = asks.filter(|ask| ask.measure == at);
        own.map(|ask| kernels::query(self.duty, &ask, column.asked(ask.span), instance))
            .collect()
    }

    /// True for a figure that touches what is asked in `instance`, or is credited to it.
    fn meets(&self, figure: &Figure, queries: &[Query], instance: &Instance) -> bool {
        queries.iter().any(|query| match figure.credited() {
            Some(_) => credited_here(figure, query),
            None => figure.region.touches(&query.asked) && self.concerns(figure, instance),
        })
    }

    /// Every voice with a figure for the part, wherever it falls.
    pub(crate) fn voices(&self) -> BTreeSet<String> {
        let known = self.moment.as_known;
        let mut voices = BTreeSet::new();
        for column in &self.columns {
            for (voice, own) in &column.by_voice {
                let stands = |place: &usize| {
                    column
                        .figures
                        .get(*place)
                        .is_some_and(|figure| figure.known.holds(known))
                };
                let begun = own.since <= known && !voices.contains(&**voice);
                if begun && own.places.iter().any(stands) {
                    voices.insert(voice.to_string());
                }
            }
        }
        voices
    }

    /// The figures that touch a query of `instance`, or are credited to it.
    pub(crate) fn touching(&self, instance: &Instance) -> Vec<&Figure> {
        if let Some(keyed) = &instance.key {
            return match self.group() {
                Some(_) => self.of_group(keyed),
                None => self.keyed_touching(keyed),
            };
        }
        let mut found = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let queries = self.queries(at, column, instance);
            let over = queries
                .iter()
                .flat_map(|query| column.all().over(&query.asked.span));
            let mut near: Vec<usize> = over
                .chain(column.all().credited().iter().copied())
                .collect();
            near.sort_unstable();
            near.dedup();
            let standing = self.standing(column, near.into_iter()).into_iter();
            found.extend(standing.filter(|figure| self.meets(figure, &queries, instance)));
        }
        if let Kernel::Share { .. } = self.duty.kernel {
            found.extend(self.stating_base(instance));
        }
        found
    }

    /// True if nobody denies any figure that is counted in `instance`. Of windows that the agreement makes, rivals that fall elsewhere
    /// are counted too: there it is not asked.
    pub(crate) fn undenied(&self, instance: &Instance) -> bool {
        let nobody = !self.columns.iter().any(|column| column.disputed);
        nobody
            || (instance.key.is_some()
                && !self.touching(instance).iter().any(|figure| figure.denied))
    }

    /// The instants at which how `instance` stands may change: when something near it became known or was replaced, and
    /// when the clock passes the end of a window that is asked about, of a total near it, or of a grace.
    pub(crate) fn turns(&self, instance: &Instance) -> Turns {
        let (mut known, mut clock) = (
            Vec::new(),
            vec![instance.window.to, instance.last, instance.cure],
        );
        let mut stood = |stretch: &Stretch| {
            known.push(stretch.from);
            known.extend(stretch.until);
        };
        if let Some(any) = self.duty.kernel.any_stretch() {
            clock.extend(self.ends_anywhere(any, instance));
        }
        for ask in kernels::asks(self.duty, instance) {
            clock.push(ask.upper.to);
            let Some(column) = self.columns.get(ask.measure) else {
                continue;
            };
            let over = column
                .all()
                .over(&ask.span)
                .chain(column.all().over(&ask.upper));
            for place in over.chain(column.all().credited().iter().copied()) {
                let own = std::slice::from_ref(&place);
                for figure in column
                    .rivals(place)
                    .unwrap_or(own)
                    .iter()
                    .filter_map(|place| column.figures.get(*place))
                {
                    stood(&figure.known);
                    clock.extend(figure.total.then_some(figure.region.span.to));
                }
            }
        }
        if let (Kernel::Share { .. }, Some(column)) = (&self.duty.kernel, self.columns.get(1)) {
            for figure in &column.figures {
                stood(&figure.known);
                clock.extend(figure.total.then_some(figure.region.span.to));
            }
        }
        if let Some(keyed) = &instance.key {
            let mut figure_stood = |figure: &Figure| {
                stood(&figure.known);
                clock.extend(figure.total.then_some(figure.region.span.to));
            };
            match self.group() {
                Some(_) => self.ever_of_group(keyed, figure_stood),
                None => {
                    self.keyed_ever(keyed, &mut figure_stood);
                    clock.extend(self.keyed_clock(keyed));
                }
            }
        }
        let closes = self.columns.iter().flat_map(|column| &column.closes);
        closes.for_each(|close| stood(&close.known()));
        if let Some(grace) = self.agreement.reporting_grace {
            let ends = clock
                .iter()
                .map(|end| self.agreement.clock.plus(*end, grace));
            let ends: Vec<Timestamp> = ends.collect();
            clock.extend(ends);
        }
        Turns::new(known, clock)
    }

    /// The figure that a version gives for the first measure for which it gives one, if it stands at the moment.
    pub(crate) fn figure_of(&self, version: &Version) -> Option<&Figure> {
        let mut own = self
            .columns
            .iter()
            .filter_map(|column| column.figure_of(version));
        own.find(|figure| figure.known.holds(self.moment.as_known))
    }

    /// What statements are read with, for each measure.
    pub(crate) fn readers(&self) -> Vec<Reader<'_>> {
        let measures = self.duty.kernel.measures().into_iter();
        measures
            .map(|measure| Reader::new(self.agreement, self.clause, measure))
            .collect()
    }

    /// The acts this part counts.
    pub(crate) fn acts(&self) -> BTreeSet<&str> {
        let measures = self.duty.kernel.measures().into_iter();
        measures.map(|measure| measure.act.as_str()).collect()
    }

    /// All figures of one measure, by voice.
    pub(crate) fn by_voice(&self, measure: usize) -> BTreeMap<&str, Vec<&Figure>> {
        let mut by_voice = BTreeMap::new();
        let Some(column) = self.columns.get(measure) else {
            return by_voice;
        };
        for (voice, own) in &column.by_voice {
            let figures = self.standing(column, own.places.iter().copied());
            if !figures.is_empty() {
                by_voice.insert(&**voice, figures);
            }
        }
        by_voice
    }

    fn closings(&self, voice: &str, column: &Column, query: &Query, using: &Use<'_>) -> Closings {
        let known = self.moment.as_known;
        let own = column.closes.iter().filter(|close| {
            close.voice() == voice
                && close.known().holds(known)
                && (close.own || using.repeats)
                && using
                    .only
                    .is_none_or(|only| only.lets_in(&close.statement().claim))
        });
        // Only a ban closes on coverage alone, and only on coverage of its place.
        let closed = own.filter_map(|close| Some((close.window?, query.ban && close.placed)));
        let mut closed: Vec<(Window, bool)> = closed.collect();
        closed.sort_unstable();
        Closings {
            closed,
            grace_over: self.grace_over(query.upper.to),
        }
    }

    /// True if the declared grace has passed since `end`.
    fn grace_over(&self, end: Timestamp) -> bool {
        self.agreement.reporting_grace.is_some_and(|grace| {
            let over = self.agreement.clock.plus(end, grace);
            self.moment.as_of >= over
        })
    }

    /// Every statement that closes a window for some measure of the part.
    pub(crate) fn all_closing(&self) -> BTreeSet<&str> {
        let known = self.moment.as_known;
        let closes = self.columns.iter().flat_map(|column| &column.closes);
        closes
            .filter(|close| close.known().holds(known))
            .map(|close| close.statement().id.as_str())
            .collect()
    }
}

fn usable(figure: &Figure, using: &Use<'_>) -> bool {
    (using.repeats || !figure.repeats)
        && using
            .undenied
            .is_none_or(|by| !figure.denied || !denied(figure, by))
        && (using.only).is_none_or(|only| only.lets_in(&figure.version.live.statement.claim))
}

/// True if another of these voices denies it.
fn denied(figure: &Figure, by: &BTreeSet<String>) -> bool {
    let mut others = figure
        .version
        .denied_by()
        .iter()
        .filter(|voice| ***voice != *figure.version.live.voice());
    others.any(|voice| by.contains(&**voice))
}
