//! `/why`: one cell, and what was made of every entry that was looked at for it.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use maud::{Markup, html};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use serde_json::Value;
use tregua_desk::explained::Told;
use tregua_desk::{Held, explained, why_not};
use tregua_record::entries::claim::Kind;
use tregua_record::{Claim, EntryId, Source};
use tregua_report::Say;
use tregua_standing::{Count, Explanation, InstanceName, Name, Near, Row, View, Wanted, Weight};
use tregua_wording::{Arg, Digits, Lang};

use crate::access::Action;
use crate::answers::Answers;
use crate::frame::Sheet;
use crate::house::Snapshot;
use crate::pages::excerpt::Excerpt;
use crate::pages::terms::{self, AS_WRITTEN, own_words, quoted, rows_of};
use crate::pages::{bits, record};
use crate::reader::Prefers;
use crate::reckoning::Reckoning;
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

/// Of more entries about the same acts, those near the cell are looked at: nobody reads more, and all of them take long.
const MOST_LOOKED_AT: usize = 1_000;

/// From so many entries on, what a cell rests on can take seconds to find: the page says so instead of being late.
const MANY: usize = 10_000;
/// How long the page waits before it says that a cell is being explained: of few entries, and of many.
const PATIENCE: Duration = Duration::from_secs(5);
const SHORT_PATIENCE: Duration = Duration::from_millis(80);
/// Entries for which a remark of the transcriber is shown; more would bury the entries.
const MOST_REMARKED: usize = 4;
/// Entries listed under one heading.
const MOST_LISTED: usize = 100;
/// Of the entries that did not count for one reason, so many are shown at once.
const MOST_TOGETHER: usize = 6;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page::<Why>()]
}

/// The address of a cell.
pub(crate) fn link(visit: &Visit, row: &Row) -> String {
    let day = row
        .instance
        .as_ref()
        .map_or_else(String::new, ToString::to_string);
    let view = bits::view_key(&row.view);
    let parts = [
        ("clause", row.clause.as_str()),
        ("part", row.part.as_str()),
        ("day", day.as_str()),
        ("reading", row.reading.as_deref().unwrap_or("")),
        ("point", row.point.as_deref().unwrap_or("")),
        ("view", view.as_str()),
    ];
    visit.link_with("/why", &parts)
}

/// One cell explained.
pub(crate) struct Why {
    reckoning: Arc<Reckoning>,
    /// Which of the entries that were looked at are told in data, and where the others are.
    excerpt: Excerpt,
    next: Option<String>,
    /// Where the cell stands in the rows.
    others: Vec<Row>,
    explanation: Arc<Explanation>,
    /// Where what an entry says is looked up, for those that are told.
    snapshot: Arc<Snapshot>,
    /// What this reader may not see whole, as they may see it.
    masked: BTreeMap<EntryId, Arc<Claim>>,
    house: Arc<crate::house::House>,
}

/// The names of what is served: those of `tregua explain --json`, and of its rows.
#[derive(JsonSchema)]
#[schemars(rename = "Why")]
#[expect(dead_code, reason = "only describes what `desk` makes")]
struct Shape {
    /// The clause's label.
    clause: String,
    /// The part.
    part: String,
    /// The view: `according to Alpha`, `all voices`.
    view: String,
    /// The counting point and the name of the reading, each `null` if it has none.
    reading: Value,
    /// Who is on record as holding the reading.
    held_by: Vec<String>,
    /// The date of the instance, or its key; `null` if there is only one.
    instance: Option<String>,
    /// From and to, half-open, RFC 3339 on the agreement's clock.
    window: [String; 2],
    /// The status.
    status: String,
    /// The statuses that are still possible.
    outcomes: Vec<String>,
    /// What keeps it open, where several things do.
    causes: Vec<String>,
    /// What the text asks: `kind` and its numbers.
    required: Value,
    /// What is counted, from `lo` to `hi`; `hi` is `null` when open. `null` where nothing is counted.
    counted: Value,
    /// Of a ratio, what its other side counts.
    #[schemars(skip_serializing_if = "Option::is_none")]
    base: Option<Value>,
    /// How much over or short, with its unit; `null` as long as it is open.
    slack: Value,
    /// When time alone would decide it; `null` if it would not.
    decides_at: Option<String>,
    /// What closed the count; `null` if nothing did.
    closed_by: Option<String>,
    /// The entries that force it: `entry`, `claim`.
    rests_on: Vec<Value>,
    /// Of the entries that were counted at most 6, with `full=yes` all: `entry`, `claim`.
    counted_from: Vec<Value>,
    /// How many of them are left out; absent if none.
    #[schemars(skip_serializing_if = "Option::is_none")]
    counted_from_more: Option<usize>,
    /// The entries that moved the phase it stands in: `entry`, `claim`.
    in_force_by: Vec<Value>,
    /// What stands beside it: the asserting voices' own standings.
    #[schemars(skip_serializing_if = "Option::is_none")]
    beside: Option<Vec<Value>>,
    /// What a person is told beside the status, in English.
    said: String,
    /// Where the clause stands in the text: `start`, `end` in bytes, `line` from 1.
    clause_span: Value,
    /// The rules applied, in English.
    rules: Vec<String>,
    /// Of the entries looked at, by when they were known, at most 100; with `full=yes` all from `from` on: `entry`, `claim`, `voice`,
    /// `source`, `figure`, `counted`, `rests_on`, `why_not`.
    entries: Vec<Value>,
    /// How many entries were looked at.
    of: usize,
    /// There are more than 1,000 about the same acts: those were looked at that count here, and those within a day of the window.
    near_only: bool,
    /// The address of those that follow; `null` if none do.
    next: Option<String>,
    /// The same cell on every reading: `reading`, `held_by`, `status`.
    readings: Vec<Value>,
    /// The kinds of figure that would decide it: `act`, `thing`, `counting_point`. Empty for roles that may not see them.
    missing: Vec<Value>,
}

impl JsonSchema for Why {
    fn schema_name() -> Cow<'static, str> {
        Shape::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Shape::json_schema(generator)
    }
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Codes and words of the format are English whatever the reader reads.
        let words = self.house.words(Prefers {
            lang: Lang::English,
            digits: Digits::Latin,
        });
        let others: Vec<&Row> = self.others.iter().collect();
        let value = self.reckoning.ask(|evaluator, keys| {
            let claim = |id: &str| self.shown(id);
            let agreement = evaluator.agreement();
            let all = self.explanation.considered.len();
            let told = Told {
                looked_at: self.excerpt.of(all),
                counted: self.excerpt.entries(),
            };
            let explanation = &self.explanation;
            let mut value =
                explained::explained(words, agreement, explanation, &others, keys, &told, claim);
            value["of"] = all.into();
            value["near_only"] = explanation.near_only.into();
            value["next"] = self.next.as_deref().into();
            value
        });
        value.serialize(serializer)
    }
}

impl Why {
    /// What an entry says, as far as this reader may see it.
    fn shown(&self, id: &str) -> Option<Arc<Claim>> {
        let id = id.parse().ok()?;
        let whole = || self.snapshot.entry(id)?.claim().map(Arc::clone);
        self.masked.get(&id).cloned().or_else(whole)
    }
}

/// The restricted entries among those looked at, as this reader may see them; seeing them whole is logged.
fn masked(visit: &Visit, explanation: &Explanation) -> BTreeMap<EntryId, Arc<Claim>> {
    let restricted: BTreeMap<String, &Arc<Held>> = visit
        .restricted()
        .map(|held| (held.id.to_string(), held))
        .collect();
    let considered = explanation.considered.iter().map(|one| &one.entry);
    let looked_at = considered.chain(&explanation.row.rests_on);
    let held = looked_at.filter_map(|id| restricted.get(id.as_str()));
    let shown = held.map(|held| (held.id, visit.shown(held)));
    shown
        .filter_map(|(id, shown)| shown.withheld.and(shown.claim).map(|claim| (id, claim)))
        .collect()
}

impl Page for Why {
    const PATH: &'static str = "/why";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-why-title";
    const TELLS_LONG_LISTS: bool = true;

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let excerpt = Excerpt::asked(visit)?;
        let reckoning = visit.reckoning()?;
        let row = cell(visit, &reckoning)?;
        let explanation = explanation(visit, &reckoning, row)?;
        let own = reckoning.rows.get(rows_of(&reckoning, &row.clause));
        let others = explained::same_cell(row, own.unwrap_or_default());
        Ok(Why {
            others: others.into_iter().cloned().collect(),
            snapshot: Arc::clone(&visit.snapshot),
            masked: masked(visit, &explanation),
            house: Arc::clone(&visit.house),
            next: excerpt.next(visit, explanation.considered.len()),
            excerpt,
            explanation,
            reckoning,
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let say = visit.say();
        let row = &self.explanation.row;
        let mut title = vec![say.name(&row.clause)];
        title.push(say.part_name(&row.part));
        title.extend(say.instance(row));
        Sheet {
            of: Some(title.join(" · ")),
            ..Sheet::at_a_moment(html! {
                div.why {
                    p {
                        a href=(visit.link(&terms::path(&row.clause))) { (visit.t("web-why-term")) }
                        " · " a href=(visit.link("/timeline")) { (visit.t("web-why-timeline")) }
                    }
                    (stands(visit, &say, row))
                    div.two {
                        div {
                            h2 { (visit.t("web-why-words")) }
                            @if let (Some(clause), Ok(text)) = (say.agreement.clause(&row.clause), visit.text()) {
                                (quoted(&own_words(&text.text, clause)))
                            }
                        }
                        div {
                            h2 { (visit.t("web-why-numbers")) }
                            (self.numbers(visit, &say))
                        }
                    }
                    (self.rests_on(visit, &say))
                    (self.beside(visit, &say))
                    (self.not_counted(visit))
                    (self.notes(visit))
                    (self.readings(visit, &say))
                    (self.missing(visit, &say))
                }
            })
        }
    }
}

/// A cell as it is asked for: what is wanted of the evaluator, which instance, and whether it tells what is missing.
type Asking = (Wanted, Option<InstanceName>, bool);

/// A cell explained. Over a large record that takes long, and its entries are read page by page: the last ones asked for are
/// kept, and a reader does not wait without a word.
fn explanation(
    visit: &Visit,
    reckoning: &Arc<Reckoning>,
    row: &Row,
) -> Result<Arc<Explanation>, Trouble> {
    let with_missing = visit.may(Action::SeeMissing);
    let name = row.reading.as_deref().unwrap_or(AS_WRITTEN).to_owned();
    let wanted = Wanted {
        clauses: [row.clause.clone()].into(),
        parts: [row.part.clone()].into(),
        days: row.instance.iter().filter_map(InstanceName::day).collect(),
        keys: row
            .instance
            .iter()
            .filter_map(InstanceName::key)
            .map(str::to_owned)
            .collect(),
        readings: row.point.clone().into_iter().chain([name]).collect(),
        views: [row.view.clone()].into(),
    };
    let patience = match visit.snapshot.entries().len() {
        ..MANY => PATIENCE,
        _ => SHORT_PATIENCE,
    };
    let kept = reckoning.once("why", |_, _| {
        Answers::<Asking, Option<Arc<Explanation>>>::default()
    });
    let asking = (wanted.clone(), row.instance.clone(), with_missing);
    let (point, reading) = (row.point.clone(), row.reading.clone());
    let instance = row.instance.clone();
    let found = kept.find(reckoning, asking, patience, move |reckoning| {
        let near = Near::OfMoreThan(MOST_LOOKED_AT);
        let all = reckoning.ask(|evaluator, _| evaluator.explain_near(&wanted, near));
        let is = |one: &Explanation| {
            (&one.row.point, &one.row.reading, &one.row.instance) == (&point, &reading, &instance)
        };
        let mut found = all.into_iter().find(is)?;
        if !with_missing {
            found.missing.clear();
        }
        Some(Arc::new(found))
    });
    let found = found.ok_or(Trouble::Working)?;
    match &*found {
        Some(found) => Ok(Arc::clone(found)),
        None => Err(Trouble::Input(visit.t("web-why-no-cell"))),
    }
}

/// What tells a cell from the others of its clause.
fn place(
    row: &Row,
) -> (
    &str,
    Option<&str>,
    Option<&str>,
    Option<&tregua_standing::InstanceName>,
    &View,
) {
    (
        &row.part,
        row.point.as_deref(),
        row.reading.as_deref(),
        row.instance.as_ref(),
        &row.view,
    )
}

/// The cell that an address names. What it leaves out is the first there is; of days, the last that has begun; of views, all
/// voices together.
fn cell<'r>(visit: &Visit, reckoning: &'r Reckoning) -> Result<&'r Row, Trouble> {
    let label = visit
        .get("clause")
        .ok_or_else(|| Trouble::Input(visit.t("web-why-which")))?;
    let clause = reckoning.agreement().clause(label).ok_or(Trouble::Absent)?;
    let rows = reckoning.rows.get(rows_of(reckoning, &clause.label));
    let given = |key: &str| visit.get(key).filter(|text| !text.is_empty());
    let view = given("view").unwrap_or("all-voices");
    let reading = given("reading").filter(|name| *name != AS_WRITTEN);
    let mut found: Vec<&Row> = rows
        .unwrap_or_default()
        .iter()
        .filter(|row| row.reading.as_deref() == reading)
        .filter(|row| given("part").is_none_or(|part| part == row.part))
        .filter(|row| given("point").is_none_or(|point| Some(point) == row.point.as_deref()))
        .filter(|row| {
            let day = || row.instance.as_ref().map(ToString::to_string);
            given("day").is_none_or(|asked| Some(asked) == day().as_deref())
        })
        .collect();
    let none = || Trouble::Input(visit.t("web-why-no-cell"));
    // Of many rows a few views: each is told by its hash once.
    let views: std::collections::BTreeSet<&View> = found.iter().map(|row| &row.view).collect();
    let view = views.into_iter().find(|one| bits::view_key(one) == view);
    let view = view.ok_or_else(none)?;
    found.retain(|row| &row.view == view);
    let first = *found.first().ok_or_else(none)?;
    let mut same = found
        .into_iter()
        .filter(|row| (&row.part, &row.point) == (&first.part, &first.point));
    let begun = same.rfind(|row| row.window.from <= visit.asked.moment.as_of);
    Ok(begun.unwrap_or(first))
}

/// The answer: status, phrase, voice, reading and counting point together.
fn stands(visit: &Visit, say: &Say<'_>, row: &Row) -> Markup {
    let phrase = say.phrase(row);
    let point = row.point.as_ref().map(|point| say.counted_at(point));
    let held = row.reading.is_none().then(|| say.held(&row.held));
    let held = held
        .flatten()
        .map_or_else(String::new, |held| format!(" ({held})"));
    html! {
        p.answer {
            (bits::status(say, row.status)) " "
            @if !phrase.is_empty() { strong { (phrase) } }
            br;
            (say.view(&row.view)) " · " (say.reading_and_holder(row)) (held)
            @if let Some(point) = point { " · " (point) }
        }
        @for (voice, status) in &row.beside {
            p { (bits::voice(visit.words(), voice)) ": " (bits::status(say, *status)) }
        }
        @let clause = say.agreement.clause(&row.clause);
        @if let Some(clause) = clause.filter(|clause| !clause.asserted_by.is_empty()) {
            @let voices = say.voices("list-and", &clause.asserted_by);
            p.asserted { (visit.with("asserted-by", &[("voices", Arg::said(voices))])) }
        }
    }
}

impl Why {
    fn numbers(&self, visit: &Visit, say: &Say<'_>) -> Markup {
        let row = &self.explanation.row;
        let words = visit.words();
        let status = |word: &str| words.known("status", word);
        let still = row.outcomes.len() > 1;
        let outcomes = row.outcomes.iter().map(|outcome| status(outcome.word()));
        let causes = row.causes.iter().map(|cause| status(cause.word()));
        let rules = self.explanation.rules.iter().map(|rule| visit.t(rule));
        let rules: Vec<String> = rules.collect();
        html! {
            dl.facts {
                dt { (visit.t("explain-asked")) } dd { (say.asks(row)) }
                dt { (visit.t("explain-window")) } dd { (say.window(&row.window)) }
                @if let Some(count) = &row.counted {
                    dt { (visit.t("explain-counted")) }
                    dd { (counted(visit, say, count, row.base.as_ref())) }
                }
                @if let Some(by) = say.by(row) {
                    dt { (visit.t("web-why-slack")) } dd { (by) }
                }
                @if let Some(at) = row.decides_at {
                    dt { (visit.t("web-why-decides")) } dd { (say.instant(at)) }
                }
                @if still {
                    dt { (visit.t("explain-outcomes")) }
                    dd { (words.join("list-or", outcomes)) " (" (words.join("list-comma", causes)) ")" }
                }
                @if !row.in_force_by.is_empty() {
                    dt { (visit.t("explain-in-force")) }
                    dd { @for id in &row.in_force_by { (self.key(visit, id)) " " } }
                }
                @if !rules.is_empty() {
                    dt { (visit.t("explain-rules")) }
                    dd { @for rule in &rules { div { (bits::coded(rule)) } } }
                }
            }
        }
    }

    /// The key of an entry, leading to it.
    fn key(&self, visit: &Visit, id: &str) -> Markup {
        let claim = self.shown(id);
        entry(visit, id, claim.as_deref())
    }

    fn rests_on(&self, visit: &Visit, say: &Say<'_>) -> Markup {
        let rests = &self.explanation.row.rests_on;
        let claims: Vec<(&str, Arc<Claim>)> = rests
            .iter()
            .take(MOST_LISTED)
            .filter_map(|id| Some((id.as_str(), self.shown(id)?)))
            .collect();
        html! {
            h2 { (visit.t("explain-rests-on")) }
            @if rests.is_empty() { p { (visit.t("explain-rests-on-nothing")) } }
            ul.plain.entries {
                @for (id, claim) in &claims { (told(visit, say, id, claim, rests.len() <= MOST_REMARKED)) }
            }
            (more(visit, rests.len().saturating_sub(MOST_LISTED)))
        }
    }

    /// Statements about the clause that are no figures, in full: a refusal belongs beside the offer it answers.
    fn beside(&self, visit: &Visit, say: &Say<'_>) -> Markup {
        let beside = self.explanation.considered.iter();
        let mut claims: Vec<(&str, Arc<Claim>)> = beside
            .filter(|one| one.weight == Weight::Beside)
            .filter_map(|one| Some((one.entry.as_str(), self.shown(&one.entry)?)))
            .collect();
        // Notes on the entries that count have a section of their own.
        claims.retain(|(_, claim)| claim.kind != Kind::Note || claim.refers_to.is_empty());
        html! {
            @if !claims.is_empty() {
                h2 { (visit.t("explain-beside")) }
                ul.plain.entries {
                    @for (id, claim) in claims.iter().take(MOST_LISTED) { (told(visit, say, id, claim, false)) }
                }
                (more(visit, claims.len().saturating_sub(MOST_LISTED)))
            }
        }
    }

    /// The entries that did not decide, by reason.
    fn by_reason(&self, visit: &Visit) -> BTreeMap<String, Vec<&str>> {
        // Many share a reason: it is put into words once. How many minutes one lies outside is no part of it.
        let mut alike: Vec<(Weight, Vec<&str>)> = Vec::new();
        let mut gone: Vec<(Weight, Vec<&str>)> = Vec::new();
        for one in &self.explanation.considered {
            let weight = match &one.weight {
                Weight::Beside => continue,
                Weight::Gone(_) => {
                    gone.push((one.weight.clone(), vec![&one.entry]));
                    continue;
                }
                Weight::Before(_) => Weight::Before(0),
                Weight::After(_) => Weight::After(0),
                weight => weight.clone(),
            };
            match alike.iter_mut().find(|(other, _)| *other == weight) {
                Some((_, ids)) => ids.push(&one.entry),
                None => alike.push((weight, vec![&one.entry])),
            }
        }
        let mut by_reason: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        self.reckoning.ask(|_, keys| {
            for (weight, ids) in alike.into_iter().chain(gone) {
                if let Some(reason) = why_not(visit.words(), &weight, keys) {
                    by_reason.entry(reason).or_default().extend(ids);
                }
            }
        });
        by_reason
    }

    /// Statements that did not decide, by reason.
    fn not_counted(&self, visit: &Visit) -> Markup {
        let by_reason = self.by_reason(visit);
        let one = |id: &str| {
            let claim = self.shown(id);
            html! {
                li {
                    (entry(visit, id, claim.as_deref()))
                    @if let Some(claim) = &claim {
                        " " (bits::voice(visit.words(), &claim.told_by()))
                        @if let Some(figure) = &claim.figure { " " (bits::quoted(visit, figure, claim.source.as_deref())) }
                    }
                }
            }
        };
        html! {
            @if !by_reason.is_empty() || self.explanation.near_only {
                h2 { (visit.t("explain-not-counted")) }
                @if self.explanation.near_only { p { (visit.t("web-why-near")) } }
                @for (reason, ids) in &by_reason {
                    h3 { (reason) " (" (visit.words().number(ids.len() as i128)) ")" }
                    @if ids.len() <= MOST_TOGETHER {
                        ul.looked-at { @for id in ids { (one(id)) } }
                    } @else {
                        details {
                            summary { (visit.with("web-why-show", &[("n", (ids.len() as u64).into())])) }
                            ul.looked-at { @for id in ids.iter().take(MOST_LISTED) { (one(id)) } }
                            (more(visit, ids.len().saturating_sub(MOST_LISTED)))
                        }
                    }
                }
            }
        }
    }

    /// Notes on the entries: context, and what in a transcription is ours.
    fn notes(&self, visit: &Visit) -> Markup {
        let row = &self.explanation.row;
        let notes: Vec<Name> = self.reckoning.ask(|evaluator, _| {
            let known = evaluator.known().into_iter();
            let notes = explained::notes(row, known);
            notes.into_iter().map(|note| note.id.clone()).collect()
        });
        let notes: Vec<(Name, Arc<Claim>)> = notes
            .into_iter()
            .filter_map(|id| Some((id.clone(), self.shown(&id)?)))
            .collect();
        html! {
            @if !notes.is_empty() {
                h2 { (visit.t("explain-notes")) }
                ul.looked-at {
                    @for (id, note) in &notes {
                        @let text = note.figure.as_deref().or(note.extra.get("x_ours").map(String::as_str));
                        li {
                            (entry(visit, id, Some(note))) " " (bits::voice(visit.words(), &note.told_by())) ": "
                            (bits::printed(visit, text.unwrap_or("–"), note.source.as_deref()))
                        }
                    }
                }
            }
        }
    }

    /// The same cell on every reading, each with its holder.
    fn readings(&self, visit: &Visit, say: &Say<'_>) -> Markup {
        let here = place(&self.explanation.row);
        html! {
            @if self.others.len() > 1 {
                h2 { (visit.t("web-why-readings")) }
                div.scroll tabindex="0" role="region" aria-label=(visit.t("web-why-readings")) {
                    table {
                        caption { (say.view(&self.explanation.row.view)) }
                        thead {
                            tr {
                                th scope="col" { (visit.t("web-why-reading")) }
                                th scope="col" { (visit.t("web-why-holder")) }
                                th scope="col" { (visit.t("web-why-point")) }
                                th scope="col" { (visit.t("web-why-status")) }
                            }
                        }
                        tbody {
                            @for other in &self.others {
                                @let name = match &other.reading {
                                    None => visit.t("as-written"),
                                    Some(name) => say.reading_name(name),
                                };
                                tr aria-current=[(place(other) == here).then_some("true")] {
                                    th scope="row" { (name) }
                                    td { (say.held(&other.held).unwrap_or_else(|| visit.t("held-nobody"))) }
                                    td { (other.point.as_ref().map_or_else(|| "–".to_owned(), |point| say.counted_at(point))) }
                                    td {
                                        a href=(link(visit, other)) { (bits::status(say, other.status)) }
                                        " " (say.phrase(other))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Kinds of figure that would decide it; never who ought to supply them.
    fn missing(&self, visit: &Visit, say: &Say<'_>) -> Markup {
        let missing = &self.explanation.missing;
        let window = say.window(&self.explanation.row.window);
        html! {
            @if !missing.is_empty() {
                h2 { (visit.t("explain-missing")) }
                ul {
                    @for (act, thing, point) in missing {
                        @let parts = [
                            Some(say.done(act, thing.as_deref())),
                            point.as_deref().map(|point| say.counted_at(point)),
                            Some(window.clone()),
                        ];
                        li { (visit.words().join("list-comma", parts.into_iter().flatten())) }
                    }
                }
            }
        }
    }
}

fn more(visit: &Visit, left: usize) -> Markup {
    html! {
        @if left > 0 { p { (visit.with("explain-more-beside", &[("n", (left as u64).into())])) } }
    }
}

/// The interval that was counted; of a ratio, both sides.
fn counted(visit: &Visit, say: &Say<'_>, count: &Count, base: Option<&Count>) -> String {
    let spoken = |count: &Count| {
        if count.spoken {
            say.number(count)
        } else {
            visit.t("says-nothing")
        }
    };
    match base {
        None => spoken(count),
        Some(base) => {
            let args = [
                ("owed", Arg::said(spoken(count))),
                ("base", Arg::said(spoken(base))),
            ];
            visit.with("counted-against", &args)
        }
    }
}

/// The key of an entry, leading to it for who may see the record.
fn entry(visit: &Visit, id: &str, claim: Option<&Claim>) -> Markup {
    let key = claim.map_or(id.get(..12).unwrap_or(id), |claim| claim.key.as_str());
    html! {
        @if visit.may(Action::SeeRecord) {
            a href=(record::address(visit, id)) { code { (bits::name(key)) } }
        } @else {
            code { (bits::name(key)) }
        }
    }
}

/// One entry: who says what, the figure as printed, and where that stands.
fn told(visit: &Visit, say: &Say<'_>, id: &str, claim: &Claim, with_remarks: bool) -> Markup {
    let words = visit.words();
    let mut parts = Vec::new();
    if claim.kind != Kind::Claim {
        parts.push(words.known("kind", claim.kind.word()));
    }
    parts.extend(claim.act.as_deref().map(|act| say.act(act)));
    parts.extend(claim.amount.map(|amount| say.range(amount.lo, amount.hi)));
    parts.extend(
        claim
            .counting_point
            .as_deref()
            .map(|point| say.counted_at(point)),
    );
    parts.extend(claim.occurred.map(|when| say.when(&when)));
    let source = claim.source.as_deref();
    let document = source.and_then(|key| visit.snapshot.holdings.source(key));
    let remarks = claim.extra.iter().filter(|_| with_remarks);
    html! {
        li.entry {
            p.who {
                strong { (bits::voice(visit.words(), &claim.told_by())) }
                @if let Some(office) = &claim.speaker { " (" (bits::name(office)) ")" }
                " " (words.join("list-comma", parts))
                @if let Some(figure) = &claim.figure { " " (bits::quoted(visit, figure, claim.source.as_deref())) }
            }
            p.soft {
                (entry(visit, id, Some(claim)))
                @if let Some(key) = source {
                    " · " (bits::name(key))
                    @if let Some(document) = document { (cited(visit, say, document)) }
                }
            }
            @for (column, text) in remarks {
                p.soft { (bits::name(column)) ": " (bits::printed(visit, text, None)) }
            }
        }
    }
}

/// A source: publisher, title, date, address.
fn cited(visit: &Visit, say: &Say<'_>, source: &Source) -> Markup {
    let date = source
        .published
        .or(source.known_from)
        .map(|said| match said {
            tregua_calendar::Said::At(at) => say.instant(at),
            tregua_calendar::Said::On(day) => say.day(day),
        });
    let web = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    let comma = visit.t("list-comma");
    html! {
        @if let Some(publisher) = &source.publisher { (comma) (bits::name(publisher)) }
        @if let Some(title) = &source.title { (comma) (bits::quoted(visit, title, Some(&source.key))) }
        @if let Some(date) = date { (comma) (date) }
        @if let Some(url) = &source.url {
            " "
            @if web(&url) { a.url href=(url) rel="noreferrer" dir="ltr" { (url) } }
            @else { bdi.url { (url) } }
        }
    }
}
