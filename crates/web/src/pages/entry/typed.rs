//! A form for one kind of statement, read: its fields become the cells of one row, which the import reads.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::{Clock, Said, Timestamp, When};
use tregua_import::{Options, Typed, read_typed};
use tregua_record::{Claim, Kind};

use super::draft::{Draft, Told, Wrong, seen};
use super::ground::Ground;
use super::kinds::{Input, Shape};
use super::quick::digits;
use super::sign::{not_ours, noted, own_key};
use crate::visit::{Form, Visit};

/// The parts of a field that takes days or hours, and what is typed instead of them: `occurred`, as a row has it.
pub(super) const TIME_PARTS: &[&str] = &["from-day", "from-hour", "to-day", "to-hour"];

/// The fields of a source that is not on record yet, by their columns; its key is typed where the claim names it.
pub(super) const SOURCE_COLUMNS: &[&str] = &["publisher", "title", "published", "url"];

/// What was typed, by field: a column, or a part of one (`occurred-from-day`).
pub(super) type Fields = BTreeMap<String, String>;

/// The fields of a shape.
pub(super) fn fields(shape: &Shape, form: &Form) -> Fields {
    let mut names: Vec<String> = Vec::new();
    for (column, _) in shape.columns() {
        names.push(column.name.to_owned());
        if matches!(column.input, Input::When | Input::Moment) {
            let parts = TIME_PARTS.iter();
            names.extend(parts.map(|part| format!("{}-{part}", column.name)));
        }
    }
    names.extend(SOURCE_COLUMNS.iter().map(|column| format!("new-{column}")));
    let typed = names.into_iter().filter_map(|name| {
        let typed = form.get(&name).trim().to_owned();
        (!typed.is_empty()).then_some((name, typed))
    });
    typed.collect()
}

/// The fields that would type this claim again: what its row says, times in days and hours where they can say it.
pub(super) fn fields_of(claim: &Claim, clock: Option<&Clock>) -> Fields {
    let mut fields = Fields::new();
    for cell in super::draft::cells(claim, clock) {
        if cell.column != "kind" && !cell.column.starts_with("x_") {
            fields.insert(cell.column, cell.cell);
        }
    }
    let mut put = |column: &str, when: Option<When>| {
        let parts = when.and_then(|when| parts_of(when, clock));
        if let Some(parts) = parts {
            fields.remove(column);
            for (part, typed) in TIME_PARTS.iter().zip(parts) {
                if !typed.is_empty() {
                    fields.insert(format!("{column}-{part}"), typed);
                }
            }
        }
    };
    put("occurred", claim.occurred);
    let said = claim.said.map(|said| match said {
        Said::On(date) => When::Dates(date, date),
        Said::At(at) => When::Instant(at),
    });
    put("said", said);
    fields
}

/// A time in the parts of its field; `None` where they cannot say it: without a clock, or to the second.
fn parts_of(when: When, clock: Option<&Clock>) -> Option<[String; 4]> {
    let instant = |at: Timestamp| {
        let civil = clock?.civil(at);
        let (date, time) = (civil.date(), civil.time());
        // An hour that a clock change doubles would not come back as it was.
        let back = clock?.instant(date, time);
        let exact = time.second() == 0 && time.subsec_nanosecond() == 0;
        (exact && back.at == at && back.change.is_none()).then(|| {
            let hour = format!("{:02}:{:02}", time.hour(), time.minute());
            (date.to_string(), hour)
        })
    };
    Some(match when {
        When::Dates(first, last) if first == last => [
            first.to_string(),
            String::new(),
            String::new(),
            String::new(),
        ],
        When::Dates(first, last) => [
            first.to_string(),
            String::new(),
            last.to_string(),
            String::new(),
        ],
        When::Instant(at) => {
            let (day, hour) = instant(at)?;
            [day, hour, String::new(), String::new()]
        }
        When::Between(window) => {
            let ((day, hour), (to_day, to_hour)) = (instant(window.from)?, instant(window.to)?);
            [day, hour, to_day, to_hour]
        }
    })
}

/// A form that was read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) at: Timestamp,
    pub(super) wrong: Vec<Wrong>,
    /// The draft; `None` if anything is wrong.
    pub(super) draft: Option<Draft>,
    pub(super) seen: String,
}

/// Reads what a form sends.
pub(super) fn read(visit: &Visit, shape: &Shape, fields: &Fields) -> Reading {
    let ground = visit.house.grounds.of(&visit.snapshot);
    let at = noted(visit, visit.form.get("noted"));
    let mut row = Row {
        clock: visit.snapshot.text.as_ref().map(|_| visit.snapshot.clock()),
        fields,
        cells: vec![
            (Cow::Borrowed("claim"), "n-0".to_owned()),
            (Cow::Borrowed("kind"), shape.kind.word().to_owned()),
        ],
        filled: Vec::new(),
        wrong: Vec::new(),
    };
    for (column, _) in shape.columns() {
        row.column(column.name, column.input);
    }
    let source = row.source();
    if let Some(original) = original(visit, shape.kind, row.get("refers_to")) {
        // Columns of one's own have no fields; a correction keeps them, and with them what restricts it.
        let own = original.extra.iter();
        row.cells
            .extend(own.map(|(column, cell)| (Cow::Owned(column.clone()), cell.clone())));
    }
    let Row {
        cells,
        filled,
        mut wrong,
        ..
    } = row;
    let (draft, found) = drafted(visit, &ground, &cells, source.as_deref(), filled);
    wrong.extend(found);
    let mut draft = draft.filter(|_| wrong.is_empty());
    if let Some(draft) = &mut draft {
        wrong.extend(not_ours(visit, &draft.claim, "refers_to"));
        wrong.extend(same_again(visit, &draft.claim));
        let sent = own_key(visit.form.get("key"));
        draft.claim.key = sent
            .unwrap_or_else(|| ground.key(&draft.claim, at, &[]))
            .into();
        draft.key = draft.claim.key.to_string();
    }
    let draft = draft.filter(|_| wrong.is_empty());
    let seen = draft
        .as_ref()
        .map(|draft| seen(std::slice::from_ref(draft)));
    Reading {
        at,
        wrong,
        draft,
        seen: seen.unwrap_or_default(),
    }
}

/// The one statement that a correction corrects. Its columns of one's own, which no field and no line can say, are kept.
pub(super) fn original<'v>(visit: &'v Visit, kind: Kind, refers_to: &str) -> Option<&'v Claim> {
    let key = (kind == Kind::Correct).then(|| refers_to.trim())?;
    let mut claims = visit
        .snapshot
        .entries()
        .iter()
        .filter_map(|held| held.claim());
    claims.find(|other| other.key == key).map(AsRef::as_ref)
}

/// A correction that says what its original says corrects nothing.
fn same_again(visit: &Visit, claim: &Claim) -> Option<Wrong> {
    let [key] = claim.refers_to.as_slice() else {
        return None;
    };
    let original = original(visit, claim.kind, key)?;
    let bare = |claim: &Claim| Claim {
        key: String::new().into(),
        kind: Kind::Claim,
        refers_to: Vec::new(),
        ..claim.clone()
    };
    (bare(claim) == bare(original))
        .then(|| Wrong::new("refers_to", Told::new("web-entry-nothing-corrected")))
}

/// The fields of one form on their way to cells.
struct Row<'a> {
    clock: Option<&'a Clock>,
    fields: &'a Fields,
    cells: Vec<(Cow<'static, str>, String)>,
    filled: Vec<(&'static str, Told)>,
    wrong: Vec<Wrong>,
}

impl Row<'_> {
    fn get(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", String::as_str)
    }

    fn column(&mut self, name: &'static str, input: Input) {
        let typed = self.get(name).to_owned();
        let cell = match input {
            Input::Figures => {
                let cell = digits(&typed);
                if cell != typed {
                    let told = Told::new("web-entry-from-digits").with("word", &typed);
                    self.filled.push((name, told));
                }
                cell
            }
            Input::When | Input::Moment => self.time(name, &digits(&typed)),
            Input::Day => digits(&typed),
            _ => typed,
        };
        self.cells.push((Cow::Borrowed(name), cell));
    }

    /// The cell of a time: as a row has it, or of days and hours on the agreement's clock.
    fn time(&mut self, name: &'static str, written: &str) -> String {
        let part = |part: &str| digits(self.get(&format!("{name}-{part}")));
        let [day, hour, to_day, to_hour] = ["from-day", "from-hour", "to-day", "to-hour"].map(part);
        let parts = [&day, &hour, &to_day, &to_hour];
        if parts.iter().all(|part| part.is_empty()) {
            return written.to_owned();
        }
        let slip = |code: &'static str| Wrong::new(name, Told::new(code));
        if !written.is_empty() {
            self.wrong.push(slip("web-entry-time-twice"));
            return String::new();
        }
        if day.is_empty() || (to_day.is_empty() && !to_hour.is_empty()) {
            self.wrong.push(slip("web-entry-time-no-day"));
            return String::new();
        }
        if !to_day.is_empty() && hour.is_empty() != to_hour.is_empty() {
            self.wrong.push(slip("web-entry-time-mixed"));
            return String::new();
        }
        let end = |row: &mut Self, day: &str, hour: &str| match hour {
            "" => day.to_owned(),
            hour => row.instant(name, day, hour),
        };
        let from = end(self, &day, &hour);
        if to_day.is_empty() {
            return from;
        }
        let to = end(self, &to_day, &to_hour);
        format!("{from}/{to}")
    }

    fn instant(&mut self, name: &'static str, day: &str, hour: &str) -> String {
        let written = format!("{day} {hour}");
        let Some(clock) = self.clock else {
            let told = Told::new("web-entry-time-no-clock");
            self.wrong.push(Wrong::new(name, told));
            return String::new();
        };
        let (Ok(date), Ok(time)) = (day.parse(), format!("{hour}:00").parse()) else {
            let told = Told::new("I052").with("word", &written);
            self.wrong.push(Wrong::new(name, told));
            return String::new();
        };
        let resolved = clock.instant(date, time);
        if resolved.change.is_some() {
            let told = Told::new("web-entry-time-change").with("word", &written);
            let told = told.with("zone", clock.zone());
            self.wrong.push(Wrong::new(name, told));
            return String::new();
        }
        let told = Told::new("note-from-clock").with("zone", clock.zone());
        if !self.filled.contains(&(name, told.clone())) {
            self.filled.push((name, told));
        }
        clock.write(resolved.at)
    }

    /// The cells of a source that is not on record yet, if its fields say anything.
    fn source(&self) -> Option<Vec<(&'static str, String)>> {
        let column = |column: &&'static str| {
            let typed = self.get(&format!("new-{column}"));
            (*column, digits_of_time(column, typed))
        };
        let mut cells: Vec<(&str, String)> = SOURCE_COLUMNS.iter().map(column).collect();
        if cells.iter().all(|(_, cell)| cell.is_empty()) {
            return None;
        }
        cells.insert(0, ("source", self.get("source").to_owned()));
        Some(cells)
    }
}

fn digits_of_time(column: &str, typed: &str) -> String {
    match column {
        "published" => digits(typed),
        _ => typed.to_owned(),
    }
}

/// Reads the cells as rows are read.
fn drafted(
    visit: &Visit,
    ground: &Ground,
    cells: &[(Cow<'static, str>, String)],
    source: Option<&[(&'static str, String)]>,
    filled: Vec<(&'static str, Told)>,
) -> (Option<Draft>, Vec<Wrong>) {
    let claim: Vec<(&str, &str)> = cells
        .iter()
        .map(|(column, cell)| (column.as_ref(), cell.as_str()))
        .collect();
    let source: Vec<(&str, &str)> = source
        .unwrap_or_default()
        .iter()
        .map(|(column, cell)| (*column, cell.as_str()))
        .collect();
    let mut rows = vec![Typed {
        name: "claim",
        cells: &claim,
    }];
    if !source.is_empty() {
        rows.push(Typed {
            name: "source",
            cells: &source,
        });
    }
    let found = read_typed(&rows, &ground.vocabulary, &options(ground, &claim));
    let wrong = found.problems.into_iter().map(|problem| {
        let column = problem.column.clone().unwrap_or_default();
        let field = match (problem.file.as_str(), column.as_str()) {
            ("source", "source") | (_, "") => "source".to_owned(),
            ("source", column) => format!("new-{column}"),
            (_, column) => column.to_owned(),
        };
        Wrong::new(field, problem)
    });
    let wrong: Vec<Wrong> = wrong.collect();
    let (mut claims, mut sources) = (found.claims.into_iter(), found.sources.into_iter());
    let draft = claims.next().map(|claim| {
        let mut draft = Draft::new(visit, ground, claim, sources.next(), filled);
        draft.notices = found.notices.into_iter().map(Told::from).collect();
        draft.doubt(visit, ground);
        draft
    });
    (draft, wrong)
}

/// What the row may refer to. Of a large record only what it names, unless something was misspelt: then all, to find what was
/// meant.
fn options(ground: &Ground, claim: &[(&str, &str)]) -> Options {
    let known = &ground.known;
    let cell = |column: &str| {
        let mut cells = claim.iter().filter(|(name, _)| *name == column);
        cells.next().map_or("", |(_, cell)| cell)
    };
    let keys = ["refers_to", "repeats"].into_iter();
    let named: BTreeSet<&str> = keys
        .flat_map(|column| cell(column).split(';'))
        .map(str::trim)
        .filter(|key| !key.is_empty())
        .collect();
    let all_known = cell("refers_to")
        .split(';')
        .all(|key| key.trim().is_empty() || known.claims.contains(key.trim()));
    Options {
        known_terms: BTreeSet::new(),
        known_claims: if all_known {
            let on_record = named.into_iter().filter(|key| known.claims.contains(*key));
            on_record.map(str::to_owned).collect()
        } else {
            known.claims.clone()
        },
        known_sources: known.sources.iter().map(|row| row.key.clone()).collect(),
        known_voices: known.voices.clone(),
        rebuild: false,
    }
}
