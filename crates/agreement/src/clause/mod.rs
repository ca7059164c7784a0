//! A clause: its head line, its own sentence, what modifies it, and its readings.

mod chosen;
mod draft;
mod events;
mod modifiers;
mod readings;

pub(crate) use chosen::{Chosen, by_default};
pub(crate) use events::{Mention, event};
pub(crate) use modifiers::{DuePhrase, GROUPS, Slot, instant, point_of_its_own};
pub(crate) use readings::Change;
use readings::NamedReading;

use std::ops::Range;

use tregua_syntax::{Block, Diagnostic, Line, Severity, SyntaxKind, nearest};

use crate::cursor::{Cursor, said};
use crate::fault::{Fault, Reads, What, expected, full, keywords, left_over};
use crate::header::unknown_line;
use crate::meaning::{Clause, Span};
use crate::names::Names;
use crate::near_misses;
use crate::phrases;
use crate::terms::{self, Term};
use draft::Draft;
use modifiers::{Modifiers, OPENERS};

/// A clause has at most so many named readings.
const MAX_READINGS: usize = 64;

/// True at a comma that an addition follows, of a clause or of a reading.
pub(crate) fn begins_an_addition(comma: &Cursor) -> bool {
    let mut after = *comma;
    after.skip(1);
    let holder = after.is("held by") || after.is("from") || after.is("is ours");
    holder || begins_addition(&after)
}

/// True at a word that begins an addition.
pub(crate) fn begins_addition(cursor: &Cursor) -> bool {
    cursor
        .peek()
        .is_some_and(|word| OPENERS.contains(&word.text.as_str()))
}

/// Reads a clause, with the clauses that it names. `None` if something in it is wrong; `faults` says what, all of it at once.
pub(crate) fn read(
    block: &Block,
    span: Span,
    names: &Names,
    faults: &mut Vec<Fault>,
) -> Option<(Clause, Vec<Mention>)> {
    let mut found = Found::default();
    let before = faults.len();
    let head = keep(head(block, names), faults);
    let (named, rest): (Vec<&Line>, Vec<&Line>) = block
        .lines
        .iter()
        .skip(1)
        .partition(|line| Cursor::new(&line.words).is("reading"));
    for line in rest {
        if full(faults) {
            break;
        }
        if let Err(fault) = body_line(line, names, &mut found) {
            faults.push(fault);
        }
    }
    faults.append(&mut found.modifiers.warnings);
    let broken = |faults: &[Fault]| {
        faults
            .iter()
            .skip(before)
            .any(|fault| fault.severity == Severity::Error)
    };
    let Some((term, sentence)) = found.term else {
        named_readings(&named, names, None, faults);
        faults.extend(unknown_points(&found.modifiers, names));
        if !broken(faults) {
            let label = head.map(|head| head.label).unwrap_or_default();
            let empty = Diagnostic::error("E0401", block.span()).with("found", label);
            faults.push(Box::new(empty.with("why", "none")));
        }
        return None;
    };
    let named = named_readings(&named, names, Some(term.as_ref()), faults);
    let modifiers = found.modifiers;
    let (head, unread) = head.map_or((Head::default(), true), |head| (head, false));
    let draft = Draft {
        head,
        term,
        sentence,
        modifiers,
        named,
    };
    draft.check_said(faults);
    // What is missing is asked only once every line is understood: it may stand in one that is not.
    if unread || broken(faults) {
        return None;
    }
    let clause = draft.lower(span, names, block, faults)?;
    Some((clause, draft.modifiers.mentions))
}

/// Counting points that no verb has, in a clause whose own verb is not known.
fn unknown_points(modifiers: &Modifiers, names: &Names) -> Vec<Fault> {
    let known = || {
        names
            .lexicon
            .verbs
            .iter()
            .flat_map(|verb| &verb.points)
            .map(String::as_str)
    };
    let said = modifiers.point.iter().chain(&modifiers.open_points);
    said.filter(|(point, _)| !known().any(|known| known == point))
        .map(|(point, span)| {
            let fault = Diagnostic::error("E0404", span.clone()).with("found", point.clone());
            Box::new(
                fault
                    .with("why", "unknown")
                    .suggest(nearest(point, known())),
            )
        })
        .collect()
}

/// The first line of a clause.
#[derive(Default)]
struct Head {
    label: String,
    phase: Option<String>,
}

#[derive(Default)]
struct Found {
    term: Option<(Box<dyn Term>, Range<usize>)>,
    modifiers: Modifiers,
}

/// `clause goods trucks in Pause`: the label, and the phase after the last `in` that a phase follows.
fn head(block: &Block, names: &Names) -> Reads<Head> {
    let words = block
        .lines
        .first()
        .map(|line| line.words.as_slice())
        .unwrap_or_default();
    let mut start = Cursor::new(words);
    start.skip(1);
    let rest = start.rest();
    if let Some(mark) = rest
        .iter()
        .position(|word| word.kind != SyntaxKind::Word && word.kind != SyntaxKind::Number)
    {
        start.skip(mark);
        return Err(left_over(&start));
    }
    let Some(at) = rest.iter().rposition(|word| word.text == "in") else {
        if rest.is_empty() {
            return Err(expected(&start, What::Label, []));
        }
        // A label that ends like a phase has lost its `in`.
        let phase = (1..rest.len()).find(|from| {
            names
                .phases
                .get(&said(rest.get(*from..).unwrap_or_default()))
                .is_some()
        });
        if let Some(from) = phase {
            start.skip(from);
            return Err(keywords(&start, &["in"]));
        }
        return Ok(Head {
            label: said(rest),
            phase: None,
        });
    };
    let label = said(rest.get(..at).unwrap_or_default());
    if label.is_empty() {
        return Err(expected(&start, What::Label, []));
    }
    start.skip(at + 1);
    let phase = phrases::phase(&mut start, names)?;
    if start.at_end() {
        Ok(Head {
            label,
            phase: Some(phase),
        })
    } else {
        Err(left_over(&start))
    }
}

/// A line of the clause that is no reading: modifiers, or the clause's own sentence.
fn body_line(line: &Line, names: &Names, found: &mut Found) -> Reads<()> {
    let mut cursor = Cursor::new(&line.words);
    let first = cursor
        .peek()
        .map(|word| word.text.as_str())
        .unwrap_or_default();
    if !OPENERS.contains(&first) {
        sentence(&mut cursor, names, found, line)?;
    }
    // The first addition may follow the sentence as it is: `… trucks each day`.
    if cursor
        .peek()
        .is_some_and(|word| OPENERS.contains(&word.text.as_str()))
    {
        modifiers::phrase(&mut cursor, names, &mut found.modifiers)?;
    }
    while !cursor.at_end() {
        let comma = cursor;
        if cursor.eat_kind(SyntaxKind::Comma).is_none() {
            return Err(not_apart(&cursor));
        }
        comma_in_list(&comma, &cursor)?;
        modifiers::phrase(&mut cursor, names, &mut found.modifiers)?;
    }
    Ok(())
}

/// The complaint about words after a complete phrase: where they begin an addition, the comma before it is missing.
fn not_apart(cursor: &Cursor) -> Fault {
    let general = left_over(cursor);
    let word = cursor.peek().map_or("", |word| &word.text);
    match general.code == "E0102" && OPENERS.contains(&word) {
        true => near_misses::write(cursor, 1, &format!(", {word}")),
        false => general,
    }
}

/// A comma before a word that begins no addition was meant to join names.
fn comma_in_list(comma: &Cursor, after: &Cursor) -> Reads<()> {
    let Some(word) = after.peek() else {
        return Ok(());
    };
    let fault = expected(after, What::Modifier, OPENERS.iter().copied());
    let meant_as_list = !OPENERS.contains(&word.text.as_str())
        && fault.code == "E0103"
        && fault.suggestions.is_empty();
    if meant_as_list {
        Err(Box::new(crate::fault::at(comma, "E0106")))
    } else {
        Ok(())
    }
}

fn sentence(cursor: &mut Cursor, names: &Names, found: &mut Found, line: &Line) -> Reads<()> {
    let knows = names.voices.next(cursor).is_some() || names.phases.next(cursor).is_some();
    if !knows && !cursor.has_ahead("must") {
        let fault = unknown_line(cursor, OPENERS);
        // A sentence with a slip in its first name reads better as a name not known.
        return Err(if fault.code == "E0101" && fault.suggestions.is_empty() {
            subject_fault(cursor, names, fault)
        } else {
            fault
        });
    }
    let term = terms::read(cursor, names)?;
    if let Some((_, before)) = &found.term {
        let two = Diagnostic::error("E0401", line.span())
            .with("found", said(&line.words))
            .with("why", "two");
        return Err(Box::new(two.beside(before.clone(), "said-here")));
    }
    found.term = Some((term, line.span()));
    Ok(())
}

/// The complaint about a first word that is near a declared name, if it is near one.
fn subject_fault(cursor: &Cursor, names: &Names, otherwise: Fault) -> Fault {
    let fault = names.voices.unknown(cursor, What::Voice);
    if fault.suggestions.is_empty() {
        otherwise
    } else {
        fault
    }
}

fn named_readings(
    lines: &[&Line],
    names: &Names,
    term: Option<&dyn Term>,
    faults: &mut Vec<Fault>,
) -> Vec<NamedReading> {
    let mut readings: Vec<NamedReading> = Vec::new();
    for (count, line) in lines.iter().enumerate() {
        let mut cursor = Cursor::new(&line.words);
        if count >= MAX_READINGS {
            faults.push(phrases::too_many(&cursor, "readings", MAX_READINGS));
            break;
        }
        match readings::reading(&mut cursor, names, term, faults) {
            Ok(reading) if readings.iter().any(|before| before.name == reading.name) => {
                faults.push(phrases::twice(
                    &Cursor::new(&line.words),
                    &reading.name,
                    None,
                ));
            }
            Ok(reading) => readings.push(reading),
            Err(fault) => faults.push(fault),
        }
    }
    readings
}

/// The value, or nothing and one more fault.
fn keep<T>(read: Reads<T>, faults: &mut Vec<Fault>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}
