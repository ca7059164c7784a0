//! `/entry/{kind}`: a form for one kind of statement, alone or about an entry.

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::Timestamp;
use tregua_desk::Held;
use tregua_record::{EntryId, Kind};
use tregua_wording::Arg;

use super::doubts;
use super::draft::{Cell, Draft, Wrong, cells};
use super::ground::Ground;
use super::kinds::{Column, Group, Input, Offer, Shape, Use};
use super::sign::{self, Done, Signer};
use super::typed::{self, Fields, SOURCE_COLUMNS, TIME_PARTS};
use super::widgets::{self, Field, Slips, label};
use super::{by_button, forgotten, other_kinds, put_on_record, shown};
use crate::access::{Action, Withheld};
use crate::frame::Sheet;
use crate::pages::record;
use crate::reply::{Reply, Trouble};
use crate::routes::Page;
use crate::visit::Visit;

/// Kinds that say something of one entry: which fields are filled from it.
const OF_ONE: &[Kind] = &[
    Kind::Confirm,
    Kind::Deny,
    Kind::Respond,
    Kind::Answer,
    Kind::NoComment,
    Kind::Accept,
    Kind::Refuse,
    Kind::Correct,
    Kind::Retract,
    Kind::Account,
    Kind::Note,
];

/// What another statement like one has of its own.
const ITS_OWN: &[&str] = &["amount", "of_kind", "out_of", "ids", "effects", "figure"];

/// One column of the form.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Place {
    /// The column of `claims.csv`.
    column: &'static str,
    /// Where it stands.
    group: Group,
    /// True if no row of this kind is read without it.
    needed: bool,
    /// True if it stands further below.
    further: bool,
}

/// The entry that a statement is about.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct About {
    /// Its id.
    entry: String,
    /// Its key.
    key: String,
    /// The organisation that signed it.
    organisation: String,
    /// Its cells.
    cells: Vec<Cell>,
    /// What of it this reader may not see.
    withheld: Option<Withheld>,
    /// True if this organisation may not correct or retract it: it did not sign it.
    not_ours: bool,
}

/// A form for one kind of statement.
#[derive(Serialize, JsonSchema)]
pub(crate) struct KindForm {
    /// The kind.
    kind: &'static str,
    /// Its columns in their order.
    columns: Vec<Place>,
    /// At least one of these columns is needed.
    needs_one_of: Vec<&'static str>,
    /// The entry that it is about.
    about: Option<About>,
    /// What stands in the fields: columns, and parts of those that take days and hours.
    typed: Fields,
    /// By whom it is signed.
    signer: Signer,
    /// What was put on record just now.
    done: Vec<Done>,
    /// What is wrong with what was sent.
    wrong: Vec<Wrong>,
    /// What would be signed.
    draft: Option<Draft>,
    /// A mark of it: it is signed if it comes back with the form.
    seen: String,
    /// When the form was first read, RFC 3339.
    noted: String,
    /// Why it was not put on record though it was asked for: the key of a phrase.
    held_up: Option<&'static str>,
    #[serde(skip)]
    #[schemars(skip)]
    shape: &'static Shape,
}

impl KindForm {
    fn new(visit: &Visit, of: Option<&str>) -> Result<Self, Trouble> {
        let shape = Shape::of_word(visit.param("kind")).ok_or(Trouble::Absent)?;
        let place = |(column, used): (&'static Column, Use)| Place {
            column: column.name,
            group: column.group,
            needed: used.needed,
            further: used.further,
        };
        let signer = Signer::of(visit);
        let about = match of.filter(|of| !of.is_empty()) {
            Some(of) => Some(about(visit, of, shape.kind, &signer)?),
            None => None,
        };
        Ok(KindForm {
            kind: shape.kind.word(),
            columns: shape.columns().map(place).collect(),
            needs_one_of: shape.needs_one_of.to_vec(),
            about,
            typed: Fields::new(),
            signer,
            done: Vec::new(),
            wrong: Vec::new(),
            draft: None,
            seen: String::new(),
            noted: String::new(),
            held_up: None,
            shape,
        })
    }

    /// What was sent, read, and when it was written; with why it was not put on record, if that was asked for.
    fn sent(visit: &Visit) -> Result<(Self, Timestamp), Trouble> {
        let mut page = KindForm::new(visit, visit.get("of"))?;
        if page.is_shut() {
            return Ok((page, visit.now));
        }
        page.typed = typed::fields(page.shape, &visit.form);
        let read = typed::read(visit, page.shape, &page.typed);
        page.noted = read.at.to_string();
        page.wrong = read.wrong;
        page.draft = read.draft;
        page.seen = read.seen;
        let draft = page.draft.as_ref();
        if let Some(draft) = draft.filter(|_| visit.form.get("do") == "put") {
            if page.seen != visit.form.get("seen") {
                page.held_up = Some("web-entry-changed");
            } else if !draft.is_sure(&visit.form, 0) {
                page.held_up = Some("web-entry-ask-first");
            }
        }
        Ok((page, read.at))
    }

    /// What can be filled from the entry that it is about.
    fn filled_from(&mut self, visit: &Visit) {
        let Some(about) = &self.about else { return };
        let held = about.entry.parse::<EntryId>().ok();
        let held = held.and_then(|id| visit.snapshot.entry(id));
        let Some(claim) = held.and_then(|held| visit.shown(held).claim) else {
            return;
        };
        let whole = about.withheld.is_none();
        match self.shape.kind {
            Kind::Correct if whole => {
                let clock = visit.snapshot.text.as_ref().map(|_| visit.snapshot.clock());
                self.typed = typed::fields_of(&claim, clock);
            }
            Kind::Retract => {
                self.typed
                    .insert("voice".to_owned(), claim.voice.to_string());
            }
            _ => {}
        }
        if let Some(about) = claim
            .about
            .as_ref()
            .filter(|_| self.shape.kind == Kind::Account)
        {
            self.typed.insert("about".to_owned(), about.to_string());
        }
        if OF_ONE.contains(&self.shape.kind) {
            self.typed
                .insert("refers_to".to_owned(), claim.key.to_string());
        }
    }

    /// The fields of a statement of this kind that another like it keeps: all but its figures.
    fn filled_like(&mut self, visit: &Visit, like: Option<&str>) {
        let held = like.and_then(|id| visit.snapshot.entry(id.parse().ok()?));
        let Some(shown) = held.map(|held| visit.shown(held)) else {
            return;
        };
        let whole = shown.withheld.is_none() && self.shape.may_repeat();
        let Some(claim) = shown
            .claim
            .filter(|claim| whole && claim.kind == self.shape.kind)
        else {
            return;
        };
        let clock = visit.snapshot.text.as_ref().map(|_| visit.snapshot.clock());
        self.typed = typed::fields_of(&claim, clock);
        self.typed
            .retain(|field, _| !ITS_OWN.contains(&field.as_str()));
    }

    /// True if nobody here may send this form: what it is about is another organisation's.
    fn is_shut(&self) -> bool {
        let shut = |about: &About| about.not_ours || (about.withheld.is_some() && self.replaces());
        self.about.as_ref().is_some_and(shut)
    }

    fn replaces(&self) -> bool {
        matches!(self.shape.kind, Kind::Correct | Kind::Retract)
    }
}

/// The entry, as this reader may see it.
fn about(visit: &Visit, of: &str, kind: Kind, signer: &Signer) -> Result<About, Trouble> {
    let id: EntryId = of.parse().map_err(|_| Trouble::Absent)?;
    let held: &Held = visit.snapshot.entry(id).ok_or(Trouble::Absent)?;
    let seen = visit.shown(held);
    let claim = seen.claim.ok_or(Trouble::Absent)?;
    let clock = visit.snapshot.text.as_ref().map(|_| visit.snapshot.clock());
    let replaces = matches!(kind, Kind::Correct | Kind::Retract);
    Ok(About {
        entry: id.to_string(),
        key: claim.key.to_string(),
        organisation: held.author.to_string(),
        cells: cells(&claim, clock),
        withheld: seen.withheld,
        not_ours: replaces && held.author.as_str() != signer.organisation,
    })
}

impl Page for KindForm {
    const PATH: &'static str = "/entry/{kind}";
    const ACTION: Action = Action::WriteClaim;
    const TITLE: &'static str = "web-nav-entry";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        if !visit.form.fields.is_empty() {
            return Ok(KindForm::sent(visit)?.0);
        }
        let mut page = KindForm::new(visit, visit.get("of"))?;
        page.filled_from(visit);
        page.filled_like(visit, visit.get("like"));
        let done = sign::done(visit);
        let last = done.first().and_then(|(id, _)| visit.snapshot.entry(*id));
        if let Some(claim) = last.and_then(|held| visit.shown(held).claim) {
            page.typed
                .insert("voice".to_owned(), claim.voice.to_string());
            if let Some(source) = &claim.source {
                page.typed.insert("source".to_owned(), source.to_string());
            }
        }
        page.done = done.into_iter().map(|(_, done)| done).collect();
        Ok(page)
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let word = self.shape.word();
        let slips = Slips {
            visit,
            wrong: &self.wrong,
        };
        let main = html! {
            p.intro { (visit.t(&format!("web-entry-kind-{word}"))) }
            (forgotten(visit))
            (widgets::done(visit, &self.done))
            @if self.is_shut() {
                (self.about(visit))
                (self.shut(visit))
            } @else {
                (slips.summary(|field| Some(field_label(visit, field)), |field| place_of(self.shape, field)))
                form.entry.kind method="post" action=(self.action()) {
                    (self.preview(visit))
                    @if self.draft.is_none() { (self.about(visit)) }
                    (self.fields(visit, &slips))
                }
            }
            (other_kinds(visit, Some(&word)))
        };
        Sheet {
            of: Some(visit.words().known("kind", self.kind)),
            ..Sheet::plain(main)
        }
    }
}

impl KindForm {
    fn action(&self) -> String {
        let path = format!("/entry/{}", self.shape.word());
        match &self.about {
            Some(about) => format!("{path}?of={}", about.entry),
            None => path,
        }
    }

    /// Why it cannot be sent, and what can be done instead.
    fn shut(&self, visit: &Visit) -> Markup {
        let Some(about) = &self.about else {
            return html! {};
        };
        html! {
            div.notice {
                @if about.not_ours {
                    p { (visit.with("web-entry-not-ours", &[("organisation", about.organisation.as_str().into())])) }
                } @else {
                    p { (visit.t("web-entry-withheld")) }
                }
                p {
                    @for kind in ["deny", "confirm", "respond"] {
                        a href=(visit.link_with(&format!("/entry/{kind}"), &[("of", &about.entry)])) { (visit.words().known("kind", kind)) }
                        " "
                    }
                }
            }
        }
    }

    /// The entry that it is about.
    fn about(&self, visit: &Visit) -> Markup {
        let Some(about) = &self.about else {
            return html! {};
        };
        html! {
            section.about {
                h2 {
                    (visit.t("web-entry-about")) " "
                    a href=(record::address(visit, &about.entry)) { bdi dir="ltr" { (about.key) } }
                }
                p.soft { (visit.t("web-entry-signed-by")) " " bdi { (about.organisation) } }
                @if let Some(withheld) = &about.withheld { p.notice { (visit.says_withheld(withheld)) } }
                dl.facts {
                    @for cell in &about.cells {
                        dt { (label(visit, &cell.column)) }
                        dd { (widgets::value(visit, &cell.column, &cell.cell)) }
                    }
                }
            }
        }
    }

    /// What would be signed, and the button; a correction beside what it corrects.
    fn preview(&self, visit: &Visit) -> Markup {
        let Some(draft) = &self.draft else {
            return html! { input type="hidden" name="noted" value=(self.noted); };
        };
        html! {
            section.draft {
                @if let Some(why) = self.held_up { p.notice role="status" { (visit.t(why)) } }
                input type="hidden" name="noted" value=(self.noted);
                input type="hidden" name="seen" value=(self.seen);
                input type="hidden" name="key" value=(draft.key);
                @match self.about.as_ref().filter(|_| self.shape.kind == Kind::Correct) {
                    Some(about) => (side_by_side(visit, about, draft)),
                    None => (widgets::table(visit, draft, |_| None)),
                }
                (widgets::worth_knowing(visit, draft))
                (doubts::question(visit, 0, draft))
                (widgets::signing(visit, &self.signer, 1, draft.asks.is_empty()))
            }
        }
    }

    fn fields(&self, visit: &Visit, slips: &Slips<'_>) -> Markup {
        let ground = visit.house.grounds.of(&visit.snapshot);
        let mut first = self.draft.is_none();
        let mut offers: Vec<Offer> = Vec::new();
        for (column, _) in self.shape.columns() {
            if let Input::Known(offer) = column.input {
                offers.push(offer);
            }
        }
        offers.sort_unstable();
        offers.dedup();
        let of_group = |group: Group, further: bool| {
            let columns = self.shape.columns();
            columns.filter(move |(column, used)| column.group == group && used.further == further)
        };
        html! {
            @for group in Group::ALL {
                @if of_group(*group, false).next().is_some() {
                    fieldset.group {
                        legend { (visit.t(&format!("web-entry-group-{}", group.word()))) }
                        @if of_group(*group, false).any(|(column, _)| self.needs_one_of.contains(&column.name)) { (self.one_of(visit)) }
                        @for (column, used) in of_group(*group, false) {
                            (self.field(visit, &ground, slips, column, used, std::mem::take(&mut first)))
                        }
                        @if *group == Group::Source { (self.new_source(visit, slips)) }
                    }
                }
            }
            @let opened = self.shape.columns().any(|(column, used)| used.further && (self.has(column.name) || self.wrong.iter().any(|wrong| wrong.field == column.name)));
            details.further open[opened] {
                summary { (visit.t("web-entry-further")) }
                @for group in Group::ALL {
                    @if of_group(*group, true).next().is_some() {
                        fieldset.group {
                            legend { (visit.t(&format!("web-entry-group-{}", group.word()))) }
                            @for (column, used) in of_group(*group, true) {
                                (self.field(visit, &ground, slips, column, used, false))
                            }
                        }
                    }
                }
            }
            p { button.first[self.draft.is_none()] name="do" value="read" { (visit.t("web-entry-read")) } }
            (widgets::lists(visit, &ground, &offers))
        }
    }

    /// That one of some fields is needed, where they stand, until one is filled. What is missing once it was sent is told as
    /// what is to be mended.
    fn one_of(&self, visit: &Visit) -> Markup {
        let filled = self.needs_one_of.iter().any(|column| self.has(column));
        let fields = self.needs_one_of.iter().map(|column| label(visit, column));
        let fields = Arg::said(visit.words().join("list-or", fields));
        html! {
            @if !filled && self.wrong.is_empty() {
                p.hint { (visit.with("web-entry-needs-one-of", &[("columns", fields)])) }
            }
        }
    }

    fn has(&self, column: &str) -> bool {
        let part = format!("{column}-");
        self.typed
            .keys()
            .any(|field| field == column || field.starts_with(&part))
    }

    fn get(&self, field: &str) -> &str {
        self.typed.get(field).map_or("", String::as_str)
    }

    fn field(
        &self,
        visit: &Visit,
        ground: &Ground,
        slips: &Slips<'_>,
        column: &Column,
        used: Use,
        first: bool,
    ) -> Markup {
        let mut field = Field {
            id: column.name,
            label: label(visit, column.name),
            hint: hint(visit, column.name),
            value: self.get(column.name),
            first,
            ..Field::default()
        };
        if used.needed {
            field.label = format!("{} ({})", field.label, visit.t("web-entry-needed"));
        }
        match column.input {
            Input::Words => slips.input(&field),
            Input::Figures => slips.input(&Field {
                from_left: true,
                ..field
            }),
            Input::Known(offer) => slips.input(&Field {
                list: Some(offer),
                ..field
            }),
            Input::OneOf(all, sort) => {
                let known = |word: &&str| ((*word).to_owned(), visit.words().known(sort, word));
                slips.select(&field, &all.iter().map(known).collect::<Vec<_>>())
            }
            Input::Declared(offer) => match widgets::offered(visit, ground, offer) {
                // Without a text any word may stand here.
                choices if choices.is_empty() => slips.input(&field),
                choices => slips.select(&field, &choices),
            },
            Input::Day => slips.input(&Field {
                sort: self
                    .get(column.name)
                    .parse::<tregua_calendar::Date>()
                    .is_ok()
                    .then_some("date")
                    .or_else(|| self.get(column.name).is_empty().then_some("date")),
                ..field
            }),
            Input::When => self.time(visit, field, TIME_PARTS),
            Input::Moment => self.time(visit, field, TIME_PARTS.get(..2).unwrap_or(TIME_PARTS)),
        }
    }

    /// Days and hours, or what a row would have.
    fn time(&self, visit: &Visit, field: Field<'_>, parts: &[&str]) -> Markup {
        let name = field.id;
        let wrong: Vec<&Wrong> = self
            .wrong
            .iter()
            .filter(|wrong| wrong.field == name)
            .collect();
        let clock = visit
            .snapshot
            .text
            .as_ref()
            .map(|_| visit.snapshot.clock().zone());
        let hint_id = format!("{name}-hint");
        let on_clock = match clock {
            Some(zone) => visit.with("web-entry-on-clock", &[("zone", zone.into())]),
            None => visit.t("web-entry-no-clock"),
        };
        let hints = visit
            .words()
            .join("list-semicolon", field.hint.into_iter().chain([on_clock]));
        html! {
            fieldset.time.wrong[!wrong.is_empty()] aria-describedby=(hint_id) {
                legend { (field.label) }
                p.hint id=(hint_id) { (widgets::coded(&hints)) }
                @if !wrong.is_empty() { p.slip { @for wrong in &wrong { (widgets::coded(&wrong.told.words(visit))) " " } } }
                div.parts {
                    @for part in parts {
                        @let id = format!("{name}-{part}");
                        @let day = part.ends_with("day");
                        div {
                            label for=(id) {
                                @if parts.len() > 2 { (visit.t(&format!("web-entry-{part}"))) }
                                @else if day { (visit.t("web-entry-day")) } @else { (visit.t("web-entry-hour")) }
                            }
                            input id=(id) name=(id) value=(self.get(&id)) type=(if day { "date" } else { "time" }) dir="ltr"
                                aria-invalid=[(!wrong.is_empty()).then_some("true")];
                        }
                    }
                }
                details.change open[!field.value.is_empty()] {
                    summary { (visit.t("web-entry-as-in-a-row")) }
                    label.unseen for=(name) { (field.label) ": " (visit.t("web-entry-as-in-a-row")) }
                    input.wide id=(name) name=(name) value=(field.value) dir="ltr" autocomplete="off";
                }
            }
        }
    }

    /// The fields of a source that is not on record yet.
    fn new_source(&self, visit: &Visit, slips: &Slips<'_>) -> Markup {
        let fields: Vec<String> = SOURCE_COLUMNS
            .iter()
            .map(|column| format!("new-{column}"))
            .collect();
        let open = fields.iter().any(|field| {
            !self.get(field).is_empty() || self.wrong.iter().any(|wrong| wrong.field == *field)
        });
        html! {
            details.further open[open] {
                summary { (visit.t("web-entry-new-source")) }
                p.hint { (visit.t("web-entry-hint-new-source-fields")) }
                @for id in &fields {
                    @let left = id.ends_with("published") || id.ends_with("url");
                    (slips.input(&Field { id, label: label(visit, id), hint: hint(visit, id), value: self.get(id), from_left: left, ..Field::default() }))
                }
            }
        }
    }
}

/// What a field is called in the summary of what is wrong.
fn field_label(visit: &Visit, field: &str) -> String {
    label(visit, field)
}

/// Where a field stands: a time by its first part.
fn place_of(shape: &Shape, field: &str) -> String {
    let mut columns = shape.columns();
    let time = columns.any(|(column, _)| {
        column.name == field && matches!(column.input, Input::When | Input::Moment)
    });
    if time {
        format!("{field}-from-day")
    } else {
        field.to_owned()
    }
}

fn hint(visit: &Visit, column: &str) -> Option<String> {
    let key = format!("web-entry-hint-{column}");
    visit.words().has(&key).then(|| visit.t(&key))
}

/// The entry and its correction, cell beside cell.
fn side_by_side(visit: &Visit, about: &About, draft: &Draft) -> Markup {
    let mut columns: Vec<&str> = Vec::new();
    for cell in about.cells.iter().chain(&draft.cells) {
        if !columns.contains(&cell.column.as_str()) && cell.column != "kind" {
            columns.push(&cell.column);
        }
    }
    let rank = |name: &&str| {
        super::kinds::COLUMNS
            .iter()
            .position(|column| column.name == *name)
    };
    columns.sort_by_key(|name| rank(name).unwrap_or(usize::MAX));
    let cell = |cells: &[Cell], column: &str| -> Option<String> {
        let mut own = cells.iter().filter(|cell| cell.column == column);
        own.next().map(|cell| cell.cell.clone())
    };
    let shown = |column: &str, text: &Option<String>| {
        html! { @match text { Some(text) => (widgets::value(visit, column, text)), None => "–" } }
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.t("web-entry-side-by-side")) {
            table.cells {
                caption { (visit.t("web-entry-side-by-side")) " " bdi dir="ltr" { code { (draft.key) } } }
                thead {
                    tr {
                        th scope="col" { (visit.t("web-entry-head-column")) }
                        th scope="col" { (visit.t("web-entry-head-old")) " " bdi dir="ltr" { (about.key) } }
                        th scope="col" { (visit.t("web-entry-head-new")) }
                        th scope="col" { (visit.t("web-entry-head-changed")) }
                    }
                }
                tbody {
                    @for column in columns {
                        @let (old, new) = (cell(&about.cells, column), cell(&draft.cells, column));
                        // That it names what it corrects is no change of what is said.
                        @let differs = old != new && column != "refers_to";
                        tr.changed[differs] {
                            th scope="row" { (label(visit, column)) }
                            td { (shown(column, &old)) }
                            td { (shown(column, &new)) }
                            td { @if differs { (visit.t("web-entry-changed-cell")) } }
                        }
                    }
                }
            }
        }
    }
}

/// The page, also with what was sent before.
pub(super) fn see(visit: &Visit) -> Result<Reply, Trouble> {
    let page = KindForm::data(visit)?;
    let wrong = !page.wrong.is_empty();
    Ok(shown(visit, &page, wrong))
}

/// Reads what was sent and shows it; or puts it on record, if it is what was shown.
pub(super) fn post(visit: &Visit) -> Result<Reply, Trouble> {
    let (mut page, at) = KindForm::sent(visit)?;
    if page.is_shut() {
        return Ok(shown(visit, &page, true));
    }
    let path = format!("/entry/{}", page.shape.word());
    let put = visit.form.get("do") == "put" && page.held_up.is_none();
    let mut refused = false;
    if let Some(draft) = page.draft.as_ref().filter(|_| put) {
        match put_on_record(visit, std::slice::from_ref(draft), at) {
            Ok(entries) => return Ok(Reply::see(sign::done_at(&path, &entries, ""))),
            Err(told) => page.wrong.push(Wrong::new("voice", told?)),
        }
        refused = true;
    }
    let of = page.about.as_ref().map_or("", |about| &about.entry);
    if by_button(visit)
        && !refused
        && let Some(there) = visit.come_back(&path, &[("of", of)])?
    {
        return Ok(there);
    }
    let wrong = !page.wrong.is_empty();
    Ok(shown(visit, &page, wrong))
}
