//! `tregua trust`: whose entries count here, whose are kept apart, and that a device is trusted from now on.

use serde_json::{Value, json};
use tregua_record::{Member, Record, Waiting};
use tregua_wording::Arg;

use crate::cli::Trust;
use crate::commands::merge::{fault, merged_json, say};
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{line, words};

/// Fewer digits could be those of somebody who tried often enough.
const LEAST_DIGITS: usize = 8;

pub(crate) fn run(args: &Trust, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let waiting = record.waiting().map_err(|error| load::reading(&error))?;
    if let Some(digits) = &args.device {
        let one = chosen(&waiting, digits)?.clone();
        let merged = record
            .trust(one.device, &one.organisation, now())
            .map_err(|error| fault(&error))?;
        if as_json {
            let mut json = merged_json(&record, &merged);
            json["device"] = one.device.to_string().into();
            json["organisation"] = one.organisation.as_str().into();
            return print_json(&json);
        }
        let args = [
            ("device", one.device.short().into()),
            ("organisation", one.organisation.as_str().into()),
        ];
        line(&words().say("trust-done", &args));
        say(&merged);
        return Ok(());
    }
    let members = record.members().map_err(|error| load::reading(&error))?;
    if as_json {
        return print_json(&json!({
            "space": record.space().to_string(), "device": record.device().to_string(),
            "members": members.iter().map(|member| member_json(&record, member)).collect::<Vec<_>>(),
            "apart": waiting.iter().map(waiting_json).collect::<Vec<_>>(),
        }));
    }
    for member in &members {
        let args = [
            ("device", member.device.to_string().into()),
            ("organisation", member.organisation.as_str().into()),
        ];
        let key = match record.device() == member.device {
            true => "trust-member-own",
            false => "trust-member",
        };
        line(&words().say(key, &args));
    }
    waiting.iter().for_each(say_waiting);
    Ok(())
}

fn chosen<'a>(waiting: &'a [Waiting], digits: &str) -> Result<&'a Waiting, Fault> {
    let least = ("n", (LEAST_DIGITS as u64).into());
    if digits.len() < LEAST_DIGITS {
        return Err(Fault::usage(words().say("trust-few-digits", &[least])));
    }
    let fits = |one: &&Waiting| one.device.to_string().starts_with(digits);
    let mut found = waiting.iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => {
            let args = [("device", digits.into())];
            Err(Fault::input(words().say("trust-several", &args)))
        }
        (None, _) => {
            let args = [("device", digits.into())];
            Err(Fault::input(words().say("trust-nothing", &args)))
        }
    }
}

fn say_waiting(one: &Waiting) {
    let entries = words().say("entries", &[("n", one.entries.into())]);
    let args = [
        ("entries", Arg::said(entries)),
        ("device", one.device.to_string().into()),
        ("organisation", one.organisation.as_str().into()),
        ("n", one.first.into()),
    ];
    let key = match one.admitted {
        true => "trust-waits-for-others",
        false => "trust-waits",
    };
    line(&words().say(key, &args));
    for organisation in &one.vouching {
        let args = [("organisation", organisation.as_str().into())];
        line(&words().say("trust-vouched", &args));
    }
}

fn member_json(record: &Record, member: &Member) -> Value {
    json!({
        "device": member.device.to_string(), "organisation": member.organisation.as_str(), "own": record.is_own(member.device),
        "revoked": member.revoked.is_some(), "last": member.revoked.flatten(),
    })
}

fn waiting_json(one: &Waiting) -> Value {
    json!({
        "device": one.device.to_string(), "organisation": one.organisation.as_str(), "entries": one.entries, "first": one.first,
        "admitted": one.admitted, "vouched_by": one.vouching.iter().map(|name| name.as_str()).collect::<Vec<_>>(),
    })
}
