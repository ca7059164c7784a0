//! The same question put to the evaluator and to its judge.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_calendar::Timestamp;
use tregua_enumerator as enumerator;
use tregua_import::{File, Options, Vocabulary};
use tregua_standing::{Evaluator, Moment, Row, Statement, View, Wanted};

use crate::cases::{Answer, Answers, Ask, Question};

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answerer {
    /// `crates/standing`.
    Evaluator,
    /// `oracle/enumerator`; it does not say what a row rests on.
    Enumerator,
}

/// The answers to a question, or why there are none.
pub fn answer(by: Answerer, question: &Question) -> Answers {
    let found = read(question).and_then(|read| match by {
        Answerer::Evaluator => evaluated(&read, &question.asks),
        Answerer::Enumerator => enumerated(&read, &question.asks),
    });
    let id = question.id.clone();
    match found {
        Ok(answers) => Answers {
            id,
            answers,
            error: None,
        },
        Err(error) => Answers {
            id,
            answers: Vec::new(),
            error: Some(error),
        },
    }
}

/// A question, read.
pub struct Read {
    /// The agreement.
    pub agreement: Agreement,
    /// What was said, known since it was said.
    pub statements: Vec<Statement>,
    /// The moment.
    pub moment: Moment,
}

/// Reads the text and the rows of a question, as the program reads its files.
///
/// # Errors
/// What cannot be read.
pub fn read(question: &Question) -> Result<Read, String> {
    let outcome = tregua_agreement::read(&question.agreement.join("\n"));
    let agreement = match outcome.agreement {
        Some(agreement) if !outcome.has_errors() => agreement,
        _ => return Err(format!("the agreement: {:?}", outcome.diagnostics)),
    };
    // A file without rows is an error to who imports it; here it means that nobody spoke.
    let mut claims = Vec::new();
    if !question.entries.is_empty() {
        let bytes = csv(&question.entries);
        let files = [File {
            name: "claims.csv",
            bytes: bytes.as_bytes(),
        }];
        let batch = tregua_import::read(&files, &Vocabulary::from(&agreement), &Options::default());
        if !batch.problems.is_empty() {
            return Err(format!("the entries: {:?}", batch.problems));
        }
        claims = batch.claims;
    }
    let authors: BTreeMap<&str, &str> = question
        .entries
        .iter()
        .filter_map(|row| Some((row.get("claim")?.as_str(), row.get("author")?.as_str())))
        .collect();
    let mut statements = Vec::new();
    for claim in claims {
        let said = claim.said.ok_or(format!("{} has no `said`", claim.key))?;
        let author = authors.get(claim.key.as_str());
        statements.push(Statement {
            id: (&claim.key).into(),
            author: author.map_or("recorder", |author| author).into(),
            known: said.latest(&agreement.clock),
            claim: claim.into(),
        });
    }
    let instant = |text: &String| {
        text.parse::<Timestamp>()
            .map_err(|error| format!("{text}: {error}"))
    };
    let as_known = question.as_known.as_ref().map(instant).transpose()?;
    let moment = Moment {
        as_of: instant(&question.as_of)?,
        as_known: as_known.unwrap_or(Timestamp::MAX),
    };
    Ok(Read {
        agreement,
        statements,
        moment,
    })
}

/// The rows as a file of claims.
fn csv(rows: &[BTreeMap<String, String>]) -> String {
    let columns: BTreeSet<&String> = rows
        .iter()
        .flat_map(BTreeMap::keys)
        .filter(|column| *column != "author")
        .collect();
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: Vec<String>| cells.join(",") + "\n";
    let mut text = line(columns.iter().map(|column| quoted(column)).collect());
    for row in rows {
        let cells = columns.iter().map(|column| row.get(*column));
        text += &line(
            cells
                .map(|cell| quoted(cell.map_or("", String::as_str)))
                .collect(),
        );
    }
    text
}

fn words(found: impl Iterator<Item = &'static str>) -> BTreeSet<String> {
    found.map(str::to_owned).collect()
}

fn no_cell(ask: &Ask) -> String {
    format!("no such cell: {ask:?}")
}

fn evaluated(read: &Read, asks: &[Ask]) -> Result<Vec<Answer>, String> {
    let evaluator = Evaluator::new(&read.agreement, &read.statements, read.moment);
    let mut answers = Vec::new();
    for ask in asks {
        let wanted = Wanted {
            clauses: [ask.clause.clone()].into(),
            parts: [ask.part.clone()].into(),
            views: [View::named(&ask.view)].into(),
            ..Wanted::default()
        };
        let same = |row: &&Row| {
            let day = row.instance.as_ref().map(ToString::to_string);
            (&row.point, &row.reading, &day) == (&ask.point, &ask.reading, &ask.instance)
        };
        let rows = evaluator.rows(&wanted);
        let row = rows.iter().find(same).ok_or_else(|| no_cell(ask))?;
        answers.push(Answer {
            status: row.status.word().to_owned(),
            outcomes: words(row.outcomes.iter().map(|outcome| outcome.word())),
            causes: words(row.causes.iter().map(|cause| cause.word())),
            rests_on: Some(row.rests_on.iter().map(String::from).collect()),
        });
    }
    Ok(answers)
}

fn enumerated(read: &Read, asks: &[Ask]) -> Result<Vec<Answer>, String> {
    let statements: Vec<enumerator::Statement> = read
        .statements
        .iter()
        .map(|one| enumerator::Statement {
            id: (&one.id).into(),
            author: (&one.author).into(),
            claim: (*one.claim).clone(),
            known: one.known,
        })
        .collect();
    let question = enumerator::Question {
        agreement: &read.agreement,
        statements: &statements,
        as_of: read.moment.as_of,
        as_known: read.moment.as_known,
    };
    let mut answers = Vec::new();
    for ask in asks {
        let view = match View::named(&ask.view) {
            View::AccordingTo(voice) => enumerator::View::AccordingTo(voice),
            View::NamedBody => enumerator::View::NamedBody,
            View::BothParties => enumerator::View::BothParties,
            View::AllVoices => enumerator::View::AllVoices,
            View::Own(name) => return Err(format!("no view `{name}` here")),
        };
        let judged = enumerator::judge(&question, &view).map_err(|error| error.to_string())?;
        let same = |one: &&enumerator::Answer| {
            (&one.clause, &one.part) == (&ask.clause, &ask.part)
                && one.reading == (ask.point.clone(), ask.reading.clone())
                && one.instance == ask.instance
        };
        let found = judged.iter().find(same).ok_or_else(|| no_cell(ask))?;
        answers.push(Answer {
            status: found.status.to_owned(),
            outcomes: words(found.outcomes.iter().copied()),
            causes: words(found.causes.iter().copied()),
            rests_on: None,
        });
    }
    Ok(answers)
}
