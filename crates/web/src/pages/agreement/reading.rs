//! `/agreement/reading`: each clause in words, in any of the four languages, whichever the reader's own is.

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_agreement::meaning::{Clause, Reading};
use tregua_report::Say;
use tregua_wording::{Arg, Lang};

use super::AgreementPage;
use super::clauses::{self, ClauseData};
use super::words::Teller;
use crate::access::Action;
use crate::frame::{Sheet, direction, own_name};
use crate::pages::bits::{coded, name};
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
            clauses: clauses::of(&text.agreement),
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let lang = chosen(visit);
        let prefers = Prefers {
            lang,
            digits: visit.prefers.digits,
        };
        let teller = Teller(Say {
            words: visit.house.words(prefers),
            agreement: visit.say().agreement,
        });
        let agreement = teller.0.agreement;
        Sheet {
            of: Some(visit.words().apart(&agreement.name).into_owned()),
            ..Sheet::plain(html! {
                p.noprint { a href=(visit.link(AgreementPage::PATH)) { (visit.t("web-agreement-to-text")) } }
                (choice(visit, lang))
                section.reading lang=(lang.code()) dir=(direction(lang)) {
                    p.notice { (teller.t("aid")) }
                    (header(&teller))
                    @for clause in &agreement.clauses { (told(visit, &teller, clause)) }
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

fn header(teller: &Teller<'_>) -> Markup {
    let agreement = teller.0.agreement;
    let bodies = &agreement.counting_bodies;
    let voices = [
        ("parties", &agreement.parties),
        ("mediators", &agreement.mediators),
        ("carriers", &agreement.carriers),
        ("bodies", bodies),
    ];
    let list = |voices: &[String]| teller.0.voices("list-and", voices);
    html! {
        @if let Some(header) = &agreement.text { p { (teller.0.text_header(header)) } }
        dl.facts {
            @for (key, voices) in voices.iter().filter(|(_, voices)| !voices.is_empty()) {
                dt { (teller.t(key)) } dd { (list(voices)) }
            }
            @if bodies.is_empty() { dt { (teller.t("bodies")) } dd { (teller.t("bodies-none")) } }
            @for phase in &agreement.phases {
                dt { (name(&phase.name)) } dd { (teller.phase(phase)) }
            }
            dt { (teller.t("clock")) }
            dd { bdi { (agreement.clock.zone()) } }
        }
    }
}

fn told(visit: &Visit, teller: &Teller<'_>, clause: &Clause) -> Markup {
    let say = &teller.0;
    html! {
        h2 id={ "clause-" (clause.span.line) } { (name(&clause.label)) }
        p.soft.noprint {
            a href={ (visit.link(AgreementPage::PATH)) "#L" (clause.span.line) } {
                (teller.with("line", &[("line", (clause.span.line as u64).into())]))
            }
            " · " a href=(visit.link(&terms::path(&clause.label))) { (teller.t("where")) span.unseen { " " (name(&clause.label)) } }
        }
        @if !clause.asserted_by.is_empty() {
            p { (say.words.say("asserted-by", &[("voices", teller.voices(&clause.asserted_by))])) }
        }
        @for readings in by_name(&clause.readings) { (one_reading(teller, &readings)) }
        @for misprint in &clause.misprints {
            @let sources = Arg::said(say.words.names("list-comma", &misprint.sources));
            p.soft { (teller.with("misprint", &[("words", misprint.words.as_str().into()), ("sources", sources)])) }
        }
    }
}

/// Readings that differ only in the counting point together, in the order of the text.
fn by_name(readings: &[Reading]) -> Vec<Vec<&Reading>> {
    let mut named: Vec<Vec<&Reading>> = Vec::new();
    for reading in readings {
        let same = |group: &&mut Vec<&Reading>| {
            group
                .first()
                .is_some_and(|first| first.name == reading.name)
        };
        match named.iter_mut().find(same) {
            Some(group) => group.push(reading),
            None => named.push(vec![reading]),
        }
    }
    named
}

fn one_reading(teller: &Teller<'_>, readings: &[&Reading]) -> Markup {
    let Some(first) = readings.first() else {
        return html! {};
    };
    let say = &teller.0;
    let points = teller.points(readings);
    let body = html! {
        @for part in &first.parts {
            @let asked = teller.part(part);
            p { strong { (asked.lead) } @if !asked.rest.is_empty() { " · " (coded(&asked.rest)) } @if let Some(points) = &points { " · " (points) } }
        }
    };
    match &first.name {
        None => body,
        Some(reading) => html! {
            div.other {
                h3 { (say.reading_name(reading)) }
                p.soft {
                    (say.held(&first.held).unwrap_or_else(|| say.words.say("held-nobody", &[])))
                }
                (body)
            }
        },
    }
}
