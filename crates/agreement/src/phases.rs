//! Phases: their names, starts and lengths.

use tregua_calendar::{Length, Timestamp};
use tregua_syntax::{Block, Diagnostic, Line, SyntaxKind};

use crate::circles::{Beginning, Waits};
use crate::cursor::Cursor;
use crate::duty::Event;
use crate::fault::{Fault, Reads, full, left_over};
use crate::header::{self, misplaced, unknown_line};
use crate::meaning::{Phase, Span};
use crate::names::Names;
use crate::{clause, near_misses, phrases};

/// Phases, after the clock they are counted on is known; and what each waits for, where it does.
pub(crate) fn phases(
    blocks: &[Block],
    names: &mut Names,
    lines: &LineStarts,
    faults: &mut Vec<Fault>,
) -> (Vec<Phase>, Vec<Beginning>) {
    let mut phases: Vec<(Phase, bool)> = Vec::new();
    let mut beginnings = Vec::new();
    for block in blocks
        .iter()
        .filter(|block| block.kind == SyntaxKind::Phase)
    {
        if full(faults) {
            break;
        }
        if let Some((phase, open, beginning)) = phase(block, names, lines, faults) {
            phases.push((phase, open));
            beginnings.extend(beginning);
        }
    }
    // One that only waits begins no earlier than the text does.
    let dated = phases.iter().filter(|(_, open)| !open);
    let earliest = dated.map(|(phase, _)| phase.starts).min();
    for (phase, _) in phases.iter_mut().filter(|(_, open)| *open) {
        match earliest {
            Some(earliest) => phase.starts = earliest,
            None => {
                let missing = Diagnostic::error("E0209", phase.span.start..phase.span.end);
                let missing = missing.with("missing", "not-before");
                faults.push(Box::new(missing.with("found", phase.name.clone())));
            }
        }
    }
    let phases = phases.into_iter().map(|(phase, _)| phase);
    (phases.collect(), beginnings)
}

/// When a phase starts.
enum Starts {
    /// At this instant.
    At(Timestamp),
    /// Once all of these have come about, and not before the instant, if one is given.
    Once(Vec<Event>, Option<Timestamp>),
}

/// The phase, whether the text leaves its earliest start open, and what it waits for.
fn phase(
    block: &Block,
    names: &mut Names,
    lines: &LineStarts,
    faults: &mut Vec<Fault>,
) -> Option<(Phase, bool, Option<Beginning>)> {
    let mut block_lines = block.lines.iter();
    let name = match block_lines.next().map(|line| phase_name(line, names)) {
        Some(Ok(name)) => Some(name),
        Some(Err(fault)) => {
            faults.push(fault);
            None
        }
        None => None,
    };
    let (mut starts, mut lasts) = (None, None);
    let mut waits = Waits::default();
    let mut slipped = false;
    for line in block_lines {
        if full(faults) {
            break;
        }
        let said = (&mut starts, &mut lasts, &mut waits);
        let read = misplaced(line).map_or_else(|| phase_line(line, names, said, faults), Err);
        slipped |= read.is_err();
        faults.extend(read.err());
    }
    let missing = match (&starts, &lasts) {
        (None, _) => Some("starts"),
        (_, None) => Some("lasts"),
        _ => None,
    };
    if let Some(missing) = missing.filter(|_| !slipped) {
        faults.push(Box::new(
            Diagnostic::error("E0209", block.span()).with("missing", missing),
        ));
    }
    let (name, lasts) = (name?, lasts?);
    let (once, starts) = match starts? {
        Starts::At(at) => (Vec::new(), Some(at)),
        Starts::Once(once, earliest) => (once, earliest),
    };
    let beginning = (!once.is_empty()).then(|| Beginning {
        phase: name.clone(),
        waits,
    });
    let phase = Phase {
        name,
        starts: starts.unwrap_or(Timestamp::UNIX_EPOCH),
        once,
        lasts,
        span: lines.span(block.span()),
    };
    Some((phase, starts.is_none(), beginning))
}

fn phase_name(line: &Line, names: &mut Names) -> Reads<String> {
    let mut cursor = Cursor::new(&line.words);
    cursor.skip(1);
    let start = cursor;
    let name = header::new_name(&mut cursor, &[])?;
    if !cursor.at_end() {
        return Err(left_over(&cursor));
    }
    if let Some(before) = names.phases.declare(&name, cursor.since(&start), ()) {
        return Err(phrases::twice(&start, &name, Some(before)));
    }
    Ok(name)
}

fn phase_line(
    line: &Line,
    names: &Names,
    (starts, lasts, waits): (&mut Option<Starts>, &mut Option<Option<Length>>, &mut Waits),
    faults: &mut Vec<Fault>,
) -> Reads<()> {
    let mut cursor = Cursor::new(&line.words);
    let start = cursor;
    let again = if cursor.eat("starts") {
        starts
            .replace(beginning(&mut cursor, names, waits, faults)?)
            .is_some()
    } else if cursor.eat("lasts") {
        let length = if cursor.eat("until ended") {
            None
        } else if cursor.is("until") {
            return Err(near_misses::write(&start, 2, "lasts … days"));
        } else {
            Some(phrases::length(&mut cursor)?)
        };
        lasts.replace(length).is_some()
    } else {
        return Err(unknown_line(&cursor, &["starts", "lasts"]));
    };
    if again {
        return Err(phrases::twice(
            &start,
            start.peek().map_or("", |word| &word.text),
            None,
        ));
    }
    if cursor.at_end() {
        Ok(())
    } else {
        Err(left_over(&cursor))
    }
}

/// `2024-01-01 07:00`, `once First is over and clause talks is met, not before 2024-02-01 07:00`
fn beginning(
    cursor: &mut Cursor,
    names: &Names,
    waits: &mut Waits,
    faults: &mut Vec<Fault>,
) -> Reads<Starts> {
    if !cursor.eat("once") {
        return Ok(Starts::At(clause::instant(cursor, names, faults)?));
    }
    let once = phrases::list(cursor, "and", |cursor| {
        let start = *cursor;
        let mut ahead = *cursor;
        let over = names.phases.next(cursor).is_some_and(|(words, ..)| {
            ahead.skip(words);
            !ahead.is("has") && !ahead.is("have") && !ahead.is("and")
        });
        if !over {
            return clause::event(cursor, names, &mut waits.clauses, true);
        }
        let phase = phrases::phase(cursor, names)?;
        phrases::expect(cursor, "is over")?;
        waits.phases.push((phase.clone(), cursor.since(&start)));
        Ok(Event::Over { phase })
    })?;
    let earliest = if cursor.eat_kind(SyntaxKind::Comma).is_some() {
        phrases::expect(cursor, "not before")?;
        Some(clause::instant(cursor, names, faults)?)
    } else {
        None
    };
    Ok(Starts::Once(once, earliest))
}

/// Where each line begins.
pub(crate) struct LineStarts(Vec<usize>);

impl LineStarts {
    pub(crate) fn of(text: &str) -> Self {
        let ends = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        LineStarts(std::iter::once(0).chain(ends).collect())
    }

    pub(crate) fn span(&self, bytes: std::ops::Range<usize>) -> Span {
        let line = self.0.partition_point(|start| *start <= bytes.start);
        Span {
            start: bytes.start,
            end: bytes.end,
            line,
        }
    }
}
