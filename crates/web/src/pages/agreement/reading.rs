//! `/agreement/reading`: each clause in words, in any of the four languages, whichever the reader's own is.

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_report::Say;
use tregua_report::reading::{ClauseData, ClauseTold, ReadingTold, clauses};
use tregua_wording::{Lang, Wording};

use super::AgreementPage;
use crate::access::Action;
use crate::frame::{Sheet, direction, own_name};
use crate::pages::bits::coded;
use crate::pages::terms;
use crate::reader::Prefers;
use crate::reply::Trouble;
use crate::routes::Page;
use crate::visit::Visit;

/// The clauses, to be read in a language chosen.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ReadingPage {
    /// The language chosen: `en`, `it`, `ar` or `he`. The data is the same in each.
    lang: String,
    /// The clauses, in the order of the text.
    clauses: Vec<ClauseData>,
}

impl Page for ReadingPage {
    const PATH: &'static str = "/agreement/reading";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-agreement-reading-title";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let text = visit.text()?;
        Ok(ReadingPage {
            lang: chosen(visit).code().to_owned(),
            clauses: clauses(&text.agreement),
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let lang = chosen(visit);
        let prefers = Prefers {
            lang,
            digits: visit.prefers.digits,
        };
        let agreement = visit.say().agreement;
        let words = visit.house.words(prefers);
        let view = Say { words, agreement }.reading_view();
        Sheet {
            of: Some(visit.words().apart(&agreement.name).into_owned()),
            ..Sheet::plain(html! {
                p.noprint { a href=(visit.link(AgreementPage::PATH)) { (visit.t("web-agreement-to-text")) } }
                (choice(visit, lang))
                section.reading lang=(lang.code()) dir=(direction(lang)) {
                    p.notice { (view.aid) }
                    @if let Some(text) = &view.text { p { (text) } }
                    dl.facts {
                        @for fact in &view.facts { dt { bdi { (fact.name) } } dd { bdi { (fact.said) } } }
                    }
                    @for clause in &view.clauses { (told(visit, words, clause)) }
                }
            })
        }
    }
}

/// The language of the reading; the reader's own unless another is asked for.
fn chosen(visit: &Visit) -> Lang {
    let asked = visit.get("in").and_then(Lang::of_code);
    asked.unwrap_or(visit.prefers.lang)
}

fn choice(visit: &Visit, chosen: Lang) -> Markup {
    html! {
        div role="group" aria-label=(visit.t("web-agreement-read-in")) {
            ul.ways.noprint {
                li { (visit.t("web-agreement-read-in")) }
                @for lang in Lang::ALL {
                    @let link = visit.link_with(ReadingPage::PATH, &[("in", lang.code())]);
                    li {
                        a href=(link) lang=(lang.code()) hreflang=(lang.code()) aria-current=[(*lang == chosen).then_some("true")] {
                            (own_name(*lang))
                        }
                    }
                }
            }
        }
    }
}

/// A clause; the ways on from it are in the language of the reading too.
fn told(visit: &Visit, words: &Wording, clause: &ClauseTold) -> Markup {
    let line = [("line", (clause.line as u64).into())];
    html! {
        h2 id={ "clause-" (clause.line) } { bdi { (clause.name) } }
        p.soft.noprint {
            a href={ (visit.link(AgreementPage::PATH)) "#L" (clause.line) } { (words.say("web-agreement-line", &line)) }
            " · " a href=(visit.link(&terms::path(&clause.label))) {
                (words.say("web-agreement-where", &[])) span.unseen { " " bdi { (clause.name) } }
            }
        }
        @if let Some(track) = &clause.track { p.soft { (track) } }
        @if let Some(asserted) = &clause.asserted { p { (asserted) } }
        @for reading in &clause.readings { (one_reading(reading)) }
        @for misprint in &clause.misprints { p.soft { (misprint) } }
    }
}

fn one_reading(reading: &ReadingTold) -> Markup {
    let body = html! {
        @for part in &reading.parts {
            p {
                strong { (part.lead) }
                @if !part.rest.is_empty() { " · " (coded(&part.rest)) }
                @if let Some(counted) = &reading.counted { " · " (counted) }
            }
        }
    };
    match &reading.name {
        None => body,
        Some(name) => html! {
            div.other {
                h3 { (name) }
                @if let Some(held) = &reading.held { p.soft { (held) } }
                (body)
            }
        },
    }
}
