//! Attached files on the page of an entry, and the way to take one along.
//!
//! A file is never shown here, only handed over to be kept: what it holds is not ours. Its address and its name hold a hash, for
//! the name that it came with may be somebody's.

use std::io;
use std::sync::Arc;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::{Said, When};
use tregua_desk::attachments::{self, Gap, Kept};
use tregua_desk::{Fault, Held};
use tregua_record::{Attachment, unseal};

use crate::access::{Action, Class};
use crate::pages::bits::name;
use crate::pour::system;
use crate::reply::{Reply, Trouble};
use crate::routes::Route;
use crate::visit::Visit;

use super::line::entry_link;
use super::one::named;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(
        "/record/{entry}/attachment",
        Action::Export,
        give,
    )]
}

/// An attached file.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Attached {
    /// The entry that attaches it.
    entry: String,
    /// The name that it came with.
    name: String,
    /// What kind of file it is.
    media_type: String,
    /// Its length.
    bytes: u64,
    /// SHA-256 of the file.
    sha256: String,
    /// What it shows.
    note: Option<String>,
    /// `here` or `not-here`; `null` while the record is being written.
    file: Option<&'static str>,
    /// The steps of its keeping, in their order.
    custody: Vec<Step>,
    /// What no step on record says, in words.
    gaps: Vec<String>,
}

/// A step of keeping.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Step {
    /// The entry that says so.
    entry: String,
    /// The organisation that signed it.
    author: String,
    /// `collected`, `received`, `kept`, `sealed`, `opened`, `copied`, `handed-on`, `destroyed`.
    step: &'static str,
    /// When: an instant or a date.
    on: Option<String>,
    /// The office that it came from.
    from: Option<String>,
    /// The office that it went to.
    to: Option<String>,
    /// The number of the seal.
    seal: Option<String>,
    /// What else is said.
    note: Option<String>,
    #[serde(skip)]
    pub(super) said: String,
}

/// The files that an entry attaches, or that are attached to it, as far as this reader may see them. Looks at restricted ones
/// are logged.
pub(super) fn attached(visit: &Visit, held: &Arc<Held>) -> Vec<Attached> {
    let holdings = &visit.snapshot.holdings;
    let own = held.attachment().map(|attachment| (held, attachment));
    let all = own.into_iter().chain(holdings.attached_to(held));
    let seen = all.filter(|(one, _)| visit.withheld(one.id).is_none());
    seen.map(|(one, attachment)| {
        visit.shown(one);
        let steps = holdings.kept(one);
        Attached {
            entry: one.id.to_string(),
            name: attachment.name.clone(),
            media_type: attachment.media_type.clone(),
            bytes: attachment.length,
            sha256: attachment.sha256.to_string(),
            note: attachment.note.clone(),
            file: place(visit, one),
            gaps: attachments::gaps(&steps)
                .iter()
                .map(|gap: &Gap| gap.said(visit.words()))
                .collect(),
            custody: steps.iter().map(|step| Step::of(visit, step)).collect(),
        }
    })
    .collect()
}

/// Whether the file is here.
fn place(visit: &Visit, held: &Held) -> Option<&'static str> {
    let kept = visit.house.try_read(|record| {
        let file = record.proof(held.id).ok()??.0.header().file()?;
        Some(record.piece(file, 0).ok()?.is_some())
    })?;
    Some(match kept {
        Some(true) => "here",
        _ => "not-here",
    })
}

impl Step {
    pub(super) fn of(visit: &Visit, kept: &Kept<'_>) -> Self {
        let custody = kept.custody;
        Step {
            entry: kept.held.id.to_string(),
            author: kept.held.author.to_string(),
            step: custody.step.word(),
            on: custody.on.map(|on| on.to_string()),
            from: custody.from.clone(),
            to: custody.to.clone(),
            seal: custody.seal.clone(),
            note: custody.note.clone(),
            said: kept.said(visit.words(), |on| {
                visit.say().when(&match on {
                    Said::At(at) => When::Instant(at),
                    Said::On(date) => When::Dates(date, date),
                })
            }),
        }
    }
}

/// How they look.
pub(super) fn sheet(all: &[Attached], visit: &Visit) -> Markup {
    html! {
        @if !all.is_empty() {
            h2 { (visit.t("web-record-attached")) }
            @for one in all { (card(one, visit)) }
        }
    }
}

fn card(one: &Attached, visit: &Visit) -> Markup {
    let words = visit.words();
    let hash = one.sha256.get(..12).unwrap_or_default();
    html! {
        section.card {
            h3 { (name(&one.name)) }
            p {
                bdi { (one.media_type) } " · " (attachments::size(words, one.bytes)) " · "
                (entry_link(visit, &one.entry))
            }
            @if let Some(note) = &one.note { p { (name(note)) } }
            p { small { "SHA-256 " code { bdi { (one.sha256) } } } }
            @match one.file {
                Some("here") if visit.may(Action::Export) => {
                    p.buttons.noprint {
                        a.button href=(format!("/record/{}/attachment", one.entry)) download {
                            (visit.with("web-record-attached-take", &[("hash", hash.into())]))
                        }
                    }
                    p.soft { (visit.t("web-record-attached-hint")) }
                }
                Some("here") | None => {}
                Some(_) => { p.soft { (visit.t("attachments-not-here")) } }
            }
            h4 { (visit.t("web-record-custody")) }
            @if one.custody.is_empty() { p.soft { (visit.t("custody-none")) } }
            @else { ol { @for step in &one.custody { li { (step.said) " · " (entry_link(visit, &step.entry)) } } } }
            @if !one.gaps.is_empty() { ul { @for gap in &one.gaps { li { (gap) } } } }
        }
    }
}

fn give(visit: &Visit) -> Result<Reply, Trouble> {
    let held = Arc::clone(named(visit)?);
    // A file cannot be masked: of a restricted entry it is given only to who may see all of it.
    if visit.is_restricted(held.id) && !visit.may_with(Action::Export, Class::Restricted) {
        return Err(Trouble::Denied(Action::Export));
    }
    // What is for a group is nobody's here: its attachment cannot be read.
    let attachment: Arc<Attachment> = held.attachment().map(Arc::clone).ok_or(Trouble::Absent)?;
    visit.exported(&held);
    let read = visit.house.try_read(|record| record.proof(held.id));
    let found = read.ok_or(Trouble::Working)?;
    let found = found.map_err(|error| Fault::reading(visit.words(), &error))?;
    let file = found.and_then(|(envelope, _)| envelope.header().file());
    let file = file.ok_or(Trouble::Absent)?;
    if place(visit, &held) != Some("here") {
        return Err(Trouble::Absent);
    }
    // The record is held for one piece at a time: others read and write meanwhile.
    let house = Arc::clone(&visit.house);
    let write = move |out: &mut dyn io::Write| {
        let piece = |place| {
            let piece = house.read(|record| record.piece(file, place));
            piece.map_err(io::Error::other)
        };
        let opened = unseal(&attachment, piece, out, |_| {});
        opened.map_err(|error| system(io::Error::other(error)))
    };
    let house = &visit.house;
    Ok(Reply::File {
        name: format!("{}.{}", held.id.short(), ending(&held)),
        // Never what it says it is: no browser shows, plays or runs it as something of ours.
        media: "application/octet-stream",
        body: house.files.pour(house.settings.log, write)?,
    })
}

/// The ending by which a reader's own programs know it: of what opens harmlessly, by its type, and of nothing else.
fn ending(held: &Held) -> &'static str {
    const KNOWN: &[(&str, &str)] = &[
        ("application/pdf", "pdf"),
        ("image/jpeg", "jpg"),
        ("image/png", "png"),
        ("image/gif", "gif"),
        ("image/webp", "webp"),
        ("image/tiff", "tiff"),
        ("image/heic", "heic"),
        ("video/mp4", "mp4"),
        ("video/quicktime", "mov"),
        ("audio/mpeg", "mp3"),
        ("audio/wav", "wav"),
        ("text/plain", "txt"),
    ];
    let says = held.attachment().map(|says| says.media_type.as_str());
    let found = KNOWN.iter().find(|(media, _)| Some(*media) == says);
    found.map_or("bin", |(_, ending)| ending)
}
