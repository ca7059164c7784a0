//! Why a row says what it says: every statement that was looked at, and what was made of it.

use std::collections::{HashMap, HashSet};

use tregua_calendar::{Timestamp, Window};

use crate::evaluator::{Evaluator, Judged, Wanted};
use tregua_record::entries::claim::{Claim, Kind};

use crate::figures::{Figure, WhyNot, act_of_speech};
use crate::history::Version;
use crate::instances::Instance;
use crate::row::Row;
use crate::ruling::Frame;
use crate::sheet::Sheet;
use crate::statement::{Gone, Live, Statement};

/// A row with the statements that were looked at for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The row.
    pub row: Row,
    /// Keys of the rules that were used, in the order of their use.
    pub rules: Vec<&'static str>,
    /// Each statement about the same act, or that names the clause, by when it was known.
    pub considered: Vec<Considered>,
    /// The kinds of figure that would decide it: act, thing, counting point. Never who ought to supply them.
    pub missing: Vec<(String, Option<String>, Option<String>)>,
}

/// One statement, and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// The entry.
    pub entry: String,
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

/// The figures of a part, looked up by the ids of their statements; hashed, as every statement of a year asks for its own.
struct Found<'f, 'a> {
    sheet: &'f Sheet<'f, 'a>,
    instance: &'f Instance,
    /// Those that touch the instance.
    touching: HashSet<&'f str>,
    /// Those that the row rests on.
    rests_on: HashSet<&'f str>,
    /// The span of each, and whether it is credited to an instance.
    spans: HashMap<&'f str, (Window, bool)>,
}

impl Evaluator<'_> {
    /// The wanted rows with their reasons.
    pub fn explain(&self, wanted: &Wanted) -> Vec<Explanation> {
        let mut explanations = Vec::new();
        self.each_judged(wanted, true, &mut |row, judged, sheet| {
            let condition = judged.reading.parts.iter().any(|part| part.duty.condition);
            explanations.push(Explanation {
                considered: self.considered(&row, sheet, judged),
                rules: rules(&row, judged.touching, condition),
                missing: missing(&row, judged.frame.part),
                row,
            });
        });
        explanations
    }

    fn considered(&self, row: &Row, sheet: &Sheet<'_, '_>, judged: &Judged<'_>) -> Vec<Considered> {
        let acts = sheet.acts();
        let concerns = |claim: &Claim| {
            let act = act_of_speech(claim.kind).or(claim.act.as_deref());
            let same_act = act.is_some_and(|act| acts.contains(act));
            let label = claim.clause.as_deref();
            let clause = label.and_then(|label| self.agreement.clause(label));
            same_act || clause.is_some_and(|clause| clause.label == row.clause)
        };
        let touching = judged.touching.iter();
        let found = Found {
            sheet,
            instance: judged.instance,
            touching: touching
                .map(|figure| figure.live.statement.id.as_str())
                .collect(),
            rests_on: row.rests_on.iter().map(String::as_str).collect(),
            spans: sheet.spans().into_iter().collect(),
        };
        let standing = self
            .versions()
            .filter(|version| concerns(&version.live.claim))
            .map(|version| {
                let weight = self.weight(row, judged.frame, &found, version);
                (version.live.statement, weight)
            });
        let replaced = self.ledger.history.replaced(self.moment.as_known);
        let gone = replaced
            .filter(|(statement, _)| concerns(&statement.claim))
            .map(|(statement, why)| (statement, Weight::Gone(why.clone())));
        let mut found: Vec<(&Statement, Weight)> = standing.chain(gone).collect();
        // By when it was known, then by key: ids are random and would give another order after every import.
        found.sort_by(|(a, _), (b, _)| {
            (a.known, &a.claim.key, &a.id).cmp(&(b.known, &b.claim.key, &b.id))
        });
        let considered = found.into_iter().map(|(statement, weight)| Considered {
            entry: statement.id.clone(),
            weight,
        });
        considered.collect()
    }

    fn weight(
        &self,
        row: &Row,
        frame: &Frame<'_>,
        found: &Found<'_, '_>,
        version: &Version<'_>,
    ) -> Weight {
        let live = &version.live;
        let id = live.statement.id.as_str();
        if found.rests_on.contains(id) {
            return Weight::RestsOn;
        }
        // What has a figure is on the sheet already.
        let why = (!found.spans.contains_key(id)).then(|| found.sheet.why_not(version));
        if let Some(why) = why.flatten() {
            let label = live.claim.clause.as_deref();
            let names_clause = label.is_some_and(|label| self.agreement.names(label, frame.clause));
            return if names_clause {
                self.weigh_beside(live, found.instance)
            } else {
                Weight::No(why)
            };
        }
        if !found.touching.contains(id) {
            return match found.spans.get(id) {
                Some(_) if found.instance.key.is_some() => Weight::No(WhyNot::Key),
                Some((_, true)) => Weight::Credited,
                Some((span, false)) => outside(*span, found.instance.window),
                None => Weight::Beside,
            };
        }
        let lens = frame.lens(&row.view);
        if !lens.heard.hears(&live.voice) {
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
            Weight::Repeats
        } else {
            Weight::Counted
        }
    }
}

impl Evaluator<'_> {
    /// A statement about the clause that gives no figure: shown beside, if it falls in the instance or has no time.
    fn weigh_beside(&self, live: &Live<'_>, instance: &Instance) -> Weight {
        let claim = &live.claim;
        let whole = Window::new(instance.window.from, instance.cure);
        let said = claim.said.filter(|_| claim.kind != Kind::Note);
        let when = claim.occurred.or(said.map(|said| match said {
            tregua_calendar::Said::At(at) => tregua_calendar::When::Instant(at),
            tregua_calendar::Said::On(date) => tregua_calendar::When::Dates(date, date),
        }));
        let span = when.map(|when| when.window(&self.agreement.clock));
        match span.filter(|span| !span.overlaps(&whole)) {
            Some(span) => outside(span, whole),
            None => Weight::Beside,
        }
    }
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

fn rules(row: &Row, figures: &[&Figure<'_>], condition: bool) -> Vec<&'static str> {
    use crate::count::ClosedBy;
    let counted = |test: &dyn Fn(&Figure<'_>) -> bool| {
        figures
            .iter()
            .any(|figure| row.counted_from.contains(&figure.live.statement.id) && test(figure))
    };
    let average = |figure: &Figure<'_>| {
        figure.live.claim.adds == tregua_record::entries::claim::Adds::Average
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
            counted(&|figure| figure.credited.is_some()),
        ),
        ("rule-condition", condition),
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
    use tregua_agreement::duty::Kernel;
    let open = matches!(
        row.status,
        Status::Unverified | Status::Contested | Status::Pending | Status::Overdue
    );
    if !open || matches!(part.duty.kernel, Kernel::Ban { .. }) {
        return Vec::new();
    }
    let counts = [&row.counted, &row.base];
    let measures = part.duty.kernel.measures();
    let undecided = measures.into_iter().zip(counts).filter(|(_, count)| {
        count
            .as_ref()
            .is_none_or(|count| !crate::evaluator::is_exact(count))
    });
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
