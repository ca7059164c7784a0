//! `/entry`: putting a claim on record, in one line or in a few fields; `/entry/{kind}`: a form for each kind of statement.
//!
//! Both go the same way: what is typed is read, what would be signed is shown cell by cell, and only what was shown is signed.

mod doubts;
mod draft;
mod form;
mod ground;
mod kinds;
mod quick;
mod sign;
#[cfg(test)]
mod tests;
mod typed;
mod widgets;

use axum::http::StatusCode;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_desk::FaultKind;
use tregua_import::SourceRow;

use self::draft::{Draft, Told, Wrong};
use self::ground::Ground;
pub(crate) use self::ground::{Grounds, warm};
use self::kinds::{Offer, SHAPES};
use self::quick::{Reading, Typed};
use self::sign::{Done, Signer};
use self::widgets::{Field, Slips};
use crate::access::Action;
use crate::frame::{self, Sheet};
use crate::reply::{Reply, Trouble};
use crate::routes::{Page, Route};
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route {
            handler: see,
            ..Route::page::<Quick>()
        },
        Route::form("/entry", Action::WriteClaim, post),
        Route::form("/entry/read.json", Action::WriteClaim, as_json),
        Route {
            handler: form::see,
            ..Route::page::<form::KindForm>()
        },
        Route::form(form::KindForm::PATH, Action::WriteClaim, form::post),
    ]
}

/// Quick entry.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Quick {
    /// By whom what is typed here is signed.
    signer: Signer,
    /// What was put on record just now.
    done: Vec<Done>,
    /// What stands in the fields.
    typed: Typed,
    /// What was read of it, once it was sent.
    reading: Option<Reading>,
    /// Why it was not put on record though it was asked for: the key of a phrase.
    held_up: Option<&'static str>,
    /// The kinds of statement that have a form, as addresses name them.
    forms: Vec<String>,
    /// True if the last claim was put on record by its fields: the next begins there.
    #[serde(skip)]
    #[schemars(skip)]
    by_fields: bool,
}

impl Quick {
    fn new(visit: &Visit) -> Self {
        Quick {
            signer: Signer::of(visit),
            done: Vec::new(),
            typed: Typed::default(),
            reading: None,
            held_up: None,
            forms: SHAPES.iter().map(kinds::Shape::word).collect(),
            by_fields: false,
        }
    }

    /// What was sent, read; with why it was not put on record, if that was asked for.
    fn sent(visit: &Visit) -> Self {
        let typed = Typed::of(&visit.form);
        let reading = quick::read(visit, &typed);
        let held_up = (visit.form.get("do") == "put")
            .then(|| reading.held_up(&visit.form))
            .flatten();
        Quick {
            reading: Some(reading),
            typed,
            held_up,
            ..Quick::new(visit)
        }
    }

    fn is_wrong(&self) -> bool {
        self.reading.iter().any(|reading| !reading.wrong.is_empty())
    }
}

impl Page for Quick {
    const PATH: &'static str = "/entry";
    const ACTION: Action = Action::WriteClaim;
    const TITLE: &'static str = "web-nav-entry";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        if !visit.form.fields.is_empty() {
            return Ok(Quick::sent(visit));
        }
        let done = sign::done(visit);
        // Who spoke and where it stands are kept for the next; names are in no address.
        let last = done.first().and_then(|(id, _)| visit.snapshot.entry(*id));
        let last = last.and_then(|held| visit.shown(held).claim);
        let typed = last.map(|claim| Typed {
            who: claim.voice.to_string(),
            source: claim.source.clone().unwrap_or_default().to_string(),
            ..Typed::default()
        });
        Ok(Quick {
            done: done.into_iter().map(|(_, done)| done).collect(),
            typed: typed.unwrap_or_default(),
            by_fields: visit.get("way") == Some("fields"),
            ..Quick::new(visit)
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let main = html! {
            (forgotten(visit))
            (widgets::done(visit, &self.done))
            (self.form(visit))
            (other_kinds(visit, None))
        };
        Sheet::plain(main).with_scripts(&["entry.js"])
    }
}

impl Quick {
    fn form(&self, visit: &Visit) -> Markup {
        let ground = visit.house.grounds.of(&visit.snapshot);
        let wrong = self.reading.iter().flat_map(|reading| &reading.wrong);
        let wrong: Vec<Wrong> = wrong.cloned().collect();
        let slips = Slips {
            visit,
            wrong: &wrong,
        };
        let label = |field: &str| {
            let own = ["line", "who", "many", "what", "happened", "when", "source"];
            if own.contains(&field) {
                return Some(visit.t(&format!("web-entry-{field}")));
            }
            let (_, column) = field.split_once('-')?;
            Some(widgets::label(visit, column))
        };
        html! {
            (slips.summary(label, str::to_owned))
            form.entry #quick method="post" action="/entry" {
                (self.line(visit, &slips))
                (self.fields(visit, &ground, &slips))
                p { button.first[self.reading.as_ref().is_none_or(|reading| !reading.is_ready())] name="do" value="read" { (visit.t("web-entry-read")) } }
                div #reading aria-live="polite" { (self.reading(visit, &ground, &slips)) }
                (widgets::lists(visit, &ground, &[Offer::Voices, Offer::Acts, Offer::Things, Offer::Points, Offer::Clauses, Offer::Zones, Offer::Sources]))
            }
        }
    }

    fn line(&self, visit: &Visit, slips: &Slips<'_>) -> Markup {
        let read = self.reading.is_some();
        slips.input(&Field {
            id: "line",
            label: visit.t("web-entry-line"),
            hint: Some(visit.t("web-entry-line-hint")),
            value: &self.typed.line,
            first: !read && !self.by_fields,
            wide: true,
            ..Field::default()
        })
    }

    fn fields(&self, visit: &Visit, ground: &Ground, slips: &Slips<'_>) -> Markup {
        let field = |id: &'static str| Field {
            id,
            label: visit.t(&format!("web-entry-{id}")),
            ..Field::default()
        };
        let hinted = |id: &'static str| Field {
            hint: Some(visit.t(&format!("web-entry-{id}-hint"))),
            ..field(id)
        };
        let typed = &self.typed;
        let offered = |sort: &str, offer: Offer| -> Vec<(String, String)> {
            widgets::offered(visit, ground, offer)
                .into_iter()
                .map(|(word, words)| (format!("{sort}:{word}"), words))
                .collect()
        };
        // A point and an act may have one name: each stands under what it is.
        let happened = [
            (visit.t("web-entry-points"), offered("point", Offer::Points)),
            (visit.t("web-entry-acts"), offered("act", Offer::Acts)),
        ];
        html! {
            fieldset.five {
                legend { (visit.t("web-entry-fields")) }
                (slips.input(&Field { value: &typed.who, list: Some(Offer::Voices), ..hinted("who") }))
                (slips.input(&Field { value: &typed.many, from_left: true, first: self.by_fields, ..hinted("many") }))
                (slips.input(&Field { value: &typed.what, list: Some(Offer::Things), ..hinted("what") }))
                (slips.grouped(&Field { value: &typed.happened, ..hinted("happened") }, &happened))
                (slips.input(&Field { value: &typed.when, from_left: true, ..hinted("when") }))
                (slips.input(&Field { value: &typed.source, list: Some(Offer::Sources), ..hinted("source") }))
            }
        }
    }

    fn reading(&self, visit: &Visit, ground: &Ground, slips: &Slips<'_>) -> Markup {
        let Some(reading) = &self.reading else {
            return html! {};
        };
        let open: usize = reading
            .drafts
            .iter()
            .map(|draft| draft.questions.len())
            .sum();
        html! {
            @if let Some(why) = self.held_up { p.notice role="status" { (visit.t(why)) } }
            @if !reading.marks.is_empty() { (marked(&reading.line, &reading.marks)) }
            @if open > 0 {
                h2 { (visit.with("web-entry-open", &[("n", (open as u64).into())])) }
            }
            (widgets::drafts(visit, ground, reading, slips))
            @if reading.is_ready() {
                @let plain = reading.drafts.iter().all(|draft| draft.asks.is_empty());
                (widgets::signing(visit, &self.signer, reading.drafts.len(), plain))
            } @else if open > 0 {
                p { button.first name="do" value="read" { (visit.t("web-entry-answer-these")) } }
            }
        }
    }
}

/// The line with what was not understood marked.
fn marked(line: &str, marks: &[(usize, usize)]) -> Markup {
    let mut marks = marks.to_vec();
    marks.sort_unstable();
    let mut at = 0;
    let mut pieces: Vec<(bool, &str)> = Vec::new();
    for (start, end) in marks {
        if start < at {
            continue;
        }
        pieces.push((false, line.get(at..start).unwrap_or_default()));
        pieces.push((true, line.get(start..end).unwrap_or_default()));
        at = end;
    }
    pieces.push((false, line.get(at..).unwrap_or_default()));
    html! {
        p.marked { bdi { @for (is_marked, piece) in pieces { @if is_marked { mark { (piece) } } @else { (piece) } } } }
    }
}

/// The ways to the other forms.
fn other_kinds(visit: &Visit, here: Option<&str>) -> Markup {
    html! {
        nav.kinds aria-label=(visit.t("web-entry-kinds")) {
            h2 { (visit.t("web-entry-kinds")) }
            ul {
                @if here.is_some() { li { a href=(visit.link("/entry")) { (visit.t("web-entry-quick")) } } }
                @for shape in SHAPES {
                    @let word = shape.word();
                    li {
                        a href=(visit.link(&format!("/entry/{word}"))) aria-current=[(here == Some(word.as_str())).then_some("page")] {
                            (visit.words().known("kind", shape.kind.word()))
                        }
                        " " span.soft { (visit.t(&format!("web-entry-kind-{word}"))) }
                    }
                }
            }
        }
    }
}

/// That what was typed is kept no longer.
fn forgotten(visit: &Visit) -> Markup {
    html! { @if visit.forgot() { p.notice role="status" { (visit.t("web-entry-forgotten")) } } }
}

/// The page, also with what was sent before.
fn see(visit: &Visit) -> Result<Reply, Trouble> {
    let page = Quick::data(visit)?;
    Ok(shown::<Quick>(visit, &page, page.is_wrong()))
}

/// True if a button was pressed: what was sent is then shown at an address of its own. Modules ask without one.
fn by_button(visit: &Visit) -> bool {
    matches!(visit.form.get("do"), "read" | "put")
}

/// Reads what was sent and shows it; or puts it on record, if it is what was shown.
fn post(visit: &Visit) -> Result<Reply, Trouble> {
    let mut page = Quick::sent(visit);
    let mut refused = false;
    let put = visit.form.get("do") == "put" && page.held_up.is_none();
    if let Some(reading) = page
        .reading
        .as_mut()
        .filter(|reading| put && reading.is_ready())
    {
        let way = if page.typed.line.is_empty() {
            "&way=fields"
        } else {
            ""
        };
        match put_on_record(visit, &reading.drafts, reading.at) {
            Ok(entries) => return Ok(Reply::see(sign::done_at("/entry", &entries, way))),
            Err(wrong) => {
                reading.wrong.push(Wrong::new("line", wrong?));
                refused = true;
            }
        }
    }
    if by_button(visit)
        && !refused
        && let Some(there) = visit.come_back(Quick::PATH, &[])?
    {
        return Ok(there);
    }
    Ok(shown::<Quick>(visit, &page, page.is_wrong()))
}

/// A page that a form gives back.
fn shown<P: Page>(visit: &Visit, page: &P, wrong: bool) -> Reply {
    let status = if wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    Reply::Html(status, frame::page(visit, P::TITLE, page.sheet(visit)))
}

/// Signs drafts. What the reader can mend is told in the page; what the machine did is a trouble.
fn put_on_record(
    visit: &Visit,
    drafts: &[Draft],
    noted: tregua_calendar::Timestamp,
) -> Result<Vec<tregua_record::EntryId>, Result<Told, Trouble>> {
    let mut sources: Vec<SourceRow> = Vec::new();
    for row in drafts.iter().filter_map(|draft| draft.row.as_ref()) {
        if !sources.contains(row) {
            sources.push(row.clone());
        }
    }
    let claims = drafts.iter().map(|draft| draft.claim.clone()).collect();
    sign::sign(visit, claims, &sources, noted).map_err(|fault| match fault.kind() {
        FaultKind::Input => Ok(Told::new("web-entry-refused").with(
            "message",
            visit.words().join("list-semicolon", fault.lines()),
        )),
        _ => Err(Trouble::from(fault)),
    })
}

/// The same reading as data, for modules and programs. Nothing is put on record by it.
fn as_json(visit: &Visit) -> Result<Reply, Trouble> {
    let typed = Typed::of(&visit.form);
    Reply::json(&quick::read(visit, &typed))
}
