//! How an import looks: the form, how far it is, what was found, and that it is on record.

use std::collections::BTreeSet;

use maud::{Markup, html};
use tregua_desk::problems::{meant, text_args};
use tregua_wording::Arg;

use crate::pages::bits::{coded, name};
use crate::visit::Visit;

use super::import::{Import, MOST_SHOWN, Running, Told};
use super::line::{address, count};

/// The steps of an import, in their order, and the data's words for them.
const STEPS: [(&str, &[&str]); 4] = [
    ("read", &["reading", "looking up"]),
    ("look", &["ready", "refused", "failed"]),
    ("sign", &["signing"]),
    ("done", &["done"]),
];

pub(super) fn form(import: &Import, visit: &Visit) -> Markup {
    let wrong = import.wrong.as_ref();
    let hints = match wrong {
        Some(_) => "files-hint files-wrong",
        None => "files-hint",
    };
    html! {
        @if let Some(wrong) = wrong {
            div.errors role="alert" tabindex="-1" autofocus {
                h2 { (visit.t("web-record-import-not-begun")) }
                ul { li { a href="#files" { (wrong.said) } } }
            }
        }
        @if let Some(job) = &import.under_way {
            p.notice {
                (visit.t("web-record-import-under-way")) " "
                a href=(format!("/record/import/{job}")) { (visit.t("web-record-import-go-on")) }
            }
        }
        p { (visit.t("web-record-import-lead")) }
        form.entry #import method="post" action="/record/import" enctype="multipart/form-data" {
            div.wrong[wrong.is_some()] {
                label for="files" { (visit.t("web-record-import-files")) }
                p.hint #files-hint {
                    (visit.with("web-record-import-files-hint", &[("n", Arg::from(import.most_mebibytes as u64))]))
                }
                @if let Some(wrong) = wrong { p.hint #files-wrong { (wrong.said) } }
                input #files type="file" name="files" multiple accept=".csv,.xlsx,.xls,.ods,.tsv,.txt,text/csv"
                    aria-describedby=(hints) aria-invalid=[wrong.map(|_| "true")] required;
            }
            details {
                summary { (visit.t("web-record-import-more")) }
                p {
                    input #rebuilt type="checkbox" name="rebuilt" value="yes" aria-describedby="rebuilt-hint";
                    " " label.inline for="rebuilt" { (visit.t("web-record-import-rebuilt")) }
                }
                p.hint #rebuilt-hint { (visit.t("web-record-import-rebuilt-hint")) }
            }
            p { button.first { (visit.t("web-record-import-check")) } }
            p #sending role="status" hidden { (visit.t("web-record-import-sending")) }
        }
        p.soft { (visit.t("web-record-import-kept")) }
    }
}

pub(super) fn running(running: &Running, visit: &Visit) -> Markup {
    html! {
        (steps(running, visit))
        p.soft { (visit.words().names("list-comma", &running.names)) }
        @match running.step {
            "reading" | "looking up" | "signing" => { (working(running, visit)) }
            "refused" => { (refused(running, visit)) }
            "ready" => { (ready(running, visit)) }
            "done" => { (done(running, visit)) }
            _ => { (failed(running, visit)) }
        }
    }
}

fn steps(running: &Running, visit: &Visit) -> Markup {
    html! {
        ol.steps aria-label=(visit.t("web-record-import-steps")) {
            @for (step, words) in STEPS {
                li aria-current=[words.contains(&running.step).then_some("step")] { (visit.t(&format!("web-record-import-step-{step}"))) }
            }
        }
    }
}

/// What is being done, and since how long: the page asks again every second.
fn working(running: &Running, visit: &Visit) -> Markup {
    let (key, n) = match running.step {
        "reading" => ("import-reading", running.bytes >> 20),
        "looking up" => ("import-looking-up", running.rows),
        _ => ("import-signing", running.rows),
    };
    html! {
        div.notice role="status" {
            p { strong { (count(visit, key, n)) } }
            @if running.signed > 0 && running.signed <= running.rows {
                progress max=(running.rows) value=(running.signed) aria-label=(visit.t("web-record-import-progress")) {}
                p {
                    (visit.with("web-record-import-signed", &[
                        ("signed", Arg::from(running.signed as u64)), ("of", Arg::from(running.rows as u64)),
                    ]))
                }
            } @else {
                progress aria-label=(visit.t("web-record-import-progress")) {}
            }
            p { (count(visit, "web-record-import-seconds", usize::try_from(running.seconds).unwrap_or(usize::MAX))) }
            p.soft {
                (visit.t(match running.step { "signing" => "web-record-import-signing-hint", _ => "web-record-import-reading-hint" }))
            }
        }
    }
}

fn refused(running: &Running, visit: &Visit) -> Markup {
    let lines: BTreeSet<(&str, usize)> = running
        .problems
        .iter()
        .map(|problem| (problem.file.as_str(), problem.line))
        .collect();
    let args = [
        (
            "problems",
            Arg::said(count(visit, "problems", running.problems.len())),
        ),
        ("lines", Arg::said(count(visit, "lines", lines.len()))),
    ];
    html! {
        div.errors role="alert" tabindex="-1" autofocus { p { strong { (visit.with("import-refused", &args)) } } p { (visit.t("web-record-import-mend")) } }
        (report(&running.problems, "problems", running, visit))
        (report(&running.notices, "notices", running, visit))
        (another(running, visit))
    }
}

fn ready(running: &Running, visit: &Visit) -> Markup {
    let counts = [
        ("claims", Arg::said(count(visit, "claims", running.claims))),
        (
            "sources",
            Arg::said(count(visit, "sources", running.sources)),
        ),
        ("here", Arg::from(running.on_record_already as u64)),
    ];
    html! {
        @if running.new == 0 {
            div.done role="status" tabindex="-1" autofocus { p { strong { (visit.t("import-all-here")) } } }
        } @else {
            div.notice tabindex="-1" autofocus {
                p { strong { (visit.with("import-would", &counts)) } }
                dl.facts {
                    dt { (visit.t("web-record-import-new")) } dd { (count(visit, "entries", running.new)) }
                    dt { (visit.t("web-record-import-here")) } dd { (count(visit, "entries", running.on_record_already)) }
                }
                p { (visit.t("web-record-import-nothing-yet")) }
                @if running.rebuilt { p { (visit.t("web-record-import-rebuilt")) } }
            }
            form.together method="post" action=(format!("/record/import/{}", running.job)) {
                input type="hidden" name="sha256" value=(running.sha256);
                button.first { (visit.t("web-record-import-put")) }
            }
        }
        (report(&running.notices, "notices", running, visit))
        (another(running, visit))
    }
}

fn done(running: &Running, visit: &Visit) -> Markup {
    html! {
        div.done role="status" tabindex="-1" autofocus {
            @if running.new == 0 {
                p { strong { (visit.t("import-nothing-new")) } }
            } @else {
                p { strong { (visit.with("web-record-import-done", &[("entries", Arg::said(count(visit, "entries", running.new)))])) } }
                @if running.on_record_already > 0 {
                    p { (visit.with("web-record-import-done-here", &[("entries", Arg::said(count(visit, "entries", running.on_record_already)))])) }
                }
                @for receipt in &running.receipts {
                    p { (visit.t("kind-receipt")) " " a href=(address(visit, receipt)) { code { bdi { (super::line::short(receipt)) } } } }
                }
            }
        }
        p.buttons {
            a.button href="/record" { (visit.t("web-record-all")) } " "
            a.button href="/record/import" { (visit.t("web-record-import-another")) }
        }
    }
}

fn failed(running: &Running, visit: &Visit) -> Markup {
    html! {
        div.errors role="alert" tabindex="-1" autofocus {
            p { strong { (visit.t("import-nothing")) } }
            @if running.said.is_empty() { p { (visit.t("web-trouble-fault")) } }
            @for said in &running.said { p { (coded(said)) } }
        }
        (another(running, visit))
    }
}

/// Away from these files, which are then forgotten.
fn another(running: &Running, visit: &Visit) -> Markup {
    html! {
        form method="post" action=(format!("/record/import/{}/forget", running.job)) {
            p { button { (visit.t("web-record-import-another")) } }
        }
    }
}

/// Problems or notices as a table: where, what, what may have been meant.
fn report(told: &[Told], key: &str, running: &Running, visit: &Visit) -> Markup {
    let title = format!("web-record-import-{key}");
    html! {
        @if !told.is_empty() {
            h2 id=(key) { (visit.t(&title)) }
            @if told.len() > MOST_SHOWN {
                p {
                    (visit.with("web-record-import-first", &[("n", Arg::from(MOST_SHOWN as u64)), ("of", Arg::from(told.len() as u64))])) " "
                    a href=(format!("/record/import/{}.json", running.job)) { (visit.t("web-record-import-data")) }
                }
            }
            div.scroll tabindex="0" role="region" aria-labelledby=(key) {
                table.report {
                    thead {
                        tr {
                            @for head in ["file", "line", "column", "what", "code"] {
                                th scope="col" { (visit.t(&format!("web-record-import-head-{head}"))) }
                            }
                        }
                    }
                    tbody { @for one in told.iter().take(MOST_SHOWN) { (told_row(one, visit)) } }
                }
            }
        }
    }
}

fn told_row(told: &Told, visit: &Visit) -> Markup {
    let words = visit.words();
    let said = words.say(told.code, &text_args(words, &told.args));
    html! {
        tr {
            td { (name(&told.file)) @if let Some(sheet) = &told.sheet { br; (name(sheet)) } }
            td.number { @if told.line > 0 { (words.number(told.line as i128)) } }
            td {
                @if let Some(letters) = &told.letters { code { bdi { (letters) } } " " }
                @if let Some(column) = &told.column { code { bdi { (column) } } }
            }
            th scope="row" {
                (coded(&said))
                @if !told.suggestions.is_empty() { br; (meant(words, &told.suggestions, "list-or")) }
            }
            td { code { bdi { (told.code) } } }
        }
    }
}
