//! How one entry looks.

use maud::{Markup, html};
use tregua_calendar::{Said, When};
use tregua_record::{Claim, KindCode};
use tregua_report::claimed;

use crate::access::Action;
use crate::pages::bits::{clause, name, quoted, voice, voice_key};
use crate::visit::Visit;

use super::line::{self, Line, address, count, entry_link, instant};
use super::one::{Column, Holds, One, Proof, SourceData, Tie, Times};
use super::{evidence, files};

/// What can be said of a statement, in this order; each has a form of its own.
const ANSWERS: [&str; 5] = ["correct", "confirm", "deny", "respond", "retract"];

pub(super) fn one(one: &One, visit: &Visit) -> Markup {
    html! {
        p.notice #changed role="status" hidden {
            (visit.t("web-changed")) " " a href=(visit.here()) { (visit.t("web-show-again")) }
        }
        (summary(one, visit))
        (answers(one, visit))
        (says(one, visit))
        (evidence::sheet(&one.attached, visit))
        (times(&one.times, one, visit))
        @if let Some(source) = &one.source { (source_of(source, visit)) }
        (chain(one, visit))
        (ties(one, visit))
        (rivals(one, visit))
        (clauses(one, visit))
        (kept(one, visit))
        (proofs(one, visit))
        p { a href=(visit.link("/record")) { (visit.t("web-record-back")) } }
    }
}

fn summary(one: &One, visit: &Visit) -> Markup {
    let claim = one.claim();
    html! {
        p.summary {
            strong { (line::kind(visit, one.line.held.kind)) }
            @if let Some(claim) = claim {
                " · " (voice(visit.words(), &claim.told_by()))
                @if let Some(done) = line::done(visit, claim) { " · " (done) }
                @if let Some(many) = line::many_now(visit, &one.line.held, claim) { " · " bdi { (many) } }
                @if let Some(when) = claim.occurred { " · " (visit.say().when(&when)) }
            }
        }
        @if let Some(gone) = one.gone() { p.notice { (line::gone(visit, gone)) } }
        @if let Some(withheld) = &one.withheld { p.notice { (visit.says_withheld(withheld)) } }
        @if let Some(unread) = &one.unread { p.notice { (unread) } }
    }
}

fn answers(one: &One, visit: &Visit) -> Markup {
    html! {
        @if one.claim().is_some() && visit.may(Action::WriteClaim) {
            p.buttons.noprint {
                @for kind in ANSWERS {
                    a.button href=(visit.link_with(&format!("/entry/{kind}"), &[("of", &one.line.entry)])) {
                        (visit.t(&format!("web-record-to-{kind}")))
                    } " "
                }
            }
        }
    }
}

fn says(one: &One, visit: &Visit) -> Markup {
    let claim = one.claim();
    html! {
        h2 #says { (visit.t("web-record-says")) }
        @if !one.columns.is_empty() {
            div.scroll tabindex="0" role="region" aria-labelledby="says" {
                table.columns {
                    caption.unseen { (visit.t("web-record-says-caption")) }
                    tbody { @for column in &one.columns { (column_row(column, claim, visit)) } }
                }
            }
        }
        @if let Some(holds) = &one.holds { (holding(holds, visit)) }
        @if one.columns.is_empty() && one.holds.is_none() { p { (visit.t("web-record-no-words")) } }
    }
}

fn column_row(column: &Column, claim: Option<&Claim>, visit: &Visit) -> Markup {
    let (said, is_as_written) = in_words(column, claim, visit);
    html! {
        tr {
            th scope="row" { (column_name(visit, &column.column)) br; code.soft { bdi { (column.column) } } }
            td {
                (said)
                @if !is_as_written { br; code.soft { bdi { (column.text) } } }
            }
        }
    }
}

/// A column in the reader's words; one of somebody's own as it is.
fn column_name(visit: &Visit, column: &str) -> String {
    let words = visit.words();
    let sort = ["web-record-column", "note-column"]
        .into_iter()
        .find(|sort| words.has(&format!("{sort}-{column}")));
    match sort {
        Some(sort) => words.known(sort, column),
        None => visit.t("web-record-own-column"),
    }
}

/// A column in the reader's words; one of somebody's own by its name.
fn column_or_own(visit: &Visit, column: &str) -> String {
    if column.starts_with("x_") {
        return visit.words().apart(column).into_owned();
    }
    column_name(visit, column)
}

/// A cell in the reader's words where it holds words, numbers or times of ours, with a link where it leads somewhere; and
/// whether that is what a file has.
fn in_words(column: &Column, claim: Option<&Claim>, visit: &Visit) -> (Markup, bool) {
    let (words, text) = (visit.words(), column.text.as_str());
    let filter = |key: &str, value: &str| {
        html! { a href=(visit.link_with("/record", &[(key, value)])) { (name(text)) } }
    };
    let known = |sort: &str| {
        let said = words.known(sort, text);
        let same = said == text;
        (html! { (said) }, same)
    };
    let told = |said: Option<String>| match said {
        Some(said) => {
            let same = said == text;
            (html! { bdi { (said) } }, same)
        }
        None => (name(text), true),
    };
    match (column.column.as_str(), claim) {
        ("kind", _) => known("kind"),
        ("act", _) => known("act"),
        ("counting_point", _) => known("point"),
        ("attribution", _) => known("attribution"),
        ("adds", _) => known("adds"),
        ("coverage", _) => known("coverage"),
        ("actor", _) if text == "unknown" => known("actor"),
        ("amount", Some(claim)) => told(claimed::amount(words, claim)),
        ("of_kind", Some(claim)) => told(claimed::kinds(words, claim)),
        ("occurred", Some(claim)) => told(claim.occurred.map(|when| visit.say().when(&when))),
        ("said" | "published" | "known_from", _) => {
            told(text.parse().ok().map(|at| said(visit, at)))
        }
        ("received", Some(claim)) => told(claim.received.map(|at| visit.say().instant(at))),
        ("voice", _) => (filter("voice", &voice_key(text)), true),
        ("about", _) => (filter("about", text), true),
        ("source", _) => (filter("source", text), true),
        ("clause", _) => (clause_link(visit, text), true),
        ("url", _) => (link(text), true),
        ("figure", _) => (
            quoted(visit, text, claim.and_then(|claim| claim.source.as_deref())),
            true,
        ),
        _ => (name(text), true),
    }
}

fn said(visit: &Visit, said: Said) -> String {
    visit.say().when(&match said {
        Said::At(at) => When::Instant(at),
        Said::On(date) => When::Dates(date, date),
    })
}

/// An address of somebody else's: told in full, and nobody there learns where the reader came from.
fn link(url: &str) -> Markup {
    html! {
        @if url.starts_with("https://") || url.starts_with("http://") {
            a href=(url) rel="noreferrer noopener external" { (name(url)) }
        } @else { (name(url)) }
    }
}

fn clause_link(visit: &Visit, label: &str) -> Markup {
    html! {
        @if visit.may(Action::SeeStandings) {
            a href=(visit.link(&format!("/terms/{}", line::part(label)))) { (clause(&visit.say(), label)) }
        } @else { (clause(&visit.say(), label)) }
    }
}

fn holding(holds: &Holds, visit: &Visit) -> Markup {
    let hash = |sha256: &str| html! { dt { "SHA-256" } dd { code { bdi { (sha256) } } } };
    html! {
        dl.facts {
            @match holds {
                Holds::Charter => { dt { (visit.t("kind-charter")) } dd { (visit.t("web-record-charter")) } }
                Holds::Attachment { sha256 } => { (hash(sha256)) }
                Holds::Custody { step } => { dt { (visit.t("kind-custody")) } dd { (step.said) } }
                Holds::Agreement { sha256 } => {
                    (hash(sha256))
                    @if visit.may(Action::SeeStandings) {
                        dt { (visit.t("kind-agreement")) }
                        dd { a href=(visit.link("/agreement")) { (visit.t("web-nav-agreement")) } }
                    }
                }
                Holds::Edition { sha256 } => {
                    (hash(sha256))
                    @if visit.may(Action::SeeStandings) {
                        dt { (visit.t("kind-edition")) }
                        dd { a href=(visit.link("/brief")) { (visit.t("web-nav-brief")) } }
                    }
                }
                Holds::Receipt { received, rebuilt, entries, files } => {
                    dt { (visit.t("web-record-receipt-of")) } dd { (count(visit, "entries", *entries)) }
                    dt { (visit.t("web-record-time-received")) }
                    dd {
                        @if let Ok(at) = received.parse() { (instant(visit, at)) }
                        @if *rebuilt { " · " (visit.t("web-record-rebuilt")) }
                    }
                    @for file in files { (hash(file)) }
                }
            }
        }
    }
}

fn times(times: &Times, one: &One, visit: &Visit) -> Markup {
    let claim = one.claim();
    let held = &one.line.held;
    let none = || visit.t("web-record-not-said");
    let row = |key: &str, said: Markup| {
        html! {
            dt { (visit.t(&format!("web-record-time-{key}"))) }
            dd { (said) br; small { (visit.t(&format!("web-record-time-{key}-hint"))) } }
        }
    };
    let occurred = claim.and_then(|claim| claim.occurred);
    html! {
        h2 { (visit.t("web-record-times")) }
        dl.facts.times {
            @if claim.is_some() {
                (row("occurred", html! { @if let Some(when) = occurred { (visit.say().when(&when)) } @else { (none()) } }))
                (row("said", html! { @if let Some(at) = claim.and_then(|claim| claim.said) { (said(visit, at)) } @else { (none()) } }))
            }
            (row("signed", instant(visit, held.signed)))
            (row("received", html! {
                @if let Some(at) = held.received { (instant(visit, at)) } @else { (visit.t("web-record-no-receipt")) }
                @if times.rebuilt { " · " (visit.t("web-record-rebuilt")) }
            }))
            (row("bracket", html! { (visit.t("web-record-not-proved")) }))
        }
    }
}

fn source_of(source: &SourceData, visit: &Visit) -> Markup {
    html! {
        h2 { (visit.t("web-record-source")) }
        dl.facts {
            @for column in &source.columns {
                dt { (column_name(visit, &column.column)) }
                dd {
                    @match (column.column.as_str(), &source.entry) {
                        ("source", Some(entry)) => { a href=(address(visit, entry)) { (name(&column.text)) } }
                        _ => { (in_words(column, None, visit).0) }
                    }
                }
            }
        }
    }
}

/// An entry in a list of few: key, who, what, how many, when.
fn brief_line(row: &Line, visit: &Visit) -> Markup {
    let claim = row.claim.as_deref();
    html! {
        a href=(address(visit, &row.entry)) { (name(row.key.as_deref().unwrap_or(line::short(&row.entry)))) }
        " · " (line::kind(visit, row.held.kind))
        @if let Some(claim) = claim {
            " · " (voice(visit.words(), &claim.told_by()))
            @if let Some(done) = line::done(visit, claim) { " · " (done) }
            @if let Some(many) = line::many_now(visit, &row.held, claim) { " · " bdi { (many) } }
            @if let Some(when) = claim.occurred { " · " (visit.say().when(&when)) }
            @if let Some(point) = &claim.counting_point { " · " (visit.say().counted_at(point)) }
            @if let Some(figure) = &claim.figure { " · " (quoted(visit, figure, claim.source.as_deref())) }
            @if let Some(cause) = &claim.cause { " · " (quoted(visit, cause, claim.source.as_deref())) }
        }
        @if let Some(gone) = &row.gone { " · " (line::gone(visit, gone)) }
    }
}

fn chain(one: &One, visit: &Visit) -> Markup {
    html! {
        @if !one.chain.is_empty() {
            h2 { (visit.t("web-record-chain")) }
            p.soft { (visit.t("web-record-chain-hint")) }
            ol.chain {
                @for step in &one.chain {
                    li {
                        div.side-by-side {
                            @for row in step {
                                div.card.here[row.entry == one.line.entry] {
                                    (brief_line(row, visit))
                                    br; small { (visit.t("web-record-time-signed")) " " (instant(visit, row.held.signed)) }
                                    @if row.entry == one.line.entry { br; strong { (visit.t("web-record-this-one")) } }
                                }
                            }
                        }
                        @if step.len() > 1 { p.soft { (visit.t("web-record-concurrent")) } }
                    }
                }
            }
        }
    }
}

fn ties(one: &One, visit: &Visit) -> Markup {
    let is_source = one.line.held.source().is_some();
    html! {
        @if !one.names.is_empty() || !one.named_by.is_empty() || is_source {
            h2 { (visit.t("web-record-ties")) }
            (tied("web-record-names", "web-record-rel", &one.names, visit))
            (tied("web-record-named-by", "web-record-rel-by", &one.named_by, visit))
            @if one.named_by_more > 0 { p.soft { (count(visit, "web-record-more", one.named_by_more)) } }
            @if let (true, Some(key)) = (is_source, &one.line.key) {
                p { a href=(visit.link_with("/record", &[("source", key)])) { (visit.t("web-record-of-source")) } }
            }
        }
    }
}

fn tied(title: &str, sort: &str, ties: &[Tie], visit: &Visit) -> Markup {
    html! {
        @if !ties.is_empty() {
            h3 { (visit.t(title)) }
            ul {
                @for tie in ties {
                    li {
                        (visit.words().known(sort, tie.rel)) ": "
                        @match &tie.line {
                            Some(row) => { (brief_line(row, visit)) }
                            None => { code { bdi { (line::short(&tie.entry)) } } }
                        }
                    }
                }
            }
        }
    }
}

fn rivals(one: &One, visit: &Visit) -> Markup {
    html! {
        @if !one.rivals.is_empty() {
            h2 { (visit.t("web-record-rivals")) }
            p.soft { (visit.t("web-record-rivals-hint")) }
            ul { @for row in &one.rivals { li { (brief_line(row, visit)) } } }
            @if let (true, Some(about)) = (one.rivals_more > 0, one.claim().and_then(|claim| claim.about.as_deref())) {
                p {
                    (count(visit, "web-record-more", one.rivals_more)) " "
                    a href=(visit.link_with("/record", &[("about", about)])) { (visit.t("web-record-see-all")) }
                }
            }
        }
    }
}

fn clauses(one: &One, visit: &Visit) -> Markup {
    html! {
        @if !one.clauses.is_empty() {
            h2 { (visit.t("web-record-clauses")) }
            p.soft { (visit.t("web-record-clauses-hint")) }
            ul {
                @for tie in &one.clauses {
                    li {
                        (clause_link(visit, &tie.clause)) " · "
                        (visit.t(if tie.named { "web-record-clause-named" } else { "web-record-clause-same" }))
                    }
                }
            }
        }
    }
}

/// What everyone keeps for ever, and what can be erased.
fn kept(one: &One, visit: &Visit) -> Markup {
    let header = &one.header;
    let code = |text: &str| html! { code { bdi { (text) } } };
    let fact = |key: &str, said: Markup| {
        html! { dt { (visit.t(&format!("web-record-header-{key}"))) } dd { (said) } }
    };
    let names = |names: &[String]| html! { (visit.words().names("list-comma", names)) };
    html! {
        h2 { (visit.t("web-record-kept")) }
        div.side-by-side {
            section.card aria-labelledby="for-ever" {
                h3 #for-ever { (visit.t("web-record-for-ever")) }
                p.soft { (visit.t("web-record-for-ever-hint")) }
                dl.facts {
                    (fact("entry", code(&one.line.entry)))
                    (fact("author", name(&header.author)))
                    (fact("device", code(&header.device)))
                    (fact("kind", html! { (line::kind(visit, KindCode::from(header.kind))) " (" (visit.words().number(header.kind.into())) ")" }))
                    (fact("seq", html! { (visit.words().number(header.seq.into())) }))
                    (fact("signed", instant(visit, one.line.held.signed)))
                    @if let Some(signed) = &header.signed {
                        (fact("prev", html! {
                            @if let Some(prev) = &signed.prev { (entry_link(visit, prev)) } @else { (visit.t("web-record-first")) }
                        }))
                        @if !signed.acts.is_empty() {
                            (fact("acts", html! { (visit.words().join("list-comma", signed.acts.iter().map(|act| visit.words().known("act", act)))) }))
                        }
                        @if !signed.parties.is_empty() { (fact("parties", names(&signed.parties))) }
                        @if !signed.clauses.is_empty() { (fact("clauses", names(&signed.clauses))) }
                        (fact("refs", html! { (visit.words().number(one.names.len() as i128)) }))
                        (fact("space", code(&signed.space)))
                        (fact("commit", code(&signed.commit)))
                        (fact("size", html! { (count(visit, "web-record-bytes", usize::try_from(signed.size).unwrap_or(usize::MAX))) }))
                    }
                }
            }
            section.card aria-labelledby="erasable" {
                h3 #erasable { (visit.t("web-record-erasable")) }
                p.soft { (visit.t("web-record-erasable-hint")) }
                @if one.unread.is_some() { p { (visit.t("web-record-unread")) } }
                @else if one.columns.is_empty() { p { (line::kind(visit, one.line.held.kind)) } }
                @else {
                    p {
                        (visit.words().join("list-comma", one.columns.iter().map(|column| column_or_own(visit, &column.column))))
                    }
                }
            }
        }
    }
}

fn proofs(one: &One, visit: &Visit) -> Markup {
    html! {
        h2 { (visit.t("web-record-proofs")) }
        @match &one.proof {
            None => { p { (visit.t("web-record-proof-later")) } }
            Some(proof) => { (checked(proof, visit)) }
        }
        p.soft { (visit.t("verify-nothing-shows-removed-from-end")) }
        @if visit.may(Action::Export) && one.proof.is_some() {
            @if one.withheld.is_some() { p { (visit.t("web-record-proof-withheld")) } }
            @else {
                p.buttons.noprint {
                    @for file in files::FILES {
                        @if file.what == "signed" || ["read", "not understood"].contains(&one.readable) {
                            a.button href=(format!("/record/{}/{}", one.line.entry, file.what)) download {
                                (visit.t(&format!("web-record-file-{}", file.what)))
                            } " "
                        }
                    }
                }
                p.soft { (visit.t("web-record-proof-how")) " " code dir="ltr" { (files::FORMULA) } }
            }
        }
    }
}

fn checked(proof: &Proof, visit: &Visit) -> Markup {
    let line = |holds: bool, key: &str| {
        let said = format!(
            "web-record-proof-{key}-{}",
            if holds { "yes" } else { "no" }
        );
        html! { li { span aria-hidden="true" { (if holds { "✓" } else { "✗" }) } " " (visit.t(&said)) } }
    };
    html! {
        @if let Some(damage) = &proof.damage { p.trouble role="alert" { (damage) } }
        @else {
            ul.plain.checks {
                (line(proof.signature, "signature"))
                (line(proof.id, "id"))
                (line(proof.chain, "chain"))
                @if ["erased", "withheld"].contains(&proof.commitment) {
                    li { span aria-hidden="true" { "–" } " " (visit.t("web-record-proof-commitment-unread")) }
                } @else { (line(proof.commitment == "opens", "commitment")) }
            }
        }
    }
}
