//! The count of one voice in every stretch of a length: the most or the least that there can be in any of them.

use std::collections::BTreeSet;

use tregua_agreement::duty::Sense;
use tregua_calendar::{Length, Timestamp, Window};

use super::{Sheet, Use, usable};
use crate::count::{ClosedBy, Count, count};
use crate::figures::Figure;
use crate::instances::Instance;
use crate::kernels::{self, Ask};
use crate::stretches;

impl Sheet<'_> {
    /// What `voice` says of the stretches of `instance`, as one count.
    pub(super) fn anywhere(
        &self,
        (length, sense): (Length, Sense),
        voice: &str,
        instance: &Instance,
        using: &Use<'_>,
    ) -> Count {
        let over = self.moment.as_of >= instance.window.to;
        let Some(column) = self.columns.first() else {
            return Count::silent(over);
        };
        let Some(own) = column.by_voice.get(voice) else {
            return Count::silent(over);
        };
        let edges = self.bounds(Some(voice));
        let own: Vec<&Figure> = self.standing(column, own.places.iter().copied());
        let begins = own.iter().map(|figure| figure.region.span.from);
        let ends = [instance.window.from, instance.window.to];
        let begins: BTreeSet<Timestamp> = begins.chain(ends).collect();
        // A voice that reported something in what it closed has not been silent in the rest of it.
        let reported = |closed: &Window| {
            let asked = column.asked(closed.cut(&instance.window));
            own.iter().any(|figure| {
                let event = !figure.total && figure.credited().is_none();
                event && usable(figure, using) && figure.sure().touches(&asked)
            })
        };
        let mut alone: Option<Vec<bool>> = None;
        // What is counted in all of the window is closed by the grace as one number would be; so is, for a limit, each stretch of it.
        let whole = self
            .grace_over(instance.window.to)
            .then_some(instance.window)
            .filter(|whole| sense == Sense::AtMost && reported(whole));
        let counted = |stretch: Window| {
            let ask = Ask::plain(0, stretch);
            let query = kernels::query_by_time(&ask, column.asked(stretch));
            let (plain, figures) = self.near(column, voice, &ask, using);
            let mut closings = self.closings(voice, column, &query, using);
            let alone = alone.get_or_insert_with(|| {
                let each = closings.closed.iter();
                each.map(|(closed, _)| reported(closed)).collect()
            });
            for ((_, needs_none), alone) in closings.closed.iter_mut().zip(alone) {
                *needs_none = *alone;
            }
            let by_grace = closings.closed.is_empty();
            closings.closed.extend(whole.map(|whole| (whole, true)));
            let as_of = self.moment.as_of;
            let mut counted = count(&figures, plain, &query, &closings, as_of);
            if by_grace && counted.closed_by == Some(ClosedBy::Close) {
                counted.closed_by = Some(ClosedBy::Grace);
            }
            (stretch, counted)
        };
        let clock = &self.agreement.clock;
        let all = stretches::of(clock, (length, sense), instance.window, edges.into_iter());
        let counted: Vec<(Window, Count)> = all.into_iter().map(counted).collect();
        stretches::joined(sense, over, &counted, &begins)
    }

    /// The ends of the stretches in which something may change for anybody.
    pub(super) fn ends_anywhere(
        &self,
        any: (Length, Sense),
        instance: &Instance,
    ) -> impl Iterator<Item = Timestamp> {
        let clock = &self.agreement.clock;
        let all = stretches::of(clock, any, instance.window, self.bounds(None).into_iter());
        all.into_iter().map(|stretch| stretch.to)
    }

    /// Where figures and closings begin and end, of one voice or of all, and up to where the clock has come.
    fn bounds(&self, voice: Option<&str>) -> BTreeSet<Timestamp> {
        let mut edges = BTreeSet::new();
        let mut both = |span: Window| edges.extend([span.from, span.to]);
        for column in &self.columns {
            let of = |own: &str| voice.is_none_or(|voice| voice == own);
            let figures = column.figures.iter();
            figures
                .filter(|figure| figure.is_ever() && of(figure.version.live.voice()))
                .for_each(|figure| both(figure.region.span));
            let closes = column.closes.iter().filter(|close| of(close.voice()));
            closes.filter_map(|close| close.window).for_each(&mut both);
        }
        let as_of = self.moment.as_of;
        edges.insert(as_of);
        // A stretch whose grace is over ended so long ago.
        edges.extend(self.agreement.reporting_grace.and_then(|grace| {
            let clock = &self.agreement.clock;
            match grace {
                Length::Hours(hours) => {
                    let length = std::time::Duration::from_secs(3_600 * u64::from(hours));
                    as_of.checked_sub(length).ok()
                }
                Length::Days(days) => {
                    let local = clock.civil(as_of);
                    let length = std::time::Duration::from_secs(86_400 * u64::from(days));
                    let date = local.date().checked_sub(length).ok()?;
                    Some(clock.instant(date, local.time()).at)
                }
            }
        }));
        edges
    }
}
