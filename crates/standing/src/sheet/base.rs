//! What a share is a share of: as many as a voice says there are, whenever it counted them (`docs/standings.md` §5, Share).

use tregua_calendar::{Timestamp, Window};

use super::{Sheet, Use, usable};
use crate::count::{Closings, Count, Credit, Query, count};
use crate::figures::Figure;
use crate::instances::Instance;
use crate::tray::Plain;

/// Where the count of the base stands among those of a share: after the three from the start.
pub(super) const AT: usize = 3;

/// Where the base stands among the measures of the duty.
const BASE: usize = 1;

impl Sheet<'_> {
    /// The figures that state the base: those whose time begins by the due instant.
    pub(super) fn stating_base(&self, instance: &Instance) -> impl Iterator<Item = &Figure> {
        let due = instance.window.to;
        let column = self.columns.get(BASE).into_iter();
        column
            .flat_map(|column| self.all_standing(column))
            .filter(move |figure| figure.region.span.from <= due && figure.credited().is_none())
    }

    /// The base as `voice` has it: its totals are rivals that each state all of it; without any, its events are the least
    /// that there are.
    pub(super) fn base(&self, voice: &str, instance: &Instance, using: &Use<'_>) -> Count {
        let as_of = self.moment.as_of;
        let due = instance.window.to;
        let silent = Count::silent(as_of >= due);
        let Some(column) = self.columns.get(BASE) else {
            return silent;
        };
        let own = self.stating_base(instance);
        let own =
            own.filter(|figure| figure.version.live.voice() == voice && usable(figure, using));
        let (totals, events): (Vec<&Figure>, Vec<&Figure>) = own.partition(|figure| figure.total);
        let spoken = Count {
            spoken: !totals.is_empty() || !events.is_empty(),
            ..silent
        };
        let to = due
            .checked_add(std::time::Duration::from_nanos(1))
            .unwrap_or(due);
        let asked = column.asked(Window::new(Timestamp::MIN, to));
        let (Some(lo), false) = (
            totals
                .iter()
                .map(|total| match total.sure().kinds_inside(&asked) {
                    true => total.lo,
                    false => 0,
                })
                .min(),
            totals.is_empty(),
        ) else {
            let query = Query {
                upper: asked.span,
                asked,
                credit: Credit::Nowhere,
                ban: false,
            };
            let none = Closings {
                closed: Vec::new(),
                grace_over: false,
            };
            let counted = count(&events, Plain::default(), &query, &none, as_of);
            return Count {
                lo: counted.lo,
                ..spoken
            };
        };
        let whole = |total: &&Figure| {
            let over = total.covers_all && as_of >= total.region.span.to;
            total.hi.filter(|_| over)
        };
        let ends: Option<Vec<u64>> = totals.iter().map(whole).collect();
        Count {
            lo,
            hi: ends.and_then(|ends| ends.into_iter().max()),
            ..spoken
        }
    }
}
