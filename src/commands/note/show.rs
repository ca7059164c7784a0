//! A draft in words: the claim in full, where each column came from, what is open. And the same as JSON.

use std::path::Path;

use serde_json::{Map, Value, json};
use tregua_agreement::Agreement;
use tregua_calendar::{Said, When};
use tregua_desk::problems::{meant, text_args};
use tregua_import::Problem;
use tregua_import::quick::{self, Draft, Filled, Question, Slip};
use tregua_record::Name;
use tregua_record::entries::claim::{Attribution, Claim, Kind};
use tregua_report::claimed;
use tregua_wording::Arg;

use super::{Reading, option};
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::notebook::Page;
use crate::print::{WIDTH, drawn, folded, hanging, line, pad, say, words, wrap};

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
        let from = words().join("list-semicolon", from);
        row(columns.first().unwrap_or(&""), &value, &from);
    }
    open_questions(draft);
    let head = format!("  {}", words().say("severity-note", &[]));
    for hint in &draft.hints {
        hanging(&head, NAMES + 2, &origin(hint));
    }
    for notice in &draft.notices {
        let message = words().say(notice.code, &text_args(words(), &notice.args));
        hanging(&head, NAMES + 2, &message);
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
    line(&format!("{heading} · {}", words().apart(&page.key)));
    let quoted = words().say("quoted", &[("text", page.line.as_str().into())]);
    hanging("", 2, &quoted);
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
    // What stands in a command to copy holds no marks and keeps its digits.
    let record = ("record", Arg::said(record.display().to_string()));
    let n = ("n", Arg::said(page.n.to_string()));
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
        let options = ("options", Arg::said(options.join(" ")));
        english.say("note-next-open", &[record, n, options])
    };
    hanging("", 2, &text);
}

/// One line for each draft.
pub(super) fn list(pages: &[(&Page, Reading)]) {
    let english = words();
    let drafts = english.say("drafts", &[("n", (pages.len() as u64).into())]);
    folded(&english.say("note-list-title", &[("drafts", Arg::said(drafts))]));
    for (page, reading) in pages {
        let state = match &reading.draft {
            Some(draft) if draft.questions.is_empty() => english.say("note-list-ready", &[]),
            Some(draft) => {
                let n = (draft.questions.len() as u64).into();
                let questions = english.say("questions", &[("n", n)]);
                english.say("note-list-open", &[("questions", Arg::said(questions))])
            }
            None => english.say("note-list-slips", &[]),
        };
        let part = match reading.parts {
            0 | 1 => String::new(),
            parts => {
                let part = ("part", ((page.part + 1) as u64).into());
                let parts = ("parts", (parts as u64).into());
                format!(" {}", english.say("note-part", &[part, parts]))
            }
        };
        let n = format!("  {}", english.number(page.n.into()));
        let head = format!("{}  {}", pad(&n, 5), pad(&state, 17));
        hanging(&head, 25, &format!("{}{part}", english.apart(&page.line)));
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
        words().say("note-put-refused", &[("drafts", Arg::said(drafts))]),
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
            drawn(&format!("  {shown}"));
            drawn(&format!("  {}{}", " ".repeat(before), "^".repeat(marked)));
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
    let mut message = words().say(slip.code, &text_args(words(), &slip.args));
    if let Some(column) = slip.answer {
        let args = [
            ("option", option(column).into()),
            ("message", Arg::said(message)),
        ];
        message = words().say("note-answer", &args);
    }
    if !slip.suggestions.is_empty() {
        let meant = meant(words(), &slip.suggestions, "list-comma");
        message = words().join("list-semicolon", [message, meant]);
    }
    message
}

/// What a question asks, in words.
pub(super) fn asks(open: &Question) -> String {
    let mut args = text_args(words(), &open.args);
    // What was done has its own words where the reader's language knows the verb.
    let known = |verb: &str| words().has(&format!("done-{}", verb.replace(' ', "-")));
    let verb = open.args.iter().find(|(name, _)| *name == "verb");
    if let Some((_, verb)) = verb.filter(|(_, verb)| known(verb)) {
        args.retain(|(name, _)| *name != "act");
        args.push(("act", Arg::said(words().known("done", verb))));
    }
    words().say(open.asks, &args)
}

fn question(open: &Question) {
    let mark = words().say("note-question-mark", &[]);
    hanging(&format!("  {mark}"), 4, &asks(open));
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
    hanging("", 4, &words().apart(&format!("{name} {answers}")));
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
                let arrow = match at {
                    0 => words().say("note-arrow", &[]),
                    _ => " ".to_owned(),
                };
                format!("{start}{}  {arrow} {from}", pad(value, VALUES))
            }
            None => format!("{start}{value}"),
        };
        line(text.trim_end());
    }
}

/// The rows of a draft as people read them, each with its columns: what belongs together stands together.
fn rows(draft: &Draft, agreement: Option<&Agreement>) -> Vec<(Vec<&'static str>, String)> {
    let claim = &draft.claim;
    let name = |text: &Option<Name>| Some(words().apart(text.as_deref()?).into_owned());
    let word = |sort: &str, text: &Option<Name>| Some(words().known(sort, text.as_deref()?));
    let open = |column: &str| draft.questions.iter().any(|open| open.column == column);
    let kind = Some(claim.kind).filter(|kind| *kind != Kind::Claim);
    let voice = Some(claim.voice.clone()).filter(|voice| !voice.is_empty());
    let anonymous = Some(claim.attribution).filter(|how| *how != Attribution::Named);
    let anonymous = anonymous.map(|how| words().known("attribution", how.word()));
    let actor = claim.actor.as_ref().map(|actor| match actor.name() {
        Some(name) => words().apart(name).into_owned(),
        None => words().known("actor", "unknown"),
    });
    let adds = claim
        .amount
        .map(|_| words().known("adds", claim.adds.word()));
    let covers = adds
        .as_ref()
        .filter(|_| !open("coverage"))
        .map(|_| words().known("coverage", claim.coverage.word()));
    let amount = [claimed::amount(words(), claim), adds, covers];
    let refers_to = Some(&claim.refers_to).filter(|keys| !keys.is_empty());
    let printed = claim.figure.as_deref();
    let printed = printed.map(|words_of| words().say("quoted", &[("text", words_of.into())]));
    let rows: Vec<(Vec<&'static str>, Option<String>)> = vec![
        (
            vec!["kind"],
            kind.map(|kind| words().known("kind", kind.word())),
        ),
        (
            vec!["voice"],
            beside(name(&voice), [name(&claim.speaker), anonymous]),
        ),
        (
            vec!["refers_to"],
            refers_to.map(|keys| words().names("list-comma", keys)),
        ),
        (vec!["hedge"], name(&claim.hedge)),
        (vec!["act"], word("act", &claim.act)),
        (vec!["actor"], actor),
        (
            vec!["thing"],
            beside(name(&claim.thing), [claimed::kinds(words(), claim)]),
        ),
        (vec!["amount", "adds", "coverage"], listed(amount)),
        (vec!["counting_point"], word("point", &claim.counting_point)),
        (vec!["from"], name(&claim.from)),
        (vec!["to"], name(&claim.to)),
        (vec!["through"], name(&claim.through)),
        (vec!["place"], name(&claim.place)),
        (vec!["occurred"], occurred(claim, agreement)),
        (vec!["about"], name(&claim.about)),
        (vec!["clause"], name(&claim.clause)),
        (vec!["cause"], name(&claim.cause)),
        (vec!["source"], name(&claim.source)),
        (vec!["figure"], printed),
        (vec!["said"], said(claim, agreement)),
    ];
    rows.into_iter()
        .filter_map(|(columns, value)| Some((columns, value?)))
        .collect()
}

/// What there is of it, in a list.
fn listed(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| words().join("list-comma", parts))
}

/// What comes first, with the rest in brackets.
fn beside<const N: usize>(first: Option<String>, rest: [Option<String>; N]) -> Option<String> {
    match (first, listed(rest)) {
        (Some(first), Some(rest)) => Some(format!("{first} ({rest})")),
        (first, rest) => first.or(rest),
    }
}

/// When it happened: on the agreement's clock, or as a row has it where there is none.
fn occurred(claim: &Claim, agreement: Option<&Agreement>) -> Option<String> {
    let when = claim.occurred?;
    agreement
        .map(|agreement| say(agreement).when(&when))
        .or_else(|| cell(claim, "occurred"))
}

/// When it was said, likewise.
fn said(claim: &Claim, agreement: Option<&Agreement>) -> Option<String> {
    let when = match claim.said? {
        Said::At(at) => When::Instant(at),
        Said::On(date) => When::Dates(date, date),
    };
    agreement
        .map(|agreement| say(agreement).when(&when))
        .or_else(|| cell(claim, "said"))
}

fn cell(claim: &Claim, column: &str) -> Option<String> {
    let mut cells = quick::cells(claim).into_iter();
    let (_, text) = cells.find(|(name, _)| name == column)?;
    Some(words().apart(&text).into_owned())
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
    words().say(filled.from, &text_args(words(), &filled.args))
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
    let message = words().say(notice.code, &text_args(words(), &notice.args));
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
