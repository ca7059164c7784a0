//! The examples of a text, judged: whether what they say follows from the claims that they give.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use tregua_agreement::examples::{Cell, Example, Expected, Row};
use tregua_agreement::{Agreement, Outcome};
use tregua_calendar::Timestamp;
use tregua_import::{File, Options, Problem, Vocabulary};
use tregua_standing::{Evaluator, Moment, Statement, View, Wanted};
use tregua_syntax::{Diagnostic, nearest};
use tregua_wording::Wording;

use crate::problems::{SENTENCE, text_args};

/// The codes that only judging finds, beside those of `tregua_agreement::CODES`.
pub const CODES: [&str; 3] = ["E0802", "E0803", "E0804"];

/// What judging the examples of a text found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// How many lines say where something stands.
    pub lines: usize,
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// For each line whose status is another, or none: the bytes to replace, and by what. In the order of the text, apart from each other.
    pub filled: Vec<(Range<usize>, String)>,
}

impl Judged {
    /// The text with every status as it follows from the claims; `None` if something else is wrong with its examples.
    pub fn blessed(&self, text: &str) -> Option<String> {
        if self.diagnostics.len() != self.filled.len() {
            return None;
        }
        let (mut made, mut from) = (String::with_capacity(text.len()), 0);
        for (span, status) in &self.filled {
            made.push_str(text.get(from..span.start)?);
            made.push_str(status);
            from = span.end;
        }
        made.push_str(text.get(from..)?);
        Some(made)
    }
}

/// Judges the examples of a text, each by its own claims alone.
///
/// A moment is taken for both what happened and what is known; a claim is known from when it was `said`, or always.
/// In a text with errors, or one whose meaning is not known, nothing is judged. `name` is what messages call the text.
pub fn judge(name: &str, text: &str, read: &Outcome, words: &Wording) -> Judged {
    let mut judged = Judged::default();
    if let Some(agreement) = read.agreement.as_ref().filter(|_| !read.has_errors()) {
        for example in &read.examples {
            match statements(name, text, example, agreement) {
                Ok(statements) => judged.example(agreement, example, &statements),
                Err(problems) => judged
                    .diagnostics
                    .extend(problems.iter().map(|one| unread(text, example, one, words))),
            }
        }
    }
    let judgements = &mut judged.diagnostics;
    judgements.sort_by_key(|found| found.span.start);
    judged
}

/// The claims of an example, as a file of them would be read.
fn statements(
    name: &str,
    text: &str,
    example: &Example,
    agreement: &Agreement,
) -> Result<Vec<Statement>, Vec<Problem>> {
    if example.columns.cells.is_empty() {
        return Ok(Vec::new());
    }
    let rows = file(text, example);
    let file = File {
        name,
        bytes: rows.as_bytes(),
    };
    let outcome = tregua_import::read(&[file], &Vocabulary::from(agreement), &Options::default());
    if !outcome.problems.is_empty() {
        return Err(outcome.problems);
    }
    let statement = |claim: tregua_record::entries::claim::Claim| {
        let said = claim.said.map(|said| said.latest(&agreement.clock));
        Statement {
            id: (&claim.key).into(),
            author: (&claim.voice).into(),
            known: said.unwrap_or(Timestamp::MIN),
            claim: claim.into(),
        }
    };
    Ok(outcome.claims.into_iter().map(statement).collect())
}

/// The claims as a file whose lines are those of the text; the columns stand one line higher, and tags on theirs, so that no claim
/// is taken for tags.
fn file(text: &str, example: &Example) -> String {
    let written = |cells: &mut dyn Iterator<Item = &str>| {
        let quoted = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        quoted.collect::<Vec<_>>().join(",")
    };
    let line = |row: &Row| written(&mut row.cells.iter().map(|cell| cell.text.as_str()));
    let columns = &example.columns;
    let mut made = "\n".repeat(line_of(text, columns).saturating_sub(2));
    made.push_str(&line(columns));
    made.push('\n');
    made.push_str(&written(&mut columns.cells.iter().map(|_| "#meta")));
    let mut from = columns.span.start;
    for row in &example.claims {
        let between = text.get(from..row.span.start).unwrap_or_default();
        made.extend(between.chars().filter(|c| *c == '\n'));
        made.push_str(&line(row));
        from = row.span.start;
    }
    made.push('\n');
    made
}

fn line_of(text: &str, row: &Row) -> usize {
    tregua_syntax::line_and_column(text, row.span.start).0
}

/// What is wrong with a claim of an example, told at its cell.
fn unread(text: &str, example: &Example, problem: &Problem, words: &Wording) -> Diagnostic {
    let of_line = |row: &&Row| line_of(text, row) == problem.line;
    let row = example.claims.iter().find(of_line);
    let row = row.unwrap_or(&example.columns);
    let named = |cell: &Cell| Some(&cell.text) == problem.column.as_ref();
    let at = example.columns.cells.iter().position(named);
    let cell = at.and_then(|at| row.cells.get(at));
    let span = cell.map_or(&row.span, |cell| &cell.span).clone();
    let why = words.say(problem.code, &text_args(words, &problem.args));
    Diagnostic::error("E0802", span)
        .with(SENTENCE, why)
        .suggest(problem.suggestions.iter().cloned())
}

impl Judged {
    fn example(&mut self, agreement: &Agreement, example: &Example, statements: &[Statement]) {
        let said = statements.iter().map(Statement::voice);
        let voices: BTreeSet<String> = agreement.declared_voices().cloned().chain(said).collect();
        for asked in &example.moments {
            let moment = Moment {
                as_of: asked.as_of,
                as_known: asked.as_of,
            };
            let evaluator = Evaluator::new(agreement, statements, moment);
            let mut rows = Rows::new();
            for line in &asked.lines {
                self.lines += 1;
                match found(agreement, (&evaluator, &mut rows), &voices, line) {
                    Ok(found) => self.compare(line, found),
                    Err(unknown) => self.diagnostics.push(unknown),
                }
            }
        }
    }

    fn compare(&mut self, line: &Expected, found: String) {
        let status = &line.status;
        if status.text == found {
            return;
        }
        let (why, before) = match (status.text.is_empty(), line.unfinished) {
            (true, true) => ("blank", " | "),
            (true, false) => ("blank", " "),
            (false, _) => ("other", ""),
        };
        let otherwise = Diagnostic::error("E0804", status.span.clone())
            .with("why", why)
            .with("expected", status.text.clone())
            .with("found", found.clone());
        self.diagnostics.push(otherwise);
        self.filled
            .push((status.span.clone(), format!("{before}{found}")));
    }
}

/// The rows of a clause in a view, worked out once however many lines ask for them.
type Rows = BTreeMap<(String, View), Vec<tregua_standing::Row>>;

/// Where what a line names stands: one status for each reading, in their order.
fn found(
    agreement: &Agreement,
    (evaluator, rows): (&Evaluator<'_>, &mut Rows),
    voices: &BTreeSet<String>,
    line: &Expected,
) -> Result<String, Diagnostic> {
    let [by, label, part, instance] = &line.name;
    let known = |view: &View| match view {
        View::AccordingTo(voice) => voices.contains(voice),
        View::Own(_) => false,
        View::NamedBody | View::BothParties | View::AllVoices => true,
    };
    let view = Some(View::named(&by.text)).filter(known).ok_or_else(|| {
        let joint = [View::NamedBody, View::BothParties, View::AllVoices];
        let own = voices.iter().cloned().map(View::AccordingTo);
        unknown(by, own.chain(joint).map(|view| view.to_string()))
    })?;
    let clause = agreement.clause(&label.text).ok_or_else(|| {
        let labels = agreement.clauses.iter().map(|clause| clause.label.clone());
        unknown(label, labels)
    })?;
    let key = (clause.label.clone(), view.clone());
    let rows = rows.entry(key).or_insert_with(|| {
        evaluator.rows(&Wanted {
            clauses: [clause.label.clone()].into(),
            views: [view].into(),
            ..Wanted::default()
        })
    });
    let mut rows: Vec<&tregua_standing::Row> = rows.iter().collect();
    let parts: BTreeSet<String> = rows.iter().map(|row| row.part.clone()).collect();
    rows.retain(|row| row.part == part.text);
    if rows.is_empty() {
        return Err(unknown(part, parts.into_iter()));
    }
    let name = |row: &tregua_standing::Row| {
        let name = row.instance.as_ref();
        name.map_or_else(|| "-".to_owned(), ToString::to_string)
    };
    let instances: BTreeSet<String> = rows.iter().map(|row| name(row)).collect();
    rows.retain(|row| name(row) == instance.text);
    if rows.is_empty() {
        return Err(unknown(instance, instances.into_iter()));
    }
    let statuses: Vec<&str> = rows.iter().map(|row| row.status.word()).collect();
    Ok(statuses.join(", "))
}

/// Nothing has this name; what could be meant are the nearest, or those there are where they are few.
fn unknown(cell: &Cell, there: impl Iterator<Item = String>) -> Diagnostic {
    let there: Vec<String> = there.collect();
    let near = nearest(&cell.text, there.iter().map(String::as_str));
    let meant = if near.is_empty() && there.len() <= 3 {
        there
    } else {
        near
    };
    Diagnostic::error("E0803", cell.span.clone())
        .with("found", cell.text.clone())
        .suggest(meant)
}

#[cfg(test)]
mod tests {
    use tregua_wording::Lang;

    use super::*;

    const TEXT: &str = "\
agreement \"Talks of the river\"
language 1, english
parties Alpha and Beta
clock +02:00, each day runs 07:00 to 07:00
a dated figure counts for the day that begins on it
thing truck (trucks)
phase Pause
  starts 2024-01-01 07:00
  lasts 4 days
clause aid in Pause
  Alpha must admit at least 200 trucks each day
  counted at crossing
  was trucks
";

    fn judged(example: &str) -> (String, Judged) {
        let text = format!("{TEXT}{example}");
        let read = tregua_agreement::read(&text);
        assert!(!read.has_errors(), "{:#?}", read.diagnostics);
        let judged = judge("t.tregua", &text, &read, &Wording::new(Lang::English));
        (text, judged)
    }

    /// The code, the words it speaks of, and one of its arguments, for each diagnostic.
    fn told(example: &str, arg: &str) -> Vec<(&'static str, String, String)> {
        let (text, judged) = judged(example);
        let one = |found: &Diagnostic| {
            let value = found.args.iter().find(|(name, _)| *name == arg);
            let value = value.map_or(String::new(), |(_, value)| value.clone());
            (found.code, text[found.span.clone()].to_owned(), value)
        };
        judged.diagnostics.iter().map(one).collect()
    }

    #[test]
    fn a_claim_is_known_from_when_it_was_said_and_every_line_is_filled_where_it_stands() {
        let example = "\
example \"a day\"
  # Beta speaks later.
  | claim | kind | voice | act | actor | thing | amount | adds | counting_point | occurred | said

  |a-1|claim|Alpha|admit|Alpha|truck|210|total|crossing|2024-01-01|2024-01-02T08:00+02:00
  | b-1 | claim | Beta | admit | Alpha | truck | 150 | total | crossing | 2024-01-01 | 2024-01-02T10:00+02:00
  as of 2024-01-02 09:00
  | according to Alpha | aid | each day | 2024-01-01 | # to be filled in
  | according to Beta | trucks | each day | 2024-01-01
  as of 2024-01-10 09:00
  | according to Beta | aid | each day | 2024-01-01 | met # but not by them
  | all voices | aid | each day | 2024-01-01 | contested
";
        let (text, found) = judged(example);
        assert_eq!(found.lines, 4);
        let blessed = found.blessed(&text).unwrap();
        let wanted = text
            .replace("2024-01-01 | # to", "2024-01-01 | met # to")
            .replace(
                "| trucks | each day | 2024-01-01",
                "| trucks | each day | 2024-01-01 | unverified",
            )
            .replace("met # but", "not met # but");
        assert_eq!(blessed, wanted);
        let (_, again) = judged(blessed.strip_prefix(TEXT).unwrap());
        assert_eq!((again.lines, again.diagnostics), (4, Vec::new()));
        // Layout means nothing to it.
        let (_, set) = judged(
            tregua_syntax::format(&blessed)
                .split_once("example")
                .map(|(_, rest)| format!("example{rest}"))
                .unwrap()
                .as_str(),
        );
        assert_eq!((set.lines, set.diagnostics), (4, Vec::new()));
    }

    #[test]
    fn a_claim_that_is_not_understood_is_told_at_its_cell_and_nothing_is_blessed() {
        let example = "\
example \"a day\"
  | claim | kind | voice | act | amount

  | a-1 | claim | Alpha | admit | many
  | #a | claim | Alpha | admitt | 3
  as of 2024-01-02 09:00
  | all voices | aid | each day | 2024-01-01 |
";
        // What follows `#` is a comment, so that line has no cells.
        assert!(tregua_agreement::read(&format!("{TEXT}{example}")).has_errors());
        let example = example.replace("#a", "\"#a\"");
        let found = told(&example, "none");
        let places: Vec<(&str, &str)> = found.iter().map(|(code, at, _)| (*code, &**at)).collect();
        assert_eq!(places, [("E0802", "many"), ("E0802", "admitt")]);
        let (text, found) = judged(&example);
        assert_eq!(found.blessed(&text), None);
        let columns = told(&example.replace("amount", "amounts"), "none");
        assert_eq!(columns[0].1, "amounts");
    }

    #[test]
    fn names_of_nothing_are_told_one_by_one() {
        let example = "\
example \"nobody has spoken\"
  as of 2024-01-02 09:00
  | according to Gamma | aid | each day | 2024-01-01 | met
  | view mine | aid | each day | 2024-01-01 | met
  | all voices | visits | each day | 2024-01-01 | met
  | all voices | aid | each week | 2024-01-01 | met
  | all voices | aid | each day | 2024-02-01 | met
";
        let expected = [
            "according to Gamma",
            "view mine",
            "visits",
            "each week",
            "2024-02-01",
        ];
        let expected = expected.map(|name| ("E0803", name.to_owned(), name.to_owned()));
        assert_eq!(told(example, "found"), expected);
    }

    #[test]
    fn the_examples_of_every_page_are_what_they_say() {
        for code in CODES {
            let page = format!(
                "{}/../../docs/diagnostics/{code}.md",
                env!("CARGO_MANIFEST_DIR")
            );
            let page = std::fs::read_to_string(page).unwrap();
            let blocks: Vec<&str> = page.split("```").skip(1).step_by(2).collect();
            let [wrong, right] = blocks[..] else {
                panic!("{code} shows one text that is wrong and one that is right");
            };
            let codes = |block: &str| {
                let found = told(block.strip_prefix("text\n").unwrap(), "none");
                found.into_iter().map(|(code, ..)| code).collect::<Vec<_>>()
            };
            assert_eq!(codes(wrong), [code]);
            assert!(codes(right).is_empty(), "{code}: {:?}", codes(right));
        }
    }
}
