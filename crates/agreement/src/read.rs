//! From a text to its meaning, and everything that is wrong with it at once.

use std::collections::{BTreeMap, BTreeSet};

use tregua_syntax::{Block, Diagnostic, Line, Severity, SyntaxKind, Tree, parse};

use crate::circles::Beginning;
use crate::examples::Example;
use crate::fault::{Fault, MAX_DIAGNOSTICS, full};
use crate::header::{self, Header, misplaced};
use crate::meaning::{Agreement, Clause, Phase};
use crate::names::Names;
use crate::phases::{LineStarts, phases};
use crate::written::written;
use crate::{checks, circles, clause, examples, renderings, things, warnings};

/// What reading a text gives.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The text as a tree; always whole.
    pub tree: Tree,
    /// What it means, without the clauses that are broken. `None` where nothing could be judged: no clock, no party.
    pub agreement: Option<Agreement>,
    /// What its examples give and ask, without those that are broken. They are no part of what was agreed.
    pub examples: Vec<Example>,
    /// Errors and warnings, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// At most so many readings in all clauses together.
const MAX_READINGS: usize = 10_000;

/// Reads the text of an agreement. Never fails; every slip costs at most its clause.
pub fn read(text: &str) -> Outcome {
    let parsed = parse(text);
    let blocks = parsed.tree.blocks();
    let lines = LineStarts::of(text);
    let mut faults: Vec<Fault> = parsed.diagnostics.into_iter().map(Box::new).collect();
    faults.extend(blocks.iter().filter_map(misspelt));
    let (header, names) = declarations(&blocks, &mut faults);
    let mut names = names;
    let (phases, beginnings) = phases(&blocks, &mut names, &lines, &mut faults);
    let clauses = clauses(&blocks, &names, (&lines, &beginnings), &mut faults);
    let renderings =
        renderings::renderings(&blocks, &names, &labels(&blocks, &clauses), &mut faults);
    let examples = examples::examples(&blocks, &names, &mut faults);
    warnings::of_near_names(&names, &mut faults);
    warnings::of_clock_changes(&phases, &clauses, names.clock.as_ref(), &mut faults);
    // A text beyond the limit has not been looked into: nothing in it is missing.
    if !faults.iter().any(|fault| fault.code == "E0001") {
        missing_lines(&header, text, &mut faults);
    }
    let agreement = assemble(header, names, phases, clauses).map(|agreement| Agreement {
        renderings,
        ..agreement
    });
    if let Some(agreement) = &agreement {
        checks::reason(agreement, text, &mut faults);
    }
    let mut diagnostics: Vec<Diagnostic> = faults.into_iter().map(|fault| *fault).collect();
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
    if diagnostics.len() > MAX_DIAGNOSTICS {
        diagnostics.truncate(MAX_DIAGNOSTICS);
        let end = diagnostics.last().map_or(0, |last| last.span.end);
        let more = Diagnostic::error("E0004", end..end).with("what", "problems");
        diagnostics.push(more.with("limit", MAX_DIAGNOSTICS.to_string()));
    }
    Outcome {
        tree: parsed.tree,
        agreement,
        examples,
        diagnostics,
    }
}

impl Outcome {
    /// True if something must be corrected before the text can be used.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// For fuzzing: reads any bytes as a text, says what was read, sets it, and takes it to JSON and back.
///
/// # Panics
/// If the tree's text is not the input, and as [`tregua_syntax::fuzz`]: that would be a bug of ours.
pub fn fuzz(bytes: &[u8]) {
    tregua_syntax::fuzz(bytes);
    let text = String::from_utf8_lossy(bytes);
    let outcome = read(&text);
    assert_eq!(outcome.tree.text(), text, "the tree lost part of its text");
    if let Some(agreement) = &outcome.agreement {
        for clause in &agreement.clauses {
            written(agreement, clause, &str::to_owned);
        }
    }
}

/// The complaint about a block whose first word is only nearly the one that opens it; it is read all the same.
fn misspelt(block: &Block) -> Option<Fault> {
    let meant = match block.kind {
        SyntaxKind::Clause => "clause",
        SyntaxKind::Phase => "phase",
        SyntaxKind::Thing => "thing",
        SyntaxKind::Names => "names",
        SyntaxKind::Example => "example",
        _ => return None,
    };
    let first = block.lines.first()?.words.first()?;
    let complaint =
        || Diagnostic::error("E0101", first.span.clone()).with("found", first.text.clone());
    (first.text != meant).then(|| Box::new(complaint().suggest(vec![meant.to_owned()])))
}

fn declarations(blocks: &[Block], faults: &mut Vec<Fault>) -> (Header, Names) {
    let mut header = Header::default();
    let mut names = Names::default();
    for block in blocks {
        if full(faults) {
            break;
        }
        match block.kind {
            SyntaxKind::Thing => things::thing(block, &mut names, faults),
            SyntaxKind::Header => {
                for line in &block.lines {
                    if full(faults) {
                        break;
                    }
                    let read = misplaced(line)
                        .map_or_else(|| header::line(line, &mut header, &mut names), Err);
                    faults.extend(read.err());
                }
            }
            _ => {}
        }
    }
    (header, names)
}

/// The labels of clauses as their first lines have them, of broken clauses too.
fn labels(blocks: &[Block], read: &[Clause]) -> BTreeSet<String> {
    let read = read.iter().map(|clause| clause.label.clone());
    let clauses = blocks
        .iter()
        .filter(|block| block.kind == SyntaxKind::Clause);
    let heads = clauses.filter_map(|block| block.lines.first());
    let label = |line: &Line| {
        let words: Vec<&str> = line
            .words
            .iter()
            .skip(1)
            .map(|word| word.text.as_str())
            .collect();
        let end = words
            .iter()
            .rposition(|word| *word == "in")
            .unwrap_or(words.len());
        words.get(..end).unwrap_or_default().join(" ")
    };
    heads.map(label).chain(read).collect()
}

fn clauses(
    blocks: &[Block],
    names: &Names,
    (lines, beginnings): (&LineStarts, &[Beginning]),
    faults: &mut Vec<Fault>,
) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut labels: BTreeMap<String, std::ops::Range<usize>> = BTreeMap::new();
    let mut mentions = Vec::new();
    let mut broken = false;
    let mut readings = 0;
    for block in blocks
        .iter()
        .filter(|block| block.kind == SyntaxKind::Clause)
    {
        if full(faults) {
            break;
        }
        let read = clause::read(block, lines.span(block.span()), names, faults);
        let Some((clause, named)) = read else {
            // It is there, if broken: who names it is not told that it is missing.
            broken = true;
            continue;
        };
        readings += clause.readings.len();
        if readings > MAX_READINGS {
            let more = Diagnostic::error("E0004", block.span()).with("what", "readings");
            faults.push(Box::new(more.with("limit", MAX_READINGS.to_string())));
            break;
        }
        let head = block.lines.first().map_or(0..0, Line::span);
        let taken = std::iter::once(&clause.label)
            .chain(&clause.was)
            .find_map(|label| labels.get(label).map(|span| (label, span)));
        if let Some((label, before)) = taken {
            let twice = Diagnostic::error("E0201", head).with("found", label.clone());
            faults.push(Box::new(twice.beside(before.clone(), "declared-here")));
            continue;
        }
        for label in std::iter::once(&clause.label).chain(&clause.was) {
            labels.insert(label.clone(), head.clone());
        }
        mentions.extend(
            named
                .into_iter()
                .map(|mention| (clause.label.clone(), mention)),
        );
        clauses.push(clause);
    }
    circles::check(&clauses, (&mentions, beginnings), broken, faults);
    circles::replace(&mut clauses, &mentions);
    clauses
}

/// The header lines that nothing works without.
fn missing_lines(header: &Header, text: &str, faults: &mut Vec<Fault>) {
    let needed = [
        (header.name.is_some(), "agreement"),
        (header.language, "language"),
        (header.parties, "parties"),
        (header.clock_said, "clock"),
    ];
    // A line that is there but broken has been named already.
    let begun = |word: &str| {
        text.lines()
            .any(|line| line.split_whitespace().next() == Some(word))
    };
    for (_, missing) in needed
        .into_iter()
        .filter(|(there, word)| !there && !begun(word))
    {
        faults.push(Box::new(
            Diagnostic::error("E0209", 0..0).with("missing", missing),
        ));
    }
}

fn assemble(
    header: Header,
    names: Names,
    phases: Vec<Phase>,
    clauses: Vec<Clause>,
) -> Option<Agreement> {
    if names.parties.is_empty() {
        return None;
    }
    Some(Agreement {
        name: header.name.unwrap_or_default(),
        text: header.text,
        parties: names.parties,
        mediators: header.mediators,
        carriers: header.carriers,
        counting_bodies: header.counting_bodies.unwrap_or_default(),
        speaks_for: header.speaks_for,
        clock: names.clock?,
        dated_figures: header.dated_figures,
        reporting_grace: header.reporting_grace,
        things: names.things,
        zones: header.zones,
        tracks: header.tracks,
        phases,
        clauses,
        lexicon: names.lexicon,
        renderings: BTreeMap::new(),
    })
}
