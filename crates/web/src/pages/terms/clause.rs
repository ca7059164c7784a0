//! `/terms/{clause}`: one clause, for each of its readings a table of views and days.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use serde_json::Value;
use tregua_agreement::meaning;
use tregua_report::Say;
use tregua_report::blocks::{self, Block, Line};
use tregua_standing::document::row_json_with;
use tregua_standing::{InstanceName, OverReadings, Row, View};
use tregua_wording::Arg;

use super::filter::AS_WRITTEN;
use super::over_all;
use crate::access::Action;
use crate::frame::Sheet;
use crate::pages::excerpt::Excerpt;
use crate::pages::{bits, why};
use crate::reckoning::Reckoning;
use crate::reply::Trouble;
use crate::routes::Page;
use crate::visit::Visit;

/// With more cells than this, one reading is shown at a time.
const MOST_CELLS: usize = 2_000;
/// Columns shown at once.
const MOST_COLUMNS: usize = 31;

/// One clause.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Term {
    /// Its label.
    clause: String,
    /// Its former labels.
    was: Vec<String>,
    /// Who asserts it, where only some do.
    asserted_by: Vec<String>,
    /// Its own words.
    words: Vec<TextLine>,
    /// How the press misprinted it: shown, never judged.
    misprints: Vec<Misprint>,
    /// How many cells it has.
    of: usize,
    /// At most 100 of its cells, in the shape of the rows of `tregua status --json`, each with its `view_key`; without what they
    /// rest on, which `/why.json` has. Of the entries in `counted_from` at most 6: `counted_from_more` is how many are left out.
    /// With `full=yes` all cells from `from` on, and all entries.
    #[schemars(with = "Vec<Value>")]
    rows: Cells,
    /// The address of the cells that follow; `null` if none do.
    next: Option<String>,
    /// Of the cells in `rows`, those whose readings come to different statuses.
    over_readings: Vec<Over>,
    #[serde(skip)]
    over: Vec<OverReadings>,
}

/// The cells of a clause; they become JSON only where that is asked for.
struct Cells {
    reckoning: Arc<Reckoning>,
    own: Range<usize>,
    /// Which of them are told in data.
    told: Range<usize>,
    most_entries: usize,
}

impl Cells {
    fn rows(&self) -> &[Row] {
        let rows = self.reckoning.rows.get(self.own.clone());
        rows.unwrap_or_default()
    }

    fn told(&self) -> &[Row] {
        self.rows().get(self.told.clone()).unwrap_or_default()
    }
}

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.reckoning.ask(|evaluator, keys| {
            let cell = |row| cell_json(evaluator.agreement(), row, keys, self.most_entries);
            serializer.collect_seq(self.told().iter().map(cell))
        })
    }
}

/// A line of the agreement's text.
#[derive(Serialize, JsonSchema)]
pub(crate) struct TextLine {
    /// Its number in the text, from 1.
    pub(crate) line: usize,
    /// As it stands there, without the space around it.
    pub(crate) text: String,
}

/// A version of a clause that the press got wrong.
#[derive(Serialize, JsonSchema)]
struct Misprint {
    /// As printed.
    words: String,
    /// Keys of the sources that print it.
    sources: Vec<String>,
}

/// One cell over all its readings.
#[derive(Serialize, JsonSchema)]
struct Over {
    /// The part.
    part: String,
    /// The date of the instance, such as 2031-01-02, or its key; null for a part with a single instance.
    instance: Option<String>,
    /// The view.
    view: String,
    /// `contested` if opposed parties are on record as holding them, else `ambiguous`.
    status: String,
}

/// The lines of a clause's own words, numbered as in the text.
pub(crate) fn own_words(text: &str, clause: &meaning::Clause) -> Vec<TextLine> {
    let own = text
        .get(clause.span.start..clause.span.end)
        .unwrap_or_default();
    own.lines()
        .enumerate()
        .map(|(at, text)| TextLine {
            line: clause.span.line + at,
            text: text.trim().to_owned(),
        })
        .filter(|line| !line.text.is_empty())
        .collect()
}

/// The same, quoted. The language of agreements is written from left to right.
pub(crate) fn quoted(lines: &[TextLine]) -> Markup {
    html! {
        blockquote.own-words dir="ltr" lang="en" {
            @for line in lines { div { span.line { (line.line) } " " code { (line.text) } } }
        }
    }
}

impl Page for Term {
    const PATH: &'static str = "/terms/{clause}";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-terms-term";
    const TELLS_LONG_LISTS: bool = true;

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let reckoning = visit.reckoning()?;
        let agreement = reckoning.agreement();
        let clause = agreement
            .clause(visit.param("clause"))
            .ok_or(Trouble::Absent)?;
        let excerpt = Excerpt::asked(visit)?;
        let own = rows_of(&reckoning, &clause.label);
        let of = own.len();
        let rows = Cells {
            own,
            told: excerpt.of(of),
            most_entries: excerpt.entries(),
            reckoning: Arc::clone(&reckoning),
        };
        let over: Vec<OverReadings> = over_all(&reckoning)
            .iter()
            .filter(|one| one.clause == clause.label && blocks::readings_differ(one))
            .cloned()
            .collect();
        let told: BTreeSet<_> = rows
            .told()
            .iter()
            .map(|row| (&row.part, &row.instance, &row.view))
            .collect();
        let is_told = |one: &&OverReadings| told.contains(&(&one.part, &one.instance, &one.view));
        Ok(Term {
            clause: clause.label.clone(),
            was: clause.was.clone(),
            asserted_by: clause.asserted_by.clone(),
            words: own_words(&visit.text()?.text, clause),
            misprints: clause
                .misprints
                .iter()
                .map(|one| Misprint {
                    words: one.words.clone(),
                    sources: one.sources.clone(),
                })
                .collect(),
            of,
            next: excerpt.next(visit, of),
            over_readings: over
                .iter()
                .filter(is_told)
                .map(|one| Over {
                    part: one.part.clone(),
                    instance: one.instance.as_ref().map(ToString::to_string),
                    view: one.view.to_string(),
                    status: one.status.word().to_owned(),
                })
                .collect(),
            rows,
            over,
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let say = visit.say();
        let Some(clause) = say.agreement.clause(&self.clause) else {
            return Sheet::plain(html! {});
        };
        let rows: Vec<&Row> = self.rows.rows().iter().collect();
        let tables = blocks::blocks(&say, &rows);
        let readings: Vec<&[Block<'_>]> = tables
            .chunk_by(|a, b| {
                (&a.first.point, &a.first.reading) == (&b.first.point, &b.first.reading)
            })
            .collect();
        let all = rows.len() <= MOST_CELLS;
        let shown = readings
            .iter()
            .position(|blocks| asked_for(visit, blocks))
            .unwrap_or(0);
        Sheet {
            of: Some(say.name(&self.clause)),
            ..Sheet::at_a_moment(html! {
                div.terms {
                    (self.heading(visit, &say, clause, &rows))
                    @if readings.is_empty() { p.notice { (visit.t("no-rows")) } }
                    @if readings.len() > 1 { (tabs(visit, &say, &readings, (!all).then_some(shown))) }
                    @for (at, blocks) in readings.iter().enumerate() {
                        @if all || at == shown { (reading(visit, &say, at, blocks)) }
                    }
                    @if !self.over.is_empty() { (over_readings(visit, &say, &self.over)) }
                }
            })
        }
    }
}

impl Term {
    fn heading(
        &self,
        visit: &Visit,
        say: &Say<'_>,
        clause: &meaning::Clause,
        rows: &[&Row],
    ) -> Markup {
        html! {
            p { a href=(visit.link("/terms")) { (visit.t("web-terms-back")) } }
            @if !self.asserted_by.is_empty() {
                @let voices = say.voices("list-and", &self.asserted_by);
                p.asserted { (visit.with("asserted-by", &[("voices", Arg::said(voices))])) }
            }
            (quoted(&self.words))
            @for misprint in &clause.misprints { p { (say.misprint(misprint)) } }
            @if blocks::no_body_named(rows) {
                @let why = [("why", Arg::said(visit.t("says-no-body")))];
                p.soft { (visit.with("not-checkable-line", &why)) }
            }
        }
    }
}

/// The rows of a clause stand together, in the order of the text.
pub(crate) fn rows_of(reckoning: &Reckoning, label: &str) -> Range<usize> {
    let is = |row: &Row| row.clause == label;
    let from = reckoning.rows.iter().position(is).unwrap_or(0);
    let after = reckoning.rows.iter().skip(from);
    from..from + after.take_while(|row| is(row)).count()
}

fn cell_json(
    agreement: &tregua_agreement::Agreement,
    row: &Row,
    keys: &tregua_standing::document::Keys<'_>,
    most_entries: usize,
) -> Value {
    let row_json = row_json_with(agreement, row, keys, most_entries);
    let mut value = serde_json::to_value(row_json).unwrap_or_default();
    if let Some(cell) = value.as_object_mut() {
        // Not worked out here; an empty list would say that it rests on nothing.
        cell.remove("rests_on");
        cell.insert("view_key".to_owned(), bits::view_key(&row.view).into());
    }
    value
}

fn asked_for(visit: &Visit, blocks: &[Block<'_>]) -> bool {
    let Some(block) = blocks.first() else {
        return false;
    };
    let (point, name) = (&block.first.point, &block.first.reading);
    visit.get("reading") == Some(name.as_deref().unwrap_or(AS_WRITTEN))
        && visit.get("point").unwrap_or("") == point.as_deref().unwrap_or("")
}

/// A reading: its name or `as written`, its holder, its counting point.
fn reading_title(visit: &Visit, say: &Say<'_>, row: &Row) -> String {
    let name = match &row.reading {
        None => visit.t("as-written"),
        Some(name) => say.reading_name(name),
    };
    let held = say
        .held(&row.held)
        .unwrap_or_else(|| visit.t("held-nobody"));
    let point = row.point.as_ref().map(|point| say.counted_at(point));
    let parts = [Some(format!("{name} ({held})")), point];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The ways to each reading; where they do not fit on one page, each is a page.
fn tabs(visit: &Visit, say: &Say<'_>, readings: &[&[Block<'_>]], alone: Option<usize>) -> Markup {
    let href = |at: usize, row: &Row| match alone {
        None => format!("#r{at}"),
        Some(_) => {
            let parts = [
                ("reading", row.reading.as_deref().unwrap_or(AS_WRITTEN)),
                ("point", row.point.as_deref().unwrap_or("")),
            ];
            visit.link_with(&visit.path, &parts)
        }
    };
    let firsts = readings.iter().filter_map(|blocks| blocks.first());
    html! {
        div.readings.noprint role="navigation" aria-label=(visit.t("web-terms-readings")) {
            p { (visit.t("web-terms-readings")) ":" }
            ul {
                @for (at, block) in firsts.enumerate() {
                    li {
                        a href=(href(at, block.first)) aria-current=[(alone == Some(at)).then_some("true")] {
                            (reading_title(visit, say, block.first))
                        }
                    }
                }
            }
        }
    }
}

fn reading(visit: &Visit, say: &Say<'_>, at: usize, blocks: &[Block<'_>]) -> Markup {
    html! {
        section id={ "r" (at) } {
            @if let Some(first) = blocks.first() {
                @let of = reading_title(visit, say, first.first);
                h2 { (of) }
                @for block in blocks { (table(visit, say, block, &of)) }
            }
        }
    }
}

fn table(visit: &Visit, say: &Say<'_>, block: &Block<'_>, of: &str) -> Markup {
    let mut title = vec![say.part(block.first)];
    title.extend(say.what(block.first));
    title.extend(say.asks_of_each(block.first));
    let title = title.join(" · ");
    if block.same_as_written {
        return html! { p { strong { (title) } ": " (visit.t("same-as-written")) } };
    }
    let runs = blocks::runs(block.days.len(), |a, b| {
        let alike = |line: &Line<'_>| match (line.cells.get(a), line.cells.get(b)) {
            (Some(a), Some(b)) => {
                let told = |row: &Row| (row.status, say.phrase(row), row.beside.clone());
                told(a) == told(b)
            }
            _ => false,
        };
        block.lines.iter().all(alike)
    });
    let first: usize = visit
        .get("column")
        .and_then(|column| column.parse().ok())
        .filter(|first| *first < runs.len())
        .unwrap_or(0);
    let upto = runs.len().min(first + MOST_COLUMNS);
    let columns = runs.get(first..upto).unwrap_or_default();
    html! {
        @if block.lines.is_empty() { p { strong { (title) } } }
        @else {
            // Regions are told apart by their names.
            div.scroll tabindex="0" role="region" aria-label={ (title) " · " (of) } {
                table.standings {
                    caption { (title) }
                    @if runs.len() > 1 || block.days.first().is_some_and(Option::is_some) {
                        thead {
                            tr {
                                th scope="col" { (visit.t("web-terms-by-view")) }
                                @for run in columns { th scope="col" { (say.column(&block.days, run)) } }
                            }
                        }
                    }
                    tbody {
                        @for line in &block.lines {
                            tr {
                                th scope="row" { (say.view(line.view)) }
                                @for run in columns {
                                    @if let Some(row) = line.cells.get(run.start) { td { (cell(visit, say, row)) } }
                                }
                            }
                        }
                    }
                }
            }
            (more_columns(visit, first, runs.len()))
        }
        @for alike in &block.alike {
            @let views = alike.views.iter().map(|view| say.short_view(view));
            p.alike {
                (bits::status(say, alike.status))
                @if let Some(why) = say.alike(alike) { " (" (why) ")" }
                ": " (visit.words().join("list-comma", views))
            }
        }
        @if let Some(spoke) = say.mediators_spoke(block) { p.soft { (spoke) } }
    }
}

fn more_columns(visit: &Visit, first: usize, all: usize) -> Markup {
    let link = |first: usize| {
        let column = first.to_string();
        let kept = ["reading", "point"].map(|key| (key, visit.get(key).unwrap_or("")));
        let parts = [kept[0], kept[1], ("column", column.as_str())];
        visit.link_with(&visit.path, &parts)
    };
    html! {
        @if all > MOST_COLUMNS {
            p.noprint {
                @if first > 0 { a href=(link(first.saturating_sub(MOST_COLUMNS))) { (visit.t("web-terms-earlier")) } " " }
                @if first + MOST_COLUMNS < all { a href=(link(first + MOST_COLUMNS)) { (visit.t("web-terms-later")) } }
            }
        }
    }
}

/// A status, with what is counted: the row's own head names the voice, the table's the counting point.
fn cell(visit: &Visit, say: &Say<'_>, row: &Row) -> Markup {
    let phrase = say.phrase(row);
    let figure = say.figure(row);
    html! {
        // A list of links has no heads of rows and columns: each says its own.
        a href=(why::link(visit, row)) {
            (bits::status(say, row.status))
            span.unseen { " · " (say.short_view(&row.view)) @if let Some(name) = &row.instance { " · " (say.short_name(name)) } }
        }
        @if !phrase.is_empty() { div { (phrase) } }
        @if figure_adds(&phrase, &figure) { div.soft { (figure) } }
        @for (voice, status) in &row.beside {
            div { (bits::voice(visit.words(), voice)) ": " (bits::status(say, *status)) }
        }
    }
}

/// Most phrases say the figure already.
fn figure_adds(phrase: &str, figure: &str) -> bool {
    figure.chars().any(char::is_numeric) && !phrase.chars().any(char::is_numeric)
}

/// The cells whose readings differ: views down, days across.
fn over_readings(visit: &Visit, say: &Say<'_>, over: &[OverReadings]) -> Markup {
    html! {
        section #over {
            h2 { (visit.t("over-readings")) }
            @for part in over.chunk_by(|a, b| a.part == b.part) {
                @let days: BTreeSet<Option<&InstanceName>> = part.iter().map(|one| one.instance.as_ref()).collect();
                @let views = views_of(part);
                @let readings = part.first().map_or(0, |one| one.readings.len());
                @let name = part.first().map_or_else(String::new, |one| say.part_name(&one.part));
                @let title = [name, super::over_how_many(visit, readings), visit.t("web-terms-they-differ")].join(" · ");
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table.standings {
                        caption { (title) }
                        thead {
                            tr {
                                th scope="col" { (visit.t("web-terms-by-view")) }
                                @for day in &days {
                                    th scope="col" { (day.map_or_else(|| visit.t("web-terms-whole"), |name| say.short_name(name))) }
                                }
                            }
                        }
                        tbody {
                            @for view in views {
                                tr {
                                    th scope="row" { (say.view(view)) }
                                    @for day in &days {
                                        td {
                                            @match part.iter().find(|one| &one.view == view && one.instance.as_ref() == *day) {
                                                Some(one) => (bits::status(say, one.status)),
                                                None => span.soft { (visit.t("web-terms-they-agree")) },
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
    }
}

fn views_of(over: &[OverReadings]) -> Vec<&View> {
    let mut seen = BTreeSet::new();
    over.iter()
        .map(|one| &one.view)
        .filter(|view| seen.insert(*view))
        .collect()
}
