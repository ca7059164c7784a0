//! `tregua custody`: one step in the keeping of what an attachment is of.

use serde_json::json;
use tregua_wording::Arg;

use crate::cli::Custody;
use crate::commands::attach::refused;
use crate::commands::attachment::find;
use crate::commands::print_json;
use crate::exit::Outcome;
use crate::load;
use crate::moment::now;
use crate::print::{folded, words};

pub(crate) fn run(args: &Custody, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let of = find(&record, &args.attachment)?;
    let step = tregua_record::Step::from(args.step);
    let custody = tregua_record::Custody {
        step,
        on: args.on,
        from: args.from.clone(),
        to: args.to.clone(),
        seal: args.seal.clone(),
        note: args.note.clone(),
    };
    let id = record.note_custody(of, custody, now());
    let id = id.map_err(|error| refused(&error))?;
    if as_json {
        return print_json(
            &json!({ "entry": id.to_string(), "of": of.to_string(), "step": step.word() }),
        );
    }
    let said = [
        (
            "step",
            Arg::said(words().known("custody-step", step.word())),
        ),
        ("id", id.short().into()),
        ("of", of.short().into()),
    ];
    folded(&words().say("custody-done", &said));
    Ok(())
}
