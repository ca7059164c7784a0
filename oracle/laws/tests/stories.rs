//! Stories as data: a text, rows as a spreadsheet would hold them, and where each part stands at some moments. The evaluator
//! and its judge are both held to what is written.
//!
//! A file of `stories/` is a text; after `== claims`, rows; after each `== as of <instant>`, expected lines
//! `view | clause | part | instance | status`, with `-` for a part that has one instance; where a part has several readings, one
//! status for each, in their order.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of tests that fails is a test that fails"
)]

use std::collections::BTreeMap;

use tregua_agreement::Agreement;
use tregua_calendar::Timestamp;
use tregua_enumerator::{Question, View};
use tregua_import::{File, Options, Vocabulary};
use tregua_record::entries::claim::Claim;
use tregua_standing::{Evaluator, Moment, Statement, Wanted};

struct Story {
    agreement: Agreement,
    claims: Vec<(Claim, Timestamp)>,
    /// The moment, and the lines expected at it.
    expected: Vec<(Timestamp, Vec<Vec<String>>)>,
}

fn read(text: &str) -> Story {
    let mut parts = text.split("\n== ");
    let outcome = tregua_agreement::read(parts.next().unwrap());
    assert!(!outcome.has_errors(), "{:#?}", outcome.diagnostics);
    let agreement = outcome.agreement.unwrap();
    let rows = parts.next().unwrap().strip_prefix("claims\n").unwrap();
    let file = File {
        name: "claims.csv",
        bytes: rows.as_bytes(),
    };
    let vocabulary = Vocabulary::from(&agreement);
    let outcome = tregua_import::read(&[file], &vocabulary, &Options::default());
    assert!(outcome.problems.is_empty(), "{:#?}", outcome.problems);
    let known = |claim: &Claim| claim.said.map(|said| said.latest(&agreement.clock));
    let claims = outcome.claims.into_iter();
    let claims = claims.map(|claim| (known(&claim).unwrap_or(Timestamp::MIN), claim));
    let claims = claims.map(|(known, claim)| (claim, known)).collect();
    let expected = parts.map(|part| {
        let (moment, lines) = part.split_once('\n').unwrap();
        let moment = moment.strip_prefix("as of ").unwrap().trim();
        let lines = lines.lines().filter(|line| line.contains('|'));
        let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
        (moment.parse().unwrap(), lines.map(cells).collect())
    });
    Story {
        expected: expected.collect(),
        claims,
        agreement,
    }
}

fn view_named(text: &str) -> View {
    let view = match text {
        "named body" => View::NamedBody,
        "both parties" => View::BothParties,
        "all voices" => View::AllVoices,
        voice => View::AccordingTo(voice.strip_prefix("according to ").unwrap().to_owned()),
    };
    assert_eq!(tregua_laws::view(&view).to_string(), text);
    view
}

/// Each named part with its status on every reading.
type Told = BTreeMap<Vec<String>, Vec<String>>;

fn told(named: impl Iterator<Item = (Vec<String>, &'static str)>) -> Told {
    let mut told = Told::new();
    for (name, status) in named {
        told.entry(name).or_default().push(status.to_owned());
    }
    told
}

fn by_evaluator(story: &Story, as_of: Timestamp, view: &View) -> Told {
    let statements: Vec<Statement> = story
        .claims
        .iter()
        .map(|(claim, known)| Statement {
            id: (&claim.key).into(),
            author: (&claim.voice).into(),
            claim: claim.clone().into(),
            known: *known,
        })
        .collect();
    let moment = Moment {
        as_of,
        as_known: as_of,
    };
    let wanted = Wanted {
        views: [tregua_laws::view(view)].into(),
        ..Wanted::default()
    };
    let rows = Evaluator::new(&story.agreement, &statements, moment).rows(&wanted);
    let named = rows.into_iter().map(|row| {
        let instance = row.instance.map_or("-".to_owned(), |name| name.to_string());
        let name = vec![row.clause, row.part, instance];
        (name, row.status.word())
    });
    told(named)
}

fn by_judge(story: &Story, as_of: Timestamp, view: &View) -> Told {
    let statements: Vec<tregua_enumerator::Statement> = story
        .claims
        .iter()
        .map(|(claim, known)| tregua_enumerator::Statement {
            id: claim.key.to_string(),
            author: claim.voice.to_string(),
            claim: claim.clone(),
            known: *known,
        })
        .collect();
    let question = Question {
        agreement: &story.agreement,
        statements: &statements,
        as_of,
        as_known: as_of,
    };
    let answers = tregua_enumerator::judge(&question, view).unwrap();
    let named = answers.into_iter().map(|one| {
        let instance = one.instance.unwrap_or("-".to_owned());
        let name = vec![one.clause, one.part, instance];
        (name, one.status)
    });
    told(named)
}

#[test]
fn every_story_comes_out_as_it_is_told_for_the_evaluator_and_for_its_judge() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories");
    let (mut lines_told, mut wrong) = (0, Vec::new());
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for path in files {
        let story = read(&std::fs::read_to_string(&path).unwrap());
        for (as_of, lines) in &story.expected {
            for line in lines {
                let [by, name @ .., status] = line.as_slice() else {
                    panic!("{}: {line:?}", path.display());
                };
                let by = view_named(by);
                let expected: Vec<String> = status.split(", ").map(str::to_owned).collect();
                let place = format!("{} as of {as_of}: {line:?}", path.display());
                let ours = by_evaluator(&story, *as_of, &by);
                let judged = by_judge(&story, *as_of, &by);
                for (who, found) in [("evaluator", ours.get(name)), ("judge", judged.get(name))] {
                    if found != Some(&expected) {
                        wrong.push(format!("{who}, {place}: {found:?}"));
                    }
                }
                lines_told += 1;
            }
        }
        assert!(!story.expected.is_empty(), "{}", path.display());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    println!("{lines_told} lines");
    assert!(lines_told > 80);
}
