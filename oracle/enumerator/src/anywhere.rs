//! An amount in every stretch of a length (`docs/standings.md` §5, In any): each stretch is counted by itself, and there are
//! as many of them as there are instants at which anything begins or ends.

use std::time::Duration;

use tregua_agreement::duty::Sense;
use tregua_calendar::{Length, Timestamp, Window};
use tregua_record::entries::claim::Kind;

use crate::figures::time_of;
use crate::instances::day_row;
use crate::kernels::Count;
use crate::question::TooLarge;
use crate::seat::{Counts, Seat, Without, plain};

/// So many stretches are counted.
const MOST_STRETCHES: u64 = 4_000;

impl Seat<'_> {
    /// "the most that there can be in any of them, or the least".
    pub(crate) fn anywhere(
        &self,
        voice: &str,
        counts: &Counts<'_>,
        length: Length,
        sense: Sense,
        without: Without<'_>,
    ) -> Result<Count, TooLarge> {
        let as_of = self.place.question.as_of;
        let over = as_of >= self.instance.due;
        let stretches = self.stretches(counts, length, sense);
        TooLarge::check("stretches", stretches.len() as u64, MOST_STRETCHES)?;
        let mut each = Vec::new();
        for stretch in stretches {
            each.push(plain(&self.query(voice, counts, stretch, without, false)?));
        }
        let with_straddle = |one: &Count| one.straddle.map(|more| one.lo + more);
        let unbounded = |ends: &[Option<u64>]| ends.contains(&None);
        let his: Vec<Option<u64>> = each.iter().map(|one| one.hi).collect();
        let reach: Vec<Option<u64>> = each.iter().map(with_straddle).collect();
        let (lo, hi, reach) = if sense == Sense::AtLeast {
            (
                each.iter().map(|one| one.lo).min(),
                his.into_iter().flatten().min(),
                reach.into_iter().flatten().min(),
            )
        } else {
            let most = |ends: Vec<Option<u64>>| match unbounded(&ends) {
                true => None,
                false => ends.into_iter().flatten().max(),
            };
            (each.iter().map(|one| one.lo).max(), most(his), most(reach))
        };
        let lo = lo.unwrap_or(0);
        Ok(Count {
            lo,
            hi,
            alone_lo: lo,
            alone_hi: hi,
            straddle: reach.map(|reach| reach - lo),
            over,
            heard: each.iter().any(|one| one.heard),
        })
    }

    /// Every stretch in which the counts can differ from the one before.
    fn stretches(&self, counts: &Counts<'_>, length: Length, sense: Sense) -> Vec<Window> {
        let question = &self.place.question;
        let clock = &question.agreement.clock;
        let whole = self.instance.window();
        let mut found = Vec::new();
        match length {
            Length::Days(days) => {
                let mut date = clock.day_of(whole.from);
                while clock.day(date).from < whole.to {
                    found.push(day_row(clock, date, days));
                    match date.tomorrow() {
                        Ok(next) if found.len() <= MOST_STRETCHES as usize => date = next,
                        _ => break,
                    }
                }
            }
            Length::Hours(hours) => {
                let mut begins: Vec<Timestamp> = Vec::new();
                let length = Duration::from_secs(3_600 * u64::from(hours));
                let moment = Duration::from_nanos(1);
                for edge in self.edges(counts, &whole) {
                    let at = [Some(edge), edge.checked_sub(length).ok()];
                    for at in at.into_iter().flatten() {
                        let around = [at.checked_sub(moment), Ok(at), at.checked_add(moment)];
                        begins.extend(around.into_iter().flatten());
                    }
                }
                begins.sort();
                begins.dedup();
                begins.retain(|at| whole.holds(*at));
                for at in begins {
                    let end = at.checked_add(length).unwrap_or(Timestamp::MAX);
                    found.push(Window::new(at, end));
                }
            }
        }
        if sense == Sense::AtLeast {
            found.retain(|one| one.inside(&whole));
        } else {
            found = found.into_iter().map(|one| one.cut(&whole)).collect();
        }
        found
    }

    /// Every instant at which something begins or ends that bears on the count: the whole, figures, closings, what the clock
    /// has passed and what its grace has.
    fn edges(&self, counts: &Counts<'_>, whole: &Window) -> Vec<Timestamp> {
        let question = &self.place.question;
        let mut spans = vec![*whole];
        spans.extend(counts.figures.iter().map(|figure| figure.span));
        let closes = self.spoken.iter().filter(|one| one.kind == Kind::Close);
        let times = closes.filter_map(|one| one.content.occurred.as_ref());
        spans.extend(times.map(|when| time_of(question, when)));
        let mut edges: Vec<Timestamp> = spans.iter().flat_map(|one| [one.from, one.to]).collect();
        let as_of = question.as_of;
        edges.push(as_of);
        let hours = match question.agreement.reporting_grace {
            Some(Length::Hours(hours)) => u64::from(hours),
            // Every generated clock has a fixed offset: a day is a day.
            Some(Length::Days(days)) => 24 * u64::from(days),
            None => 0,
        };
        edges.extend(as_of.checked_sub(Duration::from_secs(3_600 * hours)));
        edges
    }
}
