//! What stands otherwise than at the reader's last visit. Over a large record that takes long, so it is worked out beside
//! the page, once for everyone who asks about the same two moments.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::Timestamp;
use tregua_report::changes::{Change, Changes};
use tregua_report::now::{Moved, moved};
use tregua_report::{Stamp, changes};
use tregua_standing::{Count, Moment, Name, Row, Status, View, Wanted};

use super::visits::{Visits, a_day_before};
use super::{Entry, MOST};
use crate::house::House;
use crate::moment::Asked;
use crate::reckoning::Reckoning;
use crate::reply::Trouble;
use crate::visit::Visit;

/// Parts looked at; those that an entry changed are shown before those that time alone changed.
const MOST_LOOKED_AT: usize = 3 * MOST;

/// Lines of one part.
const MOST_LINES: usize = 3;

/// Entries named under one part.
const MOST_NAMED: usize = 6;

/// How long a page waits for its news.
const PATIENCE: Duration = Duration::from_secs(3);
const SHORT_PATIENCE: Duration = Duration::from_millis(10);

/// Over a large record readers share what is told since whole hours.
const LARGE_STEP_S: i64 = 3600;

/// What stands otherwise than it did.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct News {
    /// Since when: RFC 3339 on the agreement's clock.
    #[schemars(with = "String")]
    pub(super) since: Stamp,
    /// Until when, and as known by then.
    #[schemars(with = "String")]
    pub(super) until: Stamp,
    /// True if `since` is the reader's last visit; else it is 24 hours before.
    pub(super) visit: bool,
    /// Entries put on record since the last visit; null where the page is about another moment.
    pub(super) entered: Option<usize>,
    /// False while it is being worked out; ask again.
    pub(super) ready: bool,
    /// Phases whose end moved, or that began or ended.
    pub(super) phases: Vec<PhaseNews>,
    /// Parts that entries changed, the latest instances first.
    pub(super) parts: Vec<PartNews>,
    /// How many parts stand otherwise, with those listed.
    pub(super) changed: usize,
    /// How many of the parts looked at only time changed.
    pub(super) by_time: usize,
    /// In how many of them figures came that decide nothing.
    pub(super) weightless: usize,
}

/// A phase of which something changed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct PhaseNews {
    /// Its name.
    pub(super) phase: String,
    /// Its end before; null if nothing ended it.
    #[schemars(with = "Option<String>")]
    pub(super) before: Option<Stamp>,
    /// Its end now.
    #[schemars(with = "Option<String>")]
    pub(super) after: Option<Stamp>,
    /// It began in between.
    pub(super) began: bool,
    /// It ended in between.
    pub(super) ended: bool,
    /// The entries that moved its end.
    pub(super) by: Vec<Entry>,
}

/// A part of a clause in one instance, of which some cell stands otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct PartNews {
    /// The clause's label.
    pub(super) clause: String,
    /// The part.
    pub(super) part: String,
    /// The instance's date, or its key; null for a part with only one.
    pub(super) day: Option<String>,
    /// Its cells, those alike together.
    pub(super) lines: Vec<Line>,
    /// Lines left out.
    pub(super) more_lines: usize,
    /// The entries that changed them, by when they were known.
    pub(super) by: Vec<Entry>,
    /// Entries left out.
    pub(super) more_entries: usize,
}

/// Cells that changed alike.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct Line {
    /// The counting point.
    pub(super) point: Option<String>,
    /// The views, as `tregua status --json` writes them.
    pub(super) views: Vec<String>,
    /// The status before; null: there was no such instance.
    pub(super) before: Option<&'static str>,
    /// The status now; null: there is no such instance any more.
    pub(super) after: Option<&'static str>,
    /// True if all of them read the same to the figure.
    #[serde(skip)]
    pub(super) figures: bool,
    #[serde(skip)]
    pub(super) shown: Vec<View>,
    #[serde(skip)]
    pub(super) rows: (Option<Row>, Option<Row>),
}

/// What was found between two moments.
struct Found {
    /// How many parts stand otherwise.
    moved: usize,
    /// Those looked at, in their order.
    looked: Vec<Moved>,
    /// What changed in them, and by which entries.
    changes: Changes,
}

/// Where something that takes long is put when it is done. `Some(None)`: it could not be done.
#[derive(Default)]
struct Slot {
    begun: AtomicBool,
    found: Mutex<Option<Option<Arc<Found>>>>,
    told: Condvar,
}

impl Slot {
    fn put(&self, found: Option<Arc<Found>>) {
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
        self.told.notify_all();
    }

    fn wait(&self, patience: Duration) -> Option<Option<Arc<Found>>> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .told
            .wait_timeout_while(found, patience, |found| found.is_none());
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }
}

/// The news for this reader; `now` is the moment that the page is about, worked out.
pub(super) fn news(visit: &Visit, now: &Arc<Reckoning>) -> Result<News, Trouble> {
    let visits = Visits::of(&visit.headers, visit.now);
    let asked = visit.asked;
    let last = visits.since().filter(|_| asked.live);
    let until = until(&asked);
    let worked = |asked: &Asked| match visit.reckoning_at(asked) {
        Err(Trouble::Working) => Ok(None),
        other => other.map(Some),
    };
    let to = match until == asked {
        true => Some(Arc::clone(now)),
        false => worked(&until)?,
    };
    let large = to.as_ref().is_none_or(|to| to.takes_long());
    let since = last.unwrap_or_else(|| a_day_before(asked.moment.as_of));
    let since = if large { on_the_hour(since) } else { since };
    let clock = visit.snapshot.clock();
    let mut news = News {
        since: Stamp::new(since, clock),
        until: Stamp::new(until.moment.as_of, clock),
        visit: last.is_some(),
        entered: last.map(|_| entered_since(visit, since)),
        ready: false,
        phases: Vec::new(),
        parts: Vec::new(),
        changed: 0,
        by_time: 0,
        weightless: 0,
    };
    let before = Asked {
        moment: Moment {
            as_of: since,
            as_known: since,
        },
        live: false,
        known_now: false,
        by: asked.by,
    };
    let (Some(to), Some(from)) = (to, worked(&before)?) else {
        return Ok(news);
    };
    let Some(found) = find(&visit.house, &from, &to, since) else {
        return Ok(news);
    };
    let found = found.ok_or_else(|| Trouble::Fault("what changed could not be told".to_owned()))?;
    news.ready = true;
    news.changed = found.moved;
    fill(&mut news, &found, &to);
    Ok(news)
}

/// The moment up to which is told. Where a page is about the past with all that was known later, that later knowledge is
/// no news of that day.
fn until(asked: &Asked) -> Asked {
    let Moment { as_of, as_known } = asked.moment;
    if asked.live || as_known <= as_of {
        return *asked;
    }
    Asked {
        moment: Moment {
            as_of,
            as_known: as_of,
        },
        known_now: false,
        ..*asked
    }
}

fn on_the_hour(at: Timestamp) -> Timestamp {
    let second = at.as_second();
    Timestamp::from_second(second - second.rem_euclid(LARGE_STEP_S)).unwrap_or(at)
}

fn entered_since(visit: &Visit, since: Timestamp) -> usize {
    let new = visit
        .snapshot
        .entries()
        .iter()
        .filter(|held| held.claim().is_some() && held.received.unwrap_or(held.signed) > since);
    new.count()
}

/// Works it out once beside the page. `None` while it is being worked out; `Some(None)` if that came to grief.
fn find(
    house: &Arc<House>,
    from: &Arc<Reckoning>,
    to: &Arc<Reckoning>,
    since: Timestamp,
) -> Option<Option<Arc<Found>>> {
    let key = format!("now-news-{}", since.as_second());
    let slot = to.once(&key, |_, _| Arc::new(Slot::default()));
    let slot = Arc::clone(&slot);
    if !slot.begun.swap(true, Ordering::AcqRel) {
        let (from, to, slot) = (Arc::clone(from), Arc::clone(to), Arc::clone(&slot));
        let house = Arc::clone(house);
        std::thread::spawn(move || {
            // Also where it panics the page must not wait for ever.
            let _turn = to.takes_long().then(|| house.comparing.lock());
            let work = std::panic::AssertUnwindSafe(|| Arc::new(look(&from, &to)));
            slot.put(std::panic::catch_unwind(work).ok());
        });
    }
    let patience = if to.takes_long() {
        SHORT_PATIENCE
    } else {
        PATIENCE
    };
    slot.wait(patience)
}

/// Whole tables are laid side by side, which costs little; which entries did it is asked of few parts only.
fn look(from: &Reckoning, to: &Reckoning) -> Found {
    let as_of = to.ask(|to, _| to.moment().as_of);
    let moved = moved(&from.rows, &to.rows, as_of);
    let looked: Vec<Moved> = moved.iter().take(MOST_LOOKED_AT).cloned().collect();
    let wanted = Wanted {
        clauses: looked.iter().map(|one| one.clause.clone()).collect(),
        parts: looked.iter().map(|one| one.part.clone()).collect(),
        days: looked
            .iter()
            .filter_map(|one| one.instance.as_ref()?.day())
            .collect(),
        ..Wanted::default()
    };
    let changes = match looked.is_empty() && same_phases(from, to) {
        true => Changes::default(),
        false => from.ask(|from, _| to.ask(|to, _| changes(from, to, &wanted))),
    };
    Found {
        moved: moved.len(),
        looked,
        changes,
    }
}

/// True if nothing can be told of phases: none moved, began or ended.
fn same_phases(from: &Reckoning, to: &Reckoning) -> bool {
    let of = |reckoning: &Reckoning| {
        reckoning.ask(|evaluator, _| {
            let as_of = evaluator.moment().as_of;
            let phases = evaluator.phases().iter();
            let state = phases.map(|phase| {
                let window = phase.window;
                (window, window.from <= as_of, window.to <= as_of)
            });
            state.collect::<Vec<_>>()
        })
    };
    of(from) == of(to)
}

fn fill(news: &mut News, found: &Found, to: &Reckoning) {
    to.ask(|evaluator, keys| {
        let clock = &evaluator.agreement().clock;
        let entries = |ids: &[Name]| -> Vec<Entry> {
            let told = ids.iter().map(|id| Entry::of(id, keys));
            told.collect()
        };
        let end = |at: Timestamp| (at < Timestamp::MAX).then(|| Stamp::new(at, clock));
        let phases = found.changes.phases.iter().map(|phase| PhaseNews {
            phase: phase.phase.clone(),
            before: end(phase.before),
            after: end(phase.after),
            began: phase.began,
            ended: phase.ended,
            by: entries(&phase.by),
        });
        news.phases = phases.collect();
        for one in &found.looked {
            let cells = found.changes.cells.iter().filter(|cell| is_of(cell, one));
            let cells: Vec<&Change> = cells.collect();
            let own: Vec<&Change> = cells.iter().copied().filter(|cell| !cell.by_time).collect();
            if own.is_empty() {
                news.by_time += 1;
                continue;
            }
            let own: Vec<&Change> = own.into_iter().filter(|cell| weighs(cell)).collect();
            if own.is_empty() {
                news.weightless += 1;
                continue;
            }
            if news.parts.len() >= MOST {
                continue;
            }
            let mut by: Vec<Name> = Vec::new();
            let mut named = BTreeSet::new();
            for id in own.iter().flat_map(|cell| &cell.by) {
                if named.insert(id) {
                    by.push(id.clone());
                }
            }
            let mut lines = lines(&own);
            let more_lines = lines.len().saturating_sub(MOST_LINES);
            lines.truncate(MOST_LINES);
            let more_entries = by.len().saturating_sub(MOST_NAMED);
            by.truncate(MOST_NAMED);
            news.parts.push(PartNews {
                clause: one.clause.clone(),
                part: one.part.clone(),
                day: one.instance.as_ref().map(ToString::to_string),
                lines,
                more_lines,
                by: entries(&by),
                more_entries,
            });
        }
    });
}

fn is_of(change: &Change, one: &Moved) -> bool {
    let row = change.after.as_ref().or(change.before.as_ref());
    row.is_some_and(|row| {
        (&row.clause, &row.part, &row.instance) == (&one.clause, &one.part, &one.instance)
    })
}

/// True unless all that came is a figure without a lower end, or none, for what nobody's word decides.
fn weighs(cell: &Change) -> bool {
    let (Some(before), Some(after)) = (&cell.before, &cell.after) else {
        return true;
    };
    let least = |row: &Row| {
        let lo = |count: &Option<Count>| count.as_ref().map_or(0, |count| count.lo);
        (lo(&row.counted), lo(&row.base))
    };
    let open = |row: &Row| matches!(row.status, Status::Pending | Status::Unverified);
    if open(before) && open(after) {
        return least(before) != least(after);
    }
    before.status != after.status || least(before) != least(after)
}

/// Cells that go from one status to another at one counting point are one line; those of all voices come first.
fn lines(cells: &[&Change]) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for cell in cells {
        let Some(row) = cell.after.as_ref().or(cell.before.as_ref()) else {
            continue;
        };
        let status = |row: &Option<Row>| row.as_ref().map(|row| row.status);
        let ends = (status(&cell.before), status(&cell.after));
        let figures = |line: &Line| {
            alike(line.rows.0.as_ref(), cell.before.as_ref())
                && alike(line.rows.1.as_ref(), cell.after.as_ref())
        };
        // Where the status stays, the figures are the news.
        let like = |line: &&mut Line| {
            line.point == row.point
                && (status(&line.rows.0), status(&line.rows.1)) == ends
                && (ends.0 != ends.1 || figures(line))
        };
        match found.iter_mut().find(like) {
            Some(line) => {
                line.figures &= figures(line);
                if !line.shown.contains(&row.view) {
                    line.shown.push(row.view.clone());
                    line.views.push(row.view.to_string());
                }
            }
            None => found.push(Line {
                point: row.point.clone(),
                views: vec![row.view.to_string()],
                before: ends.0.map(|status| status.word()),
                after: ends.1.map(|status| status.word()),
                figures: true,
                shown: vec![row.view.clone()],
                rows: (cell.before.clone(), cell.after.clone()),
            }),
        }
    }
    found.sort_by_key(|line| !line.shown.contains(&View::AllVoices));
    found
}

/// True if a reader is told the same of both: status and figure.
fn alike(one: Option<&Row>, two: Option<&Row>) -> bool {
    let ends = |count: &Option<Count>| {
        let count = count.as_ref();
        count.map(|count| (count.spoken, count.lo, count.hi))
    };
    let told = |row: &Row| (row.status, row.slack, ends(&row.counted), ends(&row.base));
    one.map(told) == two.map(told)
}
