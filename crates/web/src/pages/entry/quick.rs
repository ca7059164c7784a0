//! Quick entry, read: a line or a few fields become drafts, questions, and what was not understood.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::Timestamp;
use tregua_import::quick::{ANSWERS, Answers, Noted, Slip};
use tregua_wording::latin_digit;

use super::draft::{self, Draft, Open, Told, Wrong};
use super::ground::Ground;
use super::sign::{not_ours, noted, own_key};
use super::typed::original;
use crate::visit::{Form, Visit};

/// Answers that are of the whole line, whichever of its claims they were given for.
const OF_THE_LINE: &[&str] = &["voice", "source", "occurred", "said"];

/// Most claims of one line (`docs/note.md`).
const MOST_PARTS: usize = 8;

/// What was typed, as it stays in its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Typed {
    /// One line, as in `docs/note.md`.
    pub(super) line: String,
    /// Who says it; also for a line that does not say.
    pub(super) who: String,
    /// How many.
    pub(super) many: String,
    /// Of what.
    pub(super) what: String,
    /// What happened to it: `point:offloading` or `act:release`.
    pub(super) happened: String,
    /// When.
    pub(super) when: String,
    /// The source; also for a line that does not say.
    pub(super) source: String,
}

impl Typed {
    pub(super) fn of(form: &Form) -> Self {
        let get = |name: &str| form.get(name).trim().to_owned();
        Typed {
            line: get("line"),
            who: get("who"),
            many: get("many"),
            what: get("what"),
            happened: get("happened"),
            when: get("when"),
            source: get("source"),
        }
    }

    /// True if the fields say something of their own.
    pub(super) fn by_fields(&self) -> bool {
        let own = [&self.many, &self.what, &self.happened, &self.when];
        own.iter().any(|typed| !typed.is_empty())
    }

    /// The line that is read, and which of its words came from which field.
    fn compose(&self, who: bool, source: bool) -> Composed {
        let mut composed = Composed::default();
        if who && !self.who.is_empty() {
            composed.add("who", &self.who);
            composed.line.push_str(": ");
        }
        if self.line.is_empty() {
            for (field, words) in [
                ("many", &self.many),
                ("what", &self.what),
                ("when", &self.when),
            ] {
                composed.add(field, words);
                composed.line.push(' ');
            }
        } else {
            composed.add("line", &self.line);
        }
        if source && !self.source.is_empty() && !self.source.contains('=') {
            composed.line.push_str(" [");
            composed.add("source", &self.source);
            composed.line.push(']');
        }
        composed
    }

    /// What the fields answer by themselves.
    fn answers(&self, source: bool) -> Answers {
        let mut answers = Answers::new();
        let happened = self.happened.split_once(':');
        let column = |sort: &str| match sort {
            "point" => "counting_point",
            _ => "act",
        };
        if let Some((sort, word)) = happened.filter(|_| self.line.is_empty()) {
            answers.insert(column(sort).to_owned(), word.to_owned());
        }
        if source && self.source.contains('=') {
            answers.insert("source".to_owned(), self.source.clone());
        }
        answers
    }
}

/// A line put together of what was typed.
#[derive(Debug, Clone, Default)]
struct Composed {
    line: String,
    places: Vec<(Range<usize>, &'static str)>,
}

impl Composed {
    fn add(&mut self, field: &'static str, words: &str) {
        let start = self.line.len();
        self.line.push_str(&digits(words));
        self.places.push((start..self.line.len(), field));
    }

    /// The field in which these words were typed.
    fn field(&self, span: &Range<usize>) -> &'static str {
        let holds = |place: &Range<usize>| place.start <= span.start && span.start <= place.end;
        let mut places = self.places.iter();
        let found = places.find(|(place, _)| holds(place) && !place.is_empty());
        let first = || self.places.iter().find(|(place, _)| !place.is_empty());
        found.or_else(first).map_or("line", |(_, field)| field)
    }
}

/// The digits of Arabic and Persian as 0 to 9, and their sign between thousands as a comma; words in quotes stay as printed.
pub(super) fn digits(text: &str) -> String {
    let mut quoted = false;
    let own = |c: char| match c {
        '٬' => ',',
        c => latin_digit(c),
    };
    text.chars()
        .map(|c| {
            quoted = match c {
                '“' | '«' => true,
                '”' | '»' => false,
                '"' => !quoted,
                _ => quoted,
            };
            if quoted { c } else { own(c) }
        })
        .collect()
}

/// What was read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct Reading {
    /// The line that was read.
    pub(super) line: String,
    /// When it was written, RFC 3339: what `today` means in it.
    pub(super) noted: String,
    /// A mark of what would be signed: it is signed if it comes back with the form.
    pub(super) seen: String,
    /// What was not understood; there are no drafts then.
    pub(super) wrong: Vec<Wrong>,
    /// Places of the line that were not understood, in bytes.
    pub(super) marks: Vec<(usize, usize)>,
    /// One draft for each claim of the line.
    pub(super) drafts: Vec<Draft>,
    /// Answers to each draft, by column.
    pub(super) answers: Vec<Answers>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) at: Timestamp,
}

impl Reading {
    /// True if it can be signed.
    pub(super) fn is_ready(&self) -> bool {
        self.wrong.is_empty() && !self.drafts.is_empty() && self.drafts.iter().all(Draft::is_ready)
    }

    /// Why it is not signed though that was asked for: the key of a phrase.
    pub(super) fn held_up(&self, form: &Form) -> Option<&'static str> {
        if !self.is_ready() {
            return self.wrong.is_empty().then_some("web-entry-still-open");
        }
        if self.seen != form.get("seen") {
            return Some("web-entry-changed");
        }
        let mut drafts = self.drafts.iter().enumerate();
        let sure = drafts.all(|(part, draft)| draft.is_sure(form, part));
        (!sure).then_some("web-entry-ask-first")
    }
}

/// The field of an answer to a draft.
pub(super) fn answer_field(part: usize, column: &str) -> String {
    let part = if OF_THE_LINE.contains(&column) {
        0
    } else {
        part
    };
    format!("p{part}-{column}")
}

/// Reads what a form sends.
pub(super) fn read(visit: &Visit, typed: &Typed) -> Reading {
    let ground = visit.house.grounds.of(&visit.snapshot);
    // A line that is read anew is of this moment; one that is signed is of the moment at which it was seen.
    let sent = visit.form.get("noted");
    let at = if visit.form.get("do") == "put" {
        noted(visit, sent)
    } else {
        visit.now
    };
    let mut reading = Reading {
        line: String::new(),
        noted: at.to_string(),
        seen: String::new(),
        wrong: Vec::new(),
        marks: Vec::new(),
        drafts: Vec::new(),
        answers: Vec::new(),
        at,
    };
    if !typed.line.is_empty() && typed.by_fields() {
        reading
            .wrong
            .push(Wrong::new("line", Told::new("web-entry-both-ways")));
        reading.answers = all_given(&visit.form);
        return reading;
    }
    let (composed, base, found) = first_reading(&ground, typed, at);
    reading.line.clone_from(&composed.line);
    let slips = |slips: &[Slip], part: usize, reading: &mut Reading| {
        for slip in slips {
            let field = match slip.answer {
                Some(column) if base.contains_key(column) => match column {
                    "source" => "source".to_owned(),
                    _ => "happened".to_owned(),
                },
                Some(column) => answer_field(part, column),
                None => composed.field(&slip.span).to_owned(),
            };
            let wrong = Wrong::new(field, slip.clone());
            if !reading.wrong.contains(&wrong) {
                reading.wrong.push(wrong);
                if slip.answer.is_none() && !slip.span.is_empty() {
                    reading.marks.push((slip.span.start, slip.span.end));
                }
            }
        }
    };
    if !found.slips.is_empty() {
        slips(&found.slips, 0, &mut reading);
        reading.answers = all_given(&visit.form);
        return reading;
    }
    let same = visit.form.get("was") == composed.line;
    let mut keys: Vec<String> = Vec::new();
    for part in 0..found.drafts.len() {
        let given = given(&visit.form, part);
        let answers = if same {
            base.clone().into_iter().chain(given).collect()
        } else {
            still_asked(&ground, &composed.line, at, &base, &given, part)
        };
        let again = ground.read(&composed.line, at, &answers);
        slips(&again.slips, part, &mut reading);
        let own = answers
            .into_iter()
            .filter(|(column, answer)| base.get(column) != Some(answer));
        reading.answers.push(own.collect());
        let Some(found) = again.drafts.into_iter().nth(part) else {
            continue;
        };
        let mut claim = found.claim;
        if let Some(original) = original(visit, claim.kind, &claim.refers_to.join(";")) {
            claim.extra.clone_from(&original.extra);
        }
        let sent = own_key(visit.form.get(&format!("p{part}-key"))).filter(|_| same);
        claim.key = sent
            .filter(|key| !keys.contains(key))
            .unwrap_or_else(|| ground.key(&claim, at, &keys))
            .into();
        keys.push(claim.key.to_string());
        reading
            .wrong
            .extend(not_ours(visit, &claim, composed.field(&(0..0))));
        let filled = found.filled.into_iter();
        let filled = filled.map(|filled| (filled.column, Told::from(filled)));
        let answered = reading.answers.last().into_iter().flatten();
        let answered = answered.filter_map(|(column, _)| {
            let column = ANSWERS.iter().find(|known| *known == column)?;
            Some((*column, Told::new("web-entry-from-answer")))
        });
        let filled: Vec<_> = filled.chain(answered).collect();
        let mut draft = Draft::new(visit, &ground, claim, found.source, filled);
        draft.questions = found.questions.into_iter().map(Open::from).collect();
        draft.hints = found.hints.into_iter().map(Told::from).collect();
        draft.notices = found.notices.into_iter().map(Told::from).collect();
        draft.doubt(visit, &ground);
        reading.drafts.push(draft);
    }
    if !reading.wrong.is_empty() {
        reading.drafts.clear();
    }
    reading.seen = draft::seen(&reading.drafts);
    reading
}

/// The line as it stands; where it names no voice or no source, with those of their fields.
fn first_reading(ground: &Ground, typed: &Typed, at: Timestamp) -> (Composed, Answers, Noted) {
    let by_fields = typed.line.is_empty();
    let attempt = |who: bool, source: bool| {
        let composed = typed.compose(who, source);
        let base = typed.answers(source);
        let found = ground.read(&composed.line, at, &base);
        (composed, base, found)
    };
    if by_fields {
        return attempt(true, true);
    }
    let alone = attempt(false, false);
    let unsaid = |found: &Noted| {
        let mut open = found.drafts.iter().flat_map(|draft| &draft.questions);
        !found.slips.is_empty() || open.any(|open| open.asks == "note-ask-voice")
    };
    let who = !typed.who.is_empty() && unsaid(&alone.2);
    let with_who = if who { attempt(true, false) } else { alone };
    let unsourced = |found: &Noted| {
        let names = |draft: &tregua_import::quick::Draft| {
            draft.claim.source.is_some()
                || draft.questions.iter().any(|open| open.column == "source")
        };
        found.slips.is_empty() && !found.drafts.iter().any(names)
    };
    if typed.source.is_empty() || !unsourced(&with_who.2) {
        return with_who;
    }
    attempt(who, true)
}

/// The answers that a form brings along for one draft.
fn given(form: &Form, part: usize) -> Answers {
    let answer = |column: &&str| {
        let field = answer_field(part, column);
        let other = form.get(&format!("{field}-other")).trim();
        let typed = if other.is_empty() {
            form.get(&field).trim()
        } else {
            other
        };
        let typed = match *column {
            "amount" | "occurred" | "said" => digits(typed),
            _ => typed.to_owned(),
        };
        (!typed.is_empty()).then(|| ((*column).to_owned(), typed))
    };
    ANSWERS.iter().filter_map(answer).collect()
}

/// All of them, so that nothing typed is lost where the line itself is not understood.
fn all_given(form: &Form) -> Vec<Answers> {
    let all = (0..MOST_PARTS).map(|part| {
        let mut answers = given(form, part);
        answers.retain(|column, _| part == 0 || !OF_THE_LINE.contains(&column.as_str()));
        answers
    });
    all.collect()
}

/// For a line written anew: of the answers to the old one those that it asks for again. A figure is never taken over.
fn still_asked(
    ground: &Ground,
    line: &str,
    at: Timestamp,
    base: &Answers,
    given: &Answers,
    part: usize,
) -> Answers {
    let mut answers = base.clone();
    loop {
        let found = ground.read(line, at, &answers);
        let asked = found.drafts.get(part).into_iter();
        let kept = asked
            .flat_map(|draft| &draft.questions)
            .map(|open| open.column)
            .filter(|column| *column != "amount" && !answers.contains_key(*column))
            .find_map(|column| Some((column.to_owned(), given.get(column)?.clone())));
        let Some((column, answer)) = kept else {
            return answers;
        };
        answers.insert(column, answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_arabic_and_persian_are_taken_and_what_is_printed_stays() {
        assert_eq!(digits("٢٠٠"), "200");
        assert_eq!(digits("۱۲۹٬۰۰۰ L"), "129,000 L");
        assert_eq!(digits("٣ “٢٠٠ شاحنة” ٤"), "3 “٢٠٠ شاحنة” 4");
    }
}
