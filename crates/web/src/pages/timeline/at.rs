//! What follows the sliders: the drawing, where terms stand, and the same as a list.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::{Timestamp, When, Window};
use tregua_report::Stamp;
use tregua_report::timeline::{Along, Axis, Sort, along};
use tregua_standing::{OverReadings, Row, Status, View, Wanted};
use tregua_wording::Arg;

use super::{JOINT, bar, drawing, joint_views, shown, stamp, told};
use crate::access::Action;
use crate::pages::{bits, record};
use crate::reckoning::Reckoning;
use crate::reply::Trouble;
use crate::visit::Visit;

/// Marks of one sort, and incidents, that are drawn one by one.
const MOST_NAMED: usize = 60;

/// A record that nobody has added to for longer than this is not drawn up to now.
const IDLE_DAYS: i64 = 28;

/// The record along time as known at a moment, and where terms stand then.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AtMoment {
    /// The clock that deadlines are read against, RFC 3339 on the agreement's clock.
    #[schemars(with = "String")]
    as_of: Stamp,
    /// What became known later does not count.
    #[schemars(with = "String")]
    as_known: Stamp,
    /// By which of its times a statement is known: `said` or `received`.
    #[schemars(with = "String")]
    by: &'static str,
    /// When something became known last before `as_known`, in whole minutes.
    #[schemars(with = "Option<String>")]
    previous: Option<Stamp>,
    /// When something becomes known next after `as_known`, in whole minutes.
    #[schemars(with = "Option<String>")]
    next: Option<Stamp>,
    /// The phases, as announcements known by then have moved them.
    pub(super) phases: Vec<Phase>,
    /// What became known, by stretches of days of the agreement.
    pub(super) stretches: Vec<Stretch>,
    /// Statements known by then that lie before the first stretch.
    earlier: u64,
    /// Statements known by then that lie after the last.
    later: u64,
    /// Plans, replies and corrections one by one, unless there are too many of a sort.
    pub(super) marks: Vec<Mark>,
    /// Incidents, by when they are said to have happened, unless there are too many.
    pub(super) incidents: Vec<Incident>,
    /// Incidents of which no time is told, or one outside the stretches.
    incidents_elsewhere: u64,
    /// Where terms stand, in the order of the text.
    terms: Vec<Term>,
    /// Parts of clauses of which nothing has begun yet.
    not_begun: u64,
    #[serde(skip)]
    pub(super) axis: Axis,
}

/// One phase.
#[derive(Serialize, JsonSchema)]
pub(super) struct Phase {
    /// Its name.
    pub(super) name: String,
    /// Its start.
    #[schemars(with = "String")]
    pub(super) from: Stamp,
    /// Its end; `null` if nothing ends it.
    #[schemars(with = "Option<String>")]
    pub(super) to: Option<Stamp>,
    /// `not begun`, `in force` or `ended`.
    pub(super) state: &'static str,
    /// Each end it had before the present one, the planned one first.
    #[schemars(with = "Vec<String>")]
    pub(super) moved_from: Vec<Stamp>,
}

/// What became known in some days of the agreement.
#[derive(Serialize, JsonSchema)]
pub(super) struct Stretch {
    /// Its beginning.
    #[schemars(with = "String")]
    pub(super) from: Stamp,
    /// Its end.
    #[schemars(with = "String")]
    pub(super) to: Stamp,
    /// Statements by sort: `planned`, `reported`, `replied`, `corrected`, `other`.
    pub(super) statements: BTreeMap<&'static str, u64>,
    /// Incidents that are said to have happened then; one whose time is unsure counts in each.
    pub(super) incidents: u64,
}

impl Stretch {
    fn is_empty(&self) -> bool {
        self.incidents == 0 && self.statements.values().all(|n| *n == 0)
    }
}

/// One statement.
#[derive(Serialize, JsonSchema)]
pub(super) struct Mark {
    /// The entry.
    pub(super) entry: String,
    /// Its voice.
    voice: String,
    /// Its kind, as claims have it.
    kind: String,
    /// `planned`, `replied` or `corrected`.
    #[schemars(with = "String")]
    pub(super) sort: Sort,
    /// From when it is known.
    #[schemars(with = "String")]
    pub(super) known: Stamp,
    #[serde(skip)]
    told: Markup,
}

/// One incident, as accounts with one `about` key tell it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Incident {
    /// The key.
    pub(super) key: String,
    /// The earliest beginning that an account gives.
    #[schemars(with = "String")]
    pub(super) from: Stamp,
    /// The latest end that an account gives.
    #[schemars(with = "String")]
    pub(super) to: Stamp,
    /// Its voices.
    pub(super) voices: Vec<String>,
    /// The entries of its accounts.
    pub(super) entries: Vec<String>,
}

/// Where one part of a clause stands, for its instance that began last.
#[derive(Serialize, JsonSchema)]
pub(super) struct Term {
    /// The clause.
    clause: String,
    /// The part.
    part: String,
    /// The date or the key that names the instance, unless there is only one.
    instance: Option<String>,
    /// The joint views.
    cells: Vec<Cell>,
    #[serde(skip)]
    title: String,
}

/// One standing, over the readings of the text.
#[derive(Serialize, JsonSchema)]
struct Cell {
    /// `both parties`, `named body` or `all voices`.
    view: String,
    /// The status.
    status: &'static str,
    /// The counting points of the readings; empty where nothing is counted at a point.
    points: Vec<String>,
    #[serde(skip)]
    own: (View, Status),
}

impl AtMoment {
    pub(super) fn of(visit: &Visit) -> Result<Self, Trouble> {
        let reckoning = visit.reckoning()?;
        let statements = visit.snapshot.statements(visit.asked.by);
        let agreement = &visit.text()?.agreement;
        let mut axis = Axis::of(agreement, &statements, &[]);
        let today = visit
            .house
            .settings
            .pinned
            .map_or(visit.now, |pinned| pinned.as_of);
        let idle_s = today.as_second() - axis.to().as_second();
        if (0..IDLE_DAYS * 24 * 3600).contains(&idle_s) {
            axis = Axis::of(agreement, &statements, &[today]);
        }
        let drawn = reckoning.once("timeline", |evaluator, _| {
            along(evaluator, &axis, MOST_NAMED)
        });
        let (marks, incidents, untold) = named(visit, &drawn);
        let (terms, not_begun) = terms(visit, &reckoning);
        let asked = &visit.asked.moment;
        let minute = |at: Timestamp| up_to_a_minute(at);
        let known = || statements.iter().map(|one| minute(one.known));
        Ok(AtMoment {
            as_of: stamp(visit, asked.as_of),
            as_known: stamp(visit, asked.as_known),
            by: visit.asked.by.word(),
            previous: known()
                .filter(|at| *at < asked.as_known)
                .max()
                .map(|at| stamp(visit, at)),
            next: known()
                .filter(|at| *at > asked.as_known)
                .min()
                .map(|at| stamp(visit, at)),
            phases: phases(visit, &reckoning),
            stretches: stretches(visit, &axis, &drawn),
            earlier: drawn.before,
            later: drawn.after,
            marks,
            incidents,
            incidents_elsewhere: drawn.incidents_elsewhere + untold,
            terms,
            not_begun,
            axis,
        })
    }

    pub(super) fn markup(&self, visit: &Visit) -> Markup {
        html! {
            (bar(visit))
            (self.steps(visit))
            div.scroll tabindex="0" role="region" aria-label=(visit.t("web-timeline-drawing")) {
                (drawing::svg(visit, self))
            }
            p.soft { (days(visit)) " " (visit.t("web-timeline-drawing-same")) }
            (self.outside(visit))
            h2 { (visit.t("web-timeline-standings")) }
            (self.standings(visit))
            (elsewhere(visit))
            h2 { (visit.t("web-timeline-in-order")) }
            (self.list(visit))
        }
    }

    /// The change before and the change after.
    fn steps(&self, visit: &Visit) -> Markup {
        let way = |key: &str, at: &Option<Stamp>| {
            html! {
                @if let Some(at) = at {
                    a href=(visit.link_with("/timeline", &[("as-known", at.text()), ("by", self.by)])) {
                        (visit.with(key, &[("at", Arg::said(visit.say().instant(at.at())))]))
                    }
                }
            }
        };
        html! {
            p.steps.noprint {
                (way("web-timeline-previous", &self.previous)) " "
                (way("web-timeline-next", &self.next)) " "
                a href=(visit.link("/timeline/changes")) { (visit.t("web-timeline-to-changes")) }
            }
        }
    }

    fn outside(&self, visit: &Visit) -> Markup {
        let line = |key: &str, n: u64| {
            html! { @if n > 0 { p.soft { (visit.with(key, &[("n", n.into())])) } } }
        };
        html! {
            (line("web-timeline-earlier", self.earlier))
            (line("web-timeline-later", self.later))
            (line("web-timeline-incidents-elsewhere", self.incidents_elsewhere))
        }
    }

    fn standings(&self, visit: &Visit) -> Markup {
        let say = visit.say();
        let point = |points: &[String]| {
            let said = points.iter().map(|point| say.point(point));
            visit.words().join("list-comma", said)
        };
        html! {
            @if self.terms.is_empty() { p { (visit.t("web-timeline-nothing-begun")) } }
            @else {
                div.scroll tabindex="0" role="region" aria-label=(visit.t("web-timeline-standings")) {
                    table.terms-now {
                        caption { (visit.t("web-timeline-standings-caption")) }
                        thead { tr {
                            th scope="col" { (visit.t("web-timeline-term")) }
                            th scope="col" { (visit.t("web-timeline-of")) }
                            @for cell in self.terms.first().map(|term| &term.cells).into_iter().flatten() {
                                th scope="col" { (say.view(&cell.own.0)) }
                            }
                        } }
                        tbody {
                            @for term in &self.terms {
                                tr {
                                    th scope="row" {
                                        a href=(visit.link_with("/terms", &[("clause", &term.clause)])) { (bits::clause(&say, &term.clause)) }
                                    }
                                    td { (term.title) }
                                    @for cell in &term.cells {
                                        td {
                                            (bits::status(&say, cell.own.1)) " "
                                            span.basis {
                                                (say.view(&cell.own.0))
                                                @if !cell.points.is_empty() { " · " (point(&cell.points)) }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if self.not_begun > 0 {
                p.soft { (visit.with("web-timeline-not-begun", &[("n", self.not_begun.into())])) }
            }
        }
    }

    /// The same as the drawing, to be read in order.
    fn list(&self, visit: &Visit) -> Markup {
        let all = self.stretches.iter().enumerate();
        let told = all.map(|(place, stretch)| (place, stretch, self.events(visit, stretch)));
        let told = told.filter(|(_, stretch, events)| !stretch.is_empty() || !events.is_empty());
        html! {
            ol.along {
                @for (place, stretch, events) in told {
                    li id={ "stretch-" (place) } {
                        strong { (drawing::days(visit, stretch)) }
                        @if !stretch.is_empty() { ": " (counts(visit, stretch)) }
                        @if !events.is_empty() { ul { @for event in events { li { (event) } } } }
                    }
                }
            }
        }
    }

    /// What happened to phases, incidents, and the statements that are drawn one by one.
    fn events(&self, visit: &Visit, stretch: &Stretch) -> Vec<Markup> {
        let say = visit.say();
        let within = |at: &Stamp| stretch.from <= *at && *at < stretch.to;
        let mut events = Vec::new();
        for phase in &self.phases {
            if within(&phase.from) {
                let args = [
                    ("phase", phase.name.as_str().into()),
                    ("at", Arg::said(say.instant(phase.from.at()))),
                ];
                let began = visit.with("changes-phase-began", &args);
                events.push(html! { (began) });
            }
            let ends = phase.moved_from.iter().chain(&phase.to);
            for end in ends.filter(|end| within(end)) {
                events.push(html! { (drawing::end_of(visit, phase, end)) });
            }
        }
        let incidents = self.incidents.iter().filter(|one| within(&one.from));
        events.extend(incidents.map(|one| one.markup(visit)));
        let marks = self.marks.iter().filter(|one| within(&one.known));
        events.extend(marks.map(|one| one.markup(visit)));
        events
    }
}

impl Incident {
    fn markup(&self, visit: &Visit) -> Markup {
        html! {
            (visit.t("web-timeline-incident")) " " bdi { (self.key) } ": "
            (span_words(visit, self.from.at(), self.to.at())) " · "
            (visit.say().voices("list-comma", &self.voices))
            @if visit.may(Action::SeeRecord) {
                @for (n, entry) in (1_u64..).zip(&self.entries) {
                    " " a href=(record::address(visit, entry)) { (visit.with("web-timeline-account", &[("n", n.into())])) }
                }
            }
        }
    }
}

impl Mark {
    fn markup(&self, visit: &Visit) -> Markup {
        let known = known_words(visit, self.known.at());
        html! {
            @if visit.may(Action::SeeRecord) { a href=(record::address(visit, &self.entry)) { (known) } } @else { (known) }
            " " (self.told)
        }
    }
}

/// `figures and acts: 12, replies: 1`.
pub(super) fn counts(visit: &Visit, stretch: &Stretch) -> String {
    let sorts = Sort::ALL.iter().map(|sort| sort.word());
    let each = sorts.map(|word| (word, stretch.statements.get(word).copied().unwrap_or(0)));
    let each = each.map(|(word, n)| (format!("web-timeline-lane-{word}"), n));
    let each = each.chain([("web-timeline-incidents".to_owned(), stretch.incidents)]);
    let said = each.filter(|(_, n)| *n > 0).map(|(key, n)| {
        let number = visit.words().number(n.into());
        format!("{}: {number}", visit.t(&key))
    });
    visit.words().join("list-semicolon", said)
}

/// From when a statement is known; one of which only the date is told stands for the last instant of it.
pub(super) fn known_words(visit: &Visit, at: Timestamp) -> String {
    let date = visit.snapshot.clock().civil(at).date();
    let end = visit.snapshot.clock().civil_date(date).to;
    let last = end.checked_sub(Duration::from_nanos(1));
    match last.is_ok_and(|last| last == at) {
        true => visit.say().day(date),
        false => visit.say().instant(at),
    }
}

/// A claimed time: whole dates as dates, an instant as one.
fn span_words(visit: &Visit, from: Timestamp, to: Timestamp) -> String {
    let clock = visit.snapshot.clock();
    let (first, next) = (clock.civil(from).date(), clock.civil(to).date());
    let last = next.yesterday().unwrap_or(next);
    let dates = When::Dates(first, last);
    if first <= last && dates.window(clock) == Window::new(from, to) {
        return visit.say().when(&dates);
    }
    // An instant lasts no longer than the shortest time there is.
    if When::Instant(from).window(clock).to >= to {
        return visit.say().instant(from);
    }
    visit.say().when(&When::Between(Window::new(from, to)))
}

fn up_to_a_minute(at: Timestamp) -> Timestamp {
    let second = at.as_second() + i64::from(at.subsec_nanosecond() > 0);
    Timestamp::from_second((second + 59).div_euclid(60) * 60).unwrap_or(at)
}

fn phases(visit: &Visit, reckoning: &Reckoning) -> Vec<Phase> {
    let as_of = visit.asked.moment.as_of;
    let end = |at: Timestamp| (at < Timestamp::MAX).then(|| stamp(visit, at));
    reckoning.ask(|evaluator, _| {
        let phase = |phase: &tregua_standing::PhaseSpan| Phase {
            name: phase.name.clone(),
            from: stamp(visit, phase.window.from),
            to: end(phase.window.to),
            state: match as_of {
                at if at < phase.window.from => "not begun",
                at if at < phase.window.to => "in force",
                _ => "ended",
            },
            moved_from: {
                let earlier = phase.ends.len().saturating_sub(1);
                let ends = phase.ends.iter().take(earlier);
                ends.filter_map(|one| end(one.at)).collect()
            },
        };
        evaluator.phases().iter().map(phase).collect()
    })
}

fn stretches(visit: &Visit, axis: &Axis, drawn: &Along) -> Vec<Stretch> {
    let pairs = axis.edges.iter().zip(axis.edges.iter().skip(1));
    let stretch = |(at, (from, to)): (usize, (&Timestamp, &Timestamp))| {
        let of = |counts: &Vec<u64>| counts.get(at).copied().unwrap_or(0);
        Stretch {
            from: stamp(visit, *from),
            to: stamp(visit, *to),
            statements: drawn
                .counts
                .iter()
                .map(|(sort, counts)| (sort.word(), of(counts)))
                .collect(),
            incidents: of(&drawn.incident_counts),
        }
    };
    pairs.enumerate().map(stretch).collect()
}

/// Marks and incidents as this reader may see them; and how many incidents have no time for this reader.
fn named(visit: &Visit, drawn: &Along) -> (Vec<Mark>, Vec<Incident>, u64) {
    let clock = visit.snapshot.clock();
    let mark = |one: &tregua_report::timeline::Named| {
        let claim = &shown(visit, &one.entry)?;
        Some(Mark {
            entry: (&one.entry).into(),
            voice: claim.told_by().to_string(),
            kind: claim.kind.word().to_owned(),
            sort: one.sort,
            known: stamp(visit, one.known),
            told: told(visit, claim),
        })
    };
    let marks = drawn.named.iter().filter_map(mark).collect();
    let mut untold = 0;
    let mut incidents = Vec::new();
    for one in &drawn.incidents {
        let claims = one.entries.iter().filter_map(|id| shown(visit, id));
        let claims: Vec<_> = claims.collect();
        let windows = || {
            let told = claims.iter().filter_map(|claim| claim.occurred);
            told.map(|when| when.window(clock))
        };
        let (Some(from), Some(to)) = (
            windows().map(|window| window.from).min(),
            windows().map(|window| window.to).max(),
        ) else {
            untold += 1;
            continue;
        };
        let mut voices: Vec<String> = claims.iter().map(|claim| claim.told_by().into()).collect();
        voices.sort_by(|a, b| visit.words().order(a, b));
        voices.dedup();
        incidents.push(Incident {
            key: one.key.clone(),
            from: stamp(visit, from),
            to: stamp(visit, to),
            voices,
            entries: one.entries.iter().map(String::from).collect(),
        });
    }
    (marks, incidents, untold)
}

/// For each part of a clause its instance that began last, in the joint views, over the readings of the text; and how many
/// parts have none yet.
fn terms(visit: &Visit, reckoning: &Arc<Reckoning>) -> (Vec<Term>, u64) {
    let as_of = visit.asked.moment.as_of;
    let rows = || {
        reckoning
            .rows
            .iter()
            .filter(|row| JOINT.contains(&row.view))
    };
    let mut newest: BTreeMap<(&str, &str), Timestamp> = BTreeMap::new();
    let mut begun: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for row in rows() {
        let place = (row.clause.as_str(), row.part.as_str());
        let has = row.window.from <= as_of && row.status != Status::NotInForce;
        *begun.entry(place).or_default() |= has;
        if has {
            let known = newest.entry(place).or_insert(row.window.from);
            *known = row.window.from.max(*known);
        }
    }
    let chosen: Vec<Row> = rows()
        .filter(|row| {
            newest.get(&(row.clause.as_str(), row.part.as_str())) == Some(&row.window.from)
        })
        .cloned()
        .collect();
    let over = reckoning.ask(|evaluator, _| evaluator.over_readings(&Wanted::default(), &chosen));
    let views = joint_views(reckoning);
    let mut terms: Vec<Term> = Vec::new();
    let mut places: BTreeMap<(String, String, Option<String>), usize> = BTreeMap::new();
    for one in over.iter().filter(|one| views.contains(&one.view)) {
        let instance = one.instance.as_ref().map(ToString::to_string);
        let key = (one.clause.clone(), one.part.clone(), instance.clone());
        let at = *places.entry(key).or_insert(terms.len());
        if at == terms.len() {
            let mut own = chosen.iter().filter(|row| {
                (&row.clause, &row.part, &row.instance) == (&one.clause, &one.part, &one.instance)
            });
            let title = own.next().map_or_else(String::new, |row| title(visit, row));
            terms.push(Term {
                clause: one.clause.clone(),
                part: one.part.clone(),
                instance,
                cells: Vec::new(),
                title,
            });
        }
        if let Some(term) = terms.get_mut(at) {
            term.cells.push(cell(one));
        }
    }
    for term in &mut terms {
        term.cells
            .sort_by_key(|cell| JOINT.iter().position(|view| *view == cell.own.0));
    }
    let not_begun = begun.values().filter(|begun| !**begun).count();
    (terms, not_begun as u64)
}

fn title(visit: &Visit, row: &Row) -> String {
    let say = visit.say();
    let part = say.part_name(&row.part);
    visit.words().join(
        "list-comma",
        [Some(part), say.instance(row)].into_iter().flatten(),
    )
}

fn cell(one: &OverReadings) -> Cell {
    let mut points: Vec<String> = Vec::new();
    for (point, _, _) in &one.readings {
        if let Some(point) = point
            && !points.contains(point)
        {
            points.push(point.clone());
        }
    }
    Cell {
        view: one.view.to_string(),
        status: one.status.word(),
        points,
        own: (one.view.clone(), one.status),
    }
}

/// When a day of the agreement begins and ends: columns and dates are of such days.
fn days(visit: &Visit) -> String {
    let start = visit.snapshot.clock().day_start();
    let hour = format!("{:02}:{:02}", start.hour(), start.minute());
    visit.with("web-timeline-days", &[("hour", Arg::Figures(hour.into()))])
}

/// The other pages at this moment.
fn elsewhere(visit: &Visit) -> Markup {
    const PAGES: &[(&str, &str, Action)] = &[
        ("/", "web-nav-now", Action::SeeStandings),
        ("/brief", "web-nav-brief", Action::SeeStandings),
        ("/terms", "web-nav-terms", Action::SeeStandings),
        ("/figures", "web-nav-figures", Action::SeeStandings),
        ("/record", "web-nav-record", Action::SeeRecord),
        ("/voices", "web-nav-voices", Action::SeeRecord),
    ];
    html! {
        p.elsewhere.noprint {
            (visit.t("web-timeline-same-moment"))
            @for (path, key, action) in PAGES {
                @if visit.may(*action) { " " a href=(visit.link(path)) { (visit.t(key)) } }
            }
        }
    }
}
