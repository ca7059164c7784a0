//! Which cells are asked for, and the form that asks.

use std::collections::BTreeSet;

use maud::{Markup, html};
use tregua_standing::{InstanceName, OverReadings, Row, Status, View};

use crate::moment::KEYS;
use crate::pages::bits;
use crate::reckoning::Reckoning;
use crate::visit::Visit;

/// The word for the clause's own words, as the command line has it.
pub(crate) const AS_WRITTEN: &str = "as written";

/// What is asked for; a field that is `None` asks for all, of views for the joint ones.
#[derive(Default)]
pub(super) struct Filter {
    clause: Option<String>,
    pub(super) view: Option<String>,
    day: Option<String>,
    /// The name of a reading, [`AS_WRITTEN`], or a counting point.
    pub(super) reading: Option<String>,
    status: Option<String>,
    /// The views of this key.
    views: BTreeSet<View>,
}

/// The names there are to choose from.
struct Choices<'r> {
    views: Vec<&'r View>,
    days: BTreeSet<&'r InstanceName>,
    readings: BTreeSet<&'r str>,
    points: BTreeSet<&'r str>,
    statuses: BTreeSet<Status>,
}

impl Filter {
    pub(super) fn read(visit: &Visit, reckoning: &Reckoning) -> Self {
        let given = |key: &str| {
            let text = visit.get(key).map(str::trim);
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let view = given("view");
        let of_key = |view: &&View| Some(bits::view_key(view)) == given("view");
        let views = match &view {
            None => BTreeSet::new(),
            Some(_) => views(&reckoning.rows)
                .into_iter()
                .filter(of_key)
                .cloned()
                .collect(),
        };
        Filter {
            clause: given("clause"),
            view,
            day: given("day"),
            reading: given("reading"),
            status: given("status"),
            views,
        }
    }

    /// True if this cell is asked for.
    pub(super) fn wants(&self, cell: &OverReadings) -> bool {
        let joint = !matches!(cell.view, View::AccordingTo(_));
        let day = || cell.instance.as_ref().map(ToString::to_string);
        let is = |asked: &Option<String>, own: &str| asked.as_deref().is_none_or(|it| it == own);
        is(&self.clause, &cell.clause)
            && is(&self.status, cell.status.word())
            && if self.view.is_none() {
                joint
            } else {
                self.views.contains(&cell.view)
            }
            && (self.day.is_none() || self.day == day())
    }

    /// True if this row is of the reading asked for.
    pub(super) fn reads(&self, row: &Row) -> bool {
        let asked = self.reading.as_deref();
        asked == Some(row.reading.as_deref().unwrap_or(AS_WRITTEN)) || asked == row.point.as_deref()
    }

    /// True if anything is asked for.
    fn narrows(&self) -> bool {
        [
            &self.clause,
            &self.view,
            &self.day,
            &self.reading,
            &self.status,
        ]
        .iter()
        .any(|asked| asked.is_some())
    }

    /// The form. It keeps the moment.
    pub(super) fn form(&self, visit: &Visit, reckoning: &Reckoning) -> Markup {
        let say = visit.say();
        let choices = choices(&reckoning.rows);
        let clauses = say.agreement.clauses.iter().map(|clause| {
            let label = clause.label.clone();
            let name = say.name(&label);
            (label, name)
        });
        let views = choices
            .views
            .iter()
            .map(|view| (bits::view_key(view), say.view(view)));
        let days = choices
            .days
            .iter()
            .map(|day| (day.to_string(), say.instance_name(day)));
        let points = choices
            .points
            .iter()
            .map(|point| ((*point).to_owned(), say.counted_at(point)));
        let readings = choices
            .readings
            .iter()
            .map(|name| ((*name).to_owned(), say.reading_name(name)));
        let written = (AS_WRITTEN.to_owned(), visit.t("as-written"));
        let statuses = choices
            .statuses
            .iter()
            .map(|status| (status.word().to_owned(), say.status(*status)));
        html! {
            details.filter.noprint open[self.narrows()] {
                summary { (visit.t("web-terms-narrow")) }
                form action="/terms" {
                    @for key in KEYS {
                        @if let Some(value) = visit.get(key) { input type="hidden" name=(key) value=(value); }
                    }
                    (select(visit, "clause", &self.clause, clauses))
                    (select(visit, "view", &self.view, views))
                    (select(visit, "day", &self.day, days))
                    (select(visit, "reading", &self.reading, [written].into_iter().chain(points).chain(readings)))
                    (select(visit, "status", &self.status, statuses))
                    p {
                        button.first { (visit.t("web-terms-show")) }
                        @if self.narrows() { " " a.button href=(visit.link("/terms")) { (visit.t("web-terms-all")) } }
                    }
                }
            }
        }
    }
}

fn select(
    visit: &Visit,
    name: &str,
    chosen: &Option<String>,
    options: impl Iterator<Item = (String, String)>,
) -> Markup {
    html! {
        div {
            label for={ "f-" (name) } { (visit.t(&format!("web-terms-by-{name}"))) }
            select name=(name) id={ "f-" (name) } {
                option value="" { (visit.t(if name == "view" { "web-terms-joint" } else { "web-terms-any" })) }
                @for (value, said) in options {
                    option value=(value) selected[chosen.as_ref() == Some(&value)] { (said) }
                }
            }
        }
    }
}

/// The views there are: the joint ones first, then voices in the order of the rows.
fn views(rows: &[Row]) -> Vec<&View> {
    let mut seen = BTreeSet::new();
    let mut views: Vec<&View> = rows
        .iter()
        .map(|row| &row.view)
        .filter(|view| seen.insert(*view))
        .collect();
    views.sort_by_key(|view| matches!(view, View::AccordingTo(_)));
    views
}

fn choices(rows: &[Row]) -> Choices<'_> {
    Choices {
        views: views(rows),
        days: rows
            .iter()
            .filter_map(|row| row.instance.as_ref())
            .collect(),
        readings: rows
            .iter()
            .filter_map(|row| row.reading.as_deref())
            .collect(),
        points: rows.iter().filter_map(|row| row.point.as_deref()).collect(),
        statuses: rows.iter().map(|row| row.status).collect(),
    }
}
