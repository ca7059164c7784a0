//! Groups of which nobody is to be parted from the others: an instance for each that claims name, and whether a voice says that
//! some came later than those who came first, or not at all (`docs/standings.md` §5, Together).

use std::collections::BTreeSet;

use tregua_calendar::{Timestamp, Window};
use tregua_record::Name;

use super::{Sheet, Use, usable};
use crate::column::Column;
use crate::count::{Count, Credit, Query, count, groups};
use crate::figures::Figure;
use crate::instances::{Instance, Keyed};
use crate::tray::Plain;

impl Sheet<'_> {
    /// The thing that tells the part's groups apart; `None` unless it is about groups.
    pub(super) fn group(&self) -> Option<&str> {
        self.duty.kernel.group()
    }

    /// An instance for each group of which somebody says that some of it came in `phase`, in the order of their names: of all,
    /// or of these. Each lasts as long as the phase.
    pub(crate) fn grouped(&self, phase: &Window, only: Option<&BTreeSet<String>>) -> Vec<Instance> {
        let figures = self.columns.first().into_iter();
        let figures = figures.flat_map(|column| self.all_standing(column));
        let came = figures.filter(|figure| may(figure, phase));
        let named = came.filter_map(|figure| self.group_of(figure));
        let named: BTreeSet<&str> = named
            .filter(|key| only.is_none_or(|only| only.contains(*key)))
            .collect();
        let instance = |key: &str| Instance {
            date: None,
            key: Some(Keyed {
                key: key.into(),
                phase: *phase,
            }),
            window: *phase,
            last: phase.to,
            cure: phase.to,
        };
        named.into_iter().map(instance).collect()
    }

    /// The group that a figure is of: the only one that it names. Of several nobody can tell how many of each it counts.
    fn group_of<'f>(&self, figure: &'f Figure) -> Option<&'f str> {
        let group = self.group()?;
        let of_sort = |id: &&Name| {
            let rest = id.strip_prefix(group).unwrap_or_default();
            rest.len() > 1 && rest.starts_with([' ', '-'])
        };
        let mut named = figure.version.live.claim.ids.iter().filter(of_sort);
        let first = named.next()?;
        named.next().is_none().then_some(first.as_str())
    }

    /// The figures of a group that stand at the moment, whoever's they are and wherever they fall.
    pub(super) fn of_group(&self, keyed: &Keyed) -> Vec<&Figure> {
        let columns = self.columns.first().into_iter();
        let figures = columns.flat_map(|column| self.all_standing(column));
        let own = figures.filter(|figure| self.group_of(figure) == Some(&*keyed.key));
        own.collect()
    }

    /// All of them, whenever they stood.
    pub(super) fn ever_of_group(&self, keyed: &Keyed, each: impl FnMut(&Figure)) {
        let figures = self.columns.first().into_iter();
        let figures = figures.flat_map(|column| &column.figures);
        let own = figures.filter(|figure| self.group_of(figure) == Some(&*keyed.key));
        own.for_each(each);
    }

    /// Whether `voice` says that some of the group were parted from those who came first: 1 where it does, 0 where it says
    /// that all came on one day, or none at all.
    pub(super) fn parted(&self, voice: &str, keyed: &Keyed, using: &Use<'_>) -> Count {
        let phase = &keyed.phase;
        let own = self.of_group(keyed).into_iter();
        let own = own.filter(|figure| *figure.voice == *voice && usable(figure, using));
        let figures: Vec<&Figure> = own.collect();
        let open = Count::silent(self.moment.as_of >= phase.to);
        let Some(column) = self.columns.first().filter(|_| !figures.is_empty()) else {
            return open;
        };
        let within = |window| self.count_within(column, &figures, window, (voice, using));
        let whole = within(*phase);
        let size = figures.iter().filter(|figure| may(figure, phase));
        let size = size
            .filter_map(|figure| figure.version.live.claim.out_of)
            .max();
        let all_at_once = size.is_some_and(|size| {
            let days = figures.iter().map(|figure| self.day(figure, phase));
            let days: BTreeSet<Window> = days.collect();
            let mut days = days.into_iter();
            days.any(|day| within(day.cut(phase)).lo >= size)
        });
        let left = size.zip(whole.hi);
        let left = whole.lo > 0 && left.is_some_and(|(size, most)| most < size);
        let parted = left || self.on_two_days(column, &figures, phase);
        let (lo, hi) = (
            u64::from(parted),
            u64::from(!all_at_once && whole.hi != Some(0)),
        );
        Count {
            lo: lo.min(hi),
            hi: Some(lo.max(hi)),
            straddle: Some(u64::from(lo < hi && !self.on_one_day(&figures, phase))),
            differs: lo > hi,
            spoken: true,
            ..open
        }
    }

    /// Some came surely before the day on which others surely did.
    fn on_two_days(&self, column: &Column, figures: &[&Figure], phase: &Window) -> bool {
        let asked = column.asked(*phase);
        let surely = |figure: &&Figure| {
            figure.lo > 0
                && figure.place_known
                && figure.region.span.inside(phase)
                && figure.sure().kinds_inside(&asked)
        };
        let (totals, events): (Vec<&Figure>, Vec<&Figure>) =
            figures.iter().partition(|figure| figure.total);
        let totals = totals.into_iter().map(|total| vec![total]);
        let all: Vec<Vec<&Figure>> = groups(&events).into_iter().chain(totals).collect();
        // Rivals tell one happening in several ways: all of them have to say so.
        let sure = all.iter().filter(|group| group.iter().all(surely));
        let ends = sure.map(|group| {
            let over = group.iter().map(|figure| figure.region.span.to).max();
            let begun = group
                .iter()
                .map(|figure| self.day(figure, phase).from)
                .min();
            (over, begun)
        });
        let (over, begun): (Vec<Option<Timestamp>>, Vec<Option<Timestamp>>) = ends.unzip();
        let first = over.into_iter().flatten().min();
        let last = begun.into_iter().flatten().max();
        first.zip(last).is_some_and(|(over, begun)| over <= begun)
    }

    /// Whatever came came on one and the same day, in the phase and where it counts.
    fn on_one_day(&self, figures: &[&Figure], phase: &Window) -> bool {
        let came: Vec<&&Figure> = figures.iter().filter(|one| may(one, phase)).collect();
        let days: BTreeSet<Window> = came.iter().map(|one| self.day(one, phase)).collect();
        let within = |figure: &&&Figure| {
            let span = &figure.region.span;
            figure.place_known && span.inside(phase) && span.to <= self.day(figure, phase).to
        };
        days.len() < 2 && came.iter().all(within)
    }

    /// The agreement's day on which the time of a figure begins, as far as it lies in the phase.
    fn day(&self, figure: &Figure, phase: &Window) -> Window {
        let clock = &self.agreement.clock;
        clock.day(clock.day_of(figure.region.span.from.max(phase.from)))
    }

    /// The count of these, all of one voice, in a window.
    fn count_within(
        &self,
        column: &Column,
        figures: &[&Figure],
        window: Window,
        (voice, using): (&str, &Use<'_>),
    ) -> Count {
        let query = Query {
            asked: column.asked(window),
            upper: window,
            credit: Credit::ByTime,
            ban: false,
        };
        let closings = self.closings(voice, column, &query, using);
        count(
            figures,
            Plain::default(),
            &query,
            &closings,
            self.moment.as_of,
        )
    }
}

/// True for what may have happened in the phase.
fn may(figure: &Figure, phase: &Window) -> bool {
    figure.hi != Some(0) && figure.region.span.overlaps(phase)
}
