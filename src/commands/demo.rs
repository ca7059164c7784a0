//! `tregua demo`: the whole thing on the pause of November 2023, from its text and claims to where each term stands.

use std::path::Path;

use tregua_desk::Text;
use tregua_desk::intake;
use tregua_desk::problems::import_problem;
use tregua_desk::text::declared;
use tregua_desk::trouble;
use tregua_import::{File, Options, Vocabulary};
use tregua_record::{
    AgreementText, Entropy, InitError, Organisation, ReceivedFile, Reception, Record, Sha256,
};
use tregua_standing::{Moment, Wanted};
use tregua_wording::Arg;

use crate::cli::{Demo, When};
use crate::commands::print_json;
use crate::commands::status::Question;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::{moment, now};
use crate::print::{self, line, words};

/// The worked history, as it lies in `examples/`.
const TEXT: (&str, &str) = (
    "pause.tregua",
    include_str!("../../examples/gaza-2023-11/pause.tregua"),
);
const SOURCES: (&str, &str) = (
    "sources.csv",
    include_str!("../../examples/gaza-2023-11/sources.csv"),
);
const CLAIMS: (&str, &str) = (
    "claims.csv",
    include_str!("../../examples/gaza-2023-11/claims.csv"),
);

/// What the two press reports say that the histories come from, statement by statement.
pub(crate) const REPORTS: &[&str] = &[
    include_str!("../../examples/gaza-2023-11/reports.md"),
    include_str!("../../examples/gaza-2024-02/reports.md"),
];

/// The moment that the worked history is shown at: the end of the day on which the pause ended.
const AS_OF: &str = "2023-12-02T00:00:00+02:00";

pub(crate) fn run(args: &Demo, as_json: bool) -> Outcome {
    if let Some(folder) = &args.keep {
        return keep(folder, as_json);
    }
    let (record, text, counts) = build(None)?;
    let question = Question::of(text, &record, &when())?;
    if as_json {
        return question.status(&Wanted::default(), true);
    }
    let checked = record.verify().map_err(|error| load::reading(&error))?;
    let args = [
        ("sources", counted("sources", counts.sources)),
        ("claims", counted("claims", counts.claims)),
    ];
    line(&words().say("demo-read", &args));
    line(&words().say(
        "verify-sound",
        &[(
            "entries",
            Arg::said(words().say("entries", &[("n", checked.entries.into())])),
        )],
    ));
    line("");
    story(&question)?;
    line("");
    line(&format!("━━ {}", words().say("demo-next", &[])));
    for (command, remark) in [
        ("tregua demo --keep pause", "demo-same-as-files"),
        (
            "tregua status pause/pause.tregua pause/pause.record --as-of 2023-12-02T00:00+02:00",
            "",
        ),
        (
            "tregua explain pause/pause.tregua pause/pause.record \"list for an added day\" \\",
            "",
        ),
        (
            "    --day 2023-12-01 --view Israel --as-of 2023-12-02T00:00+02:00",
            "",
        ),
        ("tregua demo --json", "demo-for-programs"),
    ] {
        // Commands are there to be copied: they hold nothing invisible, and run from the left in every language.
        if remark.is_empty() {
            print::line_as_it_is(&format!("   {command}"));
        } else {
            let remark = words().say(remark, &[]);
            print::line_as_it_is(&format!("   {command:<33} # {remark}"));
        }
    }
    Ok(())
}

/// What a newcomer should see first: one disputed number, one disputed term, the counts, the accounts of the end.
fn story(question: &Question) -> Outcome {
    let evaluator = question.evaluator();
    let keys = tregua_standing::document::Keys::new(&question.statements);
    question.heading(&evaluator, &keys);
    let agreement = &question.text.agreement;
    let shown = |clause: &str, days: &[&str], readings: &[&str]| Wanted {
        clauses: [clause.to_owned()].into(),
        days: days.iter().filter_map(|day| day.parse().ok()).collect(),
        readings: readings.iter().map(|name| (*name).to_owned()).collect(),
        ..Wanted::default()
    };
    let only = |part: &str, wanted: Wanted| Wanted {
        parts: [part.to_owned()].into(),
        ..wanted
    };
    let tables = [
        shown(
            "goods trucks",
            &["2023-11-24", "2023-11-25"],
            &["as written"],
        ),
        shown("releases each day", &["2023-11-30"], &[]),
        only("overall", shown("exchange", &[], &[])),
        shown("list for an added day", &["2023-12-01"], &[]),
    ];
    for wanted in &tables {
        let rows = evaluator.rows_only(wanted);
        print::status::rows(
            agreement,
            &rows,
            &evaluator.over_readings(wanted, &rows),
            &[],
        );
    }
    let tallies = evaluator.tallies();
    let whole: Vec<_> = tallies
        .iter()
        .filter(|tally| {
            evaluator
                .phases()
                .iter()
                .any(|phase| phase.window == tally.window)
        })
        .collect();
    print::status::tallies(agreement, &whole);
    print::status::accounts(&evaluator);
    line("");
    let why = Wanted {
        readings: ["offloading".to_owned(), "as written".to_owned()].into(),
        views: [tregua_standing::View::named("UN")].into(),
        ..shown("goods trucks", &["2023-11-24"], &[])
    };
    let rows = evaluator.rows_only(&Wanted {
        readings: Default::default(),
        ..why.clone()
    });
    for explanation in evaluator
        .explain(&why)
        .iter()
        .filter(|one| one.row.reading.is_none())
    {
        let others: Vec<_> = rows.iter().filter(|row| row.reading.is_none()).collect();
        print::explain::print(
            agreement,
            &question.text.text,
            explanation,
            &others,
            &question.statements,
            &keys,
            &[],
        );
    }
    Ok(())
}

/// The worked history in memory, and the moment it is shown at.
pub(crate) fn in_memory() -> Result<(Record, Moment), Fault> {
    let (record, _, _) = build(None)?;
    let moment = moment(&when(), now())?;
    Ok((record, moment))
}

/// Every standing of the worked history; how many there are.
pub(crate) fn measure() -> Result<usize, Fault> {
    let (record, text, _) = build(None)?;
    let question = Question::of(text, &record, &when())?;
    Ok(question.evaluator().rows(&Wanted::default()).len())
}

fn when() -> When {
    When {
        as_of: Some(AS_OF.to_owned()),
        ..When::default()
    }
}

/// `184 claims`.
fn counted(key: &str, n: usize) -> Arg<'static> {
    Arg::said(words().say(key, &[("n", (n as u64).into())]))
}

struct Counts {
    sources: usize,
    claims: usize,
}

/// Builds the record, in memory or at `path`.
fn build(path: Option<&Path>) -> Result<(Record, Text, Counts), Fault> {
    let text = load::understand(TEXT.0.to_owned(), TEXT.1.to_owned())?;
    let author = Organisation::new("tregua example")
        .map_err(|error| Fault::world(trouble::code(words(), &error)))?;
    let kept = Some(AgreementText::new(&text.agreement.name, &text.text));
    let signed = now();
    let made = match path {
        Some(path) => Record::init(path, &author, signed, kept),
        None => Record::in_memory(&author, signed, kept, Entropy::system()),
    };
    let mut record = made.map_err(|error| match error {
        InitError::Exists(_) => Fault::input(trouble::making(words(), &error)),
        error => Fault::world(trouble::making(words(), &error)),
    })?;
    let files = [SOURCES, CLAIMS];
    let batch = tregua_import::read(
        &files.map(|(name, text)| File {
            name,
            bytes: text.as_bytes(),
        }),
        &Vocabulary::from(&text.agreement),
        &Options::default(),
    );
    if let Some(problem) = batch.problems.first() {
        return Err(Fault::input(import_problem(words(), problem, "error")));
    }
    let counts = Counts {
        sources: batch.sources.len(),
        claims: batch.claims.len(),
    };
    let files = files.map(|(name, text)| ReceivedFile {
        name: name.to_owned(),
        sha256: Sha256::of(text.as_bytes()),
    });
    let reception = Reception {
        at: signed,
        rebuilt: true,
        files: files.into(),
    };
    record.tell(declared(Some(&text.agreement)));
    record
        .import(
            intake::drafts(batch.sources, batch.claims, words())?,
            reception,
            signed,
        )
        .map_err(|error| Fault::world(trouble::adding(words(), &error)))?;
    Ok((record, text, counts))
}

/// Writes the worked history into a new folder: its text, its record, and the record's key.
fn keep(folder: &Path, as_json: bool) -> Outcome {
    let shown = folder.display().to_string();
    let path = || ("path", shown.as_str().into());
    if folder.exists() {
        return Err(Fault::input(words().say("file-exists", &[path()])));
    }
    let failed = |error: std::io::Error| {
        let args = [path(), ("system", error.to_string().into())];
        Fault::world(words().say("file-cannot-write", &args))
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    for (name, text) in [TEXT, SOURCES, CLAIMS] {
        std::fs::write(folder.join(name), text).map_err(failed)?;
    }
    let (_, _, counts) = build(Some(&folder.join("pause.record")))?;
    if as_json {
        let files = [
            TEXT.0,
            SOURCES.0,
            CLAIMS.0,
            "pause.record",
            "pause.record.key",
        ];
        return print_json(&serde_json::json!({
            "folder": shown, "files": files, "claims": counts.claims, "sources": counts.sources,
        }));
    }
    let args = [path(), ("claims", counted("claims", counts.claims))];
    line(&words().say("demo-kept", &args));
    Ok(())
}
