//! `tregua reveal`: what was sealed for a group is for everybody from now on, or some fields of it, or another group's too.

use std::collections::BTreeSet;

use serde_json::json;
use tregua_desk::trouble;
use tregua_record::{EntryId, MergeError, Record, RevealError};
use tregua_wording::Arg;

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
    if !args.only.is_empty() || args.group.is_some() {
        return disclose(&mut record, args, &ids, as_json);
    }
    let signed = match args.commit {
        true => record.reveal(&ids, now()).map_err(refused)?,
        false => {
            record.may_reveal(&ids).map_err(refused)?;
            Vec::new()
        }
    };
    if as_json {
        return print_json(&json!({
            "committed": args.commit, "entries": hex(&ids), "signed": hex(&signed),
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

/// Some fields to everybody, or some or all to a group.
fn disclose(record: &mut Record, args: &Reveal, ids: &BTreeSet<EntryId>, json: bool) -> Outcome {
    let only: BTreeSet<String> = args.only.iter().cloned().collect();
    let group = args.group.as_deref();
    let signed = match args.commit {
        true => record.disclose(ids, &only, group, now()),
        false => record.may_disclose(ids, &only, group).map(|()| Vec::new()),
    };
    let signed = signed.map_err(refused)?;
    if json {
        return print_json(&json!({
            "committed": args.commit, "entries": hex(ids), "signed": hex(&signed),
            "only": only, "for": group,
        }));
    }
    let fields = match only.is_empty() {
        true => words().say("disclosed-all", &[]),
        false => {
            let fields = only.iter().map(|field| words().apart(field).into_owned());
            words().join("list-comma", fields)
        }
    };
    let key = match (args.commit, group.is_some()) {
        (false, false) => "disclosed-would",
        (true, false) => "disclosed-done",
        (false, true) => "disclosed-would-group",
        (true, true) => "disclosed-done-group",
    };
    for id in ids {
        let said = [
            ("id", id.short().into()),
            ("fields", Arg::said(fields.as_str())),
            ("group", group.unwrap_or_default().into()),
        ];
        // Phrases for everybody name no group.
        let said = said.get(..if group.is_some() { 3 } else { 2 });
        folded(&words().say(key, said.unwrap_or_default()));
    }
    if !args.commit {
        folded(&words().say("reveal-nothing-yet", &[]));
    }
    Ok(())
}

fn hex<'a>(ids: impl IntoIterator<Item = &'a EntryId>) -> Vec<String> {
    ids.into_iter().map(ToString::to_string).collect()
}

fn refused(error: RevealError) -> Fault {
    match error {
        RevealError::Append(error) => fault(&MergeError::Append(error)),
        error => Fault::input(trouble::revealing(words(), &error)),
    }
}
