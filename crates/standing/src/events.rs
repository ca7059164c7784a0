//! What clauses wait for: whether each event of the text has come about, by each view, worked out before any clause that
//! waits for it is judged. So nobody ever asks for another's standing from inside a ruling.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::duty::{
    Course, Crediting, Duty, Event, Kernel, Measure, Part, Sense, Threshold, Windows,
};
use tregua_agreement::meaning::{Clause, Phase, Reading};
use tregua_calendar::{Said, Timestamp, When, Window};
use tregua_record::Name;
use tregua_record::entries::claim::Kind;

use crate::begun::{Begun, every_instance, over_at};
use crate::consent::taken_back;
use crate::evaluator::Moment;
use crate::figures::{Figure, read_window};
use crate::holders;
use crate::instances::Instance;
use crate::ledger::Ledger;
use crate::lens::Heard;
use crate::outcome::{Outcome, Outcomes, Status};
use crate::phases::{PhaseSpan, denies};
use crate::ruling::{Frame, Ruling};
use crate::sheet::Sheet;
use crate::statement::Live;
use crate::turn::{Came, Turn, either, joined, together};
use crate::view::View;

/// What an event does for the clause that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// It opens it.
    Opens,
    /// It frees those whom it binds.
    Frees,
    /// It puts another clause in its place.
    Replaces,
    /// The other side does it side by side.
    Alongside,
    /// It gives those who may suspend it a ground.
    Grounds,
    /// Its phase begins with it.
    Begins,
}

impl Role {
    fn of(self, course: &Course) -> &[Event] {
        match self {
            Role::Opens => &course.once,
            Role::Frees => &course.freed,
            Role::Replaces => &course.replaced_by,
            Role::Alongside => &course.alongside,
            Role::Grounds => &course.ground,
            // A phase says so, and no clause of it.
            Role::Begins => &[],
        }
    }
}

/// One event that a clause waits for, by every view.
pub(crate) struct Awaited<'a> {
    /// The clause that waits, or the phase.
    clause: &'a str,
    role: Role,
    event: &'a Event,
    /// By each voice that speaks at all, and the joint views; a voice not among them is silent.
    pub(crate) turns: BTreeMap<View, Turn>,
    pub(crate) silent: Turn,
}

/// Every event that some clause waits for.
#[derive(Default)]
pub(crate) struct Events<'a> {
    pub(crate) awaited: Vec<Awaited<'a>>,
    /// The phases that wait for some.
    pub(crate) begun: Vec<Begun<'a>>,
    /// Clauses stand by themselves: as if they freed nobody, nobody waited for the other side, and nobody suspended them on
    /// a ground.
    pub(crate) alone: bool,
}

impl<'a> Events<'a> {
    /// Every event of the agreement, by every view.
    ///
    /// What opens is held against the clauses as they stand; everything else against them as they stand by themselves, as if
    /// they freed nobody: so two parties can free each other, and who was first is told by the instants. With `by_themselves` every
    /// clause is to stand by itself.
    pub(crate) fn new(
        ledger: &Ledger<'a>,
        governing: &[Live],
        phases: &[PhaseSpan],
        moment: Moment,
        by_themselves: bool,
    ) -> Self {
        let agreement = ledger.agreement;
        let any = |role| {
            let mut clauses = agreement.clauses.iter();
            clauses.any(|clause| !of_clause(clause, role).is_empty())
        };
        const BESIDE: [Role; 3] = [Role::Frees, Role::Alongside, Role::Grounds];
        let beside = BESIDE.into_iter().any(any);
        let begins = agreement.phases.iter().any(|phase| !phase.once.is_empty());
        if !any(Role::Opens) && !any(Role::Replaces) && !begins && !beside {
            return Events::default();
        }
        let standing = ledger.history.standing(moment.as_known);
        let voices: BTreeSet<&str> = standing.map(|version| version.live.voice()).collect();
        let voices = voices.into_iter().map(str::to_owned);
        let mut views: BTreeSet<View> = voices.map(View::AccordingTo).collect();
        views.extend(agreement.parties.iter().cloned().map(View::AccordingTo));
        // Who asserts a term is judged by it, silent or not.
        let asserters = agreement
            .clauses
            .iter()
            .flat_map(|clause| &clause.asserted_by);
        views.extend(asserters.cloned().map(View::AccordingTo));
        views.extend([View::NamedBody, View::BothParties, View::AllVoices]);
        views.extend(ledger.views.iter().map(|own| View::Own(own.name.clone())));
        let record = Record {
            agreement,
            ledger,
            governing,
            phases,
            moment,
            views: &views,
        };
        let mut alone = Events {
            alone: true,
            ..Events::default()
        };
        // What was agreed on waits for no clause.
        for clause in &agreement.clauses {
            let agreed = alone.awaited(record, clause, Role::Replaces);
            alone.awaited.extend(agreed);
        }
        alone.open(record);
        if by_themselves || !beside {
            alone.alone = by_themselves;
            return alone;
        }
        let mut events = Events::default();
        for clause in &agreement.clauses {
            for role in [Role::Replaces].into_iter().chain(BESIDE) {
                let others = alone.awaited(record, clause, role);
                events.awaited.extend(others);
            }
        }
        events.open(record);
        events
    }

    /// Adds what opens clauses and begins phases, in an order in which none is asked before what it waits for itself.
    fn open(&mut self, record: Record<'a, '_>) {
        let agreement = record.agreement;
        let mut clauses: Vec<&Clause> = agreement.clauses.iter().collect();
        let waiting = agreement
            .phases
            .iter()
            .filter(|phase| !phase.once.is_empty());
        let mut phases: Vec<&Phase> = waiting.collect();
        while !clauses.is_empty() || !phases.is_empty() {
            let names = |event: &Event| match event {
                Event::Stands { clause, .. } => {
                    let named = agreement.clause(clause);
                    named.is_some_and(|named| clauses.iter().any(|left| left.label == named.label))
                }
                Event::Over { phase } => phases.iter().any(|left| left.name == *phase),
                _ => false,
            };
            let ready = |phase: &&Phase| !phase.once.iter().any(names);
            let opens = |clause: &&Clause| {
                let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
                let mut own = parts.filter_map(|part| agreement.phase_of(&part.duty));
                let begun = !own.any(|own| phases.iter().any(|left| left.name == own.name));
                begun && !of_clause(clause, Role::Opens).into_iter().any(names)
            };
            // A text in which all wait in a circle is refused when it is read; here they only must not go on for ever.
            let (phase, clause) = (
                phases.iter().position(ready),
                clauses.iter().position(opens),
            );
            if let Some(at) = phase.or((clause.is_none() && clauses.is_empty()).then_some(0)) {
                let phase = phases.remove(at);
                self.begin(record, phase);
            } else {
                let clause = clauses.remove(clause.unwrap_or(0));
                let opening = self.awaited(record, clause, Role::Opens);
                self.awaited.extend(opening);
            }
        }
    }

    /// The events that a clause names in one role, by every view, with what is worked out so far.
    fn awaited(&self, record: Record<'a, '_>, clause: &'a Clause, role: Role) -> Vec<Awaited<'a>> {
        let events = of_clause(clause, role).into_iter();
        let each = events.map(|event| self.by_views(record, clause, (&clause.label, role), event));
        each.collect()
    }

    pub(crate) fn by_views(
        &self,
        record: Record<'a, '_>,
        clause: &Clause,
        (name, role): (&'a str, Role),
        event: &'a Event,
    ) -> Awaited<'a> {
        let asking = Asking {
            record,
            clause,
            events: self,
        };
        let turn = |view: &View| asking.turn(event, view);
        let views = record.views.iter();
        Awaited {
            clause: name,
            role,
            event,
            turns: views.map(|view| (view.clone(), turn(view))).collect(),
            silent: turn(&View::AccordingTo(String::new())),
        }
    }

    /// Whether `event`, which the clause or phase of this name waits for, has come about in `view`.
    pub(crate) fn turn(&self, name: &str, role: Role, event: &Event, view: &View) -> Turn {
        let found = self
            .awaited
            .iter()
            .find(|one| one.clause == name && one.role == role && one.event == event);
        found.map_or_else(Turn::not, |one| {
            one.turns.get(view).unwrap_or(&one.silent).clone()
        })
    }

    /// Whether all that a duty names in this role has come about: then at the latest of them.
    pub(crate) fn all(&self, clause: &Clause, role: Role, duty: &Duty, view: &View) -> Turn {
        let events = role.of(&duty.course).iter();
        let turns = events.map(|event| self.turn(&clause.label, role, event, view));
        together(turns.collect())
    }
}

/// Every event that a clause names in this role, on any reading, each once.
fn of_clause(clause: &Clause, role: Role) -> Vec<&Event> {
    let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
    let mut events: Vec<&Event> = Vec::new();
    for event in parts.flat_map(|part| role.of(&part.duty.course)) {
        if !events.contains(&event) {
            events.push(event);
        }
    }
    events
}

/// What everything is worked out from.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a, 'b> {
    pub(crate) agreement: &'a Agreement,
    ledger: &'b Ledger<'a>,
    /// What speaks of clauses, of every one.
    pub(crate) governing: &'b [Live],
    phases: &'b [PhaseSpan],
    pub(crate) moment: Moment,
    pub(crate) views: &'b BTreeSet<View>,
}

/// What is asked of the record for one clause that names events.
struct Asking<'b> {
    record: Record<'b, 'b>,
    clause: &'b Clause,
    /// What has been worked out before.
    events: &'b Events<'b>,
}

impl<'b> Asking<'b> {
    fn turn(&self, event: &Event, view: &View) -> Turn {
        match event {
            Event::Stands { clause, met } => self.over_readings(clause, |named, reading| {
                self.reading(named, reading, *met, view)
            }),
            Event::Performed { clause } => self.over_readings(clause, |named, reading| {
                self.performed(named, reading, view)
            }),
            Event::Agreed { by, clause } => match clause {
                Some(label) => match self.record.agreement.clause(label) {
                    Some(named) => self.agreed(by, named),
                    None => Turn::not(),
                },
                None => self.agreed(by, self.clause),
            },
            Event::Announced { by } => self.announced(by),
            Event::Done(measure) => self.done(measure, view),
            Event::Over { phase } => self.over(phase, view),
        }
    }

    fn frame<'c>(&'c self, clause: &'c Clause, part: &'c Part) -> Frame<'c> {
        Frame {
            agreement: self.record.agreement,
            clause,
            part,
            phases: self.record.phases,
            views: &self.record.ledger.views,
            events: self.events,
            begun: None,
            as_it_was: None,
            as_of: self.record.moment.as_of,
        }
    }

    fn sheet<'s>(&self, frame: &Frame<'s>) -> Sheet<'s> {
        let (clause, duty) = (frame.clause, &frame.part.duty);
        Sheet::new(
            frame.agreement,
            clause,
            duty,
            self.record.moment,
            |measure| self.record.ledger.column(clause, measure),
        )
    }

    fn instances(&self, part: &Part, sheet: &Sheet<'_>) -> Vec<Instance> {
        let (agreement, phases) = (self.record.agreement, self.record.phases);
        let as_of = self.record.moment.as_of;
        let all = (phases, self.events);
        every_instance(agreement, &part.duty, all, as_of, (sheet, None))
    }

    /// What `each` finds of another clause, over all of its readings.
    fn over_readings(&self, label: &str, each: impl Fn(&Clause, &Reading) -> Turn) -> Turn {
        let Some(named) = self.record.agreement.clause(label) else {
            return Turn::not();
        };
        let readings = named.readings.iter();
        let each: Vec<(&Reading, Turn)> = readings
            .map(|reading| (reading, each(named, reading)))
            .collect();
        let sort = |turn: &Turn| match turn.came {
            Came::Not => None,
            Came::At { .. } => Some(Status::Met),
            Came::Open(status) => Some(status),
        };
        let alike = each.windows(2).all(|pair| match pair {
            [(_, one), (_, two)] => sort(one) == sort(two),
            _ => true,
        });
        if alike {
            let turns: Vec<Turn> = each.into_iter().map(|(_, turn)| turn).collect();
            let first = turns.iter().filter_map(|turn| match turn.came {
                Came::At { first, .. } => Some(first),
                _ => None,
            });
            let first = first.min();
            return match (joined(turns, Ord::max), first) {
                (
                    Turn {
                        came: Came::At { last, .. },
                        by,
                    },
                    Some(first),
                ) => Turn {
                    came: Came::At { first, last },
                    by,
                },
                (turn, _) => turn,
            };
        }
        let held = each
            .iter()
            .map(|(reading, turn)| (&reading.held, sort(turn)));
        let opposed = holders::differ(&self.record.agreement.parties, held);
        Turn::open(if opposed {
            Status::Contested
        } else {
            Status::Ambiguous
        })
    }

    fn reading(&self, named: &Clause, reading: &Reading, met: bool, view: &View) -> Turn {
        let awaited = decisive(reading).filter(|part| !met || !part.duty.keeps_to());
        let parts = awaited.map(|part| {
            let frame = self.frame(named, part);
            let sheet = self.sheet(&frame);
            let each = self.instances(part, &sheet);
            let turns = each.iter().map(|instance| {
                let ruling = frame.rule(&sheet, self.record.governing, instance, view);
                self.ruled(&frame, &sheet, &ruling, met, view)
            });
            turns.collect::<Vec<_>>()
        });
        let turns: Vec<Turn> = parts.flatten().collect();
        match (turns.is_empty(), met) {
            (true, _) => Turn::not(),
            (false, true) => together(turns),
            (false, false) => either(turns),
        }
    }

    /// Whether what a clause asks has been done by now, in time or not.
    fn performed(&self, named: &Clause, reading: &Reading, view: &View) -> Turn {
        let awaited = decisive(reading).filter(|part| !part.duty.keeps_to());
        let turns = awaited.flat_map(|part| {
            let frame = self.frame(named, part);
            let sheet = self.sheet(&frame);
            let each = self.instances(part, &sheet);
            let turns = each.iter().map(|instance| {
                let ruling = frame.rule(&sheet, self.record.governing, instance, view);
                let judged = !ruling.counts.is_empty();
                if !judged || !decides_early(&part.duty, Outcome::Met) {
                    return self.ruled(&frame, &sheet, &ruling, true, view);
                }
                let window = Window::new(ruling.instance.window.from, Timestamp::MAX);
                let whole = Instance {
                    window,
                    last: window.to,
                    cure: window.to,
                    ..ruling.instance.clone()
                };
                self.once_done(&frame, &sheet, &whole, view)
            });
            turns.collect::<Vec<_>>()
        });
        let turns: Vec<Turn> = turns.collect();
        if turns.is_empty() {
            Turn::not()
        } else {
            together(turns)
        }
    }

    /// When enough was done in a window that does not end.
    fn once_done(
        &self,
        frame: &Frame<'_>,
        sheet: &Sheet<'_>,
        whole: &Instance,
        view: &View,
    ) -> Turn {
        match frame.open_status(sheet, whole, view) {
            None => self
                .decided(frame, sheet, whole, Outcome::Met, view)
                // Enough in all, and at no instant: voices differ on when.
                .unwrap_or_else(|| Turn::open(Status::Contested)),
            Some(Status::Pending) => Turn::not(),
            Some(status) => Turn::open(status),
        }
    }

    /// What a ruling says of whether its clause is met, or not met.
    fn ruled(
        &self,
        frame: &Frame<'_>,
        sheet: &Sheet<'_>,
        ruling: &Ruling,
        met: bool,
        view: &View,
    ) -> Turn {
        let so = match ruling.status {
            Status::Met | Status::Late | Status::Cured => met,
            Status::NotMet => !met,
            // Whether what was waived opens what waits for it is left open by the text.
            Status::Waived if met => return Turn::open(Status::Ambiguous),
            Status::Contested | Status::TermContested => return Turn::open(Status::Contested),
            Status::Ambiguous => return Turn::open(Status::Ambiguous),
            Status::Unverified | Status::TermNotConfirmed => return Turn::open(Status::Unverified),
            Status::NotCheckable => return Turn::open(Status::NotCheckable),
            Status::Waived
            | Status::Overdue
            | Status::Pending
            | Status::NotInForce
            | Status::Suspended
            | Status::Lapsed => false,
        };
        if !so {
            return Turn::not();
        }
        let outcome = if met { Outcome::Met } else { Outcome::NotMet };
        let end = match ruling.status {
            Status::Met => ruling.instance.window.to,
            Status::Late => ruling.instance.last,
            _ => ruling.instance.cure,
        };
        let whole = Instance {
            window: Window::new(ruling.instance.window.from, ruling.instance.cure),
            ..ruling.instance.clone()
        };
        let decided = decides_early(&frame.part.duty, outcome)
            .then(|| self.decided(frame, sheet, &whole, outcome, view))
            .flatten();
        decided.unwrap_or_else(|| Turn {
            came: Came::At {
                first: end,
                last: end,
            },
            by: ids(&self.figures(frame, sheet, &whole, view)),
        })
    }

    /// The figures that the view counts in an instance, each of one act or more.
    fn figures<'s>(
        &self,
        frame: &Frame<'_>,
        sheet: &'s Sheet<'_>,
        instance: &Instance,
        view: &View,
    ) -> Vec<&'s Figure> {
        let lens = frame.lens(view);
        let counts = |figure: &&Figure| figure.lo > 0 && lens.sees(figure);
        sheet
            .touching(instance)
            .into_iter()
            .filter(counts)
            .collect()
    }

    /// The first end of a figure's time up to which the instance comes to `outcome` alone, with the start of that time.
    fn decided(
        &self,
        frame: &Frame<'_>,
        sheet: &Sheet<'_>,
        whole: &Instance,
        outcome: Outcome,
        view: &View,
    ) -> Option<Turn> {
        let figures = self.figures(frame, sheet, whole, view);
        let ends: BTreeSet<Timestamp> =
            figures.iter().map(|figure| figure.region.span.to).collect();
        let end = ends.into_iter().find(|end| {
            let until = Instance {
                window: Window::new(whole.window.from, *end),
                last: *end,
                cure: *end,
                ..whole.clone()
            };
            frame.outcomes(sheet, &until, view) == Outcomes::from([outcome])
        })?;
        let ending = figures
            .iter()
            .map(|figure| figure.region.span)
            .filter(|span| span.to == end);
        let first = ending.map(|span| span.from).min()?;
        let instant = end.as_nanosecond() - first.as_nanosecond() <= 1;
        let counted: Vec<&Figure> = figures
            .into_iter()
            .filter(|figure| figure.region.span.to <= end)
            .collect();
        Some(Turn {
            came: Came::At {
                first,
                last: if instant { first } else { end },
            },
            by: ids(&counted),
        })
    }

    /// An act, at any time: by its own clause's name or none.
    fn done(&self, measure: &Measure, view: &View) -> Turn {
        let clause = Clause {
            asserted_by: Vec::new(),
            ..self.clause.clone()
        };
        let part = at_least_once(measure);
        let frame = self.frame(&clause, &part);
        let sheet = self.sheet(&frame);
        let always = Window::new(Timestamp::MIN, Timestamp::MAX);
        let whole = Instance {
            date: None,
            key: None,
            window: always,
            last: always.to,
            cure: always.to,
        };
        if matches!(frame.lens(view).heard, Heard::Nobody) {
            return Turn::open(Status::NotCheckable);
        }
        self.once_done(&frame, &sheet, &whole, view)
    }

    /// Another phase is over: at its end, as this view has it.
    fn over(&self, name: &str, view: &View) -> Turn {
        let mut waiting = self.events.begun.iter();
        if let Some(begun) = waiting.find(|one| one.phase.name == name) {
            return begun.over(view);
        }
        let mut dated = self.record.phases.iter();
        let Some(span) = dated.find(|span| span.name == name) else {
            return Turn::not();
        };
        let turn = Turn {
            by: span.moved_by.clone(),
            ..Turn::not()
        };
        over_at(&[span.window.to], turn)
    }

    /// All of these have agreed to a clause, each in its own voice: then at the latest of them.
    fn agreed(&self, by: &[String], named: &Clause) -> Turn {
        let lives = self.record.governing;
        let names = |live: &&Live| {
            let said = live.claim.clause.as_deref();
            said.is_some_and(|said| self.record.agreement.names(said, named))
        };
        let each = by.iter().map(|voice| {
            let own = lives.iter().filter(|live| {
                live.kind == Kind::Agree && live.voice() == *voice && !taken_back(lives, live)
            });
            let timed = own.filter(names).filter_map(|live| {
                let when = live
                    .claim
                    .occurred
                    .or(live.claim.said.map(|said| match said {
                        Said::At(at) => When::Instant(at),
                        Said::On(date) => When::Dates(date, date),
                    }))?;
                Some((read_window(self.record.agreement, when).0, live))
            });
            first_said(timed)
        });
        together(each.collect())
    }

    /// All of these have announced that the clause starts, and no party denies it: then at the latest instant announced.
    fn announced(&self, by: &[String]) -> Turn {
        let starts = |live: &&Live| {
            live.kind == Kind::Announce
                && live.claim.act.as_deref() == Some("start")
                && live
                    .claim
                    .clause
                    .as_deref()
                    .is_some_and(|label| self.record.agreement.names(label, self.clause))
        };
        let denied = |live: &Live| {
            let mut parties = self.record.governing.iter().filter(|other| {
                self.record
                    .agreement
                    .parties
                    .iter()
                    .any(|party| *party == other.voice())
            });
            parties.any(|other| denies(other, live))
        };
        let each = by.iter().map(|voice| {
            let own = self
                .record
                .governing
                .iter()
                .filter(starts)
                .filter(|live| live.voice() == *voice && !denied(live));
            let timed = own.filter_map(|live| {
                Some((
                    read_window(self.record.agreement, live.claim.occurred?).0,
                    live,
                ))
            });
            first_said(timed)
        });
        together(each.collect())
    }
}

/// When the first of several was said; of two with one time, that with the smaller id.
fn first_said<'l, 'a: 'l>(timed: impl Iterator<Item = (Window, &'l Live)>) -> Turn {
    let first = timed.min_by_key(|(window, live)| (window.to, window.from, &live.statement.id));
    first.map_or_else(Turn::not, |(window, live)| {
        let instant = window.to.as_nanosecond() - window.from.as_nanosecond() <= 1;
        let last = if instant { window.from } else { window.to };
        Turn {
            came: Came::At {
                first: window.from,
                last,
            },
            by: vec![live.statement.id.clone()],
        }
    })
}

/// True if figures can settle the outcome before the window is over.
fn decides_early(duty: &Duty, outcome: Outcome) -> bool {
    match &duty.kernel {
        // Of a minimum in every stretch no figure is the last.
        kernel
            if kernel
                .any_stretch()
                .is_some_and(|(_, sense)| sense == Sense::AtLeast) =>
        {
            false
        }
        Kernel::Amount { threshold, .. } => match threshold.sense {
            Sense::AtLeast => outcome == Outcome::Met,
            Sense::AtMost => outcome == Outcome::NotMet && !duty.can_be_made_good(),
            Sense::Exactly | Sense::Batch => false,
        },
        Kernel::Done { .. } | Kernel::Allow { .. } => outcome == Outcome::Met,
        // Whether some of a group were parted no act tells alone.
        Kernel::Ban { measure, .. } => measure.group.is_none() && outcome == Outcome::NotMet,
        Kernel::Ratio { .. }
        | Kernel::Share { .. }
        | Kernel::Respond { .. }
        | Kernel::Earned { .. }
        | Kernel::ByHand { .. }
        | Kernel::Renewed { .. } => false,
    }
}

/// The parts by which a clause is met or done: what people judge by hand opens and frees nothing beside what is counted.
fn decisive(reading: &Reading) -> impl Iterator<Item = &Part> {
    let counted = |part: &&Part| !part.duty.by_hand();
    let any = reading.parts.iter().any(|part| counted(&part));
    reading
        .parts
        .iter()
        .filter(move |part| !any || counted(part))
}

/// A part that asks for one act at least.
fn at_least_once(measure: &Measure) -> Part {
    let measure = Measure {
        crediting: Crediting::ByTime,
        ..measure.clone()
    };
    let threshold = Threshold {
        sense: Sense::AtLeast,
        lo: 1,
        hi: Some(1),
        about: None,
    };
    let kernel = Kernel::Amount {
        measure,
        threshold,
        windows: Windows::Overall,
    };
    Part {
        name: String::new(),
        duty: Duty::of(kernel),
    }
}

fn ids(figures: &[&Figure]) -> Vec<Name> {
    let ordered: BTreeSet<_> = figures
        .iter()
        .map(|figure| &figure.version.live.statement)
        .map(|statement| (statement.known, &statement.claim.key, &statement.id))
        .collect();
    ordered.into_iter().map(|(.., id)| id.clone()).collect()
}
