//! What one voice's figures say against each other.

use std::collections::BTreeSet;

use tregua_calendar::Timestamp;
use tregua_record::Name;

use crate::count::{Closings, Credit, Query, count, groups};
use crate::figures::Figure;
use crate::region::Region;
use crate::tray::Plain;

fn sum(numbers: impl Iterator<Item = u64>) -> u64 {
    numbers.fold(0, u64::saturating_add)
}

/// What a voice's figures say against each other: kept and shown, never judged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// The parts of a statement add to another number than its whole.
    Parts {
        /// The statement.
        entry: Name,
        /// What its parts add to.
        add_to: u64,
        /// What it says of the whole.
        whole: u64,
    },
    /// A total differs from what the voice's other figures give for the same.
    Total {
        /// The total's statement.
        entry: Name,
        /// The total.
        says: u64,
        /// The other figures, at least.
        others_lo: u64,
        /// The other figures, at most.
        others_hi: Option<u64>,
        /// The kinds of the part that differs, empty for the whole.
        of: Vec<String>,
    },
    /// Rival statements about one thing differ.
    Rivals {
        /// Their `about` key.
        about: String,
    },
}

/// The flags among `figures`, all of one voice.
pub(crate) fn flags(figures: &[&Figure], as_of: Timestamp) -> BTreeSet<Flag> {
    let mut flags = BTreeSet::new();
    for figure in figures {
        flags.extend(parts_flag(figure));
        if figure.total && figure.covers_all && as_of >= figure.region.span.to {
            flags.extend(total_flags(figure, figures, as_of));
        }
    }
    let events: Vec<&Figure> = figures
        .iter()
        .copied()
        .filter(|figure| !figure.total)
        .collect();
    for rivals in groups(&events) {
        let differ = rivals
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if (a.lo, a.hi) != (b.lo, b.hi)));
        if let Some(about) = rivals
            .first()
            .and_then(|rival| rival.version.live.claim.about.clone())
            .filter(|_| differ)
        {
            flags.insert(Flag::Rivals {
                about: about.to_string(),
            });
        }
    }
    flags
}

/// Parts are compared with their whole where they cover all its kinds without overlapping.
fn parts_flag(figure: &Figure) -> Option<Flag> {
    let regions: Vec<&Region> = figure.parts().iter().map(|(region, _)| region).collect();
    let apart = regions
        .iter()
        .enumerate()
        .all(|(at, one)| regions.iter().skip(at + 1).all(|two| !one.kinds_touch(two)));
    let add_to = sum(figure.parts().iter().map(|(_, count)| *count));
    let says_less = figure.hi.is_some_and(|hi| add_to > hi);
    let says_more = add_to < figure.lo && figure.region.uncovered(&regions).is_none();
    let differs = !regions.is_empty() && apart && (says_less || says_more);
    differs.then(|| Flag::Parts {
        entry: figure.version.live.statement.id.clone(),
        add_to,
        whole: figure.lo,
    })
}

fn total_flags(total: &Figure, figures: &[&Figure], as_of: Timestamp) -> Vec<Flag> {
    let others: Vec<&Figure> = figures
        .iter()
        .copied()
        .filter(|other| {
            other.version.live.statement.id != total.version.live.statement.id
                && other.credited().is_none()
        })
        .collect();
    let whole = total.hi.map(|hi| (&total.region, total.lo, hi, Vec::new()));
    let parts = total
        .parts()
        .iter()
        .zip(&total.version.live.claim.kinds_counted())
        .map(|((region, count), words)| (region, *count, *count, words.clone()))
        .collect::<Vec<_>>();
    let closings = Closings {
        closed: Vec::new(),
        grace_over: false,
    };
    whole
        .into_iter()
        .chain(parts)
        .filter_map(|(region, lo, hi, of)| {
            let query = Query {
                asked: region.clone(),
                upper: region.span,
                credit: Credit::Nowhere,
                ban: false,
            };
            let rest = count(&others, Plain::default(), &query, &closings, as_of);
            let differs = rest.lo > hi || rest.hi.is_some_and(|rest| rest < lo);
            differs.then(|| Flag::Total {
                entry: total.version.live.statement.id.clone(),
                says: lo,
                others_lo: rest.lo,
                others_hi: rest.hi,
                of,
            })
        })
        .collect()
}

/// The words of a claim's counted kind parts, in the order of [`Figure::parts`].
trait KindsCounted {
    fn kinds_counted(&self) -> Vec<Vec<String>>;
}

impl KindsCounted for tregua_record::entries::claim::Claim {
    fn kinds_counted(&self) -> Vec<Vec<String>> {
        let counted = self.kinds.iter().filter(|part| part.count.is_some());
        counted
            .map(|part| part.all_of.iter().flatten().cloned().collect())
            .collect()
    }
}
