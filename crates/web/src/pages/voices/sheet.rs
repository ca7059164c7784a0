//! How voices are shown.

use maud::{Markup, html};
use tregua_calendar::{Said, When};
use tregua_record::Claim;
use tregua_wording::Arg;

use super::{PAGE, Role, SourceOf, Told, Voice, Voices, Who};
use crate::pages::{bits, record};
use crate::visit::Visit;

pub(super) fn all(page: &Voices, visit: &Visit) -> Markup {
    let mut voices: Vec<&Who> = page.voices.iter().collect();
    voices.sort_by(|a, b| visit.words().order(&a.voice, &b.voice));
    html! {
        p { (visit.t("web-voices-about")) }
        @if voices.is_empty() { p { (visit.t("web-voices-none")) } }
        @else {
            div.scroll tabindex="0" role="region" aria-label=(visit.t("web-voices-caption")) {
                table.voices {
                    caption.unseen { (visit.t("web-voices-caption")) }
                    thead { tr {
                        @for key in ["name", "declared", "offices", "last"] {
                            th scope="col" { (visit.t(&format!("web-voices-{key}"))) }
                        }
                    } }
                    tbody { @for who in voices { (line(who, visit)) } }
                }
            }
        }
    }
}

fn line(who: &Who, visit: &Visit) -> Markup {
    html! {
        tr {
            th scope="row" {
                a href=(visit.link(&format!("/voices/{}", who.key))) { (bits::voice(visit.words(), &who.voice)) }
            }
            td { (declared(who, visit)) }
            td { (offices(who, visit)) }
            td {
                @match &who.last {
                    None => span.soft { (visit.t("web-voices-silent")) },
                    Some(last) => {
                        @let day = visit.snapshot.clock().civil(last.at()).date();
                        time datetime=(day.to_string()) { (visit.say().day(day)) }
                    },
                }
            }
        }
    }
}

fn declared(who: &Who, visit: &Visit) -> String {
    if who.declared.is_empty() {
        return visit.t("web-voices-role-none");
    }
    let said = who.declared.iter().map(|Role { role, of }| {
        let key = format!("web-voices-role-{role}");
        match of {
            Some(of) => visit.with(&key, &[("voice", of.as_str().into())]),
            None => visit.t(&key),
        }
    });
    visit.words().join("list-comma", said)
}

fn offices(who: &Who, visit: &Visit) -> Markup {
    let offices = visit.say().voices("list-comma", &who.offices);
    html! {
        (offices)
        @if who.more_offices > 0 {
            " " (visit.with("web-now-more", &[("n", (who.more_offices as u64).into())]))
        }
    }
}

pub(super) fn one(page: &Voice, visit: &Visit) -> Markup {
    let who = &page.who;
    let name = ("voice", Arg::said(visit.say().voice(&who.voice)));
    html! {
        p { a href=(visit.link("/voices")) { (visit.t("web-voices-all")) } }
        h2 { (visit.with("web-voices-said-by", &[name])) }
        dl.facts {
            dt { (visit.t("web-voices-declared")) } dd { (declared(who, visit)) }
            @if !who.offices.is_empty() {
                dt { (visit.t("web-voices-offices")) } dd { (offices(who, visit)) }
            }
        }
        @if page.statements.is_empty() { p { (visit.t("web-voices-silent")) } }
        @else {
            p.soft { (range(page, visit)) }
            div.scroll tabindex="0" role="region" aria-label=(visit.t("web-voices-entries")) {
                table.said {
                    caption.unseen { (visit.t("web-voices-entries")) }
                    thead { tr {
                        @for key in ["entry", "when", "kind", "what", "figure", "happened", "source"] {
                            th scope="col" { (visit.t(&format!("web-voices-{key}"))) }
                        }
                    } }
                    tbody { @for one in &page.statements { (told(one, visit)) } }
                }
            }
        }
        (pager(page, visit))
    }
}

fn range(page: &Voice, visit: &Visit) -> String {
    let first = (page.page - 1) * PAGE + 1;
    let last = first + page.statements.len() - 1;
    let n = |n: usize| Arg::from(n as u64);
    let args = [
        ("first", n(first)),
        ("last", n(last)),
        ("all", n(page.who.entries)),
    ];
    visit.with("web-voices-range", &args)
}

fn pager(page: &Voice, visit: &Visit) -> Markup {
    let to = |page: usize| visit.link_with(&visit.path, &[("page", &page.to_string())]);
    html! {
        @if page.pages > 1 {
            p.pager {
                @if page.page > 1 { a rel="prev" href=(to(page.page - 1)) { (visit.t("web-voices-newer")) } " " }
                @if page.page < page.pages { a rel="next" href=(to(page.page + 1)) { (visit.t("web-voices-older")) } }
            }
        }
    }
}

fn told(one: &Told, visit: &Visit) -> Markup {
    let say = visit.say();
    let claim = one.shown.as_deref();
    html! {
        tr {
            th scope="row" {
                a href=(record::address(visit, &one.entry)) { (bits::name(&one.claim)) }
                @if let Some(gone) = one.gone { br; small { (visit.t(&format!("web-voices-gone-{gone}"))) } }
            }
            td {
                @match claim.and_then(|claim| claim.said) {
                    Some(Said::On(day)) => time datetime=(day.to_string()) { (say.day(day)) },
                    Some(Said::At(at)) => { (say.when(&When::Instant(at))) },
                    None => {},
                }
            }
            td { (visit.words().known("kind", one.kind)) }
            td { @if let Some(claim) = claim { (what(claim, visit)) } }
            td {
                @if let Some(figure) = &one.figure { (bits::quoted(visit, figure, claim.and_then(|claim| claim.source.as_deref()))) }
                @if let Some(withheld) = &one.withheld { small { (visit.says_withheld(withheld)) } }
            }
            td { @if let Some(when) = claim.and_then(|claim| claim.occurred) { (say.when(&when)) } }
            td { @if let Some(source) = &one.source { (source_of(source, visit)) } }
        }
    }
}

fn source_of(source: &SourceOf, visit: &Visit) -> Markup {
    html! {
        code { bdi { (source.source) } }
        @if let Some(publisher) = &source.publisher { " " bdi { (publisher) } }
        @if let Some(title) = &source.title { (visit.t("list-comma")) bdi { (title) } }
    }
}

/// What a statement is about, in a few words of ours: the act and thing, how many, where counted, which term.
fn what(claim: &Claim, visit: &Visit) -> Markup {
    let say = visit.say();
    let mut parts: Vec<String> = Vec::new();
    parts.extend(
        claim
            .act
            .as_deref()
            .map(|act| say.done(act, claim.thing.as_deref())),
    );
    parts.extend(claim.amount.map(|amount| say.range(amount.lo, amount.hi)));
    parts.extend(
        claim
            .counting_point
            .as_deref()
            .map(|point| say.counted_at(point)),
    );
    let what = visit.words().join("list-comma", parts);
    html! {
        (what)
        @if let Some(speaker) = &claim.speaker { @if !what.is_empty() { br; } small { bdi { (speaker) } } }
    }
}
