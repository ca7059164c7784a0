//! How many of something somebody holds somewhere: what is counted is reports of it (`docs/standings.md` §5, State).

use crate::count::Count;
use crate::figure::{Figure, Region};
use crate::input::Level;
use crate::time::{Instant, Span};

/// What a figure of so many becomes: at least and at most one report of what is asked for. `asked` are its cells.
pub(crate) fn report(figure: Figure<'_>, level: Level, asked: u128) -> Figure<'_> {
    let among = |cells: u128| cells & !asked == 0;
    let takes_in = |cells: u128| asked & !cells == 0;
    let parts = || {
        figure
            .parts
            .iter()
            .map(|(region, count)| (region.cells, *count))
    };
    let own = (among(figure.sure.cells)).then_some(figure.lo);
    let least = parts()
        .filter(|(cells, _)| among(*cells))
        .map(|(_, count)| count);
    let least = least.chain(own).max();
    let whole = figure.hi.filter(|_| takes_in(figure.region.cells));
    let most = parts()
        .filter(|(cells, _)| takes_in(*cells))
        .map(|(_, count)| count);
    let most = most.chain(whole).min();
    let (lo, hi) = match level.most {
        // Held against how many there were at the start, below.
        None => (least.unwrap_or(0), most),
        Some(allowed) => {
            let more = least.is_some_and(|least| least > allowed);
            let not_more = most.is_some_and(|most| most <= allowed);
            match (more, not_more) {
                (true, true) | (false, false) => (0, Some(1)),
                _ if more == level.above => (1, Some(1)),
                _ => (0, Some(0)),
            }
        }
    };
    let region = Region {
        cells: asked,
        ..figure.region
    };
    Figure {
        region,
        sure: region,
        lo,
        hi,
        parts: Vec::new(),
        // Who gives a total of a span says how many there were at most in all of it; that suits what is to be kept to.
        total: level.above && figure.said.words.adds == "total",
        credited: None,
        ..figure
    }
}

/// Of one voice's figures of how many there are, its reports that there are more than it says there were at the start.
pub(crate) fn since_the_start<'a>(own: &[&Figure<'a>], start: Instant) -> Vec<Figure<'a>> {
    let then = |one: &&&Figure<'a>| {
        let span = one.region.span;
        !one.total && span.from <= start && start < span.to
    };
    let known = || own.iter().filter(then).filter(|one| one.place_known);
    let least = known().map(|one| one.lo).min().unwrap_or(0);
    let bounded = known().all(|one| one.hi.is_some());
    let most = known().filter_map(|one| one.hi).max().filter(|_| bounded);
    let told = |one: &&Figure<'a>| {
        let more = most.is_some_and(|most| one.lo > most);
        let not_more = one.hi.is_some_and(|hi| hi <= least);
        let (lo, hi) = match (more, not_more) {
            (true, false) => (1, 1),
            (false, true) => (0, 0),
            _ => (0, 1),
        };
        Figure {
            lo,
            hi: Some(hi),
            ..(*one).clone()
        }
    };
    let others = own.iter().filter(|one| !then(one));
    others.map(told).collect()
}

/// The latest beginning of what one voice says of more than may be there, up to the end of the cure.
pub(crate) fn not_so(own: &[&Figure<'_>], until: Instant) -> Option<Instant> {
    let more = own.iter().filter(|figure| figure.hi == Some(0));
    let begins = more.map(|figure| figure.region.span.from);
    begins.filter(|from| *from <= until).max()
}

/// True if it is taken back by then.
pub(crate) fn taken_back(figure: &Figure<'_>, by: Instant) -> bool {
    figure.hi != Some(0) && figure.region.span.to <= by
}

/// Of a stretch that is over and ends by then nothing is left unsaid.
pub(crate) fn told(count: Count, stretch: Span, by: Instant) -> Count {
    if !count.over || stretch.to > by {
        return count;
    }
    let said = count.straddle.map(|more| count.lo.saturating_add(more));
    let hi = count.hi.into_iter().chain(said).min();
    Count { hi, ..count }
}
