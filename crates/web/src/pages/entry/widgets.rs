//! Fields with their labels, hints and what is wrong with them; drafts as tables.

use maud::{Markup, html};
use tregua_calendar::{Said, When};
use tregua_import::quick::ANSWERS;
use tregua_record::Claim;

use super::doubts;
use super::draft::{Cell, Draft, Open, Wrong};
use super::ground::Ground;
use super::kinds::{COLUMNS, Column, Input, Offer};
use super::quick::{Reading, answer_field};
use super::sign::{Done, Signer};
use crate::pages::{bits, record};
use crate::visit::Visit;

/// Most words offered for one field: a page stays small, and whoever has more types the beginning.
const MOST_OFFERED: usize = 200;

/// One field of a form.
#[derive(Default)]
pub(super) struct Field<'a> {
    pub(super) id: &'a str,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) value: &'a str,
    pub(super) list: Option<Offer>,
    /// It holds figures or code, which run from the left in every language.
    pub(super) from_left: bool,
    pub(super) sort: Option<&'static str>,
    pub(super) first: bool,
    pub(super) wide: bool,
}

/// What is wrong with the fields of a form.
pub(super) struct Slips<'a> {
    pub(super) visit: &'a Visit,
    pub(super) wrong: &'a [Wrong],
}

impl Slips<'_> {
    fn of(&self, field: &str) -> Vec<String> {
        let own = self.wrong.iter().filter(|wrong| wrong.field == field);
        own.map(|wrong| wrong.told.words(self.visit)).collect()
    }

    /// What is wrong, on top, each with a link to its field. `label` names a field; `id` is where it stands.
    pub(super) fn summary(
        &self,
        label: impl Fn(&str) -> Option<String>,
        id: impl Fn(&str) -> String,
    ) -> Markup {
        html! {
            @if !self.wrong.is_empty() {
                div.errors role="alert" tabindex="-1" autofocus {
                    h2 { (self.visit.t("web-entry-errors")) }
                    ul {
                        @for wrong in self.wrong {
                            li {
                                a href={ "#" (id(&wrong.field)) } {
                                    @if let Some(label) = label(&wrong.field) { (label) ": " }
                                    (coded(&wrong.told.words(self.visit)))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A field of one line.
    pub(super) fn input(&self, field: &Field<'_>) -> Markup {
        let slips = self.of(field.id);
        let described = described(field, &slips);
        html! {
            div.field.wrong[!slips.is_empty()] {
                label for=(field.id) { (field.label) }
                (below(field, &slips))
                input id=(field.id) name=(field.id) value=(field.value) type=(field.sort.unwrap_or("text"))
                    list=[field.list.map(Offer::id)] autocomplete="off"
                    class=[field.wide.then_some("wide")] dir=[direction(field)]
                    inputmode=[(field.id == "out_of").then_some("numeric")]
                    autofocus[field.first && self.wrong.is_empty()]
                    aria-describedby=[described] aria-invalid=[(!slips.is_empty()).then_some("true")];
            }
        }
    }

    /// A field with a few choices: (value, words); the first is nothing.
    pub(super) fn select(&self, field: &Field<'_>, choices: &[(String, String)]) -> Markup {
        self.chosen(field, choices, &[])
    }

    /// The same with the choices under what they are.
    pub(super) fn grouped(
        &self,
        field: &Field<'_>,
        groups: &[(String, Vec<(String, String)>)],
    ) -> Markup {
        self.chosen(field, &[], groups)
    }

    fn chosen(
        &self,
        field: &Field<'_>,
        choices: &[(String, String)],
        groups: &[(String, Vec<(String, String)>)],
    ) -> Markup {
        let slips = self.of(field.id);
        let all = groups.iter().flat_map(|(_, own)| own).chain(choices);
        let known =
            all.into_iter().any(|(value, _)| value == field.value) || field.value.is_empty();
        let options = |choices: &[(String, String)]| {
            html! {
                @for (value, words) in choices {
                    option value=(value) selected[value == field.value] { (words) }
                }
            }
        };
        html! {
            div.field.wrong[!slips.is_empty()] {
                label for=(field.id) { (field.label) }
                (below(field, &slips))
                select id=(field.id) name=(field.id) autofocus[field.first && self.wrong.is_empty()]
                    aria-describedby=[described(field, &slips)] aria-invalid=[(!slips.is_empty()).then_some("true")] {
                    option value="" { "–" }
                    @if !known { option value=(field.value) selected { (field.value) } }
                    (options(choices))
                    @for (name, own) in groups {
                        optgroup label=(name) { (options(own)) }
                    }
                }
            }
        }
    }

    /// A question: its choices, and words of one's own where others may do as well.
    pub(super) fn question(&self, part: usize, open: &Open, typed: &str, first: bool) -> Markup {
        let visit = self.visit;
        let id = answer_field(part, open.column);
        let slips = self.of(&id);
        let wrong = format!("{id}-wrong");
        let closed = matches!(open.column, "adds" | "coverage");
        let chosen = |choice: &String| choice == typed;
        let other = !open.choices.iter().any(chosen);
        let from_left = matches!(open.column, "amount" | "occurred" | "said");
        html! {
            fieldset.question.wrong[!slips.is_empty()] id=(id) {
                legend { (coded(&open.asks.words(visit))) }
                @if !slips.is_empty() {
                    p.slip id=(wrong) { @for slip in &slips { (coded(slip)) " " } }
                }
                @for (at, choice) in open.choices.iter().enumerate() {
                    @let own = format!("{id}-{at}");
                    div.choice {
                        input type="radio" id=(own) name=(id) value=(choice) checked[chosen(choice)]
                            autofocus[first && at == 0];
                        " " label.inline for=(own) { (choice_words(visit, open.column, choice)) }
                    }
                }
                @if !closed {
                    @let own = format!("{id}-other");
                    label for=(own) {
                        @if open.choices.is_empty() { (visit.t("web-entry-answer")) } @else { (visit.t("web-entry-other")) }
                    }
                    @if open.column == "source" { p.hint id={ (own) "-hint" } { (coded(&visit.t("web-entry-hint-new-source"))) } }
                    input id=(own) name=(own) value=(if other { typed } else { "" }) autocomplete="off"
                        autofocus[first && open.choices.is_empty()] dir=[from_left.then_some("ltr")]
                        list=[offer(open.column).map(Offer::id)]
                        aria-describedby=[(open.column == "source").then(|| format!("{own}-hint"))]
                        aria-invalid=[(!slips.is_empty()).then_some("true")];
                }
            }
        }
    }
}

fn direction(field: &Field<'_>) -> Option<&'static str> {
    if field.from_left {
        return Some("ltr");
    }
    // Names and lines are of any language: the browser looks at the words.
    field.sort.is_none().then_some("auto")
}

fn described(field: &Field<'_>, slips: &[String]) -> Option<String> {
    let hint = field.hint.as_ref().map(|_| format!("{}-hint", field.id));
    let slip = (!slips.is_empty()).then(|| format!("{}-wrong", field.id));
    let all: Vec<String> = [slip, hint].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" "))
}

fn below(field: &Field<'_>, slips: &[String]) -> Markup {
    html! {
        @if let Some(hint) = &field.hint { p.hint id={ (field.id) "-hint" } { (coded(hint)) } }
        @if !slips.is_empty() { p.slip id={ (field.id) "-wrong" } { @for slip in slips { (coded(slip)) " " } } }
    }
}

/// A phrase with what stands between backticks as code, which runs from the left in every language.
pub(super) fn coded(text: &str) -> Markup {
    let pieces: Vec<&str> = text.split('`').collect();
    if pieces.len().is_multiple_of(2) {
        return html! { (text) };
    }
    html! {
        @for (at, piece) in pieces.iter().enumerate() {
            @if at.is_multiple_of(2) { (piece) } @else { code dir="ltr" { (piece) } }
        }
    }
}

/// The column of this name.
pub(super) fn column(name: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.name == name)
}

/// The list of known words for a column.
fn offer(name: &str) -> Option<Offer> {
    match column(name)?.input {
        Input::Known(offer) | Input::Declared(offer) => Some(offer),
        _ => None,
    }
}

/// A column as people call it.
pub(super) fn label(visit: &Visit, name: &str) -> String {
    let key = format!("web-entry-column-{name}");
    if visit.words().has(&key) {
        return visit.t(&key);
    }
    visit.words().apart(name).into_owned()
}

/// The lists that fields offer.
pub(super) fn lists(visit: &Visit, ground: &Ground, offers: &[Offer]) -> Markup {
    html! {
        @for offer in offers {
            datalist id=(offer.id()) {
                @for (value, words) in offered(visit, ground, *offer) {
                    option value=(value) { @if words != value { (words) } }
                }
            }
        }
    }
}

/// Words that are known, each with what it is called; those of the text first, then those on record, newest last.
pub(super) fn offered(visit: &Visit, ground: &Ground, offer: Offer) -> Vec<(String, String)> {
    let agreement = visit.snapshot.text.as_ref().map(|text| &text.agreement);
    let same = |word: &String| (word.clone(), word.clone());
    let known =
        |sort: &'static str| move |word: &String| (word.clone(), visit.words().known(sort, word));
    let mut all: Vec<(String, String)> = match offer {
        Offer::Voices => {
            let declared = agreement
                .into_iter()
                .flat_map(|text| text.declared_voices());
            declared.chain(&ground.known.voices).map(same).collect()
        }
        Offer::Acts => {
            let verbs = agreement.into_iter().flat_map(|text| &text.lexicon.verbs);
            verbs.map(|verb| known("act")(&verb.name)).collect()
        }
        Offer::Things => {
            let declared = agreement.into_iter().flat_map(|text| &text.things);
            let plurals = declared.map(|thing| (thing.plural.clone(), thing.plural.clone()));
            let names = agreement.into_iter().flat_map(|text| &text.things);
            let declared: Vec<&String> = names.map(|thing| &thing.name).collect();
            let others = ground.known.things.iter();
            let others = others.filter(|name| !declared.contains(name));
            plurals.chain(others.map(same)).collect()
        }
        Offer::Points => {
            let verbs = agreement.into_iter().flat_map(|text| &text.lexicon.verbs);
            verbs
                .flat_map(|verb| &verb.points)
                .map(known("point"))
                .collect()
        }
        Offer::Clauses => {
            let labels = agreement.into_iter().flat_map(|text| &text.clauses);
            let phases = agreement.into_iter().flat_map(|text| &text.phases);
            let labels = labels.map(|clause| &clause.label);
            labels
                .chain(phases.map(|phase| &phase.name))
                .map(same)
                .collect()
        }
        Offer::Zones => {
            let zones = agreement.into_iter().flat_map(|text| &text.zones);
            zones.map(|zone| same(&zone.name)).collect()
        }
        Offer::Sources => {
            let newest = ground.known.sources.iter().rev().take(MOST_OFFERED);
            let told = newest.map(|row| {
                let said = row.published.map(|said| said.to_string());
                let parts = [row.publisher.clone(), row.title.clone(), said];
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                (row.key.clone(), visit.words().names("list-comma", parts))
            });
            told.collect()
        }
    };
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|(value, _)| seen.insert(value.clone()));
    all.truncate(MOST_OFFERED);
    all
}

/// A choice as people call it.
fn choice_words(visit: &Visit, name: &str, choice: &str) -> Markup {
    if choice == tregua_import::quick::UNSTATED {
        return html! { (visit.t("web-entry-unstated")) };
    }
    value(visit, name, choice)
}

/// A cell in words, set apart.
pub(super) fn value(visit: &Visit, name: &str, cell: &str) -> Markup {
    let words = visit.words();
    let known = |sort: &str| html! { (words.known(sort, cell)) };
    let when = |when: When| html! { (visit.say().when(&when)) };
    let as_it_is = || html! { bdi { (cell) } };
    match name {
        "kind" => known("kind"),
        "act" => known("act"),
        "counting_point" => known("point"),
        "adds" => known("adds"),
        "coverage" => known("coverage"),
        "attribution" => known("attribution"),
        "actor" if cell == "unknown" => known("actor"),
        "amount" | "out_of" => html! { bdi dir="ltr" { (words.figures(cell)) } },
        "occurred" => cell.parse().map_or_else(|_| as_it_is(), when),
        "said" | "published" => match cell.parse() {
            Ok(Said::At(at)) => when(When::Instant(at)),
            Ok(Said::On(date)) => when(When::Dates(date, date)),
            Err(_) => as_it_is(),
        },
        _ => as_it_is(),
    }
}

/// The widget that changes a column, for the fields of a line.
fn change(visit: &Visit, ground: &Ground, part: usize, name: &'static str, typed: &str) -> Markup {
    let id = answer_field(part, name);
    let choices = match column(name).map(|column| column.input) {
        Some(Input::OneOf(all, sort)) => all
            .iter()
            .map(|word| ((*word).to_owned(), visit.words().known(sort, word)))
            .collect(),
        Some(Input::Declared(offer)) => offered(visit, ground, offer),
        _ => Vec::new(),
    };
    let title = visit.t("web-entry-change");
    let label = format!("{title}: {}", label(visit, name));
    html! {
        details.change open[!typed.is_empty()] {
            summary aria-label=(label) { (title) }
            @if choices.is_empty() {
                @let from_left = matches!(name, "amount" | "occurred" | "said");
                input id=(id) name=(id) value=(typed) aria-label=(label) autocomplete="off" dir=[from_left.then_some("ltr")]
                    list=[offer(name).map(Offer::id)];
            } @else {
                select id=(id) name=(id) aria-label=(label) {
                    option value="" { (visit.t("web-entry-as-filled")) }
                    @for (word, words) in &choices {
                        option value=(word) selected[word == typed] { (words) }
                    }
                }
            }
        }
    }
}

/// The drafts of a line: what would be signed, what is open, what is worth knowing, and the fields that go with them.
pub(super) fn drafts(
    visit: &Visit,
    ground: &Ground,
    reading: &Reading,
    slips: &Slips<'_>,
) -> Markup {
    let mut first = true;
    let mut open_first = || std::mem::replace(&mut first, false);
    let none = Default::default();
    html! {
        input type="hidden" name="was" value=(reading.line);
        input type="hidden" name="noted" value=(reading.noted);
        input type="hidden" name="seen" value=(reading.seen);
        // Where something was not understood there is no draft, and what was answered stays.
        @if reading.drafts.is_empty() {
            @for (part, answers) in reading.answers.iter().enumerate() {
                @for (column, answer) in answers {
                    @let id = answer_field(part, column);
                    (slips.input(&Field { id: &id, label: label(visit, column), value: answer, ..Field::default() }))
                }
            }
        }
        @for (part, draft) in reading.drafts.iter().enumerate() {
            @let answers = reading.answers.get(part).unwrap_or(&none);
            section.draft {
                input type="hidden" name={ "p" (part) "-key" } value=(draft.key);
                @for open in &draft.questions {
                    // What is of the whole line is asked once.
                    @if part == 0 || answer_field(part, open.column) != answer_field(0, open.column) {
                        @let typed = answers.get(open.column).map_or("", String::as_str);
                        (slips.question(part, open, typed, open_first()))
                    }
                }
                @let changes = |cell: &Cell| {
                    let column = ANSWERS.iter().find(|column| **column == cell.column)?;
                    let open = draft.questions.iter().any(|open| open.column == *column);
                    let again = part > 0 && answer_field(part, column) == answer_field(0, column);
                    let typed = answers.get(*column).map_or("", String::as_str);
                    (!open && !again).then(|| change(visit, ground, part, column, typed))
                };
                (table(visit, draft, changes))
                // An answer that leaves a column empty has no row, and stays.
                @for (column, answer) in answers {
                    @if !draft.cells.iter().any(|cell| cell.column == *column)
                        && !draft.questions.iter().any(|open| open.column == column) {
                        input type="hidden" name=(answer_field(part, column)) value=(answer);
                    }
                }
                (worth_knowing(visit, draft))
                @if reading.is_ready() { (doubts::question(visit, part, draft)) }
            }
        }
    }
}

/// What would be signed, cell by cell.
pub(super) fn table(
    visit: &Visit,
    draft: &Draft,
    change: impl Fn(&Cell) -> Option<Markup>,
) -> Markup {
    let key = html! { bdi dir="ltr" { code { (draft.key) } } };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.t("web-entry-would-be")) {
            table.cells {
                caption { (visit.t("web-entry-would-be")) " " (key) }
                thead {
                    tr {
                        th scope="col" { (visit.t("web-entry-head-column")) }
                        th scope="col" { (visit.t("web-entry-head-value")) }
                        th scope="col" { (visit.t("web-entry-head-from")) }
                    }
                }
                tbody {
                    @for cell in &draft.cells {
                        tr {
                            th scope="row" { (label(visit, &cell.column)) }
                            td { (value(visit, &cell.column, &cell.cell)) }
                            td {
                                @let from = cell.filled.iter().map(|told| told.words(visit));
                                @let from = visit.words().join("list-semicolon", from);
                                @if !from.is_empty() { span.from { (coded(&from)) } " " }
                                @if let Some(change) = change(cell) { (change) }
                            }
                        }
                    }
                    @for cell in &draft.source {
                        tr {
                            th scope="row" { (visit.t("web-entry-new-source")) ": " (label(visit, &format!("new-{}", cell.column))) }
                            td { (value(visit, &cell.column, &cell.cell)) }
                            td {}
                        }
                    }
                }
            }
        }
    }
}

/// What nothing is refused for.
pub(super) fn worth_knowing(visit: &Visit, draft: &Draft) -> Markup {
    html! {
        @for told in draft.hints.iter().chain(&draft.notices) {
            p.notice { (coded(&told.words(visit))) }
        }
        @if !draft.rivals.is_empty() {
            div.notice {
                p { (visit.t("web-entry-alike")) }
                ul {
                    @for held in &draft.rivals {
                        @if let Some(claim) = visit.shown(held).claim {
                            li {
                                a href=(record::address(visit, &held.id.to_string())) { bdi dir="ltr" { (claim.key) } }
                                @for cell in super::draft::cells(&claim, None) {
                                    @if matches!(cell.column.as_str(), "amount" | "of_kind") {
                                        " · " (value(visit, &cell.column, &cell.cell))
                                    }
                                }
                                " · " a href=(visit.link_with("/entry/correct", &[("of", &held.id.to_string())])) { (visit.t("web-entry-to-correct")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// By whom it is signed, and the button.
pub(super) fn signing(visit: &Visit, signer: &Signer, count: usize, first: bool) -> Markup {
    let n = [("n", (count as u64).into())];
    html! {
        p.signer {
            (visit.t("web-entry-signed-by")) " " bdi { (signer.organisation) } (visit.t("list-comma"))
            (visit.t("web-entry-key")) " " bdi dir="ltr" { code { (signer.key) } }
        }
        p { button.first name="do" value="put" autofocus[first] { (visit.with("web-entry-put", &n)) } }
    }
}

/// What was put on record just now, in words, and what one may want to do with it.
pub(super) fn done(visit: &Visit, done: &[Done]) -> Markup {
    html! {
        @if !done.is_empty() {
            div.done role="status" tabindex="-1" autofocus {
                p { (visit.with("web-entry-done", &[("n", (done.len() as u64).into())])) }
                ul {
                    @for done in done {
                        @let of = |path: &str, name: &str| visit.link_with(path, &[(name, &done.entry)]);
                        li {
                            a href=(record::address(visit, &done.entry)) { bdi dir="ltr" { (done.key) } }
                            @if let Some(claim) = &done.claim { " — " (in_words(visit, claim, &done.cells)) }
                            p.next {
                                @if done.kind != "retract" { a href=(of("/entry/retract", "of")) { (visit.t("web-entry-undo")) } }
                                @if done.may_repeat {
                                    " · " a href=(of(&format!("/entry/{}", done.kind), "like")) { (visit.t("web-entry-like")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A statement in one line: who says what, how many, counted where, when, from which source.
fn in_words(visit: &Visit, claim: &Claim, cells: &[Cell]) -> Markup {
    let cell = |name: &'static str| {
        let found = cells.iter().find(move |cell| cell.column == name);
        found.map(|cell| value(visit, name, &cell.cell))
    };
    let point = claim.counting_point.as_ref();
    let text = |text: String| html! { (text) };
    let parts = [
        record::how_many(visit, claim).map(text),
        record::done(visit, claim).map(text),
        point.map(|point| text(visit.say().counted_at(point))),
        cell("refers_to"),
        cell("clause"),
        cell("occurred"),
        cell("source"),
    ];
    html! {
        (bits::name(&claim.voice)) ": " (visit.words().known("kind", claim.kind.word()))
        @for part in parts.into_iter().flatten() { " · " (part) }
    }
}
