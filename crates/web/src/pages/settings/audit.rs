//! The log: who came in, looked at restricted entries and changed what.

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;

use super::pieces::{failed, team};
use crate::access::{Action, Line, Role};
use crate::frame::Sheet;
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

/// Lines of a page.
const MOST: u32 = 100;

/// A page of the log.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Audit {
    /// Newest first, at most 100.
    pub lines: Vec<LogLine>,
    /// The line to go on before, in `?before=`; `null` on the last page.
    pub before: Option<i64>,
    /// The first line that does not fit the one before it: somebody has changed the file. `null` if all fit.
    pub broken_at: Option<i64>,
}

/// One line of the log.
#[derive(Serialize, JsonSchema)]
pub(crate) struct LogLine {
    /// Its number, from 0 without gaps.
    pub seq: i64,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// What: `came-in`, `turned-away`, `read`, `exported` and others.
    pub event: String,
    /// The id of the account; empty if nobody was known.
    pub account: String,
    /// What it was about, as ids of entries and accounts, routes and roles.
    pub detail: String,
}

impl LogLine {
    pub(super) fn of(line: Line) -> Self {
        LogLine {
            seq: line.seq,
            at: line.at,
            event: line.event,
            account: line.account,
            detail: line.detail,
        }
    }
}

impl Page for Audit {
    const PATH: &'static str = "/settings/log";
    const ACTION: Action = Action::SeeAudit;
    const TITLE: &'static str = "web-settings-log";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let team = team(visit)?;
        let before = match visit.get("before").filter(|text| !text.is_empty()) {
            None => i64::MAX,
            Some(text) => text.parse().map_err(|_| Trouble::Absent)?,
        };
        let lines = team.log(before, MOST).map_err(failed)?;
        Ok(Audit {
            before: lines.last().map(|line| line.seq).filter(|seq| *seq > 0),
            lines: lines.into_iter().map(LogLine::of).collect(),
            broken_at: team.log_broken_at().map_err(failed)?,
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::plain(html! {
            p { (visit.t("web-settings-log-how")) }
            @match self.broken_at {
                None => p { (visit.t("web-settings-log-whole")) },
                Some(seq) => p.trouble role="alert" { (visit.with("web-settings-log-broken", &[("line", seq.to_string().into())])) },
            }
            (table(visit, "web-settings-log", "web-settings-log-lines", &self.lines))
            @if let Some(before) = self.before {
                p { a href=(format!("/settings/log?before={before}")) { (visit.t("web-settings-log-older")) } }
            }
        })
    }
}

/// Lines of the log.
pub(super) fn table(visit: &Visit, title: &str, caption: &str, lines: &[LogLine]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.t(title)) {
            table {
                caption { (visit.t(caption)) }
                thead { tr {
                    th scope="col" { (visit.t("web-settings-log-at")) }
                    th scope="col" { (visit.t("web-settings-log-event")) }
                    th scope="col" { (visit.t("web-settings-log-account")) }
                    th scope="col" { (visit.t("web-settings-log-detail")) }
                } }
                tbody {
                    @for line in lines {
                        tr {
                            th scope="row" { bdi { (line.at) } }
                            td { (visit.words().known("web-settings-event", &line.event)) }
                            td { @if !line.account.is_empty() { code { bdi { (line.account) } } } }
                            td { (about(visit, &line.detail)) }
                        }
                    }
                }
            }
        }
    }
}

/// What a line is about: a role in the reader's words, anything else as the log has it.
fn about(visit: &Visit, detail: &str) -> Markup {
    html! {
        @if Role::of_word(detail).is_some() { (visit.t(&format!("web-role-{detail}"))) }
        @else if !detail.is_empty() { code { bdi { (detail) } } }
    }
}

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page::<Audit>()]
}
