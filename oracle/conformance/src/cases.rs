//! A case as it is written in `conformance/`, the question it puts, and what an answer is held to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One file of cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suite {
    /// 1.
    pub format: u32,
    /// What the cases of the file have in common.
    pub about: String,
    /// The cases.
    pub cases: Vec<Case>,
}

/// An agreement, what was said, a moment, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its name, unique over all files.
    pub id: String,
    /// What it shows, in one sentence that a mediator understands.
    pub title: String,
    /// The rule it shows: a section of `docs/standings.md`, and its words.
    pub rule: String,
    /// The text of the agreement, line by line.
    pub agreement: Vec<String>,
    /// What was said: rows of `claims.csv` by their columns; `author`, of who signed it, is `recorder` unless said.
    pub entries: Vec<BTreeMap<String, String>>,
    /// The clock that deadlines are read against: an instant with its offset.
    pub as_of: String,
    /// What was said later is not known. Left out: all of it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_known: Option<String>,
    /// What is asked, and what the answer is.
    pub expect: Vec<Expected>,
}

/// Which cell of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ask {
    /// Label of the clause.
    pub clause: String,
    /// Name of the part.
    pub part: String,
    /// Counting point, where the reading has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// Name of the reading; left out: the clause's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// Date of the instance, where the part has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// `according to X`, `named body`, `both parties` or `all voices`.
    pub view: String,
}

/// A cell and what is expected of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Expected {
    /// The cell.
    #[serde(flatten)]
    pub ask: Ask,
    /// Its status.
    pub status: String,
    /// The outcomes still possible; left out: not held to any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcomes: Option<BTreeSet<String>>,
    /// Why there are several; left out: not held to any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub causes: Option<BTreeSet<String>>,
    /// The keys of the claims it rests on; left out: not held to any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<BTreeSet<String>>,
}

/// One line that a program is given: a case without what is expected of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// The case's name.
    pub id: String,
    /// The text of the agreement, line by line.
    pub agreement: Vec<String>,
    /// What was said.
    pub entries: Vec<BTreeMap<String, String>>,
    /// The clock that deadlines are read against.
    pub as_of: String,
    /// What was said later is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_known: Option<String>,
    /// The cells asked about.
    pub asks: Vec<Ask>,
}

/// One line that it answers with: one answer for each cell asked about, in their order, or why it gives none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answers {
    /// The case's name.
    pub id: String,
    /// The answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// Why there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// Where a cell stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// Its status.
    pub status: String,
    /// The outcomes still possible.
    pub outcomes: BTreeSet<String>,
    /// Why there are several.
    pub causes: BTreeSet<String>,
    /// The keys of the claims it rests on; left out by a program that does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<BTreeSet<String>>,
}

impl Case {
    /// What it asks.
    pub fn question(&self) -> Question {
        Question {
            id: self.id.clone(),
            agreement: self.agreement.clone(),
            entries: self.entries.clone(),
            as_of: self.as_of.clone(),
            as_known: self.as_known.clone(),
            asks: self.expect.iter().map(|one| one.ask.clone()).collect(),
        }
    }

    /// Where answers differ from what is expected, each in a line.
    pub fn differences(&self, answers: &Answers) -> Vec<String> {
        if let Some(error) = &answers.error {
            return vec![format!("{}: no answer: {error}", self.id)];
        }
        if answers.id != self.id || answers.answers.len() != self.expect.len() {
            return vec![format!(
                "{}: {} answers to {} questions, for {}",
                self.id,
                answers.answers.len(),
                self.expect.len(),
                answers.id
            )];
        }
        let pairs = self.expect.iter().zip(&answers.answers);
        pairs
            .flat_map(|(expected, answer)| self.difference(expected, answer))
            .collect()
    }

    fn difference(&self, expected: &Expected, answer: &Answer) -> Vec<String> {
        let mut found = Vec::new();
        let ask = &expected.ask;
        let mut differs = |what: &str, expected: String, answer: String| {
            let day = ask.instance.as_deref().unwrap_or("");
            let of = format!("{} {} {day} {}", ask.clause, ask.part, ask.view);
            found.push(format!(
                "{} ({of}): {what} is {answer}, expected {expected}",
                self.id
            ));
        };
        if expected.status != answer.status {
            differs("status", expected.status.clone(), answer.status.clone());
        }
        let sets = [
            (
                "what is possible",
                &expected.outcomes,
                Some(&answer.outcomes),
            ),
            ("why", &expected.causes, Some(&answer.causes)),
            (
                "what it rests on",
                &expected.rests_on,
                answer.rests_on.as_ref(),
            ),
        ];
        for (what, expected, answer) in sets {
            match (expected, answer) {
                (Some(expected), Some(answer)) if expected != answer => {
                    differs(what, format!("{expected:?}"), format!("{answer:?}"));
                }
                _ => {}
            }
        }
        found
    }
}

/// Every case of the files in a folder, in the order of their names.
///
/// # Errors
/// The file that could not be read, and why.
pub fn read(folder: &Path) -> Result<Vec<Case>, String> {
    let told = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let listed = std::fs::read_dir(folder).map_err(|error| told(folder, &error))?;
    let mut paths = Vec::new();
    for found in listed {
        let path = found.map_err(|error| told(folder, &error))?.path();
        let is_schema = path.file_name().is_some_and(|name| name == "schema.json");
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
            && !is_schema
        {
            paths.push(path);
        }
    }
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|error| told(&path, &error))?;
        let suite: Suite = serde_json::from_str(&text).map_err(|error| told(&path, &error))?;
        cases.extend(suite.cases);
    }
    Ok(cases)
}

/// The schema of the files, and of the lines that are exchanged.
pub fn schema() -> serde_json::Value {
    let mut generator = schemars::SchemaGenerator::default();
    generator.subschema_for::<Question>();
    generator.subschema_for::<Answers>();
    let root = generator.root_schema_for::<Suite>();
    let mut value = serde_json::to_value(root).unwrap_or_default();
    let definitions = serde_json::to_value(generator.definitions()).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        object.insert("$defs".to_owned(), definitions);
    }
    value
}
