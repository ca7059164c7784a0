//! `tregua reveal`: what was sealed for a group is for everybody from now on.

use std::collections::BTreeSet;

use serde_json::json;
use tregua_desk::trouble;
use tregua_record::{EntryId, MergeError, RevealError};

use crate::cli::Reveal;
use crate::commands::merge::fault;
use crate::commands::print_json;
use crate::commands::proof::find;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{folded, words};

pub(crate) fn run(args: &Reveal, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let ids: BTreeSet<EntryId> = args
        .entries
        .iter()
        .map(|word| find(&record, word))
        .collect::<Result<_, _>>()?;
    let signed = match args.commit {
        true => record.reveal(&ids, now()).map_err(refused)?,
        false => {
            record.may_reveal(&ids).map_err(refused)?;
            Vec::new()
        }
    };
    if as_json {
        let hex = |ids: &mut dyn Iterator<Item = &EntryId>| -> Vec<String> {
            ids.map(ToString::to_string).collect()
        };
        return print_json(&json!({
            "committed": args.commit, "entries": hex(&mut ids.iter()), "signed": hex(&mut signed.iter()),
        }));
    }
    let key = match args.commit {
        true => "reveal-done",
        false => "reveal-would",
    };
    for id in &ids {
        folded(&words().say(key, &[("id", id.short().into())]));
    }
    if !args.commit {
        folded(&words().say("reveal-nothing-yet", &[]));
    }
    Ok(())
}

fn refused(error: RevealError) -> Fault {
    match error {
        RevealError::Append(error) => fault(&MergeError::Append(error)),
        error => Fault::input(trouble::revealing(words(), &error)),
    }
}
