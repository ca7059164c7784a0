//! `tregua bench`: CPU time and peak memory of the worked history, from import to every standing; with `--rows`, of
//! importing a file of that many rows; with `--serve`, of the server.

mod client;
mod serve;
mod year;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use serde_json::{Value, json};
use tregua_import::{File, Layout, Options, Rows, Vocabulary};

use tregua_wording::Arg;

use crate::cli::{Bench, Import};
use crate::commands::{demo, import, print_json};
use crate::exit::{Fault, Outcome};
use crate::print::{line, line_as_it_is, words};

/// An agreement between invented parties, so that every name of a row is looked up.
const TEXT: &str = "\
agreement \"Talks of the river\"
language 1, english
parties Alpha and Beta
counting bodies Counters
clock +02:00, each day runs 07:00 to 07:00
a dated figure counts for the day that begins on it
thing truck (trucks)
  kinds load: seed and flour and fuel
phase Pause
  starts 2031-03-01 07:00
  lasts 4 days

clause aid in Pause
  Alpha must admit at least 200 trucks each day
  counting point left open: dispatch or crossing or offloading
";

/// Sources of the rows: each of them serves many.
const SOURCES: usize = 1_000;

pub(crate) fn run(args: &Bench, as_json: bool) -> Outcome {
    if args.serve {
        return serve::run(args.claims, args.seconds, as_json);
    }
    match (&args.measured[..], args.rows) {
        ([record, file], _) => measured(record, file, args.commit),
        (_, Some(rows)) => imports(rows, as_json),
        _ => history(as_json),
    }
}

fn history(as_json: bool) -> Outcome {
    let began = Instant::now();
    let rows = demo::measure()?;
    let seconds = began.elapsed().as_secs_f64();
    let peak = peak_memory_kib();
    if as_json {
        return print_json(&json!({ "rows": rows, "seconds": seconds, "peak_memory_kib": peak }));
    }
    let peak = peak.map_or_else(
        || words().say("bench-peak-unknown", &[]),
        |kib| {
            let mebibytes = format!("{:.1}", kib as f64 / 1024.0);
            words().say(
                "bench-peak",
                &[("mebibytes", Arg::Figures(mebibytes.into()))],
            )
        },
    );
    let args = [
        ("n", (rows as u64).into()),
        ("seconds", Arg::Figures(format!("{seconds:.3}").into())),
        ("peak", Arg::said(peak)),
    ];
    line(&words().say("bench-done", &args));
    Ok(())
}

/// Imports a file of so many rows, as CSV and as a workbook, without writing and with, and then once more. Each import
/// is a process of its own, so that none pays for another's memory.
fn imports(rows: usize, as_json: bool) -> Outcome {
    let folder = std::env::temp_dir().join(format!("tregua-bench-{}", std::process::id()));
    std::fs::create_dir(&folder).map_err(|error| failed(&error))?;
    let done = imports_in(&folder, rows);
    let _ = std::fs::remove_dir_all(&folder);
    let done = done?;
    if as_json {
        return print_json(&done);
    }
    for job in &done {
        let number = |key: &str| job[key].as_f64().unwrap_or_default();
        line(&format!(
            "{rows} rows, {:>5}, {:<13} {:6.2} s CPU, {:6.2} s wall, peak memory {}",
            job["format"].as_str().unwrap_or_default(),
            job["job"].as_str().unwrap_or_default(),
            number("cpu_seconds"),
            number("seconds"),
            mebibytes(job["peak_memory_kib"].as_u64())
        ));
    }
    Ok(())
}

fn imports_in(folder: &Path, rows: usize) -> Result<Vec<Value>, Fault> {
    let text = folder.join("river.tregua");
    std::fs::write(&text, TEXT).map_err(|error| failed(&error))?;
    write_files(folder, rows)?;
    let mut done = Vec::new();
    for (format, name) in [("CSV", "rows.csv"), ("XLSX", "rows.xlsx")] {
        let record = folder.join(format!("{format}.record"));
        let words = ["init", "--author", "Lake Monitors", "--agreement"];
        let mut init = program()?;
        init.args(words).arg(&text).arg(&record);
        finished(&mut init)?;
        let file = folder.join(name);
        for (job, commit) in [("dry run", false), ("commit", true), ("commit again", true)] {
            let mut child = program()?;
            child.args(["bench", "--measured"]).arg(&record).arg(&file);
            child.args(commit.then_some("--commit"));
            let said = finished(&mut child)?;
            let last = said.lines().last().unwrap_or_default();
            let mut found: Value = serde_json::from_str(last).map_err(|error| failed(&error))?;
            found["rows"] = rows.into();
            found["format"] = format.into();
            found["job"] = job.into();
            done.push(found);
        }
    }
    Ok(done)
}

/// One import in this process, and then what it took, on a line of its own.
fn measured(record: &Path, file: &Path, commit: bool) -> Outcome {
    let began = Instant::now();
    let import = Import {
        record: record.to_owned(),
        files: vec![file.with_file_name("sources.csv"), file.to_owned()],
        commit,
        rebuilt: false,
        group: None,
    };
    import::run(&import, false)?;
    let took = json!({
        "seconds": began.elapsed().as_secs_f64(), "cpu_seconds": cpu_seconds(), "peak_memory_kib": peak_memory_kib(),
    });
    line_as_it_is(&took.to_string());
    Ok(())
}

/// Claims of two parties and of who counts, day after day, with what real rows have: lists, words in another script,
/// sources, remarks.
fn write_files(folder: &Path, rows: usize) -> Outcome {
    let mut csv = String::from(
        "claim,kind,voice,speaker,act,actor,thing,of_kind,amount,adds,coverage,ids,counting_point,occurred,about,source,figure,said,x_note\n",
    );
    for at in 0..rows {
        let (voice, speaker) = [
            ("Alpha", "Office of Crossings"),
            ("Beta", ""),
            ("Counters", ""),
        ][at % 3];
        let point = ["dispatch", "crossing", "offloading"][at % 3];
        let (seed, flour, day) = (at % 90, at % 70, 1 + at / 24 % 28);
        let (amount, source) = (seed + flour, at % SOURCES);
        csv.push_str(&format!(
            "row-{at:06},claim,{voice},{speaker},admit,Alpha,trucks,\"seed={seed};flour={flour}\",{amount},event,whole,\
             \"P-{at:06};P-{:06}\",{point},2031-03-{day:02},day-{day:02}-{at:06},S{source},{amount} شاحنة,\
             2031-03-{day:02}T{:02}:{:02}+02:00,\"line {at}, as printed\"\n",
            at + 1,
            at % 24,
            at % 60,
        ));
    }
    let sources: String = (0..SOURCES)
        .map(|at| format!("S{at},Gazette,Number {at}\n"))
        .collect();
    let sources = format!("source,publisher,title\n{sources}");
    let files = [("rows.csv", &csv), ("sources.csv", &sources)];
    for (name, text) in files {
        std::fs::write(folder.join(name), text).map_err(|error| failed(&error))?;
    }
    let read = files.map(|(name, text)| File {
        name,
        bytes: text.as_bytes(),
    });
    let outcome = tregua_import::read(&read, &Vocabulary::open(), &Options::default());
    let mut workbook = Vec::new();
    let claims = [Rows::Claims(&outcome.claims)];
    tregua_import::write_xlsx(&mut workbook, &claims, Layout::default())
        .map_err(|error| failed(&error))?;
    std::fs::write(folder.join("rows.xlsx"), workbook).map_err(|error| failed(&error))
}

fn program() -> Result<Command, Fault> {
    Ok(Command::new(
        std::env::current_exe().map_err(|error| failed(&error))?,
    ))
}

/// What a command printed, if it succeeded.
fn finished(command: &mut Command) -> Result<String, Fault> {
    let done = command.output().map_err(|error| failed(&error))?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        return Err(Fault::world(said));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

fn failed(error: &dyn std::fmt::Display) -> Fault {
    let args = [("system", error.to_string().into())];
    Fault::world(words().say("bench-failed", &args))
}

fn mebibytes(peak: Option<u64>) -> String {
    peak.map_or_else(
        || "not stated by this system".to_owned(),
        |kib| format!("{:.1} MiB", kib as f64 / 1024.0),
    )
}

/// The peak of resident memory, where the system states it in `/proc`.
fn peak_memory_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status
        .lines()
        .find_map(|text| text.strip_prefix("VmHWM:"))?;
    peak.trim().split(' ').next()?.parse().ok()
}

/// CPU time so far, in user and system, where the system states it in `/proc`, in hundredths of a second.
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The program's name, in brackets, may hold blanks; user and system time are the 12th and 13th words after it.
    let mut words = stat.rsplit(')').next()?.split_whitespace().skip(11);
    let hundredths: u64 = words.next()?.parse::<u64>().ok()? + words.next()?.parse::<u64>().ok()?;
    Some(hundredths as f64 / 100.0)
}
