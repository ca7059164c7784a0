//! Examples in a text: claims that might be made, and where terms would then stand. Read here, judged by whoever can.
//!
//! An example is no part of what was agreed: nothing else in the text is read otherwise for it.

use std::ops::Range;

use tregua_calendar::Timestamp;
use tregua_syntax::{Block, Diagnostic, Line, SyntaxKind, Word};

use crate::clause;
use crate::cursor::Cursor;
use crate::fault::{Fault, Reads, What, expected, full, left_over};
use crate::header::{misplaced, unknown_line};
use crate::names::Names;

/// One `example` of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its name, without the quotes.
    pub name: String,
    /// The names of the columns of its claims; empty where it gives none.
    pub columns: Row,
    /// Its claims, each with as many cells as there are columns.
    pub claims: Vec<Row>,
    /// What it asks, at one moment or several; at least one.
    pub moments: Vec<Asked>,
}

/// What an example asks at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The moment, of what happened and of what is known.
    pub as_of: Timestamp,
    /// What should stand then; at least one line.
    pub lines: Vec<Expected>,
}

/// One line of what an example asks: `view | clause | part | instance | status`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// View, clause, part and instance.
    pub name: [Cell; 4],
    /// The status; empty where the text leaves it to be filled in. Of several readings one each, with commas between.
    pub status: Cell,
    /// True if the line ends without a place for the status.
    pub unfinished: bool,
}

/// A line of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells, in order.
    pub cells: Vec<Cell>,
    /// From its first word to its last.
    pub span: Range<usize>,
}

/// A cell: its words as every text sets them, without the quotes where all of it stands in quotes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// Where they stand; an empty place where there are none.
    pub span: Range<usize>,
}

/// Examples of one text have at most so many lines in all.
const MAX_LINES: usize = 1_000;

/// Cells of a line that says what should stand, its status among them.
const EXPECTED_CELLS: usize = 5;

/// Reads every `example …` block.
pub(crate) fn examples(blocks: &[Block], names: &Names, faults: &mut Vec<Fault>) -> Vec<Example> {
    let mut found = Vec::new();
    let mut lines = 0;
    for block in blocks {
        if block.kind != SyntaxKind::Example || full(faults) {
            continue;
        }
        lines += block.lines.len();
        if lines > MAX_LINES {
            let more = Diagnostic::error("E0004", block.span()).with("what", "examples");
            faults.push(Box::new(more.with("limit", MAX_LINES.to_string())));
            break;
        }
        found.extend(example(block, names, faults));
    }
    found
}

fn example(block: &Block, names: &Names, faults: &mut Vec<Fault>) -> Option<Example> {
    let mut lines = block.lines.iter();
    let head = lines.next()?;
    let mut example = Example {
        name: named(head).map_err(|fault| faults.push(fault)).ok()?,
        columns: Row::default(),
        claims: Vec::new(),
        moments: Vec::new(),
    };
    let mut slipped = false;
    for line in lines {
        if full(faults) {
            break;
        }
        let read = misplaced(line).map_or_else(|| example.read(line, names, faults), Err);
        slipped |= read.is_err();
        faults.extend(read.err());
    }
    if slipped {
        return None;
    }
    let asks = example.moments.iter().all(|asked| !asked.lines.is_empty());
    if !asks || example.moments.is_empty() {
        let fault = Diagnostic::error("E0801", head.span()).with("why", "nothing");
        faults.push(Box::new(fault));
        return None;
    }
    Some(example)
}

/// `example "a day without a count"`
fn named(head: &Line) -> Reads<String> {
    let mut cursor = Cursor::new(&head.words);
    cursor.skip(1);
    let Some(name) = cursor.eat_kind(SyntaxKind::Quoted) else {
        return Err(expected(&cursor, What::Quoted, []));
    };
    match cursor.at_end() {
        true => Ok(name.inside().to_owned()),
        false => Err(left_over(&cursor)),
    }
}

impl Example {
    fn read(&mut self, line: &Line, names: &Names, faults: &mut Vec<Fault>) -> Reads<()> {
        let mut cursor = Cursor::new(&line.words);
        if cursor.eat("as of") {
            let as_of = clause::instant(&mut cursor, names, faults)?;
            if !cursor.at_end() {
                return Err(left_over(&cursor));
            }
            let lines = Vec::new();
            self.moments.push(Asked { as_of, lines });
            return Ok(());
        }
        if !cursor.peek().is_some_and(|word| word.text.starts_with('|')) {
            return Err(unknown_line(&cursor, &["as of", "|"]));
        }
        let row = row(line);
        let (cells, wanted) = (row.cells.len(), self.columns.cells.len());
        match self.moments.last_mut() {
            Some(asked) => asked.lines.push(expected_line(row)?),
            None if wanted == 0 => self.columns = row,
            None if cells == wanted => self.claims.push(row),
            None => return Err(other_cells(&row, wanted)),
        }
        Ok(())
    }
}

fn expected_line(row: Row) -> Reads<Expected> {
    let end = row.span.end;
    let unfinished = row.cells.len() + 1 == EXPECTED_CELLS;
    let mut cells = row.cells.clone();
    if unfinished {
        cells.push(Cell {
            text: String::new(),
            span: end..end,
        });
    }
    match <[Cell; EXPECTED_CELLS]>::try_from(cells) {
        Ok([view, clause, part, instance, status]) => Ok(Expected {
            name: [view, clause, part, instance],
            status,
            unfinished,
        }),
        Err(_) => Err(other_cells(&row, EXPECTED_CELLS)),
    }
}

fn other_cells(row: &Row, wanted: usize) -> Fault {
    let fault = Diagnostic::error("E0801", row.span.clone()).with("why", "cells");
    let fault = fault.with("cells", row.cells.len().to_string());
    Box::new(fault.with("columns", wanted.to_string()))
}

/// The cells of a line that begins with `|`: each begins after one, wherever that stands outside quotes.
fn row(line: &Line) -> Row {
    let mut cells: Vec<Vec<Word>> = Vec::new();
    let mut starts = Vec::new();
    for word in &line.words {
        let mut at = word.span.start;
        let most = if word.kind == SyntaxKind::Word {
            usize::MAX
        } else {
            1
        };
        for (nth, piece) in word.text.splitn(most, '|').enumerate() {
            if nth > 0 {
                cells.push(Vec::new());
                starts.push(at);
            }
            let span = at..at + piece.len();
            at = span.end + 1;
            if let Some(cell) = cells.last_mut().filter(|_| !piece.is_empty()) {
                let (kind, text) = (word.kind, piece.to_owned());
                cell.push(Word { kind, text, span });
            }
        }
    }
    let cells = cells.into_iter().zip(starts);
    Row {
        cells: cells.map(|(words, start)| cell(&words, start)).collect(),
        span: line.span(),
    }
}

/// A cell that begins at this byte.
fn cell(words: &[Word], start: usize) -> Cell {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        let (text, span) = (String::new(), start..start);
        return Cell { text, span };
    };
    let span = first.span.start..last.span.end;
    let text = match words {
        [only] => only.inside().to_owned(),
        several => tregua_syntax::set_line(several.iter().map(|word| (word.kind, &*word.text))),
    };
    Cell { text, span }
}
