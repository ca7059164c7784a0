//! `tregua trust`: whose entries count here, whose are kept apart, and that a device is trusted from now on.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tregua_record::{DeviceId, Member, Organisation, Record, Waiting};
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
    if let Some(digits) = args.device.as_deref().filter(|_| args.revoke) {
        return revoke(&mut record, digits, args.last, as_json);
    }
    if let Some(digits) = &args.device {
        let members = record.members().map_err(|error| load::reading(&error))?;
        let lapsed = members.into_iter().filter(|member| member.lapsed);
        let waits = waiting
            .into_iter()
            .map(|one| (one.device, one.organisation));
        let may_come = lapsed.map(|member| (member.device, member.organisation));
        let (device, organisation) = chosen(waits.chain(may_come).collect(), digits)?;
        let merged = record
            .trust(device, &organisation, now())
            .map_err(|error| fault(&error))?;
        if as_json {
            let mut json = merged_json(&record, &merged);
            json["device"] = device.to_string().into();
            json["organisation"] = organisation.as_str().into();
            return print_json(&json);
        }
        let args = [
            ("device", device.short().into()),
            ("organisation", organisation.as_str().into()),
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
        let mut args = vec![
            ("device", member.device.to_string().into()),
            ("organisation", member.organisation.as_str().into()),
        ];
        let key = match member.revoked {
            _ if member.lapsed => "trust-member-lapsed",
            Some(Some(last)) => {
                args.push(("n", last.into()));
                "trust-member-revoked"
            }
            Some(None) => "trust-member-revoked-wholly",
            None if record.device() == member.device => "trust-member-own",
            None => "trust-member",
        };
        line(&words().say(key, &args));
    }
    waiting.iter().for_each(say_waiting);
    Ok(())
}

/// Revokes a device whose entries count here.
fn revoke(record: &mut Record, digits: &str, last: Option<u64>, as_json: bool) -> Outcome {
    enough(digits)?;
    let members = record.members().map_err(|error| load::reading(&error))?;
    let mut devices: Vec<_> = members.iter().map(|member| member.device).collect();
    devices.dedup();
    devices.retain(|device| device.to_string().starts_with(digits));
    let device = match devices.as_slice() {
        [one] => *one,
        found => {
            let key = if found.is_empty() {
                "trust-no-member"
            } else {
                "trust-several"
            };
            return Err(Fault::input(words().say(key, &[("device", digits.into())])));
        }
    };
    let merged = record
        .revoke(device, last, now())
        .map_err(|error| fault(&error))?;
    let member = record.members().map_err(|error| load::reading(&error))?;
    let found = member.iter().find(|member| member.device == device);
    if as_json {
        let mut json = merged_json(record, &merged);
        json["member"] = found.map_or(Value::Null, |member| member_json(record, member));
        return print_json(&json);
    }
    // Another's revocation may reach further back.
    let key = match found.and_then(|member| member.revoked) {
        Some(Some(last)) => {
            let args = [("device", device.short().into()), ("n", last.into())];
            words().say("trust-revoked", &args)
        }
        _ => words().say("trust-revoked-wholly", &[("device", device.short().into())]),
    };
    line(&key);
    Ok(())
}

fn enough(digits: &str) -> Result<(), Fault> {
    match digits.len() < LEAST_DIGITS {
        false => Ok(()),
        true => {
            let least = ("n", (LEAST_DIGITS as u64).into());
            Err(Fault::usage(words().say("trust-few-digits", &[least])))
        }
    }
}

/// The one that the digits begin, of those whose entries are kept apart or count no longer.
fn chosen(
    of: BTreeSet<(DeviceId, Organisation)>,
    digits: &str,
) -> Result<(DeviceId, Organisation), Fault> {
    enough(digits)?;
    let mut found = of
        .into_iter()
        .filter(|(device, _)| device.to_string().starts_with(digits));
    let key = match (found.next(), found.next()) {
        (Some(one), None) => return Ok(one),
        (Some(_), Some(_)) => "trust-several",
        (None, _) => "trust-nothing",
    };
    Err(Fault::input(words().say(key, &[("device", digits.into())])))
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
        "revoked": member.revoked.is_some(), "last": member.revoked.flatten(), "lapsed": member.lapsed,
    })
}

fn waiting_json(one: &Waiting) -> Value {
    json!({
        "device": one.device.to_string(), "organisation": one.organisation.as_str(), "entries": one.entries, "first": one.first,
        "admitted": one.admitted, "vouched_by": one.vouching.iter().map(|name| name.as_str()).collect::<Vec<_>>(),
    })
}
