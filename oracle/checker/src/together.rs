//! Groups of which nobody is to be parted from the others (`docs/standings.md` §5, Together).

use crate::count::{Count, Credit, Query, count, groups};
use crate::figure::{Figure, Region};
use crate::judge::Bench;
use crate::keyed::follow;
use crate::live::Said;
use crate::time::Span;

/// The group that a figure is of: the only one that it names.
fn group_of<'f>(figure: &'f Figure<'_>, thing: &str) -> Option<&'f str> {
    let is_one = |id: &&String| match id.strip_prefix(thing) {
        Some(rest) => rest.len() > 1 && (rest.starts_with(' ') || rest.starts_with('-')),
        None => false,
    };
    let mut own = figure.said.words.ids.iter().filter(is_one);
    let first = own.next()?;
    if own.next().is_some() {
        return None;
    }
    Some(first)
}

fn may(figure: &Figure<'_>, phase: Span) -> bool {
    figure.hi != Some(0) && figure.region.span.meets(phase)
}

impl<'a> Bench<'a> {
    /// All figures of a group, wherever they fall.
    pub(crate) fn of_group(&self, thing: &str, group: &str) -> Vec<&Figure<'a>> {
        let all = self.figures.first().into_iter().flatten();
        all.filter(|one| group_of(one, thing) == Some(group))
            .collect()
    }

    /// 1 where a voice says that some of the group were parted from those who came first, 0 where it says that none was.
    pub(crate) fn parted(
        &self,
        voice: &str,
        usable: &dyn Fn(&Said<'_>) -> bool,
        thing: &str,
        (group, phase): (&str, Span),
    ) -> Option<Count> {
        let as_of = self.document.as_of;
        let mut own = self.own(0, voice, usable);
        own.retain(|one| group_of(one, thing) == Some(group));
        let open = Count::silent(as_of >= phase.to);
        if own.is_empty() {
            return Some(open);
        }
        let cells = self.readers.first()?.cells();
        let measure = self.row.duty.measures.first()?;
        let within = |span: Span| {
            let query = Query {
                asked: Region { span, cells },
                upper: span,
                credit: Credit::ByTime,
                ban: false,
            };
            let closings = self.closings(voice, usable, measure, span.to);
            count(&own, &query, &closings, as_of)
        };
        let day = |one: &Figure<'_>| {
            let day = follow(self.row, one.region.span.from.max(phase.from))?;
            Some(Span {
                from: day.day,
                to: day.due,
            })
        };
        let whole = within(phase);
        let came = || own.iter().filter(|one| may(one, phase));
        let size = came().filter_map(|one| one.said.words.out_of).max();
        let days: Vec<Span> = came().filter_map(|one| day(one)).collect();
        let at_once = |size| days.iter().any(|day| within(day.cut(phase)).lo >= size);
        let left = size.zip(whole.hi).is_some_and(|(size, most)| most < size) && whole.lo > 0;
        // Each in a group with its rivals, which tell one happening in several ways; a total has none.
        let (totals, events): (Vec<&Figure<'_>>, Vec<&Figure<'_>>) =
            own.iter().copied().partition(|one| one.total);
        let told = groups(&events).into_values();
        let told = told.chain(totals.into_iter().map(|total| vec![total]));
        let sure = |one: &&Figure<'_>| {
            let within = one.place_known && one.region.span.inside(phase);
            one.lo > 0 && within && one.sure.cells & !cells == 0
        };
        let sure: Vec<Vec<&Figure<'_>>> = told.filter(|all| all.iter().all(sure)).collect();
        let over = |all: &Vec<&Figure<'_>>| all.iter().map(|one| one.region.span.to).max();
        let begun = |all: &Vec<&Figure<'_>>| all.iter().filter_map(|one| day(one)).min();
        let first = sure.iter().filter_map(over).min();
        let last = sure.iter().filter_map(begun).map(|day| day.from).max();
        let parted = left || first.zip(last).is_some_and(|(over, begun)| over <= begun);
        let together = size.is_some_and(at_once) || whole.hi == Some(0);
        let (lo, hi) = match (parted, together) {
            (true, false) => (1, 1),
            (false, true) => (0, 0),
            _ => (0, 1),
        };
        let on_one_day = came().all(|one| {
            let inside = |day: Span| one.region.span.inside(day) && Some(&day) == days.first();
            one.place_known && one.region.span.inside(phase) && day(one).is_some_and(inside)
        });
        Some(Count {
            lo,
            hi: Some(hi),
            straddle: Some(u64::from(!parted && !together && !on_one_day)),
            spoken: true,
            ..open
        })
    }
}
