//! What a share is a share of (`docs/standings.md` §5, Share).

use crate::count::{Closings, Count, Credit, Query, count};
use crate::figure::{Figure, Reader, Region};
use crate::time::{Instant, Span};

/// True for a figure that states it: its time begins by the due instant.
pub(crate) fn states(figure: &Figure<'_>, due: Instant) -> bool {
    figure.credited.is_none() && figure.region.span.from <= due
}

/// As many as one voice says there are.
pub(crate) fn base(
    own: &[&Figure<'_>],
    reader: &Reader<'_>,
    due: Instant,
    as_of: Instant,
) -> Count {
    let own: Vec<&Figure<'_>> = own.iter().copied().filter(|one| states(one, due)).collect();
    let cells = reader.cells();
    let totals = || own.iter().filter(|one| one.total);
    let surely = |one: &&Figure<'_>| {
        if one.sure.cells & !cells == 0 {
            one.lo
        } else {
            0
        }
    };
    let most = |one: &&Figure<'_>| {
        one.hi
            .filter(|_| one.covers_all && as_of >= one.region.span.to)
    };
    let (lo, hi) = match totals().map(surely).min() {
        // Totals are rivals that each state all of it.
        Some(lo) => (
            lo,
            totals()
                .map(most)
                .collect::<Option<Vec<u64>>>()
                .and_then(|all| all.into_iter().max()),
        ),
        // What was counted piece by piece is the least that there is.
        None => (events(&own, cells, due), None),
    };
    Count {
        lo,
        hi,
        spoken: !own.is_empty(),
        ..Count::silent(as_of >= due)
    }
}

fn events(own: &[&Figure<'_>], cells: u128, due: Instant) -> u64 {
    let span = Span {
        from: Instant::MIN,
        to: due + 1,
    };
    let query = Query {
        asked: Region { span, cells },
        upper: Span { to: due, ..span },
        credit: Credit::Nowhere,
        ban: false,
    };
    let closings = Closings {
        closed: Vec::new(),
        grace_over: false,
    };
    // Before the end of its time nothing is closed, and its upper end plays no part.
    count(own, &query, &closings, Instant::MIN).lo
}
