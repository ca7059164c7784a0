//! One voice, one query: the interval in which its count lies. The rules are `docs/standings.md` §4.

use std::collections::BTreeMap;

use tregua_calendar::{Date, Timestamp, Window};

use crate::figures::Figure;
use crate::pack::{Piece, cheapest_cover, heaviest_set};
use crate::region::Region;
use crate::tray::Plain;

/// A whole-number interval and why it is open. `hi` is `None` when nothing bounds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// At least this many.
    pub lo: u64,
    /// At most this many.
    pub hi: Option<u64>,
    /// How many more there may be because an act's time or place straddles an edge; `None`: no bound.
    pub straddle: Option<u64>,
    /// The window is over.
    pub over: bool,
    /// The voice differs from itself: both ends are its own figures.
    pub differs: bool,
    /// Some figure touches the window.
    pub spoken: bool,
    /// What closed it, if anything.
    pub closed_by: Option<ClosedBy>,
    /// The greatest "of so many" that its figures state.
    pub out_of: Option<u64>,
    /// Of a count in every stretch of a length: the stretch that it is of, as one voice alone has it.
    pub stretch: Option<Window>,
}

/// What set the upper end of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClosedBy {
    /// The header's rule for dated figures.
    DatedFigure,
    /// A total of the whole window.
    WholeTotal,
    /// The voice's own `close`.
    Close,
    /// The declared reporting grace.
    Grace,
}

impl Count {
    /// True if it is one number.
    pub(crate) fn is_exact(&self) -> bool {
        self.hi == Some(self.lo)
    }

    /// Nothing reported: anything is possible.
    pub(crate) fn silent(over: bool) -> Self {
        Count {
            lo: 0,
            hi: None,
            straddle: Some(0),
            over,
            differs: false,
            spoken: false,
            closed_by: None,
            out_of: None,
            stretch: None,
        }
    }

    /// True if no number lies in both.
    pub(crate) fn disjoint(&self, other: &Count) -> bool {
        self.hi.is_some_and(|hi| hi < other.lo) || other.hi.is_some_and(|hi| hi < self.lo)
    }

    /// From the least to the greatest of both.
    pub(crate) fn hull(&self, other: &Count) -> Count {
        Count {
            lo: self.lo.min(other.lo),
            hi: self.hi.zip(other.hi).map(|(a, b)| a.max(b)),
            straddle: self.straddle.zip(other.straddle).map(|(a, b)| a.max(b)),
            ..self.merged(other)
        }
    }

    /// What both leave possible. How much straddles an edge is the least among those who spoke of it.
    pub(crate) fn cut(&self, other: &Count) -> Count {
        let least = |a: Option<u64>, b: Option<u64>| match (a, b) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let straddle = match (self.spoken, other.spoken) {
            (true, false) => self.straddle,
            (false, true) => other.straddle,
            _ => least(self.straddle, other.straddle),
        };
        Count {
            lo: self.lo.max(other.lo),
            hi: least(self.hi, other.hi),
            straddle,
            ..self.merged(other)
        }
    }

    /// The same with its ends in order: where accounts are disjoint, from the one to the other.
    pub(crate) fn in_order(self) -> Count {
        match self.hi {
            Some(hi) if hi < self.lo => Count {
                lo: hi,
                hi: Some(self.lo),
                ..self
            },
            _ => self,
        }
    }

    fn merged(&self, other: &Count) -> Count {
        Count {
            // Voices that date a trigger apart are counted in windows of their own.
            over: self.over && other.over,
            differs: self.differs || other.differs,
            spoken: self.spoken || other.spoken,
            closed_by: self.closed_by.max(other.closed_by),
            out_of: self.out_of.max(other.out_of),
            stretch: self.stretch.filter(|_| self.stretch == other.stretch),
            ..self.clone()
        }
    }
}

/// What is asked of one voice: how many in this region, with the moment's clock.
#[derive(Debug, Clone)]
pub(crate) struct Query {
    /// The region for the lower end.
    pub(crate) asked: Region,
    /// The span for the upper end: a deadline's window ends just before its instant here, and after it there.
    pub(crate) upper: Window,
    /// Where figures that are credited count.
    pub(crate) credit: Credit,
    /// Nobody's grace closes a ban.
    pub(crate) ban: bool,
}

/// Where figures that are credited count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Credit {
    /// Where their own time lies inside.
    ByTime,
    /// In the instance of this date.
    Day(Date),
    /// Not here.
    Nowhere,
}

/// Windows that a voice closed.
pub(crate) struct Closings {
    /// By its own `close`; and whether that needs no event in the window.
    pub(crate) closed: Vec<(Window, bool)>,
    /// True once the declared grace has passed.
    pub(crate) grace_over: bool,
}

/// The interval of `figures` and `plain` events (all of one voice) for `query` at `as_of`.
pub(crate) fn count(
    figures: &[&Figure],
    plain: Plain,
    query: &Query,
    closings: &Closings,
    as_of: Timestamp,
) -> Count {
    if query.upper.is_empty() {
        return Count {
            hi: Some(0),
            ..Count::silent(true)
        };
    }
    if let Some(count) = simply(figures, plain, query, closings, as_of) {
        return count;
    }
    let over = as_of >= query.upper.to;
    // Searches that end early find the same whatever the order in which things were said.
    let mut figures = figures.to_vec();
    figures.sort_by(|one, other| {
        one.version
            .live
            .statement
            .id
            .cmp(&other.version.live.statement.id)
    });
    let (credited, own): (Vec<&Figure>, Vec<&Figure>) = figures
        .into_iter()
        .partition(|figure| figure.credited().is_some());
    let here: Vec<&Figure> = credited
        .into_iter()
        .filter(|figure| credited_here(figure, query))
        .collect();
    let extra = Extra::of(&here, query, as_of);
    // Of a stretch that includes its last instant, what is credited there is none of what comes before.
    let before = match query.credit {
        Credit::ByTime => {
            let inside = here
                .iter()
                .filter(|figure| figure.region.span.inside(&query.upper));
            let inside: Vec<&Figure> = inside.copied().collect();
            Extra::of(&inside, query, as_of)
        }
        Credit::Day(_) | Credit::Nowhere => extra,
    };

    let inner = Region {
        span: query.upper,
        kinds: query.asked.kinds.clone(),
    };
    let book = Book::new(&own, plain, &inner, query.ban, as_of);
    let lo = book.lower().saturating_add(before.lo);
    let (own_hi, closed_by) = if over {
        book.upper(closings)
    } else {
        (None, None)
    };
    let hi = own_hi
        .zip(before.hi)
        .map(|(own, extra)| own.saturating_add(extra));
    let differs = hi.is_some_and(|hi| hi < lo);
    let (mut lo, mut hi) = if differs {
        (hi.unwrap_or(lo), Some(lo))
    } else {
        (lo, hi)
    };
    let mut straddle = book.straddle();
    let mut spoken = book.spoken() || !here.is_empty();
    if query.asked.span != query.upper {
        // A stretch that includes its last instant: an act at that instant raises both ends.
        let outer = Book::new(&own, plain, &query.asked, query.ban, as_of);
        // Where the voice differs from itself there too, only the lesser of its figures is sure.
        let outer_hi = outer
            .upper(closings)
            .0
            .zip(extra.hi)
            .map(|(own, extra)| own.saturating_add(extra));
        let outer_lo = outer.lower().saturating_add(extra.lo);
        let with_end = outer_hi.map_or(outer_lo, |hi| hi.min(outer_lo));
        if !differs {
            lo = lo.max(with_end);
            hi = hi.map(|hi| hi.max(with_end));
        }
        straddle = outer.straddle();
        spoken |= outer.spoken();
    }
    let credited_of = here
        .iter()
        .filter_map(|figure| figure.version.live.claim.out_of)
        .max();
    let out_of = book.out_of().max(credited_of);
    Count {
        lo,
        hi,
        straddle,
        over,
        differs,
        spoken,
        closed_by,
        out_of,
        stretch: None,
    }
}

/// Figures looked at pair by pair; of more, rivals are sorted out. Two heaps of a tray have as many.
const FEW: usize = 64;

/// The same count where nothing bears on anything else, as nearly always: a few events without rivals, of kinds and in a
/// place that count, each wholly inside or wholly outside of what is asked. They add up; only a grace can close them.
fn simply(
    figures: &[&Figure],
    plain: Plain,
    query: &Query,
    closings: &Closings,
    as_of: Timestamp,
) -> Option<Count> {
    if figures.len() > FEW || !closings.closed.is_empty() {
        return None;
    }
    for (at, figure) in figures.iter().enumerate() {
        let rival = || figures.iter().take(at).any(|one| one.rival == figure.rival);
        let bears = figure.total || figure.credited().is_some() || rival();
        let counts = figure.place_known && figure.region.kinds_inside(&query.asked);
        if bears || !counts || !figure.sure().kinds_inside(&query.asked) {
            return None;
        }
    }
    let no_grace = query.ban || !closings.grace_over;
    let of = |span: &Window| {
        let mut sum = Sum::of(plain);
        for figure in figures {
            let own = figure.sure().span;
            match (own.inside(span), own.overlaps(span)) {
                (true, true) => sum.add(figure)?,
                (false, false) => {}
                _ => return None,
            }
        }
        sum.hi = sum.hi.filter(|_| sum.spoken && !no_grace);
        Some(sum)
    };
    let over = as_of >= query.upper.to;
    let inner = of(&query.upper)?;
    let outer = match query.asked.span == query.upper {
        true => None,
        false => Some(of(&query.asked.span)?),
    };
    // A stretch that includes its last instant: an act at that instant raises both ends.
    let with_end = outer.as_ref().map_or(0, |outer| outer.lo);
    let hi = inner.hi.filter(|_| over);
    Some(Count {
        lo: inner.lo.max(with_end),
        hi: hi.map(|hi| hi.max(with_end)),
        straddle: Some(0),
        over,
        differs: false,
        spoken: inner.spoken || outer.is_some_and(|outer| outer.spoken),
        closed_by: hi.map(|_| ClosedBy::Grace),
        out_of: inner.out_of,
        stretch: None,
    })
}

/// Events added up.
struct Sum {
    lo: u64,
    hi: Option<u64>,
    spoken: bool,
    out_of: Option<u64>,
}

impl Sum {
    fn of(plain: Plain) -> Self {
        Sum {
            lo: plain.sum,
            hi: Some(plain.sum),
            spoken: plain.events > 0,
            out_of: None,
        }
    }

    /// `None` if the event's ends are out of order.
    fn add(&mut self, event: &Figure) -> Option<()> {
        if event.hi.is_some_and(|hi| hi < event.lo) {
            return None;
        }
        self.lo = self.lo.saturating_add(event.lo);
        let hi = self.hi.zip(event.hi);
        self.hi = hi.map(|(sum, hi)| sum.saturating_add(hi));
        self.spoken = true;
        if event.out_of {
            self.out_of = self.out_of.max(event.version.live.claim.out_of);
        }
        Some(())
    }
}

/// True if a credited figure is added to what is asked.
pub(crate) fn credited_here(figure: &Figure, query: &Query) -> bool {
    figure.sure().kinds_touch(&query.asked)
        && match query.credit {
            Credit::Day(date) => figure.credited() == Some(date),
            Credit::ByTime => figure.region.span.inside(&query.asked.span),
            Credit::Nowhere => false,
        }
}

/// What credited figures add to both ends.
#[derive(Clone, Copy)]
struct Extra {
    lo: u64,
    hi: Option<u64>,
}

impl Extra {
    fn of(here: &[&Figure], query: &Query, as_of: Timestamp) -> Extra {
        let mut extra = Extra { lo: 0, hi: Some(0) };
        for rivals in groups(here) {
            let lo = |rival: &&Figure| match rival.sure().kinds_inside(&query.asked) {
                true => rival.lo,
                false => 0,
            };
            // "So far" says nothing of what came after.
            let hi = |rival: &&Figure| rival.hi.filter(|_| !rival.total || is_whole(rival, as_of));
            let most = rivals
                .iter()
                .try_fold(0u64, |most, rival| Some(most.max(hi(rival)?)));
            extra.lo = extra
                .lo
                .saturating_add(rivals.iter().map(lo).min().unwrap_or(0));
            extra.hi = extra
                .hi
                .zip(most)
                .map(|(sum, most)| sum.saturating_add(most));
        }
        extra
    }
}

fn is_whole(total: &Figure, as_of: Timestamp) -> bool {
    total.covers_all && as_of >= total.region.span.to
}

/// Rival events of one happening.
struct Group<'a> {
    rivals: Vec<&'a Figure>,
}

/// One voice's figures, sorted for one region.
struct Book<'a> {
    asked: &'a Region,
    ban: bool,
    totals: Vec<&'a Figure>,
    events: Vec<Group<'a>>,
    /// Events that lie inside and that nothing bears on, added up.
    plain: Plain,
    as_of: Timestamp,
}

impl<'a> Book<'a> {
    fn new(
        own: &[&'a Figure],
        plain: Plain,
        asked: &'a Region,
        ban: bool,
        as_of: Timestamp,
    ) -> Self {
        let (totals, events): (Vec<_>, Vec<_>) =
            own.iter().copied().partition(|figure| figure.total);
        let events = groups(&events).into_iter().map(|rivals| Group { rivals });
        let events = events.filter(|group| group.touches(asked)).collect();
        Book {
            asked,
            ban,
            totals,
            events,
            plain,
            as_of,
        }
    }

    fn spoken(&self) -> bool {
        !self.events.is_empty()
            || self.plain.events > 0
            || self
                .totals
                .iter()
                .any(|total| total.region.touches(self.asked))
    }

    fn out_of(&self) -> Option<u64> {
        let events = self.events.iter().flat_map(|group| &group.rivals);
        let figures = self.totals.iter().chain(events);
        let touching = figures.filter(|figure| figure.region.touches(self.asked));
        touching
            .filter_map(|figure| figure.version.live.claim.out_of)
            .max()
    }

    fn whole(&self) -> impl Iterator<Item = &&'a Figure> {
        self.totals
            .iter()
            .filter(|total| is_whole(total, self.as_of))
    }

    /// The largest sum of pieces that do not clash.
    fn lower(&self) -> u64 {
        let mut pieces: Vec<Piece<'_>> = Vec::new();
        let mut beating: Vec<&Region> = Vec::new();
        for total in self.totals.iter().filter(|total| total.place_known) {
            let whole = is_whole(total, self.as_of);
            if total.sure().inside(self.asked) {
                pieces.push(Piece::total(total.sure(), total.lo));
                beating.extend(whole.then_some(&total.region));
            } else {
                for (region, count) in total
                    .parts()
                    .iter()
                    .filter(|(region, _)| region.inside(self.asked))
                {
                    pieces.push(Piece::total(region, *count));
                    beating.extend(whole.then_some(region));
                }
            }
        }
        for group in &self.events {
            let lo = group.lo(self.asked);
            if lo > 0 && !group.beaten(&beating) {
                let regions = group.rivals.iter().map(|rival| rival.sure()).collect();
                pieces.push(Piece::event(regions, lo));
            }
        }
        heaviest_set(&pieces).saturating_add(self.plain.sum)
    }

    /// The smallest sum of covers that contain all of what is asked.
    fn upper(&self, closings: &Closings) -> (Option<u64>, Option<ClosedBy>) {
        let asked = self.asked;
        let mut covers: Vec<(Region, u64, ClosedBy)> = Vec::new();
        for total in self.whole() {
            let by = if total.dated {
                ClosedBy::DatedFigure
            } else {
                ClosedBy::WholeTotal
            };
            if let Some(hi) = total.hi {
                covers.push((total.region.clone(), hi, by));
            }
            if !total.sure().inside(asked) {
                covers.extend(
                    total
                        .parts()
                        .iter()
                        .map(|(region, count)| (region.clone(), *count, by)),
                );
            }
        }
        let by_close = closings
            .closed
            .iter()
            .map(|(window, alone)| (*window, ClosedBy::Close, *alone));
        // Grace never closes a ban: nobody has stated coverage.
        let by_grace =
            (closings.grace_over && !self.ban).then_some((asked.span, ClosedBy::Grace, false));
        for (window, by, alone) in by_close.chain(by_grace) {
            if let Some(hi) = self.closing(window, alone) {
                let kinds = crate::region::everything(&asked.kinds);
                covers.push((
                    Region {
                        span: window,
                        kinds,
                    },
                    hi,
                    by,
                ));
            }
        }
        covers.retain(|(region, ..)| region.touches(asked));
        let cheapest = |strongest: ClosedBy| {
            let those = covers.iter().filter(|(.., by)| *by <= strongest);
            let list: Vec<(&Region, u64)> = those.map(|(region, hi, _)| (region, *hi)).collect();
            cheapest_cover(asked, &list)
        };
        let hi = cheapest(ClosedBy::Grace);
        // What it took at least to close it so low, whichever of several ways was found first.
        let mut kinds = covers.iter().map(|(.., by)| *by).collect::<Vec<_>>();
        kinds.sort_unstable();
        kinds.dedup();
        let by = match kinds.as_slice() {
            [only] => Some(*only),
            several => several.iter().copied().find(|by| cheapest(*by) == hi),
        };
        (hi, by.filter(|_| hi.is_some()))
    }

    /// What a closed window says at most, if nothing in it is "so far" and the voice reported an event in it, unless it
    /// needs none.
    fn closing(&self, window: Window, alone: bool) -> Option<u64> {
        let inside = Region {
            span: window.cut(&self.asked.span),
            kinds: self.asked.kinds.clone(),
        };
        let totals: Vec<&&Figure> = self
            .totals
            .iter()
            .filter(|total| total.region.touches(&inside))
            .collect();
        let events: Vec<&Group<'_>> = self
            .events
            .iter()
            .filter(|group| group.touches(&inside))
            .collect();
        if totals.iter().any(|total| !is_whole(total, self.as_of)) {
            return None;
        }
        if events.is_empty() && self.plain.events == 0 && !alone {
            return None;
        }
        let beating: Vec<&Region> = totals.iter().map(|total| &total.region).collect();
        let mut pieces = Vec::new();
        for total in &totals {
            pieces.push(Piece::total(total.sure(), total.hi?));
        }
        let left = events.iter().map(|group| group.unbeaten(&beating));
        for group in left.filter(|group| group.touches(&inside)) {
            let regions = group.rivals.iter().map(|rival| rival.sure()).collect();
            pieces.push(Piece::event(regions, group.hi_in(&inside)?));
        }
        // A voice with plain events has no closing of its own: what is closed is all that is asked.
        Some(heaviest_set(&pieces).saturating_add(self.plain.sum))
    }

    /// How much may be added by acts whose time or place straddles an edge.
    fn straddle(&self) -> Option<u64> {
        let on_edge = |figure: &&&Figure| {
            let crosses = !figure.region.span.inside(&self.asked.span);
            figure.sure().touches(self.asked) && (crosses || !figure.place_known)
        };
        let mut straddle = 0u64;
        for group in self
            .events
            .iter()
            .filter(|group| group.rivals.iter().any(|rival| on_edge(&rival)))
        {
            let more = group
                .hi_in(self.asked)?
                .saturating_sub(group.lo(self.asked));
            straddle = straddle.saturating_add(more);
        }
        Some(straddle)
    }
}

impl Group<'_> {
    fn touches(&self, asked: &Region) -> bool {
        self.rivals.iter().any(|rival| rival.sure().touches(asked))
    }

    /// The least any rival says for sure of what is asked.
    fn lo(&self, asked: &Region) -> u64 {
        let sure = |rival: &&Figure| {
            if !rival.place_known {
                return 0;
            }
            if rival.sure().inside(asked) {
                return rival.lo;
            }
            let inside = rival
                .parts()
                .iter()
                .filter(|(region, _)| region.inside(asked));
            heaviest_set(
                &inside
                    .map(|(region, count)| Piece::total(region, *count))
                    .collect::<Vec<_>>(),
            )
        };
        self.rivals.iter().map(sure).min().unwrap_or(0)
    }

    fn hi_in(&self, asked: &Region) -> Option<u64> {
        let touching = self
            .rivals
            .iter()
            .filter(|rival| rival.sure().touches(asked));
        touching
            .into_iter()
            .try_fold(0, |most: u64, rival| Some(most.max(rival.hi?)))
    }

    /// Without the rivals that some of these totals beat: of a thing put elsewhere as well, only that is left.
    fn unbeaten(&self, by: &[&Region]) -> Self {
        let beaten = |rival: &Figure| by.iter().any(|total| rival.sure().inside(total));
        let rivals = self.rivals.iter().copied();
        Group {
            rivals: rivals.filter(|rival| !beaten(rival)).collect(),
        }
    }

    fn beaten(&self, by: &[&Region]) -> bool {
        self.rivals
            .iter()
            .all(|rival| by.iter().any(|total| rival.sure().inside(total)))
    }
}

/// The figures by what they share with their rivals.
pub(crate) fn groups<'a>(figures: &[&'a Figure]) -> Vec<Vec<&'a Figure>> {
    // In the order of the first of each.
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, figure) in figures.iter().enumerate() {
        first.entry(figure.rival).or_insert(at);
    }
    let mut sorted = figures.to_vec();
    sorted.sort_by_key(|figure| first.get(&figure.rival));
    let groups = sorted.chunk_by(|one, other| one.rival == other.rival);
    groups.map(<[_]>::to_vec).collect()
}
