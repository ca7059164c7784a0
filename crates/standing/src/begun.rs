//! Phases that begin once something has come about: when, by each view (`docs/standings.md` §6, Beginnings).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tregua_agreement::Agreement;
use tregua_agreement::duty::{Duty, Event};
use tregua_agreement::meaning::{Clause, Phase};
use tregua_calendar::{Timestamp, Window};
use tregua_record::Name;

use crate::evaluator::Evaluator;
use crate::events::{Awaited, Events, Record, Role};
use crate::instances::{Instance, instances};
use crate::outcome::Status;
use crate::phases::{self, PhaseSpan};
use crate::ruling::Frame;
use crate::sheet::Sheet;
use crate::turn::{Came, Turn, together};
use crate::view::View;

/// A phase that waits for something, by every view.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Begun<'a> {
    pub(crate) phase: &'a Phase,
    /// When it begins, by each voice that speaks at all, and the joint views; a voice not among them is silent.
    pub(crate) turns: BTreeMap<View, Turn>,
    pub(crate) silent: Turn,
    /// The phase as it is from each instant at which it begins by some view, in the order of these instants.
    pub(crate) spans: Vec<PhaseSpan>,
}

/// A phase of which it is not known that it has begun, whoever speaks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its name.
    pub phase: String,
    /// What it waits for.
    pub once: Vec<Event>,
    /// What all voices leave open of its beginning; `None` where it has not begun so far.
    pub open: Option<Status>,
}

/// A phase that is not known to have begun.
#[derive(Debug, Clone, Serialize)]
pub struct WaitingJson {
    phase: String,
    /// What it waits for, as a text says it.
    once: Vec<String>,
    /// What all voices leave open of it; null: it has not begun so far.
    open: Option<&'static str>,
}

/// The phases that are not known to have begun.
pub fn waiting_json(evaluator: &Evaluator<'_>) -> Vec<WaitingJson> {
    let waiting = evaluator.phases_waiting().iter();
    waiting
        .map(|one| WaitingJson {
            phase: one.phase.clone(),
            once: one.once.iter().map(ToString::to_string).collect(),
            open: one.open.map(Status::word),
        })
        .collect()
}

impl Begun<'_> {
    /// When it begins by this view.
    pub(crate) fn turn(&self, view: &View) -> &Turn {
        self.turns.get(view).unwrap_or(&self.silent)
    }

    /// The phase as it is if it begins at this instant.
    pub(crate) fn from(&self, at: Timestamp) -> Option<&PhaseSpan> {
        self.spans.iter().find(|span| span.window.from == at)
    }

    /// The phase by all voices together, where they leave one beginning, or a stretch of time in which it began.
    pub(crate) fn by_all(&self) -> Result<&PhaseSpan, Waiting> {
        let waiting = |open| Waiting {
            phase: self.phase.name.clone(),
            once: self.phase.once.clone(),
            open,
        };
        match self.turn(&View::AllVoices).came {
            Came::At { last, .. } => self.from(last).ok_or_else(|| waiting(None)),
            Came::Not => Err(waiting(None)),
            Came::Open(status) => Err(waiting(Some(status))),
        }
    }

    /// When it is over, by this view.
    pub(crate) fn over(&self, view: &View) -> Turn {
        let turn = self.turn(view);
        let Came::At { first, last } = turn.came else {
            return turn.clone();
        };
        let spans: Option<Vec<&PhaseSpan>> =
            [first, last].into_iter().map(|at| self.from(at)).collect();
        let mut over = turn.clone();
        for span in spans.iter().flatten() {
            let more = span.moved_by.iter().filter(|id| !turn.by.contains(id));
            over.by.extend(more.cloned());
        }
        over.by.dedup();
        let ends = spans.into_iter().flatten().map(|span| span.window.to);
        let ends: Vec<Timestamp> = ends.collect();
        over_at(&ends, over)
    }
}

/// That a phase is over at one of these ends; not so far, where nothing ends it.
pub(crate) fn over_at(ends: &[Timestamp], turn: Turn) -> Turn {
    match (ends.iter().min(), ends.iter().max()) {
        (Some(first), Some(last)) if *last < Timestamp::MAX => Turn {
            came: Came::At {
                first: *first,
                last: *last,
            },
            ..turn
        },
        _ => Turn::not(),
    }
}

impl<'a> Events<'a> {
    /// Adds when a phase begins.
    pub(crate) fn begin(&mut self, record: Record<'a, '_>, phase: &'a Phase) {
        // Asked under the name of the phase, as of a clause that says nothing else.
        let gate = Clause {
            label: phase.name.clone(),
            was: Vec::new(),
            span: phase.span,
            asserted_by: Vec::new(),
            track: None,
            rows: Vec::new(),
            misprints: Vec::new(),
            readings: Vec::new(),
        };
        let name = (phase.name.as_str(), Role::Begins);
        let each = phase.once.iter();
        let each = each.map(|event| self.by_views(record, &gate, name, event));
        let each: Vec<Awaited<'a>> = each.collect();
        let as_of = record.moment.as_of;
        let when = |view: Option<&View>| {
            let turns = each.iter().map(|one| {
                let own = view.and_then(|view| one.turns.get(view));
                own.unwrap_or(&one.silent).clone()
            });
            // What has not come about by now leaves it at that, whatever is open of the rest.
            let turns: Vec<Turn> = turns.collect();
            let later = |turn: &Turn| matches!(turn.came, Came::At { first, .. } if first > as_of);
            let to_come = phase.starts > as_of || turns.iter().any(later);
            let turn = together(turns);
            match turn.came {
                Came::Open(_) if to_come => Turn::not(),
                Came::At { first, last } => Turn {
                    came: Came::At {
                        first: first.max(phase.starts),
                        last: last.max(phase.starts),
                    },
                    ..turn
                },
                _ => turn,
            }
        };
        let views = record.views.iter();
        let turns: BTreeMap<View, Turn> =
            views.map(|view| (view.clone(), when(Some(view)))).collect();
        let silent = when(None);
        let came = turns.values().chain([&silent]);
        let came = came.filter_map(|turn| match turn.came {
            Came::At { first, last } => Some([first, last]),
            _ => None,
        });
        let beginnings: BTreeSet<Timestamp> = came.flatten().collect();
        let (agreement, lives) = (record.agreement, record.governing);
        let spans = beginnings
            .into_iter()
            .map(|at| phases::from(agreement, phase, at, lives, as_of));
        self.begun.push(Begun {
            phase,
            turns,
            silent,
            spans: spans.collect(),
        });
        self.awaited.extend(each);
    }

    /// These phases with those that wait for something and have begun by all voices, in the order of the text; and those that
    /// have not.
    pub(crate) fn with_begun(
        &self,
        agreement: &Agreement,
        mut phases: Vec<PhaseSpan>,
    ) -> (Vec<PhaseSpan>, Vec<Waiting>) {
        let mut waiting = Vec::new();
        for begun in &self.begun {
            match begun.by_all() {
                Ok(span) => phases.push(span.clone()),
                Err(still) => waiting.push(still),
            }
        }
        let place = |name: &str| agreement.phases.iter().position(|own| own.name == name);
        phases.sort_by_key(|span| place(&span.name));
        waiting.sort_by_key(|still| place(&still.phase));
        (phases, waiting)
    }

    /// The phase of a duty, if it waits for something.
    pub(crate) fn waits_to_begin(&self, agreement: &Agreement, duty: &Duty) -> Option<&Begun<'a>> {
        if self.begun.is_empty() {
            return None;
        }
        let phase = agreement.phase_of(duty)?;
        self.begun.iter().find(|one| one.phase.name == phase.name)
    }
}

/// The instances of `duty` for every view, in order: where its phase waits for something, those of every beginning that it has
/// by some view, each as wide as all of these make it; before it has one, a single instance that nothing is done in.
pub(crate) fn every_instance(
    agreement: &Agreement,
    duty: &Duty,
    (phases, events): (&[PhaseSpan], &Events<'_>),
    as_of: Timestamp,
    (sheet, keys): (&Sheet<'_>, Option<&BTreeSet<String>>),
) -> Vec<Instance> {
    let Some(begun) = events.waits_to_begin(agreement, duty) else {
        return instances(agreement, duty, phases, as_of, (sheet, keys));
    };
    let mut found: Vec<Instance> = Vec::new();
    for span in &begun.spans {
        let span = std::slice::from_ref(span);
        for one in instances(agreement, duty, span, as_of, (sheet, keys)) {
            match found.iter_mut().find(|own| own.name() == one.name()) {
                Some(own) => widen(own, &one),
                None => found.push(one),
            }
        }
    }
    found.sort_by_cached_key(|one| {
        let key = one.key.as_ref().map(|keyed| keyed.key.clone());
        (one.date, key)
    });
    let keyed = duty.kernel.keyed();
    if found.is_empty() && !keyed {
        found.push(Instance {
            date: None,
            key: None,
            window: Window::new(begun.phase.starts, Timestamp::MAX),
            last: Timestamp::MAX,
            cure: Timestamp::MAX,
        });
    }
    found
}

fn widen(own: &mut Instance, other: &Instance) {
    let both = |a: Window, b: Window| Window::new(a.from.min(b.from), a.to.max(b.to));
    own.window = both(own.window, other.window);
    own.last = own.last.max(other.last);
    own.cure = own.cure.max(other.cure);
    if let (Some(keyed), Some(more)) = (&mut own.key, &other.key) {
        keyed.phase = both(keyed.phase, more.phase);
    }
}

impl Evaluator<'_> {
    /// The phases of which it is not known that they have begun.
    pub fn phases_waiting(&self) -> &[Waiting] {
        &self.waiting
    }

    /// What the clause of a row is in force by: what moved its phase, what began it, what the clause itself waited for.
    pub(crate) fn in_force_by(
        &self,
        frame: &Frame<'_>,
        instance: &Instance,
        view: &View,
    ) -> Vec<Name> {
        let duty = &frame.part.duty;
        let mut opened = self.events.all(frame.clause, Role::Opens, duty, view).by;
        if let Some(waiting) = self.events.waits_to_begin(self.agreement, duty) {
            let begun = waiting.turn(view).by.iter();
            let new: Vec<Name> = begun.filter(|id| !opened.contains(id)).cloned().collect();
            opened.splice(0..0, new);
        }
        let phase = self
            .phases
            .iter()
            .find(|phase| duty.phase.as_ref() == Some(&phase.name));
        let beyond = |phase: &&PhaseSpan| {
            phase
                .ends
                .first()
                .is_some_and(|planned| instance.window.from >= planned.at)
        };
        let moved = phase
            .filter(beyond)
            .into_iter()
            .flat_map(|phase| phase.moved_by.clone());
        moved.chain(opened).collect()
    }
}
