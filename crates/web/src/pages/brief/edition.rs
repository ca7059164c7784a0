//! `/brief/{edition}`: an edition as it was released: here, as a page to print, and as files.

use maud::html;
use schemars::JsonSchema;
use serde::Serialize;
use tregua_desk::Text;
use tregua_desk::editions::{self, Kept};
use tregua_report::page;

use super::Briefs;
use super::paper::{Shown, paper};
use crate::access::Action;
use crate::frame::Sheet;
use crate::pages::bits;
use crate::reply::{Reply, Trouble};
use crate::routes::Page;
use crate::visit::Visit;

/// A released edition.
#[derive(Serialize, JsonSchema)]
pub(crate) struct EditionPage {
    /// The edition, as `tregua brief --edition` writes it.
    #[serde(flatten)]
    edition: Shown,
    #[serde(skip)]
    text: Text,
}

impl Page for EditionPage {
    const PATH: &'static str = "/brief/{edition}";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-nav-brief";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let (editions, number) = named(visit)?;
        let again = editions::again(&visit.snapshot.holdings, &editions, number, visit.words())?;
        Ok(EditionPage {
            edition: Shown {
                edition: again.brief.edition,
                released: true,
                drafter: again.brief.drafter.clone(),
                releaser: Some(again.releaser),
                sha256: again.sha256,
                brief: again.brief,
            },
            text: again.text,
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let page = self.page(visit);
        let link = |to: &str| visit.link(&format!("/brief/{}{to}", self.edition.edition));
        let main = html! {
            (bits::done(visit, &[("released", "web-brief-done-released")]))
            ul.ways.noprint {
                li { a href=(visit.link(Briefs::PATH)) { (visit.t("web-brief-to-editions")) } }
                li { a href=(link("/print")) { (visit.t("web-brief-print")) } }
                li { a href=(link("/html")) download { (visit.t("web-brief-as-html")) } }
                li { a href=(link("/text")) download { (visit.t("web-brief-as-text")) } }
                li { a href=(link("/content")) download { (visit.t("web-brief-as-content")) } }
            }
            (paper(&page))
        };
        Sheet {
            of: Some(page.title),
            ..Sheet::plain(main)
        }
    }
}

impl EditionPage {
    fn page(&self, visit: &Visit) -> page::Page {
        self.edition.page(visit, &self.text.agreement)
    }
}

/// The editions, and the number that the address names.
fn named(visit: &Visit) -> Result<(Vec<Kept>, u64), Trouble> {
    let editions = editions::list(&visit.snapshot.holdings);
    let number = visit.param("edition").parse().ok();
    let number = number.filter(|number| editions.iter().any(|kept| kept.number == *number));
    Ok((editions, number.ok_or(Trouble::Absent)?))
}

/// One sheet of A4 that needs nothing else: what `tregua brief --format html` writes.
pub(super) fn print(visit: &Visit) -> Result<Reply, Trouble> {
    let edition = EditionPage::data(visit)?;
    Ok(Reply::Printed(page::html(&edition.page(visit))))
}

pub(super) fn as_html(visit: &Visit) -> Result<Reply, Trouble> {
    let edition = EditionPage::data(visit)?;
    let html = page::html(&edition.page(visit));
    Ok(edition.file(visit, "html", "text/html; charset=utf-8", html))
}

pub(super) fn as_text(visit: &Visit) -> Result<Reply, Trouble> {
    let edition = EditionPage::data(visit)?;
    let text = page::text(&edition.page(visit));
    Ok(edition.file(visit, "txt", "text/plain; charset=utf-8", text))
}

impl EditionPage {
    fn file(&self, visit: &Visit, ending: &str, media: &'static str, text: String) -> Reply {
        let lang = visit.words().lang().code();
        Reply::File {
            name: format!("brief-{}-{lang}.{ending}", self.edition.edition),
            media,
            body: text.into(),
        }
    }
}

/// Its content byte for byte: what its hash is of.
pub(super) fn as_content(visit: &Visit) -> Result<Reply, Trouble> {
    let (editions, number) = named(visit)?;
    let kept = editions.iter().find(|kept| kept.number == number);
    let kept = kept.ok_or(Trouble::Absent)?;
    Ok(Reply::File {
        name: format!("brief-{number}.json"),
        media: "application/json",
        body: kept.edition.content.clone().into(),
    })
}
