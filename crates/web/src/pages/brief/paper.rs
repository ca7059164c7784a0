//! What drafts and editions share: the page of the brief inside a page of ours, and what is wrong with a form.

use maud::{Markup, PreEscaped, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_agreement::Agreement;
use tregua_desk::Fault;
use tregua_report::brief::{self, Brief, Release};
use tregua_report::{Say, page};

use crate::pages::bits::coded;
use crate::visit::Visit;

/// A brief as `tregua brief --json` writes it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Shown {
    /// The number of the edition, or that it would have.
    pub(super) edition: u64,
    /// True if it was released.
    pub(super) released: bool,
    /// SHA-256 of its content, in hex: what a releaser names to say what was read.
    pub(super) sha256: String,
    /// The desk or member that drafted it.
    pub(super) drafter: Option<String>,
    /// The desk or member that released it.
    pub(super) releaser: Option<String>,
    /// What it says.
    pub(super) brief: Brief,
}

impl Shown {
    /// The page in the reader's language.
    pub(super) fn page(&self, visit: &Visit, agreement: &Agreement) -> page::Page {
        let release = Release {
            releaser: self.releaser.as_deref(),
            sha256: &self.sha256,
        };
        let say = Say {
            words: visit.words(),
            agreement,
        };
        brief::page(&self.brief, release, &say)
    }
}

/// The brief on a page of ours. Its title is the page's.
pub(super) fn paper(page: &page::Page) -> Markup {
    html! {
        div.paper {
            div.paper-head { @for line in &page.heading { p { (line) } } }
            div.paper-sections { (PreEscaped(page::sections(page))) }
            div.paper-foot { @for line in &page.foot { p { (line) } } }
        }
    }
}

/// What whoever is here wants to be called; `None` when alone with the record.
pub(super) fn member(visit: &Visit) -> Option<&str> {
    let member = visit.entrance.as_ref()?.member.as_ref()?;
    Some(member.handle.as_str())
}

/// The beginning of a hash, by which it is told in a line.
pub(super) fn short(sha256: &str) -> &str {
    sha256.get(..12).unwrap_or(sha256)
}

/// What is wrong with a form, and where.
#[derive(Debug)]
pub(super) struct Wrong {
    /// The field that it speaks of; empty for none of them.
    pub(super) field: &'static str,
    /// What is wrong.
    pub(super) said: String,
    /// A way forward.
    pub(super) help: Option<String>,
}

impl Wrong {
    /// What a fault says, with a way forward in a browser: its own is written for a command line.
    pub(super) fn of(
        visit: &Visit,
        field: &'static str,
        fault: &Fault,
        help: Option<&str>,
    ) -> Self {
        Wrong {
            field,
            said: fault.lines().first().cloned().unwrap_or_default(),
            help: help.map(|key| visit.t(key)),
        }
    }
}

/// What is wrong, on top of the page, each with the way to its field.
pub(super) fn summary(visit: &Visit, wrong: &[Wrong]) -> Markup {
    html! {
        @if !wrong.is_empty() {
            div.errors role="alert" tabindex="-1" autofocus {
                h2 { (visit.t("web-brief-wrong-title")) }
                ul {
                    @for one in wrong {
                        li {
                            @if one.field.is_empty() { (coded(&one.said)) } @else { a href={ "#" (one.field) } { (coded(&one.said)) } }
                            @if let Some(help) = &one.help { br; (help) }
                        }
                    }
                }
            }
        }
    }
}
