//! The commands, one file each.

mod attach;
mod attachment;
mod attachments;
mod bench;
mod brief;
mod bundle;
mod changes;
mod charter;
mod check;
mod count;
mod custody;
mod demo;
mod device;
mod diff;
mod due;
mod erase;
mod explain;
mod export;
mod fmt;
mod group;
mod head;
mod import;
mod init;
mod log;
mod lsp;
mod merge;
mod missing;
mod note;
mod parcel;
mod positions;
mod proof;
mod reveal;
mod search;
mod serve;
mod show;
mod status;
mod text;
mod trust;
mod verify;
mod witness;

use crate::cli::{Command, Line};
use crate::exit::{Fault, Outcome};

/// Runs what the command line asks for.
pub(crate) fn run(line: &Line) -> Outcome {
    let json = line.json;
    match &line.command {
        Command::Demo(args) => demo::run(args, json),
        Command::Init(args) => init::run(args, json),
        Command::Import(args) => import::run(args, json),
        Command::Export(args) => export::run(args, json),
        Command::Note(args) => note::run(args, json),
        Command::Log(args) => log::run(args, json),
        Command::Search(args) => search::run(args, json),
        Command::Head(args) => head::run(args, json),
        Command::Proof(args) => proof::run(args, json),
        Command::Bundle(args) => bundle::run(args, json),
        Command::Merge(args) => merge::run(args, json),
        Command::Trust(args) => trust::run(args, json),
        Command::Device(args) => device::run(args, json),
        Command::Charter(args) => charter::run(args, json),
        Command::Group(args) => group::run(args, json),
        Command::Attach(args) => attach::run(args, json),
        Command::Attachments(args) => attachments::run(args, json),
        Command::Attachment(args) => attachment::run(args, json),
        Command::Custody(args) => custody::run(args, json),
        Command::Reveal(args) => reveal::run(args, json),
        Command::Erase(args) => erase::run(args, json),
        Command::Witness(args) => witness::run(args, json),
        Command::Verify(args) => verify::run(args, json),
        Command::Check(args) => check::run(args, json),
        Command::Lsp => lsp::run(),
        Command::Diff(args) => diff::run(args, json),
        Command::Fmt(args) => fmt::run(args, json),
        Command::Show(args) => show::run(args, json),
        Command::Text(args) => text::run(args, json),
        Command::Positions(args) => positions::run(args, json),
        Command::Status(args) => status::run(args, json),
        Command::Explain(args) => explain::run(args, json),
        Command::Brief(args) => brief::run(args, json),
        Command::Due(args) => due::run(args, json),
        Command::Changes(args) => changes::run(args, json),
        Command::Missing(args) => missing::run(args, json),
        Command::Count(args) => count::run(args, json),
        Command::Serve(args) => serve::run(args, json),
        Command::Bench(args) => bench::run(args, json),
    }
}

/// Prints a value as JSON.
pub(crate) fn print_json(value: &impl serde::Serialize) -> Outcome {
    let text = serde_json::to_string_pretty(value).map_err(|error| {
        let args = [("system", error.to_string().into())];
        Fault::world(crate::print::words().say("json-cannot-write", &args))
    })?;
    crate::print::line_as_it_is(&text);
    Ok(())
}
