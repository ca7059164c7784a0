//! What a clause waits for (`docs/standings.md` §6, What a clause waits for): worked out anew for every question, by asking
//! the judge himself about the clauses that are named.

use std::collections::BTreeSet;

use tregua_agreement::duty::{
    Crediting, Duty, Event, Kernel, Measure, Part, Sense, Threshold, Windows,
};
use tregua_agreement::meaning::{Clause, Reading};
use tregua_calendar::{Said, Timestamp, When, Window};
use tregua_record::entries::claim::Kind;

use crate::consent::stands_by;
use crate::figures::{Figure, Place, names_clause, time_of};
use crate::instances::until;
use crate::judge::{Bench, Found};
use crate::kernels::{
    AMBIGUOUS, CONTESTED, CURED, LATE, MET, NOT_MET, Outcomes, PENDING, UNVERIFIED,
};
use crate::live::denies;
use crate::question::{TooLarge, View};
use crate::seat::Seat;

/// Whether something has come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Came {
    Not,
    /// Between the two.
    At(Timestamp, Timestamp),
    /// It cannot be told: the status of that.
    Open(&'static str),
}

/// "all of them": what one lacks all lack, then what one leaves open, else the latest.
pub(crate) fn all(each: &[Came]) -> Came {
    if each.contains(&Came::Not) {
        return Came::Not;
    }
    open(each).unwrap_or_else(|| {
        let ends = each.iter().filter_map(times);
        ends.reduce(|one, other| (one.0.max(other.0), one.1.max(other.1)))
            .map_or(Came::Not, |(a, b)| Came::At(a, b))
    })
}

/// "one of them".
pub(crate) fn one(each: &[Came]) -> Came {
    let ends = each.iter().filter_map(times);
    let first = ends.reduce(|one, other| (one.0.min(other.0), one.1.min(other.1)));
    first
        .map(|(a, b)| Came::At(a, b))
        .or(open(each))
        .unwrap_or(Came::Not)
}

fn times(came: &Came) -> Option<(Timestamp, Timestamp)> {
    match came {
        Came::At(first, last) => Some((*first, *last)),
        _ => None,
    }
}

fn open(each: &[Came]) -> Option<Came> {
    let order = ["not checkable", CONTESTED, AMBIGUOUS, UNVERIFIED];
    order
        .into_iter()
        .map(Came::Open)
        .find(|open| each.contains(open))
}

impl<'a> Bench<'a> {
    /// Whether all that the clause waits for has come about in this view.
    pub(crate) fn came(&self, clause: &Clause, events: &[Event]) -> Result<Came, TooLarge> {
        let each: Vec<Came> = events
            .iter()
            .map(|event| self.event(clause, event))
            .collect::<Result<_, _>>()?;
        Ok(all(&each))
    }

    fn event(&self, clause: &Clause, event: &Event) -> Result<Came, TooLarge> {
        match event {
            Event::Stands { clause: label, .. } | Event::Performed { clause: label } => {
                // `None`: done at any time.
                let met = match event {
                    Event::Stands { met, .. } => Some(*met),
                    _ => None,
                };
                let named = self
                    .question
                    .agreement
                    .clauses
                    .iter()
                    .find(|one| names_clause(one, Some(label.as_str())));
                match named {
                    Some(named) if self.deep <= 2 * self.question.agreement.clauses.len() => {
                        self.stands(named, met)
                    }
                    _ => Ok(Came::Not),
                }
            }
            Event::Agreed { by, clause: label } => {
                let clauses = &self.question.agreement.clauses;
                let named = match label {
                    Some(_) => clauses
                        .iter()
                        .find(|one| names_clause(one, label.as_deref())),
                    None => Some(clause),
                };
                Ok(named.map_or(Came::Not, |named| self.agreed(named, by)))
            }
            Event::Announced { by } => Ok(self.announced(clause, by)),
            Event::Done(measure) => self.done(clause, measure),
            Event::Over { phase } => self.over(phase),
        }
    }

    fn stands(&self, named: &'a Clause, met: Option<bool>) -> Result<Came, TooLarge> {
        let bench = Bench {
            deep: self.deep + 1,
            // Another clause's phase begins by itself.
            phases: self.dated,
            begun: false,
            ..*self
        };
        let mut found: Vec<(&Reading, Came)> = Vec::new();
        for reading in &named.readings {
            found.push((reading, bench.stands_on(named, reading, met)?));
        }
        let sort = |came: &Came| match came {
            Came::Not => "not",
            Came::At(..) => "at",
            Came::Open(status) => status,
        };
        let sorts: BTreeSet<&str> = found.iter().map(|(_, came)| sort(came)).collect();
        if sorts.len() > 1 {
            let parties = &self.question.agreement.parties;
            let opposed = |(one, a): &(&Reading, Came), (other, b): &(&Reading, Came)| {
                let held = |reading: &Reading, party: &String| reading.held.by.contains(party);
                sort(a) != sort(b)
                    && parties.iter().any(|party| {
                        held(one, party)
                            && parties
                                .iter()
                                .any(|against| against != party && held(other, against))
                    })
            };
            let contested = found
                .iter()
                .any(|one| found.iter().any(|other| opposed(one, other)));
            return Ok(Came::Open(if contested { CONTESTED } else { AMBIGUOUS }));
        }
        let times: Vec<(Timestamp, Timestamp)> =
            found.iter().filter_map(|(_, came)| times(came)).collect();
        let first = times.iter().map(|(first, _)| *first).min();
        let last = times.iter().map(|(_, last)| *last).max();
        Ok(match (first, last) {
            (Some(first), Some(last)) => Came::At(first, last),
            _ => found.first().map_or(Came::Not, |(_, came)| *came),
        })
    }

    fn stands_on(
        &self,
        named: &'a Clause,
        reading: &'a Reading,
        met: Option<bool>,
    ) -> Result<Came, TooLarge> {
        let place = Place {
            question: self.question,
            clause: named,
        };
        let mut each = Vec::new();
        let kept = |part: &&Part| {
            let windows = part.duty.kernel.windows();
            matches!(windows, Some(Windows::Since { .. }))
        };
        // "What people judge by hand opens and frees nothing beside what is counted."
        let by_hand = |part: &&Part| matches!(part.duty.kernel, Kernel::ByHand { .. });
        let nothing_else = reading.parts.iter().all(|part| by_hand(&part));
        // What waits for a state to be met does not wait for its keeping.
        let awaited = reading.parts.iter();
        let awaited = awaited.filter(|part| met == Some(false) || !kept(part));
        for part in awaited.filter(|part| nothing_else || !by_hand(part)) {
            for instance in self.instances(&place, &part.duty)? {
                let found = self.found(&place, &part.duty, &instance)?;
                let any_time = met.is_none() && found.judged() && settles(&part.duty, true);
                each.push(if any_time {
                    let from = found.instance.window().from;
                    self.ever(&place, &part.duty, Window::new(from, Timestamp::MAX))?
                } else {
                    self.ruled(&place, &part.duty, &found, met.unwrap_or(true))?
                });
            }
        }
        Ok(if met.unwrap_or(true) {
            if each.is_empty() {
                Came::Not
            } else {
                all(&each)
            }
        } else {
            one(&each)
        })
    }

    /// From a status to whether it has come about, and when.
    fn ruled(
        &self,
        place: &Place<'_>,
        duty: &Duty,
        found: &Found,
        met: bool,
    ) -> Result<Came, TooLarge> {
        let instance = &found.instance;
        let good = [MET, LATE, CURED].contains(&found.status);
        if (met && good) || (!met && found.status == NOT_MET) {
            let end = match found.status {
                MET => instance.due,
                LATE => instance.last_moment,
                _ => instance.last,
            };
            let outcome = if met { MET } else { NOT_MET };
            let whole = Window::new(instance.window().from, instance.last);
            let early = match settles(duty, met) {
                true => self.settled(place, duty, &whole, outcome)?,
                false => None,
            };
            return Ok(early.unwrap_or(Came::At(end, end)));
        }
        Ok(match found.status {
            "waived" if met => Came::Open(AMBIGUOUS),
            CONTESTED | "term contested" => Came::Open(CONTESTED),
            UNVERIFIED | "term not confirmed" => Came::Open(UNVERIFIED),
            AMBIGUOUS => Came::Open(AMBIGUOUS),
            "not checkable" => Came::Open("not checkable"),
            _ => Came::Not,
        })
    }

    /// The first end of a figure's time such that the window cut there comes to this outcome and no other.
    fn settled(
        &self,
        place: &Place<'_>,
        duty: &Duty,
        whole: &Window,
        outcome: &'static str,
    ) -> Result<Option<Came>, TooLarge> {
        let uncut = until(&self.question, duty, whole.from, whole.to);
        let seat = Seat::new(place, self.spoken, self.phases, duty, &uncut);
        let spans: BTreeSet<Window> = seat
            .touching()
            .into_iter()
            .filter(|figure| figure.lo > 0 && self.hears(&seat, figure))
            .map(|figure| figure.span)
            .collect();
        let ends: BTreeSet<Timestamp> = spans.iter().map(|span| span.to).collect();
        for end in ends {
            let cut = until(&self.question, duty, whole.from, end);
            let seen = Seat::new(place, self.spoken, self.phases, duty, &cut).seen(self.view)?;
            if seen.is_some_and(|seen| seen.verdict.outcomes == Outcomes::from([outcome])) {
                let start = spans
                    .iter()
                    .filter(|span| span.to == end)
                    .map(|span| span.from)
                    .min();
                return Ok(start.map(|start| between(Window::new(start, end))));
            }
        }
        Ok(None)
    }

    fn hears(&self, seat: &Seat<'_>, figure: &Figure) -> bool {
        match self.view {
            View::AccordingTo(voice) => figure.voice == *voice,
            View::NamedBody => seat
                .bodies()
                .is_some_and(|bodies| bodies.contains(&figure.voice)),
            View::BothParties => self.question.agreement.parties.contains(&figure.voice),
            View::AllVoices => true,
        }
    }

    /// At least one act, in all of time.
    fn done(&self, clause: &Clause, measure: &Measure) -> Result<Came, TooLarge> {
        let place = Place {
            question: self.question,
            clause,
        };
        let duty = Duty::of(Kernel::Amount {
            measure: Measure {
                crediting: Crediting::ByTime,
                ..measure.clone()
            },
            threshold: Threshold {
                sense: Sense::AtLeast,
                lo: 1,
                hi: Some(1),
                about: None,
            },
            windows: Windows::Overall,
        });
        self.ever(&place, &duty, Window::new(Timestamp::MIN, Timestamp::MAX))
    }

    /// Whether enough was done in a window that does not end, and when.
    fn ever(&self, place: &Place<'_>, duty: &Duty, always: Window) -> Result<Came, TooLarge> {
        let whole = until(&self.question, duty, always.from, always.to);
        let seat = Seat::new(place, self.spoken, self.phases, duty, &whole);
        let Some(seen) = seat.seen(self.view)? else {
            return Ok(Came::Open("not checkable"));
        };
        if seen.verdict.outcomes == Outcomes::from([MET]) {
            let found = self.settled(place, duty, &always, MET)?;
            return Ok(found.unwrap_or(Came::Open(CONTESTED)));
        }
        let order = [CONTESTED, AMBIGUOUS, UNVERIFIED, PENDING];
        let first = order
            .into_iter()
            .find(|cause| seen.verdict.causes.contains(cause));
        Ok(match first {
            Some(PENDING) => Came::Not,
            Some(cause) => Came::Open(cause),
            None => Came::Open(UNVERIFIED),
        })
    }

    /// "each has agreed to it in its own voice": at its `occurred`, or when it said so.
    fn agreed(&self, named: &Clause, by: &[String]) -> Came {
        let mut each = Vec::new();
        for voice in by {
            let own = self.spoken.iter().filter(|one| {
                one.kind == Kind::Agree
                    && one.voice == *voice
                    && names_clause(named, one.content.clause.as_deref())
                    && stands_by(self.spoken, one)
            });
            let times = own.filter_map(|one| {
                let said = one.content.said.map(|said| match said {
                    Said::At(at) => When::Instant(at),
                    Said::On(date) => When::Dates(date, date),
                });
                let when = one.content.occurred.or(said)?;
                Some(time_of(&self.question, &when))
            });
            let first = times.min_by_key(|time| (time.to, time.from));
            each.push(first.map_or(Came::Not, between));
        }
        all(&each)
    }

    /// "an `announce` with act `start` that names the clause, and that no party denies", by each of these.
    fn announced(&self, clause: &Clause, by: &[String]) -> Came {
        let parties = &self.question.agreement.parties;
        let starts = |voice: &String| {
            let own = self.spoken.iter().filter(|one| {
                one.voice == *voice
                    && one.kind == Kind::Announce
                    && one.content.act.as_deref() == Some("start")
                    && names_clause(clause, one.content.clause.as_deref())
                    && !self
                        .spoken
                        .iter()
                        .any(|deny| parties.contains(&deny.voice) && denies(deny, one))
            });
            let times = own.filter_map(|one| {
                one.content
                    .occurred
                    .as_ref()
                    .map(|when| time_of(&self.question, when))
            });
            times
                .min_by_key(|time| (time.to, time.from))
                .map_or(Came::Not, between)
        };
        let each: Vec<Came> = by.iter().map(starts).collect();
        all(&each)
    }
}

/// Somewhere in a stretch of time; one of an instant is that instant.
fn between(time: Window) -> Came {
    let instant = time.to.as_nanosecond() - time.from.as_nanosecond() <= 1;
    Came::At(time.from, if instant { time.from } else { time.to })
}

/// Whether figures can settle it before the window is over: enough of what is asked, or one too many.
fn settles(duty: &Duty, met: bool) -> bool {
    match &duty.kernel {
        // The least in any stretch is known at its end.
        Kernel::Amount {
            windows: Windows::Any(_),
            threshold,
            ..
        } if threshold.sense == Sense::AtLeast => false,
        Kernel::Amount { threshold, .. } if met => threshold.sense == Sense::AtLeast,
        Kernel::Amount { threshold, .. } => {
            let fixed = duty.cure.is_none() && duty.cure_agreed_by.is_empty();
            threshold.sense == Sense::AtMost && fixed
        }
        Kernel::Done { .. } | Kernel::Allow { .. } => met,
        Kernel::Ban { measure, .. } => measure.group.is_none() && !met,
        Kernel::Ratio { .. }
        | Kernel::Share { .. }
        | Kernel::Respond { .. }
        | Kernel::Earned { .. }
        | Kernel::ByHand { .. }
        | Kernel::Renewed { .. } => false,
    }
}
