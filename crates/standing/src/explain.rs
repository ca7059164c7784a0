//! Why a row says what it says: every statement that was looked at, and what was made of it.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use tregua_agreement::duty::{Duty, Kernel};
use tregua_calendar::{Timestamp, Window};
use tregua_record::Name;

use crate::evaluator::{Evaluator, Wanted};
use tregua_record::entries::claim::Claim;

use crate::concerning::{act, time};
use crate::figures::{Figure, Reader, WhyNot};
use crate::instances::Instance;
use crate::making::Judged;
use crate::row::Row;
use crate::ruling::Frame;
use crate::sheet::Sheet;
use crate::statement::{Gone, Live, Statement};
use crate::versions::Version;

/// A row with the statements that were looked at for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The row.
    pub row: Row,
    /// Keys of the rules that were used, in the order of their use.
    pub rules: Vec<&'static str>,
    /// Each statement about the same act, or that names the clause, by when it was known.
    pub considered: Vec<Considered>,
    /// There are many of those, and only the ones near the row are among `considered`.
    pub near_only: bool,
    /// The kinds of figure that would decide it: act, thing, counting point. Never who ought to supply them.
    pub missing: Vec<(String, Option<String>, Option<String>)>,
}

/// One statement, and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// The entry.
    pub entry: Name,
    /// Its weight in this row.
    pub weight: Weight,
}

/// What was made of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weight {
    /// The row rests on it.
    RestsOn,
    /// It was counted; the row would stand without it.
    Counted,
    /// Another voice, shown beside.
    OtherVoice,
    /// The view, made by somebody, does not count entries of its sort.
    NotInView,
    /// It repeats another's report and is no second voice.
    Repeats,
    /// It ends so many minutes before the window.
    Before(u64),
    /// It begins so many minutes after the window.
    After(u64),
    /// It is credited to another instance.
    Credited,
    /// It gives no figure for the measure.
    No(WhyNot),
    /// It does not stand.
    Gone(Gone),
    /// It speaks of the clause without a figure: shown, not counted.
    Beside,
}

/// How far from what a row asks about an entry still is near it.
const NEAR: Duration = Duration::from_secs(24 * 3_600);

/// Whether every entry about the same acts is looked at, or those near the row alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Near {
    /// Every one.
    All,
    /// Every one of so many; of more, those that the row was made from, and those that tell no time or one within a day of what
    /// the row asks about. What it costs follows from how many those are.
    OfMoreThan(usize),
}

/// What each statement gave the row.
struct Found<'f> {
    instance: &'f Instance,
    sheet: &'f Sheet<'f>,
    /// What statements without a figure are read with: one for each measure.
    readers: Vec<Reader<'f>>,
    /// The places of the versions whose figures touch the instance.
    touching: HashSet<usize>,
    /// The ids of those that the row rests on.
    rests_on: HashSet<&'f str>,
}

impl<'f> Found<'f> {
    fn new(row: &'f Row, sheet: &'f Sheet<'f>, judged: &'f Judged<'f>) -> Self {
        let touching = judged.touching.iter();
        Found {
            instance: judged.instance,
            sheet,
            readers: sheet.readers(),
            touching: touching.map(|figure| figure.version.live.version).collect(),
            rests_on: row.rests_on.iter().map(Name::as_str).collect(),
        }
    }

    fn figure(&self, version: &Version) -> Option<&'f Figure> {
        self.sheet.figure_of(version)
    }

    fn touches(&self, version: &Version) -> bool {
        self.touching.contains(&version.live.version)
    }

    fn rests_on(&self, version: &Version) -> bool {
        !self.rests_on.is_empty() && self.rests_on.contains(version.live.statement.id.as_str())
    }

    /// Why a statement gives no figure, by the measure that it came nearest to.
    fn why_not(&self, version: &Arc<Version>) -> Option<WhyNot> {
        let mut nearest = None;
        for reader in &self.readers {
            nearest = nearest.max(Some(reader.figure(version).err()?));
        }
        nearest
    }
}

impl Evaluator<'_> {
    /// The wanted rows with their reasons.
    pub fn explain(&self, wanted: &Wanted) -> Vec<Explanation> {
        self.explain_near(wanted, Near::All)
    }

    /// The same; of many entries perhaps without those far from each row.
    pub fn explain_near(&self, wanted: &Wanted, near: Near) -> Vec<Explanation> {
        let mut explanations = Vec::new();
        self.each_judged(wanted, true, &mut |row, judged, sheet| {
            let condition = judged.reading.parts.iter().any(|part| part.duty.condition);
            let (considered, near_only) = self.considered(&row, sheet, judged, near);
            explanations.push(Explanation {
                considered,
                near_only,
                rules: rules(&row, judged.touching, condition, &judged.frame.part.duty),
                missing: missing(&row, judged.frame.part),
                row,
            });
        });
        explanations
    }

    /// What was looked at, and whether only what is near was.
    fn considered(
        &self,
        row: &Row,
        sheet: &Sheet<'_>,
        judged: &Judged<'_>,
        near: Near,
    ) -> (Vec<Considered>, bool) {
        let acts = sheet.acts();
        let asked = |act: Option<&str>, label: Option<&str>| {
            let clause = label.and_then(|label| self.agreement.clause(label));
            act.is_some_and(|act| acts.contains(act))
                || clause.is_some_and(|clause| clause.label == row.clause)
        };
        let concerns = |claim: &Claim| asked(act(claim), claim.clause.as_deref());
        let found = Found::new(row, sheet, judged);
        let history = &self.ledger.history;
        let near_only = match near {
            Near::All => false,
            Near::OfMoreThan(few) => history.concerning().all(asked) > few,
        };
        let around = around(judged.instance);
        let is_near = |claim: &Claim| {
            let span = time(claim).map(|when| when.window(&self.agreement.clock));
            span.is_none_or(|span| span.overlaps(&around))
        };
        let replaced = history.replaced(self.moment.as_known, |claim| {
            concerns(claim) && (!near_only || is_near(claim))
        });
        let mut gone: Vec<(&Statement, &Gone)> = replaced.collect();
        gone.sort_by(|(one, _), (other, _)| order(one).cmp(&order(other)));
        let mut gone = gone.into_iter().peekable();
        let told = |statement: &Statement, weight: Weight| Considered {
            entry: statement.id.clone(),
            weight,
        };
        let standing: Vec<&Arc<Version>> = if near_only {
            let own = judged.touching.iter();
            let own = own.map(|figure| figure.version.live.version);
            let rests = row.rests_on.iter();
            let rests = rests
                .flat_map(|id| history.of_id(id))
                .map(|version| version.live.version);
            let places = history.concerning().near(asked, &around);
            let all = history.standing_among(places.chain(own).chain(rests), self.moment.as_known);
            let bears = |version: &Version| found.touches(version) || found.rests_on(version);
            let asked_for = |version: &&Arc<Version>| {
                let claim = &version.live.claim;
                concerns(claim) && (bears(version) || is_near(claim))
            };
            all.into_iter().filter(asked_for).collect()
        } else {
            let all = history.standing_by_known(self.moment.as_known);
            all.filter(|version| concerns(&version.live.claim))
                .collect()
        };
        let mut considered = Vec::new();
        for version in standing {
            let statement = &*version.live.statement;
            while let Some((one, why)) = gone.next_if(|(one, _)| order(one) < order(statement)) {
                considered.push(told(one, Weight::Gone(why.clone())));
            }
            let weight = self.weight(row, judged.frame, &found, version);
            considered.push(told(statement, weight));
        }
        considered.extend(gone.map(|(one, why)| told(one, Weight::Gone(why.clone()))));
        (considered, near_only)
    }

    fn weight(
        &self,
        row: &Row,
        frame: &Frame<'_>,
        found: &Found<'_>,
        version: &Arc<Version>,
    ) -> Weight {
        let live = &version.live;
        if found.rests_on(version) {
            return Weight::RestsOn;
        }
        // What has a figure is on the sheet already.
        let figure = found.figure(version);
        let why = figure.is_none().then(|| found.why_not(version));
        if let Some(why) = why.flatten() {
            let label = live.claim.clause.as_deref();
            let names_clause = label.is_some_and(|label| self.agreement.names(label, frame.clause));
            return if names_clause {
                self.weigh_beside(live, found.instance)
            } else {
                Weight::No(why)
            };
        }
        if !found.touches(version) {
            return match figure {
                Some(_) if found.instance.key.is_some() => Weight::No(WhyNot::Key),
                Some(figure) if figure.credited().is_some() => Weight::Credited,
                // Said in time, and of another end.
                Some(figure)
                    if frame.of_record() && figure.region.span.overlaps(&found.instance.window) =>
                {
                    Weight::No(WhyNot::Renewal)
                }
                Some(figure) => outside(figure.region.span, found.instance.window),
                None => Weight::Beside,
            };
        }
        let lens = frame.lens(&row.view);
        if !lens.heard.hears(live.voice()) {
            return Weight::OtherVoice;
        }
        if lens
            .using
            .only
            .is_some_and(|only| !only.lets_in(&live.statement.claim))
        {
            return Weight::NotInView;
        }
        if !lens.using.repeats && live.claim.repeats.is_some() {
            return Weight::Repeats;
        }
        match figure {
            Some(figure) if found.sheet.takes_back(figure, found.instance) => {
                Weight::No(WhyNot::Otherwise)
            }
            _ => Weight::Counted,
        }
    }
}

impl Evaluator<'_> {
    /// A statement about the clause that gives no figure: shown beside, if it falls in the instance or has no time.
    fn weigh_beside(&self, live: &Live, instance: &Instance) -> Weight {
        let claim = &live.claim;
        let whole = Window::new(instance.window.from, instance.cure);
        let span = time(claim).map(|when| when.window(&self.agreement.clock));
        match span.filter(|span| !span.overlaps(&whole)) {
            Some(span) => outside(span, whole),
            None => Weight::Beside,
        }
    }
}

/// All that an instance asks about, and [`NEAR`] of it on either side.
fn around(instance: &Instance) -> Window {
    let end = instance.window.to.max(instance.last).max(instance.cure);
    Window::new(
        instance
            .window
            .from
            .checked_sub(NEAR)
            .unwrap_or(Timestamp::MIN),
        end.checked_add(NEAR).unwrap_or(Timestamp::MAX),
    )
}

/// By when it was known, then by key, then by id.
fn order(statement: &Statement) -> (Timestamp, &str, &str) {
    (statement.known, &statement.claim.key, &statement.id)
}

fn outside(span: Window, window: Window) -> Weight {
    let minutes = |from: Timestamp, to: Timestamp| {
        u64::try_from((to.as_second() - from.as_second()).div_euclid(60)).unwrap_or(0)
    };
    if span.to <= window.from {
        Weight::Before(minutes(span.to, window.from))
    } else {
        Weight::After(minutes(window.to, span.from))
    }
}

fn rules(row: &Row, figures: &[&Figure], condition: bool, duty: &Duty) -> Vec<&'static str> {
    use crate::count::ClosedBy;
    let counted = |test: &dyn Fn(&Figure) -> bool| {
        figures.iter().any(|figure| {
            row.counted_from.contains(&figure.version.live.statement.id) && test(figure)
        })
    };
    let average = |figure: &Figure| {
        figure.version.live.claim.adds == tregua_record::entries::claim::Adds::Average
    };
    let table = [
        (
            "rule-dated-figure",
            row.closed_by == Some(ClosedBy::DatedFigure) || counted(&|figure| figure.dated),
        ),
        (
            "rule-whole-total",
            row.closed_by == Some(ClosedBy::WholeTotal),
        ),
        ("rule-close", row.closed_by == Some(ClosedBy::Close)),
        ("rule-grace", row.closed_by == Some(ClosedBy::Grace)),
        (
            "rule-so-far",
            counted(&|figure| figure.total && !figure.covers_all),
        ),
        ("rule-average", counted(&average)),
        (
            "rule-credited",
            counted(&|figure| figure.credited().is_some()),
        ),
        ("rule-condition", condition),
        ("rule-any-stretch", duty.kernel.any_stretch().is_some()),
        ("rule-state", duty.kernel.measure().level.is_some()),
        ("rule-together", duty.kernel.group().is_some()),
        ("rule-share", matches!(duty.kernel, Kernel::Share { .. })),
        (
            "rule-differs",
            row.counted.as_ref().is_some_and(|count| count.differs),
        ),
        (
            "rule-asserted",
            row.status == crate::outcome::Status::TermNotConfirmed
                || row.status == crate::outcome::Status::TermContested,
        ),
    ];
    table
        .into_iter()
        .filter(|(_, used)| *used)
        .map(|(key, _)| key)
        .collect()
}

/// What kind of figure would decide an open row; never for incidents.
fn missing(
    row: &Row,
    part: &tregua_agreement::duty::Part,
) -> Vec<(String, Option<String>, Option<String>)> {
    use crate::outcome::Status;
    let open = matches!(
        row.status,
        Status::Unverified | Status::Contested | Status::Pending | Status::Overdue
    );
    if !open || matches!(part.duty.kernel, Kernel::Ban { .. }) {
        return Vec::new();
    }
    let counts = [&row.counted, &row.base];
    let measures = part.duty.kernel.measures();
    let undecided = measures
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| count.as_ref().is_none_or(|count| !count.is_exact()));
    undecided
        .map(|(measure, _)| {
            (
                measure.act.clone(),
                measure.thing.clone(),
                measure.point.clone(),
            )
        })
        .collect()
}
