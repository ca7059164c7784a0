//! One voice, one window: the interval in which its count lies (`docs/standings.md` §4).

use std::collections::BTreeMap;

use crate::figure::{Figure, Region};
use crate::time::{Instant, Span};

/// What is asked of one voice.
pub(crate) struct Query<'a> {
    pub(crate) asked: Region,
    /// Where the upper end is taken: a deadline's stretch without its last instant.
    pub(crate) upper: Span,
    pub(crate) credit: Credit<'a>,
    pub(crate) ban: bool,
}

impl Query<'_> {
    /// True if a credited figure is added here.
    pub(crate) fn credits(&self, figure: &Figure<'_>) -> bool {
        figure.sure.cells & self.asked.cells != 0
            && match self.credit {
                Credit::Day(date) => figure.credited.as_deref() == Some(date),
                Credit::ByTime => figure.region.span.inside(self.asked.span),
                Credit::Nowhere => false,
            }
    }
}

/// Where figures count that are credited to a date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Credit<'a> {
    ByTime,
    Day(&'a str),
    Nowhere,
}

/// What a voice closed: by its own word, each with whether it needs no event in it, or as the grace is over.
pub(crate) struct Closings {
    pub(crate) closed: Vec<(Span, bool)>,
    pub(crate) grace_over: bool,
}

/// An interval and why it is open; `None` is unbounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) lo: u64,
    pub(crate) hi: Option<u64>,
    pub(crate) straddle: Option<u64>,
    pub(crate) over: bool,
    pub(crate) spoken: bool,
    pub(crate) out_of: Option<u64>,
}

impl Count {
    pub(crate) fn silent(over: bool) -> Count {
        Count {
            lo: 0,
            hi: None,
            straddle: Some(0),
            over,
            spoken: false,
            out_of: None,
        }
    }
}

/// The interval of these figures, all of one voice.
pub(crate) fn count(
    figures: &[&Figure<'_>],
    query: &Query<'_>,
    closings: &Closings,
    as_of: Instant,
) -> Count {
    if query.upper.is_empty() {
        return Count {
            hi: Some(0),
            ..Count::silent(true)
        };
    }
    let over = as_of >= query.upper.to;
    let credited: Vec<&Figure<'_>> = figures
        .iter()
        .filter(|one| one.credited.is_some() && query.credits(one))
        .copied()
        .collect();
    let own: Vec<&Figure<'_>> = figures
        .iter()
        .filter(|one| one.credited.is_none())
        .copied()
        .collect();
    let (more_lo, more_hi) = credit(&credited, query, as_of);
    // What is credited to the last instant of a stretch is none of what comes before.
    let before =
        |one: &&&Figure<'_>| query.credit != Credit::ByTime || one.region.span.inside(query.upper);
    let before: Vec<&Figure<'_>> = credited.iter().filter(before).copied().collect();
    let (before_lo, before_hi) = credit(&before, query, as_of);
    let inner = Book::new(
        &own,
        Region {
            span: query.upper,
            ..query.asked
        },
        query.ban,
        as_of,
    );
    let sum = |own: Option<u64>, more: Option<u64>| own.zip(more).map(|(own, more)| own + more);
    let (lo, hi) = (
        inner.lower() + before_lo,
        if over {
            sum(inner.upper(closings), before_hi)
        } else {
            None
        },
    );
    let differs = hi.is_some_and(|hi| hi < lo);
    let (mut lo, mut hi) = if differs {
        (hi.unwrap_or(lo), Some(lo))
    } else {
        (lo, hi)
    };
    let outer = Book::new(&own, query.asked, query.ban, as_of);
    if query.asked.span != query.upper && !differs {
        // An act at the last instant raises both ends; of a voice that differs from itself there the lesser is sure.
        let least = outer.lower() + more_lo;
        let with_end = sum(outer.upper(closings), more_hi).map_or(least, |hi| hi.min(least));
        lo = lo.max(with_end);
        hi = hi.map(|hi| hi.max(with_end));
    }
    let out_of = inner.out_of().max(
        credited
            .iter()
            .filter_map(|figure| figure.said.words.out_of)
            .max(),
    );
    let spoken = inner.spoken() || outer.spoken() || !credited.is_empty();
    Count {
        lo,
        hi,
        straddle: outer.straddle(),
        over,
        spoken,
        out_of,
    }
}

/// What credited figures add to both ends, rivals once.
fn credit(here: &[&Figure<'_>], query: &Query<'_>, as_of: Instant) -> (u64, Option<u64>) {
    let mut sum = (0, Some(0));
    for rivals in groups(here).values() {
        let inside = |one: &&Figure<'_>| {
            if one.sure.cells & !query.asked.cells == 0 {
                one.lo
            } else {
                0
            }
        };
        let most = |one: &&Figure<'_>| {
            if one.total && !whole(one, as_of) {
                None
            } else {
                one.hi
            }
        };
        let hi = rivals
            .iter()
            .map(most)
            .collect::<Option<Vec<u64>>>()
            .and_then(|all| all.into_iter().max());
        sum.0 += rivals.iter().map(inside).min().unwrap_or(0);
        sum.1 = sum.1.zip(hi).map(|(sum, hi): (u64, u64)| sum + hi);
    }
    sum
}

fn whole(total: &Figure<'_>, as_of: Instant) -> bool {
    total.covers_all && as_of >= total.region.span.to
}

pub(crate) fn groups<'f, 'a>(figures: &[&'f Figure<'a>]) -> BTreeMap<&'f str, Vec<&'f Figure<'a>>> {
    let mut groups: BTreeMap<&str, Vec<&Figure<'_>>> = BTreeMap::new();
    for figure in figures {
        groups.entry(&figure.said.group).or_default().push(figure);
    }
    groups
}

/// Rivals that speak of one happening.
type Group<'f, 'a> = Vec<&'f Figure<'a>>;

struct Book<'f, 'a> {
    asked: Region,
    ban: bool,
    as_of: Instant,
    totals: Vec<&'f Figure<'a>>,
    groups: Vec<Group<'f, 'a>>,
}

impl<'f, 'a> Book<'f, 'a> {
    fn new(own: &[&'f Figure<'a>], asked: Region, ban: bool, as_of: Instant) -> Self {
        let (totals, events): (Vec<_>, Vec<_>) =
            own.iter().copied().partition(|figure| figure.total);
        let touching = |group: &Group<'_, '_>| touches(group, asked);
        let groups = groups(&events).into_values().filter(touching).collect();
        Book {
            asked,
            ban,
            as_of,
            totals,
            groups,
        }
    }

    fn spoken(&self) -> bool {
        !self.groups.is_empty()
            || self
                .totals
                .iter()
                .any(|total| total.region.meets(self.asked))
    }

    fn out_of(&self) -> Option<u64> {
        let all = self.totals.iter().chain(self.groups.iter().flatten());
        all.filter(|figure| figure.region.meets(self.asked))
            .filter_map(|figure| figure.said.words.out_of)
            .max()
    }

    /// L: the largest sum of pieces of which no two clash.
    fn lower(&self) -> u64 {
        let (mut pieces, mut beating) = (Vec::new(), Vec::new());
        for total in self.totals.iter().filter(|total| total.place_known) {
            let mut piece = |region: Region, beats: Region, value: u64| {
                pieces.push(Piece {
                    regions: vec![region],
                    event: false,
                    value,
                });
                beating.extend(whole(total, self.as_of).then_some(beats));
            };
            if total.sure.inside(self.asked) {
                piece(total.sure, total.region, total.lo);
            } else {
                let parts = total
                    .parts
                    .iter()
                    .filter(|(region, _)| region.inside(self.asked));
                parts.for_each(|(region, value)| piece(*region, *region, *value));
            }
        }
        for group in &self.groups {
            let value = least(group, self.asked);
            if value > 0 && !beaten(group, &beating) {
                pieces.push(Piece {
                    regions: group.iter().map(|one| one.sure).collect(),
                    event: true,
                    value,
                });
            }
        }
        heaviest(&pieces)
    }

    /// U: the smallest sum of covers that together contain all of what is asked.
    fn upper(&self, closings: &Closings) -> Option<u64> {
        let mut covers: Vec<(Region, u64)> = Vec::new();
        for total in self.totals.iter().filter(|total| whole(total, self.as_of)) {
            covers.extend(total.hi.map(|hi| (total.region, hi)));
            if !total.sure.inside(self.asked) {
                covers.extend(total.parts.iter().copied());
            }
        }
        let grace = (closings.grace_over && !self.ban).then_some((self.asked.span, false));
        for (span, alone) in closings.closed.iter().copied().chain(grace) {
            covers.extend(self.closing(span, alone).map(|hi| {
                (
                    Region {
                        span,
                        cells: u128::MAX,
                    },
                    hi,
                )
            }));
        }
        covers.retain(|(region, _)| region.meets(self.asked));
        cheapest(self.asked, &covers)
    }

    /// What a closed window says at most, if the voice reported an event in it, where it has to, and nothing "so far".
    fn closing(&self, window: Span, alone: bool) -> Option<u64> {
        let inside = Region {
            span: window.cut(self.asked.span),
            ..self.asked
        };
        let totals: Vec<_> = self
            .totals
            .iter()
            .filter(|total| total.region.meets(inside))
            .collect();
        let groups: Vec<_> = self
            .groups
            .iter()
            .filter(|group| touches(group, inside))
            .collect();
        let so_far = totals.iter().any(|total| !whole(total, self.as_of));
        if so_far || (groups.is_empty() && !alone) {
            return None;
        }
        let beating: Vec<Region> = totals.iter().map(|total| total.region).collect();
        let mut pieces = Vec::new();
        for total in totals {
            pieces.push(Piece {
                regions: vec![total.sure],
                event: false,
                value: total.hi?,
            });
        }
        for group in groups {
            // A rival that such a total beats is left out, and what is left may lie elsewhere.
            let group: Group<'_, '_> = group
                .iter()
                .filter(|one| !beaten(&[one], &beating))
                .copied()
                .collect();
            if !touches(&group, inside) {
                continue;
            }
            let regions = group.iter().map(|one| one.sure).collect();
            pieces.push(Piece {
                regions,
                event: true,
                value: most(&group, inside)?,
            });
        }
        Some(heaviest(&pieces))
    }

    /// How much may be added by acts whose time or place straddles an edge.
    fn straddle(&self) -> Option<u64> {
        let on_edge = |one: &&Figure<'_>| {
            one.sure.meets(self.asked)
                && (!one.region.span.inside(self.asked.span) || !one.place_known)
        };
        let groups = self.groups.iter().filter(|group| group.iter().any(on_edge));
        groups
            .map(|group| Some(most(group, self.asked)?.saturating_sub(least(group, self.asked))))
            .sum()
    }
}

fn touches(group: &[&Figure<'_>], asked: Region) -> bool {
    group.iter().any(|one| one.sure.meets(asked))
}

/// The least that a rival says for sure of what is asked.
fn least(group: &[&Figure<'_>], asked: Region) -> u64 {
    let sure = |one: &&Figure<'_>| match (one.place_known, one.sure.inside(asked)) {
        (false, _) => 0,
        (true, true) => one.lo,
        (true, false) => {
            let inside = one.parts.iter().filter(|(region, _)| region.inside(asked));
            let piece = |(region, value): &(Region, u64)| Piece {
                regions: vec![*region],
                event: false,
                value: *value,
            };
            heaviest(&inside.map(piece).collect::<Vec<_>>())
        }
    };
    group.iter().map(sure).min().unwrap_or(0)
}

/// The most that a rival says of what is asked.
fn most(group: &[&Figure<'_>], asked: Region) -> Option<u64> {
    let touching = group.iter().filter(|one| one.sure.meets(asked));
    touching
        .map(|one| one.hi)
        .collect::<Option<Vec<u64>>>()
        .map(|all| all.into_iter().max().unwrap_or(0))
}

fn beaten(group: &[&Figure<'_>], by: &[Region]) -> bool {
    group
        .iter()
        .all(|one| by.iter().any(|total| one.sure.inside(*total)))
}

/// Something that counts towards a sum.
struct Piece {
    regions: Vec<Region>,
    event: bool,
    value: u64,
}

impl Piece {
    fn clashes(&self, other: &Piece) -> bool {
        let meets = |one: &Region| other.regions.iter().any(|two| one.meets(*two));
        !(self.event && other.event) && self.regions.iter().any(meets)
    }
}

/// The largest sum of pieces of which no two clash.
fn heaviest(pieces: &[Piece]) -> u64 {
    // What clashes with nothing counts in any case; events that clash with the same totals stand and fall together.
    let mut sum = 0;
    let mut nodes: Vec<(u64, Vec<usize>)> = Vec::new();
    let mut bundles: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
    let mut at_node: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        let others = pieces
            .iter()
            .enumerate()
            .filter(|(other, two)| *other != at && piece.clashes(two));
        let clashes: Vec<usize> = others.map(|(other, _)| other).collect();
        match (clashes.is_empty(), piece.event) {
            (true, _) => sum += piece.value,
            (false, true) => *bundles.entry(clashes).or_default() += piece.value,
            (false, false) => {
                at_node.insert(at, nodes.len());
                nodes.push((piece.value, clashes));
            }
        }
    }
    let totals = nodes.len();
    nodes.extend(bundles.into_iter().map(|(clashes, value)| (value, clashes)));
    // For each node the nodes that cannot be taken with it.
    let mut against: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, (_, clashes)) in nodes.iter().enumerate() {
        for other in clashes
            .iter()
            .filter_map(|piece| at_node.get(piece).copied())
        {
            against[at].push(other);
            if at >= totals {
                against[other].push(at);
            }
        }
    }
    let values: Vec<u64> = nodes.iter().map(|(value, _)| *value).collect();
    sum + take_or_leave(
        &values,
        &against,
        &vec![true; values.len()],
        &mut BTreeMap::new(),
    )
}

fn take_or_leave(
    values: &[u64],
    against: &[Vec<usize>],
    left: &[bool],
    known: &mut BTreeMap<Vec<bool>, u64>,
) -> u64 {
    let Some(first) = left.iter().position(|is| *is) else {
        return 0;
    };
    if let Some(best) = known.get(left) {
        return *best;
    }
    let mut rest = left.to_vec();
    rest[first] = false;
    let without = take_or_leave(values, against, &rest, known);
    against[first].iter().for_each(|other| rest[*other] = false);
    let best = without.max(values[first] + take_or_leave(values, against, &rest, known));
    known.insert(left.to_vec(), best);
    best
}

/// The smallest sum of covers that together contain all that is asked; `None` if they do not.
fn cheapest(asked: Region, covers: &[(Region, u64)]) -> Option<u64> {
    // Between two edges that follow each other nothing changes: each such slot is covered kind by kind.
    let edges = covers
        .iter()
        .flat_map(|(region, _)| [region.span.from, region.span.to]);
    let mut edges: Vec<Instant> = edges.chain([asked.span.from, asked.span.to]).collect();
    edges.retain(|at| asked.span.from <= *at && *at <= asked.span.to);
    edges.sort_unstable();
    edges.dedup();
    let slots: Vec<Span> = edges
        .iter()
        .zip(edges.iter().skip(1))
        .map(|(from, to)| Span {
            from: *from,
            to: *to,
        })
        .collect();
    cover(
        &slots,
        &vec![asked.cells; slots.len()],
        covers,
        &mut BTreeMap::new(),
    )
}

fn cover(
    slots: &[Span],
    open: &[u128],
    covers: &[(Region, u64)],
    known: &mut BTreeMap<Vec<u128>, Option<u64>>,
) -> Option<u64> {
    let Some(first) = open.iter().position(|cells| *cells != 0) else {
        return Some(0);
    };
    if let Some(best) = known.get(open) {
        return *best;
    }
    let cell = open[first] & open[first].wrapping_neg();
    let fitting = covers
        .iter()
        .filter(|(region, _)| slots[first].inside(region.span) && region.cells & cell != 0);
    let with = |(region, value): &(Region, u64)| {
        let closed = |(cells, slot): (&u128, &Span)| {
            if slot.inside(region.span) {
                cells & !region.cells
            } else {
                *cells
            }
        };
        let rest: Vec<u128> = open.iter().zip(slots).map(closed).collect();
        (rest, *value)
    };
    let rests: Vec<(Vec<u128>, u64)> = fitting.map(with).collect();
    let sums = rests
        .iter()
        .filter_map(|(rest, value)| Some(cover(slots, rest, covers, known)? + value));
    let best = sums.min();
    known.insert(open.to_vec(), best);
    best
}
