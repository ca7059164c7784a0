//! `/brief`: editions that were released, drafts at a cut-off, and their release by another than who drafted.

mod draft;
mod drafts;
mod edition;
mod paper;
mod sound;
#[cfg(test)]
mod tests;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_desk::editions::{self, Kept};
use tregua_report::Stamp;
use tregua_wording::Arg;

use crate::access::Action;
use crate::frame::Sheet;
use crate::pages::bits::{coded, name};
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

use draft::DraftPage;
pub(crate) use drafts::Drafts;
use drafts::Request;
use edition::EditionPage;
use paper::{Wrong, short, summary};

pub(crate) fn routes() -> Vec<Route> {
    use Action::{SeeStandings, WriteBrief};
    vec![
        Route::page::<Briefs>(),
        Route::form(Briefs::PATH, WriteBrief, draft::ask),
        Route::page::<DraftPage>(),
        Route::form(DraftPage::PATH, WriteBrief, draft::release),
        Route::page::<EditionPage>(),
        Route::get("/brief/{edition}/print", SeeStandings, edition::print),
        Route::get("/brief/{edition}/html", SeeStandings, edition::as_html),
        Route::get("/brief/{edition}/text", SeeStandings, edition::as_text),
        Route::get(
            "/brief/{edition}/content",
            SeeStandings,
            edition::as_content,
        ),
    ]
}

/// The editions of this record, and drafts that nobody has released.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Briefs {
    /// Released editions, the newest first.
    editions: Vec<EditionLine>,
    /// Drafts asked for since the program was started, the newest first; empty for readers who do not draft.
    drafts: Vec<DraftLine>,
    #[serde(skip)]
    typed: Typed,
    #[serde(skip)]
    wrong: Vec<Wrong>,
}

/// A released edition.
#[derive(Serialize, JsonSchema)]
pub(crate) struct EditionLine {
    /// Its number, from 1.
    edition: u64,
    /// Its cut-off.
    cutoff: Stamp,
    /// SHA-256 of its content, in hex.
    sha256: String,
    /// The desk or member that drafted it.
    drafter: String,
    /// The desk or member that released it.
    releaser: String,
    /// The entry that keeps it.
    entry: String,
}

/// A draft that was asked for.
#[derive(Serialize, JsonSchema)]
pub(crate) struct DraftLine {
    /// Its place: `/brief/drafts/{draft}`.
    draft: String,
    /// Its cut-off.
    cutoff: Stamp,
    /// The desk or member that drafts it.
    drafter: String,
}

/// What stands in the form.
#[derive(Default)]
pub(super) struct Typed {
    cutoff: String,
    drafter: String,
}

impl Page for Briefs {
    const PATH: &'static str = "/brief";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-nav-brief";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let clock = visit.snapshot.clock();
        let editions = editions::list(&visit.snapshot.holdings);
        let drafts = if visit.may(Action::WriteBrief) {
            visit.house.drafts.all()
        } else {
            Vec::new()
        };
        // Without a moment in the address it is now, or the moment that a worked history is shown at.
        let suggested = clock.civil(visit.asked.moment.as_of);
        Ok(Briefs {
            editions: editions
                .iter()
                .rev()
                .map(|kept| EditionLine::of(kept, visit))
                .collect(),
            drafts: drafts
                .iter()
                .map(|request| DraftLine {
                    draft: request.id.clone(),
                    cutoff: Stamp::new(request.cutoff, clock),
                    drafter: request.drafter.clone(),
                })
                .collect(),
            typed: Typed {
                cutoff: suggested.strftime("%Y-%m-%dT%H:%M").to_string(),
                drafter: String::new(),
            },
            wrong: Vec::new(),
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::plain(html! {
            (summary(visit, &self.wrong))
            p { (visit.t("web-brief-what")) }
            (self.editions_table(visit))
            @if visit.may(Action::WriteBrief) {
                @if !self.drafts.is_empty() { (self.drafts_list(visit)) }
                (self.form(visit))
            }
        })
    }
}

impl Briefs {
    fn editions_table(&self, visit: &Visit) -> Markup {
        html! {
            h2 { (visit.t("web-brief-editions")) }
            @if self.editions.is_empty() {
                p.soft { (visit.t("brief-no-editions")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(visit.t("web-brief-editions")) {
                    table {
                        caption.unseen { (visit.t("web-brief-editions")) }
                        thead { tr {
                            @for head in ["edition", "cutoff", "drafter", "releaser", "hash"] {
                                th scope="col" { (visit.t(&format!("web-brief-head-{head}"))) }
                            }
                        } }
                        tbody { @for line in &self.editions { (line.row(visit)) } }
                    }
                }
            }
        }
    }

    fn drafts_list(&self, visit: &Visit) -> Markup {
        html! {
            h2 { (visit.t("web-brief-drafts")) }
            p.hint { (visit.t("web-brief-drafts-hint")) }
            ul {
                @for line in &self.drafts {
                    @let cutoff = Arg::said(visit.say().instant(line.cutoff.at()));
                    @let args = [("cutoff", cutoff), ("drafter", line.drafter.as_str().into())];
                    li {
                        a href=(visit.link(&format!("/brief/drafts/{}", line.draft))) {
                            (visit.with("web-brief-draft-line", &args))
                        }
                    }
                }
            }
        }
    }

    fn form(&self, visit: &Visit) -> Markup {
        if visit.snapshot.text.is_none() {
            return html! {
                h2 { (visit.t("web-brief-draft-title")) }
                p.notice { (visit.t("web-brief-no-text")) }
            };
        }
        let wrong = |field| self.wrong.iter().find(|wrong| wrong.field == field);
        html! {
            h2 #draft { (visit.t("web-brief-draft-title")) }
            form.entry method="post" action=(visit.link(Self::PATH)) {
                div.wrong[wrong("cutoff").is_some()] {
                    label for="cutoff" { (visit.t("web-brief-cutoff")) }
                    p.hint #cutoff-hint {
                        (coded(&visit.with("web-brief-cutoff-hint", &[("zone", visit.snapshot.clock().zone().into())])))
                    }
                    @if let Some(wrong) = wrong("cutoff") { p #cutoff-wrong { (coded(&wrong.said)) } }
                    input #cutoff name="cutoff" dir="ltr" autocomplete="off" required value=(self.typed.cutoff)
                        aria-invalid=[wrong("cutoff").map(|_| "true")]
                        aria-describedby=(described("cutoff", wrong("cutoff").is_some()));
                }
                @match paper::member(visit) {
                    Some(member) => p { (visit.with("web-brief-drafts-as", &[("member", member.into())])) },
                    None => div.wrong[wrong("drafter").is_some()] {
                        label for="drafter" { (visit.t("web-brief-drafter")) }
                        p.hint #drafter-hint { (visit.t("web-brief-drafter-hint")) }
                        @if let Some(wrong) = wrong("drafter") { p #drafter-wrong { (wrong.said) } }
                        input #drafter name="drafter" dir="auto" autocomplete="off" required value=(self.typed.drafter)
                            aria-invalid=[wrong("drafter").map(|_| "true")]
                            aria-describedby=(described("drafter", wrong("drafter").is_some()));
                    },
                }
                p { button.first { (visit.t("web-brief-do-draft")) } }
            }
        }
    }
}

impl EditionLine {
    fn of(kept: &Kept, visit: &Visit) -> Self {
        EditionLine {
            edition: kept.number,
            cutoff: Stamp::new(kept.edition.cutoff, visit.snapshot.clock()),
            sha256: kept.sha256(),
            drafter: kept.edition.drafter.clone(),
            releaser: kept.edition.releaser.clone(),
            entry: kept.id.to_string(),
        }
    }

    fn row(&self, visit: &Visit) -> Markup {
        let number = [("n", self.edition.into())];
        html! {
            tr {
                th scope="row" {
                    a href=(visit.link(&format!("/brief/{}", self.edition))) { (visit.with("brief-edition", &number)) }
                }
                td { time datetime=(self.cutoff.text()) { (visit.say().instant(self.cutoff.at())) } }
                td { (name(&self.drafter)) }
                td { (name(&self.releaser)) }
                td { code { bdi { (short(&self.sha256)) } } }
            }
        }
    }
}

/// What describes a field: its hint, and what is wrong with it.
pub(super) fn described(field: &str, wrong: bool) -> String {
    if wrong {
        format!("{field}-hint {field}-wrong")
    } else {
        format!("{field}-hint")
    }
}
