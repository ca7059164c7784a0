//! What the text of an agreement lets quick entry fill in: who owes what, where it is counted, when its phases are.

use std::collections::BTreeSet;

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Kernel, KindChoice, Measure};
use tregua_agreement::lexicon::{Lexicon, Verb};
use tregua_agreement::meaning::{Clause, Phase};
use tregua_calendar::Clock;

/// What one agreement says, as far as a line can be filled from it; without a text, only the verbs that every text has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Terms {
    pub(crate) verbs: Vec<Verb>,
    pub(crate) measures: Vec<Counted>,
    pub(crate) phases: Vec<Phase>,
    pub(crate) clock: Option<Clock>,
    /// `a dated figure counts for the day that begins on it`.
    pub(crate) dated_figures: bool,
    /// Labels of the clauses by which a phase grows.
    pub(crate) extensions: Vec<String>,
    /// The parties, whom a line may name as acting.
    pub(crate) parties: Vec<String>,
}

/// One thing that one clause counts, over all its readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) clause: String,
    pub(crate) act: String,
    pub(crate) actors: Vec<String>,
    pub(crate) thing: Option<String>,
    /// What it is measured in, where it is not counted in pieces.
    pub(crate) unit: Option<String>,
    /// Points of all readings; a reading without one adds none.
    pub(crate) points: BTreeSet<String>,
    /// False where it is only what something else depends on: what a ratio is taken of, what earns a phase more days.
    pub(crate) owed: bool,
    /// True if an amount is counted, not a single act.
    pub(crate) amount: bool,
    /// The kinds that count, by axis.
    pub(crate) kinds: Vec<KindChoice>,
}

impl Default for Terms {
    fn default() -> Self {
        Terms {
            verbs: Lexicon::default().verbs,
            measures: Vec::new(),
            phases: Vec::new(),
            clock: None,
            dated_figures: false,
            extensions: Vec::new(),
            parties: Vec::new(),
        }
    }
}

impl From<&Agreement> for Terms {
    fn from(agreement: &Agreement) -> Self {
        let mut measures: Vec<Counted> = Vec::new();
        for clause in &agreement.clauses {
            let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
            for kernel in parts.map(|part| &part.duty.kernel) {
                let amount = matches!(
                    kernel,
                    Kernel::Amount { .. }
                        | Kernel::Ratio { .. }
                        | Kernel::Share { .. }
                        | Kernel::Earned { .. }
                );
                for (measure, owed) in measures_of(kernel) {
                    let counted = Counted {
                        clause: clause.label.clone(),
                        act: measure.act.clone(),
                        actors: measure.actors.clone(),
                        thing: measure.thing.clone(),
                        unit: measure.unit.clone(),
                        points: measure.point.iter().cloned().collect(),
                        owed,
                        amount,
                        kinds: measure.kinds.clone(),
                    };
                    add(&mut measures, counted);
                }
            }
        }
        let grows = |clause: &&Clause| {
            let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
            parts
                .map(|part| &part.duty.kernel)
                .any(|kernel| matches!(kernel, Kernel::Earned { .. } | Kernel::Renewed { .. }))
        };
        let extensions = agreement.clauses.iter().filter(grows);
        Terms {
            extensions: extensions.map(|clause| clause.label.clone()).collect(),
            verbs: agreement.lexicon.verbs.clone(),
            measures,
            phases: agreement.phases.clone(),
            clock: Some(agreement.clock.clone()),
            dated_figures: agreement.dated_figures,
            parties: agreement.parties.clone(),
        }
    }
}

impl Terms {
    pub(crate) fn verb(&self, name: &str) -> Option<&Verb> {
        self.verbs.iter().find(|verb| verb.name == name)
    }

    /// Counting points at which something is done; a promise is none of them.
    pub(crate) fn points_done(&self, act: &str) -> Vec<&str> {
        let points = self.verb(act).map(|verb| verb.points.as_slice());
        points
            .unwrap_or_default()
            .iter()
            .map(String::as_str)
            .filter(|point| *point != UNDERTAKING)
            .collect()
    }
}

/// Where a promise is counted.
pub(crate) const UNDERTAKING: &str = "undertaking";

fn measures_of(kernel: &Kernel) -> Vec<(&Measure, bool)> {
    match kernel {
        Kernel::Ratio { owed, base, .. } => vec![(owed, true), (base, false)],
        Kernel::Share { measure, base, .. } => vec![(measure, true), (base, false)],
        Kernel::Earned { measure, .. } | Kernel::Renewed { measure, .. } => vec![(measure, false)],
        Kernel::Respond {
            measure, trigger, ..
        } => vec![(measure, true), (trigger, false)],
        other => vec![(other.measure(), true)],
    }
}

fn add(measures: &mut Vec<Counted>, counted: Counted) {
    let same = |known: &&mut Counted| {
        known.clause == counted.clause
            && known.owed == counted.owed
            && known.act == counted.act
            && known.thing == counted.thing
            && known.unit == counted.unit
    };
    match measures.iter_mut().find(same) {
        Some(known) => {
            known.points.extend(counted.points);
            for actor in counted.actors {
                if !known.actors.contains(&actor) {
                    known.actors.push(actor);
                }
            }
        }
        None => measures.push(counted),
    }
}
