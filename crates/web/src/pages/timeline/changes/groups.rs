//! Cells that changed alike, together.

use std::collections::BTreeMap;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_report::changes::Change;
use tregua_standing::{Count, InstanceName, Name, Row, Status, View};
use tregua_wording::Arg;

use super::{by, cells};
use crate::pages::bits;
use crate::visit::Visit;

/// Cells of a part of a clause that changed alike.
#[derive(Serialize, JsonSchema)]
pub(super) struct Group {
    /// The clause.
    clause: String,
    /// The part.
    part: String,
    /// The dates or keys of its instances; empty if there is only one.
    #[schemars(with = "Vec<String>")]
    days: Vec<String>,
    /// Readings: the counting point and the name, each where there is one; no name is the text as written.
    readings: Vec<(Option<String>, Option<String>)>,
    /// The views.
    views: Vec<String>,
    /// The status before; `null`: there was no such instance.
    before: Option<&'static str>,
    /// The status after; `null`: there is no such instance any more.
    after: Option<&'static str>,
    /// The entries that changed it.
    #[schemars(with = "Vec<String>")]
    by: Vec<Name>,
    #[serde(skip)]
    first: Change,
    #[serde(skip)]
    own: Own,
}

#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Own {
    days: Vec<InstanceName>,
    views: Vec<View>,
}

/// Cells that time alone changed in the same way.
#[derive(Serialize, JsonSchema)]
pub(super) struct ByTime {
    /// The clause.
    clause: String,
    /// The status before; `null`: there was no such instance.
    before: Option<&'static str>,
    /// The status after.
    after: Option<&'static str>,
    /// How many.
    cells: u64,
    #[serde(skip)]
    statuses: [Option<Status>; 2],
}

impl Group {
    pub(super) fn markup(&self, visit: &Visit) -> Markup {
        let say = visit.say();
        let words = visit.words();
        let views = self.own.views.iter().map(|view| say.short_view(view));
        let readings = self.readings.iter().map(|(point, name)| {
            let name = match name {
                None => words.say("as-written", &[]),
                Some(name) => say.reading_name(name),
            };
            let point = point.as_ref().map(|point| say.counted_at(point));
            words.join("list-comma", point.into_iter().chain([name]))
        });
        let days = self.own.days.iter().map(|day| say.short_name(day));
        let days = words.join("list-comma", days);
        let (before, after) = (self.first.before.as_ref(), self.first.after.as_ref());
        let moved = before
            .zip(after)
            .is_some_and(|(one, two)| one.window != two.window);
        html! {
            tr {
                th scope="row" {
                    a href=(visit.link_with("/terms", &[("clause", &self.clause)])) { (bits::clause(&say, &self.clause)) }
                    div.soft { (say.part_name(&self.part)) @if !days.is_empty() { " · " (days) } }
                }
                td {
                    div.basis { (words.join("list-comma", views)) " · " (words.join("list-semicolon", readings)) }
                    div.was { (stands(visit, before, moved, "changes-none-before")) }
                    div { span.then aria-label=(visit.t("web-changes-then")) role="img" { "↓" } " " (stands(visit, after, moved, "changes-none-after")) }
                }
                td { (by(visit, &self.by)) }
            }
        }
    }
}

/// A status with its words; where the window moved, also its end.
fn stands(visit: &Visit, row: Option<&Row>, moved: bool, none: &str) -> Markup {
    let say = visit.say();
    let Some(row) = row else {
        return html! { (visit.t(none)) };
    };
    let beside = row
        .beside
        .iter()
        .map(|(voice, status)| format!("{}: {}", say.voice(voice), say.status(*status)));
    // How it stands for those who assert it says more than that they alone do.
    let told = match row.beside.is_empty() {
        true => say.phrase(row),
        false => visit.words().join("list-semicolon", beside),
    };
    html! {
        (bits::status(&say, row.status)) " " (told)
        @if moved { " · " (visit.with("web-changes-up-to", &[("at", Arg::said(say.instant(row.window.to)))])) }
    }
}

impl ByTime {
    pub(super) fn markup(&self, visit: &Visit) -> Markup {
        let say = visit.say();
        let status = |status: Option<Status>, none: &str| match status {
            Some(status) => say.status(status),
            None => visit.t(none),
        };
        let [before, after] = self.statuses;
        let same = before == after;
        let args = [
            ("before", Arg::said(status(before, "changes-none-before"))),
            ("after", Arg::said(status(after, "changes-none-after"))),
            ("cells", cells(visit, self.cells)),
        ];
        let key = if same {
            "changes-time-same"
        } else {
            "changes-time-line"
        };
        html! { li { (bits::clause(&visit.say(), &self.clause)) ": " (visit.with(key, &args)) } }
    }
}

/// What a reader is told by a row, apart from where it is.
fn telling(row: Option<&Row>, moved: bool) -> String {
    let count = |count: &Option<Count>| count.as_ref().map(|one| (one.lo, one.hi, one.spoken));
    row.map_or_else(String::new, |row| {
        let window = moved.then_some(row.window);
        let counts = (count(&row.counted), count(&row.base));
        format!(
            "{:?}",
            (
                row.status,
                counts,
                row.slack,
                &row.beside,
                &row.causes,
                window
            )
        )
    })
}

/// Changes that read alike, together: first over views, then over readings, then over days, so that each group is exactly the
/// cells that its lists span.
pub(super) fn groups<'c>(changes: impl Iterator<Item = &'c Change>) -> Vec<Group> {
    let mut singles = Vec::new();
    for change in changes {
        let Some(row) = change.after.as_ref().or(change.before.as_ref()) else {
            continue;
        };
        let (before, after) = (change.before.as_ref(), change.after.as_ref());
        singles.push(Group {
            clause: row.clause.clone(),
            part: row.part.clone(),
            days: Vec::new(),
            readings: vec![(row.point.clone(), row.reading.clone())],
            views: Vec::new(),
            before: before.map(|row| row.status.word()),
            after: after.map(|row| row.status.word()),
            by: change.by.clone(),
            first: change.clone(),
            own: Own {
                days: row.instance.iter().cloned().collect(),
                views: vec![row.view.clone()],
            },
        });
    }
    let over_views = joined(
        singles,
        |one| (one.own.days.clone(), one.readings.clone()),
        |known, one| known.own.views.extend(one.own.views),
    );
    let over_readings = joined(
        over_views,
        |one| one.own.clone(),
        |known, one| known.readings.extend(one.readings),
    );
    let mut found = joined(
        over_readings,
        |one| (one.own.views.clone(), one.readings.clone()),
        |known, one| known.own.days.extend(one.own.days),
    );
    for group in &mut found {
        group.days = group.own.days.iter().map(ToString::to_string).collect();
        group.views = group.own.views.iter().map(ToString::to_string).collect();
    }
    found
}

/// Groups that tell the same of one part by the same entries, and agree in what `also` gives, are one, at the first's place.
fn joined<K: Ord>(
    groups: Vec<Group>,
    also: impl Fn(&Group) -> K,
    join: impl Fn(&mut Group, Group),
) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    for group in groups {
        let (before, after) = (group.first.before.as_ref(), group.first.after.as_ref());
        let moved = before
            .zip(after)
            .is_some_and(|(one, two)| one.window != two.window);
        let key = (
            (group.clause.clone(), group.part.clone(), group.by.clone()),
            (telling(before, moved), telling(after, moved)),
            also(&group),
        );
        let at = *places.entry(key).or_insert(found.len());
        match found.get_mut(at) {
            Some(known) => join(known, group),
            None => found.push(group),
        }
    }
    found
}

pub(super) fn by_time(cells: &[Change]) -> Vec<ByTime> {
    let mut found: Vec<ByTime> = Vec::new();
    for change in cells.iter().filter(|change| change.by_time) {
        let Some(row) = change.after.as_ref().or(change.before.as_ref()) else {
            continue;
        };
        let statuses =
            [&change.before, &change.after].map(|row| row.as_ref().map(|row| row.status));
        let known = found
            .iter_mut()
            .find(|one| one.clause == row.clause && one.statuses == statuses);
        match known {
            Some(known) => known.cells += 1,
            None => found.push(ByTime {
                clause: row.clause.clone(),
                before: statuses[0].map(|status| status.word()),
                after: statuses[1].map(|status| status.word()),
                cells: 1,
                statuses,
            }),
        }
    }
    found
}

/// True if a figure came that leaves the cell as it was: no bound where there was no report.
pub(super) fn is_weightless(change: &Change) -> bool {
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        return false;
    };
    let open = |count: &Option<Count>| {
        let bare = |count: &Count| count.lo == 0 && count.hi.is_none();
        count.as_ref().is_none_or(bare)
    };
    let told = |row: &Row| (row.status, row.window, row.until);
    told(before) == told(after)
        && (&before.outcomes, &before.beside) == (&after.outcomes, &after.beside)
        && [before, after]
            .iter()
            .all(|row| open(&row.counted) && open(&row.base))
}
