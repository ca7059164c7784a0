//! `/agreement/edit`: a text is written, looked through, and put on record as a new version. Nothing is replaced.

use axum::http::StatusCode;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_desk::HeldPayload;
use tregua_record::{AgreementText, Draft, Payload, Ref, Rel};

use super::AgreementPage;
use super::check::{Checked, check, sent};
use crate::access::Action;
use crate::frame::{self, Sheet};
use crate::reply::{Reply, Trouble};
use crate::routes::{MAX_FORM_BYTES, Page};
use crate::visit::Visit;

/// What a record without a text may begin from.
pub(super) const SAMPLE: &str = include_str!("sample.tregua");

/// What a text is called that was written here.
const NAME: &str = "agreement.tregua";

/// Rows of the place to write in, at least and at most.
const ROWS: (usize, usize) = (16, 40);

/// A text being written.
#[derive(Serialize, JsonSchema)]
pub(crate) struct EditPage {
    /// SHA-256 of the version it began from, in hex; absent in a record without a text.
    from: Option<String>,
    /// The text: of that version, or a sample to begin from.
    text: String,
    /// What is to be said of it.
    checked: Checked,
    #[serde(skip)]
    state: State,
}

/// How far the writing has come.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing was asked yet.
    #[default]
    Begun,
    /// It was looked through.
    Looked,
    /// It was to be put on record, and has errors.
    Errors,
    /// It was to be put on record, and has warnings that nobody has confirmed yet.
    Warnings,
    /// It was to be put on record, and is there already.
    Same,
    /// It was to be put on record, and a newer version is there than the one it began from.
    Moved,
}

impl Page for EditPage {
    const PATH: &'static str = "/agreement/edit";
    const ACTION: Action = Action::WriteText;
    const TITLE: &'static str = "web-agreement-edit-title";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let text = visit.snapshot.text.as_ref();
        let text = text.map_or_else(|| SAMPLE.to_owned(), |text| text.text.clone());
        Ok(EditPage {
            from: visit.snapshot.text_sha256.clone(),
            checked: check(visit, &text),
            text,
            state: State::Begun,
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let main = html! {
            (self.said(visit))
            p.noprint { a href=(visit.link(AgreementPage::PATH)) { (visit.t("web-agreement-to-text")) } }
            @if self.from.is_none() && self.state == State::Begun { p.notice { (visit.t("web-agreement-sample")) } }
            (self.form(visit))
            (self.marked(visit))
        };
        Sheet::plain(main).with_scripts(&["agreement.js"])
    }
}

impl EditPage {
    /// What came of what was asked.
    fn said(&self, visit: &Visit) -> Markup {
        let key = match self.state {
            State::Begun => return html! {},
            State::Looked => {
                return html! { p.done role="status" tabindex="-1" autofocus { (self.checked.summary(visit)) } };
            }
            State::Errors => "web-agreement-not-errors",
            State::Warnings => "web-agreement-not-warnings",
            State::Same => "web-agreement-not-same",
            State::Moved => "web-agreement-not-moved",
        };
        html! {
            div.errors role="alert" tabindex="-1" autofocus {
                h2 { (visit.t("web-agreement-not-title")) }
                p { a href="#text" { (visit.t(key)) } }
            }
        }
    }

    fn form(&self, visit: &Visit) -> Markup {
        let rows = self.text.lines().count().clamp(ROWS.0, ROWS.1);
        let confirm = matches!(self.state, State::Warnings | State::Moved);
        let wrong = self.state == State::Errors;
        html! {
            form.edit method="post" enctype="multipart/form-data" action=(visit.link(Self::PATH)) data-check="/agreement/check.json" {
                input type="hidden" name="from" value=(self.from.as_deref().unwrap_or(""));
                div.write {
                    label for="text" { (visit.t("web-agreement-edit-label")) }
                    p.hint #text-hint { (visit.t("web-agreement-edit-hint")) }
                    textarea #text name="text" rows=(rows) dir="ltr" lang="en" spellcheck="false" autocapitalize="off"
                        autocomplete="off" aria-describedby="text-hint found-title" aria-invalid=[wrong.then_some("true")] {
                        // A browser drops one line break at the beginning.
                        "\n" (self.text)
                    }
                    @if confirm {
                        p {
                            input #confirm type="checkbox" name="confirm" value="yes";
                            " " label.inline for="confirm" {
                                (visit.t(if self.state == State::Moved { "web-agreement-confirm-moved" } else { "web-agreement-confirm" }))
                            }
                        }
                    }
                    p.buttons {
                        button name="do" value="check" { (visit.t("web-agreement-check")) }
                        " " button.first name="do" value="put" { (visit.t("web-agreement-put")) }
                    }
                }
                div.findings {
                    h2 #found-title { (visit.t("web-agreement-found-title")) }
                    div #found aria-live="polite" {
                        p { (self.checked.summary(visit)) }
                        (self.checked.list(visit))
                    }
                }
            }
        }
    }

    /// The lines that are spoken of, for readers without scripts, whose browser cannot show a place in the text above.
    fn marked(&self, visit: &Visit) -> Markup {
        let lines = self.checked.lines();
        let texts: Vec<&str> = self.text.lines().collect();
        html! {
            @if !lines.is_empty() {
                section.marked {
                    h2 { (visit.t("web-agreement-lines")) }
                    ul dir="ltr" lang="en" {
                        @for line in &lines {
                            li id={ "line-" (line) } {
                                span.number { (line) } " " code { (texts.get(line.saturating_sub(1)).unwrap_or(&"")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Looks a text through, or puts it on record.
pub(super) fn send(visit: &Visit) -> Result<Reply, Trouble> {
    let text = sent(visit);
    if text.len() > MAX_FORM_BYTES {
        return Err(Trouble::TooLarge(MAX_FORM_BYTES));
    }
    let checked = check(visit, &text);
    let from = Some(visit.form.get("from").to_owned()).filter(|from| !from.is_empty());
    let confirmed = visit.form.get("confirm") == "yes";
    let moved = from != visit.snapshot.text_sha256;
    let newest = visit.snapshot.text.as_ref().map(|newest| &newest.text);
    let state = match visit.form.get("do") {
        "put" if checked.errors > 0 => State::Errors,
        "put" if newest == Some(&text) => State::Same,
        "put" if moved && !confirmed => State::Moved,
        "put" if checked.warnings > 0 && !confirmed => State::Warnings,
        "put" => {
            put(visit, &text)?;
            return Ok(Reply::see(
                visit.link_with(AgreementPage::PATH, &[("done", "put")]),
            ));
        }
        _ => State::Looked,
    };
    let status = match state {
        State::Looked => StatusCode::OK,
        _ => StatusCode::BAD_REQUEST,
    };
    let page = EditPage {
        from,
        text,
        checked,
        state,
    };
    let sheet = page.sheet(visit);
    Ok(Reply::Html(
        status,
        frame::page(visit, EditPage::TITLE, sheet),
    ))
}

fn put(visit: &Visit, text: &str) -> Result<(), Trouble> {
    let newest = visit.snapshot.entries().iter().rev();
    let mut newest = newest.filter_map(|held| match &held.payload {
        Some(HeldPayload::Agreement(text)) => Some((held.id, text.name.clone())),
        _ => None,
    });
    let newest = newest.next();
    let name = newest.as_ref().map_or(NAME, |(_, name)| name.as_str());
    let draft = Draft {
        payload: Payload::Agreement(AgreementText::new(name, text)).into(),
        refs: newest
            .iter()
            .map(|(id, _)| Ref {
                rel: Rel::Concerns,
                id: *id,
            })
            .collect(),
    };
    visit.house.append(visit.words(), vec![draft])?;
    Ok(())
}
