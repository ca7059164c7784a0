//! How the statements of reports are shown.

use maud::{Markup, html};
use tregua_wording::Arg;

use super::{Home, Report, ReportStatement, Reports};
use crate::pages::{bits, record};
use crate::visit::Visit;

pub(super) fn reports(page: &Reports, visit: &Visit) -> Markup {
    html! {
        @if page.told {
            p { (visit.t("web-reports-about")) }
            p.soft { (visit.t("web-reports-ours")) }
        } @else if page.reports.is_empty() {
            p { (visit.t("web-reports-none")) }
            p.soft { (bits::coded(&visit.t("web-reports-none-help"))) }
        } @else {
            p { (bits::coded(&visit.t("web-reports-on-record"))) }
        }
        @for report in &page.reports { (one(report, page.told, visit)) }
        @if page.more > 0 { p { (more(page.more, visit)) } }
    }
}

fn one(report: &Report, told: bool, visit: &Visit) -> Markup {
    let name = visit.with(
        "web-reports-report",
        &[("name", report.name.as_str().into())],
    );
    let columns: &[&str] = if told {
        &["id", "says", "by", "lives"]
    } else {
        &["id", "lives"]
    };
    html! {
        h2 #(report.name) {
            @match &report.title {
                Some(title) => span lang="en" dir="ltr" { (title) },
                None => (name),
            }
        }
        div.scroll tabindex="0" role="region" aria-label=(name) {
            table.report {
                caption.unseen { (name) }
                thead { tr {
                    @for key in columns { th scope="col" { (visit.t(&format!("web-reports-{key}"))) } }
                } }
                tbody { @for one in &report.statements { (statement(one, told, visit)) } }
            }
        }
        @if report.statements.iter().any(names_elsewhere) { p.soft { (visit.t("web-reports-elsewhere")) } }
    }
}

fn statement(one: &ReportStatement, told: bool, visit: &Visit) -> Markup {
    html! {
        tr #(one.id) {
            th scope="row" { (bits::name(&one.id)) }
            @if told {
                td lang="en" dir="ltr" { (one.says.as_deref().unwrap_or_default()) }
                td lang="en" dir="ltr" { (one.by.as_deref().unwrap_or_default()) }
            }
            td.lives {
                @if one.recorded_only { span.only { (visit.t("web-reports-recorded-only")) } " " }
                @for (at, home) in one.lives_in.iter().enumerate() {
                    @if at > 0 && !told { " · " }
                    (lives(home, told, visit))
                }
                @if one.more > 0 { " " (more(one.more, visit)) }
            }
        }
    }
}

fn names_elsewhere(one: &ReportStatement) -> bool {
    let elsewhere = |home: &Home| matches!(home, Home::Elsewhere { .. });
    one.lives_in.iter().any(elsewhere)
}

fn more(n: usize, visit: &Visit) -> String {
    visit.with("web-now-more", &[("n", Arg::from(n as u64))])
}

fn lives(home: &Home, told: bool, visit: &Visit) -> Markup {
    html! {
        @match home {
            Home::Words { words } => span lang="en" dir="ltr" { (words) },
            Home::Claim { claim, entry, voice } => {
                a href=(record::address(visit, entry)) { (bits::name(claim)) }
                @if !told { " (" (bits::voice(visit.words(), voice)) ")" }
            }
            Home::Clause { clause } => {
                a href=(visit.link_with("/terms", &[("clause", clause)])) { (bits::clause(&visit.say(), clause)) }
            }
            Home::Elsewhere { name } => {
                code { bdi { (name) } }
            }
        }
    }
}
