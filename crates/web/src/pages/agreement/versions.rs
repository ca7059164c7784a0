//! `/agreement/versions`: every text on record, and what differs between two of them, line by line.

use std::time::Duration;

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use similar::{ChangeTag, TextDiff};
use tregua_agreement::diff::difference;
use tregua_desk::HeldPayload;
use tregua_record::AgreementText;
use tregua_report::{Say, Stamp, Told, difference_as_json};

use super::AgreementPage;
use crate::access::Action;
use crate::frame::Sheet;
use crate::pages::bits::name;
use crate::reply::Trouble;
use crate::routes::Page;
use crate::visit::Visit;

/// Lines shown around each change.
const AROUND: usize = 3;

/// Two large texts that have little in common are compared roughly after this time.
const LONGEST: Duration = Duration::from_millis(300);

/// A text on record.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Version {
    /// Counts up from 1, in the order of the record.
    pub(super) version: usize,
    /// What it is called on record.
    pub(super) name: String,
    /// SHA-256 of the text, in hex: what `sha256sum` says of the file.
    pub(super) sha256: String,
    /// When it was signed, by the author's clock.
    signed: Stamp,
    /// The organisation that signed it.
    author: String,
    /// The beginning of the key of the device that signed it, in hex.
    device: String,
    /// Its entry.
    entry: String,
}

/// Two versions side by side.
#[derive(Serialize, JsonSchema)]
pub(crate) struct VersionsPage {
    /// Every text on record, the newest first.
    versions: Vec<Version>,
    /// The number of the earlier of the two compared; absent where there is only one.
    from: Option<usize>,
    /// The number of the later.
    to: Option<usize>,
    /// Where they differ; empty where they are alike.
    changes: Vec<Change>,
    /// What differs between their clauses, as `tregua diff --json` tells it; `null` where there are no two.
    difference: Option<Value>,
    /// The same in the reader's words, in short.
    #[serde(skip)]
    short: Vec<Told>,
    /// Clause by clause.
    #[serde(skip)]
    told: Vec<Told>,
}

/// A place where two texts differ, with the lines around it.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Change {
    /// Its lines, in order.
    lines: Vec<Line>,
}

/// A line of one text or of both.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Line {
    /// `same`, `added` or `removed`.
    change: String,
    /// Its number in the earlier text, from 1.
    old: Option<usize>,
    /// Its number in the later text, from 1.
    new: Option<usize>,
    /// The line.
    text: String,
}

impl Version {
    /// Its number, as addresses have it.
    pub(super) fn number(&self) -> usize {
        self.version
    }
}

impl Page for VersionsPage {
    const PATH: &'static str = "/agreement/versions";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-agreement-versions";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let texts = texts(visit);
        let number = |key: &str| {
            let number: usize = visit.get(key)?.parse().ok()?;
            (1..=texts.len()).contains(&number).then_some(number)
        };
        // Unless others are asked for, the newest is compared with the one before it.
        let to = number("to").or(Some(texts.len()).filter(|last| *last > 1));
        let from = number("from").or_else(|| to?.checked_sub(1).filter(|before| *before > 0));
        let of = |number: Option<usize>| texts.get(number?.checked_sub(1)?).copied();
        let both = of(from).zip(of(to));
        let changes = both.map_or_else(Vec::new, |(old, new)| changes(&old.text, &new.text));
        // A text with errors is never put on record; one that another program put there may be such.
        let understood = |text: &AgreementText| tregua_agreement::read(&text.text).agreement;
        let both = both.and_then(|(old, new)| understood(old).zip(understood(new)));
        let found = both.map(|(old, new)| (difference(&old, &new), old, new));
        let words = visit.words();
        let in_words = found.as_ref().map(|(found, old, agreement)| {
            let say = Say { words, agreement };
            (say.difference_in_short(found), say.difference(found, old))
        });
        let (short, told) = in_words.unwrap_or_default();
        Ok(VersionsPage {
            versions: versions(visit),
            from,
            to: to.filter(|_| from.is_some()),
            changes,
            short,
            told,
            difference: found.map(|(found, _, new)| difference_as_json(&found, &new)),
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::plain(html! {
            p.noprint { a href=(visit.link(AgreementPage::PATH)) { (visit.t("web-agreement-to-text")) } }
            (table(visit, &self.versions))
            @if let (Some(from), Some(to)) = (self.from, self.to) {
                (self.choice(visit, from, to))
                (self.compared(visit, from, to))
            }
        })
    }
}

impl VersionsPage {
    fn choice(&self, visit: &Visit, from: usize, to: usize) -> Markup {
        let select = |field: &str, chosen: usize| {
            html! {
                label for=(field) { (visit.t(&format!("web-agreement-compare-{field}"))) }
                select id=(field) name=(field) {
                    @for one in &self.versions {
                        option value=(one.version) selected[one.version == chosen] { (number(visit, one.version)) }
                    }
                }
            }
        };
        html! {
            form.compare method="get" action=(VersionsPage::PATH) {
                div { (select("from", from)) }
                div { (select("to", to)) }
                button { (visit.t("web-agreement-compare")) }
            }
        }
    }

    /// True of the first of several on one track.
    fn begins_track(&self, at: usize) -> bool {
        let track = |at: usize| self.told.get(at).map(|told| &told.track);
        at.checked_sub(1).and_then(track) != track(at)
    }

    fn compared(&self, visit: &Visit, from: usize, to: usize) -> Markup {
        let args = [("from", (from as u64).into()), ("to", (to as u64).into())];
        let title = visit.with("web-agreement-compared", &args);
        html! {
            h2 { (title) }
            @for told in &self.short {
                h3 { (told.head) }
                ul { @for line in &told.lines { li { (line) } } }
            }
            @for (at, told) in self.told.iter().enumerate() {
                @if let Some(track) = told.track.as_ref().filter(|_| self.begins_track(at)) { h3 { (track) } }
                @if told.track.is_some() { h4 { (told.head) } } @else { h3 { (told.head) } }
                @if !told.lines.is_empty() {
                    ul { @for line in &told.lines { li { (line) } } }
                }
            }
            @if !self.changes.is_empty() { h3 { (visit.t("web-agreement-by-line")) } }
            @if self.changes.is_empty() {
                p { (visit.t("web-agreement-alike")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table.diff dir="ltr" {
                        caption.unseen { (title) }
                        thead { tr {
                            th scope="col" { (visit.t("web-agreement-compare-from")) }
                            th scope="col" { (visit.t("web-agreement-compare-to")) }
                            th scope="col" { (visit.t("web-agreement-text")) }
                        } }
                        @for change in &self.changes {
                            tbody { @for line in &change.lines { (line.row(visit)) } }
                        }
                    }
                }
            }
        }
    }
}

impl Line {
    fn row(&self, visit: &Visit) -> Markup {
        let word = || visit.t(&format!("web-agreement-line-{}", self.change));
        html! {
            tr class=(self.change) {
                td.number { @if let Some(old) = self.old { (old) } }
                td.number { @if let Some(new) = self.new { (new) } }
                td lang="en" {
                    @match self.change.as_str() {
                        "added" => { span.unseen { (word()) ": " } ins { (self.text) } },
                        "removed" => { span.unseen { (word()) ": " } del { (self.text) } },
                        _ => (self.text),
                    }
                }
            }
        }
    }
}

/// The texts of the record, the oldest first.
pub(super) fn texts(visit: &Visit) -> Vec<&AgreementText> {
    let entries = visit.snapshot.entries().iter();
    let texts = entries.filter_map(|held| match &held.payload {
        Some(HeldPayload::Agreement(text)) => Some(text.as_ref()),
        _ => None,
    });
    texts.collect()
}

/// Every text on record, the newest first.
pub(super) fn versions(visit: &Visit) -> Vec<Version> {
    let entries = visit.snapshot.entries().iter();
    let texts = entries.filter_map(|held| match &held.payload {
        Some(HeldPayload::Agreement(text)) => Some((held, text)),
        _ => None,
    });
    let clock = visit.snapshot.clock();
    let numbered = (1..).zip(texts).map(|(version, (held, text))| Version {
        version,
        name: text.name.clone(),
        sha256: text.sha256().to_string(),
        signed: Stamp::new(held.signed, clock),
        author: held.author.as_str().to_owned(),
        device: held.device.to_string().chars().take(12).collect(),
        entry: held.id.to_string(),
    });
    let mut versions: Vec<Version> = numbered.collect();
    versions.reverse();
    versions
}

pub(super) fn number(visit: &Visit, version: usize) -> String {
    visit.with("web-agreement-version", &[("n", (version as u64).into())])
}

/// The versions in a table: when, by whom, with which hash.
pub(super) fn table(visit: &Visit, versions: &[Version]) -> Markup {
    if versions.is_empty() {
        return html! {};
    }
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.t("web-agreement-versions")) {
            table {
                caption.unseen { (visit.t("web-agreement-versions")) }
                thead { tr {
                    @for head in ["version", "signed", "author", "device", "hash"] {
                        th scope="col" { (visit.t(&format!("web-agreement-head-{head}"))) }
                    }
                } }
                tbody {
                    @for one in versions {
                        tr {
                            th scope="row" { (number(visit, one.version)) " " (name(&one.name)) }
                            td { time datetime=(one.signed.text()) { (visit.say().instant(one.signed.at())) } }
                            td { (name(&one.author)) }
                            td { code { bdi { (one.device) } } }
                            td { code { bdi { (one.sha256.get(..12).unwrap_or(&one.sha256)) } } }
                        }
                    }
                }
            }
        }
    }
}

fn changes(old: &str, new: &str) -> Vec<Change> {
    let mut config = TextDiff::configure();
    let diff = config.timeout(LONGEST).diff_lines(old, new);
    let groups = diff.grouped_ops(AROUND);
    let change = |ops: &Vec<similar::DiffOp>| {
        let lines = ops.iter().flat_map(|op| diff.iter_changes(op));
        let lines = lines.map(|line| Line {
            change: match line.tag() {
                ChangeTag::Equal => "same",
                ChangeTag::Insert => "added",
                ChangeTag::Delete => "removed",
            }
            .to_owned(),
            old: line.old_index().map(|at| at + 1),
            new: line.new_index().map(|at| at + 1),
            text: line.value().trim_end_matches(['\n', '\r']).to_owned(),
        });
        Change {
            lines: lines.collect(),
        }
    };
    groups.iter().map(change).collect()
}
