//! Stories: a text, what was said, and where its terms stand, each in one file of `stories/`. The evaluator and its judge
//! are both held to them.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of tests that fails is a test that fails"
)]

use std::path::{Path, PathBuf};

use tregua_agreement::Agreement;
use tregua_calendar::Timestamp;
use tregua_enumerator::{Question, Statement, View, judge};
use tregua_import::{File, Options, Vocabulary};
use tregua_laws::view;
use tregua_standing::{Evaluator, Moment, Wanted};

/// What every story begins with.
const HEADER: &str = "agreement \"Talks of the river\"\nlanguage 1, english\n\
    parties Alpha and Beta\nmediators Gamma and Delta\ncarrier Relief Body\n\
    counting bodies Joint Monitors\nclock +02:00, each day runs 07:00 to 07:00\n\
    thing person held in North (people held in North)\nthing truck (trucks)\n\
    zone North \"north of the river\"\n\
    phase Pause\nstarts 2024-01-01 07:00\nlasts 10 days\n";

struct Story {
    name: String,
    agreement: Agreement,
    statements: Vec<Statement>,
    /// Moments, each with the lines that say where terms stand.
    asked: Vec<(Timestamp, Vec<Vec<String>>)>,
}

fn stories() -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("stories");
    let files = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Story {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let mut blocks = text.split("\n=== ");
    let text = blocks.next().unwrap();
    let outcome = tregua_agreement::read(&format!("{HEADER}{text}"));
    assert_eq!(outcome.diagnostics, [], "{name}");
    let agreement = outcome.agreement.unwrap();
    let (mut statements, mut asked) = (Vec::new(), Vec::new());
    for block in blocks {
        let (head, body) = block.split_once('\n').unwrap();
        match head.strip_prefix("on ") {
            Some(at) => asked.push((
                at.parse().unwrap(),
                body.lines().filter_map(cells).collect(),
            )),
            None => statements = said(&name, &agreement, body),
        }
    }
    Story {
        name,
        agreement,
        statements,
        asked,
    }
}

fn cells(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let blank = line.is_empty() || line.starts_with('#');
    (!blank).then(|| line.split('|').map(|cell| cell.trim().to_owned()).collect())
}

/// Rows as people write them, each signed by its voice.
fn said(name: &str, agreement: &Agreement, rows: &str) -> Vec<Statement> {
    let rows: Vec<&str> = rows.lines().filter(|line| !line.starts_with('#')).collect();
    let rows = rows.join("\n");
    let files = [File {
        name: "claims.csv",
        bytes: rows.as_bytes(),
    }];
    let batch = tregua_import::read(&files, &Vocabulary::from(agreement), &Options::default());
    assert_eq!(batch.problems, [], "{name}");
    let statement = |claim: tregua_record::entries::claim::Claim| Statement {
        id: claim.key.clone(),
        author: claim.voice.clone(),
        known: claim
            .said
            .map_or(Timestamp::MIN, |said| said.latest(&agreement.clock)),
        claim,
    };
    batch.claims.into_iter().map(statement).collect()
}

fn asked_view(text: &str) -> View {
    match text {
        "named body" => View::NamedBody,
        "both parties" => View::BothParties,
        "all voices" => View::AllVoices,
        voice => View::AccordingTo(voice.to_owned()),
    }
}

#[test]
fn the_evaluator_and_its_judge_tell_every_story() {
    let mut told = 0;
    let mut wrong = Vec::new();
    for story in stories() {
        let statements: Vec<tregua_standing::Statement> = story
            .statements
            .iter()
            .map(|one| tregua_standing::Statement {
                id: one.id.clone(),
                author: one.author.clone(),
                claim: one.claim.clone().into(),
                known: one.known,
            })
            .collect();
        for (as_of, lines) in &story.asked {
            let moment = Moment {
                as_of: *as_of,
                as_known: *as_of,
            };
            let evaluator = Evaluator::new(&story.agreement, &statements, moment);
            let question = Question {
                agreement: &story.agreement,
                statements: &story.statements,
                as_of: *as_of,
                as_known: *as_of,
            };
            for line in lines {
                let [label, instance, by, expected] = line.as_slice() else {
                    panic!(
                        "{}: {line:?} is not `clause | instance | view | status`",
                        story.name
                    );
                };
                let by = asked_view(by);
                let wanted = Wanted {
                    clauses: [label.clone()].into(),
                    views: [view(&by)].into(),
                    ..Wanted::default()
                };
                let here = |day: Option<String>| day.unwrap_or("-".to_owned()) == *instance;
                let rows = evaluator.rows(&wanted).into_iter();
                let rows = rows.filter(|row| here(row.instance.as_ref().map(ToString::to_string)));
                let ours: Vec<String> = rows.map(|row| row.status.word().to_owned()).collect();
                let answers = judge(&question, &by).unwrap().into_iter();
                let theirs: Vec<String> = answers
                    .filter(|answer| answer.clause == *label && here(answer.instance.clone()))
                    .map(|answer| answer.status.to_owned())
                    .collect();
                // One status for each reading and part, in their order.
                let expected: Vec<&str> = expected.split(", ").collect();
                if ours != expected || theirs != expected {
                    wrong.push(format!(
                        "{}, on {as_of}: {line:?}: evaluator {ours:?}, judge {theirs:?}",
                        story.name
                    ));
                }
                told += 1;
            }
        }
    }
    println!("{told} lines");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(told >= 20, "only {told} lines were told");
}
