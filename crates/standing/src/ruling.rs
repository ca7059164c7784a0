//! One part, one instance, one view: status, outcomes and causes, in the order of `docs/standings.md` §8.

use std::collections::BTreeSet;
use std::sync::Arc;

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Cap, Event, Kernel, Part};
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Length, Timestamp, Window};
use tregua_record::entries::claim::Kind;

use crate::column::Column;
use crate::count::Count;
use crate::course::{causes_of, straddled};
use crate::evaluator::Moment;
use crate::events::{Events, Role};
use crate::instances::Instance;
use crate::kernels::{self, Range};
use crate::lens::{Heard, Lens};
use crate::outcome::{Cause, Causes, Outcome, Outcomes, Status};
use crate::phases::PhaseSpan;
use crate::sheet::{Sheet, Use};
use crate::statement::Live;
use crate::suspension::resumes;
use crate::turn::Came;
use crate::versions::Version;
use crate::view::{Joined, OwnView, View};

/// What a ruling is made within: everything but the statements.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub(crate) agreement: &'a Agreement,
    pub(crate) clause: &'a Clause,
    pub(crate) part: &'a Part,
    pub(crate) phases: &'a [PhaseSpan],
    /// The views that somebody added.
    pub(crate) views: &'a [OwnView],
    /// What clauses wait for, worked out before.
    pub(crate) events: &'a Events<'a>,
    /// The clause's phase, where it waits for something, as the view at issue has it.
    pub(crate) begun: Option<&'a PhaseSpan>,
    /// Of an instance that claims make, what it is in each beginning of its phase by the whole record: for those who leave
    /// statements out, and take instances as they are.
    pub(crate) as_it_was: Option<&'a [(Timestamp, Instance)]>,
    pub(crate) as_of: Timestamp,
}

/// How a part stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ruling {
    pub(crate) status: Status,
    pub(crate) outcomes: Outcomes,
    pub(crate) causes: Causes,
    /// One per ask of the kernel; empty where nothing was counted.
    pub(crate) counts: Vec<Count>,
    pub(crate) number: Range,
    /// The instance with its windows as this view has them: from when its trigger happened, or what it waits for came about.
    pub(crate) instance: Instance,
    /// When the trigger of a keyed instance happened, as a single voice dates it.
    pub(crate) trigger: Option<Window>,
    /// What the clause still waits for, and when it is known to come about.
    pub(crate) waits: Vec<Event>,
    /// It waits for that, or came too early for it.
    pub(crate) waited: bool,
    pub(crate) opens: Option<Timestamp>,
    /// What freed, or may have freed, those whom it binds.
    pub(crate) freed: Vec<Event>,
}

impl Ruling {
    pub(crate) fn only(status: Status, instance: &Instance) -> Self {
        Ruling {
            waits: Vec::new(),
            waited: false,
            opens: None,
            freed: Vec::new(),
            status,
            outcomes: Outcomes::new(),
            causes: Causes::new(),
            counts: Vec::new(),
            number: Range::at(0),
            instance: instance.clone(),
            trigger: None,
        }
    }

    /// The same, flagged where a voice differs from itself in what this was made from.
    pub(crate) fn flagged(mut self, differs: bool) -> Self {
        for count in &mut self.counts {
            count.differs |= differs;
        }
        self
    }
}

impl<'a> Frame<'a> {
    /// The sheet of the part, made from these statements alone.
    pub(crate) fn sheet_of(&self, standing: &[Arc<Version>], as_known: Timestamp) -> Sheet<'a> {
        let moment = Moment {
            as_of: self.as_of,
            as_known,
        };
        Sheet::new(
            self.agreement,
            self.clause,
            &self.part.duty,
            moment,
            |measure| {
                let (counting, closing) = (standing.iter(), standing.iter());
                Arc::new(Column::new(
                    self.agreement,
                    self.clause,
                    measure,
                    counting,
                    closing,
                ))
            },
        )
    }

    /// The sheet of the part over columns of its measures.
    pub(crate) fn sheet_over(&self, columns: Vec<Arc<Column>>, as_known: Timestamp) -> Sheet<'a> {
        let moment = Moment {
            as_of: self.as_of,
            as_known,
        };
        Sheet::over(
            self.agreement,
            self.clause,
            &self.part.duty,
            moment,
            columns,
        )
    }

    /// The ruling of `view` on `instance`.
    pub(crate) fn rule(
        &self,
        sheet: &Sheet<'_>,
        lives: &[Live],
        instance: &Instance,
        view: &View,
    ) -> Ruling {
        if let Some(ruling) = self.undisturbed(sheet, lives, instance, view) {
            return ruling;
        }
        let ruling = self.judged_in(sheet, lives, instance, view);
        if instance.key.is_none() {
            return ruling;
        }
        Ruling {
            instance: self.dated(sheet, &ruling.instance, view),
            ..ruling
        }
    }

    /// The ruling on what happens under a key, where the clause waits for nothing, nobody spoke of the clause itself, and it is
    /// in force: then nothing moves its windows but the trigger, which is looked at once.
    fn undisturbed(
        &self,
        sheet: &Sheet<'_>,
        lives: &[Live],
        instance: &Instance,
        view: &View,
    ) -> Option<Ruling> {
        instance.key.as_ref()?;
        if !self.is_undisturbed(lives) {
            return None;
        }
        let lens = self.lens(view);
        if matches!(lens.heard, Heard::Nobody) {
            return None;
        }
        let voices = lens.heard.voices(sheet, instance, &lens.using);
        let counted = self.counted_of(sheet, instance, &lens, &voices);
        let alike = lens.joined == Joined::Alike;
        let dated = sheet.dated(instance, voices.iter(), &lens.using, alike);
        let ruling = self.settle((sheet, lives), &dated, view, counted, None);
        Some(Ruling {
            instance: dated,
            ..ruling
        })
    }

    /// True where the clause waits for nothing, nobody spoke of the clause itself, and it is in force.
    pub(crate) fn is_undisturbed(&self, lives: &[Live]) -> bool {
        let duty = &self.part.duty;
        let governed = !lives.is_empty() || !self.clause.asserted_by.is_empty();
        let waits = || {
            let begins = self.events.waits_to_begin(self.agreement, duty);
            duty.course.events().next().is_some() || begins.is_some() || self.begun.is_some()
        };
        let phase = self.phase();
        let in_force = phase.is_none_or(|phase| self.as_of >= phase.window.from);
        !governed && !duty.by_hand() && in_force && !waits()
    }

    pub(crate) fn judged_in(
        &self,
        sheet: &Sheet<'_>,
        lives: &[Live],
        instance: &Instance,
        view: &View,
    ) -> Ruling {
        if let Some(status) = self.term_status(lives, view) {
            return Ruling::only(status, instance);
        }
        // What people judge by hand no count decides.
        let by_hand = self.part.duty.by_hand();
        if by_hand || matches!(self.lens(view).heard, Heard::Nobody) {
            return Ruling::only(Status::NotCheckable, instance);
        }
        let waiting = self.events.waits_to_begin(self.agreement, &self.part.duty);
        if let Some(waiting) = waiting.filter(|_| self.begun.is_none()) {
            return self.once_begun(waiting, (sheet, lives), instance, view);
        }
        if self
            .phase()
            .is_some_and(|phase| self.as_of < phase.window.from)
        {
            return Ruling::only(Status::NotInForce, instance);
        }
        if self.part.duty.course.once.is_empty() {
            return self.in_force(sheet, lives, instance, view);
        }
        let duty = &self.part.duty;
        match self.events.all(self.clause, Role::Opens, duty, view).came {
            Came::Not => self.waiting(Status::NotInForce, instance, view),
            Came::Open(status) => self.waiting(status, instance, view),
            Came::At { first, last } => {
                let from = |at| self.since_opening(sheet, lives, instance, view, at);
                straddled(first == last, from(last), || from(first))
            }
        }
    }

    /// The instance as the view's voices date its trigger, where it has one.
    pub(crate) fn dated(&self, sheet: &Sheet<'_>, instance: &Instance, view: &View) -> Instance {
        if instance.key.is_none() {
            return instance.clone();
        }
        let lens = self.lens(view);
        let voices = lens.heard.voices(sheet, instance, &lens.using);
        let alike = lens.joined == Joined::Alike;
        sheet.dated(instance, voices.iter(), &lens.using, alike)
    }

    /// What the kernel alone leaves possible.
    pub(crate) fn outcomes(&self, sheet: &Sheet<'_>, instance: &Instance, view: &View) -> Outcomes {
        self.counted(sheet, instance, view).outcomes
    }

    /// The status of what the kernel alone leaves open; `None` where it leaves nothing open.
    pub(crate) fn open_status(
        &self,
        sheet: &Sheet<'_>,
        instance: &Instance,
        view: &View,
    ) -> Option<Status> {
        let ruling = self.counted(sheet, instance, view);
        let first = ruling.causes.first().map(|cause| (*cause).into());
        (ruling.outcomes.len() != 1).then(|| first.unwrap_or(Status::Unverified))
    }

    /// Statuses that stand over the kernel's outcomes.
    pub(crate) fn settle(
        &self,
        (sheet, lives): (&Sheet<'_>, &[Live]),
        instance: &Instance,
        view: &View,
        ruling: Ruling,
        freed: Option<Timestamp>,
    ) -> Ruling {
        let sole = (ruling.outcomes.len() == 1)
            .then(|| ruling.outcomes.first().copied())
            .flatten();
        if let Some(done @ (Outcome::Met | Outcome::Late | Outcome::Cured)) = sole {
            return Ruling {
                status: done.into(),
                ..ruling
            };
        }
        let over = |status| Ruling {
            outcomes: Outcomes::new(),
            causes: Causes::new(),
            ..Ruling {
                status,
                ..ruling.clone()
            }
        };
        let suspended = self.suspended(sheet, lives, instance, view);
        if suspended == Some(Status::Suspended) {
            return over(Status::Suspended);
        }
        if self.lapsed(instance, &ruling, freed) {
            return over(Status::Lapsed);
        }
        let status = match sole {
            Some(outcome) => outcome.into(),
            None if self.overdue(instance, &ruling) => Status::Overdue,
            None => ruling
                .causes
                .first()
                .map_or(Status::Unverified, |cause| (*cause).into()),
        };
        // Whether it was suspended is open: only what left undone would count is.
        match suspended {
            Some(open) if matches!(status, Status::NotMet | Status::Overdue) => Ruling {
                causes: causes_of(open),
                ..over(open)
            },
            _ => Ruling { status, ..ruling },
        }
    }

    fn overdue(&self, instance: &Instance, ruling: &Ruling) -> bool {
        let due = instance.window.to;
        let past = self.as_of >= due;
        !ruling.outcomes.contains(&Outcome::Met) && past && self.as_of < instance.cure
    }

    fn lapsed(&self, instance: &Instance, ruling: &Ruling, freed: Option<Timestamp>) -> bool {
        let duty = &self.part.duty;
        if duty.condition && ruling.outcomes == Outcomes::from([Outcome::NotMet]) {
            return true;
        }
        // Those whom it binds are freed as if the phase had ended.
        let end = self.phase().map(|phase| phase.window.to);
        let end = end.into_iter().chain(freed).min();
        let Some(end) = end.filter(|end| self.as_of >= *end) else {
            return false;
        };
        let due = instance.window.to;
        let ran_out = due > end || (duty.condition && due == end);
        ran_out && !kernels::honoured(duty, instance, &ruling.counts, ruling.number)
    }

    pub(crate) fn phase(&self) -> Option<&'a PhaseSpan> {
        if self.begun.is_some() {
            return self.begun;
        }
        let name = match &self.part.duty.kernel {
            Kernel::Earned { phase, .. } => Some(phase),
            _ => self.part.duty.phase.as_ref(),
        };
        match name {
            Some(name) => self.phases.iter().find(|phase| phase.name == *name),
            None => self.phases.first(),
        }
    }

    /// The bodies named as counting, over the measures; none, if a measure has none.
    pub(crate) fn counting_bodies(&self) -> Vec<String> {
        let header = &self.agreement.counting_bodies;
        let mut bodies = BTreeSet::new();
        for measure in self.part.duty.kernel.measures() {
            let named = if measure.counted_by.is_empty() {
                header
            } else {
                &measure.counted_by
            };
            if named.is_empty() {
                return Vec::new();
            }
            bodies.extend(named.iter().cloned());
        }
        bodies.into_iter().collect()
    }

    /// True for consent and notice: no accounts of an event, but words on record, the same to every view.
    pub(crate) fn of_record(&self) -> bool {
        matches!(self.part.duty.kernel, Kernel::Renewed { .. })
    }

    /// For clauses that only some assert: what the view makes of the term itself.
    pub(crate) fn term_status(&self, lives: &[Live], view: &View) -> Option<Status> {
        if self.clause.asserted_by.is_empty() {
            return None;
        }
        if let View::AccordingTo(voice) = view {
            let agrees = |live: &&Live| {
                live.voice() == *voice && self.speaks_of_term(live, &[Kind::Agree, Kind::Confirm])
            };
            if self.clause.asserted_by.contains(voice) || lives.iter().find(agrees).is_some() {
                return None;
            }
        }
        let denied = lives
            .iter()
            .any(|live| self.speaks_of_term(live, &[Kind::Deny]));
        Some(if denied {
            Status::TermContested
        } else {
            Status::TermNotConfirmed
        })
    }

    /// True if `live` is of one of `kinds` and speaks of the clause itself, not of a claim about it.
    fn speaks_of_term(&self, live: &Live, kinds: &[Kind]) -> bool {
        let of_a_claim = !live.speaks_of().is_empty() || live.statement.claim.about.is_some();
        kinds.contains(&live.kind) && !of_a_claim && self.names_clause(live)
    }

    pub(crate) fn names_clause(&self, live: &Live) -> bool {
        let label = live.statement.claim.clause.as_deref();
        label.is_some_and(|label| self.agreement.names(label, self.clause))
    }

    /// Statements that bear on the part without giving it a figure: on the term, a waiver, a suspension.
    pub(crate) fn bears_on_term(&self, live: &Live) -> bool {
        let kinds = [
            Kind::Agree,
            Kind::Confirm,
            Kind::Deny,
            Kind::Waive,
            Kind::Suspend,
        ];
        (kinds.contains(&live.kind) || resumes(live)) && self.names_clause(live)
    }

    pub(crate) fn counted(&self, sheet: &Sheet<'_>, instance: &Instance, view: &View) -> Ruling {
        let lens = self.lens(view);
        let voices = lens.heard.voices(sheet, instance, &lens.using);
        self.counted_of(sheet, instance, &lens, &voices)
    }

    /// The same where it is known already whom the view hears.
    fn counted_of(
        &self,
        sheet: &Sheet<'_>,
        instance: &Instance,
        lens: &Lens<'_>,
        voices: &BTreeSet<String>,
    ) -> Ruling {
        if let Heard::One(voice) = &lens.heard {
            return self.heard(sheet, instance, voice, &lens.using);
        }
        if voices.is_empty() {
            return self.heard(sheet, instance, "", &lens.using);
        }
        let each: Vec<Ruling> = voices
            .iter()
            .map(|voice| self.heard(sheet, instance, voice, &lens.using))
            .collect();
        match lens.joined {
            Joined::Alike => self.alike(instance, &each),
            Joined::SideBySide => self.side_by_side((sheet, instance), voices, &lens.using, &each),
        }
    }

    /// What one voice says.
    fn heard(
        &self,
        sheet: &Sheet<'_>,
        instance: &Instance,
        voice: &str,
        using: &Use<'_>,
    ) -> Ruling {
        Ruling {
            trigger: sheet.triggered(voice, instance, using),
            ..self.judged(instance, sheet.counts(voice, instance, using))
        }
    }

    fn judged(&self, instance: &Instance, counts: Vec<Count>) -> Ruling {
        let duty = &self.part.duty;
        let number = kernels::number(duty, &counts, self.capped(instance));
        let (outcomes, causes) = kernels::judge(duty, instance, &counts, number);
        // The status is settled by the caller; until then the first outcome stands in for it.
        Ruling {
            status: Status::Unverified,
            outcomes,
            causes,
            counts,
            number,
            instance: instance.clone(),
            trigger: None,
            waits: Vec::new(),
            waited: false,
            opens: None,
            freed: Vec::new(),
        }
    }

    /// A grant that would carry the phase past the reading's cap is not to be earned.
    fn capped(&self, instance: &Instance) -> bool {
        let Kernel::Earned {
            days,
            cap: Cap::Days(cap),
            ..
        } = &self.part.duty.kernel
        else {
            return false;
        };
        let clock = &self.agreement.clock;
        self.phase().is_some_and(|phase| {
            clock.plus(instance.window.to, Length::Days(*days))
                > clock.plus(phase.window.from, Length::Days(*cap))
        })
    }

    /// What all of them say alike: from the least to the greatest of them.
    fn alike(&self, instance: &Instance, each: &[Ruling]) -> Ruling {
        let combined = self.judged(instance, combine(each, Count::hull));
        let hull = combined.clone();
        let mut ruling = self.with_opposition(combined, each);
        if ruling.causes.contains(&Cause::Contested) {
            ruling.outcomes.extend(hull.outcomes);
            ruling.causes.extend(hull.causes);
        }
        ruling
    }

    /// Every voice's standing; what they leave possible together, unless two of them oppose.
    fn side_by_side(
        &self,
        (sheet, instance): (&Sheet<'_>, &Instance),
        voices: &BTreeSet<String>,
        using: &Use<'_>,
        each: &[Ruling],
    ) -> Ruling {
        let combined = self.judged(instance, combine(each, Count::cut));
        let mut ruling = self.with_opposition(combined, each);
        let undenied = Use {
            undenied: Some(voices),
            ..*using
        };
        if sheet.undenied(instance) {
            return ruling;
        }
        let left = each.iter().zip(voices).map(|(own, voice)| {
            let without = self.heard(sheet, instance, voice, &undenied);
            (own, without)
        });
        let disputed: Vec<(&Ruling, Ruling)> = left
            .filter(|(own, without)| without.outcomes != own.outcomes)
            .collect();
        // Where a denial decides, what the voices have in common with what is denied decides nothing.
        if !disputed.is_empty() && !ruling.causes.contains(&Cause::Contested) {
            ruling.outcomes.clear();
            ruling.causes.clear();
        }
        for (own, without) in disputed {
            ruling.causes.insert(Cause::Contested);
            let both = [own, &without];
            ruling
                .causes
                .extend(both.iter().flat_map(|one| &one.causes));
            ruling
                .outcomes
                .extend(both.iter().flat_map(|one| &one.outcomes));
        }
        ruling
    }

    /// Two that oppose each other and come to different outcomes make it contested.
    fn with_opposition(&self, combined: Ruling, each: &[Ruling]) -> Ruling {
        let compared = kernels::compared(&self.part.duty);
        let opposed = |a: &Ruling, b: &Ruling| {
            let both = a.counts.iter().zip(&b.counts).take(compared);
            let dates = a.trigger.zip(b.trigger);
            dates.is_some_and(|(mine, theirs)| mine.to < theirs.from || theirs.to < mine.from)
                || both.into_iter().any(|(mine, theirs)| mine.disjoint(theirs))
        };
        let pairs = || {
            each.iter()
                .enumerate()
                .flat_map(|(at, a)| each.iter().skip(at + 1).map(move |b| (a, b)))
        };
        let mut opposing = pairs().filter(|(a, b)| opposed(a, b)).peekable();
        if opposing.peek().is_none() && combined.outcomes.is_empty() {
            return without_outcome(combined, each);
        }
        if opposing.peek().is_none() {
            return combined;
        }
        let counts: Vec<Count> = combined
            .counts
            .iter()
            .cloned()
            .map(Count::in_order)
            .collect();
        let causes: Causes = each
            .iter()
            .flat_map(|ruling| ruling.causes.iter().copied())
            .collect();
        let union: Outcomes = each
            .iter()
            .flat_map(|ruling| ruling.outcomes.iter().copied())
            .collect();
        if opposing.any(|(a, b)| a.outcomes != b.outcomes) {
            let causes = causes.into_iter().chain([Cause::Contested]).collect();
            return Ruling {
                outcomes: union,
                causes,
                counts,
                ..combined
            };
        }
        // They differ in number and not in what follows: whatever all of them leave possible.
        let shared: Outcomes = union
            .into_iter()
            .filter(|outcome| each.iter().all(|ruling| ruling.outcomes.contains(outcome)))
            .collect();
        let causes = if shared.len() > 1 {
            causes
        } else {
            Causes::new()
        };
        Ruling {
            outcomes: shared,
            causes,
            counts,
            ..combined
        }
    }
}

/// Stretches that leave no outcome together: a voice contradicts itself across them, and it stays open.
fn without_outcome(combined: Ruling, each: &[Ruling]) -> Ruling {
    let outcomes = each
        .iter()
        .flat_map(|ruling| ruling.outcomes.iter().copied())
        .collect();
    let causes = each.iter().flat_map(|ruling| ruling.causes.iter().copied());
    Ruling {
        outcomes,
        causes: causes.chain([Cause::Contested]).collect(),
        ..combined
    }
}

fn combine(each: &[Ruling], how: impl Fn(&Count, &Count) -> Count) -> Vec<Count> {
    let mut rulings = each.iter();
    let Some(first) = rulings.next() else {
        return Vec::new();
    };
    rulings.fold(first.counts.clone(), |sum, ruling| {
        sum.iter()
            .zip(&ruling.counts)
            .map(|(a, b)| how(a, b))
            .collect()
    })
}
