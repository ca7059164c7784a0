//! How fast the evaluator is, beside a plain loop and beside other engines, on the same logs. `README.md` says how to run it.

mod all;
mod claims;
mod measure;
mod texts;

use std::path::PathBuf;
use std::process::ExitCode;

use bench_logs::{Job, Kind, Knobs, ceiling, generate, quota, write};
use clap::{Args, Parser, Subcommand};

use crate::measure::Task;

#[derive(Parser)]
#[command(about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a log.
    Generate(Made),
    /// One job by the plain loop.
    Plain(Asked),
    /// One job by tregua.
    Tregua(Asked),
    /// Thirty clauses, six views, and a hand on the slider.
    Slider {
        /// Claims on the log, about.
        #[arg(long, default_value_t = 100_000)]
        events: usize,
        /// Stops of the slider.
        #[arg(long, default_value_t = 100)]
        stops: usize,
    },
    /// Everything, each in a process of its own, and a table.
    All(all::All),
}

#[derive(Args)]
struct Made {
    #[command(flatten)]
    knobs: Turned,
    /// Where to write it.
    file: PathBuf,
}

/// The knobs of a log.
#[derive(Args, Clone)]
struct Turned {
    /// requests, deliveries or exchanges.
    #[arg(long)]
    kind: String,
    /// About how many claims.
    #[arg(long, default_value_t = 100_000)]
    events: usize,
    /// How many voices tell of every happening.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    voices: u8,
    /// Share of happenings of which one voice says something else.
    #[arg(long, default_value_t = 0.0)]
    contested: f64,
    /// Share of claims that become known up to 48 hours late.
    #[arg(long, default_value_t = 0.0)]
    late: f64,
    /// Share of claims made wrongly first, and taken back.
    #[arg(long, default_value_t = 0.0)]
    withdrawn: f64,
    /// Other seeds, other logs.
    #[arg(long, default_value_t = 20_310_101)]
    seed: u64,
}

#[derive(Args)]
struct Asked {
    /// deadline, quota, sliding, ratio-keyed, ratio-pooled or ratio-daily.
    job: String,
    /// About how many claims the log was made with: a quota asks for as many as such a log can just give.
    #[arg(long)]
    events: usize,
    /// How many voices the log has.
    #[arg(long, default_value_t = 1)]
    voices: u8,
    /// The log.
    file: PathBuf,
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), String> {
    match cli.command {
        Command::Generate(made) => {
            let events = generate(&knobs(&made.knobs)?);
            let file = std::fs::File::create(&made.file).map_err(|why| why.to_string())?;
            write(&events, std::io::BufWriter::new(file)).map_err(|why| why.to_string())
        }
        Command::Plain(asked) => print(&task(&asked)?.plain()?),
        Command::Tregua(asked) => print(&task(&asked)?.tregua()?),
        Command::Slider { events, stops } => {
            let knobs = Knobs {
                voices: 3,
                contested: 0.05,
                ..Knobs::plain(Kind::Deliveries, events)
            };
            let mut events = generate(&knobs);
            // As many places as clauses: the log's own twenty, and ten more.
            for event in &mut events {
                event.key = (event.key + event.claim / 3 % 2 * bench_logs::PLACES) % 30;
            }
            print(&measure::slider(&events, 30, stops)?)
        }
        Command::All(asked) => all::run(&asked),
    }
}

fn knobs(turned: &Turned) -> Result<Knobs, String> {
    let kind = Kind::named(&turned.kind);
    let names = Kind::ALL.map(Kind::name).join(", ");
    Ok(Knobs {
        kind: kind.ok_or_else(|| format!("no log is about `{}`: {names}", turned.kind))?,
        events: turned.events,
        voices: turned.voices,
        contested: turned.contested,
        late: turned.late,
        withdrawn: turned.withdrawn,
        seed: turned.seed,
    })
}

fn task(asked: &Asked) -> Result<Task, String> {
    let job = Job::named(&asked.job);
    let names = Job::ALL.map(Job::name).join(", ");
    let job = job.ok_or_else(|| format!("no job is called `{}`: {names}", asked.job))?;
    let happenings = asked.events / usize::from(asked.voices.max(1));
    let file = asked.file.display();
    let log = std::fs::read_to_string(&asked.file).map_err(|why| format!("{file}: {why}"))?;
    Ok(Task {
        job,
        voices: asked.voices,
        threshold: match job {
            Job::Sliding => ceiling(happenings),
            _ => quota(happenings),
        },
        log,
    })
}

fn print(told: &serde_json::Value) -> Result<(), String> {
    println!("{told}");
    Ok(())
}
