//! `tregua device`: the device that signs here, and what is done where a record was moved, or an older copy put back.

use serde_json::json;
use tregua_desk::trouble;
use tregua_record::KeyError;

use crate::cli::Device;
use crate::commands::log::{fork_json, say_fork};
use crate::commands::merge::fault;
use crate::commands::print_json;
use crate::exit::Outcome;
use crate::load;
use crate::moment::now;
use crate::print::{line, words};

pub(crate) fn run(args: &Device, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let before = record.device();
    if args.new {
        record.renew_device(now()).map_err(|error| fault(&error))?;
    }
    if args.moved {
        record.moved().map_err(|error| fault(&error))?;
    }
    let hindered = record
        .may_not_sign()
        .map_err(|error| load::reading(&error))?;
    let mut forks = record.forks().map_err(|error| load::reading(&error))?;
    forks.retain(|fork| record.is_own(fork.device));
    if as_json {
        return print_json(&json!({
            "device": record.device().to_string(), "author": record.author().as_str(), "may_sign": hindered.is_none(),
            "before": args.new.then(|| before.to_string()),
            "why_not": hindered.as_ref().map(|error| trouble::key(words(), error)),
            "reason": hindered.as_ref().map(reason),
            "forks": forks.iter().map(fork_json).collect::<Vec<_>>(),
        }));
    }
    let said = [
        ("device", record.device().to_string().into()),
        ("organisation", record.author().as_str().into()),
    ];
    let key = match hindered {
        None => "trust-member-own",
        Some(_) => "device-may-not",
    };
    line(&words().say(key, &said));
    if args.new {
        let before = [("device", before.short().into())];
        line(&words().say("device-new", &before));
    }
    if let Some(error) = &hindered {
        line(&trouble::key(words(), error));
    }
    forks.iter().for_each(say_fork);
    Ok(())
}

fn reason(error: &KeyError) -> &'static str {
    match error {
        KeyError::Behind { .. } => "behind",
        KeyError::Copied(_) => "copied",
        KeyError::NoGuard { .. } => "no_guard",
        KeyError::Revoked(_) => "revoked",
        KeyError::Absent(_) => "no_key",
        KeyError::OtherDevice { .. } => "other_key",
        _ => "unreadable",
    }
}
