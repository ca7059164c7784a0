//! One voice, one query: the interval between what it surely counted and what it can at most have counted
//! (`docs/standings.md` §3.3 and §4), by trying every set of pieces and every set of covers.

use std::collections::BTreeSet;

use tregua_calendar::{Timestamp, Window};

use crate::figures::Figure;
use crate::grid::Cell;
use crate::question::TooLarge;

/// So many pieces or covers can be combined in every way.
const BOUND: usize = 14;

/// A window and the cells asked for.
#[derive(Debug, Clone)]
pub(crate) struct Query {
    /// W.
    pub(crate) window: Window,
    /// F.
    pub(crate) cells: BTreeSet<Cell>,
}

/// What one voice has on record for a measure.
pub(crate) struct Books<'a> {
    /// Its figures, but for those credited somewhere.
    pub(crate) figures: Vec<&'a Figure>,
    /// Its figures that are credited to the instance and lie in the query's window (§6, Credit).
    pub(crate) credited: Vec<&'a Figure>,
    /// The windows it closed, each with whether that needs no event: for a ban, by a close that states its place.
    pub(crate) closed: Vec<(Window, bool)>,
    /// A ban: grace closes nothing.
    pub(crate) ban: bool,
    /// The instant from which grace has closed the query's window; `None` if nothing is declared.
    pub(crate) grace_over: Option<Timestamp>,
    /// The moment.
    pub(crate) as_of: Timestamp,
}

/// The answer to a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counted {
    /// The lower end, after the swap of §4 if the voice differs from itself.
    pub(crate) lo: u64,
    /// The upper end, likewise.
    pub(crate) hi: Option<u64>,
    /// L > U.
    pub(crate) flagged: bool,
    /// §4.1; `None` if unbounded.
    pub(crate) straddle: Option<u64>,
    /// W is over.
    pub(crate) over: bool,
    /// Some figure touches the query, or is credited to it.
    pub(crate) heard: bool,
}

type Region = Vec<(Window, BTreeSet<Cell>)>;

/// [L, U] and s of one voice for one query.
pub(crate) fn counted(books: &Books<'_>, query: &Query) -> Result<Counted, TooLarge> {
    let credited = credited(books, query);
    let lower = lower(books, query)?.saturating_add(credited.0);
    let upper = upper(books, query)?.and_then(|upper| Some(upper.saturating_add(credited.1?)));
    let flagged = upper.is_some_and(|upper| lower > upper);
    let (lo, hi) = match upper {
        Some(upper) if flagged => (upper, Some(lower)),
        _ => (lower, upper),
    };
    Ok(Counted {
        lo,
        hi,
        flagged,
        straddle: straddle(books, query),
        over: books.as_of >= query.window.to,
        heard: books.figures.iter().any(|figure| touches(figure, query))
            || books.credited.iter().any(|figure| may_fit(figure, query)),
    })
}

/// Whether a figure meets the query in time and kinds: an event where it surely lies, a total where it can lie (§3.2).
pub(crate) fn touches(figure: &Figure, query: &Query) -> bool {
    let cells = if figure.event {
        &figure.sure
    } else {
        &figure.cells
    };
    figure.span.overlaps(&query.window) && !cells.is_disjoint(&query.cells)
}

fn region_inside(span: &Window, cells: &BTreeSet<Cell>, query: &Query) -> bool {
    span.inside(&query.window) && !cells.is_empty() && cells.is_subset(&query.cells)
}

/// Inside by where it surely lies: for lower ends.
fn surely_inside(figure: &Figure, query: &Query) -> bool {
    region_inside(&figure.span, &figure.sure, query)
}

/// Inside by its whole region: as a cover, and as a total that beats events.
fn wholly_inside(figure: &Figure, query: &Query) -> bool {
    region_inside(&figure.span, &figure.cells, query)
}

fn parts_inside<'a>(
    figure: &'a Figure,
    query: &'a Query,
) -> impl Iterator<Item = &'a (BTreeSet<Cell>, u64)> {
    figure
        .parts
        .iter()
        .filter(|(cells, _)| region_inside(&figure.span, cells, query))
}

fn groups<'a>(books: &Books<'a>) -> Vec<Vec<&'a Figure>> {
    let events = books.figures.iter().filter(|figure| figure.event);
    grouped(events.copied())
}

/// Events with one `about` key and rival corrections of one statement are one group (§3.3).
pub(crate) fn grouped<'a>(figures: impl Iterator<Item = &'a Figure>) -> Vec<Vec<&'a Figure>> {
    let mut groups: Vec<Vec<&Figure>> = Vec::new();
    for figure in figures {
        let rival = |other: &&Figure| {
            let events = figure.event && other.event;
            (events && figure.about.is_some() && figure.about == other.about)
                || (figure.corrects.is_some() && figure.corrects == other.corrects)
                || corrects(figure, other)
                || corrects(other, figure)
        };
        let (same, other): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|group| group.iter().any(rival));
        groups = other;
        groups.push(same.into_iter().flatten().chain([figure]).collect());
    }
    groups
}

/// One stands again beside its own correction: a later one was taken back, and a still later one stands.
fn corrects(one: &Figure, other: &Figure) -> bool {
    one.corrects.as_ref() == Some(&other.statement)
}

fn group_touches(group: &[&Figure], query: &Query) -> bool {
    group.iter().any(|member| touches(member, query))
}

/// "the least contribution of its members".
fn group_lo(group: &[&Figure], query: &Query) -> u64 {
    let of_member = |member: &&Figure| match (member.place_unknown, surely_inside(member, query)) {
        (true, _) => 0,
        (false, true) => member.lo,
        (false, false) => parts_inside(member, query)
            .map(|(_, count)| *count)
            .fold(0, u64::saturating_add),
    };
    group.iter().map(of_member).min().unwrap_or(0)
}

/// "the greatest `hi` of its touching members"; `None` if unbounded.
fn group_hi(group: &[&Figure], query: &Query) -> Option<u64> {
    let ends: Option<Vec<u64>> = group
        .iter()
        .filter(|member| touches(member, query))
        .map(|member| member.hi)
        .collect();
    ends.map(|all| all.into_iter().max().unwrap_or(0))
}

/// An event that surely lies all in the region of one piece made of a whole total, or of a part of one.
fn beaten(books: &Books<'_>, event: &Figure, query: &Query) -> bool {
    let beats = |total: &&Figure| {
        let mut parts = parts_inside(total, query);
        if surely_inside(total, query) {
            holds_event(total, event)
        } else {
            event.span.inside(&total.span) && parts.any(|(cells, _)| event.sure.is_subset(cells))
        }
    };
    let pieces = books
        .figures
        .iter()
        .filter(|total| total.whole && !total.place_unknown);
    pieces.copied().any(|total| beats(&total))
}

/// "as a total that beats events, it counts for its whole region".
fn holds_event(total: &Figure, event: &Figure) -> bool {
    event.span.inside(&total.span) && event.sure.is_subset(&total.cells)
}

/// Whether any of what a credited figure counts may be of the kinds asked for.
fn may_fit(figure: &Figure, query: &Query) -> bool {
    !figure.sure.is_disjoint(&query.cells)
}

/// What credited figures add to both ends: rivals in one group once, the least `lo` and the greatest `hi`. Kinds that only
/// touch add 0 and `hi`; a total that is not whole adds no `hi`.
fn credited(books: &Books<'_>, query: &Query) -> (u64, Option<u64>) {
    let least = |figure: &&Figure| match figure.sure.is_subset(&query.cells) {
        true => figure.lo,
        false => 0,
    };
    let most = |figure: &&Figure| match may_fit(figure, query) {
        true => figure.hi.filter(|_| figure.event || figure.whole),
        false => Some(0),
    };
    let mut sum = (0, Some(0));
    for group in grouped(books.credited.iter().copied()) {
        let lo = group.iter().map(least).min().unwrap_or(0);
        let ends: Option<Vec<u64>> = group.iter().map(most).collect();
        let hi = ends.map(|all| all.into_iter().max().unwrap_or(0));
        sum.0 = u64::saturating_add(sum.0, lo);
        sum.1 = sum.1.zip(hi).map(|(sum, hi)| u64::saturating_add(sum, hi));
    }
    sum
}

/// Something that can be part of a lower end.
struct Piece {
    value: u64,
    region: Region,
    group: bool,
}

fn pieces(books: &Books<'_>, query: &Query) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for total in books
        .figures
        .iter()
        .filter(|figure| !figure.event && !figure.place_unknown)
    {
        if surely_inside(total, query) {
            let region = vec![(total.span, total.sure.clone())];
            pieces.push(Piece {
                value: total.lo,
                region,
                group: false,
            });
        } else {
            let part = |(cells, count): &(BTreeSet<Cell>, u64)| Piece {
                value: *count,
                region: vec![(total.span, cells.clone())],
                group: false,
            };
            pieces.extend(parts_inside(total, query).map(part));
        }
    }
    for group in groups(books) {
        if !group.iter().all(|member| beaten(books, member, query)) {
            let region = group
                .iter()
                .map(|member| (member.span, member.sure.clone()))
                .collect();
            pieces.push(Piece {
                value: group_lo(&group, query),
                region,
                group: true,
            });
        }
    }
    // A piece of 0 adds nothing to any set.
    pieces.retain(|piece| piece.value > 0);
    pieces
}

/// "their regions share a cell at an instant, except that two event groups never clash".
fn clash(one: &Piece, other: &Piece) -> bool {
    let shared = |(span, cells): &(Window, BTreeSet<Cell>)| {
        other
            .region
            .iter()
            .any(|(with, theirs)| span.overlaps(with) && !cells.is_disjoint(theirs))
    };
    !(one.group && other.group) && one.region.iter().any(shared)
}

/// L: every set of pieces; the largest sum of one in which no two clash.
fn lower(books: &Books<'_>, query: &Query) -> Result<u64, TooLarge> {
    largest(&pieces(books, query))
}

fn largest(pieces: &[Piece]) -> Result<u64, TooLarge> {
    TooLarge::check("pieces", pieces.len() as u64, BOUND as u64)?;
    let mut best = 0;
    for set in subsets(pieces) {
        let clashes = set
            .iter()
            .enumerate()
            .any(|(at, one)| set.iter().skip(at + 1).any(|other| clash(one, other)));
        if !clashes {
            best = best.max(
                set.iter()
                    .map(|piece| piece.value)
                    .fold(0, u64::saturating_add),
            );
        }
    }
    Ok(best)
}

/// Something that bounds the count in a region.
#[derive(PartialEq)]
struct Cover {
    value: u64,
    span: Window,
    /// `None`: all cells.
    cells: Option<BTreeSet<Cell>>,
}

impl Cover {
    fn holds(&self, at: Timestamp, cell: &Cell) -> bool {
        self.span.holds(at) && self.cells.as_ref().is_none_or(|cells| cells.contains(cell))
    }
}

fn covers(books: &Books<'_>, query: &Query) -> Result<Vec<Cover>, TooLarge> {
    let mut covers = Vec::new();
    for total in books.figures.iter().filter(|figure| figure.whole) {
        if let Some(value) = total.hi {
            covers.push(Cover {
                value,
                span: total.span,
                cells: Some(total.cells.clone()),
            });
        }
        if !wholly_inside(total, query) {
            let part = |(cells, count): &(BTreeSet<Cell>, u64)| Cover {
                value: *count,
                span: total.span,
                cells: Some(cells.clone()),
            };
            covers.extend(total.parts.iter().map(part));
        }
    }
    for &(window, without_event) in &books.closed {
        covers.extend(closing(books, query, window, without_event)?);
    }
    if !books.ban && books.grace_over.is_some_and(|over| books.as_of >= over) {
        covers.extend(closing(books, query, query.window, false)?);
    }
    let mut different: Vec<Cover> = Vec::new();
    for cover in covers {
        // A second one like the first adds to a sum and holds nothing more.
        if cover.span.overlaps(&query.window) && !different.contains(&cover) {
            different.push(cover);
        }
    }
    Ok(different)
}

/// A closing of C: "the largest sum of `hi` over sets of whole totals and event groups touching Q inside C of which no two
/// clash, events beaten by such a total left out (none, if one of them has no `hi`)".
fn closing(
    books: &Books<'_>,
    query: &Query,
    window: Window,
    without_event: bool,
) -> Result<Option<Cover>, TooLarge> {
    let part = Query {
        window: window.cut(&query.window),
        cells: query.cells.clone(),
    };
    let touching = |figure: &&&Figure| touches(figure, &part);
    let (totals, so_far): (Vec<&Figure>, Vec<&Figure>) = books
        .figures
        .iter()
        .filter(|figure| !figure.event)
        .filter(touching)
        .partition(|total| total.whole);
    let reported = books
        .figures
        .iter()
        .any(|figure| figure.event && touches(figure, &part));
    if !so_far.is_empty() || (!reported && !without_event) {
        return Ok(None);
    }
    let mut found: Vec<(Option<u64>, Piece)> = Vec::new();
    for total in &totals {
        let region = vec![(total.span, total.sure.clone())];
        found.push((total.hi, piece(region, false)));
    }
    for mut group in groups(books) {
        group.retain(|event| !totals.iter().any(|total| holds_event(total, event)));
        if group_touches(&group, &part) {
            let region = group
                .iter()
                .map(|event| (event.span, event.sure.clone()))
                .collect();
            found.push((group_hi(&group, &part), piece(region, true)));
        }
    }
    let bounded: Option<Vec<Piece>> = found
        .into_iter()
        .map(|(hi, piece)| {
            Some(Piece {
                value: hi?,
                ..piece
            })
        })
        .collect();
    let Some(pieces) = bounded else {
        return Ok(None);
    };
    Ok(Some(Cover {
        value: largest(&pieces)?,
        span: window,
        cells: None,
    }))
}

fn piece(region: Region, group: bool) -> Piece {
    Piece {
        value: 0,
        region,
        group,
    }
}

/// U: every set of covers; the smallest sum of one that holds every cell at every instant of the query.
fn upper(books: &Books<'_>, query: &Query) -> Result<Option<u64>, TooLarge> {
    if books.as_of < query.window.to {
        return Ok(None);
    }
    let covers = covers(books, query)?;
    TooLarge::check("covers", covers.len() as u64, BOUND as u64)?;
    let slices = slices(&covers, query);
    let mut best: Option<u64> = None;
    for set in subsets(&covers) {
        let held = |at: &Timestamp| {
            query
                .cells
                .iter()
                .all(|cell| set.iter().any(|cover| cover.holds(*at, cell)))
        };
        if slices.iter().all(held) {
            let sum = set
                .iter()
                .map(|cover| cover.value)
                .fold(0, u64::saturating_add);
            best = Some(best.map_or(sum, |least| least.min(sum)));
        }
    }
    Ok(best)
}

/// The first instant of each stretch of the query's window in which the same covers hold.
fn slices(covers: &[Cover], query: &Query) -> BTreeSet<Timestamp> {
    let edges = covers
        .iter()
        .flat_map(|cover| [cover.span.from, cover.span.to])
        .chain([query.window.from]);
    edges.filter(|at| query.window.holds(*at)).collect()
}

/// s: the sum over the event groups whose time or place leaves open whether they count (§4.1).
fn straddle(books: &Books<'_>, query: &Query) -> Option<u64> {
    let mut sum: u64 = 0;
    for group in groups(books) {
        let touching: Vec<_> = group
            .iter()
            .filter(|member| member.span.overlaps(&query.window))
            .collect();
        let edge = touching
            .iter()
            .any(|member| member.place_unknown || !member.span.inside(&query.window));
        if edge {
            sum = sum
                .saturating_add(group_hi(&group, query)?.saturating_sub(group_lo(&group, query)));
        }
    }
    Some(sum)
}

/// Every set of what is listed.
fn subsets<T>(of: &[T]) -> impl Iterator<Item = Vec<&T>> {
    (0_u32..1 << of.len().min(BOUND)).map(|mask| {
        of.iter()
            .enumerate()
            .filter(|(at, _)| mask & (1 << at) != 0)
            .map(|(_, one)| one)
            .collect()
    })
}
