//! `/terms`: every clause, and where it stands over the readings that its text leaves open.

mod clause;
mod filter;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_agreement::meaning::Clause;
use tregua_report::{Say, blocks};
use tregua_standing::{InstanceName, OverReadings, Row, Status, View, Wanted};
use tregua_wording::Arg;

pub(crate) use self::clause::{own_words, quoted, rows_of};
pub(crate) use self::filter::AS_WRITTEN;
use self::filter::Filter;
use super::bits;
use crate::access::Action;
use crate::frame::Sheet;
use crate::reckoning::Reckoning;
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page::<Terms>(), Route::page::<clause::Term>()]
}

/// The address of one clause.
pub(crate) fn path(label: &str) -> String {
    // A plus that stands in the label is encoded, so what is left of them are spaces.
    let encoded: String = form_urlencoded::byte_serialize(label.as_bytes()).collect();
    format!("/terms/{}", encoded.replace('+', "%20"))
}

/// Every clause with a cell like the one asked for.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Terms {
    /// The clauses, in the order of the text.
    clauses: Vec<Overview>,
    /// How many clauses the text has.
    of: usize,
    #[serde(skip)]
    filter: Filter,
    #[serde(skip)]
    reckoning: Arc<Reckoning>,
}

/// One clause.
#[derive(Serialize, JsonSchema)]
struct Overview {
    /// Its label.
    clause: String,
    /// Who asserts it, where only some do.
    asserted_by: Vec<String>,
    /// How many readings it has, counting points included; the clause's own words are one.
    readings: usize,
    /// The counting points that its text names or leaves open.
    counting_points: Vec<String>,
    /// Its parts.
    parts: Vec<PartOverview>,
}

/// One part of a clause.
#[derive(Serialize, JsonSchema)]
struct PartOverview {
    /// Its name.
    part: String,
    /// Who owes it; empty where nobody is bound.
    bound: Vec<String>,
    /// True if it is a condition that somebody may fulfil, and nobody has to.
    condition: bool,
    /// Where it stands over its readings, or over those asked for.
    standings: Vec<Standing>,
    /// The place in the rows of one that says what the part asks, as written if there is one.
    #[serde(skip)]
    row: usize,
}

/// The instances that stand alike in one view.
#[derive(Serialize, JsonSchema)]
struct Standing {
    /// Whose statements count: `all voices`, `according to Alpha`.
    view: String,
    /// The view as addresses carry it.
    view_key: String,
    /// The status over the readings: one that they share, else `contested` or `ambiguous`.
    status: String,
    /// True if the readings come to different statuses.
    readings_differ: bool,
    /// How many readings it is over.
    readings: usize,
    /// The dates of the instances, such as 2031-01-02, or their keys; null for a part with a single instance.
    instances: Vec<Option<String>>,
    #[serde(skip)]
    like: OverReadings,
    #[serde(skip)]
    days: Vec<Option<InstanceName>>,
}

impl Page for Terms {
    const PATH: &'static str = "/terms";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-nav-terms";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let reckoning = visit.reckoning()?;
        let filter = Filter::read(visit, &reckoning);
        let over = over(&reckoning, &filter);
        let mut by_clause: BTreeMap<&str, Vec<&OverReadings>> = BTreeMap::new();
        for one in over.iter().filter(|one| filter.wants(one)) {
            by_clause.entry(&one.clause).or_default().push(one);
        }
        let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (at, row) in reckoning.rows.iter().enumerate() {
            places.entry((&row.clause, &row.part)).or_insert(at);
        }
        let agreement = reckoning.agreement();
        let shown = agreement.clauses.iter().filter_map(|clause| {
            let cells = by_clause.get(clause.label.as_str())?;
            Some(overview(clause, cells, &places))
        });
        Ok(Terms {
            clauses: shown.collect(),
            of: agreement.clauses.len(),
            filter,
            reckoning,
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let say = visit.say();
        let no_body = self.nobody_counts();
        let found = [
            ("shown", Arg::from(self.clauses.len() as u64)),
            ("all", Arg::from(self.of as u64)),
        ];
        Sheet::at_a_moment(html! {
            div.terms {
                (self.filter.form(visit, &self.reckoning))
                p.soft {
                    (visit.with("web-terms-found", &found)) ". "
                    (visit.t("web-terms-none-is-default"))
                    @if no_body {
                        @let why = [("why", Arg::said(visit.t("says-no-body")))];
                        " · " (visit.with("not-checkable-line", &why))
                    }
                }
                @if self.clauses.is_empty() { p.notice { (visit.t("web-terms-none")) } }
                ul.plain.terms-list {
                    @for clause in &self.clauses { (self.card(visit, &say, clause, no_body)) }
                }
            }
        })
    }
}

impl Terms {
    /// True if no clause has a body that counts: said once, not with each.
    fn nobody_counts(&self) -> bool {
        let parts = self.clauses.iter().flat_map(|clause| &clause.parts);
        let mut of_body = parts
            .flat_map(|part| &part.standings)
            .filter(|standing| standing.like.view == View::NamedBody)
            .map(|standing| standing.like.status)
            .peekable();
        // A term that only some assert says so first.
        self.filter.view.is_none()
            && of_body.peek().is_some()
            && of_body.all(|status| {
                matches!(
                    status,
                    Status::NotCheckable | Status::TermNotConfirmed | Status::TermContested
                )
            })
    }

    fn card(&self, visit: &Visit, say: &Say<'_>, clause: &Overview, no_body: bool) -> Markup {
        let link = visit.link(&path(&clause.clause));
        html! {
            li.term {
                div {
                    h2 { a href=(link) { (bits::clause(say, &clause.clause)) } }
                    @if !clause.asserted_by.is_empty() {
                        @let voices = say.voices("list-and", &clause.asserted_by);
                        p.asserted { (visit.with("asserted-by", &[("voices", Arg::said(voices))])) }
                    }
                    @if !clause.counting_points.is_empty() {
                        @let points = clause.counting_points.iter().map(|point| say.point(point));
                        @let points = visit.words().join("list-or", points);
                        p.soft { (visit.with("counted-at", &[("point", Arg::said(points))])) }
                    }
                }
                @for part in &clause.parts {
                    div.part {
                        @if let Some(row) = self.reckoning.rows.get(part.row) { (asks(visit, say, part, row)) }
                        ul.plain {
                            @for (views, standings) in by_views(part, no_body) {
                                li {
                                    @let over = over_how_many(visit, standings.first().map_or(0, |one| one.readings));
                                    @let views = views.iter().map(|view| say.view(view)).chain([over]);
                                    span.view { (visit.words().join("list-comma", views)) ":" }
                                    @for (at, one) in standings.iter().enumerate() {
                                        // Colours part them for the eye; read aloud they would run into each other.
                                        @if at > 0 { span.unseen { (visit.t("list-semicolon")) } }
                                        " " (standing(visit, say, one))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The standings by view: all voices first, since the others are among them; views that stand alike in everything share a
/// line.
fn by_views(part: &PartOverview, no_body: bool) -> Vec<(Vec<&View>, &[Standing])> {
    let said_once = |one: &Standing| {
        no_body && (&one.like.view, one.like.status) == (&View::NamedBody, Status::NotCheckable)
    };
    let mut lines: Vec<(Vec<&View>, &[Standing])> = Vec::new();
    let own = part
        .standings
        .chunk_by(|a, b| a.like.view == b.like.view)
        .filter(|own| !own.iter().any(said_once));
    let mut own: Vec<&[Standing]> = own.collect();
    own.sort_by_key(|own| own.first().map(|one| Reverse(&one.like.view)));
    let told = |one: &Standing| (one.like.status, one.readings_differ, one.readings);
    for standings in own {
        let Some(first) = standings.first() else {
            continue;
        };
        let like = |other: &&mut (Vec<&View>, &[Standing])| {
            let same = |(a, b): (&Standing, &Standing)| told(a) == told(b) && a.days == b.days;
            other.1.len() == standings.len() && other.1.iter().zip(standings).all(same)
        };
        match lines.iter_mut().find(like) {
            Some((views, _)) => views.push(&first.like.view),
            None => lines.push((vec![&first.like.view], standings)),
        }
    }
    lines
}

/// Who must what.
fn asks(visit: &Visit, say: &Say<'_>, part: &PartOverview, row: &Row) -> Markup {
    let mut said = Vec::new();
    if part.condition {
        said.push(visit.t("web-terms-condition"));
    } else if !part.bound.is_empty() {
        said.push(say.voices("list-and", &part.bound));
    }
    said.extend(say.what(row));
    said.push(say.part(row));
    said.extend(say.asks_of_each(row));
    html! { p.asks { (said.join(" · ")) } }
}

fn over_how_many(visit: &Visit, readings: usize) -> String {
    visit.with("web-terms-over", &[("n", (readings as u64).into())])
}

/// A status with the days it is of.
fn standing(visit: &Visit, say: &Say<'_>, standing: &Standing) -> Markup {
    let days = days(say, &standing.days);
    html! {
        span.stands {
            (bits::status(say, standing.like.status))
            @if !days.is_empty() { " " span.days { (days) } }
            @if standing.readings_differ { " " em { (visit.t("web-terms-depends")) } }
        }
    }
}

/// Days in a line: of three or more that follow each other, the first and the last.
fn days(say: &Say<'_>, days: &[Option<InstanceName>]) -> String {
    let days: Vec<Option<&InstanceName>> = days.iter().map(Option::as_ref).collect();
    let follows = |a: &Option<&InstanceName>, b: &Option<&InstanceName>| match (a, b) {
        (Some(a), Some(b)) => a.precedes(b),
        _ => false,
    };
    let named = days.chunk_by(follows).flat_map(|run| match run.len() {
        0..=2 => run
            .iter()
            .flatten()
            .map(|name| say.short_name(name))
            .collect(),
        several => vec![say.column(run, &(0..several))],
    });
    say.words.join("list-comma", named)
}

fn overview(
    clause: &Clause,
    cells: &[&OverReadings],
    places: &BTreeMap<(&str, &str), usize>,
) -> Overview {
    let mut parts: Vec<&str> = Vec::new();
    for cell in cells {
        if !parts.contains(&cell.part.as_str()) {
            parts.push(&cell.part);
        }
    }
    let part = |name: &str| {
        let mut own = clause.readings.iter().flat_map(|reading| &reading.parts);
        let duty = own.find(|part| part.name == name).map(|part| &part.duty);
        let cells: Vec<&OverReadings> = cells
            .iter()
            .copied()
            .filter(|cell| cell.part == name)
            .collect();
        PartOverview {
            part: name.to_owned(),
            bound: duty.map_or_else(Vec::new, |duty| duty.bound.clone()),
            condition: duty.is_some_and(|duty| duty.condition),
            standings: standings(&cells),
            row: places
                .get(&(clause.label.as_str(), name))
                .copied()
                .unwrap_or(usize::MAX),
        }
    };
    let mut points: Vec<String> = Vec::new();
    for point in clause.readings.iter().filter_map(|one| one.point.as_ref()) {
        if !points.contains(point) {
            points.push(point.clone());
        }
    }
    Overview {
        clause: clause.label.clone(),
        asserted_by: clause.asserted_by.clone(),
        readings: clause.readings.len(),
        counting_points: points,
        parts: parts.into_iter().map(part).collect(),
    }
}

/// The cells by view and status: views as they come, in each the statuses by their first day.
fn standings(cells: &[&OverReadings]) -> Vec<Standing> {
    let mut views: Vec<&View> = Vec::new();
    let mut alike: BTreeMap<&View, Vec<Standing>> = BTreeMap::new();
    for cell in cells {
        if !alike.contains_key(&cell.view) {
            views.push(&cell.view);
        }
        let differ = blocks::readings_differ(cell);
        let own = alike.entry(&cell.view).or_default();
        let like = |one: &&mut Standing| {
            (one.like.status, one.readings_differ, one.readings)
                == (cell.status, differ, cell.readings.len())
        };
        let instance = cell.instance.as_ref().map(ToString::to_string);
        match own.iter_mut().find(like) {
            Some(standing) => {
                standing.instances.push(instance);
                standing.days.push(cell.instance.clone());
            }
            None => own.push(Standing {
                view: cell.view.to_string(),
                view_key: bits::view_key(&cell.view),
                status: cell.status.word().to_owned(),
                readings_differ: differ,
                readings: cell.readings.len(),
                instances: vec![instance],
                like: (*cell).clone(),
                days: vec![cell.instance.clone()],
            }),
        }
    }
    let of = |view: &View| alike.remove(view).unwrap_or_default();
    views.into_iter().flat_map(of).collect()
}

fn over_all(reckoning: &Reckoning) -> Arc<Vec<OverReadings>> {
    reckoning.once("over-readings", |evaluator, _| {
        evaluator.over_readings(&Wanted::default(), &reckoning.rows)
    })
}

/// Works out beforehand what the page shows.
pub(super) fn warm(reckoning: &Arc<Reckoning>) {
    over_all(reckoning);
}

/// Every cell over all its readings, or over those asked for.
fn over(reckoning: &Reckoning, filter: &Filter) -> Arc<Vec<OverReadings>> {
    let whole = Wanted::default();
    match &filter.reading {
        None => over_all(reckoning),
        Some(_) => {
            let own = reckoning.rows.iter().filter(|row| filter.reads(row));
            let own: Vec<Row> = own.cloned().collect();
            Arc::new(reckoning.ask(|evaluator, _| evaluator.over_readings(&whole, &own)))
        }
    }
}
