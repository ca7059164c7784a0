//! `tregua-conformance answer [--by enumerator]`: answers questions, a line each.
//! `tregua-conformance run FOLDER PROGRAM [ARGUMENT…]`: puts the cases of a folder to a program, and says where it differs.
//! `tregua-conformance schema`: the schema of cases and lines.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use tregua_conformance::cases::{read, schema};
use tregua_conformance::{Answerer, Answers, Question, answer};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["answer"] => answer_all(Answerer::Evaluator),
        ["answer", "--by", "enumerator"] => answer_all(Answerer::Enumerator),
        ["run", folder, program, arguments @ ..] => run(Path::new(folder), program, arguments),
        ["schema"] => {
            println!("{:#}", schema());
            Ok(true)
        }
        _ => Err("answer [--by enumerator] | run FOLDER PROGRAM [ARGUMENT…] | schema".to_owned()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(what) => {
            eprintln!("{what}");
            ExitCode::from(2)
        }
    }
}

/// Reads questions from standard input and answers each at once.
fn answer_all(by: Answerer) -> Result<bool, String> {
    for line in std::io::stdin().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let question: Question =
            serde_json::from_str(&line).map_err(|error| format!("not a question: {error}"))?;
        let line =
            serde_json::to_string(&answer(by, &question)).map_err(|error| error.to_string())?;
        println!("{line}");
    }
    Ok(true)
}

/// Puts every case to the program; true if all its answers are as expected.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Result<bool, String> {
    let cases = read(folder)?;
    let told = |error: std::io::Error| format!("{program}: {error}");
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(told)?;
    let mut asks = child.stdin.take().ok_or("no way in")?;
    let mut answers = BufReader::new(child.stdout.take().ok_or("no way out")?).lines();
    let mut wrong = 0;
    for case in &cases {
        let line = serde_json::to_string(&case.question()).map_err(|error| error.to_string())?;
        writeln!(asks, "{line}").map_err(told)?;
        let line = answers
            .next()
            .ok_or_else(|| format!("{program} stopped before {}", case.id))?
            .map_err(told)?;
        let answers: Answers = serde_json::from_str(&line)
            .map_err(|error| format!("{}: {program} answered `{line}`: {error}", case.id))?;
        let differences = case.differences(&answers);
        wrong += usize::from(!differences.is_empty());
        differences.iter().for_each(|line| println!("{line}"));
    }
    drop(asks);
    child.wait().map_err(told)?;
    println!(
        "{} of {} cases as expected",
        cases.len() - wrong,
        cases.len()
    );
    Ok(wrong == 0)
}
