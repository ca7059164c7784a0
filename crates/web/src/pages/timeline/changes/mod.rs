//! `/timeline/changes`: what stands differently at a later moment, and the entries that changed it.

mod groups;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::Timestamp;
use tregua_report::changes::{Change, Changes, EntryKind, PhaseChange};
use tregua_report::{Stamp, changes};
use tregua_standing::{Moment, Name, Wanted};
use tregua_wording::Arg;

use super::{bits_minute, joint_views, shown, stamp, told};
use crate::access::Action;
use crate::answers::Answers;
use crate::frame::Sheet;
use crate::moment::{Asked, instant};
use crate::pages::record;
use crate::reckoning::Reckoning;
use crate::reply::Trouble;
use crate::routes::Page;
use crate::visit::Visit;
use groups::{ByTime, Group, by_time, groups, is_weightless};

/// How long the page waits for an answer before it says that it is being worked out.
const PATIENCE: Duration = Duration::from_millis(400);
/// Changes shown at once; the rest are counted.
const MOST: usize = 100;
/// Entries named under one change.
const MOST_NAMED: usize = 3;
/// Where more entries lie in between, only one clause is looked at: what changed each cell is searched for, cell by cell.
const MANY_ENTRIES: usize = 1_000;

/// What stands differently at the later of two moments. Each moment is read by its own clock, as known then.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ChangesPage {
    /// The earlier moment, RFC 3339 on the agreement's clock.
    #[schemars(with = "String")]
    from: Stamp,
    /// The later one.
    #[schemars(with = "String")]
    to: Stamp,
    /// The only clause that was looked at; `null`: all.
    clause: Option<String>,
    /// True if every voice's own view was looked at; else the joint views.
    every_voice: bool,
    /// `not-before`: the first moment is not before the second. `no-time`: one of them is no time. `choose-clause`: very many
    /// entries lie between, and only one clause is looked at. Nothing was looked at then.
    problem: Option<&'static str>,
    /// Cells that entries changed, those that changed alike together.
    groups: Vec<Group>,
    /// Groups that are not listed.
    more: u64,
    /// Cells in which figures came that decide nothing.
    weightless: u64,
    /// Cells that stand differently by time alone, by clause.
    by_time: Vec<ByTime>,
    /// Phases that began, ended or were moved.
    phases: Vec<Phase>,
    /// Entries that became known in between.
    entries: u64,
    /// Those of them that changed nothing shown here.
    idle: u64,
    /// Corrections and retractions among them.
    replaced: Vec<Replaced>,
    #[serde(skip)]
    found: Vec<PhaseChange>,
}

/// What happened to a phase.
#[derive(Serialize, JsonSchema)]
struct Phase {
    /// Its name.
    phase: String,
    /// Its end before; `null` if nothing ended it.
    #[schemars(with = "Option<String>")]
    before: Option<Stamp>,
    /// Its end after.
    #[schemars(with = "Option<String>")]
    after: Option<Stamp>,
    /// It began in between.
    began: bool,
    /// It ended in between.
    ended: bool,
    /// The entries that moved it.
    #[schemars(with = "Vec<String>")]
    by: Vec<Name>,
}

/// A correction or retraction.
#[derive(Serialize, JsonSchema)]
struct Replaced {
    /// The entry.
    #[schemars(with = "String")]
    entry: Name,
    /// The entries that it replaces.
    #[schemars(with = "Vec<String>")]
    replaces: Vec<Name>,
}

/// What is asked: the two moments, the clause, whether every voice.
struct Question {
    from: Timestamp,
    asked: Asked,
    clause: Option<String>,
    every_voice: bool,
    problem: Option<&'static str>,
}

impl Question {
    fn of(visit: &Visit) -> Result<Self, Trouble> {
        let clock = visit.snapshot.clock();
        let mut problem = None;
        let mut time = |key: &str| {
            let typed = visit
                .get(key)
                .map(str::trim)
                .filter(|text| !text.is_empty())?;
            let at = instant(typed, clock);
            if at.is_none() {
                problem = Some("no-time");
            }
            at
        };
        let (from, to) = (time("from"), time("to"));
        let asked = match to {
            None => visit.asked,
            Some(to) => Asked {
                moment: Moment {
                    as_of: to,
                    as_known: to,
                },
                live: false,
                known_now: false,
                by: visit.asked.by,
            },
        };
        let end = asked.moment.as_of;
        let from = from.unwrap_or_else(|| hours_before(end, 24));
        if from >= end {
            problem = problem.or(Some("not-before"));
        }
        let clause = visit.get("clause").filter(|label| !label.is_empty());
        let agreement = &visit.text()?.agreement;
        let clause = match clause {
            None => None,
            Some(label) => match agreement.clause(label) {
                Some(clause) => Some(clause.label.clone()),
                None => return Err(Trouble::Absent),
            },
        };
        if clause.is_none() && problem.is_none() && agreement.clauses.len() > 1 {
            let known = |at: Timestamp| from < at && at <= asked.moment.as_known;
            let statements = visit.snapshot.statements(asked.by);
            let between = statements.iter().filter(|one| known(one.known)).count();
            problem = (between > MANY_ENTRIES).then_some("choose-clause");
        }
        Ok(Question {
            from,
            asked,
            clause,
            every_voice: visit.get("every-voice") == Some("yes"),
            problem,
        })
    }

    fn wanted(&self, reckoning: &Reckoning) -> Wanted {
        Wanted {
            clauses: self.clause.iter().cloned().collect(),
            views: match self.every_voice {
                true => BTreeSet::new(),
                false => joint_views(reckoning).into_iter().collect(),
            },
            ..Wanted::default()
        }
    }
}

fn hours_before(at: Timestamp, hours: i64) -> Timestamp {
    Timestamp::from_second(at.as_second() - hours * 3600).unwrap_or(at)
}

/// Beginnings that readers are led to: (key of its words, moment), for changes up to `to`.
fn presets(visit: &Visit, to: Timestamp) -> Vec<(&'static str, Timestamp)> {
    let mut found = vec![
        ("web-changes-last-day", hours_before(to, 24)),
        ("web-changes-last-two-days", hours_before(to, 48)),
    ];
    let begun = visit
        .say()
        .agreement
        .phases
        .iter()
        .filter(|phase| phase.once.is_empty())
        .map(|phase| phase.starts);
    if let Some(starts) = begun.filter(|starts| *starts < to).max() {
        found.push(("web-changes-since-phase", starts));
    }
    found
}

impl Page for ChangesPage {
    const PATH: &'static str = "/timeline/changes";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-changes-title";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let question = Question::of(visit)?;
        let mut page = ChangesPage {
            from: stamp(visit, question.from),
            to: stamp(visit, question.asked.moment.as_of),
            clause: question.clause.clone(),
            every_voice: question.every_voice,
            problem: question.problem,
            groups: Vec::new(),
            more: 0,
            weightless: 0,
            by_time: Vec::new(),
            phases: Vec::new(),
            entries: 0,
            idle: 0,
            replaced: Vec::new(),
            found: Vec::new(),
        };
        if page.problem.is_none() {
            let reckoning = visit.reckoning_at(&question.asked)?;
            let found = found(&reckoning, question.from, question.wanted(&reckoning));
            let found = found.ok_or(Trouble::Working)?;
            page.fill(visit, &found);
        }
        Ok(page)
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let main = html! {
            (self.form(visit))
            @match self.problem {
                Some("choose-clause") => p.notice { (visit.t("web-changes-choose-clause")) },
                Some(_) => {},
                None => (self.answer(visit)),
            }
        };
        Sheet {
            // Where both moments are typed, the one that other pages speak of is not shown beside them.
            moment: visit.get("to").is_none_or(str::is_empty),
            ..Sheet::plain(main)
        }
    }
}

/// What changed from `from` to the moment of the reckoning; `None` where that takes long.
fn found(reckoning: &Arc<Reckoning>, from: Timestamp, wanted: Wanted) -> Option<Arc<Changes>> {
    let kept = reckoning.once("changes", |_, _| Answers::default());
    let asked = (from, wanted.clone());
    kept.find(reckoning, asked, PATIENCE, move |reckoning| {
        let from = Moment {
            as_of: from,
            as_known: from,
        };
        reckoning.ask(|evaluator, _| changes(&evaluator.at(from), evaluator, &wanted))
    })
}

impl ChangesPage {
    fn fill(&mut self, visit: &Visit, found: &Changes) {
        let weighs = |change: &&Change| !change.by_time && !is_weightless(change);
        let all = groups(found.cells.iter().filter(weighs));
        self.more = all.len().saturating_sub(MOST) as u64;
        self.groups = all.into_iter().take(MOST).collect();
        let light = |change: &&Change| !change.by_time && is_weightless(change);
        self.weightless = found.cells.iter().filter(light).count() as u64;
        self.by_time = by_time(&found.cells);
        let end = |at: Timestamp| (at < Timestamp::MAX).then(|| stamp(visit, at));
        self.phases = found
            .phases
            .iter()
            .map(|one| Phase {
                phase: one.phase.clone(),
                before: end(one.before),
                after: end(one.after),
                began: one.began,
                ended: one.ended,
                by: one.by.clone(),
            })
            .collect();
        let moves = |id: &Name| found.phases.iter().any(|phase| phase.by.contains(id));
        self.entries = found.entries.len() as u64;
        let idle = found
            .entries
            .iter()
            .filter(|one| one.cells == 0 && !moves(&one.entry));
        self.idle = idle.count() as u64;
        let replaced = found
            .entries
            .iter()
            .filter(|one| one.kind != EntryKind::New);
        self.replaced = replaced
            .map(|one| Replaced {
                entry: one.entry.clone(),
                replaces: one.replaces.clone(),
            })
            .collect();
        self.found = found.phases.clone();
    }

    fn form(&self, visit: &Visit) -> Markup {
        let clauses = &visit.say().agreement.clauses;
        let kept = ["as-of", "as-known", "by"];
        let preset = |key: &str, from: Timestamp| {
            let from = stamp(visit, from);
            let parts = [
                ("from", from.text()),
                ("to", visit.get("to").unwrap_or("")),
                ("clause", self.clause.as_deref().unwrap_or("")),
                ("every-voice", if self.every_voice { "yes" } else { "" }),
            ];
            html! { a href=(visit.link_with("/timeline/changes", &parts)) aria-current=[(from == self.from).then_some("true")] { (visit.t(key)) } }
        };
        let wrong = match self.problem {
            Some("not-before") => Some("web-changes-not-before"),
            Some("no-time") => Some("web-changes-no-time"),
            _ => None,
        };
        html! {
            @if let Some(key) = wrong {
                div.errors role="alert" tabindex="-1" autofocus { p { a href="#from" { (visit.t(key)) } } }
            }
            p.presets.noprint {
                @for (key, from) in presets(visit, self.to.at()) { (preset(key, from)) " " }
                a href=(visit.link("/timeline")) { (visit.t("web-changes-to-timeline")) }
            }
            form.moment-form method="get" action="/timeline/changes" {
                @for key in kept {
                    @if let Some(value) = visit.get(key) { input type="hidden" name=(key) value=(value); }
                }
                div.typed {
                    @for (name, at) in [("from", &self.from), ("to", &self.to)] {
                        div class=[wrong.map(|_| "wrong")] {
                            label for=(name) { (visit.t(&format!("web-changes-{name}"))) }
                            input id=(name) type="datetime-local" name=(name) value=(bits_minute(visit, at.at()))
                                aria-invalid=[wrong.map(|_| "true")] aria-describedby="changes-hint";
                        }
                    }
                    div {
                        label for="clause" { (visit.t("web-timeline-term")) }
                        select id="clause" name="clause" {
                            option value="" { (visit.t("web-changes-every-clause")) }
                            @for clause in clauses {
                                option value=(clause.label) selected[self.clause.as_deref() == Some(&clause.label)] { (visit.say().name(&clause.label)) }
                            }
                        }
                    }
                    div {
                        input #every-voice type="checkbox" name="every-voice" value="yes" checked[self.every_voice];
                        " " label.inline for="every-voice" { (visit.t("web-changes-every-voice")) }
                    }
                    button.first { (visit.t("web-changes-show")) }
                }
                p.hint #changes-hint { (visit.with("web-timeline-typed-hint", &[("zone", visit.say().agreement.clock.zone().into())])) " " (visit.t("web-changes-long")) }
            }
        }
    }

    fn answer(&self, visit: &Visit) -> Markup {
        let say = visit.say();
        let said = |at: &Stamp| Arg::said(say.instant(at.at()));
        let nothing = self.groups.is_empty() && self.by_time.is_empty() && self.phases.is_empty();
        let entries = visit.with("entries", &[("n", self.entries.into())]);
        html! {
            h2 { (visit.with("changes-title", &[("from", said(&self.from)), ("to", said(&self.to))])) }
            p { (visit.with("changes-entries", &[("entries", Arg::said(entries)), ("idle", self.idle.into())])) }
            @if nothing { p { (visit.t("web-changes-nothing")) } }
            @if !self.phases.is_empty() {
                h3 { (visit.t("web-changes-phases")) }
                ul { @for one in &self.found { (phase(visit, one)) } }
            }
            @if !self.groups.is_empty() {
                h3 { (visit.t("web-changes-by-entries")) }
                div.scroll tabindex="0" role="region" aria-label=(visit.t("web-changes-by-entries")) {
                    table.changes {
                        caption.unseen { (visit.t("web-changes-by-entries")) }
                        thead { tr {
                            th scope="col" { (visit.t("web-timeline-term")) }
                            th scope="col" { (visit.t("web-changes-from-to")) }
                            th scope="col" { (visit.t("web-changes-because")) }
                        } }
                        tbody { @for group in &self.groups { (group.markup(visit)) } }
                    }
                }
                @if self.more > 0 { p.soft { (visit.with("web-changes-more", &[("n", self.more.into())])) } }
            }
            @if self.weightless > 0 {
                p.soft { (visit.with("changes-weightless", &[("cells", cells(visit, self.weightless))])) }
            }
            @if !self.by_time.is_empty() {
                h3 { (visit.t("changes-by-time")) }
                p.soft { (visit.t("web-changes-by-time-help")) }
                ul { @for one in &self.by_time { (one.markup(visit)) } }
            }
            @if !self.replaced.is_empty() {
                h3 { (visit.t("web-timeline-lane-corrected")) }
                ul { @for one in &self.replaced { li { (by(visit, std::slice::from_ref(&one.entry))) " " (replaces(visit, &one.replaces)) } } }
            }
        }
    }
}

fn cells(visit: &Visit, n: u64) -> Arg<'static> {
    Arg::said(visit.with("changes-cells", &[("n", n.into())]))
}

fn replaces(visit: &Visit, ids: &[Name]) -> String {
    let keys = visit.reckoning().map(|reckoning| {
        reckoning.ask(|_, keys| {
            let own = ids.iter().map(|id| keys.entry(id).claim);
            own.collect::<Vec<_>>()
        })
    });
    let keys = visit.words().names("list-comma", keys.unwrap_or_default());
    visit.with("changes-replaces", &[("keys", Arg::said(keys))])
}

fn phase(visit: &Visit, one: &PhaseChange) -> Markup {
    let instant = |at| Arg::said(visit.say().instant(at));
    let name = ("phase", one.phase.as_str().into());
    let passed = [
        (
            "changes-phase-began",
            Some(one.starts).filter(|_| one.began),
        ),
        ("changes-phase-ended", Some(one.after).filter(|_| one.ended)),
    ];
    html! {
        @if one.before != one.after {
            li {
                (visit.with("changes-phase-moved", &[name.clone(), ("before", instant(one.before)), ("after", instant(one.after))]))
                " " (by(visit, &one.by))
            }
        }
        @for (key, at) in passed {
            @if let Some(at) = at { li { (visit.with(key, &[name.clone(), ("at", instant(at))])) } }
        }
    }
}

/// The entries behind a change: each a link, with its words.
fn by(visit: &Visit, ids: &[Name]) -> Markup {
    let may = visit.may(Action::SeeRecord);
    let lines = ids.iter().take(MOST_NAMED).filter_map(|id| {
        let claim = shown(visit, id)?;
        Some((id, claim.key.clone(), told(visit, &claim)))
    });
    html! {
        ul.by {
            @for (id, key, text) in lines {
                li { @if may { a href=(record::address(visit, id)) { bdi { (key) } } } @else { bdi { (key) } } " " (text) }
            }
            @if ids.len() > MOST_NAMED {
                li { (visit.with("changes-more-entries", &[("n", ((ids.len() - MOST_NAMED) as u64).into())])) }
            }
        }
    }
}
