//! The commands, one file each.

mod bench;
mod check;
mod demo;
mod explain;
mod import;
mod init;
mod log;
mod note;
mod status;
mod verify;

use crate::cli::{Command, Line};
use crate::exit::{Fault, Outcome};

/// Runs what the command line asks for.
pub(crate) fn run(line: &Line) -> Outcome {
    let json = line.json;
    match &line.command {
        Command::Demo(args) => demo::run(args, json),
        Command::Init(args) => init::run(args, json),
        Command::Import(args) => import::run(args, json),
        Command::Note(args) => note::run(args, json),
        Command::Log(args) => log::run(args, json),
        Command::Verify(args) => verify::run(args, json),
        Command::Check(args) => check::run(args, json),
        Command::Status(args) => status::run(args, json),
        Command::Explain(args) => explain::run(args, json),
        Command::Bench => bench::run(json),
    }
}

/// Prints a value as JSON.
pub(crate) fn print_json(value: &impl serde::Serialize) -> Outcome {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Fault::world(format!("cannot write JSON: {error}")))?;
    crate::print::line(&text);
    Ok(())
}
