//! The evaluator, from scratch: every row of an agreement at a moment. This is the seam behind which increments come
//! later; whatever comes must give the same rows.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tregua_agreement::Agreement;
use tregua_agreement::duty::Part;
use tregua_agreement::meaning::{Clause, Reading};
use tregua_calendar::{Date, Timestamp};
use tregua_record::Name;
use tregua_record::entries::claim::Kind;

use crate::begun::{Waiting, every_instance};
use crate::events::Events;
use crate::history::History;
use crate::holders;
use crate::instances::Instance;
use crate::ledger::{Carried, Ledger};
use crate::making::Judged;
use crate::outcome::{Outcomes, Status};
use crate::phases::{PhaseSpan, phases};
use crate::rests;
use crate::row::{InstanceName, OverReadings, Row};
use crate::ruling::Frame;
use crate::sheet::Sheet;
use crate::sheet::likeness::Alike;
use crate::statement::{Gone, Live, Statement};
use crate::versions::Version;
use crate::view::{OwnView, View};

/// The moment asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The clock that deadlines are read against.
    pub as_of: Timestamp,
    /// Statements known later do not count.
    pub as_known: Timestamp,
}

/// Which rows are wanted; empty fields ask for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Labels of clauses.
    pub clauses: BTreeSet<String>,
    /// Names of parts.
    pub parts: BTreeSet<String>,
    /// Dates of instances; parts with a single instance are always shown.
    pub days: BTreeSet<Date>,
    /// Keys of instances that claims make; all others are always shown.
    pub keys: BTreeSet<String>,
    /// Counting points or names of readings; `as written` for the clause's own words.
    pub readings: BTreeSet<String>,
    /// Views.
    pub views: BTreeSet<View>,
}

/// An agreement, statements and a moment.
pub struct Evaluator<'a> {
    pub(crate) agreement: &'a Agreement,
    /// The agreement and all that was ever said, read once for every moment.
    pub(crate) ledger: Arc<Ledger<'a>>,
    /// What speaks of clauses and moves phases, as it stands.
    pub(crate) governing: Vec<Live>,
    pub(crate) phases: Vec<PhaseSpan>,
    /// The phases of which it is not known that they have begun.
    pub(crate) waiting: Vec<Waiting>,
    pub(crate) events: Events<'a>,
    pub(crate) moment: Moment,
    /// Ids of entries whose hours are not told by how early or late something was done.
    pub(crate) untold: Arc<BTreeSet<String>>,
}

impl<'a> Evaluator<'a> {
    /// Sorts out what stands at the moment. The order of `statements` does not matter.
    pub fn new<'s>(
        agreement: &'a Agreement,
        statements: impl IntoIterator<Item = &'s Statement>,
        moment: Moment,
    ) -> Self {
        Evaluator::with_views(agreement, statements, moment, Arc::default())
    }

    /// The same with views that somebody added.
    pub fn with_views<'s>(
        agreement: &'a Agreement,
        statements: impl IntoIterator<Item = &'s Statement>,
        moment: Moment,
        views: Arc<[OwnView]>,
    ) -> Self {
        let shared = statements.into_iter().cloned().map(Arc::new);
        Evaluator::of_shared(agreement, shared, moment, views)
    }

    /// The same of statements that are shared with others.
    pub fn of_shared(
        agreement: &'a Agreement,
        statements: impl IntoIterator<Item = Arc<Statement>>,
        moment: Moment,
        views: Arc<[OwnView]>,
    ) -> Self {
        Evaluator::of(Arc::new(Ledger::of(agreement, views, statements)), moment)
    }

    pub(crate) fn of(ledger: Arc<Ledger<'a>>, moment: Moment) -> Self {
        Evaluator::of_clauses(ledger, moment, false)
    }

    /// The same moment with every clause as it stands by itself: as if clauses freed nobody, nobody waited for the other side, and
    /// nobody suspended one on a ground. What frees, goes alongside or is a ground is held against clauses as they stand so.
    #[must_use]
    pub fn by_themselves(&self) -> Evaluator<'a> {
        let alone = Evaluator::of_clauses(Arc::clone(&self.ledger), self.moment, true);
        alone.without_hours_of(Arc::clone(&self.untold))
    }

    fn of_clauses(ledger: Arc<Ledger<'a>>, moment: Moment, by_themselves: bool) -> Self {
        let governing = ledger.history.governing(moment.as_known);
        let dated = phases(ledger.agreement, &governing, moment.as_of);
        let events = Events::new(&ledger, &governing, &dated, moment, by_themselves);
        let (phases, waiting) = events.with_begun(ledger.agreement, dated);
        Evaluator {
            agreement: ledger.agreement,
            ledger,
            governing,
            phases,
            waiting,
            events,
            moment,
            untold: Arc::default(),
        }
    }

    /// The same with statuses as they are, but without how early or late something was done where entries of these ids count:
    /// for readers who may not know their hours.
    #[must_use]
    pub fn without_hours_of(self, untold: Arc<BTreeSet<String>>) -> Self {
        Evaluator { untold, ..self }
    }

    /// The same text over what was read of it before and `more` statements, at another moment.
    pub fn resume(
        agreement: &'a Agreement,
        carried: Carried,
        more: impl IntoIterator<Item = Arc<Statement>>,
        moment: Moment,
    ) -> Self {
        let mut ledger = Ledger::resume(agreement, carried);
        for one in more {
            ledger.put(one);
        }
        Evaluator::of(Arc::new(ledger), moment)
    }

    /// What was read of the record, for those who go on with the same text.
    pub fn carry(&self) -> Carried {
        self.ledger.carry()
    }

    /// The same with more statements, in whatever order they come: as if all had been given at once, but only what they bear
    /// on is read again, and judged again by [`Evaluator::standings`].
    #[must_use]
    pub fn with(self, statements: impl IntoIterator<Item = Arc<Statement>>) -> Self {
        let Evaluator {
            mut ledger,
            moment,
            untold,
            ..
        } = self;
        let own = Arc::make_mut(&mut ledger);
        for one in statements {
            own.put(one);
        }
        Evaluator::of(ledger, moment).without_hours_of(untold)
    }

    /// The same agreement and statements at another moment. What was read once is not read again.
    #[must_use]
    pub fn at(&self, moment: Moment) -> Evaluator<'a> {
        Evaluator::of(Arc::clone(&self.ledger), moment).without_hours_of(Arc::clone(&self.untold))
    }

    /// The same statements and moment by another text. What the statements say is not read again; what they count for is.
    #[must_use]
    pub fn under<'b>(&self, agreement: &'b Agreement) -> Evaluator<'b> {
        let (views, history) = (&self.ledger.views, &self.ledger.history);
        let ledger = Ledger::new(agreement, Arc::clone(views), Arc::clone(history));
        let untold = Arc::clone(&self.untold);
        Evaluator::of(Arc::new(ledger), self.moment).without_hours_of(untold)
    }

    /// The same moment as if the entries of these ids had never been made.
    #[must_use]
    pub fn without(&self, ids: &BTreeSet<&str>) -> Evaluator<'a> {
        let history = self.history();
        let mut places = history.places_of(ids);
        places.extend(history.left_out());
        let mut ledger = self.ledger.apart();
        ledger.leave_out_only(&places);
        let untold = Arc::clone(&self.untold);
        Evaluator::of(Arc::new(ledger), self.moment).without_hours_of(untold)
    }

    /// The same moment without the entries of these ids, and with all that were left out before: for those who try one set after
    /// the other. Only what the entries bear on is read again.
    #[must_use]
    pub fn leaving_out(self, ids: &BTreeSet<&str>) -> Evaluator<'a> {
        let Evaluator {
            mut ledger,
            moment,
            untold,
            ..
        } = self;
        let places = ledger.history.places_of(ids);
        match Arc::get_mut(&mut ledger) {
            Some(own) => own.leave_out_only(&places),
            None => {
                let mut own = ledger.apart();
                own.leave_out_only(&places);
                ledger = Arc::new(own);
            }
        }
        Evaluator::of(ledger, moment).without_hours_of(untold)
    }

    /// The agreement.
    pub fn agreement(&self) -> &'a Agreement {
        self.agreement
    }

    /// The moment.
    pub fn moment(&self) -> Moment {
        self.moment
    }

    /// Every statement known at the moment, also those that no longer stand, in the order they were given.
    pub fn known(&self) -> Vec<&Statement> {
        let all = self.ledger.history.statements().map(|one| &**one);
        all.filter(|statement| statement.known <= self.moment.as_known)
            .collect()
    }

    /// Why the entry of this id does not stand; `None` if it does, or is no statement of this record.
    pub fn gone(&self, id: &str) -> Option<&Gone> {
        self.ledger.history.gone(id, self.moment.as_known)
    }

    pub(crate) fn history(&self) -> &History {
        &self.ledger.history
    }

    /// What stands at the moment, in no order that means anything.
    pub(crate) fn versions(&self) -> impl Iterator<Item = &Arc<Version>> {
        self.ledger.history.standing(self.moment.as_known)
    }

    pub(crate) fn lives(&self) -> impl Iterator<Item = &Live> {
        self.versions().map(|version| &version.live)
    }

    /// The sheet of a part of a clause at the moment.
    pub(crate) fn sheet<'s>(&self, frame: &Frame<'s>) -> Sheet<'s> {
        let (clause, duty) = (frame.clause, &frame.part.duty);
        Sheet::new(frame.agreement, clause, duty, self.moment, |measure| {
            self.ledger.column(clause, measure)
        })
    }

    /// What governs a clause: what speaks of it, or of none.
    pub(crate) fn governing(&self, clause: &Clause) -> Vec<Live> {
        let bears = |live: &&Live| {
            let label = live.claim.clause.as_deref();
            label.is_none_or(|label| self.agreement.names(label, clause))
        };
        self.governing.iter().filter(bears).cloned().collect()
    }

    /// The known statements that hang together with those of these ids: they name each other or share an `about` key.
    pub fn tied<'b>(&self, ids: impl Iterator<Item = &'b str>) -> Vec<&Statement> {
        let tied = self.tied_shared(ids).into_iter();
        tied.map(|statement| &**statement).collect()
    }

    fn tied_shared<'b>(&self, ids: impl Iterator<Item = &'b str>) -> Vec<&Arc<Statement>> {
        self.ledger.history.tied(ids, self.moment.as_known)
    }

    /// Where each phase begins and ends, in the order of the text. One that waits for something is among them once it has begun by
    /// all voices: from then on, or from when it has begun at the latest.
    pub fn phases(&self) -> &[PhaseSpan] {
        &self.phases
    }

    /// The statements that stand at the moment, in no order that means anything: not known too late, not corrected, not
    /// retracted.
    pub fn standing(&self) -> impl Iterator<Item = &Statement> {
        self.lives().map(|live| &*live.statement)
    }

    /// The accounts that stand: parties and others alike in alphabetical order, named offices before anonymous ones.
    pub fn accounts(&self) -> Vec<&Statement> {
        let is_account = |live: &&Live| live.claim.kind == Kind::Account;
        let mut accounts: Vec<&Statement> = self
            .lives()
            .filter(is_account)
            .map(|live| &*live.statement)
            .collect();
        accounts.sort_by_key(|statement| {
            let claim = &statement.claim;
            (
                claim.about.clone(),
                claim.attribution,
                claim.voice.clone(),
                claim.key.clone(),
                statement.id.clone(),
            )
        });
        accounts
    }

    /// The wanted rows, in the order of the text, each with what it rests on.
    pub fn rows(&self, wanted: &Wanted) -> Vec<Row> {
        self.each_row(wanted, true)
    }

    /// The same rows without what they rest on, which costs far less.
    pub fn rows_only(&self, wanted: &Wanted) -> Vec<Row> {
        self.each_row(wanted, false)
    }

    /// Calls `each` with every row of [`Evaluator::rows_only`], so that who needs one at a time keeps one at a time.
    pub fn each_row_only(&self, wanted: &Wanted, each: &mut dyn FnMut(Row)) {
        self.each_judged(wanted, false, &mut |row, _, _| each(row));
    }

    /// Calls `each` with where every wanted part stands, in the order of [`Evaluator::rows_only`]. The row is made only if it is
    /// asked for: who looks for a few among many pays for those few.
    pub fn each_standing(&self, wanted: &Wanted, each: &mut dyn FnMut(&Standing<'_>)) {
        self.each_part(wanted, &mut |clause, reading, frame, sheet, shared| {
            let Shared { views, governing } = shared;
            let mut alike = Alike::of(frame, sheet, shared);
            let instances = self.instances(frame.part, sheet, wanted);
            let places = alike.as_mut().map(|alike| alike.places(sheet, &instances));
            let mut places = places.into_iter().flatten();
            for instance in instances {
                let touching = OnceCell::new();
                let like = places.next().flatten();
                for (at, view) in views.iter().enumerate() {
                    let ruling = OnceCell::new();
                    let ruling =
                        || ruling.get_or_init(|| frame.rule(sheet, governing, &instance, view));
                    let row = || {
                        let ruling = ruling();
                        let moved = ruling.instance != instance;
                        let moved = moved.then(|| sheet.touching(&ruling.instance));
                        let own = || touching.get_or_init(|| sheet.touching(&instance));
                        let judged = Judged {
                            clause,
                            reading,
                            frame,
                            touching: moved.as_ref().unwrap_or_else(own),
                            governing,
                            instance: &ruling.instance,
                        };
                        self.row(&judged, sheet, view.clone(), ruling.clone(), Vec::new())
                    };
                    let like = alike.as_mut().zip(like);
                    let (status, outcomes) = match &like {
                        Some((alike, place)) => match alike.stand(*place, at) {
                            Some((status, outcomes)) => (*status, outcomes.clone()),
                            None => (ruling().status, ruling().outcomes.clone()),
                        },
                        None => (ruling().status, ruling().outcomes.clone()),
                    };
                    if let Some((alike, place)) = like {
                        alike.keep(place, at, status, &outcomes);
                    }
                    each(&Standing {
                        clause: &clause.label,
                        part: &frame.part.name,
                        point: reading.point.as_deref(),
                        reading: reading.name.as_deref(),
                        day: instance.date.filter(|_| instance.key.is_none()),
                        key: instance.key.as_ref().map(|keyed| keyed.key.as_str()),
                        view,
                        status,
                        outcomes: &outcomes,
                        row: &row,
                    });
                }
            }
        });
    }

    fn each_row(&self, wanted: &Wanted, with_rests: bool) -> Vec<Row> {
        let mut rows = Vec::new();
        self.each_judged(wanted, with_rests, &mut |row, _, _| rows.push(row));
        rows
    }

    /// Calls `each` with every wanted row, how it was judged, and its sheet.
    pub(crate) fn each_judged(
        &self,
        wanted: &Wanted,
        with_rests: bool,
        each: &mut dyn FnMut(Row, &Judged<'_>, &Sheet<'_>),
    ) {
        self.each_part(wanted, &mut |clause, reading, frame, sheet, shared| {
            let Shared { views, governing } = shared;
            let always = if with_rests {
                rests::on_every_instance(frame, sheet, governing)
            } else {
                BTreeSet::new()
            };
            for instance in self.instances(frame.part, sheet, wanted) {
                let touching = sheet.touching(&instance);
                for view in views {
                    let ruling = frame.rule(sheet, governing, &instance, view);
                    let same = ruling.instance == instance;
                    let moved = if same {
                        Vec::new()
                    } else {
                        sheet.touching(&ruling.instance)
                    };
                    let rests_on = if with_rests {
                        let lens = frame.lens(view);
                        let others = frame.looked_at(sheet, &instance, view);
                        let further = others.iter().flat_map(|other| sheet.touching(other));
                        let near = touching.iter().chain(&moved).copied().chain(further);
                        let own = near.filter(|figure| lens.sees(figure));
                        let ids = own.map(|figure| figure.version.live.statement.id.as_str());
                        let ids = ids.chain(always.iter().map(Name::as_str));
                        let bearing = self.tied_shared(ids);
                        let was = frame.in_each_beginning(sheet, &instance, view);
                        let frame = &Frame {
                            as_it_was: was.as_deref(),
                            ..*frame
                        };
                        let asked = rests::Asked {
                            frame,
                            instance: &instance,
                            view,
                            ruling: &ruling,
                        };
                        rests::rests_on(asked, &bearing)
                    } else {
                        Vec::new()
                    };
                    let judged = Judged {
                        clause,
                        reading,
                        frame,
                        touching: if same { &touching } else { &moved },
                        governing,
                        instance: &ruling.instance.clone(),
                    };
                    let row = self.row(&judged, sheet, view.clone(), ruling, rests_on);
                    each(row, &judged, sheet);
                }
            }
        });
    }

    /// The wanted parts over all their readings. `rows` are the wanted ones; where `wanted` names readings, the others
    /// are judged for this.
    pub fn over_readings(&self, wanted: &Wanted, rows: &[Row]) -> Vec<OverReadings> {
        if wanted.readings.is_empty() {
            return self.over(rows);
        }
        let all = Wanted {
            readings: BTreeSet::new(),
            ..wanted.clone()
        };
        self.over(&self.rows_only(&all))
    }

    /// One for each part, instance and view of `rows`, in the order of their first.
    fn over(&self, rows: &[Row]) -> Vec<OverReadings> {
        let mut cells: Vec<Vec<&Row>> = Vec::new();
        let mut places: BTreeMap<(&str, &str, Option<&InstanceName>, &View), usize> =
            BTreeMap::new();
        for row in rows {
            let key = (
                row.clause.as_str(),
                row.part.as_str(),
                row.instance.as_ref(),
                &row.view,
            );
            let at = *places.entry(key).or_insert(cells.len());
            match cells.get_mut(at) {
                Some(cell) => cell.push(row),
                None => cells.push(vec![row]),
            }
        }
        cells
            .iter()
            .filter_map(|cell| self.over_cell(cell))
            .collect()
    }

    fn over_cell(&self, readings: &[&Row]) -> Option<OverReadings> {
        let first = readings.first()?;
        let status = if readings.iter().all(|row| row.status == first.status) {
            first.status
        } else if self.opposed_holders(readings) {
            Status::Contested
        } else {
            Status::Ambiguous
        };
        let named = |row: &&Row| (row.point.clone(), row.reading.clone(), row.status);
        Some(OverReadings {
            clause: first.clause.clone(),
            part: first.part.clone(),
            instance: first.instance.clone(),
            view: first.view.clone(),
            status,
            readings: readings.iter().map(named).collect(),
        })
    }

    /// Two parties on record as holding readings that come to different statuses.
    fn opposed_holders(&self, readings: &[&Row]) -> bool {
        let held = readings.iter().map(|row| (&row.held, row.status));
        holders::differ(&self.agreement.parties, held)
    }

    /// Calls `each` for every wanted part with its frame and sheet, and what it shares with the others of its clause.
    pub(crate) fn each_part(
        &self,
        wanted: &Wanted,
        each: &mut dyn FnMut(&'a Clause, &'a Reading, &Frame<'_>, &Sheet<'_>, &Shared),
    ) {
        let asked = |label: &String| wanted.clauses.is_empty() || wanted.clauses.contains(label);
        for clause in self
            .agreement
            .clauses
            .iter()
            .filter(|clause| asked(&clause.label))
        {
            let shared = Shared {
                views: self.views(clause, wanted),
                governing: self.governing(clause),
            };
            for reading in clause
                .readings
                .iter()
                .filter(|reading| wants_reading(wanted, clause, reading))
            {
                for part in reading
                    .parts
                    .iter()
                    .filter(|part| wanted.parts.is_empty() || wanted.parts.contains(&part.name))
                {
                    let frame = self.frame(clause, part);
                    let sheet = self.sheet(&frame);
                    each(clause, reading, &frame, &sheet, &shared);
                }
            }
        }
    }

    pub(crate) fn frame<'b>(&'b self, clause: &'b Clause, part: &'b Part) -> Frame<'b> {
        Frame {
            agreement: self.agreement,
            clause,
            part,
            phases: &self.phases,
            begun: None,
            as_it_was: None,
            views: &self.ledger.views,
            events: &self.events,
            as_of: self.moment.as_of,
        }
    }

    pub(crate) fn instances(
        &self,
        part: &Part,
        sheet: &Sheet<'_>,
        wanted: &Wanted,
    ) -> Vec<Instance> {
        let keys = (!wanted.keys.is_empty()).then_some(&wanted.keys);
        let all = self.instances_of(part, sheet, keys);
        let asked = |instance: &Instance| {
            let of = |day: &Date| instance.is_of(*day, &part.duty);
            wanted.days.is_empty() || wanted.days.iter().any(of)
        };
        all.into_iter().filter(asked).collect()
    }

    /// Of the instances that claims make, those under these keys.
    pub(crate) fn instances_under(
        &self,
        part: &Part,
        sheet: &Sheet<'_>,
        keys: &BTreeSet<String>,
    ) -> Vec<Instance> {
        self.instances_of(part, sheet, Some(keys))
    }

    fn instances_of(
        &self,
        part: &Part,
        sheet: &Sheet<'_>,
        keys: Option<&BTreeSet<String>>,
    ) -> Vec<Instance> {
        let all = (&*self.phases, &self.events);
        every_instance(
            self.agreement,
            &part.duty,
            all,
            self.moment.as_of,
            (sheet, keys),
        )
    }

    /// The views that somebody added.
    pub fn own_views(&self) -> &[OwnView] {
        &self.ledger.views
    }

    /// The views shown for a clause: every party, every voice that spoke to it on any reading, then the joint views, then those that somebody added.
    pub fn views(&self, clause: &Clause, wanted: &Wanted) -> Vec<View> {
        if !wanted.views.is_empty() {
            return wanted.views.iter().cloned().collect();
        }
        let mut voices: BTreeSet<String> = clause.asserted_by.iter().cloned().collect();
        for part in clause.readings.iter().flat_map(|reading| &reading.parts) {
            voices.extend(self.sheet(&self.frame(clause, part)).voices());
        }
        let others = voices
            .difference(&self.agreement.parties.iter().cloned().collect())
            .cloned()
            .collect::<Vec<_>>();
        let mut parties = self.agreement.parties.clone();
        parties.sort();
        let according = parties.into_iter().chain(others).map(View::AccordingTo);
        according
            .chain([View::NamedBody, View::BothParties, View::AllVoices])
            .chain(
                self.own_views()
                    .iter()
                    .map(|own| View::Own(own.name.clone())),
            )
            .collect()
    }
}

/// Where a part stands, of which no row was made yet.
pub struct Standing<'r> {
    /// The clause's label.
    pub clause: &'r str,
    /// The part's name.
    pub part: &'r str,
    /// The counting point of the reading, where it has one.
    pub point: Option<&'r str>,
    /// The reading's name; `None`: the clause's own words.
    pub reading: Option<&'r str>,
    /// The date that names the instance, if one does.
    pub day: Option<Date>,
    /// The key that names it, if one does.
    pub key: Option<&'r str>,
    /// Whose statements count.
    pub view: &'r View,
    /// The status.
    pub status: Status,
    /// The outcomes still possible; empty for a status that stands over them.
    pub outcomes: &'r Outcomes,
    row: &'r dyn Fn() -> Row,
}

impl Standing<'_> {
    /// All of it, without what it rests on.
    pub fn row(&self) -> Row {
        (self.row)()
    }
}

/// What all parts of a clause have alike at the moment.
pub(crate) struct Shared {
    /// Whose statements count, view by view.
    pub(crate) views: Vec<View>,
    /// What governs the clause.
    pub(crate) governing: Vec<Live>,
}

/// True if the reading is wanted: by its counting point where points are named, and by its name where names are.
fn wants_reading(wanted: &Wanted, clause: &Clause, reading: &Reading) -> bool {
    let asked = |name: &str| wanted.readings.contains(name);
    let any_point = clause
        .readings
        .iter()
        .filter_map(|reading| reading.point.as_deref())
        .any(asked);
    let any_name = clause.readings.iter().map(name_of).any(asked);
    let point = !any_point || reading.point.as_deref().is_some_and(asked);
    let name = !any_name || asked(name_of(reading));
    wanted.readings.is_empty() || ((any_point || any_name) && point && name)
}

fn name_of(reading: &Reading) -> &str {
    reading.name.as_deref().unwrap_or("as written")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server asks it from several threads at once. That this compiles is the test.
    #[test]
    fn an_evaluator_can_be_shared_between_threads() {
        const fn shared<T: Send + Sync>() {}
        const { shared::<Evaluator<'static>>() }
    }
}
