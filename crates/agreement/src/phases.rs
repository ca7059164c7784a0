//! Phases: their names, starts and lengths.

use tregua_calendar::{Length, Timestamp};
use tregua_syntax::{Block, Diagnostic, Line, SyntaxKind};

use crate::cursor::Cursor;
use crate::fault::{Fault, Reads, full, left_over};
use crate::header::{self, misplaced, unknown_line};
use crate::meaning::{Phase, Span};
use crate::names::Names;
use crate::{clause, phrases};

/// Phases, after the clock they are counted on is known.
pub(crate) fn phases(
    blocks: &[Block],
    names: &mut Names,
    lines: &LineStarts,
    faults: &mut Vec<Fault>,
) -> Vec<Phase> {
    let mut phases = Vec::new();
    for block in blocks
        .iter()
        .filter(|block| block.kind == SyntaxKind::Phase)
    {
        if full(faults) {
            break;
        }
        phases.extend(phase(block, names, lines, faults));
    }
    phases
}

fn phase(
    block: &Block,
    names: &mut Names,
    lines: &LineStarts,
    faults: &mut Vec<Fault>,
) -> Option<Phase> {
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
    let mut slipped = false;
    for line in block_lines {
        if full(faults) {
            break;
        }
        let read = misplaced(line).map_or_else(
            || phase_line(line, names, &mut starts, &mut lasts, faults),
            Err,
        );
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
    Some(Phase {
        name: name?,
        starts: starts?,
        lasts: lasts?,
        span: lines.span(block.span()),
    })
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
    starts: &mut Option<Timestamp>,
    lasts: &mut Option<Option<Length>>,
    faults: &mut Vec<Fault>,
) -> Reads<()> {
    let mut cursor = Cursor::new(&line.words);
    let start = cursor;
    let again = if cursor.eat("starts") {
        starts
            .replace(clause::instant(&mut cursor, names, faults)?)
            .is_some()
    } else if cursor.eat("lasts") {
        let length = if cursor.eat("until ended") {
            None
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
