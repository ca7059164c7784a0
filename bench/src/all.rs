//! Everything in one run: each job, form and engine in a process of its own, and a table of what they told.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use bench_logs::{Job, Knobs, generate, write};
use clap::Args;
use serde_json::{Value, json};

/// What to run.
#[derive(Args)]
pub(crate) struct All {
    /// Sizes of the logs: claims, about.
    #[arg(long, value_delimiter = ',', default_values_t = [100_000, 1_000_000])]
    sizes: Vec<usize>,
    /// A program of another engine, called with a job, the size and a log. May be given several times.
    #[arg(long)]
    peer: Vec<PathBuf>,
    /// Also write what every process told, a line each.
    #[arg(long)]
    json: Option<PathBuf>,
    /// Claims for the slider.
    #[arg(long, default_value_t = 100_000)]
    slider: usize,
    /// Peers are stopped after so many seconds.
    #[arg(long, default_value_t = 120)]
    patience: u64,
}

/// How a log is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One voice, nobody contests, in order.
    Single,
    /// The same with 1 % up to 48 hours late and 1 % made wrongly first and taken back.
    Late,
    /// Three voices and 5 % contested, asked about in six views.
    RealUse,
}

impl Form {
    const ALL: [Form; 3] = [Form::Single, Form::Late, Form::RealUse];

    fn name(self) -> &'static str {
        match self {
            Form::Single => "single",
            Form::Late => "late",
            Form::RealUse => "real use",
        }
    }

    fn knobs(self, job: Job, events: usize) -> Knobs {
        let plain = Knobs::plain(job.kind(), events);
        match self {
            Form::Single => plain,
            Form::Late => Knobs {
                late: 0.01,
                withdrawn: 0.01,
                ..plain
            },
            Form::RealUse => Knobs {
                voices: 3,
                contested: 0.05,
                ..plain
            },
        }
    }
}

struct Run<'a> {
    asked: &'a All,
    folder: PathBuf,
    told: Vec<Value>,
    differences: u64,
}

pub(crate) fn run(asked: &All) -> Result<(), String> {
    let folder = std::env::temp_dir().join(format!("tregua-bench-{}", std::process::id()));
    std::fs::create_dir(&folder).map_err(|why| why.to_string())?;
    let mut run = Run {
        asked,
        folder: folder.clone(),
        told: Vec::new(),
        differences: 0,
    };
    let done = run.everything();
    let _ = std::fs::remove_dir_all(&folder);
    done?;
    if let Some(path) = &asked.json {
        let mut file = std::fs::File::create(path).map_err(|why| why.to_string())?;
        for told in &run.told {
            writeln!(file, "{told}").map_err(|why| why.to_string())?;
        }
    }
    match run.differences {
        0 => Ok(()),
        several => Err(format!("tregua: {several} answers are not the true ones")),
    }
}

impl Run<'_> {
    fn everything(&mut self) -> Result<(), String> {
        println!(
            "{:<13} {:>8}  {:<9} {:<22} {:>9} {:>10} {:>9} {:>9} {:>8} {:>9}  other",
            "job",
            "claims",
            "form",
            "engine",
            "CPU s",
            "claims/s",
            "of plain",
            "and read",
            "peak MB",
            "not true"
        );
        for size in &self.asked.sizes {
            for job in Job::ALL {
                for form in Form::ALL {
                    self.one(job, *size, form)?;
                }
            }
        }
        let events = self.asked.slider.to_string();
        let own = own_program()?;
        let told = told(Command::new(own).args(["slider", "--events", &events]))?;
        println!("slider: {told}");
        self.told.push(told);
        Ok(())
    }

    fn one(&mut self, job: Job, size: usize, form: Form) -> Result<(), String> {
        let knobs = form.knobs(job, size);
        let log = self.folder.join("log");
        let file = std::fs::File::create(&log).map_err(|why| why.to_string())?;
        write(&generate(&knobs), std::io::BufWriter::new(file)).map_err(|why| why.to_string())?;
        let mut plain = (0.0, 0.0);
        for engine in ["plain", "tregua"] {
            let mut command = Command::new(own_program()?);
            command.args([engine, job.name(), "--events", &size.to_string()]);
            command
                .args(["--voices", &knobs.voices.to_string()])
                .arg(&log);
            let found = told(&mut command)?;
            if engine == "plain" {
                plain = (number(&found, "seconds"), number(&found, "reading"));
            } else {
                self.differences += found["differences"].as_u64().unwrap_or(0);
            }
            self.put(job, size, form, plain, found);
        }
        if form == Form::RealUse {
            // Others have one voice.
            return Ok(());
        }
        for peer in &self.asked.peer.clone() {
            let found = self.peer(peer, job, size, &log);
            self.put(job, size, form, plain, found);
        }
        Ok(())
    }

    /// What another engine told, or why it told nothing.
    fn peer(&self, peer: &Path, job: Job, size: usize, log: &Path) -> Value {
        let mut command = Command::new("timeout");
        command.arg(self.asked.patience.to_string()).arg(peer);
        command.args([job.name(), &size.to_string()]).arg(log);
        told(&mut command).unwrap_or_else(|why| {
            let name = peer.file_name().unwrap_or_default().to_string_lossy();
            json!({ "engine": name, "stopped": why })
        })
    }

    fn put(&mut self, job: Job, size: usize, form: Form, plain: (f64, f64), mut found: Value) {
        let engine = found["engine"].as_str().unwrap_or("?").to_owned();
        found["job"] = job.name().into();
        found["size"] = size.into();
        found["form"] = form.name().into();
        let head = format!(
            "{:<13} {size:>8}  {:<9} {engine:<22}",
            job.name(),
            form.name()
        );
        let why = ["cannot_say", "stopped"].map(|key| found[key].as_str().map(str::to_owned));
        match why {
            [Some(what), _] => println!("{head} cannot say this: {what}"),
            [_, Some(why)] => println!("{head} stopped: {}", why.trim()),
            _ => {
                let (seconds, reading) = (number(&found, "seconds"), number(&found, "reading"));
                let claims = number(&found, "events");
                found["of_plain"] = (seconds / plain.0).into();
                found["of_plain_and_reading"] = ((seconds + reading) / (plain.0 + plain.1)).into();
                println!(
                    "{head} {seconds:>9.4} {:>10.0} {:>9.1} {:>9.1} {:>8.0} {:>9}  {}",
                    claims / seconds,
                    seconds / plain.0,
                    (seconds + reading) / (plain.0 + plain.1),
                    number(&found, "peak_kib") / 1024.0,
                    found["differences"].to_string().replace("null", "-"),
                    others(&found)
                );
            }
        }
        self.told.push(found);
    }
}

/// The rest of what was told, in short.
fn others(found: &Value) -> String {
    let mut said: BTreeMap<&str, String> = BTreeMap::new();
    for key in [
        "false",
        "missed",
        "bytes_per_key",
        "bytes_per_claim",
        "sorting",
        "judging",
    ] {
        if let Some(n) = found[key].as_f64() {
            said.insert(key, format!("{n:.3}").trim_end_matches(".000").to_owned());
        }
    }
    for key in ["correction_us", "explanation_ms"] {
        if let Some(p99) = found[key]["p99"].as_f64() {
            let p50 = found[key]["p50"].as_f64().unwrap_or(p99);
            said.insert(key, format!("{p50:.0}/{p99:.0}"));
        }
    }
    let each: Vec<String> = said.iter().map(|(key, n)| format!("{key} {n}")).collect();
    each.join(", ")
}

fn number(found: &Value, key: &str) -> f64 {
    found[key].as_f64().unwrap_or(f64::NAN)
}

fn own_program() -> Result<PathBuf, String> {
    std::env::current_exe().map_err(|why| why.to_string())
}

/// The last line that a process printed, which is JSON.
fn told(command: &mut Command) -> Result<Value, String> {
    let done = command.output().map_err(|why| why.to_string())?;
    if done.status.code() == Some(124) {
        return Err("not finished in the time it was given".to_owned());
    }
    let said = String::from_utf8_lossy(&done.stdout);
    let last = said.lines().last().unwrap_or_default();
    serde_json::from_str(last).map_err(|_| {
        let why = String::from_utf8_lossy(&done.stderr);
        why.lines().last().unwrap_or("it said nothing").to_owned()
    })
}
