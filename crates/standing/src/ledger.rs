//! An agreement and all that was ever said about it, read once for every moment: the history of the statements, and the
//! columns of figures they give.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Duty, Event, Kernel, Measure, Part};
use tregua_agreement::meaning::{Clause, Reading};
use tregua_calendar::Window;

use crate::column::{Column, Touched};
use crate::figures::{Figure, Reader};
use crate::history::{Change, History, act_counted};
use crate::instances::Instance;
use crate::kept::{Kept, PartKept, Stale};
use crate::sheet::near::{names, speaks_of_all};
use crate::statement::Statement;
use crate::versions::Version;
use crate::view::OwnView;

/// Shared by the evaluators of one agreement and record at several moments.
pub(crate) struct Ledger<'a> {
    pub(crate) agreement: &'a Agreement,
    /// The views that somebody added.
    pub(crate) views: Arc<[OwnView]>,
    pub(crate) history: Arc<History>,
    /// For each clause, in the order of the text, its measures.
    clauses: Vec<Vec<Measured<'a>>>,
    /// Rows judged for earlier moments.
    pub(crate) kept: Kept,
}

/// A part of which some instances may stand otherwise after an entry.
pub(crate) struct Bearing<'a> {
    pub(crate) clause: &'a Clause,
    pub(crate) reading: &'a Reading,
    pub(crate) part: &'a Part,
    pub(crate) stale: Stale,
    /// Those among them that were asked for last.
    pub(crate) forgotten: Vec<Instance>,
}

/// One measure of a clause with its column.
#[derive(Clone)]
struct Measured<'a> {
    measure: &'a Measure,
    column: Arc<Column>,
}

/// All that was read of a record under a text, without the text: what comes later is read on from here. Whoever still looks
/// at what was there keeps it; only what an entry changes is copied for those who go on.
pub struct Carried {
    views: Arc<[OwnView]>,
    history: Arc<History>,
    columns: Vec<Vec<Arc<Column>>>,
    kept: Vec<PartKept>,
}

impl Clone for Ledger<'_> {
    fn clone(&self) -> Self {
        Ledger::resume(self.agreement, self.carry())
    }
}

impl<'a> Ledger<'a> {
    /// All that was ever said, read once for the history and the columns alike.
    pub(crate) fn of(
        agreement: &'a Agreement,
        views: Arc<[OwnView]>,
        statements: impl IntoIterator<Item = Arc<Statement>>,
    ) -> Self {
        let mut columns = Columns::of(agreement);
        let history = History::reading(statements, &mut |version| columns.read(version));
        let columns = columns.made(&history);
        Ledger::over(agreement, views, Arc::new(history), columns)
    }

    /// The same over what was said, read before.
    pub(crate) fn new(
        agreement: &'a Agreement,
        views: Arc<[OwnView]>,
        history: Arc<History>,
    ) -> Self {
        let mut columns = Columns::of(agreement);
        history.every().for_each(|version| columns.read(version));
        let columns = columns.made(&history);
        Ledger::over(agreement, views, history, columns)
    }

    fn over(
        agreement: &'a Agreement,
        views: Arc<[OwnView]>,
        history: Arc<History>,
        columns: Vec<Vec<Arc<Column>>>,
    ) -> Self {
        let kept = Vec::new();
        Ledger::resume(
            agreement,
            Carried {
                views,
                history,
                columns,
                kept,
            },
        )
    }

    /// The same text over what was read of it before.
    pub(crate) fn resume(agreement: &'a Agreement, carried: Carried) -> Self {
        let clauses = agreement.clauses.iter().zip(carried.columns);
        let clauses = clauses.map(|(clause, columns)| {
            let measured = measures(clause).into_iter().zip(columns);
            let measured = measured.map(|(measure, column)| Measured { measure, column });
            measured.collect()
        });
        Ledger {
            agreement,
            views: carried.views,
            history: carried.history,
            clauses: clauses.collect(),
            kept: Kept::of(parts(agreement), carried.kept.into_iter()),
        }
    }

    /// What was read, to go on from with the same text.
    pub(crate) fn carry(&self) -> Carried {
        Carried {
            kept: self.kept.copy(),
            ..self.carry_columns()
        }
    }

    /// The same without the rows.
    fn carry_columns(&self) -> Carried {
        let columns = self.clauses.iter().map(|measured| {
            let columns = measured.iter().map(|one| Arc::clone(&one.column));
            columns.collect()
        });
        Carried {
            views: Arc::clone(&self.views),
            history: Arc::clone(&self.history),
            columns: columns.collect(),
            kept: Vec::new(),
        }
    }

    /// One more statement: its family is read again, the columns that it gives a figure take it, and of the rows kept those
    /// go that ask about it. Gives what it bears on, part by part.
    pub(crate) fn put(&mut self, statement: Arc<Statement>) -> Vec<Bearing<'a>> {
        let mut bearing = Vec::new();
        let change = Arc::make_mut(&mut self.history).put(statement);
        for (clause, measured) in self.agreement.clauses.iter().zip(&mut self.clauses) {
            let each = measured.iter_mut();
            let touched: Vec<Touched> = each
                .map(|one| one.change(self.agreement, clause, &change))
                .collect();
            let readings = clause.readings.iter();
            let parts =
                readings.flat_map(|reading| reading.parts.iter().map(move |it| (reading, it)));
            for (reading, part) in parts {
                let own = part.duty.kernel.measures().into_iter().map(|measure| {
                    let mut both = measured.iter().zip(&touched);
                    let found = both.find(|(one, _)| one.measure == measure);
                    found.map(|(one, touched)| (&*one.column, touched))
                });
                let own: Vec<_> = own.collect();
                let mut stale = stale(&part.duty, &own, &self.history);
                let kept = self.kept.part(part);
                let forgotten = kept.map(|mut kept| kept.forget(&part.duty, &mut stale));
                if stale != Stale::Nothing {
                    bearing.push(Bearing {
                        clause,
                        reading,
                        part,
                        stale,
                        forgotten: forgotten.unwrap_or_default(),
                    });
                }
            }
        }
        bearing
    }

    /// A ledger of its own, that keeps no rows: for those who leave statements out of it.
    pub(crate) fn apart(&self) -> Self {
        let kept = Vec::new();
        Ledger::resume(
            self.agreement,
            Carried {
                kept,
                ..self.carry_columns()
            },
        )
    }

    /// Leaves out the statements at these places and no others, and lets go of all rows kept.
    pub(crate) fn leave_out_only(&mut self, places: &BTreeSet<usize>) {
        let changes = Arc::make_mut(&mut self.history).leave_out_only(places);
        for change in &changes {
            for (clause, measured) in self.agreement.clauses.iter().zip(&mut self.clauses) {
                for one in measured {
                    one.change(self.agreement, clause, change);
                }
            }
        }
        self.kept = Kept::of(parts(self.agreement), std::iter::empty());
    }

    /// The column of `measure` under `clause`: kept, if the clause asks about this measure on some reading.
    pub(crate) fn column(&self, clause: &Clause, measure: &Measure) -> Arc<Column> {
        let place = self
            .agreement
            .clauses
            .iter()
            .position(|own| own.label == clause.label);
        let measures = place.and_then(|place| self.clauses.get(place));
        let kept =
            measures.and_then(|measures| measures.iter().find(|kept| kept.measure == measure));
        match kept {
            Some(kept) => Arc::clone(&kept.column),
            None => made(self.agreement, &self.history, clause, measure),
        }
    }
}

impl Measured<'_> {
    /// What a change of the record changes in the column, which is copied if others look at it.
    fn change(&mut self, agreement: &Agreement, clause: &Clause, change: &Change) -> Touched {
        let measure = self.measure;
        match Column::concerns(agreement, clause, measure, change) {
            true => Arc::make_mut(&mut self.column).change(agreement, clause, measure, change),
            false => Touched::default(),
        }
    }
}

/// The columns of every clause while they are made, in the order of the text, as [`made`] makes them one by one: here each version
/// is read for all that ask about it while it is at hand, and versions in the order in which they came.
struct Columns<'a> {
    agreement: &'a Agreement,
    clauses: Vec<Vec<&'a Measure>>,
    /// One for each measure of each clause, with what it gave so far.
    readers: Vec<(Reader<'a>, Vec<Figure>)>,
    /// Places of readers, by the act that they ask about.
    asking: HashMap<&'a str, Asking<'a>>,
}

impl<'a> Columns<'a> {
    fn of(agreement: &'a Agreement) -> Self {
        let mut columns = Columns {
            agreement,
            clauses: Vec::new(),
            readers: Vec::new(),
            asking: HashMap::new(),
        };
        for clause in &agreement.clauses {
            let measures = measures(clause);
            for measure in &measures {
                let own = columns.asking.entry(measure.act.as_str()).or_default();
                own.put(measure.place.as_deref(), columns.readers.len());
                let reader = Reader::new(agreement, clause, measure);
                columns.readers.push((reader, Vec::new()));
            }
            columns.clauses.push(measures);
        }
        columns
    }

    /// Takes what a version says of each measure.
    fn read(&mut self, version: &Arc<Version>) {
        let asked = act_counted(&version.live).and_then(|act| self.asking.get(act));
        let Some(asked) = asked else { return };
        for place in asked.about(version.live.claim.place.as_deref()) {
            if let Some((reader, figures)) = self.readers.get_mut(place) {
                figures.extend(reader.figure(version));
            }
        }
    }

    fn made(self, history: &History) -> Vec<Vec<Arc<Column>>> {
        let agreement = self.agreement;
        let mut made = self.readers.into_iter();
        let columns = self.clauses.iter().map(|measures| {
            let own = measures.iter().zip(&mut made);
            let own = own.map(|(measure, (reader, figures))| {
                let closing = history.closing();
                Arc::new(Column::of(agreement, measure, &reader, figures, closing))
            });
            own.collect()
        });
        columns.collect()
    }
}

/// Who asks about an act: by the place at which they do.
#[derive(Default)]
struct Asking<'a> {
    anywhere: Vec<usize>,
    by_place: HashMap<&'a str, Vec<usize>>,
    /// All that ask about some place.
    somewhere: Vec<usize>,
}

impl<'a> Asking<'a> {
    fn put(&mut self, place: Option<&'a str>, reader: usize) {
        match place {
            None => self.anywhere.push(reader),
            Some(place) => {
                self.by_place.entry(place).or_default().push(reader);
                self.somewhere.push(reader);
            }
        }
    }

    /// Those that what happened at this place may count for; what does not say where may have been anywhere.
    fn about(&self, place: Option<&str>) -> impl Iterator<Item = usize> {
        let placed = match place {
            None => Some(&self.somewhere),
            Some(place) => self.by_place.get(place),
        };
        let all = self.anywhere.iter().chain(placed.into_iter().flatten());
        all.copied()
    }
}

/// The parts of every clause on all its readings, in the order of the text.
fn parts(agreement: &Agreement) -> impl Iterator<Item = &Part> {
    let readings = agreement.clauses.iter().flat_map(|clause| &clause.readings);
    readings.flat_map(|reading| &reading.parts)
}

fn made(
    agreement: &Agreement,
    history: &History,
    clause: &Clause,
    measure: &Measure,
) -> Arc<Column> {
    let counting = history.counting(&measure.act, measure.place.as_deref());
    let column = Column::new(agreement, clause, measure, counting, history.closing());
    Arc::new(column)
}

/// The different measures of a clause on all its readings, and of the acts that it waits for.
fn measures(clause: &Clause) -> Vec<&Measure> {
    let mut found: Vec<&Measure> = Vec::new();
    for part in clause.readings.iter().flat_map(|reading| &reading.parts) {
        let acts = part.duty.course.events().filter_map(|event| match event {
            Event::Done(measure) => Some(&**measure),
            _ => None,
        });
        for measure in part.duty.kernel.measures().into_iter().chain(acts) {
            if !found.contains(&measure) {
                found.push(measure);
            }
        }
    }
    found
}

/// Which instances of a duty may stand otherwise after figures of its measures came, went or got other rivals.
fn stale(duty: &Duty, own: &[Option<(&Column, &Touched)>], history: &History) -> Stale {
    let touched = || {
        own.iter()
            .enumerate()
            .filter_map(|(at, own)| own.map(|(column, touched)| (at, column, touched)))
    };
    if touched().any(|(.., touched)| touched.closes) {
        return Stale::Everything;
    }
    let figures: Vec<(usize, &Column, &Figure)> = touched()
        .flat_map(|(at, column, touched)| {
            let figures = touched
                .figures
                .iter()
                .filter_map(|place| column.figures.get(*place));
            figures.map(move |figure| (at, column, figure))
        })
        .collect();
    if figures.is_empty() {
        return Stale::Nothing;
    }
    let anywhere = duty.kernel.any_stretch().is_some();
    match duty.kernel {
        Kernel::Share { .. } | Kernel::Earned { .. } | Kernel::Renewed { .. } => Stale::Everything,
        // Nothing is counted of it, and yet its judgements are told.
        Kernel::ByHand { .. } => Stale::Everything,
        // What a voice says of a state later takes back what it said before.
        _ if anywhere || duty.kernel.measure().level.is_some() => Stale::Everything,
        _ if duty.kernel.group().is_some() => Stale::Everything,
        Kernel::Respond { .. } => {
            if figures.iter().any(|(.., figure)| speaks_of_all(figure)) {
                return Stale::Everything;
            }
            let mut keys: BTreeSet<String> = BTreeSet::new();
            for (.., figure) in figures {
                keys.extend(names(figure).map(String::from));
                // An answer may name the claim of a trigger, which is under a key of its own.
                for name in &figure.version.live.claim.refers_to {
                    for version in history.of_key(name) {
                        let claim = &version.live.claim;
                        keys.extend(claim.ids.iter().chain(&claim.about).map(String::from));
                        keys.insert(version.live.key().to_string());
                    }
                }
            }
            Stale::Under(keys)
        }
        _ if figures
            .iter()
            .any(|(.., figure)| figure.credited().is_some()) =>
        {
            Stale::Everything
        }
        _ => {
            let mut spans: Vec<(usize, Window)> = Vec::new();
            for (at, column, figure) in figures {
                spans.push((at, figure.region.span));
                let rivals = column.rivals(figure.rival).into_iter().flatten();
                let rivals = rivals.filter_map(|place| column.figures.get(*place));
                spans.extend(rivals.map(|rival| (at, rival.region.span)));
            }
            Stale::Near(spans)
        }
    }
}
