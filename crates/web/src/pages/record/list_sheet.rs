//! How the list of entries looks.

use maud::{Markup, html};
use tregua_calendar::Said;
use tregua_record::known_kinds;
use tregua_wording::Arg;

use crate::access::Action;
use crate::pages::bits::{self, name, voice_key};
use crate::visit::Visit;

use super::line::{self, Line, address, count, instant};
use super::list::{List, SEARCH};

pub(super) fn list(list: &List, visit: &Visit) -> Markup {
    html! {
        (changed(visit))
        (ways(list, visit))
        (search(list, visit))
        (filters(list, visit))
        h2 #entries { (visit.t(if list.words.is_empty() { "web-record-entries" } else { "web-record-found" })) }
        p.soft { (how_many(list, visit)) }
        @if list.rows.is_empty() {
            p { (visit.t("web-record-none")) " " a href=(visit.link("/record")) { (visit.t("web-record-all")) } }
        } @else {
            (table(list, visit))
            (pager(list, visit))
        }
    }
}

/// Said by the page's module when the record has changed meanwhile.
fn changed(visit: &Visit) -> Markup {
    html! {
        p.notice #changed role="status" hidden {
            (visit.t("web-changed")) " " a href=(visit.here()) { (visit.t("web-show-again")) }
        }
    }
}

fn ways(list: &List, visit: &Visit) -> Markup {
    let mut taken = list.filters.parts();
    taken.extend(list.search.as_deref().map(|search| ("search", search)));
    html! {
        p.buttons {
            @if visit.may(Action::WriteClaim) {
                a.button href=(visit.link("/entry")) { (visit.t("web-nav-entry")) } " "
            }
            @if visit.may(Action::Import) {
                a.button href="/record/import" { (visit.t("web-record-import")) } " "
            }
            @if visit.may(Action::Export) {
                a.button href=(visit.link_with("/record/export", &taken)) { (visit.t("web-record-export")) }
            }
        }
    }
}

fn search(list: &List, visit: &Visit) -> Markup {
    html! {
        form.search role="search" method="post" action=(visit.link(SEARCH)) {
            (hidden(list))
            label for="words" { (visit.t("web-record-words")) }
            p.hint #words-hint { (visit.t("web-record-words-hint")) }
            p.together {
                input #words.wide type="search" name="words" value=(list.words) dir="auto" maxlength="200"
                    aria-describedby="words-hint" autocomplete="off";
                button { (visit.t("web-record-search")) }
            }
        }
    }
}

/// What narrows the list, to be sent along.
fn hidden(list: &List) -> Markup {
    html! {
        @for (name, value) in list.filters.parts() { input type="hidden" name=(name) value=(value); }
    }
}

fn filters(list: &List, visit: &Visit) -> Markup {
    let filters = &list.filters;
    let words = visit.words();
    let kinds = known_kinds().into_iter();
    let kinds = kinds.map(|(_, word)| (word.to_owned(), words.known("kind", word)));
    let acts = list.choices.acts.iter();
    let acts = acts.map(|act| (act.clone(), words.known("act", act)));
    let voices = list.choices.voices.iter();
    let voices = voices.map(|(key, voice)| (key.clone(), tregua_report::voice(words, voice)));
    let own = |names: &[String]| -> Vec<(String, String)> {
        names
            .iter()
            .map(|name| (name.clone(), name.clone()))
            .collect()
    };
    let clauses = list.choices.clauses.iter();
    let clauses = clauses.map(|label| (label.clone(), visit.say().name(label)));
    let narrowed = !filters.parts().is_empty() || list.search.is_some();
    html! {
        details.filters {
            summary { (visit.t("web-record-filters")) }
            form method="get" action=(list.path()) {
                @for (key, value) in kept(visit) { input type="hidden" name=(key) value=(value); }
                @if let Some(about) = &filters.about { input type="hidden" name="about" value=(about); }
                div.fields {
                    (choice(visit, "kind", &filters.kind, kinds.collect()))
                    (choice(visit, "voice", &filters.voice, voices.collect()))
                    (choice(visit, "act", &filters.act, acts.collect()))
                    (choice(visit, "clause", &filters.clause, clauses.collect()))
                    @if list.choices.sources.is_empty() {
                        div {
                            label for="source" { (visit.t("web-record-filter-source")) }
                            input #source name="source" value=[filters.source.as_deref()] dir="auto" autocomplete="off";
                        }
                    } @else {
                        (choice(visit, "source", &filters.source, own(&list.choices.sources)))
                    }
                    @for (field, value) in [("from", &filters.from), ("to", &filters.to)] {
                        div {
                            label for=(field) { (visit.t(&format!("web-record-filter-{field}"))) }
                            input id=(field) name=(field) type="date" dir="ltr" value=[value.as_deref()]
                                aria-describedby="days-hint";
                        }
                    }
                }
                p.hint #days-hint { (visit.t("web-record-days-hint")) }
                p {
                    input #stands type="checkbox" name="stands" value="yes" checked[filters.stands];
                    " " label.inline for="stands" { (visit.t("web-record-filter-stands")) }
                }
                p.together {
                    button.first { (visit.t("web-record-filter")) } " "
                    @if narrowed { a href=(visit.link("/record")) { (visit.t("web-record-all")) } }
                }
            }
        }
        @if narrowed {
            p.chosen {
                @for (field, value) in filters.parts() { (chosen(list, visit, field, value)) " · " }
                a href=(visit.link("/record")) { (visit.t("web-record-all")) }
            }
        }
    }
}

/// One filter, as it is told above the list.
fn chosen(list: &List, visit: &Visit, field: &str, value: &str) -> Markup {
    if field == "stands" {
        return html! { (visit.t("web-record-filter-stands")) };
    }
    let words = visit.words();
    let said = match field {
        "kind" => words.known("kind", value),
        "act" => words.known("act", value),
        "from" | "to" => value
            .parse()
            .map_or_else(|_| value.to_owned(), |date| visit.say().day(date)),
        "voice" => {
            let mut voices = list.choices.voices.iter();
            let own = voices.find(|(key, _)| key == value);
            own.map_or_else(
                || value.to_owned(),
                |(_, voice)| tregua_report::voice(words, voice),
            )
        }
        _ => value.to_owned(),
    };
    html! { (visit.t(&format!("web-record-filter-{field}"))) " " strong { (name(&said)) } }
}

/// The moment asked about, which filtering keeps.
fn kept(visit: &Visit) -> Vec<(&str, &str)> {
    let query = visit.query.iter();
    query
        .filter(|(key, _)| crate::moment::KEYS.contains(&key.as_str()))
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect()
}

fn choice(
    visit: &Visit,
    field: &str,
    chosen: &Option<String>,
    mut offered: Vec<(String, String)>,
) -> Markup {
    let unknown = chosen
        .iter()
        .filter(|chosen| !offered.iter().any(|(value, _)| value == *chosen));
    let unknown: Vec<(String, String)> = unknown.map(|own| (own.clone(), own.clone())).collect();
    offered.extend(unknown);
    html! {
        div {
            label for=(field) { (visit.t(&format!("web-record-filter-{field}"))) }
            select id=(field) name=(field) {
                option value="" { (visit.t("web-record-any")) }
                @for (value, said) in offered {
                    option value=(value) selected[chosen.as_deref() == Some(value.as_str())] { (said) }
                }
            }
        }
    }
}

fn how_many(list: &List, visit: &Visit) -> String {
    let entries = count(visit, "entries", list.matching);
    if list.matching == list.there {
        return visit.with("web-record-there", &[("entries", Arg::said(entries))]);
    }
    let args = [
        ("entries", Arg::said(entries)),
        ("there", Arg::from(list.there as u64)),
    ];
    visit.with("web-record-of", &args)
}

fn table(list: &List, visit: &Visit) -> Markup {
    let head = |key: &str| visit.t(&format!("web-record-head-{key}"));
    html! {
        div.scroll tabindex="0" role="region" aria-labelledby="entries" {
            table.record {
                caption.unseen { (visit.t("web-record-caption")) }
                thead {
                    tr {
                        @for key in ["entry", "voice", "what", "amount", "occurred", "said", "source", "received"] {
                            th scope="col" { (head(key)) }
                        }
                    }
                }
                tbody { @for row in &list.rows { (line_row(row, visit)) } }
            }
        }
    }
}

fn line_row(row: &Line, visit: &Visit) -> Markup {
    let say = visit.say();
    let claim = row.claim.as_deref();
    html! {
        tr.gone[row.gone.is_some()] {
            th scope="row" {
                a href=(address(visit, &row.entry)) { (name(row.key.as_deref().unwrap_or(line::short(&row.entry)))) }
                br; small { (line::kind(visit, row.held.kind)) }
                @if let Some(gone) = &row.gone { br; small { (line::gone(visit, gone)) } }
            }
            td {
                @if let Some(voice) = &row.voice {
                    @let told = claim.map_or_else(|| voice.clone(), |claim| claim.told_by().to_string());
                    a href=(visit.link_with("/record", &[("voice", &voice_key(&told))])) { (bits::voice(visit.words(), &told)) }
                } @else { small { (name(&row.author)) } }
            }
            td {
                @if let Some(done) = claim.and_then(|claim| line::done(visit, claim)) { (done) }
                @else if let Some(words) = claim.and_then(|claim| claim.cause.as_deref().or(claim.figure.as_deref())) { (bits::quoted(visit, words, claim.and_then(|claim| claim.source.as_deref()))) }
            }
            td.number { @if let Some(many) = claim.and_then(|claim| line::many_now(visit, &row.held, claim)) { bdi { (many) } } }
            td {
                @if let Some(when) = claim.and_then(|claim| claim.occurred) { (say.when(&when)) }
                @if let Some(withheld) = &row.withheld { br; small { (visit.says_withheld(withheld)) } }
            }
            td {
                @match claim.and_then(|claim| claim.said) {
                    Some(Said::On(day)) => { time datetime=(day.to_string()) { (say.day(day)) } }
                    Some(Said::At(at)) => { (instant(visit, at)) }
                    None => {}
                }
            }
            td {
                @match (&row.source, &row.publisher) {
                    (Some(key), publisher) => {
                        a href=(visit.link_with("/record", &[("source", key)])) { (name(key)) }
                        @if let Some(publisher) = publisher { br; small { (name(publisher)) } }
                    }
                    (None, Some(publisher)) => { (name(publisher)) }
                    (None, None) => {}
                }
            }
            td { @if let Some(at) = row.held.received { (instant(visit, at)) } @else { (instant(visit, row.held.signed)) } }
        }
    }
}

/// To older and newer entries.
fn pager(list: &List, visit: &Visit) -> Markup {
    let older = list
        .older
        .map(|idx| ("before", idx, "web-record-older", "next"));
    let newer = list
        .newer
        .map(|idx| ("after", idx, "web-record-newer", "prev"));
    let link = |key: &'static str, idx: &str| {
        let mut parts = list.filters.parts();
        parts.push((key, idx));
        visit.link_with(&list.path(), &parts)
    };
    html! {
        @if older.is_some() || newer.is_some() {
            div.pages.noprint role="navigation" aria-label=(visit.t("web-record-pages")) {
                @for (key, idx, said, rel) in newer.into_iter().chain(older) {
                    a.button href=(link(key, &idx.to_string())) rel=(rel) { (visit.t(said)) } " "
                }
            }
        }
    }
}
