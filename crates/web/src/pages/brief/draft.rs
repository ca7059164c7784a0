//! `/brief/drafts/{draft}`: a draft as the page it will be, and its release by another than who drafted it.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::http::StatusCode;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_desk::editions::{self, Drafted, Kept};
use tregua_desk::intake::must_be_sound;
use tregua_desk::{Fault, FaultKind, Text};
use tregua_report::brief::{self, Brief, Sources};
use tregua_standing::Moment;
use tregua_wording::latin_digits;

use super::paper::{Shown, Wrong, member, paper, short, summary};
use super::sound::{Found, soundness};
use super::{Briefs, Request, Typed, described};
use crate::access::Action;
use crate::frame::{self, Sheet};
use crate::moment::Asked;
use crate::pages::bits;
use crate::reply::{Reply, Trouble};
use crate::routes::Page;
use crate::visit::Visit;

/// A draft.
#[derive(Serialize, JsonSchema)]
pub(crate) struct DraftPage {
    /// The draft, of the record as it is now.
    draft: Shown,
    #[serde(skip)]
    id: String,
    #[serde(skip)]
    text: Arc<Text>,
    #[serde(skip)]
    releaser: String,
    #[serde(skip)]
    wrong: Vec<Wrong>,
}

impl Page for DraftPage {
    const PATH: &'static str = "/brief/drafts/{draft}";
    const ACTION: Action = Action::WriteBrief;
    const TITLE: &'static str = "web-nav-brief";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let request = request(visit)?;
        let drafted = work_out(visit, &request)?;
        DraftPage::of(visit, request, drafted)
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let page = self.draft.page(visit, &self.text.agreement);
        let main = html! {
            (summary(visit, &self.wrong))
            @if self.wrong.is_empty() { (bits::done(visit, &[("drafted", "web-brief-done-drafted")])) }
            p.noprint { a href=(visit.link(Briefs::PATH)) { (visit.t("web-brief-to-editions")) } }
            (paper(&page))
            (self.release_form(visit))
        };
        Sheet {
            of: Some(page.title),
            ..Sheet::plain(main)
        }
    }
}

impl DraftPage {
    fn of(visit: &Visit, request: Request, drafted: Drafted) -> Result<Self, Trouble> {
        Ok(DraftPage {
            draft: Shown {
                edition: drafted.brief.edition,
                released: false,
                sha256: drafted.sha256,
                drafter: drafted.brief.drafter.clone(),
                releaser: None,
                brief: drafted.brief,
            },
            id: request.id,
            text: Arc::clone(visit.text()?),
            releaser: String::new(),
            wrong: Vec::new(),
        })
    }

    fn release_form(&self, visit: &Visit) -> Markup {
        let drafter = self.draft.drafter.as_deref().unwrap_or("");
        let same_hand = member(visit) == Some(drafter);
        let wrong = self.wrong.iter().find(|wrong| wrong.field == "releaser");
        html! {
            section.release aria-labelledby="release" {
                h2 #release { (visit.t("web-brief-release-title")) }
                p { (visit.with("web-brief-release-how", &[("drafter", drafter.into())])) }
                @if same_hand {
                    p.notice { (visit.t("web-brief-own-draft")) }
                } @else {
                    form.entry method="post" action=(visit.link(&format!("/brief/drafts/{}", self.id))) {
                        input type="hidden" name="read" value=(self.draft.sha256);
                        @match member(visit) {
                            Some(member) => p { (visit.with("web-brief-releases-as", &[("member", member.into())])) },
                            None => div.wrong[wrong.is_some()] {
                                label for="releaser" { (visit.t("web-brief-releaser")) }
                                p.hint #releaser-hint { (visit.t("web-brief-releaser-hint")) }
                                @if let Some(wrong) = wrong { p #releaser-wrong { (wrong.said) } }
                                input #releaser name="releaser" dir="auto" autocomplete="off" required value=(self.releaser)
                                    aria-invalid=[wrong.map(|_| "true")]
                                    aria-describedby=(described("releaser", wrong.is_some()));
                            },
                        }
                        p {
                            button.first {
                                @let args = [("n", self.draft.edition.into()), ("hash", short(&self.draft.sha256).into())];
                                (visit.with("web-brief-do-release", &args))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Asks for a draft at a cut-off.
pub(super) fn ask(visit: &Visit) -> Result<Reply, Trouble> {
    let text = visit.text()?;
    let typed = Typed {
        cutoff: visit.form.get("cutoff").trim().to_owned(),
        drafter: visit.form.get("drafter").trim().to_owned(),
    };
    let mut wrong = Vec::new();
    let cutoff = cut_off(visit, text, &typed.cutoff).map_err(|found| wrong.push(found));
    let drafter = member(visit).unwrap_or(&typed.drafter);
    if drafter.is_empty() {
        wrong.push(Wrong {
            field: "drafter",
            said: visit.t("brief-needs-drafter"),
            help: None,
        });
    }
    match cutoff {
        Ok(cutoff) if wrong.is_empty() => {
            let kept = visit.house.drafts.keep(cutoff, visit.asked.by, drafter);
            let id = kept.map_err(|error| Trouble::Fault(error.to_string()))?;
            let made = format!("/brief/drafts/{id}");
            Ok(Reply::see(visit.link_with(&made, &[("done", "drafted")])))
        }
        _ => {
            let again = Briefs {
                typed,
                wrong,
                ..Briefs::data(visit)?
            };
            Ok(refused(visit, &again))
        }
    }
}

fn refused<P: Page>(visit: &Visit, page: &P) -> Reply {
    let page = frame::page(visit, P::TITLE, page.sheet(visit));
    Reply::Html(StatusCode::BAD_REQUEST, page)
}

fn cut_off(visit: &Visit, text: &Text, typed: &str) -> Result<tregua_calendar::Timestamp, Wrong> {
    let clock = &text.agreement.clock;
    let typed = &latin_digits(typed);
    // An hour alone is the last one past: in a worked history, before the moment it is shown at.
    let pinned = visit.house.settings.pinned.map(|moment| moment.as_of);
    let hour = typed.parse::<jiff::civil::Time>().is_ok();
    let now = pinned.filter(|_| hour).unwrap_or(visit.now);
    let words = visit.words();
    let said = |fault: &Fault, help| Wrong::of(visit, "cutoff", fault, help);
    let cutoff = editions::cut_off(typed, clock, now, words).map_err(|fault| said(&fault, None))?;
    let editions = editions::list(&visit.snapshot.holdings);
    editions::follows(editions.last(), cutoff, words)
        .map_err(|fault| said(&fault, Some("web-brief-later")))?;
    Ok(cutoff)
}

fn request(visit: &Visit) -> Result<Request, Trouble> {
    let request = visit.house.drafts.find(visit.param("draft"));
    request.ok_or_else(|| Trouble::Input(visit.t("web-brief-draft-gone")))
}

/// The draft, of the record as it stood when the reader asked.
fn work_out(visit: &Visit, request: &Request) -> Result<Drafted, Trouble> {
    let text = visit.text()?;
    let words = visit.words();
    let editions = editions::list(&visit.snapshot.holdings);
    editions::follows(editions.last(), request.cutoff, words).map_err(|fault| {
        let said = fault.lines().first().cloned().unwrap_or_default();
        Trouble::Input(format!("{said}. {}", visit.t("web-brief-later")))
    })?;
    sound(visit)?;
    let asked = Asked {
        moment: Moment {
            as_of: request.cutoff,
            as_known: request.cutoff,
        },
        live: false,
        known_now: false,
        by: request.by,
    };
    // An edition is read by every member, whoever drafts it.
    let reckoning = visit.reckoning_for_all(&asked)?;
    let composed = reckoning.once("brief", |now, keys| {
        let statements = visit.snapshot.statements(request.by);
        let sources = Sources {
            agreement: &text.agreement,
            agreement_sha256: visit.snapshot.text_sha256.clone().unwrap_or_default(),
            statements: &statements,
            known_by: request.by.word().to_owned(),
            cutoff: request.cutoff,
            previous: editions.last().map(Kept::previous),
            drafter: None,
        };
        brief::compose_of(now, keys, &sources)
    });
    let brief = Brief {
        drafter: Some(request.drafter.clone()),
        ..Brief::clone(&composed)
    };
    Ok(Drafted::of(open_to_all(visit, brief), words)?)
}

/// The brief without hours and places that not every member may see: an edition is read and printed by all of them.
fn open_to_all(visit: &Visit, mut brief: Brief) -> Brief {
    let held = visit.restricted().filter_map(|held| held.claim());
    let restricted: BTreeSet<&str> = held.map(|claim| claim.key.as_str()).collect();
    for incident in &mut brief.incidents {
        let mut claims = incident.accounts.iter().map(|account| &account.claim);
        if claims.any(|claim| restricted.contains(claim.as_str())) {
            incident.occurred.clear();
            incident.places.clear();
        }
    }
    brief
}

/// A page that people act on is not made from a record that was altered. While nothing is added, it is verified once; before
/// a release always.
fn sound(visit: &Visit) -> Result<(), Trouble> {
    match soundness(&visit.house, &visit.snapshot.head) {
        Found::Sound => Ok(()),
        Found::Looking => Err(Trouble::Working),
        Found::Unsound => Err(Trouble::Input(visit.t("brief-unsound"))),
        Found::Unread(system) => Err(Trouble::Fault(system)),
    }
}

/// That a record does not verify is told to the reader, who would act on it.
fn unsound(fault: Fault) -> Trouble {
    match fault.kind() {
        FaultKind::Unsound => Trouble::Input(fault.lines().join(" ")),
        _ => fault.into(),
    }
}

/// Releases a draft: what its releaser has read, by its hash, and nothing else.
pub(super) fn release(visit: &Visit) -> Result<Reply, Trouble> {
    let request = request(visit)?;
    let drafted = work_out(visit, &request)?;
    let typed = visit.form.get("releaser").trim();
    let releaser = member(visit).unwrap_or(typed);
    let words = visit.words();
    let moved = || Wrong {
        field: "",
        said: visit.t("web-brief-moved"),
        help: Some(visit.t("web-brief-read-again")),
    };
    let mut wrong = Vec::new();
    if visit.form.get("read") != drafted.sha256 {
        wrong.push(moved());
    } else if let Err(fault) = editions::may_release(&drafted, &drafted.sha256, releaser, words) {
        wrong.push(Wrong::of(visit, "releaser", &fault, None));
    }
    if wrong.is_empty() {
        let number = drafted.brief.edition;
        match freeze(visit, &drafted, releaser) {
            Ok(()) => {
                visit.house.drafts.released(request.cutoff);
                let edition = format!("/brief/{number}");
                return Ok(Reply::see(
                    visit.link_with(&edition, &[("done", "released")]),
                ));
            }
            Err(fault) if fault.kind() == FaultKind::Input => {
                wrong.push(Wrong::of(visit, "", &fault, Some("web-brief-read-again")));
            }
            Err(fault) => return Err(unsound(fault)),
        }
    }
    let again = DraftPage {
        releaser: typed.to_owned(),
        wrong,
        ..DraftPage::of(visit, request, drafted)?
    };
    Ok(refused(visit, &again))
}

fn freeze(visit: &Visit, drafted: &Drafted, releaser: &str) -> Result<(), Fault> {
    let words = visit.words();
    visit.house.write(words, |record| {
        // Nobody else writes in this program now; what another program wrote is seen in the last entry.
        let head = record
            .head()
            .map_err(|error| Fault::reading(words, &error))?;
        if head.to_string() != visit.snapshot.head {
            return Err(Fault::input(words.say("web-brief-moved", &[])));
        }
        must_be_sound(record, "brief-unsound", words)?;
        let editions = editions::list(&visit.snapshot.holdings);
        editions::freeze(record, editions.last(), drafted, releaser, visit.now, words)
    })
}
