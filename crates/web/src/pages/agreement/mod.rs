//! `/agreement`: the text on record, line by line; its versions; a reading in words; and the place to write a new version.

mod check;
mod edit;
mod positions;
mod reading;
#[cfg(test)]
mod tests;
mod versions;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_report::reading::{ClauseData, clauses};

use crate::access::Action;
use crate::frame::Sheet;
use crate::pages::bits::{self, name};
use crate::pages::terms;
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

use edit::EditPage;
use positions::PositionsPage;
use reading::ReadingPage;
use versions::{Version, VersionsPage, versions};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page::<AgreementPage>(),
        Route::page::<ReadingPage>(),
        Route::page::<VersionsPage>(),
        Route::page::<PositionsPage>(),
        Route::page::<EditPage>(),
        Route::form(EditPage::PATH, Action::WriteText, edit::send),
        Route::form("/agreement/check.json", Action::WriteText, check::now),
    ]
}

/// The newest text that can be made sense of.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AgreementPage {
    /// The agreement's name; absent where the record has no text.
    name: Option<String>,
    /// What sort of text it is, as its header says.
    header: Option<String>,
    /// SHA-256 of the text, in hex.
    sha256: Option<String>,
    /// The text, as it was given.
    text: Option<String>,
    /// Its clauses, in the order of the text.
    clauses: Vec<ClauseData>,
    /// Every text on record, the newest first.
    versions: Vec<Version>,
}

impl Page for AgreementPage {
    const PATH: &'static str = "/agreement";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-nav-agreement";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let text = visit.snapshot.text.as_ref();
        Ok(AgreementPage {
            name: text.map(|text| text.agreement.name.clone()),
            header: text.and_then(|text| text.agreement.text.clone()),
            sha256: visit.snapshot.text_sha256.clone(),
            text: text.map(|text| text.text.clone()),
            clauses: text.map_or_else(Vec::new, |text| clauses(&text.agreement)),
            versions: versions(visit),
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let Some(text) = &self.text else {
            return Sheet::plain(self.without_text(visit));
        };
        let link = |path: &str| visit.link(path);
        Sheet {
            of: self
                .name
                .as_deref()
                .map(|name| visit.words().apart(name).into_owned()),
            ..Sheet::plain(html! {
                (bits::done(visit, &[("put", "web-agreement-done")]))
                @if let Some(header) = &self.header { p.notice { (visit.say().text_header(header)) } }
                ul.ways.noprint {
                    li { a href=(link(ReadingPage::PATH)) { (visit.t("web-agreement-to-reading")) } }
                    li { a href=(link(VersionsPage::PATH)) { (visit.t("web-agreement-to-versions")) } }
                    @if visit.may(Action::SeeRecord) {
                        li { a href=(link(PositionsPage::PATH)) { (visit.t("web-agreement-to-positions")) } }
                    }
                    @if visit.may(Action::WriteText) {
                        li { a href=(link(EditPage::PATH)) { (visit.t("web-agreement-to-edit")) } }
                    }
                }
                (self.contents(visit))
                h2 { (visit.t("web-agreement-text")) }
                (self.lines(visit, text))
                (self.versions_table(visit))
            })
        }
    }
}

impl AgreementPage {
    fn without_text(&self, visit: &Visit) -> Markup {
        html! {
            p.notice { (visit.t("web-agreement-none")) }
            @if visit.may(Action::WriteText) {
                p { a.button.first href=(visit.link(EditPage::PATH)) { (visit.t("web-agreement-begin")) } }
            }
            (self.versions_table(visit))
        }
    }

    fn versions_table(&self, visit: &Visit) -> Markup {
        html! {
            @if !self.versions.is_empty() {
                h2 { (visit.t("web-agreement-on-record")) }
                (versions::table(visit, &self.versions))
            }
        }
    }

    fn contents(&self, visit: &Visit) -> Markup {
        html! {
            h2 { (visit.t("web-agreement-clauses")) }
            ul.contents {
                @for clause in &self.clauses {
                    li {
                        a href={ "#L" (clause.line) } { (name(&clause.label)) }
                        " " a.soft href=(visit.link(&terms::path(&clause.label))) {
                            (visit.t("web-agreement-where")) span.unseen { " " (name(&clause.label)) }
                        }
                    }
                }
            }
        }
    }

    fn lines(&self, visit: &Visit, text: &str) -> Markup {
        let clause = |line: usize| self.clauses.iter().find(|clause| clause.line == line);
        html! {
            div.scroll tabindex="0" role="region" aria-label=(visit.t("web-agreement-text")) {
                ol.lines dir="ltr" lang="en" {
                    @for (line, words) in (1..).zip(text.lines()) {
                        @match clause(line) {
                            Some(clause) => li.clause id={ "L" (line) } {
                                @let (own, comment) = words.split_at(words.find(" #").unwrap_or(words.len()));
                                @let (own, space) = own.split_at(own.trim_end().len());
                                a href=(visit.link(&terms::path(&clause.label))) { (own) } (space) (comment)
                            },
                            None => li id={ "L" (line) } { (words) },
                        }
                    }
                }
            }
        }
    }
}
