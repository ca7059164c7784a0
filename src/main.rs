//! `tregua`: a shared record of a truce. The only code that reads the clock, prints and exits.

mod cli;
mod commands;
mod draft;
mod exit;
mod heap;
mod load;
mod moment;
mod notebook;
mod print;
mod serving;
mod witnessing;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let line = cli::Line::parse();
    print::speak(line.lang.into(), line.digits.into());
    match commands::run(&line) {
        Ok(()) if print::cut_short() => exit::end(
            &exit::Fault::world(print::words().say("output-cut-short", &[])),
            line.json,
        ),
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => exit::end(&fault, line.json),
    }
}
