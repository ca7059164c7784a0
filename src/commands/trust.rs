//! `tregua trust`: whose entries count here, whose are kept apart, and that a device is trusted from now on.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tregua_record::{DeviceId, Member, Record, Waiting};
use tregua_wording::Arg;

use crate::cli::Trust;
use crate::commands::log::{fork_json, say_fork};
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
    if args.device.is_empty() {
        return list(&record, as_json);
    }
    let digits = digits(&args.device)?;
    match args.revoke {
        true => revoke(&mut record, &digits, args.last, as_json),
        false => take(&mut record, &digits, args.further, as_json),
    }
}

/// Whose entries count here, whose are kept apart, and who told two stories.
fn list(record: &Record, as_json: bool) -> Outcome {
    let reading = |error| load::reading(&error);
    let waiting = record.waiting().map_err(reading)?;
    let members = record.members().map_err(reading)?;
    let forks = record.forks().map_err(reading)?;
    if as_json {
        return print_json(&json!({
            "space": record.space().to_string(), "device": record.device().to_string(),
            "members": members.iter().map(|member| member_json(record, member)).collect::<Vec<_>>(),
            "apart": waiting.iter().map(waiting_json).collect::<Vec<_>>(),
            "forks": forks.iter().map(fork_json).collect::<Vec<_>>(),
        }));
    }
    for member in &members {
        say_member(record, member);
    }
    waiting.iter().for_each(say_waiting);
    forks.iter().for_each(say_fork);
    Ok(())
}

/// Takes the entries of a device from now on.
fn take(record: &mut Record, digits: &str, further: bool, as_json: bool) -> Outcome {
    let waiting = record.waiting().map_err(|error| load::reading(&error))?;
    let members = record.members().map_err(|error| load::reading(&error))?;
    let lapsed = members.iter().filter(|member| member.lapsed);
    let waits = waiting.into_iter().filter(|one| !one.admitted);
    let waits = waits.map(|one| (one.device, one.organisation));
    let may_come = lapsed.map(|member| (member.device, member.organisation.clone()));
    let begins = |device: DeviceId| device.to_string().starts_with(digits);
    let mut found: BTreeSet<_> = waits.chain(may_come).collect();
    found.retain(|(device, _)| begins(*device));
    let of_digits = |key: &str| Fault::input(words().say(key, &[("device", digits.into())]));
    let Some((device, organisation)) = found.pop_first() else {
        let mut taken = members.iter().filter(|member| begins(member.device));
        return match taken.next() {
            Some(member) if member.revoked.is_some() => Err(of_digits("trust-was-revoked")),
            Some(member) => {
                if as_json {
                    return print_json(
                        &json!({ "already": true, "member": member_json(record, member) }),
                    );
                }
                let args = [
                    ("device", member.device.short().into()),
                    ("organisation", member.organisation.as_str().into()),
                ];
                line(&words().say("trust-already", &args));
                Ok(())
            }
            None => Err(of_digits("trust-nothing")),
        };
    };
    if !found.is_empty() {
        return Err(of_digits("trust-several"));
    }
    let of_same = |member: &&Member| {
        let counts = !member.lapsed && member.revoked.is_none();
        counts && member.organisation == organisation && member.device != device
    };
    let first = members.iter().filter(of_same);
    let args = [
        ("device", device.short().into()),
        ("organisation", organisation.as_str().into()),
    ];
    if let Some(one) = first.clone().next().filter(|_| !further) {
        let known = [args.as_slice(), &[("known", one.device.short().into())]].concat();
        return Err(Fault::input(words().say("trust-further", &known))
            .hint(words().say("trust-further-help", &[])));
    }
    let merged = record
        .trust(device, &organisation, now())
        .map_err(|error| fault(&error))?;
    if as_json {
        let mut json = merged_json(record, &merged);
        json["device"] = device.to_string().into();
        json["organisation"] = organisation.as_str().into();
        return print_json(&json);
    }
    line(&words().say("trust-done", &args));
    say(record, &merged);
    Ok(())
}

/// How far the entries of a device count here, in one line.
pub(crate) fn say_member(record: &Record, member: &Member) {
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

/// Revokes a device whose entries count here.
fn revoke(record: &mut Record, digits: &str, last: Option<u64>, as_json: bool) -> Outcome {
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
    let others = merged.stopped.iter().filter(|one| one.device != device);
    others.for_each(|member| say_member(record, member));
    Ok(())
}

/// The digits of a device as people write them down: in groups, in capitals.
fn digits(groups: &[String]) -> Result<String, Fault> {
    let given = groups.join(" ");
    let between = |letter: &char| !letter.is_whitespace() && !['-', ':', '.'].contains(letter);
    let digits: String = given.chars().filter(between).collect();
    if digits.len() < LEAST_DIGITS {
        let least = ("n", (LEAST_DIGITS as u64).into());
        return Err(Fault::usage(words().say("trust-few-digits", &[least])));
    }
    match digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
        true => Ok(digits.to_ascii_lowercase()),
        false => {
            let device = ("device", given.as_str().into());
            Err(Fault::usage(words().say("trust-no-digits", &[device])))
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

pub(crate) fn member_json(record: &Record, member: &Member) -> Value {
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
