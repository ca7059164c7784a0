//! A draft in words: the claim in full, where each column came from, what is open. And the same as JSON.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};
use tregua_agreement::Agreement;
use tregua_calendar::{Said, When};
use tregua_import::Problem;
use tregua_import::quick::{self, Draft, Filled, Question, Slip};
use tregua_record::Claim;
use tregua_wording::Arg;

use super::{Reading, option};
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::notebook::Page;
use crate::print::{WIDTH, hanging, line, pad, say, text_args, words, wrap};

/// Width of the column names.
const NAMES: usize = 12;

/// Width of a value beside which its origin stands.
const VALUES: usize = 26;

/// One draft: its heading, the claim, what is open, what is worth knowing.
pub(super) fn page(page: &Page, reading: &Reading, agreement: Option<&Agreement>) {
    heading(page, reading);
    let Some(draft) = &reading.draft else {
        return slips_below(&page.line, &reading.slips);
    };
    for (columns, value) in rows(draft, agreement) {
        let from = columns.iter().flat_map(|column| origins(draft, column));
        let from: Vec<String> = from.collect();
        row(columns.first().unwrap_or(&""), &value, &from.join("; "));
    }
    open_questions(draft);
    for hint in &draft.hints {
        hanging("  note", NAMES + 2, &origin(hint));
    }
    for notice in &draft.notices {
        let message = words().say(notice.code, &text_args(&notice.args));
        hanging("  note", NAMES + 2, &message);
    }
}

fn heading(page: &Page, reading: &Reading) {
    let english = words();
    let n = ("n", Arg::from(page.n));
    let heading = match reading.parts {
        0 | 1 => english.say("note-drafted", &[n]),
        parts => {
            let part = ("part", ((page.part + 1) as u64).into());
            let parts = ("parts", (parts as u64).into());
            english.say("note-drafted-of", &[n, part, parts])
        }
    };
    line(&format!("{heading} · {}", page.key));
    hanging("", 2, &format!("“{}”", page.line));
}

fn open_questions(draft: &Draft) {
    if draft.questions.is_empty() {
        return;
    }
    line(&format!("  {}", words().say("note-questions-title", &[])));
    draft.questions.iter().for_each(question);
}

/// What to do next with a draft.
pub(super) fn next(page: &Page, reading: &Reading, record: &Path) {
    let english = words();
    let record = ("record", Arg::from(record.display().to_string()));
    let n = ("n", Arg::from(page.n));
    let text = if reading.is_ready() {
        english.say("note-next-ready", &[record, n])
    } else {
        let mut options: Vec<String> = Vec::new();
        for open in reading.draft.iter().flat_map(|draft| &draft.questions) {
            let named = format!("{} …", option(open.column));
            if !options.contains(&named) {
                options.push(named);
            }
        }
        let options = ("options", options.join(" ").into());
        english.say("note-next-open", &[record, n, options])
    };
    hanging("", 2, &text);
}

/// One line for each draft.
pub(super) fn list(pages: &[(&Page, Reading)]) {
    let english = words();
    let drafts = english.say("drafts", &[("n", (pages.len() as u64).into())]);
    line(&english.say("note-list-title", &[("drafts", drafts.into())]));
    for (page, reading) in pages {
        let state = match &reading.draft {
            Some(draft) if draft.questions.is_empty() => english.say("note-list-ready", &[]),
            Some(draft) => {
                let n = (draft.questions.len() as u64).into();
                let questions = english.say("questions", &[("n", n)]);
                english.say("note-list-open", &[("questions", questions.into())])
            }
            None => english.say("note-list-slips", &[]),
        };
        let part = match reading.parts {
            0 | 1 => String::new(),
            parts => format!(" ({}/{parts})", page.part + 1),
        };
        let head = format!("{}  {}", pad(&format!("  {}", page.n), 5), pad(&state, 17));
        hanging(&head, 25, &format!("{}{part}", page.line));
    }
}

/// Drafts that cannot be put on record yet, with all that is open.
pub(super) fn refused(readings: &[(Page, Reading)], as_json: bool) -> Outcome {
    let open: Vec<&(Page, Reading)> = readings
        .iter()
        .filter(|(_, reading)| !reading.is_ready())
        .collect();
    if as_json {
        let drafts: Vec<Value> = open
            .iter()
            .map(|(page, reading)| page_json(page, reading))
            .collect();
        print_json(&json!({ "on_record": [], "drafts": drafts }))?;
        return Err(Fault::input_printed());
    }
    for (page, reading) in &open {
        heading(page, reading);
        match &reading.draft {
            Some(draft) => open_questions(draft),
            None => slips_below(&page.line, &reading.slips),
        }
    }
    let drafts = words().say("drafts", &[("n", (open.len() as u64).into())]);
    Err(Fault::input(
        words().say("note-put-refused", &[("drafts", drafts.into())]),
    ))
}

/// Lines that were not understood: nothing was written.
pub(super) fn slips(found: &[(String, Slip)], as_json: bool) -> Outcome {
    if as_json {
        let slips: Vec<Value> = found
            .iter()
            .map(|(line, slip)| slip_json(line, slip))
            .collect();
        print_json(&json!({ "drafts": [], "slips": slips }))?;
        return Err(Fault::input_printed());
    }
    for (line, slip) in found {
        slips_below(line, std::slice::from_ref(slip));
    }
    Err(Fault::input(words().say("note-nothing-written", &[])))
}

/// The line with a mark under each place, and the way forward.
pub(super) fn slips_below(text: &str, found: &[Slip]) {
    for slip in found {
        if slip.answer.is_none() {
            let (shown, before, marked) = cut(text, slip.span.clone());
            line(&format!("  {shown}"));
            line(&format!("  {}{}", " ".repeat(before), "^".repeat(marked)));
        }
        hanging("", 2, &slip_words(slip));
    }
}

/// As much of the line as fits, where the place begins in it, and how wide it is: in columns.
fn cut(text: &str, span: std::ops::Range<usize>) -> (String, usize, usize) {
    use unicode_width::UnicodeWidthStr;
    let room = WIDTH - 2;
    // What nobody sees would move the mark, or the terminal.
    let seen = |text: &str| -> String {
        text.chars()
            .map(|c| {
                if c.is_control() || is_turning(c) {
                    '\u{fffd}'
                } else {
                    c
                }
            })
            .collect()
    };
    let (before, rest) = text.split_at_checked(span.start).unwrap_or((text, ""));
    let (marked, after) = rest.split_at_checked(span.len()).unwrap_or((rest, ""));
    let (mut before, marked, after) = (seen(before), seen(marked), seen(after));
    let most = room / 2;
    if before.width() > most {
        let tail: Vec<char> = before.chars().rev().take(most - 1).collect();
        before = std::iter::once('…').chain(tail.into_iter().rev()).collect();
    }
    let mut shown = format!("{before}{marked}{after}");
    if shown.width() > room {
        shown = shown.chars().take(room - 1).collect();
        shown.push('…');
    }
    let width = before.width();
    let marks = marked.width().clamp(1, room.saturating_sub(width).max(1));
    (shown, width, marks)
}

fn is_turning(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn slip_words(slip: &Slip) -> String {
    let mut message = words().say(slip.code, &text_args(&slip.args));
    if let Some(column) = slip.answer {
        let args = [
            ("option", option(column).into()),
            ("message", message.into()),
        ];
        message = words().say("note-answer", &args);
    }
    if !slip.suggestions.is_empty() {
        let quoted: Vec<String> = slip
            .suggestions
            .iter()
            .map(|word| format!("`{word}`"))
            .collect();
        let meant = words().say("did-you-mean", &[("words", quoted.join(", ").into())]);
        message = format!("{message}; {meant}");
    }
    message
}

/// What a question asks, in words.
pub(super) fn asks(open: &Question) -> String {
    words().say(open.asks, &text_args(&open.args))
}

fn question(open: &Question) {
    hanging("  ?", 4, &asks(open));
    let name = option(open.column);
    let quoted = |choice: &String| match choice.contains([' ', '(', '.']) {
        true => format!("\"{choice}\""),
        false => choice.clone(),
    };
    let choices: Vec<String> = open.choices.iter().map(quoted).collect();
    let answers = if choices.is_empty() {
        "…".to_owned()
    } else {
        choices.join(" | ")
    };
    hanging("", 4, &format!("{name} {answers}"));
}

fn row(column: &str, value: &str, from: &str) {
    let name = words().say(&format!("note-column-{column}"), &[]);
    let head = format!("  {}", pad(&name, NAMES));
    let values = wrap(
        value,
        if from.is_empty() {
            WIDTH - NAMES - 2
        } else {
            VALUES
        },
    );
    let room = WIDTH - NAMES - VALUES - 6;
    let origins = if from.is_empty() {
        Vec::new()
    } else {
        wrap(from, room)
    };
    for at in 0..values.len().max(origins.len()) {
        let start = if at == 0 {
            head.clone()
        } else {
            pad("", NAMES + 2)
        };
        let value = values.get(at).map_or("", String::as_str);
        let text = match origins.get(at) {
            Some(from) => {
                let arrow = if at == 0 { "← " } else { "  " };
                format!("{start}{}  {arrow}{from}", pad(value, VALUES))
            }
            None => format!("{start}{value}"),
        };
        line(text.trim_end());
    }
}

/// The rows of a draft as people read them, each with its columns: what belongs together stands together.
fn rows(draft: &Draft, agreement: Option<&Agreement>) -> Vec<(Vec<&'static str>, String)> {
    let claim = &draft.claim;
    let cells: BTreeMap<String, String> = quick::cells(claim).into_iter().collect();
    let cell = |column: &str| cells.get(column).cloned();
    let open = |column: &str| draft.questions.iter().any(|open| open.column == column);
    let with = |first: Option<String>, join: &str, rest: Vec<Option<String>>| -> Option<String> {
        let rest: Vec<String> = rest.into_iter().flatten().collect();
        match (first, rest.is_empty()) {
            (Some(first), false) if join == "(" => Some(format!("{first} ({})", rest.join(", "))),
            (Some(first), false) => Some(format!("{first}{join}{}", rest.join(join))),
            (first, true) => first,
            (None, false) => Some(rest.join(", ")),
        }
    };
    let adds = claim.amount.map(|_| claim.adds.word().to_owned());
    let covers = adds
        .as_ref()
        .filter(|_| !open("coverage"))
        .map(|_| claim.coverage.word().to_owned());
    let out_of = cell("out_of").map(|whole| format!("/ {whole}"));
    let amount = with(cell("amount"), " ", vec![out_of, cell("unit")]);
    let kind = cell("kind").filter(|kind| kind != "claim");
    let rows: Vec<(Vec<&'static str>, Option<String>)> = vec![
        (vec!["kind"], kind),
        (
            vec!["voice"],
            with(
                cell("voice"),
                "(",
                vec![cell("speaker"), cell("attribution")],
            ),
        ),
        (vec!["refers_to"], cell("refers_to")),
        (vec!["hedge"], cell("hedge")),
        (vec!["act"], cell("act")),
        (vec!["actor"], cell("actor")),
        (
            vec!["thing"],
            with(cell("thing"), "(", vec![cell("of_kind")]),
        ),
        (
            vec!["amount", "adds", "coverage"],
            with(amount, ", ", vec![adds, covers]),
        ),
        (vec!["counting_point"], cell("counting_point")),
        (vec!["from"], cell("from")),
        (vec!["to"], cell("to")),
        (vec!["through"], cell("through")),
        (vec!["place"], cell("place")),
        (
            vec!["occurred"],
            occurred(claim, agreement).or(cell("occurred")),
        ),
        (vec!["about"], cell("about")),
        (vec!["clause"], cell("clause")),
        (vec!["cause"], cell("cause")),
        (vec!["source"], cell("source")),
        (
            vec!["figure"],
            cell("figure").map(|figure| format!("“{figure}”")),
        ),
        (vec!["said"], said(claim, agreement).or(cell("said"))),
    ];
    rows.into_iter()
        .filter_map(|(columns, value)| Some((columns, value?)))
        .collect()
}

fn occurred(claim: &Claim, agreement: Option<&Agreement>) -> Option<String> {
    Some(say(agreement?).when(&claim.occurred?))
}

fn said(claim: &Claim, agreement: Option<&Agreement>) -> Option<String> {
    let when = match claim.said? {
        Said::At(at) => When::Instant(at),
        Said::On(date) => When::Dates(date, date),
    };
    Some(say(agreement?).when(&when))
}

/// Where a column was filled from, in words; the same reason once.
fn origins(draft: &Draft, column: &str) -> Vec<String> {
    let mut origins: Vec<String> = Vec::new();
    for filled in draft.filled.iter().filter(|filled| filled.column == column) {
        let from = origin(filled);
        if !origins.contains(&from) {
            origins.push(from);
        }
    }
    origins
}

fn origin(filled: &Filled) -> String {
    words().say(filled.from, &text_args(&filled.args))
}

/// One draft as JSON.
pub(super) fn page_json(page: &Page, reading: &Reading) -> Value {
    let mut value = json!({
        "n": page.n, "claim": page.key, "line": page.line, "part": page.part + 1, "parts": reading.parts.max(1),
        "ready": reading.is_ready(), "answers": page.answers,
        "slips": reading.slips.iter().map(|slip| slip_json(&page.line, slip)).collect::<Vec<_>>(),
    });
    let Some(draft) = &reading.draft else {
        return value;
    };
    let cells: Map<String, Value> = quick::cells(&draft.claim)
        .into_iter()
        .map(|(column, cell)| (column, Value::String(cell)))
        .collect();
    value["columns"] = Value::Object(cells);
    value["filled"] = draft
        .filled
        .iter()
        .map(|filled| json!({ "column": filled.column, "value": filled.value, "code": filled.from, "from": origin(filled) }))
        .collect();
    value["questions"] = draft
        .questions
        .iter()
        .map(|open| {
            json!({
                "column": open.column, "option": option(open.column), "code": open.asks, "question": asks(open),
                "choices": open.choices, "span": open.span.as_ref().map(|span| [span.start, span.end]),
            })
        })
        .collect();
    value["hints"] = draft
        .hints
        .iter()
        .map(|hint| json!({ "code": hint.from, "message": origin(hint) }))
        .collect();
    value["notices"] = draft.notices.iter().map(notice_json).collect();
    value
}

fn notice_json(notice: &Problem) -> Value {
    let message = words().say(notice.code, &text_args(&notice.args));
    json!({ "code": notice.code, "column": notice.column, "message": message, "suggestions": notice.suggestions })
}

fn slip_json(line: &str, slip: &Slip) -> Value {
    let column = line
        .get(..slip.span.start)
        .map_or(1, |before| before.chars().count() + 1);
    json!({
        "code": slip.code, "line": line, "column": column, "span": [slip.span.start, slip.span.end],
        "answer": slip.answer.map(option), "message": slip_words(slip), "suggestions": slip.suggestions,
    })
}
