//! One instance of one part, and what one voice leaves open there (`docs/standings.md` §4, §5).

use std::collections::BTreeSet;

use tregua_agreement::duty::{Duty, Kernel, Level, Measure, Sense};
use tregua_calendar::Window;
use tregua_record::entries::claim::Kind;

use crate::completions::narrowed;
use crate::counts::{Books, Counted, Query, counted, touches};
use crate::duties::test;
use crate::figures::{Figure, Place, figures, same_thing, time_of};
use crate::grid::{Cell, measured_cells};
use crate::instances::{Instance, Spans, anywhere, of_days};
use crate::kernels::{Account, Count, Number, Test};
use crate::live::Spoken;
use crate::phases::PhaseTimes;
use crate::question::{Question, TooLarge};
use crate::renewals::is_of;
use crate::state::since_the_start;

/// One instance of one part, with every figure for it.
pub(crate) struct Seat<'a> {
    pub(crate) place: &'a Place<'a>,
    pub(crate) spoken: &'a [Spoken<'a>],
    pub(crate) duty: &'a Duty,
    pub(crate) instance: &'a Instance,
    pub(crate) measures: Vec<Counts<'a>>,
    /// The test of its kernel.
    pub(crate) test: Test,
}

/// A measure, its cells and every figure for it.
pub(crate) struct Counts<'a> {
    pub(crate) measure: &'a Measure,
    pub(crate) cells: BTreeSet<Cell>,
    pub(crate) figures: Vec<Figure>,
}

/// Which statements a view leaves out.
#[derive(Clone, Copy)]
pub(crate) struct Without<'a> {
    /// Those that repeat a voice or a claim.
    pub(crate) repeats: bool,
    /// These.
    pub(crate) ids: &'a BTreeSet<String>,
}

impl<'a> Seat<'a> {
    pub(crate) fn new(
        place: &'a Place<'a>,
        spoken: &'a [Spoken<'a>],
        phases: &[PhaseTimes],
        duty: &'a Duty,
        instance: &'a Instance,
    ) -> Self {
        let agreement = place.question.agreement;
        let of_this = |figure: &Figure| {
            instance
                .end
                .is_none_or(|end| is_of(agreement, &duty.kernel, end, figure.named.as_ref()))
        };
        let counts = |measure: &'a Measure| Counts {
            measure,
            cells: measured_cells(&place.question, measure),
            figures: figures(place, spoken, measure)
                .into_iter()
                .filter(of_this)
                .collect(),
        };
        let measures = duty.kernel.measures().into_iter().map(counts).collect();
        Seat {
            place,
            spoken,
            duty,
            instance,
            measures,
            test: test(place, phases, duty, instance),
        }
    }

    /// The figures that meet a window of this instance, or that are credited to it.
    pub(crate) fn touching(&self) -> Vec<&Figure> {
        if let Some((key, _)) = &self.instance.key {
            return match self.duty.kernel.group() {
                Some(thing) => self.of_group(thing, key),
                None => self.of_key(key),
            };
        }
        let reach = self.instance.reach();
        let meets = |counts: &Counts<'_>, figure: &Figure| {
            let query = |window: &Window| Query {
                window: *window,
                cells: counts.cells.clone(),
            };
            reach.iter().any(|window| match figure.credited {
                Some(_) => self.credits(figure, *window) && !figure.sure.is_disjoint(&counts.cells),
                None => touches(figure, &query(window)),
            })
        };
        let mut found = Vec::new();
        for counts in self.timed() {
            found.extend(counts.figures.iter().filter(|figure| meets(counts, figure)));
        }
        found.extend(self.stating_base());
        found
    }

    /// Whether a figure is credited to this instance; where there are no days, its own span decides (§6, Credit).
    fn credits(&self, figure: &Figure, window: Window) -> bool {
        match figure.credited {
            Some(date) if of_days(self.duty) => self.instance.date == Some(date),
            Some(_) => figure.span.inside(&window),
            None => false,
        }
    }

    pub(crate) fn account(&self, voice: &str, without: Without<'_>) -> Result<Account, TooLarge> {
        if let Some((key, phase)) = &self.instance.key {
            return match self.duty.kernel.group() {
                Some(thing) => self.parted(voice, without, thing, (key, phase)),
                None => self.of_trigger(voice, without, key, phase),
            };
        }
        let mut found = Vec::new();
        if let Some((length, sense)) = anywhere(self.duty) {
            for counts in &self.measures {
                found.push(self.anywhere(voice, counts, length, sense, without)?);
            }
            let number = self.number([&voice.to_owned()].into_iter(), without);
            return Ok(Account {
                counts: found,
                number,
                trigger: None,
            });
        }
        for counts in self.timed() {
            match &self.instance.windows {
                Spans::Counted(windows) => {
                    let start = windows.first().map(|window| window.from);
                    let held = match counts.measure.level {
                        Some(Level::AboveStart) => start.map(|start| {
                            let kept = counts.figures.iter().filter(|one| keeps(one, without));
                            let kept: Vec<Figure> = kept.cloned().collect();
                            Counts {
                                measure: counts.measure,
                                cells: counts.cells.clone(),
                                figures: since_the_start(&kept, voice, start),
                            }
                        }),
                        _ => None,
                    };
                    let counts = held.as_ref().unwrap_or(counts);
                    for window in windows {
                        let one = self.query(voice, counts, *window, without, false)?;
                        found.push(plain(&one));
                    }
                }
                Spans::Stretches(stretches) => {
                    for (at, stretch) in stretches.iter().enumerate() {
                        let stands = self.not_taken_back(voice, counts, without);
                        let ask = |window, later| {
                            self.query_of(voice, counts, window, without, later, &stands)
                        };
                        let told = |counted, window: Window| {
                            self.told(counted, window, voice, counts, without)
                        };
                        let whole =
                            reaching(ask(stretch.open, false)?, ask(stretch.closed, false)?);
                        let whole = told(whole, stretch.open);
                        let later = at > 0;
                        let alone = reaching(
                            ask(stretch.alone, later)?,
                            ask(stretch.alone_closed, later)?,
                        );
                        let alone = told(alone, stretch.alone);
                        found.push(Count {
                            lo: whole.lo,
                            hi: whole.hi,
                            alone_lo: alone.lo,
                            alone_hi: match later && self.has_base() && stretch.is_empty() {
                                true => Some(0),
                                false => alone.hi,
                            },
                            straddle: alone.straddle,
                            over: alone.over,
                            heard: alone.heard,
                        });
                    }
                }
            }
        }
        if self.has_base() {
            found.push(self.base(voice, without)?);
        }
        let voice = voice.to_owned();
        Ok(Account {
            counts: match &self.test {
                Test::Sum { .. } => narrowed(found)?,
                _ => found,
            },
            number: self.number([&voice].into_iter(), without),
            trigger: None,
        })
    }

    /// The account of a voice that said nothing.
    pub(crate) fn silent(&self) -> Account {
        if self.instance.key.is_some() && self.duty.kernel.group().is_none() {
            return self.nothing_of_trigger();
        }
        let as_of = self.place.question.as_of;
        let open = |end| Count {
            lo: 0,
            hi: None,
            alone_lo: 0,
            alone_hi: None,
            straddle: Some(0),
            over: as_of >= end,
            heard: false,
        };
        let of_measure = |_: &Counts<'_>| match &self.instance.windows {
            Spans::Counted(windows) => windows
                .iter()
                .map(|window| open(window.to))
                .collect::<Vec<_>>(),
            Spans::Stretches(stretches) => stretches
                .iter()
                .enumerate()
                .map(|(at, stretch)| Count {
                    alone_hi: (at > 0 && self.has_base() && stretch.is_empty()).then_some(0),
                    ..open(stretch.open.to)
                })
                .collect(),
        };
        let nothing = BTreeSet::new();
        let number = self.number(
            [].into_iter(),
            Without {
                repeats: false,
                ids: &nothing,
            },
        );
        Account {
            counts: self
                .timed()
                .iter()
                .flat_map(of_measure)
                .chain(self.has_base().then(|| open(self.instance.due)))
                .collect(),
            number,
            trigger: None,
        }
    }

    pub(crate) fn query(
        &self,
        voice: &str,
        counts: &Counts<'_>,
        window: Window,
        without: Without<'_>,
        later: bool,
    ) -> Result<Counted, TooLarge> {
        self.query_of(voice, counts, window, without, later, &|_| true)
    }

    /// The same among some of the figures.
    pub(crate) fn query_of(
        &self,
        voice: &str,
        counts: &Counts<'_>,
        window: Window,
        without: Without<'_>,
        later: bool,
        among: &dyn Fn(&Figure) -> bool,
    ) -> Result<Counted, TooLarge> {
        let question = &self.place.question;
        let agreement = question.agreement;
        let of_voice =
            |figure: &&Figure| figure.voice == voice && keeps(figure, without) && among(figure);
        // What is credited to the date of a deadline was done by the due instant, not in a stretch after it.
        let credited =
            |figure: &Figure| self.credits(figure, window) && !(later && of_days(self.duty));
        let closes = |one: &&Spoken<'_>| {
            one.kind == Kind::Close
                && one.voice == voice
                && speaks_of(question, one, counts.measure)
        };
        let kept = |one: &&Spoken<'_>| !(without.repeats && one.statement.claim.repeats.is_some());
        let ban =
            matches!(self.duty.kernel, Kernel::Ban { .. }) && self.duty.kernel.group().is_none();
        let closing = self.spoken.iter().filter(closes).filter(kept);
        // Of a stretch anywhere: an event anywhere in what was closed.
        let whole = self.instance.window();
        let reported = |closed: &Window| {
            let inside = Query {
                window: closed.cut(&whole),
                cells: counts.cells.clone(),
            };
            let mut own = counts.figures.iter().filter(of_voice);
            own.any(|one| one.event && one.credited.is_none() && touches(one, &inside))
        };
        let any = anywhere(self.duty).is_some();
        let limit = anywhere(self.duty).is_some_and(|(_, sense)| sense == Sense::AtMost);
        // "The grace, once it has passed since the end of W, closes W."
        let graced = agreement
            .reporting_grace
            .is_some_and(|grace| limit && question.as_of >= agreement.clock.plus(whole.to, grace));
        let books = Books {
            figures: counts
                .figures
                .iter()
                .filter(of_voice)
                .filter(|figure| figure.credited.is_none())
                .collect(),
            credited: counts
                .figures
                .iter()
                .filter(of_voice)
                .filter(|figure| credited(figure))
                .collect(),
            closed: closing
                .filter_map(|one| {
                    let measured = &counts.measure.place;
                    let placed =
                        measured.is_none() || one.content.place.as_deref() == measured.as_deref();
                    let time = time_of(question, &one.content.occurred?);
                    Some((time, ban && placed || any && reported(&time)))
                })
                .chain((graced && reported(&whole)).then_some((whole, true)))
                .collect(),
            ban,
            grace_over: agreement
                .reporting_grace
                .map(|grace| agreement.clock.plus(window.to, grace)),
            as_of: question.as_of,
        };
        counted(
            &books,
            &Query {
                window,
                cells: counts.cells.clone(),
            },
        )
    }

    /// The text's number. For `every`: the greatest `out_of` that the voices state; none stated: 1 to ∞.
    pub(crate) fn number<'v>(
        &self,
        voices: impl Iterator<Item = &'v String>,
        without: Without<'_>,
    ) -> Number {
        let exactly = |n| Number { lo: n, hi: Some(n) };
        match &self.duty.kernel {
            Kernel::Amount { threshold, .. } => Number {
                lo: threshold.lo,
                hi: threshold.hi,
            },
            Kernel::Allow { every: true, .. } => {
                let voices: BTreeSet<&String> = voices.collect();
                let touching = self.touching();
                let stating = touching
                    .iter()
                    .filter(|figure| voices.contains(&figure.voice) && keeps(figure, without));
                stating
                    .filter_map(|figure| figure.out_of)
                    .max()
                    .map_or(Number { lo: 1, hi: None }, exactly)
            }
            Kernel::Allow { .. }
            | Kernel::Done { .. }
            | Kernel::Share { .. }
            | Kernel::Respond { .. }
            | Kernel::Earned { .. }
            | Kernel::ByHand { .. }
            | Kernel::Renewed { notice: None, .. }
            | Kernel::Ratio { .. } => exactly(1),
            Kernel::Ban { .. } | Kernel::Renewed { .. } => exactly(0),
        }
    }
}

impl Seat<'_> {
    /// Voices that close a window over this instance: they have spoken of it (§7).
    pub(crate) fn closing(&self, without: Without<'_>) -> BTreeSet<String> {
        let question = &self.place.question;
        let kept = |one: &&Spoken<'_>| !(without.repeats && one.statement.claim.repeats.is_some());
        let over = |one: &&Spoken<'_>| {
            let when = one.content.occurred.as_ref();
            when.is_some_and(|when| time_of(question, when).overlaps(&self.instance.window()))
        };
        let of_measure = |one: &&Spoken<'_>| {
            let mut measures = self.measures.iter();
            measures.any(|counts| speaks_of(question, one, counts.measure))
        };
        let closes = self.spoken.iter().filter(|one| one.kind == Kind::Close);
        let own = closes.filter(kept).filter(over).filter(of_measure);
        own.map(|one| one.voice.clone()).collect()
    }
}

/// Of a `close`, or a `waive`: "whose act, actor, thing, counting point and place are unstated or the measure's".
pub(crate) fn speaks_of(question: &Question<'_>, one: &Spoken<'_>, measure: &Measure) -> bool {
    let said = &one.content;
    let actor = said.actor.as_ref().is_none_or(|actor| {
        let name = actor.name();
        measure
            .actors
            .iter()
            .any(|known| Some(known.as_str()) == name)
    });
    let thing = said.thing.as_deref();
    actor
        && (said.act.is_none() || said.act.as_deref() == Some(measure.act.as_str()))
        && (thing.is_none() || same_thing(question, thing, measure.thing.as_deref()))
        && (said.counting_point.is_none()
            || said.counting_point.as_deref() == measure.point.as_deref())
        && (said.place.is_none() || said.place.as_deref() == measure.place.as_deref())
}

/// Whether a view keeps a figure.
pub(crate) fn keeps(figure: &Figure, without: Without<'_>) -> bool {
    let left_out = (without.repeats && figure.repeats) || without.ids.contains(&figure.statement);
    !left_out
}

pub(crate) fn plain(one: &Counted) -> Count {
    Count {
        lo: one.lo,
        hi: one.hi,
        alone_lo: one.lo,
        alone_hi: one.hi,
        straddle: one.straddle,
        over: one.over,
        heard: one.heard,
    }
}

/// "Of a stretch [a, b] the interval is that of [a, b), with both ends raised to the L of [a, b], its end included, unless
/// the voice differs from itself in [a, b)": to the lower end of what it surely counted.
pub(crate) fn reaching(open: Counted, closed: Counted) -> Counted {
    if open.flagged {
        return Counted {
            heard: closed.heard,
            straddle: closed.straddle,
            ..open
        };
    }
    Counted {
        lo: open.lo.max(closed.lo),
        hi: open.hi.map(|hi| hi.max(closed.lo)),
        heard: closed.heard,
        straddle: closed.straddle,
        ..open
    }
}
