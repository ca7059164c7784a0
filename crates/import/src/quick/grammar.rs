//! A line into its phrases: who says, then figures with what goes with them, in any order, and a source.

use std::collections::BTreeSet;

use tregua_record::entries::claim::{Adds, Coverage, Kind, KindPart};

use super::amounts::Figure;
use super::names::{VerbWord, Words};
use super::reader::Found;
use super::times::Written;
use super::{Slip, scan};

/// A line in phrases; nothing is filled in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parsed {
    /// The line itself.
    pub(crate) line: String,
    /// The voice as written, and what stood beside it.
    pub(crate) voice: Option<Found<String>>,
    pub(crate) office: Option<String>,
    pub(crate) anonymous: bool,
    pub(crate) kind: Option<Kind>,
    pub(crate) refers_to: Vec<String>,
    pub(crate) cause: Option<String>,
    /// The words of a note.
    pub(crate) note: Option<String>,
    pub(crate) source: Option<Found<String>>,
    /// One for each claim of the line, at least one.
    pub(crate) segments: Vec<Segment>,
}

/// One figure and what goes with it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Segment {
    pub(crate) figure: Option<Found<Figure>>,
    /// The figure's words, as written.
    pub(crate) words: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) thing: Option<Found<String>>,
    /// A thing that nobody declared, as written.
    pub(crate) other_thing: Option<Found<String>>,
    pub(crate) kinds: Vec<BTreeSet<String>>,
    pub(crate) parts: Vec<KindPart>,
    pub(crate) verb: Option<Found<VerbWord>>,
    pub(crate) point: Option<String>,
    pub(crate) actor: Option<String>,
    pub(crate) place: Option<String>,
    /// A place that nobody declared, as written.
    pub(crate) other_place: Option<Found<String>>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) through: Option<String>,
    pub(crate) when: Option<Found<Written>>,
    pub(crate) since: Option<Written>,
    pub(crate) said: Option<Written>,
    pub(crate) coverage: Option<Coverage>,
    pub(crate) adds: Option<Adds>,
    pub(crate) hedge: Option<String>,
    pub(crate) quote: Option<String>,
}

/// Reads a line.
///
/// # Errors
/// Everything that was not understood, by place.
pub(crate) fn parse(line: &str, words: &Words<'_>) -> Result<Parsed, Vec<Slip>> {
    let mut parsed = scan::line(line, words)?;
    share(&mut parsed.segments);
    Ok(parsed)
}

/// Figures of one line share what is said once: a bare figure its neighbour's verb and all that goes with it, the time
/// all of them.
fn share(segments: &mut [Segment]) {
    let given = segments.to_vec();
    let nearest = |at: usize, has: &dyn Fn(&Segment) -> bool| {
        let after = given.iter().skip(at + 1).find(|other| has(other));
        after.or_else(|| given.iter().take(at).rev().find(|other| has(other)))
    };
    for (at, segment) in segments.iter_mut().enumerate() {
        if segment.verb.is_none() {
            let says = |other: &Segment| {
                other.verb.is_some()
                    || other.place.is_some()
                    || other.adds.is_some()
                    || other.coverage.is_some()
            };
            if let Some(other) = nearest(at, &says) {
                segment.verb.clone_from(&other.verb);
                copy(&mut segment.point, &other.point);
                copy(&mut segment.actor, &other.actor);
                copy(&mut segment.place, &other.place);
                if segment.other_place.is_none() {
                    segment.other_place.clone_from(&other.other_place);
                }
                copy(&mut segment.from, &other.from);
                copy(&mut segment.to, &other.to);
                copy(&mut segment.through, &other.through);
                segment.adds = segment.adds.or(other.adds);
                segment.coverage = segment.coverage.or(other.coverage);
            }
        }
        let nameless = segment.thing.is_none()
            && segment.other_thing.is_none()
            && segment.kinds.is_empty()
            && segment.unit.is_none();
        if nameless
            && let Some(other) = given
                .iter()
                .take(at)
                .rev()
                .find(|other| other.thing.is_some() || !other.kinds.is_empty())
        {
            segment.thing.clone_from(&other.thing);
            segment.kinds.clone_from(&other.kinds);
            segment.unit.clone_from(&other.unit);
        }
        if segment.when.is_none() && segment.since.is_some() {
            // `56 on 30 Nov; 310 since 24 Nov`: up to the same day.
            let day = nearest(at, &|other| other.when.is_some() && other.since.is_none());
            segment.when = day.and_then(|other| other.when.clone());
        }
        if segment.when.is_none() && segment.since.is_none() {
            let dated = |other: &Segment| other.when.is_some() || other.since.is_some();
            if let Some(other) = nearest(at, &dated) {
                segment.when.clone_from(&other.when);
                segment.since.clone_from(&other.since);
            }
        }
        if segment.said.is_none() {
            segment.said =
                nearest(at, &|other| other.said.is_some()).and_then(|other| other.said.clone());
        }
        copy(
            &mut segment.hedge,
            &given.iter().find_map(|other| other.hedge.clone()),
        );
    }
}

fn copy(slot: &mut Option<String>, from: &Option<String>) {
    if slot.is_none() {
        slot.clone_from(from);
    }
}
