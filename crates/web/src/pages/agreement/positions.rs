//! `/agreement/positions`: who accepts, refuses or offers changes to which clause of a text, each in its own voice; what others
//! report of it stands beside.

use std::sync::Arc;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_agreement::Agreement;
use tregua_record::EntryId;
use tregua_record::entries::claim::Kind;
use tregua_report::Say;
use tregua_report::positions::{Cell, Positions, Row, Spoken, positions};
use tregua_standing::Statement;

use super::AgreementPage;
use super::versions::{self, Version, texts, versions};
use crate::access::Action;
use crate::frame::Sheet;
use crate::reply::Trouble;
use crate::routes::Page;
use crate::visit::Visit;

/// What is on record of one text, at the moment asked about.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PositionsPage {
    /// Every text on record, the newest first.
    versions: Vec<Version>,
    /// The number of the text that is told.
    version: usize,
    /// The positions on it.
    positions: Positions,
    #[serde(skip)]
    agreement: Agreement,
}

impl Page for PositionsPage {
    const PATH: &'static str = "/agreement/positions";
    const ACTION: Action = Action::SeeRecord;
    const TITLE: &'static str = "web-agreement-positions";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let texts = texts(visit);
        let asked = visit.get("text").and_then(|number| number.parse().ok());
        let version: usize = asked.unwrap_or(texts.len()).clamp(1, texts.len().max(1));
        let text = texts.get(version - 1).ok_or(Trouble::NoText)?;
        // A text with errors is never put on record; one that another program put there may be such.
        let agreement = tregua_agreement::read(&text.text)
            .agreement
            .ok_or(Trouble::NoText)?;
        let statements = visit.snapshot.statements(visit.asked.by);
        let of_texts: Vec<Statement> = statements
            .iter()
            .filter(|one| may_speak_of_a_text(one))
            .map(|one| masked(visit, one))
            .collect();
        let sha256 = text.sha256().to_string();
        let known = visit.asked.moment.as_known;
        let positions = positions(&agreement, &sha256, &of_texts, known);
        positions
            .spoken()
            .for_each(|spoken| looked_at(visit, spoken));
        Ok(PositionsPage {
            versions: versions(visit),
            version,
            positions,
            agreement,
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let say = Say {
            words: visit.words(),
            agreement: &self.agreement,
        };
        let found = &self.positions;
        Sheet {
            of: Some(say.name(&found.text)),
            ..Sheet::at_a_moment(html! {
                p.noprint { a href=(visit.link(AgreementPage::PATH)) { (visit.t("web-agreement-to-text")) } }
                @if self.versions.len() > 1 { (self.choice(visit)) }
                @if let Some(header) = &found.header { p.notice { (say.text_header(header)) } }
                p { (visit.t("position-aid")) }
                (list(visit, "position-passage-head", true, found.passage.iter().map(|step| say.position_step(step)).collect()))
                @for (track, rows) in found.by_track() {
                    @let title = track.map_or_else(|| visit.t("web-agreement-positions"), |track| say.track(track));
                    h2 { (title) }
                    (table(&say, &title, found, &rows))
                    (beside(visit, &say, &rows))
                }
                (list(visit, "position-links-head", true, found.links.iter().map(|link| say.position_link(link)).collect()))
            })
        }
    }
}

impl PositionsPage {
    fn choice(&self, visit: &Visit) -> Markup {
        html! {
            ul.ways.noprint {
                @for one in &self.versions {
                    @let number = one.number();
                    @let link = visit.link_with(PositionsPage::PATH, &[("text", &number.to_string())]);
                    li {
                        a href=(link) aria-current=[(number == self.version).then_some("true")] {
                            (versions::number(visit, number)) " · " bdi { (one.name) }
                        }
                    }
                }
            }
        }
    }
}

/// True of a statement that may speak of a text, or of another that does.
fn may_speak_of_a_text(statement: &Statement) -> bool {
    let claim = &statement.claim;
    claim.under.is_some()
        || claim.clause.is_some()
        || matches!(claim.kind, Kind::Correct | Kind::Retract | Kind::Deny)
}

/// The statement with what this reader may see of it.
fn masked(visit: &Visit, one: &Statement) -> Statement {
    let held = one
        .id
        .parse()
        .ok()
        .and_then(|id: EntryId| visit.snapshot.entry(id));
    let claim = held.and_then(|held| visit.masked(held).claim);
    Statement {
        claim: claim.unwrap_or_else(|| Arc::clone(&one.claim)),
        ..one.clone()
    }
}

/// A look at a restricted entry is logged.
fn looked_at(visit: &Visit, spoken: &Spoken) {
    let id = spoken.entry.parse().ok();
    if let Some(held) = id.and_then(|id: EntryId| visit.snapshot.entry(id)) {
        let _ = visit.shown(held);
    }
}

fn table(say: &Say<'_>, title: &str, found: &Positions, rows: &[&Row]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(title) {
            table {
                caption.unseen { (title) }
                thead { tr {
                    td {}
                    @for party in &found.parties { th scope="col" { bdi { (say.voice(party)) } } }
                } }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { bdi { (say.position_row(row)) } }
                            @for cell in &row.cells { td { (positions_of(say, cell)) } }
                        }
                    }
                }
            }
        }
    }
}

fn positions_of(say: &Say<'_>, cell: &Cell) -> Markup {
    html! {
        @for position in say.position_cell(cell) {
            p {
                @for (at, line) in position.iter().enumerate() {
                    @if at == 0 { strong { (line) } } @else { br; (line) }
                }
            }
        }
    }
}

/// What others say, in their own voices and of others.
fn beside(visit: &Visit, say: &Say<'_>, rows: &[&Row]) -> Markup {
    let of = |row: &Row, said: String| format!("{} · {said}", say.position_row(row));
    let mut others = Vec::new();
    let mut reports = Vec::new();
    for row in rows {
        others.extend(
            row.others
                .iter()
                .map(|one| of(row, say.position_of_other(one))),
        );
        reports.extend(
            row.reports
                .iter()
                .map(|one| of(row, say.position_report(one))),
        );
    }
    html! {
        (list(visit, "position-others-head", false, others))
        (list(visit, "position-reports-head", false, reports))
    }
}

/// A list under a heading of the page, or of a track; nothing where it is empty.
fn list(visit: &Visit, head: &str, of_page: bool, lines: Vec<String>) -> Markup {
    html! {
        @if !lines.is_empty() {
            @if of_page { h2 { (visit.t(head)) } } @else { h3 { (visit.t(head)) } }
            ul { @for line in lines { li { (line) } } }
        }
    }
}
