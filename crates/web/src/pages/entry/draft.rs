//! A claim to be: exactly the cells that would be signed, where each was filled from, what is open, what is worth knowing.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_desk::Held;
use tregua_desk::problems::{meant, text_args};
use tregua_import::quick::{Filled, Question, Slip};
use tregua_import::{Problem, Rows, SourceRow, objects};
use tregua_record::entries::claim::{Adds, Coverage};
use tregua_record::{Claim, Sha256};
use tregua_wording::Arg;

use super::ground::Ground;
use crate::visit::Visit;

/// Something to tell, as the key of a phrase and its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Told {
    /// The key: a code of the import (`I042`), of quick entry (`note-ask-point`) or of this page.
    pub(super) code: &'static str,
    /// Names and values of its arguments.
    pub(super) args: Vec<(&'static str, String)>,
    /// What may have been meant.
    pub(super) suggestions: Vec<String>,
}

impl Told {
    pub(super) fn new(code: &'static str) -> Self {
        Told {
            code,
            args: Vec::new(),
            suggestions: Vec::new(),
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// In the reader's words.
    pub(super) fn words(&self, visit: &Visit) -> String {
        let words = visit.words();
        let mut args = text_args(words, &self.args);
        // What was done has its own words where the reader's language knows the verb.
        let verb = self.args.iter().find(|(name, _)| *name == "verb");
        let known = |verb: &str| words.has(&format!("done-{}", verb.replace(' ', "-")));
        if let Some((_, verb)) = verb.filter(|(_, verb)| known(verb)) {
            args.retain(|(name, _)| *name != "act");
            args.push(("act", Arg::said(words.known("done", verb))));
        }
        // Words of the import speak of rows and cells; here people see fields.
        let own = format!("web-entry-{}", self.code);
        let code = match words.has(&own) {
            true => own.as_str(),
            false => self.code,
        };
        let message = words.say(code, &args);
        if self.suggestions.is_empty() {
            return message;
        }
        let meant = meant(words, &self.suggestions, "list-or");
        words.join("list-semicolon", [message, meant])
    }
}

impl From<Filled> for Told {
    fn from(filled: Filled) -> Self {
        Told {
            code: filled.from,
            args: filled.args,
            suggestions: Vec::new(),
        }
    }
}

impl From<Slip> for Told {
    fn from(slip: Slip) -> Self {
        Told {
            code: slip.code,
            args: slip.args,
            suggestions: slip.suggestions,
        }
    }
}

impl From<Problem> for Told {
    fn from(problem: Problem) -> Self {
        Told {
            code: problem.code,
            args: problem.args,
            suggestions: problem.suggestions,
        }
    }
}

/// Something that is wrong with what was typed, and the field it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Wrong {
    /// The field, by its name in the form.
    pub(super) field: String,
    /// What is wrong.
    pub(super) told: Told,
}

impl Wrong {
    pub(super) fn new(field: impl Into<String>, told: impl Into<Told>) -> Self {
        Wrong {
            field: field.into(),
            told: told.into(),
        }
    }
}

/// One cell of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Cell {
    /// The column of `claims.csv`.
    pub(super) column: String,
    /// The cell as a row has it; instants with the offset of the agreement's clock.
    pub(super) cell: String,
    /// Where it was filled from, if it was not typed as it stands.
    pub(super) filled: Vec<Told>,
}

/// Something that has to be answered first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Open {
    /// The column that is open.
    pub(super) column: &'static str,
    /// The question.
    pub(super) asks: Told,
    /// Answers that would be taken, likeliest first; others may do as well.
    pub(super) choices: Vec<String>,
}

impl From<Question> for Open {
    fn from(question: Question) -> Self {
        Open {
            column: question.column,
            asks: Told {
                code: question.asks,
                args: question.args,
                suggestions: Vec::new(),
            },
            choices: question.choices,
        }
    }
}

/// One claim to be.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct Draft {
    /// The key that it will have, unless somebody takes it first.
    pub(super) key: String,
    /// Its cells that are not empty, in the order of a row.
    pub(super) cells: Vec<Cell>,
    /// The cells of a source that comes with it.
    pub(super) source: Vec<Cell>,
    /// What has to be answered before it can be put on record.
    pub(super) questions: Vec<Open>,
    /// What could be said more.
    pub(super) hints: Vec<Told>,
    /// What is worth knowing; nothing is refused for it.
    pub(super) notices: Vec<Told>,
    /// What is asked before it is put on record, to be answered by a plain yes; nothing is refused for it.
    pub(super) asks: Vec<Told>,
    /// Entries of the same voice on the same measure and day, by id.
    pub(super) alike: Vec<String>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) claim: Claim,
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) row: Option<SourceRow>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) rivals: Vec<Arc<Held>>,
}

impl Draft {
    /// A draft of this claim, whose key is set; what is open and worth knowing is added by whoever read it.
    pub(super) fn new(
        visit: &Visit,
        ground: &Ground,
        claim: Claim,
        row: Option<SourceRow>,
        filled: Vec<(&'static str, Told)>,
    ) -> Self {
        let clock = visit.snapshot.text.as_ref().map(|_| visit.snapshot.clock());
        let mut cells = cells(&claim, clock);
        for cell in &mut cells {
            let own = filled.iter().filter(|(column, _)| *column == cell.column);
            own.for_each(|(_, told)| {
                if !cell.filled.contains(told) {
                    cell.filled.push(told.clone());
                }
            });
        }
        let rivals = ground.alike(&claim, &visit.snapshot);
        let source = row.iter().flat_map(|row| {
            let rows = std::slice::from_ref(row);
            objects(Rows::Sources(rows), clock).flatten()
        });
        Draft {
            key: claim.key.to_string(),
            cells,
            source: source.map(plain).collect(),
            questions: Vec::new(),
            hints: Vec::new(),
            notices: Vec::new(),
            asks: Vec::new(),
            alike: rivals.iter().map(|held| held.id.to_string()).collect(),
            claim,
            row,
            rivals,
        }
    }

    /// True if nothing stands between it and the record.
    pub(super) fn is_ready(&self) -> bool {
        self.questions.is_empty()
    }
}

fn plain((column, cell): (&str, String)) -> Cell {
    Cell {
        column: column.to_owned(),
        cell,
        filled: Vec::new(),
    }
}

/// The cells of a claim in the order of a row, without its key. How an amount adds and what it covers is among them also
/// where a row would leave it out.
pub(super) fn cells(claim: &Claim, clock: Option<&tregua_calendar::Clock>) -> Vec<Cell> {
    let rows = objects(Rows::Claims(std::slice::from_ref(claim)), clock);
    let mut cells: Vec<Cell> = rows.flatten().map(plain).collect();
    cells.retain(|cell| cell.column != "claim" && !cell.cell.is_empty());
    let Some(mut at) = cells.iter().position(|cell| cell.column == "amount") else {
        return cells;
    };
    let adds = (claim.adds == Adds::Event).then_some(("adds", Adds::Event.word()));
    let whole = claim.coverage == Coverage::Whole;
    let coverage = whole.then_some(("coverage", Coverage::Whole.word()));
    for (column, word) in adds.into_iter().chain(coverage) {
        let behind = ["unit", "out_of", "adds"];
        while cells
            .get(at + 1)
            .is_some_and(|next| behind.contains(&next.column.as_str()))
        {
            at += 1;
        }
        cells.insert(at + 1, plain((column, word.to_owned())));
    }
    cells
}

/// What a reader has seen of some drafts: everything that would be signed but their keys.
pub(super) fn seen(drafts: &[Draft]) -> String {
    let mut text = String::new();
    for draft in drafts {
        for cell in draft.cells.iter().chain(&draft.source) {
            // Lengths keep what belongs to one cell apart from the next.
            let (column, cell) = (&cell.column, &cell.cell);
            text.push_str(&format!("{}:{column}{}:{cell}", column.len(), cell.len()));
        }
        text.push('\n');
    }
    Sha256::of(text.as_bytes()).to_string()
}
