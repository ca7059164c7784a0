//! Quick entry: tables of lines, each with the columns it becomes, what was filled in, what is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentArgs;
use tregua_calendar::Timestamp;
use tregua_import::quick::{self, Answers, Known, Noted, Setting};
use tregua_import::{SourceRow, Vocabulary, write_claims};

use crate::common::bundle;

/// The evening of the last day of the pause.
const NOTED: &str = "2031-03-07T20:00:00+02:00";

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quick")
}

pub(crate) fn vocabulary() -> Vocabulary {
    let text = std::fs::read_to_string(folder().join("river.tregua")).unwrap();
    let read = tregua_agreement::read(&text);
    assert!(!read.has_errors(), "{:?}", read.diagnostics);
    Vocabulary::from(&read.agreement.unwrap())
}

pub(crate) fn known() -> Known {
    let names = |names: &[&str]| -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    };
    let source = |key: &str, publisher: &str, title: &str, date: &str| SourceRow {
        key: key.to_owned(),
        publisher: Some(publisher.to_owned()),
        title: Some(title.to_owned()),
        published: Some(date.parse().unwrap()),
        ..SourceRow::default()
    };
    Known {
        sources: vec![
            source("RB49", "Relief Body", "Update #49", "2031-03-04"),
            source("RB50", "Relief Body", "Update #50", "2031-03-05"),
            source("GAZ5", "Gazette", "Trucks at the river", "2031-03-08"),
        ],
        claims: names(&["d1-alpha"]),
        voices: names(&["Relief Body", "Red Cloth"]),
        offices: BTreeMap::from([("Counting Desk".to_owned(), names(&["Relief Body"]))]),
        ..Known::default()
    }
}

pub(crate) fn noted(line: &str, vocabulary: &Vocabulary, answers: &[(&str, &str)]) -> Noted {
    let known = known();
    let setting = Setting {
        vocabulary,
        known: &known,
        noted: NOTED.parse::<Timestamp>().unwrap(),
    };
    let pair = |(column, text): &(&str, &str)| ((*column).to_owned(), (*text).to_owned());
    let answers: Answers = answers.iter().map(pair).collect();
    quick::read(line, &setting, &answers)
}

/// The columns of a claim, one line: `voice=Alpha · act=admit`.
pub(crate) fn columns(claim: &tregua_record::Claim) -> String {
    let csv = write_claims(std::slice::from_ref(claim));
    let mut rows = csv::ReaderBuilder::new().from_reader(csv.as_slice());
    let heads = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    let cells = heads.iter().zip(row.iter());
    let shown = cells.filter(|(column, cell)| {
        !cell.is_empty() && (*column, *cell) != ("kind", "claim") && *column != "claim"
    });
    shown
        .map(|(column, cell)| format!("{column}={cell}"))
        .collect::<Vec<_>>()
        .join(" · ")
}

fn say(key: &str, args: &[(&'static str, String)]) -> String {
    let bundle = bundle(&["note.ftl", "import.ftl"]);
    let mut values = FluentArgs::new();
    for (name, value) in args {
        values.set(*name, value.as_str());
    }
    let message = bundle
        .get_message(key)
        .unwrap_or_else(|| panic!("no phrase `{key}`"));
    let mut errors = Vec::new();
    let words = bundle
        .format_pattern(message.value().unwrap(), Some(&values), &mut errors)
        .into_owned();
    assert!(errors.is_empty(), "{key}: {errors:?}");
    words
}

fn shown(line: &str, vocabulary: &Vocabulary) -> String {
    let found = noted(line, vocabulary, &[]);
    let mut text = format!("{line}\n");
    for slip in &found.slips {
        let before = line[..slip.span.start].chars().count();
        let marked = line[slip.span.clone()].chars().count().max(1);
        text.push_str(&format!("{}{}\n", " ".repeat(before), "^".repeat(marked)));
        text.push_str(&format!(
            "    {}: {}\n",
            slip.code,
            say(slip.code, &slip.args)
        ));
        if !slip.suggestions.is_empty() {
            text.push_str(&format!("    nearest: {}\n", slip.suggestions.join(", ")));
        }
    }
    for draft in &found.drafts {
        text.push_str(&format!("  = {}\n", columns(&draft.claim)));
        for filled in &draft.filled {
            let from = say(filled.from, &filled.args);
            text.push_str(&format!("    {} {}: {from}\n", filled.column, filled.value));
        }
        for open in &draft.questions {
            let words = say(open.asks, &open.args);
            text.push_str(&format!(
                "    ? {}: {words} | {}\n",
                open.column,
                open.choices.join(" · ")
            ));
        }
        for hint in &draft.hints {
            text.push_str(&format!("    hint: {}\n", say(hint.from, &hint.args)));
        }
        for notice in &draft.notices {
            text.push_str(&format!(
                "    note {}: {}\n",
                notice.code,
                say(notice.code, &notice.args)
            ));
        }
    }
    text
}

fn table(name: &str, vocabulary: &Vocabulary) -> String {
    let lines = std::fs::read_to_string(folder().join(name)).unwrap();
    let lines = lines.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| shown(line, vocabulary))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn lines_become_the_columns_that_a_person_would_have_written() {
    let vocabulary = vocabulary();
    for name in ["figures", "two", "open", "statements", "slips"] {
        let file = format!("{name}.txt");
        insta::assert_snapshot!(name, table(&file, &vocabulary));
    }
}

#[test]
fn without_a_text_words_are_taken_as_they_stand_and_more_is_asked() {
    insta::assert_snapshot!("no_text", table("figures.txt", &Vocabulary::open()));
}

/// Every offered answer is taken, and answering the first of each leaves nothing open.
#[test]
fn every_choice_that_is_offered_is_an_answer_that_is_taken() {
    let vocabulary = vocabulary();
    let lines = std::fs::read_to_string(folder().join("open.txt")).unwrap();
    let mut asked = 0;
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let open = noted(line, &vocabulary, &[]).drafts.remove(0).questions;
        for question in &open {
            for choice in &question.choices {
                let found = noted(line, &vocabulary, &[(question.column, choice)]);
                let draft = found.drafts.first();
                let draft = draft.unwrap_or_else(|| panic!("{line}: {choice}: {:?}", found.slips));
                let again = draft
                    .questions
                    .iter()
                    .any(|open| open.column == question.column);
                assert!(
                    !again,
                    "{line}: {} = {choice} was asked again",
                    question.column
                );
                asked += 1;
            }
        }
        let mut answers: BTreeMap<&str, String> = BTreeMap::new();
        for _ in 0..6 {
            let given: Vec<(&str, &str)> = answers.iter().map(|(c, a)| (*c, a.as_str())).collect();
            let draft = noted(line, &vocabulary, &given).drafts.remove(0);
            let Some(next) = draft.questions.first() else {
                break;
            };
            let own = match next.column {
                "amount" => "24..99",
                "thing" => "goods trucks",
                _ => "unstated",
            };
            let answer = next.choices.first().map_or(own, String::as_str);
            answers.insert(next.column, answer.to_owned());
        }
        let given: Vec<(&str, &str)> = answers.iter().map(|(c, a)| (*c, a.as_str())).collect();
        let draft = noted(line, &vocabulary, &given).drafts.remove(0);
        assert_eq!(draft.questions, [], "{line}: {answers:?}");
    }
    assert!(asked > 30, "{asked}");
}

#[test]
fn a_bare_figure_is_of_what_is_counted_in_pieces() {
    let text = std::fs::read_to_string(folder().join("river.tregua")).unwrap();
    let text = text.replace(
        "zone Gorge",
        "thing fuel (litres of fuel)\n  unit L\nzone Gorge",
    ) + "
clause fuel in Pause
  Alpha must admit at least 2000 litres of fuel each day
  counted at crossing
";
    let read = tregua_agreement::read(&text);
    assert!(!read.has_errors(), "{:?}", read.diagnostics);
    let vocabulary = Vocabulary::from(&read.agreement.unwrap());
    let found = noted("Relief Body: 61 crossed 4 Mar, RB49", &vocabulary, &[]);
    let [draft] = found.drafts.as_slice() else {
        panic!("{found:#?}");
    };
    assert_eq!(draft.claim.thing.as_deref(), Some("truck"));
    let mut from = draft.filled.iter().filter(|one| one.column == "thing");
    let from = from.next().unwrap();
    assert_eq!(from.from, "note-from-clause");
    assert_eq!(from.args, [("clause", "`goods trucks`".to_owned())]);
    let found = noted("Relief Body: 61 L crossed 4 Mar, RB49", &vocabulary, &[]);
    let [draft] = found.drafts.as_slice() else {
        panic!("{found:#?}");
    };
    assert_eq!(draft.claim.thing, None);
    assert!(draft.questions.iter().any(|open| open.column == "thing"));
}

#[test]
fn an_answer_that_is_not_understood_is_a_slip_of_that_answer() {
    let vocabulary = vocabulary();
    let line = "Relief Body: 137 goods trucks 4 Mar, RB49";
    for (column, answer, code, near) in [
        ("counting_point", "offlaoding", "I024", Some("offloading")),
        ("amount", "over 100", "I042", Some("101..")),
        ("occurred", "4 March", "I052", None),
        ("adds", "sum", "I021", None),
        ("source", "=no key", "note-slip-new-source", None),
    ] {
        let found = noted(line, &vocabulary, &[(column, answer)]);
        assert!(found.drafts.is_empty());
        let slip = &found.slips[0];
        assert_eq!((slip.code, slip.answer), (code, Some(column)), "{answer}");
        assert_eq!(
            slip.suggestions.first().map(String::as_str),
            near,
            "{answer}"
        );
    }
}

#[test]
fn a_new_source_comes_with_the_claim() {
    let vocabulary = vocabulary();
    let line = "Relief Body: 137 goods trucks crossed 4 Mar, River News";
    let answer = "RN6=River News, Trucks at last, 2031-03-06, https://example.org/6";
    let draft = noted(line, &vocabulary, &[("source", answer)])
        .drafts
        .remove(0);
    let row = draft.source.unwrap();
    assert_eq!(row.key, "RN6");
    assert_eq!(row.publisher.as_deref(), Some("River News"));
    assert_eq!(row.title.as_deref(), Some("Trucks at last"));
    assert_eq!(row.url.as_deref(), Some("https://example.org/6"));
    assert_eq!(draft.claim.source.as_deref(), Some("RN6"));
    assert_eq!(draft.claim.said, Some("2031-03-06".parse().unwrap()));
    assert_eq!(draft.questions, []);
}

#[test]
fn every_phrase_is_there_in_house_style() {
    let bundle = bundle(&["note.ftl"]);
    for key in quick::PHRASES {
        assert!(bundle.has_message(key), "no phrase `{key}`");
    }
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../wording/phrases/en/note.ftl"),
    )
    .unwrap();
    let phrases = text.lines().filter_map(|line| line.split_once(" = "));
    for (key, words) in phrases.filter(|(key, _)| key.starts_with("note-")) {
        assert!(!words.starts_with(char::is_uppercase), "{key}: {words}");
        assert!(!words.ends_with('.'), "{key}: {words}");
        let used = key.starts_with("note-slip-")
            || key.starts_with("note-ask-")
            || key.starts_with("note-from-");
        assert!(
            !used || quick::PHRASES.contains(&key),
            "{key} is used by nobody"
        );
    }
}

#[test]
fn keys_name_known_voices_only_and_are_not_used_twice() {
    let vocabulary = vocabulary();
    let known = known();
    let setting = Setting {
        vocabulary: &vocabulary,
        known: &known,
        noted: NOTED.parse().unwrap(),
    };
    let key = |line: &str, taken: &[&str]| {
        let claim = quick::read(line, &setting, &Answers::new())
            .drafts
            .remove(0)
            .claim;
        let taken = taken.iter().map(|key| (*key).to_owned()).collect();
        quick::key(&claim, &setting, &taken)
    };
    let line = "Relief Body: 137 goods trucks offloaded 4 Mar, RB49";
    assert_eq!(key(line, &[]), "n-20310304-relief-body-1");
    assert_eq!(
        key(line, &["n-20310304-relief-body-1"]),
        "n-20310304-relief-body-2"
    );
    assert_eq!(
        key("A Stranger: 137 goods trucks offloaded", &[]),
        "n-20310307-1"
    );
}
