//! Keys under which the same was said at times that lie alike stand alike: of thousands of requests nearly all are answered in
//! time, by one entry, and which hour it was decides nothing.
//!
//! How an instance that claims make stands follows from which figures its voices give, and from the *order* of a few instants: when
//! it was due, when its last moment is, when each figure begins and ends, the ends of the phase, the moment asked about. Nothing in
//! the rules measures a time once these are known. So all of that is written down as a few numbers, its likeness; the first key of
//! each is judged, and all others of it stand as that one does. Where anything else could matter (rivals, denials, closings,
//! credits, a trigger whose time is open or disputed), a key has no likeness and is judged by itself.

use std::cmp::Ordering;
use std::collections::HashMap;

use tregua_agreement::duty::Kernel;
use tregua_calendar::{Timestamp, Window};
use tregua_record::Name;

use super::Sheet;
use super::keyed::{OWED, TRIGGER, instants};
use super::table::{Slot, Table};
use crate::column::Column;
use crate::evaluator::Shared;
use crate::figures::Figure;
use crate::instances::Instance;
use crate::kernels::just_after;
use crate::outcome::{Outcomes, Status};
use crate::ruling::Frame;

/// Figures under one key that are compared; a key with more is judged by itself.
const MOST: usize = 12;

/// Which instances of a part stand alike, and how.
pub(crate) struct Alike {
    /// Where the standings of each likeness are.
    places: HashMap<Vec<u64>, usize>,
    /// For each likeness how its first instance stands, view by view as far as it was judged.
    stand: Vec<Vec<(Status, Outcomes)>>,
    /// The likeness asked about last; kept for its room.
    asked: Vec<u64>,
    /// Instants that lie alike for all keys: the moment, the ends of the phase.
    always: [Timestamp; 3],
    /// The voices met so far: a likeness tells them apart by their places.
    voices: Vec<Name>,
}

impl Alike {
    /// `None` where more than what was said under a key may decide how its instance stands.
    pub(crate) fn of(frame: &Frame<'_>, sheet: &Sheet<'_>, shared: &Shared) -> Option<Self> {
        let Kernel::Respond { before: false, .. } = frame.part.duty.kernel else {
            return None;
        };
        let closed = sheet.columns.iter().any(|column| !column.closes.is_empty());
        let mut lenses = shared.views.iter().map(|view| frame.lens(view));
        let chosen = lenses.any(|lens| lens.using.only.is_some());
        if closed || chosen || !frame.is_undisturbed(&shared.governing) {
            return None;
        }
        let ends = frame.phase().map(|phase| phase.window);
        let ends = ends.unwrap_or(Window::new(Timestamp::MIN, Timestamp::MAX));
        let as_of = sheet.moment.as_of;
        Some(Alike {
            places: HashMap::new(),
            stand: Vec::new(),
            asked: Vec::new(),
            always: [as_of, ends.from, ends.to],
            voices: Vec::new(),
        })
    }

    /// For each instance the place of its likeness, if it has one. They are looked at in the order in which they were told of,
    /// which is that in which figures lie.
    pub(crate) fn places(
        &mut self,
        sheet: &Sheet<'_>,
        instances: &[Instance],
    ) -> Vec<Option<usize>> {
        let mut places = vec![None; instances.len()];
        let Some(table) = sheet.table() else {
            return places;
        };
        let under = |instance: &Instance| {
            let slot = table.slot(&instance.key.as_ref()?.key)?;
            Some((table.triggers(slot).next()?, slot))
        };
        let of_each = instances.iter().enumerate();
        let mut told: Vec<(usize, usize, &Slot)> = of_each
            .filter_map(|(at, instance)| under(instance).map(|(first, slot)| (first, at, slot)))
            .collect();
        told.sort_unstable_by_key(|(first, at, _)| (*first, *at));
        for (_, at, slot) in told {
            if let (Some(instance), Some(place)) = (instances.get(at), places.get_mut(at)) {
                *place = self.place(sheet, (table, slot), instance);
            }
        }
        places
    }

    fn place(
        &mut self,
        sheet: &Sheet<'_>,
        under: (&Table, &Slot),
        instance: &Instance,
    ) -> Option<usize> {
        self.asked.clear();
        self.write(sheet, under, instance)?;
        if let Some(place) = self.places.get(&self.asked) {
            return Some(*place);
        }
        let place = self.stand.len();
        self.stand.push(Vec::new());
        self.places.insert(self.asked.clone(), place);
        Some(place)
    }

    /// How the instances of a likeness stand in the view at `view`, if its first one was judged in it.
    pub(crate) fn stand(&self, place: usize, view: usize) -> Option<&(Status, Outcomes)> {
        self.stand.get(place)?.get(view)
    }

    /// Keeps how an instance of a likeness stands in the view at `view`, if it is the first one and the views before were kept.
    pub(crate) fn keep(&mut self, place: usize, view: usize, status: Status, outcomes: &Outcomes) {
        let own = self.stand.get_mut(place);
        if let Some(own) = own.filter(|own| own.len() == view) {
            own.push((status, outcomes.clone()));
        }
    }

    /// Writes the likeness of an instance down.
    fn write(
        &mut self,
        sheet: &Sheet<'_>,
        (table, slot): (&Table, &Slot),
        instance: &Instance,
    ) -> Option<()> {
        let keyed = instance.key.as_ref()?;
        let (triggers, owed) = (sheet.columns.get(TRIGGER)?, sheet.columns.get(OWED)?);
        let mut at: Option<Timestamp> = None;
        let (mut put, mut done) = (0, 0);
        for place in table.triggers(slot) {
            let Some(figure) = standing(sheet, triggers, place)? else {
                continue;
            };
            let span = instants(figure.region.span.cut(&keyed.phase));
            let once = span.from == span.to && figure.region.span.inside(&keyed.phase);
            let same = at.is_none_or(|at| at == span.from);
            if !once || !same || figure.hi == Some(0) || !figure.place_known {
                return None;
            }
            at = Some(span.from);
            put += 1;
            let head = self.head(figure);
            self.asked.extend([head, numbers(figure)?]);
        }
        let at = at?;
        let edges = [
            sheet.beginning(at),
            at,
            instance.window.to,
            just_after(instance.window.to),
            instance.last,
            just_after(instance.last),
            instance.cure,
            just_after(instance.cure),
        ];
        let mut said: [Option<&Figure>; MOST] = [None; MOST];
        let mut slots = said.iter_mut();
        for place in table.owed(slot) {
            let Some(figure) = standing(sheet, owed, place.place as usize)? else {
                continue;
            };
            // One that names the claim of a trigger is held against it when the key is judged.
            if !place.surely {
                return None;
            }
            let mut ends = 0;
            for end in [figure.region.span.from, figure.region.span.to] {
                ends = ends << 8 | among(&edges, end);
                for always in self.always {
                    ends = ends << 2 | order(end, always);
                }
            }
            let head = self.head(figure);
            self.asked.extend([head, numbers(figure)?, ends]);
            *slots.next()? = Some(figure);
            done += 1;
        }
        // Events are added up whatever their order; what a total covers of others depends on how they lie to each other.
        let all = || said.iter().flatten().enumerate();
        for (place, one) in all() {
            for (other_place, other) in all().skip(place + 1) {
                if (one.total || other.total) && one.voice == other.voice {
                    let (one, other) = (one.region.span, other.region.span);
                    let pair = [
                        (one.from, other.from),
                        (one.from, other.to),
                        (one.to, other.from),
                        (one.to, other.to),
                    ];
                    let lie = pair
                        .iter()
                        .fold(0, |lie, (one, other)| lie << 2 | order(*one, *other));
                    self.asked
                        .push((place as u64) << 16 | (other_place as u64) << 8 | lie);
                }
            }
        }
        let mut lie = 0;
        for pair in edges.windows(2) {
            if let [one, other] = pair {
                lie = lie << 2 | order(*one, *other);
            }
        }
        for always in self.always {
            lie = lie << 5 | among(&edges, always);
        }
        for end in [instance.window.to, instance.last, instance.cure] {
            lie = lie << 1 | u64::from(sheet.grace_over(end));
        }
        // How many there were of each, so that nothing of one can be read as another's.
        self.asked.extend([put << 32 | done, lie]);
        Some(())
    }

    /// Whose a figure is, and what is true of it.
    fn head(&mut self, figure: &Figure) -> u64 {
        let known = self.voices.iter().position(|voice| *voice == figure.voice);
        let voice = known.unwrap_or_else(|| {
            self.voices.push(figure.voice.clone());
            self.voices.len() - 1
        });
        let is = [
            figure.total,
            figure.covers_all,
            figure.repeats,
            figure.dated,
            figure.place_known,
            figure.names_objects,
        ];
        is.iter()
            .fold(voice as u64, |head, is| head << 1 | u64::from(*is))
    }
}

/// The figure at a place of a column, if it stands. `None` if more bears on it than its numbers and its time.
fn standing<'c>(sheet: &Sheet<'_>, column: &'c Column, place: usize) -> Option<Option<&'c Figure>> {
    let figure = column.figures.get(place)?;
    if !figure.known.holds(sheet.moment.as_known) {
        return Some(None);
    }
    let alone = column.rivals(place).is_none() && !figure.denied && figure.credited().is_none();
    let whole = figure.parts().is_empty() && !figure.out_of;
    (alone && whole && column.asks_about_all(&figure.region)).then_some(Some(figure))
}

/// Both ends of its number; `None` if they are too large for this.
fn numbers(figure: &Figure) -> Option<u64> {
    let lo = u32::try_from(figure.lo).ok()?;
    let hi = match figure.hi {
        Some(hi) => u32::try_from(hi).ok()?.checked_add(1)?,
        None => 0,
    };
    Some(u64::from(lo) << 32 | u64::from(hi))
}

/// Where an instant lies among others: after how many, and whether at one of them.
fn among(edges: &[Timestamp; 8], at: Timestamp) -> u64 {
    let (mut before, mut same) = (0, false);
    for edge in edges {
        before += u64::from(*edge < at);
        same |= *edge == at;
    }
    before << 1 | u64::from(same)
}

fn order(one: Timestamp, other: Timestamp) -> u64 {
    match one.cmp(&other) {
        Ordering::Less => 0,
        Ordering::Equal => 1,
        Ordering::Greater => 2,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::time::Duration;

    use tregua_calendar::When;
    use tregua_record::entries::claim::{Actor, Adds, Amount, Claim, Kind};

    use super::*;
    use crate::evaluator::{Evaluator, Moment, Wanted};
    use crate::stage::{agreement, at};
    use crate::statement::Statement;

    const TEXTS: [&str; 3] = [
        "clause answers in Pause\nBeta must notify Alpha within 24 hours of each captive admitted by Alpha counted at crossing\n\
         counted at receipt\nat latest 24 hours after that\n",
        "clause answers in Pause\nBeta must notify Alpha within 1 day of each captive admitted by Alpha counted at crossing\n\
         counted at receipt\nmay be made good within 2 days\n",
        "clause exchange in Pause\nBeta must release at least 3 detainees for each 2 captives released by Alpha counted at handover\n\
         within 36 hours of each\ncounted at handover\n",
    ];

    /// Requests and answers of three voices in all the ways in which they may lie to each other, and some that have no likeness.
    fn statements(exchange: bool) -> Vec<Statement> {
        let turn = Cell::new(11u32);
        let any = |most: u32| {
            let next = turn.get().wrapping_mul(1_664_525);
            turn.set(next.wrapping_add(1_013_904_223));
            (turn.get() >> 16) % most
        };
        let begin = at("2031-01-02T00:00:00Z");
        let hour = |n: u32| begin + Duration::from_secs(3_600 * u64::from(n));
        let mut all = Vec::new();
        for key in 0..1_200u32 {
            let asked = 24 + any(700);
            // Most are plain: asked once, answered once, by each the same.
            let odd = any(4) == 0;
            let plain = any(13);
            for voice in ["Alpha", "Beta", "Monitors"] {
                if any(6) == 0 {
                    continue;
                }
                let mut put = |kind: u32, from: u32, to: Option<u32>, n: u64, total: bool| {
                    let name = format!("c{}", all.len());
                    let mut claim = Claim::new(&name, Kind::Claim, voice);
                    let (act, thing, point) = match (exchange, kind) {
                        (true, 0) => ("release", Some("captive"), "handover"),
                        (true, _) => ("release", Some("detainee"), "handover"),
                        (false, 0) => ("admit", Some("captive"), "crossing"),
                        (false, _) => ("notify", None, "receipt"),
                    };
                    let actor = ["Alpha", "Beta"][kind as usize];
                    claim.act = Some(act.into());
                    claim.actor = Some(Actor::Named(actor.into()));
                    claim.thing = thing.map(Into::into);
                    claim.counting_point = Some(point.into());
                    claim.amount = Some(Amount::exactly(n));
                    if total {
                        claim.adds = Adds::Total;
                    }
                    claim.occurred = Some(match to {
                        Some(to) => When::Between(Window::new(hour(from), hour(to))),
                        None => When::Instant(hour(from)),
                    });
                    claim.ids.insert(format!("k{key}"));
                    if odd && any(5) == 0 {
                        claim.about = Some(format!("h{}", any(40)).into());
                    }
                    all.push(Statement {
                        id: format!("{:08x}", (all.len() as u32).wrapping_mul(0x9e37_79b9)).into(),
                        author: voice.into(),
                        known: hour(from + any(20)),
                        claim: claim.into(),
                    });
                };
                put(0, asked + if odd { any(3) } else { 0 }, None, 1, false);
                for _ in 0..if odd { any(4) } else { 1 } {
                    // Also on the day of the trigger and before it, and just when it is due.
                    let which = if odd { any(13) } else { plain };
                    let later = [0, 3, 12, 23, 24, 25, 36, 47, 48, 49, 60, 72, 96][which as usize];
                    let from = (asked + later).saturating_sub(if odd { any(8) } else { 0 });
                    let to = (odd && any(3) == 0).then(|| from + 1 + any(30));
                    let n = if odd { any(3) } else { 1 };
                    put(1, from, to, n.into(), false);
                }
                if odd && any(3) == 0 {
                    put(1, asked, Some(asked + 24 + any(50)), 0, true);
                }
            }
        }
        all
    }

    #[test]
    fn keys_that_lie_alike_stand_as_each_does_by_itself() {
        for text in TEXTS {
            let statements = statements(text.contains("exchange"));
            let agreement = agreement(text);
            for (as_of, as_known) in [
                ("2031-03-01T00:00:00Z", "2031-03-01T00:00:00Z"),
                ("2031-01-16T05:00:00Z", "2031-03-01T00:00:00Z"),
                ("2031-01-20T00:00:00Z", "2031-01-18T12:00:00Z"),
            ] {
                let (as_of, as_known) = (at(as_of), at(as_known));
                let moment = Moment { as_of, as_known };
                let evaluator = Evaluator::new(&agreement, &statements, moment);
                let wanted = Wanted::default();
                // Row by row, nothing is kept for the next key.
                let mut rows = evaluator.rows_only(&wanted).into_iter();
                evaluator.each_standing(&wanted, &mut |standing| {
                    let row = rows.next().unwrap();
                    assert_eq!((standing.clause, standing.view), (&*row.clause, &row.view));
                    assert_eq!(
                        (standing.status, standing.outcomes),
                        (row.status, &row.outcomes),
                        "{text} {as_of} {:?} {:?}",
                        standing.key,
                        row.view
                    );
                    assert_eq!(standing.row(), row);
                });
                assert!(rows.next().is_none());
                // And it is not for nothing.
                let clause = &agreement.clauses[0];
                let frame = evaluator.frame(clause, &clause.readings[0].parts[0]);
                let sheet = evaluator.sheet(&frame);
                let shared = Shared {
                    views: evaluator.views(clause, &wanted),
                    governing: Vec::new(),
                };
                let mut alike = Alike::of(&frame, &sheet, &shared).unwrap();
                let instances = evaluator.instances(frame.part, &sheet, &wanted);
                let places = alike.places(&sheet, &instances);
                let known = places.iter().flatten().count();
                let different = alike.stand.len();
                assert!(
                    known * 2 > instances.len() && different * 2 < known,
                    "{known} {different}"
                );
            }
        }
    }
}
