//! `/`: what is in force, what is due next, what is past its time and open, on what accounts differ, what changed.

mod news;
mod sheet;
#[cfg(test)]
mod tests;
mod visits;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::Timestamp;
use tregua_record::Name;
use tregua_report::Stamp;
use tregua_report::brief::{Difference, Figure, Period, What};
use tregua_report::differ::{Differing, differing};
use tregua_report::due::{Due, due_or_next, since};
use tregua_report::now::{Series, series, voices_of};
use tregua_standing::document::Keys;
use tregua_standing::{Count, Evaluator, Row, Status, Waiting};

use crate::access::Action;
use crate::frame::{self, Sheet};
use crate::reckoning::Reckoning;
use crate::reply::{Reply, Trouble};
use crate::routes::{Page, Route};
use crate::visit::Visit;
use news::News;
use visits::Visits;

/// Things of each sort that are listed; the rest is counted, with the way to it.
const MOST: usize = 8;

/// So many of a sort are told at all, on the page of that sort and in the data.
const MOST_KEPT: usize = 200;

/// What falls due within this time is listed; if nothing does, what falls due after it.
const AHEAD: Duration = Duration::from_secs(24 * 3600);

pub(crate) fn routes() -> Vec<Route> {
    vec![Route {
        handler: see,
        ..Route::page::<Now>()
    }]
}

/// The page, with a cookie that says when the reader was here; about another moment it leaves none.
fn see(visit: &Visit) -> Result<Reply, Trouble> {
    let data = Now::data(visit)?;
    let page = Reply::html(frame::page(visit, Now::TITLE, data.sheet(visit)));
    if !visit.asked.live {
        return Ok(page);
    }
    Ok(Reply::Leaving {
        reply: Box::new(page),
        cookies: vec![Visits::of(&visit.headers, visit.now).cookie()],
    })
}

/// What the page shows. Instants are RFC 3339 on the agreement's clock, dates ISO 8601.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Now {
    /// The agreement's clock: a zone or an offset from UTC; without a text, UTC.
    clock: String,
    /// What is on record, while there is no text to judge it by; else null.
    without_text: Option<OnRecord>,
    /// Where everything stands; null without a text.
    standing: Option<Standing>,
    /// What stands otherwise than before; null without a text.
    news: Option<News>,
}

/// What a record holds before it has a text.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OnRecord {
    /// How many statements.
    statements: usize,
    /// How many voices made them.
    voices: usize,
    /// How many sources.
    sources: usize,
}

/// Where everything stands.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct Standing {
    /// The phases, in the order of the text.
    phases: Vec<Phase>,
    /// Phases that wait for something and are not known to have begun.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waiting: Vec<PhaseWaiting>,
    /// What falls due in the next 24 hours, or what falls due first after them; at most eight, the earliest first.
    due: Vec<DueThing>,
    /// What is past its time, not settled, and can still be done; at most eight.
    overdue: Vec<DueThing>,
    /// Where accounts differ, as the brief of this moment tells it: phases that are over, then days, the latest first, then
    /// terms.
    differ: Vec<Differ>,
}

/// A phase that is not known to have begun.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct PhaseWaiting {
    /// Its name.
    phase: String,
    /// What it waits for, as a text says it.
    once: Vec<String>,
    /// What all voices leave open of its beginning; null: it has not begun so far.
    open: Option<&'static str>,
    #[serde(skip)]
    told: Waiting,
}

/// A phase.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct Phase {
    /// Its name.
    phase: String,
    /// `not begun`, `in force` or `ended`.
    state: &'static str,
    /// Its start.
    #[schemars(with = "String")]
    from: Stamp,
    /// Its end; null: nothing ends it yet.
    #[schemars(with = "Option<String>")]
    to: Option<Stamp>,
    /// The end first planned, if it was moved.
    #[schemars(with = "Option<String>")]
    planned: Option<Stamp>,
    /// Each end that it was moved to.
    #[schemars(with = "Vec<String>")]
    moved_to: Vec<Stamp>,
    /// Those of them to which silence renewed it, as the text has it: no notice is on record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by_silence: Vec<Stamp>,
    /// The entries that moved it.
    moved_by: Vec<Entry>,
    /// Once it has ended: how many entries are on record of something after it.
    since: Option<usize>,
    /// What these are about; no term is in force for it.
    series: Vec<After>,
    /// Sorts of statements left out.
    more_series: usize,
    /// Once it has ended: the voices that gave an account of why.
    accounts: Vec<String>,
}

/// What goes on without a term in force.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct After {
    /// The act; null for statements of another sort.
    act: Option<String>,
    /// What it was done with.
    thing: Option<String>,
    /// The kind of the statements, where there is no act.
    kind: Option<&'static str>,
    /// Who says so.
    voices: Vec<String>,
    /// How many entries.
    entries: usize,
}

/// Something due.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct DueThing {
    /// When.
    #[schemars(with = "String")]
    at: Stamp,
    /// Who owes it; empty: nobody is bound.
    bound: Vec<String>,
    /// A condition that somebody may fulfil.
    condition: bool,
    /// It is past, and not done on some reading.
    overdue: bool,
    /// The clause's label.
    clause: String,
    /// The part.
    part: String,
    /// The instance's date, or its key; null for a part with only one.
    day: Option<String>,
    /// Who asserts the clause, where only some do.
    asserted_by: Vec<String>,
    /// How far each voice says it is, on each reading. A silent voice is absent: it is not zero.
    so_far: Vec<SoFar>,
    #[serde(skip)]
    due: Due,
}

/// How far one voice says something due is.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct SoFar {
    /// The reading; null: the clause's own words.
    reading: Option<String>,
    /// The counting point.
    point: Option<String>,
    /// The voice.
    voice: String,
    /// At least this many; for an act, 1 is done.
    lo: u64,
    /// At most; null: left open.
    hi: Option<u64>,
    /// For a ratio: at least so many of its base, where the voice gave a figure for it.
    base_lo: Option<u64>,
    /// At most.
    base_hi: Option<u64>,
}

/// Something on which accounts exclude each other.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct Differ {
    /// What is counted, and where; null where it is no count.
    what: Option<What>,
    /// The stretch of time counted over; null where it is no count.
    period: Option<Period>,
    /// The labels of the clauses that ask about it.
    clauses: Vec<String>,
    /// The part, where it is no count.
    part: Option<String>,
    /// The date of the agreement's day, or of the instance; null for a longer stretch, and for a term that is itself contested.
    day: Option<String>,
    /// Where it stands for all voices on the clause's own words; null where no clause asks for just this.
    status: Option<&'static str>,
    /// What each voice that has spoken says, in alphabetical order.
    voices: Vec<Account>,
    /// The row of that status.
    #[serde(skip)]
    row: Option<Row>,
}

/// What one voice says.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct Account {
    /// The voice.
    voice: String,
    /// Where it stands by its account alone; null for a figure.
    status: Option<&'static str>,
    /// Its figure; null where it is no count.
    figure: Option<Figure>,
    #[serde(skip)]
    row: Option<Row>,
}

/// An entry that something rests on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct Entry {
    /// Its id, in hex.
    entry: String,
    /// The claim's key.
    claim: String,
    /// Whose it is.
    voice: String,
}

impl Entry {
    fn of(id: &str, keys: &Keys<'_>) -> Self {
        let claim = keys.claim(id);
        Entry {
            entry: id.to_owned(),
            claim: claim.map_or_else(String::new, |claim| claim.key.to_string()),
            voice: claim.map_or_else(String::new, |claim| claim.told_by().to_string()),
        }
    }
}

impl Page for Now {
    const PATH: &'static str = "/";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-nav-now";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let clock = visit.snapshot.clock().zone().to_owned();
        if visit.snapshot.text.is_none() {
            return Ok(Now {
                clock,
                without_text: Some(on_record(visit)),
                standing: None,
                news: None,
            });
        }
        let reckoning = visit.reckoning()?;
        let standing = kept(&reckoning);
        Ok(Now {
            clock,
            without_text: None,
            standing: Some(Standing::clone(&standing)),
            news: Some(news::news(visit, &reckoning)?),
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let sheet = match (&self.standing, &self.news) {
            (Some(standing), Some(news)) => {
                Sheet::at_a_moment(sheet::standing(self, standing, news, visit))
            }
            _ => Sheet::plain(sheet::without_text(self, visit)),
        };
        sheet.with_scripts(&["now.js"])
    }
}

fn kept(reckoning: &Reckoning) -> Arc<Standing> {
    reckoning.once("now", |evaluator, keys| {
        standing(evaluator, keys, &reckoning.rows)
    })
}

/// Works out beforehand what the page shows.
pub(super) fn warm(reckoning: &Arc<Reckoning>) {
    kept(reckoning);
}

fn on_record(visit: &Visit) -> OnRecord {
    let claims = || visit.snapshot.holdings.claims();
    let voices: BTreeSet<&Name> = claims().map(|claim| &claim.voice).collect();
    OnRecord {
        statements: claims().count(),
        voices: voices.len(),
        sources: visit.snapshot.holdings.sources().count(),
    }
}

fn standing(now: &Evaluator<'_>, keys: &Keys<'_>, rows: &[Row]) -> Standing {
    let as_of = now.moment().as_of;
    let ahead = as_of.checked_add(AHEAD).unwrap_or(as_of);
    let found = due_or_next(now, rows, ahead);
    let (late, next): (Vec<Due>, Vec<Due>) = found.into_iter().partition(|due| due.at <= as_of);
    let differ = differing(now, keys);
    let things = |due: &[Due]| -> Vec<DueThing> {
        let things = due.iter().take(MOST_KEPT).map(|due| thing(now, due));
        // What somebody owes at an instant comes before what may be done by it.
        let mut things: Vec<DueThing> = things.collect();
        things.sort_by_key(|one| (one.at.at(), one.condition));
        things
    };
    Standing {
        phases: phases(now, keys),
        waiting: now.phases_waiting().iter().map(PhaseWaiting::of).collect(),
        due: things(&next),
        overdue: things(&late),
        differ: differ
            .iter()
            .take(MOST_KEPT)
            .map(|one| differs(one, rows))
            .collect(),
    }
}

impl PhaseWaiting {
    fn of(waiting: &Waiting) -> Self {
        PhaseWaiting {
            phase: waiting.phase.clone(),
            once: waiting.once.iter().map(ToString::to_string).collect(),
            open: waiting.open.map(Status::word),
            told: waiting.clone(),
        }
    }
}

fn phases(now: &Evaluator<'_>, keys: &Keys<'_>) -> Vec<Phase> {
    let as_of = now.moment().as_of;
    let clock = &now.agreement().clock;
    let end = |at: Timestamp| (at < Timestamp::MAX).then(|| Stamp::new(at, clock));
    let since = since(now);
    let accounts = || -> Vec<String> {
        let voices = now.accounts().into_iter().map(|one| one.voice());
        voices.collect::<BTreeSet<_>>().into_iter().collect()
    };
    now.phases()
        .iter()
        .map(|phase| {
            let ended = phase.window.to <= as_of;
            let since = since.iter().find(|one| one.phase == phase.name);
            let series = since.map_or_else(Vec::new, |since| series(since, keys));
            let (planned, moved) = match phase.ends.as_slice() {
                [planned, moved @ ..] if !moved.is_empty() => (end(planned.at), moved),
                _ => (None, &[][..]),
            };
            Phase {
                phase: phase.name.clone(),
                state: match ended {
                    _ if as_of < phase.window.from => "not begun",
                    false => "in force",
                    true => "ended",
                },
                from: Stamp::new(phase.window.from, clock),
                to: end(phase.window.to),
                planned,
                moved_to: moved.iter().filter_map(|to| end(to.at)).collect(),
                by_silence: moved
                    .iter()
                    .filter(|to| to.by_silence)
                    .filter_map(|to| end(to.at))
                    .collect(),
                moved_by: phase
                    .moved_by
                    .iter()
                    .map(|id| Entry::of(id, keys))
                    .collect(),
                since: since.map(|since| since.entries.len()),
                more_series: series.len().saturating_sub(MOST),
                series: series.into_iter().take(MOST).map(after).collect(),
                accounts: if ended { accounts() } else { Vec::new() },
            }
        })
        .collect()
}

fn after(series: Series) -> After {
    let (act, thing) = match series.done {
        Some((act, thing)) => (Some(act), thing),
        None => (None, None),
    };
    After {
        act,
        thing,
        kind: series.kind,
        voices: series.voices,
        entries: series.entries.len(),
    }
}

fn thing(now: &Evaluator<'_>, due: &Due) -> DueThing {
    let mut so_far = Vec::new();
    for reading in &due.readings {
        let base = |voice: &String| {
            let own = reading.base.iter().find(|(other, _)| other == voice);
            own.map(|(_, count)| count)
        };
        let told = |(voice, count): &(String, Count)| SoFar {
            reading: reading.reading.clone(),
            point: reading.point.clone(),
            voice: voice.clone(),
            lo: count.lo,
            hi: count.hi,
            base_lo: base(voice).map(|count| count.lo),
            base_hi: base(voice).and_then(|count| count.hi),
        };
        so_far.extend(reading.so_far.iter().map(told));
    }
    DueThing {
        at: Stamp::new(due.at, &now.agreement().clock),
        bound: due.bound.clone(),
        condition: due.condition,
        overdue: due.overdue,
        clause: due.clause.clone(),
        part: due.part.clone(),
        day: due.instance.as_ref().map(ToString::to_string),
        asserted_by: due.asserted_by.clone(),
        so_far,
        due: due.clone(),
    }
}

fn differs(one: &Differing, rows: &[Row]) -> Differ {
    let row = one.row(rows);
    let mut differ = Differ {
        what: None,
        period: None,
        clauses: one.clauses.clone(),
        part: None,
        day: None,
        status: row.map(|row| row.status.word()),
        voices: Vec::new(),
        row: row.cloned(),
    };
    match &one.difference {
        Difference::Figures {
            what,
            period,
            voices,
        } => {
            differ.what = Some(what.clone());
            differ.day.clone_from(&period.day);
            differ.period = Some(period.clone());
            let figures = voices.iter().map(|(voice, figure)| Account {
                voice: voice.clone(),
                status: None,
                figure: Some(figure.clone()),
                row: None,
            });
            differ.voices.extend(figures);
        }
        Difference::Term { part, instance, .. } => {
            differ.part = Some(part.clone());
            differ.day.clone_from(instance);
            let voices = row.map_or_else(Vec::new, |row| voices_of(rows, row));
            let accounts = voices.into_iter().map(|(voice, row)| Account {
                voice: voice.to_owned(),
                status: Some(row.status.word()),
                figure: None,
                row: Some(row.clone()),
            });
            differ.voices.extend(accounts);
        }
    }
    differ
}
