//! How the page of files looks.

use maud::{Markup, html};
use tregua_wording::Arg;

use crate::visit::Visit;

use super::export::Export;
use super::line::count;

pub(super) fn export(export: &Export, visit: &Visit) -> Markup {
    let narrowed = !export.filters.parts().is_empty() || export.search.is_some();
    let look = match &export.search {
        Some(search) => format!("/record/search/{search}"),
        None => "/record".to_owned(),
    };
    let args = [
        ("claims", Arg::said(count(visit, "claims", export.claims))),
        (
            "sources",
            Arg::said(count(visit, "sources", export.sources)),
        ),
    ];
    html! {
        p { (visit.t("web-record-export-lead")) }
        p { strong { (visit.with(if narrowed { "web-record-export-some" } else { "web-record-export-whole" }, &args)) } }
        @if narrowed {
            p {
                a href=(visit.link_with(&look, &export.filters.parts())) { (visit.t("web-record-export-look")) } " · "
                a href=(visit.link("/record/export")) { (visit.t("web-record-export-all")) }
            }
        }
        @if export.unread > 0 {
            p.notice { (visit.with("export-unread", &[("entries", Arg::said(count(visit, "entries", export.unread)))])) }
        }
        @if export.withheld > 0 { p.notice { (count(visit, "web-record-export-withheld", export.withheld)) } }
        form.entry method="get" action="/record/export/record.xlsx" {
            @for (name, value) in export.filters.parts() { input type="hidden" name=(name) value=(value); }
            @if let Some(search) = &export.search { input type="hidden" name="search" value=(search); }
            @for (name, value) in &visit.query {
                @if crate::moment::KEYS.contains(&name.as_str()) { input type="hidden" name=(name) value=(value); }
            }
            fieldset {
                legend { (visit.t("web-record-export-options")) }
                @for option in ["tags", "received"] {
                    p {
                        input id=(option) type="checkbox" name=(option) value="yes" aria-describedby=(format!("{option}-hint"));
                        " " label.inline for=(option) { (visit.t(&format!("web-record-export-{option}"))) }
                    }
                    p.hint id=(format!("{option}-hint")) { (visit.t(&format!("web-record-export-{option}-hint"))) }
                }
            }
            ul.plain.files {
                @for file in &export.files {
                    li {
                        button formaction=(format!("/record/export/{file}")) { code dir="ltr" { (file) } } " "
                        span.soft { (visit.t(&format!("web-record-export-{}", file.replace('.', "-")))) }
                    }
                }
            }
        }
        p.soft { (visit.t("web-record-export-guard")) }
    }
}
